"""What kind of task it is, for a list that does not give its words: these are read in the dossier. Pure.

Of a task the program made the first words tell (`services.triage`, `naar_casus`, `writes.ondersteuning`); whoever
changed them made it a task of their own.
"""

from __future__ import annotations

from wijdesk.models.meldcodestappen import TAAK_MELDCODE

GEWEIGERD = "overdracht geweigerd:"
"""How the key of a task begins that tells of a regie nobody took over."""

ZELF = "Zelf geschreven taak"
_BEGIN = (
    ("Spoed:", "Spoed: eerste actie uit een triage"),
    ("Spoed om ", "Spoed: eerste actie uit een triage"),
    ("Navragen bij ", "Navragen of een dienst het oppakte"),
    ("Controle uit de ondersteuning:", "Controle uit de ondersteuning"),
    ("Sluit aan bij uw casus:", "Nieuwe vraag: sluit aan bij de casus"),
    ("Nieuwe vraag uit triage:", "Nieuwe vraag uit een triage"),
    ("Vul het gezin aan", "Het gezin aanvullen"),
)
"""How the program begins the words of a task, and what kind that is."""
_SOORT = {
    TAAK_MELDCODE: "Taak uit een triage",  # that there is a suspicion is content
    "leeftijd": "Kind wordt 12, 16 of 18",
    "herindicatie": "Herindicatie",
    "regie": "Overleg met een ander team over de regie",
}


def taaksoort(soort: str, sleutel: str, wat: str) -> str:
    """In a few words, with nothing of what was written; the columns of a task of the same names."""
    if sleutel.startswith(GEWEIGERD):
        return "De regie is niet overgenomen"
    return _SOORT.get(soort) or next((kop for begin, kop in _BEGIN if wat.startswith(begin)), ZELF)
