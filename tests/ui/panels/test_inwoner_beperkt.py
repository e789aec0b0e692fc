"""A record that is restricted while it is on the screen: the card closes, says what one may still do, loses nothing."""

from __future__ import annotations

import importlib
import pkgutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.gezin import bakker, persoon, zet
from tests.services.collega import Collega, aan_het_werk
from tests.ui.panels.zorgpaneel import LANG, Proef
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, BewaarAvgverzoek
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui import panels
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panel import Panel
from wijdesk.ui.panels.casus.paneel import CasusPanel
from wijdesk.ui.panels.inwoner import InwonerPanel
from wijdesk.ui.stapel import DossierPaneel
from wijdesk.ui.toetsen import ToetsKnop

K = Qt.Key


class Poort:
    """Holds up the reading of a card: before the store is asked (`eerst` False), or with the answer in hand."""

    def __init__(self, *, eerst: bool) -> None:
        self._eerst = eerst
        self.staat_er, self.open = threading.Event(), threading.Event()
        self.open.set()

    def om(self, collega: Collega) -> Any:
        def lees(vraag: Any) -> Any:
            if self.open.is_set() or not isinstance(vraag, LeesPersoonKaart):
                return collega.lees(vraag)
            al_gelezen = (collega.lees(vraag),) if self._eerst else ()
            self.staat_er.set()
            assert self.open.wait(LANG / 1000)
            return al_gelezen[0] if al_gelezen else collega.lees(vraag)

        return lees


@contextmanager
def kaart(
    bureau: Bureau, collega: Collega, qtbot: QtBot, poort: Poort | None = None
) -> Iterator[tuple[InwonerPanel, Proef, Jobs]]:
    """The card as a colleague has it on the screen; `poort` holds up what is read."""
    lees = collega.lees if poort is None else poort.om(collega)
    jobs = Jobs(collega.schrijf, lees, plaats=collega.plaats)
    paneel = InwonerPanel(maak_omgeving(bureau, jobs), rechten=collega._rechten)
    qtbot.addWidget(paneel)
    paneel.resize(420, 640)
    paneel.show()
    paneel.activateWindow()
    qtbot.waitUntil(paneel.isActiveWindow, timeout=LANG)
    try:
        yield paneel, Proef(paneel, qtbot), jobs
    finally:
        paneel.klaar_om_te_sluiten()
        jobs.sluit()


def beperk(bureau: Bureau, wie: Id, jobs: Jobs, qtbot: QtBot) -> Wijziging:
    """Somebody else decides it; what every screen hears of it, also when it came from another desk."""
    qtbot.waitUntil(lambda: jobs.is_klaar, timeout=LANG)  # else two would write at once
    id_ = bureau.wereld.ids()
    bureau.doe(BewaarAvgverzoek(id=id_, soort="beperking", persoon_id=wie, identiteit="bekend"))
    _, wijziging = bureau.schrijf(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    return wijziging


def test_that_an_open_card_closes_and_says_in_words_what_one_may_still_do(bureau: Bureau, qtbot: QtBot) -> None:
    wie = persoon(bureau, "Fatima", telefoon="0612345678")
    bureau.doe(winkel.contact(bureau, persoon_id=wie))
    with aan_het_werk(bureau, "casemanager") as collega, kaart(bureau, collega, qtbot) as (paneel, p, jobs):
        paneel.handle("persoon.open", wie)
        p.wacht(lambda: paneel.kaart.model.rowCount() == 1 and "Eikenlaan" in p.teksten())
        jobs.changed.emit(beperk(bureau, wie, jobs, qtbot))
        p.wacht(lambda: paneel.kaart.model.rowCount() == 0)
        assert "Fatima" in p.teksten()
        assert "Beperkt: niet gebruiken" in p.teksten()
        assert "Eikenlaan" not in p.teksten()
        assert "Afgeschermd" not in p.teksten()
        for mag in ("AVG art. 18", "nieuw contact vastleggen", "agressie melden (A)", "AVG-verzoek (G)", "Noodinzage"):
            assert mag in paneel.kaart.beperkt.zin.text()
        assert "nu niet te zien" in p.teksten()
        knop = paneel.findChild(ToetsKnop, "inwoner.wijzigen")
        assert knop is not None
        assert not knop.isVisible()
        paneel.eerste_veld().setFocus()  # type: ignore[union-attr]
        p.toets(K.Key_W)
        assert paneel.stapel.currentWidget() is paneel.kaart
        assert "Geef het door met AVG-verzoek (G)" in paneel.melding.text()
        p.toets(K.Key_Z)
        assert paneel.stapel.currentWidget() is paneel.kaart
        p.toets(K.Key_G)
        assert p.gevraagd[-1] == ("avg.nieuw", ("persoon", wie, paneel.kop.text()))


def test_that_what_was_being_typed_stays_and_the_refusal_stands_beside_it(bureau: Bureau, qtbot: QtBot) -> None:
    wie = persoon(bureau, "Fatima", telefoon="0612345678")
    with aan_het_werk(bureau, "casemanager") as collega, kaart(bureau, collega, qtbot) as (paneel, p, jobs):
        paneel.handle("persoon.open", wie)
        p.wacht(lambda: "Eikenlaan" in p.teksten())
        paneel.eerste_veld().setFocus()  # type: ignore[union-attr]
        p.toets(K.Key_W)
        regel = paneel.bewerken.regels["telefoon"]
        regel.setFocus()
        regel.selectAll()
        p.typ("050 555 01 23")
        jobs.changed.emit(beperk(bureau, wie, jobs, qtbot))
        p.wacht(lambda: "Beperkt: niet gebruiken" in paneel.waarschuwing.text())
        assert paneel.stapel.currentWidget() is paneel.bewerken
        p.wacht(lambda: jobs.is_rustig and not paneel._ververs_straks.isActive())  # the card is read again to its end
        p.bewaar()
        p.wacht(paneel.bewerken.velden["telefoon"].heeft_fout)
        assert regel.text() == "050 555 01 23"
        assert "beperkt" in p.teksten()
    assert bureau.lees(LeesPersoonKaart(id=wie)).persoon.telefoon != "+31505550123"


@pytest.mark.parametrize("eerst", [True, False])
def test_that_a_card_read_again_after_the_refusal_leaves_the_refusal_where_it_stands(
    bureau: Bureau, qtbot: QtBot, *, eerst: bool
) -> None:
    wie, poort = persoon(bureau, "Fatima", telefoon="0612345678"), Poort(eerst=eerst)
    with aan_het_werk(bureau, "casemanager") as collega, kaart(bureau, collega, qtbot, poort) as (paneel, p, jobs):
        paneel.handle("persoon.open", wie)
        p.wacht(lambda: "Eikenlaan" in p.teksten() and jobs.is_klaar)
        paneel.eerste_veld().setFocus()  # type: ignore[union-attr]
        p.toets(K.Key_W)
        regel, veld = paneel.bewerken.regels["telefoon"], paneel.bewerken.velden["telefoon"]
        regel.setFocus()
        regel.selectAll()
        p.typ("050 555 01 23")
        beperkt = beperk(bureau, wie, jobs, qtbot)
        poort.open.clear()
        jobs.changed.emit(beperkt)
        p.wacht(poort.staat_er.is_set)
        p.bewaar()
        p.wacht(veld.heeft_fout)
        assert not paneel.waarschuwing.text()
        poort.open.set()
        p.wacht(lambda: jobs.is_klaar and "Beperkt: niet gebruiken" in paneel.waarschuwing.text())
        assert veld.heeft_fout()
        assert "beperkt" in veld.onder.text()
        assert veld.onder.isVisible()
        assert regel.text() == "050 555 01 23"
        assert paneel.bewerken.knop_bewaar.isEnabled()


def test_that_every_panel_with_a_dossier_reads_again_when_a_restriction_comes_in() -> None:
    gezien = 0
    for deel in pkgutil.walk_packages(panels.__path__, f"{panels.__name__}."):
        module = importlib.import_module(deel.name)
        for ding in vars(module).values():
            if not isinstance(ding, type) or not issubclass(ding, Panel) or ding.__module__ != module.__name__:
                continue
            if hasattr(module, "vraag_doel") or issubclass(ding, DossierPaneel):
                gezien += 1
                assert "avgverzoek" in ding.interesses, ding
    assert gezien >= 6


def test_that_three_buttons_stand_above_the_address_and_the_rest_in_a_menu_with_their_keys(
    bureau: Bureau, qtbot: QtBot
) -> None:
    wie = persoon(bureau, "Fatima")
    with (
        aan_het_werk(bureau, "casemanager", "logbeheerder") as collega,
        kaart(bureau, collega, qtbot) as (paneel, p, _),
    ):
        paneel.handle("persoon.open", wie)
        p.wacht(lambda: "Eikenlaan" in p.teksten())
        acties = {actie.naam: actie for actie in paneel.acties()}
        vooraan = [naam for naam in acties if paneel.knoppen.findChild(type(paneel.knoppen.meer), naam) is not None]
        assert vooraan == ["inwoner.contact", "inwoner.wijzigen", "inwoner.signaal"]
        assert acties.keys() == {*vooraan, *paneel.knoppen.in_menu}
        assert len(paneel.knoppen.in_menu) == 8
        for naam, ding in paneel.knoppen.in_menu.items():
            assert ding.text() == f"{acties[naam].tekst}\t{acties[naam].sneltoets}"
        p.wacht(lambda: paneel.knoppen.height() < 3 * paneel.knoppen.meer.height())  # no wall above the address
        paneel.knoppen.meer.setFocus()
        p.toets(K.Key_O)
        paneel.knoppen.in_menu["inwoner.ken_ik"].trigger()
        assert [wat for wat, _ in p.gevraagd][-2:] == ["opschaling.open", "band.meld"]


def test_that_an_open_casus_closes_and_asks_whether_there_is_danger(bureau: Bureau, qtbot: QtBot) -> None:
    thuis = bakker(bureau)
    with aan_het_werk(bureau, "casemanager") as collega:
        zet(bureau, Huishouden, thuis.huishouden, regisseur_id=collega.id)
        jobs = Jobs(collega.schrijf, collega.lees, plaats=collega.plaats)
        (soort,) = [soort for soort in maak_panelen(bureau) if soort.naam == "casus"]
        casus = soort.maak(maak_omgeving(bureau, jobs))
        assert isinstance(casus, CasusPanel)
        qtbot.addWidget(casus)
        casus.resize(710, 640)
        casus.show()
        casus.handle("huishouden.open", thuis.huishouden)
        qtbot.waitUntil(lambda: casus.huishouden is not None and casus.huishouden.mag_inhoud, timeout=LANG)
        jobs.changed.emit(beperk(bureau, thuis.zoon, jobs, qtbot))
        qtbot.waitUntil(lambda: casus.huishouden is not None and not casus.huishouden.mag_inhoud, timeout=LANG)
        qtbot.waitUntil(lambda: "niet te gebruiken" in Proef(casus, qtbot).teksten(), timeout=LANG)
        assert "Rust met geld" not in Proef(casus, qtbot).teksten()
        casus.klaar_om_te_sluiten()
        jobs.sluit()
