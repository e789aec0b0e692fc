"""Who may be asked to do something: somebody who works here now and whose rollen give the right, as for the regie."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.huis import Medewerker
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import rollen_met
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "casus.regie"


def eis_regisseur(uow: UnitOfWork, id_: Id, *, veld: str) -> Medewerker:
    """The colleague, who is at work and may hold the regie. Raises Weigering beside `veld`."""
    medewerker = uow.sessie.get(Medewerker, id_)
    if medewerker is None or medewerker.status != "actief":
        raise Weigering("Deze collega werkt hier niet (meer).", veld=veld)
    if not heeft_recht(uow, id_, RECHT):
        raise Weigering("Deze collega is geen casemanager en kan de regie niet voeren.", veld=veld)
    return medewerker


def heeft_recht(uow: UnitOfWork, medewerker_id: Id, recht: str) -> bool:
    """Whether a rol that this colleague has today gives this right."""
    vandaag = lokaal(uow.nu).date().isoformat()
    rollen = rollen_met(recht)
    tekens = ", ".join("?" * len(rollen))
    mag = uow.sql(
        f"SELECT 1 FROM roltoekenning WHERE medewerker_id = ? AND rol IN ({tekens}) AND status = 'actief' "  # noqa: S608
        "AND (van = '' OR van <= ?) AND (tot = '' OR tot >= ?)",
        medewerker_id, *rollen, vandaag, vandaag,
    )  # fmt: skip
    return mag is not None
