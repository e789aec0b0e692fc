"""What was written offline in a dossier that was destroyed elsewhere stays in the figures, without a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests import gezin as maak
from tests import winkel
from tests.conftest import Klok
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_bewaren import JAAR
from tests.services.tweebalies import Balies, twee_balies
from tests.sync.balies import alles, breng
from tests.sync.test_vernietigen import akkoord, voer_uit
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.contact import VraagInvoer
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.values import lokaal

VRAGEN = "SELECT v.meldingtype, v.uitkomst, v.direct_afgehandeld, c.maand FROM vraag v JOIN contact c ON c.id = v.contact_id"  # fmt: skip  # noqa: E501


@pytest.fixture
def balies(tmp_path: Path, klok: Klok) -> Iterator[Balies]:
    with twee_balies(tmp_path, klok) as twee:
        yield twee


@pytest.fixture
def twee(balies: Balies) -> Iterator[tuple[Collega, Collega]]:
    with (
        aan_het_werk(balies.een, "privacybeheerder", naam="Petra Prins") as een,
        aan_het_werk(balies.ander, "teamleider", naam="Tom Teunis") as ander,
    ):
        balies.ontmoet()
        yield een, ander


def geteld(bureau: Bureau) -> object:
    return sorted(winkel.rauw(bureau, VRAGEN)), winkel.rauw(bureau, "SELECT count(*) FROM contact")


def schrijf_offline(balies: Balies, persoon: object) -> None:
    vragen = (
        VraagInvoer(toelichting="Kruisbessen", meldingtype="Wonen", uitkomst="zelf beantwoord"),
        VraagInvoer(toelichting="Aalbessen", meldingtype="Wonen", uitkomst="zelf beantwoord"),
    )
    balies.ander.doe(winkel.contact(balies.ander, persoon_id=persoon, vragen=vragen))


@pytest.mark.parametrize("eerst", ["order first", "contact first"])
def test_that_a_contact_written_offline_in_a_destroyed_dossier_still_counts_once_at_both(
    balies: Balies, twee: tuple[Collega, Collega], klok: Klok, eerst: str
) -> None:
    weg = winkel.persoon_van(balies.een, winkel.contact(balies.een))
    balies.ontmoet()
    klok.verzet(6 * JAAR)
    nummer = akkoord(balies, twee, ("persoon", weg))
    schrijf_offline(balies, weg)
    voor, verslag = geteld(balies.ander), LeesJaarCijfers(jaar=lokaal(klok()).year)
    cijfers = balies.ander.lees(verslag)
    klok.verzet(60_000)
    voer_uit(twee[0], nummer)
    if eerst == "contact first":
        breng(balies.ander, balies.een)  # the desk that destroyed drops it, the writer hears of it later
    balies.ontmoet()
    balies.ontmoet()
    balies.ontmoet()
    assert alles(balies.een) == alles(balies.ander)
    assert balies.is_bijgelegd()
    for bureau in (balies.een, balies.ander):
        assert geteld(bureau) == voor
        assert replace(bureau.lees(verslag), gemaakt_op=0) == replace(cijfers, gemaakt_op=0)
        assert winkel.rauw(bureau, "SELECT count(*) FROM contact WHERE persoon_id IS NOT NULL") == [(0,)]
        assert winkel.rauw(bureau, "SELECT 1 FROM mutatie WHERE inhoud LIKE '%bessen%'") == []
    assert winkel.rauw(balies.ander, "SELECT max(ontvangen % 3600000) FROM contact") == [(0,)], "no time of the day"


def test_that_what_the_destroying_desk_knew_leaves_one_remainder(
    balies: Balies, twee: tuple[Collega, Collega], klok: Klok
) -> None:
    weg = maak.persoon(balies.een, "Vader", "1960-01-01")
    balies.een.doe(winkel.contact(balies.een, persoon_id=weg))
    balies.ontmoet()
    balies.ander.doe(winkel.contact(balies.ander, persoon_id=weg))
    balies.ontmoet()
    klok.verzet(6 * JAAR)
    nummer = akkoord(balies, twee, ("persoon", weg))
    voor = geteld(balies.ander)
    voer_uit(twee[0], nummer)
    balies.ontmoet()
    balies.ontmoet()
    assert balies.is_bijgelegd()
    assert geteld(balies.een) == geteld(balies.ander) == voor
