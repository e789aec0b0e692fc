"""How many differences between desks there are: counted after changes, shown as a small button. Knows no panel."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from wijdesk.models.opdrachten.verschiltelling import TEL_TOT, TelVerschillen
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.chip import Chip
from wijdesk.ui.fields import zet_eigenschap
from wijdesk.ui.jobs import Jobs

NA = 600
"""Milliseconds a change waits for others before counting: what comes in from colleagues comes in many pieces."""
EERST_NA = 3_000
"""Milliseconds before the first count, which loads what counts: not while somebody waits for the window."""


def verschillen_in_woorden(aantal: int) -> str:
    """How many, in words."""
    if aantal >= TEL_TOT:
        return f"{TEL_TOT - 1}+ verschillen"
    return "1 verschil" if aantal == 1 else f"{aantal} verschillen"


class VerschilChip(Chip):
    """A button that says how many there are; hidden when there are none."""

    def __init__(self) -> None:
        super().__init__("", self.tr("Verschillen tussen balies bekijken en beslissen"))
        self.setObjectName("verschillen_chip")
        zet_eigenschap(self, "toestand", "let-op")
        self.hide()

    def toon(self, aantal: int) -> None:
        """This many."""
        tekst = verschillen_in_woorden(aantal)
        self.zet(tekst)
        self.setAccessibleName(self.tr("{0} tussen balies bekijken en beslissen").format(tekst))
        self.setVisible(aantal > 0)
        self.updateGeometry()


class VerschilTeller(QObject):
    """Counts, after every change and of whom it is told.

    Signals:
        counted: (number) this many have to be decided or looked at
    """

    counted = Signal(int)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._over: tuple[str, Id] | None = None
        self._straks = QTimer(self, singleShot=True, interval=NA)
        self._straks.timeout.connect(self.tel)
        self._eerst = QTimer(self, singleShot=True, interval=EERST_NA)
        self._eerst.timeout.connect(self.tel)
        jobs.changed.connect(self._merk)

    def begin(self) -> None:
        """Count soon, for the first time."""
        self._eerst.start()

    def zet(self, over: tuple[str, Id] | None) -> None:
        """Count those of one ("persoon" or "huishouden", id) from now on."""
        if over != self._over:
            self._over = over
            self.counted.emit(0)
        self.tel()

    @Slot()
    def tel(self) -> None:
        """Count now. Without the right to decide there is nothing to count."""
        soort, id_ = self._over or ("", None)
        vraag = TelVerschillen(
            persoon_id=id_ if soort == "persoon" else None, huishouden_id=id_ if soort == "huishouden" else None
        )
        self._jobs.read(vraag, self.counted.emit, eigenaar=self, geweigerd=lambda _: self.counted.emit(0))

    @Slot(object)
    def _merk(self, wijziging: Wijziging) -> None:
        if wijziging.per_soort.keys() - {"toegang"}:
            self._straks.start()
