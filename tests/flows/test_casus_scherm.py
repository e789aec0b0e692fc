"""A case in the real window: a move and a merge taken back, a long timeline in large letters, and who may only read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from string import ascii_uppercase

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests import gezin as huis
from tests import winkel
from tests.flows.scherm import ALT, CTRL, K, Toetsenbord, programma_op, venster_op, wacht, wacht_op_venster
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.values import Id, IdMaker, Klok
from wijdesk.models.verloop import Contactmoment
from wijdesk.ui.inzagevraag import InzageVraag
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panels.casus import CasusPanel
from wijdesk.ui.panels.casus.gezin import GezinTab
from wijdesk.ui.panels.casus.verloop import VerloopTab

UUR = 3_600_000
AANTAL = 2_000
LEZER, HAAR_WACHTWOORD = "Omar El Idrissi", "negen blauwe bussen"
TABS = 7


@pytest.fixture
def toetsen() -> Toetsenbord:
    return Toetsenbord()


def open_casus(venster: MainWindow, id_: Id, qtbot: QtBot) -> CasusPanel:
    """Casusregie on this household, with its first tab filled."""
    venster.verzoek("huishouden.open", id_)
    wacht(qtbot, lambda: any(p.naam == "casus" and p.isVisible() for p in venster.docks.panelen()))
    (paneel,) = (p for p in venster.docks.panelen() if isinstance(p, CasusPanel))
    wacht(qtbot, lambda: paneel.huishouden is not None and paneel.huishouden.id == id_ and paneel.tab is not None)
    return paneel


def gezin_tab(paneel: CasusPanel, qtbot: QtBot) -> GezinTab:
    """The tab Gezin with the focus in its list."""
    tab = paneel.tab
    assert isinstance(tab, GezinTab)
    wacht(qtbot, lambda: tab.model.rowCount() > 0)
    tab.lijst.lijst.setFocus()
    wacht(qtbot, tab.lijst.lijst.hasFocus)
    return tab


def straat_van(open_: Bureau, wie: Id) -> str:
    persoon = open_.lees(LeesPersoonKaart(id=wie)).persoon
    return f"{persoon.straat} {persoon.huisnummer}"


def test_that_ctrl_z_takes_back_a_move_with_every_address_that_went_along(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        moeder, kind = huis.persoon(open_, "Fatima"), huis.persoon(open_, "Sam", "2014-04-10")
        id_ = huis.gezin(open_, huis.lid(moeder, "ouder met gezag"), huis.lid(kind, "kind"))
        eerst = huis.lees(open_, id_).adres, straat_van(open_, moeder), straat_van(open_, kind)
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        tab = gezin_tab(open_casus(venster, id_, qtbot), qtbot)
        toetsen.typ("v")
        wacht(qtbot, lambda: tab.verhuizing.isVisible() and tab.verhuizing.delen["straat"].hasFocus())
        toetsen.typ("Korreweg")
        toetsen.druk(K.Key_Tab)
        toetsen.typ("5")
        toetsen.druk(K.Key_S, CTRL)
        wacht(qtbot, lambda: tab.adres.text().startswith("Korreweg 5"))
        wacht(qtbot, lambda: "Verhuizing" in venster.status.zin.text())
        wacht(qtbot, tab.lijst.lijst.hasFocus)
        toetsen.druk(K.Key_Z, CTRL)
        wacht(qtbot, lambda: "Ongedaan gemaakt" in venster.status.zin.text())
        wacht(qtbot, lambda: tab.adres.text() == eerst[0])
    with winkel.bureau(map_, klok, ids) as open_:
        assert (huis.lees(open_, id_).adres, straat_van(open_, moeder), straat_van(open_, kind)) == eerst


def test_that_ctrl_z_takes_two_households_apart_that_were_just_merged(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        id_ = huis.gezin(open_, huis.lid(huis.persoon(open_, "Fatima"), "ouder met gezag"))
        truus = huis.persoon(open_, "Truus", achternaam="Zwart", tussenvoegsel="")
        dubbel = huis.gezin(open_, huis.lid(truus, "inwonend"), naam="Zwart")
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        tab = gezin_tab(open_casus(venster, id_, qtbot), qtbot)
        toetsen.typ("z")
        wacht(qtbot, lambda: tab.samen.isVisible() and tab.samen.zoeker.regel.hasFocus())
        toetsen.typ("zwart")
        wacht(qtbot, lambda: tab.samen.zoeker.lijst.huidige() is not None)
        toetsen.druk(K.Key_Return)
        toetsen.druk(K.Key_Tab)
        toetsen.typ("Tweemaal ingevoerd")
        toetsen.druk(K.Key_S, CTRL)
        wacht(qtbot, lambda: tab.model.rowCount() == 2)
        wacht(qtbot, tab.lijst.lijst.hasFocus)
        toetsen.druk(K.Key_Z, CTRL)
        wacht(qtbot, lambda: "Ongedaan gemaakt" in venster.status.zin.text())
        wacht(qtbot, lambda: tab.model.rowCount() == 1)
        assert not tab.samengevoegd.isVisible()
    with winkel.bureau(map_, klok, ids) as open_:
        apart = huis.lees(open_, dubbel)
        assert (apart.id, apart.naam, apart.status) == (dubbel, "Zwart", "actief")
        assert [lid.persoon_id for lid in apart.leden] == [truus]
        assert huis.lees(open_, id_).samengevoegd_met == ()


def test_that_two_thousand_entries_in_letters_twice_as_large_are_walked_and_searched_by_keys(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot, toetsen: Toetsenbord
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        gezin = huis.de_vries(open_)
        wie, nu = open_.medewerker.id, klok()
        huis.bewaar(
            open_,
            *(
                Contactmoment(
                    id=ids(), huishouden_id=gezin.huishouden, casus_id=gezin.casus, op=nu - plek * UUR,
                    soort="telefoon", notitie=f"Gesprek {plek} over de post en de school, met oma erbij.",
                    medewerker_id=wie, geschreven_op=nu,
                )
                for plek in range(1, AANTAL + 1)
            ),
        )  # fmt: skip
    with programma_op(map_, qapp) as programma:
        programma.theme.kies("licht", 200)
        programma.open(winkel.open_bureau(map_, klok, ids))
        venster = wacht_op_venster(programma, qtbot)
        venster.resize(1366, 768)
        paneel = open_casus(venster, gezin.huishouden, qtbot)
        paneel.kies_tab("verloop")
        wacht(qtbot, lambda: isinstance(paneel.tab, VerloopTab))
        tab = paneel.tab
        assert isinstance(tab, VerloopTab)
        lijst = tab.lijst.lijst
        wacht(qtbot, lambda: tab.lijst.model.rowCount() >= AANTAL)
        lijst.setFocus()

        def op_scherm() -> bool:
            return lijst.visualRect(lijst.currentIndex()).intersects(lijst.viewport().rect())

        for toets in (K.Key_End, K.Key_Up, K.Key_PageUp, K.Key_Home, K.Key_Down, K.Key_PageDown, K.Key_End):
            toetsen.druk(toets)
            beeld = lijst.viewport().rect()
            wacht(qtbot, op_scherm)
            hier = lijst.visualRect(lijst.currentIndex())
            assert hier.height() >= 2 * lijst.fontMetrics().height() > 2 * 24
            assert hier.width() <= beeld.width()
        assert not lijst.horizontalScrollBar().isVisible()
        assert lijst.currentIndex().row() == tab.lijst.model.rowCount() - 1
        assert f"Gesprek {AANTAL} " in str(lijst.currentIndex().data())
        toetsen.druk(K.Key_F, CTRL)
        wacht(qtbot, tab.lijst.filter.hasFocus)
        toetsen.typ("gesprek 1234 ")
        wacht(qtbot, lambda: tab.lijst.model.rowCount() <= 2)
        toetsen.druk(K.Key_Escape)
        wacht(qtbot, lambda: tab.lijst.model.rowCount() >= AANTAL)


@contextmanager
def leest_alleen(map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window of a colleague who may read a casus and not write in one."""
    with winkel.bureau(map_, klok, ids) as open_:
        open_.maak_medewerker(LEZER, HAAR_WACHTWOORD, ("gedragswetenschapper",), open_.medewerker.locatie_id)
    collega = ontgrendel(map_, LEZER, HAAR_WACHTWOORD, Wereld(klok=klok, ids=ids))
    assert "casus.schrijven" not in collega.rechten
    with venster_op(map_, collega, qapp, qtbot) as venster:
        yield venster


def zeg_waarvoor(venster: MainWindow, id_: Id, qtbot: QtBot) -> None:
    """Open the case of somebody else and say what for, by keys."""
    venster.verzoek("huishouden.open", id_)
    wacht(qtbot, lambda: any(kaart.isVisible() for kaart in venster.findChildren(InzageVraag)))
    (kaart,) = (kaart for kaart in venster.findChildren(InzageVraag) if kaart.isVisible())
    wacht(qtbot, lambda: kaart.isAncestorOf(QApplication.focusWidget() or venster))
    QTest.keyClick(QApplication.focusWidget() or kaart, K.Key_1)
    QTest.keyClick(QApplication.focusWidget() or kaart, K.Key_Return)
    wacht(qtbot, lambda: not kaart.isVisible())


@contextmanager
def eerste_bureau(map_: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    """The desk of the first employee, now that there are two."""
    open_ = ontgrendel(map_, winkel.MEDEWERKER, winkel.WACHTWOORD, Wereld(klok=klok, ids=ids))
    try:
        yield open_
    finally:
        open_.sluit()


def mutaties(open_: Bureau) -> int:
    with closing(open_.eigen_verbinding()) as db:
        ((aantal,),) = db.execute("SELECT count(*) FROM mutatie").fetchall()
    return int(aantal)


def om_te_wijzigen(vlak: QWidget) -> list[str]:
    """What on this tab can be typed in or saved with; fields to search with are no such thing."""
    gevonden = [
        deel
        for soort in (QLineEdit, QPlainTextEdit, QComboBox)
        for deel in vlak.findChildren(soort)
        if deel.isVisible() and deel.isEnabled() and deel.property("rol") != "zoek"
    ]
    hoofd = [k for k in vlak.findChildren(QAbstractButton) if k.isVisible() and k.property("rol") == "primair"]
    return [deel.accessibleName() or deel.objectName() or type(deel).__name__ for deel in (*gevonden, *hoofd)]


def naar_tab(venster: MainWindow, paneel: CasusPanel, nummer: int, gezien: set[str]) -> bool:
    """Press the key of a tab, from wherever a key that only looks may have led."""
    tab = paneel.tab
    assert tab is not None
    assert paneel.huishouden is not None
    if tab.naam not in gezien:
        return True
    if not paneel.isVisible():
        venster.verzoek("huishouden.open", paneel.huishouden.id)
    (tab.eerste_veld() or tab).setFocus()
    QTest.keyClick(QApplication.focusWidget() or tab, Qt.Key(K.Key_1 + nummer), ALT)
    return False


def test_that_who_may_not_write_in_a_case_sees_nothing_to_change_and_no_key_changes_or_breaks_it(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        gezin = huis.bakker(open_)
        vooraf = mutaties(open_)
    with leest_alleen(map_, klok, ids, qapp, qtbot) as venster:
        zeg_waarvoor(venster, gezin.huishouden, qtbot)
        paneel = open_casus(venster, gezin.huishouden, qtbot)
        assert paneel.huishouden is not None
        assert (paneel.huishouden.mag_inhoud, paneel.huishouden.mag_schrijven) == (True, False)
        gezien: set[str] = set()
        for nummer in range(TABS):
            wacht(qtbot, partial(naar_tab, venster, paneel, nummer, gezien))
            tab = paneel.tab
            assert tab is not None
            gezien.add(tab.naam)
            wacht(qtbot, partial(getattr, tab, "gelezen"))
            assert om_te_wijzigen(tab) == [], tab.naam
            veld = tab.eerste_veld() or tab
            for toets in (*(Qt.Key(ord(letter)) for letter in ascii_uppercase), K.Key_Return, K.Key_Delete):
                QTest.keyClick(veld, toets)
                if paneel.tab is not tab:  # a key that only looks, elsewhere
                    paneel.kies_tab(tab.naam)
            QTest.keyClick(veld, K.Key_S, CTRL)
            assert om_te_wijzigen(tab) == [], tab.naam
            assert tab.open_formulieren() <= {tab.naam}
        assert len(gezien) == TABS
        QTest.keyClick(veld, K.Key_Z, CTRL)
    with eerste_bureau(map_, klok, ids) as open_:
        nieuw = winkel.rauw(open_, "SELECT kop FROM mutatie ORDER BY id LIMIT -1 OFFSET ?", vooraf)
        assert {json.loads(kop)["s"] for (kop,) in nieuw} <= {"medewerker", "roltoekenning", "toegang", "inzagegrond"}


def test_that_a_tab_that_would_like_more_room_keeps_its_buttons_on_the_screen(
    map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:
        id_ = huis.wiersma(open_).huishouden
    with venster_op(map_, winkel.open_bureau(map_, klok, ids), qapp, qtbot) as venster:
        venster.resize(1366, 728)
        paneel = open_casus(venster, id_, qtbot)
        rol = next(r for r in venster.findChildren(QScrollArea) if r.isAncestorOf(paneel))
        for tab in ("gezin", "plan", "betrokkenen", "toeleiding"):
            paneel.kies_tab(tab)
            wacht(qtbot, partial(_past, paneel, rol))
            assert paneel.height() <= rol.viewport().height()


def _past(paneel: CasusPanel, rol: QScrollArea) -> bool:
    return paneel.tab is not None and paneel.tab.isVisible() and paneel.height() <= rol.viewport().height()
