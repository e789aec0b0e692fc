"""Who else is named in a record: members, people around them, who told a signaal; and by which words one finds them.

For each what is proposed about showing them. No SQLAlchemy.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from wijdesk.models.avgregels import BEDEKKEN, TONEN, plek_van, voorstel_voor_lid
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id, lokaal
from wijdesk.services.avg.lopen import Gelopen
from wijdesk.services.avg.woorden import Stuk
from wijdesk.store.gezag import gezin_om
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van

HELE_RIJ = "*"
"""As a field: everything of the row."""
WOORD = re.compile(r"[^\W_]+")
EINDEN = tuple(
    f"{klein}{van}"
    for klein in ("", "je", "tje", "etje", "pje", "kje", "ie", "y", "i", "ke", "eke")
    for van in ("", "s")
)[1:]
"""What comes behind a name: of whom it is, and the small forms of it."""
KORTSTE = 3
"""Signs of a name that can be looked for: shorter ones are words too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ander:
    """Somebody else who is named in a record."""

    soort: str
    id: Id
    naam: str
    woorden: frozenset[str]
    voorstel: str
    waarom: str
    plek: str


def anderen_in(lezer: Lezer, gelopen: Gelopen, stukken: Iterable[Stuk]) -> Iterator[Ander]:
    """Everybody else who is named, each once, with a proposal."""
    yield from _personen(lezer, gelopen, stukken)
    for stuk in stukken:
        velden = {waarde.veld: waarde.tekst for waarde in stuk.waarden}
        if stuk.soort == "betrokkene":
            rij = gelopen.rijen["betrokkene"][stuk.rij]
            if rij.get("persoon_id") in gelopen.personen:
                continue
            van_beroep = rij.get("soort") == "professional"
            naam = velden.get("naam", "") or velden.get("organisatie", "")
            yield Ander(
                soort="betrokkene",
                id=stuk.rij,
                naam=" · ".join(filter(None, (naam, velden.get("relatie", ""), velden.get("organisatie", "")))),
                woorden=naamwoorden(velden.get("naam", "")),
                voorstel=TONEN if van_beroep else BEDEKKEN,
                waarom="beroepskracht bij het gezin" if van_beroep else "familie of bekende; vraag of dit mag",
                plek=plek_van("betrokkene", stuk.rij, HELE_RIJ),
            )
        elif stuk.soort == "signaalmelder":
            yield Ander(
                soort="signaalmelder",
                id=stuk.rij,
                naam=" · ".join(dict.fromkeys(waarde.tekst for waarde in stuk.waarden if waarde.vrij)),
                woorden=naamwoorden(velden.get("naam", "")),
                voorstel=BEDEKKEN,
                waarom="wie iets vertelde, blijft geheim tenzij die het zelf goed vindt",
                plek=plek_van("signaalmelder", stuk.rij, HELE_RIJ),
            )


_DOELPERSONEN = "SELECT persoon_id FROM main.doelpersoon WHERE doel_id = ? AND status = 'actief'"
_WIE = f"SELECT p.geboortedatum, p.afgeschermd, {NAAM_KOLOMMEN} FROM main.persoon p WHERE p.id = ?"  # noqa: S608


def _personen(lezer: Lezer, gelopen: Gelopen, stukken: Iterable[Stuk]) -> Iterator[Ander]:
    genoemd = {
        waarde.verwijst[1]
        for stuk in stukken
        for waarde in stuk.waarden
        if waarde.verwijst is not None and waarde.verwijst[0] == "persoon"
    } - gelopen.personen
    dag = lokaal(lezer.nu).date()
    om = gezin_om(lezer.rows, tuple(genoemd), dag) if genoemd else {}
    for id_ in sorted(genoemd):
        rij = lezer.row(_WIE, (id_,))
        if rij is None:
            continue
        wie = om.get(id_)
        gezag = wie is not None and any(lid.persoon_id in gelopen.personen for lid in wie.gezag)
        voorstel, waarom = voorstel_voor_lid(rij[0], dag, heeft_gezag=gezag, afgeschermd=bool(rij[1]))
        yield Ander(
            soort="persoon",
            id=id_,
            naam=naam_van(rij[2:]),
            woorden=naamwoorden(" ".join(str(deel) for deel in rij[2:])),
            voorstel=voorstel,
            waarom=waarom,
            plek=plek_van("persoon", id_, "naam"),
        )


def doelen_van_anderen(lezer: Lezer, gelopen: Gelopen, anderen: Mapping[str, Ander]) -> dict[Id, list[Ander]]:
    """Goals that are only of other members, with whose they are."""
    uit: dict[Id, list[Ander]] = {}
    for doel_id in gelopen.rijen["doel"]:
        wie = [Id(rij[0]) for rij in lezer.rows(_DOELPERSONEN, (doel_id,))]
        if wie and gelopen.personen.isdisjoint(wie):
            plekken = (plek_van("persoon", id_, "naam") for id_ in wie)
            uit[doel_id] = [anderen[plek] for plek in plekken if plek in anderen]
    return uit


def woorden_van_zelf(gelopen: Gelopen) -> frozenset[str]:
    """The words of the names of whoever it is about: those find nobody else."""
    velden = ("roepnaam", "voornamen", "tussenvoegsel", "achternaam", "geboorte_tussenvoegsel", "geboortenaam")
    return frozenset().union(
        *(naamwoorden(str(rij.get(veld, ""))) for rij in gelopen.rijen["persoon"].values() for veld in velden)
    )


def naamwoorden(tekst: str) -> frozenset[str]:
    """The words of a text by which somebody could be found, without their accents."""
    los = unicodedata.normalize("NFKD", tekst.casefold())
    kaal = "".join(teken for teken in los if not unicodedata.combining(teken))
    return frozenset(woord for woord in WOORD.findall(kaal) if len(woord) >= KORTSTE)


def genoemd_in(woorden: Iterable[str], per_woord: Mapping[str, list[Ander]]) -> list[Ander]:
    """Who is called by one of these words, each once: also of whom it is ("Sems"), and what they are called at home."""
    wie = (ander for woord in sorted(woorden) for stam in _stammen(woord) for ander in per_woord.get(stam, ()))
    return list({ander.plek: ander for ander in wie}.values())


def _stammen(woord: str) -> Iterator[str]:
    """The names a word may be made of: itself, and without a genitive or diminutive ("noortje", "semmie")."""
    yield woord
    for einde in EINDEN:
        stam = woord.removesuffix(einde)
        if stam != woord and len(stam) >= KORTSTE:
            yield stam
            if stam[-1] == stam[-2] and len(stam) > KORTSTE:
                yield stam[:-1]


TUSSENVOEGSELS = frozenset({"van", "der", "den", "het", "ter", "ten", "von", "del", "bin", "ben"})


def per_woord_van(anderen: Iterable[Ander], eigen: frozenset[str]) -> dict[str, list[Ander]]:
    """Word → who is called so; without the words of their own name."""
    uit: dict[str, list[Ander]] = {}
    for ander in anderen:
        for woord in ander.woorden - eigen - TUSSENVOEGSELS:
            uit.setdefault(woord, []).append(ander)
    return uit
