"""The only triggers of this store: they let go of months that were counted ahead, as soon as a vraag of one changes.

A trigger, because every road to the tables must be seen: use cases, undo, what other desks share, destroying. They
write nothing but `cijferstand`, which a desk keeps for itself; `store.controle` holds the file to exactly these.
A migration that makes the table `contact` or `vraag` anew has to make them again, and one for which they change too.
"""

from __future__ import annotations

from typing import Any

_WEG = "DELETE FROM cijferstand WHERE tijdvak IN ({rij}.maand, substr({rij}.maand, 1, 4));"
_VAN_VRAAG = (
    "DELETE FROM cijferstand WHERE tijdvak IN (SELECT maand FROM contact WHERE id = {rij}.contact_id "
    "UNION ALL SELECT substr(maand, 1, 4) FROM contact WHERE id = {rij}.contact_id);"
)
_CONTACT = "locatie_id, medewerker_id, kanaal, melder, ontvangen, eerste_reactie, maand, status"
_VRAAG = "contact_id, meldingtype, uitkomst, direct_afgehandeld, status"

TRIGGERS: dict[str, str] = {
    naam: f"CREATE TRIGGER {naam} AFTER {wanneer} ON {tabel} BEGIN {wat} END"
    for naam, wanneer, tabel, wat in (
        ("cijfer_contact_erbij", "INSERT", "contact", _WEG.format(rij="NEW")),
        ("cijfer_contact_weg", "DELETE", "contact", _WEG.format(rij="OLD")),
        (
            "cijfer_contact_anders",
            f"UPDATE OF {_CONTACT}",
            "contact",
            f"{_WEG.format(rij='OLD')} {_WEG.format(rij='NEW')}",
        ),
        ("cijfer_vraag_erbij", "INSERT", "vraag", _VAN_VRAAG.format(rij="NEW")),
        ("cijfer_vraag_weg", "DELETE", "vraag", _VAN_VRAAG.format(rij="OLD")),
        (
            "cijfer_vraag_anders",
            f"UPDATE OF {_VRAAG}",
            "vraag",
            f"{_VAN_VRAAG.format(rij='OLD')} {_VAN_VRAAG.format(rij='NEW')}",
        ),
    )
}
"""Name → the text it was made with, since 0007."""
_VAN_WERK = (
    "DELETE FROM cijferstand WHERE tijdvak IN (SELECT c.maand FROM contact c JOIN vraag v ON v.contact_id = c.id "
    "WHERE v.id = {rij}.vraag_id UNION ALL SELECT substr(c.maand, 1, 4) FROM contact c JOIN vraag v "
    "ON v.contact_id = c.id WHERE v.id = {rij}.vraag_id);"
)
VAN_WERK: dict[str, str] = {
    naam: f"CREATE TRIGGER {naam} AFTER {wanneer} ON werk BEGIN {wat} END"
    for naam, wanneer, wat in (
        ("cijfer_werk_erbij", "INSERT", _VAN_WERK.format(rij="NEW")),
        ("cijfer_werk_weg", "DELETE", _VAN_WERK.format(rij="OLD")),
        (
            "cijfer_werk_anders",
            "UPDATE OF soort, vraag_id, afgerond_op, status",
            f"{_VAN_WERK.format(rij='OLD')} {_VAN_WERK.format(rij='NEW')}",
        ),
    )
}
"""The same since 0008: when somebody was called back is in the work that was done for it."""
ALLE = TRIGGERS | VAN_WERK


def vreemd(db: Any) -> int:
    """How many triggers and views the file has that are not ours, or not as we made them."""
    gevonden = db.execute("SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')").fetchall()
    return sum(ALLE.get(naam) != sql for naam, sql in gevonden)


def ontbreken(db: Any) -> int:
    """How many of ours the file lacks."""
    er = {rij[0] for rij in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()}
    return len(ALLE.keys() - er)
