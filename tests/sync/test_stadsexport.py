"""The export of the staff office: a desk that reads every team and writes for none."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.services.test_export import Stil
from tests.sync.teams import SELWERD, VINKHUIZEN, Stad
from tests.sync.test_stadscijfers import JAAR, TEAMS, locatie, staf
from wijdesk.app.bureau import Bureau
from wijdesk.app.export import maak_export
from wijdesk.errors import Weigering
from wijdesk.models.instellingen import OPEN_DREMPEL
from wijdesk.models.opdrachten.instelling import ZetInstelling
from wijdesk.models.rows.export import OPEN, VERANTWOORDING


def vragen(map_: Path) -> list[dict[str, str]]:
    with (map_ / "data" / "vragen.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def registreer(bureau: Bureau, aantal: int) -> None:
    for _ in range(aantal):
        bureau.doe(winkel.contact(bureau))


def test_that_the_staff_office_exports_every_team_and_settles_a_year_once(drie_teams: Stad, tmp_path: Path) -> None:
    stad = drie_teams
    _, x1, x2, y1, _, z = stad.bureaus
    for bureau, aantal in ((x1, 6), (x2, 3), (y1, 3), (z, 1)):
        registreer(bureau, aantal)
    stad.ronde(x1, x2, y1, z)
    city = staf(stad)
    city.doe(ZetInstelling(waarden=((OPEN_DREMPEL, "5"),)))
    maak_export(city, JAAR, VERANTWOORDING, None, tmp_path / "stad", Stil())
    per_team = {rij["locatie"]: int(rij["aantal"]) for rij in vragen(tmp_path / "stad")}
    assert per_team == dict(zip(TEAMS, (9, 3, 1), strict=True))
    with pytest.raises(Weigering, match="voorbij"):
        maak_export(city, JAAR, OPEN, None, tmp_path / "open", Stil())
    assert isinstance(city.wereld.klok, Klok)
    city.wereld.klok.verzet(366 * 86_400_000)
    maak_export(city, JAAR, OPEN, None, tmp_path / "open", Stil())
    getoond = [rij for rij in vragen(tmp_path / "open") if rij["aantal"]]
    assert [(rij["locatie"], rij["aantal"]) for rij in getoond] == [(SELWERD, "5")]
    weer = maak_export(city, JAAR, OPEN, locatie(city, VINKHUIZEN), tmp_path / "deel", Stil())
    assert {rij["locatie"] for rij in vragen(tmp_path / "deel")} == {VINKHUIZEN}
    manifest = json.loads((tmp_path / "deel" / "datapackage.json").read_bytes())
    assert manifest["created"] == json.loads((tmp_path / "open" / "datapackage.json").read_bytes())["created"]
    assert weer.vastgesteld
