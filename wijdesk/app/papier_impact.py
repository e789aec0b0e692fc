"""The panel of the impactmeting with what it is handed: the form on paper."""

from __future__ import annotations

from wijdesk.app.papier import Afdrukker
from wijdesk.models.values import lokaal
from wijdesk.models.vragen_lezen import lees_samen
from wijdesk.ui.panel import Omgeving, Panel
from wijdesk.ui.panels.impact import ImpactPaneel


def maak_impact(rechten: frozenset[str], omgeving: Omgeving) -> Panel:
    """The panel, as far as whoever works here may name people in it."""
    afdrukker = ImpactAfdrukker(omgeving)
    afdrukker.paneel = paneel = ImpactPaneel(
        omgeving, {"impact.formulier": afdrukker.formulier}, koppelt="impact.koppelen" in rechten
    )
    return paneel


class ImpactAfdrukker(Afdrukker):
    """Shows the preview of the empty form."""

    def formulier(self, inhoud: object) -> None:
        """The questions (TOML) with boxes."""
        if not isinstance(inhoud, str):
            return
        lijst, locatie = lees_samen(inhoud), self._omgeving.locatie.naam
        vandaag = lokaal(self._omgeving.klok()).date().isoformat()

        def maak(taal: str) -> bytes:
            from wijdesk.reports.impact_formulier import maak

            return maak(lijst, locatie=locatie, vandaag=vandaag, taal=taal)

        from wijdesk.reports.impact_formulier import talen_voor

        self._toon_in_taal("Formulier impactmeting", talen_voor(lijst), "", maak, f"impactmeting-{vandaag}.pdf")
