"""What desks wrote without knowing of each other comes together: nothing lost, nothing decided silently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import MAANDAG_9_UUR, Klok
from tests.sync import daden
from tests.sync.balies import alles, breng, keten, open_balie
from tests.sync.licht import DAG, Tafel, Teller
from tests.sync.straat import Straat, zet
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.journaal import Mutatie
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer, WijzigPersoon
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Plan
from wijdesk.models.uitwisseling_woorden import CASUS, PAST_NIET, WAARDE, WACHT
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.store import uitwisseling, verschillen
from wijdesk.store.controle import PLAN_ELDERS, controleer
from wijdesk.store.samenvoegen import Schakelregel, herbouw, neem_op, voeg_samen

# Whole stores ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def balies(tmp_path: Path, klok: Klok) -> Iterator[tuple[Bureau, Bureau]]:
    een, ander = open_balie(tmp_path, 1, klok), open_balie(tmp_path, 2, klok)
    yield een, ander
    een.sluit()
    ander.sluit()


def bevindingen(bureau: Bureau) -> tuple[object, ...]:
    db = bureau.eigen_verbinding()
    try:
        return controleer(db)
    finally:
        db.close()


def bel(bureau: Bureau, id_: Id, telefoon: str) -> None:
    gezien = PersoonInvoer(achternaam=bureau.lees(LeesPersoonKaart(id=id_)).persoon.naam)
    bureau.doe(WijzigPersoon(id=id_, invoer=replace(gezien, telefoon=telefoon), gezien=gezien))


def test_that_two_desks_that_meet_hold_the_same_and_the_check_agrees(balies: tuple[Bureau, Bureau]) -> None:
    een, ander = balies
    for bureau in balies:
        winkel.persoon_van(bureau, winkel.contact(bureau))
    breng(een, ander)
    breng(ander, een)
    assert alles(een) == alles(ander)
    assert bevindingen(een) == bevindingen(ander) == ()
    assert len(winkel.rauw(een, "SELECT 1 FROM persoon")) == 2
    assert winkel.rauw(een, "SELECT * FROM verschil") == []


def test_that_the_same_again_changes_nothing_and_who_comes_is_found(balies: tuple[Bureau, Bureau]) -> None:
    een, ander = balies
    winkel.persoon_van(een, winkel.contact(een))
    breng(een, ander)
    voor = alles(ander)
    regels = keten(een)
    assert not ander.op_winkel(lambda open_: neem_op(open_, regels)).per_soort
    assert alles(ander) == voor
    assert winkel.rauw(ander, "SELECT count(*) FROM zoek_persoon") == [(1,)]


def test_that_tables_made_anew_from_the_journal_are_the_same(balies: tuple[Bureau, Bureau]) -> None:
    een, ander = balies
    id_ = winkel.persoon_van(een, winkel.contact(een))
    breng(een, ander)
    bel(een, id_, "0501234567")
    bel(ander, id_, "0507654321")
    breng(ander, een)
    voor = alles(een)
    een.op_winkel(lambda open_: herbouw(open_.db))
    assert alles(een) == voor
    assert [rij[1] for rij in winkel.rauw(een, "SELECT rij, veld FROM verschil")] == ["telefoon"]


# Desks in memory ------------------------------------------------------------------------------------------------------


@pytest.fixture
def tafels() -> tuple[Tafel, Tafel]:
    ids, tijd = Teller(), [MAANDAG_9_UUR]
    een, ander = Tafel("een", ids, tijd), Tafel("ander", ids, tijd)
    deel(een, ander)
    return een, ander


def deel(*tafels: Tafel) -> None:
    """Everything everybody wrote comes to everybody."""
    stukken = [uitwisseling.na(tafel.winkel, tafel.winkel.balie_id, 0, 10**6) for tafel in tafels]
    for tafel in tafels:
        tafel.klok._tijd[0] += 1000
        for stuk in stukken:
            voeg_samen(tafel.db, stuk)
        assert tafel.bevindingen() == []


def verschil(tafel: Tafel) -> list[tuple[str, str]]:
    return sorted(tafel.db.execute("SELECT veld, aard FROM verschil").fetchall())


def veld(tafel: Tafel, soort: str, naam: str, id_: Id) -> object:
    rij = tafel.db.execute(f"SELECT {naam} FROM {soort} WHERE id = ?", (id_,)).fetchone()
    return rij[0] if rij else None


def test_that_two_fields_changed_at_two_desks_are_both_kept_without_a_word(tafels: tuple[Tafel, Tafel]) -> None:
    een, ander = tafels
    id_ = een.persoon("Meulen")
    deel(een, ander)
    een.zet(Persoon, id_, telefoon="1")
    ander.zet(Persoon, id_, email="2")
    deel(een, ander)
    assert een.stand() == ander.stand()
    assert (veld(een, "persoon", "telefoon", id_), veld(een, "persoon", "email", id_)) == ("1", "2")
    assert verschil(een) == []


def test_that_one_field_at_two_desks_is_a_difference_until_somebody_decides(tafels: tuple[Tafel, Tafel]) -> None:
    een, ander = tafels
    id_ = een.persoon("Meulen")
    deel(een, ander)
    een.zet(Persoon, id_, telefoon="1")
    ander.klok.scheef = -86_400_000
    ander.zet(Persoon, id_, telefoon="2")
    deel(een, ander)
    assert verschil(een) == verschil(ander) == [("telefoon", WAARDE)]
    assert veld(ander, "persoon", "telefoon", id_) == "1"
    ander.zet(Persoon, id_, telefoon="3")  # an ordinary change replaces what was on the screen, and stays there
    assert veld(ander, "persoon", "telefoon", id_) == "3"
    assert verschil(ander) == [("telefoon", WAARDE)]
    een.doe(lambda uow: verschillen.beslis(uow, Persoon, id_, {"telefoon": "1"}))
    assert verschil(een) == []
    deel(een, ander)
    assert een.stand() == ander.stand()
    assert verschil(een) == [("telefoon", WAARDE)]  # the 3 was not seen by who decided
    ander.doe(lambda uow: verschillen.beslis(uow, Persoon, id_, {"telefoon": "3"}))
    deel(een, ander)
    assert verschil(een) == verschil(ander) == []
    assert veld(een, "persoon", "telefoon", id_) == "3"


def test_that_what_is_taken_away_here_and_changed_there_stays_visible(tafels: tuple[Tafel, Tafel]) -> None:
    een, ander = tafels
    id_ = een.persoon("Meulen")
    deel(een, ander)
    een.zet(Persoon, id_, status="vervallen")
    ander.zet(Persoon, id_, telefoon="2")
    deel(een, ander)
    assert veld(een, "persoon", "status", id_) == veld(ander, "persoon", "status", id_) == "actief"
    assert verschil(een) == [("status", WAARDE)]
    een.doe(lambda uow: verschillen.beslis(uow, Persoon, id_, {"status": "vervallen"}))
    deel(een, ander)
    assert veld(ander, "persoon", "status", id_) == "vervallen"
    assert verschil(ander) == []


def test_that_a_hand_over_meets_a_closing_and_one_of_both_waits_for_a_person(tafels: tuple[Tafel, Tafel]) -> None:
    een, ander = tafels
    huis = een.gezin()
    een.open_casus(huis)
    deel(een, ander)
    een.sluit_casus(huis)
    een.klok._tijd[0] += 1000
    ander.draag_over(huis, ander.wie.medewerker_id)
    deel(een, ander)
    assert een.stand() == ander.stand()
    assert veld(een, "huishouden", "casus_id", huis) is None
    assert verschil(een) == [("regisseur_id", PAST_NIET)]
    een.doe(lambda uow: verschillen.beslis(uow, Huishouden, huis, {"regisseur_id": None}))
    deel(een, ander)
    assert verschil(een) == verschil(ander) == []
    assert een.db.execute("SELECT 1 FROM ingehouden").fetchall() == []


def test_that_a_decision_that_does_not_fit_is_refused_and_changes_nothing(tafels: tuple[Tafel, Tafel]) -> None:
    een, ander = tafels
    huis = een.gezin()
    een.open_casus(huis)
    deel(een, ander)
    een.sluit_casus(huis)
    een.klok._tijd[0] += 1000
    ander.draag_over(huis, ander.wie.medewerker_id)
    deel(een, ander)
    voor = een.stand()
    with pytest.raises(Weigering):
        een.doe(lambda uow: verschillen.beslis(uow, Huishouden, huis, {"regisseur_id": een.wie.medewerker_id.hex()}))
    assert een.stand() == voor


def test_that_a_second_casus_is_laid_aside_and_told_and_the_other_one_goes_on(tafels: tuple[Tafel, Tafel]) -> None:
    een, ander = tafels
    huis = een.gezin()
    deel(een, ander)
    een.open_casus(huis)
    een.klok._tijd[0] += 1000
    ander.open_casus(huis)
    deel(een, ander)
    assert een.stand() == ander.stand()
    assert veld(een, "huishouden", "regisseur_id", huis) == ander.wie.medewerker_id
    assert sorted(rij[0] for rij in een.db.execute("SELECT status FROM casus")) == ["actief", "samengevoegd"]
    assert ("", CASUS) in verschil(een)


def test_that_no_order_of_arrival_matters_even_children_before_parents() -> None:
    ids, tijd = Teller(), [MAANDAG_9_UUR]
    bron = Tafel("bron", ids, tijd)
    id_ = bron.persoon("Meulen")
    huis = bron.gezin()
    bron.zet(Persoon, id_, telefoon="1")
    bron.open_casus(huis)
    regels = uitwisseling.na(bron.winkel, bron.winkel.balie_id, 0, 10**6)
    helften = [regels[:2], regels[2:4], regels[4:6], regels[6:]]
    verwacht = None
    for volgorde in permutations(helften):
        vers = Tafel("vers", Teller(), tijd)
        for tabel in ("medewerker", "locatie", "mutatie", "keten"):
            vers.db.execute(f"DELETE FROM {tabel}")
        for stuk in volgorde:
            voeg_samen(vers.db, stuk)
            assert vers.bevindingen() == []
        verwacht = verwacht or vers.stand()
        assert vers.stand() == verwacht
    assert verwacht is not None
    assert verwacht["ingehouden"] == []
    assert len(verwacht["casus"]) == 1


def test_that_what_waits_for_a_row_comes_when_that_row_comes() -> None:
    ids, tijd = Teller(), [MAANDAG_9_UUR]
    een, ander = Tafel("een", ids, tijd), Tafel("ander", ids, tijd)
    een.gezin()
    regels = uitwisseling.na(een.winkel, een.winkel.balie_id, 0, 10**6)
    taak = [regel for regel in regels if '"s":"taak"' in regel.mutatie.kop]
    rest = [regel for regel in regels if regel not in taak]
    voeg_samen(ander.db, taak)
    assert ander.rijen("taak") == []
    assert [rij[0] for rij in ander.db.execute("SELECT waarom FROM ingehouden")] == [WACHT]
    voeg_samen(ander.db, rest)
    assert len(ander.rijen("taak")) == 1
    assert ander.db.execute("SELECT 1 FROM ingehouden").fetchall() == []


def test_that_a_dossier_that_was_destroyed_takes_what_arrives_late_with_it(tafels: tuple[Tafel, Tafel]) -> None:
    een, ander = tafels
    id_ = een.persoon("Meulen")
    deel(een, ander)
    ander.zet(Persoon, id_, telefoon="0501234567")
    een.vernietig(id_)
    stuk = uitwisseling.na(ander.winkel, ander.winkel.balie_id, 0, 10**6)
    assert voeg_samen(een.db, stuk).te_laat == 1
    deel(een, ander)
    assert een.rijen("persoon") == ander.rijen("persoon") == []
    for tafel in tafels:
        teksten = [rij[0] for rij in tafel.db.execute("SELECT kop || coalesce(inhoud, '') FROM mutatie").fetchall()]
        assert not [tekst for tekst in teksten if "Meulen" in tekst or "0501234567" in tekst]
        assert tafel.db.execute("SELECT 1 FROM zoek_persoon").fetchall() == []


def test_that_a_task_about_a_destroyed_household_goes_with_it_and_others_stay(tafels: tuple[Tafel, Tafel]) -> None:
    een, ander = tafels
    weg, blijft = een.gezin(), een.gezin()
    deel(een, ander)
    ander.vernietig(weg)
    deel(een, ander)
    assert een.rijen("huishouden") == [blijft]
    assert [veld(een, "taak", "huishouden_id", id_) for id_ in een.rijen("taak")] == [blijft]


def test_that_a_row_of_a_noun_nobody_knows_yet_is_kept_and_not_shown(tafels: tuple[Tafel, Tafel]) -> None:
    een, ander = tafels
    id_ = een.persoon("Meulen")
    (regel,) = uitwisseling.na(een.winkel, een.winkel.balie_id, 0, 10**6)[-1:]
    kop = regel.mutatie.kop.replace('"s":"persoon"', '"s":"toekomst"')
    vreemd = Mutatie(regel.mutatie.id, kop, regel.mutatie.zout, regel.mutatie.inhoud)
    voeg_samen(ander.db, [Schakelregel(regel.balie_id, regel.volgnr, regel.schakel, vreemd)])
    assert veld(ander, "persoon", "id", id_) is None
    assert [rij[0] for rij in ander.db.execute("SELECT waarom FROM ingehouden")] == ["onbekend"]
    assert ander.bevindingen() == []


def test_that_a_task_deleted_twice_is_no_difference(tafels: tuple[Tafel, Tafel]) -> None:
    een, ander = tafels
    een.gezin()
    deel(een, ander)
    (taak,) = een.rijen("taak")
    for tafel in tafels:
        tafel.zet(Taak, taak, status="vervallen")
    deel(een, ander)
    assert verschil(een) == []
    assert veld(een, "taak", "status", taak) == "vervallen"


def test_that_what_comes_back_after_it_was_taken_away_stays_when_one_goes_on_with_it() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    id_ = straat.persoon(een, "Anna")
    straat.allen()
    straat.verder()
    zet(ander, id_, telefoon="050")
    een.zet(Persoon, id_, status="vervallen")
    straat.allen()
    assert een.rijen("persoon") == [id_]  # with a difference: the one who took it away had not seen the number
    straat.verder()
    zet(een, id_, telefoon="06")
    straat.allen()
    for tafel in (een, ander):
        assert tafel.rijen("persoon", "telefoon = '06' AND status = 'actief'") == [id_]
        assert tafel.db.execute("SELECT veld FROM verschil").fetchall() == [("status",)]
        assert tafel.bevindingen() == []


def test_that_one_entry_that_does_not_fit_holds_back_no_later_ones() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    id_, dubbel = straat.persoon(een, "Anna"), straat.persoon(een, "Anna")
    straat.allen()
    straat.verder()
    ander.vernietig(dubbel)
    daden.voeg_samen(een, id_, dubbel)  # into a record that was destroyed elsewhere
    straat.allen()
    straat.verder()
    zet(een, id_, telefoon="050")
    straat.allen()
    for tafel in (een, ander):
        assert tafel.rijen("persoon", "telefoon = '050' AND status = 'actief'") == [id_]
        assert tafel.db.execute(
            "SELECT waarom, count(*) FROM ingehouden WHERE rij = ? GROUP BY 1", (id_,)
        ).fetchall() == [(PAST_NIET, 1)]
        assert tafel.bevindingen() == []


def test_that_of_two_plans_that_two_desks_chose_the_one_that_is_shown_is_open(tafels: tuple[Tafel, Tafel]) -> None:
    een, ander = tafels
    huis = een.gezin()
    een.open_casus(huis)
    een.plan(huis)
    een.plan(huis)
    deel(een, ander)
    plannen = een.rijen("plan")
    for tafel, welke in ((een, 0), (ander, 1)):
        tafel.klok._tijd[0] += 1000
        tafel.zet(Plan, plannen[1 - welke], afgesloten_op=DAG)
        tafel.zet(Huishouden, huis, actief_plan_id=plannen[welke])
    deel(een, ander)
    assert een.stand() == ander.stand()
    geldt = een.db.execute("SELECT p.id, p.afgesloten_op FROM plan p JOIN huishouden h ON h.actief_plan_id = p.id")
    assert geldt.fetchall() == [(plannen[0], "")]
    assert verschil(een) == [("afgesloten_op", PAST_NIET)]
    assert een.db.execute(PLAN_ELDERS).fetchone() == (0,)
    een.doe(lambda uow: verschillen.beslis(uow, Plan, plannen[0], {"afgesloten_op": ""}))
    deel(een, ander)
    assert verschil(een) == verschil(ander) == []


def test_that_a_change_beside_what_another_desk_said_the_same_is_a_difference_at_every_desk() -> None:
    straat = Straat(2)
    een, ander = straat.tafels
    id_ = straat.persoon(een, "Anna")
    straat.allen()
    for tafel in (een, ander):
        zet(tafel, id_, telefoon="050-1")
    straat.allen()
    assert ander.db.execute("SELECT count(*) FROM verschil").fetchone() == (0,)
    zet(ander, id_, telefoon="050-2")
    assert ander.bevindingen() == []
    assert ander.db.execute("SELECT count(*) FROM verschil").fetchone() == (1,)
