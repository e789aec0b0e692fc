"""The calendar file, read again by a parser that is not the one that wrote it: line by line, as RFC 5545 says."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from icalendar import Calendar

from wijdesk.models.rows.collectief import AgendaRij, SessieRij
from wijdesk.models.values import Id
from wijdesk.reports.agenda_ics import agenda

NU = 1_772_445_600_000
"""2026-03-02 10:00 UTC."""
SESSIE = SessieRij(
    id=Id(bytes(range(16))), datum="2026-03-28", van="19:00", tot="21:30", plek="Buurthuis De Es; zaal 2",
    aanwezig=14, afgelast=False, opmerking="",
)  # fmt: skip
RIJ = AgendaRij(
    sessie=SESSIE, activiteit_id=Id(bytes(16)), titel="Koffie, taart\nen praten", thema="eenzaamheid en ontmoeting",
    gebied="Selwerd", locatie="Noord",
)  # fmt: skip


def regels(inhoud: bytes) -> list[str]:
    """The unfolded lines; every line ends in CRLF and is at most 75 octets."""
    assert inhoud.endswith(b"\r\n")
    rauw = inhoud.split(b"\r\n")[:-1]
    assert all(len(regel) <= 75 and b"\n" not in regel for regel in rauw)
    return re.sub(r"\r\n[ \t]", "", inhoud.decode()).split("\r\n")[:-1]


def gebeurtenissen(inhoud: bytes) -> list[dict[str, str]]:
    """Per VEVENT its properties with their parameters, text unescaped."""
    uit: list[dict[str, str]] = []
    erin = False
    for regel in regels(inhoud):
        if regel == "BEGIN:VEVENT":
            uit.append({})
        erin = regel == "BEGIN:VEVENT" or (erin and regel != "END:VEVENT")
        if erin and regel != "BEGIN:VEVENT":
            naam, _, waarde = regel.partition(":")
            uit[-1][naam] = re.sub(r"\\(.)", lambda v: "\n" if v[1] in "nN" else v[1], waarde)
    return uit


def test_that_a_sessie_reads_back_with_its_time_place_and_name() -> None:
    inhoud = agenda([RIJ], nu=NU)
    alle = regels(inhoud)
    assert (alle[0], alle[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert {"VERSION:2.0", "METHOD:PUBLISH", "BEGIN:VTIMEZONE"} <= set(alle)
    (een,) = gebeurtenissen(inhoud)
    assert een["DTSTART;TZID=Europe/Amsterdam"] == "20260328T190000"
    assert een["DTEND;TZID=Europe/Amsterdam"] == "20260328T213000"
    assert een["DTSTAMP"] == "20260302T100000Z"
    assert een["SUMMARY"] == "Koffie, taart\nen praten"
    assert een["LOCATION"] == "Buurthuis De Es; zaal 2, Selwerd"
    assert een["STATUS"] == "CONFIRMED"
    assert een["UID"] == f"{SESSIE.id.hex()}@wijdesk"


def test_that_past_midnight_ends_the_next_day_and_without_a_time_it_is_the_whole_day() -> None:
    nacht = replace(RIJ, sessie=replace(SESSIE, van="22:00", tot="01:30"))
    zonder = replace(RIJ, sessie=replace(SESSIE, van="", tot=""))
    open_ = replace(RIJ, sessie=replace(SESSIE, tot=""))
    een, twee, drie = gebeurtenissen(agenda([nacht, zonder, open_], nu=NU))
    assert een["DTEND;TZID=Europe/Amsterdam"] == "20260329T013000"
    assert (twee["DTSTART;VALUE=DATE"], twee["DTEND;VALUE=DATE"]) == ("20260328", "20260329")
    assert drie["DTEND;TZID=Europe/Amsterdam"] == "20260328T200000"


def test_that_the_same_hour_is_another_moment_in_summer() -> None:
    zomer = replace(RIJ, sessie=replace(SESSIE, datum="2026-03-31"))
    gelezen: Any = Calendar.from_ical(agenda([RIJ, zomer], nu=NU)).walk("VEVENT")
    wanneer = [str(gebeurtenis["DTSTART"].dt.isoformat()) for gebeurtenis in gelezen]
    assert wanneer == ["2026-03-28T19:00:00+01:00", "2026-03-31T19:00:00+02:00"]


def test_that_what_was_called_off_says_so_and_no_count_is_told() -> None:
    inhoud = agenda([replace(RIJ, sessie=replace(SESSIE, afgelast=True, aanwezig=None))], nu=NU)
    (een,) = gebeurtenissen(inhoud)
    assert een["STATUS"] == "CANCELLED"
    assert een["SUMMARY"].startswith("Gaat niet door: Koffie")
    assert (
        b"14"
        not in agenda([replace(RIJ, sessie=replace(SESSIE, van="", tot="", datum="2026-03-29"))], nu=NU)
        .split(b"SUMMARY")[1]
        .split(b"END:VEVENT")[0]
    )


def test_that_a_month_without_sessies_is_an_empty_calendar() -> None:
    assert gebeurtenissen(agenda([], nu=NU)) == []
