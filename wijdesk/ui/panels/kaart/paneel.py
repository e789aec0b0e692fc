"""Sociale kaart: a line to search on, filters, what is found, the card of one, and the form. All of it is in memory.

Asked from another screen it begins with thema and area filled in, and what is chosen goes back there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from wijdesk.models.kaartlijst import kies
from wijdesk.models.logsoort import UITVOER
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.kaart import KijkVoorzieningNa, LeesKaart, LeesKaarthistorie, LeesKaarttelling
from wijdesk.models.rows.huis import MedewerkerRij, Wijziging
from wijdesk.models.rows.kaart import Kaartbestand, Kaarttelling, Kaartzoek, SocialeKaart, VoorzieningRij
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import Id
from wijdesk.reports.kaart import bestandsnaam, tabel
from wijdesk.reports.wegschrijven import schrijf_samen
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.kaartkeus import KaartKeus
from wijdesk.ui.kopielog import meld_uitgifte
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.kaart import beeld
from wijdesk.ui.panels.kaart.bestand import BestandBlad
from wijdesk.ui.panels.kaart.bestandsknoppen import Bestandsknoppen
from wijdesk.ui.panels.kaart.blad import KaartBlad
from wijdesk.ui.panels.kaart.filters import KaartFilters
from wijdesk.ui.panels.kaart.opslaan import vraag_waar
from wijdesk.ui.panels.kaart.vorm import VoorzieningVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.stapel import StapelPaneel
from wijdesk.ui.toetsen import Toetsen
from wijdesk.ui.vouwrij import Vouwrij

TEGELIJK = 100
"""Entries that show; who looks for another types a word."""


class KaartPaneel(StapelPaneel):
    """The sociale kaart."""

    naam = "kaart"
    titel = "Sociale kaart"
    interesses = frozenset({"voorziening", "toeleiding", "vraag", "contact", "medewerker"})

    def __init__(
        self,
        omgeving: Omgeving,
        lees_bestand: Callable[[Path], Kaartbestand],
        *,
        bijhouden: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`bijhouden`: may change it; `lees_bestand` reads a file of it, on lane N."""
        super().__init__(omgeving, parent)
        self.bijhouden = bijhouden
        self.kaart: SocialeKaart | None = None
        self.zoek: Kaartzoek | None = None
        self._alles = True
        """Whether an entry itself changed, or who keeps one."""
        self._getoond: Id | None = None
        self._bewaard: Id | None = None
        self._wil: Id | None = None
        self.model: RegelModel[VoorzieningRij] = RegelModel(lambda rij: rij.id, self._regel)
        self.lijst: RegelLijst[VoorzieningRij] = RegelLijst(self.model, naam=self.tr("Sociale kaart"), leeg="")
        self.filters = KaartFilters(omgeving, bijhouden=bijhouden)
        self.toetsen = Toetsen(self._rij_acties(), self.lijst.lijst, primair="kaart.kies")
        self.blad = KaartBlad(self._rij_acties(kaart=True), primair="kaart.kies")
        self.vorm = VoorzieningVorm(omgeving)
        self.bestand = BestandBlad(omgeving, lees_bestand)
        self._bouw()
        self._verbind()
        self._gekozen()

    def _bouw(self) -> None:
        self.strook = etiket("", "kop", breekt_af=True, naam="kaart_waarvoor")
        self.niet_kiezen = knop(self.tr("Niet kiezen"), self.laat_los, rol="stil", naam="kaart_niet_kiezen")
        self.telling = etiket("", "bij", breekt_af=True, naam="kaart_aantal")
        self.overzicht = QWidget()
        kolom = QVBoxLayout(self.overzicht)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        self.waarvoor = Vouwrij((self.strook, 1), (self.niet_kiezen, 0))
        kolom.addWidget(self.waarvoor)
        kolom.addWidget(self.filters)
        kolom.addWidget(self.telling)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen)
        self.bestanden = Bestandsknoppen(self.overzicht, self.open_bestand, self.kies_waar, bijhouden=self.bijhouden)
        kolom.addWidget(self.bestanden)
        self.waarvoor.hide()
        for blad in (self.overzicht, self.blad, self.bestand):
            self.bladen.addWidget(blad)
        self.leg_vorm(self.vorm)
        self.toon_blad(self.overzicht)

    def _verbind(self) -> None:
        self.omgeving.jobs.changed.connect(self._weeg)
        self.filters.changed.connect(lambda: self._vul(bovenaan=True))
        self.filters.onward.connect(self._naar_lijst)
        self.filters.bind(self.lijst.lijst)
        self.lijst.chosen.connect(lambda _: self._gekozen())
        self.lijst.opened.connect(lambda _: self._doe_of_open())
        self.blad.entered.connect(self.neem)
        self.bestand.requested.connect(self.requested)
        self.bestand.closed.connect(self._naar_overzicht)

    # What the base class asks ----------------------------------------------------------------------------------------

    def _rij_acties(self, *, kaart: bool = False) -> tuple[Actie, ...]:
        openen = () if kaart else (Actie("kaart.bekijk", self.tr("Kaart bekijken"), "O", self.bekijk),)
        terug = (
            Actie("kaart.historie", self.tr("Wat is gewijzigd"), "H", self.lees_historie, "history"),
            Actie("kaart.terug", self.tr("Terug naar de lijst"), "", self.terug),
        ) * kaart
        eigen = (
            Actie("kaart.nagekeken", self.tr("Nagekeken"), "K", self.kijk_na, "check", "klopt nog bijgewerkt"),
            Actie("kaart.wijzig", self.tr("Wijzigen"), "W", self.wijzig, "pencil"),
            *(
                (Actie("kaart.nieuw", self.tr("Nieuw"), "N", self.nieuw, "plus", "voorziening aanbieder"),)
                * (not kaart)
            ),
        )
        kiezen = Actie("kaart.kies", self.tr("Kiezen"), "Return", self.neem, "check", "verwijzen")
        return (kiezen, *openen, *(eigen if self.bijhouden else ()), *terug)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the chosen entry, and with the kaart."""
        return (
            Actie("kaart.zoeken", self.tr("Zoeken in de sociale kaart"), "/", self.naar_zoeken, "search"),
            *self._rij_acties()[1:],
            *self.bestanden.acties(),
        )

    def ververs(self) -> None:
        """Read all of it, and who can keep an entry; when only somebody was sent somewhere, that is counted again."""
        if self.kaart is not None and not self._alles:
            self.omgeving.jobs.read(LeesKaarttelling(), self._toon_telling, eigenaar=self, geweigerd=self.mag_niet)
            return
        self._alles = False
        self.omgeving.jobs.read(LeesKaart(), self._toon, eigenaar=self, geweigerd=self.mag_niet)
        if self.bijhouden:
            self.omgeving.jobs.read(LeesMedewerkers(), self._toon_collegas, eigenaar=self, geweigerd=self.mag_niet)

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("kaart.zoek", Kaartzoek) begins looking; ("kaart.kies.open", Kaartzoek) goes there too;
        ("kaart.open", None) only shows it, ("kaart.open", id) with that entry.
        """
        if verzoek in ("kaart.zoek", "kaart.kies.open") and isinstance(inhoud, Kaartzoek):
            self._begin(inhoud)
        elif verzoek != "kaart.open":
            return False
        elif isinstance(inhoud, bytes) and not self.in_vorm:
            self._wil = Id(inhoud)
            self._toon_gewilde()
        return True

    def _toon_gewilde(self) -> None:
        """The card that was asked for, as soon as the kaart was read; also of an entry the filters hide."""
        rij = next((rij for rij in self.kaart.rijen if rij.id == self._wil), None) if self.kaart is not None else None
        if rij is not None:
            self._wil = None
            self.bekijk(rij)

    def eerste_veld(self) -> QWidget:
        """The line to search on, or what stands in front of it."""
        if self.in_vorm:
            return self.vorm.eerste_veld()
        if self.bladen.currentWidget() is self.bestand:
            return self.bestand.eerste_veld()
        if self.in_detail:
            return self.blad
        vraagt = self.zoek is not None and self.zoek.vrager is not None
        return self.lijst.lijst if vraagt and self.model.rowCount() else self.filters.regel

    @property
    def in_detail(self) -> bool:
        """Whether one card, or a file, stands in the place of the list."""
        return self.bladen.currentWidget() in (self.blad, self.bestand)

    def terug(self) -> None:
        """From a card to the list."""
        self._naar_overzicht()

    def sluit_vorm(self) -> None:
        """Back to the card, or to the list."""
        super().sluit_vorm()
        if self.bladen.currentWidget() is self.overzicht:
            self._naar_overzicht()

    def na_vorm(self, vorm: Any, opdracht: Opdracht[Any], uitkomst: Any) -> None:
        """Back to where one was, with what was saved in front."""
        super().na_vorm(vorm, opdracht, uitkomst)
        if isinstance(uitkomst, bytes):
            self._bewaard = Id(uitkomst)
            self._alles = True
            self.ververs()

    # What happens ----------------------------------------------------------------------------------------------------

    def naar_zoeken(self) -> None:
        """To the line to search on."""
        if not self.in_vorm:
            self._naar_overzicht()
            self.filters.naar_regel()

    def bekijk(self, rij: VoorzieningRij | None = None) -> None:
        """The card of this one, or of the chosen one."""
        rij = rij or self.lijst.huidige()
        if rij is not None:
            self._getoond = rij.id
            self.blad.toon(rij, self.vandaag())
            self._gekozen()
            self.toon_blad(self.blad, focus=self.blad)

    def neem(self) -> None:
        """This one, for whoever asked; nothing when nobody did."""
        rij, vrager = self._rij(), self._vrager()
        if rij is None or vrager is None:
            return
        self.laat_los()
        self._naar_overzicht(focus=False)
        vrager.chosen.emit(rij)

    def laat_los(self) -> None:
        """Nobody waits for a choice any more; what shows stays."""
        self.zoek = None
        self.waarvoor.hide()
        self._gekozen()

    def lees_historie(self) -> None:
        """What was changed in the entry on the card."""
        if (rij := self._rij()) is not None:
            klaar = partial(self._toon_historie, rij.id)
            self.omgeving.jobs.read(LeesKaarthistorie(id=rij.id), klaar, eigenaar=self, geweigerd=self.mag_niet)

    def _toon_historie(self, id_: Id, rijen: tuple[HistorieRij, ...]) -> None:
        if id_ == self._getoond and self.bladen.currentWidget() is self.blad:
            self.blad.toon_historie(rijen, self.omgeving.klok())

    def kijk_na(self) -> None:
        """All of it still holds."""
        if (rij := self._rij()) is not None and self.bijhouden:
            self.schrijf(KijkVoorzieningNa(id=rij.id))

    def wijzig(self) -> None:
        """Change the chosen one."""
        if (rij := self._rij()) is not None and self.bijhouden:
            self.vorm.begin(rij)
            self.toon_vorm(self.vorm)

    def nieuw(self) -> None:
        """Add one."""
        if self.bijhouden:
            self.vorm.begin(None)
            self.toon_vorm(self.vorm)

    def open_bestand(self) -> None:
        """Put a file in: first what it changes. What was being typed stays as a draft."""
        if self.in_vorm:
            self.vorm.klaar_om_te_sluiten()
        self.toon_blad(self.bestand, focus=self.bestand.eerste_veld())

    def kies_waar(self) -> None:
        """Ask where to keep the kaart as a file."""
        if self.kaart is not None:
            vraag_waar(self, self.tr("Sociale kaart opslaan"), bestandsnaam(self.vandaag()), self.bewaar_als)

    def bewaar_als(self, pad: Path) -> None:
        """Keep every entry as a file that can be read in again."""
        rijen = self.kaart.rijen if self.kaart is not None else ()

        def werk(_: Voortgang) -> Path:
            return schrijf_samen(pad.parent, {pad.name: tabel(rijen)})[0]

        meld_uitgifte(self, self.titel, soort=UITVOER, aantal=len(rijen))
        self.omgeving.jobs.background(
            werk,
            lambda klaar: self.requested.emit("melding", self.tr("{0} opgeslagen").format(klaar.name)),
            eigenaar=self,
            mislukt=lambda storing: self.requested.emit("melding", f"{storing.zin} {storing.uitweg}"),
        )

    # How it fills ----------------------------------------------------------------------------------------------------

    def _begin(self, zoek: Kaartzoek) -> None:
        self.zoek = zoek
        self.strook.setText(self.tr("Kies voor {0}").format(zoek.waarvoor) if zoek.waarvoor else "")
        self.waarvoor.setVisible(bool(zoek.waarvoor))
        if not self.in_vorm:
            self._naar_overzicht(focus=False)
        self.filters.begin(zoek, self.kaart.gebieden if self.kaart is not None else (zoek.gebied,))

    def _toon(self, kaart: SocialeKaart) -> None:
        eerste, self.kaart = self.kaart is None, kaart
        gebied = self.zoek.gebied if eerste and self.zoek is not None else None
        self.filters.zet_gebieden(kaart.gebieden, gebied)
        self._vul()
        regel = self.filters.regel
        if eerste and self.zoek is not None and regel.hasFocus() and regel.text() == self.zoek.tekst:
            self._naar_lijst()  # the line only had the focus because there was no list yet to choose from
        if self._bewaard is not None:
            self.lijst.kies(self._bewaard)
            self._bewaard = None
        self._toon_gewilde()
        if self.bladen.currentWidget() is self.blad:
            rij = self._rij()
            if rij is None:
                self._naar_overzicht(focus=False)
            else:
                self.blad.toon(rij, self.vandaag())

    def _toon_telling(self, tellingen: tuple[Kaarttelling, ...]) -> None:
        if self.kaart is not None:
            self._toon(self.kaart.met_telling(tellingen))

    def _weeg(self, wijziging: Wijziging) -> None:
        self._alles = self._alles or not wijziging.per_soort.keys().isdisjoint({"voorziening", "medewerker"})

    def _toon_collegas(self, rijen: tuple[MedewerkerRij, ...]) -> None:
        self.vorm.zet_collegas(rijen)

    def _vul(self, *, bovenaan: bool = False) -> None:
        kaart = self.kaart
        if kaart is None:
            return
        uitzicht = kies(kaart, self.filters.keus(), TEGELIJK)
        self.lijst.zet_leeg(self.filters.leegzin(kaart, bijhouden=self.bijhouden))
        self.lijst.zet(uitzicht.rijen)
        self.model.hertekst()
        if bovenaan and uitzicht.rijen:
            self.lijst.lijst.setCurrentIndex(self.model.index(0, 0))
            self.lijst.lijst.scrollToTop()
        self.telling.setText(beeld.samen(uitzicht))
        self.filters.tel(kaart)
        self._gekozen()

    def _regel(self, rij: VoorzieningRij) -> Any:
        return beeld.regel(rij, self.vandaag())

    def _rij(self) -> VoorzieningRij | None:
        """The one on the card, or else the chosen one of the list."""
        if self.bladen.currentWidget() is self.blad and self.kaart is not None:
            return next((rij for rij in self.kaart.rijen if rij.id == self._getoond), None)
        return self.lijst.huidige()

    def _vrager(self) -> KaartKeus | None:
        """Who waits for a choice; none when that screen went meanwhile."""
        vrager = self.zoek.vrager if self.zoek is not None else None
        return vrager if isinstance(vrager, KaartKeus) and isValid(vrager) else None

    def _gekozen(self) -> None:
        rij, kiest = self.lijst.huidige(), self._vrager() is not None
        for toetsen in (self.toetsen, self.blad.toetsen):
            toetsen.kan("kaart.kies", ja=rij is not None, zichtbaar=kiest)
            for naam in ("kaart.nagekeken", "kaart.wijzig") if self.bijhouden else ():
                toetsen.kan(naam, ja=rij is not None, zichtbaar=rij is not None)
        self.toetsen.kan("kaart.bekijk", ja=rij is not None, zichtbaar=rij is not None)
        self.toetsen.knop("kaart.bekijk").zet_toets("O" if kiest else "Return")

    def _naar_lijst(self) -> None:
        if self.model.rowCount():
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _doe_of_open(self) -> None:
        if self._vrager() is not None:
            self.neem()
        else:
            self.bekijk()

    def _naar_overzicht(self, *, focus: bool = True) -> None:
        deel = self.lijst.lijst if self.model.rowCount() else self.filters.regel
        self.toon_blad(self.overzicht, focus=deel if focus else None)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Slash and not self.in_vorm:
            self.naar_zoeken()
            return
        vrager = self._vrager()
        if event.key() == Qt.Key.Key_Escape and vrager is not None and not (self.in_vorm or self.in_detail):
            self.laat_los()
            vrager.terug()
            return
        super().keyPressEvent(event)
