"""Whether who agrees to a list is somebody else than who made it, and not an account one of the two made for it.

Two accounts are two people when neither was made, brought back or given its rol by the other in the `DAGEN` days before
the list, and when the second was there before it. Who did what when is read from the journal.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import rollen_met

DAGEN = 90
"""An account that is older than this before the list was not made for it."""
OPSTELLER = "De opsteller kan niet ook akkoord geven. Vraag een collega."
DOOR_DE_ANDER = (
    "U en de opsteller tellen hier niet als twee personen: korter dan drie maanden voor de lijst gaf de een "
    "de ander een account of een rol. Vraag een andere collega."
)
NA_DE_LIJST = "U kreeg uw account of uw rol nadat deze lijst was gemaakt. Vraag een collega die er al was."


GEEN_TWEE = (
    "Wie de lijst opstelde en wie akkoord gaf, tellen niet als twee personen: korter dan drie maanden voor de lijst "
    "gaf de een de ander een account of een rol, of het account is van na de lijst. Laat een derde ernaar kijken en "
    "maak een nieuwe lijst."
)


GEEN_RECHT = (
    "Wie deze lijst opstelde of akkoord gaf, had daar toen het recht niet meer voor: die rol of die toegang was al "
    "beëindigd. Trek deze lijst in en maak een nieuwe."
)


def twijfel(db: Any, *, opsteller: Id, opgesteld_op: int, akkoord: Id, akkoord_op: int) -> str:
    """Why two people did not agree after all, in words, by what is known at this desk now: the desk where it was agreed
    to need not have known yet who gave whom an account, or that a rol had ended. Moments in ms UTC.
    """
    if waarom_niet(db, opsteller=opsteller, opgesteld_op=opgesteld_op, wie=akkoord):
        return GEEN_TWEE
    for wie, recht, op in ((opsteller, "bewaren", opgesteld_op), (akkoord, "bewaren.akkoord", akkoord_op)):
        if _is_gestopt(db, wie, op) or not _rollen(db, wie, recht, op):
            return GEEN_RECHT
    return ""


def waarom_niet(db: Any, *, opsteller: Id, opgesteld_op: int, wie: Id) -> str:
    """Why this one cannot be the second, in words; empty when they can. `opgesteld_op` in ms UTC."""
    if wie == opsteller:
        return OPSTELLER
    vanaf = opgesteld_op - int(timedelta(days=DAGEN).total_seconds() * 1000)
    for een, ander in ((wie, opsteller), (opsteller, wie)):
        if any(door == ander and op > vanaf for door, op in _toegelaten(db, een)):
            return DOOR_DE_ANDER
    if any(op > opgesteld_op for _, op in _toegelaten(db, wie)):
        return NA_DE_LIJST
    gegeven = _rollen(db, wie, "bewaren.akkoord", opgesteld_op)
    if all(op > opgesteld_op for _, op in gegeven):
        return NA_DE_LIJST
    eigen = _rollen(db, opsteller, "bewaren", opgesteld_op)
    for rollen, ander in ((gegeven, opsteller), (eigen, wie)):
        if rollen and all(door == ander and op > vanaf for door, op in rollen):
            return DOOR_DE_ANDER
    return ""


def _toegelaten(db: Any, wie: Id) -> list[tuple[Id, int]]:
    """By whom and when an account was made or brought back."""
    vraag = (
        "SELECT json_extract(kop, '$.m'), json_extract(kop, '$.t') FROM main.mutatie WHERE rij = ? "
        "AND (json_extract(kop, '$.basis') = '{}' OR json_extract(inhoud, '$.v.status') = 'actief')"
    )
    return [(Id(bytes.fromhex(door)), int(op)) for door, op in db.execute(vraag, (wie,)).fetchall()]


def _is_gestopt(db: Any, wie: Id, moment: int) -> bool:
    """Whether the account was ended at a moment."""
    vraag = (
        "SELECT json_extract(inhoud, '$.v.status') FROM main.mutatie WHERE rij = ? AND json_extract(kop, '$.t') < ? "
        "AND json_extract(inhoud, '$.v.status') IS NOT NULL ORDER BY json_extract(kop, '$.t') DESC, rowid DESC LIMIT 1"
    )
    return [rij[0] for rij in db.execute(vraag, (wie, moment)).fetchall()] == ["vervallen"]


def _rollen(db: Any, wie: Id, recht: str, moment: int) -> list[tuple[Id, int]]:
    """By whom and when somebody was given each rol with a right that was theirs at a moment, also when it was ended
    since, and on a card that was merged into theirs.
    """
    rollen, dag = rollen_met(recht), lokaal(moment).date().isoformat()
    vraag = (
        "SELECT json_extract(m.kop, '$.m'), json_extract(m.kop, '$.t') FROM main.roltoekenning r "
        "JOIN main.mutatie m ON m.rij = r.id AND json_extract(m.kop, '$.basis') = '{}' "
        "WHERE r.medewerker_id IN (SELECT ? UNION SELECT id FROM main.medewerker WHERE samengevoegd_in = ?) "
        f"AND r.rol IN ({', '.join('?' * len(rollen))}) "
        "AND r.van <= ? AND (r.tot = '' OR r.tot >= ?) AND NOT EXISTS (SELECT 1 FROM main.mutatie e "
        "WHERE e.rij = r.id AND r.status <> 'actief' AND json_extract(e.inhoud, '$.v.status') = 'vervallen' "
        "AND json_extract(e.kop, '$.t') < ?)"
    )
    gevonden = db.execute(vraag, (wie, wie, *rollen, dag, dag, moment)).fetchall()
    return [(Id(bytes.fromhex(door)), int(op)) for door, op in gevonden]
