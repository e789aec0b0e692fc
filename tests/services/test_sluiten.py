"""Closing loses nothing: what is open ends, or is somebody's by name and stands on a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.gezin import bewaar, huishouden, open_casus, persoon, scherm_af
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import ZetMedewerkerInactief
from wijdesk.models.opdrachten.regie import (
    DoeNazorg,
    LeesCaseload,
    LeesNazorg,
    LeesSluitstand,
    SluitCasus,
    VerzetNazorg,
    ZaakBesluit,
)
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.rows.regie import BLIJFT, GEDAAN, NIET_MEER_NODIG
from wijdesk.models.toeleiding import Toeleiding
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak


@pytest.fixture
def omar(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, "casemanager")
    yield ander
    ander.sluit()


def taak(bureau: Bureau, id_: Id, **anders: object) -> Taak:
    velden = {"id": bureau.wereld.ids(), "huishouden_id": id_, "soort": "eigen", "wat": "Bellen", "voor": "2026-02-20"}
    rij = Taak(**(velden | {"gemaakt_op": 1} | anders))
    bewaar(bureau, rij)
    return rij


def toeleiding(bureau: Bureau, id_: Id, wie: Id, **anders: object) -> Toeleiding:
    velden = {"id": bureau.wereld.ids(), "huishouden_id": id_, "naar": "Humanitas", "soort": "basisvoorziening"}
    rij = Toeleiding(**(velden | {"medewerker_id": wie, "voorgesteld_op": "2026-02-20"} | anders))
    bewaar(bureau, rij)
    return rij


def sluit(bureau: Bureau, id_: Id, *zaken: ZaakBesluit) -> None:
    bureau.doe(SluitCasus(huishouden_id=id_, sluitreden="verhuisd", zaken=zaken))


def lijst(wie: Bureau | Collega, **waar: Any) -> list[str]:
    soorten = {"taak", "toeleiding"}
    return sorted(rij.soort for rij in wie.lees(LeesTermijnen(**waar)) if rij.soort in soorten)


def test_that_what_is_open_is_named_before_closing_and_stays_on_the_list_of_the_last_regisseur(
    bureau: Bureau, omar: Collega
) -> None:
    id_ = huishouden(bureau)
    open_casus(bureau, id_)
    taak(bureau, id_)
    toeleiding(bureau, id_, omar.id)
    stand = bureau.lees(LeesSluitstand(huishouden_id=id_))
    assert {(zaak.soort, zaak.medewerker) for zaak in stand.zaken} == {
        ("taak", "Sanne de Vries"),
        ("toeleiding", "Sanne de Vries"),
    }
    sluit(bureau, id_)
    assert (lijst(bureau), lijst(omar)) == (["taak"], ["toeleiding"])
    assert rauw(bureau, "SELECT medewerker_id FROM taak") == [(bureau.medewerker.id,)]


def test_that_an_open_task_or_hand_off_is_handed_to_somebody_ended_or_not_needed(bureau: Bureau, omar: Collega) -> None:
    id_ = huishouden(bureau)
    open_casus(bureau, id_)
    klaar, weg, van_omar, _ = (taak(bureau, id_, wat=wat) for wat in ("Een", "Twee", "Drie", "Vier"))
    bewaar(bureau, eigen := Taak(id=bureau.wereld.ids(), huishouden_id=id_, soort="leeftijd", sleutel="k", wat="Vijf",
                                 voor="2026-03-01", gemaakt_op=1))  # fmt: skip
    stopt, loopt = toeleiding(bureau, id_, bureau.medewerker.id), toeleiding(bureau, id_, bureau.medewerker.id)
    sluit(
        bureau,
        id_,
        ZaakBesluit(id=klaar.id, hoe=GEDAAN),
        ZaakBesluit(id=weg.id, hoe=NIET_MEER_NODIG),
        ZaakBesluit(id=eigen.id, hoe=NIET_MEER_NODIG),
        ZaakBesluit(id=van_omar.id, hoe=BLIJFT, medewerker_id=omar.id),
        ZaakBesluit(id=stopt.id, hoe=NIET_MEER_NODIG),
        ZaakBesluit(id=loopt.id, hoe=BLIJFT, medewerker_id=omar.id),
    )
    assert (lijst(bureau), lijst(omar)) == (["taak"], ["taak", "toeleiding"])
    assert dict(rauw(bureau, "SELECT wat, gedaan_op <> '' OR status <> 'actief' FROM taak")) == {
        "Een": 1, "Twee": 1, "Drie": 0, "Vier": 0, "Vijf": 1,
    }  # fmt: skip
    assert rauw(bureau, "SELECT reden FROM toeleiding WHERE stand = 'ingetrokken'") == [
        ("De casus is gesloten: verhuisd",)
    ]


@pytest.mark.parametrize("hoe", ["zomaar", GEDAAN])
def test_that_closing_says_beside_what_is_open_what_is_wrong(bureau: Bureau, omar: Collega, hoe: str) -> None:
    id_ = huishouden(bureau)
    open_casus(bureau, id_)
    wat = toeleiding(bureau, id_, omar.id)
    with pytest.raises(Weigering) as weigering:
        sluit(bureau, id_, ZaakBesluit(id=wat.id, hoe=hoe))
    assert list(weigering.value.fouten) == [f"zaak.{wat.id.hex()}"]
    with pytest.raises(Weigering) as weigering:
        sluit(bureau, id_, ZaakBesluit(id=wat.id, hoe=BLIJFT, medewerker_id=Id(b"?" * 16)))
    assert list(weigering.value.fouten) == [f"zaak.{wat.id.hex()}"]
    with pytest.raises(Weigering, match="veranderd"):
        sluit(bureau, id_, ZaakBesluit(id=Id(b"?" * 16), hoe=BLIJFT))
    assert rauw(bureau, "SELECT count(*) FROM huishouden WHERE casus_id IS NOT NULL") == [(1,)]


def test_that_what_has_nobody_after_closing_stands_on_the_list_of_the_team_leader(
    bureau: Bureau, omar: Collega
) -> None:
    id_ = huishouden(bureau)
    toeleiding(bureau, id_, omar.id)
    taak(bureau, id_)
    hier = {"bereik": "locatie", "locatie_id": bureau.medewerker.locatie_id}
    assert lijst(bureau, **hier) == ["taak"]
    bureau.doe(ZetMedewerkerInactief(id=omar.id))
    assert lijst(bureau, **hier) == ["taak", "toeleiding"]


def test_that_what_is_open_about_somebody_hidden_is_told_in_general_words(bureau: Bureau, omar: Collega) -> None:
    moeder = persoon(bureau, "Fatima")
    id_ = huishouden(bureau, "Meulen", (moeder, "alleenstaande"))
    open_casus(bureau, id_, regisseur_id=omar.id)
    taak(bureau, id_, persoon_id=moeder, wat="Fatima bellen")
    scherm_af(bureau, moeder)
    [zaak] = omar.lees(LeesSluitstand(huishouden_id=id_)).zaken
    assert zaak.wat == "Taak"


# Mijn casussen -------------------------------------------------------------------------------------------------------


def test_that_a_late_task_and_hand_off_are_the_next_date_of_my_case(bureau: Bureau, omar: Collega) -> None:
    een, twee = huishouden(bureau, "Aalbers"), huishouden(bureau, "Bos")
    for id_ in (een, twee):
        open_casus(bureau, id_)
    taak(bureau, een, voor="2026-01-28", medewerker_id=omar.id)
    toeleiding(bureau, twee, omar.id, voorgesteld_op="2026-01-05")
    rijen = {rij.naam: rij for rij in bureau.lees(LeesCaseload())}
    team = {rij.naam: rij for rij in bureau.lees(LeesCaseload(team=True))}
    assert (rijen["Aalbers"].wat, rijen["Aalbers"].volgende_termijn) == ("Bellen", "2026-01-28")
    assert rijen["Aalbers"].toestand == rijen["Bos"].toestand == "te laat"
    assert rijen["Bos"].wat.startswith("Humanitas")
    assert {naam: rij.volgende_termijn for naam, rij in team.items()} == {
        naam: rij.volgende_termijn for naam, rij in rijen.items()
    }


# Checks of who left --------------------------------------------------------------------------------------------------


def test_that_a_check_of_who_left_says_so_and_goes_to_somebody_else(bureau: Bureau, omar: Collega) -> None:
    id_ = huishouden(bureau)
    open_casus(bureau, id_, regisseur_id=omar.id)
    bureau.doe(SluitCasus(huishouden_id=id_, sluitreden="verhuisd", nazorg_op=("2026-06-02",)))
    bureau.doe(ZetMedewerkerInactief(id=omar.id))
    [check] = bureau.lees(LeesNazorg(huishouden_id=id_))
    [rij] = bureau.lees(LeesCaseload())
    assert check.medewerker == rij.regisseur == "Omar El Idrissi (werkt hier niet meer)"
    hier: dict[str, Any] = {"bereik": "locatie", "locatie_id": bureau.medewerker.locatie_id}
    assert [rij.medewerker for rij in bureau.lees(LeesTermijnen(**hier)) if rij.soort == "nazorg"] == [""]
    with pytest.raises(Weigering) as weigering:
        bureau.doe(VerzetNazorg(id=check.id, gepland_op="2026-06-09"))
    assert list(weigering.value.fouten) == ["medewerker_id"]
    bureau.doe(VerzetNazorg(id=check.id, gepland_op="2026-06-09", medewerker_id=bureau.medewerker.id))
    assert [rij.medewerker for rij in bureau.lees(LeesNazorg(huishouden_id=id_))] == ["Sanne de Vries"]


def test_that_who_did_a_check_stands_with_it(bureau: Bureau, omar: Collega) -> None:
    id_ = huishouden(bureau)
    open_casus(bureau, id_, regisseur_id=omar.id)
    bureau.doe(SluitCasus(huishouden_id=id_, sluitreden="verhuisd", nazorg_op=("2026-06-02",)))
    [check] = bureau.lees(LeesNazorg(huishouden_id=id_))
    bureau.doe(DoeNazorg(id=check.id, hoe_gaat_het="gaat goed"))
    assert [rij.medewerker for rij in bureau.lees(LeesNazorg(huishouden_id=id_))] == ["Sanne de Vries"]
