"""Households as reading use cases of several nouns need them: whom a name or address would give away. No SQLAlchemy.

Somebody afgeschermd stays hidden in everything that tells where or with whom they live: a household in which only
hidden people live shows no name, and an address where a hidden person lives is not shown (domein.md 10).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from wijdesk.models.regiestand import team_in_zin
from wijdesk.models.rows.persoon import GEEN_ADRES
from wijdesk.models.rows.vondst import HuishoudenVondst
from wijdesk.models.values import Id, adres_in_woorden, leeftijd, lokaal
from wijdesk.store.elders import dichte
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen

AFGESCHERMD_HUISHOUDEN = "Afgeschermd huishouden"
AFGESCHERMD_ADRES = GEEN_ADRES
WOONT_ELDERS = "woont elders"
WOONT_DEELS = "deels (co-ouderschap)"

WOORD = re.compile(r"[^\W_]+")
LID_NU = "l.status = 'actief' AND l.van <= ? AND (l.tot = '' OR l.tot >= ?)"
"""Condition on `huishoudlid l`: a member on a day (twice the same ISO date)."""


def volg_huishouden(lezer: Lezer, id_: Id) -> Id:
    """The household that stands for this one now, after merging."""
    return _volg(lezer, "SELECT samengevoegd_in FROM huishouden WHERE id = ?", id_)


def volg_persoon(lezer: Lezer, id_: Id) -> Id:
    """The record that stands for this person now, after merging."""
    return _volg(lezer, "SELECT samengevoegd_in FROM persoon WHERE id = ?", id_)


def _volg(lezer: Lezer, vraag: str, id_: Id) -> Id:
    gezien = {id_}
    while (rij := lezer.row(vraag, (id_,))) and rij[0] is not None:
        id_ = Id(rij[0])
        if id_ in gezien:
            break
        gezien.add(id_)
    return id_


def wat_verborgen_is(lezer: Lezer, huishouden_ids: Iterable[Id], vandaag: str) -> tuple[frozenset[Id], frozenset[Id]]:
    """(households whose name stays hidden, households whose address does) for whoever asks. One query, or none.

    A household without members now is still of those it had. One in which others live too keeps its name, unless that
    is the name of somebody hidden: then one query more.
    """
    ids = tuple(huishouden_ids)
    if not ids or lezer.mag("persoon.afgeschermd"):
        return frozenset(), frozenset()
    rijen = lezer.rows(
        "SELECT l.huishouden_id, min(p.afgeschermd), max(p.afgeschermd AND l.verblijf <> ?), max(p.afgeschermd) "
        "FROM huishoudlid l JOIN persoon p ON p.id = l.persoon_id "
        f"WHERE l.huishouden_id IN ({', '.join('?' * len(ids))}) AND l.status = 'actief' AND ({LID_NU} "
        "OR NOT EXISTS (SELECT 1 FROM huishoudlid n WHERE n.huishouden_id = l.huishouden_id AND n.status = 'actief' "
        "AND n.van <= ? AND (n.tot = '' OR n.tot >= ?))) GROUP BY l.huishouden_id",
        (WOONT_ELDERS, *ids, *(vandaag,) * 4),
    )
    gemengd = [Id(id_) for id_, allen, _, iemand in rijen if iemand and not allen]
    zonder_naam = {Id(id_) for id_, allen, _, _ in rijen if allen} | _heet_naar_wie_verborgen_is(lezer, gemengd)
    return frozenset(zonder_naam), frozenset(Id(id_) for id_, allen, thuis, _ in rijen if allen or thuis)


def wiens_adres_verborgen_is(lezer: Lezer, personen: Iterable[Id]) -> frozenset[Id]:
    """Of these persons those whose own address would tell where somebody hidden lives: they live in a household whose
    address stays hidden, or have the address of somebody hidden. At most three queries, or none.
    """
    ids = tuple(dict.fromkeys(personen))
    if not ids or lezer.mag("persoon.afgeschermd"):
        return frozenset()
    tekens, dag = ", ".join("?" * len(ids)), lokaal(lezer.nu).date().isoformat()
    thuis = lezer.rows(
        f"SELECT l.persoon_id, l.huishouden_id FROM huishoudlid l WHERE l.persoon_id IN ({tekens}) "
        f"AND l.verblijf <> ? AND {LID_NU}",
        (*ids, WOONT_ELDERS, dag, dag),
    )
    _, zonder_adres = wat_verborgen_is(lezer, {Id(huis) for _, huis in thuis}, dag)
    zelfde = lezer.rows(
        "SELECT DISTINCT p.id FROM persoon p JOIN persoon q ON q.adres_id = p.adres_id AND q.afgeschermd "
        f"AND q.status = 'actief' WHERE p.id IN ({tekens})",
        ids,
    )
    return frozenset({Id(wie) for wie, huis in thuis if Id(huis) in zonder_adres} | {Id(rij[0]) for rij in zelfde})


def _heet_naar_wie_verborgen_is(lezer: Lezer, ids: list[Id]) -> set[Id]:
    """Households whose name has a word of the name of a hidden member that no other member has too."""
    if not ids:
        return set()
    open_: dict[Id, set[str]] = {id_: set() for id_ in ids}
    verstopt: dict[Id, set[str]] = {id_: set() for id_ in ids}
    namen: dict[Id, set[str]] = {}
    for id_, naam, afgeschermd, *delen in lezer.rows(
        "SELECT h.id, h.naam, p.afgeschermd, p.roepnaam, p.voornamen, p.achternaam, p.geboortenaam FROM huishouden h "
        "JOIN huishoudlid l ON l.huishouden_id = h.id AND l.status = 'actief' JOIN persoon p ON p.id = l.persoon_id "
        f"WHERE h.id IN ({', '.join('?' * len(ids))})",
        ids,
    ):
        namen[Id(id_)] = _woorden(naam)
        (verstopt if afgeschermd else open_)[Id(id_)] |= _woorden(" ".join(delen))
    return {id_ for id_, naam in namen.items() if naam & (verstopt[id_] - open_[id_])}


def _woorden(tekst: str) -> set[str]:
    """The words of a name to compare by; an initial is no word."""
    return {woord for woord in WOORD.findall(tekst.casefold()) if len(woord) > 1}


def huishoudens_van(lezer: Lezer, personen: Iterable[Id], vandaag: str) -> list[Id]:
    """The households these persons belong to on a day, in the order of the persons; those with an open casus first."""
    ids = tuple(dict.fromkeys(personen))
    if not ids:
        return []
    rijen = lezer.rows(
        "SELECT l.persoon_id, h.id, h.casus_id IS NOT NULL FROM huishoudlid l JOIN huishouden h "
        f"ON h.id = l.huishouden_id AND h.status = 'actief' WHERE l.persoon_id IN ({', '.join('?' * len(ids))}) "
        f"AND {LID_NU}",
        (*ids, vandaag, vandaag),
    )
    plek = {id_: nummer for nummer, id_ in enumerate(ids)}
    rijen.sort(key=lambda rij: (not rij[2], plek[rij[0]]))
    return list(dict.fromkeys(Id(rij[1]) for rij in rijen))


def vondsten(lezer: Lezer, huishouden_ids: Iterable[Id]) -> tuple[HuishoudenVondst, ...]:
    """These households as a list shows them, in this order, without telling of somebody hidden. Three queries."""
    ids = tuple(dict.fromkeys(huishouden_ids))
    if not ids:
        return ()
    dag = lokaal(lezer.nu).date()
    tekens = ", ".join("?" * len(ids))
    zonder_naam, zonder_adres = wat_verborgen_is(lezer, ids, dag.isoformat())
    dicht = dichte(lezer.rows)
    leden: dict[bytes, list[str]] = {}
    for id_, geboren, afgeschermd, *naam in lezer.rows(
        f"SELECT l.huishouden_id, p.geboortedatum, p.afgeschermd, {NAAM_KOLOMMEN} FROM huishoudlid l "
        f"JOIN persoon p ON p.id = l.persoon_id WHERE l.huishouden_id IN ({tekens}) AND {LID_NU} "
        "ORDER BY p.geboortedatum = '', p.geboortedatum, l.id",
        (*ids, dag.isoformat(), dag.isoformat()),
    ):
        oud = None if verborgen(lezer, afgeschermd=bool(afgeschermd)) else leeftijd(geboren, dag)
        wie = naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd))
        leden.setdefault(id_, []).append(wie if oud is None else f"{wie} ({oud})")
    gevonden = {
        Id(rij[0]): HuishoudenVondst(
            id=Id(rij[0]),
            naam=AFGESCHERMD_HUISHOUDEN if Id(rij[0]) in zonder_naam else rij[1],
            adres=AFGESCHERMD_ADRES if Id(rij[0]) in zonder_adres else adres_in_woorden(*rij[5:10]),
            leden=", ".join(leden.get(rij[0], ())),
            nummer=rij[3],
            regisseur=team_in_zin(rij[10]) if Id(rij[0]) in dicht else rij[2],
            open=bool(rij[4]),
        )
        for rij in lezer.rows(
            "SELECT h.id, h.naam, coalesce(m.naam, ''), coalesce(c.nummer, (SELECT e.nummer FROM casus e "
            "WHERE e.huishouden_id = h.id AND e.status = 'actief' ORDER BY e.geopend_op DESC LIMIT 1), ''), "
            "h.casus_id IS NOT NULL, coalesce(a.straat, ''), coalesce(a.huisnummer, ''), coalesce(a.toevoeging, ''), "
            "coalesce(a.postcode, ''), coalesce(a.woonplaats, ''), lo.naam FROM huishouden h "
            "JOIN locatie lo ON lo.id = h.locatie_id LEFT JOIN casus c ON c.id = h.casus_id "
            "LEFT JOIN medewerker m ON m.id = h.regisseur_id "
            f"LEFT JOIN adres a ON a.id = h.adres_id WHERE h.id IN ({tekens}) AND h.status = 'actief'",
            ids,
        )
    }
    return tuple(gevonden[id_] for id_ in ids if id_ in gevonden)
