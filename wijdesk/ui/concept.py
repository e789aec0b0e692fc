"""Keeps the draft of one form: within half a second after a key, and puts it back after a crash. Knows no form.

The draft is the form's own JSON text; the store keeps it encrypted and outside the journal.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesConcepten, WisConcept
from wijdesk.models.rows.contact import ConceptRij
from wijdesk.models.values import Id, IdMaker
from wijdesk.ui.jobs import Jobs

BEWAAR_NA = 400
"""Milliseconds between a key and its draft."""


class Concept(QObject):
    """The draft of one form. `inhoud` gives what to keep now, "" when there is nothing that would be lost."""

    def __init__(
        self,
        eigenaar: QObject,
        *,
        jobs: Jobs,
        ids: IdMaker,
        soort: str,
        inhoud: Callable[[], str],
        zet_terug: Callable[[str], None],
        voegt_samen: bool = False,
    ) -> None:
        """`voegt_samen`: what is put back goes beside what stands there already, and replaces none of it."""
        super().__init__(eigenaar)
        self._jobs = jobs
        self._ids = ids
        self.soort = soort
        self._inhoud = inhoud
        self._zet_terug = zet_terug
        self._voegt_samen = voegt_samen
        self._id: Id | None = None
        self._laatst = ""
        self._straks = QTimer(self, singleShot=True, interval=BEWAAR_NA)
        self._straks.timeout.connect(self.bewaar)
        self._mag = True
        self.lees_opnieuw()

    def merk(self) -> None:
        """Something was typed."""
        if self._mag and not self._straks.isActive():
            self._straks.start()

    def bewaar(self) -> None:
        """Keep what stands there now, or drop the draft when there is nothing left to keep."""
        self._straks.stop()
        tekst = self._inhoud()
        if tekst == self._laatst or not self._mag:
            return
        self._laatst = tekst
        if tekst:
            self._id = self._id or self._ids()
            self._jobs.write(BewaarConcept(id=self._id, soort=self.soort, inhoud=tekst), eigenaar=self)
        elif self._id is not None:
            self._jobs.write(WisConcept(id=self._id), eigenaar=self)
            self._id = None

    def laat_los(self) -> None:
        """Keep what stands there now and let go of it: the form is emptied because it may not be seen any more."""
        self.bewaar()
        self._id, self._laatst = None, ""

    def lees_opnieuw(self) -> None:
        """Put back what the store has now, unless something stands there."""
        # Why after the writes: the draft one left a moment ago may still be on its way to the store.
        self._jobs.read(
            LeesConcepten(soort=self.soort), self._gelezen, eigenaar=self, geweigerd=self._mag_niet, na_schrijven=True
        )

    def _mag_niet(self, _: Weigering) -> None:
        # Why silent: whoever may keep no drafts only loses the draft, and has nothing to do about it.
        self._mag = False

    def _gelezen(self, concepten: tuple[ConceptRij, ...]) -> None:
        if not concepten or (self._inhoud() and not self._voegt_samen):
            return
        nieuwste = concepten[-1]
        self._id, self._laatst = nieuwste.id, nieuwste.inhoud
        self._zet_terug(nieuwste.inhoud)
