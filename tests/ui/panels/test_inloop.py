"""The inloop panel as somebody at the entree uses it: with the keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.bureau import Bureau, nummer_id, omgeving, vul
from wijdesk.errors import SchijfVol
from wijdesk.models.opdrachten.contact import BewaarConcept, RegistreerContact, WisConcept
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.persoon import PersoonKaart
from wijdesk.models.rows.wachtrij import WachtendeRij
from wijdesk.models.values import Id, IdMaker
from wijdesk.ui.panels.inloop import InloopPanel
from wijdesk.ui.panels.inloop.contact import ContactFormulier
from wijdesk.ui.panels.inloop.gesprek import ANONIEM, INWONER, NIEUW, ZOEKEN
from wijdesk.ui.panels.inloop.paneel import BEWAAR_NA

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Maak = Callable[[], InloopPanel]


class Klok:
    def __init__(self) -> None:
        self.nu = 1_772_438_400_000

    def __call__(self) -> int:
        return self.nu


@pytest.fixture
def bureau() -> Bureau:
    bureau = Bureau(Klok())
    vul(bureau)
    return bureau


@pytest.fixture
def maak(bureau: Bureau, ids: IdMaker, qtbot: QtBot) -> Iterator[Maak]:
    """Make a panel on the desk; a second one is the program started again."""
    gemaakt = []

    def _maak() -> InloopPanel:
        plek = omgeving(bureau, klok=bureau.klok, ids=ids)
        paneel = InloopPanel(plek)
        qtbot.addWidget(paneel)
        paneel.resize(700, 560)
        paneel.show()
        qtbot.waitExposed(paneel)
        paneel.activateWindow()
        gemaakt.append(plek.jobs)
        return paneel

    yield _maak
    for jobs in gemaakt:
        jobs.sluit()


@pytest.fixture
def paneel(maak: Maak, qtbot: QtBot) -> InloopPanel:
    gemaakt = maak()
    gemaakt.nieuw_contact()
    qtbot.waitUntil(gemaakt.huidige().wie.zoek.hasFocus)
    return gemaakt


def bij() -> QWidget:
    """What has the focus: where a key goes."""
    veld = QApplication.focusWidget()
    assert veld is not None
    return veld


def druk(toets: Qt.Key, met: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(bij(), toets, met)


def typ(tekst: str) -> None:
    QTest.keyClicks(bij(), tekst)


def kies_fatima(paneel: InloopPanel, qtbot: QtBot) -> ContactFormulier:
    formulier = paneel.huidige()
    typ("fatima")
    druk(Qt.Key.Key_Return)
    qtbot.waitUntil(formulier.vragen[0].tekst.hasFocus)
    qtbot.waitUntil(lambda: formulier.wie.kaart.eerder[0].text() != "")
    return formulier


def geregistreerd(bureau: Bureau) -> list[RegistreerContact]:
    return list(bureau.contacten.values())


def bewaar(paneel: InloopPanel, bureau: Bureau, qtbot: QtBot) -> RegistreerContact:
    aantal = len(bureau.contacten)
    formulier = paneel.huidige()
    with qtbot.waitSignal(formulier.geregistreerd):
        druk(Qt.Key.Key_S, CTRL)
    assert len(bureau.contacten) == aantal + 1
    return geregistreerd(bureau)[-1]


def test_that_a_known_inwoner_takes_few_keys_and_no_mouse(paneel: InloopPanel, bureau: Bureau, qtbot: QtBot) -> None:
    gezegd: list[str] = []
    paneel.omgeving.jobs.changed.connect(lambda wijziging: gezegd.append(wijziging.zin))
    formulier = kies_fatima(paneel, qtbot)
    typ("Hulp bij schulden")
    druk(Qt.Key.Key_1, ALT)
    contact = bewaar(paneel, bureau, qtbot)
    toetsen = 1 + len("fatima") + 1 + 2 + 2
    assert toetsen <= 30
    assert contact.persoon_id == nummer_id(101)
    assert (contact.kanaal, contact.melder) == ("balie/inloop", "Inwoner / zelfmelder")
    assert [(vraag.meldingtype, vraag.uitkomst) for vraag in contact.vragen] == [("Financiën", "zelf beantwoord")]
    assert contact.vragen[0].voorstel == "Financiën"
    assert "Vraag geregistreerd voor Fatima de Vries-El Amrani" in gezegd
    vers = paneel.huidige()
    assert vers is not formulier
    assert vers.gesprek.leeg
    qtbot.waitUntil(vers.wie.zoek.hasFocus)


def test_that_candidates_say_why_and_what_to_know(paneel: InloopPanel, qtbot: QtBot) -> None:
    wie = paneel.huidige().wie
    typ("vries")
    qtbot.waitUntil(wie.lijst_vlak.isVisible)
    regels = [str(wie._model.index(rij, 0).data()) for rij in range(wie._model.rowCount())]
    assert len(regels) == 3
    assert "naam begint zo" in regels[0]
    assert "regisseur J. Bos" in regels[0]
    assert "Pandverbod" in regels[1]
    druk(Qt.Key.Key_Down)
    druk(Qt.Key.Key_Return)
    assert paneel.huidige().gesprek.naam == "Freek de Vries"
    qtbot.waitUntil(lambda: wie.kaart.banner.isVisible() and "Selwerd" in wie.kaart._banner_tekst.text())


def test_that_one_letter_does_not_search(paneel: InloopPanel, qtbot: QtBot) -> None:
    wie = paneel.huidige().wie
    typ("vr")
    qtbot.waitUntil(wie.lijst_vlak.isVisible)
    druk(Qt.Key.Key_Backspace)
    assert not wie.lijst_vlak.isVisible()


def test_that_nobody_found_says_what_to_do_and_enter_takes_nobody(paneel: InloopPanel, qtbot: QtBot) -> None:
    wie = paneel.huidige().wie
    typ("zzzz")
    druk(Qt.Key.Key_Return)
    qtbot.waitUntil(wie.niemand.isVisible)
    assert "Ctrl+Enter" in wie.niemand.text()
    assert wie.gesprek.wie == ZOEKEN


def test_that_ctrl_enter_starts_a_new_person_with_what_was_typed(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    formulier = paneel.huidige()
    typ("Jan van der Berg 12-5-1980 0612345678")
    druk(Qt.Key.Key_Return, CTRL)
    assert formulier.gesprek.wie == NIEUW
    nieuw = formulier.wie.nieuw
    assert nieuw.velden["geboortedatum"].invoer.text() == "12-05-1980"  # type: ignore[attr-defined]
    formulier.vragen[0].tekst.setFocus()
    typ("Weet niet waar de huisarts zit")
    druk(Qt.Key.Key_2, ALT)
    formulier.vragen[0].meldingtype.setFocus()
    typ("gezond")
    druk(Qt.Key.Key_Tab)
    contact = bewaar(paneel, bureau, qtbot)
    assert contact.nieuwe_persoon is not None
    assert contact.nieuwe_persoon.achternaam == "Berg"
    assert contact.nieuwe_persoon.tussenvoegsel == "van der"
    assert contact.vragen[0].meldingtype == "Gezondheid en welzijn"


def test_that_a_possible_duplicate_is_advice_that_can_be_taken(paneel: InloopPanel, qtbot: QtBot) -> None:
    formulier = paneel.huidige()
    typ("Frits Vries")
    druk(Qt.Key.Key_Return, CTRL)
    advies = formulier.wie.nieuw._dubbelen
    qtbot.waitUntil(advies.isVisible)
    assert any("zelfde achternaam" in label.text() for label in advies.findChildren(QLabel))
    advies.findChildren(QPushButton)[0].click()
    assert formulier.gesprek.wie == INWONER
    assert formulier.gesprek.persoon_id == nummer_id(101)


def test_that_alt_a_is_anonymous(paneel: InloopPanel, bureau: Bureau, qtbot: QtBot) -> None:
    druk(Qt.Key.Key_A, ALT)
    assert paneel.huidige().gesprek.wie == ANONIEM
    typ("Waar is het buurthuis, ik zoek ontmoeting")
    druk(Qt.Key.Key_1, ALT)
    paneel.huidige().vragen[0].meldingtype.gekozen.emit("Ontmoeting")
    contact = bewaar(paneel, bureau, qtbot)
    assert (contact.persoon_id, contact.nieuwe_persoon) == (None, None)


def test_that_what_is_missing_stands_beside_its_field_and_nothing_is_lost(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    formulier = paneel.huidige()
    formulier.vragen[0].tekst.setFocus()
    typ("iets")
    druk(Qt.Key.Key_S, CTRL)
    assert formulier.wie.veld.heeft_fout()
    assert formulier.vragen[0]._uitkomst_fout.isVisible()
    assert formulier.wie.zoek.hasFocus()
    assert formulier.vragen[0].tekst.toPlainText() == "iets"
    assert bureau.contacten == {}


def test_that_a_refusal_of_the_store_lands_at_the_right_vraag(paneel: InloopPanel, qtbot: QtBot) -> None:
    formulier = paneel.huidige()
    druk(Qt.Key.Key_A, ALT)
    for nummer, tekst in enumerate(("schulden en huurachterstand", "weiger mij")):
        if nummer:
            druk(Qt.Key.Key_N, CTRL)
        typ(tekst)
        formulier.vragen[nummer].meldingtype.gekozen.emit("Financiën")
        druk(Qt.Key.Key_1, ALT)
    druk(Qt.Key.Key_Up, ALT)
    assert formulier.gesprek.actief == 0
    druk(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: formulier.vragen[1]._reden.text() == "Kies een ander meldingtype.")
    assert formulier.gesprek.actief == 1
    assert formulier.vragen[1].meldingtype.hasFocus()


def test_that_trouble_is_told_with_a_way_out_and_a_second_try_works(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    formulier = kies_fatima(paneel, qtbot)
    typ("schulden")
    formulier.vragen[0].uitkomst.setFocus()
    druk(Qt.Key.Key_Z)
    paneel.bewaar_concepten()
    qtbot.waitUntil(lambda: len(bureau.concepten) == 1)
    paneel._bewaar_straks.stop()
    bureau.storing = SchijfVol("De schijf is vol.", uitweg="Maak ruimte.")
    druk(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(formulier.melding.isVisible)
    assert "Maak ruimte." in formulier.melding.text()
    assert bewaar(paneel, bureau, qtbot).vragen[0].toelichting == "schulden"


def test_that_one_letter_chooses_in_the_outcomes_and_arrows_walk(paneel: InloopPanel, qtbot: QtBot) -> None:
    formulier = kies_fatima(paneel, qtbot)
    uitkomst = formulier.vragen[0].uitkomst
    uitkomst.setFocus()
    druk(Qt.Key.Key_Right)
    assert uitkomst.waarde == ""
    druk(Qt.Key.Key_Space)
    assert uitkomst.waarde == "verwezen naar basisvoorziening"
    druk(Qt.Key.Key_T)
    assert formulier.gesprek.vragen[0].uitkomst == "naar triage"
    assert "Mijn werk" in formulier.vragen[0]._hulp.text()


def test_that_doorverbonden_asks_with_one_key_if_it_worked(paneel: InloopPanel, bureau: Bureau, qtbot: QtBot) -> None:
    kies_fatima(paneel, qtbot)
    typ("schulden")
    druk(Qt.Key.Key_3, ALT)
    druk(Qt.Key.Key_N)
    assert bewaar(paneel, bureau, qtbot).vragen[0].gelukt is False


def test_that_terugbellen_asks_for_a_number_only_when_none_is_known(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    formulier = kies_fatima(paneel, qtbot)
    druk(Qt.Key.Key_5, ALT)
    assert not formulier.vragen[0].telefoon.hasFocus()
    formulier.wie.neem_id(nummer_id(104), "Willem Bakker")
    qtbot.waitUntil(lambda: formulier.gesprek.telefoon == "")
    druk(Qt.Key.Key_5, ALT)
    assert formulier.vragen[0].telefoon.hasFocus()
    typ("0612345678")
    formulier.vragen[0].tekst.setFocus()
    typ("schulden")
    assert bewaar(paneel, bureau, qtbot).melder_telefoon == "0612345678"


def test_that_another_melder_has_a_name_and_a_number(paneel: InloopPanel, bureau: Bureau, qtbot: QtBot) -> None:
    formulier = kies_fatima(paneel, qtbot)
    typ("overlast van buren")
    druk(Qt.Key.Key_8, ALT)
    assert not formulier.melder_naam.isVisible()
    formulier.melder.setFocus()
    typ("poli")
    druk(Qt.Key.Key_Tab)
    assert formulier.gesprek.melder == "Politie"
    qtbot.waitUntil(formulier.melder_naam.hasFocus)
    typ("Agent Smit")
    contact = bewaar(paneel, bureau, qtbot)
    assert (contact.melder, contact.melder_naam) == ("Politie", "Agent Smit")


def test_that_a_second_vraag_folds_the_first(paneel: InloopPanel, bureau: Bureau, qtbot: QtBot) -> None:
    formulier = kies_fatima(paneel, qtbot)
    druk(Qt.Key.Key_N, CTRL)
    assert len(formulier.vragen) == 1
    typ("schulden")
    druk(Qt.Key.Key_1, ALT)
    druk(Qt.Key.Key_N, CTRL)
    assert not formulier.vragen[0].tekst.isVisible()
    assert "Financiën" in formulier.vragen[0]._gevouwen.text()
    typ("de woning is te klein")
    druk(Qt.Key.Key_6, ALT)
    contact = bewaar(paneel, bureau, qtbot)
    assert [(v.meldingtype, v.uitkomst) for v in contact.vragen] == [
        ("Financiën", "zelf beantwoord"),
        ("Wonen", "naar triage"),
    ]


def test_that_the_draft_is_kept_within_half_a_second_and_comes_back(maak: Maak, bureau: Bureau, qtbot: QtBot) -> None:
    paneel = maak()
    paneel.nieuw_contact()
    qtbot.waitUntil(paneel.huidige().wie.zoek.hasFocus)
    typ("fatima")
    assert BEWAAR_NA <= 500
    qtbot.waitUntil(lambda: len(bureau.concepten) == 1)
    paneel.nieuw_contact()
    druk(Qt.Key.Key_A, ALT)
    typ("schulden")
    qtbot.waitUntil(lambda: len(bureau.concepten) == 2)
    meldingen: list[object] = []
    weer = maak()
    weer.requested.connect(lambda _, inhoud: meldingen.append(inhoud))
    qtbot.waitUntil(lambda: len(weer.formulieren()) >= 2)
    teksten = {deel.gesprek.zoektekst or deel.gesprek.vragen[0].toelichting for deel in weer.formulieren()}
    assert {"fatima", "schulden"} <= teksten
    weer.tabs.setCurrentIndex(1)
    formulier = next(deel for deel in weer.formulieren() if deel.gesprek.wie == ANONIEM)
    assert formulier.vragen[0].tekst.toPlainText() == "schulden"


@pytest.mark.parametrize("lukt", [True, False])
def test_that_the_next_contact_is_made_while_this_one_is_saved_and_goes_when_that_fails(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, lukt: bool
) -> None:
    mag, schrijf = threading.Event(), bureau._registreer
    monkeypatch.setattr(bureau, "_registreer", lambda opdracht: mag.wait(10) and schrijf(opdracht))
    formulier = kies_fatima(paneel, qtbot)
    typ("schulden" if lukt else "weiger mij")
    formulier.vragen[0].meldingtype.gekozen.emit("Financiën")
    druk(Qt.Key.Key_1, ALT)
    klaar_om = paneel._reserve
    druk(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: klaar_om._formulier is not None and not klaar_om._klok)
    gemaakt = klaar_om._formulier
    assert gemaakt is not None
    assert (paneel.formulieren(), gemaakt.isVisible()) == ([formulier], False)
    mag.set()
    qtbot.waitUntil(lambda: not formulier.bezig)
    if lukt:
        assert paneel.formulieren() == [gemaakt]
        qtbot.waitUntil(gemaakt.wie.zoek.hasFocus)
        assert (gemaakt.isVisible(), gemaakt.gesprek.leeg) == (True, True)
    else:
        qtbot.waitUntil(lambda: not isValid(gemaakt))
        assert paneel.formulieren() == [formulier]
    assert (klaar_om._formulier, klaar_om._klok) == (None, 0)


def test_that_viewing_writes_no_draft_and_saving_leaves_none(paneel: InloopPanel, bureau: Bureau, qtbot: QtBot) -> None:
    paneel.bewaar_concepten()
    assert bureau.gedaan == []
    kies_fatima(paneel, qtbot)
    typ("schulden")
    druk(Qt.Key.Key_1, ALT)
    bewaar(paneel, bureau, qtbot)
    paneel.klaar_om_te_sluiten()
    paneel.omgeving.jobs.sluit()
    assert bureau.concepten == {}
    assert not any(isinstance(opdracht, WisConcept) for opdracht in bureau.gedaan)


def test_that_a_draft_written_while_saving_does_not_come_back(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    formulier = kies_fatima(paneel, qtbot)
    typ("schulden")
    druk(Qt.Key.Key_1, ALT)
    with qtbot.waitSignal(formulier.geregistreerd):
        druk(Qt.Key.Key_S, CTRL)
        paneel.bewaar_concepten()
    paneel.omgeving.jobs.sluit()
    assert bureau.concepten == {}


def test_that_emptying_a_contact_drops_its_draft(paneel: InloopPanel, bureau: Bureau, qtbot: QtBot) -> None:
    typ("ab")
    qtbot.waitUntil(lambda: len(bureau.concepten) == 1)
    druk(Qt.Key.Key_Backspace)
    druk(Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: bureau.concepten == {})
    assert sum(isinstance(opdracht, BewaarConcept) for opdracht in bureau.gedaan) == 1


def test_that_several_contacts_stand_side_by_side(paneel: InloopPanel, bureau: Bureau, qtbot: QtBot) -> None:
    kies_fatima(paneel, qtbot)
    paneel.nieuw_contact()
    paneel.nieuw_contact()
    assert [paneel.tabs.tabText(plek) for plek in range(paneel.tabs.count())] == [
        "• Fatima de Vries-El Amra…",
        "Contact 2",
    ]
    druk(Qt.Key.Key_PageUp, CTRL)
    assert paneel.huidige().gesprek.naam.startswith("Fatima")
    qtbot.waitUntil(paneel.huidige().vragen[0].tekst.hasFocus)


def test_that_thrown_away_can_be_put_back_without_a_question(paneel: InloopPanel, bureau: Bureau, qtbot: QtBot) -> None:
    kies_fatima(paneel, qtbot)
    typ("schulden")
    qtbot.waitUntil(lambda: len(bureau.concepten) == 1)
    druk(Qt.Key.Key_W, CTRL)
    qtbot.waitUntil(lambda: bureau.concepten == {})
    assert paneel.huidige().gesprek.leeg
    paneel.zet_terug()
    assert paneel.huidige().vragen[0].tekst.toPlainText() == "schulden"
    qtbot.waitUntil(lambda: len(bureau.concepten) == 1)


def test_that_control_z_first_puts_back_what_was_thrown_away_last(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    kies_fatima(paneel, qtbot)
    typ("schulden")
    druk(Qt.Key.Key_W, CTRL)
    assert paneel.neem_terug()
    assert paneel.huidige().vragen[0].tekst.toPlainText() == "schulden"
    assert [formulier.gesprek.leeg for formulier in paneel.formulieren()] == [False]
    assert not paneel.neem_terug()
    paneel.gooi_weg()
    paneel.omgeving.jobs.changed.emit(Wijziging(transactie=nummer_id(77), zin="Iets anders gedaan"))
    assert not paneel.neem_terug()
    assert paneel._weg_balk.isVisible()


def test_that_throwing_away_and_putting_back_again_and_again_leaves_no_empty_tabs(
    paneel: InloopPanel, qtbot: QtBot
) -> None:
    kies_fatima(paneel, qtbot)
    for _ in range(3):
        paneel.gooi_weg()
        paneel.zet_terug()
    assert paneel.tabs.count() == 1
    assert paneel.huidige().gesprek.naam.startswith("Fatima")


def test_that_undoing_a_registration_offers_what_was_typed_as_a_contact_of_its_own(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    kies_fatima(paneel, qtbot)
    typ("Hulp bij schulden")
    druk(Qt.Key.Key_1, ALT)
    eerste = bewaar(paneel, bureau, qtbot)
    assert paneel.handle("transactie.ongedaan.toon", bureau.transacties[eerste.id])
    assert not paneel.neem_terug()
    assert "Fatima" in paneel._weg_tekst.text()
    paneel.zet_terug()
    assert paneel.huidige().vragen[0].tekst.toPlainText() == "Hulp bij schulden"
    assert bewaar(paneel, bureau, qtbot).id != eerste.id


def test_that_the_title_of_a_tab_is_not_cut(paneel: InloopPanel) -> None:
    assert paneel.tabs.elideMode() == Qt.TextElideMode.ElideNone


def test_that_escape_steps_back_and_loses_nothing(paneel: InloopPanel, qtbot: QtBot) -> None:
    formulier = kies_fatima(paneel, qtbot)
    typ("schulden")
    druk(Qt.Key.Key_6, ALT)
    druk(Qt.Key.Key_Escape)
    assert formulier.vragen[0].tekst.hasFocus()
    druk(Qt.Key.Key_Escape)
    assert formulier.wie.wijzig.hasFocus()
    druk(Qt.Key.Key_Space)
    assert formulier.gesprek.wie == ZOEKEN
    druk(Qt.Key.Key_Escape)
    assert formulier.gesprek.wie == INWONER
    assert formulier.gesprek.vragen[0].toelichting == "schulden"


def test_that_requests_of_other_panels_are_taken(paneel: InloopPanel, bureau: Bureau, qtbot: QtBot) -> None:
    assert paneel.handle("contact.nieuw", None)
    assert paneel.handle("contact.nieuw_voor", nummer_id(104))
    qtbot.waitUntil(lambda: paneel.huidige().gesprek.naam == "Willem Bakker")
    assert not paneel.handle("iets.anders", None)
    wachtende = WachtendeRij(
        id=nummer_id(40), volgnummer=3, naam="Freek de Vries", persoon_id=nummer_id(102), waarvoor="huurschuld",
        urgentie=3, stand="opgeroepen", aangemeld_op=0, opgeroepen_op=None,
    )  # fmt: skip
    assert paneel.handle("wachtende.help", wachtende)
    formulier = paneel.huidige()
    assert formulier.gesprek.wachtende_id == nummer_id(40)
    assert formulier.vragen[0].tekst.toPlainText() == "huurschuld"
    assert formulier.vragen[0].tekst.textCursor().atEnd()
    aantal = len(paneel.formulieren())
    paneel.handle("contact.nieuw_voor", nummer_id(101))
    assert paneel.handle("wachtende.help", wachtende)
    assert paneel.huidige() is formulier
    assert len(paneel.formulieren()) == aantal + 1
    qtbot.waitUntil(lambda: len(bureau.geopend) == 3)


def test_that_what_is_plainly_wrong_about_somebody_new_is_said_on_leaving_the_field(
    paneel: InloopPanel, qtbot: QtBot
) -> None:
    typ("Pietersen")
    druk(Qt.Key.Key_Return, CTRL)
    velden = paneel.huidige().wie.nieuw.velden
    for naam, tekst, zin in (
        ("geboortedatum", "31-02-1980", "Deze dag bestaat niet. Controleer de dag en de maand."),
        ("telefoon", "06 1234", "Dit telefoonnummer bestaat niet. Controleer de cijfers."),
        ("postcode", "97", "Een postcode is vier cijfers en twee letters, zoals 9712 AB."),
    ):
        velden[naam].invoer.setFocus()
        typ(tekst)
        assert not velden[naam].heeft_fout()
        druk(Qt.Key.Key_Tab)
        assert velden[naam].onder.text() == zin
    druk(Qt.Key.Key_S, CTRL)
    assert velden["geboortedatum"].heeft_fout()
    velden["postcode"].invoer.setFocus()
    typ("12 AB")
    druk(Qt.Key.Key_Tab)
    assert not velden["postcode"].heeft_fout()


def wacht(nummer: int, persoon_id: Id, sinds: int) -> WachtendeRij:
    return WachtendeRij(
        id=nummer_id(nummer), volgnummer=nummer, naam="Wie wacht", persoon_id=persoon_id, waarvoor="", urgentie=3,
        stand="aangemeld", aangemeld_op=sinds, opgeroepen_op=None,
    )  # fmt: skip


def test_that_somebody_who_waits_and_is_found_by_name_is_taken_from_the_waiting_list(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    bureau.wachtrij = (wacht(41, nummer_id(101), bureau.klok() - 39 * 60_000),)
    formulier = kies_fatima(paneel, qtbot)
    qtbot.waitUntil(lambda: formulier.wie.kaart.wacht.text() == "Wacht al 39 min. Na het opslaan is dat geholpen.")
    assert formulier.wie.kaart.wacht.isVisible()
    typ("Hulp bij schulden")
    druk(Qt.Key.Key_1, ALT)
    assert bewaar(paneel, bureau, qtbot).wachtende_id == nummer_id(41)


def test_that_choosing_somebody_else_leaves_who_waits_in_the_waiting_list(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    bureau.wachtrij = (wacht(41, nummer_id(101), bureau.klok()),)
    formulier = kies_fatima(paneel, qtbot)
    qtbot.waitUntil(lambda: "Staat net in de wachtrij" in formulier.wie.kaart.wacht.text())
    formulier.wie.neem_id(nummer_id(104), "Willem Bakker")
    assert formulier.wie.kaart.wacht.text() == ""
    typ("Hulp bij schulden")
    druk(Qt.Key.Key_1, ALT)
    assert bewaar(paneel, bureau, qtbot).wachtende_id is None


def test_that_who_joins_the_waiting_list_after_being_chosen_is_taken_along(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    formulier = kies_fatima(paneel, qtbot)
    bureau.wachtrij = (wacht(41, nummer_id(101), bureau.klok()),)
    paneel.omgeving.jobs.changed.emit(Wijziging(per_soort={"wachtende": frozenset({nummer_id(41)})}))
    qtbot.waitUntil(lambda: formulier.gesprek.wachtplek == nummer_id(41))
    assert "wachtplek" not in formulier.gesprek.naar_json()


def test_that_the_card_of_who_is_chosen_is_passed_on_once_read_once(
    paneel: InloopPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    gevraagd: list[tuple[str, object]] = []
    paneel.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    eerste = kies_fatima(paneel, qtbot)
    paneel.nieuw_contact()
    paneel.huidige().wie.neem_id(nummer_id(104), "Willem Bakker")
    qtbot.waitUntil(lambda: len(gevraagd) == 2)
    paneel.tabs.setCurrentIndex(paneel.stapel.indexOf(eerste))
    namen = [inhoud.persoon.roepnaam for wat, inhoud in gevraagd if isinstance(inhoud, PersoonKaart)]
    assert namen == ["Fatima", "Willem", "Fatima"]
    assert {wat for wat, _ in gevraagd} == {"persoon.toon"}
    assert bureau.geopend == [nummer_id(101), nummer_id(104)]


def test_that_everything_one_can_reach_has_a_name(paneel: InloopPanel, qtbot: QtBot) -> None:
    kies_fatima(paneel, qtbot)
    velden = [
        kind
        for kind in paneel.findChildren(QWidget)
        if kind.isVisible() and kind.focusPolicy() & Qt.FocusPolicy.TabFocus and not kind.focusProxy()
    ]
    eigen = [kind for kind in velden if not kind.parentWidget().inherits("QComboBox")]  # type: ignore[union-attr]
    naamloos = [kind.objectName() or type(kind).__name__ for kind in eigen
                if not (kind.accessibleName() or getattr(kind, "text", str)())]  # fmt: skip
    assert naamloos == []
