"""A list of questions as a person reads it, and what changed between two. Pure: text in, text out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TypeVar

from wijdesk.models.vragen import BESLUITEN, ROUTES, SOORTEN, Bladzijde, Lijst, Regel, Vraag
from wijdesk.models.vragen_taal import voorwaarden_in_woorden

T = TypeVar("T")
HOOGSTENS_GENOEMD = 3
"""So many questions that fall away are told by their words."""


def als_html(lijst: Lijst) -> str:
    """The pages with their questions, then the proposals, as HTML; everything that came from the list is escaped."""
    delen = [f"<p><i>{escape(lijst.bron)}</i></p>"] if lijst.bron else []
    for nummer, blad in enumerate(lijst.bladzijden, start=1):
        delen += _bladzijde(nummer, blad, lijst)
    if lijst.regels:
        delen.append("<h3>Voorstellen</h3>")
        if lijst.kent_routes:
            delen.append(
                "<p>De zwaarste route die past wint: spoed, dan complex, dan enkelvoudig. Bij die route hoort het "
                "eerste besluit hieronder dat past.</p>"
            )
        delen += [_regel(regel, lijst) for regel in lijst.regels]
    return "\n".join(delen)


def _bladzijde(nummer: int, blad: Bladzijde, lijst: Lijst) -> list[str]:
    van = " (van het team)" if blad.van_team else ""
    uit = [f"<h3>{nummer}. {escape(blad.titel)}{van}</h3>"]
    if blad.uitleg:
        uit.append(f"<p>{escape(blad.uitleg)}</p>")
    if wanneer := _wanneer(blad, lijst):
        uit.append(f"<p><i>{escape(wanneer)}</i></p>")
    return [*uit, *(_vraag(vraag, lijst) for vraag in lijst.per_bladzijde[blad.code])]


def _vraag(vraag: Vraag, lijst: Lijst) -> str:
    soort = SOORTEN[vraag.soort] + ("" if vraag.verplicht else ", mag leeg blijven")
    van = ", van het team" if vraag.van_team else ""
    regels = [f"<span style='font-weight:600'>{escape(vraag.tekst)}</span> ({escape(soort)}{van})"]
    if vraag.keuzes:
        regels.append(escape(" · ".join(keus.tekst for keus in vraag.keuzes)))
    if vraag.hulp:
        regels.append(escape(vraag.hulp))
    if wanneer := _wanneer(vraag, lijst):
        regels.append(f"<i>{escape(wanneer)}</i>")
    return f"<p>{'<br>'.join(regels)}</p>"


def _wanneer(wat: Bladzijde | Vraag, lijst: Lijst) -> str:
    delen = []
    if wat.toon_als:
        delen.append(f"Alleen bij {voorwaarden_in_woorden(wat.toon_als, lijst)}.")
    if wat.verberg_als:
        delen.append(f"Niet bij {voorwaarden_in_woorden(wat.verberg_als, lijst)}.")
    return " ".join(delen)


def _regel(regel: Regel, lijst: Lijst) -> str:
    wat = " · ".join(
        deel for deel in (ROUTES.get(regel.route, ""), BESLUITEN.get(regel.besluit, regel.besluit)) if deel
    )
    van = " (van het team)" if regel.van_team else ""
    omdat = regel.omdat
    for vraag in lijst.vragen:
        omdat = omdat.replace(f"{{{vraag.code}}}", f"[antwoord op {vraag.naam}]")
    bij = voorwaarden_in_woorden(regel.als, lijst)
    return f"<p><span style='font-weight:600'>{escape(wat)}</span>{van}<br>Bij {escape(bij)}.<br>{escape(omdat)}</p>"


def verschil(oud: Lijst, nieuw: Lijst) -> str:
    """What changed, in one sentence."""
    delen = [
        *_telling("vraag", "vragen", oud.vragen, nieuw.vragen, lambda vraag: vraag.code),
        *_telling("bladzijde", "bladzijden", oud.bladzijden, nieuw.bladzijden, lambda blad: blad.code),
        *_telling("regel", "regels", oud.regels, nieuw.regels, lambda regel: regel.code),
    ]
    return f"Anders dan nu: {', '.join(delen)}." if delen else "De vragen en regels zijn dezelfde als nu."


def _telling(een: str, meer: str, oud: Iterable[T], nieuw: Iterable[T], code: Callable[[T], str]) -> list[str]:
    voor = {code(deel): deel for deel in oud}
    na = {code(deel): deel for deel in nieuw}
    aantallen = (
        (len(na.keys() - voor.keys()), "erbij"),
        (len(voor.keys() - na.keys()), "weg"),
        (sum(1 for deel in voor.keys() & na.keys() if voor[deel] != na[deel]), "veranderd"),
    )
    return [f"{aantal} {een if aantal == 1 else meer} {wat}" for aantal, wat in aantallen if aantal]


def wat_wegvalt(vragen: Sequence[str]) -> str:
    """Which questions are asked no more, and how to say that it is meant."""
    genoemd = ", ".join(f"“{vraag}”" for vraag in vragen[:HOOGSTENS_GENOEMD])
    meer = len(vragen) - HOOGSTENS_GENOEMD
    en_meer = f" en nog {meer}" if meer > 0 else ""
    wat = (
        "Deze vraag wordt nu gesteld en valt weg" if len(vragen) == 1 else "Deze vragen worden nu gesteld en vallen weg"
    )
    return f"{wat}: {genoemd}{en_meer}. Is dat de bedoeling? Kies dan nog eens In gebruik nemen."
