"""`wijdesk import indicaties`: try out, put in, say what is wrong, take back; and the table of the jaarverslag."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.cli import voer_uit

KOP = "nummer,besloten_op,productgroep,soort,aanbieder,van,tot\n"
GOED = "i1,2020-03-02,Jeugd,nieuw,Accare,2020-03-02,2021-03-01\ni2,2020-05-01,Wmo GON,herindicatie,Cosis,,\n"
FOUT = "i3,2020-03-02,Wmo Bloemen,nieuw,,,\n"


def test_that_indicaties_come_in_once_are_counted_and_can_be_taken_back(
    tmp_path: Path, klok: Klok, ids: Ids, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WIJDESK_MAP", raising=False)
    monkeypatch.delenv("WIJDESK_MEDEWERKER", raising=False)
    winkel.maak(tmp_path / "winkel", klok, ids)
    (tmp_path / "w.txt").write_text(winkel.WACHTWOORD, encoding="utf-8")
    bestand = tmp_path / "indicaties.csv"
    bestand.write_text(KOP + GOED + FOUT, encoding="utf-8")

    def wijdesk(*woorden: object) -> tuple[int, str, str]:
        capsys.readouterr()
        vast = ["--map", tmp_path / "winkel", "--wachtwoord-bestand", tmp_path / "w.txt"]
        code = voer_uit([str(woord) for woord in (*vast, *woorden)])
        gezegd = capsys.readouterr()
        return code, gezegd.out, gezegd.err

    code, uit, fout = wijdesk("import", "indicaties", bestand, "--proef")
    assert (code, "2 zouden toegevoegd worden, 0 waren er al, 1 geweigerd." in uit) == (1, True)
    assert fout == "Regel 4 (nummer i3): productgroep: “Wmo Bloemen” staat niet in de lijst productgroep.\n"
    assert "2 toegevoegd, 0 waren er al, 1 geweigerd." in wijdesk("import", "indicaties", bestand)[1]
    code, uit, _ = wijdesk("import", "indicaties", bestand)
    assert "0 toegevoegd, 2 waren er al, 1 geweigerd." in uit
    bestand.write_text(KOP + GOED.replace("2021-03-01", "2022-03-01"), encoding="utf-8")
    code, uit, fout = wijdesk("import", "indicaties", bestand)
    assert (code, fout) == (0, "")
    assert "Regel 2 (nummer i1): Dit nummer bestaat al met andere gegevens (kolom tot). Er is niets gewijzigd." in uit
    assert "2 regels gelezen: 0 toegevoegd, 2 waren er al, 0 geweigerd." in uit
    assert wijdesk("rapport", "jaarverslag", "--jaar", "2020", "--uit", tmp_path / "uit")[0] == 0
    tabel = (tmp_path / "uit" / "indicaties-per-productgroep.csv").read_text(encoding="utf-8")
    assert tabel == "productgroep,aantal\nJeugd,1\nWmo GON,1\n"
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        partijen = winkel.rauw(bureau, "SELECT id FROM importpartij WHERE goed = 2")
    assert wijdesk("import", "terug", partijen[0][0].hex())[1] == "2 regels teruggenomen.\n"
