"""Rows that mean something for each other: used here and taken away there, merged both ways, destroyed with another."""

from __future__ import annotations

import pytest

from tests.conftest import MAANDAG_9_UUR
from tests.sync import slot
from tests.sync.daden import maak_lid, registreer, trek_in, voeg_samen
from tests.sync.licht import Tafel, Teller
from tests.sync.test_samenvoegen import deel, veld, verschil
from wijdesk.errors import Weigering
from wijdesk.models.contact import Vraag
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Doel
from wijdesk.models.uitwisseling_woorden import PAST_NIET, WAARDE
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.store import verschillen
from wijdesk.store.unit_of_work import UnitOfWork

Twee = tuple[Tafel, Tafel]


def maak_tafels() -> Twee:
    """Two desks that know each other's locatie and medewerker."""
    ids, tijd = Teller(), [MAANDAG_9_UUR]
    een, ander = Tafel("een", ids, tijd), Tafel("ander", ids, tijd)
    deel(een, ander)
    return een, ander


@pytest.fixture
def tafels() -> Twee:
    return maak_tafels()


def gelijk(*tafels: Tafel) -> None:
    deel(*tafels)
    slot.kijk_na(tafels, ())


def schrijf_op(tafel: Tafel, id_: Id, telefoon: str) -> None:
    """Change somebody whatever the status, as moving what belongs to him does."""

    def werk(uow: UnitOfWork) -> None:
        persoon = uow.sessie.get(Persoon, id_)
        assert persoon is not None
        persoon.telefoon = telefoon

    tafel.doe(werk)


def stand(tafel: Tafel, soort: str, id_: Id) -> object:
    return veld(tafel, soort, "status", id_)


# Taken away and changed -----------------------------------------------------------------------------------------------


def test_that_what_a_twin_takes_away_stays_when_the_other_twin_changed_it(tafels: Twee) -> None:
    een, ander = tafels
    id_ = een.persoon("Meulen")
    deel(een, ander)
    tweeling = een.kopie("tweeling")
    een.zet(Persoon, id_, status="vervallen")
    tweeling.zet(Persoon, id_, telefoon="050")
    # what the twin wrote comes in another chain, as it does after it found out
    nieuw = tweeling.ids()
    tweeling.db.execute(
        "UPDATE keten SET balie_id = ?, volgnr = 1 WHERE volgnr = (SELECT max(volgnr) FROM keten WHERE balie_id = ?) "
        "AND balie_id = ?",
        (nieuw, een.winkel.balie_id, een.winkel.balie_id),
    )
    tweeling.winkel.balie_id = nieuw
    deel(een, ander, tweeling)
    for tafel in (een, ander, tweeling):
        assert stand(tafel, "persoon", id_) == "actief"
        assert verschil(tafel) == [("status", WAARDE)]
        assert tafel.bevindingen() == []


def test_that_what_is_written_on_a_removed_row_by_who_knew_it_does_not_bring_it_back(tafels: Twee) -> None:
    een, ander = tafels
    id_ = een.persoon("Meulen")
    deel(een, ander)
    een.zet(Persoon, id_, status="vervallen")
    deel(een, ander)
    for nummer, tafel in enumerate(tafels):
        schrijf_op(tafel, id_, f"05{nummer}")
    gelijk(een, ander)
    assert stand(een, "persoon", id_) == "vervallen"
    assert verschil(een) == [("telefoon", WAARDE)]


# Taken away and used --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hoe", ["lid", "contact", "samen"])
def test_that_somebody_stays_at_whom_another_desk_worked_until_a_person_decides(tafels: Twee, hoe: str) -> None:
    een, ander = tafels
    id_, kaart, huis = een.persoon("Meulen"), een.persoon("Dubbel"), een.gezin()
    deel(een, ander)
    een.zet(Persoon, id_, status="vervallen")
    if hoe == "lid":
        maak_lid(ander, huis, id_)
    elif hoe == "contact":
        registreer(ander, id_)
    else:
        voeg_samen(ander, kaart, id_)
    gelijk(een, ander)
    for tafel in tafels:
        assert stand(tafel, "persoon", id_) == "actief"
        assert verschil(tafel) == [("status", WAARDE)]
    een.doe(lambda uow: verschillen.beslis(uow, Persoon, id_, {"status": "vervallen"}))
    gelijk(een, ander)
    assert stand(ander, "persoon", id_) == "vervallen"
    assert verschil(een) == verschil(ander) == []


def test_that_who_saw_the_work_takes_away_all_the_same(tafels: Twee) -> None:
    een, ander = tafels
    id_, huis = een.persoon("Meulen"), een.gezin()
    deel(een, ander)
    maak_lid(ander, huis, id_)
    deel(een, ander)
    een.zet(Persoon, id_, status="vervallen")
    gelijk(een, ander)
    assert stand(ander, "persoon", id_) == "vervallen"
    assert verschil(ander) == []


def test_that_what_is_kept_for_its_use_goes_when_the_use_goes(tafels: Twee) -> None:
    een, ander = tafels
    id_, huis = een.persoon("Meulen"), een.gezin()
    deel(een, ander)
    een.zet(Persoon, id_, status="vervallen")
    maak_lid(ander, huis, id_)
    gelijk(een, ander)
    (lid,) = een.rijen("huishoudlid")
    een.zet(Huishoudlid, lid, status="vervallen")
    assert een.bevindingen() == []
    assert stand(een, "persoon", id_) == "vervallen"
    gelijk(een, ander)
    assert verschil(ander) == []


def test_that_what_is_hung_on_something_removed_at_the_same_desk_brings_it_back_there_too(tafels: Twee) -> None:
    een, _ = tafels
    id_, huis = een.persoon("Meulen"), een.gezin()
    een.zet(Persoon, id_, status="vervallen")
    maak_lid(een, huis, id_)
    assert een.bevindingen() == []
    assert stand(een, "persoon", id_) == "actief"


@pytest.mark.parametrize("ouder_eerst", [False, True])
def test_that_what_stays_keeps_what_it_belongs_to(tafels: Twee, ouder_eerst: bool) -> None:
    een, ander = tafels
    contact = registreer(een, een.persoon("Meulen"))
    deel(een, ander)
    (vraag,) = een.rijen("vraag")
    trek_in(een, contact, ouder_eerst=ouder_eerst)
    ander.zet(Vraag, vraag, toelichting="toch belangrijk")
    gelijk(een, ander)
    for tafel in tafels:
        assert (stand(tafel, "vraag", vraag), stand(tafel, "contact", contact)) == ("actief", "actief")
        assert verschil(tafel) == [("status", WAARDE), ("status", WAARDE)]
    een.doe(lambda uow: verschillen.beslis(uow, Vraag, vraag, {"status": "vervallen"}))
    gelijk(een, ander)
    assert verschil(ander) == []
    assert stand(ander, "contact", contact) == "vervallen"


def test_that_a_removed_row_that_is_not_used_stays_removed_in_any_order(tafels: Twee) -> None:
    een, ander = tafels
    huis = een.gezin()
    deel(een, ander)
    (taak,) = een.rijen("taak")
    een.zet(Taak, taak, status="vervallen")
    ander.zet(Huishouden, huis, naam="De Boer")
    gelijk(een, ander)
    assert stand(ander, "taak", taak) == "vervallen"
    assert verschil(ander) == []


# Merged both ways -----------------------------------------------------------------------------------------------------


def test_that_two_cards_merged_into_each_other_leave_the_one_of_the_first_merge(tafels: Twee) -> None:
    een, ander = tafels
    a, b = een.persoon("Kring"), een.persoon("Kring")
    deel(een, ander)
    voeg_samen(een, b, a)
    een.klok._tijd[0] += 1000
    voeg_samen(ander, a, b)
    gelijk(een, ander)
    for tafel in tafels:
        assert (stand(tafel, "persoon", a), stand(tafel, "persoon", b)) == ("actief", "samengevoegd")
        assert verschil(tafel) == [("samengevoegd_in", PAST_NIET), ("status", PAST_NIET)]
    velden = {"status": "actief", "samengevoegd_in": None}
    een.doe(lambda uow: verschillen.beslis(uow, Persoon, a, velden))
    gelijk(een, ander)
    assert verschil(een) == verschil(ander) == []
    assert stand(ander, "persoon", a) == "actief"


def test_that_one_who_stays_in_a_circle_is_decided_before_who_was_merged_into_it() -> None:
    ids, tijd = Teller(), [MAANDAG_9_UUR]
    drie = [Tafel(naam, ids, tijd) for naam in ("een", "twee", "drie")]
    a, b, c = (drie[0].persoon("Kring") for _ in drie)
    deel(*drie)
    for tafel, weg, blijft in zip(drie, (b, b, a), (c, a, b), strict=True):
        tijd[0] += 1000
        voeg_samen(tafel, weg, blijft)
    gelijk(*drie)
    een = drie[0]
    assert stand(een, "persoon", a) == "actief"
    assert sorted(verschil(een)) == [("samengevoegd_in", PAST_NIET), ("samengevoegd_in", WAARDE), ("status", PAST_NIET)]
    voor = een.db.execute("SELECT count(*) FROM mutatie").fetchone()
    with pytest.raises(Weigering, match="pas eerst het andere aan"):
        een.doe(lambda uow: verschillen.beslis(uow, Persoon, b, {"samengevoegd_in": a.hex()}))
    assert een.db.execute("SELECT count(*) FROM mutatie").fetchone() == voor
    een.doe(lambda uow: verschillen.beslis(uow, Persoon, a, {"status": "actief", "samengevoegd_in": None}))
    een.doe(lambda uow: verschillen.beslis(uow, Persoon, b, {"samengevoegd_in": a.hex()}))
    gelijk(*drie)
    assert [verschil(tafel) for tafel in drie] == [[], [], []]
    assert [stand(drie[2], "persoon", id_) for id_ in (a, b)] == ["actief", "samengevoegd"]


def test_that_three_desks_that_merge_round_leave_one_card_whoever_hears_first() -> None:
    ids, tijd = Teller(), [MAANDAG_9_UUR]
    drie = [Tafel(naam, ids, tijd) for naam in ("een", "twee", "drie")]
    kaarten = [drie[0].persoon("Kring") for _ in drie]
    deel(*drie)
    for plek, tafel in enumerate(drie):
        tijd[0] += 1000
        voeg_samen(tafel, kaarten[plek], kaarten[(plek + 1) % 3])
    deel(drie[2], drie[1])
    gelijk(*drie)
    assert [stand(drie[0], "persoon", kaart) for kaart in kaarten] == ["samengevoegd", "samengevoegd", "actief"]


def test_that_two_households_merged_into_each_other_leave_one(tafels: Twee) -> None:
    een, ander = tafels
    a, b = een.gezin(), een.gezin()
    deel(een, ander)
    een.zet(Huishouden, b, status="samengevoegd", samengevoegd_in=a)
    een.klok._tijd[0] += 1000
    ander.zet(Huishouden, a, status="samengevoegd", samengevoegd_in=b)
    gelijk(een, ander)
    assert [stand(ander, "huishouden", id_) for id_ in (a, b)] == ["actief", "samengevoegd"]


# Destroyed with another -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("eerst", [False, True])
def test_that_what_belongs_to_what_is_destroyed_goes_too_when_it_comes_later(tafels: Twee, eerst: bool) -> None:
    een, ander = tafels
    id_ = een.persoon("Meulen")
    oud = registreer(een, id_, "geheim van toen")
    deel(een, ander)
    nieuw = registreer(ander, id_, "geheim van nu")
    if eerst:
        deel(een, ander)
        (vraag,) = ander.rijen("vraag", f"contact_id = x'{nieuw.hex()}'")
        ander.zet(Vraag, vraag, toelichting="geheim dat wijzigt")
    een.vernietig(id_)
    gelijk(een, ander)
    for tafel in tafels:
        assert tafel.db.execute("SELECT 1 FROM mutatie WHERE inhoud LIKE '%geheim%'").fetchall() == []
        assert tafel.rijen("contact") == tafel.rijen("vraag") == []
        assert tafel.db.execute("SELECT DISTINCT waarom FROM ingehouden").fetchall() == [("gewist",)]
        gewist = {rij[0] for rij in tafel.db.execute("SELECT dossier FROM gewist")}
        assert {id_, oud, nieuw} <= gewist
    vers = Tafel("vers", een.ids, een.klok._tijd)
    gelijk(een, ander, vers)


def test_that_what_needs_somebody_who_was_destroyed_does_not_wait_for_ever(tafels: Twee) -> None:
    een, ander = tafels
    id_, huis = een.persoon("Meulen"), een.gezin()
    deel(een, ander)
    maak_lid(ander, huis, id_)
    een.vernietig(id_)
    gelijk(een, ander)
    for tafel in tafels:
        assert tafel.rijen("huishoudlid") == []
        assert {rij[0] for rij in tafel.db.execute("SELECT waarom FROM ingehouden")} == {"gewist"}


# Settled by the merge -------------------------------------------------------------------------------------------------


def test_that_the_place_in_a_list_is_settled_by_the_latest_and_nobody_is_asked(tafels: Twee) -> None:
    een, ander = tafels
    huis = een.gezin()
    een.open_casus(huis)
    een.plan(huis)
    (plan,) = een.rijen("plan")
    doel = een.doe(
        lambda uow: (
            uow.voeg_toe(
                Doel(plan_id=plan, volgorde=1, leefgebied="financien", woorden="Rust met geld", begin="2026-03-02")
            ).id
        )
    )
    deel(een, ander)
    een.zet(Doel, doel, volgorde=2)
    een.klok._tijd[0] += 1000
    ander.zet(Doel, doel, volgorde=3)
    gelijk(een, ander)
    assert verschil(een) == []
    assert veld(een, "doel", "volgorde", doel) == 3
    een.zet(Doel, doel, volgorde=1)
    gelijk(een, ander)
    assert veld(ander, "doel", "volgorde", doel) == 1
    assert een.rijen("plan") == [plan]
