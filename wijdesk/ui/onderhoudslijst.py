"""A panel that keeps one list of the organisation: its rows, and one form that changes a row or adds one.

Which rows, what a row says and what the form asks is the panel's; finding back what was just saved is here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.stapel import StapelPaneel
from wijdesk.ui.toetsen import Toetsen


class Onderhouden(Protocol):
    """A row of such a list: it is in use, or no longer."""

    @property
    def id(self) -> Id: ...
    @property
    def in_gebruik(self) -> bool: ...


def dagen_in_woorden(van: str, tot: str, *, in_gebruik: bool) -> str:
    """The days of a row, as short as they can be told: what is in use says only when it ends."""
    begin, eind = (datum_in_woorden(dag) if dag else "" for dag in (van, tot))
    if in_gebruik or not begin:
        return f"t/m {eind}" if eind else ""
    return f"{begin} t/m {eind}" if eind else f"vanaf {begin}"


Rij = TypeVar("Rij", bound=Onderhouden)


class OnderhoudsLijst(StapelPaneel, Generic[Rij]):
    """Base of such a panel: what is in use stands above what is not. Its actions are `NAAM.wijzig` and `NAAM.nieuw`."""

    vraag: ClassVar[Leesvraag[Any]]
    """Asks every row."""

    def leg(
        self,
        vorm: VeldFormulier,
        *,
        beeld: Callable[[Rij], Regel],
        groep: Callable[[Rij], str],
        naam: str,
        leeg: str,
        uitleg: str,
    ) -> None:
        """Lay it out, once: the list with this name, what stands there when it is empty, and the form."""
        self.model: RegelModel[Rij] = RegelModel(lambda rij: rij.id, beeld, groep=groep)
        self.lijst: RegelLijst[Rij] = RegelLijst(self.model, naam=naam, leeg=leeg, twee_regels=True)
        self._bewaard: Id | None = None
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst, primair=f"{self.naam}.wijzig")
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.titel, "titel"))
        kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen)
        self.bladen.addWidget(blad)
        self._vorm = vorm
        self.leg_vorm(vorm)
        self.toon_blad(blad)
        self.lijst.opened.connect(lambda _: self.wijzig())

    def begin(self, rij: Rij | None) -> None:
        """Fill the form with this row, or for a new one."""
        raise NotImplementedError

    def ververs(self) -> None:
        """Read the rows."""
        self.omgeving.jobs.read(self.vraag, self._toon, eigenaar=self, geweigerd=self.mag_niet)

    def eerste_veld(self) -> QWidget:
        """The list, or the form that is open."""
        if self.in_vorm:
            return self._vorm.eerste_veld()
        return self.lijst.lijst if self.model.rowCount() else self.toetsen.knop(f"{self.naam}.nieuw")

    def wijzig(self) -> None:
        """The chosen one."""
        if (rij := self.lijst.huidige()) is not None:
            self.begin(rij)
            self.toon_vorm(self._vorm)

    def nieuw(self) -> None:
        """One more."""
        self.begin(None)
        self.toon_vorm(self._vorm)

    def na_vorm(self, vorm: Any, opdracht: Opdracht[Any], uitkomst: Any) -> None:
        """Back to the list, at the one that was saved."""
        super().na_vorm(vorm, opdracht, uitkomst)
        if isinstance(uitkomst, bytes):
            self._bewaard = Id(uitkomst)  # a new one is in the list as soon as that was read again
            self.ververs()

    def _toon(self, rijen: tuple[Rij, ...]) -> None:
        self.lijst.zet(sorted(rijen, key=lambda rij: not rij.in_gebruik))
        self.model.hertekst()
        if self._bewaard is not None:
            self.lijst.kies(self._bewaard)
            self._bewaard = None
        self.toetsen.kan(f"{self.naam}.wijzig", ja=bool(rijen))
