"""A new desk that joins others: makes an empty store, asks to be let in, and reads everything.

Who logs in is the medewerker of that name in what was read, so nobody stands in the list twice. Until then the key
slot names nobody; logging in goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from wijdesk.app.bureau import Wereld, begonnen_winkel, migreer_winkel
from wijdesk.app.uitwisseling import Kast, doe_ronde, vingerafdruk_van, vraag_aan
from wijdesk.app.uitwisseling_volg import ADRES, GevolgdCentrum
from wijdesk.errors import NogNietToegelaten, Storing, Weigering
from wijdesk.models.values import Id
from wijdesk.store import keys
from wijdesk.store.engine import Winkel, open_winkel
from wijdesk.store.migratie import maak
from wijdesk.sync.centra import open_centrum
from wijdesk.sync.deelnemer import Deelnemer

T = TypeVar("T")
Meld = Callable[[int, int], None]


def begin(
    map_: Path, waar: str, *, medewerker: str, wachtwoord: str, locatie: str = "", wereld: Wereld | None = None
) -> str:
    """Make an empty store in an empty folder and ask to be let in; answers the fingerprint.

    All or nothing: what goes wrong leaves the folder empty. `locatie`: which team it would like, by name.
    """
    wereld = wereld or Wereld()
    if not medewerker.strip():
        raise Weigering("Vul uw naam in.", veld="medewerker")
    keys.controleer_wachtwoord(wachtwoord)
    centrum = open_centrum(waar)
    try:
        centrum.merk()  # before anything is made
        with begonnen_winkel(map_) as slot:
            ruw = keys.nieuwe_sleutel()
            keys.zet_sleutel(map_, medewerker, wachtwoord, keys.Sleutel(ruw, keys.NIEMAND))
            maak(map_, ruw, klok=wereld.klok, ids=wereld.ids)
            slot.acquire()  # closing the store lets go once, and the folder is held until the mark is gone
            winkel = open_winkel(map_, ruw, migreer=migreer_winkel, slot=slot)
            try:
                return vraag_aan(stille_deelnemer(winkel, wereld), waar, centrum, locatie=(None, locatie))
            finally:
                winkel.sluit()
    finally:
        centrum.sluit()


def ga_verder(
    map_: Path,
    naam: str,
    wachtwoord: str,
    *,
    meld: Meld = lambda _gedaan, _totaal: None,
    wereld: Wereld | None = None,
) -> int:
    """Read everything when this desk was let in, and give the key slot its medewerker; answers how many entries came.

    Raises NogNietToegelaten with the fingerprint, or a Storing when nobody of this name works there.
    """
    wereld = wereld or Wereld()
    sleutel = keys.ontgrendel(map_, naam, wachtwoord)
    if sleutel.medewerker_id != keys.NIEMAND:
        return 0
    with winkel_open(map_, sleutel.sleutel) as winkel:
        balie = stille_deelnemer(winkel, wereld)
        centrum = GevolgdCentrum(open_centrum((balie.kast.get(ADRES) or b"").decode()), meld=meld)
        try:
            uit = doe_ronde(balie, centrum)
        finally:
            centrum.sluit()
        if not uit.toegelaten:
            raise NogNietToegelaten(vingerafdruk_van(balie))
        rijen = winkel.db.execute("SELECT id, naam FROM medewerker WHERE status = 'actief' ORDER BY id").fetchall()
    wie = [(Id(rij[0]), str(rij[1])) for rij in rijen if _is(str(rij[1]), naam, map_)]
    if not wie:
        raise Storing(
            "Er werkt niemand met deze naam bij dit team.",
            uitweg="Vraag de applicatiebeheerder om u toe te voegen, precies zo geschreven. Probeer het dan opnieuw.",
        )
    keys.zet_sleutel(map_, wie[0][1], wachtwoord, keys.Sleutel(sleutel.sleutel, wie[0][0]))
    return uit.gehaald


def _is(bekend: str, naam: str, map_: Path) -> bool:
    """Whether this is who logs in; without a name (nobody else has a key here yet) the slot itself says so."""
    return keys.zelfde_naam(bekend, naam) if naam.strip() else keys.heeft_sleutel(map_, bekend)


@contextmanager
def winkel_open(map_: Path, sleutel: bytes) -> Iterator[Winkel]:
    """A store that nobody works at, for as long as this takes."""
    winkel = open_winkel(map_, sleutel, migreer=migreer_winkel)
    try:
        yield winkel
    finally:
        winkel.sluit()


def stille_deelnemer(winkel: Winkel, wereld: Wereld) -> Deelnemer:
    """A desk nobody works at yet: nothing else writes, so there are no turns to take."""

    def op(werk: Callable[[Winkel], T], /) -> T:
        return werk(winkel)

    return Deelnemer(op=op, kast=Kast(op), klok=wereld.klok, ids=wereld.ids)
