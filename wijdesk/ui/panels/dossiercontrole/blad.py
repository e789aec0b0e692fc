"""One checked file on a page: the answers, what is done about what was not in order, and what can be done now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.models.dossierregels import NEE
from wijdesk.models.rows.dossiercontrole import Controledetail, PuntRij
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.dossiercontrole import beeld
from wijdesk.ui.toetsen import Toetsen


class ControleBlad(QWidget):
    """What was found in a file.

    Signals:
        answer_requested: (id of a point) its casemanager answers
        done_requested: (id of a point) its improvement was done
    """

    answer_requested = Signal(object)
    done_requested = Signal(object)

    def __init__(self, acties: tuple[Actie, ...]) -> None:
        super().__init__()
        self.kop = etiket("", "titel", breekt_af=True, naam="dossiercontrole_kop")
        self.stand = etiket("", "bij", breekt_af=True, naam="dossiercontrole_stand")
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="dossiercontrole_let_op")
        self.toetsen = Toetsen(
            acties,
            self,
            primair="dossiercontrole.invullen",
            stil=("dossiercontrole.afdrukken", "dossiercontrole.sla_over", "dossiercontrole.terug"),
        )
        self.punten = QWidget()
        self._punten = QVBoxLayout(self.punten)
        self._punten.setContentsMargins(0, 0, 0, 0)
        self._punten.setSpacing(8)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        for deel in (self.kop, self.stand, self.let_op, self.toetsen, self.punten):
            kolom.addWidget(deel)
        kolom.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Controle van een dossier"))

    def toon(self, d: Controledetail) -> None:
        """This file."""
        self.kop.setText(" · ".join(filter(None, (d.rij.naam, d.rij.nummer))))
        self.stand.setText(beeld.kop(d))
        self.let_op.setText(beeld.let_op(d))
        self.let_op.setVisible(bool(self.let_op.text()))
        self._vul(d)
        kan = {
            "dossiercontrole.invullen": d.controleert,
            "dossiercontrole.sla_over": d.controleert,
            "dossiercontrole.heropen": bool(d.rij.gedaan_op) and d.beheert,
            "dossiercontrole.beantwoord": d.antwoordt and d.rij.wacht > 0,
            "dossiercontrole.gedaan": any(self._kan_gedaan(d, rij) for rij in d.punten),
        }
        for naam, ja in kan.items():
            self.toetsen.kan(naam, ja=ja, zichtbaar=ja)

    def _vul(self, d: Controledetail) -> None:
        while (plek := self._punten.takeAt(0)) is not None:
            if (oud := plek.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        ingevuld = [rij for rij in d.punten if rij.oordeel]
        if not ingevuld:
            self._punten.addWidget(etiket(self.tr("Er is nog niets ingevuld."), "bij"))
        groep = ""
        for rij in ingevuld:
            if rij.groep != groep:
                groep = rij.groep
                self._punten.addWidget(etiket(groep, "kop"))
            self._punten.addWidget(self._punt(d, rij))

    def _punt(self, d: Controledetail, rij: PuntRij) -> QWidget:
        regel = QWidget()
        naast = QHBoxLayout(regel)
        naast.setContentsMargins(0, 0, 0, 0)
        naast.setSpacing(8)
        tekst = "\n".join(filter(None, (beeld.punt(rij), beeld.vervolg(rij))))
        label = etiket(tekst, "waarschuwing" if rij.oordeel == NEE and not rij.antwoord else "", breekt_af=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        naast.addWidget(label, 1)
        if d.antwoordt and rij.oordeel == NEE and rij.id is not None:
            antwoord = knop(self.tr("Beantwoorden"), partial(self.answer_requested.emit, rij.id))
            antwoord.setAccessibleName(self.tr("Beantwoorden: {0}").format(rij.vraag))
            naast.addWidget(antwoord, 0, Qt.AlignmentFlag.AlignTop)
        if self._kan_gedaan(d, rij):
            gedaan = knop(self.tr("Gedaan"), partial(self.done_requested.emit, rij.id), rol="stil")
            gedaan.setAccessibleName(self.tr("Gedaan: {0}").format(rij.actie))
            naast.addWidget(gedaan, 0, Qt.AlignmentFlag.AlignTop)
        return regel

    @staticmethod
    def _kan_gedaan(d: Controledetail, rij: PuntRij) -> bool:
        return bool(d.rij.gedaan_op and rij.actie and not rij.gedaan_op and rij.id is not None)
