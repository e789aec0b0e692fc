"""What screens see of somebody who waits."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id


def initialen_van(naam: str) -> str:
    """The first and last initial of a name ("F.V."); empty when there are no two."""
    letters = [deel[0].upper() for deel in naam.replace("-", " ").split() if deel[0].isalpha()]
    return "".join(f"{letter}." for letter in letters[:1] + letters[-1:]) if len(letters) > 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WachtendeRij:
    """Somebody on the waiting list. `stand`: aangemeld, opgeroepen, even weg, terug, geholpen, weg zonder hulp."""

    id: Id
    volgnummer: int
    """Number of the day at this location, for the privacy view."""
    naam: str
    persoon_id: Id | None
    waarvoor: str
    urgentie: int
    """Ordinal: 1 spoed, 2 vandaag nog, 3 gewoon."""
    stand: str
    aangemeld_op: int
    opgeroepen_op: int | None
    waarschuwing: str = ""
    van_mij: bool = False
    """Whoever looks put them on the list."""

    @property
    def initialen(self) -> str:
        """Initials for the privacy view; the number of the day when nothing else is known."""
        return initialen_van(self.naam)
