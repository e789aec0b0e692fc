"""The rules of dossiercontrole: which files a team draws, by what chance, and the checklist. Pure.

The draw is a sample by permanent random numbers (Ohlsson 1995, "Coordination of samples using permanent random
numbers"): each file gets a number that nobody chose, the SHA-256 of the seed and its id, and those with the lowest
numbers are drawn. So a draw can be done again by anybody, two desks that know the same files draw the same ones, and a
file that drops out is followed by the next without changing the others. The seed is made of the method, the team and
the month; the id of a team is random and of one organisation only, so no two organisations share one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from wijdesk.models.gegeven import dataclass
from wijdesk.models.termijnen import Duur, plus
from wijdesk.models.values import Id
from wijdesk.resources import lees_toml

JA, NEE, NVT = "ja", "nee", "nvt"
OORDELEN = {JA: "Ja", NEE: "Nee", NVT: "Niet van toepassing"}
NIEUW, LOPEND, GESLOTEN = "nieuw", "lopend", "gesloten"
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
TE_DOEN, BEGONNEN, GEDAAN, OVERGESLAGEN = "te doen", "begonnen", "gedaan", "overgeslagen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Soort:
    """A kind of file, and how many of it are drawn first."""

    code: str
    naam: str
    aantal: int
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Punt:
    """One question of the checklist."""

    code: str
    groep: str
    vraag: str
    hulp: str = ""
    grond: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijst:
    """One version of the checklist."""

    versie: str
    vanaf: str
    punten: tuple[Punt, ...]

    def punt(self, code: str) -> Punt | None:
        """The question of this code."""
        return next((punt for punt in self.punten if punt.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Afspraken:
    """What resources/dossiercontrole.toml says."""

    aantal: int
    recent_maanden: int
    terug_maanden: int
    antwoord_dagen: int
    streef_dagen: int
    methode: int
    soorten: tuple[Soort, ...]
    lijsten: tuple[Lijst, ...]


@cache
def afspraken() -> Afspraken:
    """The agreements, kinds and checklists that came with the program."""
    alles = lees_toml("dossiercontrole.toml")
    lijsten = (
        Lijst(
            versie=lijst["versie"], vanaf=lijst["vanaf"], punten=tuple(Punt(**punt) for punt in lijst["punt"])
        )
        for lijst in alles["lijst"]
    )  # fmt: skip
    return Afspraken(
        soorten=tuple(Soort(**soort) for soort in alles["soort"]),
        lijsten=tuple(sorted(lijsten, key=lambda lijst: lijst.vanaf)),
        **{
            naam: int(alles[naam])
            for naam in ("aantal", "recent_maanden", "terug_maanden", "antwoord_dagen", "streef_dagen", "methode")
        },
    )


def lijst_op(dag: str) -> Lijst:
    """The checklist in use on a day (ISO): the last that began; before all of them the first."""
    lijsten = afspraken().lijsten
    return next((lijst for lijst in reversed(lijsten) if lijst.vanaf <= dag), lijsten[0])


def lijst_van(versie: str) -> Lijst | None:
    """The checklist of this version; None for one of a newer program."""
    return next((lijst for lijst in afspraken().lijsten if lijst.versie == versie), None)


def soort_in_woorden(code: str) -> str:
    """What a kind of file is called; of one of a newer program its code."""
    return next((soort.naam for soort in afspraken().soorten if soort.code == code), code)


def maand_in_woorden(maand: str) -> str:
    """A month as people say it: "maart 2026"."""
    return f"{MAANDEN[int(maand[5:]) - 1]} {maand[:4]}"


def peildag(maand: str) -> date:
    """The day that says what a file was: the first of the month ("2026-03")."""
    return date.fromisoformat(f"{maand}-01")


def recent_sinds(maand: str) -> date:
    """From this day on a file is new, or closed a short while ago, for the draw of a month."""
    return plus(peildag(maand), Duur(aantal=-afspraken().recent_maanden, eenheid="maanden"))


def eerste_maand(vandaag: date) -> str:
    """The earliest month that can still be drawn."""
    terug = Duur(aantal=-afspraken().terug_maanden, eenheid="maanden")
    return plus(vandaag.replace(day=1), terug).isoformat()[:7]


def zaad(locatie_id: Id, maand: str) -> bytes:
    """The seed of the draw of a team for a month."""
    return hashlib.sha256(f"wijdesk dossiercontrole {afspraken().methode} {locatie_id.hex()} {maand}".encode()).digest()


def lot(van: bytes, id_: Id) -> bytes:
    """The number a file draws; the lowest come first."""
    return hashlib.sha256(van + id_).digest()


def trek(
    van: bytes, dossiers: Mapping[Id, str], *, aantal: int, al: Mapping[Id, str], niet: Collection[Id] = ()
) -> tuple[tuple[Id, str], ...]:
    """The files (id, kind) to add to those drawn `al`, so that there are `aantal`, in the order of their lots.

    `dossiers`: every file with its kind. `niet`: what was drawn and laid aside. Fewer when there are no more.
    """
    over = {id_: soort for id_, soort in dossiers.items() if id_ not in al and id_ not in niet}
    rij = sorted(over, key=lambda id_: lot(van, id_))
    nog = aantal - len(al)
    gekozen: list[Id] = []
    for soort in afspraken().soorten:
        tekort = min(soort.aantal - sum(wat == soort.code for wat in al.values()), nog - len(gekozen))
        gekozen += [id_ for id_ in rij if over[id_] == soort.code][: max(0, tekort)]
    rest = [id_ for id_ in rij if id_ not in gekozen]
    gekozen += rest[: max(0, nog - len(gekozen))]
    return tuple((id_, over[id_]) for id_ in rij if id_ in gekozen)


def dossier_id(locatie_id: Id, maand: str, huishouden_id: Id) -> Id:
    """The id of a drawn file: the same at every desk, so that two that draw make one row."""
    return Id(hashlib.sha256(b"wijdesk controledossier" + locatie_id + maand.encode() + huishouden_id).digest()[:16])


def punt_id(controledossier_id: Id, punt: str) -> Id:
    """The id of the answer to one question: two desks that answer it differ about one row."""
    return Id(hashlib.sha256(b"wijdesk controlepunt" + controledossier_id + punt.encode()).digest()[:16])


def geteld_id(controledossier_id: Id) -> Id:
    """The id of the row that figures count: a control that two desks finish counts once."""
    return Id(hashlib.sha256(b"wijdesk dossiercontrole" + controledossier_id).digest()[:16])


def teldag(maand: str, dag: str) -> str:
    """The day (ISO) on which a control done on `dag` counts: of a month ("2026-03") that is over its last day."""
    laatste = plus(peildag(maand), Duur(aantal=1, eenheid="maanden")) - timedelta(days=1)
    return min(dag, laatste.isoformat())


def telling(oordelen: Iterable[str]) -> tuple[int, int]:
    """(in order, looked at) of answers; what does not apply is not counted."""
    alle = [oordeel for oordeel in oordelen if oordeel in (JA, NEE)]
    return alle.count(JA), len(alle)
