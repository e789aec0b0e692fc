"""The contact being registered, without a screen."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.bureau import nummer_id
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.ui.panels.inloop.gesprek import Gesprek, VraagConcept, van_json
from wijdesk.ui.panels.inloop.keuzes import keuze_van, keuzes

ZELF = "Inwoner / zelfmelder"


@pytest.fixture
def gesprek() -> Gesprek:
    return maak()


def maak() -> Gesprek:
    return Gesprek(
        id=nummer_id(7),
        locatie_id=nummer_id(1),
        ontvangen=1_772_438_400_000,
        kanaal="balie/inloop",
        melder=ZELF,
        zelfmelder=ZELF,
    )


def vul(gesprek: Gesprek, uitkomst: str = "zelf beantwoord") -> VraagConcept:
    vraag = gesprek.vragen[0]
    vraag.toelichting, vraag.meldingtype, vraag.uitkomst = " hulp bij brief ", "Financiën", uitkomst
    return vraag


def test_that_a_fresh_contact_is_empty_and_says_what_it_misses(gesprek: Gesprek) -> None:
    assert gesprek.leeg
    assert set(gesprek.fouten()) == {"persoon_id", "vragen.0.meldingtype", "vragen.0.uitkomst"}


def test_that_a_complete_contact_becomes_the_request(gesprek: Gesprek) -> None:
    gesprek.kies_inwoner(nummer_id(9), naam="Jan Bos", telefoon="")
    vul(gesprek)
    assert gesprek.fouten() == {}
    opdracht = gesprek.naar_opdracht()
    assert (opdracht.id, opdracht.concept_id, opdracht.persoon_id) == (nummer_id(7), nummer_id(7), nummer_id(9))
    assert opdracht.nieuwe_persoon is None
    assert [vraag.toelichting for vraag in opdracht.vragen] == ["hulp bij brief"]


def test_that_empty_extra_vragen_are_left_out_and_errors_find_their_place(gesprek: Gesprek) -> None:
    gesprek.kies_anoniem()
    gesprek.voeg_vraag_toe()
    gesprek.voeg_vraag_toe()
    gesprek.vragen[2].toelichting = "derde"
    assert set(gesprek.fouten()) == {"vragen.2.meldingtype", "vragen.2.uitkomst"}
    gesprek.vragen[2].kies_meldingtype("Wonen")
    gesprek.vragen[2].kies_uitkomst("signaal")
    assert len(gesprek.naar_opdracht().vragen) == 1
    assert gesprek.plek_in_scherm(0) == 2


def test_that_a_proposal_never_overwrites_a_choice(gesprek: Gesprek) -> None:
    vraag = gesprek.vragen[0]
    assert vraag.stel_voor("Wonen", "om het woord")
    assert vraag.meldingtype == "Wonen"
    vraag.kies_meldingtype("Overlast")
    vraag.stel_voor("Financiën", "om een ander woord")
    assert (vraag.meldingtype, vraag.voorstel) == ("Overlast", "Financiën")
    vraag.kies_meldingtype("")
    vraag.stel_voor("Financiën", "om een ander woord")
    assert vraag.meldingtype == "Financiën"
    vraag.stel_voor("", "")
    assert vraag.meldingtype == ""


def test_that_onbekend_is_never_there_by_itself(gesprek: Gesprek) -> None:
    assert gesprek.vragen[0].meldingtype == ""
    assert "meldingtype" in str(gesprek.fouten())


def test_that_doorverbonden_asks_if_it_worked_and_forgets_it_with_another_outcome(gesprek: Gesprek) -> None:
    gesprek.kies_anoniem()
    vraag = vul(gesprek, "doorverbonden")
    assert list(gesprek.fouten()) == ["vragen.0.gelukt"]
    vraag.gelukt = False
    assert gesprek.naar_opdracht().vragen[0].gelukt is False
    vraag.kies_uitkomst("klacht")
    assert gesprek.naar_opdracht().vragen[0].gelukt is None


def test_that_terugbellen_needs_a_number_from_somewhere(gesprek: Gesprek) -> None:
    vul(gesprek, "terugbelverzoek")
    gesprek.kies_inwoner(nummer_id(9), naam="Jan", telefoon="")
    assert list(gesprek.fouten()) == ["vragen.0.melder_telefoon"]
    gesprek.melder_telefoon = "06 12345678"
    assert gesprek.fouten() == {}
    assert gesprek.naar_opdracht().melder_telefoon == "06 12345678"
    gesprek.melder_telefoon = ""
    gesprek.kies_nieuw(PersoonInvoer(achternaam="Bos", telefoon="050 3123456"))
    assert gesprek.fouten() == {}


def test_that_the_melder_has_no_name_when_it_is_the_inwoner(gesprek: Gesprek) -> None:
    gesprek.kies_anoniem()
    vul(gesprek)
    gesprek.melder_naam = "Agent Smit"
    assert gesprek.naar_opdracht().melder_naam == ""
    gesprek.melder = "Politie"
    assert gesprek.naar_opdracht().melder_naam == "Agent Smit"


def test_that_a_new_person_needs_some_name(gesprek: Gesprek) -> None:
    vul(gesprek)
    gesprek.kies_nieuw(PersoonInvoer(geboortedatum="1980"))
    assert list(gesprek.fouten()) == ["achternaam"]
    gesprek.kies_nieuw(replace(gesprek.nieuw, roepnaam=" Jan "))
    nieuw = gesprek.naar_opdracht().nieuwe_persoon
    assert nieuw is not None
    assert nieuw.roepnaam == "Jan"


def test_that_taking_vragen_out_always_leaves_one(gesprek: Gesprek) -> None:
    vul(gesprek)
    gesprek.voeg_vraag_toe()
    assert gesprek.actief == 1
    gesprek.haal_vraag_weg(1)
    assert gesprek.actief == 0
    assert gesprek.haal_vraag_weg(0).uitkomst == "zelf beantwoord"
    assert gesprek.vragen == [VraagConcept()]


@given(
    st.lists(st.builds(VraagConcept, toelichting=st.text(), uitkomst=st.sampled_from(["", "klacht", "doorverbonden"]),
                       gelukt=st.none() | st.booleans()), min_size=1, max_size=4),
    st.text(),
    st.sampled_from(["zoeken", "inwoner", "nieuw", "anoniem"]),
)  # fmt: skip
def test_that_a_draft_brings_everything_back(vragen: list[VraagConcept], tekst: str, wie: str) -> None:
    gesprek = maak()
    gesprek.vragen, gesprek.zoektekst, gesprek.wie = vragen, tekst, wie
    gesprek.nieuw = PersoonInvoer(achternaam=tekst, tolk_nodig=True)
    gesprek.persoon_id = nummer_id(4)
    gesprek.actief = len(vragen) - 1
    assert van_json(gesprek.naar_json(), zelfmelder=ZELF) == gesprek


@pytest.mark.parametrize("tekst", ["", "[]", "{}", '{"id": "zz"}', '{"id": 3}', "niet eens json"])
def test_that_an_unreadable_draft_is_left_alone(tekst: str) -> None:
    assert van_json(tekst, zelfmelder=ZELF) is None


def test_that_a_draft_of_another_version_loses_only_what_is_unknown(gesprek: Gesprek) -> None:
    vul(gesprek)
    inhoud = json.loads(gesprek.naar_json())
    inhoud["nieuw_veld"] = 1
    inhoud["vragen"][0]["nieuw_veld"] = 1
    del inhoud["zoektekst"]
    assert van_json(json.dumps(inhoud), zelfmelder=ZELF) == gesprek


def test_that_each_outcome_has_its_own_key() -> None:
    codes = ["zelf beantwoord", "verwezen naar basisvoorziening", "doorverbonden", "niet bereikt", "terugbelverzoek",
             "naar triage", "naar lopende casus", "signaal", "klacht", "niet verder gekomen",
             "iets nieuws"]  # fmt: skip
    gemaakt = keuzes(codes)
    assert [keuze.cijfer for keuze in gemaakt] == [*"1234567890", ""]
    assert len({keuze.letter for keuze in gemaakt}) == len(gemaakt)
    assert keuze_van("naar triage").hulp.startswith("Komt bij “Mijn werk”")
    assert keuze_van("zelf beantwoord").hulp == ""
    assert gemaakt[-1].tekst == "Iets nieuws"


def test_that_what_is_plainly_wrong_about_somebody_new_is_not_sent(gesprek: Gesprek) -> None:
    vul(gesprek)
    gesprek.kies_nieuw(PersoonInvoer(achternaam="Bakker", geboortedatum="31-02-1980", postcode="9712 AB"))
    assert gesprek.fouten() == {"geboortedatum": "Deze dag bestaat niet. Controleer de dag en de maand."}
