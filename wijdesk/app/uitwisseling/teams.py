"""What waits here to be shared, per team: at a desk of one team its whole chain, at another the chain of each."""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.rows.delen import TeamWacht
from wijdesk.models.values import Id
from wijdesk.store import uitwisseling
from wijdesk.sync import aanmelding, verdeling
from wijdesk.sync.deelnemer import Deelnemer, gedeeld
from wijdesk.sync.rooster import Rooster

Wacht = tuple[int, int | None]
"""How many changes, and since when (ms UTC)."""


def wacht(balie: Deelnemer, rooster: Rooster | None) -> tuple[Wacht, tuple[TeamWacht, ...]]:
    """What waits in all, and per team where there are several; a team it may not write for counts for itself only."""
    merk = aanmelding.bewaard_merk(balie.kast)
    if rooster is None or merk is None or verdeling.staat_van(balie) is None:
        keten = balie.keten
        return _tel(balie, [(keten, gedeeld(balie.kast, keten)[1])]), ()
    verdeling.verdeel(balie, verdeling.kaart_van(balie, rooster, merk.generatie))
    mag = verdeling.schrijft_voor(balie, rooster)
    schrijft = balie.schrijft
    tot = {team: (keten, gedeeld(balie.kast, keten)[1]) for team, keten in schrijft.items()}
    samen = _tel(balie, [plek for team, plek in tot.items() if team in mag or not mag])
    return samen, tuple(sorted(_rijen(balie, rooster, tot, mag), key=lambda rij: (not rij.mag, rij.naam)))


def _rijen(balie: Deelnemer, rooster: Rooster, tot: dict[Id, tuple[Id, int]], mag: Iterable[Id]) -> Iterable[TeamWacht]:
    namen = {team: regel.naam for team, regel in rooster.teams.items()}
    for team, plek in tot.items():
        aantal, sinds = _tel(balie, [plek])
        if team in mag or aantal:
            yield TeamWacht(naam=namen.get(team, ""), wacht=aantal, sinds=sinds, mag=team in mag)
    staat = verdeling.staat_van(balie)
    for team, aantal in staat.zonder.items() if staat is not None else ():
        yield TeamWacht(naam=namen.get(team, ""), wacht=aantal, sinds=None, mag=False)


def zonder_team(rijen: Iterable[TeamWacht]) -> list[str]:
    """What is not shared, because this desk does not write for that team (any more), in words."""
    return [
        f"{_wijzigingen(rij.wacht)} voor {rij.naam}. Deze computer schrijft niet (meer) voor dat team."
        for rij in rijen
        if not rij.mag and rij.wacht
    ]


def leest_nu_alleen(aantal: int) -> str:
    """Of a desk that shared before: what it had not shared yet when it was to read only, in words."""
    return f"{_wijzigingen(aantal)}. Deze balie mag nu alleen lezen. Mag zij weer schrijven, dan gaat dat vanzelf mee."


def _wijzigingen(aantal: int) -> str:
    return "Niet gedeeld: 1 wijziging" if aantal == 1 else f"Niet gedeeld: {aantal} wijzigingen"


def _tel(balie: Deelnemer, ketens: list[tuple[Id, int]]) -> Wacht:
    return balie.op(lambda winkel: uitwisseling.wacht(winkel, ketens))
