"""The ways into a triage from elsewhere: Mijn werk, the Inloop, the card of a resident, and Ctrl+T in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests import winkel
from tests.gezin import Gezin, wiersma
from tests.ui.stubs import SOORTEN, ProefPanel, Winkel, maak_omgeving
from tests.ui.triagescherm import LANG, Scherm, scherm_op, vraag_van
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving as maak_echte_omgeving
from wijdesk.app.panelen import maak_panelen
from wijdesk.models.opdrachten.triage import BeginTriage, LeesTriage
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.values import Id, IdMaker
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panel import Panel
from wijdesk.ui.panels.inloop import InloopPanel
from wijdesk.ui.panels.inloop.contact import ContactFormulier
from wijdesk.ui.panels.triage.bladen import Vast
from wijdesk.ui.panels.werk import WerkPanel

WIE, WAAR = Id(b"p" * 16), Id(b"h" * 16)


# On a real store ------------------------------------------------------------------------------------------------------


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


@contextmanager
def paneel_op(bureau: Bureau, naam: str, qtbot: QtBot) -> Iterator[tuple[Any, Jobs, list[tuple[str, object]]]]:
    """A panel as the program makes it, and what it asks of the window."""
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    soort = next(soort for soort in maak_panelen(bureau) if soort.naam == naam)
    paneel = soort.maak(maak_echte_omgeving(bureau, jobs))
    gevraagd: list[tuple[str, object]] = []
    paneel.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    paneel.resize(700, 600)
    qtbot.addWidget(paneel)
    paneel.show()
    qtbot.waitExposed(paneel)
    paneel.activateWindow()
    try:
        yield paneel, jobs, gevraagd
    finally:
        jobs.sluit()


def test_that_one_key_begins_the_triage_of_a_vraag_in_mijn_werk(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    vraag = vraag_van(bureau, gezin.moeder)
    with paneel_op(bureau, "werk", qtbot) as (paneel, _, gevraagd):
        assert isinstance(paneel, WerkPanel)
        qtbot.waitUntil(lambda: paneel.model.rowCount() == 1, timeout=LANG)
        paneel.lijst.lijst.setFocus()
        assert paneel.onderwerp_in_beeld() == ("vraag", vraag)
        QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_R)
        assert gevraagd == [("triage.begin", ("vraag", vraag))]


def test_that_who_may_not_lead_a_triage_is_not_offered_one(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    vraag_van(bureau, gezin.moeder)
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    paneel = WerkPanel(maak_echte_omgeving(bureau, jobs), casus=True)
    qtbot.addWidget(paneel)
    paneel.show()
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 1, timeout=LANG)
    assert paneel.findChild(QWidget, "werk.triage") is None
    assert paneel.onderwerp_in_beeld() is None
    jobs.sluit()


def test_that_the_inloop_offers_the_triage_of_what_was_just_registered_until_it_is_begun(
    bureau: Bureau, gezin: Gezin, ids: IdMaker, qtbot: QtBot
) -> None:
    with paneel_op(bureau, "inloop", qtbot) as (paneel, jobs, gevraagd):
        balk = paneel.findChild(QWidget, "inloop_triage")
        assert balk.isHidden()
        naar_triage = winkel.contact(bureau, uitkomst="naar triage", nieuwe_persoon=None, persoon_id=gezin.moeder)
        jobs.write(naar_triage, eigenaar=paneel)
        qtbot.waitUntil(balk.isVisible, timeout=LANG)
        assert "Anouk Wiersma" in balk.findChild(QLabel, "inloop_triage_tekst").text()
        (werk,) = bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))
        assert paneel.onderwerp_in_beeld() == ("vraag", werk.vraag_id)
        balk.findChild(QWidget, "inloop_triage_begin").click()
        assert gevraagd[-1] == ("triage.begin", ("vraag", werk.vraag_id))
        jobs.write(
            BeginTriage(id=ids(), locatie_id=bureau.medewerker.locatie_id, vraag_id=werk.vraag_id), eigenaar=paneel
        )
        qtbot.waitUntil(balk.isHidden, timeout=LANG)
        assert paneel.onderwerp_in_beeld() is None


def test_that_a_vraag_that_was_answered_at_the_desk_offers_no_triage(
    bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    with paneel_op(bureau, "inloop", qtbot) as (paneel, jobs, _):
        klaar: list[object] = []
        zelf = winkel.contact(bureau, nieuwe_persoon=None, persoon_id=gezin.moeder)
        jobs.write(zelf, lambda gemaakt, _: klaar.append(gemaakt), eigenaar=paneel)
        qtbot.waitUntil(lambda: bool(klaar) and not jobs._afzenders, timeout=LANG)
        assert paneel.findChild(QWidget, "inloop_triage").isHidden()


def typ_contact(paneel: InloopPanel, woorden: str = "Kan de huur niet betalen") -> ContactFormulier:
    """A contact of somebody anonymous with one vraag, not saved."""
    formulier = paneel.huidige()
    formulier.wie.maak_anoniem()
    QTest.keyClicks(formulier.vragen[0].tekst, woorden)
    return formulier


def test_that_control_t_in_a_contact_registers_it_first_and_then_begins_for_its_vraag(
    bureau: Bureau, qtbot: QtBot
) -> None:
    with paneel_op(bureau, "inloop", qtbot) as (paneel, _, gevraagd):
        formulier = typ_contact(paneel)
        assert paneel.bewaar_voor_triage()
        qtbot.waitUntil(lambda: any(wat == "triage.begin" for wat, _ in gevraagd), timeout=LANG)
        ((vraag, uitkomst, woorden),) = winkel.rauw(bureau, "SELECT id, uitkomst, toelichting FROM vraag")
        assert (uitkomst, woorden) == ("naar triage", "Kan de huur niet betalen")
        assert [inhoud for wat, inhoud in gevraagd if wat == "triage.begin"] == [("vraag", vraag)]
        assert formulier not in paneel.formulieren()
        assert paneel.huidige().gesprek.leeg


def test_that_control_t_says_in_the_form_what_is_missing_and_keeps_everything_typed(
    bureau: Bureau, qtbot: QtBot
) -> None:
    with paneel_op(bureau, "inloop", qtbot) as (paneel, jobs, gevraagd):
        formulier = paneel.huidige()
        QTest.keyClicks(formulier.vragen[0].tekst, "Kan de huur niet betalen")
        assert paneel.bewaar_voor_triage()
        assert formulier.wie.veld.heeft_fout()
        assert formulier.gesprek.vragen[0].toelichting == "Kan de huur niet betalen"
        assert winkel.rauw(bureau, "SELECT count(*) FROM contact") == [(0,)]
        formulier.wie.maak_anoniem()
        paneel.sla_op()
        qtbot.waitUntil(lambda: winkel.rauw(bureau, "SELECT count(*) FROM contact") == [(1,)], timeout=LANG)
        qtbot.waitUntil(lambda: not jobs._afzenders, timeout=LANG)
        assert [wat for wat, _ in gevraagd if wat == "triage.begin"] == [], "one only saved"


def test_that_an_outcome_that_was_chosen_stays_and_the_vraag_that_goes_to_triage_is_taken(
    bureau: Bureau, qtbot: QtBot
) -> None:
    with paneel_op(bureau, "inloop", qtbot) as (paneel, _, gevraagd):
        formulier = typ_contact(paneel, "Hulp bij de huurtoeslag aanvragen")
        formulier.vragen[0].kies_met_alt("zelf beantwoord")
        paneel.voeg_vraag_toe()
        QTest.keyClicks(formulier.vragen[1].tekst, "Ze heeft schulden en kan de huur niet betalen")
        formulier.vragen[1].kies_met_alt("naar triage")
        formulier.loop(-1)
        assert formulier.gesprek.fouten() == {}
        assert paneel.bewaar_voor_triage()
        qtbot.waitUntil(lambda: any(wat == "triage.begin" for wat, _ in gevraagd), timeout=LANG)
        vragen = dict(winkel.rauw(bureau, "SELECT uitkomst, id FROM vraag"))
        assert gevraagd[-1] == ("triage.begin", ("vraag", vragen["naar triage"]))
        assert "zelf beantwoord" in vragen


def test_that_an_empty_contact_has_nothing_to_save_for_a_triage(bureau: Bureau, qtbot: QtBot) -> None:
    with paneel_op(bureau, "inloop", qtbot) as (paneel, _, gevraagd):
        assert not paneel.bewaar_voor_triage()
        assert gevraagd == []


def test_that_the_card_of_a_resident_is_a_subject(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    with paneel_op(bureau, "inwoner", qtbot) as (paneel, _, __):
        assert paneel.onderwerp_in_beeld() is None
        paneel.handle("persoon.open", gezin.moeder)
        qtbot.waitUntil(lambda: paneel.onderwerp_in_beeld() == ("persoon", gezin.moeder), timeout=LANG)


# Ctrl+T in the window -------------------------------------------------------------------------------------------------


class TriageStub(ProefPanel):
    naam = "triage"
    titel = "Triage"

    def handle(self, verzoek: str, inhoud: object) -> bool:
        if verzoek != "triage.begin":
            return False
        self.gekregen = inhoud
        return True


class SignaalStub(ProefPanel):
    naam = "signaal"
    titel = "Signaal"

    def handle(self, verzoek: str, inhoud: object) -> bool:
        if verzoek == "signaal.nieuw":
            self.gevraagd.append((verzoek, inhoud))
        return verzoek == "signaal.nieuw"


@pytest.fixture
def maak_venster(qtbot: QtBot) -> Iterator[Callable[..., MainWindow]]:
    vensters: list[MainWindow] = []

    def maak(*, met_triage: bool = True) -> MainWindow:
        omgeving = maak_omgeving(Winkel(), None)
        erbij = (
            replace(SOORTEN[0], naam="triage", titel="Triage", gebied="midden", maak=TriageStub),
            replace(SOORTEN[0], naam="signaal", titel="Signaal", gebied="midden", maak=SignaalStub),
        )
        venster = MainWindow(omgeving, (*SOORTEN, *erbij) if met_triage else SOORTEN)
        venster.resize(1366, 728)
        qtbot.addWidget(venster)
        with qtbot.waitSignal(venster.usable):
            venster.show()
        venster.docks.panelen(alle=True)
        qtbot.waitUntil(lambda: not venster.docks._bouw_rest.isActive())
        vensters.append(venster)
        return venster

    yield maak
    for venster in vensters:
        venster._omgeving.jobs.sluit()


def panel(venster: MainWindow, naam: str) -> Any:
    return next(panel for panel in venster.docks.panelen() if panel.naam == naam)


def druk(venster: MainWindow) -> None:
    veld = venster.focusWidget()
    assert veld is not None
    QTest.keyClick(veld, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)


def begonnen(venster: MainWindow) -> object:
    return getattr(panel(venster, "triage"), "gekregen", "niets")


def bij(venster: MainWindow, naam: str) -> Panel:
    """Work in this panel."""
    gevonden: Panel = venster.docks.toon(naam)
    return gevonden


def test_that_control_t_begins_for_what_one_works_on(maak_venster: Callable[..., MainWindow]) -> None:
    venster = maak_venster()
    panel(venster, "wachtrij").onderwerp = ("persoon", WIE)
    bij(venster, "inloop").onderwerp = ("vraag", WAAR)
    druk(venster)
    assert begonnen(venster) == ("vraag", WAAR)


def test_that_control_t_leaves_it_to_a_panel_that_saves_first(maak_venster: Callable[..., MainWindow]) -> None:
    venster = maak_venster()
    inloop = bij(venster, "inloop")
    panel(venster, "wachtrij").onderwerp = ("persoon", WIE)
    inloop.bewaar_voor_triage = lambda: True
    druk(venster)
    assert begonnen(venster) == "niets", "not for the person beside it, while the contact is nowhere"
    inloop.bewaar_voor_triage = lambda: False
    druk(venster)
    assert begonnen(venster) == ("persoon", WIE)


def test_that_control_t_begins_for_the_one_subject_on_the_screen(maak_venster: Callable[..., MainWindow]) -> None:
    venster = maak_venster()
    bij(venster, "inloop")
    panel(venster, "wachtrij").huishouden_id = WAAR
    druk(venster)
    assert begonnen(venster) == ("huishouden", WAAR)


def test_that_control_t_only_opens_the_panel_when_it_is_not_clear_who_is_meant(
    maak_venster: Callable[..., MainWindow],
) -> None:
    venster = maak_venster()
    bij(venster, "inloop")
    druk(venster)
    assert begonnen(venster) == "niets"
    assert venster.docks.huidige() is panel(venster, "triage")
    druk(venster)
    assert begonnen(venster) is None, "from the triage itself: its lists"


def test_that_there_is_no_such_key_without_the_panel(maak_venster: Callable[..., MainWindow]) -> None:
    venster = maak_venster(met_triage=False)
    assert {"venster.triage", "venster.signaal"}.isdisjoint(keuze.actie.naam for keuze in venster.keuzes())


def test_that_a_new_signaal_begins_wherever_one_works(maak_venster: Callable[..., MainWindow]) -> None:
    venster = maak_venster()
    for waar in ("inloop", "wachtrij", "signaal"):
        veld = bij(venster, waar).eerste_veld()
        assert veld is not None
        QTest.keyClick(veld, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert venster.docks.huidige() is panel(venster, "signaal")
    assert panel(venster, "signaal").gevraagd == [("signaal.nieuw", None)] * 3


def test_that_the_page_of_another_triage_is_made_before_it_is_shown_and_goes_when_one_went_back(
    bureau: Bureau, qtbot: QtBot
) -> None:
    gezin = wiersma(bureau)
    with scherm_op(bureau, qtbot) as scherm:
        scherm.begin("vraag", vraag_van(bureau, gezin.moeder))
        eerste, bladen = scherm.loop.detail.id, scherm.wizard.bladen
        stond = bladen.gemaakt(scherm.hier)
        scherm.begin("vraag", vraag_van(bureau, gezin.moeder, "Slaapt slecht"))
        assert stond is not bladen.gemaakt(scherm.hier)
        tweede = scherm.loop.detail
        scherm.paneel._open_id, scherm.paneel._net_geopend = eerste, True
        scherm.paneel._gelezen(bureau.lees(LeesTriage(id=eerste)))
        klaar, rol = _vast(scherm).blad, _vast(scherm).rol
        assert (scherm.loop.detail, klaar.isVisible()) == (tweede, False)
        scherm.wacht(lambda: scherm.loop.detail.id == eerste)
        assert (bladen.gemaakt(scherm.hier), klaar.isVisible()) == (klaar, True)
        assert bladen._vast is None
        assert scherm.wizard.isAncestorOf(scherm.bij())
        scherm.paneel._open_id, scherm.paneel._net_geopend = tweede.id, True
        scherm.paneel._gelezen(bureau.lees(LeesTriage(id=tweede.id)))
        weg = _vast(scherm).rol
        scherm.paneel.overzicht()
        scherm.wacht(lambda: not isValid(weg))
        assert (scherm.loop.detail.id, isValid(rol)) == (eerste, True)


def _vast(scherm: Scherm) -> Vast:
    """The page that was made and is not shown."""
    vast = scherm.wizard.bladen._vast
    assert vast is not None
    return vast
