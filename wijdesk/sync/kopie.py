"""A desk that asks to be let in and finds somebody else in its place: its disk was copied before it asked, or a backup
of before it asked was put back.

Both copies have one name and no key yet: whoever asks first has the name. The other takes a name and keys of its own
before anything goes out, and its whole journal along. Entries keep their ids, so what both have is nowhere twice.
Copied after it asked they share the key too: then they are one desk, and a round finds the twin (`cycle`).
"""

from __future__ import annotations

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.values import Id
from wijdesk.programmalog import noteer
from wijdesk.store import uitwisseling
from wijdesk.sync import aanmelding, sleutels
from wijdesk.sync.bord import Aanvraag
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.deelnemer import INGESCHREVEN, Deelnemer

ANDER_NUMMER = "ander.nummer"
"""In the cupboard: when this desk took another name because its own was taken (ms UTC as text)."""


def vraag_aan(balie: Deelnemer, centrum: Centrum, *, teams: tuple[Id, ...], wie: str = "") -> Aanvraag:
    """Ask to be let in, under another name where this desk's is taken; answers the request. May be done again.

    Raises as `aanmelding.vraag_aan`; `ANDER` only at a desk that was let in, whose name others know.
    """
    try:
        return _vraag(balie, centrum, teams, wie)
    except Onbetrouwbaar as fout:
        if fout.reden != aanmelding.ANDER or balie.kast.get(sleutels.ROOSTER) is not None:
            raise
    _neem_ander_nummer(balie)
    return _vraag(balie, centrum, teams, wie)


def _vraag(balie: Deelnemer, centrum: Centrum, teams: tuple[Id, ...], wie: str) -> Aanvraag:
    keten = balie.ingeschreven
    balie.kast.put(INGESCHREVEN, keten)
    return aanmelding.vraag_aan(balie.kast, centrum, balie=keten, toestel=keten, teams=teams, nu=balie.klok(), wie=wie)


def _neem_ander_nummer(balie: Deelnemer) -> None:
    """All in one transaction: a program that dies here asks under the old name again, or under the new one."""
    nieuw = balie.ids()
    eigen = {
        INGESCHREVEN: bytes(nieuw),
        sleutels.TEKEN: sleutels.nieuwe_tekensleutel(),
        sleutels.OPEN: sleutels.nieuwe_identiteit().encode(),
        ANDER_NUMMER: str(balie.klok()).encode(),
    }
    balie.op(lambda winkel: uitwisseling.begin_keten(winkel, nieuw, vanaf=0, onthoud=eigen))
    noteer("ander-nummer")
