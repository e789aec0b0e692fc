"""Panels and shortcuts as data, and the binding of a panel's keys. Knows no panel by name.

A single letter, Enter or an arrow in an `Actie` is only told here: the list or field that understands it binds it
itself. What holds Ctrl or Alt is bound for the panel, a function key for the whole window.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from wijdesk.models.gegeven import dataclass
from wijdesk.ui.panel import Actie, Omgeving, Panel

INDELINGEN = (
    ("entree", "Entree", "Ctrl+1"),
    ("casusregie", "Casusregie", "Ctrl+2"),
    ("teamleider", "Teamleider", "Ctrl+3"),
)
"""The arrangements that come ready: name, text, shortcut."""

ALLE_INDELINGEN = frozenset(naam for naam, _, _ in INDELINGEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSoort:
    """A panel the window can show. `gebied` is "links", "midden", "rechts" or "onder"; the first of an area is on top.

    `indelingen` are the arrangements that show it; it can always be found in the menu Beeld and with Ctrl+K. `neemt`
    names what it takes, as a whole request ("contact.open") or its first word ("huishouden"), besides its own name.
    """

    naam: str
    titel: str
    pictogram: str
    gebied: str
    maak: Callable[[Omgeving], Panel]
    indelingen: frozenset[str] = ALLE_INDELINGEN
    neemt: frozenset[str] = frozenset()

    def verwacht(self, verzoek: str) -> bool:
        """Whether a panel of this kind is the first to be asked."""
        woord = verzoek.partition(".")[0]
        return verzoek in self.neemt or woord in self.neemt or woord == self.naam


def _overal(sneltoets: str) -> bool:
    return sneltoets[:1] == "F" and sneltoets[1:].isdigit()


def _zelf_gebonden(panel: Panel) -> list[QKeySequence]:
    """The keys a panel binds by itself. Asked of its actions: to ask every widget makes Qt name all kinds there are."""
    acties = [actie.shortcut() for actie in panel.findChildren(QAction)]
    return acties + [sneltoets.key() for sneltoets in panel.findChildren(QShortcut)]


def bind_sneltoetsen(panel: Panel, venster: QWidget, doe: Callable[[Panel, Actie], None]) -> None:
    """Bind the keys of a panel's actions that the panel does not bind itself (two bindings would cancel each other)."""
    zelf = _zelf_gebonden(panel)
    for actie in panel.acties():
        toetsen = QKeySequence(actie.sneltoets)
        overal = _overal(actie.sneltoets)
        bindbaar = overal or actie.sneltoets.startswith(("Ctrl+", "Alt+"))
        if not bindbaar or toetsen in zelf:
            continue
        zelf.append(toetsen)
        sneltoets = QShortcut(toetsen, venster if overal else panel)
        context = Qt.ShortcutContext
        sneltoets.setContext(context.WindowShortcut if overal else context.WidgetWithChildrenShortcut)
        sneltoets.activated.connect(lambda actie=actie: doe(panel, actie))
