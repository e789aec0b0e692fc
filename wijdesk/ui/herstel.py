"""Mending from the login window: from the centre or a backup, who are you, and what it costs. Knows no store."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol, TypeGuard

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from wijdesk.errors import Storing
from wijdesk.models.values import AMSTERDAM, dag_in_woorden
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.unlock import WachtwoordVeld


class Verlies(Protocol):
    """What putting a backup back cost; `mutaties` None when the present file could not be read."""

    @property
    def mutaties(self) -> int | None:
        """Changes made after the backup."""


Terugzetter = Callable[[Path, str, str], tuple[Verlies, Path | None]]
"""(backup, name, password) → what it cost and where the replaced file stands; raises a Storing."""


UitCentrum = Callable[[str, str, Callable[[int, int], None]], tuple[str, ...]]
"""(name, password, progress) → what to tell; raises a Storing."""


class _Post(QObject):
    gelukt = Signal(object)
    gevorderd = Signal(int, int)
    mislukt = Signal(object)


class HerstelVenster(QDialog):
    """Choose what the store is mended with.

    Signals:
        restored: another file stands in place of the store, and the person has read what it cost
    """

    restored = Signal()

    def __init__(
        self,
        kopieen: tuple[tuple[Path, datetime], ...],
        zet_terug: Terugzetter,
        ouder: QWidget | None = None,
        *,
        uit_centrum: UitCentrum | None = None,
    ) -> None:
        """`kopieen` are the known backups with their moment in UTC, newest first; both callables run in a thread."""
        super().__init__(ouder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Gegevens herstellen"))
        self._zet_terug = zet_terug
        self._uit_centrum = uit_centrum
        self._klaar = False
        self._post = _Post(self)
        self._post.gelukt.connect(self._gelukt, Qt.ConnectionType.QueuedConnection)
        self._post.mislukt.connect(self._mislukt, Qt.ConnectionType.QueuedConnection)
        self._post.gevorderd.connect(self._toon_voortgang, Qt.ConnectionType.QueuedConnection)
        self.lijst = QListWidget()
        self.veld_lijst = Veld(self.tr("Herstellen met"), self.lijst, hulp=self._hulp(kopieen), naam="reservekopieen")
        if uit_centrum is not None:
            self._voeg_toe(None, self.tr("Het centrum, met wat hier nog te lezen is"))
        for pad, moment in kopieen:
            self._voeg_toe(pad, self.tr("Reservekopie van {}").format(_in_woorden(moment)))
        self.lijst.setCurrentRow(0)
        self.lijst.currentRowChanged.connect(self._ander_gekozen)
        self.naam = QLineEdit()
        self.veld_naam = Veld(
            self.tr("Medewerker"),
            self.naam,
            hulp=self.tr("Nodig zodra hier meer dan één medewerker werkt"),
            naam="herstel_naam",
        )
        self.wachtwoord = WachtwoordVeld()
        self.veld_wachtwoord = Veld(self.tr("Wachtwoord"), self.wachtwoord, naam="herstel_wachtwoord")
        self.wachtwoord.textEdited.connect(lambda _: self.veld_wachtwoord.wis_fout())
        self.uitslag = etiket("", breekt_af=True, naam="herstel_uitslag")
        self.voortgang = QProgressBar()
        self.voortgang.setTextVisible(False)
        self.voortgang.setAccessibleName(self.tr("Voortgang"))
        self.voortgang.hide()
        self.kies = knop(self.tr("Andere map kiezen…"), self._kies_map, rol="stil", naam="andere_map")
        self.terug = knop(self.tr("Annuleren"), self.close, naam="annuleren")
        self.doe = knop(self.tr("Herstellen"), self._doe, rol="primair", naam="terugzetten")
        self.doe.setDefault(True)
        self._bouw()

    def _bouw(self) -> None:
        vlak = QVBoxLayout(self)
        vlak.setContentsMargins(24, 20, 24, 20)
        vlak.setSpacing(12)
        vlak.addWidget(etiket(self.tr("Gegevens herstellen"), "titel"))
        vlak.addWidget(
            etiket(
                self.tr(
                    "Het bestand dat er nu is, wordt apart bewaard en niet weggegooid. Met een reservekopie is weg wat "
                    "daarna is opgeslagen en niet gedeeld."
                ),
                "bij",
                breekt_af=True,
            )
        )
        vlak.addWidget(self.veld_lijst, 1)
        vlak.addWidget(self.kies, 0, Qt.AlignmentFlag.AlignLeft)
        vlak.addWidget(self.veld_naam)
        vlak.addWidget(self.veld_wachtwoord)
        vlak.addWidget(self.uitslag)
        vlak.addWidget(self.voortgang)
        knoppen = QHBoxLayout()
        knoppen.setSpacing(8)
        knoppen.addStretch(1)
        knoppen.addWidget(self.terug)
        knoppen.addWidget(self.doe)
        vlak.addLayout(knoppen)

    def _hulp(self, kopieen: tuple[tuple[Path, datetime], ...]) -> str:
        if self._uit_centrum is not None:
            return self.tr("Deelt deze balie met andere, dan gaat met het centrum het minste verloren.")
        return "" if kopieen else self.tr("Er is geen reservekopie in de map van dit wijkteam. Kies er zelf een.")

    def _voeg_toe(self, pad: Path | None, tekst: str) -> None:
        regel = QListWidgetItem(tekst)
        regel.setData(Qt.ItemDataRole.UserRole, pad)
        self.lijst.addItem(regel)

    def _kies_map(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(self, self.tr("Map van de reservekopie"))
        if gekozen:
            self._voeg_toe(Path(gekozen), gekozen)
            self.lijst.setCurrentRow(self.lijst.count() - 1)

    def _ander_gekozen(self, _: int) -> None:
        self.veld_lijst.wis_fout()

    def _doe(self) -> None:
        if self._klaar:
            self.restored.emit()
            self.close()
            return
        regel = self.lijst.currentItem()
        if regel is None:
            self.veld_lijst.toon_fout(self.tr("Kies eerst waarmee."))
            return
        if not self.wachtwoord.text():
            self.veld_wachtwoord.toon_fout(self.tr("Vul uw wachtwoord in."))
            self.wachtwoord.setFocus()
            return
        self.doe.setEnabled(False)
        pad: Path | None = regel.data(Qt.ItemDataRole.UserRole)
        zet, haal = self._zet_terug, self._uit_centrum
        naam, wachtwoord, post = self.naam.text().strip(), self.wachtwoord.text(), self._post
        if pad is not None:
            self.uitslag.setText(self.tr("Bezig met nakijken en terugzetten…"))
            werk: Callable[[], object] = partial(zet, pad, naam, wachtwoord)
        elif haal is not None:
            self.uitslag.setText(self.tr("Bezig met lezen, hier en bij het centrum. Sluit dit venster niet…"))
            self.voortgang.setRange(0, 0)
            self.voortgang.show()
            werk = partial(haal, naam, wachtwoord, post.gevorderd.emit)
        threading.Thread(target=_probeer, args=(werk, post), name="herstellen").start()

    def _toon_voortgang(self, gedaan: int, totaal: int) -> None:
        self.voortgang.setRange(0, totaal)
        self.voortgang.setValue(gedaan)

    def _gelukt(self, uitkomst: tuple[str, ...] | tuple[Verlies, Path | None]) -> None:
        self.voortgang.hide()
        self.uitslag.setText(" ".join(uitkomst if _zijn_zinnen(uitkomst) else self._kosten(*uitkomst)))
        self._klaar = True
        self.terug.hide()
        self.doe.setText(self.tr("Naar inloggen"))
        self.doe.setEnabled(True)
        self.doe.setFocus()

    def _kosten(self, verlies: Verlies, apart: Path | None) -> list[str]:
        zinnen = [self.tr("De reservekopie staat terug.")]
        if verlies.mutaties is None:
            zinnen.append(self.tr("Het vorige bestand was niet te lezen: wat na de kopie is opgeslagen, is hier weg."))
        else:
            zinnen.append(self.tr("{} wijzigingen van na de kopie zijn hier weg.").format(verlies.mutaties))
        if apart is not None:
            zinnen.append(self.tr("Het vorige bestand is bewaard als {}.").format(apart.name))
        return zinnen

    def _mislukt(self, storing: Storing) -> None:
        self.doe.setEnabled(True)
        self.voortgang.hide()
        self.uitslag.setText("")
        veld = self.veld_wachtwoord if storing.soort == "wachtwoord" else self.veld_lijst
        veld.toon_fout(f"{storing.zin} {storing.uitweg}")

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(520, 600)


def _probeer(werk: Callable[[], object], post: _Post) -> None:
    try:
        uitkomst = werk()
    except Storing as storing:
        post.mislukt.emit(storing)
    else:
        post.gelukt.emit(uitkomst)


def _zijn_zinnen(uitkomst: tuple[object, ...]) -> TypeGuard[tuple[str, ...]]:
    return all(isinstance(deel, str) for deel in uitkomst)


def _in_woorden(moment: datetime) -> str:
    tijd = moment.astimezone(AMSTERDAM)
    return f"{dag_in_woorden(tijd.date(), datetime.now(AMSTERDAM).date())} {tijd:%H:%M}"
