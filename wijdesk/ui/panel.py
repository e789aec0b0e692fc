"""What every panel is, and what it is given. A panel is an island: it states its interests and emits requests.

Nothing here knows the window or another panel; what a panel needs comes in by `Omgeving`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from wijdesk.models.rows.huis import CodeRij, LocatieRij, MedewerkerRij, Wijziging
from wijdesk.models.values import Id, IdMaker, Klok, lokaal
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.keuze import Levend, Sein

VERVERS_NA = 40
"""Milliseconds a change waits for others: an import commits many batches, and a screen needs only the last."""


class Codes:
    """The code lists, as choices on a screen."""

    def __init__(self, rijen: tuple[CodeRij, ...]) -> None:
        self.sein = Sein()
        self.zet(rijen)

    def zet(self, rijen: tuple[CodeRij, ...]) -> None:
        """The lists as they are now; choices that stand on a screen follow when `sein` is given."""
        self.rijen = tuple(sorted(rijen, key=lambda rij: (rij.lijst, rij.volgorde)))

    def van(self, lijst: str, op: str = "") -> tuple[str, ...]:
        """The codes of a list, in order: in use on day `op` (ISO date), or those without an end when `op` is empty.

        On a day before any of them (a clock that is years behind) those without an end too: a form needs a choice.
        """
        return Levend.van(self.sein, lambda: self._van(lijst, op))

    def _van(self, lijst: str, op: str) -> tuple[str, ...]:
        alle = [rij for rij in self.rijen if rij.lijst == lijst]
        return tuple(rij.code for rij in alle if _geldig(rij, op)) or tuple(
            rij.code for rij in alle if _geldig(rij, "")
        )


def _geldig(rij: CodeRij, op: str) -> bool:
    if not op:
        return not rij.tot
    return (not rij.van or rij.van <= op) and (not rij.tot or op <= rij.tot)


@dataclass(eq=False)
class Omgeving:
    """What a panel gets by constructor; the same for all panels of one session.

    Only `locaties` and `codes` become others meanwhile, when a colleague's arrive: `codes.sein` says so.
    """

    jobs: Jobs
    klok: Klok
    ids: IdMaker
    medewerker: MedewerkerRij
    locatie: LocatieRij
    locaties: tuple[LocatieRij, ...]
    codes: Codes
    voorkeuren: dict[str, bytes]

    @property
    def open_locaties(self) -> tuple[LocatieRij, ...]:
        """Those that can be chosen today; `locaties` are all, to look up and to filter by."""
        vandaag = lokaal(self.klok()).date().isoformat()
        return tuple(rij for rij in self.locaties if rij.open_op(vandaag))


@dataclass(frozen=True)
class Toegangsbeheer:
    """What the keys of the store can do for the dialogs; both may take a second and run off the GUI thread.

    `maak_medewerker(naam, wachtwoord, rollen, locatie_id)` makes the employee and the key slot;
    `wijzig_wachtwoord(oud, nieuw)` raises VerkeerdWachtwoord when `oud` is not it; `stop_toegang(medewerker)` ends
    somebody's work here and withdraws the slot, None for whoever may not.
    """

    maak_medewerker: Callable[[str, str, tuple[str, ...], Id], object]
    wijzig_wachtwoord: Callable[[str, str], object]
    stop_toegang: Callable[[MedewerkerRij], object] | None = None


@dataclass(frozen=True)
class Actie:
    """Something a person can do here: shown in F1, the Ctrl+K box and the menus. `sneltoets` as Qt spells it.

    `zoekwoorden` are other words the Ctrl+K box finds it by. What is `ter_plekke` makes files or many rows of what the
    panel shows: from the box it only leads to the panel, so that one sees first what will be made. `als_niemand`: why
    the box offers it when nobody was found.
    """

    naam: str
    tekst: str
    sneltoets: str
    doe: Callable[[], object]
    pictogram: str = ""
    zoekwoorden: str = ""
    ter_plekke: bool = False
    als_niemand: str = ""


Afdrukken = Callable[[object], object]
"""Shows something in the preview before it is printed or saved; gets the content of the request."""


class Panel(QWidget):
    """Base of every panel.

    Signals:
        requested: (request, content) asks the window for something another panel does
    """

    naam: ClassVar[str] = ""
    titel: ClassVar[str] = ""
    interesses: ClassVar[frozenset[str]] = frozenset()

    requested = Signal(str, object)

    def __init__(self, omgeving: Omgeving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.omgeving = omgeving
        self.setObjectName(self.naam)
        self.setAccessibleName(self.titel)
        self.huishouden_id: Id | None = None
        self.onderwerp: tuple[str, Id] | None = None
        self.bewaar_voor_triage: Callable[[], bool] = lambda: False
        """Ctrl+T while one works here: saves first what is typed, and then begins by itself. False: nothing is."""
        self.voorrang: QWidget | None = None
        """What stands before all of this panel until it is answered; it gets the focus first."""
        self._net_geopend = False
        """Something is being opened: set by whoever opens, for `volg_elders`."""
        self._verouderd = True
        self._ververs_straks = QTimer(self, singleShot=True, interval=VERVERS_NA)
        self._ververs_straks.timeout.connect(self._ververs_als_zichtbaar)
        omgeving.jobs.changed.connect(self._merk_wijziging)

    def acties(self) -> tuple[Actie, ...]:
        """What can be done here, in the order of the menus."""
        return ()

    def ververs(self) -> None:
        """Read again. Called by this base class, only when visible; never overwrites what is being typed."""

    def handle(self, verzoek: str, inhoud: object) -> bool:
        """Take a request that the window routes here; True when taken."""
        return False

    def eerste_veld(self) -> QWidget | None:
        """What gets the focus when somebody walks here with F6."""
        return None

    def ingang(self) -> QWidget:
        """What really gets the focus then."""
        return self.voorrang or self.eerste_veld() or self

    def huishouden_in_beeld(self) -> Id | None:
        """The household that can be seen here, if that is what this panel shows."""
        return self.huishouden_id if self.isVisible() else None

    def onderwerp_in_beeld(self) -> tuple[str, Id] | None:
        """What a triage can be begun for here: ("persoon", "huishouden", "vraag" or "signaal", id), if there is one."""
        if self.onderwerp is None and self.huishouden_id is not None:
            return ("huishouden", self.huishouden_id)
        return self.onderwerp

    def toon_elders(self, persoon_id: Id | None) -> None:
        """Whom what was opened here is about: the card of a resident on the screen follows, the focus stays."""
        if persoon_id is not None:
            self.requested.emit("persoon.toon", persoon_id)

    def volg_elders(self, persoon_id: Id | None) -> None:
        """`toon_elders`, once after opening: reading it again because it changed is no opening."""
        if self._net_geopend:
            self._net_geopend = False
            self.toon_elders(persoon_id)

    def heeft_aandacht(self) -> bool:
        """Whether the focus of the window is here."""
        veld = self.window().focusWidget()
        return veld is not None and (veld is self or self.isAncestorOf(veld))

    def neem_terug(self) -> bool:
        """Ctrl+Z while one works here: take back what was done last here and the store knows nothing of; True if so."""
        return False

    def klaar_om_te_sluiten(self) -> None:
        """Write what is only on the screen (drafts); called before the window closes."""

    @Slot(object)
    def _merk_wijziging(self, wijziging: Wijziging) -> None:
        if self.interesses.isdisjoint(wijziging.per_soort):
            return
        self._verouderd = True
        if self.isVisible() and not self._ververs_straks.isActive():
            self._ververs_straks.start()

    @Slot()
    def _ververs_als_zichtbaar(self) -> None:
        if self._verouderd and self.isVisible():
            self._verouderd = False
            self.ververs()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ververs_als_zichtbaar()


class Bak(QWidget):
    """What scrolls when a panel cannot be made as low as the window; not when it would only like more room."""

    # Qt --------------------------------------------------------------------------------------------------------------

    def heightForWidth(self, breedte: int) -> int:
        paneel = next((kind for kind in self.children() if isinstance(kind, QWidget)), None)
        indeling = paneel.layout() if paneel is not None else None
        return indeling.totalMinimumHeightForWidth(breedte) if indeling is not None else -1
