"""How long a dossier is kept: which rules apply, from which event, and the last day on which it is there. Pure.

Years are calendar years: twenty years from 29 February end on 28 or 29 February. The day of the event does not count,
the last day of the term does; the day after, the dossier may go. Rules stand in resources/bewaartermijnen.toml.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache

from wijdesk.models.gegeven import dataclass
from wijdesk.models.leeftijd import maanden_eerder
from wijdesk.models.termijnen import Duur, duur, plus
from wijdesk.resources import lees_toml

LAATSTE_WIJZIGING, AFSLUITING, JONGSTE_18 = "laatste wijziging", "afsluiting", "jongste kind 18"
GEBEURTENISSEN = (LAATSTE_WIJZIGING, AFSLUITING, JONGSTE_18)
KENMERKEN = ("jeugd", "wmo", "participatie", "contact", "agressie", "klacht", "kind", "verzoek", "log")
VERZOEK = "verzoek"
"""Stands in the place of a rule when a resident asked for it and that was granted."""

KOPIE_DAGEN = 12 * 31
"""How long an automatic backup is kept at most (`store.backup`: one a month for a year; a test holds it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewaarregel:
    """One rule; the resource file says what each field means."""

    code: str
    naam: str
    wet: str
    bron: str
    termijn: Duur
    begin: str
    bij: frozenset[str]
    van: str
    tot: str = ""

    def geldt_op(self, dag: date) -> bool:
        """Whether the rule is in force."""
        return self.van <= dag.isoformat() and (not self.tot or dag.isoformat() <= self.tot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bewaren:
    """Which rule decides about a dossier, and what follows."""

    regel: Bewaarregel
    begin: date
    einde: date
    """The last day on which it must be there."""

    def mag_weg(self, dag: date) -> bool:
        """Whether it may go on this day."""
        return dag > self.einde


@lru_cache(maxsize=1)
def bewaarregels() -> tuple[Bewaarregel, ...]:
    """Every rule, those of the past included."""
    return tuple(
        Bewaarregel(
            code=rij["code"],
            naam=rij["naam"],
            wet=rij["wet"],
            bron=rij["bron"],
            termijn=duur(rij["termijn"]),
            begin=rij["begin"],
            bij=frozenset(rij["bij"]),
            van=rij["van"],
            tot=rij["tot"],
        )
        for rij in lees_toml("bewaartermijnen.toml")["regel"]
    )


def regel_van(code: str, dag: date) -> Bewaarregel | None:
    """The rule with this code as it is on a day; else the last there was."""
    alle = [regel for regel in bewaarregels() if regel.code == code]
    return next((regel for regel in alle if regel.geldt_op(dag)), alle[-1] if alle else None)


def einde_van(begin: date, termijn: Duur) -> date:
    """The last day of a term that counts from `begin`; date.max for one that outlives the calendar."""
    jaren = termijn.aantal if termijn.eenheid == "jaren" else 0
    return date.max if begin.year + jaren >= date.max.year else plus(begin, termijn)


def bewaren_tot(
    kenmerken: Collection[str],
    gebeurtenissen: Mapping[str, date],
    dag: date,
    regels: Iterable[Bewaarregel] | None = None,
) -> Bewaren | None:
    """The rule that keeps a dossier longest, of those that are in force on `dag`.

    None when no rule is for it, or when the event of one that is has no day: what cannot be worked out is kept.
    """
    gevonden: Bewaren | None = None
    for regel in bewaarregels() if regels is None else regels:
        if not regel.bij & set(kenmerken) or not regel.geldt_op(dag):
            continue
        begin = gebeurtenissen.get(regel.begin)
        if begin is None:
            return None
        einde = einde_van(begin, regel.termijn)
        if gevonden is None or einde > gevonden.einde:
            gevonden = Bewaren(regel=regel, begin=begin, einde=einde)
    return gevonden


def uiterste_begin(dag: date) -> date:
    """What changed after this day cannot go on `dag`, whatever the rule: where a search may begin."""
    maanden = min(
        regel.termijn.aantal * (12 if regel.termijn.eenheid == "jaren" else 1)
        for regel in bewaarregels()
        if "log" not in regel.bij
    )
    return maanden_eerder(dag, maanden)


def na_samengaan(ene: Mapping[str, date], andere: Mapping[str, date]) -> dict[str, date]:
    """The events of two dossiers that became one: the later of each, so that neither is kept shorter than it was.

    That they became one is itself no event: what was past its term stays so.
    """
    return {wat: max(er[wat] for er in (ene, andere) if wat in er) for wat in {*ene, *andere}}
