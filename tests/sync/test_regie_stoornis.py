"""Regie across teams when things go wrong, what may be asked, and what is written where: whole stores of two teams."""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Iterable
from itertools import count, islice
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests import gezin, winkel
from tests.conftest import Ids, Klok
from tests.sync.regieteams import (
    KIND,
    MOEDER,
    VINKHUIZEN,
    Stad,
    claims,
    huis,
    nagevraagd,
    ronde,
    stad_in_map,
    stad_op_server,
    stand,
)
from tests.sync.server import Server
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling import regie as uitwisseling_regie
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.persoon import VoegPersonenSamen
from wijdesk.models.opdrachten.regieclaim import VraagRegieOpnieuw
from wijdesk.models.regiestand import DOEL
from wijdesk.models.values import Id
from wijdesk.store.regieclaims import TeVragen, Vrijgave
from wijdesk.sync.centra import nieuwe_generatie
from wijdesk.sync.centrum import Centrum, Claimantwoord
from wijdesk.sync.centrumregels import geen_contact
from wijdesk.sync.postgres_beheer import PostgresBeheer

DAG = 86_400_000
MINUUT = 60_000
UUR = 3_600_000


@pytest.fixture
def stad(regiestad: Stad) -> Stad:
    return regiestad


def test_that_every_question_is_logged_with_the_person_here_and_counted_at_the_centre(stad: Stad) -> None:
    selwerd = stad.bureaus[0]
    thuis = huis(selwerd, MOEDER, KIND)
    ronde(selwerd)
    leden = {lid.persoon_id for lid in gezin.lees(selwerd, thuis).leden}
    assert {bytes(rij[0]) for rij in nagevraagd(selwerd)} == leden
    assert {rij[1] for rij in nagevraagd(selwerd)} == {DOEL}
    if stad.op_server:
        server_rijen = opzoekingen(stad)
        assert [(aantal, uitkomst) for aantal, uitkomst in server_rijen] == [(2, "gevraagd"), (2, "gegeven")]


def test_that_too_many_questions_leave_the_rest_voorlopig_and_go_on_an_hour_later(
    stad: Stad, monkeypatch: pytest.MonkeyPatch
) -> None:
    selwerd, grens = stad.bureaus[0], 3
    monkeypatch.setattr(uitwisseling_regie, "PERSONEN_MAX", grens)
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
    centrum = deelname.open_eigen(selwerd)
    verloren = Verliest(centrum)
    try:
        uit = uitwisseling_regie.ronde(selwerd, deelname.deelnemer(selwerd), verloren)
    finally:
        centrum.sluit()
    assert uit.toegelaten
    assert verloren.gevraagd == 1
    assert stand(selwerd, thuis)[0] == "voorlopig"
    ronde(selwerd)
    assert stand(selwerd, thuis)[0] == "bevestigd"
    assert {claim[1] for claim in claims(selwerd)} == {1}


@pytest.mark.parametrize("beiden", [False, True])
def test_that_a_wrong_bsn_that_went_with_a_merge_is_given_back_and_the_right_one_asked(
    stad: Stad, *, beiden: bool
) -> None:
    selwerd = stad.bureaus[0]
    thuis = huis(selwerd, MOEDER)
    [fout] = [lid.persoon_id for lid in gezin.lees(selwerd, thuis).leden]
    goed = gezin.persoon(selwerd, "Eva", "1985-06-01", bsn=KIND)
    if beiden:  # she was in a casus by her other card too
        daar = gezin.gezin(selwerd, gezin.lid(goed, "ouder met gezag"))
        gezin.open_casus(selwerd, daar)
    ronde(selwerd)
    selwerd.doe(VoegPersonenSamen(blijft=goed, weg=fout, reden="dezelfde inwoner, typefout in het BSN"))
    for _ in range(3):
        stad.klok.verzet(MINUUT)
        ronde(selwerd)
    gevraagd = len(nagevraagd(selwerd))
    assert stand(selwerd, thuis)[0] == "bevestigd"
    ronde(selwerd)
    assert len(nagevraagd(selwerd)) == gevraagd  # and that is the end of it
    vinkhuizen = stad.erbij(VINKHUIZEN)
    van_fout, van_goed = huis(vinkhuizen, MOEDER, roepnamen=("Bo",)), huis(vinkhuizen, KIND)
    ronde(vinkhuizen)
    assert [stand(vinkhuizen, er)[0] for er in (van_fout, van_goed)] == ["bevestigd", "elders"]


def test_that_a_desk_that_does_not_let_go_of_a_person_holds_up_nobody_else(
    tmp_path: Path, klok: Klok, server: Server
) -> None:
    stad = stad_op_server(tmp_path, klok, server)
    try:
        selwerd = stad.maak(stadsbreed=True)
        vinkhuizen = stad.erbij(VINKHUIZEN)
        eerst = huis(selwerd, MOEDER)
        klok.verzet(1000)
        later = huis(selwerd, KIND, roepnamen=("Sam",))
        with psycopg.connect(deelname.adres(vinkhuizen), autocommit=True) as db:
            db.execute("SET idle_in_transaction_session_timeout = 0")  # which no desk can be kept from
            [nummer] = db.execute("SELECT wijdesk.vraag_claim(%s::text[])", ([MOEDER],)).fetchone() or (0,)
            with db.transaction(force_rollback=True):
                db.execute("SELECT wijdesk.claim(%s, %s::text[], 1, '{}'::bytea)", (nummer, [MOEDER]))
                assert ronde(selwerd).geweigerd is None
                assert [stand(selwerd, er)[0] for er in (eerst, later)] == ["voorlopig", "bevestigd"]
        ronde(selwerd)
        assert stand(selwerd, eerst)[0] == "bevestigd"
    finally:
        stad.sluit()


def test_that_a_casus_of_today_goes_before_those_that_wait_longer(
    tmp_path: Path, klok: Klok, goedkope_regie: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uitwisseling_regie, "PERSONEN_MAX", 3)
    stad = stad_in_map(tmp_path, klok)
    selwerd = stad.maak(stadsbreed=True)
    oud = [huis(selwerd, bsn) for bsn in eigen_bsns(4)]
    stad.klok.verzet(2 * DAG)
    nieuw = huis(selwerd, MOEDER)
    ronde(selwerd)
    assert stand(selwerd, nieuw)[0] == "bevestigd"
    assert [stand(selwerd, id_)[0] for id_ in oud] == ["bevestigd"] * 2 + ["voorlopig"] * 2
    stad.sluit()


def test_that_a_household_of_more_people_than_one_call_takes_holds_up_nobody(
    tmp_path: Path, klok: Klok, goedkope_regie: None
) -> None:
    stad = stad_in_map(tmp_path, klok)
    selwerd = stad.maak(stadsbreed=True)
    bsns = eigen_bsns(32)
    opvang = huis(selwerd, *bsns, roepnamen=tuple(f"Gast {nummer}" for nummer in range(len(bsns))))
    ander = huis(selwerd, MOEDER)
    ronde(selwerd)
    assert (stand(selwerd, opvang)[0], stand(selwerd, ander)[0]) == ("voorlopig", "bevestigd")
    ronde(selwerd)
    assert stand(selwerd, opvang)[0] == "bevestigd"
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
    tmp_path: Path, klok: Klok, goedkope_regie: None
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


def test_that_who_was_first_stays_first_when_the_centre_is_put_back_whoever_comes_first(
    tmp_path: Path, klok: Klok, goedkope_regie: None
) -> None:
    stad = stad_in_map(tmp_path, klok)
    selwerd, vinkhuizen = stad.maak(stadsbreed=True), stad.erbij(VINKHUIZEN)
    kopie = stad.map / "kopie"
    shutil.copytree(stad.map / "centrum", kopie)
    een, ander = huis(selwerd, MOEDER), huis(vinkhuizen, MOEDER)
    ronde(selwerd)
    ronde(vinkhuizen)
    shutil.rmtree(stad.map / "centrum")
    shutil.copytree(kopie, stad.map / "centrum")
    nieuwe_generatie(stad.waar)
    stad.klok.verzet(2 * DAG)
    for bureau in (vinkhuizen, vinkhuizen, selwerd, vinkhuizen):
        ronde(bureau)
    assert (stand(selwerd, een)[0], stand(vinkhuizen, ander)[0]) == ("bevestigd", "elders")
    stad.klok.verzet(DAG)
    ronde(vinkhuizen)
    assert stand(vinkhuizen, ander)[0] == "elders"
    assert winkel.rauw(vinkhuizen, "SELECT max(generatie) FROM regieclaim") == [(2,)]
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
        assert stad.log is not None
        bytes_ += [dump(stad), stad.log.read_bytes()]
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
    return [base64.b64decode(json.loads(pad.read_bytes().partition(b"\n")[0])["inhoud"]) for pad in claims_]


def dump(stad: Stad) -> bytes:
    """Every row of the database as text, and as the bytes it holds."""
    delen = []
    with psycopg.connect(stad.eigenaar) as db:
        tabellen = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'wijdesk'").fetchall()
        for (tabel,) in tabellen:
            for rij in db.execute(f'SELECT * FROM wijdesk."{tabel}"'.encode()).fetchall():
                delen += [een if isinstance(een, bytes) else repr(een).encode() for een in rij]
    return b"\n".join(delen)
