"""A transaction whose rows come in any order, or only after what they refer to.

To judge references at the end SQLite must be told so in every transaction (`PRAGMA defer_foreign_keys`), and then it
compiles every statement anew: a fifth of a registration (https://sqlite.org/src/file/src/pragma.c, OP_Expire). Nearly
every operation writes in order; one that does not is found out by SQLite, and is done again with references judged at
the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.verbinding import INTEGRITEIT

NIET_GEVONDEN = "foreign key constraint failed"


class BuitenVolgorde(Exception):
    """Something refers to a row that is not there yet, in a transaction in which that is not free."""


def eis_volgorde(uow: UnitOfWork, fout: BaseException) -> None:
    """Raises BuitenVolgorde when the database refused a row that refers to one that may come yet."""
    if not uow.volgorde_vrij and NIET_GEVONDEN in str(fout).lower():
        raise BuitenVolgorde from None


@contextmanager
def op_volgorde(uow: UnitOfWork) -> Iterator[None]:
    """Everything that is written within. Raises BuitenVolgorde: nothing is written, do it again with a free order."""
    try:
        yield
    except (IntegrityError, *INTEGRITEIT) as fout:
        eis_volgorde(uow, fout)
        raise
