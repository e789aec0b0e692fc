"""One klacht on a page: what it says, whom it is about, what was done, and what can be done now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.models.klachtregels import BRIEF, NA_AFLOOP, TERMIJNSTAPPEN, TERUGKOPPELING, UITKOMSTBRIEF, in_zin
from wijdesk.models.rows.klacht import KlachtBetrokkeneRij, KlachtDetail
from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.historietekst import Historietekst
from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.klacht import beeld
from wijdesk.ui.paren import Paren
from wijdesk.ui.toegankelijk import hoor_als
from wijdesk.ui.toetsen import Toetsen


class KlachtBlad(QWidget):
    """What a klacht says.

    Signals:
        withdrawn: (id) a step was written down by mistake
        share_requested: (id) somebody it is about gets a copy
        copy_requested: (id) the letter that goes with that copy
        delay_requested: (id) the letter to them that it takes longer
        outcome_requested: (id) the letter to them how it ended
    """

    withdrawn = Signal(object)
    share_requested = Signal(object)
    copy_requested = Signal(object)
    delay_requested = Signal(object)
    outcome_requested = Signal(object)

    def __init__(self, acties: tuple[Actie, ...]) -> None:
        super().__init__()
        self.kop = etiket("", "titel", breekt_af=True, naam="klacht_kop")
        self.stand = etiket("", "kop", breekt_af=True, naam="klacht_stand")
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="klacht_let_op")
        self._paren = Paren()
        self.over, self._over = _vak()
        self.verloop, self._verloop = _vak()
        self.historie = Historietekst(naam="klacht_historie")
        self.toetsen = Toetsen(
            acties,
            self,
            primair="klacht.afronden",
            stil=(
                "klacht.contact",
                "klacht.kaart",
                "klacht.wijzig",
                "klacht.terug",
                "klacht.neem",
                "klacht.historie",
                "klacht.dubbel",
            ),
        )
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(12)
        for deel in (
            self.kop,
            self.stand,
            self.let_op,
            self.toetsen,
            self._paren,
            self.over,
            self.verloop,
            self.historie,
        ):
            kolom.addWidget(deel)
        kolom.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hoor_als(self, "blad")
        self.setAccessibleName(self.tr("Klacht"))

    def toon(self, d: KlachtDetail) -> None:
        """This klacht; what was changed in it only after asking again."""
        self.historie.houd_bij(d)
        self.kop.setText(self.tr("Klacht van {0}").format(in_zin(d.rij.klager)))
        klaar = beeld.DUBBEL if d.rij.dubbel else beeld.KLAAR
        wacht = beeld.WACHT.get(d.rij.wacht_op, "" if d.rij.open else klaar)
        self.stand.setText(" · ".join(filter(None, (d.rij.nummer, wacht))))
        self.let_op.setText(self._let_op(d))
        self.let_op.setVisible(bool(self.let_op.text()))
        self._paren.toon(beeld.velden(d))
        self._vul_over(d)
        self._vul_verloop(d)
        self._zet_acties(d)

    def _let_op(self, d: KlachtDetail) -> str:
        if d.rij.mij and not d.behandelt:
            return self.tr("Deze klacht gaat over u en is met u gedeeld (Awb art. 9:9). U kunt haar alleen lezen.")
        if d.rij.dubbel:
            if d.rij.toestand:
                return self.tr("Beide klachten zijn dubbel gemaakt, elk van de andere. Maak er een los.")
            nummer = d.rij.dubbel_nummer or self.tr("de andere klacht")
            return self.tr("Deze klacht is dubbel geregistreerd en telt niet mee. Alles staat bij {0}.").format(nummer)
        if d.rij.open and d.rij.wacht_op == "ontvangstbrief":
            dag = datum_in_woorden(d.ontvangst_uiterlijk)
            return self.tr("Bevestig de ontvangst schriftelijk, uiterlijk {0} (Awb art. 9:6).").format(dag)
        return ""

    def _vul_over(self, d: KlachtDetail) -> None:
        _leeg(self._over)
        self.over.setVisible(bool(d.over))
        if d.over:
            self._over.addWidget(etiket(self.tr("Over wie"), "kop"))
        for rij in d.over:
            self._over.addWidget(self._betrokkene(rij, d))

    def _betrokkene(self, rij: KlachtBetrokkeneRij, d: KlachtDetail) -> QWidget:
        beheert, gedeeld = d.beheert and not d.rij.dubbel, d.behandelt and bool(rij.gedeeld_op)
        regel = QWidget()
        naast = QHBoxLayout(regel)
        naast.setContentsMargins(0, 0, 0, 0)
        naast.setSpacing(8)
        stand = (
            self.tr("gedeeld op {0}").format(datum_in_woorden(rij.gedeeld_op))
            if rij.gedeeld_op
            else self.tr("nog geen afschrift")
        )
        naast.addWidget(etiket(f"{rij.naam} · {stand}", breekt_af=True), 1)
        if beheert:
            brief = knop(self.tr("Brief"), partial(self.copy_requested.emit, rij.id), rol="stil")
            brief.setAccessibleName(self.tr("Brief met afschrift voor {0}").format(rij.naam))
            naast.addWidget(brief)
        if gedeeld and d.rij.open and verdaagd(d):
            brief = knop(self.tr("Brief over uitstel"), partial(self.delay_requested.emit, rij.id), rol="stil")
            brief.setAccessibleName(self.tr("Brief over uitstel voor {0}").format(rij.naam))
            naast.addWidget(brief)
        if gedeeld and not d.rij.open:
            brief = knop(self.tr("Brief met uitkomst"), partial(self.outcome_requested.emit, rij.id), rol="stil")
            brief.setAccessibleName(self.tr("Brief met uitkomst voor {0}").format(rij.naam))
            naast.addWidget(brief)
        if beheert and not rij.gedeeld_op:
            deel = knop(self.tr("Delen"), partial(self.share_requested.emit, rij.id))
            deel.setAccessibleName(self.tr("Delen met {0}").format(rij.naam))
            naast.addWidget(deel)
        return regel

    def _vul_verloop(self, d: KlachtDetail) -> None:
        _leeg(self._verloop)
        self._verloop.addWidget(etiket(self.tr("Wat er is gedaan"), "kop"))
        if not d.stappen:
            self._verloop.addWidget(etiket(self.tr("Nog niets vastgelegd."), "bij"))
        for rij in reversed(d.stappen):
            regel = QWidget()
            naast = QHBoxLayout(regel)
            naast.setContentsMargins(0, 0, 0, 0)
            naast.setSpacing(8)
            tekst = etiket(beeld.stap(rij), breekt_af=True)
            tekst.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            naast.addWidget(tekst, 1)
            if d.behandelt and (d.rij.open or rij.soort in NA_AFLOOP):
                weg = knop(self.tr("Intrekken"), partial(self.withdrawn.emit, rij.id), rol="stil")
                weg.setAccessibleName(self.tr("Intrekken: {0}").format(beeld.stap(rij).partition("\n")[0]))
                naast.addWidget(weg, 0, Qt.AlignmentFlag.AlignTop)
            self._verloop.addWidget(regel)

    def _zet_acties(self, d: KlachtDetail) -> None:
        gedaan = {rij.soort for rij in d.stappen if rij.telt}
        open_, mag = d.rij.open, d.behandelt
        kan = {
            "klacht.afronden": open_ and mag,
            "klacht.bevestigd": open_ and mag and BRIEF not in gedaan,
            "klacht.geschreven": not open_ and mag and UITKOMSTBRIEF not in gedaan,
            "klacht.terugkoppelen": not open_ and mag and bool(d.les) and TERUGKOPPELING not in gedaan,
            "klacht.brief": mag,
            "klacht.ontvangstbrief": open_ and mag and verdaagd(d),
            "klacht.stap": mag,
            "klacht.historie": mag,
            "klacht.horen": open_ and mag,
            "klacht.verdaag": open_ and mag,
            "klacht.heropen": not open_ and mag,
            "klacht.neem": open_ and d.beheert and d.rij.behandelaar_id is None,
            "klacht.wijzig": d.beheert and not d.rij.dubbel,
            "klacht.dubbel": open_ and d.beheert and not d.dubbelen,
            "klacht.niet_dubbel": d.rij.dubbel and d.beheert,
            "klacht.andere": d.rij.dubbel_van is not None,
            "klacht.kaart": d.rij.persoon_id is not None and mag,
            "klacht.contact": d.contact_id is not None,
        }
        for naam, ja in kan.items():
            self.toetsen.kan(naam, ja=ja, zichtbaar=ja)


def verdaagd(d: KlachtDetail) -> bool:
    """Whether the term was moved."""
    return any(rij.soort in TERMIJNSTAPPEN for rij in d.stappen)


def _vak() -> tuple[QWidget, QVBoxLayout]:
    vak = QWidget()
    kolom = QVBoxLayout(vak)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(6)
    return vak, kolom


def _leeg(kolom: QVBoxLayout) -> None:
    while (plek := kolom.takeAt(0)) is not None:
        if (widget := plek.widget()) is not None:
            _weg(widget)


def _weg(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
