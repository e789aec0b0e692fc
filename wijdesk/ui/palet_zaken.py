"""What there is of one kind for a resident, as lines of the Ctrl+K box. Loaded when a kind is first typed. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.ondersteuning import LeesLopend
from wijdesk.models.opdrachten.triage import LeesTriages
from wijdesk.models.rows.ondersteuning import LopendRij
from wijdesk.models.rows.triage import TriageRij
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.models.vragen import BESLUITEN
from wijdesk.ui.palet_soorten import TRIAGE
from wijdesk.ui.regels import Regel


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaak:
    """One thing of a resident: its line, and the request that opens it."""

    sleutel: Id
    beeld: Regel
    verzoek: str
    inhoud: object


def vraag_van(soort: str, persoon_id: Id) -> Leesvraag[Any]:
    """Every triage of somebody, or what of another kind runs for them."""
    if soort == TRIAGE:
        return LeesTriages(bereik="persoon", onderwerp_id=persoon_id)
    return LeesLopend(persoon_id=persoon_id)


def zaken(soort: str, naam: str, rijen: Iterable[LopendRij | TriageRij]) -> tuple[Zaak, ...]:
    """The lines of this kind among what was answered, under the name of who it is about."""
    return tuple(
        _triage(naam, rij) if isinstance(rij, TriageRij) else _lopend(naam, rij)
        for rij in rijen
        if isinstance(rij, TriageRij) or rij.noun == soort
    )


def _triage(naam: str, rij: TriageRij) -> Zaak:
    hoe = BESLUITEN.get(rij.besluit, rij.stand) if rij.besloten_op is not None else rij.stand
    return Zaak(
        sleutel=rij.id,
        beeld=Regel(
            titel=naam,
            rechts=datum_in_woorden(lokaal(rij.begonnen_op).date().isoformat()),
            onder=" · ".join(deel for deel in (hoe, rij.medewerker, "spoed" if rij.spoed else "") if deel),
            pil=TRIAGE,
        ),
        verzoek="triage.open",
        inhoud=rij.id,
    )


def _lopend(naam: str, rij: LopendRij) -> Zaak:
    delen = (rij.wat, rij.in_woorden, rij.medewerker)
    return Zaak(
        sleutel=rij.id,
        beeld=Regel(titel=naam, onder=" · ".join(deel for deel in delen if deel), pil=rij.noun),
        verzoek=rij.verzoek,
        inhoud=rij.inhoud,
    )
