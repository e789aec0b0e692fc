"""Who told it, apart from what it is about: a surface of its own. Anonymous is one key; what was typed waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from wijdesk.models.opdrachten.signaal import MelderInvoer
from wijdesk.models.signaalregels import GEVRAAGD, NIET_GEWENST, NIET_MOGELIJK
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.naast import Naast
from wijdesk.ui.panel import Codes
from wijdesk.ui.toetsen import ToetsKnop
from wijdesk.ui.vinkje import Vinkje
from wijdesk.ui.vouwrij import Vouwrij

VELDEN = (("naam", "Naam"), ("organisatie", "Organisatie"), ("telefoon", "Telefoon"), ("email", "E-mail"))
TERUG = (
    Optie(waarde=GEVRAAGD, tekst="Wil bericht", toets="J"),
    Optie(waarde=NIET_GEWENST, tekst="Wil geen bericht", toets="N"),
    Optie(waarde=NIET_MOGELIJK, tekst="Kan niet", toets="K"),
)
ANONIEM = "anoniem"
"""The code of signaalbron for somebody who does not say who it is."""


class MelderVak(QFrame):
    """The fields.

    Signals:
        typed: something was filled in or chosen
    """

    typed = Signal()

    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self.setObjectName("signaal_melder")
        self.bron = Keuze(codes.van("signaalbron"), leeg=self.tr("Kies van wie het komt"))
        self.anoniem = ToetsKnop(self.tr("Melder blijft anoniem"), "Alt+A", rol="keuze")
        self.anoniem.setObjectName("signaal_anoniem")
        self.anoniem.setCheckable(True)
        self.geheim = Vinkje(self.tr("Melder geheim voor wie het betreft"))
        self.terug = KeuzeGroep(TERUG, naam="signaal_terug", titel=self.tr("Terugkoppeling"))
        self.voor = DatumRegel()
        self.velden: dict[str, Veld] = {"bron": Veld(self.tr("Van wie komt het"), self.bron, naam="signaal_bron")}
        self.velden |= {
            f"melder.{naam}": Veld(self.tr(label), QLineEdit(maxLength=200), naam=f"melder_{naam}")
            for naam, label in VELDEN
        }
        self.velden["terugkoppeling"] = Veld(self.tr("Wil de melder horen hoe het afloopt?"), self.terug, naam="terug")
        self.velden["terugkoppelen_voor"] = Veld(
            self.tr("Uiterlijk"), self.voor, naam="signaal_terug_voor", hulp=self.tr("Leeg: zoals afgesproken bij WIJ.")
        )
        self._bouw()
        self._verbind()

    def _bouw(self) -> None:
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        kolom.addWidget(Vouwrij((etiket(self.tr("Wie heeft het verteld"), "kop"), 1), (self.anoniem, 0)))
        kolom.addWidget(self.velden["bron"])
        self._wie = QWidget()
        wie = QVBoxLayout(self._wie)
        wie.setContentsMargins(0, 0, 0, 0)
        wie.setSpacing(12)
        wie.addWidget(Naast(self.velden["melder.naam"], self.velden["melder.organisatie"], letters=22, boven=True))
        wie.addWidget(Naast(self.velden["melder.telefoon"], self.velden["melder.email"], letters=22, boven=True))
        wie.addWidget(self.geheim)
        wie.addWidget(self.velden["terugkoppeling"])
        wie.addWidget(self.velden["terugkoppelen_voor"])
        kolom.addWidget(self._wie)
        self._uitleg = etiket(
            self.tr("Er wordt niets over de melder bewaard. Terugkoppelen kan dan niet."), "bij", breekt_af=True
        )
        kolom.addWidget(self._uitleg)
        self.velden["terugkoppelen_voor"].hide()
        self._uitleg.hide()

    def _verbind(self) -> None:
        self.anoniem.toggled.connect(self._wissel)
        self.bron.currentIndexChanged.connect(lambda _: self._gewijzigd("bron"))
        self.geheim.toggled.connect(lambda _: self.typed.emit())
        self.terug.gekozen.connect(lambda _: self._gewijzigd("terugkoppeling"))
        for naam in ("terugkoppelen_voor", *(f"melder.{naam}" for naam, _ in VELDEN)):
            self.velden[naam].invoer.textEdited.connect(lambda _, naam=naam: self._gewijzigd(naam))  # type: ignore[attr-defined]

    def invoer(self, vandaag: date) -> dict[str, Any]:
        """What SignaalInvoer takes of it."""
        if self.anoniem.isChecked():
            return {"bron": self.bron.waarde or ANONIEM, "melder": MelderInvoer(), "terugkoppeling": NIET_MOGELIJK}
        voor = self.voor.iso(vandaag)
        gevraagd = self.terug.waarde == GEVRAAGD
        return {
            "bron": self.bron.waarde,
            "melder": self.melder(),
            "terugkoppeling": self.terug.waarde,
            "terugkoppelen_voor": "" if not gevraagd else self.voor.text().strip() if voor is None else voor,
        }

    def melder(self) -> MelderInvoer:
        """Who it is, as typed."""
        teksten = {naam: self._tekst(naam) for naam, _ in VELDEN}
        return MelderInvoer(**teksten, geheim=self.geheim.isChecked())

    def bewaard(self) -> dict[str, Any]:
        """What stands there, as JSON can keep it."""
        return {
            "bron": self.bron.waarde, "anoniem": self.anoniem.isChecked(), "geheim": self.geheim.isChecked(),
            "terug": self.terug.waarde, "voor": self.voor.text(),
        } | {naam: self._tekst(naam) for naam, _ in VELDEN}  # fmt: skip

    def zet(self, bewaard: Mapping[str, Any]) -> None:
        """Fill in what was kept, and empty the rest."""
        self.wis_fouten()
        self.bron.zet(bewaard.get("bron", ""))
        for naam, _ in VELDEN:
            self.velden[f"melder.{naam}"].invoer.setText(bewaard.get(naam, ""))  # type: ignore[attr-defined]
        self.geheim.setChecked(bewaard.get("geheim", True))
        self.terug.zet(bewaard.get("terug", ""))
        self.voor.setText(bewaard.get("voor", ""))
        self.anoniem.setChecked(bewaard.get("anoniem", False))
        self._toon()

    def wis_fouten(self) -> None:
        """Take all errors away."""
        for veld in self.velden.values():
            veld.wis_fout()

    def _tekst(self, naam: str) -> str:
        tekst: str = self.velden[f"melder.{naam}"].invoer.text()  # type: ignore[attr-defined]
        return tekst

    def _gewijzigd(self, naam: str) -> None:
        self.velden[naam].wis_fout()
        self._toon()
        self.typed.emit()

    def _wissel(self, anoniem: bool) -> None:
        if anoniem and self._wie.isAncestorOf(self.window().focusWidget() or self):
            self.anoniem.setFocus(Qt.FocusReason.OtherFocusReason)
        self._toon()
        self.typed.emit()

    def _toon(self) -> None:
        anoniem = self.anoniem.isChecked()
        self._wie.setVisible(not anoniem)
        self._uitleg.setVisible(anoniem)
        self.velden["terugkoppelen_voor"].setVisible(self.terug.waarde == GEVRAAGD)
