"""Where every Leesvraag is answered: the right is checked, the use case reads, what was opened is handed to the log.

Runs on lane R and knows no SQLAlchemy. What the desk asks is there from the start; the rest, which is much more, is
loaded beside the window or at the first question about it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeVar

from wijdesk.errors import GeenRecht
from wijdesk.models.gelijkenis import LETTERAFSTAND
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.values import Id, Klok, lokaal
from wijdesk.services.doorwijzing import als_nu
from wijdesk.services.inzage.plekken import ALLES, PLEKKEN, ZEEF
from wijdesk.services.openingen import Openingen, aangevuld, geweigerd
from wijdesk.services.reads import contact, huis, instelling, persoon, wachtrij, zoeken
from wijdesk.services.register import REGISTER, eis_recht, rollen_met, use_case
from wijdesk.store.afgeschermd import RECHT
from wijdesk.store.elders import dichte
from wijdesk.store.lezer import Lezer, Toegang
from wijdesk.store.verbinding import vertaald
from wijdesk.store.wijzers import wijzers
from wijdesk.store.zicht import Zicht

R = TypeVar("R")

DIRECT = (contact, huis, instelling, persoon, wachtrij, zoeken)
"""The modules with what is asked before the desk can be used."""
LATER = (
    "cijferdefinitie", "collectief", "straat", "controlelijst", "dossiercontrole",
    "agressie", "praktijk",
    "akkoord", "avg", "belang", "betrokkene", "bewaren", "cijfer", "export", "gezag", "huishouden", "impact", "inzage",
    "kaart", "klacht",
    "locatie", "logboek", "lopend", "meldcode", "ondersteuning", "onderzoek", "opschaling", "papier", "plan", "regie",
    "rol", "signaal", "signaal_samen", "tarief", "teamoverdracht", "termijn", "toeleiding", "triage", "verloop",
    "verschil", "verslag", "vragenlijst", "werk", "wvggz", "zoekregister", "zoekwijk", "zrm",
)  # fmt: skip
"""The other modules whose use cases are answered here."""


CIJFERS = frozenset({"rapport", "export.vaststellen"})
"""The rights to figures: these count everybody, whoever asks, and name nobody."""
ELDERS = "wijdesk.services.elders"
"""What closes households of other teams, where there are any. It knows what is asked of most nouns."""
POORT, LIJSTZEEF = "wijdesk.services.inzage.poort", "wijdesk.services.inzage.zeef"
"""What asks why somebody looks, and what a list shows of what is not theirs: of questions about content only."""


def laad() -> None:
    """Load what is not there from the start: the other modules, and what weighs one letter against another."""
    for naam in (ELDERS, POORT, LIJSTZEEF):
        import_module(naam)
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
        self._zicht = Zicht(verbinding)
        self._openingen = Openingen()
        self._naar: tuple[int, dict[Id, Id]] = (-1, {})
        self._dicht: tuple[tuple[int, int], frozenset[Id]] = ((-1, -1), frozenset())
        """What was merged, and what is closed here, with the state of the store in which that was asked."""

    def beantwoord(self, vraag: Leesvraag[R]) -> R:
        """The answer. Raises Weigering without the right, a Storing for known trouble. An attempt that was refused for
        want of a right is logged too.
        """
        try:
            return self._beantwoord(vraag)
        except GeenRecht as fout:
            self._log((geweigerd(vraag, fout),))
            raise

    def _beantwoord(self, vraag: Leesvraag[R]) -> R:
        if type(vraag) not in REGISTER:
            laad()
        geval = use_case(vraag)
        eis_recht(geval, self._rechten)
        with vertaald():
            wie, versie = self._medewerker_id, self._zicht.versie()
            if versie != self._naar[0]:
                self._naar = (versie, wijzers(self._verbinding))
            if naar := self._naar[1]:
                vraag, wie = als_nu(vraag, naar), als_nu(wie, naar)
            lezer = Lezer(self._verbinding, nu=self._klok(), medewerker_id=wie, rechten=self._rechten)
            dag = lokaal(lezer.zeker).date().isoformat()
            cijfers = geval.recht in CIJFERS
            self._zicht.stel_in(
                medewerker_id=wie,
                rechten=self._rechten,
                dag=dag,
                alles=cijfers,
                nu=lezer.zeker,
                versie=versie,
                geven=rollen_met(RECHT),
            )
            lezer.weg, lezer.in_nood = self._zicht.weg, self._zicht.in_nood
            lezer.mee_beschermd, lezer.van_plek = self._zicht.mee_beschermd, self._zicht.van_plek
            lezer.laat_vallen(self._zicht.zonder)
            if (stand := (versie, self._zicht.keren)) != self._dicht[0]:
                self._dicht = (stand, dichte(lezer.rows))
            if dicht := self._dicht[1]:
                elders = import_module(ELDERS)
                elders.eis_hier(lezer.rows, vraag, dicht)
            if PLEKKEN.get(soort := type(vraag).__name__, ALLES):
                poort = import_module(POORT)
                lezer.grondslag = poort.eis(lezer.rows, poort.Kijker.van(lezer), vraag, lezer.nu).grondslag
            antwoord: R = geval.functie(lezer, vraag)
            if soort in ZEEF:
                lijst = import_module(LIJSTZEEF)
                antwoord = lijst.zeef(lijst.Kijker.van(lezer), vraag, antwoord, wie)
            if dicht:
                antwoord = elders.zeef(lezer.rows, vraag, antwoord, dicht)
            self._openingen.vul_aan(lezer, vraag, antwoord)
            regels = aangevuld(lezer, vraag) if lezer.toegangen else ()
        if regels:
            self._log(regels)  # raises when it cannot: then none of this was shown
        self._openingen.getoond()
        return antwoord

    def zet_rechten(self, rechten: frozenset[str]) -> None:
        """From the next question on."""
        self._rechten = rechten

    def plaats(self) -> int:
        """How far the journal of this desk is: the place (rowid) of its last entry."""
        with vertaald():
            return int(self._verbinding.execute("SELECT coalesce(max(rowid), 0) FROM main.mutatie").fetchone()[0])

    def sluit(self) -> None:
        """Let go of the connection."""
        self._verbinding.close()
