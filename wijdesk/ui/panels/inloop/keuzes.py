"""The outcomes of a vraag as choices: their key, and what each one asks or sets going. Data and no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from wijdesk.models.gegeven import dataclass
from wijdesk.resources import lees_toml

VERWEZEN = "verwezen naar basisvoorziening"
_KORT = {VERWEZEN: "Verwezen naar voorziening"}
_OVERDRACHT = {
    "terugbelverzoek": "Komt bij “Mijn werk” te staan als terugbelverzoek.",
    "triage": "Komt bij “Mijn werk” te staan voor de triage, met alles wat hier staat.",
    "casus": "Komt bij “Mijn werk” te staan voor de regisseur van de casus.",
    "signaal": "Komt bij “Mijn werk” te staan als signaal, met alles wat hier staat.",
    "klacht": "Komt bij “Mijn werk” te staan als klacht, met alles wat hier staat.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keuze:
    """One outcome. `letter` works while the choices have the focus, `cijfer` with Alt from anywhere."""

    code: str
    tekst: str
    letter: str
    cijfer: str = ""
    overdracht: str = ""

    @property
    def vraagt_gelukt(self) -> bool:
        """Whether one has to say if it worked."""
        return self.code == "doorverbonden"

    @property
    def vraagt_telefoon(self) -> bool:
        """Whether a number to call back on is needed."""
        return self.overdracht == "terugbelverzoek"

    @property
    def vraagt_waarheen(self) -> bool:
        """Whether one can say where somebody was sent."""
        return self.code in (VERWEZEN, "doorverbonden")

    @property
    def opent_kaart(self) -> bool:
        """Whether the sociale kaart comes along."""
        return self.code == VERWEZEN

    @property
    def hulp(self) -> str:
        """What this outcome sets going, in one sentence; empty when it ends here."""
        return _OVERDRACHT.get(self.overdracht, "Komt bij “Mijn werk” te staan." if self.overdracht else "")


@cache
def _alle() -> dict[str, Keuze]:
    return {
        rij["code"]: Keuze(
            code=rij["code"],
            tekst=_KORT.get(rij["code"], rij["code"][:1].upper() + rij["code"][1:]),
            letter=rij.get("toets", ""),
            overdracht=rij.get("overdracht", ""),
        )
        for rij in lees_toml("codes/uitkomst.toml")["code"]
    }


def keuze_van(code: str) -> Keuze:
    """The choice of an outcome; one that an applicatiebeheerder added has no letter and sets nothing going."""
    return _alle().get(code) or Keuze(code=code, tekst=code[:1].upper() + code[1:], letter="")


def keuzes(codes: Iterable[str]) -> tuple[Keuze, ...]:
    """The outcomes in use, in order, the first ten with a digit (the tenth is 0)."""
    gemaakt = []
    for nummer, code in enumerate(codes, start=1):
        keuze = keuze_van(code)
        cijfer = str(nummer % 10) if nummer <= 10 else ""
        gemaakt.append(
            Keuze(code=code, tekst=keuze.tekst, letter=keuze.letter, cijfer=cijfer, overdracht=keuze.overdracht)
        )
    return tuple(gemaakt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijsten:
    """The codes in use, in order."""

    kanalen: tuple[str, ...]
    melders: tuple[str, ...]
    meldingtypen: tuple[str, ...]
    uitkomsten: tuple[Keuze, ...]
