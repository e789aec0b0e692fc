"""Bewaren: the lists, the dry run of a day, and one list from choosing to carrying out with a declaration.

Everything is one dossier at a time in the store, so a run that was cut short goes on where it was.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.bewaren import (
    BesluitRegel,
    GeefVernietigakkoord,
    LeesVernietiglijst,
    LeesVernietiglijsten,
    TrekLijstIn,
)
from wijdesk.models.rows.bewaren import BEWAREN, WEG, LijstDetail, LijstRij, RegelRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.jobs import Taak, Voortgang
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.bewaren import beeld
from wijdesk.ui.panels.bewaren.afvallers import Afvallers
from wijdesk.ui.panels.bewaren.blokkade import open_blokkade
from wijdesk.ui.panels.bewaren.poort import Poort, Uitslag
from wijdesk.ui.panels.bewaren.proefblad import ProefBlad
from wijdesk.ui.panels.bewaren.vormen import BewaarVorm, BlokkadeVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.stapel import StapelPaneel
from wijdesk.ui.toetsen import Toetsen


class BewarenPaneel(StapelPaneel):
    """Every list of this desk."""

    naam = "bewaren"
    titel = "Bewaren en vernietigen"
    interesses = frozenset({"vernietiglijst", "vernietigregel", "bewaarblokkade"})

    def __init__(self, omgeving: Omgeving, poort: Poort, *, maakt: bool, parent: QWidget | None = None) -> None:
        """`maakt`: whether whoever works here makes lists, beside agreeing to those of others."""
        super().__init__(omgeving, parent)
        self._poort = poort
        self.afvallers = Afvallers(self, omgeving.jobs, poort.afvallers, self._opnieuw)
        self._maakt = maakt
        self._id: Id | None = None
        self.detail: LijstDetail | None = None
        self._taak: Taak | None = None
        self.vorm = BewaarVorm(omgeving)
        self.overzicht = self._maak_overzicht()
        self.proefblad = ProefBlad(omgeving, poort.proef, poort.oordeel)
        self.proefblad.made.connect(self.open)
        self.proefblad.closed.connect(self.terug)
        self.lijstblad = self._maak_lijst()
        for blad in (self.overzicht, self.proefblad, self.lijstblad):
            self.bladen.addWidget(blad)
        self.leg_vorm(self.vorm)
        self.blokkade = BlokkadeVorm(omgeving)
        self.leg_vorm(self.blokkade)
        self.toon_blad(self.overzicht)

    # Pages -----------------------------------------------------------------------------------------------------------

    def _maak_overzicht(self) -> QWidget:
        self.model: RegelModel[LijstRij] = RegelModel(
            lambda rij: rij.id, lambda rij: beeld.lijst(rij, self.omgeving.klok()), groep=beeld.groep
        )
        leeg = self.tr("Er is nog geen lijst.")
        if self._maakt:
            leeg += self.tr("\nDruk op N: dan ziet u welke dossiers hun bewaartermijn voorbij zijn.")
        self.lijst: RegelLijst[LijstRij] = RegelLijst(
            self.model, naam=self.tr("Lijsten"), leeg=leeg, tekens=True, twee_regels=True
        )
        self.lijst.opened.connect(lambda rij: self.open(rij.id))
        self.toetsen = Toetsen(self._acties_overzicht(), self.lijst.lijst, primair="bewaren.open")
        uitleg = self.tr(
            "Een dossier waarvan de bewaartermijn voorbij is, gaat weg: de een stelt de lijst op, een ander geeft "
            "akkoord. De cijfers blijven kloppen."
        )
        return self._blad(etiket(self.titel, "titel"), etiket(uitleg, "bij", breekt_af=True), self.lijst, self.toetsen)

    def _maak_lijst(self) -> QWidget:
        self.kop = etiket("", "titel", breekt_af=True, naam="bewaren_kop")
        self.stand = etiket("", "bij", breekt_af=True, naam="bewaren_stand")
        self.nu = etiket("", "waarschuwing", breekt_af=True, naam="bewaren_nu")
        self.regelmodel: RegelModel[RegelRij] = RegelModel(
            lambda rij: rij.id, lambda rij: beeld.regel(rij, self.omgeving.klok())
        )
        self.regels: RegelLijst[RegelRij] = RegelLijst(
            self.regelmodel, naam=self.tr("Dossiers op de lijst"), leeg="", tekens=True, twee_regels=True
        )
        self.meer = etiket("", "bij", breekt_af=True, naam="bewaren_meer")
        self.regels.chosen.connect(lambda _: self._wat_kan())
        self.balk = QProgressBar()
        self.balk.setAccessibleName(self.tr("Voortgang van het vernietigen"))
        self.balk.setTextVisible(False)
        self.stop = knop(self.tr("Stoppen na dit dossier"), self._stop, naam="bewaren_stop")
        self.regeltoetsen = Toetsen(
            self._acties_lijst(), self.regels.lijst, primair="bewaren.akkoord",
            stil=("bewaren.terug", "bewaren.trek_in"),
        )  # fmt: skip
        blad = self._blad(
            self.kop, self.stand, self.nu, self.regels, self.meer, self.balk, self.stop, self.regeltoetsen
        )
        self.balk.hide()
        self.stop.hide()
        return blad

    @staticmethod
    def _blad(*delen: QWidget) -> QWidget:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        for deel in delen:
            kolom.addWidget(deel, int(isinstance(deel, RegelLijst)))
        return blad

    # Actions ---------------------------------------------------------------------------------------------------------

    def _acties_overzicht(self) -> tuple[Actie, ...]:
        openen = Actie("bewaren.open", self.tr("Lijst openen"), "Return", self.open_rij, "file-text")
        if not self._maakt:
            return (openen,)
        nieuw = Actie(
            "bewaren.proef", self.tr("Overzicht maken"), "N", self.proef, "search",
            self.tr("vernietigen bewaartermijn lijst opschonen archief avg"),
        )  # fmt: skip
        return openen, nieuw

    def _acties_lijst(self) -> tuple[Actie, ...]:
        return (
            Actie("bewaren.weg", self.tr("Weg"), "W", partial(self.besluit, WEG), "trash-2"),
            Actie("bewaren.bewaar", self.tr("Bewaren"), "B", partial(self.besluit, BEWAREN), "lock"),
            Actie("bewaren.akkoord", self.tr("Akkoord geven"), "A", self.akkoord, "user-check"),
            Actie("bewaren.uitvoeren", self.tr("Uitvoeren"), "U", self.uitvoeren, "trash-2"),
            Actie("bewaren.verklaring", self.tr("Verklaring"), "P", self.verklaring, "printer"),
            Actie("bewaren.trek_in", self.tr("Intrekken"), "X", self.trek_in, "x"),
            Actie("bewaren.terug", self.tr("Alle lijsten"), "T", self.terug, "arrow-left"),
        )

    def acties(self) -> tuple[Actie, ...]:
        """What can be done on the page that is in front."""
        if self.bladen.currentWidget() is self.proefblad:
            return self.proefblad.acties()
        return self._acties_overzicht() if self._id is None else self._acties_lijst()

    # What the base class asks ----------------------------------------------------------------------------------------

    def ververs(self) -> None:
        """The lists, and the one that is open. A dry run stays what it was: it says of which day."""
        jobs = self.omgeving.jobs
        jobs.read(LeesVernietiglijsten(), self._toon_lijsten, eigenaar=self, geweigerd=self.mag_niet)
        if self._id is not None and self._taak is None:
            self._lees(self._id)

    def eerste_veld(self) -> QWidget:
        """What one goes on with on the page that is in front."""
        blad = self.bladen.currentWidget()
        if isinstance(blad, BewaarVorm | BlokkadeVorm):
            return blad.eerste_veld()
        if blad is self.proefblad:
            return self.proefblad.eerste_veld()
        if blad is self.lijstblad:
            return self.regels.lijst
        if self.model.rowCount() or not self._maakt:
            return self.lijst.lijst
        return self.toetsen.knop("bewaren.proef")

    @property
    def in_detail(self) -> bool:
        """A dry run or one list."""
        return self.bladen.currentWidget() in (self.proefblad, self.lijstblad)

    def terug(self) -> None:
        """To the lists; a run goes on meanwhile."""
        if self._taak is None:
            self._id, self.detail = None, None
        self.toon_blad(self.overzicht)
        self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def na_vorm(self, vorm: Any, opdracht: Any, uitkomst: Any) -> None:
        """Back to the list, at the next line."""
        super().na_vorm(vorm, opdracht, uitkomst)
        if vorm is self.vorm:
            self._volgende()

    # Dry run ---------------------------------------------------------------------------------------------------------

    def proef(self) -> None:
        """What may go today, or on the day that was asked last."""
        self.toon_blad(self.proefblad, focus=self.proefblad.dag)
        self.proefblad.begin()

    # One list --------------------------------------------------------------------------------------------------------

    def open_rij(self) -> None:
        """The chosen list."""
        if (rij := self.lijst.huidige()) is not None:
            self.open(rij.id)

    def open(self, id_: Id) -> None:
        """This list."""
        self._id, self.detail = id_, None
        self.afvallers.vraag(id_)
        self.kop.setText("")
        self._wat_kan()
        self.toon_blad(self.lijstblad, focus=self.regels.lijst)
        self._lees(id_)

    def besluit(self, wat: str) -> None:
        """Of the chosen line: it goes, or why it stays."""
        rij = self.regels.huidige()
        if rij is None or self.detail is None or not self.detail.mag_besluiten:
            return
        if wat == BEWAREN:
            self.vorm.begin(rij)
            self.toon_vorm(self.vorm)
            return
        self.schrijf(BesluitRegel(id=rij.id, besluit=WEG))
        self._volgende()

    def akkoord(self) -> None:
        """The second person says yes."""
        if (detail := self.detail) is None:
            return
        weg = beeld.aantal(detail.rij.weg, "dossier", "dossiers")
        self.zin.vraag(
            self.tr("Hebt u de lijst bekeken en mogen {0} worden vernietigd?").format(weg),
            lambda _: self._stuur_zin(GeefVernietigakkoord(id=detail.rij.id)),
            knop=self.tr("Akkoord geven"),
            zin_nodig=False,
        )

    def trek_in(self) -> None:
        """The list is not carried out (further)."""
        if (detail := self.detail) is not None:
            id_ = detail.rij.id
            self.vraag_reden(
                self.tr("Waarom trekt u deze lijst in?"),
                partial(TrekLijstIn, id=id_),
                over=id_,
                knop=self.tr("Intrekken"),
            )

    def verklaring(self) -> None:
        """The declaration, in the preview."""
        if self._id is not None:
            self._poort.afdrukken(self._id)

    def uitvoeren(self) -> None:
        """Ask once more; what goes does not come back."""
        if (detail := self.detail) is None or not detail.mag_uitvoeren or self._taak is not None:
            return
        over = detail.rij.weg - detail.rij.gedaan
        self.zin.vraag(
            self.tr("{0} vernietigen? Dit kan niet ongedaan gemaakt worden, ook niet met een reservekopie.").format(
                beeld.aantal(over, "dossier", "dossiers")
            ),
            lambda _: self._begin(detail),
            knop=self.tr("Vernietigen"),
            gevaar=True,
            zin_nodig=False,
        )

    def _begin(self, detail: LijstDetail) -> None:
        self.zin.sluit()
        lijst = detail.rij.id
        regels = [rij.id for rij in detail.regels if rij.besluit == WEG and rij.vernietigd_op is None]
        doe = self._poort.voer_uit

        def werk(voortgang: Voortgang) -> Uitslag:
            return doe(lijst, regels, voortgang)

        self.balk.setRange(0, len(regels))
        self.balk.setValue(0)
        self._taak = self.omgeving.jobs.background(
            werk, self._klaar, eigenaar=self, voortgang=self._vorder, geweigerd=self._run_geweigerd,
            mislukt=self._run_mislukt,
        )  # fmt: skip
        self._toon_bezig()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _vorder(self, gedaan: int, totaal: int) -> None:
        self.balk.setRange(0, totaal)
        self.balk.setValue(gedaan)

    def _stop(self) -> None:
        if self._taak is not None:
            self._taak.stop()
            self.stop.setEnabled(False)

    def _klaar(self, uitslag: Uitslag) -> None:
        zin = self.tr("{0} vernietigd").format(beeld.aantal(uitslag.gedaan, "dossier", "dossiers"))
        if uitslag.afgevallen:
            af = len(uitslag.afgevallen)
            zin += self.tr("; 1 viel af") if af == 1 else self.tr("; {0} vielen af").format(af)
        if uitslag.gestopt:
            zin += self.tr(". Gestopt: met Uitvoeren gaat u verder")
        self.requested.emit("melding", zin)
        self._einde()

    def _run_geweigerd(self, weigering: Weigering) -> None:
        self.mag_niet(weigering)
        self._einde()

    def _run_mislukt(self, storing: Storing) -> None:
        self.requested.emit("melding", f"{storing.zin} {storing.uitweg}")
        self._einde()

    def _einde(self) -> None:
        self._taak = None
        self._toon_bezig()
        if self._id is not None:
            self.afvallers.vraag(self._id)
            self._lees(self._id)
        if self.isVisible() and self.bladen.currentWidget() is self.lijstblad:
            self.regels.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon_bezig(self) -> None:
        bezig = self._taak is not None
        self.balk.setVisible(bezig)
        self.stop.setVisible(bezig)
        self.stop.setEnabled(bezig)
        self._wat_kan()

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("bewaren.blokkade", (soort, id, name)) sets a hold, or lifts the one that is there."""
        if verzoek != "bewaren.blokkade" or not isinstance(inhoud, tuple) or not self._maakt:
            return False
        open_blokkade(self, self.blokkade, *inhoud)
        return True

    # Reading ---------------------------------------------------------------------------------------------------------

    def _lees(self, id_: Id) -> None:
        self.omgeving.jobs.read(
            LeesVernietiglijst(id=id_, afvallers=False),
            self._toon_lijst,
            eigenaar=self,
            geweigerd=self.mag_niet,
            sleutel="bewaren.lijst",
        )

    def _toon_lijsten(self, rijen: tuple[LijstRij, ...]) -> None:
        self.lijst.zet(sorted(rijen, key=lambda rij: beeld.groep(rij) == "Afgerond"))
        self.model.hertekst()
        self.toetsen.kan("bewaren.open", ja=bool(rijen))

    def _toon_lijst(self, detail: LijstDetail) -> None:
        if detail.rij.id != self._id:
            return
        self.detail = detail = self.afvallers.erbij(detail)
        nu = self.omgeving.klok()
        self.kop.setText(f"{detail.rij.nummer} · {beeld.STANDEN[detail.rij.stand]}")
        self.stand.setText(beeld.stand(detail, nu))
        self.nu.setText(beeld.wat_nu(detail))
        self.nu.setVisible(bool(self.nu.text()))
        self.regels.zet(detail.regels)
        self.regelmodel.hertekst()
        self._wat_kan()

    def _opnieuw(self) -> None:
        if self.detail is not None:
            self._toon_lijst(self.detail)

    def _wat_kan(self) -> None:
        detail, rust = self.detail, self._taak is None
        if detail is None:
            for actie in self._acties_lijst():
                self.regeltoetsen.kan(actie.naam, ja=actie.naam == "bewaren.terug")
            return
        self.meer.setText(beeld.voluit(self.regels.huidige()))
        kiest = rust and detail.mag_besluiten and self.regels.huidige() is not None
        loopt = detail.uitgevoerd_op is None and detail.rij.stand != "ingetrokken"
        kan = self.regeltoetsen.kan
        kan("bewaren.weg", ja=kiest, zichtbaar=detail.mag_besluiten)
        kan("bewaren.bewaar", ja=kiest, zichtbaar=detail.mag_besluiten)
        kan("bewaren.akkoord", ja=rust and detail.mag_akkoord, zichtbaar=detail.rij.stand == "open")
        kan("bewaren.uitvoeren", ja=rust and detail.mag_uitvoeren, zichtbaar=detail.rij.stand in ("akkoord", "bezig"))
        kan("bewaren.verklaring", ja=True, zichtbaar=detail.uitgevoerd_op is not None)
        kan("bewaren.trek_in", ja=rust and loopt, zichtbaar=loopt)

    def _volgende(self) -> None:
        """One line on, so that a whole list is W, W, B, W."""
        rij = self.regels.huidige()
        if rij is None:
            return
        plek = next((p for p in range(self.regelmodel.rowCount()) if self.regelmodel.rij(p).id == rij.id), 0)
        if plek + 1 < self.regelmodel.rowCount():
            self.regels.kies(self.regelmodel.rij(plek + 1).id)
