"""How strong a new password is, in words, and the pair of fields to choose one. No lists, no network, no store.

A guess in the order of magnitude, to help choosing: long sentences are strong, short tricks are not. What is refused is
decided where the key is made.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.ui.fields import Veld, etiket, zet_eigenschap
from wijdesk.ui.unlock import WachtwoordVeld

MINSTE = 12
"""Characters below which a password is never good; the key slot refuses shorter ones too."""

_BEKEND = ("wachtwoord", "welkom", "password", "qwerty", "123456", "groningen", "zomer", "winter", "lente", "herfst")


def sterkte(wachtwoord: str, naam: str = "") -> tuple[str, str]:
    """The state ("spoed", "let-op", "goed") and a sentence of advice. `naam` should not stand in it."""
    plat = unicodedata.normalize("NFKC", wachtwoord).casefold()
    if len(wachtwoord) < MINSTE:
        return (
            "spoed",
            f"Nog te kort: minstens {MINSTE} tekens. Een zin van vier losse woorden is sterk en goed te onthouden.",
        )
    delen = [deel for deel in naam.casefold().split() if len(deel) > 2]
    if any(deel in plat for deel in delen):
        return "let-op", "Zwak: uw naam staat erin."
    rest = plat
    for woord in _BEKEND:
        rest = rest.replace(woord, "")
    if _bits(rest) < 40:
        return "let-op", "Zwak: dit is snel te raden. Neem er een woord bij dat er niets mee te maken heeft."
    if _bits(rest) < 60:
        return "goed", "Redelijk. Een woord erbij maakt het sterk."
    return "goed", "Sterk."


def _bits(tekst: str) -> float:
    """A rough measure: different characters count, repeats hardly."""
    anders = len(set(tekst))
    return len(tekst) * math.log2(anders) if anders > 1 else 0.0


class NieuwWachtwoord(QWidget):
    """A new password, twice, with advice while typing.

    Signals:
        edited: something changed
    """

    edited = Signal()

    def __init__(self, *, label: str = "", naam: Callable[[], str] = str) -> None:
        """`naam` gives the name that should not stand in the password."""
        super().__init__()
        self._naam = naam
        self.een = WachtwoordVeld()
        self.twee = WachtwoordVeld()
        self.veld_een = Veld(label or self.tr("Wachtwoord"), self.een, naam="nieuw_wachtwoord")
        self.veld_twee = Veld(self.tr("Nog een keer"), self.twee, naam="herhaal_wachtwoord")
        self.oordeel = etiket("", "bij", breekt_af=True, naam="oordeel")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(12)
        kolom.addWidget(self.veld_een)
        kolom.addWidget(self.oordeel)
        kolom.addWidget(self.veld_twee)
        for veld in (self.een, self.twee):
            veld.textEdited.connect(self._beoordeel)
        self._beoordeel()

    @property
    def tekst(self) -> str:
        """What was typed in the first field."""
        return self.een.text()

    def controleer(self) -> bool:
        """Say beside the fields what is not right; True when all is."""
        goed = len(self.een.text()) >= MINSTE
        if not goed:
            self.veld_een.toon_fout(self.tr("Kies minstens {} tekens.").format(MINSTE))
            self.een.setFocus()
        elif self.een.text() != self.twee.text():
            goed = False
            self.veld_twee.toon_fout(self.tr("Dit is niet hetzelfde als hierboven."))
            self.twee.setFocus()
        return goed

    def wis(self) -> None:
        """Empty both fields."""
        self.een.clear()
        self.twee.clear()
        self._beoordeel()

    def _beoordeel(self) -> None:
        self.veld_een.wis_fout()
        self.veld_twee.wis_fout()
        toestand, zin = sterkte(self.een.text(), self._naam())
        leeg = not self.een.text()
        zet_eigenschap(self.oordeel, "toestand", "" if leeg else toestand)
        self.oordeel.setText(self.tr("Een zin van vier losse woorden is sterk en goed te onthouden.") if leeg else zin)
        self.edited.emit()
