"""Names of made-up people: what a surname and a first name is, by origin, sex and year of birth.

Frequencies fall off like real Dutch ones: a few names many have, thousands that hardly anybody has.
"""

from __future__ import annotations

from functools import cache
from random import Random

from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld.toeval import Trekking, met_lange_staart, toeval

Achternaam = tuple[str, str]
"""Tussenvoegsel and name."""
Voornaam = tuple[str, str]
"""The name in full, and the roepnaam that goes with it."""


class Namen:
    """All name lists, ready to draw from."""

    def __init__(self) -> None:
        bron = lees_toml("voorbeeld/namen.toml")
        herkomst = bron["herkomst"]
        self.herkomst: Trekking[str] = Trekking((naam, gegevens["deel"]) for naam, gegevens in herkomst.items())
        self.taal: dict[str, str] = {naam: gegevens["taal"] for naam, gegevens in herkomst.items()}
        self.tolk: dict[str, float] = {naam: gegevens["tolk"] for naam, gegevens in herkomst.items()}
        lijsten = bron["achternamen"]
        self.achternaam = {
            naam: met_lange_staart([_gesplitst(ruw) for ruw in lijsten[naam]], helling=0.8)
            for naam in herkomst
            if naam != "nederlands"
        }
        bekend = [_gesplitst(ruw) for ruw in lijsten["nederlands"]]
        self.achternaam["nederlands"] = met_lange_staart(bekend + _zeldzaam(lijsten, set(bekend)), helling=0.8)
        self.perioden: list[tuple[int, dict[str, Trekking[Voornaam]]]] = [
            (periode["tot"], _per_geslacht(periode)) for periode in bron["voornamen"].values()
        ]
        self.elders = {naam: _per_geslacht(lijst) for naam, lijst in bron["voornamen_elders"].items()}

    def voornaam(self, *, herkomst: str, geslacht: str, jaar: int, rng: Random) -> Voornaam:
        """A first name that somebody of this origin and year of birth could have; half of the young mix."""
        elders = self.elders.get(herkomst)
        if elders is not None and not (jaar > 1995 and herkomst in _GEMENGD and rng.random() < 0.4):
            return elders[geslacht].bij(rng.random())
        for tot, namen in self.perioden:
            if jaar < tot:
                return namen[geslacht].bij(rng.random())
        return self.perioden[-1][1][geslacht].bij(rng.random())


_GEMENGD = frozenset({"surinaams", "antilliaans", "indisch", "duits"})


@cache
def namen() -> Namen:
    """The name lists, read once."""
    return Namen()


def _gesplitst(ruw: str) -> Achternaam:
    tussenvoegsel, streep, naam = ruw.partition("|")
    return (tussenvoegsel, naam) if streep else ("", ruw)


def _per_geslacht(lijst: dict[str, list[str]]) -> dict[str, Trekking[Voornaam]]:
    return {
        geslacht: met_lange_staart([_met_roepnaam(ruw) for ruw in lijst[geslacht]], helling=0.7)
        for geslacht in ("vrouw", "man")
    }


def _met_roepnaam(ruw: str) -> Voornaam:
    vol, streep, roep = ruw.partition(":")
    return (vol, roep) if streep else (ruw, ruw)


def _zeldzaam(lijsten: dict[str, list[str]], bekend: set[Achternaam]) -> list[Achternaam]:
    """The long tail: thousands of names put together the way Dutch names are, in a fixed shuffled order."""
    staart: set[Achternaam] = {("", stam + eind) for stam in lijsten["fries_stammen"] for eind in lijsten["fries_eind"]}
    staart |= {("", voor + achter) for voor in lijsten["voor"] for achter in lijsten["achter"]}
    for vader in lijsten["vadernamen"]:
        eind = "ns" if vader.endswith(("e", "o")) else "s"
        staart |= {("", vader + eind), ("", vader.rstrip("eo") + "sen")}
    staart |= {("van", plaats) for plaats in lijsten["plaatsen"]}
    staart |= {(voor, plek) for plek in lijsten["landschap"] for voor in ("van der", "van de", "van den", "ter")}
    lijst = sorted(staart - bekend)
    toeval(0, "zeldzame namen").shuffle(lijst)
    return lijst
