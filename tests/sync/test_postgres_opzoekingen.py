"""Who asks the database whether a person has a regisseur is written down before the answer comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import errors as pg

from tests.sync.opstelling import InPostgres

Db = psycopg.Connection[tuple[Any, ...]]


@pytest.fixture
def gevuld(in_postgres: InPostgres) -> InPostgres:
    """A centre in which one person has a regisseur."""
    assert in_postgres.ga("a").claim(["999990056"], 1, b"selwerd").gegeven
    return in_postgres


@pytest.fixture
def balie(gevuld: InPostgres) -> Iterator[Db]:
    """A bare connection of desk A."""
    with psycopg.connect(gevuld.url("a"), autocommit=True) as db:
        yield db


def test_that_nobody_looks_a_person_up_and_takes_the_question_back(gevuld: InPostgres, balie: Db) -> None:
    vraag, claim = "SELECT wijdesk.vraag_claim('{999990056}')", "SELECT wijdesk.claim(%s, '{999990056}', 9, 'x')"
    with balie.transaction(force_rollback=True):
        nummer = balie.execute(vraag).fetchone()
        with pytest.raises(pg.InsufficientPrivilege):
            balie.execute(claim, nummer)
    with pytest.raises(pg.InsufficientPrivilege):
        balie.execute(claim, nummer)  # it was taken back
    with balie.transaction(force_rollback=True):
        with balie.transaction():
            nummer = balie.execute(vraag).fetchone()
        with pytest.raises(pg.InsufficientPrivilege):
            balie.execute(claim, nummer)  # a savepoint is the same transaction
    nummer = balie.execute(vraag).fetchone()
    with pytest.raises(pg.InsufficientPrivilege):
        balie.execute("SELECT wijdesk.claim(%s, '{999990020}', 9, 'x')", nummer)  # somebody else than was asked about
    with psycopg.connect(gevuld.url("b"), autocommit=True) as ander, pytest.raises(pg.InsufficientPrivilege):
        ander.execute(claim, nummer)
    telling = "SELECT count(*) FROM wijdesk.opzoeking WHERE uitkomst = 'gevraagd'"
    [(vooraf,)] = gevuld.server.voer_uit(telling, gevuld.databank)
    with balie.transaction(force_rollback=True):
        antwoord = balie.execute(claim, nummer).fetchone()
        assert antwoord is not None
        assert antwoord[0]["uitkomst"] == "geweigerd"
    assert gevuld.server.voer_uit(telling, gevuld.databank) == [(vooraf,)]
    assert vooraf == 2, "what was answered stays written down as asked"
