"""Keeps the rows of the inbox: reads them page by page, and reads again only what changed. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.signaal import LeesSignaalrijen, LeesSignalen
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.signaal import Signaalblad, SignaalRij
from wijdesk.models.signaallijst import Signaallijst
from wijdesk.models.values import Id
from wijdesk.ui.panel import Omgeving

BLADZIJDE = 1_000
MEESTE_LOS = 500
"""A change of more rows than this reads everything again."""
ALLES_NA = 3_000
"""Milliseconds after a change of people until every row is read again: any of them can be protected now."""


class Lader(QObject):
    """Two lists: those of the locatie, and those whoever works here looks into, wherever they came in."""

    def __init__(
        self, omgeving: Omgeving, ouder: QObject, *, klaar: Callable[[], None], geweigerd: Callable[[Weigering], None]
    ) -> None:
        """`klaar` is called when what can be shown changed."""
        super().__init__(ouder)
        self._omgeving = omgeving
        self._klaar = klaar
        self._geweigerd = geweigerd
        self.locatie_id: Id | None = omgeving.locatie.id
        self.lijst = Signaallijst()
        self.mijn = Signaallijst()
        self._komt: Signaallijst | None = None
        self._losse = 0
        self._te_lezen: set[Id] = set()
        self._opnieuw = True
        self._mensen: dict[Id, set[Id]] = {}
        self._alles_straks = QTimer(self, singleShot=True, interval=ALLES_NA)
        self._alles_straks.timeout.connect(self.lees_alles)

    @property
    def bezig(self) -> bool:
        """Whether not everything came in yet."""
        return self._komt is not None

    def kies_locatie(self, locatie_id: Id | None) -> None:
        """The inbox of another locatie, or of all."""
        self.locatie_id = locatie_id
        self.lijst = Signaallijst()
        self.lees_alles()

    def merk(self, wijziging: Wijziging, getoond: Iterable[Id]) -> None:
        """Something changed: remember what must be read again."""
        soorten = wijziging.per_soort
        self._te_lezen |= soorten.get("signaal", frozenset())
        mensen = frozenset[Id]().union(*(soorten.get(soort, ()) for soort in ("persoon", "huishouden", "adres")))
        if mensen or "huishoudlid" in soorten:
            self._te_lezen.update(getoond)
            for id_ in mensen:
                self._te_lezen |= self._mensen.get(id_, set())
            if len(self.lijst):
                self._alles_straks.start()

    def ververs(self) -> None:
        """Read what must be read again, or everything the first time."""
        if self._opnieuw or len(self._te_lezen) > MEESTE_LOS:
            self.lees_alles()
        elif self._te_lezen:
            ids, self._te_lezen = tuple(self._te_lezen), set()
            self._losse += 1
            self._omgeving.jobs.read(
                LeesSignaalrijen(ids=ids), partial(self._bijgewerkt, ids), eigenaar=self,
                sleutel=f"rijen {self._losse}", geweigerd=self._geweigerd,
            )  # fmt: skip

    def lees_alles(self) -> None:
        """Every page again; what is there shows until the first one came."""
        self._alles_straks.stop()
        self._opnieuw, self._te_lezen = False, set()
        self._komt = Signaallijst()
        self._lees("")
        self._omgeving.jobs.read(
            LeesSignalen(mijn=True, stand="alles", hoogstens=BLADZIJDE), self._toon_mijn, eigenaar=self,
            sleutel="mijn", geweigerd=self._geweigerd,
        )  # fmt: skip

    def _lees(self, na: str) -> None:
        # One key for all pages: of a round that was begun anew, the page under way is not answered any more.
        self._omgeving.jobs.read(
            LeesSignalen(locatie_id=self.locatie_id, stand="alles", na=na, hoogstens=BLADZIJDE),
            partial(self._bladzijde, na), eigenaar=self, sleutel="bladzijde", geweigerd=self._geweigerd,
        )  # fmt: skip

    def _bladzijde(self, vorige: str, blad: Signaalblad) -> None:
        komt = self._komt
        if komt is None:
            return
        komt.voeg_toe(blad.rijen)
        self._onthoud(blad.rijen)
        eerste = not len(self.lijst) and not vorige
        open_klaar = blad.na.startswith("1.") and not vorige.startswith("1.")
        if blad.na:
            self._lees(blad.na)
        else:
            self._komt = None
        if eerste or open_klaar or not blad.na:
            self.lijst = komt
            self._klaar()

    def _toon_mijn(self, blad: Signaalblad) -> None:
        self.mijn = Signaallijst()
        self.mijn.voeg_toe(blad.rijen)
        self._onthoud(blad.rijen)
        self._klaar()

    def _bijgewerkt(self, ids: tuple[Id, ...], rijen: tuple[SignaalRij, ...]) -> None:
        self._onthoud(rijen)
        hier = [rij for rij in rijen if self.locatie_id in (None, rij.locatie_id)]
        ik = self._omgeving.medewerker.id
        for lijst in (self.lijst, *(() if self._komt is None else (self._komt,))):
            lijst.ververs(ids, hier)
        self.mijn.ververs(ids, [rij for rij in rijen if rij.medewerker_id == ik])
        self._klaar()

    def _onthoud(self, rijen: Iterable[SignaalRij]) -> None:
        for rij in rijen:
            for id_ in (rij.persoon_id, rij.huishouden_id):
                if id_ is not None:
                    self._mensen.setdefault(id_, set()).add(rij.id)
