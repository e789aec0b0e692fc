"""The register of agressie: every incident with its measure and until when it holds, and one of them as it is read."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.agressie import LeesAgressie, LeesAgressies
from wijdesk.models.rows.agressie import AgressieDetail, AgressieRij
from wijdesk.models.values import Id
from wijdesk.services.agressie_rijen import rijen
from wijdesk.services.register import leesvraag
from wijdesk.store import beperkt
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import verborgen, waarschuwingen

LEZEN, MELDEN = "agressie.lezen", "agressie.melden"
DOEL = "veilig werken aan de entree"


@leesvraag(LeesAgressies, recht=LEZEN, doel=DOEL)
def lees_agressies(lezer: Lezer, _: LeesAgressies) -> tuple[AgressieRij, ...]:
    """What holds first, by its last day; then the rest, newest first. A list: what happened is told in the incident."""
    return rijen(lezer)


@leesvraag(LeesAgressie, recht=LEZEN, doel=DOEL)
def lees_agressie(lezer: Lezer, v: LeesAgressie) -> AgressieDetail:
    """Weigering when it is gone, or of somebody whose record is not used and for whom nothing holds (AVG art. 18)."""
    gevonden = rijen(lezer, "a.id = ?", (v.id,))
    velden = lezer.row(
        "SELECT a.omschrijving, coalesce(m.naam, ''), p.afgeschermd, a.locatie_id FROM agressie a "
        "LEFT JOIN medewerker m ON m.id = a.medewerker_id LEFT JOIN persoon p ON p.id = a.persoon_id WHERE a.id = ?",
        (v.id,),
    )
    if not gevonden or velden is None:
        raise Weigering("Dit incident bestaat niet (meer).")
    rij = gevonden[0]
    if rij.persoon_id is not None:
        if beperkt.mag_niet(lezer, rij.persoon_id) and not _geldt(lezer, rij.persoon_id, v.id):
            raise Weigering(f"{beperkt.ZIN} (AVG art. 18).")
        lezer.toegang("Agressie-incident geopend", rij.persoon_id, DOEL)
    dicht = bool(velden[2]) and verborgen(lezer, afgeschermd=True)
    gebouwen = lezer.rows(
        "SELECT locatie_id FROM pandverbod WHERE agressie_id = ? AND status = 'actief' ORDER BY id", (v.id,)
    )
    return AgressieDetail(
        rij=rij,
        omschrijving="" if dicht else velden[0],
        locatie_id=Id(velden[3]),
        locatie_ids=tuple(Id(plek) for (plek,) in gebouwen),
        gemeld_door=velden[1],
        wijzigbaar=lezer.mag(MELDEN) and not dicht,
    )


def _geldt(lezer: Lezer, persoon_id: Id, id_: Id) -> bool:
    """Whether its measure warns somebody today, as the card says it."""
    er = waarschuwingen(lezer, (persoon_id,)).get(persoon_id, ())
    return any(rij.geldig for rij in er if rij.id == id_)
