"""How the regie of households stands in the whole city, from what the centre answered. Plain reading, no SQLAlchemy.

A household with an open casus has one regisseur here whatever another team says; this only tells what is known of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from wijdesk.models.regiestand import (
    GEEN_REGIESTAND,
    Antwoord,
    Centrumstand,
    Lid,
    Regiestand,
    is_elders,
    laatste,
    regiestand,
    te_doen,
)
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij, stukken, tekens
from wijdesk.store import regieclaims
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.lezer import Lezer

OVERLEG_DAGEN = 5
"""Calendar days within which two teams speak about who has the regie, as for a hand-over; an agreement of WIJ."""

_KOLOMMEN = "r.persoon_id, r.stand, r.team_id, r.team_naam, r.sinds, r.generatie, r.versie, r.op"

_ELDERS = (
    "FROM regieclaim r CROSS JOIN huishoudlid l ON l.persoon_id = r.persoon_id "
    "CROSS JOIN huishouden h ON h.id = l.huishouden_id CROSS JOIN casus c ON c.id = h.casus_id "
    f"WHERE r.stand = 'elders' AND r.status = 'actief' AND {regieclaims.LAATSTE} AND {LID_NU}"
)
"""Members now, of households with an open casus, of whom another team has the regie. They are few: there it begins."""


def centrum_van(lezer: Lezer) -> Centrumstand | None:
    """What this desk knows of its centre; None when it has none."""
    rij = lezer.row("SELECT waarde FROM kast WHERE naam = ?", (regieclaims.CENTRUM,))
    return regieclaims.lees_centrum(bytes(rij[0]) if rij is not None else None)


def stand_van(lezer: Lezer, leden: Sequence[LidRij], *, locatie_id: Id, open_: bool) -> Regiestand:
    """The state of a household with these members now. Three small queries, or one at a desk without a centre."""
    return stand_voor(lezer, [(lid.persoon_id, lid.naam) for lid in leden], locatie_id=locatie_id, open_=open_)


def stand_voor(lezer: Lezer, leden: Sequence[tuple[Id, str]], *, locatie_id: Id, open_: bool) -> Regiestand:
    """As `stand_van`, for (person, name)."""
    centrum = centrum_van(lezer) if open_ else None
    if centrum is None:
        return GEEN_REGIESTAND
    wie = tuple(id_ for id_, _ in leden)
    vraag = f"SELECT id FROM persoon WHERE id IN ({tekens(wie)}) AND bsn <> '' AND NOT afgeschermd"  # noqa: S608
    te_vragen = {Id(rij[0]) for rij in lezer.rows(vraag, wie)}
    vraag = f"SELECT {_KOLOMMEN} FROM regieclaim r WHERE r.persoon_id IN ({tekens(wie)}) AND r.status = 'actief'"  # noqa: S608
    antwoorden = lezer.rows(vraag, wie)
    return regiestand(
        [Lid(persoon_id=id_, naam=naam, te_vragen=id_ in te_vragen) for id_, naam in leden],
        laatste(_antwoord(rij) for rij in antwoorden),
        centrum,
        team=centrum.teams.get(locatie_id),
        open_=open_,
    )


def _antwoord(rij: Sequence[object]) -> Antwoord:
    persoon_id, stand, team_id, team_naam, sinds, generatie, versie, op = rij
    return Antwoord(
        persoon_id=Id(bytes(persoon_id)),  # type: ignore[call-overload]
        stand=str(stand),
        team_id=Id(team_id) if isinstance(team_id, bytes) else None,
        team_naam=str(team_naam),
        sinds=str(sinds),
        generatie=int(generatie),  # type: ignore[call-overload]
        versie=int(versie),  # type: ignore[call-overload]
        op=int(op),  # type: ignore[call-overload]
    )


def elders(bereik: Bereik) -> Iterator[AgendaRij]:
    """Households of which another team has a regisseur too: somebody has to speak with that team."""
    centrum = centrum_van(bereik.lezer)
    if centrum is None:
        return
    binnen, waarden = bereik.huishoudens()
    dag = bereik.vandaag.isoformat()
    rijen = bereik.lezer.rows(
        f"SELECT h.id, h.naam, h.locatie_id, h.regisseur_id, h.casus_id, c.geopend_op, r.op, {_KOLOMMEN} "
        f"{_ELDERS} AND h.id IN ({binnen}) ORDER BY h.id, c.geopend_op, r.op",
        [dag, dag, *waarden],
    )
    gezien: set[tuple[bytes, Id | None]] = set()
    for huishouden_id, naam, locatie_id, regisseur_id, casus_id, geopend_op, op, *antwoord in rijen:
        gezegd = _antwoord(antwoord)
        eigen = centrum.teams.get(Id(locatie_id))
        if not is_elders(gezegd, eigen) or (huishouden_id, gezegd.team_id) in gezien:
            continue
        gezien.add((huishouden_id, gezegd.team_id))
        sinds = min(lokaal(max(geopend_op, op)).date(), bereik.vandaag)  # the clock of the centre may run ahead
        voor = (sinds + timedelta(days=OVERLEG_DAGEN)).isoformat()
        team = gezegd.team_id.hex() if gezegd.team_id is not None else ""
        yield maak_rij(
            bereik,
            "regie",
            casus_id,
            voor,
            sleutel=f"regie:{Id(casus_id).hex()}:{team}",
            wat=te_doen(gezegd.team_naam, gezegd.sinds),
            huishouden_id=Id(huishouden_id),
            huishouden=naam,
            medewerker_id=id_van(regisseur_id),
            bron="regieclaim",
        )


def teams_elders(lezer: Lezer, huishouden_ids: Iterable[Id], vandaag: str) -> dict[Id, str]:
    """Of these households the other teams that have a regisseur too, in words; of the others nothing."""
    centrum = centrum_van(lezer)
    per_huis: dict[Id, set[str]] = {}
    if centrum is None:
        return {}
    for stuk in stukken(huishouden_ids):
        for huishouden_id, locatie_id, *antwoord in lezer.rows(
            f"SELECT h.id, h.locatie_id, {_KOLOMMEN} {_ELDERS} AND h.id IN ({tekens(stuk)})",
            (vandaag, vandaag, *stuk),
        ):
            gezegd = _antwoord(antwoord)
            if is_elders(gezegd, centrum.teams.get(Id(locatie_id))):
                per_huis.setdefault(Id(huishouden_id), set()).add(gezegd.team_naam or "een ander team")
    return {id_: f"ook regie bij {', '.join(sorted(namen))}" for id_, namen in per_huis.items()}
