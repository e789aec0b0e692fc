"""Agressie: every incident with its measure; what holds now stands on top, with until when and in which buildings."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.agressie import BeeindigMaatregel, LeesAgressie, LeesAgressies, TrekAgressieIn
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.rows.agressie import AgressieDetail, AgressieRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import Formulier
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.agressie import beeld
from wijdesk.ui.panels.agressie.blad import AgressieBlad
from wijdesk.ui.panels.agressie.vorm import AgressieVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.stapel import StapelPaneel
from wijdesk.ui.toetsen import Toetsen


class AgressiePaneel(StapelPaneel):
    """The register; one incident in its place; the form in place of that."""

    naam = "agressie"
    titel = "Agressie"
    interesses = frozenset({"agressie", "pandverbod", "persoon", "locatie", "medewerker"})

    def __init__(self, omgeving: Omgeving, *, meldt: bool = True, parent: QWidget | None = None) -> None:
        """`meldt`: whoever works here may report and put right."""
        super().__init__(omgeving, parent)
        self._meldt = meldt
        self._id: Id | None = None
        self.detail: AgressieDetail | None = None
        self._niets = False  # the register was read, and it is empty
        self.model: RegelModel[AgressieRij] = RegelModel(
            lambda rij: rij.id,
            lambda rij: beeld.beeld(rij, self.vandaag()),
            groep=lambda rij: beeld.LOOPT if rij.loopt else beeld.EERDER,
        )
        self.lijst: RegelLijst[AgressieRij] = RegelLijst(
            self.model,
            naam=self.titel,
            leeg=self.tr("Er is geen agressie gemeld.\nMelden doet u op de kaart van de inwoner, of hier met N."),
            filter_tekst=self.tr("Filter op naam, maatregel of locatie"),
            tekens=True,
            twee_regels=True,
        )
        self.telling = etiket("", "bij", breekt_af=True, naam="agressie_telling")
        self.toetsen = Toetsen(self._lijst_acties(), self.lijst.lijst, primair="agressie.lees")
        self.overzicht = QWidget()
        kolom = QVBoxLayout(self.overzicht)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        kolom.addWidget(self.telling)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen)
        self.blad = AgressieBlad(self._acties())
        self.rol = Rolblad(self.blad)
        self.vorm = AgressieVorm(omgeving)
        for deel in (self.overzicht, self.rol):
            self.bladen.addWidget(deel)
        self.leg_vorm(self.vorm)
        self.lijst.opened.connect(lambda _: self._open_rij())
        self.lijst.chosen.connect(self._gekozen)
        self._gekozen(None)
        self.toon_blad(self.overzicht)

    def _lijst_acties(self) -> tuple[Actie, ...]:
        nieuw = Actie("agressie.nieuw", self.tr("Agressie melden"), "N", self.nieuw, "plus", "incident onbekend dader")
        return (
            Actie("agressie.lees", self.tr("Openen"), "Return", self._open_rij, "external-link"),
            *((nieuw,) if self._meldt else ()),
            Actie("agressie.kaart_van", self.tr("Kaart openen"), "K", self._kaart_van, "user"),
        )

    def _acties(self) -> tuple[Actie, ...]:
        return (
            Actie("agressie.wijzig", self.tr("Wijzigen"), "W", self.wijzig, "pencil", "pandverbod verlengen"),
            Actie("agressie.beeindig", self.tr("Maatregel beëindigen"), "B", self.beeindig, "flag"),
            Actie("agressie.trek_in", self.tr("Intrekken"), "X", self.trek_in, "rotate-ccw", "vergissing"),
            Actie("agressie.kaart", self.tr("Kaart openen"), "K", self.kaart, "user"),
            Actie("agressie.terug", self.tr("Alle incidenten"), "T", self.terug, "arrow-left"),
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the list, or with the incident that stands in its place."""
        return self._acties() if self._id is not None else self._lijst_acties()

    def ververs(self) -> None:
        """Read the register, and the incident that is open. A form keeps what was typed."""
        self.omgeving.jobs.read(LeesAgressies(), self._toon_lijst, eigenaar=self, geweigerd=self.mag_niet)
        if self._id is not None:
            self._lees(self._id)

    def eerste_veld(self) -> QWidget:
        """The form, the incident, the list, or what filters it."""
        blad = self.bladen.currentWidget()
        if isinstance(blad, Formulier):
            return blad.eerste_veld()
        if self._id is not None:
            return self.blad
        if self._meldt and self._niets:
            return self.toetsen.knop("agressie.nieuw")
        return self.lijst.lijst if self.model.rowCount() else self.lijst.filter

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("agressie.open", id): that incident; ("agressie.nieuw", None): the form."""
        if verzoek == "agressie.open" and isinstance(inhoud, bytes):
            self.open(Id(inhoud))
            return True
        if verzoek == "agressie.nieuw" and self._meldt:
            self.nieuw()
            return True
        return False

    @property
    def in_detail(self) -> bool:
        """Whether one incident stands in the place of the list."""
        return self._id is not None

    def terug(self) -> None:
        """From the incident to the list."""
        self._id, self.detail = None, None
        self.toon_blad(self.overzicht, focus=self.lijst.lijst)

    def na_vorm(self, vorm: Formulier, opdracht: Opdracht[Any], uitkomst: Any) -> None:
        """A new incident opens; one put right is read again."""
        super().na_vorm(vorm, opdracht, uitkomst)
        if isinstance(uitkomst, bytes):
            self.open(Id(uitkomst))
        elif self._id is not None:
            self._lees(self._id)

    # What can be done ------------------------------------------------------------------------------------------------

    def open(self, id_: Id) -> None:
        """Show this incident."""
        self._id = id_
        self._lees(id_)

    def nieuw(self) -> None:
        """Report an incident: by somebody with a card, or by somebody nobody knows."""
        self.vorm.begin(None)
        self.toon_vorm(self.vorm)

    def wijzig(self) -> None:
        """Put the incident right, or its measure."""
        if self.detail is not None and self.detail.wijzigbaar:
            self.vorm.begin(self.detail)
            self.toon_vorm(self.vorm)

    def beeindig(self) -> None:
        """Ask why the measure holds no longer than today."""
        if (id_ := self._id) is not None:
            vraag = self.tr("Waarom eindigt de maatregel? Vandaag is de laatste dag.")
            maak = partial(_beeindig, id_)
            self.vraag_reden(vraag, maak, over=id_, knop=self.tr("Beëindigen"))

    def trek_in(self) -> None:
        """Ask why it was a mistake."""
        if (id_ := self._id) is not None:
            vraag = self.tr("Waarom klopt dit incident niet?")
            self.vraag_reden(vraag, partial(_trek_in, id_), over=id_, knop=self.tr("Intrekken"), gevaar=True)

    def kaart(self) -> None:
        """The card of whom it was."""
        if self.detail is not None and self.detail.rij.persoon_id is not None:
            self.requested.emit("persoon.open", self.detail.rij.persoon_id)

    # Small change ----------------------------------------------------------------------------------------------------

    def _open_rij(self) -> None:
        if (rij := self.lijst.huidige()) is not None:
            self.open(rij.id)

    def _kaart_van(self) -> None:
        if (rij := self.lijst.huidige()) is not None and rij.persoon_id is not None:
            self.requested.emit("persoon.open", rij.persoon_id)

    def _lees(self, id_: Id) -> None:
        self.omgeving.jobs.read(LeesAgressie(id=id_), self._toon, eigenaar=self, geweigerd=self._weg)

    def _weg(self, weigering: Weigering) -> None:
        """It was withdrawn, here or elsewhere: that is told by whoever did it; the list stays."""
        if self.detail is None:
            self.mag_niet(weigering)
        self.terug()

    def _toon(self, d: AgressieDetail) -> None:
        if d.rij.id != self._id:
            return
        self.detail = d
        self.blad.toon(d, self.vandaag())
        if self.bladen.currentWidget() is self.overzicht:
            self.toon_blad(self.rol, focus=self.blad)

    def _toon_lijst(self, rijen: tuple[AgressieRij, ...]) -> None:
        self.lijst.zet(rijen)
        self._niets = not rijen
        self.model.hertekst()
        verboden = sum(rij.loopt and rij.maatregel == beeld.PANDVERBOD for rij in rijen)
        self.telling.setText(beeld.telling(verboden, sum(rij.loopt for rij in rijen) - verboden, len(rijen)))
        self._gekozen(self.lijst.huidige())

    def _gekozen(self, rij: AgressieRij | None) -> None:
        self.toetsen.kan("agressie.lees", ja=rij is not None)
        self.toetsen.kan("agressie.kaart_van", ja=rij is not None and rij.persoon_id is not None)


def _beeindig(id_: Id, reden: str) -> BeeindigMaatregel:
    return BeeindigMaatregel(id=id_, reden=reden)


def _trek_in(id_: Id, reden: str) -> TrekAgressieIn:
    return TrekAgressieIn(id=id_, reden=reden)
