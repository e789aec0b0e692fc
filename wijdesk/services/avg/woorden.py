"""What stands in a row, in words a resident reads: every field but those that say nothing without the program.

Earlier values are told too: what was put right is part of the record. No SQLAlchemy.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models import avgregels
from wijdesk.models.avgnabestaande import GRONDEN
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import MAANDEN, Id, lokaal
from wijdesk.models.vormen import DAGEN, DEELS, MOMENTEN
from wijdesk.models.vragen import Vraag
from wijdesk.models.vragen_lezen import lees_samen
from wijdesk.services.avg.lopen import STUK, Gelopen
from wijdesk.services.verschil.velden import noun_in_woorden, veld_in_woorden
from wijdesk.store.lezer import Lezer
from wijdesk.store.praktijk import labels_bij
from wijdesk.store.verwijzingen import VERWIJZINGEN, Namen

TECHNISCH = frozenset(
    {
        "id", "koppen", "status", "partij_id", "bron_nummer", "vingerafdruk", "straat_sleutel", "maand", "volgorde",
        "volgnummer", "sleutel", "samen_id", "generatie", "team_id", "onderwerp", "onderwerp_id", "over_soort",
        "over_id", "lopend_id", "afdruk", "plek", "samengevoegd_in", "gesplitst_uit", "urgentie", "bladzijde",
    }
)  # fmt: skip
"""Columns that say nothing to a reader: what belongs to what is shown by how it is put together."""
HANDTEKENING = "getekend op het scherm"
EERDER = "@"
"""Between a field and the number of an earlier value of it."""
_SOORTEN = frozenset(VERWIJZINGEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarde:
    """One field of one row in words. `verwijst`: what it refers to (kind, id), when it does."""

    soort: str
    rij: Id
    veld: str
    label: str
    tekst: str
    verwijst: tuple[str, Id] | None = None
    vrij: bool = False
    """Whether somebody typed it: the words of a colleague or of the resident."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuk:
    """One row in words."""

    soort: str
    rij: Id
    naam: str
    op: int
    """When it was written down (ms UTC)."""
    door: Id | None
    waarden: tuple[Waarde, ...]
    weg: bool
    """Taken away since; it is still kept."""


def in_woorden(lezer: Lezer, gelopen: Gelopen) -> tuple[Stuk, ...]:
    """Every row but those of the log, in the order in which they were written down."""
    rijen = {soort: dict(van.items()) for soort, van in gelopen.rijen.items() if soort != "toegang" and van}
    boek = _Journaal(lezer, (id_ for van in rijen.values() for id_ in van))
    namen = Namen(lezer, _verwezen(rijen, boek))
    vragen = _vragen(lezer, rijen)
    velden = rijen.get("praktijkveld", {})
    eigen = labels_bij(lezer.rows, {id_: (rij["praktijkvorm_id"].hex(), rij["veld"]) for id_, rij in velden.items()})
    stukken = []
    for soort, van in rijen.items():
        for id_, rij in van.items():
            stukken.append(
                Stuk(
                    soort=soort,
                    rij=id_,
                    naam=noun_in_woorden(soort).capitalize()
                    if soort == noun_in_woorden(soort)
                    else noun_in_woorden(soort),
                    op=boek.begin(id_),
                    door=boek.door(id_),
                    waarden=tuple(_waarden(soort, id_, rij, boek, namen, vragen, eigen.get(id_))),
                    weg=rij.get("status") == "vervallen",
                )
            )
    return tuple(sorted(stukken, key=lambda stuk: (stuk.op, stuk.rij)))


def dag_voluit(iso: str) -> str:
    """A day with its year; what is no whole day stays as it is."""
    delen = iso.split("-")
    if len(delen) != 3 or not all(deel.isdigit() for deel in delen):
        return iso
    return f"{int(delen[2])} {MAANDEN[int(delen[1]) - 1]} {delen[0]}"


def moment_voluit(moment: int) -> str:
    """A moment with its year."""
    tijd = lokaal(moment)
    return f"{dag_voluit(tijd.date().isoformat())}, {tijd:%H:%M}"


def toestand_voluit(tijd: int) -> str:
    """The day of a moment."""
    return dag_voluit(lokaal(tijd).date().isoformat())


class _Journaal:
    """Who wrote these rows when, and what their fields held before."""

    def __init__(self, lezer: Lezer, ids: Iterable[Id]) -> None:
        self._begin: dict[Id, tuple[int, Id | None]] = {}
        self._gezegd: dict[Id, list[tuple[int, Mapping[str, Any]]]] = {}
        alle = sorted(ids)
        for plek in range(0, len(alle), STUK):
            stuk = alle[plek : plek + STUK]
            vraag = f"SELECT rij, kop, inhoud FROM main.mutatie WHERE rij IN ({', '.join('?' * len(stuk))}) ORDER BY id"  # noqa: S608
            for rij, kop, inhoud in lezer.rows(vraag, stuk):
                self._lees(Id(rij), json.loads(kop), inhoud)

    def _lees(self, rij: Id, kop: Mapping[str, Any], inhoud: str | None) -> None:
        tijd = int(kop["t"])
        if rij not in self._begin or tijd < self._begin[rij][0]:
            self._begin[rij] = (tijd, Id(bytes.fromhex(kop["m"])) if kop.get("m") else None)
        if inhoud is not None:
            self._gezegd.setdefault(rij, []).append((tijd, json.loads(inhoud).get("v") or {}))

    def begin(self, rij: Id) -> int:
        """The first entry (ms UTC)."""
        return self._begin.get(rij, (0, None))[0]

    def door(self, rij: Id) -> Id | None:
        """Who wrote that."""
        return self._begin.get(rij, (0, None))[1]

    def eerder(self, rij: Id, veld: str, nu: object) -> list[tuple[int, Any]]:
        """Other values somebody once wrote in a field, each once: (when, value)."""
        gezien: list[Any] = [nu.hex() if isinstance(nu, bytes) else nu, None, ""]
        uit = []
        for tijd, waarden in sorted(self._gezegd.get(rij, ()), key=lambda deel: deel[0]):
            if veld in waarden and waarden[veld] not in gezien:
                gezien.append(waarden[veld])
                uit.append((tijd, waarden[veld]))
        return uit

    def verwezen(self) -> Iterator[tuple[Id, str, Any]]:
        """Every value that was ever written: (row, field, value)."""
        for rij, gezegd in self._gezegd.items():
            for _, waarden in gezegd:
                for veld, waarde in waarden.items():
                    yield rij, veld, waarde


def _verwezen(rijen: Mapping[str, Mapping[Id, Mapping[str, Any]]], boek: _Journaal) -> dict[str, set[str]]:
    gezocht: dict[str, set[str]] = {}
    waar = {id_: soort for soort, van in rijen.items() for id_ in van}
    for soort, van in rijen.items():
        for id_, rij in van.items():
            if (door := boek.door(id_)) is not None:
                gezocht.setdefault("medewerker", set()).add(door.hex())
            for veld, waarde in rij.items():
                if isinstance(waarde, bytes) and (kind := _kind(soort, veld)) in _SOORTEN:
                    gezocht.setdefault(kind, set()).add(waarde.hex())
    for id_, veld, waarde in boek.verwezen():
        if isinstance(waarde, str) and len(waarde) == 32 and (kind := _kind(waar[id_], veld)) in _SOORTEN:
            gezocht.setdefault(kind, set()).add(waarde)
    return gezocht


@cache
def _kind(soort: str, veld: str) -> str:
    """How a field reads: dag, moment, ja, minuten, what it refers to, or "" for a text or number."""
    if veld in f"{DAGEN.get(soort, '')} {DEELS.get(soort, '')}".split():
        return "dag"
    if veld in MOMENTEN.get(soort, "").split():
        return "moment"
    kind = veld_in_woorden(soort, veld)[1]
    if kind:
        return kind
    if veld in ("persoon_id", "kind_id", "ouder_id", "gever_id"):
        return "persoon"
    if veld.endswith("_id") and veld.removesuffix("_id") in _SOORTEN:
        return veld.removesuffix("_id")
    return "medewerker" if veld.endswith("_door_id") else ""


def _waarden(
    soort: str,
    id_: Id,
    rij: Mapping[str, Any],
    boek: _Journaal,
    namen: Namen,
    vragen: Mapping[tuple[Id, str], Vraag],
    eigen: tuple[str, str] | None,
) -> Iterator[Waarde]:
    for veld, nu in rij.items():
        if veld in TECHNISCH:
            continue
        kind = _kind(soort, veld)
        label = veld_in_woorden(soort, veld)[0]
        vraag = vragen.get((Id(rij["onderwerp_id"]), rij["vraag"])) if soort == "antwoord" else None
        if vraag is not None and veld == "waarde":
            label = vraag.tekst
        if eigen is not None and veld in ("waarde", "collega_id", "persoon_id"):
            label, kind = eigen[0], kind or eigen[1]
        eerder = boek.eerder(id_, veld, nu)
        for nummer, (tijd, waarde) in enumerate([(0, nu), *eerder]):
            tekst, verwijst = _in_tekst(waarde, veld, kind, namen, vraag if veld == "waarde" else None)
            if tekst:
                yield Waarde(
                    soort=soort,
                    rij=id_,
                    veld=f"{veld}{EERDER}{nummer}" if nummer else veld,
                    label=f"Eerder (van {toestand_voluit(tijd)}): {label}" if nummer else label,
                    tekst=tekst,
                    verwijst=verwijst,
                    vrij=kind == "" and isinstance(waarde, str),
                )


def _in_tekst(
    waarde: Any, veld: str, kind: str, namen: Namen, vraag: Vraag | None
) -> tuple[str, tuple[str, Id] | None]:
    if waarde is None or waarde == "":
        return "", None
    if kind in _SOORTEN:
        hex_ = waarde.hex() if isinstance(waarde, bytes) else str(waarde)
        return namen.van(kind, hex_), (kind, Id(bytes.fromhex(hex_)))
    return ("" if isinstance(waarde, bytes) else _los(waarde, veld, kind, vraag)), None


def _los(waarde: Any, veld: str, kind: str, vraag: Vraag | None) -> str:
    """A value that refers to nothing."""
    if (code := _CODES.get(veld, {}).get(str(waarde))) is not None:
        return code
    if (maak := _PER_SOORT.get(kind) or _PER_VELD.get(veld)) is not None:
        return maak(waarde)
    return str(waarde) if vraag is None else vraag.in_woorden(str(waarde))


def _plat(inhoud: str) -> str:
    """The words of a fixed version of a plan, without what only a program reads."""
    try:
        alles = json.loads(inhoud)
    except ValueError:
        return inhoud
    return "\n".join(dict.fromkeys(_teksten(alles)))


_CODES: Mapping[str, Mapping[str, str]] = {
    "identiteit": avgregels.IDENTITEIT,
    "hoedanigheid": avgregels.HOEDANIGHEDEN,
    "grond": {code: grond.naam for code, grond in GRONDEN.items()},
    "besluitgrond": {code: grond.naam for code, grond in GRONDEN.items()},
}
"""Fields of which the code is not what people say."""
_PER_SOORT: Mapping[str, Callable[[Any], str]] = {
    "dag": lambda waarde: dag_voluit(str(waarde)),
    "moment": lambda waarde: moment_voluit(int(waarde)),
    "ja": lambda waarde: "ja" if waarde else "nee",
    "minuten": lambda waarde: f"{waarde} minuten" if waarde else "",
}
_PER_VELD: Mapping[str, Callable[[Any], str]] = {
    "handtekening": lambda _: HANDTEKENING,
    "inhoud": lambda waarde: _plat(str(waarde)),
}


def _teksten(wat: Any) -> Iterator[str]:
    if isinstance(wat, dict):
        for sleutel, deel in wat.items():
            if sleutel not in ("id", "huishouden", "casus", "vorm", "personen", "volgorde"):
                yield from _teksten(deel)
    elif isinstance(wat, list):
        for deel in wat:
            yield from _teksten(deel)
    elif isinstance(wat, str) and wat:
        yield dag_voluit(wat)


def _vragen(lezer: Lezer, rijen: Mapping[str, Mapping[Id, Mapping[str, Any]]]) -> dict[tuple[Id, str], Vraag]:
    """The question behind each answer, as it was asked: (triage or meldcode, code) → question."""
    uit: dict[tuple[Id, str], Vraag] = {}
    for soort in ("triage", "meldcode"):
        for id_, rij in rijen.get(soort, {}).items():
            lijsten = [rij.get("vragenlijst_id"), rij.get("teamlijst_id")]
            teksten = [_inhoud(lezer, lijst) for lijst in lijsten if lijst is not None]
            if not teksten:
                continue
            try:
                lijst = lees_samen(*teksten)
            except Weigering:
                continue
            uit |= {(id_, vraag.code): vraag for vraag in lijst.vragen}
    return uit


def _inhoud(lezer: Lezer, id_: bytes) -> str:
    gevonden = lezer.row("SELECT inhoud FROM vragenlijst WHERE id = ?", (id_,))
    return "" if gevonden is None else str(gevonden[0])
