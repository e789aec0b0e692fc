"""Which made-up people have a triage, support, an onderzoek or a signaal, and how far it came. Pure.

The stories stand in resources/voorbeeld/meldingen.toml; here each gets a household that nothing else is about yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld.adressen import adressen
from wijdesk.services.voorbeeld.gezinnen import Gezin, gezinnen, met_vorm
from wijdesk.services.voorbeeld.rijen import VoorbeeldPersoon
from wijdesk.services.voorbeeld.toeval import toeval
from wijdesk.services.voorbeeld.vandaag import laatste_werkdag

SOORTEN = (
    "triage", "ondersteuning", "onderzoek", "signaal", "wvggzconsult", "straatronde", "opschaling", "meldcode",
)  # fmt: skip
MELDCODE = "meldcode"
ANDERE_VORM = {"oud": "alleen", "stel": "gezin", "eenouder": "gezin", "gezin": "eenouder", "alleen": "stel"}
"""What is taken instead when the example is small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoorbeeldMelding:
    """One story: what it is, about which person (a nummer or ""), and its words. `wie` 0 is who logs in."""

    soort: str
    persoon: str
    straat: str
    wie: int
    begin: datetime
    """Amsterdam, without offset: on a working day, in the hours of the office."""
    nu: datetime
    inhoud: dict[str, Any]

    def op(self, dagen: int, *, minuten: int = 0) -> datetime:
        """So many days after the begin, on a working day and never after now."""
        dag = laatste_werkdag((self.begin + timedelta(days=dagen)).date())
        moment = datetime.combine(max(dag, self.begin.date()), self.begin.time()) + timedelta(minutes=minuten)
        return min(moment, self.nu)

    def dag(self, dagen: int) -> str:
        """The ISO day of that, on a working day; it may be still to come."""
        return laatste_werkdag((self.begin + timedelta(days=dagen)).date()).isoformat()


def maak_meldingen(
    personen: Sequence[VoorbeeldPersoon], zaad: int, *, nu: datetime, bezet: Iterable[str] = ()
) -> tuple[VoorbeeldMelding, ...]:
    """The stories with somebody for each; those that ask for a household are left out when there is none any more.

    `bezet` are the nummers of people who have a casus. A meldcode there always is: about them, if need be.
    """
    bron = lees_toml("voorbeeld/meldingen.toml")
    rng = toeval(zaad, "meldingen")
    weg = set(bezet)
    alle = gezinnen(personen, nu.date())
    vrij = [g for g in alle if not any(lid.nummer in weg for lid in g.leden)]
    straten = _straten()
    uit: list[VoorbeeldMelding] = []

    def vertel(soort: str, plek: int, inhoud: dict[str, Any], gezin: Gezin | None) -> None:
        begin = laatste_werkdag((nu - timedelta(days=inhoud["dagen"])).date())
        uur = time(9 + (plek * 2 + len(soort)) % 7, rng.randrange(0, 60, 5))
        uit.append(
            VoorbeeldMelding(
                soort=soort,
                persoon=gezin.volwassenen[0].nummer if gezin is not None else "",
                straat=straten.get(inhoud.get("straat", ""), ""),
                wie=inhoud.get("wie", 0),
                begin=min(datetime.combine(begin, uur), nu - timedelta(minutes=30)),
                nu=nu,
                inhoud=inhoud,
            )
        )

    for soort, plek, inhoud in _om_en_om(bron):
        gezin = _neem(vrij, inhoud["vorm"]) if "vorm" in inhoud else None
        if gezin is not None or "vorm" not in inhoud:
            vertel(soort, plek, inhoud, gezin)
    if alle and not any(melding.soort == MELDCODE for melding in uit):
        verhaal, al = bron[MELDCODE][0], {melding.persoon for melding in uit}
        gezin = min(alle, key=lambda g: (not g.kinderen, g.volwassenen[0].nummer in al, g not in vrij))
        vertel(MELDCODE, 0, verhaal if gezin.kinderen else verhaal | verhaal["zonder_kinderen"], gezin)
    return tuple(uit)


def _om_en_om(bron: dict[str, list[dict[str, Any]]]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """The first of every kind, then the second: so that a small example has one of each."""
    for plek in range(max(len(bron[soort]) for soort in SOORTEN)):
        for soort in SOORTEN:
            if plek < len(bron[soort]):
                yield soort, plek, bron[soort][plek]


def straat_van(letter: str) -> str:
    """The street a letter of the stories stands for."""
    return _straten()[letter]


def _straten() -> dict[str, str]:
    eerste = adressen().locaties[0]
    wijk = next(wijk for wijk in lees_toml("voorbeeld/adressen.toml")["wijk"] if wijk["locatie"] == eerste)
    return {"A": wijk["straten"][0], "B": wijk["straten"][1]}


def _neem(vrij: list[Gezin], vorm: str) -> Gezin | None:
    """The next household of this form, near the first location."""
    for een in (vorm, ANDERE_VORM[vorm]):
        passend = met_vorm(vrij, een)
        if passend:
            vrij.remove(passend[0])
            return passend[0]
    return None
