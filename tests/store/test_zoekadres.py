"""What a row has without its address is judged as the index itself judges it."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from wijdesk.store.zoekadres import voldoet

WOORDEN = st.lists(st.sampled_from(["njan", "njansen", "sjan", "h12", "h12b", "c9741ea", "d19800101"]), max_size=5)
TERMEN = st.sampled_from(["njan", "njan*", "sja*", "h12", "h12*", "c97*", "d1980*", "nx"])
EISEN = st.recursive(
    TERMEN,
    lambda deel: st.tuples(deel, st.sampled_from([" AND ", " OR "]), deel).map(lambda drie: f"({''.join(drie)})"),
    max_leaves=6,
)
REEKS = st.lists(EISEN, min_size=1, max_size=3)


@given(WOORDEN, REEKS, st.sampled_from([" AND ", " OR "]))
def test_that_it_judges_as_the_index_does(woorden: list[str], eisen: list[str], tussen: str) -> None:
    eis, regel = tussen.join(eisen), " ".join(woorden)
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE zoek USING fts5(woorden)")
    db.execute("INSERT INTO zoek VALUES (?)", (regel,))
    gevonden = bool(db.execute("SELECT 1 FROM zoek WHERE zoek MATCH ?", (eis,)).fetchall())
    db.close()
    assert voldoet(eis, regel) == gevonden
