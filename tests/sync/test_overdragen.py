"""A household moves from one team to another: whole stores of three teams that share one centre."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests import gezin, winkel
from tests.conftest import Klok
from tests.gezin import Gezin, scherm_af
from tests.sync.server import Server
from tests.sync.teams import (
    BEIJUM,
    SELWERD,
    VINKHUIZEN,
    Stad,
    bevindingen,
    draag_over,
    stad_op_server,
)
from tests.sync.verhuizing import (
    BSN,
    NOTITIE,
    dossier_van,
    eis_heel,
    is_dicht,
    met_verleden,
    mutaties,
    noteer,
    notities,
    verhuis,
)
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling import regie as uitwisseling_regie
from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.journaal import stand
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.opdrachten.regie import LeesCaseload
from wijdesk.models.opdrachten.teamoverdracht import LeesOntvangen, NeemHuishoudenAan
from wijdesk.models.opdrachten.verloop import LeesVerloop
from wijdesk.models.opdrachten.verschil import BeslisVerschil, LeesVerschil, LeesVerschillen
from wijdesk.models.rows.verschil import WAARDE
from wijdesk.models.values import Id


@pytest.fixture
def stad(drie_teams: Stad) -> Stad:
    return drie_teams


# The whole of it ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", ["map", "postgres"])
def test_that_the_history_arrives_complete_and_the_same_at_every_desk_of_the_other_team(
    soort: str, request: pytest.FixtureRequest, tmp_path: Path, klok: Klok
) -> None:
    server: Server | None = request.getfixturevalue("server") if soort == "postgres" else None
    stad = request.getfixturevalue("stad") if server is None else stad_op_server(tmp_path, klok, server)
    _, x1, x2, y1, y2, z = stad.bureaus
    alle, _ = verhuis(stad)
    hier = dossier_van(x1, alle)
    assert len(hier) >= 18
    for bureau in (y1, y2):
        daar = mutaties(bureau)
        assert {id_: daar[id_] for id_ in hier} == hier
        over = stand(daar.values())
        assert {rij: over[rij].waarden for rij in stand(hier.values())} == {
            rij: staat.waarden for rij, staat in stand(hier.values()).items()
        }
        plan = bureau.lees(LeesPlan(huishouden_id=alle.huishouden))
        assert plan is not None
        assert len(plan.doelen) == 2
        assert [
            rij.tekst for rij in bureau.lees(LeesVerloop(huishouden_id=alle.huishouden)).rijen if NOTITIE in rij.tekst
        ]
        assert gezin.lees(bureau, alle.huishouden).regisseur == "Sanne de Vries"
    eis_heel(x1, x2, y1, y2, z)
    assert not hier.keys() & mutaties(z).keys()
    assert [er.gehaald for er in stad.ronde(y1, y2, x1, x2)] == [0, 0, 0, 0]
    if server is not None:
        stad.sluit()


def test_that_nothing_of_it_can_be_read_at_the_centre_or_tells_of_a_person(stad: Stad) -> None:
    verhuis(stad)
    papieren = [pad for pad in (stad.map / "centrum").rglob("*overdracht*/*") if pad.is_file()]
    assert papieren
    for pad in (stad.map / "centrum").rglob("*"):
        if pad.is_file():
            inhoud = pad.read_bytes()
            assert not [woord for woord in ("Bakker", "Fatima", BSN, NOTITIE, "Siersteen") if woord.encode() in inhoud]
    assert all(set(pad.stem) <= set("0123456789abcdef-") for pad in papieren)


def test_that_the_regie_is_given_back_at_the_centre_and_is_the_new_teams(
    tmp_path: Path, klok: Klok, server: Server
) -> None:
    stad = stad_op_server(tmp_path, klok, server)
    _, x1, _, y1, _, _ = stad.bureaus
    alle = met_verleden(x1)
    assert [vraag_regie(stad, x1, alle) for _ in range(2)] == ["bevestigd"] * 2
    id_ = draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, y1)
    y1.doe(NeemHuishoudenAan(id=id_))
    vraag_regie(stad, x1, alle)
    stad.klok.verzet(2 * 3_600_000)
    assert vraag_regie(stad, y1, alle) == "bevestigd"
    assert gezin.lees(x1, alle.huishouden).regie.soort == ""
    eis_heel(x1, y1)
    stad.sluit()


def vraag_regie(stad: Stad, bureau: Bureau, alle: Gezin) -> str:
    """A round with its questions about regie; how it stands then."""
    centrum = deelname.open_eigen(bureau)
    try:
        uitwisseling_regie.ronde(bureau, deelname.deelnemer(bureau), centrum)
    finally:
        centrum.sluit()
    stad.klok.verzet(60_000)
    return gezin.lees(bureau, alle.huishouden).regie.soort


def test_that_the_other_home_of_a_child_stays_where_it_is(stad: Stad) -> None:
    _, x1, _, y1, _, _ = stad.bureaus
    alle = met_verleden(x1)
    vader = gezin.persoon(x1, "Omar", achternaam="Haddad")
    thuis = gezin.gezin(x1, gezin.lid(vader, "ouder met gezag"), gezin.lid(alle.zoon, "kind"))
    gezin.open_casus(x1, thuis, aanleiding="Iets van de vader")
    x1.doe(winkel.contact(x1, persoon_id=vader))
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, y1)
    assert winkel.rauw(y1, "SELECT naam FROM huishouden") == [("Bakker",)]
    assert winkel.rauw(y1, "SELECT 1 FROM persoon WHERE id = ?", vader) == []
    assert b"Iets van de vader" not in b"".join((er.inhoud or "").encode() for er in mutaties(y1).values())
    assert not is_dicht(x1, replace(alle, huishouden=thuis))
    eis_heel(x1, y1)


def test_that_a_desk_of_both_teams_can_move_it_and_still_reads_it(stad: Stad) -> None:
    beheer, x1, x2, y1, _, z = stad.bureaus
    alle = met_verleden(x1)
    gezin.zet(x1, Huishouden, alle.huishouden, regisseur_id=x1.medewerker.id, naam="Bakker-Visser")
    stad.ronde(x1, beheer)
    draag_over(beheer, alle.huishouden, VINKHUIZEN)
    assert not is_dicht(beheer, alle)
    stad.ronde(beheer, x1, x2, y1, z)
    assert [is_dicht(bureau, alle) for bureau in (x1, x2)] == [True, True]
    stad.klok.verzet(3_600_000)
    stad.ronde(x1, y1)
    assert notities(y1, alle) == [NOTITIE]
    assert winkel.rauw(z, "SELECT 1 FROM huishouden WHERE id = ?", alle.huishouden) == []
    eis_heel(x1, x2, y1, z)


def test_that_a_desk_that_comes_later_gets_it_from_its_colleagues(stad: Stad) -> None:
    alle, _ = verhuis(stad)
    nieuw = stad.erbij(len(stad.bureaus), VINKHUIZEN)
    assert notities(nieuw, alle) == [NOTITIE]
    eis_heel(nieuw)


def test_that_somebody_hidden_stays_hidden(stad: Stad) -> None:
    _, x1, x2, y1, *_ = stad.bureaus
    alle = met_verleden(x1)
    scherm_af(x1, alle.moeder)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, x2, y1)
    assert winkel.rauw(y1, "SELECT afgeschermd FROM persoon WHERE id = ?", alle.moeder) == [(1,)]


def test_that_rights_lists_and_the_log_of_who_looked_stay(stad: Stad) -> None:
    _, x1, _, y1, y2, _ = stad.bureaus
    verhuis(stad)
    wie = winkel.rauw(x1, "SELECT id FROM medewerker WHERE naam = 'Sanne de Vries'")[0][0]
    for bureau in (y1, y2):
        assert winkel.rauw(bureau, "SELECT naam FROM medewerker WHERE id = ?", wie) == [("Sanne de Vries",)]
        assert winkel.rauw(bureau, "SELECT 1 FROM roltoekenning WHERE medewerker_id = ?", wie) == []
        assert winkel.rauw(bureau, "SELECT 1 FROM toegang WHERE medewerker_id = ?", wie) == []


# Closed where it left -------------------------------------------------------------------------------------------------


def test_that_its_content_is_closed_at_the_team_it_left_and_open_at_the_one_that_got_it(stad: Stad) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle, _ = verhuis(stad)
    assert [is_dicht(bureau, alle) for bureau in (x1, x2, y1, y2)] == [True, True, False, False]
    kop = gezin.lees(x2, alle.huishouden)
    assert kop.elders is not None
    assert (kop.elders.naar_naam, kop.plan_stand, kop.meldingen) == (VINKHUIZEN, "", ())
    assert not [rij for rij in x1.lees(LeesCaseload()) if rij.huishouden_id == alle.huishouden]
    with pytest.raises(Weigering, match="ander team"):
        noteer(x1, alle, "Nog een keer gebeld")
    assert [vraag.persoon_id for vraag in x1.lees(LeesVragen(van=0, tot=2**60))] == [alle.moeder]


def test_that_an_administrators_desk_of_all_teams_still_reads_it(stad: Stad) -> None:
    alle, _ = verhuis(stad)
    stad.ronde(stad.beheer)
    assert not is_dicht(stad.beheer, alle)


def test_that_it_can_be_taken_back_until_it_was_sent(stad: Stad) -> None:
    _, x1, x2, y1, _, _ = stad.bureaus
    alle = met_verleden(x1)
    for verstuurd in (False, True):
        draag_over(x1, alle.huishouden, VINKHUIZEN)
        (transactie,) = winkel.rauw(x1, "SELECT transactie FROM mutatie ORDER BY rowid DESC LIMIT 1")[0]
        assert is_dicht(x1, alle)
        if verstuurd:
            stad.ronde(x1)
            with pytest.raises(Weigering, match="al naar Vinkhuizen"):
                x1.doe(MaakOngedaan(transactie=Id(transactie)))
        else:
            x1.doe(MaakOngedaan(transactie=Id(transactie)))
            assert not is_dicht(x1, alle)
            stad.ronde(x1, x2, y1)
            assert notities(y1, alle) == []
            assert not is_dicht(x2, alle)
    assert is_dicht(x1, alle)


# Accepting ------------------------------------------------------------------------------------------------------------


def test_that_whoever_accepts_gets_the_regie_and_what_ran_and_the_history_says_so(stad: Stad) -> None:
    _, x1, _, y1, y2, _ = stad.bureaus
    alle, id_ = verhuis(stad)
    (rij,) = y2.lees(LeesOntvangen())
    assert (rij.id, rij.van_naam, rij.regisseur, rij.notitie) == (
        id_, SELWERD, "Sanne de Vries", "Verhuisd naar de Siersteenlaan",
    )  # fmt: skip
    assert not x1.lees(LeesOntvangen())
    with pytest.raises(Weigering):
        x1.doe(NeemHuishoudenAan(id=id_))
    y2.doe(NeemHuishoudenAan(id=id_))
    stad.ronde(y2, y1)
    for bureau in (y1, y2):
        kop = gezin.lees(bureau, alle.huishouden)
        assert (kop.regisseur, kop.ontvangen, kop.locatie) == ("Yusuf Kaya", None, VINKHUIZEN)
        assert not bureau.lees(LeesOntvangen())
    with pytest.raises(Weigering, match="al aangenomen"):
        y1.doe(NeemHuishoudenAan(id=id_))
    niet_hier = (
        "SELECT count(*) FROM {} WHERE medewerker_id IN (SELECT id FROM medewerker WHERE naam = 'Sanne de Vries')"
    )
    assert [winkel.rauw(y1, niet_hier.format(tabel)) for tabel in ("actie", "taak", "termijn")] == [[(0,)]] * 3
    assert [rij.nummer for rij in y2.lees(LeesCaseload())] == ["C26-TEST1"]
    eis_heel(y1, y2)


def test_that_two_colleagues_who_both_accept_differ_about_who_did_and_not_about_the_place(stad: Stad) -> None:
    _, _, _, y1, y2, _ = stad.bureaus
    _, id_ = verhuis(stad)
    for bureau in (y1, y2):
        bureau.doe(NeemHuishoudenAan(id=id_))
    stad.ronde(y1, y2, y1)
    for bureau in (y1, y2):
        velden = {rij.plek.veld for rij in bureau.lees(LeesVerschillen()).rijen if rij.aard == WAARDE}
        assert velden == {"aangenomen_door_id", "regisseur_id"}, "two desks know Vinkhuizen by two ids"


# Back, and both ways --------------------------------------------------------------------------------------------------


def test_that_it_can_come_back_with_what_was_done_meanwhile(stad: Stad) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle, id_ = verhuis(stad)
    y1.doe(NeemHuishoudenAan(id=id_))
    noteer(y1, alle, "In Vinkhuizen op bezoek")
    terug = draag_over(y1, alle.huishouden, SELWERD)
    stad.ronde(y1, y2, x1, x2)
    assert [is_dicht(bureau, alle) for bureau in (x1, x2, y1, y2)] == [False, False, True, True]
    assert notities(x2, alle) == [NOTITIE, "In Vinkhuizen op bezoek"]
    x2.doe(NeemHuishoudenAan(id=terug))
    noteer(x2, alle, "Weer thuis")
    stad.ronde(x2, x1, y1, y2)
    assert gezin.lees(x1, alle.huishouden).regisseur == "Piet Bos"
    assert "Weer thuis" not in notities(y1, alle), "it is none of their business any more"
    draag_over(x2, alle.huishouden, VINKHUIZEN)
    stad.ronde(x2, x1, y2, y1)
    assert sorted(notities(y1, alle)) == sorted([NOTITIE, "In Vinkhuizen op bezoek", "Weer thuis"])
    assert is_dicht(x1, alle)
    eis_heel(x1, x2, y1, y2)


def test_that_two_teams_at_once_is_a_difference_that_people_decide(stad: Stad) -> None:
    _, x1, x2, y1, _, z = stad.bureaus
    alle = met_verleden(x1)
    stad.ronde(x1, x2)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.klok.verzet(60_000)
    gezin.zet(x2, Huishouden, alle.huishouden, regisseur_id=x2.medewerker.id)
    draag_over(x2, alle.huishouden, BEIJUM)
    stad.ronde(x1, x2, x1, y1, z)
    (rij,) = [rij for rij in x1.lees(LeesVerschillen()).rijen if rij.plek.veld == "locatie_id"]
    assert is_dicht(x1, alle)
    assert is_dicht(x2, alle)
    detail = x1.lees(LeesVerschil(plek=rij.plek))
    kant = next(kant for kant in detail.kanten if any(VINKHUIZEN in er.tekst for er in kant.waarden))
    x1.doe(BeslisVerschil(plek=rij.plek, kant=kant.sleutel, gezien=tuple(er.sleutel for er in detail.kanten), eigen=()))
    stad.ronde(x1, x2, y1, z, x1)
    assert not is_dicht(y1, alle)
    assert is_dicht(z, alle)
    for bureau in (x1, y1):
        assert winkel.rauw(
            bureau,
            "SELECT l.naam FROM huishouden h JOIN locatie l ON l.id = h.locatie_id WHERE h.id = ?",
            alle.huishouden,
        ) == [(VINKHUIZEN,)]
    assert bevindingen(x1) == bevindingen(y1) == bevindingen(z) == ()


def test_that_whoever_accepted_it_keeps_it_until_people_decided_on_a_later_move(stad: Stad) -> None:
    _, x1, x2, y1, y2, z = stad.bureaus
    alle = met_verleden(x1)
    stad.ronde(x1, x2)
    id_ = draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, y1, y2)
    y1.doe(NeemHuishoudenAan(id=id_))
    stad.klok.verzet(3_600_000)
    draag_over(x2, alle.huishouden, BEIJUM)
    stad.ronde(y1, y2, x2, x1, x2, y1, y2, z)
    for bureau in (y1, y2):
        assert not is_dicht(bureau, alle)
        assert [rij for rij in bureau.lees(LeesVerschillen()).rijen if rij.plek.veld == "locatie_id"]
    assert [is_dicht(bureau, alle) for bureau in (x1, x2)] == [True, True]
    noteer(y1, alle, "Vinkhuizen werkt door")
    draag_over(y1, alle.huishouden, SELWERD)
    stad.ronde(y1, y2)
    assert [is_dicht(bureau, alle) for bureau in (y1, y2)] == [True, True]
    assert bevindingen(y1) == bevindingen(z) == ()
