"""What the generator makes: frozen rows with the columns of the import files, and nothing that knows a store."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.persoon import PersoonInvoer

KOLOMMEN_PERSONEN = (
    "nummer", "bsn", "voornamen", "roepnaam", "tussenvoegsel", "achternaam", "geboortedatum", "straat", "huisnummer",
    "toevoeging", "postcode", "woonplaats", "telefoon", "email",
)  # fmt: skip
KOLOMMEN_VRAGEN = (
    "nummer", "ontvangen", "locatie", "kanaal", "melder", "meldingtype", "direct_afgehandeld", "uitkomst",
    "toelichting", "persoon",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class VoorbeeldPersoon:
    """A made-up person. `huishouden` is shared by who live together; `geslacht`: "vrouw" or "man"."""

    nummer: str
    invoer: PersoonInvoer
    huishouden: int
    geslacht: str = ""

    def regel(self) -> dict[str, str]:
        """The row of the import file; a birth name goes behind the surname, as one writes it."""
        invoer = self.invoer
        eigen = f"{invoer.geboorte_tussenvoegsel} {invoer.geboortenaam}".strip()
        regel = {kolom: getattr(invoer, kolom) for kolom in KOLOMMEN_PERSONEN[1:]}
        regel["achternaam"] = f"{invoer.achternaam}-{eigen}" if eigen else invoer.achternaam
        return {"nummer": self.nummer, **regel}


@dataclass(frozen=True, slots=True)
class VoorbeeldVraag:
    """A made-up registration. `ontvangen` is Amsterdam time in ISO 8601; `persoon` is "" for anonymous."""

    nummer: str
    ontvangen: str
    locatie: str
    kanaal: str
    melder: str
    meldingtype: str
    direct_afgehandeld: bool
    uitkomst: str
    toelichting: str
    persoon: str

    def regel(self) -> dict[str, str]:
        """The row of the import file, direct_afgehandeld as ja or nee."""
        regel = {kolom: getattr(self, kolom) for kolom in KOLOMMEN_VRAGEN}
        return {**regel, "direct_afgehandeld": "ja" if self.direct_afgehandeld else "nee"}


@dataclass(frozen=True, slots=True)
class VoorbeeldWachtende:
    """Somebody on the waiting list of a location, aangemeld so many minutes ago. `persoon`: a nummer or ""."""

    locatie: str
    naam: str
    persoon: str
    waarvoor: str
    urgentie: int
    stand: str
    minuten_geleden: int


@dataclass(frozen=True, slots=True)
class VoorbeeldIncident:
    """A made-up agressie-incident; `van`, `tot` and `locaties` are filled for a pandverbod only."""

    datum: str
    locatie: str
    persoon: str
    soort: str
    maatregel: str
    omschrijving: str
    van: str = ""
    tot: str = ""
    locaties: tuple[str, ...] = ()


def schrijf_csv(rijen: Iterable[VoorbeeldPersoon | VoorbeeldVraag], pad: Path) -> int:
    """Writes an import file (UTF-8, comma, header row) and answers how many rows it holds.

    The kind follows from the first row; without rows the file gets the header of vragen.
    """
    stroom = iter(rijen)
    eerste = next(stroom, None)
    kolommen = KOLOMMEN_PERSONEN if isinstance(eerste, VoorbeeldPersoon) else KOLOMMEN_VRAGEN
    aantal = 0
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, kolommen)
        schrijver.writeheader()
        for rij in chain([eerste], stroom) if eerste else ():
            schrijver.writerow(rij.regel())
            aantal += 1
    return aantal
