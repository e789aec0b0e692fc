"""The team that sent a household hears that it was accepted, by whom and when; after a week without, that is told."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import gezin
from tests.gezin import Gezin
from tests.sync.papieren import reden_van
from tests.sync.teams import VINKHUIZEN, Stad
from tests.sync.test_rooster import ROOSTER
from tests.sync.verhuizing import verhuis
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling import regie as uitwisseling_regie
from wijdesk.models.opdrachten.teamoverdracht import NeemHuishoudenAan
from wijdesk.models.rows.teamoverdracht import TeamoverdrachtRij
from wijdesk.models.values import Id
from wijdesk.store.elders import AANGENOMEN
from wijdesk.sync import aanmelding, aanneming, overdracht, sleutels
from wijdesk.sync.rooster import Rooster
from wijdesk.ui.panels.casus.anderteam_woorden import aangenomen_in_woorden
from wijdesk.ui.panels.casus.onderdelen import zeg_waarom

pytestmark = [pytest.mark.lang, pytest.mark.timeout(300)]

DAG = 86_400_000


def ronde(*bureaus: Bureau) -> None:
    for bureau in bureaus:
        centrum = deelname.open_eigen(bureau)
        try:
            uitwisseling_regie.ronde(bureau, deelname.deelnemer(bureau), centrum)
        finally:
            centrum.sluit()


def weg(bureau: Bureau, alle: Gezin) -> TeamoverdrachtRij:
    rij = gezin.lees(bureau, alle.huishouden).elders
    assert rij is not None
    return rij


def test_that_the_old_team_hears_by_whom_and_when_and_nobody_else_does(stad: Stad) -> None:
    _, x1, x2, y1, y2, z = stad.bureaus
    alle, id_ = verhuis(stad)
    ronde(x1)
    assert weg(x1, alle).aangenomen_op is None
    y1.doe(NeemHuishoudenAan(id=id_, regisseur_id=None))
    op = stad.klok()
    stad.klok.verzet(60_000)
    ronde(y1, y2, x1, x2, z)
    for bureau in (x1, x2):
        assert (weg(bureau, alle).aangenomen_op, weg(bureau, alle).aangenomen_door) == (op, "Yara Smit")
    zin = zeg_waarom(gezin.lees(x1, alle.huishouden), stad.klok())
    assert "Team Vinkhuizen heeft het op 2 maart 2026 aangenomen (Yara Smit)." in zin
    centrum = deelname.open_eigen(z)
    papier = centrum.papier(overdracht.SOORT, aanneming.naam(id_, 1)) or b""
    assert papier
    claims = papier.split(b".")[1]  # in the signature any four letters may stand
    assert b"Yara" not in claims + base64.urlsafe_b64decode(claims + b"==")
    assert centrum.papier(overdracht.SOORT, aanneming.naam(id_, 2)) is None  # the second desk hung up no other
    centrum.sluit()
    assert id_.hex() not in (deelname.kast(z).get(AANGENOMEN) or b"").decode()


def test_that_what_a_third_team_hangs_up_first_is_no_answer_and_stops_none(drie_teams: Stad) -> None:
    stad = drie_teams
    _, x1, _, y1, _, z = stad.bureaus
    alle, id_ = verhuis(stad)
    balie, rooster = deelname.deelnemer(z), aanmelding.bewaard_rooster(deelname.kast(z))
    teken = balie.kast.get(sleutels.TEKEN)
    assert rooster is not None
    assert teken is not None
    per_naam = {team.naam: id__ for id__, team in rooster.teams.items()}
    van, naar = per_naam["Selwerd"], per_naam[VINKHUIZEN]
    vals = aanneming.maak(rooster, teken, balie=balie.ingeschreven, id_=id_, van=van, naar=naar, op=1, door="Niemand")
    centrum = deelname.open_eigen(z)
    centrum.hang_op(overdracht.SOORT, aanneming.naam(id_, 1), vals)
    centrum.sluit()
    ronde(x1)
    assert weg(x1, alle).aangenomen_op is None
    y1.doe(NeemHuishoudenAan(id=id_, regisseur_id=None))
    ronde(y1, x1)
    assert weg(x1, alle).aangenomen_door == "Yara Smit"
    lees = {"id_": id_, "van": van, "naar": naar}
    assert reden_van(lambda: aanneming.lees(vals, rooster=rooster, **lees)) == "team"


def test_that_after_a_week_without_an_answer_somebody_is_told_to_call(drie_teams: Stad) -> None:
    stad = drie_teams
    x1 = stad.bureaus[1]
    alle, _ = verhuis(stad)
    rij = weg(x1, alle)
    assert aangenomen_in_woorden(rij, rij.op + 6 * DAG) == ""
    zin = zeg_waarom(gezin.lees(x1, alle.huishouden), rij.op + 8 * DAG)
    assert "Na 8 dagen heeft team Vinkhuizen het nog niet aangenomen. Bel dat team." in zin
    assert aangenomen_in_woorden(replace(rij, aangenomen_op=rij.op), rij.op + 8 * DAG).endswith("2026 aangenomen.")


@given(st.binary(max_size=400) | st.text(max_size=80).map(lambda tekst: tekst.encode() + b"\n" + tekst.encode()))
def test_that_nonsense_is_refused_in_words(papier: bytes) -> None:
    rooster: Rooster = ROOSTER
    assert reden_van(
        lambda: aanneming.lees(papier, rooster=rooster, id_=Id(b"1" * 16), van=Id(b"2" * 16), naar=Id(b"3" * 16))
    )
