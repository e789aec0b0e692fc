"""The settings of the workstation: whole or not at all, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wijdesk.reports.wegschrijven import HALF, schrijf_samen
from wijdesk.settings import Instellingen, bewaar_instellingen, lees_instellingen, winkel_map


def test_that_settings_come_back_as_they_were_kept(tmp_path: Path) -> None:
    pad = tmp_path / "nieuw" / "instellingen.json"
    gekozen = Instellingen(thema="donker", schaal=150, map="/ergens")
    bewaar_instellingen(gekozen, pad)
    assert lees_instellingen(pad) == gekozen
    assert [bestand.name for bestand in pad.parent.iterdir()] == ["instellingen.json"]


@pytest.mark.parametrize(
    "inhoud", [b"", b"{", b"[1]", b"\xff\xfe\x00", b'{"schaal": "groot", "thema": 3}', b'{"schaal": 33, "nieuw": true}']
)
def test_that_a_damaged_or_unknown_file_gives_the_defaults(tmp_path: Path, inhoud: bytes) -> None:
    pad = tmp_path / "instellingen.json"
    pad.write_bytes(inhoud)
    assert lees_instellingen(pad) == Instellingen()
    assert lees_instellingen(tmp_path / "bestaat niet") == Instellingen()


def test_that_what_is_right_in_a_half_wrong_file_counts(tmp_path: Path) -> None:
    pad = tmp_path / "instellingen.json"
    pad.write_text('{"thema": "contrast", "schaal": true}', encoding="utf-8")
    assert lees_instellingen(pad) == Instellingen(thema="contrast")


def test_that_the_folder_is_the_choice_the_environment_the_last_one_or_the_systems(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    laatste = Instellingen(map=str(tmp_path / "laatste"))
    monkeypatch.delenv("WIJDESK_MAP", raising=False)
    assert winkel_map().name == "wijdesk"
    assert winkel_map(instellingen=laatste) == tmp_path / "laatste"
    monkeypatch.setenv("WIJDESK_MAP", str(tmp_path / "omgeving"))
    assert winkel_map(instellingen=laatste) == tmp_path / "omgeving"
    assert winkel_map(str(tmp_path / "keuze"), instellingen=laatste) == tmp_path / "keuze"


def test_that_a_folder_that_cannot_be_written_raises_and_leaves_nothing_half(tmp_path: Path) -> None:
    pad = tmp_path / "instellingen.json"
    pad.mkdir()
    with pytest.raises(OSError, match="instellingen"):
        bewaar_instellingen(Instellingen(), pad)
    assert list(tmp_path.iterdir()) == [pad]


def test_that_what_a_computer_that_went_out_left_half_goes_with_the_next_file_and_nothing_else(tmp_path: Path) -> None:
    oud, net, vreemd = (
        tmp_path / naam for naam in (f".brief.pdf.0a1b{HALF}", f".plan.pdf.2c3d{HALF}", ".brief.pdf.tmp")
    )
    half = tmp_path / ".instellingen.json.4321"
    for pad in (oud, net, vreemd, half):
        pad.write_bytes(b"half")
        if pad != net:
            os.utime(pad, (0, 0))
    schrijf_samen(tmp_path, {"brief.pdf": b"heel"})
    bewaar_instellingen(Instellingen(), tmp_path / "instellingen.json")
    assert {pad.name for pad in tmp_path.iterdir()} == {"brief.pdf", "instellingen.json", net.name, vreemd.name}
