"""The line at the bottom (what just happened, undo, trouble with its way out), and undo itself.

Knows no panel and no store: it hears what was written by `Jobs.changed`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.huis import MaakOngedaan, ProbeerOngedaan
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop, zet_eigenschap
from wijdesk.ui.icons import icon
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.leesrichting import apart
from wijdesk.ui.verschilteller import VerschilChip

HOOGSTENS = 50
"""Operations that can be undone in one session."""
KNOP_DEEL = 45
"""Percent of the line that the button may take; what it would take back is shortened to that."""


def met_wie(zin: str, over: str) -> str:
    """A sentence with whom it was about."""
    return f"{zin} · {over}" if zin and over else zin


class EenRegel(QLabel):
    """One line that leaves out its middle when there is no room; `text` and the tooltip have all of it."""

    # Qt --------------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        vlak = self.contentsRect()
        kort = self.fontMetrics().elidedText(apart(self.text()), Qt.TextElideMode.ElideMiddle, vlak.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(vlak, int(self.alignment()), kort)


class StatusBalk(QFrame):
    """One sentence, with at most two buttons beside it.

    Signals:
        undo_requested: somebody pressed "Ongedaan maken"
        differences_asked: somebody pressed the number of differences between desks
    """

    undo_requested = Signal()
    differences_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rol", "statusbalk")
        self.zin = EenRegel()
        self.zin.setObjectName("status_zin")
        self.zin.setTextFormat(Qt.TextFormat.PlainText)
        self.zin.setAccessibleDescription(self.tr("Wat er net gebeurde"))
        self.ongedaan = knop(self.tr("Ongedaan maken (Ctrl+Z)"), self.undo_requested.emit, rol="stil", naam="ongedaan")
        self.ongedaan.setIcon(icon("undo-2"))
        self._op_knop = ("", "")
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
        self.verschillen = VerschilChip()
        self.verschillen.clicked.connect(self.differences_asked.emit)
        rij.addWidget(self.verschillen)
        self._rij = rij
        self.bezig.hide()
        self.meld("")

    def zet_erbij(self, chip: QWidget) -> None:
        """Something more to look at, before the differences."""
        self._rij.insertWidget(self._rij.indexOf(self.verschillen), chip)

    def meld(self, zin: str, *, ongedaan: bool = False) -> None:
        """Say what just happened, and whether it can be undone."""
        self._zeg(zin, "")
        self.ongedaan.setVisible(ongedaan)
        self._zet_knop(self.tr("Ongedaan maken (Ctrl+Z)"), "")
        self.uitweg.hide()

    def bied_ook_aan(self, zin: str, ook: str) -> None:
        """While `zin` stands here: undoing once more takes back `ook`."""
        if self.zin.text() == " ".join(zin.split()):
            self.ongedaan.show()
            self._zet_knop(self.tr("Ook ongedaan maken: {0} (Ctrl+Z)"), " ".join(ook.split()))

    def vraag_eerst(self, zin: str) -> None:
        """Say what the next Ctrl+Z takes back, when that is not what one sees; pressing the button does it too."""
        self._zeg(zin, "let-op")
        self.ongedaan.show()
        self._zet_knop(self.tr("Toch ongedaan maken (Ctrl+Z)"), "")
        self.uitweg.hide()

    def meld_storing(self, storing: Storing, *, tekst: str = "", doe: Callable[[], None] | None = None) -> None:
        """Say what is wrong and what can be done; `tekst` and `doe` make a button of it."""
        self._zeg(f"{storing.zin} {storing.uitweg}".strip(), "spoed")
        self.ongedaan.hide()
        self._uitweg = doe
        self.uitweg.setText(tekst or self.tr("Begrepen"))
        self.uitweg.show()

    def bied_aan(self, zin: str, *, tekst: str, doe: Callable[[], None]) -> None:
        """Say what somebody may want to do about it; `tekst` and `doe` are the button."""
        self._zeg(zin, "let-op")
        self.ongedaan.hide()
        self._uitweg = doe
        self.uitweg.setText(tekst)
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
        self.zin.setAccessibleName(zin or self.tr("Wat er net gebeurde"))
        zet_eigenschap(self, "toestand", toestand)

    def _zet_knop(self, tekst: str, wat: str) -> None:
        self._op_knop = (tekst, wat)
        self.ongedaan.setAccessibleName(tekst.format(wat))
        self.ongedaan.setToolTip(wat)
        self._pas_knop()

    def _pas_knop(self) -> None:
        """What stands on the button, as short as the line asks for."""
        tekst, wat = self._op_knop
        maat = self.ongedaan.fontMetrics()
        ruimte = self.width() * KNOP_DEEL // 100 - maat.horizontalAdvance(tekst.format(""))
        kort = maat.elidedText(wat, Qt.TextElideMode.ElideMiddle, max(ruimte, maat.averageCharWidth() * 8))
        self.ongedaan.setText(tekst.format(kort).replace("&", "&&"))
        # The line keeps its height with and without the button, so that the docks stay where they are.
        self.setMinimumHeight(self.ongedaan.sizeHint().height() + 4)

    def _neem_uitweg(self) -> None:
        uitweg = self._uitweg
        self.meld("")
        if uitweg is not None:
            uitweg()

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pas_knop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_op_knop"):
            self._pas_knop()


@dataclass(frozen=True, slots=True)
class Stap:
    """Something that can be taken back: its transaction, what it was with whom it was about, and which household."""

    transactie: Id
    wat: str
    huishouden_id: Id | None


class Ongedaan(QObject):
    """The operations of this session that can be taken back, newest first.

    Signals:
        changed: (sentence, can be undone) for the status line
        offered: (sentence, what) the one before what that sentence took back can be taken back too
        undone: (transaction id) this was just taken back
        asked: (sentence) what Ctrl+Z would take back is not on the screen; the next time it does
    """

    changed = Signal(str, bool)
    offered = Signal(str, str)
    undone = Signal(object)
    asked = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._stapel: list[Stap] = []
        self._gevraagd: Stap | None = None
        self._bezig = False
        jobs.changed.connect(self._onthoud)

    @property
    def kan(self) -> bool:
        """Whether there is anything to undo."""
        return bool(self._stapel) and not self._bezig

    def neem_over(self, ander: Ongedaan) -> None:
        """Go on with what another one could take back."""
        self._stapel = list(ander._stapel)

    def doe_of_vraag(self, in_beeld: Id | None) -> None:
        """Undo the last operation; first ask when it is about another household than the one on the screen."""
        laatste = self._stapel[-1] if self.kan else None
        elders = laatste is not None and laatste.huishouden_id is not None and in_beeld is not None
        if laatste is None or not elders or laatste.huishouden_id == in_beeld or self._gevraagd is laatste:
            self.doe(in_beeld)
            return
        self._gevraagd = laatste
        self.asked.emit(self.tr("Niet op het scherm: {0}").format(laatste.wat))

    def doe(self, in_beeld: Id | None = None) -> None:
        """Undo the last operation; a new journaled change, never a deletion. `in_beeld`: the household on the screen.

        Nothing is asked: whoever presses the button has read what it takes back.
        """
        if self._bezig:
            return
        if not self._stapel:
            self.changed.emit(self.tr("Er is niets om ongedaan te maken."), False)
            return
        stap = self._stapel.pop()
        self._bezig = True
        self._jobs.write(
            MaakOngedaan(transactie=stap.transactie),
            lambda zin, _: self._gedaan(zin, stap, in_beeld),
            eigenaar=self,
            geweigerd=lambda weigering: self._geweigerd(weigering, stap),
            mislukt=lambda storing: self._mislukt(stap, storing),
        )

    @Slot(object)
    def _onthoud(self, wijziging: Wijziging) -> None:
        kan = wijziging.transactie is not None and wijziging.ongedaan_mogelijk and not self._bezig
        wat = met_wie(wijziging.zin, wijziging.over)
        if kan and wijziging.transactie is not None:
            stap = Stap(wijziging.transactie, wat, wijziging.huishouden_id)
            self._stapel = [*self._stapel[1 - HOOGSTENS :], stap]
        if wat and not self._bezig:
            self._gevraagd = None
            self.changed.emit(wat, kan)

    def _gedaan(self, zin: str, stap: Stap, in_beeld: Id | None) -> None:
        self._bezig, self._gevraagd = False, None
        if stap.huishouden_id is not None and in_beeld is not None and stap.huishouden_id != in_beeld:
            zin = self.tr("{0} (niet op het scherm)").format(zin)
        zin = f"{zin}: {stap.wat}" if stap.wat else zin
        self.changed.emit(zin, False)
        if self._stapel:
            self._bied_volgende_aan(zin, self._stapel[-1])
        self.undone.emit(stap.transactie)

    def _bied_volgende_aan(self, zin: str, volgende: Stap) -> None:
        """Offer the one before, only when it would not be refused."""

        def aan(kan: bool, _: Wijziging) -> None:
            if kan and self._stapel and self._stapel[-1] is volgende:
                self.offered.emit(zin, volgende.wat)

        self._jobs.write(ProbeerOngedaan(transactie=volgende.transactie), aan, eigenaar=self, geweigerd=_stil)

    def _geweigerd(self, weigering: Weigering, stap: Stap) -> None:
        self._bezig, self._gevraagd = False, None
        self.changed.emit(f"{weigering.zin} ({stap.wat})" if stap.wat else weigering.zin, False)

    def _mislukt(self, stap: Stap, storing: Storing) -> None:
        self._bezig, self._gevraagd = False, None
        self._stapel.append(stap)
        self._jobs.failed.emit(storing)


def _stil(_: Weigering) -> None:
    """Nothing more is offered."""
