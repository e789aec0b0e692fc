"""A line of the log about somebody's row says whose it is, also when the request names only the row."""

from __future__ import annotations

import pytest

from tests import winkel
from tests.gezin import Gezin, bakker
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, BewaarAvgverzoek
from wijdesk.models.opdrachten.belang import BeeindigBelang, MeldBelang
from wijdesk.models.opdrachten.bewaren import HefBlokkadeOp, ZetBlokkade
from wijdesk.models.opdrachten.inzage import BeoordeelNoodinzage, LeesNoodinzages, OpenInNood
from wijdesk.models.values import Id

REDEN = "bezwaar of beroep"


@pytest.fixture
def thuis(bureau: Bureau) -> Gezin:
    return bakker(bureau)


def gelogd(bureau: Bureau, wat: str) -> list[tuple[Id | None, Id | None]]:
    """(person, household) of every line that says this."""
    vraag = "SELECT persoon_id, huishouden_id FROM toegang WHERE wat = ? ORDER BY tijd, id"
    return [(rij[0], rij[1]) for rij in winkel.rauw(bureau, vraag, wat)]


def test_that_a_hold_says_whose_dossier_it_holds(bureau: Bureau, thuis: Gezin) -> None:
    for soort, id_ in (("persoon", thuis.moeder), ("huishouden", thuis.huishouden)):
        blokkade = bureau.doe(ZetBlokkade(soort=soort, id=id_, reden=REDEN))
        bureau.doe(HefBlokkadeOp(id=blokkade, reden="Het bezwaar is afgehandeld"))
    wiens = [(thuis.moeder, None), (None, thuis.huishouden)]
    assert gelogd(bureau, "vernietigen geblokkeerd") == wiens
    assert gelogd(bureau, "blokkade van vernietigen opgeheven") == wiens


def test_that_a_decision_about_a_request_says_whose_it_was(bureau: Bureau, thuis: Gezin) -> None:
    id_ = bureau.wereld.ids()
    bureau.doe(BewaarAvgverzoek(id=id_, soort="beperking", persoon_id=thuis.zoon, identiteit="bekend"))
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    assert gelogd(bureau, "besloten over een AVG-verzoek") == [(thuis.zoon, None)]


def test_that_a_tie_that_ended_and_an_emergency_that_was_judged_say_with_whom(bureau: Bureau, thuis: Gezin) -> None:
    with aan_het_werk(bureau, "casemanager", zwijgt=True) as collega:
        collega.doe(OpenInNood(huishouden_id=thuis.huishouden, reden="Een kind gilt"))
        band = collega.doe(MeldBelang(id=bureau.wereld.ids(), persoon_id=thuis.moeder, soort="familie"))
    bureau.doe(BeeindigBelang(id=band, reden="Was een vergissing"))
    (nood,) = bureau.lees(LeesNoodinzages())
    bureau.doe(BeoordeelNoodinzage(id=nood.id, oordeel="terecht", reden="De wijkagent gebeld"))
    assert gelogd(bureau, "band met een inwoner beëindigd") == [(thuis.moeder, None)]
    assert gelogd(bureau, "noodinzage beoordeeld") == [(None, thuis.huishouden)]
