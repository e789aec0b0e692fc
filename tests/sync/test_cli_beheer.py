"""The commands that keep a centre going, in a folder and in a real database."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.sync.opdrachtregel import Opdrachtregel, helften, nieuw_centrum, nodig_uit, richt_in, vingerafdruk
from tests.sync.server import Server


def typ(monkeypatch: pytest.MonkeyPatch, *regels: str) -> None:
    """What somebody types on the terminal."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{regel}\n" for regel in regels)))


def test_that_the_keys_are_renewed_tried_and_replaced(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    een, _ = balies
    _, oude = nieuw_centrum(wijdesk, een)
    assert wijdesk(een, "centrum", "vernieuwen") == 0, wijdesk.fout
    assert "geldt tot" in wijdesk.uit
    typ(monkeypatch, *oude)
    assert wijdesk(een, "centrum", "noodsleutel", "--oefenen") == 0, wijdesk.fout
    assert "werkt" in wijdesk.uit
    for fout in ((oude[0],), (oude[0], oude[0]), ("x", "y")):
        typ(monkeypatch, *fout)
        assert wijdesk(een, "centrum", "noodsleutel", "--oefenen") == 1
        assert len(wijdesk.fout.strip().splitlines()) == 1
        assert oude[0] not in wijdesk.uit + wijdesk.fout
    assert wijdesk(een, "centrum", "noodsleutel", "--nieuw") == 0
    assert set(helften(wijdesk.uit)).isdisjoint(oude)
    typ(monkeypatch, *oude)
    assert wijdesk(een, "centrum", "noodsleutel", "--oefenen") == 1
    assert "andere noodsleutel" in wijdesk.fout


def test_that_a_second_beheerder_is_made_and_another_desk_takes_over(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    een, ander = balies
    richt_in(wijdesk, balies)
    assert wijdesk(een, "centrum", "noodsleutel", "--nieuw") == 0
    nieuwe = helften(wijdesk.uit)
    assert wijdesk(ander, "sync", "--eenmalig") == 0, wijdesk.fout
    assert wijdesk(ander, "centrum", "vernieuwen") == 1
    assert "alleen op de computer" in wijdesk.fout
    typ(monkeypatch, *nieuwe)
    assert wijdesk(ander, "centrum", "overnemen") == 0, wijdesk.fout
    assert wijdesk(ander, "centrum", "vernieuwen") == 0, wijdesk.fout
    assert wijdesk(een, "sync", "--eenmalig") == 0, wijdesk.fout
    assert wijdesk(een, "centrum", "beheerder", "Balie 2") == 1
    assert "al een balie" in wijdesk.fout
    assert wijdesk(ander, "centrum", "intrekken", "Balie 1") == 0, wijdesk.fout
    assert wijdesk(een, "centrum", "vernieuwen") == 1


def test_that_the_oldest_version_is_set_and_a_request_is_forgotten(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path]
) -> None:
    een, ander = balies
    met, _ = nieuw_centrum(wijdesk, een)
    assert wijdesk(een, "centrum", "versie", "4") == 0, wijdesk.fout
    assert wijdesk(een, "centrum", "versie", "99") == 1
    assert wijdesk(ander, "centrum", "aanmelden", "--met", met) == 0
    assert wijdesk(ander, "centrum", "vergeten") == 0, wijdesk.fout
    assert wijdesk(ander, "centrum", "balies") == 1
    assert wijdesk(een, "centrum", "vergeten") == 1
    assert "al toegelaten" in wijdesk.fout


def test_that_the_owner_of_the_database_needs_no_name_of_a_role(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], server: Server
) -> None:
    een, ander = balies
    eigenaar, rol = server.url(server.nieuwe_databank()), f"balie_{server.nieuwe_naam()}"
    assert wijdesk(een, "centrum", "nieuw", "--met", eigenaar) == 0, wijdesk.fout
    adres = nodig_uit(wijdesk, balies, eigenaar, rol)[rol]
    toelaten = ("centrum", "toelaten", "--met-beheer", "--vingerafdruk", vingerafdruk(wijdesk.uit))
    assert wijdesk(een, *toelaten) == 1
    assert "--met-bestand" in wijdesk.fout
    assert wijdesk(een, *toelaten, "--met", eigenaar) == 0, wijdesk.fout
    assert wijdesk(ander, "sync", "--eenmalig") == 0, wijdesk.fout
    assert wijdesk(een, "centrum", "database", "--met", eigenaar, "--grens", "7") == 0
    assert f"{rol} (Balie 2): leest en schrijft, 1 team" in wijdesk.uit
    assert "7 inwoners per uur" in wijdesk.uit
    assert "fsync" in wijdesk.fout
    assert wijdesk(een, "centrum", "beheerder", "Balie 2", "--met", eigenaar) == 0, wijdesk.fout
    assert wijdesk(een, "centrum", "database", "--met", eigenaar, "--sluit", rol) == 1
    assert "meedoet" in wijdesk.fout
    assert wijdesk(een, "centrum", "intrekken", "Balie 2", "--met", eigenaar) == 0, wijdesk.fout
    assert wijdesk(ander, "sync", "--eenmalig") == 1
    assert wijdesk(een, "centrum", "database", "--met-bestand", adres) == 1
    assert "niet het adres van de eigenaar" in wijdesk.fout
