"""A line to find a resident on, with the candidates below it while typing and why they match. Knows no panel.

It only looks up; what taking a candidate means is for the panel. Where the text alone can be meant, nothing is chosen
by itself and Enter without walking into the list means what was typed. Where somebody must be taken (`moet_kiezen`),
Enter takes the first, and nobody found is said.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.fields import Veld, etiket, zet_eigenschap
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel

ZOEK_VANAF = 2
"""Letters from which searching says something."""


def beeld_van_kandidaat(kandidaat: Kandidaat) -> Regel:
    """A candidate as a line: who, born when, where, why it matches, and what to know before the talk."""
    wie = " · ".join(deel for deel in (kandidaat.adres, ", ".join(kandidaat.waarom), kandidaat.regie) if deel)
    return Regel(
        titel=kandidaat.naam,
        rechts=datum_in_woorden(kandidaat.geboortedatum),
        onder=wie,
        let_op=kandidaat.waarschuwing,
    )


class PersoonZoeker(QWidget):
    """The line, the candidates, and the one that was taken.

    Signals:
        taken: (Kandidaat) somebody was taken from the list
        entered: Enter was pressed with only text, or again after somebody was taken
        cleared: what was taken no longer holds, because the text was changed
    """

    taken = Signal(object)
    entered = Signal()
    cleared = Signal()

    def __init__(
        self, jobs: Jobs, *, label: str, naam: str, hulp: str = "", hoogstens: int = 6, moet_kiezen: bool = False
    ) -> None:
        super().__init__()
        self._jobs = jobs
        self._moet_kiezen = moet_kiezen
        self._hoogstens = hoogstens
        self._behalve: frozenset[Id] = frozenset()
        self.gekozen: Kandidaat | None = None
        self.regel = QLineEdit()
        self.regel.setClearButtonEnabled(True)
        self.regel.setMaxLength(200)
        self.veld = Veld(label, self.regel, naam=naam, hulp=hulp)
        self._model: RegelModel[Kandidaat] = RegelModel(lambda k: k.persoon_id, beeld_van_kandidaat)
        self.lijst: RegelLijst[Kandidaat] = RegelLijst(
            self._model, naam=self.tr("Gevonden inwoners"), leeg="", kies_eerste=False
        )
        self.lijst.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.lijst.hide()
        self.uitleg = etiket("", "bij", breekt_af=True)
        self.uitleg.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        kolom.addWidget(self.veld)
        kolom.addWidget(self.lijst)
        kolom.addWidget(self.uitleg)
        self.setFocusProxy(self.regel)
        self.regel.installEventFilter(self)
        self.lijst.lijst.installEventFilter(self)
        self.regel.textEdited.connect(self._getypt)
        self.lijst.opened.connect(self.neem)
        self.lijst.lijst.clicked.connect(lambda _: self._neem_huidige())

    @property
    def tekst(self) -> str:
        """What was typed, or the name of who was taken."""
        return self.regel.text().strip()

    @property
    def persoon_id(self) -> Id | None:
        """Who was taken."""
        return None if self.gekozen is None else self.gekozen.persoon_id

    def laat_weg(self, *personen: Id) -> None:
        """Never offer these."""
        self._behalve = frozenset(personen)

    def wis(self) -> None:
        """Back to empty."""
        self.gekozen = None
        self.regel.clear()
        self._vouw_in()
        self.uitleg.hide()
        self.veld.wis_fout()

    def zet(self, persoon_id: Id | None, naam: str) -> None:
        """Put back who was taken before, or (without a person) what was only typed; the focus stays where it is."""
        self.wis()
        if persoon_id is not None:
            self.gekozen = Kandidaat(persoon_id=persoon_id, naam=naam, geboortedatum="", adres="", waarom=())
        self.regel.setText(naam)

    def neem(self, kandidaat: Kandidaat) -> None:
        """Take this person."""
        self.gekozen = kandidaat
        self.regel.setText(kandidaat.naam)
        self._vouw_in()
        self.regel.setFocus(Qt.FocusReason.OtherFocusReason)
        wie = [datum_in_woorden(kandidaat.geboortedatum), kandidaat.adres, kandidaat.regie]
        let_op = kandidaat.waarschuwing
        tekst = " · ".join(deel for deel in wie if deel)
        self.uitleg.setText(f"⚠ {let_op}\n{tekst}" if let_op else tekst)
        zet_eigenschap(self.uitleg, "rol", "waarschuwing" if let_op else "bij")
        self.uitleg.setVisible(bool(self.uitleg.text()))
        self.taken.emit(kandidaat)

    def _neem_huidige(self) -> None:
        if (huidige := self.lijst.huidige()) is not None:
            self.neem(huidige)

    def _getypt(self, tekst: str) -> None:
        self.veld.wis_fout()
        self.uitleg.hide()
        if self.gekozen is not None:
            self.gekozen = None
            self.cleared.emit()
        if len(tekst.strip()) < ZOEK_VANAF:
            self._vouw_in()
            return
        vraag = ZoekPersonen(tekst=tekst.strip(), hoogstens=self._hoogstens + len(self._behalve))
        self._jobs.read(vraag, self._gevonden, eigenaar=self, geweigerd=self._geweigerd)

    def _gevonden(self, kandidaten: tuple[Kandidaat, ...]) -> None:
        if self.gekozen is not None or len(self.tekst) < ZOEK_VANAF:
            return
        over = [k for k in kandidaten if k.persoon_id not in self._behalve][: self._hoogstens]
        self.lijst.zet(over)
        lijst = self.lijst.lijst
        lijst.setCurrentIndex(self._model.index(0, 0) if self._moet_kiezen and over else QModelIndex())
        hoogte = sum(lijst.sizeHintForRow(n) for n in range(len(over)))
        self.lijst.setFixedHeight(min(max(hoogte, 1) + 4, 300))
        self.lijst.setVisible(bool(over))
        if self._moet_kiezen:
            zet_eigenschap(self.uitleg, "rol", "bij")
            self.uitleg.setText("" if over else self.tr("Niemand gevonden die er nog niet bij staat."))
            self.uitleg.setVisible(not over)

    def _geweigerd(self, weigering: Weigering) -> None:
        self.veld.toon_fout(weigering.zin)

    def _vouw_in(self) -> None:
        self.lijst.hide()
        self._model.zet(())

    def _toets(self, toets: int) -> bool:
        lijst = self.lijst.lijst
        open_ = self.lijst.isVisible()
        if toets in (Qt.Key.Key_Down, Qt.Key.Key_Up) and open_:
            stap = 1 if toets == Qt.Key.Key_Down else -1
            plek = lijst.currentIndex().row() + stap
            lijst.setCurrentIndex(self._model.index(min(plek, self._model.rowCount() - 1), 0))
            return True
        if toets in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if open_ and lijst.currentIndex().isValid():
                self._neem_huidige()
            else:
                self._vouw_in()
                self.entered.emit()
            return True
        if toets == Qt.Key.Key_Escape and open_:
            self._vouw_in()
            return True
        return False

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            if watched is self.regel:
                return self._toets(event.key())
            if event.key() == Qt.Key.Key_Escape:
                self._vouw_in()
                self.regel.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(watched, event)
