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
from wijdesk.models.rows.persoon import GEEN_ADRES, PersoonRij
from wijdesk.models.values import adres_in_woorden, datum_in_woorden, leeftijd

VELDEN = tuple(veld.name for veld in fields(PersoonInvoer))

BEGINT = (
    ("signaal.melden", "signaal", "Signaal melden", "S", "signaal.nieuw", "megaphone", "zorgen overlast registreren"),
    ("opschalen", "opschalen", "Opschalen", "O", "opschaling.open", "trending-up", "ladder escaleren"),
    ("meldcode", "meldcode", "Meldcode", "M", "meldcode.begin", "shield-alert", "huiselijk geweld kindermishandeling"),
)
"""What begins for whose card it is: (right, name, text, key, request, icon, words to find it by)."""

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
}


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
    if naam == "geboortedatum":
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
    jaren = leeftijd(persoon.geboortedatum, vandaag)
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


def waarschuwing_in_woorden(rij: WaarschuwingRij) -> str:
    """What to know before the talk: "Pandverbod tot 12-04-2026 (Selwerd). Hulp kan via een ander kanaal."."""
    if rij.maatregel == "pandverbod":
        waar = f" ({', '.join(rij.locaties)})" if rij.locaties else ""
        wat = f"Pandverbod t/m {datum_in_woorden(rij.tot)}{waar}. Hulp blijft mogelijk via een ander kanaal."
    else:
        wat = f"{rij.maatregel.capitalize()} na agressie ({rij.soort}) op {datum_in_woorden(rij.datum)}."
    return f"⚠ {wat} {rij.omschrijving}".strip()
