"""Sessies of activiteiten as a file for another calendar (RFC 5545). When, where and what; no people, no counts.

A file that is taken in again changes what was there: every sessie keeps its own UID.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from wijdesk.models.rows.collectief import AgendaRij
from wijdesk.models.values import lokaal

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ZONDER_EINDE = timedelta(hours=1)
"""How long a sessie is shown of which only the begin is known."""


def agenda(rijen: Iterable[AgendaRij], *, nu: int) -> bytes:
    """A calendar with an event per sessie; one that was called off is in it as cancelled. `nu`: UTC milliseconds."""
    kalender = Calendar()
    kalender.add("prodid", "-//wijdesk//collectief//NL")
    kalender.add("version", "2.0")
    kalender.add("method", "PUBLISH")
    kalender.add("x-wr-calname", "Activiteiten")
    gemaakt = lokaal(nu).astimezone(UTC)
    for rij in rijen:
        kalender.add_component(_gebeurtenis(rij, gemaakt))
    kalender.add_missing_timezones()
    inhoud: bytes = kalender.to_ical()
    return inhoud


def _gebeurtenis(rij: AgendaRij, gemaakt: datetime) -> Event:
    sessie = rij.sessie
    dag = date.fromisoformat(sessie.datum)
    uit = Event()
    uit.add("uid", f"{rij.id.hex()}@wijdesk")
    uit.add("dtstamp", gemaakt)
    if sessie.van:
        begin = _moment(dag, sessie.van)
        uit.add("dtstart", begin)
        einde = _moment(dag + timedelta(days=sessie.na_middernacht), sessie.tot) if sessie.tot else begin + ZONDER_EINDE
        uit.add("dtend", einde)
    else:
        uit.add("dtstart", dag)
        uit.add("dtend", dag + timedelta(days=1))
    uit.add("summary", f"{'Gaat niet door: ' if sessie.afgelast else ''}{rij.titel}")
    plek = ", ".join(deel for deel in (sessie.plek, rij.gebied) if deel)
    if plek:
        uit.add("location", plek)
    uit.add("categories", [rij.thema])
    uit.add("status", "CANCELLED" if sessie.afgelast else "CONFIRMED")
    return uit


def _moment(dag: date, tijd: str) -> datetime:
    return datetime.combine(dag, time.fromisoformat(tijd), AMSTERDAM)
