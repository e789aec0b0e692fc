"""Finding who may be the same person as what was typed: few candidates by look-up, then weighed. No SQLAlchemy.

Nothing here compares with everybody: every list is a look-up in the search index with a LIMIT, so that the answer takes
as long with a million persons as with a thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wijdesk.models.gelijkenis import Vergelijkbaar, vergelijkbaar, verschil_in_woorden
from wijdesk.models.naam import kern, klank
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.patroon import herken, telefoon_cijfers
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Id, lokaal
from wijdesk.store.lezer import Lezer
from wijdesk.store.rangorde import Rij, kandidaat
from wijdesk.store.zoeken import EIND, fts, zoek_sleutels

HOOGSTENS = 8
PER_LIJST = 60
"""Candidates taken from one list; a reception centre has hundreds at one address, and 1 January many of one year."""
MINSTENS = 40
"""Points from which somebody is worth showing."""
NAAST = 12
"""Words near a name that are looked for."""


def dubbelen(
    lezer: Lezer, invoer: PersoonInvoer, behalve: Id | None, *, mag_afgeschermd: bool = False
) -> tuple[Kandidaat, ...]:
    """Who could be the same person, most likely first, each with the reasons in words.

    `invoer` may be half typed and in any spelling ("12/5/80"): what cannot be read yet is left out.
    """
    invoer = _zover_leesbaar(invoer, lokaal(lezer.nu).date())
    ik = vergelijkbaar(invoer)
    gewogen: dict[int, tuple[int, Rij, tuple[str, ...]]] = {}
    gezien: set[int] = set()
    adres = tuple(filter(None, (invoer.postcode, invoer.huisnummer)))
    for eis in _eisen(lezer, invoer, ik):
        for rij in fts(lezer, eis, PER_LIJST, mag_afgeschermd=mag_afgeschermd, getypt=adres):
            if rij.nr in gezien or rij.persoon_id == behalve:
                continue
            gezien.add(rij.nr)
            punten, redenen = verschil_in_woorden(ik, _van_rij(rij))
            if punten >= MINSTENS:
                gewogen[rij.nr] = (punten, rij, redenen)
    beste = sorted(gewogen.values(), key=lambda treffer: (-treffer[0], treffer[1].achter, treffer[1].voor))
    return tuple(kandidaat(rij, redenen) for _, rij, redenen in beste[:HOOGSTENS])


def _zover_leesbaar(invoer: PersoonInvoer, vandaag: date) -> PersoonInvoer:
    """What was typed in the form the index has it: digits, ISO dates; nothing that FTS5 takes for syntax."""
    bsn = re.sub(r"[\s.\-]", "", invoer.bsn)
    postcode = re.fullmatch(r"\s*(\d{4})\s*([A-Za-z]{2})\s*", invoer.postcode, re.ASCII)
    nummer = re.match(r"\s*(\d{1,5})", invoer.huisnummer, re.ASCII)
    jaar = re.fullmatch(r"\s*(\d{4})\s*", invoer.geboortedatum, re.ASCII)
    return replace(
        invoer,
        bsn=bsn if re.fullmatch(r"\d{9}", bsn, re.ASCII) else "",
        geboortedatum=jaar[1] if jaar else herken(invoer.geboortedatum, vandaag=vandaag).geboortedatum,
        postcode=(postcode[1] + postcode[2]).lower() if postcode else "",
        huisnummer=nummer[1] if nummer else "",
    )


def _eisen(lezer: Lezer, invoer: PersoonInvoer, ik: Vergelijkbaar) -> Iterator[str]:
    """The lists to look in, as demands on the marked words of `search.woorden_van`, the surest first."""
    if invoer.bsn:
        yield f"b{invoer.bsn}"
    if ik.telefoon:
        yield f"f{telefoon_cijfers(invoer.telefoon)}"
    voor = [f"n{woord}" for woord in ik.voor]
    achter = [f"n{woord}" for woord in (*ik.achter.split(), *ik.geboorte.split())]
    namen = _of([*voor, *achter])
    datum = "d" + ik.geboortedatum.replace("-", "") if ik.geboortedatum else ""
    adres = f"c{invoer.postcode} AND h{invoer.huisnummer}" if ik.adres else ""
    if len(datum) == 9:
        omgekeerd = f"d{datum[1:5]}{datum[7:]}{datum[5:7]}"
        if namen:
            yield f"({datum} OR {omgekeerd}) AND ({namen})"
        yield datum
    if adres:
        if namen:
            yield f"{adres} AND ({namen})"
        yield adres
    if voor and achter:
        heel = f"({_of(achter)}) AND ({_of(voor)})"
        if datum:
            yield f"{heel} AND ({datum[:5]}*)"
        yield heel
        naast = _of([*achter, *_naast(lezer, ik)])
        yield f"({naast}) AND ({_of(voor)}){f' AND {datum[:5]}*' if datum else ''}"


def _of(eisen: list[str]) -> str:
    return " OR ".join(eisen)


def _naast(lezer: Lezer, ik: Vergelijkbaar) -> list[str]:
    """Known names one letter from the surname, or that sound like it."""
    gevonden: list[str] = []
    for woord in ik.achter.split():
        if len(woord) < 4:
            continue
        sleutels = zoek_sleutels(woord)
        rijen = lezer.rows(
            "SELECT DISTINCT woord FROM zoek_variant "
            f"WHERE variant IN ({', '.join('?' * len(sleutels))}) AND woord >= 'n' AND woord < ? LIMIT 200",
            (*sleutels, "n" + EIND),
        )
        passend = [
            rij[0] for rij in rijen if abs(len(rij[0]) - 1 - len(woord)) <= 1 or klank(rij[0][1:]) == klank(woord)
        ]
        gevonden += passend[:NAAST]
    return gevonden


def _van_rij(rij: Rij) -> Vergelijkbaar:
    """A row of the index, ready to compare."""
    merken: dict[str, list[str]] = {}
    for woord in rij.woorden.split():
        merken.setdefault(woord[0], []).append(woord[1:])
    achternamen = {*rij.achter.split(), *rij.geboorte.split()}
    voor = dict.fromkeys((*rij.voor.split(), *(naam for naam in merken.get("n", ()) if naam not in achternamen)))
    postcode, nummers = merken.get("c", [""])[0], merken.get("h", [""])
    return Vergelijkbaar(
        achter=rij.achter or " ".join(kern(rij.naam)),
        voor=tuple(voor),
        geboorte=rij.geboorte,
        geboortedatum=rij.geboortedatum,
        adres=postcode + nummers[-1] if postcode and nummers[-1] else "",
        telefoon=merken.get("f", [""])[0],
        bsn=merken.get("b", [""])[0],
    )
