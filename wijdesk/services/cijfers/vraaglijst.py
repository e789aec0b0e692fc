"""The list behind a figure of vragen: which of them count, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wijdesk.models.cijfer import Periode
from wijdesk.models.rows.cijfer import LijstRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.cijfers.plekken import Plekken, contact_waar
from wijdesk.services.cijfers.vragen import NAAR_BASIS, NAAR_SPECIALISTISCH, NIET_GESLOTEN, ONBEKEND
from wijdesk.store.cijfercellen import REACTIE, grenzen
from wijdesk.store.lezer import Lezer

Lijst = tuple[tuple[str, ...], Iterator[LijstRij]]
"""Headings of its columns, and its rows."""
Maak = Callable[[Lezer, Plekken, Periode], Lijst]

Telt = Callable[[str, str, bool], bool | None]
VRAGEN: dict[str, Telt] = {
    "vragen": lambda _t, _u, _d: True,
    "direct_afgehandeld": lambda _t, _u, direct: direct,
    "nader_onderzoek": lambda _t, _u, direct: None if direct else True,
    "onbekend": lambda type_, _u, _d: type_ == ONBEKEND,
    "naar_basisvoorziening": lambda _t, uitkomst, _d: _gesloten(uitkomst, NAAR_BASIS),
    "naar_specialistisch": lambda _t, uitkomst, _d: _gesloten(uitkomst, NAAR_SPECIALISTISCH),
    "eerste_contact": lambda _t, _u, _d: True,
}
"""Calculation → of a vraag (meldingtype, uitkomst, direct): in the numerator, in the denominator, or (None) not."""


def _gesloten(uitkomst: str, goed: tuple[str, ...]) -> bool | None:
    return None if uitkomst in NIET_GESLOTEN else uitkomst in goed


def vragenlijst(som: str, telt: Telt) -> Maak:
    """Vragen, with how each counts."""

    def maak(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
        waar, params = contact_waar(plekken)
        rijen = lezer.rows(
            "SELECT c.id, c.ontvangen, v.meldingtype, c.melder, v.uitkomst, v.direct_afgehandeld, c.locatie_id, "  # noqa: S608
            f"{REACTIE} FROM contact c JOIN vraag v ON v.contact_id = c.id WHERE v.status = 'actief' "
            f"AND c.ontvangen BETWEEN ? AND ? AND {waar} ORDER BY c.ontvangen DESC, v.id DESC",
            (*grenzen(periode.van, periode.tot), *params),
        )
        kolommen = ("Ontvangen", "Meldingtype", "Melder", "Uitkomst", "Direct afgehandeld", "Locatie")
        return kolommen, (
            LijstRij(
                soort="contact",
                id=Id(id_),
                cellen=(
                    f"{lokaal(op):%d-%m-%Y %H:%M}", type_, melder, uitkomst, "ja" if direct else "nee",
                    plekken.namen.get(plek, ""),
                ),
                teller=hoe,
            )
            for id_, op, type_, melder, uitkomst, direct, plek, reactie in rijen
            if (som != "eerste_contact" or reactie is not None)
            and (hoe := telt(type_, uitkomst, bool(direct))) is not None
        )  # fmt: skip

    return maak
