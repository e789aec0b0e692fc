"""What the forms of this panel share: whom it is about, a colleague to choose, and a day that is asked. In place."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from wijdesk.models.opdrachten.regie import LeesRegisseurs
from wijdesk.models.rows.ondersteuning import OndersteuningDetail
from wijdesk.models.rows.onderzoek import OnderzoekDetail
from wijdesk.models.rows.regie import RegisseurRij
from wijdesk.models.values import Id
from wijdesk.ui.collega_keuze import CollegaKeuze
from wijdesk.ui.formulier import VeldFormulier
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.persoon_zoeken import PersoonZoeker

D = TypeVar("D", OndersteuningDetail, OnderzoekDetail)


class HulpFormulier(VeldFormulier):
    """A form about one support, onderzoek or person, kept as a draft of its own."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.over_id = Id(b"")
        self.collega: CollegaKeuze | None = None
        self._van: Id | None = None

    def open_over(self, over_id: Id, meer: str = "") -> None:
        """Begin for this row, with its draft when there is one. `meer` keeps two forms about one row apart."""
        self.over_id = over_id
        if self.collega is not None:
            self.omgeving.jobs.read(
                LeesRegisseurs(), self._toon_collegas, eigenaar=self, geweigerd=self.toon_fouten, sleutel=self.naam
            )
        self.open_voor(".".join(filter(None, (self.naam, over_id.hex(), meer))))

    def open_rij(self, rij: Any) -> None:
        """Begin about this support or onderzoek."""
        raise NotImplementedError

    def vul(self) -> None:
        """First values, as far as a form has any."""
        self.zet_waarden(self.begin())

    def begin(self) -> dict[str, Any]:
        """The first value per field."""
        return {}

    def als_dag(self, iso: str) -> str:
        """An ISO day as it stands in a field."""
        return "-".join(reversed(iso.split("-"))) if iso else ""

    def nu(self) -> str:
        """Today as it stands in a field."""
        return f"{self.vandaag():%d-%m-%Y}"

    def _collega(self, leeg: str) -> CollegaKeuze:
        self.collega = CollegaKeuze(leeg)
        return self.collega

    def _toon_collegas(self, rijen: tuple[RegisseurRij, ...]) -> None:
        if self.collega is None:
            return
        self.collega.blockSignals(True)
        self.collega.zet_collegas(rijen)
        if self._van is not None:
            self.collega.kies(self._van)
        self.collega.blockSignals(False)
        self._begin = self._begin | {
            naam: self.collega.waarde for naam, deel in self.delen.items() if deel is self.collega
        }

    def wie(self) -> Id | None:
        """The colleague that was chosen."""
        return None if self.collega is None else self.collega.id


class BeginFormulier(HulpFormulier):
    """Begins something for a resident: given, or looked for."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.zoeker = PersoonZoeker(
            omgeving.jobs, label=self.tr("Voor wie"), naam=f"{self.naam}_persoon", moet_kiezen=True
        )
        self.velden["persoon_id"] = self.zoeker.veld
        self.kolom.addWidget(self.zoeker)

    def open_bij(self, persoon_id: Id | None, naam: str) -> None:
        """For this person, or for somebody who is still to be found."""
        self.zoeker.wis()
        self.zoeker.setVisible(persoon_id is None)
        self.open_over(persoon_id or Id(b""))

    def _voor_wie(self) -> Id | None:
        """Whom it is for; None when nobody was chosen, which is said beside the line."""
        if persoon_id := self.over_id or self.zoeker.persoon_id:
            return persoon_id
        self.zoeker.veld.toon_fout(self.tr("Kies voor wie dit is."))
        self.zoeker.setFocus()
        return None


class OverFormulier(HulpFormulier, Generic[D]):
    """About one support or onderzoek that is there."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.rij: D | None = None

    def open_rij(self, rij: D) -> None:
        """Begin about this one."""
        self.rij, self._van = rij, rij.medewerker_id
        self.open_over(rij.id)
