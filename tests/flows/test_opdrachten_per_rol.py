"""What somebody of one rol finds in the box of Ctrl+K is what their rights open: every panel by keys, and none besides.

Each is opened in the real window, and nothing that is asked of the store on the way is refused for want of a right.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.casus import Leven, op_scherm
from tests.flows.scherm import CTRL, K, programma_op, wacht, wacht_op_venster
from tests.gezin import bakker
from wijdesk.app.bureau import Wereld, ontgrendel
from wijdesk.app.venster import Programma
from wijdesk.models.logsoort import GEWEIGERD, Logregel
from wijdesk.services.register import rollen_met
from wijdesk.ui.main_window import MainWindow
from wijdesk.ui.palet_treffers import Keuze
from wijdesk.ui.signalen_van import LEEST

OMAR, WACHTWOORD = "Omar El Idrissi", "negen blauwe bussen"
IEDEREEN = {"banden", "delen", "handleiding", "kaart"}
"""That one knows a resident can be said by everybody, whether this desk shares concerns everybody, everybody may read
how it works, and nobody's data stands in the sociale kaart.
"""
PANELEN = {
    "entree": {
        "collectief",
        "wachtrij", "werk", "casus", "inloop", "signaal", "straatronde", "vandaag", "inwoner", "verschillen", "avg",
        "klacht", "agressie",
        "impact",
    },
    "vrijwilliger": {
        "collectief", "wachtrij", "werk", "inloop", "signaal", "straatronde", "vandaag", "inwoner", "avg", "klacht",
        "impact",
    },
    "klachtencoordinator": {
        "werk", "vandaag", "inwoner", "dashboard", "jaarverslag", "maandrapport", "export", "laddergebruik",
        "klacht", "termijnen",
    },
    "logbeheerder": {"klacht", "inwoner", "rechten", "logboek"},
    "privacybeheerder": {
        "termijnen", "inwoner", "bewaren", "rechten", "logboek", "avg", "klacht", "agressie",
    },
    "applicatiebeheerder": {
        "verschillen", "dashboard", "jaarverslag", "maandrapport", "export", "laddergebruik", "invoer", "locaties",
        "toegang", "vragenlijsten", "ladder", "rechten", "reservekopieen",
        "klacht", "tarieven", "praktijksoorten", "controlelijsten", "cijferdefinities",
    },
}  # fmt: skip
OP_DE_KAART = {
    "entree": {"contact", "wijzigen", "agressie", "signaal", "avg", "ken_ik", "klacht"},
    "vrijwilliger": {"contact", "wijzigen", "agressie", "signaal", "avg", "ken_ik", "klacht"},
    "klachtencoordinator": {"ken_ik", "klacht"},
    "logbeheerder": {"ken_ik", "wie_zag"},
    "privacybeheerder": {"avg", "ken_ik", "wie_zag"},
    "applicatiebeheerder": set[str](),
}
"""What can be begun for a resident."""


def in_de_lijst(venster: MainWindow) -> list[Keuze]:
    return [treffer.keuze for treffer in venster.palet.lijst._model._alle.values() if treffer.keuze is not None]


def alle_keuzes(leven: Leven, venster: MainWindow) -> tuple[Keuze, ...]:
    """Everything the box can find, when every panel that belongs to this rol was made."""
    leven.druk(K.Key_K, erbij=CTRL)
    leven.wacht(lambda: len(venster.docks.panelen()) == len(venster.docks.namen()))
    leven.rust()
    gevonden = venster.palet._keuzes
    leven.druk(K.Key_Escape)
    return gevonden


@pytest.mark.parametrize("rol", PANELEN)
def test_that_the_box_finds_what_the_rights_of_a_rol_open_and_it_opens(
    map_: Path, klok: Klok, ids: Ids, qapp: QApplication, qtbot: QtBot, rol: str
) -> None:
    leven = Leven(map_, klok, ids, qapp, qtbot)
    with winkel.bureau(map_, klok, ids) as open_:
        thuis = bakker(open_)
        open_.maak_medewerker(OMAR, WACHTWOORD, (rol,), open_.medewerker.locatie_id)
    bureau = ontgrendel(map_, OMAR, WACHTWOORD, Wereld(klok=klok, ids=ids))
    with programma_op(map_, qapp) as programma:
        programma.open(bureau)
        leven._venster = venster = wacht_op_venster(programma, qtbot)
        leven.rust()
        keuzes = alle_keuzes(leven, venster)
        namen = {keuze.actie.naam for keuze in keuzes}
        toont = {naam.removeprefix("toon.") for naam in namen if naam.startswith("toon.")}
        assert toont == PANELEN[rol] | IEDEREEN
        assert {naam.removeprefix("inwoner.") for naam in namen if naam.startswith("inwoner.")} == OP_DE_KAART[rol]
        assert not [naam for naam in namen if naam.startswith("casus.tab.")], "of a casus they see whose it is"
        for naam in sorted(toont):
            open_met_toetsen(leven, venster, naam)
            if naam == "vandaag":
                begint = "Met F2 begint u een nieuw contact." in op_scherm(venster)
                assert begint is ("inloop" in toont)
        if "inwoner" in toont:
            venster.verzoek("persoon.open", thuis.zoon)
            leven.wacht(lambda: "Sem Bakker" in op_scherm(venster))
            assert ("Met C begint u een nieuw contact." in op_scherm(venster)) is ("contact" in OP_DE_KAART[rol])
        for tekst in ("bakker", "bakker triage", "bakker signaal", "bakker casus", "bakker hulp"):
            typ_in_de_lijst(leven, venster, tekst)
            leven.druk(K.Key_Escape)
        assert sorted(set(gemist(programma))) == []


def open_met_toetsen(leven: Leven, venster: MainWindow, naam: str) -> None:
    """By the words of the box, as somebody types them; the panel has the focus after."""
    tekst = f"Toon {venster.docks.titel(naam)}"
    typ_in_de_lijst(leven, venster, tekst)
    assert [keuze.actie.naam for keuze in in_de_lijst(venster)][:1] == [f"toon.{naam}"], tekst
    leven.druk(K.Key_Return)
    wacht(leven.qtbot, lambda: (huidig := venster.docks.huidige()) is not None and huidig.naam == naam)
    leven.rust()


def typ_in_de_lijst(leven: Leven, venster: MainWindow, tekst: str) -> None:
    leven.druk(K.Key_K, erbij=CTRL)
    leven.druk(K.Key_A, erbij=CTRL)
    venster.palet.veld.insert(tekst[:-1])
    leven.toetsen.typ(tekst[-1])  # by key: the box hears of what is typed
    leven.rust()


def gemist(programma: Programma) -> list[str]:
    """What was refused for want of a right, as the access log has it."""
    bureau = programma.bureau
    assert bureau is not None
    klaar: list[Logregel] = []
    bureau._log.schrijf(klaar.extend, alles=True)
    return [
        *(regel.wat for regel in klaar if regel.uitkomst == GEWEIGERD),
        *(str(rij[0]) for rij in winkel.rauw(bureau, f"SELECT wat FROM toegang WHERE uitkomst = '{GEWEIGERD}'")),
    ]


def test_that_a_screen_asks_for_signalen_of_whoever_may_read_them() -> None:
    assert set(rollen_met("signaal.lezen")) == LEEST
