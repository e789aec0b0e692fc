"""What the panel Toegang is handed. What makes keys runs on lane N; what shows a window does not."""

from __future__ import annotations

from collections.abc import Callable

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.rows.toegang import ToegangStand


@dataclass(frozen=True, slots=True, kw_only=True)
class Toegangspoort:
    """How the panel reaches the keys."""

    stand: Callable[[], ToegangStand]
    geef_wachtwoord: Callable[[MedewerkerRij, str], object]
    """A new first password for a colleague."""
    zet_tweede_af: Callable[[MedewerkerRij], object]
    toon_herstelsleutel: Callable[[Callable[[], None]], None]
    """Makes a new recovery key and shows it once; calls back when there is one. On the GUI thread."""
    mag_instellen: bool
    """Whether the settings of the organisation may be changed."""
