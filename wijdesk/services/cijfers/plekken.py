"""Which locaties a figure counts: one, or all those of the teams this desk reads. Plain reading."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Mapping
from dataclasses import field, replace

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.store import elders
from wijdesk.store.lezer import Lezer


@dataclass(frozen=True, slots=True)
class Plekken:
    """Which locaties count. `alleen`: only these (None: all); `niet`: not these, of teams that count elsewhere."""

    namen: Mapping[Id, str]
    naam: str = ""
    alleen: frozenset[Id] | None = None
    niet: frozenset[Id] = frozenset()
    van_niemand: frozenset[Id] = frozenset()
    """Those of no team, at a desk that does not read every team: who registered says of which team it is."""
    open: Mapping[Id, tuple[str, str]] = field(default_factory=dict)
    """First and last day of each locatie that was not taken up in another; empty: no such day."""

    def telt(self, plek: bytes | None) -> bool:
        """Whether what is of this locatie (None: of none) counts."""
        return plek not in self.niet if self.alleen is None else plek in self.alleen

    def teams(self, maand: str) -> int:
        """How many locaties that count were in use all of a month (yyyy-mm), those that are called the same as one."""
        zelf = (
            self.namen[id_]
            for id_, (van, tot) in self.open.items()
            if self.telt(id_) and van <= f"{maand}-01" and (not tot or tot[:7] > maand or tot == _laatste(maand))
        )
        return len({elders.kaal(naam) for naam in zelf})

    def geschreven(self) -> dict[bytes | None, str]:
        """Locatie → how it is written; those that are called the same are one."""
        zoals: dict[str, str] = {}
        kaal = {id_: " ".join(naam.split()) for id_, naam in sorted(self.namen.items())}
        return {id_: zoals.setdefault(elders.kaal(naam), naam) for id_, naam in kaal.items()}

    def alleen_bij(self, plekken: Collection[Id] | None) -> Plekken:
        """The same, but no more than these locaties; None: no narrower."""
        if plekken is None:
            return self
        return replace(self, alleen=frozenset(id_ for id_ in self.namen if id_ in plekken and self.telt(id_)))


def _laatste(maand: str) -> str:
    jaar, nr = map(int, maand.split("-"))
    return f"{maand}-{monthrange(jaar, nr)[1]:02d}"


def plekken_van(lezer: Lezer, locatie_id: Id | None) -> Plekken:
    """The locaties to count. Locaties that are called the same are one. Raises Weigering (`locatie`) for one that is
    not there, or is of a team that makes its own figures.
    """
    rijen = lezer.rows("SELECT id, naam, van, tot, status FROM locatie")
    locaties = {Id(rij[0]): rij[1] for rij in rijen}
    open_ = {Id(id_): (van, tot) for id_, _, van, tot, status in rijen if status == "actief"}
    eigen, vreemd = _eigen_en_vreemd(lezer, locaties)
    if locatie_id is None:
        geen = frozenset(locaties) - vreemd - eigen if vreemd else vreemd
        return Plekken(locaties, niet=vreemd, van_niemand=geen, open=open_)
    naam = locaties.get(locatie_id)
    if naam is None:
        raise Weigering("Deze locatie is er niet.", veld="locatie")
    zelfde = frozenset(id_ for id_, zo in locaties.items() if elders.kaal(zo) == elders.kaal(naam))
    if zelfde & vreemd:
        raise Weigering(
            f"{naam} is van een ander team. Daarvan staat hier alleen wat meekwam; dat team maakt zijn eigen cijfers.",
            veld="locatie",
        )
    return Plekken(locaties, naam=" ".join(naam.split()), alleen=zelfde, open=open_)


def _eigen_en_vreemd(lezer: Lezer, locaties: Mapping[Id, str]) -> tuple[frozenset[Id], frozenset[Id]]:
    """The locaties of the teams this desk reads and of others, those that came in since the last round included."""
    teams = elders.lees_teams(lezer.rows)
    if teams is None:
        return frozenset(), frozenset()
    nu = elders.deel_in(teams.namen, teams.eigen & teams.namen.keys(), locaties.items())
    return nu.eigen, nu.elders


def contact_waar(plekken: Plekken) -> tuple[str, list[object]]:
    """A condition on `contact c`, with its parameters: what was registered at a locatie that counts."""
    waar, params = "c.status = 'actief'", list[object]()
    if plekken.alleen is not None:
        waar += f" AND c.locatie_id IN ({tekens(plekken.alleen)})"
        params += sorted(plekken.alleen)
    if plekken.niet:
        waar += f" AND c.locatie_id NOT IN ({tekens(plekken.niet)})"
        params += sorted(plekken.niet)
    if plekken.van_niemand:
        daar = f"SELECT id FROM medewerker WHERE locatie_id IN ({tekens(plekken.niet)})"  # noqa: S608
        waar += f" AND NOT (c.locatie_id IN ({tekens(plekken.van_niemand)}) AND c.medewerker_id IN ({daar}))"
        params += [*sorted(plekken.van_niemand), *sorted(plekken.niet)]
    return waar, params


def tekens(waarden: Collection[object]) -> str:
    """As many placeholders as there are values."""
    return ", ".join("?" * len(waarden))
