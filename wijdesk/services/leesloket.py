"""Where every Leesvraag is answered: the right is checked, the use case reads, what was opened is handed to the log.

Runs on lane R and knows no SQLAlchemy. What the desk asks is there from the start; the rest, which is much more, is
loaded beside the window or at the first question about it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

from wijdesk.models.gelijkenis import LETTERAFSTAND
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.values import Id, Klok
from wijdesk.services.doorwijzing import als_nu
from wijdesk.services.reads import contact, huis, persoon, wachtrij, zoeken
from wijdesk.services.register import REGISTER, eis_recht, use_case
from wijdesk.store.elders import dichte
from wijdesk.store.lezer import Lezer, Toegang
from wijdesk.store.verbinding import vertaald
from wijdesk.store.wijzers import wijzers

R = TypeVar("R")

DIRECT = (contact, huis, persoon, wachtrij, zoeken)
"""The modules with what is asked before the desk can be used."""
LATER = (
    "akkoord", "betrokkene", "gezag", "huishouden", "locatie", "lopend", "meldcode", "ondersteuning", "onderzoek",
    "opschaling", "papier", "plan", "regie", "signaal", "signaal_samen", "teamoverdracht", "termijn", "toeleiding",
    "triage", "verloop", "verschil", "verslag", "vragenlijst", "werk", "wvggz", "zrm",
)  # fmt: skip
"""The other modules whose use cases are answered here."""


ELDERS = "wijdesk.services.elders"
"""What closes households of other teams, where there are any. It knows what is asked of most nouns."""


def laad() -> None:
    """Load what is not there from the start: the other modules, and what weighs one letter against another."""
    import_module(ELDERS)
    import_module(LETTERAFSTAND)
    for naam in LATER:
        import_module(f"wijdesk.services.reads.{naam}")


class Leesloket:
    """Answers questions of one medewerker over one reading connection."""

    def __init__(
        self,
        verbinding: Any,
        *,
        klok: Klok,
        medewerker_id: Id,
        rechten: frozenset[str],
        log: Callable[[tuple[Toegang, ...]], None],
    ) -> None:
        self._verbinding = verbinding
        self._klok = klok
        self._medewerker_id = medewerker_id
        self._rechten = rechten
        self._log = log

    def beantwoord(self, vraag: Leesvraag[R]) -> R:
        """The answer. Raises Weigering without the right, a Storing for known trouble."""
        if type(vraag) not in REGISTER:
            laad()
        geval = use_case(vraag)
        eis_recht(geval, self._rechten)
        with vertaald():
            wie = self._medewerker_id
            if naar := wijzers(self._verbinding):
                vraag, wie = als_nu(vraag, naar), als_nu(wie, naar)
            lezer = Lezer(self._verbinding, nu=self._klok(), medewerker_id=wie, rechten=self._rechten)
            dicht = dichte(lezer.rows)
            if dicht:
                elders = import_module(ELDERS)
                elders.eis_hier(lezer.rows, vraag, dicht)
            antwoord: R = geval.functie(lezer, vraag)
            if dicht:
                antwoord = elders.zeef(lezer.rows, vraag, antwoord, dicht)
        if lezer.toegangen:
            self._log(tuple(lezer.toegangen))
        return antwoord

    def zet_rechten(self, rechten: frozenset[str]) -> None:
        """From the next question on."""
        self._rechten = rechten

    def plaats(self) -> int:
        """How far the journal of this desk is: the place (rowid) of its last entry."""
        with vertaald():
            return int(self._verbinding.execute("SELECT coalesce(max(rowid), 0) FROM mutatie").fetchone()[0])

    def sluit(self) -> None:
        """Let go of the connection."""
        self._verbinding.close()
