"""What a decision of a triage leaves to do besides what it makes: the family that was told of, and the meldcode."""

from __future__ import annotations

from wijdesk.models.gesprek import Gesprek
from wijdesk.models.gezinsrol import is_kind
from wijdesk.models.meldcodestappen import TAAK_MELDCODE
from wijdesk.models.triage_papier import is_vermoeden
from wijdesk.models.values import lokaal
from wijdesk.models.verloop import Taak
from wijdesk.services.gezin import lezer_van, vandaag_van
from wijdesk.services.triage.gevolg import Zaak
from wijdesk.store.triage_bekend import bekende_huishoudens
from wijdesk.store.unit_of_work import UnitOfWork

HOOGSTENS = 400
"""Letters of a task; the answer itself stays in the triage."""
MELDCODE = "Begin de meldcode: in de triage staat een vermoeden of een zorg over een kind"


def maak_taken(uow: UnitOfWork, zaak: Zaak, gesprek: Gesprek) -> None:
    """Tasks of today for whoever decides, and a sentence for each."""
    if zin := _gezin(uow, zaak):
        _taak(uow, zaak, zin)
    if is_vermoeden(gesprek) and not _heeft_meldcode(uow, zaak):
        _taak(uow, zaak, MELDCODE, soort=TAAK_MELDCODE)


def _taak(uow: UnitOfWork, zaak: Zaak, wat: str, *, soort: str = "eigen") -> None:
    huishouden = zaak.huishouden
    uow.voeg_toe(
        Taak(
            huishouden_id=huishouden.id if huishouden is not None else None,
            triage_id=zaak.triage.id if huishouden is None else None,
            persoon_id=zaak.persoon.id if zaak.persoon is not None else None,
            medewerker_id=uow.wie.medewerker_id,
            soort=soort,
            wat=wat[:HOOGSTENS],
            voor=vandaag_van(uow),
            gemaakt_op=uow.nu,
        )
    )
    zaak.zinnen.append(f"In Mijn werk: {wat[:1].lower()}{wat[1:]}")


def _gezin(uow: UnitOfWork, zaak: Zaak) -> str:
    """Who was told of and stands in no household yet. Lines that came from the record say nothing new."""
    if zaak.persoon is None and zaak.huishouden is None:
        return ""
    huishouden_id = zaak.huishouden.id if zaak.huishouden is not None else None
    persoon_id = zaak.persoon.id if zaak.persoon is not None else None
    gezinnen = bekende_huishoudens(lezer_van(uow), persoon_id, huishouden_id, lokaal(uow.nu).date())
    leden = gezinnen[0].leden if gezinnen else ()
    bekend = {lid.rol if lid.leeftijd is None else f"{lid.rol}, {lid.leeftijd} jaar" for lid in leden}
    nieuw = [regel for regel in zaak.oogst.gezinsregels if regel not in bekend]
    if nieuw:
        return f"Vul het gezin aan op tab Gezin: {' · '.join(nieuw)}"
    if zaak.oogst.kinderen == "ja" and not any(is_kind(lid.rol) for lid in leden):
        return "Vul het gezin aan op tab Gezin: er zijn kinderen of iemand is zwanger"
    return ""


def _heeft_meldcode(uow: UnitOfWork, zaak: Zaak) -> bool:
    """One of this triage, or one that runs about the same person or household."""
    huishouden_id = zaak.huishouden.id if zaak.huishouden is not None else None
    persoon_id = zaak.persoon.id if zaak.persoon is not None else None
    uow.flush()
    return bool(
        uow.sql(
            "SELECT 1 FROM meldcode WHERE status = 'actief' AND (triage_id = ? "
            "OR (besluit = '' AND (huishouden_id = ? OR persoon_id = ?))) LIMIT 1",
            zaak.triage.id,
            huishouden_id,
            persoon_id,
        )
    )
