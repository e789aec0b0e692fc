"""Keeping assessments with the Zelfredzaamheid-Matrix. Domains are never summed; not assessed is no row."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import dag_van
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.zrm import LegZrmVast, TrekZrmIn
from wijdesk.models.values import Id, lokaal
from wijdesk.models.zelfredzaamheid import NIVEAUS
from wijdesk.models.zrm import Zrmmeting, Zrmscore
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.personalia import haal_zichtbaar, naam_voor
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "zelfredzaamheid volgen in de casus"


@opdracht(LegZrmVast, recht="casus.schrijven", doel=DOEL)
def leg_vast(uow: UnitOfWork, o: LegZrmVast) -> Id:
    """One assessment with its scores; a correction takes the place of the earlier one."""
    if uow.bestaat(Zrmmeting, o.id):
        return o.id
    if uow.haal(Huishouden, o.huishouden_id, wat="Dit huishouden").status != "actief":
        raise Weigering("Dit huishouden is samengevoegd met een ander. Open dat.")
    persoon = haal_zichtbaar(uow, o.persoon_id)
    lid = "SELECT 1 FROM huishoudlid WHERE huishouden_id = ? AND persoon_id = ? AND status = 'actief'"
    if uow.sql(lid, o.huishouden_id, persoon.id) is None:
        raise Weigering("Deze persoon hoort niet bij dit huishouden. Open het huishouden opnieuw.", veld="persoon_id")
    _controleer(uow, o)
    if o.vervangt is not None:
        _laat_vervallen(uow, o.vervangt, o.reden)
    meting = uow.voeg_toe(
        Zrmmeting(
            id=o.id,
            persoon_id=persoon.id,
            huishouden_id=o.huishouden_id,
            op=o.op,
            medewerker_id=uow.wie.medewerker_id,
            toelichting=o.toelichting.strip(),
        )
    )
    for score in o.scores:
        uow.voeg_toe(
            Zrmscore(
                meting_id=meting.id,
                domein=score.domein,
                niveau=score.niveau,
                informatie_op=score.informatie_op or o.op,
                toelichting=score.toelichting.strip(),
            )
        )
    wat = "verbeterd" if o.vervangt is not None else "vastgelegd"
    uow.zin = f"ZRM van {naam_voor(uow, persoon)} {wat}"
    return meting.id


@opdracht(TrekZrmIn, recht="casus.schrijven", doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekZrmIn) -> None:
    """The assessment no longer counts; who took it back and why stays in the journal."""
    _laat_vervallen(uow, o.id, o.reden)
    uow.zin = "ZRM-meting ingetrokken"


def _laat_vervallen(uow: UnitOfWork, id_: Id, reden: str) -> None:
    if not reden.strip():
        raise Weigering("Schrijf in één zin waarom u deze meting verbetert of intrekt.", veld="reden")
    meting = uow.haal(Zrmmeting, id_, wat="Deze meting")
    haal_zichtbaar(uow, meting.persoon_id)
    meting.status = "vervallen"
    uow.reden(meting, reden.strip())
    for score in uow.vind(select(Zrmscore).where(Zrmscore.meting_id == id_, Zrmscore.status == "actief")):
        score.status = "vervallen"
        uow.reden(score, reden.strip())


def _controleer(uow: UnitOfWork, o: LegZrmVast) -> None:
    vandaag = lokaal(uow.nu).date()
    fouten: dict[str, str] = {}
    dag = dag_van(o.op)
    if dag is None or dag > vandaag:
        fouten["op"] = "Vul de dag van de beoordeling in; die ligt niet in de toekomst."
    if not o.scores:
        fouten["scores"] = "Beoordeel minstens één leefgebied. Wat u niet weet, laat u leeg."
    if len({score.domein for score in o.scores}) != len(o.scores):
        fouten["scores"] = "Een leefgebied staat er twee keer in."
    for score in o.scores:
        if score.niveau not in NIVEAUS:
            fouten["scores"] = "Een niveau is een cijfer van 1 tot en met 5."
        informatie = dag_van(score.informatie_op or o.op)
        if informatie is None or (dag is not None and informatie > dag):
            fouten[f"informatie_op:{score.domein}"] = (
                "Van welke dag is wat u hier weet? Die dag ligt niet na de beoordeling."
            )
    if fouten:
        raise Weigering("Kijk de beoordeling na.", fouten=fouten)
    codes = Codeboek(uow)
    for score in o.scores:
        codes.eis("zrm_domein", score.domein, veld="scores")
