"""Holding an empty folder while a store is made in it, and bringing an older store up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijdesk.errors import Storing
from wijdesk.models.values import Id
from wijdesk.settings import BEGONNEN, BRIEFJE, heeft_winkel
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud.wegdoen import wis_map
from wijdesk.store.bestanden import (
    bij_volle_schijf,
    eis_lokale_schijf,
    schrijf_veilig,
    storing_van,
    sync_map,
    vergrendel,
)

if TYPE_CHECKING:
    from filelock import FileLock


@contextmanager
def begonnen_winkel(map_: Path) -> Iterator[FileLock]:
    """Hold an empty folder while a store is made in it; whatever breaks that off, the folder counts as empty again.

    The mark stands before the first file and goes after the last: what is left of an attempt that was killed is known
    by it, and no store that anybody ever worked at has one.
    """
    try:
        map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fout:
        raise storing_van(fout) from None
    eis_lokale_schijf(map_)
    slot = vergrendel(map_)
    merk = map_ / BEGONNEN
    try:
        if heeft_winkel(map_):
            raise Storing("In deze map staan al gegevens van een wijkteam.", uitweg="Kies een lege map.")
        schrijf_veilig(merk, b"")
        try:
            _ruim_begin_op(map_)
            yield slot
        except BaseException:
            _ruim_begin_op(map_)
            raise
        finally:
            merk.unlink(missing_ok=True)
            sync_map(map_)
    except OSError as fout:
        raise storing_van(fout) from None
    finally:
        slot.release()


@contextmanager
def weg_te_doen(map_: Path) -> Iterator[FileLock]:
    """Hold a store nobody ever worked at, to be opened with this lock and closed again; then it is taken away.

    From the mark on the folder counts as empty, whatever breaks that off. What goes wrong before changes nothing.
    """
    slot = vergrendel(map_)
    try:
        slot.acquire()  # closing the store lets go once
        yield slot
        schrijf_veilig(map_ / BEGONNEN, b"")
    except OSError as fout:
        raise storing_van(fout) from None
    finally:
        slot.release(force=True)
    wis_map(map_)
    try:
        (map_ / BEGONNEN).unlink(missing_ok=True)
        sync_map(map_)
    except OSError as fout:
        raise storing_van(fout) from None
    with suppress(OSError):
        map_.rmdir()  # unless something else is in it


def eis_bestand(map_: Path) -> None:
    """Refuse a store whose file is gone; one that was being replaced when the power went is put back first."""
    if not (map_ / verb.BESTAND).exists() or (map_ / BRIEFJE).exists():
        from wijdesk.store.behoud import wissel

        wissel.maak_af(map_)
    if not (map_ / verb.BESTAND).exists():
        raise verb.beschadigd()


def migreer_winkel(map_: Path, sleutel: bytes, van: str) -> None:
    """Bring an older store up to date; Alembic, which is heavy, is loaded only then."""
    from wijdesk.store.migratie import migreer

    with bij_volle_schijf("De gegevens zijn niet bijgewerkt voor deze versie van wijdesk. Er is niets veranderd."):
        migreer(map_, sleutel, van)


def rest_van(db: Any, per_soort: dict[str, frozenset[Id]], nu: int) -> Iterable[Any]:
    """What figures keep of rows that go (`Winkel.rest_van`); loaded when an order to destroy comes in."""
    from wijdesk.services.bewaren import rest

    return rest.rest_van(db, per_soort, nu)


def _ruim_begin_op(map_: Path) -> None:
    for bestand in (keys.BESTAND, verb.BESTAND, f"{verb.BESTAND}-wal", f"{verb.BESTAND}-shm"):
        (map_ / bestand).unlink(missing_ok=True)
