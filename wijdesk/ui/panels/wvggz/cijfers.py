"""The counts of the Wvggz-meldpunt of one year, without names, to copy. Knows no panel."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.models.logsoort import KOPIEREN
from wijdesk.models.rows.wvggz import WvggzCijfers
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.kopielog import meld_uitgifte
from wijdesk.ui.panels.wvggz.beeld import cijfers
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.toetsen import ToetsKnop


class CijferBlad(QWidget):
    """A year at a time.

    Signals:
        year_asked: (int) count this year
        closed: back to the list
    """

    year_asked = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.telling: WvggzCijfers | None = None
        self.jaar = 0
        self.titel = etiket("", "titel", naam="wvggz_cijfers_titel")
        self.vorig = ToetsKnop(self.tr("Vorig jaar"), "Left")
        self.later = ToetsKnop(self.tr("Volgend jaar"), "Right")
        for pijl, naam, stap in ((self.vorig, "vorig", -1), (self.later, "later", 1)):
            pijl.setObjectName(f"wvggz_cijfers_{naam}")
            pijl.clicked.connect(lambda _=False, stap=stap: self._blader(stap))
        self.kopieer_knop = knop(self.tr("Kopiëren"), self.kopieer, naam="wvggz_cijfers_kopieer")
        self.terug_knop = knop(self.tr("Terug"), self.closed.emit, rol="stil", naam="wvggz_cijfers_terug")
        self.uitleg = etiket("", "bij", breekt_af=True)
        self._vlak = QWidget()
        self._raster = QGridLayout(self._vlak)
        self._raster.setContentsMargins(0, 0, 0, 0)
        self._raster.setHorizontalSpacing(24)
        self._raster.setVerticalSpacing(4)
        self._raster.setColumnStretch(0, 1)
        houder = QWidget()
        naast = QHBoxLayout(houder)
        naast.setContentsMargins(0, 0, 0, 0)
        naast.addWidget(self._vlak, 2, Qt.AlignmentFlag.AlignTop)
        naast.addStretch(1)
        rij = FlowLayout(ruimte=8)
        for deel in (self.vorig, self.later, self.kopieer_knop, self.terug_knop):
            rij.addWidget(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        kolom.addWidget(self.titel)
        kolom.addWidget(Rolblad(houder), 1)
        kolom.addWidget(self.uitleg)
        kolom.addLayout(rij)
        for toets, stap in (("Left", -1), ("Right", 1)):
            sneltoets = QShortcut(QKeySequence(toets), self, partial(self._blader, stap))
            sneltoets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def toon(self, telling: WvggzCijfers) -> None:
        """Show these counts."""
        self.telling, self.jaar = telling, telling.jaar
        self.titel.setText(self.tr("Wvggz-meldpunt in {0}").format(telling.jaar))
        while (item := self._raster.takeAt(0)) is not None:
            if (oud := item.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        for plek, (wat, aantal) in enumerate(cijfers(telling)):
            deel = wat.startswith(" ")
            naam = etiket(wat.strip(), "" if deel else "kop", breekt_af=True)
            naam.setContentsMargins(16 if deel else 0, 0, 0, 0)
            getal = etiket(str(aantal), "" if deel else "kop")
            getal.setAccessibleName(f"{wat.strip()}: {aantal}")
            self._raster.addWidget(naam, plek, 0)
            self._raster.addWidget(getal, plek, 1, Qt.AlignmentFlag.AlignRight)
        zin = self.tr("Meldingen tellen in het jaar waarin ze binnenkwamen. Consulten tellen apart.")
        if telling.zonder_afgeschermd:
            zin = f"{zin} {self.tr('Wat over afgeschermde personen gaat, telt hier niet mee.')}"
        self.uitleg.setText(zin)

    def kopieer(self) -> None:
        """The counts to the clipboard, as a sheet takes them."""
        if self.telling is not None:
            regels = [f"{wat.strip()}\t{aantal}" for wat, aantal in cijfers(self.telling)]
            QGuiApplication.clipboard().setText("\n".join((f"Wvggz-meldpunt\t{self.jaar}", *regels)))
            meld_uitgifte(self, self.tr("cijfers Wvggz"), soort=KOPIEREN, aantal=len(regels))

    def _blader(self, stap: int) -> None:
        self.year_asked.emit(self.jaar + stap)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)
