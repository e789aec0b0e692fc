"""Putting a file in the sociale kaart: what it changes is shown first, field by field, and nothing is written before.

It knows how to ask, not how to read a file: that callable is handed to it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wijdesk.errors import Storing, Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.kaart import LeesKaartvoorbeeld, NeemKaartOver
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.invoer import RegelFout
from wijdesk.models.rows.kaart import Kaartbestand, Kaartvoorbeeld, Kaartwijziging
from wijdesk.models.values import Id
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.kaart import beeld
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.toetsen import ToetsKnop
from wijdesk.ui.vinkje import Vinkje

BESTANDEN = "CSV of Excel (*.csv *.txt *.xlsx);;Alle bestanden (*)"
KOPPEN = {
    "fout": "Deze regels kunnen niet", "anders": "Wordt gewijzigd", "nieuw": "Komt erbij",
    "weg": "Staat niet in het bestand",
}  # fmt: skip
MEESTE_REGELS = 500
"""Lines of the preview that show of each group; how many there are stands above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Regel:
    """One line of the preview: a change of one field, an entry, or a row that cannot be used."""

    id: Id
    groep: str
    beeld: Regel


class BestandBlad(QWidget):
    """A file, what it would change, and taking that over.

    Signals:
        closed: done here
        requested: (request, content) for the window
    """

    closed = Signal()
    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving, lees: Callable[[Path], Kaartbestand]) -> None:
        super().__init__()
        self.setObjectName("kaart_bestand")
        self.omgeving, self._lees = omgeving, lees
        self.voorbeeld: Kaartvoorbeeld | None = None
        self.pad = QLineEdit()
        self.pad.setAccessibleName(self.tr("Bestand"))
        self.pad.setMinimumWidth(48)
        vlak = QWidget()
        rij = QHBoxLayout(vlak)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.addWidget(self.pad, 1)
        rij.addWidget(knop(self.tr("Kiezen…"), self.kies_bestand))
        vlak.setFocusProxy(self.pad)
        self.veld = Veld(
            self.tr("Bestand"),
            vlak,
            naam="kaart_bestand",
            hulp=self.tr("CSV (UTF-8) of Excel, met minstens nummer, soort en naam. Het nummer zegt welke rij het is."),
        )
        self.telling = etiket("", "kop", breekt_af=True, naam="kaart_bestand_telling")
        self.model: RegelModel[_Regel] = RegelModel(
            lambda een: een.id, lambda een: een.beeld, groep=lambda een: self._kop(een.groep)
        )
        self.lijst: RegelLijst[_Regel] = RegelLijst(
            self.model, naam=self.tr("Wat er verandert"), leeg="", twee_regels=True
        )
        self.weg = Vinkje(self.tr("Sluit wat niet in het bestand staat"))
        self.nagekeken = Vinkje(self.tr("Alles in het bestand is nagekeken"))
        self.neem = ToetsKnop(self.tr("Overnemen"), "Ctrl+Return", rol="primair")
        self.neem.setObjectName("kaart_overnemen")
        self.fout = etiket("", "fout", breekt_af=True, naam="kaart_bestand_fout")
        self._bouw()
        self.pad.returnPressed.connect(lambda: self.lees(Path(self.pad.text().strip())))
        self.pad.textEdited.connect(lambda _: self._vergeet())
        for vinkje in (self.weg, self.nagekeken):
            vinkje.toggled.connect(lambda _: self._toon_knop())
        self.neem.clicked.connect(self.neem_over)
        toets = QShortcut(QKeySequence("Ctrl+Return"), self, self.neem_over)
        toets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._vergeet()

    def _bouw(self) -> None:
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(etiket(self.tr("Bijwerken uit een bestand"), "titel", breekt_af=True))
        kolom.addWidget(self.veld)
        kolom.addWidget(self.telling)
        kolom.addWidget(self.lijst, 1)
        for deel in (self.weg, self.nagekeken, self.fout):
            kolom.addWidget(deel)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.neem)
        knoppen.addWidget(knop(self.tr("Annuleren"), self.sluit, rol="stil", naam="kaart_bestand_sluit"))
        kolom.addLayout(knoppen)

    def eerste_veld(self) -> QWidget:
        """The file, or what it changes."""
        return self.lijst.lijst if self.model.rowCount() else self.pad

    def kies_bestand(self) -> None:
        """Ask which file."""
        venster = QFileDialog(self, self.tr("Bestand van de sociale kaart"), "", BESTANDEN)
        venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venster.setFileMode(QFileDialog.FileMode.ExistingFile)
        venster.fileSelected.connect(lambda pad: self.lees(Path(pad)))
        venster.open()

    def lees(self, pad: Path) -> None:
        """Read this file and say what it would change."""
        self._vergeet()
        self.pad.setText(str(pad))
        self.telling.setText(self.tr("Het bestand wordt gelezen…"))
        self.telling.show()
        self.omgeving.jobs.background(
            lambda _: self._lees(pad), self._vergelijk, eigenaar=self, geweigerd=self._kan_niet, mislukt=self._storing
        )

    def neem_over(self) -> None:
        """Carry out what shows."""
        wat = self.voorbeeld
        if wat is None or not self.neem.isEnabled():
            return
        self.neem.setEnabled(False)
        self.omgeving.jobs.write(
            NeemKaartOver(
                wijzigingen=self._gekozen(wat),
                nagekeken=self.nagekeken.isChecked(),
                gelijk=wat.gelijk if self.nagekeken.isChecked() else (),
            ),
            self._klaar,
            eigenaar=self,
            geweigerd=self._zeg_fout,
            mislukt=lambda storing: self._zeg(f"{storing.zin} {storing.uitweg}"),
        )

    def sluit(self) -> None:
        """Back without anything."""
        self.pad.clear()
        self._vergeet()
        self.closed.emit()

    def _gekozen(self, wat: Kaartvoorbeeld) -> tuple[Kaartwijziging, ...]:
        return (*wat.nieuw, *wat.anders, *(wat.weg if self.weg.isChecked() else ()))

    def _vergelijk(self, bestand: Kaartbestand) -> None:
        vraag = LeesKaartvoorbeeld.van(bestand)
        self.omgeving.jobs.read(vraag, self._toon, eigenaar=self, geweigerd=self._kan_niet)

    def _toon(self, wat: Kaartvoorbeeld) -> None:
        self.voorbeeld = wat
        weg = () if wat.weg_onbekend else (self.tr("{0} niet in het bestand").format(len(wat.weg)),)
        delen = [
            self.tr("{0} erbij").format(len(wat.nieuw)), self.tr("{0} gewijzigd").format(len(wat.anders)),
            *weg, self.tr("{0} gelijk").format(len(wat.gelijk)),
        ]  # fmt: skip
        if wat.fouten:
            een, meer = self.tr("1 regel kan niet"), self.tr("{0} regels kunnen niet")
            delen.append(een if len(wat.fouten) == 1 else meer.format(len(wat.fouten)))
        zin = " · ".join(delen)
        if wat.onbekende_kolommen:
            zin += self.tr(". Overgeslagen kolommen: {0}").format(", ".join(wat.onbekende_kolommen))
        if wat.weg_onbekend:
            zin += self.tr(
                ". Een regel is niet te lezen: wat niet in het bestand staat, ziet u pas als die regel is hersteld"
            )
        if wat.blijft_gesloten:
            zin += self.tr(". Gesloten, en dat blijft zo: {0}. Met een lege kolom tot gaan die weer open").format(
                wat.blijft_gesloten
            )
        self.telling.setText(zin)
        self.lijst.zet_leeg(self.tr("Alles in dit bestand staat al zo in de sociale kaart."))
        self.lijst.zet(_regels(wat))
        self.model.hertekst()
        self.weg.setVisible(bool(wat.weg))
        self.nagekeken.setVisible(bool(wat.nieuw or wat.anders or wat.gelijk))
        self._toon_knop()
        self.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _toon_knop(self) -> None:
        wat = self.voorbeeld
        aantal = 0 if wat is None else len(self._gekozen(wat))
        gelijk = wat is not None and self.nagekeken.isChecked() and bool(wat.gelijk)
        een = self.tr("1 wijziging overnemen")
        meer = self.tr("{0} wijzigingen overnemen").format(aantal)
        self.neem.zet_tekst(een if aantal == 1 else meer if aantal else self.tr("Overnemen"))
        self.neem.setEnabled(bool(aantal or gelijk))

    def _klaar(self, _: int, __: Wijziging) -> None:
        self.sluit()

    def _vergeet(self) -> None:
        """Nothing was read."""
        self.voorbeeld = None
        self.veld.wis_fout()
        self._zeg("")
        self.telling.setText("")
        self.telling.hide()
        self.lijst.zet_leeg(self.tr("Kies een bestand.\nDan ziet u hier wat er verandert."))
        self.lijst.zet(())
        for vinkje in (self.weg, self.nagekeken):
            vinkje.setChecked(False)
            vinkje.hide()
        self._toon_knop()

    def _kan_niet(self, weigering: Weigering) -> None:
        self._vergeet()
        self.veld.toon_fout(weigering.in_een_zin())
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def _storing(self, storing: Storing) -> None:
        self._vergeet()
        self.veld.toon_fout(f"{storing.zin} {storing.uitweg}")

    def _zeg_fout(self, weigering: Weigering) -> None:
        self._zeg(weigering.in_een_zin())

    def _zeg(self, zin: str) -> None:
        self.fout.setText(zin)
        self.fout.setVisible(bool(zin))
        self._toon_knop()

    def _kop(self, groep: str) -> str:
        return KOPPEN[groep]

    # Qt --------------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.sluit()
            return
        super().keyPressEvent(event)


def _regels(wat: Kaartvoorbeeld) -> list[_Regel]:
    uit = [_fout(fout) for fout in wat.fouten[:MEESTE_REGELS]]
    for rij in wat.anders[:MEESTE_REGELS]:
        uit += [
            _Regel(
                id=Id(f"anders/{rij.nummer}/{wissel.veld}".encode()),
                groep="anders",
                beeld=Regel(titel=rij.naam, rechts=rij.nummer, onder=beeld.wissel_in_woorden(wissel)),
            )
            for wissel in rij.velden
        ]
    for rij in wat.nieuw[:MEESTE_REGELS]:
        onder = " · ".join(
            deel for deel in (rij.waarden["soort"], rij.waarden["thema"], rij.waarden["telefoon"]) if deel
        )
        uit.append(_een("nieuw", rij, onder))
    uit += [_een("weg", rij, "Blijft open, tenzij u hieronder kiest om te sluiten") for rij in wat.weg[:MEESTE_REGELS]]
    return uit


def _een(groep: str, rij: Kaartwijziging, onder: str) -> _Regel:
    id_ = Id(f"{groep}/{rij.nummer}".encode())
    return _Regel(id=id_, groep=groep, beeld=Regel(titel=rij.naam, rechts=rij.nummer, onder=onder))


def _fout(fout: RegelFout) -> _Regel:
    waar = f"Regel {fout.regel}" + (f", kolom {fout.veld}" if fout.veld else "")
    return _Regel(
        id=Id(f"fout/{fout.regel}/{fout.veld}".encode()),
        groep="fout",
        beeld=Regel(titel=waar, rechts=fout.nummer, let_op=fout.reden),
    )
