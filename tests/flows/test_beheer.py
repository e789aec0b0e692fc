"""Two real windows and a real database: the applicatiebeheerder does every act on the screen, by keyboard.

The first desk sets up the centre and tries the envelopes, invites the second and lets it in, and makes it a desk of
the beheerder too. Then the first one is stolen: the second shuts it out and goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.casus import Leven
from tests.flows.scherm import CTRL, K, paneel
from tests.flows.test_twee_balies import aan_het_werk, naar
from tests.sync.server import Server
from wijdesk.ui.panels.delen import DelenPanel

MAAT = (1366, 768)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A running PostgreSQL."""
    server = Server()
    yield server
    server.stop()


class Balie:
    """A desk with Delen before one."""

    def __init__(self, leven: Leven) -> None:
        self.leven = leven

    def open(self) -> None:
        """Go and sit there."""
        naar(self.leven)
        self.leven.venster.resize(*MAAT)
        self.leven.doe("toon delen")

    @property
    def delen(self) -> DelenPanel:
        return cast("DelenPanel", paneel(self.leven.venster, "delen"))

    def kies(self, knop: str) -> None:
        """Walk to a button and press it."""
        self.leven.naar(knop)
        self.leven.druk(K.Key_Return)
        self.stil()

    def stil(self) -> None:
        """Until nothing is under way."""
        self.leven.rust()
        self.leven.wacht(lambda: not self.delen.stand.bezig)
        self.leven.rust()

    def ronde(self) -> None:
        """Ctrl+D."""
        self.delen.toetsen.knop("delen.nu").setFocus()
        self.leven.druk(K.Key_D, erbij=CTRL)
        self.stil()

    def over_balie(self, nummer: int, toets: K) -> None:
        """Press a key on the so-manieth desk of the list."""
        self.delen.lijst.lijst.setFocus()
        self.leven.druk(K.Key_Home, *([K.Key_Down] * nummer), toets)


def test_that_a_beheerder_does_all_of_it_on_the_screen_and_a_stolen_computer_is_shut_out(
    tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    winkel.goedkope_sleutels()
    eigenaar, rol = server.url(server.nieuwe_databank()), f"balie_{server.nieuwe_naam()}"
    adres = tmp_path / "adres.txt"
    monkeypatch.setattr(QFileDialog, "open", lambda venster: venster.fileSelected.emit(str(adres)))
    balies = []
    for nummer, naam in enumerate(("een", "ander")):
        ids = Ids(klok() + nummer * 500_000_000)
        winkel.maak(tmp_path / naam, klok, ids)
        balies.append((Leven(tmp_path / naam, klok, ids, qapp, qtbot), winkel.open_bureau(tmp_path / naam, klok, ids)))
    (hier_leven, een), (daar_leven, ander) = balies
    hier, daar = Balie(hier_leven), Balie(daar_leven)
    with aan_het_werk(hier_leven, een), aan_het_werk(daar_leven, ander):
        # A centre, and the two envelopes.
        hier.open()
        hier_leven.vul("Waar is het centrum?", eigenaar)
        hier.kies("Nieuw centrum inrichten")
        sleutels = hier.delen.sleutels
        assert sleutels is not None
        hier_leven.wacht(lambda: sleutels._helften is not None and sleutels.isVisible())
        hier.stil()
        helften = sleutels._helften
        assert helften is not None
        hier_leven.kijk("ingericht", "De noodsleutel", "De database", "nog niet geoefend")
        hier.kies("Ik heb beide vellen")
        hier_leven.vul("Helft 1", helften[0])
        hier_leven.vul("Helft 2", helften[1])
        hier_leven.druk(K.Key_Return)
        hier.stil()
        hier_leven.kijk("geoefend", "De noodsleutel werkt", "Laatst geoefend met de noodsleutel: vandaag")
        hier.kies("Sluiten")
        # A second desk: invited, asked, compared, let in.
        hier_leven.vul("Naam van de nieuwe rol", rol)
        hier.kies("Balie uitnodigen…")
        hier_leven.kijk("uitgenodigd", rol, "adres.txt", "uitgenodigd, nog niet toegelaten")
        daar.open()
        daar.kies("Uit een bestand…")
        daar_leven.kijk("adres", "Hier aanmelden")
        daar.kies("Hier aanmelden")
        afdruk = daar.delen.vingerafdruk.text()
        daar_leven.kijk("wacht", "Wacht op toelating", afdruk, "Beheer overnemen…")
        hier.open()
        hier.kies("Opnieuw kijken")
        assert hier.delen.beheer is not None
        hier.delen.beheer.lijst.lijst.setFocus()
        hier_leven.druk(K.Key_Return)
        hier_leven.kijk("vergelijken", afdruk, "Voor welke teams werkt deze balie?", "Alleen lezen")
        hier_leven.kijk("met beheer", "rechten van beheer", "ik sprak die persoon zelf")
        hier_leven.druk(K.Key_Backtab, K.Key_Backtab, K.Key_Backtab)
        assert hier.delen.beheer.keuze.beheer.hasFocus()
        hier_leven.druk(K.Key_Space)
        hier_leven.druk(K.Key_S, erbij=CTRL)
        hier_leven.meldt("Balie 2 is toegelaten")
        daar.open()
        daar.ronde()
        daar_leven.kijk("toegelaten", "Wie er meedoet", "Balie 2", "deze balie")
        # It becomes a desk of the beheerder too.
        hier.open()
        hier.ronde()
        hier.over_balie(1, K.Key_B)
        hier_leven.kijk("tweede", "Balie 2 ook een balie van de beheerder maken?")
        hier_leven.druk(K.Key_Return)
        hier_leven.meldt("Balie 2 is nu ook een balie van de beheerder")
        hier.stil()
        hier_leven.kijk("beheert", "beheert, 1 team", "Laatste vernieuwing")
        # The first computer is stolen.
        daar.open()
        daar.ronde()
        daar_leven.kijk("ook-beheerder", "Sleutels", "Het centrum", "Adres van de eigenaar")
        daar_leven.vul("Adres van de eigenaar", eigenaar)
        daar_leven.druk(K.Key_Return)
        daar.stil()
        daar_leven.kijk("database", "beheert, 1 team", "inwoners mag een balie per uur")
        daar.over_balie(1, K.Key_I)
        daar_leven.kijk("intrekken", "Balie 1 intrekken?", "meteen vervangen", "datalek")
        daar_leven.druk(K.Key_Return)
        daar.stil()
        daar_leven.kijk("wat-nu", "Balie 1 is ingetrokken. Wat nu?", "binnen 72 uur", "kan het blijven lezen")
        hier.open()
        hier.ronde()
        hier_leven.kijk("gestolen", "Delen lukt niet", "Het centrum laat deze balie hier niet toe.")
        # What else there is to do, at the one that is left.
        daar.open()
        daar.kies("Jaarlijkse vernieuwing…")
        daar_leven.kijk("vernieuwen", "Alle teams krijgen een nieuwe sleutel")
        daar_leven.druk(K.Key_Return)
        daar_leven.meldt("Vernieuwd")
        daar.stil()
        daar.kies("Oudste versie…")
        daar_leven.vul("Vanaf welke versie", "4")
        daar_leven.kijk("versie", "Geen balie is te oud")
        daar_leven.druk(K.Key_Return)
        daar_leven.meldt("vanaf versie 4")
        daar.stil()
        daar.kies("Centrum is teruggezet…")
        daar_leven.kijk("teruggezet", "niet terug te draaien")
        daar_leven.druk(K.Key_Return)
        daar_leven.meldt("generatie 2")
        daar.stil()
        daar_leven.kijk("klaar", "Alles van hier is gedeeld")
    assert hier_leven.afgesneden + daar_leven.afgesneden == []
