"""Households that went to another team: whose content is closed here, and which row belongs to which household.

Which teams a desk works for stands in its cupboard, put there by every round with the centre. What is not known to be
of an own team is closed. No SQLAlchemy.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

TEAMS = "teams"
"""Under this name in the cupboard: the own teams, those of others and what they are called (`Teams`)."""
AANGENOMEN = "aanneming"
"""Under this name in the cupboard: of households that went to another team when they were accepted there, by whom."""
VERSTUURD = "verstuurd/"
"""With the id (hex) of a teamoverdracht: its papers hang at the centre, so that it can no longer be taken back."""

GEBRACHT = "gebracht/"
"""With the id (hex) of a teamoverdracht: the team its papers came from, and the entries they brought, 16 bytes each."""

_UIT_KAST = "SELECT value FROM json_each(coalesce((SELECT json_extract(CAST(waarde AS TEXT), '$.{}') FROM kast WHERE naam = 'teams'), '[]'))"  # fmt: skip  # noqa: E501
_EIGEN = _UIT_KAST.format("eigen")
_NOG_VAN_ONS = (
    "EXISTS (SELECT 1 FROM teamoverdracht a JOIN verschil v ON v.rij = a.huishouden_id AND v.veld = 'locatie_id' "
    "WHERE a.huishouden_id = h.id AND a.status = 'actief' AND a.aangenomen_op IS NOT NULL "
    f"AND lower(hex(a.naar_id)) IN ({_EIGEN}) AND NOT EXISTS (SELECT 1 FROM teamoverdracht w "
    "WHERE w.huishouden_id = h.id AND w.status = 'actief' AND w.op > a.op "
    f"AND lower(hex(w.van_id)) IN ({_EIGEN})))"
)
"""Whoever accepted it keeps it as long as people have not decided whose it is."""
_WEG = (
    "WITH RECURSIVE weg(id) AS (SELECT h.id FROM main.teamoverdracht t CROSS JOIN main.huishouden h "
    "ON h.id = t.huishouden_id "
    f"WHERE CASE t.status WHEN 'actief' THEN lower(hex(h.locatie_id)) NOT IN ({_EIGEN}) AND NOT {_NOG_VAN_ONS} "
    f"ELSE lower(hex(h.locatie_id)) IN ({_UIT_KAST.format('elders')}) END "
    "UNION SELECT h.id FROM weg w CROSS JOIN main.huishouden h ON h.samengevoegd_in = w.id)"
)
"""From the moves to their households; CROSS JOIN, or without statistics every household is walked at every question."""
_DICHT = (
    f"{_WEG}, dicht(id) AS (SELECT id FROM weg UNION SELECT h.samengevoegd_in FROM dicht d "
    "CROSS JOIN main.huishouden h ON h.id = d.id WHERE h.samengevoegd_in IS NOT NULL) SELECT id FROM dicht"
)
"""With the one it was merged into by who did not know: what went away hangs there, until the exchange takes it out."""
_OPGEGAAN = (
    f"{_WEG} SELECT w.id FROM weg w CROSS JOIN main.huishouden h ON h.id = w.id "
    "WHERE h.status = 'samengevoegd' AND h.samengevoegd_in NOT IN (SELECT id FROM weg) ORDER BY w.id"
)
OUDERS = (
    "plan_id", "doel_id", "meting_id", "betrokkene_id", "planversie_id", "termijn_id", "ondersteuning_id",
    "opschaling_id", "meldcode_id", "signaal_id", "triage_id", "praktijkvorm_id",
    "controledossier_id",
)  # fmt: skip
"""Columns that name what a row belongs to, when it names no household itself."""
HOOGSTENS_STAPPEN = 6
IN_LIJSTEN = (
    "betrokkene", "casus", "consult", "contactmoment", "controledossier", "evaluatie", "gebeurtenis", "indicatie",
    "meldcode", "nazorg", "onderzoek", "ondersteuning", "opschaling", "plan", "planversie", "praktijkvorm",
    "regieoverdracht", "signaal", "taak", "toeleiding", "triage", "zrmmeting",
)  # fmt: skip
"""Tables of a household whose rows stand in lists under their own id."""

Rijen = Callable[[str, tuple[Any, ...]], list[Any]]
"""Carries out a query with parameters and gives all rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teams:
    """The teams of the centre as this desk knows them. `eigen` and `elders` also hold locaties called like a team."""

    namen: Mapping[Id, str]
    eigen: frozenset[Id]
    elders: frozenset[Id]
    schrijft: bool = True
    """Whether this desk writes for any of them; one that only reads sends nothing to anybody."""

    def schrijf(self) -> bytes:
        """As it lies in the cupboard."""
        inhoud = {
            "eigen": sorted(id_.hex() for id_ in self.eigen),
            "elders": sorted(id_.hex() for id_ in self.elders),
            "schrijft": self.schrijft,
            "namen": {id_.hex(): naam for id_, naam in sorted(self.namen.items())},
        }
        return json.dumps(inhoud, separators=(",", ":")).encode()


def lees_teams(rijen: Rijen) -> Teams | None:
    """What the last round with the centre said; None at a desk without a centre."""
    gevonden = rijen("SELECT waarde FROM kast WHERE naam = ?", (TEAMS,))
    if not gevonden:
        return None
    inhoud: dict[str, Any] = json.loads(gevonden[0][0])
    return Teams(
        namen={_id(id_): str(naam) for id_, naam in inhoud["namen"].items()},
        eigen=frozenset(map(_id, inhoud["eigen"])),
        elders=frozenset(map(_id, inhoud["elders"])),
        schrijft=bool(inhoud["schrijft"]),
    )


def deel_in(namen: Mapping[Id, str], eigen: Iterable[Id], locaties: Iterable[tuple[Id, str]]) -> Teams:
    """The teams of the rooster and the locaties of this store: by id, or called the same (`kies_team`)."""
    mijn = set(eigen)
    van_mij = {kaal(namen[team]) for team in mijn if team in namen}
    anders = {kaal(naam) for naam in namen.values()} - van_mij
    ook = {id_ for id_, naam in locaties if id_ not in namen and kaal(naam) in van_mij}
    niet = {id_ for id_, naam in locaties if id_ not in namen and kaal(naam) in anders}
    return Teams(namen=namen, eigen=frozenset(mijn | ook), elders=frozenset((namen.keys() - mijn) | niet))


def team_van(teams: Teams, locatie_id: Id, naam: str) -> Id | None:
    """The team a locatie is, by its id, or else by its name."""
    if locatie_id in teams.namen:
        return locatie_id
    return next((id_ for id_, zo in teams.namen.items() if kaal(zo) == kaal(naam)), None)


def eigen_team(teams: Teams, locatie_id: Id, naam: str) -> frozenset[Id]:
    """The teams a household of this locatie cannot go to: its own. Of a place that is no team, those of this desk."""
    team = team_van(teams, locatie_id, naam)
    return teams.eigen & teams.namen.keys() if team is None else frozenset({team})


def dichte(rijen: Rijen) -> frozenset[Id]:
    """The households whose content is closed at this desk: they went to a team it does not work for."""
    return frozenset(Id(rij[0]) for rij in rijen(_DICHT, ()))


WEER_APART = "Het ging al naar een ander team; wie het samenvoegde, wist dat nog niet."
"""Stands beside what takes such a household out of the one it was merged into."""
_APART = (
    "SELECT DISTINCT t.naar_naam, max(json_extract(m.kop, '$.t')) FROM teamoverdracht t "
    "JOIN huishouden h ON h.id = t.huishouden_id JOIN mutatie m ON m.rij = h.id JOIN mutatie a ON a.rij = h.id "
    "WHERE t.status = 'actief' AND h.samengevoegd_in IS NULL AND json_extract(a.inhoud, '$.reden') = ? "
    "AND json_extract(a.kop, '$.t') > ? AND json_extract(m.inhoud, '$.v.status') = 'samengevoegd' "
    "AND json_extract(m.kop, '$.m') = ? GROUP BY h.id ORDER BY 2"
)


def weer_apart_van(rijen: Rijen, medewerker_id: Id, sinds: int) -> tuple[tuple[str, int], ...]:
    """Of the households this medewerker merged and that came apart by themselves since (ms UTC): to which team each had
    gone, and when it was merged.
    """
    return tuple((str(naar), int(op)) for naar, op in rijen(_APART, (WEER_APART, sinds, medewerker_id.hex())))


def opgegaan_in_eigen(rijen: Rijen) -> tuple[Id, ...]:
    """Households that went to another team and were merged into one that did not: by who did not know of it."""
    return tuple(Id(rij[0]) for rij in rijen(_OPGEGAAN, ()))


def rijen_van(rijen: Rijen, huishoudens: frozenset[Id]) -> frozenset[Id]:
    """The rows of these households that can stand in a list. One query."""
    vraag = " UNION ALL ".join(
        f"SELECT id FROM {tabel} WHERE huishouden_id IN (SELECT id FROM huis)" for tabel in IN_LIJSTEN
    )
    gevonden = rijen(
        f"WITH huis AS MATERIALIZED (SELECT id FROM huishouden WHERE id IN ({', '.join('?' * len(huishoudens))})) "
        f"{vraag} UNION ALL SELECT id FROM termijn WHERE onderwerp_id IN (SELECT id FROM huis)",
        tuple(huishoudens),
    )
    return frozenset(Id(rij[0]) for rij in gevonden)


def is_verstuurd(rijen: Rijen, overdracht_id: Id) -> bool:
    """Whether this move hangs at the centre already."""
    return bool(rijen("SELECT 1 FROM kast WHERE naam = ?", (VERSTUURD + overdracht_id.hex(),)))


def aangenomen(rijen: Rijen, overdracht_id: Id) -> tuple[int | None, str]:
    """When the other team accepted this move (ms UTC) and who did, as that team said; None while it did not."""
    gevonden = rijen("SELECT waarde FROM kast WHERE naam = ?", (AANGENOMEN,))
    gehoord: dict[str, Any] = json.loads(gevonden[0][0])["gehoord"] if gevonden else {}
    op, door = gehoord.get(overdracht_id.hex(), (None, ""))
    return op, door


def gebracht(rijen: Rijen, huishouden_id: Id) -> dict[Id, str]:
    """The entries that another team brought with this household, and the name of that team: who wrote them, and when,
    is what that team says.
    """
    vraag = (
        "SELECT k.waarde, t.van_naam FROM teamoverdracht t JOIN kast k ON k.naam = ? || lower(hex(t.id)) "
        "WHERE t.huishouden_id = ? ORDER BY t.op DESC, t.id"
    )
    uit: dict[Id, str] = {}
    gevonden = rijen(vraag, (GEBRACHT, huishouden_id))
    teams = lees_teams(rijen) if gevonden else None
    for waarde, van_naam in gevonden:
        team, *ids = (Id(waarde[plek : plek + 16]) for plek in range(0, len(waarde), 16))
        naam = teams.namen.get(team, van_naam) if teams is not None else van_naam
        uit |= dict.fromkeys(ids, str(naam))
    return uit


def huishouden_van(rijen: Rijen, id_: Id) -> Id | None:
    """The household a row of any noun belongs to; None for what is nobody's, or a person's alone."""
    for _ in range(HOOGSTENS_STAPPEN):
        soort = rijen("SELECT json_extract(kop, '$.s') FROM mutatie WHERE rij = ? LIMIT 1", (id_,))
        if not soort:
            return None
        if soort[0][0] == "huishouden":
            return id_
        velden = [rij[0] for rij in rijen("SELECT name FROM pragma_table_info(?)", (soort[0][0],))]
        gevonden = rijen(f'SELECT {", ".join(velden)} FROM "{soort[0][0]}" WHERE id = ?', (id_,)) if velden else []
        if not gevonden:
            return None
        rij = dict(zip(velden, gevonden[0], strict=True))
        if rij.get("huishouden_id") is not None:
            return Id(rij["huishouden_id"])
        ouder = rij.get("onderwerp_id") or next((rij[veld] for veld in OUDERS if rij.get(veld) is not None), None)
        if ouder is None:
            return None
        id_ = Id(ouder)
    return None


def kaal(naam: str) -> str:
    """A name as names of teams and locaties are compared: whatever its capitals and spaces."""
    return " ".join(naam.casefold().split())


def _id(tekst: str) -> Id:
    return Id(bytes.fromhex(tekst))
