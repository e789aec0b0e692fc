"""Differences between desks: the work list, one line in full, and how many somebody has to decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.verschil import LeesVerschil, LeesVerschillen
from wijdesk.models.opdrachten.verschiltelling import TEL_TOT, TelVerschillen
from wijdesk.models.rows.verschil import (
    AFGESCHERMD,
    CASUS,
    DUBBEL,
    GEWIST,
    NA_SLUITING,
    ONBEKEND,
    OPGEGAAN,
    PAST_NIET,
    PLAN,
    STAAT_DUBBEL,
    TELT,
    WACHT,
    WEG,
    ZELFDE,
    EigenVeld,
    KantRij,
    Plek,
    VerschilDetail,
    Verschillen,
    VerschilRij,
    WaardeInWoorden,
)
from wijdesk.models.values import Id, datum_in_woorden, moment_in_woorden
from wijdesk.services.register import leesvraag
from wijdesk.services.verschil.bron import Groep, is_alleen
from wijdesk.services.verschil.dubbel import HUISHOUDEN
from wijdesk.services.verschil.kaarten import kaarten
from wijdesk.services.verschil.lijst import (
    dubbelen,
    geteld,
    plek_dubbel,
    plek_van,
    te_beslissen,
    zoek,
)
from wijdesk.services.verschil.over import Over, OverWie
from wijdesk.services.verschil.sluiting import na_sluiting, plek_na_sluiting
from wijdesk.services.verschil.velden import (
    BESLISSEN,
    is_nodig,
    lijst_van,
    mag_beslissen,
    mag_eigen,
    mag_zien,
    noun_in_woorden,
    veld_in_woorden,
)
from wijdesk.services.verschil.woorden import Woorden
from wijdesk.services.verschil.zelfde import als_detail, als_rij, zelfdegroepen
from wijdesk.store.lezer import Lezer

DOEL = "verschillen tussen balies beslissen (AVG art. 5 lid 1 onder d, juistheid)"
HOOGSTENS = 500
"""Lines that are read at once; more is not gone through in one sitting."""
VOLGORDE = (
    CASUS, PLAN, ZELFDE, STAAT_DUBBEL, OPGEGAAN, WEG, PAST_NIET, "waarde",
    NA_SLUITING, DUBBEL, GEWIST, WACHT, ONBEKEND, AFGESCHERMD,
)  # fmt: skip
NIET_MEER = "Dit verschil is intussen beslist."

TWEE_HUIZEN = (
    "Iemand hoort bij twee huishoudens, op twee balies gemaakt zonder van elkaar te weten. Is het één gezin? Kies "
    "welk huishouden blijft; het andere gaat erin op."
)
UITLEG = {
    "waarde": "Op twee plekken is iets anders opgeschreven. Kies wat klopt.",
    PAST_NIET: "Wat elders is opgeschreven, past niet bij wat hier staat. Het wordt bewaard en niet getoond.",
    WEG: "De een haalde dit weg, de ander werkte eraan. Het blijft zichtbaar tot u kiest.",
    CASUS: "Kies welke casus verder gaat. Van de andere gaat niets verloren: wat daarin is vastgelegd, gaat mee.",
    PLAN: "Een huishouden heeft één plan dat geldt. Het andere wordt afgesloten en blijft te lezen.",
    STAAT_DUBBEL: "Hiervan is er één tegelijk, en twee balies maakten er een zonder van elkaar te weten. Kies welke "
    "blijft; wat in de andere is gedaan, blijft bewaard.",
    OPGEGAAN: "Dit is samengevoegd met een ander, terwijl iemand op een andere plek er nog aan werkte. Laat dat "
    "meeverhuizen. Waren het er toch twee? Open het dan en haal ze uiteen.",
    DUBBEL: "Twee balies schreven iemand in die dezelfde persoon kan zijn. Vergelijk de kaarten en voeg ze samen.",
    NA_SLUITING: "De casus is gesloten, en op een andere plek werkte iemand er nog in: de een wist niet van de ander. "
    "Open het huishouden en heropen de casus, of laat het zo.",
    GEWIST: "Bij een andere balie is een dossier vernietigd omdat de bewaartermijn voorbij is. Wat hier of elders "
    "daarin stond, is mee vernietigd. Er is niets te beslissen.",
    WACHT: "Dit verwijst naar iets dat nog moet binnenkomen. Het komt vanzelf tevoorschijn.",
    ONBEKEND: "Dit komt van een nieuwere versie van het programma. Het wacht op bijwerken.",
    AFGESCHERMD: "Verschillen over afgeschermde personen beslist uw teamleider.",
}


@leesvraag(LeesVerschillen, recht=BESLISSEN, doel=DOEL)
def lees_verschillen(lezer: Lezer, v: LeesVerschillen) -> Verschillen:
    """The work list, what matters most first, then the oldest."""
    alle = sorted(
        _rijen(lezer, v.persoon_id, v.huishouden_id), key=lambda rij: (VOLGORDE.index(rij.aard), rij.sinds, rij.titel)
    )
    return Verschillen(rijen=tuple(alle[:HOOGSTENS]), meer=max(0, len(alle) - HOOGSTENS))


@leesvraag(TelVerschillen, recht=BESLISSEN, doel=DOEL)
def tel_verschillen(lezer: Lezer, v: TelVerschillen) -> int:
    """What somebody has to decide or look at; counting stops at TEL_TOT."""
    tellen = (
        rij
        for rij in _rijen(lezer, v.persoon_id, v.huishouden_id)
        if rij.aard in TELT and (rij.mag or rij.aard != ZELFDE)
    )
    return sum(1 for _ in islice(tellen, TEL_TOT))


@leesvraag(LeesVerschil, recht=BESLISSEN, doel=DOEL)
def lees_verschil(lezer: Lezer, v: LeesVerschil) -> VerschilDetail:
    """One line in full. Refused when it was settled since, or may not be seen."""
    over = OverWie(lezer)
    if v.plek.aard == DUBBEL:
        return _dubbel(lezer, v.plek)
    if v.plek.aard == NA_SLUITING:
        return _na_sluiting(lezer, over, v.plek)
    if v.plek.aard in (GEWIST, WACHT, ONBEKEND, AFGESCHERMD):
        rij = next((rij for rij in _rijen(lezer, None, None) if rij.plek == v.plek), None)
        if rij is None:
            raise Weigering(NIET_MEER)
        return VerschilDetail(rij=rij, uitleg=UITLEG[v.plek.aard])
    groep = zoek(lezer, v.plek)
    if groep is None:
        raise Weigering(NIET_MEER)
    if groep.aard == ZELFDE:
        return als_detail(lezer, groep)
    wiens = over.van(groep.soort, groep.rij)
    if wiens.verborgen or not mag_zien(lezer, groep.soort):
        raise Weigering("Dit is afgeschermd. Vraag uw teamleider.")
    _log(lezer, over, wiens)
    woorden = Woorden(lezer)
    bedekt = over.bedekte_velden(groep.soort, groep.rij)
    return VerschilDetail(
        rij=_rij(lezer, groep, wiens, woorden, bedekt),
        uitleg=TWEE_HUIZEN if groep.aard == STAAT_DUBBEL and groep.soort == HUISHOUDEN else UITLEG[groep.aard],
        kanten=woorden.kanten(groep, bedekt),
        eigen=() if set(bedekt) & set(groep.velden) else _eigen(lezer, groep),
    )


def _rijen(lezer: Lezer, persoon_id: Id | None, huishouden_id: Id | None) -> Iterator[VerschilRij]:
    if is_alleen(lezer):
        return
    over, woorden = OverWie(lezer), Woorden(lezer)
    verborgen: set[Id] = set()

    def mee(soort: str, rij: Id) -> bool:
        if not mag_zien(lezer, soort):
            return False
        wiens = over.van(soort, rij)
        if wiens.verborgen:
            verborgen.add(rij)
        return not wiens.verborgen and _hoort_bij(over, wiens, persoon_id, huishouden_id)

    for groep in te_beslissen(lezer, mee):
        wiens = over.van(groep.soort, groep.rij)
        yield _rij(lezer, groep, wiens, woorden, over.bedekte_velden(groep.soort, groep.rij))
    if lezer.mag("casus.lezen"):
        for na in na_sluiting(lezer):
            wiens = over.van("casus", na.casus_id)
            if not wiens.verborgen and _hoort_bij(over, wiens, persoon_id, huishouden_id):
                yield _rij_na_sluiting(lezer, na.casus_id, wiens, na.werk)
    yield from _rijen_dubbel(lezer, over, persoon_id, huishouden_id)
    if persoon_id is None and huishouden_id is None:
        yield from (als_rij(lezer, groep, woorden) for groep in zelfdegroepen(lezer))
        yield from _verteld(lezer, len(verborgen))


def _rijen_dubbel(
    lezer: Lezer, over: OverWie, persoon_id: Id | None, huishouden_id: Id | None
) -> Iterator[VerschilRij]:
    if huishouden_id is not None or not lezer.mag("persoon.samenvoegen"):
        return
    for een, ander, sinds in dubbelen(lezer):
        twee = (over.van("persoon", een), over.van("persoon", ander))
        if not any(wie.verborgen for wie in twee) and persoon_id in (None, een, ander):
            yield _rij_dubbel(een, ander, twee[0].naam, sinds)


def _hoort_bij(over: OverWie, wiens: Over, persoon_id: Id | None, huishouden_id: Id | None) -> bool:
    if huishouden_id is not None:
        return wiens.huishouden_id == huishouden_id or (
            wiens.huishouden_id is None and wiens.persoon_id in over.leden(huishouden_id)
        )
    return persoon_id is None or persoon_id in (wiens.persoon_id, *wiens.personen)


def _rij(lezer: Lezer, groep: Groep, wiens: Over, woorden: Woorden, bedekt: tuple[str, ...]) -> VerschilRij:
    return VerschilRij(
        plek=groep.plek,
        titel=woorden.titel(groep),
        wat=noun_in_woorden(groep.soort),
        over=wiens.naam,
        sinds=groep.sinds,
        kanten=tuple(woorden.kort(kant) for kant in groep.kanten),
        persoon_id=wiens.persoon_id,
        huishouden_id=wiens.huishouden_id,
        mag=mag_beslissen(lezer, groep.soort)
        and not set(bedekt) & set(groep.velden)
        and (groep.aard != CASUS or lezer.mag("casus.regie"))
        and (groep.aard != STAAT_DUBBEL or groep.soort != HUISHOUDEN or lezer.mag("huishouden.schrijven")),
    )


def _rij_na_sluiting(lezer: Lezer, casus_id: Id, wiens: Over, werk: tuple[tuple[str, Id, int], ...]) -> VerschilRij:
    telling = Counter(soort for soort, _, _ in werk)
    wat = ", ".join(f"{aantal} × {noun_in_woorden(soort).lower()}" for soort, aantal in sorted(telling.items()))
    return VerschilRij(
        plek=plek_na_sluiting(casus_id),
        titel="Gewerkt in een gesloten casus",
        wat=wat,
        over=wiens.naam,
        sinds=max(op for _, _, op in werk),
        huishouden_id=wiens.huishouden_id,
        mag=mag_beslissen(lezer, "casus"),
    )


def _rij_dubbel(een: Id, ander: Id, naam: str, sinds: int) -> VerschilRij:
    return VerschilRij(
        plek=plek_dubbel(een, ander),
        titel="Misschien dezelfde persoon",
        wat="Op twee balies ingeschreven",
        over=naam,
        sinds=sinds,
        persoon_id=ander,
        mag=True,
    )


def _verteld(lezer: Lezer, verborgen: int) -> Iterator[VerschilRij]:
    """What is only told: numbers per kind, of nobody in particular."""
    titels = {GEWIST: "Vernietigd bij een andere balie", WACHT: "Wacht op wat nog komt", ONBEKEND: "Wacht op bijwerken"}
    for aard, (tellingen, sinds) in geteld(lezer).items():
        delen = (f"{aantal} × {noun_in_woorden(soort).lower()}" for soort, aantal in sorted(tellingen.items()))
        yield VerschilRij(plek=plek_van(aard), titel=titels[aard], wat=", ".join(delen), over="", sinds=sinds)
    if verborgen:
        wat = "Op 1 plaats" if verborgen == 1 else f"Op {verborgen} plaatsen"
        yield VerschilRij(plek=plek_van(AFGESCHERMD), titel="Over afgeschermde personen", wat=wat, over="", sinds=0)


# In full --------------------------------------------------------------------------------------------------------------


def _log(lezer: Lezer, over: OverWie, wiens: Over) -> None:
    """Opening a line is opening something of somebody: of each member, when it is of a household."""
    ids = [] if wiens.persoon_id is None else [wiens.persoon_id]
    if wiens.huishouden_id is not None:
        ids += over.leden(wiens.huishouden_id)
    for id_ in dict.fromkeys(ids):
        lezer.toegang("verschil geopend", id_, DOEL)


def _eigen(lezer: Lezer, groep: Groep) -> tuple[EigenVeld, ...]:
    """What somebody may type instead; nothing when one of the told fields is not theirs to type."""
    if groep.aard not in ("waarde", PAST_NIET) or not mag_beslissen(lezer, groep.soort):
        return ()
    nu = groep.kanten[0].waarden
    velden = []
    for veld in groep.velden:
        label, aard = veld_in_woorden(groep.soort, veld)
        if not mag_eigen(groep.soort, veld):
            continue
        lijst = lijst_van(groep.soort, veld)
        waarde = "" if veld == "bsn" else str(nu[veld] if nu[veld] is not None else "")
        soort = "lijst" if lijst else aard if aard in ("dag", "ja", "datum") else "tekst"
        codes = _codes(lezer, lijst, leeg=not is_nodig(groep.soort, veld)) if lijst else ()
        if soort == "datum":
            waarde = datum_in_woorden(waarde)
        velden.append(EigenVeld(veld=veld, label=label, soort=soort, waarde=waarde, codes=codes))
    return tuple(velden)


def _codes(lezer: Lezer, lijst: str, *, leeg: bool) -> tuple[str, ...]:
    vraag = "SELECT code FROM code WHERE lijst = ? AND tot = '' AND status = 'actief' ORDER BY volgorde, code"
    codes = dict.fromkeys(rij[0] for rij in lezer.rows(vraag, (lijst,)))
    return ("", *codes) if leeg else tuple(codes)


def _dubbel(lezer: Lezer, plek: Plek) -> VerschilDetail:
    een, ander = plek.rij, Id(bytes.fromhex(plek.veld))
    gevonden = next(((sinds, a, b) for a, b, sinds in dubbelen(lezer) if (a, b) == (een, ander)), None)
    if gevonden is None or not lezer.mag("persoon.samenvoegen"):
        raise Weigering(NIET_MEER)
    over = OverWie(lezer)
    if any(over.van("persoon", id_).verborgen for id_ in (een, ander)):
        raise Weigering("Dit is afgeschermd. Vraag uw teamleider.")
    for id_ in (een, ander):
        lezer.toegang("verschil geopend", id_, DOEL)
    if not (kanten := kaarten(lezer, een, ander)):
        raise Weigering(NIET_MEER)
    rij_ = _rij_dubbel(een, ander, over.van("persoon", een).naam, gevonden[0])
    return VerschilDetail(rij=rij_, uitleg=UITLEG[DUBBEL], kanten=kanten, personen=(een, ander))


def _na_sluiting(lezer: Lezer, over: OverWie, plek: Plek) -> VerschilDetail:
    na = next(na_sluiting(lezer, plek.rij), None)
    wiens = over.van("casus", plek.rij)
    if na is None or not lezer.mag("casus.lezen"):
        raise Weigering(NIET_MEER)
    if wiens.verborgen:
        raise Weigering("Dit is afgeschermd. Vraag uw teamleider.")
    _log(lezer, over, wiens)
    rij = _rij_na_sluiting(lezer, na.casus_id, wiens, na.werk)
    casus = lezer.row("SELECT nummer, gesloten_op FROM casus WHERE id = ?", (plek.rij,))
    if casus is None:
        raise Weigering(NIET_MEER)
    waarden = (
        WaardeInWoorden(veld="nummer", label="Casus", tekst=casus[0]),
        WaardeInWoorden(veld="gesloten_op", label="Gesloten", tekst=moment_in_woorden(casus[1], lezer.nu)),
        WaardeInWoorden(veld="werk", label="Zonder dat te weten gewerkt aan", tekst=rij.wat),
        WaardeInWoorden(veld="laatst", label="Voor het laatst", tekst=moment_in_woorden(rij.sinds, lezer.nu)),
    )
    kant = KantRij(
        sleutel="laat", naam="De casus blijft gesloten", wie="", waar="", op=0, hier=False, getoond=True,
        waarden=waarden,
    )  # fmt: skip
    return VerschilDetail(rij=rij, uitleg=UITLEG[NA_SLUITING], kanten=(kant,))
