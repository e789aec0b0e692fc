"""The panel of klachten with what it is handed: its letters."""

from __future__ import annotations

from wijdesk.app.papier import Afdrukker
from wijdesk.models.klachtregels import BRIEF, UITKOMSTBRIEF
from wijdesk.models.opdrachten.klacht import DeelKlacht, LeesKlachtbrief, ZetKlachtstap
from wijdesk.models.rows.klacht import KlachtBrief
from wijdesk.models.values import Id
from wijdesk.reports.brieftaal import NEDERLANDS, talen_van
from wijdesk.services.register import rollen_met
from wijdesk.ui.afdruk import Daarna
from wijdesk.ui.panel import Omgeving, Panel
from wijdesk.ui.panels.klacht import KlachtPaneel

GEDAAN = {
    "ontvangst": (BRIEF, "Vandaag verstuurd", "Vastgelegd: de ontvangst is vandaag bevestigd."),
    "uitkomst": (UITKOMSTBRIEF, "Vandaag verstuurd", "Vastgelegd: de uitkomst is vandaag geschreven."),
}
"""Kind of letter → the step it makes, what the button says, and what is said after."""


def maak_klachten(rechten: frozenset[str], omgeving: Omgeving) -> Panel:
    """The register, as far as it is there for whoever works here."""
    afdrukker = KlachtAfdrukker(omgeving)
    afdrukker.paneel = paneel = KlachtPaneel(
        omgeving,
        {"klacht.brief": afdrukker.brief},
        beheert="klacht" in rechten,
        behandelaars=frozenset(rollen_met("klacht.behandelen")),
    )
    return paneel


class KlachtAfdrukker(Afdrukker):
    """Shows the previews of letters about klachten."""

    def brief(self, inhoud: object) -> None:
        """A letter: (id of the klacht, which letter, to whom it is about or None)."""
        if isinstance(inhoud, tuple):
            id_, soort, betrokkene = inhoud
            vraag = LeesKlachtbrief(id=id_, soort=soort, betrokkene_id=betrokkene)
            self._lees(vraag, lambda brief: self._toon_brief(id_, betrokkene, brief))

    def _toon_brief(self, id_: Id, betrokkene: Id | None, brief: KlachtBrief) -> None:
        def maak(taal: str) -> bytes:
            from wijdesk.reports.klacht_brief import maak

            return maak(brief, taal)

        naam, daarna = f"{brief.nummer}-{brief.soort}.pdf", self._daarna(id_, betrokkene, brief)
        titel = f"Klacht {brief.nummer}: brief"
        if brief.aan_betrokkene:
            self._toon(titel, lambda: maak(NEDERLANDS), naam, daarna, bron=id_)
        else:
            self._toon_in_taal(titel, talen_van("klacht"), brief.taal, maak, naam, daarna, bron=id_)

    def _daarna(self, id_: Id, betrokkene: Id | None, brief: KlachtBrief) -> Daarna | None:
        if brief.soort == "afschrift" and betrokkene is not None:
            return Daarna(
                tekst="Gedeeld", opdracht=DeelKlacht(id=betrokkene), klaar="Vastgelegd: de klacht is vandaag gedeeld."
            )
        if brief.soort not in GEDAAN or brief.al_gedaan or betrokkene is not None:
            return None
        soort, tekst, klaar = GEDAAN[brief.soort]
        stap = ZetKlachtstap(id=self._omgeving.ids(), klacht_id=id_, soort=soort)
        return Daarna(tekst=tekst, opdracht=stap, klaar=klaar)
