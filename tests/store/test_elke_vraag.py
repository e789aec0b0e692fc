"""What is asked of the store beside every question must not grow with what is in it."""

from __future__ import annotations

import re

import pytest

from wijdesk.app.bureau import Bureau
from wijdesk.store import elders, wijzers

GROEIT = {"huishouden", "persoon", "contact", "vraag", "mutatie", "keten"}
"""Tables that get a row for everybody who comes: never walked from end to end."""


class Meelezer:
    """A connection that keeps what was asked."""

    def __init__(self, verbinding: object) -> None:
        self._verbinding = verbinding
        self.gevraagd: list[str] = []

    def execute(self, sql: str, params: object = ()) -> object:
        self.gevraagd.append(sql)
        return self._verbinding.execute(sql, params)  # type: ignore[attr-defined]


@pytest.mark.parametrize("analyze", [False, True], ids=["without statistics", "with statistics"])
def test_that_no_table_that_grows_is_walked_at_every_question(bureau: Bureau, analyze: bool) -> None:
    db = bureau.eigen_verbinding()
    try:
        if analyze:
            db.execute("ANALYZE")
        lezer = Meelezer(db)
        wijzers.wijzers(lezer)
        elders.dichte(lambda sql, params: lezer.execute(sql, params).fetchall())  # type: ignore[attr-defined]
        assert lezer.gevraagd
        for sql in lezer.gevraagd:
            namen = dict(re.findall(r"(?:FROM|JOIN) (\w+) (?:AS )?(\w+)", sql))
            per_alias = {alias: tabel for tabel, alias in namen.items()} | {tabel: tabel for tabel in namen}
            for *_, stap in db.execute(f"EXPLAIN QUERY PLAN {sql}"):
                gelopen = re.match(r"SCAN (\w+)(?! USING COVERING| VIRTUAL)", stap)
                assert gelopen is None or per_alias.get(gelopen[1], gelopen[1]) not in GROEIT, f"{stap}: {sql}"
    finally:
        db.close()
