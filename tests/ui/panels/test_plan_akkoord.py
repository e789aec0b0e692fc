"""Versions, agreement and evaluations in the Plan tab, on a real store and by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.gezin import Gezin, bakker, zet
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving
from wijdesk.models.opdrachten.akkoord import GeefAkkoord, LeesEvaluaties, LeesVersies, StelVersieVast
from wijdesk.models.opdrachten.contact import LeesConcepten
from wijdesk.models.opdrachten.huishouden import LeesHuishouden, LegGezagVast
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Doel, Plan
from wijdesk.models.rows.plan import PlanDetail
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.plan.akkoord import AkkoordDeel
from wijdesk.ui.panels.casus.plan.akkoord_vragen import AkkoordFormulier
from wijdesk.ui.panels.casus.plan.evaluatie import EvaluatieDeel

TEKENING = "[[[100,200],[300,100],[500,300],[700,150]]]"


class Blad(QWidget):
    """Both blocks as the Plan tab shows them: read again after every change."""

    def __init__(self, bureau: Bureau, gezin: Gezin, jobs: Jobs) -> None:
        super().__init__()
        self.bureau, self.gezin, self.jobs = bureau, gezin, jobs
        omgeving = maak_omgeving(bureau, jobs)
        self.akkoord, self.evaluatie = AkkoordDeel(omgeving), EvaluatieDeel(omgeving)
        vlak = QWidget()
        kolom = QVBoxLayout(vlak)
        kolom.addWidget(self.akkoord)
        kolom.addWidget(self.evaluatie)
        kolom.addStretch(1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setWidget(vlak)
        geheel = QVBoxLayout(self)
        geheel.addWidget(rol)
        jobs.changed.connect(lambda _: self.lees())

    def plan(self) -> PlanDetail:
        plan = self.bureau.lees(LeesPlan(huishouden_id=self.gezin.huishouden))
        assert plan is not None
        return plan

    def lees(self) -> None:
        huishouden = self.bureau.lees(LeesHuishouden(id=self.gezin.huishouden))
        plan = self.plan()
        self.akkoord.toon(plan, huishouden)
        self.evaluatie.toon(plan, huishouden)


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


@pytest.fixture
def blad(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> Iterator[Blad]:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    gemaakt = Blad(bureau, gezin, jobs)
    qtbot.addWidget(gemaakt)
    gemaakt.resize(710, 900)
    gemaakt.lees()
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    gemaakt.activateWindow()
    yield gemaakt
    jobs.sluit()


def teken(vlak: QWidget, *, maat: float = 1.0) -> None:
    """Sign with the mouse."""
    punten = [QPoint(round(40 + maat * x), round(60 + maat * y)) for x, y in ((0, 0), (60, 40), (120, -20), (180, 30))]
    QTest.mousePress(vlak, Qt.MouseButton.LeftButton, pos=punten[0])
    for punt in punten[1:]:
        QTest.mouseMove(vlak, punt)
    QTest.mouseRelease(vlak, Qt.MouseButton.LeftButton, pos=punten[-1])


def versie(bureau: Bureau, gezin: Gezin) -> Id:
    return bureau.doe(StelVersieVast(plan_id=gezin.plan, reden="Besproken"))


def vraag_akkoord(blad: Blad) -> AkkoordFormulier:
    """The form, asked for a version that was fixed just now."""
    versie(blad.bureau, blad.gezin)
    blad.lees()
    blad.akkoord.vraag_akkoord()
    return blad.akkoord.formulier


def test_that_a_plan_without_a_version_says_what_to_do_and_is_fixed_by_keyboard(blad: Blad, qtbot: QtBot) -> None:
    assert "Nog geen versie" in blad.akkoord.stand.text()
    assert not blad.akkoord.vraag.isVisible()
    blad.akkoord.stel_vast.setFocus()
    QTest.keyClick(blad.akkoord.stel_vast, Qt.Key.Key_Return)
    assert blad.akkoord.evaluatie_op.text() == "02-06-2026"
    QTest.keyClick(blad.akkoord.zin.regel, Qt.Key.Key_Tab)
    assert blad.akkoord.evaluatie_op.hasFocus()
    for tekst in ("straks", "01-02-2026"):
        blad.akkoord.evaluatie_op.setText(tekst)
        QTest.keyClick(blad.akkoord.evaluatie_op, Qt.Key.Key_Return)
        qtbot.waitUntil(blad.akkoord.veld_evaluatie.heeft_fout)
        assert blad.akkoord.evaluatie_op.hasFocus()
        blad.akkoord.veld_evaluatie.wis_fout()
    blad.akkoord.evaluatie_op.setText("04-05-2026")
    QTest.keyClick(blad.akkoord.evaluatie_op, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: blad.akkoord.stand.text().startswith("Versie 1 · vastgesteld vandaag door Sanne"))
    assert winkel.rauw(blad.bureau, "SELECT gepland_op, gehouden_op FROM evaluatie") == [("2026-05-04", "")]
    assert "Nog niet: Fatima Bakker (ook voor Sem Bakker en Noor Bakker), Sem Bakker." in blad.akkoord.nog.text()
    assert not blad.akkoord.stel_vast.isVisible()


def test_that_somebody_signs_on_the_screen_with_the_mouse(
    blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    formulier = vraag_akkoord(blad)
    formulier.wie.zet(gezin.zoon.hex())
    teken(formulier.handtekening.vlak, maat=0.1)
    QTest.keyClick(formulier.wie, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "te klein" in formulier.velden["handtekening"].onder.text()
    QTest.mouseClick(formulier.handtekening.wissen, Qt.MouseButton.LeftButton)
    assert formulier.handtekening.vlak.streken == ()
    teken(formulier.handtekening.vlak)
    QTest.keyClick(formulier.wie, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not formulier.isVisible())
    (rij,) = bureau.lees(LeesVersies(plan_id=gezin.plan))[0].akkoorden
    assert (rij.naam, rij.wijze, rij.klopt) == ("Sem Bakker", "op het scherm", True)
    qtbot.waitUntil(lambda: "Nog niet: Fatima Bakker (ook voor Sem Bakker en Noor Bakker)." in blad.akkoord.nog.text())


def test_that_an_answer_on_paper_and_a_no_go_by_keyboard_alone(
    blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    formulier = vraag_akkoord(blad)
    QTest.keyClick(formulier.wie, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert formulier.velden["wie"].onder.text() == "Kies wie er antwoordt."
    formulier.wie.zet("-")
    assert formulier.velden["naam"].isVisible()
    QTest.keyClicks(formulier.naam, "oma Truus")
    QTest.keyClick(formulier.wijzen["op papier"], Qt.Key.Key_Space)
    assert not formulier.velden["handtekening"].isVisible()
    QTest.keyClick(formulier.wijzen["niet akkoord"], Qt.Key.Key_Space)
    QTest.keyClick(formulier.naam, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert "waarom" in formulier.velden["opmerking"].onder.text()
    QTest.keyClicks(formulier.opmerking, "Wil eerst praten")
    QTest.keyClick(formulier.opmerking, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not formulier.isVisible())
    (rij,) = bureau.lees(LeesVersies(plan_id=gezin.plan))[0].akkoorden
    assert (rij.naam, rij.wijze, rij.opmerking) == ("oma Truus", "niet akkoord", "Wil eerst praten")


def test_that_esc_loses_nothing_and_a_new_version_never_gets_an_old_signature(
    blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    formulier = vraag_akkoord(blad)
    teken(formulier.handtekening.vlak)
    QTest.keyClicks(formulier.opmerking, "Namens het gezin")
    QTest.keyClick(formulier.opmerking, Qt.Key.Key_Escape)
    assert not formulier.isVisible()
    blad.akkoord.vraag_akkoord()
    assert formulier.handtekening.vlak.streken
    assert formulier.opmerking.text() == "Namens het gezin"
    qtbot.waitUntil(lambda: blad.jobs.is_klaar)  # a lane that reads keeps what it began to read, for this thread too
    zet(bureau, Doel, gezin.doelen[0], woorden="Geen schulden")
    versie(bureau, gezin)
    blad.lees()
    assert formulier.handtekening.vlak.streken == ()
    assert formulier.opmerking.text() == "Namens het gezin"
    assert "versie 2" in formulier.kop.text()


def test_that_a_signature_goes_to_nobody_else_when_the_signer_is_changed(
    blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    formulier = vraag_akkoord(blad)
    vlak = formulier.handtekening.vlak
    formulier.wie.zet(gezin.moeder.hex())
    teken(vlak)
    van_moeder = vlak.tekst()
    formulier.wie.zet(gezin.zoon.hex())
    assert vlak.streken == ()
    assert "van iemand anders" in formulier.velden["handtekening"].onder.text()
    QTest.keyClick(formulier.wie, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert formulier.isVisible()
    assert bureau.lees(LeesVersies(plan_id=gezin.plan))[0].akkoorden == ()
    formulier.wie.zet(gezin.moeder.hex())
    assert vlak.tekst() == van_moeder, "back with the one who drew it"
    formulier.wie.zet("-")
    assert vlak.streken == ()


def test_that_a_signature_of_somebody_else_is_not_kept_below_another_name(
    blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    formulier = vraag_akkoord(blad)
    vlak = formulier.handtekening.vlak
    teken(vlak)
    formulier.wie.zet("-")
    assert vlak.streken, "drawn before anybody was chosen"
    QTest.keyClicks(formulier.naam, "oma Truus")
    QTest.keyClick(formulier.naam, Qt.Key.Key_Return)
    assert vlak.streken, "and before the name was written"
    formulier.naam.setText("voogd P. Smit")
    QTest.keyClick(formulier.naam, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert vlak.streken == ()
    assert formulier.velden["handtekening"].heeft_fout()
    assert bureau.lees(LeesVersies(plan_id=gezin.plan))[0].akkoorden == ()


def test_that_another_household_in_between_loses_nothing_and_a_draft_keeps_no_signature(
    blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    formulier = vraag_akkoord(blad)
    formulier.wie.zet(gezin.moeder.hex())
    teken(formulier.handtekening.vlak)
    QTest.keyClicks(formulier.opmerking, "Met tolk besproken")
    huishouden = bureau.lees(LeesHuishouden(id=gezin.huishouden))
    blad.akkoord.toon(None, huishouden)
    qtbot.waitUntil(lambda: bool(bureau.lees(LeesConcepten(soort="akkoord"))))
    (concept,) = bureau.lees(LeesConcepten(soort="akkoord"))
    assert "Met tolk besproken" in concept.inhoud
    assert '"streken": ""' in concept.inhoud
    blad.lees()
    blad.akkoord.vraag_akkoord()
    assert formulier.opmerking.text() == "Met tolk besproken"
    assert formulier.wie.waarde == gezin.moeder.hex()
    assert formulier.handtekening.vlak.streken
    QTest.keyClick(formulier.opmerking, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not bureau.lees(LeesConcepten(soort="akkoord")))


def test_that_a_later_change_and_an_older_agreement_are_told(
    blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    eerste = versie(bureau, gezin)
    bureau.doe(
        GeefAkkoord(
            versie_id=eerste, wijze="op het scherm", op="2026-03-02", persoon_id=gezin.moeder, handtekening=TEKENING
        )
    )
    zet(bureau, Doel, gezin.doelen[0], woorden="Geen schulden")
    blad.lees()
    assert blad.akkoord.gewijzigd.text().splitlines()[0] == "Sinds versie 1 is er iets veranderd:"
    assert blad.akkoord.stel_vast.text() == "Vastleggen als nieuwe versie"
    versie(bureau, gezin)
    blad.lees()
    assert not blad.akkoord.gewijzigd.isVisible()
    assert (
        blad.akkoord.eerder.text()
        == "Het akkoord op versie 1 was van Fatima Bakker (vandaag). Vraag het opnieuw voor versie 2."
    )
    blad.akkoord.open_vergelijken()
    kijker = blad.akkoord.vergelijker
    qtbot.waitUntil(lambda: "Doel 1: de woorden zijn veranderd" in kijker.verschil.text())
    kijker.lees.click()
    qtbot.waitUntil(kijker.inhoud.isVisible)
    assert "Rust met geld" in kijker.inhoud.text()
    QTest.keyClick(kijker.van, Qt.Key.Key_Escape)
    assert not kijker.isVisible()


def test_that_a_version_touched_from_outside_is_told_and_asks_no_agreement(
    blad: Blad, bureau: Bureau, gezin: Gezin
) -> None:
    versie(bureau, gezin)
    db = bureau.eigen_verbinding()
    db.execute("UPDATE planversie SET inhoud = replace(inhoud, 'Rust met geld', 'Huis verkopen')")
    db.commit()
    db.close()
    blad.lees()
    assert "Versie 1 is buiten het programma om veranderd" in blad.akkoord.alarm.text()
    assert not blad.akkoord.vraag.isVisible()


def test_that_an_answer_is_taken_back_with_a_reason(blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    bureau.doe(
        GeefAkkoord(versie_id=versie(bureau, gezin), wijze="op papier", op="2026-03-02", persoon_id=gezin.moeder)
    )
    blad.lees()
    knop = next(k for k in blad.akkoord.findChildren(QPushButton) if k.accessibleName().endswith("intrekken"))
    knop.click()
    QTest.keyClicks(blad.akkoord.zin.regel, "Bedacht zich")
    QTest.keyClick(blad.akkoord.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not blad.akkoord.zin.isVisible())
    assert bureau.lees(LeesVersies(plan_id=gezin.plan))[0].akkoorden == ()


def test_that_a_hidden_member_cannot_be_chosen_by_who_may_not_know(
    blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    zet(bureau, Persoon, gezin.zoon, afgeschermd=True)
    versie(bureau, gezin)
    blad.lees()
    blad.akkoord.vraag_akkoord()
    lid = next(lid for lid in bureau.lees(LeesHuishouden(id=gezin.huishouden)).leden if lid.persoon_id == gezin.zoon)
    assert (blad.akkoord.formulier.wie.findData(gezin.zoon.hex()) < 0) is lid.afgeschermd


def test_that_an_evaluation_is_planned_and_held_by_keyboard(
    blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    deel = blad.evaluatie
    qtbot.waitUntil(lambda: "Nog geen evaluatie" in deel.leeg.text())
    QTest.keyClick(deel.plan_er_een, Qt.Key.Key_Return)
    assert deel.zin.regel.text() == "02-06-2026"
    QTest.keyClick(deel.zin.regel, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(bureau.lees(LeesEvaluaties(plan_id=gezin.plan))))
    (gepland,) = bureau.lees(LeesEvaluaties(plan_id=gezin.plan))
    deel.open_formulier(gepland.evaluatie.id)
    formulier = deel.formulier
    QTest.keyClick(formulier.datum, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "paar zinnen" in formulier.velden["verslag"].onder.text())
    een, twee = formulier.doelen
    QTest.keyClick(een.cijfer.schuif, Qt.Key.Key_T)
    QTest.keyClick(twee.cijfer.schuif, Qt.Key.Key_4)
    assert (een.cijfer.waarde, twee.cijfer.waarde) == (10, 4)
    QTest.keyClick(een.cijfer.schuif, Qt.Key.Key_Delete)
    assert een.cijfer.waarde is None
    QTest.keyClick(een.cijfer.schuif, Qt.Key.Key_7)
    twee.stand.zet("niet behaald")
    QTest.keyClick(formulier.datum, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(twee.reden_veld.heeft_fout)
    QTest.keyClicks(twee.reden, "Sem verhuist")
    QTest.keyClicks(formulier.verslag, "Het gaat beter met het geld.")
    QTest.keyClick(formulier.verslag, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not formulier.isVisible())
    assert [rij.stand for rij in blad.plan().doelen] == ["lopend", "niet behaald"]
    gehouden = bureau.lees(LeesEvaluaties(plan_id=gezin.plan))[-1]
    assert [(rij.nummer, rij.score) for rij in gehouden.scores] == [(1, 7), (2, 4)]
    qtbot.waitUntil(lambda: deel.lijn.text() == "Doel 1: 7\nDoel 2: 4")


def test_that_a_draft_of_an_evaluation_survives_esc_and_a_restart(
    blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    deel = blad.evaluatie
    deel.open_formulier(None)
    QTest.keyClicks(deel.formulier.verslag, "Moeder is trots")
    QTest.keyClick(deel.formulier.doelen[0].cijfer.schuif, Qt.Key.Key_6)
    QTest.keyClick(deel.formulier.aanwezig, Qt.Key.Key_Escape)
    assert not deel.formulier.isVisible()
    deel.open_formulier(None)
    assert deel.formulier.verslag.toPlainText() == "Moeder is trots"
    deel.klaar_om_te_sluiten()
    qtbot.waitUntil(lambda: bool(bureau.lees(LeesConcepten(soort="evaluatie"))))
    later = Blad(bureau, gezin, blad.jobs)
    qtbot.addWidget(later)
    later.lees()
    later.evaluatie.open_formulier(None)
    qtbot.waitUntil(lambda: later.evaluatie.formulier.verslag.toPlainText() == "Moeder is trots")
    assert later.evaluatie.formulier.doelen[0].cijfer.waarde == 6


def test_that_who_may_only_read_sees_no_buttons(blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    versie(bureau, gezin)
    zet(bureau, Plan, gezin.plan, afgesloten_op="2026-03-02")
    blad.lees()
    for knop in (blad.akkoord.stel_vast, blad.akkoord.vraag, blad.evaluatie.plan_er_een, blad.evaluatie.houd):
        assert not knop.isVisible()
    blad.akkoord.vraag_akkoord()
    assert not blad.akkoord.formulier.isVisible()


def test_that_an_institution_with_voogdij_is_asked_and_answers_by_its_name(
    blad: Blad, bureau: Bureau, gezin: Gezin, qtbot: QtBot
) -> None:
    gi = "Jeugdbescherming Noord"
    bureau.doe(LegGezagVast(kind_id=gezin.dochter, instelling=gi, van="2026-03-02", opmerking="Beschikking"))
    versie(bureau, gezin)
    blad.lees()
    assert f"{gi} (ook voor Noor Bakker)" in blad.akkoord.nog.text()
    blad.akkoord.vraag.click()
    formulier = blad.akkoord.formulier
    assert formulier.wie.findText(gi) > 0
    formulier.wie.setCurrentIndex(formulier.wie.findText(gi))
    assert formulier.wijzen["op papier"].isChecked()
    assert formulier.velden["naam"].label.text() == "Wie tekent er, en in welke functie"
    formulier.leg_vast.click()
    assert formulier.velden["naam"].heeft_fout()
    QTest.keyClicks(formulier.naam, "A. Bos, jeugdbeschermer")
    formulier.leg_vast.click()
    qtbot.waitUntil(lambda: len(blad.plan().versies[0].akkoorden) == 1)
    (rij,) = blad.plan().versies[0].akkoorden
    assert (rij.persoon_id, rij.naam, rij.opmerking) == (None, gi, "Getekend door A. Bos, jeugdbeschermer.")
    qtbot.waitUntil(lambda: gi not in blad.akkoord.nog.text())
    assert formulier.wie.findText(gi) < 0
