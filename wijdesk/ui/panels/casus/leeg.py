"""What Casusregie shows before a household is open: look for one, go to one's own, or make one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.vondst import ZoekHuishoudens
from wijdesk.models.rows.vondst import HuishoudenVondst
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.persoon_zoeken import ZOEK_VANAF
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel

HOOGSTENS = 12


def beeld(vondst: HuishoudenVondst) -> Regel:
    """A household that was found: name, who belongs to it, where, and whose case it is."""
    regie = f"{vondst.nummer} · {vondst.regisseur}" if vondst.open else "geen open casus"
    return Regel(
        titel=vondst.naam or vondst.leden,
        rechts=regie,
        onder=" · ".join(deel for deel in (vondst.leden, vondst.adres) if deel),
    )


class GeenHuishouden(QWidget):
    """A line to look on with what was found below it, and the other ways to a household.

    Signals:
        requested: (request, content) as of a Panel; "casus.terug" goes back to the household that is open
    """

    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._jobs = omgeving.jobs
        self._kan_terug = False
        self.uitleg = etiket("", "bij", breekt_af=True, naam="casus_leeg_uitleg")
        self.regel = QLineEdit()
        self.regel.setClearButtonEnabled(True)
        self.regel.setMaxLength(200)
        self.veld = Veld(
            self.tr("Zoek een huishouden"),
            self.regel,
            naam="casus_zoek",
            hulp=self.tr("Naam van een gezinslid, adres of casusnummer"),
        )
        self._model: RegelModel[HuishoudenVondst] = RegelModel(lambda vondst: vondst.id, beeld)
        self.lijst: RegelLijst[HuishoudenVondst] = RegelLijst(
            self._model,
            naam=self.tr("Gevonden huishoudens"),
            leeg=self.tr("0 resultaten. Zoek op een andere naam, of maak het huishouden hieronder."),
        )
        self.lijst.hide()
        self.mijn = knop(self.tr("Mijn casussen"), lambda: self._vraag("caseload.open"), naam="casus_leeg_mijn")
        self.nieuw = knop(
            self.tr("Nieuw huishouden"), lambda: self._vraag("huishouden.nieuw_voor"), naam="casus_leeg_nieuw"
        )
        self.terug: QPushButton = knop(
            self.tr("Terug"), lambda: self._vraag("casus.terug"), rol="stil", naam="casus_leeg_terug"
        )
        self._bouw()
        self.regel.installEventFilter(self)
        self.regel.textEdited.connect(self._getypt)
        self.lijst.opened.connect(self._gekozen)
        self.lijst.lijst.clicked.connect(lambda _: self._gekozen(self.lijst.huidige()))
        self.begin(terug=False)

    def _bouw(self) -> None:
        rij = FlowLayout(ruimte=8)
        for deel in (self.mijn, self.nieuw, self.terug):
            rij.addWidget(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(24, 24, 24, 24)
        kolom.setSpacing(12)
        kolom.addWidget(etiket(self.tr("Welk huishouden?"), "titel", naam="casus_leeg_kop"))
        kolom.addWidget(self.uitleg)
        kolom.addWidget(self.veld)
        kolom.addWidget(self.lijst, 1)
        kolom.addLayout(rij)
        kolom.addStretch(1)

    def begin(self, *, terug: bool, waarom: str = "") -> None:
        """Begin with an empty line; `terug` when there is a household to go back to, `waarom` what to say instead."""
        self._kan_terug = terug
        self.regel.clear()
        self.veld.wis_fout()
        self._vouw_in()
        self.terug.setVisible(terug)
        self.uitleg.setText(
            self.tr("Kies een huishouden. Wat u getypt had, blijft bewaard.")
            if terug
            else waarom or self.tr("Er is nog geen huishouden open. Zoek er een, of kies uit Mijn casussen.")
        )

    def eerste_veld(self) -> QWidget:
        """The line."""
        return self.regel

    def _vraag(self, wat: str) -> None:
        self.requested.emit(wat, None)

    def _getypt(self, tekst: str) -> None:
        self.veld.wis_fout()
        if len(tekst.strip()) < ZOEK_VANAF:
            self._vouw_in()
            return
        vraag = ZoekHuishoudens(tekst=tekst.strip(), hoogstens=HOOGSTENS)
        self._jobs.read(vraag, self._gevonden, eigenaar=self, geweigerd=self._geweigerd)

    def _gevonden(self, vondsten: tuple[HuishoudenVondst, ...]) -> None:
        if len(self.regel.text().strip()) >= ZOEK_VANAF:
            self.lijst.zet(vondsten)
            self.lijst.show()

    def _geweigerd(self, weigering: Weigering) -> None:
        self.veld.toon_fout(weigering.zin)

    def _gekozen(self, vondst: HuishoudenVondst | None) -> None:
        if vondst is not None:
            self.requested.emit("huishouden.open", vondst.id)

    def _vouw_in(self) -> None:
        self.lijst.hide()
        self._model.zet(())

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.lijst.isVisible():
            if event.key() == Qt.Key.Key_Down:
                self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._gekozen(self.lijst.huidige())
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._kan_terug:
            self._vraag("casus.terug")
            event.accept()
            return
        super().keyPressEvent(event)
