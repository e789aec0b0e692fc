"""The inbox in memory: rows that were read once, filtered as one types without asking the store. Qt-free.

Fill it with the pages of `LeesSignalen` and, after a change, with `LeesSignaalrijen` (`ververs`). With 50,000 rows a
filter takes a few milliseconds: the text of each row was made beforehand and what was typed before narrows it down.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import compress, repeat
from operator import contains, eq, itemgetter
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.signaal import SignaalRij
from wijdesk.models.signaalregels import AFGESLOTEN
from wijdesk.models.values import Id
from wijdesk.models.zoektekst import vouw

HOOGSTENS_LOS = 100
"""So many changed rows are put in their place one by one; with more, everything is put in order again."""
KEUZES = ("medewerker_id", "urgentie", "soort", "thema")
"""What can be chosen besides the stand: of a row and of a `Keus`."""
Volgorde = tuple[bool, int, int, bytes]
_Ding = tuple[Volgorde, str, SignaalRij]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keus:
    """What is asked of the inbox; what is empty asks nothing."""

    stand: str = ""
    """One stand; empty is every open one, "alles" really all."""
    tekst: str = ""
    """Every word must stand somewhere in the row."""
    medewerker_id: Id | None = None
    urgentie: int = 0
    soort: str = ""
    thema: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitzicht:
    """What shows: the first rows in order, and how many there are in all."""

    rijen: tuple[SignaalRij, ...]
    totaal: int
    per_stand: dict[str, int]
    """How many there are of each stand when only the stand were asked differently."""


def volgorde(rij: SignaalRij) -> Volgorde:
    """Spoed first, then the oldest (urgency sorts by weight, not by letter); then what is closed, the newest first."""
    if rij.stand == AFGESLOTEN:
        return True, 0, -rij.ontvangen, rij.id
    return False, rij.urgentie, rij.ontvangen, rij.id


class Signaallijst:
    """Rows by id, in order, each with its folded text. Adding rows keeps the order; asking filters."""

    def __init__(self) -> None:
        self._per_id: dict[Id, _Ding] = {}
        self._dingen: list[_Ding] = []
        self._rijen: list[SignaalRij] = []
        self._teksten: list[str] = []
        self._kolommen: dict[str, list[Any]] = {naam: [] for naam in KEUZES}
        """Per choice what each row says. Looking through one list is a fraction of looking into fifty thousand rows."""
        self._gelijk: dict[Any, Any] = {}
        """Of what is said often one object, which is told from another at a glance."""
        self._open = 0
        self._vers = True
        self._vorige: tuple[Keus, list[int]] | None = None

    def __len__(self) -> int:
        return len(self._per_id)

    def voeg_toe(self, rijen: Iterable[SignaalRij]) -> None:
        """Add a page, or put changed rows in the place of the old ones."""
        self._per_id |= {rij.id: (volgorde(rij), tekst_van(rij), rij) for rij in rijen}
        self._vers = False

    def rij(self, id_: Id) -> SignaalRij | None:
        """The row with this id."""
        ding = self._per_id.get(id_)
        return None if ding is None else ding[2]

    def ververs(self, gevraagd: Iterable[Id], rijen: Iterable[SignaalRij]) -> None:
        """Rows that changed: what was asked for and not answered is gone (or no longer to be seen)."""
        weg, erbij = [*gevraagd], [*rijen]
        if not self._vers or len(weg) + len(erbij) > HOOGSTENS_LOS:
            for id_ in weg:
                self._per_id.pop(id_, None)
            self.voeg_toe(erbij)
            return
        for id_ in (*weg, *(rij.id for rij in erbij)):
            self._haal_weg(id_)
        for rij in erbij:
            self._zet_in((volgorde(rij), tekst_van(rij), rij))
        self._vorige = None

    def _haal_weg(self, id_: Id) -> None:
        ding = self._per_id.pop(id_, None)
        if ding is not None:
            plek = bisect_left(self._dingen, ding[0], key=itemgetter(0))
            del self._dingen[plek], self._rijen[plek], self._teksten[plek]
            for kolom in self._kolommen.values():
                del kolom[plek]
            self._open -= plek < self._open

    def _zet_in(self, ding: _Ding) -> None:
        plek = bisect_left(self._dingen, ding[0], key=itemgetter(0))
        self._per_id[ding[2].id] = ding
        self._dingen.insert(plek, ding)
        self._rijen.insert(plek, ding[2])
        self._teksten.insert(plek, ding[1])
        for naam, kolom in self._kolommen.items():
            kolom.insert(plek, self._zelfde(getattr(ding[2], naam)))
        self._open += ding[2].stand != AFGESLOTEN

    def toon(self, keus: Keus, hoogstens: int = 300) -> Uitzicht:
        """The first rows that fit, in order, with the counts per stand."""
        self._maak_klaar()
        plekken = self._passend(replace(keus, stand="", tekst=vouw(keus.tekst)))
        grens = bisect_left(plekken, self._open)
        rijen = self._rijen
        per_stand = Counter([rijen[plek].stand for plek in plekken[:grens]])
        per_stand[AFGESLOTEN] = len(plekken) - grens
        if keus.stand == AFGESLOTEN:
            plekken = plekken[grens:]
        elif keus.stand != "alles":
            plekken = plekken[:grens]
            if keus.stand:
                plekken = [plek for plek in plekken if rijen[plek].stand == keus.stand]
        return Uitzicht(
            rijen=tuple(rijen[plek] for plek in plekken[:hoogstens]),
            totaal=len(plekken),
            per_stand={stand: aantal for stand, aantal in per_stand.items() if aantal},
        )

    def _passend(self, keus: Keus) -> list[int]:
        """Where the rows of every stand stand that fit; what was typed further narrows what was found."""
        plekken: list[int] | None = None
        if self._vorige is not None:
            vorige, gevonden = self._vorige
            if vorige == keus:
                return gevonden
            if replace(vorige, tekst=keus.tekst) == keus and keus.tekst.startswith(vorige.tekst):
                plekken = gevonden
        teksten = self._teksten
        for woord in keus.tekst.split():
            # A test per row in C: fifty thousand of them are one frame at most.
            if plekken is None or len(plekken) == len(teksten):
                plekken = list(compress(range(len(teksten)), map(contains, teksten, repeat(woord))))
            else:
                plekken = [plek for plek in plekken if woord in teksten[plek]]
        if plekken is None:
            plekken = list(range(len(teksten)))
        for naam, kolom in self._kolommen.items():
            if waarde := getattr(keus, naam):
                if len(plekken) == len(kolom):
                    plekken = list(compress(plekken, map(eq, kolom, repeat(waarde))))
                else:
                    plekken = [plek for plek in plekken if kolom[plek] == waarde]
        self._vorige = (keus, plekken)
        return plekken

    def _zelfde(self, waarde: Any) -> Any:
        return self._gelijk.setdefault(waarde, waarde)

    def _maak_klaar(self) -> None:
        """Put everything in order; what was in order already costs little."""
        if self._vers:
            return
        gebleven = [ding for ding in self._dingen if self._per_id.get(ding[2].id) is ding]
        stond = {ding[2].id for ding in gebleven}
        gebleven += [ding for id_, ding in self._per_id.items() if id_ not in stond]
        gebleven.sort(key=itemgetter(0))
        self._dingen, self._rijen = gebleven, [ding[2] for ding in gebleven]
        # New texts that lie side by side in memory: searching them takes half the time.
        self._teksten = "\0".join([ding[1] for ding in gebleven]).split("\0") if gebleven else []
        zelfde = self._zelfde
        self._kolommen = {naam: [zelfde(getattr(rij, naam)) for rij in self._rijen] for naam in KEUZES}
        self._open = sum(rij.stand != AFGESLOTEN for rij in self._rijen)
        self._vers, self._vorige = True, None


def tekst_van(rij: SignaalRij) -> str:
    """What a row is found by, folded."""
    delen = (rij.over, rij.soort, rij.thema, rij.bron, rij.straat, rij.gebied, rij.medewerker, rij.begin, rij.uitkomst)
    return vouw("\n".join(delen)).replace("\0", "")
