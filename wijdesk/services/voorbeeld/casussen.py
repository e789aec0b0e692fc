"""Which households of the example have a casus, about what, since when and with whom. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from random import Random
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld.gezinnen import (
    DEELS,
    ELDERS,
    GEZAG,
    HEEL,
    Gezin,
    Gezinslid,
    erbij,
    gezinnen,
    met_vorm,
    wordt_bijna_18,
)
from wijdesk.services.voorbeeld.rijen import VoorbeeldPersoon
from wijdesk.services.voorbeeld.toeval import Trekking, toeval

Thema = dict[str, Any]
VRAGEN_PER_CASUS = 66
"""Questions of the year per open casus: sixty open cases beside four thousand questions."""
MINST, MEEST = 8, 90
_AANDEEL_EERSTE = 0.2
"""Part of the open cases that the first casemanager has, the most telling ones among them."""
_OPEN_SINDS = Trekking({(2, 6): 6.0, (12, 28): 10.0, (33, 60): 16.0, (75, 160): 34.0, (170, 390): 34.0}.items())
"""How many days ago a casus was opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorbeeldCasus:
    """One household with its casus in the making. `van` counts the casemanagers; 0 is who logs in."""

    gezin: Gezin
    thema: Thema
    van: int
    dagen: int
    """Since so many days ago."""
    plaats: int
    rijk: bool = False
    """With everything: many contact moments, versions and signatures."""
    gesloten: int = 0
    """Closed so many days after opening; 0 is still open."""
    tweede_huis: Gezin | None = None
    """The other home of the same children."""
    hoofd: Gezinslid | None = None
    """Whom it is about, when that is not the first adult."""


def maak_casussen(
    personen: Sequence[VoorbeeldPersoon], vragen: int, zaad: int, *, nu: datetime, met_waarschuwing: Sequence[str] = ()
) -> tuple[VoorbeeldCasus, ...]:
    """The open cases and a quarter as many that were closed, by casemanager.

    `met_waarschuwing` are the nummers of people with an agressie-incident: one of them gets a casus.
    """
    rng = toeval(zaad, "casussen")
    open_ = min(MEEST, max(MINST, vragen // VRAGEN_PER_CASUS))
    kiezer = _Kiezer(personen, nu.date(), rng)
    uit = kiezer.bijzondere(met_waarschuwing)[:open_]
    while len(uit) < open_ and (casus := kiezer.gewone(len(uit))):
        uit.append(casus)
    eigen = max(4, round(open_ * _AANDEEL_EERSTE))
    uit = [
        replace(
            casus,
            plaats=plek,
            van=0 if plek < eigen else 1 + plek,
            rijk=plek < eigen,
            dagen=(320, 14, 96, 37, 210, 4, 55, 250, 140, 48, 180, 75)[plek % 12] if plek < eigen else casus.dagen,
        )
        for plek, casus in enumerate(uit)
    ]
    for plek in range(len(uit), len(uit) + round(open_ / 4)):
        if (casus := kiezer.gewone(plek)) is None:
            break
        dagen = rng.randint(210, 420)
        uit.append(replace(casus, plaats=plek, dagen=dagen, gesloten=rng.randint(70, 100 + (dagen - 210) // 2)))
    return tuple(uit)


class _Kiezer:
    """Hands out households, each once."""

    def __init__(self, personen: Sequence[VoorbeeldPersoon], op: date, rng: Random) -> None:
        self._op, self._rng = op, rng
        self._vrij = list(gezinnen(personen, op))
        self._themas: list[Thema] = lees_toml("voorbeeld/casussen.toml")["thema"]

    def bijzondere(self, met_waarschuwing: Sequence[str]) -> list[VoorbeeldCasus]:
        """One of every kind that a casemanager should have seen; fewer when the example is small."""
        rng, op = self._rng, self._op
        uit: list[VoorbeeldCasus | None] = []
        uit.append(self._co_ouders(kinderen=3))
        pleeg = self._neem("gezin")
        if pleeg is not None:
            pleeg = pleeg.met(
                erbij(pleeg, rol="pleegkind", jaren=7, op=op, rng=rng, opmerking="Netwerkpleegzorg sinds een jaar")
            )
            rollen = tuple(
                replace(lid, rol="pleegouder" if lid.rol == GEZAG and not pleeg.kinderen else lid.rol)
                for lid in pleeg.leden
            )
            uit.append(self._maak(replace(pleeg, vorm="pleeg", leden=rollen), "pleeg"))
        uit.append(self._bijna_18())
        oma = self._neem("gezin", "eenouder")
        if oma is not None:
            lid = erbij(oma, rol="inwonend familielid", jaren=78, op=op, rng=rng, opmerking="Oma; heeft de achterkamer")
            uit.append(self._maak(oma.met(lid), "opvoeden"))
        uit.append(self._maak(self._neem("oud"), "mantelzorg"))
        verborgen = self._neem("eenouder", "gezin")
        if verborgen is not None:
            lid = erbij(
                verborgen, rol="inwonend familielid", jaren=29, op=op, rng=rng, afgeschermd=True,
                opmerking="Logeert hier tijdelijk",
            )  # fmt: skip
            uit.append(self._maak(verborgen.met(lid), "geld"))
        bekend = [g for g in self._vrij if g.kinderen == () and any(lid.nummer in met_waarschuwing for lid in g.leden)]
        uit.append(self._maak(self._pak(bekend), "wonen"))
        uit.extend(self._maak(self._neem(vorm), thema) for vorm, thema in _VASTE)
        uit.extend(self._co_ouders(kinderen=2) for _ in range(4))
        uit.append(self._bijna_18())
        uit.extend(self._maak(self._neem("oud"), "mantelzorg") for _ in range(3))
        return [casus for casus in uit if casus is not None]

    def gewone(self, plek: int) -> VoorbeeldCasus | None:
        """The next household, with a thema that fits it."""
        for thema in self._themas[plek % len(self._themas) :] + self._themas[: plek % len(self._themas)]:
            if (gezin := self._neem(*self._rng.sample(thema["vormen"], len(thema["vormen"])))) is not None:
                return self._maak(gezin, thema["naam"])
        return None

    def _bijna_18(self) -> VoorbeeldCasus | None:
        gezin = self._pak([gezin for gezin in self._vrij if wordt_bijna_18(gezin, self._op)])
        casus = self._maak(gezin, "jongere")
        return casus and replace(casus, hoofd=wordt_bijna_18(casus.gezin, self._op))

    def _co_ouders(self, *, kinderen: int) -> VoorbeeldCasus | None:
        """Children in two homes: with one parent, and with the other who is a household of its own."""
        kandidaten = met_vorm(self._vrij, "co-ouders")
        gezin = self._pak([g for g in kandidaten if len(g.kinderen) >= kinderen] or kandidaten)
        if gezin is None:
            return None
        hier, daar = gezin.volwassenen
        thuis = replace(gezin, leden=(hier, replace(daar, verblijf=ELDERS), *gezin.kinderen))
        delen = tuple(replace(kind, verblijf=DEELS) for kind in gezin.kinderen)
        ander = replace(gezin, leden=(replace(daar, verblijf=HEEL), *delen))
        casus = self._maak(thuis, "scheiding")
        return casus and replace(casus, tweede_huis=ander)

    def _maak(self, gezin: Gezin | None, thema: str) -> VoorbeeldCasus | None:
        if gezin is None:
            return None
        van, tot = _OPEN_SINDS.bij(self._rng.random())
        gekozen = next(een for een in self._themas if een["naam"] == thema)
        if gekozen["kader"] == "Jeugdwet" and not gezin.kinderen:
            gekozen = gekozen | {"kader": "Wmo 2015"}
        return VoorbeeldCasus(
            gezin=gezin, thema=gekozen, van=self._rng.randint(1, 60), dagen=self._rng.randint(van, tot), plaats=0
        )

    def _neem(self, *vormen: str) -> Gezin | None:
        for vorm in vormen:
            if (gezin := self._pak(met_vorm(self._vrij, vorm))) is not None:
                return gezin
        return None

    def _pak(self, kandidaten: Sequence[Gezin]) -> Gezin | None:
        if not kandidaten:
            return None
        gezin = kandidaten[int(self._rng.random() * min(6, len(kandidaten)))]
        self._vrij.remove(gezin)
        return gezin


_VASTE = (("gezin", "veiligheid"), ("alleen", "psychisch"), ("stel", "ziek"), ("gezin", "nieuw"), ("alleen", "eenzaam"))
"""(form, thema) that the first casemanager has too."""
