"""The two forms: that one knows a resident oneself, and a tie of a colleague."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.belang import LeesEigenBand, LegBelangVast, MeldBelang
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier, regel, zet_keuzes
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.persoon_zoeken import PersoonZoeker

SOORTEN = {"familie": "Familie", "bekende": "Bekende: vriend, buur of oud-collega", "zelf": "Dit ben ik zelf"}
"""The codes of the list "belang" as somebody says them of themselves."""
VAN_COLLEGA = {
    "collega": "Deze inwoner werkt hier",
    "familie": "Familie van een collega",
    "bekende": "Bekende van een collega",
}
"""The same as somebody else writes them down."""
NIEMAND = "Kies een inwoner uit de lijst onder het veld."


class _MetInwoner(VeldFormulier):
    """A form about a resident: given, or looked for."""

    def __init__(self, omgeving: Omgeving, uitleg: str, soorten: dict[str, str]) -> None:
        super().__init__(omgeving)
        self._id = omgeving.ids()
        self._gegeven: Id | None = None
        self.kolom.addWidget(etiket(uitleg, "bij", breekt_af=True, naam=f"{self.naam}_uitleg"))
        self.zoeker = PersoonZoeker(
            omgeving.jobs, label=self.tr("Inwoner"), naam=f"{self.naam}_inwoner", moet_kiezen=True,
            hulp=self.tr("Naam, geboortedatum, telefoon of postcode"),
        )  # fmt: skip
        self.kolom.addWidget(self.zoeker)
        self.soort = Keuze(leeg=self.tr("Kies"))
        zet_keuzes(self.soort, soorten.items())
        self._leg(self._veld("soort", self.tr("Waarvan kent u deze inwoner?"), self.soort))
        self.velden["persoon_id"] = self.zoeker.veld

    @property
    def persoon_id(self) -> Id | None:
        """Whom it is about."""
        return self.zoeker.persoon_id if self._gegeven is None else self._gegeven

    def begin(self, persoon_id: Id | None) -> None:
        """For this resident, or for one that is looked for."""
        self._id, self._gegeven = self.omgeving.ids(), persoon_id
        self.zoeker.setVisible(persoon_id is None)
        self.zoeker.wis()
        self.open_voor(f"{self.naam}.{'nieuw' if persoon_id is None else persoon_id.hex()}")

    def eerste_veld(self) -> QWidget:
        """The line to look for somebody, or what is asked of who was given."""
        return self.zoeker.regel if self._gegeven is None else self.soort

    def _eis_inwoner(self) -> Id | None:
        if self.persoon_id is None:
            self.zoeker.veld.toon_fout(NIEMAND)
            self.zoeker.regel.setFocus()
        return self.persoon_id


class MeldVorm(_MetInwoner):
    """That one knows a resident oneself."""

    naam = "band_melden"

    def __init__(self, omgeving: Omgeving) -> None:
        uitleg = (
            "Wie een inwoner kent, kijkt niet in diens gegevens. Na het melden ziet u deze inwoner en het huishouden "
            "niet meer: niet in lijsten, niet bij zoeken en niet op papier. Dat geldt meteen. Alleen een collega kan "
            "het terugdraaien: uw teamleider."
        )
        super().__init__(omgeving, uitleg, SOORTEN)
        self._leg(self._veld("toelichting", self.tr("Toelichting (mag leeg)"), regel(200)))
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="band_in_handen")
        self.let_op.hide()
        self.kolom.addWidget(self.let_op)
        self.kolom.addStretch(1)
        self.zoeker.taken.connect(lambda kandidaat: self._kijk(kandidaat.persoon_id))

    def begin(self, persoon_id: Id | None) -> None:
        """For this resident, or for one that is looked for."""
        super().begin(persoon_id)
        self._noem(self.tr("Ik ken deze inwoner"), self.tr("Melden"))
        self.let_op.hide()
        if persoon_id is not None:
            self._kijk(persoon_id)

    def opdracht(self) -> Opdracht[Any] | None:
        """What was filled in."""
        if (persoon_id := self._eis_inwoner()) is None:
            return None
        waarden = self.waarden()
        return MeldBelang(
            id=self._id, persoon_id=persoon_id, soort=waarden["soort"], toelichting=waarden["toelichting"]
        )

    def _kijk(self, persoon_id: Id) -> None:
        self.omgeving.jobs.read(LeesEigenBand(persoon_id=persoon_id), self._toon_in_handen, eigenaar=self)

    def _toon_in_handen(self, ja: bool) -> None:
        self.let_op.setText(
            self.tr("U bent regisseur of tandem van dit huishouden. Draag het eerst over, of vraag het uw teamleider.")
        )
        self.let_op.setVisible(ja)


class VastlegVorm(_MetInwoner):
    """A tie of a colleague, or that a resident works here."""

    naam = "band_vastleggen"

    def __init__(self, omgeving: Omgeving) -> None:
        uitleg = (
            "De collega ziet deze inwoner en het huishouden daarna niet meer. Een inwoner die hier werkt, zien alleen "
            "collega’s met het recht daarvoor."
        )
        super().__init__(omgeving, uitleg, VAN_COLLEGA)
        self.velden["soort"].zet_label(self.tr("Wat is de band?"))
        self.medewerker = Keuze(leeg=self.tr("Kies een collega"))
        self._leg(self._veld("medewerker_id", self.tr("Welke collega?"), self.medewerker))
        self._leg(self._veld("toelichting", self.tr("Toelichting (mag leeg)"), regel(200)))
        self.kolom.addStretch(1)

    def begin(self, persoon_id: Id | None) -> None:
        """For one that is looked for."""
        super().begin(persoon_id)
        self._noem(self.tr("Band van een collega"), self.tr("Vastleggen"))
        self.omgeving.jobs.read(LeesMedewerkers(), self._toon_collegas, eigenaar=self)

    def opdracht(self) -> Opdracht[Any] | None:
        """What was filled in."""
        if (persoon_id := self._eis_inwoner()) is None:
            return None
        waarden = self.waarden()
        return LegBelangVast(
            id=self._id,
            persoon_id=persoon_id,
            soort=waarden["soort"],
            medewerker_id=self.id_van("medewerker_id"),
            toelichting=waarden["toelichting"],
        )

    def _toon_collegas(self, rijen: tuple[MedewerkerRij, ...]) -> None:
        zet_keuzes(self.medewerker, ((rij.id.hex(), rij.naam) for rij in rijen if rij.actief))
