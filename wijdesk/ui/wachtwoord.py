"""How strong a new password is, in words, and the pair of fields to choose one. No network, no store.

The judgement is that of `models.wachtwoord`, which the key slots go by too: what is refused there is told here while
one types.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.wachtwoord import KORT, MINSTE, Oordeel, beoordeel
from wijdesk.ui.fields import Veld, etiket, zet_eigenschap
from wijdesk.ui.unlock import WachtwoordVeld

WEEG_NA = 120
"""Milliseconds after the last letter before a password is weighed."""


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
        self._weeg_straks = QTimer(self, singleShot=True, interval=WEEG_NA)
        self._weeg_straks.timeout.connect(self._weeg)
        for veld in (self.een, self.twee):
            veld.textEdited.connect(self._beoordeel)
        self._beoordeel()

    @property
    def tekst(self) -> str:
        """What was typed in the first field."""
        return self.een.text()

    def controleer(self) -> bool:
        """Say beside the fields what is not right; True when all is."""
        kort = len(self.een.text()) < MINSTE
        oordeel = None if kort else beoordeel(self.een.text(), (self._naam(),))
        goed = oordeel is not None and oordeel.goed
        if oordeel is None:
            self.veld_een.toon_fout(self.tr("Kies minstens {} tekens.").format(MINSTE))
            self.een.setFocus()
        elif not goed:
            self.veld_een.toon_fout(oordeel.zin)
            self.oordeel.setText("")
            self.een.setFocus()
        elif self.een.text() != self.twee.text():
            goed = False
            self.veld_twee.toon_fout(self.tr("Dit is niet hetzelfde als hierboven."))
            self.twee.setFocus()
        return goed

    def wis(self) -> None:
        """Empty both fields, with what could be undone."""
        self.een.setText("")
        self.twee.setText("")
        self._beoordeel()

    def _beoordeel(self) -> None:
        self.veld_een.wis_fout()
        self.veld_twee.wis_fout()
        tekst = self.een.text()
        if not tekst:
            self._toon(Oordeel("", self.tr("Een zin van vier losse woorden is sterk en goed te onthouden.")))
        elif len(tekst) < MINSTE:
            self._toon(Oordeel("spoed", KORT))
        else:
            self._weeg_straks.start()
        self.edited.emit()

    def _weeg(self) -> None:
        if len(self.een.text()) >= MINSTE and not self.veld_een.heeft_fout():
            self._toon(beoordeel(self.een.text(), (self._naam(),)))

    def _toon(self, oordeel: Oordeel) -> None:
        zet_eigenschap(self.oordeel, "toestand", oordeel.toestand)
        self.oordeel.setText(oordeel.zin)
