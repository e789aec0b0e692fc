"""Which places of a record name or describe somebody else, what is proposed for each, and what stands there after.

Found by what refers to others, by the words of their names, by words for a relative or neighbour, and by what a table
is for (who told a signaal, what was weighed about safety). AVG art. 15 lid 4, Jeugdwet art. 7.3.10. No SQLAlchemy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from wijdesk.models.avgregels import (
    BEDEKKEN,
    SAMENVATTEN,
    TONEN,
    afdruk_van,
    plek_van,
)
from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.avg import InzagePlek
from wijdesk.models.values import Id
from wijdesk.services.avg.anderen import (
    HELE_RIJ,
    KORTSTE,
    Ander,
    anderen_in,
    doelen_van_anderen,
    genoemd_in,
    naamwoorden,
    per_woord_van,
    woorden_van_zelf,
)
from wijdesk.services.avg.lopen import Gelopen
from wijdesk.services.avg.nabestaande import SOORT as ONDERDEEL
from wijdesk.services.avg.namen import Bekend, bekend_in, mogelijke_namen
from wijdesk.services.avg.schuil import ONTVANGERS, schuil_van
from wijdesk.services.avg.schuil import SOORT as VERBLIJF
from wijdesk.services.avg.woorden import Stuk, Waarde, toestand_voluit
from wijdesk.store.lezer import Lezer

WEGGELATEN = "[weggelaten: gaat over iemand anders]"
WAAR_WEGGELATEN = "[weggelaten: waar iemand is]"
MEDEWERKERS = "medewerkers"
RELATIES = frozenset(
    {
        "moeder", "vader", "ouder", "ouders", "stiefvader", "stiefmoeder", "pleegvader", "pleegmoeder", "zoon",
        "dochter", "kind", "kinderen", "broer", "zus", "broertje", "zusje", "opa", "oma", "grootouders", "oom", "tante",
        "neef", "nicht", "partner", "echtgenoot", "echtgenote", "man", "vrouw", "vriend", "vriendin", "buurman",
        "buurvrouw", "buren", "buur", "huisbaas", "leerkracht", "juf", "meester",
    }
)  # fmt: skip
"""Words that describe somebody without a name."""
MELDER_VELDEN = {("contact", "melder_naam"), ("contact", "melder_telefoon"), ("avgverzoek", "verzoeker"),
                 ("klachtdossier", "gemachtigde")}  # fmt: skip
"""Who brought something to the desk, or asked something, for somebody else."""
BEVEILIGD = {
    "signaal": "kan verraden wie het vertelde",
    "signaalstap": "kan verraden wie het vertelde",
    "signaalveld": "kan verraden wie het vertelde",
    "wvggzmelding": "kan verraden wie het vertelde",
    "meldcode": "weging van veiligheid",
    "meldcodestap": "weging van veiligheid",
    "opschaling": "weging van veiligheid",
    "veiligheidsafspraak": "over veiligheid",
    "belang": "over een medewerker",
}
"""Tables of which whatever somebody typed is looked at, and why."""
BEDEKT_VOORGESTELD = frozenset(BEVEILIGD) - {"veiligheidsafspraak"}
VERRAADT = {("signaal", "bron")}
"""Codes that say who it was."""
HEET = {"doel": "woorden", "huishouden": "naam", "plan": "soort", "casus": "nummer"}
"""Kind of row → the field it is called by where another refers to it: covered there, it is covered here."""
EIGEN_WOORDEN = frozenset({"woorden", "wanneer_bereikt", "wat", "wie", "toelichting", "reden"})
"""Fields of a goal and what hangs on it that somebody worded."""
VRIJ_VANAF = 40
"""A typed text of so many signs can be covered too, though nobody was found in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorlopen:
    """A record with the places in it. `bij`: (row, field) → the places that decide what stands there."""

    stukken: tuple[Stuk, ...]
    plekken: tuple[InzagePlek, ...]
    bij: Mapping[tuple[Id, str], tuple[str, ...]]


def doorloop(lezer: Lezer, gelopen: Gelopen, stukken: tuple[Stuk, ...], *, verzoek_id: Id) -> Doorlopen:
    """Every place, with its proposal; nothing is chosen yet.

    The words of the request itself are between us and whoever asks: what was decided names what was left out.
    """
    schuil = schuil_van(lezer, gelopen, stukken, verzoek_id)
    gevonden = (*anderen_in(lezer, gelopen, stukken), *((schuil.ander,) if schuil else ()))
    anderen = {ander.plek: _streng(ander) if schuil else ander for ander in gevonden}
    eigen = woorden_van_zelf(gelopen)
    per_woord = per_woord_van(anderen.values(), eigen)
    doel_van = doelen_van_anderen(lezer, gelopen, anderen)
    bekend = bekend_in(lezer, gelopen, stukken, eigen)
    plekken: dict[str, InzagePlek] = {
        ander.plek: InzagePlek(
            plek=ander.plek,
            afdruk=afdruk_van((ander.naam,)),
            soort=ander.soort,
            id=ander.id,
            waar=_OVERAL.get(ander.soort, "Rondom het gezin"),
            wat=ander.naam,
            waarom=ander.waarom,
            voorstel=ander.voorstel,
            moet=True,
        )
        for ander in anderen.values()
    }
    bij: dict[tuple[Id, str], tuple[str, ...]] = {}
    for stuk in stukken:
        for waarde in stuk.waarden:
            if stuk.rij == verzoek_id and waarde.verwijst is None:
                continue
            beslist = tuple(_wie_beslist(stuk, waarde, anderen, per_woord, bekend, doel_van, gelopen, plekken))
            if schuil is not None and schuil.raakt(waarde):
                beslist = (schuil.ander.plek, *beslist)
            if beslist:
                bij[stuk.rij, waarde.veld] = beslist
    _laat_erven(stukken, bij)
    _bedek_adressen(stukken, gelopen, plekken, bij)
    medewerkers = any(MEDEWERKERS in beslist for beslist in bij.values())
    if medewerkers or gelopen.rijen.get("toegang"):
        plekken[MEDEWERKERS] = InzagePlek(
            plek=MEDEWERKERS,
            afdruk=afdruk_van((MEDEWERKERS,)),
            soort="medewerker",
            id=None,
            waar="Bij alles wat een collega schreef of bekeek",
            wat="De namen van medewerkers van het wijkteam",
            waarom="zij deden hun werk; hun naam mag weg als dat voor hun veiligheid nodig is",
            voorstel=TONEN,
            moet=True,
        )
    return Doorlopen(stukken=stukken, plekken=_geordend(plekken.values()), bij=bij)


def _wie_beslist(
    stuk: Stuk,
    waarde: Waarde,
    anderen: Mapping[str, Ander],
    per_woord: Mapping[str, list[Ander]],
    bekend: Bekend,
    doel_van: Mapping[Id, list[Ander]],
    gelopen: Gelopen,
    plekken: dict[str, InzagePlek],
) -> Iterator[str]:
    """The places that decide what stands in a field; those that are new are added to `plekken`."""
    hele = plek_van(stuk.soort, stuk.rij, HELE_RIJ)
    if stuk.soort in ("betrokkene", "signaalmelder") and hele in anderen:
        yield hele
    elif stuk.soort == "huishoudlid" and (lid := _lid_plek(stuk)) in anderen:
        yield lid
    elif waarde.verwijst is not None and waarde.verwijst[0] == "medewerker":
        yield MEDEWERKERS
    elif waarde.verwijst is not None:
        yield from _verwezen(waarde, anderen, gelopen, plekken)
    elif (plek := _tekst_plek(stuk, waarde, per_woord, bekend, _wiens_doel(stuk, gelopen, doel_van))) is not None:
        plekken[plek.plek] = plek
        yield plek.plek


def _laat_erven(stukken: Iterable[Stuk], bij: dict[tuple[Id, str], tuple[str, ...]]) -> None:
    """What calls a row by a field of it is decided about together with that field."""
    for stuk in stukken:
        for waarde in stuk.waarden:
            if waarde.verwijst is None or (veld := HEET.get(waarde.verwijst[0])) is None:
                continue
            if erft := bij.get((waarde.verwijst[1], veld), ()):
                bij[stuk.rij, waarde.veld] = (*bij.get((stuk.rij, waarde.veld), ()), *erft)


def _bedek_adressen(
    stukken: Iterable[Stuk],
    gelopen: Gelopen,
    plekken: dict[str, InzagePlek],
    bij: dict[tuple[Id, str], tuple[str, ...]],
) -> None:
    """The street and postcode of an address where another lives go with the choice about that address: what is covered
    where a household names it may not stand in the row itself.
    """
    for stuk in stukken:
        if stuk.soort != "adres" or stuk.rij in _eigen_adressen(gelopen):
            continue
        plek, velden = plek_van("adres", stuk.rij, "adres"), [w for w in stuk.waarden if w.tekst]
        if plek not in plekken and velden:
            heel = replace(velden[0], tekst=", ".join(w.tekst for w in velden), verwijst=("adres", stuk.rij))
            _los(plekken, plek, heel, "een adres waar een ander woont", BEDEKKEN)
        for waarde in stuk.waarden:
            bij[stuk.rij, waarde.veld] = (plek, *bij.get((stuk.rij, waarde.veld), ()))


def gekozen(plekken: Iterable[InzagePlek], keuzes: Mapping[str, tuple[str, str, str]]) -> tuple[InzagePlek, ...]:
    """The places with what was chosen (plek → afdruk, keuze, tekst); not when what stands there is another now."""
    uit = []
    for plek in plekken:
        afdruk, keuze, tekst = keuzes.get(plek.plek, ("", "", ""))
        uit.append(replace(plek, keuze=keuze, tekst=tekst) if afdruk == plek.afdruk else plek)
    return tuple(uit)


def na_keuze(tekst: str, beslist: Iterable[InzagePlek]) -> tuple[str, bool]:
    """What stands in a field after what was chosen, and whether it is covered. The strictest choice decides."""
    samengevat = ""
    for plek in beslist:
        keuze = plek.keuze or (plek.voorstel if plek.moet else TONEN)
        if keuze == BEDEKKEN:
            return _WEG.get(plek.soort, WEGGELATEN), True
        if keuze == SAMENVATTEN:
            samengevat = samengevat or f"{plek.tekst} [samengevat]"
    return (samengevat, True) if samengevat else (tekst, False)


def geheim_van(plekken: Iterable[InzagePlek]) -> tuple[str, ...]:
    """The texts that are covered: nowhere else may they stand either, where nobody looked."""
    return tuple(
        dict.fromkeys(
            deel
            for plek in plekken
            if plek.keuze in (BEDEKKEN, SAMENVATTEN) and plek.plek != MEDEWERKERS and plek.soort != ONDERDEEL
            for deel in re.split(" · |, " if plek.soort == "adres" else " · ", plek.wat)
            if len(deel.strip()) > KORTSTE
        )
    )


_WEG = {"medewerker": "een medewerker van het wijkteam", VERBLIJF: WAAR_WEGGELATEN}
"""What is covered otherwise than by saying that it is about another."""


# Where ---------------------------------------------------------------------------------------------------------------


_OVERAL = {"persoon": "Overal waar deze persoon is ingevuld", VERBLIJF: "Overal waar staat waar de inwoner is"}


def _streng(ander: Ander) -> Ander:
    """Somebody around a person who hides: who helps or goes to school nearby tells where that is."""
    if ander.voorstel != TONEN or ander.soort != "betrokkene":
        return ander
    return replace(ander, voorstel=BEDEKKEN, waarom=f"{ander.waarom}; kan verraden waar de inwoner is")


def _wiens_doel(stuk: Stuk, gelopen: Gelopen, doel_van: Mapping[Id, list[Ander]]) -> list[Ander]:
    doel_id = stuk.rij if stuk.soort == "doel" else gelopen.rijen[stuk.soort][stuk.rij].get("doel_id")
    return [] if doel_id is None else doel_van.get(Id(doel_id), [])


def _lid_plek(stuk: Stuk) -> str:
    wie = next((w.verwijst[1] for w in stuk.waarden if w.veld == "persoon_id" and w.verwijst is not None), None)
    return "" if wie is None else plek_van("persoon", wie, "naam")


def _verwezen(
    waarde: Waarde, anderen: Mapping[str, Ander], gelopen: Gelopen, plekken: dict[str, InzagePlek]
) -> Iterator[str]:
    """The places that decide about what a field refers to."""
    assert waarde.verwijst is not None  # noqa: S101  # the caller looked
    kind, id_ = waarde.verwijst
    if kind in ("persoon", "betrokkene"):
        plek = plek_van(kind, id_, "naam" if kind == "persoon" else HELE_RIJ)
        if plek in anderen:
            yield plek
    elif kind == "huishouden" and id_ not in gelopen.huishoudens:
        yield _los(plekken, plek_van("huishouden", id_, "naam"), waarde, "een ander huishouden", BEDEKKEN)
    elif kind == "adres" and id_ not in _eigen_adressen(gelopen):
        yield _los(plekken, plek_van("adres", id_, "adres"), waarde, "een adres waar een ander woont", BEDEKKEN)


def _los(plekken: dict[str, InzagePlek], plek: str, waarde: Waarde, waarom: str, voorstel: str) -> str:
    if plek not in plekken:
        plekken[plek] = InzagePlek(
            plek=plek,
            afdruk=afdruk_van((waarde.tekst,)),
            soort=waarde.verwijst[0] if waarde.verwijst else waarde.soort,
            id=waarde.verwijst[1] if waarde.verwijst else waarde.rij,
            waar=waarde.label,
            wat=waarde.tekst,
            waarom=waarom,
            voorstel=voorstel,
            moet=True,
        )
    return plek


def _eigen_adressen(gelopen: Gelopen) -> set[Any]:
    return {rij.get("adres_id") for rij in gelopen.rijen["persoon"].values()}


def _tekst_plek(
    stuk: Stuk, waarde: Waarde, per_woord: Mapping[str, list[Ander]], bekend: Bekend, wiens: list[Ander]
) -> InzagePlek | None:
    """The place of a text, when somebody else may be in it, or when it is long enough to look at anyway.

    `wiens`: whose goal it belongs to, when that is only others'.
    """
    if not waarde.vrij or stuk.soort in ("persoon", "adres"):
        return None
    gekozen = waarde.tekst in bekend.codes
    woorden = naamwoorden(waarde.tekst)
    genoemd = genoemd_in(woorden, per_woord)
    relaties = sorted(woorden & RELATIES)
    redenen: list[str] = []
    voorstel, moet = TONEN, True
    veld = waarde.veld.partition("@")[0]
    if (stuk.soort, veld) in MELDER_VELDEN:
        voorstel = BEDEKKEN
        redenen.append("wie het bracht, is iemand anders")
    if stuk.soort in BEVEILIGD and (len(waarde.tekst) >= VRIJ_VANAF or (stuk.soort, veld) in VERRAADT or genoemd):
        voorstel = BEDEKKEN if stuk.soort in BEDEKT_VOORGESTELD else voorstel
        redenen.append(BEVEILIGD[stuk.soort])
    if wiens and veld in EIGEN_WOORDEN:
        voorstel = BEDEKKEN if any(ander.voorstel == BEDEKKEN for ander in wiens) else voorstel
        redenen.append(f"hoort bij een doel van {_opsomming(ander.naam for ander in wiens)}")
    if genoemd:
        if any(ander.voorstel == BEDEKKEN for ander in genoemd):
            voorstel = BEDEKKEN
        redenen.append(f"noemt {_opsomming(ander.naam.partition(' · ')[0] for ander in genoemd)}")
    zoek = () if gekozen else mogelijke_namen(waarde.tekst, bekend)
    if misschien := [woord for woord in zoek if not genoemd_in(naamwoorden(woord), per_woord)]:
        voorstel = voorstel if (stuk.soort, veld) in ONTVANGERS else BEDEKKEN
        redenen.append(f"noemt misschien iemand ({', '.join(misschien[:3])})")
    if relaties and not gekozen:
        redenen.append(f"beschrijft iemand ({', '.join(relaties[:3])})")
    if not redenen:
        if len(waarde.tekst) < VRIJ_VANAF:
            return None
        moet = False
        redenen.append("geen naam van een ander gevonden")
    return InzagePlek(
        plek=plek_van(stuk.soort, stuk.rij, waarde.veld),
        afdruk=afdruk_van((waarde.tekst,)),
        soort=stuk.soort,
        id=stuk.rij,
        waar=f"{stuk.naam} van {toestand_voluit(stuk.op)}: {waarde.label.lower()}",
        wat=waarde.tekst,
        waarom="; ".join(redenen),
        voorstel=voorstel,
        moet=moet,
    )


def _opsomming(namen: Iterable[str]) -> str:
    alle = list(dict.fromkeys(namen))
    return alle[0] if len(alle) == 1 else f"{', '.join(alle[:-1])} en {alle[-1]}"


_VOLGORDE = {
    VERBLIJF: -1,
    "persoon": 0,
    "betrokkene": 1,
    "signaalmelder": 2,
    "medewerker": 3,
    "huishouden": 4,
    "adres": 5,
}


def _geordend(plekken: Iterable[InzagePlek]) -> tuple[InzagePlek, ...]:
    """People first, then texts; what need not be looked at last."""
    return tuple(sorted(plekken, key=lambda plek: (not plek.moet, _VOLGORDE.get(plek.soort, 9))))
