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

from wijdesk.app.schermwissel import Schermwissel
from wijdesk.errors import Storing
from wijdesk.settings import Instellingen, bewaar_instellingen, heeft_winkel, lees_instellingen, log_map
from wijdesk.ui.theme import Theme, maak_app
from wijdesk.ui.unlock import LoginVenster

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.app.uitwisseling_werker import Uitwisselaar
    from wijdesk.models.rows.huis import Wijziging
    from wijdesk.store.keys import Sleutel
    from wijdesk.ui.crash import Vangnet
    from wijdesk.ui.eerste_aansluiten import Aansluiting
    from wijdesk.ui.jobs import Jobs
    from wijdesk.ui.main_window import MainWindow
    from wijdesk.ui.opruimer import Opruimer

ZWAAR = ("wijdesk.app.bureau", "wijdesk.services.schrijfloket")
"""What is loaded in a thread while the password is typed, in the order in which it is needed. Nothing of Qt: PySide
makes its types when they are first used, and two threads that do so at once bring the process down."""
SCHERM = (
    "jobs", "panel", "layout", "table", "regellijst", "palette", "status", "main_window", "nieuwe_inwoner",
    "panels.inloop.vraagdeel", "panels.inloop.wie", "panels.inloop",
)  # fmt: skip
"""Modules of `wijdesk.ui` that are loaded meanwhile on the GUI thread, one per turn of the event loop: some ms each."""

BEURT = 0.001
"""Seconds a lane may hold the interpreter while the window waits for it. With Python's own 5 ms a painted frame, which
asks several times, waits up to 50 ms during an import."""

KOPIE_NA = 30_000
"""Milliseconds after opening before a daily backup is made: not while somebody waits at the desk."""


def start(map_: Path, *, naam: str = "", voorbeeld_wachtwoord: str = "") -> int:
    """Show the window and answer the exit code when it is closed."""
    app = maak_app()
    programma = Programma(app, map_, naam=naam, voorbeeld_wachtwoord=voorbeeld_wachtwoord)
    programma.begin()
    return app.exec()


class Programma(QObject):
    """The running program: which window is shown, and what must be closed when it goes.

    Signals:
        opened: (MainWindow) the desk stands on the screen
    """

    opened = Signal(object)
    _bekeken = Signal()

    def __init__(self, app: QApplication, map_: Path, *, naam: str = "", voorbeeld_wachtwoord: str = "") -> None:
        super().__init__(app)
        self.instellingen = lees_instellingen()
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
        self._schermen = Schermwissel(self)
        self._lader = threading.Thread(target=laad, name="wijdesk-laden")
        self._vangnet: Vangnet | None = None
        self._kopie_straks = QTimer(self, singleShot=True, interval=KOPIE_NA)
        self._kopie_straks.timeout.connect(self._maak_kopie_als_nodig)

    def begin(self) -> None:
        """Show the first window: login, or the first start in a folder without a store."""
        if heeft_winkel(self.map):
            self._toon_login()
        else:
            self._toon_eerste_start()
            self._laad_straks()

    def open(self, bureau: Bureau) -> None:
        """Put the window on an open desk; the same desk again only comes back from being locked."""
        from wijdesk.app.panelen import maak_omgeving, maak_panelen, programma_acties, uitwegen
        from wijdesk.app.uitwisseling_werker import Uitwisselaar
        from wijdesk.ui.crash import Vangnet
        from wijdesk.ui.jobs import Jobs
        from wijdesk.ui.main_window import MainWindow
        from wijdesk.ui.opruimer import Opruimer

        if bureau is self.bureau and self.venster is not None:
            if not self._schermen.wissel_als_nodig():
                self.venster.show()
            self._toon(None)
            return
        if self._vangnet is None:
            self._vangnet = Vangnet(log_map(), ouder=lambda: self.venster or self.scherm)
            self._vangnet.span()
            self._bekeken.connect(self._log, QtCore.Qt.ConnectionType.QueuedConnection)
        self.bureau = bureau
        self._opruimer = self._opruimer or Opruimer(self)
        self._opruimer.begin()
        sys.setswitchinterval(BEURT)
        self.jobs = Jobs(bureau.schrijf, bureau.lees, self, plaats=bureau.plaats)
        self.uitwisselaar = Uitwisselaar(bureau, self.jobs, toeval=random.random, parent=self.jobs)
        bureau.bij_toegang = self._bekeken.emit
        omgeving = maak_omgeving(bureau, self.jobs)
        self.venster = MainWindow(
            omgeving,
            maak_panelen(bureau, self.uitwisselaar),
            acties=programma_acties(self, omgeving),
            uitwegen=uitwegen(self),
        )
        self.venster.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        self.venster.crashed.connect(self._vangnet.vang)
        self.venster.closed.connect(self.sluit)
        self.uitwisselaar.changed.connect(self.venster.balk.sync.toon)
        self.uitwisselaar.rechten_anders.connect(self._rechten_anders, QtCore.Qt.ConnectionType.QueuedConnection)
        self.jobs.changed.connect(self._kijk_wie)
        self.theme.kleed(self.venster)
        self.venster.show()
        self._toon(None)
        self._kopie_straks.start()
        self.uitwisselaar.begin()
        self.opened.emit(self.venster)

    def vergrendel(self) -> None:
        """Hide everything until somebody gives a password: whoever was at work goes on, a colleague takes over."""
        if self.venster is None or self.bureau is None:
            return
        for panel in self.venster.docks.panelen():
            panel.klaar_om_te_sluiten()
        if self.uitwisselaar is not None:
            self.uitwisselaar.deel_als_er_wacht()
        naam = self.bureau.medewerker.naam
        self._toon_login(naam)
        self.venster.hide()

    def _rechten_anders(self, weg: bool) -> None:
        """Access was ended: back to the login window. With other rights the screens follow."""
        if not weg:
            self._schermen.rechten_anders(op_slot=self.scherm is not None)
        elif self.venster is not None:
            self._sluit_venster()
            self._toon_login()

    def _kijk_wie(self, wijziging: Wijziging) -> None:
        """Somebody changed at this desk who may do what."""
        if self.uitwisselaar is not None and wijziging.per_soort.keys() & {"medewerker", "roltoekenning"}:
            self.uitwisselaar.kijk_wie()

    def toon_map(self) -> None:
        """Open the folder of the store in the file manager: to see which disk is full."""
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QtCore.QUrl.fromLocalFile(str(self.map)))

    def maak_kopie(self) -> None:
        """Make a backup now and say so."""
        if self.jobs is None or self.bureau is None or self.venster is None:
            return
        bureau, venster = self.bureau, self.venster
        self.jobs.background(
            lambda _: bureau.reservekopie(),
            lambda kopie: venster.verzoek("melding", f"Reservekopie gemaakt: {kopie.name}"),
            eigenaar=venster,
        )

    def bewaar(self, instellingen: Instellingen) -> None:
        """Keep the settings of this workstation. Raises OSError."""
        bewaar_instellingen(instellingen)
        self.instellingen = instellingen

    def sluit(self) -> None:
        """Shut down in order: lanes (every write is carried out), then the store, then the program."""
        if self._lader.is_alive():
            self._lader.join()
        self._sluit_bureau(deel=True)
        if self._vangnet is not None:
            self._vangnet.haal_in()
        app = QApplication.instance()
        if app is not None:
            app.quit()

    def _sluit_venster(self) -> None:
        """The window and then the store, and the program goes on."""
        if self.venster is not None:
            self.venster.closed.disconnect(self.sluit)
            self.venster.closed.connect(self._sluit_bureau)  # while the panels are there to hear of it
            self.venster.close()
        self._sluit_bureau()

    def sluit_banen(self, *, deel: bool = False) -> None:
        """The lanes and what shares, and with them the window; the desk stays open."""
        self._kopie_straks.stop()
        if self.uitwisselaar is not None:
            self.uitwisselaar.sluit()
        if self.jobs is not None:
            self.jobs.sluit()
        if deel and self.uitwisselaar is not None:
            self.uitwisselaar.laatste_ronde()
        if self._opruimer is not None:
            self._opruimer.stop()
        self.jobs = self.venster = self.uitwisselaar = None

    def _sluit_bureau(self, *, deel: bool = False) -> None:
        self.sluit_banen(deel=deel)
        bureau, self.bureau = self.bureau, None
        if bureau is not None:
            with contextlib.suppress(Storing):  # a full disk: the program must be able to stop all the same
                bureau.sluit()

    def _toon(self, scherm: QWidget | None) -> None:
        vorige, self.scherm = self.scherm, scherm
        if scherm is not None:
            self.theme.kleed(scherm)
            scherm.show()
        if vorige is not None:
            vorige.close()
            vorige.deleteLater()

    def _toon_login(self, naam: str = "") -> None:
        login = LoginVenster(self._ontgrendel, naam=naam or self._naam, uitwegen=self._uitwegen_bij_login())
        login.unlocked.connect(self._ontgrendeld)
        login.painted.connect(self._laad_straks)
        self._toon(login)

    def _laad_straks(self) -> None:
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

    def _toon_eerste_start(self) -> None:
        from wijdesk.ui.eerste_aansluiten import Aansluiter
        from wijdesk.ui.eerste_start import EersteStart

        aansluiten = Aansluiter(self._vraag_aan, self._sluit_aan)
        begin = EersteStart(self._begin_winkel, self._begin_voorbeeld, plaats=str(self.map), aansluiten=aansluiten)
        begin.made.connect(self.open)
        self._toon(begin)

    def _ontgrendel(self, naam: str, wachtwoord: str) -> Bureau | Sleutel:
        """In a thread of the login window: a desk, or only the key when another desk is still open behind it."""
        from wijdesk.app.bureau import Bureau, Wereld
        from wijdesk.store.keys import NIEMAND, ontgrendel

        sleutel = ontgrendel(self.map, naam, wachtwoord)
        if sleutel.medewerker_id == NIEMAND:
            from wijdesk.app.uitwisseling_begin import ga_verder

            ga_verder(self.map, naam, wachtwoord)
            sleutel = ontgrendel(self.map, naam, wachtwoord)
        return sleutel if self.bureau is not None else Bureau(self.map, sleutel, Wereld())

    def _ontgrendeld(self, geopend: Bureau | Sleutel) -> None:
        from wijdesk.app.bureau import Bureau, Wereld

        if isinstance(geopend, Bureau):
            self.open(geopend)
        elif self.bureau is not None and self.bureau.medewerker.id == geopend.medewerker_id:
            self.open(self.bureau)
        else:
            self._sluit_venster()
            self.open(Bureau(self.map, geopend, Wereld()))

    def _uitwegen_bij_login(self) -> dict[str, tuple[str, Callable[[], None]]]:
        ander = ("Andere map kiezen…", self.kies_map)
        return {
            "beschadigd": ("Herstellen…", self.herstel),
            "geen_winkel": ander,
            "niet_lokaal": ander,
            "nieuwere_versie": ander,
        }

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
            self._toon_login()
        else:
            self._toon_eerste_start()

    def herstel(self) -> None:
        """Choose what the store is mended with: the centre, or a backup."""
        from wijdesk.app.kopieen import reservekopieen, zet_reservekopie_terug
        from wijdesk.ui.herstel import HerstelVenster

        map_ = self.map

        def uit_centrum(naam: str, wachtwoord: str, meld: Callable[[int, int], None]) -> tuple[str, ...]:
            from wijdesk.app.uitwisseling_herstel import herstel_van_centrum

            return herstel_van_centrum(map_, naam, wachtwoord, meld=meld).zinnen

        venster = HerstelVenster(
            reservekopieen(map_),
            lambda van, naam, ww: zet_reservekopie_terug(map_, van, naam, ww),
            self.scherm,
            uit_centrum=uit_centrum,
        )
        venster.restored.connect(self.begin_opnieuw)
        venster.open()

    def sluit_en_herstel(self) -> None:
        """The open store turned out to be damaged: let go of it, and mend it from the login window."""
        self._sluit_venster()
        self._toon_login()
        self.herstel()

    def begin_opnieuw(self) -> None:
        """Back to the login window, after the store was mended."""
        self._toon_login()

    def _begin_winkel(self, locatie: str, naam: str, wachtwoord: str, _meld: Callable[[int, int], None]) -> Bureau:
        from wijdesk.app.bureau import maak_winkel, ontgrendel

        maak_winkel(self.map, locatie=locatie, medewerker=naam, wachtwoord=wachtwoord)
        return ontgrendel(self.map, naam, wachtwoord)

    def _vraag_aan(self, invoer: Aansluiting) -> str:
        from wijdesk.app.uitwisseling_begin import begin

        return begin(self.map, invoer.adres, medewerker=invoer.naam, wachtwoord=invoer.wachtwoord)

    def _sluit_aan(self, naam: str, wachtwoord: str, meld: Callable[[int, int], None]) -> Bureau:
        from wijdesk.app.bureau import ontgrendel
        from wijdesk.app.uitwisseling_begin import ga_verder

        ga_verder(self.map, naam, wachtwoord, meld=meld)
        return ontgrendel(self.map, naam, wachtwoord)

    def _begin_voorbeeld(self, meld: Callable[[int, int], None]) -> tuple[str, Bureau]:
        from wijdesk.app.bureau import ontgrendel
        from wijdesk.app.voorbeeld import MEDEWERKER, WACHTWOORD, maak_voorbeeld

        maak_voorbeeld(self.map, wachtwoord=WACHTWOORD, voortgang=meld)
        return WACHTWOORD, ontgrendel(self.map, MEDEWERKER, WACHTWOORD)

    def _log(self) -> None:
        from wijdesk.models.opdrachten.huis import LogToegang

        if self.jobs is not None:
            self.jobs.write(LogToegang(), eigenaar=self)

    def _maak_kopie_als_nodig(self) -> None:
        if self.jobs is not None and self.bureau is not None:
            bureau = self.bureau
            self.jobs.background(lambda _: bureau.reservekopie_als_nodig(), eigenaar=self)


def laad() -> None:
    """Load what unlocking and the first save need. In a thread of its own while the password is typed."""
    try:
        for naam in ZWAAR:
            import_module(naam)
        import_module("wijdesk.services.leesloket").laad()
    finally:
        gc.freeze()  # what was loaded stays: collecting later need not look at it, which would stall the window
