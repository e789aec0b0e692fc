"""A bar above everything while nothing may be written: why, of when it is, and what somebody can do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QVBoxLayout

from wijdesk.ui.fields import etiket, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout


class Wissen(NamedTuple):
    """Something that cannot be taken back: the button, what is asked first, and the button that does it."""

    tekst: str
    vraag: str
    ja: str
    doe: Callable[[], None]


class Leesstrook(QFrame):
    """One sentence and a button; it stays as long as the window does. `wissen` is asked once more, in place."""

    def __init__(self, zin: str, tekst: str, doe: Callable[[], None], wissen: Wissen | None = None) -> None:
        super().__init__()
        self.setObjectName("leesstrook")
        self.setProperty("rol", "waarschuwing")
        self.setProperty("toestand", "let-op")
        self._zin, self._wissen = zin, wissen
        self.zin = etiket(zin, "kop", breekt_af=True, naam="leesstrook_zin")
        self.knop = knop(tekst, doe, naam="leesstrook_knop")
        self.wis = knop(wissen.tekst if wissen else "", self._vraag, rol="stil", naam="leesstrook_wis")
        self.ja = knop(wissen.ja if wissen else "", self._ja, rol="gevaar", naam="leesstrook_ja")
        self.nee = knop(self.tr("Niet doen"), self._terug, naam="leesstrook_nee")
        knoppen = FlowLayout(ruimte=8)
        for deel in (self.knop, self.wis, self.nee, self.ja):
            knoppen.addWidget(deel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 6, 12, 6)
        kolom.setSpacing(6)
        kolom.addWidget(self.zin)
        kolom.addLayout(knoppen)
        self._toon(vraagt=False)

    def _vraag(self) -> None:
        self._toon(vraagt=True)
        self.nee.setFocus()

    def _terug(self) -> None:
        self._toon(vraagt=False)
        self.wis.setFocus()

    def _ja(self) -> None:
        if self._wissen is not None:
            self._wissen.doe()

    def _toon(self, *, vraagt: bool) -> None:
        self.zin.setText(self._wissen.vraag if vraagt and self._wissen is not None else self._zin)
        zet_eigenschap(self, "toestand", "spoed" if vraagt else "let-op")
        self.knop.setVisible(not vraagt)
        self.wis.setVisible(not vraagt and self._wissen is not None)
        for deel in (self.ja, self.nee):
            deel.setVisible(vraagt)
