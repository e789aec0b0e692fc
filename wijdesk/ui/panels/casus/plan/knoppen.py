"""The buttons below the plan, with their keys; which ones stand there follows the row one stands on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from wijdesk.models.rows.plan import ActieRij, DoelRij, VeiligheidRij
from wijdesk.ui.fields import knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.toetsen import ToetsKnop, toets_tekst

IN_MENU = frozenset({"plan", "niet_nodig", "omhoog", "omlaag", "haal_weg"})
"""What is not asked so often stands behind one button, so that a narrow panel keeps one row of them."""


class Knoppen(QWidget):
    """A row of buttons that wraps. `doe` gets what was pressed, a value of blad.TOETSEN or "omhoog" or "omlaag"."""

    def __init__(self, doe: Callable[[str], None]) -> None:
        super().__init__()
        self.rij = FlowLayout(self, ruimte=8)
        self.rij.setContentsMargins(12, 8, 12, 8)
        self._knoppen: dict[str, ToetsKnop] = {}
        self.menu = QMenu(self)
        self.in_menu: dict[str, QAction] = {}
        for wat, tekst, toets in self.lijst():
            if wat in IN_MENU:
                self.in_menu[wat] = self.menu.addAction(f"{tekst}\t{toets_tekst(toets)}")
                self.in_menu[wat].triggered.connect(lambda _=False, wat=wat: doe(wat))
                continue
            rol = "primair" if wat == "doel" else ""
            gemaakt = ToetsKnop(tekst, toets, rol=rol)
            gemaakt.setObjectName(f"plan_knop_{wat}")
            gemaakt.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the row it is about
            gemaakt.clicked.connect(lambda _=False, wat=wat: doe(wat))
            self.rij.addWidget(gemaakt)
            self._knoppen[wat] = gemaakt
        self.meer = knop(self.tr("Meer"), rol="stil", naam="plan_meer")
        self.meer.setMenu(self.menu)
        self.rij.addWidget(self.meer)
        self.menu.addSeparator()

    def lijst(self) -> tuple[tuple[str, str, str], ...]:
        """(what, text, key) of every button."""
        return (
            ("doel", self.tr("Nieuw doel"), "D"),
            ("actie", self.tr("Actie"), "A"),
            ("veiligheid", self.tr("Afspraak"), "V"),
            ("plan", self.tr("Wat er speelt"), "S"),
            ("wijzig", self.tr("Wijzigen"), "W"),
            ("vink", self.tr("Gedaan"), "Space"),
            ("niet_nodig", self.tr("Niet meer nodig"), "N"),
            ("rond_af", self.tr("Afronden"), "R"),
            ("omhoog", self.tr("Omhoog"), "Alt+Up"),
            ("omlaag", self.tr("Omlaag"), "Alt+Down"),
            ("haal_weg", self.tr("Weghalen"), "Del"),
        )

    def knop(self, wat: str) -> ToetsKnop:
        """One button."""
        return self._knoppen[wat]

    def volg(self, rij: DoelRij | ActieRij | VeiligheidRij | None, *, mag: bool, doel: DoelRij | None) -> None:
        """Show what can be done with this row."""
        actie = rij if isinstance(rij, ActieRij) else None
        zelf = rij if isinstance(rij, DoelRij) else None
        afspraak = rij if isinstance(rij, VeiligheidRij) else None
        open_ = actie is not None and not actie.gedaan_op and not actie.niet_meer_nodig
        zichtbaar = {
            "doel": True,
            "actie": doel is not None and doel.stand == "lopend",
            "veiligheid": True,
            "plan": True,
            "wijzig": zelf is None or zelf.stand == "lopend",
            "vink": actie is not None,
            "niet_nodig": open_,
            "rond_af": zelf is not None or (afspraak is not None and not afspraak.tot),
            "omhoog": zelf is not None,
            "omlaag": zelf is not None,
            "haal_weg": rij is not None,
        }
        for wat, ja in zichtbaar.items():
            deel: ToetsKnop | QAction = self.in_menu[wat] if wat in IN_MENU else self._knoppen[wat]
            deel.setVisible(mag and ja)
        self._knoppen["vink"].zet_tekst(self.tr("Gedaan") if open_ else self.tr("Weer open"))
        loopt = zelf is None or zelf.stand == "lopend"
        einde = self.tr("Beëindigen") if afspraak is not None else self.tr("Afronden")
        self._knoppen["rond_af"].zet_tekst(einde if loopt else self.tr("Weer open"))
