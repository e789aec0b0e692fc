"""Makes the stored file of the present schema: run once per release that has a new revision, and keep the result.

    python -m tests.upgrades.maak

A folder `tests/upgrades/SCHEMA` then holds a small store of made-up people; `test_upgrades.py` opens every one of them.
A folder that is there is never made again: what it holds is what that release wrote.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.upgrades.maak_gezin import maak_gezinnen
from tests.upgrades.maak_inzage import maak_collega, maak_inzage, maak_weg
from tests.upgrades.maak_kwaliteit import maak_kwaliteit
from tests.upgrades.maak_meldingen import maak_meldingen
from tests.upgrades.maak_overleden import maak_overleden
from wijdesk.app.bureau import maak_winkel, ontgrendel
from wijdesk.app.wereld import Wereld, klok_nu
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.models.opdrachten.contact import BewaarConcept, CorrigeerVraag, RegistreerContact, VraagInvoer
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels, RondPartijAf
from wijdesk.models.opdrachten.kaart import BewaarVoorziening
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer, VoegPersonenSamen
from wijdesk.models.opdrachten.wachtrij import MeldWachtendeAan
from wijdesk.models.values import Id, lokaal
from wijdesk.store import keys
from wijdesk.store import verbinding as verb

HIER = Path(__file__).parent
WACHTWOORD = "zeven groene fietsen"
"""Opens the stored files; there are only made-up people in them."""
MEDEWERKER = "Sanne de Vries"
EERDER_MS = 100 * 24 * 3_600_000
"""Before the list was made: who agrees was there for more than three months."""


def maak(map_: Path) -> None:
    """A store with one of everything that the desk can write."""
    eerder = Wereld(klok=lambda: klok_nu() - EERDER_MS)
    maak_winkel(map_, locatie="Selwerd", medewerker=MEDEWERKER, wachtwoord=WACHTWOORD, wereld=eerder)
    bureau = ontgrendel(map_, MEDEWERKER, WACHTWOORD, eerder)
    try:
        maak_collega(bureau, WACHTWOORD)
    finally:
        bureau.sluit()
    bureau = ontgrendel(map_, MEDEWERKER, WACHTWOORD)
    try:
        hier = bureau.medewerker.locatie_id
        mensen = [
            bureau.doe(_contact(bureau.wereld.ids(), hier, bureau.wereld.klok(), naam, uitkomst)).persoon_id
            for naam, uitkomst in (("Meulen", "naar triage"), ("Molen", "zelf beantwoord"), ("Bakker", "signaal"))
        ]
        eerste, tweede, derde = (mens for mens in mensen if mens is not None)
        bureau.doe(VoegPersonenSamen(blijft=eerste, weg=tweede, reden="Zelfde geboortedatum en adres"))
        vraag = bureau.lees(LeesPersoonKaart(id=derde)).vragen[0].id
        bureau.doe(CorrigeerVraag(id=vraag, reden="Verkeerd gehoord", uitkomst="naar triage"))
        bureau.doe(MeldWachtendeAan(locatie_id=hier, naam="", persoon_id=eerste, waarvoor="Huur", urgentie=2))
        vandaag = lokaal(bureau.wereld.klok()).date().isoformat()
        bureau.doe(
            MeldAgressie(
                persoon_id=derde, locatie_id=hier, datum=vandaag, soort="verbaal", maatregel="pandverbod",
                omschrijving="Schold aan het loket", van=vandaag, tot=f"{int(vandaag[:4]) + 9}-12-31", locaties=(hier,),
            )
        )  # fmt: skip
        partij = bureau.doe(BeginPartij(soort="vragen", bestand="vragen.csv"))
        regel = {
            "nummer": "007", "ontvangen": "2020-12-31T23:30", "locatie": "Beijum", "kanaal": "telefoon",
            "melder": "Overig", "meldingtype": "Wonen", "direct_afgehandeld": "ja", "uitkomst": "zelf beantwoord",
            "toelichting": "Vraag over een kamer",
        }  # fmt: skip
        bureau.doe(ImporteerRegels(partij_id=partij, soort="vragen", regels=((2, regel),)))
        bureau.doe(RondPartijAf(partij_id=partij))
        maak_gezinnen(bureau, eerste)
        bureau.doe(
            BewaarVoorziening(id=bureau.wereld.ids(), soort="basisvoorziening", naam="Buurtkamer", gebieden="Selwerd")
        )
        maak_meldingen(bureau)
        maak_inzage(bureau)
        maak_kwaliteit(bureau, eerste)
        maak_overleden(bureau)
    finally:
        bureau.sluit()
    maak_weg(map_, WACHTWOORD)
    bureau = ontgrendel(map_, MEDEWERKER, WACHTWOORD)
    try:
        bureau.doe(BewaarConcept(id=bureau.wereld.ids(), soort="contact", inhoud='{"toelichting": "nog bezig"}'))
    finally:
        bureau.sluit()
    for los in map_.iterdir():
        if los.name not in (verb.BESTAND, keys.BESTAND):  # what a desk keeps beside its store
            los.unlink()


def _contact(id_: Id, hier: Id, nu: int, naam: str, uitkomst: str) -> RegistreerContact:
    return RegistreerContact(
        id=id_,
        locatie_id=hier,
        kanaal="balie/inloop",
        melder="Inwoner / zelfmelder",
        ontvangen=nu,
        nieuwe_persoon=PersoonInvoer(
            roepnaam="Jantje", tussenvoegsel="van der", achternaam=naam, geboortedatum="1980-05-12",
            straat="Eikenlaan", huisnummer="12", postcode="9741EA", woonplaats="Groningen",
        ),
        vragen=(VraagInvoer(toelichting="Kan de huur niet betalen", meldingtype="Financiën", uitkomst=uitkomst),),
    )  # fmt: skip


if __name__ == "__main__":
    doel = HIER / verb.SCHEMA
    if doel.exists():
        sys.exit(f"{doel.name} is there already, and stays as it is")
    maak(doel)
