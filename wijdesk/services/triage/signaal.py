"""The signaal a triage came from: it is looked into from the first page, and hears how it went."""

from __future__ import annotations

from wijdesk.models.signaal import Signaal
from wijdesk.models.signaalregels import AFGESLOTEN, NIEUW
from wijdesk.models.values import Id
from wijdesk.services.signaal_start import haal_signaal, zet_door, zet_stap
from wijdesk.store.unit_of_work import UnitOfWork

ANDERS = "naar triage"
UITKOMST_VAN = {
    "afgehandeld": "in gesprek opgelost",
    "verwijzing": "overgedragen aan een andere organisatie",
    "kortdurend": "kortdurende ondersteuning",
    "casus": "naar lopende casus",
    "onderzoek": ANDERS,
    "opschaling": "opgeschaald",
    "afschalen": "in gesprek opgelost",
}
"""Per besluit the code of signaaluitkomst that the signaal ends with."""


def pak_signaal_op(uow: UnitOfWork, signaal: Signaal) -> None:
    """Whoever begins the triage looks into it, when nobody did yet."""
    if signaal.stand == NIEUW:
        signaal.pak_op(signaal.medewerker_id or uow.wie.medewerker_id, nu=uow.nu)
        zet_stap(uow, signaal, "opgepakt", "Triage begonnen")


def meld_gestaakt(uow: UnitOfWork, signaal_id: Id | None, zin: str) -> None:
    """The triage stopped; the signaal stays open."""
    if signaal_id is not None:
        zet_stap(uow, haal_signaal(uow, signaal_id), "beoordeeld", zin)


def meld_besluit(uow: UnitOfWork, signaal_id: Id | None, besluit: str, zin: str, *, huishouden_id: Id | None) -> None:
    """What was decided goes on elsewhere: the signaal ends with it, or waits until the melder has heard."""
    if signaal_id is None:
        return
    signaal = haal_signaal(uow, signaal_id)
    if signaal.stand == AFGESLOTEN:
        zet_stap(uow, signaal, "beoordeeld", zin)
        return
    if not signaal.beoordeling:
        signaal.beoordeel(zin, None, medewerker_id=uow.wie.medewerker_id, nu=uow.nu)
    if signaal.huishouden_id is None and huishouden_id is not None:
        signaal.huishouden_id = huishouden_id
    uow.flush()
    uitkomst = UITKOMST_VAN[besluit]
    if besluit == "casus" and signaal.huishouden_id != huishouden_id:
        uitkomst = ANDERS  # the casus is of another household than the signaal was about
    zet_door(uow, signaal.id, uitkomst, zin)
