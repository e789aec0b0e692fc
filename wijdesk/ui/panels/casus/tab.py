"""What every tab of Casusregie is. A tab is an island in the panel: it is shown a household and asks by signals."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.ui.concept import Concept
from wijdesk.ui.panel import Actie, Omgeving

MINSTENS = 120
"""Pixels of a tab that always show."""


class Tab(QWidget):
    """Base of the tabs.

    Signals:
        requested: (request, content) as of a Panel: something another tab, the panel or the window does
    """

    naam: ClassVar[str] = ""
    titel: ClassVar[str] = ""
    interesses: ClassVar[frozenset[str]] = frozenset()
    """Nouns whose change makes the panel call `ververs`, when this tab is on top."""

    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.omgeving = omgeving
        self.huishouden: HuishoudenDetail | None = None
        self.gelezen = True
        """Whether the rows of this household are there; a tab that reads them itself says so."""
        self._begonnen: tuple[str, str] | None = None
        self.setObjectName(f"casus_{self.naam}")
        self.setAccessibleName(self.titel)

    def toon(self, huishouden: HuishoudenDetail) -> None:
        """Show this household from now on; called when another was opened and when its header was read again.

        The same household again must not overwrite what is being typed.
        """
        self.huishouden = huishouden
        self.ververs()

    def ververs(self) -> None:
        """Read again what this tab shows of `self.huishouden`. Called only when the tab is on top and visible."""

    def acties(self) -> tuple[Actie, ...]:
        """What can be done here, for F1, the search box and the menus."""
        return ()

    def eerste_veld(self) -> QWidget | None:
        """What gets the focus when somebody walks to this tab."""
        return None

    def open_formulieren(self) -> frozenset[str]:
        """The names of the forms that stand open in this tab."""
        delen = [deel for deel in self.findChildren(QWidget) if deel.isVisibleTo(self)]
        namen = {naam for deel in delen if isinstance(naam := getattr(deel, "naam", None), str)}
        concepten = (getattr(deel, "concept", None) for deel in delen)
        return frozenset(namen | {een.soort.partition(":")[0] for een in concepten if isinstance(een, Concept)})

    def heropen(self, formulier: str, rij: str) -> None:
        """Go on with a form in which something was begun, as soon as the rows of this household are there."""
        self._begonnen = (formulier, rij)
        if self.gelezen:
            self.heropen_nu()

    def heropen_nu(self) -> None:
        """To be called when the rows of this household were read."""
        self.gelezen = True
        if self._begonnen is None:
            return
        (formulier, rij), self._begonnen = self._begonnen, None
        if not self.open_begonnen(formulier, rij):
            self.requested.emit("melding", self.tr("Waar u mee bezig was, hoort bij iets dat hier niet meer staat."))

    def open_begonnen(self, formulier: str, rij: str) -> bool:
        """Open this form about this row (as in rows.contact.Begonnen); False when that row is not here any more."""
        return False

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Take a request that the panel routes here; True when taken."""
        return False

    def klaar_om_te_sluiten(self) -> None:
        """Write what is only on the screen (drafts)."""


class Bladen(QStackedWidget):
    """Where the tabs lie. With large letters it gives way to a header that was unfolded to be read."""

    def __init__(self, naam: str) -> None:
        super().__init__()
        self.setObjectName(naam)
        self.setMinimumHeight(MINSTENS)

    # Qt --------------------------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        # Why: what a tab wants at this width is no least height, and the header would be squeezed for it.
        return False


def bind_toets(vlak: QWidget, toets: str, doe: Callable[[], object]) -> None:
    """Bind a key for this widget and all that lies in it."""
    sneltoets = QShortcut(QKeySequence(toets), vlak)
    sneltoets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    sneltoets.activated.connect(doe)


def bind_toetsen(tab: Tab, paneel: QWidget) -> None:
    """Bind the keys with Ctrl or Alt that a tab names, but for those it or the panel itself binds already."""
    hier = Qt.FindChildOption.FindDirectChildrenOnly
    gebonden = (*tab.findChildren(QShortcut), *paneel.findChildren(QShortcut, options=hier))
    eigen = {sneltoets.key() for sneltoets in gebonden}
    for actie in tab.acties():
        toetsen = QKeySequence(actie.sneltoets)
        if actie.sneltoets.startswith(("Ctrl+", "Alt+")) and toetsen not in eigen:
            bind_toets(tab, actie.sneltoets, actie.doe)
