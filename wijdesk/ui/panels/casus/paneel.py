"""Casusregie: the header of one household and its tabs, and the forms of the regie in their place.

A tab is built when it is first shown and reads only when it is on top. Nothing here knows what a tab holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import BewaarVoorkeur
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.values import Id
from wijdesk.ui.loopt_van import LooptVan
from wijdesk.ui.panel import VERVERS_NA, Actie, Afdrukken, Omgeving, Panel
from wijdesk.ui.panels.casus.begonnen import BegonnenStrook
from wijdesk.ui.panels.casus.formulier import Formulier
from wijdesk.ui.panels.casus.kop import Kop
from wijdesk.ui.panels.casus.leeg import GeenHuishouden
from wijdesk.ui.panels.casus.onderdelen import INTERESSES, NAAR_TAB, TABS, VAN_DE_KOP, maak_balk
from wijdesk.ui.panels.casus.regiedeel import FORMULIEREN, RegieDeel
from wijdesk.ui.panels.casus.tab import Bladen, Tab, bind_toets, bind_toetsen
from wijdesk.ui.panels.casus.terug import Terugweg
from wijdesk.ui.panels.casus.zonder_inhoud import ZonderInhoud

VOORKEUR = "casus.huishouden"


class CasusPanel(Panel):
    """One household at a time; others keep their drafts."""

    naam = "casus"
    titel = "Casusregie"
    interesses = INTERESSES

    def __init__(
        self,
        omgeving: Omgeving,
        afdrukken: Mapping[str, Afdrukken] | None = None,
        maak_tab: Mapping[str, Callable[[Omgeving], Tab]] | None = None,
        parent: QWidget | None = None,
        *,
        leest: bool = True,
    ) -> None:
        """Per request ("plan.afdrukken", ...) what shows the preview, per heavy tab who makes it; `leest` content."""
        super().__init__(omgeving, parent)
        self._tabsoorten = TABS if leest else ()
        self._afdrukken = dict(afdrukken or {})
        self._maak_tab = dict(maak_tab or {})
        self._komt: Id | None = None
        self._wachten: list[tuple[str, object]] = []
        self.huishouden: HuishoudenDetail | None = None
        self._tabs: dict[str, Tab] = {}
        self._getoond: dict[str, HuishoudenDetail] = {}
        self._oude_tabs: set[str] = set()
        self._kop_oud = self._stond_open = self._nieuw = self._uit_zoeken = False
        self._straks = QTimer(self, singleShot=True, interval=VERVERS_NA)
        self._straks.timeout.connect(self._werk_bij)
        self.loopt = LooptVan(omgeving, "huishouden")
        self.kop = Kop(omgeving.klok, self.loopt)
        self.zin = ZonderInhoud(omgeving)
        self.leeg = GeenHuishouden(omgeving)
        self.balk = maak_balk(self, self.tr("Onderdelen van de casus"), self._naar)
        self.bladen = Bladen("casus_bladen")
        self.regie = RegieDeel(omgeving, self.bladen)
        self._formulier: Formulier | None = None
        self.terugweg = Terugweg(self.open, self.zoek, omgeving.jobs)
        self.begonnen = BegonnenStrook(omgeving, self._boven, self._naar)
        self._bouw()
        self._verbind()
        self._toon_stand()

    def _bouw(self) -> None:
        self.bladen.addWidget(self.zin)
        self.kop.zet_knoppen(self.regie.openen, self.regie.meer)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(0)
        kolom.addWidget(self.leeg, 1)
        for strook in (self.kop, self.regie.strook, self.regie.zin, self.terugweg, self.balk, self.begonnen):
            kolom.addWidget(strook)
        kolom.addWidget(self.bladen, 1)

    def _verbind(self) -> None:
        bind_toets(self, "Ctrl+P", self.regie.druk_af)
        self.balk.currentChanged.connect(self._gekozen)
        self.balk.currentChanged.connect(self.terugweg.hide)
        self.balk.tabBarClicked.connect(lambda plek: self.kies_tab(TABS[plek].naam if plek >= 0 else "", focus=True))
        self.kop.person_asked.connect(lambda id_: self.requested.emit("persoon.open", id_))
        self.kop.tab_asked.connect(partial(self.kies_tab, focus=True))
        self.kop.elsewhere_asked.connect(self.requested)
        self.begonnen.asked.connect(self._verzoek)
        for deel in (self.leeg, self.regie, self.loopt, self.zin):
            deel.requested.connect(self._verzoek)
        self.regie.form_asked.connect(self._toon_formulier)
        self.regie.form_closed.connect(self._sluit_formulier)

    # What the base class asks ----------------------------------------------------------------------------------------

    def acties(self) -> tuple[Actie, ...]:
        """The tabs by number, what can be done with the regie, and what the tab on top can do."""
        tabs = (
            Actie(f"casus.tab.{soort.naam}", soort.titel, f"Alt+{nr}", partial(self.kies_tab, soort.naam, focus=True))
            for nr, soort in enumerate(self._tabsoorten, 1)
        )
        eigen = () if (tab := self._boven()) is None else tab.acties()
        van_tab = {actie.sneltoets for actie in eigen} - {""}
        return (
            *eigen,
            *(actie for actie in self.regie.acties() if actie.sneltoets not in van_tab),
            Actie("casus.zoeken", self.tr("Ander huishouden"), "Ctrl+O", self.zoek, "search", "gezin casus openen"),
            *self.loopt.blokkade.acties(),
            *tabs,
        )

    def ververs(self) -> None:
        """Read the header again; the first time, of the household that was open last."""
        if self.huishouden_id is None and not self._nieuw:
            bewaard = self.omgeving.voorkeuren.get(VOORKEUR, b"")
            if self._komt is None and len(bewaard) == 16:
                self._komt = Id(bewaard)
                self._lees(stil=True)
            return
        self._kop_oud = True
        self._werk_bij()

    def eerste_veld(self) -> QWidget | None:
        """What the tab on top begins with, or the search line when no household is open."""
        if self.leeg.isVisibleTo(self):
            return self.leeg.eerste_veld()
        boven = self.bladen.currentWidget()
        return (boven.eerste_veld() if isinstance(boven, Formulier | Tab | ZonderInhoud) else None) or self.balk

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """What others ask of a case; a tab gets what belongs to it."""
        if verzoek == "huishouden.open" and isinstance(inhoud, bytes):
            self.open(Id(inhoud))
        elif verzoek == "huishouden.nieuw_voor":
            self._begin_nieuw(Id(inhoud) if isinstance(inhoud, bytes) else None)
        elif self._komt is not None and verzoek.startswith("casus."):
            self._wachten.append((verzoek, inhoud))
        elif verzoek == "casus.tab":
            self.kies_tab(str(inhoud), focus=True)
        elif verzoek.startswith("casus.") and verzoek.removeprefix("casus.") in FORMULIEREN:
            self.regie.begin(verzoek.removeprefix("casus."), inhoud)
        elif verzoek in self._afdrukken:
            self._afdrukken[verzoek](inhoud)
        elif verzoek in NAAR_TAB and self.huishouden is not None:
            self.kies_tab(NAAR_TAB[verzoek], focus=False)
            tab = self._bouw_tab(NAAR_TAB[verzoek])
            if self._getoond.get(tab.naam) != self.huishouden:
                self._getoond[tab.naam] = self.huishouden
                tab.toon(self.huishouden)
            return tab.handle(verzoek, inhoud)
        else:
            return any(tab.handle(verzoek, inhoud) for tab in self._tabs.values())
        return True

    def klaar_om_te_sluiten(self) -> None:
        """Every tab that was built writes its drafts."""
        for tab in self._tabs.values():
            tab.klaar_om_te_sluiten()
        self.regie.klaar_om_te_sluiten()

    # What happens ----------------------------------------------------------------------------------------------------

    def open(self, id_: Id) -> None:
        """Show this household; drafts of the one that was open are written first."""
        self._uit_zoeken = self.leeg.isAncestorOf(self.window().focusWidget() or self.window())
        if id_ != self.huishouden_id:
            self.klaar_om_te_sluiten()
            self._formulier = None
        else:
            self.leeg.hide()
        self._komt, self._wachten = (None if id_ == self.huishouden_id else id_), []
        self._lees()

    def zoek(self, waarom: str = "") -> None:
        """Look for another household; what is open stays until one is chosen. `waarom` says why none is."""
        self.klaar_om_te_sluiten()
        self._nieuw = False
        self.leeg.begin(terug=self.huishouden is not None, waarom=waarom)
        self._toon_stand(zoeken=True)
        self.leeg.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def kies_tab(self, naam: str, *, focus: bool = False) -> None:
        """Bring a tab to the front, with the focus when asked."""
        plek = next((n for n, soort in enumerate(TABS) if soort.naam == naam), -1)
        if plek < 0:
            return
        if self.huishouden is None and not self._nieuw:
            self.balk.setCurrentIndex(plek)  # the household that is being read begins with this one
            return
        self.leeg.hide()
        self._formulier = None
        if self.balk.currentIndex() == plek:
            self._gekozen(plek)
        else:
            self.balk.setCurrentIndex(plek)
        self._toon_stand()
        if focus and (veld := self.eerste_veld()) is not None:
            veld.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def tab(self) -> Tab | None:
        """The tab on top, once it was built."""
        return self._tabs.get(TABS[max(0, self.balk.currentIndex())].naam)

    def _begin_nieuw(self, persoon_id: Id | None) -> None:
        """Make a household, in the tab that knows how."""
        self.klaar_om_te_sluiten()
        self._nieuw = True
        self.terugweg.onthoud(self.huishouden_id)
        self._komt, self._wachten, self.huishouden_id, self.huishouden = None, [], None, None
        self.kies_tab("gezin")
        self._bouw_tab("gezin").handle("huishouden.nieuw_voor", persoon_id)
        self._toon_stand()

    @property
    def _gewenst(self) -> Id | None:
        """The household to show: the one that was asked for last, on the screen or on its way."""
        return self._komt or self.huishouden_id

    def _lees(self, *, stil: bool = False) -> None:
        if (id_ := self._gewenst) is not None:
            self._kop_oud = False  # here and not at the answer: what changes in between is not in it
            jobs, geweigerd = self.omgeving.jobs, partial(self._mag_niet, gevraagd=id_, stil=stil)
            jobs.read(LeesHuishouden(id=id_), partial(self._toon, gevraagd=id_), eigenaar=self, geweigerd=geweigerd)

    def _mag_niet(self, weigering: Weigering, *, gevraagd: Id, stil: bool) -> None:
        if gevraagd != self._gewenst:
            return
        if self.huishouden is not None and gevraagd == self.huishouden_id:
            self._verlaat(self.huishouden.naam)
        elif self.terugweg.bezig:
            self.terugweg.verder()
        else:
            self._komt, self._wachten = None, []
            self._werk_bij()
            # Why silent: what was open last time may be gone or closed to one by now; nobody asked for it today.
            if not stil:
                self.requested.emit("melding", weigering.zin)

    def _verlaat(self, naam: str) -> None:
        """What stood on the screen is not there any more: its making or splitting was taken back."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._formulier, self.huishouden_id, self.huishouden = None, None, None
        self._getoond.clear()
        self.terugweg.verlaat(naam)
        self._uit_zoeken = had_focus

    def _toon(self, huishouden: HuishoudenDetail, *, gevraagd: Id) -> None:
        if gevraagd != self._gewenst:
            return
        ander = huishouden.id != self.huishouden_id
        # Asked from a list, the search line got the focus in between; hiding it would send the keys to another panel.
        waar = self.window().focusWidget() or self.window()
        self._uit_zoeken |= self.leeg.isAncestorOf(waar) or (huishouden.mag_inhoud and self.zin.isAncestorOf(waar))
        if ander:
            self.terugweg.onthoud(self.huishouden_id)
            self.terugweg.aangekomen()
        self._stond_open = not ander and self.huishouden is not None and self.huishouden.mag_inhoud
        self._nieuw, self.huishouden_id, self.huishouden = False, huishouden.id, huishouden
        self.loopt.toon(huishouden.id)
        for deel in (self.kop, self.regie, self.begonnen):
            deel.toon(huishouden)
        if ander or gevraagd != huishouden.id:
            self._onthoud(huishouden.id)
        if ander or self.leeg.isHidden():
            self.leeg.hide()
            self._toon_stand()
        self._gekozen(self.balk.currentIndex())
        if self._uit_zoeken:
            (self.eerste_veld() or self.balk).setFocus(Qt.FocusReason.OtherFocusReason)
        self._uit_zoeken = False
        if gevraagd == self._komt:
            wachten, self._komt, self._wachten = self._wachten, None, []
            for verzoek, inhoud in wachten:
                self.handle(verzoek, inhoud)

    def _onthoud(self, id_: Id) -> None:
        self.omgeving.voorkeuren[VOORKEUR] = bytes(id_)
        self.omgeving.jobs.write(BewaarVoorkeur(sleutel=VOORKEUR, waarde=bytes(id_)), eigenaar=self)

    def _toon_stand(self, *, zoeken: bool = False) -> None:
        """Which of the parts stand there: the search page, or header, tabs and the tab on top."""
        iets = (self.huishouden is not None or self._nieuw) and not zoeken
        self.leeg.setVisible(not iets)
        self.kop.setVisible(iets and self.huishouden is not None)
        self.regie.strook.stil = self._formulier is not None and self._formulier.in_plaats_van_strook
        self.regie.strook.setVisible(iets and self.huishouden is not None and self.regie.strook.heeft_iets)
        tabs = iets and self.huishouden is not None and self.huishouden.mag_inhoud
        self.balk.setVisible(tabs and self._formulier is None)
        for deel in (self.regie.openen, self.regie.meer):
            deel.setEnabled(self._formulier is None)
        self.bladen.setVisible(iets)

    def _gekozen(self, plek: int) -> None:
        """Show the tab at this place, built when it is the first time."""
        if plek < 0 or (self.huishouden is None and not self._nieuw):
            return
        if self.huishouden is not None and not self.huishouden.mag_inhoud:
            self.klaar_om_te_sluiten()  # what was being typed is told there
            self._formulier = None
            self.bladen.setCurrentWidget(self.zin)
            self.zin.toon(self.huishouden, voorbij=self._stond_open)
            return
        if self._formulier is not None:
            return
        tab = self._bouw_tab(TABS[plek].naam)
        self.bladen.setCurrentWidget(tab)
        self._geef_door()

    def _toon_formulier(self, formulier: Formulier) -> None:
        """A form stands in the place of the tabs until it is saved or put away."""
        self._formulier = formulier
        self.leeg.hide()
        self.bladen.setCurrentWidget(formulier)
        self._toon_stand()
        formulier.eerste_veld().setFocus(Qt.FocusReason.OtherFocusReason)

    def _sluit_formulier(self, tab: str) -> None:
        if self._formulier is None:
            return
        self._formulier = None
        self.kies_tab(tab or TABS[max(0, self.balk.currentIndex())].naam, focus=True)

    def _bouw_tab(self, naam: str) -> Tab:
        tab = self._tabs.get(naam)
        if tab is None:
            soort = next(soort for soort in TABS if soort.naam == naam)
            tab = self._tabs[naam] = self._maak_tab.get(naam, soort)(self.omgeving)
            self.bladen.addWidget(tab)
            tab.requested.connect(self._verzoek)
            bind_toetsen(tab, self)
        return tab

    def _boven(self) -> Tab | None:
        """The tab one sees."""
        return self.tab if self.balk.isVisible() else None

    def _naar(self, naam: str) -> Tab:
        self.kies_tab(naam, focus=True)
        return self._bouw_tab(naam)

    def _geef_door(self) -> None:
        """Give the tab on top the household when it has another (reading of) it; else read what changed."""
        tab, huishouden = self.tab, self.huishouden
        if tab is None or huishouden is None or not self.isVisible() or self.bladen.currentWidget() is not tab:
            return
        verouderd = tab.naam in self._oude_tabs
        self._oude_tabs.discard(tab.naam)
        if self._getoond.get(tab.naam) != huishouden:
            self._getoond[tab.naam] = huishouden
            tab.toon(huishouden)
        elif verouderd:
            tab.ververs()

    @Slot(str, object)
    def _verzoek(self, wat: str, inhoud: object) -> None:
        """Take what a tab asks, or hand it to the window."""
        if wat == "casus.terug":
            self._toon_stand()
        elif wat == "casus.zoeken":
            self.zoek()
        elif not self.handle(wat, inhoud):
            self.requested.emit(wat, inhoud)

    @Slot(object)
    def _merk_wijziging(self, wijziging: Wijziging) -> None:
        soorten = wijziging.per_soort
        self._oude_tabs.update(naam for naam, tab in self._tabs.items() if not tab.interesses.isdisjoint(soorten))
        self._kop_oud = self._kop_oud or not VAN_DE_KOP.isdisjoint(soorten)
        if self.isVisible() and (self._kop_oud or self._oude_tabs) and not self._straks.isActive():
            self._straks.start()

    @Slot()
    def _werk_bij(self) -> None:
        """After a change: the header first, so that the tab on top gets it in the same breath."""
        if not self.isVisible() or self._gewenst is None:
            return
        if self._kop_oud:
            self._lees()
        else:
            self._geef_door()

    # Qt --------------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._werk_bij()
        if self.huishouden is not None:
            self._gekozen(self.balk.currentIndex())
