"""Households that move to another team: this desk's part of it in every round, after what it shares with its own team.

It takes in what hangs for its team, at the end of its own chain, so that colleagues get it as they get anything else;
and it hangs up what its team gave away. Nothing here counts on having been done before: what hangs there says itself
how far it goes, and the same again changes nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from typing import Any

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.journaal import SCHEMA_VERSIE, Mutatie
from wijdesk.models.values import Id
from wijdesk.store import elders, uitwisseling
from wijdesk.store.elders import Teams
from wijdesk.store.engine import Winkel
from wijdesk.store.toelating import Zending
from wijdesk.sync import aanmelding, ontvangst, overdracht, sleutels, verhuiswerk
from wijdesk.sync import rooster as roosters
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.deelnemer import Deelnemer, leesstand
from wijdesk.sync.overdracht import Brief, Papier
from wijdesk.sync.rooster import Rooster
from wijdesk.sync.verdeling import schrijft_voor

POST = "post/"
"""With the id (hex) of a team it writes for: how far the papers for and of it were read, and what is left to do."""
BEKEND = "overdracht/"
"""With the id (hex) of a teamoverdracht: what hangs there of it, and since when this desk knows of it."""
GENADE_MS = 3_600_000
"""After an hour a colleague's desk hangs up what the desk where it was decided did not: a laptop that went home."""
HOOGSTENS_WEER = 50
"""Papers that could not be opened yet and are tried again every round."""


@dataclass(slots=True)
class Beurt:
    """What was done: entries taken in and hung up."""

    gehaald: int = 0
    verstuurd: int = 0


class Stand(Enum):
    """What became of a sending."""

    KLAAR = "klaar"
    DICHT = "dicht"
    """Its key is not here."""
    ONBEKEND = "onbekend"
    """It may come in when more is known here."""


@dataclass(slots=True)
class _Post:
    """What this desk remembers of the board."""

    generatie: int
    tot: dict[str, int] = field(default_factory=dict)
    """Team (hex) → last number that was read."""
    weer: list[int] = field(default_factory=list)
    """Sendings (the number of the last paper) whose key is not here."""
    later: list[int] = field(default_factory=list)
    """Those of a household that as far as is known here is this team's: a colleague may have given it away."""
    later_bij: int = 0
    """How many entries there were when those were looked at."""
    gekeken: int = 0
    """How many entries of the journal were looked at for something to send."""
    te_doen: list[str] = field(default_factory=list)
    """Moves (hex) of which something may have to be sent."""
    bekend: list[str] = field(default_factory=list)
    """Moves that were looked at once."""


def beurt(balie: Deelnemer, centrum: Centrum) -> Beurt:
    """This desk's part. Raises GeenContact, CentrumGeweigerd, Storing; what was done by then stays done."""
    uit = Beurt()
    rooster = aanmelding.bewaard_rooster(balie.kast)
    merk = aanmelding.bewaard_merk(balie.kast)
    regel = rooster.balies.get(balie.ingeschreven) if rooster else None
    if rooster is None or merk is None or regel is None:
        return uit
    namen, locaties = {team: er.naam for team, er in rooster.teams.items()}, balie.op(_locaties)
    teams = elders.deel_in(namen, regel.teams, locaties)
    mag = schrijft_voor(balie, rooster)
    if balie.kast.get(elders.TEAMS) != (nieuw := replace(teams, schrijft=bool(mag)).schrijf()):
        balie.kast.put(elders.TEAMS, nieuw)
    for team in sorted(mag & balie.schrijft.keys()):
        van = elders.deel_in(namen, (team,), locaties).eigen
        doe = _Beurt(
            balie, centrum, rooster, team, van, teams.eigen, teams, uit, _lees_post(balie, team, merk.generatie)
        )
        doe.haal()
        doe.verstuur()
    return uit


def _locaties(winkel: Winkel) -> list[tuple[Id, str]]:
    return [(Id(rij[0]), str(rij[1])) for rij in winkel.db.execute("SELECT id, naam FROM locatie").fetchall()]


def _lees_post(balie: Deelnemer, team: Id, generatie: int) -> _Post:
    waarde = balie.kast.get(POST + team.hex())
    inhoud: dict[str, Any] = json.loads(waarde) if waarde else {}
    if inhoud.get("generatie") != generatie:  # a board that was put back may have lost papers: look at all of it again
        return _Post(generatie)
    return _Post(
        generatie, inhoud["tot"], inhoud["weer"], inhoud.get("later", []), inhoud.get("later_bij", 0),
        inhoud["gekeken"], inhoud["te_doen"], inhoud["bekend"],
    )  # fmt: skip


@dataclass(slots=True)
class _Beurt:
    balie: Deelnemer
    centrum: Centrum
    rooster: Rooster
    team: Id
    van: frozenset[Id]
    """The locaties of this team: its id, and those that are called like it."""
    eigen: frozenset[Id]
    """Those of every team of this desk."""
    teams: Teams
    uit: Beurt
    post: _Post

    def _bewaar(self) -> None:
        post = self.post
        inhoud = {
            "generatie": post.generatie, "tot": post.tot, "weer": post.weer, "gekeken": post.gekeken,
            "te_doen": post.te_doen, "bekend": post.bekend, "later": post.later, "later_bij": post.later_bij,
        }  # fmt: skip
        nieuw = json.dumps(inhoud, separators=(",", ":")).encode()
        if self.balie.kast.get(POST + self.team.hex()) != nieuw:
            self.balie.kast.put(POST + self.team.hex(), nieuw)

    # Taking in --------------------------------------------------------------------------------------------------------

    def haal(self) -> None:
        """Take in what hangs for the own team: what could not be opened before, and what is new."""
        mijn = self.team.hex()
        dicht = [nummer for nummer in self.post.weer if self._neem(nummer) is Stand.DICHT]
        later = self.post.later
        if later and (hier := self.balie.op(verhuiswerk.hoeveel)) != self.post.later_bij:
            later, self.post.later_bij = [nummer for nummer in later if self._neem(nummer) is not Stand.KLAAR], hier
        while (papier := self._papier(self.team, self.post.tot.get(mijn, 0) + 1)) is not None:
            nummer = self.post.tot[mijn] = self.post.tot.get(mijn, 0) + 1
            stand = self._neem(nummer, papier)
            if stand is not Stand.KLAAR:
                (dicht if stand is Stand.DICHT else later).append(nummer)
            self._onthoud(dicht, later)
        self._onthoud(dicht, later)

    def _onthoud(self, dicht: list[int], later: list[int]) -> None:
        self.post.weer, self.post.later = dicht[-HOOGSTENS_WEER:], later[-HOOGSTENS_WEER:]
        self._bewaar()

    def _papier(self, team: Id, nummer: int) -> bytes | None:
        return self.centrum.papier(overdracht.SOORT, overdracht.naam(team, nummer))

    def _neem(self, nummer: int, papier: bytes | None = None) -> Stand:
        """Take in a sending by its last paper. What is no paper is passed over, and stops nobody."""
        try:
            gelezen = self._lees(nummer, papier)
            if gelezen is None or gelezen.brief.deel < gelezen.brief.delen:
                return Stand.KLAAR
            mutaties = ontvangst.alles(
                ontvangst.delen(gelezen, self._lees_stil),
                lambda epoch: sleutels.epochsleutel(self.balie.kast, self.rooster, self.team, epoch),
            )
        except Onbetrouwbaar:
            return Stand.KLAAR
        if mutaties is None:
            return Stand.DICHT
        zending = self._zending(gelezen.brief)
        nieuw = self.balie.op(lambda winkel: ontvangst.kies(winkel, mutaties, zending))
        if nieuw is None:
            return Stand.ONBEKEND
        for stuk in ontvangst.beurten(nieuw):
            self.balie.op(partial(ontvangst.neem, mutaties=stuk))
            self.uit.gehaald += len(stuk)
        na = self.post.gekeken
        self.balie.op(lambda winkel: ontvangst.onthoud(winkel, mutaties, zending, na))
        return Stand.KLAAR

    def _lees(self, nummer: int, papier: bytes | None = None) -> Papier | None:
        """The paper with this number for the own team. Raises Onbetrouwbaar."""
        papier = papier or self._papier(self.team, nummer)
        if papier is None:
            return None
        return overdracht.lees(papier, rooster=self.rooster, team=self.team, nummer=nummer, nu=self.balie.klok())

    def _lees_stil(self, nummer: int) -> Papier | None:
        try:
            return self._lees(nummer)
        except Onbetrouwbaar:
            return None

    def _zending(self, brief: Brief) -> Zending:
        stand = leesstand(self.balie.kast, self.post.generatie)
        ketens = {keten for keten, team in stand.teams.items() if team == self.team} | {self.balie.schrijft[self.team]}
        return Zending(
            overdracht=brief.overdracht,
            van=brief.van,
            voor=self.team,
            teams=self.teams,
            ketens=frozenset(keten.hex() for keten in ketens),
        )

    # Sending ----------------------------------------------------------------------------------------------------------

    def verstuur(self) -> None:
        """Hang up what the own team gave away and does not hang there yet."""
        if self.balie.op(verhuiswerk.hoeveel) == self.post.gekeken and not self.post.te_doen:
            return
        zelf = self.balie.ingeschreven
        eind, alle, geraakt = self.balie.op(lambda winkel: verhuiswerk.wat_er_is(winkel, self.post.gekeken, zelf))
        van_ons = {er.id.hex(): er for er in alle if er.naar in self.rooster.teams and self._gaf_weg(er, alle)}
        for id_, er in van_ons.items():
            if self._leer_kennen(id_) or er.huishouden_id in geraakt:
                self.post.te_doen = [*(ander for ander in self.post.te_doen if ander != id_), id_]
        for id_ in tuple(self.post.te_doen):
            if id_ not in van_ons or self._stuur(van_ons[id_]):
                self.post.te_doen.remove(id_)
        self.post.gekeken = eind
        self._bewaar()

    def _gaf_weg(self, er: verhuiswerk.Overdracht, alle: list[verhuiswerk.Overdracht]) -> bool:
        """Whether the own team gave it away and did not get it back since."""
        if er.van not in self.van or er.naar in self.eigen:
            return False
        return not any(
            ander.huishouden_id == er.huishouden_id and ander.naar in self.eigen and ander.op > er.op for ander in alle
        )

    def _bekend(self, id_: str) -> dict[str, Any]:
        waarde = self.balie.kast.get(BEKEND + id_)
        inhoud: dict[str, Any] = json.loads(waarde) if waarde else {}
        if inhoud.get("generatie") != self.post.generatie:
            inhoud = {"generatie": self.post.generatie, "gezien": {}, "eerst": "", "geleerd": inhoud.get("geleerd")}
        return inhoud

    def _zet_bekend(self, id_: str, inhoud: dict[str, Any]) -> None:
        self.balie.kast.put(BEKEND + id_, json.dumps(inhoud, separators=(",", ":")).encode())

    def _leer_kennen(self, id_: str) -> bool:
        """Whether this desk hears of it for the first time; then up to here it wrote without knowing."""
        if id_ in self.post.bekend:
            return False
        self.post.bekend.append(id_)
        bekend = self._bekend(id_)
        if bekend["geleerd"] is None:
            keten = self.balie.keten
            volgnr = self.balie.op(lambda winkel: uitwisseling.eind(winkel, keten))[0]
            self._zet_bekend(id_, bekend | {"geleerd": [keten.hex(), volgnr]})
        return True

    def _stuur(self, er: verhuiswerk.Overdracht) -> bool:
        """Hang up what is not there of one move; False when it has to wait."""
        self._lees_bord(er.naar)
        bekend = self._bekend(er.id.hex())
        hangt = bool(bekend["gezien"])
        if not hangt and not er.actief:
            return True
        if not hangt and not er.eigen and self.balie.klok() < er.op + GENADE_MS:
            return False
        mijn = self.balie.ingeschreven.hex()
        alles = not hangt or bekend["eerst"] == mijn
        keten = self.balie.keten
        geleerd = bekend["geleerd"] or [keten.hex(), 0]
        mutaties, gezien = self.balie.op(
            lambda winkel: verhuiswerk.uit_dossier(winkel, er, bekend["gezien"], alle_ketens=alles, geleerd=geleerd)
        )
        if mutaties:
            roosters.eis_publiceren(
                self.rooster, self.balie.ingeschreven, self.team, sv=SCHEMA_VERSIE, nu=self.balie.klok()
            )
            self._hang(er, mutaties, gezien if alles else {keten: gezien.get(keten, 0)})
        if mutaties or hangt:
            self.balie.kast.put(elders.VERSTUURD + er.id.hex(), b"1")
        return True

    def _hang(self, er: verhuiswerk.Overdracht, mutaties: list[Mutatie], gezien: dict[Id, int]) -> None:
        teken = self.balie.kast.get(sleutels.TEKEN)
        if teken is None:
            return
        stukken = list(overdracht.knip(mutaties))
        zending = self.balie.ids()
        naar = er.naar.hex()
        for deel, stuk in enumerate(stukken, start=1):
            brief = Brief(
                centrum=self.rooster.centrum,
                naar=er.naar,
                nummer=self.post.tot.get(naar, 0) + 1,
                van=self.team,
                overdracht=er.id,
                zending=zending,
                balie=self.balie.ingeschreven,
                epoch=self.rooster.teams[er.naar].epoch,
                deel=deel,
                delen=len(stukken),
                sha256=b"",
                gezien=gezien if deel == len(stukken) else {},
                t=self.balie.klok(),
            )
            overdracht.hang_op(self.centrum, self.rooster, stuk, brief=brief, teken_met=teken)
            self.uit.verstuurd += len(stuk)
        self._lees_bord(er.naar)

    def _lees_bord(self, team: Id) -> None:
        """Read what the seals on another team's papers say of how far they go; their bodies stay shut.

        The last paper of a sending hangs after the others of it, so where it is, all of them are.
        """
        naar = team.hex()
        while (papier := self._papier(team, self.post.tot.get(naar, 0) + 1)) is not None:
            nummer = self.post.tot[naar] = self.post.tot.get(naar, 0) + 1
            try:
                gelezen = overdracht.lees(papier, rooster=self.rooster, team=team, nummer=nummer, nu=self.balie.klok())
            except Onbetrouwbaar:
                continue
            if gelezen.brief.van == self.team and gelezen.brief.deel == gelezen.brief.delen:
                self._merk(gelezen.brief)
        self._bewaar()

    def _merk(self, brief: Brief) -> None:
        """A sending is complete: what it holds need not be sent again."""
        id_ = brief.overdracht.hex()
        bekend = self._bekend(id_)
        gezien = dict(bekend["gezien"])
        for keten, volgnr in brief.gezien.items():
            gezien[keten.hex()] = max(volgnr, gezien.get(keten.hex(), 0))
        self._zet_bekend(id_, bekend | {"gezien": gezien, "eerst": bekend["eerst"] or brief.balie.hex()})
