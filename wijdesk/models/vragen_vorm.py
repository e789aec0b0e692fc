"""The form of a list of questions: which tables and keys there are, of which type, and on which line. Pure.

What they mean, and whether they fit together, is judged in `vragen_lezen`.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.toml_tekst import DIEPE_SLEUTEL
from wijdesk.models.vragen import Lijst
from wijdesk.models.vragen_plaats import Plaatsen, plaatsen
from wijdesk.models.vragen_taal import bedoelt, zeg_schrijffout

LIJSTSOORTEN = ("triage", "afwegingskader", "impactmeting")
MEEST_TEKENS = 500_000
"""A list longer than this is not read."""

CODE = re.compile(r"[a-z][a-z0-9_]*\Z")

_KOP = {"soort", "versie", "titel", "bron", "vanaf", "voorvoegsel", "bladzijde", "vraag", "regel"}
_VELDEN: dict[str, dict[str, type]] = {
    "bladzijde": {
        "code": str, "titel": str, "uitleg": str, "toon_als": list, "toon_als_een": list, "verberg_als": list,
        "na": str,
    },
    "vraag": {
        "code": str, "bladzijde": str, "soort": str, "tekst": str, "kort": str, "hulp": str, "keuzes": list,
        "domein": str, "groep": str, "toon_als": list, "toon_als_een": list, "verberg_als": list, "verplicht": bool,
        "toelichting": bool, "minst": int, "meest": int, "vul_in": str,
    },
    "regel": {"code": str, "als": list, "als_een": list, "route": str, "besluit": str, "omdat": str},
}  # fmt: skip
_NODIG = {"bladzijde": ("code", "titel"), "vraag": ("code", "bladzijde", "soort", "tekst"), "regel": ("code", "omdat")}
_TYPE = {str: 'tekst tussen "aanhalingstekens"', list: "een lijst tussen [blokhaken]", bool: "true of false",
         int: "een heel getal"}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Fout:
    """One fault: the line (from 1) and what is wrong there, in plain Dutch."""

    regel: int
    wat: str

    def __str__(self) -> str:
        return f"Regel {self.regel}: {self.wat}"


class FouteLijst(Weigering):
    """A list that cannot be used, with every fault that was found, by line."""

    def __init__(self, fouten: tuple[Fout, ...]) -> None:
        self.regels = fouten
        aantal = "Er is 1 fout" if len(fouten) == 1 else f"Er zijn {len(fouten)} fouten"
        super().__init__(f"{aantal} gevonden. {fouten[0]}", veld="inhoud")


class Vorm:
    """One text, taken apart: its head and its tables with only what has the right type, and the faults so far."""

    def __init__(self, tekst: str, kern: Lijst | None) -> None:
        self._tekst = tekst
        self._kern = kern
        self._plaatsen = Plaatsen()
        self._fouten: set[Fout] = set()
        self.kop: dict[str, str] = {}
        self.vanaf = date.min
        self.tabellen: dict[str, list[dict[str, Any]]] = {"bladzijde": [], "vraag": [], "regel": []}

    @property
    def fouten(self) -> tuple[Fout, ...]:
        """The faults, by line."""
        return tuple(sorted(self._fouten))

    def lees(self) -> bool:
        """Take the text apart; False when it cannot be read at all, and then there is one fault."""
        if len(self._tekst) > MEEST_TEKENS:
            self._fouten.add(Fout(1, "Dit bestand is te groot voor een vragenlijst."))
            return False
        if diep := DIEPE_SLEUTEL.search(self._tekst):
            self._fouten.add(
                Fout(self._tekst.count("\n", 0, diep.start()) + 1, "Hier staan te veel punten achter elkaar.")
            )
            return False
        try:
            inhoud = tomllib.loads(self._tekst)
        except (ValueError, RecursionError) as fout:
            self._fouten.add(Fout(*zeg_schrijffout(str(fout), self._tekst)))
            return False
        self._plaatsen = plaatsen(self._tekst)
        self._lees_kop(inhoud)
        for tabel in self.tabellen:
            self._lees_tabellen(tabel, inhoud.get(tabel, []))
        return True

    def fout(self, wat: str, tabel: str = "", nummer: int = 0, sleutel: str = "", deel: int = 0) -> None:
        """Keep a fault; the place is that of a table, a key in it, or a part of the list after that key."""
        self._fouten.add(Fout(self._plaatsen.regel(tabel, nummer, sleutel, deel), wat))

    def _lees_kop(self, inhoud: dict[str, Any]) -> None:
        for sleutel, waarde in inhoud.items():
            if sleutel not in _KOP:
                self._fouten.add(Fout(self._plek_van(sleutel), _onbekend(sleutel, _KOP)))
            elif sleutel == "vanaf":
                if type(waarde) is not date:
                    self.fout('Bij "vanaf" hoort een dag zonder aanhalingstekens, zoals 2026-01-01.', sleutel=sleutel)
                else:
                    self.vanaf = waarde
            elif sleutel not in self.tabellen:
                if not isinstance(waarde, str):
                    self.fout(f'Bij "{sleutel}" hoort {_TYPE[str]}.', sleutel=sleutel)
                else:
                    self.kop[sleutel] = waarde.strip()
        for sleutel in ("soort", "versie"):
            if not inhoud.get(sleutel):
                self.fout(f'Bovenaan ontbreekt "{sleutel}".', sleutel=sleutel)
        soort = self.kop.get("soort")
        if soort and soort not in LIJSTSOORTEN:
            self.fout(f'De soort is "triage", "afwegingskader" of "impactmeting", niet "{soort}".', sleutel="soort")
        if self._kern is not None:
            self._eis_teamkop(self._kern, soort or "")
        elif self.kop.get("voorvoegsel"):
            zin = "Dit zijn vragen van een team: dat zegt het voorvoegsel. Kies bij Voor wie dat team."
            self.fout(zin, sleutel="voorvoegsel")

    def _eis_teamkop(self, kern: Lijst, soort: str) -> None:
        if soort in LIJSTSOORTEN and soort != kern.soort:
            self.fout(f'Deze vragen horen bij een lijst van de soort "{kern.soort}".', sleutel="soort")
        voor = self.kop.get("voorvoegsel", "")
        if not voor:
            self.fout('Bovenaan ontbreekt "voorvoegsel": een kort woord voor dit team.', sleutel="voorvoegsel")
        elif not CODE.match(voor):
            self.fout("Het voorvoegsel bestaat uit kleine letters en cijfers.", sleutel="voorvoegsel")

    def _plek_van(self, sleutel: str) -> int:
        kop = self._plaatsen.regel("", 0, sleutel)
        return kop if kop > 1 else self._plaatsen.regel(sleutel)

    def _lees_tabellen(self, tabel: str, waarde: Any) -> None:
        if not isinstance(waarde, list) or not all(isinstance(deel, dict) for deel in waarde):
            self._fouten.add(Fout(self._plek_van(tabel), f"Schrijf [[{tabel}]] met dubbele haken."))
            return
        for nummer, deel in enumerate(waarde):
            schoon: dict[str, Any] = {}
            for sleutel, inhoud in deel.items():
                soort = _VELDEN[tabel].get(sleutel)
                verkeerd = self._eerste_zonder_tekst(inhoud)
                if soort is None:
                    self.fout(_onbekend(sleutel, _VELDEN[tabel]), tabel, nummer, sleutel)
                elif type(inhoud) is not soort:
                    self.fout(f'Bij "{sleutel}" hoort {_TYPE[soort]}.', tabel, nummer, sleutel)
                elif verkeerd is not None:
                    zin = 'In deze lijst hoort alleen tekst tussen "aanhalingstekens".'
                    self.fout(zin, tabel, nummer, sleutel, verkeerd)
                else:
                    schoon[sleutel] = inhoud.strip() if isinstance(inhoud, str) else inhoud
            for sleutel in _NODIG[tabel]:
                if not schoon.get(sleutel) and not (sleutel in deel and sleutel not in schoon):
                    self.fout(f'Hier ontbreekt "{sleutel}".', tabel, nummer, sleutel)
            self.tabellen[tabel].append(schoon)

    @staticmethod
    def _eerste_zonder_tekst(inhoud: Any) -> int | None:
        """Which part of a list is no text; None when there is none."""
        if not isinstance(inhoud, list):
            return None
        return next((plek for plek, woord in enumerate(inhoud) if not isinstance(woord, str)), None)


def _onbekend(sleutel: str, bekend: Any) -> str:
    return f'"{sleutel}" bestaat hier niet.{bedoelt(sleutel, bekend)}'
