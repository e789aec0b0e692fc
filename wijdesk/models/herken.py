"""Checks of what people fill in: BSN, postcode, phone number, birth date. Refuses in plain Dutch.

Loads python-stdnum and phonenumbers (35 ms each), so the window must not import this; it recognises with `patroon` and
looks with `nakijken`.
"""

from __future__ import annotations

import re

import phonenumbers
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn as nl_bsn
from stdnum.nl import postcode as nl_postcode

from wijdesk.errors import Weigering
from wijdesk.models.nakijken import (
    BSN_CIJFERS,
    BSN_ONGELDIG,
    GEEN_TELEFOON,
    POSTCODE_VORM,
    TELEFOON_BESTAAT_NIET,
    controleer_geboortedatum,
)
from wijdesk.models.patroon import Herkend, herken, telefoon_cijfers

__all__ = [
    "Herkend",
    "controleer_bsn",
    "controleer_geboortedatum",
    "controleer_huisnummer",
    "controleer_postcode",
    "controleer_telefoon",
    "herken",
    "telefoon_cijfers",
]


def controleer_bsn(tekst: str) -> str:
    """The nine digits of a BSN that passes the elfproef; empty stays empty. Passing it proves nobody's identity.

    000000000 passes the sum but is nobody's number (Wet algemene bepalingen BSN, art. 1).
    """
    if not tekst.strip():
        return ""
    cijfers = re.sub(r"[\s.\-]", "", tekst)
    if not cijfers.isascii() or not cijfers.isdigit() or len(cijfers) not in {8, 9}:
        raise Weigering(BSN_CIJFERS, veld="bsn")
    cijfers = cijfers.zfill(9)
    if not int(cijfers) or not nl_bsn.is_valid(cijfers):
        raise Weigering(BSN_ONGELDIG, veld="bsn")
    return cijfers


def controleer_postcode(tekst: str) -> str:
    """A postcode as "9712AB"; empty stays empty."""
    if not tekst.strip():
        return ""
    try:
        return str(nl_postcode.validate(tekst)).replace(" ", "")
    except ValidationError:
        raise Weigering(POSTCODE_VORM, veld="postcode") from None


def controleer_huisnummer(huisnummer: str, toevoeging: str = "") -> tuple[str, str]:
    """(number, addition) apart: "12a" → ("12", "A"); empty stays empty."""
    tekst = huisnummer.strip()
    if not tekst:
        return "", toevoeging.strip().upper()
    vondst = re.fullmatch(r"([1-9]\d{0,4})[\s\-]*([A-Za-z0-9]{0,6})", tekst)
    if not vondst or (vondst[2] and toevoeging.strip()):
        raise Weigering("Een huisnummer is een getal; een letter hoort bij de toevoeging.", veld="huisnummer")
    return vondst[1], (toevoeging.strip() or vondst[2]).upper()


def controleer_telefoon(tekst: str) -> str:
    """A phone number as people write it: "06 12345678", "050 312 3456", "+49 30 1234567"; empty stays empty.

    A number without country code is a Dutch one. `telefoon_cijfers` gives the form to compare with.
    """
    if not tekst.strip():
        return ""
    try:
        nummer = phonenumbers.parse(tekst, "NL")
    except phonenumbers.NumberParseException:
        raise Weigering(GEEN_TELEFOON, veld="telefoon") from None
    if not phonenumbers.is_valid_number(nummer):
        raise Weigering(TELEFOON_BESTAAT_NIET, veld="telefoon")
    soort = phonenumbers.PhoneNumberFormat
    nederlands = nummer.country_code == 31
    return str(phonenumbers.format_number(nummer, soort.NATIONAL if nederlands else soort.INTERNATIONAL))
