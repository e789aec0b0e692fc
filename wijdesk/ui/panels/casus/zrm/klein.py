"""The ZRM small, to stand beside the goals of a plan: per domain the level of everybody who was assessed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.zrm import LeesZrm
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.rows.zrm import ZrmBeeld
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.zrm.kolommen import DomeinRij, kolommen_van_gezin, rijen_van
from wijdesk.ui.table import Tabel, TabelModel


class ZrmKlein(QWidget):
    """A quiet table; the tab ZRM has the rest."""

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._omgeving = omgeving
        self._huishouden_id: Id | None = None
        self.kop = etiket(self.tr("ZRM nu"), "kop")
        self.leeg = etiket(self.tr("Nog geen meting. Maak er een bij ZRM."), "bij", breekt_af=True)
        self.tabel: Tabel | None = None
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(12, 12, 12, 12)
        self._kolom.setSpacing(8)
        self._kolom.addWidget(self.kop)
        self._kolom.addWidget(self.leeg)
        omgeving.jobs.changed.connect(self._gewijzigd)

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Show the newest levels of this household."""
        self._huishouden_id = huishouden.id
        self._lees()

    def _gewijzigd(self, wijziging: Wijziging) -> None:
        if "zrmmeting" in wijziging.per_soort and self.isVisible():
            self._lees()

    def _lees(self) -> None:
        if self._huishouden_id is not None:
            self._omgeving.jobs.read(
                LeesZrm(huishouden_id=self._huishouden_id), self._toon, eigenaar=self, geweigerd=self._mag_niet
            )

    def _mag_niet(self, _: Weigering) -> None:
        # The header of the case says already that the content is not for whoever looks.
        self.kop.hide()
        self.leeg.hide()

    def _toon(self, beeld: ZrmBeeld) -> None:
        gemeten = [wie for wie in beeld.personen if wie.metingen]
        if self.tabel is not None:
            self._kolom.removeWidget(self.tabel)
            self.tabel.hide()
            self.tabel.deleteLater()
            self.tabel = None
        self.leeg.setVisible(not gemeten)
        if gemeten:
            model: TabelModel[DomeinRij] = TabelModel(kolommen_van_gezin(gemeten), lambda rij: rij.id)
            self.tabel = Tabel(model, naam="zrm_klein", titel=self.tr("ZRM nu"))
            self.tabel.zoek.hide()
            self.tabel.telling.hide()
            self.tabel.zet(rijen_van(beeld.domeinen, None, gemeten))
            self._kolom.addWidget(self.tabel, 1)
