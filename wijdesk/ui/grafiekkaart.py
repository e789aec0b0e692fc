"""A chart on a card: its title, the chart, what is said of the value one is at, the table beside it, and two ways to
copy. The chart itself comes from outside, so this loads no pyqtgraph. Knows no panel and no figure.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QPainter,
    QPalette,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.models.formule import veilig
from wijdesk.models.gegeven import dataclass
from wijdesk.models.grafiekbeeld import Beeld, Cel, Lijnbeeld, Staafbeeld, getal, samengevat
from wijdesk.models.logsoort import KOPIEREN
from wijdesk.models.values import Id
from wijdesk.reports.tabel import csv_bytes
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.kopielog import meld_uitgifte
from wijdesk.ui.taal import samen
from wijdesk.ui.table import Kolom, Tabel, TabelModel

BREED = 34
"""Letters of width from which the table stands beside the chart and not below it: twice this many fit beside."""
MEEST_RIJEN = 9
"""Rows of a table below a chart; beside it, it is as high as the chart."""
EERSTE = 90
"""Pixels at 100 % in which the names of the first column can be read; it takes what the others leave."""
SMALST = 300
"""Pixels of width a table surely has at 100 %: what fits in it takes the room that is left, what does not scrolls."""
RAND, MEEST_BREED = 26, 190
"""Pixels at 100 % around the text of a cell, and of text that a column grows to at most."""
MEEST_BREUKEN = 3
"""So many changes of definition are told above a chart."""
BREEDSTE_CIJFER = str.maketrans("123456789", "000000000")
MET_FILTER = 25
"""Rows from which one can filter."""


class Grafiek(Protocol):
    """What a card needs of a chart besides being a widget; the real ones load pyqtgraph."""

    pointed: Any
    opened: Any
    copy_asked: Any
    plek: tuple[int, int] | None

    def zet(self, beeld: Any) -> None: ...
    def wijs(self, rij: int, kolom: int) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabelrij:
    """A row of the table beside a chart."""

    nummer: int
    cellen: tuple[Cel, ...]


def csv_van(beeld: Beeld) -> str:
    """The table of a chart as CSV by the rules of the house."""
    return csv_bytes(beeld.koppen(), ([_in_csv(cel) for cel in rij] for rij in beeld.rijen())).decode()


def met_tabs(beeld: Beeld) -> str:
    """The table with its heading, columns apart by tabs as a sheet takes them; numbers with a comma."""
    regels = [beeld.koppen(), *(tuple(_plat(cel) for cel in rij) for rij in beeld.rijen())]
    return "\n".join("\t".join(regel) for regel in regels)


def _in_csv(cel: Cel) -> str | Decimal | None:
    return Decimal(str(cel)) if isinstance(cel, int | float) else cel


def _plat(cel: Cel) -> str:
    if cel is None or isinstance(cel, str):
        return veilig(" ".join((cel or "").split()))
    return str(int(cel)) if cel == int(cel) else str(round(cel, 4)).replace(".", ",")


class Grafiekkaart(QFrame):
    """One chart with its table.

    Signals:
        asked: () what the figures mean and what they count was asked for
        opened: (row, column) one value was opened
    """

    asked = Signal()
    opened = Signal(int, int)

    def __init__(
        self, naam: str, titel: str, maak_grafiek: Callable[[], Any], *, uitleg: str = "", opent: str = ""
    ) -> None:
        """`naam` is for the program, `titel` stands above. `uitleg` is a sentence below the chart; `opent` the text of
        the button that asks for definition and list, without which there is none.
        """
        super().__init__()
        self.setObjectName(f"kaart_{naam}")
        self.setProperty("rol", "kaart")
        self.naam = naam
        self.beeld: Beeld | None = None
        self.titel = etiket(titel, "kop", breekt_af=True, naam=f"{naam}_titel")
        self.legenda = etiket("", "bij", breekt_af=True, naam=f"{naam}_legenda")
        self.grafiek: Any = maak_grafiek()
        self.gezegd = etiket("", "bij", breekt_af=True, naam=f"{naam}_gezegd")
        self.leeg = etiket(self.tr("Er is niets geteld in deze periode."), "leeg", breekt_af=True, naam=f"{naam}_leeg")
        self._uitleg = uitleg
        self.uitleg = etiket(uitleg, "bij", breekt_af=True, naam=f"{naam}_uitleg")
        self.tabel: Tabel | None = None
        self._koppen: tuple[str, ...] = ()
        self._gezet: list[int] = []
        self._volgt = False
        self.kopieer_beeld_knop = knop(
            self.tr("Plaatje kopiëren"), self.kopieer_beeld, rol="stil", naam=f"{naam}_plaatje"
        )
        self.kopieer_knop = knop(self.tr("Gegevens kopiëren"), self.kopieer, rol="stil", naam=f"{naam}_gegevens")
        self.open_knop = knop(opent, self.asked.emit, rol="stil", naam=f"{naam}_open") if opent else None
        for deel in (self.kopieer_beeld_knop, self.kopieer_knop, self.open_knop):
            if deel is not None:
                deel.setAccessibleName(samen(": ", titel, deel.text()))
        self._bouw()
        self.grafiek.pointed.connect(self._wees)
        self.grafiek.opened.connect(self.opened)
        self.grafiek.copy_asked.connect(lambda beeld: self.kopieer_beeld() if beeld else self.kopieer())

    def _bouw(self) -> None:
        self._links = QWidget()
        self._links.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        links = QVBoxLayout(self._links)
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(4)
        for deel, rek in ((self.legenda, 0), (self.grafiek, 8), (self.leeg, 0), (self.gezegd, 0)):
            links.addWidget(deel, rek)
        links.addStretch(1)
        self._naast = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._naast.setSpacing(12)
        self._naast.addWidget(self._links, 1)
        knoppen = FlowLayout(ruimte=4)
        for deel in (self.open_knop, self.kopieer_beeld_knop, self.kopieer_knop):
            if deel is not None:
                knoppen.addWidget(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 10, 12, 8)
        kolom.setSpacing(6)
        kolom.addWidget(self.titel)
        kolom.addLayout(self._naast)
        kolom.addWidget(self.uitleg)
        kolom.addLayout(knoppen)
        self.uitleg.setVisible(bool(self.uitleg.text()))
        for deel in (self.legenda, self.leeg, self.gezegd, self.grafiek):
            deel.hide()

    def zet(self, beeld: Beeld) -> None:
        """Show this; the same again changes nothing on the screen."""
        if beeld == self.beeld:
            return
        self.beeld = beeld
        self.grafiek.zet(beeld)
        self.grafiek.setVisible(not beeld.leeg)
        self.leeg.setVisible(beeld.leeg)
        self.gezegd.setVisible(not beeld.leeg)
        for deel in (self.kopieer_beeld_knop, self.kopieer_knop):
            deel.setEnabled(not beeld.leeg)
        self._toon_legenda(beeld)
        self._vul_tabel(beeld)
        self._leg_uit()
        self._zeg()

    def zet_uitleg(self, zin: str) -> None:
        """Another sentence below the chart."""
        self._uitleg = zin
        self._leg_uit()

    def _leg_uit(self) -> None:
        zin = f"{self._uitleg} {getattr(self.beeld, 'noot', '')}".strip()
        self.uitleg.setText(zin)
        self.uitleg.setVisible(bool(zin))

    def kopieer(self) -> None:
        """The table to the clipboard: tabs for a sheet, and CSV for what asks for it."""
        if self.beeld is None or self.beeld.leeg:
            return
        inhoud = QMimeData()
        inhoud.setText(met_tabs(self.beeld))
        inhoud.setData("text/csv", csv_van(self.beeld).encode())
        QGuiApplication.clipboard().setMimeData(inhoud)
        meld_uitgifte(self, self.beeld.titel, soort=KOPIEREN, aantal=len(self.beeld.rijen()))
        self.gezegd.setText(self.tr("De gegevens zijn gekopieerd: {0} regels.").format(len(self.beeld.rijen())))

    def kopieer_beeld(self) -> None:
        """The chart as a picture to the clipboard, with its title and legend."""
        if self.beeld is None or self.beeld.leeg:
            return
        QGuiApplication.clipboard().setImage(self.plaatje())
        meld_uitgifte(self, self.beeld.titel, soort=KOPIEREN, aantal=1)
        self.gezegd.setText(self.tr("Het plaatje is gekopieerd."))

    def plaatje(self) -> QImage:
        """Title, legend and chart in the colours of the screen."""
        palet, marge = self.palette(), 10
        delen = [deel for deel in (self.titel, self.legenda, self.grafiek) if not deel.isHidden()]
        maat = self.devicePixelRatioF()
        breed = max(deel.width() for deel in delen) + 2 * marge
        hoog = sum(deel.height() + 6 for deel in delen) + 2 * marge
        beeld = QPixmap(round(breed * maat), round(hoog * maat))
        beeld.setDevicePixelRatio(maat)
        beeld.fill(QColor(palet.color(QPalette.ColorRole.Base)))
        y = marge
        with QPainter(beeld) as pen:
            for deel in delen:
                pen.drawPixmap(marge, y, deel.grab())
                y += deel.height() + 6
        return beeld.toImage()

    def _toon_legenda(self, beeld: Beeld) -> None:
        tekst = ""
        if isinstance(beeld, Lijnbeeld) and len(beeld.lijnen) > 1:
            strepen = ("───", "╌╌╌", "┄┄┄", "─·─", "─··")
            tekst = "   ".join(f"{strepen[nr % 5]} {lijn.naam}" for nr, lijn in enumerate(beeld.lijnen))
        elif isinstance(beeld, Staafbeeld) and beeld.toen:
            tekst = self.tr("Dikke staaf: {0}. Dunne, gestreepte staaf: {1}.").format(beeld.nu.lower(), beeld.toen)
        if isinstance(beeld, Lijnbeeld) and beeld.breuken:
            zinnen = [zin for _, zin in beeld.breuken]
            meer = len(zinnen) - MEEST_BREUKEN
            if meer > 1:  # the table tells each
                zinnen[MEEST_BREUKEN:] = [self.tr("Nog {0} keer: zie “Let op” in de tabel.").format(meer)]
            tekst = "\n".join(deel for deel in (tekst, *zinnen) if deel)
        self.legenda.setText(tekst)
        self.legenda.setVisible(bool(tekst) and not beeld.leeg)

    def _vul_tabel(self, beeld: Beeld) -> None:
        if self.tabel is None or len(beeld.koppen()) != len(self._koppen):
            self._maak_tabel(beeld)
        elif beeld.koppen() != self._koppen:
            # Another period has other headings; a table made anew for that would cost more than all the rest.
            self._koppen = beeld.koppen()
            self.tabel.model.kolommen = self._kolommen(beeld)
            self.tabel.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._koppen) - 1)
        if self.tabel is not None:
            rijen = [Tabelrij(nummer=nr, cellen=cellen) for nr, cellen in enumerate(beeld.rijen())]
            self.tabel.zet(() if beeld.leeg else rijen)
            self._verbreed(beeld)
            self.tabel.setVisible(not beeld.leeg)
            met_filter = len(rijen) >= MET_FILTER
            for deel in (self.tabel.zoek, self.tabel.telling):
                deel.setVisible(met_filter)
        self._leg()

    def _maak_tabel(self, beeld: Beeld) -> None:
        if self.tabel is not None:
            self._naast.removeWidget(self.tabel)
            self.tabel.hide()
            self.tabel.deleteLater()
        self._koppen = beeld.koppen()
        model: TabelModel[Tabelrij] = TabelModel(self._kolommen(beeld), lambda rij: Id(rij.nummer.to_bytes(4, "big")))
        self.tabel = Tabel(model, naam=f"{self.naam}_rijen", titel=self.tr("{0}, als tabel").format(beeld.titel))
        self._gezet = self._breedten(beeld)
        self.tabel.view.getypt.disconnect()  # a table as short as this is read, not searched
        self.tabel.gekozen.connect(self._volg_tabel)
        self.tabel.geopend.connect(lambda _: self._open_rij())
        self._naast.addWidget(self.tabel, 1, Qt.AlignmentFlag.AlignTop)
        QWidget.setTabOrder(self.grafiek, self.tabel.zoek)  # by itself it would come last of the whole window
        QWidget.setTabOrder(self.tabel.zoek, self.tabel.view)

    def _kolommen(self, beeld: Beeld) -> tuple[Kolom[Tabelrij], ...]:
        eenheid = beeld.eenheid if beeld.eenheid in ("%", "€") else ""
        breedten = self._breedten(beeld)
        rekt = EERSTE + sum(breedten[1:]) <= SMALST
        return tuple(
            Kolom(
                naam=f"k{nr}", titel=_in_tweeen(kop), waarde=partial(_waarde, nr), tekst=partial(_tekst, nr, eenheid),
                rechts=nr > 0 and _is_getal(beeld, nr), breedte=0 if nr == 0 and rekt else breedten[nr],
            )
            for nr, kop in enumerate(self._koppen)
        )  # fmt: skip

    def _breedten(self, beeld: Beeld) -> list[int]:
        """Per column the pixels at 100 % in which its heading and every cell fit, up to a width that is too much."""
        eenheid, maten = beeld.eenheid if beeld.eenheid in ("%", "€") else "", self.fontMetrics()
        rijen = [Tabelrij(nummer=0, cellen=rij) for rij in beeld.rijen()]
        uit = []
        for nr, kop in enumerate(self._koppen):
            langst = max((_tekst(nr, eenheid, rij) for rij in rijen), key=len, default="")
            langst = langst.translate(BREEDSTE_CIJFER)  # 10-11 is as long as 12-13 and not as wide
            breed = max(maten.horizontalAdvance(deel) for deel in (langst, *_in_tweeen(kop).split("\n")))
            uit.append(RAND + min(MEEST_BREED, breed * 17 // max(1, maten.height())))
        return uit

    def _verbreed(self, beeld: Beeld) -> None:
        """Columns that were made for smaller numbers grow. Where the names have no room left they get smaller again,
        but for one that somebody dragged.
        """
        if self.tabel is None or beeld.leeg:
            return
        view = self.tabel.view
        kop, hoogte, breedten = view.horizontalHeader(), view.fontMetrics().height(), self._breedten(beeld)
        nodig = [breed * hoogte // 17 for breed in breedten]
        straks = sum(max(view.columnWidth(nr), nodig[nr]) for nr in range(1, len(nodig)))
        krap = view.viewport().width() - straks < EERSTE * hoogte // 17
        rekt = not krap or EERSTE + sum(breedten[1:]) <= SMALST
        if rekt != (kop.sectionResizeMode(0) == kop.ResizeMode.Stretch):
            kop.setSectionResizeMode(0, kop.ResizeMode.Stretch if rekt else kop.ResizeMode.Interactive)
        for nr, breed in enumerate(breedten):
            nu = view.columnWidth(nr)
            van_ons = abs(nu - self._gezet[nr] * hoogte // 17) <= 2
            if kop.sectionResizeMode(nr) != kop.ResizeMode.Stretch and (nu < nodig[nr] or (krap and van_ons)):
                view.setColumnWidth(nr, nodig[nr])
                self._gezet[nr] = breed

    def _open_rij(self) -> None:
        if self.grafiek.plek is not None:
            self.opened.emit(*self.grafiek.plek)

    def _volg_tabel(self, rij: Tabelrij | None) -> None:
        if rij is None or self._volgt or self.beeld is None or self.beeld.leeg:
            return
        rijnummer, kolom = self.grafiek.plek or (0, 0)
        if self.beeld.rij_bij(rijnummer, kolom) != rij.nummer:
            naar = (rijnummer, rij.nummer) if isinstance(self.beeld, Lijnbeeld) else (rij.nummer, kolom)
            self.grafiek.wijs(*naar)

    def _wees(self, rij: int, kolom: int) -> None:
        self._zeg()
        if self.beeld is None or self.tabel is None:
            return
        self._volgt = True
        self.tabel.kies(Id(self.beeld.rij_bij(rij, kolom).to_bytes(4, "big")))
        self._volgt = False

    def _zeg(self) -> None:
        if self.beeld is None:
            return
        plek = self.grafiek.plek
        self.gezegd.setText(samengevat(self.beeld) if plek is None else self.beeld.zin(*plek))

    def _leg(self) -> None:
        """The table beside the chart, or below it where the card is narrow."""
        if self.tabel is None:
            return
        letter = max(1, self.fontMetrics().averageCharWidth())
        breed = self.width() >= 2 * BREED * letter
        richting = QBoxLayout.Direction.LeftToRight if breed else QBoxLayout.Direction.TopToBottom
        if self._naast.direction() != richting:
            self._naast.setDirection(richting)
        kop = self.tabel.view.horizontalHeader().sizeHint().height()
        rijhoogte = self.tabel.view.verticalHeader().defaultSectionSize()
        rijen = self.tabel.model.aantal
        boven = self.tabel.zoek.sizeHint().height() + 8 if rijen >= MET_FILTER else 0
        balk = 14  # a scroll bar, or the frame of high contrast
        hoogstens = MEEST_RIJEN * rijhoogte if not breed else max(7 * rijhoogte, self._links.sizeHint().height() - kop)
        self.tabel.setFixedHeight(boven + kop + max(2 * rijhoogte, min(rijen * rijhoogte, hoogstens)) + balk)

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leg()


def _waarde(nummer: int, rij: Tabelrij) -> object:
    return rij.cellen[nummer]


def _tekst(nummer: int, eenheid: str, rij: Tabelrij) -> str:
    cel = rij.cellen[nummer]
    return cel if isinstance(cel, str) else "–" if cel is None else getal(cel, eenheid)


def _is_getal(beeld: Beeld, nummer: int) -> bool:
    return all(not isinstance(rij[nummer], str) for rij in beeld.rijen())


def _in_tweeen(kop: str) -> str:
    """A heading of several words on two lines, as even as can be."""
    woorden = kop.split(" ")
    if len(kop) < 12 or len(woorden) < 2:
        return kop
    plek = min(range(1, len(woorden)), key=lambda nr: max(len(" ".join(woorden[:nr])), len(" ".join(woorden[nr:]))))
    return f"{' '.join(woorden[:plek])}\n{' '.join(woorden[plek:])}"
