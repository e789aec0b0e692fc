"""Bewaren by keys: the dry run, a list, choosing, agreeing by another, carrying out, and what is told about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.bevel import er_is_gewerkt
from tests.conftest import Klok
from tests.gezin import bakker
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_bewaren import JAAR, REDEN
from tests.ui.panels.zorgpaneel import Proef, proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.bewaren import (
    BesluitRegel,
    GeefVernietigakkoord,
    HefBlokkadeOp,
    LeesVernietiglijst,
    LeesVernietiglijsten,
    MaakVernietiglijst,
    ZetBlokkade,
)
from wijdesk.models.opdrachten.blokkade import LeesBlokkades
from wijdesk.models.opdrachten.contact import VraagInvoer
from wijdesk.models.rows.bewaren import BEWAREN, UITGEVOERD, WEG
from wijdesk.models.values import Id, lokaal
from wijdesk.services.bewaren.kandidaten import Oordeel, beoordeel
from wijdesk.services.reads import bewaren as lezen
from wijdesk.ui.blokkade_chip import BlokkadeChip
from wijdesk.ui.panels.bewaren import BewarenPaneel, beeld

K = Qt.Key


@pytest.fixture
def tweede(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as wie:
        yield wie


@pytest.fixture
def oud(bureau: Bureau, klok: Klok) -> tuple[Id, Id]:
    """Two residents who came once, six years ago."""
    ids = tuple(winkel.persoon_van(bureau, winkel.contact(bureau)) for _ in range(2))
    klok.verzet(6 * JAAR)
    er_is_gewerkt(bureau)
    return ids[0], ids[1]


def bewaren(p: Proef) -> BewarenPaneel:
    assert isinstance(p.paneel, BewarenPaneel)
    p.wacht(lambda: p.paneel.lijst._beantwoord)  # type: ignore[attr-defined]
    p.paneel.eerste_veld().setFocus()
    return p.paneel


def test_that_a_list_is_made_chosen_agreed_to_and_carried_out_by_keys(
    bureau: Bureau, qtbot: QtBot, tweede: Collega, oud: tuple[Id, Id]
) -> None:
    with proef(bureau, qtbot, "bewaren") as p:
        paneel = bewaren(p)
        p.toets(K.Key_N)
        p.wacht(lambda: paneel.proefblad.model.rowCount() == 2)
        assert "kunnen 2 dossiers weg" in p.teksten()
        assert winkel.rauw(bureau, "SELECT count(*) FROM vernietiglijst") == [(0,)]
        p.wacht(paneel.proefblad.lijst.lijst.hasFocus)
        p.bewaar()
        p.wacht(lambda: paneel.regelmodel.rowCount() == 2)
        assert "Kies nog van 2 dossiers" in p.teksten()
        p.toets(K.Key_W)
        p.wacht(lambda: "Kies nog van 1 dossier:" in p.teksten())
        p.toets(K.Key_B)
        p.wacht(lambda: paneel.in_vorm)
        p.bewaar()
        p.wacht(paneel.vorm.velden["reden"].heeft_fout)
        p.toets(K.Key_Down)
        p.bewaar()
        p.wacht(lambda: "Een andere collega" in p.teksten())
        assert not paneel.regeltoetsen.knop("bewaren.akkoord").isEnabled()
        (rij,) = tweede.lees(LeesVernietiglijsten())
        assert sorted(regel.besluit for regel in tweede.lees(LeesVernietiglijst(id=rij.id)).regels) == [BEWAREN, WEG]
        tweede.doe(GeefVernietigakkoord(id=rij.id))
        paneel.ververs()
        p.wacht(paneel.regeltoetsen.knop("bewaren.uitvoeren").isEnabled)
        p.toets(K.Key_U)
        p.wacht(paneel.zin.isVisible)
        assert "niet ongedaan" in paneel.zin.veld.label.text()
        p.bewaar()
        p.wacht(lambda: "1 dossier vernietigd" in p.meldingen())
        p.wacht(lambda: paneel.detail is not None and paneel.detail.rij.stand == UITGEVOERD)
        assert winkel.rauw(bureau, "SELECT count(*) FROM persoon") == [(1,)]
        assert paneel.regeltoetsen.knop("bewaren.verklaring").isVisible()
        p.toets(K.Key_Escape)
        p.wacht(lambda: paneel.bladen.currentWidget() is paneel.overzicht)


def test_that_what_falls_off_comes_after_the_list_and_is_not_looked_up_again_at_every_choice(
    bureau: Bureau, qtbot: QtBot, tweede: Collega, oud: tuple[Id, Id], klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    dag = lokaal(klok()).date().isoformat()
    tweede.doe(MaakVernietiglijst(peildatum=dag, dossiers=tuple(("persoon", id_) for id_ in oud)))
    tweede.doe(ZetBlokkade(soort="persoon", id=oud[0], reden="bezwaar of beroep"))
    gekeken: list[Id] = []

    def tel(db: Any, soort: str, id_: Id, dag: date) -> Oordeel:
        gekeken.append(id_)
        return beoordeel(db, soort, id_, dag)

    monkeypatch.setattr(lezen, "beoordeel", tel)
    with proef(bureau, qtbot, "bewaren") as p:
        paneel = bewaren(p)
        p.toets(K.Key_Return)
        p.wacht(lambda: paneel.detail is not None and any(rij.valt_af for rij in paneel.detail.regels))
        assert paneel.detail is not None
        assert {rij.valt_af for rij in paneel.detail.regels} == {"", "Er staat een blokkade op."}
        p.toets(K.Key_W)
        p.wacht(lambda: "Kies nog van 1 dossier:" in p.teksten())
        assert sum(bool(rij.valt_af) for rij in paneel.detail.regels) == 1, "what is known stays on its line"
        assert len(gekeken) == 2


def test_that_who_agrees_sees_what_it_is_about_and_a_list_is_withdrawn_with_a_reason(
    bureau: Bureau, qtbot: QtBot, tweede: Collega, oud: tuple[Id, Id], klok: Klok
) -> None:
    dag = lokaal(klok()).date().isoformat()
    lijst = tweede.doe(MaakVernietiglijst(peildatum=dag, dossiers=tuple(("persoon", id_) for id_ in oud)))
    regels = {regel.id for regel in tweede.lees(LeesVernietiglijst(id=lijst)).regels}
    for id_ in regels:
        tweede.doe(BesluitRegel(id=id_, besluit=WEG))
    with proef(bureau, qtbot, "bewaren") as p:
        paneel = bewaren(p)
        p.toets(K.Key_Return)
        p.wacht(paneel.regeltoetsen.knop("bewaren.akkoord").isEnabled)
        assert paneel.detail is not None
        assert {regel.id for regel in paneel.detail.regels} == regels
        assert winkel.rauw(bureau, "SELECT akkoord_op FROM vernietiglijst") == [(None,)]
        p.toets(K.Key_A)
        p.wacht(paneel.zin.isVisible)
        assert "2 dossiers" in paneel.zin.veld.label.text(), "what one agrees to is said before it is done"
        p.bewaar()
        p.wacht(lambda: paneel.detail is not None and paneel.detail.akkoord_op is not None)
        p.wacht(lambda: not paneel.zin.isVisible())
        assert winkel.rauw(bureau, "SELECT akkoord_door_id FROM vernietiglijst") == [(bureau.medewerker.id,)]
        p.toets(K.Key_X)
        p.typ("Verkeerde dag")
        p.bewaar()
        p.wacht(lambda: "Ingetrokken: Verkeerde dag" in p.teksten())
        vraag = "SELECT toelichting, ingetrokken_op IS NOT NULL FROM vernietiglijst"
        assert winkel.rauw(bureau, vraag) == [("Verkeerde dag", 1)]
        assert not paneel.regeltoetsen.knop("bewaren.uitvoeren").isEnabled()
        assert winkel.rauw(bureau, "SELECT count(*) FROM persoon") == [(2,)]


def test_that_a_day_that_is_none_is_told_and_kept(bureau: Bureau, qtbot: QtBot, oud: tuple[Id, Id]) -> None:
    bureau.doe(ZetBlokkade(soort="persoon", id=oud[0], reden="bezwaar of beroep"))
    with proef(bureau, qtbot, "bewaren") as p:
        paneel = bewaren(p)
        p.toets(K.Key_N)
        blad = paneel.proefblad
        p.wacht(lambda: blad.model.rowCount() == 2)
        assert "een reden waarom het blijft" in p.teksten()
        for fout in ("31-2-2026", "morgen misschien", "1-1-2999"):
            blad.dag.setFocus()
            blad.dag.setText(fout)
            p.toets(K.Key_Return)
            p.wacht(blad.veld.heeft_fout)
            assert blad.dag.text() == fout


def test_that_a_hold_is_set_and_lifted_from_the_card_of_a_resident(
    bureau: Bureau, qtbot: QtBot, oud: tuple[Id, Id]
) -> None:
    with proef(bureau, qtbot, "bewaren") as p:
        paneel = bewaren(p)
        assert paneel.handle("bewaren.blokkade", ("persoon", oud[0], "Jantje"))
        p.wacht(lambda: paneel.in_vorm)
        p.bewaar()
        p.wacht(paneel.blokkade.velden["reden"].heeft_fout)
        p.toets(K.Key_Down)
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm)
        (rij,) = bureau.lees(LeesBlokkades(soort="persoon", id=oud[0]))
        assert rij.loopt
        assert paneel.handle("bewaren.blokkade", ("persoon", oud[0], "Jantje"))
        p.wacht(paneel.zin.isVisible)
        p.typ("De zaak is klaar")
        p.bewaar()
        p.wacht(lambda: not any(rij.loopt for rij in bureau.lees(LeesBlokkades(soort="persoon", id=oud[0]))))


def test_that_a_hold_on_the_household_is_not_lifted_from_the_card_of_a_resident(bureau: Bureau, qtbot: QtBot) -> None:
    gezin = bakker(bureau)
    bureau.doe(ZetBlokkade(soort="huishouden", id=gezin.huishouden, reden=REDEN))
    with proef(bureau, qtbot, "bewaren") as p:
        paneel = bewaren(p)
        assert paneel.handle("bewaren.blokkade", ("persoon", gezin.moeder, "Fatima"))
        p.wacht(lambda: paneel.in_vorm)
        assert "blokkade op het huishouden" in p.teksten()
        p.toets(K.Key_Down)
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm)
        rijen = bureau.lees(LeesBlokkades(soort="persoon", id=gezin.moeder))
        assert sorted((rij.over, rij.zelf, rij.loopt) for rij in rijen) == [
            ("de inwoner", True, True), ("het huishouden", False, True),
        ]  # fmt: skip


def test_that_the_card_says_so_to_everybody_and_opens_it_for_who_keeps_the_terms(
    bureau: Bureau, qtbot: QtBot, tweede: Collega, oud: tuple[Id, Id]
) -> None:
    with proef(bureau, qtbot, "inwoner") as p:
        chip = p.paneel.findChild(BlokkadeChip)
        assert chip is not None
        p.paneel.handle("persoon.open", oud[0])
        p.wacht(lambda: chip._id == oud[0])
        assert "niet vernietigd" not in chip.chip.text()
        id_ = tweede.doe(ZetBlokkade(soort="persoon", id=oud[0], reden="bezwaar of beroep"))
        chip._lees()
        p.wacht(lambda: chip.isVisible() and "niet vernietigd" in chip.chip._tekst)
        tweede.doe(HefBlokkadeOp(id=id_, reden="Klaar"))
        chip._lees()
        p.wacht(lambda: "niet vernietigd" not in chip.chip._tekst)


def test_that_a_month_of_what_is_nobodys_goes_by_keys_and_says_which_it_was(
    bureau: Bureau, qtbot: QtBot, tweede: Collega, klok: Klok
) -> None:
    for tekst in ("Mevrouw Wiebelstra zoekt een kamer", "Iemand vroeg de weg"):
        vraag = VraagInvoer(toelichting=tekst, meldingtype="Wonen", uitkomst="zelf beantwoord")
        bureau.doe(winkel.contact(bureau, persoon_id=None, vragen=(vraag,)))
    klok.verzet(6 * JAAR)
    er_is_gewerkt(bureau)
    maand = "Contacten zonder inwoner, mrt 2026"
    with proef(bureau, qtbot, "bewaren") as p:
        paneel = bewaren(p)
        p.toets(K.Key_N)
        p.wacht(lambda: paneel.proefblad.model.rowCount() == 1)
        assert paneel.proefblad.model.rij(0).naam == maand
        assert "2 × contact" in paneel.proefblad.meer.text()
        p.wacht(paneel.proefblad.lijst.lijst.hasFocus)
        p.bewaar()
        p.wacht(lambda: paneel.regelmodel.rowCount() == 1)
        assert beeld.regel(paneel.regelmodel.rij(0), klok()).rechts == "Maand, 2 stuks", "who agrees sees how many"
        p.toets(K.Key_W)
        p.wacht(lambda: "Een andere collega" in p.teksten())
        (rij,) = tweede.lees(LeesVernietiglijsten())
        tweede.doe(GeefVernietigakkoord(id=rij.id))
        paneel.ververs()
        p.wacht(paneel.regeltoetsen.knop("bewaren.uitvoeren").isEnabled)
        p.toets(K.Key_U)
        p.wacht(paneel.zin.isVisible)
        p.bewaar()
        p.wacht(lambda: paneel.detail is not None and paneel.detail.rij.stand == UITGEVOERD)
        assert paneel.regelmodel.rij(0).naam == maand
        assert winkel.rauw(bureau, "SELECT DISTINCT toelichting FROM vraag") == [("",)]
