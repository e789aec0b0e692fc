"""The list of streets gives no signaal away: not one in a small street, and nothing to who may read none."""

from __future__ import annotations

from tests.conftest import Klok
from tests.services.collega import aan_het_werk
from tests.services.test_collectief import OVERLAST, maak
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.collectief import LeesStraten
from wijdesk.models.rows.collectief import StraatRij

UUR = 3_600_000


def straten(bureau: Bureau) -> list[tuple[str, bool, int]]:
    rijen: tuple[StraatRij, ...] = bureau.lees(LeesStraten(jaar=2026))
    return [(rij.naam, rij.is_straat, rij.signalen_minstens) for rij in rijen]


def test_that_few_signalen_decide_nothing_of_a_street(bureau: Bureau, klok: Klok) -> None:
    maak(bureau, gebied="Stilleweg", titel="Koffie")
    zonder = straten(bureau)
    assert zonder == [("Stilleweg", False, 0)]
    for _ in range(9):
        meld(bureau, **(OVERLAST | {"straat": "STILLEWEG", "ontvangen": klok() - UUR}))
        assert straten(bureau) == zonder
    meld(bureau, **(OVERLAST | {"straat": "STILLEWEG", "ontvangen": klok() - UUR}))
    assert straten(bureau) == [("STILLEWEG", True, 10)]


def test_that_who_may_read_no_signalen_sees_none_come(bureau: Bureau, klok: Klok) -> None:
    maak(bureau, gebied="Elzenlaan", titel="Koffie")
    with aan_het_werk(bureau, "vrijwilliger", naam="Vera Vrij") as vera:
        zonder = vera.lees(LeesStraten(jaar=2026))
        for _ in range(12):
            meld(bureau, **(OVERLAST | {"ontvangen": klok() - UUR}))
        assert vera.lees(LeesStraten(jaar=2026)) == zonder
        assert [(rij.signalen_minstens, rij.telt_signalen) for rij in zonder] == [(0, False)]
    assert straten(bureau) == [("Elzenlaan", True, 10)]
