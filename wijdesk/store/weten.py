"""What an entry says its writer knew of, where that decides whether two desks worked without knowing of each other.

No clock can tell (a desk may be minutes or years off), and the place in a chain is transport. So the entries about
which it matters name what was there: the ends of ids, never what they say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from wijdesk.models.journaal import Koppen, Waarde, basis_van, koppen_lees
from wijdesk.store.eenmaal import BEWUST, SOORTEN, eerdere, zelfde
from wijdesk.store.gebruik import gebruikers
from wijdesk.store.gekend import IN_CASUS, IN_PLAN, einde, in_casus

LIDMAATSCHAP = "huishoudlid"
HOOGSTENS = 20_000
"""Ids in one header: it stays well below what a header may hold, and no casus comes near."""


def gezien(koppen: Koppen, velden: Collection[str], status: object) -> Koppen | None:
    """What the writer of an entry on these fields had seen of its row, which has this status now.

    Who takes a row away or merges it into another names the heads of all other fields; who writes on a row that was
    taken away names the deletion.
    """
    if "status" in velden:
        if status not in ("vervallen", "samengevoegd"):
            return None
        return {ander: ids for ander, ids in koppen.items() if ander != "status"}
    return basis_van(koppen, ("status",)) if status == "vervallen" else None


def weet(db: Any, soort: str, rij: bytes, waarden: Mapping[str, Waarde]) -> str:
    """What the writer of this entry knew, as it stands in the header; empty for most entries.

    Who takes a row away names what refers to it; who closes a casus names the heads of all that was in it; who works in
    a closed casus names the closing; who makes somebody a member of a household names the memberships there were; who
    says that two of what there is one of are both right, or makes a second one on purpose, names the others.
    """
    if soort in SOORTEN and dict(waarden) == {"status": "actief"}:
        return _einden(zelfde(db, soort, rij))
    if waarden.get("status") == "vervallen":
        return _gebruikers(db, soort, (rij,))[rij]
    if soort == "casus":
        return _inhoud_van_casus(db, rij) if waarden.get("gesloten_op") is not None else ""
    if soort in IN_CASUS:
        return _sluiting(db, _verwijst(db, soort, rij, "casus_id", waarden))
    if soort in IN_PLAN:
        plan = _verwijst(db, soort, rij, "plan_id", waarden)
        return _sluiting(db, _verwijst(db, "plan", plan, "casus_id", {}) if plan is not None else None)
    if soort == LIDMAATSCHAP and "persoon_id" in waarden:
        vraag = "SELECT id FROM huishoudlid WHERE persoon_id = ? AND status = 'actief' AND id <> ? ORDER BY id"
        wie = bytes.fromhex(str(waarden["persoon_id"]))
        return _einden(id_ for (id_,) in db.execute(vraag, (wie, rij)).fetchall())
    return _einden(eerdere(db, soort, waarden)) if soort in BEWUST else ""


def weet_alle(db: Any, soort: str, rijen: Sequence[bytes], waarden: Mapping[str, Waarde]) -> dict[bytes, str]:
    """`weet` for many rows at once, each with an entry that says the same."""
    if waarden.get("status") != "vervallen":
        return {rij: weet(db, soort, rij, waarden) for rij in rijen}
    return _gebruikers(db, soort, rijen)


def _gebruikers(db: Any, soort: str, rijen: Sequence[bytes]) -> dict[bytes, str]:
    alle: dict[bytes, set[str]] = {rij: set() for rij in rijen}
    for rij, _, ander in gebruikers(db, {rij.hex(): soort for rij in rijen}):
        alle[bytes.fromhex(rij)].add(einde(ander))
    return {rij: "".join(sorted(einden)[:HOOGSTENS]) for rij, einden in alle.items()}


def _einden(ids: Iterable[bytes]) -> str:
    return "".join([einde(id_.hex()) for id_ in ids][:HOOGSTENS])


def _inhoud_van_casus(db: Any, casus: bytes) -> str:
    gevonden = {einde(casus.hex())}  # so that a closing always says something
    for vraag in in_casus("t.koppen", "c.id = ?"):
        for (koppen,) in db.execute(vraag, (casus,)).fetchall():
            gevonden.update(einde(id_) for ids in koppen_lees(koppen).values() for id_ in ids)
    return "".join(sorted(gevonden)[:HOOGSTENS])


def _sluiting(db: Any, casus: bytes | None) -> str:
    if casus is None:
        return ""
    gevonden = db.execute("SELECT koppen FROM casus WHERE id = ? AND gesloten_op IS NOT NULL", (casus,)).fetchone()
    if gevonden is None:
        return ""
    return "".join(einde(id_) for id_ in basis_van(koppen_lees(gevonden[0]), ("gesloten_op",))["gesloten_op"])


def _verwijst(db: Any, soort: str, rij: bytes, veld: str, waarden: Mapping[str, Waarde]) -> bytes | None:
    if veld in waarden:
        waarde = waarden[veld]
        return bytes.fromhex(waarde) if isinstance(waarde, str) else None
    gevonden = db.execute(f"SELECT {veld} FROM {soort} WHERE id = ?", (rij,)).fetchone()
    return None if gevonden is None or gevonden[0] is None else bytes(gevonden[0])
