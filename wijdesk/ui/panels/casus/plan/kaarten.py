"""The pieces of the plan page: rows that can have the focus, and a card per goal. They show, and know no store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wijdesk.models.rows.plan import ActieRij, DoelRij, VeiligheidRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import breekbaar, etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.casus.plan import beeld
from wijdesk.ui.toegankelijk import hoor_als

BREED_LETTERS = 70
"""Letters of room from which the facts of an action stand beside it."""


class Rij(QFrame):
    """Something of the plan one can stand on: keys and buttons work on it.

    Signals:
        opened: it was double-clicked
        ticked: its tick was clicked
    """

    opened = Signal()
    ticked = Signal()

    def __init__(self, soort: str, id_: Id, voluit: str) -> None:
        super().__init__()
        self.soort = soort
        self.id = id_
        self.setProperty("rol", "planregel")
        self.setObjectName(f"plan_{soort}_{id_.hex()}")
        self.setAccessibleName(voluit)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        hoor_als(self, "regel")

    # Qt --------------------------------------------------------------------------------------------------------------

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()
        event.accept()


class ActieRegel(Rij):
    """Wie, wat and voor wanneer, with a tick."""

    def __init__(self, actie: ActieRij, vandaag: date, *, mag: bool) -> None:
        super().__init__("actie", actie.id, beeld.actie_voluit(actie, vandaag))
        self.actie = actie
        self.vinkje = QCheckBox()
        self.vinkje.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.vinkje.setChecked(bool(actie.gedaan_op))
        self.vinkje.setEnabled(mag and not actie.niet_meer_nodig)
        self.vinkje.setAccessibleName(self.tr("Gedaan"))
        self.vinkje.clicked.connect(self._geklikt)
        klaar = bool(actie.gedaan_op or actie.niet_meer_nodig)
        tekst = etiket(breekbaar(f"{beeld.wie(actie)} · {actie.wat}"), "bij" if klaar else "", breekt_af=True)
        if actie.niet_meer_nodig:
            tekst.setText(f"{tekst.text()} ({actie.niet_meer_nodig})")
        tijd, toestand = beeld.wanneer(actie, vandaag)
        self._deel = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._deel.setSpacing(4)
        self._deel.addWidget(tekst, 1)
        feiten = QHBoxLayout()
        feiten.setSpacing(8)
        if eigen := beeld.merk(actie):
            feiten.addWidget(_pil(eigen, "goed"), 0, Qt.AlignmentFlag.AlignVCenter)
        if tijd:
            onder = _pil(tijd, toestand) if toestand == "spoed" else etiket(tijd, "bij")
            feiten.addWidget(onder, 0, Qt.AlignmentFlag.AlignVCenter)
        feiten.addStretch()
        self._deel.addLayout(feiten)
        rij = QHBoxLayout(self)
        rij.setContentsMargins(4, 2, 6, 2)
        rij.setSpacing(4)
        rij.addWidget(self.vinkje, 0, Qt.AlignmentFlag.AlignVCenter)
        rij.addLayout(self._deel, 1)
        self.setMinimumWidth(1)  # else the row would ask for the width it has with everything side by side

    def _geklikt(self) -> None:
        self.vinkje.setChecked(bool(self.actie.gedaan_op))  # until it is written the row says what is so
        self.ticked.emit()

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        breed = self.width() >= BREED_LETTERS * self.fontMetrics().averageCharWidth()
        richting = QBoxLayout.Direction.LeftToRight if breed else QBoxLayout.Direction.TopToBottom
        if self._deel.direction() != richting:
            self._deel.setDirection(richting)


class DoelKop(Rij):
    """The words of a goal, large, with its facts and the questions that may help."""

    def __init__(self, doel: DoelRij, vandaag: date) -> None:
        super().__init__("doel", doel.id, beeld.doel_voluit(doel, vandaag))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(6, 4, 6, 4)
        kolom.setSpacing(6)
        kolom.addWidget(etiket(breekbaar(f"“{doel.woorden}”"), "kop", breekt_af=True))
        feiten = FlowLayout(ruimte=6)
        for tekst, toestand in beeld.chips(doel, vandaag):
            feiten.addWidget(_pil(tekst, toestand))
        kolom.addLayout(feiten)
        if doel.wanneer_bereikt:
            kolom.addWidget(etiket(self.tr("Bereikt als: {0}").format(doel.wanneer_bereikt), "bij", breekt_af=True))
        if doel.reden:
            kolom.addWidget(etiket(doel.reden, "bij", breekt_af=True))
        if doel.tips:
            kolom.addWidget(
                etiket(self.tr("Misschien helpt: {0}").format(" · ".join(doel.tips)), "bij", breekt_af=True)
            )


class DoelKaart(QFrame):
    """A goal with its actions."""

    def __init__(self, doel: DoelRij, vandaag: date, *, mag: bool) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self.doel = doel
        self.vandaag = vandaag
        self.mag = mag
        self.kop = DoelKop(doel, vandaag)
        self.acties = [ActieRegel(actie, vandaag, mag=mag) for actie in doel.acties]
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(8, 8, 8, 8)
        kolom.setSpacing(2)
        kolom.addWidget(self.kop)
        for actie in self.acties:
            kolom.addWidget(actie)

    def rijen(self) -> tuple[Rij, ...]:
        """The goal and its actions, from top to bottom."""
        return (self.kop, *self.acties)


class AfspraakRegel(Rij):
    """One safety agreement."""

    def __init__(self, afspraak: VeiligheidRij, vandaag: date) -> None:
        onder = beeld.afspraak_onder(afspraak, vandaag)
        super().__init__("veiligheid", afspraak.id, f"Veiligheidsafspraak: {afspraak.tekst}, {onder}")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(6, 4, 6, 4)
        kolom.setSpacing(2)
        kolom.addWidget(etiket(breekbaar(afspraak.tekst), "bij" if afspraak.tot else "", breekt_af=True))
        kolom.addWidget(etiket(onder, "bij", breekt_af=True))


class Grond(Rij):
    """What the plan begins with: whether the family made it, what is going on and what goes well."""

    def __init__(self, id_: Id) -> None:
        super().__init__("plan", id_, "")
        self.soort_plan = etiket("", "titel", breekt_af=True, naam="plan_soort")
        self.familie = etiket("", "bij", breekt_af=True, naam="plan_familiegroepsplan")
        self.speelt = etiket("", breekt_af=True, naam="plan_situatie")
        self.goed = etiket("", breekt_af=True, naam="plan_gaat_goed")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(6, 4, 6, 4)
        kolom.setSpacing(4)
        kolom.addWidget(self.soort_plan)
        kolom.addWidget(self.familie)
        kolom.addSpacing(4)
        for titel, tekst in ((self.tr("Wat er speelt"), self.speelt), (self.tr("Wat gaat er goed"), self.goed)):
            kolom.addWidget(etiket(titel, "kop"))
            kolom.addWidget(tekst)
        self.gezegd = etiket("", "waarschuwing", breekt_af=True, naam="plan_aantekening")
        kolom.addWidget(self.gezegd)

    def toon(self, *, soort: str, familie: str, speelt: str, goed: str, gezegd: str = "") -> None:
        """Say these; what is not known yet is said to be so."""
        leeg = self.tr("Nog niet opgeschreven. Vraag het het gezin, in hun woorden.")
        self.soort_plan.setText(soort)
        self.familie.setText(familie)
        self.speelt.setText(breekbaar(speelt) or leeg)
        self.goed.setText(breekbaar(goed) or leeg)
        self.gezegd.setText(breekbaar(gezegd))
        self.gezegd.setVisible(bool(gezegd))
        self.setAccessibleName(f"{soort}. {familie}. {speelt} {goed} {gezegd}".rstrip())


class EerderPlan(QWidget):
    """A plan there was, with a way to look at it."""

    def __init__(self, tekst: str, doe: Callable[[], object]) -> None:
        super().__init__()
        bekijk = knop(self.tr("Bekijken"), doe, rol="stil")
        bekijk.setAccessibleName(self.tr("Bekijken: {0}").format(tekst))
        rij = QHBoxLayout(self)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.addWidget(etiket(tekst, "bij", breekt_af=True), 1)
        rij.addWidget(bekijk)


def blok(titel: str, naam: str) -> tuple[QFrame, QVBoxLayout]:
    """A calm block with a heading and a column to put rows in."""
    vlak = kaart(naam=naam)
    kolom = QVBoxLayout(vlak)
    kolom.setContentsMargins(8, 8, 8, 8)
    kolom.setSpacing(4)
    kop = etiket(titel, "kop")
    kop.setContentsMargins(6, 0, 6, 0)
    kolom.addWidget(kop)
    return vlak, kolom


def gooi_weg(deel: QWidget) -> None:
    """Take a piece off the page, at once for the eye."""
    deel.hide()
    deel.setParent(None)
    deel.deleteLater()


def _pil(tekst: str, toestand: str = "") -> QLabel:
    pil = etiket(tekst, "pil" if toestand else "chip")
    if toestand:
        pil.setProperty("toestand", toestand)
    return pil
