"""The journal: entries, chain, heads and the pure merge. Knows no database and no ORM.

A mutatie sets fields of one row. Its header (`kop`) is the exact JSON text that is hashed and chained and holds no
content; content (`inhoud`) and salt stand beside it and can be dropped without breaking the chain. The state of a row
is a pure function of the set of its entries: order of arrival, duplicates and gaps do not matter.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wijdesk.models.values import Id

SCHEMA_VERSIE = 4
"""Rises whenever a journaled noun or field is added; stands in every header."""

BEGIN = b"\0" * 32
"""The hash before the first entry of a chain."""

REDEN_ONGEDAAN = "ongedaan:"
"""Begins the reason of an entry that undo wrote; the id (hex) of the entry it took back comes after it."""

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


def maak_mutatie(
    herkomst: Herkomst,
    *,
    mutatie_id: Id,
    zout: bytes,
    soort: str,
    rij: Id,
    dossier: Id | None,
    waarden: Mapping[str, Waarde],
    basis: Koppen,
    reden: str = "",
) -> Mutatie:
    """Make one entry that sets `waarden` on a row; `basis` holds, per field, the heads the user saw."""
    inhoud = json.dumps(
        {"v": waarden, "reden": reden} if reden else {"v": waarden}, ensure_ascii=False, separators=(",", ":")
    )
    kop = json.dumps(
        {
            "id": mutatie_id.hex(),
            "t": herkomst.tijd,
            "m": herkomst.medewerker.hex(),
            "b": herkomst.toestel.hex(),
            "tx": herkomst.transactie.hex(),
            "d": dossier.hex() if dossier else "",
            "s": soort,
            "r": rij.hex(),
            "f": list(waarden),
            "basis": basis,
            "sv": SCHEMA_VERSIE,
            "doel": herkomst.doel,
            "c": hashlib.sha256(zout + inhoud.encode()).hexdigest(),
        },
        separators=(",", ":"),
    )
    return Mutatie(mutatie_id, kop, zout, inhoud)


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


def kop_na(koppen: Koppen, velden: Iterable[str], mutatie: str) -> Koppen:
    """The heads of a row after an entry that replaces every known head of `velden`."""
    nieuw = dict(koppen)
    for veld in velden:
        nieuw[veld] = [mutatie]
    return nieuw


def basis_van(koppen: Koppen, velden: Iterable[str]) -> Koppen:
    """The heads the user saw of the fields about to change."""
    return {veld: koppen.get(veld) or koppen.get("", []) for veld in velden}


@dataclass(slots=True)
class Rijstand:
    """The state of one row as its entries say. `verschillen` are fields with heads that hold different values."""

    soort: str
    waarden: dict[str, Waarde] = field(default_factory=dict)
    koppen: dict[str, frozenset[str]] = field(default_factory=dict)
    verschillen: frozenset[str] = frozenset()


def stand(mutaties: Iterable[Mutatie]) -> dict[str, Rijstand]:
    """The state of every row (by hex id) as a pure function of a set of entries.

    Of several heads of a field the one with the latest (time, id) is shown; a field without readable content keeps
    its heads and has no value. Of two copies of one entry, one without its content, destruction wins.
    """
    keuze: dict[tuple[str, str], list[tuple[int, str, bool, Waarde]]] = {}
    vervangen: set[tuple[str, str]] = set()
    soorten: dict[str, str] = {}
    gezien: set[bytes] = set()
    vernietigd: set[str] = set()
    for mutatie in mutaties:
        if mutatie.inhoud is None:
            vernietigd.add(mutatie.id.hex())
        if mutatie.id in gezien:
            continue
        gezien.add(mutatie.id)
        kop = json.loads(mutatie.kop)
        soorten[kop["r"]] = kop["s"]
        waarden = json.loads(mutatie.inhoud)["v"] if mutatie.inhoud is not None else {}
        for veld in kop["f"]:
            keuze.setdefault((kop["r"], veld), []).append((kop["t"], kop["id"], veld in waarden, waarden.get(veld)))
        for veld, ids in kop["basis"].items():
            vervangen.update((veld, ander) for ander in ids)
    rijen: dict[str, Rijstand] = {rij: Rijstand(soort) for rij, soort in soorten.items()}
    for (rij, veld), alle in keuze.items():
        hoofden = sorted(kandidaat for kandidaat in alle if (veld, kandidaat[1]) not in vervangen)
        rijstand = rijen[rij]
        rijstand.koppen[veld] = frozenset(kandidaat[1] for kandidaat in hoofden)
        leesbaar = [kandidaat for kandidaat in hoofden if kandidaat[2] and kandidaat[1] not in vernietigd]
        if leesbaar:
            rijstand.waarden[veld] = leesbaar[-1][3]
        if len({kandidaat[3] for kandidaat in leesbaar}) > 1:
            rijstand.verschillen |= {veld}
    return rijen
