"""One impactmeting of a file: the mark, and an answer in every further column that is called after a question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.impactvragen import CIJFER, KOLOMMEN, SOORT, keur_alle, lees_regel, schrijf
from wijdesk.models.values import Id
from wijdesk.models.vragen import Lijst, Vraag
from wijdesk.services.gezin import rijen_van
from wijdesk.services.impacttelling import gelezen
from wijdesk.services.vragenlijsten import in_gebruik
from wijdesk.store.unit_of_work import UnitOfWork

VAST = KOLOMMEN | {CIJFER}
"""The columns that are no question, but for the mark."""
_KENT = (
    "SELECT id, inhoud FROM vragenlijst WHERE soort = ? AND versie = ? AND status = 'actief' ORDER BY vanaf DESC, id"
)


class Vragenboek:
    """The lists of questions of residents, by the name of their version; read when a file asks for them."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._bekend: dict[str, tuple[Id, Lijst] | None] = {}
        self._namen: dict[Id, str] = {}
        self.onbekend: dict[str, None] = {}
        """Columns that no question of their version is called after."""

    def van(self, versie: str) -> tuple[Id, Lijst] | None:
        """The list of this version; of no name the one in use. None when there is none."""
        if versie not in self._bekend:
            rijen = rijen_van(self._uow)
            gevonden = rijen(_KENT, (SOORT, versie)) if versie else [in_gebruik(rijen, SOORT, None)]
            eerste = gevonden[0] if gevonden else None
            self._bekend[versie] = None if eerste is None else (Id(eerste[0]), gelezen(eerste[1]))
        return self._bekend[versie]

    def versie_van(self, vragenlijst_id: Id | None) -> str:
        """The version of a list that was used; empty of none."""
        if vragenlijst_id is None:
            return ""
        if vragenlijst_id not in self._namen:
            rij = rijen_van(self._uow)("SELECT versie FROM vragenlijst WHERE id = ?", (vragenlijst_id,))
            self._namen[vragenlijst_id] = rij[0][0] if rij else ""
        return self._namen[vragenlijst_id]

    def lees(self, waarden: Mapping[str, str]) -> dict[str, Any] | tuple[str, str]:
        """Mark, list and answers of a row; or the column that is wrong and why."""
        versie = waarden.get("versie", "")
        gevonden = self.van(versie)
        if gevonden is None:
            zin = "Deze versie van de vragenlijst is er niet." if versie else "Er is nog geen vragenlijst."
            return "versie", zin
        id_, lijst = gevonden
        self.onbekend |= dict.fromkeys(sorted(waarden.keys() - VAST - lijst.per_code.keys()))
        try:
            getypt = {
                vraag.code: _antwoord(vraag, lijst, waarden.get(vraag.code, ""))
                for vraag in lijst.vragen
                if vraag.code in waarden
            }
            tienden, anders = keur_alle(lijst, getypt)
        except Weigering as weigering:
            return next(iter(weigering.volledig().items()))
        antwoorden = schrijf(lijst, anders)
        hoort_bij = id_ if antwoorden or versie else None
        return {"tienden": tienden, "vragenlijst_id": hoort_bij, "antwoorden": antwoorden}


def _antwoord(vraag: Vraag, lijst: Lijst, waarde: str) -> str:
    """An answer as a file has it: the number, the code, the words, or the key of a form on the line."""
    if vraag.soort == "getal" or not waarde:
        return waarde
    namen = {keus.tekst.casefold(): keus.code for keus in vraag.opties} | {
        keus.code: keus.code for keus in vraag.opties
    }
    if (code := namen.get(waarde.casefold())) is not None:
        return code
    if all(deel in namen for deel in waarde.split(",")):
        return waarde
    plek = lijst.vragen.index(vraag)
    return lees_regel(lijst, " ".join([*("-" * plek), waarde.replace(" ", "+")]))[vraag.code]
