"""The signalen that were found on a round, several and short: one small card each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from wijdesk.models.opdrachten.signaal import SignaalInvoer
from wijdesk.ui.fields import Veld, etiket, knop
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.naast import Naast
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Codes
from wijdesk.ui.vouwrij import Vouwrij

URGENTIES = (("1", "Spoed"), ("2", "Snel"), ("3", "Gewoon"))
VELDEN = ("tekst", "soort", "thema", "straat", "urgentie")


class KortSignaal(QFrame):
    """One signaal.

    Signals:
        typed: something was filled in
        removed: take it away
    """

    typed = Signal()
    removed = Signal()

    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self.setProperty("rol", "kaart")
        self.kop = etiket("", "veld")
        self.weg = knop(self.tr("Weghalen"), self.removed.emit, rol="stil")
        tekst, straat = Notitie(regels=2), QLineEdit(maxLength=120)
        soort = Keuze(codes.van("signaalsoort"), leeg=self.tr("Kies het soort signaal"))
        thema = Keuze(codes.van("signaalthema"), leeg=self.tr("Geen thema"))
        urgentie = Keuze()
        for waarde, woord in URGENTIES:
            urgentie.addItem(woord, waarde)
        urgentie.zet("3")
        self.velden = {
            "tekst": Veld(self.tr("Wat hoorde of zag u"), tekst),
            "soort": Veld(self.tr("Soort signaal"), soort),
            "thema": Veld(self.tr("Thema"), thema),
            "straat": Veld(self.tr("Straat"), straat, hulp=self.tr("Zonder huisnummer.")),
            "urgentie": Veld(self.tr("Urgentie"), urgentie),
        }
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 8, 12, 12)
        kolom.setSpacing(8)
        kolom.addWidget(Vouwrij((self.kop, 1), (self.weg, 0)))
        kolom.addWidget(self.velden["tekst"])
        kolom.addWidget(Naast(self.velden["soort"], self.velden["thema"], letters=22, boven=True))
        kolom.addWidget(Naast(self.velden["straat"], self.velden["urgentie"], letters=22, boven=True))
        tekst.textChanged.connect(lambda: self._gewijzigd("tekst"))
        straat.textEdited.connect(lambda _: self._gewijzigd("straat"))
        for naam, keuze in (("soort", soort), ("thema", thema), ("urgentie", urgentie)):
            keuze.currentIndexChanged.connect(lambda _, naam=naam: self._gewijzigd(naam))

    def nummer(self, nummer: int) -> None:
        """The how manieth it is."""
        self.kop.setText(self.tr("Signaal {0}").format(nummer))
        self.weg.setAccessibleName(self.tr("Signaal {0} weghalen").format(nummer))

    def waarden(self) -> dict[str, str]:
        """What stands in it."""
        return {naam: _lees(veld.invoer) for naam, veld in self.velden.items()}

    def zet(self, waarden: Mapping[str, str]) -> None:
        """Fill it in."""
        for naam in VELDEN:
            _schrijf(self.velden[naam].invoer, waarden.get(naam, "3" if naam == "urgentie" else ""))

    def invoer(self) -> SignaalInvoer:
        """As it is registered; the bron and the area are those of the round."""
        waarden = self.waarden()
        return SignaalInvoer(
            soort=waarden["soort"], bron="", tekst=waarden["tekst"], urgentie=int(waarden["urgentie"] or 3),
            straat=waarden["straat"], thema=waarden["thema"],
        )  # fmt: skip

    def toon_fout(self, naam: str, zin: str) -> QWidget:
        """Beside the field; what is about all of it stands beside the street."""
        veld = self.velden.get(naam, self.velden["straat"])
        veld.toon_fout(zin)
        return veld.invoer

    def wis_fouten(self) -> None:
        """Take all errors away."""
        for veld in self.velden.values():
            veld.wis_fout()

    def _gewijzigd(self, naam: str) -> None:
        self.velden[naam].wis_fout()
        self.typed.emit()


class Gevonden(QWidget):
    """The cards, and how one more is added.

    Signals:
        typed: something was filled in, added or taken away
    """

    typed = Signal()

    def __init__(self, codes: Codes) -> None:
        super().__init__()
        self._codes = codes
        self.kaarten: list[KortSignaal] = []
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(8)

    def erbij(self) -> KortSignaal:
        """One more."""
        kaart = KortSignaal(self._codes)
        kaart.typed.connect(self.typed)
        kaart.removed.connect(lambda: self._haal_weg(kaart))
        self.kaarten.append(kaart)
        self._kolom.addWidget(kaart)
        kaart.nummer(len(self.kaarten))
        self.typed.emit()
        return kaart

    def waarden(self) -> list[dict[str, str]]:
        """What stands in the cards."""
        return [kaart.waarden() for kaart in self.kaarten]

    def zet(self, lijst: Iterable[Mapping[str, Any]]) -> None:
        """These cards and no others."""
        while self.kaarten:
            self._haal_weg(self.kaarten[-1])
        for waarden in lijst:
            self.erbij().zet(waarden)

    def _haal_weg(self, kaart: KortSignaal) -> None:
        had_focus = kaart.isAncestorOf(self.window().focusWidget() or self)
        plek = self.kaarten.index(kaart)
        self.kaarten.remove(kaart)
        if had_focus and self.kaarten:
            self.kaarten[max(0, plek - 1)].velden["tekst"].invoer.setFocus(Qt.FocusReason.OtherFocusReason)
        self._kolom.removeWidget(kaart)
        kaart.hide()
        kaart.deleteLater()
        for nummer, over in enumerate(self.kaarten, start=1):
            over.nummer(nummer)
        self.typed.emit()


def _lees(invoer: QWidget) -> str:
    if isinstance(invoer, Keuze):
        return invoer.waarde
    if isinstance(invoer, Notitie):
        return invoer.toPlainText()
    return invoer.text() if isinstance(invoer, QLineEdit) else ""


def _schrijf(invoer: QWidget, tekst: str) -> None:
    if isinstance(invoer, Keuze):
        invoer.zet(tekst)
    elif isinstance(invoer, Notitie):
        invoer.setPlainText(tekst)
    elif isinstance(invoer, QLineEdit):
        invoer.setText(tekst)
