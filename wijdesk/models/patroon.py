"""What typed text holds besides a name: BSN, birth date, phone number, postcode and house number.

Recognises by form only, with nothing heavier than the standard library, because the window uses it while it starts.
Whether a number is right is checked in `herken`.
"""

from __future__ import annotations

import re
from datetime import date

from wijdesk.models.gegeven import dataclass

_NAAMWOORDEN = frozenset({"al", "da", "de", "di", "do", "du", "el", "en", "in", "la", "le", "op", "te", "vd"})
"""Words before a surname that look like the letters of a postcode."""
_MAANDEN = {
    naam: nummer
    for nummer, namen in enumerate(
        ("jan januari", "feb februari", "mrt maart maa", "apr april", "mei", "jun juni", "jul juli", "aug augustus",
         "sep sept september", "okt oktober", "nov november", "dec december"), start=1)
    for naam in namen.split()
}  # fmt: skip
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\d-])")
_CIJFERS = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{0,4}))?(?![\d-])")
_MAAND_JAAR = re.compile(r"(?<![\d/.-])(\d{1,2})[-/.](\d{4})(?![\d-])")
_SPATIES = re.compile(r"(?<![\d-])(\d{1,2}) (\d{1,2}) (\d{4})(?!\s?\d)")
_VOLUIT = re.compile(r"(?<![\w-])(\d{1,2})[\s-]+([a-z]{3,9})\.?(?:[\s-]+(\d{4}))?(?![\w-])", re.IGNORECASE)
_TELEFOON = re.compile(
    r"(?<![\d+])(?:\(?\+|00)[1-9](?:[\s()-]{0,2}\d){5,13}(?!\d)|(?<![\d+])\(?0[1-9](?:[\s()-]{0,2}\d){8}(?!\d)"
)
_BEGIN_TELEFOON = re.compile(r"(?<![\d+/.-])(?:\+\d{3,13}|0[1-9][\d-]{3,10})(?![\d/.-])")
_POSTCODE = re.compile(
    r"(?<![\w-])([1-9]\d{3})(\s?)([a-z]{2})(?![^\W\d])(?:[\s,]*(\d{1,5})(?:[\s-]?([a-z]{1,3}|\d{1,4})(?!\w))?)?",
    re.IGNORECASE,
)
_BSN = re.compile(r"(?<![\d.-])(\d{9}|\d{4}\.\d{2}\.\d{3}|\d{3}[ .]\d{3}[ .]\d{3})(?![\d.-])")
_LOS_GETAL = re.compile(r"(?<![\w.-])\d+(?![\w.-])")
MAXIMALE_LEEFTIJD = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Herkend:
    """What was recognised. Empty text where nothing was; `rest` is what remains, in the order typed."""

    rest: str
    bsn: str = ""
    geboortedatum: str = ""
    """ISO, also without day or month."""
    datum_cijfers: str = ""
    """The date as typed when it stood without marks ("120580"), which a phone number may begin with too."""
    dag_maand: str = ""
    """"05-12" (month, day) when a day and month stand without a whole year."""
    jaar_begin: str = ""
    """The digits of the year typed so far, beside `dag_maand`."""
    telefoon: str = ""
    """Digits with country code; when `telefoon_heel` is false, only the first of them."""
    telefoon_heel: bool = False
    postcode: str = ""
    """"9712AB"."""
    huisnummer: str = ""
    toevoeging: str = ""


def telefoon_cijfers(tekst: str) -> str:
    """Digits with country code, without signs: "06-1234 5678" and "+31 6 12345678" → "31612345678"."""
    cijfers = "".join(letter for letter in tekst if letter in "0123456789")
    if tekst.strip().startswith(("+", "(+")):
        return cijfers.replace("310", "31", 1) if cijfers.startswith("310") else cijfers
    if cijfers.startswith("00"):
        return cijfers[2:]
    return "31" + cijfers[1:] if cijfers.startswith("0") else cijfers


def herken(tekst: str, *, vandaag: date) -> Herkend:
    """Take the patterns out of a typed text. A two-digit year is the last one that isn't in the future."""
    waarden: dict[str, str] = {}
    rest = f" {tekst.strip()} "
    rest = _neem_datum(rest, waarden, vandaag)
    if vondst := _TELEFOON.search(rest):
        waarden["telefoon"] = telefoon_cijfers(vondst.group())
        rest = _zonder(rest, vondst)
    telefoon_heel = bool(vondst)
    rest = _neem_postcode(rest, waarden)
    if vondst := _BSN.search(rest):
        waarden["bsn"] = re.sub(r"\D", "", vondst.group())
        rest = _zonder(rest, vondst)
    if "geboortedatum" not in waarden and "dag_maand" not in waarden:
        rest = _neem_cijferdatum(rest, waarden, vandaag)
    if not telefoon_heel and (vondst := _BEGIN_TELEFOON.search(rest)):
        waarden["telefoon"] = telefoon_cijfers(vondst.group())
        rest = _zonder(rest, vondst)
    return Herkend(rest=" ".join(rest.split()), telefoon_heel=telefoon_heel, **waarden)


def _zonder(tekst: str, vondst: re.Match[str]) -> str:
    return f"{tekst[: vondst.start()]} {tekst[vondst.end() :]}"


def datum_iso(jaar: int, maand: int, dag: int, vandaag: date) -> str:
    """The ISO date when it exists, isn't in the future and somebody alive can be born then; else empty."""
    try:
        datum = date(jaar, maand, dag)
    except ValueError:
        return ""
    return datum.isoformat() if datum <= vandaag and jaar >= vandaag.year - MAXIMALE_LEEFTIJD else ""


def _eeuw(jaar: int, maand: int, dag: int, vandaag: date) -> str:
    return datum_iso(2000 + jaar, maand, dag, vandaag) or datum_iso(1900 + jaar, maand, dag, vandaag)


def _maand_iso(jaar: str, maand: str, vandaag: date) -> str:
    return f"{jaar}-{int(maand):02d}" if datum_iso(int(jaar), int(maand), 1, vandaag) else ""


def _neem_datum(rest: str, waarden: dict[str, str], vandaag: date) -> str:
    """Dates written with marks or month names; the first that is a real date counts."""
    for vorm in (_ISO, _MAAND_JAAR, _CIJFERS, _VOLUIT, _SPATIES):
        for vondst in vorm.finditer(rest):
            if gevonden := _lees(vorm, vondst, vandaag):
                waarden.update(gevonden)
                return _zonder(rest, vondst)
    return rest


def _lees(vorm: re.Pattern[str], vondst: re.Match[str], vandaag: date) -> dict[str, str]:
    if vorm is _ISO:
        jaar, maand, dag = vondst.groups()
        iso = datum_iso(int(jaar), int(maand), int(dag), vandaag) if dag else _maand_iso(jaar, maand, vandaag)
        return {"geboortedatum": iso} if iso else {}
    if vorm is _MAAND_JAAR:
        iso = _maand_iso(vondst[2], vondst[1], vandaag)
        return {"geboortedatum": iso} if iso else {}
    if vorm is _CIJFERS:
        return _dag_en_maand(int(vondst[1]), int(vondst[3]), vondst[4] or "", vandaag)
    if vorm is _SPATIES:
        return _dag_en_maand(int(vondst[1]), int(vondst[2]), vondst[3], vandaag)
    return _dag_en_maand(int(vondst[1]), _MAANDEN.get(vondst[2].lower(), 0), vondst[3] or "", vandaag)


def _dag_en_maand(dag: int, maand: int, jaar: str, vandaag: date) -> dict[str, str]:
    if len(jaar) == 4:
        iso = datum_iso(int(jaar), maand, dag, vandaag)
        return {"geboortedatum": iso} if iso else {}
    if not datum_iso(2000, maand, dag, vandaag):  # a leap year, so that 29 February may stand
        return {}
    gevonden = {"dag_maand": f"{maand:02d}-{dag:02d}"}
    if len(jaar) == 2 and (iso := _eeuw(int(jaar), maand, dag, vandaag)):
        gevonden["geboortedatum"] = iso
    return gevonden | ({"jaar_begin": jaar} if jaar else {})


def _neem_postcode(rest: str, waarden: dict[str, str]) -> str:
    for vondst in _POSTCODE.finditer(rest):
        letters = vondst[3]
        volgt_naam = re.match(r"\s+[^\W\d]", rest[vondst.end() :])
        if vondst[2] and letters.lower() in _NAAMWOORDEN and volgt_naam and not vondst[4]:
            continue  # "1980 de Vries" is a year and a name
        waarden["postcode"] = vondst[1] + letters.upper()
        waarden["huisnummer"], waarden["toevoeging"] = vondst[4] or "", (vondst[5] or "").upper()
        return _zonder(rest, vondst)
    return rest


def _neem_cijferdatum(rest: str, waarden: dict[str, str], vandaag: date) -> str:
    """Dates without marks: 12051980 and 120580. An eight- or six-digit number that isn't a date stays."""
    for vondst in _LOS_GETAL.finditer(rest):
        getal = vondst.group()
        iso = ""
        if len(getal) == 8:
            iso = datum_iso(int(getal[4:]), int(getal[2:4]), int(getal[:2]), vandaag) or datum_iso(
                int(getal[:4]), int(getal[4:6]), int(getal[6:]), vandaag
            )
        elif len(getal) == 6:
            iso = _eeuw(int(getal[4:]), int(getal[2:4]), int(getal[:2]), vandaag)
        if iso:
            waarden["geboortedatum"], waarden["datum_cijfers"] = iso, getal
            return _zonder(rest, vondst)
    return rest
