"""Which login role of the database is which desk's: the database saw who asked, so a name somebody types is compared.

A role goes by the chains it announced on the board; those papers are signed with the desk's own key.
"""

from __future__ import annotations

from wijdesk.errors import CentrumGeweigerd
from wijdesk.models.values import Id
from wijdesk.sync import bord
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.postgres_beheer import PostgresBeheer, Toegang
from wijdesk.sync.rooster import Rooster


def rol_van(server: PostgresBeheer, centrum: Centrum, rooster: Rooster, balie: Id, gevraagd: str = "") -> str:
    """The role of this desk; with `gevraagd` that one, when it can be.

    Raises CentrumGeweigerd when `gevraagd` is another desk's or this desk comes in by another, and when nobody knows.
    """
    toegang = {er.rol: er for er in server.toegang()}
    eerst = [rol for rol in server.rollen_van(balie) if rol in toegang]
    later = [er.rol for er in toegang.values() if wie_van(centrum, rooster, er) == balie and er.rol not in eerst]
    bekend = eerst + later
    actief = [rol for rol in bekend if not toegang[rol].ingetrokken]
    if not gevraagd:
        if not bekend:
            raise CentrumGeweigerd(
                "De database weet niet onder welke naam deze balie binnenkomt.",
                uitweg="Noem haar rol op de opdrachtregel, met --rol.",
            )
        return actief[-1] if actief else bekend[-1]
    if gevraagd in bekend:
        return gevraagd
    if actief:
        raise CentrumGeweigerd(
            f"Deze balie komt de database binnen als {actief[-1]}, niet als {gevraagd}.",
            uitweg="Laat --rol weg: wijdesk weet welke rol het is.",
        )
    if gevraagd in toegang and toegang[gevraagd].balie is not None:
        raise CentrumGeweigerd(
            f"De rol {gevraagd} is van een andere balie.", uitweg="Kijk bij De database welke rol van welke balie is."
        )
    return gevraagd


def wie_van(centrum: Centrum, rooster: Rooster, toegang: Toegang) -> Id | None:
    """Which desk on the rooster first asked something under a role; None when none did."""
    return None if toegang.balie is None else bord.schrijver_van(centrum, rooster, toegang.balie)
