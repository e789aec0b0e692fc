"""Searching persons as one types, and who may be registered already. A hit is no opening, so nobody is logged here."""

from __future__ import annotations

from dataclasses import replace

from wijdesk.models.opdrachten.persoon import ZoekDubbelen, ZoekPersonen
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Id
from wijdesk.services.register import leesvraag
from wijdesk.store import search
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import waarschuwing_in_woorden, waarschuwingen

DOEL = "inwoner terugvinden aan de entree"
HOOGSTENS = 50
"""No screen shows more, and nobody needs a list of everybody."""


@leesvraag(ZoekPersonen, recht="persoon.zoeken", doel=DOEL)
def zoek_personen(lezer: Lezer, v: ZoekPersonen) -> tuple[Kandidaat, ...]:
    """Persons that fit what was typed so far, best first."""
    gevonden = search.zoek(
        lezer, v.tekst, min(v.hoogstens, HOOGSTENS), mag_afgeschermd=lezer.mag("persoon.afgeschermd")
    )
    return _met_achtergrond(lezer, gevonden)


@leesvraag(ZoekDubbelen, recht="persoon.zoeken", doel="dubbele registratie voorkomen")
def zoek_dubbelen(lezer: Lezer, v: ZoekDubbelen) -> tuple[Kandidaat, ...]:
    """Who could be the same person as what was typed; advice with reasons, never a block."""
    gevonden = search.dubbelen(lezer, v.invoer, v.behalve, mag_afgeschermd=lezer.mag("persoon.afgeschermd"))
    return _met_achtergrond(lezer, gevonden)


def _met_achtergrond(lezer: Lezer, gevonden: tuple[Kandidaat, ...]) -> tuple[Kandidaat, ...]:
    """Add when somebody was last here and what to know before the talk, in one question each."""
    if not gevonden:
        return ()
    ids = tuple(kandidaat.persoon_id for kandidaat in gevonden)
    laatste = {
        Id(persoon_id): moment
        for persoon_id, moment in lezer.rows(
            "SELECT persoon_id, max(ontvangen) FROM contact "
            f"WHERE persoon_id IN ({', '.join('?' * len(ids))}) AND status = 'actief' GROUP BY persoon_id",
            ids,
        )
    }
    gewaarschuwd = waarschuwingen(lezer, ids) if lezer.mag("agressie.lezen") else {}
    return tuple(
        replace(
            kandidaat,
            laatste_contact=laatste.get(kandidaat.persoon_id),
            waarschuwing=waarschuwing_in_woorden(gewaarschuwd.get(kandidaat.persoon_id, ())),
        )
        for kandidaat in gevonden
    )
