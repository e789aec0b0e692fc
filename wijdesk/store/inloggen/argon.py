"""Argon2id (RFC 9106), one caller at a time, and how much of it this machine can bear."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from wijdesk.errors import Storing

DOEL_S = 0.5
"""Seconds one derivation may take about; nobody at a desk minds, whoever guesses does."""

_AFLEIDEN = threading.Lock()
"""OpenSSL derives for one caller at a time; a second one gets a MemoryError."""
_GEMETEN: dict[tuple[int, int, int, int], int] = {}


def argon2id(geheim: bytes, *, zout: bytes, geheugen_kib: int, rondes: int, banen: int) -> bytes:
    """32 bytes of Argon2id. Raises Storing when there is too little memory for it."""
    argon = Argon2id(salt=zout, length=32, iterations=rondes, lanes=banen, memory_cost=geheugen_kib)
    try:
        with _AFLEIDEN:
            return argon.derive(geheim)
    except MemoryError:
        raise Storing(
            "Deze computer heeft nu te weinig geheugen om dit na te gaan.",
            uitweg="Sluit andere programma's en probeer het opnieuw.",
        ) from None


def gemeten_geheugen(minstens: Mapping[str, int | str], hoogstens_kib: int) -> int:
    """KiB of memory (from that of `minstens` doubling to `hoogstens_kib`) for which a derivation still takes about
    `DOEL_S` here. Measured once per process.
    """
    kib, rondes, banen = (int(minstens[wat]) for wat in ("geheugen_kib", "rondes", "banen"))
    sleutel = kib, rondes, banen, hoogstens_kib
    if sleutel not in _GEMETEN:
        while kib * 2 <= hoogstens_kib:
            begin = time.perf_counter()
            try:
                argon2id(b"", zout=bytes(16), geheugen_kib=kib, rondes=rondes, banen=banen)
            except Storing:
                break
            if (time.perf_counter() - begin) * 2 > DOEL_S * 1.2:
                break
            kib *= 2
        _GEMETEN[sleutel] = kib
    return _GEMETEN[sleutel]
