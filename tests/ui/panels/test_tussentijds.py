"""A form in which one types while something else comes in: told beside the field, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.gezin import Gezin, bakker, persoon, zet
from tests.services.collega import Collega, aan_het_werk
from tests.ui.gezinvenster import toon
from tests.ui.planscherm import Scherm, open_scherm
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.contact import CorrigeerVraag, LeesVragen
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer, WijzigPersoon
from wijdesk.models.plan import Doel
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.casus.plan.formulieren import DoelFormulier
from wijdesk.ui.panels.inwoner import InwonerPanel
from wijdesk.ui.panels.inwoner.bewerken import Bewerken
from wijdesk.ui.panels.vandaag import VandaagPanel

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
ELDERS = "Wat een collega schreef"


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


@pytest.fixture
def scherm(bureau: Bureau, qtbot: QtBot, gezin: Gezin) -> Iterator[Scherm]:
    yield from open_scherm(bureau, qtbot, gezin)


def open_doel(scherm: Scherm) -> DoelFormulier:
    scherm.toets(K.Key_Home)
    scherm.toets(K.Key_Down)
    scherm.toets(K.Key_Return)
    scherm.klaar(lambda: isinstance(scherm.tab._formulier, DoelFormulier))
    formulier = scherm.tab._formulier
    assert isinstance(formulier, DoelFormulier)
    return formulier


def woorden(scherm: Scherm) -> str:
    return scherm.plan.doelen[0].woorden


def test_that_it_is_told_beside_the_field_and_saving_again_is_meant(scherm: Scherm, gezin: Gezin) -> None:
    formulier = open_doel(scherm)
    scherm.toets(K.Key_Home)
    scherm.typ("Samen: ")
    zet(scherm.bureau, Doel, gezin.doelen[0], woorden=ELDERS)
    scherm.toets(K.Key_S, CTRL)
    veld = formulier.velden["woorden"]
    scherm.klaar(veld.heeft_fout)
    assert ELDERS in veld.onder.text()
    assert formulier.waarden()["woorden"] == "Samen: Rust met geld"
    assert woorden(scherm) == ELDERS
    scherm.bewaar()
    assert woorden(scherm) == "Samen: Rust met geld"


def test_that_what_stands_there_is_taken_over_with_one_key(scherm: Scherm, gezin: Gezin) -> None:
    formulier = open_doel(scherm)
    scherm.typ("Samen. ")
    zet(scherm.bureau, Doel, gezin.doelen[0], woorden=ELDERS, streef="2026-06-01")
    dagen = formulier.delen["streef"]
    dagen.setFocus()
    scherm.typ("1-7-2026")
    scherm.toets(K.Key_S, CTRL)
    scherm.klaar(formulier.velden["streef"].heeft_fout)
    for naam in ("woorden", "streef"):
        scherm.klaar(lambda naam=naam: formulier.velden[naam].heeft_fout())
        knop = formulier.velden[naam].findChild(QPushButton)
        assert isinstance(knop, QPushButton)
        knop.setFocus()
        scherm.toets(K.Key_Space)
        assert not formulier.velden[naam].heeft_fout()
        assert not knop.isVisible()
    assert formulier.waarden()["woorden"] == ELDERS
    assert formulier.waarden()["streef"] == "01-06-2026"
    scherm.bewaar()
    assert (woorden(scherm), scherm.plan.doelen[0].streef) == (ELDERS, "2026-06-01")


def test_that_it_is_told_as_well_when_the_page_below_the_form_was_read_again(scherm: Scherm, gezin: Gezin) -> None:
    formulier = open_doel(scherm)
    scherm.typ("Samen. ")
    zet(scherm.bureau, Doel, gezin.doelen[0], woorden=ELDERS)
    scherm.toon()
    scherm.klaar(lambda: scherm.tab.plan is not None and scherm.tab.plan.doelen[0].woorden == ELDERS)
    scherm.toets(K.Key_S, CTRL)
    scherm.klaar(formulier.velden["woorden"].heeft_fout)
    assert woorden(scherm) == ELDERS


def test_that_a_draft_knows_after_a_restart_what_it_was_begun_on(scherm: Scherm, gezin: Gezin, qtbot: QtBot) -> None:
    open_doel(scherm)
    scherm.typ("Samen. ")
    scherm.tab.klaar_om_te_sluiten()
    scherm.klaar(lambda: scherm.jobs.is_klaar)
    zet(scherm.bureau, Doel, gezin.doelen[0], woorden=ELDERS)
    opnieuw = Scherm(scherm.bureau, qtbot, gezin)
    try:
        opnieuw.klaar(lambda: opnieuw.tab.plan is not None)
        opnieuw.tab.eerste_veld().setFocus()
        formulier = open_doel(opnieuw)
        opnieuw.klaar(lambda: "Samen." in formulier.waarden()["woorden"])
        opnieuw.toets(K.Key_S, CTRL)
        opnieuw.klaar(formulier.velden["woorden"].heeft_fout)
        assert woorden(opnieuw) == ELDERS
    finally:
        opnieuw.jobs.sluit()


def test_that_what_one_did_oneself_before_opening_the_form_is_no_news(scherm: Scherm, gezin: Gezin) -> None:
    for keer in ("Een. ", "Twee. "):
        formulier = open_doel(scherm)
        scherm.typ(keer)
        scherm.bewaar()
        assert not formulier.velden["woorden"].heeft_fout()
        scherm.klaar(lambda begin=keer: scherm.tab.plan is not None and begin in scherm.tab.plan.doelen[0].woorden)
    assert woorden(scherm).startswith(("Een. Twee. ", "Twee. Een. ", "Rust met geld"))


def test_that_in_a_correction_of_a_registration_too_it_is_taken_over_with_one_key(bureau: Bureau, qtbot: QtBot) -> None:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    bureau.doe(winkel.contact(bureau))
    (vraag,) = bureau.lees(LeesVragen(van=0, tot=2**60))
    paneel = toon(bureau, jobs, qtbot, "vandaag")
    assert isinstance(paneel, VandaagPanel)
    assert paneel.handle("contact.open", vraag.contact_id)
    qtbot.waitUntil(lambda: paneel.detail.contact_id == vraag.contact_id)
    detail = paneel.detail
    detail.toelichting.setPlainText("Kan de huur niet betalen sinds mei")
    detail.reden.setText("preciezer")
    with aan_het_werk(bureau, "entree") as collega:
        collega.doe(CorrigeerVraag(id=vraag.id, reden="verkeerd verstaan", toelichting=ELDERS))
    detail.bewaar_correctie()
    veld = detail.velden["toelichting"]
    qtbot.waitUntil(veld.heeft_fout)
    assert ELDERS in veld.onder.text()
    knop = veld.findChild(QPushButton)
    assert isinstance(knop, QPushButton)
    knop.setFocus()
    QTest.keyClick(knop, K.Key_Space)
    assert detail.toelichting.toPlainText() == ELDERS
    assert detail.toelichting.hasFocus()
    assert not veld.heeft_fout()
    jobs.sluit()


def wijzig_op_kaart(bureau: Bureau, jobs: Jobs, qtbot: QtBot, id_: Id) -> Bewerken:
    """The form on the card of somebody, with another number typed in it."""
    paneel = toon(bureau, jobs, qtbot, "inwoner")
    assert isinstance(paneel, InwonerPanel)
    paneel.handle("persoon.open", id_)
    qtbot.waitUntil(lambda: paneel.onderwerp_in_beeld() == ("persoon", id_))
    paneel.wijzig()
    paneel.bewerken.regels["telefoon"].setText("06 11111111")
    return paneel.bewerken


def stond_er(collega: Collega, id_: Id) -> PersoonInvoer:
    """What a form of that card begins with."""
    kaart = collega.lees(LeesPersoonKaart(id=id_)).persoon
    return PersoonInvoer(roepnaam=kaart.roepnaam, achternaam=kaart.achternaam, geboortedatum=kaart.geboortedatum)


def test_that_on_the_card_of_a_resident_too_it_is_taken_over_with_one_key(bureau: Bureau, qtbot: QtBot) -> None:
    jobs, id_ = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats), persoon(bureau, "Anna")
    vorm = wijzig_op_kaart(bureau, jobs, qtbot, id_)
    vorm.regels["geboortedatum"].setText("1-2-1990")
    with aan_het_werk(bureau, "entree") as collega:
        stond = stond_er(collega, id_)
        erbij = replace(stond, telefoon="06 22222222", geboortedatum="1991-03-04")
        collega.doe(WijzigPersoon(id=id_, invoer=erbij, gezien=stond))
    vorm.bewaar()
    for naam, nu in (("telefoon", "06 22222222"), ("geboortedatum", "04-03-1991")):
        veld = vorm.velden[naam]
        qtbot.waitUntil(veld.heeft_fout)
        assert nu in veld.onder.text() or "1991" in veld.onder.text()
        knop = veld.findChild(QPushButton)
        assert isinstance(knop, QPushButton)
        knop.setFocus()
        QTest.keyClick(knop, K.Key_Space)
        assert vorm.regels[naam].text() == nu
        assert not veld.heeft_fout()
    vorm.bewaar()
    qtbot.waitUntil(lambda: not vorm.isVisible())
    nu_ = bureau.lees(LeesPersoonKaart(id=id_)).persoon
    assert (nu_.telefoon, nu_.geboortedatum) == ("06 22222222", "1991-03-04")
    jobs.sluit()


def test_that_what_the_card_already_read_again_is_asked_before_it_is_replaced(bureau: Bureau, qtbot: QtBot) -> None:
    jobs, id_ = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats), persoon(bureau, "Anna")
    vorm = wijzig_op_kaart(bureau, jobs, qtbot, id_)
    with aan_het_werk(bureau, "entree") as collega:
        stond = stond_er(collega, id_)
        erbij = replace(stond, telefoon="06 22222222", email="anna@voorbeeld.example")
        _, wijziging = collega.schrijf(WijzigPersoon(id=id_, invoer=erbij, gezien=stond))
    jobs.changed.emit(wijziging)  # as a round does: the card below the form is read again
    qtbot.waitUntil(vorm.elders.isVisible)
    assert vorm.regels["telefoon"].text() == "06 11111111"
    assert vorm.regels["email"].text() == "anna@voorbeeld.example"
    vorm.bewaar()
    qtbot.waitUntil(vorm.velden["telefoon"].heeft_fout)
    assert "06 22222222" in vorm.velden["telefoon"].onder.text()
    assert bureau.lees(LeesPersoonKaart(id=id_)).persoon.telefoon == "06 22222222"
    vorm.bewaar()  # it was asked: now it is meant
    qtbot.waitUntil(lambda: not vorm.isVisible())
    nu_ = bureau.lees(LeesPersoonKaart(id=id_)).persoon
    assert (nu_.telefoon, nu_.email) == ("06 11111111", "anna@voorbeeld.example")
    jobs.sluit()


def test_that_cards_are_compared_anew_before_they_are_merged(bureau: Bureau, qtbot: QtBot) -> None:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    id_, dubbel = persoon(bureau, "Anna"), persoon(bureau, "Anne")
    paneel = toon(bureau, jobs, qtbot, "inwoner")
    assert isinstance(paneel, InwonerPanel)
    paneel.handle("persoon.open", id_)
    qtbot.waitUntil(lambda: paneel.onderwerp_in_beeld() == ("persoon", id_))
    paneel.voeg_samen(dubbel)
    blad = paneel.samenvoegen
    qtbot.waitUntil(blad.voeg.isEnabled)
    blad.blijft_ander.setChecked(True)
    blad.reden.setText("Zelfde paspoort gezien")
    with aan_het_werk(bureau, "entree") as collega:
        kaart = collega.lees(LeesPersoonKaart(id=dubbel)).persoon
        stond = PersoonInvoer(roepnaam=kaart.roepnaam, achternaam=kaart.achternaam, geboortedatum=kaart.geboortedatum)
        collega.doe(WijzigPersoon(id=dubbel, invoer=replace(stond, achternaam="Heel Anders"), gezien=stond))
    blad.voeg_samen()
    qtbot.waitUntil(blad.veld_reden.heeft_fout)
    assert "intussen gewijzigd door Omar El Idrissi" in blad.veld_reden.onder.text()
    assert "Heel Anders" in blad.veld_reden.onder.text()
    qtbot.waitUntil(lambda: any("Heel Anders" in deel.text() for deel in blad._vergelijking.findChildren(QLabel)))
    assert blad.blijft_ander.isChecked()
    assert blad.reden.text() == "Zelfde paspoort gezien"
    blad.voeg_samen()  # it was told: now it is meant
    qtbot.waitUntil(lambda: paneel.onderwerp_in_beeld() == ("persoon", dubbel))
    jobs.sluit()
