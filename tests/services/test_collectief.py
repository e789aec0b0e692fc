"""Activiteiten from signalen to their result, sessies that are counted, what residents put forward, and the street."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.conftest import Klok
from tests.gezin import persoon
from tests.services.collega import Collega, aan_het_werk
from tests.signalen import DAG, lees, meld
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.activiteit import LeesActiviteitvoorstellen, MaakActiviteitvoorstel
from wijdesk.models.opdrachten.collectief import (
    BewaarInitiatief,
    BewaarOnderwerp,
    KoppelRonde,
    KoppelSignalen,
    LasSessieAf,
    LeesActiviteit,
    LeesActiviteiten,
    LeesBuurtagenda,
    LeesInitiatieven,
    LeesSessies,
    LeesStraten,
    MaakActiviteit,
    Ontkoppel,
    PlanSessies,
    RondActiviteitAf,
    TelAanwezig,
    TrekActiviteitIn,
    TrekSessieIn,
    TrekVanDeBuurtIn,
    WijzigActiviteit,
    WijzigSessie,
)
from wijdesk.models.opdrachten.huis import MaakOngedaan, ZetMedewerkerInactief
from wijdesk.models.opdrachten.signaal import BundelSignalen, LeesStraatrondes, RegistreerStraatronde
from wijdesk.models.opdrachten.vondst import ZoekActiviteiten
from wijdesk.models.rows.collectief import KLAAR, KOMT, LOOPT
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer

OVERLAST: dict[str, Any] = {"soort": "woonoverlast", "thema": "overlast en burenconflict", "straat": "Elzenlaan"}
DAGEN = "2026-03-02"
"""The day of the clock."""


def maak(bureau: Bureau, **anders: Any) -> Id:
    velden: dict[str, Any] = {
        "id": bureau.wereld.ids(), "locatie_id": bureau.medewerker.locatie_id, "titel": "Koffie op dinsdag",
        "thema": "eenzaamheid en ontmoeting", "initiatief": "inwoners", "start": "2026-02-01", "gebied": "Selwerd",
    }  # fmt: skip
    return bureau.doe(MaakActiviteit(**(velden | anders)))


def onderwerp(bureau: Bureau, **anders: Any) -> BewaarOnderwerp:
    velden: dict[str, Any] = {
        "id": bureau.wereld.ids(), "locatie_id": bureau.medewerker.locatie_id, "onderwerp": "Meer licht in de tunnel",
        "ingebracht_op": "2026-02-10", "gebied": "Selwerd", "ingebracht_bij": "Buurtavond",
    }  # fmt: skip
    return BewaarOnderwerp(**(velden | anders))


def test_that_a_group_of_signalen_becomes_an_activiteit_in_one_step_and_one_undo(bureau: Bureau) -> None:
    signalen = tuple(meld(bureau, **OVERLAST) for _ in range(3))
    bundel = bureau.doe(BundelSignalen(signaal_ids=signalen, naam="Elzenlaan"))
    voorstel = bureau.doe(
        MaakActiviteitvoorstel(bundel_id=bundel, naam="Borrel", thema="wonen", waarom="Buren kennen elkaar niet")
    )
    id_ = bureau.wereld.ids()
    opdracht = MaakActiviteit(
        id=id_, locatie_id=bureau.medewerker.locatie_id, titel=" Borrel  Elzenlaan", thema="wonen", initiatief="WIJ",
        start="2026-03-05", gebied="Elzenlaan", voorstel_id=voorstel,
    )  # fmt: skip
    _, wijziging = bureau.schrijf(opdracht)
    gemaakt = bureau.lees(LeesActiviteit(id=id_))
    assert (gemaakt.rij.titel, gemaakt.rij.signalen, gemaakt.waarom) == (
        "Borrel Elzenlaan", 3, "Buren kennen elkaar niet",
    )  # fmt: skip
    assert set(gemaakt.signaal_ids) == set(signalen)
    assert [rij.stand for rij in bureau.lees(LeesActiviteitvoorstellen())] == ["overgenomen"]
    assert "Hoort bij de activiteit “Borrel Elzenlaan”" in [stap.tekst for stap in lees(bureau, signalen[0]).stappen]
    bureau.doe(opdracht)
    assert len(bureau.lees(LeesActiviteiten())) == 1, "the same id again changes nothing"
    with pytest.raises(Weigering, match="al overgenomen"):
        maak(bureau, voorstel_id=voorstel)
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert bureau.lees(LeesActiviteiten()) == ()
    assert [rij.stand for rij in bureau.lees(LeesActiviteitvoorstellen())] == ["voorstel"]


def test_that_a_bundel_without_a_proposal_comes_along_too_and_links_can_be_taken_away(bureau: Bureau) -> None:
    een, twee, los = (meld(bureau, **OVERLAST) for _ in range(3))
    bundel = bureau.doe(BundelSignalen(signaal_ids=(een, twee), naam="Elzenlaan"))
    id_ = maak(bureau, bundel_id=bundel)
    assert bureau.doe(KoppelSignalen(id=id_, signaal_ids=(los, een))) == 1
    with pytest.raises(Weigering, match="al bij deze activiteit"):
        bureau.doe(KoppelSignalen(id=id_, signaal_ids=(los,)))
    bureau.doe(Ontkoppel(id=id_, ander_id=twee))
    assert set(bureau.lees(LeesActiviteit(id=id_)).signaal_ids) == {een, los}
    bureau.doe(KoppelSignalen(id=id_, signaal_ids=(twee,)))
    assert bureau.lees(LeesActiviteit(id=id_)).rij.signalen == 3


def test_that_a_protected_signaal_of_an_activiteit_is_not_there_for_a_colleague(bureau: Bureau) -> None:
    geheim = persoon(bureau, "Noor", afgeschermd=True)
    gewoon, verborgen = meld(bureau, **OVERLAST), meld(bureau, persoon_id=geheim)
    id_ = maak(bureau)
    bureau.doe(KoppelSignalen(id=id_, signaal_ids=(gewoon, verborgen)))
    with aan_het_werk(bureau, "casemanager") as anders:
        _ziet_alleen(anders, id_, gewoon, verborgen)


def _ziet_alleen(anders: Collega, id_: Id, gewoon: Id, verborgen: Id) -> None:
    gezien = anders.lees(LeesActiviteit(id=id_))
    assert (gezien.signaal_ids, gezien.rij.signalen) == ((gewoon,), 1)
    for opdracht in (KoppelSignalen(id=id_, signaal_ids=(verborgen,)), Ontkoppel(id=id_, ander_id=verborgen)):
        with pytest.raises(Weigering, match="afgeschermd"):
            anders.doe(opdracht)


def test_that_sessies_are_planned_in_a_row_counted_and_called_off(bureau: Bureau) -> None:
    id_ = maak(bureau)
    plan = PlanSessies(activiteit_id=id_, datum="2026-02-17", van="10:00", tot="12:00", plek="Buurthuis", keren=4)
    eerste, tweede, derde, vierde = bureau.doe(plan)
    bureau.doe(TelAanwezig(id=eerste, aanwezig=14))
    bureau.doe(TelAanwezig(id=tweede, aanwezig=0))
    with pytest.raises(Weigering, match="nog niet geweest"):
        bureau.doe(TelAanwezig(id=derde, aanwezig=3))
    bureau.doe(LasSessieAf(id=derde, opmerking="Zaal dicht"))
    with pytest.raises(Weigering, match="afgelast"):
        bureau.doe(TelAanwezig(id=derde, aanwezig=3))
    rij = bureau.lees(LeesActiviteiten())[0]
    assert (rij.sessies, rij.bezoeken, rij.volgende, rij.ongeteld) == (2, 14, "2026-03-10", 0)
    bureau.doe(LasSessieAf(id=derde, afgelast=False))
    bureau.doe(WijzigSessie(id=derde, datum="2026-03-04", van="22:00", tot="01:00", plek="Plein"))
    agenda = bureau.lees(LeesSessies(van="2026-03-01", tot="2026-03-31"))
    assert [(er.sessie.datum, er.sessie.na_middernacht) for er in agenda] == [
        ("2026-03-04", True), ("2026-03-10", False),
    ]  # fmt: skip
    with pytest.raises(Weigering, match="al een sessie"):
        bureau.doe(replace(plan, keren=1))
    with pytest.raises(Weigering, match="mensen geteld"):
        bureau.doe(TrekSessieIn(id=eerste))
    bureau.doe(TrekSessieIn(id=vierde))
    assert len(bureau.lees(LeesActiviteit(id=id_)).sessies) == 3


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"titel": " "}, "titel"), ({"thema": "zo maar"}, "thema"), ({"thema": ""}, "thema"),
        ({"initiatief": ""}, "initiatief"),
        ({"start": "2026-02-30"}, "start"),
        ({"einde": "2026-01-01"}, "einde"), ({"vrijwilligers": -1}, "vrijwilligers"),
        ({"financiering_van": "2026-02-01", "financiering_tot": "2026-01-01"}, "financiering_tot"),
    ],
)  # fmt: skip
def test_that_what_is_wrong_with_an_activiteit_is_told_beside_its_field(
    bureau: Bureau, velden: dict[str, Any], veld: str
) -> None:
    with pytest.raises(Weigering) as fout:
        maak(bureau, **velden)
    assert list(fout.value.volledig()) == [veld]


def test_that_an_activiteit_ends_with_its_result_and_what_was_planned_after_it_goes(bureau: Bureau) -> None:
    id_ = maak(bureau)
    eerste, *_ = bureau.doe(PlanSessies(activiteit_id=id_, datum="2026-02-24", van="10:00", keren=3))
    bureau.doe(TelAanwezig(id=eerste, aanwezig=9))
    with pytest.raises(Weigering) as fout:
        bureau.doe(RondActiviteitAf(id=id_, einde="2026-02-20", resultaat=" "))
    assert set(fout.value.fouten) == {"resultaat"}
    with pytest.raises(Weigering) as fout:
        bureau.doe(RondActiviteitAf(id=id_, einde="2026-02-20", resultaat="Klaar"))
    assert set(fout.value.fouten) == {"einde"}, "somebody was counted after that day"
    bureau.doe(RondActiviteitAf(id=id_, einde=DAGEN, resultaat="Negen buren kennen elkaar nu."))
    klaar = bureau.lees(LeesActiviteit(id=id_))
    assert (klaar.resultaat, klaar.rij.stand_op(DAGEN)) == ("Negen buren kennen elkaar nu.", KLAAR)
    assert [sessie.id for sessie in klaar.sessies] == [eerste]
    with pytest.raises(Weigering, match="Rond haar af"):
        bureau.doe(TrekActiviteitIn(id=id_, reden="Dubbel"))


def test_that_an_activiteit_runs_on_its_last_day_wherever_it_is_read(bureau: Bureau) -> None:
    id_ = maak(bureau, einde=DAGEN)

    def standen() -> tuple[str, str, str]:
        (straat,) = bureau.lees(LeesStraten(jaar=2026))
        (vondst,) = bureau.lees(ZoekActiviteiten(tekst="koffie"))
        return bureau.lees(LeesActiviteiten())[0].stand_op(DAGEN), straat.activiteiten[0][3], vondst.stand

    assert standen() == (LOOPT, LOOPT, "")
    rij = bureau.lees(LeesActiviteit(id=id_)).rij
    assert (rij.stand_op("2026-03-03"), rij.is_af_op("2026-03-03")) == (KLAAR, False), "what came of it is still asked"
    bureau.doe(RondActiviteitAf(id=id_, einde=DAGEN, resultaat="Buren kennen elkaar."))
    assert standen() == (KLAAR, KLAAR, KLAAR)
    assert bureau.lees(LeesActiviteit(id=id_)).rij.is_af_op(DAGEN)


def test_that_a_change_keeps_who_looked_after_it_and_does_not_leave_counted_sessies_outside(bureau: Bureau) -> None:
    with aan_het_werk(bureau, "casemanager") as anders:
        collega = anders.id
    id_ = maak(bureau, medewerker_id=collega)
    bureau.doe(ZetMedewerkerInactief(id=collega))
    wijzig = WijzigActiviteit(
        id=id_,
        titel="Koffie",
        thema="wonen",
        initiatief="WIJ",
        start="2026-02-01",
        partners="Kerk",
        medewerker_id=collega,
    )
    bureau.doe(wijzig)
    assert bureau.lees(LeesActiviteit(id=id_)).medewerker_id == collega
    with pytest.raises(Weigering, match="werkt hier niet"):
        maak(bureau, medewerker_id=collega)
    with pytest.raises(Weigering) as fout:
        bureau.doe(PlanSessies(activiteit_id=id_, datum="2026-02-17", van="10:00", tot="10:00"))
    assert list(fout.value.fouten) == ["tot"]
    eerste, *_ = bureau.doe(PlanSessies(activiteit_id=id_, datum="2026-02-17", van="10:00", keren=3))
    bureau.doe(TelAanwezig(id=eerste, aanwezig=9))
    for velden in ({"start": "2026-02-18"}, {"einde": "2026-02-16"}):
        with pytest.raises(Weigering) as fout:
            bureau.doe(replace(wijzig, **velden))  # type: ignore[arg-type]
        assert set(fout.value.fouten) == set(velden)
    _, wijziging = bureau.schrijf(replace(wijzig, einde="2026-02-20"))
    assert wijziging.zin == "Activiteit “Koffie” gewijzigd; 2 geplande sessies weggehaald"
    assert [sessie.id for sessie in bureau.lees(LeesActiviteit(id=id_)).sessies] == [eerste]


def test_that_the_list_begins_with_what_runs_and_a_change_reads_back_whole(bureau: Bureau) -> None:
    klaar = maak(bureau, titel="Klaar", einde="2026-02-15")
    loopt, komt = maak(bureau, titel="Loopt"), maak(bureau, titel="Komt", start="2026-06-01")
    rijen = bureau.lees(LeesActiviteiten(locatie_id=bureau.medewerker.locatie_id))
    assert [(rij.id, rij.stand_op(DAGEN)) for rij in rijen] == [(loopt, LOOPT), (komt, KOMT), (klaar, KLAAR)]
    velden: dict[str, Any] = {
        "gebied": "Paddepoel", "einde": "2026-12-31", "partners": "Buurthuis, kerk", "vrijwilligers": 6,
        "deelopdracht": "Ontmoeting", "financier": "Gemeente", "financiering_van": "2026-01-01",
        "financiering_tot": "2026-12-31", "resultaat": "Het loopt.", "medewerker_id": bureau.medewerker.id,
    }  # fmt: skip
    bureau.doe(
        WijzigActiviteit(id=loopt, titel="Taalcafé", thema="wonen", initiatief="partner", start="2026-01-05", **velden)
    )
    nu = bureau.lees(LeesActiviteit(id=loopt))
    gelezen = {
        veld: getattr(nu, veld, None) if veld not in ("gebied", "einde") else getattr(nu.rij, veld) for veld in velden
    }
    assert gelezen == velden
    bureau.doe(TrekActiviteitIn(id=komt, reden="Dubbel"))
    assert komt not in {rij.id for rij in bureau.lees(LeesActiviteiten())}


def test_that_a_straatronde_stands_with_the_activiteit_it_belongs_to(bureau: Bureau) -> None:
    ronde = bureau.doe(
        RegistreerStraatronde(
            id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, gebied="Selwerd", dag="2026-03-01",
            van="19:00", tot="21:00", contacten=12,
        )
    )  # fmt: skip
    id_ = maak(bureau)
    bureau.doe(KoppelRonde(id=id_, straatronde_id=ronde))
    assert bureau.lees(LeesActiviteit(id=id_)).ronde_ids == (ronde,)
    assert bureau.lees(LeesStraatrondes())[0].id == ronde
    with pytest.raises(Weigering, match="al bij deze activiteit"):
        bureau.doe(KoppelRonde(id=id_, straatronde_id=ronde))
    bureau.doe(Ontkoppel(id=id_, ander_id=ronde))
    assert bureau.lees(LeesActiviteit(id=id_)).ronde_ids == ()
    bureau.doe(KoppelRonde(id=id_, straatronde_id=ronde))
    assert bureau.lees(LeesActiviteit(id=id_)).ronde_ids == (ronde,)


def test_that_a_subject_goes_from_put_forward_through_what_was_done_to_told_back(bureau: Bureau) -> None:
    begin = onderwerp(bureau)
    bureau.doe(begin)
    for velden, veld in (
        ({"teruggekoppeld_op": "2026-02-20", "gedaan": "Lampen"}, "teruggekoppeld_hoe"),
        ({"teruggekoppeld_hoe": "Flyer", "gedaan": "Lampen"}, "teruggekoppeld_op"),
        ({"teruggekoppeld_hoe": "Flyer", "teruggekoppeld_op": "2026-02-20"}, "gedaan"),
        ({"teruggekoppeld_hoe": "Flyer", "teruggekoppeld_op": "2026-02-01", "gedaan": "Lampen"}, "teruggekoppeld_op"),
        ({"ingebracht_op": "2026-04-01"}, "ingebracht_op"),
    ):
        with pytest.raises(Weigering) as fout:
            bureau.doe(replace(begin, **velden))  # type: ignore[arg-type]
        assert list(fout.value.fouten) == [veld]
    id_ = maak(bureau, onderwerp_id=begin.id)
    verteld = replace(
        begin, gedaan="De gemeente hing lampen op.", teruggekoppeld_op="2026-03-01", teruggekoppeld_hoe="Buurtavond"
    )
    bureau.doe(verteld)
    open_ = onderwerp(bureau, onderwerp="Bankje bij de sloot", ingebracht_op="2026-02-01")
    bureau.doe(open_)
    rijen = bureau.lees(LeesBuurtagenda())
    assert [(rij.id, rij.teruggekoppeld_op, rij.activiteit_id) for rij in rijen] == [
        (open_.id, "", None), (begin.id, "2026-03-01", id_),
    ]  # fmt: skip
    assert bureau.lees(LeesActiviteit(id=id_)).uit_de_buurt == ("Meer licht in de tunnel",)
    bureau.doe(TrekVanDeBuurtIn(id=open_.id, reden="Stond er al"))
    assert [rij.id for rij in bureau.lees(LeesBuurtagenda())] == [begin.id]


def test_that_an_initiatief_of_residents_is_kept_with_what_the_team_does_for_it(bureau: Bureau) -> None:
    begin = BewaarInitiatief(
        id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, onderwerp="Samen tuinieren",
        ingebracht_op="2026-02-01", gebied="Selwerd", steun="Zaal en gereedschap",
    )  # fmt: skip
    bureau.doe(begin)
    with pytest.raises(Weigering) as fout:
        bureau.doe(replace(begin, stand="klaar"))
    assert list(fout.value.fouten) == ["resultaat"]
    bureau.doe(replace(begin, stand="loopt"))
    (rij,) = bureau.lees(LeesInitiatieven())
    assert (rij.onderwerp, rij.stand, rij.steun) == ("Samen tuinieren", "loopt", "Zaal en gereedschap")


def test_that_a_street_tells_what_goes_on_and_no_small_number(bureau: Bureau, klok: Klok) -> None:
    for _ in range(23):
        meld(bureau, **OVERLAST)
    for _ in range(3):
        meld(bureau, **(OVERLAST | {"thema": "wonen"}))
    meld(bureau, **(OVERLAST | {"straat": "Stilleweg"}))
    klok.verzet(DAG)
    id_ = maak(bureau, gebied="elzenlaan", titel="Borrel")
    (sessie,) = bureau.doe(PlanSessies(activiteit_id=id_, datum="2026-02-10"))
    bureau.doe(TelAanwezig(id=sessie, aanwezig=4))
    bureau.doe(onderwerp(bureau, gebied="Selwerd"))
    bureau.doe(onderwerp(bureau, gebied="stilleweg"))
    straten = {rij.naam: rij for rij in bureau.lees(LeesStraten(jaar=2026))}
    assert {naam: rij.is_straat for naam, rij in straten.items()} == {
        "Elzenlaan": True, "Selwerd": False, "stilleweg": False,
    }, "one signaal in a street is not told at all"  # fmt: skip
    laan = straten["Elzenlaan"]
    assert (laan.signalen, laan.overige_signalen) == ((("overlast en burenconflict", 20),), 0)
    assert [titel for _, titel, _, _ in laan.activiteiten] == ["Borrel"]
    assert (laan.sessies, laan.bezoeken, laan.rondes) == (1, None, 0)
    assert straten["Selwerd"].onderwerpen == ("Meer licht in de tunnel",)
    assert bureau.lees(LeesStraten(jaar=2025)) == ()


def test_that_what_the_journal_says_is_what_the_tables_say(bureau: Bureau) -> None:
    signaal = meld(bureau, **OVERLAST)
    id_ = maak(bureau)
    bureau.doe(KoppelSignalen(id=id_, signaal_ids=(signaal,)))
    bureau.doe(PlanSessies(activiteit_id=id_, datum="2026-02-10"))
    bureau.doe(onderwerp(bureau))
    assert rauw(bureau, "SELECT count(*) FROM activiteitsignaal")[0][0] == 1
    db = bureau.eigen_verbinding()
    try:
        assert controleer(db) == ()
    finally:
        db.close()
