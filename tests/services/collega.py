"""A colleague at the same open store, with rollen of their own: reads and writes without a second login."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.huis import LogToegang, MaakMedewerker
from wijdesk.models.rows.huis import Wijziging
from wijdesk.services.leesloket import Leesloket
from wijdesk.services.register import rechten_van
from wijdesk.services.schrijfloket import Schrijfloket
from wijdesk.store.lezer import Toegang
from wijdesk.store.unit_of_work import Wie


class Collega:
    """Somebody else at work. Close it before the desk closes."""

    def __init__(self, bureau: Bureau, *rollen: str, naam: str = "Omar El Idrissi") -> None:
        hier = bureau.medewerker.locatie_id
        self.id = bureau.doe(MaakMedewerker(naam=naam, locatie_id=hier, rollen=rollen))
        rechten = rechten_van(rollen)
        assert bureau._winkel is not None
        wie = Wie(medewerker_id=self.id, naam=naam, locatie_id=hier, rechten=rechten)
        klok, ids = bureau.wereld.klok, bureau.wereld.ids
        self._schrijf = Schrijfloket(bureau._winkel, wie=wie, klok=klok, ids=ids)
        self._lees = Leesloket(
            bureau._winkel.lees_verbinding(), klok=klok, medewerker_id=self.id, rechten=rechten, log=self._log
        )

    def _log(self, toegangen: tuple[Toegang, ...]) -> None:
        self.doe(LogToegang(regels=tuple((regel.wat, regel.persoon_id, regel.doel) for regel in toegangen)))

    def schrijf(self, opdracht: Opdracht[Any]) -> tuple[Any, Wijziging]:
        return self._schrijf.voer_uit(opdracht)

    def doe(self, opdracht: Opdracht[Any]) -> Any:
        return self.schrijf(opdracht)[0]

    def lees(self, vraag: Leesvraag[Any]) -> Any:
        return self._lees.beantwoord(vraag)

    def plaats(self) -> int:
        return self._lees.plaats()

    def sluit(self) -> None:
        self._lees.sluit()


@contextmanager
def aan_het_werk(bureau: Bureau, *rollen: str, naam: str = "Omar El Idrissi") -> Iterator[Collega]:
    """Somebody else at work for the length of a block."""
    collega = Collega(bureau, *rollen, naam=naam)
    try:
        yield collega
    finally:
        collega.sluit()
