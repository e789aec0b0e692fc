"""A page of Beheer: medewerkers that is a list with what it is about, there as long as something stands on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Omgeving


class _Rij(Protocol):
    @property
    def id(self) -> Id: ...


R = TypeVar("R", bound=_Rij)


class Lijstblad(QWidget, Generic[R]):
    """`gelezen` hears how many there are; `klaar` what was done, as a sentence. What is below the list, adds to
    `kolom`.
    """

    def __init__(
        self,
        omgeving: Omgeving,
        *,
        naam: str,
        uitleg: str,
        gelezen: Callable[[int], None],
        klaar: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.omgeving, self._gelezen, self.klaar = omgeving, gelezen, klaar
        self.rijen: tuple[R, ...] = ()
        self._bezig = False
        self.lijst = QListWidget()
        self.lijst.setAccessibleName(naam)
        self.lijst.setWordWrap(True)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lijst.currentRowChanged.connect(lambda _: self.gekozen())
        self.kolom = QVBoxLayout(self)
        self.kolom.setContentsMargins(8, 8, 8, 8)
        self.kolom.setSpacing(8)
        self.kolom.addWidget(etiket(uitleg, "bij", breekt_af=True))
        self.kolom.addWidget(self.lijst, 1)

    def vraag(self) -> Leesvraag[tuple[R, ...]]:
        """What there is."""
        raise NotImplementedError

    def regel(self, rij: R) -> str:
        """One of them, as a line."""
        raise NotImplementedError

    def gekozen(self) -> None:
        """Another one was chosen."""

    def lees(self) -> None:
        """What there is now."""
        self.omgeving.jobs.read(self.vraag(), self._toon, eigenaar=self, geweigerd=self.mag_niet)

    def huidige(self) -> R | None:
        """The chosen one."""
        plek = self.lijst.currentRow()
        return self.rijen[plek] if 0 <= plek < len(self.rijen) else None

    def schrijf(self, opdracht: Opdracht[Any], zin: Callable[[str], str] = lambda zin: zin) -> None:
        """Do this, and tell it: `zin` makes of what the operation says what is told. Whoever presses twice, means the
        line that stood there the first time.
        """
        if self._bezig:
            return
        self._bezig = True
        self.omgeving.jobs.write(
            opdracht,
            lambda _, wijziging: self.klaar(zin(wijziging.zin)),
            eigenaar=self,
            geweigerd=self.mag_niet,
            mislukt=lambda storing: self.mag_niet(Weigering(f"{storing.zin} {storing.uitweg}")),
        )

    def mag_niet(self, weigering: Weigering) -> None:
        """It was refused."""
        self._bezig = False
        self.klaar(weigering.zin)

    def _toon(self, rijen: tuple[R, ...]) -> None:
        was, plek = self.huidige(), max(0, self.lijst.currentRow())
        if was is not None:  # who was chosen stays so, also when somebody came in above
            plek = next((nu for nu, rij in enumerate(rijen) if rij.id == was.id), plek)
        self._bezig, self.rijen = False, rijen
        self.lijst.blockSignals(True)
        self.lijst.clear()
        for rij in rijen:
            self.lijst.addItem(self.regel(rij))
        self.lijst.blockSignals(False)
        self.lijst.setCurrentRow(min(plek, len(rijen) - 1))
        self.gekozen()
        self._gelezen(len(rijen))
