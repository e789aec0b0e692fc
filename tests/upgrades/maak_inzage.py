"""Who may see what, and what goes away, in the stored file: one of everything that can be written about it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from wijdesk.app.bureau import Bureau, ontgrendel
from wijdesk.models.instellingen import VERGRENDEL_NA
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, BewaarAvgverzoek, MeldAvgverzoek, VoegAantekeningToe
from wijdesk.models.opdrachten.belang import MeldBelang
from wijdesk.models.opdrachten.bewaren import (
    BesluitRegel,
    GeefVernietigakkoord,
    LeesVernietiglijst,
    LeesVernietiglijsten,
    MaakVerzoeklijst,
    VernietigDossier,
    ZetBlokkade,
)
from wijdesk.models.opdrachten.instelling import ZetInstelling
from wijdesk.models.opdrachten.inzage import OpenInNood
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer
from wijdesk.models.values import Id, lokaal

COLLEGA = "Ans Vrolijk"
GEVRAAGD = "Ik wil weten wat u over mij hebt"
AANTEKENING = "Dat heb ik zo niet gezegd"
NOOD = "De politie staat voor de deur"
WEG = "Herfst"


def maak_collega(bureau: Bureau, wachtwoord: str) -> None:
    """Who agrees to the list later."""
    bureau.maak_medewerker(COLLEGA, wachtwoord, ("privacybeheerder",), bureau.medewerker.locatie_id)


def maak_inzage(bureau: Bureau) -> None:
    """A tie, an emergency, a hold, requests, a setting; and a list that a colleague has yet to agree to."""
    kennis, vraagt, gaat = (_mens(bureau, naam) for naam in ("Zomer", "Winter", WEG))
    bureau.doe(ZetInstelling(waarden=((VERGRENDEL_NA, "15"),)))
    bureau.doe(MeldBelang(id=bureau.wereld.ids(), persoon_id=kennis, soort="familie", toelichting="Neef"))
    bureau.doe(OpenInNood(persoon_id=vraagt, reden=NOOD))
    bureau.doe(ZetBlokkade(soort="persoon", id=vraagt, reden="bezwaar of beroep", toelichting="Loopt nog"))
    bureau.doe(MeldAvgverzoek(id=bureau.wereld.ids(), soort="inzage", persoon_id=vraagt, gevraagd=GEVRAAGD))
    bureau.doe(VoegAantekeningToe(id=bureau.wereld.ids(), persoon_id=vraagt, tekst=AANTEKENING))
    vandaag = lokaal(bureau.wereld.klok()).date()
    verzoek = bureau.wereld.ids()
    bureau.doe(
        BewaarAvgverzoek(
            id=verzoek, soort="verwijdering", persoon_id=gaat, gevraagd="Gooi alles weg",
            ontvangen_op=(vandaag - timedelta(days=3)).isoformat(), identiteit="legitimatie",
        )
    )  # fmt: skip
    bureau.doe(BeslisAvgverzoek(id=verzoek, besluit="toegewezen", reden="Niets hoeft bewaard te blijven"))
    bureau.doe(MaakVerzoeklijst(verzoek_id=verzoek))
    for regel in _regels(bureau):
        bureau.doe(BesluitRegel(id=regel, besluit="weg"))


def maak_weg(map_: Path, wachtwoord: str) -> None:
    """The colleague agrees to the list and carries it out."""
    bureau = ontgrendel(map_, COLLEGA, wachtwoord)
    try:
        (lijst,) = bureau.lees(LeesVernietiglijsten())
        bureau.doe(GeefVernietigakkoord(id=lijst.id))
        for regel in _regels(bureau):
            bureau.doe(VernietigDossier(id=regel))
    finally:
        bureau.sluit()


def _mens(bureau: Bureau, achternaam: str) -> Id:
    return bureau.doe(MaakPersoon(invoer=PersoonInvoer(roepnaam="Loes", achternaam=achternaam)))


def _regels(bureau: Bureau) -> list[Id]:
    (lijst,) = bureau.lees(LeesVernietiglijsten())
    return [regel.id for regel in bureau.lees(LeesVernietiglijst(id=lijst.id)).regels]
