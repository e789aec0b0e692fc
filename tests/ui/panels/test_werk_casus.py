"""Mijn werk of somebody who works in casussen, on a real store: what must be done this week, and where it goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Klok
from tests.gezin import Gezin, de_vries, eenheid
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.casus import Regieoverdracht
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.opdrachten.termijn import StartTermijn
from wijdesk.models.opdrachten.verloop import LeesVerloop
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.werk import WerkPanel
from wijdesk.ui.regels import REGEL_ROLE

LANG = 30_000


@pytest.fixture
def gezin(bureau: Bureau, klok: Klok) -> Gezin:
    gezin = de_vries(bureau)
    bureau.doe(StartTermijn(regel="wmo-beschikking", onderwerp_id=gezin.huishouden, begin="2026-02-18"))
    bureau.doe(StartTermijn(regel="jeugd-besluit", onderwerp_id=gezin.huishouden, begin="2026-03-02"))
    vraagt_regie_over(gezin, de_vries(bureau, naam="Gezin Bos").huishouden)
    with eenheid(bureau) as uow:
        uow.voeg_toe(
            Taak(huishouden_id=gezin.huishouden, soort="taak", wat="School bellen", voor="2026-02-27", gemaakt_op=1)
        )
        uow.commit()
    bureau.doe(winkel.contact(bureau, uitkomst="naar lopende casus", nieuwe_persoon=None, persoon_id=gezin.moeder))
    klok.verzet(1000)
    bureau.doe(winkel.contact(bureau, uitkomst="naar triage", nieuwe_persoon=PersoonInvoer(achternaam="Alders")))
    return gezin


def vraagt_regie_over(gezin: Gezin, huishouden_id: Id) -> None:
    """A colleague has the regie of that household and asks to take it over."""
    collega = Collega(gezin.bureau, "casemanager")
    with eenheid(gezin.bureau) as uow:
        huishouden = uow.haal(Huishouden, huishouden_id)
        huishouden.regisseur_id = collega.id
        assert huishouden.casus_id is not None
        uow.voeg_toe(
            Regieoverdracht(
                huishouden_id=huishouden_id, casus_id=huishouden.casus_id, van_id=collega.id,
                naar_id=gezin.bureau.medewerker.id, notitie="Ik ga verhuizen", gevraagd_op=uow.nu,
            )
        )  # fmt: skip
        uow.commit()
    collega.sluit()


@pytest.fixture
def paneel(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> Iterator[WerkPanel]:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    gemaakt = next(s for s in maak_panelen(bureau) if s.naam == "werk").maak(maak_omgeving(bureau, jobs))
    assert isinstance(gemaakt, WerkPanel)
    qtbot.addWidget(gemaakt)
    gemaakt.resize(340, 700)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    gemaakt.activateWindow()
    try:
        qtbot.waitUntil(lambda: gemaakt.model.rowCount() == 5, timeout=LANG)
        gemaakt.lijst.lijst.setFocus()
        yield gemaakt
    finally:
        jobs.sluit()


def titels(paneel: WerkPanel) -> list[tuple[str, str]]:
    regels = [paneel.model.index(plek, 0).data(REGEL_ROLE) for plek in range(paneel.model.rowCount())]
    return [(regel.kop, regel.titel) for regel in regels]


def toets(paneel: WerkPanel, plek: int, sleutel: Qt.Key) -> list[tuple[str, object]]:
    """What is asked of the window when this key is pressed on this row."""
    gevraagd: list[tuple[str, object]] = []
    paneel.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    paneel.lijst.lijst.setCurrentIndex(paneel.model.index(plek, 0))
    QTest.keyClick(paneel.lijst.lijst, sleutel)
    return gevraagd


def test_that_what_is_asked_of_me_comes_first_then_the_week_then_the_hand_overs(paneel: WerkPanel) -> None:
    assert titels(paneel) == [
        ("Voor u", "Fatima de Vries"),
        ("Aan u gevraagd", "Omar El Idrissi vraagt de regie over te nemen"),
        ("Te laat", "School bellen"),
        ("Deze week", "Beschikking Wmo"),
        ("Overgedragen vragen", "Alders"),
    ]
    assert paneel.telling.text() == "4 voor u · 1 wacht op het team · 0 opgepakt"
    assert paneel.lijst.lijst.currentIndex().row() == 0


def test_that_enter_goes_to_the_casus_and_for_a_hand_over_to_the_contact(paneel: WerkPanel, gezin: Gezin) -> None:
    assert toets(paneel, 2, Qt.Key.Key_Return) == [("huishouden.open", gezin.huishouden), ("casus.tab", "verloop")]
    (open_contact,) = toets(paneel, 0, Qt.Key.Key_Return)
    assert open_contact[0] == "contact.open"


def test_that_a_hand_over_to_a_casus_opens_it_or_begins_a_contact_moment(paneel: WerkPanel, gezin: Gezin) -> None:
    assert toets(paneel, 0, Qt.Key.Key_C) == [("huishouden.open", gezin.huishouden)]
    assert toets(paneel, 0, Qt.Key.Key_N) == [("huishouden.open", gezin.huishouden), ("casus.verloop_notitie", None)]


def test_that_triage_of_somebody_without_a_household_begins_one(paneel: WerkPanel) -> None:
    ((wat, wie),) = toets(paneel, 4, Qt.Key.Key_C)
    assert wat == "huishouden.nieuw_voor"
    assert isinstance(wie, bytes)
    assert paneel.toetsen.knop("werk.open_casus").accessibleName() == "Huishouden maken"
    assert toets(paneel, 4, Qt.Key.Key_N) == []


def test_that_what_must_be_done_answers_keys_of_a_hand_over_with_what_it_is(paneel: WerkPanel) -> None:
    for plek, woorden in ((1, "verzoek om de regie over te nemen. Enter opent de casus"), (3, "Enter")):
        for sleutel in (Qt.Key.Key_O, Qt.Key.Key_T, Qt.Key.Key_I):
            ((wat, zin),) = toets(paneel, plek, sleutel)
            assert wat == "melding"
            assert woorden in str(zin) or "doet u in Termijnen" in str(zin)
    assert paneel.zin.isHidden()


def test_that_only_mine_hides_the_hand_overs_of_others_and_keeps_what_must_be_done(paneel: WerkPanel) -> None:
    paneel.lijst.lijst.setFocus()
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_M)
    assert [kop for kop, _ in titels(paneel)] == ["Voor u", "Aan u gevraagd", "Te laat", "Deze week"]


def test_that_a_task_is_ticked_here_with_a_sentence(paneel: WerkPanel, bureau: Bureau, qtbot: QtBot) -> None:
    assert toets(paneel, 2, Qt.Key.Key_A) == []
    assert paneel.zin.isVisible()
    QTest.keyClicks(paneel.zin.regel, "Juf Anja gesproken")
    QTest.keyClick(paneel.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "School bellen" not in [titel for _, titel in titels(paneel)], timeout=LANG)
    assert winkel.rauw(bureau, "SELECT uitkomst FROM taak") == [("Juf Anja gesproken",)]


def test_that_a_question_at_the_desk_about_my_family_stands_on_my_list_and_in_the_verloop(
    bureau: Bureau, gezin: Gezin
) -> None:
    elders = Id(b"e" * 16)
    [rij] = bureau.lees(LeesWerk(locatie_id=elders))  # wherever it was asked
    assert (rij.voor_mij, rij.soort, rij.huishouden_id) == (True, "casus", gezin.huishouden)
    [vraag] = [
        entry for entry in bureau.lees(LeesVerloop(huishouden_id=gezin.huishouden)).rijen if entry.soort == "inloop"
    ]
    assert vraag.bron_id == rij.contact_id
    ander = Collega(bureau, "casemanager", naam="Petra Bos")
    try:
        [zelfde] = [
            rij for rij in ander.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id)) if rij.soort == "casus"
        ]
        assert not zelfde.voor_mij
        assert ander.lees(LeesWerk(locatie_id=elders)) == ()
    finally:
        ander.sluit()
