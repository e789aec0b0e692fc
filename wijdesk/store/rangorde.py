"""How good a person found is for what was typed, and why, in words. Looks nothing up.

Exact names go before beginnings, own names before birth names and addresses, and typing errors come last; what is equal
goes by surname, given name and birth date.
"""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from wijdesk.models.gegeven import dataclass
from wijdesk.models.naam import klank
from wijdesk.models.patroon import Herkend
from wijdesk.models.rows.persoon import Kandidaat
from wijdesk.models.values import Id

KOLOMMEN = "p.nr, p.persoon_id, p.naam, p.achter, p.voor, p.geboorte, p.geboortedatum, p.adres, p.telefoon, p.woorden"
"""What a `Rij` holds, in order."""

(
    NUMMER,
    HELE_NAAM,
    ACHTERNAAM,
    VOORNAAM,
    BEGIN_ACHTERNAAM,
    BEGIN_VOORNAAM,
    WOORDEN,
    VOORNAMEN,
    GEBOORTENAAM,
    ADRES,
    ANDER_NUMMER,
    TYPEFOUT,
) = range(12)


class Rij(NamedTuple):
    """One row of `zoek_persoon`."""

    nr: int
    persoon_id: bytes
    naam: str
    achter: str
    voor: str
    geboorte: str
    geboortedatum: str
    adres: str
    telefoon: str
    woorden: str


@dataclass(frozen=True, slots=True)
class Treffer:
    """A row with its place: step, distance from what was typed, tussenvoegsels that were typed and aren't there."""

    trede: int
    afstand: int
    mist: int
    rij: Rij
    waarom: str

    def volgorde(self) -> tuple[int, int, int, str, str, str]:
        return (self.trede, self.afstand, self.mist, self.rij.achter, self.rij.voor, self.rij.geboortedatum)


@dataclass(frozen=True, slots=True)
class Vraag:
    """What was typed, taken apart."""

    patroon: Herkend
    woorden: tuple[str, ...]
    """The words in order, normalised, without numbers."""
    namen: tuple[str, ...]
    """Those without tussenvoegsels, unless there is nothing else."""
    voegsels: tuple[str, ...]
    getallen: tuple[str, ...]
    zin: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "zin", " ".join(self.namen))


def heeft(rij: Rij, woord: str, merken: str = "nspe") -> bool:
    """Whether a word of this row begins so."""
    woorden = " " + rij.woorden
    return any(f" {merk}{woord}" in woorden for merk in merken)


def weeg(vraag: Vraag, rij: Rij) -> Treffer:
    """The place of a row that has what was typed."""
    trede, reden = _trede(vraag, rij)
    ander = _ander_nummer(vraag, rij)
    if ander and trede in {HELE_NAAM, ADRES}:
        trede = ANDER_NUMMER
    op_volgorde = rij.voor.startswith(vraag.namen[:1]) and rij.achter.startswith(vraag.namen[-1:])
    return Treffer(trede, int(not op_volgorde), _mist(vraag, rij), rij, reden)


def weeg_typefout(vraag: Vraag, rij: Rij, verbeteringen: dict[str, dict[str, int]]) -> Treffer | None:
    """The place of a row found through other words (typed word → marked term → distance); None when it misses one."""
    woorden = " " + rij.woorden
    totaal, reden = 0, ""
    for woord, termen in verbeteringen.items():
        if heeft(rij, woord, "ns"):
            continue
        treffers = [(afstand, term) for term, afstand in termen.items() if f" {term}" in woorden]
        if not treffers:
            return None
        afstand, term = min(treffers)
        totaal += 2 * afstand + (term[1:] not in rij.achter)
        plek = "straatnaam" if term[0] == "s" else "achternaam" if term[1:] in rij.achter else "naam"
        klinkt = klank(term[1:]) == klank(woord)
        reden = reden or (f"{plek} klinkt als" if klinkt else f"typefout in {plek}")
    return Treffer(TYPEFOUT, totaal, _mist(vraag, rij), rij, reden or "naam")


def kandidaat(rij: Rij, redenen: tuple[str, ...]) -> Kandidaat:
    """A row as screens see it."""
    return Kandidaat(
        persoon_id=Id(rij.persoon_id),
        naam=rij.naam,
        geboortedatum=rij.geboortedatum,
        adres=rij.adres,
        waarom=tuple(reden for reden in redenen if reden),
        telefoon=rij.telefoon,
    )


def _mist(vraag: Vraag, rij: Rij) -> int:
    return sum(not heeft(rij, voegsel, "tn") for voegsel in vraag.voegsels)


def _trede(vraag: Vraag, rij: Rij) -> tuple[int, str]:
    if vraag.patroon.bsn:
        return NUMMER, "zelfde BSN"
    if vraag.patroon.telefoon_heel:
        return NUMMER, "zelfde telefoonnummer"
    erbij = _erbij(vraag)
    if not vraag.namen:
        return HELE_NAAM, erbij
    trede, reden = _op_begin(vraag.zin, rij)
    if not reden:
        trede, reden = _op_woorden(vraag, rij)
    return trede, " en ".join(deel for deel in (reden, erbij) if deel)


def _op_begin(zin: str, rij: Rij) -> tuple[int, str]:
    """Where what was typed is the beginning of "surname given" or "given surname"; ("", no step) when it isn't."""
    achter_voor, voor_achter = f"{rij.achter} {rij.voor}", f"{rij.voor} {rij.achter}"
    if zin in {achter_voor, voor_achter}:
        return HELE_NAAM, "zelfde naam"
    if f"{achter_voor} ".startswith(f"{zin} ") or (achter_voor.startswith(zin) and zin.startswith(f"{rij.achter} ")):
        return ACHTERNAAM, "achternaam"
    if f"{voor_achter} ".startswith(f"{zin} "):
        return (ACHTERNAAM, "naam begint zo") if len(zin) > len(rij.voor) else (VOORNAAM, "voornaam")
    if achter_voor.startswith(zin):
        return BEGIN_ACHTERNAAM, "achternaam begint zo"
    if voor_achter.startswith(zin):
        return (
            BEGIN_ACHTERNAAM if " " in zin else BEGIN_VOORNAAM
        ), "voornaam begint zo" if " " not in zin else "naam begint zo"
    return WOORDEN, ""


def _op_woorden(vraag: Vraag, rij: Rij) -> tuple[int, str]:
    eigen, geboorte = (*rij.achter.split(), *rij.voor.split()), rij.geboorte.split()
    over = [woord for woord in vraag.namen if not any(deel.startswith(woord) for deel in eigen)]
    if not over:
        return WOORDEN, "naam"
    als_geboorte = [woord for woord in over if any(deel.startswith(woord) for deel in geboorte)]
    if all(woord in als_geboorte or heeft(rij, woord, "n") for woord in over):
        return (GEBOORTENAAM, "geboortenaam") if als_geboorte else (VOORNAMEN, "naam")
    return ADRES, "naam en adres" if len(over) < len(vraag.namen) else "adres"


def _ander_nummer(vraag: Vraag, rij: Rij) -> bool:
    """Whether a house number was typed that this address only begins with."""
    nummer = vraag.patroon.huisnummer or (vraag.getallen[-1] if vraag.getallen else "")
    return bool(nummer) and f" h{nummer} " not in f" {rij.woorden} "


def _erbij(vraag: Vraag) -> str:
    patroon = vraag.patroon
    delen = []
    if patroon.geboortedatum or patroon.dag_maand:
        delen.append("geboortedatum")
    if patroon.postcode or (vraag.namen and any(len(getal) < 4 for getal in vraag.getallen)):
        delen.append("adres")
    if patroon.telefoon:
        delen.append("telefoonnummer")
    return " en ".join(delen)
