"""One request on a page: what is known of it, what to look at first, and what can be done now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models import avgregels
from wijdesk.models.rows.avg import AantekeningRij, AvgDetail
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.avg import beeld
from wijdesk.ui.paren import Paren
from wijdesk.ui.toegankelijk import hoor_als
from wijdesk.ui.toetsen import Toetsen


class VerzoekBlad(QWidget):
    """What a request says.

    Signals:
        withdrawn: (id) the resident takes back what was said against something
    """

    withdrawn = Signal(object)

    def __init__(self, acties: tuple[Actie, ...], *, mij: str, wie_zag: bool = False) -> None:
        """`mij`: the name of whoever works here; `wie_zag`: they may read who saw a record."""
        super().__init__()
        self._wie_zag = wie_zag
        self._mij = mij
        self._verzoek: AvgDetail | None = None
        self.kop = etiket("", "titel", breekt_af=True, naam="avg_kop")
        self.stand = etiket("", "kop", breekt_af=True, naam="avg_stand")
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="avg_let_op")
        self._paren = Paren()
        self.aantekeningen = QWidget()
        self._aantekeningen = QVBoxLayout(self.aantekeningen)
        self._aantekeningen.setContentsMargins(0, 0, 0, 0)
        self._aantekeningen.setSpacing(4)
        self.toetsen = Toetsen(
            acties,
            self,
            primair="avg.besluit",
            stil=("avg.wie_zag", "avg.kaart", "avg.wijzig", "avg.terug", "avg.neem"),
        )
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        for deel in (self.kop, self.stand, self.let_op, self._paren, self.aantekeningen, self.toetsen):
            kolom.addWidget(deel)
        kolom.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hoor_als(self, "blad")
        self.setAccessibleName(self.tr("AVG-verzoek"))

    def toon(self, d: AvgDetail) -> None:
        """This request."""
        self._verzoek = d
        self.kop.setText(f"{beeld.soort(d.rij.soort)}: {d.rij.wie}")
        self.stand.setText(f"{d.rij.nummer} · {beeld.WACHT.get(d.rij.wacht_op, self.tr('Afgerond'))}")
        self.let_op.setText("\n".join(filter(None, (d.kaart_weg, d.niet_meer if d.rij.besluit else d.let_op))))
        self.let_op.setVisible(bool(self.let_op.text()))
        self._paren.toon(beeld.regels(d))
        self._zet_acties(d)

    def toon_aantekeningen(self, rijen: tuple[AantekeningRij, ...]) -> None:
        """What the resident said because of this request."""
        while (plek := self._aantekeningen.takeAt(0)) is not None:
            if (widget := plek.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        eigen = [rij for rij in rijen if self._verzoek is not None and rij.verzoek_id == self._verzoek.rij.id]
        if eigen:
            self._aantekeningen.addWidget(etiket(self.tr("Aantekening van de inwoner"), "kop"))
        for rij in eigen:
            waar = self.tr("bij: {0}").format(rij.over) if rij.over else self.tr("bij het dossier als geheel")
            tekst = f"“{rij.tekst}”\n{datum_in_woorden(rij.op)}, {waar}"
            self._aantekeningen.addWidget(etiket(tekst, breekt_af=True))
            weg = knop(self.tr("Intrekken"), partial(self.withdrawn.emit, rij.id), rol="stil")
            weg.setAccessibleName(self.tr("Intrekken: {0}").format(rij.tekst[:60]))
            self._aantekeningen.addWidget(weg, 0, Qt.AlignmentFlag.AlignLeft)
        self.aantekeningen.setVisible(bool(eigen))

    def _zet_acties(self, d: AvgDetail) -> None:
        toegewezen = d.rij.besluit in avgregels.TOEGEWEZEN
        hele_dossier = d.rij.soort == "verwijdering" and d.rij.besluit == "toegewezen"
        iemand = d.rij.persoon_id is not None
        kan = {
            "avg.besluit": d.rij.open and (not d.rij.besluit or bool(d.niet_meer)),
            "avg.nakijken": d.rij.soort in avgregels.IN_TE_ZIEN and iemand and not d.weg,
            "avg.brief": d.rij.besluit != "ingetrokken" and not d.weg,
            "avg.bevestigd": not d.bevestigd_op and not d.rij.besluit and not d.weg,
            "avg.verleng": bool(d.verlengen_tot),
            "avg.lijst": hele_dossier and not d.op_lijst and iemand and not d.weg,
            "avg.uitgevoerd": toegewezen and d.rij.open and not d.uitgevoerd_op and (not hele_dossier or d.weg),
            "avg.hef_op": bool(d.beperkt_van),
            "avg.aantekening": iemand and not d.weg,
            "avg.neem": d.rij.open and d.rij.behandelaar != self._mij,
            "avg.wie_zag": iemand and not d.weg and self._wie_zag,
            "avg.kaart": iemand and not d.weg,
        }
        for naam, ja in kan.items():
            self.toetsen.kan(naam, ja=ja, zichtbaar=ja)
