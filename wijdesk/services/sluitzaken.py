"""What becomes of open tasks, hand-offs and practice forms when their casus closes: ended, or somebody's by name.

After closing there is no regisseur any more, so what has no name on it would stand on nobody's list.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.huis import Medewerker
from wijdesk.models.opdrachten.regie import ZaakBesluit
from wijdesk.models.praktijk import Praktijksoort, Praktijkvorm
from wijdesk.models.praktijklezen import lees_een
from wijdesk.models.rows.regie import BLIJFT, EINDIGT, GEDAAN, NIET_MEER_NODIG
from wijdesk.models.toeleiding import Toeleiding
from wijdesk.models.toeleiding_tempo import OPEN_STANDEN
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.services.casusstart import eis_collega
from wijdesk.store.unit_of_work import UnitOfWork

Zaak = Taak | Toeleiding | Praktijkvorm


def regel_zaken(
    uow: UnitOfWork,
    huishouden_id: Id,
    besluiten: Iterable[ZaakBesluit],
    *,
    regisseur_id: Id,
    vandaag: str,
    reden: str,
) -> dict[str, str]:
    """End or hand over all that is open in a household; what nobody decided on stays with its regisseur.

    Answers what is wrong by field, "zaak." and the id in hex. Raises Weigering when something on the list is not open
    any more.
    """
    per_zaak = {besluit.id: besluit for besluit in besluiten}
    zaken = _open_zaken(uow, huishouden_id)
    if not per_zaak.keys() <= {zaak.id for zaak in zaken}:
        raise Weigering("Wat nog open staat is intussen veranderd. Kijk het na.", veld="zaken")
    fouten: dict[str, str] = {}
    for zaak in zaken:
        besluit = per_zaak.get(zaak.id) or ZaakBesluit(id=zaak.id, hoe=BLIJFT)
        veld = f"zaak.{zaak.id.hex()}"
        try:
            _regel(uow, zaak, besluit, regisseur_id=regisseur_id, vandaag=vandaag, reden=reden, veld=veld)
        except Weigering as weigering:
            fouten[veld] = next(iter(weigering.fouten.values()), weigering.zin)
    return fouten


def _open_zaken(uow: UnitOfWork, huishouden_id: Id) -> Sequence[Zaak]:
    taken = select(Taak).where(Taak.huishouden_id == huishouden_id, Taak.gedaan_op == "", Taak.status == "actief")
    toeleidingen = select(Toeleiding).where(
        Toeleiding.huishouden_id == huishouden_id,
        Toeleiding.stand.in_(OPEN_STANDEN),
        Toeleiding.status == "actief",
    )
    vormen = select(Praktijkvorm).where(
        Praktijkvorm.huishouden_id == huishouden_id, Praktijkvorm.einde == "", Praktijkvorm.status == "actief"
    )
    return [*uow.vind(taken), *uow.vind(toeleidingen), *uow.vind(vormen)]


def _regel(
    uow: UnitOfWork, zaak: Zaak, besluit: ZaakBesluit, *, regisseur_id: Id, vandaag: str, reden: str, veld: str
) -> None:
    if besluit.hoe == BLIJFT:
        if besluit.medewerker_id is not None:
            zaak.medewerker_id = eis_collega(uow, besluit.medewerker_id, veld=veld).id
        elif zaak.medewerker_id is None or not _werkt_hier(uow, zaak.medewerker_id):
            zaak.medewerker_id = regisseur_id if _werkt_hier(uow, regisseur_id) else uow.wie.medewerker_id
    elif isinstance(zaak, Praktijkvorm):
        soort = lees_een(uow.haal(Praktijksoort, zaak.praktijksoort_id).inhoud)
        if besluit.hoe != EINDIGT or besluit.uitkomst not in soort.uitkomsten:
            raise Weigering("Kies hoe het is afgelopen.", veld=veld)
        zaak.rond_af(op=vandaag, uitkomst=besluit.uitkomst)
    elif isinstance(zaak, Toeleiding):
        if besluit.hoe != NIET_MEER_NODIG:
            raise Weigering("Kies wat hiermee gebeurt.", veld=veld)
        zaak.trek_in(vandaag, reden, vandaag=vandaag)
    elif besluit.hoe == GEDAAN or (besluit.hoe == NIET_MEER_NODIG and zaak.sleutel):
        # A task of the program keeps its row, or it would be raised again.
        zaak.rond_af(op=vandaag, uitkomst="" if besluit.hoe == GEDAAN else reden)
    elif besluit.hoe == NIET_MEER_NODIG:
        zaak.verval()
        uow.reden(zaak, reden)
    else:
        raise Weigering("Kies wat hiermee gebeurt.", veld=veld)


def _werkt_hier(uow: UnitOfWork, medewerker_id: Id) -> bool:
    medewerker = uow.sessie.get(Medewerker, medewerker_id)
    return medewerker is not None and medewerker.status == "actief"
