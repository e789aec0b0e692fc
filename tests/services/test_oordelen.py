"""An act that judges rests on what stands there: what came in of it meanwhile is told before it is done."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import gezin as maak
from tests import winkel
from tests.gezin import Gezin, zet
from tests.services.collega import aan_het_werk
from tests.services.test_register import verzoeken
from tests.services.test_tussentijds import geweigerd, open_vorm
from tests.services.tweebalies import Balies
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Achterhaald
from wijdesk.models.opdrachten.akkoord import StelVersieVast
from wijdesk.models.opdrachten.basis import ONBEKEND, Gezien, Opdracht, gezien_van, met_gezien
from wijdesk.models.opdrachten.persoon import VoegPersonenSamen
from wijdesk.models.opdrachten.plan import (
    ActieInvoer,
    DoelInvoer,
    DoelUitkomst,
    HaalUitPlan,
    RondDoelAf,
    VoegActieToe,
    VoegDoelToe,
)
from wijdesk.models.opdrachten.regie import SluitCasus
from wijdesk.models.opdrachten.signaal import BeoordeelSignaal
from wijdesk.models.opdrachten.verloop import MaakTaak, RondTaakAf
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Doel
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.services.oordelen import OORDELEN, ongezien_bij
from wijdesk.services.tussentijds import HOOGSTENS_RIJEN, LANGSTE_VERSCHIL, wat_anders_is
from wijdesk.services.verschil.velden import wordt_verteld
from wijdesk.store.tussentijds import ongezien_van

ELDERS = "Wat elders werd gezegd"


def sluit(thuis: Gezin, *doelen: Id) -> SluitCasus:
    uitkomsten = tuple(DoelUitkomst(doel_id=id_, stand="behaald") for id_ in doelen or thuis.doelen)
    return SluitCasus(huishouden_id=thuis.huishouden, sluitreden="gezin gaat zelf verder", doelen=uitkomsten)


def doel_erbij(thuis: Gezin) -> VoegDoelToe:
    invoer = DoelInvoer(woorden=ELDERS, leefgebied="Financiën", begin="2026-03-02")
    return VoegDoelToe(plan_id=thuis.plan, invoer=invoer)


def test_that_a_goal_that_came_in_is_told_before_the_casus_closes(balies: Balies, thuis: Gezin) -> None:
    opdracht = open_vorm(balies.een, sluit(thuis))
    nieuw = balies.ander.doe(doel_erbij(thuis))
    balies.ontmoet()
    fout = geweigerd(balies.een, opdracht)
    assert fout.fouten[f"doel.{nieuw.hex()}"].startswith(f"Doel “{ELDERS}”: intussen toegevoegd door")
    assert "Doet u het nog eens" in fout.in_een_zin()
    assert "vervangt" not in fout.in_een_zin()
    assert ELDERS not in str(fout)


def test_that_a_goal_that_was_reworded_or_ended_keeps_the_casus_open_until_it_was_told(
    balies: Balies, thuis: Gezin
) -> None:
    opdracht = open_vorm(balies.een, sluit(thuis))
    een, twee = thuis.doelen
    zet(balies.ander, Doel, een, woorden=ELDERS)
    balies.ander.doe(RondDoelAf(id=twee, stand="niet behaald", reden="Sem is nog steeds thuis"))
    balies.ontmoet()
    fout = geweigerd(balies.een, opdracht)
    assert {f"doel.{een.hex()}", f"doel.{twee.hex()}"} == fout.fouten.keys()
    assert f"Er staat nu: “{ELDERS}”" in fout.volledig()[f"doel.{een.hex()}"]
    assert "niet behaald" in fout.volledig()[f"doel.{twee.hex()}"]
    balies.een.doe(met_gezien(sluit(thuis, een), gezien_van(opdracht)))
    assert winkel.rauw(balies.een, "SELECT gesloten_op IS NOT NULL FROM casus") == [(1,)]
    assert balies.is_bijgelegd()


def test_that_a_goal_with_a_new_action_of_a_colleague_is_not_taken_away_unseen(balies: Balies, thuis: Gezin) -> None:
    weg = open_vorm(balies.een, HaalUitPlan(soort="doel", id=thuis.doelen[0]))
    actie = ActieInvoer(wat=ELDERS, uitvoerder="zelf", wie="Fatima")
    balies.ander.doe(VoegActieToe(doel_id=thuis.doelen[0], invoer=actie))
    balies.ontmoet()
    fout = geweigerd(balies.een, weg)
    (zin,) = fout.fouten.values()
    assert zin.startswith(f"Actie “{ELDERS}”: intussen toegevoegd door")
    assert winkel.rauw(balies.een, "SELECT DISTINCT status FROM doel") == [("actief",)]
    balies.een.doe(weg)
    assert balies.is_bijgelegd()


def test_that_a_plan_is_not_fixed_with_words_nobody_there_saw(balies: Balies, thuis: Gezin) -> None:
    vast = open_vorm(balies.een, StelVersieVast(plan_id=thuis.plan))
    zet(balies.ander, Doel, thuis.doelen[0], woorden=ELDERS)
    balies.ontmoet()
    assert list(geweigerd(balies.een, vast).fouten) == [f"doel.{thuis.doelen[0].hex()}"]
    balies.een.doe(vast)
    assert winkel.rauw(balies.een, "SELECT count(*) FROM planversie") == [(1,)]


def test_that_cards_are_not_merged_on_what_no_longer_stands_there(balies: Balies, thuis: Gezin) -> None:
    samen = VoegPersonenSamen(blijft=thuis.moeder, weg=thuis.dochter, reden="Zelfde BSN")
    open_vorm(balies.een, samen)
    zet(balies.ander, Persoon, thuis.dochter, geboortedatum="2001-01-01")
    balies.ontmoet()
    fout = geweigerd(balies.een, samen)
    assert "Geboortedatum" in fout.in_een_zin()
    assert winkel.rauw(balies.een, "SELECT count(*) FROM persoon WHERE status = 'samengevoegd'") == [(0,)]
    balies.een.doe(samen)
    assert balies.is_heel()


def test_that_of_somebody_hidden_it_is_told_that_something_changed_and_not_what(balies: Balies, thuis: Gezin) -> None:
    zet(balies.een, Persoon, thuis.dochter, afgeschermd=True)
    id_, dag = balies.een.wereld.ids(), "2026-04-01"
    taak = MaakTaak(id=id_, huishouden_id=thuis.huishouden, wat="Bellen", voor=dag, persoon_id=thuis.dochter)
    balies.een.doe(taak)
    balies.ontmoet()
    af = open_vorm(balies.een, RondTaakAf(id=id_))
    zet(balies.ander, Taak, id_, wat=ELDERS)
    balies.ontmoet()
    with aan_het_werk(balies.een, "casemanager") as collega, pytest.raises(Achterhaald) as fout:
        collega.doe(af)
    assert fout.value.in_een_zin().startswith("Taak: intussen gewijzigd door")
    assert ELDERS not in fout.value.in_een_zin()


def test_that_what_a_colleague_said_in_one_breath_is_told_once(balies: Balies) -> None:
    id_ = meld(balies.een)
    balies.ontmoet()
    hier = open_vorm(balies.een, BeoordeelSignaal(id=id_, beoordeling="Wat hier werd getypt"))
    balies.ander.doe(BeoordeelSignaal(id=id_, beoordeling=ELDERS))
    balies.ontmoet()
    fout = geweigerd(balies.een, hier)
    assert fout.er_staat_nu["beoordeling"] == ELDERS
    assert fout.volledig().keys() == {"beoordeling", "beoordeeld_op"}


def test_that_what_one_did_oneself_and_what_says_nothing_are_no_news(balies: Balies, thuis: Gezin) -> None:
    opdracht = open_vorm(balies.een, sluit(thuis))
    een, twee = thuis.doelen
    balies.een.doe(doel_erbij(thuis))
    zet(balies.ander, Doel, een, volgorde=9)
    balies.ontmoet()
    nieuw = winkel.rauw(balies.een, "SELECT id FROM doel WHERE woorden = ?", ELDERS)[0][0]
    balies.een.doe(met_gezien(sluit(thuis, een, twee, nieuw), gezien_van(opdracht)))
    assert winkel.rauw(balies.een, "SELECT gesloten_op IS NOT NULL FROM casus") == [(1,)]


def test_that_what_came_and_went_again_is_no_news(balies: Balies, thuis: Gezin) -> None:
    opdracht = open_vorm(balies.een, sluit(thuis))
    nieuw = balies.ander.doe(doel_erbij(thuis))
    balies.ander.doe(HaalUitPlan(soort="doel", id=nieuw))
    balies.ontmoet()
    balies.een.doe(opdracht)
    assert winkel.rauw(balies.een, "SELECT gesloten_op IS NOT NULL FROM casus") == [(1,)]


def test_that_much_that_came_in_is_told_in_a_few_sentences(balies: Balies, thuis: Gezin) -> None:
    opdracht = open_vorm(balies.een, sluit(thuis))
    for nummer in range(HOOGSTENS_RIJEN + 2):
        wat = MaakTaak(id=balies.ander.wereld.ids(), huishouden_id=thuis.huishouden, wat=f"{nummer}", voor="2026-04-01")
        balies.ander.doe(wat)
    balies.ontmoet()
    fout = geweigerd(balies.een, opdracht)
    assert len(fout.fouten) == HOOGSTENS_RIJEN + 1
    assert fout.fouten["meer"] == "En op 2 andere plekken is iets veranderd."
    balies.een.doe(opdracht)  # all of it was told


def test_that_a_draft_that_outlived_its_store_rests_on_what_its_form_shows(balies: Balies, thuis: Gezin) -> None:
    zet(balies.ander, Doel, thuis.doelen[0], woorden=ELDERS)
    balies.ontmoet()
    with maak.eenheid(balies.een) as uow:
        uow.gezien = Gezien(tot=ONBEKEND, eigen=ONBEKEND)
        assert ongezien_bij(uow, sluit(thuis)) == []
        uow.gezien = Gezien(tot=0, eigen=0)
        assert ongezien_bij(uow, sluit(thuis))


# Long texts ----------------------------------------------------------------------------------------------------------

LANG = "Er zijn schulden bij de woningbouw. " * 14


def test_that_what_a_colleague_added_to_a_long_text_is_told(balies: Balies, thuis: Gezin) -> None:
    zet(balies.een, Doel, thuis.doelen[0], woorden=LANG)
    balies.ontmoet()
    opdracht = open_vorm(balies.een, sluit(thuis))
    zet(balies.ander, Doel, thuis.doelen[0], woorden=f"{LANG}VADER HEEFT EEN MES.")
    balies.ontmoet()
    assert "VADER HEEFT EEN MES." in geweigerd(balies.een, opdracht).in_een_zin()


@given(st.text("ab ", max_size=80), st.text("xyz ", max_size=40), st.text("ab ", max_size=80))
def test_that_of_a_long_text_all_that_differs_is_told(voor: str, midden: str, na: str) -> None:
    voor, na = voor * 9, na * 9
    assert midden.strip() in wat_anders_is(voor + midden + na, voor + na)


def test_that_a_text_that_is_wholly_another_says_how_much_more_there_is() -> None:
    tekst = wat_anders_is("nieuwe woorden " * 400, "iets heel anders")
    assert tekst.startswith("nieuwe woorden")
    assert "tekens)" in tekst
    assert len(tekst) < LANGSTE_VERSCHIL + 60


# Which acts ----------------------------------------------------------------------------------------------------------

NIEUW = "adds something; what stands there goes on as it is"
VELDEN = "changes fields of a form: each of them is looked at by itself"
BEGIN = "takes something up or gives it back; what it says of the rest is what was there anyway"
HIER = "of this desk or this program only"
STELSEL = "about colleagues, lists and imports; nobody decides about a family"
ZELF = "carries the values that stood side by side, or refuses as a whole what somebody wrote over"
OPNIEUW = "looks at all of it once more itself, whatever was on the screen"
OORDEELT_NIET = {
    NIEUW: "BeginPraktijkvorm KoppelImpactmeting "
    "MaakActiviteit KoppelSignalen KoppelRonde PlanSessies "
    "TrekDossiers ZetKlachtstap MeldAvgverzoek VoegAantekeningToe OpenInNood ZegDoel ZoekInNood "
    "BeginMeldcode BeginOndersteuning BeginOnderzoek BeginTriage BeginWvggz GeefAkkoord LegContactmomentVast "
    "LegGebeurtenisVast LegIndicatieVast LegMeldcodestapVast LegMomentVast LegSignaalcontactVast LegConsultVast "
    "LegToestemmingVast LegZrmVast MaakActiviteitvoorstel MaakHuishouden MaakPersoon MaakPlan MaakTaak MeldAgressie "
    "MeldWachtendeAan OpenCasus PlanEvaluatie PlanNazorg RegistreerContact RegistreerSignaal RegistreerStraatronde "
    "SchaalOp StartTermijn StelToeleidingVoor VoegActieToe VoegBetrokkeneToe VoegDoelToe VoegLidToe VoegVeiligheidToe "
    "VraagConsult BundelSignalen KoppelSignaal MeldBelang LegBelangVast ZetBlokkade",
    VELDEN: "WijzigAgressie WijzigStraatronde WijzigPraktijkvorm BewaarImpactmeting "
    "BewaarInitiatief BewaarOnderwerp Ontkoppel TelAanwezig WijzigActiviteit WijzigSessie "
    "BewaarKlacht BewaarControle BewaarAvgverzoek BevestigAvgverzoek KiesBijInzage TekenInzageAan "
    "BewaarAfweging BewaarBladzijde BewaarMelder BewaarSignaalvelden BewaarTrede BewaarWvggz CorrigeerContact "
    "CorrigeerContactmoment CorrigeerToeleiding CorrigeerVraag HernoemBundel HernoemHuishouden LegStapVast "
    "SpreekTerugkoppelingAf WachtOpTerugkoppeling WijzigActie WijzigActiviteitvoorstel WijzigBetrokkene WijzigDoel "
    "WijzigIndicatie WijzigLid WijzigOndersteuning WijzigOnderzoek WijzigPersoon WijzigPlan WijzigSignaal WijzigTaak "
    "WijzigVeiligheid VerplaatsDoel OntkoppelSignaal BeeindigBelang BesluitRegel ZetDuiding",
    BEGIN: "PakKlachtOp PakAvgverzoekOp "
    "PakSignaalOp LegSignaalTerug PakWerkOp LegWerkTerug HervatTriage NeemMeldcodeOver ZieBericht",
    HIER: "BewaarConcept WisConcept BewaarVoorkeur LogToegang LogUitgifte RuimLogOp ProbeerOngedaan VraagRegieOpnieuw "
    "LegRegieVast HaalVerhuisdeUiteen WerkCijfersBij",
    STELSEL: "NeemControlelijstInGebruik NeemDefinitieInGebruik TrekDefinitieIn "
    "NeemPraktijksoortenInGebruik BewaarTarief TrekTariefIn "
    "VernietigOudLog BewaarLocatie MaakLocatie MaakMedewerker HaalMedewerkerUiteen ZetMedewerkerActief "
    "ZetMedewerkerInactief "
    "GeefRol BeeindigRol BeslisOveral KiesWerkplek BewaarVoorziening KijkVoorzieningNa NeemKaartOver "
    "BeginPartij ImporteerRegels RondPartijAf NeemPartijTerug ZetInstelling ZegKlokGoed ZetHerstelGezien",
    OPNIEUW: "MaakVernietiglijst MaakVerzoeklijst VernietigDossier RondLijstAf",
    ZELF: "BeoordeelNoodinzage BeslisVerschil ZijnTweeMensen MaakOngedaan DraaiOverdrachtTerug",
}
"""Why no other request has to look further than the fields it writes."""


def test_that_every_request_judges_or_has_a_reason_not_to() -> None:
    alle = {soort.__name__ for soort in verzoeken() if issubclass(soort, Opdracht)}
    zonder = [naam for namen in OORDEELT_NIET.values() for naam in namen.split()]
    oordelend = {soort.__name__ for soort in OORDELEN}
    assert len(zonder) == len(set(zonder))
    assert set(zonder) | oordelend == alle
    assert not set(zonder) & oordelend


def test_that_what_each_act_rests_on_can_be_looked_up_and_told(bureau: Bureau) -> None:
    with maak.eenheid(bureau) as uow:
        uow.gezien = Gezien(tot=0, eigen=0)
        for soort, blikken in OORDELEN.items():
            velden = {veld.name: bureau.wereld.ids() for veld in fields(soort)}  # type: ignore[arg-type]
            assert ongezien_van(uow, blikken, velden, wordt_verteld) == []
            for blik in blikken:
                assert any(wordt_verteld(blik.soort, veld) for veld in GEJOURNAALD[blik.soort].velden())
