"""Mending from the login window: from the centre or a backup, or first only reading. Says what it costs. No store."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, Protocol

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

from wijdesk.errors import Storing, Weigering
from wijdesk.models.values import AMSTERDAM, dag_in_woorden
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.leestekst import LeesTekst
from wijdesk.ui.rolblad import Rolblad
from wijdesk.ui.unlock import WachtwoordVeld

KEUS = Qt.ItemDataRole.UserRole
CENTRUM, LEZEN = "centrum", "lezen"
"""What stands in the list besides backups."""


class Verlies(Protocol):
    """What putting a backup back costs; `mutaties` None when the present file cannot be read."""

    @property
    def mutaties(self) -> int | None:
        """Changes made after the backup."""

    def zinnen(self, vandaag: date, /) -> tuple[str, ...]:
        """What would be gone, in words."""


class Wie(NamedTuple):
    """Who mends, as logging in asks it."""

    naam: str
    wachtwoord: str
    code: str


Melder = Callable[[int, int], None]


class Bronnen(NamedTuple):
    """What a store can be mended with. The callables run in a thread and raise a Storing or a Weigering."""

    kopieen: tuple[tuple[Path, datetime], ...]
    """The known backups with their moment in UTC, newest first."""
    wat_kost: Callable[[Path, Wie], Verlies]
    zet_terug: Callable[[Path, Wie], tuple[Verlies, Path | None]]
    """Answers what it cost, and where the replaced file stands."""
    uit_centrum: Callable[[Wie, Melder], tuple[str, ...]] | None = None
    """Answers what to tell."""
    alleen_lezen: Callable[[Wie, Melder], object] | None = None
    """Answers a desk that is only read."""
    nieuw: bool = False
    """There is no store here yet: this computer takes the place of another."""


class _Post(QObject):
    gelukt = Signal(object)
    gevorderd = Signal(int, int)
    mislukt = Signal(object)


class HerstelVenster(QDialog):
    """Choose what the store is mended with.

    Signals:
        restored: another file stands in place of the store, and the person has read what it cost
        geopend: (object) a desk that is only read
    """

    restored = Signal()
    geopend = Signal(object)

    def __init__(self, bronnen: Bronnen, ouder: QWidget | None = None) -> None:
        super().__init__(ouder)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bronnen = bronnen
        self._titel = self.tr("Deze computer vervangt een andere") if bronnen.nieuw else self.tr("Gegevens herstellen")
        self.setWindowTitle(self._titel)
        self._klaar = False
        self._gezien: Path | None = None
        self._post = _Post(self)
        self._post.gelukt.connect(self._gelukt, Qt.ConnectionType.QueuedConnection)
        self._post.mislukt.connect(self._mislukt, Qt.ConnectionType.QueuedConnection)
        self._post.gevorderd.connect(self._toon_voortgang, Qt.ConnectionType.QueuedConnection)
        self.lijst = QListWidget()
        self.lijst.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.lijst.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        wat = self.tr("Pakket van de andere computer") if bronnen.nieuw else self.tr("Herstellen met")
        self.veld_lijst = Veld(wat, self.lijst, hulp=self._hulp(), naam="reservekopieen")
        if bronnen.uit_centrum is not None:
            self._voeg_toe(CENTRUM, self.tr("Het centrum, met wat hier nog te lezen is"))
        if bronnen.alleen_lezen is not None:
            self._voeg_toe(LEZEN, self.tr("Nog niet herstellen: alleen lezen wat er nog is"))
        for pad, moment in bronnen.kopieen:
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
        self.code = QLineEdit(maxLength=40)
        self.veld_code = Veld(self.tr("Code van uw telefoon"), self.code, naam="herstel_code")
        self.code.textEdited.connect(lambda _: self.veld_code.wis_fout())
        self.uitslag = LeesTekst(naam="herstel_uitslag", titel=self.tr("Wat er gebeurt"), regels=9)
        self.voortgang = QProgressBar()
        self.voortgang.setTextVisible(False)
        self.voortgang.setAccessibleName(self.tr("Voortgang"))
        self.voortgang.hide()
        self.kies = knop(self.tr("Andere map kiezen…"), self._kies_map, rol="stil", naam="andere_map")
        if bronnen.nieuw:
            self.kies.setText(self.tr("Map verhuizing-… kiezen…"))
        self.terug = knop(self.tr("Annuleren"), self.close, naam="annuleren")
        self.doe = knop("", self._doe, rol="primair", naam="terugzetten")
        self.doe.setDefault(True)
        self._bouw()
        self.veld_code.hide()
        self._noem()

    def _bouw(self) -> None:
        blad = QWidget()
        vlak = QVBoxLayout(blad)
        vlak.setContentsMargins(24, 20, 24, 8)
        vlak.setSpacing(12)
        vlak.addWidget(etiket(self._titel, "titel"))
        vlak.addWidget(etiket(self._uitleg(), "bij", breekt_af=True))
        vlak.addWidget(self.veld_lijst, 1)
        vlak.addWidget(self.kies, 0, Qt.AlignmentFlag.AlignLeft)
        vlak.addWidget(self.veld_naam)
        vlak.addWidget(self.veld_wachtwoord)
        vlak.addWidget(self.veld_code)
        vlak.addWidget(self.uitslag)
        vlak.addWidget(self.voortgang)
        regel = self.fontMetrics().lineSpacing()
        self.lijst.setMinimumHeight(4 * regel)
        self.lijst.setMaximumHeight(8 * regel)
        knoppen = QHBoxLayout()
        knoppen.setContentsMargins(24, 8, 24, 20)
        knoppen.setSpacing(8)
        knoppen.addStretch(1)
        knoppen.addWidget(self.terug)
        knoppen.addWidget(self.doe)
        geheel = QVBoxLayout(self)
        geheel.setContentsMargins(0, 0, 0, 0)
        geheel.setSpacing(0)
        self._rol = Rolblad(blad)
        self._rol.verticalScrollBar().rangeChanged.connect(lambda *_: self._naar_onder())
        geheel.addWidget(self._rol, 1)
        geheel.addLayout(knoppen)

    def _uitleg(self) -> str:
        if self._bronnen.nieuw:
            return self.tr(
                "Maak op de oude computer een pakket: Reservekopieën, “Naar een andere computer”. Kies hier de map "
                "verhuizing-… die daar is gemaakt. De oude computer kan daarna alleen nog lezen."
            )
        return self.tr(
            "Het bestand dat er nu is, wordt apart bewaard en niet weggegooid. Met een reservekopie is weg wat "
            "daarna is opgeslagen en niet gedeeld."
        )

    def _hulp(self) -> str:
        if self._bronnen.nieuw:
            return ""
        if self._bronnen.uit_centrum is not None:
            return self.tr("Deelt deze balie met andere, dan gaat met het centrum het minste verloren.")
        return (
            "" if self._bronnen.kopieen else self.tr("Er is geen reservekopie in de map van dit wijkteam. Kies er een.")
        )

    def _voeg_toe(self, wat: Path | str, tekst: str) -> None:
        regel = QListWidgetItem(tekst)
        regel.setData(KEUS, wat)
        self.lijst.addItem(regel)

    def _kies_map(self) -> None:
        gekozen = QFileDialog.getExistingDirectory(self, self.tr("Map van de reservekopie"))
        if gekozen:
            self._voeg_toe(Path(gekozen), gekozen)
            self.lijst.setCurrentRow(self.lijst.count() - 1)

    def _ander_gekozen(self, _: int) -> None:
        self.veld_lijst.wis_fout()
        self._gezien = None
        self.uitslag.setText("")
        self._noem()

    def begin_als(self, naam: str, wachtwoord: str) -> None:
        """Who it is was typed already: go on with what is chosen."""
        self.naam.setText(naam)
        self.wachtwoord.setText(wachtwoord)
        self._doe()

    def kies_vast(self, pad: Path | str) -> None:
        """Begin with this one."""
        plekken = [plek for plek in range(self.lijst.count()) if self.lijst.item(plek).data(KEUS) == pad]
        if not plekken:
            self._voeg_toe(pad, str(pad))
            plekken = [self.lijst.count() - 1]
        self.lijst.setCurrentRow(plekken[0])

    def _gekozen(self) -> Path | str | None:
        regel = self.lijst.currentItem()
        wat: Path | str | None = None if regel is None else regel.data(KEUS)
        return wat

    def _noem(self) -> None:
        """What the button does now."""
        wat = self._gekozen()
        if self._klaar:
            tekst = self.tr("Naar inloggen")
        elif wat == LEZEN:
            tekst = self.tr("Alleen lezen openen")
        elif self._bronnen.nieuw:
            tekst = self.tr("Hierheen halen")
        elif isinstance(wat, Path):
            tekst = self.tr("Terugzetten") if self._gezien == wat else self.tr("Kijk wat er weg zou zijn")
        else:
            tekst = self.tr("Herstellen")
        self.doe.setText(tekst)

    def _doe(self) -> None:
        if self._klaar:
            self.restored.emit()
            self.close()
            return
        wat = self._gekozen()
        if wat is None:
            self.veld_lijst.toon_fout(self.tr("Kies eerst waarmee."))
            return
        if not self.wachtwoord.text():
            self.veld_wachtwoord.toon_fout(self.tr("Vul uw wachtwoord in."))
            self.wachtwoord.setFocus()
            return
        self.doe.setEnabled(False)
        self.lijst.setEnabled(False)
        werk = self._werk(wat, Wie(self.naam.text().strip(), self.wachtwoord.text(), self.code.text().strip()))
        threading.Thread(target=_probeer, args=(werk, self._post), name="herstellen").start()

    def _werk(self, wat: Path | str, wie: Wie) -> Callable[[], object]:
        bronnen, meld = self._bronnen, self._post.gevorderd.emit
        if isinstance(wat, Path):
            if bronnen.nieuw or self._gezien == wat:
                self._zeg(self.tr("Bezig met nakijken en terugzetten…"))
                return partial(bronnen.zet_terug, wat, wie)
            self._zeg(self.tr("Bezig met nakijken. Er verandert nog niets…"))
            return partial(bronnen.wat_kost, wat, wie)
        self._zeg(self.tr("Bezig met lezen, hier en bij het centrum. Sluit dit venster niet…"))
        self.voortgang.setRange(0, 0)
        self.voortgang.show()
        if wat == LEZEN and bronnen.alleen_lezen is not None:
            return partial(bronnen.alleen_lezen, wie, meld)
        if bronnen.uit_centrum is not None:
            return partial(bronnen.uit_centrum, wie, meld)
        raise RuntimeError("chosen from a list that does not hold it")

    def _zeg(self, tekst: str) -> None:
        """What happens, or would."""
        self.uitslag.setText(tekst)
        self._naar_onder()

    def _naar_onder(self) -> None:
        """What is lost is in sight on a low window too, before the button that does it."""
        balk = self._rol.verticalScrollBar()
        if self.uitslag.text():
            balk.setValue(balk.maximum())

    def _toon_voortgang(self, gedaan: int, totaal: int) -> None:
        self.voortgang.setRange(0, totaal)
        self.voortgang.setValue(gedaan)

    def _gelukt(self, uitkomst: Any) -> None:
        self.voortgang.hide()
        self.doe.setEnabled(True)
        wat = self._gekozen()
        if wat == LEZEN:
            self.geopend.emit(uitkomst)
            self.close()
            return
        if isinstance(wat, Path) and not self._bronnen.nieuw and self._gezien != wat:
            self._gezien = wat
            self.lijst.setEnabled(True)
            self._zeg("\n".join(uitkomst.zinnen(datetime.now(AMSTERDAM).date())))
            self._noem()
            self.doe.setFocus()
            return
        self._zeg(" ".join(self._kosten(*uitkomst) if isinstance(wat, Path) else uitkomst))
        self._klaar = True
        self.wachtwoord.clear()
        self.terug.hide()
        self._noem()
        self.doe.setFocus()

    def _kosten(self, verlies: Verlies, apart: Path | None) -> list[str]:
        if self._bronnen.nieuw:
            return [self.tr("De gegevens staan op deze computer. Log in zoals u gewend bent.")]
        zinnen = [self.tr("De reservekopie staat terug.")]
        if verlies.mutaties is None:
            zinnen.append(self.tr("Het vorige bestand was niet te lezen: wat na de kopie is opgeslagen, is hier weg."))
        else:
            zinnen.append(self.tr("{} wijzigingen van na de kopie zijn hier weg.").format(verlies.mutaties))
        if apart is not None:
            zinnen.append(self.tr("Het vorige bestand is nog 30 dagen bewaard als {}.").format(apart.name))
        return zinnen

    def _mislukt(self, fout: Storing | Weigering) -> None:
        self.doe.setEnabled(True)
        self.lijst.setEnabled(True)
        self.voortgang.hide()
        self._zeg("")
        if isinstance(fout, Weigering):
            self.veld_lijst.toon_fout(fout.zin)
            return
        zin = f"{fout.zin} {fout.uitweg}".strip()
        if fout.soort == "code_nodig":
            self.veld_code.show()
            self.veld_code.toon_fout(zin)
            self.code.setFocus()
            return
        veld = self.veld_lijst
        if fout.soort in ("wachtwoord", "wachten"):
            veld = self.veld_code if self.code.text() else self.veld_wachtwoord
        veld.toon_fout(zin)

    # Qt --------------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        maat = self.fontMetrics()  # at 200 % the sentences need the room
        return QSize(max(520, maat.averageCharWidth() * 66), max(600, maat.lineSpacing() * 30))


def _probeer(werk: Callable[[], object], post: _Post) -> None:
    try:
        uitkomst = werk()
    except (Storing, Weigering) as fout:
        post.mislukt.emit(fout)
    else:
        post.gelukt.emit(uitkomst)


def _in_woorden(moment: datetime) -> str:
    tijd = moment.astimezone(AMSTERDAM)
    return f"{dag_in_woorden(tijd.date(), datetime.now(AMSTERDAM).date())} {tijd:%H:%M}"
