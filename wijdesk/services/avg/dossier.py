"""A record as it goes out: looked through, put together by subject, with what was covered gone. No SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from wijdesk.models.avgregels import BEDEKKEN, SAMENVATTEN
from wijdesk.models.logsoort import INZIEN, WOORDEN
from wijdesk.models.rows.avg import InzageGroep, InzagePlek, InzageStuk, InzageVeld
from wijdesk.models.values import Id, lokaal
from wijdesk.resources import lees_toml
from wijdesk.services.avg.bewaartijd import in_woorden as bewaartijd
from wijdesk.services.avg.lopen import TOEGANG, Gelopen, loop
from wijdesk.services.avg.nabestaande import SOORT as ONDERDEEL
from wijdesk.services.avg.nabestaande import grond_van, onderdelen, zonder
from wijdesk.services.avg.plekken import MEDEWERKERS, WEGGELATEN, Doorlopen, doorloop, geheim_van, gekozen, na_keuze
from wijdesk.services.avg.schuil import VELD as SCHUIL
from wijdesk.services.avg.woorden import EERDER, Stuk, Waarde, in_woorden, moment_voluit
from wijdesk.services.logboek.bladen import OVER_COLLEGA
from wijdesk.store.lezer import Lezer

OVERIG = "overig"
WEG = "Dit is weggehaald; wij bewaren het nog."
EEN_MEDEWERKER = "een medewerker van het wijkteam"
EEN_ANDER = "Een andere organisatie of persoon"


def bekijk(lezer: Lezer, verzoek_id: Id, persoon_id: Id) -> tuple[Gelopen, Doorlopen]:
    """The record with its places and what was chosen of them."""
    gelopen = loop(lezer, persoon_id)
    doorlopen = doorloop(lezer, gelopen, in_woorden(lezer, gelopen), verzoek_id=verzoek_id)
    if (grond := grond_van(lezer, verzoek_id)) is not None:
        titels = {groep["code"]: groep.get("van_ander", groep["titel"]) for groep in _groepen()}
        stukken = [stuk for stuk in doorlopen.stukken if stuk.rij != verzoek_id]
        eerst = tuple(onderdelen(grond, stukken, titels, {stuk.soort: groep_van(stuk.soort) for stuk in stukken}))
        doorlopen = replace(doorlopen, plekken=(*eerst, *doorlopen.plekken))
    keuzes = {
        plek: (afdruk, keuze, tekst)
        for plek, afdruk, keuze, tekst in lezer.rows(
            "SELECT plek, afdruk, keuze, tekst FROM avgkeuze WHERE verzoek_id = ? AND status = 'actief'", (verzoek_id,)
        )
    }
    return gelopen, replace(doorlopen, plekken=gekozen(doorlopen.plekken, keuzes))


def groepen(
    lezer: Lezer, gelopen: Gelopen, doorlopen: Doorlopen, *, alleen_zelf: bool = False
) -> tuple[InzageGroep, ...]:
    """By subject; `alleen_zelf`: only what the person gave us (AVG art. 20)."""
    plekken = {plek.plek: plek for plek in doorlopen.plekken}
    geheim = geheim_van(doorlopen.plekken)
    namen = _medewerkers(lezer, doorlopen.stukken, plekken.get(MEDEWERKERS))
    per_groep: dict[str, list[InzageStuk]] = {}
    for stuk in doorlopen.stukken:
        if alleen_zelf and (stuk.soort not in zelf_gegeven() or stuk.rij in gelopen.via):
            continue
        gemaakt = _stuk(stuk, doorlopen, plekken, namen, geheim, alleen_zelf=alleen_zelf)
        if gemaakt.velden:
            per_groep.setdefault(groep_van(stuk.soort), []).append(gemaakt)
    voor_ander = any(plek.soort == ONDERDEEL for plek in doorlopen.plekken)
    if not alleen_zelf and not voor_ander and (log := list(_log(lezer, gelopen, plekken.get(MEDEWERKERS)))):
        per_groep[groep_van(TOEGANG)] = log
    alle = tuple(
        InzageGroep(
            code=groep["code"],
            titel=groep.get("van_ander", groep["titel"]) if voor_ander else groep["titel"],
            doel=groep["doel"],
            bron=groep["bron"],
            bewaren=bewaartijd(lezer, gelopen, groep["code"]),
            stukken=tuple(per_groep[groep["code"]]),
        )
        for groep in _groepen()
        if per_groep.get(groep["code"])
    )
    return tuple(zonder(alle, plekken)) if voor_ander else alle


def ontvangers(gelopen: Gelopen, doorlopen: Doorlopen) -> tuple[str, ...]:
    """Who received something of the record, with the day; of who told a signaal nobody is named. What was covered where
    it was written down, or stands covered anywhere, is not told here either.
    """
    weg = {plek.plek for plek in doorlopen.plekken if plek.keuze in (BEDEKKEN, SAMENVATTEN)}
    bedekt = {
        rij for (rij, veld), beslist in doorlopen.bij.items()
        if veld in ("naar", "aanbieder", "contactpersoon", "naar_naam") and not weg.isdisjoint(beslist)
    }  # fmt: skip
    geheim = geheim_van(doorlopen.plekken)
    return tuple(
        dict.fromkeys(
            f"{EEN_ANDER}: {wat}" if rij in bedekt or any(deel in naar for deel in geheim) else f"{naar}: {wat}"
            for rij, naar, wat in _ontvangers(gelopen)
        )
    )


def _ontvangers(gelopen: Gelopen) -> Iterator[tuple[Id, str, str]]:
    """(row, who, what and when)."""
    for rij in gelopen.rijen.get("toeleiding", {}).values():
        yield rij["id"], rij["naar"], f"hulp gevraagd op {_dag(rij['voorgesteld_op'])}"
    for rij in gelopen.rijen.get("indicatie", {}).values():
        if rij["aanbieder"]:
            yield rij["id"], rij["aanbieder"], f"hulp toegekend op {_dag(rij['besloten_op'])}"
    for rij in gelopen.rijen.get("teamoverdracht", {}).values():
        yield rij["id"], f"Wijkteam {rij['naar_naam']}", f"uw dossier ging daarheen op {moment_voluit(rij['op'])}"
    for rij in gelopen.rijen.get("signaal", {}).values():
        if rij["teruggekoppeld_op"]:
            yield rij["id"], "Wie ons een zorg vertelde", f"hoorde op {_dag(rij['teruggekoppeld_op'])} wat wij deden"
    for rij in gelopen.rijen.get("wvggzmelding", {}).values():
        if rij["teruggekoppeld_op"]:
            yield rij["id"], "Wie de Wvggz-melding deed", f"hoorde op {_dag(rij['teruggekoppeld_op'])} wat wij deden"


@cache
def _groepen() -> tuple[Mapping[str, Any], ...]:
    return tuple(lees_toml("avg.toml")["groep"])


@cache
def groep_van(soort: str) -> str:
    """The subject a table belongs to."""
    return next((str(groep["code"]) for groep in _groepen() if soort in groep["soorten"]), OVERIG)


@cache
def zelf_gegeven() -> Mapping[str, frozenset[str]]:
    """Table → the fields somebody gave us."""
    return {soort: frozenset(velden) for soort, velden in lees_toml("avg.toml")["zelf_gegeven"].items()}


def _stuk(
    stuk: Stuk,
    doorlopen: Doorlopen,
    plekken: Mapping[str, InzagePlek],
    namen: Mapping[Id, str],
    geheim: tuple[str, ...],
    *,
    alleen_zelf: bool,
) -> InzageStuk:
    waarden: Iterable[Waarde] = stuk.waarden
    if alleen_zelf:
        waarden = [w for w in stuk.waarden if w.veld in zelf_gegeven()[stuk.soort]]
    gemaakt = (_veld(stuk, waarde, doorlopen, plekken, geheim) for waarde in waarden)
    velden = list(_zonder_herhaling(veld for veld in gemaakt if not (veld.bedekt and _is_schuil(veld))))
    if stuk.weg:
        velden.append(InzageVeld(naam="status", label="Let op", tekst=WEG))
    return InzageStuk(
        soort=stuk.soort,
        id=stuk.rij,
        naam=stuk.naam,
        opgeschreven=stuk.op,
        door="" if alleen_zelf or stuk.door is None else namen.get(stuk.door, ""),
        velden=tuple(velden),
    )


def _is_schuil(veld: InzageVeld) -> bool:
    """Whether it says that somebody hides, which is told by covering it."""
    return veld.naam.partition("_eerder_")[0] == SCHUIL


def _zonder_herhaling(velden: Iterable[InzageVeld]) -> Iterator[InzageVeld]:
    """Of a row that is covered as a whole it is said once."""
    gezegd: set[tuple[str, str]] = set()
    for veld in velden:
        wat = (veld.plek, veld.tekst)
        if not (veld.bedekt and wat in gezegd):
            yield veld
        if veld.bedekt:
            gezegd.add(wat)


def _veld(
    stuk: Stuk, waarde: Waarde, doorlopen: Doorlopen, plekken: Mapping[str, InzagePlek], geheim: tuple[str, ...]
) -> InzageVeld:
    codes = doorlopen.bij.get((stuk.rij, waarde.veld), ())
    tekst, bedekt = na_keuze(waarde.tekst, [plekken[code] for code in codes])
    if not codes and any(deel in tekst for deel in geheim):
        tekst, bedekt = WEGGELATEN, True
    return InzageVeld(
        naam=waarde.veld.replace(EERDER, "_eerder_"),
        label=waarde.label,
        tekst=tekst,
        plek=codes[0] if codes else "",
        bedekt=bedekt,
    )


def _medewerkers(lezer: Lezer, stukken: Iterable[Stuk], plek: InzagePlek | None) -> dict[Id, str]:
    ids = {stuk.door for stuk in stukken if stuk.door is not None}
    namen = {Id(id_): str(naam) for id_, naam in lezer.rows("SELECT id, naam FROM medewerker") if Id(id_) in ids}
    if plek is not None and plek.keuze == BEDEKKEN:
        return dict.fromkeys(namen, EEN_MEDEWERKER)
    return namen


def _log(lezer: Lezer, gelopen: Gelopen, plek: InzagePlek | None) -> Iterator[InzageStuk]:
    """Every time somebody looked, the newest first."""
    namen = {Id(id_): str(naam) for id_, naam in lezer.rows("SELECT id, naam FROM medewerker")}
    bedekt = plek is not None and plek.keuze == BEDEKKEN
    for rij in sorted(gelopen.rijen.get(TOEGANG, {}).values(), key=lambda rij: (-rij["tijd"], rij["id"])):
        wie = EEN_MEDEWERKER if bedekt else namen.get(Id(rij["medewerker_id"]), EEN_MEDEWERKER)
        yield InzageStuk(
            soort=TOEGANG,
            id=Id(rij["id"]),
            naam=WOORDEN.get(rij["soort"] or INZIEN, WOORDEN[INZIEN]),
            opgeschreven=rij["tijd"],
            door=wie,
            velden=(
                InzageVeld(naam="wat", label="Wat", tekst=rij["wat"]),
                InzageVeld(naam="doel", label="Waarom", tekst=rij["doel"]),
                *_namens(rij, namen, bedekt=bedekt),
            ),
        )


def _namens(rij: Mapping[str, Any], namen: Mapping[Id, str], *, bedekt: bool) -> Iterator[InzageVeld]:
    """The colleague on whose behalf somebody looked, covered as they all are. Whose rights changed is nobody's here."""
    if rij["namens_id"] is not None and rij["soort"] not in OVER_COLLEGA:
        wie = EEN_MEDEWERKER if bedekt else namen.get(Id(rij["namens_id"]), EEN_MEDEWERKER)
        yield InzageVeld(naam="namens", label="Namens", tekst=wie)


def _dag(iso: str) -> str:
    return "-".join(reversed(iso.split("-"))) if iso else "onbekend"


def vandaag(lezer: Lezer) -> str:
    """Today (ISO)."""
    return lokaal(lezer.nu).date().isoformat()
