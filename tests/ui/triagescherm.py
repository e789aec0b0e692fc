"""The triage panel on a real store, and what a test does in it. No tests of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import winkel
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.models.opdrachten.contact import VraagInvoer
from wijdesk.models.opdrachten.triage import LeesTriage
from wijdesk.models.rows.triage import TriageDetail
from wijdesk.models.values import Id
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.triage import TriagePanel
from wijdesk.ui.panels.triage.stand import Doorloop
from wijdesk.ui.panels.triage.wizard import Wizard

LANG = 30_000
K = Qt.Key
NIETS, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Scherm:
    """One panel, with the keys going to whatever has the focus."""

    def __init__(self, bureau: Bureau, paneel: TriagePanel, jobs: Jobs, qtbot: QtBot) -> None:
        self.bureau, self.paneel, self.jobs, self.qtbot = bureau, paneel, jobs, qtbot
        self.gevraagd: list[tuple[str, object]] = []
        paneel.requested.connect(lambda wat, inhoud: self.gevraagd.append((wat, inhoud)))

    @property
    def wizard(self) -> Wizard:
        return self.paneel.wizard

    @property
    def loop(self) -> Doorloop:
        assert self.wizard.loop is not None
        return self.wizard.loop

    @property
    def hier(self) -> str:
        """The page where one is."""
        return self.loop.gesprek.bladzijde

    def rust(self) -> None:
        """Until everything asked of the store is answered."""
        for _ in range(3):
            self.wacht(lambda: not self.jobs._afzenders and not self.paneel._ververs_straks.isActive())
            QApplication.processEvents()

    def wacht(self, tot: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(tot()), timeout=LANG)

    def begin(self, soort: str, id_: Id) -> None:
        """Begin a triage and stand in its first question."""
        assert self.paneel.handle("triage.begin", (soort, id_))
        self.wacht(lambda: self.paneel.stapel.currentWidget() is self.wizard)
        self.rust()
        self.wizard.eerste_veld().setFocus()

    def bij(self) -> QWidget:
        veld = QApplication.focusWidget()
        assert veld is not None, "nothing has the focus"
        return veld

    def typ(self, tekst: str) -> None:
        for letter in tekst:
            QTest.keyClicks(self.bij(), letter)

    def druk(self, toets: Qt.Key, erbij: Qt.KeyboardModifier = NIETS) -> None:
        QTest.keyClick(self.bij(), toets, erbij)

    def verder(self) -> None:
        """Enter, and wait until the page is saved."""
        self.druk(K.Key_Return)
        self.rust()

    def vind(self, naam: str) -> QWidget:
        """Something visible by its object name."""
        gevonden = next((deel for deel in self.paneel.findChildren(QWidget, naam) if deel.isVisible()), None)
        assert gevonden is not None, f"{naam} does not stand on the screen"
        return gevonden

    def bewaard(self) -> TriageDetail:
        """What the store has."""
        return self.bureau.lees(LeesTriage(id=self.loop.detail.id))


@contextmanager
def scherm_op(bureau: Bureau, qtbot: QtBot) -> Iterator[Scherm]:
    """The panel as the program makes it."""
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    paneel = next(s for s in maak_panelen(bureau) if s.naam == "triage").maak(maak_omgeving(bureau, jobs))
    assert isinstance(paneel, TriagePanel)
    paneel.resize(710, 640)
    paneel.show()
    qtbot.waitExposed(paneel)
    paneel.activateWindow()
    try:
        qtbot.waitUntil(paneel.isActiveWindow, timeout=LANG)
        yield Scherm(bureau, paneel, jobs, qtbot)
    finally:
        paneel.klaar_om_te_sluiten()
        jobs.sluit()
        paneel.close()
        paneel.deleteLater()
        QApplication.processEvents()


def vraag_van(bureau: Bureau, persoon_id: Id | None, woorden: str = "Kan de huur niet betalen") -> Id:
    """A vraag of the inloop that goes to triage."""
    vraag = VraagInvoer(toelichting=woorden, meldingtype="Financiën", uitkomst="naar triage")
    contact = winkel.contact(bureau, nieuwe_persoon=None, persoon_id=persoon_id, vragen=(vraag,))
    return bureau.doe(contact).vraag_ids[0]


def antwoorden(detail: TriageDetail) -> dict[str, str]:
    """Question → answer, as the store has it."""
    return {rij.vraag: rij.waarde for rij in detail.antwoorden}
