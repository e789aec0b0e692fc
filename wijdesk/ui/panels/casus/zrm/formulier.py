"""The form of one assessment: thirteen domains by keyboard, 1 to 5, and from which day the information is."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.zrm import LegZrmVast, ZrmInvoer
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.zrm import ZrmMetingRij, ZrmPersoon
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.models.zelfredzaamheid import NIVEAUS, is_verouderd, niveau_in_woorden
from wijdesk.ui.concept import Concept
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.gezien import Kijker
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.toetsen import ToetsKnop
from wijdesk.ui.vaktoetsen import LEEFGEBIED

LETTERS_GROOT = 24
"""Height of the letters from which the words of a level stand below its name."""


class NiveauRegel(QFrame):
    """One domain: five buttons, the level in words, and the day of the information.

    With the focus on it 1 to 5 choose and go on to the next, 0 clears, and Up and Down walk.

    Signals:
        veranderd: something was chosen or typed
        stap: (+1 or -1) go to the next or previous domain
    """

    veranderd = Signal()
    stap = Signal(int)
    vak = LEEFGEBIED

    def __init__(self, domein: str, vandaag: Callable[[], date]) -> None:
        super().__init__()
        self.domein = domein
        self._vandaag = vandaag
        self._op = ""
        self.setObjectName(f"zrm_{domein}")
        letter = self.fontMetrics().height()
        self.naam = etiket(domein, "", breekt_af=True)
        self.woorden = etiket(niveau_in_woorden(None), "bij", breekt_af=True)
        self.naam.setFixedWidth(letter * 8)
        self.groep = QButtonGroup(self)
        self.groep.setExclusive(False)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(4, 2, 4, 2)
        rij.setSpacing(4)
        smal = letter > LETTERS_GROOT
        links = QVBoxLayout() if smal else QHBoxLayout()
        links.addWidget(self.naam)
        if smal:
            self.woorden.setFixedWidth(letter * 8)
            links.addWidget(self.woorden)
        rij.addLayout(links)
        for niveau, woorden in NIVEAUS.items():
            keus = knop(str(niveau), rol="keuze")
            keus.setCheckable(True)
            keus.setAccessibleName(f"{domein}: {niveau}, {woorden}")
            keus.setToolTip(f"{niveau} · {woorden}")
            keus.setFixedWidth(20 + letter)
            keus.setFocusPolicy(Qt.FocusPolicy.StrongFocus if niveau == 1 else Qt.FocusPolicy.ClickFocus)
            keus.installEventFilter(self)
            self.groep.addButton(keus, niveau)
            rij.addWidget(keus)
        self.groep.idClicked.connect(self._geklikt)
        if not smal:
            rij.addWidget(self.woorden, 1)
        self.informatie = DatumRegel()
        self.informatie.setObjectName(f"informatie_{domein}")
        self.informatie.setAccessibleName(f"{domein}: informatie van")
        self.informatie.setPlaceholderText(self.tr("zelfde dag"))
        self.informatie.setMinimumWidth(letter * 4)
        self.informatie.setMaximumWidth(letter * 7)
        self.informatie.textEdited.connect(lambda _: self._gewijzigd())
        rij.addWidget(self.informatie)

    def niveau(self) -> int | None:
        """The chosen level; None when it is not assessed."""
        return next((nummer for nummer in NIVEAUS if self.groep.button(nummer).isChecked()), None)

    def kies(self, niveau: int | None) -> None:
        """Choose a level, or none."""
        for nummer in NIVEAUS:
            self.groep.button(nummer).setChecked(nummer == niveau)
        self._zeg()

    def zet_op(self, op: str) -> None:
        """The day of the assessment (ISO), which decides whether information is old."""
        self._op = op
        self._zeg()

    def informatie_op(self) -> str | None:
        """The day of the information as ISO; "" for the same day, None when it is no date."""
        return self.informatie.iso(self._vandaag())

    def knop_voor_focus(self) -> QAbstractButton:
        """What gets the focus when one walks to this domain: the chosen level, or the first."""
        return self.groep.button(self.niveau() or 1)

    def _geklikt(self, niveau: int) -> None:
        self.kies(niveau if self.groep.button(niveau).isChecked() else None)
        self._gewijzigd()

    def _gewijzigd(self) -> None:
        self._zeg()
        self.veranderd.emit()

    def _zeg(self) -> None:
        niveau = self.niveau()
        zin = NIVEAUS[niveau] if niveau else self.tr("niet beoordeeld")
        dag = self.informatie_op()
        oud = bool(niveau and dag and self._op and is_verouderd(dag, self._op))
        self.woorden.setText(self.tr("{0} · informatie ouder dan 30 dagen").format(zin) if oud else zin)
        self.woorden.setProperty("toestand", "let-op" if oud else "")
        self.woorden.style().polish(self.woorden)

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            toets = self.vak.toets(event)
            if toets in {"Up", "Down"}:
                self.stap.emit(1 if toets == "Down" else -1)
                return True
            if toets:
                niveau = int(toets) if toets.isdigit() else 0
                self.kies(niveau or None)
                self._gewijzigd()
                if niveau:
                    self.stap.emit(1)
                return True
        return super().eventFilter(watched, event)


class ZrmFormulier(Kijker, QWidget):
    """A new assessment of one person, or a better version of an earlier one.

    Signals:
        klaar: it is saved, or put away without anything to keep
    """

    klaar = Signal()

    def __init__(
        self,
        omgeving: Omgeving,
        huishouden_id: Id,
        persoon: ZrmPersoon,
        domeinen: Sequence[str],
        *,
        verbetert: ZrmMetingRij | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("formulier", True)  # Ctrl+Z undoes only text in here
        self._omgeving = omgeving
        self._huishouden_id = huishouden_id
        self.persoon = persoon
        self._verbetert = verbetert
        self.sleutel = (persoon.persoon_id, verbetert.id if verbetert else None)
        self.bewaard = False
        self._id = omgeving.ids()
        self._begin = ""
        wat = self.tr("Meting verbeteren") if verbetert else self.tr("Nieuwe meting")
        self.titel = etiket(f"{wat} · {persoon.naam}", "kop", breekt_af=True)
        self.op = DatumRegel()
        self.op.zet(date.fromisoformat(verbetert.op) if verbetert else self._vandaag())
        self.veld_op = Veld(self.tr("Dag van de beoordeling"), self.op, naam="zrm_op")
        self.toelichting = QLineEdit()
        self.toelichting.setMaxLength(1000)
        self.veld_toelichting = Veld(self.tr("Toelichting (mag leeg)"), self.toelichting, naam="zrm_toelichting")
        self.reden = QLineEdit()
        self.reden.setMaxLength(400)
        self.veld_reden = Veld(self.tr("Waarom verbetert u deze meting?"), self.reden, naam="zrm_reden")
        self.uitleg = etiket(
            self.tr("Toets 1 tot en met 5 per leefgebied; 0 is niet beoordeeld. Wat u niet weet, laat u leeg."), "bij",
            breekt_af=True,
        )  # fmt: skip
        self.fout = etiket("", "fout", breekt_af=True, naam="zrm_fout")
        self.regels = tuple(NiveauRegel(domein, self._vandaag) for domein in domeinen)
        self.bewaar = ToetsKnop(self.tr("Bewaren"), "Ctrl+S", rol="primair")
        self.bewaar.setObjectName("zrm_bewaar")
        self.bewaar.clicked.connect(self.sla_op)
        self.weg = ToetsKnop(self.tr("Sluiten"), "Esc", rol="stil")
        self.weg.clicked.connect(self.klaar)
        self._bouw()
        if verbetert is not None:
            self._vul(verbetert)
        self._dag_gewijzigd()
        self._begin = self._als_tekst()
        self.zie_bij(omgeving.jobs, self)
        self.concept = Concept(
            self,
            jobs=omgeving.jobs,
            ids=omgeving.ids,
            soort=f"zrm:{persoon.persoon_id.hex()}:{verbetert.id.hex() if verbetert else ''}",
            inhoud=lambda: "" if self._als_tekst() == self._begin else self._als_tekst(),
            zet_terug=self._zet_terug,
        )
        for invoer in (self.op, self.toelichting, self.reden):
            invoer.textEdited.connect(lambda _: self.concept.merk())
        self.op.textEdited.connect(lambda _: self._dag_gewijzigd())
        for regel in self.regels:
            regel.veranderd.connect(self.concept.merk)

    def _bouw(self) -> None:
        boven = QHBoxLayout()
        boven.setSpacing(12)
        boven.addWidget(self.veld_op, 0, Qt.AlignmentFlag.AlignTop)
        boven.addWidget(self.veld_toelichting, 1, Qt.AlignmentFlag.AlignTop)
        lijst = QWidget()
        rijen = QVBoxLayout(lijst)
        rijen.setContentsMargins(0, 0, 0, 0)
        rijen.setSpacing(0)
        for nummer, regel in enumerate(self.regels):
            regel.stap.connect(lambda stap, nummer=nummer: self._loop(nummer + stap))
            rijen.addWidget(regel)
        rijen.addStretch(1)
        rol = QScrollArea()
        rol.setWidgetResizable(True)
        rol.setFrameShape(QFrame.Shape.NoFrame)
        rol.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rol.setWidget(lijst)
        self._rol = rol
        onder = FlowLayout(ruimte=8)
        onder.addWidget(self.bewaar)
        onder.addWidget(self.weg)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.titel)
        kolom.addLayout(boven)
        kolom.addWidget(self.veld_reden)
        self.veld_reden.setVisible(self._verbetert is not None)
        kolom.addWidget(self.uitleg)
        kolom.addWidget(rol, 1)
        kolom.addWidget(self.fout)
        self.fout.hide()
        kolom.addLayout(onder)

    def eerste_veld(self) -> QWidget:
        """The first domain: the day is nearly always today."""
        return self.regels[0].knop_voor_focus() if self.regels else self.op

    def sla_op(self) -> None:
        """Keep the assessment; what is wrong is told beside it."""
        for veld in (self.veld_op, self.veld_reden, self.veld_toelichting):
            veld.wis_fout()
        self._zeg("")
        scores = []
        for regel in self.regels:
            if (niveau := regel.niveau()) is not None:
                dag = regel.informatie_op()
                if dag is None:
                    self._zeg(self.tr("{0}: schrijf de dag als 3-2-2026.").format(regel.domein))
                    regel.informatie.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
                scores.append(ZrmInvoer(domein=regel.domein, niveau=niveau, informatie_op=dag))
        opdracht = LegZrmVast(
            id=self._id,
            huishouden_id=self._huishouden_id,
            persoon_id=self.persoon.persoon_id,
            op=self.op.iso(self._vandaag()) or "",
            scores=tuple(scores),
            toelichting=self.toelichting.text(),
            vervangt=self._verbetert.id if self._verbetert else None,
            reden=self.reden.text(),
        )
        self._omgeving.jobs.write(
            self.met_gezien(opdracht), self._bewaard, eigenaar=self, geweigerd=self._geweigerd, mislukt=self._mislukt
        )

    def klaar_om_te_sluiten(self) -> None:
        """Keep what is only on the screen."""
        self.concept.bewaar()

    def _bewaard(self, _: Id, __: Wijziging) -> None:
        self._begin = self._als_tekst()
        self.bewaard = True
        self.concept.bewaar()
        self.klaar.emit()

    def _geweigerd(self, weigering: Weigering) -> None:
        velden = {"op": self.veld_op, "reden": self.veld_reden}
        rest = []
        for veld, zin in (weigering.fouten or {"": weigering.zin}).items():
            if veld in velden:
                velden[veld].toon_fout(zin)
                velden[veld].invoer.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                domein = veld.partition(":")[2]
                rest.append(f"{domein}: {zin}" if domein else zin)
        self._zeg(" ".join(rest))

    def _mislukt(self, storing: Storing) -> None:
        self._zeg(f"{storing.zin} {storing.uitweg}")

    def _zeg(self, zin: str) -> None:
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))

    def _loop(self, plek: int) -> None:
        if 0 <= plek < len(self.regels):
            doel = self.regels[plek]
            doel.knop_voor_focus().setFocus(Qt.FocusReason.TabFocusReason)
            self._rol.ensureWidgetVisible(doel)
        elif plek >= len(self.regels):
            self.bewaar.setFocus(Qt.FocusReason.TabFocusReason)

    def _dag_gewijzigd(self) -> None:
        op = self.op.iso(self._vandaag()) or ""
        for regel in self.regels:
            regel.zet_op(op)

    def _vul(self, meting: ZrmMetingRij) -> None:
        per = {score.domein: score for score in meting.scores}
        self.toelichting.setText(meting.toelichting)
        for regel in self.regels:
            if (score := per.get(regel.domein)) is not None:
                if score.informatie_op != meting.op:
                    regel.informatie.setText(datum_in_woorden(score.informatie_op))
                regel.kies(score.niveau)

    def _als_tekst(self) -> str:
        return json.dumps(
            {
                "op": self.op.text(),
                "toelichting": self.toelichting.text(),
                "reden": self.reden.text(),
                "regels": {regel.domein: [regel.niveau(), regel.informatie.text()] for regel in self.regels},
            }
        )

    def _zet_terug(self, tekst: str) -> None:
        gelezen = json.loads(tekst)
        self.op.setText(gelezen["op"])
        self.toelichting.setText(gelezen["toelichting"])
        self.reden.setText(gelezen["reden"])
        for regel in self.regels:
            niveau, informatie = gelezen["regels"].get(regel.domein, (None, ""))
            regel.informatie.setText(informatie)
            regel.kies(niveau)
        self._dag_gewijzigd()

    def _vandaag(self) -> date:
        return lokaal(self._omgeving.klok()).date()

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.concept.bewaar()
            self.klaar.emit()
            return
        super().keyPressEvent(event)
