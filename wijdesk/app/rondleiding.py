"""Walks the main job through the real window, by keys into whatever has the focus, and keeps pictures of it.

For who has no screen, and to look at everything at once. It registers things, so it goes through an example store
only. It knows the window and what stands on it; the steps are those of a person.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, Qt, QThread, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from wijdesk.app.bureau import bureau_open, klok_nu
from wijdesk.app.venster import Programma
from wijdesk.app.voorbeeld import MEDEWERKER, WACHTWOORD, maak_voorbeeld
from wijdesk.errors import Storing, Weigering
from wijdesk.models.values import lokaal
from wijdesk.settings import heeft_scherm, heeft_winkel
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.panel import Panel
from wijdesk.ui.panels.inloop import InloopPanel
from wijdesk.ui.theme import maak_app

K = Qt.Key
GEEN, CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
GEDULD = 60.0
"""Seconds for one step; a step that takes longer is a bug."""
RUST = 0.25
"""Seconds after which a screen has settled."""
MAAT = (1366, 728)
"""The laptop at the entree, without the bar of the system."""


def loop(map_: Path, naam: str, wachtwoord: str, uit: Path) -> tuple[Path, ...]:
    """Walk through the work and answer what was made under `uit`: pictures in order, then the jaarverslag.

    A folder without a store first gets an example store. Raises Weigering for a store that is not an example, and the
    Storingen of opening one.
    """
    if not heeft_scherm():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not heeft_winkel(map_):
        maak_voorbeeld(map_, wachtwoord=WACHTWOORD)
    naam, wachtwoord = naam or MEDEWERKER, wachtwoord or WACHTWOORD
    _eis_voorbeeld(map_, naam, wachtwoord)
    uit.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = maak_app()
    eerder = qInstallMessageHandler(_zeg_wat_telt)
    programma = Programma(app, map_, naam=naam)
    programma.theme.kies("licht", 100)
    try:
        return _Rondleiding(programma, uit).loop(wachtwoord)
    finally:
        if programma.venster is not None:
            programma.venster.close()
        else:
            programma.sluit()
        qInstallMessageHandler(eerder)


class _Rondleiding:
    """One walk: what was made so far, and the hands on the keyboard."""

    def __init__(self, programma: Programma, uit: Path) -> None:
        self._programma = programma
        self._uit = uit
        self._gemaakt: list[Path] = []

    def loop(self, wachtwoord: str) -> tuple[Path, ...]:
        """All steps, in the order of a working day."""
        self._log_in(wachtwoord)
        self._help_wie_wacht()
        self._bekende_inwoner()
        self._nieuwe_inwoner()
        self._anoniem()
        self._vandaag()
        self._inwoner()
        self._opdrachten()
        self._uiterlijk()
        self._jaarverslag()
        return tuple(self._gemaakt)

    # The steps -------------------------------------------------------------------------------------------------------

    def _log_in(self, wachtwoord: str) -> None:
        programma = self._programma
        programma.begin()
        self._tot(lambda: programma.scherm is not None and programma.scherm.isActiveWindow(), "inlogvenster")
        self._bewaar("inloggen", programma.scherm)
        self._typ(wachtwoord)
        self._druk(K.Key_Return)
        self._tot(lambda: programma.venster is not None, "openen")
        venster = self._venster
        venster.resize(*MAAT)
        self._tot(lambda: self._paneel("inloop") is not None and self._paneel("wachtrij") is not None, "panelen")
        self._tot(lambda: venster.isAncestorOf(QApplication.focusWidget() or venster), "focus")
        self._bewaar("entree")

    def _help_wie_wacht(self) -> None:
        wachtrij = self._paneel("wachtrij")
        for _ in range(12):
            if _heeft_focus(wachtrij):
                break
            self._druk(K.Key_F6, SHIFT)
        self._tot(lambda: _heeft_focus(wachtrij), "wachtrij")
        self._druk(K.Key_Down)
        self._druk(K.Key_Up)
        self._bewaar("wachtrij")
        self._druk(K.Key_Return)
        self._tot(lambda: _heeft_focus(self._inloop) and not self._inloop.huidige().gesprek.leeg, "wachtende helpen")
        formulier = self._inloop.huidige()
        if formulier.gesprek.naam:
            self._tot(formulier.vragen[0].tekst.hasFocus, "vraag")
        else:
            self._druk(K.Key_A, ALT)
        self._noteer(". Heeft een aanmaning van het energiebedrijf en weet niet wat te doen.", uitkomst=K.Key_1)
        self._bewaar("geholpen-uit-de-wachtrij")
        self._sla_op()

    def _bekende_inwoner(self) -> None:
        self._druk(K.Key_F2)
        wie = self._inloop.huidige().wie
        self._typ("van der")
        self._tot(wie.lijst_vlak.isVisible, "kandidaten")
        self._bewaar("inwoner-zoeken")
        self._druk(K.Key_Return)
        self._tot(self._inloop.huidige().vragen[0].tekst.hasFocus, "vraag")
        self._noteer("Wil hulp bij het aanvragen van huurtoeslag.", uitkomst=K.Key_1)
        self._druk(K.Key_N, CTRL)
        self._noteer("Haar moeder van 84 valt vaker en is veel alleen.", uitkomst=K.Key_6)
        self._bewaar("vraag-en-uitkomst")
        self._sla_op()
        self._bewaar("opgeslagen")

    def _nieuwe_inwoner(self) -> None:
        self._druk(K.Key_F2)
        self._typ("Bouchra el Idrissi 14-3-1987")
        self._druk(K.Key_Return, CTRL)
        nieuw = self._inloop.huidige().wie.nieuw
        self._tot(nieuw.isVisible, "nieuwe inwoner")
        for veld, tekst in (("telefoon", "06 12345678"), ("postcode", "9741 EB"), ("huisnummer", "14")):
            self._tab_naar(nieuw.velden[veld].invoer)
            self._typ(tekst)
        self._tab_naar(self._inloop.huidige().vragen[0].tekst)
        self._noteer("Zoekt taalles en kinderopvang voor twee dagen.", uitkomst=K.Key_2)
        self._bewaar("nieuwe-inwoner")
        self._sla_op()

    def _anoniem(self) -> None:
        self._druk(K.Key_F2)
        self._druk(K.Key_A, ALT)
        self._tot(self._inloop.huidige().vragen[0].tekst.hasFocus, "anoniem")
        self._noteer("Vraagt waar de voedselbank zit en hoe laat die open is.", uitkomst=K.Key_2)
        self._bewaar("anoniem-contact")
        self._sla_op()

    def _vandaag(self) -> None:
        self._opdracht("toon vandaag")
        vandaag = self._wacht_op_paneel("vandaag")
        self._tot(lambda: _heeft_focus(vandaag), "lijst van vandaag")
        self._bewaar("vandaag")
        self._druk(K.Key_Down)
        self._druk(K.Key_Return)
        self._tot(lambda: _heet("toelichting"), "registratie openen")
        self._druk(K.Key_End, CTRL)
        self._typ(" Ook om kleding.")
        self._bewaar("vandaag-correctie")
        self._druk(K.Key_S, CTRL)
        self._typ("Dat was ik vergeten op te schrijven.")
        self._druk(K.Key_S, CTRL)
        self._tot_rust()
        self._bewaar("vandaag-gecorrigeerd")
        self._druk(K.Key_Escape)

    def _inwoner(self) -> None:
        self._druk(K.Key_K, CTRL)
        self._typ("idrissi")
        self._tot(self._venster.palet.isVisible, "zoeken")
        self._bewaar("zoeken-en-opdrachten")
        self._druk(K.Key_Return)
        inwoner = self._wacht_op_paneel("inwoner")
        self._tot(lambda: _heeft_focus(inwoner), "persoonskaart")
        self._tot_rust()
        self._bewaar("persoonskaart")

    def _opdrachten(self) -> None:
        self._druk(K.Key_K, CTRL)
        self._bewaar("alle-opdrachten")
        self._druk(K.Key_Escape)
        self._druk(K.Key_F1)
        self._tot(self._venster.hulp.isVisible, "sneltoetsen")
        self._bewaar("sneltoetsen")
        self._druk(K.Key_Escape)

    def _uiterlijk(self) -> None:
        """Choose in the settings, where a choice shows at once; Esc puts everything back as it was."""
        self._druk(K.Key_Comma, CTRL)
        self._tot(lambda: isinstance(QApplication.activeWindow(), QDialog), "instellingen")
        venster = QApplication.activeWindow()
        for beeld, toets in (("instellingen", K.Key_L), ("donker", K.Key_D), ("hoog-contrast", K.Key_H)):
            self._druk(toets)
            self._tot_rust()
            self._bewaar(beeld, venster if beeld == "instellingen" else None)
        self._druk(K.Key_L)
        self._druk(K.Key_Tab)
        self._druk(K.Key_End)
        self._tot_rust()
        self._bewaar("tekst-tweemaal-zo-groot")
        self._druk(K.Key_Escape)
        self._tot(lambda: not isinstance(QApplication.activeWindow(), QDialog), "instellingen sluiten")
        self._programma.theme.kies("licht", 100)
        self._venster.activateWindow()
        self._tot(self._venster.isActiveWindow, "terug in het venster")

    def _jaarverslag(self) -> None:
        self._druk(K.Key_3, CTRL)
        self._opdracht("toon jaarverslag")
        panel = self._wacht_op_paneel("jaarverslag")
        self._tot(lambda: _heet_veld("Jaar"), "jaarverslag")
        self._vul(str(lokaal(klok_nu()).year))
        self._druk(K.Key_Tab, keer=2)
        waar = self._uit / "jaarverslag"
        self._vul(str(waar))
        self._druk(K.Key_Return, CTRL)
        self._tot(lambda: (panel.findChild(QWidget, "jaarverslag_klaar") or panel).isVisibleTo(panel), "rapport")
        self._bewaar("jaarverslag")
        self._gemaakt += sorted(waar.iterdir(), key=lambda pad: (pad.suffix != ".pdf", pad.name))

    # Hands and eyes --------------------------------------------------------------------------------------------------

    @property
    def _venster(self) -> MainWindow:
        venster = self._programma.venster
        if venster is None:
            raise RuntimeError("the window is gone")
        return venster

    @property
    def _inloop(self) -> InloopPanel:
        panel = self._paneel("inloop")
        if not isinstance(panel, InloopPanel):
            raise TypeError("there is no Inloop")
        return panel

    def _paneel(self, naam: str) -> Panel | None:
        return next((panel for panel in self._venster.docks.panelen(alle=True) if panel.naam == naam), None)

    def _wacht_op_paneel(self, naam: str) -> Panel:
        self._tot(lambda: self._paneel(naam) is not None, naam)
        panel = self._paneel(naam)
        if panel is None:
            raise RuntimeError(f"{naam} went away")
        return panel

    def _noteer(self, tekst: str, *, uitkomst: Qt.Key) -> None:
        self._typ(tekst)
        self._druk(uitkomst, ALT)

    def _sla_op(self) -> None:
        formulier = self._inloop.huidige()
        klaar: list[bool] = []
        formulier.geregistreerd.connect(lambda: klaar.append(True))
        self._druk(K.Key_S, CTRL)
        self._tot(lambda: bool(klaar), "opslaan")
        self._tot_rust()

    def _opdracht(self, woorden: str) -> None:
        """Do something by its words, in the box of Ctrl+K."""
        self._druk(K.Key_K, CTRL)
        self._vul(woorden)
        self._tot_rust()
        self._druk(K.Key_Return)

    def _vul(self, tekst: str) -> None:
        self._druk(K.Key_A, CTRL)
        self._typ(tekst)

    def _typ(self, tekst: str) -> None:
        for letter in tekst:
            QTest.keyClicks(_focus(), letter)

    def _druk(self, toets: Qt.Key, erbij: Qt.KeyboardModifier = GEEN, *, keer: int = 1) -> None:
        for _ in range(keer):
            QTest.keyClick(_focus(), toets, erbij)

    def _tab_naar(self, veld: QWidget) -> None:
        for _ in range(40):
            if veld.hasFocus():
                return
            self._druk(K.Key_Tab)
        raise RuntimeError(f"Tab does not come to {veld.objectName() or veld.accessibleName()}")

    def _tot(self, klopt: Callable[[], bool], wat: str) -> None:
        """Let the window go on until this holds."""
        grens = time.monotonic() + GEDULD
        while not klopt():
            if time.monotonic() > grens:
                raise Storing(f"De rondleiding bleef steken bij: {wat}.", uitweg="Meld dit aan de makers.")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QThread.msleep(2)

    def _tot_rust(self) -> None:
        """Until every answer is on the screen: a picture shows what somebody sees a moment later."""
        grens = time.monotonic() + RUST
        self._tot(lambda: time.monotonic() > grens, "rust")

    def _bewaar(self, naam: str, wat: QWidget | None = None) -> None:
        self._tot_rust()
        beeld: QPixmap = (wat or self._venster).grab()
        pad = self._uit / f"{len(self._gemaakt) + 1:02}-{naam}.png"
        if not beeld.save(str(pad)):
            raise Storing("Een beeld kon niet worden bewaard.", uitweg="Kijk of de map te beschrijven is.")
        self._gemaakt.append(pad)


def _focus() -> QWidget:
    veld = QApplication.focusWidget()
    if veld is None:
        raise RuntimeError("nothing has the focus")
    return veld


def _heeft_focus(panel: QWidget | None) -> bool:
    veld = QApplication.focusWidget()
    return panel is not None and veld is not None and panel.isAncestorOf(veld)


def _heet(naam: str) -> bool:
    """Whether the focus stands in the field of this name."""
    veld = QApplication.focusWidget()
    while veld is not None and veld.objectName() != naam:
        veld = veld.parentWidget()
    return veld is not None


def _heet_veld(naam: str) -> bool:
    veld = QApplication.focusWidget()
    return veld is not None and veld.accessibleName() == naam


def _zeg_wat_telt(_soort: QtMsgType, _waar: QMessageLogContext, tekst: str) -> None:
    """Qt's messages, without what the offscreen platform says of itself."""
    if not tekst.startswith("This plugin does not support"):
        sys.stderr.write(f"{tekst}\n")


def _eis_voorbeeld(map_: Path, naam: str, wachtwoord: str) -> None:
    with bureau_open(map_, naam, wachtwoord) as bureau:
        verbinding = bureau.eigen_verbinding()
        try:
            voorbeeld = verbinding.execute("SELECT voorbeeld FROM winkel").fetchone()[0]
        finally:
            verbinding.close()
    if not voorbeeld:
        raise Weigering(
            "De rondleiding registreert van alles, en loopt alleen door een voorbeeld met verzonnen mensen."
        )
