"""What putting a backup back would lose, per day and in words: the entries the store has and the copy has not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from wijdesk.errors import Storing
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import dag_in_woorden, lokaal
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import bescherming

ONBEKEND = "een collega die hier niet (meer) bekend is"
MEE = (
    "Wat blijft: blokkades, AVG-verzoeken met hun besluit, geheime adressen, banden en rollen van na de kopie. "
    "Die gaan mee, met de kaart waar zij bij horen."
)
"""What is said when there is something that goes along."""
GEEN_WERK = frozenset({"toegang"})
"""The log of who looked: kept apart from what somebody did."""


@dataclass(frozen=True, slots=True)
class VerliesDag:
    """What of one day (ISO) would be gone. `eerste`: when the first of it was written (ms UTC)."""

    dag: str
    eerste: int
    wie: tuple[str, ...]
    registraties: int
    """Contacts that were registered."""
    anders: int
    """Other acts: each what one Ctrl+Z would take back."""
    inzien: int
    """Lines of the log of who looked at what."""

    def zin(self, vandaag: date) -> str:
        """The day in one line."""
        delen = [
            _aantal(self.registraties, "registratie", "registraties"),
            _aantal(self.anders, "andere wijziging", "andere wijzigingen"),
        ]
        wat = " en ".join(deel for deel in delen if deel) or _aantal(
            self.inzien, "regel van het inzagelog", "regels van het inzagelog"
        )
        tijd = lokaal(self.eerste)
        dag = dag_in_woorden(tijd.date(), vandaag)
        return f"{dag}, vanaf {tijd:%H:%M}: {wat}, door {_en(self.wie)}."


@dataclass(frozen=True, slots=True)
class Verlies:
    """What putting a backup back loses: entries made after it, or None when the present file cannot be read."""

    gemaakt: datetime
    mutaties: int | None
    dagen: tuple[VerliesDag, ...] = field(default=(), compare=False)
    mee: int = field(default=0, compare=False)
    """Entries of after it that go along all the same: they protect somebody."""

    def zinnen(self, vandaag: date) -> tuple[str, ...]:
        """What would be gone, oldest day first."""
        if self.mutaties is None:
            return ("Het bestand dat er nu is, is niet te lezen. Wat na de kopie is opgeslagen, is dan weg.",)
        mee = (MEE,) if self.mee else ()
        if not self.mutaties:
            return ("Er gaat niets verloren: sinds deze kopie is er niets opgeslagen.", *mee)
        return ("Dan is weg wat sinds deze kopie is opgeslagen:", *(dag.zin(vandaag) for dag in self.dagen), *mee)


def hang_aan(db: Any, kopie: Path, sleutel: bytes) -> None:
    """Let a connection see a copy beside its own file."""
    db.execute(f"ATTACH ? AS kopie KEY \"x'{sleutel.hex()}'\"", (verb.als_kopie(kopie),))


def nieuw(db: Any) -> list[tuple[bytes, str, str | None]]:
    """The entries (id, header, content) the file has that the copy beside it has not."""
    vraag = "SELECT id, kop, inhoud FROM main.mutatie WHERE id NOT IN (SELECT id FROM kopie.mutatie)"
    return list(db.execute(vraag).fetchall())


def erbij(map_: Path, kopie: Path, sleutel: bytes) -> tuple[int, tuple[VerliesDag, ...], int]:
    """How many entries the present file has that would be lost with the copy, of which days, and how many go along
    because they protect somebody. Raises a Storing.
    """
    db = verb.verbind(map_, sleutel, lezen=True)
    try:
        with verb.vertaald():
            if not verb.schema_van(db):
                raise verb.beschadigd()
            hang_aan(db, kopie, sleutel)
            alle = nieuw(db)
            mee = bescherming.kies(alle)
            koppen = [kop for id_, kop, _ in alle if id_ not in mee]
            namen = {rij[0].hex(): str(rij[1]) for rij in db.execute("SELECT id, naam FROM main.medewerker")}
        return len(koppen), _per_dag(koppen, namen), len(mee)
    finally:
        db.close()


def _per_dag(koppen: Iterable[str], namen: dict[str, str]) -> tuple[VerliesDag, ...]:
    dagen: dict[str, _Dag] = {}
    for kop in koppen:
        try:
            header: dict[str, Any] = json.loads(kop)
            tijd, soort, wie, transactie = int(header["t"]), header["s"], header["m"], header["tx"]
            is_nieuw = not header["basis"]
        except (ValueError, KeyError, TypeError):
            continue
        dag = dagen.setdefault(lokaal(tijd).date().isoformat(), _Dag())
        dag.eerste = min(dag.eerste, tijd)
        dag.wie.add(namen.get(wie, ONBEKEND))
        if soort in GEEN_WERK:
            dag.inzien += 1
        else:
            dag.transacties.add(transactie)
            if soort == "contact" and is_nieuw:
                dag.registraties.add(transactie)
                dag.contacten += 1
    return tuple(
        VerliesDag(
            dag=naam,
            eerste=dag.eerste,
            wie=tuple(sorted(dag.wie)),
            registraties=dag.contacten,
            anders=len(dag.transacties - dag.registraties),
            inzien=dag.inzien,
        )
        for naam, dag in sorted(dagen.items())
    )


@dataclass(slots=True)
class _Dag:
    eerste: int = 2**62
    wie: set[str] = field(default_factory=set)
    transacties: set[str] = field(default_factory=set)
    registraties: set[str] = field(default_factory=set)
    contacten: int = 0
    inzien: int = 0


def _aantal(aantal: int, een: str, meer: str) -> str:
    return "" if not aantal else f"{aantal} {een if aantal == 1 else meer}"


def _en(namen: tuple[str, ...]) -> str:
    return namen[0] if len(namen) == 1 else f"{', '.join(namen[:-1])} en {namen[-1]}"


def van(map_: Path, kopie: Path, sleutel: bytes, gemaakt: datetime) -> Verlies:
    """What putting `kopie` back would lose; without a number when the present file cannot be read."""
    try:
        return Verlies(gemaakt, *erbij(map_, kopie, sleutel))
    except Storing:
        return Verlies(gemaakt, None)
