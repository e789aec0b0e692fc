"""Termijnen in a real panel on a real store: grouped by when, decided in place, refused beside the field."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, de_vries, eenheid
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.termijn import StartTermijn
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.verloop import Taak
from wijdesk.ui.agendaregel import SOORTEN, waarom_niet
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.paneel import CasusPanel
from wijdesk.ui.panels.termijnen import TermijnenPanel
from wijdesk.ui.regels import REGEL_ROLE

LANG = 30_000


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    gezin = de_vries(bureau)
    for regel, begin in (
        ("wmo-onderzoek", "2026-01-16"),
        ("wmo-beschikking", "2026-02-18"),
        ("jeugd-besluit", "2026-02-20"),
    ):
        bureau.doe(StartTermijn(regel=regel, onderwerp_id=gezin.huishouden, begin=begin))
    with eenheid(bureau) as uow:
        uow.voeg_toe(
            Taak(huishouden_id=gezin.huishouden, soort="taak", wat="School bellen", voor="2026-03-02", gemaakt_op=1)
        )
        uow.commit()
    return gezin


@pytest.fixture
def paneel(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> Iterator[TermijnenPanel]:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    gemaakt = next(s for s in maak_panelen(bureau) if s.naam == "termijnen").maak(maak_omgeving(bureau, jobs))
    assert isinstance(gemaakt, TermijnenPanel)
    qtbot.addWidget(gemaakt)
    gemaakt.resize(340, 700)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    gemaakt.activateWindow()
    try:
        qtbot.waitUntil(lambda: gemaakt.model.rowCount() == 3, timeout=LANG)
        gemaakt.lijst.lijst.setFocus()
        yield gemaakt
    finally:
        jobs.sluit()


def titels(paneel: TermijnenPanel) -> list[tuple[str, str]]:
    regels = [paneel.model.index(plek, 0).data(REGEL_ROLE) for plek in range(paneel.model.rowCount())]
    return [(regel.kop, regel.titel) for regel in regels]


def staan_er(paneel: TermijnenPanel, aantal: int) -> bool:
    return paneel.model.rowCount() == aantal


def kies(paneel: TermijnenPanel, wat: str) -> None:
    plek = [titel for _, titel in titels(paneel)].index(wat)
    paneel.lijst.lijst.setCurrentIndex(paneel.model.index(plek, 0))
    paneel.lijst.lijst.setFocus()


def test_that_the_list_stands_grouped_by_when(paneel: TermijnenPanel) -> None:
    assert titels(paneel) == [
        ("Te laat", "Onderzoek Wmo"),
        ("Vandaag", "School bellen"),
        ("Deze week", "Beschikking Wmo"),
    ]
    assert paneel.telling.text() == "1 te laat · 3 op de lijst"


def test_that_how_far_ahead_one_looks_is_chosen_by_key_and_kept(
    paneel: TermijnenPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    for periode, aantal in (("Een maand vooruit", 3), ("Alles wat loopt", 5), ("Deze week", 3)):
        QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_W)
        assert paneel.periode.waarde == periode
        qtbot.waitUntil(partial(staan_er, paneel, aantal), timeout=LANG)
    assert paneel.omgeving.voorkeuren["termijnen.periode"] == b"Deze week"


def test_that_enter_opens_the_casus_where_it_is_dealt_with(paneel: TermijnenPanel, gezin: Gezin) -> None:
    gevraagd: list[tuple[str, object]] = []
    paneel.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    kies(paneel, "School bellen")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_Return)
    assert gevraagd == [("huishouden.open", gezin.huishouden), ("casus.tab", "verloop")]


def meldingen(paneel: TermijnenPanel, toetsen: str) -> list[str]:
    """What is said when these keys are pressed one after another."""
    gezegd: list[str] = []
    hoor = partial(_onthoud, gezegd)
    paneel.requested.connect(hoor)
    for toets in toetsen:
        QTest.keyClick(paneel.lijst.lijst, getattr(Qt.Key, f"Key_{toets}"))
    paneel.requested.disconnect(hoor)
    return gezegd


def _onthoud(gezegd: list[str], wat: str, inhoud: object) -> None:
    assert wat == "melding"
    gezegd.append(str(inhoud))


def test_that_keys_of_a_term_on_a_task_say_what_it_is_and_where_it_is_settled(paneel: TermijnenPanel) -> None:
    kies(paneel, "School bellen")
    zin = "Dit is een taak, geen termijn. Afronden met A; Enter gaat naar Verloop."
    assert meldingen(paneel, "KOHVX") == [zin] * 5
    assert paneel.vraag.isHidden()
    assert not paneel.toetsen.knop("termijnen.klaar").isVisible()


def test_that_the_law_is_shown_on_demand_only(paneel: TermijnenPanel) -> None:
    kies(paneel, "Onderzoek Wmo")
    assert paneel.grondslag.isHidden()
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_G)
    assert paneel.grondslag.text() == "6 weken na de melding (Wmo 2015 art. 2.3.2 lid 1)"
    assert paneel.grondslag.isVisible()


def test_that_a_term_stands_still_and_runs_again_by_keyboard(paneel: TermijnenPanel, qtbot: QtBot) -> None:
    kies(paneel, "Beschikking Wmo")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_O)
    assert paneel.vraag.isVisible()
    assert "Awb art. 4:15" in paneel.vraag.uitleg.text()
    assert "Gezin De Vries" in paneel.vraag.uitleg.text()
    QTest.keyClick(paneel.vraag.dag, Qt.Key.Key_Return)
    qtbot.waitUntil(paneel.vraag.velden["reden"].heeft_fout, timeout=LANG)
    qtbot.waitUntil(paneel.vraag.reden.hasFocus, timeout=LANG)
    QTest.keyClicks(paneel.vraag.reden, "Stukken van de huisarts")
    QTest.keyClick(paneel.vraag.reden, Qt.Key.Key_Return)
    qtbot.waitUntil(paneel.vraag.isHidden, timeout=LANG)
    assert paneel.periode.waarde == "Tot en met volgende week", "what stands still is not lost from sight"
    qtbot.waitUntil(lambda: ("Staat stil", "Beschikking Wmo") in titels(paneel), timeout=LANG)
    kies(paneel, "Beschikking Wmo")
    assert "Staat stil sinds vandaag: Stukken van de huisarts" in paneel.tekst.text()
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_H)
    QTest.keyClick(paneel.vraag.dag, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("Deze week", "Beschikking Wmo") in titels(paneel), timeout=LANG)


def test_that_days_typed_wrong_stay_and_are_told_beside_the_field(paneel: TermijnenPanel, qtbot: QtBot) -> None:
    kies(paneel, "Beschikking Wmo")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_V)
    qtbot.waitUntil(paneel.vraag.dagen.hasFocus)
    QTest.keyClicks(paneel.vraag.dagen, "tien")
    paneel.vraag.dag.setText("31-02-2026")
    QTest.keyClick(paneel.vraag.dagen, Qt.Key.Key_Return)
    assert paneel.vraag.velden["dagen"].heeft_fout()
    assert paneel.vraag.velden["dag"].heeft_fout()
    assert paneel.vraag.dagen.text() == "tie", "a number of days has three digits at most"
    paneel.vraag.dagen.setText("10")
    paneel.vraag.dag.setText("vandaag")
    QTest.keyClicks(paneel.vraag.reden, "Advies nodig")
    QTest.keyClick(paneel.vraag.reden, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: ("", "Beschikking Wmo") in titels(paneel)[2:] or paneel.vraag.isHidden(), timeout=LANG)
    qtbot.waitUntil(paneel.lijst.lijst.hasFocus, timeout=LANG)


def test_that_what_cannot_be_extended_says_the_law_at_once(paneel: TermijnenPanel, qtbot: QtBot) -> None:
    kies(paneel, "Onderzoek Wmo")
    with qtbot.waitSignal(paneel.requested) as gevraagd:
        QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_V)
    assert gevraagd.args[0] == "melding"
    assert "art. 2.3.2 lid 1" in gevraagd.args[1]
    assert paneel.vraag.isHidden()


def test_that_a_term_that_was_met_leaves_the_list_and_is_found_among_the_ended(
    paneel: TermijnenPanel, qtbot: QtBot
) -> None:
    kies(paneel, "Onderzoek Wmo")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_K)
    qtbot.waitUntil(paneel.vraag.dag.hasFocus)
    QTest.keyClick(paneel.vraag.dag, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 2, timeout=LANG)
    assert titels(paneel)[0] == ("Vandaag", "School bellen")
    paneel.periode.zet("Afgelopen termijnen")
    paneel.ververs()
    qtbot.waitUntil(lambda: titels(paneel) == [("", "Onderzoek Wmo")], timeout=LANG)
    assert "gehaald op 2-3-2026, 3 dagen te laat" in paneel.tekst.text()
    assert not paneel.toetsen.knop("termijnen.klaar").isVisible()


def test_that_escape_steps_back_to_the_list(paneel: TermijnenPanel, qtbot: QtBot) -> None:
    kies(paneel, "Onderzoek Wmo")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_X)
    qtbot.waitUntil(paneel.vraag.reden.hasFocus)
    QTest.keyClick(paneel.vraag.reden, Qt.Key.Key_Escape)
    assert paneel.vraag.isHidden()
    qtbot.waitUntil(paneel.lijst.lijst.hasFocus)


def test_that_the_heading_moves_when_a_filter_hides_the_first_row(paneel: TermijnenPanel) -> None:
    tester = QAbstractItemModelTester(paneel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    paneel.lijst.filter.setText("beschikking")
    assert titels(paneel) == [("Deze week", "Beschikking Wmo")]
    paneel.lijst.filter.setText("de vries")
    assert [kop for kop, _ in titels(paneel)] == ["Te laat", "Vandaag", "Deze week"]
    assert tester.model().rowCount() == 3


def test_that_a_term_says_why_a_key_does_nothing_now(paneel: TermijnenPanel) -> None:
    kies(paneel, "Onderzoek Wmo")
    hervat, afronden = meldingen(paneel, "HA")
    assert hervat == "Onderzoek Wmo staat niet stil."
    assert afronden == "Dit is een termijn, geen taak. Klaar melden met K."


@pytest.mark.parametrize("soort", sorted(set(SOORTEN) - {"termijn"}))
def test_that_every_row_that_is_no_term_says_in_one_line_what_it_is_and_where_enter_goes(soort: str) -> None:
    zin = waarom_niet(
        AgendaRij(sleutel="x", soort=soort, wat="Iets", voor="2026-03-02", in_woorden="vandaag"), "opschorten"
    )
    assert zin.startswith("Dit ")
    assert "Enter" in zin
    assert len(zin) <= 100, "it stands on one line, also with large text"


def test_that_the_list_has_the_focus_when_one_comes_here_before_it_was_read(
    paneel: TermijnenPanel, qtbot: QtBot
) -> None:
    vers = TermijnenPanel(paneel.omgeving)
    qtbot.addWidget(vers)
    veld = vers.eerste_veld()
    vers.show()
    veld.setFocus()  # before anything is answered, and while another window is in front
    qtbot.waitUntil(lambda: vers.model.rowCount() == 3, timeout=LANG)
    with qtbot.waitActive(vers):
        vers.activateWindow()
    qtbot.waitUntil(vers.lijst.lijst.hasFocus, timeout=LANG)
    assert vers.eerste_veld() is vers.lijst.lijst
    vers.periode.setFocus()
    vers.ververs()
    vers.model.zet(())
    qtbot.waitUntil(lambda: vers.model.rowCount() == 3, timeout=LANG)
    assert vers.periode.hasFocus(), "whoever went to the choice stays there"


def test_that_the_team_is_for_a_team_leader(paneel: TermijnenPanel, qtbot: QtBot) -> None:
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_M)
    qtbot.waitUntil(
        lambda: "Sanne de Vries" in paneel.model.index(0, 0).data(REGEL_ROLE).onder and paneel.model.rowCount() == 3,
        timeout=LANG,
    )
    ander = TermijnenPanel(paneel.omgeving)
    qtbot.addWidget(ander)
    assert "termijnen.team" not in [actie.naam for actie in ander.acties()]
    assert ander.team.isHidden()


def test_that_the_casus_opens_on_the_tab_that_was_asked_even_when_none_was_open(
    paneel: TermijnenPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    casus = next(s for s in maak_panelen(bureau) if s.naam == "casus").maak(paneel.omgeving)
    assert isinstance(casus, CasusPanel)
    qtbot.addWidget(casus)
    casus.show()
    paneel.requested.connect(casus.handle)
    kies(paneel, "School bellen")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: casus.huishouden is not None and casus.tab is not None, timeout=LANG)
    assert casus.tab is not None
    assert casus.tab.naam == "verloop"


def test_that_a_task_and_a_birthday_the_program_raised_are_rounded_off_here(
    paneel: TermijnenPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    kies(paneel, "School bellen")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_A)
    QTest.keyClicks(paneel.zin.regel, "Gesproken")
    QTest.keyClick(paneel.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "School bellen" not in [titel for _, titel in titels(paneel)], timeout=LANG)
    paneel.periode.zet("Alles wat loopt")
    paneel._andere_periode()
    qtbot.waitUntil(lambda: any("wordt 16" in titel for _, titel in titels(paneel)), timeout=LANG)
    kies(paneel, next(titel for _, titel in titels(paneel) if "wordt 16" in titel))
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_A)
    QTest.keyClicks(paneel.zin.regel, "Besproken met Nora en haar moeder")
    paneel.zin.ja.click()
    qtbot.waitUntil(lambda: not any("wordt 16" in titel for _, titel in titels(paneel)), timeout=LANG)
    assert rauw(bureau, "SELECT soort, uitkomst FROM taak WHERE sleutel <> ''") == [
        ("leeftijd", "Besproken met Nora en haar moeder")
    ]
    kies(paneel, "Onderzoek Wmo")
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_A)
    assert paneel.zin.isHidden()
