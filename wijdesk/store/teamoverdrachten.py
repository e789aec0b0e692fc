"""Moves of households between teams, as several reading use cases need them. No SQLAlchemy."""

from __future__ import annotations

from wijdesk.models.rows.teamoverdracht import TeamoverdrachtRij
from wijdesk.models.values import Id, lokaal
from wijdesk.store import elders
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, wat_verborgen_is
from wijdesk.store.lezer import Lezer

_RIJ = (
    "SELECT t.id, t.huishouden_id, h.naam, coalesce(c.nummer, ''), t.van_naam, t.naar_naam, t.notitie, t.op, "
    "coalesce(m.naam, ''), coalesce(r.naam, ''), t.aangenomen_op IS NOT NULL, t.naar_id, h.locatie_id "
    "FROM teamoverdracht t JOIN huishouden h ON h.id = t.huishouden_id LEFT JOIN casus c ON c.id = h.casus_id "
    "LEFT JOIN medewerker m ON m.id = t.medewerker_id LEFT JOIN medewerker r ON r.id = h.regisseur_id "
    "WHERE t.status = 'actief' AND {} ORDER BY t.op, t.id"
)


def laatste_van(lezer: Lezer, huishouden_id: Id, *, met_opgegaan: bool = False) -> TeamoverdrachtRij | None:
    """The move that says where the household is now; None when it was never moved. With what was merged into it: of one
    that is closed because of that.
    """
    rijen = lezer.rows(_RIJ.format("t.huishouden_id = ?"), (huishouden_id,))
    if met_opgegaan and not rijen:
        in_dit = "t.huishouden_id IN (SELECT id FROM huishouden WHERE samengevoegd_in = ?)"
        rijen = lezer.rows(_RIJ.format(in_dit), (huishouden_id,))
    hierheen = [rij for rij in rijen if rij[11] == rij[12]] or rijen
    return _rijen(lezer, hierheen[-1:])[0] if hierheen else None


def ontvangen(lezer: Lezer) -> tuple[TeamoverdrachtRij, ...]:
    """Those to a team of this desk that nobody accepted yet, of households that are still there."""
    teams = elders.lees_teams(lezer.rows)
    if teams is None:
        return ()
    wacht = "t.aangenomen_op IS NULL AND t.naar_id = h.locatie_id AND h.status = 'actief'"
    return _rijen(lezer, [rij for rij in lezer.rows(_RIJ.format(wacht)) if Id(rij[11]) in teams.eigen])


def _rijen(lezer: Lezer, rijen: list[tuple[object, ...]]) -> tuple[TeamoverdrachtRij, ...]:
    dag = lokaal(lezer.nu).date().isoformat()
    verborgen, _ = wat_verborgen_is(lezer, [Id(rij[1]) for rij in rijen], dag)  # type: ignore[arg-type]
    return tuple(_rij(lezer, rij, verborgen) for rij in rijen)


def _rij(lezer: Lezer, rij: tuple[object, ...], verborgen: frozenset[Id]) -> TeamoverdrachtRij:
    id_, huis, naam, nummer, van, naar, notitie, op, door, regisseur, aangenomen = rij[:11]
    aangenomen_op, aangenomen_door = elders.aangenomen(lezer.rows, Id(id_))  # type: ignore[arg-type]
    return TeamoverdrachtRij(
        id=Id(id_),  # type: ignore[arg-type]
        huishouden_id=Id(huis),  # type: ignore[arg-type]
        huishouden=AFGESCHERMD_HUISHOUDEN if huis in verborgen else str(naam),
        nummer=str(nummer),
        van_naam=str(van),
        naar_naam=str(naar),
        notitie=str(notitie) if lezer.mag("casus.lezen") else "",
        op=int(op),  # type: ignore[call-overload]
        door=str(door),
        regisseur=str(regisseur),
        aangenomen=bool(aangenomen),
        aangenomen_op=aangenomen_op,
        aangenomen_door=aangenomen_door,
        verstuurd=elders.is_verstuurd(lezer.rows, Id(id_)),  # type: ignore[arg-type]
    )
