"""The page: how it stands, the backups, and what can be done with them. What takes long can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.rows.behoud import VERVANGEN, BehoudStand, BewaardRij
from wijdesk.ui.fields import etiket, kaart, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Taak, Voortgang
from wijdesk.ui.leestekst import LeesTekst
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.reservekopieen.beeld import VERHUIZEN, beeld, groep, stand_in_woorden, tweede_in_woorden
from wijdesk.ui.panels.reservekopieen.plek import PlekBlad
from wijdesk.ui.panels.reservekopieen.poort import Poort
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.toetsen import Toetsen


class ReservekopieenPaneel(Panel):
    """For whoever looks after the store."""

    naam = "reservekopieen"
    titel = "Reservekopieën"

    def __init__(self, omgeving: Omgeving, poort: Poort, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._poort = poort
        self._taak: Taak | None = None
        self._na: Callable[[], None] | None = None
        self._aandacht = False
        self.stand = BehoudStand()
        self.model: RegelModel[BewaardRij] = RegelModel(
            lambda rij: rij.id, lambda rij: beeld(rij, self.omgeving.klok()), groep=groep
        )
        self.lijst: RegelLijst[BewaardRij] = RegelLijst(
            self.model,
            naam=self.tr("Reservekopieën en vervangen bestanden"),
            leeg=self.tr("Er is nog geen reservekopie.\nDruk op N om er nu een te maken."),
            twee_regels=True,
        )
        self.lijst.chosen.connect(lambda _: self._pas_knoppen())
        self.lijst.opened.connect(lambda _: self.kijk_na())
        self.hoe = etiket("", breekt_af=True, naam="behoud_hoe")
        self.let_op = LeesTekst(naam="behoud_let_op", titel=self.tr("Let op"), regels=4)
        self.let_op.label.setProperty("rol", "waarschuwing")
        self.gezien = knop(self.tr("Ik weet ervan"), self.weet_ervan, rol="stil", naam="behoud_gezien")
        self.tweede = etiket("", "bij", breekt_af=True, naam="behoud_tweede")
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst, primair="kopie.nieuw")
        self.bezig = kaart(naam="behoud_bezig")
        self.bezig_zin = etiket("", breekt_af=True, naam="behoud_bezig_zin")
        self.balk = QProgressBar()
        self.balk.setTextVisible(False)
        self.balk.setAccessibleName(self.tr("Voortgang"))
        self.stop = knop(self.tr("Stoppen"), self._stop, naam="behoud_stop")
        self.vraag = kaart(naam="behoud_vraag")
        self.vraag_zin = LeesTekst(naam="behoud_vraag_zin", titel=self.tr("Wat er weg zou zijn"), regels=8)
        self.vraag_ja = knop(self.tr("Sluiten en terugzetten…"), self._bevestig, rol="gevaar", naam="behoud_ja")
        self.vraag_nee = knop(self.tr("Niet doen"), self._sluit_vraag, rol="stil", naam="behoud_nee")
        self.plek = PlekBlad()
        self.plek.closed.connect(self._terug)
        self.bladen = QStackedWidget()
        self._bouw()
        self._pas_knoppen()

    def _bouw(self) -> None:
        bezig = QVBoxLayout(self.bezig)
        bezig.setContentsMargins(12, 10, 12, 10)
        bezig.addWidget(self.bezig_zin)
        rij = QHBoxLayout()
        rij.setSpacing(8)
        rij.addWidget(self.balk, 1)
        rij.addWidget(self.stop)
        bezig.addLayout(rij)
        vraag = QVBoxLayout(self.vraag)
        vraag.setContentsMargins(12, 10, 12, 10)
        vraag.addWidget(self.vraag_zin)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.vraag_ja)
        knoppen.addWidget(self.vraag_nee)
        vraag.addLayout(knoppen)
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        kolom.addWidget(self.hoe)
        kolom.addWidget(self.let_op)
        wist = FlowLayout(ruimte=8)
        wist.addWidget(self.gezien)
        kolom.addLayout(wist)
        kolom.addWidget(self.tweede)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.bezig)
        kolom.addWidget(self.vraag)
        kolom.addWidget(self.toetsen)
        self.bladen.addWidget(blad)
        self.bladen.addWidget(self.plek)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(self.bladen)
        for deel in (self.let_op, self.gezien, self.tweede, self.bezig, self.vraag):
            deel.hide()

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """Making, looking at, putting back, and where."""
        tr = self.tr
        return (
            Actie("kopie.nieuw", tr("Nu maken"), "N", self.maak, "save", "reservekopie backup maken"),
            Actie("kopie.kijk", tr("Helemaal nakijken"), "Return", self.kijk_na, "check", "reservekopie controle"),
            Actie("kopie.terug", tr("Terugzetten…"), "T", self.zet_terug, "rotate-ccw", "reservekopie herstel"),
            Actie("kopie.weg", tr("Weggooien"), "Delete", self.gooi_weg, "trash-2", "vervangen bestand"),
            Actie("kopie.elders", tr("Op een andere plek maken…"), "E", self.maak_elders, "upload", "usb schijf"),
            Actie("kopie.tweede", tr("Tweede plek…"), "P", self.kies_tweede, "building-2", "usb schijf elke dag"),
            Actie("kopie.eerder", tr("Eerdere plek wissen…"), "W", self.wis_eerdere, "trash-2", "tweede plek opruimen"),
            Actie("kopie.alles", tr("Gegevens nakijken"), "G", self.kijk_alles_na, "search", "controle integriteit"),
            Actie(
                "kopie.verhuis", tr("Naar een andere computer…"), "V", self.verhuis, "log-out", "verhuizen nieuwe pc"
            ),
        )

    def ververs(self) -> None:
        """Look how it stands, on a free worker."""
        self.omgeving.jobs.background(
            lambda _: self._poort.overzicht(), self._toon, eigenaar=self, stil=True, geweigerd=self._geweigerd
        )

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("reservekopieen.open", None) shows it."""
        if verzoek != "reservekopieen.open":
            return False
        self._terug()
        if self.isVisible():
            self.ververs()
        return True

    def eerste_veld(self) -> QWidget:
        """The list, or the folder that is asked for."""
        if self.bladen.currentWidget() is self.plek:
            return self.plek.waar
        return self.lijst.lijst if self.model.rowCount() else self.toetsen.knop("kopie.nieuw")

    # What can be done ------------------------------------------------------------------------------------------------

    def maak(self) -> None:
        """One more now."""
        self._begin(self.tr("De reservekopie wordt gemaakt en nagekeken…"), self._poort.maak, self._gemaakt)

    def maak_elders(self) -> None:
        """One more, this once, at another place."""
        self._vraag_plek(
            self.tr("Reservekopie op een andere plek"),
            self.tr("Kies een map op een andere schijf of een usb-stick. De kopie is versleuteld, net als alles hier."),
            self.tr("Hier maken"),
            lambda waar: self._begin(
                self.tr("De reservekopie wordt gemaakt en nagekeken…"),
                partial(self._poort.maak_op, Path(waar)),
                self._gemaakt,
            ),
            veld="waar",
        )

    def kies_tweede(self) -> None:
        """Where a second one is made every day."""
        self._vraag_plek(
            self.tr("Tweede plek voor elke dag"),
            self.tr(
                "Gaat deze computer stuk, dan zijn ook de kopieën erop weg. Kies daarom een map op een andere schijf. "
                "Daar komt elke dag ook een kopie."
            ),
            self.tr("Bewaren"),
            self._zet_tweede,
            veld="tweede_plek",
            nu=self.stand.tweede_plek,
            leeg=self.tr("Leeg: geen tweede plek"),
        )

    def verhuis(self) -> None:
        """Make the package for another computer."""
        self._vraag_plek(
            self.tr("Naar een andere computer"),
            VERHUIZEN,
            self.tr("Inpakken"),
            lambda waar: self._begin(
                self.tr("Alles wordt ingepakt en nagekeken…"), partial(self._poort.pak_in, Path(waar)), self._ingepakt
            ),
            veld="waar",
        )

    def kijk_na(self) -> None:
        """Look at everything in one backup."""
        rij = self.lijst.huidige()
        if rij is not None and rij.soort != VERVANGEN and self._taak is None:
            self._begin(
                self.tr("De reservekopie wordt helemaal nagekeken…"),
                lambda _: self._poort.kijk_kopie_na(Path(rij.pad)),
                self._nagekeken,
            )

    def kijk_alles_na(self) -> None:
        """Look at everything in the store."""
        self._begin(self.tr("De gegevens worden nagekeken. U kunt gewoon doorwerken…"), self._poort.kijk_alles_na,
                    self._alles_nagekeken)  # fmt: skip

    def zet_terug(self) -> None:
        """Say first what would be gone."""
        rij = self.lijst.huidige()
        if rij is None or rij.soort == VERVANGEN or self._taak is not None:
            return

        def toon(zinnen: tuple[str, ...]) -> None:
            self._klaar()
            self._stel(zinnen, partial(self._poort.herstel, Path(rij.pad)))

        self._begin(self.tr("Kijken wat er weg zou zijn…"), lambda _: self._poort.wat_kost(Path(rij.pad)), toon)

    def gooi_weg(self) -> None:
        """Drop a replaced file before its time."""
        rij = self.lijst.huidige()
        if rij is not None and rij.soort == VERVANGEN:
            self._begin("", lambda _: self._poort.gooi_weg(rij.naam), lambda _: self._meld(self.tr("Weggegooid.")))

    def wis_eerdere(self) -> None:
        """Drop the copies at earlier second places, after asking."""
        if self.stand.eerder and self._taak is None:
            ja = partial(self._begin, "", lambda _: self._poort.wis_eerdere(), lambda _: self._meld(self.tr("Gewist.")))
            wat = self.tr("Alle kopieën van deze gegevens in deze map gaan weg. Dat kan niet terug.")
            self._stel((wat, *self.stand.eerder), ja, knop_=self.tr("Ja, wissen"))

    def weet_ervan(self) -> None:
        """What was found is known."""
        self._begin("", lambda _: self._poort.weet_ervan(), lambda _: self._meld(""))

    # How it goes -----------------------------------------------------------------------------------------------------

    def _begin(self, zin: str, werk: Callable[[Voortgang], Any], klaar: Callable[[Any], None]) -> None:
        if self._taak is not None:
            return
        self._sluit_vraag()
        self.bezig_zin.setText(zin)
        self.balk.setRange(0, 0)
        self.bezig.setVisible(bool(zin))
        self._taak = self.omgeving.jobs.background(
            werk,
            klaar,
            eigenaar=self,
            voortgang=self._toon_voortgang,
            geweigerd=self._geweigerd,
            mislukt=self._mislukt,
        )
        self._aandacht = self.heeft_aandacht()
        self._pas_knoppen()
        if self._aandacht and zin:
            self.stop.setFocus()

    def _klaar(self) -> None:
        self._taak = None
        self.bezig.hide()
        self._pas_knoppen()
        if self._aandacht and self.bladen.currentWidget() is not self.plek:  # a button that rested lost the focus
            self.eerste_veld().setFocus()

    def _meld(self, zin: str) -> None:
        self._klaar()
        if zin:
            self.requested.emit("melding", zin)
        self.ververs()

    def _toon_voortgang(self, gedaan: int, totaal: int) -> None:
        self.balk.setRange(0, 1000 if totaal else 0)
        self.balk.setValue(round(1000 * gedaan / totaal) if totaal else 0)

    def _stop(self) -> None:
        if self._taak is not None:
            self._taak.stop()
            self.bezig_zin.setText(self.tr("Wordt gestopt…"))

    def _geweigerd(self, weigering: Weigering) -> None:
        self._klaar()
        if self.bladen.currentWidget() is self.plek:
            self.plek.toon_weigering(weigering)
        else:
            self.requested.emit("melding", weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        zin = f"{storing.zin} {storing.uitweg}".strip()
        if self.bladen.currentWidget() is self.plek and storing.soort != "kopie_gestopt":
            self._klaar()
            self.plek.toon_weigering(Weigering(zin))
            return
        self._terug()
        self._meld(zin)

    def _gemaakt(self, kopie: Path) -> None:
        self._terug()
        self._meld(self.tr("Reservekopie gemaakt: {}").format(kopie.name))

    def _ingepakt(self, pakket: Path) -> None:
        self._klaar()
        self._terug()
        self._stel(
            (
                self.tr("Het pakket staat klaar: {}").format(pakket),
                self.tr("Neem het mee naar de nieuwe computer. Start daar wijdesk."),
                self.tr("Kies “Deze computer vervangt een andere” en deze map. Deze computer leest vanaf nu alleen."),
            ),
            self._poort.verhuisd,
            knop_=self.tr("Begrepen"),
            nee=False,
        )

    def _nagekeken(self, zinnen: tuple[str, ...]) -> None:
        self._meld(zinnen[0] if zinnen else self.tr("Deze reservekopie is helemaal nagekeken en in orde."))

    def _alles_nagekeken(self, zinnen: tuple[str, ...] | None) -> None:
        if zinnen is None:
            self._meld(self.tr("Het nakijken is gestopt."))
        else:
            self._meld(zinnen[0] if zinnen else self.tr("De gegevens zijn nagekeken: alles is in orde."))

    # Asking ----------------------------------------------------------------------------------------------------------

    def _vraag_plek(self, titel: str, uitleg: str, knop_: str, doe: Callable[[str], None], **erbij: str) -> None:
        if self._taak is None:
            self._sluit_vraag()
            self.bladen.setCurrentWidget(self.plek)
            self.plek.vraag(titel, uitleg, knop_, doe, **erbij)

    def _zet_tweede(self, waar: str) -> None:
        def klaar(_: object) -> None:
            self._terug()
            self._meld(self.tr("De tweede plek is bewaard.") if waar else self.tr("Er is geen tweede plek meer."))

        self._begin("", lambda _: self._poort.zet_tweede(waar), klaar)

    def _terug(self) -> None:
        if self.bladen.currentWidget() is self.plek:
            self.bladen.setCurrentIndex(0)
            self.eerste_veld().setFocus()

    def _stel(self, zinnen: tuple[str, ...], ja: Callable[[], None], *, nee: bool = True, knop_: str = "") -> None:
        self._na = ja
        self.vraag_zin.setText("\n".join(zinnen))
        self.vraag_ja.setText(knop_ or self.tr("Sluiten en terugzetten…"))
        self.vraag_nee.setVisible(nee)
        zet_eigenschap(self.vraag_ja, "rol", "gevaar" if nee else "primair")
        self.toetsen.hide()
        self.vraag.show()
        (self.vraag_nee if nee else self.vraag_ja).setFocus()

    def _bevestig(self) -> None:
        na = self._na
        self._sluit_vraag()
        if na is not None:
            na()

    def _sluit_vraag(self) -> None:
        self._na = None
        if self.vraag.isVisible():
            self.vraag.hide()
            self.toetsen.show()
            self.eerste_veld().setFocus()

    # Showing ---------------------------------------------------------------------------------------------------------

    def _toon(self, stand: BehoudStand) -> None:
        self.stand = stand
        stond_op_knop = self.toetsen.knop("kopie.nieuw").hasFocus() and not self.model.rowCount()
        self.lijst.zet(stand.rijen)
        if stond_op_knop and stand.rijen:
            self.lijst.lijst.setFocus()
        self.model.hertekst()
        hoe, let_op = stand_in_woorden(stand, self.omgeving.klok())
        self.hoe.setText(hoe)
        self.let_op.setText(let_op)
        self.let_op.setVisible(bool(let_op))
        self.gezien.setVisible(bool(stand.bevindingen))
        self.tweede.setText(tweede_in_woorden(stand))
        self.tweede.show()
        self._pas_knoppen()

    def _pas_knoppen(self) -> None:
        rij, vrij = self.lijst.huidige(), self._taak is None
        is_kopie = rij is not None and rij.soort != VERVANGEN
        for naam in ("nieuw", "elders", "tweede", "alles", "verhuis"):
            self.toetsen.kan(f"kopie.{naam}", ja=vrij)
        for naam in ("kijk", "terug"):
            self.toetsen.kan(f"kopie.{naam}", ja=vrij and is_kopie)
        self.toetsen.kan("kopie.eerder", ja=vrij, zichtbaar=bool(self.stand.eerder))
        self.toetsen.kan("kopie.weg", ja=vrij and rij is not None and not is_kopie)
