"""What the access log tells of, and one line of it (the fields of NEN 7513: who, what, whose, when, why, for whom).

A line holds ids, codes and counts, never what somebody typed or read: it outlives the dossier it is about.
"""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

INZIEN, ZOEKEN, AFDRUKKEN, UITVOER, KOPIEREN = "inzien", "zoeken", "afdrukken", "uitvoer", "kopiëren"
LIJST = "lijst"
"""Words of somebody that came by in a list, which nobody chose to open."""
AANMELDEN, AFMELDEN, MISLUKT, VERGRENDELD = "aanmelden", "afmelden", "mislukt", "vergrendeld"
DOEL, NOOD = "doel", "nood"
RECHTEN, SLEUTEL, INSTELLING = "rechten", "sleutel", "instelling"
AFSCHERMEN = "afschermen"
RESERVEKOPIE, HERSTEL, VERNIETIGEN, AVG, LOG = "reservekopie", "herstel", "vernietigen", "avg", "log"

WOORDEN: dict[str, str] = {
    INZIEN: "Bekeken",
    LIJST: "In een lijst gezien",
    ZOEKEN: "Gezocht",
    AFDRUKKEN: "Afgedrukt",
    UITVOER: "Als bestand bewaard",
    KOPIEREN: "Gekopieerd",
    AANMELDEN: "Aangemeld",
    AFMELDEN: "Afgemeld",
    MISLUKT: "Aanmelden mislukt",
    VERGRENDELD: "Vergrendeld",
    DOEL: "Doel opgegeven",
    NOOD: "Noodinzage",
    AFSCHERMEN: "Kaart afgeschermd of niet meer",
    RECHTEN: "Rechten gewijzigd",
    SLEUTEL: "Sleutel of wachtwoord",
    INSTELLING: "Instelling gewijzigd",
    RESERVEKOPIE: "Reservekopie",
    HERSTEL: "Gegevens hersteld",
    VERNIETIGEN: "Vernietigd",
    AVG: "AVG-verzoek",
    LOG: "Logboek bekeken",
}
"""Kind → the words people read."""
OVER_INWONER = (INZIEN, LIJST, AFDRUKKEN, UITVOER, KOPIEREN, DOEL, NOOD)
"""Kinds that tell that somebody saw a dossier, or asked to."""
HERSTELD = "toegang hersteld met de herstelsleutel"
"""`wat` of the line that the recovery key was used: from it follows what the beheerder is told."""
GEWEIGERD = "geweigerd"
"""`uitkomst` of what was asked and not given."""
VAST = frozenset({"toegang"})
"""Nouns of which rows are added and never changed: what happened is not taken back (NEN 7513)."""
NIEMAND = Id(bytes(16))
"""The medewerker of an attempt under a name nobody has."""


@dataclass(frozen=True, slots=True)
class Logregel:
    """One line for the access log: what was done, whose file it was (None: nobody's), and why.

    `grondslag`: a code of the list "inzagegrondslag". `namens_id`: the colleague on whose behalf. `aantal`: hits of a
    search, rows of an export, attempts. `medewerker_id` None is who is at work; `tijd` (ms UTC) None is when it is
    written; `id` is given where the line must not be written twice.
    """

    wat: str
    persoon_id: Id | None
    doel: str
    soort: str = INZIEN
    huishouden_id: Id | None = None
    namens_id: Id | None = None
    grondslag: str = ""
    uitkomst: str = ""
    aantal: int | None = None
    medewerker_id: Id | None = None
    tijd: int | None = None
    id: Id | None = None
