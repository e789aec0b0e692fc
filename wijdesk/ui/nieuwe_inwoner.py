"""The short form for somebody who is not known yet, and who it could be after all: advice, never a block."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wijdesk.models.nakijken import kijk_na
from wijdesk.models.opdrachten.persoon import PersoonInvoer, ZoekDubbelen
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Klok, datum_in_woorden, lokaal
from wijdesk.ui.fields import Veld, etiket, kaart, knop
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.vouwrij import Vouwrij

_VELDEN = (
    ("roepnaam", "Roepnaam", 2),
    ("tussenvoegsel", "Tussenvoegsel", 1),
    ("achternaam", "Achternaam", 3),
    ("geboortedatum", "Geboortedatum", 2),
    ("telefoon", "Telefoon", 2),
    ("postcode", "Postcode", 1),
    ("huisnummer", "Nummer", 1),
    ("toevoeging", "Toevoeging", 1),
    ("straat", "Straat", 3),
    ("woonplaats", "Woonplaats", 2),
)
_MEER = (
    ("bsn", "BSN", 2),
    ("voornamen", "Voornamen voluit", 4),
    ("geboorte_tussenvoegsel", "Tussenvoegsel", 1),
    ("geboortenaam", "Geboortenaam", 2),
    ("email", "E-mail", 3),
    ("taal", "Taal", 2),
)
PERSOON_VELDEN = tuple(naam for naam, _, _ in (*_VELDEN, *_MEER))
"""The fields of a person that a refusal can name, in the order of the form."""
_HULP = {"geboortedatum": "dag-maand-jaar", "bsn": "9 cijfers"}
_DUBBELEN_NA = 200
"""Milliseconds after the last letter before looking who it could be."""
_HOOGSTENS = 3
_BREED, _SMAL = 30, 22
"""Times the height of a letter from which six columns fit, and three."""


class NieuweInwoner(QWidget):
    """The form.

    Signals:
        gewijzigd: something was typed; `invoer()` gives it
        is_dezelfde: (Kandidaat) it is this known person
    """

    gewijzigd = Signal()
    is_dezelfde = Signal(object)

    def __init__(self, jobs: Jobs, klok: Klok, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._klok = klok
        self._kolommen = 0
        self.velden: dict[str, Veld] = {}
        self._gewone = [self._maak_veld(*beschrijving) for beschrijving in _VELDEN]
        self._meer_velden = [self._maak_veld(*beschrijving) for beschrijving in _MEER]
        self._rooster = QGridLayout()
        self._meer_rooster = QGridLayout()
        for rooster in (self._rooster, self._meer_rooster):
            rooster.setContentsMargins(0, 0, 0, 0)
            rooster.setHorizontalSpacing(8)
            rooster.setVerticalSpacing(8)
        self.tolk = QCheckBox(self.tr("Tolk nodig"))
        self.afgeschermd = QCheckBox(self.tr("Geheim adres: kaart afschermen"))
        for vakje in (self.tolk, self.afgeschermd):
            vakje.clicked.connect(self._getypt)
        self._meer = QWidget()
        meer = QVBoxLayout(self._meer)
        meer.setContentsMargins(0, 0, 0, 0)
        meer.addLayout(self._meer_rooster)
        meer.addWidget(Vouwrij((self.tolk, 0), (self.afgeschermd, 1), ruimte=16))
        self._meer_knop = knop(self.tr("Meer gegevens"), self._klap, rol="stil", naam="meer_gegevens")
        self._meer.hide()
        self._dubbelen = kaart(rol="waarschuwing", naam="dubbelen")
        self._dubbelen_kolom = QVBoxLayout(self._dubbelen)
        self._dubbelen_kolom.setContentsMargins(12, 8, 12, 8)
        self._dubbelen_kolom.setSpacing(4)
        self._dubbelen.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self._dubbelen)
        kolom.addLayout(self._rooster)
        kolom.addWidget(self._meer)
        rij = QHBoxLayout()
        rij.addWidget(self._meer_knop)
        rij.addStretch(1)
        kolom.addLayout(rij)
        self._zoek_straks = QTimer(self, singleShot=True, interval=_DUBBELEN_NA)
        self._zoek_straks.timeout.connect(self._zoek_dubbelen)
        self._leg(6)

    def zet(self, invoer: PersoonInvoer) -> None:
        """Show what was typed before."""
        for naam, veld in self.velden.items():
            waarde = getattr(invoer, naam)
            tekst = datum_in_woorden(waarde) if naam == "geboortedatum" and waarde[:4].isdigit() else waarde
            veld.invoer.setText(tekst)  # type: ignore[attr-defined]
            veld.wis_fout()
        self.tolk.setChecked(invoer.tolk_nodig)
        self.afgeschermd.setChecked(invoer.afgeschermd)
        if any(getattr(invoer, naam) for naam, _, _ in _MEER) or invoer.tolk_nodig or invoer.afgeschermd:
            self._toon_meer(ja=True)
        self._zoek_straks.start()

    def invoer(self) -> PersoonInvoer:
        """What is typed now, as it was typed."""
        teksten = {naam: veld.invoer.text() for naam, veld in self.velden.items()}  # type: ignore[attr-defined]
        return PersoonInvoer(**teksten, tolk_nodig=self.tolk.isChecked(), afgeschermd=self.afgeschermd.isChecked())

    def toon_fout(self, naam: str, zin: str) -> QWidget:
        """Say beside the field what is wrong; answers the widget to go to."""
        veld = self.velden.get(naam, self.velden["achternaam"])
        if naam in {meer for meer, _, _ in _MEER}:
            self._toon_meer(ja=True)
        veld.toon_fout(zin)
        return veld.invoer

    def volgorde(self) -> list[QWidget]:
        """Everything one can come to, in the order of Tab."""
        regels = [veld.invoer for veld, _ in (*self._gewone, *self._meer_velden)]
        return [*regels, self.tolk, self.afgeschermd, self._meer_knop]

    def wis_fouten(self) -> None:
        """Take all errors away, but for what is plainly wrong with what stands there."""
        for naam, veld in self.velden.items():
            veld.wis_fout()
            self._kijk_na(naam)

    def eerste_lege(self) -> QWidget:
        """Where to go on typing: the first empty one of what matters most."""
        for naam in ("achternaam", "roepnaam", "geboortedatum", "telefoon"):
            regel = self.velden[naam].invoer
            if not regel.text():  # type: ignore[attr-defined]
                return regel
        return self.velden["roepnaam"].invoer

    def _maak_veld(self, naam: str, label: str, breedte: int) -> tuple[Veld, int]:
        regel = QLineEdit()
        regel.setMinimumWidth(40)
        regel.setPlaceholderText(_HULP.get(naam, ""))
        regel.textEdited.connect(self._getypt)
        veld = Veld(label, regel, naam=naam)
        regel.textEdited.connect(lambda _: veld.wis_fout())
        regel.editingFinished.connect(lambda: self._kijk_na(naam))
        self.velden[naam] = veld
        return veld, breedte

    def _getypt(self) -> None:
        self._zoek_straks.start()
        self.gewijzigd.emit()

    def _kijk_na(self, naam: str) -> None:
        """On leaving a field: say what is wrong with it, while the inwoner still stands there."""
        regel = self.velden[naam].invoer
        zin = kijk_na(naam, regel.text(), vandaag=lokaal(self._klok()).date())  # type: ignore[attr-defined]
        if zin:
            self.toon_fout(naam, zin)

    def _klap(self) -> None:
        self._toon_meer(ja=self._meer.isHidden())

    def _toon_meer(self, *, ja: bool) -> None:
        self._meer.setVisible(ja)
        self._meer_knop.setText(self.tr("Minder gegevens") if ja else "Meer gegevens")

    def _leg(self, kolommen: int) -> None:
        """Put the fields in a grid: six columns, or fewer when letters are large or the dock is narrow."""
        if kolommen == self._kolommen:
            return
        self._kolommen = kolommen
        for rooster, velden in ((self._rooster, self._gewone), (self._meer_rooster, self._meer_velden)):
            rij = plek = 0
            for veld, breedte in velden:
                breed = min(breedte, kolommen)
                if plek + breed > kolommen:
                    rij, plek = rij + 1, 0
                # At the top: the fields beside one with an error stay in line, and the error gets all its lines.
                rooster.addWidget(veld, rij, plek, 1, breed, Qt.AlignmentFlag.AlignTop)
                plek += breed
            for nummer in range(6):
                rooster.setColumnStretch(nummer, 1 if nummer < kolommen else 0)

    def _zoek_dubbelen(self) -> None:
        invoer = self.invoer()
        iets = any(len(getattr(invoer, deel.name)) > 1 for deel in fields(invoer) if deel.type == "str")
        if self.isVisible() and iets:
            self._jobs.read(ZoekDubbelen(invoer=invoer), self._toon_dubbelen, eigenaar=self, geweigerd=lambda _: None)
        else:
            self._toon_dubbelen(())

    def _toon_dubbelen(self, kandidaten: tuple[Kandidaat, ...]) -> None:
        while (ding := self._dubbelen_kolom.takeAt(0)) is not None:
            if (oud := ding.widget()) is not None:
                oud.hide()
                oud.deleteLater()
        self._dubbelen.setVisible(bool(kandidaten))
        if kandidaten:
            self._dubbelen_kolom.addWidget(etiket(self.tr("Misschien is deze inwoner al bekend"), "veld"))
        for kandidaat in kandidaten[:_HOOGSTENS]:
            self._dubbelen_kolom.addWidget(self._regel(kandidaat))

    def _regel(self, kandidaat: Kandidaat) -> QWidget:
        wie = " · ".join(
            deel for deel in (kandidaat.naam, datum_in_woorden(kandidaat.geboortedatum), kandidaat.adres) if deel
        )
        blok = QWidget()
        teksten = QVBoxLayout(blok)
        teksten.setContentsMargins(0, 0, 0, 0)
        teksten.setSpacing(0)
        teksten.addWidget(etiket(wie, breekt_af=True))
        teksten.addWidget(etiket(", ".join(kandidaat.waarom), "bij", breekt_af=True))
        zelfde = knop(self.tr("Is dezelfde"), lambda: self.is_dezelfde.emit(kandidaat))
        zelfde.setAccessibleName(self.tr("Is dezelfde als {0}").format(wie))
        return Vouwrij((blok, 1), (zelfde, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / max(1, self.fontMetrics().height())
        self._leg(6 if letters >= _BREED else 3 if letters >= _SMAL else 2)
