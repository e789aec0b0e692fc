"""Whose rol is of one locatie, manages the rollen and the access of that one: a rol is never wider than its giver's."""

from __future__ import annotations

from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.values import Id
from wijdesk.services.register import rollen_met
from wijdesk.store import klokstand
from wijdesk.store.elders import Rijen
from wijdesk.store.rollen import plekken_met

VRAAG = "Vraag een applicatiebeheerder van de hele organisatie."
_WAAR = (
    "SELECT DISTINCT locatie_id FROM roltoekenning "
    "WHERE medewerker_id = ? AND status = 'actief' AND (tot = '' OR tot >= ?)"
)
_EIGEN = "SELECT locatie_id FROM medewerker WHERE id = ?"


class Beheer:
    """Where somebody manages with a right, at a moment (ms UTC)."""

    def __init__(self, rijen: Rijen, medewerker_id: Id, nu: int, recht: str = "beheer.medewerkers") -> None:
        self._rijen = rijen
        self._dag = klokstand.dag(rijen, nu)
        self._plekken = plekken_met(rijen, medewerker_id, rollen_met(recht), self._dag)

    @property
    def overal(self) -> bool:
        """Whether that is of everybody."""
        return self._plekken is None

    def eis(self, locatie_id: Id | None, *, veld: str = "") -> None:
        """Refuse what reaches further than the own locaties; None is everywhere. Raises Weigering."""
        if not self._mag(locatie_id):
            raise Weigering(self._zin(), veld=veld)

    def eis_over(self, medewerker_id: Id) -> None:
        """Refuse what is about the whole access of a colleague of elsewhere, or with a rol elsewhere: whoever sets
        their password, is them. Raises GeenRecht, of which the log tells.
        """
        plekken = [*self._rijen(_WAAR, (medewerker_id, self._dag)), *self._rijen(_EIGEN, (medewerker_id,))]
        if not all(self._mag(None if rij[0] is None else Id(rij[0])) for rij in plekken):
            raise GeenRecht(self._zin("Deze collega werkt ook ergens anders. "))

    def _mag(self, locatie_id: Id | None) -> bool:
        return self._plekken is None or locatie_id in self._plekken

    def _zin(self, waarom: str = "") -> str:
        namen = sorted(
            str(rij[0])
            for plek in self._plekken or ()
            for rij in self._rijen("SELECT naam FROM locatie WHERE id = ?", (plek,))
        )
        waar = f"U beheert alleen {' en '.join(namen)}. " if namen else ""
        return f"{waarom}{waar}{VRAAG}"
