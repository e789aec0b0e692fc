"""Who opens the desk: the card of a key slot, or the one that stands for it by now."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wijdesk.errors import GeenWinkel
from wijdesk.models.doorwijzing import einde
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.values import Id
from wijdesk.services.reads.huis import lees_medewerkers
from wijdesk.store import verbinding as verb
from wijdesk.store.lezer import Lezer
from wijdesk.store.wijzers import wijzers

WERKT_BIJ = "SELECT l.id, l.naam FROM medewerker m JOIN locatie l ON l.id = m.locatie_id WHERE m.id = ?"


def medewerker_van(verbinding: Any, id_: Id, nu: int) -> MedewerkerRij:
    """Who this is now (ms UTC). A card that was merged into one of another desk opens as that one, with its rights, at
    the locatie of this desk. Raises GeenWinkel when who it is does not work here any more.
    """
    lezer = Lezer(verbinding, nu=nu, medewerker_id=id_, rechten=frozenset())
    with verb.vertaald():
        wie = einde(wijzers(verbinding), id_)
        gevonden = [rij for rij in lees_medewerkers(lezer, LeesMedewerkers()) if rij.id == wie and rij.actief]
        hier = lezer.row(WERKT_BIJ, (id_,)) if wie != id_ else None
    if not gevonden:
        raise GeenWinkel(
            "Deze medewerker werkt niet (meer) bij dit wijkteam.", uitweg="Vraag de applicatiebeheerder om toegang."
        )
    return gevonden[0] if hier is None else replace(gevonden[0], locatie_id=Id(hier[0]), locatie=hier[1])
