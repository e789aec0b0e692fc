"""Regie across teams: whole stores of two teams that ask one centre, in a folder and in a real PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import gezin, papier, winkel
from tests.conftest import Klok
from tests.services.tweebalies import wijzig
from tests.sync.delen import deel
from tests.sync.regieteams import (
    KIND,
    MOEDER,
    SELWERD,
    VADER,
    VINKHUIZEN,
    Stad,
    claims,
    huis,
    nagevraagd,
    ronde,
    sluit_casus,
    stad_in_map,
    stand,
)
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import BeeindigLid, MaakHuishouden, VoegLidToe
from wijdesk.models.opdrachten.papier import LeesOverdrachtPapier, LeesPlanPapier
from wijdesk.models.opdrachten.regie import LeesCaseload, OpenCasus
from wijdesk.models.opdrachten.regieclaim import VraagRegieOpnieuw
from wijdesk.models.opdrachten.teamoverdracht import DraagHuishoudenOver, LeesAndereTeams
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.toeleiding import StelToeleidingVoor
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.reports.overdrachtsblad import maak as maak_blad
from wijdesk.reports.plan_pdf import maak as maak_plan
from wijdesk.store.controle import controleer
from wijdesk.sync import regie
from wijdesk.ui.agendaregel import afronding

DAG = 86_400_000
UUR = 3_600_000


@pytest.fixture
def stad(regiestad: Stad) -> Stad:
    return regiestad


def test_that_the_first_team_is_confirmed_and_the_second_hears_which_team_since_when(stad: Stad) -> None:
    selwerd, vinkhuizen = stad.bureaus[0], stad.erbij(VINKHUIZEN)
    daar = huis(selwerd, MOEDER, KIND)
    assert stand(selwerd, daar)[0] == "voorlopig"
    ronde(selwerd)
    assert stand(selwerd, daar)[0] == "bevestigd"
    assert claims(selwerd) == [("bevestigd", 1, SELWERD)] * 2
    stad.klok.verzet(DAG)
    hier = huis(vinkhuizen, VADER, KIND)
    ronde(vinkhuizen)
    soort, zin = stand(vinkhuizen, hier)
    assert soort == "elders"
    assert zin.startswith("Team Selwerd heeft al een regisseur voor Sam van der Meulen, sinds 2 maart 2026.")
    assert claims(vinkhuizen) == [("elders", 1, SELWERD), ("bevestigd", 1, VINKHUIZEN)]
    assert gezin.lees(vinkhuizen, hier).regisseur == winkel.MEDEWERKER


def test_that_asking_twice_and_from_another_desk_of_the_team_changes_nothing(stad: Stad) -> None:
    een, twee = stad.bureaus[0], stad.erbij(SELWERD)
    daar = huis(een, MOEDER, KIND)
    for bureau in (een, twee, een, twee):
        ronde(bureau)
    assert claims(een) == claims(twee) == [("bevestigd", 1, SELWERD)] * 2
    assert stand(twee, daar)[0] == "bevestigd"
    assert winkel.rauw(een, "SELECT count(*) FROM verschil") == [(0,)]
    assert ronde(een).gedeeld == 0


def test_that_who_opens_offline_is_voorlopig_until_the_first_contact_and_keeps_the_plan(stad: Stad) -> None:
    selwerd, vinkhuizen = stad.bureaus[0], stad.erbij(VINKHUIZEN)
    een = huis(selwerd, MOEDER, KIND)
    ander = huis(vinkhuizen, MOEDER, KIND)
    assert {stand(selwerd, een)[0], stand(vinkhuizen, ander)[0]} == {"voorlopig"}
    ronde(vinkhuizen)
    ronde(selwerd)
    assert stand(vinkhuizen, ander)[0] == "bevestigd"
    soort, zin = stand(selwerd, een)
    assert soort == "elders"
    assert "Team Vinkhuizen heeft al een regisseur voor Eva van der Meulen en Sam van der Meulen" in zin
    detail = gezin.lees(selwerd, een)
    assert detail.casus is not None
    assert detail.regisseur == winkel.MEDEWERKER
    assert zin in {melding.zin for melding in detail.meldingen}


def test_that_a_closed_casus_is_given_back_and_the_other_team_then_gets_it(stad: Stad) -> None:
    selwerd, vinkhuizen = stad.bureaus[0], stad.erbij(VINKHUIZEN)
    een, ander = huis(selwerd, MOEDER, KIND), huis(vinkhuizen, MOEDER, KIND)
    ronde(selwerd)
    ronde(vinkhuizen)
    assert stand(vinkhuizen, ander)[0] == "elders"
    sluit_casus(selwerd, een)
    ronde(selwerd)
    assert claims(selwerd)[-2:] == [("vrijgegeven", 2, "")] * 2
    ronde(vinkhuizen)
    assert stand(vinkhuizen, ander)[0] == "elders"  # it was asked today already
    vinkhuizen.doe(VraagRegieOpnieuw(huishouden_id=ander))
    ronde(vinkhuizen)
    assert stand(vinkhuizen, ander)[0] == "bevestigd"
    assert claims(vinkhuizen)[-1] == ("bevestigd", 3, VINKHUIZEN)
    gezin.open_casus(selwerd, een)
    ronde(selwerd)
    assert stand(selwerd, een)[0] == "elders"


def test_that_another_team_is_asked_about_once_a_day_by_itself(stad: Stad) -> None:
    selwerd, vinkhuizen = stad.bureaus[0], stad.erbij(VINKHUIZEN)
    een, ander = huis(selwerd, MOEDER), huis(vinkhuizen, MOEDER)
    ronde(selwerd)
    for _ in range(3):
        ronde(vinkhuizen)
    assert len(nagevraagd(vinkhuizen)) == 1
    sluit_casus(selwerd, een)
    ronde(selwerd)
    stad.klok.verzet(DAG + 1)
    ronde(vinkhuizen)
    assert stand(vinkhuizen, ander)[0] == "bevestigd"
    assert len(nagevraagd(vinkhuizen)) == 2


def test_that_who_leaves_is_given_back_and_who_comes_makes_it_voorlopig(stad: Stad) -> None:
    selwerd = stad.bureaus[0]
    thuis = huis(selwerd, MOEDER, KIND)
    ronde(selwerd)
    opa = gezin.persoon(selwerd, "Opa", "1950-01-01", bsn=VADER)
    selwerd.doe(VoegLidToe(huishouden_id=thuis, lid=gezin.lid(opa, "inwonend familielid", van="2026-03-02")))
    soort, zin = stand(selwerd, thuis)
    assert soort == "voorlopig"
    assert "voor Opa van der Meulen nog niet bevestigd" in zin
    ronde(selwerd)
    assert stand(selwerd, thuis)[0] == "bevestigd"
    kind = next(lid for lid in gezin.lees(selwerd, thuis).leden if lid.rol == "kind")
    selwerd.doe(BeeindigLid(id=kind.id, tot="2026-03-02", reden="Op kamers"))
    stad.klok.verzet(DAG)
    ronde(selwerd)
    assert [claim[:2] for claim in claims(selwerd) if claim[0] == "vrijgegeven"] == [("vrijgegeven", 2)]
    assert stand(selwerd, thuis)[0] == "bevestigd"


def test_that_a_child_in_two_homes_of_one_team_stays_ours_while_one_casus_is_open(stad: Stad) -> None:
    selwerd = stad.bureaus[0]
    eerste = huis(selwerd, MOEDER, KIND)
    kind = next(lid.persoon_id for lid in gezin.lees(selwerd, eerste).leden if lid.rol == "kind")
    vader = gezin.persoon(selwerd, "Bas", bsn=VADER)
    tweede = gezin.gezin(selwerd, gezin.lid(vader, "ouder met gezag"), gezin.lid(kind, "kind"))
    gezin.open_casus(selwerd, tweede)
    ronde(selwerd)
    assert {stand(selwerd, id_)[0] for id_ in (eerste, tweede)} == {"bevestigd"}
    sluit_casus(selwerd, eerste)
    ronde(selwerd)
    assert stand(selwerd, tweede)[0] == "bevestigd"
    assert [claim for claim in claims(selwerd) if claim[0] == "vrijgegeven"] == [("vrijgegeven", 2, "")]


def test_that_somebody_without_bsn_or_afgeschermd_is_never_asked_about_and_that_is_told(stad: Stad) -> None:
    selwerd = stad.bureaus[0]
    thuis = huis(selwerd, MOEDER, "")
    geheim = huis(selwerd, KIND, roepnamen=("Noor",))
    gezin.scherm_af(selwerd, gezin.lees(selwerd, geheim).leden[0].persoon_id)
    ronde(selwerd)
    soort, zin = stand(selwerd, thuis)
    assert soort == "bevestigd"
    assert "Voor Sam van der Meulen kan dat niet worden nagegaan" in zin
    assert stand(selwerd, geheim)[0] == "voorlopig"
    assert len(claims(selwerd)) == 1


def test_that_who_becomes_afgeschermd_is_given_back(stad: Stad) -> None:
    selwerd = stad.bureaus[0]
    thuis = huis(selwerd, MOEDER)
    ronde(selwerd)
    gezin.scherm_af(selwerd, gezin.lees(selwerd, thuis).leden[0].persoon_id)
    ronde(selwerd)
    assert claims(selwerd)[-1] == ("vrijgegeven", 2, "")


def test_that_a_wrong_bsn_that_is_corrected_is_given_back_and_the_right_one_asked_about(stad: Stad) -> None:
    selwerd, vinkhuizen = stad.bureaus[0], stad.erbij(VINKHUIZEN)
    thuis = huis(selwerd, KIND)
    ronde(selwerd)
    gezin.zet(selwerd, Persoon, gezin.lees(selwerd, thuis).leden[0].persoon_id, bsn=MOEDER)
    for _ in range(3):
        ronde(selwerd)
    assert [claim[:2] for claim in claims(selwerd)] == [("bevestigd", 1), ("vrijgegeven", 2), ("bevestigd", 1)]
    assert stand(selwerd, thuis)[0] == "bevestigd"
    echt_kind, echte_moeder = huis(vinkhuizen, KIND), huis(vinkhuizen, MOEDER)
    ronde(vinkhuizen)
    assert (stand(vinkhuizen, echt_kind)[0], stand(vinkhuizen, echte_moeder)[0]) == ("bevestigd", "elders")
    sluit_casus(selwerd, thuis)
    ronde(selwerd)
    vinkhuizen.doe(VraagRegieOpnieuw(huishouden_id=echte_moeder))
    ronde(vinkhuizen)
    assert stand(vinkhuizen, echte_moeder)[0] == "bevestigd"


def test_that_a_casus_that_was_opened_by_mistake_can_still_be_undone_and_is_given_back(stad: Stad) -> None:
    selwerd = stad.bureaus[0]
    moeder = gezin.persoon(selwerd, "Eva", bsn=MOEDER)
    thuis, _ = selwerd.schrijf(MaakHuishouden(leden=(gezin.lid(moeder, "ouder met gezag"),)))
    _, wijziging = selwerd.schrijf(OpenCasus(huishouden_id=thuis, wettelijk_kader="Jeugdwet", aanleiding="Ruzie"))
    ronde(selwerd)
    assert wijziging.transactie is not None
    selwerd.doe(MaakOngedaan(transactie=wijziging.transactie))
    ronde(selwerd)
    assert gezin.lees(selwerd, thuis).casus is None
    assert claims(selwerd)[-1] == ("vrijgegeven", 2, "")


def test_that_mijn_werk_and_mijn_casussen_say_what_to_do_and_that_it_can_be_rounded_off(stad: Stad) -> None:
    selwerd, vinkhuizen = stad.bureaus[0], stad.erbij(VINKHUIZEN)
    huis(selwerd, MOEDER)
    ronde(selwerd)
    ander = huis(vinkhuizen, MOEDER)
    assert [rij.regie for rij in vinkhuizen.lees(LeesCaseload())] == [""]
    ronde(vinkhuizen)
    (rij,) = vinkhuizen.lees(LeesCaseload())
    assert rij.regie == "ook regie bij Selwerd"
    (taak,) = [rij for rij in vinkhuizen.lees(LeesTermijnen()) if rij.soort == "regie"]
    assert taak.wat.startswith("Bel team Selwerd: daar is ook een regisseur, sinds 2 maart 2026. Spreek af")
    assert (taak.voor, taak.huishouden_id, taak.medewerker_id) == ("2026-03-07", ander, vinkhuizen.medewerker.id)
    af = afronding(taak, "Gebeld: wij houden de regie")
    assert af is not None
    vinkhuizen.doe(af)
    assert not [rij for rij in vinkhuizen.lees(LeesTermijnen()) if rij.soort == "regie"]
    assert stand(vinkhuizen, ander)[0] == "elders"


def test_that_a_desk_of_two_teams_asks_for_each_and_neither_takes_the_others_for_its_own(stad: Stad) -> None:
    selwerd, vinkhuizen, beide = stad.bureaus[0], stad.erbij(VINKHUIZEN), stad.erbij(SELWERD, VINKHUIZEN)
    hier, daar = huis(selwerd, MOEDER, KIND), huis(vinkhuizen, VADER, KIND)
    for bureau in (selwerd, vinkhuizen):
        deel(bureau)  # nothing is asked about regie
    ronde(beide)
    standen = {stand(beide, id_)[0] for id_ in (hier, daar)}
    assert standen == {"bevestigd", "elders"}
    for bureau in (selwerd, vinkhuizen):
        deel(bureau)  # nothing is asked about regie
    assert {stand(selwerd, hier)[0], stand(vinkhuizen, daar)[0]} == standen
    teams = winkel.rauw(vinkhuizen, "SELECT DISTINCT l.naam FROM regieclaim r JOIN huishouden h ON h.id = "
                        "r.huishouden_id JOIN locatie l ON l.id = h.locatie_id")  # fmt: skip
    assert teams == [(VINKHUIZEN,)]


def test_that_paper_says_voorlopig_until_the_centre_answered_and_never_names_another_team(stad: Stad) -> None:
    selwerd, vinkhuizen = stad.bureaus[0], stad.erbij(VINKHUIZEN)
    ander = huis(vinkhuizen, KIND)
    alle = gezin.bakker(selwerd)
    wijzig(selwerd, alle.moeder, bsn=MOEDER)
    plan = LeesPlanPapier(huishouden_id=alle.huishouden)
    assert VOORLOPIG in woorden(maak_plan(selwerd.lees(plan)))
    ronde(selwerd)
    assert VOORLOPIG not in woorden(maak_plan(selwerd.lees(plan)))
    blad = LeesOverdrachtPapier(id=toeleiding(selwerd, alle))
    assert VOORLOPIG not in woorden(maak_blad(selwerd.lees(blad)))
    ronde(vinkhuizen)
    wijzig(selwerd, alle.zoon, bsn=KIND)
    ronde(selwerd)
    assert stand(selwerd, alle.huishouden)[0] == "elders"
    for tekst in (woorden(maak_plan(selwerd.lees(plan))), woorden(maak_blad(selwerd.lees(blad)))):
        assert VOORLOPIG in tekst
        assert VINKHUIZEN not in tekst
    assert stand(vinkhuizen, ander)[0] == "bevestigd"


def test_that_a_household_that_moves_to_another_team_is_given_back_by_the_old_and_claimed_by_the_new(
    stad: Stad,
) -> None:
    eerste, vinkhuizen = stad.bureaus[0], stad.erbij(VINKHUIZEN)
    selwerd = stad.erbij(SELWERD)
    thuis = huis(selwerd, MOEDER, KIND)
    ronde(selwerd)
    (team,) = [team for team in selwerd.lees(LeesAndereTeams(huishouden_id=thuis)) if team.naam == VINKHUIZEN]
    selwerd.doe(DraagHuishoudenOver(huishouden_id=thuis, team_id=team.id, notitie="Verhuisd naar Vinkhuizen"))
    ronde(selwerd)
    assert [claim[:2] for claim in claims(selwerd) if claim[0] == "vrijgegeven"] == [("vrijgegeven", 2)] * 2
    for bureau in (vinkhuizen, eerste, vinkhuizen):
        ronde(bureau)
    assert stand(vinkhuizen, thuis)[0] == "bevestigd"
    assert claims(vinkhuizen)[-1] == ("bevestigd", 3, VINKHUIZEN)


def test_that_both_stores_are_sound_and_the_second_desk_of_a_team_has_the_same_rows(stad: Stad) -> None:
    een, ander, twee = stad.bureaus[0], stad.erbij(VINKHUIZEN), stad.erbij(SELWERD)
    thuis = huis(een, MOEDER, KIND)
    huis(ander, KIND, VADER)
    for bureau in (een, ander, twee, een, ander, twee):
        ronde(bureau)
    sluit_casus(twee, thuis)
    for bureau in (twee, een, twee):
        ronde(bureau)
    rijen = (
        "SELECT r.id, stand, versie, generatie, team_id, team_naam, sinds, op FROM regieclaim r "
        "JOIN huishouden h ON h.id = r.huishouden_id JOIN locatie l ON l.id = h.locatie_id "
        "WHERE l.naam = 'Selwerd' ORDER BY r.id"
    )
    assert winkel.rauw(een, rijen) == winkel.rauw(twee, rijen)
    for bureau in (een, ander, twee):
        db = bureau.eigen_verbinding()
        assert controleer(db) == ()
        db.close()


VOORLOPIG = "Deze contactpersoon is voorlopig"


def woorden(inhoud: bytes) -> str:
    """The text of a PDF on one line."""
    return " ".join(papier.tekst(inhoud).split())


def toeleiding(bureau: Bureau, alle: gezin.Gezin) -> Id:
    """A hand-off for the household."""
    return bureau.doe(
        StelToeleidingVoor(huishouden_id=alle.huishouden, naar="De Boog", soort="andere organisatie", waarom="Geld")
    )


@pytest.mark.usefixtures("goedkope_regie")
def test_that_what_no_program_of_ours_wrote_keeps_nobody_waiting_and_is_told_at_the_desk_that_saw_it(
    tmp_path: Path, klok: Klok
) -> None:
    stad = stad_in_map(tmp_path, klok)
    try:
        selwerd, vinkhuizen = stad.maak(stadsbreed=True), stad.erbij(VINKHUIZEN)
        rooster = uitwisseling_beheer.rooster_van(selwerd)
        centrum = deelname.open_eigen(vinkhuizen)
        noem = regie.naamgever(centrum, rooster)
        assert noem is not None
        centrum.claim([noem(MOEDER)], 1, b"rommel")
        centrum.sluit()
        daar = huis(selwerd, MOEDER)
        assert not deelname.lees_stand(selwerd).waarschuwingen
        ronde(selwerd)
        assert stand(selwerd, daar)[0] == "bevestigd"
        (zin,) = deelname.lees_stand(selwerd).waarschuwingen
        assert "2 maart 2026 stond in de map van het centrum iets over regie dat geen balie zo heeft getekend" in zin
        stad.klok.verzet(15 * DAG)
        ronde(selwerd)
        assert "getekend" not in " ".join(deelname.lees_stand(selwerd).waarschuwingen)
    finally:
        stad.sluit()
