"""Counts the figures of one period after the other for one viewer and one choice of locaties; keeps what it counted."""

from __future__ import annotations

from collections import Counter

from wijdesk.models.cijfer import AANTAL, MARK, PROCENT, Definitie, Periode, definitie_op
from wijdesk.models.rows.cijfer import Meting
from wijdesk.models.values import Id
from wijdesk.services.cijfers import sommen, standen
from wijdesk.services.cijfers.plekken import Plekken, plekken_van
from wijdesk.services.cijfers.vragen import Vragen, vragen_van
from wijdesk.store.lezer import Lezer

Telling = tuple[int, int | None, float | None]
"""Numerator, denominator, and the value when that is no plain division."""


class Teller:
    """Counts for one choice of locaties. Raises Weigering (`locatie`) for one that cannot be counted here."""

    def __init__(self, lezer: Lezer, locatie_id: Id | None) -> None:
        self.lezer = lezer
        self.plekken: Plekken = plekken_van(lezer, locatie_id)
        self._vragen: dict[tuple[str, str], Vragen] = {}

    def vragen(self, periode: Periode) -> Vragen:
        """The vragen of a period."""
        sleutel = periode.van, periode.tot
        if sleutel not in self._vragen:
            self._vragen[sleutel] = vragen_van(self.lezer, self.plekken, periode)
        return self._vragen[sleutel]

    def meting(self, definitie: Definitie, periode: Periode) -> Meting:
        """One figure over one period, by the version that holds on its last day."""
        geldt = definitie_op(definitie.naam, periode.tot)
        teller, noemer, waarde = self._tel(geldt.som, periode)
        if geldt.eenheid == AANTAL:
            waarde = float(teller)
        elif waarde is None and noemer:
            waarde = teller / noemer * {PROCENT: 100.0, MARK: 0.1}.get(geldt.eenheid, 1.0)
        return Meting(teller=teller, noemer=noemer, waarde=waarde, versie=geldt.versie)

    def _tel(self, som: str, periode: Periode) -> Telling:
        if som in sommen.VRAGEN:
            return sommen.VRAGEN[som](self.vragen(periode))
        if som in standen.STANDEN:
            return standen.STANDEN[som](self.lezer, self.plekken, periode)
        return sommen.ANDERE[som](self.lezer, self.plekken, periode)

    @staticmethod
    def kent(definitie: Definitie) -> bool:
        """Whether this program can count it."""
        return any(definitie.som in waar for waar in (sommen.VRAGEN, standen.STANDEN, sommen.ANDERE))

    def verdeling(self, soort: str, periode: Periode) -> Counter[str]:
        """What a count of a period consists of."""
        if soort in sommen.VAN_VRAGEN:
            vragen = self.vragen(periode)
            return Counter({code: aantal for code, (aantal, _) in vragen.per(soort).items()})
        if soort == "regisseur":
            return standen.per_regisseur(self.lezer, self.plekken)
        return sommen.VERDELINGEN[soort](self.lezer, self.plekken, periode)
