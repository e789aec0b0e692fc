"""Which teams a desk works for, whether it may only read them, and whether it gets what they shared before."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wijdesk.models.values import Id
from wijdesk.ui.schakelrij import Schakelrij


class Teamkeuze(QWidget):
    """Buttons for the teams, with boxes below them."""

    def __init__(self) -> None:
        super().__init__()
        self.teams: Schakelrij[Id] = Schakelrij(naam="delen_team_knoppen", titel=self.tr("Teams"))
        self.lezen = QCheckBox(self.tr("Alleen lezen: deze balie deelt zelf niets"))
        self.lezen.setObjectName("delen_alleen_lezen")
        self.lezen.setAccessibleDescription(self.tr("Bijvoorbeeld het stafbureau, voor de cijfers van de stad."))
        self.vroeger = QCheckBox(self.tr("Ook wat deze teams vroeger deelden"))
        self.vroeger.setObjectName("delen_ook_vroeger")
        self.beheer = QCheckBox()
        self.beheer.setObjectName("delen_met_beheer")
        self.beheer.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addWidget(self.teams)
        kolom.addWidget(self.beheer)
        kolom.addWidget(self.vroeger)
        kolom.addWidget(self.lezen)

    def vraag_beheer(self, nodig: bool) -> None:
        """Whether rights of beheer may come along; not asked where none do."""
        self.beheer.setChecked(False)
        self.beheer.setVisible(nodig)
        self.beheer.setText(self.tr("Er mogen rechten van beheer meekomen; ik sprak die persoon zelf"))
