"""The goals a draft plan begins with: each can be left out or put in other words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from wijdesk.models.opdrachten.triage import ConceptDoel
from wijdesk.ui.fields import Veld, knop
from wijdesk.ui.keuze import Keuze


class Doelen(QWidget):
    """A line per goal: with a tick or without, in which words, about what.

    Signals:
        typed: a person changed one
    """

    typed = Signal()

    def __init__(self, leefgebieden: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("casus_doelen")
        self._leefgebieden = leefgebieden
        self._begin: tuple[ConceptDoel, ...] | None = None
        self._eigen = False
        self._regels: list[tuple[QCheckBox, QLineEdit, Keuze]] = []
        self._rooster = QGridLayout(self)
        self._rooster.setContentsMargins(0, 0, 0, 0)
        self._rooster.setSpacing(6)
        self._rooster.setColumnStretch(1, 1)
        self.erbij = knop(self.tr("Nog een doel"), self._voeg_toe, rol="stil", naam="casus_doel_erbij")
        self.veld = Veld(self.tr("Doelen voor het conceptplan"), self, naam="casus_doelen")
        self.veld.toon_hulp(self.tr("Uit de antwoorden. Haal weg wat niet past; alles is later te veranderen."))

    def begin(self, doelen: tuple[ConceptDoel, ...]) -> None:
        """The goals of the answers, as long as nobody changed them here."""
        if not self._eigen and doelen != self._begin:
            self._begin = doelen
            self._maak((True, doel.woorden, doel.leefgebied) for doel in doelen)

    def gekozen(self) -> tuple[ConceptDoel, ...]:
        """What goes into the plan."""
        return tuple(
            ConceptDoel(woorden=woorden.text().strip(), leefgebied=leefgebied.waarde)
            for vink, woorden, leefgebied in self._regels
            if vink.isChecked() and woorden.text().strip()
        )

    def getypt(self) -> list[Any]:
        """The lines as they stand, when a person changed them."""
        if not self._eigen:
            return []
        return [[vink.isChecked(), woorden.text(), leefgebied.waarde] for vink, woorden, leefgebied in self._regels]

    def zet_getypt(self, inhoud: Iterable[Any]) -> None:
        """Back from the draft."""
        regels = [(bool(aan), str(woorden), str(leefgebied)) for aan, woorden, leefgebied in inhoud]
        if regels:
            self._eigen = True
            self._maak(regels)

    def _maak(self, regels: Iterable[tuple[bool, str, str]]) -> None:
        for delen in self._regels:
            for oud in delen:
                self._rooster.removeWidget(oud)
                oud.hide()
                oud.deleteLater()
        self._regels = []
        self._rooster.removeWidget(self.erbij)
        for aan, woorden, leefgebied in regels:
            self._regel(aan=aan, woorden=woorden, leefgebied=leefgebied)
        self._rooster.addWidget(self.erbij, 2 * len(self._regels), 1, Qt.AlignmentFlag.AlignLeft)

    def _regel(self, *, aan: bool, woorden: str, leefgebied: str) -> QLineEdit:
        rij = len(self._regels)
        vink, regel, gebied = QCheckBox(), QLineEdit(maxLength=500), Keuze(self._leefgebieden)
        vink.setObjectName(f"doel_vink_{rij}")
        regel.setObjectName(f"doel_woorden_{rij}")
        vink.setChecked(aan)
        regel.setText(woorden)
        regel.setCursorPosition(0)
        gebied.zet(leefgebied)
        vink.setAccessibleName(self.tr("Doel {0} opnemen").format(rij + 1))
        regel.setAccessibleName(self.tr("Doel {0} in woorden").format(rij + 1))
        gebied.setAccessibleName(self.tr("Leefgebied van doel {0}").format(rij + 1))
        regel.setEnabled(aan)
        gebied.setEnabled(aan)
        self._rooster.addWidget(vink, 2 * rij, 0)
        self._rooster.addWidget(regel, 2 * rij, 1)
        self._rooster.addWidget(gebied, 2 * rij + 1, 1, Qt.AlignmentFlag.AlignLeft)
        gebied.setMinimumContentsLength(24)
        self._regels.append((vink, regel, gebied))
        vink.toggled.connect(regel.setEnabled)
        vink.toggled.connect(gebied.setEnabled)
        vink.toggled.connect(lambda _: self._typte())
        regel.textEdited.connect(lambda _: self._typte())
        gebied.activated.connect(lambda _: self._typte())
        return regel

    def _voeg_toe(self) -> None:
        self._rooster.removeWidget(self.erbij)
        regel = self._regel(aan=True, woorden="", leefgebied=self._leefgebieden[0] if self._leefgebieden else "")
        self._rooster.addWidget(self.erbij, 2 * len(self._regels), 1, Qt.AlignmentFlag.AlignLeft)
        regel.setFocus()
        self._typte()

    def _typte(self) -> None:
        self._eigen = True
        self.veld.wis_fout()
        self.typed.emit()
