"""Deciding a triage in a real store: each besluit makes what it says, in one transaction that undo takes back whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import gezin as huis
from tests import winkel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.services import triages as t
from tests.services.collega import Collega
from tests.services.toeval import stand_van_alles
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.opdrachten.signaal import LeesSignaal, RegistreerSignaal, SignaalInvoer
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.toeleiding import LeesToeleidingen
from wijdesk.models.opdrachten.triage import (
    Afschalen,
    BesluitTriage,
    CasusGevolg,
    ConceptDoel,
    EersteActie,
    Gevolg,
    Kortdurend,
    LeesTriagePapier,
    LeesTriages,
    OnderzoekGevolg,
    OpschalingGevolg,
    Verwijzing,
)
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.opdrachten.zrm import LeesZrm
from wijdesk.models.opschaling import Trede
from wijdesk.models.tabellen import GEJOURNAALD
from wijdesk.models.values import Id, moment_van
from wijdesk.models.vragen import ROUTES, past, route_bij
from wijdesk.store.controle import controleer

VANDAAG, STRAKS, LATER = "2026-03-02", "2026-06-01", "2026-07-01"
VERWIJZING = Verwijzing(naar="Stadsbank", soort="basisvoorziening", contactpersoon="Ilse")
KORTDUREND = Kortdurend(doel="De post op orde", verwacht_einde=STRAKS, controle_op=LATER)
CASUS = CasusGevolg(wettelijk_kader="Wmo 2015")
WMO = OnderzoekGevolg(wet="Wmo 2015", clientondersteuning="ja")
JEUGD = OnderzoekGevolg(wet="Jeugdwet", clientondersteuning="ja", familiegroepsplan="nee")
AFSCHALEN = Afschalen(doel="Zus Hanna belt elke week", controle_op=STRAKS)
TABELLEN = tuple((tabel, tuple(soort.velden())) for tabel, soort in GEJOURNAALD.items() if tabel != "toegang")


def rijen(bureau: Bureau, sql: str, *params: object) -> list[Any]:
    return winkel.rauw(bureau, sql, *params)


def alles(bureau: Bureau) -> Any:
    """Everything that counts in the store."""
    with winkel.lezer(bureau) as lees:
        return stand_van_alles(lees, TABELLEN)


@pytest.fixture
def trede(bureau: Bureau) -> Id:
    """A rung whose teamleider must know."""
    return maak_trede(bureau)


def maak_trede(bureau: Bureau) -> Id:
    rij = Trede(id=bureau.wereld.ids(), volgorde=98, naam="Teamleider", wie="teamleider")
    huis.bewaar(bureau, rij)
    return rij.id


@pytest.fixture
def lies(bureau: Bureau) -> Iterator[Collega]:
    """A teamleider."""
    collega = Collega(bureau, "teamleider", naam="Lies Vos")
    yield collega
    collega.sluit()


# What each besluit makes ----------------------------------------------------------------------------------------------


def test_that_afgehandeld_ends_the_work_and_makes_nothing(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, aard="klein", breder="nee", veilig="ja", zelf="alles")
    gedaan = t.besluit(bureau, id_, "afgehandeld", route="enkelvoudig", afwijkreden="")
    assert (gedaan.gevolg, gedaan.gevolg_id, gedaan.huishouden_id) == ("", None, None)
    gelezen = t.lees(bureau, id_)
    assert (gelezen.stand, gelezen.besluit, gelezen.besloten_door) == ("besloten", "afgehandeld", winkel.MEDEWERKER)
    assert gelezen.afwijkreden == ""
    assert not gelezen.mag_schrijven
    assert bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id)) == ()
    assert rijen(bureau, "SELECT uitkomst FROM werk") == [("Triage: afgehandeld",)]
    assert bureau.lees(LeesTriages()) == ()


def test_that_a_referral_is_a_hand_off_in_a_household_that_is_made(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    gedaan = t.besluit(bureau, id_, "verwijzing", VERWIJZING, route="enkelvoudig")
    assert gedaan.huishouden_id is not None
    (rij,) = bureau.lees(LeesToeleidingen(huishouden_id=gedaan.huishouden_id))
    assert (rij.id, rij.naar, rij.persoon) == (gedaan.gevolg_id, "Stadsbank", "Jantje van der Meulen")
    assert rij.waarom == "Kan de huur niet betalen"
    gezin = bureau.lees(LeesHuishouden(id=gedaan.huishouden_id))
    assert [(lid.naam, lid.rol) for lid in gezin.leden] == [("Jantje van der Meulen", "alleenstaande")]
    assert gezin.adres.startswith("Eikenlaan 12")
    assert t.lees(bureau, id_).huishouden_id == gedaan.huishouden_id


def test_that_a_referral_of_who_is_anonymous_is_kept_in_words(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau, nieuwe_persoon=None)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    gedaan = t.besluit(bureau, id_, "verwijzing", VERWIJZING, route="enkelvoudig")
    assert (gedaan.gevolg, gedaan.zinnen) == ("", ("Verwezen naar Stadsbank",))
    assert t.lees(bureau, id_).toelichting == "Verwezen naar Stadsbank"
    assert rijen(bureau, "SELECT count(*) FROM huishouden") == [(0,)]


@pytest.mark.parametrize(
    ("besluit", "gevolg"), [("kortdurend", KORTDUREND), ("casus", CASUS), ("onderzoek", WMO), ("afschalen", AFSCHALEN)]
)
def test_that_who_is_anonymous_gets_nothing_that_needs_a_name(bureau: Bureau, besluit: str, gevolg: Gevolg) -> None:
    vraag_id, _ = t.vraag(bureau, nieuwe_persoon=None)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    with pytest.raises(Weigering, match="anoniem"):
        t.besluit(bureau, id_, besluit, gevolg)
    assert t.lees(bureau, id_).stand == "lopend"


def test_that_short_support_has_its_end_and_check_and_the_words_of_the_resident(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, woorden="Ik snap mijn post niet")
    gedaan = t.besluit(bureau, id_, "kortdurend", KORTDUREND, route="enkelvoudig")
    (rij,) = rijen(bureau, "SELECT id, soort, vraag, doel, begin, verwacht_einde, controle_op FROM ondersteuning")
    assert rij[0] == gedaan.gevolg_id
    assert rij[1:] == ("kortdurende ondersteuning", "Ik snap mijn post niet", "De post op orde", VANDAAG, STRAKS, LATER)
    assert gedaan.zinnen[0] == "Kortdurende ondersteuning tot 01-06-2026"


def test_that_a_casus_comes_with_its_regisseur_a_draft_plan_and_the_scores(bureau: Bureau) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    t.beantwoord(
        bureau, id_, woorden="Ik verzuip in de schulden", aard="meer", leefgebieden="financien,huisvesting,werk",
        zrm_financien=("1", "Rust met geld"), zrm_huisvesting="2", zrm_werk="4", wens="Hier blijven wonen",
        veilig="ja", zelf="deel", netwerk="deel", netwerk_wie="Zus Hanna belt elke week",
    )  # fmt: skip
    gedaan = t.besluit(bureau, id_, "casus", CASUS)
    assert gedaan.huishouden_id is not None
    gezin = bureau.lees(LeesHuishouden(id=gedaan.huishouden_id))
    assert gezin.casus is not None
    assert (gezin.casus.id, gezin.regisseur) == (gedaan.gevolg_id, winkel.MEDEWERKER)
    assert gezin.casus.aanleiding == "Ik verzuip in de schulden"
    plan = bureau.lees(LeesPlan(huishouden_id=gezin.id))
    assert plan is not None
    assert [(doel.woorden, doel.leefgebied) for doel in plan.doelen] == [
        ("Rust met geld", "Financiën"),
        ("Hier blijven wonen", "Huisvesting"),
    ]
    assert (plan.situatie, plan.gaat_goed) == ("Ik verzuip in de schulden", "Zus Hanna belt elke week")
    assert rijen(bureau, "SELECT persoon_id FROM doelpersoon") == [(persoon_id,)] * 2
    (beeld,) = bureau.lees(LeesZrm(huishouden_id=gezin.id)).personen
    assert {score.domein: score.niveau for score in beeld.metingen[0].scores} == {
        "Financiën": 1, "Huisvesting": 2, "Werk en opleiding": 4,
    }  # fmt: skip
    assert gedaan.zinnen[1:] == ("2 doelen in het conceptplan", "ZRM vastgelegd: 3 leefgebieden")
    termijnen = {rij.wat for rij in bureau.lees(LeesTermijnen(bereik="huishouden", huishouden_id=gezin.id))}
    assert any("Onderzoek Wmo" in wat for wat in termijnen)
    assert t.lees(bureau, t.begin(bureau, persoon_id=persoon_id)).zrm[0] == ("Financiën", 1, VANDAAG)


def test_that_an_open_casus_is_joined_and_its_regisseur_hears(bureau: Bureau, lies: Collega) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    assert persoon_id is not None
    gezin = huis.gezin(bureau, huis.lid(persoon_id, "alleenstaande"))
    huis.open_casus(bureau, gezin, regisseur_id=lies.id)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    gedaan = t.besluit(bureau, id_, "casus", CASUS)
    assert gedaan.huishouden_id == gezin
    assert "regisseur Lies Vos krijgt bericht" in gedaan.zinnen[0]
    assert rijen(bureau, "SELECT count(*) FROM casus") == [(1,)]
    assert bureau.lees(LeesPlan(huishouden_id=gezin)) is None
    assert "Nieuwe vraag uit triage: Kan de huur niet betalen" in [rij.wat for rij in lies.lees(LeesTermijnen())]


def test_that_chosen_goals_are_added_to_the_plan_that_is_there(bureau: Bureau) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    assert persoon_id is not None
    gezin = huis.gezin(bureau, huis.lid(persoon_id, "alleenstaande"))
    huis.open_casus(bureau, gezin)
    doel = ConceptDoel(woorden="Weer slapen", leefgebied="Geestelijke gezondheid")
    for _ in range(2):
        t.besluit(bureau, t.begin(bureau, vraag_id=vraag_id), "casus", CasusGevolg(wettelijk_kader="", doelen=(doel,)))
    plan = bureau.lees(LeesPlan(huishouden_id=gezin))
    assert plan is not None
    assert [doel.woorden for doel in plan.doelen] == ["Weer slapen"] * 2


def test_that_an_onderzoek_under_the_wmo_runs_its_terms_for_the_person(bureau: Bureau) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    gedaan = t.besluit(bureau, t.begin(bureau, vraag_id=vraag_id), "onderzoek", WMO)
    (rij,) = rijen(
        bureau, "SELECT id, wet, vraag, melding_op, clientondersteuning_op, familiegroepsplan FROM onderzoek"
    )
    assert rij == (gedaan.gevolg_id, "Wmo 2015", "Kan de huur niet betalen", VANDAAG, VANDAAG, "")
    termijnen = rijen(bureau, "SELECT regel, begin, persoon_id FROM termijn ORDER BY regel")
    assert termijnen == [
        (regel, VANDAAG, persoon_id) for regel in ("wmo-onderzoek", "wmo-ontvangst", "wmo-persoonlijk-plan")
    ]
    with pytest.raises(Weigering) as gevangen:
        t.besluit(bureau, t.begin(bureau, persoon_id=persoon_id), "onderzoek", replace(WMO, vraag="Hulp"))
    assert "loopt al" in gevangen.value.fouten["gevolg.wet"]


def test_that_an_onderzoek_under_the_jeugdwet_reminds_of_the_familiegroepsplan_until_offered(bureau: Bureau) -> None:
    gedaan = t.besluit(bureau, t.begin(bureau), "onderzoek", JEUGD)
    assert "Bied nog een familiegroepsplan aan" in gedaan.zinnen
    regels = [rij[0] for rij in rijen(bureau, "SELECT regel FROM termijn ORDER BY regel")]
    assert regels == ["jeugd-besluit", "jeugd-familiegroepsplan"]
    aangeboden = OnderzoekGevolg(wet="Jeugdwet", clientondersteuning="nee", familiegroepsplan="ja")
    nog = t.besluit(bureau, t.begin(bureau), "onderzoek", aangeboden)
    assert "Bied nog gratis cliëntondersteuning aan" in nog.zinnen
    assert rijen(bureau, "SELECT count(*) FROM termijn WHERE regel = 'jeugd-familiegroepsplan'") == [(1,)]


def test_that_the_terms_of_an_onderzoek_in_a_running_casus_do_not_run_twice(bureau: Bureau) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    assert persoon_id is not None
    gezin = huis.gezin(bureau, huis.lid(persoon_id, "alleenstaande"))
    huis.open_casus(bureau, gezin)
    voor = rijen(bureau, "SELECT regel FROM termijn ORDER BY regel")
    t.besluit(bureau, t.begin(bureau, vraag_id=vraag_id), "onderzoek", WMO)
    na = rijen(bureau, "SELECT regel FROM termijn ORDER BY regel")
    assert len(na) == len({*voor, *na})


def test_that_opschaling_tells_who_must_know(bureau: Bureau, trede: Id, lies: Collega) -> None:
    id_ = t.begin(bureau)
    gedaan = t.besluit(bureau, id_, "opschaling", OpschalingGevolg(trede_id=trede, waarom="Geweld thuis"))
    assert gedaan.gevolg == "opschaling"
    assert gedaan.zinnen[0] == "Opgeschaald naar “Teamleider”"
    assert t.lees(bureau, id_).gevolg_zin == "Opgeschaald: Teamleider", "also when it is opened later"
    assert "Lies Vos" in gedaan.zinnen[-1]
    (rij,) = rijen(bureau, "SELECT id, kwartaal, richting FROM opschaling")
    assert rij == (gedaan.gevolg_id, "2026-K1", "op")
    assert rijen(bureau, "SELECT aan_id FROM bericht") == [(lies.id,)]


def test_that_afschalen_keeps_a_finger_on_the_pulse(bureau: Bureau) -> None:
    gedaan = t.besluit(bureau, t.begin(bureau), "afschalen", AFSCHALEN, route="enkelvoudig")
    (rij,) = rijen(bureau, "SELECT soort, verwacht_einde, controle_op, einde FROM ondersteuning")
    assert rij == ("afgeschaald (vinger aan de pols)", STRAKS, STRAKS, "")
    assert gedaan.zinnen == ("Afgeschaald naar de nulde lijn; controle op 01-06-2026",)


def test_that_the_signaal_it_came_from_hears_how_it_went(bureau: Bureau) -> None:
    persoon_id = huis.persoon(bureau, "Fatima")
    invoer = SignaalInvoer(
        soort="zorgen over een inwoner", bron="huisarts", tekst="Komt niet meer", persoon_id=persoon_id
    )
    signaal = RegistreerSignaal(id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, invoer=invoer)
    bureau.doe(signaal)
    id_ = t.begin(bureau, signaal_id=signaal.id)
    assert t.lees(bureau, id_).vraag == "Komt niet meer"
    assert bureau.lees(LeesSignaal(id=signaal.id)).stand == "in onderzoek"
    t.besluit(bureau, id_, "casus", CASUS)
    gelezen = bureau.lees(LeesSignaal(id=signaal.id))
    assert gelezen.stand == "afgesloten"
    assert gelezen.stappen[-1].tekst.startswith("Naar lopende casus. Triage: casus")


# What must be said ----------------------------------------------------------------------------------------------------


def test_that_another_decision_than_proposed_asks_one_sentence_that_stays(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, aard="klein", breder="nee", veilig="ja", zelf="alles")
    with pytest.raises(Weigering) as gevangen:
        t.besluit(bureau, id_, "kortdurend", KORTDUREND, route="enkelvoudig", afwijkreden=" ")
    assert gevangen.value.fouten.keys() == {"afwijkreden"}
    t.besluit(bureau, id_, "kortdurend", KORTDUREND, route="enkelvoudig", afwijkreden="Zij kan niet lezen")
    papier = bureau.lees(LeesTriagePapier(id=id_))
    assert papier.voorstel.endswith("Afgehandeld")
    assert (papier.besluit, papier.afwijkreden) == ("Kortdurende ondersteuning", "Zij kan niet lezen")
    assert papier.gevolg == "Kortdurende ondersteuning tot 01-06-2026"


def test_that_pages_that_stay_open_ask_one_sentence_that_is_kept_with_each(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    with pytest.raises(Weigering) as gevangen:
        t.besluit(bureau, id_, "afgehandeld", overslaan="")
    assert "De vraag, Veiligheid" in gevangen.value.fouten["overslaan"]
    t.besluit(bureau, id_, "afgehandeld", overslaan="Was al bekend")
    assert {blad.reden for blad in t.lees(bureau, id_).bladzijden} == {"Was al bekend"}


GOED = CasusGevolg(wettelijk_kader="Wmo 2015")
BELLEN = EersteActie(wat="Bellen", op=VANDAAG)


@pytest.mark.parametrize(
    ("besluit", "gevolg", "veld"),
    [
        ("niets", None, "besluit"),
        ("casus", None, "gevolg"),
        ("casus", KORTDUREND, "gevolg"),
        ("afgehandeld", KORTDUREND, "gevolg"),
        ("kortdurend", replace(KORTDUREND, doel=""), "gevolg.doel"),
        ("kortdurend", replace(KORTDUREND, verwacht_einde="2026-01-01"), "gevolg.verwacht_einde"),
        ("kortdurend", replace(KORTDUREND, verwacht_einde="2026-02-30"), "gevolg.verwacht_einde"),
        ("kortdurend", replace(KORTDUREND, verwacht_einde=""), "gevolg.verwacht_einde"),
        ("kortdurend", replace(KORTDUREND, verwacht_einde="3026-01-01"), "gevolg.verwacht_einde"),
        ("kortdurend", replace(KORTDUREND, controle_op=VANDAAG), "gevolg.controle_op"),
        ("kortdurend", replace(KORTDUREND, medewerker_id=Id(b"x" * 16)), "gevolg.medewerker_id"),
        ("afschalen", replace(AFSCHALEN, controle_op=""), "gevolg.controle_op"),
        ("afschalen", replace(AFSCHALEN, controle_op="2026-01-01"), "gevolg.controle_op"),
        ("verwijzing", replace(VERWIJZING, naar=" "), "gevolg.naar"),
        ("verwijzing", replace(VERWIJZING, soort="koud"), "gevolg.soort"),
        ("casus", replace(GOED, wettelijk_kader="geen"), "gevolg.wettelijk_kader"),
        ("casus", replace(GOED, melding_op="later"), "gevolg.melding_op"),
        ("casus", replace(GOED, regisseur_id=Id(b"x" * 16)), "gevolg.regisseur_id"),
        ("casus", replace(GOED, doelen=(ConceptDoel(woorden="", leefgebied="Justitie"),)), "gevolg.doelen.0.woorden"),
        ("casus", replace(GOED, doelen=(ConceptDoel(woorden="x", leefgebied="y"),)), "gevolg.doelen.0.leefgebied"),
        ("onderzoek", replace(WMO, wet="Grondwet"), "gevolg.wet"),
        ("onderzoek", replace(WMO, clientondersteuning=""), "gevolg.clientondersteuning"),
        ("onderzoek", replace(WMO, melding_op="2027-01-01"), "gevolg.melding_op"),
        ("onderzoek", replace(JEUGD, familiegroepsplan=""), "gevolg.familiegroepsplan"),
        ("opschaling", OpschalingGevolg(trede_id=Id(b"x" * 16), waarom="y"), "gevolg.trede_id"),
    ],
)
def test_that_what_is_wrong_is_said_beside_its_field_and_nothing_is_written(
    bureau: Bureau, besluit: str, gevolg: Gevolg | None, veld: str
) -> None:
    id_ = t.begin(bureau)
    voor = alles(bureau)
    with pytest.raises(Weigering) as gevangen:
        t.besluit(bureau, id_, besluit, gevolg)
    assert veld in gevangen.value.fouten
    assert alles(bureau) == voor


def test_that_the_route_is_one_of_three_and_a_first_act_is_for_spoed(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    for anders, veld in (({"route": "langs"}, "route"), ({"eerste_actie": BELLEN}, "eerste_actie")):
        with pytest.raises(Weigering) as gevangen:
            t.besluit(bureau, id_, "afgehandeld", **anders)
        assert veld in gevangen.value.fouten


def test_that_a_rung_asks_why(bureau: Bureau, trede: Id) -> None:
    with pytest.raises(Weigering) as gevangen:
        t.besluit(bureau, t.begin(bureau), "opschaling", OpschalingGevolg(trede_id=trede, waarom=" "))
    assert "gevolg.waarom" in gevangen.value.fouten


@pytest.mark.parametrize(
    ("route", "besluit", "gevolg", "zin"),
    [
        ("enkelvoudig", "casus", CASUS, "Kies de route complex of spoed, of een ander besluit"),
        ("complex", "afschalen", AFSCHALEN, "Kies de route enkelvoudig, of een ander besluit"),
        ("complex", "afgehandeld", None, "Kies de route enkelvoudig of spoed, of een ander besluit"),
    ],
)
def test_that_a_besluit_that_contradicts_the_route_is_refused_beside_the_route(
    bureau: Bureau, route: str, besluit: str, gevolg: Gevolg | None, zin: str
) -> None:
    id_ = t.begin(bureau)
    with pytest.raises(Weigering, match=zin) as gevangen:
        t.besluit(bureau, id_, besluit, gevolg, route=route)
    assert set(gevangen.value.fouten) == {"route"}
    assert t.lees(bureau, id_).stand == "lopend"


def test_that_a_decision_is_made_once_and_by_who_leads(bureau: Bureau, lies: Collega) -> None:
    id_ = t.begin(bureau)
    with pytest.raises(Weigering, match="Neem hem eerst over"):
        lies.doe(
            BesluitTriage(
                id=id_,
                route="enkelvoudig",
                besluit="afgehandeld",
                afwijkreden="Zo is het beter",
                overslaan="Zo is het beter",
            )
        )
    t.besluit(bureau, id_, "afgehandeld")
    with pytest.raises(Weigering, match="al besloten"):
        t.besluit(bureau, id_, "afgehandeld")


def test_that_a_household_of_somebody_else_is_refused(bureau: Bureau) -> None:
    ander = huis.huishouden(bureau)
    id_ = t.begin(bureau)
    with pytest.raises(Weigering, match="hoort niet bij") as gevangen:
        t.besluit(bureau, id_, "casus", CASUS, huishouden_id=ander)
    assert "huishouden_id" in gevangen.value.fouten


def test_that_a_triage_of_a_household_is_for_its_eldest_or_for_whom_was_chosen(bureau: Bureau) -> None:
    ouder, kind = huis.persoon(bureau, "Fatima"), huis.persoon(bureau, "Sam", "2015-01-01")
    gezin = huis.gezin(bureau, huis.lid(kind, "kind"), huis.lid(ouder, "ouder met gezag"))
    t.besluit(bureau, t.begin(bureau, huishouden_id=gezin), "kortdurend", KORTDUREND)
    t.besluit(bureau, t.begin(bureau, huishouden_id=gezin), "kortdurend", KORTDUREND, persoon_id=kind)
    assert [rij[0] for rij in rijen(bureau, "SELECT persoon_id FROM ondersteuning ORDER BY id")] == [ouder, kind]
    with pytest.raises(Weigering, match="hoort"):
        t.besluit(
            bureau,
            t.begin(bureau, huishouden_id=gezin),
            "kortdurend",
            KORTDUREND,
            persoon_id=huis.persoon(bureau, "Ali"),
        )


# Spoed ----------------------------------------------------------------------------------------------------------------

VRIJDAG = moment_van(datetime(2026, 5, 22, 16, 55))  # noqa: DTZ001 - the Friday before Pinksteren


def test_that_on_a_friday_at_five_to_five_the_first_act_is_today_or_with_the_crisis_service(
    bureau: Bureau, klok: Klok
) -> None:
    klok.zet(VRIJDAG)
    id_ = t.begin(bureau)
    t.beantwoord(bureau, id_, veilig="nee", gevaar="ja", nodig_vandaag="Een slaapplek")
    spoed = {"route": "spoed", "afwijkreden": "De teamleider is er al bij", "overslaan": ""}
    with pytest.raises(Weigering) as gevangen:
        t.besluit(bureau, id_, "casus", CASUS, **spoed)
    assert "pas dinsdag 26 mei om 09:00" in gevangen.value.fouten["eerste_actie"]
    later = EersteActie(wat="Huisbezoek", op="2026-05-26", medewerker_id=bureau.medewerker.id)
    with pytest.raises(Weigering) as gevangen:
        t.besluit(bureau, id_, "casus", CASUS, eerste_actie=later, **spoed)
    assert gevangen.value.fouten.keys() == {"eerste_actie.op"}
    nu = EersteActie(wat="Een slaapplek", op="2026-05-22", om="17:30", dienst="veilig-thuis")
    gedaan = t.besluit(bureau, id_, "casus", CASUS, eerste_actie=nu, **spoed)
    zin = "Eerste actie: Een slaapplek, vandaag om 17:30 overgedragen aan Veilig Thuis"
    assert gedaan.zinnen[-1] == zin
    assert t.lees(bureau, id_).toelichting == zin
    papier = bureau.lees(LeesTriagePapier(id=id_, intern=True))
    assert (papier.toelichting, f"Eerste actie: {papier.eerste_actie}") == ("", zin)
    taken = [rij for rij in bureau.lees(LeesTermijnen()) if rij.wat.startswith("Navragen")]
    assert [(rij.wat, rij.voor) for rij in taken] == [("Navragen bij Veilig Thuis: Een slaapplek", "2026-05-26")]


def test_that_the_first_act_of_a_colleague_is_on_the_list_of_today(bureau: Bureau, lies: Collega) -> None:
    id_ = t.begin(bureau)
    nu = EersteActie(wat="Huisbezoek", op=VANDAAG, om="10:00", medewerker_id=lies.id)
    t.besluit(bureau, id_, "afgehandeld", route="spoed", eerste_actie=nu)
    assert [(rij.wat, rij.voor) for rij in lies.lees(LeesTermijnen())] == [("Spoed om 10:00: Huisbezoek", VANDAAG)]


def test_that_the_first_act_is_done_by_somebody_who_works_here(bureau: Bureau) -> None:
    nu = EersteActie(wat="Huisbezoek", op=VANDAAG, medewerker_id=bureau.wereld.ids())
    with pytest.raises(Weigering) as gevangen:
        t.besluit(bureau, t.begin(bureau), "afgehandeld", route="spoed", eerste_actie=nu)
    assert "eerste_actie.medewerker_id" in gevangen.value.fouten


# Undo and whatever is answered ----------------------------------------------------------------------------------------


def gevolgen(bureau: Bureau) -> dict[str, Gevolg | None]:
    """A consequence that fits each besluit."""
    opschaling = OpschalingGevolg(trede_id=maak_trede(bureau), waarom="Geweld thuis")
    return {
        "afgehandeld": None, "verwijzing": VERWIJZING, "kortdurend": KORTDUREND, "casus": CASUS, "onderzoek": WMO,
        "opschaling": opschaling, "afschalen": AFSCHALEN,
    }  # fmt: skip


@pytest.mark.parametrize(
    "besluit", ["afgehandeld", "verwijzing", "kortdurend", "casus", "onderzoek", "opschaling", "afschalen"]
)
@pytest.mark.parametrize("bekend", [False, True])
def test_that_undo_takes_a_whole_decision_back(bureau: Bureau, lies: Collega, besluit: str, *, bekend: bool) -> None:
    gevolg = gevolgen(bureau)[besluit]
    vraag_id, persoon_id = t.vraag(bureau)
    assert persoon_id is not None
    if bekend:
        huis.open_casus(bureau, huis.gezin(bureau, huis.lid(persoon_id, "alleenstaande")))
    id_ = t.begin(bureau, vraag_id=vraag_id)
    t.beantwoord(bureau, id_, aard="meer", leefgebieden="financien", zrm_financien="2")
    voor = alles(bureau)
    opdracht = BesluitTriage(
        id=id_,
        route=route_bij(besluit, "complex"),
        besluit=besluit,
        gevolg=gevolg,
        afwijkreden="Zo is het beter",
        overslaan="Zo is het beter",
    )
    _, gedaan = bureau.schrijf(opdracht)
    assert gedaan.ongedaan_mogelijk
    assert alles(bureau) != voor
    bureau.doe(MaakOngedaan(transactie=gedaan.transactie or Id(b"")))
    assert alles(bureau) == voor
    assert t.lees(bureau, id_).stand == "lopend"
    bureau.doe(opdracht)
    assert t.lees(bureau, id_).stand == "besloten"
    assert controleer(bureau.eigen_verbinding()) == ()


def test_that_a_decision_is_not_undone_beside_a_new_triage_of_the_same_vraag(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau)
    opdracht = BesluitTriage(
        id=t.begin(bureau, vraag_id=vraag_id),
        route="enkelvoudig",
        besluit="afgehandeld",
        afwijkreden="Zo is het beter",
        overslaan="Zo is het beter",
    )
    _, gedaan = bureau.schrijf(opdracht)
    t.begin(bureau, vraag_id=vraag_id)
    with pytest.raises(Weigering, match="andere triage"):
        bureau.doe(MaakOngedaan(transactie=gedaan.transactie or Id(b"")))


class Winkeltje:
    """One store for every example: a new triage each time."""

    def __init__(self) -> None:
        self._map = tempfile.TemporaryDirectory()
        klok, ids = Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR)
        winkel.maak(Path(self._map.name) / "winkel", klok, ids)
        self.bureau = winkel.open_bureau(Path(self._map.name) / "winkel", klok, ids)
        self.gevolgen = gevolgen(self.bureau)

    def sluit(self) -> None:
        self.bureau.sluit()
        self._map.cleanup()


@pytest.fixture(scope="module")
def winkeltje() -> Iterator[Winkeltje]:
    open_ = Winkeltje()
    yield open_
    open_.sluit()


@settings(max_examples=40)
@given(data=st.data())
def test_that_every_besluit_has_its_result_whatever_was_answered(winkeltje: Winkeltje, data: st.DataObject) -> None:
    bureau = winkeltje.bureau
    anoniem = data.draw(st.booleans(), "anoniem")
    vraag_id, _ = t.vraag(bureau, **({"nieuwe_persoon": None} if anoniem else {}))
    id_ = t.begin(bureau, vraag_id=vraag_id)
    nu = t.gesprek(t.lees(bureau, id_))
    for _ in range(data.draw(st.integers(0, 25), "stappen")):
        nu = nu.ga_naar(data.draw(st.sampled_from([blad.code for blad in nu.bladzijden])))
        vragen = nu.vragen()
        if vragen:
            vraag = data.draw(st.sampled_from(vragen))
            antwoorden = [keus.code for keus in vraag.opties] or ["iets", "Sam, 7 jaar"]
            nu = nu.beantwoord(vraag.code, data.draw(st.sampled_from(antwoorden)), toelichting="x")
        t.bewaar(bureau, id_, nu)
    gelezen = t.lees(bureau, id_)
    assert t.gesprek(gelezen).antwoorden == nu.antwoorden
    voorstel = nu.voorstel()
    assert (gelezen.voorstel_route, gelezen.voorstel_besluit) == (voorstel.route, voorstel.besluit)
    assert bool(gelezen.voorstel_redenen) or not (voorstel.route or voorstel.besluit)
    besluit = data.draw(st.sampled_from(list(winkeltje.gevolgen)), "besluit")
    route = data.draw(st.sampled_from(list(ROUTES)), "route")
    actie = EersteActie(wat="Bellen", op=VANDAAG, medewerker_id=bureau.medewerker.id) if route == "spoed" else None
    gevolg = winkeltje.gevolgen[besluit]
    if not past(route, besluit):
        with pytest.raises(Weigering, match="past niet bij de route") as geweigerd:
            t.besluit(bureau, id_, besluit, gevolg, route=route, eerste_actie=actie)
        assert set(geweigerd.value.fouten) == {"route"}
        return
    if anoniem and besluit not in ("afgehandeld", "verwijzing", "opschaling"):
        with pytest.raises(Weigering, match="anoniem"):
            t.besluit(bureau, id_, besluit, gevolg, route=route, eerste_actie=actie)
        return
    gedaan = t.besluit(bureau, id_, besluit, gevolg, route=route, eerste_actie=actie)
    gelezen = t.lees(bureau, id_)
    assert (gelezen.stand, gelezen.route, gelezen.besluit) == ("besloten", route, besluit)
    maakt = besluit != "afgehandeld" and not (anoniem and besluit == "verwijzing")
    assert bool(gedaan.gevolg) == maakt
    if maakt:
        tabel = {"toeleiding", "ondersteuning", "casus", "onderzoek", "opschaling"} & {gedaan.gevolg}
        assert rijen(bureau, f"SELECT count(*) FROM {tabel.pop()} WHERE id = ?", gedaan.gevolg_id) == [(1,)]
    open_werk = "SELECT count(*) FROM werk WHERE vraag_id = ? AND stand <> 'afgerond'"
    assert rijen(bureau, open_werk, vraag_id) == [(0,)]
    assert bureau.lees(LeesTriagePapier(id=id_)).besluit


def test_that_after_all_those_the_store_is_sound(winkeltje: Winkeltje) -> None:
    assert controleer(winkeltje.bureau.eigen_verbinding()) == ()
