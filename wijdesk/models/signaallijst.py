"""The inbox in memory: rows that were read once, filtered as one types without asking the store. Qt-free.

Fill it with the pages of `LeesSignalen` and, after a change, with `LeesSignaalrijen` (`ververs`). With 50,000 rows a
filter takes a few milliseconds: the text of each row was made beforehand and what was typed before narrows it down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wijdesk.models.rows.signaal import SignaalRij
from wijdesk.models.signaalregels import AFGESLOTEN, OPEN
from wijdesk.models.values import Id
from wijdesk.models.zoektekst import vouw


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


def volgorde(rij: SignaalRij) -> tuple[int, int, bytes]:
    """Spoed first, then the oldest. Urgency sorts by weight, not by letter."""
    return rij.urgentie, rij.ontvangen, rij.id


def volgorde_afgesloten(rij: SignaalRij) -> tuple[int, bytes]:
    """What is closed: the newest first."""
    return -rij.ontvangen, rij.id


class Signaallijst:
    """Rows by id with their folded text, in order. Adding pages keeps the order; asking filters."""

    def __init__(self) -> None:
        self._rijen: dict[Id, SignaalRij] = {}
        self._open: list[tuple[str, SignaalRij]] = []
        self._dicht: list[tuple[str, SignaalRij]] = []
        self._vers = True
        self._vorige: tuple[Keus, list[tuple[str, SignaalRij]]] | None = None

    def __len__(self) -> int:
        return len(self._rijen)

    def voeg_toe(self, rijen: Iterable[SignaalRij]) -> None:
        """Add a page, or put changed rows in the place of the old ones."""
        self._rijen |= {rij.id: rij for rij in rijen}
        self._vers = False

    def ververs(self, gevraagd: Iterable[Id], rijen: Iterable[SignaalRij]) -> None:
        """Rows that changed: what was asked for and not answered is gone (or no longer to be seen)."""
        for id_ in gevraagd:
            self._rijen.pop(id_, None)
        self.voeg_toe(rijen)

    def toon(self, keus: Keus, hoogstens: int = 300) -> Uitzicht:
        """The first rows that fit, in order, with the counts per stand."""
        gevonden = self._passend(keus)
        per_stand = Counter(rij.stand for _, rij in gevonden)
        if keus.stand == "":
            gevonden = [paar for paar in gevonden if paar[1].stand != AFGESLOTEN]
        elif keus.stand != "alles":
            gevonden = [paar for paar in gevonden if paar[1].stand == keus.stand]
        return Uitzicht(
            rijen=tuple(rij for _, rij in gevonden[:hoogstens]), totaal=len(gevonden), per_stand=dict(per_stand)
        )

    def _passend(self, keus: Keus) -> list[tuple[str, SignaalRij]]:
        """Rows of every stand that fit in all other respects; what was typed further narrows what was found."""
        self._maak_klaar()
        zonder_stand = Keus(
            tekst=vouw(keus.tekst),
            medewerker_id=keus.medewerker_id,
            urgentie=keus.urgentie,
            soort=keus.soort,
            thema=keus.thema,
        )
        begin: list[tuple[str, SignaalRij]] = [*self._open, *self._dicht]
        if self._vorige is not None:
            vorige, gevonden = self._vorige
            if vorige == zonder_stand:
                return gevonden
            zelfde = (vorige.medewerker_id, vorige.urgentie, vorige.soort, vorige.thema)
            if zelfde == (keus.medewerker_id, keus.urgentie, keus.soort, keus.thema) and zonder_stand.tekst.startswith(
                vorige.tekst
            ):
                begin = gevonden
        for woord in zonder_stand.tekst.split():
            begin = [paar for paar in begin if woord in paar[0]]
        if keus.medewerker_id is not None:
            begin = [paar for paar in begin if paar[1].medewerker_id == keus.medewerker_id]
        if keus.urgentie:
            begin = [paar for paar in begin if paar[1].urgentie == keus.urgentie]
        if keus.soort:
            begin = [paar for paar in begin if paar[1].soort == keus.soort]
        if keus.thema:
            begin = [paar for paar in begin if paar[1].thema == keus.thema]
        self._vorige = (zonder_stand, begin)
        return begin

    def _maak_klaar(self) -> None:
        if self._vers:
            return
        bekend = {rij.id: (tekst, rij) for tekst, rij in (*self._open, *self._dicht)}
        open_: list[tuple[str, SignaalRij]] = []
        dicht: list[tuple[str, SignaalRij]] = []
        for id_, rij in self._rijen.items():
            paar = bekend.get(id_)
            nieuw = paar if paar is not None and paar[1] is rij else (tekst_van(rij), rij)
            (open_ if rij.stand in OPEN else dicht).append(nieuw)
        self._open = sorted(open_, key=lambda paar: volgorde(paar[1]))
        self._dicht = sorted(dicht, key=lambda paar: volgorde_afgesloten(paar[1]))
        self._vers, self._vorige = True, None


def tekst_van(rij: SignaalRij) -> str:
    """What a row is found by, folded."""
    delen = (rij.over, rij.soort, rij.thema, rij.bron, rij.straat, rij.gebied, rij.medewerker, rij.begin, rij.uitkomst)
    return vouw("\n".join(delen))
