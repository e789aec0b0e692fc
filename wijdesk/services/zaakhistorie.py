"""What was changed in something that is no household: a klacht, an activiteit, an entry of the sociale kaart."""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import Id
from wijdesk.services.agenda.bereik import stukken, tekens
from wijdesk.services.historie import in_woorden
from wijdesk.store.lezer import Lezer
from wijdesk.store.mutaties import MutatieTekst


def wijzigingen(lezer: Lezer, rijen: Iterable[tuple[bytes, str]], *, hoogstens: int) -> tuple[HistorieRij, ...]:
    """The last changes of these rows (id, table) in words, newest first. Whether they may be seen was asked before."""
    tabel = {Id(id_): naam for id_, naam in rijen}
    gevonden = [
        MutatieTekst(Id(id_), Id(rij), kop, inhoud, tabel[Id(rij)])
        for stuk in stukken(tabel)
        for id_, rij, kop, inhoud in lezer.rows(
            f"SELECT id, rij, kop, inhoud FROM mutatie WHERE rij IN ({tekens(stuk)})",  # noqa: S608
            stuk,
        )
    ]
    return in_woorden(lezer, sorted(gevonden, key=lambda een: een.id), hoogstens=hoogstens)[0]
