"""The body of a segment: entries as JSON Lines, gzip, age. Made here and opened here, within limits.

Everything is a standard format: `age -d -i sleutel | gunzip` shows the lines. Knows no seal, no rooster and no centre:
`verzegeld` puts the checks in their order. What comes out is an entry in every respect, or nothing comes out.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyrage

from wijdesk.errors import Onbetrouwbaar, Storing
from wijdesk.models.journaal import SCHEMA_VERSIE, WEET_LENGTE, Mutatie, schakel
from wijdesk.models.values import Id
from wijdesk.store.regels import van_hun_soort
from wijdesk.sync.velden import is_getal, is_hex, lees_json, vorm

MAX_LICHAAM = 8 << 20
"""Bytes of a sealed body. Read whole, because age and the hash need it whole; a busy desk makes some kB at a time."""
MAX_UITGEPAKT = 32 << 20
"""Bytes of the lines together. Above it unpacking stops, whatever the body promises."""
MAX_REGEL = 4 << 20
"""Bytes of one line: far above the longest text that a form takes."""
MAX_KOP = 256 << 10
"""Signs of one header: it holds ids and names of fields only."""
MAX_MUTATIES = 10_000
"""Entries in one segment: no centre takes more, and a reader takes them in one transaction."""

PAST_BYTES, PAST_MUTATIES = 4 << 20, 500
"""How much `knip` puts in one segment: below the limits even when nothing compresses, and small enough for a slow line.
Five hundred entries are some 100 kB, which takes 64 kbit/s a quarter of a minute; a line that is cut loses no more."""

STAART = 25
"""Entries in the last segment of a long run: every round looks whether the last at the centre is this desk's own."""

_HAP = 64 << 10
_WAT = "Een pakket"
_GEWOON = r'[^"\\\x00-\x1f]*+'
_TEKST = rf'"{_GEWOON}(?:\\["\\/bfnrtu]{_GEWOON})*+"'
_REGEL = re.compile(rf"\[{_TEKST},(?:null,null|{_TEKST},{_TEKST})\]")
"""A line is three texts (or one and two nulls), so that no line nests."""
_VELD = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}", re.ASCII)
_HEXEN = re.compile(r"(?:[0-9a-f]{32} ){5}(?:[0-9a-f]{32})? [0-9a-f]{64}", re.ASCII)
_HOOFDEN = re.compile(r"[0-9a-f]{32}(?: [0-9a-f]{32})*+", re.ASCII)
_WEET = re.compile(r"[0-9a-f]*+", re.ASCII)
_VERPLICHT = frozenset({"id", "t", "m", "b", "tx", "d", "s", "r", "f", "basis", "sv", "doel", "c"})
_KLEINSTE, _GROOTSTE = -(2**63), 2**63 - 1
"""What a column of the database can hold."""


@dataclass(frozen=True, slots=True)
class Uitgepakt:
    """The entries of one body in their order, and the highest schema version among their headers."""

    mutaties: tuple[Mutatie, ...]
    sv: int


# Making --------------------------------------------------------------------------------------------------------------


def regel_van(mutatie: Mutatie) -> bytes:
    """One line: the stored texts of an entry, exactly."""
    zout = mutatie.zout.hex() if mutatie.zout is not None and mutatie.inhoud is not None else None
    inhoud = mutatie.inhoud if zout is not None else None
    return json.dumps([mutatie.kop, zout, inhoud], ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def knip(mutaties: Iterable[Mutatie]) -> Iterator[list[Mutatie]]:
    """Cut a run of entries into runs that each fit in one segment."""
    stuk: list[Mutatie] = []
    bytes_ = 0
    for mutatie in mutaties:
        lengte = len(mutatie.kop) + len((mutatie.inhoud or "").encode()) * 2 + 64
        if stuk and (len(stuk) == PAST_MUTATIES or bytes_ + lengte > PAST_BYTES):
            yield stuk
            stuk, bytes_ = [], 0
        stuk.append(mutatie)
        bytes_ += lengte
    if len(stuk) > 2 * STAART:
        yield stuk[:-STAART]
        stuk = stuk[-STAART:]
    if stuk:
        yield stuk


def pak_in(mutaties: Sequence[Mutatie], ontvangers: Sequence[str]) -> bytes:
    """A body that each of these age recipients can open. Raises Storing when it is more than a reader takes."""
    regels = [regel_van(mutatie) for mutatie in mutaties]
    if not regels or not ontvangers:
        raise ValueError("a segment holds an entry and has a reader")
    te_groot = len(regels) > MAX_MUTATIES or max(map(len, regels)) > MAX_REGEL or sum(map(len, regels)) > MAX_UITGEPAKT
    plat = b"" if te_groot else gzip.compress(b"".join(regels), mtime=0)
    lichaam = b"" if te_groot else pyrage.encrypt(plat, [pyrage.x25519.Recipient.from_str(een) for een in ontvangers])
    if te_groot or len(lichaam) > MAX_LICHAAM:
        raise Storing(
            "Een wijziging is te groot om met andere balies te delen.",
            uitweg="Op deze computer staat alles goed. Meld dit bij de applicatiebeheerder.",
        )
    return lichaam


# Opening -------------------------------------------------------------------------------------------------------------


def pak_uit(lichaam: bytes, identiteiten: Sequence[str]) -> Uitgepakt:
    """The entries of a body, all of them, each checked to be an entry whose content is what its header committed to.

    Memory stays below a small multiple of MAX_UITGEPAKT, whatever the bytes say. Raises Onbetrouwbaar with reden
    "te groot", "sleutel" (no identity opens it, or it was changed), "vorm" or "inhoud".
    """
    if len(lichaam) > MAX_LICHAAM:
        raise _te_groot()
    sleutels = [pyrage.x25519.Identity.from_str(een) for een in identiteiten]
    try:
        plat = pyrage.decrypt(lichaam, sleutels)
    except (pyrage.DecryptError, ValueError):
        raise Onbetrouwbaar("Een pakket gaat niet open met de sleutels van deze balie.", reden="sleutel") from None
    mutaties: list[Mutatie] = []
    gezien: set[bytes] = set()
    hoogste = 0
    for regel in _regels(plat):
        mutatie, sv = _mutatie(regel)
        if len(mutaties) == MAX_MUTATIES:
            raise _te_groot()
        if mutatie.id in gezien:
            raise vorm(_WAT)
        gezien.add(mutatie.id)
        mutaties.append(mutatie)
        hoogste = max(hoogste, sv)
    if not mutaties:
        raise vorm(_WAT)
    return Uitgepakt(tuple(mutaties), hoogste)


def kop_na(kop_voor: bytes, mutaties: Iterable[Mutatie]) -> bytes:
    """The chain hash after these entries, from the one before them."""
    for mutatie in mutaties:
        kop_voor = schakel(kop_voor, mutatie.kop)
    return kop_voor


def _te_groot() -> Onbetrouwbaar:
    return Onbetrouwbaar("Een pakket van een andere balie is te groot.", reden="te groot")


def _regels(plat: bytes) -> Iterator[bytes]:
    """The lines of one gzip member, unpacked a bite at a time; nothing may stand after it."""
    uitpakker = zlib.decompressobj(wbits=31)
    rest, totaal = b"", 0
    begonnen: list[bytes] = []  # pieces of the line that is not complete yet
    lengte = 0
    voer = memoryview(plat)
    while not uitpakker.eof:
        bron = uitpakker.unconsumed_tail or bytes(voer[:_HAP])
        if not uitpakker.unconsumed_tail:
            voer = voer[_HAP:]
        try:
            hap = uitpakker.decompress(bron, _HAP)
        except zlib.error:
            raise vorm(_WAT) from None
        if not hap and not bron:
            raise vorm(_WAT)  # cut off
        totaal += len(hap)
        if totaal > MAX_UITGEPAKT:
            raise _te_groot()
        *heel, rest = hap.split(b"\n")
        for regel in heel:
            yield b"".join((*begonnen, regel))
            begonnen, lengte = [], 0
        lengte += len(rest)
        if lengte > MAX_REGEL:
            raise _te_groot()
        if rest:
            begonnen.append(rest)
    if begonnen or uitpakker.unused_data or len(voer):
        raise vorm(_WAT)


def _mutatie(regel: bytes) -> tuple[Mutatie, int]:
    """The entry on one line and its schema version."""
    try:
        tekst = regel.decode()
    except UnicodeDecodeError:
        raise vorm(_WAT) from None
    if len(regel) > MAX_REGEL:
        raise _te_groot()
    if _REGEL.fullmatch(tekst) is None:
        raise vorm(_WAT)
    try:
        kop, zout, inhoud = json.loads(tekst)
    except ValueError:
        raise vorm(_WAT) from None
    header = _header(kop)
    if inhoud is not None and not is_hex(zout, 16):
        raise vorm(_WAT)
    mutatie = Mutatie(
        Id(bytes.fromhex(str(header["id"]))), kop, bytes.fromhex(zout) if zout is not None else None, inhoud
    )
    if inhoud is not None:
        _eis_inhoud(mutatie, header)
    sv = header["sv"]
    return mutatie, sv if isinstance(sv, int) else 0


def _header(kop: str) -> dict[str, object]:
    """The header as a mapping, checked field by field."""
    if len(kop) > MAX_KOP or not kop.isascii():
        raise vorm(_WAT)
    header = lees_json(kop, wat=_WAT, diepte=3)
    if not isinstance(header, dict) or not header.keys() >= _VERPLICHT:
        raise vorm(_WAT)
    goed = (
        _past(_HEXEN, [header[naam] for naam in ("id", "m", "b", "tx", "r", "d", "c")])
        and is_getal(header["t"], -_GROOTSTE, _GROOTSTE)
        and is_getal(header["sv"], 1, 1_000_000)
        and isinstance(header["doel"], str)
        and len(header["doel"]) <= 200
        and _is_naam(header["s"])
        and _zijn_velden(header["f"])
        and _is_basis(header["basis"])
        # A newer program may have said more; one that is known may not.
        and (header["sv"] > SCHEMA_VERSIE or header.keys() - {"gezien", "weet"} == _VERPLICHT)
        and _is_basis(header.get("gezien", {}))
        and _is_weet(header.get("weet", ""))
    )
    if not goed:
        raise vorm(_WAT)
    return header


def _past(vorm_: re.Pattern[str], waarden: list[object]) -> bool:
    """Whether these are all texts, and together, a space between them, of this shape."""
    teksten = [waarde for waarde in waarden if isinstance(waarde, str)]
    return len(teksten) == len(waarden) and vorm_.fullmatch(" ".join(teksten)) is not None


def _is_naam(waarde: object) -> bool:
    return isinstance(waarde, str) and _VELD.fullmatch(waarde) is not None


def _zijn_velden(waarde: object) -> bool:
    return isinstance(waarde, list) and all(_is_naam(veld) for veld in waarde) and len(set(waarde)) == len(waarde)


def _is_weet(waarde: object) -> bool:
    return isinstance(waarde, str) and len(waarde) % WEET_LENGTE == 0 and _WEET.fullmatch(waarde) is not None


def _is_basis(waarde: object) -> bool:
    return isinstance(waarde, dict) and all(
        (veld == "" or _is_naam(veld)) and isinstance(hoofden, list) and (not hoofden or _past(_HOOFDEN, hoofden))
        for veld, hoofden in waarde.items()
    )


def _eis_inhoud(mutatie: Mutatie, header: dict[str, object]) -> None:
    """The content is what the header committed to, and sets exactly the fields the header names."""
    tekst, zout = mutatie.inhoud or "", mutatie.zout or b""
    try:
        som = hashlib.sha256(zout + tekst.encode()).hexdigest()
    except UnicodeEncodeError:
        raise vorm(_WAT) from None
    if som != header["c"]:
        raise Onbetrouwbaar("Een pakket bevat een wijziging die later is aangepast.", reden="inhoud")
    inhoud = lees_json(tekst, wat=_WAT, diepte=2)
    nieuwer = is_getal(header["sv"], SCHEMA_VERSIE + 1)
    if not isinstance(inhoud, dict) or not (nieuwer or inhoud.keys() <= {"v", "reden"}):
        raise vorm(_WAT)
    waarden = inhoud.get("v")
    if not isinstance(waarden, dict) or list(waarden) != header["f"]:
        raise vorm(_WAT)
    if not all(map(_is_waarde, waarden.values())) or not _is_schrijfbaar(inhoud.get("reden", "")):
        raise vorm(_WAT)
    if not van_hun_soort(str(header["s"]), waarden):
        raise vorm(_WAT)


def _is_waarde(waarde: object) -> bool:
    return waarde is None or _is_schrijfbaar(waarde) or is_getal(waarde, _KLEINSTE, _GROOTSTE)


def _is_schrijfbaar(waarde: object) -> bool:
    """Text that the database takes: half of a sign that takes two would stop it."""
    if not isinstance(waarde, str):
        return False
    try:
        waarde.encode()
    except UnicodeEncodeError:
        return False
    return True
