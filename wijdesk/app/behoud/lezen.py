"""A store that is damaged is opened to read: what the centre or the last good backup has, with what this file still
says, in a file of its own beside it, encrypted with the same key. The damaged file is not touched.

What was looked at meanwhile, and what was begun to be typed, is taken along when the store is mended.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from wijdesk.app import lease
from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.kopieen import door_de_deur, onthoud, reservekopieen
from wijdesk.app.uitwisseling import herstel
from wijdesk.app.uitwisseling.volg import ADRES
from wijdesk.errors import BeschadigdBestand, Storing
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import AMSTERDAM, Id
from wijdesk.store import backup, keys, redding
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import peil, register, wissel
from wijdesk.store.behoud.terug import LEESMAP
from wijdesk.store.bestanden import eis_lokale_schijf, kopieer_veilig, storing_van, vergrendel
from wijdesk.store.engine import open_winkel
from wijdesk.store.kast import Kast
from wijdesk.store.migratie import migreer
from wijdesk.store.opzet import maak

Meld = Callable[[int, int], None]
GEOPEND = "beschadigd bestand alleen-lezen geopend; wat daar is bekeken, komt bij het herstellen in het logboek"
GEWEIGERD = "Niet opgeslagen: u leest nu alleen. Kies bovenin “Herstellen”."


@dataclass(frozen=True, slots=True)
class Leesstand:
    """What is shown: of when, and how many entries of this computer came beside it."""

    van: str
    erbij: int
    heel: bool
    """Whether all of the damaged file could be read after all."""

    @property
    def zin(self) -> str:
        """For the bar above everything."""
        erbij = {0: "", 1: ", plus 1 regel die hier nog te lezen was"}.get(
            self.erbij, f", plus {self.erbij} regels die hier nog te lezen waren"
        )
        mist = "" if self.heel else " Wat het laatst is opgeslagen, kan ontbreken."
        return f"Alleen lezen: dit is de stand van {self.van}{erbij}.{mist}"


def open_alleen_lezen(
    map_: Path,
    naam: str,
    wachtwoord: str,
    *,
    code: str = "",
    meld: Meld = lambda _gedaan, _totaal: None,
    wereld: Wereld | None = None,
) -> Bureau:
    """A desk on what can still be read. Raises a Storing; the damaged file stays as it is in any case."""
    wereld = wereld or Wereld()
    kopieen = tuple(kopie for kopie, _ in reservekopieen(map_))
    slots = next((plek for plek in (map_, *kopieen) if keys.leesbaar(plek)), map_)
    sleutel = door_de_deur(map_, slots, naam, wachtwoord, code, klok=wereld.klok)
    eis_lokale_schijf(map_)
    slot = vergrendel(map_)
    try:
        wissel.maak_af(map_)
        stand = maak_leeswinkel(map_, sleutel.sleutel, slots, kopieen, wereld=wereld, meld=meld)
    finally:
        slot.release()
    # outside the folder that is read: whoever damages a file to read unseen, and puts it back, is told of
    onthoud(map_, GEOPEND, Id(sleutel.medewerker_id))
    bureau = Bureau(map_ / LEESMAP, sleutel, wereld)
    bureau.alleen_lezen, bureau.stand_in_woorden = GEWEIGERD, stand.zin
    try:
        lease.eis_lease(bureau)
    except BaseException:
        bureau.sluit()
        raise
    return bureau


def maak_leeswinkel(
    map_: Path, sleutel: bytes, slots: Path, kopieen: tuple[Path, ...], *, wereld: Wereld, meld: Meld
) -> Leesstand:
    """Make the file that is read, in a folder of its own. Raises a Storing when nothing can be read at all."""
    werk = map_ / LEESMAP
    gered = redding.lees(map_, sleutel, alles=True)
    gered.neem_over(_vorige(werk, sleutel))
    weg = [*register.lees(map_, sleutel), *(een for kopie in kopieen for een in register.lees_bij(kopie, sleutel))]
    gered.eigen |= {mutatie.id: mutatie for mutatie in weg}  # what was destroyed stays so
    try:
        shutil.rmtree(werk, ignore_errors=True)
        werk.mkdir(mode=0o700)
        van = _leg_basis(map_, werk, sleutel, kopieen, wereld, meld)
        if not van:
            if not gered.eigen:
                raise BeschadigdBestand(
                    "Van dit bestand is niets meer te lezen, en er is geen reservekopie of centrum te bereiken.",
                    uitweg="Sluit de schijf met een reservekopie aan en kies “Andere map kiezen…”.",
                )
            van = "wat in het beschadigde bestand nog te lezen is"
            maak(werk, sleutel, klok=wereld.klok, ids=wereld.ids)
        kopieer_veilig(slots / keys.BESTAND, werk / keys.BESTAND)
        peil.vergeet(werk)
        winkel = open_winkel(werk, sleutel, migreer=migreer)
        try:
            erbij, _ = redding.zet_bij(winkel, gered)
            kast = Kast(winkel.db.cursor)
            lease.neem_mee(gered.kast, kast)
            kast.weg(ADRES)  # what is only read shares nothing
        finally:
            winkel.sluit()
    except OSError as fout:
        raise storing_van(fout) from None
    return Leesstand(van, erbij, gered.heel)


def _leg_basis(map_: Path, werk: Path, sleutel: bytes, kopieen: tuple[Path, ...], wereld: Wereld, meld: Meld) -> str:
    """Put a whole file there to begin with; answers of when it is, in words, or nothing when there is none."""
    try:
        bron = herstel.lees_opnieuw(map_, sleutel, wereld=wereld, meld=meld)
    except Storing:
        pass  # no centre, or it cannot be reached now
    else:
        kopieer_veilig(bron / verb.BESTAND, werk / verb.BESTAND)
        return "het centrum van nu"
    for kopie in kopieen:
        try:
            backup.kijk_na(kopie, sleutel)
            kopieer_veilig(kopie / verb.BESTAND, werk / verb.BESTAND)
        except Storing:
            continue
        return f"de reservekopie van {_in_woorden(backup.moment_van(kopie))}"
    return ""


def _vorige(werk: Path, sleutel: bytes) -> redding.Gered:
    """What was written in an earlier try to read: the log, and drafts."""
    if not (werk / verb.BESTAND).exists():
        return redding.Gered()
    return redding.lees(werk, sleutel, alles=True)


def _in_woorden(moment: datetime) -> str:
    return f"{moment.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
