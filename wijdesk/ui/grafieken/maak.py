"""Which chart draws which picture. Loads pyqtgraph; only `app` imports it, when a panel with charts is first shown."""

from __future__ import annotations

from wijdesk.ui.grafieken.lijn import Lijngrafiek
from wijdesk.ui.grafieken.tekening import Tekening
from wijdesk.ui.grafieken.vlak import Stavengrafiek, Warmtegrafiek


def maak_grafiek(soort: str) -> Tekening:
    """A chart for pictures of this kind: "lijn", "staven", "trechter" or "warmte"."""
    if soort == "lijn":
        return Lijngrafiek()
    return Warmtegrafiek() if soort == "warmte" else Stavengrafiek()
