"""Who can log in at this desk, and help for whoever lost a password or a telephone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.rows.toegang import SlotRij
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.toegang.poort import Toegangspoort
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.voorste import Voorste
from wijdesk.ui.wachtwoord import NieuwWachtwoord


class MensenBlad(Voorste):
    """The list, and in its place the page for a new first password.

    Signals:
        said: (str) what was done
    """

    said = Signal(str)

    def __init__(self, omgeving: Omgeving, poort: Toegangspoort) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._poort = poort
        self._rijen: tuple[SlotRij, ...] = ()
        self._voor: SlotRij | None = None
        self.addWidget(self._maak_lijst())
        self.addWidget(self._maak_wachtwoord())

    def toon(self, rijen: tuple[SlotRij, ...]) -> None:
        """The colleagues as they are now; who was chosen stays so."""
        gekozen = self.gekozen()
        self._rijen = rijen
        self.lijst.clear()
        plek = 0
        for nummer, rij in enumerate(rijen):
            self.lijst.addItem(f"{rij.medewerker.naam} · {rij.medewerker.locatie}\n{self._in_woorden(rij)}")
            if gekozen is not None and rij.medewerker.id == gekozen.medewerker.id:
                plek = nummer
        self.lijst.setCurrentRow(plek if rijen else -1)

    def gekozen(self) -> SlotRij | None:
        """Who is chosen in the list."""
        plek = self.lijst.currentRow()
        return self._rijen[plek] if 0 <= plek < len(self._rijen) else None

    def _in_woorden(self, rij: SlotRij) -> str:
        if rij.naamgenoot:
            return self.tr("Kan hier niet inloggen: een collega met dezelfde naam doet dat al")
        if not rij.heeft_sleutel:
            return self.tr("Kan hier niet inloggen: er is op deze balie nog geen wachtwoord gegeven")
        wat = self.tr("Wachtwoord en code van de telefoon") if rij.tweede else self.tr("Wachtwoord")
        return f"{wat} · {self.tr('moet nog een eigen wachtwoord kiezen')}" if rij.moet_nieuw else wat

    def _maak_lijst(self) -> QWidget:
        self.lijst = QListWidget()
        self.lijst.setObjectName("toegang_mensen")
        self.lijst.setAccessibleName(self.tr("Wie kan hier inloggen"))
        self.lijst.setWordWrap(True)
        self.lijst.setSpacing(2)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lijst.currentRowChanged.connect(lambda _: self._gekozen_anders())
        self.geef = knop(self.tr("Nieuw eerste wachtwoord"), self.begin_wachtwoord, naam="toegang_geef")
        self.tweede_af = knop(self.tr("Code van telefoon uitzetten"), self.zet_tweede_af, naam="toegang_tweede_af")
        self.fout = etiket("", "fout", breekt_af=True, naam="toegang_mensen_fout")
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(
            etiket(
                self.tr(
                    "Is een collega het wachtwoord of de telefoon kwijt? Help hier. Doe het alleen als de collega "
                    "naast u staat of als u de stem herkent."
                ),
                "bij",
                breekt_af=True,
            )
        )
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.fout)
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.geef)
        rij.addWidget(self.tweede_af)
        kolom.addLayout(rij)
        return blad

    def _maak_wachtwoord(self) -> QWidget:
        self.kop = etiket("", "titel", breekt_af=True, naam="toegang_voor_wie")
        self.nieuw = NieuwWachtwoord(
            label=self.tr("Nieuw eerste wachtwoord"), naam=lambda: self._voor.medewerker.naam if self._voor else ""
        )
        self.fout_wachtwoord = etiket("", "fout", breekt_af=True, naam="toegang_wachtwoord_fout")
        self.bewaar = knop(self.tr("Geven"), self.geef_wachtwoord, rol="primair", naam="toegang_bewaar")
        terug = knop(self.tr("Annuleren"), self.terug, rol="stil", naam="toegang_terug")
        for regel in (self.nieuw.een, self.nieuw.twee):
            regel.returnPressed.connect(self.geef_wachtwoord)
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        kolom.addWidget(self.kop)
        uitleg = self.tr(
            "Zeg het wachtwoord tegen uw collega. Bij de eerste keer inloggen kiest die een eigen wachtwoord."
        )
        kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        kolom.addWidget(self.nieuw)
        kolom.addWidget(self.fout_wachtwoord)
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.bewaar)
        rij.addWidget(terug)
        kolom.addLayout(rij)
        kolom.addStretch(1)
        return Rolblad(blad)

    def _gekozen_anders(self) -> None:
        rij = self.gekozen()
        zelf = rij is not None and rij.medewerker.id == self._omgeving.medewerker.id
        self.geef.setEnabled(rij is not None and not zelf)
        self.tweede_af.setVisible(rij is not None and rij.tweede and not zelf)
        self.fout.setText("")

    def begin_wachtwoord(self) -> None:
        """Ask for a new first password of who is chosen."""
        if (rij := self.gekozen()) is None or not self.geef.isEnabled():
            return
        self._voor = rij
        self.kop.setText(self.tr("Nieuw eerste wachtwoord voor {}").format(rij.medewerker.naam))
        self.fout_wachtwoord.setText("")
        self.setCurrentIndex(1)
        self.nieuw.een.setFocus()

    def terug(self) -> None:
        """The list again; nothing of what was typed stays."""
        self.nieuw.wis()
        self._voor = None
        self.setCurrentIndex(0)
        self.lijst.setFocus()

    def geef_wachtwoord(self) -> None:
        """Give it."""
        rij, geef = self._voor, self._poort.geef_wachtwoord
        if rij is None or not self.bewaar.isEnabled() or not self.nieuw.controleer():
            return
        wachtwoord, wie = self.nieuw.tekst, rij.medewerker
        self.bewaar.setEnabled(False)
        self._omgeving.jobs.background(
            lambda _: geef(wie, wachtwoord),
            lambda _: self._gegeven(wie.naam),
            eigenaar=self,
            geweigerd=self._geweigerd,
            mislukt=self._mislukt,
        )

    def _gegeven(self, naam: str) -> None:
        self.bewaar.setEnabled(True)
        self.terug()
        self.said.emit(self.tr("{} heeft een nieuw eerste wachtwoord.").format(naam))

    def _geweigerd(self, weigering: Weigering) -> None:
        self.bewaar.setEnabled(True)
        if "wachtwoord" in weigering.fouten:
            self.nieuw.veld_een.toon_fout(weigering.zin)
            self.nieuw.een.setFocus()
        else:
            self.fout_wachtwoord.setText(weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self.bewaar.setEnabled(True)
        self.fout_wachtwoord.setText(f"{storing.zin} {storing.uitweg}")

    def zet_tweede_af(self) -> None:
        """Take the second factor off of who is chosen."""
        rij, zet = self.gekozen(), self._poort.zet_tweede_af
        if rij is None or not rij.tweede:
            return
        wie = rij.medewerker
        klaar = self.tr("{} logt nu in zonder code van de telefoon.").format(wie.naam)
        self._omgeving.jobs.background(
            lambda _: zet(wie),
            lambda _: self.said.emit(klaar),
            eigenaar=self,
            geweigerd=lambda w: self.fout.setText(w.zin),
            mislukt=lambda s: self.fout.setText(f"{s.zin} {s.uitweg}"),
        )
