"""The desks of a centre as this one knows them: what each is called, how far it is, and whose chain stands still.

A desk may have written several chains (`sync.schrijvers`): together they are one line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from wijdesk.app.bureau import Bureau
from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.delen import BalieRij
from wijdesk.models.values import Id
from wijdesk.sync import aanmelding, logregels, schrijvers
from wijdesk.sync.deelnemer import Deelnemer, leesstand
from wijdesk.sync.ontbreekt import WEG
from wijdesk.sync.rooster import Rooster
from wijdesk.sync.schrijvers import Schrijver

REDENEN: Mapping[str, str] = {
    "epoch": "De sleutel die deze balie gebruikt, is hier nog niet. Dat komt goed na de volgende vernieuwing.",
    "sleutel": "De sleutel die deze balie gebruikt, is hier niet.",
    "balie": "Deze balie staat niet op het rooster.",
    "ingetrokken": "Deze balie is ingetrokken en heeft daarna nog iets geplaatst. Dat wordt niet gelezen.",
    "rol": "Deze balie mag alleen lezen en heeft toch iets geplaatst.",
    "team": "Deze balie heeft iets geplaatst voor een team waar zij niet bij hoort.",
    "gat": "Er ontbreekt een stuk van wat deze balie deelde.",
    "keten": "Wat deze balie deelde, sluit niet aan op wat er eerder kwam.",
    "datum": "De klok van deze balie loopt voor.",
    "plaats": "Wat deze balie deelde, staat niet op de goede plaats.",
    "geweigerd": "Het centrum gaf een pakket van deze balie niet.",
    WEG: "In het centrum ontbreekt werk van deze balie dat hier al gelezen is.",
    "niet_leesbaar": "Een zegel van deze balie is in het centrum niet te lezen.",
    "niet_gevonden": "In het centrum ontbreekt een pakket van deze balie, of een deel ervan.",
}
"""Why the chain of a desk stands still (`Onbetrouwbaar.reden`), in words."""
ANDERE_REDEN = "Een pakket van deze balie is beschadigd of niet echt. De rest gaat gewoon door."

EINDE = 1 << 62
"""Of a chain this desk writes itself: as far as it goes."""

_LAATSTE = (
    "SELECT k.volgnr, m.kop FROM keten k JOIN mutatie m ON m.id = k.mutatie_id "
    "WHERE k.balie_id = ? AND k.volgnr <= ? ORDER BY k.volgnr DESC LIMIT 1"
)


@dataclass(slots=True)
class _Stand:
    """What is here of one desk."""

    tot: int = 0
    laatst: int | None = None
    versie: int | None = None
    stil: list[str] = field(default_factory=list)
    sinds: int | None = None

    def hoort(self, tot: int, kop: Mapping[str, Any]) -> None:
        self.tot += tot
        if self.laatst is None or kop["t"] >= self.laatst:
            self.laatst, self.versie = kop["t"], kop["sv"]

    def staat_stil(self, sinds: int, zin: str) -> None:
        self.sinds = sinds if self.sinds is None else min(sinds, self.sinds)
        if zin not in self.stil:
            self.stil.append(zin)


def balienamen(rooster: Rooster) -> dict[Id, str]:
    """What every desk is called: a number in the order in which they were let in; it never changes."""
    volgorde = sorted(rooster.balies, key=lambda balie: (rooster.balies[balie].vanaf, balie))
    return {balie: f"Balie {nummer}" for nummer, balie in enumerate(volgorde, start=1)}


def balierijen(bureau: Bureau, balie: Deelnemer, rooster: Rooster) -> tuple[BalieRij, ...]:
    """Every desk on the rooster, this one first; then chains of nobody that is known here."""
    van, tot_waar = van_wie(balie, rooster), bereik(balie)
    stil, laatsten = bureau.op_winkel(lambda winkel: _lees_ketens(winkel.db, tot_waar))
    namen = balienamen(rooster)
    standen = {id_: _Stand() for id_ in rooster.balies}
    for keten, (tot, kop) in laatsten.items():
        if keten in van and (wie := van[keten].balie) in standen:
            standen[wie].hoort(tot, json.loads(kop))
    los = []
    for keten, (sinds, reden) in stil.items():
        schrijver = van.get(keten)
        if schrijver is not None and schrijver.balie in standen:
            zin = _stil_zin(reden, keten, schrijver, van, rooster)
            standen[schrijver.balie].staat_stil(sinds, zin)
        else:
            los.append(_van_niemand(keten, schrijver, sinds, reden, rooster))
    rijen = [
        BalieRij(
            id=id_,
            naam=namen[id_],
            teams=tuple(sorted(rooster.teams[team].naam for team in regel.teams or regel.eerder)),
            rol=regel.rol,
            eigen=id_ == balie.ingeschreven,
            ingetrokken=regel.ingetrokken,
            tot=standen[id_].tot,
            laatst=standen[id_].laatst,
            versie=standen[id_].versie,
            stil=" ".join(standen[id_].stil),
            stil_sinds=standen[id_].sinds,
        )
        for id_, regel in rooster.balies.items()
    ]
    rijen.sort(key=lambda rij: (not rij.eigen, rij.ingetrokken, len(rij.naam), rij.naam))
    return (*rijen, *los)


def van_wie(balie: Deelnemer, rooster: Rooster) -> dict[Id, Schrijver]:
    """Per chain its desk and team. One the rooster names is that desk's, whatever anybody remembers."""
    van = schrijvers.lees(balie.kast)
    geen = Id(bytes(16))
    for id_, regel in rooster.balies.items():
        eerste = van[id_].team if id_ in van else next(iter(regel.teams or regel.eerder), geen)
        van[id_] = Schrijver(id_, eerste)
    for team, keten in balie.schrijft.items():
        van[keten] = Schrijver(balie.ingeschreven, team)
    return van


def bereik(balie: Deelnemer) -> dict[Id, int]:
    """Per chain up to where it counts: as it was read at the centre as it is now, so that what was offered there again
    counts once.
    """
    merk = aanmelding.bewaard_merk(balie.kast)
    gelezen = leesstand(balie.kast, merk.generatie).nummers if merk is not None else {}
    return {**gelezen, **dict.fromkeys(balie.schrijft.values(), EINDE)}


def _stil_zin(reden: str, keten: Id, schrijver: Schrijver, van: Mapping[Id, Schrijver], rooster: Rooster) -> str:
    zin = _waarom(reden)
    if keten != _laatste_keten(schrijver, van):
        zin = f"Een eerdere reeks: {zin[0].lower()}{zin[1:]} Wat zij nu deelt, gaat gewoon door."
    regel = rooster.balies[schrijver.balie] if schrijver.balie is not None else None
    meer = regel is not None and len({*regel.teams, *regel.eerder}) > 1
    return f"Voor {_teamnaam(schrijver.team, rooster)}: {zin[0].lower()}{zin[1:]}" if meer else zin


def _waarom(reden: str) -> str:
    return logregels.in_woorden(reden) or REDENEN.get(reden, ANDERE_REDEN)


def _laatste_keten(schrijver: Schrijver, van: Mapping[Id, Schrijver]) -> Id:
    """The chain a desk writes for a team now: that it was let in with is the first, the ids of later ones rise."""
    eigen = [keten for keten, er in van.items() if er == schrijver]
    return max(eigen, key=lambda keten: (keten != schrijver.balie, keten))


def _van_niemand(keten: Id, schrijver: Schrijver | None, sinds: int, reden: str, rooster: Rooster) -> BalieRij:
    """A chain of which no desk on the rooster says that it is hers."""
    team = _teamnaam(schrijver.team, rooster) if schrijver is not None else ""
    return BalieRij(
        id=keten,
        naam=f"Onbekende balie {keten.hex()[-4:].upper()}",
        teams=(team,) if team else (),
        rol="",
        eigen=False,
        ingetrokken=False,
        tot=0,
        laatst=None,
        versie=None,
        stil=_waarom(reden),
        stil_sinds=sinds,
    )


def _teamnaam(team: Id, rooster: Rooster) -> str:
    return rooster.teams[team].naam if team in rooster.teams else ""


def _lees_ketens(db: Any, bereik: Mapping[Id, int]) -> tuple[dict[Id, tuple[int, str]], dict[Id, tuple[int, str]]]:
    """Per chain that stands still since when and why; per chain its last entry that counts."""
    stil = {Id(rij[0]): (rij[1], rij[2]) for rij in db.execute("SELECT balie_id, sinds, reden FROM stilstand")}
    laatsten = {keten: db.execute(_LAATSTE, (keten, tot)).fetchone() for keten, tot in bereik.items()}
    return stil, {keten: (rij[0], rij[1]) for keten, rij in laatsten.items() if rij is not None}
