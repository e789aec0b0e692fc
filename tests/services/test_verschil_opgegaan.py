"""Work that arrives on what was merged or taken away meanwhile: told, moved along, taken apart again, or kept."""

from __future__ import annotations

import pytest

from tests import gezin, winkel
from tests.services.collega import aan_het_werk
from tests.services.tweebalies import MINUUT, Balies, wijzig
from wijdesk.models.opdrachten.contact import CorrigeerVraag, LeesContact, TrekContactIn
from wijdesk.models.opdrachten.huishouden import HaalHuishoudensUiteen, VoegHuishoudensSamen
from wijdesk.models.opdrachten.persoon import HaalPersonenUiteen, LeesPersoonKaart, VoegPersonenSamen, ZoekPersonen
from wijdesk.models.opdrachten.verschil import LeesVerschil, LeesVerschillen
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.verschil import CASUS, OPGEGAAN, VerschilRij
from wijdesk.models.values import Id
from wijdesk.services.verschil.bron import LAAT_STAAN, WEGHALEN

REDEN = "Twee keer ingeschreven"


def opgegaan(balies: Balies) -> list[VerschilRij]:
    return [rij for rij in balies.lijst() if rij.aard == OPGEGAAN]


def nagekomen(balies: Balies) -> tuple[Id, Id]:
    """Two cards: the first desk made one of them, while the other worked on the one that went."""
    blijft, weg = (gezin.persoon(balies.een, naam, achternaam="Weg") for naam in ("Ineke", "Jannie"))
    balies.ontmoet()
    balies.een.doe(VoegPersonenSamen(blijft=blijft, weg=weg, reden=REDEN))
    balies.klok.verzet(MINUUT)
    wijzig(balies.ander, weg, telefoon="0612345678")
    balies.ander.doe(winkel.contact(balies.ander, persoon_id=weg))
    gezin.gezin(balies.ander, gezin.lid(weg, "ouder met gezag"))
    balies.ontmoet()
    return blijft, weg


def van(balies: Balies, persoon_id: Id) -> tuple[int, int]:
    """How many contacten and memberships a person has at the first desk."""
    tellen = (
        "SELECT count(*) FROM contact WHERE persoon_id = ?",
        "SELECT count(*) FROM huishoudlid WHERE persoon_id = ?",
    )
    contacten, leden = (winkel.rauw(balies.een, vraag, persoon_id)[0][0] for vraag in tellen)
    return contacten, leden


def test_that_work_on_a_card_that_was_merged_is_told_and_moves_along(balies: Balies) -> None:
    blijft, weg = nagekomen(balies)
    for bureau in (balies.een, balies.ander):
        assert [rij.titel for rij in balies.lijst(bureau)] == ["Gewerkt op een kaart die is samengevoegd"]
    detail = balies.lees(opgegaan(balies)[0].plek)
    waarden = {waarde.veld: waarde.tekst for waarde in detail.kanten[0].waarden}
    assert waarden["telefoon"] == "06 12345678"
    assert waarden["naar"] == "Ineke Weg"
    assert "1 × contact" in waarden["werk"]
    balies.beslis(detail, "mee")
    assert (van(balies, blijft), van(balies, weg)) == ((1, 1), (0, 0))
    assert balies.een.lees(LeesPersoonKaart(id=blijft)).persoon.telefoon == "06 12345678"
    assert balies.een.lees(ZoekPersonen(tekst="0612345678"))
    assert balies.is_bijgelegd()
    assert balies.lijst() == balies.lijst(balies.ander) == ()


def test_that_taking_the_cards_apart_settles_it_too_also_after_it_moved_along(balies: Balies) -> None:
    blijft, weg = nagekomen(balies)
    balies.beslis(balies.lees(opgegaan(balies)[0].plek), "mee")
    balies.een.doe(HaalPersonenUiteen(weg=weg, reden="Het zijn er toch twee"))
    assert (van(balies, blijft), van(balies, weg)) == ((0, 0), (1, 1))
    assert balies.is_bijgelegd()
    assert balies.lijst() == ()


def test_that_a_merge_that_everybody_knew_of_leaves_nothing_to_ask(balies: Balies) -> None:
    blijft, weg = (gezin.persoon(balies.een, naam, achternaam="Weg") for naam in ("Ineke", "Jannie"))
    balies.een.doe(winkel.contact(balies.een, persoon_id=weg))
    balies.ontmoet()
    balies.een.doe(VoegPersonenSamen(blijft=blijft, weg=weg, reden=REDEN))
    balies.ontmoet()
    balies.ander.doe(winkel.contact(balies.ander, persoon_id=blijft))
    balies.ontmoet()
    assert balies.lijst() == balies.lijst(balies.ander) == ()


def test_that_a_chain_of_merges_ends_at_the_card_that_is_shown(balies: Balies) -> None:
    drie = [gezin.persoon(balies.een, naam, achternaam="Keten") for naam in ("Cor", "Dirk", "Evert")]
    balies.een.doe(winkel.contact(balies.een, persoon_id=drie[2]))
    balies.ontmoet()
    balies.een.doe(VoegPersonenSamen(blijft=drie[0], weg=drie[1], reden=REDEN))
    balies.klok.verzet(MINUUT)
    balies.ander.doe(VoegPersonenSamen(blijft=drie[1], weg=drie[2], reden=REDEN))
    balies.ontmoet()
    balies.beslis(balies.lees(opgegaan(balies)[0].plek), "mee")
    assert [van(balies, id_)[0] for id_ in drie] == [1, 0, 0]
    assert balies.is_bijgelegd()


def test_that_a_casus_opened_in_a_household_that_was_merged_goes_on_where_it_went(balies: Balies) -> None:
    personen = [gezin.persoon(balies.een, naam) for naam in ("Bea", "Cas")]
    blijft, weg = (gezin.gezin(balies.een, gezin.lid(id_, "ouder met gezag")) for id_ in personen)
    balies.ontmoet()
    balies.een.doe(VoegHuishoudensSamen(blijft=blijft, weg=weg, reden=REDEN))
    balies.klok.verzet(MINUUT)
    casus = gezin.open_casus(balies.ander, weg)
    balies.ontmoet()
    (rij,) = balies.lijst()
    assert rij.titel == "Gewerkt in een huishouden dat is samengevoegd"
    balies.beslis(balies.lees(rij.plek), "mee")
    balies.ontmoet()
    keuze = balies.lees(balies.enige(CASUS).plek)
    balies.beslis(keuze, casus.hex())
    nu = gezin.lees(balies.een, blijft)
    assert nu.casus is not None
    assert nu.casus.id == casus
    assert balies.is_bijgelegd()
    assert balies.lijst() == ()
    balies.een.doe(HaalHuishoudensUiteen(weg=weg, reden="Het zijn er toch twee"))
    assert gezin.lees(balies.een, blijft).casus is None
    assert balies.is_bijgelegd()


def ingetrokken(balies: Balies) -> tuple[Id, Id]:
    """A registration taken back at one desk, while its vraag was corrected at the other."""
    uit = balies.een.doe(winkel.contact(balies.een))
    balies.ontmoet()
    balies.een.doe(TrekContactIn(id=uit.contact_id, reden="Vergissing"))
    balies.klok.verzet(MINUUT)
    balies.ander.doe(
        CorrigeerVraag(
            id=uit.vraag_ids[0],
            reden="Beter",
            toelichting="Ernstiger dan gedacht",
            meldingtype="Financiën",
            uitkomst="zelf beantwoord",
        )
    )
    balies.ontmoet()
    return uit.contact_id, uit.vraag_ids[0]


def status(balies: Balies, soort: str, id_: Id) -> str:
    return str(winkel.rauw(balies.een, f"SELECT status FROM {soort} WHERE id = ?", id_)[0][0])


def lijn(balies: Balies, titel: str) -> VerschilRij:
    (rij,) = [rij for rij in balies.lijst() if rij.titel == titel]
    return rij


def test_that_a_vraag_that_stays_brings_its_contact_back(balies: Balies) -> None:
    contact, vraag = ingetrokken(balies)
    balies.beslis(balies.lees(lijn(balies, "Vraag weggehaald en gewijzigd").plek), LAAT_STAAN)
    assert status(balies, "contact", contact) == status(balies, "vraag", vraag) == "actief"
    assert balies.een.lees(LeesContact(id=contact)).vragen[0].toelichting == "Ernstiger dan gedacht"
    assert balies.is_bijgelegd()
    assert balies.lijst() == ()


def test_that_a_contact_that_goes_after_all_takes_its_vraag_along(balies: Balies) -> None:
    contact, vraag = ingetrokken(balies)
    rij = lijn(balies, "Contact weggehaald en gebruikt")
    assert balies.lees(rij.plek).kanten[0].waarden[0].tekst == "1 × vraag"
    balies.beslis(balies.lees(rij.plek), WEGHALEN)
    assert status(balies, "contact", contact) == status(balies, "vraag", vraag) == "vervallen"
    assert balies.is_bijgelegd()
    assert balies.lijst() == ()


@pytest.mark.parametrize("kant", [LAAT_STAAN, WEGHALEN])
def test_that_somebody_taken_back_at_one_desk_and_worked_with_at_another_is_a_choice(balies: Balies, kant: str) -> None:
    id_ = gezin.persoon(balies.een, "Kees")
    balies.ontmoet()
    gezin.zet(balies.een, Persoon, id_, status="vervallen")
    balies.klok.verzet(MINUUT)
    balies.ander.doe(winkel.contact(balies.ander, persoon_id=id_))
    balies.ontmoet()
    rij = lijn(balies, "Persoon weggehaald en gebruikt")
    assert status(balies, "persoon", id_) == "actief"
    balies.beslis(balies.lees(rij.plek), kant)
    assert status(balies, "persoon", id_) == ("actief" if kant == LAAT_STAAN else "vervallen")
    assert balies.is_bijgelegd()
    assert balies.lijst() == ()


def test_that_somebody_who_may_not_know_what_hangs_on_it_is_not_told_what(balies: Balies) -> None:
    nagekomen(balies)
    with aan_het_werk(balies.een, "entree") as entree:
        (rij,) = [rij for rij in entree.lees(LeesVerschillen()).rijen if rij.aard == OPGEGAAN]
        waarden = {waarde.veld: waarde.tekst for waarde in entree.lees(LeesVerschil(plek=rij.plek)).kanten[0].waarden}
    assert waarden["werk"] == "1 × contact"
