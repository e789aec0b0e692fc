"""The questions of the impactmeting and the answers to them: what such a list may hold, how a form is typed, and what
answers come to together. Pure: knows no store and no screen.

A list is the TOML of `vragen_lezen` with stricter rules (`fouten_in`): it stands on paper, so nothing depends on an
earlier answer, and nobody writes words of their own in it, which could say who somebody is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import WEINIG_CIJFERS
from wijdesk.models.gegeven import dataclass
from wijdesk.models.vragen import JA_NEE, ONBEKEND, Lijst, Vraag, delen

SOORT = "impactmeting"
CIJFER = "cijfer"
"""The code of the question that figures count as the mark."""
VRAAGSOORTEN = ("getal", "ja_nee", "keuze", "meerkeuze")
LAAGST, HOOGST = 1, 10
KOLOMMEN = frozenset({"nummer", "datum", "locatie", "versie"})
"""What a file says besides answers."""
KLEINSTE = WEINIG_CIJFERS
"""Of fewer answers no mean is told: it would say what one of them answered."""
PERCENTAGE_VANAF = 20
"""Of fewer answers a part is told as a count: one person more or less would be many per cent."""
OVERGESLAGEN = "-"
"""What is typed for a question somebody left open."""
TYPT = {"ja": "j", "nee": "n", ONBEKEND: "w"}
"""The key of each answer to a ja_nee question, on the line a form is typed on."""
_GETAL = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]))?")


def fouten_in(tabellen: Mapping[str, list[dict[str, Any]]]) -> Iterator[tuple[str, str, int, str]]:
    """What makes a list unfit for residents: (sentence, table, place in it, key)."""
    if tabellen["regel"]:
        yield "Een vragenlijst voor inwoners heeft geen regels.", "regel", 0, "code"
    for tabel in ("bladzijde", "vraag"):
        for nummer, deel in enumerate(tabellen[tabel]):
            for sleutel in ("toon_als", "toon_als_een", "verberg_als"):
                if sleutel in deel:
                    zin = "Op papier staat elke vraag er altijd: een voorwaarde kan hier niet."
                    yield zin, tabel, nummer, sleutel
    for nummer, vraag in enumerate(tabellen["vraag"]):
        yield from ((zin, "vraag", nummer, sleutel) for zin, sleutel in _fouten_in_vraag(vraag))
    if tabellen["vraag"] and all(vraag.get("code") != CIJFER for vraag in tabellen["vraag"]):
        yield f'Er ontbreekt een vraag met de code "{CIJFER}": het cijfer dat wijdesk telt.', "vraag", 0, "code"


def _fouten_in_vraag(vraag: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    soort = vraag.get("soort", "")
    if soort and soort not in VRAAGSOORTEN:
        yield f"Vraag aan inwoners alleen: {', '.join(VRAAGSOORTEN)}. In eigen woorden kan een naam staan.", "soort"
    if soort == "getal" and not 0 <= vraag.get("minst", -1) < vraag.get("meest", -1) <= 100:
        yield 'Een getal heeft "minst" en "meest", van 0 tot en met 100.', "soort"
    if vraag.get("code") in KOLOMMEN:
        yield f'De code "{vraag["code"]}" kan hier niet: zo heet al een kolom van een bestand.', "code"
    if vraag.get("toelichting"):
        yield "Bij een vraag aan inwoners is geen toelichting.", "toelichting"
    if vraag.get("code") == CIJFER:
        goed = soort == "getal" and (vraag.get("minst"), vraag.get("meest")) == (LAAGST, HOOGST)
        if not goed or not vraag.get("verplicht", True):
            yield f'"{CIJFER}" is een getal van {LAAGST} tot en met {HOOGST} dat iedereen invult.', "code"


# One form -------------------------------------------------------------------------------------------------------------


def keur(vraag: Vraag, waarde: str) -> str:
    """One answer as it is kept; empty is left open. A number may have one decimal. Weigering beside the question."""
    waarde = waarde.strip()
    if vraag.soort != "getal" or not waarde:
        return vraag.keur(waarde)
    gelezen = _GETAL.fullmatch(waarde)
    tienden = -1 if gelezen is None else 10 * int(gelezen[1]) + int(gelezen[2] or 0)
    minst, meest = vraag.minst or 0, vraag.meest or HOOGST
    if not 10 * minst <= tienden <= 10 * meest:
        raise Weigering(f"Vul een getal in van {minst} tot en met {meest}.", veld=vraag.code)
    return als_getal(tienden)


def als_getal(tienden: int) -> str:
    """81 is "8.1", 80 is "8"."""
    return f"{tienden // 10}.{tienden % 10}" if tienden % 10 else str(tienden // 10)


def tienden_van(waarde: str) -> int:
    """A kept number in tenths."""
    heel, _, deel = waarde.partition(".")
    return 10 * int(heel) + int(deel or 0)


def keur_alle(lijst: Lijst, antwoorden: Mapping[str, str]) -> tuple[int, dict[str, str]]:
    """The mark in tenths and the other answers as they are kept. Weigering with every field that is wrong."""
    goed: dict[str, str] = {}
    fouten: dict[str, str] = {}
    for vraag in lijst.vragen:
        try:
            goed[vraag.code] = keur(vraag, antwoorden.get(vraag.code, ""))
        except Weigering as fout:
            fouten[vraag.code] = fout.zin
            continue
        if vraag.verplicht and not goed[vraag.code]:
            fouten[vraag.code] = "Zonder dit cijfer telt het formulier niet." if vraag.code == CIJFER else "Vul dit in."
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er klopt nog iets niet.", fouten=fouten)
    return tienden_van(goed.pop(CIJFER)), {code: waarde for code, waarde in goed.items() if waarde}


def schrijf(lijst: Lijst, antwoorden: Mapping[str, str]) -> str:
    """Answers as they stand in the store: "code=answer", a line each, in the order of the list."""
    return "\n".join(f"{vraag.code}={antwoorden[vraag.code]}" for vraag in lijst.vragen if antwoorden.get(vraag.code))


def lees_antwoorden(tekst: str) -> dict[str, str]:
    """What `schrijf` wrote, by code."""
    return dict(regel.split("=", 1) for regel in tekst.split("\n") if "=" in regel)


def in_woorden(lijst: Lijst, antwoorden: Mapping[str, str]) -> str:
    """The answers beside the mark in one line, as a list shows them."""
    return " · ".join(
        f"{vraag.naam}: {vraag.in_woorden(antwoorden[vraag.code]).replace('.', ',')}"
        for vraag in lijst.vragen
        if antwoorden.get(vraag.code) and vraag.code != CIJFER
    )


def toetsen(vraag: Vraag) -> str:
    """What one types for this question on the line: "1-10", "j/n/w", "1-4"."""
    if vraag.soort == "getal":
        return f"{vraag.minst}-{vraag.meest}"
    if vraag.soort == "ja_nee":
        return "/".join(TYPT[keus.code] for keus in JA_NEE)
    return f"1-{len(vraag.keuzes)}"


def lees_regel(lijst: Lijst, tekst: str) -> dict[str, str]:
    """A form typed on one line: an answer per question in their order, with spaces between; "-" is left open.

    A choice is typed by its number, more than one with a + ("1+3"). What was not typed is left open; Weigering (veld:
    the code of the question) at the first that cannot be.
    """
    stukken = tekst.split()
    if len(stukken) > len(lijst.vragen):
        raise Weigering(f"Dit zijn {len(stukken)} antwoorden; er zijn {len(lijst.vragen)} vragen.", veld="")
    return {
        vraag.code: "" if stuk == OVERGESLAGEN else _getypt(nummer, vraag, stuk.lower())
        for nummer, (vraag, stuk) in enumerate(zip(lijst.vragen, stukken, strict=False), start=1)
    }


def _getypt(nummer: int, vraag: Vraag, stuk: str) -> str:
    if vraag.soort == "getal":
        try:
            return keur(vraag, stuk)
        except Weigering as fout:
            raise Weigering(f"Vraag {nummer}, {vraag.naam}: {fout.zin}", veld=vraag.code) from None
    if vraag.soort == "ja_nee":
        code = next((code for code, toets in TYPT.items() if stuk in (toets, code)), "")
        if code:
            return code
        raise Weigering(f"Vraag {nummer}, {vraag.naam}: typ j (ja), n (nee) of w (weet ik niet).", veld=vraag.code)
    plekken = stuk.split("+")
    goed = all(plek.isdecimal() and 1 <= int(plek) <= len(vraag.keuzes) for plek in plekken)
    if not goed or (vraag.soort == "keuze" and len(plekken) > 1):
        raise Weigering(f"Vraag {nummer}, {vraag.naam}: typ een nummer van {toetsen(vraag)}.", veld=vraag.code)
    return vraag.keur(",".join(vraag.keuzes[int(plek) - 1].code for plek in plekken))


# Many forms together --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Score:
    """What one question came to: `aantal` answered it. Of a number `som` is the sum in tenths; else how often each."""

    code: str
    naam: str
    aantal: int
    som: int = 0
    per_keuze: tuple[tuple[str, int], ...] = ()
    """(answer in words, how often); empty of a number."""

    @property
    def gemiddelde(self) -> int | None:
        """In tenths, rounded half up; None when there are too few to tell."""
        if self.per_keuze or self.aantal < KLEINSTE:
            return None
        return (2 * self.som + self.aantal) // (2 * self.aantal)


def tel(lijst: Lijst, rijen: Iterable[tuple[int, Mapping[str, str]]]) -> tuple[Score, ...]:
    """Per question of a list what these (mark in tenths, other answers) come to."""
    alle = list(rijen)
    uit = []
    for vraag in lijst.vragen:
        if vraag.code == CIJFER:
            uit.append(Score(CIJFER, vraag.naam, len(alle), sum(tienden for tienden, _ in alle)))
            continue
        gegeven = [antwoorden[vraag.code] for _, antwoorden in alle if antwoorden.get(vraag.code)]
        if vraag.soort == "getal":
            uit.append(Score(vraag.code, vraag.naam, len(gegeven), sum(map(tienden_van, gegeven))))
            continue
        keer = Counter(deel for waarde in gegeven for deel in delen(waarde))
        uit.append(
            Score(vraag.code, vraag.naam, len(gegeven), per_keuze=tuple((k.tekst, keer[k.code]) for k in vraag.opties))
        )
    return tuple(uit)


def score_in_woorden(score: Score) -> str:
    """What a screen or paper tells: the mean, or how often each answer was given; of very few nothing at all."""
    if 0 < score.aantal < KLEINSTE:
        return "te weinig antwoorden"
    if not score.aantal:
        return "geen antwoorden"
    if (midden := score.gemiddelde) is not None:
        return f"{midden // 10},{midden % 10}"
    return " · ".join(
        f"{keuze}: {keer}"
        + (f" ({(200 * keer + score.aantal) // (2 * score.aantal)}%)" if score.aantal >= PERCENTAGE_VANAF else "")
        for keuze, keer in score.per_keuze
    )
