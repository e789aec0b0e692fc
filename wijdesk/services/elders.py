"""What went to another team is closed here: asked of every question and every operation, so that none can forget it.

A question about a row of such a household is refused; from a list its rows are left out; an operation that changed one
is refused as a whole. What stays: that there is a household, who belongs to it and where it went (the header), what
people came to the desk with, and figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesBegonnen, WisConcept
from wijdesk.models.opdrachten.huis import ZetMedewerkerInactief
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.ondersteuning import LeesLopend
from wijdesk.models.opdrachten.persoon import HaalPersonenUiteen, LeesPersoonKaart, VoegPersonenSamen
from wijdesk.models.opdrachten.teamoverdracht import HaalVerhuisdeUiteen
from wijdesk.models.opdrachten.verschil import BeslisVerschil, LeesVerschil, LeesVerschillen
from wijdesk.models.opdrachten.verschiltelling import TelVerschillen
from wijdesk.models.opdrachten.vondst import LeesHuishoudensVan, ZoekHuishoudens
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.rows.verschil import Plek, VerschilRij
from wijdesk.models.values import Id
from wijdesk.store import elders
from wijdesk.store.elders import Rijen

R = TypeVar("R")

ZIN = "Dit huishouden is overgedragen aan een ander team. Plan, verloop en notities zijn hier niet meer te zien."
VRIJE_VRAGEN = (
    LeesBegonnen,
    LeesHuishouden,
    LeesHuishoudensVan,
    LeesLopend,
    LeesPersoonKaart,
    LeesVerschillen,
    TelVerschillen,
)
"""Questions that may name such a household: they answer with its header, with counts, with a list that is sifted, or
with what one was typing oneself.
"""
HELE_ANTWOORDEN = (LeesHuishouden, LeesHuishoudensVan, LeesPersoonKaart, LeesWerk, ZoekHuishoudens)
"""Answers that are not sifted: headers, and what was handed over at the desk since, which somebody has to pass on."""
VRIJE_OPDRACHTEN = (
    BewaarConcept,
    HaalPersonenUiteen,
    HaalVerhuisdeUiteen,
    VoegPersonenSamen,
    WisConcept,
    ZetMedewerkerInactief,
)
"""Operations about persons and colleagues, who are still of this team whatever household they are in; and the one that
takes such a household out of another.
"""
VAN_NIEMAND = frozenset(
    {
        "adres", "agressie", "code", "contact", "importpartij", "impactkoppeling", "impactmeting", "locatie",
        "medewerker", "pandverbod", "persoon", "regieclaim", "roltoekenning", "toegang", "vraag", "wachtende", "werk",
    }
)  # fmt: skip
"""Nouns that never are the content of a household."""


def eis_hier(rijen: Rijen, vraag: object, dicht: frozenset[Id]) -> None:
    """Refuse a question about something of a household that went to another team. `dicht`: those (`elders.dichte`)."""
    if not dicht or isinstance(vraag, VRIJE_VRAGEN) or _over_locatie(vraag):
        return
    for id_ in set(ids_in(vraag)):
        if id_ in dicht or elders.huishouden_van(rijen, id_) in dicht:
            raise Weigering(ZIN)


def zeef(rijen: Rijen, vraag: object, antwoord: R, dicht: frozenset[Id]) -> R:
    """The answer without the rows of households that went to another team."""
    if not dicht or isinstance(vraag, HELE_ANTWOORDEN):
        return antwoord
    weg = dicht | elders.rijen_van(rijen, dicht)
    gezeefd: R = _gezeefd(antwoord, weg)
    return gezeefd


def eis_niets_elders(
    rijen: Rijen, opdracht: object, veranderd: Mapping[str, Iterable[Id]], dicht: frozenset[Id]
) -> None:
    """Refuse an operation that changed something of a household that had gone to another team before it.

    Moving itself can be taken back, and whose a household is can be decided.
    """
    if not dicht or isinstance(opdracht, VRIJE_OPDRACHTEN) or _over_locatie(opdracht):
        return
    mag = {_overgedragen(rijen, id_) for id_ in veranderd.get("teamoverdracht", ())}
    for soort, ids in veranderd.items():
        if soort not in VAN_NIEMAND and any(
            (huis := elders.huishouden_van(rijen, id_)) in dicht and huis not in mag for id_ in ids
        ):
            raise Weigering(ZIN)


def _overgedragen(rijen: Rijen, id_: Id) -> Id | None:
    gevonden = rijen("SELECT huishouden_id FROM teamoverdracht WHERE id = ?", (id_,))
    return Id(gevonden[0][0]) if gevonden else None


def _over_locatie(verzoek: object) -> bool:
    """Whether it is about whose a household is, said differently by two desks: that is for people of both teams."""
    return isinstance(verzoek, BeslisVerschil | LeesVerschil) and verzoek.plek.veld == "locatie_id"


def ids_in(wat: object) -> Iterator[Id]:
    """Every id in a request."""
    if isinstance(wat, bytes):
        if len(wat) == 16:
            yield Id(wat)
    elif isinstance(wat, tuple | list | frozenset):
        for deel in wat:
            yield from ids_in(deel)
    elif is_dataclass(wat):
        for veld in fields(wat):
            yield from ids_in(getattr(wat, veld.name))


def _gezeefd(wat: Any, weg: frozenset[Id]) -> Any:
    """Leaves out, of every list in an answer, the rows that name one of these."""
    if isinstance(wat, tuple):
        over = tuple(_gezeefd(deel, weg) for deel in wat if not _is_weg(deel, weg))
        return wat if len(over) == len(wat) and all(map(_zelfde, over, wat)) else over
    if is_dataclass(wat) and not isinstance(wat, type):
        oud = {veld.name: getattr(wat, veld.name) for veld in fields(wat)}
        nieuw = {naam: deel for naam, waarde in oud.items() if (deel := _gezeefd(waarde, weg)) is not waarde}
        return replace(wat, **nieuw) if nieuw else wat
    return wat


def _zelfde(een: object, ander: object) -> bool:
    return een is ander


def _is_weg(deel: object, weg: frozenset[Id]) -> bool:
    if not is_dataclass(deel):
        return False
    if isinstance(deel, VerschilRij):
        return deel.plek.veld != "locatie_id" and (deel.huishouden_id in weg or deel.plek.rij in weg)
    for veld in fields(deel):
        waarde = getattr(deel, veld.name)
        if isinstance(waarde, bytes) and waarde in weg:
            return True
        if isinstance(waarde, Plek) and waarde.rij in weg:
            return True
    return False
