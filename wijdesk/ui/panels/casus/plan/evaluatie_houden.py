"""The form of an evaluation that was held: who was there, what was said, a score per goal, and the day of the next."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.evaluatie import verloop, voorstel
from wijdesk.models.opdrachten.akkoord import DoelOordeel, HoudEvaluatie
from wijdesk.models.rows.plan import DoelRij, PlanDetail
from wijdesk.models.values import Id
from wijdesk.ui.cijfer import Cijfer
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.casus.plan.kaartvorm import KaartVorm

EINDSTANDEN = ("behaald", "deels behaald", "niet behaald", "vervallen")


class DoelDeel(QWidget):
    """One goal in the form.

    Signals:
        typed: something was filled in
    """

    typed = Signal()

    def __init__(self, doel: DoelRij, nummer: int) -> None:
        super().__init__()
        self.doel = doel
        tot_nu = verloop(rij.score for rij in doel.scores)
        self.cijfer = Cijfer()
        self.cijfer.noem(self.tr("Cijfer voor doel %1").replace("%1", str(nummer)))
        self.woorden = QLineEdit()
        self.woorden.setMaxLength(1000)
        self.woorden.setPlaceholderText(self.tr("In de woorden van het gezin (hoeft niet)"))
        self.woorden.setAccessibleName(self.tr("Toelichting bij doel %1").replace("%1", str(nummer)))
        self.stand = Keuze(EINDSTANDEN, leeg=self.tr("Het doel loopt door"))
        self.stand.setAccessibleName(self.tr("Hoe doel %1 verdergaat").replace("%1", str(nummer)))
        self.reden = QLineEdit()
        self.reden.setMaxLength(400)
        self.score_veld = Veld(
            f"Doel {nummer}: {doel.woorden}", self.cijfer, gezegd=True,
            hulp=self.tr("0 is nog niets, 10 is bereikt.") + (self.tr(" Tot nu toe: ") + tot_nu if tot_nu else ""),
        )  # fmt: skip
        self.stand_veld = Veld("", self.stand)
        self.stand_veld.label.hide()
        self.reden_veld = Veld(self.tr("Waarom"), self.reden)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(6)
        for deel in (self.score_veld, self.woorden, self.stand_veld, self.reden_veld):
            kolom.addWidget(deel)
        self.reden_veld.hide()
        self.stand.currentIndexChanged.connect(lambda _: self._stand())
        self.cijfer.changed.connect(self._getypt)
        self.woorden.textEdited.connect(self._getypt)
        self.reden.textEdited.connect(self._getypt)

    def oordeel(self) -> DoelOordeel:
        """What was said of this goal."""
        return DoelOordeel(
            doel_id=self.doel.id,
            score=self.cijfer.waarde,
            toelichting=self.woorden.text().strip(),
            stand=self.stand.waarde,
            reden=self.reden.text().strip() if self.stand.waarde else "",
        )

    def waarden(self) -> list[str | int | None]:
        """What was filled in, to keep."""
        return [self.cijfer.waarde, self.woorden.text(), self.stand.waarde, self.reden.text()]

    def zet(self, waarden: list[str | int | None]) -> None:
        """Put back what was kept."""
        score, woorden, stand, reden = waarden
        self.cijfer.zet(score if isinstance(score, int) else None)
        self.woorden.setText(str(woorden or ""))
        self.stand.zet(str(stand or ""))
        self.reden.setText(str(reden or ""))

    def toon_fout(self, veld: str, zin: str) -> None:
        """Say what is wrong beside the score, the end or the reason."""
        {"stand": self.stand_veld, "reden": self.reden_veld}.get(veld, self.score_veld).toon_fout(zin)

    def wis_fouten(self) -> None:
        """Take all errors away."""
        for veld in (self.score_veld, self.stand_veld, self.reden_veld):
            veld.wis_fout()

    def _stand(self) -> None:
        self.reden_veld.setVisible(self.stand.waarde not in {"", "behaald"})
        self._getypt()

    def _getypt(self) -> None:
        self.wis_fouten()
        self.typed.emit()


class HoudFormulier(KaartVorm):
    """An evaluation that was held."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "evaluatie")
        self._plan: PlanDetail | None = None
        self._evaluatie_id: Id | None = None
        self.doelen: list[DoelDeel] = []
        self.datum, self.volgende = DatumRegel(), DatumRegel()
        self.aanwezig = QLineEdit()
        self.aanwezig.setMaxLength(400)
        self.verslag = Notitie(regels=5)
        self.velden = {
            "op": Veld(self.tr("Gehouden op"), self.datum, naam="evaluatie_op"),
            "aanwezig": Veld(self.tr("Wie waren erbij"), self.aanwezig, naam="evaluatie_aanwezig"),
            "verslag": Veld(self.tr("Wat is er gezegd"), self.verslag, naam="evaluatie_verslag"),
            "volgende": Veld(
                self.tr("Volgende evaluatie"), self.volgende, naam="evaluatie_volgende",
                hulp=self.tr("Leeg: er wordt geen volgende gepland."),
            ),
        }  # fmt: skip
        self.leg_vast.zet_tekst(self.tr("Evaluatie vastleggen"))
        vlak = QWidget()
        self._doelrijen = QVBoxLayout(vlak)
        self._doelrijen.setContentsMargins(0, 0, 0, 0)
        self._doelrijen.setSpacing(16)
        op, aanwezig, verslag, volgende = self.velden.values()
        self._leg(etiket(self.tr("Evaluatie"), "kop"), op, aanwezig, vlak, verslag, volgende)
        for regel in (self.datum, self.aanwezig, self.volgende):
            regel.textEdited.connect(self._getypt)
        self.verslag.textChanged.connect(self._getypt)

    def open(self, plan: PlanDetail, evaluatie_id: Id | None) -> None:
        """Ask about this evaluation (None: one nobody planned); what was being filled in for it stands there again."""
        # Built again every time: goals may have ended since.
        self._leg_opzij()
        self._plan, self._evaluatie_id = plan, evaluatie_id
        self._wis(plan)
        self.zie_bij(self._omgeving.jobs, self)
        self._zet_terug()
        self.show()
        self.opened.emit()
        self.datum.setFocus(Qt.FocusReason.OtherFocusReason)

    def eerste_veld(self) -> QWidget:
        """When it was held."""
        return self.datum

    def begonnen(self) -> bool:
        """Whether something was filled in that would be lost."""
        return bool(
            self._plan is not None
            and (
                self.aanwezig.text().strip()
                or self.verslag.toPlainText().strip()
                or any(deel.waarden() != [None, "", "", ""] for deel in self.doelen)
            )
        )

    def bied_aan(self) -> None:
        """Ask the block to keep this; dates that cannot be read are told here."""
        if self._plan is None or not self.leg_vast.isEnabled():
            return
        self._wis_fouten()
        dagen = {"op": self.datum.iso(self._vandaag()), "volgende": self.volgende.iso(self._vandaag())}
        fouten = {veld: self.tr("Schrijf de datum als 03-02-2026.") for veld, dag in dagen.items() if dag is None}
        if fouten:
            self.toon_fouten(Weigering(self.tr("Er ontbreekt nog iets."), fouten=fouten))
            return
        self.leg_vast.setEnabled(False)
        gehouden = HoudEvaluatie(
            plan_id=self._plan.id,
            evaluatie_id=self._evaluatie_id,
            op=dagen["op"] or "",
            aanwezig=self.aanwezig.text().strip(),
            verslag=self.verslag.toPlainText().strip(),
            doelen=tuple(deel.oordeel() for deel in self.doelen),
            volgende=dagen["volgende"] or "",
        )
        self.ready.emit(self.met_gezien(gehouden))

    def toon_fouten(self, weigering: Weigering) -> None:
        """Say what was refused beside the field it is about."""
        self.weer_open()
        self._wis_fouten()
        eerste: QWidget | None = None
        for naam, zin in weigering.fouten.items():
            if naam in self.velden:
                self.velden[naam].toon_fout(zin)
                eerste = eerste or self.velden[naam].invoer
            elif naam.startswith("doelen."):
                _, plek, veld = naam.split(".")
                self.doelen[int(plek)].toon_fout(veld, zin)
                eerste = eerste or (self.doelen[int(plek)].reden if veld == "reden" else self.doelen[int(plek)].cijfer)
        self.fout.setText("" if eerste is not None else weigering.zin)
        self.fout.setVisible(eerste is None)
        if eerste is not None:
            eerste.setFocus(Qt.FocusReason.OtherFocusReason)

    def klaar(self) -> None:
        """It was kept: put the form away, empty, and its draft with it."""
        self.zet_weg()
        self.concept.bewaar()
        self.closed.emit()

    def zet_weg(self) -> None:
        """Put the form away, empty."""
        self._plan = None
        self.hide()

    def berg_op(self) -> None:
        """Put the form out of sight with what was filled in, which stands there again when it is opened."""
        self.concept.bewaar()
        self.hide()

    def _sleutel(self) -> str:
        if self._plan is None:
            return ""
        return f"{self._plan.id.hex()}/{self._evaluatie_id.hex() if self._evaluatie_id else ''}"

    def _leg_opzij(self) -> None:
        if self.begonnen():
            self._opzij[self._sleutel()] = self._waarden()

    def _waarden(self) -> dict[str, Any]:
        return {
            "op": self.datum.text(),
            "aanwezig": self.aanwezig.text(),
            "verslag": self.verslag.toPlainText(),
            "volgende": self.volgende.text(),
            "doelen": {deel.doel.id.hex(): deel.waarden() for deel in self.doelen},
        }

    def _zet_terug(self) -> None:
        bewaard = self._opzij.pop(self._sleutel(), None)
        if bewaard is None:
            return
        self.datum.setText(bewaard["op"])
        self.aanwezig.setText(bewaard["aanwezig"])
        self.verslag.setPlainText(bewaard["verslag"])
        self.volgende.setText(bewaard["volgende"])
        for deel in self.doelen:
            if (waarden := bewaard["doelen"].get(deel.doel.id.hex())) is not None:
                deel.zet(waarden)

    def _wis(self, plan: PlanDetail) -> None:
        for oud in self.doelen:
            oud.hide()
            oud.deleteLater()
        self.doelen = []
        self.datum.zet(self._vandaag())
        self.volgende.zet(voorstel(self._vandaag()))
        self.aanwezig.clear()
        self.verslag.clear()
        vorige: QWidget = self.aanwezig
        for nummer, doel in enumerate(plan.doelen, 1):
            if doel.stand == "lopend":
                deel = DoelDeel(doel, nummer)
                deel.typed.connect(self._getypt)
                self._doelrijen.addWidget(deel)
                self.doelen.append(deel)
                for volgende in (deel.cijfer.schuif, deel.woorden, deel.stand, deel.reden):
                    QWidget.setTabOrder(vorige, volgende)
                    vorige = volgende
        QWidget.setTabOrder(vorige, self.verslag)
        self._wis_fouten()
        self.leg_vast.setEnabled(True)

    def _wis_fouten(self) -> None:
        self.fout.hide()
        for veld in self.velden.values():
            veld.wis_fout()
        for deel in self.doelen:
            deel.wis_fouten()

    def _getypt(self) -> None:
        self.concept.merk()
