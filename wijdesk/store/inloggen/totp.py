"""Codes of a telephone (TOTP, RFC 6238) by pyotp, apart so that only who has a second factor loads it."""

from __future__ import annotations

import pyotp


def nieuw_geheim() -> str:
    """A new secret: base 32, 160 bits as RFC 4226 wants."""
    return pyotp.random_base32()


def adres(geheim: str, naam: str) -> str:
    """What an app on a telephone reads from the picture."""
    return pyotp.TOTP(geheim).provisioning_uri(name=naam, issuer_name="wijdesk")


def code(geheim: str, stap: int) -> str:
    """The six figures of a step of thirty seconds."""
    return pyotp.TOTP(geheim).generate_otp(max(0, stap))
