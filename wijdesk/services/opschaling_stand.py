"""Where something stands on the ladder, and who must know: a family stands on one rung, whoever in it a step was about.

Plain SQL, for who reads and who writes alike.
"""

from __future__ import annotations

from collections.abc import Mapping

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.services.vragenlijsten import Rijen

VELDEN = ("huishouden_id", "persoon_id", "signaal_id", "triage_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plek:
    """The rung something stands on."""

    id: Id
    """The step that led here."""
    trede_id: Id
    naam: str
    volgorde: int
    wie: str
    """Rollen that must know, with a comma."""
    sinds: int
    door: str
    """Who took that step."""
    ids: Mapping[str, Id | None]
    """What the step that led here was about."""


def raakt(ids: Mapping[str, Id | None], *, rij: str = "o") -> tuple[str, list[Id]]:
    """Condition on `opschaling`: it is about one of these, with its parameters."""
    waarden = {veld: id_ for veld in VELDEN if (id_ := ids.get(veld)) is not None}
    return f"({' OR '.join(f'{rij}.{veld} = ?' for veld in waarden) or '0'})", list(waarden.values())


def plek_van(rijen: Rijen, ids: Mapping[str, Id | None]) -> Plek | None:
    """Where it stands now; None when it is not on the ladder."""
    eis, waarden = raakt(ids)
    gevonden = rijen(
        "SELECT t.id, t.naam, t.volgorde, t.wie, o.op, o.id, m.naam, o.huishouden_id, o.persoon_id, o.signaal_id, "  # noqa: S608
        "o.triage_id FROM opschaling o JOIN medewerker m ON m.id = o.medewerker_id "
        f"LEFT JOIN trede t ON t.id = o.trede_id WHERE {eis} AND o.status = 'actief' "
        "ORDER BY o.op DESC, o.id DESC LIMIT 1",
        waarden,
    )
    if not gevonden or gevonden[0][0] is None:
        return None
    trede_id, naam, volgorde, wie, sinds, id_, door, *over = gevonden[0]
    ids = {veld: None if id_ is None else Id(id_) for veld, id_ in zip(VELDEN, over, strict=True)}
    return Plek(
        id=Id(id_), trede_id=Id(trede_id), naam=naam, volgorde=volgorde, wie=wie, sinds=sinds, door=door, ids=ids
    )  # fmt: skip


def wie_hoort_het(
    rijen: Rijen, rollen: str, *, locatie_id: Id, huishouden_id: Id | None, vandaag: str
) -> dict[Id, str]:
    """Colleagues by id with their name: the regisseur first, then who has one of the rollen at this locatie today."""
    codes = [rol.strip() for rol in rollen.split(",") if rol.strip()]
    namen: dict[Id, str] = {}
    if huishouden_id is not None:
        gevonden = rijen(
            "SELECT m.id, m.naam FROM huishouden h JOIN medewerker m ON m.id = h.regisseur_id WHERE h.id = ? "
            "AND m.status = 'actief'",
            (huishouden_id,),
        )
        namen |= {Id(id_): naam for id_, naam in gevonden}
    if codes:
        gevonden = rijen(
            "SELECT DISTINCT m.id, m.naam FROM medewerker m JOIN roltoekenning r ON r.medewerker_id = m.id "  # noqa: S608
            f"WHERE r.rol IN ({', '.join('?' * len(codes))}) AND r.status = 'actief' AND m.status = 'actief' "
            "AND m.locatie_id = ? AND (r.van = '' OR r.van <= ?) AND (r.tot = '' OR r.tot >= ?) ORDER BY m.naam",
            (*codes, locatie_id, vandaag, vandaag),
        )
        namen |= {Id(id_): naam for id_, naam in gevonden}
    return namen
