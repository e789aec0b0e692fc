"""A quiet line per household of a resident: that there is one, and who its regisseur is. It looks up and asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.vondst import LeesHuishoudensVan
from wijdesk.models.rows.vondst import HuishoudenVondst
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.jobs import Jobs


class Huishoudens(QWidget):
    """The households of one resident, or the way to make one. No opening of a file, so nothing is logged.

    Signals:
        open_asked: (household id) open it
        new_asked: make one for this resident
    """

    open_asked = Signal(object)
    new_asked = Signal()

    def __init__(self, jobs: Jobs, rechten: frozenset[str]) -> None:
        """Who may not read them is not told of any, and asks for none: that would stand in the log as an attempt."""
        super().__init__()
        self._jobs = jobs
        self._mag_lezen = "huishouden.lezen" in rechten
        self._mag_maken = self._mag_nu = "huishouden.schrijven" in rechten
        self._persoon_id: Id | None = None
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(4)
        self.hide()

    def toon(self, persoon_id: Id, *, mag_wijzigen: bool = True) -> None:
        """Look up the households of this resident; those of another go at once. `mag_wijzigen`: one can be made."""
        self._mag_nu = self._mag_maken and mag_wijzigen
        if persoon_id != self._persoon_id:
            self._persoon_id = persoon_id
            self.hide()
        if not self._mag_lezen:
            return
        vraag = LeesHuishoudensVan(persoon_id=persoon_id)
        self._jobs.read(vraag, partial(self._toon, persoon_id), eigenaar=self, geweigerd=lambda _: self.hide())

    def _toon(self, persoon_id: Id, vondsten: tuple[HuishoudenVondst, ...]) -> None:
        if persoon_id != self._persoon_id:
            return
        while (plek := self._kolom.takeAt(0)) is not None:
            if (oud := plek.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        for vondst in vondsten:
            casus = self.tr("open casus, regisseur {0}").format(vondst.regisseur) if vondst.open else ""
            wat = " · ".join(deel for deel in (vondst.naam, casus) if deel)
            self._kolom.addWidget(etiket(self.tr("Huishouden: {0}").format(wat), breekt_af=True))
            self._knop(self.tr("Huishouden openen"), partial(self.open_asked.emit, vondst.id), vondst.naam)
        if not vondsten and self._mag_nu:
            self._knop(self.tr("Huishouden maken"), self.new_asked.emit, "")
        self.setVisible(bool(vondsten) or self._mag_nu)

    def _knop(self, tekst: str, doe: Callable[[], object], van: str) -> None:
        gemaakt = knop(tekst, doe, rol="stil", naam="inwoner_huishouden")
        gemaakt.setAccessibleName(f"{tekst}: {van}" if van else tekst)
        self._kolom.addWidget(gemaakt, 0, Qt.AlignmentFlag.AlignLeft)
