"""Two colleagues of one name, each made at another desk: the key under that name stays of whoever logs in with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import winkel
from tests.services.tweebalies import Balies
from wijdesk.app import toegang
from wijdesk.app.sleutelruimte import naamgenoot, ruim_sleutels_op
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.store import keys
from wijdesk.store.inloggen import deur
from wijdesk.store.inloggen.besloten import NIETS

EIGEN = "negen blauwe bussen rijden"


@pytest.fixture
def ander(balies: Balies) -> MedewerkerRij:
    """At the first desk: who is called as whoever works there, and works at the other."""
    (rij,) = (rij for rij in balies.een.lees(LeesMedewerkers()) if rij.id == balies.ander.medewerker.id)
    assert rij.naam == balies.een.medewerker.naam
    return rij


def test_that_a_first_password_for_a_namesake_does_not_take_the_key_of_the_other(
    balies: Balies, ander: MedewerkerRij
) -> None:
    bureau = balies.een
    rijen = {rij.medewerker.id: (rij.heeft_sleutel, rij.naamgenoot) for rij in toegang.stand(bureau).rijen}
    assert rijen[bureau.medewerker.id] == (True, False)
    assert rijen[ander.id] == (False, True)
    for doe in (
        lambda: toegang.geef_eerste_wachtwoord(bureau, ander, EIGEN),
        lambda: toegang.zet_tweede_af(bureau, ander),
    ):
        with pytest.raises(Weigering, match="dezelfde naam"):
            doe()
    assert keys.ontgrendel(bureau.map, winkel.MEDEWERKER, winkel.WACHTWOORD).medewerker_id == bureau.medewerker.id


def test_that_who_leaves_takes_no_key_of_a_namesake_along(balies: Balies, ander: MedewerkerRij) -> None:
    bureau = balies.een
    bureau.maak_medewerker("Omar El Idrissi", EIGEN, ("entree",), bureau.medewerker.locatie_id)
    bureau.stop_toegang(ander)
    assert keys.heeft_sleutel(bureau.map, winkel.MEDEWERKER)
    assert ruim_sleutels_op(bureau) == 0
    assert naamgenoot(bureau, replace(ander, actief=False)) is not None


def test_that_a_slot_of_before_says_whose_it_is_after_a_login(balies: Balies, ander: MedewerkerRij) -> None:
    bureau = balies.een
    hash_ = keys.hash_van(bureau.map, winkel.MEDEWERKER)
    keys.zet_besloten(bureau.map, hash_, bureau.bestandssleutel, NIETS)
    assert naamgenoot(bureau, ander) is None
    deur.klop(bureau.map, winkel.MEDEWERKER, winkel.WACHTWOORD, klok=bureau.wereld.klok)
    assert naamgenoot(bureau, ander) is not None
