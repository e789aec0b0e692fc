"""The month report of a team lead as files: a PDF and one CSV per table. Knows no store and no Qt.

The PDF module brings reportlab along, so it is loaded only when a report is really made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import cast

from wijdesk.models.cijfer import MARK, Definitie, is_klein
from wijdesk.models.rapportnaam import rapportnaam
from wijdesk.models.rows.cijfer import Cijfer, Meting, Verdeling
from wijdesk.models.rows.periodecijfers import Periodecijfers
from wijdesk.reports.jaarverslag_tekst import definitie_in_woorden
from wijdesk.reports.rapportmap import leg_neer
from wijdesk.reports.tabel import Cel, csv_bytes

PDF = "wijdesk.reports.maandrapport_pdf"
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
VAN_NAMEN = frozenset({"regisseur"})
"""Distributions over colleagues: on paper for who asks for them, in no file."""
NIET_ALTIJD = ("per-klachtuitkomst.csv", "per-klachtreden.csv", "per-thema.csv")
"""Tables that a report has or has not."""


def tabellen(cijfers: Periodecijfers) -> dict[str, bytes]:
    """File name → CSV for every table of the period. No name of anybody is in them."""
    uit = {
        "cijfers.csv": csv_bytes(
            (
                *("naam", "titel", "waarde", "teller", "noemer", "versie"),
                *("vorige_waarde", "vorige_teller", "vorige_noemer", "vorige_versie", "definitie"),
            ),
            map(_rij, cijfers.blad.regels),
        ),
        "verloop.csv": csv_bytes(("naam", "van", "tot", "waarde", "teller", "noemer", "versie"), _verloop(cijfers)),
        "trechter.csv": csv_bytes(("stap", "aantal"), cijfers.trechter.stappen),
        "aankomst.csv": csv_bytes(
            ("weekdag", "uur", "aantal"),
            (
                (WEEKDAGEN[dag], uur, aantal)
                for dag, uren in enumerate(cijfers.warmte.aantallen)
                for uur, aantal in enumerate(uren)
                if aantal
            ),
        ),
    }
    return uit | {
        f"per-{verdeling.soort}.csv": _verdeling(verdeling)
        for verdeling in cijfers.verdelingen
        if verdeling.soort not in VAN_NAMEN
    }


def schrijf(cijfers: Periodecijfers, map: Path) -> tuple[Path, ...]:  # noqa: A002 - "map" is the word of the command line
    """Write `maandrapport-JJJJ-MM.pdf`, of one locatie with its name behind it, and the tables into a folder, all or
    nothing; answers the paths, the PDF first.

    Raises Weigering on "map" when another report stands there, and `SchijfVol` or `NietTeSchrijven` with a way out;
    what stood there before is then untouched.
    """
    maak = cast("Callable[[Periodecijfers], bytes]", import_module(PDF).maak)
    naam = f"{rapportnaam('maandrapport', cijfers.periode.van[:7], cijfers.waarvan)}.pdf"
    return leg_neer(map, naam, {naam: maak(cijfers)} | tabellen(cijfers), NIET_ALTIJD)


def _rij(cijfer: Cijfer) -> tuple[Cel, ...]:
    nu, eerder = cijfer.nu, cijfer.eerder
    vorige = (
        (None, None, None, None)
        if eerder is None
        else (_waarde(cijfer.definitie, eerder), _teller(cijfer.definitie, eerder), eerder.noemer, eerder.versie)
    )
    naam, titel = cijfer.definitie.naam, cijfer.titel
    rest = definitie_in_woorden(cijfer.definitie)
    teller = _teller(cijfer.definitie, nu)
    return (naam, titel, _waarde(cijfer.definitie, nu), teller, nu.noemer, nu.versie, *vorige, rest)


def _verloop(cijfers: Periodecijfers) -> Iterator[tuple[Cel, ...]]:
    gezien: set[tuple[str, str, str]] = set()
    for reeks in (*cijfers.verloop, *cijfers.reeksen):
        for punt in reeks.punten:
            sleutel = (reeks.definitie.naam, punt.periode.van, punt.periode.tot)
            if sleutel not in gezien:
                gezien.add(sleutel)
                meting = punt.meting
                teller = _teller(reeks.definitie, meting)
                yield (*sleutel, _waarde(reeks.definitie, meting), teller, meting.noemer, meting.versie)


def _verdeling(verdeling: Verdeling) -> bytes:
    if verdeling.soort == "waarde":
        return csv_bytes(
            ("productgroep", "lopend", "vorige", "bedrag_bekend", "euro_per_maand"),
            (
                (rij.code, rij.aantal, rij.eerder, rij.van, Decimal(rij.bedrag) if rij.bedrag else None)
                for rij in verdeling.rijen
            ),
        )
    met_van = any(rij.van is not None for rij in verdeling.rijen)
    rijen = [(rij.code, rij.aantal, rij.eerder, *((rij.van,) if met_van else ())) for rij in verdeling.rijen]
    return csv_bytes((verdeling.soort, "aantal", "vorige", *(("van",) if met_van else ())), rijen)


def _teller(definitie: Definitie, meting: Meting) -> int | None:
    """The numerator; nothing of few marks, whose sum says what one of them was."""
    return None if definitie.eenheid == MARK and is_klein(MARK, meting.noemer) else meting.teller


def _waarde(definitie: Definitie, meting: Meting) -> Decimal | None:
    """The value; nothing of a percentage of few, of which numerator and denominator say enough."""
    if meting.waarde is None or is_klein(definitie.eenheid, meting.noemer):
        return None
    return Decimal(str(round(meting.waarde, 4)))
