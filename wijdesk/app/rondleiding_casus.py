"""The part of the walk that is the casemanager's: my cases, a household with every tab, a note, the plan on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QTabBar, QWidget

from wijdesk.app.rondleiding_handen import ALT, CTRL, Handen, K, heeft_focus
from wijdesk.models.rows.huishouden import CaseloadRij
from wijdesk.ui.panels.caseload import CaseloadPanel

TABS = ("gezin", "plan", "verloop", "zrm", "betrokkenen", "toeleiding", "historie")
"""In the order of their numbers."""
DONKER = ("gezin", "plan", "zrm", "toeleiding")
PDF = "plan.pdf"


class Casusronde(Handen):
    """Steps of a day as casemanager, in a store of made-up people."""

    def loop_casus(self) -> None:
        """Everything that a casemanager does most."""
        self.druk(K.Key_2, CTRL)
        self._caseload()
        self._alle_tabs()
        self._notitie()
        self._papier()
        self._overdragen()
        self._donker()

    def _caseload(self) -> None:
        self.opdracht("toon mijn casussen")
        lijst = self.wacht_op_paneel("caseload")
        self.tot(lambda: heeft_focus(lijst), "mijn casussen")
        self.tot_rust()
        self.bewaar("mijn-casussen")
        self.opdracht("toon termijnen")
        termijnen = self.wacht_op_paneel("termijnen")
        self.tot(lambda: heeft_focus(termijnen), "termijnen")
        self.bewaar("termijnen")
        self.opdracht("toon mijn casussen")
        self.tot(lambda: heeft_focus(lijst), "mijn casussen")
        if isinstance(lijst, CaseloadPanel):
            self._kies_groot_gezin(lijst)
        self.druk(K.Key_Return)
        casus = self.wacht_op_paneel("casus")
        self.tot(lambda: heeft_focus(casus) and self._balk.isVisible(), "huishouden openen")
        self.tot_rust()

    def _kies_groot_gezin(self, panel: CaseloadPanel) -> None:
        """Down to the household with most people and a plan, the way one reads a list."""
        rijen: list[CaseloadRij] = []
        self.druk(K.Key_Home)
        while (rij := panel.lijst.huidige()) is not None and (not rijen or rij != rijen[-1]):
            rijen.append(rij)
            self.druk(K.Key_Down)
        if rijen:
            self.druk(K.Key_Home)
            groot = max(rijen, key=lambda rij: (rij.plan_stand.startswith("versie"), rij.leden, rij.plan_stand))
            self.druk(K.Key_Down, keer=rijen.index(groot))

    @property
    def _casus(self) -> QWidget:
        panel = self.paneel("casus")
        if panel is None:
            raise RuntimeError("there is no Casusregie")
        return panel

    @property
    def _balk(self) -> QTabBar:
        balk = self._casus.findChild(QTabBar, "casus_tabs")
        if balk is None:
            raise RuntimeError("Casusregie has no tabs")
        return balk

    def _naar_tab(self, naam: str) -> None:
        if not heeft_focus(self._casus):
            self.opdracht("toon casusregie")
            self.tot(lambda: heeft_focus(self._casus), "terug in Casusregie")
        self.druk(K(K.Key_1.value + TABS.index(naam)), ALT)
        self.tot(lambda: self._balk.currentIndex() == TABS.index(naam), naam)
        self.tot_rust()

    def _alle_tabs(self) -> None:
        for naam in TABS:
            self._naar_tab(naam)
            self.bewaar(f"casus-{naam}")

    def _notitie(self) -> None:
        self._naar_tab("verloop")
        self.druk(K.Key_N)
        self.tot_rust()
        self.typ("t")
        self._naar_veld("notitie")
        self.typ("Gebeld hoe het gaat. De afspraak van donderdag blijft staan.")
        self.bewaar("contactmoment")
        self.druk(K.Key_S, CTRL)
        self.tot_rust()
        self.bewaar("contactmoment-opgeslagen")

    def _naar_veld(self, naam: str) -> None:
        veld = next((veld for veld in self._casus.findChildren(QWidget, naam) if veld.isVisible()), None)
        if veld is None:
            raise RuntimeError(f"{naam} is not there")
        for _ in range(30):
            if heeft_focus(veld):
                return
            self.druk(K.Key_Tab)
        raise RuntimeError(f"Tab does not come to {naam}")

    def _papier(self) -> None:
        self._naar_tab("plan")
        self.op_papier("plan-op-papier", PDF)

    def _overdragen(self) -> None:
        self.opdracht("regie overdragen")
        formulier = self._casus
        self.tot(lambda: heeft_focus(formulier), "overdragen")
        self.tot_rust()
        self.druk(K.Key_Down, keer=2)
        self._naar_veld("overdragen_notitie")
        self.typ("Ik ben drie weken met verlof. De evaluatie staat gepland en het gezin weet ervan.")
        self.bewaar("regie-overdragen")
        self.druk(K.Key_S, CTRL)
        self.tot_rust()
        self.bewaar("overdracht-gevraagd")

    def _donker(self) -> None:
        self.programma.theme.kies("donker", 100)
        for naam in DONKER:
            self._naar_tab(naam)
            self.bewaar(f"donker-{naam}")
        self.programma.theme.kies("licht", 100)
        self.druk(K.Key_1, CTRL)
        self.tot_rust()
