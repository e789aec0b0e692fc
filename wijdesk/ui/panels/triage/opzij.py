"""Answers that are not saved: those of a colleague are told of, own ones are chosen from, side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.triage.stand import Doorloop, Opzij

TEGELIJK = 2
"""Questions that are chosen from at a time; the next comes when one is chosen."""
LETTERS = 80
"""Of a long answer no more stands on its button; all of it stands in its tooltip."""


class OpzijKaart(QWidget):
    """Above the page, only when there is something to tell.

    Signals:
        chosen: (key, mine) use what was typed, or let stand what is there
    """

    chosen = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._nu: tuple[object, ...] | None = None
        self._loop: Doorloop | None = None
        self._tegelijk = TEGELIJK
        self.setObjectName("triage_opzij")
        vlak = kaart(rol="waarschuwing")
        buiten = QVBoxLayout(self)
        buiten.setContentsMargins(16, 8, 12, 0)
        buiten.addWidget(vlak)
        self._kolom = QVBoxLayout(vlak)
        self._kolom.setContentsMargins(12, 8, 12, 8)
        self._kolom.setSpacing(6)
        self.van_ander = etiket("", "", breekt_af=True, naam="opzij_van_ander")
        self.kop = etiket("", "", breekt_af=True, naam="opzij_kop")
        self.meer = etiket("", "bij", breekt_af=True, naam="opzij_meer")
        self._rijen: list[QWidget] = []
        for deel in (self.van_ander, self.kop, self.meer):
            self._kolom.addWidget(deel)
        self.hide()

    def toon(self, loop: Doorloop) -> None:
        """What is not saved of this triage."""
        self._loop = loop
        eigen, ander = loop.opzij, loop.detail.niet_bewaard
        if self._nu == (nu := (eigen, ander, loop.schrijft, loop.detail.id, self._tegelijk)):
            return
        self._nu = nu
        self.van_ander.setText(self._zin(ander))
        self.van_ander.setVisible(bool(ander))
        self.kop.setText(
            self.tr("U typte hier eerder iets anders dan er nu staat. Kies wat moet gelden.")
            if loop.schrijft
            else self.tr("U typte hier antwoorden die niet zijn bewaard. Om ze te gebruiken neemt u de triage over.")
        )
        self.kop.setVisible(bool(eigen))
        for rij in self._rijen:
            self._kolom.removeWidget(rij)
            rij.hide()
            rij.deleteLater()
        self._rijen = [self._rij(deel, schrijft=loop.schrijft) for deel in eigen[: self._tegelijk]]
        for plek, rij in enumerate(self._rijen):
            self._kolom.insertWidget(2 + plek, rij)
        over = len(eigen) - self._tegelijk
        self.meer.setText(self.tr("Daarna nog {0}.").format(over))
        self.meer.setVisible(over > 0)
        self.setVisible(bool(eigen or ander))

    def zet_kort(self, *, kort: bool) -> None:
        """Where there is little room, one question at a time."""
        self._tegelijk = 1 if kort else TEGELIJK
        if self._loop is not None:
            self.toon(self._loop)

    def _zin(self, namen: tuple[str, ...]) -> str:
        if len(namen) == 1:
            zin = self.tr("{0} heeft hier nog antwoorden die niet zijn bewaard. Vraag ernaar voor u besluit.")
            return zin.format(namen[0])
        zin = self.tr("{0} hebben hier nog antwoorden die niet zijn bewaard. Vraag ernaar voor u besluit.")
        return zin.format(self.tr(" en ").join(namen))

    def _rij(self, deel: Opzij, *, schrijft: bool) -> QWidget:
        rij = QWidget()
        kolom = QVBoxLayout(rij)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(4)
        leeg = self.tr("geen antwoord")
        mijn = self.tr("U typte: {0}").format(deel.mijn or leeg)
        wie = f" ({deel.wie})" if deel.wie else ""
        nu = self.tr("Er staat nu: {0}{1}").format(deel.nu or leeg, wie)
        knoppen = FlowLayout(ruimte=8)
        if schrijft:
            kolom.addWidget(etiket(deel.vraag, "label", breekt_af=True))
            self._knop(knoppen, deel, mijn, mijn=True)
            self._knop(knoppen, deel, nu, mijn=False)
        else:
            kolom.addWidget(etiket(f"{deel.vraag}\n{mijn} · {nu}", "", breekt_af=True))
            self._knop(knoppen, deel, self.tr("Weggooien wat ik typte"), mijn=False)
        kolom.addLayout(knoppen)
        return rij

    def _knop(self, vlak: FlowLayout, deel: Opzij, tekst: str, *, mijn: bool) -> None:
        kort = " ".join(tekst.split())
        kort = kort if len(kort) <= LETTERS else f"{kort[: LETTERS - 1]}…"
        naam = f"opzij_{'mijn' if mijn else 'nu'}_{deel.sleutel}"
        kies = knop(kort.replace("&", "&&"), partial(self.chosen.emit, deel.sleutel, mijn), naam=naam)
        kies.setAccessibleName(f"{deel.vraag}: {tekst}")
        kies.setToolTip(tekst)
        vlak.addWidget(kies)
