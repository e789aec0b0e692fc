"""Shares with the centre while people work: when, on which lane, and what the window hears of it.

A round runs on lane N and touches the store between two writes. Nothing here waits on the GUI thread but the last round
when the program closes, which has a limit. The exchange itself is loaded on lane N, and only where there is a centre.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from wijdesk.app.bureau import Bureau
from wijdesk.app.sleutelruimte import ruim_sleutels_op
from wijdesk.app.uitwisseling.los import Melder, los, wacht_af
from wijdesk.app.uitwisseling.volg import ADRES, Gestopt, GevolgdCentrum, Ritme
from wijdesk.errors import GeenContact, GeenWinkel, Storing
from wijdesk.models.rows.delen import DelenStand, Vordering
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.values import Id
from wijdesk.store.kast import Kast
from wijdesk.ui.jobs import Jobs, Voortgang

if TYPE_CHECKING:
    from wijdesk.sync.uitslag import Uitslag

KIJK_NA_MS = 3_000
"""After the window stands: whether there is a centre, and what waits."""
EERSTE_MS = 5_000
"""The first round: not while the window is being filled."""
REGIE_MS = 2_000
"""After something changed about a casus: whether another team has a regisseur is asked soon, not in ten minutes."""
VAN_DE_REGIE = frozenset({"casus", "huishouden", "huishoudlid", "regieclaim"})
TEL_NA_MS = 1_500
"""After a write: what waits is counted once for several."""
MINUUT_MS = 30_000
"""The words of the pill say minutes."""
LAATSTE_RONDE_S = 8.0
"""How long closing the program may take for sharing what waits; the rest goes the next time."""


class Uitwisselaar(QObject):
    """The rounds of one open desk.

    Signals:
        changed: (DelenStand) how things stand now
        rechten_anders: (bool) elsewhere somebody changed what who works here may do; True when access was ended
    """

    changed = Signal(object)
    rechten_anders = Signal(bool)
    _gekomen = Signal(object)
    _gevorderd = Signal(object)
    _gestrand = Signal()

    def __init__(
        self, bureau: Bureau, jobs: Jobs, *, toeval: Callable[[], float], parent: QObject | None = None
    ) -> None:
        """`toeval` gives a number from 0 up to 1, so that not all desks come back at the same moment."""
        super().__init__(parent)
        self._bureau = bureau
        self._jobs = jobs
        self._ritme = Ritme(toeval)
        self._bezig = self._dicht = self._nog_eens = self._hangt = False
        self._gevolgd: GevolgdCentrum | None = None
        self._van_ronde: tuple[str, ...] = ()
        self._aanvragen = 0
        self._ronden = 0
        self._geschreven = self._verteld = 0
        """Writes, and up to which of these it is known whether they wait."""
        self.stand = DelenStand()
        self.straks = QTimer(self, singleShot=True)
        self.straks.timeout.connect(self.deel_nu)
        self.tel_straks = QTimer(self, singleShot=True, interval=TEL_NA_MS)
        self.tel_straks.timeout.connect(self.tel)
        self.regie_straks = QTimer(self, singleShot=True, interval=REGIE_MS)
        self.regie_straks.timeout.connect(self.deel_nu)
        self.minuut = QTimer(self, interval=MINUUT_MS)
        self.minuut.timeout.connect(lambda: self.changed.emit(self.stand))
        self._eerst_kijken = QTimer(self, singleShot=True, interval=KIJK_NA_MS)
        self._eerst_kijken.timeout.connect(self.tel)
        self._gekomen.connect(self.vertel, Qt.ConnectionType.QueuedConnection)
        self._gevorderd.connect(self._vorder, Qt.ConnectionType.QueuedConnection)
        self._gestrand.connect(self._bij_bug, Qt.ConnectionType.QueuedConnection)
        jobs.changed.connect(self._er_is_geschreven)

    # When ------------------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The window stands."""
        self._eerst_kijken.start()

    def stand_voor_wie_kijkt(self) -> DelenStand:
        """How things stand; who looks before the first look gets that one now, through `changed`."""
        if self._eerst_kijken.isActive():
            self._eerst_kijken.stop()
            self.tel()
        return self.stand

    def deel_nu(self) -> None:
        """A round, now; while one is under way, another one after it."""
        if self._dicht:
            return
        if self._bezig:
            self._nog_eens = True
            return
        self._bezig = True
        self._ronden += 1
        self.straks.stop()
        self._zet(replace(self.stand, vordering=None))
        tot = self._geschreven
        self._jobs.background(
            self._ronde, lambda uit: self._klaar(uit, tot), eigenaar=self, mislukt=self._mislukt, stil=True
        )

    def deel_als_er_wacht(self) -> None:
        """Somebody leaves the desk: colleagues get what waits, and what is being saved in a round after that one."""
        if self.stand.alleen:
            return
        if wordt_bewaard := not self._jobs.is_rustig:
            self._nog_eens = True
        if wordt_bewaard or self.stand.wacht or self._geschreven > self._verteld:
            self.deel_nu()

    def tel(self) -> None:
        """Look again how things stand, without asking the centre."""
        if not self._dicht:
            ronden, tot = self._ronden, self._geschreven
            self._jobs.background(
                lambda _: self._lees_stand(),
                lambda stand: self._geteld(stand, ronden, tot),
                eigenaar=self,
                mislukt=_stil,
                stil=True,
            )

    def sluit(self) -> None:
        """No more rounds; call before the lanes stop. A round under way stops at its next step."""
        self._dicht = True
        for timer in (self.straks, self.tel_straks, self.regie_straks, self.minuut, self._eerst_kijken):
            timer.stop()

    def is_dicht(self) -> bool:
        """Whether the program is closing."""
        return self._dicht

    def laatste_ronde(self, *, hoogstens: float = LAATSTE_RONDE_S) -> None:
        """After the lanes stopped and before the store closes: share what waits, for so many seconds at most.

        A call that does not come back is not waited for: what waits goes the next time.
        """
        if self.stand.alleen or self.stand.geen_contact_sinds is not None or self._hangt:
            return
        stop = threading.Event()
        draad = threading.Thread(target=self._deel_wat_wacht, args=(stop,), name="wijdesk-delen", daemon=True)
        draad.start()
        wacht_af(draad, stappen=self._stappen, hoogstens=hoogstens)
        stop.set()  # a call that hangs is left behind: the store is closed to it from here on

    # On lane N -------------------------------------------------------------------------------------------------------

    def _ronde(self, voortgang: Voortgang) -> tuple[Uitslag | Storing | None, DelenStand]:
        heel = False
        try:
            uitslag = los(
                lambda meld: self._doe(voortgang.gestopt, meld, Melder(meld)),
                gestopt=voortgang.gestopt,
                bij_nieuws=self._nieuws,
            )
            uit = uitslag, self._lees_stand()
            self._kijk_wie()
            heel = True
            return uit
        except Gestopt as gestopt:
            heel = self._hangt = True
            return gestopt, self.stand
        finally:
            if not heel:
                self._gestrand.emit()

    def kijk_wie(self) -> None:
        """Look whether who works here may do something else than before."""
        if not self._dicht:
            self._jobs.background(lambda _: self._kijk_wie(), eigenaar=self, stil=True)

    def _kijk_wie(self) -> None:
        try:
            anders, weg = self._bureau.kijk_wie(), False
        except GeenWinkel:
            anders, weg = True, True
        ruim_sleutels_op(self._bureau)
        if anders:
            self.rechten_anders.emit(weg)

    def _nieuws(self, iets: object) -> None:
        (self._gevorderd if isinstance(iets, Vordering) else self._gekomen).emit(iets)

    def _stappen(self) -> int:
        return 0 if self._gevolgd is None else self._gevolgd.stappen

    def _lees_stand(self) -> DelenStand:
        with closing(self._bureau.eigen_verbinding()) as db:
            if not Kast(db.cursor).get(ADRES):
                return DelenStand()
        from wijdesk.app.uitwisseling import deelname

        return deelname.lees_stand(self._bureau)

    def _doe(
        self,
        gestopt: Callable[[], bool],
        bij_gewijzigd: Callable[[Mapping[str, set[Id]]], None] | None,
        vorder: Callable[[Vordering], None] = lambda _: None,
    ) -> Uitslag | Storing | None:
        """One round; with nobody to hear what changed, no question about regie: the program is closing."""
        from wijdesk.app.uitwisseling import deelname
        from wijdesk.app.uitwisseling import regie as uitwisseling_regie

        waar = deelname.adres(self._bureau)
        if not waar:
            return None
        try:
            self._gevolgd = centrum = GevolgdCentrum(
                deelname.open_eigen(self._bureau, waar), gestopt=gestopt, vorder=vorder
            )
        except Storing as storing:
            return storing
        balie = deelname.deelnemer(self._bureau, bij_gewijzigd=bij_gewijzigd, gestopt=centrum.eis_verder)
        centrum.eigen = frozenset(balie.schrijft.values())
        try:
            with self._bureau.ronde_slot:
                if bij_gewijzigd is None:
                    uit = deelname.doe_ronde(balie, centrum, locatie=deelname.locatie_van(self._bureau))
                else:
                    uit = uitwisseling_regie.ronde(self._bureau, balie, centrum, bij_gewijzigd=bij_gewijzigd)
                self._aanvragen = deelname.tel_aanvragen(balie, centrum)
            return uit
        except Storing as storing:
            return storing
        finally:
            centrum.sluit()

    def _deel_wat_wacht(self, stop: threading.Event) -> None:
        if self._lees_stand().wacht and not stop.is_set():
            self._doe(stop.is_set, None)

    # Back on the GUI thread ------------------------------------------------------------------------------------------

    def _klaar(self, uitkomst: tuple[Uitslag | Storing | None, DelenStand], tot: int) -> None:
        uit, stand = uitkomst
        self._bezig = False
        if isinstance(uit, Gestopt) or self._dicht:
            return
        self._verteld = tot
        if uit is None:
            self._zet(stand)
            return
        if isinstance(uit, Storing):
            self._geen_contact(stand, uit)
        else:
            self._van_ronde = tuple(_van_ronde(uit))
            waarom = "" if uit.geweigerd is None else f"{uit.geweigerd.zin} {uit.geweigerd.uitweg}"
            self.straks.start(self._ritme.gelukt())
            self._zet(replace(stand, waarom=waarom))
        if self._nog_eens:
            self._nog_eens = False
            self.deel_nu()

    def _vorder(self, vordering: Vordering) -> None:
        if self._bezig and not self._dicht:
            self._zet(replace(self.stand, vordering=vordering))

    def _bij_bug(self) -> None:
        """The crash dialog tells it; no round comes by itself any more, but somebody may ask for one."""
        if self._bezig and not self._dicht:
            self._bezig = self._nog_eens = False
            self._zet(self.stand)

    def _mislukt(self, storing: Storing) -> None:
        """The own store could not be read: a full disk, a file that is gone."""
        self._bezig = self._nog_eens = False
        self._geen_contact(self.stand, storing)

    def _geen_contact(self, stand: DelenStand, storing: Storing) -> None:
        sinds = self.stand.geen_contact_sinds
        self.straks.start(self._ritme.mislukt())
        self._zet(
            replace(
                stand,
                geen_contact_sinds=self._bureau.wereld.klok() if sinds is None else sinds,
                geweigerd=not isinstance(storing, GeenContact),
                waarom=f"{storing.zin} {storing.uitweg}",
            )
        )

    def _geteld(self, stand: DelenStand, ronden: int, tot: int) -> None:
        if self._dicht or ronden != self._ronden:
            return  # a round that began since knows better
        self._verteld = tot
        eerst = self.stand.alleen and not stand.alleen
        vorige = self.stand
        self._zet(
            replace(
                stand,
                geen_contact_sinds=vorige.geen_contact_sinds,
                geweigerd=vorige.geweigerd,
                waarom=vorige.waarom,
            )
        )
        if eerst:
            self.straks.start(EERSTE_MS)

    def _zet(self, stand: DelenStand) -> None:
        gezegd = tuple(zin for zin in stand.waarschuwingen if zin not in self._van_ronde)
        self.stand = replace(
            stand, bezig=self._bezig, waarschuwingen=(*gezegd, *self._van_ronde), aanvragen=self._aanvragen
        )
        if not stand.alleen and not self._dicht and not self.minuut.isActive():
            self.minuut.start()
        self.changed.emit(self.stand)

    def _er_is_geschreven(self, wijziging: Wijziging) -> None:
        if self._dicht or self.stand.alleen:
            return
        if not self.tel_straks.isActive():
            self.tel_straks.start()
        if wijziging.transactie is None:
            return  # others wrote it
        self._geschreven += 1
        if not VAN_DE_REGIE.isdisjoint(wijziging.per_soort):
            self.regie_straks.start()

    def vertel(self, soorten: Mapping[str, set[Id]]) -> None:
        """What others wrote, to every panel that shows such a thing."""
        if not self._dicht:
            per_soort = {soort: frozenset(ids) for soort, ids in soorten.items()}
            self._jobs.changed.emit(Wijziging(per_soort=per_soort, ongedaan_mogelijk=False))


def _van_ronde(uit: Uitslag) -> list[str]:
    zinnen = []
    if uit.klokverschil:
        kant = "voor" if uit.klokverschil > 0 else "achter"
        zinnen.append(f"De klok van deze computer loopt {_hoeveel(abs(uit.klokverschil))} {kant}. Zet hem goed.")
    if uit.nieuwe_keten:
        zinnen.append(
            "Dit bestand was teruggezet of gekopieerd, of het centrum was dat. Er is niets weg; het is hersteld."
        )
    if uit.te_laat:
        zinnen.append(f"{uit.te_laat} regels hoorden bij een vernietigd dossier. De inhoud daarvan is weggelaten.")
    return zinnen


def _hoeveel(milliseconden: int) -> str:
    """How far a clock is off, in the largest measure that says something."""
    minuten = max(1, milliseconden // 60_000)
    for maat, naam in ((365 * 1440, "jaar"), (1440, "dagen"), (60, "uur")):
        if minuten >= 2 * maat:
            return f"{minuten // maat} {naam}"
    return f"{minuten} minuten"


def _stil(_: Storing) -> None:
    """The next count says it."""
