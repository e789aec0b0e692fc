"""Counts the figures of one period after the other for one viewer and one choice of locaties; keeps what it counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from itertools import accumulate

from wijdesk.models.cijfer import AANTAL, EURO, MARK, PROCENT, Definitie, Periode, definitie_op, versies_in
from wijdesk.models.rows.cijfer import Meting, Vragendeel
from wijdesk.models.values import Id
from wijdesk.services.cijferdefinities import definities_hier
from wijdesk.services.cijfers import kwaliteit, sommen, standen
from wijdesk.services.cijfers.eigen import eigen_telling
from wijdesk.services.cijfers.eigenkracht import Eigenkracht
from wijdesk.services.cijfers.plekken import Plekken, plekken_van
from wijdesk.services.cijfers.vragen import Vragen, dagen_van, vragen_van
from wijdesk.store.cijfercellen import DAG, SOORTEN
from wijdesk.store.lezer import Lezer

Telling = tuple[int, int | None, float | None]
"""Numerator, denominator, and the value when that is no plain division."""


PER_DAG: dict[str, Callable[[int, int], tuple[int, int | None]]] = {
    "vragen": lambda alle, _direct: (alle, None),
    "direct_afgehandeld": lambda alle, direct: (direct, alle),
    "nader_onderzoek": lambda alle, direct: (alle - direct, None),
}
"""Calculations that need no more of a day than how many vragen, and how many were answered at once."""


def _erbij(een: tuple[int, int], ander: tuple[int, int]) -> tuple[int, int]:
    return een[0] + ander[0], een[1] + ander[1]


def _samen(vragen: tuple[Vragendeel, ...]) -> Telling:
    return sum(deel.teller for deel in vragen), sum(deel.noemer for deel in vragen), None


class Teller:
    """Counts for one choice of locaties; of vragen only the kinds of codes that are asked for.

    Raises Weigering (`locatie`) for one that cannot be counted here.
    """

    def __init__(self, lezer: Lezer, locatie_id: Id | None, soorten: tuple[str, ...] = SOORTEN) -> None:
        self._soorten = soorten
        self.lezer = lezer
        self.plekken: Plekken = plekken_van(lezer, locatie_id)
        self.alle = definities_hier(lezer.rows)
        self._kracht = Eigenkracht(lezer)
        self._vragen: dict[tuple[str, str], Vragen] = {}
        self._dagen: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}

    def vragen(self, periode: Periode) -> Vragen:
        """The vragen of a period."""
        sleutel = periode.van, periode.tot
        if sleutel not in self._vragen:
            self._vragen[sleutel] = vragen_van(self.lezer, self.plekken, periode, self._soorten)
        return self._vragen[sleutel]

    def meting(self, definitie: Definitie, periode: Periode) -> Meting:
        """One figure over one period, by the version that holds on its last day."""
        return self.volgens(definitie_op(definitie.naam, periode.tot, self.alle), periode)

    def volgens(self, geldt: Definitie, periode: Periode) -> Meting:
        """The same by exactly this version, whenever it held."""
        per_lijst = kwaliteit.PER_VRAGENLIJST.get(geldt.som)
        vragen = () if per_lijst is None else per_lijst(self.lezer, self.plekken, periode)
        teller, noemer, waarde = self._tel(geldt, periode) if per_lijst is None else _samen(vragen)
        if geldt.eenheid == AANTAL:
            waarde = float(teller)
        elif len(vragen) > 1:
            waarde = None  # of answers to other questions there is nothing in the middle
        elif waarde is None and noemer and geldt.eenheid != EURO:  # of none the amount is known
            waarde = teller / noemer * {PROCENT: 100.0, MARK: 0.1}.get(geldt.eenheid, 1.0)
        return Meting(teller=teller, noemer=noemer, waarde=waarde, versie=geldt.versie, vragen=vragen)

    def _tel(self, geldt: Definitie, periode: Periode) -> Telling:
        som = geldt.som
        if geldt.telt:
            return eigen_telling(geldt, self.vragen(periode))
        if som in sommen.VRAGEN:
            return sommen.VRAGEN[som](self.vragen(periode))
        if som == "eigen_kracht":
            return standen.eigen_kracht(self.lezer, self.plekken, periode, self._kracht)
        if som in standen.STANDEN:
            return standen.STANDEN[som](self.lezer, self.plekken, periode)
        if som in kwaliteit.KWALITEIT:
            return kwaliteit.KWALITEIT[som](self.lezer, self.plekken, periode)
        return sommen.ANDERE[som](self.lezer, self.plekken, periode)

    def per_dag(self, periode: Periode, definitie: Definitie) -> Callable[[Periode], Meting] | None:
        """How to count parts of a period from what each of its days had; None for a figure that needs more."""
        sommen_ = {een.som for een in versies_in(definitie.naam, periode.van, periode.tot, self.alle)}
        if definitie.som not in PER_DAG or sommen_ != {definitie.som}:
            return None
        sleutel = periode.van, periode.tot
        if sleutel not in self._dagen:
            self._dagen[sleutel] = dict(dagen_van(self.lezer, self.plekken, periode).per(DAG))
        dagen = self._dagen[sleutel]
        wat, op_volgorde = PER_DAG[definitie.som], sorted(dagen)
        tot_nu = list(accumulate((dagen[dag] for dag in op_volgorde), _erbij, initial=(0, 0)))

        def tel(deel: Periode) -> Meting:
            voor, na = tot_nu[bisect_left(op_volgorde, deel.van)], tot_nu[bisect_right(op_volgorde, deel.tot)]
            teller, noemer = wat(na[0] - voor[0], na[1] - voor[1])
            waarde = float(teller) if noemer is None else 100 * teller / noemer if noemer else None
            versie = definitie_op(definitie.naam, deel.tot, self.alle).versie
            return Meting(teller=teller, noemer=noemer, waarde=waarde, versie=versie)

        return tel

    def verdeling(self, soort: str, periode: Periode) -> Counter[str]:
        """What a count of a period consists of."""
        if soort in sommen.VAN_VRAGEN:
            vragen = self.vragen(periode)
            return Counter({code: aantal for code, (aantal, _) in vragen.per(soort).items()})
        if soort == "regisseur":
            return standen.per_regisseur(self.lezer, self.plekken, periode)
        if soort == "gewicht":
            return standen.gewicht_per_regisseur(self.lezer, self.plekken, periode)
        if soort == "teamgewicht":
            return standen.gewicht_per_team(self.lezer, self.plekken, periode)
        if soort in kwaliteit.VERDELINGEN:
            return kwaliteit.VERDELINGEN[soort](self.lezer, self.plekken, periode)
        return sommen.VERDELINGEN[soort](self.lezer, self.plekken, periode)
