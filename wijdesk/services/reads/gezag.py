"""Looking at who has gezag over one child, and who could."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.gezinsrol import is_kind
from wijdesk.models.leeftijd import is_minderjarig
from wijdesk.models.opdrachten.huishouden import LeesGezag
from wijdesk.models.rows.huishouden import GezagDetail, GezagKandidaat
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.store.gezag import gezin_om
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van, verborgen

DOEL = "weten wie voor een kind beslist (Jeugdwet art. 7.3.4 en 7.3.5, art. 1:245 BW)"
_ROND_HET_KIND = (
    "SELECT l.persoon_id, l.rol FROM huishoudlid a JOIN huishouden h ON h.id = a.huishouden_id AND h.status = 'actief' "
    f"JOIN huishoudlid l ON l.huishouden_id = h.id AND {LID_NU} "
    "WHERE a.persoon_id = ? AND a.status = 'actief' AND a.van <= ? AND (a.tot = '' OR a.tot >= ?) ORDER BY l.van, l.id"
)


@leesvraag(LeesGezag, recht="huishouden.lezen", doel=DOEL)
def lees_gezag(lezer: Lezer, v: LeesGezag) -> GezagDetail:
    """The adults of every household of the child, and who has gezag without living in one, or the institution. No
    opening.

    A child without a birth date is not taken for an adult.
    """
    dag = lokaal(lezer.nu).date()
    iso = dag.isoformat()
    kind = lezer.row("SELECT afgeschermd FROM persoon WHERE id = ?", (v.kind_id,))
    if kind is None or verborgen(lezer, afgeschermd=bool(kind[0])):
        raise Weigering("Deze kaart is afgeschermd. Vraag uw teamleider.")
    om = gezin_om(lezer.rows, (v.kind_id,), dag).get(v.kind_id)
    hebben = {lid.persoon_id for lid in om.gezag} if om is not None else set()
    rollen: dict[Id, str] = {}
    kinderen: set[Id] = set()
    for persoon_id, rol in lezer.rows(_ROND_HET_KIND, (iso, iso, v.kind_id, iso, iso)):
        rollen.setdefault(Id(persoon_id), rol)
        if is_kind(rol):
            kinderen.add(Id(persoon_id))
    ids = tuple(id_ for id_ in dict.fromkeys((*rollen, *hebben)) if id_ != v.kind_id)
    mensen = {
        Id(rij[0]): rij
        for rij in lezer.rows(
            f"SELECT p.id, p.geboortedatum, p.afgeschermd, {NAAM_KOLOMMEN} FROM persoon p "
            f"WHERE p.id IN ({', '.join('?' * len(ids))})",
            ids,
        )
        if not verborgen(lezer, afgeschermd=bool(rij[2]))
    }
    kandidaten = tuple(
        GezagKandidaat(persoon_id=id_, naam=naam_van(mensen[id_][3:]), rol=rollen.get(id_, ""), heeft=id_ in hebben)
        for id_ in ids
        if id_ in mensen
        and (id_ in hebben or not (is_minderjarig(mensen[id_][1], dag) or (id_ in kinderen and not mensen[id_][1])))
    )
    vast = om is not None and om.vast
    sinds = lezer.row(
        "SELECT max(van), max(soort) FROM gezag WHERE kind_id = ? AND status = 'actief' AND van <= ? "
        "AND (tot = '' OR tot >= ?)",
        (v.kind_id, iso, iso),
    )
    return GezagDetail(
        kind_id=v.kind_id,
        kandidaten=tuple(sorted(kandidaten, key=lambda wie: not wie.heeft)),
        vast=vast,
        sinds=sinds[0] if vast and sinds is not None else "",
        soort=sinds[1] if vast and sinds is not None else "",
        instelling=", ".join(om.instellingen) if om is not None else "",
    )
