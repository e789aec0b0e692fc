"""Notes as they are typed at a desk, put together from the templates of `resources/voorbeeld/vragen.toml`."""

from __future__ import annotations

from random import Random

from wijdesk.models.gegeven import dataclass

Knoop = str | tuple["Sjabloon", ...] | list[str]
"""A piece of text, a choice of templates, or the name of a word list in a list of one."""
Sjabloon = tuple[Knoop, ...]

_AANHEF = {
    "vrouw": ("Mw.", "Mw", "Mevrouw", "Inwoner", "Cliënt"),
    "man": ("Dhr.", "Dhr", "Meneer", "Inwoner", "Cliënt"),
}


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """Whom a note is about: "vrouw", "man" or "" when unknown, and the age of a child, else 0."""

    geslacht: str = ""
    kind: int = 0


def ontleed(ruw: str) -> Sjabloon:
    """Reads one template: text, [choices|separated|by bars] that may hold words, and {words}."""
    knopen: list[Knoop] = []
    rest = ruw
    while rest:
        plek = min((i for i in (rest.find("["), rest.find("{")) if i >= 0), default=-1)
        if plek < 0:
            knopen.append(rest)
            break
        if plek:
            knopen.append(rest[:plek])
        eind = rest.index("]" if rest[plek] == "[" else "}", plek)
        binnen = rest[plek + 1 : eind]
        knopen.append(tuple(ontleed(deel) for deel in binnen.split("|")) if rest[plek] == "[" else [binnen])
        rest = rest[eind + 1 :]
    return tuple(knopen)


class Schrijver:
    """Writes notes; `woorden` are the word lists by name, besides {w}, {k} and {jr}, which follow the person."""

    def __init__(self, woorden: dict[str, list[str]], rng: Random) -> None:
        self._woorden = woorden
        self._rng = rng

    def schrijf(self, sjabloon: Sjabloon, onderwerp: Onderwerp) -> str:
        """One sentence or more, beginning with a capital."""
        tekst = self._vul(sjabloon, onderwerp)
        return tekst[:1].upper() + tekst[1:]

    def _vul(self, sjabloon: Sjabloon, onderwerp: Onderwerp) -> str:
        delen: list[str] = []
        for knoop in sjabloon:
            if isinstance(knoop, str):
                delen.append(knoop)
            elif isinstance(knoop, tuple):
                delen.append(self._vul(knoop[int(self._rng.random() * len(knoop))], onderwerp))
            else:
                delen.append(self._woord(knoop[0], onderwerp))
        return "".join(delen)

    def _woord(self, naam: str, onderwerp: Onderwerp) -> str:
        worp = self._rng.random()
        if naam == "w":
            keuze: tuple[str, ...] | list[str] = _AANHEF.get(onderwerp.geslacht, ("Inwoner", "Iemand"))
        elif naam == "k" and onderwerp.kind:
            return "dochter" if onderwerp.geslacht == "vrouw" else "zoon"
        elif naam == "jr" and onderwerp.kind:
            return str(onderwerp.kind)
        else:
            keuze = self._woorden["kind" if naam == "k" else naam]
        return keuze[int(worp * len(keuze))]
