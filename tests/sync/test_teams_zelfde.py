"""A desk that worked alone joins: its locatie and people of the same name are told, proposed, and one when decided.

Whose a row is never changes by it, whatever points to what.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.services.test_doorwijzing import doe
from tests.sync.teams import SELWERD, VINKHUIZEN, Stad, bevindingen
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.models.doorwijzing import WIJST
from wijdesk.models.huis import Locatie
from wijdesk.models.opdrachten.huis import LeesLocaties, MaakMedewerker
from wijdesk.models.opdrachten.verschil import BeslisVerschil, LeesVerschil, LeesVerschillen
from wijdesk.models.rows.delen import wie_in_woorden
from wijdesk.models.rows.verschil import ZELFDE, VerschilRij
from wijdesk.models.values import Id

SANNE, YARA = 1, 3


@pytest.fixture
def stad(tmp_path: Path, klok: Klok) -> Iterator[Stad]:
    stad = Stad(tmp_path, klok)
    yield stad
    stad.sluit()


def locatie(bureau: Bureau, naam: str) -> list[Id]:
    return [rij.id for rij in bureau.lees(LeesLocaties()) if rij.naam == naam]


def voorstellen(bureau: Bureau) -> list[VerschilRij]:
    return [rij for rij in bureau.lees(LeesVerschillen()).rijen if rij.aard == ZELFDE]


def test_that_the_beheerder_hears_before_letting_in_what_is_called_like_something_here(stad: Stad) -> None:
    plek = stad.beheer.medewerker.locatie_id
    stad.beheer.doe(MaakMedewerker(naam="sanne  de vries", locatie_id=plek, rollen=("entree",)))
    bureau = stad._open(SANNE, nieuw=True)
    deelname.meld_aan(bureau, stad.waar)
    (rij,) = uitwisseling_beheer.aanvragen(stad.beheer)
    assert rij.ook_hier == ("Sanne de Vries", "locatie Selwerd")
    zin = "Heet hier ook al zo: Sanne de Vries, locatie Selwerd. Na de eerste uitwisseling vraagt Verschillen"
    assert zin in wie_in_woorden(rij)
    uitwisseling_beheer.laat_toe(stad.beheer, rij.vingerafdruk, met_beheer=True)
    stad.ronde(bureau, stad.beheer)
    titels = ["Misschien dezelfde collega", "Misschien dezelfde locatie"]
    assert sorted(voorstel.titel for voorstel in voorstellen(stad.beheer)) == titels


def test_that_the_place_the_rooster_knows_is_the_one_that_stays(stad: Stad) -> None:
    sanne = stad.erbij(SANNE)
    stad.ronde(stad.beheer, sanne)
    (team,) = (id_ for id_ in locatie(stad.beheer, SELWERD) if id_ != sanne.medewerker.locatie_id)
    (rij,) = voorstellen(stad.beheer)
    kanten = tuple(kant.sleutel for kant in stad.beheer.lees(LeesVerschil(plek=rij.plek)).kanten)
    assert kanten == (team.hex(), "beide")
    gemaakt = sanne.doe(winkel.contact(sanne))
    stad.beheer.doe(BeslisVerschil(plek=rij.plek, kant=team.hex(), gezien=kanten))
    stad.ronde(stad.beheer, sanne, stad.beheer)
    for bureau in (stad.beheer, sanne):
        assert locatie(bureau, SELWERD) == [team]
        assert winkel.rauw(bureau, "SELECT locatie_id FROM contact WHERE id = ?", gemaakt.contact_id) == [(team,)]
        assert voorstellen(bureau) == []
        assert bevindingen(bureau) == ()
    later = sanne.doe(winkel.contact(sanne))
    stad.ronde(sanne, stad.beheer)
    assert winkel.rauw(stad.beheer, "SELECT locatie_id FROM contact WHERE id = ?", later.contact_id) == [(team,)]
    assert {rij[0] for rij in winkel.rauw(stad.beheer, "SELECT DISTINCT team FROM teamplaats")} >= {team}


def test_that_nothing_goes_to_another_team_because_its_locatie_points_there(stad: Stad) -> None:
    sanne, yara = stad.erbij(SANNE), stad.erbij(YARA)
    stad.ronde(stad.beheer, sanne, yara)
    gemaakt = yara.doe(winkel.contact(yara))
    (selwerd,) = (id_ for id_ in locatie(stad.beheer, SELWERD) if id_ != sanne.medewerker.locatie_id)
    for weg in locatie(stad.beheer, VINKHUIZEN):
        doe(stad.beheer, Locatie, weg, {"status": "samengevoegd", WIJST: selwerd.hex()})
    later = yara.doe(winkel.contact(yara))
    for _ in range(2):
        stad.ronde(yara, stad.beheer, sanne)
    for contact in (gemaakt.contact_id, later.contact_id):
        assert winkel.rauw(stad.beheer, "SELECT 1 FROM contact WHERE id = ?", contact) == [(1,)]
        assert winkel.rauw(sanne, "SELECT 1 FROM mutatie WHERE rij = ?", contact) == []
