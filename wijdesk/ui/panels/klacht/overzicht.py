"""The register of klachten as a list: what still has to be registered, what is open by its term, and what is over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.rows.klacht import KlachtMelding, KlachtRij
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket
from wijdesk.ui.panel import Actie
from wijdesk.ui.panels.klacht import beeld
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import RegelModel
from wijdesk.ui.toetsen import Toetsen, ToetsKnop
from wijdesk.ui.vouwrij import Vouwrij


class Overzicht(QWidget):
    """The list with its two filters.

    Signals:
        changed: another part of the register is asked for
    """

    changed = Signal()

    def __init__(self, acties: tuple[Actie, ...], *, beheert: bool) -> None:
        """`beheert`: whoever works here keeps the register."""
        super().__init__()
        self._beheert = beheert
        self.model: RegelModel[beeld.Rij] = RegelModel(beeld.sleutel, beeld.beeld, groep=beeld.groep)
        leeg = (
            self.tr("Er is geen klacht.\nKlaagt een inwoner? Druk op N, of kies aan de balie de uitkomst “klacht”.")
            if beheert
            else self.tr("Er is geen klacht die u behandelt of die met u is gedeeld.")
        )
        self.lijst: RegelLijst[beeld.Rij] = RegelLijst(
            self.model,
            naam=self.tr("Klachten"),
            leeg=leeg,
            filter_tekst=self.tr("Filter op naam, nummer, collega of locatie"),
            tekens=True,
            twee_regels=True,
        )
        self.telling = etiket("", "bij", breekt_af=True, naam="klacht_telling")
        self.alleen_open = self._filter(self.tr("Alleen open"), "O")
        self.alleen_mij = self._filter(self.tr("Alleen van mij"), "M")
        self.toetsen = Toetsen(acties, self.lijst.lijst, primair="klacht.open", stil=("klacht.lessen",))
        self.lijst.chosen.connect(self._gekozen)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kop = etiket(self.tr("Klachten"), "titel")
        kolom.addWidget(Vouwrij((kop, 1), (self.alleen_open, 0), (self.alleen_mij, 0)))
        kolom.addWidget(self.telling)
        kolom.addWidget(self.lijst, 1)
        kolom.addWidget(self.toetsen)

    def toon(self, rijen: Sequence[KlachtRij], meldingen: Sequence[KlachtMelding], mij: Id) -> None:
        """What is to be registered, and of the register what the filters let through."""
        door = (
            rij
            for rij in rijen
            if (rij.open or not self.alleen_open.isChecked())
            and (rij.behandelaar_id == mij or not self.alleen_mij.isChecked())
        )
        self.lijst.zet((*meldingen, *door))
        self.model.hertekst()
        self.telling.setText(beeld.telling(rijen, len(meldingen)))
        self._gekozen(self.lijst.huidige())

    def eerste_veld(self) -> QWidget:
        """The list; without a row the button whose key begins one, as the empty list says."""
        if self.model.rowCount():
            return self.lijst.lijst
        return self.toetsen.knop("klacht.nieuw") if self._beheert and not self.model.aantal else self.lijst.filter

    def _gekozen(self, rij: beeld.Rij | None) -> None:
        self.toetsen.kan("klacht.open", ja=rij is not None)
        if self._beheert:
            melding = isinstance(rij, KlachtMelding)
            self.toetsen.knop("klacht.open").zet_tekst(self.tr("Registreren") if melding else self.tr("Openen"))
            self.toetsen.kan("klacht.bron", ja=melding, zichtbaar=melding)

    def _filter(self, tekst: str, toets: str) -> ToetsKnop:
        """A switch above the list; its key works from everywhere on the page."""
        knop = ToetsKnop(tekst, toets, rol="keuze")
        knop.setCheckable(True)
        knop.toggled.connect(lambda _: self.changed.emit())
        kort = QShortcut(QKeySequence(toets), self, knop.toggle)
        kort.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return knop
