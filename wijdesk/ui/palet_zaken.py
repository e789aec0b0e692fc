"""What there is of one kind for a resident, in the neighbourhood and in the registers, as lines of the Ctrl+K box.
Loaded when something is first typed. No Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.ondersteuning import LeesLopend
from wijdesk.models.opdrachten.triage import LeesTriages
from wijdesk.models.opdrachten.vondst import (
    ZoekActiviteiten,
    ZoekAgressie,
    ZoekInitiatieven,
    ZoekKlachten,
    ZoekOnderwerpen,
    ZoekStraatrondes,
    ZoekVoorzieningen,
)
from wijdesk.models.rows.ondersteuning import LopendRij
from wijdesk.models.rows.triage import TriageRij
from wijdesk.models.rows.vondst import WijkVondst
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.models.vragen import BESLUITEN
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.palet_soorten import (
    ACTIVITEIT,
    AGRESSIE,
    INITIATIEF,
    KLACHT,
    ONDERWERP,
    STRAATRONDE,
    TRIAGE,
    VOORZIENING,
    Gezocht,
)
from wijdesk.ui.regels import Regel

IN_DE_WIJK: dict[str, tuple[str, Callable[..., Leesvraag[Any]], str, str]] = {
    ACTIVITEIT: ("collectief", ZoekActiviteiten, "collectief.open", "activiteit"),
    ONDERWERP: ("collectief", ZoekOnderwerpen, "buurtonderwerp.open", "buurtagenda"),
    INITIATIEF: ("collectief", ZoekInitiatieven, "initiatief.open", "initiatief"),
    STRAATRONDE: ("straatronde", ZoekStraatrondes, "straatronde.open", "straatronde"),
    VOORZIENING: ("kaart", ZoekVoorzieningen, "kaart.open", "voorziening"),
    KLACHT: ("klacht", ZoekKlachten, "klacht.open", "klacht"),
    AGRESSIE: ("agressie", ZoekAgressie, "agressie.open", "agressie"),
}
"""Kind → its panel, what is asked, what opens a hit, and what stands on its line."""


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


def wijkvragen(
    zoek: Gezocht, opent: Collection[str], *, enkele: int, meer: int
) -> Iterator[tuple[str, Leesvraag[Any]]]:
    """(kind, question) of each kind whose panel is there: a few of each, or more of the one that was typed."""
    for soort, (paneel, vraag, _, _) in IN_DE_WIJK.items():
        if zoek.soort in ("", soort) and paneel in opent:
            yield soort, vraag(tekst=zoek.tekst, hoogstens=meer if zoek.soort else enkele)


def wijkzaken(vondsten: Iterable[WijkVondst]) -> tuple[Zaak, ...]:
    """The lines of what was found in the neighbourhood and the registers."""
    return tuple(
        Zaak(
            sleutel=rij.id,
            beeld=Regel(titel=ZoalsGetypt(rij.naam), rechts=rij.stand, onder=rij.wat, pil=IN_DE_WIJK[rij.noun][3]),
            verzoek=IN_DE_WIJK[rij.noun][2],
            inhoud=rij.id,
        )
        for rij in vondsten
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
