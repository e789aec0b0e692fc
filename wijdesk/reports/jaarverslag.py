"""The jaarverslag: the counted figures of one year as a PDF and one CSV per table. Knows no store and no Qt.

The tables and their columns are those of the published annual report of 2020. The PDF module brings reportlab along,
so it is loaded only when a report is really made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import cast

from wijdesk.models.cijfer import AANTAL, MARK, PER, PROCENT, Definitie, is_klein
from wijdesk.models.impactvragen import KLEINSTE
from wijdesk.models.jaartabellen import GEMELD
from wijdesk.models.rapportnaam import rapportnaam
from wijdesk.models.rows.cijfer import BuitencijferRij, Meting
from wijdesk.models.rows.gepubliceerd import Gepubliceerd, Vergelijking
from wijdesk.models.rows.verslag import Gat, JaarCijfers
from wijdesk.models.values import lokaal
from wijdesk.reports.jaarverslag_naast import csv_van, vergelijk
from wijdesk.reports.jaarverslag_tekst import (
    definitie,
    definitie_in_woorden,
    duidingen,
    per_maand,
    wat_ontbreekt,
)
from wijdesk.reports.jaarverslag_werk import KOLOMMEN, werkrijen
from wijdesk.reports.rapportmap import leg_neer
from wijdesk.reports.tabel import Cel, aflopend, csv_bytes, deel

__all__ = ["JaarCijfers", "rijen", "schrijf", "tabellen"]

Rij = tuple[Cel, ...]
Tabel = tuple[tuple[str, ...], Sequence[Rij]]
"""Columns and rows."""
PDF = "wijdesk.reports.jaarverslag_pdf"
NIET_ALTIJD = (
    "vragen-per-locatie.csv", "indicaties-per-locatie.csv",
    "praktijkvormen.csv", "impactmeting.csv", "sessies.csv", "sociale-kaart.csv",
    "cijfers-van-anderen.csv", "duiding.csv", "teams.csv",
    "verschillen-met-gepubliceerd.csv", "tegenspraken-in-gepubliceerd.csv", *(f"{naam}.csv" for naam in KOLOMMEN),
)  # fmt: skip
"""Tables that a report has or has not."""
OP_DE_KAART = ("verwezen", "waarvan toeleidingen", "waarvan met een eerste contact")
VAN_ANDEREN = ("cijfer", "locatie", "jaar", "waarde", "eenheid", "basis", "bron", "definitie")


def rijen(cijfers: JaarCijfers) -> dict[str, Tabel]:
    """Name of a table → its columns and rows; those of counts hold only what was counted, the most first."""
    uit: dict[str, Tabel] = {
        "vragen-per-meldingtype": _telling("meldingtype", cijfers.per_meldingtype),
        "vragen-per-melder": _telling("melder", cijfers.per_melder),
        "vragen-per-kanaal": _telling("kanaal", cijfers.per_kanaal),
        "vragen-per-uitkomst": _telling("uitkomst", cijfers.per_uitkomst),
        "vragen-per-maand": (("maand", "aantal"), list(enumerate(per_maand(cijfers), start=1))),
        "indicaties-per-productgroep": _telling("productgroep", cijfers.per_productgroep),
        "klachten": (("regel", "aantal"), list(cijfers.klachten)),
        "klachten-redenen": _telling("reden", cijfers.klachtredenen),
        "agressie": _telling("soort", cijfers.per_agressie),
        "activiteiten": (("thema", "lopend", "gestart"), op_grootte(cijfers.activiteiten)),
        "trechter": (("stap", "aantal"), list(cijfers.trechter)),
        "kerncijfers": (("naam", "waarde", "teller", "noemer", "definitie"), _kerncijfers(cijfers)),
    }
    if cijfers.praktijkvormen:
        uit["praktijkvormen"] = _telling("praktijkvorm", cijfers.praktijkvormen)
    if cijfers.impact:
        uit["impactmeting"] = (("versie", "vraag", "antwoord", "aantal", "van", "gemiddelde"), _impact(cijfers))
    if cijfers.sessies[0]:
        uit["sessies"] = (("wat", "aantal"), list(zip(("sessies", "bezoeken"), cijfers.sessies, strict=True)))
    if cijfers.kaart[0]:
        uit["sociale-kaart"] = (("wat", "aantal"), list(zip(OP_DE_KAART, cijfers.kaart, strict=True)))
    if cijfers.buiten:
        uit["cijfers-van-anderen"] = (VAN_ANDEREN, [_van_anderen(rij) for rij in cijfers.buiten])
    uit |= werkrijen(cijfers)
    if len(cijfers.per_locatie) > 1:
        uit["vragen-per-locatie"] = _telling("locatie", cijfers.per_locatie)
    if len(cijfers.indicaties_per_locatie) > 1:
        uit["indicaties-per-locatie"] = _telling("locatie", cijfers.indicaties_per_locatie)
    return uit


def tabellen(cijfers: JaarCijfers) -> dict[str, bytes]:
    """File name → CSV for every table of the year."""
    uit = {f"{naam}.csv": csv_bytes(kop, inhoud) for naam, (kop, inhoud) in rijen(cijfers).items()}
    if cijfers.duidingen:
        uit["duiding.csv"] = csv_bytes(("cijfer", "periode", "tekst"), duidingen(cijfers.duidingen))
    return uit | _per_team(cijfers)


def schrijf(cijfers: JaarCijfers, map: Path, naast: Sequence[Gepubliceerd] = ()) -> tuple[Path, ...]:  # noqa: A002 - "map" is the word of the command line
    """Write `jaarverslag-J.pdf`, of one locatie `jaarverslag-J-locatie.pdf`, and the tables into a folder, all or
    nothing; answers the paths, the PDF first.

    With published tables (`naast`) also what differs from them. Raises Weigering on "map" when another report stands
    there, and `SchijfVol` or `NietTeSchrijven` with a way out; what stood there before is then untouched.
    """
    naast_elkaar = vergelijk(rijen(cijfers), naast) if naast else None
    maak = cast("Callable[[JaarCijfers, Vergelijking | None], bytes]", import_module(PDF).maak)
    verschillen = {} if naast_elkaar is None else csv_van(naast_elkaar)
    naam = f"{rapportnaam('jaarverslag', str(cijfers.jaar), cijfers.locatie)}.pdf"
    pdf = {naam: maak(cijfers, naast_elkaar)}
    return leg_neer(map, naam, pdf | tabellen(cijfers) | verschillen, NIET_ALTIJD)


def _telling(kolom: str, tellingen: tuple[tuple[str, int], ...]) -> Tabel:
    return (kolom, "aantal"), list(aflopend(tellingen))


def _per_team(cijfers: JaarCijfers) -> dict[str, bytes]:
    """Of a desk that shares, which teams it reads and up to when."""
    if not cijfers.teams:
        return {}
    per_team = [(team, wat_ontbreekt(_van(cijfers, team))) for team in cijfers.teams]
    opgehaald = "" if cijfers.bijgewerkt is None else lokaal(cijfers.bijgewerkt).date().isoformat()
    regels = [(team, opgehaald, " ".join(zinnen)) for team, zinnen in per_team]
    return {"teams.csv": csv_bytes(("team", "opgehaald", "let_op"), regels)}


def _van(cijfers: JaarCijfers, team: str) -> tuple[Gat, ...]:
    return tuple(gat for gat in cijfers.gaten if gat.team == team)


def op_grootte(rijen: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Themes with something to count, the most that run first; the same by what began, and then by the alphabet."""
    return sorted((rij for rij in rijen if rij[1] or rij[2]), key=lambda rij: (-rij[1], -rij[2], rij[0].casefold()))


def _van_anderen(rij: BuitencijferRij) -> Rij:
    return rij.naam, rij.locatie, rij.jaar, Decimal(rij.waarde), rij.eenheid, rij.basis, rij.bron, rij.definitieversie


def _impact(cijfers: JaarCijfers) -> list[Rij]:
    """Per version a row per question with a number, and one per answer of the others; of very few nothing but how many
    answered.
    """
    uit: list[Rij] = []
    for versie in cijfers.impact:
        for score in versie.scores:
            if not score.per_keuze or score.aantal < KLEINSTE:
                midden = None if score.gemiddelde is None else Decimal(score.gemiddelde).scaleb(-1)
                uit.append((versie.versie, score.naam, "", None, score.aantal, midden))
                continue
            uit += [(versie.versie, score.naam, keuze, keer, score.aantal, None) for keuze, keer in score.per_keuze]
    return uit


def _kerncijfers(cijfers: JaarCijfers) -> list[Rij]:
    direct, alle = cijfers.direct_afgehandeld, cijfers.vragen
    tienden, mensen = cijfers.impactcijfer
    tienden = 0 if mensen < KLEINSTE else tienden  # the sum of few marks says what one of them was
    gedaan, afgesproken = cijfers.controles
    nagekeken = None if is_klein(PROCENT, afgesproken) else deel(gedaan, afgesproken)
    casussen = sum(rij[1] for rij in cijfers.caseload)
    zwaar = sum(rij[3] for rij in cijfers.caseload)
    getallen: list[tuple[str, Cel, Cel, Cel]] = [
        ("vragen", alle, alle, None),
        ("direct_afgehandeld", None if is_klein(PROCENT, alle) else deel(direct, alle), direct, alle),
        ("indicaties", cijfers.indicaties, cijfers.indicaties, None),
        ("activiteiten_lopend", cijfers.activiteiten_lopend, cijfers.activiteiten_lopend, None),
        ("klachten_gemeld", cijfers.klacht(GEMELD), cijfers.klacht(GEMELD), None),
        ("agressie", cijfers.agressie, cijfers.agressie, None),
        ("impactcijfer", deel(tienden, 10 * mensen) if tienden else None, tienden or None, mensen),
        ("dossiercontroles", nagekeken, gedaan, afgesproken),
        ("caseload", deel(casussen, cijfers.regisseurs), casussen, cijfers.regisseurs),
        ("caseload_gewicht", deel(zwaar, cijfers.regisseurs), zwaar, cijfers.regisseurs),
    ]
    anders = {een.naam for een, _ in cijfers.versies}
    uit: list[Rij] = []
    for getal in getallen:
        if getal[0] in anders:
            uit += [_volgens(een, meting) for een, meting in cijfers.versies if een.naam == getal[0]]
        else:
            uit.append((*getal, definitie(cijfers, getal[0])))
    return uit


def _volgens(een: Definitie, meting: Meting) -> Rij:
    """A key figure by one of the definitions that held in the year; a percentage as a fraction."""
    getal: Cel = None
    if meting.waarde is not None and not is_klein(een.eenheid, meting.noemer):
        per = {PROCENT: 1, PER: 1, MARK: 10}.get(een.eenheid)
        getal = meting.teller if een.eenheid == AANTAL else Decimal(str(round(meting.waarde, 4)))
        getal = deel(meting.teller, per * meting.noemer) if per and meting.noemer else getal
    teller = None if een.eenheid == MARK and getal is None else meting.teller
    return een.naam, getal, teller, meting.noemer, definitie_in_woorden(een)
