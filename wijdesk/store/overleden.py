"""Which residents died: nothing reminds of them and no letter is addressed to them. Plain reading."""

from __future__ import annotations

from collections.abc import Sequence

from wijdesk.errors import Weigering
from wijdesk.models.values import Id, overleden_in_woorden
from wijdesk.store.lezer import Lezer

LEEFT = "NOT EXISTS (SELECT 1 FROM persoon d WHERE d.id = {} AND d.overleden_op <> '')"
"""A condition: the resident a column refers to did not die, as far as we know."""


def overleden(lezer: Lezer, ids: Sequence[Id]) -> dict[Id, str]:
    """Of those of these residents who died the day, or as much of it as is known."""
    tekens = ", ".join("?" * len(ids))
    vraag = f"SELECT id, overleden_op FROM persoon WHERE id IN ({tekens}) AND overleden_op <> ''"
    return {Id(id_): op for id_, op in lezer.rows(vraag, tuple(ids))}


def eis_leeft(lezer: Lezer, id_: Id) -> None:
    """Before a letter: raises Weigering when it would be addressed to somebody who died."""
    if op := overleden(lezer, (id_,)).get(id_):
        raise Weigering(
            f"Deze inwoner is {overleden_in_woorden(op)}. wijdesk maakt dan geen brief. Neem contact op met de familie."
        )
