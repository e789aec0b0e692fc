"""What the law says of a request about one's own data: by when it is answered, who may ask, what may be asked. Pure.

Sources: AVG (Verordening (EU) 2016/679) art. 12 and 15 to 21, Jeugdwet art. 7.3.4 and 7.3.8 to 7.3.11; Verordening
(EEG) 1182/71 for counting.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from wijdesk.models.avgnabestaande import NABESTAANDE
from wijdesk.models.leeftijd import VOLWASSEN
from wijdesk.models.termijnen import Duur, loop, plus, regels, rest_in_woorden, schuif
from wijdesk.models.values import Id, leeftijd

REGEL = "avg-verzoek"
VERLENGING = 3
"""Months after the receipt an extended term ends at the latest: one and two more (art. 12 lid 3)."""

SOORTEN = {
    "inzage": ("Inzage", "AVG art. 15"),
    "rectificatie": ("Correctie", "AVG art. 16"),
    "verwijdering": ("Verwijdering", "AVG art. 17"),
    "beperking": ("Beperking", "AVG art. 18"),
    "overdraagbaarheid": ("Gegevens meenemen", "AVG art. 20"),
    "bezwaar": ("Bezwaar", "AVG art. 21"),
}
"""Code → (what people here call it, law)."""

WAT_GEVRAAGD = {
    "inzage": "te zien wat wij over u hebben opgeschreven",
    "rectificatie": "te verbeteren wat niet klopt",
    "verwijdering": "gegevens over u weg te halen",
    "beperking": "uw gegevens een tijd niet te gebruiken",
    "overdraagbaarheid": "de gegevens mee te geven die u zelf gaf",
    "bezwaar": "te stoppen met het gebruik van uw gegevens",
}
"""Code → what was asked, as a letter says it after "U hebt ons gevraagd"."""

HOEDANIGHEDEN = {
    "zelf": "De inwoner zelf",
    "ouder": "Ouder of voogd",
    "vertegenwoordiger": "Wettelijk vertegenwoordiger (curator, mentor, bewindvoerder)",
    "gemachtigde": "Gemachtigde",
    NABESTAANDE: "Nabestaande",
}

IDENTITEIT = {
    "bekend": "Persoonlijk bekend bij een collega",
    "legitimatie": "Paspoort, identiteitskaart of rijbewijs gezien",
    "digid": "Via DigiD",
    "vragen": "Met vragen die alleen de inwoner kan weten",
}
"""How it was established who asks. A copy of a passport is not kept (AVG art. 5 lid 1 onder c)."""

BESLUITEN = {
    "toegewezen": "Toegewezen",
    "deels": "Deels toegewezen",
    "afgewezen": "Afgewezen",
    "ingetrokken": "Ingetrokken door wie vroeg",
}
TOEGEWEZEN = frozenset({"toegewezen", "deels"})
UITGEGEVEN = frozenset({"inzage", "overdraagbaarheid"})
"""Requests of which the answer is a record that goes out."""
IN_TE_ZIEN = UITGEGEVEN | {"rectificatie"}
"""Requests to which a record to look through belongs."""

TONEN, BEDEKKEN, SAMENVATTEN = "tonen", "bedekken", "samenvatten"

TWAALF, ZESTIEN = 12, 16


# Days ----------------------------------------------------------------------------------------------------------------


def eerste_uiterlijk(ontvangen: date) -> date:
    """The last day to answer: a month after the receipt, past weekends and holidays."""
    fataal = loop(regels()[REGEL], ontvangen, vandaag=ontvangen).fataal
    assert fataal is not None  # noqa: S101  # nothing stands still here
    return fataal


def laatste_uiterlijk(ontvangen: date) -> date:
    """The last day an extended term can end."""
    return schuif(plus(ontvangen, Duur(VERLENGING, "maanden")))


def uiterlijk(ontvangen_op: str, verlengd_tot: str = "") -> date:
    """By when a request is answered (both days ISO; the second empty when it was not extended)."""
    return date.fromisoformat(verlengd_tot) if verlengd_tot else eerste_uiterlijk(date.fromisoformat(ontvangen_op))


def in_woorden(ontvangen_op: str, verlengd_tot: str, vandaag: date) -> str:
    """What is left of the term: "nog 3 dagen (do 4 dec)", "2 dagen te laat (ma 1 dec)"."""
    return rest_in_woorden(uiterlijk(ontvangen_op, verlengd_tot), vandaag)


# Who may ask ---------------------------------------------------------------------------------------------------------


def wie_vraagt(hoedanigheid: str, geboortedatum: str, op: date) -> str:
    """What to look at before answering, by age and capacity; empty when there is nothing.

    Under 12 the parents with gezag ask, from 12 to 15 parent and child, from 16 the young person (Jeugdwet art. 7.3.4
    and 7.3.11).
    """
    if hoedanigheid == NABESTAANDE:
        return ""  # `avgnabestaande.let_op`
    jaren = leeftijd(geboortedatum, op)
    if jaren is None:
        return "De geboortedatum is niet (helemaal) bekend. Ga na hoe oud de inwoner is: dat bepaalt wie mag vragen."
    match hoedanigheid:
        case "zelf" if jaren < TWAALF:
            zin = f"De inwoner is {jaren}. Tot 12 jaar vragen de ouders met gezag (Jeugdwet art. 7.3.4)."
        case "ouder" if jaren >= VOLWASSEN:
            zin = f"De inwoner is {jaren}. Voor een volwassene kan een ouder alleen met een machtiging vragen."
        case "ouder" if jaren >= ZESTIEN:
            zin = f"De inwoner is {jaren} en beslist zelf (Jeugdwet art. 7.3.4). Een ouder heeft een machtiging nodig."
        case "ouder" if jaren >= TWAALF:
            zin = f"De inwoner is {jaren}. Vraag ook het kind zelf wat de ouder mag zien (Jeugdwet art. 7.3.4)."
        case "ouder":
            zin = "Ga na of deze ouder gezag heeft over het kind."
        case "gemachtigde":
            zin = "Vraag de machtiging, en leg vast dat u haar zag; bewaar de machtiging zelf niet."
        case "vertegenwoordiger":
            zin = "Vraag het besluit van de rechter (curatele, mentorschap, bewind) te mogen zien."
        case _:
            zin = ""
    return zin


def mag_niet_vragen(hoedanigheid: str, geboortedatum: str, op: date) -> bool:
    """Whether somebody cannot be granted anything in this capacity: a parent of who is 16 or older."""
    jaren = leeftijd(geboortedatum, op)
    return jaren is not None and (hoedanigheid == "ouder" and jaren >= ZESTIEN)


# What of others is shown ---------------------------------------------------------------------------------------------


def voorstel_voor_lid(geboortedatum: str, op: date, *, heeft_gezag: bool, afgeschermd: bool) -> tuple[str, str]:
    """What is proposed for what is written of another member of the household, and why.

    `heeft_gezag`: whoever it is about has gezag over that member, and asks for themselves or as parent.
    """
    if afgeschermd:
        return BEDEKKEN, "afgeschermd: wie of waar dit is, mag niemand horen"
    jaren = leeftijd(geboortedatum, op)
    if heeft_gezag and jaren is not None and jaren < TWAALF:
        return TONEN, f"kind van {jaren}, onder het gezag van de inwoner"
    if heeft_gezag and jaren is not None and jaren < ZESTIEN:
        return BEDEKKEN, f"kind van {jaren}: vraag ook het kind zelf (Jeugdwet art. 7.3.4)"
    if jaren is not None and jaren < VOLWASSEN:
        wie = "beslist zelf" if jaren >= ZESTIEN else "de inwoner heeft geen gezag over dit kind"
        return BEDEKKEN, f"kind van {jaren}: {wie}"
    return BEDEKKEN, "een ander; vraag of dit gedeeld mag worden"


# Places --------------------------------------------------------------------------------------------------------------


def plek_van(soort: str, rij: Id, veld: str) -> str:
    """How a place in a record is written: noun, row and field."""
    return f"{soort}/{rij.hex()}/{veld}"


def afdruk_van(delen: Iterable[str]) -> str:
    """The fingerprint (hex) of what stands at a place."""
    return hashlib.sha256("\x1f".join(delen).encode()).hexdigest()


def keuze_id(verzoek_id: Id, plek: str) -> Id:
    """The id of the one row about this place for this request."""
    return Id(hashlib.sha256(verzoek_id + plek.encode()).digest()[:16])


_TEKENS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without letters that look like a digit."""


def verzoeknummer(id_: Id, jaar: int) -> str:
    """What people call a request: "AVG26-7KQ4M", the year it came in and five signs of its id."""
    rest = int.from_bytes(id_[-4:], "big")
    tekens = "".join(_TEKENS[rest >> 5 * plek & 31] for plek in reversed(range(5)))
    return f"AVG{jaar % 100:02d}-{tekens}"
