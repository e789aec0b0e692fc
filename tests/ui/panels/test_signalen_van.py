"""Where signalen show elsewhere: Mijn werk, the card of a resident, the header of a household. On the real store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Klok
from tests.gezin import de_vries, persoon, scherm_af
from tests.services.collega import aan_het_werk
from tests.services.triages import begin as begin_triage
from tests.signalen import signaal
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.huis import LogToegang
from wijdesk.models.opdrachten.meldcode import BeginMeldcode
from wijdesk.models.opdrachten.ondersteuning import BeginOndersteuning
from wijdesk.models.opdrachten.onderzoek import BeginOnderzoek
from wijdesk.models.opdrachten.signaal import SluitSignaal
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.inwoner import InwonerPanel
from wijdesk.ui.signalen_van import SignalenVan

LANG = 30_000


@pytest.fixture
def jobs(bureau: Bureau) -> Iterator[Jobs]:
    gemaakt = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    yield gemaakt
    gemaakt.sluit()


def paneel(bureau: Bureau, jobs: Jobs, qtbot: QtBot, naam: str) -> Any:
    gemaakt = next(s for s in maak_panelen(bureau) if s.naam == naam).maak(maak_omgeving(bureau, jobs))
    qtbot.addWidget(gemaakt)
    gemaakt.resize(710, 640)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    gemaakt.activateWindow()
    rust(jobs, qtbot)
    return gemaakt


def rust(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not jobs._afzenders, timeout=LANG)


def chips(deel: SignalenVan) -> list[str]:
    return [knop.accessibleName() for knop in deel.findChildren(QPushButton) if not knop.isHidden()]


def los(bureau: Bureau, jobs: Jobs, qtbot: QtBot, soort: str, id_: Id) -> SignalenVan:
    deel = SignalenVan(maak_omgeving(bureau, jobs), soort)
    qtbot.addWidget(deel)
    deel.toon(id_)
    rust(jobs, qtbot)
    return deel


def test_that_a_resident_shows_open_signalen_and_opens_them(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    nora = persoon(bureau, "Nora")
    inwoner = paneel(bureau, jobs, qtbot, "inwoner")
    inwoner.handle("persoon.open", nora)
    rust(jobs, qtbot)
    assert not inwoner.loopt.signalen.isVisible(), "nothing is said when there is nothing"
    id_ = signaal(bureau, persoon_id=nora, straat="", thema="", urgentie=1, soort="zorgen over een inwoner")
    inwoner.handle("persoon.open", nora)
    rust(jobs, qtbot)
    assert inwoner.loopt.signalen.isVisible()
    knop = inwoner.loopt.signalen.findChild(QPushButton, "signaal_van")
    assert knop.text().startswith("!! Signaal: zorgen over een inwoner")
    with qtbot.waitSignal(inwoner.requested) as gevraagd:
        QTest.keyClick(knop, Qt.Key.Key_Return)
    assert gevraagd.args == ["signaal.open", id_]


def test_that_the_card_on_the_screen_follows_whom_is_opened_elsewhere_and_leaves_the_focus(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    nora, otto = persoon(bureau, "Nora"), persoon(bureau, "Otto")
    over_nora = signaal(bureau, persoon_id=nora, straat="", thema="", soort="Wvggz-melding")
    van_nora = begin_triage(bureau, persoon_id=nora)
    inwoner = paneel(bureau, jobs, qtbot, "inwoner")
    for naam, verzoek, id_ in (
        ("triage", "triage.open", van_nora), ("signaal", "signaal.open", over_nora), ("wvggz", "wvggz.open", over_nora),
    ):  # fmt: skip
        inwoner.handle("persoon.open", otto)
        rust(jobs, qtbot)
        elders = paneel(bureau, jobs, qtbot, naam)
        elders.requested.connect(inwoner.handle)
        elders.handle(verzoek, id_)
        qtbot.waitUntil(lambda: inwoner.onderwerp_in_beeld() == ("persoon", nora), timeout=LANG)
        veld = QApplication.focusWidget()
        assert veld is None or not inwoner.isAncestorOf(veld)
        inwoner.handle("persoon.open", otto)
        rust(jobs, qtbot)
        elders.ververs()
        rust(jobs, qtbot)
        assert inwoner.onderwerp_in_beeld() == ("persoon", otto), "only what is opened is followed"


def test_that_the_card_stays_when_somebody_is_at_work_in_it(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    nora, otto = persoon(bureau, "Nora"), persoon(bureau, "Otto")
    inwoner = paneel(bureau, jobs, qtbot, "inwoner")
    inwoner.handle("persoon.open", otto)
    rust(jobs, qtbot)
    inwoner.wijzig()
    assert inwoner.handle("persoon.toon", nora)
    rust(jobs, qtbot)
    assert inwoner.onderwerp_in_beeld() == ("persoon", otto)


def test_that_a_card_nobody_sees_keeps_nobody_and_opens_whom_was_opened_last_when_one_looks(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    nora, otto = persoon(bureau, "Nora"), persoon(bureau, "Otto")
    inwoner = paneel(bureau, jobs, qtbot, "inwoner")

    def geopend() -> list[bytes]:
        bureau.doe(LogToegang(regels=()))  # what was looked at is written first
        return [rij[0] for rij in winkel.rauw(bureau, "SELECT persoon_id FROM toegang WHERE wat LIKE 'persoonskaart%'")]

    inwoner.handle("persoon.open", otto)
    rust(jobs, qtbot)
    inwoner.hide()
    inwoner.handle("persoon.toon", nora)
    rust(jobs, qtbot)
    assert inwoner.onderwerp_in_beeld() is None
    assert inwoner.stapel.currentWidget() is inwoner.leeg
    assert geopend() == [otto], "what nobody sees is no opening"
    inwoner.handle("persoon.toon", otto)
    assert inwoner.onderwerp_in_beeld() == ("persoon", otto)
    inwoner.handle("persoon.toon", nora)
    inwoner.show()
    qtbot.waitUntil(lambda: inwoner.onderwerp_in_beeld() == ("persoon", nora), timeout=LANG)
    assert "Nora" in inwoner.kop.text()
    assert geopend() == [otto, nora]


def test_that_the_card_follows_whom_a_meldcode_a_support_or_a_rung_is_about(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    nora, otto = persoon(bureau, "Nora"), persoon(bureau, "Otto")
    ids = bureau.wereld.ids
    meldcode = bureau.doe(BeginMeldcode(id=ids(), soort="persoon", onderwerp_id=nora, aanleiding="Blauwe plekken"))
    hulp = bureau.doe(BeginOndersteuning(id=ids(), persoon_id=nora, doel="De post", verwacht_einde="2026-05-01"))
    onderzoek = bureau.doe(
        BeginOnderzoek(persoon_id=nora, wet="Wmo 2015", vraag="Hulp in huis", clientondersteuning="ja")
    )
    inwoner = paneel(bureau, jobs, qtbot, "inwoner")
    for naam, verzoek, inhoud in (
        ("meldcode", "meldcode.open", meldcode), ("ondersteuning", "ondersteuning.open", hulp),
        ("ondersteuning", "onderzoek.open", onderzoek), ("opschaling", "opschaling.open", ("persoon", nora)),
    ):  # fmt: skip
        inwoner.handle("persoon.open", otto)
        rust(jobs, qtbot)
        elders = paneel(bureau, jobs, qtbot, naam)
        elders.requested.connect(inwoner.handle)
        elders.handle(verzoek, inhoud)
        qtbot.waitUntil(lambda: inwoner.onderwerp_in_beeld() == ("persoon", nora), timeout=LANG)
        inwoner.handle("persoon.open", otto)
        rust(jobs, qtbot)
        elders.ververs()
        rust(jobs, qtbot)
        assert inwoner.onderwerp_in_beeld() == ("persoon", otto), "only what is opened is followed"


def test_that_the_person_of_a_wvggz_melding_or_meldcode_that_is_opened_from_it_is_logged(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot, klok: Klok
) -> None:
    nora = persoon(bureau, "Nora")
    over_nora = signaal(bureau, persoon_id=nora, straat="", thema="", soort="Wvggz-melding")
    meldcode = bureau.doe(
        BeginMeldcode(id=bureau.wereld.ids(), soort="persoon", onderwerp_id=nora, aanleiding="Zorgen")
    )
    inwoner = paneel(bureau, jobs, qtbot, "inwoner")
    for aantal, (naam, verzoek, id_) in enumerate(
        (("wvggz", "wvggz.open", over_nora), ("meldcode", "meldcode.open", meldcode)), start=1
    ):
        klok.verzet(3_600_000)  # the same opening at once is written once
        elders = paneel(bureau, jobs, qtbot, naam)
        elders.handle(verzoek, id_)
        rust(jobs, qtbot)
        elders.requested.connect(inwoner.handle)
        next(actie for actie in elders.acties() if actie.sneltoets in ("I", "D")).doe()
        rust(jobs, qtbot)
        bureau.doe(LogToegang(regels=()))  # what was looked at is written first
        gelogd = winkel.rauw(bureau, "SELECT persoon_id FROM toegang WHERE wat = 'persoonskaart geopend'")
        assert gelogd == [(nora,)] * aantal


def test_that_a_signaal_a_rung_and_a_meldcode_begin_from_the_card_by_key_and_by_right(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    nora = persoon(bureau, "Nora")
    inwoner = paneel(bureau, jobs, qtbot, "inwoner")
    gevraagd: list[tuple[str, Any]] = []
    inwoner.requested.connect(lambda *wat: gevraagd.append(wat))
    QTest.keyClick(inwoner, Qt.Key.Key_M)
    assert gevraagd == [], "there is nobody to begin it for"
    inwoner.handle("persoon.open", nora)
    rust(jobs, qtbot)
    for toets in (Qt.Key.Key_S, Qt.Key.Key_O, Qt.Key.Key_M):
        inwoner.knoppen.setFocus()
        QTest.keyClick(inwoner.findChild(QPushButton, "inwoner.contact"), toets)
    wie = ("persoon", nora)
    assert gevraagd == [("signaal.nieuw", wie), ("opschaling.open", wie), ("meldcode.begin", wie)]
    inwoner.knoppen.in_menu["inwoner.meldcode"].trigger()
    assert gevraagd[-1] == ("meldcode.begin", wie)
    kaal = InwonerPanel(maak_omgeving(bureau, jobs), rechten=frozenset({"signaal.melden"}))
    qtbot.addWidget(kaal)
    assert [actie.sneltoets for actie in kaal.acties()] == ["S"]


def test_that_the_header_of_a_household_shows_those_of_its_members_too(
    bureau: Bureau, jobs: Jobs, qtbot: QtBot
) -> None:
    gezin = de_vries(bureau)
    id_ = signaal(bureau, huishouden_id=gezin.huishouden, straat="", thema="")
    casus = paneel(bureau, jobs, qtbot, "casus")
    casus.handle("huishouden.open", gezin.huishouden)
    qtbot.waitUntil(casus.loopt.signalen.isVisible, timeout=LANG)
    with qtbot.waitSignal(casus.requested) as gevraagd:
        casus.loopt.signalen.findChild(QPushButton, "signaal_van").click()
    assert gevraagd.args == ["signaal.open", id_]
    rust(jobs, qtbot)


def test_that_closed_ones_are_one_click_away(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    nora = persoon(bureau, "Nora")
    for nummer in range(4):
        id_ = signaal(bureau, persoon_id=nora, straat="", thema="", dagen=nummer)
        if nummer:
            bureau.doe(SluitSignaal(id=id_, uitkomst="geen zorgen gebleken"))
    deel = los(bureau, jobs, qtbot, "persoon", nora)
    assert [tekst.split(",")[0] for tekst in chips(deel)] == ["Signaal: woonoverlast", "Nog 3 signalen"]
    deel.findChildren(QPushButton)[-1].click()
    qtbot.waitUntil(lambda: len(chips(deel)) == 4, timeout=LANG)


def test_that_who_may_not_know_sees_not_even_that_there_are_any(bureau: Bureau, qtbot: QtBot) -> None:
    nora = persoon(bureau, "Nora")
    gezin = de_vries(bureau)
    signaal(bureau, persoon_id=nora, straat="", thema="")
    signaal(bureau, huishouden_id=gezin.huishouden, straat="", thema="")
    scherm_af(bureau, nora)
    for rol, soort, id_ in (("casemanager", "persoon", nora), ("entree", "huishouden", gezin.huishouden)):
        with aan_het_werk(bureau, rol, naam=f"Collega {rol}") as collega:
            jobs = Jobs(collega.schrijf, collega.lees, plaats=collega.plaats)
            deel = los(bureau, jobs, qtbot, soort, id_)
            assert chips(deel) == []
            assert deel.isHidden()
            jobs.sluit()


def test_that_mijn_werk_leads_to_the_signaal_of_a_vraag(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    gedaan = bureau.doe(winkel.contact(bureau, uitkomst="signaal"))
    werk = paneel(bureau, jobs, qtbot, "werk")
    qtbot.waitUntil(lambda: werk.model.rowCount() == 1, timeout=LANG)
    werk.lijst.lijst.setFocus()
    assert werk.toetsen.knop("werk.signaal").isVisible()
    with qtbot.waitSignal(werk.requested) as gevraagd:
        QTest.keyClick(werk.lijst.lijst, Qt.Key.Key_S)
    assert gevraagd.args == ["signaal.nieuw", ("vraag", gedaan.vraag_ids[0])]


def test_that_other_work_has_no_key_for_a_signaal(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> None:
    bureau.doe(winkel.contact(bureau, uitkomst="klacht"))
    werk = paneel(bureau, jobs, qtbot, "werk")
    qtbot.waitUntil(lambda: werk.model.rowCount() == 1, timeout=LANG)
    assert not werk.toetsen.knop("werk.signaal").isVisible()
