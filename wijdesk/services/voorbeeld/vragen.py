"""A made-up year of the desk: who asked what, when, where, and how it ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from random import Random
from typing import Any

from wijdesk.models.values import leeftijd
from wijdesk.resources import lees_toml
from wijdesk.services.voorbeeld.adressen import adressen
from wijdesk.services.voorbeeld.agenda import Agenda
from wijdesk.services.voorbeeld.rijen import VoorbeeldPersoon, VoorbeeldVraag
from wijdesk.services.voorbeeld.teksten import Onderwerp, Schrijver, Sjabloon, ontleed
from wijdesk.services.voorbeeld.toeval import Trekking, toeval
from wijdesk.services.voorbeeld.verdeling import GEPUBLICEERD, kanalen, vragenlijst

_ANONIEM = 0.07
_TERUG = 0.42
"""Share of questions by somebody who came before."""
_NOG_EEN = 0.2
"""Share of contacts that go on with a second vraag, when the next one fits."""
_VOOR_KINDEREN = frozenset({"Opvoeden en opgroeien", "Verzoek herbeoordeling Jeugdwet maatwerk"})
_VOOR_OUDEREN = frozenset({"Verzoek herbeoordeling Wmo maatwerk", "Mantelzorg"})
_ZONDER_NAAM = frozenset({"Bewonersinitiatief", "Overlast", "Onbekend"})

Klant = tuple[str, Onderwerp]
"""The nummer of a person, and what a note needs of them."""


def maak_jaar(
    jaar: int,
    vragen: int,
    personen: Sequence[VoorbeeldPersoon],
    zaad: int,
    *,
    exact: bool = False,
    vanaf: date | None = None,
    tot: datetime | None = None,
) -> Iterator[VoorbeeldVraag]:
    """The questions of a year in order of time, as rows of the import file.

    With `exact`, and always when `vragen` is the published 30,974, the counts per meldingtype and per melder follow the
    published tables (to the unit at 30,974) and 37 % is direct afgehandeld. `tot` (Amsterdam time, no offset) ends a
    year that has not passed yet; `vanaf` begins earlier or later than 1 January (the last twelve months).
    Without `personen` everybody is anonymous.
    """
    bron = lees_toml("voorbeeld/vragen.toml")
    rng = toeval(zaad, f"jaar {jaar}")
    lijst = vragenlijst(
        vragen, exact=exact or vragen == GEPUBLICEERD, affiniteit=bron["affiniteit"], rng=toeval(zaad, "verdeling")
    )
    momenten = Agenda(bron["kalender"], jaar=jaar, tot=tot, vanaf=vanaf).momenten(vragen, rng)
    balie = Balie(bron, rng=rng, personen=personen, op=date(jaar, 7, 1))
    breedte = max(5, len(str(vragen)))
    vorige: VoorbeeldVraag | None = None
    for nummer, (moment, (meldingtype, melder, direct)) in enumerate(zip(momenten, lijst, strict=True), start=1):
        samen = vorige if vorige and vorige.melder == melder and rng.random() < _NOG_EEN else None
        vorige = balie.vraag(
            f"V{jaar}-{nummer:0{breedte}d}",
            moment=moment,
            meldingtype=meldingtype,
            melder=melder,
            direct=direct,
            samen_met=samen,
        )
        yield vorige


class Balie:
    """Writes questions down: chooses location, channel, person and outcome, and words the note."""

    def __init__(self, bron: dict[str, Any], *, rng: Random, personen: Sequence[VoorbeeldPersoon], op: date) -> None:
        self._rng = rng
        self._schrijver = Schrijver(bron["woorden"], rng)
        self._typen = _sjablonen(bron["types"])
        self._melders = _sjablonen(bron["melders"])
        self._uitkomsten = _sjablonen(bron["uitkomsten"])
        self._mengsel = {naam: Trekking(bron["mengsel"][naam].items()) for naam in ("direct", "onderzoek")}
        self._bron = bron
        self._kanalen: dict[str, Trekking[str]] = {}
        self._locaties = Trekking(adressen().deel.items())
        self._wijk: dict[str, dict[str, list[Klant]]] = defaultdict(lambda: defaultdict(list))
        self._bekend: dict[tuple[str, str], list[Klant]] = defaultdict(list)
        self._onderwerp: dict[str, Onderwerp] = {}
        for persoon in personen:
            self._schrijf_in(persoon, op)

    def vraag(
        self,
        nummer: str,
        *,
        moment: datetime,
        meldingtype: str,
        melder: str,
        direct: bool,
        samen_met: VoorbeeldVraag | None = None,
        uitkomst: str = "",
        locatie: str = "",
    ) -> VoorbeeldVraag:
        """One question; a second vraag of the same contact takes person, place and time of the first."""
        rng = self._rng
        uitkomst = uitkomst or self._mengsel["direct" if direct else "onderzoek"].bij(rng.random())
        ontvangen = moment.isoformat()
        if samen_met is not None:
            locatie, kanaal, persoon = samen_met.locatie, samen_met.kanaal, samen_met.persoon
            ontvangen = samen_met.ontvangen
            onderwerp = self._onderwerp.get(persoon, Onderwerp())
        else:
            locatie = locatie or self._locaties.bij(rng.random())
            kanaal = self._kanaal(melder)
            persoon, onderwerp = self._wie(locatie, meldingtype)
        return VoorbeeldVraag(
            nummer=nummer,
            ontvangen=ontvangen,
            locatie=locatie,
            kanaal=kanaal,
            melder=melder,
            meldingtype=meldingtype,
            direct_afgehandeld=direct,
            uitkomst=uitkomst,
            toelichting=self._toelichting(meldingtype, melder=melder, uitkomst=uitkomst, onderwerp=onderwerp),
            persoon=persoon,
        )

    def _schrijf_in(self, persoon: VoorbeeldPersoon, op: date) -> None:
        jaren = leeftijd(persoon.invoer.geboortedatum, op)
        jaren = 40 if jaren is None else jaren
        groep = "kind" if jaren < 18 else "oud" if jaren >= 65 else "volwassen"
        onderwerp = Onderwerp(persoon.geslacht, max(1, jaren) if groep == "kind" else 0)
        locatie = adressen().locatie(persoon.invoer.postcode) or self._locaties.bij(self._rng.random())
        self._wijk[locatie][groep].append((persoon.nummer, onderwerp))
        self._onderwerp[persoon.nummer] = onderwerp

    def _kanaal(self, melder: str) -> str:
        if melder not in self._kanalen:
            self._kanalen[melder] = kanalen(self._bron["mengsel"]["kanaal"], self._bron["kanalen"], melder)
        return self._kanalen[melder].bij(self._rng.random())

    def _wie(self, locatie: str, meldingtype: str) -> Klant:
        """Somebody of this wijk whose age fits the question: a known face, a new one, or nobody by name."""
        rng = self._rng
        groepen = self._wijk[locatie]
        if not groepen or rng.random() < (0.35 if meldingtype in _ZONDER_NAAM else _ANONIEM):
            return "", Onderwerp()
        groep = self._groep(meldingtype)
        kandidaten = groepen.get(groep) or groepen.get("volwassen") or next(iter(groepen.values()))
        bekend = self._bekend[locatie, groep]
        if bekend and rng.random() < _TERUG:
            # The earliest faces come back most: a few people make many questions, as at a real desk.
            return bekend[int(rng.random() ** 2 * len(bekend))]
        klant = kandidaten[int(rng.random() * len(kandidaten))]
        bekend.append(klant)
        return klant

    def _groep(self, meldingtype: str) -> str:
        worp = self._rng.random()
        if meldingtype in _VOOR_KINDEREN:
            return "kind" if worp < 0.6 else "volwassen"
        if meldingtype in _VOOR_OUDEREN:
            return "oud" if worp < 0.65 else "volwassen"
        if meldingtype == "Gezondheid en welzijn":
            return "oud" if worp < 0.45 else "volwassen"
        return "oud" if worp < 0.12 else "volwassen"

    def _toelichting(self, meldingtype: str, *, melder: str, uitkomst: str, onderwerp: Onderwerp) -> str:
        rng = self._rng
        delen: list[str] = []
        if rng.random() < 0.45 and (voor := self._melders.get(melder)):
            delen.append(self._schrijver.schrijf(rng.choice(voor), onderwerp).strip())
        delen.append(self._schrijver.schrijf(rng.choice(self._typen[meldingtype]), onderwerp))
        if rng.random() < 0.55:
            delen.append(self._schrijver.schrijf(rng.choice(self._uitkomsten[uitkomst]), onderwerp))
        return " ".join(delen)


def _sjablonen(bron: dict[str, list[str]]) -> dict[str, list[Sjabloon]]:
    return {naam: [ontleed(ruw) for ruw in lijst] for naam, lijst in bron.items()}
