"""Backups of a store that nobody has open: made, listed, looked at and put back. The open desk makes its own.

Putting one back loses work, so it asks the right to. When the present file cannot be read there is nothing to lose
by it, and whoever has a key here may mend: the colleague with the right may have none at this desk.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijdesk.app.bureau import bureau_open
from wijdesk.app.bureau_wie import medewerker_van
from wijdesk.app.wereld import klok_nu
from wijdesk.errors import CodeNodig, NieuwWachtwoordNodig, Storing, Weigering
from wijdesk.models.logsoort import HERSTEL, RESERVEKOPIE, Logregel
from wijdesk.models.opdrachten.huis import LogToegang
from wijdesk.models.values import Id, Klok
from wijdesk.services.register import rechten_van
from wijdesk.store import backup, keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import staat, wissel
from wijdesk.store.behoud.verlies import Verlies
from wijdesk.store.bestanden import eis_lokale_schijf, storing_van, vergrendel
from wijdesk.store.inloggen import deur

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau

RECHT = "beheer.winkel"
DOEL = "bewaren en herstellen van de gegevens"
TERUGGEZET, HERSTELD, VERHUISD = "reservekopie teruggezet", "hersteld van het centrum", "op deze computer gezet"
"""What the log says of it, at the next opening."""


def eis_recht(rechten: frozenset[str]) -> None:
    """Raises Weigering for whoever does not look after the store."""
    if RECHT not in rechten:
        raise Weigering("Dit kan alleen de applicatiebeheerder.")


def maak_reservekopie(map_: Path, naam: str, wachtwoord: str, naar: Path | None = None) -> Path:
    """A backup of a store that nobody has open. Raises Weigering without the right."""
    with bureau_open(map_, naam, wachtwoord, zonder_lease=True) as bureau:
        eis_recht(bureau.rechten)
        wat = "reservekopie gemaakt" if naar is None else "reservekopie op een andere plek gemaakt"
        bureau.noteer(Logregel(wat, None, DOEL, soort=RESERVEKOPIE))  # before it is there
        with suppress(Storing):  # a full disk may be why a copy elsewhere is made: then the line waits
            bureau.doe(LogToegang())
        return bureau.reservekopie(naar)


def reservekopieen(map_: Path) -> tuple[tuple[Path, datetime], ...]:
    """The backups of a store with the moment of each (UTC), newest first: its own, then those of the second place."""
    plekken = [backup.plaats(map_)]
    if ook := staat.lees(map_).tweede_plek:
        plekken += sorted(Path(ook).glob("wijdesk-*"))
    kopieen = {kopie.name: kopie for plek in reversed(plekken) for kopie in backup.lijst_in(plek)}
    return tuple((kopie, backup.moment_van(kopie)) for _, kopie in sorted(kopieen.items(), reverse=True))


def wat_kost(map_: Path, van: Path, naam: str, wachtwoord: str, code: str = "") -> Verlies:
    """What putting a backup back would lose; changes nothing. Raises Weigering without the right."""
    sleutel = _ontgrendel(map_, van, naam, wachtwoord, code, kijkt=True)
    kost = backup.kost(map_, van, sleutel.sleutel)
    eis_mag_herstellen(map_, sleutel)
    return kost


def zet_reservekopie_terug(
    map_: Path, van: Path, naam: str, wachtwoord: str, code: str = ""
) -> tuple[Verlies, Path | None]:
    """Put a backup back; answers what that loses and where the present file was put aside."""
    from wijdesk.store.behoud.terug import zet_terug

    sleutel = _ontgrendel(map_, van, naam, wachtwoord, code)
    is_nieuw = not any((map_ / bestand).exists() for bestand in (verb.BESTAND, keys.BESTAND))
    try:
        map_.mkdir(parents=True, exist_ok=True)  # the whole folder may be gone, or this may be another computer
    except OSError as fout:
        raise storing_van(fout) from None
    eis_lokale_schijf(map_)
    slot = vergrendel(map_)
    try:
        wissel.maak_af(map_)
        verlies = backup.kost(map_, van, sleutel.sleutel)
        eis_mag_herstellen(map_, sleutel)
        apart = zet_terug(map_, van, sleutel.sleutel)
    finally:
        slot.release()
    onthoud(map_, VERHUISD if is_nieuw else TERUGGEZET, Id(sleutel.medewerker_id))
    return verlies, apart


def eis_mag_herstellen(map_: Path, sleutel: keys.Sleutel) -> None:
    """Raises Weigering for whoever may not replace a file that can still be read."""
    db: Any = None
    try:
        db = verb.verbind(map_, sleutel.sleutel, lezen=True)
        with verb.vertaald():
            if verb.schema_van(db) != verb.SCHEMA:
                return
            rollen = medewerker_van(db, Id(sleutel.medewerker_id), klok_nu()).rollen
    except Storing as storing:
        if storing.soort == "beschadigd":
            return
        raise
    finally:
        if db is not None:
            db.close()
    if RECHT not in rechten_van(rollen):
        raise Weigering(
            "Een kopie terugzetten kan alleen de applicatiebeheerder: het bestand dat er nu is, is nog te lezen."
        )


def onthoud(map_: Path, wat: str, medewerker_id: Id) -> None:
    """Something was done to a store that is not open: the log hears of it at the next opening."""
    regel = [wat, medewerker_id.hex(), str(klok_nu())]
    staat.wijzig(map_, lambda stand: stand.te_loggen.append(regel))


def log_wat_wachtte(bureau: Bureau) -> None:
    """Tell the log what was done while nobody had the store open. Any thread."""
    if wacht := staat.lees(bureau.map).te_loggen:
        for wat, wie, op in wacht:
            regel = Logregel(wat, None, DOEL, soort=HERSTEL, tijd=int(op), medewerker_id=Id(bytes.fromhex(wie)))
            bureau.noteer(regel)
        staat.wijzig(bureau.map, lambda stand: _streep_door(stand, wacht))


def _streep_door(stand: staat.Staat, gedaan: list[list[str]]) -> None:
    stand.te_loggen = [regel for regel in stand.te_loggen if regel not in gedaan]


def door_de_deur(
    map_: Path, slots: Path, naam: str, wachtwoord: str, code: str = "", *, klok: Klok = klok_nu, kijkt: bool = False
) -> keys.Sleutel:
    """The key, by all that logging in asks: mending may be no way round. `slots` is where the key slots are read.
    `kijkt`: nothing is done yet, so the code is asked and kept for the doing.

    Raises what logging in does, and CodeNodig.
    """
    if slots == map_ and not kijkt:
        binnen = deur.klop(map_, naam, wachtwoord, klok=klok)
        if binnen.wil_code:
            if not code:
                raise CodeNodig
            binnen = deur.geef_code(map_, binnen, code, klok=klok)
        sleutel = binnen.sleutel
    else:
        sleutel = deur.klop_elders(map_, slots, naam, wachtwoord, code, klok=klok).sleutel
    if sleutel.besloten.moet_nieuw:
        raise NieuwWachtwoordNodig
    return sleutel


def _ontgrendel(map_: Path, van: Path, naam: str, wachtwoord: str, code: str, *, kijkt: bool = False) -> keys.Sleutel:
    return door_de_deur(map_, map_ if keys.leesbaar(map_) else van, naam, wachtwoord, code, kijkt=kijkt)
