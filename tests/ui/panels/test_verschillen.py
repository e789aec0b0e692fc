"""Verschillen in a real panel at one of two real desks, by keyboard: choosing, typing, many at once, refused lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QSplitter
from pytestqt.qtbot import QtBot

from tests import gezin
from tests.conftest import Klok
from tests.services.tweebalies import MINUUT, Balies, twee_balies, wijzig
from tests.sync.balies import breng
from tests.ui.panels.zorgpaneel import LANG, Proef, proef
from tests.winkel import rauw
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.huishouden import VoegLidToe
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, VoegPersonenSamen
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panels.inwoner import InwonerPanel
from wijdesk.ui.panels.verschillen import VerschillenPaneel
from wijdesk.ui.panels.verschillen.naast import ingekort
from wijdesk.ui.regels import REGEL_ROLE, Regel
from wijdesk.ui.verschilteller import VerschilChip


@pytest.fixture
def balies(tmp_path: Path, klok: Klok) -> Iterator[Balies]:
    with twee_balies(tmp_path, klok) as twee:
        yield twee


@pytest.fixture
def twee(balies: Balies) -> tuple[Id, Id]:
    """Two people whose phone numbers two desks changed; the other desk was later."""
    ids = (gezin.persoon(balies.een, "Anna"), gezin.persoon(balies.een, "Bram", "1980-02-02"))
    balies.ontmoet()
    for bureau, nummer in ((balies.een, "06 11111111"), (balies.ander, "06 22222222")):
        for id_ in ids:
            wijzig(bureau, id_, telefoon=nummer)
        balies.klok.verzet(MINUUT)
    balies.ontmoet()
    return ids


@pytest.fixture
def hier(balies: Balies, twee: tuple[Id, Id], qtbot: QtBot) -> Iterator[Proef]:
    with proef(balies.een, qtbot, "verschillen") as paneel:
        paneel.wacht(lambda: len(regels(paneel)) == 2)
        lijst(paneel).lijst.lijst.setFocus()
        paneel.wacht(lambda: len(lijst(paneel).naast.kaarten) == 2)
        yield paneel


def lijst(paneel: Proef) -> VerschillenPaneel:
    assert isinstance(paneel.paneel, VerschillenPaneel)
    return paneel.paneel


def regels(paneel: Proef) -> list[Regel]:
    model = lijst(paneel).model
    return [model.index(plek, 0).data(REGEL_ROLE) for plek in range(model.rowCount())]


def nummers(balies: Balies, twee: tuple[Id, Id]) -> list[str]:
    return [balies.een.lees(LeesPersoonKaart(id=id_)).persoon.telefoon for id_ in twee]


def test_that_both_sides_stand_in_words_next_to_each_other(hier: Proef) -> None:
    teksten = hier.teksten()
    assert "2 verschillen om te beslissen" in teksten
    assert "06 <b><u>11111111</u></b>" in teksten
    assert "06 <b><u>22222222</u></b>" in teksten
    assert "deze balie" in teksten
    assert [regel.titel for regel in regels(hier)] == [
        "Telefoon · Anna van der Meulen", "Telefoon · Bram van der Meulen",
    ]  # fmt: skip
    een, ander = lijst(hier).naast.kaarten
    hier.wacht(lambda: een.geometry().top() == ander.geometry().top())


def test_that_one_key_chooses_and_ctrl_s_keeps(hier: Proef, balies: Balies, twee: tuple[Id, Id]) -> None:
    hier.toets(Qt.Key.Key_2)
    assert regels(hier)[0].pil == "keuze 2"
    assert nummers(balies, twee)[0] == "06 22222222"
    hier.bewaar()
    hier.wacht(lambda: len(regels(hier)) == 1)
    assert nummers(balies, twee) == ["06 11111111", "06 22222222"]
    assert "1 verschil beslist" in hier.meldingen()
    assert regels(hier)[0].titel == "Telefoon · Bram van der Meulen"


def test_that_the_same_key_takes_a_choice_back(hier: Proef) -> None:
    hier.toets(Qt.Key.Key_1)
    hier.toets(Qt.Key.Key_1)
    assert regels(hier)[0].pil == ""
    hier.bewaar()
    assert "Kies eerst" in hier.meldingen()


def test_that_many_get_the_same_choice(hier: Proef, balies: Balies, twee: tuple[Id, Id]) -> None:
    hier.toets(Qt.Key.Key_Space)
    assert [regel.teken for regel in regels(hier)] == ["✓", ""]
    hier.toets(Qt.Key.Key_Space)
    hier.toets(Qt.Key.Key_H)
    assert [regel.pil for regel in regels(hier)] == ["keuze 2", "keuze 2"]
    hier.bewaar()
    hier.wacht(lambda: regels(hier) == [])
    assert nummers(balies, twee) == ["06 11111111", "06 11111111"]
    assert balies.is_bijgelegd()


def test_that_somebody_types_what_it_is_and_hears_beside_the_field_what_is_wrong(
    hier: Proef, balies: Balies, twee: tuple[Id, Id]
) -> None:
    hier.toets(Qt.Key.Key_Z)
    hier.typ("12")
    hier.bewaar()
    veld = lijst(hier).zelf._velden["telefoon"][1]
    hier.wacht(veld.heeft_fout)
    QTest.keyClick(hier.focus(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hier.typ("0633333333")
    hier.bewaar()
    hier.wacht(lambda: len(regels(hier)) == 1)
    assert nummers(balies, twee)[0] == "06 33333333"


def test_that_escape_loses_nothing_that_was_typed(hier: Proef) -> None:
    hier.toets(Qt.Key.Key_Z)
    hier.typ("0655")
    hier.toets(Qt.Key.Key_Escape)
    assert lijst(hier).lijst.lijst.hasFocus()
    hier.toets(Qt.Key.Key_Z)
    assert lijst(hier).zelf.getypt() == {"telefoon": "0655"}


def test_that_what_is_refused_says_why_on_its_line_and_the_rest_is_kept(
    hier: Proef, balies: Balies, twee: tuple[Id, Id]
) -> None:
    hier.toets(Qt.Key.Key_1)
    hier.toets(Qt.Key.Key_Down)
    hier.toets(Qt.Key.Key_1)
    wijzig(balies.ander, twee[0], telefoon="06 44444444")
    balies.ontmoet()  # the panel did not hear of it yet
    hier.bewaar()
    hier.wacht(lambda: "1 vastgelegd, 1 niet" in hier.meldingen())
    hier.wacht(lambda: len(regels(hier)) == 1)
    assert "Kijk eerst opnieuw" in regels(hier)[0].let_op


def test_that_enter_goes_to_whom_it_is_about(hier: Proef, twee: tuple[Id, Id]) -> None:
    hier.toets(Qt.Key.Key_Return)
    assert hier.gevraagd[-1] == ("persoon.open", twee[0])


def test_that_only_those_of_one_person_can_be_shown(hier: Proef, twee: tuple[Id, Id]) -> None:
    assert hier.paneel.handle("verschillen.open", ("persoon", twee[1]))
    hier.wacht(lambda: len(regels(hier)) == 1)
    assert regels(hier)[0].titel == "Telefoon · Bram van der Meulen"
    assert lijst(hier).alleen.isVisible()
    lijst(hier).alleen.click()
    hier.wacht(lambda: len(regels(hier)) == 2)


def test_that_a_refresh_leaves_a_form_alone(hier: Proef, balies: Balies, twee: tuple[Id, Id]) -> None:
    hier.toets(Qt.Key.Key_Z)
    hier.typ("0655")
    wijzig(balies.een, twee[1], email="bram@voorbeeld.example")
    lijst(hier).ververs()
    hier.wacht(lambda: len(regels(hier)) == 2)
    assert lijst(hier).zelf.getypt() == {"telefoon": "0655"}


def test_that_an_empty_list_says_what_would_stand_here(balies: Balies, qtbot: QtBot) -> None:
    with proef(balies.een, qtbot, "verschillen") as paneel:
        paneel.wacht(lambda: "geen verschillen" in paneel.teksten())
        assert not lijst(paneel).toetsen.isVisible()


def test_that_what_a_resident_wrote_is_never_markup(balies: Balies, qtbot: QtBot) -> None:
    id_ = gezin.persoon(balies.een, "Anna")
    balies.ontmoet()
    wijzig(balies.een, id_, taal="<b>Turks</b> en <i>Nederlands")
    wijzig(balies.ander, id_, taal="<b>Turks</b> en <i>Arabisch")
    balies.ontmoet()
    with proef(balies.een, qtbot, "verschillen") as paneel:
        paneel.wacht(lambda: len(lijst(paneel).naast.kaarten) == 2)
        labels = paneel.paneel.findChildren(QLabel, "waarde_taal")
        assert len(labels) == 2
        for label in labels:
            assert "&lt;b&gt;Turks" in label.text()
            assert label.accessibleName().startswith("<b>Turks</b>")


def test_that_long_pieces_that_are_the_same_are_shortened_around_what_differs() -> None:
    lang = "woord " * 100
    kort = ingekort(((lang, False), ("anders", True), (lang, False)))
    assert kort[1] == ("anders", True)
    assert kort[0][0].startswith(" … ")
    assert kort[2][0].endswith(" … ")
    assert sum(len(stuk) for stuk, _ in kort) < 200


def test_that_the_sides_follow_the_arrows(hier: Proef, balies: Balies) -> None:
    assert rauw(balies.een, "SELECT count(*) FROM verschil") == [(2,)]
    hier.toets(Qt.Key.Key_Down)
    hier.wacht(lambda: "Bram" in lijst(hier).naast.titel.text())
    hier.toets(Qt.Key.Key_Up)
    hier.wacht(lambda: "Anna" in lijst(hier).naast.titel.text())


# The way here ---------------------------------------------------------------------------------------------------------


def test_that_the_card_of_a_resident_says_how_much_desks_differ_and_opens_it(
    balies: Balies, twee: tuple[Id, Id], qtbot: QtBot
) -> None:
    with proef(balies.een, qtbot, "inwoner") as paneel:
        paneel.paneel.handle("persoon.open", twee[0])
        chip = paneel.paneel.findChild(VerschilChip)
        assert chip is not None
        paneel.wacht(chip.isVisible)
        assert chip.text() == "1 verschil"
        chip.click()
        assert paneel.gevraagd[-1] == ("verschillen.open", ("persoon", twee[0]))


def test_that_two_cards_are_compared_where_they_are_merged(balies: Balies, qtbot: QtBot) -> None:
    een = gezin.persoon(balies.een, "Kees", achternaam="Visser")
    ander = gezin.persoon(balies.ander, "Kees", achternaam="Visser")
    balies.ontmoet()
    with proef(balies.een, qtbot, "verschillen") as paneel:
        paneel.wacht(lambda: len(regels(paneel)) == 1)
        lijst(paneel).lijst.lijst.setFocus()
        paneel.toets(Qt.Key.Key_Return)
        verzoek, inhoud = paneel.gevraagd[-1]
    assert (verzoek, inhoud) == ("persoon.samenvoegen", (een, ander))
    with proef(balies.een, qtbot, "inwoner") as kaart:
        assert kaart.paneel.handle(verzoek, inhoud)
        kaart.wacht(lambda: "Contacten" in kaart.teksten())
        assert "Deze blijft" in [knop.text() for knop in kaart.paneel.findChildren(QRadioButton)]


def test_that_two_people_are_not_asked_about_again(balies: Balies, qtbot: QtBot) -> None:
    gezin.persoon(balies.een, "Kees", achternaam="Visser")
    gezin.persoon(balies.ander, "Kees", achternaam="Visser")
    balies.ontmoet()
    with proef(balies.een, qtbot, "verschillen") as paneel:
        paneel.wacht(lambda: len(regels(paneel)) == 1)
        lijst(paneel).lijst.lijst.setFocus()
        paneel.toets(Qt.Key.Key_T)
        paneel.wacht(lambda: regels(paneel) == [])
    assert balies.lijst() == ()


def test_that_what_comes_in_from_elsewhere_reaches_a_form_that_is_open(
    balies: Balies, twee: tuple[Id, Id], qtbot: QtBot
) -> None:
    with proef(balies.een, qtbot, "inwoner") as paneel:
        paneel.paneel.handle("persoon.open", twee[0])
        paneel.wacht(lambda: "Anna van der Meulen" in paneel.teksten())
        kaart = paneel.paneel
        assert isinstance(kaart, InwonerPanel)
        kaart.wijzig()
        regel_ = kaart.bewerken.regels["email"]
        regel_.setFocus()
        paneel.typ("anna@voorbeeld.example")
        wijzig(balies.ander, twee[0], email="elders@voorbeeld.example", taal="Turks")
        uit = breng(balies.ander, balies.een)
        per_soort = {soort: frozenset(ids) for soort, ids in uit.per_soort.items()}
        kaart.omgeving.jobs.changed.emit(Wijziging(per_soort=per_soort))
        paneel.wacht(kaart.bewerken.elders.isVisible)
        assert regel_.text() == "anna@voorbeeld.example"
        assert "Elders gewijzigd: e-mail" in kaart.bewerken.elders.text()


def in_rust(paneel: Proef, splitser: QSplitter) -> list[int]:
    """Where the border stands once nothing is asked or laid out any more: a line that is read may still be coming."""
    gezien: list[list[int]] = []

    def stil() -> bool:
        gezien.append(splitser.sizes())
        return paneel.paneel.omgeving.jobs.is_klaar and len(gezien) > 3 and gezien[-4:] == [gezien[-1]] * 4

    paneel.wacht(stil)
    return gezien[-1]


def test_that_the_list_gets_the_room_that_what_is_read_leaves_and_keeps_its_line_in_sight(
    balies: Balies, twee: tuple[Id, Id], qtbot: QtBot
) -> None:
    for nummer in range(6):
        gezin.persoon(balies.een, f"Kees{nummer}", achternaam=f"Visser{nummer}", telefoon="06 11111111")
        gezin.persoon(balies.ander, f"Kees{nummer}", achternaam=f"Visser{nummer}", email="kees@voorbeeld.example")
    balies.ontmoet()
    with proef(balies.een, qtbot, "verschillen") as paneel:
        paneel.wacht(lambda: len(regels(paneel)) == 8)
        lijst_, splitser = lijst(paneel).lijst.lijst, lijst(paneel).splitser
        lijst_.setFocus()
        paneel.wacht(lambda: len(lijst(paneel).naast.kaarten) == 2)
        rol = lijst(paneel).rol
        paneel.wacht(lambda: rol.verticalScrollBar().maximum() == 0)  # one phone number is read without scrolling
        paneel.wacht(lambda: splitser.sizes()[0] > splitser.sizes()[1])
        kort = in_rust(paneel, splitser)
        lijst_.setCurrentIndex(lijst(paneel).model.index(7, 0))  # two cards: as much as there may be
        paneel.wacht(lambda: splitser.sizes()[1] > kort[1])
        paneel.wacht(lambda: lijst_.viewport().rect().contains(lijst_.visualRect(lijst_.currentIndex())))
        paneel.wacht(lambda: sum(splitser.sizes()) == sum(kort))
        in_rust(paneel, splitser)
        splitser.moveSplitter(200, 1)
        zelf = splitser.sizes()
        lijst_.setCurrentIndex(lijst(paneel).model.index(0, 0))
        paneel.wacht(lambda: lijst(paneel).naast.titel.text().startswith("Telefoon"))
        paneel.wacht(lambda: sum(splitser.sizes()) == sum(zelf))  # the row of keys has its height again
        assert in_rust(paneel, splitser) == pytest.approx(zelf, abs=2)  # where somebody put it


@pytest.fixture
def venster(balies: Balies, twee: tuple[Id, Id], qtbot: QtBot) -> Iterator[MainWindow]:
    jobs = Jobs(balies.een.schrijf, balies.een.lees, plaats=balies.een.plaats)
    venster = MainWindow(maak_omgeving(balies.een, jobs), maak_panelen(balies.een))
    venster.resize(1366, 768)
    venster.show()
    qtbot.waitExposed(venster)
    venster.activateWindow()
    yield venster
    venster.close()
    jobs.sluit()
    QApplication.processEvents()  # what was written last is told to panels that are still there
    venster.deleteLater()


def test_that_the_status_line_says_how_many_and_leads_here_and_nothing_comes_up_by_itself(
    venster: MainWindow, qtbot: QtBot
) -> None:
    chip = venster.status.verschillen
    qtbot.waitUntil(chip.isVisible, timeout=LANG)
    assert chip.text() == "2 verschillen"
    assert "verschillen" not in [paneel.naam for paneel in venster.docks.panelen() if paneel.isVisible()]
    chip.click()
    (paneel,) = [paneel for paneel in venster.docks.panelen() if paneel.naam == "verschillen"]
    qtbot.waitUntil(paneel.isVisible, timeout=LANG)
    assert isinstance(paneel, VerschillenPaneel)
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 2, timeout=LANG)
    qtbot.waitUntil(paneel.lijst.lijst.hasFocus, timeout=LANG)
    paneel.kies(0)
    paneel.bewaar()
    qtbot.waitUntil(lambda: chip.text() == "1 verschil", timeout=LANG)
    assert not venster.status.ongedaan.isVisible()


# What there is one of, and what was merged ----------------------------------------------------------------------------


def test_that_of_two_of_what_there_is_one_of_one_is_kept_by_keyboard(balies: Balies, qtbot: QtBot) -> None:
    alle = gezin.bakker(balies.een)
    baby = gezin.persoon(balies.een, "Baby", "2024-01-01")
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        bureau.doe(VoegLidToe(huishouden_id=alle.huishouden, lid=gezin.lid(baby, "kind")))
        balies.klok.verzet(MINUUT)
    balies.ontmoet()
    with proef(balies.een, qtbot, "verschillen") as paneel:
        paneel.wacht(lambda: len(regels(paneel)) == 1)
        assert "staat er twee keer" in regels(paneel)[0].titel
        lijst(paneel).lijst.lijst.setFocus()
        paneel.wacht(lambda: len(lijst(paneel).naast.kaarten) == 3)
        namen = {label.text() for label in lijst(paneel).naast.findChildren(QLabel)}
        assert {"Deze blijft", "Ze zijn allebei juist"} <= namen
        QTest.keyClick(lijst(paneel).lijst.lijst, Qt.Key.Key_2)
        QTest.keyClick(lijst(paneel).lijst.lijst, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        paneel.wacht(lambda: not regels(paneel))
    assert [lid.persoon_id for lid in gezin.lees(balies.een, alle.huishouden).leden].count(baby) == 1


def test_that_work_on_a_card_that_was_merged_moves_along_by_keyboard(balies: Balies, qtbot: QtBot) -> None:
    blijft, weg = (gezin.persoon(balies.een, naam, achternaam="Weg") for naam in ("Ineke", "Jannie"))
    balies.ontmoet()
    balies.een.doe(VoegPersonenSamen(blijft=blijft, weg=weg, reden="Twee keer ingeschreven"))
    balies.klok.verzet(MINUUT)
    wijzig(balies.ander, weg, telefoon="06 12345678")
    balies.ontmoet()
    with proef(balies.een, qtbot, "verschillen") as paneel:
        paneel.wacht(lambda: len(regels(paneel)) == 1)
        lijst(paneel).lijst.lijst.setFocus()
        paneel.wacht(lambda: len(lijst(paneel).naast.kaarten) == 1)
        QTest.keyClick(lijst(paneel).lijst.lijst, Qt.Key.Key_1)
        QTest.keyClick(lijst(paneel).lijst.lijst, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        paneel.wacht(lambda: not regels(paneel))
    assert balies.een.lees(LeesPersoonKaart(id=blijft)).persoon.telefoon == "06 12345678"
