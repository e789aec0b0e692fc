"""Ctrl+K finds signalen of the real store and opens them; a protected one is not there for who may not see it."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gezin import persoon, scherm_af, wiersma
from tests.services.collega import Collega, aan_het_werk
from tests.services.triages import begin as begin_triage
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.meldcode import BeginMeldcode
from wijdesk.models.opdrachten.ondersteuning import BeginOndersteuning
from wijdesk.models.opdrachten.opschaling import LeesLadder, SchaalOp
from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.palet_treffers import Keuze
from wijdesk.ui.palette import Palet
from wijdesk.ui.panel import Actie
from wijdesk.ui.regels import REGEL_ROLE

LANG = 30_000


@pytest.fixture
def jansen(bureau: Bureau) -> Id:
    return persoon(bureau, "Ria", achternaam="Jansen")


def palet_van(qtbot: QtBot, wie: Bureau | Collega) -> tuple[Palet, Jobs]:
    """The box of somebody, in a window of its own."""
    venster = QWidget()
    venster.resize(900, 600)
    qtbot.addWidget(venster)
    jobs = Jobs(wie.schrijf, wie.lees, plaats=wie.plaats)
    palet = Palet(jobs, tuple, venster)
    palet.veld.setParent(venster)
    venster.show()
    qtbot.waitExposed(venster)
    palet.open()
    return palet, jobs


def test_that_a_signaal_is_found_by_its_street_and_opened_with_enter(qtbot: QtBot, bureau: Bureau) -> None:
    id_ = meld(bureau, soort="woonoverlast", straat="Elzenlaan", urgentie=1)
    palet, jobs = palet_van(qtbot, bureau)
    gevraagd: list[tuple[str, object]] = []
    palet.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    QTest.keyClicks(palet.veld, "elzen")
    qtbot.waitUntil(lambda: palet.lijst.huidige() is not None)
    treffer = palet.lijst.huidige()
    assert treffer is not None
    assert (treffer.beeld.titel, treffer.beeld.pil, treffer.beeld.teken) == ("Elzenlaan", "signaal", "!")
    assert treffer.beeld.onder == "woonoverlast · nieuw · spoed"
    assert "signaal" in palet.hulp.text()
    QTest.keyClick(palet.veld, Qt.Key.Key_Return)
    assert gevraagd == [("signaal.open", id_)]
    jobs.sluit()


@pytest.mark.parametrize("rol", ["casemanager", "entree"])
def test_that_the_box_shows_nothing_of_what_one_may_not_see(qtbot: QtBot, bureau: Bureau, rol: str) -> None:
    wie = persoon(bureau, "Zorgvuldius", straat="", huisnummer="")
    meld(bureau, persoon_id=wie, straat="Elzenlaan")
    if rol == "entree":
        meld(bureau, straat="Elzenlaan")
    scherm_af(bureau, wie)
    collega = Collega(bureau, rol)
    palet, jobs = palet_van(qtbot, collega)
    for tekst in ("elzenlaan", "zorgvuldius"):
        palet.veld.clear()
        QTest.keyClicks(palet.veld, tekst)
        gehoord: list[object] = []
        jobs.read(ZoekPersonen(tekst="zz"), gehoord.append, eigenaar=palet, sleutel="hierna")
        qtbot.waitUntil(partial(bool, gehoord))  # answered after what was typed
        assert palet.lijst.huidige() is None
    jobs.sluit()
    collega.sluit()


def test_that_a_name_with_a_kind_finds_what_there_is_of_that_kind_and_opens_it(
    qtbot: QtBot, bureau: Bureau, jansen: Id
) -> None:
    ids, doe = bureau.wereld.ids, bureau.doe
    over = meld(bureau, soort="zorgen over een inwoner", persoon_id=jansen, thema="")
    meld(bureau, straat="Elzenlaan")
    triage = begin_triage(bureau, persoon_id=jansen)
    meldcode = doe(BeginMeldcode(id=ids(), soort="persoon", onderwerp_id=jansen, aanleiding="Zorgen"))
    hulp = doe(BeginOndersteuning(id=ids(), persoon_id=jansen, doel="De post", verwacht_einde="2026-05-01"))
    doe(SchaalOp(soort="persoon", id=jansen, trede_id=bureau.lees(LeesLadder())[0].id, waarom="Samen"))
    palet, jobs = palet_van(qtbot, bureau)
    gevraagd: list[tuple[str, object]] = []
    palet.requested.connect(lambda wat, inhoud: gevraagd.append((wat, inhoud)))
    for tekst, pil, verzoek in (
        ("jansen signaal", "signaal", ("signaal.open", over)), ("jansen triage", "triage", ("triage.open", triage)),
        ("meldcode jansen", "meldcode", ("meldcode.open", meldcode)),
        ("jansen ondersteuning", "ondersteuning", ("ondersteuning.open", hulp)),
        ("jansen opschaling", "opschaling", ("opschaling.open", ("persoon", jansen))),
    ):  # fmt: skip
        palet.open()
        palet.veld.clear()
        QTest.keyClicks(palet.veld, tekst)
        qtbot.waitUntil(partial(_bovenaan, palet, pil), timeout=LANG)
        QTest.keyClick(palet.veld, Qt.Key.Key_Return)
        assert gevraagd.pop() == verzoek
    jobs.sluit()


def test_that_what_is_of_a_whole_family_stands_once_at_who_fits_best(qtbot: QtBot, bureau: Bureau) -> None:
    gezin = wiersma(bureau)
    trede = bureau.lees(LeesLadder())[0].id
    bureau.doe(SchaalOp(soort="huishouden", id=gezin.huishouden, trede_id=trede, waarom="Samen"))
    palet, jobs = palet_van(qtbot, bureau)
    QTest.keyClicks(palet.veld, "wiersma opschaling")
    qtbot.waitUntil(lambda: len(palet._zaken) == 4, timeout=LANG)
    model = palet.lijst.lijst.model()
    beelden = [model.index(rij, 0).data(REGEL_ROLE) for rij in range(model.rowCount())]
    assert [beeld.pil for beeld in beelden].count("opschaling") == 1
    assert (beelden[0].pil, beelden[0].titel) == ("opschaling", palet._personen[0].naam)
    jobs.sluit()


def test_that_a_name_with_a_kind_shows_nothing_of_what_one_has_no_right_to(
    qtbot: QtBot, bureau: Bureau, jansen: Id
) -> None:
    begin_triage(bureau, persoon_id=jansen)
    meld(bureau, persoon_id=jansen, thema="")
    with aan_het_werk(bureau, "entree") as collega:
        palet, jobs = palet_van(qtbot, collega)
        for tekst in ("jansen triage", "jansen signaal"):
            palet.veld.clear()
            QTest.keyClicks(palet.veld, tekst)
            gehoord: list[object] = []
            jobs.read(ZoekPersonen(tekst="zz"), gehoord.append, eigenaar=palet, sleutel="hierna")
            qtbot.waitUntil(partial(bool, gehoord), timeout=LANG)
            model = palet.lijst.lijst.model()
            pillen = {model.index(rij, 0).data(REGEL_ROLE).pil for rij in range(model.rowCount())}
            assert pillen <= {""}
        jobs.sluit()


def test_that_an_order_goes_before_a_name_with_a_kind(qtbot: QtBot, bureau: Bureau) -> None:
    meld(bureau, persoon_id=persoon(bureau, "Nieuw"), thema="")
    venster = QWidget()
    venster.resize(900, 600)
    qtbot.addWidget(venster)
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    actie = Actie("nieuw", "Nieuw signaal", "N", lambda: None)
    palet = Palet(jobs, lambda: (Keuze(actie=actie, waar="Signaal", doe=lambda: None),), venster)
    palet.veld.setParent(venster)
    venster.show()
    qtbot.waitExposed(venster)
    palet.open()
    QTest.keyClicks(palet.veld, "nieuw signaal")
    qtbot.waitUntil(lambda: palet.lijst.lijst.model().rowCount() == 2, timeout=LANG)
    treffer = palet.lijst.huidige()
    assert treffer is not None
    assert treffer.keuze is not None
    jobs.sluit()


def _bovenaan(palet: Palet, pil: str) -> bool:
    treffer = palet.lijst.huidige()
    return treffer is not None and treffer.beeld.pil == pil
