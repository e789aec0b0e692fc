"""What the database itself allows a desk to hang up for another team, with the desk's own role."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors as pg

from tests.sync.opstelling import SELWERD, VINKHUIZEN, InPostgres
from wijdesk.errors import CentrumGeweigerd
from wijdesk.sync.overdracht import SOORT, naam


def test_that_a_desk_that_writes_hangs_a_move_which_stays_as_it_is(in_postgres: InPostgres) -> None:
    een, ander = in_postgres.ga("a"), in_postgres.ga("v")
    een.hang_op(SOORT, naam(VINKHUIZEN, 1), b"dossier")
    assert ander.papier(SOORT, naam(VINKHUIZEN, 1)) == b"dossier"
    with psycopg.connect(in_postgres.url("v"), autocommit=True) as db:
        for poging in (
            "UPDATE wijdesk.papier SET inhoud = ''",
            "DELETE FROM wijdesk.papier WHERE soort = 'overdracht'",
            "INSERT INTO wijdesk.papier (soort, naam, inhoud, rol) VALUES ('overdracht', '2', '', 'postgres')",
        ):
            with pytest.raises(pg.InsufficientPrivilege):
                db.execute(poging.encode())


@pytest.mark.parametrize("hoe", ["leest", "is ingetrokken"])
def test_that_a_desk_that_does_not_write_hangs_none(in_postgres: InPostgres, hoe: str) -> None:
    in_postgres.url("a")
    zet = "schrijven = false" if hoe == "leest" else "ingetrokken = now()"
    wie = in_postgres.rollen["a"]
    in_postgres.server.voer_uit(f"UPDATE wijdesk.toestel SET {zet} WHERE rol = '{wie}'", in_postgres.databank)
    with pytest.raises(CentrumGeweigerd):
        in_postgres.ga("a").hang_op(SOORT, naam(VINKHUIZEN, 1), b"dossier")
    assert in_postgres.ga("v").papieren(SOORT) == []


def test_that_a_desk_hangs_no_more_than_a_thousand_a_day_and_may_still_ask_to_be_let_in(
    in_postgres: InPostgres,
) -> None:
    een = in_postgres.ga("a")
    wat = "SELECT 'overdracht', 'x-' || n, '' FROM generate_series(1, 1000) n"
    with psycopg.connect(in_postgres.url("a"), autocommit=True) as db:
        db.execute(f"INSERT INTO wijdesk.papier (soort, naam, inhoud) {wat}".encode())
    with pytest.raises(CentrumGeweigerd):
        een.hang_op(SOORT, naam(SELWERD, 1), b"dossier")
    een.hang_op("aanvraag", "ab" * 16, b"papier")
    assert een.papier("aanvraag", "ab" * 16) == b"papier"
