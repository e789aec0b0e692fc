"""The docks of the window: built when first seen, arranged, kept per employee and walked with F6.

A kept layout carries a version; an older, damaged or empty one opens the standard arrangement. Qt 6 restores a layout
only into a window that is already shown, and says nothing otherwise. Knows no panel by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QTabWidget, QWidget

from wijdesk.models.opdrachten.huis import BewaarVoorkeur
from wijdesk.ui.actions import INDELINGEN, PanelSoort
from wijdesk.ui.dockbreedte import Dockbreedte
from wijdesk.ui.docktitel import DockTitel
from wijdesk.ui.houder import Houder, VersPaneel, een_voor
from wijdesk.ui.panel import Omgeving, Panel
from wijdesk.ui.tabbladen import Blad, Tabbladen
from wijdesk.ui.theme import BASIS_PUNTEN

VERSIE = 1
"""Raise it when docks change so much that an old layout no longer makes sense."""

SMAL = 900
"""Logical pixels of width below which three koloms no longer fit, with text of normal size."""

BOUW_NA = 80
"""Milliseconds before each panel that can be seen beside the one that came first: that one is painted and answers."""
ZOEKT_NA = 30
"""Milliseconds before each panel nobody has looked at yet, while somebody types what to look for."""
GEDULD = 25
"""Turns that making a panel waits while somebody waits for an answer, as for the names that fit what is typed."""

_KOLOMMEN = ("links", "midden", "rechts")
"""These stand side by side in one dock area. Spread over several areas without a central widget, Qt lets the koloms
creep at every change of size."""
_BREEDTES = {"links": 23, "midden": 52, "rechts": 25}
"""Percent of the window."""


class Docks(QObject):
    """All docks of one window.

    Signals:
        built: (Panel) a panel was made and may be wired
    """

    built = Signal(object)

    def __init__(self, venster: QMainWindow, soorten: Sequence[PanelSoort], omgeving: Omgeving) -> None:
        super().__init__(venster)
        self._venster = venster
        self._omgeving = omgeving
        self._docks: dict[str, QDockWidget] = {}
        self._houders: dict[str, Houder] = {}
        self._mag_bouwen = False
        self._ligt_smal = False
        self._breedte = Dockbreedte(venster, _BREEDTES)
        self._op_scherm: set[str] = set()
        """Docks that are open and not behind another tab; `isVisible` does not know that."""
        self.indeling = INDELINGEN[0][0]
        self.bevroren = False
        """While the desk is locked the docks are put away; that is no arrangement to keep."""
        self.tabs = Tabbladen(venster)
        self.tabs.chosen.connect(self.toon)
        self.tabs.closed.connect(self.sluit)
        self._past_straks = QTimer(self, singleShot=True, interval=0)
        self._past_straks.timeout.connect(self._pas_kolommen_aan)
        self._in_beeld_straks = QTimer(self, singleShot=True, interval=0)
        self._in_beeld_straks.timeout.connect(self._breng_in_beeld)
        QApplication.instance().focusChanged.connect(self._focus_verschoof)  # type: ignore[union-attr]
        self._vers = VersPaneel(self)
        omgeving.jobs.settled.connect(self._vers.is_gelezen)
        self._bouw_rest = QTimer(self, singleShot=True)
        self._bouw_rest.timeout.connect(self._bouw_volgende)
        self._gewacht = 0
        self._was_bezig = False
        self._zoekt = False
        mag = QMainWindow.DockOption
        venster.setDockOptions(mag.AllowTabbedDocks | mag.AllowNestedDocks | mag.GroupedDragging)
        venster.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        venster.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.BottomDockWidgetArea)
        venster.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.BottomDockWidgetArea)
        for soort in soorten:
            self._maak_dock(soort)
        self.standaard()

    def namen(self) -> tuple[str, ...]:
        """The names of all docks, in the order they were given."""
        return tuple(self._docks)

    def dock(self, naam: str) -> QDockWidget:
        """The dock with this name."""
        return self._docks[naam]

    def panelen(self, *, alle: bool = False) -> tuple[Panel, ...]:
        """The panels that were made; with `alle` the others are made now."""
        houders = self._houders.values()
        return tuple(houder.bouw() for houder in houders if alle or houder.panel is not None)

    def paneel(self, naam: str) -> Panel:
        """The panel with this name, made now when it was not yet."""
        return self._houders[naam].bouw()

    def een_voor(self, verzoek: str) -> Iterator[Panel]:
        """The panels that may take a request, each made only when it is its turn."""
        return een_voor(tuple(self._houders.values()), verzoek)

    def bouw_alles(self) -> None:
        """Somebody looks for an action: make the panels nobody has looked at yet, one at a time, and tell of each."""
        if not self._zoekt:
            self._zoekt = True
            if self._mag_bouwen and not self._bouw_rest.isActive():
                self._bouw_rest.start(ZOEKT_NA)

    def toon(self, naam: str, *, focus: bool = True) -> Panel:
        """Open the dock if needed, bring it on top, and give its first field the focus."""
        dock, gebied = self._docks[naam], self._houders[naam].soort.gebied
        buren = [self._docks[ander] for ander, houder in self._houders.items() if houder.soort.gebied == gebied]
        if not self._ligt_smal and all(buur.isHidden() for buur in buren):
            QTimer.singleShot(0, dock, self._verdeel)  # Qt gives a column that is new what the others leave it
        dock.show()
        dock.raise_()
        panel = self.paneel(naam)
        panel.show()
        if focus:
            dock.activateWindow()
            veld = panel.ingang()
            veld.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._vers.wacht(panel, veld)
        return panel

    def titel(self, naam: str) -> str:
        """What this dock is called; the title of its window may be shorter, for its tab."""
        return self._houders[naam].soort.titel

    def wissel(self, naam: str) -> None:
        """Open a dock that is closed, close one that is open."""
        if self._docks[naam].isHidden():
            self.toon(naam)
        else:
            self._docks[naam].close()

    def sluit(self, naam: str) -> bool:
        """Close a dock and go on with what stood behind or beside it; not the last one, which leaves nothing."""
        if sum(not dock.isHidden() for dock in self._docks.values()) < 2:
            return False
        stapel = self.tabs.stapel(self._docks[naam])
        plek = stapel.index(naam)
        stapel.remove(naam)
        self._docks[naam].close()
        if stapel:
            self.toon(stapel[min(plek, len(stapel) - 1)])
        else:
            self.begin()
        return True

    def blader(self, stap: int) -> None:
        """Go to the next (1) or previous (-1) tab of the stack one works in."""
        if (hier := self.huidige()) is not None:
            stapel = self.tabs.stapel(self._docks[hier.naam])
            self.toon(stapel[(stapel.index(hier.naam) + stap) % len(stapel)])

    def toon_lijst(self) -> None:
        """The tabs of the stack one works in, as a list."""
        if (huidige := self.huidige()) is not None:
            self.tabs.toon_lijst(self._docks[huidige.naam])

    def begin(self) -> None:
        """Give the focus to the panel one came for: the first of the middle that can be seen, or else any.

        An arrangement may hold nothing of what somebody's rollen open: then the first of theirs, and no empty window.
        """
        open_ = [naam for naam, dock in self._docks.items() if not dock.isHidden()] or list(self._docks)
        op_scherm = [naam for naam in open_ if naam in self._op_scherm] or open_
        midden = [naam for naam in op_scherm if self._houders[naam].soort.gebied == "midden"]
        for naam in [*midden, *op_scherm][:1]:
            self.toon(naam)

    def huidige(self) -> Panel | None:
        """The panel that holds the focus."""
        veld = QApplication.focusWidget()
        for houder in self._houders.values():
            if veld is not None and houder.panel is not None and houder.isAncestorOf(veld):
                return houder.panel
        return None

    def loop(self, stap: int) -> None:
        """Walk to the next (1) or previous (-1) open dock, those behind a tab too."""
        if not (open_ := [naam for naam, dock in self._docks.items() if not dock.isHidden()]):
            return
        huidige = self.huidige()
        plek = open_.index(huidige.naam) + stap if huidige is not None and huidige.naam in open_ else min(stap, 0)
        self.toon(open_[plek % len(open_)])

    def kies(self, indeling: str) -> None:
        """Go to another arrangement; what was changed in this one is kept."""
        self.bewaar()
        self.indeling = indeling
        self._zet_terug_of_standaard()
        self.begin()

    def herstel(self) -> None:
        """Bring back the arrangement and layout this employee last had. Only after the window is shown."""
        bewaard = self._omgeving.voorkeuren.get("indeling", b"").decode("ascii", "replace")
        if bewaard in {naam for naam, _, _ in INDELINGEN}:
            self.indeling = bewaard
        if self._gelegd == (self.indeling, self._smal):
            self._maak_op()  # it lies as it was made; only the window may be of another size
            self._zet_terug()
        else:
            self._zet_terug_of_standaard()
        self._mag_bouwen = True
        self._venster.installEventFilter(self)
        self.begin()
        self._bouw_rest.start(BOUW_NA)

    def bewaar(self) -> None:
        """Keep the layout of this arrangement for this employee, when it differs from what was kept."""
        if not (self._smal or self._ligt_smal):
            self._bewaar_stand()

    def _bewaar_stand(self) -> None:
        if self.bevroren:
            return
        stand = bytes(self._venster.saveState(VERSIE).data())
        for sleutel, waarde in (("indeling", self.indeling.encode()), (f"indeling.{self.indeling}", stand)):
            if self._omgeving.voorkeuren.get(sleutel) != waarde:
                self._omgeving.voorkeuren[sleutel] = waarde
                self._omgeving.jobs.write(BewaarVoorkeur(sleutel=sleutel, waarde=waarde), eigenaar=self)

    def standaard(self) -> None:
        """The arrangement as it came: three koloms and a bottom, or one stack of tabs in a narrow window.

        Docks of other arrangements get their place too, closed: a layout says nothing about a dock it does not hold.
        """
        for dock in self._docks.values():
            if dock.isFloating():
                dock.setFloating(False)
            self._venster.removeDockWidget(dock)
        eerste: dict[str, QDockWidget] = {}
        soorten = [houder.soort for houder in self._houders.values()]
        open_ = {soort.naam for soort in soorten if self.indeling in soort.indelingen}
        smal = self._ligt_smal = self._smal
        for soort in sorted(soorten, key=lambda soort: (_volgorde(soort, smal=smal), soort.naam not in open_)):
            dock = self._docks[soort.naam]
            gebied = "midden" if smal else soort.gebied
            if gebied in eerste:
                self._venster.tabifyDockWidget(eerste[gebied], dock)
            elif gebied in _KOLOMMEN:
                self._venster.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock, Qt.Orientation.Horizontal)
            else:
                self._venster.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
            eerste.setdefault(gebied, dock)
            dock.setVisible(soort.naam in open_)
        self._eerste, self._gelegd = eerste, (self.indeling, smal)
        self._maak_op()

    def _maak_op(self) -> None:
        """Give the koloms their width, and put the first of each on top."""
        self._zet_maten(self._eerste)
        for dock in self._eerste.values():
            if not dock.isHidden():
                dock.raise_()
        self.tabs.straks()

    def begin_opnieuw(self) -> None:
        """The arrangement as it came, with the focus where one begins."""
        self.standaard()
        self.begin()

    @property
    def _smal(self) -> bool:
        return self._venster.width() < SMAL * QApplication.font().pointSizeF() / BASIS_PUNTEN

    @Slot()
    def _pas_kolommen_aan(self) -> None:
        """The text became so large that three koloms no longer fit, or small enough again."""
        if self._ligt_smal == self._smal or not self._mag_bouwen:
            return
        if not self._ligt_smal:
            self._bewaar_stand()
        veld = self._venster.focusWidget()
        self._zet_terug_of_standaard()
        for naam, dock in self._docks.items():
            if veld is not None and dock.isAncestorOf(veld):
                self.toon(naam, focus=False)  # what one was at stays in sight; the focus may be in a dialog
                veld.setFocus(Qt.FocusReason.OtherFocusReason)

    def _maak_dock(self, soort: PanelSoort) -> None:
        houder = Houder(soort, self._omgeving)
        houder.built.connect(self.built)
        dock = QDockWidget(soort.titel, self._venster)
        dock.setObjectName(soort.naam)
        dock.setAccessibleName(soort.titel)
        dock.setWidget(houder)
        titel = DockTitel(dock)
        if self.indeling in soort.indelingen:
            titel.vul()
        dock.setTitleBarWidget(titel)
        dock.visibilityChanged.connect(lambda zichtbaar: self._zichtbaar(houder, zichtbaar=zichtbaar))
        dock.topLevelChanged.connect(lambda _: self.tabs.straks())
        self._breedte.volg(dock, soort.gebied)
        self.tabs.volg(
            Blad(
                dock=dock, titel=soort.titel, pictogram=soort.pictogram,
                vast=lambda: self.indeling in soort.indelingen,
            )
        )  # fmt: skip
        dock.dockLocationChanged.connect(lambda _: self.tabs.straks())
        self._docks[soort.naam] = dock
        self._houders[soort.naam] = houder

    def _zichtbaar(self, houder: Houder, *, zichtbaar: bool) -> None:
        naam = houder.soort.naam
        (self._op_scherm.add if zichtbaar else self._op_scherm.discard)(naam)
        if self._mag_bouwen:
            houder.zet_zichtbaar(zichtbaar)
        self.tabs.straks()

    def _verdeel(self) -> None:
        open_ = self._op_scherm
        self._zet_maten({h.soort.gebied: self._docks[naam] for naam, h in self._houders.items() if naam in open_})

    def _zet_maten(self, eerste: dict[str, QDockWidget]) -> None:
        breedte = max(self._venster.width(), SMAL)
        kolommen = [naam for naam in _KOLOMMEN if naam in eerste]
        self._venster.resizeDocks(
            [eerste[naam] for naam in kolommen],
            [breedte * _BREEDTES[naam] // 100 for naam in kolommen],
            Qt.Orientation.Horizontal,
        )

    def _zet_terug_of_standaard(self) -> None:
        """The standard arrangement, and over it what was kept. A narrow window has no layout of its own."""
        self.standaard()
        self._zet_terug()

    def _zet_terug(self) -> None:
        stand = self._omgeving.voorkeuren.get(f"indeling.{self.indeling}", b"")
        if stand and not self._smal:
            self._venster.restoreState(QByteArray(stand), VERSIE)
        if all(dock.isHidden() for dock in self._docks.values()):
            self.standaard()

    @Slot(QWidget, QWidget)
    def _focus_verschoof(self, _: QWidget | None, __: QWidget | None) -> None:
        self._in_beeld_straks.start()  # a form that was just opened has its place then

    @Slot()
    def _breng_in_beeld(self) -> None:
        veld = self._venster.focusWidget()
        for houder in self._houders.values():
            if veld is not None and houder.isAncestorOf(veld):
                houder.breng_in_beeld(veld)

    @Slot()
    def _bouw_volgende(self) -> None:
        """Make one more panel, then let the window breathe: what can be seen beside the one that came first, and once
        somebody looks for an action those nobody has looked at yet.
        """
        if self._moet_wachten():
            self._bouw_rest.start()
            return
        for naam, houder in self._houders.items():
            te_zien = naam in self._op_scherm and not self._docks[naam].isHidden()
            if te_zien and (houder.panel is None or houder.panel.isHidden()):
                houder.zet_zichtbaar(True)
                self._bouw_rest.start(BOUW_NA)
                return
        for houder in self._houders.values():
            if self._zoekt and houder.panel is None:
                houder.bouw()
                self._bouw_rest.start(ZOEKT_NA)
                return

    def _moet_wachten(self) -> bool:
        """Whether an answer is under way, or has only just come and must be painted; not for ever."""
        bezig = not self._omgeving.jobs.is_rustig
        wacht = (bezig or self._was_bezig) and self._gewacht < GEDULD
        self._gewacht += wacht
        self._was_bezig = bezig
        return wacht

    # Qt --------------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange or (event.type() == QEvent.Type.Resize and self._ligt_smal):
            self._past_straks.start()  # a wide window made narrow keeps its koloms
        return super().eventFilter(watched, event)


def _volgorde(soort: PanelSoort, *, smal: bool) -> int:
    """Columns from left to right; in one stack the middle comes first, because that is what one came for."""
    if smal and soort.gebied == "midden":
        return -1
    return _KOLOMMEN.index(soort.gebied) if soort.gebied in _KOLOMMEN else len(_KOLOMMEN)
