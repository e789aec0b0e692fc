"""Which teams an entry goes to, at a desk that writes for several. Works inside a transaction of `teamketens`.

A row goes where its household is, else where its own locatie is, else where the person it is about is known. What it
refers to goes along, so that it can be shown there; a household never does: it goes by its own locatie. Putting an
entry where it stands already does nothing, so all of this can be done again after it was cut short anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, NamedTuple

from wijdesk.models.gegeven import dataclass
from wijdesk.models.journaal import rijstand
from wijdesk.models.teamregels import (
    ALGEMEEN,
    BEIDE,
    HUISHOUDEN,
    LOCATIE,
    MEDEWERKER,
    PERSOON,
    ankers,
    kinderen,
    van_persoon,
    verwijzingen,
)
from wijdesk.models.values import Id
from wijdesk.store.bevel import VERNIETIGING
from wijdesk.store.projecteren import entries_van, ingehouden
from wijdesk.store.teambanden import Banden

Anker = tuple[str, Id]
"""A household, a locatie or a person."""
GEDEELD = frozenset({PERSOON, "adres"})
"""Known with every team that has to do with it."""


class Stuk(NamedTuple):
    """An entry as far as it matters here."""

    id: Id
    kop: str
    soort: str
    rij: Id
    dossier: Id | None
    velden: frozenset[str]
    vervangt: bool
    medewerker: Id | None
    toestel: Id | None
    waarden: Mapping[str, Any]


def lees_stuk(id_: bytes, kop: str, inhoud: str | None) -> Stuk:
    """Read the stored texts of an entry."""
    wat = json.loads(kop)
    return Stuk(
        Id(id_), kop, wat["s"], Id(bytes.fromhex(wat["r"])), _id(wat["d"]), frozenset(wat["f"]), bool(wat["basis"]),
        _id(wat["m"]), _id(wat["b"]), {} if inhoud is None else json.loads(inhoud)["v"],
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaart:
    """What the rooster says: the centre's teams with their names, and the team whose is what is nobody's."""

    generatie: int
    teams: Mapping[Id, str]
    thuis: Id

    def team_met(self, naam: str) -> Id | None:
        """The team of this name: two desks may have made the same locatie."""
        gezocht = naam.casefold().split()
        return next((team for team, zo in self.teams.items() if zo.casefold().split() == gezocht), None)


@dataclass(slots=True)
class Verdeler:
    """Decides for some entries; `bij` is what has to be put at the end of the chain of each team, in order.

    `ketens`: the teams this desk has a chain for; `zelf`: the names under which it wrote.
    """

    db: Any
    kaart: Kaart
    ketens: frozenset[Id]
    zelf: frozenset[Id]
    bij: dict[Id, list[tuple[Id, str]]] = field(default_factory=dict)
    zonder: dict[Id, set[str]] = field(default_factory=dict)
    """Own transactions of a team that this desk has no chain for."""
    _plaatsen: dict[Id, dict[Id, int]] = field(default_factory=dict)
    _staat: dict[Id, set[Id]] = field(default_factory=dict)
    _ankers: dict[tuple[str, Id], Anker | None] = field(default_factory=dict)
    _locaties: dict[Id, Id | None] = field(default_factory=dict)
    _huizen: dict[Id, Id | None] = field(default_factory=dict)
    _gebracht: set[tuple[Id, Id]] = field(default_factory=set)
    _samen: bool | None = None
    _banden: Banden | None = None

    # Where things stand ----------------------------------------------------------------------------------------------

    def neem_waar(self, stukken: Iterable[Stuk], team: Id) -> None:
        """Entries that came in a chain of this team: who else has to hear of them does."""
        eerst: list[tuple[Stuk, bool]] = []
        for stuk in stukken:
            bekend = self.staat(stuk.rij)
            eerst.append((stuk, bool(bekend) and team not in bekend))
            bekend.add(team)
            self._plaatsen_van(stuk.id)[team] = self.kaart.generatie
        for stuk, nieuw_hier in eerst:
            if nieuw_hier and (stuk.soort in GEDEELD or self._wijst_persoon(stuk)):
                for ander in self._met_band(stuk, self.staat(stuk.rij)) & self.ketens:
                    self._breng_rij(stuk.rij, ander)
            self.verdeel(stuk)
            if team in self.ketens:
                self._breng_wie_terugkwam(stuk, team)

    def staat(self, rij: Id) -> set[Id]:
        """The teams that know a row, in any generatie of the centre."""
        if rij not in self._staat:
            vraag = "SELECT DISTINCT t.team FROM mutatie m JOIN teamplaats t ON t.mutatie_id = m.id WHERE m.rij = ?"
            self._staat[rij] = {Id(een[0]) for een in self.db.execute(vraag, (rij,)).fetchall()}
        return self._staat[rij]

    def _plaatsen_van(self, mutatie: Id) -> dict[Id, int]:
        if mutatie not in self._plaatsen:
            vraag = "SELECT team, generatie FROM teamplaats WHERE mutatie_id = ?"
            self._plaatsen[mutatie] = {Id(rij[0]): rij[1] for rij in self.db.execute(vraag, (mutatie,)).fetchall()}
        return self._plaatsen[mutatie]

    # Whose it is -----------------------------------------------------------------------------------------------------

    def is_vast(self, stuk: Stuk) -> bool:
        """Whether a household or locatie says whose it is; the others follow from what those refer to."""
        if stuk.soort in ALGEMEEN:
            return True
        anker = self._anker_van(stuk)
        return anker is not None and anker[0] != PERSOON

    def verdeel(self, stuk: Stuk) -> None:
        """Put an entry with every team it is of."""
        voor = set(self.staat(stuk.rij))
        van = self._teams_van(stuk)
        verplaatst = stuk.vervangt and bool(stuk.velden & ankers(stuk.soort).velden) and stuk.soort not in ALGEMEEN
        stond = set(self._plaatsen_van(stuk.id))
        mee = voor if verplaatst or stuk.soort in BEIDE else set()
        if stuk.soort in BEIDE and stuk.dossier is not None:
            mee = mee | self.staat(stuk.dossier)
        if stuk.toestel not in self.zelf and self._is_van_een_ander(stuk, stond):
            van, mee, verplaatst = set(), set(), False
        if stuk.toestel in self.zelf and not (van | stond | mee) & self.ketens:
            for team in van:
                self.zonder.setdefault(team, set()).add(json.loads(stuk.kop)["tx"])
        for team in sorted((van | stond | mee) & self.ketens):
            if team in van and team not in voor and stuk.vervangt:
                self._breng_rij(stuk.rij, team)
            self._zet(stuk, team)
        if verplaatst and van - voor & self.ketens:
            self._breng_onder(stuk.soort, stuk.rij, set())

    def _is_van_een_ander(self, stuk: Stuk, stond: set[Id]) -> bool:
        """Whether an entry is about a household that another team has than the one in whose chain it stands: that team
        hears of it by a sealed paper, in which only what may come in does.
        """
        if not stond or stuk.soort in ALGEMEEN or not self.banden.verhuisd:
            return False
        houders = {self.banden.houder(huis) for huis in self._huizen_van(stuk)}
        return any(houder in self.ketens and houder not in stond for houder in houders if houder is not None)

    def _huizen_van(self, stuk: Stuk) -> set[Id]:
        """The households a row is of, by this entry, by the one that made it, and now."""
        if stuk.soort == HUISHOUDEN:
            return {stuk.rij}
        anker = self._anker_van(stuk)
        nu = anker[1] if anker is not None and anker[0] == HUISHOUDEN else None
        return {huis for huis in (stuk.dossier, self._gemaakt_in(stuk.rij), nu) if huis is not None}

    def _gemaakt_in(self, rij: Id) -> Id | None:
        """The dossier a row was made in."""
        vraag = "SELECT json_extract(kop, '$.d') FROM mutatie WHERE rij = ? ORDER BY id LIMIT 1"
        eerst = self.db.execute(vraag, (rij,)).fetchone()
        return _id(eerst[0]) if eerst else None

    def _teams_van(self, stuk: Stuk) -> set[Id]:
        eigen = stuk.toestel in self.zelf
        if stuk.soort == VERNIETIGING:
            return set(self.staat(stuk.rij)) or (set(self.ketens) if eigen else set())
        if stuk.soort in ALGEMEEN:
            if eigen:
                return set(self.ketens)
            bekend = set(self.staat(stuk.rij))
            return bekend if stuk.vervangt and bekend else set() if bekend else {self._inlog(stuk)}
        if stuk.soort == "toegang" and not eigen:
            return set(self.staat(stuk.rij))
        return self._teams_van_rij(stuk.rij, self._anker_van(stuk)) or {self._inlog(stuk)}

    def _teams_van_rij(self, rij: Id, anker: Anker | None) -> set[Id]:
        """Empty when nothing says whose it is."""
        if anker is None:
            return set(self.staat(rij))
        wat, id_ = anker
        if wat == PERSOON:
            return {team for team in self.staat(id_) | self.staat(rij) if self.banden.heeft(id_, team)}
        team = self._team_van_huis(id_) if wat == HUISHOUDEN else self._team_van(id_)
        return {team} if team is not None else set(self.staat(id_ if wat == HUISHOUDEN else rij))

    @property
    def banden(self) -> Banden:
        """Who has to do with whom."""
        if self._banden is None:
            self._banden = Banden(self.db, self._team_van, self.ketens, self.zelf)
        return self._banden

    def _met_band(self, stuk: Stuk, teams: Iterable[Id]) -> set[Id]:
        """Those of these teams that have to do with the person a row is, or is about."""
        anker = self._anker_van(stuk) if stuk.soort != "adres" else None
        if anker is None or anker[0] != PERSOON:
            return set(teams)
        return {team for team in teams if self.banden.heeft(anker[1], team)}

    def _breng_wie_terugkwam(self, stuk: Stuk, team: Id) -> None:
        """Who went with a household to another team, and has to do with this one again, comes as they are now."""
        for veld, soort in verwijzingen(stuk.soort).items():
            wie = _id(stuk.waarden.get(veld)) if soort == PERSOON and stuk.soort != "toegang" else None
            if wie is not None and self.banden.is_weggegaan(wie):
                self._breng(PERSOON, wie, team)

    def _inlog(self, stuk: Stuk) -> Id:
        """What is new and of nobody is of the team of who wrote it."""
        werkt = self._waarden(MEDEWERKER, stuk.medewerker, ("locatie_id",)) if stuk.medewerker else {}
        team = self._team_van(werkt["locatie_id"]) if werkt else None
        return team if team in self.ketens and team is not None else self.kaart.thuis

    def _team_van(self, locatie: Id) -> Id | None:
        if locatie not in self._locaties:
            rij = self.db.execute("SELECT naam FROM locatie WHERE id = ?", (locatie,)).fetchone()
            team = locatie if locatie in self.kaart.teams else self.kaart.team_met(rij[0]) if rij else None
            self._locaties[locatie] = team
        return self._locaties[locatie]

    def _team_van_huis(self, huis: Id) -> Id | None:
        if huis not in self._huizen:
            locatie = self._waarden(HUISHOUDEN, huis, ("locatie_id",)).get("locatie_id")
            houder = self.banden.houder(huis)
            self._huizen[huis] = houder or (self._team_van(locatie) if locatie is not None else None)
        return self._huizen[huis]

    # What it hangs on ------------------------------------------------------------------------------------------------

    def _anker_van(self, stuk: Stuk) -> Anker | None:
        if verwijzingen(stuk.soort) or stuk.soort == PERSOON or stuk.dossier is None:
            return self._anker(stuk.soort, stuk.rij)
        return self._anker(self._soort_van(stuk.dossier), stuk.dossier)  # a noun of a newer program

    def _wijst_persoon(self, stuk: Stuk) -> bool:
        anker = None if stuk.soort in ALGEMEEN or stuk.soort == "toegang" else self._anker_van(stuk)
        return anker is not None and anker[0] == PERSOON

    def _anker(self, soort: str, id_: Id) -> Anker | None:
        if (soort, id_) not in self._ankers:
            self._ankers[soort, id_] = None  # until it is known, so that nothing goes round
            self._ankers[soort, id_] = self._zoek_anker(soort, id_)
        return self._ankers[soort, id_]

    def _zoek_anker(self, soort: str, id_: Id) -> Anker | None:
        if soort in (HUISHOUDEN, PERSOON):
            return soort, id_
        eigen = ankers(soort)
        waarden = self._waarden(
            soort, id_, tuple(filter(None, (eigen.huis, *eigen.ouders, eigen.locatie, eigen.persoon)))
        )
        if huis := waarden.get(eigen.huis):
            return HUISHOUDEN, self._huis_van(id_, huis)
        van_ouders: dict[str, Anker] = {}
        for veld, ander in eigen.ouders.items():
            if (ouder := waarden.get(veld)) and (anker := self._anker(ander or self._soort_van(ouder), ouder)):
                van_ouders.setdefault(anker[0], anker)
        locatie, persoon = waarden.get(eigen.locatie), waarden.get(eigen.persoon)
        eigen_ankers = ((LOCATIE, locatie), (PERSOON, persoon))
        zelf = {wat: (wat, waarde) for wat, waarde in eigen_ankers if waarde is not None}
        for wat in (HUISHOUDEN, LOCATIE, PERSOON):
            if gevonden := zelf.get(wat) or van_ouders.get(wat):
                return gevonden
        return None

    def _huis_van(self, rij: Id, huis: Id) -> Id:
        """What was written in a household that moved is of whoever has that, also when a team that does not have it
        any more merged it into another.
        """
        eerst = self._gemaakt_in(rij) if self.banden.verhuisd else None
        houder = self.banden.houder(eerst) if eerst is not None and eerst != huis else None
        return huis if eerst is None or houder in (None, self._team_van_huis(huis)) else eerst

    def _waarden(self, soort: str, id_: Id, velden: tuple[str, ...]) -> dict[str, Id]:
        """The rows these columns refer to, as the table says, or the entries when it is not shown."""
        if not velden:
            return {}
        rij = self.db.execute(f"SELECT {', '.join(velden)} FROM {soort} WHERE id = ?", (id_,)).fetchone()
        if rij is not None:
            getoond = {veld: Id(waarde) for veld, waarde in zip(velden, rij, strict=True) if waarde is not None}
            return getoond | self._gezegd(soort, id_, getoond)
        gezegd: dict[str, Any] = {}
        for (inhoud,) in self.db.execute("SELECT inhoud FROM mutatie WHERE rij = ? ORDER BY id", (id_,)).fetchall():
            gezegd |= {} if inhoud is None else json.loads(inhoud)["v"]
        return {veld: wijst for veld in velden if (wijst := _id(gezegd.get(veld))) is not None}

    def _gezegd(self, soort: str, id_: Id, getoond: Mapping[str, Id]) -> dict[str, Id]:
        """Locaties as the entries say: the table shows the one that stays, and whose something is may not change by
        that.
        """
        velden = [veld for veld in getoond if verwijzingen(soort).get(veld) == LOCATIE]
        if not velden or not self._samengevoegd():
            return {}
        staat = rijstand(entries_van(self.db, {id_.hex()})[id_.hex()], ingehouden(self.db, id_))
        return {veld: wie for veld in velden if (wie := _id(staat.waarden.get(veld))) is not None}

    def _samengevoegd(self) -> bool:
        """Whether any locatie stands for another."""
        if self._samen is None:
            vraag = "SELECT 1 FROM locatie WHERE samengevoegd_in IS NOT NULL LIMIT 1"
            self._samen = self.db.execute(vraag).fetchone() is not None
        return self._samen

    def _soort_van(self, rij: Id) -> str:
        vraag = "SELECT json_extract(kop, '$.s') FROM mutatie WHERE rij = ? ORDER BY id LIMIT 1"
        gevonden = self.db.execute(vraag, (rij,)).fetchone()
        return str(gevonden[0]) if gevonden else ""

    # Putting it there ------------------------------------------------------------------------------------------------

    def _zet(self, stuk: Stuk, team: Id) -> None:
        plaatsen = self._plaatsen_van(stuk.id)
        if plaatsen.get(team) == self.kaart.generatie:
            return
        plaatsen[team] = self.kaart.generatie
        for veld, soort in verwijzingen(stuk.soort).items():
            if (wijst := _id(stuk.waarden.get(veld))) is not None:
                self._breng(soort, wijst, team)
        if stuk.medewerker is not None:
            self._breng(MEDEWERKER, stuk.medewerker, team)
        self.bij.setdefault(team, []).append((stuk.id, stuk.kop))
        self.staat(stuk.rij).add(team)

    def _breng(self, soort: str, id_: Id, team: Id) -> None:
        """What an entry refers to goes along, once; what is said of it later follows by itself."""
        weer = soort == PERSOON and self.banden.is_weggegaan(id_) and self.banden.heeft(id_, team)
        if soort == HUISHOUDEN or (team in self.staat(id_) and not weer) or (team, id_) in self._gebracht:
            return
        self._gebracht.add((team, id_))
        if soort not in ALGEMEEN and soort not in GEDEELD:
            anker = self._anker(soort, id_)
            if anker is not None and anker[0] == HUISHOUDEN and self._team_van_huis(anker[1]) not in (team, None):
                return
        self._breng_rij(id_, team)
        for kind, kolom in van_persoon() if soort == PERSOON else ():
            for (rij,) in self.db.execute(f"SELECT id FROM {kind} WHERE {kolom} = ?", (id_,)).fetchall():
                if self._anker(kind, Id(rij)) == (PERSOON, id_):
                    self._breng_rij(Id(rij), team)
                    self._breng_onder(kind, Id(rij), set())

    def _breng_rij(self, rij: Id, team: Id) -> None:
        vraag = "SELECT id, kop, inhoud FROM mutatie WHERE rij = ? ORDER BY id"
        for id_, kop, inhoud in self.db.execute(vraag, (rij,)).fetchall():
            self._zet(lees_stuk(id_, kop, inhoud), team)

    def _breng_onder(self, soort: str, rij: Id, gezien: set[Id]) -> None:
        """Everything that hangs on a row that became another team's goes there too."""
        if rij in gezien:
            return
        gezien.add(rij)
        for kind, kolom in kinderen(soort):
            for (id_,) in self.db.execute(f"SELECT id FROM {kind} WHERE {kolom} = ?", (rij,)).fetchall():
                for team in self._teams_van_rij(Id(id_), self._anker(kind, Id(id_))) & self.ketens:
                    self._breng_rij(Id(id_), team)
                self._breng_onder(kind, Id(id_), gezien)


def _id(hex_: object) -> Id | None:
    if not isinstance(hex_, str) or len(hex_) != 32:
        return None
    try:
        return Id(bytes.fromhex(hex_))
    except ValueError:
        return None
