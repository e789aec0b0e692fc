"""What a desk may not read is passed over: it was let in without history, so it has no key of an earlier epoch.

A chain goes on where its first segment begins that opens here. Where that is, and which hash comes before it, its
writer signed in the seal; it is kept in the cupboard, so that the check of the store knows the gap, and so that what
was passed over is read after all when the key comes.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wijdesk.errors import CentrumGeweigerd, Onbetrouwbaar
from wijdesk.models.values import Id
from wijdesk.store.sprongen import SPRONGEN
from wijdesk.sync.centrum import Naam
from wijdesk.sync.deelnemer import Leesstand
from wijdesk.sync.sleutels import Kast
from wijdesk.sync.zegel import Zegel

GELEZEN = 0
"""The epoch of a gap that was filled: there is no such key."""

Plek = tuple[int, bytes]
"""A number in a chain and the hash there."""


@dataclass(frozen=True, slots=True)
class Sprong:
    """A piece of one chain that was passed over, and the epoch of its team that it was sealed for."""

    keten: Id
    van: Plek
    naar: Plek
    team: Id
    epoch: int


def zoek(
    keten: Id,
    van: Plek,
    namen: Sequence[Naam],
    *,
    nieuwste: int,
    zegel: Callable[[Naam], Zegel],
    heeft: Callable[[Id, int], bool],
) -> Sprong | None:
    """Where a chain whose next segment does not open goes on, perhaps only after its end; None when a key is missing.

    `namen` are the segments after `van`, `nieuwste` the epoch of now. Epochs of a chain only rise, so a few seals are
    looked at and not all.
    """
    op_volgorde = sorted(namen)
    gezien: dict[Naam, Zegel] = {}

    def epoch(naam: Naam) -> int:
        if naam not in gezien:
            gezien[naam] = zegel(naam)
        return gezien[naam].epoch

    if not op_volgorde or not heeft(team := op_volgorde[0].team, nieuwste):
        return None
    eerste = epoch(op_volgorde[0])
    if any(heeft(team, eerder) for eerder in range(1, eerste + 1)):
        return None  # it was there by then: a key that should be here is not, which somebody has to hear
    plek = bisect_left(op_volgorde, True, key=lambda naam: heeft(team, epoch(naam)))
    if plek < len(op_volgorde):
        begin = gezien[op_volgorde[plek]]
        return Sprong(keten, van, (begin.van - 1, begin.kop_voor), team, eerste)
    einde = gezien[op_volgorde[-1]]
    return Sprong(keten, van, (einde.tot, einde.kop_na), team, eerste)


def sla_over(
    kast: Kast,
    stand: Leesstand,
    namen: Sequence[Naam],
    *,
    nieuwste: int,
    zegel: Callable[[Naam], Zegel],
    heeft: Callable[[Id, int], bool],
) -> list[Naam] | None:
    """Pass over what may not be read of the chain of these segments; answers those after it, or None (as `zoek`)."""
    keten = namen[0].balie
    van = stand.van(keten)
    rest = [naam for naam in namen if naam.van > van[0]]
    try:
        over = zoek(keten, van, rest, nieuwste=nieuwste, zegel=zegel, heeft=heeft)
    except (Onbetrouwbaar, CentrumGeweigerd):
        return None
    if over is None:
        return None
    _zet(kast, [*lees(kast), over])
    stand.ketens[keten], stand.teams[keten] = over.naar, over.team
    stand.bewaar(kast)
    return [naam for naam in rest if naam.van > over.naar[0]]


def lees(kast: Kast) -> list[Sprong]:
    """What was passed over."""
    rijen: list[list[Any]] = json.loads(kast.get(SPRONGEN) or b"[]")
    van_hex = bytes.fromhex
    return [
        Sprong(Id(van_hex(keten)), (van, van_hex(voor)), (naar, van_hex(na)), Id(van_hex(team)), epoch)
        for keten, van, voor, naar, na, team, epoch in rijen
    ]


def lees_alsnog(kast: Kast, stand: Leesstand, *, heeft: Callable[[Id, int], bool]) -> None:
    """Begin again where something was passed over of which the key is here by now.

    The gap stays known, for the check of a store that is closed halfway; nothing is read there a third time.
    """
    alle = lees(kast)
    nu_wel = [sprong for sprong in alle if heeft(sprong.team, sprong.epoch)]
    if not nu_wel:
        return
    for sprong in nu_wel:
        if stand.van(sprong.keten)[0] > sprong.van[0]:
            stand.ketens[sprong.keten] = sprong.van
            stand.teams[sprong.keten] = sprong.team
    stand.bewaar(kast)
    _zet(kast, [replace(er, epoch=GELEZEN) if er in nu_wel else er for er in alle])


def _zet(kast: Kast, sprongen: Sequence[Sprong]) -> None:
    rijen = [
        [er.keten.hex(), er.van[0], er.van[1].hex(), er.naar[0], er.naar[1].hex(), er.team.hex(), er.epoch]
        for er in sprongen
    ]
    kast.put(SPRONGEN, json.dumps(rijen, separators=(",", ":")).encode())
