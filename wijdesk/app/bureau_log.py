"""What waits to be written in the access log: gathered on any lane, kept beside the store, handed over in batches.

Nothing waits for it. A line is on disk (`store.logwacht`) before what it tells of is shown, and in the journal with the
next write, which a window asks for at once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from typing import Any

from wijdesk.app.wereld import Wereld
from wijdesk.errors import SchijfVol, Storing, Weigering
from wijdesk.models.logsoort import AANMELDEN, AFDRUKKEN, INZIEN, LIJST, LOG, MISLUKT, UITVOER, ZOEKEN, Logregel
from wijdesk.models.values import Id
from wijdesk.store import logsessie
from wijdesk.store.behoud.verhuisd import ONDERWEG, WAAROM
from wijdesk.store.logwacht import Logwacht

ZELFDE_OPENING = 600_000
"""Milliseconds in which reading an open card again (because it changed) is the same opening."""
RUST = 3_000
"""Milliseconds after which what was typed in a search box counts as one search: until then every letter is part of
the same one, and the last says what it was and how much it found."""
ZONDER_LOG = 60_000
"""Milliseconds that dossiers are still shown after the log could not be written."""
ONLEESBAAR = "Er stonden regels klaar voor het log die niet te lezen zijn"


class Logbuffer:
    """The lines of one open store, for whoever works there."""

    def __init__(self, wacht: Logwacht, db: Any, wereld: Wereld, verbind: Callable[[], Any]) -> None:
        """`db` reads; `verbind` gives a connection that writes, which is closed here."""
        self._wacht = wacht
        self._verbind = verbind
        self._begonnen = False
        self._mislukt: int | None = None
        self._klok = klok = wereld.klok
        self._ids = wereld.ids
        self._slot = threading.Lock()
        self._gelogd: dict[Logregel, int] = {}
        """What was opened lately, and when."""
        self._vergeten = klok()
        self._zoekt: dict[str, Logregel] = {}
        self._klaar, stuk = wacht.lees()
        self._klaar += logsessie.afgebroken(db, self._klaar)
        if stuk:
            self._klaar.append(
                Logregel(ONLEESBAAR, None, "bewaken van het log", LOG, uitkomst=MISLUKT, aantal=stuk, tijd=klok())
            )

    def onthoud(self, regels: Iterable[Logregel], medewerker_id: Id) -> tuple[bool, bool]:
        """Take these in. Answers whether something can be written now, and whether a search has yet to come to rest.

        Raises a Storing when the log cannot be written: then what it is about may not be shown.
        """
        nu = self._klok()
        regels = tuple(regels)
        if any(_is_dossier(regel) for regel in regels):
            self._eis_log(medewerker_id, nu)
        with self._slot:
            self._vergeet(nu)
            nieuw, zoekt = [], []
            for regel in regels:
                if regel.soort == ZOEKEN:
                    zoekt.append(self._zoek(regel, medewerker_id, nu))
                elif not _is_opening(regel):
                    nieuw.append(self._compleet(regel, medewerker_id, nu))
                elif abs(nu - self._gelogd.get(regel, 0)) > ZELFDE_OPENING:
                    self._gelogd[regel] = nu
                    nieuw.append(self._compleet(regel, medewerker_id, nu))
            self._klaar.extend(nieuw)
            if nieuw or zoekt:
                self._wacht.voeg_toe((*nieuw, *zoekt))
            return bool(nieuw), bool(zoekt)

    def schrijf(self, voer_uit: Callable[[tuple[Logregel, ...]], object], *, alles: bool = False) -> None:
        """Write what waits; a search that is still being typed only when `alles` must go. What cannot be written waits
        on: a full disk may not make looking go unseen.
        """
        nu = self._klok()
        with self._slot:
            for soort, regel in list(self._zoekt.items()):
                if alles or nu - (regel.tijd or 0) >= RUST:
                    self._klaar.append(self._zoekt.pop(soort))
            regels, self._klaar = tuple(self._klaar), []
        if not regels:
            return
        try:
            voer_uit(regels)
        except BaseException as fout:
            with self._slot:
                self._klaar[:0] = regels
                # Why not for a full disk: the lines lie safe beside the store, and somebody is at the desk.
                if self._mislukt is None and not isinstance(fout, SchijfVol):
                    self._mislukt = nu
            raise
        with self._slot:
            self._mislukt = None
            self._wacht.zet((*self._klaar, *self._zoekt.values()))

    def einde(self, db: Any) -> None:
        """Nothing of this session waits any more. `db` writes."""
        if not self.wacht:
            logsessie.einde(db)

    @property
    def wacht(self) -> bool:
        """Whether there is anything to write."""
        return bool(self._klaar or self._zoekt)

    @property
    def kan_wachten(self) -> bool:
        """Whether it is only that somebody logged in, or took figures along: that lies safe beside the store until
        something is written, so that a command that only reads need not load all that writing takes.
        """
        return not self._zoekt and all(
            regel.soort == AANMELDEN or (regel.soort == UITVOER and regel.persoon_id is None) for regel in self._klaar
        )

    def sluit(self) -> None:
        """Let go of the file."""
        self._wacht.sluit()

    def _eis_log(self, medewerker_id: Id, nu: int) -> None:
        with self._slot:
            if self._mislukt is not None and nu - self._mislukt >= ZONDER_LOG:
                raise Storing(
                    "Het logboek kan niet worden bijgewerkt. Daarom gaat er nu geen dossier open.",
                    uitweg="Probeer het over een minuut nog eens. Blijft het zo, bel dan uw applicatiebeheerder.",
                )
            if not self._begonnen:
                with closing(self._verbind()) as db:
                    logsessie.begin(db, self._ids(), medewerker_id, nu)
                self._begonnen = True

    def _vergeet(self, nu: int) -> None:
        """Let go of openings that cannot be the same any more: a window stands open for days."""
        if abs(nu - self._vergeten) > ZELFDE_OPENING:
            self._gelogd = {regel: toen for regel, toen in self._gelogd.items() if abs(nu - toen) <= ZELFDE_OPENING}
            self._vergeten = nu

    def _zoek(self, regel: Logregel, medewerker_id: Id, nu: int) -> Logregel:
        """The line of the search this letter is part of."""
        vorige = self._zoekt.get(regel.doel)
        if vorige is not None and nu - (vorige.tijd or 0) >= RUST:
            self._klaar.append(vorige)
            vorige = None
        compleet = self._compleet(regel, medewerker_id, nu)
        if vorige is not None:
            compleet = replace(compleet, id=vorige.id)
        self._zoekt[regel.doel] = compleet
        return compleet

    def _compleet(self, regel: Logregel, medewerker_id: Id, nu: int) -> Logregel:
        return replace(
            regel,
            id=regel.id or self._ids(),
            tijd=nu if regel.tijd is None else regel.tijd,
            medewerker_id=regel.medewerker_id or medewerker_id,
        )


def eis_log_hier(regels: Iterable[Logregel], waarom: str) -> None:
    """Raises Weigering when these tell that somebody is about to see or print what is about a resident, where the log
    goes nowhere any more: the store went to another computer. `waarom`: why this desk only reads.
    """
    if waarom in (ONDERWEG, WAAROM) and any(_is_dossier(regel) for regel in regels):
        raise Weigering(waarom)


def _is_dossier(regel: Logregel) -> bool:
    """Whether somebody is about to see what stands there, on the screen or on paper."""
    return (
        regel.soort in (INZIEN, LIJST, AFDRUKKEN)
        and not regel.uitkomst
        and (regel.persoon_id or regel.huishouden_id) is not None
    )


def _is_opening(regel: Logregel) -> bool:
    """Whether the same line soon after is no other event: a card that is read again because it changed."""
    return regel.soort in (INZIEN, LIJST, LOG) and not regel.uitkomst and regel.tijd is None
