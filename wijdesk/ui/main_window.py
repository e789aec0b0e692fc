"""The window: top bar, docks, status line. It routes what panels ask of each other and holds none of their work.

What it shows comes in by constructor: the panels as data, the surroundings, and extra actions of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from wijdesk.errors import Storing
from wijdesk.models.opdrachten.huis import BewaarVoorkeur
from wijdesk.models.values import Id
from wijdesk.ui.actions import INDELINGEN, PanelSoort, bind_sneltoetsen
from wijdesk.ui.layout import Docks
from wijdesk.ui.palet_treffers import Keuze
from wijdesk.ui.palette import Palet
from wijdesk.ui.paneelwoorden import WOORDEN
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.shortcuts import Groep, SneltoetsenHulp, vakken_in
from wijdesk.ui.status import Ongedaan, StatusBalk
from wijdesk.ui.topbar import Bovenbalk, boven_elkaar, roep
from wijdesk.ui.uitleg import blad_van
from wijdesk.ui.verschilteller import VerschilTeller

MAAT = (1366, 728)
MET_FOCUS = (".open", ".nieuw", ".nieuw_voor", ".help", ".begin")
"""Requests that end with one of these take the person along; others only show."""

ZONDER_AANDACHT = (".toon",)
"""Requests to follow what happens elsewhere: for a panel that stands there, without bringing it to the front."""


class MainWindow(QMainWindow):
    """The desk.

    Signals:
        crashed: (exception) a bug came back from a lane; belongs in the crash dialog
        usable: the first panel stands on the screen
        closed: the window is closed and drafts are on their way to the store
    """

    crashed = Signal(object)
    usable = Signal()
    closed = Signal()

    def __init__(
        self,
        omgeving: Omgeving,
        panelen: Sequence[PanelSoort],
        *,
        acties: Sequence[Actie] = (),
        uitwegen: dict[str, tuple[str, Callable[[], None]]] | None = None,
        strook: QWidget | None = None,
    ) -> None:
        """`acties` are those of the program itself (settings, import, ...); `uitwegen` gives per `Storing.soort` the
        text of a button and what it does. `strook` stands below the top bar for as long as the window does.
        """
        super().__init__()
        self._omgeving = omgeving
        self._extra = tuple(acties)
        self._uitwegen = uitwegen or {}
        self._vorige: QWidget | None = None
        self._vorig_paneel: Panel | None = None
        self._gezien = False
        self.setWindowTitle("wijdesk")
        self.setObjectName("wijdesk")
        self.resize(*MAAT)
        if (maat := omgeving.voorkeuren.get("venster")) is not None:
            self.restoreGeometry(QByteArray(maat))
        self.docks = Docks(self, panelen, omgeving)
        self.docks.built.connect(self._gebouwd)
        self.palet = Palet(omgeving.jobs, self.keuzes, self, opent=self.docks.namen)
        self.palet.requested.connect(self.verzoek)
        self.palet.closed.connect(self._ga_terug)
        self.hulp = SneltoetsenHulp(self, uitleg="handleiding" in self.docks.namen())
        self.hulp.explanation_asked.connect(self._toon_uitleg)
        self.status = StatusBalk()
        self.undo = Ongedaan(omgeving.jobs, self)
        self.undo.changed.connect(lambda zin, kan: self.status.meld(zin, ongedaan=kan))
        self.undo.offered.connect(self.status.bied_ook_aan)
        self.undo.asked.connect(self.status.vraag_eerst)
        self.status.undo_requested.connect(lambda: self.undo.doe(self._in_beeld()))
        self.undo.undone.connect(lambda transactie: self.verzoek("transactie.ongedaan.toon", transactie))
        self._acties = self._maak_acties()
        self.balk = Bovenbalk(omgeving, zoek=self.palet.veld, docks=self.docks, menu_acties=self._voor_menu())
        self.balk.sync.clicked.connect(lambda: self.verzoek("delen.open", None))
        self.setMenuWidget(self.balk if strook is None else boven_elkaar(self.balk, strook))
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().setSizeGripEnabled(False)
        if any(soort.naam == "verschillen" for soort in panelen):
            teller = VerschilTeller(omgeving.jobs, self)
            teller.counted.connect(self.status.verschillen.toon)
            self.status.differences_asked.connect(lambda: self.verzoek("verschillen.open", None))
            teller.begin()
        omgeving.jobs.refused.connect(self.status.meld_weigering)
        omgeving.jobs.failed.connect(self._mislukt)
        omgeving.jobs.busy.connect(self.status.toon_bezig)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_verplaatst)

    @Slot(str, object)
    def verzoek(self, wat: str, inhoud: object) -> None:
        """Route a request of one panel, or of the search box, to the panel that takes it."""
        if wat == "melding":
            self.status.meld(str(inhoud))
            return
        if wat.endswith(ZONDER_AANDACHT):
            any(panel.handle(wat, inhoud) for panel in self.docks.panelen())
            return
        for panel in self.docks.een_voor(wat):
            if panel.handle(wat, inhoud):
                self.docks.toon(panel.naam, focus=False)
                veld = QApplication.focusWidget()
                if wat.endswith(MET_FOCUS) and not (veld is not None and panel.isAncestorOf(veld)):
                    panel.ingang().setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.status.meld(self.tr("Dat kan dit programma nog niet."))

    def keuzes(self) -> tuple[Keuze, ...]:
        """Everything that can be done now: here first, then in the other panels, then of the window."""
        self.docks.bouw_alles()
        huidige = self.docks.huidige() or self._vorig_paneel  # from the search box: where one was
        panelen = sorted(self.docks.panelen(), key=lambda panel: panel is not huidige)
        gevonden = [
            Keuze(actie=actie, waar=panel.titel, doe=partial(self._kies_in_panel, panel, actie))
            for panel in panelen
            for actie in panel.acties()
        ]
        gevonden += [Keuze(actie=actie, waar="", doe=actie.doe) for actie in (*self._acties, *self._extra)]
        return tuple(gevonden)

    def _maak_acties(self) -> tuple[Actie, ...]:
        """The window's own actions, bound to their keys."""
        vast = [
            Actie("venster.zoek", self.tr("Zoeken en opdrachten"), "Ctrl+K", self.palet.open, "search"),
            Actie("venster.ongedaan", self.tr("Laatste ongedaan maken"), "Ctrl+Z", self._maak_ongedaan, "undo-2"),
            Actie("venster.volgende", self.tr("Naar het volgende paneel"), "F6", partial(self.docks.loop, 1)),
            Actie("venster.vorige", self.tr("Naar het vorige paneel"), "Shift+F6", partial(self.docks.loop, -1)),
            Actie("venster.tab_verder", self.tr("Volgend tabblad"), "Ctrl+Tab", partial(self.docks.blader, 1)),
            Actie("venster.tab_terug", self.tr("Vorig tabblad"), "Ctrl+Shift+Tab", partial(self.docks.blader, -1)),
            Actie("venster.tabs", self.tr("Lijst van tabbladen"), "Ctrl+E", self.docks.toon_lijst),
            Actie("venster.sluit_paneel", self.tr("Dit paneel sluiten"), "Ctrl+F4", self._sluit_paneel, "x"),
            Actie("venster.sneltoetsen", self.tr("Sneltoetsen van hier"), "F1", self._toon_hulp, "keyboard"),
            Actie("venster.menu", self.tr("Menu"), "F10", self._toon_menu),
            *self._begin_acties(),
            *self._zorg_acties(),
            *(
                Actie(f"indeling.{naam}", self.tr("Indeling {}").format(tekst), toets, partial(self.docks.kies, naam))
                for naam, tekst, toets in INDELINGEN
            ),
            Actie("venster.afsluiten", self.tr("Afsluiten"), "Ctrl+Q", self.close, "log-out"),
            Actie("indeling.standaard", self.tr("Standaardindeling"), "", self.docks.begin_opnieuw, "rotate-ccw"),
            *(
                Actie(f"toon.{naam}", self.tr("Toon {}").format(self.docks.titel(naam)), "",
                      partial(self.docks.toon, naam), zoekwoorden=WOORDEN.get(naam, ""))
                for naam in self.docks.namen()
            ),
        ]  # fmt: skip
        for actie in (*vast, *self._extra):
            if actie.sneltoets:
                qactie = QAction(actie.tekst, self)
                qactie.setShortcut(QKeySequence(actie.sneltoets))
                qactie.triggered.connect(partial(roep, actie.doe))
                self.addAction(qactie)
        return tuple(vast)

    def _sluit_paneel(self) -> None:
        huidige = self.docks.huidige() or self._vorig_paneel  # from the search box: where one was
        if huidige is None:
            return
        if self.docks.sluit(huidige.naam):
            self.status.meld(self.tr("{} is gesloten. Terug met Ctrl+K of Beeld.").format(huidige.titel))
        else:
            self.status.meld(self.tr("Dit is het enige paneel dat open is."))

    def _eigen_van(self, panel: Panel) -> tuple[Actie, ...]:
        """Ctrl+W closes a panel that does not close something smaller with it."""
        if any(actie.sneltoets == "Ctrl+W" for actie in panel.acties()):
            return ()
        return (Actie("venster.sluit_dit", self.tr("Dit paneel sluiten"), "Ctrl+W", self._sluit_paneel),)

    def _maak_ongedaan(self) -> None:
        huidige = self.docks.huidige()
        if self._in_formulier():
            # What was saved last may be somebody else's household: nobody in a form means that.
            self.status.meld(self.tr("In een formulier draait Ctrl+Z alleen tekst terug. Sluit het eerst met Esc."))
        elif huidige is None or not huidige.neem_terug():
            self.undo.doe_of_vraag(self._in_beeld())

    def _begin_acties(self) -> tuple[Actie, ...]:
        """For whoever has the panel: a signaal comes in whatever one is doing."""
        triage, signaal = self.tr("Triage beginnen of openen"), self.tr("Nieuw signaal registreren")
        nieuw = partial(self.verzoek, "signaal.nieuw", None)
        alle = {
            "handleiding": Actie("venster.uitleg", self.tr("Uitleg van hier"), "Shift+F1", self._toon_uitleg, "info"),
            "triage": Actie("venster.triage", triage, "Ctrl+T", self._naar_triage, "split"),
            "signaal": Actie("venster.signaal", signaal, "Ctrl+Shift+N", nieuw, "plus", "melding zorgen overlast"),
        }
        return tuple(actie for panel, actie in alle.items() if panel in self.docks.namen())

    def _zorg_acties(self) -> tuple[Actie, ...]:
        """Up the ladder, and the meldcode, for what is on the screen; for whoever has those panels."""
        alle = {
            "opschaling": ("opschaling.open", self.tr("Opschalen wie in beeld is"), "trending-up", "escalatie ladder"),
            "meldcode": (
                "meldcode.begin",
                self.tr("Meldcode voor wie in beeld is"),
                "shield-alert",
                "huiselijk geweld",
            ),
        }
        return tuple(
            Actie(f"venster.{naam}", tekst, "", partial(self._naar_zorg, naam, verzoek), pictogram, woorden)
            for naam, (verzoek, tekst, pictogram, woorden) in alle.items()
            if naam in self.docks.namen()
        )

    def _naar_zorg(self, naam: str, verzoek: str) -> None:
        over = self._onderwerp()
        if over is not None and over[0] != "vraag":
            self.verzoek(verzoek, over)
        else:
            self.docks.toon(naam)

    def _naar_triage(self) -> None:
        """Begin for what is on the screen."""
        huidige, over = self.docks.huidige(), self._onderwerp()
        hier = huidige or self._vorig_paneel
        if huidige is not None and huidige.naam == "triage":
            self.verzoek("triage.begin", None)
        elif hier is not None and hier.bewaar_voor_triage():
            return
        elif over is not None:
            self.verzoek("triage.begin", over)
        else:
            self.docks.toon("triage")

    def _onderwerp(self) -> tuple[str, Id] | None:
        """What is on the screen when that is one thing: where one works, or else anywhere."""
        huidige = self.docks.huidige() or self._vorig_paneel  # from the search box: where one was
        eigen = huidige.onderwerp_in_beeld() if huidige is not None else None
        overal = {panel.onderwerp_in_beeld() for panel in self.docks.panelen() if panel.isVisible()} - {None}
        return eigen or (overal.pop() if len(overal) == 1 else None)

    def _in_beeld(self) -> Id | None:
        """The household on the screen."""
        return next((id_ for panel in self.docks.panelen() if (id_ := panel.huishouden_in_beeld()) is not None), None)

    def wordt_getypt(self) -> bool:
        """Whether somebody stands in a form, or in a field with something typed in it."""
        return self._in_formulier() or _kan_zelf_terug(self.focusWidget())

    def _in_formulier(self) -> bool:
        deel: QWidget | None = self.focusWidget()
        while deel is not None and deel is not self:
            if deel.property("formulier"):
                return True
            deel = deel.parentWidget()
        return False

    def _toon_uitleg(self) -> None:
        if self.hulp.staat_er:
            self.hulp.sluit()
        hier = self.docks.huidige() or self._vorig_paneel
        self.verzoek("handleiding.open", blad_van("" if hier is None else hier.naam))

    def _toon_menu(self) -> None:
        self.balk.toon_menu()

    def _voor_menu(self) -> tuple[Actie | None, ...]:
        def van(*namen: str) -> list[Actie]:
            return [actie for actie in self._acties if actie.naam.removeprefix("venster.") in namen]

        return (*van("zoek", "ongedaan", "sneltoetsen", "uitleg"), None, *self._extra, None, *van("afsluiten"))

    def _toon_hulp(self) -> None:
        if self.hulp.staat_er:
            self.hulp.sluit()
            return
        huidige = self.docks.huidige()
        overal: Groep = (self.tr("Overal"), (*self._acties, *self._extra))
        hier: list[Groep] = []
        if huidige is not None:
            hier = [(huidige.titel, (*huidige.acties(), *self._eigen_van(huidige))), *vakken_in(huidige)]
        self.hulp.toon([hier, [overal]] if hier else [[overal]], QApplication.focusWidget())

    def _kies_in_panel(self, panel: Panel, actie: Actie) -> None:
        """Chosen in the search box."""
        if actie.ter_plekke:
            self.docks.toon(panel.naam)
        else:
            self._doe_in_panel(panel, actie)

    def _doe_in_panel(self, panel: Panel, actie: Actie) -> None:
        self.docks.toon(panel.naam, focus=self.docks.huidige() is not panel)
        actie.doe()

    @Slot(object)
    def _gebouwd(self, panel: Panel) -> None:
        panel.requested.connect(self.verzoek)
        bind_sneltoetsen(panel, self, self._doe_in_panel)
        self.palet.is_erbij()
        for actie in self._eigen_van(panel):
            toets = QShortcut(QKeySequence(actie.sneltoets), panel, actie.doe)
            toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @Slot(object)
    def _mislukt(self, fout: object) -> None:
        if isinstance(fout, Storing):
            tekst, doe = self._uitwegen.get(fout.soort, ("", None))
            self.status.meld_storing(fout, tekst=tekst, doe=doe)
        else:
            self.crashed.emit(fout)

    @Slot()
    def _ga_terug(self) -> None:
        veld = self._vorige if self._vorige is not None and isValid(self._vorige) else None
        if (veld is None or not veld.isVisible()) and self._vorig_paneel is not None:
            veld = self._vorig_paneel.ingang()  # a row or button that was made anew meanwhile
        if veld is not None and veld.isVisible():
            veld.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_verplaatst(self, oud: QWidget | None, nieuw: QWidget | None) -> None:
        for veld, volg in ((oud, False), (nieuw, True)):
            if isinstance(veld, QLineEdit | QPlainTextEdit | QTextEdit):
                (veld.installEventFilter if volg else veld.removeEventFilter)(self)
        for panel in self.docks.panelen():
            if oud is not None and isValid(panel) and panel.isAncestorOf(oud):  # a window that is being closed
                self._vorige, self._vorig_paneel = oud, panel

    def _begin(self) -> None:
        self.docks.herstel()
        self.usable.emit()

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z in a field that has nothing of its own to undo is for the window."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.matches(QKeySequence.StandardKey.Undo) and not _kan_zelf_terug(watched):
            event.ignore()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._ga_terug()
        else:
            super().keyPressEvent(event)

    def createPopupMenu(self) -> QMenu:
        menu = QMenu(self)
        self.balk.vul_beeld(menu)
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.palet.isVisible():
            self.palet.plaats()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._gezien:
            self._gezien = True
            QTimer.singleShot(0, self._begin)

    def closeEvent(self, event: QCloseEvent) -> None:
        for panel in self.docks.panelen():
            panel.klaar_om_te_sluiten()
        self.docks.bewaar()
        maat = bytes(self.saveGeometry().data())
        if self._omgeving.voorkeuren.get("venster") != maat:
            self._omgeving.jobs.write(BewaarVoorkeur(sleutel="venster", waarde=maat), eigenaar=self)
        super().closeEvent(event)
        self.closed.emit()


def _kan_zelf_terug(veld: QObject | None) -> bool:
    if isinstance(veld, QLineEdit):
        return veld.isUndoAvailable()
    if isinstance(veld, QPlainTextEdit | QTextEdit):
        return veld.document().isUndoAvailable()
    return False
