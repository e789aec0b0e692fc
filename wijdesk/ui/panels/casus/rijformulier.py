"""A form for one row among many: new or changed, each with what was typed of its own. Knows no noun."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.naast import Naast
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.schakelrij import Schakelrij

NIEUW = ""


class RijFormulier(Formulier):
    """A form whose fields are kept by name; `sleutel` says which row they are about ("" is a new one)."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.titel.setWordWrap(True)
        self.sleutel = NIEUW
        self.delen: dict[str, QWidget] = {}
        self._dagen: dict[str, DatumRegel] = {}
        self._begin: dict[str, Any] = {}
        self._elders: dict[str, dict[str, Any]] = {}

    def vul(self) -> None:
        """Put the values of the row (or the first ones of a new one) in the fields."""

    def begin_met(self, huishouden: HuishoudenDetail, sleutel: str) -> None:
        """Show the form for this row; what was being typed about another stays with that one."""
        if sleutel != self.sleutel or self.huishouden is None or self.huishouden.id != huishouden.id:
            if self.getypt():
                self._elders[self._plek()] = self.waarden()
                self.klaar_om_te_sluiten()
            self.sleutel = sleutel
            self._stil = True
            self.maak_leeg()
            self._stil = False
        self.begin(huishouden)
        if not self.getypt() and (bewaard := self._elders.pop(self._plek(), None)) is not None:
            self.zet_waarden(bewaard)

    # What the base class asks ----------------------------------------------------------------------------------------

    def maak_leeg(self) -> None:
        """Back to what the row says."""
        self.vul()
        self._begin = self.waarden()

    def getypt(self) -> dict[str, Any]:
        """What differs from the row, with which row that is."""
        waarden = self.waarden()
        return {"rij": self.sleutel, "velden": waarden} if waarden != self._begin else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """A draft of another row waits until that one is opened."""
        if inhoud.get("rij") == self.sleutel:
            self.zet_waarden(inhoud.get("velden", {}))
        elif self.huishouden is not None:
            self._elders[f"{self.huishouden.id.hex()}{inhoud.get('rij')}"] = inhoud.get("velden", {})

    # Fields ----------------------------------------------------------------------------------------------------------

    def waarden(self) -> dict[str, Any]:
        """What stands in each field, as JSON can keep it."""
        return {naam: _lees(deel) for naam, deel in self.delen.items()}

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put values in the fields of those names."""
        for naam, waarde in waarden.items():
            if naam in self.delen:
                _schrijf(self.delen[naam], waarde)

    def dag(self, naam: str) -> str:
        """A date field as ISO, or as it was typed when it cannot be read: then the refusal says so."""
        iso = self._dagen[naam].iso(self.vandaag())
        return self._dagen[naam].text().strip() if iso is None else iso

    def id_van(self, naam: str) -> Id | None:
        """The id that was chosen in a field of people or rows."""
        waarde = self.waarden()[naam]
        return Id(bytes.fromhex(waarde)) if waarde else None

    def vandaag(self) -> date:
        """Today in Amsterdam."""
        return lokaal(self.omgeving.klok()).date()

    def _veld(self, naam: str, label: str, invoer: QWidget, *, hulp: str = "") -> Veld:
        """A labelled field that keeps a draft and forgets its error when it changes."""
        veld = Veld(label, invoer, naam=f"{self.naam}_{naam}", hulp=hulp)
        self.velden[naam] = veld
        self.delen[naam] = invoer

        def gewijzigd(*_: object) -> None:
            veld.wis_fout()
            self.merk()

        if isinstance(invoer, DatumRegel):
            self._dagen[naam] = invoer
        if isinstance(invoer, QLineEdit | Notitie):
            invoer.textChanged.connect(gewijzigd)
        elif isinstance(invoer, Keuze):
            invoer.currentIndexChanged.connect(gewijzigd)
        elif isinstance(invoer, QCheckBox):
            invoer.toggled.connect(gewijzigd)
        elif isinstance(invoer, Schakelrij):
            invoer.switched.connect(gewijzigd)
        return veld

    def _leg(self, *velden: Veld) -> None:
        """One row of the form: a field, or some side by side."""
        self.kolom.addWidget(velden[0] if len(velden) == 1 else Naast(*velden, letters=22, boven=True))

    def _plek(self) -> str:
        return f"{'' if self.huishouden is None else self.huishouden.id.hex()}{self.sleutel}"


def zet_keuzes(keuze: Keuze, keuzes: Iterable[tuple[str, str]]) -> None:
    """Offer (value, text); what was chosen stays when it is still there. The empty choice stays first."""
    gekozen = keuze.waarde
    keuze.blockSignals(True)
    while keuze.count() > 1:
        keuze.removeItem(1)
    for waarde, tekst in keuzes:
        keuze.addItem(tekst, waarde)
    keuze.setCurrentIndex(max(0, keuze.findData(gekozen)))
    keuze.blockSignals(False)


def regel(hoogstens: int = 120) -> QLineEdit:
    """A line to type on."""
    return QLineEdit(maxLength=hoogstens)


def _lees(deel: QWidget) -> Any:
    if isinstance(deel, QLineEdit):
        return deel.text()
    if isinstance(deel, Notitie):
        return deel.toPlainText()
    if isinstance(deel, Keuze):
        return deel.waarde
    if isinstance(deel, QCheckBox):
        return deel.isChecked()
    return list(deel.aan()) if isinstance(deel, Schakelrij) else None


def _schrijf(deel: QWidget, waarde: Any) -> None:
    if isinstance(deel, QLineEdit):
        deel.setText(str(waarde))
    elif isinstance(deel, Notitie):
        deel.setPlainText(str(waarde))
    elif isinstance(deel, Keuze):
        deel.setCurrentIndex(max(0, deel.findData(waarde)))
    elif isinstance(deel, QCheckBox):
        deel.setChecked(bool(waarde))
    elif isinstance(deel, Schakelrij):
        deel.zet(waarde)
