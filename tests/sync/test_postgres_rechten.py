"""What a desk may not do, PostgreSQL itself refuses: tried with the role of a desk and nothing of ours in between."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import errors as pg

from tests.sync.opstelling import SELWERD, VINKHUIZEN, A, B, InPostgres, V, pseudoniem, segment
from wijdesk.errors import AnderCentrum, CentrumGeweigerd, GeenContact
from wijdesk.sync.centrum import Geplaatst, Merk
from wijdesk.sync.postgres import PLAATS, PostgresCentrum

Db = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def gevuld(in_postgres: InPostgres) -> InPostgres:
    """A centre with something of every kind in it."""
    in_postgres.ga("a").plaats(segment(A, 1, 5))
    in_postgres.ga("b").plaats(segment(B, 1, 3))
    in_postgres.ga("v").plaats(segment(V, 1, 2, team=VINKHUIZEN))
    in_postgres.ga("a").claim(["999990019"], 1, b"selwerd")
    in_postgres.ga("beheer").hang_op("rooster", "1", b"x")
    return in_postgres


@pytest.fixture
def balie(gevuld: InPostgres) -> Iterator[Db]:
    """A bare connection of desk A."""
    with psycopg.connect(gevuld.url("a"), autocommit=True) as db:
        yield db


def inhoud(opstelling: InPostgres) -> list[Any]:
    """Everything the centre keeps, as the superuser sees it."""
    tabellen = ("merk", "instelling", "sleutel", "toestel", "keten", "segment", "papier", "regie", "slot", "vernietigd")
    return [
        sorted(opstelling.server.voer_uit(f"SELECT * FROM wijdesk.{tabel}", opstelling.databank), key=repr)
        for tabel in tabellen
    ]


GEWEIGERD = [
    "UPDATE wijdesk.segment SET lichaam = ''",
    "UPDATE wijdesk.segment SET zegel = 'x' WHERE balie = decode('{a}', 'hex')",
    "UPDATE wijdesk.papier SET inhoud = ''",
    "UPDATE wijdesk.merk SET generatie = 9",
    "DELETE FROM wijdesk.segment",
    "DELETE FROM wijdesk.papier",
    "DELETE FROM wijdesk.keten",
    "TRUNCATE wijdesk.segment",
    "TRUNCATE wijdesk.papier",
    "TRUNCATE wijdesk.segment, wijdesk.keten CASCADE",
    "INSERT INTO wijdesk.keten VALUES (decode('{b}', 'hex'), decode('{selwerd}', 'hex'), 'ik')",
    "INSERT INTO wijdesk.toestel (rol, teams) VALUES (session_user, '{{}}')",
    "UPDATE wijdesk.toestel SET beheer = true",
    "INSERT INTO wijdesk.regie VALUES ('\\x00', 1, '\\x00', now())",
    "DELETE FROM wijdesk.regie",
    "DELETE FROM wijdesk.opzoeking",
    "INSERT INTO wijdesk.papier (soort, naam, inhoud) VALUES ('rooster', '2', '\\x00')",
    "INSERT INTO wijdesk.papier (soort, naam, inhoud) VALUES ('epoch', '2', '\\x00')",
    "INSERT INTO wijdesk.papier (soort, naam, inhoud, sinds) VALUES ('aanvraag', '2', '\\x00', now())",
    "SELECT * FROM wijdesk.sleutel",
    "SELECT * FROM wijdesk.regie",
    "SELECT * FROM wijdesk.toestel",
    "SELECT * FROM wijdesk.opzoeking",
    "SELECT * FROM wijdesk.instelling",
    "SELECT * FROM wijdesk.vernietigd",
    "SELECT wijdesk.pseudoniem('iemand')",
    "SELECT wijdesk.vernietig(decode('{a}', 'hex'), 1, '', '')",
    "SET ROLE wd_eigenaar",
    "SET ROLE wd_archief",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION postgres",
    "ALTER TABLE wijdesk.segment DISABLE TRIGGER ALL",
    "ALTER TABLE wijdesk.segment DISABLE ROW LEVEL SECURITY",
    "DROP TRIGGER volgt ON wijdesk.segment",
    "DROP TABLE wijdesk.segment",
    "CREATE TABLE wijdesk.van_mij (x int)",
    "CREATE TABLE public.van_mij (x int)",
    "CREATE OR REPLACE FUNCTION wijdesk.actief() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "SET session_replication_role = replica",
    "GRANT wd_eigenaar TO session_user",
    "ALTER ROLE wd_balie BYPASSRLS",
    "COPY wijdesk.segment FROM PROGRAM 'true'",
    "CREATE ROLE van_mij",
    "SELECT pg_advisory_lock(1, 2)",
    "SELECT pg_advisory_xact_lock(1)",
    "SELECT pg_try_advisory_lock_shared(1)",
    "SELECT lo_create(0)",
    "SELECT lo_from_bytea(0, '\\x00')",
    "SELECT * FROM wijdesk.slot",
    "INSERT INTO wijdesk.slot VALUES ('\\x00')",
    "SELECT wijdesk.grendel('\\x00')",
    "SELECT * FROM wijdesk.keten FOR UPDATE",
    "SELECT * FROM wijdesk.keten FOR KEY SHARE",
    "SELECT * FROM wijdesk.merk FOR SHARE",
    "DO $$ BEGIN LOCK TABLE wijdesk.keten IN ROW EXCLUSIVE MODE; END $$",
    "DO $$ BEGIN LOCK TABLE wijdesk.segment IN SHARE MODE; END $$",
]


def test_that_a_desk_is_refused_by_the_database_itself(gevuld: InPostgres, balie: Db) -> None:
    vooraf = inhoud(gevuld)
    anders = {}
    for poging in GEWEIGERD:
        try:
            balie.execute(poging.format(a=A.hex(), b=B.hex(), selwerd=SELWERD.hex()).encode())
        except pg.InsufficientPrivilege:
            continue
        except psycopg.Error as fout:
            anders[poging] = repr(fout)
        else:
            anders[poging] = "done"
    assert not anders
    assert inhoud(gevuld) == vooraf


def test_that_what_does_not_follow_or_is_not_ones_own_is_refused(balie: Db) -> None:
    for (team, keten, van, tot), fout in (
        ((SELWERD, A, 7, 8), pg.CheckViolation),  # a gap
        ((SELWERD, A, 1, 5), pg.CheckViolation),  # once more
        ((SELWERD, A, 5, 6), pg.CheckViolation),  # over the end
        ((SELWERD, A, 6, 5), pg.CheckViolation),  # backwards
        ((SELWERD, A, 6, 10_006), pg.CheckViolation),  # too long
        ((SELWERD, B, 4, 4), pg.InsufficientPrivilege),  # in the name of another desk
        ((SELWERD, V, 1, 1), pg.InsufficientPrivilege),  # a chain of another team, put in ours
        ((VINKHUIZEN, V, 3, 3), pg.InsufficientPrivilege),  # into another team
        ((VINKHUIZEN, A, 6, 6), pg.InsufficientPrivilege),  # our chain into another team
        ((b"kort", A, 6, 6), pg.InsufficientPrivilege),
        ((SELWERD, b"kort", 1, 1), pg.CheckViolation),
    ):
        with pytest.raises(fout):
            balie.execute(PLAATS, (team, keten, van, tot, b"x", "z"))
    assert balie.execute("SELECT count(*) FROM wijdesk.segment").fetchall() == [(2,)]


def test_that_rows_of_another_team_are_not_there_for_a_desk(balie: Db) -> None:
    assert balie.execute("SELECT DISTINCT team FROM wijdesk.segment").fetchall() == [(SELWERD,)]
    assert balie.execute("SELECT DISTINCT team FROM wijdesk.keten").fetchall() == [(SELWERD,)]
    telling = "SELECT count(*) FROM wijdesk.segment WHERE team = %s"
    assert balie.execute(telling, (VINKHUIZEN,)).fetchone() == (0,)


def test_that_a_function_of_ones_own_sees_no_rows_either(balie: Db) -> None:
    # A cheap function in a condition is tried on rows before the policy only when it is known not to leak.
    balie.execute(
        "CREATE FUNCTION pg_temp.kijk(b bytea) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS "
        "$$ BEGIN RAISE EXCEPTION 'seen %', encode(b, 'hex'); END $$"
    )
    with pytest.raises(pg.Error) as gezien:
        balie.execute("SELECT * FROM wijdesk.segment WHERE pg_temp.kijk(team)")
    assert VINKHUIZEN.hex() not in str(gezien.value)


@pytest.mark.parametrize("niveau", ["REPEATABLE READ", "SERIALIZABLE"])
def test_that_an_older_view_of_the_chain_is_no_way_to_a_gap(balie: Db, niveau: str) -> None:
    balie.execute(f"SET default_transaction_isolation = '{niveau.lower()}'".encode())
    with pytest.raises(pg.FeatureNotSupported):
        balie.execute(PLAATS, (SELWERD, A, 6, 6, b"x", "z"))
    with pytest.raises(pg.FeatureNotSupported):
        balie.execute("SELECT wijdesk.vraag_claim('{x}')")


def test_that_a_desk_that_may_only_read_neither_writes_nor_claims(in_postgres: InPostgres) -> None:
    in_postgres.ga("a").plaats(segment(A, 1, 5))
    lezer = in_postgres.ga("b")
    in_postgres.beheer.laat_toe(in_postgres.rollen["b"], [SELWERD], schrijven=False)
    assert len(lezer.lijst(SELWERD, {})) == 1
    with pytest.raises(CentrumGeweigerd):
        lezer.plaats(segment(B, 1, 1))
    with pytest.raises(CentrumGeweigerd):
        lezer.claim([pseudoniem(1)], 1, b"x")


def test_that_a_desk_that_was_only_invited_asks_and_reads_the_board_and_nothing_else(in_postgres: InPostgres) -> None:
    in_postgres.ga("a").plaats(segment(A, 1, 5))
    in_postgres.ga("beheer").hang_op("rooster", "1", b"r")
    rol = f"balie_{in_postgres.server.nieuwe_naam()}"
    in_postgres.beheer.nodig_uit(rol, "geheim")
    nieuw = PostgresCentrum(in_postgres.server.url(in_postgres.databank, rol, "geheim"))
    in_postgres.open_handen.append(nieuw)
    assert nieuw.papier("rooster", "1") == b"r"
    assert nieuw.hang_op("aanvraag", "ff", b"a") is Geplaatst.NIEUW
    assert nieuw.lijst(SELWERD, {}) == []
    with pytest.raises(CentrumGeweigerd):
        nieuw.plaats(segment(B, 1, 1))
    with pytest.raises(CentrumGeweigerd):
        nieuw.claim([pseudoniem(1)], 1, b"x")


def test_that_a_desk_does_not_fill_the_board(in_postgres: InPostgres) -> None:
    a = in_postgres.ga("a")
    with pytest.raises(CentrumGeweigerd):
        a.hang_op("aanvraag", "ff", bytes(65_537))
    for nr in range(100):
        assert a.hang_op("aanvraag", f"{nr}", b"x") is Geplaatst.NIEUW
    with pytest.raises(CentrumGeweigerd):
        a.hang_op("aanvraag", "100", b"x")
    assert in_postgres.ga("b").hang_op("aanvraag", "100", b"x") is Geplaatst.NIEUW


def test_that_a_chain_kept_for_a_desk_cannot_be_begun_by_another(in_postgres: InPostgres) -> None:
    b, a = in_postgres.ga("b"), in_postgres.ga("a")
    in_postgres.beheer.laat_toe(in_postgres.rollen["a"], [SELWERD], ketens=[(A, SELWERD)])
    with pytest.raises(CentrumGeweigerd):
        b.plaats(segment(A, 1, 1))
    assert a.plaats(segment(A, 1, 1)) is Geplaatst.NIEUW


def test_that_a_chain_that_hangs_on_the_board_is_begun_by_whoever_hung_it_there(in_postgres: InPostgres) -> None:
    b, a = in_postgres.ga("b"), in_postgres.ga("a")
    assert a.hang_op("aanvraag", A.hex(), b"x") is Geplaatst.NIEUW
    with pytest.raises(CentrumGeweigerd):
        b.plaats(segment(A, 1, 1))
    assert a.plaats(segment(A, 1, 1)) is Geplaatst.NIEUW
    with pytest.raises(CentrumGeweigerd):
        b.plaats(segment(A, 2, 2))


def test_that_a_colleague_who_keeps_a_transaction_open_stops_nobody(gevuld: InPostgres, balie: Db) -> None:
    b = gevuld.ga("b")
    with balie.transaction():
        balie.execute(PLAATS, (SELWERD, A, 6, 6, b"x", "z"))
        balie.execute("SELECT wijdesk.vraag_claim('{999990020}')")
        assert b.plaats(segment(B, 4, 4)) is Geplaatst.NIEUW
        assert b.claim(["999990032"], 1, b"selwerd").gegeven
        gevuld.beheer.laat_toe(gevuld.rollen["a"], [SELWERD])
    assert gevuld.ga("a").lijst(SELWERD, {})[-1].tot == 4


# Withdrawn -----------------------------------------------------------------------------------------------------------


def test_that_a_withdrawn_desk_is_put_out_and_does_not_come_in_again(gevuld: InPostgres) -> None:
    a = gevuld.ga("a")
    assert a.tijd()
    gevuld.beheer.trek_in(gevuld.rollen["a"])
    for poging in (a.merk, lambda: a.lijst(SELWERD, {}), lambda: a.plaats(segment(A, 6, 6)), a.tijd):
        with pytest.raises((GeenContact, CentrumGeweigerd)):
            poging()
    with pytest.raises(CentrumGeweigerd):
        gevuld.ga("a").merk()
    gevuld.beheer.trek_in(gevuld.rollen["a"])  # again: it stays closed
    with pytest.raises(CentrumGeweigerd):
        gevuld.beheer.laat_toe(gevuld.rollen["a"], [SELWERD])
    with pytest.raises(CentrumGeweigerd):
        gevuld.beheer.nodig_uit(gevuld.rollen["a"], "geheim")


def test_that_a_withdrawn_desk_that_is_still_connected_reads_and_writes_nothing(gevuld: InPostgres, balie: Db) -> None:
    gevuld.server.voer_uit(
        f"UPDATE wijdesk.toestel SET ingetrokken = now() WHERE rol = '{gevuld.rollen['a']}'", gevuld.databank
    )
    for tabel in ("segment", "keten", "papier", "merk"):
        assert balie.execute(f"SELECT count(*) FROM wijdesk.{tabel}".encode()).fetchone() == (0,)
    with pytest.raises(pg.InsufficientPrivilege):
        balie.execute(PLAATS, (SELWERD, A, 6, 6, b"x", "z"))
    with pytest.raises(pg.InsufficientPrivilege):
        balie.execute("SELECT wijdesk.vraag_claim('{x}')")
    with pytest.raises(pg.InsufficientPrivilege):
        balie.execute("INSERT INTO wijdesk.papier (soort, naam, inhoud) VALUES ('aanvraag', '2', '')")
    with pytest.raises(CentrumGeweigerd):
        gevuld.ga("a").merk()


# Owner and archive ---------------------------------------------------------------------------------------------------


def test_that_the_owner_changes_no_segment_unless_it_switches_the_guard_off(gevuld: InPostgres) -> None:
    with psycopg.connect(gevuld.server.url(gevuld.databank), autocommit=True) as db:
        db.execute("SET ROLE wd_eigenaar")
        assert db.execute("UPDATE wijdesk.segment SET zegel = 'x'").rowcount == 0
        assert db.execute("DELETE FROM wijdesk.segment").rowcount == 0
        with pytest.raises(pg.InsufficientPrivilege):
            db.execute("TRUNCATE wijdesk.segment")
        db.execute("RESET ROLE")
        for poging in ("UPDATE wijdesk.segment SET zegel = 'x'", "DELETE FROM wijdesk.segment"):
            with pytest.raises(pg.InsufficientPrivilege):
                db.execute(poging.encode())


def test_that_the_archive_redacts_a_segment_and_it_is_written_down(gevuld: InPostgres) -> None:
    rol = f"archief_{gevuld.server.nieuwe_naam()}"
    gevuld.server.voer_uit(f"CREATE ROLE {rol} LOGIN PASSWORD 'geheim' IN ROLE wd_archief; ", gevuld.databank)
    gevuld.server.voer_uit(f"GRANT CONNECT ON DATABASE {gevuld.databank} TO {rol}")
    with psycopg.connect(gevuld.server.url(gevuld.databank, rol, "geheim"), autocommit=True) as db:
        db.execute("SELECT wijdesk.vernietig(%s::bytea, 1, 'leeg', 'nieuw zegel')", (A,))
        for poging in (
            "UPDATE wijdesk.segment SET van = 9",
            "DELETE FROM wijdesk.segment",
            "TRUNCATE wijdesk.segment",
            "SELECT * FROM wijdesk.sleutel",
        ):
            with pytest.raises(pg.InsufficientPrivilege):
                db.execute(poging.encode())
    gelezen = gevuld.ga("b").haal(segment(A, 1, 5).naam)
    assert (gelezen.lichaam, gelezen.zegel) == (b"leeg", "nieuw zegel")
    register = gevuld.server.voer_uit("SELECT balie, van, oud, nieuw, wie FROM wijdesk.vernietigd", gevuld.databank)
    oud, nieuw = (hashlib.sha256(er).digest() for er in (segment(A, 1, 5).lichaam, b"leeg"))
    assert register == [(A, 1, oud, nieuw, rol)]


def test_that_a_new_generatie_is_told_to_every_desk(gevuld: InPostgres) -> None:
    a = gevuld.ga("a")
    assert a.merk().generatie == 1
    assert gevuld.beheer.nieuwe_generatie() == Merk(centrum=a.merk().centrum, generatie=2)
    assert a.merk().generatie == 2


@pytest.mark.parametrize(
    "rol", ["", "A", "wd_eigenaar", "postgres", "pg_monitor", "x; DROP TABLE", "é_balie", "a" * 70]
)
def test_that_a_desk_gets_no_name_that_means_something_else(in_postgres: InPostgres, rol: str) -> None:
    with pytest.raises(CentrumGeweigerd):
        in_postgres.beheer.nodig_uit(rol, "x")
    with pytest.raises(CentrumGeweigerd):
        in_postgres.beheer.trek_in(rol)


def test_that_a_database_without_a_centre_is_another_place_and_never_empty(in_postgres: InPostgres) -> None:
    leeg = in_postgres.server.nieuwe_databank()
    centrum = PostgresCentrum(in_postgres.server.url(leeg))
    in_postgres.open_handen.append(centrum)
    for vraag in (centrum.merk, lambda: centrum.lijst(SELWERD, {}), lambda: centrum.plaats(segment(A, 1, 1))):
        with pytest.raises(AnderCentrum):
            vraag()


# Who was looked up ---------------------------------------------------------------------------------------------------


def test_that_a_pseudonym_is_the_hmac_that_everybody_knows(gevuld: InPostgres) -> None:
    [(binnen,)] = gevuld.server.voer_uit("SELECT binnen FROM wijdesk.sleutel", gevuld.databank)
    sleutel = bytes(byte ^ 0x36 for byte in binnen)
    assert sleutel[32:] == bytes(32)
    assert len(set(sleutel[:32])) > 10
    verwacht = hmac.new(sleutel[:32], b"999990019", hashlib.sha256).digest()
    assert gevuld.server.voer_uit("SELECT DISTINCT pseudoniem FROM wijdesk.regie", gevuld.databank) == [(verwacht,)]


def test_that_a_bsn_stands_nowhere_in_the_database_or_its_log(gevuld: InPostgres) -> None:
    a = gevuld.ga("a")
    with pytest.raises(CentrumGeweigerd):
        a.claim(["999990019"] * 70 + [f"99999{nr:04}" for nr in range(70)], 1, b"x")
    with psycopg.connect(gevuld.url("a"), autocommit=True) as db, pytest.raises(pg.CheckViolation):
        db.execute("SELECT wijdesk.claim(1, %s, 1, %s)", (["999990019"], bytes(5000)))
    gevuld.server.voer_uit("CHECKPOINT")
    bestanden = [pad for pad in gevuld.server.data.rglob("*") if pad.is_file()] + [gevuld.server.log]
    assert len(bestanden) > 500
    assert not [pad.name for pad in bestanden if b"999990019" in _inhoud(pad)]


def _inhoud(pad: Path) -> bytes:
    """What stands in a file; the server takes files of its own away while they are walked along."""
    try:
        return pad.read_bytes()
    except FileNotFoundError:
        return b""


def test_that_the_sixty_first_person_within_an_hour_is_refused_and_every_look_is_written_down(
    in_postgres: InPostgres,
) -> None:
    a, b = in_postgres.ga("a"), in_postgres.ga("b")
    for nr in range(30):
        assert a.claim([f"{nr}", f"{nr}-kind"], 1, b"selwerd").gegeven
    with pytest.raises(CentrumGeweigerd, match="te veel"):
        a.claim(["31"], 1, b"selwerd")
    with pytest.raises(CentrumGeweigerd, match="te veel"):
        a.claim(["1"], 1, b"selwerd")
    assert not b.claim(["1"], 1, b"vinkhuizen").gegeven, "another desk has its own count"
    vraag = "SELECT uitkomst, count(*), sum(array_length(pseudoniemen, 1)) FROM wijdesk.opzoeking GROUP BY 1 ORDER BY 1"
    geteld = in_postgres.server.voer_uit(vraag, in_postgres.databank)
    assert geteld == [("gegeven", 30, 60), ("gevraagd", 31, 61), ("geweigerd", 1, 1), ("te vaak", 2, 2)]
    een_uur_later = (
        "ALTER TABLE wijdesk.opzoeking DISABLE TRIGGER ALL; UPDATE wijdesk.opzoeking SET op = op - interval '1 hour'"
    )
    in_postgres.server.voer_uit(een_uur_later, in_postgres.databank)
    assert a.claim(["31"], 1, b"selwerd").gegeven
