"""What happened in a period, figure by figure: counts by SQL over the rows, with what stayed of destroyed dossiers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from wijdesk.models.cijfer import Periode
from wijdesk.models.rows.termijn import TermijnBesluit
from wijdesk.models.termijnen import regels
from wijdesk.models.values import Id, lokaal
from wijdesk.services.cijfers.plekken import Plekken
from wijdesk.services.cijfers.vragen import NAAR_BASIS, NAAR_SPECIALISTISCH, ONBEKEND, Vragen
from wijdesk.services.cijfers.waarde import indicatiewaarde
from wijdesk.services.termijn_rijen import besluiten_van, loop_van
from wijdesk.services.waarover import ONDERWERP_KOLOMMEN, onderwerp, verborgen_onderwerpen
from wijdesk.store.cijfercellen import KANAAL, MELDER, MELDINGTYPE, UITKOMST, grenzen
from wijdesk.store.cijferrest import resten
from wijdesk.store.indicatieplek import plek_toen
from wijdesk.store.lezer import Lezer
from wijdesk.store.signaalgeheim import alleen_zichtbaar

Telling = tuple[int, int | None, float | None]
VAN_VRAGEN = (MELDINGTYPE, MELDER, KANAAL, UITKOMST)
TERMIJN_JAREN = 3
"""No term is longer, with all it was extended: what began earlier does not end in a period."""

VRAGEN: dict[str, Callable[[Vragen], Telling]] = {
    "vragen": lambda v: (v.aantal, None, None),
    "direct_afgehandeld": lambda v: (v.direct, v.aantal, None),
    "nader_onderzoek": lambda v: (v.aantal - v.direct, None, None),
    "onbekend": lambda v: (v.met(MELDINGTYPE, ONBEKEND), v.aantal, None),
    "naar_basisvoorziening": lambda v: (v.met(UITKOMST, *NAAR_BASIS), v.gesloten, None),
    "naar_specialistisch": lambda v: (v.met(UITKOMST, *NAAR_SPECIALISTISCH), v.gesloten, None),
    "eerste_contact": lambda v: (round(v.middelste_wachttijd() or 0), v.contacten, v.middelste_wachttijd()),
}
"""Calculation → what it takes of the vragen of a period."""


def per_productgroep(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[str]:
    """Indicaties by productgroep, of the locatie of their file or that had the household when it was recorded."""
    if plekken.alleen is None and not plekken.niet:
        vraag = (
            "SELECT productgroep, count(*) FROM indicatie WHERE besloten_op BETWEEN ? AND ? AND status = 'actief' "
            "GROUP BY productgroep"
        )
        telling = Counter(dict(lezer.rows(vraag, (periode.van, periode.tot))))
        telling.update(groep for _, groep in _gebleven_indicaties(lezer, plekken, periode))
        return +telling
    return Counter(groep for _, groep in indicaties(lezer, plekken, periode))


def indicaties(lezer: Lezer, plekken: Plekken, periode: Periode) -> Iterator[tuple[bytes | None, str]]:
    """(locatie, productgroep) of every indicatie at the locaties that count; None: of a locatie nobody knows."""
    waar = plek_toen(lezer, ook_maker=bool(plekken.niet))
    for id_, groep, *van in lezer.rows(
        "SELECT i.id, i.productgroep, i.locatie_id, i.huishouden_id, h.locatie_id FROM indicatie i LEFT JOIN "
        "huishouden h ON h.id = i.huishouden_id WHERE i.besloten_op BETWEEN ? AND ? AND i.status = 'actief'",
        (periode.van, periode.tot),
    ):
        plek = waar(id_, *van)
        if plekken.telt(plek):
            yield plek, groep
    yield from _gebleven_indicaties(lezer, plekken, periode)


def _gebleven_indicaties(lezer: Lezer, plekken: Plekken, periode: Periode) -> Iterator[tuple[bytes | None, str]]:
    """The same of what was destroyed since."""
    for rest in resten(lezer, "indicatie", periode.van, periode.tot):
        plek = None if rest.gegevens["los"] and not plekken.niet else rest.locatie_id
        if plekken.telt(plek):
            yield plek, rest.gegevens["productgroep"]


def per_agressie(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[str]:
    """Incidents by kind, of the locatie where they happened."""
    return _per(lezer, plekken, periode, "agressie", "datum", "soort")


def _per(lezer: Lezer, plekken: Plekken, periode: Periode, soort: str, dag: str, code: str) -> Counter[str]:
    """Rows of a noun by a code; of a destroyed one what stayed counts."""
    telling: Counter[str] = Counter()
    vraag = (
        f"SELECT {code}, locatie_id, count(*) FROM {soort} WHERE {dag} BETWEEN ? AND ? AND status = 'actief' "  # noqa: S608
        "GROUP BY 1, 2"
    )
    for wat, plek, aantal in lezer.rows(vraag, (periode.van, periode.tot)):
        telling[wat] += aantal * plekken.telt(plek)
    for rest in resten(lezer, soort, periode.van, periode.tot):
        telling[rest.gegevens.get(code, "")] += plekken.telt(rest.locatie_id)
    return +telling


def per_wet(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[str]:
    """Onderzoeken by their law."""
    return _per(lezer, plekken, periode, "onderzoek", "melding_op", "wet")


def per_trede(lezer: Lezer, plekken: Plekken, periode: Periode) -> Counter[str]:
    """Steps up the ladder by rung. What is protected counts for who may know of it, as on the ladder's own page."""
    telling: Counter[str] = Counter()
    rijen = lezer.rows(
        f"SELECT {ONDERWERP_KOLOMMEN}, coalesce(t.naam, ''), x.locatie_id FROM opschaling x "  # noqa: S608
        "LEFT JOIN trede t ON t.id = x.trede_id WHERE x.op BETWEEN ? AND ? AND x.richting = 'op' "
        "AND x.status = 'actief'",
        grenzen(periode.van, periode.tot),
    )
    weg = verborgen_onderwerpen(lezer, (onderwerp(rij[:4]) for rij in rijen))
    for rij in rijen:
        telling[rij[4]] += onderwerp(rij[:4]) not in weg and plekken.telt(rij[5])
    treden = {id_.hex(): naam for id_, naam in lezer.rows("SELECT id, naam FROM trede")}
    for rest in resten(lezer, "opschaling", periode.van, periode.tot):
        if rest.gegevens["richting"] == "op":
            telling[treden.get(rest.gegevens["trede"] or "", "")] += plekken.telt(rest.locatie_id)
    return +telling


def signalen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    """Received; what is protected counts for who may know of it."""
    rijen = lezer.rows(
        f"SELECT s.locatie_id, count(*) FROM signaal s WHERE s.ontvangen BETWEEN ? AND ? "  # noqa: S608
        f"AND {alleen_zichtbaar(lezer)} GROUP BY 1",
        grenzen(periode.van, periode.tot),
    )
    aantal = sum(aantal for plek, aantal in rijen if plekken.telt(plek))
    weg = resten(lezer, "signaal", periode.van, periode.tot)
    return aantal + sum(plekken.telt(rest.locatie_id) for rest in weg), None, None


def termijnen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Iterator[tuple[Id, str, str, str]]:
    """The terms whose last day lies in a period and of which it is known how they went: id, rule, last day, met on.

    One that lapsed counts when that was after its last day: it had been missed, and closing the casus does not mend it.
    """
    vandaag = lokaal(lezer.nu).date()
    vroegst = f"{max(1, int(periode.van[:4]) - TERMIJN_JAREN):04d}{periode.van[4:]}"
    rijen = lezer.rows(
        "SELECT id, regel, begin, gehaald_op, vervallen_op, locatie_id FROM termijn WHERE status = 'actief' "
        "AND begin BETWEEN ? AND ?",
        (vroegst, periode.tot),
    )
    gewijzigd: dict[Id, tuple[TermijnBesluit, ...]] = {}
    if lezer.row("SELECT 1 FROM termijnwijziging LIMIT 1") is not None:
        gewijzigd = besluiten_van(lezer, (Id(rij[0]) for rij in rijen))
    for id_, regel, begin, gehaald, vervallen, plek in rijen:
        if not plekken.telt(plek):
            continue
        loop = loop_van(regel, begin, gewijzigd.get(Id(id_), ()), vandaag)
        if loop is None or loop.fataal is None:
            continue
        fataal = loop.fataal.isoformat()
        if vervallen and vervallen <= fataal:
            continue
        if periode.van <= fataal <= periode.tot and (gehaald or loop.fataal < vandaag):
            yield Id(id_), regel, fataal, gehaald


def per_termijn(lezer: Lezer, plekken: Plekken, periode: Periode) -> dict[str, tuple[int, int]]:
    """By what the rule is called: (met in time, how many ended)."""
    telling: dict[str, tuple[int, int]] = {}
    alle = [(regel, fataal, gehaald) for _, regel, fataal, gehaald in termijnen(lezer, plekken, periode)]
    vandaag = lokaal(lezer.nu).date().isoformat()
    alle += [
        (rest.gegevens["regel"], rest.dag, rest.gegevens["gehaald"])
        for rest in resten(lezer, "termijn", periode.van, periode.tot)
        if plekken.telt(rest.locatie_id) and (rest.gegevens["gehaald"] or rest.dag < vandaag)
    ]
    for regel, fataal, gehaald in alle:
        naam = regels()[regel].naam if regel in regels() else regel
        op_tijd, er = telling.get(naam, (0, 0))
        telling[naam] = op_tijd + bool(gehaald and gehaald <= fataal), er + 1
    return telling


def _op_tijd(lezer: Lezer, plekken: Plekken, periode: Periode) -> Telling:
    alle = per_termijn(lezer, plekken, periode).values()
    return sum(op_tijd for op_tijd, _ in alle), sum(er for _, er in alle), None


def _som(verdeling: Callable[[Lezer, Plekken, Periode], Counter[str]]) -> Callable[[Lezer, Plekken, Periode], Telling]:
    return lambda lezer, plekken, periode: (verdeling(lezer, plekken, periode).total(), None, None)


VERDELINGEN: dict[str, Callable[[Lezer, Plekken, Periode], Counter[str]]] = {
    "productgroep": per_productgroep,
    "agressie": per_agressie,
    "trede": per_trede,
}
"""What a count consists of → how it is counted."""
ANDERE: dict[str, Callable[[Lezer, Plekken, Periode], Telling]] = {
    "indicaties": _som(per_productgroep),
    "indicatiewaarde": indicatiewaarde,
    "agressie": _som(per_agressie),
    "wettelijke_meldingen": _som(per_wet),
    "opschalingen": _som(per_trede),
    "signalen": signalen,
    "op_tijd": _op_tijd,
}
"""Calculation → how it is counted."""
