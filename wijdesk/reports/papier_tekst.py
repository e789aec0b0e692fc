"""What Dutch papers have in common: days, names, the first signs of a fingerprint. No PDF."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wijdesk.models.rows.papier import GEZINSLID, VOOGD
from wijdesk.reports.jaarverslag_tekst import MAANDEN


def dag(iso: str) -> str:
    """An ISO date as on a letter: "3 februari 2027"; empty for no date."""
    if not iso:
        return ""
    wanneer = date.fromisoformat(iso)
    return f"{wanneer.day} {MAANDEN[wanneer.month - 1]} {wanneer.year}"


def dag_kort(iso: str) -> str:
    """An ISO date for a narrow column: "3-2-2027"."""
    if not iso:
        return ""
    wanneer = date.fromisoformat(iso)
    return f"{wanneer.day}-{wanneer.month}-{wanneer.year}"


def afdruk(vingerafdruk: str) -> str:
    """The part of a fingerprint that people can compare: "3fa8 12bc"."""
    return f"{vingerafdruk[:4]} {vingerafdruk[4:8]}"


def opsomming(namen: Iterable[str]) -> str:
    """Names as in a sentence: "Emine, Deniz en Can"."""
    alle = tuple(namen)
    return " en ".join(filter(None, (", ".join(alle[:-1]), alle[-1]))) if alle else ""


def heet(naam: str) -> str:
    """A name where a line begins: as people write it themselves, for not every script and name has a capital."""
    return hoofdletter(naam) if naam in (GEZINSLID, VOOGD) else naam


def hoofdletter(tekst: str) -> str:
    """The same text with a capital in front."""
    return tekst[:1].upper() + tekst[1:]
