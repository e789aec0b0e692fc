"""Keys that the code of a screen knows are told: by F1 and the card (`ui/vaktoetsen.py`), or where it says here."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wijdesk import ui
from wijdesk.models.values import Id
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.shortcuts import vakken_in
from wijdesk.ui.vaktoetsen import LIJST, VAKKEN

UI = Path(ui.__file__).parent
VAN_IEDEREEN = frozenset({"Escape", "Return", "Enter", "Up", "Down", "Left", "Right", "Tab", "Backtab", "unknown"})
"""What every control and every page does by its own nature: a step, a way back, go on."""
ELDERS = {
    "cijfer": "the list of a score (`vaktoetsen.SCORE`)",
    "een_zin": "on the button Opslaan",
    "handtekening": "said below the field",
    "panels/casus/plan/blad": "the actions of the tab, by their names",
    "panels/collectief/agenda": "on the buttons of a month",
    "panels/kaart/blad": "turns the page as every page does",
    "panels/kaart/paneel": "an action of the panel",
    "panels/triage/keuzes": "the list of an answer (`vaktoetsen.ANTWOORD`)",
    "shortcuts": "F1 itself",
}
"""Where another key is told that stands in the code of this file."""


def test_that_a_key_in_the_code_of_a_screen_is_told_somewhere() -> None:
    gevonden = {}
    for pad in UI.rglob("*.py"):
        toetsen = {
            knoop.attr.removeprefix("Key_")
            for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8")))
            if isinstance(knoop, ast.Attribute) and knoop.attr.startswith("Key_")
        } - VAN_IEDEREEN
        if toetsen:
            gevonden[pad.relative_to(UI).with_suffix("").as_posix()] = toetsen
    assert {waar: toetsen for waar, toetsen in gevonden.items() if waar not in ELDERS} == {}
    assert len({er.titel for er in VAKKEN}) == len(VAKKEN)


def test_that_f1_tells_the_keys_of_what_shows_and_only_those(qtbot: QtBot) -> None:
    vlak = QWidget()
    qtbot.addWidget(vlak)
    model: RegelModel[str] = RegelModel(lambda tekst: Id(tekst.encode()), lambda tekst: Regel(titel=tekst))
    lijst: RegelLijst[str] = RegelLijst(model, naam="Proef", leeg="")
    QVBoxLayout(vlak).addWidget(lijst)
    vlak.show()
    lijst.zet(("een",))
    assert vakken_in(vlak) == [(LIJST.titel, LIJST.toetsen)]
    lijst.hide()
    assert vakken_in(vlak) == []
