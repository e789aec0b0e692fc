"""Says beside a resident or a household that its dossier is not destroyed for now; a click sets or lifts that.

A household without a hold says nothing: its header has no line to spare, so setting one is an action there.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.blokkade import LeesBlokkades
from wijdesk.models.rows.blokkade import BlokkadeRij
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.chip import Chip
from wijdesk.ui.fields import zet_eigenschap
from wijdesk.ui.panel import Actie, Omgeving

BEHEERT = frozenset({"privacybeheerder"})
"""Rollen that set and lift a hold (resources/rollen.toml)."""


class BlokkadeChip(QWidget):
    """Hidden when there is no hold, but on the card of a resident for who may set one.

    Signals:
        requested: (request, content) as of a Panel
    """

    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving, soort: str) -> None:
        """`soort` is "persoon" or "huishouden"."""
        super().__init__()
        self._omgeving, self._soort = omgeving, soort
        self._id: Id | None = None
        self._naam = ""
        self._beheert = not BEHEERT.isdisjoint(omgeving.medewerker.rollen)
        self.chip = Chip("", "")
        self.chip.setObjectName("blokkade_chip")
        self.chip.clicked.connect(self._open)
        vlak = QHBoxLayout(self)
        vlak.setContentsMargins(0, 0, 0, 0)
        vlak.addWidget(self.chip)
        vlak.addStretch(1)
        omgeving.jobs.changed.connect(self._weeg)
        self.hide()

    def toon(self, id_: Id, naam: str) -> None:
        """Of this one; that of another goes at once."""
        if id_ != self._id:
            self.hide()
        self._id, self._naam = id_, naam
        self._lees()

    def acties(self) -> tuple[Actie, ...]:
        """Set or lift a hold, for who may."""
        if not self._beheert or self._id is None:
            return ()
        woorden = self.tr("bewaren vernietigen bezwaar klacht")
        return (Actie("blokkade", self.tr("Blokkade op vernietigen"), "", self._open, "lock", woorden),)

    def _lees(self) -> None:
        if self._id is not None:
            self._omgeving.jobs.read(
                LeesBlokkades(soort=self._soort, id=self._id), self._vul, eigenaar=self, geweigerd=self._mag_niet
            )

    def _weeg(self, wijziging: Wijziging) -> None:
        if "bewaarblokkade" in wijziging.per_soort:
            self._lees()

    def _vul(self, rijen: tuple[BlokkadeRij, ...]) -> None:
        loopt = next((rij for rij in rijen if rij.loopt), None)
        if loopt is None:
            self.chip.zet(self.tr("+ Blokkade"))
            voluit = self.tr("Blokkade op vernietigen zetten")
        else:
            sinds = datum_in_woorden(loopt.van)
            self.chip.zet(self.tr("Wordt niet vernietigd · sinds {0}").format(sinds))
            delen = [self.tr("Blokkade op vernietigen van {0}").format(loopt.over), sinds, loopt.reden]
            voluit = ", ".join(filter(None, delen))
        self.chip.setToolTip(voluit)
        self.chip.setAccessibleName(voluit)
        self.chip.setEnabled(self._beheert)
        zet_eigenschap(self.chip, "toestand", "" if loopt is None else "let-op")
        self.chip.updateGeometry()
        self.setVisible(loopt is not None or (self._beheert and self._soort == "persoon"))

    def _mag_niet(self, _: Weigering) -> None:
        self.hide()

    def _open(self) -> None:
        self.requested.emit("bewaren.blokkade", (self._soort, self._id, self._naam))
