"""The panel of klachten, by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.services.test_klacht import klacht, lees, stap
from tests.ui.panels.zorgpaneel import proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.klachtregels import GEHOORD, VERDAAGD
from wijdesk.models.opdrachten.huis import MaakMedewerker, ZetMedewerkerInactief
from wijdesk.models.opdrachten.klacht import DeelKlacht, LeesKlachtbrief, RondKlachtAf
from wijdesk.ui.panels.klacht import KlachtPaneel, beeld

K = Qt.Key


def test_that_changing_a_klacht_keeps_whom_it_is_about_who_left(bureau: Bureau, qtbot: QtBot) -> None:
    ids, hier = bureau.wereld.ids, bureau.medewerker.locatie_id
    rollen = ("casemanager",)
    over = [bureau.doe(MaakMedewerker(naam=f"Collega {letter}", locatie_id=hier, rollen=rollen)) for letter in "ABCD"]
    id_ = klacht(bureau, ids, over=tuple(over), behandelaar_id=bureau.medewerker.id)
    bureau.doe(ZetMedewerkerInactief(id=over[0]))
    voor = lees(bureau, id_)
    with proef(bureau, qtbot, "klacht") as p:
        paneel = p.paneel
        assert isinstance(paneel, KlachtPaneel)
        paneel.open(id_)
        p.wacht(lambda: paneel.detail is not None and paneel.blad.isVisible())
        paneel.blad.over.findChildren(QPushButton)[0].setFocus()
        p.toets(K.Key_W)  # also while a button within the page has the focus
        p.wacht(lambda: paneel.in_vorm)
        p.wacht(lambda: paneel.vorm.behandelaar.count() > 1)
        namen = {keuze.currentText() for keuze in paneel.vorm._over.values()}
        paneel.vorm.delen["bereikbaar"].setFocus()
        p.typ("050-1234567")
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm)
    na = lees(bureau, id_)
    assert na.bereikbaar == "050-1234567"
    assert (na.over, na.rij.behandelaar_id) == (voor.over, voor.rij.behandelaar_id)
    assert "Collega A · werkt hier niet meer" in namen


def test_that_what_is_over_its_term_does_not_say_that_it_can_be_put_off(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    for ontvangen, kan in (("2026-02-20", "nog 28 dagen"), ("2026-01-01", "niet meer: de termijn is voorbij")):
        id_ = klacht(bureau, ids, ontvangen=ontvangen, behandelaar_id=bureau.medewerker.id)
        assert dict(beeld.velden(lees(bureau, id_)))["Verdagen kan"] == kan


def test_that_every_letter_can_be_made_after_a_deferral(bureau: Bureau, qtbot: QtBot) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids, over_anderen="De balie", behandelaar_id=bureau.medewerker.id)
    [wie] = lees(bureau, id_).over
    stap(bureau, ids, id_, VERDAAGD, dagen=14, tekst="Een collega is ziek")
    bureau.doe(DeelKlacht(id=wie.id))
    with proef(bureau, qtbot, "klacht") as p:
        paneel = p.paneel
        assert isinstance(paneel, KlachtPaneel)
        gevraagd: list[object] = []
        paneel._afdrukken = {"klacht.brief": gevraagd.append}
        paneel.open(id_)
        p.wacht(lambda: paneel.detail is not None and paneel.blad.isVisible())
        p.toets(K.Key_P)
        p.toets(K.Key_B)
        knoppen = {knop.text(): knop for knop in paneel.blad.over.findChildren(QPushButton)}
        knoppen["Brief over uitstel"].click()
        knoppen["Brief"].click()
        stap(bureau, ids, id_, GEHOORD)
        bureau.doe(RondKlachtAf(id=id_, uitkomst="gegrond", reden="bejegening", motivering="Zo was het"))
        paneel.open(id_)
        p.wacht(lambda: paneel.detail is not None and not paneel.detail.rij.open)

        def te_zien() -> dict[str, QPushButton]:
            return {knop.text(): knop for knop in paneel.blad.over.findChildren(QPushButton) if knop.isVisible()}

        p.wacht(lambda: "Brief met uitkomst" in te_zien())
        assert "Brief over uitstel" not in te_zien()
        te_zien()["Brief met uitkomst"].click()
    assert gevraagd == [
        (id_, "verdaging", None), (id_, "ontvangst", None), (id_, "verdaging", wie.id), (id_, "afschrift", wie.id),
        (id_, "uitkomst", wie.id),
    ]  # fmt: skip
    brief = bureau.lees(LeesKlachtbrief(id=id_, soort="uitkomst", betrokkene_id=wie.id))
    assert (brief.aan, brief.namens, brief.aan_betrokkene) == ("De balie", "Nora Visser", True)


def test_that_a_klacht_that_comes_in_twice_is_noticed_and_made_a_double_by_keys(bureau: Bureau, qtbot: QtBot) -> None:
    ids = bureau.wereld.ids
    eerst = klacht(bureau, ids, ontvangen="2026-02-23")
    with proef(bureau, qtbot, "klacht") as p:
        paneel = p.paneel
        assert isinstance(paneel, KlachtPaneel)
        p.wacht(lambda: paneel.model.rowCount() == 1)
        paneel.nieuw()
        vorm = paneel.vorm
        p.wacht(lambda: paneel.in_vorm and vorm.behandelaar.count() > 0)
        assert not vorm.let_op.isVisible()
        vorm.zet_waarden(
            {"woorden": "Weer niet gebeld", "klager": "nora visser", "kanaal": "brief", "over_structuur": True}
        )
        p.wacht(vorm.let_op.isVisible)
        assert lees(bureau, eerst).rij.nummer in vorm.let_op.text()
        vorm.bekijk.click()
        p.wacht(lambda: paneel.detail is not None and paneel.detail.rij.id == eerst and paneel.blad.isVisible())
        paneel.terug()
        paneel.nieuw()
        assert vorm.waarden()["woorden"] == "Weer niet gebeld"
        p.bewaar()
        p.wacht(lambda: not paneel.in_vorm and paneel.detail is not None and paneel.detail.rij.id != eerst)
        p.wacht(lambda: len(paneel._rijen) == 2 and paneel.blad.isVisible())
        p.toets(K.Key_D)
        p.wacht(lambda: paneel.in_vorm)
        assert paneel.dubbel_vorm.id_van("van") == eerst
        paneel.dubbel_vorm.delen["reden"].setFocus()
        p.typ("Zelfde brief")
        p.bewaar()
        p.wacht(lambda: paneel.detail is not None and paneel.detail.rij.dubbel and not paneel.in_vorm)
        assert "telt niet mee" in p.teksten()
        p.toets(K.Key_G)
        p.wacht(lambda: paneel.detail is not None and paneel.detail.rij.id == eerst)
        p.wacht(lambda: "Ook geregistreerd als" in p.teksten())
        p.wacht(lambda: "1 dubbel" in paneel.overzicht.telling.text())
