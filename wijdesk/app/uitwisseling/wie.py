"""Who comes along with a desk that asks to be let in, and what the beheerder decides about it.

A name alone brings no rights of beheer: those come only when the beheerder says so beside the name.
"""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.doorwijzing import naamsleutel
from wijdesk.models.opdrachten.huis import LeesLocaties, LeesMedewerkers
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.values import Id
from wijdesk.services.register import rechten_van
from wijdesk.store import keys
from wijdesk.sync import naamblad, sleutels
from wijdesk.sync.bord import Aanvraag
from wijdesk.sync.naamblad import Naamblad
from wijdesk.sync.sleutels import Kast


def beheert(rollen: Iterable[str]) -> bool:
    """Whether these rollen give a right of beheer: over colleagues, lists, questions, the centre, or the log."""
    return any(recht.startswith(("beheer.", "log.")) for recht in rechten_van(tuple(rollen)))


def van_bureau(bureau: Bureau) -> Naamblad:
    """Everybody who works at this desk; who has rights of beheer first."""
    actief = [rij for rij in bureau.lees_apart(LeesMedewerkers()) if rij.actief]
    actief.sort(key=lambda rij: (not beheert(rij.rollen), rij.naam))
    plaatsen = [rij.naam for rij in bureau.lees_apart(LeesLocaties())]
    return naamblad.maak(((rij.naam, rij.rollen) for rij in actief), nieuw=False, locaties=plaatsen)


def open_blad(kast: Kast, aanvraag: Aanvraag) -> Naamblad | None:
    """Who comes along; None when this desk cannot read it: made for other desks of the beheerder."""
    identiteit = kast.get(sleutels.OPEN)
    return naamblad.ontzegel(aanvraag.wie, identiteit.decode()) if identiteit is not None and aanvraag.wie else None


def met_naam(bureau: Bureau, naam: str) -> MedewerkerRij | None:
    """The colleague who is called so."""
    gelijk = [rij for rij in bureau.lees_apart(LeesMedewerkers()) if rij.actief and keys.zelfde_naam(rij.naam, naam)]
    return min(gelijk, key=lambda rij: rij.id) if gelijk else None


def is_onbekend(bureau: Bureau, blad: Naamblad) -> bool:
    """Whether nobody could log in at a new desk: no colleague is called so."""
    return blad.nieuw and all(met_naam(bureau, naam) is None for naam, _ in blad.namen)


def met_beheer(bureau: Bureau, blad: Naamblad) -> tuple[str, ...]:
    """Who of them gets rights of beheer at every desk of the team when this one is let in."""
    if not blad.nieuw:
        return tuple(naam for naam, rollen in blad.namen if beheert(rollen))
    bekend = [met_naam(bureau, naam) for naam, _ in blad.namen]
    return tuple(rij.naam for rij in bekend if rij is not None and beheert(rij.rollen))


def ook_hier(bureau: Bureau, blad: Naamblad) -> tuple[str, ...]:
    """What comes along and is called like something here: colleagues, then places. After the first round Verschillen
    asks of each whether it is the same.
    """
    if blad.nieuw:
        return ()
    plaatsen = {naamsleutel(rij.naam) for rij in bureau.lees_apart(LeesLocaties())}
    namen = [naam for naam, _ in blad.namen if met_naam(bureau, naam) is not None]
    return (*namen, *(f"locatie {naam}" for naam in blad.locaties if naamsleutel(naam) in plaatsen))


def eis_besluit(bureau: Bureau, blad: Naamblad | None, *, beheer: bool) -> Id | None:
    """Who will log in at a new desk; None when nobody is known by that name, or for a desk that has its own people.

    Raises Weigering (field `beheer`) when rights of beheer would come along and the beheerder did not say so.
    """
    if blad is None:
        if not beheer:
            raise Weigering(
                "Wie daar inlogt, is hier niet te lezen. Vraag het de beller, en kies uitdrukkelijk dat er rechten van "
                "beheer mee mogen komen.",
                veld="beheer",
            )
        return None
    wie = met_beheer(bureau, blad)
    if wie and not beheer:
        raise Weigering(
            f"Met deze balie komen rechten van beheer mee, voor: {', '.join(wie)}. Spreek die persoon zelf, en kies "
            "daarna uitdrukkelijk dat het mag.",
            veld="beheer",
        )
    if not blad.nieuw or not blad.namen:
        return None
    rij = met_naam(bureau, blad.namen[0][0])
    return None if rij is None else rij.id
