"""The line at the bottom (what just happened, undo, trouble with its way out), undo itself, and the sync pill.

Knows no panel and no store: it hears what was written by `Jobs.changed`.
"""

from __future__ import annotations

from collections.abc import Callable
from textwrap import shorten

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop, zet_eigenschap
from wijdesk.ui.icons import icon
from wijdesk.ui.jobs import Jobs

HOOGSTENS = 50
"""Operations that can be undone in one session."""
OOK = 48
"""Signs of what undoing once more would take back that stand on the button."""


class StatusBalk(QFrame):
    """One sentence, with at most two buttons beside it.

    Signals:
        undo_requested: somebody pressed "Ongedaan maken"
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rol", "statusbalk")
        self.zin = etiket("", naam="status_zin")
        self.zin.setAccessibleName(self.tr("Wat er net gebeurde"))
        self.zin.setMinimumWidth(80)
        self.ongedaan = knop(self.tr("Ongedaan maken (Ctrl+Z)"), self.undo_requested.emit, rol="stil", naam="ongedaan")
        self.ongedaan.setIcon(icon("undo-2"))
        ruimte = self.ongedaan.sizePolicy()
        ruimte.setRetainSizeWhenHidden(True)  # so that the line keeps its height, and the docks stay where they are
        self.ongedaan.setSizePolicy(ruimte)
        self.uitweg = knop("", self._neem_uitweg, naam="uitweg")
        self._uitweg: Callable[[], None] | None = None
        self.bezig = etiket(self.tr("Bezig…"), "bij", naam="bezig")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(12, 2, 12, 2)
        rij.setSpacing(12)
        rij.addWidget(self.zin)
        rij.addWidget(self.uitweg)
        rij.addWidget(self.ongedaan)
        rij.addStretch(1)
        rij.addWidget(self.bezig)
        self.bezig.hide()
        self.meld("")

    def meld(self, zin: str, *, ongedaan: bool = False, ook: str = "") -> None:
        """Say what just happened, and whether it can be undone; `ook` is what undoing once more would take back."""
        self._zeg(zin, "")
        self.ongedaan.setVisible(ongedaan)
        tekst = self.tr("Ook ongedaan maken: {0} (Ctrl+Z)") if ook else self.tr("Ongedaan maken (Ctrl+Z)")
        self.ongedaan.setText(tekst.format(shorten(ook, OOK, placeholder="…")).replace("&", "&&"))
        self.ongedaan.setToolTip(ook)
        self.uitweg.hide()

    def meld_storing(self, storing: Storing, *, tekst: str = "", doe: Callable[[], None] | None = None) -> None:
        """Say what is wrong and what can be done; `tekst` and `doe` make a button of it."""
        self._zeg(f"{storing.zin} {storing.uitweg}".strip(), "spoed")
        self.ongedaan.hide()
        self._uitweg = doe
        self.uitweg.setText(tekst or self.tr("Begrepen"))
        self.uitweg.show()

    def meld_weigering(self, weigering: Weigering) -> None:
        """Say why the domain refuses."""
        self._zeg(weigering.zin, "let-op")
        self.ongedaan.hide()
        self.uitweg.hide()

    def toon_bezig(self, bezig: bool) -> None:
        """Say that something is being written."""
        self.bezig.setVisible(bezig)

    def _zeg(self, zin: str, toestand: str) -> None:
        zin = " ".join(zin.split())  # one line, whatever a name brought in from the clipboard
        self.zin.setText(zin)
        self.zin.setToolTip(zin)
        zet_eigenschap(self, "toestand", toestand)

    def _neem_uitweg(self) -> None:
        uitweg = self._uitweg
        self.meld("")
        if uitweg is not None:
            uitweg()


class Ongedaan(QObject):
    """The operations of this session that can be taken back, newest first.

    Signals:
        changed: (sentence, can be undone, what that would take back when it is not this sentence) for the status line
        undone: (transaction id) this was just taken back
    """

    changed = Signal(str, bool, str)
    undone = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._stapel: list[tuple[Id, str]] = []
        self._bezig = False
        jobs.changed.connect(self._onthoud)

    @property
    def kan(self) -> bool:
        """Whether there is anything to undo."""
        return bool(self._stapel) and not self._bezig

    def doe(self) -> None:
        """Undo the last operation; a new journaled change, never a deletion."""
        if self._bezig:
            return
        if not self._stapel:
            self.changed.emit(self.tr("Er is niets om ongedaan te maken."), False, "")
            return
        transactie, wat = self._stapel.pop()
        self._bezig = True
        self._jobs.write(
            MaakOngedaan(transactie=transactie),
            lambda zin, _: self._gedaan(zin, wat, transactie),
            eigenaar=self,
            geweigerd=self._geweigerd,
            mislukt=lambda storing: self._mislukt(transactie, wat, storing),
        )

    @Slot(object)
    def _onthoud(self, wijziging: Wijziging) -> None:
        kan = wijziging.transactie is not None and wijziging.ongedaan_mogelijk and not self._bezig
        if kan and wijziging.transactie is not None:
            self._stapel = [*self._stapel[1 - HOOGSTENS :], (wijziging.transactie, wijziging.zin)]
        if wijziging.zin and not self._bezig:
            self.changed.emit(wijziging.zin, kan, "")

    def _gedaan(self, zin: str, wat: str, transactie: Id) -> None:
        self._bezig = False
        ook = self._stapel[-1][1] if self._stapel else ""
        self.changed.emit(f"{zin}: {wat}" if wat else zin, bool(self._stapel), ook)
        self.undone.emit(transactie)

    def _geweigerd(self, weigering: Weigering) -> None:
        self._bezig = False
        self.changed.emit(weigering.zin, False, "")

    def _mislukt(self, transactie: Id, wat: str, storing: Storing) -> None:
        self._bezig = False
        self._stapel.append((transactie, wat))
        self._jobs.failed.emit(storing)


class SyncPil(QFrame):
    """How things stand with colleagues' work. A dot and words; never colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self._beeld = QLabel()
        self._beeld.setPixmap(icon("cloud-off", "bij").pixmap(16, 16))
        self.tekst = etiket("", "bij", naam="sync_stand")
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(6)
        rij.addWidget(self._beeld)
        rij.addWidget(self.tekst)
        self.zet(self.tr("Sync nog niet ingericht"))

    def zet(self, stand: str) -> None:
        """Say how it stands."""
        self.tekst.setText(stand)
        self.setAccessibleName(stand)
