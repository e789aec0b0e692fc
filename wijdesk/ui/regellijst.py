"""A list of lines for a narrow dock: two or three lines a row, drawn by a delegate, walked with the arrow keys.

It shows what a `RegelModel` gives and says which row was chosen or opened; what that means is the panel's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, heeft_beurt
from wijdesk.ui.kopielog import meld_kopie
from wijdesk.ui.leesrichting import apart
from wijdesk.ui.meerollen import Meerollen
from wijdesk.ui.regels import REGEL_ROLE, Regel, RegelModel
from wijdesk.ui.theme import CONTRAST, DONKER, LICHT
from wijdesk.ui.vaktoetsen import KOPIE, LIJST

Rij = TypeVar("Rij")
AnyIndex = QModelIndex | QPersistentModelIndex

ZIJ, BOVEN, TUSSEN = 12, 8, 2


def toestand_kleur(toestand: str, palet: QPalette) -> QColor:
    """The colour of a state on this background; the text colour when there is no state."""
    if toestand == "spoed":
        return palet.color(QPalette.ColorRole.BrightText)
    if toestand not in {"let-op", "goed"}:
        return palet.color(QPalette.ColorRole.Text)
    vlak = palet.color(QPalette.ColorRole.Base)
    kleuren = LICHT if vlak.lightness() >= 128 else CONTRAST if vlak == QColor(CONTRAST.vlak) else DONKER
    return QColor(kleuren.let_op if toestand == "let-op" else kleuren.goed)


def bijkleur() -> QColor:
    """The colour of what is said in passing, also on a row that is chosen. Of the program: a style sheet mixes one of
    its own for each list, which is too pale to read.
    """
    return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)


def in_twee(tekst: str, maat: QFontMetrics, eerste: int, rest: int) -> tuple[str, str]:
    """A text over two lines of so many pixels; the second is empty when all of it fits on the first.

    Words stay whole; what does not fit on the second line either ends in dots.
    """
    if maat.horizontalAdvance(tekst) <= eerste:
        return tekst, ""
    woorden = tekst.split(" ")
    hoeveel = next(
        (n for n in range(len(woorden), 0, -1) if maat.horizontalAdvance(" ".join(woorden[:n])) <= eerste), 0
    )
    if not 0 < hoeveel < len(woorden):
        return maat.elidedText(tekst, Qt.TextElideMode.ElideRight, eerste), ""
    return " ".join(woorden[:hoeveel]), maat.elidedText(" ".join(woorden[hoeveel:]), Qt.TextElideMode.ElideRight, rest)


class RegelTekenaar(QStyledItemDelegate):
    """Draws a `Regel`: sign, title and right text; second line with chip; line to watch out for."""

    def __init__(self, parent: QObject, *, inspringen: bool, twee_regels: bool = False) -> None:
        """`twee_regels`: a title may take two lines."""
        super().__init__(parent)
        self._inspringen = inspringen
        self._twee_regels = twee_regels

    def _letters(self, option: QStyleOptionViewItem) -> tuple[QFont, QFont]:
        boven = QFont(option.font)
        boven.setWeight(QFont.Weight.DemiBold)
        onder = QFont(option.font)
        onder.setPointSizeF(max(7.0, onder.pointSizeF() * 0.92))
        return boven, onder

    def _hoogte(self, regel: Regel, boven: QFont, onder: QFont) -> int:
        hoogte = 2 * BOVEN + QFontMetrics(boven).height()
        if regel.onder or regel.pil:
            hoogte += TUSSEN + QFontMetrics(onder).height()
        if regel.verder:
            hoogte += TUSSEN + QFontMetrics(onder).height()
        if regel.let_op:
            hoogte += TUSSEN + QFontMetrics(onder).height()
        return hoogte + self._kophoogte(regel, onder)

    def _titel(self, regel: Regel, boven: QFont, onder: QFont, breedte: int) -> tuple[str, str]:
        """The title as it stands on its line or lines, in so many pixels."""
        if not self._twee_regels:
            return regel.titel, ""
        rechts = self._rechts(regel.rechts, QFontMetrics(onder), breedte)
        return in_twee(regel.titel, QFontMetrics(boven), breedte - (rechts + 8 if rechts else 0), breedte)

    @staticmethod
    def _rechts(tekst: str, maat: QFontMetrics, breedte: int) -> int:
        """The pixels that the text to the right takes."""
        return min(maat.horizontalAdvance(tekst) + 2, breedte * 6 // 10) if tekst else 0

    def _kophoogte(self, regel: Regel, letter: QFont) -> int:
        return QFontMetrics(letter).height() + 2 * BOVEN if regel.kop else 0

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        boven, onder = self._letters(option)
        regel: Regel = index.data(REGEL_ROLE)
        hoogte = self._hoogte(regel, boven, onder)
        lijst = cast("Any", option).widget
        if self._twee_regels and isinstance(lijst, QAbstractItemView):
            inspringing = self._tekenmaat(boven) + 8 if self._inspringen else 0
            if self._titel(regel, boven, onder, lijst.viewport().width() - 2 * ZIJ - inspringing)[1]:
                hoogte += QFontMetrics(boven).height() + TUSSEN
        return QSize(120, hoogte)

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        cast("Any", option).text = ""  # drawn here

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        # By the delegate of Qt and the selection of the list: a QStyle, or a state, brings a thousand values (6 ms).
        regel: Regel = index.data(REGEL_ROLE)
        opt = QStyleOptionViewItem(option)
        self.initStyleOption(opt, index)
        o: Any = opt
        boven, onder = self._letters(opt)
        if regel.kop:
            self._kop(painter, regel, o, onder)
        super().paint(painter, opt, index)
        palet: QPalette = o.palette
        gekozen = o.widget.selectionModel().isSelected(index)
        tekst = palet.color(QPalette.ColorRole.HighlightedText if gekozen else QPalette.ColorRole.Text)
        bij = bijkleur()
        vlak: QRect = o.rect.adjusted(ZIJ, BOVEN, -ZIJ, -BOVEN)
        painter.save()
        if regel.teken:
            self._teken(painter, regel, QRect(vlak.topLeft(), QSize(1, 1) * self._tekenmaat(boven)), palet)
        if self._inspringen:
            vlak.setLeft(vlak.left() + self._tekenmaat(boven) + 8)
        eerste, tweede = self._titel(regel, boven, onder, vlak.width())
        y = self._regel(painter, vlak, vlak.top(), (eerste, regel.rechts), (boven, onder), (tekst, bij))
        if tweede:
            y = self._regel(painter, vlak, y, (tweede, ""), (boven, onder), (tekst, bij))
        if regel.onder or regel.pil:
            y = self._regel(painter, vlak, y, (regel.onder, regel.pil), (onder, onder), (bij, tekst))
        if regel.verder:
            y = self._regel(painter, vlak, y, (regel.verder, ""), (onder, onder), (bij, bij))
        if regel.let_op:
            rood = toestand_kleur("spoed", palet)
            self._regel(painter, vlak, y, (f"⚠ {regel.let_op}", ""), (onder, onder), (rood, rood))
        painter.restore()

    def _kop(self, painter: QPainter, regel: Regel, o: Any, letter: QFont) -> None:
        """The name of a group above its first row, which is drawn below it."""
        hoogte = self._kophoogte(regel, letter)
        vlak = QRect(o.rect.left() + ZIJ, o.rect.top() + BOVEN, o.rect.width() - 2 * ZIJ, hoogte - BOVEN)
        painter.save()
        kop = QFont(letter)
        kop.setWeight(QFont.Weight.DemiBold)
        painter.setFont(kop)
        painter.setPen(bijkleur())
        painter.drawText(vlak, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, regel.kop)
        painter.restore()
        o.rect = o.rect.adjusted(0, hoogte, 0, 0)

    def _tekenmaat(self, letter: QFont) -> int:
        return QFontMetrics(letter).height() + 2

    def _teken(self, painter: QPainter, regel: Regel, rond: QRect, palet: QPalette) -> None:
        kleur = toestand_kleur(regel.toestand, palet)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(kleur)
        painter.drawRoundedRect(rond, 6, 6)
        letter = QFont(painter.font())
        letter.setPixelSize(max(8, rond.height() * 6 // 10))
        letter.setWeight(QFont.Weight.Bold)
        painter.setFont(letter)
        painter.setPen(palet.color(QPalette.ColorRole.Base))
        painter.drawText(rond, Qt.AlignmentFlag.AlignCenter, regel.teken)

    def _regel(
        self,
        painter: QPainter,
        vlak: QRect,
        y: int,
        teksten: tuple[str, str],
        letters: tuple[QFont, QFont],
        kleuren: tuple[QColor, QColor],
    ) -> int:
        maten = [QFontMetrics(letter) for letter in letters]
        hoogte = max(maat.height() for maat in maten)
        rechts = self._rechts(teksten[1], maten[1], vlak.width())
        for nummer, uitlijning in ((0, Qt.AlignmentFlag.AlignLeft), (1, Qt.AlignmentFlag.AlignRight)):
            breedte = rechts if nummer else vlak.width() - (rechts + 8 if rechts else 0)
            plek = QRect(vlak.right() + 1 - rechts if nummer else vlak.left(), y, breedte, hoogte)
            painter.setFont(letters[nummer])
            painter.setPen(kleuren[nummer])
            kort = maten[nummer].elidedText(apart(teksten[nummer]), Qt.TextElideMode.ElideRight, breedte)
            painter.drawText(plek, uitlijning | Qt.AlignmentFlag.AlignVCenter, kort)
        return y + hoogte + TUSSEN


class _Lijst(QListView):
    opened = Signal()
    vak = LIJST

    def keyPressEvent(self, event: QKeyEvent) -> None:
        toets = self.vak.toets(event)
        if toets == "Return":
            self.opened.emit()
            event.accept()
            return
        if toets == KOPIE:
            QGuiApplication.clipboard().setText(str(self.currentIndex().data() or ""))
            model = self.model()
            rij = model.rij(self.currentIndex().row()) if isinstance(model, RegelModel) else None
            meld_kopie(self, self.accessibleName(), [rij])
            event.accept()
            return
        super().keyPressEvent(event)


class RegelLijst(QWidget, Generic[Rij]):
    """The list with its empty state and, when asked for, a filter.

    Signals:
        chosen: (row or None) the current row changed
        opened: (row) Enter or a double click on a row
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        model: RegelModel[Rij],
        *,
        naam: str,
        leeg: str,
        filter_tekst: str = "",
        tekens: bool = False,
        kies_eerste: bool = True,
        twee_regels: bool = False,
        heel: int = 0,
    ) -> None:
        """`twee_regels`: a title that does not fit goes on on a second line. `heel`: as high as its rows, up to so
        many, so that the page it stands on scrolls and no row is cut off.
        """
        super().__init__()
        self._heel = heel
        self._kies_eerste = kies_eerste
        self._model = model
        self._zin_leeg = leeg
        self._beantwoord = False

        self.filter = QLineEdit()
        self.filter.setPlaceholderText(filter_tekst)
        self.filter.setAccessibleName(filter_tekst)
        self.filter.setClearButtonEnabled(True)
        if not filter_tekst:
            self.filter.hide()
        self.filter.textChanged.connect(self._filter)

        self.lijst = _Lijst()
        self.lijst.setObjectName(f"{naam.lower().replace(' ', '_')}_lijst")
        self.lijst.setAccessibleName(naam)
        self.lijst.setModel(model)
        self.lijst.setItemDelegate(RegelTekenaar(self.lijst, inspringen=tekens, twee_regels=twee_regels))
        self.lijst.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.lijst.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.lijst.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lijst.setResizeMode(QListView.ResizeMode.Adjust)
        self.lijst.selectionModel().currentChanged.connect(self._gekozen)
        self.lijst.opened.connect(self._geopend)
        self.lijst.doubleClicked.connect(self._geopend)

        self._meerollen = Meerollen(self.lijst)
        self.leeg = etiket(leeg, "leeg", breekt_af=True)
        self.leeg.setAlignment(Qt.AlignmentFlag.AlignCenter)

        vlak = QVBoxLayout(self)
        vlak.setContentsMargins(0, 0, 0, 0)
        vlak.setSpacing(8)
        vlak.addWidget(self.filter)
        self._stapel = QStackedLayout()
        vlak.addLayout(self._stapel, 1)  # first: a stack without a parent shows its first widget as a window
        self._stapel.addWidget(self.lijst)
        self._stapel.addWidget(self.leeg)
        self._toon_leeg()
        if heel:
            self.lijst.installEventFilter(self)

    def zet(self, rijen: Iterable[Rij]) -> None:
        """Show these rows. The first one is chosen when nothing was, so that a single key has something to act on."""
        was_leeg = self._model.rowCount() == 0
        self._beantwoord = True
        self._model.zet(rijen)
        self._toon_leeg()
        if was_leeg and self._model.rowCount() and heeft_beurt(self.filter) and not self.filter.text():
            # Why: the filter only had the focus because there was no list yet to walk through.
            self.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._kies_eerste and self._model.rowCount() and not self.lijst.currentIndex().isValid():
            self.lijst.setCurrentIndex(self._model.index(0, 0))
        else:
            if self._kies_eerste and not self.lijst.selectionModel().hasSelection():
                # Why: a list that gets the focus while it fills makes its first row current, and shows it as not.
                self.lijst.setCurrentIndex(self.lijst.currentIndex())
            self._gekozen()

    def zet_leeg(self, zin: str) -> None:
        """What an empty list says."""
        self._zin_leeg = zin
        self._toon_leeg()

    def kies(self, sleutel: Id) -> None:
        """Choose the row with this id, when it shows."""
        if (plek := self._model.rij_van(sleutel)) >= 0:
            self.lijst.setCurrentIndex(self._model.index(plek, 0))

    def huidige(self) -> Rij | None:
        """The chosen row."""
        index = self.lijst.currentIndex()
        return self._model.rij(index.row()) if index.isValid() else None

    def _pas_hoogte(self) -> None:
        """The rows that there are, or the sentence that there are none."""
        rijen = range(min(self._model.rowCount(), self._heel))
        hoogte = sum(self.lijst.sizeHintForRow(rij) for rij in rijen) + 2 * self.lijst.frameWidth()
        hoogte = hoogte if rijen else self.fontMetrics().height() * 5
        vast = self.maximumHeight() == self.minimumHeight()
        self.setMinimumHeight(hoogte)
        if vast:  # whoever asked for no more than this asked so of every size of text
            self.setMaximumHeight(hoogte)

    def _filter(self, tekst: str) -> None:
        self._model.filter(tekst)
        self._toon_leeg()

    def _toon_leeg(self) -> None:
        if self._model.aantal and not self._model.rowCount():
            self.leeg.setText(self.tr("0 resultaten. Maak het zoekwoord korter of wis het."))
        else:
            # Until the first answer nobody knows whether there is nothing, so nothing is said.
            self.leeg.setText(self._zin_leeg if self._beantwoord else "")
        self._stapel.setCurrentIndex(0 if self._model.rowCount() else 1)
        if self._heel:
            self._pas_hoogte()

    def _gekozen(self) -> None:
        if self._heel:
            self._meerollen.rol()
        self.chosen.emit(self.huidige())

    def _geopend(self) -> None:
        rij = self.huidige()
        if rij is not None:
            self.opened.emit(rij)

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Show):
            self._pas_hoogte()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Why no focus proxy: Tab would skip the filter, and with an empty list never get past this widget.
        super().focusInEvent(event)
        self.lijst.setFocus(event.reason())
