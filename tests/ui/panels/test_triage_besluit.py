"""The decision of a triage on its last page, on a real store: prefilled, explained, refused in words, and made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.gezin import Gezin, de_vries, lees, persoon, wiersma
from tests.ui.triagescherm import CTRL, K, Scherm, scherm_op, vraag_van
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import LeesConcepten
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.rows.triage import TriageDetail
from wijdesk.ui.panels.triage.besluit import BesluitDeel
from wijdesk.ui.panels.triage.gevolgen import CasusDeel
from wijdesk.ui.panels.triage.klaar import KlaarDeel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.taal import spreek

JURIDISCH = "Jeugdwet"


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


@pytest.fixture
def scherm(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> Iterator[Scherm]:
    with scherm_op(bureau, qtbot) as open_:
        open_.begin("vraag", vraag_van(bureau, gezin.moeder))
        yield open_


def besluit(scherm: Scherm) -> BesluitDeel:
    deel = scherm.wizard.bladen.besluit
    assert deel is not None, "not on the last page"
    return deel


def klaar(scherm: Scherm) -> KlaarDeel:
    deel = scherm.wizard.bladen.klaar
    assert deel is not None, "nothing was decided"
    return deel


def enkelvoudig(scherm: Scherm) -> None:
    """One small vraag that the resident can do alone, up to the last page."""
    scherm.typ("1n")
    scherm.verder()
    scherm.typ("j")
    scherm.verder()
    scherm.typ("1")
    scherm.verder()
    assert scherm.hier == "besluit"


def complex_(scherm: Scherm) -> None:
    """Two low scores, nothing helps enough, Jeugdwet, somebody must hold it together; up to the last page."""
    scherm.typ("2")
    scherm.verder()
    scherm.typ("56")
    scherm.druk(K.Key_Tab)
    scherm.typ("22")
    scherm.verder()
    scherm.typ("nnnnn1n1")
    scherm.verder()
    for antwoorden in ("33", "3", "3"):
        scherm.typ(antwoorden)
        scherm.verder()
    scherm.typ("2")
    scherm.druk(K.Key_Tab)
    scherm.typ("njnj")
    scherm.verder()


def naar_einde(scherm: Scherm) -> None:
    scherm.wizard.ga_naar("besluit")
    scherm.rust()


def kies(scherm: Scherm, route: str, wat: str) -> None:
    """Choose by their keys."""
    deel = besluit(scherm)
    deel.route.ingang().setFocus()
    scherm.typ(route)
    deel.besluit.ingang().setFocus()
    scherm.typ(wat)


def besluit_nu(scherm: Scherm) -> None:
    scherm.wizard.bewaar()
    scherm.rust()


def vul(scherm: Scherm, naam: str, tekst: str) -> None:
    veld = scherm.vind(naam)
    veld.setFocus()
    scherm.druk(K.Key_A, CTRL)
    scherm.typ(tekst)


def fouten(scherm: Scherm) -> dict[str, str]:
    deel = besluit(scherm)
    return {
        naam: veld.onder.text()
        for groep in (deel, deel.spoed, *deel._delen.values())
        for naam, veld in groep.velden.items()
        if veld.heeft_fout()
    }


def test_that_the_proposal_is_preselected_with_its_reasons_and_one_key_decides(scherm: Scherm) -> None:
    enkelvoudig(scherm)
    deel = besluit(scherm)
    assert (deel.route.waarde, deel.besluit.waarde) == ("enkelvoudig", "afgehandeld")
    assert deel.besluit.knop("afgehandeld").tekst == "Afgehandeld (voorstel)"
    assert deel.redenen.kop.text() == "Voorstel: Enkelvoudig → Afgehandeld"
    besluit_nu(scherm)
    bewaard = scherm.bewaard()
    assert (bewaard.stand, bewaard.route, bewaard.besluit) == ("besloten", "enkelvoudig", "afgehandeld")
    assert bewaard.afwijkreden == ""


def test_that_deciding_otherwise_asks_one_sentence_beside_the_field(scherm: Scherm) -> None:
    enkelvoudig(scherm)
    kies(scherm, "1", "3")
    assert scherm.bij().objectName() == "besluit_afwijkreden"
    besluit_nu(scherm)
    assert "afwijkreden" in fouten(scherm)
    vul(scherm, "besluit_afwijkreden", "Hij wil graag even samen oefenen")
    besluit_nu(scherm)
    bewaard = scherm.bewaard()
    assert (bewaard.besluit, bewaard.gevolg) == ("kortdurend", "ondersteuning")
    assert bewaard.afwijkreden == "Hij wil graag even samen oefenen"


def test_that_pages_that_stay_open_ask_one_sentence_too(scherm: Scherm) -> None:
    scherm.typ("1n")
    naar_einde(scherm)
    kies(scherm, "1", "1")
    assert "Nog niet ingevuld: Veiligheid" in besluit(scherm).velden["overslaan"].label.text()
    besluit_nu(scherm)
    assert set(fouten(scherm)) == {"overslaan"}
    vul(scherm, "besluit_overslaan", "Mevrouw moest weg")
    besluit_nu(scherm)
    assert scherm.bewaard().stand == "besloten"


def test_that_a_hand_off_begins_with_whom_the_answers_name(scherm: Scherm, gezin: Gezin, bureau: Bureau) -> None:
    scherm.typ("1n")
    scherm.verder()
    scherm.typ("j")
    scherm.verder()
    scherm.typ("33")
    scherm.verder()
    scherm.typ("1")
    scherm.druk(K.Key_Tab)
    vul(scherm, "antwoord_voorliggend_welke", "Humanitas thuisadministratie")
    naar_einde(scherm)
    assert besluit(scherm).besluit.waarde == "verwijzing"
    assert scherm.vind("verwijzing_naar").property("text") == "Humanitas thuisadministratie"
    besluit_nu(scherm)
    assert klaar(scherm).naar.accessibleName() == "Naar de toeleiding"
    klaar(scherm).ga()
    assert scherm.gevraagd[-2:] == [("huishouden.open", gezin.huishouden), ("casus.tab", "toeleiding")]


def test_that_a_casus_begins_with_the_goals_of_the_answers_that_can_be_left_out(
    scherm: Scherm, gezin: Gezin, bureau: Bureau
) -> None:
    complex_(scherm)
    assert besluit(scherm).redenen.kop.text() == "Voorstel: Complex → Casus met plan en regisseur"
    deel = besluit(scherm)._delen["casus"]
    assert isinstance(deel, CasusDeel)
    assert deel.waarde("wettelijk_kader") == JURIDISCH
    assert deel.waarde("aanleiding") == "Kan de huur niet betalen"
    assert [doel.leefgebied for doel in deel.doelen.gekozen()] == ["Huiselijke relaties", "Geestelijke gezondheid"]
    scherm.vind("doel_vink_1").setFocus()
    scherm.druk(K.Key_Space)
    vul(scherm, "doel_woorden_0", "Rust in huis")
    besluit_nu(scherm)
    huishouden = lees(bureau, gezin.huishouden)
    assert huishouden.casus is not None
    assert huishouden.casus.wettelijk_kader == JURIDISCH
    doelen = winkel.rauw(bureau, "SELECT woorden FROM doel WHERE status = 'actief'")
    assert doelen == [("Rust in huis",)]
    assert scherm.bewaard().gevolg == "casus"


def test_that_an_open_casus_is_joined_and_its_regisseur_stays(bureau: Bureau, qtbot: QtBot) -> None:
    familie = de_vries(bureau)
    with scherm_op(bureau, qtbot) as scherm:
        scherm.begin("persoon", familie.moeder)
        scherm.typ("Ruzie")
        naar_einde(scherm)
        kies(scherm, "2", "4")
        deel = besluit(scherm)._delen["casus"]
        assert isinstance(deel, CasusDeel)
        assert "C26-7KQ4M" in deel.sluit_aan.text()
        assert deel.velden["regisseur_id"].isHidden()


def test_that_an_onderzoek_asks_about_a_familiegroepsplan_under_the_jeugdwet_only(scherm: Scherm) -> None:
    scherm.typ("1n")
    naar_einde(scherm)
    kies(scherm, "2", "5")
    familie = besluit(scherm)._delen["onderzoek"].velden["familiegroepsplan"]
    assert familie.isHidden()
    scherm.vind("onderzoek_wet_Jeugdwet").setFocus()
    scherm.typ("2")
    assert not familie.isHidden()
    vul(scherm, "besluit_overslaan", "Duidelijk genoeg")
    besluit_nu(scherm)
    assert {"clientondersteuning", "familiegroepsplan"} <= set(fouten(scherm))
    scherm.vind("onderzoek_clientondersteuning_ja").setFocus()
    scherm.typ("j")
    scherm.vind("onderzoek_familiegroepsplan_nee").setFocus()
    scherm.typ("n")
    besluit_nu(scherm)
    bewaard = scherm.bewaard()
    assert bewaard.gevolg == "onderzoek"
    klaar(scherm).ga()
    assert scherm.gevraagd[-1] == ("onderzoek.open", bewaard.gevolg_id)
    assert klaar(scherm).brief.isVisible()
    gevraagd: list[object] = []
    scherm.paneel._afdrukken = {"ontvangst.afdrukken": gevraagd.append}
    klaar(scherm).brief.click()
    assert gevraagd == [bewaard.gevolg_id]


def test_that_a_date_that_is_none_is_told_beside_its_field_and_stays(scherm: Scherm) -> None:
    enkelvoudig(scherm)
    kies(scherm, "1", "3")
    vul(scherm, "besluit_afwijkreden", "Samen oefenen")
    vul(scherm, "kortdurend_verwacht_einde", "straks")
    besluit_nu(scherm)
    assert set(fouten(scherm)) == {"verwacht_einde"}
    assert scherm.vind("kortdurend_verwacht_einde").property("text") == "straks"
    assert scherm.bij().objectName() == "kortdurend_verwacht_einde"


def test_that_afschalen_names_who_catches_them_and_when_somebody_asks(scherm: Scherm) -> None:
    scherm.typ("3")
    scherm.verder()
    naar_einde(scherm)
    kies(scherm, "1", "7")
    if besluit(scherm).velden["afwijkreden"].isVisible():
        vul(scherm, "besluit_afwijkreden", "Het gaat goed")
    vul(scherm, "besluit_overslaan", "Het gaat goed")
    vul(scherm, "afschalen_doel", "Buurvrouw en huisarts")
    besluit_nu(scherm)
    assert scherm.bewaard().besluit == "afschalen"


def test_that_opschaling_shows_the_protocol_of_its_rung(scherm: Scherm) -> None:
    scherm.typ("4")
    scherm.verder()
    naar_einde(scherm)
    kies(scherm, "3", "6")
    besluit_nu(scherm)
    assert set(fouten(scherm)) == {"wat"}, "what happens first"
    vul(scherm, "actie_wat", "Samen bellen")
    besluit_nu(scherm)
    assert set(fouten(scherm)) == {"trede_id"}
    scherm.vind("opschaling_trede_id").setFocus()
    scherm.druk(K.Key_Down)
    protocol = scherm.vind("opschaling_protocol")
    assert len(str(protocol.property("text"))) > 20
    assert str(scherm.vind("opschaling_waarom").property("text")) != ""


def test_that_what_was_chosen_stays_when_one_goes_back_and_answers_something_else(scherm: Scherm) -> None:
    enkelvoudig(scherm)
    kies(scherm, "2", "3")
    scherm.wizard.naar_vraag("zelf")
    scherm.typ("2")
    naar_einde(scherm)
    assert (besluit(scherm).route.waarde, besluit(scherm).besluit.waarde) == ("complex", "kortdurend")


def test_that_the_fields_of_a_decision_survive_a_crash(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    vraag = vraag_van(bureau, gezin.moeder)
    with scherm_op(bureau, qtbot) as eerst:
        eerst.begin("vraag", vraag)
        enkelvoudig(eerst)
        kies(eerst, "1", "2")
        vul(eerst, "verwijzing_naar", "De Voedselbank")
        eerst.wizard.bewaarder.bewaar_concept()
        eerst.rust()
        eerst.wizard.bewaarder._dicht, eerst.wizard.loop = True, None
    with scherm_op(bureau, qtbot) as weer:
        weer.begin("vraag", vraag)
        weer.wacht(lambda: besluit(weer).besluit.waarde == "verwijzing")
        assert besluit(weer)._delen["verwijzing"].waarde("naar") == "De Voedselbank"


def test_that_undo_gives_the_form_of_the_decision_back_filled_and_kept_as_a_draft(
    scherm: Scherm, bureau: Bureau
) -> None:
    enkelvoudig(scherm)
    kies(scherm, "1", "2")
    vul(scherm, "besluit_afwijkreden", "Liever samen met iemand")
    vul(scherm, "verwijzing_naar", "De Voedselbank")
    scherm.vind("verwijzing_soort").setCurrentIndex(1)  # type: ignore[attr-defined]
    vul(scherm, "besluit_toelichting", "Belt zelf terug")
    transacties = []
    scherm.jobs.changed.connect(lambda wijziging: transacties.append(wijziging.transactie))
    besluit_nu(scherm)
    besloten = [transactie for transactie in transacties if transactie is not None][-1]
    id_ = scherm.loop.detail.id
    assert scherm.bewaard().stand == "besloten"
    scherm.paneel.overzicht()
    scherm.jobs.write(MaakOngedaan(transactie=besloten), eigenaar=scherm.paneel)
    scherm.rust()
    assert scherm.paneel.handle("transactie.ongedaan.toon", besloten)
    assert scherm.gevraagd[-1] == ("triage.open", id_), "from whatever panel it was undone, one comes back here"
    assert not scherm.paneel.handle("transactie.ongedaan.toon", besloten), "once"
    scherm.paneel.open(id_)
    scherm.wacht(lambda: scherm.wizard.isVisible() and scherm.loop.schrijft)
    scherm.rust()
    deel = besluit(scherm)
    assert (deel.besluit.waarde, deel.waarde("afwijkreden")) == ("verwijzing", "Liever samen met iemand")
    assert deel.waarde("toelichting") == "Belt zelf terug"
    assert deel._delen["verwijzing"].waarde("naar") == "De Voedselbank"
    scherm.wizard.bewaarder.bewaar_concept()
    scherm.rust()
    (concept,) = bureau.lees(LeesConcepten(soort=f"triage.{id_.hex()}"))
    assert "De Voedselbank" in concept.inhoud
    besluit_nu(scherm)
    assert scherm.bewaard().stand == "besloten"


def test_that_undo_opens_the_triage_again_with_every_answer(scherm: Scherm, bureau: Bureau) -> None:
    enkelvoudig(scherm)
    transacties = []
    scherm.jobs.changed.connect(lambda wijziging: transacties.append(wijziging.transactie))
    besluit_nu(scherm)
    assert "Ctrl+Z" in klaar(scherm).undo.text()
    assert scherm.wizard.property("formulier") is False, "Ctrl+Z is for the decision now"
    scherm.jobs.write(MaakOngedaan(transactie=transacties[-1]), eigenaar=scherm.paneel)
    scherm.wacht(lambda: scherm.loop.detail.stand == "lopend")
    scherm.rust()
    assert scherm.loop.schrijft
    assert scherm.loop.gesprek.antwoord("zelf").waarde == "alles"


def test_that_a_decided_triage_is_read_for_ever_under_its_own_list(scherm: Scherm) -> None:
    enkelvoudig(scherm)
    besluit_nu(scherm)
    assert "vragenlijst 2026-1" in scherm.wizard.kop.balktekst.text()
    scherm.wizard.ga_naar("vraag")
    scherm.rust()
    assert str(scherm.vind("gelezen_aard").property("text")) == "Eén duidelijke vraag"
    assert not scherm.wizard.voet.over.isVisible()
    detail: TriageDetail = scherm.bewaard()
    assert detail.lijst == scherm.loop.detail.lijst


def test_that_the_summary_can_be_printed_after_deciding_only(scherm: Scherm) -> None:
    enkelvoudig(scherm)
    besluit_nu(scherm)
    gevraagd: list[tuple[str, object]] = []
    klaar(scherm).requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    scherm.paneel._afdrukken = {"triage.afdrukken": lambda id_: gevraagd.append(("voorbeeld", id_))}
    klaar(scherm).druk_af()
    id_ = scherm.loop.detail.id
    assert sorted(gevraagd) == [("triage.afdrukken", id_), ("voorbeeld", id_)]


def test_that_of_who_is_anonymous_only_words_are_kept(bureau: Bureau, qtbot: QtBot) -> None:
    with scherm_op(bureau, qtbot) as scherm:
        scherm.begin("vraag", vraag_van(bureau, None))
        scherm.typ("1")
        naar_einde(scherm)
        deel = besluit(scherm)
        assert deel.anoniem.isVisible()
        assert not deel.besluit.knop("casus").isEnabled()
        deel.besluit.ingang().setFocus()
        scherm.typ("4")
        assert deel.besluit.waarde != "casus"


def test_that_nobody_decides_without_choosing(scherm: Scherm) -> None:
    naar_einde(scherm)
    besluit_nu(scherm)
    assert set(fouten(scherm)) == {"route"}
    assert scherm.bewaard().stand == "lopend"


def test_that_somebody_without_a_household_gets_one_when_the_decision_needs_it(bureau: Bureau, qtbot: QtBot) -> None:
    alleen = persoon(bureau, "Jan")
    with scherm_op(bureau, qtbot) as scherm:
        scherm.begin("vraag", vraag_van(bureau, alleen))
        scherm.typ("1nn")
        naar_einde(scherm)
        kies(scherm, "2", "4")
        vul(scherm, "besluit_overslaan", "Duidelijk")
        scherm.vind("casus_wettelijk_kader").setCurrentIndex(1)  # type: ignore[attr-defined]
        besluit_nu(scherm)
        assert scherm.bewaard().huishouden_id is not None


def wacht_tot_in_beeld(scherm: Scherm, *delen: QWidget) -> None:
    """Until all of each can be seen at the same time."""
    scherm.wacht(lambda: all(deel.visibleRegion().boundingRect() == deel.rect() for deel in delen))


@pytest.mark.parametrize("hoogte", [640, 460, 400])
def test_that_a_refused_field_is_seen_whole_with_its_error_wherever_one_was(scherm: Scherm, hoogte: int) -> None:
    enkelvoudig(scherm)
    kies(scherm, "1", "3")
    scherm.paneel.resize(710, hoogte)
    rol = scherm.wizard.bladen.currentWidget()
    deel = besluit(scherm)
    assert isinstance(rol, Rolblad)
    for veld in (deel.velden["afwijkreden"], deel._delen["kortdurend"].velden["verwacht_einde"]):
        vul(scherm, "kortdurend_verwacht_einde", "straks")
        for plek in (0, rol.verticalScrollBar().maximum()):
            rol.verticalScrollBar().setValue(plek)
            besluit_nu(scherm)
            assert veld.heeft_fout()
            wacht_tot_in_beeld(scherm, veld.invoer, veld.onder)
        vul(scherm, "besluit_afwijkreden", "Samen oefenen")


@pytest.mark.parametrize("hoogte", [640, 400])
def test_that_choosing_nothing_is_told_in_sight(scherm: Scherm, hoogte: int) -> None:
    scherm.paneel.resize(710, hoogte)
    naar_einde(scherm)
    rol = scherm.wizard.bladen.currentWidget()
    assert isinstance(rol, Rolblad)
    for _ in range(2):
        rol.verticalScrollBar().setValue(rol.verticalScrollBar().maximum())
        besluit_nu(scherm)
        veld = besluit(scherm).velden["route"]
        wacht_tot_in_beeld(scherm, veld.onder, scherm.bij())


def test_that_trouble_with_the_whole_is_told_in_sight(scherm: Scherm) -> None:
    enkelvoudig(scherm)
    scherm.paneel.resize(710, 460)
    scherm.rust()
    besluit(scherm).route.ingang().setFocus()
    scherm.rust()
    besluit(scherm).toon_fouten(Weigering("Deze triage is door een collega overgenomen."))
    wacht_tot_in_beeld(scherm, besluit(scherm).fout)
    assert "overgenomen" in besluit(scherm).fout.text()


def test_that_a_besluit_takes_the_route_along_and_says_so(scherm: Scherm) -> None:
    enkelvoudig(scherm)
    deel = besluit(scherm)
    deel.besluit.ingang().setFocus()
    scherm.typ("5")
    assert (deel.route.waarde, deel.besluit.waarde) == ("complex", "onderzoek")
    assert deel.mee.isVisible()
    assert deel.mee.text().endswith("De route is nu: complex.")
    assert deel.velden["afwijkreden"].isVisible(), "overruling asks the one sentence"
    deel.besluit.ingang().setFocus()
    scherm.typ("3")
    assert (deel.route.waarde, deel.mee.isVisible()) == ("complex", False), "kortdurend fits there too"


def test_that_what_the_program_itself_puts_between_quotes_is_english_too(scherm: Scherm, qapp: QApplication) -> None:
    """The name of a decision, or of a page, that is in the question about it."""
    spreek(qapp, "en")
    try:
        scherm.wizard.sla_over()
        vraag = " ".join(etiket.text() for etiket in scherm.wizard.zin.findChildren(QLabel))
        assert "Why are you skipping “The enquiry”?" in vraag
        scherm.wizard.zin.sluit()
        enkelvoudig(scherm)
        besluit(scherm).besluit.ingang().setFocus()
        scherm.typ("5")
        besluit(scherm).route.ingang().setFocus()
        scherm.typ("1")
        assert (
            besluit(scherm).mee.text().startswith("“Investigation with deadline (Wmo or Jeugdwet)” does not fit simple")
        )
    finally:
        spreek(qapp, "nl")


def test_that_a_route_drops_a_besluit_that_does_not_belong_to_it(scherm: Scherm) -> None:
    enkelvoudig(scherm)
    deel = besluit(scherm)
    deel.besluit.ingang().setFocus()
    scherm.typ("7")
    deel.route.ingang().setFocus()
    scherm.typ("2")
    assert (deel.route.waarde, deel.besluit.waarde) == ("complex", "")
    assert "Kies opnieuw" in deel.mee.text()
    deel.route.ingang().setFocus()
    scherm.typ("1")
    assert (deel.route.waarde, deel.besluit.waarde) == ("enkelvoudig", ""), "nothing is chosen by itself"


def test_that_answers_that_change_never_leave_a_contradiction_on_the_screen(scherm: Scherm) -> None:
    enkelvoudig(scherm)
    kies(scherm, "1", "7")
    scherm.wizard.naar_vraag("aard")
    scherm.typ("2")
    naar_einde(scherm)
    deel = besluit(scherm)
    assert (deel.route.waarde, deel.besluit.waarde) == ("enkelvoudig", "afschalen")


def test_that_one_goes_on_in_what_was_chosen_when_a_draft_comes_back(
    bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    vraag = vraag_van(bureau, gezin.moeder)
    with scherm_op(bureau, qtbot) as eerst:
        eerst.begin("vraag", vraag)
        enkelvoudig(eerst)
        kies(eerst, "1", "2")
        vul(eerst, "besluit_afwijkreden", "Zij wil het liever met iemand samen doen")
        eerst.rust()
    with scherm_op(bureau, qtbot) as weer:
        weer.begin("vraag", vraag)
        weer.wacht(lambda: besluit(weer).besluit.waarde == "verwijzing")
        weer.rust()
        assert weer.bij().objectName() == "besluit_besluit_verwijzing"


def test_that_one_begins_in_what_is_proposed_when_nothing_is_chosen(scherm: Scherm) -> None:
    enkelvoudig(scherm)
    deel = besluit(scherm)
    deel.besluit.ingang().setFocus()
    scherm.typ("2")
    deel.besluit.ingang().setFocus()
    scherm.druk(K.Key_Delete)
    assert deel.besluit.waarde == ""
    assert deel.ingang() is deel.besluit.knop("afgehandeld")
