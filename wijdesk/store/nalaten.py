"""What figures keep of what somebody wrote at this desk in a dossier that was destroyed elsewhere.

Whoever destroys a dossier leaves a remainder of all they know of it. What was written here and had not reached them is
not in it, and once the order is here it is gone. So before that, in the same transaction, this desk adds the remainder
of what it made itself: its content was never anywhere else for certain. Ids are made of the old ones, so what the other
did know of is left alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from functools import partial
from typing import Any

from wijdesk.models.journaal import BEGIN, Herkomst, Mutatie, Regel, schakel
from wijdesk.models.values import Id, als_waarde
from wijdesk.store.eigenketens import EigenKetens
from wijdesk.store.engine import Winkel
from wijdesk.store.opschrijven import schrijf_op
from wijdesk.store.weten import weet

DOEL = "cijfers behouden bij vernietiging (AVG art. 5 lid 1 onder e)"


class Nalater:
    """`wissen.Laatna` of an open store. Runs inside the transaction that takes in the order."""

    def __init__(self, winkel: Winkel) -> None:
        self._winkel = winkel

    def __call__(self, bij: tuple[Id, int], regels: Sequence[Regel]) -> set[str]:
        """Write the remainders that are not here yet; answers their rows (hex)."""
        per_soort = self._van_hier(regels)
        if not per_soort or self._winkel.rest_van is None:
            return set()
        db, (bevel_id, op) = self._winkel.db, bij
        nieuw = [rij for rij in self._winkel.rest_van(db, per_soort, op) if not self._is_er(rij.id)]
        if not nieuw:
            return set()
        kop = db.execute("SELECT json_extract(kop, '$.m') FROM mutatie WHERE id = ?", (bevel_id,)).fetchone()
        herkomst = Herkomst(
            medewerker=Id(bytes.fromhex(kop[0])),
            toestel=self._winkel.balie_id,
            transactie=Id(secrets.token_bytes(16)),
            tijd=op,
            doel=DOEL,
        )
        self._schrijf([(rij.id, _als_mutatie(db, herkomst, rij)) for rij in nieuw], herkomst.transactie)
        return {rij.id.hex() for rij in nieuw}

    def _van_hier(self, regels: Sequence[Regel]) -> dict[str, frozenset[Id]]:
        """The rows that were made at this desk, per noun."""
        begonnen = [regel for regel in regels if not regel.basis]
        if not begonnen:
            return {}
        eigen = EigenKetens(lambda vraag, params: self._winkel.db.execute(vraag, params).fetchall())
        per_soort: dict[str, set[Id]] = {}
        for regel in begonnen:
            if eigen.is_hier(regel.toestel, regel.id):
                per_soort.setdefault(regel.soort, set()).add(Id(bytes.fromhex(regel.rij)))
        return {soort: frozenset(ids) for soort, ids in per_soort.items()}

    def _is_er(self, id_: Id) -> bool:
        """Whether anybody said something of this row, shown or not."""
        return self._winkel.db.execute("SELECT 1 FROM mutatie WHERE rij = ? LIMIT 1", (id_,)).fetchone() is not None

    def _schrijf(self, nieuw: Sequence[tuple[Id, Mutatie]], transactie: Id) -> None:
        """At the end of this desk's own chain, like anything that is written here."""
        db, balie = self._winkel.db, self._winkel.balie_id
        vraag = "SELECT volgnr, schakel FROM keten WHERE balie_id = ? ORDER BY volgnr DESC LIMIT 1"
        laatste = db.execute(vraag, (balie,)).fetchone()
        volgnr, vorige = (int(laatste[0]), bytes(laatste[1])) if laatste else (0, BEGIN)
        for rij, mutatie in nieuw:
            volgnr, vorige = volgnr + 1, schakel(vorige, mutatie.kop)
            db.execute(
                "INSERT INTO mutatie (id, kop, zout, inhoud, rij, transactie) VALUES (?, ?, ?, ?, ?, ?)",
                (mutatie.id, mutatie.kop, mutatie.zout, mutatie.inhoud, rij, transactie),
            )
            db.execute(
                "INSERT INTO keten (balie_id, volgnr, mutatie_id, schakel) VALUES (?, ?, ?, ?)",
                (balie, volgnr, mutatie.id, vorige),
            )


def _als_mutatie(db: Any, herkomst: Herkomst, rij: Any) -> Mutatie:
    """The entry that makes this row (of a mapped class)."""
    open_ = rij.standaarden()
    waarden = {}
    for veld in rij.velden():
        waarde = getattr(rij, veld)
        waarden[veld] = als_waarde(open_.get(veld) if waarde is None else waarde)
    soort = rij.__tablename__
    return schrijf_op(
        herkomst,
        mutatie_id=Id(secrets.token_bytes(16)),
        zout=secrets.token_bytes(16),
        soort=soort,
        rij=rij.id,
        dossier=rij.dossier_van(partial(getattr, rij)),
        waarden=waarden,
        basis={},
        weet=weet(db, soort, rij.id, waarden),
    )
