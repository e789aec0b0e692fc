"""Answers to choose from: one key each, one Tab stop, arrows walk. A long answer wraps; what is chosen has a tick."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from wijdesk.models.gegeven import dataclass
from wijdesk.models.vragen import Vraag, delen
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.taal import zin
from wijdesk.ui.vaktoetsen import ANTWOORD

ZIJ, BOVEN, TUSSEN = 12, 7, 8
LETTERS = 46
"""A longer answer goes on on a second line."""
ALLEEN = ("geen",)
"""An answer that excludes the others, where more than one can be given."""
VINK = "\N{CHECK MARK}"
_TEKENS = "123456789ABCDEFGHIKLMOPQRSTUVXYZ"
_JA_NEE = {"ja": "J", "nee": "N", "onbekend": "W"}
_VERDER = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_KAAL = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class Optie:
    """One answer, and the key that picks it."""

    waarde: str
    tekst: str
    toets: str


def opties_van(vraag: Vraag) -> tuple[Optie, ...]:
    """The answers of a question with their keys: J N W, 1 to 5 (0 is not assessed), or 1 to 9 and then letters."""
    if vraag.soort == "ja_nee":
        return tuple(Optie(keus.code, keus.tekst, _JA_NEE[keus.code]) for keus in vraag.opties)
    if vraag.soort == "zrm":
        return tuple(
            Optie(keus.code, keus.tekst.partition(" · ")[2] or keus.tekst, keus.code if keus.code.isdigit() else "0")
            for keus in vraag.opties
        )
    return genummerd((keus.code, keus.tekst) for keus in vraag.opties)


def genummerd(keuzes: Iterable[tuple[str, str]]) -> tuple[Optie, ...]:
    """(value, text) with a key each, in order."""
    return tuple(
        Optie(waarde, tekst, _TEKENS[plek] if plek < len(_TEKENS) else "")
        for plek, (waarde, tekst) in enumerate(keuzes)
    )


class _Maten:
    """What a button measures in one letter. A page of answers is arranged with a dozen questions to each of them: made
    anew every time, fonts and their measures took more than the rest of the arranging.
    """

    def __init__(self, letter: QFont) -> None:
        self.letter = letter
        self.vet, self.kap = QFont(letter), QFont(letter)
        self.vet.setWeight(QFont.Weight.DemiBold)
        self.kap.setPointSizeF(max(7.0, letter.pointSizeF() * 0.84))
        self.vetmaat = QFontMetrics(self.vet)
        self.kapmaat = QFontMetrics(self.kap).height() + 2
        self.vink = self.vetmaat.horizontalAdvance(VINK)
        self.zijkanten = 2 * ZIJ + self.kapmaat + TUSSEN + self.vink + TUSSEN // 2
        """Everything beside the text: the key cap, the tick and the room around them."""
        self.breedst = self.vetmaat.averageCharWidth() * LETTERS
        self._breedte: dict[str, int] = {}
        self._hoogte: dict[tuple[str, int], int] = {}

    def breedte(self, tekst: str) -> int:
        """Pixels of width of a text on one line."""
        if tekst not in self._breedte:
            self._breedte[tekst] = self.vetmaat.horizontalAdvance(tekst)
        return self._breedte[tekst]

    def hoogte(self, tekst: str, breedte: int) -> int:
        """Pixels of height of a button of this width."""
        if (tekst, breedte) not in self._hoogte:
            vlak = QRect(0, 0, max(1, breedte - self.zijkanten), 10_000)
            hoog = self.vetmaat.boundingRect(vlak, int(Qt.TextFlag.TextWordWrap), tekst).height()
            self._hoogte[tekst, breedte] = max(hoog, self.kapmaat) + 2 * BOVEN
        return self._hoogte[tekst, breedte]


class KeuzeKnop(QPushButton):
    """One answer with its key; the text wraps when there is no room. Enter is left to the page."""

    vak = ANTWOORD

    def __init__(self, optie: Optie, titel: str) -> None:
        super().__init__()
        self.optie = optie
        self._bij = ""
        self._gemeten: _Maten | None = None
        self.setAutoDefault(False)
        self.setCheckable(True)
        self.setProperty("rol", "keuze")
        self.setAccessibleName(f"{titel}: {optie.tekst}")
        self.setToolTip(f"{optie.tekst} ({optie.toets})" if optie.toets else optie.tekst)
        beleid = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        beleid.setHeightForWidth(True)
        self.setSizePolicy(beleid)

    def zet_bij(self, woord: str) -> None:
        """A word behind the answer ("voorstel")."""
        self._bij = woord
        self.setAccessibleDescription(woord)
        self.updateGeometry()
        self.update()

    @property
    def tekst(self) -> str:
        """What stands in it."""
        tekst = zin(self.optie.tekst)
        return f"{tekst} ({zin(self._bij)})" if self._bij else tekst

    def _maten(self) -> _Maten:
        letter = self.font()
        if self._gemeten is None or self._gemeten.letter != letter:
            self._gemeten = _Maten(letter)
        return self._gemeten

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        maten, tekst = self._maten(), self.tekst
        breedte = min(maten.breedte(tekst), maten.breedst) + 2 + maten.zijkanten
        return QSize(breedte, maten.hoogte(tekst, breedte))

    def minimumSizeHint(self) -> QSize:
        maten = self._maten()
        woord = max((maten.breedte(deel) for deel in self.tekst.split()), default=0)
        return QSize(min(woord, maten.breedst) + maten.zijkanten, maten.kapmaat + 2 * BOVEN)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, breedte: int) -> int:
        return self._maten().hoogte(self.tekst, breedte)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        stand = QStyleOptionButton()
        self.initStyleOption(stand)
        stand.text = ""
        groep = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        kleur = self.palette().color(groep, QPalette.ColorRole.ButtonText)
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, stand, painter, self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            maten = self._maten()
            kap = maten.kapmaat
            cel = QRect(ZIJ, (self.height() - kap) // 2, kap, kap)
            painter.setPen(QPen(kleur, 1))
            if self.optie.toets:
                painter.setOpacity(0.55)
                painter.drawRoundedRect(cel.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
                painter.setOpacity(0.85)
                painter.setFont(maten.kap)
                painter.drawText(cel, Qt.AlignmentFlag.AlignCenter, self.optie.toets)
            painter.setOpacity(1.0)
            painter.setFont(maten.vet if self.isChecked() else self.font())
            vlak = QRect(cel.right() + 1 + TUSSEN, 0, self.width() - maten.zijkanten + 2, self.height())
            uitlijning = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(vlak, int(uitlijning) | int(Qt.TextFlag.TextWordWrap), self.tekst)
            if self.isChecked():
                plek = QRect(self.width() - ZIJ - maten.vink, 0, maten.vink + 2, self.height())
                painter.drawText(plek, Qt.AlignmentFlag.AlignCenter, VINK)


class Keuzes(QWidget):
    """The answers of one question; `meer` lets several hold.

    Signals:
        changed: (value) a person chose or took back; several with a comma, in the order they stand
        picked: a key chose the only answer: one can go on
    """

    changed = Signal(str)
    picked = Signal()

    def __init__(self, opties: Sequence[Optie], *, naam: str, titel: str, meer: bool = False) -> None:
        super().__init__()
        self.setObjectName(naam)
        self.setAccessibleName(titel)
        self._meer = meer
        self._opties = tuple(opties)
        self._gekozen: tuple[str, ...] = ()
        self._voorgesteld = ""
        self._knoppen: dict[str, KeuzeKnop] = {}
        vlak = FlowLayout(self, ruimte=8)
        for optie in self._opties:
            knop = KeuzeKnop(optie, titel)
            knop.setObjectName(f"{naam}_{optie.waarde}")
            knop.installEventFilter(self)
            knop.clicked.connect(lambda _=False, waarde=optie.waarde: self._klik(waarde))
            vlak.addWidget(knop)
            self._knoppen[optie.waarde] = knop
        self._zet_tabstop()

    @property
    def waarde(self) -> str:
        """What holds now; several with a comma."""
        return ",".join(self._gekozen)

    def zet(self, waarde: str) -> None:
        """Show this answer without saying that a person chose it; whoever stood in another one stands in it."""
        anders = waarde != self.waarde
        self._toon(waarde)
        if anders and self._gekozen and not self._meer and self.knop_met_focus() is not None:
            self.ingang().setFocus(Qt.FocusReason.OtherFocusReason)
            self._zet_tabstop()

    def stel_voor(self, waarde: str, woord: str) -> None:
        """Mark the answer that is proposed (empty: none) with `woord`; one begins there while nothing is chosen."""
        self._voorgesteld = waarde
        for eigen, knop in self._knoppen.items():
            knop.zet_bij(woord if eigen == waarde else "")
        self._zet_tabstop()

    def knop_met_focus(self) -> KeuzeKnop | None:
        """The answer one stands in."""
        nu = self.window().focusWidget() if self.isVisible() else None
        return nu if isinstance(nu, KeuzeKnop) and nu in self._knoppen.values() else None

    def _toon(self, waarde: str) -> None:
        gekozen = set(delen(waarde)) if self._meer else {waarde}
        self._gekozen = tuple(optie.waarde for optie in self._opties if optie.waarde in gekozen)
        for eigen, knop in self._knoppen.items():
            knop.setChecked(eigen in gekozen)
        self._zet_tabstop()

    def knop(self, waarde: str) -> KeuzeKnop:
        """The button of an answer."""
        return self._knoppen[waarde]

    def ingang(self) -> KeuzeKnop:
        """The button that Tab comes to: the chosen one, or else the proposed one, or the first that can be chosen."""
        namen = (*self._gekozen[:1], self._voorgesteld, *self._knoppen)
        rij = [self._knoppen[naam] for naam in namen if naam in self._knoppen]
        return next((knop for knop in rij if knop.isEnabled()), rij[0])

    def _klik(self, waarde: str) -> None:
        if not self._meer:
            self._zet_en_meld(waarde)
            return
        aan = set(self._gekozen) ^ {waarde}
        if waarde in aan:
            aan = {waarde} if waarde in ALLEEN else aan - set(ALLEEN)
        self._zet_en_meld(",".join(aan))

    def _zet_en_meld(self, waarde: str) -> None:
        self._toon(waarde)
        self.changed.emit(self.waarde)

    def _zet_tabstop(self) -> None:
        ingang = self.knop_met_focus() or self.ingang()
        for knop in self._knoppen.values():
            knop.setFocusPolicy(Qt.FocusPolicy.StrongFocus if knop is ingang else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(ingang)

    def _druk(self, knop: KeuzeKnop, event: QKeyEvent) -> bool:
        toets = Qt.Key(event.key())
        if event.modifiers() & ~_KAAL:
            return False
        if toets in _VERDER:
            rij = [ander for ander in self._knoppen.values() if ander.isEnabled()]
            rij[(rij.index(knop) + _VERDER[toets]) % len(rij)].setFocus(Qt.FocusReason.OtherFocusReason)
            self._zet_tabstop()
            return True
        if toets in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._zet_en_meld("")
            return True
        letter = event.text().upper()
        optie = next((optie for optie in self._opties if letter and optie.toets == letter), None)
        if optie is None or not self._knoppen[optie.waarde].isEnabled():
            return False
        if not event.isAutoRepeat():
            self._knoppen[optie.waarde].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._klik(optie.waarde)
            if not self._meer:
                self.picked.emit()
        return True

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, KeuzeKnop):
            return self._druk(watched, event)
        return super().eventFilter(watched, event)
