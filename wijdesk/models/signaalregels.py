"""The rules of signalen: urgency as a weight, days that WIJ agreed, how old one is.

Pure: no store, no Qt. The agreements stand in resources/signaalafspraken.toml.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from wijdesk.models.gegeven import dataclass
from wijdesk.models.termijnen import schuif
from wijdesk.models.values import lokaal
from wijdesk.resources import lees_toml

NIEUW, ONDERZOEK, WACHT, AFGESLOTEN = "nieuw", "in onderzoek", "wacht op terugkoppeling", "afgesloten"
STANDEN = (NIEUW, ONDERZOEK, WACHT, AFGESLOTEN)
OPEN = (NIEUW, ONDERZOEK, WACHT)
SPOED, SNEL, GEWOON = 1, 2, 3
GEVRAAGD, NIET_GEWENST, NIET_MOGELIJK = "gevraagd", "niet gewenst", "niet mogelijk"
TERUGKOPPELING = (GEVRAAGD, NIET_GEWENST, NIET_MOGELIJK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraak:
    """What WIJ agreed for one urgentie, in calendar days after a signaal came in."""

    naam: str
    eerste_reactie: int
    beoordelen: int
    terugkoppelen: int
    afronden: int


@cache
def afspraken() -> dict[int, Afspraak]:
    """By urgentie: 1, 2 and 3."""
    return {int(nr): Afspraak(**wat) for nr, wat in lees_toml("signaalafspraken.toml")["urgentie"].items()}


@cache
def samenhang_dagen() -> int:
    """Within how many days signalen of one street and theme belong together."""
    return int(lees_toml("signaalafspraken.toml")["samenhang_dagen"])


@cache
def bron_van_melder() -> dict[str, str]:
    """The code of signaalbron that belongs to a code of the list melder."""
    return dict(lees_toml("signaalafspraken.toml")["bron_van_melder"])


@cache
def thema_van_meldingtype() -> dict[str, str]:
    """The code of signaalthema that belongs to a meldingtype; not every meldingtype has one."""
    return dict(lees_toml("signaalafspraken.toml")["thema_van_meldingtype"])


def urgentie_in_woorden(urgentie: int) -> str:
    """The weight in a word: "spoed", "snel" or "gewoon"."""
    return afspraken()[urgentie].naam


def uiterlijk(urgentie: int, wat: str, ontvangen: date) -> date:
    """The last day for `wat` (a field of Afspraak) of a signaal that came in on a day. Spoed moves for no weekend."""
    dag = ontvangen + timedelta(days=int(getattr(afspraken()[urgentie], wat)))
    return dag if urgentie == SPOED else schuif(dag)


def ouderdom_in_woorden(ontvangen: int, nu: int) -> str:
    """How old it is: "vandaag", "gisteren", "4 dagen", "3 weken", "5 maanden", "2 jaar". Both in UTC milliseconds."""
    dagen = (lokaal(nu).date() - lokaal(ontvangen).date()).days
    if dagen <= 1:
        return "vandaag" if dagen <= 0 else "gisteren"
    if dagen < 14:
        return f"{dagen} dagen"
    if dagen < 61:
        return f"{dagen // 7} weken"
    if dagen < 730:
        return f"{dagen // 30} maanden"
    return f"{dagen // 365} jaar"
