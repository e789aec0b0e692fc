"""What kind of task it is, for a list that does not give its words: these are read in the dossier; and which of its
words somebody wrote. Pure.

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
_VERDER_GESCHREVEN = frozenset(kop for begin, kop in _BEGIN if not begin.startswith("Vul "))
"""Of these what follows the colon was written in a triage or a support."""
_NAVRAAG = "Vraag na:"
"""Before an act of the plan that another promised (`services.agenda`); who that is stands behind it in brackets."""
_SOORT = {
    TAAK_MELDCODE: "Taak uit een triage",  # that there is a suspicion is content
    "leeftijd": "Kind wordt 12, 16 of 18",
    "herindicatie": "Herindicatie",
    "regie": "Overleg met een ander team over de regie",
}


def navraag(dienst: str) -> str:
    """How the words of a task begin to ask a service whether it took something up."""
    return f"Navragen bij {dienst}:"


def taaksoort(soort: str, sleutel: str, wat: str) -> str:
    """In a few words, with nothing of what was written; the columns of a task of the same names."""
    if sleutel.startswith(GEWEIGERD):
        return "De regie is niet overgenomen"
    return _SOORT.get(soort) or next((kop for begin, kop in _BEGIN if wat.startswith(begin)), ZELF)


def eigen_woorden(soort: str, kop: str, wat: str) -> tuple[str, str, str]:
    """What somebody wrote of the words of a line of the agenda, with what the program put before and behind it.

    With a space between them the three are `wat`; the one in the middle is empty when nobody wrote any of it. The
    arguments are the columns of an `AgendaRij` with the same names, which tells its words (`wat` is not `kop`).
    """
    match soort:
        case "taak" if kop == ZELF:
            return "", wat, ""
        case "taak" if kop in _VERDER_GESCHREVEN and ": " in wat:
            begin, _, eigen = wat.partition(": ")
            return f"{begin}:", eigen, ""
        case "actie" if wat.startswith(f"{_NAVRAAG} "):
            eigen, haak, door = wat.removeprefix(f"{_NAVRAAG} ").rpartition(" (")
            return (_NAVRAAG, eigen, f"({door}") if haak else (_NAVRAAG, door, "")
        case "actie" | "verbeteractie":
            return "", wat, ""
        case "toeleiding" if ": " in wat:
            naar, _, stap = wat.rpartition(": ")
            return "", f"{naar}:", stap
    return "", "", ""
