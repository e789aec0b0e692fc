"""The desk without a window: an open store with somebody at work. Reading is open at once; writing, which is heavy, is
loaded when it is first needed. The command line uses it too.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from wijdesk.app.bureau_begin import begonnen_winkel, eis_bestand, migreer_winkel, rest_van
from wijdesk.app.bureau_log import Logbuffer, eis_log_hier
from wijdesk.app.bureau_wie import aan_centrum, medewerker_van, niet_voor, werkplekken_van
from wijdesk.app.wereld import Wereld, klok_nu
from wijdesk.errors import CodeNodig, GeenRecht, GeenWinkel, NieuwWachtwoordNodig, NogNietToegelaten, Storing, Weigering
from wijdesk.models.logsoort import Logregel
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.huis import LogToegang, MaakMedewerker
from wijdesk.models.rows.huis import MedewerkerRij, Wijziging
from wijdesk.models.values import Id
from wijdesk.services.leesloket import Leesloket
from wijdesk.services.openingen import geweigerd
from wijdesk.services.register import rechten_van
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud.verhuisd import waarom_alleen_lezen
from wijdesk.store.bestanden import eis_lokale_schijf, vergrendel
from wijdesk.store.inloggen import deur
from wijdesk.store.inloggen.besloten import Besloten
from wijdesk.store.logwacht import Logwacht

if TYPE_CHECKING:
    from wijdesk.services.schrijfloket import Schrijfloket
    from wijdesk.store.engine import Winkel

__all__ = ["Bureau", "Wereld", "bureau_open", "maak_winkel", "ontgrendel"]
R = TypeVar("R")
T = TypeVar("T")

ZONDER_TOEGANG = frozenset({"desk.openen"})
"""The rights of whoever's access was ended while at work: enough to put down what is open."""
OOK_LEZEND = frozenset(
    {"LogToegang", "ZegDoel", "OpenInNood", "ZoekInNood", "BewaarVoorkeur", "BewaarConcept", "WisConcept"}
)
"""What is written even where nothing may be: who looked and what for, and what somebody had begun to type."""


def _niets() -> None:
    """A command writes its log when it closes the store."""


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
        self.geopend = klok_nu()
        """When this desk was opened (ms UTC)."""
        self.ronde_slot = threading.Lock()
        """Held by whoever is in the middle of a round with the centre."""
        self._aangevuld = False
        self.bij_toegang: Callable[[], None] = _niets
        """Called on any lane when something happened that must be logged; a window then asks for a write."""
        self.bij_zoeken: Callable[[], None] = _niets
        """Called on lane R when a search may come to rest, which must be logged then."""
        eis_lokale_schijf(map_)
        self._slot = vergrendel(map_)
        try:
            eis_bestand(map_)
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
        self.alleen_lezen = waarom_alleen_lezen(verbinding)
        """Why nothing may be written, in a sentence; empty when everything may."""
        self.stand_in_woorden = self.alleen_lezen
        self.aan_centrum = aan_centrum(verbinding)
        """Whether its days without a centre counted when it was opened."""
        self.rechten = rechten_van(self.medewerker.rollen)
        wie, nu = Id(sleutel.medewerker_id), wereld.klok()
        self.werkplekken = werkplekken_van(verbinding, wie, nu)
        self._niet_hier = niet_voor(verbinding, wie, self.rechten, nu)
        self.net_verborgen = False
        """Whether the last change (`kijk_wie`) left somebody out who may still stand on the screen."""
        self._log = Logbuffer(Logwacht(map_, sleutel.sleutel), verbinding, wereld, self.eigen_verbinding)
        self._leesloket = self._maak_leesloket(verbinding)

    def lees(self, vraag: Leesvraag[R]) -> R:
        """Answer a question."""
        return self._leesloket.beantwoord(vraag)

    def plaats(self) -> int:
        """How far the journal is, for who must know later what had been read by now. Lane R, as `lees`."""
        return self._leesloket.plaats()

    def schrijf(self, opdracht: Opdracht[R]) -> tuple[R, Wijziging]:
        """Carry something out, in one transaction; what was looked at before is logged first."""
        if self.alleen_lezen and type(opdracht).__name__ not in OOK_LEZEND:
            raise Weigering(self.alleen_lezen)
        with self._schrijf_slot:
            loket = self._open_om_te_schrijven()
            self._log_toegang(loket)
            try:
                return loket.voer_uit(opdracht)
            except GeenRecht as fout:
                self.noteer(geweigerd(opdracht, fout))
                raise

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
        if not self._slot.is_locked:
            return  # closed already
        try:
            if self._log.wacht and (self._schrijfloket is not None or not self._log.kan_wachten):
                with self._schrijf_slot:
                    self._log_toegang(self._open_om_te_schrijven(), alles=True)
        finally:
            with self._schrijf_slot:  # work that was left behind ends its turn first, and gets no other
                self._log.sluit()
                self._leesloket.sluit()
                if self._winkel is not None:
                    from wijdesk.store.behoud.peil import onthoud_stil

                    self._log.einde(self._winkel.db)
                    onthoud_stil(self._winkel)
                    self._winkel.sluit()
                self._slot.release()

    @property
    def bestandssleutel(self) -> bytes:
        """The raw key of the file, for what opens it in a way of its own. Never shown, never logged."""
        return self._sleutel.sleutel

    def eigen_verbinding(self) -> Any:
        """A connection of its own for a check or a backup, besides the lanes; the caller closes it."""
        self._eis_open()
        if not (self.map / verb.BESTAND).exists():  # somebody took it away: an empty one in its place would hide that
            raise verb.beschadigd()
        return verb.verbind(self.map, self._sleutel.sleutel)

    def reservekopie(self, naar: Path | None = None) -> Path:
        """Make a backup while the store is in use, and drop the oldest ones. Any thread."""
        from wijdesk.store import backup

        kopie = backup.maak(self.map, self._sleutel.sleutel, naar)
        backup.ruim_op(self.map, nu=datetime.now(UTC))
        return kopie

    def maak_medewerker(
        self, naam: str, wachtwoord: str, rollen: tuple[str, ...], locatie_id: Id, *, eerste: bool = False
    ) -> Id:
        """A new medewerker with an own key slot; `eerste`: the password must be changed at the first login. Lane S.

        Somebody who is known but has no slot gets one: the disk may have been full just then, or it was withdrawn.
        """
        keys.controleer_wachtwoord(wachtwoord, (naam,))
        besloten = Besloten(moet_nieuw=eerste)
        if "beheer.medewerkers" in self.rechten and not keys.heeft_sleutel(self.map, naam):
            from wijdesk.app.sleutelruimte import geef_bekende

            if (bekend := geef_bekende(self, naam, wachtwoord, besloten)) is not None:
                return bekend
        id_ = self.doe(MaakMedewerker(naam=naam, locatie_id=locatie_id, rollen=rollen))
        keys.zet_sleutel(self.map, naam, wachtwoord, keys.Sleutel(self._sleutel.sleutel, id_), besloten=besloten)
        return id_

    def stop_toegang(self, medewerker: MedewerkerRij) -> Wijziging:
        """Somebody does not work here any more (`sleutelruimte.stop_toegang`). Call on lane N."""
        from wijdesk.app.sleutelruimte import stop_toegang

        return stop_toegang(self, medewerker)

    def kijk_wie(self) -> bool:
        """Whether who is at work got other rights, works at another locatie now, goes on under another card (two were
        merged), or has a tie with other residents; what holds then, holds from here on.

        Raises GeenWinkel: access was ended.
        """
        with closing(self.eigen_verbinding()) as verbinding:
            weg: GeenWinkel | None = None
            wie = self.medewerker
            try:
                wie = medewerker_van(verbinding, Id(self._sleutel.medewerker_id), self.wereld.klok())
                rechten = rechten_van(wie.rollen)
            except GeenWinkel as fout:
                rechten, weg = ZONDER_TOEGANG, fout
            mij, nu = Id(self._sleutel.medewerker_id), self.wereld.klok()
            plekken, niet_hier = werkplekken_van(verbinding, mij, nu), niet_voor(verbinding, mij, rechten, nu)
        stand, toen = (wie.id, rechten, wie.locatie_id, plekken, niet_hier), self.medewerker
        if stand == (toen.id, self.rechten, toen.locatie_id, self.werkplekken, self._niet_hier):
            return False
        with self._schrijf_slot:
            loket = self._open_om_te_schrijven()
            self._log_toegang(loket)  # what was looked at with the rights of before
            self.rechten, self.medewerker = rechten, wie
            self.net_verborgen = bool(niet_hier - self._niet_hier)
            self.werkplekken, self._niet_hier = plekken, niet_hier
            loket.zet_rechten(rechten, wie.locatie_id)
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
                self._winkel.rest_van = rest_van
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
            log=lambda regels: self.noteer(*regels),
        )

    def zonder_banen(self) -> None:
        """No lanes to ask for a write any more: what waits to be logged goes when the desk closes."""
        self.bij_toegang = self.bij_zoeken = _niets

    def noteer(self, *regels: Logregel) -> None:
        """Something for the access log that no use case tells: logging in, a backup, a key. Any thread, at once."""
        eis_log_hier(regels, self.alleen_lezen)
        try:
            kan_nu, zoekt = self._log.onthoud(regels, self.medewerker.id)
        except Storing:
            self.bij_toegang()  # that the next time may go
            raise
        if kan_nu:
            self.bij_toegang()
        elif zoekt:
            self.bij_zoeken()

    def _log_toegang(self, loket: Schrijfloket, *, alles: bool = False) -> None:
        self._log.schrijf(lambda regels: loket.voer_uit(LogToegang(regels=regels)), alles=alles)


def ontgrendel(
    map_: Path,
    naam: str,
    wachtwoord: str,
    wereld: Wereld | None = None,
    *,
    code: Callable[[], str] | None = None,
    zonder_lease: bool = False,
) -> Bureau:
    """Open the store in a folder with somebody's password; `code` asks for what their telephone says, `zonder_lease`
    is for what shares or mends. Raises the Storingen of `deur`, `keys`, `lease` and `verbinding`, CodeNodig and
    NieuwWachtwoordNodig.
    """
    wereld = wereld or Wereld()
    binnen = deur.klop(map_, naam, wachtwoord, klok=wereld.klok)
    if binnen.sleutel.medewerker_id == keys.NIEMAND:
        raise NogNietToegelaten
    if binnen.wil_code:
        if code is None:
            raise CodeNodig
        binnen = deur.geef_code(map_, binnen, code(), klok=wereld.klok)
    if binnen.moet_nieuw:
        raise NieuwWachtwoordNodig
    bureau = Bureau(map_, binnen.sleutel, wereld)
    if not zonder_lease and bureau.aan_centrum:  # a connection of its own is dear, and most have no days to count
        from wijdesk.app.lease import eis_lease

        try:
            eis_lease(bureau)
        except BaseException:
            bureau.sluit()
            raise
    return bureau


def maak_winkel(
    map_: Path, *, locatie: str, medewerker: str, wachtwoord: str, wereld: Wereld | None = None, voorbeeld: bool = False
) -> None:
    """Make a new store in an empty folder, with its first locatie and medewerker (who gets every rol)."""
    from wijdesk.services.schrijfloket import Schrijfloket
    from wijdesk.services.writes.huis import RichtIn
    from wijdesk.store.engine import open_winkel
    from wijdesk.store.opzet import maak
    from wijdesk.store.unit_of_work import Wie

    wereld = wereld or Wereld()
    if not locatie.strip():
        raise Weigering("Vul de naam van de locatie in.", veld="locatie")
    if not medewerker.strip():
        raise Weigering("Vul uw naam in.", veld="medewerker")
    if not voorbeeld:  # the password of an example is known to all
        keys.controleer_wachtwoord(wachtwoord, (medewerker, locatie))
    with begonnen_winkel(map_) as slot:
        ruw, medewerker_id = keys.nieuwe_sleutel(), wereld.ids()
        keys.zet_sleutel(map_, medewerker, wachtwoord, keys.Sleutel(ruw, medewerker_id), al_goed=voorbeeld)
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
def bureau_open(
    map_: Path,
    naam: str,
    wachtwoord: str,
    wereld: Wereld | None = None,
    *,
    code: Callable[[], str] | None = None,
    zonder_lease: bool = False,
) -> Iterator[Bureau]:
    """The desk for the length of one command."""
    bureau = ontgrendel(map_, naam, wachtwoord, wereld, code=code, zonder_lease=zonder_lease)
    try:
        yield bureau
    finally:
        bureau.sluit()
