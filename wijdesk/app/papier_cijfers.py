"""The dashboard on paper: reads a period again and shows the pages before they are printed or kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from wijdesk.models.opdrachten.cijfer import LeesCijfers

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.ui.panel import Panel


def dashboard_afdrukken(bureau: Bureau, paneel: Panel) -> Callable[[object], None]:
    """What shows the preview of the dashboard that a panel asks for (a `LeesCijfers`). The preview tells the log."""

    def toon(inhoud: object) -> None:
        from wijdesk.ui.afdruk import AfdrukVenster

        if not isinstance(inhoud, LeesCijfers):
            return
        vraag = inhoud

        def maak() -> bytes:
            from wijdesk.app.periodecijfers import lees_periode
            from wijdesk.reports.maandrapport_pdf import maak_dashboard

            return maak_dashboard(lees_periode(bureau, vraag, met_namen=True))

        naam = f"dashboard-{vraag.periode.van}-{vraag.periode.tot}.pdf"
        AfdrukVenster(paneel.omgeving.jobs, f"Dashboard {vraag.periode.naam}", maak, naam, paneel.window()).show()

    return toon
