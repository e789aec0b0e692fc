"""How a version of a list of questions looks in the list, and the text of a chosen file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from wijdesk.errors import Storing, Weigering
from wijdesk.models.rows.vragenlijst import VersieRij
from wijdesk.models.values import dag_in_woorden, lokaal
from wijdesk.models.vragen_vorm import MEEST_TEKENS
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen

NAMEN = {"triage": "Triage", "afwegingskader": "Afwegingskader meldcode", "impactmeting": "Impactmeting"}
GEBRUIK = {"triage": ("triage", "triages"), "afwegingskader": ("meldcode", "meldcodes"),
           "impactmeting": ("meting", "metingen")}  # fmt: skip


def groep(rij: VersieRij) -> str:
    """Under which heading a version stands."""
    return f"{NAMEN[rij.soort]} · {rij.locatie or 'hele stad'}"


def beeld(rij: VersieRij, *, vandaag: date) -> Regel:
    """One version: since when, by whom, how often it was used, and whether it is in use."""
    sinds = dag_in_woorden(lokaal(rij.vanaf).date(), vandaag)
    door = f"door {rij.door}" if rij.door else "met het programma meegekomen"
    een, meer = GEBRUIK[rij.soort]
    titel = samen(" ", "Versie", ZoalsGetypt(rij.versie))
    if rij.leeg:
        let_op = "Dit team stelt geen eigen vragen meer"
        return Regel(titel=titel, rechts=f"sinds {sinds}", onder=door, pil="gestopt", verder=let_op)
    past = rij.past or not rij.in_gebruik
    return Regel(
        titel=titel,
        rechts=f"sinds {sinds}",
        onder=f"{door} · {rij.triages} {een if rij.triages == 1 else meer}",
        pil="in gebruik" if rij.in_gebruik and past else "",
        let_op="" if past else "Past niet meer bij de stedelijke lijst en wordt niet gevraagd",
    )


def lees_bestand(pad: Path) -> str:
    """The text of a file. Raises Weigering when it is no text, Storing when it cannot be read."""
    try:
        if pad.stat().st_size > 4 * MEEST_TEKENS:
            raise Weigering("Dit bestand is te groot voor een vragenlijst.")
        return pad.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Weigering("Dit bestand is geen gewone tekst. Bewaar het als tekst (UTF-8).") from None
    except OSError:
        raise Storing("Dit bestand kan niet gelezen worden.", uitweg="Kies een ander bestand.") from None
