"""The second factor: codes of a telephone (TOTP, RFC 6238) and recovery codes, each of which works once."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import replace
from importlib import import_module
from typing import Any

from wijdesk.store.inloggen.besloten import TweedeFactor
from wijdesk.store.inloggen.herstelsleutel import GELIJK, TEKENS

STAP_S = 30
SPELING = 1
"""Steps before and after now that count too: clocks of telephones are off a little."""
AANTAL_CODES = 10
_LENGTE = 8
"""Signs of a recovery code: 40 bits."""


def nieuw_geheim() -> str:
    """A new secret (base 32)."""
    return str(_totp().nieuw_geheim())


def adres(geheim: str, *, naam: str) -> str:
    """What an app on a telephone reads from the picture."""
    return str(_totp().adres(geheim, naam))


def nieuwe_codes() -> tuple[str, ...]:
    """Ten recovery codes as people read them ("7KQ4-M2XA")."""
    rauw = ("".join(secrets.choice(TEKENS) for _ in range(_LENGTE)) for _ in range(AANTAL_CODES))
    return tuple(f"{code[:4]}-{code[4:]}" for code in rauw)


def maak(geheim: str, codes: tuple[str, ...], *, stap: int = 0) -> TweedeFactor:
    """What is kept: of the codes only what tells that one was right."""
    return TweedeFactor(geheim, stap, tuple(_hash(_schoon(code)) for code in codes))


def past(tweede: TweedeFactor, code: str, nu: int) -> TweedeFactor | None:
    """What is left after this code was used (`nu` in ms UTC), or None when it is not right, or was used before."""
    schoon = _schoon(code)
    if len(schoon) == _LENGTE:
        gebruikt = next((er for er in tweede.codes if hmac.compare_digest(er, _hash(schoon))), None)
        return None if gebruikt is None else replace(tweede, codes=tuple(er for er in tweede.codes if er != gebruikt))
    totp = _totp()
    nu_stap = nu // 1000 // STAP_S
    goed = None
    for stap in range(nu_stap - SPELING, nu_stap + SPELING + 1):
        if hmac.compare_digest(str(totp.code(tweede.geheim, stap)).encode(), schoon.encode()) and stap > tweede.stap:
            goed = stap
    return None if goed is None else replace(tweede, stap=goed)


def _totp() -> Any:
    return import_module("wijdesk.store.inloggen.totp")


def _schoon(code: str) -> str:
    return "".join(teken for teken in code.upper() if teken.isalnum()).translate(GELIJK)


def _hash(code: str) -> str:
    return hashlib.sha256(b"wijdesk herstelcode" + code.encode()).hexdigest()
