"""What happens when the program has a bug: a report without any case data, and a dialog that trusts nothing.

A report holds the kind of error, our own frames as file and line, and versions. Never a message or a value of a
variable: those can hold a name. The program goes on when it can; what was typed stands in its draft.
"""

from __future__ import annotations

import datetime as dt
import faulthandler
import os
import platform
import re
import sys
import threading
import types
from collections.abc import Callable
from pathlib import Path
from typing import IO

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, QSize, Qt, Signal, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from wijdesk import __version__, verslagen
from wijdesk.programmalog import noteer

_EIGEN = "wijdesk"
VASTGELOPEN = "vastgelopen.txt"
"""In the folder of the reports: what Python tells of a crash below it. Empty as long as there was none."""
HOOGSTENS = 5
"""Dialogs in one session; a bug that keeps coming back is only written down, once."""
NU_KOP = "Er ging iets mis in het programma"
VASTGELOPEN_KOP = "wijdesk is de vorige keer vastgelopen"
EERDER_KOP = "Er ging eerder iets mis in het programma"
"""Above a report: of now, of the last time, and of one that was kept and that nobody looked at."""


def _nu() -> dt.datetime:
    return dt.datetime.now(tz=dt.UTC)


def _kop(wanneer: dt.datetime) -> list[str]:
    return [
        f"wijdesk {__version__} · Python {platform.python_version()} · Qt {qVersion()}",
        f"{platform.system()} {platform.release()} · {wanneer:%Y-%m-%d %H:%M} UTC",
    ]


def rapport(fout: BaseException) -> str:
    """The report of an exception and of what caused it; holds no text of the exception itself."""
    regels = _kop(_nu())
    gezien: set[int] = set()
    volgende: BaseException | None = fout
    while volgende is not None and id(volgende) not in gezien:
        gezien.add(id(volgende))
        soort = type(volgende)
        regels += ["", f"{soort.__module__}.{soort.__qualname__}", *_plekken(volgende.__traceback__)]
        volgende = volgende.__cause__ or volgende.__context__
    return "\n".join(regels)


def _plekken(spoor: types.TracebackType | None) -> list[str]:
    """Our own frames; of others only the name of the module."""
    plekken: list[str] = []
    while spoor is not None:
        module = str(spoor.tb_frame.f_globals.get("__name__", "?"))
        if module.partition(".")[0] == _EIGEN:
            code = spoor.tb_frame.f_code
            # By its module: in a built program the file has another path, or none.
            pad = module.replace(".", "/") + ("/__init__" if code.co_filename.endswith("__init__.py") else "")
            plekken.append(f"  {pad}.py:{spoor.tb_lineno} {code.co_qualname}")
        else:
            plekken.append(f"  ({module})")
        spoor = spoor.tb_next
    return plekken


def _plek(spoor: types.TracebackType | None) -> tuple[str, int] | None:
    """The last of our own modules on the way to where it went wrong, and the line."""
    plek = None
    while spoor is not None:
        module = str(spoor.tb_frame.f_globals.get("__name__", "?"))
        if module.partition(".")[0] == _EIGEN:
            plek = module, spoor.tb_lineno
        spoor = spoor.tb_next
    return plek


def rapport_van_eerder(dump: str, wanneer: dt.datetime) -> str:
    """The report of a crash below Python, of the last one in what Python's faulthandler left behind: what kind, and our
    own frames by file and line. Of others only the file; no path of this computer.
    """
    regels = _kop(wanneer)
    laatste = max((vondst.start() for vondst in _KLAP.finditer(dump)), default=0)
    for regel in dump[laatste:].splitlines():
        if klap := _KLAP.fullmatch(regel):
            regels += ["", klap[0]]
        elif regel.startswith(("Thread ", "Current thread ")):
            regels += ["", regel.partition(" 0x")[0]]
        elif kader := _KADER.fullmatch(regel):
            eigen = _EIGEN_BESTAND.fullmatch(kader[1])
            bestand = (eigen[1] if eigen else kader[1]).replace("\\", "/")
            regels.append(f"  {bestand}:{kader[2]} {kader[3]}" if eigen else f"  ({bestand.rpartition('/')[2]})")
    return "\n".join(regels)


_KLAP = re.compile(r"^(?:Fatal Python error|Windows fatal exception): [A-Za-z0-9 ]+$", re.MULTILINE)
_KADER = re.compile(r'  File "([^"]*)", line (\d+) in ([\w.<>]+)')
_EIGEN_BESTAND = re.compile(r"(?:.*[\\/])?(wijdesk[\\/][\w\\/]+\.py)")


class CrashVenster(QDialog):
    """Says what happened, that work is safe, and shows the report to copy or save. Built of Qt's own parts only."""

    def __init__(self, tekst: str, bewaard: Path | None, ouder: QWidget | None = None, *, kop: str = NU_KOP) -> None:
        """`bewaard`: the file it was kept in, or the folder of several."""
        super().__init__(ouder)
        self.setWindowTitle("wijdesk – er ging iets mis")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opschrift = QLabel(kop)
        opschrift.setProperty("rol", "titel")
        opschrift.setWordWrap(True)
        uitleg = QLabel(
            "Dit is een fout van het programma, niet van u. Wat al was opgeslagen is veilig, en wat u aan het typen "
            "was staat als concept klaar. U kunt meestal verder werken.\n\n"
            "In dit verslag staan geen gegevens van inwoners. Geef het aan uw applicatiebeheerder."
        )
        uitleg.setWordWrap(True)
        self.verslag = QPlainTextEdit(tekst)
        self.verslag.setReadOnly(True)
        self.verslag.setTabChangesFocus(True)
        self.verslag.setAccessibleName("Verslag van de fout")
        letter = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letter.setPointSizeF(QApplication.font().pointSizeF())  # as large as the rest
        self.verslag.setFont(letter)
        self.waar = waar = QLabel("" if bewaard is None else f"Ook bewaard in {bewaard}")
        waar.setProperty("rol", "bij")
        waar.setWordWrap(True)
        kopieer = QPushButton("Verslag kopiëren")
        kopieer.clicked.connect(lambda: QGuiApplication.clipboard().setText(tekst))
        bewaar = QPushButton("Verslag bewaren…")
        bewaar.clicked.connect(self._kies_waar)
        stop = QPushButton("Programma sluiten")
        stop.clicked.connect(self._stop)
        verder = QPushButton("Verder werken")
        verder.setProperty("rol", "primair")
        verder.setDefault(True)
        verder.clicked.connect(self.accept)
        knoppen = QHBoxLayout()
        knoppen.setSpacing(8)
        knoppen.addWidget(kopieer)
        knoppen.addWidget(bewaar)
        knoppen.addStretch(1)
        knoppen.addWidget(stop)
        knoppen.addWidget(verder)
        vlak = QVBoxLayout(self)
        vlak.setContentsMargins(24, 20, 24, 20)
        vlak.setSpacing(12)
        for deel in (opschrift, uitleg, self.verslag, waar):
            vlak.addWidget(deel)
        vlak.addLayout(knoppen)
        verder.setFocus()

    def _kies_waar(self) -> None:
        """Ask for a file to send along, and write the report in it."""
        # Named here and not above: PySide makes a class when it is first named, and every start would wait for it.
        venster = QtWidgets.QFileDialog(self, "Verslag bewaren", "verslag-wijdesk.txt")
        venster.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setDefaultSuffix("txt")
        venster.fileSelected.connect(self.bewaar_als)
        venster.open()

    def bewaar_als(self, pad: str) -> None:
        """Write the report in this file."""
        try:
            Path(pad).write_text(self.verslag.toPlainText() + "\n", encoding="utf-8")
        except OSError:
            self.waar.setText("Dat lukte niet: deze plek is niet te beschrijven.")
        else:
            self.waar.setText(f"Bewaard in {pad}")

    def _stop(self) -> None:
        self.accept()
        QApplication.closeAllWindows()
        QApplication.quit()

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(640, 460)


class Vangnet(QObject):
    """Catches what nobody caught, in any thread, and lives as long as the program.

    Signals:
        caught: (report) something was caught; for tests and for who wants to write it elsewhere
    """

    caught = Signal(str)
    _aangekomen = Signal(str)

    def __init__(self, map_: Path, *, ouder: Callable[[], QWidget | None] = lambda: None) -> None:
        """`map_` is where reports go; `ouder` gives the window the dialog belongs to. Without a writable folder
        reports are shown and not kept.
        """
        super().__init__()
        self._map = map_
        self._ouder = ouder
        self._getoond = 0
        self._bezig = threading.local()
        self._bestand: IO[str] | None = None
        self._vorige = sys.excepthook, threading.excepthook
        self._venster: CrashVenster | None = None
        self._bewaard: dict[str, Path | None] = {}
        """What was written in this session, by the report without its first lines: those tell the minute."""
        self._op_scherm: dict[Path, CrashVenster] = {}
        self._aangekomen.connect(self._toon, Qt.ConnectionType.QueuedConnection)

    def span(self) -> None:
        """Hang the net: exceptions of this and other threads, and crashes below Python."""
        self._vorige = sys.excepthook, threading.excepthook
        sys.excepthook = self._van_hoofddraad
        threading.excepthook = self._van_draad
        try:
            self._map.mkdir(parents=True, exist_ok=True)
            self._bestand = (self._map / VASTGELOPEN).open("a", encoding="utf-8")
        except OSError:
            self._bestand = None
        if self._bestand is not None:
            faulthandler.enable(self._bestand)

    def haal_in(self) -> None:
        """Take the net down."""
        sys.excepthook, threading.excepthook = self._vorige
        if self._bestand is not None:
            faulthandler.disable()
            if sys.platform == "win32":
                self._bestand.truncate(0)  # there it also tells of what the program got over
            self._bestand.close()
            self._bestand = None

    def vertel_van_eerder(self) -> None:
        """Show, once, what is known of a crash below Python of the last time, and keep it as a report. With it what was
        kept and nobody looked at; what was looked at long ago goes.
        """
        verslagen.ruim_op(self._map, vandaag=_nu().date())
        gevallen = self._van_onder_python()
        if gevallen:
            self._bewaar(gevallen)
        nog = [(pad, tekst) for pad, tekst in verslagen.ongezien(self._map) if not self._staat_er(pad)]
        teksten = list(dict.fromkeys([gevallen, *(tekst for _, tekst in nog)] if gevallen else [er for _, er in nog]))
        if teksten:
            kop = VASTGELOPEN_KOP if gevallen else EERDER_KOP
            waar = nog[0][0] if len(nog) == 1 else self._map if nog else None
            self._open("\n\n".join(teksten), waar, [pad for pad, _ in nog], kop)

    def _van_onder_python(self) -> str:
        """The report of a crash below Python since the last time; empty when there was none."""
        pad = self._map / VASTGELOPEN
        try:
            dump, sinds = pad.read_text(encoding="utf-8", errors="replace"), pad.stat().st_mtime
            if not dump.strip():
                return ""
            os.truncate(pad, 0)
        except OSError:
            return ""
        noteer("vastgelopen")
        return rapport_van_eerder(dump, dt.datetime.fromtimestamp(sinds, tz=dt.UTC))

    def _open(self, tekst: str, waar: Path | None, paden: list[Path], kop: str = NU_KOP) -> None:
        """Show a report; whoever puts it away looked at it."""
        self._venster = venster = CrashVenster(tekst, waar, self._ouder(), kop=kop)
        self._op_scherm |= dict.fromkeys(paden, venster)
        venster.finished.connect(lambda _: verslagen.merk_gezien(paden, op=_nu().date()))
        venster.open()

    def _staat_er(self, pad: Path) -> bool:
        venster = self._op_scherm.get(pad)
        return venster is not None and isValid(venster) and venster.isVisible()

    def vang(self, fout: BaseException) -> None:
        """Write the report and show it. Safe from any thread."""
        if getattr(self._bezig, "aan", False):  # a bug while telling about a bug: not again
            return
        self._bezig.aan = True
        try:
            tekst = rapport(fout)
            noteer("fout", klasse=type(fout), plek=_plek(fout.__traceback__))
            if sys.stderr is not None:  # none in a windowed program
                sys.stderr.write(f"{tekst}\n")
            self._aangekomen.emit(tekst)
        finally:
            self._bezig.aan = False

    def _van_hoofddraad(
        self, soort: type[BaseException], fout: BaseException, spoor: types.TracebackType | None
    ) -> None:
        if issubclass(soort, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.vang(fout.with_traceback(spoor))

    def _van_draad(self, wat: threading.ExceptHookArgs) -> None:
        if wat.exc_value is not None:
            self.vang(wat.exc_value)

    def _toon(self, tekst: str) -> None:
        self._getoond += 1
        pad = self._bewaar(tekst)
        self.caught.emit(tekst)
        if self._getoond <= HOOGSTENS:
            self._open(tekst, pad, [] if pad is None else [pad])

    def _bewaar(self, tekst: str) -> Path | None:
        _, _, wat = tekst.partition("\n\n")
        if self._bewaard.get(wat) is None:
            self._bewaard[wat] = verslagen.bewaar(self._map, tekst, self._getoond, nu=_nu())
        return self._bewaard[wat]
