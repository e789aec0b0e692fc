"""The timeline with what it is looked through by: words to search for, and the kinds of entries as switches."""

from __future__ import annotations

from operator import attrgetter

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from wijdesk.models.rows.verloop import SOORTEN, Verloop, VerloopRij
from wijdesk.models.values import Id, Klok, lokaal
from wijdesk.models.zoektekst import woorden_van
from wijdesk.ui.fields import etiket
from wijdesk.ui.panels.casus.verloop.beeld import beeld, kop
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.tijdlijn import Tijdlijn, TijdlijnModel, Vorm
from wijdesk.ui.tijdlijn_tekenaar import Beeld


class VerloopLijst(QWidget):
    """What happened, and still must be done, as far as the filter leaves it.

    Signals:
        chosen: (row or None) the current entry changed
    """

    chosen = Signal(object)

    def __init__(self, klok: Klok) -> None:
        super().__init__()
        self._klok = klok
        self._alles: tuple[VerloopRij, ...] = ()
        self._zoekteksten: list[str] | None = None
        self._zin_leeg = ""
        self._vandaag = lokaal(klok()).date()
        vorm = Vorm(sleutel=attrgetter("sleutel"), kop=self._kop, beeld=self._beeld)
        self.model: TijdlijnModel[VerloopRij] = TijdlijnModel(vorm)
        self.lijst: Tijdlijn[VerloopRij] = Tijdlijn(self.model, naam="verloop_lijst", titel=self.tr("Verloop"))
        self.filter = QLineEdit()
        self.filter.setObjectName("verloop_filter")
        self.filter.setProperty("rol", "zoek")
        self.filter.setPlaceholderText(self.tr("Zoek in dit dossier"))
        self.filter.setAccessibleName(self.tr("Zoek in dit dossier"))
        self.filter.setClearButtonEnabled(True)
        self.telling = etiket("", "bij", naam="verloop_telling")
        self.soorten: Schakelrij[str] = Schakelrij(
            naam="verloop_soorten", titel=self.tr("Laat alleen zien"), na=self.filter
        )
        self.leeg = etiket("", "leeg", breekt_af=True, naam="verloop_leeg")
        self.leeg.setAlignment(Qt.AlignmentFlag.AlignCenter)
        zoek = QHBoxLayout()
        zoek.setSpacing(8)
        zoek.addWidget(self.filter, 1)
        zoek.addWidget(self.telling)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addLayout(zoek)
        kolom.addWidget(self.soorten)
        self.stapel = QStackedLayout()
        kolom.addLayout(self.stapel, 1)
        self.stapel.addWidget(self.lijst)
        self.stapel.addWidget(self.leeg)
        self.filter.textChanged.connect(lambda _: self._vul())
        self.filter.installEventFilter(self)
        self._gelezen = False
        self.soorten.switched.connect(self._vul)
        self.lijst.chosen.connect(self._gekozen)

    def zet(self, verloop: Verloop, *, leeg: str, kies: Id | None = None) -> None:
        """Show a timeline; `leeg` is said when there is nothing, `kies` is the row to go to."""
        self._alles = (*verloop.open_taken, *verloop.rijen)
        self._zoekteksten = None
        self._zin_leeg = leeg
        self.soorten.maak(
            (soort, f"{tekst} {verloop.per_soort[soort]}")
            for soort, tekst in SOORTEN.items()
            if verloop.per_soort.get(soort)
        )
        wacht, self._gelezen = self.hasFocus(), True
        if kies is not None and any(rij.id == kies for rij in self._alles) and not self._laat_zien(kies):
            self._wis_filter()  # what one has just written must be seen, whatever was looked for before
        self._vul(kies)
        if wacht:
            self.ingang().setFocus(Qt.FocusReason.OtherFocusReason)

    def maak_leeg(self, zin: str = "") -> None:
        """Nothing of another household stays on the screen."""
        self._alles, self._zoekteksten, self._zin_leeg = (), None, zin
        self._gelezen = bool(zin)
        self.model.vouw_alles()
        self.soorten.maak(())
        self._wis_filter()
        self._vul()

    def huidige(self) -> VerloopRij | None:
        """The chosen entry."""
        return self.lijst.huidige()

    def ingang(self) -> QWidget:
        """What gets the focus: the timeline, or the filter while there is nothing in it. This widget holds it until the
        timeline was read, so that a key pressed at once is not typed in the filter.
        """
        return self.lijst if self.model.rowCount() else self.filter if self._gelezen else self

    def _wis_filter(self) -> None:
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        self.soorten.zet(())

    def _laat_zien(self, id_: Id) -> bool:
        """Whether the filter leaves this entry."""
        soorten = set(self.soorten.aan())
        gevonden = self._gevonden(woorden_van(self.filter.text()))
        return any(rij.id == id_ and (not soorten or rij.soort in soorten) for rij in gevonden)

    def _vul(self, kies: Id | None = None) -> None:
        """Show what the filter leaves."""
        self._vandaag = lokaal(self._klok()).date()
        woorden = woorden_van(self.filter.text())
        soorten = set(self.soorten.aan())
        rijen = [rij for rij in self._gevonden(woorden) if not soorten or rij.soort in soorten]
        sleutel = next((rij.sleutel for rij in rijen if rij.id == kies), b"")
        self.lijst.zet(rijen, woorden, kies=sleutel)
        self._tel()
        if self._alles and not rijen:
            self.leeg.setText(self.tr("0 resultaten. Maak het zoekwoord korter of zet een keuze uit."))
        else:
            self.leeg.setText(self._zin_leeg)
        self.stapel.setCurrentWidget(self.lijst if rijen else self.leeg)

    def _gevonden(self, woorden: tuple[str, ...]) -> tuple[VerloopRij, ...]:
        if not woorden:
            return self._alles
        if self._zoekteksten is None:
            self._zoekteksten = [rij.zoektekst for rij in self._alles]
        beide = zip(self._alles, self._zoekteksten, strict=True)
        return tuple(rij for rij, tekst in beide if all(woord in tekst for woord in woorden))

    def _tel(self) -> None:
        plek, aantal = self.lijst.currentIndex().row() + 1, self.model.rowCount()
        zoekt = bool(self.model.woorden and aantal)
        self.telling.setText(self.tr("{0} van {1} gevonden").format(plek, aantal) if zoekt else "")
        self.telling.setVisible(zoekt)

    def _gekozen(self, rij: VerloopRij | None) -> None:
        self._tel()
        self.chosen.emit(rij)

    def _volgende(self, stap: int) -> None:
        if aantal := self.model.rowCount():
            self.lijst.kies((self.lijst.currentIndex().row() + stap) % aantal)

    def _kop(self, rij: VerloopRij) -> str:
        return kop(rij, self._vandaag)

    def _beeld(self, rij: VerloopRij) -> Beeld:
        return beeld(rij, self._vandaag)

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter: Enter goes to the next that was found, Shift+Enter back, ↓ into the list, Esc wipes it."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            terug = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._volgende(-1 if terug else 1)
                    return True
                case Qt.Key.Key_Down:
                    self.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
                case Qt.Key.Key_Escape if self.filter.text():
                    self.filter.clear()
                    return True
        return super().eventFilter(watched, event)
