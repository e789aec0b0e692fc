"""Two real stores and a real window: a goal stands open in a form while the exchange brings other words for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.casus import Leven, op_scherm
from tests.flows.scherm import ALT, K
from tests.flows.test_twee_balies import aan_het_werk, doel, naar, sluit_aan
from tests.gezin import bakker, zet
from tests.sync.delen import deel
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.models.opdrachten.verschil import LeesVerschillen
from wijdesk.models.plan import Doel

ELDERS = "Elke week samen de post openen"


def test_that_a_round_in_the_background_is_never_written_over_unseen(
    tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    winkel.goedkope_sleutels()
    centrum, ids = tmp_path / "centrum", Ids(klok())
    winkel.maak(tmp_path / "een", klok, ids)
    een = winkel.open_bureau(tmp_path / "een", klok, ids)
    gezin = bakker(een)
    uitwisseling_beheer.richt_in(een, f"map:{centrum}")
    deel(een)
    sluit_aan(tmp_path / "ander", centrum, een, klok)
    with winkel.bureau(tmp_path / "ander", klok, Ids(klok() + 700_000_000)) as ander:
        leven = Leven(tmp_path / "een", klok, ids, qapp, qtbot)
        with aan_het_werk(leven, een) as programma:
            naar(leven)
            leven.venster.verzoek("huishouden.open", gezin.huishouden)
            leven.rust()
            leven.druk(K.Key_2, erbij=ALT)
            leven.druk(K.Key_Home, K.Key_Down, K.Key_Return)
            leven.toetsen.druk(K.Key_Home)
            leven.toetsen.typ("Rust: ")
            klok.verzet(60_000)
            zet(ander, Doel, gezin.doelen[0], woorden=ELDERS)
            deel(ander)
            assert programma.uitwisselaar is not None
            programma.uitwisselaar.deel_nu()
            leven.wacht(lambda: doel(een, gezin) == ELDERS)
            leven.rust()

            leven.bewaar()
            leven.wacht(lambda: f"Er staat nu: “{ELDERS}”" in op_scherm(leven.venster))
            assert "een andere balie" in op_scherm(leven.venster)
            assert doel(een, gezin) == ELDERS

            leven.bewaar()
            leven.wacht(lambda: doel(een, gezin) == "Rust: Rust met geld")
            deel(een)
            deel(ander)
            assert doel(ander, gezin) == "Rust: Rust met geld"
            assert not een.lees_apart(LeesVerschillen()).rijen
