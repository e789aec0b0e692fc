"""What every form of the regie is: it stands in the place of the tabs, about one household."""

from __future__ import annotations

from typing import ClassVar

from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.ui import formulier
from wijdesk.ui.panel import Omgeving


class Formulier(formulier.Formulier):
    """Base of the forms of a household."""

    blijft: ClassVar[bool] = False
    """Whether it stays open after saving, for the next one."""
    in_plaats_van_strook: ClassVar[bool] = False
    """Whether it says itself what the strip below the header tells."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.huishouden: HuishoudenDetail | None = None
        self.setObjectName(f"casus_{self.naam}")

    def begin(self, huishouden: HuishoudenDetail) -> None:
        """Show the form for this household, with its draft when there is one."""
        soort = f"casus.{self.naam}.{huishouden.id.hex()}"
        if self._bezig_met(soort):
            self.huishouden = huishouden
            if self._staat_nog():
                return
        self.klaar_om_te_sluiten()
        self.huishouden = huishouden
        self._begin_vers(soort)
