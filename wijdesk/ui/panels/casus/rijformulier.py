"""A form for one row of a household among many: new or changed, each with what was typed of its own."""

from __future__ import annotations

from typing import Any

from wijdesk.models.opdrachten.basis import Gezien
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.ui.formulier import VeldFormulier
from wijdesk.ui.gezien import gezien_uit
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.formulier import Formulier

NIEUW = ""


class RijFormulier(VeldFormulier, Formulier):
    """A form whose fields are kept by name; `sleutel` says which row they are about ("" is a new one)."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.sleutel = NIEUW
        self._elders: dict[str, dict[str, Any]] = {}
        self._elders_gezien: dict[str, Gezien | None] = {}

    def vul(self) -> None:
        """Put the values of the row (or the first ones of a new one) in the fields."""

    def begin_met(self, huishouden: HuishoudenDetail, sleutel: str) -> None:
        """Show the form for this row; what was being typed about another stays with that one."""
        if sleutel != self.sleutel or self.huishouden is None or self.huishouden.id != huishouden.id:
            if self.getypt():
                self._elders[self._plek()] = self.waarden()
                self._elders_gezien[self._plek()] = self.gezien
                self.klaar_om_te_sluiten()
            self.sleutel = sleutel
            self._stil = True
            self.maak_leeg()
            self._stil = False
        self.begin(huishouden)
        if not self.getypt() and (bewaard := self._elders.pop(self._plek(), None)) is not None:
            self.zet_waarden(bewaard)
            self.gezien = self._elders_gezien.pop(self._plek(), None) or self.gezien

    # What the base class asks ----------------------------------------------------------------------------------------

    def getypt(self) -> dict[str, Any]:
        """What differs from the row, with which row that is."""
        waarden = self.waarden()
        return {"rij": self.sleutel, "velden": waarden} if waarden != self._begin else {}

    def zet_getypt(self, inhoud: dict[str, Any]) -> None:
        """A draft of another row waits until that one is opened."""
        if inhoud.get("rij") == self.sleutel:
            self.zet_waarden(inhoud.get("velden", {}))
        elif self.huishouden is not None:
            plek = f"{self.huishouden.id.hex()}{inhoud.get('rij')}"
            self._elders[plek] = inhoud.get("velden", {})
            self._elders_gezien[plek] = gezien_uit(self._uit_concept)

    def vergeet(self, soort: str, formulier: str, rij: str) -> None:
        """A draft of another row than the one that stands here is only forgotten."""
        if formulier == self.naam:
            self._elders.pop(f"{soort.rpartition('.')[2]}{rij}", None)
            if rij == self.sleutel:
                super().vergeet(soort, formulier, rij)

    def _plek(self) -> str:
        return f"{'' if self.huishouden is None else self.huishouden.id.hex()}{self.sleutel}"
