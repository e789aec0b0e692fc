"""The command line in this process, and what tests of it do first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import winkel
from wijdesk.cli import voer_uit

VINGERAFDRUK = re.compile(r"[A-Z2-7]{4}( [A-Z2-7]{4}){3}")


class Opdrachtregel:
    """Runs commands in this process and keeps what they said."""

    def __init__(self, thuis: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.thuis = thuis
        self.geheim = thuis / "wachtwoord.txt"
        self.geheim.write_text(f"{winkel.WACHTWOORD}\n", encoding="utf-8")
        self._capsys = capsys
        self.uit = self.fout = ""

    def argumenten(self, map_: Path, *woorden: object) -> list[str]:
        return [str(er) for er in ("--map", map_, "--wachtwoord-bestand", self.geheim, *woorden)]

    def __call__(self, map_: Path, *woorden: object) -> int:
        self._capsys.readouterr()
        code = voer_uit(self.argumenten(map_, *woorden))
        self.uit, self.fout = self._capsys.readouterr()
        assert "Traceback" not in self.fout
        return code


def vingerafdruk(tekst: str) -> str:
    gevonden = VINGERAFDRUK.search(tekst)
    assert gevonden is not None, tekst
    return gevonden[0]


def richt_in(wijdesk: Opdrachtregel, balies: tuple[Path, Path]) -> str:
    """A centre with both desks let in; answers its address."""
    met = f"map:{wijdesk.thuis / 'centrum'}"
    assert wijdesk(balies[0], "centrum", "nieuw", "--met", met) == 0, wijdesk.fout
    assert wijdesk(balies[1], "centrum", "aanmelden", "--met", met) == 0, wijdesk.fout
    afdruk = vingerafdruk(wijdesk.uit)
    assert wijdesk(balies[0], "centrum", "toelaten", "--met-beheer", "--vingerafdruk", afdruk) == 0, wijdesk.fout
    return met
