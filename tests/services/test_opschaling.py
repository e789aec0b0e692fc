"""Up and down the ladder: who is told, where a family stands, how often it is used, and what nobody may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from tests import gezin as huis
from tests import winkel
from tests.conftest import Klok
from tests.services import triages
from tests.services.collega import Collega, aan_het_werk
from tests.signalen import lees as lees_signaal
from tests.signalen import meld
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.kwartaal import laatste_kwartalen
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import AdresInvoer, VoegLidToe
from wijdesk.models.opdrachten.meldcode import BeginMeldcode
from wijdesk.models.opdrachten.ondersteuning import LeesLopend
from wijdesk.models.opdrachten.opschaling import (
    BewaarTrede,
    LeesBerichten,
    LeesLadder,
    LeesLadderBeheer,
    LeesLadderGebruik,
    LeesOpgeschaald,
    LeesOpschaling,
    SchaalAf,
    SchaalOp,
    ZieBericht,
)
from wijdesk.models.opdrachten.verloop import LeesHistorie
from wijdesk.models.opschaling import Trede
from wijdesk.models.rows.opschaling import OpschalingDetail
from wijdesk.models.values import Id

WAAROM = "De afspraken over de kinderen worden niet nagekomen"
DAG = 86_400_000


@pytest.fixture
def collega(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "teamleider", naam="Tineke Leider") as wie:
        yield wie


def ladder(bureau: Bureau) -> list[Id]:
    return [rij.id for rij in bureau.lees(LeesLadder())]


def op(wie: Any, soort: str, id_: Id, trede_id: Id, **anders: Any) -> Id:
    gemaakt: Id = wie.doe(SchaalOp(soort=soort, id=id_, trede_id=trede_id, **({"waarom": WAAROM} | anders)))
    return gemaakt


def stand(wie: Any, soort: str, id_: Id) -> OpschalingDetail:
    detail: OpschalingDetail = wie.lees(LeesOpschaling(soort=soort, id=id_))
    return detail


# The ladder ----------------------------------------------------------------------------------------------------------


def test_that_a_new_store_has_the_shipped_ladder_in_order_and_with_its_protocol(bureau: Bureau) -> None:
    rijen = bureau.lees(LeesLadder())
    assert len(rijen) == 5
    assert all(een.volgorde < ander.volgorde for een, ander in pairwise(rijen))
    assert all(rij.protocol and rij.wie for rij in rijen)
    assert [rij.extern for rij in rijen] == [False, False, False, True, True]


def test_that_an_older_store_gets_the_ladder_once_and_keeps_its_own(bureau: Bureau) -> None:
    for id_ in ladder(bureau)[1:]:
        huis.zet(bureau, Trede, id_, tot="2026-01-01")
    assert len(bureau.lees(LeesLadder())) == 1
    bureau.doe(BewaarTrede(id=bureau.wereld.ids(), volgorde=20, naam="Eigen trede", wie=("teamleider",)))
    assert len(bureau.lees(LeesLadderBeheer())) == 6
    assert [rij.naam for rij in bureau.lees(LeesLadder())] == ["Overleg in het team", "Eigen trede"]


def test_that_a_changed_rung_keeps_its_steps_and_tells_the_new_rollen(bureau: Bureau, collega: Collega) -> None:
    gezin = huis.de_vries(bureau)
    eerste = ladder(bureau)[0]
    op(bureau, "huishouden", gezin.huishouden, eerste)
    assert collega.lees(LeesBerichten()) == ()
    rij = bureau.lees(LeesLadderBeheer())[0]
    bureau.doe(BewaarTrede(id=eerste, volgorde=rij.volgorde, naam="Intern overleg", wie=("teamleider",)))
    assert stand(bureau, "huishouden", gezin.huishouden).trede == "Intern overleg"
    assert stand(bureau, "huishouden", gezin.huishouden).ladder[0].namen == ("Tineke Leider",)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"naam": " "}, "naam"),
        ({"naam": "x" * 81}, "naam"),
        ({"volgorde": 0}, "volgorde"),
        ({"volgorde": 100}, "volgorde"),
        ({"volgorde": 20}, "volgorde"),
        ({"wie": ("entree",)}, "wie"),
        ({"wie": ("baas",)}, "wie"),
        ({"van": "2026-02-30"}, "van"),
        ({"tot": "morgen"}, "tot"),
        ({"van": "2026-04-01", "tot": "2026-03-01"}, "tot"),
        ({"protocol": "x" * 4_001}, "protocol"),
        ({"telefoon": "1" * 41}, "telefoon"),
    ],
)
def test_that_a_wrong_rung_is_refused_beside_its_field(bureau: Bureau, velden: dict[str, Any], veld: str) -> None:
    goed: dict[str, Any] = {"id": bureau.wereld.ids(), "volgorde": 35, "naam": "Extra", "wie": ("teamleider",)}
    with pytest.raises(Weigering) as fout:
        bureau.doe(BewaarTrede(**(goed | velden)))
    assert list(fout.value.fouten) == [veld]


def test_that_two_rungs_may_have_a_number_when_they_are_not_in_use_together(bureau: Bureau) -> None:
    eerste = bureau.lees(LeesLadderBeheer())[0]
    velden = {naam: waarde for naam, waarde in asdict(eerste).items() if naam not in ("in_gebruik", "namen", "tot")}
    bureau.doe(BewaarTrede(**velden, tot="2026-03-31"))
    nieuw = BewaarTrede(id=bureau.wereld.ids(), volgorde=eerste.volgorde, naam="Nieuw overleg", van="2026-04-01")
    assert bureau.doe(nieuw)
    assert len(bureau.lees(LeesLadder())) == 5


# Up and down ---------------------------------------------------------------------------------------------------------


def test_that_who_must_know_hears_it_until_it_was_seen(bureau: Bureau, collega: Collega) -> None:
    gezin = huis.de_vries(bureau)
    teamleider = ladder(bureau)[1]
    uit, wijziging = bureau.schrijf(
        SchaalOp(soort="huishouden", id=gezin.huishouden, trede_id=teamleider, waarom=WAAROM, aan="mw. Smit, gemeente")
    )
    assert wijziging.zin == "Opgeschaald naar “Teamleider”. Bericht aan Tineke Leider"
    detail = stand(bureau, "huishouden", gezin.huishouden)
    assert (detail.trede_id, detail.stappen[0].id) == (teamleider, uit)
    assert detail.stappen[0].aan == "Tineke Leider, mw. Smit, gemeente"
    assert bureau.lees(LeesBerichten()) == ()  # not to oneself, though also teamleider and regisseur
    (bericht,) = collega.lees(LeesBerichten())
    assert (bericht.over, bericht.trede, bericht.waarom) == ("Gezin De Vries", "Teamleider", WAAROM)
    with pytest.raises(Weigering, match="voor een collega"):
        bureau.doe(ZieBericht(id=bericht.id))
    collega.doe(ZieBericht(id=bericht.id))
    assert collega.lees(LeesBerichten()) == ()


def test_that_the_regisseur_hears_it_also_without_a_rol_on_the_rung(bureau: Bureau, collega: Collega) -> None:
    gezin = huis.de_vries(bureau)
    op(collega, "persoon", gezin.zoon, ladder(bureau)[0])
    (bericht,) = bureau.lees(LeesBerichten())
    assert bericht.van == "Tineke Leider"
    assert bericht.over == "Sami de Vries (Gezin De Vries)"
    assert stand(bureau, "huishouden", gezin.huishouden).trede == "Overleg in het team"


def test_that_a_family_stands_on_one_rung_whoever_the_step_was_about(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    een, twee, drie, *_ = ladder(bureau)
    signaal = meld(bureau, persoon_id=gezin.zoon, huishouden_id=gezin.huishouden)
    op(bureau, "signaal", signaal, een)
    bureau.wereld.klok.verzet(1_000)  # type: ignore[attr-defined]
    op(bureau, "huishouden", gezin.huishouden, drie)
    for soort, id_ in (("persoon", gezin.dochter), ("signaal", signaal), ("huishouden", gezin.huishouden)):
        assert stand(bureau, soort, id_).trede_id == drie
    bureau.wereld.klok.verzet(1_000)  # type: ignore[attr-defined]
    bureau.doe(SchaalAf(soort="persoon", id=gezin.zoon, trede_id=twee, waarom="Het gaat beter"))
    assert stand(bureau, "signaal", signaal).trede_id == twee
    bureau.wereld.klok.verzet(1_000)  # type: ignore[attr-defined]
    bureau.doe(SchaalAf(soort="huishouden", id=gezin.huishouden, trede_id=None, waarom="Het is klaar"))
    for soort, id_ in (("persoon", gezin.zoon), ("signaal", signaal), ("huishouden", gezin.huishouden)):
        assert stand(bureau, soort, id_).trede_id is None
    assert bureau.lees(LeesOpgeschaald(locatie_id=bureau.medewerker.locatie_id)) == ()
    assert len(stand(bureau, "huishouden", gezin.huishouden).stappen) == 4


def test_that_a_signaal_that_is_taken_up_was_reacted_to(bureau: Bureau) -> None:
    signaal = meld(bureau)
    op(bureau, "signaal", signaal, ladder(bureau)[1])
    detail = lees_signaal(bureau, signaal)
    assert detail.stand == "in onderzoek"
    assert detail.eerste_reactie is not None
    assert any(stap.soort == "opgeschaald" and WAAROM not in stap.tekst for stap in detail.stappen)


def test_that_an_anonymous_triage_can_stand_on_the_ladder(bureau: Bureau) -> None:
    triage = triages.begin(bureau, vraag_id=triages.vraag(bureau, nieuwe_persoon=None)[0])
    op(bureau, "triage", triage, ladder(bureau)[0])
    (rij,) = bureau.lees(LeesOpgeschaald(locatie_id=bureau.medewerker.locatie_id))
    assert (rij.soort, rij.id, rij.over) == ("triage", triage, "Triage (anoniem)")
    assert stand(bureau, "triage", triage).stappen[0].bij == ""


@pytest.mark.parametrize("waarom", ["", "  ", "\x00"])
def test_that_a_step_without_a_reason_is_refused(bureau: Bureau, waarom: str) -> None:
    gezin = huis.de_vries(bureau)
    with pytest.raises(Weigering) as fout:
        op(bureau, "huishouden", gezin.huishouden, ladder(bureau)[0], waarom=waarom)
    assert list(fout.value.fouten) == ["waarom"]


def test_that_the_same_or_a_lower_rung_is_no_way_up(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    een, twee, *_ = ladder(bureau)
    op(bureau, "huishouden", gezin.huishouden, twee)
    for trede in (een, twee):
        with pytest.raises(Weigering) as fout:
            op(bureau, "persoon", gezin.moeder, trede)
        assert "trede_id" in fout.value.fouten
    with pytest.raises(Weigering) as fout:
        bureau.doe(SchaalAf(soort="huishouden", id=gezin.huishouden, trede_id=twee, waarom="nee"))
    assert "trede_id" in fout.value.fouten


def test_that_what_is_not_on_the_ladder_cannot_go_down(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    with pytest.raises(Weigering, match="niet op de ladder"):
        bureau.doe(SchaalAf(soort="huishouden", id=gezin.huishouden, trede_id=None, waarom="klaar"))


def test_that_a_rung_that_is_not_in_use_is_refused(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    weg = ladder(bureau)[2]
    huis.zet(bureau, Trede, weg, tot="2026-03-01")
    with pytest.raises(Weigering, match="Kies een trede van de ladder"):
        op(bureau, "huishouden", gezin.huishouden, weg)


def test_that_undo_takes_the_step_and_its_messages_back_while_nobody_saw_them(bureau: Bureau, collega: Collega) -> None:
    gezin = huis.de_vries(bureau)
    stap = SchaalOp(soort="huishouden", id=gezin.huishouden, trede_id=ladder(bureau)[1], waarom=WAAROM)
    wijziging = bureau.schrijf(stap)[1]
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert stand(bureau, "huishouden", gezin.huishouden).trede_id is None
    assert collega.lees(LeesBerichten()) == ()
    wijziging = bureau.schrijf(stap)[1]
    collega.doe(ZieBericht(id=collega.lees(LeesBerichten())[0].id))
    assert wijziging.transactie is not None
    with pytest.raises(Weigering):
        bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert stand(bureau, "huishouden", gezin.huishouden).trede == "Teamleider"


# Counting ------------------------------------------------------------------------------------------------------------


def test_that_the_use_is_counted_per_rung_and_quarter_without_names(bureau: Bureau, klok: Klok) -> None:
    een, twee, *_ = ladder(bureau)
    for naam in ("Aalbers", "Bosma"):
        op(bureau, "huishouden", huis.huishouden(bureau, naam), een)
    gezin = huis.de_vries(bureau)
    op(bureau, "huishouden", gezin.huishouden, een)
    klok.verzet(40 * DAG)
    op(bureau, "huishouden", gezin.huishouden, twee)
    bureau.doe(SchaalAf(soort="huishouden", id=gezin.huishouden, trede_id=None, waarom="klaar"))
    gebruik = bureau.lees(LeesLadderGebruik(kwartalen=2))
    assert gebruik.kwartalen == ("2026-K1", "2026-K2")
    telling = {rij.trede: rij.aantallen for rij in gebruik.rijen}
    assert telling["Overleg in het team"] == (3, 0)
    assert telling["Teamleider"] == (0, 1)
    assert telling["Afgeschaald"] == (0, 1)
    assert telling["Bestuur van de gemeente"] == (0, 0)
    assert not any(naam in str(gebruik) for naam in ("Aalbers", "Bosma", "Vries", WAAROM))


@given(st.integers(min_value=1990, max_value=2100), st.integers(min_value=1, max_value=4), st.integers(1, 40))
def test_that_quarters_go_back_one_by_one(jaar: int, kwartaal: int, aantal: int) -> None:
    rij = laatste_kwartalen(f"{jaar:04d}-K{kwartaal}", aantal)
    assert rij[-1] == f"{jaar:04d}-K{kwartaal}"
    nummers = [int(een[:4]) * 4 + int(een[-1]) for een in rij]
    assert nummers == list(range(nummers[-1] - aantal + 1, nummers[-1] + 1))
    assert sorted(rij) == list(rij)


# Who may see ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rol", ["entree", "gedragswetenschapper", "klachtencoordinator", "applicatiebeheerder"])
def test_that_who_lacks_the_right_sees_and_does_nothing(bureau: Bureau, rol: str) -> None:
    gezin = huis.de_vries(bureau)
    trede = ladder(bureau)[0]
    with aan_het_werk(bureau, rol) as wie:
        for vraag in (
            LeesLadder(),
            LeesOpschaling(soort="huishouden", id=gezin.huishouden),
            LeesOpgeschaald(locatie_id=bureau.medewerker.locatie_id),
        ):
            with pytest.raises(Weigering, match="Uw rol"):
                wie.lees(vraag)
        with pytest.raises(Weigering, match="Uw rol"):
            op(wie, "huishouden", gezin.huishouden, trede)


def test_that_only_the_applicatiebeheerder_keeps_the_ladder(bureau: Bureau, collega: Collega) -> None:
    with pytest.raises(Weigering, match="Uw rol"):
        collega.doe(BewaarTrede(id=bureau.wereld.ids(), volgorde=35, naam="Extra"))
    with pytest.raises(Weigering, match="Uw rol"):
        collega.lees(LeesLadderBeheer())


def test_that_somebody_hidden_stands_nowhere_for_who_may_not_know(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    alleen = huis.huishouden(bureau, "Zwartkop")
    signaal = meld(bureau, persoon_id=gezin.zoon, thema="")
    een, twee, *_ = ladder(bureau)
    op(bureau, "persoon", gezin.zoon, een)
    op(bureau, "huishouden", alleen, een)
    huis.scherm_af(bureau, gezin.zoon)
    huis.scherm_af(
        bureau, Id(winkel.rauw(bureau, "SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ?", alleen)[0][0])
    )
    with aan_het_werk(bureau, "casemanager", naam="Karin Case") as wie:
        for soort, id_ in (("persoon", gezin.zoon), ("signaal", signaal), ("huishouden", alleen)):
            with pytest.raises(Weigering, match="afgeschermd"):
                stand(wie, soort, id_)
            with pytest.raises(Weigering, match="afgeschermd"):
                op(wie, soort, id_, twee)
        assert wie.lees(LeesOpgeschaald(locatie_id=bureau.medewerker.locatie_id)) == ()
        detail = stand(wie, "huishouden", gezin.huishouden)
        assert (detail.trede_id, detail.stappen[0].waarom) == (een, "")
    with aan_het_werk(bureau, "teamleider", naam="Tineke Leider") as wie:
        assert len(wie.lees(LeesOpgeschaald(locatie_id=bureau.medewerker.locatie_id))) == 2
        assert not wie.lees(LeesLadderGebruik()).zonder_afgeschermd
    with aan_het_werk(bureau, "applicatiebeheerder", naam="Appie Beheer") as wie:
        gebruik = wie.lees(LeesLadderGebruik())
        assert gebruik.zonder_afgeschermd
        assert sum(sum(rij.aantallen) for rij in gebruik.rijen) == 0


def test_that_a_message_about_somebody_hidden_says_only_that_it_happened(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    huis.scherm_af(bureau, gezin.zoon)
    with aan_het_werk(bureau, "gedragswetenschapper", naam="Greet Weten") as wie:
        op(bureau, "persoon", gezin.zoon, ladder(bureau)[0])
        (bericht,) = wie.lees(LeesBerichten())
        assert (bericht.over, bericht.waarom) == ("Afgeschermde persoon", "")


def test_that_opening_is_logged_for_everybody_it_is_about(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    stand(bureau, "huishouden", gezin.huishouden)
    bureau.doe(BewaarTrede(id=bureau.wereld.ids(), volgorde=97, naam="Extra"))  # what was looked at is logged first
    gelogd = winkel.rauw(bureau, "SELECT persoon_id FROM toegang WHERE wat = 'opschaling geopend'")
    assert {rij[0] for rij in gelogd} == {gezin.moeder, gezin.zoon, gezin.dochter}


def test_that_what_runs_for_somebody_stands_on_the_rung_of_the_ladder_itself(bureau: Bureau, klok: Klok) -> None:
    """Who stepped up alone and lives in a family that stepped down later, stands nowhere."""
    gezin, treden_ = huis.de_vries(bureau), ladder(bureau)
    wie = ({"persoon_id": gezin.moeder}, {"persoon_id": gezin.zoon}, {"huishouden_id": gezin.huishouden})

    def treden(onderwerp: dict[str, Id]) -> list[tuple[str, Any]]:
        return [(rij.wat, rij.inhoud) for rij in bureau.lees(LeesLopend(**onderwerp)) if rij.noun == "opschaling"]

    def klopt() -> None:
        for onderwerp in wie:
            ((veld, id_),) = onderwerp.items()
            trede = stand(bureau, veld.removesuffix("_id"), id_).trede
            assert [wat for wat, _ in treden(onderwerp)] == ([f"Opgeschaald: {trede}"] if trede else [])

    los = huis.persoon(bureau, "Los")
    bureau.doe(SchaalOp(soort="persoon", id=los, trede_id=treden_[0], waarom="Alleen"))
    assert [inhoud for _, inhoud in treden({"persoon_id": los})] == [("persoon", los)]
    bureau.doe(VoegLidToe(huishouden_id=gezin.huishouden, lid=huis.lid(los, "inwonend familielid")))
    assert [inhoud for _, inhoud in treden({"huishouden_id": gezin.huishouden})] == [("persoon", los)]
    for opdracht in (
        SchaalOp(soort="persoon", id=gezin.moeder, trede_id=treden_[1], waarom="Samen"),
        SchaalOp(soort="huishouden", id=gezin.huishouden, trede_id=treden_[2], waarom="Samen"),
        SchaalAf(soort="persoon", id=gezin.zoon, trede_id=None, waarom="Rustig"),
    ):
        klok.verzet(60_000)
        bureau.doe(opdracht)
        klopt()
    assert treden({"huishouden_id": gezin.huishouden}) == treden({"persoon_id": los}) == []


# The database --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sql", "check"),
    [
        ("UPDATE opschaling SET richting = 'opzij'", "ck_opschaling_richting"),
        ("UPDATE opschaling SET trede_id = NULL", "ck_opschaling_trede"),
        ("UPDATE opschaling SET waarom = ''", "ck_opschaling_waarom"),
        ("UPDATE opschaling SET huishouden_id = NULL", "ck_opschaling_waarover"),
        ("UPDATE opschaling SET kwartaal = '2026'", "ck_opschaling_kwartaal"),
        ("UPDATE trede SET volgorde = 0", "ck_trede_volgorde"),
        ("UPDATE trede SET naam = ''", "ck_trede_naam"),
        ("UPDATE trede SET van = '2026-02-01', tot = '2026-01-01'", "ck_trede_geldig"),
    ],
)
def test_that_the_database_itself_refuses_nonsense(bureau: Bureau, sql: str, check: str) -> None:
    op(bureau, "huishouden", huis.de_vries(bureau).huishouden, ladder(bureau)[0])
    with pytest.raises(dbapi2.IntegrityError, match=check):
        winkel.rauw(bureau, sql)


def test_that_the_history_of_a_family_hides_a_step_about_a_protected_signaal(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    buur = huis.persoon(bureau, "Wouter", straat="Schuilstraat", huisnummer="3", postcode="9741EA")
    adres = AdresInvoer(straat="Schuilstraat", huisnummer="3", postcode="9741EA")
    signaal = meld(bureau, huishouden_id=gezin.huishouden, adres=adres, thema="")
    op(bureau, "signaal", signaal, ladder(bureau)[0], waarom="WAAROMWOORD")
    vraag = LeesHistorie(huishouden_id=gezin.huishouden)
    assert "WAAROMWOORD" in str(bureau.lees(vraag))
    huis.scherm_af(bureau, buur)
    assert "WAAROMWOORD" in str(bureau.lees(vraag))
    bureau._leesloket._rechten = bureau.rechten - {"persoon.afgeschermd"}
    assert "WAAROMWOORD" not in str(bureau.lees(vraag))
    assert "WAAROMWOORD" not in str(stand(bureau, "huishouden", gezin.huishouden))


def test_that_the_history_of_a_family_tells_nothing_of_the_meldcode(bureau: Bureau) -> None:
    gezin = huis.de_vries(bureau)
    begin = BeginMeldcode(
        id=bureau.wereld.ids(), soort="huishouden", onderwerp_id=gezin.huishouden, aanleiding="AANLEIDINGWOORD"
    )
    bureau.doe(begin)
    with aan_het_werk(bureau, "gedragswetenschapper") as wie:
        historie = str(wie.lees(LeesHistorie(huishouden_id=gezin.huishouden)))
    assert "AANLEIDINGWOORD" not in historie
    assert "eldcode" not in historie


@settings(max_examples=12)
@given(
    stappen=st.lists(
        st.tuples(st.sampled_from(("huishouden", "moeder", "zoon", "signaal")), st.integers(0, 5)), max_size=8
    )
)
def test_that_a_family_stands_where_the_last_step_led_however_one_walks(
    bureau: Bureau, klok: Klok, stappen: list[tuple[str, int]]
) -> None:
    gezin = huis.de_vries(bureau)
    signaal = meld(bureau, persoon_id=gezin.zoon, huishouden_id=gezin.huishouden, thema="")
    wie = {
        "huishouden": ("huishouden", gezin.huishouden),
        "moeder": ("persoon", gezin.moeder),
        "zoon": ("persoon", gezin.zoon),
        "signaal": ("signaal", signaal),
    }
    treden, hier = [*ladder(bureau), None], None
    gedaan = 0
    for naam, plek in stappen:
        klok.verzet(60_000)
        soort, id_ = wie[naam]
        naar = treden[plek]
        hoger = naar is not None and (hier is None or plek > treden.index(hier))
        opdracht: Any = SchaalAf(soort=soort, id=id_, trede_id=naar, waarom=WAAROM)
        if hoger and naar is not None:
            opdracht = SchaalOp(soort=soort, id=id_, trede_id=naar, waarom=WAAROM)
        if naar == hier:
            with pytest.raises(Weigering):
                bureau.doe(opdracht)
        else:
            bureau.doe(opdracht)
            hier, gedaan = naar, gedaan + 1
        for soort_, ieder in wie.values():
            assert stand(bureau, soort_, ieder).trede_id == hier
    assert len(stand(bureau, "huishouden", gezin.huishouden).stappen) == gedaan
