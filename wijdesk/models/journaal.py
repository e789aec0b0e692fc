"""The journal: entries, chain, heads and the pure merge. Knows no database and no ORM.

A mutatie sets fields of one row. Its header (`kop`) is the exact JSON text that is hashed and chained and holds no
content; content (`inhoud`) and salt stand beside it and can be dropped without breaking the chain. The state of a row
is a pure function of the set of its entries: order of arrival, duplicates and gaps do not matter.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any, NamedTuple, NotRequired, TypedDict, Unpack

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

SCHEMA_VERSIE = 10
"""Rises whenever a journaled noun or field is added; stands in every header."""

BEGIN = b"\0" * 32
"""The hash before the first entry of a chain."""

DOSSIER = "CASE WHEN json_valid(kop) THEN json_extract(kop, '$.d') END"
"""In SQL: of which dossier an entry is (hex), as it is indexed. A header that was tampered with is of none."""

REDEN_ONGEDAAN = "ongedaan:"
"""Begins the reason of an entry that undo wrote; the id (hex) of the entry it took back comes after it."""

WEET_LENGTE = 8
"""Signs of an id (hex) that a header keeps of what was known: its end, which is random."""

MEESTE_INHOUD = 1_900_000
"""Bytes of the content of one entry. On a line of a package (`sync.segment.MAX_REGEL`) it takes at most twice as many,
for signs that are escaped, and its header beside it."""

Waarde = str | int | None
"""What a field of an entry may hold. Ids are hex text, booleans 0 or 1, decimals text; floats do not exist here."""

Koppen = dict[str, list[str]]
"""The heads of one row: field → ids (hex) of entries no other entry replaced; "" stands for every field not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Herkomst:
    """Who writes, where, and why: the same for every entry of one transaction."""

    medewerker: Id
    toestel: Id
    transactie: Id
    tijd: int
    doel: str


@dataclass(frozen=True, slots=True)
class Mutatie:
    """One entry as it is stored. `inhoud` and `zout` are None after destruction."""

    id: Id
    kop: str
    zout: bytes | None
    inhoud: str | None

    @property
    def header(self) -> dict[str, object]:
        """The header as a mapping."""
        gelezen: dict[str, object] = json.loads(self.kop)
        return gelezen

    @property
    def klopt(self) -> bool:
        """Whether the content is the content that was committed to (True when it was destroyed)."""
        if self.inhoud is None or self.zout is None:
            return True
        return self.header["c"] == hashlib.sha256(self.zout + self.inhoud.encode()).hexdigest()


class Gezegd(TypedDict):
    """What one entry says, of which row, and what was known of it."""

    mutatie_id: Id
    zout: bytes
    soort: str
    rij: Id
    dossier: Id | None
    waarden: Mapping[str, Waarde]
    basis: Koppen
    """Per field, the heads the user saw."""
    reden: NotRequired[str]
    gezien: NotRequired[Koppen | None]
    """The heads of all other fields, of a deletion; what it had not seen keeps the row visible."""
    weet: NotRequired[str]
    """The ends of ids of other rows and entries that were known (`store.weten`)."""


def maak_mutatie(herkomst: Herkomst, **gezegd: Unpack[Gezegd]) -> Mutatie:
    """Make one entry that sets `waarden` on a row."""
    waarden, dossier, mutatie_id = gezegd["waarden"], gezegd["dossier"], gezegd["mutatie_id"]
    reden, gezien, weet = gezegd.get("reden"), gezegd.get("gezien"), gezegd.get("weet")
    inhoud = json.dumps(
        {"v": waarden, "reden": reden} if reden else {"v": waarden}, ensure_ascii=False, separators=(",", ":")
    )
    extra = ({} if gezien is None else {"gezien": gezien}) | ({"weet": weet} if weet else {})
    kop = json.dumps(
        {
            "id": mutatie_id.hex(),
            "t": herkomst.tijd,
            "m": herkomst.medewerker.hex(),
            "b": herkomst.toestel.hex(),
            "tx": herkomst.transactie.hex(),
            "d": dossier.hex() if dossier else "",
            "s": gezegd["soort"],
            "r": gezegd["rij"].hex(),
            "f": list(waarden),
            "basis": gezegd["basis"],
            "sv": SCHEMA_VERSIE,
            "doel": herkomst.doel,
            "c": hashlib.sha256(gezegd["zout"] + inhoud.encode()).hexdigest(),
            **extra,
        },
        separators=(",", ":"),
    )
    return Mutatie(mutatie_id, kop, gezegd["zout"], inhoud)


def schakel(vorige: bytes, kop: str) -> bytes:
    """The next hash of a chain: SHA-256 over the previous hash and the hash of the stored header bytes."""
    return hashlib.sha256(vorige + hashlib.sha256(kop.encode()).digest()).digest()


def koppen_lees(tekst: str) -> Koppen:
    """The text of a row's `koppen` column as heads per field."""
    gelezen: Koppen = json.loads(tekst)
    return gelezen


def koppen_schrijf(koppen: Koppen) -> str:
    """Heads as compact JSON."""
    return json.dumps(koppen, separators=(",", ":"))


def kop_na(koppen: Koppen, velden: Iterable[str], mutatie: str, basis: Koppen | None = None) -> Koppen:
    """The heads of a row after an entry on `velden` (shown last); without `basis` it replaces every known head."""
    nieuw = dict(koppen)
    for veld in velden:
        over = koppen.get(veld) or koppen.get("", [])
        nieuw[veld] = [kop for kop in over if basis is not None and kop not in basis.get(veld, over)] + [mutatie]
    return nieuw


def basis_van(koppen: Koppen, velden: Iterable[str]) -> Koppen:
    """All the heads of the fields about to change: what somebody saw who decides about a difference."""
    return {veld: koppen.get(veld) or koppen.get("", []) for veld in velden}


def basis_getoond(koppen: Koppen, velden: Iterable[str]) -> Koppen:
    """The one head of each field that was on the screen: an ordinary change leaves what others said beside it."""
    return {veld: alle[-1:] for veld, alle in basis_van(koppen, velden).items()}


class Regel(NamedTuple):
    """An entry as it is read. `waarden` is None when its content was destroyed."""

    id: str
    tijd: int
    transactie: str
    toestel: str
    soort: str
    rij: str
    dossier: str
    velden: Sequence[str]
    basis: Koppen
    gezien: Koppen | None
    versie: int
    waarden: Mapping[str, Waarde] | None
    weet: str = ""

    @property
    def rang(self) -> tuple[int, str, str]:
        """What is shown of several: the latest; of one moment what belongs to one transaction stays together."""
        return self.tijd, self.transactie, self.id


_LEES = json.JSONDecoder().raw_decode
"""Half the time of `json.loads` for texts this short: it looks for room around them, which an entry does not have."""


def _gelezen(tekst: str) -> Any:
    wat, einde = _LEES(tekst)
    if einde != len(tekst):
        raise ValueError("more than an entry")
    return wat


def lees_regel(kop: str, inhoud: str | None) -> Regel:
    """Read the stored texts of an entry. Raises KeyError, TypeError or ValueError for what is no entry."""
    wat = _gelezen(kop)
    return Regel(
        wat["id"], wat["t"], wat["tx"], wat["b"], wat["s"], wat["r"], wat["d"], wat["f"], wat["basis"],
        wat.get("gezien"), wat["sv"], None if inhoud is None else _gelezen(inhoud)["v"], wat.get("weet", ""),
    )  # fmt: skip


@dataclass(slots=True)
class Rijstand:
    """The state of one row as its entries say. `verschillen` are fields with heads that hold different values."""

    soort: str
    waarden: dict[str, Waarde] = field(default_factory=dict)
    koppen: dict[str, frozenset[str]] = field(default_factory=dict)
    verschillen: frozenset[str] = frozenset()
    getoond: dict[str, str] = field(default_factory=dict)
    """The head whose value is shown, per field."""


def rijstand(regels: Sequence[Regel], zonder: Collection[str] = ()) -> Rijstand:
    """The state of one row as a pure function of its entries (each once); entries in `zonder` count as not yet said.

    Of several heads of a field the one with the latest (time, transaction, id) is shown; a field without readable
    content keeps its heads and has no value.
    """
    geteld = [regel for regel in regels if regel.id not in zonder] if zonder else regels
    staat = Rijstand(geteld[0].soort if geteld else regels[0].soort)
    vervangen = {(veld, ander) for regel in geteld for veld, ids in regel.basis.items() for ander in ids}
    hoofden: dict[str, list[Regel]] = {}
    for regel in geteld:
        for veld in regel.velden:
            if (veld, regel.id) not in vervangen:
                hoofden.setdefault(veld, []).append(regel)
    enkel = {regel.id: frozenset((regel.id,)) for regel in geteld}
    for veld, alle in hoofden.items():
        if len(alle) == 1:  # nearly always
            regel = alle[0]
            staat.koppen[veld] = enkel[regel.id]
            if regel.waarden is not None and veld in regel.waarden:
                staat.getoond[veld], staat.waarden[veld] = regel.id, _waarde(regel, veld)
            continue
        staat.koppen[veld] = frozenset(regel.id for regel in alle)
        leesbaar = [regel for regel in alle if regel.waarden is not None and veld in regel.waarden]
        if not leesbaar:
            continue
        laatste = max(leesbaar, key=_rang) if len(leesbaar) > 1 else leesbaar[0]
        staat.getoond[veld] = laatste.id
        staat.waarden[veld] = _waarde(laatste, veld)
        if len(leesbaar) > 1 and len({_waarde(regel, veld) for regel in leesbaar}) > 1:
            staat.verschillen |= {veld}
    return staat


def stand(mutaties: Iterable[Mutatie]) -> dict[str, Rijstand]:
    """The state of every row (by hex id) as a pure function of a set of entries.

    Of two copies of one entry, one without its content, destruction wins.
    """
    return {rij: rijstand(regels) for rij, regels in per_rij(mutaties).items()}


def per_rij(mutaties: Iterable[Mutatie]) -> dict[str, list[Regel]]:
    """The entries of every row (by hex id), each once."""
    rijen: dict[str, dict[str, Regel]] = {}
    for mutatie in mutaties:
        regel = lees_regel(mutatie.kop, mutatie.inhoud)
        bekend = rijen.setdefault(regel.rij, {})
        if regel.id not in bekend or regel.waarden is None:
            bekend[regel.id] = regel
    return {rij: list(regels.values()) for rij, regels in rijen.items()}


def _rang(regel: Regel) -> tuple[int, str, str]:
    return regel.rang


def _waarde(regel: Regel, veld: str) -> Waarde:
    return regel.waarden[veld] if regel.waarden is not None else None
