"""The fields that only one kind of signaal asks, made from their declaration. What was typed for another kind waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from wijdesk.models.signaalvelden import JA_NEE, Signaalveldsoort, uitleg_van, velden_van
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.naast import twee_aan_twee
from wijdesk.ui.notitie import Notitie


class EigenVelden(QFrame):
    """A card that is there when the kind asks something.

    Signals:
        typed: something was filled in
    """

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self.setObjectName("signaal_eigen_velden")
        self._soort = ""
        self._teksten: dict[str, str] = {}
        self.velden: dict[str, Veld] = {}
        self._blad: QWidget | None = None
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(12, 12, 12, 12)
        self.hide()

    def toon(self, soort: str) -> None:
        """The fields of this kind, with what was filled in before."""
        if soort == self._soort:
            return
        self._onthoud()
        self._soort = soort
        if self._blad is not None:
            self._kolom.removeWidget(self._blad)
            self._blad.hide()
            self._blad.deleteLater()
            self._blad = None
        self.velden = {}
        soorten = velden_van(soort)
        if soorten:
            self._blad = self._maak(soort, soorten)
            self._kolom.addWidget(self._blad)
        self.setVisible(bool(soorten))

    def zet(self, waarden: Mapping[str, str]) -> None:
        """Fill these in and empty the others."""
        self._teksten = dict(waarden)
        for code, veld in self.velden.items():
            _schrijf(veld.invoer, self._teksten.get(code, ""))

    def alles(self) -> dict[str, str]:
        """What was filled in, also for another kind that was chosen before."""
        self._onthoud()
        return {code: tekst for code, tekst in self._teksten.items() if tekst}

    def waarden(self, vandaag: date) -> tuple[tuple[str, str], ...]:
        """(code, text) of this kind, days as ISO; what is no day is handed on as it was typed and refused."""
        return tuple((code, _lees(veld.invoer, vandaag)) for code, veld in self.velden.items())

    def _onthoud(self) -> None:
        for code, veld in self.velden.items():
            self._teksten[code] = _ruw(veld.invoer)

    def _maak(self, soort: str, soorten: tuple[Signaalveldsoort, ...]) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(12)
        kolom.addWidget(etiket(self.tr("Dit vraagt dit soort signaal"), "kop"))
        if uitleg := uitleg_van(soort):
            kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        delen: list[tuple[QWidget, bool]] = []
        for veldsoort in soorten:
            self.velden[veldsoort.code] = veld = self._veld(veldsoort)
            delen.append((veld, veldsoort.vorm == "tekst"))
        twee_aan_twee(kolom, delen, letters=28)
        return blad

    def _veld(self, soort: Signaalveldsoort) -> Veld:
        invoer: QWidget
        match soort.vorm:
            case "keuze":
                invoer = Keuze(soort.keuzes, leeg=self.tr("Nog niet bekend"))
            case "ja_nee":
                invoer = Keuze(JA_NEE, leeg=self.tr("Nog niet gevraagd"))
            case "datum":
                invoer = DatumRegel()
            case "getal":
                invoer = QLineEdit(maxLength=9)
            case _:
                invoer = Notitie(regels=2)
        hulp = soort.hulp
        if soort.beoordelen:
            hulp = " ".join(deel for deel in (hulp, self.tr("Nodig voor de beoordeling.")) if deel)
        veld = Veld(soort.vraag, invoer, naam=f"signaalveld_{soort.code}", hulp=hulp)
        veld.label.setWordWrap(True)
        _schrijf(invoer, self._teksten.get(soort.code, ""))

        def gewijzigd(*_: object) -> None:
            veld.wis_fout()
            self.typed.emit()

        if isinstance(invoer, Keuze):
            invoer.currentIndexChanged.connect(gewijzigd)
        elif isinstance(invoer, QLineEdit | Notitie):
            invoer.textChanged.connect(gewijzigd)
        return veld


def _ruw(invoer: QWidget) -> str:
    if isinstance(invoer, Keuze):
        return invoer.waarde
    if isinstance(invoer, Notitie):
        return invoer.toPlainText()
    return invoer.text() if isinstance(invoer, QLineEdit) else ""


def _lees(invoer: QWidget, vandaag: date) -> str:
    if isinstance(invoer, DatumRegel):
        iso = invoer.iso(vandaag)
        return invoer.text().strip() if iso is None else iso
    return _ruw(invoer)


def _schrijf(invoer: Any, tekst: str) -> None:
    if isinstance(invoer, Keuze):
        invoer.zet(tekst)
    elif isinstance(invoer, Notitie):
        invoer.setPlainText(tekst)
    elif isinstance(invoer, DatumRegel):
        invoer.setText(datum_in_woorden(tekst) if tekst[:4].isdigit() and "-" in tekst[4:5] else tekst)
    else:
        invoer.setText(tekst)
