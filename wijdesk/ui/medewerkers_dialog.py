"""Beheer: who works here, a new colleague with a first password, and one's own password.

Keys are made by callables off the GUI thread; this dialog keeps no password after the call.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.huis import LeesMedewerkers, ZetMedewerkerActief
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.values import lokaal
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.medewerkers_eigen import EigenWachtwoord, kolom_op
from wijdesk.ui.medewerkers_overal import OveralBlad
from wijdesk.ui.medewerkers_rollen import RollenBlad
from wijdesk.ui.medewerkers_samen import SamengevoegdBlad
from wijdesk.ui.medewerkers_vertrek import VertrekBlad
from wijdesk.ui.panel import Omgeving, Toegangsbeheer
from wijdesk.ui.rolnaam import rolnaam
from wijdesk.ui.taal import zin
from wijdesk.ui.wachtwoord import NieuwWachtwoord
from wijdesk.ui.werkt_al import werkt_al

BREED, HOOG, REGELHOOGTE = 560, 680, 16
"""The size in pixels with text of normal size, and the height of a line of it."""
RAND = QSize(32, 64)
"""Pixels of the screen that stay free, for the frame of the dialog."""
STANDAARD_ROL = "entree"
Wie = Callable[[], tuple[MedewerkerRij, ...]]


class MedewerkersVenster(QDialog):
    """Three pages: who works here, a new colleague, my password. Who does not manage sees only the last."""

    def __init__(
        self,
        omgeving: Omgeving,
        beheer: Toegangsbeheer,
        ouder: QWidget | None = None,
        *,
        beheert: bool = True,
        draagt_over: bool = False,
        op_overal: bool = False,
    ) -> None:
        """`draagt_over`: may give the cases of somebody who leaves to others. `op_overal`: begin with the rollen that
        hold everywhere.
        """
        super().__init__(ouder)
        self._omgeving = omgeving
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Beheer: medewerkers") if beheert or draagt_over else self.tr("Mijn wachtwoord"))
        self.setMinimumSize(360, 320)
        self.lijst = QListWidget()
        self.lijst.setAccessibleName(self.tr("Medewerkers"))
        self.lijst.setWordWrap(True)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nieuw = NieuweMedewerker(omgeving, beheer, klaar=self._toegevoegd, wie=lambda: self._rijen)
        self.eigen = EigenWachtwoord(omgeving, beheer)
        self.bladen = QTabWidget()
        self.bladen.addTab(self._maak_lijstblad(beheer, draagt_over=draagt_over), self.tr("Medewerkers"))
        self.bladen.addTab(self.nieuw, self.tr("Nieuwe medewerker"))
        self.samen = SamengevoegdBlad(omgeving, gelezen=lambda n: self._toon_blad(self.samen, n), klaar=self._nagezien)
        self.overal = OveralBlad(omgeving, gelezen=lambda n: self._toon_blad(self.overal, n), klaar=self._nagezien)
        self.bladen.addTab(_rol(self.eigen), self.tr("Mijn wachtwoord"))
        self.bladen.addTab(self.samen, self.tr("Samengevoegd"))
        self.bladen.addTab(self.overal, self.tr("Rollen overal"))
        self.bladen.setTabVisible(3, False)
        self.bladen.setTabVisible(4, op_overal)
        if op_overal:
            self.bladen.setCurrentWidget(self.overal)
        self.bladen.setTabVisible(0, beheert or draagt_over)
        self.bladen.setTabVisible(1, beheert)
        self.melding = etiket("", "bij", breekt_af=True, naam="melding")
        sluit = knop(self.tr("Sluiten"), self.accept, naam="sluiten")
        onder = QHBoxLayout()
        onder.addWidget(self.melding, 1)
        onder.addWidget(sluit)
        vlak = QVBoxLayout(self)
        vlak.setContentsMargins(16, 12, 16, 16)
        vlak.setSpacing(12)
        vlak.addWidget(self.bladen)
        vlak.addLayout(onder)
        self._beheert = beheert
        self._rijen: tuple[MedewerkerRij, ...] = ()
        if beheert or draagt_over:
            self._lees()
        if beheert:
            self.samen.lees()
            self.overal.lees()

    def _toon_blad(self, blad: QWidget, aantal: int) -> None:
        """A page that few ever need is there when there is something on it."""
        if not aantal and self.bladen.currentWidget() is blad:
            self.bladen.setCurrentIndex(0)
        self.bladen.setTabVisible(self.bladen.indexOf(blad), bool(aantal))

    def _nagezien(self, zin: str) -> None:
        self.melding.setText(zin)
        self.samen.lees()
        self.overal.lees()
        self._lees()

    def _pas_maat(self) -> None:
        """As large as its text asks for, and no larger than the screen."""
        deel = self.fontMetrics().height() / REGELHOOGTE
        ruimte = self.screen().availableSize() - RAND
        self.resize(QSize(int(BREED * deel), int(HOOG * deel)).boundedTo(ruimte).expandedTo(self.minimumSize()))

    # Qt --------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pas_maat()
        if self.bladen.currentWidget() is self.overal:
            self.overal.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.bladen.isTabVisible(0):
            self.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        ouder, eigen = self.parentWidget(), self.frameGeometry()
        plek = self.screen().availableGeometry()
        eigen.moveCenter((plek if ouder is None else ouder.frameGeometry()).center())
        eigen.moveTo(max(plek.left(), min(eigen.left(), plek.right() - eigen.width())), max(plek.top(), eigen.top()))
        self.move(eigen.topLeft())

    def _maak_lijstblad(self, beheer: Toegangsbeheer, *, draagt_over: bool) -> QWidget:
        """The list with what can be done with a colleague, and in its place the page for somebody who leaves."""
        self.vertrek = VertrekBlad(self._omgeving, beheer, draagt_over=draagt_over)
        self.vertrek.closed.connect(self._terug_naar_lijst)
        self.vertrek.stopped.connect(self._gestopt)
        self.rollen_blad = RollenBlad(self._omgeving)
        self.rollen_blad.closed.connect(self._terug_naar_lijst)
        self.rollen_blad.done.connect(self._nagezien)
        self.rollen = knop(self.tr("Rollen"), self._toon_rollen, naam="rollen")
        self.gaat_weg = knop(self.tr("Gaat weg"), self._begin_vertrek, naam="gaat_weg")
        self.weer_actief = knop(self.tr("Weer toegang geven"), self._geef_toegang, naam="weer_actief")
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(0, 8, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.lijst, 1)
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.rollen)
        rij.addWidget(self.gaat_weg)
        rij.addWidget(self.weer_actief)
        kolom.addLayout(rij)
        self.lijst.currentRowChanged.connect(lambda _: self._gekozen())
        self.stapel = QStackedWidget()
        self.stapel.addWidget(blad)
        self.stapel.addWidget(self.vertrek)
        self.stapel.addWidget(self.rollen_blad)
        self.lijst.itemActivated.connect(lambda _: self._toon_rollen())
        return self.stapel

    def _huidige(self) -> MedewerkerRij | None:
        plek = self.lijst.currentRow()
        return self._rijen[plek] if 0 <= plek < len(self._rijen) else None

    def _gekozen(self) -> None:
        rij = self._huidige()
        zelf = rij is not None and rij.id == self._omgeving.medewerker.id
        self.rollen.setVisible(self._beheert)
        self.rollen.setEnabled(rij is not None and rij.actief)
        self.gaat_weg.setEnabled(rij is not None and rij.actief and not zelf)
        self.weer_actief.setVisible(self._beheert and rij is not None and not rij.actief)

    def _toon_rollen(self) -> None:
        rij = self._huidige()
        if rij is not None and rij.actief and self._beheert:
            self.rollen_blad.begin(rij)
            self.stapel.setCurrentWidget(self.rollen_blad)
            self.rollen_blad.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_vertrek(self) -> None:
        if (rij := self._huidige()) is not None:
            self.vertrek.begin(rij)
            self.stapel.setCurrentWidget(self.vertrek)

    def _terug_naar_lijst(self) -> None:
        self.stapel.setCurrentIndex(0)
        self.lijst.setFocus()

    def _gestopt(self, zin: str) -> None:
        self.melding.setText(zin)
        self._terug_naar_lijst()
        self._lees()

    def _geef_toegang(self) -> None:
        rij = self._huidige()
        if rij is not None:
            self._omgeving.jobs.write(
                ZetMedewerkerActief(id=rij.id),
                lambda _, __: self._weer_actief(rij),
                eigenaar=self,
                geweigerd=lambda w: self.melding.setText(w.zin),
            )

    def _weer_actief(self, rij: MedewerkerRij) -> None:
        """The old key is gone: a new first password is given on the page for a new colleague."""
        self._lees()
        self.nieuw.naam.setText(rij.naam)
        self.nieuw.gezegd = rij.naam
        self.bladen.setCurrentIndex(1)
        self.melding.setText(self.tr("Geef {0} een nieuw eerste wachtwoord.").format(rij.naam))

    def _lees(self) -> None:
        self._omgeving.jobs.read(
            LeesMedewerkers(), self._toon, eigenaar=self, geweigerd=lambda w: self.melding.setText(w.zin)
        )

    def _toon(self, rijen: tuple[MedewerkerRij, ...]) -> None:
        plek = max(0, self.lijst.currentRow())
        self._rijen = rijen
        self.lijst.clear()
        for rij in rijen:
            stand = "" if rij.actief else self.tr(" · niet meer actief")
            self.lijst.addItem(
                f"{rij.naam} · {rij.locatie} · {', '.join(zin(rolnaam(rol)) for rol in rij.rollen)}{stand}"
            )
        self.lijst.setCurrentRow(min(plek, len(rijen) - 1))

    def _toegevoegd(self, naam: str) -> None:
        self.melding.setText(self.tr("{} kan nu inloggen.").format(naam))
        self.bladen.setCurrentIndex(0)
        self._lees()


class NieuweMedewerker(QWidget):
    """Name, location, roles and a first password, which the colleague changes later."""

    def __init__(
        self, omgeving: Omgeving, beheer: Toegangsbeheer, *, klaar: Callable[[str], None], wie: Wie = lambda: ()
    ) -> None:
        super().__init__()
        self._omgeving, self._beheer, self._klaar, self._wie = omgeving, beheer, klaar, wie
        self.gezegd = ""
        """The name of which it was said that somebody has it already."""
        self.naam = QLineEdit()
        self.veld_naam = Veld(self.tr("Naam"), self.naam, hulp=self.tr("Zoals collega’s die kennen"), naam="naam")
        self.locatie = Keuze()
        vandaag = lokaal(omgeving.klok()).date().isoformat()
        for locatie in omgeving.locaties:
            if not locatie.dicht_op(vandaag):
                self.locatie.addItem(locatie.naam, locatie.id)
        self.locatie.setCurrentIndex(max(0, self.locatie.findText(omgeving.locatie.naam)))
        self.rollen = {code: QCheckBox(rolnaam(code)) for code in omgeving.codes.van("rol") or (STANDAARD_ROL,)}
        for code, vakje in self.rollen.items():
            vakje.setChecked(code == STANDAARD_ROL)
        self.wachtwoord = NieuwWachtwoord(label=self.tr("Eerste wachtwoord"), naam=self.naam.text)
        self.fout = etiket("", "fout", breekt_af=True, naam="fout")
        self.voeg_toe = knop(self.tr("Toevoegen"), self.maak, rol="primair", naam="toevoegen")
        kolom = kolom_op(blad := QWidget())
        kolom.addWidget(self.veld_naam)
        waar = self.tr("Hier gelden de rollen; die van klachten, privacy, log en beheer gelden overal")
        kolom.addWidget(Veld(self.tr("Locatie"), self.locatie, hulp=waar, naam="locatie"))
        kolom.addWidget(etiket(self.tr("Rollen"), "veld"))
        naast_elkaar = FlowLayout(ruimte=4)
        for vakje in self.rollen.values():
            naast_elkaar.addWidget(vakje)
        kolom.addLayout(naast_elkaar)
        kolom.addWidget(self.wachtwoord)
        kolom.addStretch(1)
        # Below what scrolls, so that the button is in sight on a low screen too.
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 8)
        geheel.setSpacing(8)
        geheel.addWidget(_rol(blad), 1)
        onder = QVBoxLayout()
        onder.setContentsMargins(8, 0, 8, 0)
        onder.addWidget(self.fout)
        onder.addWidget(self.voeg_toe, 0, Qt.AlignmentFlag.AlignLeft)
        geheel.addLayout(onder)
        for regel in (self.naam, self.wachtwoord.een, self.wachtwoord.twee):
            regel.returnPressed.connect(self.maak)

    def maak(self) -> None:
        """Make the colleague and the key; says beside the fields what is not right."""
        if not self.voeg_toe.isEnabled():
            return
        naam, wachtwoord = self.naam.text().strip(), self.wachtwoord.tekst
        rollen = tuple(code for code, vakje in self.rollen.items() if vakje.isChecked())
        self.fout.setText("")
        self.veld_naam.wis_fout()
        if not naam:
            self.veld_naam.toon_fout(self.tr("Vul een naam in."))
            self.naam.setFocus()
            return
        if naam != self.gezegd and (zin := werkt_al(naam, self._wie())):
            self.gezegd = naam
            self.veld_naam.toon_fout(zin)
            self.naam.setFocus()
            return
        if not self.wachtwoord.controleer():
            return
        if not rollen:
            self.fout.setText(self.tr("Kies minstens één rol."))
            return
        locatie_id, maak = self.locatie.currentData(), self._beheer.maak_medewerker
        self.voeg_toe.setEnabled(False)
        self._omgeving.jobs.background(
            lambda _: maak(naam, wachtwoord, rollen, locatie_id),
            lambda _: self._gemaakt(naam),
            eigenaar=self,
            geweigerd=self._geweigerd,
            mislukt=self._mislukt,
        )

    def _gemaakt(self, naam: str) -> None:
        self.voeg_toe.setEnabled(True)
        self.naam.clear()
        self.wachtwoord.wis()
        self._klaar(naam)

    def _geweigerd(self, weigering: Weigering) -> None:
        self.voeg_toe.setEnabled(True)
        self.fout.setText(weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self.voeg_toe.setEnabled(True)
        self.fout.setText(f"{storing.zin} {storing.uitweg}")


def _rol(blad: QWidget) -> QScrollArea:
    rol = QScrollArea()
    rol.setWidgetResizable(True)
    rol.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    rol.setWidget(blad)
    return rol
