"""Walks the main job through the real window, by keys into whatever has the focus, and keeps pictures of it.

For who has no screen, and to look at everything at once. It registers things, so it goes through an example store
only. It knows the window and what stands on it; the steps are those of a person.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from wijdesk.app.bureau import bureau_open
from wijdesk.app.rondleiding_casus import Casusronde
from wijdesk.app.rondleiding_handen import ALT, CTRL, SHIFT, K, heeft_focus, heet, heet_veld, zeg_wat_telt
from wijdesk.app.rondleiding_triage import WIE, Triageronde
from wijdesk.app.venster import Programma
from wijdesk.app.voorbeeld import MEDEWERKER, WACHTWOORD, maak_voorbeeld
from wijdesk.app.wereld import klok_nu
from wijdesk.errors import Weigering
from wijdesk.models.values import lokaal
from wijdesk.settings import heeft_scherm, heeft_winkel
from wijdesk.ui.panels.inloop import InloopPanel
from wijdesk.ui.theme import maak_app

MAAT = (1366, 728)
"""The laptop at the entree, without the bar of the system."""


def loop(map_: Path, naam: str, wachtwoord: str, uit: Path) -> tuple[Path, ...]:
    """Walk through the work and answer what was made under `uit`: pictures in order, then the jaarverslag.

    A folder without a store first gets an example store. Raises Weigering for a store that is not an example, and the
    Storingen of opening one.
    """
    if not heeft_scherm():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if not heeft_winkel(map_):
        maak_voorbeeld(map_, wachtwoord=WACHTWOORD)
    naam, wachtwoord = naam or MEDEWERKER, wachtwoord or WACHTWOORD
    _eis_voorbeeld(map_, naam, wachtwoord)
    uit.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = maak_app()
    eerder = qInstallMessageHandler(zeg_wat_telt)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    programma = Programma(app, map_, naam=naam)
    programma.theme.kies("licht", 100)
    try:
        return _Rondleiding(programma, uit).loop(wachtwoord)
    finally:
        if programma.venster is not None:
            programma.venster.close()
        else:
            programma.sluit()
        qInstallMessageHandler(eerder)


class _Rondleiding(Casusronde, Triageronde):
    """One walk through all the work."""

    def loop(self, wachtwoord: str) -> tuple[Path, ...]:
        """All steps, in the order of a working day."""
        self._log_in(wachtwoord)
        self._help_wie_wacht()
        self._bekende_inwoner()
        self._nieuwe_inwoner()
        self._anoniem()
        self._vandaag()
        self._inwoner()
        self._naar_triage()
        self.loop_triage()
        self.loop_casus()
        self._opdrachten()
        self._uiterlijk()
        self._dashboard()
        self._jaarverslag()
        return tuple(self.gemaakt)

    # The steps -------------------------------------------------------------------------------------------------------

    def _log_in(self, wachtwoord: str) -> None:
        programma = self.programma
        programma.begin()
        self.tot(lambda: programma.scherm is not None and programma.scherm.isActiveWindow(), "inlogvenster")
        self.bewaar("inloggen", programma.scherm)
        self.typ(wachtwoord)
        self.druk(K.Key_Return)
        self.tot(lambda: programma.venster is not None, "openen")
        venster = self.venster
        venster.resize(*MAAT)
        self.tot(lambda: self.paneel("inloop") is not None and self.paneel("wachtrij") is not None, "panelen")
        self.tot(lambda: venster.isAncestorOf(QApplication.focusWidget() or venster), "focus")
        self.druk(K.Key_1, CTRL)  # whatever arrangement was left behind
        self.tot_rust()
        self.bewaar("entree")

    def _help_wie_wacht(self) -> None:
        wachtrij = self.paneel("wachtrij")
        for _ in range(12):
            if heeft_focus(wachtrij):
                break
            self.druk(K.Key_F6, SHIFT)
        self.tot(lambda: heeft_focus(wachtrij), "wachtrij")
        self.tot_rust()
        self.tab_naar(self._wachtenden)  # the focus came while it was still empty
        self.druk(K.Key_Down)
        self.druk(K.Key_Up)
        self.bewaar("wachtrij")
        self.druk(K.Key_Return)
        self.tot(lambda: heeft_focus(self._inloop) and not self._inloop.huidige().gesprek.leeg, "wachtende helpen")
        formulier = self._inloop.huidige()
        if formulier.gesprek.naam:
            self.tot(formulier.vragen[0].tekst.hasFocus, "vraag")
        else:
            self.druk(K.Key_A, ALT)
        self._noteer(". Heeft een aanmaning van het energiebedrijf en weet niet wat te doen.", uitkomst=K.Key_1)
        self.bewaar("geholpen-uit-de-wachtrij")
        self._sla_op()

    def _bekende_inwoner(self) -> None:
        self.druk(K.Key_F2)
        wie = self._inloop.huidige().wie
        self.typ("van der")
        self.tot(wie.lijst_vlak.isVisible, "kandidaten")
        self.bewaar("inwoner-zoeken")
        self.druk(K.Key_Return)
        self.tot(self._inloop.huidige().vragen[0].tekst.hasFocus, "vraag")
        self._noteer("Wil hulp bij het aanvragen van huurtoeslag.", uitkomst=K.Key_1)
        self.druk(K.Key_N, CTRL)
        self._noteer("Haar moeder van 84 valt vaker en is veel alleen.", uitkomst=K.Key_6)
        self.bewaar("vraag-en-uitkomst")
        self._sla_op()
        self.bewaar("opgeslagen")

    def _nieuwe_inwoner(self) -> None:
        self.druk(K.Key_F2)
        self.typ("Bouchra el Idrissi 14-3-1987")
        self.druk(K.Key_Return, CTRL)
        nieuw = self._inloop.huidige().wie.nieuw
        self.tot(nieuw.isVisible, "nieuwe inwoner")
        for veld, tekst in (("telefoon", "06 12345678"), ("postcode", "9741 EB"), ("huisnummer", "14")):
            self.tab_naar(nieuw.velden[veld].invoer)
            self.typ(tekst)
        self.tab_naar(self._inloop.huidige().vragen[0].tekst)
        self._noteer("Zoekt taalles en kinderopvang voor twee dagen.", uitkomst=K.Key_2)
        self.bewaar("nieuwe-inwoner")
        self._sla_op()

    def _anoniem(self) -> None:
        self.druk(K.Key_F2)
        self.druk(K.Key_A, ALT)
        self.tot(self._inloop.huidige().vragen[0].tekst.hasFocus, "anoniem")
        self._noteer("Vraagt waar de voedselbank zit en hoe laat die open is.", uitkomst=K.Key_2)
        self.bewaar("anoniem-contact")
        self._sla_op()

    def _naar_triage(self) -> None:
        """Somebody whose vraag is not for the desk."""
        self.druk(K.Key_F2)
        self.typ(f"{WIE} 12-5-1984")
        self.druk(K.Key_Return, CTRL)
        self.tot(self._inloop.huidige().wie.nieuw.isVisible, "nieuwe inwoner")
        self.tab_naar(self._inloop.huidige().vragen[0].tekst)
        self._noteer("Ik heb schulden en het gaat thuis niet goed.", uitkomst=K.Key_6)
        self._sla_op()

    def _vandaag(self) -> None:
        self.opdracht("toon vandaag")
        vandaag = self.wacht_op_paneel("vandaag")
        self.tot(lambda: heeft_focus(vandaag), "lijst van vandaag")
        self.bewaar("vandaag")
        self.druk(K.Key_Down)
        self.druk(K.Key_Return)
        self.tot(lambda: heet("toelichting"), "registratie openen")
        self.druk(K.Key_End, CTRL)
        self.typ(" Ook om kleding.")
        self.bewaar("vandaag-correctie")
        self.druk(K.Key_S, CTRL)
        self.typ("Dat was ik vergeten op te schrijven.")
        self.druk(K.Key_S, CTRL)
        self.tot_rust()
        self.bewaar("vandaag-gecorrigeerd")
        self.druk(K.Key_Escape)

    def _inwoner(self) -> None:
        self.druk(K.Key_K, CTRL)
        self.typ("idrissi")
        self.tot(self.venster.palet.isVisible, "zoeken")
        self.bewaar("zoeken-en-opdrachten")
        self.druk(K.Key_Return)
        inwoner = self.wacht_op_paneel("inwoner")
        self.tot(lambda: heeft_focus(inwoner), "persoonskaart")
        self.tot_rust()
        self.bewaar("persoonskaart")

    def _opdrachten(self) -> None:
        self.druk(K.Key_K, CTRL)
        self.bewaar("alle-opdrachten")
        self.druk(K.Key_Escape)
        self.druk(K.Key_F1)
        self.tot(lambda: self.venster.hulp.staat_er, "sneltoetsen")
        self.bewaar("sneltoetsen")
        self.druk(K.Key_Escape)

    def _uiterlijk(self) -> None:
        """Choose in the settings, where a choice shows at once; Esc puts everything back as it was."""
        self.druk(K.Key_Comma, CTRL)
        self.tot(lambda: isinstance(QApplication.activeWindow(), QDialog), "instellingen")
        venster = QApplication.activeWindow()
        for beeld, toets in (("instellingen", K.Key_L), ("donker", K.Key_D), ("hoog-contrast", K.Key_H)):
            self.druk(toets)
            self.tot_rust()
            self.bewaar(beeld, venster if beeld == "instellingen" else None)
        self.druk(K.Key_L)
        self.druk(K.Key_Tab)
        self.druk(K.Key_End)
        self.tot_rust()
        self.bewaar("tekst-tweemaal-zo-groot")
        self.druk(K.Key_Escape)
        self.tot(lambda: not isinstance(QApplication.activeWindow(), QDialog), "instellingen sluiten")
        self.programma.theme.kies("licht", 100)
        self.venster.activateWindow()
        self.tot(self.venster.isActiveWindow, "terug in het venster")

    def _dashboard(self) -> None:
        self.druk(K.Key_3, CTRL)
        self.wacht_op_paneel("dashboard")
        self.bewaar("dashboard")

    def _jaarverslag(self) -> None:
        self.opdracht("toon jaarverslag")
        panel = self.wacht_op_paneel("jaarverslag")
        self.tot(lambda: heet_veld("Jaar"), "jaarverslag")
        self.vul(str(lokaal(klok_nu()).year))
        map_ = panel.findChild(QWidget, "jaarverslag_map")
        if map_ is None:
            raise RuntimeError("there is no field for a folder")
        self.tab_naar(map_)
        waar = self.uit / "jaarverslag"
        self.vul(str(waar))
        self.druk(K.Key_Return, CTRL)
        self.tot(lambda: (panel.findChild(QWidget, "jaarverslag_klaar") or panel).isVisibleTo(panel), "rapport")
        self.bewaar("jaarverslag")
        self.gemaakt += sorted(waar.iterdir(), key=lambda pad: (pad.suffix != ".pdf", pad.name))

    # The form of Inloop ----------------------------------------------------------------------------------------------

    @property
    def _inloop(self) -> InloopPanel:
        panel = self.paneel("inloop")
        if not isinstance(panel, InloopPanel):
            raise TypeError("there is no Inloop")
        return panel

    @property
    def _wachtenden(self) -> QWidget:
        lijst = self.wacht_op_paneel("wachtrij").findChild(QWidget, "wachtrij_lijst")
        if lijst is None:
            raise RuntimeError("there is no list of who waits")
        return lijst

    def _noteer(self, tekst: str, *, uitkomst: Qt.Key) -> None:
        self.typ(tekst)
        self.druk(uitkomst, ALT)

    def _sla_op(self) -> None:
        formulier = self._inloop.huidige()
        klaar: list[bool] = []
        formulier.geregistreerd.connect(lambda: klaar.append(True))
        self.druk(K.Key_S, CTRL)
        self.tot(lambda: bool(klaar), "opslaan")
        self.tot_rust()


def _eis_voorbeeld(map_: Path, naam: str, wachtwoord: str) -> None:
    with bureau_open(map_, naam, wachtwoord) as bureau:
        verbinding = bureau.eigen_verbinding()
        try:
            voorbeeld = verbinding.execute("SELECT voorbeeld FROM winkel").fetchone()[0]
        finally:
            verbinding.close()
    if not voorbeeld:
        raise Weigering(
            "De rondleiding registreert van alles, en loopt alleen door een voorbeeld met verzonnen mensen."
        )
