"""The meldcode: five steps in any order, weighed under its own version, decided with a reason, seen by few."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from tests import gezin as huis
from tests import winkel
from tests.services import triages
from tests.services.collega import aan_het_werk
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.gesprek import Gesprek, Invulling
from wijdesk.models.meldcodestappen import BESLISSEN, STAPPEN, UITLEG, WEGEN, ZONDER_KADER
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.meldcode import (
    AfwegingInvoer,
    BeginMeldcode,
    BesluitMeldcode,
    BewaarAfweging,
    HeropenMeldcode,
    LeesMeldcode,
    LeesMeldcodeOver,
    LeesMeldcodes,
    LegMeldcodestapVast,
    NeemMeldcodeOver,
    TrekMeldcodestapIn,
)
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.vragenlijst import NeemVragenlijstInGebruik
from wijdesk.models.rows.meldcode import MeldcodeDetail
from wijdesk.models.values import Id
from wijdesk.models.vragen_lezen import lees as lees_lijst

BESLUIT = "niet melden, zelf hulp bieden of organiseren"


def begin(wie: Any, bureau: Bureau, soort: str, id_: Id, aanleiding: str = "Blauwe plekken, gezien op school") -> Id:
    gemaakt: Id = wie.doe(BeginMeldcode(id=bureau.wereld.ids(), soort=soort, onderwerp_id=id_, aanleiding=aanleiding))
    return gemaakt


def stap(wie: Any, bureau: Bureau, meldcode: Id, nummer: int, **anders: Any) -> Id:
    velden: dict[str, Any] = {"dag": "2026-03-02", "tekst": f"Gedaan bij stap {nummer}", "met": "Jan"} | anders
    if nummer == WEGEN and not velden.get("overgeslagen"):
        velden = {"zonder_kader": "De vragen passen hier niet"} | velden
    gemaakt: Id = wie.doe(LegMeldcodestapVast(id=bureau.wereld.ids(), meldcode_id=meldcode, stap=nummer, **velden))
    return gemaakt


def lees(wie: Any, id_: Id) -> MeldcodeDetail:
    detail: MeldcodeDetail = wie.lees(LeesMeldcode(id=id_))
    return detail


def test_that_there_is_an_explanation_for_every_step() -> None:
    assert len(UITLEG) == len(STAPPEN) == BESLISSEN == 5


def test_that_it_goes_from_a_begin_to_a_decision_in_any_order(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    id_ = begin(bureau, bureau, "persoon", gezin.zoon)
    for nummer in (3, 1, 2):
        stap(bureau, bureau, id_, nummer)
    stap(bureau, bureau, id_, 4, overgeslagen=True, tekst="Het vermoeden is weg")
    detail = lees(bureau, id_)
    assert (detail.over, detail.huishouden_id) == ("Sami de Vries (Gezin De Vries)", gezin.huishouden)
    assert detail.open == ()
    assert [rij.stap for rij in detail.stappen] == [1, 2, 3, 4]
    assert detail.stappen[3].met == ""
    bureau.doe(BesluitMeldcode(meldcode_id=id_, besluit=BESLUIT, tekst="Oma helpt, wij kijken elke week"))
    detail = lees(bureau, id_)
    assert (detail.besluit, detail.stappen[-1].stap) == (BESLUIT, BESLISSEN)
    pogingen: tuple[Any, ...] = (
        LegMeldcodestapVast(id=bureau.wereld.ids(), meldcode_id=id_, stap=1, dag="2026-03-02", tekst="nog iets"),
        BewaarAfweging(meldcode_id=id_, antwoorden=()),
        BesluitMeldcode(meldcode_id=id_, besluit=BESLUIT, tekst="nog eens"),
        NeemMeldcodeOver(meldcode_id=id_),
    )
    for poging in pogingen:
        with pytest.raises(Weigering, match="al besloten"):
            bureau.doe(poging)


@given(gedaan=st.sets(st.integers(1, 4)), over=st.sets(st.integers(1, 4)))
def test_that_a_decision_says_which_steps_still_wait(
    gedaan: set[int], over: set[int], open_meldcode: tuple[Bureau, Id]
) -> None:
    bureau, gezin = open_meldcode
    id_ = bureau.doe(
        BeginMeldcode(
            id=bureau.wereld.ids(), soort="huishouden", onderwerp_id=huis.huishouden(bureau), aanleiding="Ruzie"
        )
    )
    assert gezin != id_
    for nummer in sorted(gedaan):
        stap(bureau, bureau, id_, nummer)
    for nummer in sorted(over - gedaan):
        stap(bureau, bureau, id_, nummer, overgeslagen=True)
    wacht = {1, 2, 3, 4} - gedaan - over
    besluit = BesluitMeldcode(meldcode_id=id_, besluit=BESLUIT, tekst="Oma helpt")
    if not wacht:
        bureau.doe(besluit)
        assert lees(bureau, id_).besluit == BESLUIT
        return
    with pytest.raises(Weigering) as fout:
        bureau.doe(besluit)
    assert {nummer for nummer in range(1, 5) if f"stap {nummer} " in fout.value.zin} == wacht
    assert lees(bureau, id_).besluit == ""


@pytest.fixture
def open_meldcode(bureau: Bureau) -> tuple[Bureau, Id]:
    return bureau, huis.de_vries(bureau).huishouden


def test_that_a_step_can_be_done_again_and_one_written_wrong_taken_in(bureau: Bureau) -> None:
    id_ = begin(bureau, bureau, "huishouden", huis.de_vries(bureau).huishouden)
    fout_, goed = stap(bureau, bureau, id_, 2, met="Veilig Thuis"), stap(bureau, bureau, id_, 2, met="Greet")
    assert [rij.met for rij in lees(bureau, id_).stappen] == ["Veilig Thuis", "Greet"]
    with pytest.raises(Weigering) as weigering:
        bureau.doe(TrekMeldcodestapIn(id=fout_, reden=" "))
    assert list(weigering.value.fouten) == ["reden"]
    bureau.doe(TrekMeldcodestapIn(id=fout_, reden="verkeerd gezin"))
    assert [rij.id for rij in lees(bureau, id_).stappen] == [goed]


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"stap": 0}, "stap"),
        ({"stap": 6}, "stap"),
        ({"stap": BESLISSEN}, "stap"),
        ({"dag": "2026-03-03"}, "dag"),
        ({"dag": "30-02-2026"}, "dag"),
        ({"dag": "0026-01-01"}, "dag"),
        ({"tekst": " "}, "tekst"),
        ({"tekst": "", "overgeslagen": True}, "tekst"),
        ({"medewerker_id": Id(b"n" * 16)}, "medewerker_id"),
    ],
)
def test_that_a_wrong_step_is_refused_beside_its_field(bureau: Bureau, velden: dict[str, Any], veld: str) -> None:
    id_ = begin(bureau, bureau, "huishouden", huis.de_vries(bureau).huishouden)
    goed: dict[str, Any] = {"stap": 1, "dag": "2026-03-02", "tekst": "Gezien"} | velden
    with pytest.raises(Weigering) as fout:
        bureau.doe(LegMeldcodestapVast(id=bureau.wereld.ids(), meldcode_id=id_, **goed))
    assert list(fout.value.fouten) == [veld]
    assert lees(bureau, id_).stappen == ()


def test_that_a_step_that_was_done_is_not_skipped(bureau: Bureau) -> None:
    id_ = begin(bureau, bureau, "huishouden", huis.de_vries(bureau).huishouden)
    stap(bureau, bureau, id_, 1)
    with pytest.raises(Weigering) as fout:
        stap(bureau, bureau, id_, 1, overgeslagen=True)
    assert list(fout.value.fouten) == ["overgeslagen"]


def test_that_the_same_request_twice_adds_nothing(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    vraag = BeginMeldcode(id=bureau.wereld.ids(), soort="huishouden", onderwerp_id=gezin.huishouden, aanleiding="Ruzie")
    assert bureau.doe(vraag) == bureau.doe(vraag)
    with pytest.raises(Weigering, match="Er loopt hierover al een meldcode"):
        begin(bureau, bureau, "huishouden", gezin.huishouden)
    assert len(bureau.lees(LeesMeldcodes())) == 1


def test_that_it_begins_from_a_signaal_and_a_triage_about_somebody_only(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    van_signaal = begin(bureau, bureau, "signaal", meld(bureau, persoon_id=gezin.zoon))
    triage = triages.begin(bureau)
    van_triage = begin(bureau, bureau, "triage", triage)
    assert lees(bureau, van_signaal).persoon_id == gezin.zoon
    assert lees(bureau, van_triage).triage_id == triage
    with pytest.raises(Weigering, match="koppel een inwoner"):
        begin(bureau, bureau, "signaal", meld(bureau))
    with pytest.raises(Weigering) as fout:
        begin(bureau, bureau, "huishouden", gezin.huishouden, " ")
    assert list(fout.value.fouten) == ["aanleiding"]
    assert [rij.id for rij in bureau.lees(LeesMeldcodes(soort="persoon", onderwerp_id=gezin.zoon))] == [van_signaal]


# Weighing ------------------------------------------------------------------------------------------------------------


def test_that_the_weighing_is_kept_under_the_version_it_was_answered_in(bureau: Bureau) -> None:
    id_ = begin(bureau, bureau, "huishouden", huis.de_vries(bureau).huishouden)
    oud = lees(bureau, id_)
    nieuw = oud.lijst.replace('versie = "2026-1"', 'versie = "2026-9"').replace("dag en nacht.", "altijd.")
    assert bureau.doe(NeemVragenlijstInGebruik(soort="afwegingskader", inhoud=nieuw))
    antwoorden = (AfwegingInvoer(vraag="vermoeden", waarde="ja"), AfwegingInvoer(vraag="onveilig", waarde="ja"))
    bureau.doe(BewaarAfweging(meldcode_id=id_, antwoorden=antwoorden))
    bureau.doe(BewaarAfweging(meldcode_id=id_, antwoorden=(AfwegingInvoer(vraag="onveilig", waarde="nee"),)))
    detail = lees(bureau, id_)
    assert (detail.lijst_versie, detail.lijst) == (oud.lijst_versie, oud.lijst)
    assert {rij.vraag: rij.waarde for rij in detail.antwoorden} == {"vermoeden": "ja", "onveilig": "nee"}
    later = begin(bureau, bureau, "huishouden", huis.huishouden(bureau))
    assert lees(bureau, later).lijst_versie == "2026-9"
    gesprek = Gesprek.van(
        lees_lijst(detail.lijst), antwoorden={rij.vraag: Invulling(rij.waarde) for rij in detail.antwoorden}
    )
    assert gesprek.voorstel().besluit == ""
    zwaar = gesprek.beantwoord("onveilig", "ja").voorstel()
    assert zwaar.besluit == "melden bij Veilig Thuis en samen hulp bieden"
    assert zwaar.redenen[0].vragen


def test_that_a_weighing_without_the_afwegingskader_says_why(bureau: Bureau) -> None:
    id_ = begin(bureau, bureau, "huishouden", huis.de_vries(bureau).huishouden)
    half = (AfwegingInvoer(vraag="vermoeden", waarde="ja"),)
    for antwoorden in ((), half):
        with pytest.raises(Weigering) as fout:
            stap(bureau, bureau, id_, WEGEN, antwoorden=antwoorden, zonder_kader=" ")
        assert list(fout.value.fouten) == ["zonder_kader"]
    assert lees(bureau, id_).antwoorden == ()
    stap(bureau, bureau, id_, WEGEN, zonder_kader="Het gezin is vertrokken.", tekst="Geen zicht")
    assert lees(bureau, id_).stappen[0].tekst == f"{ZONDER_KADER}Het gezin is vertrokken. Geen zicht"
    genoeg = (AfwegingInvoer(vraag="vermoeden", waarde="nee"),)
    stap(bureau, bureau, id_, WEGEN, antwoorden=genoeg, zonder_kader="", tekst="Toch alles nagegaan")
    assert lees(bureau, id_).stappen[1].tekst == "Toch alles nagegaan"


def test_that_answers_taken_back_after_weighing_are_asked_for_again_when_deciding(bureau: Bureau) -> None:
    id_ = begin(bureau, bureau, "huishouden", huis.de_vries(bureau).huishouden)
    for nummer in (1, 2, 3):
        stap(bureau, bureau, id_, nummer)
    stap(bureau, bureau, id_, WEGEN, antwoorden=(AfwegingInvoer(vraag="vermoeden", waarde="nee"),), zonder_kader="")
    bureau.doe(BewaarAfweging(meldcode_id=id_, antwoorden=(AfwegingInvoer(vraag="vermoeden", waarde=""),)))
    with pytest.raises(Weigering, match="afwegingskader") as fout:
        bureau.doe(BesluitMeldcode(meldcode_id=id_, besluit="geen vermoeden meer", tekst="Niets gebleken"))
    assert list(fout.value.fouten) == ["stappen"]


@pytest.mark.parametrize(("vraag", "waarde"), [("vermoeden", "misschien"), ("bestaat_niet", "ja")])
def test_that_an_answer_that_is_none_is_refused(bureau: Bureau, vraag: str, waarde: str) -> None:
    id_ = begin(bureau, bureau, "huishouden", huis.de_vries(bureau).huishouden)
    with pytest.raises(Weigering):
        bureau.doe(BewaarAfweging(meldcode_id=id_, antwoorden=(AfwegingInvoer(vraag=vraag, waarde=waarde),)))
    assert lees(bureau, id_).antwoorden == ()


# Deciding ------------------------------------------------------------------------------------------------------------


def klaar(bureau: Bureau) -> Id:
    id_ = begin(bureau, bureau, "huishouden", huis.de_vries(bureau).huishouden)
    for nummer in range(1, BESLISSEN):
        stap(bureau, bureau, id_, nummer)
    return id_


@pytest.mark.parametrize(
    ("besluit", "tekst", "veld"), [("", "Daarom", "besluit"), ("zomaar", "x", "besluit"), (BESLUIT, " ", "tekst")]
)
def test_that_a_decision_needs_a_code_and_a_reason(bureau: Bureau, besluit: str, tekst: str, veld: str) -> None:
    id_ = klaar(bureau)
    with pytest.raises(Weigering) as fout:
        bureau.doe(BesluitMeldcode(meldcode_id=id_, besluit=besluit, tekst=tekst))
    assert list(fout.value.fouten) == [veld]


def test_that_a_decision_is_undone_or_opened_again(bureau: Bureau) -> None:
    id_ = klaar(bureau)
    besluit = BesluitMeldcode(meldcode_id=id_, besluit=BESLUIT, tekst="Oma helpt")
    wijziging = bureau.schrijf(besluit)[1]
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert (lees(bureau, id_).besluit, len(lees(bureau, id_).stappen)) == ("", 4)
    bureau.doe(besluit)
    with pytest.raises(Weigering):
        bureau.doe(HeropenMeldcode(meldcode_id=id_, reden=""))
    bureau.doe(HeropenMeldcode(meldcode_id=id_, reden="Er is een nieuw signaal"))
    detail = lees(bureau, id_)
    assert (detail.besluit, detail.open, detail.stappen[-1].stap) == ("", (), BESLISSEN)
    bureau.doe(besluit)


# Lists and rights ----------------------------------------------------------------------------------------------------


def test_that_open_ones_stand_with_who_began_and_can_be_taken_over(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    id_ = begin(bureau, bureau, "persoon", gezin.zoon)
    mijn = [rij for rij in bureau.lees(LeesTermijnen(bereik="mijn")) if rij.soort == "meldcode"]
    assert [(rij.bron_id, rij.wat, rij.voor) for rij in mijn] == [
        (id_, "Meldcode afmaken: Sami de Vries", "2026-03-09")
    ]
    with aan_het_werk(bureau, "casemanager", naam="Karin Case") as wie:
        assert wie.lees(LeesMeldcodes()) == ()
        with pytest.raises(Weigering, match="teamleider"):
            wie.lees(LeesMeldcodes(locatie_id=bureau.medewerker.locatie_id))
        wie.doe(NeemMeldcodeOver(meldcode_id=id_))
        (rij,) = wie.lees(LeesMeldcodes())
        assert (rij.van_mij, rij.gedaan) == (True, ())
        (rij,) = bureau.lees(LeesMeldcodes(locatie_id=bureau.medewerker.locatie_id))
        assert (rij.medewerker, rij.van_mij) == ("Karin Case", False)
    assert bureau.lees(LeesMeldcodes()) == ()


@pytest.mark.parametrize(
    "rol", ["entree", "gedragswetenschapper", "klachtencoordinator", "privacybeheerder", "applicatiebeheerder"]
)
def test_that_it_shows_nowhere_to_who_lacks_the_right(bureau: Bureau, rol: str) -> None:
    gezin = huis.de_vries(bureau)
    signaal = meld(bureau, persoon_id=gezin.zoon)
    id_ = begin(bureau, bureau, "signaal", signaal, "WAAROMWOORD")
    with aan_het_werk(bureau, rol) as wie:
        for vraag in (LeesMeldcode(id=id_), LeesMeldcodes(), LeesMeldcodes(soort="persoon", onderwerp_id=gezin.zoon)):
            with pytest.raises(Weigering, match="Uw rol"):
                wie.lees(vraag)
        if rol == "gedragswetenschapper":
            rijen = wie.lees(LeesTermijnen(bereik="huishouden", huishouden_id=gezin.huishouden))
            assert not [rij for rij in rijen if rij.soort == "meldcode"]
            assert "eldcode" not in str(huis.lees(wie, gezin.huishouden))
        with pytest.raises(Weigering, match="Uw rol"):
            begin(wie, bureau, "persoon", gezin.zoon)


def test_that_one_about_somebody_hidden_shows_to_who_may_know_only(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    huis.scherm_af(bureau, gezin.zoon)
    id_ = begin(bureau, bureau, "persoon", gezin.zoon)
    with aan_het_werk(bureau, "casemanager") as wie:
        for vraag in (LeesMeldcode(id=id_), LeesMeldcodes(soort="persoon", onderwerp_id=gezin.zoon)):
            with pytest.raises(Weigering, match="afgeschermd"):
                wie.lees(vraag)
        assert wie.lees(LeesMeldcodes(soort="huishouden", onderwerp_id=gezin.huishouden)) == ()
        rijen = wie.lees(LeesTermijnen(bereik="huishouden", huishouden_id=gezin.huishouden))
        assert not [rij for rij in rijen if rij.soort == "meldcode"]
        for poging in (
            LegMeldcodestapVast(id=bureau.wereld.ids(), meldcode_id=id_, stap=1, dag="2026-03-02", tekst="x"),
            NeemMeldcodeOver(meldcode_id=id_),
        ):
            with pytest.raises(Weigering, match="afgeschermd"):
                wie.doe(poging)
    with aan_het_werk(bureau, "teamleider", naam="Tineke Leider") as wie:
        assert lees(wie, id_).over.startswith("Sami")


def test_that_whom_it_is_about_is_asked_before_anything_is_typed(bureau: Bureau) -> None:
    with pytest.raises(Weigering, match="koppel een inwoner"):
        bureau.lees(LeesMeldcodeOver(soort="signaal", onderwerp_id=meld(bureau)))


def test_that_opening_is_logged(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    id_ = begin(bureau, bureau, "persoon", gezin.zoon)
    lees(bureau, id_)
    stap(bureau, bureau, id_, 1)
    assert winkel.rauw(bureau, "SELECT persoon_id FROM toegang WHERE wat = 'meldcode geopend'") == [(gezin.zoon,)]


@pytest.mark.parametrize(
    ("sql", "check"),
    [
        ("UPDATE meldcode SET aanleiding = ''", "ck_meldcode_aanleiding"),
        ("UPDATE meldcode SET huishouden_id = NULL", "ck_meldcode_over_wie"),
        (f"UPDATE meldcode SET besluit = '{BESLUIT}'", "ck_meldcode_besluit"),
        (f"UPDATE meldcode SET besluit = '{BESLUIT}', afgesloten_op = 1", "ck_meldcode_waarom"),
        ("UPDATE meldcodestap SET stap = 6", "ck_meldcodestap_stap"),
        ("UPDATE meldcodestap SET tekst = ''", "ck_meldcodestap_tekst"),
    ],
)
def test_that_the_database_itself_refuses_nonsense(bureau: Bureau, sql: str, check: str) -> None:
    klaar(bureau)
    with pytest.raises(dbapi2.IntegrityError, match=check):
        winkel.rauw(bureau, sql)
