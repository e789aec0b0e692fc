"""A name with a kind behind it in the Ctrl+K box ("jansen triage"): which word is the kind. Pure, and light to load."""

from __future__ import annotations

import unicodedata

from wijdesk.models.gegeven import dataclass

INWONER, HUISHOUDEN, SIGNAAL, TRIAGE = "inwoner", "huishouden", "signaal", "triage"
ACTIVITEIT, VOORZIENING, ONDERWERP = "activiteit", "voorziening", "buurtonderwerp"
INITIATIEF, STRAATRONDE, KLACHT, AGRESSIE = "bewonersinitiatief", "straatronde", "klacht", "agressie"
WIJK = (ACTIVITEIT, ONDERWERP, INITIATIEF, STRAATRONDE, VOORZIENING, KLACHT, AGRESSIE)
"""What there is in a neighbourhood and in the registers, in the order of the box."""
WOORDEN = {
    "inwoner": INWONER, "inwoners": INWONER, "huishouden": HUISHOUDEN, "huishoudens": HUISHOUDEN, "casus": HUISHOUDEN,
    "signaal": SIGNAAL, "signalen": SIGNAAL, "melding": SIGNAAL, "triage": TRIAGE, "triages": TRIAGE,
    "ondersteuning": "ondersteuning", "onderzoek": "onderzoek", "opschaling": "opschaling", "opgeschaald": "opschaling",
    "meldcode": "meldcode", ACTIVITEIT: ACTIVITEIT, "activiteiten": ACTIVITEIT, VOORZIENING: VOORZIENING,
    "voorzieningen": VOORZIENING, "buurtagenda": ONDERWERP, "onderwerp": ONDERWERP, "onderwerpen": ONDERWERP,
    "initiatief": INITIATIEF, "initiatieven": INITIATIEF, INITIATIEF: INITIATIEF, "bewonersinitiatieven": INITIATIEF,
    STRAATRONDE: STRAATRONDE, "straatrondes": STRAATRONDE, "ronde": STRAATRONDE, "rondes": STRAATRONDE,
    KLACHT: KLACHT, "klachten": KLACHT, AGRESSIE: AGRESSIE, "incident": AGRESSIE, "incidenten": AGRESSIE,
}  # fmt: skip
"""What people type → the kind."""
ENGELS = {
    "resident": INWONER, "residents": INWONER, "household": HUISHOUDEN, "households": HUISHOUDEN, "case": HUISHOUDEN,
    "signal": SIGNAAL, "signals": SIGNAAL, "support": "ondersteuning", "investigation": "onderzoek",
    "escalation": "opschaling", "activity": ACTIVITEIT, "activities": ACTIVITEIT, "service": VOORZIENING,
    "services": VOORZIENING, "subject": ONDERWERP, "subjects": ONDERWERP, "initiative": INITIATIEF,
    "initiatives": INITIATIEF, "round": STRAATRONDE, "rounds": STRAATRONDE, "complaint": KLACHT, "complaints": KLACHT,
    "aggression": AGRESSIE, "incidents": AGRESSIE,
}  # fmt: skip
"""The same, beside the Dutch words, for whoever has an English screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gezocht:
    """What was typed: all of it, or a name and a kind."""

    tekst: str
    soort: str = ""

    @property
    def per_mens(self) -> bool:
        """Whether it is asked of each who fits the name."""
        return self.soort not in ("", INWONER, HUISHOUDEN, SIGNAAL, *WIJK)


def plat(tekst: str) -> str:
    """Text for comparing: no capitals, no diacritics."""
    los = unicodedata.normalize("NFKD", tekst)
    return "".join(teken for teken in los if not unicodedata.combining(teken)).casefold()


def ontleed(tekst: str, *, vanaf: int, engels: bool = False) -> Gezocht:
    """The kind is the first or last word, when at least `vanaf` letters of a name are left without it."""
    woorden, soorten = tekst.split(), {**WOORDEN, **ENGELS} if engels else WOORDEN
    for plek in (-1, 0):
        if len(woorden) > 1 and (soort := soorten.get(plat(woorden[plek]), "")):
            rest = " ".join(woorden[:-1] if plek else woorden[1:])
            if len(rest) >= vanaf:
                return Gezocht(tekst=rest, soort=soort)
    return Gezocht(tekst=tekst.strip())
