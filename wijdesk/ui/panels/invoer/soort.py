"""Which kind of rows a file holds: proposed from its header, with a warning when the choice does not fit it.

A proposal never takes a choice away: who chose a kind keeps it, and is told what the file lacks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.invoer.verslag import SOORTEN

Ontbreekt = Mapping[str, Sequence[str]]
"""Per kind of file the columns that its header lacks; all of them there is a fit."""

KIJK_NA = 150
"""Milliseconds after the last key before the file that was typed is looked at."""


class LeesKop(Protocol):
    """Reads the header of a file, on a free worker; handed to the panel where everything is built."""

    def __call__(self, pad: Path, /) -> Ontbreekt:
        """Raises Weigering when the file cannot be read."""


def geen_kop(_: Path) -> Ontbreekt:
    """Recognises nothing."""
    return {}


class SoortKeuze(QWidget):
    """The kinds as buttons, what was recognised, and what does not fit."""

    def __init__(self) -> None:
        super().__init__()
        self._ontbreekt: Ontbreekt = {}
        self._zelf = False
        self.groep = QButtonGroup(self)
        self.herkend = etiket("", "bij", breekt_af=True, naam="invoer_herkend")
        self.let_op = etiket("", "waarschuwing", breekt_af=True, naam="invoer_past_niet")
        knoppen = QWidget()
        rij = FlowLayout(knoppen, ruimte=4)
        for nummer, soort in enumerate(SOORTEN):
            keuze = knop(soort.capitalize(), rol="keuze", naam=f"invoer_{soort}")
            keuze.setCheckable(True)
            keuze.setChecked(not nummer)
            self.groep.addButton(keuze, nummer)
            rij.addWidget(keuze)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        for deel in (knoppen, self.herkend, self.let_op):
            kolom.addWidget(deel)
        self.groep.idClicked.connect(self._gekozen)
        self._toon()

    @property
    def soort(self) -> str:
        """The kind that is chosen."""
        return SOORTEN[self.groep.checkedId()]

    def volg(self, bestand: QLineEdit, jobs: Jobs, lees_kop: LeesKop) -> None:
        """Look at the file that is named there. One that cannot be read is told when it is put in, not while typing."""
        wacht = QTimer(self, singleShot=True, interval=KIJK_NA)
        bestand.textChanged.connect(lambda _: wacht.start())

        def kijk() -> None:
            tekst = bestand.text().strip()
            self.toon_kop({})
            if tekst:
                jobs.background(
                    lambda _: lees_kop(Path(tekst)),
                    lambda ontbreekt: self.toon_kop(ontbreekt) if bestand.text().strip() == tekst else None,
                    eigenaar=self,
                    geweigerd=lambda _: None,
                    mislukt=lambda _: None,
                )

        wacht.timeout.connect(kijk)

    def toon_kop(self, ontbreekt: Ontbreekt) -> None:
        """What the header of the file lacks per kind; empty: no file, or none that can be read."""
        self._ontbreekt = ontbreekt
        past = self._past()
        if past and not self._zelf:
            self.groep.button(SOORTEN.index(past)).setChecked(True)
        self._toon()

    def _gekozen(self) -> None:
        self._zelf = True
        self._toon()

    def _past(self) -> str:
        """The kind of which every column is there; the first one when a file would do for more."""
        return next((soort for soort in SOORTEN if soort in self._ontbreekt and not self._ontbreekt[soort]), "")

    def _toon(self) -> None:
        past, mist = self._past(), self._ontbreekt.get(self.soort, ())
        herkend = self.tr("Herkend aan de kolommen: {0}.").format(past) if past and past == self.soort else ""
        zin = ""
        if mist and past:
            zin = self.tr("Dit lijkt een bestand met {0}, niet met {1}.").format(past, self.soort)
        elif mist:
            wat = self.tr("ontbreekt de kolom") if len(mist) == 1 else self.tr("ontbreken de kolommen")
            zin = self.tr("Voor {0} {1} {2}.").format(self.soort, wat, ", ".join(mist))
        for deel, tekst in ((self.herkend, herkend), (self.let_op, zin)):
            deel.setText(tekst)
            deel.setVisible(bool(tekst))
