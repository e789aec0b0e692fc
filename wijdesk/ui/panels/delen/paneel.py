"""Delen: last contact, what waits, who takes part and how far everybody is; for the beheerder also the centre.

Nothing here asks the network while somebody looks: it shows what the last round left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.models.rows.delen import BalieRij, DelenStand
from wijdesk.models.values import Id
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.delen.aansluiten import Aansluiten
from wijdesk.ui.panels.delen.beeld import balie_beeld, gegevens
from wijdesk.ui.panels.delen.beheer import Beheer
from wijdesk.ui.panels.delen.centrum import Centrumkaart
from wijdesk.ui.panels.delen.database import Database
from wijdesk.ui.panels.delen.nazorg import Nazorg
from wijdesk.ui.panels.delen.overname import Overname
from wijdesk.ui.panels.delen.poort import Delenpoort
from wijdesk.ui.panels.delen.sleutels import Sleutels
from wijdesk.ui.panels.delen.werkkaart import storing_zin
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.syncpil import pil_zin
from wijdesk.ui.tabvolgorde import stap
from wijdesk.ui.toetsen import Toetsen

R = TypeVar("R")


class DelenPanel(Panel):
    """How things stand with the centre."""

    naam = "delen"
    titel = "Delen"

    def __init__(self, omgeving: Omgeving, poort: Delenpoort, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._poort = poort
        self.stand = DelenStand()
        self.wie: Mapping[Id, tuple[str, ...]] = {}
        self.kop = etiket("", "titel", breekt_af=True, naam="delen_kop")
        self.gegevens = etiket("", "bij", breekt_af=True, naam="delen_gegevens")
        self.waarom = etiket("", "waarschuwing", breekt_af=True, naam="delen_waarom")
        self.waarschuwing = etiket("", "waarschuwing", breekt_af=True, naam="delen_waarschuwing")
        self.afdruk = self._maak_afdruk()
        self.model: RegelModel[BalieRij] = RegelModel(lambda rij: rij.id, self._beeld)
        self.lijst: RegelLijst[BalieRij] = RegelLijst(
            self.model, naam=self.tr("Balies"), leeg=self.tr("Nog geen andere balies."), heel=12
        )
        self.lijstkop = etiket(self.tr("Wie er meedoet"), "kop")
        self.hulp = knop(self.tr("Handleiding"), self._open_handleiding, rol="stil", naam="delen_handleiding")
        self.vraag = EenZin()
        self.aansluiten = Aansluiten(self, poort.beheer) if poort.beheer else None
        self.beheer = Beheer(self, poort.beheer, self.vraag) if poort.beheer else None
        self.sleutels = Sleutels(self, poort.beheer, self.vraag) if poort.beheer else None
        self.database = Database(self, poort.beheer, self.vraag) if poort.beheer else None
        self.centrum = Centrumkaart(self, poort.beheer, self.vraag) if poort.beheer else None
        self.overname = Overname(self, poort.beheer) if poort.beheer else None
        self.nazorg = Nazorg(self)
        self.kaarten = (self.beheer, self.sleutels, self.database, self.centrum, self.overname)
        self.toetsen = Toetsen(self._toetsacties(), self.lijst.lijst)
        self._bouw()
        self.vraag.opened.connect(lambda open_: self._toon_of_het_kan() if open_ else None)
        self.hulp.setVisible(poort.beheer is not None)  # not before it has a parent: that would show a window
        poort.luister(self.toon)
        self.toon(poort.stand())

    def _maak_afdruk(self) -> QWidget:
        """What has to be compared before this desk is let in."""
        vlak = kaart(naam="delen_afdruk")
        self.vingerafdruk = etiket("", "groot", breekt_af=True, naam="delen_vingerafdruk")
        uitleg = self.tr(
            "Bel de applicatiebeheerder en lees dit voor. Pas als het daar hetzelfde is, wordt deze balie toegelaten."
        )
        kolom = QVBoxLayout(vlak)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.addWidget(etiket(self.tr("Vingerafdruk van deze balie"), "veld"))
        kolom.addWidget(self.vingerafdruk)
        kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        self.kopieer = knop(self.tr("Kopiëren"), self._kopieer, naam="delen_kopieer")
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.kopieer)
        kolom.addLayout(rij)
        return vlak

    def _bouw(self) -> None:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        boven = QHBoxLayout()
        boven.addWidget(self.kop, 1)
        boven.addWidget(self.hulp, 0, Qt.AlignmentFlag.AlignTop)
        kolom.addLayout(boven)
        for deel in (self.gegevens, self.waarom, self.waarschuwing, self.afdruk, self.toetsen, self.vraag):
            kolom.addWidget(deel)
        if self.aansluiten is not None:
            kolom.addWidget(self.aansluiten)
        kolom.addWidget(self.lijstkop)
        kolom.addWidget(self.lijst)
        kolom.addWidget(self.nazorg)
        for kaart_ in self.kaarten:
            if kaart_ is not None:
                kolom.addWidget(kaart_)
        kolom.addStretch(1)
        self.rol = Rolblad(blad)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(self.rol)

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """Sharing now."""
        return (
            Actie("delen.nu", self.tr("Nu delen"), "Ctrl+D", self.deel_nu, "refresh-cw",
                  self.tr("synchroniseren centrum collega's")),
        )  # fmt: skip

    def _toetsacties(self) -> tuple[Actie, ...]:
        eigen = self.acties()
        if self.beheer is not None:
            return (
                *eigen,
                Actie("delen.teams", self.tr("Teams…"), "T", partial(self._vraag_over, self.beheer.vraag_teams)),
                Actie(
                    "delen.beheerder",
                    self.tr("Beheerder maken…"),
                    "B",
                    partial(self._vraag_over, self.beheer.vraag_beheerder),
                ),
                Actie(
                    "delen.intrekken",
                    self.tr("Balie intrekken…"),
                    "I",
                    partial(self._vraag_over, self.beheer.vraag_intrekken),
                ),
            )
        return eigen

    def ververs(self) -> None:
        """What the last round left."""
        self.toon(self._poort.stand())

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("delen.open", None) shows it."""
        return verzoek == "delen.open"

    def eerste_veld(self) -> QWidget | None:
        """The list of desks, or where the centre is filled in."""
        if self.stand.alleen:
            return self.aansluiten.adres if self.aansluiten is not None else None
        if not self.model.rowCount():
            return self.kopieer if self.afdruk.isVisible() else None
        return self.lijst.lijst

    # Showing ---------------------------------------------------------------------------------------------------------

    @Slot(object)
    def toon(self, stand: DelenStand) -> None:
        """Show how it stands; what is being typed stays."""
        focus = self.window().focusWidget()
        hier = focus is not None and self.isAncestorOf(focus)
        self.stand, nu = stand, self.omgeving.klok()
        self.kop.setText(pil_zin(stand, nu))
        self.gegevens.setText(gegevens(stand, nu))
        self.waarom.setText(stand.waarom)
        self.waarom.setVisible(bool(stand.waarom))
        self.waarschuwing.setText("\n".join(stand.waarschuwingen))
        self.waarschuwing.setVisible(bool(stand.waarschuwingen))
        self.vingerafdruk.setText(stand.vingerafdruk)
        self.afdruk.setVisible(bool(stand.vingerafdruk))
        self.toetsen.setVisible(not stand.alleen)
        for naam in ("delen.teams", "delen.beheerder", "delen.intrekken") if self.beheer is not None else ():
            self.toetsen.knop(naam).setVisible(stand.beheerder and stand.toegelaten)
        for deel in (self.lijst, self.lijstkop):
            deel.setVisible(bool(stand.balies))
        self.lijst.zet(stand.balies)
        self.lijst.setMaximumHeight(self.lijst.minimumHeight())
        if self.aansluiten is not None:
            self.aansluiten.setVisible(stand.alleen)
        for kaart_ in self.kaarten:
            if kaart_ is not None:
                kaart_.toon(stand)
        self._toon_of_het_kan()
        if hier and focus is not None and not focus.isVisibleTo(self):
            self._zet_focus()  # what one stood in is gone; Qt would go to the search box of the window

    def _toon_of_het_kan(self) -> None:
        """Whatever is asked here is done at the centre."""
        weg = self.stand.geen_contact_sinds is not None
        zin = self.tr("Er is nu geen contact met het centrum. Wat u invulde, blijft staan tot het weer kan.")
        self.vraag.kan_nu_niet(zin if weg else "")

    def _zet_focus(self) -> None:
        veld = self.eerste_veld()
        (veld or self.toetsen.knop("delen.nu")).setFocus(Qt.FocusReason.OtherFocusReason)

    def deel_nu(self) -> None:
        """A round, now."""
        self._poort.deel_nu()

    def meld(self, zin: str) -> None:
        """Say it in the status line."""
        self.requested.emit("melding", zin)

    def vraag_doe(self, werk: Callable[[], R], klaar: Callable[[R], None], *, stil: bool = False) -> None:
        """Do on lane N what was asked in the strip; trouble is told there, or in the status line when it is closed."""
        self.omgeving.jobs.background(
            lambda _: werk(),
            klaar,
            eigenaar=self,
            geweigerd=lambda weigering: self._niet(weigering.zin),
            mislukt=lambda storing: self._niet(storing_zin(storing)),
            stil=stil,
        )

    def _niet(self, zin: str) -> None:
        if self.vraag.isVisible():
            self.vraag.toon_fout(zin)
        else:
            self.meld(zin)

    def gedaan(self, zin: str) -> None:
        """It was done: say so, share it, and look who asks now."""
        self.vraag.sluit()
        self.meld(zin)
        self.deel_nu()
        if self.beheer is not None and self.stand.beheerder:
            self.beheer.kijk()
        if self.database is not None:
            self.database.ververs()

    def _beeld(self, rij: BalieRij) -> Regel:
        nieuwste = max((er.versie or 0 for er in self.stand.balies), default=0)
        wie = self.wie.get(rij.id, ())
        return balie_beeld(rij, nu=self.omgeving.klok(), nieuwste=nieuwste, teams=len(self.stand.teams), wie=wie)

    def toon_wie(self, wie: Mapping[Id, tuple[str, ...]]) -> None:
        """Who worked where last, for the beheerder."""
        self.wie = wie
        self.model.hertekst()

    def _open_handleiding(self) -> None:
        stil = any(rij.stil for rij in self.stand.balies)
        blad = "centrum-maken" if self.stand.alleen else "stilstand" if stil else "applicatiebeheer"
        self.requested.emit("handleiding.open", blad)

    def _kopieer(self) -> None:
        QGuiApplication.clipboard().setText(self.stand.vingerafdruk)
        self.meld(self.tr("Vingerafdruk gekopieerd"))

    def _vraag_over(self, vraag: Callable[[BalieRij], None]) -> None:
        """Ask it about the desk that is chosen; only where the key of the beheerder is."""
        rij = self.lijst.huidige()
        if self.stand.beheerder and rij is not None:
            vraag(rij)

    # Qt --------------------------------------------------------------------------------------------------------------

    def focusNextPrevChild(self, next_: bool) -> bool:
        return stap(self, vooruit=next_) or super().focusNextPrevChild(next_)
