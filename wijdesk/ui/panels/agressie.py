"""Agressie: every incident with its measure; what holds now stands on top, with until when and in which buildings."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.agressie import LeesAgressies
from wijdesk.models.rows.agressie import AgressieRij
from wijdesk.models.termijnen import rest_in_woorden, toestand_van
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.toetsen import Toetsen

GEEN = "geen"
"""The code of no measure; alone on a line it says nothing."""
LOOPT, EERDER = "Pandverbod dat geldt of nog begint", "Eerder"


class AgressiePaneel(Panel):
    """The register; the card tells what happened."""

    naam = "agressie"
    titel = "Agressie"
    interesses = frozenset({"agressie", "pandverbod", "persoon", "locatie"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self.model: RegelModel[AgressieRij] = RegelModel(
            lambda rij: rij.id, self._beeld, groep=lambda rij: LOOPT if rij.loopt else EERDER
        )
        self.lijst: RegelLijst[AgressieRij] = RegelLijst(
            self.model,
            naam=self.titel,
            leeg=self.tr("Er is geen agressie gemeld.\nMelden doet u op de kaart van de inwoner."),
            filter_tekst=self.tr("Filter op naam, maatregel of locatie"),
            tekens=True,
            twee_regels=True,
        )
        self.telling = etiket("", "bij", breekt_af=True, naam="agressie_telling")
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst, primair="agressie.kaart")
        self.lijst.opened.connect(lambda _: self.kaart())
        self.lijst.chosen.connect(self._gekozen)
        self._zoekt: Id | None = None
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        kolom.addWidget(self.telling)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen)
        self._gekozen(None)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the chosen incident."""
        return (Actie("agressie.kaart", self.tr("Kaart openen"), "Return", self.kaart, "user"),)

    def ververs(self) -> None:
        """Read the register."""
        self.omgeving.jobs.read(LeesAgressies(), self._toon, eigenaar=self, geweigerd=self._mag_niet)

    def eerste_veld(self) -> QWidget:
        """The list, or what filters it."""
        return self.lijst.lijst if self.model.rowCount() else self.lijst.filter

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """("agressie.open", id): that incident is chosen."""
        if verzoek != "agressie.open" or not isinstance(inhoud, bytes):
            return False
        self._zoekt = Id(inhoud)
        self.ververs()
        return True

    def kaart(self) -> None:
        """The card of whom it was; there it stands what happened, and another measure can be taken."""
        if (rij := self.lijst.huidige()) is not None and rij.persoon_id is not None:
            self.requested.emit("persoon.open", rij.persoon_id)

    def _toon(self, rijen: tuple[AgressieRij, ...]) -> None:
        self.lijst.zet(rijen)
        self.model.hertekst()
        geldt = sum(rij.loopt for rij in rijen)
        verbod = self.tr("1 pandverbod") if geldt == 1 else self.tr("{0} pandverboden").format(geldt)
        self.telling.setText(self.tr("{0} · {1} gemeld").format(verbod, len(rijen)))
        if self._zoekt is not None:
            self.lijst.kies(self._zoekt)
            self._zoekt = None
        self._gekozen(self.lijst.huidige())

    def _gekozen(self, rij: AgressieRij | None) -> None:
        self.toetsen.kan("agressie.kaart", ja=rij is not None and rij.persoon_id is not None)

    def _beeld(self, rij: AgressieRij) -> Regel:
        vandaag = lokaal(self.omgeving.klok()).date()
        toestand, tot = "", ""
        if rij.loopt:
            einde = date.fromisoformat(rij.tot)
            toestand = toestand_van(einde, vandaag)
            tot = self.tr("tot en met {0}: {1}").format(datum_in_woorden(rij.tot), rest_in_woorden(einde, vandaag))
            if rij.van > vandaag.isoformat():
                tot = self.tr("vanaf {0}, {1}").format(datum_in_woorden(rij.van), tot)
        elif rij.tot:
            tot = self.tr("was tot en met {0}").format(datum_in_woorden(rij.tot))
        return Regel(
            titel=rij.persoon,
            rechts=datum_in_woorden(rij.datum),
            onder=" · ".join(filter(None, ("geen maatregel" if rij.maatregel == GEEN else rij.maatregel, tot))),
            verder=" · ".join(filter(None, (rij.soort, ", ".join(rij.gebouwen) or rij.locatie))),
            teken="!" if toestand in ("te laat", "spoed") else "·" if toestand else "",
            toestand="spoed" if toestand in ("te laat", "spoed") else toestand,
        )

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)
