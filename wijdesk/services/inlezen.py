"""What every kind of import needs: the count of a batch, and which numbers of the source are there already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from sqlalchemy import select

from wijdesk.models.bewaren import Cijferrest
from wijdesk.models.contact import Vraag
from wijdesk.models.gegeven import dataclass
from wijdesk.models.huis import Locatie
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.invoer import RegelFout, anders_dan
from wijdesk.models.values import Id
from wijdesk.services.bewaren.rest import bron_id
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.zoekregels import stukken

VERNIETIGD = "Dit is hier vernietigd na zijn bewaartermijn, of op verzoek van de inwoner. Het komt niet terug."
ONBEKENDE_LOCATIE = "Deze locatie is er niet. Maak haar eerst aan."

EEN_EN_MEER = {
    "vragen": ("vraag", "vragen"), "personen": ("persoon", "personen"), "indicaties": ("indicatie", "indicaties"),
    "klachten": ("klacht", "klachten"), "agressie": ("incident", "incidenten"),
    "activiteiten": ("activiteit", "activiteiten"), "sessies": ("sessie", "sessies"),
    "straatrondes": ("straatronde", "straatrondes"), "buurtagenda": ("onderwerp", "onderwerpen"),
    "bewonersinitiatieven": ("bewonersinitiatief", "bewonersinitiatieven"),
    "impactmeting": ("impactmeting", "impactmetingen"), "dossiercontroles": ("dossiercontrole", "dossiercontroles"),
    "buitencijfers": ("cijfer", "cijfers"), "tarieven": ("tarief", "tarieven"),
}  # fmt: skip
"""Kind of file → what one row of it is called, and more."""


def regels_van(soort: str, aantal: int) -> str:
    """What so many rows of a kind of file are called."""
    return EEN_EN_MEER[soort][aantal != 1]


@dataclass(slots=True)
class Uitslag:
    """What one batch came to."""

    toegevoegd: int = 0
    al_bekend: int = 0
    fouten: list[RegelFout] = field(default_factory=list)
    anders: list[RegelFout] = field(default_factory=list)
    nieuwe_locaties: list[str] = field(default_factory=list)
    onbekend: tuple[str, ...] = ()
    """Columns that mean nothing here."""

    def ken(self, regel: int, waarden: Mapping[str, str], bestaand: Mapping[str, str]) -> bool:
        """Count a row that is there already, and say so when it now says something else; whether it says the same."""
        self.al_bekend += 1
        if (fout := anders_dan(regel, waarden, bestaand)) is not None:
            self.anders.append(fout)
        return fout is None

    def weiger(self, regel: int, waarden: dict[str, str], veld: str, reden: str) -> None:
        """Refuse one row: its line, its number, the field and why."""
        self.fouten.append(RegelFout(regel=regel, nummer=waarden.get("nummer", ""), veld=veld, reden=reden))


def locaties_op_naam(uow: UnitOfWork) -> dict[str, Id]:
    """The locaties that are there, by their name without regard to capitals."""
    rijen = uow.sessie.execute(select(Locatie.naam, Locatie.id).where(Locatie.status == "actief"))
    return {naam.casefold(): id_ for naam, id_ in rijen}


def bekende_nummers(uow: UnitOfWork, soort: type[Vraag | Persoon], nummers: Iterable[str]) -> dict[str, Id]:
    """The rows that came in earlier with these numbers and still stand."""
    gevonden: dict[str, Id] = {}
    for stuk in stukken({*nummers} - {""}):
        for nummer, id_ in uow.sessie.execute(
            select(soort.bron_nummer, soort.id).where(soort.bron_nummer.in_(stuk), soort.status != "vervallen")
        ):
            gevonden[nummer] = id_  # noqa: PERF403 - update() takes a Result for a mapping
    return gevonden


def vernietigde_nummers(uow: UnitOfWork, soort: str, nummers: Iterable[str]) -> set[str]:
    """Those of these numbers of a noun that came in earlier and were destroyed."""
    ids = {bron_id(soort, nummer): nummer for nummer in {*nummers} - {""}}
    gevonden: set[str] = set()
    for stuk in stukken(sorted(ids)):
        for (id_,) in uow.sessie.execute(select(Cijferrest.id).where(Cijferrest.id.in_(stuk))):
            gevonden.add(ids[id_])
    return gevonden
