"""What the parts of the decision are made of: fields by name that begin with what is known and keep what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wijdesk.models.values import Id
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panels.triage.keuzes import Keuzes


class Velden(QWidget):
    """Some fields below each other.

    Signals:
        typed: a person changed one
    """

    typed = Signal()

    def __init__(self, vandaag: date, *, voorvoegsel: str) -> None:
        super().__init__()
        self._vandaag = vandaag
        self._voorvoegsel = voorvoegsel
        self._stil = False
        self._eigen: set[str] = set()
        """What a person filled in: what is known does not replace it."""
        self.velden: dict[str, Veld] = {}
        self.kolom = QVBoxLayout(self)
        self.kolom.setContentsMargins(0, 0, 0, 0)
        self.kolom.setSpacing(12)

    def begin_met(self, waarden: Mapping[str, Any]) -> None:
        """What is known already, where nobody typed."""
        self._stil = True
        for naam, waarde in waarden.items():
            if naam in self.velden and naam not in self._eigen and self.waarde(naam) != waarde:
                self._zet(naam, waarde)
        self._stil = False

    def waarde(self, naam: str) -> str:
        """What stands in a field: a date as it was typed, people as hex."""
        invoer = self.velden[naam].invoer
        if isinstance(invoer, Notitie):
            return invoer.toPlainText().strip()
        if isinstance(invoer, Keuze | Keuzes):
            return invoer.waarde
        return invoer.text().strip() if isinstance(invoer, QLineEdit) else ""

    def dag(self, naam: str) -> str:
        """A date field as ISO, or as it was typed when it cannot be read: then the refusal says so."""
        invoer = self.velden[naam].invoer
        iso = invoer.iso(self._vandaag) if isinstance(invoer, DatumRegel) else ""
        return self.waarde(naam) if iso is None else iso

    def id_van(self, naam: str) -> Id | None:
        """Who or what was chosen."""
        waarde = self.waarde(naam)
        return Id(bytes.fromhex(waarde)) if waarde else None

    def getypt(self) -> dict[str, Any]:
        """What a person filled in, by field."""
        return {naam: self.waarde(naam) for naam in self._eigen if naam in self.velden}

    def zet_getypt(self, inhoud: Mapping[str, Any]) -> None:
        """Back from the draft."""
        self._stil = True
        for naam, waarde in inhoud.items():
            if naam in self.velden:
                self._zet(naam, waarde)
                self._eigen.add(naam)
        self._stil = False

    def toon_fout(self, naam: str, zin: str) -> QWidget | None:
        """Say what is wrong beside this field; the field, or None when it is not here."""
        veld = self.velden.get(naam)
        if veld is None or not veld.isVisibleTo(self):
            return None
        veld.toon_fout(zin)
        return veld.invoer

    def wis_fouten(self) -> None:
        """Nothing is wrong any more."""
        for veld in self.velden.values():
            veld.wis_fout()

    def _veld(self, naam: str, label: str, invoer: QWidget, *, hulp: str = "") -> Veld:
        veld = Veld(label, invoer, naam=f"{self._voorvoegsel}_{naam}", hulp=hulp)
        veld.label.setWordWrap(True)
        self.velden[naam] = veld
        self.kolom.addWidget(veld)
        if isinstance(invoer, QLineEdit | Notitie):
            invoer.textChanged.connect(lambda *_: self._typte(naam))
        elif isinstance(invoer, Keuze):
            invoer.currentIndexChanged.connect(lambda *_: self._typte(naam))
        elif isinstance(invoer, Keuzes):
            invoer.changed.connect(lambda *_: self._typte(naam))
        return veld

    def _zet(self, naam: str, waarde: Any) -> None:
        invoer = self.velden[naam].invoer
        if isinstance(invoer, Notitie):
            invoer.setPlainText(str(waarde))
        elif isinstance(invoer, DatumRegel) and isinstance(waarde, date):
            invoer.zet(waarde)
        elif isinstance(invoer, QLineEdit):
            invoer.setText(str(waarde))
            invoer.setCursorPosition(0)  # one reads how it begins
        elif isinstance(invoer, Keuze):
            invoer.setCurrentIndex(max(0, invoer.findData(waarde)))
        elif isinstance(invoer, Keuzes):
            invoer.zet(str(waarde))

    def _typte(self, naam: str) -> None:
        self.velden[naam].wis_fout()
        if not self._stil:
            self._eigen.add(naam)
            self.typed.emit()

    def focus(self) -> None:
        """Stand in the first field."""
        eerste = next((veld for veld in self.velden.values() if veld.isVisibleTo(self)), None)
        if eerste is not None:
            eerste.invoer.setFocus(Qt.FocusReason.OtherFocusReason)


def regel(hoogstens: int = 200) -> QLineEdit:
    """A line to type on."""
    return QLineEdit(maxLength=hoogstens)


def zet_keuzes(keuze: Keuze, keuzes: Mapping[str, str]) -> None:
    """Offer value → text after the empty choice; what was chosen stays when it is still there."""
    gekozen = keuze.waarde
    keuze.blockSignals(True)
    while keuze.count() and keuze.itemData(keuze.count() - 1) != "":
        keuze.removeItem(keuze.count() - 1)
    for waarde, tekst in keuzes.items():
        keuze.addItem(tekst, waarde)
    keuze.setCurrentIndex(max(0, keuze.findData(gekozen)))
    keuze.blockSignals(False)
