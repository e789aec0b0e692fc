"""Draws one entry of a timeline: heading, icon with title, a line about it, and its text with what was looked for.

What is found stands bold and underlined, so never by colour alone. Knows no panel.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wijdesk.models.gegeven import dataclass
from wijdesk.models.zoektekst import plekken
from wijdesk.ui.icons import teken
from wijdesk.ui.leesrichting import apart
from wijdesk.ui.regellijst import bijkleur, toestand_kleur

AnyIndex = QModelIndex | QPersistentModelIndex

BEELD_ROLE = int(Qt.ItemDataRole.UserRole) + 21
KOP_ROLE = BEELD_ROLE + 1
OPEN_ROLE = BEELD_ROLE + 2
WOORDEN_ROLE = BEELD_ROLE + 3

ZIJ, BOVEN, TUSSEN, KOP_BOVEN = 12, 8, 3, 12
KORT = 2
"""Lines of a note that show folded; so usual that it is measured without laying the text out."""
VOORAF = 48
"""Signs before the first word that was found, when that stands too far on to show otherwise."""
REGELSCHEIDING = "\N{LINE SEPARATOR}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beeld:
    """How one entry looks. `toestand` ("spoed", "let-op", "goed", "") colours the line below the title."""

    titel: str
    pictogram: str = ""
    rechts: str = ""
    onder: str = ""
    tekst: str = ""
    toestand: str = ""
    gevouwen: int = 2
    """Lines of the text that show before it is unfolded."""
    stil: bool = False
    """A text that stands in for one that may not be read, or is gone."""

    @property
    def gesproken(self) -> str:
        """The entry in words."""
        return ", ".join(deel for deel in (self.titel, self.rechts, self.onder, self.tekst) if deel)


class Tekenaar(QStyledItemDelegate):
    """Paints and measures a `Beeld`. Measured heights are kept until `vergeet`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hoogten: dict[tuple[int, bool], QSize] = {}
        self._letters: tuple[QFont, QFont, QFont] | None = None
        self._maten = (0, 0, 0)
        self._breedte = 0

    def vergeet(self) -> None:
        """Measure again: other rows, another width or other letters."""
        self._hoogten = {}
        self._letters = None

    def _letters_van(self, option: QStyleOptionViewItem) -> tuple[QFont, QFont, QFont]:
        if self._letters is None or self._letters[2] != option.font:
            gewoon = QFont(option.font)
            titel, klein = QFont(gewoon), QFont(gewoon)
            titel.setWeight(QFont.Weight.DemiBold)
            klein.setPointSizeF(max(7.0, klein.pointSizeF() * 0.92))
            self._letters = (titel, klein, gewoon)
            self._maten = (
                QFontMetrics(titel).height(), QFontMetrics(klein).height(), QFontMetrics(gewoon).lineSpacing()
            )  # fmt: skip
            self._hoogten = {}
        return self._letters

    def _inspring(self, titel: QFont) -> int:
        return QFontMetrics(titel).height() + 10

    # Measuring -------------------------------------------------------------------------------------------------------

    def _regels(self, tekst: str, letter: QFont, breedte: int, gevouwen: int) -> int:
        """How many lines the text takes, at most `gevouwen` (0: all); by its length unless that leaves doubt."""
        if not tekst:
            return 0
        if gevouwen != KORT:
            aantal = _indeling(tekst, letter, breedte, (), hoogstens=gevouwen).lineCount()
            return min(aantal, gevouwen or aantal)
        if "\n" in tekst:
            return KORT
        maat = QFontMetrics(letter)
        gemiddeld = breedte / max(1, maat.averageCharWidth())
        if len(tekst) < 0.5 * gemiddeld:
            return 1
        if len(tekst) > 1.6 * gemiddeld:
            return KORT
        return 1 if maat.horizontalAdvance(tekst) <= breedte else KORT

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        titel, klein, gewoon = self._letters_van(option)
        open_ = bool(index.data(OPEN_ROLE))
        bekend = self._hoogten.get((index.row(), open_))
        if bekend is not None:
            return bekend
        o: Any = option
        beeld: Beeld = index.data(BEELD_ROLE)
        hoog_titel, hoog_klein, hoog_regel = self._maten
        breedte = o.widget.viewport().width() - 2 * ZIJ - (hoog_titel + 10)
        hoogte = 2 * BOVEN + hoog_titel + self._extra(beeld, titel, klein, breedte, open_=open_)
        if index.data(KOP_ROLE):
            hoogte += KOP_BOVEN + hoog_klein + TUSSEN
        if beeld.onder:
            hoogte += TUSSEN + hoog_klein
        getoond = _getoond(beeld.tekst, index, open_=open_)
        regels = self._regels(getoond, gewoon, breedte, 0 if open_ else beeld.gevouwen)
        hoogte += (TUSSEN if regels else 0) + regels * hoog_regel
        maat = self._hoogten[index.row(), open_] = QSize(120, hoogte)
        return maat

    def _extra(self, beeld: Beeld, titel: QFont, klein: QFont, breedte: int, *, open_: bool) -> int:
        """What a title of more than one line takes besides the first; folded it has one."""
        if not open_:
            return 0
        regels = self._regels(beeld.titel, titel, breedte - _rechts(beeld, klein, breedte), 0)
        return (regels - 1) * QFontMetrics(titel).lineSpacing()

    # Painting --------------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        opt = QStyleOptionViewItem(option)
        o: Any = opt
        beeld: Beeld = index.data(BEELD_ROLE)
        titel, klein, gewoon = self._letters_van(opt)
        palet: QPalette = o.palette
        tekst = palet.color(QPalette.ColorRole.Text)
        bij = bijkleur()
        painter.save()
        kop = str(index.data(KOP_ROLE))
        if kop:
            hoog = QFontMetrics(klein).height()
            vet = QFont(klein)
            vet.setWeight(QFont.Weight.DemiBold)
            plek = QRect(o.rect.left() + ZIJ, o.rect.top() + KOP_BOVEN, o.rect.width() - 2 * ZIJ, hoog)
            _schrijf(painter, plek, kop, vet, bij)
            o.rect.setTop(plek.bottom() + 1 + TUSSEN)
        o.text = ""
        stijl: QStyle = o.widget.style()
        stijl.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, opt, painter, o.widget)
        vlak: QRect = o.rect.adjusted(ZIJ, BOVEN, -ZIJ, -BOVEN)
        zijde = QFontMetrics(titel).height()
        kleur = toestand_kleur(beeld.toestand, palet) if beeld.toestand else bij
        if beeld.pictogram:
            verhouding = painter.device().devicePixelRatioF()
            painter.drawPixmap(vlak.topLeft(), teken(beeld.pictogram, zijde, kleur, verhouding))
        vlak.setLeft(vlak.left() + self._inspring(titel))
        self._tekst(painter, vlak, index, beeld, (titel, klein, gewoon), (tekst, bij, kleur, _merk()))
        painter.restore()

    def _tekst(
        self,
        painter: QPainter,
        vlak: QRect,
        index: AnyIndex,
        beeld: Beeld,
        letters: tuple[QFont, QFont, QFont],
        kleuren: tuple[QColor, QColor, QColor, QTextCharFormat],
    ) -> None:
        titel, klein, gewoon = letters
        tekst, bij, let_op, merk = kleuren
        woorden: tuple[str, ...] = index.data(WOORDEN_ROLE)
        open_ = bool(index.data(OPEN_ROLE))
        hoog = QFontMetrics(titel).height()
        rechts = _rechts(beeld, klein, vlak.width())
        plek = QRect(vlak.right() + 1 - rechts, vlak.top(), rechts, hoog)
        _schrijf(painter, plek, beeld.rechts, klein, bij, rechts=True)
        plek = QRect(vlak.left(), vlak.top(), vlak.width() - rechts, hoog)
        self._stuk(painter, plek, beeld.titel, titel, tekst, woorden, merk, 0 if open_ else 1)
        y = vlak.top() + hoog + self._extra(beeld, titel, klein, vlak.width(), open_=open_)
        if beeld.onder:
            hoog = QFontMetrics(klein).height()
            plek = QRect(vlak.left(), y + TUSSEN, vlak.width(), hoog)
            self._stuk(painter, plek, beeld.onder, klein, let_op, woorden, merk, 1)
            y = plek.bottom() + 1
        if beeld.tekst:
            getoond = _getoond(beeld.tekst, index, open_=open_)
            hoogstens = 0 if open_ else self._regels(getoond, gewoon, vlak.width(), beeld.gevouwen)
            plek = QRect(vlak.left(), y + TUSSEN, vlak.width(), vlak.bottom() - y)
            letter = QFont(gewoon)
            letter.setItalic(beeld.stil)
            self._stuk(painter, plek, getoond, letter, bij if beeld.stil else tekst, woorden, merk, hoogstens)

    def _stuk(
        self,
        painter: QPainter,
        plek: QRect,
        tekst: str,
        letter: QFont,
        kleur: QColor,
        woorden: tuple[str, ...],
        merk: QTextCharFormat,
        hoogstens: int,
    ) -> None:
        """A text of at most so many lines (0: all), with what was looked for marked; the last line ends in an ellipsis
        when there is more.
        """
        indeling = _indeling(apart(tekst), letter, plek.width(), woorden, merk, hoogstens)
        if 0 < hoogstens < indeling.lineCount():
            laatste = indeling.lineAt(hoogstens - 1).textStart()
            ruw = indeling.text().encode("utf-16-le", "surrogatepass")
            voor, rest = (deel.decode("utf-16-le", "replace") for deel in (ruw[: 2 * laatste], ruw[2 * laatste :]))
            maat = QFontMetrics(letter)
            kort = maat.elidedText(rest.partition(REGELSCHEIDING)[0] + "…", Qt.TextElideMode.ElideRight, plek.width())
            indeling = _indeling(voor + kort, letter, plek.width(), woorden, merk, hoogstens)
        painter.setPen(kleur)
        stap = QFontMetrics(letter).lineSpacing()
        for nummer in range(min(indeling.lineCount(), hoogstens or indeling.lineCount())):
            indeling.lineAt(nummer).draw(painter, QPointF(plek.left(), plek.top() + nummer * stap))


def _merk() -> QTextCharFormat:
    """How a found word stands out: bold, and underlined because a title is bold already."""
    merk = QTextCharFormat()
    merk.setFontWeight(QFont.Weight.DemiBold)
    merk.setFontUnderline(True)
    return merk


def _rechts(beeld: Beeld, klein: QFont, breedte: int) -> int:
    """The width of what stands on the right, with room before it."""
    return min(QFontMetrics(klein).horizontalAdvance(beeld.rechts) + 10, breedte // 2) if beeld.rechts else 0


def _getoond(tekst: str, index: AnyIndex, *, open_: bool) -> str:
    """What of a text is shown: folded, from just before the first word that was looked for."""
    woorden: tuple[str, ...] = index.data(WOORDEN_ROLE)
    if open_ or not woorden or len(tekst) < 2 * VOORAF:
        return tekst
    gevonden = plekken(tekst, woorden)
    if not gevonden or gevonden[0][0] < 2 * VOORAF:
        return tekst
    begin = tekst.rfind(" ", 0, gevonden[0][0] - VOORAF // 2) + 1
    return f"… {tekst[begin:]}".replace("\n", " ")


def _indeling(
    tekst: str,
    letter: QFont,
    breedte: int,
    woorden: tuple[str, ...],
    merk: QTextCharFormat | None = None,
    hoogstens: int = 0,
) -> QTextLayout:
    """The text in lines of this width, one more than `hoogstens` so that one sees there is more (0: all)."""
    indeling = QTextLayout(tekst.replace("\n", REGELSCHEIDING), letter)
    keuzes = QTextOption()
    keuzes.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    indeling.setTextOption(keuzes)
    if merk is not None and woorden:
        indeling.setFormats([_bereik(tekst, begin, aantal, merk) for begin, aantal in plekken(tekst, woorden)])
    indeling.beginLayout()
    while True:
        regel = indeling.createLine()
        if not regel.isValid():
            break
        regel.setLineWidth(max(1, breedte))
        if hoogstens and indeling.lineCount() > hoogstens:
            break
    indeling.endLayout()
    return indeling


def _bereik(tekst: str, begin: int, aantal: int, merk: QTextCharFormat) -> QTextLayout.FormatRange:
    """A part of a text to format. Qt counts in UTF-16, where an emoji takes two."""
    bereik: Any = QTextLayout.FormatRange()
    bereik.start, bereik.length, bereik.format = _lang(tekst[:begin]), _lang(tekst[begin : begin + aantal]), merk
    gemaakt: QTextLayout.FormatRange = bereik
    return gemaakt


def _lang(tekst: str) -> int:
    return len(tekst) if tekst.isascii() else len(tekst.encode("utf-16-le", "surrogatepass")) // 2


def _schrijf(painter: QPainter, plek: QRect, tekst: str, letter: QFont, kleur: QColor, *, rechts: bool = False) -> None:
    painter.setFont(letter)
    painter.setPen(kleur)
    kant = Qt.AlignmentFlag.AlignRight if rechts else Qt.AlignmentFlag.AlignLeft
    kort = QFontMetrics(letter).elidedText(apart(tekst), Qt.TextElideMode.ElideRight, plek.width())
    painter.drawText(plek, kant | Qt.AlignmentFlag.AlignVCenter, kort)
