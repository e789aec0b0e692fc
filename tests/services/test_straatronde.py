"""The route of a straatronde and the next one that was agreed: what is kept, what is refused, what a street counts."""

from __future__ import annotations

from typing import Any

import pytest

from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.collectief import LeesStraten
from wijdesk.models.opdrachten.signaal import LeesStraatrondes, RegistreerStraatronde


def loop(bureau: Bureau, **anders: Any) -> None:
    velden: dict[str, Any] = {"gebied": "Selwerd", "dag": "2026-02-23", "contacten": 12}
    hier = bureau.medewerker.locatie_id
    bureau.doe(RegistreerStraatronde(id=bureau.wereld.ids(), locatie_id=hier, **(velden | anders)))


def test_that_a_next_round_is_agreed_until_somebody_walked_there(bureau: Bureau) -> None:
    loop(
        bureau, straten=("Eikenlaan", " Iepenlaan ", "Eikenlaan"), volgende_op="2026-03-09", volgende_wat="De speeltuin"
    )
    (rij,) = bureau.lees(LeesStraatrondes())
    assert (rij.straten, rij.volgende_op, rij.volgende_wat) == (
        ("Eikenlaan", "Iepenlaan"),
        "2026-03-09",
        "De speeltuin",
    )
    assert rij.afgesproken
    loop(bureau, gebied="selwerd", dag="2026-03-01")
    assert [een.afgesproken for een in bureau.lees(LeesStraatrondes())] == [False, False]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"straten": ("Eikenlaan 12",)}, "straten"), ({"straten": ("Eikenlaan; Iepenlaan",)}, "straten"),
        ({"volgende_op": "2026-02-23"}, "volgende_op"), ({"volgende_op": "morgen"}, "volgende_op"),
        ({"volgende_wat": "De speeltuin"}, "volgende_op"),
    ],
)  # fmt: skip
def test_that_a_house_and_a_day_that_cannot_be_are_refused(bureau: Bureau, velden: dict[str, Any], veld: str) -> None:
    with pytest.raises(Weigering) as fout:
        loop(bureau, **velden)
    assert list(fout.value.fouten) == [veld]


def test_that_every_street_of_the_route_counts_the_round_and_nobody_spoken_twice(bureau: Bureau) -> None:
    loop(bureau, straten=("Eikenlaan", "Iepenlaan"))
    loop(bureau, gebied="Eikenlaan", straten=("Eikenlaan",), contacten=2)
    er = {rij.naam: (rij.rondes, rij.gesprekken, rij.telt_gesprekken) for rij in bureau.lees(LeesStraten(jaar=2026))}
    assert er == {"Selwerd": (1, 12, True), "Eikenlaan": (2, None, True), "Iepenlaan": (1, None, False)}
    straten = {rij.naam: rij.is_straat for rij in bureau.lees(LeesStraten(jaar=2026))}
    assert straten == {"Selwerd": False, "Eikenlaan": True, "Iepenlaan": True}
