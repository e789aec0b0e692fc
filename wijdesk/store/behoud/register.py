"""The register of what was destroyed, kept outside the store and its backups, so that no older file brings it back.

The orders themselves, as the journal has them, with the list two people agreed on: ids, codes and moments, nobody's
name. Sealed under a key made of that of the store (AES-256-GCM), as whoever could add an order would destroy something.
It is written right after the destroying, and lies beside the backups too: of a computer that breaks these are what is
left.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wijdesk.errors import Storing
from wijdesk.models.journaal import Mutatie
from wijdesk.models.values import Id
from wijdesk.store.bestanden import schrijf_veilig
from wijdesk.store.bevel import VERNIETIGING, uit_register
from wijdesk.store.verbinding import vertaald

if TYPE_CHECKING:
    from wijdesk.store.engine import Winkel

BESTAND = "vernietigd.register"
BUITEN = "vernietigd-{}.register"
"""Its name beside backups: several desks may keep theirs in one folder."""
HOORT_ERIN = frozenset({VERNIETIGING, "vernietiglijst"})
"""A change of these nouns is one of the register."""


def na_schrijven(winkel: Winkel, soorten: Collection[str]) -> None:
    """Something of these nouns was committed: the register follows at once, as a power cut may be next. What cannot be
    kept now (the disk is full) is kept the next time.
    """
    if not HOORT_ERIN.isdisjoint(soorten):
        with suppress(Storing, OSError):
            werk_bij(winkel.map, winkel.sleutel, winkel.db)


def werk_bij(map_: Path, sleutel: bytes, db: Any) -> None:
    """Add to the register what the store knows to be destroyed; nothing is ever taken off it. Raises a Storing."""
    with vertaald():
        hier = {mutatie.id: mutatie for mutatie in uit_register(db)}
    _vul_aan(map_ / BESTAND, sleutel, hier)


def leg_naast(map_: Path, sleutel: bytes, plek: Path) -> None:
    """Keep what is known here beside the backups at another place too; nothing is ever taken off it. Raises a Storing.
    A place that is not there is not made.
    """
    hier = {mutatie.id: mutatie for mutatie in lees(map_, sleutel)}
    if hier and plek.is_dir():
        _vul_aan(plek / naam_buiten(sleutel), sleutel, hier)


def naam_buiten(sleutel: bytes) -> str:
    """What it is called beside backups; the name says nothing of anybody."""
    return BUITEN.format(hashlib.sha256(b"wijdesk register naast\0" + sleutel).hexdigest()[:8])


def lees_bij(kopie: Path, sleutel: bytes) -> tuple[Mutatie, ...]:
    """The orders that lie beside a backup."""
    return _lees(kopie.parent / naam_buiten(sleutel), sleutel)


def _vul_aan(pad: Path, sleutel: bytes, hier: dict[Id, Mutatie]) -> None:
    bekend = {mutatie.id: mutatie for mutatie in _lees(pad, sleutel)}
    if hier.keys() <= bekend.keys():
        return
    regels = [
        [m.id.hex(), m.kop, (m.zout or b"").hex(), m.inhoud]
        for m in sorted((bekend | hier).values(), key=lambda mutatie: mutatie.id)
        if m.inhoud is not None
    ]
    nonce = secrets.token_bytes(12)
    inhoud = AESGCM(_eigen(sleutel)).encrypt(nonce, json.dumps(regels).encode(), BESTAND.encode())
    schrijf_veilig(pad, nonce + inhoud)


def lees(map_: Path, sleutel: bytes) -> tuple[Mutatie, ...]:
    """The orders that are known; none when the file is gone, damaged or of another store."""
    return _lees(map_ / BESTAND, sleutel)


def _lees(pad: Path, sleutel: bytes) -> tuple[Mutatie, ...]:
    try:
        ruw = pad.read_bytes()
        regels = json.loads(AESGCM(_eigen(sleutel)).decrypt(ruw[:12], ruw[12:], BESTAND.encode()))
        return tuple(
            Mutatie(Id(bytes.fromhex(id_)), kop, bytes.fromhex(zout), inhoud) for id_, kop, zout, inhoud in regels
        )
    except (OSError, InvalidTag, ValueError, TypeError):
        return ()


def soort_van(mutatie: Mutatie) -> str:
    """The noun of an entry; empty when its header cannot be read."""
    try:
        return str(mutatie.header["s"])
    except (ValueError, KeyError, TypeError):
        return ""


def _eigen(sleutel: bytes) -> bytes:
    return hmac.new(sleutel, b"wijdesk register 1", hashlib.sha256).digest()
