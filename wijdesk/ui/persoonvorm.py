"""A form about a resident who is looked up, with what was typed kept in the draft. Knows no noun."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wijdesk.models.values import Id
from wijdesk.ui.formulier import VeldFormulier
from wijdesk.ui.persoon_zoeken import PersoonZoeker


class PersoonVorm(VeldFormulier):
    """Base of the forms with one line to find a resident on; what follows from nobody being taken is theirs."""

    zoeker: PersoonZoeker

    def _leg_persoon(self, label: str, *, hulp: str = "", moet_kiezen: bool = False) -> None:
        """The line, where the form has got to."""
        naam = f"{self.naam}_persoon"
        self.zoeker = PersoonZoeker(self.omgeving.jobs, label=label, naam=naam, hulp=hulp, moet_kiezen=moet_kiezen)
        self.velden["persoon_id"] = self.zoeker.veld
        self.kolom.addWidget(self.zoeker)
        self.zoeker.taken.connect(lambda _: self._genomen())
        self.zoeker.cleared.connect(self.merk)

    def _genomen(self) -> None:
        self.zoeker.veld.wis_fout()
        self.merk()

    def _typte_alleen(self, zin: str) -> bool:
        """Whether a name was typed and nobody taken; says this sentence beside the line if so."""
        if self.zoeker.persoon_id is not None or not self.zoeker.tekst:
            return False
        self.zoeker.veld.toon_fout(zin)
        self.zoeker.setFocus()
        return True

    # What the base class asks ----------------------------------------------------------------------------------------

    def waarden(self) -> dict[str, Any]:
        """The fields, and which resident it is."""
        wie = self.zoeker.persoon_id
        return super().waarden() | {"persoon": "" if wie is None else wie.hex(), "persoon_naam": self.zoeker.tekst}

    def zet_waarden(self, waarden: Mapping[str, Any]) -> None:
        """Put a draft or a row back."""
        super().zet_waarden(waarden)
        if "persoon" in waarden:
            wie = Id(bytes.fromhex(waarden["persoon"])) if waarden["persoon"] else None
            self.zoeker.zet(wie, waarden.get("persoon_naam", ""))
