"""A figure by a definition of the organisation: which codes count of the vragen of a period, and the list behind it."""

from __future__ import annotations

from wijdesk.models.cijfer import Definitie
from wijdesk.services.cijfers.sommen import Telling
from wijdesk.services.cijfers.vraaglijst import Maak, vragenlijst
from wijdesk.services.cijfers.vragen import NAAR_BASIS, NAAR_SPECIALISTISCH, NIET_GESLOTEN, ONBEKEND, Vragen
from wijdesk.store.cijfercellen import UITKOMST

VAN_HUIS = {
    "onbekend": (ONBEKEND,),
    "naar_basisvoorziening": NAAR_BASIS,
    "naar_specialistisch": NAAR_SPECIALISTISCH,
}
"""Figure → the codes that count by the definition that came with the program."""


def eigen_telling(definitie: Definitie, vragen: Vragen) -> Telling:
    """How many have one of its codes, of how many."""
    teller = vragen.met(definitie.telt_van, *definitie.telt)
    if not definitie.van_gesloten:
        return teller, vragen.aantal, None
    if definitie.telt_van == UITKOMST:
        teller = vragen.met(UITKOMST, *(code for code in definitie.telt if code not in NIET_GESLOTEN))
    return teller, vragen.gesloten, None


def eigen_lijst(definitie: Definitie) -> Maak:
    """The list behind it."""

    def telt(type_: str, uitkomst: str, _direct: bool) -> bool | None:
        if definitie.van_gesloten and uitkomst in NIET_GESLOTEN:
            return None
        return (uitkomst if definitie.telt_van == UITKOMST else type_) in definitie.telt

    return vragenlijst(definitie.som, telt)
