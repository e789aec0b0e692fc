"""A strip that records one step: the day, and words when they are needed. Knows no hand-off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.values import lokaal
from wijdesk.ui.concept import Concept
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving

Doe = Callable[[str, str], None]
"""Gets the day (ISO, or as it was typed when it cannot be read) and the words."""


class StapStrook(QFrame):
    """Hidden until something is asked. Esc steps back and keeps the words for the same question, a crash too.

    Signals:
        opened: (bool) the strip was shown or put away
    """

    opened = Signal(bool)

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("rol", "kaart")
        self._omgeving = omgeving
        self._concept: Concept | None = None
        self._doe: Doe | None = None
        self._vraag = ""
        self._terug: QWidget | None = None
        self.titel = etiket("", "kop", breekt_af=True, naam="stap_titel")
        self.woorden = Notitie(regels=2)
        self.op = DatumRegel()
        self.veld_woorden = Veld("", self.woorden, naam="stap_woorden")
        self.veld_op = Veld(self.tr("Op"), self.op, naam="stap_op")
        self.fout = etiket("", "fout", breekt_af=True)
        self.ja = knop("", self._bevestig, rol="primair", naam="stap_ja")
        self.nee = knop(self.tr("Annuleren"), self.sluit, rol="stil", naam="stap_nee")
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.ja)
        rij.addWidget(self.nee)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        for deel in (self.titel, self.veld_woorden, self.veld_op, self.fout):
            kolom.addWidget(deel)
        kolom.addLayout(rij)
        self.woorden.textChanged.connect(self._getypt)
        self.op.textEdited.connect(lambda _: self.veld_op.wis_fout())
        self.op.returnPressed.connect(self._bevestig)
        toets = QShortcut(QKeySequence("Ctrl+S"), self, self._bevestig)
        toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.hide()

    def vraag(self, titel: str, doe: Doe, *, sleutel: str, knop: str, woorden: str = "", met_dag: bool = True) -> None:
        """Ask for one step of the row `sleutel`; `woorden` is the label of the words, empty when none are needed."""
        self._doe = doe
        self._terug = self.window().focusWidget() if not self.isVisible() else self._terug
        if titel != self._vraag:
            self._ander(sleutel if woorden else "", knop)
        self._vraag = titel
        self.titel.setText(titel)
        self.veld_woorden.zet_label(woorden)
        self.veld_woorden.setVisible(bool(woorden))
        self.veld_op.setVisible(met_dag)
        self.ja.setText(knop)
        self.ja.setEnabled(True)
        self._wis_fouten()
        self.show()
        self.opened.emit(True)
        if woorden:
            self.woorden.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.op.setFocus(Qt.FocusReason.OtherFocusReason)
            self.op.selectAll()

    def gelukt(self) -> None:
        """It was recorded: put the strip away, empty."""
        self._vraag = ""
        self.woorden.clear()
        self.klaar_om_te_sluiten()
        self.sluit()

    def laat_los(self) -> None:
        """Another household: put the strip away; the draft stays where it was."""
        self._ander("", "")
        self._vraag = ""
        self.sluit()

    def klaar_om_te_sluiten(self) -> None:
        """Write the draft now."""
        if self._concept is not None:
            self._concept.bewaar()

    def vergeet(self, soort: str, *_: str) -> None:
        """This draft was thrown away where it was told of: what still stands here of it goes too."""
        if self._concept is not None and self._concept.soort == soort:
            self.woorden.clear()
            self._concept.bewaar()

    def toon_fouten(self, weigering: Weigering) -> None:
        """Why it was refused, beside the field."""
        self.ja.setEnabled(True)
        velden = {"op": self.veld_op, "woorden": self.veld_woorden, "reden": self.veld_woorden}
        for naam, zin in weigering.fouten.items():
            if naam in velden:
                velden[naam].toon_fout(zin)
                velden[naam].invoer.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._zeg(zin)

    def toon_storing(self, storing: Storing) -> None:
        """Trouble outside: what was typed stays."""
        self.ja.setEnabled(True)
        self._zeg(f"{storing.zin} {storing.uitweg}")

    def sluit(self) -> None:
        """Put the strip away and give the focus back."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self._doe = None
        self.hide()
        self.opened.emit(False)
        if had_focus and self._terug is not None:
            self._terug.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ander(self, sleutel: str, stap: str) -> None:
        """Begin another question, with its own draft."""
        if self._concept is not None:
            self._concept.bewaar()
            self._concept.deleteLater()
            self._concept = None
        self.woorden.clear()
        self.op.zet(self._vandaag())
        if sleutel:
            self._concept = Concept(
                self,
                jobs=self._omgeving.jobs,
                ids=self._omgeving.ids,
                soort=f"casus.stap.{sleutel}.{stap}",
                inhoud=lambda: self.woorden.toPlainText().strip(),
                zet_terug=self.woorden.setPlainText,
            )

    def _getypt(self) -> None:
        self.veld_woorden.wis_fout()
        if self._concept is not None:
            self._concept.merk()

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()

    def _bevestig(self) -> None:
        if self._doe is None or not self.ja.isEnabled():
            return
        self._wis_fouten()
        self.ja.setEnabled(False)
        iso = self.op.iso(self._vandaag())
        self._doe(self.op.text().strip() if iso is None else iso, self.woorden.toPlainText().strip())

    def _wis_fouten(self) -> None:
        self._zeg("")
        self.veld_op.wis_fout()
        self.veld_woorden.wis_fout()

    def _zeg(self, zin: str) -> None:
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
            event.accept()
            return
        super().keyPressEvent(event)
