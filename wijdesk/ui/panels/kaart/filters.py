"""What of the sociale kaart shows: the line to search on, thema, area, kind, and what one wants to see first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wijdesk.models.kaartlijst import Keus, gebied_van, is_na_te_kijken
from wijdesk.models.kaartregels import SOORTEN
from wijdesk.models.rows.kaart import Kaartzoek, SocialeKaart
from wijdesk.models.values import Id
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.toetsen import ToetsKnop
from wijdesk.ui.vouwrij import Vouwrij

GESLOTEN = "gesloten"
"""Beside the kinds: those that are not open."""


class KaartFilters(QWidget):
    """The filters.

    Signals:
        changed: something else must show
        onward: Enter or the down arrow, to what was found
    """

    changed = Signal()
    onward = Signal()

    def __init__(self, omgeving: Omgeving, *, bijhouden: bool) -> None:
        super().__init__()
        self._ik: Id = omgeving.medewerker.id
        self.regel = QLineEdit()
        self.regel.setObjectName("kaart_zoek")
        self.regel.setPlaceholderText(self.tr("Zoek op naam, vraag of woord"))
        self.regel.setAccessibleName(self.tr("Zoeken in de sociale kaart"))
        self.regel.setClearButtonEnabled(True)
        self.regel.installEventFilter(self)
        self.thema = Keuze(omgeving.codes.van("signaalthema"), leeg=self.tr("Alle thema’s"))
        self.gebied = Keuze(leeg=self.tr("Alle wijken"))
        self.soort = Keuze((*SOORTEN, GESLOTEN), leeg=self.tr("Alle soorten"))
        for keuze, naam in (
            (self.thema, self.tr("Thema")),
            (self.gebied, self.tr("Wijk")),
            (self.soort, self.tr("Soort")),
        ):
            keuze.setAccessibleName(naam)
            keuze.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.meest = self._schakel(self.tr("Meest verwezen"), "M", "kaart_meest")
        self.na_te_kijken = self._schakel(self.tr("Na te kijken"), "Q", "kaart_na_te_kijken")
        if not bijhouden:  # not "show": it has no parent yet, and would be a window for a moment
            self.na_te_kijken.hide()
        self._schakels = (self.meest, *((self.na_te_kijken,) if bijhouden else ()))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.regel)
        kolom.addWidget(self.thema)
        kolom.addWidget(Vouwrij((self.gebied, 1), (self.soort, 1)))
        kolom.addWidget(Vouwrij((self.meest, 0), (self.na_te_kijken, 0)))
        self.regel.textChanged.connect(lambda _: self.changed.emit())
        self.regel.returnPressed.connect(self.onward)

    def bind(self, lijst: QWidget) -> None:
        """The keys of the line and of the switches work in this list, which would look for a row with that letter."""
        QShortcut(QKeySequence("/"), lijst, self.naar_regel).setContext(Qt.ShortcutContext.WidgetShortcut)
        for schakel, toets in zip(self._schakels, "MQ", strict=False):
            doe: Callable[[], None] = schakel.click
            QShortcut(QKeySequence(toets), lijst, doe).setContext(Qt.ShortcutContext.WidgetShortcut)

    def naar_regel(self) -> None:
        """To the line to search on; typing replaces what stands there."""
        self.regel.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.regel.selectAll()

    def keus(self) -> Keus:
        """What must show."""
        soort, gesloten = self.soort.waarde, self.soort.waarde == GESLOTEN
        return Keus(
            tekst=self.regel.text(), thema=self.thema.waarde, gebied=self.gebied.waarde,
            soort="" if gesloten else soort, na_te_kijken=self.na_te_kijken.isChecked(), medewerker_id=self._ik,
            gesloten=gesloten, meest=self.meest.isChecked(),
        )  # fmt: skip

    def begin(self, zoek: Kaartzoek, gebieden: tuple[str, ...]) -> None:
        """What another screen looks for, and nothing else."""
        self.blockSignals(True)
        self.regel.setText(zoek.tekst)
        self.thema.zet(zoek.thema)
        self.soort.zet("")
        self.zet_gebieden(gebieden, zoek.gebied)
        for schakel in self._schakels:
            schakel.setChecked(False)
        self.blockSignals(False)
        self.changed.emit()

    def zet_gebieden(self, gebieden: tuple[str, ...], gebied: str | None = None) -> None:
        """The areas there are, with this one chosen as the kaart spells it; every area when it does not name it."""
        gekozen = self.gebied.waarde if gebied is None else gebied
        stil = self.blockSignals(True)
        self.gebied.zet_paren((er, er) for er in gebieden)
        self.gebied.zet(gebied_van(gekozen, gebieden))
        self.blockSignals(stil)

    def tel(self, kaart: SocialeKaart) -> None:
        """How many there are to look at again."""
        aantal = sum(is_na_te_kijken(rij, self._ik) for rij in kaart.rijen)
        self.na_te_kijken.zet_tekst(self.tr("Na te kijken ({0})").format(aantal) if aantal else self.tr("Na te kijken"))

    def leegzin(self, kaart: SocialeKaart, *, bijhouden: bool) -> str:
        """What an empty list says."""
        if not kaart.rijen:
            eigen = self.tr("\nDruk op N voor de eerste, of lees een bestand in.") if bijhouden else ""
            return self.tr("De sociale kaart is nog leeg.") + eigen
        if self.na_te_kijken.isChecked():
            return self.tr("Niets meer na te kijken.")
        return self.tr("0 resultaten. Kies “Alle thema’s” of “Alle wijken”, of typ een ander woord.")

    def _schakel(self, tekst: str, toets: str, naam: str) -> ToetsKnop:
        schakel = ToetsKnop(tekst, toets, rol="keuze")
        schakel.setCheckable(True)
        schakel.setObjectName(naam)
        schakel.toggled.connect(lambda _: self.changed.emit())
        return schakel

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        omlaag = (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        )
        if watched is self.regel and omlaag:
            self.onward.emit()
            return True
        return super().eventFilter(watched, event)
