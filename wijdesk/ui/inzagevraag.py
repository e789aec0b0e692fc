"""The card in the place of a dossier that is not in one's own hands: what do you look for, or: is it an emergency?

One widget for every panel: Casusregie puts it below its header, the others over all they show (`vraag_doel`). Keys 1
to 6 choose, Enter opens, Esc goes back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.errors import DoelNodig, Storing, Weigering
from wijdesk.models.inzagegronden import gronden
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.inzage import OpenInNood, ZegDoel
from wijdesk.models.values import Id
from wijdesk.ui.fields import Veld, etiket, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuzegroep import KeuzeGroep, Optie
from wijdesk.ui.panel import Omgeving, Panel
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.toetsen import ToetsKnop

LETTERS = 78
"""So wide is the card at most: a line of text stays readable."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InzageVraag(QFrame):
    """The card itself, in its calm form or in that of an emergency.

    Signals:
        opened: the dossier is open now
        closed: one does not want to look after all
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._wiens: tuple[Id | None, Id | None] = (None, None)
        self._nood = self._voorbij = False
        self.setObjectName("inzagevraag")
        self.setProperty("rol", "kaart")
        self.titel = etiket("", "kop", breekt_af=True, naam="inzage_titel")
        self.uitleg = etiket("", breekt_af=True, naam="inzage_uitleg")
        opties = [
            Optie(waarde=grond.code, tekst=_met_hoofdletter(grond.code), toets=str(nummer), hulp=grond.wet)
            for nummer, grond in enumerate(gronden(), 1)
        ]
        self.keuze = KeuzeGroep(opties, naam="inzage_keuze", titel=self.tr("Waarvoor kijkt u?"))
        self.keuze.gekozen.connect(self._gekozen)
        self.wet = etiket("", "bij", breekt_af=True, naam="inzage_wet")
        self.reden = QLineEdit()
        self.reden.setMaxLength(400)
        self.veld = Veld("", self.reden, naam="inzage_reden")
        self.veld.label.setWordWrap(True)
        self.reden.textEdited.connect(lambda _: self.veld.wis_fout())
        self.reden.returnPressed.connect(self.bevestig)
        self.fout = etiket("", "fout", breekt_af=True, naam="inzage_fout")
        self.ja = ToetsKnop("", "Return", rol="primair")
        self.ja.setObjectName("inzage_ja")
        self.ja.clicked.connect(self.bevestig)
        self.nee = knop(self.tr("Niet openen"), self.closed.emit, rol="stil", naam="inzage_nee")
        rij = FlowLayout(ruimte=8)
        rij.addWidget(self.ja)
        rij.addWidget(self.nee)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(16, 16, 16, 16)
        kolom.setSpacing(12)
        delen: tuple[QWidget, ...] = (self.titel, self.uitleg, self.keuze, self.wet, self.veld, self.fout)
        for deel in delen:
            kolom.addWidget(deel)
        kolom.addLayout(rij)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for deel in self.findChildren(QWidget):
            deel.installEventFilter(self)

    def vraag(
        self,
        *,
        huishouden_id: Id | None,
        persoon_id: Id | None,
        nood: bool,
        beperkt: bool = False,
        voorbij: bool = False,
    ) -> None:
        """Ask it of this dossier. What was typed about the same one stays. `voorbij`: it stood open until now."""
        zelfde = self._wiens == (huishouden_id, persoon_id)
        self._voorbij = voorbij or (zelfde and self._voorbij)
        if not zelfde or nood != self._nood:
            self.reden.clear()
            self.keuze.zet("")
        self._wiens, self._nood = (huishouden_id, persoon_id), nood
        self.setProperty("toestand", "spoed" if nood else "")
        zet_eigenschap(self, "rol", "waarschuwing" if nood else "kaart")
        if beperkt:
            self.titel.setText(self.tr("Beperkt: niet gebruiken"))
            self.uitleg.setText(
                self.tr(
                    "De inwoner vroeg om deze gegevens niet te gebruiken. Loopt iemand gevaar, of moet u iemands "
                    "rechten beschermen? Dan kunt u dit 2 uur openen. De logbeheerder beoordeelt het."
                )
            )
        elif nood and self._voorbij:
            self.titel.setText(self.tr("Dit dossier is weer dicht. Is er nog nood?"))
            self.uitleg.setText(
                self.tr(
                    "Noodinzage duurt 2 uur. Loopt er nog iemand gevaar? Open het dan opnieuw. De logbeheerder ziet "
                    "ook dat. Wat u aan het typen was, is bewaard en staat er dan weer."
                )
            )
        elif nood:
            self.titel.setText(self.tr("Dit dossier is van een andere locatie. Is er nood?"))
            self.uitleg.setText(
                self.tr(
                    "Loopt iemand gevaar? Dan kunt u dit dossier 2 uur openen. "
                    "De logbeheerder ziet dit morgen en beoordeelt het."
                )
            )
        elif self._voorbij:
            self.titel.setText(self.tr("Dit dossier is weer dicht. Waarvoor kijkt u?"))
            self.uitleg.setText(
                self.tr(
                    "Een doel geldt één dag. Uw keuze staat in het logboek. De inwoner mag weten wie er keek en "
                    "waarom. Wat u aan het typen was, is bewaard en staat er dan weer."
                )
            )
        else:
            self.titel.setText(self.tr("U bent hier niet bij betrokken. Waarvoor kijkt u?"))
            self.uitleg.setText(
                self.tr("Uw keuze staat in het logboek. De inwoner mag weten wie er keek en waarom. Het geldt vandaag.")
            )
        self.keuze.setVisible(not nood)
        self.ja.zet_tekst(self.tr("Noodinzage openen") if nood else self.tr("Openen"))
        zet_eigenschap(self.ja, "rol", "gevaar" if nood else "primair")
        self.ja.setEnabled(True)
        self.veld.wis_fout()
        self.fout.hide()
        self._toon_keuze()

    def eerste_veld(self) -> QWidget:
        """Where one begins: the choices, or the reason of an emergency."""
        return self.reden if self._nood else self.keuze.ingang()

    def bevestig(self) -> None:
        """Open it, when enough was said."""
        if not self.ja.isEnabled():
            return
        if not self._nood and not self.keuze.waarde:
            self.fout.setText(self.tr("Kies eerst waarvoor u kijkt (1 tot en met 6)."))
            self.fout.show()
            self.keuze.ingang().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.fout.hide()
        self.ja.setEnabled(False)
        self._omgeving.jobs.write(
            self._opdracht(), self._gelukt, eigenaar=self, geweigerd=self._mag_niet, mislukt=self._mislukt
        )

    def _opdracht(self) -> Opdracht[Any]:
        huis, persoon = self._wiens
        reden = self.reden.text() if self.veld.isVisibleTo(self) else ""
        if self._nood:
            return OpenInNood(reden=reden, huishouden_id=huis, persoon_id=persoon)
        return ZegDoel(grondslag=self.keuze.waarde, reden=reden, huishouden_id=huis, persoon_id=persoon)

    def _gelukt(self, *_: object) -> None:
        self._voorbij = False
        self.ja.setEnabled(True)
        self.reden.clear()
        self.keuze.zet("")
        self.opened.emit()

    def _mag_niet(self, weigering: Weigering) -> None:
        self.ja.setEnabled(True)
        if zin := weigering.volledig().get("reden"):
            self.veld.toon_fout(zin)
            self.reden.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.fout.setText(weigering.in_een_zin())
            self.fout.show()

    def _mislukt(self, storing: Storing) -> None:
        self.ja.setEnabled(True)
        self.fout.setText(f"{storing.zin} {storing.uitweg}")
        self.fout.show()

    def _gekozen(self, _: str) -> None:
        self.fout.hide()
        self._toon_keuze()
        if self.veld.isVisibleTo(self):
            self.reden.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon_keuze(self) -> None:
        grond = next((rij for rij in gronden() if rij.code == self.keuze.waarde), None)
        self.wet.setText("" if grond is None else self.tr("Grondslag: {0}").format(grond.wet))
        self.wet.setVisible(not self._nood and grond is not None)
        self.veld.zet_label(
            self.tr("Wat is er aan de hand? (één zin)") if self._nood else self.tr("Waarvoor kijkt u? (één zin)")
        )
        self.veld.setVisible(self._nood or (grond is not None and grond.zin))

    # Qt --------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setMaximumWidth(LETTERS * self.fontMetrics().averageCharWidth())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setMaximumWidth(LETTERS * self.fontMetrics().averageCharWidth())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a choice that was made opens, as Enter anywhere on the card; Esc goes back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            op_keuze = isinstance(watched, ToetsKnop) and self.keuze.isAncestorOf(watched)
            if event.key() in _ENTER and op_keuze and self.keuze.waarde:
                self.bevestig()
                return True
        return super().eventFilter(watched, event)


class InzageDek(QWidget):
    """The card over all a panel shows, until it is answered or put away."""

    def __init__(self, paneel: Panel) -> None:
        super().__init__(paneel)
        self.setObjectName("inzagedek")
        self.setAutoFillBackground(True)
        self._paneel = paneel
        self._opnieuw: Callable[[], object] | None = None
        self.kaart = InzageVraag(paneel.omgeving)
        self.kaart.opened.connect(self._geopend)
        self.kaart.closed.connect(self.sluit)
        blad = QWidget()
        midden = QVBoxLayout(blad)
        midden.setContentsMargins(24, 24, 24, 24)
        midden.addStretch(1)
        midden.addWidget(self.kaart)
        midden.addStretch(2)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(Rolblad(blad))
        paneel.installEventFilter(self)
        self.hide()

    def toon(self, nodig: DoelNodig, opnieuw: Callable[[], object], *, voorbij: bool) -> None:
        """Ask it; `opnieuw` opens what was asked for when it may be seen. `voorbij`: it stood open until now."""
        self._opnieuw = opnieuw
        self.kaart.vraag(
            huishouden_id=None if nodig.huishouden_id is None else Id(nodig.huishouden_id),
            persoon_id=None if nodig.persoon_id is None else Id(nodig.persoon_id),
            nood=nodig.nood,
            beperkt=nodig.beperkt,
            voorbij=voorbij,
        )
        aandacht = self._paneel.heeft_aandacht()
        self.setGeometry(self._paneel.rect())
        self.raise_()
        self.show()
        self._paneel.voorrang = self.kaart.eerste_veld()
        if aandacht:
            self._paneel.voorrang.setFocus(Qt.FocusReason.OtherFocusReason)

    def sluit(self) -> None:
        """Back to what the panel shows."""
        had_focus = self._heeft_focus()
        self.hide()
        self._paneel.voorrang = self._opnieuw = None
        if had_focus:
            self._paneel.ingang().setFocus(Qt.FocusReason.OtherFocusReason)

    def _geopend(self) -> None:
        opnieuw = self._opnieuw
        self.sluit()
        if opnieuw is not None:
            opnieuw()

    def _heeft_focus(self) -> bool:
        veld = self.window().focusWidget()
        return veld is not None and self.isAncestorOf(veld)

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._paneel and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._paneel.rect())
        return super().eventFilter(watched, event)


def vraag_doel(paneel: Panel, weigering: Weigering, opnieuw: Callable[[], object], *, stond: object = None) -> bool:
    """Ask what for, over this panel, when that is why it was refused; False when it was refused for something else.

    `stond`: what stood open on this panel until now, if it was this.
    """
    if not isinstance(weigering, DoelNodig):
        return False
    dek = paneel.findChild(InzageDek) or InzageDek(paneel)
    dek.toon(weigering, opnieuw, voorbij=stond is not None)
    return True


def _met_hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
