"""The questions of the impactmeting on paper, with a box to cross per answer, in the order in which they are typed.

One form of one side where it fits. Nothing on it says who fills it in: no name, no number of a resident. In another
language the same questions stand in the same order, with the Dutch form behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from wijdesk.models.vragen import Keus, Lijst, Vraag
from wijdesk.reports.brieftaal import NEDERLANDS, Brieftaal, Woorden, talen_van, woorden
from wijdesk.reports.een_blad import die_past
from wijdesk.reports.hokken import HOK, teken_hok
from wijdesk.reports.lettertypen import breek, teken_regels
from wijdesk.reports.opmaak import BREED, GEWOON, GRIJS, INKT, MIDDEL, Blok, Doek
from wijdesk.reports.opmaak_brief import Alinea, titel
from wijdesk.reports.papier_tekst import dag
from wijdesk.reports.plan_pdf import zet
from wijdesk.reports.vertaling import vertaald

INSPRING = 14.0
TUSSEN = 7.0
MATEN = (11.0, 10.0, 9.0)
"""Points of a question, from roomy to tight."""
GEWONE_TITEL = "Wat vindt u van onze hulp?"
PUNTEN = " " + "." * 36


def maak(lijst: Lijst, *, locatie: str, vandaag: str, taal: str = NEDERLANDS) -> bytes:
    """The form: A4, tagged; every typeface embedded. `vandaag` is an ISO day."""
    naam = f"{lijst.titel or 'Impactmeting'} (versie {lijst.versie})"
    w = woorden("impact")
    return zet(
        die_past(lambda letter: list(_blokken(lijst, locatie, w, letter)), MATEN),
        naam=naam,
        onderwerp="Vragen aan inwoners over de hulp",
        team=w("wijkteam", locatie=locatie),
        voettekst=f"Versie {lijst.versie} · {dag(vandaag)}",
        vooraf=vertaald(
            "impact",
            taal,
            lambda w, boven: die_past(lambda letter: [*boven, *_blokken(lijst, locatie, w, letter)], MATEN),
        ),
    )


def talen_voor(lijst: Lijst) -> tuple[Brieftaal, ...]:
    """The languages in which all of this list can be asked: of an organisation's own questions only Dutch is known."""
    nederlands = woorden("impact")
    bekend = all(nederlands.sleutel_van(tekst) for tekst in _teksten_van(lijst))
    return talen_van("impact") if bekend else talen_van("impact")[:1]


def _teksten_van(lijst: Lijst) -> Iterator[str]:
    yield lijst.titel or GEWONE_TITEL
    yield from (blad.uitleg for blad in lijst.bladzijden if blad.uitleg)
    for vraag in lijst.vragen:
        yield vraag.tekst
        yield from filter(None, (vraag.hulp,))
        if vraag.soort != "getal":
            yield from (keus.tekst for keus in vraag.opties)


def _in_taal(tekst: str, w: Woorden) -> str:
    return w.of(woorden("impact").sleutel_van(tekst), tekst)


def _blokken(lijst: Lijst, locatie: str, w: Woorden, letter: float) -> Iterator[Blok]:
    yield Alinea(w("wijkteam", locatie=locatie), grootte=10, letter=MIDDEL, lucht=6)
    yield titel(_in_taal(lijst.titel or GEWONE_TITEL, w))
    yield Alinea(w("anoniem"), grootte=letter, regelafstand=letter + 4.5, lucht=10)
    nummer = 0
    for blad in lijst.bladzijden:
        if blad.uitleg:
            yield Alinea(_in_taal(blad.uitleg, w), grootte=letter, regelafstand=letter + 4.5, letter=MIDDEL, lucht=10)
        for vraag in lijst.per_bladzijde[blad.code]:
            nummer += 1
            yield Gevraagd(nummer, vraag, letter, w)
    yield Alinea(w("datum") + PUNTEN, grootte=letter, regelafstand=letter + 10, lucht=6)
    yield Alinea(w("dank"), grootte=letter, regelafstand=letter + 4.5, kleur=GRIJS, lucht=0)


@dataclass(frozen=True)
class Gevraagd:
    """One question with its boxes; never broken over two pages."""

    nummer: int
    vraag: Vraag
    letter: float
    w: Woorden
    lucht: float = 14.0
    spiegel: bool = False
    """Whether the first answer stands on the right."""

    @cached_property
    def _kop(self) -> tuple[str, ...]:
        return tuple(breek(f"{self.nummer}. {_in_taal(self.vraag.tekst, self.w)}", MIDDEL, self.letter, BREED))

    @cached_property
    def _hulp(self) -> tuple[str, ...]:
        return (
            tuple(breek(_in_taal(self.vraag.hulp, self.w), GEWOON, self.letter - 1, BREED)) if self.vraag.hulp else ()
        )

    @cached_property
    def _keuzes(self) -> tuple[Keus, ...]:
        if self.vraag.soort != "getal":
            return tuple(replace(keus, tekst=_in_taal(keus.tekst, self.w)) for keus in self.vraag.opties)
        minst, meest = self.vraag.minst or 0, self.vraag.meest or 10
        stap = 1 if meest - minst <= 10 else 10
        return tuple(Keus(str(getal), str(getal)) for getal in range(minst, meest + 1, stap))

    @property
    def _naast(self) -> bool:
        """Numbers stand in a row, words below each other."""
        return self.vraag.soort in ("getal", "ja_nee")

    @cached_property
    def _breed(self) -> float:
        """Of one answer with its box; a row of numbers is never wider than the page."""
        if self.vraag.soort == "getal":
            return float(min(47.0, (BREED - INSPRING) / len(self._keuzes)))
        return 110.0 if self._naast else BREED - INSPRING

    @cached_property
    def _teksten(self) -> tuple[tuple[str, ...], ...]:
        """The answers, each in its lines."""
        ruim = self._breed - HOK - 4
        return tuple(tuple(breek(keus.tekst, GEWOON, self.letter, ruim)) for keus in self._keuzes)

    def _hoog(self, regels: tuple[str, ...]) -> float:
        return HOK + TUSSEN + (len(regels) - 1) * (self.letter + 4)

    @cached_property
    def hoogte(self) -> float:
        per_keuze = [self._hoog(regels) for regels in self._teksten]
        antwoorden = max(per_keuze) if self._naast else sum(per_keuze)
        return (len(self._kop) + len(self._hulp)) * (self.letter + 4) + 4 + antwoorden

    def teken(self, doek: Doek, x: float, y: float) -> None:
        afstand = self.letter + 4
        begin = x + BREED if self.spiegel else x
        with doek.inhoud("P"):
            teken_regels(doek, begin, y - self.letter, self._kop, letter=MIDDEL, grootte=self.letter, afstand=afstand,
                         kleur=INKT, van_rechts=self.spiegel)  # fmt: skip
        y -= len(self._kop) * afstand
        if self._hulp:
            with doek.inhoud("P"):
                teken_regels(doek, begin, y - self.letter, self._hulp, letter=GEWOON, grootte=self.letter - 1,
                             afstand=afstand, kleur=GRIJS, van_rechts=self.spiegel)  # fmt: skip
            y -= len(self._hulp) * afstand
        y -= 4
        ver = INSPRING
        for regels in self._teksten:
            hok = begin - ver - HOK if self.spiegel else begin + ver
            naast = hok - 4 if self.spiegel else hok + HOK + 4
            teken_hok(doek, hok, y)
            with doek.inhoud("P"):
                teken_regels(doek, naast, y - HOK + 4, regels, letter=GEWOON, grootte=self.letter, afstand=afstand,
                             kleur=INKT, van_rechts=self.spiegel)  # fmt: skip
            if self._naast:
                ver += self._breed
            else:
                y -= self._hoog(regels)

    def splits(self, ruimte: float) -> tuple[Blok, Blok] | None:
        """Never: a question and its boxes belong together."""
        return None
