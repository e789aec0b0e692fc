"""The panel of AVG requests with what it is handed: letters, the record as a paper, and as files."""

from __future__ import annotations

from functools import partial

from wijdesk.app.papier import Afdrukker
from wijdesk.models.opdrachten.avg import BevestigAvgverzoek, LeesAvgbrief, LeesInzagePapier
from wijdesk.models.rows.avg import AvgBrief, InzagePapier
from wijdesk.models.values import Id
from wijdesk.ui.afdruk import Daarna
from wijdesk.ui.panel import Omgeving, Panel
from wijdesk.ui.panels.avg import AvgDoorgevenPaneel, AvgPaneel


def maak_avg(rechten: frozenset[str], omgeving: Omgeving) -> Panel:
    """The register; for whoever has no right to it, the form that passes a request on."""
    if "avg" not in rechten:
        return AvgDoorgevenPaneel(omgeving)
    afdrukker = AvgAfdrukker(omgeving)
    verzoeken = {"avg.brief": afdrukker.brief, "avg.inzage": afdrukker.dossier}
    if "log.lezen" in rechten:
        verzoeken["inzage.afdrukken"] = afdrukker.inzage
    afdrukker.paneel = paneel = AvgPaneel(omgeving, verzoeken, _bestanden)
    return paneel


def _bestanden(papier: InzagePapier) -> dict[str, bytes]:
    from wijdesk.reports.avg_inzage import bestanden

    return bestanden(papier)


class AvgAfdrukker(Afdrukker):
    """Shows the previews of the register."""

    def brief(self, inhoud: object) -> None:
        """A letter: (id of the request, which letter)."""
        if isinstance(inhoud, tuple):
            id_, soort = inhoud
            self._lees(LeesAvgbrief(id=id_, soort=soort), lambda brief: self._toon_brief(id_, brief))

    def dossier(self, inhoud: object) -> None:
        """Everything about whom a request is (its id), as it goes out."""
        if isinstance(inhoud, bytes):
            self._lees(LeesInzagePapier(verzoek_id=Id(inhoud)), partial(self._toon_dossier, Id(inhoud)))

    def _toon_brief(self, id_: Id, brief: AvgBrief) -> None:
        def maak() -> bytes:
            from wijdesk.reports.avg_brief import maak

            return maak(brief)

        daarna = Daarna(
            tekst="Vandaag bevestigd",
            opdracht=BevestigAvgverzoek(id=id_),
            klaar="Vastgelegd: de ontvangst is vandaag bevestigd.",
        )
        kan = brief.soort == "ontvangst" and not brief.bevestigd_op
        naam = f"{brief.nummer}-{brief.soort}.pdf"
        self._toon(f"Brief {brief.nummer}", maak, naam, daarna if kan else None, bron=id_)

    def _toon_dossier(self, id_: Id, papier: InzagePapier) -> None:
        def maak() -> bytes:
            from wijdesk.reports.avg_inzage import maak

            return maak(papier)

        naam = f"{papier.soort}-{papier.nummer}.pdf"
        self._toon(f"Dossier bij {papier.nummer}", maak, naam, bron=id_)
