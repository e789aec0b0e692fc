"""Searching what there is in a neighbourhood as one types: activiteiten, and where somebody can be sent. No names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wijdesk.models.opdrachten.vondst import ZoekActiviteiten, ZoekVoorzieningen
from wijdesk.models.rows.collectief import KLAAR, KOMT, LOOPT, activiteit_stand
from wijdesk.models.rows.vondst import WijkVondst
from wijdesk.models.values import Id, in_gebruik, lokaal
from wijdesk.models.zoektekst import passend
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer

HOOGSTENS = 50
DICHT = "gesloten"
STAND = {LOOPT: "", KOMT: KOMT, KLAAR: KLAAR}
"""What is said behind a name; of what runs nothing."""


@leesvraag(ZoekActiviteiten, recht="collectief.lezen", doel="een activiteit terugvinden")
def zoek_activiteiten(lezer: Lezer, v: ZoekActiviteiten) -> tuple[WijkVondst, ...]:
    """What runs, then what has yet to begin, then what is over; each with the newest first."""
    vandaag = _vandaag(lezer)
    gevonden = _passend(
        v.tekst,
        lezer.rows(
            "SELECT CASE a.titel WHEN '' THEN a.thema ELSE a.titel END, a.thema, a.gebied, coalesce(l.naam, ''), a.id, "
            "a.start, a.einde, a.resultaat <> '' FROM activiteit a LEFT JOIN locatie l ON l.id = a.locatie_id "
            "WHERE a.status = 'actief' ORDER BY a.start DESC, a.id"
        ),
    )
    rijen = [
        WijkVondst(
            id=Id(id_), noun="activiteit", naam=naam, wat=_samen(thema if thema != naam else "", gebied, plek),
            stand=STAND[activiteit_stand(start, einde, vandaag, verteld=bool(verteld))],
        )
        for naam, thema, gebied, plek, id_, start, einde, verteld in gevonden
    ]  # fmt: skip
    return tuple(sorted(rijen, key=lambda rij: list(STAND.values()).index(rij.stand))[: min(v.hoogstens, HOOGSTENS)])


@leesvraag(ZoekVoorzieningen, recht="kaart.lezen", doel="zoeken waar een inwoner terechtkan")
def zoek_voorzieningen(lezer: Lezer, v: ZoekVoorzieningen) -> tuple[WijkVondst, ...]:
    """What is open by name, then what is closed."""
    vandaag = _vandaag(lezer)
    gevonden = _passend(
        v.tekst,
        lezer.rows(
            "SELECT naam, thema, gebieden, trefwoorden, id, soort, van, tot FROM voorziening WHERE status = 'actief' "
            "ORDER BY naam COLLATE NOCASE, id"
        ),
    )
    rijen = [
        WijkVondst(
            id=Id(id_), noun="voorziening", naam=naam, wat=_samen(soort, thema, gebieden.replace(";", ",")),
            stand="" if in_gebruik(van, tot, vandaag) else DICHT,
        )
        for naam, thema, gebieden, _, id_, soort, van, tot in gevonden
    ]  # fmt: skip
    return tuple(sorted(rijen, key=lambda rij: bool(rij.stand))[: min(v.hoogstens, HOOGSTENS)])


def _passend(tekst: str, rijen: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The rows in whose first four texts every word stands."""
    return passend(tekst, (("\n".join(rij[:4]), rij) for rij in rijen))


def _samen(*delen: str) -> str:
    return " · ".join(filter(None, delen))


def _vandaag(lezer: Lezer) -> str:
    return lokaal(lezer.nu).date().isoformat()
