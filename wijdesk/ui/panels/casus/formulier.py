"""What every form of the regie is: it stands in the place of the tabs, keeps a draft, and hands over one request.

The panel sends what a form hands over and gives a refusal back to it; Esc and Annuleren leave without losing anything.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.ui.concept import Concept
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.tabvolgorde import stap
from wijdesk.ui.toetsen import ToetsKnop


class Formulier(QWidget):
    """Base of the forms.

    Signals:
        ready: (Opdracht) everything was filled in
        closed: put away without saving
    """

    naam: ClassVar[str] = ""
    blijft: ClassVar[bool] = False
    """Whether it stays open after saving, for the next one."""
    in_plaats_van_strook: ClassVar[bool] = False
    """Whether it says itself what the strip below the header tells."""

    ready = Signal(object)
    closed = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self.setProperty("formulier", True)  # Ctrl+Z undoes only text in here
        self.omgeving = omgeving
        self.huishouden: HuishoudenDetail | None = None
        self._concept: Concept | None = None
        self._stil = False
        self.setObjectName(f"casus_{self.naam}")
        self.titel = etiket("", "titel", naam=f"{self.naam}_titel")
        self.fout = etiket("", "fout", breekt_af=True, naam=f"{self.naam}_fout")
        self.bewaar = ToetsKnop("", "Ctrl+S", rol="primair")
        self.bewaar.setObjectName(f"{self.naam}_bewaar")
        self.bewaar.clicked.connect(self.verstuur)
        self.annuleer = knop(self.tr("Annuleren"), self.closed.emit, rol="stil", naam=f"{self.naam}_annuleer")
        self.velden: dict[str, Veld] = {}
        blad = QWidget()
        self.kolom = QVBoxLayout(blad)
        self.kolom.setContentsMargins(12, 12, 12, 12)
        self.kolom.setSpacing(12)
        self.kolom.addWidget(self.titel)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setFrameShape(QFrame.Shape.NoFrame)
        rol.setWidget(blad)
        self.knoppen = FlowLayout(ruimte=8)
        self.knoppen.addWidget(self.bewaar)
        self.knoppen.addWidget(self.annuleer)
        onder = QVBoxLayout()
        onder.setContentsMargins(12, 8, 12, 12)
        onder.setSpacing(8)
        onder.addWidget(self.fout)
        onder.addLayout(self.knoppen)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.setSpacing(0)
        geheel.addWidget(rol, 1)
        geheel.addLayout(onder)
        self.fout.hide()
        toets = QShortcut(QKeySequence("Ctrl+S"), self, self.verstuur)
        toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _noem(self, titel: str, bewaar: str) -> None:
        """What the form and its one primary button are called."""
        self.setAccessibleName(titel)
        self.titel.setText(titel)
        self.bewaar.zet_tekst(bewaar)

    # What a form fills in --------------------------------------------------------------------------------------------

    def maak_leeg(self) -> None:
        """Empty every field, and read what there is to choose."""

    def opdracht(self) -> Opdracht[Any] | None:
        """What was asked for; None when a field says what is wrong."""
        raise NotImplementedError

    def getypt(self) -> dict[str, Any]:
        """What would be lost, by field; empty when nothing."""
        return {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """Put a draft back."""

    def eerste_veld(self) -> QWidget:
        """What gets the focus."""
        return self.bewaar

    # What the panel calls --------------------------------------------------------------------------------------------

    def begin(self, huishouden: HuishoudenDetail) -> None:
        """Show the form for this household, with its draft when there is one."""
        if self.huishouden is not None and self.huishouden.id == huishouden.id and self._concept is not None:
            self.huishouden = huishouden
            self.fout.hide()
            self.bewaar.setEnabled(True)
            if self.getypt():
                return  # stepped out of and back in: what was typed still stands there
        self.klaar_om_te_sluiten()
        self.huishouden = huishouden
        self._stil = True
        self.maak_leeg()
        self._wis_fouten()
        self.bewaar.setEnabled(True)
        self._stil = False
        if self._concept is not None:
            self._concept.deleteLater()
        self._concept = Concept(
            self,
            jobs=self.omgeving.jobs,
            ids=self.omgeving.ids,
            soort=f"casus.{self.naam}.{huishouden.id.hex()}",
            inhoud=self._als_tekst,
            zet_terug=self._zet_terug,
        )

    def merk(self) -> None:
        """Something was typed or chosen."""
        if self._concept is not None and not self._stil:
            self._concept.merk()

    def verstuur(self) -> None:
        """Hand over what was filled in."""
        if not self.bewaar.isEnabled():
            return
        self._wis_fouten()
        if (opdracht := self.opdracht()) is not None:
            self.bewaar.setEnabled(False)
            self.ready.emit(opdracht)

    def gelukt(self) -> None:
        """It was saved: nothing is left to keep."""
        self._stil = True
        self.maak_leeg()
        self._stil = False
        if self._concept is not None:
            self._concept.bewaar()

    def toon_fouten(self, weigering: Weigering) -> None:
        """Say beside each field what is wrong, and below the form what belongs to none."""
        self.bewaar.setEnabled(True)
        los = [zin for veld, zin in weigering.fouten.items() if veld not in self.velden]
        eerste: QWidget | None = None
        for veld, plek in self.velden.items():  # as they stand in the form, not as they were looked at
            if veld in weigering.fouten:
                plek.toon_fout(weigering.fouten[veld])
                eerste = eerste or plek.invoer
        self._zeg(" ".join(dict.fromkeys(los)) or ("" if eerste is not None else weigering.zin))
        if eerste is not None:
            eerste.setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_storing(self, storing: Storing) -> None:
        """Trouble outside: what was typed stays."""
        self.bewaar.setEnabled(True)
        self._zeg(f"{storing.zin} {storing.uitweg}")

    def klaar_om_te_sluiten(self) -> None:
        """Write the draft now."""
        if self._concept is not None:
            self._concept.bewaar()

    def _zeg(self, zin: str) -> None:
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))

    def _wis_fouten(self) -> None:
        self._zeg("")
        for veld in self.velden.values():
            veld.wis_fout()

    def _als_tekst(self) -> str:
        inhoud = self.getypt()
        return json.dumps(inhoud, ensure_ascii=False) if inhoud else ""

    def _zet_terug(self, tekst: str) -> None:
        inhoud = json.loads(tekst)
        if isinstance(inhoud, dict):
            self._stil = True
            self.zet_getypt(inhoud)
            self._stil = False

    def _voeg_veld(self, naam: str, label: str, invoer: QWidget, *, hulp: str = "") -> Veld:
        veld = Veld(label, invoer, naam=f"{self.naam}_{naam}", hulp=hulp)
        self.velden[naam] = veld
        self.kolom.addWidget(veld)
        return veld

    # Qt --------------------------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, next_: bool) -> bool:
        return stap(self, vooruit=next_, rond=True) or super().focusNextPrevChild(next_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)
