"""The sessies of an activiteit, one line each: when and where, how many came (typed here), and what can be done.

Enter in a line keeps the number and goes to the next line that has none yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from wijdesk.models.rows.collectief import SessieRij
from wijdesk.models.tijdvak import in_woorden
from wijdesk.models.values import Id, dag_in_woorden
from wijdesk.ui.fields import etiket, knop, zet_eigenschap

TEGELIJK = 15
"""Lines at first: the newest that are past, and what comes next."""
LETTERS = 7


class SessieRegels(QWidget):
    """Lines with a number each.

    Signals:
        counted: (Id, int or None) so many came to this sessie
        change_asked: (SessieRij) another day, time or place, or not at all
    """

    counted = Signal(object, object)
    change_asked = Signal(object)

    def __init__(self, *, schrijft: bool) -> None:
        super().__init__()
        self._schrijft = schrijft
        self._rijen: tuple[SessieRij, ...] = ()
        self._alles = False
        self._vandaag = date.min
        self.velden: dict[Id, QLineEdit] = {}
        self._fouten: dict[Id, str] = {}
        self._vlak = QGridLayout(self)
        self._vlak.setContentsMargins(0, 0, 0, 0)
        self._vlak.setHorizontalSpacing(8)
        self._vlak.setVerticalSpacing(4)
        self._vlak.setColumnStretch(0, 1)

    def toon(self, rijen: Iterable[SessieRij], vandaag: date) -> None:
        """These sessies, in order of time; what is being typed stays, and so does the focus."""
        nieuw = tuple(rijen)
        if nieuw == self._rijen and vandaag == self._vandaag:
            return
        anders = {rij.id for rij in nieuw}.isdisjoint(rij.id for rij in self._rijen)
        self._rijen, self._vandaag = nieuw, vandaag
        if anders:
            self._alles = False
            self._fouten.clear()
        self._bouw()

    def toon_fout(self, id_: Id, zin: str) -> None:
        """A number was refused: say so below its line."""
        self._fouten[id_] = zin
        self._bouw()
        if (veld := self.velden.get(id_)) is not None:
            veld.setFocus(Qt.FocusReason.OtherFocusReason)

    def eerste_open(self) -> QWidget | None:
        """The first line that has no number yet."""
        return next((veld for veld in self.velden.values() if not veld.text()), next(iter(self.velden.values()), None))

    def _getoond(self) -> tuple[SessieRij, ...]:
        if self._alles or len(self._rijen) <= TEGELIJK:
            return self._rijen
        vandaag = self._vandaag.isoformat()
        komt = [plek for plek, rij in enumerate(self._rijen) if rij.datum >= vandaag]
        midden = komt[0] if komt else len(self._rijen)
        begin = max(0, min(midden - TEGELIJK * 2 // 3, len(self._rijen) - TEGELIJK))
        return self._rijen[begin : begin + TEGELIJK]

    def _bouw(self) -> None:
        getypt = {id_: veld.text() for id_, veld in self.velden.items() if veld.isModified()}
        met_focus = next((id_ for id_, veld in self.velden.items() if veld.hasFocus()), None)
        while (deel := self._vlak.takeAt(0)) is not None:
            if (oud := deel.widget()) is not None:
                oud.blockSignals(True)  # going away is no number that was typed
                oud.hide()
                oud.deleteLater()
        self.velden = {}
        regel = 0
        for rij in self._getoond():
            self._leg(regel, rij, getypt.get(rij.id))
            regel += 1
            if zin := self._fouten.get(rij.id):
                self._vlak.addWidget(etiket(zin, "fout", breekt_af=True), regel, 0, 1, 3)
                regel += 1
        if len(self._rijen) > TEGELIJK and not self._alles:
            tekst = self.tr("Toon alle {0} sessies").format(len(self._rijen))
            self._vlak.addWidget(knop(tekst, self._toon_alles, rol="stil", naam="sessies_alle"), regel, 0, 1, 3)
        if met_focus in self.velden:
            self.velden[met_focus].show()  # a layout would do so a moment later, and the focus would be elsewhere
            self.velden[met_focus].setFocus(Qt.FocusReason.OtherFocusReason)

    def _leg(self, regel: int, rij: SessieRij, getypt: str | None) -> None:
        wanneer = self._in_woorden(rij)
        self._vlak.addWidget(etiket(wanneer, breekt_af=True), regel, 0)
        if rij.afgelast:
            self._vlak.addWidget(etiket(self.tr("afgelast"), "pil"), regel, 1)
        elif rij.datum > self._vandaag.isoformat():
            self._vlak.addWidget(etiket(self.tr("gepland"), "bij"), regel, 1)
        elif self._schrijft:
            self._vlak.addWidget(self._veld(rij, wanneer, getypt), regel, 1)
        else:
            geteld = self.tr("niet geteld") if rij.aanwezig is None else self.tr("{0} aanwezig").format(rij.aanwezig)
            self._vlak.addWidget(etiket(geteld), regel, 1)
        if not self._schrijft:
            return
        wijzig = knop(self.tr("Wijzigen"), partial(self.change_asked.emit, rij), rol="stil")
        wijzig.setAccessibleName(self.tr("Sessie van {0} wijzigen").format(wanneer))
        self._vlak.addWidget(wijzig, regel, 2)

    def _veld(self, rij: SessieRij, wanneer: str, getypt: str | None) -> QLineEdit:
        veld = QLineEdit("" if rij.aanwezig is None else str(rij.aanwezig))
        veld.setPlaceholderText(self.tr("aantal"))
        veld.setAccessibleName(self.tr("Hoeveel mensen er waren op {0}").format(wanneer))
        veld.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,4}"), veld))
        veld.setMaxLength(4)
        veld.setFixedWidth(veld.fontMetrics().averageCharWidth() * LETTERS + 24)
        veld.setObjectName(f"sessie_aantal_{rij.datum}")
        zet_eigenschap(veld, "fout", rij.id in self._fouten)
        if getypt is not None:
            veld.setText(getypt)
            veld.setModified(True)
        veld.returnPressed.connect(partial(self._geteld, rij.id, verder=True))
        veld.editingFinished.connect(partial(self._geteld, rij.id, verder=False))
        self.velden[rij.id] = veld
        return veld

    def _geteld(self, id_: Id, *, verder: bool) -> None:
        veld = self.velden.get(id_)
        if veld is None:
            return
        if veld.isModified():
            veld.setModified(False)
            self._fouten.pop(id_, None)
            self.counted.emit(id_, int(veld.text()) if veld.text() else None)
        if verder:
            na = list(self.velden)[list(self.velden).index(id_) + 1 :]
            volgend = next((self.velden[ander] for ander in na if not self.velden[ander].text()), None)
            if volgend is not None:
                volgend.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon_alles(self) -> None:
        self._alles = True
        self._bouw()

    def _in_woorden(self, rij: SessieRij) -> str:
        dag = dag_in_woorden(date.fromisoformat(rij.datum), self._vandaag)
        return " · ".join(deel for deel in (dag, in_woorden(rij.van, rij.tot), rij.plek, rij.opmerking) if deel)
