"""The first start: make a store, or look around in an example store with made-up people.

Making is done by callables off the GUI thread. Knows no store and keeps no password longer than needed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wijdesk.errors import AnderCentrum, CentrumGeweigerd, GeenContact, Storing, VerkeerdWachtwoord, Weigering
from wijdesk.models.rows.delen import Teruggenomen
from wijdesk.ui.eerste_aansluiten import WACHT, AansluitBlad, Aansluiter, Melder, WachtBlad, kolom
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.rolblad import past_op_scherm
from wijdesk.ui.wachtwoord import NieuwWachtwoord


class _Post(QObject):
    gevorderd = Signal(int, int)
    gelukt = Signal(object)
    geweigerd = Signal(object)
    gestoord = Signal(object)
    gevallen = Signal()


class EersteStart(QWidget):
    """The pages: choose · fill in, or make the example · ready.

    Signals:
        made: (object) what `begin` or `voorbeeld` answered; the program may go on
        login_asked: (str) the password that was handed in does not open what is here; who logs in
    """

    made = Signal(object)
    login_asked = Signal(str)

    def __init__(
        self,
        begin: Callable[[str, str, str, Melder], object],
        voorbeeld: Callable[[Melder], tuple[str, object]],
        *,
        plaats: str = "",
        aansluiten: Aansluiter | None = None,
        vervangt: Callable[[], None] | None = None,
        mag_voorbeeld: bool = True,
        taal: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """`begin(locatie, naam, wachtwoord, meld)` and `voorbeeld(meld) -> (password, ...)` run in a thread of their
        own and raise Weigering or Storing. `plaats` is the folder in which the store comes, shown to the person.
        With `aansluiten` one can also join other desks, with `vervangt` take the place of another computer. An
        organisation may want no example on this computer. `taal`: another language, and what changes to it.
        """
        super().__init__()
        self.setWindowTitle(self.tr("wijdesk – eerste start"))
        self.setObjectName("eerste_start")
        self._begin = begin
        self._voorbeeld = voorbeeld
        self._plaats = plaats
        self._aansluiten = aansluiten
        self._vervangt = vervangt
        self._mag_voorbeeld = mag_voorbeeld
        self._taal = taal
        self._terug_naar = 0
        self._gezien = False
        self._gemaakt: object = None
        self._post = _Post(self)
        wachtrij = Qt.ConnectionType.QueuedConnection
        self._post.gevorderd.connect(self._toon_voortgang, wachtrij)
        self._post.gelukt.connect(self._gelukt, wachtrij)
        self._post.geweigerd.connect(self._geweigerd, wachtrij)
        self._post.gestoord.connect(self._gestoord, wachtrij)
        self._post.gevallen.connect(self._gevallen, wachtrij)
        self.bladen = QStackedWidget()
        vast = "" if aansluiten is None else aansluiten.adres
        self.aansluitblad = AansluitBlad(self._vraag_aan, lambda: self.ga_naar(0), adres=vast)
        self.wachtblad = WachtBlad(self._kijk, self._neem_terug)
        eigen = (self._keuze(), self._formulier(), self._bezig(), self._klaar())
        for blad in (*eigen, kolom(*self.aansluitblad.delen), kolom(*self.wachtblad.delen)):
            self.bladen.addWidget(_in_het_midden(blad))
        vlak = QVBoxLayout(self)
        vlak.setContentsMargins(0, 0, 0, 0)
        vlak.addWidget(self.bladen)
        self.beginnen.setFocus()

    def ga_naar(self, blad: int) -> None:
        """Show a page: 0 choice, 1 form, 2 under way, 3 ready, 4 joining, 5 waiting to be let in."""
        self.bladen.setCurrentIndex(blad)
        velden = {
            0: self.beginnen,
            1: self.locatie,
            3: self.verder,
            4: self.aansluitblad.eerste,
            5: self.wachtblad.kijk,
        }
        eerste = velden.get(blad)
        if eerste is not None:
            eerste.setFocus()

    def neem_terug(self, naam: str, wachtwoord: str, vingerafdruk: str = "") -> None:
        """Take back what was asked here before, and begin joining anew with what was filled in then."""
        self.wachtblad.naam, self.wachtblad.wachtwoord = naam, wachtwoord
        self.wachtblad.toon(vingerafdruk)
        self._neem_terug()

    def maak(self) -> None:
        """Make the store with what the form says."""
        goed = self.wachtwoord.controleer()
        for regel, veld, zin in (  # from the last to the first, so that the first wrong one has the focus in the end
            (self.naam, self.veld_naam, self.tr("Vul uw naam in, zoals collega’s u kennen.")),
            (self.locatie, self.veld_locatie, self.tr("Vul in waar deze balie staat.")),
        ):
            if not regel.text().strip():
                veld.toon_fout(zin)
                regel.setFocus()
                goed = False
        if not goed:
            return
        locatie, naam, wachtwoord = self.locatie.text().strip(), self.naam.text().strip(), self.wachtwoord.tekst
        self._start(1, lambda meld: ("", self._begin(locatie, naam, wachtwoord, meld)))

    def kijk_rond(self) -> None:
        """Make the example store."""
        self._start(0, self._voorbeeld)

    def _keuze(self) -> QWidget:
        self.beginnen = knop(self.tr("Beginnen"), lambda: self.ga_naar(1), rol="groot", naam="beginnen")
        self.rondkijken = knop(self.tr("Eerst rondkijken"), self.kijk_rond, rol="groot", naam="rondkijken")
        self.meedoen = knop(
            self.tr("Aansluiten bij andere balies"), lambda: self.ga_naar(4), rol="groot", naam="meedoen"
        )
        bij_rondkijken = etiket(
            self.tr("Een voorbeeld met verzonnen inwoners. U kunt niets stukmaken."), "bij", breekt_af=True
        )
        bij_meedoen = etiket(
            self.tr("Uw team werkt al met wijdesk. Deze computer haalt op wat er is."), "bij", breekt_af=True
        )
        self.vervangen = knop(
            self.tr("Deze computer vervangt een andere"), self._vervangt, rol="groot", naam="vervangen"
        )
        bij_vervangen = etiket(
            self.tr("Alles van de oude computer komt hierheen. Ook een reservekopie kan."), "bij", breekt_af=True
        )
        for deel in (self.rondkijken, bij_rondkijken):
            deel.setVisible(self._mag_voorbeeld)
        for deel in (self.meedoen, bij_meedoen):
            deel.setVisible(self._aansluiten is not None)
        for deel in (self.vervangen, bij_vervangen):
            deel.setVisible(self._vervangt is not None)
        self.fout = etiket("", "waarschuwing", breekt_af=True, naam="fout")
        self.fout.hide()
        ander, wissel = self._taal or ("", lambda: None)
        taal = knop(ander, wissel, rol="stil", naam="taal")
        taal.setVisible(self._taal is not None)
        return kolom(
            etiket(self.tr("Welkom bij wijdesk"), "groot", breekt_af=True),
            etiket(self.tr("Op deze computer is nog geen registratie. Wat wilt u doen?"), breekt_af=True),
            self.fout,
            self.beginnen,
            etiket(
                self.tr("Een nieuw, versleuteld bestand voor uw team, met u als eerste medewerker."),
                "bij",
                breekt_af=True,
            ),
            self.rondkijken,
            bij_rondkijken,
            self.meedoen,
            bij_meedoen,
            self.vervangen,
            bij_vervangen,
            taal,
        )

    def _formulier(self) -> QWidget:
        self.locatie = QLineEdit()
        self.locatie.setPlaceholderText(self.tr("bijvoorbeeld Selwerd"))
        self.naam = QLineEdit()
        self.naam.setPlaceholderText(self.tr("bijvoorbeeld S. de Vries"))
        self.veld_locatie = Veld(self.tr("Locatie"), self.locatie, naam="locatie")
        self.veld_naam = Veld(self.tr("Uw naam"), self.naam, naam="naam")
        self.locatie.textEdited.connect(lambda _: self.veld_locatie.wis_fout())
        self.naam.textEdited.connect(lambda _: self.veld_naam.wis_fout())
        self.wachtwoord = NieuwWachtwoord(naam=self.naam.text)
        self.waarschuwing = etiket("", "fout", breekt_af=True, naam="geweigerd")
        self.maak_knop = knop(self.tr("Maken en openen"), self.maak, rol="primair", naam="maak")
        for veld in (self.locatie, self.naam, self.wachtwoord.een, self.wachtwoord.twee):
            veld.returnPressed.connect(self.maak)
        knoppen = QWidget()
        rij = QHBoxLayout(knoppen)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.addWidget(self.maak_knop)
        rij.addWidget(knop(self.tr("Terug"), lambda: self.ga_naar(0), rol="stil", naam="terug"))
        rij.addStretch(1)
        uitleg = self.tr("Zonder wachtwoord kan niemand bij de gegevens, ook een beheerder niet. Bewaar het goed.")
        if self._plaats:
            uitleg += "\n" + self.tr("De gegevens komen in {}.").format(self._plaats)
        return kolom(
            etiket(self.tr("Beginnen"), "groot", breekt_af=True),
            self.veld_locatie,
            self.veld_naam,
            self.wachtwoord,
            etiket(uitleg, "bij", breekt_af=True),
            self.waarschuwing,
            knoppen,
        )

    def _bezig(self) -> QWidget:
        self.voortgang = QProgressBar()
        self.voortgang.setRange(0, 0)
        self.voortgang.setTextVisible(False)
        self.voortgang.setAccessibleName(self.tr("Voortgang"))
        self.bezig_zin = etiket("", "bij", naam="bezig_zin")
        return kolom(etiket(self.tr("Even geduld"), "groot", breekt_af=True), self.bezig_zin, self.voortgang)

    def _klaar(self) -> QWidget:
        kaart = QFrame()
        kaart.setProperty("rol", "kaart")
        rij = QHBoxLayout(kaart)
        rij.setContentsMargins(16, 12, 12, 12)
        self.gemaakt_wachtwoord = etiket("", "titel", naam="gemaakt_wachtwoord")
        self.gemaakt_wachtwoord.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.gemaakt_wachtwoord.setAccessibleName(self.tr("Wachtwoord van het voorbeeld"))
        kopieer = knop(
            self.tr("Kopiëren"),
            lambda: QGuiApplication.clipboard().setText(self.gemaakt_wachtwoord.text()),
            naam="kopieer",
        )
        rij.addWidget(self.gemaakt_wachtwoord, 1)
        rij.addWidget(kopieer)
        self.verder = knop(self.tr("Openen"), lambda: self.made.emit(self._gemaakt), rol="primair", naam="verder")
        return kolom(
            etiket(self.tr("Het voorbeeld staat klaar"), "groot", breekt_af=True),
            etiket(self.tr("Alle inwoners zijn verzonnen. Het wachtwoord, voor de volgende keer:"), breekt_af=True),
            kaart,
            self.verder,
        )

    def _vraag_aan(self) -> None:
        """Make an empty store and ask to be let in."""
        if (sluit_aan := self._aansluiten) is None or (invoer := self.aansluitblad.invoer()) is None:
            return
        self.wachtblad.naam, self.wachtblad.wachtwoord = invoer.naam, invoer.wachtwoord
        self._start(4, lambda _: (WACHT, sluit_aan.vraag_aan(invoer)))

    def _kijk(self) -> None:
        """Whether this desk was let in by now; then read everything."""
        if (sluit_aan := self._aansluiten) is not None:
            naam, wachtwoord = self.wachtblad.naam, self.wachtblad.wachtwoord
            zin = self.tr("Alles van de andere balies wordt gehaald…")
            self._start(5, lambda meld: ("", sluit_aan.ga_verder(naam, wachtwoord, meld)), zin)

    def _neem_terug(self) -> None:
        if (sluit_aan := self._aansluiten) is not None:
            naam, wachtwoord = self.wachtblad.naam, self.wachtblad.wachtwoord
            zin = self.tr("De aanvraag wordt teruggenomen…")
            self._start(5, lambda _: ("", sluit_aan.neem_terug(naam, wachtwoord)), zin)

    def _start(self, terug_naar: int, werk: Callable[[Melder], tuple[str, object]], zin: str = "") -> None:
        self._terug_naar = terug_naar
        self.fout.hide()
        self.waarschuwing.setText("")
        self.voortgang.setRange(0, 0)
        self.bezig_zin.setText(zin or self.tr("Het versleutelde bestand wordt gemaakt…"))
        self.ga_naar(2)
        threading.Thread(target=_maak, args=(werk, self._post), name="eerste_start").start()

    def _toon_voortgang(self, gedaan: int, totaal: int) -> None:
        self.voortgang.setRange(0, totaal)
        self.voortgang.setValue(gedaan)
        if totaal:
            self.bezig_zin.setText(self.tr("{} van {}").format(gedaan, totaal))

    def _gelukt(self, uitkomst: tuple[str, object]) -> None:
        wachtwoord, self._gemaakt = uitkomst
        self.wachtwoord.wis()
        if wachtwoord == WACHT:
            self.aansluitblad.wachtwoord.wis()
            self.wachtblad.toon(str(self._gemaakt))
            self.ga_naar(5)
        elif isinstance(self._gemaakt, Teruggenomen):
            self.wachtblad.wachtwoord = ""
            self.aansluitblad.hervat(self._gemaakt)
            self._gemaakt = None
            self.ga_naar(4)
        elif wachtwoord:
            self.gemaakt_wachtwoord.setText(wachtwoord)
            self.ga_naar(3)
        else:
            self.made.emit(self._gemaakt)

    def _geweigerd(self, weigering: Weigering) -> None:
        self._toon_fout(weigering.zin)
        if "wachtwoord" in weigering.fouten:
            self.waarschuwing.setText("")
            deel = self.aansluitblad.wachtwoord if self._terug_naar == 4 else self.wachtwoord
            deel.veld_een.toon_fout(weigering.zin)
            deel.een.setFocus()

    def _gestoord(self, storing: Storing) -> None:
        if self._terug_naar == 4 and isinstance(storing, GeenContact | AnderCentrum | CentrumGeweigerd):
            zin = self.tr("Hier is geen centrum te bereiken. Controleer het adres; er is niets gemaakt.")
            self._toon_fout("")
            self.aansluitblad.veld_adres.toon_fout(zin)
            self.aansluitblad.adres.setFocus()
            return
        if self._terug_naar == 5 and isinstance(storing, VerkeerdWachtwoord):
            self.login_asked.emit(self.wachtblad.naam)
            return
        self._toon_fout(f"{storing.zin} {storing.uitweg}")

    def _gevallen(self) -> None:
        self._toon_fout("")

    def _toon_fout(self, zin: str) -> None:
        self.ga_naar(self._terug_naar)
        self.fout.setText(zin)
        self.fout.show()
        for plek in (self.waarschuwing, self.aansluitblad.fout, self.wachtblad.fout):
            plek.setText(zin)

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return past_op_scherm(self, QSize(640, 620))

    def showEvent(self, event: QShowEvent) -> None:
        if not self._gezien:  # Qt itself gives a window two thirds of the screen at most
            self._gezien = True
            self.resize(self.sizeHint())
        super().showEvent(event)


def _maak(werk: Callable[[Melder], tuple[str, object]], post: _Post) -> None:
    try:
        uitkomst = werk(post.gevorderd.emit)
    except Weigering as weigering:
        post.geweigerd.emit(weigering)
    except Storing as storing:
        post.gestoord.emit(storing)
    except BaseException:
        post.gevallen.emit()  # the report says what it was; nobody has to wait for it
        raise
    else:
        post.gelukt.emit(uitkomst)


def _in_het_midden(blok: QWidget) -> QScrollArea:
    midden = QWidget()
    rij = QHBoxLayout(midden)
    rij.addStretch(1)
    rij.addWidget(blok, 100)
    rij.addStretch(1)
    rol = QScrollArea()
    rol.setWidgetResizable(True)
    rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    rol.setWidget(midden)
    return rol
