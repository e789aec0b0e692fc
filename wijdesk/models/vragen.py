"""A list of questions as a triage or a meldcode walks through it: pages, questions, conditions and rules. Pure.

How it is read from TOML, and what may be wrong with it, stands in `vragen_lezen`; walking through it in `gesprek`.
Nothing here knows a store or a screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.zelfredzaamheid import NIVEAUS

ROUTES: Mapping[str, str] = {
    "enkelvoudig": "Enkelvoudig: preventief oplossen",
    "complex": "Complex: onderzoek en plan",
    "spoed": "Spoed: versneld proces",
}
"""Route van de Vraag, lightest first: the heavier one wins (domein.md 4)."""

BESLUITEN: Mapping[str, str] = {
    "afgehandeld": "Afgehandeld",
    "verwijzing": "Warm verwijzen",
    "kortdurend": "Kortdurende ondersteuning",
    "casus": "Casus met plan en regisseur",
    "onderzoek": "Onderzoek met termijn (Wmo of Jeugdwet)",
    "opschaling": "Opschalen",
    "afschalen": "Afschalen naar de nulde lijn",
}
"""What a triage can end with."""

PAST_BIJ: Mapping[str, tuple[str, ...]] = {
    "enkelvoudig": ("afgehandeld", "verwijzing", "kortdurend", "afschalen"),
    "complex": ("casus", "onderzoek", "opschaling", "kortdurend", "verwijzing"),
    "spoed": ("opschaling", "casus", "onderzoek", "kortdurend", "verwijzing", "afgehandeld"),
}
"""Per route what it can end with: enkelvoudig is solved before it grows, complex is looked into and gets a plan or
somebody who stays on, spoed is whatever comes of it, sooner; nobody lets go of a spoed (domein.md 4)."""

SOORTEN: Mapping[str, str] = {
    "ja_nee": "ja of nee",
    "keuze": "één keuze",
    "meerkeuze": "een of meer keuzes",
    "zrm": "zelfredzaamheid 1 tot 5",
    "tekst": "tekst",
    "getal": "getal",
    "datum": "datum",
    "personen": "personen",
}
"""The kinds of question."""

ONBEKEND = "onbekend"
NIET_BEOORDEELD = "nb"
LAATSTE = "besluit"
"""The code of the last page of a triage; the screen adds the decision to it."""

MEEST_TEKST = 10_000
"""Characters in one answer."""


def past(route: str, besluit: str) -> bool:
    """Whether a route can end with this besluit; what is not chosen yet, or not known here, contradicts nothing."""
    return besluit in PAST_BIJ.get(route, BESLUITEN) or besluit not in BESLUITEN


def route_bij(besluit: str, route: str) -> str:
    """The route that goes with a besluit: the one there is when it fits, or else the lightest that does."""
    if past(route, besluit):
        return route
    return next((ander for ander in ROUTES if past(ander, besluit)), route)


@dataclass(frozen=True, slots=True)
class Keus:
    """One answer to choose, and how it reads."""

    code: str
    tekst: str


JA_NEE = (Keus("ja", "Ja"), Keus("nee", "Nee"), Keus(ONBEKEND, "Weet ik niet"))
NIVEAUKEUZES = (
    *(Keus(str(niveau), f"{niveau} · {naam}") for niveau, naam in NIVEAUS.items()),
    Keus(NIET_BEOORDEELD, "Niet beoordeeld"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorwaarde:
    """Something that must hold of the answers: "gevaar is ja", "groep leefgebied hoogstens 2, minstens 3 keer"."""

    vragen: tuple[str, ...]
    """The question it is about, or all of a groep."""
    werkwoord: str
    """is · is niet · hoogstens · minstens · ingevuld."""
    waarden: tuple[str, ...] = ()
    grens: int = 0
    keer: int = 1
    """For how many of the questions it must hold."""
    tekst: str = ""
    """As it was written."""
    groep: str = ""
    telt: bool = False
    """Whether it is about how many persons the answer names."""

    def klopt(self, waarde: str) -> bool:
        """Whether it holds of one filled-in answer."""
        if self.telt:
            waarde = str(len(waarde.splitlines()))
        match self.werkwoord:
            case "is":
                return waarde in self.waarden or not set(self.waarden).isdisjoint(delen(waarde))
            case "is niet":
                return set(self.waarden).isdisjoint(delen(waarde))
            case "hoogstens":
                return waarde.isdigit() and int(waarde) <= self.grens
            case "minstens":
                return waarde.isdigit() and int(waarde) >= self.grens
            case _:
                return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorwaarden:
    """All of `alle` hold, and at least one of `een` when there are any."""

    alle: tuple[Voorwaarde, ...] = ()
    een: tuple[Voorwaarde, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.alle or self.een)

    @property
    def vragen(self) -> tuple[str, ...]:
        """The questions it looks at, once each, as written."""
        return tuple(dict.fromkeys(code for deel in (*self.alle, *self.een) for code in deel.vragen))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bladzijde:
    """One page of questions."""

    code: str
    titel: str
    uitleg: str = ""
    toon_als: Voorwaarden = field(default_factory=Voorwaarden)
    verberg_als: Voorwaarden = field(default_factory=Voorwaarden)
    """Hides it although `toon_als` holds; an answer that is not there yet hides nothing."""
    na: str = ""
    """Of a page of a team: the page it comes after; empty is just before the last."""
    van_team: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """One question."""

    code: str
    bladzijde: str
    soort: str
    tekst: str
    kort: str = ""
    """A few words for lists and reasons; empty: the text."""
    hulp: str = ""
    """Explanation under the question."""
    keuzes: tuple[Keus, ...] = ()
    """Of keuze and meerkeuze."""
    domein: str = ""
    """Of zrm: the domain as the code list zrm_domein spells it."""
    groep: str = ""
    toon_als: Voorwaarden = field(default_factory=Voorwaarden)
    verberg_als: Voorwaarden = field(default_factory=Voorwaarden)
    verplicht: bool = True
    """Whether its page is not done without it. A page can always be left."""
    toelichting: bool = False
    """Whether there is room for a sentence beside the answer."""
    minst: int | None = None
    meest: int | None = None
    vul_in: str = ""
    """What is known already and can stand there from the start: vraag · huishouden · kinderen · zrm."""
    van_team: bool = False

    @property
    def naam(self) -> str:
        """How lists and reasons call it."""
        return self.kort or self.tekst

    @property
    def opties(self) -> tuple[Keus, ...]:
        """The answers to choose from; nothing when it is typed."""
        match self.soort:
            case "ja_nee":
                return JA_NEE
            case "zrm":
                return NIVEAUKEUZES
            case _:
                return self.keuzes

    def keur(self, waarde: str) -> str:
        """The answer as it is kept; a Weigering beside the question when it is none. Empty is no answer."""
        waarde = waarde.strip()
        if not waarde:
            return ""
        match self.soort:
            case "ja_nee" | "keuze" | "zrm":
                if all(keus.code != waarde for keus in self.opties):
                    raise Weigering("Kies een van de antwoorden.", veld=self.code)
                return waarde
            case "meerkeuze":
                gekozen = set(delen(waarde))
                if not gekozen <= {keus.code for keus in self.keuzes}:
                    raise Weigering("Kies uit de antwoorden die er staan.", veld=self.code)
                return ",".join(keus.code for keus in self.keuzes if keus.code in gekozen)
            case "getal":
                return self._keur_getal(waarde)
            case "datum":
                return self._keur_datum(waarde)
            case _:
                if len(waarde) > MEEST_TEKST:
                    raise Weigering(f"Dit antwoord is te lang: hoogstens {MEEST_TEKST} tekens.", veld=self.code)
                if self.soort == "personen":
                    return "\n".join(regel.strip() for regel in waarde.splitlines() if regel.strip())
                return waarde

    def _keur_getal(self, waarde: str) -> str:
        if not (waarde.isascii() and waarde.isdigit() and len(waarde) <= 9):
            raise Weigering("Vul een heel getal in.", veld=self.code)
        getal = int(waarde)
        if self.minst is not None and getal < self.minst:
            raise Weigering(f"Vul een getal in van {self.minst} of meer.", veld=self.code)
        if self.meest is not None and getal > self.meest:
            raise Weigering(f"Vul een getal in van {self.meest} of minder.", veld=self.code)
        return str(getal)

    def _keur_datum(self, waarde: str) -> str:
        try:
            dag = date.fromisoformat(waarde)
        except ValueError:
            raise Weigering("Deze datum bestaat niet.", veld=self.code) from None
        return dag.isoformat()

    def in_woorden(self, waarde: str) -> str:
        """An answer as a person reads it. An answer of another version that is no choice here reads as it is."""
        if not waarde:
            return "niet ingevuld"
        match self.soort:
            case "ja_nee" | "keuze" | "zrm" | "meerkeuze":
                namen = {keus.code: keus.tekst for keus in self.opties}
                return ", ".join(namen.get(deel, deel) for deel in delen(waarde))
            case "datum":
                return "-".join(reversed(waarde.split("-")))
            case "personen":
                return " · ".join(waarde.splitlines())
            case _:
                return waarde


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """A rule: when the answers are so, it proposes a route, a besluit or both, because of them."""

    code: str
    als: Voorwaarden
    omdat: str
    """The reason; "{code}" stands for the answer to that question."""
    route: str = ""
    besluit: str = ""
    van_team: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijst:
    """One list, checked: every reference in it exists, and no question waits for a later one."""

    soort: str
    versie: str
    titel: str
    bron: str = ""
    voorvoegsel: str = ""
    """Of a list of a team: what each of its codes begins with. Empty: the core."""
    vanaf: date = date.min
    """Of a list that comes with the program: the day it is meant for."""
    bladzijden: tuple[Bladzijde, ...]
    vragen: tuple[Vraag, ...]
    """In an order in which conditions look backwards only."""
    regels: tuple[Regel, ...] = ()
    per_code: Mapping[str, Vraag] = field(init=False, repr=False, compare=False)
    per_bladzijde: Mapping[str, tuple[Vraag, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "per_code", {vraag.code: vraag for vraag in self.vragen})
        object.__setattr__(
            self,
            "per_bladzijde",
            {
                bladzijde.code: tuple(vraag for vraag in self.vragen if vraag.bladzijde == bladzijde.code)
                for bladzijde in self.bladzijden
            },
        )

    @property
    def kent_routes(self) -> bool:
        """Whether its rules propose a route; those of an afwegingskader only a besluit."""
        return self.soort == "triage"

    def bladzijde(self, code: str) -> Bladzijde | None:
        """The page with this code, if there is one."""
        return next((bladzijde for bladzijde in self.bladzijden if bladzijde.code == code), None)


def delen(waarde: str) -> tuple[str, ...]:
    """The parts of an answer of more than one choice."""
    return tuple(deel for deel in waarde.split(",") if deel)


def samen(kern: Lijst, team: Lijst | None) -> Lijst:
    """The core with what a team added: its pages where they belong, its questions after those of the core."""
    if team is None:
        return kern
    bladzijden = list(kern.bladzijden)
    for extra in team.bladzijden:
        codes = [bladzijde.code for bladzijde in bladzijden]
        plek = codes.index(extra.na) + 1 if extra.na in codes else len(codes) - (codes[-1:] == [LAATSTE])
        while plek < len(bladzijden) and bladzijden[plek].van_team and extra.na == bladzijden[plek].na:
            plek += 1
        bladzijden.insert(plek, extra)
    return Lijst(
        soort=kern.soort,
        versie=f"{kern.versie} + {team.versie}",
        titel=kern.titel,
        bron=kern.bron,
        bladzijden=tuple(bladzijden),
        vragen=(*kern.vragen, *team.vragen),
        regels=(*kern.regels, *team.regels),
    )
