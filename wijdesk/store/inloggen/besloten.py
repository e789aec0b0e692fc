"""The sealed part of a key slot: what must change at the first login, and the second factor.

It is sealed with a key that follows from the key of the store itself, not from the password: so it lives on when the
password changes, and a beheerder can take a second factor away from somebody who lost their telephone.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, field, replace
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from wijdesk.models.gegeven import dataclass


@dataclass(frozen=True, slots=True)
class TweedeFactor:
    """TOTP (RFC 6238): the secret (base 32), the last step that was used, and what is left of the recovery codes."""

    geheim: str = field(repr=False)
    stap: int = 0
    codes: tuple[str, ...] = field(default=(), repr=False)
    """SHA-256 (hex) of each code that was not used yet."""


@dataclass(frozen=True, slots=True)
class Besloten:
    """What is sealed."""

    moet_nieuw: bool = False
    """Somebody else chose this password: it must be changed at the first login."""
    tweede: TweedeFactor | None = None
    wie: str = field(default="", compare=False)
    """Whose slot it is (id of the medewerker, hex), for colleagues of one name; empty in one of before it was kept."""


NIETS = Besloten()


def verzegel(inhoud: Besloten, *, sleutel: bytes, zout: str, naam_hash: str) -> dict[str, str]:
    """The sealed part as it stands in the file. `zout` is that of the file (hex)."""
    nonce = secrets.token_bytes(12)
    gesloten = AESGCM(_sleutel(sleutel, zout)).encrypt(nonce, json.dumps(asdict(inhoud)).encode(), naam_hash.encode())
    return {"nonce": nonce.hex(), "inhoud": gesloten.hex()}


def open_zegel(deel: Any, *, sleutel: bytes, zout: str, naam_hash: str) -> Besloten:
    """What was sealed. Raises ValueError when it was tampered with, or belongs to another slot."""
    try:
        ruw = AESGCM(_sleutel(sleutel, zout)).decrypt(
            bytes.fromhex(deel["nonce"]), bytes.fromhex(deel["inhoud"]), naam_hash.encode()
        )
        gelezen = json.loads(ruw)
        tweede = gelezen["tweede"]
        if tweede is not None:
            tweede = TweedeFactor(tweede["geheim"], tweede["stap"], tuple(tweede["codes"]))
        wie = str(gelezen.get("wie", ""))
        return replace(NIETS, moet_nieuw=bool(gelezen["moet_nieuw"]), tweede=tweede, wie=wie)
    except (InvalidTag, KeyError, TypeError, ValueError):
        raise ValueError("sealed part") from None


def _sleutel(sleutel: bytes, zout: str) -> bytes:
    return HKDF(SHA256(), 32, bytes.fromhex(zout), b"wijdesk besloten 1").derive(sleutel)
