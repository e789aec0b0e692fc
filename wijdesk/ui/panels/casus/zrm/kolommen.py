"""The tables of the ZRM: thirteen domains of one person, or of everybody side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.zrm import ZrmPersoon, ZrmScoreRij
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.models.zelfredzaamheid import ACUUT, KORT, NIVEAUS, per_domein, verschil_kort
from wijdesk.ui.table_model import Kolom


@dataclass(frozen=True, slots=True)
class DomeinRij:
    """One domain in the table: what it is now, what it was, and for a household the level of everybody."""

    id: Id
    domein: str
    nu: ZrmScoreRij | None = None
    vroeger: int | None = None
    per_persoon: tuple[int | None, ...] = ()


def rijen_van(domeinen: Sequence[str], persoon: ZrmPersoon | None, gemeten: Sequence[ZrmPersoon]) -> list[DomeinRij]:
    """One row per domain, of one person or, with None, of everybody who was assessed."""
    rijen = []
    metingen = persoon.metingen if persoon is not None else ()
    nu = {score.domein: score for score in metingen[0].scores} if metingen else {}
    vroeger = per_domein(metingen[1].scores) if len(metingen) > 1 else {}
    allen = [per_domein(wie.metingen[0].scores) for wie in gemeten]
    for nummer, domein in enumerate(domeinen):
        rijen.append(
            DomeinRij(
                id=Id(nummer.to_bytes(16, "big")),
                domein=domein,
                nu=nu.get(domein),
                vroeger=vroeger.get(domein),
                per_persoon=tuple(niveaus.get(domein) for niveaus in allen),
            )
        )
    return rijen


def kolommen_van_persoon() -> tuple[Kolom[DomeinRij], ...]:
    """The columns for one person: level, and change since the assessment before."""
    return (
        Kolom("domein", "Leefgebied", lambda rij: rij.domein),
        Kolom(
            "nu",
            "Niveau",
            lambda rij: rij.nu.niveau if rij.nu else 9,
            _niveau,
            breedte=154,
            toestand=lambda rij: "" if rij.nu is None else "spoed" if rij.nu.niveau == ACUUT else _oud(rij.nu),
            stip="acute problematiek, of informatie ouder dan 30 dagen",
        ),
        Kolom(
            "verschil",
            "Vorige",
            lambda rij: (rij.nu.niveau - rij.vroeger) if rij.nu and rij.vroeger is not None else 0,
            lambda rij: verschil_kort(rij.vroeger, rij.nu.niveau if rij.nu else None),
            breedte=66,
        ),
    )


def _niveau(rij: DomeinRij) -> str:
    if rij.nu is None:
        return "– niet beoordeeld"
    oud = " (oud)" if rij.nu.verouderd else ""
    return f"{rij.nu.niveau} · {KORT[rij.nu.niveau]}{oud}"


def _oud(score: ZrmScoreRij) -> str:
    return "let-op" if score.verouderd else ""


def kolommen_van_gezin(gemeten: Sequence[ZrmPersoon]) -> tuple[Kolom[DomeinRij], ...]:
    """A column per person with the level; nothing is added up."""

    def van(plek: int) -> Callable[[DomeinRij], int | None]:
        return lambda rij: rij.per_persoon[plek]

    def acuut(plek: int) -> Callable[[DomeinRij], str]:
        return lambda rij: "spoed" if rij.per_persoon[plek] == ACUUT else ""

    def tekst(plek: int) -> Callable[[DomeinRij], str]:
        return lambda rij: "–" if rij.per_persoon[plek] is None else str(rij.per_persoon[plek])

    return (
        Kolom("domein", "Leefgebied", lambda rij: rij.domein),
        *(
            Kolom(
                f"p{plek}", wie.naam.split()[0], van(plek), tekst(plek),
                breedte=84, toestand=acuut(plek), stip=NIVEAUS[ACUUT],
                hulp=f"{wie.naam}, {datum_in_woorden(wie.metingen[0].op)}",
            )
            for plek, wie in enumerate(gemeten)
        ),
    )  # fmt: skip
