"""Households that move to another team: this desk's part of it in every round, after what it shares with its own team.

It takes in what hangs for its team, at the end of its own chain, so that colleagues get it as they get anything else;
and it hangs up what its team gave away. Nothing here counts on having been done before: what hangs there says itself
how far it goes, and the same again changes nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.journaal import SCHEMA_VERSIE, Mutatie, lees_regel, schakel
from wijdesk.models.values import Id
from wijdesk.store import dossier, elders, uitwisseling
from wijdesk.store.engine import Winkel
from wijdesk.store.projecteren import Samengevoegd
from wijdesk.store.samenvoegen import Schakelregel, neem_op
from wijdesk.sync import aanmelding, overdracht, sleutels
from wijdesk.sync import rooster as roosters
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.deelnemer import Deelnemer
from wijdesk.sync.overdracht import Brief
from wijdesk.sync.rooster import Rooster
from wijdesk.sync.verdeling import schrijft_voor
from wijdesk.sync.zegel import MAX_GEZIEN

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
    """What was done: entries taken in and hung up, and what changed here."""

    gehaald: int = 0
    verstuurd: int = 0
    per_soort: dict[str, set[Id]] = field(default_factory=lambda: defaultdict(set))


@dataclass(slots=True)
class _Post:
    """What this desk remembers of the board."""

    generatie: int
    tot: dict[str, int] = field(default_factory=dict)
    """Team (hex) → last number that was read."""
    weer: list[int] = field(default_factory=list)
    gekeken: int = 0
    """How many entries of the journal were looked at for something to send."""
    te_doen: list[str] = field(default_factory=list)
    """Moves (hex) of which something may have to be sent."""
    bekend: list[str] = field(default_factory=list)
    """Moves that were looked at once."""


@dataclass(frozen=True, slots=True)
class _Overdracht:
    id: Id
    huishouden_id: Id
    van: Id
    naar: Id
    op: int
    actief: bool
    eigen: bool
    """Decided at this desk."""


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
        doe = _Beurt(balie, centrum, rooster, team, van, teams.eigen, uit, _lees_post(balie, team, merk.generatie))
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
    return _Post(generatie, inhoud["tot"], inhoud["weer"], inhoud["gekeken"], inhoud["te_doen"], inhoud["bekend"])


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
    uit: Beurt
    post: _Post

    def _bewaar(self) -> None:
        post = self.post
        inhoud = {
            "generatie": post.generatie, "tot": post.tot, "weer": post.weer, "gekeken": post.gekeken,
            "te_doen": post.te_doen, "bekend": post.bekend,
        }  # fmt: skip
        nieuw = json.dumps(inhoud, separators=(",", ":")).encode()
        if self.balie.kast.get(POST + self.team.hex()) != nieuw:
            self.balie.kast.put(POST + self.team.hex(), nieuw)

    # Taking in --------------------------------------------------------------------------------------------------------

    def haal(self) -> None:
        """Take in what hangs for the own team: what could not be opened before, and what is new."""
        mijn = self.team.hex()
        over = [nummer for nummer in self.post.weer if not self._neem(nummer)]
        while (papier := self._papier(self.team, self.post.tot.get(mijn, 0) + 1)) is not None:
            nummer = self.post.tot[mijn] = self.post.tot.get(mijn, 0) + 1
            if not self._neem(nummer, papier):
                over.append(nummer)
            self.post.weer = over[-HOOGSTENS_WEER:]
            self._bewaar()
        self.post.weer = over[-HOOGSTENS_WEER:]
        self._bewaar()

    def _papier(self, team: Id, nummer: int) -> bytes | None:
        return self.centrum.papier(overdracht.SOORT, overdracht.naam(team, nummer))

    def _neem(self, nummer: int, papier: bytes | None = None) -> bool:
        """Take in one paper; False when its key is not here yet. What is no paper is passed over, and stops nobody."""
        papier = papier or self._papier(self.team, nummer)
        if papier is None:
            return True
        try:
            gelezen = overdracht.lees(papier, rooster=self.rooster, team=self.team, nummer=nummer, nu=self.balie.klok())
            sleutel = sleutels.epochsleutel(self.balie.kast, self.rooster, self.team, gelezen.brief.epoch)
            if sleutel is None:
                return False
            mutaties = overdracht.open_(gelezen, sleutel)
        except Onbetrouwbaar:
            return True
        genomen = self.balie.op(lambda winkel: _neem_op(winkel, mutaties))
        for soort, ids in genomen.per_soort.items():
            self.uit.per_soort[soort] |= ids
        self.uit.gehaald += len(mutaties) if genomen.per_soort else 0
        return True

    # Sending ----------------------------------------------------------------------------------------------------------

    def verstuur(self) -> None:
        """Hang up what the own team gave away and does not hang there yet."""
        if self.balie.op(_hoeveel) == self.post.gekeken and not self.post.te_doen:
            return
        zelf = self.balie.ingeschreven
        eind, alle, geraakt = self.balie.op(lambda winkel: _wat_er_is(winkel, self.post.gekeken, zelf))
        van_ons = {er.id.hex(): er for er in alle if er.naar in self.rooster.teams and self._gaf_weg(er, alle)}
        for id_, er in van_ons.items():
            if self._leer_kennen(id_) or er.huishouden_id in geraakt:
                self.post.te_doen = [*(ander for ander in self.post.te_doen if ander != id_), id_]
        for id_ in tuple(self.post.te_doen):
            if id_ not in van_ons or self._stuur(van_ons[id_]):
                self.post.te_doen.remove(id_)
        self.post.gekeken = eind
        self._bewaar()

    def _gaf_weg(self, er: _Overdracht, alle: list[_Overdracht]) -> bool:
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

    def _stuur(self, er: _Overdracht) -> bool:
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
            lambda winkel: _uit_dossier(winkel, er, bekend["gezien"], alle_ketens=alles, geleerd=geleerd)
        )
        if mutaties:
            roosters.eis_publiceren(
                self.rooster, self.balie.ingeschreven, self.team, sv=SCHEMA_VERSIE, nu=self.balie.klok()
            )
            self._hang(er, mutaties, gezien if alles else {keten: gezien.get(keten, 0)})
        if mutaties or hangt:
            self.balie.kast.put(elders.VERSTUURD + er.id.hex(), b"1")
        return True

    def _hang(self, er: _Overdracht, mutaties: list[Mutatie], gezien: dict[Id, int]) -> None:
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


# With the open store --------------------------------------------------------------------------------------------------


def _neem_op(winkel: Winkel, mutaties: Iterable[Mutatie]) -> Samengevoegd:
    """Take in what is not here yet, at the end of the own chain: the own team gets it from there."""
    nieuw = dossier.toegelaten(winkel.db, mutaties)
    keten = winkel.balie_id
    volgnr, vorige = uitwisseling.eind(winkel, keten)
    regels: list[Schakelregel] = []
    for mutatie in nieuw:
        volgnr, vorige = volgnr + 1, schakel(vorige, mutatie.kop)
        regels.append(Schakelregel(keten, volgnr, vorige, mutatie))
    return neem_op(winkel, regels) if regels else Samengevoegd()


def _hoeveel(winkel: Winkel) -> int:
    """How many entries there are: they only ever come in behind the others."""
    return int(winkel.db.execute("SELECT coalesce(max(rowid), 0) FROM mutatie").fetchone()[0])


def _wat_er_is(winkel: Winkel, gekeken: int, zelf: Id) -> tuple[int, list[_Overdracht], set[Id]]:
    """How many entries there are, every move, and the households that entries after `gekeken` are about."""
    db = winkel.db
    eind = _hoeveel(winkel)
    rijen = db.execute("SELECT id, huishouden_id, van_id, naar_id, op, status FROM teamoverdracht ORDER BY id")
    maker = "SELECT json_extract(kop, '$.b') FROM mutatie WHERE rij = ? ORDER BY id LIMIT 1"
    mij = {winkel.balie_id.hex(), zelf.hex()}
    alle = [
        _Overdracht(
            Id(rij[0]), Id(rij[1]), Id(rij[2]), Id(rij[3]), rij[4], rij[5] == "actief",
            db.execute(maker, (rij[0],)).fetchone()[0] in mij,
        )
        for rij in rijen.fetchall()
    ]  # fmt: skip
    huizen = {er.huishouden_id for er in alle}
    if not huizen:
        return eind, alle, set()
    vraag = "SELECT DISTINCT rij FROM mutatie WHERE rowid > ?"
    nieuw = [Id(rij[0]) for rij in db.execute(vraag, (gekeken if gekeken <= eind else 0,)).fetchall()]

    def antwoord(sql: str, params: tuple[Any, ...]) -> list[Any]:
        gevonden: list[Any] = db.execute(sql, params).fetchall()
        return gevonden

    if len(nieuw) > 1_000:  # a first time, or a great deal came in: then looking at every move is less work
        return eind, alle, huizen
    return eind, alle, {huis for id_ in nieuw if (huis := elders.huishouden_van(antwoord, id_)) in huizen and huis}


def _uit_dossier(
    winkel: Winkel, er: _Overdracht, gezien: dict[str, int], *, alle_ketens: bool, geleerd: list[Any]
) -> tuple[list[Mutatie], dict[Id, int]]:
    """What is to be sent of one move, with what it refers to first; and per chain how far this desk has it.

    Of what hangs there already (`gezien`) only what came after it: of the household always, of its members what this
    desk wrote before it knew (`geleerd`): later on the old team writes for itself.
    """
    db = winkel.db
    einden = {Id(rij[0]): int(rij[1]) for rij in db.execute("SELECT balie_id, max(volgnr) FROM keten GROUP BY 1")}
    laatste = sorted(einden.items(), key=lambda stand: -stand[1])[:MAX_GEZIEN]
    rijen = dossier.rijen_van(db, er.huishouden_id)
    alle = dossier.entries(db, rijen.alle)
    if gezien:
        later = _later(
            db, {keten: einden[keten] for keten in einden if alle_ketens or keten == winkel.balie_id}, gezien
        )
        voor = {id_ for id_, (keten, volgnr) in later.items() if [keten.hex()] == geleerd[:1] and volgnr <= geleerd[1]}
        alle = [
            mutatie
            for mutatie in alle
            if mutatie.id in later
            and (bytes.fromhex(lees_regel(mutatie.kop, None).rij) in rijen.huis or mutatie.id in voor)
        ]
    return (dossier.met_verwezen(db, alle, rijen.alle) if alle else []), dict(laatste)


def _later(db: Any, ketens: dict[Id, int], gezien: dict[str, int]) -> dict[Id, tuple[Id, int]]:
    """The entries of these chains after what was seen of each, with their place."""
    uit: dict[Id, tuple[Id, int]] = {}
    for keten in ketens:
        vraag = "SELECT mutatie_id, volgnr FROM keten WHERE balie_id = ? AND volgnr > ?"
        for id_, volgnr in db.execute(vraag, (keten, gezien.get(keten.hex(), 0))).fetchall():
            uit[Id(id_)] = (keten, volgnr)
    return uit
