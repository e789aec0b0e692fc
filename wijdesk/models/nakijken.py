"""What a form can say about a field while somebody fills it in, with nothing heavier than the standard library.

Only certain mistakes are told here; what is saved is checked in full by `herken`, in the same words. Knows no form.
"""

from __future__ import annotations

import re
from datetime import date

from wijdesk.errors import Weigering
from wijdesk.models.patroon import MAXIMALE_LEEFTIJD, herken, telefoon_cijfers

BSN_CIJFERS = "Een BSN heeft negen cijfers."
BSN_ONGELDIG = "Dit is geen geldig BSN. Controleer de cijfers."
POSTCODE_VORM = "Een postcode is vier cijfers en twee letters, zoals 9712 AB."
GEEN_TELEFOON = "Dit is geen telefoonnummer."
TELEFOON_BESTAAT_NIET = "Dit telefoonnummer bestaat niet. Controleer de cijfers."
EMAIL_VORM = "Dit e-mailadres mist een @ of heeft een spatie."

NAGEKEKEN = ("geboortedatum", "telefoon", "postcode", "bsn", "email")
"""The fields that `kijk_na` knows."""

_DAG_MAAND_JAAR = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_GEWOON_NUMMER = re.compile(r"31(?:[1-7]|85|88)")
"""A Dutch number of an area, a mobile or a company: always nine digits after the country code."""


def kijk_na(veld: str, tekst: str, *, vandaag: date) -> str:
    """What is wrong with a field of a person, in one sentence; empty when nothing is, or when it can't be said yet."""
    tekst = tekst.strip()
    if not tekst:
        return ""
    if veld == "geboortedatum":
        try:
            controleer_geboortedatum(tekst, vandaag=vandaag)
        except Weigering as weigering:
            return weigering.zin
        return ""
    controle = {"bsn": _bsn, "postcode": _postcode, "telefoon": _telefoon, "email": _email}.get(veld)
    return controle(tekst) if controle is not None else ""


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
        _controleer_dag(tekst)
        if (
            len(re.findall(r"\d+", tekst)) > 1
            and herken(tekst.replace(vondst[1], "2000"), vandaag=vandaag).geboortedatum
        ):
            raise Weigering("Deze geboortedatum ligt in de toekomst of bestaat niet.", veld="geboortedatum")
    raise Weigering("Schrijf de geboortedatum als 12-05-1980, of alleen 05-1980 of 1980.", veld="geboortedatum")


def controleer_overlijden(tekst: str, geboren: str, *, vandaag: date) -> str:
    """The day somebody died as ISO text, or as much of it as is known; empty stays empty. Not before they were born."""
    try:
        op = controleer_geboortedatum(tekst, vandaag=vandaag)
    except Weigering as fout:
        zin = "Schrijf de dag van overlijden als 12-05-2026, of alleen 05-2026 of 2026; niet in de toekomst."
        raise Weigering(zin, veld="overleden_op") from fout
    if op and geboren and op < geboren[: len(op)]:
        raise Weigering("Deze dag van overlijden ligt voor de geboortedatum.", veld="overleden_op")
    return op


def _controleer_jaar(jaar: int, vandaag: date) -> None:
    if jaar > vandaag.year:
        raise Weigering("Deze geboortedatum ligt in de toekomst.", veld="geboortedatum")
    if jaar < vandaag.year - MAXIMALE_LEEFTIJD:
        raise Weigering(f"Deze geboortedatum is meer dan {MAXIMALE_LEEFTIJD} jaar geleden.", veld="geboortedatum")


def _controleer_dag(tekst: str) -> None:
    if vondst := _DAG_MAAND_JAAR.fullmatch(tekst):
        dag, maand, jaar = (int(deel) for deel in vondst.groups())
        try:
            date(jaar, maand, dag)
        except ValueError:
            raise Weigering("Deze dag bestaat niet. Controleer de dag en de maand.", veld="geboortedatum") from None


def _bsn(tekst: str) -> str:
    cijfers = re.sub(r"[\s.\-]", "", tekst)
    if not cijfers.isascii() or not cijfers.isdigit() or len(cijfers) not in {8, 9}:
        return BSN_CIJFERS
    getallen = [int(cijfer) for cijfer in cijfers.zfill(9)]
    som = sum((9 - plek) * getal for plek, getal in enumerate(getallen[:8])) - getallen[8]
    return "" if any(getallen) and som % 11 == 0 else BSN_ONGELDIG


def _postcode(tekst: str) -> str:
    kaal = re.sub(r"[\s-]", "", tekst).upper().removeprefix("NL")
    return "" if re.fullmatch(r"[1-9]\d{3}[A-Z]{2}", kaal, re.ASCII) else POSTCODE_VORM


def _telefoon(tekst: str) -> str:
    if not any(letter.isdigit() for letter in tekst):
        return GEEN_TELEFOON
    cijfers = telefoon_cijfers(tekst)
    return TELEFOON_BESTAAT_NIET if _GEWOON_NUMMER.match(cijfers) and len(cijfers) != 11 else ""


def _email(tekst: str) -> str:
    return EMAIL_VORM if "@" not in tekst or " " in tekst else ""
