"""Mijn werk: picking up, putting back and ending what was handed over."""

from __future__ import annotations

from wijdesk.errors import GeenRecht
from wijdesk.models.contact import Werk
from wijdesk.models.opdrachten.werk import LegWerkTerug, PakWerkOp, RondWerkAf
from wijdesk.models.values import Id
from wijdesk.services.gezin import rijen_van
from wijdesk.services.register import opdracht, rollen_met
from wijdesk.store import klokstand
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.rollen import plekken_met
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "overgedragen vraag opvolgen"
RECHT = "werk"
_WIE = "SELECT c.persoon_id FROM vraag v JOIN contact c ON c.id = v.contact_id WHERE v.id = ?"
_MIJN_GEZIN = (
    "SELECT 1 FROM huishouden h JOIN huishoudlid l ON l.huishouden_id = h.id WHERE h.regisseur_id = ? "  # noqa: S608
    f"AND h.status = 'actief' AND l.persoon_id = ? AND {LID_NU}"
)


@opdracht(PakWerkOp, recht=RECHT, doel=DOEL)
def pak_op(uow: UnitOfWork, o: PakWerkOp) -> None:
    """Whoever asks takes it, and reads its words from then on: so only what waits where they work."""
    _haal_hier(uow, o.id).pak_op(uow.wie.medewerker_id)
    uow.zin = "Opgepakt; het staat nu op uw naam"


@opdracht(LegWerkTerug, recht=RECHT, doel=DOEL)
def leg_terug(uow: UnitOfWork, o: LegWerkTerug) -> None:
    """Back to everybody's list."""
    _haal_hier(uow, o.id).leg_terug()
    uow.zin = "Teruggelegd voor het team"


@opdracht(RondWerkAf, recht=RECHT, doel=DOEL)
def rond_af(uow: UnitOfWork, o: RondWerkAf) -> None:
    """Ended, with one sentence."""
    _haal_hier(uow, o.id).rond_af(o.uitkomst, medewerker_id=uow.wie.medewerker_id, nu=uow.nu)
    uow.zin = "Afgerond"


def _haal_hier(uow: UnitOfWork, id_: Id) -> Werk:
    """A hand-over of a locatie where a rol of theirs holds, one they took up, or one to a casus of theirs: what
    `LeesWerk` shows them. Raises GeenRecht for any other.
    """
    werk = uow.haal(Werk, id_, wat="Deze overdracht")
    rijen, ik = rijen_van(uow), uow.wie.medewerker_id
    dag = klokstand.dag(rijen, uow.nu)
    plekken = plekken_met(rijen, ik, rollen_met(RECHT), dag)
    if plekken is None or werk.locatie_id in plekken or werk.medewerker_id == ik:
        return werk
    ((persoon,),) = rijen(_WIE, (werk.vraag_id,))
    if werk.soort == "casus" and persoon is not None and rijen(_MIJN_GEZIN, (ik, persoon, dag, dag)):
        return werk
    raise GeenRecht("Deze overdracht is van een andere locatie.", persoon_id=persoon)
