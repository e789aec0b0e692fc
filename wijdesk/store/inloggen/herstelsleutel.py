"""The recovery key as people read and type it: 160 random bits in Crockford's base 32, eight groups of four, a check.

Who types it may write o for 0, i or l for 1, small letters, and leave spaces and lines out. The last group is the
first twenty bits of SHA-256 over the rest: a wrong sign is told before anything is tried.
"""

from __future__ import annotations

import hashlib
import secrets

from wijdesk.errors import Weigering

TEKENS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O and U."""
GELIJK = str.maketrans("OIL", "011")
"""What is read as a figure, by people and by us."""
_BYTES, _SIGNS, _CONTROLE = 20, 32, 4


def nieuwe() -> bytes:
    """The random bytes of a new one."""
    return secrets.token_bytes(_BYTES)


def als_tekst(ruw: bytes) -> str:
    """Nine groups of four signs."""
    tekens = _tekens(int.from_bytes(ruw, "big"), _SIGNS) + _controle(ruw)
    return " ".join(tekens[plek : plek + 4] for plek in range(0, len(tekens), 4))


def van_tekst(tekst: str) -> bytes:
    """What was typed. Raises Weigering (field "herstelsleutel") that says what does not fit."""
    schoon = "".join(teken for teken in tekst.upper().translate(GELIJK) if not teken.isspace() and teken not in "-–.")
    if not schoon:
        raise Weigering("Vul de herstelsleutel in.", veld="herstelsleutel")
    vreemd = next((teken for teken in schoon if teken not in TEKENS), "")
    if vreemd:
        raise Weigering(f"Het teken {vreemd} komt niet voor in een herstelsleutel.", veld="herstelsleutel")
    if len(schoon) != _SIGNS + _CONTROLE:
        hoe = "te kort" if len(schoon) < _SIGNS + _CONTROLE else "te lang"
        raise Weigering(f"Dit is {hoe}: een herstelsleutel heeft negen groepjes van vier.", veld="herstelsleutel")
    waarde = 0
    for teken in schoon[:_SIGNS]:
        waarde = waarde * 32 + TEKENS.index(teken)
    ruw = waarde.to_bytes(_BYTES, "big")
    if _controle(ruw) != schoon[_SIGNS:]:
        raise Weigering("Er zit een tikfout in. Kijk de groepjes een voor een na.", veld="herstelsleutel")
    return ruw


def _controle(ruw: bytes) -> str:
    return _tekens(int.from_bytes(hashlib.sha256(b"wijdesk herstelsleutel" + ruw).digest()[:3], "big") >> 4, _CONTROLE)


def _tekens(waarde: int, aantal: int) -> str:
    return "".join(TEKENS[waarde >> 5 * plek & 31] for plek in reversed(range(aantal)))
