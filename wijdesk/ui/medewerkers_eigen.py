"""One's own password: a page of Beheer: medewerkers, and all of it for whoever manages nobody."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.panel import Omgeving, Toegangsbeheer
from wijdesk.ui.unlock import WachtwoordVeld
from wijdesk.ui.wachtwoord import NieuwWachtwoord


class EigenWachtwoord(QWidget):
    """The old password, and the new one twice."""

    def __init__(self, omgeving: Omgeving, beheer: Toegangsbeheer) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._beheer = beheer
        self.oud = WachtwoordVeld()
        self.veld_oud = Veld(self.tr("Wachtwoord tot nu toe"), self.oud, naam="oud_wachtwoord")
        self.oud.textEdited.connect(lambda _: self.veld_oud.wis_fout())
        self.nieuw = NieuwWachtwoord(label=self.tr("Nieuw wachtwoord"), naam=lambda: omgeving.medewerker.naam)
        self.fout = etiket("", "fout", breekt_af=True, naam="fout")
        self.gelukt = etiket("", "bij", breekt_af=True, naam="gelukt")
        self.wijzig_knop = knop(self.tr("Wachtwoord wijzigen"), self.wijzig, rol="primair", naam="wijzig")
        kolom = kolom_op(self)
        for deel in (self.veld_oud, self.nieuw, self.fout, self.gelukt):
            kolom.addWidget(deel)
        kolom.addWidget(self.wijzig_knop, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addStretch(1)

    def wijzig(self) -> None:
        """Change the password of who is logged in."""
        self.fout.setText("")
        self.gelukt.setText("")
        if not self.nieuw.controleer():
            return
        oud, nieuw, wijzig = self.oud.text(), self.nieuw.tekst, self._beheer.wijzig_wachtwoord
        self.wijzig_knop.setEnabled(False)
        self._omgeving.jobs.background(
            lambda _: wijzig(oud, nieuw),
            lambda _: self._gewijzigd(),
            eigenaar=self,
            geweigerd=self._geweigerd,
            mislukt=self._mislukt,
        )

    def _gewijzigd(self) -> None:
        self.wijzig_knop.setEnabled(True)
        self.oud.clear()
        self.nieuw.wis()
        self.gelukt.setText(self.tr("Uw wachtwoord is gewijzigd."))

    def _geweigerd(self, weigering: Weigering) -> None:
        self.wijzig_knop.setEnabled(True)
        self.fout.setText(weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self.wijzig_knop.setEnabled(True)
        zin = f"{storing.zin} {storing.uitweg}"
        if storing.soort == "wachtwoord":
            self.veld_oud.toon_fout(zin)
            self.oud.setFocus()
        else:
            self.fout.setText(zin)


def kolom_op(blad: QWidget) -> QVBoxLayout:
    """The column of fields of a page."""
    kolom = QVBoxLayout(blad)
    kolom.setContentsMargins(8, 16, 8, 8)
    kolom.setSpacing(12)
    return kolom
