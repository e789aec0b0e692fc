"""A triage in a real store for tests: beginning one, answering, skipping what is left, deciding."""

from __future__ import annotations

from typing import Any

from tests import winkel
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.models.gesprek import Gesprek, Invulling
from wijdesk.models.opdrachten.triage import (
    AntwoordInvoer,
    BeginTriage,
    BesluitTriage,
    BewaarBladzijde,
    Gevolg,
    LeesTriage,
)
from wijdesk.models.rows.triage import TriageBesloten, TriageDetail
from wijdesk.models.values import Id
from wijdesk.models.vragen import route_bij
from wijdesk.models.vragen_lezen import lees_samen

HIER = "afgesproken met de inwoner"


def vraag(bureau: Bureau, **anders: Any) -> tuple[Id, Id | None]:
    """(vraag, person) of a contact that went to triage."""
    uit = bureau.doe(winkel.contact(bureau, uitkomst="naar triage", **anders))
    return uit.vraag_ids[0], uit.persoon_id


def begin(bureau: Bureau, **waarover: Id | None) -> Id:
    """A triage; without more of a new vraag about a new person."""
    if not waarover:
        waarover = {"vraag_id": vraag(bureau)[0]}
    opdracht = BeginTriage(id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, **waarover)
    return bureau.doe(opdracht).id


def lees(bureau: Bureau | Collega, id_: Id) -> TriageDetail:
    detail: TriageDetail = bureau.lees(LeesTriage(id=id_))
    return detail


def gesprek(detail: TriageDetail) -> Gesprek:
    """The conversation as a screen makes it."""
    return Gesprek.van(
        lees_samen(detail.lijst, detail.teamlijst),
        antwoorden={rij.vraag: Invulling(rij.waarde, rij.toelichting) for rij in detail.antwoorden},
        overgeslagen={rij.bladzijde: rij.reden for rij in detail.bladzijden if rij.stand == "overgeslagen"},
        bladzijde=detail.bladzijde,
    )


def bewaar(bureau: Bureau, id_: Id, nu: Gesprek, *, naar: str = "") -> None:
    """Save the page where they are, as a screen does."""
    antwoorden = tuple(
        AntwoordInvoer(vraag=vraag.code, waarde=wat.waarde, toelichting=wat.toelichting)
        for vraag in nu.lijst.per_bladzijde[nu.bladzijde]
        for wat in (nu.antwoord(vraag.code),)
    )
    bureau.doe(
        BewaarBladzijde(
            triage_id=id_,
            bladzijde=nu.bladzijde,
            antwoorden=antwoorden,
            overgeslagen=nu.overgeslagen.get(nu.bladzijde, ""),
            naar=naar,
        )
    )


def beantwoord(bureau: Bureau, id_: Id, **antwoorden: str | tuple[str, str]) -> Gesprek:
    """Answer these questions (code=value, or value and words beside it), each saved on its page."""
    nu = gesprek(lees(bureau, id_))
    for code, wat in antwoorden.items():
        waarde, toelichting = (wat, "") if isinstance(wat, str) else wat
        nu = nu.beantwoord(code, waarde, toelichting=toelichting).ga_naar(nu.lijst.per_code[code].bladzijde)
        assert nu.wordt_gesteld(code), code
        bewaar(bureau, id_, nu)
    return nu


def besluit(bureau: Bureau, id_: Id, besluit_: str, gevolg: Gevolg | None = None, **anders: Any) -> TriageBesloten:
    """Decide, with a sentence for all that differs or stays open."""
    velden: dict[str, Any] = {
        "id": id_, "route": route_bij(besluit_, "complex"), "besluit": besluit_, "gevolg": gevolg,
        "afwijkreden": HIER, "overslaan": HIER,
    }  # fmt: skip
    return bureau.doe(BesluitTriage(**(velden | anders)))
