"""The waiting list of this location as a narrow dock: who waits, how long, for what, and one key for what happens.

It knows no other panel: helping somebody is a request to the window.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import BewaarVoorkeur
from wijdesk.models.opdrachten.wachtrij import LeesWachtrij, MeldWachtendeAan, ZetWachtende
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.wachtrij import WachtendeRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, heeft_beurt
from wijdesk.ui.panel import Actie, Omgeving, Panel
from wijdesk.ui.panels.wachtrij.beeld import URGENTIES, beeld, mogelijke_standen, telling, wacht_nog
from wijdesk.ui.panels.wachtrij.toevoegen import Toevoegen
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.toetsen import Toetsen, ToetsKnop

TIK = 10_000
"""Milliseconds between two looks at the clock: a minute is never more than this late."""
VOORKEUR = "wachtrij.privacy"

_STANDEN = (
    ("wachtrij.roep_op", "Oproepen", "O", "opgeroepen"),
    ("wachtrij.terug", "Terug", "T", "terug"),
    ("wachtrij.even_weg", "Even weg", "E", "even weg"),
    ("wachtrij.vertrokken", "Weg zonder hulp", "W", "weg zonder hulp"),
)


class WachtrijPanel(Panel):
    """Who waits here now, most urgent first, then longest."""

    naam = "wachtrij"
    titel = "Wachtrij"
    interesses = frozenset({"wachtende", "persoon", "agressie", "pandverbod"})

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(omgeving, parent)
        self._kies_straks: Id | None = None
        self._privacy = omgeving.voorkeuren.get(VOORKEUR) == b"1"
        self.model: RegelModel[WachtendeRij] = RegelModel(lambda rij: rij.id, self._beeld)
        self.lijst: RegelLijst[WachtendeRij] = RegelLijst(
            self.model,
            naam=self.tr("Wachtrij"),
            leeg=self.tr("Er wacht niemand.\nKomt er iemand binnen, druk dan op N."),
            tekens=True,
        )
        self.telling = etiket("", "kop", naam="wachtrij_telling", breekt_af=True)
        self.privacy = ToetsKnop(self.tr("Privacy"), "P", rol="keuze")
        self.privacy.setCheckable(True)
        self.privacy.setChecked(self._privacy)
        self.privacy.setToolTip(self.tr("Toon alleen initialen of een nummer, als er iemand meekijkt (P)"))
        self.privacy.toggled.connect(self._zet_privacy)
        self.nieuw = ToetsKnop(self.tr("Iemand toevoegen"), "N")
        self.nieuw.clicked.connect(self.voeg_toe)
        self.formulier = Toevoegen(omgeving.jobs, omgeving.locatie.id)
        self.formulier.ready.connect(self._meld_aan)
        self.formulier.closed.connect(self._formulier_dicht)
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="wachtrij_let_op")
        self.toetsen = Toetsen(self._stand_acties(), self.lijst.lijst, primair="wachtrij.help")
        urgenties = self._urgentie_acties()
        self.urgenties = Toetsen(urgenties, self.lijst.lijst, stil=[actie.naam for actie in urgenties])
        self.onder = QWidget()
        self._bouw()
        self.lijst.chosen.connect(self._gekozen)
        self.lijst.opened.connect(self._help)
        self.klok = QTimer(self, interval=TIK)
        self.klok.timeout.connect(self._tik)
        self._gekozen(None)
        self._tik()

    def _bouw(self) -> None:
        kop = QHBoxLayout()
        kop.setSpacing(8)
        kop.addWidget(self.telling, 1)
        kop.addWidget(self.privacy)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addLayout(kop)
        kolom.addWidget(self.nieuw)
        kolom.addWidget(self.formulier)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.let_op)
        onder = QVBoxLayout(self.onder)
        onder.setContentsMargins(0, 0, 0, 0)
        onder.setSpacing(4)
        onder.addWidget(self.toetsen)
        onder.addWidget(etiket(self.tr("Urgentie wijzigen in"), "bij"))
        onder.addWidget(self.urgenties)
        kolom.addWidget(self.onder)
        for toets, doe in (("N", self.voeg_toe), ("P", self.privacy.toggle)):
            QShortcut(QKeySequence(toets), self, doe).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _stand_acties(self) -> tuple[Actie, ...]:
        help_ = Actie("wachtrij.help", self.tr("Helpen"), "Return", self._help_huidige)
        return (
            help_,
            *(Actie(naam, tekst, toets, partial(self._zet_stand, stand)) for naam, tekst, toets, stand in _STANDEN),
        )

    def _urgentie_acties(self) -> tuple[Actie, ...]:
        return tuple(
            Actie(f"wachtrij.urgentie_{nummer}", woord.capitalize(), str(nummer), partial(self._zet_urgentie, nummer))
            for nummer, woord in URGENTIES.items()
        )

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with who waits."""
        return (
            Actie("wachtrij.toevoegen", self.tr("Iemand in de wachtrij zetten"), "N", self.voeg_toe),
            *self._stand_acties(),
            *self._urgentie_acties(),
            Actie("wachtrij.privacy", self.tr("Privacyweergave van de wachtrij"), "P", self.privacy.toggle),
        )

    def ververs(self) -> None:
        """Read who waits here."""
        self.omgeving.jobs.read(
            LeesWachtrij(locatie_id=self.omgeving.locatie.id), self._toon, eigenaar=self, geweigerd=self._mag_niet
        )

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Take "wachtende.nieuw": open the quick form."""
        if verzoek != "wachtende.nieuw":
            return False
        self.voeg_toe()
        return True

    def eerste_veld(self) -> QWidget:
        """The list, or the quick form when it is open, or when nobody waits the button that opens it."""
        if self.formulier.isVisible():
            return self.formulier.wie.regel
        return self.lijst.lijst if self.model.rowCount() else self.nieuw

    # What happens ----------------------------------------------------------------------------------------------------

    def voeg_toe(self) -> None:
        """Open the quick form."""
        self.nieuw.hide()
        self.let_op.hide()
        self.onder.hide()
        self.formulier.open()

    def _toon(self, rijen: tuple[WachtendeRij, ...]) -> None:
        self.lijst.zet(rij for rij in rijen if wacht_nog(rij))
        if self._kies_straks is not None and self.model.rij_van(self._kies_straks) >= 0:
            self.lijst.kies(self._kies_straks)
            self._kies_straks = None
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        if heeft_beurt(self.nieuw) and self.model.rowCount():
            self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tik()

    def _beeld(self, rij: WachtendeRij) -> Regel:
        return beeld(rij, nu=self.omgeving.klok(), privacy=self._privacy)

    def _tik(self) -> None:
        self.model.hertekst()
        rijen = [self.model.rij(plek) for plek in range(self.model.rowCount())]
        self.telling.setText(telling(rijen, self.omgeving.klok()))

    def _gekozen(self, rij: WachtendeRij | None) -> None:
        kan = mogelijke_standen(rij.stand) if rij else frozenset()
        self.onder.setVisible(rij is not None and not self.formulier.isVisible())
        self.toetsen.kan("wachtrij.help", ja=rij is not None)
        for naam, _, _, stand in _STANDEN:
            self.toetsen.kan(naam, ja=stand in kan, zichtbaar=stand in kan)
        for nummer in URGENTIES:
            anders = rij is not None and rij.urgentie != nummer
            self.urgenties.kan(f"wachtrij.urgentie_{nummer}", ja=anders, zichtbaar=anders)
        self._toon_let_op(rij)

    def _toon_let_op(self, rij: WachtendeRij | None) -> None:
        zin = rij.waarschuwing if rij else ""
        if zin and self._privacy:
            zin = self.tr("Er is een waarschuwing. Zet de privacyweergave uit (P) om die te lezen")
        elif "andverbod" in zin:
            zin = self.tr("{0}. Hulp blijft mogelijk: bied telefoon, e-mail of beeldbellen aan").format(zin)
        self.let_op.setText(f"⚠ {zin}." if zin else "")
        self.let_op.setVisible(bool(zin) and not self.formulier.isVisible())

    def _zet_privacy(self, aan: bool) -> None:
        self._privacy = aan
        self._tik()
        self._toon_let_op(self.lijst.huidige())
        self.omgeving.jobs.write(BewaarVoorkeur(sleutel=VOORKEUR, waarde=b"1" if aan else b"0"), eigenaar=self)

    def _help_huidige(self) -> None:
        if (rij := self.lijst.huidige()) is not None:
            self._help(rij)

    def _help(self, rij: WachtendeRij) -> None:
        self.requested.emit("wachtende.help", rij)

    def _zet_stand(self, stand: str) -> None:
        if (rij := self.lijst.huidige()) is not None and stand in mogelijke_standen(rij.stand):
            self.omgeving.jobs.write(
                ZetWachtende(id=rij.id, stand=stand, zonder_naam=self._privacy),
                self._gezet,
                eigenaar=self,
                geweigerd=self._mag_niet,
            )

    def _zet_urgentie(self, urgentie: int) -> None:
        if (rij := self.lijst.huidige()) is not None:
            self.omgeving.jobs.write(
                ZetWachtende(id=rij.id, urgentie=urgentie, zonder_naam=self._privacy),
                self._gezet,
                eigenaar=self,
                geweigerd=self._mag_niet,
            )

    def _gezet(self, _: None, __: Wijziging) -> None:
        self.lijst.lijst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _meld_aan(self, opdracht: MeldWachtendeAan) -> None:
        self.omgeving.jobs.write(
            replace(opdracht, zonder_naam=self._privacy),
            self._aangemeld,
            eigenaar=self,
            geweigerd=self.formulier.toon_fouten,
            mislukt=lambda storing: self.formulier.toon_fouten(Weigering(f"{storing.zin} {storing.uitweg}")),
        )

    def _aangemeld(self, wachtende_id: Id, _: Wijziging) -> None:
        self._kies_straks = wachtende_id
        self.formulier.sluit()

    def _formulier_dicht(self) -> None:
        self.nieuw.show()
        self._gekozen(self.lijst.huidige())
        self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _mag_niet(self, weigering: Weigering) -> None:
        self.requested.emit("melding", weigering.zin)

    # Qt --------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tik()
        self.klok.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self.klok.stop()
        super().hideEvent(event)
