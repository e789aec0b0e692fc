"""From the Inloop into a triage, for whoever may: of what is typed now, or of what was just registered "naar triage".

Ctrl+T in a contact registers it first: a triage of a vraag that is nowhere would leave the contact behind. For what was
registered it asks Mijn werk what waits, so that it never offers what was undone or picked up by somebody else.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton

from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.rows.contact import Geregistreerd
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import lokaal
from wijdesk.ui.panels.inloop.balk import Balk
from wijdesk.ui.panels.inloop.contact import ContactFormulier
from wijdesk.ui.panels.inloop.gesprek import Gesprek
from wijdesk.ui.panels.inloop.keuzes import keuze_van
from wijdesk.ui.panels.inloop.paneel import InloopPanel
from wijdesk.ui.toetsen import ToetsKnop

SOORT = "triage"
UITKOMST = "naar triage"
"""The code of uitkomst that hands a vraag to triage."""


class TriageBalk(Balk[WerkRij]):
    """A line above the contacts. Ctrl+T begins it too, because the panel then shows that vraag."""

    def __init__(self, paneel: InloopPanel) -> None:
        super().__init__(paneel, "inloop_triage")
        self._straks: tuple[Gesprek, int] | None = None
        """What is being registered to begin a triage, and the place of its vraag."""
        paneel.bewaar_voor_triage = self.bewaar_en_begin

    def _maak_knop(self) -> QPushButton:
        begin = ToetsKnop(self.tr("Triage beginnen"), "Ctrl+T", rol="primair")
        begin.clicked.connect(self._begin)
        return begin

    def bewaar_en_begin(self) -> bool:
        """Register the contact in front and begin the triage of its vraag, or say in the form what is missing; all that
        was typed stays. False when there is nothing typed.
        """
        formulier = self._paneel.huidige()
        gesprek = formulier.gesprek
        if gesprek.leeg:
            return False
        if formulier.bezig:
            return True
        vraag = gesprek.vragen[gesprek.actief]
        if not vraag.uitkomst and UITKOMST in self._paneel.omgeving.codes.van("uitkomst", self._vandaag()):
            formulier.vragen[gesprek.actief].kies_met_alt(UITKOMST)
        self._straks = None
        formulier.bewaar()
        if formulier.bezig:
            self._straks = (gesprek, _plek(gesprek))
            formulier.geregistreerd.connect(partial(self._geregistreerd, gesprek))
            formulier.gewijzigd.connect(partial(self._toch_niet, formulier))
        return True

    def _vandaag(self) -> str:
        return lokaal(self._paneel.omgeving.klok()).date().isoformat()

    def _geregistreerd(self, gesprek: Gesprek, _: Wijziging, gemaakt: Geregistreerd) -> None:
        straks, self._straks = self._straks, None
        if straks is not None and straks[0] is gesprek and straks[1] < len(gemaakt.vraag_ids):
            self._paneel.requested.emit("triage.begin", ("vraag", gemaakt.vraag_ids[straks[1]]))

    def _toch_niet(self, formulier: ContactFormulier) -> None:
        """It was refused: saving it later begins nothing."""
        if not formulier.bezig:
            self._straks = None

    def _begin(self) -> None:
        if self._rij is not None:
            self._paneel.requested.emit("triage.begin", ("vraag", self._rij.vraag_id))

    def _lees(self) -> None:
        omgeving = self._paneel.omgeving
        vraag = LeesWerk(locatie_id=omgeving.locatie.id)
        omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=lambda _: self.weg())

    def _toon(self, rijen: tuple[WerkRij, ...]) -> None:
        wacht = (rij for rij in rijen if rij.soort == SOORT and rij.stand == "open" and rij.vraag_id in self._vragen)
        self._bied_aan(next(wacht, None), self.tr("De vraag van {0} wacht op triage."))

    def _bied_aan(self, rij: WerkRij | None, zin: str) -> None:
        self._paneel.onderwerp = None if rij is None else ("vraag", rij.vraag_id)
        super()._bied_aan(rij, zin)


def _plek(gesprek: Gesprek) -> int:
    """The place in the request of the vraag that is meant: where one is, or else the first that goes to triage."""
    vragen = len(gesprek.naar_opdracht().vragen)
    op_scherm = [gesprek.plek_in_scherm(plek) for plek in range(vragen)]
    naar_triage = [plek for plek in op_scherm if keuze_van(gesprek.vragen[plek].uitkomst).overdracht == SOORT]
    hier = gesprek.actief if gesprek.actief in (naar_triage or op_scherm) else (naar_triage or op_scherm)[0]
    return op_scherm.index(hier)
