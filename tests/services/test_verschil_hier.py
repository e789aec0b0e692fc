"""What was written here stays "hier" when the desk goes on in another chain: a second team, a new generatie, a twin."""

from __future__ import annotations

import pytest

from tests import gezin
from tests.services.tweebalies import MINUUT, Balies, wijzig
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Achterhaald
from wijdesk.models.opdrachten.basis import Gezien
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.verschil import WAARDE
from wijdesk.models.values import Id
from wijdesk.store import teamketens, uitwisseling
from wijdesk.store.eigenketens import INGESCHREVEN, EigenKetens
from wijdesk.store.engine import Winkel
from wijdesk.store.kast import Kast
from wijdesk.store.uitwisseling import eind

NIEUW = [Id(bytes([nummer]) * 16) for nummer in (0xA1, 0xA2, 0xA3)]
TEAMS = [Id(bytes([nummer]) * 16) for nummer in (0xB1, 0xB2)]


def winkel(bureau: Bureau) -> Winkel:
    bureau.warm_op()
    assert bureau._winkel is not None
    return bureau._winkel


def verschil(balies: Balies) -> Id:
    """Two phone numbers of Anna."""
    id_ = gezin.persoon(balies.een, "Anna")
    balies.ontmoet()
    for bureau, nummer in ((balies.een, "06 11111111"), (balies.ander, "06 22222222")):
        wijzig(bureau, id_, telefoon=nummer)
        balies.klok.verzet(MINUUT)
    balies.ontmoet()
    return id_


def begin_teams(balies: Balies) -> None:
    eigen = winkel(balies.een)
    vanaf = eind(eigen, eigen.balie_id)[0]
    teamketens.begin(eigen, team=TEAMS[0], teams=TEAMS, nieuw=NIEUW, vanaf=vanaf, zelf=eigen.balie_id)


def begin_keten(balies: Balies) -> None:
    eigen = winkel(balies.een)
    uitwisseling.begin_keten(eigen, NIEUW[0], vanaf=eind(eigen, eigen.balie_id)[0])


@pytest.mark.parametrize("wat", [begin_teams, begin_keten])
def test_that_what_was_written_before_stays_of_this_desk(balies: Balies, wat: object) -> None:
    verschil(balies)
    voor = {kant.wie: kant.hier for kant in balies.enige(WAARDE).kanten}
    assert callable(wat)
    wat(balies)
    rij = balies.enige(WAARDE)
    assert {kant.wie: kant.hier for kant in rij.kanten} == voor
    assert sorted(kant.hier for kant in rij.kanten) == [False, True]
    waar = {kant.hier: kant.waar for kant in balies.lees(rij.plek).kanten}
    assert waar[True] == "deze balie"
    assert waar[False].startswith("een andere balie")


def test_that_of_a_chain_that_was_left_only_what_stood_there_then_is_of_this_desk(balies: Balies) -> None:
    eigen = winkel(balies.een)
    id_ = gezin.persoon(balies.een, "Anna")
    oud = eigen.balie_id
    vanaf = eind(eigen, oud)[0]
    wijzig(balies.een, id_, telefoon="06 11111111")
    laatste = eigen.db.execute(
        "SELECT mutatie_id FROM keten WHERE balie_id = ? ORDER BY volgnr DESC", (oud,)
    ).fetchone()
    uitwisseling.begin_keten(eigen, NIEUW[0], vanaf=vanaf)
    ketens = EigenKetens(lambda vraag, params: eigen.db.execute(vraag, params).fetchall())
    assert ketens.is_hier(oud.hex(), laatste[0].hex())  # moved along: it was written here
    assert ketens.is_hier(NIEUW[0].hex())
    assert not ketens.is_hier(winkel(balies.ander).balie_id.hex())
    eigen.db.execute(  # the twin, which goes on in the chain both came from
        "INSERT INTO keten (balie_id, volgnr, mutatie_id, schakel) SELECT ?, ?, mutatie_id, schakel FROM keten "
        "WHERE balie_id = ? AND mutatie_id = ?",
        (oud, vanaf + 1, NIEUW[0], laatste[0]),
    )
    assert not ketens.is_hier(oud.hex(), laatste[0].hex())


def test_that_what_one_wrote_under_the_old_name_is_no_news_to_a_form(balies: Balies) -> None:
    id_ = gezin.persoon(balies.een, "Anna")
    begin = balies.een.plaats()
    wijzig(balies.een, id_, telefoon="06 11111111")
    balies.ontmoet()
    begin_keten(balies)
    with gezin.eenheid(balies.een) as uow:
        uow.gezien = Gezien(tot=begin, eigen=balies.een.plaats())
        uow.haal(Persoon, id_).telefoon = "06 33333333"
        uow.commit()
    assert balies.een.lees(LeesPersoonKaart(id=id_)).persoon.telefoon == "06 33333333"
    balies.ontmoet()
    wijzig(balies.ander, id_, telefoon="06 44444444")
    balies.ontmoet()
    with gezin.eenheid(balies.een) as uow:
        uow.gezien = Gezien(tot=begin, eigen=balies.een.plaats())
        uow.haal(Persoon, id_).telefoon = "06 55555555"
        with pytest.raises(Achterhaald):
            uow.commit()


def test_that_after_a_store_was_healed_what_was_shared_before_is_still_of_this_desk(balies: Balies) -> None:
    verschil(balies)
    eigen = winkel(balies.een)
    Kast(eigen.db.cursor).put(INGESCHREVEN, eigen.balie_id)
    eigen.db.execute("UPDATE winkel SET balie_id = ?", (NIEUW[0],))  # a new file with the entries of before
    assert sorted(kant.hier for kant in balies.enige(WAARDE).kanten) == [False, True]
