"""What the card and the edit form of a person hold: values from a row, what differs, what can be begun from it.

No widget: values in, values out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.rows.agressie import WaarschuwingRij
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.persoon import GEEN_ADRES, PersoonKaart, PersoonRij
from wijdesk.models.values import Id, adres_in_woorden, datum_in_woorden, leeftijd

VELDEN = tuple(veld.name for veld in fields(PersoonInvoer))

EIST: Mapping[str, str] = {
    "inwoner.contact": "contact.registreren",
    "inwoner.wijzigen": "persoon.schrijven",
    "inwoner.agressie": "agressie.melden",
    "inwoner.samenvoegen": "persoon.samenvoegen",
}
"""What is done on the card itself → the right it needs."""
KLACHT, KLACHT_RECHT = "klacht.nieuw", "klacht"
BEGINT = (
    ("signaal.melden", "signaal", "Signaal melden", "S", "signaal.nieuw", "megaphone", "zorgen overlast registreren"),
    ("opschalen", "opschalen", "Opschalen", "O", "opschaling.open", "trending-up", "ladder escaleren"),
    ("avg|contact.registreren", "avg", "AVG-verzoek", "G", "avg.nieuw", "lock", "privacy inzage gegevens verwijderen"),
    ("desk.openen", "ken_ik", "Ik ken deze inwoner", "K", "band.meld", "users", "familie bekende belang collega zelf"),
    ("log.lezen", "wie_zag", "Wie zag dit?", "L", "inzage.overzicht", "eye", "logboek log bekeken gegevens overzicht"),
    ("meldcode", "meldcode", "Meldcode", "M", "meldcode.begin", "shield-alert", "huiselijk geweld kindermishandeling"),
    ("klacht|contact.registreren", "klacht", "Klacht", "H", KLACHT, "message-square", "klachten ontevreden ongenoegen"),
)
"""What begins for whose card it is: (one of these rights, name, text, key, request, icon, words to find it by)."""
MET_NAAM = frozenset({"avg.nieuw", KLACHT})
"""Requests that say how somebody is called as well."""

DAGEN = frozenset({"geboortedatum", "overleden_op"})
"""Fields that hold a day."""
HOOGSTENS_NIEUW = 5
"""A change of more contacts than this is an import: not a reason to open (and log) a card again."""

NIET_WIJZIGEN = (
    "Deze gegevens zijn beperkt: u mag ze nu niet wijzigen (AVG art. 18). Wil de inwoner dit zelf? "
    "Geef het door met AVG-verzoek (G)."
)
BEPERKT = "De inwoner vroeg om deze gegevens niet te gebruiken (AVG art. 18). U mag nog wel:"
ZORGEN = (
    ("agressie.melden", "agressie melden (A)"),
    ("signaal.melden", "een signaal melden (S)"),
    ("opschalen", "opschalen (O)"),
    ("meldcode", "de meldcode beginnen (M)"),
)
NOG_WEL = (
    ("contact.registreren", "een nieuw contact vastleggen, als de inwoner zelf komt of belt (C)"),
    ("avg|contact.registreren", "doorgeven wat de inwoner wil, met AVG-verzoek (G)"),
    ("inzage.nood", "het dossier openen als iemand gevaar loopt, met Noodinzage"),
)
"""What goes on though a record is not used: (one of these rights, words with the key)."""

ETIKETTEN: Mapping[str, str] = {
    "bsn": "BSN",
    "voornamen": "Voornamen",
    "roepnaam": "Roepnaam",
    "tussenvoegsel": "Tussenvoegsel",
    "achternaam": "Achternaam",
    "geboorte_tussenvoegsel": "Tussenvoegsel geboortenaam",
    "geboortenaam": "Geboortenaam",
    "geboortedatum": "Geboortedatum",
    "straat": "Straat",
    "huisnummer": "Huisnummer",
    "toevoeging": "Toevoeging",
    "postcode": "Postcode",
    "woonplaats": "Woonplaats",
    "telefoon": "Telefoon",
    "email": "E-mail",
    "taal": "Taal",
    "tolk_nodig": "Tolk nodig",
    "afgeschermd": "Afgeschermd",
    "overleden_op": "Overleden op",
}


def begin_met(verzoek: str, rechten: frozenset[str], persoon_id: Id, naam: str) -> tuple[str, tuple[object, ...]]:
    """What is asked of the window, with for whom. Who keeps the register of klachten writes a klacht in it; who does
    not, hands one over as a vraag at the desk.
    """
    if verzoek == KLACHT and KLACHT_RECHT not in rechten:
        verzoek = "contact.klacht.nieuw"
    return verzoek, ("persoon", persoon_id, *((naam,) if verzoek in MET_NAAM else ()))


def invoer_van(persoon: PersoonRij) -> PersoonInvoer:
    """The row as a form holds it; the BSN stays masked as it was given."""
    return PersoonInvoer(**{naam: getattr(persoon, naam) for naam in VELDEN})


def verschil(was: PersoonInvoer, nu: PersoonInvoer) -> dict[str, Any]:
    """The fields that differ, with their new value."""
    return {naam: getattr(nu, naam) for naam in VELDEN if getattr(nu, naam) != getattr(was, naam)}


def verzoen(
    gezien: PersoonInvoer, elders: PersoonInvoer, getypt: PersoonInvoer
) -> tuple[PersoonInvoer, tuple[str, ...]]:
    """What the form holds after the row changed elsewhere, and the typed fields that changed there as well.

    What was typed stays; a field that was not touched takes the new value.
    """
    aangeraakt = verschil(gezien, getypt)
    anders = verschil(gezien, elders)
    return replace(elders, **aangeraakt), tuple(naam for naam in aangeraakt if naam in anders)


def waarde_in_woorden(naam: str, waarde: object) -> str:
    """A value as one reads it."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if naam in DAGEN:
        return datum_in_woorden(str(waarde))
    return str(waarde)


def adres(persoon: PersoonRij) -> str:
    """The address on one line, or that this viewer may not know it."""
    if persoon.adres_verborgen:
        return GEEN_ADRES
    return adres_in_woorden(
        persoon.straat, persoon.huisnummer, persoon.toevoeging, persoon.postcode, persoon.woonplaats
    )


def geboren(persoon: PersoonRij, vandaag: date) -> str:
    """Birth date with age: "12-05-1984 (41 jaar)"; empty when unknown."""
    if not persoon.geboortedatum:
        return ""
    jaren = None if persoon.overleden_op else leeftijd(persoon.geboortedatum, vandaag)
    datum = datum_in_woorden(persoon.geboortedatum)
    return datum if jaren is None else f"{datum} ({jaren} jaar)"


def verschillen(een: PersoonRij, ander: PersoonRij) -> tuple[tuple[str, str, str, bool], ...]:
    """Two records side by side: (label, one value, the other, whether that differs); empty pairs are left out."""
    uit = []
    for naam in VELDEN:
        links, rechts = (waarde_in_woorden(naam, getattr(rij, naam)) for rij in (een, ander))
        leeg = ("", "nee") if naam in {"tolk_nodig", "afgeschermd"} else ("",)
        if links in leeg and rechts in leeg:
            continue
        uit.append((ETIKETTEN[naam], links, rechts, links != rechts))
    return tuple(uit)


def zonder_contacten(rechten: frozenset[str]) -> str:
    """What stands in the place of earlier contacts, for somebody with these rights."""
    if "contact.lezen" not in rechten:
        return "Met uw rol ziet u geen eerdere contacten."
    begin = "\nMet C begint u een nieuw contact." if "contact.registreren" in rechten else ""
    return f"Nog geen eerdere contacten.{begin}"


def wat_mag(rechten: frozenset[str]) -> str:
    """What somebody with these rights may still do with a record that is not used, one a line."""

    def mag(rijen: tuple[tuple[str, str], ...]) -> list[str]:
        return [wat for recht, wat in rijen if not rechten.isdisjoint(recht.split("|"))]

    zorgen = mag(ZORGEN)
    return "\n".join([BEPERKT, *(f"• {wat}" for wat in (*mag(NOG_WEL), ", ".join(zorgen)) if wat)])


def waarschuwing_in_woorden(rij: WaarschuwingRij) -> str:
    """What to know before the talk: "Pandverbod tot 12-04-2026 (Selwerd). Hulp kan via een ander kanaal."."""
    if rij.maatregel == "pandverbod":
        waar = f" ({', '.join(rij.locaties)})" if rij.locaties else ""
        wat = f"Pandverbod t/m {datum_in_woorden(rij.tot)}{waar}. Hulp blijft mogelijk via een ander kanaal."
    else:
        maatregel = "Geen maatregel" if rij.maatregel == "geen" else rij.maatregel.capitalize()
        tot = f", geldt tot en met {datum_in_woorden(rij.tot)}" if rij.tot else ""
        wat = f"{maatregel} na agressie ({rij.soort}) op {datum_in_woorden(rij.datum)}{tot}."
    return f"⚠ {wat} {rij.omschrijving}".strip()


def raakt(kaart: PersoonKaart, wijziging: Wijziging) -> bool:
    """Whether what was written can be about whom this card is of."""
    soorten = wijziging.per_soort
    bekend = {vraag.contact_id for vraag in kaart.vragen} | {vraag.id for vraag in kaart.vragen}
    contacten = soorten.get("contact", frozenset()) | soorten.get("vraag", frozenset())
    return (
        kaart.persoon.id in soorten.get("persoon", ())
        or not bekend.isdisjoint(contacten)
        or any(0 < len(soorten.get(soort, ())) <= HOOGSTENS_NIEUW for soort in ("contact", "agressie", "avgverzoek"))
        or (bool(kaart.beperkt) and "inzagegrond" in soorten)
    )
