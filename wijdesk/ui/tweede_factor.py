"""Setting up a second factor: the picture for the telephone, a code to prove it works, the recovery codes, once.

Keys are made by callables off the GUI thread; this dialog keeps nothing after it closes.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Protocol

import segno
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.ui.fields import Veld, etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.rolblad import Rolblad, past_op_scherm
from wijdesk.ui.unlock import WachtwoordVeld

MAAT = QSize(480, 690)
"""Pixels with text of normal size."""


class NieuweFactor(Protocol):
    """What is being set up."""

    @property
    def geheim(self) -> str:
        """The secret, to type over."""

    @property
    def adres(self) -> str:
        """The same for a camera."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The recovery codes."""


class TweedeFactorVenster(QDialog):
    """Three pages: scan and prove · recovery codes · it is on already.

    Signals:
        ready: the second factor was set up or taken off
    """

    ready = Signal()

    def __init__(
        self,
        jobs: Jobs,
        begin: Callable[[], NieuweFactor],
        zet_aan: Callable[[str, NieuweFactor, str], object],
        zet_af: Callable[[str], object],
        druk_af: Callable[[tuple[str, ...]], object],
        ouder: QWidget | None = None,
        *,
        heeft: bool = False,
        moet: bool = False,
    ) -> None:
        """`begin`, `zet_aan(wachtwoord, nieuw, code)` and `zet_af(wachtwoord)` run on lane N. `moet`: the organisation
        wants it of everybody, and this person has none.
        """
        super().__init__(ouder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("tweede_factor")
        self.setWindowTitle(self.tr("Code van uw telefoon"))
        self._jobs = jobs
        self._begin, self._zet_aan, self._zet_af, self._druk_af = begin, zet_aan, zet_af, druk_af
        self._nieuw: NieuweFactor | None = None
        self.moet = moet
        self.bladen = QStackedWidget()
        for blad in (self._maak_scan(), self._maak_codes(), self._maak_aan()):
            self.bladen.addWidget(Rolblad(blad))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.bladen)
        self.finished.connect(lambda _: self._vergeet())
        self.resize(past_op_scherm(self, MAAT))
        if heeft:
            self.bladen.setCurrentIndex(2)
            self.uit_wachtwoord.setFocus()
        else:
            self._start()

    # The pages -------------------------------------------------------------------------------------------------------

    def _maak_scan(self) -> QWidget:
        self.plaatje = QLabel()
        self.plaatje.setAccessibleName(self.tr("Plaatje om te scannen met de app"))
        self.plaatje.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.geheim = QLineEdit()
        self.geheim.setReadOnly(True)
        self.veld_geheim = Veld(self.tr("Of typ dit over in de app"), self.geheim, naam="tweede_geheim")
        self.code = QLineEdit()
        self.code.setMaxLength(10)
        self.veld_code = Veld(self.tr("Code die de app nu laat zien"), self.code, naam="tweede_code")
        self.wachtwoord = WachtwoordVeld()
        self.veld_wachtwoord = Veld(self.tr("Uw wachtwoord"), self.wachtwoord, naam="tweede_wachtwoord")
        for regel, veld in ((self.code, self.veld_code), (self.wachtwoord, self.veld_wachtwoord)):
            regel.textEdited.connect(lambda _, veld=veld: veld.wis_fout())
            regel.returnPressed.connect(self.zet_aan)
        self.fout = etiket("", "fout", breekt_af=True, naam="tweede_fout")
        self.aan = knop(self.tr("Aanzetten"), self.zet_aan, rol="primair", naam="tweede_aan")
        self.niet = knop(
            self.tr("Vergrendelen") if self.moet else self.tr("Annuleren"), self.reject, rol="stil", naam="tweede_niet"
        )
        uitleg = self.tr(
            "Open een app voor codes op uw telefoon, zoals Aegis, Google Authenticator of Microsoft Authenticator, en "
            "scan dit plaatje. Bij het inloggen vult u dan na uw wachtwoord de code in die de app laat zien."
        )
        if self.moet:
            uitleg = self.tr("Uw organisatie vraagt dit van iedereen.") + " " + uitleg
        return _blad(
            etiket(self.tr("Code van uw telefoon"), "titel", breekt_af=True),
            etiket(uitleg, "bij", breekt_af=True),
            self.plaatje,
            self.veld_geheim,
            self.veld_code,
            self.veld_wachtwoord,
            self.fout,
            knoppen=(self.aan, self.niet),
        )

    def _maak_codes(self) -> QWidget:
        self.codes = etiket("", "kop", naam="tweede_codes")
        self.codes.setAlignment(Qt.AlignmentFlag.AlignCenter)
        vlak = kaart()
        binnen = QVBoxLayout(vlak)
        binnen.setContentsMargins(16, 16, 16, 16)
        binnen.addWidget(self.codes)
        self.druk = knop(self.tr("Afdrukken of opslaan…"), self._druk, rol="primair", naam="tweede_druk")
        self.bewaard = QCheckBox(self.tr("Ze staan op papier"))
        self.bewaard.setObjectName("tweede_bewaard")
        self.klaar = knop(self.tr("Klaar"), self.accept, naam="tweede_klaar")
        self.klaar.setEnabled(False)
        self.bewaard.toggled.connect(self.klaar.setEnabled)
        self.codes_fout = etiket("", "fout", breekt_af=True, naam="tweede_codes_fout")
        return _blad(
            etiket(self.tr("Uw herstelcodes"), "titel"),
            etiket(
                self.tr(
                    "Het staat aan. Telefoon kwijt of leeg? Dan logt u in met een van deze codes. Elke code werkt één "
                    "keer. wijdesk laat ze alleen nu zien."
                ),
                breekt_af=True,
            ),
            vlak,
            self.bewaard,
            self.codes_fout,
            knoppen=(self.druk, self.klaar),
        )

    def _maak_aan(self) -> QWidget:
        self.uit_wachtwoord = WachtwoordVeld()
        self.veld_uit = Veld(self.tr("Uw wachtwoord"), self.uit_wachtwoord, naam="tweede_uit_wachtwoord")
        self.uit_wachtwoord.textEdited.connect(lambda _: self.veld_uit.wis_fout())
        self.uit = knop(self.tr("Uitzetten"), self.zet_uit, naam="tweede_uit")
        self.opnieuw = knop(self.tr("Andere telefoon instellen"), self._start, rol="primair", naam="tweede_opnieuw")
        return _blad(
            etiket(self.tr("Code van uw telefoon"), "titel", breekt_af=True),
            etiket(self.tr("Het staat aan: na uw wachtwoord vraagt wijdesk een code van uw telefoon."), breekt_af=True),
            self.opnieuw,
            etiket(self.tr("Uitzetten kan met uw wachtwoord."), "bij", breekt_af=True),
            self.veld_uit,
            knoppen=(self.uit, knop(self.tr("Sluiten"), self.reject, rol="stil", naam="tweede_sluiten")),
        )

    # What is done ----------------------------------------------------------------------------------------------------

    def _start(self) -> None:
        self.bladen.setCurrentIndex(0)
        begin = self._begin
        self._jobs.background(
            lambda _: begin(), self._toon, eigenaar=self, geweigerd=self._geweigerd, mislukt=self._mislukt
        )

    def _toon(self, nieuw: NieuweFactor) -> None:
        self._nieuw = nieuw
        self.plaatje.setPixmap(qr(nieuw.adres))
        geheim = nieuw.geheim
        self.geheim.setText(" ".join(geheim[plek : plek + 4] for plek in range(0, len(geheim), 4)))
        self.geheim.setCursorPosition(0)
        self.code.setFocus()

    def zet_aan(self) -> None:
        """Prove that the telephone gives the right codes, and turn it on."""
        nieuw, code, wachtwoord = self._nieuw, self.code.text(), self.wachtwoord.text()
        if nieuw is None or not self.aan.isEnabled():
            return
        self.fout.setText("")
        goed = True
        for tekst, veld, zin in (
            (wachtwoord, self.veld_wachtwoord, self.tr("Vul uw wachtwoord in.")),
            (code, self.veld_code, self.tr("Vul de zes cijfers in.")),
        ):
            if not tekst.strip():
                veld.toon_fout(zin)
                veld.invoer.setFocus()
                goed = False
        if goed:
            self.aan.setEnabled(False)
            zet = self._zet_aan
            self._jobs.background(
                lambda _: zet(wachtwoord, nieuw, code),
                lambda _: self._staat_aan(nieuw),
                eigenaar=self,
                geweigerd=self._geweigerd,
                mislukt=self._mislukt,
            )

    def _staat_aan(self, nieuw: NieuweFactor) -> None:
        self.moet = False
        self.wachtwoord.setText("")
        self.code.setText("")
        helft = len(nieuw.codes) // 2
        paren = zip(nieuw.codes[:helft], nieuw.codes[helft:], strict=True)
        self.codes.setText("\n".join(f"{links}     {rechts}" for links, rechts in paren))
        self.codes.setAccessibleName(self.tr("Herstelcodes: {}").format(", ".join(nieuw.codes)))
        self.bladen.setCurrentIndex(1)
        self.druk.setFocus()
        self.ready.emit()

    def zet_uit(self) -> None:
        """Take it off."""
        wachtwoord, zet = self.uit_wachtwoord.text(), self._zet_af
        if not wachtwoord:
            self.veld_uit.toon_fout(self.tr("Vul uw wachtwoord in."))
            self.uit_wachtwoord.setFocus()
            return
        self.uit.setEnabled(False)
        self._jobs.background(
            lambda _: zet(wachtwoord),
            lambda _: self._staat_uit(),
            eigenaar=self,
            geweigerd=self._geweigerd,
            mislukt=self._mislukt,
        )

    def _staat_uit(self) -> None:
        self.ready.emit()
        self.accept()

    def _druk(self) -> None:
        if self._nieuw is not None:
            self._druk_af(self._nieuw.codes)

    def _geweigerd(self, weigering: Weigering) -> None:
        self._weer()
        if "code" in weigering.fouten:
            self.veld_code.toon_fout(weigering.zin)
            self.code.setFocus()
            self.code.selectAll()
        else:
            self._zeg(weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self._weer()
        zin = f"{storing.zin} {storing.uitweg}"
        if storing.soort not in ("wachtwoord", "wachten"):
            self._zeg(zin)
            return
        veld = self.veld_uit if self.bladen.currentIndex() == 2 else self.veld_wachtwoord
        veld.toon_fout(zin)
        veld.invoer.setFocus()

    def _zeg(self, zin: str) -> None:
        if self.bladen.currentIndex() == 2:
            self.veld_uit.toon_fout(zin)
        else:
            self.fout.setText(zin)

    def _weer(self) -> None:
        self.aan.setEnabled(True)
        self.uit.setEnabled(True)

    def _vergeet(self) -> None:
        self._nieuw = None
        self.plaatje.clear()
        self.codes.setText("")
        for regel in (self.geheim, self.code, self.wachtwoord, self.uit_wachtwoord):
            regel.setText("")

    # Qt --------------------------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Escape does not throw codes away that nobody wrote down."""
        if self.bladen.currentIndex() == 1 and not self.bewaard.isChecked():
            self.codes_fout.setText(self.tr("Zet de codes eerst op papier en vink dat aan: ze komen niet terug."))
            self.bewaard.setFocus()
            return
        super().reject()


def qr(adres: str) -> QPixmap:
    """The picture, black on white in every theme: cameras want it so."""
    uit = BytesIO()
    segno.make(adres, error="m").save(uit, kind="png", scale=4, border=4)
    return QPixmap.fromImage(QImage.fromData(uit.getvalue()))


def _blad(*delen: QWidget, knoppen: tuple[QWidget, ...]) -> QWidget:
    blad = QWidget()
    kolom = QVBoxLayout(blad)
    kolom.setContentsMargins(24, 20, 24, 20)
    kolom.setSpacing(12)
    for deel in delen:
        kolom.addWidget(deel)
    rij = FlowLayout(ruimte=8)
    for deel in knoppen:
        rij.addWidget(deel)
    kolom.addLayout(rij)
    kolom.addStretch(1)
    return blad
