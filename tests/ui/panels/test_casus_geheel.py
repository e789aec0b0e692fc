"""Casusregie as a whole: what its parts agree on. Interests, header, drafts, requests that wait, keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import Klok
from tests.gezin import huishouden, open_casus
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.contact import LeesBegonnen
from wijdesk.models.opdrachten.huis import BewaarVoorkeur
from wijdesk.models.rows.huishouden import CasusKop, HuishoudenDetail, LidRij, Melding
from wijdesk.models.values import Id
from wijdesk.ui.actions import bind_sneltoetsen
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panel import Actie, Panel
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.onderdelen import TABS
from wijdesk.ui.panels.casus.paneel import VOORKEUR
from wijdesk.ui.panels.casus.regiedeel import FORMULIEREN
from wijdesk.ui.panels.casus.toeleiding import ToeleidingTab
from wijdesk.ui.panels.casus.verloop import VerloopTab
from wijdesk.ui.panels.inloop.paneel import InloopPanel
from wijdesk.ui.toetsen import ToetsKnop

LANG = 30_000
HIER = Qt.KeyboardModifier


@pytest.fixture
def maak(bureau: Bureau, qtbot: QtBot) -> Iterator[Callable[[str], Any]]:
    """Panels by name, all of one session."""
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    omgeving = maak_omgeving(bureau, jobs)
    gemaakt: list[Any] = []

    def _maak(naam: str) -> Any:
        paneel = next(soort for soort in maak_panelen(bureau) if soort.naam == naam).maak(omgeving)
        qtbot.addWidget(paneel)
        paneel.resize(710, 640)
        gemaakt.append(paneel)
        return paneel

    yield _maak
    for paneel in gemaakt:
        paneel.klaar_om_te_sluiten()
    jobs.sluit()
    QApplication.processEvents()


@pytest.fixture
def casus(bureau: Bureau) -> Id:
    id_ = huishouden(bureau, naam="De Vries")
    open_casus(bureau, id_, wettelijk_kader="Wmo 2015", aanleiding="Schulden")
    return id_


def toon(paneel: CasusPanel, id_: Id, qtbot: QtBot) -> None:
    paneel.show()
    qtbot.waitExposed(paneel)
    paneel.activateWindow()
    assert paneel.handle("huishouden.open", id_)
    qtbot.waitUntil(lambda: paneel.huishouden is not None and paneel.huishouden.id == id_, timeout=LANG)


def test_that_the_panel_hears_of_everything_a_tab_is_interested_in() -> None:
    for tab in TABS:
        assert tab.interesses <= CasusPanel.interesses, tab.naam


# Header --------------------------------------------------------------------------------------------------------------


def detail(**anders: Any) -> HuishoudenDetail:
    namen = ("Fatima de Vries-El Amrani", "Johannes van der Meulen", "Yassin", "Noor", "Sem")
    leden = tuple(
        LidRij(
            id=Id(bytes([n]) * 16), persoon_id=Id(bytes([n]) * 16), naam=naam, geboortedatum="1980-05-12", leeftijd=45,
            rol="ouder met gezag", verblijf="hele tijd", van="2020-01-01", tot="",
        )
        for n, naam in enumerate(namen, 1)
    )  # fmt: skip
    velden: dict[str, Any] = {
        "id": Id(b"h" * 16), "naam": "De Vries-El Amrani / van der Meulen", "adres": "Eikenlaan 14b, 9741 EB Groningen",
        "locatie_id": Id(b"l" * 16), "locatie": "Selwerd", "leden": leden, "regisseur_id": Id(b"r" * 16),
        "casus": CasusKop(
            id=Id(b"c" * 16), nummer="C26-7KQ4M", wettelijk_kader="Jeugdwet", aanleiding="x", geopend_op=1
        ),
        "regisseur": "Sanne de Vries", "tandem": "Omar El Idrissi", "plan_stand": "versie 3, akkoord 3 feb",
        "volgende_termijn": "Onderzoek Wmo: 2 dagen te laat (za 28 feb)", "volgende_termijn_toestand": "te laat",
        "meldingen": (
            Melding(zin="Onderzoek Wmo: 2 dagen te laat (za 28 feb).", toestand="spoed", tab="plan"),
            Melding(zin="Yassin wordt 18 (ma 4 mei). Bespreek wie er beslist.", toestand="let-op", tab="gezin"),
            Melding(zin="De evaluatie van 1 feb is nog niet gehouden.", toestand="let-op", tab="plan"),
            Melding(zin="Al 7 weken geen contact.", toestand="let-op", tab="verloop"),
        ),
    }  # fmt: skip
    return HuishoudenDetail(**(velden | anders))


def chips(paneel: CasusPanel, naam: str) -> list[str]:
    return [knop.accessibleName() for knop in paneel.kop.findChildren(QPushButton, naam) if knop.isVisible()]


def test_that_the_header_of_a_full_household_stays_low_and_says_nothing_twice(maak: Any, qtbot: QtBot) -> None:
    paneel = maak("casus")
    paneel.show()
    qtbot.waitExposed(paneel)
    vol = detail()
    paneel._komt = vol.id
    paneel._toon(vol, gevraagd=vol.id)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: bool(paneel.loopt.blokkade.chip.accessibleName()), timeout=LANG)
    assert paneel.kop.height() <= 150
    assert [zin for zin in chips(paneel, "casus_melding") if zin.startswith("Onderzoek Wmo")] == [vol.volgende_termijn]
    [meer] = [knop for knop in paneel.kop._meldingen.findChildren(QPushButton, "casus_meer") if knop.isVisible()]
    over = 4 - len(chips(paneel, "casus_melding"))
    assert meer.text() == f"+{over}"
    meer.click()
    QApplication.processEvents()
    assert len(chips(paneel, "casus_melding")) == 4


LANG_SIGNAAL = (
    "Fatima van der Meulen-Boudewijnse heeft geen gezag over Yassin. Vraag toestemming aan wie gezag heeft, anders is "
    "het akkoord op het plan niet geldig."
)


@pytest.mark.parametrize(("breed", "hoog"), [(420, 640), (710, 640), (420, 460)])
def test_that_an_alert_that_is_cut_off_can_be_read_whole_and_folded_again(
    maak: Any, breed: int, hoog: int, qtbot: QtBot
) -> None:
    paneel = maak("casus")
    paneel.resize(breed, hoog)
    paneel.show()
    qtbot.waitExposed(paneel)
    vol = detail(volgende_termijn="", meldingen=(Melding(zin=LANG_SIGNAAL, toestand="let-op", tab="gezin"),))
    paneel._komt = vol.id
    paneel._toon(vol, gevraagd=vol.id)
    QApplication.processEvents()

    def knop(naam: str) -> QPushButton:
        knoppen: list[QPushButton] = paneel.kop._meldingen.findChildren(QPushButton, naam)
        (een,) = [deel for deel in knoppen if deel.isVisible()]
        return een

    assert knop("casus_melding").text().endswith("…")
    assert knop("casus_melding").accessibleName() == knop("casus_melding").toolTip() == LANG_SIGNAAL
    assert knop("casus_meer").text() == "Lees alles"
    assert knop("casus_meer").y() == knop("casus_melding").y(), "on the same line"
    knop("casus_meer").setFocus()
    QTest.keyClick(knop("casus_meer"), Qt.Key.Key_Space)
    QApplication.processEvents()
    assert knop("casus_melding").text().replace("\n", " ") == f"⚠ {LANG_SIGNAAL}"
    assert knop("casus_melding").width() <= paneel.kop.width()
    assert knop("casus_melding").height() >= knop("casus_melding").sizeHint().height(), "no line is cut through"
    onder = knop("casus_meer").mapTo(paneel, knop("casus_meer").rect().bottomLeft()).y()
    assert onder < paneel.balk.y()
    assert knop("casus_meer").accessibleName() == "Toon minder"
    knop("casus_meer").click()
    QApplication.processEvents()
    assert knop("casus_melding").text().endswith("…")


# Drafts --------------------------------------------------------------------------------------------------------------


def test_that_a_note_that_was_begun_is_told_and_gone_on_with(
    maak: Any, casus: Id, bureau: Bureau, klok: Klok, qtbot: QtBot
) -> None:
    paneel = maak("casus")
    toon(paneel, casus, qtbot)
    paneel.handle("casus.verloop_notitie", None)
    verloop = paneel.tab
    assert isinstance(verloop, VerloopTab)
    QTest.keyClicks(verloop.notitie.notitie, "Oma helpt")
    qtbot.waitUntil(lambda: len(bureau.lees(LeesBegonnen(huishouden_id=casus))) == 1, timeout=LANG)
    assert not paneel.begonnen.isVisible()  # it stands open
    QTest.keyClick(verloop.notitie.notitie, Qt.Key.Key_Escape)
    qtbot.waitUntil(paneel.begonnen.isVisible, timeout=LANG)
    assert paneel.begonnen.tekst.voluit.startswith("U was bezig met een notitie van vandaag")
    klok.verzet(86_400_000)
    paneel.kies_tab("plan", focus=True)
    qtbot.waitUntil(lambda: "van gisteren" in paneel.begonnen.tekst.voluit, timeout=LANG)
    paneel.begonnen.verder.click()
    assert paneel.tab is verloop
    assert verloop.notitie.isVisible()
    assert verloop.notitie.notitie.toPlainText() == "Oma helpt"
    qtbot.waitUntil(lambda: not paneel.begonnen.isVisible(), timeout=LANG)


def test_that_a_form_of_the_regie_that_was_begun_is_gone_on_with_and_another_household_tells_nothing(
    maak: Any, casus: Id, bureau: Bureau, qtbot: QtBot
) -> None:
    paneel = maak("casus")
    toon(paneel, casus, qtbot)
    paneel.handle("casus.overdragen", None)
    QTest.keyClicks(paneel._formulier.notitie, "Ik ga met verlof")
    QTest.keyClick(paneel._formulier.notitie, Qt.Key.Key_Escape)
    qtbot.waitUntil(paneel.begonnen.isVisible, timeout=LANG)
    assert "het overdragen van de regie" in paneel.begonnen.tekst.voluit
    toon(paneel, huishouden(bureau, naam="Bos"), qtbot)
    assert not paneel.begonnen.isVisible()
    toon(paneel, casus, qtbot)
    qtbot.waitUntil(paneel.begonnen.isVisible, timeout=LANG)
    paneel.begonnen.verder.click()
    assert paneel._formulier.naam == "overdragen"
    qtbot.waitUntil(lambda: paneel._formulier.notitie.toPlainText() == "Ik ga met verlof", timeout=LANG)


# Requests ------------------------------------------------------------------------------------------------------------


def test_that_a_note_asked_together_with_its_household_waits_until_that_is_there(
    maak: Any, casus: Id, bureau: Bureau, qtbot: QtBot
) -> None:
    ander = huishouden(bureau, naam="Bos")
    bureau.doe(BewaarVoorkeur(sleutel=VOORKEUR, waarde=bytes(ander)))
    paneel = maak("casus")
    paneel.omgeving.voorkeuren[VOORKEUR] = bytes(ander)  # what was open last must not come in between
    assert paneel.handle("huishouden.open", casus)
    assert paneel.handle("casus.verloop_notitie", None)
    paneel.show()
    qtbot.waitUntil(lambda: isinstance(paneel.tab, VerloopTab) and paneel.tab.notitie.isVisible(), timeout=LANG)
    assert paneel.huishouden.id == casus
    assert paneel.tab.huishouden.id == casus


def test_that_a_request_for_a_household_that_is_not_there_is_forgotten(maak: Any, casus: Id, qtbot: QtBot) -> None:
    paneel = maak("casus")
    toon(paneel, casus, qtbot)
    with qtbot.waitSignal(paneel.requested) as gemeld:
        paneel.handle("huishouden.open", Id(b"?" * 16))
        paneel.handle("casus.verloop_notitie", None)
    assert gemeld.args[0] == "melding"
    assert paneel.huishouden.id == casus
    assert paneel.handle("casus.tab", "plan")
    assert paneel.tab.naam == "plan"


# Keys ----------------------------------------------------------------------------------------------------------------


def test_that_every_form_has_one_primary_button_with_its_key(maak: Any, casus: Id, qtbot: QtBot) -> None:
    paneel = maak("casus")
    toon(paneel, casus, qtbot)
    for tab in TABS:
        paneel.kies_tab(tab.naam)
    for naam in FORMULIEREN:
        paneel.regie._bouw(naam)
    formulieren = paneel.findChildren(Formulier)
    assert len(formulieren) > len(FORMULIEREN)
    for formulier in formulieren:
        primair = [knop for knop in formulier.findChildren(QPushButton) if knop.property("rol") == "primair"]
        eigen = [knop for knop in primair if knop is formulier.bewaar or knop.isVisibleTo(formulier)]
        assert eigen == [formulier.bewaar], formulier.naam
        assert isinstance(formulier.bewaar, ToetsKnop)
        assert "Ctrl+S" in formulier.bewaar.toolTip()


def test_that_help_and_the_search_box_know_what_the_tab_on_top_and_the_panel_can_do(
    maak: Any, casus: Id, qtbot: QtBot
) -> None:
    paneel = maak("casus")
    toon(paneel, casus, qtbot)
    for tab in TABS:
        paneel.kies_tab(tab.naam)
        namen = [actie.naam for actie in paneel.acties()]
        assert len(namen) == len(set(namen))
        assert {actie.naam for actie in paneel.tab.acties()} <= set(namen), tab.naam
        if tab.naam != "historie":
            assert paneel.tab.acties(), tab.naam
    paneel.kies_tab("verloop")

    def vindbaar(woord: str) -> bool:
        return any(woord in f"{actie.tekst} {actie.zoekwoorden}".casefold() for actie in paneel.acties())

    for woord in ("overdragen", "notitie", "zrm", "sluiten", "plan afdrukken", "tandem"):
        assert vindbaar(woord), woord


def test_that_the_keys_of_casusregie_and_of_inloop_stay_with_the_one_that_has_the_focus(
    maak: Any, casus: Id, qtbot: QtBot
) -> None:
    def doe(_: Panel, actie: Actie) -> None:
        actie.doe()

    venster = QSplitter()
    regie, inloop = maak("casus"), maak("inloop")
    assert isinstance(inloop, InloopPanel)
    for paneel in (regie, inloop):
        venster.addWidget(paneel)
        bind_sneltoetsen(paneel, venster, doe)
    venster.resize(1366, 700)
    venster.show()
    toon(regie, casus, qtbot)
    regie.handle("casus.verloop_notitie", None)  # its labels have letters with Alt too
    verloop = regie.tab
    assert isinstance(verloop, VerloopTab)

    def druk(toets: Qt.Key, met: Qt.KeyboardModifier, waar: QWidget) -> None:
        nu = QApplication.focusWidget()
        assert nu is not None
        assert waar.isAncestorOf(nu)
        QTest.keyClick(nu, toets, met)

    venster.activateWindow()
    eerste = inloop.eerste_veld()
    assert eerste is not None
    eerste.setFocus()
    for toets in (Qt.Key.Key_2, Qt.Key.Key_7):
        druk(toets, HIER.AltModifier, inloop)
        assert regie.tab is verloop
    druk(Qt.Key.Key_PageDown, HIER.ControlModifier, inloop)
    assert regie.tab is verloop
    druk(Qt.Key.Key_A, HIER.AltModifier, inloop)
    assert inloop.huidige().gesprek.wie == "anoniem"
    verloop.notitie.notitie.setFocus()
    open_contact = inloop.tabs.currentIndex()
    druk(Qt.Key.Key_PageDown, HIER.ControlModifier, regie)
    assert regie.tab is not verloop
    assert inloop.tabs.currentIndex() == open_contact
    druk(Qt.Key.Key_2, HIER.AltModifier, regie)
    assert regie.tab.naam == "plan"
    venster.hide()
    for paneel in (regie, inloop):
        paneel.setParent(None)  # the panels are closed each by itself
    venster.deleteLater()


def test_that_no_two_labels_of_a_form_share_a_letter_and_none_takes_that_of_inloop(maak: Any) -> None:
    verloop = VerloopTab(maak("casus").omgeving)
    for formulier in verloop.formulieren:
        letters = [
            veld.label.text()[veld.label.text().index("&") + 1].casefold()
            for veld in formulier.velden.values()
            if "&" in veld.label.text()
        ]
        assert len(letters) == len(set(letters)), formulier.naam
        assert "a" not in letters  # Alt+A makes a contact anonymous
    verloop.deleteLater()


# Keys ----------------------------------------------------------------------------------------------------------------


def test_that_the_same_act_has_the_same_key_in_every_tab(maak: Any, casus: Id, qtbot: QtBot) -> None:
    paneel = maak("casus")
    toon(paneel, casus, qtbot)
    tabs = [paneel._bouw_tab(soort.naam) for soort in TABS]
    alle = [actie for tab in tabs for actie in tab.acties()]
    blad = next(tab for tab in tabs if isinstance(tab, ToeleidingTab)).gezin
    alle += [*blad._acties_toeleiding(), *blad._acties_indicatie()]
    wijzig = {(actie.naam, actie.sneltoets) for actie in alle if actie.tekst in ("Wijzigen", "Corrigeren")}
    assert len(wijzig) >= 5
    assert {toets for _, toets in wijzig} == {"W"}
    assert {actie.tekst for actie in alle if actie.sneltoets == "W"} == {"Wijzigen", "Corrigeren"}


@pytest.mark.parametrize("vanaf", ["gezin", "plan", "zrm", "verloop"])
def test_that_ctrl_f_searches_in_this_dossier_from_every_tab(maak: Any, casus: Id, vanaf: str, qtbot: QtBot) -> None:
    paneel = maak("casus")
    toon(paneel, casus, qtbot)
    paneel.kies_tab(vanaf, focus=True)
    qtbot.waitUntil(lambda: paneel.isAncestorOf(paneel.window().focusWidget() or paneel.window()), timeout=LANG)
    QTest.keyClick(paneel.window().focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(paneel.tab, VerloopTab)
    assert paneel.tab.lijst.filter.hasFocus()


def test_that_a_hold_on_destroying_is_set_by_an_action_and_takes_no_line_of_the_header(
    maak: Any, casus: Id, qtbot: QtBot
) -> None:
    paneel = maak("casus")
    toon(paneel, casus, qtbot)
    chip = paneel.loopt.blokkade
    qtbot.waitUntil(lambda: bool(chip.chip.accessibleName()), timeout=LANG)
    assert chip.isHidden()
    [zet] = [actie for actie in paneel.acties() if actie.naam == "blokkade"]
    with qtbot.waitSignal(paneel.requested) as gevraagd:
        zet.doe()
    assert gevraagd.args[0] == "bewaren.blokkade"
    assert gevraagd.args[1][:2] == ("huishouden", casus)
