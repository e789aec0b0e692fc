"""The jaarverslag: the counted figures of one year as a PDF and one CSV per table. Knows no store and no Qt.

The tables and their columns are those of the published annual report of 2020. The PDF module brings reportlab along,
so it is loaded only when a report is really made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from wijdesk.models.rows.verslag import Gat, JaarCijfers
from wijdesk.models.values import lokaal
from wijdesk.reports.jaarverslag_tekst import definitie, let_op
from wijdesk.reports.tabel import aflopend, csv_bytes, deel
from wijdesk.reports.wegschrijven import schrijf_samen

__all__ = ["JaarCijfers", "schrijf", "tabellen"]


def tabellen(cijfers: JaarCijfers) -> dict[str, bytes]:
    """File name → CSV for every table of the year."""
    return {
        "vragen-per-meldingtype.csv": csv_bytes(("meldingtype", "aantal"), aflopend(cijfers.per_meldingtype)),
        "vragen-per-melder.csv": csv_bytes(("melder", "aantal"), aflopend(cijfers.per_melder)),
        "indicaties-per-productgroep.csv": csv_bytes(("productgroep", "aantal"), aflopend(cijfers.per_productgroep)),
        "trechter.csv": csv_bytes(("stap", "aantal"), cijfers.trechter),
        "kerncijfers.csv": _kerncijfers(cijfers),
        **_per_locatie(cijfers),
    }


def schrijf(cijfers: JaarCijfers, map: Path) -> tuple[Path, ...]:  # noqa: A002 - "map" is the word of the command line
    """Write `jaarverslag-J.pdf` and the tables into a folder, all or nothing; answers the paths, the PDF first.

    Raises `SchijfVol` or `NietTeSchrijven` with a way out; what stood there before is then untouched.
    """
    maak = cast("Callable[[JaarCijfers], bytes]", import_module("wijdesk.reports.jaarverslag_pdf").maak)
    return schrijf_samen(map, {f"jaarverslag-{cijfers.jaar}.pdf": maak(cijfers), **tabellen(cijfers)})


def _per_locatie(cijfers: JaarCijfers) -> dict[str, bytes]:
    """Where there is more than one; and of a desk that shares, which teams it reads and up to when."""
    uit: dict[str, bytes] = {}
    if len(cijfers.per_locatie) > 1:
        uit["vragen-per-locatie.csv"] = csv_bytes(("locatie", "aantal"), aflopend(cijfers.per_locatie))
    if cijfers.teams:
        per_team = [(team, let_op(replace(cijfers, gaten=_van(cijfers, team)))) for team in cijfers.teams]
        opgehaald = "" if cijfers.bijgewerkt is None else lokaal(cijfers.bijgewerkt).date().isoformat()
        rijen = [(team, opgehaald, " ".join(zinnen)) for team, zinnen in per_team]
        uit["teams.csv"] = csv_bytes(("team", "opgehaald", "let_op"), rijen)
    return uit


def _van(cijfers: JaarCijfers, team: str) -> tuple[Gat, ...]:
    return tuple(gat for gat in cijfers.gaten if gat.team == team)


def _kerncijfers(cijfers: JaarCijfers) -> bytes:
    direct, alle = cijfers.direct_afgehandeld, cijfers.vragen
    return csv_bytes(
        ("naam", "waarde", "teller", "noemer", "definitie"),
        (
            ("vragen", alle, alle, None, definitie(cijfers, "vragen")),
            ("direct_afgehandeld", deel(direct, alle), direct, alle, definitie(cijfers, "direct_afgehandeld")),
            ("indicaties", cijfers.indicaties, cijfers.indicaties, None, definitie(cijfers, "indicaties")),
        ),
    )
