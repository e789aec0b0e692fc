"""How long a step of a warm hand-off may take, and when a herindicatie must be thought of. Pure: no store, no Qt.

The limits and their reasons stand in resources/toeleiding_tempo.toml, so that a team can argue with them.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from wijdesk.models.gegeven import dataclass
from wijdesk.resources import lees_toml

VOORGESTELD, AANGENOMEN, EERSTE_CONTACT = "voorgesteld", "aangenomen", "eerste contact"
OPEN_STANDEN = (VOORGESTELD, AANGENOMEN, EERSTE_CONTACT)
"""A toeleiding in one of these still waits for somebody."""

_LIMIET_VAN = {VOORGESTELD: "antwoord", AANGENOMEN: "eerste_contact", EERSTE_CONTACT: "terugkoppeling"}
_ZIN_VAN = {
    VOORGESTELD: "Nog geen antwoord",
    AANGENOMEN: "Nog geen eerste contact",
    EERSTE_CONTACT: "Nog geen terugkoppeling",
}


@dataclass(frozen=True, slots=True)
class Limiet:
    """After how many calendar days something is late, and why."""

    dagen: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vertraging:
    """A toeleiding that waits: since when, until when that is fine (`uiterlijk`, ISO), and what it waits for."""

    stand: str
    sinds: str
    uiterlijk: str
    dagen: int
    """Calendar days it waits now."""
    zin: str
    """ "Nog geen eerste contact, 31 dagen"."""
    reden: str


@cache
def limieten() -> dict[str, Limiet]:
    """The limits by name: antwoord, eerste_contact, terugkoppeling, herindicatie."""
    alles = lees_toml("toeleiding_tempo.toml")
    return {naam: Limiet(int(wat["dagen"]), str(wat["reden"])) for naam, wat in alles.items()}


def uiterlijk(stand: str, sinds: str) -> str:
    """The last day (ISO) on which a toeleiding in this stand since `sinds` is not late; empty when it is closed."""
    if stand not in _LIMIET_VAN:
        return ""
    return (date.fromisoformat(sinds) + timedelta(days=limieten()[_LIMIET_VAN[stand]].dagen)).isoformat()


def wacht(
    stand: str, *, voorgesteld_op: str, aangenomen_op: str = "", eerste_contact_op: str = "", vandaag: date
) -> Vertraging | None:
    """How long an open toeleiding waits in its present step; None when it is closed."""
    if stand not in _LIMIET_VAN:
        return None
    sinds = {VOORGESTELD: voorgesteld_op, AANGENOMEN: aangenomen_op, EERSTE_CONTACT: eerste_contact_op}[stand]
    dagen = max(0, (vandaag - date.fromisoformat(sinds)).days)
    return Vertraging(
        stand=stand,
        sinds=sinds,
        uiterlijk=uiterlijk(stand, sinds),
        dagen=dagen,
        zin=f"{_ZIN_VAN[stand]}, {dagen_in_woorden(dagen)}",
        reden=limieten()[_LIMIET_VAN[stand]].reden,
    )


def vastgelopen(
    stand: str, *, voorgesteld_op: str, aangenomen_op: str = "", eerste_contact_op: str = "", vandaag: date
) -> Vertraging | None:
    """What a toeleiding is stuck on today; None when it is in time or closed."""
    stap = wacht(
        stand,
        voorgesteld_op=voorgesteld_op,
        aangenomen_op=aangenomen_op,
        eerste_contact_op=eerste_contact_op,
        vandaag=vandaag,
    )
    return stap if stap is not None and vandaag.isoformat() > stap.uiterlijk else None


def herinnering_op(tot: str) -> str:
    """The day (ISO) from which a herindicatie must be thought of; empty when the indicatie has no end."""
    if not tot:
        return ""
    return (date.fromisoformat(tot) - timedelta(days=limieten()["herindicatie"].dagen)).isoformat()


def herindicatie_nodig(tot: str, *, opgevolgd: bool, vandaag: date) -> bool:
    """Whether to think of a herindicatie now: within the weeks before `tot` or past it, and nothing follows it."""
    return bool(tot) and not opgevolgd and herinnering_op(tot) <= vandaag.isoformat()


def dagen_in_woorden(dagen: int) -> str:
    """A number of days as people say it: "1 dag", "16 dagen"."""
    return "1 dag" if dagen == 1 else f"{dagen} dagen"
