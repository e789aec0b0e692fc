"""The consents of one receiver: a row per kind of data, a column per member. Arrows walk, Shift+arrows take more rows.

It shows what it is given and says what was chosen; recording is done by the form.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from wijdesk.models.rows.betrokkene import BetrokkenenOverzicht, BetrokkeneRij, OverWie, ToestemmingRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.naast import rolbaar
from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.casus.betrokkenen.beeld import NIETS_GEVRAAGD, cel, uitleg, voornaam
from wijdesk.ui.regellijst import toestand_kleur
from wijdesk.ui.toetsen import Toetsen


class _Rooster(QTableWidget):
    """The cells.

    Signals:
        opened: Enter on a cell
    """

    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class Matrix(QWidget):
    """What one receiver may know.

    Signals:
        record_asked: (person id, kinds of data, stand) record what was said
        person_asked: (person id) open this resident, to fill in the birth date
        closed: back to the lists
    """

    person_asked = Signal(object)
    record_asked = Signal(object, object, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ontvanger: BetrokkeneRij | None = None
        self._overzicht = BetrokkenenOverzicht()
        self._vandaag = date.min
        self.titel = etiket("", "titel", breekt_af=True, naam="toestemming_titel")
        self.wie = etiket("", "bij", breekt_af=True)
        self.rooster = _Rooster()
        self.rooster.setObjectName("toestemming_matrix")
        self.rooster.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rooster.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.rooster.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.rooster.setShowGrid(False)
        self.rooster.setTabKeyNavigation(False)
        self.rooster.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rooster.horizontalHeader().setHighlightSections(False)
        self.rooster.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.rooster.verticalHeader().setHighlightSections(False)
        self.uitleg = etiket("", "", breekt_af=True, naam="toestemming_uitleg")
        self.uitleg.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.toetsen = Toetsen(self.acties(), self.rooster, primair="toestemming.vast")
        self.terug = knop(self.tr("Terug"), self.closed.emit, rol="stil", naam="toestemming_terug")
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(self.titel)
        kolom.addWidget(self.wie)
        kolom.addWidget(self.rooster, 1)
        kolom.addWidget(self.uitleg)
        kolom.addWidget(self.toetsen)
        kolom.addWidget(self.terug, 0, Qt.AlignmentFlag.AlignLeft)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.addWidget(rolbaar(blad))
        self.rooster.currentCellChanged.connect(lambda *_: self._toon_uitleg())
        self.rooster.opened.connect(self.leg_vast)
        self.rooster.cellDoubleClicked.connect(lambda *_: self.leg_vast())

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with the chosen cells."""
        return (
            Actie("toestemming.vast", self.tr("Vastleggen…"), "Return", self.leg_vast),
            Actie("toestemming.nee", self.tr("Geweigerd…"), "G", lambda: self._vraag("geweigerd")),
            Actie("toestemming.intrekken", self.tr("Intrekken…"), "I", lambda: self._vraag("ingetrokken")),
            Actie("toestemming.geboren", self.tr("Geboortedatum invullen"), "D", self._vul_geboortedatum),
        )

    def toon(self, ontvanger: BetrokkeneRij, overzicht: BetrokkenenOverzicht, vandaag: date, *, mag: bool) -> None:
        """Show one receiver; the cell one was at stays chosen when it is the same one."""
        zelfde = self.ontvanger is not None and self.ontvanger.id == ontvanger.id
        (rij, kolom), lid = self._plek() if zelfde else (0, 0), self._lid() if zelfde else None
        if lid is not None:  # a birth date that was filled in changes the order of the columns
            volgorde = [ander.persoon_id for ander in overzicht.leden]
            kolom = volgorde.index(lid.persoon_id) if lid.persoon_id in volgorde else 0
        self.ontvanger, self._overzicht, self._vandaag = ontvanger, overzicht, vandaag
        self.titel.setText(self.tr("Wat mag {0} weten?").format(ontvanger.wie))
        organisatie = ontvanger.organisatie if ontvanger.naam else ""
        self.wie.setText(" · ".join(deel for deel in (ontvanger.relatie, organisatie) if deel))
        self.wie.setVisible(bool(self.wie.text()))
        self.rooster.setAccessibleName(self.titel.text())
        self._vul()
        self.rooster.setCurrentCell(rij, kolom)
        for naam in ("toestemming.vast", "toestemming.nee", "toestemming.intrekken"):
            self.toetsen.kan(naam, ja=mag and not ontvanger.tot, zichtbaar=mag)
        self._toon_uitleg()

    def leg_vast(self) -> None:
        """Record a yes for the chosen cells."""
        self._vraag("gegeven")

    def _vraag(self, stand: str) -> None:
        rij, kolom = self._plek()
        if not self.toetsen.knop("toestemming.vast").isEnabled() or not self._overzicht.leden or rij < 0:
            return
        rijen = sorted({index.row() for index in self.rooster.selectedIndexes() if index.column() == kolom} or {rij})
        soorten = tuple(self._overzicht.gegevens[plek] for plek in rijen)
        self.record_asked.emit(self._overzicht.leden[kolom].persoon_id, soorten, stand)

    def _vul_geboortedatum(self) -> None:
        lid = self._lid()
        if lid is not None and lid.geen_geboortedatum:
            self.person_asked.emit(lid.persoon_id)

    def _lid(self) -> OverWie | None:
        """Whose column one is in."""
        kolom = self.rooster.currentColumn()
        return self._overzicht.leden[kolom] if 0 <= kolom < len(self._overzicht.leden) else None

    def _vul(self) -> None:
        leden, soorten = self._overzicht.leden, self._overzicht.gegevens
        self.rooster.setRowCount(len(soorten))
        self.rooster.setColumnCount(len(leden))
        self.rooster.setVerticalHeaderLabels([soort.capitalize() for soort in soorten])
        self.rooster.setHorizontalHeaderLabels([_kop(lid) for lid in leden])
        for kolom, lid in enumerate(leden):
            for rij, soort in enumerate(soorten):
                toestemming = self._toestemming(lid.persoon_id, soort)
                tekst, toestand = cel(toestemming)
                item = QTableWidgetItem(tekst)
                item.setForeground(toestand_kleur(toestand, self.palette()))
                wat = tekst if toestemming is not None else NIETS_GEVRAAGD
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{soort}, {lid.naam}: {wat}")
                item.setToolTip(self._zin(rij, kolom))
                self.rooster.setItem(rij, kolom, item)
        self._maat()

    def _maat(self) -> None:
        """Columns share the room, and never get too narrow to read."""
        letter = self.fontMetrics()
        self.rooster.verticalHeader().setDefaultSectionSize(letter.height() + 14)
        self.rooster.setMinimumHeight((letter.height() + 14) * 6)
        smalst = letter.horizontalAdvance("… niet compleet") + 28
        kop = self.rooster.horizontalHeader()
        kop.setMinimumSectionSize(smalst)
        past = self.rooster.viewport().width() >= smalst * max(1, self.rooster.columnCount())
        modus = QHeaderView.ResizeMode.Stretch if past else QHeaderView.ResizeMode.ResizeToContents
        kop.setSectionResizeMode(modus)

    def _toestemming(self, persoon_id: Id, soort: str) -> ToestemmingRij | None:
        if self.ontvanger is None:
            return None
        return self._overzicht.van(self.ontvanger.id, persoon_id).get(soort)

    def _plek(self) -> tuple[int, int]:
        return self.rooster.currentRow(), self.rooster.currentColumn()

    def _zin(self, rij: int, kolom: int) -> str:
        lid, soort = self._overzicht.leden[kolom], self._overzicht.gegevens[rij]
        return uitleg(self._toestemming(lid.persoon_id, soort), lid.regel, lid.gevers, self._vandaag)

    def _toon_uitleg(self) -> None:
        (rij, kolom), lid = self._plek(), self._lid()
        mist = lid is not None and lid.geen_geboortedatum
        self.toetsen.kan("toestemming.geboren", ja=mist, zichtbaar=mist)
        if self.ontvanger is None or lid is None or rij < 0:
            self.uitleg.clear()
            return
        soort = self._overzicht.gegevens[rij]
        self.uitleg.setText(f"{soort.capitalize()} van {lid.naam}: {self._zin(rij, kolom)}")

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._maat()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)


def _kop(lid: OverWie) -> str:
    """A column heading: the first name and the age are enough inside one family."""
    jaren = str(lid.leeftijd) if lid.leeftijd is not None else "leeftijd?" if lid.geen_geboortedatum else ""
    return f"{voornaam(lid.naam)} ({jaren})" if jaren else voornaam(lid.naam)
