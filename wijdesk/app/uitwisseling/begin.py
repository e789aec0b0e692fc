"""A new desk that joins others: makes an empty store, asks to be let in, and reads everything.

Who logs in is the medewerker of that name in what was read, so nobody stands in the list twice. Until then the key
slot names nobody; logging in goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from wijdesk.app.bureau import Wereld
from wijdesk.app.bureau_begin import begonnen_winkel, migreer_winkel, weg_te_doen
from wijdesk.app.uitwisseling.deelname import Kast, doe_ronde, vingerafdruk_van, vraag_aan
from wijdesk.app.uitwisseling.volg import ADRES, GevolgdCentrum
from wijdesk.app.uitwisseling.wie import beheert
from wijdesk.errors import NogNietToegelaten, Storing, Weigering
from wijdesk.models.doorwijzing import einde
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.rows.delen import Teruggenomen
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.values import Id
from wijdesk.services.reads.huis import lees_medewerkers
from wijdesk.store import keys
from wijdesk.store.engine import Winkel, open_winkel
from wijdesk.store.inloggen import deur
from wijdesk.store.lezer import Lezer
from wijdesk.store.opzet import maak
from wijdesk.store.wijzers import wijzers
from wijdesk.sync import aanmelding, bord, naamblad, sleutels
from wijdesk.sync.centra import open_centrum
from wijdesk.sync.deelnemer import Deelnemer

if TYPE_CHECKING:
    from filelock import FileLock

T = TypeVar("T")
NAAM = "aansluiten.naam"
"""In the cupboard: who asked, as typed. The key slot knows only what a name looks like from outside."""
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
    keys.controleer_wachtwoord(wachtwoord, (medewerker, locatie))
    blad = naamblad.maak([(" ".join(medewerker.split())[:200], ())], nieuw=True)
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
                balie = stille_deelnemer(winkel, wereld)
                balie.kast.put(NAAM, medewerker.encode())
                return vraag_aan(balie, waar, centrum, locatie=(None, locatie), blad=blad)
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
    sleutel = deur.klop(map_, naam, wachtwoord, klok=wereld.klok).sleutel
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
        wie = _wie(winkel, balie, naam, map_)
    keys.zet_sleutel(map_, wie.naam, wachtwoord, keys.Sleutel(sleutel.sleutel, wie.id))
    return uit.gehaald


def neem_terug(map_: Path, naam: str, wachtwoord: str, *, wereld: Wereld | None = None) -> Teruggenomen:
    """Take the request back and leave the folder empty, to begin anew. A centre that cannot be reached keeps it.

    Raises Weigering once somebody works here, and what `deur.klop` and an open store do; then nothing changed.
    """
    wereld = wereld or Wereld()
    sleutel = deur.klop(map_, naam, wachtwoord, klok=wereld.klok).sleutel
    if sleutel.medewerker_id != keys.NIEMAND or keys.aantal_sleutels(map_) != 1:
        raise Weigering("Op deze balie wordt al gewerkt. Aansluiten hoeft niet meer.")
    with weg_te_doen(map_) as slot, winkel_open(map_, sleutel.sleutel, slot=slot) as winkel:
        balie = stille_deelnemer(winkel, wereld)
        verteld, toegelaten = _zeg_af(balie)
        adres, wie = (balie.kast.get(ADRES) or b"").decode(), (balie.kast.get(NAAM) or naam.encode()).decode()
    return Teruggenomen(adres=adres, naam=wie, verteld=verteld, toegelaten=toegelaten)


def _zeg_af(balie: Deelnemer) -> tuple[bool, str]:
    """Whether the centre heard it, and the fingerprint of a desk that is in already."""
    teken, waar = balie.kast.get(sleutels.TEKEN), (balie.kast.get(ADRES) or b"").decode()
    if teken is None or not waar:
        return True, ""  # it never asked
    binnen = aanmelding.bewaard_rooster(balie.kast) is not None
    verteld = False
    with suppress(Storing, Weigering):
        centrum = open_centrum(waar)
        try:
            merk = centrum.merk()
            aanmelding.eis_merk(balie.kast, merk)
            verteld = bord.neem_terug(centrum, merk=merk, balie=balie.ingeschreven, sleutel=teken)
            binnen = aanmelding.werk_bij(balie.kast, centrum, balie=balie.ingeschreven) is not None
        finally:
            centrum.sluit()
    return verteld, vingerafdruk_van(balie) if binnen else ""


def _wie(winkel: Winkel, balie: Deelnemer, naam: str, map_: Path) -> MedewerkerRij:
    """Who logs in: the one the beheerder let in; else whoever has this name, but then no rights come by a name alone.

    Raises Storing.
    """
    rooster = aanmelding.bewaard_rooster(balie.kast)
    regel = rooster.balies.get(balie.ingeschreven) if rooster else None
    besloten = regel.wie if regel else None
    verbinding = winkel.lees_verbinding()
    try:
        lezer = Lezer(verbinding, nu=balie.klok(), medewerker_id=Id(keys.NIEMAND), rechten=frozenset())
        bekend = sorted(lees_medewerkers(lezer, LeesMedewerkers()), key=lambda rij: rij.id)
        besloten = None if besloten is None else einde(wijzers(verbinding), besloten)  # merged since
    finally:
        verbinding.close()
    gelijk = [rij for rij in bekend if rij.actief and _is(rij.naam, naam, map_)]
    wie = [rij for rij in gelijk if besloten in (None, rij.id)]
    if not wie:
        raise Storing(
            "Er werkt niemand met deze naam bij dit team.",
            uitweg="Vraag de applicatiebeheerder om u toe te voegen, precies zo geschreven. Probeer het dan opnieuw.",
        )
    if besloten is None and beheert(wie[0].rollen):
        raise Storing(
            "Bij deze naam horen rechten van beheer, en die komen niet met een naam alleen mee.",
            uitweg="Laat de applicatiebeheerder deze balie intrekken. Begin daarna opnieuw met een lege map.",
        )
    return wie[0]


def _is(bekend: str, naam: str, map_: Path) -> bool:
    """Whether this is who logs in; without a name (nobody else has a key here yet) the slot itself says so."""
    return keys.zelfde_naam(bekend, naam) if naam.strip() else keys.heeft_sleutel(map_, bekend)


@contextmanager
def winkel_open(map_: Path, sleutel: bytes, *, slot: FileLock | None = None) -> Iterator[Winkel]:
    """A store that nobody works at, for as long as this takes."""
    winkel = open_winkel(map_, sleutel, migreer=migreer_winkel, slot=slot)
    try:
        yield winkel
    finally:
        winkel.sluit()


def stille_deelnemer(winkel: Winkel, wereld: Wereld) -> Deelnemer:
    """A desk nobody works at yet: nothing else writes, so there are no turns to take."""

    def op(werk: Callable[[Winkel], T], /) -> T:
        return werk(winkel)

    return Deelnemer(op=op, kast=Kast(op), klok=wereld.klok, ids=wereld.ids)
