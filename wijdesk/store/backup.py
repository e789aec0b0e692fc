"""Backups: an encrypted copy with its key slots, opened to check it, kept by age, and put back with what it loses.

A backup is a folder `reservekopie-JJJJMMDD-UUMMSS` that holds the file and the slots as they were. What goes to
another computer is the same under the name `verhuizing-…`; it is never dropped by age.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from wijdesk.errors import BeschadigdBestand, GeenWinkel, Storing
from wijdesk.models.values import AMSTERDAM
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import peil, verlies, wissel
from wijdesk.store.behoud.verlies import Verlies
from wijdesk.store.bestanden import bij_volle_schijf, kopieer_veilig, schijf_vol, storing_van, sync_map

VORM = "reservekopie-%Y%m%d-%H%M%S"
VERHUIZING = "verhuizing-%Y%m%d-%H%M%S"
BEZIG = "bezig-"
"""How the name of a backup begins that is being made."""
DAGEN, WEKEN, MAANDEN = 7, 5, 12
"""How long a copy of every day, every week and every month is kept."""
GENOEG = 3
"""Copies of so many days of this week, and nothing older than a year is needed any more."""

VERVANGEN, BESCHADIGD = "vervangen", "beschadigd"
"""How a file that was replaced is called: `balie-vervangen-JJJJMMDD-UUMMSS.db`."""
BEWAAR_VERVANGEN = timedelta(days=30)
"""How long it is kept."""
STAPPEN = 20_000
"""Steps of the database between two looks at how far a copy is."""
Meld = Callable[[int, int], None]


class KopieGestopt(Storing):
    """Somebody said stop, or the program is closing. Nothing was made."""

    soort = "kopie_gestopt"

    def __init__(self) -> None:
        super().__init__("Gestopt. Er is geen reservekopie gemaakt.", uitweg="")


def _niets(_gedaan: int, _totaal: int) -> None:
    """Nobody waits for it."""


def _nee() -> bool:
    return False


def plaats(map_: Path) -> Path:
    """Where the automatic backups of a store are."""
    return map_ / "reservekopieen"


def maak(
    map_: Path,
    sleutel: bytes,
    naar: Path | None = None,
    *,
    nu: datetime | None = None,
    vorm: str = VORM,
    meld: Meld = _niets,
    gestopt: Callable[[], bool] = _nee,
) -> Path:
    """Copy the store while it is in use; answers the folder. Raises SchijfVol, BeschadigdBestand, KopieGestopt.

    Until it was checked it has another name, so that a copy that was broken off never counts as a backup. `meld` hears
    bytes done and in all, `gestopt` is asked now and then.
    """
    wat = "Het pakket is niet gemaakt." if vorm == VERHUIZING else "De reservekopie is niet gemaakt."
    with bij_volle_schijf(wat):
        return _maak(map_, sleutel, (naar or plaats(map_)) / (nu or datetime.now(UTC)).strftime(vorm), meld, gestopt)


def _maak(map_: Path, sleutel: bytes, doel: Path, meld: Meld, gestopt: Callable[[], bool]) -> Path:
    bezig = doel.with_name(f"{BEZIG}{doel.name}")
    bestand = map_ / verb.BESTAND
    if gestopt():
        raise KopieGestopt
    if doel.exists():
        raise Storing("Er is op dit moment al een reservekopie gemaakt.", uitweg="Probeer het zo opnieuw.")
    try:
        _ruim_begonnen_op(doel.parent)
        bezig.mkdir(parents=True)
        groot = bestand.stat().st_size
        if shutil.disk_usage(bezig).free < groot:
            raise schijf_vol()
        _schrijf_kopie(map_, sleutel, bezig / verb.BESTAND, lambda klaar: meld(min(klaar, groot), groot), gestopt)
        keys.kopieer(map_, bezig / keys.BESTAND)
        kijk_na(bezig, sleutel)
        sync_map(bezig)
        bezig.rename(doel)
        sync_map(doel.parent)
        meld(groot, groot)
    except OSError as fout:
        raise storing_van(fout) from None
    finally:
        shutil.rmtree(bezig, ignore_errors=True)
    return doel


def _ruim_begonnen_op(plek: Path) -> None:
    """Drop what was broken off here before, and nothing that only looks like it: the folder is somebody's."""
    for pad in plek.glob(f"{BEZIG}*"):
        with suppress(GeenWinkel):
            moment_van(pad.with_name(pad.name.removeprefix(BEZIG)))
            shutil.rmtree(pad, ignore_errors=True)


def _schrijf_kopie(
    map_: Path, sleutel: bytes, naar: Path, meld: Callable[[int], None], gestopt: Callable[[], bool]
) -> None:
    afgebroken = False

    def kijk() -> int:
        nonlocal afgebroken
        afgebroken = gestopt()
        meld(naar.stat().st_size if naar.exists() else 0)
        return int(afgebroken)

    db = verb.verbind(map_, sleutel)
    try:
        with verb.vertaald():
            # Every page passes once: the usual cache, for the file and for its copy, would only take memory.
            db.execute("PRAGMA cache_size = -2048")
            db.set_progress_handler(kijk, STAPPEN)
            db.execute("VACUUM INTO ?", (str(naar),))
    except verb.Fout:
        if afgebroken:
            raise KopieGestopt from None
        raise
    finally:
        db.close()


def lijst(map_: Path) -> tuple[Path, ...]:
    """The automatic backups, newest first. What somebody put beside them under another name is left alone."""
    return lijst_in(plaats(map_))


def lijst_in(plek: Path) -> tuple[Path, ...]:
    """`lijst`, of any folder of backups."""
    return tuple(sorted((pad for pad in plek.glob("reservekopie-*") if _is_kopie(pad)), reverse=True))


def _is_kopie(pad: Path) -> bool:
    try:
        moment_van(pad)
    except GeenWinkel:
        return False
    return pad.is_dir()


def is_nodig(map_: Path, *, nu: datetime) -> bool:
    """Whether there is no automatic backup of today; one from a day to come (a wrong clock) does not count."""
    return is_nodig_in(plaats(map_), nu=nu)


def is_nodig_in(plek: Path, *, nu: datetime) -> bool:
    """`is_nodig`, of any folder of backups."""
    return _dag(nu) not in {_dag(moment_van(kopie)) for kopie in lijst_in(plek)}


def _dag(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def ruim_op(map_: Path, *, nu: datetime) -> int:
    """Drop copies by age: every one of a week, one a week for five weeks, one a month for a year.

    The newest stay whatever their age, as a clock that is years ahead for a day may not cost every copy there is,
    until there are enough of this week: a desk that was closed for a year goes on without what was destroyed before.
    """
    return ruim_op_in(plaats(map_), nu=nu)


def ruim_op_in(plek: Path, *, nu: datetime) -> int:
    """`ruim_op`, of any folder of backups."""
    bewaard: set[str] = set()
    weg = 0
    momenten = [(kopie, moment_van(kopie)) for kopie in lijst_in(plek)]
    deze_week = {_dag(moment) for _, moment in momenten if timedelta(0) <= nu - moment < timedelta(days=DAGEN)}
    for nummer, (kopie, moment) in enumerate(momenten):
        dagen = (nu - moment).days
        te_oud = dagen >= MAANDEN * 31 and len(deze_week) >= GENOEG
        if dagen < DAGEN or (nummer < DAGEN and not te_oud):
            continue
        vak = f"w{moment:%G%V}" if dagen < WEKEN * 7 else f"m{moment:%Y%m}" if dagen < MAANDEN * 31 else ""
        if vak and vak not in bewaard:
            bewaard.add(vak)
            continue
        shutil.rmtree(kopie)
        weg += 1
    return weg


def moment_van(kopie: Path) -> datetime:
    """When a backup, or what was made to move, was made (UTC), by its name."""
    vorm = VERHUIZING if kopie.name.startswith("verhuizing-") else VORM
    try:
        return datetime.strptime(kopie.name, vorm).replace(tzinfo=UTC)
    except ValueError:
        raise GeenWinkel("Dit is geen reservekopie van wijdesk.", uitweg="Kies een map reservekopie-….") from None


def kost(map_: Path, van: Path, sleutel: bytes) -> Verlies:
    """What putting `van` back would lose. Raises a Storing when it is no whole backup."""
    gemaakt = moment_van(van)
    kijk_na(van, sleutel)
    return verlies.van(map_, van, sleutel, gemaakt)


def vervangen(map_: Path) -> tuple[tuple[Path, datetime], ...]:
    """The files that were replaced and are still kept, with when that was (UTC), newest first."""
    uit = []
    for pad in map_.glob("balie-*.db"):
        soort, *rest = pad.stem.removeprefix("balie-").split("-")
        with suppress(ValueError, OSError):
            if soort in (VERVANGEN, BESCHADIGD):
                op = datetime.strptime("".join(rest[:2]), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            elif soort.isdigit() and not rest:  # as it was before the program brought it up to date
                op = datetime.fromtimestamp(pad.stat().st_mtime, tz=UTC)
            else:
                continue
            uit.append((pad, op))
    return tuple(sorted(uit, key=lambda rij: (rij[1], rij[0].name), reverse=True))


def gooi_weg(map_: Path, naam: str) -> None:
    """Drop one file that was replaced, by its name. Raises a Storing."""
    pad = next((pad for pad, _ in vervangen(map_) if pad.name == naam), None)
    if pad is None:
        raise Storing("Dit bestand is er niet meer.", uitweg="")
    try:
        for achtervoegsel in ("", "-wal", "-shm"):
            (map_ / f"{pad.name}{achtervoegsel}").unlink(missing_ok=True)
        sync_map(map_)
    except OSError as fout:
        raise storing_van(fout) from None


def ruim_vervangen_op(map_: Path, *, nu: datetime) -> int:
    """Drop files that were replaced longer ago than they are kept; one from a day to come (a wrong clock) stays."""
    oud = [pad.name for pad, op in vervangen(map_) if nu - op > BEWAAR_VERVANGEN]
    for naam in oud:
        gooi_weg(map_, naam)
    return len(oud)


def zet_in_de_plaats(map_: Path, nieuw: Path, sleutels: Path, *, apart: str = VERVANGEN) -> Path | None:
    """Put a file on the same disk in the place of the store; the present one is kept aside and its place answered.

    `sleutels` are the slots to take when the present ones cannot be read. The store must not be open.
    """
    eis_ingevouwen(nieuw)
    aparte: Path | None = None
    try:
        resten = [deel for deel in wissel.DELEN if (map_ / f"{verb.BESTAND}{deel}").exists()]
        if resten:  # also when only a WAL is left: it would be played into the copy
            aparte = _vrije_naam(map_, f"balie-{apart}-{datetime.now(UTC):%Y%m%d-%H%M%S}")
            wissel.begin(map_, aparte.name)
        for deel in resten:
            (map_ / f"{verb.BESTAND}{deel}").replace(map_ / f"{aparte.name if aparte else ''}{deel}")
        nieuw.replace(map_ / verb.BESTAND)
        if not keys.leesbaar(map_):  # present slots know passwords changed and people withdrawn since
            kopieer_veilig(sleutels, map_ / f"{keys.BESTAND}.terug")
            (map_ / f"{keys.BESTAND}.terug").replace(map_ / keys.BESTAND)
        peil.vergeet(map_)
        wissel.klaar(map_)
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


def kijk_na(kopie: Path, sleutel: bytes) -> None:
    """Refuse what is no whole backup. Raises a Storing."""
    if not (kopie / verb.BESTAND).exists() or not (kopie / keys.BESTAND).exists():
        raise GeenWinkel("In deze map staat geen reservekopie.", uitweg="Kies een map reservekopie-….")
    if not is_heel(kopie, sleutel):
        raise BeschadigdBestand("Deze reservekopie is zelf beschadigd.", uitweg="Kies een oudere reservekopie.")


def is_heel(map_: Path, sleutel: bytes) -> bool:
    """Whether every page of a file that nobody writes can be read and fits. Raises a Storing."""
    db = verb.verbind_kopie(map_, sleutel)
    try:
        with verb.vertaald():
            heel = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    finally:
        db.close()
    return bool(heel)


def eis_ingevouwen(bestand: Path) -> None:
    """Refuse a file that is not whole without its WAL: it goes elsewhere alone. Raises SchijfVol: else it is folded in
    at closing.
    """
    wal = bestand.with_name(f"{bestand.name}-wal")
    if wal.exists() and wal.stat().st_size:
        raise schijf_vol()


def bekende(kopie: Path, sleutel: bytes) -> set[bytes]:
    """The entries (id) a backup holds. Raises a Storing."""
    db = verb.verbind_kopie(kopie, sleutel)
    try:
        with verb.vertaald():
            return {rij[0] for rij in db.execute("SELECT id FROM mutatie").fetchall()}
    finally:
        db.close()


def tel(kopie: Path, sleutel: bytes) -> int:
    """How many entries a backup holds. Raises a Storing."""
    db = verb.verbind_kopie(kopie, sleutel)
    try:
        with verb.vertaald():
            return int(db.execute("SELECT coalesce(max(rowid), 0) FROM mutatie").fetchone()[0])
    finally:
        db.close()
