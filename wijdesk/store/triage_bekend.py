"""What is known already of whom a triage is about, so that nobody asks or types it again. No SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from wijdesk.models.gezinsrol import heeft_gezag, is_kind
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.rows.triage import BekendHuishouden
from wijdesk.models.values import Id, leeftijd
from wijdesk.store.huishoudens import (
    AFGESCHERMD_HUISHOUDEN,
    LID_NU,
    WOONT_ELDERS,
    huishoudens_van,
    volg_huishouden,
    wat_verborgen_is,
)
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen


def bekende_huishoudens(
    lezer: Lezer, persoon_id: Id | None, huishouden_id: Id | None, vandaag: date
) -> tuple[BekendHuishouden, ...]:
    """The household of a triage first, then the others of the person; each with its members and open casus."""
    eerst = [] if huishouden_id is None else [volg_huishouden(lezer, huishouden_id)]
    van_persoon = [] if persoon_id is None else huishoudens_van(lezer, (persoon_id,), vandaag.isoformat())
    ids = list(dict.fromkeys((*eerst, *van_persoon)))
    if not ids:
        return ()
    tekens = ", ".join("?" * len(ids))
    zonder_naam, _ = wat_verborgen_is(lezer, ids, vandaag.isoformat())
    leden = _leden(lezer, ids, vandaag)
    gevonden = {
        Id(rij[0]): BekendHuishouden(
            id=Id(rij[0]),
            naam=AFGESCHERMD_HUISHOUDEN if Id(rij[0]) in zonder_naam else rij[1],
            leden=tuple(leden.get(Id(rij[0]), ())),
            casusnummer=rij[2],
            wettelijk_kader=rij[3],
            regisseur_id=None if rij[4] is None else Id(rij[4]),
            regisseur=rij[5],
            heeft_plan=bool(rij[6]),
        )
        for rij in lezer.rows(
            "SELECT h.id, h.naam, coalesce(c.nummer, ''), coalesce(c.wettelijk_kader, ''), h.regisseur_id, "
            "coalesce(m.naam, ''), h.actief_plan_id IS NOT NULL FROM huishouden h "
            "LEFT JOIN casus c ON c.id = h.casus_id LEFT JOIN medewerker m ON m.id = h.regisseur_id "
            f"WHERE h.id IN ({tekens}) AND h.status = 'actief'",
            ids,
        )
    }
    return tuple(gevonden[id_] for id_ in ids if id_ in gevonden)


def huishouden_nu(lezer: Lezer, persoon_id: Id | None, huishouden_id: Id | None, vandaag: str) -> Id | None:
    """The household of a triage as it is now: another one, or none, when the person has left it since."""
    if huishouden_id is None:
        return None
    id_ = volg_huishouden(lezer, huishouden_id)
    if persoon_id is None:
        return id_
    lid = lezer.row(
        f"SELECT max({LID_NU}) FROM huishoudlid l WHERE l.huishouden_id = ? AND l.persoon_id = ?",
        (vandaag, vandaag, id_, persoon_id),
    )
    if lid is None or lid[0] != 0:
        return id_
    gezinnen = huishoudens_van(lezer, (persoon_id,), vandaag)
    return gezinnen[0] if gezinnen else None


def _leden(lezer: Lezer, ids: Sequence[Id], vandaag: date) -> dict[Id, list[LidRij]]:
    """Who belongs to each household now: adults first, then the oldest."""
    dag = vandaag.isoformat()
    leden: dict[Id, list[LidRij]] = {}
    for huishouden_id, *rij in lezer.rows(
        "SELECT l.huishouden_id, l.id, l.persoon_id, l.rol, l.verblijf, l.van, l.tot, p.geboortedatum, p.afgeschermd, "
        f"{NAAM_KOLOMMEN} FROM huishoudlid l JOIN persoon p ON p.id = l.persoon_id "
        f"WHERE l.huishouden_id IN ({', '.join('?' * len(ids))}) AND {LID_NU}",
        (*ids, dag, dag),
    ):
        leden.setdefault(Id(huishouden_id), []).append(_lid(rij, lezer, vandaag))
    for rijen in leden.values():
        rijen.sort(
            key=lambda lid: (lid.kind, lid.verblijf == WOONT_ELDERS, lid.geboortedatum or "9999", lid.naam, lid.van)
        )
    return leden


def _lid(rij: Sequence[Any], lezer: Lezer, vandaag: date) -> LidRij:
    weg = verborgen(lezer, afgeschermd=bool(rij[7]))
    return LidRij(
        id=Id(rij[0]),
        persoon_id=Id(rij[1]),
        naam=naam_of_afgeschermd(rij[8:], lezer, afgeschermd=bool(rij[7])),
        geboortedatum="" if weg else rij[6],
        leeftijd=None if weg else leeftijd(rij[6], vandaag),
        rol=rij[2],
        verblijf=rij[3],
        van=rij[4],
        tot=rij[5],
        gezag=heeft_gezag(rij[2]),
        kind=is_kind(rij[2]),
        afgeschermd=weg,
    )


def laatste_scores(lezer: Lezer, persoon_id: Id | None) -> tuple[tuple[str, int, str], ...]:
    """(domein, level, ISO day) of the last score of each domain of the ZRM, in the order of the matrix."""
    if persoon_id is None:
        return ()
    laatste: dict[str, tuple[str, int, str]] = {}
    for domein, niveau, op in lezer.rows(
        "SELECT s.domein, s.niveau, m.op FROM zrmmeting m JOIN zrmscore s ON s.meting_id = m.id "
        "LEFT JOIN code c ON c.lijst = 'zrm_domein' AND c.code = s.domein AND c.status = 'actief' "
        "WHERE m.persoon_id = ? AND m.status = 'actief' AND s.status = 'actief' "
        "ORDER BY c.volgorde, m.op DESC, m.id DESC",
        (persoon_id,),
    ):
        laatste.setdefault(domein, (domein, niveau, op))
    return tuple(laatste.values())


def leden_in_woorden(leden: Iterable[LidRij]) -> tuple[str, ...]:
    """Each member on a line: "Sam Bakker (7), kind"."""
    return tuple(f"{lid.naam}{'' if lid.leeftijd is None else f' ({lid.leeftijd})'}, {lid.rol}" for lid in leden)
