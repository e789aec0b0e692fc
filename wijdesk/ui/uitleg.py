"""Which page of the guide tells about a panel. Knows panels and pages by name only, and opens nothing."""

from __future__ import annotations

BEGIN = "begin"

_PANELEN_PER_BLAD = {
    "inloop": "inloop wachtrij vandaag",
    "inwoner": "inwoner banden agressie",
    "werk": "werk termijnen",
    "triage": "triage",
    "signaal": "signaal signalen",
    "casus": "casus caseload",
    "ondersteuning": "ondersteuning",
    "onveilig": "opschaling ladder laddergebruik meldcode wvggz",
    "delen-hapert": "delen verschillen",
    "collectief": "collectief straatronde",
    "sociale-kaart": "kaart",
    "klachten": "klacht",
    "praktijkvormen": "praktijklijst praktijksoorten",
    "impactmeting": "impact",
    "dossiercontrole": "dossiercontrole controlelijsten",
    "dashboard": "dashboard tarieven",
    "definities": "cijferdefinities",
    "rapporten": "jaarverslag maandrapport",
    "export": "export",
    "bestanden": "invoer",
    "vragenlijsten": "vragenlijsten",
    "locaties": "locaties",
    "inloggen": "toegang",
    "bewaren": "bewaren",
    "rechten": "rechten",
    "logboek": "logboek",
    "inzage": "noodinzage",
    "avg": "avg",
    "reservekopieen": "reservekopieen",
    "rondgang": "rondgang",
    BEGIN: "handleiding",
}

BLAD_VAN = {paneel: blad for blad, panelen in _PANELEN_PER_BLAD.items() for paneel in panelen.split()}
"""The page per panel."""


def blad_van(paneel: str) -> str:
    """The page that tells about a panel; the contents when there is none."""
    return BLAD_VAN.get(paneel, BEGIN)
