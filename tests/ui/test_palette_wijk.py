"""Ctrl+K finds activiteiten and entries of the sociale kaart, of whoever has the panel, and opens them with Enter."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.services.collega import aan_het_werk
from tests.ui.test_palette_signaal import LANG, palet_van
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.collectief import MaakActiviteit
from wijdesk.models.opdrachten.kaart import BewaarVoorziening
from wijdesk.models.opdrachten.vondst import ZoekActiviteiten, ZoekVoorzieningen
from wijdesk.ui.palette import Palet
from wijdesk.ui.regels import REGEL_ROLE

OPENT = ("inwoner", "casus", "signalen", "triage", "collectief", "kaart")


def _lijst(palet: Palet) -> list[tuple[str, str]]:
    model = palet.lijst.lijst.model()
    beelden = (model.index(rij, 0).data(REGEL_ROLE) for rij in range(model.rowCount()))
    return [(beeld.pil, beeld.titel) for beeld in beelden]


def test_that_activiteiten_and_places_to_go_are_found_and_opened(qtbot: QtBot, bureau: Bureau) -> None:
    ids, hier = bureau.wereld.ids, bureau.medewerker.locatie_id
    velden: dict[str, Any] = {"locatie_id": hier, "thema": "taal en meedoen", "initiatief": "WIJ"}
    cafe = bureau.doe(MaakActiviteit(id=ids(), titel="Taalcafé", start="2026-01-05", **velden))
    bureau.doe(MaakActiviteit(id=ids(), titel="Taalles", start="2025-01-05", einde="2025-06-01", **velden))
    plek = bureau.doe(
        BewaarVoorziening(
            id=ids(), soort="basisvoorziening", naam="Bibliotheek", thema="taal en meedoen", trefwoorden="cafetaria"
        )
    )
    assert [(rij.naam, rij.stand) for rij in bureau.lees(ZoekActiviteiten(tekst="taal"))] == [
        ("Taalcafé", ""), ("Taalles", "afgelopen"),
    ]  # fmt: skip
    assert [rij.id for rij in bureau.lees(ZoekVoorzieningen(tekst="biblio"))] == [plek]
    assert bureau.lees(ZoekVoorzieningen(tekst=" ")) == ()
    palet, jobs = palet_van(qtbot, bureau)
    palet._opent = lambda: OPENT
    gevraagd: list[tuple[str, object]] = []
    palet.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    QTest.keyClicks(palet.veld, "cafe")
    qtbot.waitUntil(lambda: len(_lijst(palet)) == 2, timeout=LANG)
    assert _lijst(palet) == [("activiteit", "Taalcafé"), ("voorziening", "Bibliotheek")]
    QTest.keyClick(palet.veld, Qt.Key.Key_Return)
    assert gevraagd.pop() == ("collectief.open", cafe)
    palet.open()
    QTest.keyClicks(palet.veld, "taal voorziening")
    qtbot.waitUntil(partial(bool, palet._wijk), timeout=LANG)
    qtbot.waitUntil(lambda: _lijst(palet) == [("voorziening", "Bibliotheek")], timeout=LANG)
    QTest.keyClick(palet.veld, Qt.Key.Key_Return)
    assert gevraagd.pop() == ("kaart.open", plek)
    jobs.sluit()


def test_that_who_has_no_such_panel_is_not_asked_about(qtbot: QtBot, bureau: Bureau) -> None:
    with aan_het_werk(bureau, "applicatiebeheerder") as collega:
        palet, jobs = palet_van(qtbot, collega)
        palet._opent = lambda: ("kaart",)
        QTest.keyClicks(palet.veld, "taal")
        qtbot.waitUntil(lambda: bool(palet._wijk), timeout=LANG)
        assert palet._wijk == {"voorziening": ()}
        jobs.sluit()
