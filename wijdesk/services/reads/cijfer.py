"""Figures of a period, through time and in their parts. Counts only: nobody's name is read but that of a colleague."""

from __future__ import annotations

from collections import Counter
from functools import partial

from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.cijfer import (
    EERSTE,
    JAAR_EERDER,
    MAAND,
    VORIGE,
    Definitie,
    Periode,
    controleer_periode,
    definitie_op,
    versies_in,
)
from wijdesk.models.opdrachten.cijfer import (
    STAPPEN,
    VERDELINGEN,
    LeesBuitencijfers,
    LeesCijferdefinities,
    LeesCijferlijst,
    LeesCijferreeks,
    LeesCijferreeksen,
    LeesCijfers,
    LeesDuidingen,
    LeesTrechter,
    LeesVerdeling,
    LeesWarmtekaart,
)
from wijdesk.models.rows.cijfer import (
    BuitencijferRij,
    Cijfer,
    Cijferblad,
    Cijferlijst,
    Cijferreeks,
    DuidingRij,
    Reekspunt,
    Trechter,
    Verdeling,
    VerdelingRij,
    Warmtekaart,
)
from wijdesk.models.values import Id, lokaal
from wijdesk.services.cijferdefinities import definities_hier
from wijdesk.services.cijfers import kwaliteit, sommen, waarde
from wijdesk.services.cijfers.eigen import eigen_lijst
from wijdesk.services.cijfers.lijsten import HOOGSTENS, LIJSTEN
from wijdesk.services.cijfers.teller import Teller
from wijdesk.services.hier import waar_mag
from wijdesk.services.register import leesvraag
from wijdesk.store import cijferkubus as kubus
from wijdesk.store.afgeschermd import RECHT
from wijdesk.store.cijfercellen import MELDINGTYPE, UITKOMST, UUR, WACHT
from wijdesk.store.lezer import Lezer
from wijdesk.store.zicht import COLLEGA

DOEL = "sturen op en verantwoorden van het werk van het wijkteam"
HOOGSTENS_STAPPEN = 4_000
LEEG = waarde.Deel()
ANDERE_EENHEID = (
    "een_plan", "doelen_deel", "caseload", "caseload_gewicht", "eerste_contact", "dossiercontroles",
    "activiteit_bezoeken", "straatronde_gesprekken",
)  # fmt: skip
"""Calculations that count something else than the rows of their list."""
TITELS = {
    "meldingtype": "Vragen per meldingtype",
    "melder": "Vragen per melder",
    "kanaal": "Vragen per kanaal",
    "uitkomst": "Vragen per uitkomst",
    "productgroep": "Indicaties per productgroep",
    "waarde": "Lopende indicaties en wat zij kosten",
    "regisseur": "Casussen per regisseur",
    "gewicht": "Gewicht per regisseur",
    "teamgewicht": "Gewicht per team",
    "termijn": "Binnen de termijn",
    "trede": "Opschalingen per trede",
    "agressie": "Agressie per soort",
    "klachtuitkomst": "Afgeronde klachten per uitkomst",
    "praktijkvorm": "Begonnen praktijkvormen",
    "klachtreden": "Redenen van afgeronde klachten",
    "voorziening": "Verwezen naar de sociale kaart",
    "thema": "Lopende activiteiten per thema",
    "dossiercontrole": "Dossiercontroles per team",
}


KLEINSTE, KORT = 5, 28
"""Fewer than so many in fewer days than this are not divided."""
HELE_MAANDEN = "Waaruit dit bestaat, ziet u alleen van hele maanden. Kies een maand, kwartaal of jaar."
TE_WEINIG = "In deze korte periode zijn het er minder dan 5. Zo weinig wordt niet verdeeld: kies een langere periode."


@leesvraag(LeesCijfers, recht="rapport", doel=DOEL)
def lees_cijfers(lezer: Lezer, v: LeesCijfers) -> Cijferblad:
    """Every figure. Raises Weigering for a period, a comparison or a locatie that cannot be counted."""
    eerder = _eerder(lezer, v.periode, v.vergelijk)
    teller = Teller(lezer, v.locatie_id, (MELDINGTYPE, UITKOMST, WACHT))
    duidingen = Counter(rij.cijfer for rij in _duidingen(lezer, v.periode, "", v.locatie_id))
    blad = tuple(
        Cijfer(
            definitie=definitie,
            nu=teller.meting(definitie, v.periode),
            eerder=None if eerder is None else teller.meting(definitie, _evenveel(lezer, definitie, v.periode, eerder)),
            duidingen=duidingen[definitie.naam],
            naast=_volgens_oudere(lezer, teller, definitie, v.periode, eerder),
        )
        for definitie in _op(v.periode.tot, teller.alle)
    )
    return Cijferblad(
        periode=v.periode,
        vergeleken=eerder,
        locatie=teller.plekken.naam,
        cijfers=blad,
        bij_te_werken=0 if teller.plekken.van_niemand else len(kubus.te_doen(lezer.rows)),
        gemaakt_op=lezer.nu,
    )


def _volgens_oudere(
    lezer: Lezer, teller: Teller, definitie: Definitie, periode: Periode, eerder: Periode | None
) -> tuple[Cijfer, ...]:
    """Both periods by each older version that held in one of them."""
    van = periode.van if eerder is None else min(periode.van, eerder.van)
    return tuple(
        Cijfer(
            definitie=oud,
            nu=teller.volgens(oud, periode),
            eerder=None if eerder is None else teller.volgens(oud, _evenveel(lezer, oud, periode, eerder)),
            oud=True,
        )
        for oud in versies_in(definitie.naam, van, periode.tot, teller.alle)
        if oud.versie != definitie.versie
    )


def _evenveel(lezer: Lezer, definitie: Definitie, periode: Periode, eerder: Periode) -> Periode:
    """The earlier period, of what counts by the month with as many months as are over now."""
    if definitie.som not in kwaliteit.PER_HELE_MAAND:
        return eerder
    return kwaliteit.evenveel_maanden(periode, eerder, lokaal(lezer.nu).date().isoformat())


def _eerder(lezer: Lezer, periode: Periode, vergelijk: str) -> Periode | None:
    controleer_periode(periode)
    if vergelijk not in ("", VORIGE, JAAR_EERDER):
        raise Weigering("Kies waarmee u vergelijkt.", veld="vergelijk")
    eerder = periode.vergeleken(vergelijk, lokaal(lezer.nu).date().isoformat())
    if eerder is not None and eerder.van < EERSTE.isoformat():
        raise Weigering(f"Dan begint de andere periode voor {EERSTE.year}. Kies hier Niets.", veld="vergelijk")
    return eerder


def _op(dag: str, alle: tuple[Definitie, ...]) -> tuple[Definitie, ...]:
    """Every figure once, as it holds on a day, in the order of the registry."""
    return tuple(definitie_op(naam, dag, alle) for naam in dict.fromkeys(een.naam for een in alle))


@leesvraag(LeesCijferreeks, recht="rapport", doel=DOEL)
def lees_reeks(lezer: Lezer, v: LeesCijferreeks) -> Cijferreeks:
    """One figure, step by step."""
    return _reeksen(lezer, (v.naam,), v.periode, v.stap, v.locatie_id)[0]


@leesvraag(LeesCijferreeksen, recht="rapport", doel=DOEL)
def lees_reeksen(lezer: Lezer, v: LeesCijferreeksen) -> tuple[Cijferreeks, ...]:
    """Some figures, step by step."""
    return _reeksen(lezer, v.namen, v.periode, v.stap, v.locatie_id)


def _reeksen(
    lezer: Lezer, namen: tuple[str, ...], periode: Periode, stap: str, locatie_id: Id | None
) -> tuple[Cijferreeks, ...]:
    controleer_periode(periode)
    alle = definities_hier(lezer.rows)
    gekozen = [definitie_op(naam, periode.tot, alle) for naam in namen]
    if stap not in STAPPEN:
        raise Weigering("Kies dag, week, maand of jaar.", veld="stap")
    delen = periode.delen(stap)
    if len(delen) > HOOGSTENS_STAPPEN:
        raise Weigering("Kies een kortere periode of grotere stappen.", veld="stap")
    teller = Teller(lezer, locatie_id, (MELDINGTYPE, UITKOMST, WACHT))
    uit = []
    for definitie in gekozen:
        tel = teller.per_dag(periode, definitie) or partial(teller.meting, definitie)
        punten = tuple(Reekspunt(periode=deel, meting=tel(deel)) for deel in delen)
        uit.append(Cijferreeks(definitie=definitie, stap=stap, punten=punten))
    return tuple(uit)


@leesvraag(LeesVerdeling, recht="rapport", doel=DOEL)
def lees_verdeling(lezer: Lezer, v: LeesVerdeling) -> Verdeling:
    """What a count consists of, the largest first."""
    eerder = _eerder(lezer, v.periode, v.vergelijk)
    if v.soort not in VERDELINGEN:
        raise Weigering("Deze verdeling bestaat niet.", veld="soort")
    teller = Teller(lezer, v.locatie_id, (v.soort,))
    if v.soort == "termijn":
        return _per_termijn(lezer, teller, v.periode)
    if v.soort == "waarde":
        return _waarde(lezer, teller, v.periode, eerder)
    nu = teller.verdeling(v.soort, v.periode)
    if waarom := _niet_te_delen(lezer, v.periode, nu.total()):
        return Verdeling(soort=v.soort, titel=TITELS[v.soort], totaal=0, rijen=(), let_op=waarom)
    toen = None if eerder is None else teller.verdeling(v.soort, eerder)
    if eerder is not None and toen is not None and _niet_te_delen(lezer, eerder, toen.total()):
        toen = None
    codes = sorted(nu.keys() | (toen or {}).keys(), key=lambda code: (-nu[code], code))
    return Verdeling(
        soort=v.soort,
        titel=TITELS[v.soort],
        totaal=nu.total(),
        rijen=tuple(
            VerdelingRij(code=code, aantal=nu[code], eerder=None if toen is None else toen[code]) for code in codes
        ),
    )


def _niet_te_delen(lezer: Lezer, periode: Periode, aantal: int) -> str:
    """Why what this many consist of is not told: of few in a few days it says who they were. Empty: it may be told.

    Who may not know of everybody gets whole months only: what any two of these differ by is whole months again, so no
    pair of periods that differ a day tells who came on it.
    """
    if 0 < aantal < KLEINSTE and periode.dagen < KORT:
        return TE_WEINIG
    heel = all(deel.soort == MAAND for deel in periode.delen(MAAND))
    return "" if heel or not aantal or _kent_iedereen(lezer) else HELE_MAANDEN


def _kent_iedereen(lezer: Lezer) -> bool:
    """Whether nobody is hidden from whoever asks: by a right, or by a tie."""
    vraag = "SELECT 1 FROM belang WHERE medewerker_id = ? AND status = 'actief' LIMIT 1"
    return lezer.mag(RECHT) and lezer.mag(COLLEGA) and lezer.row(vraag, (lezer.medewerker_id,)) is None


def _waarde(lezer: Lezer, teller: Teller, periode: Periode, eerder: Periode | None) -> Verdeling:
    nu = waarde.per_groep(lezer, teller.plekken, periode)
    toen = {} if eerder is None else waarde.per_groep(lezer, teller.plekken, eerder)
    groepen = sorted(nu.keys() | toen.keys(), key=lambda groep: (-nu.get(groep, LEEG).aantal, groep))
    alle, bekend = sum(deel.aantal for deel in nu.values()), sum(deel.bekend for deel in nu.values())
    return Verdeling(
        soort="waarde",
        titel=TITELS["waarde"],
        totaal=alle,
        rijen=tuple(
            VerdelingRij(
                code=groep, aantal=deel.aantal, van=deel.bekend,
                eerder=None if eerder is None else toen.get(groep, LEEG).aantal,
                bedrag=f"{waarde.per_maand(deel.centen, periode):.2f}" if deel.bekend else "",
            )
            for groep in groepen
            for deel in (nu.get(groep, LEEG),)
        ),
        let_op=niet_bekend(alle, alle - bekend),
    )  # fmt: skip


def niet_bekend(alle: int, niet: int) -> str:
    """How many indicaties have no value here, as a sentence; empty when all have."""
    if not niet:
        return ""
    return f"Van {alle} lopende indicaties is {niet} keer geen tarief of geen omvang bekend: die tellen niet mee."


def _per_termijn(lezer: Lezer, teller: Teller, periode: Periode) -> Verdeling:
    delen = sommen.per_termijn(lezer, teller.plekken, periode)
    return Verdeling(
        soort="termijn",
        titel=TITELS["termijn"],
        totaal=sum(op_tijd for op_tijd, _ in delen.values()),
        rijen=tuple(
            VerdelingRij(code=naam, aantal=op_tijd, van=er)
            for naam, (op_tijd, er) in sorted(delen.items(), key=lambda deel: (-deel[1][1], deel[0]))
        ),
    )


@leesvraag(LeesWarmtekaart, recht="rapport", doel=DOEL)
def lees_warmtekaart(lezer: Lezer, v: LeesWarmtekaart) -> Warmtekaart:
    """Contacts by weekday and hour."""
    controleer_periode(v.periode)
    uren = Teller(lezer, v.locatie_id, (UUR,)).vragen(v.periode).per(UUR)
    if _niet_te_delen(lezer, v.periode, sum(aantal for aantal, _ in uren.values())):
        uren = {}
    return Warmtekaart(
        aantallen=tuple(tuple(uren.get(f"{dag}-{uur:02d}", (0, 0))[0] for uur in range(24)) for dag in range(7))
    )


@leesvraag(LeesTrechter, recht="rapport", doel=DOEL)
def lees_trechter(lezer: Lezer, v: LeesTrechter) -> Trechter:
    """The funnel: what came in, how much of it went on, and what it came to in the same period."""
    controleer_periode(v.periode)
    teller = Teller(lezer, v.locatie_id)
    vragen = teller.vragen(v.periode)
    return Trechter(
        stappen=(
            ("geregistreerd", vragen.aantal),
            ("direct afgehandeld", vragen.direct),
            ("nader onderzoek", vragen.aantal - vragen.direct),
            ("wettelijke melding", sommen.per_wet(lezer, teller.plekken, v.periode).total()),
            ("indicatie", sommen.per_productgroep(lezer, teller.plekken, v.periode).total()),
        )
    )


@leesvraag(LeesCijferlijst, recht="contact.lezen", doel="zien wat een cijfer telt")
def lees_lijst(lezer: Lezer, v: LeesCijferlijst) -> Cijferlijst:
    """What a figure counts, as far as the asker may see it. Raises GeenRecht without the right to that kind of data."""
    controleer_periode(v.periode)
    definitie = definitie_op(v.naam, v.periode.tot, definities_hier(lezer.rows))
    recht, maak = LIJSTEN[definitie.som]
    maak = eigen_lijst(definitie) if definitie.telt else maak
    if not (lezer.mag("rapport") and lezer.mag(recht)):
        raise GeenRecht("Uw rol geeft geen toegang tot de lijst achter dit cijfer.")
    teller = Teller(lezer, v.locatie_id)
    meting = teller.meting(definitie, v.periode)
    kolommen, alle = maak(lezer, teller.plekken.alleen_bij(waar_mag(lezer, recht)), v.periode)
    rijen = sorted(alle, key=lambda rij: not rij.teller)  # what the figure is about comes first
    verwacht = max(meting.teller if meting.noemer is None else meting.noemer, v.geteld or 0)
    return Cijferlijst(
        definitie=definitie,
        kolommen=kolommen,
        rijen=tuple(rijen[:HOOGSTENS]),
        meting=meting,
        niet_te_zien=0 if definitie.som in ANDERE_EENHEID else max(0, verwacht - len(rijen)),
        afgekapt=len(rijen) > HOOGSTENS,
    )


@leesvraag(LeesDuidingen, recht="rapport", doel=DOEL)
def lees_duidingen(lezer: Lezer, v: LeesDuidingen) -> tuple[DuidingRij, ...]:
    """Of one locatie with those of the whole organisation; of all only the latter."""
    controleer_periode(v.periode)
    return _duidingen(lezer, v.periode, v.cijfer, v.locatie_id)


def _duidingen(lezer: Lezer, periode: Periode, cijfer: str, locatie_id: Id | None) -> tuple[DuidingRij, ...]:
    rijen = lezer.rows(
        "SELECT d.id, d.cijfer, d.periode, d.van, d.tot, d.locatie_id, d.tekst, m.naam, d.op, "
        "d.medewerker_id = ? OR m.status <> 'actief' FROM duiding d "
        "JOIN medewerker m ON m.id = d.medewerker_id WHERE d.status = 'actief' AND d.van <= ? AND d.tot >= ? "
        "AND (? = '' OR d.cijfer = ?) AND (d.locatie_id IS NULL OR d.locatie_id = ?) ORDER BY d.van, d.op, d.id",
        (lezer.medewerker_id, periode.tot, periode.van, cijfer, cijfer, locatie_id),
    )
    return tuple(
        DuidingRij(
            id=Id(id_),
            cijfer=wat,
            periode=Periode(soort, van, tot),
            locatie_id=None if plek is None else Id(plek),
            tekst=tekst,
            medewerker=wie,
            op=op,
            eigen=bool(eigen),
        )
        for id_, wat, soort, van, tot, plek, tekst, wie, op, eigen in rijen
    )


@leesvraag(LeesBuitencijfers, recht="rapport", doel=DOEL)
def lees_buitencijfers(lezer: Lezer, v: LeesBuitencijfers) -> tuple[BuitencijferRij, ...]:
    """Figures from outside, by name and year."""
    rijen = lezer.rows(
        "SELECT b.naam, b.jaar, b.waarde, b.eenheid, b.basis, b.bron, b.definitieversie, coalesce(l.naam, '') "
        "FROM buitencijfer b LEFT JOIN locatie l ON l.id = b.locatie_id WHERE b.status = 'actief' "
        "AND (? = '' OR b.naam = ?) ORDER BY b.naam, b.jaar, "
        "length(b.definitieversie), b.definitieversie, l.naam, b.id",
        (v.naam, v.naam),
    )
    velden = ("naam", "jaar", "waarde", "eenheid", "basis", "bron", "definitieversie", "locatie")
    return tuple(BuitencijferRij(**dict(zip(velden, rij, strict=True))) for rij in rijen)


@leesvraag(LeesCijferdefinities, recht="rapport", doel=DOEL)
def lees_definities(lezer: Lezer, v: LeesCijferdefinities) -> tuple[Definitie, ...]:
    """Every figure in every version; with a name only that one. Raises Weigering (`naam`) for an unknown one."""
    if v.naam:
        definitie_op(v.naam, "9999-12-31")
    return tuple(een for een in definities_hier(lezer.rows) if v.naam in ("", een.naam))
