"""Looks whether everything on a screen fits: no text that is cut off or ends in dots, nothing over something else."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.flows.casus import afgesneden
from tests.toegankelijk.boom import adres, heet, onderdelen

SPELING = 2
"""Pixels by which two measures of the same text can differ."""
LINE_EDIT_RAND = 2
"""Pixels Qt keeps free on each side inside the frame of a line."""


def past_niet(vlak: QWidget) -> list[str]:
    """What is cut off, ends in dots without saying the rest, or lies over something else."""
    delen = onderdelen(vlak)
    fouten = [f"cut: {fout}" for fout in afgesneden(vlak)]
    for widget in delen:
        if isinstance(widget, QComboBox):
            fouten += _keuze(widget)
        elif isinstance(widget, QLineEdit):
            fouten += _voorbeeldtekst(widget)
        elif isinstance(widget, QHeaderView):
            fouten += _koppen(widget)
        elif isinstance(widget, QTabBar):
            fouten += _tabs(widget)
        elif isinstance(widget, QScrollArea):
            fouten += _opzij(widget)
        fouten += _buiten(widget)
    return [*fouten, *_over_elkaar(delen)]


def _keuze(keuze: QComboBox) -> list[str]:
    """The text of a choice fits beside its arrow, or its tooltip tells it."""
    tekst = keuze.currentText()
    optie = QStyleOptionComboBox()
    keuze.initStyleOption(optie)
    vak = keuze.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, optie, QStyle.SubControl.SC_ComboBoxEditField, keuze
    )
    nodig = keuze.fontMetrics().horizontalAdvance(tekst)
    if nodig <= vak.width() + SPELING or tekst in keuze.toolTip():
        return []
    return [f"{heet(keuze)}: “{tekst[:60]}” needs {nodig} of {vak.width()} px"]


def _voorbeeldtekst(veld: QLineEdit) -> list[str]:
    tekst = veld.placeholderText()
    if not tekst or veld.text():
        return []
    ruimte = veld.contentsRect().adjusted(LINE_EDIT_RAND, 0, -LINE_EDIT_RAND, 0).width()
    nodig = veld.fontMetrics().horizontalAdvance(tekst)
    if nodig <= ruimte + SPELING or tekst in veld.toolTip():
        return []
    return [f"{heet(veld)}: “{tekst[:60]}” needs {nodig} of {ruimte} px"]


def _koppen(kop: QHeaderView) -> list[str]:
    tabel, model = kop.parentWidget(), kop.model()
    if model is None or not isinstance(tabel, QTableView) or kop.orientation() != Qt.Orientation.Horizontal:
        return []
    fouten = []
    for plek in range(kop.count()):
        tekst = str(model.headerData(plek, kop.orientation()) or "")
        nodig = kop.fontMetrics().horizontalAdvance(tekst)
        if kop.isSectionHidden(plek) or nodig <= kop.sectionSize(plek):
            continue
        if tekst != str(model.headerData(plek, kop.orientation(), Qt.ItemDataRole.ToolTipRole) or ""):
            fouten.append(f"{heet(tabel)}: heading “{tekst}” needs {nodig} of {kop.sectionSize(plek)} px")
    return fouten


def _tabs(balk: QTabBar) -> list[str]:
    """A tab shows its whole name, or tells it in its tooltip. Tabs that do not fit in a row can be scrolled to."""
    fouten = []
    for plek in range(balk.count()):
        if not balk.isTabVisible(plek):
            continue
        tekst = balk.tabText(plek).replace("&&", "&").replace("&", "")
        nodig, breed = balk.fontMetrics().horizontalAdvance(tekst), balk.tabRect(plek).width()
        if nodig > breed and tekst not in balk.tabToolTip(plek):
            fouten.append(f"{heet(balk)}: tab “{tekst}” needs {nodig} of {breed} px")
    return fouten


def _opzij(rol: QScrollArea) -> list[str]:
    """A page is read downwards: to have to go sideways for the end of every line is a page that does not fit."""
    balk = rol.horizontalScrollBar()
    if rol.widget() is None or balk.maximum() <= 0:
        return []
    return [f"{heet(rol)}: {balk.maximum()} px of it lie to the right, out of sight"]


def _buiten(widget: QWidget) -> list[str]:
    """A part that sticks out of what it stands in is cut off there."""
    ouder = widget.parentWidget()
    if ouder is None or widget.isWindow() or not _zegt_iets(widget):
        return []
    if isinstance(ouder.parentWidget(), QAbstractScrollArea) or isinstance(ouder, QAbstractScrollArea | QTabBar):
        return []  # scrolls
    plek, vlak = widget.geometry(), ouder.rect().adjusted(-SPELING, -SPELING, SPELING, SPELING)
    if vlak.contains(plek):
        return []
    return [f"{heet(widget)}: {_maten(plek)} sticks out of {_maten(ouder.rect())}"]


def _zegt_iets(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text() or widget.accessibleName())
    return isinstance(widget, QLineEdit | QComboBox | QAbstractScrollArea)


def _over_elkaar(delen: list[QWidget]) -> list[str]:
    """Two parts that stand side by side in one part take no pixel from each other."""
    per_ouder: dict[int, list[QWidget]] = {}
    for widget in delen:
        ouder = widget.parentWidget()
        if ouder is None or widget.visibleRegion().isEmpty():
            continue  # out of sight nothing is laid out yet
        if not widget.isWindow() and not isinstance(ouder, QTabBar | QLineEdit | QComboBox):
            per_ouder.setdefault(adres(ouder), []).append(widget)
    fouten = []
    for buren in per_ouder.values():
        ouder = buren[0].parentWidget()
        if isinstance(ouder, QStackedWidget | QAbstractScrollArea) or len(buren) < 2:
            continue
        for nummer, een in enumerate(buren):
            for ander in buren[nummer + 1 :]:
                samen = een.geometry().intersected(ander.geometry())
                if samen.width() > SPELING and samen.height() > SPELING and _zichtbaar_over(een, ander):
                    fouten.append(f"{heet(een)} and {heet(ander)} share {_maten(samen)}")
    return fouten


def _zichtbaar_over(een: QWidget, ander: QWidget) -> bool:
    """Whether both say something there; a quiet surface behind, or one that floats on purpose, may."""
    zwevend = {"zwevend", "balk"}
    if {str(een.property("rol")), str(ander.property("rol"))} & zwevend:
        return False
    return _heeft_inhoud(een) and _heeft_inhoud(ander)


def _heeft_inhoud(widget: QWidget) -> bool:
    return _zegt_iets(widget) or any(_zegt_iets(kind) for kind in widget.findChildren(QWidget) if kind.isVisible())


def _maten(vlak: QRect) -> str:
    plek: QPoint = vlak.topLeft()
    return f"{vlak.width()}×{vlak.height()} at {plek.x()},{plek.y()}"
