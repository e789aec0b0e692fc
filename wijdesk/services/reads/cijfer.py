"""Figures of a period, through time and in their parts. Counts only: nobody's name is read but that of a colleague."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import JAAR_EERDER, VORIGE, Definitie, Periode, controleer_periode, definitie_op, definities
from wijdesk.models.opdrachten.cijfer import (
    STAPPEN,
    VERDELINGEN,
    LeesCijferdefinities,
    LeesCijferreeks,
    LeesCijfers,
    LeesTrechter,
    LeesVerdeling,
    LeesWarmtekaart,
)
from wijdesk.models.rows.cijfer import (
    Cijfer,
    Cijferblad,
    Cijferreeks,
    Reekspunt,
    Trechter,
    Verdeling,
    VerdelingRij,
    Warmtekaart,
)
from wijdesk.services.cijfers import sommen
from wijdesk.services.cijfers.teller import Teller
from wijdesk.services.register import leesvraag
from wijdesk.store.cijfercellen import UUR
from wijdesk.store.lezer import Lezer

DOEL = "sturen op en verantwoorden van het werk van het wijkteam"
HOOGSTENS_STAPPEN = 4_000
TITELS = {
    "meldingtype": "Vragen per meldingtype",
    "melder": "Vragen per melder",
    "kanaal": "Vragen per kanaal",
    "uitkomst": "Vragen per uitkomst",
    "productgroep": "Indicaties per productgroep",
    "regisseur": "Casussen per regisseur",
    "termijn": "Binnen de termijn",
    "trede": "Opschalingen per trede",
    "agressie": "Agressie per soort",
}


@leesvraag(LeesCijfers, recht="rapport", doel=DOEL)
def lees_cijfers(lezer: Lezer, v: LeesCijfers) -> Cijferblad:
    """Every figure. Raises Weigering for a period, a comparison or a locatie that cannot be counted."""
    eerder = _eerder(v.periode, v.vergelijk)
    teller = Teller(lezer, v.locatie_id)
    blad = tuple(
        Cijfer(
            definitie=definitie,
            nu=teller.meting(definitie, v.periode),
            eerder=None if eerder is None else teller.meting(definitie, eerder),
        )
        for definitie in _op(v.periode.tot)
        if teller.kent(definitie)
    )
    return Cijferblad(
        periode=v.periode,
        vergeleken=eerder,
        locatie=teller.plekken.naam,
        cijfers=blad,
        bij_te_werken=0,
        gemaakt_op=lezer.nu,
    )


def _eerder(periode: Periode, vergelijk: str) -> Periode | None:
    controleer_periode(periode)
    if vergelijk not in ("", VORIGE, JAAR_EERDER):
        raise Weigering("Kies waarmee u vergelijkt.", veld="vergelijk")
    return periode.vergeleken(vergelijk)


def _op(dag: str) -> tuple[Definitie, ...]:
    """Every figure once, as it holds on a day, in the order of the registry."""
    return tuple(definitie_op(naam, dag) for naam in dict.fromkeys(een.naam for een in definities()))


@leesvraag(LeesCijferreeks, recht="rapport", doel=DOEL)
def lees_reeks(lezer: Lezer, v: LeesCijferreeks) -> Cijferreeks:
    """One figure, step by step."""
    controleer_periode(v.periode)
    definitie = definitie_op(v.naam, v.periode.tot)
    if v.stap not in STAPPEN:
        raise Weigering("Kies dag, week, maand of jaar.", veld="stap")
    delen = v.periode.delen(v.stap)
    if len(delen) > HOOGSTENS_STAPPEN:
        raise Weigering("Kies een kortere periode of grotere stappen.", veld="stap")
    teller = Teller(lezer, v.locatie_id)
    punten = tuple(Reekspunt(periode=deel, meting=teller.meting(definitie, deel)) for deel in delen)
    return Cijferreeks(definitie=definitie, stap=v.stap, punten=punten)


@leesvraag(LeesVerdeling, recht="rapport", doel=DOEL)
def lees_verdeling(lezer: Lezer, v: LeesVerdeling) -> Verdeling:
    """What a count consists of, the largest first."""
    eerder = _eerder(v.periode, v.vergelijk)
    if v.soort not in VERDELINGEN:
        raise Weigering("Deze verdeling bestaat niet.", veld="soort")
    teller = Teller(lezer, v.locatie_id)
    if v.soort == "termijn":
        return _per_termijn(lezer, teller, v.periode)
    nu = teller.verdeling(v.soort, v.periode)
    toen = None if eerder is None else teller.verdeling(v.soort, eerder)
    codes = sorted(nu.keys() | (toen or {}).keys(), key=lambda code: (-nu[code], code))
    return Verdeling(
        soort=v.soort,
        titel=TITELS[v.soort],
        totaal=nu.total(),
        rijen=tuple(
            VerdelingRij(code=code, aantal=nu[code], eerder=None if toen is None else toen[code]) for code in codes
        ),
    )


def _per_termijn(lezer: Lezer, teller: Teller, periode: Periode) -> Verdeling:
    delen = sommen.per_termijn(lezer, teller.plekken, periode)
    return Verdeling(
        soort="termijn",
        titel=TITELS["termijn"],
        totaal=sum(op_tijd for op_tijd, _ in delen.values()),
        rijen=tuple(
            VerdelingRij(code=naam, aantal=op_tijd, van=er)
            for naam, (op_tijd, er) in sorted(delen.items(), key=lambda deel: (-deel[1][1], deel[0]))
        ),
    )


@leesvraag(LeesWarmtekaart, recht="rapport", doel=DOEL)
def lees_warmtekaart(lezer: Lezer, v: LeesWarmtekaart) -> Warmtekaart:
    """Contacts by weekday and hour."""
    controleer_periode(v.periode)
    uren = Teller(lezer, v.locatie_id).vragen(v.periode).per(UUR)
    return Warmtekaart(
        aantallen=tuple(tuple(uren.get(f"{dag}-{uur:02d}", (0, 0))[0] for uur in range(24)) for dag in range(7))
    )


@leesvraag(LeesTrechter, recht="rapport", doel=DOEL)
def lees_trechter(lezer: Lezer, v: LeesTrechter) -> Trechter:
    """The funnel: what came in, how much of it went on, and what it came to in the same period."""
    controleer_periode(v.periode)
    teller = Teller(lezer, v.locatie_id)
    vragen = teller.vragen(v.periode)
    return Trechter(
        stappen=(
            ("geregistreerd", vragen.aantal),
            ("direct afgehandeld", vragen.direct),
            ("nader onderzoek", vragen.aantal - vragen.direct),
            ("wettelijke melding", sommen.per_wet(lezer, teller.plekken, v.periode).total()),
            ("indicatie", sommen.per_productgroep(lezer, teller.plekken, v.periode).total()),
        )
    )


@leesvraag(LeesCijferdefinities, recht="rapport", doel=DOEL)
def lees_definities(_lezer: Lezer, v: LeesCijferdefinities) -> tuple[Definitie, ...]:
    """Every figure in every version; with a name only that one. Raises Weigering (`naam`) for an unknown one."""
    if v.naam:
        definitie_op(v.naam, "9999-12-31")
    return tuple(een for een in definities() if v.naam in ("", een.naam))
