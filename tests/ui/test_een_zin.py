"""The strip that asks for one sentence: who asked may be gone by then, and what was typed is kept as a draft."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from tests import winkel
from tests.signalen import signaal
from tests.ui.panels.test_signaal import LANG, K, Scherm, van
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.signaal import PakSignaalOp, TrekSignaalIn
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import Veld
from wijdesk.ui.theme import Theme


@pytest.fixture
def scherm(bureau: Bureau, qtbot: QtBot) -> Iterator[Scherm]:
    gemaakt = Scherm(bureau, qtbot, bureau)
    yield gemaakt
    gemaakt.jobs.sluit()


def test_that_the_strip_closes_when_the_button_that_asked_is_gone(qtbot: QtBot) -> None:
    venster = QWidget()
    qtbot.addWidget(venster)
    vraagt, zin = QPushButton("Uit elkaar halen"), EenZin()
    kolom = QVBoxLayout(venster)
    kolom.addWidget(vraagt)
    kolom.addWidget(zin)
    venster.show()
    qtbot.waitExposed(venster)
    venster.activateWindow()
    vraagt.setFocus()
    antwoorden: list[str] = []

    def doe(antwoord: str) -> None:
        antwoorden.append(antwoord)
        delete(vraagt)
        zin.sluit()

    zin.vraag("Waarom?", doe, knop="Uit elkaar halen")
    qtbot.waitUntil(zin.regel.hasFocus)
    QTest.keyClicks(zin.regel, "Toch twee gezinnen")
    QTest.keyClick(zin.regel, Qt.Key.Key_Return)
    assert antwoorden == ["Toch twee gezinnen"]
    assert zin.isHidden()


def test_that_ctrl_s_confirms_also_in_a_form_with_that_key_of_its_own(qtbot: QtBot) -> None:
    venster = QWidget()
    qtbot.addWidget(venster)
    zin = EenZin()
    QVBoxLayout(venster).addWidget(zin)
    eigen: list[str] = []
    toets = QShortcut(QKeySequence("Ctrl+S"), venster, lambda: eigen.append("form"))
    toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    venster.show()
    qtbot.waitExposed(venster)
    venster.activateWindow()
    antwoorden: list[str] = []
    zin.vraag("Waarom legt u het plan vast?", antwoorden.append, knop="Vaststellen")
    qtbot.waitUntil(zin.regel.hasFocus)
    QTest.keyClick(zin.regel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert zin.veld.heeft_fout(), "an empty answer is told of"
    QTest.keyClicks(zin.regel, "Besproken")
    QTest.keyClick(zin.regel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(zin.regel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert antwoorden == ["Besproken"]
    assert eigen == []


# The draft ------------------------------------------------------------------------------------------------------------


def begonnen_zinnen(bureau: Bureau) -> list[str]:
    return [rij[0] for rij in winkel.rauw(bureau, "SELECT soort FROM concept WHERE soort LIKE 'een_zin.%'")]


def test_that_a_sentence_one_had_begun_comes_back_after_a_crash_for_this_signaal_only(
    bureau: Bureau, qtbot: QtBot
) -> None:
    eerste, tweede = signaal(bureau), signaal(bureau, tekst="Iets anders")
    voor = Scherm(bureau, qtbot, bureau)
    voor.open(eerste)
    voor.paneel.doe("intrekken")
    voor.typ("Dubbel geregistreerd")
    qtbot.waitUntil(lambda: len(begonnen_zinnen(bureau)) == 1, timeout=LANG)
    voor.jobs.sluit()  # and nothing else is said: as when the power goes
    na = Scherm(bureau, qtbot, bureau)
    na.open(tweede)
    na.paneel.doe("intrekken")
    na.rust()
    assert na.paneel.blad.zin.regel.text() == ""
    na.druk(K.Key_Escape)
    na.open(eerste)
    na.paneel.doe("intrekken")
    na.rust()
    assert na.paneel.blad.zin.regel.text() == "Dubbel geregistreerd"
    na.druk(K.Key_Escape)
    assert na.paneel.blad.zin.isHidden()
    na.paneel.doe("intrekken")
    na.rust()
    assert na.paneel.blad.zin.regel.text() == "Dubbel geregistreerd", "a step back loses nothing"
    na.druk(K.Key_Return)
    qtbot.waitUntil(lambda: begonnen_zinnen(bureau) == [], timeout=LANG)
    with pytest.raises(Weigering):
        van(bureau, eerste)
    na.jobs.sluit()


def test_that_a_sentence_that_is_refused_stays_and_an_emptied_one_is_no_draft(
    scherm: Scherm, bureau: Bureau, qtbot: QtBot
) -> None:
    id_ = signaal(bureau)
    scherm.open(id_)
    scherm.paneel.doe("intrekken")
    scherm.typ("Fout")
    qtbot.waitUntil(lambda: len(begonnen_zinnen(bureau)) == 1, timeout=LANG)
    bureau.doe(TrekSignaalIn(id=id_, reden="Iemand anders was eerder"))
    strook = scherm.paneel.blad.zin
    scherm.druk(K.Key_Return)
    qtbot.waitUntil(lambda: strook.veld.heeft_fout() or scherm.paneel.signaal is None, timeout=LANG)
    assert strook.regel.text() == "Fout"
    strook.regel.setFocus()
    strook.regel.selectAll()
    QTest.keyClick(strook.regel, K.Key_Delete)
    qtbot.waitUntil(lambda: begonnen_zinnen(bureau) == [], timeout=LANG)


def test_that_what_one_did_oneself_just_before_is_no_news_to_the_question(
    scherm: Scherm, bureau: Bureau, qtbot: QtBot
) -> None:
    id_ = signaal(bureau)
    scherm.open(id_)
    bureau.doe(PakSignaalOp(id=id_))  # and the page has not read it again yet
    scherm.paneel.doe("intrekken")
    scherm.typ("Dubbel")
    scherm.druk(K.Key_Return)
    qtbot.waitUntil(lambda: scherm.paneel.stapel.currentWidget() is scherm.paneel.leeg, timeout=LANG)
    with pytest.raises(Weigering):
        van(bureau, id_)


def test_that_with_little_room_a_long_refusal_scrolls_and_nothing_is_squeezed(qtbot: QtBot, qapp: QApplication) -> None:
    blad, zin = QWidget(), EenZin()
    kolom = QVBoxLayout(blad)
    lijst = QPlainTextEdit()
    kolom.addWidget(lijst, 1)
    kolom.addWidget(zin)
    dag = Veld("Wanneer bespreekt u het plan opnieuw met het gezin?", QLineEdit(), naam="dag")
    thema = Theme(qapp, keuze="licht", schaal=200)
    thema.kleed(blad)
    qtbot.addWidget(blad)
    blad.resize(520, 320)
    blad.show()
    zin.vraag("Waarom legt u het plan vast?", lambda _: None, knop="Vaststellen", erbij=dag)
    zin.toon_fout("Dit is intussen ook elders gewijzigd door een collega, vandaag om 09:04. " * 2)

    def heel(deel: QWidget) -> bool:
        nodig = deel.heightForWidth(deel.width()) if deel.hasHeightForWidth() else deel.sizeHint().height()
        return deel.height() >= nodig

    qtbot.waitUntil(lambda: all(map(heel, (zin.regel, zin.veld.onder, dag.label, dag.invoer, zin.ja))))
    qtbot.waitUntil(lambda: zin.ja.mapTo(blad, zin.ja.rect().bottomLeft()).y() < blad.height())
    midden = zin.findChild(QScrollArea)
    assert isinstance(midden, QScrollArea)
    rolbalk = midden.verticalScrollBar()
    qtbot.waitUntil(lambda: rolbalk.maximum() > 0)
    dag.invoer.setFocus()
    qtbot.waitUntil(lambda: midden.verticalScrollBar().value() > 0)  # what one goes to comes into view
    blad.resize(520, 1200)
    qtbot.waitUntil(lambda: midden.verticalScrollBar().maximum() == 0)


def test_that_where_there_is_room_a_refusal_makes_the_strip_as_high_as_it_is(qtbot: QtBot) -> None:
    venster = QWidget()
    qtbot.addWidget(venster)
    venster.resize(360, 600)
    zin = EenZin()
    kolom = QVBoxLayout(venster)
    kolom.addWidget(zin)
    kolom.addStretch(1)
    venster.show()
    qtbot.waitExposed(venster)
    zin.vraag("Waarom?", lambda _: None, knop="Goed")
    laag = zin.height()
    zin.veld.toon_fout("Dit past niet. " * 12)
    qtbot.waitUntil(lambda: zin.height() > laag)
    blad = zin.veld.parentWidget()
    assert blad is not None
    qtbot.waitUntil(lambda: zin.veld.geometry().bottom() < blad.height())
    assert zin.findChildren(QScrollArea)[0].verticalScrollBar().maximum() == 0
    zin.veld.wis_fout()
    qtbot.waitUntil(lambda: zin.height() == laag)


def test_that_no_event_of_the_strip_passes_a_filter_in_python_while_it_is_made_or_taken_down(qtbot: QtBot) -> None:
    zin = EenZin()
    qtbot.addWidget(zin)
    rol = zin.findChildren(QScrollArea)[0]
    assert not [
        soort for soort in type(rol).__mro__ if soort.__module__.startswith("wijdesk") and "eventFilter" in vars(soort)
    ]
    blad = rol.takeWidget()
    assert blad is not None
    delete(rol)
    layout = blad.layout()
    assert layout is not None
    layout.invalidate()  # what Qt still asks for afterwards reaches nothing that is gone
    assert not isValid(rol)
    delete(blad)
