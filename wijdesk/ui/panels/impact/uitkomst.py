"""What impactmetingen come to, as lines: per version of the questions, per locatie, per month. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from wijdesk.models.cijfer import periode_van
from wijdesk.models.gegeven import dataclass
from wijdesk.models.impactvragen import Score, score_in_woorden
from wijdesk.models.rows.impact import Impactuitkomst
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.regels import Regel


@dataclass(frozen=True, slots=True, kw_only=True)
class Uitkomstregel:
    """One line of the outcome under its heading."""

    id: Id
    groep: str
    naam: str
    score: Score


def regels_van(uitkomst: Impactuitkomst) -> tuple[Uitkomstregel, ...]:
    """The lines, in the order of the screen. Of one version only the headings do not name it everywhere."""
    return tuple(
        Uitkomstregel(
            id=Id(hashlib.sha256(f"{groep}\n{naam}".encode()).digest()[:16]), groep=groep, naam=naam, score=score
        )
        for groep, naam, score in _regels(uitkomst)
    )


def _regels(uitkomst: Impactuitkomst) -> Iterator[tuple[str, str, Score]]:
    meer = len(uitkomst.versies) > 1
    for deel in uitkomst.versies:
        wat = f"Vragen van versie {deel.versie}" if deel.versie else "Alleen een cijfer, uit een bestand"
        dagen = datum_in_woorden(deel.van)
        if deel.tot != deel.van:
            dagen = f"{dagen} t/m {datum_in_woorden(deel.tot)}"
        for score in deel.scores:
            yield f"{wat} · {dagen}", score.naam, score
    for plek, versie, score in uitkomst.per_locatie:
        yield "Cijfer per locatie", _met_versie(plek, versie, meer=meer), score
    for punt in uitkomst.per_maand:
        yield (
            "Cijfer per maand",
            _met_versie(periode_van("maand", f"{punt.maand}-01").naam, punt.versie, meer=meer),
            punt.score,
        )


def _met_versie(naam: str, versie: str, *, meer: bool) -> str:
    """Where there is more than one, each line says of which: no line goes through two versions."""
    return f"{naam} ({f'versie {versie}' if versie else 'alleen cijfer'})" if meer else naam


def beeld(regel: Uitkomstregel) -> Regel:
    """The mark or the counts, with how many answered."""
    aantal = regel.score.aantal
    n = "1 antwoord" if aantal == 1 else f"{aantal} antwoorden"
    woorden = score_in_woorden(regel.score)
    if regel.score.per_keuze and regel.score.gemiddelde is None and aantal:
        return Regel(titel=regel.naam, rechts=n, onder=woorden)
    return Regel(titel=regel.naam, rechts=woorden, onder=n)
