"""Mijn werk: what was handed over is picked up by one person, put back, and ended with a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.gezin import de_vries, zet
from tests.services import triages
from tests.services.collega import Collega, aan_het_werk
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import LeesContact
from wijdesk.models.opdrachten.huis import MaakLocatie, MaakOngedaan
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.triage import BeantwoordConsult, VraagConsult
from wijdesk.models.opdrachten.werk import LeesWerk, LegWerkTerug, PakWerkOp, RondWerkAf
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.werk import WerkRij
from wijdesk.ui.agendaregel import waarom_niet, wegen


@pytest.fixture
def collega(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, "entree")
    yield ander
    ander.sluit()


def werk(bureau: Bureau, *, ook_afgerond: bool = False) -> list[WerkRij]:
    rijen = bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id, ook_afgerond=ook_afgerond))
    return list(rijen)


def open_werk(bureau: Bureau, uitkomst: str = "naar triage") -> WerkRij:
    bureau.doe(winkel.contact(bureau, uitkomst=uitkomst))
    return werk(bureau)[-1]


def test_that_what_was_handed_over_waits_oldest_first_with_what_one_needs_to_begin(bureau: Bureau, klok: Klok) -> None:
    for uitkomst in ("terugbelverzoek", "naar triage", "signaal", "zelf beantwoord"):
        bureau.doe(winkel.contact(bureau, uitkomst=uitkomst, melder_telefoon="050 312 3456"))
        klok.verzet(60_000)
    rijen = werk(bureau)
    assert [rij.soort for rij in rijen] == ["terugbelverzoek", "triage", "signaal"]
    eerste = rijen[0]
    assert (eerste.persoon, eerste.telefoon) == ("Jantje van der Meulen", "050 312 3456")
    assert (eerste.toelichting, eerste.stand, eerste.medewerker) == ("Kan de huur niet betalen", "open", "")


def test_that_advice_that_was_asked_stands_in_the_work_of_who_may_give_it(bureau: Bureau, klok: Klok) -> None:
    triage = triages.begin(bureau)
    vraag_id = bureau.doe(VraagConsult(id=bureau.wereld.ids(), vraag="Is dit een taak voor ons?", triage_id=triage))
    mijn = LeesTermijnen(bereik="mijn", tot="2026-03-09")
    assert not [rij for rij in bureau.lees(mijn) if rij.soort == "advies"]
    with aan_het_werk(bureau, "gedragswetenschapper", naam="Kim Bos") as kim:
        (rij,) = kim.lees(mijn)
        assert (rij.soort, rij.bron_id, rij.onderwerp_id) == ("advies", vraag_id, triage)
        assert wegen(rij) == (("triage.open", triage),)
        assert waarom_niet(rij, "klaar").startswith("Dit is een vraag om uw advies")
        kim.doe(BeantwoordConsult(id=vraag_id, antwoord="Ja, begin klein"))
        assert kim.lees(mijn) == ()


def test_that_the_phone_of_the_inwoner_stands_in_when_the_melder_left_none(bureau: Bureau) -> None:
    invoer = PersoonInvoer(achternaam="Bos", telefoon="0612345678")
    bureau.doe(winkel.contact(bureau, uitkomst="terugbelverzoek", nieuwe_persoon=invoer))
    bureau.doe(winkel.contact(bureau, uitkomst="terugbelverzoek", nieuwe_persoon=None))
    assert [rij.telefoon for rij in werk(bureau)] == ["06 12345678", ""]


def test_that_what_cannot_be_opened_does_not_say_that_it_can(bureau: Bureau, collega: Collega) -> None:
    rij = open_werk(bureau)
    mijn = LeesWerk(locatie_id=bureau.medewerker.locatie_id)
    assert [(gezien.toelichting, gezien.dicht) for gezien in collega.lees(mijn)] == [("", True)]
    assert rij.persoon_id is not None
    zet(bureau, Persoon, rij.persoon_id, afgeschermd=True)
    assert [(gezien.toelichting, gezien.dicht) for gezien in collega.lees(mijn)] == [("", False)]
    with pytest.raises(Weigering):
        collega.lees(LeesContact(id=rij.contact_id))


def test_that_one_person_picks_up_and_nobody_can_take_it_then(bureau: Bureau, collega: Collega) -> None:
    rij = open_werk(bureau)
    collega.doe(PakWerkOp(id=rij.id))
    assert [(gezien.stand, gezien.medewerker) for gezien in werk(bureau)] == [("opgepakt", "Omar El Idrissi")]
    with pytest.raises(Weigering, match="al opgepakt"):
        bureau.doe(PakWerkOp(id=rij.id))


def test_that_what_is_put_back_is_open_for_everybody(bureau: Bureau, collega: Collega) -> None:
    rij = open_werk(bureau)
    with pytest.raises(Weigering):
        bureau.doe(LegWerkTerug(id=rij.id))
    bureau.doe(PakWerkOp(id=rij.id))
    bureau.doe(LegWerkTerug(id=rij.id))
    collega.doe(PakWerkOp(id=rij.id))
    assert werk(bureau)[0].medewerker == "Omar El Idrissi"


def test_that_it_ends_with_a_sentence_once_and_belongs_to_who_ended_it(bureau: Bureau, klok: Klok) -> None:
    rij = open_werk(bureau)
    with pytest.raises(Weigering) as weigering:
        bureau.doe(RondWerkAf(id=rij.id, uitkomst=" "))
    assert list(weigering.value.fouten) == ["uitkomst"]
    bureau.doe(RondWerkAf(id=rij.id, uitkomst=" Teruggebeld "))
    assert rauw(bureau, "SELECT uitkomst, afgerond_op, medewerker_id FROM werk") == [
        ("Teruggebeld", klok.nu, bureau.medewerker.id)
    ]
    assert werk(bureau) == []
    assert [gezien.stand for gezien in werk(bureau, ook_afgerond=True)] == ["afgerond"]
    for opdracht in (PakWerkOp(id=rij.id), LegWerkTerug(id=rij.id), RondWerkAf(id=rij.id, uitkomst="Nog eens")):
        with pytest.raises(Weigering):
            bureau.doe(opdracht)


def test_that_another_locatie_sees_only_what_its_own_people_picked_up(bureau: Bureau, collega: Collega) -> None:
    elders = bureau.doe(MaakLocatie(naam="Beijum"))
    eerste = open_werk(bureau)
    open_werk(bureau)
    assert collega.lees(LeesWerk(locatie_id=elders)) == ()
    collega.doe(PakWerkOp(id=eerste.id))
    assert [rij.id for rij in collega.lees(LeesWerk(locatie_id=elders))] == [eerste.id]


def test_that_picking_up_and_ending_can_be_undone_by_whoever_did_it_only(bureau: Bureau, collega: Collega) -> None:
    rij = open_werk(bureau)
    _, opgepakt = bureau.schrijf(PakWerkOp(id=rij.id))
    assert opgepakt.transactie is not None
    with pytest.raises(Weigering, match="collega"):
        collega.doe(MaakOngedaan(transactie=opgepakt.transactie))
    _, klaar = bureau.schrijf(RondWerkAf(id=rij.id, uitkomst="Gebeld"))
    assert klaar.transactie is not None
    with pytest.raises(Weigering, match="intussen verder gewijzigd"):
        bureau.doe(MaakOngedaan(transactie=opgepakt.transactie))
    for transactie in (klaar.transactie, opgepakt.transactie):
        bureau.doe(MaakOngedaan(transactie=transactie))
    assert rauw(bureau, "SELECT stand, medewerker_id, afgerond_op, uitkomst FROM werk") == [("open", None, None, "")]


def test_that_a_registration_somebody_is_working_on_is_not_undone(bureau: Bureau, collega: Collega) -> None:
    _, wijziging = bureau.schrijf(winkel.contact(bureau, uitkomst="naar triage"))
    collega.doe(PakWerkOp(id=werk(bureau)[0].id))
    assert wijziging.transactie is not None
    with pytest.raises(Weigering, match="intussen verder gewijzigd"):
        bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert len(werk(bureau)) == 1


def test_that_a_hand_over_knows_the_household_it_goes_on_in(bureau: Bureau) -> None:
    gezin = de_vries(bureau)
    bureau.doe(winkel.contact(bureau, uitkomst="naar lopende casus", nieuwe_persoon=None, persoon_id=gezin.zoon))
    open_werk(bureau)
    van_kind, van_ander = werk(bureau)
    assert (van_kind.huishouden_id, van_kind.open_casus) == (gezin.huishouden, True)
    assert (van_ander.huishouden_id, van_ander.open_casus) == (None, False)
