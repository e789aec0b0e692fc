"""Asks in the panel itself what is needed to let a term stand still, go on, be longer, or end. Knows no panel."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.termijn import (
    HaalTermijn,
    HervatTermijn,
    SchortTermijnOp,
    VerlengTermijn,
    VervalTermijn,
)
from wijdesk.models.rows.termijn import TermijnRij
from wijdesk.models.termijnen import dagen_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.gezien import Kijker

OPSCHORTEN, HERVATTEN, VERLENGEN, KLAAR, VERVALLEN = "opschorten", "hervatten", "verlengen", "klaar", "vervallen"
VELDEN = {
    OPSCHORTEN: ("dag", "tot", "reden"),
    HERVATTEN: ("dag",),
    VERLENGEN: ("dagen", "dag", "reden"),
    KLAAR: ("dag",),
    VERVALLEN: ("dag", "reden"),
}
VELD_VAN = {"van": "dag", "op": "dag"}
"""Fields of a request that stand under another name here."""


class TermijnVraag(Kijker, QFrame):
    """One strip for the five decisions. Enter or Ctrl+S confirms, Esc steps back.

    Signals:
        opened: (bool) the strip was shown or put away
    """

    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("formulier", True)  # Ctrl+Z undoes only text in here
        self.setProperty("rol", "kaart")
        self.setObjectName("termijn_vraag")
        self._doe: Callable[[Opdracht[None]], None] | None = None
        self._terug: QWidget | None = None
        self._soort = ""
        self._termijn: TermijnRij | None = None
        self._vandaag = date.min
        self.kop = etiket("", "kop", breekt_af=True, naam="termijn_vraag_kop")
        self.uitleg = etiket("", "bij", breekt_af=True, naam="termijn_vraag_uitleg")
        self.dag, self.tot = DatumRegel(), DatumRegel()
        self.dagen, self.reden = QLineEdit(), QLineEdit()
        self.dagen.setMaxLength(3)
        self.reden.setMaxLength(400)
        self.velden = {
            "dagen": Veld(self.tr("Hoeveel dagen erbij"), self.dagen, naam="termijn_dagen"),
            "dag": Veld("", self.dag, naam="termijn_dag"),
            "tot": Veld(
                self.tr("Loopt weer vanaf"),
                self.tot,
                hulp=self.tr("Leeg als dat nog niet bekend is"),
                naam="termijn_tot",
            ),
            "reden": Veld(self.tr("Waarom (één zin)"), self.reden, naam="termijn_reden"),
        }
        self.instemming = QCheckBox(self.tr("De ander stemt schriftelijk in"))
        self.instemming.setObjectName("termijn_instemming")
        self.ja = knop("", self._bevestig, rol="primair", naam="termijn_vraag_ja")
        self.nee = knop(self.tr("Annuleren"), self.sluit, rol="stil", naam="termijn_vraag_nee")
        self._bouw()
        self.hide()

    def _bouw(self) -> None:
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.kop)
        kolom.addWidget(self.uitleg)
        for veld in self.velden.values():
            kolom.addWidget(veld)
        kolom.addWidget(self.instemming)
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.ja)
        rij.addWidget(self.nee)
        kolom.addLayout(rij)
        for veld in self.velden.values():
            regel = veld.invoer
            if isinstance(regel, QLineEdit):
                regel.returnPressed.connect(self._bevestig)
                regel.textEdited.connect(veld.wis_fout)
        bewaar = QShortcut(QKeySequence("Ctrl+S"), self)
        bewaar.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        bewaar.activated.connect(self._bevestig)

    def vraag(
        self,
        soort: str,
        termijn: TermijnRij,
        vandaag: date,
        doe: Callable[[Opdracht[None]], None],
        *,
        bij: str = "",
    ) -> None:
        """Ask what `soort` needs for this term; `doe` gets the request. Stays until `sluit`: it may be refused.

        `bij` says whose term it is.
        """
        if not self.isVisible():
            self._terug = self.window().focusWidget()
        self._soort, self._termijn, self._vandaag, self._doe = soort, termijn, vandaag, doe
        kop, dag, ja = {
            OPSCHORTEN: (self.tr("{0} laten stilstaan"), self.tr("Staat stil vanaf"), self.tr("Opschorten")),
            HERVATTEN: (self.tr("{0} loopt weer"), self.tr("Loopt weer vanaf"), self.tr("Hervatten")),
            VERLENGEN: (self.tr("{0} verlengen"), self.tr("Besloten op"), self.tr("Verlengen")),
            KLAAR: (self.tr("{0} is klaar"), self.tr("Klaar op"), self.tr("Klaar")),
            VERVALLEN: (self.tr("{0} vervalt"), self.tr("Vervalt op"), self.tr("Laten vervallen")),
        }[soort]
        self.kop.setText(kop.format(termijn.naam))
        self.uitleg.setText("\n".join(zin for zin in (bij, self._uitleg(soort, termijn)) if zin))
        self.uitleg.setVisible(bool(self.uitleg.text()))
        self.velden["dag"].zet_label(dag)
        self.ja.setText(ja)
        self.ja.setEnabled(True)
        for naam, veld in self.velden.items():
            veld.wis_fout()
            veld.setVisible(naam in VELDEN[soort])
        for regel in (self.tot, self.dagen, self.reden):
            regel.clear()
        self.dag.zet(vandaag)
        self.instemming.setChecked(False)
        self.instemming.setVisible(soort == VERLENGEN and termijn.verder_met_instemming)
        self.show()
        self.opened.emit(True)
        self.zie_op_blad(self)
        eerste = self.eerste()
        eerste.setFocus(Qt.FocusReason.OtherFocusReason)
        eerste.selectAll()

    def eerste(self) -> QLineEdit:
        """The field one begins with."""
        return self.dagen if self._soort == VERLENGEN else self.reden if self._soort == VERVALLEN else self.dag

    def toon_weigering(self, weigering: Weigering) -> None:
        """Say beside each field why it was refused."""
        self.ja.setEnabled(True)
        eerste: QWidget | None = None
        for naam, zin in weigering.volledig().items():
            hier = VELD_VAN.get(naam, naam)
            if hier not in VELDEN[self._soort]:
                hier = VELDEN[self._soort][-1]
            self.velden[hier].toon_fout(zin)
            eerste = eerste or self.velden[hier].invoer
        if eerste is not None:
            eerste.setFocus(Qt.FocusReason.OtherFocusReason)

    def toon_fout(self, zin: str) -> None:
        """Say below the last field what went wrong; what was typed stays."""
        self.ja.setEnabled(True)
        self.velden[VELDEN[self._soort][-1]].toon_fout(zin)

    def sluit(self) -> None:
        """Put the strip away and give the focus back."""
        self._doe = None
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        self.opened.emit(False)
        if had_focus and self._terug is not None:
            self._terug.setFocus(Qt.FocusReason.OtherFocusReason)

    def _uitleg(self, soort: str, termijn: TermijnRij) -> str:
        if soort == OPSCHORTEN:
            return termijn.opschorten
        if soort != VERLENGEN:
            return ""
        if termijn.verleng_hoogstens is None:
            return termijn.verlengen
        nog = termijn.verleng_hoogstens
        kan = self.tr("Er kan nog {0} bij.") if nog == 1 else self.tr("Er kunnen nog {0} bij.")
        return f"{termijn.verlengen} {kan.format(dagen_in_woorden(nog))}"

    def _bevestig(self) -> None:
        if self._doe is None or self._termijn is None or not self.ja.isEnabled():
            return
        waarden = {"dag": self.dag.iso(self._vandaag), "tot": self.tot.iso(self._vandaag)}
        fout = False
        for naam in ("dag", "tot"):
            leeg_mag = naam == "tot"
            if naam in VELDEN[self._soort] and (waarden[naam] is None or (not waarden[naam] and not leeg_mag)):
                self.velden[naam].toon_fout(self.tr("Vul een dag in, bijvoorbeeld 3-2-2026."))
                fout = True
        dagen = self.dagen.text().strip()
        if self._soort == VERLENGEN and not (dagen.isascii() and dagen.isdigit()):
            self.velden["dagen"].toon_fout(self.tr("Vul een aantal dagen in."))
            fout = True
        if not fout:
            self.ja.setEnabled(False)
            verzoek = self._verzoek(self._termijn, waarden["dag"] or "", waarden["tot"] or "", int(dagen or 0))
            self._doe(self.met_gezien(verzoek))

    def _verzoek(self, termijn: TermijnRij, dag: str, tot: str, dagen: int) -> Opdracht[None]:
        reden = self.reden.text().strip()
        match self._soort:
            case "opschorten":
                return SchortTermijnOp(id=termijn.id, van=dag, tot=tot, reden=reden)
            case "hervatten":
                return HervatTermijn(id=termijn.id, op=dag)
            case "verlengen":
                ook = self.instemming.isChecked()
                return VerlengTermijn(id=termijn.id, dagen=dagen, op=dag, reden=reden, instemming=ook)
            case "klaar":
                return HaalTermijn(id=termijn.id, op=dag)
            case _:
                return VervalTermijn(id=termijn.id, op=dag, reden=reden)

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
            event.accept()
            return
        super().keyPressEvent(event)
