"""The one thread boundary: hands use cases to a lane and brings their results back to the GUI thread.

Lane S is one thread that writes, lane R one thread that reads, lane N a few threads for network, files and PDF. This
module knows nothing of the store: it gets two callables. A lane never sees a widget or a callback, only the request;
who asked stands in a table on the GUI thread, so that no widget can be dropped by another thread.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from wijdesk.errors import Storing, Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Gezien, Leesvraag, Opdracht, gezien_van, met_gezien
from wijdesk.models.rows.huis import Wijziging
from wijdesk.ui.beurten import Beurten

R = TypeVar("R")

VRIJE_WERKERS = 3
ALLES = 2**62
"""Beyond every place of the journal."""
MELD_NA = 0.05
"""Seconds between two progress reports of one task: more often than this nobody can see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Afzender:
    """Who waits for a result. Lives on the GUI thread only. `klaar` takes (result, Wijziging or None)."""

    eigenaar: QObject
    klaar: Callable[[Any, Wijziging | None], None] | None
    geweigerd: Callable[[Weigering], None] | None = None
    mislukt: Callable[[Storing], None] | None = None
    voortgang: Callable[[int, int], None] | None = None
    nieuwste: tuple[int, str] | None = None
    telt_mee: bool = True
    """A read does not make the window say it is busy."""
    stil: bool = False
    """Nobody asked for it: a check, a backup, a round with the centre."""

    @property
    def leeft(self) -> bool:
        return isValid(self.eigenaar)


class _Gelezen(NamedTuple):
    """An answer, and how far the journal surely was when it was read."""

    plaats: int
    antwoord: Any


class _Post(QObject):
    """Carries results from any thread to the GUI thread.

    Signals:
        aangekomen: (number, Future) a lane is done with a request
        gevorderd: (number, gedaan, totaal) a free worker reports progress
        geschreven: (Wijziging) a free worker committed something by way of lane S
    """

    aangekomen = Signal(int, object)
    gevorderd = Signal(int, int, int)
    geschreven = Signal(object)


class Voortgang:
    """What a task on lane N gets to speak with the window and the store."""

    def __init__(
        self,
        *,
        meld: Callable[[int, int], None],
        schrijf: Callable[[Opdracht[Any]], Any],
        stop: threading.Event,
    ) -> None:
        self._meld = meld
        self._schrijf = schrijf
        self._stop = stop
        self._laatst = 0.0

    def meld(self, gedaan: int, totaal: int) -> None:
        """Report progress; `totaal` 0 means unknown. Cheap enough to call for every row."""
        nu = time.monotonic()
        if gedaan >= totaal > 0 or nu - self._laatst >= MELD_NA:
            self._laatst = nu
            self._meld(gedaan, totaal)

    def gestopt(self) -> bool:
        """Whether the person asked to stop, or the program is closing."""
        return self._stop.is_set()

    def write(self, opdracht: Opdracht[R]) -> R:
        """Run one write on lane S and wait for it; raises what it raised (Weigering, Storing)."""
        resultaat: R = self._schrijf(opdracht)
        return resultaat


class Taak:
    """A long task under way, as its owner sees it."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop

    def stop(self) -> None:
        """Ask the task to stop at the next safe place; its `klaar` still comes, with what was done."""
        self._stop.set()


class Jobs(QObject):
    """Runs reads, writes and long tasks off the GUI thread. Use it on the GUI thread only.

    Signals:
        changed: (Wijziging) after every committed write, until the lanes are closed
        refused: (Weigering) a refusal its owner did not handle; belongs in the status line
        failed: (Storing or another exception) trouble or a bug that nobody handled
        busy: (bool) whether a write or long task is under way
        settled: the last answer somebody asked for was delivered
    """

    changed = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)
    settled = Signal()

    def __init__(
        self,
        schrijf: Callable[[Opdracht[Any]], tuple[Any, Wijziging]],
        lees: Callable[[Leesvraag[Any]], Any],
        parent: QObject | None = None,
        *,
        plaats: Callable[[], int] | None = None,
    ) -> None:
        """`plaats`: how far the journal of this desk is, asked on lane R before each question."""
        super().__init__(parent)
        self._schermdraad = threading.get_ident()
        self._schrijf = schrijf
        self._lees = lees
        self._plaats = plaats
        self._tot = 0
        self._namens: Gezien | None = None
        self._verteld: set[str] = set()
        self._gelezen: WeakKeyDictionary[QObject, dict[str, int]] = WeakKeyDictionary()
        self._baan_s = ThreadPoolExecutor(1, "S")
        self._baan_r = ThreadPoolExecutor(1, "R")
        self._baan_n = ThreadPoolExecutor(VRIJE_WERKERS, "N")
        self._afzenders: dict[int, _Afzender] = {}
        self._nieuwste: dict[tuple[int, str], tuple[int, Future[Any]]] = {}
        self._stops: dict[int, threading.Event] = {}
        self._geschreven: tuple[Future[Any], ...] = ()
        self._nummer = 0
        self._bezig = 0
        self._gesloten = False
        self._post = _Post(self)
        wachtrij = Qt.ConnectionType.QueuedConnection
        self._post.aangekomen.connect(Beurten(self._neem_aan, self._post).neem_aan, wachtrij)
        self._post.gevorderd.connect(self._meld_voortgang, wachtrij)
        self._post.geschreven.connect(self.changed, wachtrij)

    def read(
        self,
        vraag: Leesvraag[R],
        klaar: Callable[[R], None],
        *,
        eigenaar: QObject,
        sleutel: str = "",
        geweigerd: Callable[[Weigering], None] | None = None,
        na_schrijven: bool = False,
    ) -> None:
        """Look something up on lane R. Of several with the same `eigenaar` and `sleutel` (default: the type of the
        question) only the newest is answered. With `na_schrijven` every write asked before this is carried out first.
        """
        if self._gesloten:
            return
        plaats = (id(eigenaar), sleutel or type(vraag).__name__)
        afzender = _Afzender(
            eigenaar=eigenaar,
            klaar=lambda gelezen, _: self._bezorg_gelezen(eigenaar, plaats[1], klaar, gelezen),
            geweigerd=geweigerd,
            nieuwste=plaats,
            telt_mee=False,
        )
        if (vorige := self._nieuwste.get(plaats)) is not None:
            vorige[1].cancel()
        nummer = self._schrijf_in(afzender)
        eerst = self._geschreven if na_schrijven else ()
        toekomst = self._baan_r.submit(self._op_baan, self._lees_met_plaats, vraag, eerst)
        self._nieuwste[plaats] = (nummer, toekomst)
        self._volg(nummer, toekomst)

    def write(
        self,
        opdracht: Opdracht[R],
        klaar: Callable[[R, Wijziging], None] | None = None,
        *,
        eigenaar: QObject,
        geweigerd: Callable[[Weigering], None] | None = None,
        mislukt: Callable[[Storing], None] | None = None,
        volgt_zelf: bool = False,
    ) -> None:
        """Change something on lane S, in the order asked. The write is carried out, and trouble told, even when its
        owner is gone by then; only the callbacks are dropped.

        A request that does not say what was on the screen (`met_gezien`) gets what was last read for the page of its
        owner: a button, too, never replaces what nobody there saw. Who `volgt_zelf` tells itself what came in.
        """
        if gezien_van(opdracht) is None and not volgt_zelf:
            met_gezien(opdracht, self._namens or self._op_het_scherm(eigenaar))
        afzender = _Afzender(eigenaar=eigenaar, klaar=klaar, geweigerd=geweigerd, mislukt=mislukt)  # type: ignore[arg-type]
        self._geschreven = (self._baan_s.submit(self._op_baan, self._schrijf, opdracht),)
        self._volg(self._schrijf_in(afzender), *self._geschreven)

    def background(
        self,
        werk: Callable[[Voortgang], R],
        klaar: Callable[[R], None] | None = None,
        *,
        eigenaar: QObject,
        voortgang: Callable[[int, int], None] | None = None,
        geweigerd: Callable[[Weigering], None] | None = None,
        mislukt: Callable[[Storing], None] | None = None,
        stil: bool = False,
    ) -> Taak:
        """Run long work on lane N (none after closing). `werk` touches no widgets; it writes by `Voortgang.write`.

        What is `stil` nobody asked for: the window does not say it is busy.
        """
        if self._gesloten:
            gestopt = threading.Event()
            gestopt.set()
            return Taak(gestopt)
        meld_klaar = klaar
        afzender = _Afzender(
            eigenaar=eigenaar,
            klaar=None if meld_klaar is None else lambda antwoord, _: meld_klaar(antwoord),
            geweigerd=geweigerd,
            mislukt=mislukt,
            voortgang=voortgang,
            telt_mee=not stil,
            stil=stil,
        )
        nummer = self._schrijf_in(afzender)
        stop = self._stops[nummer] = threading.Event()
        post = self._post
        brug = Voortgang(
            meld=lambda gedaan, totaal: post.gevorderd.emit(nummer, gedaan, totaal),
            schrijf=self._schrijf_en_wacht,
            stop=stop,
        )
        self._volg(nummer, self._baan_n.submit(werk, brug))
        return Taak(stop)

    @contextmanager
    def namens(self, gezien: Gezien | None) -> Iterator[None]:
        """What is written meanwhile is written by who saw this: a strip that was opened before its answer is sent."""
        eerder, self._namens = self._namens, gezien
        try:
            yield
        finally:
            self._namens = eerder

    def gezien(self, scherm: QObject) -> Gezien | None:
        """What somebody has seen who begins now to fill in `scherm`, by what was last read for the page around it.

        An answer that is still being read again counts as it was: that is what stands there.
        """
        return None if self._plaats is None else Gezien(tot=self._gelezen_tot(scherm.parent()), eigen=self._tot)

    def _op_het_scherm(self, eigenaar: QObject) -> Gezien | None:
        """Of who presses a button now: one knows all one did oneself, and what was told once is known."""
        if self._plaats is None:
            return None
        return Gezien(tot=self._gelezen_tot(eigenaar), eigen=ALLES, ook=self._verteld)

    def _gelezen_tot(self, om: QObject | None) -> int:
        while om is not None and om not in self._gelezen:
            om = om.parent()
        if om is None:
            return self._tot
        per_vraag = self._gelezen[om]
        onderweg = [per_vraag[vraag] for wie, vraag in self._nieuwste if wie == id(om) and vraag in per_vraag]
        return min(onderweg, default=max(per_vraag.values()))

    @property
    def is_open(self) -> bool:
        """Whether anything can still be asked."""
        return not self._gesloten

    @property
    def is_klaar(self) -> bool:
        """Whether everything that was asked has been answered, and delivered."""
        return not self._afzenders

    @property
    def is_rustig(self) -> bool:
        """Whether everything somebody asked for has been answered; what nobody asked for may go on."""
        return all(afzender.stil for afzender in self._afzenders.values())

    def sluit(self) -> None:
        """Stop the lanes: long tasks are asked to stop, waiting reads are dropped, every write is carried out."""
        self._gesloten = True
        for stop in self._stops.values():
            stop.set()
        self._baan_n.shutdown(wait=True, cancel_futures=True)
        self._baan_r.shutdown(wait=True, cancel_futures=True)
        self._baan_s.shutdown(wait=True)

    def _lees_met_plaats(self, vraag: Leesvraag[Any], eerst: tuple[Future[Any], ...]) -> _Gelezen:
        wait(eerst)
        plaats = self._plaats() if self._plaats is not None else 0
        return _Gelezen(plaats, self._lees(vraag))

    def _bezorg_gelezen(self, eigenaar: QObject, vraag: str, klaar: Callable[[Any], None], gelezen: _Gelezen) -> None:
        self._gelezen.setdefault(eigenaar, {})[vraag] = gelezen.plaats
        self._tot = max(self._tot, gelezen.plaats)
        klaar(gelezen.antwoord)

    def _op_baan(self, functie: Callable[..., Any], *argumenten: object) -> Any:
        if threading.get_ident() == self._schermdraad:
            raise AssertionError("a lane ran on the GUI thread")
        return functie(*argumenten)

    def _schrijf_en_wacht(self, opdracht: Opdracht[Any]) -> Any:
        resultaat, wijziging = self._baan_s.submit(self._op_baan, self._schrijf, opdracht).result()
        self._post.geschreven.emit(wijziging)
        return resultaat

    def _schrijf_in(self, afzender: _Afzender) -> int:
        nummer = self._nummer = self._nummer + 1  # kept: who hears that it is busy may ask something too
        self._afzenders[nummer] = afzender
        if afzender.telt_mee:
            self._bezig += 1
            if self._bezig == 1:
                self.busy.emit(True)
        return nummer

    def _volg(self, nummer: int, toekomst: Future[Any]) -> None:
        post = self._post
        toekomst.add_done_callback(lambda klaar: post.aangekomen.emit(nummer, klaar) if isValid(post) else None)

    def _neem_aan(self, nummer: int, toekomst: Any) -> None:
        self._lever_af(nummer, toekomst)
        if self.is_rustig:
            self.settled.emit()

    def _lever_af(self, nummer: int, toekomst: Future[Any]) -> None:
        afzender = self._afzenders.pop(nummer)
        self._stops.pop(nummer, None)
        if afzender.telt_mee:
            self._bezig -= 1
            if self._bezig == 0:
                self.busy.emit(False)
        if afzender.nieuwste is not None:
            nieuwste = self._nieuwste.get(afzender.nieuwste)
            if nieuwste is None or nieuwste[0] != nummer:  # None: the newest was cancelled by closing, this one ran
                return
            del self._nieuwste[afzender.nieuwste]
        if toekomst.cancelled():
            return
        if (fout := toekomst.exception()) is not None:
            self._meld_fout(afzender, fout)
            return
        if not self._gesloten:  # who would hear of it is gone with the window, or could ask nothing any more
            self._bezorg(afzender, toekomst.result())

    def _bezorg(self, afzender: _Afzender, resultaat: Any) -> None:
        wijziging: Wijziging | None = None
        if isinstance(resultaat, tuple) and len(resultaat) == 2 and isinstance(resultaat[1], Wijziging):
            resultaat, wijziging = resultaat
            self.changed.emit(wijziging)
        if afzender.klaar is not None and afzender.leeft:
            afzender.klaar(resultaat, wijziging)

    def _meld_fout(self, afzender: _Afzender, fout: BaseException) -> None:
        if isinstance(fout, Weigering):
            if afzender.geweigerd is not None and afzender.leeft:
                afzender.geweigerd(fout)
            elif afzender.telt_mee or afzender.leeft:
                self.refused.emit(fout)
        elif isinstance(fout, Storing) and afzender.mislukt is not None and afzender.leeft:
            afzender.mislukt(fout)
        else:
            self.failed.emit(fout)

    @Slot(int, int, int)
    def _meld_voortgang(self, nummer: int, gedaan: int, totaal: int) -> None:
        afzender = self._afzenders.get(nummer)
        if afzender is not None and afzender.voortgang is not None and afzender.leeft:
            afzender.voortgang(gedaan, totaal)
