"""Somebody who wants to know what open figures leave out: everything that was said, as equations, and a solver (HiGHS).

The attacker knows the rule, the threshold and every code; of each cell what was shown, or that it was not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from wijdesk.models.onderdrukking import Cel, Open

VEEL = 10_000


@dataclass
class Aanval:
    """Variables (cells first), and what is known of sums of them."""

    cellen: list[Cel]
    onder: list[float]
    boven: list[float]
    rijen: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    _alles: tuple[int, LinearConstraint] | None = None
    _kan: list[np.ndarray] = field(default_factory=list)
    """Tables that may be behind what is known, as the solver found them."""

    def plaats(self, cel: Cel) -> int:
        return self.cellen.index(cel)

    def weet(self, plaatsen: Iterable[int], minst: float, meest: float) -> None:
        """A sum of cells lies between these."""
        self.rijen.append((dict.fromkeys(plaatsen, 1.0), minst, meest))

    def weet_of(self, plaatsen: Sequence[int], tot: float, vanaf: float) -> None:
        """A sum of cells is at most `tot`, or at least `vanaf`."""
        keuze = len(self.onder)
        self.onder.append(0)
        self.boven.append(1)
        som = dict.fromkeys(plaatsen, 1.0)
        self.rijen.append((som | {keuze: -float(VEEL)}, -np.inf, tot))
        self.rijen.append((som | {keuze: -float(vanaf)}, 0, np.inf))

    def bereik(self, plaatsen: Sequence[int], min_: Sequence[int] = ()) -> tuple[int, int]:
        """The least and the most a sum of cells can be, without the sum of others."""
        doel = np.zeros(len(self.onder))
        doel[list(plaatsen)] += 1
        doel[list(min_)] -= 1
        return round(self._los_op(doel)), -round(self._los_op(-doel))

    def _geweten(self) -> LinearConstraint:
        if self._alles is None or self._alles[0] != len(self.rijen):
            matrix = np.zeros((max(1, len(self.rijen)), len(self.onder)))
            laag, hoog = np.full(len(matrix), -np.inf), np.full(len(matrix), np.inf)
            for nummer, (som, minst, meest) in enumerate(self.rijen):
                matrix[nummer, list(som)] = list(som.values())
                laag[nummer], hoog[nummer] = minst, meest
            self._alles, self._kan = (len(self.rijen), LinearConstraint(csr_array(matrix), laag, hoog)), []
        return self._alles[1]

    def _los_op(self, doel: np.ndarray) -> float:
        """The least this can be; not asked of the solver when a table it found is as low as each cell alone can be."""
        onder, boven, geweten = np.array(self.onder), np.array(self.boven), self._geweten()
        minst = float(doel @ np.where(doel > 0, onder, boven))
        if any(doel @ tabel == minst for tabel in self._kan):
            return minst
        uit = milp(doel, integrality=np.ones(len(doel)), bounds=Bounds(onder, boven), constraints=geweten)
        assert uit.success, "what was said contradicts itself"
        self._kan.append(np.round(uit.x))
        return float(uit.fun)


def op(open_: Open) -> Aanval:
    """Everything that an open table says."""
    b = open_.drempel
    cellen = list(open_.rooster())
    onder = [float(open_.cellen.get(cel, 0)) for cel in cellen]
    aanval = Aanval(cellen, onder, [laag + b - 1 for laag in onder])
    delen: dict[Cel, list[int]] = {cel: [plaats] for plaats, cel in enumerate(cellen) if cel not in open_.cellen}
    vorige: tuple[int, ...] = tuple(range(len(open_.dimensies)))
    for laag, rest in zip(open_.lagen, open_.resten, strict=True):
        groepen: dict[Cel, list[Cel]] = {}
        for deel in delen:
            groepen.setdefault(tuple(deel[vorige.index(plaats)] for plaats in laag), []).append(deel)
        nieuw: dict[Cel, list[int]] = {}
        for groep, binnen in groepen.items():
            plaatsen = [plaats for deel in binnen for plaats in delen[deel]]
            if groep in rest:
                aanval.weet(plaatsen, rest[groep], rest[groep] + b - 1)
                continue
            meest = (b - 1) * (len(binnen) - 1)
            aanval.weet_of(plaatsen, b - 1, max(b, (meest // b + 1) * b))
            nieuw[groep] = plaatsen
        delen, vorige = nieuw, laag
    return aanval


def op_twee(eerst: Open, later: Open) -> Aanval:
    """Two exports side by side, of which is known that one registration came in between."""
    een, twee = op(eerst), op(later)
    aantal, breed = len(een.cellen), len(een.onder)
    samen = Aanval(een.cellen, [*een.onder, *twee.onder], [*een.boven, *twee.boven], list(een.rijen))
    for som, minst, meest in twee.rijen:
        samen.rijen.append(({breed + plaats: er for plaats, er in som.items()}, minst, meest))
    for plaats in range(aantal):
        samen.rijen.append(({breed + plaats: 1.0, plaats: -1.0}, 0, 1))
    verschil = dict.fromkeys(range(breed, breed + aantal), 1.0) | dict.fromkeys(range(aantal), -1.0)
    samen.rijen.append((verschil, 1, 1))
    return samen


def op_naief(dimensies: Sequence[Sequence[str]], tellingen: Mapping[Cel, int], drempel: int) -> Aanval:
    """A table as it is often published: small cells left out, and every total of one dimension told as it is."""
    cellen = list(product(*dimensies))
    bekend = {cel: tellingen.get(cel, 0) for cel in cellen if not 0 < tellingen.get(cel, 0) < drempel}
    onder = [float(bekend.get(cel, 1)) for cel in cellen]
    boven = [float(bekend.get(cel, drempel - 1)) for cel in cellen]
    aanval = Aanval(cellen, onder, boven)
    for plaats, codes in enumerate(dimensies):
        for code in codes:
            binnen = [nummer for nummer, cel in enumerate(cellen) if cel[plaats] == code]
            totaal = sum(tellingen.get(cellen[nummer], 0) for nummer in binnen)
            aanval.weet(binnen, totaal, totaal)
    return aanval
