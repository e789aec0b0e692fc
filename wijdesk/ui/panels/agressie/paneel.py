"""Agressie: every incident with its measure; what holds now stands on top, with until when and in which buildings."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.agressie import BeeindigMaatregel, LeesAgressie, LeesAgressies, TrekAgressieIn
from wijdesk.models.rows.agressie import AgressieDetail, AgressieRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.agressie import beeld
from wijdesk.ui.panels.agressie.blad import AgressieBlad
from wijdesk.ui.panels.agressie.vorm import AgressieVorm
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.stapel import LijstPaneel
from wijdesk.ui.toetsen import Toetsen


class AgressiePaneel(LijstPaneel[AgressieDetail, AgressieBlad]):
    """The register; one incident in its place; the form in place of that."""

    naam = "agressie"
    titel = "Agressie"
    interesses = frozenset({"agressie", "pandverbod", "persoon", "locatie", "medewerker"})

    def __init__(self, omgeving: Omgeving, *, meldt: bool = True, parent: QWidget | None = None) -> None:
        """`meldt`: whoever works here may report and put right."""
        super().__init__(omgeving, parent)
        self._meldt = meldt
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
        self.leg_bladen(vormen=(self.vorm,), nieuw=self.vorm)
        self.lijst.chosen.connect(self._gekozen)
        self._gekozen(None)

    def _lijst_acties(self) -> tuple[Actie, ...]:
        nieuw = Actie("agressie.nieuw", self.tr("Agressie melden"), "N", self.nieuw, "plus", "incident onbekend dader")
        return (
            Actie("agressie.lees", self.tr("Openen"), "Return", self.open_rij, "external-link"),
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

    def ververs(self) -> None:
        """Read the register, and the incident that is open. A form keeps what was typed."""
        self.omgeving.jobs.read(LeesAgressies(), self._toon_lijst, eigenaar=self, geweigerd=self.mag_niet)
        self._lees_een()

    def _eerste_in_lijst(self) -> QWidget:
        return self.toetsen.knop("agressie.nieuw") if self._meldt and self._niets else super()._eerste_in_lijst()

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("agressie.open", id): that incident; ("agressie.nieuw", None): the form."""
        if verzoek == "agressie.nieuw" and self._meldt:
            self.nieuw()
            return True
        return super().handle(verzoek, inhoud)

    # What can be done ------------------------------------------------------------------------------------------------

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
            self.vraag_reden(vraag, partial(BeeindigMaatregel, id=id_), over=id_, knop=self.tr("Beëindigen"))

    def trek_in(self) -> None:
        """Ask why it was a mistake."""
        if (id_ := self._id) is not None:
            vraag = self.tr("Waarom klopt dit incident niet?")
            maak = partial(TrekAgressieIn, id=id_)
            self.vraag_reden(vraag, maak, over=id_, knop=self.tr("Intrekken"), gevaar=True)

    def kaart(self) -> None:
        """The card of whom it was."""
        if self.detail is not None:
            self.open_kaart(self.detail.rij.persoon_id)

    # Small change ----------------------------------------------------------------------------------------------------

    def _kaart_van(self) -> None:
        if (rij := self.lijst.huidige()) is not None:
            self.open_kaart(rij.persoon_id)

    def _vraag_een(self, id_: Id) -> LeesAgressie:
        return LeesAgressie(id=id_)

    def _toon_een(self, detail: AgressieDetail) -> None:
        self.blad.toon(detail, self.vandaag())

    def _weg(self, weigering: Weigering) -> None:
        """It was withdrawn, here or elsewhere: that is told by whoever did it; the list stays."""
        if self.detail is None:
            self.mag_niet(weigering)
        self.naar_lijst()

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
