"""Regie across teams: whole stores of two teams that ask one centre, in a folder and in a real PostgreSQL."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests import gezin, winkel
from tests.conftest import Ids, Klok
from tests.services.tweebalies import wijzig
from tests.sync.regieteams import (
    KIND,
    MOEDER,
    SELWERD,
    VADER,
    VINKHUIZEN,
    Stad,
    claims,
    goedkope_pseudoniemen,
    huis,
    ronde,
    sluit_casus,
    stad_in_map,
    stad_op_server,
)
from wijdesk.app import uitwisseling, uitwisseling_regie
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import BeeindigLid, MaakHuishouden, VoegLidToe
from wijdesk.models.opdrachten.regie import LeesCaseload, OpenCasus
from wijdesk.models.opdrachten.regieclaim import VraagRegieOpnieuw
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.regiestand import DOEL
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer
from wijdesk.store.regieclaims import TeVragen, Vrijgave
from wijdesk.sync import regie
from wijdesk.sync.centra import nieuwe_generatie
from wijdesk.sync.centrum import Centrum, Claimantwoord
from wijdesk.sync.centrumregels import geen_contact
from wijdesk.sync.postgres_beheer import PostgresBeheer
from wijdesk.ui.agendaregel import afronding

DAG = 86_400_000
UUR = 3_600_000


@pytest.fixture
def goedkoop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regie, "KOSTEN", goedkope_pseudoniemen())


@pytest.fixture(params=["map", "postgres"])
def stad(request: pytest.FixtureRequest, tmp_path: Path, klok: Klok, goedkoop: None) -> Iterator[Stad]:
    """A centre that answers for the whole city: a folder with an index, and a database."""
    if request.param == "postgres":
        gemaakt = stad_op_server(tmp_path, klok, request.getfixturevalue("server"))
    else:
        gemaakt = stad_in_map(tmp_path, klok)
    gemaakt.maak(stadsbreed=True)
    yield gemaakt
    gemaakt.sluit()


def stand(bureau: object, huishouden_id: object) -> tuple[str, str]:
    regie_ = gezin.lees(bureau, huishouden_id).regie  # type: ignore[arg-type]
    return regie_.soort, regie_.zin


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
    wijzig(selwerd, gezin.lees(selwerd, thuis).leden[0].persoon_id, bsn=MOEDER)
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


def test_that_every_question_is_logged_with_the_person_here_and_counted_at_the_centre(stad: Stad) -> None:
    selwerd = stad.bureaus[0]
    thuis = huis(selwerd, MOEDER, KIND)
    ronde(selwerd)
    leden = {lid.persoon_id for lid in gezin.lees(selwerd, thuis).leden}
    assert {bytes(rij[0]) for rij in nagevraagd(selwerd)} == leden
    assert {rij[1] for rij in nagevraagd(selwerd)} == {DOEL}
    if stad.op_server:
        server_rijen = opzoekingen(stad)
        assert [(aantal, uitkomst) for aantal, uitkomst in server_rijen] == [(2, "gegeven")]


def test_that_too_many_questions_leave_the_rest_voorlopig_and_go_on_an_hour_later(stad: Stad) -> None:
    selwerd = stad.bureaus[0]
    grens = 3 if stad.op_server else 60
    huizen = [huis(selwerd, bsn) for bsn in eigen_bsns(grens + 2)]
    if stad.op_server:
        PostgresBeheer(stad.eigenaar).zet_grens(grens)
    assert ronde(selwerd).toegelaten
    standen = [stand(selwerd, id_)[0] for id_ in huizen]
    assert standen == ["bevestigd"] * grens + ["voorlopig"] * 2
    assert ronde(selwerd).toegelaten
    assert [stand(selwerd, id_)[0] for id_ in huizen] == standen
    if stad.op_server:
        PostgresBeheer(stad.eigenaar).zet_grens(60)
    stad.klok.verzet(UUR + 1)
    ronde(selwerd)
    assert {stand(selwerd, id_)[0] for id_ in huizen} == {"bevestigd"}


def test_that_lost_contact_in_the_middle_breaks_nothing_and_the_answer_is_heard_later(stad: Stad) -> None:
    selwerd = stad.bureaus[0]
    thuis = huis(selwerd, MOEDER, KIND)
    centrum = uitwisseling.open_eigen(selwerd)
    verloren = Verliest(centrum)
    try:
        uit = uitwisseling_regie.ronde(selwerd, uitwisseling.deelnemer(selwerd), verloren)
    finally:
        centrum.sluit()
    assert uit.toegelaten
    assert verloren.gevraagd == 1
    assert stand(selwerd, thuis)[0] == "voorlopig"
    ronde(selwerd)
    assert stand(selwerd, thuis)[0] == "bevestigd"
    assert {claim[1] for claim in claims(selwerd)} == {1}


def test_that_a_casus_of_today_goes_before_those_that_wait_longer(tmp_path: Path, klok: Klok, goedkoop: None) -> None:
    stad = stad_in_map(tmp_path, klok)
    selwerd = stad.maak(stadsbreed=True)
    oud = [huis(selwerd, bsn) for bsn in eigen_bsns(61)]
    stad.klok.verzet(2 * DAG)
    nieuw = huis(selwerd, MOEDER)
    ronde(selwerd)
    assert stand(selwerd, nieuw)[0] == "bevestigd"
    assert [stand(selwerd, id_)[0] for id_ in oud].count("voorlopig") == 2
    stad.sluit()


def test_that_a_folder_without_an_index_says_so_and_asks_nothing(tmp_path: Path, klok: Klok) -> None:
    stad = stad_in_map(tmp_path, klok)
    selwerd = stad.maak(stadsbreed=False)
    thuis = huis(selwerd, MOEDER, KIND)
    ronde(selwerd)
    assert stand(selwerd, thuis)[0] == "niet gecontroleerd"
    assert claims(selwerd) == nagevraagd(selwerd) == []
    assert not list((tmp_path / "centrum" / "claims").rglob("*.claim"))
    with pytest.raises(Weigering, match="niet nagegaan"):
        selwerd.doe(VraagRegieOpnieuw(huishouden_id=thuis))
    stad.sluit()


def test_that_a_desk_without_a_centre_says_nothing(tmp_path: Path, klok: Klok, ids: Ids) -> None:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as bureau:
        thuis = huis(bureau, MOEDER)
        assert stand(bureau, thuis) == ("", "")
        with pytest.raises(Weigering, match="centrum"):
            bureau.doe(VraagRegieOpnieuw(huishouden_id=thuis))


def test_that_a_centre_that_was_put_back_is_asked_anew_and_who_is_second_hears_it(
    tmp_path: Path, klok: Klok, goedkoop: None
) -> None:
    stad = stad_in_map(tmp_path, klok)
    selwerd, vinkhuizen = stad.maak(stadsbreed=True), stad.erbij(VINKHUIZEN)
    kopie = stad.map / "kopie"
    shutil.copytree(stad.map / "centrum", kopie)
    een = huis(selwerd, MOEDER)
    ronde(selwerd)
    assert stand(selwerd, een)[0] == "bevestigd"
    shutil.rmtree(stad.map / "centrum")
    shutil.copytree(kopie, stad.map / "centrum")
    nieuwe_generatie(stad.waar)
    ander = huis(vinkhuizen, MOEDER)
    ronde(vinkhuizen)
    ronde(selwerd)
    assert (stand(vinkhuizen, ander)[0], stand(selwerd, een)[0]) == ("bevestigd", "elders")
    assert "Bel dat team" in stand(selwerd, een)[1]
    stad.sluit()


def test_that_nothing_but_team_regie_and_day_reaches_the_centre_and_no_bsn_is_anywhere(
    stad: Stad, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    selwerd, vinkhuizen = stad.bureaus[0], stad.erbij(VINKHUIZEN)
    huis(selwerd, MOEDER, KIND)
    huis(vinkhuizen, MOEDER, KIND)
    ronde(selwerd)
    ronde(vinkhuizen)
    gezegd = wat_er_staat(stad)
    assert gezegd
    assert all(list(json.loads(inhoud)) == ["team", "regie", "sinds"] for inhoud in gezegd)
    bytes_ = [pad.read_bytes() for pad in stad.map.rglob("*") if pad.is_file()]
    if stad.op_server:
        bytes_.append(dump(stad))
    for bsn in (MOEDER, KIND):
        assert not any(bsn.encode() in inhoud for inhoud in bytes_)
        assert bsn not in caplog.text
        for bureau in stad.bureaus:
            assert winkel.rauw(bureau, "SELECT count(*) FROM regieclaim WHERE instr(koppen || team_naam, ?)", bsn) == [
                (0,)
            ]
    van = winkel.rauw(selwerd, "SELECT kop || coalesce(inhoud, '') FROM mutatie m WHERE json_extract(kop, '$.s') IN "
                      "('regieclaim', 'toegang')")  # fmt: skip
    assert van
    assert not any(bsn in rij[0] for rij in van for bsn in (MOEDER, KIND))


def test_that_what_is_asked_about_has_no_bsn_in_its_repr() -> None:
    wie = TeVragen(persoon_id=Id(b"p" * 16), bsn=MOEDER, versie=0)
    assert MOEDER not in repr(wie)
    assert MOEDER not in repr(
        Vrijgave(huishouden_id=Id(b"h" * 16), casus_id=Id(b"c" * 16), team=Id(b"t" * 16), persoon=wie)
    )


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


# What the tests ask --------------------------------------------------------------------------------------------------


class Verliest:
    """A centre whose answer to a claim gets lost once: the claim is made, and nobody hears it."""

    def __init__(self, centrum: Centrum) -> None:
        self._centrum = centrum
        self.gevraagd = 0

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._centrum, naam)

    def claim(self, namen: Iterable[str], versie: int, inhoud: bytes) -> Claimantwoord:
        self.gevraagd += 1
        self._centrum.claim(namen, versie, inhoud)
        raise geen_contact()


def nagevraagd(bureau: Bureau) -> list[Any]:
    """(person, reason) of every question that was logged."""
    return winkel.rauw(bureau, "SELECT persoon_id, doel FROM toegang WHERE wat = ?", uitwisseling_regie.NAGEVRAAGD)


def eigen_bsns(aantal: int) -> list[str]:
    """Made-up numbers that pass the elfproef."""
    goed = (str(nr) for nr in count(800_000_000) if is_bsn(str(nr)))
    return list(islice(goed, aantal))


def is_bsn(tekst: str) -> bool:
    return (
        sum(int(cijfer) * gewicht for cijfer, gewicht in zip(tekst, (9, 8, 7, 6, 5, 4, 3, 2, -1), strict=True)) % 11
        == 0
    )


def opzoekingen(stad: Stad) -> list[tuple[int, str]]:
    with psycopg.connect(stad.eigenaar) as db:
        vraag = "SELECT array_length(pseudoniemen, 1), uitkomst FROM wijdesk.opzoeking ORDER BY nr"
        return db.execute(vraag).fetchall()


def wat_er_staat(stad: Stad) -> list[bytes]:
    """What every claim says."""
    if stad.op_server:
        with psycopg.connect(stad.eigenaar) as db:
            return [bytes(rij[0]) for rij in db.execute("SELECT inhoud FROM wijdesk.regie").fetchall()]
    claims_ = (stad.map / "centrum" / "claims").rglob("*.claim")
    return [base64.b64decode(json.loads(pad.read_bytes())["inhoud"]) for pad in claims_]


def dump(stad: Stad) -> bytes:
    """Every row of the database as text, and as the bytes it holds."""
    delen = []
    with psycopg.connect(stad.eigenaar) as db:
        tabellen = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'wijdesk'").fetchall()
        for (tabel,) in tabellen:
            for rij in db.execute(f'SELECT * FROM wijdesk."{tabel}"'.encode()).fetchall():
                delen += [een if isinstance(een, bytes) else repr(een).encode() for een in rij]
    return b"\n".join(delen)
