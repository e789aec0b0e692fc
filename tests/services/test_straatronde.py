"""The route of a straatronde and the next one that was agreed: what is kept, what is refused, what a street counts."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.services.collega import aan_het_werk
from tests.services.test_plaatsgebonden import alleen_in
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.collectief import LeesStraten
from wijdesk.models.opdrachten.huis import MaakLocatie, MaakMedewerker, MaakOngedaan
from wijdesk.models.opdrachten.signaal import (
    LeesSignalen,
    LeesStraatrondes,
    PakSignaalOp,
    RegistreerStraatronde,
    SignaalInvoer,
)
from wijdesk.models.opdrachten.straatronde import TrekStraatrondeIn, WijzigStraatronde
from wijdesk.models.values import Id, lokaal
from wijdesk.store.controle import controleer


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


def gehoord(bureau: Bureau, *ids: Id) -> list[str]:
    """When signalen came in, in Amsterdam."""
    momenten = (winkel.rauw(bureau, "SELECT ontvangen FROM signaal WHERE id = ?", id_)[0][0] for id_ in ids)
    return [f"{lokaal(moment):%m-%d %H:%M}" for moment in momenten]


def test_that_what_was_found_goes_along_to_another_day_and_what_was_taken_up_when_one_says_so(
    bureau: Bureau, klok: Klok
) -> None:
    straten = ("Iepenlaan", "Eikenlaan", "Elzenlaan")
    gevonden = tuple(SignaalInvoer(soort="overlast op straat", bron="", tekst="x", straat=straat) for straat in straten)
    id_ = loop(bureau, van="14:00", tot="16:00", signalen=gevonden)
    iep, eik, els = (rij.id for naam in straten for rij in bureau.lees(LeesSignalen()).rijen if rij.over == naam)

    def dagen() -> list[str]:
        return gehoord(bureau, iep, eik, els)

    assert dagen() == ["02-23 16:00"] * 3
    recht: dict[str, Any] = {"id": id_, "gebied": "Selwerd", "van": "15:00", "tot": "17:00"}
    _, wijziging = bureau.schrijf(WijzigStraatronde(**recht, dag="2026-02-24"))
    assert dagen() == ["02-24 17:00"] * 3
    assert wijziging.zin == "Straatronde Selwerd gewijzigd; 3 signalen mee naar de nieuwe dag"
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert dagen() == ["02-23 16:00"] * 3
    assert [rij.dag for rij in bureau.lees(LeesStraatrondes())] == ["2026-02-23"]

    bureau.doe(PakSignaalOp(id=els))
    with pytest.raises(Weigering, match="1 signaal uit deze ronde is al opgepakt") as gevraagd:
        bureau.doe(WijzigStraatronde(**recht, dag="2026-02-25"))
    assert list(gevraagd.value.volledig()) == ["signalen_mee"]
    assert dagen() == ["02-23 16:00"] * 3
    bureau.doe(WijzigStraatronde(**recht, dag="2026-02-25", signalen_mee=False))
    assert dagen() == ["02-25 17:00", "02-25 17:00", "02-23 16:00"]
    bureau.doe(WijzigStraatronde(**recht | {"gebied": "Paddepoel"}, dag="2026-02-25"))  # nothing is asked: same day
    bureau.doe(WijzigStraatronde(**recht, dag="2026-02-26"))
    assert dagen() == ["02-26 17:00", "02-26 17:00", "02-23 16:00"], "what stayed behind is of a day of its own now"
    bureau.doe(PakSignaalOp(id=iep))
    klok.verzet(24 * 3_600_000)
    naar = WijzigStraatronde(id=id_, gebied="Selwerd", dag="2026-03-03", signalen_mee=True)
    with pytest.raises(Weigering, match="voor deze nieuwe dag"):
        bureau.doe(naar)
    bureau.doe(replace(naar, signalen_mee=False))
    assert dagen() == ["02-26 17:00", "03-03 09:00", "02-23 16:00"], "not later than it is now"
    with closing(bureau.eigen_verbinding()) as db:
        assert controleer(db) == ()


def test_that_whom_a_signaal_is_kept_from_hears_of_none_when_the_day_changes(bureau: Bureau) -> None:
    gevonden = SignaalInvoer(soort="overlast op straat", bron="", tekst="x", straat="Iepenlaan")
    with aan_het_werk(bureau, "vrijwilliger", naam="Vera") as vera:
        ronde = RegistreerStraatronde(
            id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, gebied="Selwerd", dag="2026-02-23",
            signalen=(gevonden,),
        )  # fmt: skip
        vera.doe(ronde)
        (rij,) = bureau.lees(LeesSignalen()).rijen
        bureau.doe(PakSignaalOp(id=rij.id))
        _, wijziging = vera.schrijf(WijzigStraatronde(id=ronde.id, gebied="Selwerd", dag="2026-02-24"))
        assert wijziging.zin == "Straatronde Selwerd gewijzigd"
        assert gehoord(bureau, rij.id) == ["02-24 12:00"], "when it was heard is a fact"


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
