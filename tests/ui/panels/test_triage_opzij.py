"""No answer of a triage is lost: saved a moment after it is given, told to who comes after a crash, then chosen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.gezin import Gezin, wiersma
from tests.services import triages as t
from tests.services.collega import Collega, aan_het_werk
from tests.ui.panels.test_triage_stand import detail, loop
from tests.ui.triagescherm import LANG, antwoorden, scherm_op
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesConcepten
from wijdesk.models.opdrachten.triage import AntwoordInvoer, BewaarBladzijde, NeemTriageOver
from wijdesk.models.rows.triage import AntwoordRij
from wijdesk.models.values import Id

LINKS = Qt.MouseButton.LeftButton


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return wiersma(bureau)


@pytest.fixture
def omar(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "casemanager") as collega:
        yield collega


def bewaar(wie: Bureau | Collega, id_: Id, **waarden: str) -> None:
    invoer = tuple(AntwoordInvoer(vraag=vraag, waarde=waarde) for vraag, waarde in waarden.items())
    wie.doe(BewaarBladzijde(triage_id=id_, bladzijde="veiligheid", antwoorden=invoer))


def gecrasht(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> Id:
    """A triage whose page of safety was typed into, and kept as a draft only."""
    with scherm_op(bureau, qtbot) as scherm:
        scherm.begin("persoon", gezin.moeder)
        scherm.wizard.bewaarder.straks.setInterval(LANG)
        scherm.wizard.ga_naar("veiligheid")
        scherm.rust()
        scherm.typ("nj")
        scherm.wizard.bewaarder.bewaar_concept()
        scherm.rust()
        id_ = scherm.loop.detail.id
        scherm.wizard.bewaarder.straks.stop()
        scherm.wizard.bewaarder._dicht, scherm.wizard.loop = True, None  # a crash saves no page
    return id_


def test_that_an_answer_is_saved_a_moment_later_without_leaving_the_page(
    bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    with scherm_op(bureau, qtbot) as scherm:
        scherm.begin("persoon", gezin.moeder)
        scherm.wizard.ga_naar("veiligheid")
        scherm.rust()
        scherm.wizard.bewaarder.straks.setInterval(10)
        scherm.typ("n")
        scherm.wacht(lambda: not scherm.loop.ongeschreven)
        assert antwoorden(scherm.bewaard())["veilig"] == "nee"
        assert scherm.hier == "veiligheid"
        assert scherm.bij().objectName() == "antwoord_gevaar_ja"


def test_that_who_opens_the_triage_hears_of_answers_of_a_colleague_that_are_not_saved(
    bureau: Bureau, gezin: Gezin, omar: Collega, qtbot: QtBot
) -> None:
    id_ = gecrasht(bureau, gezin, qtbot)
    assert t.lees(omar, id_).niet_bewaard == (bureau.medewerker.naam,)
    assert t.lees(bureau, id_).niet_bewaard == ()
    bewaar(bureau, id_, veilig="nee", gevaar="ja")
    assert t.lees(omar, id_).niet_bewaard == ()


def test_that_a_draft_that_cannot_be_read_is_told_of_by_nobody(bureau: Bureau, gezin: Gezin, omar: Collega) -> None:
    id_ = t.begin(bureau, persoon_id=gezin.moeder)
    for inhoud in ("onzin", "[]", '{"bladen": 3}', '{"bladen": {"vraag": 1}}'):
        bureau.doe(BewaarConcept(id=bureau.wereld.ids(), soort=f"triage.{id_.hex()}", inhoud=inhoud))
        assert t.lees(omar, id_).niet_bewaard == ()


def test_that_answers_typed_before_a_colleague_took_over_stay_and_are_used_when_taken_back(
    bureau: Bureau, gezin: Gezin, omar: Collega, qtbot: QtBot
) -> None:
    id_ = gecrasht(bureau, gezin, qtbot)
    omar.doe(NeemTriageOver(id=id_))
    bewaar(omar, id_, veilig="ja")
    with scherm_op(bureau, qtbot) as weer:
        weer.paneel.open(id_)
        weer.wacht(lambda: weer.wizard.loop is not None and weer.loop.opzij)
        weer.rust()
        kaart = weer.vind("triage_opzij")
        assert "neemt u de triage over" in " ".join(label.text() for label in kaart.findChildren(QLabel))
        weer.wizard.bewaarder.bewaar_concept()
        weer.rust()
        (concept,) = bureau.lees(LeesConcepten(soort=f"triage.{id_.hex()}"))
        assert "veilig" in concept.inhoud
        bureau.doe(NeemTriageOver(id=id_))
        weer.wizard.reread_asked.emit()
        weer.wacht(lambda: weer.loop.schrijft)
        weer.rust()
        assert weer.loop.gesprek.antwoord("gevaar").waarde == "ja", "Omar did not answer that one"
        (opzij,) = weer.loop.opzij
        assert (opzij.mijn, opzij.nu, opzij.wie) == ("Nee", "Ja", "Omar El Idrissi")
        mijn = weer.vind("opzij_mijn_veilig")
        assert isinstance(mijn, QPushButton)
        assert mijn.text() == "U typte: Nee"
        QTest.mouseClick(mijn, LINKS)
        weer.wizard.bewaar()
        weer.rust()
        assert antwoorden(weer.bewaard()).items() >= {"veilig": "nee", "gevaar": "ja"}.items()
        assert weer.wizard.opzij.isHidden()
        assert bureau.lees(LeesConcepten(soort=f"triage.{id_.hex()}")) == ()


def test_that_an_open_page_that_a_colleague_takes_over_keeps_what_was_typed(
    bureau: Bureau, gezin: Gezin, omar: Collega, qtbot: QtBot
) -> None:
    with scherm_op(bureau, qtbot) as scherm:
        scherm.begin("persoon", gezin.moeder)
        scherm.wizard.bewaarder.straks.setInterval(LANG)
        scherm.wizard.ga_naar("veiligheid")
        scherm.rust()
        scherm.typ("n")
        omar.doe(NeemTriageOver(id=scherm.loop.detail.id))
        scherm.wizard.reread_asked.emit()
        scherm.wacht(lambda: not scherm.loop.schrijft)
        scherm.rust()
        assert [(rij.vraag, rij.mijn) for rij in scherm.loop.opzij] == [("Iedereen veilig", "Nee")]


# Without a window -----------------------------------------------------------------------------------------------------


def omars(vraag: str, waarde: str) -> AntwoordRij:
    return AntwoordRij(vraag=vraag, waarde=waarde, toelichting="", medewerker="Omar", op=2)


def test_that_a_draft_and_a_newer_answer_stand_side_by_side_and_the_rest_comes_back() -> None:
    begonnen = loop()
    begonnen.beantwoord("aard", "meer")
    begonnen.beantwoord("kinderen", "nee")
    terug = loop(antwoorden=(omars("aard", "klein"),))
    assert terug.zet_getypt(begonnen.getypt())
    assert terug.gesprek.antwoord("aard").waarde == "klein"
    assert terug.gesprek.antwoord("kinderen").waarde == "nee"
    (opzij,) = terug.opzij
    assert opzij.mijn.startswith("Meer dan één ding")
    assert (opzij.nu, opzij.wie) == ("Eén duidelijke vraag", "Omar")
    terug.kies("aard", mijn=True)
    assert terug.gesprek.antwoord("aard").waarde == "meer"
    assert terug.opzij == ()


def test_that_what_was_put_aside_is_kept_in_the_draft_until_it_is_chosen() -> None:
    begonnen = loop()
    begonnen.beantwoord("aard", "meer")
    lezer = loop(van_mij=False)
    assert not lezer.zet_getypt(begonnen.getypt())
    nog_eens = loop(van_mij=False)
    nog_eens.zet_getypt(lezer.getypt())
    assert [rij.sleutel for rij in nog_eens.opzij] == ["aard"]
    nog_eens.kies("aard", mijn=False)
    assert nog_eens.getypt() == {}


def test_that_why_a_page_was_skipped_is_put_aside_too() -> None:
    begonnen = loop()
    begonnen.sla_over("Komt later")
    begonnen.vernieuw(detail(van_mij=False))
    (opzij,) = begonnen.opzij
    assert (opzij.vraag, opzij.mijn) == ("De vraag: overslaan", "Komt later")


def test_that_what_the_record_filled_in_is_nobodys_answer() -> None:
    begonnen = loop(vraag="De huur")
    begonnen.beantwoord("aard", "meer")
    terug = loop(vraag="De huur", antwoorden=(omars("woorden", "Geld"), omars("aard", "meer")))
    assert not terug.zet_getypt(begonnen.getypt())
    assert terug.opzij == ()
