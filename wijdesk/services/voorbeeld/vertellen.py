"""The whole story of a made-up casus: its parts together, in order of time. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld.casussen import VoorbeeldCasus
from wijdesk.services.voorbeeld.toeval import toeval
from wijdesk.services.voorbeeld.verhaal import Stap, Verhaal
from wijdesk.services.voorbeeld.verhaal_begin import begin, einde, zrm
from wijdesk.services.voorbeeld.verhaal_plan import plan
from wijdesk.services.voorbeeld.verhaal_praktijk import praktijkvormen
from wijdesk.services.voorbeeld.verhaal_verloop import contact, gebeurtenissen, indicaties, taken, toeleidingen


def vertel(casus: VoorbeeldCasus, zaad: int, *, nu: datetime) -> Iterator[Stap]:
    """The steps of one casus, oldest first; nothing lies after `nu` (Amsterdam, no offset)."""
    woorden = lees_toml("voorbeeld/casussen.toml")["algemeen"]
    v = Verhaal(casus, woorden, nu=nu, rng=toeval(zaad, f"casus {casus.plaats}"))
    for deel in (begin, contact, plan, zrm, gebeurtenissen, taken, toeleidingen, indicaties, einde, praktijkvormen):
        deel(v)
    yield from v.op_volgorde()


def overdrachtsbrief(plaats: int, zaad: int, *, casus: VoorbeeldCasus, nu: datetime) -> str:
    """What is written to a colleague who is asked to take a casus over."""
    woorden = lees_toml("voorbeeld/casussen.toml")["algemeen"]
    v = Verhaal(casus, woorden, nu=nu, rng=toeval(zaad, f"overdracht {plaats}"))
    return v.zin(woorden["overdracht"][plaats % len(woorden["overdracht"])])
