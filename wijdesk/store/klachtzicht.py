"""For whom a klacht is there: who keeps the register, who deals with it, and whom it is about once it was shared.

Whom a klacht is about does not see it before that, whatever their rights: not the row, its steps, its journal, its
counts in a list, the line of the log that says somebody opened it, nor the vraag at the desk it came from. On a reading
connection that goes by views (`store.zicht`), so that no list or search has to know; an operation asks `is_er`. Figures
of the organisation count each klacht for everybody, and name nobody. No SQLAlchemy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from wijdesk.models.values import Id
from wijdesk.store.lezer import Lezer

Rijen = Callable[[str, Any], list[Any]]
"""Carries out a query with parameters and gives all rows."""
RECHT = "klacht"
"""The right of who keeps the register: every klacht but the own."""

_BETROKKEN = (
    "EXISTS (SELECT 1 FROM main.klachtbetrokkene b WHERE b.klachtdossier_id = d.id AND b.medewerker_id = :wie "
    "AND b.status = 'actief' AND b.gedeeld_op {})"
)
_OVER_MIJ, _GEDEELD = _BETROKKEN.format("= ''"), _BETROKKEN.format("<> ''")
_GENOEMD = f"(d.behandelaar_id IS :wie OR {_GEDEELD})"
_NIET = (
    f"SELECT d.id, d.klacht_id, d.vraag_id, d.persoon_id, {_OVER_MIJ} FROM main.klachtdossier d "
    f"WHERE {_OVER_MIJ} OR NOT (:alle OR {_GENOEMD})"
)
_KINDEREN = (
    "INSERT OR IGNORE INTO temp.geenklacht SELECT x.id FROM temp.geenklacht g CROSS JOIN main.{} x "
    "ON x.klachtdossier_id = g.id"
)
_CONTACT = (
    "INSERT OR IGNORE INTO temp.geenklacht SELECT v.contact_id FROM temp.geenklacht g CROSS JOIN main.vraag v "
    "ON v.id = g.id WHERE NOT EXISTS (SELECT 1 FROM main.vraag a "
    "WHERE a.contact_id = v.contact_id AND a.status = 'actief' AND a.id NOT IN (SELECT id FROM temp.geenklacht))"
)
"""A contact of which nothing is left to see."""
_WERK = (
    "INSERT OR IGNORE INTO temp.geenklacht SELECT w.id FROM temp.geenklacht g CROSS JOIN main.werk w "
    "ON w.vraag_id = g.id"
)
_EIGEN = "t.id NOT IN (SELECT id FROM temp.geenklacht)"
_RIJ = "t.rij NOT IN (SELECT id FROM temp.geenklacht)"
EISEN: dict[str, str] = {
    **dict.fromkeys(("klacht", "klachtdossier", "klachtbetrokkene", "klachtstap", "vraag", "contact", "werk"), _EIGEN),
    **dict.fromkeys(("mutatie", "verschil", "ingehouden"), _RIJ),
    "toegang": "NOT (t.wat LIKE 'Klacht %' AND t.persoon_id IN (SELECT id FROM temp.klager))",
}
"""Table → what its rows must meet to be there, after `vul` found any that are not."""
_IS_ER = f"SELECT 1 FROM klachtdossier d WHERE d.id = :id AND NOT {_OVER_MIJ} AND (:alle OR {_GENOEMD})"


def vul(verbinding: Any, *, medewerker_id: Id, rechten: frozenset[str]) -> bool:
    """Fill this connection's own table of what is not there for them; answers whether there is any."""
    invoer = {"wie": medewerker_id, "alle": RECHT in rechten}
    rijen = verbinding.execute(_NIET, invoer).fetchall()
    if not rijen:
        return False
    for tabel in ("geenklacht", "klager"):
        verbinding.execute(f"CREATE TEMP TABLE IF NOT EXISTS {tabel} (id BLOB PRIMARY KEY) WITHOUT ROWID")
        verbinding.execute(f"DELETE FROM temp.{tabel}")
    for dossier, klacht, vraag, persoon, over_mij in rijen:
        weg = (dossier, klacht, *((vraag,) if over_mij else ()))
        verbinding.executemany(
            "INSERT OR IGNORE INTO temp.geenklacht VALUES (?)", [(id_,) for id_ in weg if id_ is not None]
        )
        if over_mij and persoon is not None:
            verbinding.execute("INSERT OR IGNORE INTO temp.klager VALUES (?)", (persoon,))
    for tabel in ("klachtbetrokkene", "klachtstap"):
        verbinding.execute(_KINDEREN.format(tabel))
    verbinding.execute(_WERK)
    verbinding.execute(_CONTACT)
    return True


def is_er(verbinding: Any, id_: Id, *, medewerker_id: Id, rechten: frozenset[str]) -> bool:
    """Whether a klacht is there for somebody, for whoever writes and so passes no view."""
    invoer = {"id": id_, "wie": medewerker_id, "alle": RECHT in rechten}
    return verbinding.execute(_IS_ER, invoer).fetchone() is not None


def van_lezer(lezer: Lezer) -> frozenset[bytes]:
    """The counted rows whose klacht is not there for whoever asks, for a list behind a figure: that passes no view."""
    invoer: Any = {"wie": lezer.medewerker_id, "alle": lezer.mag(RECHT)}
    return frozenset(rij[1] for rij in lezer.rows(_NIET, invoer))


def gaat_over(rijen: Rijen, ids: Iterable[Id], medewerker_id: Id) -> bool:
    """Whether one of these klachten is about somebody; shared or not: notes and addresses are not for them."""
    vraag = f"SELECT 1 FROM main.klachtdossier d WHERE d.id = :id AND ({_OVER_MIJ} OR {_GEDEELD})"
    return any(rijen(vraag, {"id": id_, "wie": medewerker_id}) for id_ in sorted(ids))
