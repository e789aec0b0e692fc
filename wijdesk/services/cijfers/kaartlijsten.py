"""The lists behind the figures of the sociale kaart: when, where to, and how. Names no resident."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from wijdesk.models.cijfer import Periode
from wijdesk.models.rows.cijfer import LijstRij
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.services.cijfers import kaart
from wijdesk.services.cijfers.plekken import Plekken, contact_waar
from wijdesk.store.cijfercellen import grenzen
from wijdesk.store.lezer import Lezer

Lijst = tuple[tuple[str, ...], Iterator[LijstRij]]


def verwezen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    """Hand-offs, and vragen at the desk; each newest first."""
    namen, (waar, params) = _namen(lezer), contact_waar(plekken)
    vragen = lezer.rows(
        "SELECT c.id, c.ontvangen, v.voorziening_id FROM contact c JOIN vraag v ON v.contact_id = c.id "  # noqa: S608
        "WHERE v.voorziening_id IS NOT NULL AND v.status = 'actief' AND c.ontvangen BETWEEN ? AND ? "
        f"AND {waar} ORDER BY c.ontvangen DESC, v.id DESC",
        (*grenzen(periode.van, periode.tot), *params),
    )
    return ("Wanneer", "Waarheen", "Hoe"), chain(
        (_toeleiding(een, namen, "toeleiding") for een in kaart.toegeleid(lezer, plekken, periode)),
        (
            LijstRij(soort="contact", id=Id(id_), cellen=(f"{lokaal(op):%d-%m-%Y}", namen.get(van, ""), "vraag"))
            for id_, op, van in vragen
        ),
    )


def toegeleid(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    """Hand-offs, newest first, with whether there was a first contact."""
    namen = _namen(lezer)
    return ("Voorgesteld", "Waarheen", "Eerste contact"), (
        _toeleiding(een, namen, "ja" if een.aangekomen else "nee", teller=een.aangekomen)
        for een in kaart.toegeleid(lezer, plekken, periode)
    )


def _toeleiding(een: kaart.Toegeleid, namen: dict[bytes, str], hoe: str, *, teller: bool = True) -> LijstRij:
    """A line; of a dossier that was destroyed nothing opens."""
    cellen = (datum_in_woorden(een.dag), namen.get(een.voorziening_id, ""), hoe)
    if een.huishouden_id is None:
        return LijstRij(soort="vernietigd", id=een.voorziening_id, cellen=cellen, teller=teller)
    return LijstRij(soort="huishouden", id=een.huishouden_id, cellen=cellen, teller=teller)


def _namen(lezer: Lezer) -> dict[bytes, str]:
    return {rij[0]: str(rij[1]) for rij in lezer.rows("SELECT id, naam FROM voorziening")}
