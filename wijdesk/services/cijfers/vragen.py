"""The vragen of a period: from the months that were counted ahead, and from the rows themselves where they were not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from wijdesk.models.cijfer import Periode
from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id
from wijdesk.services.cijfers.plekken import Plekken, contact_waar
from wijdesk.store import cijfercellen as cel
from wijdesk.store import cijferkubus as kubus
from wijdesk.store.lezer import Lezer

NIET_GESLOTEN = ("terugbelverzoek", "niet bereikt")
"""Outcomes with which a vraag is not closed."""
NAAR_BASIS = ("verwezen naar basisvoorziening",)
NAAR_SPECIALISTISCH = ("naar triage", "naar lopende casus", "doorverbonden")
ONBEKEND = "Onbekend"


@dataclass(frozen=True, slots=True)
class Vragen:
    """Counts of the vragen of a period, by what they are of: code → (how many, how many answered at once)."""

    delen: Mapping[str, Mapping[str, tuple[int, int]]]

    def per(self, soort: str) -> Mapping[str, tuple[int, int]]:
        """Of one kind of code (`store.cijfercellen`)."""
        return self.delen.get(soort, {})

    def met(self, soort: str, *codes: str) -> int:
        """How many have one of these codes."""
        return sum(self.per(soort).get(code, (0, 0))[0] for code in codes)

    @property
    def aantal(self) -> int:
        """All of them."""
        return sum(aantal for aantal, _ in self.per(cel.UITKOMST).values())

    @property
    def direct(self) -> int:
        """Answered at once."""
        return sum(direct for _, direct in self.per(cel.UITKOMST).values())

    @property
    def gesloten(self) -> int:
        """Closed at the desk: not still to be called back."""
        return self.aantal - self.met(cel.UITKOMST, *NIET_GESLOTEN)

    @property
    def contacten(self) -> int:
        """How many contacts they came in with."""
        return sum(aantal for aantal, _ in self.per(cel.WACHT).values())

    def middelste_wachttijd(self) -> float | None:
        """The median of the waiting times in minutes; None without a contact."""
        tijden = sorted((int(code), aantal) for code, (aantal, _) in self.per(cel.WACHT).items())
        totaal = sum(aantal for _, aantal in tijden)
        if not totaal:
            return None
        midden = [_op_plaats(tijden, (totaal - 1) // 2), _op_plaats(tijden, totaal // 2)]
        return sum(midden) / 2


def _op_plaats(tijden: list[tuple[int, int]], plaats: int) -> int:
    tot = 0
    for tijd, aantal in tijden:
        tot += aantal
        if tot > plaats:
            return tijd
    raise IndexError(plaats)


def vragen_van(lezer: Lezer, plekken: Plekken, periode: Periode, soorten: tuple[str, ...] = cel.SOORTEN) -> Vragen:
    """Count a period: what was received on its days, local time, at the locaties that count."""
    waar = _plekken(plekken)
    tijdvakken, los = kubus.verdeel(periode.van, periode.tot, vooruit(lezer, plekken), met_dagen=waar is None)
    return _met_los(lezer, plekken, kubus.lees(lezer.rows, tijdvakken, waar, soorten), los)


def dagen_van(lezer: Lezer, plekken: Plekken, periode: Periode) -> Vragen:
    """Of a period only how many vragen each of its days had (`cel.DAG`), whatever its length."""
    er = frozenset(maand for maand in vooruit(lezer, plekken) if "-" in maand)  # a year has no days
    tijdvakken, los = kubus.verdeel(periode.van, periode.tot, er, met_dagen=True)
    maanden = {tijdvak[:7] for tijdvak in tijdvakken}
    alle = kubus.lees(lezer.rows, maanden, _plekken(plekken), (cel.DAG,))
    cellen = {sleutel: wat for sleutel, wat in alle.items() if periode.van <= sleutel[2] <= periode.tot}
    return _met_los(lezer, plekken, cellen, los)


def vooruit(lezer: Lezer, plekken: Plekken) -> frozenset[str]:
    """What was counted ahead and can be used: not where it matters who registered."""
    return frozenset() if plekken.van_niemand else kubus.klaar(lezer.rows)


def _plekken(plekken: Plekken) -> frozenset[Id] | None:
    """The locaties that count; None when all do."""
    if plekken.alleen is None and not plekken.niet:
        return None
    return frozenset(id_ for id_ in plekken.namen if plekken.telt(id_))


def _met_los(lezer: Lezer, plekken: Plekken, cellen: cel.Cellen, los: Iterable[tuple[str, str]]) -> Vragen:
    waar, params = contact_waar(plekken)
    for van, tot in los:
        begin, eind = cel.grenzen(van, tot)
        erbij = cel.tel(lezer.rows, f"c.ontvangen BETWEEN ? AND ? AND {waar}", (begin, eind, *params))
        cel.erbij(cellen, erbij.items())
    return samen(cellen, plekken)


def samen(cellen: cel.Cellen, plekken: Plekken) -> Vragen:
    """The cells of the locaties that count, added up."""
    delen: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for (soort, plek, code), (aantal, direct) in cellen.items():
        if plek == cel.OVERAL or plekken.telt(plek):
            er = delen[soort].get(code, (0, 0))
            delen[soort][code] = er[0] + aantal, er[1] + direct
    return Vragen(delen)
