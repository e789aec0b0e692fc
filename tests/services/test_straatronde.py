"""The route of a straatronde and the next one that was agreed: what is kept, what is refused, what a street counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.services.test_plaatsgebonden import alleen_in
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.collectief import LeesStraten
from wijdesk.models.opdrachten.huis import MaakLocatie, MaakMedewerker, MaakOngedaan
from wijdesk.models.opdrachten.signaal import LeesSignalen, LeesStraatrondes, RegistreerStraatronde, SignaalInvoer
from wijdesk.models.opdrachten.straatronde import TrekStraatrondeIn, WijzigStraatronde
from wijdesk.models.values import Id


def loop(bureau: Bureau, **anders: Any) -> Id:
    velden: dict[str, Any] = {"gebied": "Selwerd", "dag": "2026-02-23", "contacten": 12}
    hier = bureau.medewerker.locatie_id
    return Id(bureau.doe(RegistreerStraatronde(id=bureau.wereld.ids(), locatie_id=hier, **(velden | anders))))


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


def test_that_a_round_is_put_right_with_a_signaal_that_was_forgotten(bureau: Bureau) -> None:
    hier = bureau.medewerker.locatie_id
    mee = bureau.doe(MaakMedewerker(naam="Bo", locatie_id=hier, rollen=("casemanager",)))
    id_ = loop(bureau, straten=("Eikenlaan",), van="14:00", tot="16:00")
    recht: dict[str, Any] = {
        "gebied": "Selwerd", "dag": "2026-02-24", "tweede_id": mee, "contacten": 4, "straten": ("Iepenlaan",),
    }  # fmt: skip
    gevonden = SignaalInvoer(soort="overlast op straat", bron="", tekst="Losse tegels", straat="Iepenlaan")
    bureau.doe(WijzigStraatronde(id=id_, **recht, signalen=(gevonden,)))
    (rij,) = bureau.lees(LeesStraatrondes())
    assert (rij.dag, rij.van, rij.tweede, rij.contacten, rij.straten) == ("2026-02-24", "", "Bo", 4, ("Iepenlaan",))
    assert [er.id for er in bureau.lees(LeesSignalen()).rijen] == list(rij.signaal_ids)
    assert {er.naam for er in bureau.lees(LeesStraten(jaar=2026)) if er.rondes} == {"Selwerd", "Iepenlaan"}
    fouten: tuple[dict[str, Any], ...] = ({"dag": "2026-03-03"}, {"tweede_id": bureau.medewerker.id}, {"gebied": " "})
    for fout in fouten:
        with pytest.raises(Weigering) as geweigerd:
            bureau.doe(WijzigStraatronde(id=id_, **(recht | fout)))
        assert list(geweigerd.value.fouten) == list(fout)


def test_that_a_round_taken_back_counts_nowhere_and_what_was_found_stays(bureau: Bureau) -> None:
    gevonden = SignaalInvoer(soort="overlast op straat", bron="", tekst="Losse tegels", straat="Iepenlaan")
    id_ = loop(bureau, signalen=(gevonden,), volgende_op="2026-03-09")
    with pytest.raises(Weigering):
        bureau.doe(TrekStraatrondeIn(id=id_, reden=""))
    _, wijziging = bureau.schrijf(TrekStraatrondeIn(id=id_, reden="Dubbel"))
    assert bureau.lees(LeesStraatrondes()) == ()
    assert len(bureau.lees(LeesSignalen()).rijen) == 1
    assert not any(rij.rondes for rij in bureau.lees(LeesStraten(jaar=2026)))
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert [rij.id for rij in bureau.lees(LeesStraatrondes())] == [id_]


def test_that_a_round_of_another_locatie_is_put_right_by_who_walked_along_only(bureau: Bureau) -> None:
    id_, daar = loop(bureau), bureau.doe(MaakLocatie(naam="Beijum"))
    with alleen_in(bureau, daar, "casemanager", "Kim") as kim:
        recht = WijzigStraatronde(id=id_, gebied="Beijum", dag="2026-02-23", tweede_id=kim.id)
        assert kim.lees(LeesStraatrondes()) == ()
        for opdracht in (recht, TrekStraatrondeIn(id=id_, reden="Weg")):
            with pytest.raises(Weigering, match="bestaat niet"):
                kim.doe(opdracht)
        bureau.doe(WijzigStraatronde(id=id_, gebied="Selwerd", dag="2026-02-23", tweede_id=kim.id))
        kim.doe(recht)
        assert [rij.gebied for rij in kim.lees(LeesStraatrondes())] == ["Beijum"]
