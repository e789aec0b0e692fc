"""Walking through a triage in a real store: begun once, saved page by page, gone on with by somebody else."""

from __future__ import annotations

from typing import Any

import pytest

from tests import gezin as huis
from tests import winkel
from tests.conftest import Klok
from tests.services import triages as t
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.triage import (
    AntwoordInvoer,
    BeantwoordConsult,
    BeginTriage,
    BewaarBladzijde,
    HervatTriage,
    LeesConsulten,
    LeesTriagePapier,
    LeesTriages,
    NeemTriageOver,
    StaakTriage,
    TrekConsultIn,
    VraagConsult,
)
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.values import Id


@pytest.fixture
def omar(bureau: Bureau) -> Any:
    """A casemanager without the right to know who is hidden."""
    collega = Collega(bureau, "casemanager")
    yield collega
    collega.sluit()


@pytest.fixture
def noor(bureau: Bureau) -> Any:
    """A gedragswetenschapper."""
    collega = Collega(bureau, "gedragswetenschapper", naam="Noor Bakker")
    yield collega
    collega.sluit()


# Beginning ------------------------------------------------------------------------------------------------------------


def test_that_a_triage_of_a_vraag_begins_once_and_knows_what_is_known(bureau: Bureau) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    weer = bureau.doe(BeginTriage(id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, vraag_id=vraag_id))
    assert (weer.id, weer.bestond, weer.van_mij) == (id_, True, True)
    gelezen = t.lees(bureau, id_)
    assert (gelezen.over, gelezen.persoon_id, gelezen.leeftijd) == ("Jantje van der Meulen", persoon_id, 45)
    assert gelezen.vraag == "Kan de huur niet betalen"
    assert gelezen.meldingtype == "Financiën"
    assert gelezen.adres.startswith("Eikenlaan 12")
    assert gelezen.van_mij
    assert gelezen.mag_schrijven
    assert t.gesprek(gelezen).bladzijden


def test_that_what_waited_in_mijn_werk_is_picked_up_by_who_begins(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau)
    t.begin(bureau, vraag_id=vraag_id)
    (werk,) = bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))
    assert (werk.soort, werk.stand, werk.medewerker) == ("triage", "opgepakt", winkel.MEDEWERKER)


def test_that_a_triage_is_about_exactly_one_thing(bureau: Bureau) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    for waarover in ({}, {"vraag_id": vraag_id, "persoon_id": persoon_id}):
        with pytest.raises(Weigering, match="Kies waarover"):
            bureau.doe(BeginTriage(id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, **waarover))


@pytest.mark.parametrize("soort", ["vraag_id", "persoon_id", "huishouden_id", "signaal_id", "locatie_id"])
def test_that_a_triage_of_what_is_not_there_is_refused_in_words(bureau: Bureau, soort: str) -> None:
    velden: dict[str, Any] = {"locatie_id": bureau.medewerker.locatie_id, "vraag_id": None}
    velden |= {soort: bureau.wereld.ids()} | (
        {"persoon_id": huis.persoon(bureau, "Ali")} if soort == "locatie_id" else {}
    )
    with pytest.raises(Weigering, match="bestaat niet"):
        bureau.doe(BeginTriage(id=bureau.wereld.ids(), **velden))


def test_that_the_household_with_the_open_casus_comes_along(bureau: Bureau) -> None:
    persoon_id = huis.persoon(bureau, "Fatima")
    huis.gezin(bureau, huis.lid(persoon_id, "alleenstaande"))
    met = huis.gezin(bureau, huis.lid(persoon_id, "ouder met gezag"))
    huis.open_casus(bureau, met)
    gelezen = t.lees(bureau, t.begin(bureau, persoon_id=persoon_id))
    assert gelezen.huishouden_id == met
    assert [gezin.regisseur for gezin in gelezen.huishoudens] == [winkel.MEDEWERKER, ""]
    assert gelezen.huishoudens[0].casusnummer.startswith("C26-")


def test_that_beginning_for_a_person_again_goes_on_with_the_open_one(bureau: Bureau) -> None:
    persoon_id = huis.persoon(bureau, "Fatima")
    id_ = t.begin(bureau, persoon_id=persoon_id)
    assert t.begin(bureau, persoon_id=persoon_id) == id_


def test_that_a_triage_begun_by_mistake_is_undone_with_its_work(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau)
    opdracht = BeginTriage(id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, vraag_id=vraag_id)
    _, gedaan = bureau.schrijf(opdracht)
    bureau.doe(MaakOngedaan(transactie=gedaan.transactie or Id(b"")))
    (werk,) = bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))
    assert werk.stand == "open"
    with pytest.raises(Weigering, match="bestaat niet"):
        t.lees(bureau, opdracht.id)
    assert t.begin(bureau, vraag_id=vraag_id) != opdracht.id


# Saving ---------------------------------------------------------------------------------------------------------------


def test_that_a_page_is_kept_with_what_it_proposes_and_where_one_was(bureau: Bureau, klok: Klok) -> None:
    id_ = t.begin(bureau)
    nu = t.gesprek(t.lees(bureau, id_)).ga_naar("veiligheid").beantwoord("veilig", "nee").beantwoord("gevaar", "ja")
    t.bewaar(bureau, id_, nu, naar="besluit")
    klok.verzet(86_400_000)
    gelezen = t.lees(bureau, id_)
    assert (gelezen.voorstel_route, gelezen.voorstel_besluit) == ("spoed", "opschaling")
    assert gelezen.voorstel_redenen
    assert gelezen.bladzijde == "besluit"
    assert [(blad.bladzijde, blad.stand) for blad in gelezen.bladzijden] == [("veiligheid", "ingevuld")]
    assert t.gesprek(gelezen).antwoorden == nu.antwoorden


def test_that_saving_twice_writes_nothing_more(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    nu = t.gesprek(t.lees(bureau, id_)).beantwoord("aard", "klein")
    t.bewaar(bureau, id_, nu)
    (voor,) = winkel.rauw(bureau, "SELECT count(*) FROM mutatie")
    t.bewaar(bureau, id_, nu)
    assert winkel.rauw(bureau, "SELECT count(*) FROM mutatie") == [voor]


def test_that_an_answer_is_taken_back_and_given_again_in_the_same_row(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    nu = t.gesprek(t.lees(bureau, id_))
    for waarde in ("klein", "", "meer"):
        t.bewaar(bureau, id_, nu.beantwoord("aard", waarde))
        gelezen = t.lees(bureau, id_)
        assert t.gesprek(gelezen).antwoord("aard").waarde == waarde
        assert len(gelezen.bladzijden) == (1 if waarde else 0)
    assert winkel.rauw(bureau, "SELECT count(*) FROM antwoord") == [(1,)]


def test_that_a_page_is_skipped_with_a_reason_and_asked_after_all(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    nu = t.gesprek(t.lees(bureau, id_)).ga_naar("veiligheid")
    t.bewaar(bureau, id_, nu.sla_over("veiligheid", "gisteren al gedaan"))
    assert t.gesprek(t.lees(bureau, id_)).overgeslagen == {"veiligheid": "gisteren al gedaan"}
    t.bewaar(bureau, id_, nu)
    assert t.lees(bureau, id_).bladzijden == ()


@pytest.mark.parametrize(
    "antwoord",
    [
        AntwoordInvoer(vraag="aard", waarde="iets anders"),
        AntwoordInvoer(vraag="woorden", waarde="x" * 10_001),
        AntwoordInvoer(vraag="aard", waarde="klein", toelichting="x" * 4_001),
    ],
)
def test_that_a_wrong_answer_is_refused_beside_its_question(bureau: Bureau, antwoord: AntwoordInvoer) -> None:
    id_ = t.begin(bureau)
    with pytest.raises(Weigering) as gevangen:
        bureau.doe(BewaarBladzijde(triage_id=id_, bladzijde="vraag", antwoorden=(antwoord,)))
    assert gevangen.value.fouten.keys() == {antwoord.vraag}
    assert t.lees(bureau, id_).antwoorden == ()


@pytest.mark.parametrize("velden", [
    {"bladzijde": "nergens"}, {"bladzijde": "vraag", "naar": "nergens"},
    {"bladzijde": "vraag", "antwoorden": (AntwoordInvoer(vraag="gevaar", waarde="ja"),)},
    {"bladzijde": "vraag", "antwoorden": (AntwoordInvoer(vraag="nergens", waarde="ja"),)},
])  # fmt: skip
def test_that_a_page_or_question_of_another_list_is_refused(bureau: Bureau, velden: dict[str, Any]) -> None:
    with pytest.raises(Weigering, match="staat niet"):
        bureau.doe(BewaarBladzijde(triage_id=t.begin(bureau), **velden))


# With colleagues ------------------------------------------------------------------------------------------------------


def test_that_a_colleague_goes_on_where_it_was_left_after_taking_over(bureau: Bureau, omar: Collega) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, aard="klein")
    blad = BewaarBladzijde(triage_id=id_, bladzijde="vraag", antwoorden=(AntwoordInvoer(vraag="aard", waarde="meer"),))
    with pytest.raises(Weigering, match="Neem hem eerst over"):
        omar.doe(blad)
    omar.doe(NeemTriageOver(id=id_))
    omar.doe(blad)
    assert t.lees(bureau, id_).medewerker == "Omar El Idrissi"
    assert not t.lees(bureau, id_).van_mij
    assert {rij.medewerker for rij in t.lees(bureau, id_).antwoorden} == {"Omar El Idrissi"}
    (werk,) = bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))
    assert werk.medewerker == "Omar El Idrissi"
    with pytest.raises(Weigering, match="U voert"):
        omar.doe(NeemTriageOver(id=id_))


def test_that_a_triage_stops_with_a_reason_and_goes_on_after_all(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    with pytest.raises(Weigering, match="één zin"):
        bureau.doe(StaakTriage(id=id_, waarom=" "))
    bureau.doe(StaakTriage(id=id_, waarom="De inwoner is verhuisd"))
    assert t.lees(bureau, id_).stand == "gestaakt"
    assert bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id)) == ()
    with pytest.raises(Weigering, match="gestaakt"):
        bureau.doe(BewaarBladzijde(triage_id=id_, bladzijde="vraag"))
    bureau.doe(HervatTriage(id=id_))
    assert t.lees(bureau, id_).stand == "lopend"
    bureau.doe(StaakTriage(id=id_, waarom="Toch niet"))
    t.begin(bureau, vraag_id=vraag_id)
    with pytest.raises(Weigering, match="andere triage"):
        bureau.doe(HervatTriage(id=id_))


def test_that_lists_show_spoed_first_and_then_who_waits_longest(bureau: Bureau, klok: Klok, omar: Collega) -> None:
    eerste = t.begin(bureau)
    klok.verzet(60_000)
    spoed = t.begin(bureau)
    t.beantwoord(bureau, spoed, veilig="nee", gevaar="ja")
    klok.verzet(60_000)
    derde = t.begin(bureau)
    assert [rij.id for rij in bureau.lees(LeesTriages())] == [spoed, eerste, derde]
    hier = bureau.medewerker.locatie_id
    assert [rij.van_mij for rij in omar.lees(LeesTriages(bereik="team", locatie_id=hier))] == [False] * 3
    assert omar.lees(LeesTriages()) == ()
    persoon_id = t.lees(bureau, spoed).persoon_id
    assert [rij.id for rij in bureau.lees(LeesTriages(bereik="persoon", onderwerp_id=persoon_id))] == [spoed]
    for bereik in ("team", "persoon", "huishouden", "signaal", "alles", ""):
        with pytest.raises(Weigering):
            bureau.lees(LeesTriages(bereik=bereik))


def test_that_an_earlier_triage_shows_in_the_next(bureau: Bureau) -> None:
    persoon_id = huis.persoon(bureau, "Fatima")
    eerste = t.begin(bureau, persoon_id=persoon_id)
    bureau.doe(StaakTriage(id=eerste, waarom="Op vakantie"))
    assert [rij.id for rij in t.lees(bureau, t.begin(bureau, persoon_id=persoon_id)).eerdere] == [eerste]


# Advice ---------------------------------------------------------------------------------------------------------------


def test_that_advice_is_asked_and_given_and_both_stay(bureau: Bureau, omar: Collega, noor: Collega) -> None:
    id_ = t.begin(bureau)
    consult = VraagConsult(id=bureau.wereld.ids(), triage_id=id_, vraag="Is dit trauma?", aan_id=noor.id)
    bureau.doe(consult)
    bureau.doe(consult)
    (rij,) = noor.lees(LeesConsulten())
    assert (rij.over, rij.vraag, rij.mag_antwoorden) == ("Jantje van der Meulen", "Is dit trauma?", True)
    with pytest.raises(Weigering, match="rol"):
        omar.doe(BeantwoordConsult(id=rij.id, antwoord="Ja"))
    with pytest.raises(Weigering, match="advies"):
        noor.doe(BeantwoordConsult(id=rij.id, antwoord=""))
    noor.doe(BeantwoordConsult(id=rij.id, antwoord="Ga eerst in gesprek"))
    with pytest.raises(Weigering, match="al beantwoord"):
        noor.doe(BeantwoordConsult(id=rij.id, antwoord="Of niet"))
    assert noor.lees(LeesConsulten()) == ()
    (terug,) = bureau.lees(LeesConsulten(bereik="gevraagd"))
    assert (terug.antwoord, terug.antwoord_door) == ("Ga eerst in gesprek", "Noor Bakker")
    assert t.lees(bureau, id_).consulten == (terug,)
    with pytest.raises(Weigering, match="al beantwoord"):
        bureau.doe(TrekConsultIn(id=rij.id, reden="hoeft niet"))


def test_that_advice_for_whoever_is_first_waits_with_all_who_may(bureau: Bureau, omar: Collega, noor: Collega) -> None:
    gezin = huis.huishouden(bureau)
    consult = VraagConsult(id=bureau.wereld.ids(), huishouden_id=gezin, vraag="Welke aanpak?")
    omar.doe(consult)
    assert [rij.over for rij in noor.lees(LeesConsulten())] == ["De Vries"]
    assert omar.lees(LeesConsulten()) == ()
    assert len(omar.lees(LeesConsulten(bereik="huishouden", onderwerp_id=gezin))) == 1
    with pytest.raises(Weigering, match="wie de vraag stelde"):
        bureau.doe(TrekConsultIn(id=consult.id, reden="hoeft niet"))
    omar.doe(TrekConsultIn(id=consult.id, reden="hoeft niet"))
    assert noor.lees(LeesConsulten()) == ()


def test_that_who_asked_for_advice_does_not_give_it_and_has_nothing_waiting(bureau: Bureau, omar: Collega) -> None:
    id_, vraag = t.begin(bureau), bureau.wereld.ids()
    bureau.doe(VraagConsult(id=vraag, triage_id=id_, vraag="Is dit trauma?"))
    assert bureau.lees(LeesConsulten()) == ()
    (rij,) = bureau.lees(LeesConsulten(bereik="triage", onderwerp_id=id_))
    assert not rij.mag_antwoorden
    with pytest.raises(Weigering, match="Een ander moet antwoorden"):
        bureau.doe(BeantwoordConsult(id=vraag, antwoord="Ja"))
    with pytest.raises(Weigering, match="uzelf") as zelf:
        bureau.doe(VraagConsult(id=bureau.wereld.ids(), triage_id=id_, vraag="Hoe nu?", aan_id=bureau.medewerker.id))
    assert "aan_id" in zelf.value.fouten


def test_that_a_question_for_advice_has_words_a_subject_and_somebody_who_may_answer(
    bureau: Bureau, omar: Collega
) -> None:
    id_ = t.begin(bureau)
    for velden, veld in (
        ({"triage_id": id_, "vraag": " "}, "vraag"),
        ({"vraag": "Hoe nu?"}, ""),
        ({"triage_id": id_, "vraag": "Hoe nu?", "aan_id": omar.id}, "aan_id"),
        ({"triage_id": id_, "vraag": "Hoe nu?", "aan_id": bureau.wereld.ids()}, "aan_id"),
    ):
        with pytest.raises(Weigering) as gevangen:
            bureau.doe(VraagConsult(id=bureau.wereld.ids(), **velden))
        assert veld in gevangen.value.fouten


# Who is hidden --------------------------------------------------------------------------------------------------------


def test_that_a_triage_about_who_is_hidden_shows_to_nobody_without_the_right(
    bureau: Bureau, omar: Collega, noor: Collega
) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    bureau.doe(VraagConsult(id=bureau.wereld.ids(), triage_id=id_, vraag="Hoe nu?"))
    assert persoon_id is not None
    huis.scherm_af(bureau, persoon_id)
    hier = bureau.medewerker.locatie_id
    assert omar.lees(LeesTriages(bereik="team", locatie_id=hier)) == ()
    assert omar.lees(LeesTriages(bereik="persoon", onderwerp_id=persoon_id)) == ()
    assert noor.lees(LeesConsulten()) == ()
    assert omar.lees(LeesConsulten(bereik="triage", onderwerp_id=id_)) == ()
    with pytest.raises(Weigering, match="afgeschermd"):
        t.lees(omar, id_)
    for opdracht in (
        NeemTriageOver(id=id_),
        StaakTriage(id=id_, waarom="Toch niet"),
        VraagConsult(id=bureau.wereld.ids(), triage_id=id_, vraag="?"),
        BeginTriage(id=bureau.wereld.ids(), locatie_id=hier, vraag_id=vraag_id),
        BeginTriage(id=bureau.wereld.ids(), locatie_id=hier, persoon_id=persoon_id),
    ):
        with pytest.raises(Weigering, match="afgeschermd"):
            omar.doe(opdracht)
    assert len(bureau.lees(LeesTriages())) == 1


def test_that_a_triage_of_a_household_of_hidden_people_stays_hidden(bureau: Bureau, omar: Collega) -> None:
    gezin = huis.huishouden(bureau, "Bos", afgeschermd=True)
    id_ = t.begin(bureau, huishouden_id=gezin)
    hier = bureau.medewerker.locatie_id
    assert omar.lees(LeesTriages(bereik="team", locatie_id=hier)) == ()
    assert omar.lees(LeesTriages(bereik="huishouden", onderwerp_id=gezin)) == ()
    for opdracht in (
        BeginTriage(id=bureau.wereld.ids(), locatie_id=hier, huishouden_id=gezin),
        VraagConsult(id=bureau.wereld.ids(), huishouden_id=gezin, vraag="?"),
        NeemTriageOver(id=id_),
    ):
        with pytest.raises(Weigering, match="afgeschermd"):
            omar.doe(opdracht)


def test_that_a_hidden_member_has_no_name_or_age_in_what_is_known(bureau: Bureau, omar: Collega) -> None:
    ouder, kind = huis.persoon(bureau, "Fatima"), huis.persoon(bureau, "Sam", "2015-01-01")
    gezin = huis.gezin(bureau, huis.lid(ouder, "ouder met gezag"), huis.lid(kind, "kind"))
    huis.scherm_af(bureau, kind)
    id_ = t.begin(bureau, persoon_id=ouder)
    (bekend,) = t.lees(omar, id_).huishoudens
    assert bekend.id == gezin
    assert [(lid.naam, lid.leeftijd) for lid in bekend.leden][1] == ("Afgeschermde persoon", None)


def test_that_opening_and_printing_are_logged_and_lists_are_not(bureau: Bureau, omar: Collega) -> None:
    log = "SELECT wat FROM toegang ORDER BY id"
    id_ = t.begin(bureau)
    vooraf = winkel.rauw(bureau, log)
    omar.lees(LeesTriages(bereik="team", locatie_id=bureau.medewerker.locatie_id))
    assert winkel.rauw(bureau, log) == vooraf == [("medewerker toegevoegd: casemanager",)], (
        "a list tells nothing to the log"
    )
    omar.lees(LeesTriagePapier(id=id_))
    t.lees(omar, id_)
    gelogd = winkel.rauw(bureau, log)
    assert gelogd == [*vooraf, ("doel opgegeven",), ("triage afgedrukt",), ("triage geopend",)]


# Paper ----------------------------------------------------------------------------------------------------------------


def test_that_the_summary_reads_as_it_was_answered(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(
        bureau, id_, woorden="Ik kan de huur niet betalen", aard="klein", breder="nee", veilig="ja", zelf="alles"
    )
    papier = bureau.lees(LeesTriagePapier(id=id_))
    assert papier.over == "Jantje van der Meulen"
    assert papier.geboortedatum == "12-05-1980"
    assert papier.voorstel == "Enkelvoudig: preventief oplossen · Afgehandeld"
    assert papier.redenen == ("De inwoner kan dit zelf, met uitleg of advies.",)
    assert [blad.titel for blad in papier.bladzijden] == ["De vraag", "Eigen kracht en netwerk"]
    assert papier.bladzijden[0].antwoorden[0].antwoord == "Ik kan de huur niet betalen"
    assert papier.stand == "lopend"


def test_that_nobody_hidden_is_named_on_paper(bureau: Bureau) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    assert persoon_id is not None
    huis.scherm_af(bureau, persoon_id)
    papier = bureau.lees(LeesTriagePapier(id=id_))
    assert "Meulen" not in repr(papier)
    assert "Eikenlaan" not in repr(papier)
    assert papier.geboortedatum == ""


def test_that_an_anonymous_person_has_a_triage_without_a_name(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau, nieuwe_persoon=None)
    gelezen = t.lees(bureau, t.begin(bureau, vraag_id=vraag_id))
    assert (gelezen.over, gelezen.persoon_id, gelezen.huishoudens) == ("Anoniem", None, ())
