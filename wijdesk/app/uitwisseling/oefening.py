"""The yearly drill with the noodsleutel: what it is held against."""

from __future__ import annotations

from wijdesk.errors import NietGevonden, Onbetrouwbaar, Weigering
from wijdesk.sync import beheer
from wijdesk.sync.centrum import Centrum, Naam
from wijdesk.sync.deelnemer import Deelnemer
from wijdesk.sync.rooster import Rooster


def open_het_laatste(balie: Deelnemer, centrum: Centrum, rooster: Rooster, een: str, ander: str) -> int:
    """How many entries the first segment holds that both halves open; this desk's own are tried before the others'.

    Segments of before this noodsleutel are for the one of then. Raises Weigering when the halves are wrong, or when
    nothing was shared since.
    """
    for naam in _laatste_segmenten(balie, centrum, rooster):
        try:
            return beheer.oefen_noodsleutel(een, ander, rooster=rooster, segment=centrum.haal(naam))
        except (Onbetrouwbaar, NietGevonden):
            continue
    raise Weigering(
        "Er is nog niets gedeeld sinds deze noodsleutel er is. Leg op een balie iets vast, kies daar Nu delen, "
        "en oefen dan."
    )


def _laatste_segmenten(balie: Deelnemer, centrum: Centrum, rooster: Rooster) -> list[Naam]:
    eigen = set(balie.schrijft.values())
    regel = rooster.balies.get(balie.ingeschreven)
    laatste = {naam.balie: naam for team in (regel.teams if regel else ()) for naam in centrum.lijst(team, {})}
    return sorted(laatste.values(), key=lambda naam: (naam.balie not in eigen, naam))
