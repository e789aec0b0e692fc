"""The settings of this workstation and of who is logged in: theme, size of text, language, privacy of the waiting list.

A change shows at once; "Annuleren" puts the old look back. Writing is done by callables.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.beleid import SCHALEN, Beleid
from wijdesk.models.opdrachten.huis import BewaarVoorkeur
from wijdesk.settings import Instellingen
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.rolblad import RAND, Rolblad
from wijdesk.ui.taal import TALEN
from wijdesk.ui.theme import KEUZES, Theme
from wijdesk.ui.vinkje import Vinkje

PRIVACY = "wachtrij.privacy"
"""The preference the waiting list reads."""
BREED = 360
"""Pixels it is wide at least."""


class InstellingenVenster(QDialog):
    """Choose, see it at once, keep it or not."""

    def __init__(
        self,
        instellingen: Instellingen,
        bewaar: Callable[[Instellingen], None],
        *,
        theme: Theme,
        omgeving: Omgeving,
        beleid: Beleid = Beleid(),  # noqa: B008 - cannot be changed
        ouder: QWidget | None = None,
    ) -> None:
        """`bewaar` writes the settings of the workstation and may raise OSError. What `beleid` fixes can be seen and
        not changed.
        """
        super().__init__(ouder)
        self._oud = instellingen
        self._bewaar = bewaar
        self._theme = theme
        self._omgeving = omgeving
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Instellingen"))
        namen = {
            "systeem": self.tr("Zoals de computer"),
            "licht": self.tr("Licht"),
            "donker": self.tr("Donker"),
            "contrast": self.tr("Hoog contrast"),
        }
        self.thema = Keuze()
        for keuze in KEUZES:
            self.thema.addItem(namen[keuze], keuze)
        self.thema.setCurrentIndex(max(0, self.thema.findData(instellingen.thema)))
        self.schaal = Keuze()
        for procent in SCHALEN:
            self.schaal.addItem(f"{procent} %", procent)
        self.schaal.setCurrentIndex(max(0, self.schaal.findData(instellingen.schaal)))
        self.taal = Keuze()
        for code, naam in TALEN.items():
            self.taal.addItem(naam, code)
        self.taal.setCurrentIndex(max(0, self.taal.findData(instellingen.taal)))
        self.privacy = Vinkje(self.tr("De wachtrij begint met alleen initialen"))
        self.privacy.setChecked(omgeving.voorkeuren.get(PRIVACY) == b"1")
        self.fout = etiket("", "fout", breekt_af=True)
        opslaan = knop(self.tr("Opslaan"), self.accept, rol="primair", naam="opslaan")
        opslaan.setDefault(True)
        self._knoppen = knoppen = QHBoxLayout()
        knoppen.addStretch(1)
        knoppen.addWidget(knop(self.tr("Annuleren"), self.reject, naam="annuleren"))
        knoppen.addWidget(opslaan)
        self._blad = QWidget()
        vlak = QVBoxLayout(self._blad)
        vlak.setContentsMargins(24, 20, 24, 0)
        vlak.setSpacing(16)
        vlak.addWidget(etiket(self.tr("Instellingen"), "titel"))
        vast = self.tr("Dit heeft uw organisatie vastgelegd.")
        for naam, tekst, keuzelijst in (
            ("thema", self.tr("Kleuren"), self.thema),
            ("schaal", self.tr("Grootte van de tekst"), self.schaal),
            ("taal", self.tr("Taal van het scherm (language)"), self.taal),
        ):
            is_vast = naam in beleid.vast()
            keuzelijst.setEnabled(not is_vast)
            vlak.addWidget(Veld(tekst, keuzelijst, naam=naam, hulp=vast if is_vast else ""))
        vlak.addWidget(self.privacy)
        vlak.addWidget(
            etiket(
                self.tr("Kleuren, tekst en taal gelden voor deze computer, de wachtrij voor u."), "bij", breekt_af=True
            )
        )
        if beleid.fouten:
            niet_goed = " ".join((self.tr("Vaste instellingen van uw organisatie:"), *beleid.fouten))
            vlak.addWidget(etiket(niet_goed, "fout", naam="beleid_fout", breekt_af=True))
        vlak.addWidget(self.fout)
        vlak.addStretch(1)
        knoppen.setContentsMargins(24, 0, 24, 20)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.setSpacing(16)
        self._rol = Rolblad(self._blad)
        geheel.addWidget(self._rol, 1)
        geheel.addLayout(knoppen)
        for keuzelijst in (self.thema, self.schaal):
            keuzelijst.currentIndexChanged.connect(lambda _: self._laat_zien())

    def _gekozen(self) -> Instellingen:
        return self._oud._replace(
            thema=self.thema.currentData(), schaal=self.schaal.currentData(), taal=self.taal.currentData()
        )

    def _laat_zien(self) -> None:
        gekozen = self._gekozen()
        self._theme.kies(gekozen.thema, gekozen.schaal)
        self._pas_aan()

    def _pas_aan(self) -> None:
        """As large as what stands in it, and no larger than the screen: then that scrolls above the buttons."""
        vlak, geheel = self._blad.layout(), self.layout()
        if vlak is None or geheel is None:
            return
        vlak.activate()
        ruimte = self.screen().availableSize() - RAND
        breed = vlak.minimumSize().width() + self._rol.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(min(max(BREED, breed), ruimte.width()))
        breed = max(self.width(), self.minimumWidth())
        hoog = vlak.totalHeightForWidth(breed) + self._knoppen.sizeHint().height() + geheel.spacing()
        self.resize(breed, min(hoog, ruimte.height()))

    # Qt --------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        self._pas_aan()  # Qt itself gives a dialog two thirds of the screen at most
        super().showEvent(event)

    def accept(self) -> None:
        try:
            self._bewaar(self._gekozen())
        except OSError:
            self.fout.setText(self.tr("De instellingen konden niet worden bewaard: deze map is niet te beschrijven."))
            self._rol.volg(self.fout)
            return
        waarde = b"1" if self.privacy.isChecked() else b"0"
        if self._omgeving.voorkeuren.get(PRIVACY, b"0") != waarde:
            self._omgeving.voorkeuren[PRIVACY] = waarde
            self._omgeving.jobs.write(BewaarVoorkeur(sleutel=PRIVACY, waarde=waarde), eigenaar=self._omgeving.jobs)
        super().accept()

    def reject(self) -> None:
        self._theme.kies(self._oud.thema, self._oud.schaal)
        super().reject()
