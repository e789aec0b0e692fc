"""An entry that says that the id of somebody is of something else comes in, and changes nothing that is shown."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from wijdesk.app.bureau import Bureau
from wijdesk.models.journaal import BEGIN, Herkomst, Koppen, Waarde, koppen_lees, maak_mutatie, schakel
from wijdesk.models.opdrachten.huis import LeesLocaties
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.uitwisseling_woorden import PAST_NIET
from wijdesk.models.values import Id
from wijdesk.store import samenvoegen
from wijdesk.store.controle import controleer
from wijdesk.store.samenvoegen import Schakelregel

VREEMD = Id(b"\x01" * 16)
"""The chain of the desk that forges."""


@pytest.fixture
def persoon(bureau: Bureau) -> Id:
    return winkel.persoon_van(bureau, winkel.contact(bureau))


def kom_binnen(bureau: Bureau, klok: Klok, ids: Ids, rij: Id, *zegt: tuple[Mapping[str, Waarde], Koppen]) -> list[Id]:
    """Entries of another desk that call this row a locatie."""
    regels, vorige, uit = [], BEGIN, []
    for nummer, (waarden, basis) in enumerate(zegt, start=1):
        mutatie = maak_mutatie(
            Herkomst(medewerker=bureau.medewerker.id, toestel=VREEMD, transactie=ids(), tijd=klok() + 1, doel="doel"),
            mutatie_id=ids(), zout=b"z" * 16, soort="locatie", rij=rij, dossier=None, waarden=waarden, basis=basis,
        )  # fmt: skip
        vorige = schakel(vorige, mutatie.kop)
        regels.append(Schakelregel(VREEMD, nummer, vorige, mutatie))
        uit.append(mutatie.id)
    bureau.op_winkel(lambda open_: samenvoegen.neem_op(open_, regels))
    return uit


@pytest.mark.parametrize("opnieuw", [False, True], ids=["as it comes in", "made anew from the journal"])
def test_that_an_id_of_somebody_becomes_nothing_else(
    bureau: Bureau, persoon: Id, klok: Klok, ids: Ids, *, opnieuw: bool
) -> None:
    kaart, locaties = bureau.lees(LeesPersoonKaart(id=persoon)), bureau.lees(LeesLocaties())
    koppen = koppen_lees(winkel.rauw(bureau, "SELECT koppen FROM persoon WHERE id = ?", persoon)[0][0])
    vals = kom_binnen(
        bureau,
        klok,
        ids,
        persoon,
        ({"naam": "Overal", "van": "", "tot": "", "samengevoegd_in": None, "status": "actief"}, {}),
        ({"status": "vervallen"}, {"status": koppen[""]}),
    )
    if opnieuw:
        bureau.op_winkel(lambda open_: samenvoegen.herbouw(open_.db))
    assert bureau.lees(LeesPersoonKaart(id=persoon)) == kaart
    assert bureau.lees(LeesLocaties()) == locaties
    gehouden = winkel.rauw(bureau, "SELECT mutatie_id, waarom FROM ingehouden ORDER BY mutatie_id")
    assert gehouden == [(id_, PAST_NIET) for id_ in sorted(vals)]
    assert bureau.op_winkel(lambda open_: controleer(open_.db)) == ()
