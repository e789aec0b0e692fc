"""The month report and the printed dashboard as PDFs, from the same rows as their tables. Loads reportlab."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from wijdesk.models.cijfer import AANTAL, EURO, PROCENT, geteld_in_woorden, in_woorden, is_klein
from wijdesk.models.rows.cijfer import Cijfer, Cijferreeks, Meting, Reekspunt, Verdeling
from wijdesk.models.rows.periodecijfers import Periodecijfers
from wijdesk.models.values import DAGEN, MAANDEN, lokaal
from wijdesk.reports.cijfers_zetten import Voet, zet
from wijdesk.reports.jaarverslag_pdf import trechter
from wijdesk.reports.jaarverslag_tekst import dag_voluit, definitie_in_woorden, duidingen, getal
from wijdesk.reports.opmaak import BREED, GRIJS, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Samen, titel
from wijdesk.reports.opmaak_cijfers import Kolom, Kolommen, Kop, Naast, Stapel, Tegel, Tegels
from wijdesk.reports.opmaak_grafiek import Lijngrafiek, Reeks, Uurkaart
from wijdesk.reports.opmaak_tabel import CijferTabel, NaastElkaar

TEGELS = ("vragen", "direct_afgehandeld", "eerste_contact", "op_tijd",
          "indicaties", "caseload", "open_overdrachten", "klachten_gemeld")  # fmt: skip
"""The figures a team lead looks for first."""
GRAFIEK_BREED = 254.0
DASHBOARD_RIJEN = 6
"""So many rows of a distribution stand on the printed dashboard; the others are one row."""
NAAM_HOOGSTENS = 48
"""So many signs of a name stand on the printed dashboard, which must stay on two pages; the month report has it all."""
KANTOOR = (8, 18)
"""From and until which hour arrivals stand by the hour; those before and after are one row each."""
TOT_NU = " (tot nu)"
"""Beside a week or month that is not over."""
NOOT = "Percentages van groepen kleiner dan 10 staan er als aantal."


def maak(cijfers: Periodecijfers) -> bytes:
    """The month report: every figure with its denominator and the month before, and what they consist of."""
    return _zet(cijfers, "Maandrapport", lambda: list(_maandrapport(cijfers)))


def maak_dashboard(cijfers: Periodecijfers) -> bytes:
    """The dashboard of a period on two pages at most: tiles and charts, each with its table. Notes come after them."""
    return _zet(cijfers, "Dashboard", lambda: list(_dashboard(cijfers)))


def _zet(cijfers: Periodecijfers, soort: str, blokken: Callable[[], list[Blok]]) -> bytes:
    naam = f"{soort} {cijfers.periode.naam}"
    return zet(
        blokken,
        titel=f"{naam}, {cijfers.waarvan}",
        onderwerp=f"Cijfers van het wijkteam, {cijfers.periode.naam}, {cijfers.waarvan}",
        voet=Voet(
            bron=f"Bron: registratie in wijdesk, {cijfers.waarvan}.",
            noot=NOOT,
            naam=naam,
            gemaakt_op=cijfers.blad.gemaakt_op,
        ),
    )


def _maandrapport(cijfers: Periodecijfers) -> Iterator[Blok]:
    yield titel(f"Maandrapport {cijfers.periode.naam}")
    yield _onder(cijfers)
    yield _tegels(cijfers)
    yield Kop("De laatste twaalf maanden")
    yield _lijnen(cijfers, cijfers.verloop)
    yield Samen((Kop("Alle cijfers"), _groep(cijfers, *_groepen(cijfers)[0])))
    for groep, alle in _groepen(cijfers)[1:]:
        yield _groep(cijfers, groep, alle)
    yield from _duiding(cijfers)
    yield _trechter(cijfers)
    for verdeling in cijfers.verdelingen:
        if any(rij.aantal or rij.eerder for rij in verdeling.rijen):
            blok = _VORMEN.get(verdeling.soort, partial(_tabel, cijfers))(verdeling)
            yield Samen((blok, _klein(verdeling.let_op))) if verdeling.let_op else blok
    if cijfers.warmte.totaal:
        yield _uurkaart(cijfers)
    kop: tuple[Blok, ...] = (Kop("Zo is er geteld"),)
    for cijfer in cijfers.blad.regels:
        naam = Alinea(cijfer.titel, grootte=9, regelafstand=13.5, letter=VET, lucht=0, soort="H3")
        yield Samen((*kop, naam, _klein(definitie_in_woorden(cijfer.definitie))))
        kop = ()


def _dashboard(cijfers: Periodecijfers) -> Iterator[Blok]:
    yield titel(f"Dashboard {cijfers.periode.naam}")
    yield _onder(cijfers)
    yield _tegels(cijfers)
    yield _lijnen(cijfers, cijfers.reeksen)
    per_soort = {een.soort: een for een in cijfers.verdelingen}
    for links, rechts in (("meldingtype", "melder"), ("productgroep", "regisseur")):
        tabellen = [
            CijferTabel(een.titel, een.soort, _eerste(een), een.totaal, met_totaal=False, lucht=16.0)
            for soort in (links, rechts)
            if (een := per_soort.get(soort)) is not None and een.totaal
        ]
        yield from [NaastElkaar(tabellen[0], tabellen[1], lucht=16.0)] if len(tabellen) == 2 else tabellen
    yield _trechter(cijfers)
    if cijfers.warmte.totaal:
        yield _uurkaart(cijfers)
    yield from _duiding(cijfers)


def _duiding(cijfers: Periodecijfers) -> Iterator[Blok]:
    """What was noted beside figures in this period, whole."""
    if cijfers.duidingen:
        yield Kolommen(
            "Duiding",
            (Kolom("cijfer", 0.22), Kolom("wanneer", 0.16), Kolom("wat er speelde", 0.44), Kolom("door", 0.18)),
            tuple(
                (*woorden, rij.medewerker)
                for woorden, rij in zip(duidingen(cijfers.duidingen), cijfers.duidingen, strict=True)
            ),
            niveau=0,
        )


def _onder(cijfers: Periodecijfers) -> Alinea:
    met = cijfers.blad.vergeleken
    tekst = cijfers.waarvan if met is None else f"{cijfers.waarvan}, vergeleken met {met.naam}"
    if cijfers.periode.tot > lokaal(cijfers.blad.gemaakt_op).date().isoformat():
        tekst += f", geteld tot en met {dag_voluit(cijfers.blad.gemaakt_op)}"
    return Alinea(tekst, grootte=11, kleur=GRIJS, lucht=16)


def _tegels(cijfers: Periodecijfers) -> Tegels:
    gekozen = [een for naam in TEGELS if (een := cijfers.cijfer(naam)) is not None]
    return Tegels(tuple(Tegel(een.tekst, een.definitie.titel, _toen(cijfers, een)) for een in gekozen))


def _toen(cijfers: Periodecijfers, cijfer: Cijfer) -> str:
    met = cijfers.blad.vergeleken
    if met is None or cijfer.eerder is None:
        return ""
    if cijfer.breuk:
        return f"{met.kort}: {cijfer.breukwoord}"
    return f"{met.kort}: {_in_woorden(cijfer, cijfer.eerder)}"


def _groepen(cijfers: Periodecijfers) -> list[tuple[str, list[Cijfer]]]:
    """The figures by group, both in the order of the registry."""
    uit: dict[str, list[Cijfer]] = {}
    for cijfer in cijfers.blad.regels:
        uit.setdefault(cijfer.definitie.groep, []).append(cijfer)
    return list(uit.items())


def _groep(cijfers: Periodecijfers, groep: str, alle: Iterable[Cijfer]) -> Kolommen:
    met = cijfers.blad.vergeleken
    toen = (Kolom(met.kort, 0.15, rechts=True), Kolom("verschil", 0.14, rechts=True)) if met is not None else ()
    return Kolommen(
        groep,
        (
            Kolom("cijfer", 0.41 if toen else 0.6),
            Kolom(cijfers.periode.naam, 0.15 if toen else 0.2, rechts=True),
            Kolom("geteld", 0.15 if toen else 0.2, rechts=True),
            *toen,
        ),
        tuple(
            (
                een.titel,
                een.tekst,
                _geteld(een),
                *((_vroeger(een), _verschil(een)) if toen else ()),
            )
            for een in alle
        ),
    )


def _geteld(cijfer: Cijfer) -> str:
    """The denominator, always: "138 van 369"; of a median or a mean how many it is of."""
    meting = cijfer.nu
    if meting.noemer is None:
        return ""
    return geteld_in_woorden(cijfer.definitie.eenheid, meting.teller, meting.noemer) or "geen"


def _vroeger(cijfer: Cijfer) -> str:
    return "" if cijfer.eerder is None else _in_woorden(cijfer, cijfer.eerder)


def _verschil(cijfer: Cijfer) -> str:
    """Now less before: "+12", "−0,4 punt"; words where these cannot be compared."""
    if cijfer.breuk:
        return cijfer.breukwoord
    if cijfer.verschil is None:
        return "–"
    eenheid = cijfer.definitie.eenheid
    heel = in_woorden(eenheid if eenheid in (AANTAL, EURO) else "", abs(cijfer.verschil), 0, None)
    teken = "−" if cijfer.verschil < 0 else "+"
    return ("" if heel.strip("€ 0,") == "" else teken) + heel + (" punt" if eenheid == PROCENT else "")


def _in_woorden(cijfer: Cijfer, meting: Meting) -> str:
    return in_woorden(cijfer.definitie.eenheid, meting.waarde, meting.teller, meting.noemer)


def _lijnen(cijfers: Periodecijfers, reeksen: tuple[Cijferreeks, ...]) -> Naast:
    """A chart per figure, and one table with all of them beside."""
    vandaag = lokaal(cijfers.blad.gemaakt_op).date().isoformat()
    reeksen = tuple(replace(reeks, punten=_tot(reeks, vandaag)) for reeks in reeksen)
    grafieken: tuple[Blok, ...] = tuple(_lijn(reeks) for reeks in reeksen)
    punten = reeksen[0].punten
    rijen = tuple(
        (
            f"{_voluit(punt)}{TOT_NU if punt.periode.tot > vandaag else ''}",
            *(_punt(reeks, reeks.punten[plek].meting) for reeks in reeksen),
        )
        for plek, punt in enumerate(punten)
    )
    kolommen = (
        Kolom("periode", 0.44),
        *(Kolom(reeks.definitie.titel, 0.56 / len(reeksen), rechts=True) for reeks in reeksen),
    )
    tabel = Kolommen("In getallen", kolommen, rijen, breed=BREED - GRAFIEK_BREED - 20, niveau=-1)
    return Naast(Stapel(grafieken), tabel, GRAFIEK_BREED + 20)  # fmt: skip


def _tot(reeks: Cijferreeks, vandaag: str) -> tuple[Reekspunt, ...]:
    """Without what has still to come: a month that has not begun is not 0."""
    return tuple(punt for punt in reeks.punten if punt.periode.van <= vandaag) or reeks.punten[:1]


def _lijn(reeks: Cijferreeks) -> Lijngrafiek:
    breuken = tuple(
        (plek, f"Vanaf {_voluit(reeks.punten[plek])} een andere definitie (versie {reeks.punten[plek].meting.versie}).")
        for plek in reeks.breuken
    )
    eenheid = reeks.definitie.eenheid
    waarden = tuple(None if is_klein(eenheid, punt.meting.noemer) else punt.meting.waarde for punt in reeks.punten)
    teksten = tuple(_punt(reeks, punt.meting) for punt in reeks.punten)
    return Lijngrafiek(
        reeks.definitie.titel,
        tuple(map(_kort, reeks.punten)),
        (Reeks(reeks.definitie.titel, waarden, teksten, reeks.breuken),),
        breuken,
        breed=GRAFIEK_BREED,
        hoog=92.0,
        lucht=16.0,
    )


def _punt(reeks: Cijferreeks, meting: Meting) -> str:
    return in_woorden(reeks.definitie.eenheid, meting.waarde, meting.teller, meting.noemer)


def _voluit(punt: Reekspunt) -> str:
    periode = punt.periode
    if periode.soort == "week":
        return " ".join(periode.naam.split()[:2])
    if periode.soort != "vrij":
        return periode.naam
    return _dag(periode.van) if periode.van == periode.tot else f"{_dag(periode.van)} – {_dag(periode.tot)}"


def _kort(punt: Reekspunt) -> str:
    """A point on the axis: "mrt", "wk 12", "3-10"."""
    periode = punt.periode
    if periode.soort == "maand":
        return MAANDEN[int(periode.van[5:7]) - 1]
    if periode.soort == "jaar":
        return periode.van[:4]
    return (
        f"wk {periode.naam.split()[1]}"
        if periode.soort == "week"
        else f"{int(periode.van[8:])}-{int(periode.van[5:7])}"
    )


def _dag(dag: str) -> str:
    return f"{int(dag[8:])} {MAANDEN[int(dag[5:7]) - 1]}"


def _trechter(cijfers: Periodecijfers) -> Blok:
    stappen = cijfers.trechter.stappen
    return trechter(stappen, stappen[0][1] if stappen else 0)


def _tabel(cijfers: Periodecijfers, verdeling: Verdeling) -> CijferTabel:
    met = cijfers.blad.vergeleken
    rijen = tuple((rij.code, rij.aantal) for rij in verdeling.rijen if rij.aantal or rij.eerder)
    eerder = tuple((rij.code, rij.eerder or 0) for rij in verdeling.rijen)
    return CijferTabel(
        verdeling.titel, verdeling.soort, rijen, verdeling.totaal, eerder=eerder, toen="" if met is None else met.kort
    )


def _op_tijd(verdeling: Verdeling) -> Kolommen:
    return Kolommen(
        verdeling.titel,
        (Kolom("termijn", 0.64), Kolom("op tijd", 0.18, rechts=True), Kolom("afgelopen", 0.18, rechts=True)),
        tuple((rij.code, getal(rij.aantal), getal(rij.van or 0)) for rij in verdeling.rijen if rij.van),
        niveau=0,
    )


def _waarde(verdeling: Verdeling) -> Kolommen:
    return Kolommen(
        verdeling.titel,
        (
            Kolom("productgroep", 0.46),
            Kolom("lopend", 0.14, rechts=True),
            Kolom("bedrag bekend", 0.18, rechts=True),
            Kolom("euro per maand", 0.22, rechts=True),
        ),
        tuple(
            (
                rij.code,
                getal(rij.aantal),
                getal(rij.van or 0),
                in_woorden(EURO, float(rij.bedrag), 0, None) if rij.bedrag else "niet bekend",
            )
            for rij in verdeling.rijen
            if rij.aantal
        ),
        lucht=6.0 if verdeling.let_op else 20.0,
        niveau=0,
    )


_VORMEN: dict[str, Callable[[Verdeling], Blok]] = {"termijn": _op_tijd, "waarde": _waarde}
"""Distributions that are more than a count → how they stand on paper."""


def _eerste(verdeling: Verdeling) -> tuple[tuple[str, int], ...]:
    """The largest, and the others as one row."""
    rijen = [(_ingekort(rij.code), rij.aantal) for rij in verdeling.rijen if rij.aantal]
    if len(rijen) <= DASHBOARD_RIJEN + 1:
        return tuple(rijen)
    rest = rijen[DASHBOARD_RIJEN:]
    return (*rijen[:DASHBOARD_RIJEN], (f"{len(rest)} andere samen", sum(aantal for _, aantal in rest)))


def _ingekort(naam: str) -> str:
    return naam if len(naam) <= NAAM_HOOGSTENS else f"{naam[: NAAM_HOOGSTENS - 1].rstrip()}…"


def _uurkaart(cijfers: Periodecijfers) -> Uurkaart:
    aantallen = cijfers.warmte.aantallen
    dagen = [dag for dag in range(7) if dag < 5 or any(aantallen[dag])]
    begin, eind = KANTOOR
    delen = [(f"{uur}–{uur + 1} uur", range(uur, uur + 1)) for uur in range(begin, eind)]
    randen = [(f"voor {begin} uur", range(begin)), (f"na {eind} uur", range(eind, 24))]
    voor, na = ([rand] if any(dag[uur] for dag in aantallen for uur in rand[1]) else [] for rand in randen)
    return Uurkaart(
        "Wanneer kwamen de vragen binnen?",
        tuple(DAGEN[dag] for dag in dagen),
        tuple(
            (naam, tuple(sum(aantallen[dag][uur] for uur in uren) for dag in dagen))
            for naam, uren in (*voor, *delen, *na)
        ),
    )


def _klein(tekst: str) -> Alinea:
    return Alinea(tekst, grootte=9, regelafstand=13.5, kleur=GRIJS, lucht=6)
