"""Whose things the agenda is about, as pieces of SQL, and what its parts share. Plain reading, no SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.termijnen import rest_in_woorden, toestand_van
from wijdesk.models.values import Id
from wijdesk.services.termijn_rijen import STUK
from wijdesk.store.lezer import Lezer

Rijen = list[tuple[Any, ...]]
HELE_MAAND = frozenset({"dossiers"})
"""Kinds of rows that are there from the first day of their month on, however far away their last day is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bereik:
    """Whose things are asked for, as pieces of SQL."""

    lezer: Lezer
    vandaag: date
    tot: str
    huishouden_id: Id | None
    medewerker_id: Id | None
    locatie_id: Id | None
    namen: Mapping[Id, str]
    """Every employee by name."""
    met_stil: bool = False
    """Also, whatever the day, a term that stands still and nobody knows until when."""
    casussen_van_id: Id | None = None
    """Everything in the households of which this employee is regisseur or tandem, whoever is to do it."""

    @property
    def uiterlijk(self) -> str:
        """The last day that is wanted (ISO)."""
        return self.tot or "9999-12-31"

    def naam_van(self, medewerker_id: Id | None) -> str:
        """The name of an employee; empty when there is none."""
        return "" if medewerker_id is None else self.namen.get(medewerker_id, "")

    def huishoudens(self, kolom: str = "id") -> tuple[str, list[Any]]:
        """A subquery with a column of the households in reach: of an employee those with the regie, of a locatie those
        with an open casus (there is an index on them, and a locatie has many times more closed ones).
        """
        eisen = ["status = 'actief'"]
        waarden: list[Any] = []
        if self.huishouden_id is not None:
            eisen.append("id = ?")
            waarden.append(self.huishouden_id)
        if self.medewerker_id is not None:
            eisen.append("regisseur_id = ?")
            waarden.append(self.medewerker_id)
        if self.casussen_van_id is not None:
            eisen.append("(regisseur_id = ? OR tandem_id = ?)")
            waarden += [self.casussen_van_id] * 2
        if self.locatie_id is not None:
            eisen.append("locatie_id = ? AND regisseur_id IS NOT NULL")
            waarden.append(self.locatie_id)
        return f"SELECT {kolom} FROM huishouden WHERE {' AND '.join(eisen)}", waarden  # noqa: S608

    def van_mij(self, tabel: str, eis: str) -> tuple[str, list[Any]]:
        """A subquery with the rows of a table that an employee was named for, whatever the household."""
        if self.medewerker_id is None:
            return "", []
        return f" UNION SELECT id FROM {tabel} WHERE medewerker_id = ? AND {eis}", [self.medewerker_id]  # noqa: S608

    def rijen(self, kolommen: str, van: str, ids: str, waarden: Sequence[Any], eis: str = "1") -> Rijen:
        """Rows `x` whose id is in the subquery `ids`, each with its household: (h.id, h.naam, the columns)."""
        return self.lezer.rows(
            f"SELECT h.id, h.naam, {kolommen} FROM {van} WHERE x.id IN ({ids}) AND x.status = 'actief' AND {eis}",  # noqa: S608
            waarden,
        )

    def past(self, rij: AgendaRij) -> bool:
        """Whether a row is in reach: of this employee, of this household, and due in time."""
        if self.medewerker_id is not None and rij.medewerker_id != self.medewerker_id:
            return False
        if self.huishouden_id is not None and rij.huishouden_id != self.huishouden_id:
            return False
        if rij.soort in HELE_MAAND:
            return True
        return self.op_tijd(rij.voor, rij.streef)

    def op_tijd(self, voor: str, streef: str) -> bool:
        """Whether what is due on this day, or should be done before it by `streef`, is due in time."""
        eerste = min(voor, streef or voor)
        return not self.tot or (self.met_stil and not voor) or bool(eerste and eerste <= self.tot)


def maak_rij(bereik: Bereik, soort: str, bron_id: Any, voor: str, **velden: Any) -> AgendaRij:
    """A row about something with a day, said in words."""
    dag = date.fromisoformat(voor)
    eigen = {
        "sleutel": f"{soort}:{Id(bron_id).hex()}",
        "medewerker": bereik.naam_van(velden.get("medewerker_id")),
        "in_woorden": rest_in_woorden(dag, bereik.vandaag),
        "toestand": toestand_van(dag, bereik.vandaag),
        "bron": soort,
    }
    return AgendaRij(**(eigen | {"soort": soort, "voor": voor, "bron_id": Id(bron_id)} | velden))


def id_van(waarde: Any) -> Id | None:
    """An id out of a column that may be empty."""
    return None if waarde is None else Id(waarde)


def stukken(ids: Iterable[Id]) -> Iterator[tuple[Id, ...]]:
    """The ids in parts that fit in one query."""
    alle = tuple(ids)
    for plek in range(0, len(alle), STUK):
        yield alle[plek : plek + STUK]


def tekens(stuk: Sequence[Id]) -> str:
    """The question marks for a part."""
    return ", ".join("?" * len(stuk))
