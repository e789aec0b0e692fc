"""A line to find a household on, with those found below it while typing. Knows no panel; only looks up."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.vondst import ZoekHuishoudens
from wijdesk.models.rows.vondst import HuishoudenVondst
from wijdesk.models.values import Id
from wijdesk.ui.fields import Veld, etiket
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel

ZOEK_VANAF = 2
"""Letters from which searching says something."""
HOOGSTENS = 5


def beeld_van_huishouden(vondst: HuishoudenVondst) -> Regel:
    """A household as a line: its name, its case and regisseur, who belongs to it and where."""
    regie = f"open casus, regisseur {vondst.regisseur}" if vondst.open else ""
    onder = " · ".join(deel for deel in (regie, vondst.leden, vondst.adres) if deel)
    return Regel(titel=vondst.naam, rechts=vondst.nummer, onder=onder)


class HuishoudenZoeker(QWidget):
    """The line, what was found, and the household that was taken. Enter takes the first.

    Signals:
        taken: (Id or None) a household was taken, or is no longer meant
    """

    taken = Signal(object)

    def __init__(self, jobs: Jobs, *, label: str, naam: str, hulp: str = "") -> None:
        super().__init__()
        self._jobs = jobs
        self.id: Id | None = None
        self.naam = ""
        self.regel = QLineEdit()
        self.regel.setClearButtonEnabled(True)
        self.regel.setMaxLength(200)
        self.veld = Veld(label, self.regel, naam=naam, hulp=hulp)
        self._model: RegelModel[HuishoudenVondst] = RegelModel(lambda vondst: vondst.id, beeld_van_huishouden)
        self.lijst: RegelLijst[HuishoudenVondst] = RegelLijst(
            self._model, naam=self.tr("Gevonden huishoudens"), leeg="", kies_eerste=False
        )
        self.lijst.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.lijst.lijst.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.uitleg = etiket("", "bij", breekt_af=True)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        for deel in (self.veld, self.lijst, self.uitleg):
            kolom.addWidget(deel)
        self.lijst.hide()
        self.uitleg.hide()
        self.setFocusProxy(self.regel)
        self.regel.installEventFilter(self)
        self.regel.textEdited.connect(self._getypt)
        self.lijst.lijst.clicked.connect(lambda _: self._neem_huidige())

    @property
    def tekst(self) -> str:
        """What was typed, or the name of what was taken."""
        return self.regel.text().strip()

    def zet(self, id_: Id | None, naam: str, uitleg: str = "") -> None:
        """This one is taken; None for none."""
        self.id, self.naam = id_, naam if id_ is not None else ""
        self.regel.setText(naam)
        self._toon_gevonden(())
        self._zeg(uitleg if id_ is not None else "")
        self.veld.wis_fout()

    def stel_voor(self, vondsten: Iterable[HuishoudenVondst]) -> None:
        """Offer these below the line, while nothing was typed."""
        if self.id is None and not self.tekst:
            self._toon_gevonden(tuple(vondsten), kies=False)

    def _neem(self, vondst: HuishoudenVondst) -> None:
        self.zet(vondst.id, vondst.naam, beeld_van_huishouden(vondst).onder)
        self.taken.emit(vondst.id)

    def _neem_huidige(self) -> None:
        if (huidige := self.lijst.huidige()) is not None:
            self._neem(huidige)

    def _getypt(self, tekst: str) -> None:
        self.veld.wis_fout()
        self._zeg("")
        if self.id is not None:
            self.id, self.naam = None, ""
        self.taken.emit(None)
        if len(tekst.strip()) < ZOEK_VANAF:
            self._toon_gevonden(())
            return
        vraag = ZoekHuishoudens(tekst=tekst.strip(), hoogstens=HOOGSTENS)
        self._jobs.read(vraag, self._gevonden, eigenaar=self, geweigerd=self._geweigerd)

    def _gevonden(self, vondsten: tuple[HuishoudenVondst, ...]) -> None:
        if self.id is None and len(self.tekst) >= ZOEK_VANAF:
            self._toon_gevonden(vondsten)
            self._zeg("" if vondsten else self.tr("Geen huishouden gevonden."))

    def _toon_gevonden(self, vondsten: tuple[HuishoudenVondst, ...], *, kies: bool = True) -> None:
        self.lijst.zet(vondsten)
        lijst = self.lijst.lijst
        lijst.setCurrentIndex(self._model.index(0, 0) if kies and vondsten else QModelIndex())
        hoogte = sum(lijst.sizeHintForRow(nummer) for nummer in range(len(vondsten)))
        self.lijst.setFixedHeight(min(max(hoogte, 1) + 4, 240))
        self.lijst.setVisible(bool(vondsten))

    def _zeg(self, zin: str) -> None:
        self.uitleg.setText(zin)
        self.uitleg.setVisible(bool(zin))

    def _geweigerd(self, weigering: Weigering) -> None:
        self.veld.toon_fout(weigering.zin)

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.modifiers():
            return super().eventFilter(watched, event)
        lijst, toets = self.lijst.lijst, event.key()
        if not self.lijst.isVisible():
            return super().eventFilter(watched, event)
        if toets in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            plek = lijst.currentIndex().row() + (1 if toets == Qt.Key.Key_Down else -1)
            lijst.setCurrentIndex(self._model.index(min(max(plek, 0), self._model.rowCount() - 1), 0))
            return True
        if toets in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._neem_huidige()
            return True
        if toets == Qt.Key.Key_Escape:
            self._toon_gevonden(())
            return True
        return super().eventFilter(watched, event)
