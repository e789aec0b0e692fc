"""A line above the contacts, about what was just registered: begin something of it now, or not. Knows not what.

It is asked again what waits whenever work changed, so that it never offers what was undone or picked up elsewhere.
"""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.inloop.paneel import InloopPanel


class _VanInwoner(Protocol):
    @property
    def persoon(self) -> str: ...


R = TypeVar("R", bound=_VanInwoner)


class Balk(QFrame, Generic[R]):
    """Hidden until something waits. Who inherits says what that is, and begins it."""

    def __init__(self, paneel: InloopPanel, naam: str) -> None:
        super().__init__(paneel)
        self.setProperty("rol", "kaart")
        self.setObjectName(naam)
        self._paneel = paneel
        self._vragen: frozenset[Id] = frozenset()
        self._rij: R | None = None
        self.tekst = etiket("", "", breekt_af=True, naam=f"{naam}_tekst")
        self.begin = self._maak_knop()
        self.begin.setObjectName(f"{naam}_begin")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(16, 8, 16, 8)
        kolom.setSpacing(6)
        kolom.addWidget(self.tekst)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.begin)
        knoppen.addWidget(knop(self.tr("Niet nu"), self.weg, rol="stil", naam=f"{naam}_weg"))
        kolom.addLayout(knoppen)
        vlak = paneel.layout()
        if isinstance(vlak, QVBoxLayout):
            vlak.insertWidget(1, self)
        self.hide()
        paneel.omgeving.jobs.changed.connect(self._merk)

    def weg(self) -> None:
        """Not now: it stays where such work waits."""
        self._vragen = frozenset()
        self._bied_aan(None, "")

    def _maak_knop(self) -> QPushButton:
        """The button that begins it."""
        raise NotImplementedError

    def _lees(self) -> None:
        """Ask what waits."""
        raise NotImplementedError

    def _bied_aan(self, rij: R | None, zin: str) -> None:
        """Offer this, in a sentence with a place for who it is of; None: nothing waits."""
        self._rij = rij
        if rij is not None:
            self.tekst.setText(zin.format(rij.persoon or self.tr("een anonieme inwoner")))
        self.setVisible(rij is not None)

    def _merk(self, wijziging: Wijziging) -> None:
        soorten = wijziging.per_soort
        if {"contact", "vraag", "werk"} <= soorten.keys() and self._paneel.isVisible():
            self._vragen = soorten["vraag"]
        elif "werk" not in soorten or self._rij is None:
            return
        self._lees()
