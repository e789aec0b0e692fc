"""Checks of what people fill in: BSN, postcode, phone number, birth date. Refuses in plain Dutch.

Loads python-stdnum and phonenumbers (35 ms each), so the window must not import this; it recognises with `patroon`.
"""

from __future__ import annotations

import re
from datetime import date

import phonenumbers
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn as nl_bsn
from stdnum.nl import postcode as nl_postcode

from wijdesk.errors import Weigering
from wijdesk.models.patroon import MAXIMALE_LEEFTIJD, Herkend, herken, telefoon_cijfers

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
        raise Weigering("Een BSN heeft negen cijfers.", veld="bsn")
    cijfers = cijfers.zfill(9)
    if not int(cijfers) or not nl_bsn.is_valid(cijfers):
        raise Weigering("Dit is geen geldig BSN. Controleer de cijfers.", veld="bsn")
    return cijfers


def controleer_postcode(tekst: str) -> str:
    """A postcode as "9712AB"; empty stays empty."""
    if not tekst.strip():
        return ""
    try:
        return str(nl_postcode.validate(tekst)).replace(" ", "")
    except ValidationError:
        raise Weigering("Een postcode is vier cijfers en twee letters, zoals 9712 AB.", veld="postcode") from None


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
        raise Weigering("Dit is geen telefoonnummer.", veld="telefoon") from None
    if not phonenumbers.is_valid_number(nummer):
        raise Weigering("Dit telefoonnummer bestaat niet. Controleer de cijfers.", veld="telefoon")
    soort = phonenumbers.PhoneNumberFormat
    nederlands = nummer.country_code == 31
    return str(phonenumbers.format_number(nummer, soort.NATIONAL if nederlands else soort.INTERNATIONAL))


def controleer_geboortedatum(tekst: str, *, vandaag: date) -> str:
    """A birth date as ISO text, "1980-05-12"; month and year ("1980-05") or year alone may stand. Empty stays empty.

    Not in the future and not more than 120 years ago. Accepts every form that `patroon.herken` knows.
    """
    tekst = tekst.strip()
    if not tekst:
        return ""
    jaar = re.fullmatch(r"(\d{4})", tekst)
    if jaar:
        _controleer_jaar(int(jaar[1]), vandaag)
        return jaar[1]
    gevonden = herken(tekst, vandaag=vandaag)
    if gevonden.geboortedatum and not gevonden.rest:
        return gevonden.geboortedatum
    if vondst := re.search(r"(?<!\d)(\d{4})(?!\d)", tekst):
        _controleer_jaar(int(vondst[1]), vandaag)
        if (
            len(re.findall(r"\d+", tekst)) > 1
            and herken(tekst.replace(vondst[1], "2000"), vandaag=vandaag).geboortedatum
        ):
            raise Weigering("Deze geboortedatum ligt in de toekomst of bestaat niet.", veld="geboortedatum")
    raise Weigering("Schrijf de geboortedatum als 12-05-1980, of alleen 05-1980 of 1980.", veld="geboortedatum")


def _controleer_jaar(jaar: int, vandaag: date) -> None:
    if jaar > vandaag.year:
        raise Weigering("Deze geboortedatum ligt in de toekomst.", veld="geboortedatum")
    if jaar < vandaag.year - MAXIMALE_LEEFTIJD:
        raise Weigering(f"Deze geboortedatum is meer dan {MAXIMALE_LEEFTIJD} jaar geleden.", veld="geboortedatum")
