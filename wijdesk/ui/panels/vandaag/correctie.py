"""What a correction of a registered vraag is: the values as they were, as they are typed, and what differs.

No widget: values in, requests out.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.contact import CorrigeerContact, CorrigeerVraag
from wijdesk.models.rows.contact import ContactDetail
from wijdesk.models.values import Id

DOORVERBONDEN = "doorverbonden"
VERWEZEN = "verwezen naar basisvoorziening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarden:
    """What the detail form holds. `gelukt` and `verwezen_naar` are asked only for a changed uitkomst."""

    toelichting: str
    meldingtype: str
    uitkomst: str
    kanaal: str
    melder: str
    melder_naam: str
    persoon_id: Id | None


_VAN_VRAAG = ("toelichting", "meldingtype", "uitkomst")
_VAN_CONTACT = ("kanaal", "melder", "melder_naam")


def waarden_van(contact: ContactDetail, vraag_id: Id) -> Waarden:
    """The values as they are stored."""
    vraag = next((vraag for vraag in contact.vragen if vraag.id == vraag_id), contact.vragen[0])
    return Waarden(
        toelichting=vraag.toelichting,
        meldingtype=vraag.meldingtype,
        uitkomst=vraag.uitkomst,
        kanaal=contact.kanaal,
        melder=contact.melder,
        melder_naam=contact.melder_naam,
        persoon_id=contact.persoon_id,
    )


def verschil(was: Waarden, nu: Waarden) -> dict[str, Any]:
    """The fields that differ, with their new value."""
    return {
        veld.name: getattr(nu, veld.name) for veld in fields(nu) if getattr(nu, veld.name) != getattr(was, veld.name)
    }


def verzoen(was: Waarden, elders: Waarden, getypt: Waarden) -> tuple[Waarden, tuple[str, ...]]:
    """What the form holds after somebody else changed the row, and which typed fields were changed there too.

    What was typed stays; a field that was not touched takes the new value.
    """
    aangeraakt = verschil(was, getypt)
    elders_anders = verschil(was, elders)
    return replace(elders, **aangeraakt), tuple(naam for naam in aangeraakt if naam in elders_anders)


def opdrachten(
    contact: ContactDetail,
    vraag_id: Id,
    nu: Waarden,
    *,
    reden: str,
    gelukt: bool | None = None,
    verwezen_naar: str | None = None,
) -> tuple[CorrigeerVraag | CorrigeerContact, ...]:
    """The requests that write what differs from what is stored; none when nothing does."""
    anders = verschil(waarden_van(contact, vraag_id), nu)
    uit: list[CorrigeerVraag | CorrigeerContact] = []
    van_vraag = {naam: anders[naam] for naam in _VAN_VRAAG if naam in anders}
    if van_vraag:
        uitkomst = van_vraag.get("uitkomst")
        uit.append(
            CorrigeerVraag(
                id=vraag_id,
                reden=reden,
                gelukt=gelukt if uitkomst == DOORVERBONDEN else None,
                verwezen_naar=verwezen_naar if uitkomst == VERWEZEN else None,
                **van_vraag,
            )
        )
    van_contact = {naam: anders[naam] for naam in _VAN_CONTACT if naam in anders}
    if "persoon_id" in anders:
        van_contact |= {"maak_anoniem": True} if nu.persoon_id is None else {"persoon_id": nu.persoon_id}
    if van_contact:
        uit.append(CorrigeerContact(id=contact.id, reden=reden, **van_contact))
    return tuple(uit)


def naar_concept(contact_id: Id, vraag_id: Id, waarden: Waarden, reden: str, gezien: str = "") -> str:
    """A correction under way as the JSON text of a draft, with what was seen when it was begun."""
    velden = asdict(waarden)
    velden["persoon_id"] = waarden.persoon_id.hex() if waarden.persoon_id is not None else None
    inhoud = {"contact": contact_id.hex(), "vraag": vraag_id.hex(), "velden": velden, "reden": reden}
    return json.dumps(inhoud | ({"gezien": gezien} if gezien else {}))


def van_concept(tekst: str) -> tuple[Id, Id, Waarden, str, str]:
    """(contact, vraag, values, reason, what was seen) of a draft."""
    inhoud = json.loads(tekst)
    velden = inhoud["velden"]
    persoon = velden.pop("persoon_id")
    waarden = Waarden(persoon_id=Id(bytes.fromhex(persoon)) if persoon else None, **velden)
    contact, vraag = (Id(bytes.fromhex(inhoud[naam])) for naam in ("contact", "vraag"))
    return contact, vraag, waarden, inhoud["reden"], inhoud.get("gezien", "")
