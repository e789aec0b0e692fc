"""What klachten taught: a list without who complained or about whom, with what is still to be told back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.klacht import LeesKlachtlessen
from wijdesk.models.rows.klacht import KlachtLes
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.klacht import beeld
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.toetsen import Toetsen


class Lessen(QWidget):
    """The lessons of the klachten that are there for whoever looks.

    Signals:
        opened: (id) the klacht it came from
        closed: back to the register
    """

    opened = Signal(object)
    closed = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self.model: RegelModel[KlachtLes] = RegelModel(lambda rij: rij.id, beeld.les)
        self.lijst: RegelLijst[KlachtLes] = RegelLijst(
            self.model,
            naam=self.tr("Wat wij leerden"),
            leeg=self.tr("Er staat nog niets.\nBij het afronden van een klacht schrijft u op wat wij leren."),
            filter_tekst=self.tr("Filter op woorden, reden of locatie"),
            tekens=True,
            twee_regels=True,
        )
        self.telling = etiket("", "bij", breekt_af=True, naam="klacht_lessen_telling")
        acties = (
            Actie("klacht.les_open", self.tr("Klacht openen"), "Return", self._open, "external-link"),
            Actie("klacht.les_terug", self.tr("Alle klachten"), "T", self.closed.emit, "arrow-left"),
        )
        self.toetsen = Toetsen(acties, self.lijst.lijst, primair="klacht.les_open", stil=("klacht.les_terug",))
        self.lijst.opened.connect(lambda _: self._open())
        self.lijst.chosen.connect(lambda rij: self.toetsen.kan("klacht.les_open", ja=rij is not None))
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("Wat wij leerden van klachten"), "titel", breekt_af=True))
        kolom.addWidget(self.telling)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen)

    def eerste_veld(self) -> QWidget:
        """The list; without a row the way back."""
        return self.lijst.lijst if self.model.rowCount() else self.toetsen.knop("klacht.les_terug")

    def ververs(self) -> None:
        """Read them again."""
        self._omgeving.jobs.read(
            LeesKlachtlessen(), self._toon, eigenaar=self, geweigerd=self._mag_niet, sleutel="klacht.lessen"
        )

    def _toon(self, rijen: tuple[KlachtLes, ...]) -> None:
        self.lijst.zet(rijen)
        nog = sum(not rij.teruggekoppeld for rij in rijen)
        lessen = self.tr("1 les") if len(rijen) == 1 else self.tr("{0} lessen").format(len(rijen))
        self.telling.setText(self.tr("{0} · {1} nog terug te koppelen").format(lessen, nog) if rijen else "")
        self.toetsen.kan("klacht.les_open", ja=self.lijst.huidige() is not None)
        if rijen and self.toetsen.knop("klacht.les_terug").hasFocus():
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)  # it had the focus for want of a list

    def _open(self) -> None:
        if (rij := self.lijst.huidige()) is not None:
            self.opened.emit(rij.id)

    def _mag_niet(self, _: Weigering) -> None:
        self.lijst.zet(())
