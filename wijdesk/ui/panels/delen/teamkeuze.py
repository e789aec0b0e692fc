"""Which teams a desk works for, whether it may only read them, and whether it gets what they shared before."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.values import Id
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.vinkje import Vinkje


class Teamkeuze(QWidget):
    """Buttons for the teams, with boxes below them."""

    def __init__(self) -> None:
        super().__init__()
        self._alle = frozenset[Id]()
        self.teams: Schakelrij[Id] = Schakelrij(naam="delen_team_knoppen", titel=self.tr("Teams"))
        self.stad = Vinkje(self.tr("Stafbureau: leest van alle teams en deelt zelf niets"))
        self.stad.setObjectName("delen_stafbureau")
        self.stad.setAccessibleDescription(self.tr("Voor de cijfers van de stad. Zet alle teams aan, om te lezen."))
        self.stad.toggled.connect(self._als_stafbureau)
        self.lezen = Vinkje(self.tr("Alleen lezen: deze balie deelt zelf niets"))
        self.lezen.setObjectName("delen_alleen_lezen")
        self.lezen.setAccessibleDescription(self.tr("Bijvoorbeeld het stafbureau, voor de cijfers van de stad."))
        self.vroeger = Vinkje(self.tr("Ook wat deze teams vroeger deelden"))
        self.vroeger.setObjectName("delen_ook_vroeger")
        self.beheer = Vinkje()
        self.beheer.setObjectName("delen_met_beheer")
        self.beheer.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.stad)
        kolom.addWidget(self.teams)
        kolom.addWidget(self.beheer)
        kolom.addWidget(self.vroeger)
        kolom.addWidget(self.lezen)

    def begin(self, aan: Iterable[Id], *, alle: Collection[Id], lezen: bool | None) -> None:
        """What is so now. `lezen`: None where there is nothing to choose, as for a desk of the beheerder."""
        aan = frozenset(aan)
        self._alle = frozenset(alle)
        self.stad.setVisible(lezen is not None and len(self._alle) > 1)
        self.stad.setChecked(bool(lezen) and aan == self._alle and len(self._alle) > 1)
        self.lezen.setVisible(lezen is not None)
        self.lezen.setChecked(bool(lezen))
        self.teams.zet(aan)
        self._als_stafbureau(self.stad.isChecked())

    def _als_stafbureau(self, aan: bool) -> None:
        """All teams, to read only; choosing them one by one is for other desks."""
        if aan:
            self.teams.zet(self._alle)
            self.lezen.setChecked(True)
        self.teams.setEnabled(not aan)
        self.lezen.setEnabled(not aan)

    def vraag_beheer(self, nodig: bool) -> None:
        """Whether rights of beheer may come along; not asked where none do."""
        self.beheer.setChecked(False)
        self.beheer.setVisible(nodig)
        self.beheer.setText(self.tr("Er mogen rechten van beheer meekomen; ik sprak die persoon zelf"))

    # Qt --------------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """With large letters buttons and sentences take more lines: a column around this one may give it no fewer."""
        uit = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            nodig = self.heightForWidth(self.width())
            if nodig != self.minimumHeight():
                self.setMinimumHeight(nodig)
        return uit
