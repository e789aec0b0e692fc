"""Registering a signaal and following it up by keyboard, in the real panel on the real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.gezin import de_vries, persoon, scherm_af
from tests.services.collega import Collega, aan_het_werk
from tests.signalen import signaal
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.signaal import (
    LeesBundels,
    LeesMelder,
    LeesSignaal,
    LeesSignalen,
    MelderInvoer,
    PakSignaalOp,
    TrekSignaalIn,
)
from wijdesk.models.rows.signaal import SignaalDetail
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.signaal import SignaalPanel
from wijdesk.ui.panels.signaal.beeld import terugkoppeling
from wijdesk.ui.panels.signaal.formulieren import Beoordelen, Sluiten
from wijdesk.ui.panels.signaal.rechtzetten import Koppelen

LANG = 30_000
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
GEEN = Qt.KeyboardModifier.NoModifier
K = Qt.Key


class Scherm:
    """The panel with what it asked, and keys for what has the focus."""

    def __init__(self, bureau: Bureau, qtbot: QtBot, wie: Bureau | Collega, *rechten: str) -> None:
        self.jobs = Jobs(wie.schrijf, wie.lees, plaats=wie.plaats)
        self.qtbot = qtbot
        self.gevraagd: list[tuple[str, Any]] = []
        if rechten:
            self.paneel = SignaalPanel(maak_omgeving(bureau, self.jobs), frozenset(rechten))
        else:
            soort = next(s for s in maak_panelen(bureau) if s.naam == "signaal")
            gemaakt = soort.maak(maak_omgeving(bureau, self.jobs))
            assert isinstance(gemaakt, SignaalPanel)
            self.paneel = gemaakt
        self.paneel.requested.connect(lambda *wat: self.gevraagd.append(wat))
        qtbot.addWidget(self.paneel)
        self.paneel.resize(710, 640)
        self.paneel.show()
        qtbot.waitExposed(self.paneel)
        self.paneel.activateWindow()
        self.rust()

    def rust(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs._afzenders and not self.paneel._ververs_straks.isActive())

    def open(self, id_: Id) -> SignaalDetail:
        self.paneel.setFocus()
        assert self.paneel.handle("signaal.open", id_)
        self.rust()
        assert self.paneel.signaal is not None
        return self.paneel.signaal

    @property
    def focus(self) -> QWidget:
        veld = self.paneel.window().focusWidget()
        assert veld is not None
        return veld

    def druk(self, toets: Qt.Key, erbij: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, toets, erbij)
        self.rust()

    def typ(self, tekst: str) -> None:
        QTest.keyClicks(self.focus, tekst)
        self.rust()

    def label(self, naam: str) -> str:
        label = self.paneel.findChild(QLabel, naam)
        assert isinstance(label, QLabel)
        return label.text()


@pytest.fixture
def scherm(bureau: Bureau, qtbot: QtBot) -> Iterator[Scherm]:
    gemaakt = Scherm(bureau, qtbot, bureau)
    yield gemaakt
    gemaakt.jobs.sluit()


def van(bureau: Bureau, id_: Id) -> SignaalDetail:
    return bureau.lees(LeesSignaal(id=id_))


def de_laatste(bureau: Bureau) -> SignaalDetail:
    return van(bureau, bureau.lees(LeesSignalen(stand="alles")).rijen[-1].id)


# Registering ---------------------------------------------------------------------------------------------------------


def test_that_a_signaal_is_registered_in_one_screen_by_keyboard(scherm: Scherm, bureau: Bureau) -> None:
    persoon(bureau, "Fenna", achternaam="Kruidhof")
    scherm.paneel.handle("signaal.nieuw", None)
    scherm.typ("Mevrouw komt al weken niet buiten.")
    formulier = scherm.paneel.registratie
    formulier.soort.zet("zorgen over een inwoner")
    formulier.urgentie.setFocus()
    scherm.druk(K.Key_2)
    formulier.waarover.zoeker.setFocus()
    scherm.typ("Kruidhof")
    scherm.druk(K.Key_Return)
    formulier.melder.bron.zet("buur of buurtbewoner")
    formulier.melder.velden["melder.naam"].invoer.setFocus()
    scherm.typ("Buurvrouw Bos")
    scherm.druk(K.Key_S, CTRL)
    gemaakt = de_laatste(bureau)
    assert (gemaakt.persoon.split()[0], gemaakt.urgentie, gemaakt.stand) == ("Fenna", 2, "nieuw")
    assert bureau.lees(LeesMelder(id=gemaakt.id)).naam == "Buurvrouw Bos"
    assert scherm.paneel.signaal is not None
    assert scherm.paneel.signaal.id == gemaakt.id, "what was registered is open"
    assert scherm.label("signaal_titel") == gemaakt.persoon


def test_that_errors_stand_beside_their_fields_and_nothing_typed_is_lost(scherm: Scherm, bureau: Bureau) -> None:
    scherm.paneel.handle("signaal.nieuw", None)
    scherm.typ("Iets over de straat")
    formulier = scherm.paneel.registratie
    scherm.druk(K.Key_S, CTRL)
    assert formulier.velden["soort"].heeft_fout()
    assert formulier.melder.velden["bron"].heeft_fout()
    assert formulier.waarover.zoeker.veld.heeft_fout(), "about nothing at all"
    assert formulier.tekst.toPlainText() == "Iets over de straat"
    formulier.waarover.zoeker.setFocus()
    scherm.typ("Niemand die zo heet")
    scherm.druk(K.Key_S, CTRL)
    assert "Kies iemand uit de lijst" in formulier.waarover.zoeker.veld.onder.text()
    assert bureau.lees(LeesSignalen()).rijen == ()


def test_that_the_focus_goes_to_the_highest_field_that_is_wrong(scherm: Scherm) -> None:
    scherm.paneel.handle("signaal.nieuw", None)
    scherm.typ("De gordijnen zijn al dagen dicht")
    formulier = scherm.paneel.registratie
    formulier.soort.setCurrentIndex(formulier.soort.findData("zorgen over een inwoner"))
    scherm.druk(K.Key_S, CTRL)
    assert formulier.melder.velden["bron"].heeft_fout()
    assert formulier.waarover.zoeker.veld.heeft_fout()
    assert scherm.focus is formulier.waarover.zoeker.veld.invoer
    formulier.tekst.clear()
    scherm.druk(K.Key_S, CTRL)
    assert scherm.focus is formulier.tekst


def test_that_anonymous_is_one_key_and_what_was_typed_of_the_melder_waits(scherm: Scherm, bureau: Bureau) -> None:
    scherm.paneel.handle("signaal.nieuw", None)
    formulier = scherm.paneel.registratie
    formulier.melder.velden["melder.naam"].invoer.setFocus()
    scherm.typ("Piet")
    scherm.druk(K.Key_A, ALT)
    assert formulier.melder.velden["melder.naam"].isHidden() or not formulier.melder._wie.isVisible()
    scherm.druk(K.Key_A, ALT)
    assert formulier.melder.melder().naam == "Piet"
    scherm.druk(K.Key_A, ALT)
    formulier.tekst.setFocus()
    scherm.typ("Grofvuil")
    formulier.soort.zet("leefbaarheid in de buurt")
    formulier.waarover.thema.zet("vervuiling en groen")
    scherm.druk(K.Key_S, CTRL)
    gemaakt = de_laatste(bureau)
    assert (gemaakt.bron, gemaakt.heeft_melder, gemaakt.terugkoppeling) == ("anoniem", False, "niet mogelijk")


def test_that_a_new_resident_is_made_with_what_was_typed(scherm: Scherm, bureau: Bureau) -> None:
    scherm.paneel.handle("signaal.nieuw", None)
    formulier = scherm.paneel.registratie
    formulier.tekst.setPlainText("Slaapt op straat")
    formulier.soort.zet("zorgen over een inwoner")
    formulier.melder.bron.zet("politie")
    formulier.waarover.zoeker.setFocus()
    scherm.typ("Joris Zwerver")
    scherm.druk(K.Key_Return, CTRL)
    assert formulier.waarover.nieuw is not None
    assert formulier.waarover.nieuw.invoer().achternaam == "Zwerver"
    scherm.druk(K.Key_S, CTRL)
    assert de_laatste(bureau).persoon == "Joris Zwerver"


def test_that_a_kind_brings_its_own_fields_and_a_wrong_day_in_them_is_told(scherm: Scherm) -> None:
    scherm.paneel.handle("signaal.nieuw", None)
    formulier = scherm.paneel.registratie
    assert formulier.eigen.isHidden()
    formulier.soort.zet("woonoverlast")
    assert formulier.eigen.isVisible()
    formulier.eigen.velden["sinds"].invoer.setText("eergister ooit")  # type: ignore[attr-defined]
    formulier.tekst.setPlainText("Lawaai")
    formulier.melder.bron.zet("politie")
    formulier.waarover.adres["straat"].invoer.setText("Eikenlaan")  # type: ignore[attr-defined]
    formulier.tekst.setFocus()
    scherm.druk(K.Key_S, CTRL)
    assert formulier.eigen.velden["sinds"].heeft_fout()
    assert formulier.eigen.velden["sinds"].invoer.hasFocus()
    formulier.soort.zet("overig")
    formulier.soort.zet("woonoverlast")
    assert formulier.eigen.velden["sinds"].invoer.text() == "eergister ooit"  # type: ignore[attr-defined]


def test_that_a_draft_survives_a_crash(bureau: Bureau, qtbot: QtBot) -> None:
    eerste = Scherm(bureau, qtbot, bureau)
    eerste.paneel.handle("signaal.nieuw", None)
    eerste.typ("Half opgeschreven")
    eerste.paneel.registratie.melder.bron.zet("huisarts")
    eerste.paneel.klaar_om_te_sluiten()
    eerste.rust()
    eerste.jobs.sluit()
    tweede = Scherm(bureau, qtbot, bureau)
    tweede.paneel.handle("signaal.nieuw", None)
    tweede.rust()
    assert tweede.paneel.registratie.tekst.toPlainText() == "Half opgeschreven"
    assert tweede.paneel.registratie.melder.bron.waarde == "huisarts"
    tweede.jobs.sluit()


def test_that_what_is_there_already_shows_while_one_types(scherm: Scherm, bureau: Bureau) -> None:
    signaal(bureau, dagen=4)
    scherm.paneel.handle("signaal.nieuw", None)
    formulier = scherm.paneel.registratie
    formulier.waarover.thema.zet("overlast en burenconflict")
    formulier.waarover.adres["straat"].invoer.setFocus()
    scherm.typ("Eikenlaan")
    scherm.qtbot.waitUntil(formulier.verwant.isVisible, timeout=LANG)
    teksten = " ".join(label.text() for label in formulier.verwant.findChildren(QLabel))
    assert "zelfde straat en thema" in teksten


def test_that_an_entree_registers_and_sees_nothing_of_what_follows(bureau: Bureau, qtbot: QtBot) -> None:
    with aan_het_werk(bureau, "entree") as collega:
        scherm = Scherm(bureau, qtbot, collega, "signaal.melden")
        scherm.paneel.handle("signaal.nieuw", None)
        formulier = scherm.paneel.registratie
        assert not formulier.pak_op.isVisible()
        scherm.typ("Scooters op het plein")
        formulier.soort.zet("overlast op straat")
        formulier.melder.bron.zet("buur of buurtbewoner")
        formulier.waarover.thema.zet("jeugd op straat")
        scherm.druk(K.Key_S, CTRL)
        assert "Het signaal is geregistreerd" in scherm.paneel.leeg.text()
        assert de_laatste(bureau).tekst == "Scooters op het plein"
        scherm.jobs.sluit()


# Following up --------------------------------------------------------------------------------------------------------


def test_that_a_signaal_is_followed_up_to_its_end_by_single_keys(scherm: Scherm, bureau: Bureau) -> None:
    id_ = signaal(bureau, melder=MelderInvoer(naam="Mw. Bos", telefoon="06 12345678"), terugkoppeling="gevraagd")
    scherm.open(id_)
    scherm.druk(K.Key_O)
    assert van(bureau, id_).medewerker == "Sanne de Vries"
    scherm.druk(K.Key_B)
    beoordelen = scherm.paneel.binnen.currentWidget()
    assert isinstance(beoordelen, Beoordelen)
    scherm.druk(K.Key_S, CTRL)
    assert beoordelen.velden["beoordeling"].heeft_fout() or beoordelen.eigen.velden["overlast_soort"].heeft_fout()
    beoordelen.delen["beoordeling"].setFocus()
    scherm.typ("Geluid. Eerst beide buren horen.")
    scherm.druk(K.Key_S, CTRL)
    assert beoordelen.eigen.velden["overlast_soort"].heeft_fout(), "what this kind must know first"
    beoordelen.eigen.velden["overlast_soort"].invoer.zet("geluid")  # type: ignore[attr-defined]
    scherm.druk(K.Key_S, CTRL)
    assert van(bureau, id_).beoordeling == "Geluid. Eerst beide buren horen."
    scherm.druk(K.Key_C)
    scherm.typ("Met beide buren gesproken")
    scherm.druk(K.Key_S, CTRL)
    scherm.druk(K.Key_X)
    sluiten = scherm.paneel.binnen.currentWidget()
    assert isinstance(sluiten, Sluiten)
    sluiten.delen["uitkomst"].zet("in gesprek opgelost")  # type: ignore[attr-defined]
    scherm.druk(K.Key_S, CTRL)
    assert sluiten.velden["niet_teruggekoppeld"].heeft_fout(), "the melder was promised to hear"
    scherm.druk(K.Key_Escape)
    scherm.druk(K.Key_T)
    scherm.typ("Er is met de buren gesproken")
    scherm.druk(K.Key_S, CTRL)
    scherm.druk(K.Key_X)
    assert sluiten.delen["uitkomst"].waarde == "in gesprek opgelost", "what was filled in stays"  # type: ignore[attr-defined]
    scherm.druk(K.Key_S, CTRL)
    einde = van(bureau, id_)
    assert (einde.stand, einde.uitkomst) == ("afgesloten", "in gesprek opgelost")
    assert [stap.soort for stap in einde.stappen] == [
        "opgepakt", "beoordeeld", "contact", "teruggekoppeld", "afgesloten",
    ]  # fmt: skip
    assert "In gesprek opgelost" in scherm.label("signaal_afloop").replace(": in", ": In")
    scherm.druk(K.Key_H)
    scherm.typ("Het begint opnieuw")
    scherm.druk(K.Key_Return)
    assert van(bureau, id_).stand == "in onderzoek"


def test_that_the_melder_shows_after_a_key_that_is_logged_and_not_without_the_right(
    bureau: Bureau, scherm: Scherm, qtbot: QtBot
) -> None:
    gezin = de_vries(bureau)
    id_ = signaal(bureau, huishouden_id=gezin.huishouden, straat="", melder=MelderInvoer(naam="Juf Karin"))
    scherm.open(id_)
    assert "Juf Karin" not in scherm.label("signaal_melder_wie")
    scherm.druk(K.Key_M)
    assert "Juf Karin" in scherm.label("signaal_melder_wie")
    bureau.warm_op()
    assert winkel.rauw(bureau, "SELECT 1 FROM toegang WHERE wat = 'melder van signaal bekeken'")
    with aan_het_werk(bureau, "gedragswetenschapper") as collega:
        ander = Scherm(bureau, qtbot, collega, "signaal.lezen")
        ander.open(id_)
        ander.druk(K.Key_M)
        assert "Juf Karin" not in ander.label("signaal_melder_wie")
        assert not ander.paneel.blad.toon_melder_knop.isVisible()
        ander.jobs.sluit()


def test_that_related_ones_show_with_the_reason_and_become_a_bundel_and_an_activity(
    scherm: Scherm, bureau: Bureau
) -> None:
    eerste, tweede = signaal(bureau, dagen=12), signaal(bureau, tekst="Blaffende honden")
    scherm.open(tweede)
    assert [verwant.rij.id for verwant in scherm.paneel.verwant] == [eerste]
    assert "zelfde straat en thema" in scherm.paneel.blad._redenen[eerste]
    scherm.druk(K.Key_S)
    scherm.druk(K.Key_S, CTRL)
    bundel = bureau.lees(LeesBundels())[0]
    assert (bundel.naam, bundel.aantal) == ("Eikenlaan: overlast en burenconflict", 2)
    assert scherm.paneel.stapel.currentWidget() is scherm.paneel.bundel
    scherm.druk(K.Key_A)
    scherm.typ("Straatgesprek Eikenlaan")
    activiteit = scherm.paneel.bundel.currentWidget()
    assert activiteit is not None
    scherm.druk(K.Key_S, CTRL)
    assert activiteit.velden["waarom"].heeft_fout()  # type: ignore[attr-defined]
    activiteit.delen["waarom"].setFocus()  # type: ignore[attr-defined]
    scherm.typ("Meer buren melden geluid")
    scherm.druk(K.Key_S, CTRL)
    assert bureau.lees(LeesBundels())[0].voorstel == "Straatgesprek Eikenlaan"
    blad = scherm.paneel.bundel.blad
    kop = f"{blad.titel.text()} {blad.feiten.text()}"
    assert (kop.count("Eikenlaan"), kop.count("overlast en burenconflict")) == (1, 1), "once"
    assert not blad.toetsen.knop("bundel.voorstel").isVisible()
    blad.lijst.lijst.setCurrentIndex(blad.lijst.lijst.model().index(2, 0))
    assert not blad.toetsen.knop("bundel.uit").isVisible()
    scherm.druk(K.Key_W)
    scherm.typ("Ander ")
    scherm.druk(K.Key_S, CTRL)
    wijzigen = scherm.paneel.bundel.currentWidget()
    assert wijzigen is not None
    assert wijzigen.velden["reden"].heeft_fout()  # type: ignore[attr-defined]
    scherm.typ("Zo heet het al")
    scherm.druk(K.Key_S, CTRL)
    assert "Ander" in bureau.lees(LeesBundels())[0].voorstel
    blad.lijst.lijst.setCurrentIndex(blad.lijst.lijst.model().index(2, 0))
    scherm.druk(K.Key_I)
    scherm.typ("Er is al een buurtborrel")
    scherm.druk(K.Key_Return)
    assert bureau.lees(LeesBundels())[0].voorstel == ""


def test_that_it_is_linked_handed_over_and_goes_on_elsewhere(scherm: Scherm, bureau: Bureau) -> None:
    gezin = de_vries(bureau)
    omar = bureau.maak_medewerker("Omar El Idrissi", "vier losse woorden samen", ("casemanager",),
                                  bureau.medewerker.locatie_id)  # fmt: skip
    id_ = signaal(bureau)
    scherm.open(id_)
    scherm.druk(K.Key_K)
    koppelen = scherm.paneel.binnen.currentWidget()
    assert koppelen is not None
    koppelen.waarover.huishouden.setFocus()  # type: ignore[attr-defined]
    scherm.typ("De Vries")
    scherm.druk(K.Key_Return)
    scherm.druk(K.Key_S, CTRL)
    assert van(bureau, id_).huishouden_id == gezin.huishouden
    for toets, verzoek in ((K.Key_1, "triage.begin"), (K.Key_2, "opschaling.open"), (K.Key_3, "meldcode.begin")):
        scherm.druk(toets)
        assert scherm.gevraagd[-1] == (verzoek, ("signaal", id_))
    scherm.druk(K.Key_D)
    formulier = scherm.paneel.binnen.currentWidget()
    assert formulier is not None
    scherm.druk(K.Key_S, CTRL)
    assert formulier.velden["naar"].heeft_fout()  # type: ignore[attr-defined]
    formulier.naar.setCurrentIndex(formulier.naar.findData(f"m{omar.hex()}"))  # type: ignore[attr-defined]
    formulier.delen["notitie"].setFocus()  # type: ignore[attr-defined]
    scherm.typ("Jij kent dit gezin")
    scherm.druk(K.Key_S, CTRL)
    assert van(bureau, id_).medewerker == "Omar El Idrissi"


def test_that_a_street_is_no_address_to_link_and_tab_walks_the_page_as_one_reads(
    scherm: Scherm, bureau: Bureau
) -> None:
    scherm.open(signaal(bureau))
    scherm.druk(K.Key_K)
    koppelen = scherm.paneel.binnen.currentWidget()
    assert isinstance(koppelen, Koppelen)
    koppelen.waarover.adres["straat"].invoer.setFocus()
    scherm.typ("Iepenlaan")
    scherm.druk(K.Key_S, CTRL)
    assert koppelen.waarover.adres["huisnummer"].heeft_fout()
    scherm.druk(K.Key_Escape)
    gelopen = []
    for _ in range(12):
        gelopen.append(scherm.focus.objectName())
        scherm.druk(K.Key_Tab)
    assert gelopen.index("signaal.oppakken") < gelopen.index("signaal.beoordelen") < gelopen.index("signaal.triage")


def test_that_a_form_half_filled_in_stays_when_the_signaal_changes_elsewhere(scherm: Scherm, bureau: Bureau) -> None:
    id_ = signaal(bureau)
    scherm.open(id_)
    scherm.druk(K.Key_C)
    scherm.typ("Net gebeld met")
    scherm.jobs.write(PakSignaalOp(id=id_), eigenaar=scherm.paneel)
    scherm.rust()
    scherm.paneel.ververs()
    scherm.rust()
    contact = scherm.paneel.binnen.currentWidget()
    assert contact is not None
    assert contact.delen["tekst"].toPlainText() == "Net gebeld met"  # type: ignore[attr-defined]
    assert contact.delen["tekst"].hasFocus()  # type: ignore[attr-defined]
    assert van(bureau, id_).stand == "in onderzoek"


@pytest.mark.parametrize("melder", [MelderInvoer(), MelderInvoer(naam="Joke Vos", telefoon="0612345678")])
def test_that_a_question_that_is_being_answered_stays_when_the_page_is_read_again(
    scherm: Scherm, bureau: Bureau, melder: MelderInvoer
) -> None:
    id_ = signaal(bureau, melder=melder)
    scherm.open(id_)
    scherm.paneel.doe("intrekken")
    scherm.rust()
    scherm.typ("Dit is du")
    scherm.jobs.write(PakSignaalOp(id=id_), eigenaar=scherm.paneel)
    scherm.rust()
    scherm.paneel.ververs()
    scherm.rust()
    scherm.typ("bbel")
    strook = scherm.paneel.blad.zin
    assert (strook.isVisible(), strook.regel.text(), strook.regel.hasFocus()) == (True, "Dit is dubbel", True)
    assert van(bureau, id_).stand == "in onderzoek"


def test_that_a_protected_signaal_does_not_open_and_is_no_relation(bureau: Bureau, qtbot: QtBot) -> None:
    nora = persoon(bureau, "Nora", straat="Eikenlaan", huisnummer="3")
    geheim = signaal(bureau, persoon_id=nora)
    gewoon = signaal(bureau)
    scherm_af(bureau, nora)
    with aan_het_werk(bureau, "casemanager") as collega:
        scherm = Scherm(bureau, qtbot, collega)
        scherm.open(gewoon)
        assert scherm.paneel.verwant == ()
        assert scherm.paneel.handle("signaal.open", geheim)
        scherm.rust()
        assert scherm.paneel.signaal is None
        assert scherm.gevraagd[-1][0] == "melding"
        assert scherm.paneel.stapel.currentWidget() is scherm.paneel.leeg
        scherm.jobs.sluit()


def test_that_a_vraag_of_the_inloop_comes_along_and_is_made_once(scherm: Scherm, bureau: Bureau) -> None:
    gedaan = bureau.doe(winkel.contact(bureau, uitkomst="signaal"))
    scherm.paneel.handle("signaal.nieuw", ("vraag", gedaan.vraag_ids[0]))
    scherm.rust()
    formulier = scherm.paneel.registratie
    assert formulier.tekst.toPlainText() == "Kan de huur niet betalen"
    assert "inloop" in formulier.herkomst.text()
    formulier.soort.zet("zorgen over een inwoner")
    formulier.tekst.setFocus()
    scherm.druk(K.Key_S, CTRL)
    gemaakt = de_laatste(bureau)
    assert (gemaakt.vraag_id, gemaakt.persoon) == (gedaan.vraag_ids[0], "Jantje van der Meulen")
    scherm.paneel.handle("signaal.nieuw", ("vraag", gedaan.vraag_ids[0]))
    scherm.rust()
    assert scherm.paneel.stapel.currentWidget() is scherm.paneel._detail, "made already: it opens"


def test_that_a_change_elsewhere_does_not_open_this_one_again(scherm: Scherm, bureau: Bureau) -> None:
    id_ = signaal(bureau)
    scherm.open(id_)
    gelezen: list[str] = []
    lees = scherm.jobs._lees
    scherm.jobs._lees = lambda vraag: (gelezen.append(type(vraag).__name__), lees(vraag))[1]  # type: ignore[func-returns-value]
    ander = winkel.contact(bureau)
    scherm.jobs.write(ander, eigenaar=scherm.paneel)
    scherm.rust()
    assert "LeesSignaal" not in gelezen, "every reading is logged as an opening"
    scherm.druk(K.Key_O)
    scherm.rust()
    assert "LeesSignaal" in gelezen


def test_that_what_was_taken_back_leaves_the_screen_and_says_so(scherm: Scherm, bureau: Bureau) -> None:
    id_ = signaal(bureau)
    scherm.open(id_)
    scherm.jobs.write(TrekSignaalIn(id=id_, reden="Dubbel"), eigenaar=scherm.paneel)
    scherm.rust()
    scherm.qtbot.waitUntil(lambda: scherm.paneel.stapel.currentWidget() is scherm.paneel.leeg, timeout=LANG)
    assert "bestaat niet" in scherm.paneel.leeg.text()
    assert ("melding", scherm.paneel.leeg.text()) not in scherm.gevraagd


def test_that_leaving_the_form_says_that_one_was_begun_and_emptying_it_asks_first(
    scherm: Scherm, bureau: Bureau
) -> None:
    scherm.paneel.handle("signaal.nieuw", None)
    scherm.rust()
    scherm.typ("Half verhaal")
    scherm.druk(K.Key_Escape)
    assert "Ctrl+Shift+N gaat daarmee verder" in scherm.paneel.leeg.text()
    scherm.paneel.handle("signaal.nieuw", None)
    formulier = scherm.paneel.registratie
    assert formulier.tekst.toPlainText() == "Half verhaal"
    formulier.opnieuw.click()
    assert formulier.tekst.toPlainText() == "Half verhaal", "not before it was confirmed"
    scherm.druk(K.Key_Return)
    assert formulier.tekst.toPlainText() == ""
    assert not formulier.bezig()


def test_that_a_meldcode_about_nobody_asks_about_whom_before_anything_is_typed(scherm: Scherm, bureau: Bureau) -> None:
    scherm.open(signaal(bureau))
    scherm.druk(K.Key_3)
    assert scherm.gevraagd[-1][0] == "melding"
    assert "koppel een inwoner" in str(scherm.gevraagd[-1][1])
    assert hasattr(scherm.paneel.binnen.currentWidget(), "waarover"), "the form to link it stands open"


def te_zien(veld: QWidget) -> bool:
    """All of it, or three lines of what is higher than the room there is."""
    return veld.visibleRegion().boundingRect().height() >= min(veld.height(), 3 * veld.fontMetrics().height())


def test_that_the_field_one_stands_in_is_in_sight_when_there_is_little_room(scherm: Scherm, bureau: Bureau) -> None:
    scherm.open(signaal(bureau, melder=MelderInvoer(naam="Juf Karin")))
    scherm.paneel.setFixedHeight(300)  # as low as with letters twice as large
    scherm.druk(K.Key_X)
    formulier = scherm.paneel.binnen.currentWidget()
    assert isinstance(formulier, Sluiten)
    for naam in ("uitkomst", "niet_teruggekoppeld", "tekst"):
        veld = formulier.delen[naam]
        assert veld is scherm.focus or veld.isAncestorOf(scherm.focus)
        scherm.qtbot.waitUntil(partial(te_zien, veld))
        scherm.druk(K.Key_Tab if naam != "tekst" else K.Key_S, CTRL if naam == "tekst" else GEEN)
    fout = formulier.velden["uitkomst"]
    scherm.qtbot.waitUntil(fout.heeft_fout)
    scherm.qtbot.waitUntil(lambda: fout.visibleRegion().boundingRect().height() == fout.height())


def test_that_closing_asks_why_a_known_melder_hears_nothing(scherm: Scherm, bureau: Bureau) -> None:
    id_ = signaal(bureau, melder=MelderInvoer(naam="Juf Karin"))
    scherm.open(id_)
    scherm.druk(K.Key_X)
    formulier = scherm.paneel.binnen.currentWidget()
    assert isinstance(formulier, Sluiten)
    assert formulier.velden["niet_teruggekoppeld"].isVisible()
    formulier.zet_waarden({"uitkomst": "niet te plaatsen", "tekst": "", "niet_teruggekoppeld": ""})
    scherm.druk(K.Key_S, CTRL)
    assert formulier.velden["niet_teruggekoppeld"].heeft_fout()
    formulier.delen["niet_teruggekoppeld"].setFocus()
    scherm.typ("Zij werkt er niet meer")
    scherm.druk(K.Key_S, CTRL)
    dicht = van(bureau, id_)
    assert dicht.stand == "afgesloten"
    assert terugkoppeling(dicht, date(2026, 3, 2)) == "De melder heeft geen bericht gekregen."
    eigen = replace(dicht, stand="nieuw", heeft_melder=False, straatronde_id=id_)
    assert "straatronde" in terugkoppeling(eigen, date(2026, 3, 2))
