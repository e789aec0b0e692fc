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


def nieuw_centrum(wijdesk: Opdrachtregel, map_: Path) -> tuple[str, list[str]]:
    """A centre in a folder, of the store in `map_`; answers its address and the halves of the emergency key."""
    met = f"map:{wijdesk.thuis / 'centrum'}"
    assert wijdesk(map_, "centrum", "nieuw", "--met", met) == 0, wijdesk.fout
    return met, helften(wijdesk.uit)


def helften(tekst: str) -> list[str]:
    """The halves of an emergency key, as they are said."""
    gevonden = re.findall(r"^helft \d: (.+)$", tekst, re.MULTILINE)
    assert len(set(gevonden)) == 2, tekst
    return gevonden


def nodig_uit(wijdesk: Opdrachtregel, balies: tuple[Path, Path], eigenaar: str, *rollen: str) -> dict[str, Path]:
    """Roles of a database, made by the first desk; the other asks to be let in as the first of them.

    Answers in which file the address of each is.
    """
    adressen = {rol: wijdesk.thuis / f"{rol}.txt" for rol in rollen}
    for rol, adres in adressen.items():
        uit = wijdesk(balies[0], "centrum", "uitnodigen", rol, "--met", eigenaar, "--uit", adres)
        assert uit == 0, wijdesk.fout
    assert wijdesk(balies[1], "centrum", "aanmelden", "--met-bestand", adressen[rollen[0]]) == 0, wijdesk.fout
    return adressen


def richt_in(wijdesk: Opdrachtregel, balies: tuple[Path, Path]) -> str:
    """A centre with both desks let in; answers its address."""
    met, _ = nieuw_centrum(wijdesk, balies[0])
    assert wijdesk(balies[1], "centrum", "aanmelden", "--met", met) == 0, wijdesk.fout
    afdruk = vingerafdruk(wijdesk.uit)
    assert wijdesk(balies[0], "centrum", "toelaten", "--met-beheer", "--vingerafdruk", afdruk) == 0, wijdesk.fout
    return met
