"""The small values every room shares: ids, clocks, moments and dates as people say them. No ORM, no Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NewType
from zoneinfo import ZoneInfo

Id = NewType("Id", bytes)
"""A UUIDv7 as 16 bytes, made once where the row was made and kept for ever."""

Klok = Callable[[], int]
"""Gives the moment now in milliseconds since 1970 UTC. Injected, so that a test owns time."""

IdMaker = Callable[[], Id]
"""Gives a new id. Injected, so that a test owns ids."""

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def schrijfbaar(tekst: str) -> str:
    """A text as it can be written: half of a sign that takes two becomes �, the sign without meaning (NUL) goes.

    A field of limited length or a clipboard can cut an emoji in two; no note may be refused for that.
    """
    if tekst.isascii() and "\0" not in tekst:
        return tekst
    return tekst.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")


def als_waarde(waarde: object) -> str | int | None:
    """A column's value as the journal keeps it. Raises TypeError for what it cannot keep (a float)."""
    if isinstance(waarde, bytes):
        return waarde.hex()
    if isinstance(waarde, bool):
        return int(waarde)
    if waarde is None or isinstance(waarde, (str, int)):
        return waarde
    raise TypeError(type(waarde).__name__)


def lokaal(moment: int) -> datetime:
    """The local wall time (Europe/Amsterdam) of a moment in UTC milliseconds."""
    return datetime.fromtimestamp(moment / 1000, tz=UTC).astimezone(AMSTERDAM)


def moment_van(tijd: datetime) -> int:
    """The UTC milliseconds of a wall time; a time without an offset is Europe/Amsterdam."""
    if tijd.tzinfo is None:
        tijd = tijd.replace(tzinfo=AMSTERDAM)
    return round(tijd.timestamp() * 1000)


def dag_in_woorden(dag: date, vandaag: date) -> str:
    """A day as people say it: "vandaag", "gisteren", "ma 3 feb", "3 feb 2019"."""
    if dag == vandaag:
        return "vandaag"
    if dag == vandaag - timedelta(days=1):
        return "gisteren"
    if dag == vandaag + timedelta(days=1):
        return "morgen"
    if abs((vandaag - dag).days) < 300:
        return f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def moment_in_woorden(moment: int, nu: int) -> str:
    """A moment as people say it: "vandaag 14:02", "ma 3 feb 09:15"."""
    tijd = lokaal(moment)
    return f"{dag_in_woorden(tijd.date(), lokaal(nu).date())} {tijd:%H:%M}"


def duur_in_woorden(milliseconden: int) -> str:
    """A waiting time as people say it: "nu", "7 min", "1 u 05"."""
    minuten = max(0, milliseconden // 60_000)
    if minuten < 1:
        return "nu"
    if minuten < 60:
        return f"{minuten} min"
    return f"{minuten // 60} u {minuten % 60:02d}"


def datum_in_woorden(datum: str) -> str:
    """An ISO date, also one without day or month ("1980-05", "1980"), as "12-05-1980", "05-1980", "1980"."""
    return "-".join(reversed(datum.split("-"))) if datum else ""


def overleden_in_woorden(op: str) -> str:
    """That somebody died, by the day (ISO) or as much of it as is known: "overleden op 12-05-2026"."""
    wanneer = datum_in_woorden(op)
    return f"overleden op {wanneer}" if op.count("-") == 2 else f"overleden in {wanneer}"


def in_gebruik(van: str, tot: str, dag: str) -> bool:
    """Whether what has a first and a last day of use (ISO; empty: open) is in use on a day."""
    return (not van or van <= dag) and (not tot or tot >= dag)


def leeftijd(geboortedatum: str, vandaag: date) -> int | None:
    """Whole years by calendar arithmetic; None when the birth date is unknown or only partly known.

    Somebody born on 29 February has a birthday on 1 March in other years (art. 1:1 lid 2 BW counts by date reached).
    """
    delen = geboortedatum.split("-")
    if len(delen) != 3:
        return None
    jaar, maand, dag = (int(deel) for deel in delen)
    return vandaag.year - jaar - ((vandaag.month, vandaag.day) < (maand, dag))


def adres_in_woorden(straat: str, huisnummer: str, toevoeging: str, postcode: str = "", woonplaats: str = "") -> str:
    """An address on one line: "Eikenlaan 24b, 9741 AB Groningen". A toevoeging that begins with a digit gets a dash."""
    streep = "-" if toevoeging[:1].isdigit() else ""
    if len(postcode) == 6 and postcode[:4].isdigit():
        postcode = f"{postcode[:4]} {postcode[4:]}"
    nummer = f"{huisnummer}{streep}{toevoeging}"
    voor = f"{straat} {nummer}".strip() if straat else f"nummer {nummer}" if nummer else ""
    plaats = " ".join(deel for deel in (postcode, woonplaats) if deel)
    return ", ".join(deel for deel in (voor, plaats) if deel)
