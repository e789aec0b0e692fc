"""One agressie-incident on a page: what happened, the measure, and what can be done now."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.rows.agressie import AgressieDetail
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.agressie import beeld
from wijdesk.ui.paren import Paren
from wijdesk.ui.toegankelijk import hoor_als
from wijdesk.ui.toetsen import Toetsen


class AgressieBlad(QWidget):
    """What an incident says."""

    def __init__(self, acties: tuple[Actie, ...]) -> None:
        super().__init__()
        self.kop = etiket("", "titel", breekt_af=True, naam="agressie_kop")
        self._paren = Paren()
        self.toetsen = Toetsen(acties, self, primair="agressie.wijzig", stil=("agressie.trek_in", "agressie.terug"))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        for deel in (self.kop, self.toetsen, self._paren):
            kolom.addWidget(deel)
        kolom.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hoor_als(self, "blad")
        self.setAccessibleName(self.tr("Agressie-incident"))

    def toon(self, d: AgressieDetail, vandaag: date) -> None:
        """This incident."""
        rij = d.rij
        self.kop.setText(self.tr("{0} op {1}").format(rij.persoon, datum_in_woorden(rij.datum)))
        self._paren.toon(beeld.velden(d, vandaag))
        geldt = rij.maatregel != beeld.GEEN and (rij.loopt or not rij.tot) and rij.van <= vandaag.isoformat()
        kan = {
            "agressie.wijzig": d.wijzigbaar,
            "agressie.beeindig": d.wijzigbaar and geldt and rij.tot != vandaag.isoformat(),
            "agressie.trek_in": d.wijzigbaar,
            "agressie.kaart": rij.persoon_id is not None,
        }
        for naam, ja in kan.items():
            self.toetsen.kan(naam, ja=ja, zichtbaar=ja)
