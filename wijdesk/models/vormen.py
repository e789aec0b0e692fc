"""Which columns hold a day, a month, a time or a moment, and what that looks like. Data of the schema; no ORM, no Qt.

A column of the database takes any text and any number. What a screen computes with is one of these, or no screen opens
a row that holds it. `store.regels` asks it of every row that comes in, `store.unit_of_work` of every row made here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from wijdesk.models.datums import dag_van

_EERSTE, _LAATSTE = -62_135_500_000_000, 253_402_200_000_000
"""Moments (ms UTC) of which any place on earth has a wall time between the years 1 and 9999."""
_MAAND = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_TIJD = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@lru_cache(maxsize=4096)
def is_dag(tekst: object) -> bool:
    """Nothing, or a whole ISO day that exists."""
    return tekst == "" or (isinstance(tekst, str) and dag_van(tekst) is not None)


@lru_cache(maxsize=4096)
def is_deels_dag(tekst: object) -> bool:
    """A day, or as much of it as is known: "1980-05", "1980"."""
    if not isinstance(tekst, str):
        return False
    delen = tekst.count("-")
    return is_dag(tekst if delen == 2 or not tekst else f"{tekst}-01" if delen else f"{tekst}-01-01")


def is_maand(tekst: object) -> bool:
    """A month: "2026-03"."""
    return isinstance(tekst, str) and _MAAND.fullmatch(tekst) is not None and tekst >= "0001"


def is_tijd(tekst: object) -> bool:
    """Nothing, or a time of the day: "09:15"."""
    return tekst == "" or (isinstance(tekst, str) and _TIJD.fullmatch(tekst) is not None)


def is_moment(getal: object) -> bool:
    """Nothing, or milliseconds since 1970 UTC that fall in a year the calendar has."""
    return getal is None or (type(getal) is int and _EERSTE <= getal <= _LAATSTE)


DAGEN: Mapping[str, str] = {
    "aantekening": "op",
    "avgverzoek": "ontvangen_op bevestigd_op verlengd_tot besloten_op uitgevoerd_op beperkt_van beperkt_tot "
    "vernietigd_op",
    "belang": "van tot",
    "bewaarblokkade": "van tot",
    "vernietiglijst": "peildatum",
    "vernietigregel": "begin einde",
    "cijferrest": "dag",
    "voorziening": "van tot nagekeken_op",
    "klacht": "ontvangen afgerond",
    "klachtbetrokkene": "gedeeld_op",
    "klachtstap": "dag",
    "activiteit": "start einde financiering_van financiering_tot",
    "sessie": "datum",
    "bewonersinitiatief": "ingebracht_op",
    "buurtonderwerp": "ingebracht_op teruggekoppeld_op",
    "impactmeting": "datum",
    "impactkoppeling": "gevraagd_op",
    "dossiercontrole": "datum",
    "controledossier": "gedaan_op",
    "controlepunt": "klaar_voor gedaan_op beantwoord_op",
    "duiding": "van tot",
    "tarief": "van tot",
    "actie": "klaar_voor gedaan_op",
    "agressie": "datum van tot",
    "akkoord": "op",
    "betrokkene": "van tot",
    "code": "van tot",
    "doel": "begin streef afgerond_op",
    "doelscore": "op",
    "evaluatie": "gepland_op gehouden_op",
    "gebeurtenis": "op",
    "gezag": "van tot",
    "huishouden": "bekend_sinds",
    "huishoudlid": "van tot",
    "indicatie": "besloten_op van tot wacht_sinds gestart_op",
    "locatie": "van tot",
    "meldcodestap": "dag",
    "nazorg": "gepland_op gedaan_op",
    "ondersteuning": "begin verwacht_einde einde controle_op controle_gedaan_op",
    "ondersteuningsmoment": "op",
    "onderzoek": "melding_op bevestigd_op clientondersteuning_op persoonlijk_plan_op familiegroepsplan_op afgerond_op",
    "praktijkvorm": "begin einde",
    "plan": "familiegroepsplan_op opgesteld_op afgesloten_op",
    "regieclaim": "sinds",
    "roltoekenning": "van tot",
    "signaal": "terugkoppelen_voor teruggekoppeld_op",
    "straatronde": "dag volgende_op",
    "taak": "voor gedaan_op",
    "termijn": "begin gehaald_op vervallen_op",
    "termijnwijziging": "van tot",
    "toeleiding": "voorgesteld_op aangenomen_op eerste_contact_op teruggekoppeld_op gestopt_op",
    "toestemming": "op tot",
    "trede": "van tot",
    "veiligheidsafspraak": "van tot",
    "wachtende": "dag",
    "wvggzconsult": "dag",
    "wvggzmelding": "melding_op gesproken_op besloten_op teruggekoppeld_op",
    "zrmmeting": "op",
    "zrmscore": "informatie_op",
}
"""Noun → its columns that hold an ISO day, or nothing."""

DEELS: Mapping[str, str] = {"persoon": "geboortedatum overleden_op"}
"""Noun → its columns that hold a day of which not everything need be known."""

MAANDEN: Mapping[str, str] = {"contact": "maand", "controledossier": "maand"}
"""Noun → its columns that hold a month."""

TIJDEN: Mapping[str, str] = {"straatronde": "van tot", "sessie": "van tot"}
"""Noun → its columns that hold a time of the day, or nothing."""

MOMENTEN: Mapping[str, str] = {
    "inzagegrond": "van tot gezien_op",
    "vernietiglijst": "opgesteld_op akkoord_op uitgevoerd_op ingetrokken_op",
    "vernietigregel": "vernietigd_op",
    "activiteitvoorstel": "gemaakt_op",
    "antwoord": "op",
    "bericht": "gezien_op",
    "bladzijdestand": "op",
    "casus": "geopend_op gesloten_op",
    "consult": "gesteld_op antwoord_op",
    "contact": "ontvangen eerste_reactie",
    "duiding": "op",
    "contactmoment": "op geschreven_op",
    "gebeurtenis": "geschreven_op",
    "importpartij": "op",
    "meldcode": "begonnen_op afgesloten_op",
    "meldcodestap": "geschreven_op",
    "ondersteuningsmoment": "geschreven_op",
    "opschaling": "op",
    "planversie": "gemaakt_op",
    "praktijksoort": "vanaf",
    "regieclaim": "op",
    "regieoverdracht": "gevraagd_op beantwoord_op",
    "signaal": "ontvangen eerste_reactie beoordeeld_op afgesloten_op",
    "signaalbundel": "gemaakt_op",
    "signaalstap": "op",
    "straatronde": "geschreven_op",
    "taak": "gemaakt_op",
    "teamoverdracht": "op aangenomen_op",
    "toegang": "tijd",
    "triage": "begonnen_op besloten_op",
    "vragenlijst": "vanaf",
    "wachtende": "aangemeld_op opgeroepen_op",
    "werk": "gemaakt_op afgerond_op",
}
"""Noun → its columns that hold a moment in milliseconds since 1970 UTC."""

Vorm = Callable[[object], bool]

_ALLE: tuple[tuple[Mapping[str, str], Vorm], ...] = (
    (DAGEN, is_dag), (DEELS, is_deels_dag), (MAANDEN, is_maand), (TIJDEN, is_tijd), (MOMENTEN, is_moment),
)  # fmt: skip

VORMEN: Mapping[str, tuple[tuple[str, Vorm], ...]] = {
    soort: tuple((veld, vorm) for kolommen, vorm in _ALLE for veld in kolommen.get(soort, "").split())
    for soort in sorted({soort for kolommen, _ in _ALLE for soort in kolommen})
}
"""Noun → (column, what its value must be)."""


def anders_van_vorm(soort: str, waarden: Mapping[str, object]) -> tuple[str, ...]:
    """The fields among these whose value is not what the column is for."""
    return tuple(veld for veld, vorm in VORMEN.get(soort, ()) if veld in waarden and not vorm(waarden[veld]))
