"""How often somebody was sent to an entry of the sociale kaart, and whether they came. Of a destroyed dossier its rest.

A vraag counts at the locatie where it was registered, a hand-off at that of its household. Only of a hand-off one hears
whether there was a first contact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from wijdesk.models.cijfer import Periode
from wijdesk.models.values import Id
from wijdesk.services.cijfers.plekken import Plekken, contact_waar
from wijdesk.store.cijfercellen import grenzen
from wijdesk.store.cijferrest import resten
from wijdesk.store.lezer import Lezer

Telling = tuple[int, int | None, float | None]
NIET_MEER = "staat niet meer op de kaart"


class Toegeleid(NamedTuple):
    """One hand-off of a period."""

    voorziening_id: Id
    aangekomen: bool
    huishouden_id: Id | None
    """None: that dossier was destroyed."""
    dag: str


def toegeleid(lezer: Lezer, plekken: Plekken, periode: Periode) -> Iterator[Toegeleid]:
    """The hand-offs to an entry that were proposed in the period."""
    for waar, contact, plek, huis, dag in lezer.rows(
        "SELECT t.voorziening_id, t.eerste_contact_op, h.locatie_id, h.id, t.voorgesteld_op FROM toeleiding t "
        "JOIN huishouden h ON h.id = t.huishouden_id WHERE t.voorziening_id IS NOT NULL AND t.status = 'actief' "
        "AND t.voorgesteld_op BETWEEN ? AND ? ORDER BY t.voorgesteld_op DESC, t.id",
        (periode.van, periode.tot),
    ):
        if plekken.telt(plek):
            yield Toegeleid(Id(waar), bool(contact), Id(huis), dag)
    for rest in resten(lezer, "toeleiding", periode.van, periode.tot):
        waar = rest.gegevens.get("kaart", "")
        if waar and plekken.telt(rest.locatie_id):
            yield Toegeleid(Id(bytes.fromhex(waar)), bool(rest.gegevens["contact"]), None, rest.dag)


def verwezen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Vragen and hand-offs that went to an entry."""
    return _per_plek(lezer, plekken, periode).total(), None, None


def aangekomen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Hand-offs with a first contact, of all hand-offs to an entry."""
    alle = [een.aangekomen for een in toegeleid(lezer, plekken, periode)]
    return sum(alle), len(alle), None


def per_voorziening(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[str]:
    """How often somebody was sent to each entry, by its name now."""
    namen = {Id(id_): str(naam) for id_, naam in lezer.rows("SELECT id, naam FROM voorziening")}
    telling: Counter[str] = Counter()
    for id_, aantal in _per_plek(lezer, plekken, periode).items():
        telling[namen.get(id_, NIET_MEER)] += aantal
    return telling


def _per_plek(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[Id]:
    telling = Counter(een.voorziening_id for een in toegeleid(lezer, plekken, periode))
    waar, params = contact_waar(plekken)
    for id_, aantal in lezer.rows(
        "SELECT v.voorziening_id, count(*) FROM contact c JOIN vraag v ON v.contact_id = c.id "  # noqa: S608
        f"WHERE v.voorziening_id IS NOT NULL AND v.status = 'actief' AND c.ontvangen BETWEEN ? AND ? AND {waar} "
        "GROUP BY 1",
        (*grenzen(periode.van, periode.tot), *params),
    ):
        telling[Id(id_)] += aantal
    return telling
