"""The tiles: a figure, what it is a part of, its change and a small line. One Tab stop; arrows walk, Enter opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.models.rows.cijfer import Cijfer, Cijferreeks
from wijdesk.ui.fields import Knop, etiket
from wijdesk.ui.panels.dashboard.beelden import met_noemer, noemer, verandering, waarden
from wijdesk.ui.vaktoetsen import TEGELS
from wijdesk.ui.vonklijn import Vonklijn

BREEDTE = 20
"""Letters of width of a tile; as many stand side by side as fit."""


class Tegel(Knop):
    """One figure."""

    vak = TEGELS

    def __init__(self, naam: str, stap: Callable[[Tegel, int, int], None]) -> None:
        super().__init__()
        self.setObjectName(f"tegel_{naam}")
        self.setProperty("rol", "tegel")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.naam = naam
        self._stap = stap
        self.titel = etiket("", "bij", breekt_af=True)
        self.waarde = etiket("", "groot")
        self.deel = etiket("", "bij", breekt_af=True)
        self.verandering = etiket("", "bij", breekt_af=True)
        self.noot = etiket(self.tr("met duiding"), "bij", breekt_af=True)
        self.vonk = Vonklijn()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(10, 8, 10, 8)
        kolom.setSpacing(2)
        for deel in (self.titel, self.waarde, self.deel, self.verandering, self.noot):
            deel.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            kolom.addWidget(deel)
        kolom.addStretch(1)
        kolom.addWidget(self.vonk)

    def zet(self, cijfer: Cijfer, toen: str) -> None:
        """Show this figure, compared with a period called `toen`."""
        deel = noemer(cijfer)
        anders = verandering(cijfer, toen)
        for label, tekst in (
            (self.titel, cijfer.definitie.titel),
            (self.waarde, cijfer.tekst),
            (self.deel, deel),
            (self.verandering, anders),
        ):
            if label.text() != tekst:
                label.setText(tekst)
        self.deel.setVisible(bool(deel))
        self.noot.setVisible(bool(cijfer.duidingen))
        notitie = self.tr("met duiding") if cijfer.duidingen else ""
        zin = ", ".join(stuk for stuk in (met_noemer(cijfer), anders, notitie) if stuk)
        self.setAccessibleName(f"{cijfer.definitie.titel}: {zin}")
        self.setAccessibleDescription(self.tr("Enter opent de uitleg en de lijst."))
        self.setToolTip(cijfer.definitie.vraag)

    def zet_lijn(self, reeks: Cijferreeks, vandaag: str) -> None:
        """The small line below it."""
        self.vonk.zet(waarden(reeks, vandaag), reeks.breuken)

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        indeling = self.layout()
        maat = indeling.sizeHint() if indeling is not None else QSize(120, 80)
        breed = self.width() or maat.width()
        hoog = indeling.heightForWidth(breed) if indeling is not None and indeling.hasHeightForWidth() else -1
        return QSize(maat.width(), max(hoog, maat.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stap = {"Left": (0, -1), "Right": (0, 1), "Up": (-1, 0), "Down": (1, 0)}.get(self.vak.toets(event))
        if stap is not None:
            self._stap(self, *stap)
        else:
            super().keyPressEvent(event)


class Tegelvlak(QWidget):
    """All tiles, in as many columns as fit.

    Signals:
        opened: (str) the figure somebody wants to know more of
    """

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tegels: dict[str, Tegel] = {}
        self._kolommen = 0
        self._rooster = QGridLayout(self)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setSpacing(8)

    def zet(self, cijfers: tuple[Cijfer, ...], toen: str) -> bool:
        """Show these figures, in this order; whether there are other tiles than before."""
        namen = [cijfer.definitie.naam for cijfer in cijfers]
        andere = namen != list(self.tegels)
        if andere:
            self._maak(namen)
        for cijfer in cijfers:
            self.tegels[cijfer.definitie.naam].zet(cijfer, toen)
        return andere

    def eerste(self) -> QWidget | None:
        """The tile one comes to with Tab."""
        return next(
            (tegel for tegel in self.tegels.values() if tegel.focusPolicy() == Qt.FocusPolicy.StrongFocus), None
        )

    def _maak(self, namen: list[str]) -> None:
        oud = self.tegels
        self.tegels = {naam: oud.pop(naam) if naam in oud else self._nieuw(naam) for naam in namen}
        for tegel in oud.values():
            self._rooster.removeWidget(tegel)
            tegel.hide()
            tegel.deleteLater()
        self._kolommen = 0
        self._leg()
        for tegel in self.tegels.values():
            tegel.show()  # by itself it comes a turn later, and until then it takes no room
        self._wijs(next(iter(self.tegels.values()), None))

    def _nieuw(self, naam: str) -> Tegel:
        tegel = Tegel(naam, self._stap)
        tegel.clicked.connect(lambda: self._open(tegel))
        return tegel

    def _open(self, tegel: Tegel) -> None:
        self._wijs(tegel)
        self.opened.emit(tegel.naam)

    def _wijs(self, gekozen: Tegel | None) -> None:
        for tegel in self.tegels.values():
            aan = Qt.FocusPolicy.StrongFocus if tegel is gekozen else Qt.FocusPolicy.ClickFocus
            tegel.setFocusPolicy(aan)

    def _stap(self, tegel: Tegel, omlaag: int, opzij: int) -> None:
        rij = list(self.tegels.values())
        naar = rij.index(tegel) + omlaag * max(1, self._kolommen) + opzij
        if 0 <= naar < len(rij):
            self._wijs(rij[naar])
            rij[naar].setFocus(Qt.FocusReason.TabFocusReason)

    def _leg(self) -> None:
        letter = max(1, self.fontMetrics().averageCharWidth())
        kolommen = max(1, (self.width() + 8) // (BREEDTE * letter + 8))
        if kolommen == self._kolommen:
            return
        for plek in range(self._kolommen):
            self._rooster.setColumnStretch(plek, 0)
        self._kolommen = kolommen
        for nummer, tegel in enumerate(self.tegels.values()):
            self._rooster.addWidget(tegel, nummer // kolommen, nummer % kolommen)
        for plek in range(kolommen):
            self._rooster.setColumnStretch(plek, 1)

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leg()
