"""What one may look at for a while goes from the screen when that while is over, with nobody touching anything.

The clock is put on while the window stands open; the beat that looks at it is given by hand.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import Klok
from tests.flows.casus import Leven, op_scherm
from tests.flows.scherm import CTRL, K
from tests.flows.test_inzage import COLLEGA, WAARVOOR, WACHTWOORD, bij_naam, bureau_van, gezin_bakker, open_
from tests.gezin import bewaar
from tests.services import triages
from wijdesk.app.inzage_einde import InzageEinde
from wijdesk.models.avg import Avgverzoek
from wijdesk.models.inzagegronden import NOOD_DUUR
from wijdesk.models.values import IdMaker
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.inzagevraag import InzageDek

WEER_NOOD = "Dit dossier is weer dicht. Is er nog nood?"
WEER_DOEL = "Dit dossier is weer dicht. Waarvoor kijkt u?"
GETYPT = "Sem zit veilig bij de buren, en"
UUR = 3_600_000


@pytest.fixture
def leven(map_: Path, klok: Klok, ids: IdMaker, qapp: QApplication, qtbot: QtBot) -> Leven:
    gemaakt = Leven(map_, klok, ids, qapp, qtbot)
    gemaakt.nieuwe_collega(COLLEGA, WACHTWOORD, "casemanager")
    return gemaakt


def tik(leven: Leven, ms: int) -> None:
    """So much later, and one beat."""
    leven.rust()
    leven.klok.verzet(ms)
    einde = leven.venster._omgeving.jobs.findChild(InzageEinde)
    assert isinstance(einde, InzageEinde)
    einde.kijk()
    leven.rust()


def test_that_an_emergency_that_is_over_closes_what_stands_there_and_keeps_what_was_typed(leven: Leven) -> None:
    thuis = gezin_bakker(leven, elders=True)
    with leven.dag("2026-03-02", "12:20", wie=COLLEGA, wachtwoord=WACHTWOORD):
        open_(leven, thuis)
        leven.wacht(lambda: bij_naam() == "inzage_reden")
        leven.toetsen.typ("De buurvrouw hoort een kind gillen")
        leven.druk(K.Key_Return)
        leven.tab("verloop")
        leven.kijk("open", "Noodinzage tot 14:20")
        leven.druk(K.Key_N)
        leven.vul("Notitie", GETYPT)
        tik(leven, NOOD_DUUR - 1)
        leven.kijk("een tel eerder", GETYPT)
        tik(leven, 1)
        tekst = leven.kijk("voorbij", WEER_NOOD, "Wat u aan het typen was, is bewaard")
        assert GETYPT not in tekst
        assert "Noodinzage tot" not in tekst
        leven.wacht(lambda: bij_naam() == "inzage_reden")
        leven.toetsen.typ("Er is weer geschreeuw bij het gezin")
        leven.druk(K.Key_Return)
        leven.kijk("weer open", "Noodinzage tot 16:20", GETYPT)
        tik(leven, NOOD_DUUR)
        leven.kijk("en weer dicht", WEER_NOOD)
    assert leven.afgesneden == []


def test_that_a_print_preview_of_an_emergency_closes_with_it_and_says_so(leven: Leven) -> None:
    thuis = gezin_bakker(leven, elders=True)
    with leven.dag("2026-03-02", "12:20", wie=COLLEGA, wachtwoord=WACHTWOORD) as venster:
        open_(leven, thuis)
        leven.wacht(lambda: bij_naam() == "inzage_reden")
        leven.toetsen.typ("De buurvrouw hoort een kind gillen")
        leven.druk(K.Key_Return)
        leven.tab("plan")
        leven.druk(K.Key_P, erbij=CTRL)
        leven.wacht(lambda: any(deel.is_klaar for deel in venster.findChildren(AfdrukVenster)))
        (voorbeeld,) = venster.findChildren(AfdrukVenster)
        tik(leven, NOOD_DUUR - 1)
        assert voorbeeld.isVisible()
        tik(leven, 1)
        leven.wacht(lambda: not venster.findChildren(AfdrukVenster))
        venster.activateWindow()  # no window manager here that does it
        leven.kijk("voorbij", WEER_NOOD, "Het afdrukvoorbeeld is gesloten.", "Alleen in nood kunt u dit openen.")
    assert leven.afgesneden == []


def test_that_a_purpose_of_today_closes_at_midnight(leven: Leven) -> None:
    thuis = gezin_bakker(leven)
    with leven.dag("2026-03-02", "22:00", wie=COLLEGA, wachtwoord=WACHTWOORD):
        open_(leven, thuis)
        leven.kijk("waarvoor", WAARVOOR)
        leven.druk(K.Key_1, K.Key_Return)
        leven.tab("plan")
        leven.kijk("open", "Rust met geld")
        tik(leven, UUR)
        leven.kijk("een uur later", "Rust met geld")
        tik(leven, UUR)
        assert "Rust met geld" not in leven.kijk("na middernacht", WEER_DOEL, "Een doel geldt één dag.")
    assert leven.afgesneden == []


def test_that_a_triage_that_one_may_not_read_any_more_is_covered(leven: Leven) -> None:
    with bureau_van(leven) as bureau:
        triages.begin(bureau)
    with leven.dag("2026-03-02", "22:00", wie=COLLEGA, wachtwoord=WACHTWOORD) as venster:
        leven.doe("toon triage")
        leven.druk(K.Key_Tab, K.Key_Return)
        leven.kijk("waarvoor", WAARVOOR)
        leven.druk(K.Key_1, K.Key_Return)
        leven.kijk("open", "Kan de huur niet betalen")
        tik(leven, 2 * UUR)
        leven.kijk("dicht", WEER_DOEL)
        (dek,) = (dek for dek in venster.findChildren(InzageDek) if dek.isVisible())
        assert "Kan de huur niet betalen" not in op_scherm(dek)
    assert leven.afgesneden == []


def test_that_a_restriction_that_begins_at_midnight_closes_the_card_that_stands_there(leven: Leven) -> None:
    thuis = gezin_bakker(leven)
    with bureau_van(leven) as bureau:
        bewaar(
            bureau,
            Avgverzoek(
                id=leven.ids(), nummer="AVG-1", soort="beperking", persoon_id=thuis.zoon, ontvangen_op="2026-03-01",
                beperkt_van="2026-03-03", identiteit="bekend", locatie_id=bureau.medewerker.locatie_id,
                besluit="toegewezen", besloten_op="2026-03-02", besloten_door_id=bureau.medewerker.id,
            ),
        )  # fmt: skip
    with leven.dag("2026-03-02", "22:00", wie=COLLEGA, wachtwoord=WACHTWOORD):
        open_(leven, thuis)
        leven.kijk("waarvoor", WAARVOOR)
        leven.druk(K.Key_1, K.Key_Return)
        leven.tab("plan")
        leven.kijk("open", "Rust met geld")
        tik(leven, 2 * UUR)
        assert "Rust met geld" not in leven.kijk("beperkt", "Beperkt: niet gebruiken")
    assert leven.afgesneden == []
