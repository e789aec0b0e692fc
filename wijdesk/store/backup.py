"""Backups: an encrypted copy with its key slots, opened to check it, kept by age, and put back with what it loses.

A backup is a folder `reservekopie-JJJJMMDD-UUMMSS` that holds the file and the slots as they were.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wijdesk.errors import BeschadigdBestand, GeenWinkel, Storing
from wijdesk.models.gegeven import dataclass
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.bestanden import kopieer_veilig, schijf_vol, storing_van, sync_map

VORM = "reservekopie-%Y%m%d-%H%M%S"
BEZIG = "bezig-"
"""How the name of a backup begins that is being made."""
DAGEN, WEKEN, MAANDEN = 7, 5, 12
"""How long a copy of every day, every week and every month is kept."""


@dataclass(frozen=True, slots=True)
class Verlies:
    """What putting a backup back loses: entries made after it, or None when the present file cannot be read."""

    gemaakt: datetime
    mutaties: int | None


def plaats(map_: Path) -> Path:
    """Where the automatic backups of a store are."""
    return map_ / "reservekopieen"


def maak(map_: Path, sleutel: bytes, naar: Path | None = None, *, nu: datetime | None = None) -> Path:
    """Copy the store while it is in use; answers the folder. Raises SchijfVol, BeschadigdBestand.

    Until it was checked it has another name, so that a copy that was broken off never counts as a backup.
    """
    moment = nu or datetime.now(UTC)
    doel = (naar or plaats(map_)) / moment.strftime(VORM)
    bezig = doel.with_name(f"{BEZIG}{doel.name}")
    bestand = map_ / verb.BESTAND
    if doel.exists():
        raise Storing("Er is op dit moment al een reservekopie gemaakt.", uitweg="Probeer het zo opnieuw.")
    try:
        for oude in doel.parent.glob(f"{BEZIG}*"):
            shutil.rmtree(oude, ignore_errors=True)
        bezig.mkdir(parents=True)
        if shutil.disk_usage(bezig).free < bestand.stat().st_size:
            raise schijf_vol()
        db = verb.verbind(map_, sleutel)
        try:
            with verb.vertaald():
                # Every page passes once: the usual cache, for the file and for its copy, would only take memory.
                db.execute("PRAGMA cache_size = -2048")
                db.execute("VACUUM INTO ?", (str(bezig / verb.BESTAND),))
        finally:
            db.close()
        kopieer_veilig(map_ / keys.BESTAND, bezig / keys.BESTAND)
        _kijk_na(bezig, sleutel)
        sync_map(bezig)
        bezig.rename(doel)
        sync_map(doel.parent)
    except OSError as fout:
        raise storing_van(fout) from None
    finally:
        shutil.rmtree(bezig, ignore_errors=True)
    return doel


def lijst(map_: Path) -> tuple[Path, ...]:
    """The automatic backups, newest first. What somebody put beside them under another name is left alone."""
    return tuple(sorted((pad for pad in plaats(map_).glob("reservekopie-*") if _is_kopie(pad)), reverse=True))


def _is_kopie(pad: Path) -> bool:
    try:
        moment_van(pad)
    except GeenWinkel:
        return False
    return pad.is_dir()


def is_nodig(map_: Path, *, nu: datetime) -> bool:
    """Whether no automatic backup is less than a day old; one from a day to come (a wrong clock) does not count."""
    return not any(abs(nu - moment_van(kopie)) <= timedelta(days=1) for kopie in lijst(map_))


def ruim_op(map_: Path, *, nu: datetime) -> int:
    """Drop copies by age: every one of a week, one a week for five weeks, one a month for a year.

    The newest stay whatever their age: a clock that is years ahead for a day may not cost every copy there is.
    """
    bewaard: set[str] = set()
    weg = 0
    for kopie in lijst(map_)[DAGEN:]:
        moment = moment_van(kopie)
        dagen = (nu - moment).days
        if dagen < DAGEN:
            continue
        vak = f"w{moment:%G%V}" if dagen < WEKEN * 7 else f"m{moment:%Y%m}" if dagen < MAANDEN * 31 else ""
        if vak and vak not in bewaard:
            bewaard.add(vak)
            continue
        shutil.rmtree(kopie)
        weg += 1
    return weg


def moment_van(kopie: Path) -> datetime:
    """When a backup was made (UTC), by its name."""
    try:
        return datetime.strptime(kopie.name, VORM).replace(tzinfo=UTC)
    except ValueError:
        raise GeenWinkel("Dit is geen reservekopie van wijdesk.", uitweg="Kies een map reservekopie-….") from None


def verlies(map_: Path, van: Path, sleutel: bytes) -> Verlies:
    """What putting `van` back would lose."""
    gemaakt = moment_van(van)
    _kijk_na(van, sleutel)
    try:
        return Verlies(gemaakt, _mutaties_erbij(map_, van, sleutel))
    except Storing:
        return Verlies(gemaakt, None)


def zet_terug(map_: Path, van: Path, sleutel: bytes) -> Path | None:
    """Put a backup back; the present file is kept aside and its place is answered. The store must not be open."""
    _kijk_na(van, sleutel)
    nieuw = map_ / f"{verb.BESTAND}.terug"
    kopieer_veilig(van / verb.BESTAND, nieuw)
    return zet_in_de_plaats(map_, nieuw, van / keys.BESTAND)


def zet_in_de_plaats(map_: Path, nieuw: Path, sleutels: Path, *, apart: str = "vervangen") -> Path | None:
    """Put a file on the same disk in the place of the store; the present one is kept aside and its place answered.

    `sleutels` are the slots to take when the present ones cannot be read. The store must not be open.
    """
    aparte: Path | None = None
    try:
        for achtervoegsel in ("", "-wal", "-shm"):  # also when only a WAL is left: it would be played into the copy
            rest = map_ / f"{verb.BESTAND}{achtervoegsel}"
            if rest.exists():
                aparte = aparte or _vrije_naam(map_, f"balie-{apart}-{datetime.now(UTC):%Y%m%d-%H%M%S}")
                rest.replace(map_ / f"{aparte.name}{achtervoegsel}")
        nieuw.replace(map_ / verb.BESTAND)
        if not keys.leesbaar(map_):  # present slots know passwords changed and people withdrawn since
            kopieer_veilig(sleutels, map_ / f"{keys.BESTAND}.terug")
            (map_ / f"{keys.BESTAND}.terug").replace(map_ / keys.BESTAND)
        sync_map(map_)
    except OSError as fout:
        raise storing_van(fout) from None
    return aparte


def _vrije_naam(map_: Path, naam: str) -> Path:
    pad, nummer = map_ / f"{naam}.db", 1
    while pad.exists():
        nummer += 1
        pad = map_ / f"{naam}-{nummer}.db"
    return pad


def _kijk_na(kopie: Path, sleutel: bytes) -> None:
    if not (kopie / verb.BESTAND).exists() or not (kopie / keys.BESTAND).exists():
        raise GeenWinkel("In deze map staat geen reservekopie.", uitweg="Kies een map reservekopie-….")
    db = verb.verbind_kopie(kopie, sleutel)
    try:
        with verb.vertaald():
            heel = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    finally:
        db.close()
    if not heel:
        raise BeschadigdBestand("Deze reservekopie is zelf beschadigd.", uitweg="Kies een oudere reservekopie.")


def _mutaties_erbij(map_: Path, kopie: Path, sleutel: bytes) -> int:
    """How many entries of the journal the present file has that the copy has not."""
    db = verb.verbind(map_, sleutel, lezen=True)
    try:
        with verb.vertaald():
            if not verb.schema_van(db):
                raise verb.beschadigd()
            db.execute(f"ATTACH ? AS kopie KEY \"x'{sleutel.hex()}'\"", (verb.als_kopie(kopie),))
            vraag = "SELECT count(*) FROM main.mutatie WHERE id NOT IN (SELECT id FROM kopie.mutatie)"
            aantal: int = db.execute(vraag).fetchone()[0]
            return aantal
    finally:
        db.close()
