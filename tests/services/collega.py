"""A colleague at the same open store, with rollen of their own: reads and writes without a second login."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from wijdesk.app.bureau import Bureau
from wijdesk.errors import DoelNodig
from wijdesk.models.inzagegronden import DOEL
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.huis import LogToegang, MaakMedewerker
from wijdesk.models.opdrachten.inzage import ZegDoel
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.huishouden import HuishoudenDetail
from wijdesk.models.values import Id
from wijdesk.services.leesloket import Leesloket
from wijdesk.services.openingen import Openingen
from wijdesk.services.register import rechten_van
from wijdesk.services.schrijfloket import Schrijfloket
from wijdesk.store.lezer import Toegang
from wijdesk.store.unit_of_work import Wie

HOOGSTENS = 5
"""Dossiers one request is about."""


class Collega:
    """Somebody else at work, who says what for when that is asked; with `zwijgt` they leave it at the refusal.

    Close it before the desk closes.
    """

    def __init__(self, bureau: Bureau, *rollen: str, naam: str = "Omar El Idrissi", zwijgt: bool = False) -> None:
        self._zwijgt = zwijgt
        self._slot = bureau._schrijf_slot  # one writer at a time: reading a card writes in the log, on another lane
        hier = bureau.medewerker.locatie_id
        self.id = bureau.doe(MaakMedewerker(naam=naam, locatie_id=hier, rollen=rollen))
        self._rechten = rechten = rechten_van(rollen)
        assert bureau._winkel is not None
        wie = Wie(medewerker_id=self.id, naam=naam, locatie_id=hier, rechten=rechten)
        klok, ids = bureau.wereld.klok, bureau.wereld.ids
        self._schrijf = Schrijfloket(bureau._winkel, wie=wie, klok=klok, ids=ids)
        self._lees = Leesloket(
            bureau._winkel.lees_verbinding(), klok=klok, medewerker_id=self.id, rechten=rechten, log=self._log
        )

    def _log(self, toegangen: tuple[Toegang, ...]) -> None:
        self.doe(LogToegang(regels=toegangen))

    def schrijf(self, opdracht: Opdracht[Any]) -> tuple[Any, Wijziging]:
        uit: tuple[Any, Wijziging] = self._met_doel(lambda: self._voer_uit(opdracht))
        return uit

    def _voer_uit(self, opdracht: Opdracht[Any]) -> tuple[Any, Wijziging]:
        with self._slot:
            return self._schrijf.voer_uit(opdracht)

    def doe(self, opdracht: Opdracht[Any]) -> Any:
        return self.schrijf(opdracht)[0]

    def lees(self, vraag: Leesvraag[Any]) -> Any:
        antwoord = self._met_doel(lambda: self._lees.beantwoord(vraag))
        if isinstance(antwoord, HuishoudenDetail) and antwoord.inzage == DOEL and not self._zwijgt:
            self.zeg_doel(antwoord.id)
            antwoord = self._lees.beantwoord(vraag)
        return antwoord

    def vers(self, vraag: Leesvraag[Any]) -> tuple[Any, list[Toegang]]:
        """The answer as the first question of somebody who just came, and what it tells the log."""
        regels: list[Toegang] = []
        self._lees._openingen, self._lees._log = Openingen(), regels.extend
        try:
            return self._lees.beantwoord(vraag), regels
        finally:
            self._lees._log = self._log

    def plaats(self) -> int:
        return self._lees.plaats()

    def zeg_doel(self, huishouden_id: Id | None = None, *, persoon_id: Id | None = None) -> None:
        """Say what one looks for in a dossier of somebody else: it is open today."""
        self.doe(ZegDoel(grondslag="waarneming", huishouden_id=huishouden_id, persoon_id=persoon_id))

    def _met_doel(self, doe: Callable[[], Any]) -> Any:
        """Of several dossiers in one request each is said in turn."""
        for _ in range(HOOGSTENS):
            try:
                return doe()
            except DoelNodig as nodig:
                if self._zwijgt or nodig.nood or "inzage.doel" not in self._rechten:
                    raise
                huis, persoon = nodig.huishouden_id, nodig.persoon_id
                self.zeg_doel(None if huis is None else Id(huis), persoon_id=None if persoon is None else Id(persoon))
        return doe()

    def sluit(self) -> None:
        self._lees.sluit()


@contextmanager
def aan_het_werk(
    bureau: Bureau, *rollen: str, naam: str = "Omar El Idrissi", zwijgt: bool = False
) -> Iterator[Collega]:
    """Somebody else at work for the length of a block."""
    collega = Collega(bureau, *rollen, naam=naam, zwijgt=zwijgt)
    try:
        yield collega
    finally:
        collega.sluit()
