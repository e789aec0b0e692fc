"""The administrator's side of a centre in PostgreSQL, and coming in over a network with a certificate."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from tests.sync.opstelling import MERK, SELWERD, VINKHUIZEN, A, InPostgres, pseudoniem, segment
from tests.sync.server import Server
from tests.sync.tls import Deur, Uitgever
from wijdesk.errors import CentrumGeweigerd, GeenContact
from wijdesk.resources import lees_tekst
from wijdesk.sync.centra import beheer_van, maak_centrum, open_centrum
from wijdesk.sync.centrum import Geplaatst, Merk
from wijdesk.sync.postgres_verbinding import gegevens
from wijdesk.sync.regie import Inhoud


@pytest.mark.usefixtures("sjabloon")
def test_that_an_administrator_who_is_no_superuser_sets_up_and_runs_a_centre(server: Server) -> None:
    beheerder = f"beheerder_{server.nieuwe_naam()}"
    server.voer_uit(f"CREATE ROLE {beheerder} LOGIN CREATEROLE PASSWORD 'geheim'")
    # As whoever made these roles has them; on this server another centre made them.
    server.voer_uit(f"GRANT wd_eigenaar, wd_balie, wd_archief TO {beheerder} WITH ADMIN OPTION")
    databank = server.nieuwe_naam()
    server.voer_uit(f"CREATE DATABASE {databank} OWNER {beheerder}")
    waar = server.url(databank, beheerder, "geheim")
    assert maak_centrum(waar, MERK.centrum) == MERK
    beheer, rol = beheer_van(waar), f"balie_{server.nieuwe_naam()}"
    assert "sloten" in beheer.controle()[-1]
    bladzij = lees_tekst("handleiding/centrum-server.md")
    [opdracht] = re.findall(r"^DO \$\$.*?^END \$\$;$", bladzij, re.MULTILINE | re.DOTALL)
    server.voer_uit(opdracht, databank)
    assert "sloten" not in " ".join(beheer.controle())
    beheer.nodig_uit(rol, "ook-geheim")
    beheer.laat_toe(rol, [SELWERD], ketens=[(A, SELWERD)])
    beheer.zet_grens(1)
    balie = open_centrum(server.url(databank, rol, "ook-geheim"))
    assert balie.plaats(segment(A, 1, 2)) is Geplaatst.NIEUW
    assert balie.claim([pseudoniem(1)], 1, b"x").gegeven
    with pytest.raises(CentrumGeweigerd, match="te veel"):
        balie.claim([pseudoniem(2)], 1, b"x")
    assert beheer.nieuwe_generatie() == Merk(centrum=MERK.centrum, generatie=2)
    beheer.trek_in(rol)
    with pytest.raises((CentrumGeweigerd, GeenContact)):
        balie.plaats(segment(A, 3, 4))
    with pytest.raises(CentrumGeweigerd):
        open_centrum(server.url(databank, rol, "ook-geheim")).merk()
    balie.sluit()
    server.vergeet(databank)


def test_that_the_password_of_a_desk_is_not_written_down_by_the_server(in_postgres: InPostgres) -> None:
    in_postgres.server.voer_uit("ALTER SYSTEM SET log_statement = 'all'")
    in_postgres.server.voer_uit("SELECT pg_reload_conf()")
    rol = f"balie_{in_postgres.server.nieuwe_naam()}"
    in_postgres.beheer.nodig_uit(rol, "Zevenhuizen-Leek-12")
    in_postgres.beheer.laat_toe(rol, [SELWERD])
    url = in_postgres.server.url(in_postgres.databank, rol)
    balie = open_centrum(url, wachtwoord="Zevenhuizen-Leek-12")
    assert balie.merk() == MERK
    balie.sluit()
    in_postgres.server.voer_uit("ALTER SYSTEM RESET log_statement")
    in_postgres.server.voer_uit("SELECT pg_reload_conf()")
    gelogd = in_postgres.server.log.read_bytes()
    assert rol.encode() in gelogd
    assert b"Zevenhuizen" not in gelogd


def test_that_a_server_that_logs_everything_writes_down_no_bsn(server: Server) -> None:
    databank = server.nieuwe_databank()
    beheer = beheer_van(server.url(databank))
    beheer.maak(MERK.centrum)
    rol = f"balie_{server.nieuwe_naam()}"
    beheer.nodig_uit(rol, "geheim")
    beheer.laat_toe(rol, [SELWERD])
    for stand in ("= 'all'", "= DEFAULT"):
        server.voer_uit(f"ALTER SYSTEM SET log_statement {stand}")
        server.voer_uit("SELECT pg_reload_conf()")
        balie = open_centrum(server.url(databank, rol, "geheim"))
        assert balie.claim(["999990093"], 1, b"selwerd").gegeven
        balie.sluit()
    gelogd = server.log.read_bytes()
    assert b"wijdesk.vraag_claim($1::text[]" in gelogd
    assert b"999990093" not in gelogd
    server.vergeet(databank)


def test_that_an_administrator_hears_what_is_not_safe_about_a_server(server: Server, sjabloon: str) -> None:
    gehoord = beheer_van(server.url(sjabloon)).controle()
    assert [zin.split()[0:3] for zin in gehoord] == [["De", "server", "bewaart"], ["De", "server", "kan"]]
    elders = beheer_van(server.url("postgres")).controle()
    assert "BSN" in elders[0]
    assert "REVOKE ALL ON DATABASE" in elders[-2]
    assert "als superuser" in elders[-1]


def test_that_a_database_that_was_put_back_is_closed_again(server: Server, sjabloon: str, tmp_path: Path) -> None:
    databank, rol, weg = server.nieuwe_databank(sjabloon), f"balie_{server.nieuwe_naam()}", f"b_{server.nieuwe_naam()}"
    beheer = beheer_van(server.url(databank))
    for er in (rol, weg):
        beheer.nodig_uit(er, "geheim")
        beheer.laat_toe(er, [SELWERD])
    balie = open_centrum(server.url(databank, rol, "geheim"))
    assert balie.plaats(segment(A, 1, 2)) is Geplaatst.NIEUW
    balie.sluit()
    kopie = server.dump(databank, tmp_path / "kopie.dump")
    beheer.trek_in(weg)
    server.vergeet(databank)
    server.voer_uit(f"CREATE DATABASE {databank}")
    server.zet_terug(databank, kopie)  # not with --create: that keeps what belongs to the database itself
    assert "REVOKE ALL ON DATABASE" in " ".join(beheer.controle())
    assert beheer.nieuwe_generatie().generatie == 2
    assert "REVOKE ALL ON DATABASE" not in " ".join(beheer.controle())
    with psycopg.connect(server.url(databank, rol, "geheim"), autocommit=True) as db:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            db.execute("CREATE TEMP TABLE x (a int)")
        assert db.execute("SHOW log_parameter_max_length").fetchone() == ("0",)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            db.execute("SELECT pg_advisory_lock(1)")
    vreemd = f"v_{server.nieuwe_naam()}"
    server.voer_uit(f"CREATE ROLE {vreemd} LOGIN PASSWORD 'x'")
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(server.url(databank, vreemd, "x"))
    assert {er.rol: er.ingetrokken for er in beheer.toegang()} == {rol: False, weg: True}
    balie = open_centrum(server.url(databank, rol, "geheim"))
    assert balie.haal(segment(A, 1, 2).naam) == segment(A, 1, 2)
    assert balie.plaats(segment(A, 3, 4)) is Geplaatst.NIEUW
    balie.sluit()
    server.vergeet(databank)


def test_that_every_table_holds_also_its_owner_and_every_function_stands_by_itself(in_postgres: InPostgres) -> None:
    def vraag(sql: str) -> list[str]:
        return [rij[0] for rij in in_postgres.server.voer_uit(sql, in_postgres.databank)]

    hier = "relnamespace = 'wijdesk'::regnamespace AND relkind = 'r'"
    assert len(vraag(f"SELECT relname FROM pg_class WHERE {hier}")) == 11
    assert vraag(f"SELECT relname FROM pg_class WHERE {hier} AND NOT (relrowsecurity AND relforcerowsecurity)") == []
    functies = "SELECT proname FROM pg_proc WHERE pronamespace = 'wijdesk'::regnamespace"
    assert len(vraag(functies)) >= 8
    assert vraag(f"{functies} AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY(proconfig), false)") == []
    assert vraag(f"{functies} AND has_function_privilege('public', oid, 'EXECUTE')") == []
    assert vraag("SELECT rolname FROM pg_roles WHERE rolname LIKE 'wd\\_%' AND (rolcanlogin OR rolsuper)") == []


def test_that_a_wrong_password_is_a_refusal_and_not_a_line_that_is_down(in_postgres: InPostgres) -> None:
    in_postgres.url("a")
    url = in_postgres.server.url(in_postgres.databank, in_postgres.rollen["a"])
    with pytest.raises(CentrumGeweigerd) as fout:
        open_centrum(url, wachtwoord="geraden").merk()
    assert "geraden" not in f"{fout.value!r}"


def test_that_a_desk_comes_back_by_itself_after_its_connection_fell_away(in_postgres: InPostgres) -> None:
    a = in_postgres.ga("a")
    assert a.plaats(segment(A, 1, 1)) is Geplaatst.NIEUW
    in_postgres.server.voer_uit(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{in_postgres.rollen['a']}'"
    )
    with pytest.raises(GeenContact):
        a.plaats(segment(A, 2, 2))
    assert a.plaats(segment(A, 2, 2)) is Geplaatst.NIEUW


@pytest.fixture
def uitgever(tmp_path: Path) -> Uitgever:
    """Who signs the certificates of the organisation."""
    return Uitgever(tmp_path, "gemeente")


@pytest.fixture
def deur(in_postgres: InPostgres, uitgever: Uitgever) -> Iterator[Deur]:
    """The server, reached over TLS."""
    if sys.platform == "win32":
        pytest.skip("the door goes to a socket that Windows has not")
    deur = Deur(f"{in_postgres.server.host}/.s.PGSQL.{in_postgres.server.poort}", uitgever)
    yield deur
    deur.sluit()


def adres(in_postgres: InPostgres, deur: Deur, **tls: object) -> str:
    """Where desk A finds the server behind the door."""
    in_postgres.url("a")
    extra = "&".join(f"{naam}={waarde}" for naam, waarde in tls.items())
    return f"postgresql://{in_postgres.rollen['a']}:geheim@localhost:{deur.poort}/{in_postgres.databank}?{extra}"


def test_that_a_desk_comes_in_with_its_certificate(in_postgres: InPostgres, deur: Deur, uitgever: Uitgever) -> None:
    crt, key = uitgever.geef("balie_selwerd_1")
    waar = adres(in_postgres, deur, sslmode="verify-full", sslrootcert=uitgever.ca, sslcert=crt, sslkey=key)
    balie = open_centrum(waar)
    assert balie.plaats(segment(A, 1, 2)) is Geplaatst.NIEUW
    assert balie.haal(segment(A, 1, 2).naam) == segment(A, 1, 2)
    balie.sluit()
    assert ["balie_selwerd_1" in wie for wie in deur.binnen] == [True]


def test_that_without_the_right_certificate_neither_side_lets_the_other_in(
    in_postgres: InPostgres, deur: Deur, uitgever: Uitgever, tmp_path: Path
) -> None:
    vreemd = Uitgever(tmp_path, "vreemd")
    crt, key = uitgever.geef("balie_selwerd_1")
    vreemd_crt, vreemd_key = vreemd.geef("balie_selwerd_1")
    geen = tmp_path / "geen"
    for rootcert, cert, sleutel in (
        (uitgever.ca, geen, geen),
        (uitgever.ca, vreemd_crt, vreemd_key),
        (vreemd.ca, crt, key),
    ):
        tls = {"sslmode": "verify-full", "sslrootcert": rootcert, "sslcert": cert, "sslkey": sleutel}
        with pytest.raises((GeenContact, CentrumGeweigerd)):
            open_centrum(adres(in_postgres, deur, **tls)).merk()
    with pytest.raises((GeenContact, CentrumGeweigerd)):
        open_centrum(adres(in_postgres, deur, sslmode="disable")).merk()
    assert deur.binnen == []


# Where the server is -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("naam", ["PGHOST", "PGHOSTADDR", "PGSERVICE"])
def test_that_the_environment_names_no_other_server(
    in_postgres: InPostgres, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, naam: str
) -> None:
    services = tmp_path / "pg_service.conf"
    services.write_text("[elders]\nhost=192.0.2.1\nhostaddr=192.0.2.1\nsslmode=prefer\n")
    daar = in_postgres.url("a")
    with monkeypatch.context() as elders:
        elders.setenv("PGSERVICEFILE", str(services))
        elders.setenv(naam, "elders" if naam == "PGSERVICE" else "192.0.2.1")
        assert in_postgres.ga("a").merk() == MERK
        with psycopg.connect(gegevens(daar)) as db:
            assert db.info.host == in_postgres.server.host
        for waar in ("postgresql://u:p@/w?port=1", "postgresql://u:p@localhost/w?port=1"):
            with pytest.raises(psycopg.OperationalError) as fout:
                psycopg.connect(gegevens(waar))
            assert "192.0.2.1" not in str(fout.value)


def test_that_an_address_that_takes_the_rest_from_a_file_is_refused() -> None:
    with pytest.raises(CentrumGeweigerd):
        gegevens("postgresql:///w?service=stad")
    assert conninfo_to_dict(gegevens("postgresql://u@10.0.0.1/w"))["sslmode"] == "verify-full"
    assert conninfo_to_dict(gegevens("postgresql://u@localhost/w?hostaddr=10.0.0.1"))["sslmode"] == "verify-full"
    assert conninfo_to_dict(gegevens("postgresql://u@10.0.0.1/w?gssencmode=require"))["gssencmode"] == "disable"


def test_that_the_rules_of_an_older_database_follow_the_program(in_postgres: InPostgres) -> None:
    ons, hun = (Inhoud(team=team, regie=None, sinds="2026-03-03").als_bytes() for team in (SELWERD, VINKHUIZEN))
    assert not in_postgres.beheer.werk_bij(), "a new one has them"
    [claim] = re.findall(
        r"^CREATE (FUNCTION wijdesk\.claim\(.*?^END \$\$;$)", lees_tekst("centrum.sql"), re.MULTILINE | re.DOTALL
    )
    zonder = claim.replace(
        "IF NOT coalesce(wijdesk.zegt_team(tekst)", "IF false AND NOT coalesce(wijdesk.zegt_team(tekst)"
    )
    assert zonder != claim
    in_postgres.server.voer_uit(f"SET ROLE wd_eigenaar; CREATE OR REPLACE {zonder}", in_postgres.databank)
    a, v = in_postgres.ga("a"), in_postgres.ga("v")
    assert a.claim([pseudoniem(1)], 1, hun).gegeven, "this database holds to less"
    assert in_postgres.beheer.werk_bij()
    assert not in_postgres.beheer.werk_bij()
    with pytest.raises(CentrumGeweigerd):
        a.claim([pseudoniem(2)], 1, hun)
    assert a.claim([pseudoniem(2)], 1, ons).gegeven
    assert v.claim([pseudoniem(1)], 1, hun).gegeven, "what stood there stays"


def test_that_rules_a_database_never_had_come_with_their_rights(in_postgres: InPostgres) -> None:
    in_postgres.server.voer_uit("DROP FUNCTION wijdesk.claim(bigint, text[], integer, bytea)", in_postgres.databank)
    in_postgres.server.voer_uit("DROP FUNCTION wijdesk.zegt_team(bytea)", in_postgres.databank)
    assert in_postgres.beheer.werk_bij()
    ons = Inhoud(team=SELWERD, regie=None, sinds="2026-03-03").als_bytes()
    assert in_postgres.ga("a").claim([pseudoniem(1)], 1, ons).gegeven
