"""Puts the window on the desk: login or first start at once, the rest loads while the password is typed.

Owns the order of starting and shutting down. Only what the login window needs is imported at the top; that leaves out
our requests (30 ms of dataclasses) and the namespace `Qt` (14 ms).
"""

from __future__ import annotations

import contextlib
import gc
import random
import sys
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from wijdesk.app.behoud.bewaking import Bewaking
from wijdesk.app.inlog import Inlog
from wijdesk.app.schermwissel import Schermwissel
from wijdesk.app.taalkeuze import Taalkeuze
from wijdesk.app.vangen import vang_vooraf
from wijdesk.errors import Storing
from wijdesk.settings import Instellingen, bewaar_instellingen, heeft_winkel, lees_instellingen, log_map
from wijdesk.ui.theme import Theme, maak_app

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.app.slot import Slot
    from wijdesk.app.uitwisseling.werker import Uitwisselaar
    from wijdesk.models.rows.huis import Wijziging
    from wijdesk.ui.crash import Vangnet
    from wijdesk.ui.eerste_start import EersteStart
    from wijdesk.ui.jobs import Jobs
    from wijdesk.ui.main_window import MainWindow
    from wijdesk.ui.opruimer import Opruimer
    from wijdesk.ui.panel import Omgeving

ZWAAR = ("wijdesk.app.bureau", "wijdesk.services.schrijfloket")
"""What is loaded in a thread while the password is typed, in the order in which it is needed. Nothing of Qt: PySide
makes its types when they are first used, and two threads that do so at once bring the process down."""
SCHERM = (
    "jobs", "panel", "layout", "table", "regellijst", "palette", "status", "main_window", "nieuwe_inwoner",
    "panels.inloop.vraagdeel", "panels.inloop.wie", "panels.inloop",
)  # fmt: skip
"""Modules of `wijdesk.ui` that are loaded meanwhile on the GUI thread, one per turn of the event loop: some ms each."""

NA_OPENEN = 1_000
"""Milliseconds after the window can be used before it is looked at what its keys ask for, and the lock wakes."""

BEURT = 0.001
"""Seconds a lane may hold the interpreter while the window waits for it. With Python's own 5 ms a painted frame, which
asks several times, waits up to 50 ms during an import."""


def start(map_: Path, *, naam: str = "", voorbeeld_wachtwoord: str = "") -> int:
    """Show the window and answer the exit code when it is closed."""
    app = maak_app()
    programma = Programma(app, map_, naam=naam, voorbeeld_wachtwoord=voorbeeld_wachtwoord)
    vang_vooraf(programma)
    programma.begin()
    return app.exec()


WIE_MAG_WAT = frozenset({"medewerker", "roltoekenning", "belang"})
"""Nouns that say who may do and see what."""


class Programma(QObject):
    """The running program: which window is shown, and what must be closed when it goes.

    Signals:
        opened: (MainWindow) the desk stands on the screen
    """

    opened = Signal(object)

    def __init__(self, app: QApplication, map_: Path, *, naam: str = "", voorbeeld_wachtwoord: str = "") -> None:
        super().__init__(app)
        self.instellingen = lees_instellingen()
        self.taal = Taalkeuze(self, app)
        self.theme = Theme(app, keuze=self.instellingen.thema, schaal=self.instellingen.schaal)
        self.map = map_
        self._naam = naam
        self._voorbeeld_wachtwoord = voorbeeld_wachtwoord
        self.scherm: QWidget | None = None
        self.venster: MainWindow | None = None
        self.bureau: Bureau | None = None
        self.jobs: Jobs | None = None
        self.uitwisselaar: Uitwisselaar | None = None
        self._opruimer: Opruimer | None = None
        self.schermen = Schermwissel(self)
        self.inlog = Inlog(self)
        self._slot: Slot | None = None
        self._lader = threading.Thread(target=laad, name="wijdesk-laden")
        self._vangnet: Vangnet | None = None
        self._log_dicht: Callable[[], None] | None = None
        self.bewaking = Bewaking(self)

    def begin(self) -> None:
        """Show the first window: login, or the first start in a folder without a store."""
        if heeft_winkel(self.map):
            self.toon_login()
        else:
            self.toon_eerste_start()
            self.laad_straks()

    def open(self, bureau: Bureau) -> None:
        """Put the window on an open desk; the same desk again only comes back from being locked."""
        from wijdesk.app.hulp import rondgang_paneel
        from wijdesk.app.inzage_einde import InzageEinde
        from wijdesk.app.loggen import Loggen
        from wijdesk.app.meeschrijven import gemeten, meld_openen
        from wijdesk.app.middernacht import Middernacht
        from wijdesk.app.panelen import maak_omgeving, maak_panelen, programma_acties, uitwegen
        from wijdesk.app.uitwisseling.werker import Uitwisselaar
        from wijdesk.ui.jobs import Jobs
        from wijdesk.ui.main_window import MainWindow
        from wijdesk.ui.opruimer import Opruimer

        if bureau is self.bureau and self.venster is not None:
            if self.schermen.moet_wisselen():
                self.slot.laat_los()
                self.schermen.wissel()
            else:
                self.slot.ontgrendel()
            self.toon(None)
            return
        vangnet = self.vangnet
        self.bureau = bureau
        self._opruimer = self._opruimer or Opruimer(
            self,
            is_rustig=lambda: self.jobs is None or self.jobs.is_klaar,
            stil=lambda: 0.0 if self._slot is None else self._slot.waker.stil,
        )
        self._opruimer.begin()
        sys.setswitchinterval(BEURT)
        self.jobs = Jobs(gemeten(bureau.schrijf), gemeten(bureau.lees), self, plaats=bureau.plaats)
        if not bureau.alleen_lezen:  # what is only read shares nothing
            self.uitwisselaar = Uitwisselaar(bureau, self.jobs, toeval=random.random, parent=self.jobs)
            Middernacht(bureau.wereld.klok, self.uitwisselaar.kijk_wie, self.jobs)
        Loggen(bureau, self.jobs)
        InzageEinde(bureau, self.jobs)
        omgeving = maak_omgeving(bureau, self.jobs)
        self.venster = MainWindow(
            omgeving,
            (*rondgang_paneel(bureau, omgeving), *maak_panelen(bureau, self.uitwisselaar, self.bewaking)),
            acties=programma_acties(self, omgeving),
            uitwegen=uitwegen(self),
            strook=self.bewaking.strook(bureau),
        )
        self.venster.docks.built.connect(self._opruimer.er_kwam_bij)
        self.venster.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        self.venster.crashed.connect(vangnet.vang)
        self.venster.closed.connect(self.sluit)
        self.jobs.changed.connect(self._kijk_wie)
        straks = QTimer(self.venster, singleShot=True, interval=NA_OPENEN)
        straks.timeout.connect(partial(self._na_openen, omgeving, self.venster))
        self.venster.usable.connect(straks.start)
        self.venster.usable.connect(meld_openen())
        self.theme.kleed(self.venster)
        _pas_op_scherm(self.venster)
        self.venster.show()
        self.toon(None)
        if self.uitwisselaar is not None:
            self.uitwisselaar.changed.connect(self.venster.balk.sync.toon)
            self.uitwisselaar.rechten_anders.connect(self._rechten_anders, QtCore.Qt.ConnectionType.QueuedConnection)
            self.uitwisselaar.begin()
        self.bewaking.begin()
        self.opened.emit(self.venster)

    def vergrendel(self) -> None:
        """Put everything away until somebody gives a password: whoever was at work goes on, a colleague takes over."""
        self.slot.vergrendel()

    @property
    def vangnet(self) -> Vangnet:
        """The net under everything, hung when it is first asked for."""
        if self._vangnet is None:
            from wijdesk.ui.crash import Vangnet

            self._vangnet = Vangnet(log_map(), ouder=lambda: self.venster or self.scherm)
            self._vangnet.span()
        return self._vangnet

    @property
    def slot(self) -> Slot:
        """The lock, made when it is first needed."""
        if self._slot is None:
            from wijdesk.app.slot import Slot

            self._slot = Slot(self)
        return self._slot

    def _na_openen(self, omgeving: Omgeving, venster: MainWindow) -> None:
        from wijdesk.app.bij_openen import BijOpenen
        from wijdesk.app.hulp import bied_rondgang_aan
        from wijdesk.app.meeschrijven import begin

        self._log_dicht = self._log_dicht or begin()
        bied_rondgang_aan(self, omgeving, venster)
        BijOpenen(self, omgeving, venster)

    def _rechten_anders(self, weg: bool) -> None:
        """Access was ended: back to the login window. With other rights the screens follow."""
        if not weg:
            self.schermen.rechten_anders(op_slot=self.scherm is not None)
        elif self.venster is not None:
            self.sluit_venster()
            self.toon_login()

    def _kijk_wie(self, wijziging: Wijziging) -> None:
        """Somebody changed at this desk who may do what, or said that they know a resident."""
        if self.uitwisselaar is not None and wijziging.per_soort.keys() & WIE_MAG_WAT:
            self.uitwisselaar.kijk_wie()

    def bewaar(self, instellingen: Instellingen) -> None:
        """Keep the settings of this workstation. Raises OSError."""
        bewaar_instellingen(instellingen)
        eerder, self.instellingen = self.instellingen, instellingen
        self.taal.na_bewaren(eerder)

    def sluit(self) -> None:
        """Shut down in order: lanes (every write is carried out), then the store, then the program."""
        if self._lader.is_alive():
            self._lader.join()
        self._sluit_bureau(deel=True)
        if self._vangnet is not None:
            self._vangnet.haal_in()
        if self._log_dicht is not None:
            self._log_dicht()
        app = QApplication.instance()
        if app is not None:
            app.quit()

    def sluit_venster(self) -> None:
        """The window and then the store, and the program goes on."""
        if self.venster is not None:
            self.venster.closed.disconnect(self.sluit)
            self.venster.closed.connect(self._sluit_bureau)  # while the panels are there to hear of it
            self.venster.close()
        self._sluit_bureau()

    def sluit_banen(self, *, deel: bool = False) -> None:
        """The lanes and what shares, and with them the window; the desk stays open."""
        self.bewaking.stop()
        if self._slot is not None:
            self._slot.laat_los()
        if self.uitwisselaar is not None:
            self.uitwisselaar.sluit()
        if self.jobs is not None:
            self.jobs.sluit()
        if deel and self.uitwisselaar is not None:
            self.uitwisselaar.laatste_ronde()
        if self._opruimer is not None:
            self._opruimer.stop()
        if self.bureau is not None:
            self.bureau.zonder_banen()
        self.jobs = self.venster = self.uitwisselaar = None

    def _sluit_bureau(self, *, deel: bool = False) -> None:
        self.sluit_banen(deel=deel)
        bureau, self.bureau = self.bureau, None
        if bureau is not None:
            from wijdesk.app.loggen import AFGEMELD
            from wijdesk.programmalog import noteer

            bureau.noteer(AFGEMELD)
            noteer("gesloten")
            with contextlib.suppress(Storing):  # a full disk: the program must be able to stop all the same
                bureau.sluit()

    def toon(self, scherm: QWidget | None) -> None:
        """Put this in the place of the login window, or nothing."""
        vorige, self.scherm = self.scherm, scherm
        if scherm is not None:
            self.theme.kleed(scherm)
            scherm.show()
        if vorige is not None:
            vorige.close()
            vorige.deleteLater()

    def toon_login(self, naam: str = "", *, op_slot: bool = False) -> None:
        """The login window in the place of what is there; `op_slot` with the desk open behind it."""
        self.toon(self.inlog.maak(naam or self._naam, op_slot=op_slot))

    def laad_straks(self) -> None:
        """Load the rest once the first window stands: imports hold the interpreter and would keep it waiting."""
        if self._lader.ident is None:
            QTimer.singleShot(0, self._geef_pictogram)
            QTimer.singleShot(0, self._lader.start)
            QTimer.singleShot(0, partial(self._laad_scherm, 0))

    def _laad_scherm(self, beurt: int) -> None:
        import_module(f"wijdesk.ui.{SCHERM[beurt]}")
        if beurt + 1 < len(SCHERM) and self.bureau is None:
            QTimer.singleShot(0, partial(self._laad_scherm, beurt + 1))

    def _geef_pictogram(self) -> None:
        """Only now: reading it would keep the first window waiting."""
        from wijdesk.ui.icons import merk

        QGuiApplication.setWindowIcon(merk())

    def toon_eerste_start(self) -> EersteStart:
        """The window of a folder without a store in the place of what is there."""
        from wijdesk.app.eerste_keer import maak_eerste_start

        begin = maak_eerste_start(self)
        begin.made.connect(self.open)
        begin.login_asked.connect(self.toon_login)
        self.toon(begin)
        return begin

    def uitwegen_bij_login(self) -> dict[str, tuple[str, Callable[[], None]]]:
        """Per kind of trouble at login what can be done about it."""
        from wijdesk.beleid import lees_beleid

        uitwegen: dict[str, tuple[str, Callable[[], None]]] = {
            "beschadigd": ("Herstellen…", self.bewaking.herstel),
            "beschadigd.ook": ("Alleen lezen wat er nog is", self.bewaking.lees_alleen),
            "half_aangesloten.ook": ("Aanvraag terugnemen", self.inlog.neem_aanvraag_terug),
        }
        if lees_beleid().map is None:
            ander = ("Andere map kiezen…", self.kies_map)
            uitwegen |= dict.fromkeys(("geen_winkel", "niet_lokaal", "nieuwere_versie"), ander)
        return uitwegen

    def kies_map(self) -> None:
        """Go on with a store in another folder, and remember it."""
        from PySide6.QtWidgets import QFileDialog

        gekozen = QFileDialog.getExistingDirectory(self.scherm, "Map met de gegevens van dit wijkteam", str(self.map))
        if not gekozen:
            return
        self.map = Path(gekozen)
        with contextlib.suppress(OSError):
            self.bewaar(self.instellingen._replace(map=gekozen))
        if heeft_winkel(self.map):
            self.toon_login()
        else:
            self.toon_eerste_start()

    def begin_opnieuw(self) -> None:
        """Back to the login window, after the store was mended."""
        self.toon_login()


def _pas_op_scherm(venster: QWidget) -> None:
    """On a screen with less room than the window asks (a small one, or text at 200 %) it is as large as the screen.
    What is drawn for nobody may be larger.
    """
    ruimte = venster.screen().availableSize()
    if QGuiApplication.platformName() != "offscreen" and venster.size() != venster.size().boundedTo(ruimte):
        venster.resize(venster.size().boundedTo(ruimte))
        venster.setWindowState(venster.windowState() | QtCore.Qt.WindowState.WindowMaximized)


def laad() -> None:
    """Load what unlocking and the first save need. In a thread of its own while the password is typed."""
    try:
        for naam in ZWAAR:
            import_module(naam)
        import_module("wijdesk.services.leesloket").laad()
    finally:
        gc.freeze()  # what was loaded stays: collecting later need not look at it, which would stall the window
