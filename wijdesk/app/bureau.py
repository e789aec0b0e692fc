"""The desk without a window: an open store with somebody at work. The command line uses it too.

Reading is open at once; the writing half, which is heavy, is loaded when it is first needed.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import uuid_utils

from wijdesk.app.bureau_wie import medewerker_van
from wijdesk.errors import GeenWinkel, NogNietToegelaten, Storing, Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.huis import LeesMedewerkers, LogToegang, MaakMedewerker, ZetMedewerkerInactief
from wijdesk.models.rows.huis import MedewerkerRij, Wijziging
from wijdesk.models.values import Id, IdMaker, Klok
from wijdesk.services.leesloket import Leesloket
from wijdesk.services.register import rechten_van
from wijdesk.settings import BEGONNEN, heeft_winkel
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.bestanden import eis_lokale_schijf, schrijf_veilig, storing_van, sync_map, vergrendel
from wijdesk.store.lezer import Toegang

if TYPE_CHECKING:
    from filelock import FileLock

    from wijdesk.services.schrijfloket import Schrijfloket
    from wijdesk.store.engine import Winkel

R = TypeVar("R")
T = TypeVar("T")

ZONDER_TOEGANG = frozenset({"desk.openen"})
"""The rights of whoever's access was ended while at work: enough to put down what is open."""
ZELFDE_OPENING = 600_000
"""Milliseconds in which reading an open card again (because it changed) is the same opening."""


def _niets() -> None:
    """A command writes its log when it closes the store."""


def klok_nu() -> int:
    """The moment now in UTC milliseconds."""
    return time.time_ns() // 1_000_000


def nieuw_id() -> Id:
    """A new UUIDv7 (RFC 9562)."""
    return Id(uuid_utils.uuid7().bytes)


@dataclass(frozen=True, slots=True)
class Wereld:
    """The clock and the ids of this process; tests bring their own."""

    klok: Klok = klok_nu
    ids: IdMaker = nieuw_id


class Bureau:
    """An open store with somebody at work: answers questions at once, loads the writing half when it is first needed.

    `lees` belongs to one thread (lane R); `schrijf` may be called from any and takes turns.
    """

    def __init__(self, map_: Path, sleutel: keys.Sleutel, wereld: Wereld) -> None:
        self.map = map_
        self.wereld = wereld
        self._sleutel = sleutel
        self._winkel: Winkel | None = None
        self._schrijfloket: Schrijfloket | None = None
        self._open_slot = threading.Lock()
        self._schrijf_slot = threading.Lock()
        self._log_slot = threading.Lock()
        self._te_loggen: list[Toegang] = []
        self._gelogd: dict[Toegang, int] = {}
        self._aangevuld = False
        self.bij_toegang: Callable[[], None] = _niets
        """Called on lane R when something was opened that must be logged; a window then asks for a write."""
        eis_lokale_schijf(map_)
        self._slot = vergrendel(map_)
        try:
            if not (map_ / verb.BESTAND).exists():
                raise verb.beschadigd()
            verbinding = verb.verbind(map_, sleutel.sleutel, lezen=True)
            with verb.vertaald():
                schema = verb.schema_van(verbinding)
            if schema != verb.SCHEMA:
                verbinding.close()
                self._vul_lijsten_aan(self._open_om_te_schrijven())
                verbinding = verb.verbind(map_, sleutel.sleutel, lezen=True)
            self.medewerker = medewerker_van(verbinding, Id(sleutel.medewerker_id), wereld.klok())
        except BaseException:
            self._slot.release()
            raise
        self.rechten = rechten_van(self.medewerker.rollen)
        self._leesloket = self._maak_leesloket(verbinding)

    def lees(self, vraag: Leesvraag[R]) -> R:
        """Answer a question."""
        return self._leesloket.beantwoord(vraag)

    def plaats(self) -> int:
        """How far the journal is, for who must know later what had been read by now. Lane R, as `lees`."""
        return self._leesloket.plaats()

    def schrijf(self, opdracht: Opdracht[R]) -> tuple[R, Wijziging]:
        """Carry something out, in one transaction; what was looked at before is logged first."""
        with self._schrijf_slot:
            loket = self._open_om_te_schrijven()
            self._log_toegang(loket)
            return loket.voer_uit(opdracht)

    def warm_op(self) -> None:
        """Load the writing half now, in lane S, so that the first save does not wait for it.

        A newer program can bring newer lists without a newer schema; they are added here, beside the window.
        """
        with self._schrijf_slot:
            loket = self._open_om_te_schrijven()
            self._log_toegang(loket)
            if not self._aangevuld:
                self._vul_lijsten_aan(loket)

    def lees_apart(self, vraag: Leesvraag[R]) -> R:
        """Answer a question on a connection of its own: for a free worker, while lane R goes on."""
        self._eis_open()
        loket = self._maak_leesloket(verb.verbind(self.map, self._sleutel.sleutel, lezen=True))
        try:
            return loket.beantwoord(vraag)
        finally:
            loket.sluit()

    def op_winkel(self, werk: Callable[[Winkel], T]) -> T:
        """Do something with the open store itself, between two writes: the exchange with other desks."""
        with self._schrijf_slot:
            return werk(self._open_om_te_schrijven().winkel)

    def doe(self, opdracht: Opdracht[R]) -> R:
        """`schrijf` for those who need only the result."""
        return self.schrijf(opdracht)[0]

    def sluit(self) -> None:
        """Write the last of the log and let go of the store, also when the log cannot be written."""
        try:
            if self._te_loggen:
                self.warm_op()
        finally:
            with self._schrijf_slot:  # work that was left behind ends its turn first, and gets no other
                self._leesloket.sluit()
                if self._winkel is not None:
                    self._winkel.sluit()
                self._slot.release()

    def eigen_verbinding(self) -> Any:
        """A connection of its own for a check or a backup, besides the lanes; the caller closes it."""
        self._eis_open()
        return verb.verbind(self.map, self._sleutel.sleutel)

    def reservekopie(self, naar: Path | None = None) -> Path:
        """Make a backup while the store is in use, and drop the oldest ones. Any thread."""
        from wijdesk.store import backup

        kopie = backup.maak(self.map, self._sleutel.sleutel, naar)
        backup.ruim_op(self.map, nu=datetime.now(UTC))
        return kopie

    def reservekopie_als_nodig(self) -> Path | None:
        """A backup when the newest is more than a day old."""
        from wijdesk.store import backup

        return self.reservekopie() if backup.is_nodig(self.map, nu=datetime.now(UTC)) else None

    def maak_medewerker(self, naam: str, wachtwoord: str, rollen: tuple[str, ...], locatie_id: Id) -> Id:
        """A new medewerker with an own key slot. Call on lane S.

        Somebody who is known but has no slot gets one: the disk may have been full just then, or it was withdrawn.
        """
        keys.controleer_wachtwoord(wachtwoord)
        if "beheer.medewerkers" in self.rechten and not keys.heeft_sleutel(self.map, naam):
            for bekend in self.lees_apart(LeesMedewerkers()):
                if bekend.actief and keys.zelfde_naam(bekend.naam, naam):
                    keys.zet_sleutel(self.map, naam, wachtwoord, keys.Sleutel(self._sleutel.sleutel, bekend.id))
                    return bekend.id
        id_ = self.doe(MaakMedewerker(naam=naam, locatie_id=locatie_id, rollen=rollen))
        keys.zet_sleutel(self.map, naam, wachtwoord, keys.Sleutel(self._sleutel.sleutel, id_))
        return id_

    def stop_toegang(self, medewerker: MedewerkerRij) -> Wijziging:
        """Somebody does not work here any more; the key goes after the use case agreed. Call on lane N.

        Should the key stay behind (the disk is full), the name no longer opens the desk: see `_medewerker`.
        """
        _, wijziging = self.schrijf(ZetMedewerkerInactief(id=medewerker.id))
        keys.trek_sleutel_in(self.map, medewerker.naam)
        return wijziging

    def wijzig_wachtwoord(self, oud: str, nieuw: str) -> None:
        """Give the own slot another password. Raises VerkeerdWachtwoord, Weigering."""
        sleutel = keys.ontgrendel(self.map, self.medewerker.naam, oud)
        keys.zet_sleutel(self.map, self.medewerker.naam, nieuw, sleutel)

    def kijk_wie(self) -> bool:
        """Whether who is at work got other rights elsewhere, which hold from here on. GeenWinkel: access was ended."""
        with closing(self.eigen_verbinding()) as verbinding:
            weg: GeenWinkel | None = None
            try:
                rechten = rechten_van(medewerker_van(verbinding, self.medewerker.id, self.wereld.klok()).rollen)
            except GeenWinkel as fout:
                rechten, weg = ZONDER_TOEGANG, fout
        if rechten == self.rechten:
            return False
        with self._schrijf_slot:
            loket = self._open_om_te_schrijven()
            self._log_toegang(loket)  # what was looked at with the rights of before
            self.rechten = rechten
            loket.zet_rechten(rechten)
            self._leesloket.zet_rechten(rechten)
        if weg is not None:
            raise weg
        return True

    def _eis_open(self) -> None:
        if not self._slot.is_locked:
            raise RuntimeError("the desk is closed: somebody else may have the store by now")

    def _open_om_te_schrijven(self) -> Schrijfloket:
        with self._open_slot:
            self._eis_open()
            if self._schrijfloket is None:
                from wijdesk.services.schrijfloket import Schrijfloket
                from wijdesk.store.engine import open_winkel
                from wijdesk.store.unit_of_work import Wie

                self._winkel = open_winkel(self.map, self._sleutel.sleutel, migreer=migreer_winkel, slot=self._slot)
                if not hasattr(self, "medewerker"):
                    verbinding = self._winkel.lees_verbinding()
                    self.medewerker = medewerker_van(verbinding, Id(self._sleutel.medewerker_id), self.wereld.klok())
                    verbinding.close()
                wie = Wie(
                    medewerker_id=self.medewerker.id,
                    naam=self.medewerker.naam,
                    locatie_id=self.medewerker.locatie_id,
                    rechten=rechten_van(self.medewerker.rollen),
                )
                self._schrijfloket = Schrijfloket(self._winkel, wie=wie, klok=self.wereld.klok, ids=self.wereld.ids)
            return self._schrijfloket

    def _vul_lijsten_aan(self, loket: Schrijfloket) -> None:
        """What a newer schema needs in rows, written through the journal like everything else."""
        from wijdesk.services.writes.huis import VulLijstenAan

        loket.voer_uit(VulLijstenAan())
        self._aangevuld = True

    def _maak_leesloket(self, verbinding: Any) -> Leesloket:
        return Leesloket(
            verbinding,
            klok=self.wereld.klok,
            medewerker_id=self.medewerker.id,
            rechten=self.rechten,
            log=self._onthoud_toegang,
        )

    def _onthoud_toegang(self, toegangen: tuple[Toegang, ...]) -> None:
        nu = self.wereld.klok()
        with self._log_slot:
            nieuw = [regel for regel in toegangen if abs(nu - self._gelogd.get(regel, 0)) > ZELFDE_OPENING]
            self._gelogd.update(dict.fromkeys(nieuw, nu))
            self._te_loggen.extend(nieuw)
        if nieuw:
            self.bij_toegang()

    def _log_toegang(self, loket: Schrijfloket) -> None:
        with self._log_slot:
            regels, self._te_loggen = self._te_loggen, []
        if not regels:
            return
        try:
            loket.voer_uit(LogToegang(regels=tuple((regel.wat, regel.persoon_id, regel.doel) for regel in regels)))
        except BaseException:
            with self._log_slot:
                self._te_loggen[:0] = regels  # a full disk may not make looking go unseen
            raise


def ontgrendel(map_: Path, naam: str, wachtwoord: str, wereld: Wereld | None = None) -> Bureau:
    """Open the store in a folder with somebody's password. Raises the Storingen of `keys` and `verbinding`."""
    sleutel = keys.ontgrendel(map_, naam, wachtwoord)
    if sleutel.medewerker_id == keys.NIEMAND:
        raise NogNietToegelaten
    return Bureau(map_, sleutel, wereld or Wereld())


def maak_winkel(
    map_: Path, *, locatie: str, medewerker: str, wachtwoord: str, wereld: Wereld | None = None, voorbeeld: bool = False
) -> None:
    """Make a new store in an empty folder, with its first locatie and medewerker (who gets every rol)."""
    from wijdesk.services.schrijfloket import Schrijfloket
    from wijdesk.services.writes.huis import RichtIn
    from wijdesk.store.engine import open_winkel
    from wijdesk.store.migratie import maak
    from wijdesk.store.unit_of_work import Wie

    wereld = wereld or Wereld()
    if not locatie.strip():
        raise Weigering("Vul de naam van de locatie in.", veld="locatie")
    if not medewerker.strip():
        raise Weigering("Vul uw naam in.", veld="medewerker")
    keys.controleer_wachtwoord(wachtwoord)
    with begonnen_winkel(map_) as slot:
        ruw, medewerker_id = keys.nieuwe_sleutel(), wereld.ids()
        keys.zet_sleutel(map_, medewerker, wachtwoord, keys.Sleutel(ruw, medewerker_id))
        maak(map_, ruw, klok=wereld.klok, ids=wereld.ids, voorbeeld=voorbeeld)
        slot.acquire()  # closing the store lets go once, and the folder is held until the mark is gone
        winkel = open_winkel(map_, ruw, migreer=migreer_winkel, slot=slot)
        try:
            rechten = rechten_van(("applicatiebeheerder",))
            wie = Wie(medewerker_id=medewerker_id, naam=medewerker, locatie_id=Id(b""), rechten=rechten)
            Schrijfloket(winkel, wie=wie, klok=wereld.klok, ids=wereld.ids).voer_uit(
                RichtIn(locatie=locatie, medewerker=medewerker)
            )
        finally:
            winkel.sluit()


@contextmanager
def begonnen_winkel(map_: Path) -> Iterator[FileLock]:
    """Hold an empty folder while a store is made in it; whatever breaks that off, the folder counts as empty again.

    The mark stands before the first file and goes after the last: what is left of an attempt that was killed is known
    by it, and no store that was ever opened has one.
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


def _ruim_begin_op(map_: Path) -> None:
    for bestand in (keys.BESTAND, verb.BESTAND, f"{verb.BESTAND}-wal", f"{verb.BESTAND}-shm"):
        (map_ / bestand).unlink(missing_ok=True)


@contextmanager
def bureau_open(map_: Path, naam: str, wachtwoord: str, wereld: Wereld | None = None) -> Iterator[Bureau]:
    """The desk for the length of one command."""
    bureau = ontgrendel(map_, naam, wachtwoord, wereld)
    try:
        yield bureau
    finally:
        bureau.sluit()


def migreer_winkel(map_: Path, sleutel: bytes, van: str) -> None:
    """Bring an older store up to date; Alembic, which is heavy, is loaded only then."""
    from wijdesk.store.migratie import migreer

    migreer(map_, sleutel, van)
