"""What an organisation fixes for a computer goes before every choice, and a wrong line keeps nobody from working."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wijdesk import beleid as gekozen
from wijdesk.beleid import NIVEAUS, SCHALEN, THEMAS, Beleid, beleid_pad, lees_beleid
from wijdesk.cli import voer_uit
from wijdesk.programmalog import NIVEAUS as GETALLEN
from wijdesk.settings import Instellingen, bewaar_instellingen, lees_instellingen, winkel_map

Leg = Callable[..., Beleid]
VOORBEELD = Path(__file__).resolve().parent.parent / "packaging" / "linux" / "beleid.voorbeeld.json"


@pytest.fixture
def leg(tmp_path: Path) -> Leg:
    """Lays down a file with these values and answers what it fixes."""

    def doe(**waarden: object) -> Beleid:
        pad = tmp_path / "beleid.json"
        pad.write_text(json.dumps(waarden), encoding="utf-8")
        return lees_beleid(pad)

    return doe


def test_that_without_a_file_everything_is_free(tmp_path: Path) -> None:
    assert lees_beleid(tmp_path / "niets.json") == Beleid()
    assert Beleid().vast() == ()


def test_that_what_is_fixed_goes_before_what_somebody_chose(leg: Leg, tmp_path: Path) -> None:
    vast = leg(schaal=150, map=str(tmp_path / "vast"))
    assert (vast.vast(), vast.fouten) == (("schaal", "map"), ())
    eigen = tmp_path / "instellingen.json"
    bewaar_instellingen(Instellingen(thema="donker", schaal=90, map="/elders"), eigen)
    gelezen = lees_instellingen(eigen, beleid=vast)
    assert gelezen == Instellingen(thema="donker", schaal=150, map=str(tmp_path / "vast"))
    assert lees_instellingen(tmp_path / "niets", beleid=vast).schaal == 150
    assert lees_instellingen(eigen, beleid=Beleid()).schaal == 90, "the own choice comes back when nothing is fixed"


def test_that_a_fixed_folder_goes_before_all_but_the_command_line(
    leg: Leg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJDESK_MAP", str(tmp_path / "omgeving"))
    monkeypatch.setenv("EIGEN", str(tmp_path))
    vast = leg(map="$EIGEN/vast")
    laatste = Instellingen(map=str(tmp_path / "laatste"))
    assert winkel_map(instellingen=laatste, beleid=vast) == tmp_path / "vast"
    assert winkel_map(str(tmp_path / "proef"), instellingen=laatste, beleid=vast) == tmp_path / "proef"
    assert winkel_map(instellingen=laatste, beleid=Beleid()) == tmp_path / "omgeving"


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("thema", "paars"), ("thema", 3), ("schaal", 101), ("schaal", True), ("schaal", "100"), ("map", "ergens"),
        ("map", ""), ("map", "/data/$NIEMAND_HEEFT_DIT/wijdesk"), ("map", "/data/%NIEMAND%"), ("map", "/data\0/x"),
        ("centrum", " "), ("voorbeeld", "nee"), ("logniveau", "veel"), ("logniveau", ["info"]),
        ("vast", []), ("fouten", ["x"]), ("ander", 1),
    ],
)  # fmt: skip
def test_that_a_wrong_line_fixes_nothing_and_is_told(leg: Leg, naam: str, waarde: object) -> None:
    vast = leg(**{naam: waarde, "schaal" if naam != "schaal" else "thema": 110 if naam != "schaal" else "licht"})
    assert vast.vast() == (("schaal",) if naam != "schaal" else ("thema",))
    assert len(vast.fouten) == 1
    assert naam in vast.fouten[0]


@pytest.mark.parametrize("inhoud", [b"", b"{", b"[]", b"\xff\xfe\x00", b"[" * 100_000])
def test_that_a_damaged_file_fixes_nothing_and_is_told(tmp_path: Path, inhoud: bytes) -> None:
    pad = tmp_path / "beleid.json"
    pad.write_bytes(inhoud)
    assert lees_beleid(pad).vast() == ()
    assert len(lees_beleid(pad).fouten) == 1


def test_that_the_example_that_is_handed_out_is_right() -> None:
    vast = lees_beleid(VOORBEELD)
    assert vast.fouten == ()
    assert set(vast.vast()) == set(Beleid._fields) - {"fouten"}


def test_that_words_agree_with_who_uses_them() -> None:
    from wijdesk.ui.theme import KEUZES

    assert set(THEMAS) == set(KEUZES)
    assert set(NIVEAUS) == set(GETALLEN)
    assert Instellingen().schaal in SCHALEN


def test_that_the_file_is_where_only_the_administrator_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert beleid_pad() == Path("/etc/wijdesk/beleid.json")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMDATA", "/gegevens")
    assert beleid_pad() == Path("/gegevens/wijdesk/beleid.json")


def test_that_no_example_is_made_where_the_organisation_wants_none(
    leg: Leg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    leg(voorbeeld=False)
    monkeypatch.setattr(gekozen, "beleid_pad", lambda: tmp_path / "beleid.json")
    assert lees_beleid().voorbeeld is False
    for opdracht in (["demo", "--alleen-maken"], ["rondleiding", "--uit", str(tmp_path / "uit")]):
        assert voer_uit(["--map", str(tmp_path / "winkel"), *opdracht]) == 1
        assert "geen voorbeeld toe" in capsys.readouterr().err
    assert not (tmp_path / "winkel").exists()
    assert not (tmp_path / "uit").exists()
