"""The walk through the real window makes its pictures, and touches no store of real people."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests import winkel
from tests.flows.jaar import wijdesk
from wijdesk.app.voorbeeld import MEDEWERKER, maak_voorbeeld

BEELDEN = {
    "inloggen", "entree", "wachtrij", "nieuwe-inwoner", "anoniem-contact", "vandaag-gecorrigeerd", "donker",
    "mijn-casussen", "casus-gezin", "casus-plan", "casus-verloop", "casus-zrm", "casus-betrokkenen", "casus-toeleiding",
    "casus-historie", "contactmoment-opgeslagen", "plan-op-papier", "overdracht-gevraagd", "donker-plan",
    "triage-begin", "triage-besluit", "triage-gemaakt", "triage-op-papier", "triage-casus", "signaal-koppelen",
    "signaal-afsluiten", "signalen", "ondersteuning-beginnen", "ondersteuning", "dashboard",
}  # fmt: skip


@pytest.mark.lang
@pytest.mark.timeout(600)
def test_that_the_walk_keeps_pictures_the_jaarverslag_and_its_tables(tmp_path: Path) -> None:
    winkel.goedkope_sleutels()
    map_, uit = tmp_path / "winkel", tmp_path / "uit"
    maak_voorbeeld(map_, wachtwoord=winkel.WACHTWOORD, vragen=300)
    klaar = wijdesk(map_, "--medewerker", MEDEWERKER, "rondleiding", "--uit", str(uit))
    assert (klaar.returncode, klaar.stderr) == (0, "")
    paden = [Path(regel) for regel in klaar.stdout.splitlines()]
    assert all(pad.is_relative_to(uit) and pad.stat().st_size > 0 for pad in paden)
    beelden = [pad for pad in paden if pad.suffix == ".png"]
    assert {pad.stem.partition("-")[2] for pad in beelden} > BEELDEN
    assert all(_toont_iets(pad) for pad in beelden)
    assert {"plan.pdf", "triage.pdf"} <= {pad.name for pad in paden}
    assert {pad.suffix for pad in paden} == {".png", ".pdf", ".csv"}
    assert wijdesk(map_, "--medewerker", MEDEWERKER, "store", "controle").returncode == 0


def _toont_iets(pad: Path) -> bool:
    beeld = QImage(str(pad)).scaled(64, 64)
    return len({beeld.pixel(x, y) for x in range(64) for y in range(64)}) > 4


def test_that_the_walk_refuses_a_store_of_real_people(map_: Path, tmp_path: Path) -> None:
    klaar = wijdesk(map_, "--medewerker", winkel.MEDEWERKER, "rondleiding", "--uit", str(tmp_path / "uit"))
    assert klaar.returncode == 1
    assert "alleen door een voorbeeld" in klaar.stderr
    assert not (tmp_path / "uit").exists()
