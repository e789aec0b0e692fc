"""Moving a household to another team on the screen: asked in Casusregie, sent, and accepted at the other team."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests import gezin
from tests.sync.teams import VINKHUIZEN, Stad, draag_over
from tests.sync.verhuizing import met_verleden, verhuis
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.caseload import Ontvangst
from wijdesk.ui.panels.casus.anderteam import Aanwijzen, NaarAnderTeam
from wijdesk.ui.panels.casus.verloop.paneel import VerloopTab
from wijdesk.ui.theme import Theme

LANG = 30_000
BEELDEN = os.environ.get("WIJDESK_BEELDEN", "")
"""A folder for pictures of these screens, for whoever wants to look at them."""


@contextmanager
def panelen_van(bureau: Bureau, qtbot: QtBot) -> Iterator[dict[str, Any]]:
    """Casusregie, Mijn casussen and Mijn werk of a desk."""
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    gehoord: list[Wijziging] = []
    jobs.changed.connect(gehoord.append)
    omgeving = maak_omgeving(bureau, jobs)
    namen = ("casus", "caseload", "werk")
    gemaakt: dict[str, Any] = {er.naam: er.maak(omgeving) for er in maak_panelen(bureau) if er.naam in namen}
    with ExitStack() as sluiten:
        for paneel in gemaakt.values():
            qtbot.addWidget(paneel)
            paneel.resize(710, 640)
            paneel.show()
        for naam in ("caseload", "werk"):
            gemaakt[naam].requested.connect(gemaakt["casus"].handle)
        sluiten.callback(QApplication.processEvents)
        sluiten.callback(jobs.sluit)
        for paneel in gemaakt.values():
            sluiten.callback(paneel.klaar_om_te_sluiten)
        yield gemaakt | {"gehoord": gehoord}


def open_in_casus(panelen: dict[str, Any], id_: Id, qtbot: QtBot) -> Any:
    paneel = panelen["casus"]
    assert paneel.handle("huishouden.open", id_)
    qtbot.waitUntil(lambda: paneel.huishouden is not None and paneel.huishouden.id == id_, timeout=LANG)
    return paneel


def beeld(wat: QWidget, naam: str) -> None:
    if BEELDEN:
        QApplication.processEvents()
        wat.grab().save(str(Path(BEELDEN) / f"{naam}.png"))


def test_that_it_is_asked_in_place_and_closes_at_once_and_can_be_taken_back(drie_teams: Stad, qtbot: QtBot) -> None:
    x1 = drie_teams.bureaus[1]
    alle = met_verleden(x1)
    with panelen_van(x1, qtbot) as panelen:
        casus = open_in_casus(panelen, alle.huishouden, qtbot)
        assert "casus.ander_team" in [actie.naam for actie in casus.acties()]
        assert casus.handle("casus.ander_team", None)
        formulier = casus._formulier
        assert isinstance(formulier, NaarAnderTeam)
        qtbot.waitUntil(lambda: formulier.team.count() == 4, timeout=LANG)
        formulier.bewaar.click()
        assert formulier.velden["team_id"].heeft_fout()
        formulier.team.setCurrentIndex(formulier.team.findText(VINKHUIZEN))
        formulier.bewaar.click()
        qtbot.waitUntil(formulier.velden["notitie"].heeft_fout, timeout=LANG)
        QTest.keyClicks(formulier.notitie, "Verhuisd naar de Siersteenlaan; oma weet ervan.")
        qtbot.waitUntil(formulier.bewaar.isEnabled, timeout=LANG)
        assert "Ctrl+Z" in formulier.uitleg.text()
        beeld(casus, "1-formulier")
        formulier.bewaar.click()
        qtbot.waitUntil(lambda: casus.huishouden.elders is not None, timeout=LANG)
        qtbot.waitUntil(lambda: not casus.balk.isVisible(), timeout=LANG)
        assert casus.kop.regie.voluit.startswith("Overgedragen aan team Vinkhuizen op 2 maart 2026 (")
        assert "Bel team Vinkhuizen" in casus.zin.text()
        assert casus.acties() == () or "casus.ander_team" not in [actie.naam for actie in casus.acties()]
        beeld(casus, "2-dicht")
        transactie = next(er.transactie for er in panelen["gehoord"] if "teamoverdracht" in er.per_soort)
        casus.omgeving.jobs.write(MaakOngedaan(transactie=transactie), eigenaar=casus)
        qtbot.waitUntil(lambda: casus.huishouden.elders is None and casus.balk.isVisible(), timeout=LANG)
    assert gezin.lees(x1, alle.huishouden).mag_inhoud


def test_that_it_waits_at_the_other_team_until_somebody_accepts(drie_teams: Stad, qtbot: QtBot) -> None:
    y1 = drie_teams.bureaus[3]
    alle, _ = verhuis(drie_teams)
    with panelen_van(y1, qtbot) as panelen:
        casus = open_in_casus(panelen, alle.huishouden, qtbot)
        caseload, werk = panelen["caseload"], panelen["werk"]
        qtbot.waitUntil(lambda: len(caseload.verzoeken) == 1, timeout=LANG)
        kaart = caseload.verzoeken[0]
        assert isinstance(kaart, Ontvangst)
        assert kaart.tekst.text().startswith("Bakker (C26-TEST1) komt van team Selwerd naar uw team.")
        qtbot.waitUntil(lambda: werk.model.rowCount() > 0, timeout=LANG)
        rijen = [rij for rij in werk._agenda if rij.soort == "ontvangen"]
        assert [(rij.wat, rij.huishouden) for rij in rijen] == [("Ontvangen van team Selwerd: neem het aan", "Bakker")]
        assert casus.kop.regie.voluit.startswith("Regisseur: Sanne de Vries (team Selwerd)")
        strook = casus.regie.strook
        assert strook.isVisible()
        assert "Siersteenlaan" in strook.tekst.text()
        for naam, paneel in (("3-ontvangen", casus), ("4-caseload", caseload), ("5-werk", werk)):
            beeld(paneel, naam)
        casus.handle("casus.aanwijzen", None)
        formulier = casus._formulier
        assert isinstance(formulier, Aanwijzen)
        qtbot.waitUntil(lambda: formulier.wie.count() > 1, timeout=LANG)
        assert not strook.isVisible()  # one thing to decide at a time
        beeld(casus, "6-aanwijzen")
        formulier.annuleer.click()
        kaart.knoppen[0].click()
        qtbot.waitUntil(lambda: casus.huishouden.regisseur == "Yara Smit", timeout=LANG)
        qtbot.waitUntil(lambda: not strook.isVisible() and not caseload.verzoeken, timeout=LANG)
        qtbot.waitUntil(lambda: "ontvangen" not in [rij.soort for rij in werk._agenda], timeout=LANG)


def test_that_the_old_team_sees_where_it_went_and_nothing_of_what_is_in_it(drie_teams: Stad, qtbot: QtBot) -> None:
    x2 = drie_teams.bureaus[2]
    alle, _ = verhuis(drie_teams)
    with panelen_van(x2, qtbot) as panelen:
        casus = open_in_casus(panelen, alle.huishouden, qtbot)
        assert casus.kop.regie.voluit == "Overgedragen aan team Vinkhuizen op 2 maart 2026"
        assert not casus.regie.meer.isVisible()
        assert not casus.balk.isVisible()
        casus.handle("casus.ander_team", None)
        assert casus._formulier is None
        tekst = " ".join(er.text() for er in casus.findChildren(QLabel))
        assert "Bakker" in tekst
        assert "schulden" not in tekst.casefold()
        beeld(casus, "7-verstuurd")


def test_that_who_was_typing_when_it_went_can_take_the_words_along(
    drie_teams: Stad, qtbot: QtBot, qapp: QApplication
) -> None:
    _, x1, x2, *_ = drie_teams.bureaus
    alle = met_verleden(x1)
    drie_teams.ronde(x1, x2)
    with panelen_van(x2, qtbot) as panelen:
        casus = open_in_casus(panelen, alle.huishouden, qtbot)
        casus.kies_tab("verloop")
        verloop = casus.tab
        assert isinstance(verloop, VerloopTab)
        verloop.nieuwe_notitie()
        QTest.keyClicks(verloop.notitie.notitie, "Half getypte zin over de oma van Sem")
        draag_over(x1, alle.huishouden, VINKHUIZEN)
        drie_teams.ronde(x1)
        drie_teams.ronde(x2)
        casus.omgeving.jobs.changed.emit(Wijziging(per_soort={"teamoverdracht": frozenset({alle.huishouden})}))
        qtbot.waitUntil(casus.zin.nagelaten.isVisible, timeout=LANG)
        assert "Een notitie" in casus.zin.tekst.toPlainText()
        assert "Half getypte zin over de oma van Sem" in casus.zin.tekst.toPlainText()
        assert "team Vinkhuizen" in casus.zin.text()
        assert casus.zin.uitleg.text().count("Vinkhuizen") == 1
        beeld(casus, "7-nagelaten")
        uitleg = casus.zin.uitleg
        klein, thema = uitleg.fontMetrics().lineSpacing(), Theme(qapp, keuze="licht")
        thema.kleed(casus)
        thema.kies("licht", 200)
        qtbot.waitUntil(lambda: uitleg.fontMetrics().lineSpacing() > klein * 3 // 2, timeout=LANG)
        qtbot.waitUntil(lambda: uitleg.height() >= uitleg.heightForWidth(uitleg.width()), timeout=LANG)
        assert casus.zin.tekst.height() >= 3 * casus.zin.tekst.fontMetrics().lineSpacing()
        beeld(casus, "7-nagelaten-groot")
        casus.zin.kopieer.click()
        assert "oma van Sem" in QApplication.clipboard().text()
        casus.zin.weg.click()
        qtbot.waitUntil(lambda: not casus.zin.nagelaten.isVisible(), timeout=LANG)
        assert rauw(x2, "SELECT count(*) FROM concept") == [(0,)]
        assert verloop.notitie.notitie.toPlainText() == ""
