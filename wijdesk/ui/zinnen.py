"""Sentences that the rooms below the window made in Dutch, said in another language. No Qt.

A refusal or a label arrives whole: "Nog 3 vragen van Anna open." In the list of pairs it stands with a hole for every
value ("Nog {0} vragen van {1} open."), and is found back by that. What somebody typed stays as it was typed: a value
between “ ” is never touched, and a pattern with few words of its own counts only when all its values are known too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

GAT = re.compile(r"\{\w*\}")
_WOORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")
_GETAL = re.compile(r"[\d\s.,:%€+/()–-]*")
_REGEL, _DEEL = re.compile(r"([\n\t]+)"), re.compile(r"( · |; | – | \| )")
_ZIN = re.compile(r"(?<=[.?!])(\s+)(?=[A-ZÀ-Ý“0-9])")
_EIND = re.compile(r"[.:…*?!]+$")
_VOORAF = re.compile(r"[^\w\s“(€+-]+\s+")
_VERHOUDING = re.compile(r"([\d.,]+ )?(van|bij) ([\d.,]+)")
_NAAM = re.compile(r"[A-ZÀ-Ý][\w’'.-]*( ([A-ZÀ-Ý][\w’'.-]*|van|der|den|de|ten|ter|het|’t|'t|à|el|la|in))*")
_VERDER_NAAM = re.compile(r"((de|den|der|het|’t|'t) )*[A-ZÀ-Ý]")
_TUSSEN = frozenset({"van", "der", "den", "de", "ten", "ter", "het", "in"})
"""Words that stand in a name too: a pattern of nothing else says of no name whose it is."""
_FAMILIE = "Familie {0}"
"""What stands in it are names, also where one is a word: Vink, Prins."""
_EIGENNAAM = re.compile(r"[A-ZÀ-Ý0-9#€<][^.?!\n]{0,80}")
_PAD = re.compile(r"([A-Za-z]:)?[\\/]{1,2}[^\s\\/][^\n“”]{0,300}")
_AANTAL = re.compile(r"(\d[\d.,]*) (\D+)")
_MET_GETAL = re.compile(r"(.*[^\W\d]) (\d[\d.,]*)")
_KWARTAAL, _DAG, _LOS = re.compile(r"K[1-4]"), re.compile(r"\d-\d"), re.compile(r"[\d ]")
_HAAKJES = re.compile(r"(.+?) \(([^()]+)\)")

_TIENTAL = re.compile(r"(\D{0,3})([+-]?)(0|[1-9]\d{0,2}(?:\.\d{3}){1,2}|[1-9]\d*)(,\d+)?( ?%| [kMGT]B)?")
"""A number as it is written here: dots between thousands, and a comma."""
_DATUM = re.compile(r"(0?[1-9]|[12]\d|3[01])-(0?[1-9]|1[0-2])-([12]\d{3})( \d\d:\d\d(?::\d\d)?)?")
_KOMMA, _UREN = re.compile(r"\d,\d"), re.compile(r"\d (u|uur|min)\b")
_IN_CIJFERS = re.compile(r"(?<![\d.,-])(\d{1,2}-\d{1,2}-\d{4}|\d[\d.]*,\d+)(?![\d,-])")
_CITATEN = re.compile(r"[\"“][^\"”]*[\"”](?:(?:, | en )[\"“][^\"”]*[\"”])*")
_MAANDEN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STERK = 10
"""Letters of its own, or half as many signs, from which a pattern is sure enough to leave an unknown value as it is."""
HEEL_STERK = 25
"""The same, for a value that does not look like a name."""
LANGST = 600
"""Characters of a text that may be a pattern; longer is what somebody wrote."""
DIEP = 9
"""So many values within values."""

_TIJD = {
    "ma": "Mon", "di": "Tue", "wo": "Wed", "do": "Thu", "vr": "Fri", "za": "Sat", "zo": "Sun",
    "maandag": "Monday", "dinsdag": "Tuesday", "woensdag": "Wednesday", "donderdag": "Thursday", "vrijdag": "Friday",
    "zaterdag": "Saturday", "zondag": "Sunday",
    "jan": "Jan", "feb": "Feb", "mrt": "Mar", "apr": "Apr", "mei": "May", "jun": "Jun", "jul": "Jul", "aug": "Aug",
    "sep": "Sep", "okt": "Oct", "nov": "Nov", "dec": "Dec",
    "januari": "January", "februari": "February", "maart": "March", "april": "April", "juni": "June", "juli": "July",
    "augustus": "August", "september": "September", "oktober": "October", "november": "November",
    "december": "December",
    "vandaag": "today", "gisteren": "yesterday", "eergisteren": "the day before yesterday", "morgen": "tomorrow",
    "om": "at", "vanaf": "from", "sinds": "since", "tot": "to", "t/m": "to", "en": "and", "van": "from", "uur": "h",
    "u": "h", "min": "min", "nu": "now", "week": "week", "kwartaal": "quarter", "op": "on", "voor": "before",
}  # fmt: skip
"""A text of nothing but these and numbers is a day, an hour or a stretch of time."""
_ERTUSSEN = frozenset({"om", "vanaf", "sinds", "tot", "t/m", "en", "van", "op", "voor"})
_MAAND = frozenset(maand.lower() for maand in _MAANDEN) - {"mar", "may", "oct"} | {"mrt", "mei", "okt"}
_KAN_ALLEEN = frozenset(woord for woord in _TIJD if len(woord) > 3) - _ERTUSSEN | {"nu"} | _MAAND


class _Patroon:
    """A source with holes, and what to say instead."""

    __slots__ = ("_vorm", "alleen_tussen", "bron", "gaten", "letters", "uit")

    def __init__(self, bron: str, uit: str) -> None:
        self.bron = bron
        self.uit = uit
        self.gaten = GAT.findall(bron)
        eigen = GAT.sub("", bron)
        self.alleen_tussen = _TUSSEN.issuperset(_WOORD.findall(eigen))
        self.letters = sum(map(str.isalpha, eigen)) + 2 * len(re.findall(r"[.:;?!“”]", eigen))
        self._vorm: re.Pattern[str] | None = None

    def lees(self, tekst: str) -> tuple[str, ...] | None:
        """The values in a text; None when it is another sentence."""
        if self._vorm is None:
            delen = [re.escape(deel) for deel in GAT.split(self.bron)]
            self._vorm = re.compile("(.*?)".join(delen), re.DOTALL)
        vondst = self._vorm.fullmatch(tekst)
        return vondst.groups() if vondst else None

    def getypt(self, plek: int) -> bool:
        """Whether the value at this place stands between “ ”: somebody's own words."""
        voor = GAT.split(self.bron)[plek]
        return voor.endswith(("“", '"'))

    def vul(self, waarden: list[str]) -> str:
        """The sentence with these values, in the order of the holes of the source."""
        naar: dict[str, list[str]] = {}
        for gat, waarde in zip(self.gaten, waarden, strict=True):
            naar.setdefault(gat, []).append(waarde)

        def waarde_van(gat: re.Match[str]) -> str:
            lijst = naar[gat[0]]
            return lijst.pop(0) if len(lijst) > 1 else lijst[0]

        return GAT.sub(waarde_van, self.uit)


class Zinnen:
    """Says a text in the other language, as far as it is known; the rest stays as it was."""

    def __init__(self, paren: Mapping[str, str], ook: Iterable[str] = ()) -> None:
        """`paren`: Dutch to the other language. `ook`: sentences with holes already in the other language, whose values
        may still be Dutch.
        """
        self._paren = {bron.strip(): uit.strip() for bron, uit in paren.items()} | dict(paren)
        self._gezegd = frozenset(uit.replace("&", "") for uit in self._paren.values())
        self._op_woord: dict[str, list[_Patroon]] = {}
        bronnen = [(bron, uit) for bron, uit in paren.items() if GAT.search(bron)]
        for bron, uit in (*bronnen, *((zin, zin) for zin in ook)):
            woorden = _eigen_woorden(bron)
            if woorden and sorted(set(GAT.findall(bron))) == sorted(set(GAT.findall(uit))):
                self._op_woord.setdefault(max(woorden, key=len), []).append(_Patroon(bron.strip(), uit.strip()))
        self._onthoud = lru_cache(20_000)(self._zeg)
        self.zeg: Callable[[str], str] = self._onthoud

    def vergeet(self) -> None:
        """Let go of every text that was said: names of people are among them."""
        self._onthoud.cache_clear()

    @property
    def onthouden(self) -> int:
        """How many texts are remembered now."""
        return self._onthoud.cache_info().currsize

    def precies(self, tekst: str) -> str | None:
        """What stands in the list for exactly this text, a capital or a sign at its end aside."""
        if (uit := self._paren.get(tekst)) is not None:
            return uit
        eind = _EIND.search(tekst)
        if eind and eind.start():
            uit = self.precies(tekst[: eind.start()])
            return None if uit is None else uit + eind[0]
        klein = tekst[:1].lower() + tekst[1:]
        if klein != tekst and (uit := self._paren.get(klein)) is not None:
            return uit[:1].upper() + uit[1:]
        groot = tekst[:1].upper() + tekst[1:]
        if groot != tekst and (uit := self._paren.get(groot)) is not None:
            return uit[:1].lower() + uit[1:] if uit[1:2].islower() else uit
        return None

    def _zeg(self, tekst: str) -> str:
        gezegd = self._vertaal(tekst, 0)
        return tekst if gezegd is None else gezegd

    def _vertaal(self, tekst: str, diep: int) -> str | None:
        """The text in the other language; None when nothing of it is known."""
        kaal = tekst.strip()
        if not kaal or diep > DIEP:
            return None
        if (uit := self.precies(tekst)) is not None or kaal in self._gezegd:
            return uit or tekst  # said before: "Kind of signal" is about no child
        if kaal != tekst:
            uit = self._vertaal(kaal, diep)
            return None if uit is None else tekst.replace(kaal, uit, 1)
        if (uit := in_cijfers(tekst) or tijd(tekst) or verhouding(tekst)) is not None:
            return uit
        if teken := _VOORAF.match(tekst):
            uit = self._vertaal(tekst[teken.end() :], diep)
            if uit is not None:
                return teken[0] + uit  # else a pattern may begin with that sign
        if len(tekst) > LANGST:
            return None
        for stap in (
            self._als_sterk_patroon,
            self._als_zeker_patroon,
            self._per_regel,
            self._met_getal,
            self._in_delen,
            self._in_zinnen,
            self._met_kop,
            self._opgesomd,
            self._als_patroon,
            self._erachter,
            self._alleen_kop,
            self._zonder_punt,
        ):
            if (uit := stap(tekst, diep)) is not None:
                return uit
        return None

    def _zeker(self, tekst: str, diep: int) -> str | None:
        """The text when all of it is known: a number, a name, a file, a day, what is listed, or a pattern of those."""
        kaal = tekst.strip()
        if (cijfers := in_cijfers(kaal)) is not None:
            return tekst.replace(kaal, cijfers, 1)
        if _GETAL.fullmatch(kaal):
            return _IN_CIJFERS.sub(_omgezet, tekst)
        if kaal in self._gezegd:
            return tekst
        if _CITATEN.fullmatch(kaal):
            return tekst.replace('" en "', '" and "').replace("” en “", "” and “")
        if diep > DIEP:
            return None
        uit = self.precies(kaal) or tijd(kaal) or verhouding(kaal)
        if uit is None and ": " in kaal:
            kop, _, rest = kaal.partition(": ")
            voor = self._kop(kop) or tijd(kop)
            na = self._zeker(rest, diep + 1)
            uit = f"{voor}: {na}" if voor and na else None
        if uit is None and ", " in kaal:
            stukken = [self._zeker(stuk, diep + 1) for stuk in kaal.split(", ")]
            uit = None if None in stukken else ", ".join(stuk for stuk in stukken if stuk is not None)
        if uit is None:
            uit = self._als_patroon(kaal, diep + 1, zeker=True)
        if uit is None and (haakjes := _HAAKJES.fullmatch(kaal)):
            voor, na = self._zeker(haakjes[1], diep + 1), self._zeker(haakjes[2], diep + 1)
            uit = f"{voor} ({na})" if voor and na else None
        if uit is None and kaal.endswith(".") and (zonder := self._zeker(kaal[:-1], diep + 1)):
            uit = f"{zonder}."
        if uit is None and (_NAAM.fullmatch(kaal) or _PAD.fullmatch(kaal)):
            uit = kaal
        return None if uit is None else tekst.replace(kaal, uit, 1)

    def _als_sterk_patroon(self, tekst: str, diep: int) -> str | None:
        return self._als_patroon(tekst, diep, vanaf=STERK)

    def _als_zeker_patroon(self, tekst: str, diep: int) -> str | None:
        return self._als_patroon(tekst, diep, zeker=True)

    def _als_patroon(self, tekst: str, diep: int, *, zeker: bool = False, vanaf: int = 0) -> str | None:
        """As the pattern with most words of its own that fits. With few of them, or `zeker`, all its values are known;
        with some, a value that is not known may be a name.
        """
        woorden = set(_WOORD.findall(tekst))
        mogelijk = [patroon for woord in woorden for patroon in self._op_woord.get(woord, ())]
        for patroon in sorted(mogelijk, key=lambda patroon: (-patroon.letters, -len(patroon.gaten))):
            waarden = patroon.lees(tekst) if patroon.letters >= vanaf else None
            if waarden is None or (patroon.alleen_tussen and self._in_een_naam(waarden)):
                continue
            gezegd = []
            for plek, waarde in enumerate(waarden):
                if patroon.bron == _FAMILIE:
                    namen = waarde[:1].isupper() and not _DEEL.search(waarde) and ", " not in waarde
                    uit = waarde.replace(" en ", f" {_TIJD['en']} ") if namen else None
                else:
                    uit = waarde if patroon.getypt(plek) else self._zeker(waarde, diep + 1)
                if uit is None and not zeker and patroon.letters >= STERK:
                    uit = self._vertaal(waarde, diep + 1)
                    if uit is None and (patroon.letters >= HEEL_STERK or _EIGENNAAM.fullmatch(waarde)):
                        uit = waarde
                if uit is None:
                    break
                gezegd.append(uit)
            else:
                return patroon.vul(gezegd)
        return None

    def _in_een_naam(self, waarden: tuple[str, ...]) -> bool:
        """Whether values on both sides of a word as "van" make one name: Astrid van Tiel."""
        for voor, na in pairwise(waarden):
            laatste = voor.rpartition(" ")[2]
            if laatste[:1].isupper() and _VERDER_NAAM.match(na) and self.precies(laatste) is None:
                return True
        return False

    def _per_regel(self, tekst: str, diep: int) -> str | None:
        return self._stuk_voor_stuk(_REGEL.split(tekst), diep)

    def _in_delen(self, tekst: str, diep: int) -> str | None:
        """Parts with a sign of our own between them."""
        return self._stuk_voor_stuk(_DEEL.split(tekst), diep)

    def _in_zinnen(self, tekst: str, diep: int) -> str | None:
        return self._stuk_voor_stuk(_ZIN.split(tekst), diep)

    def _stuk_voor_stuk(self, stukken: list[str], diep: int) -> str | None:
        if len(stukken) == 1:
            return None
        gezegd = [self._vertaal(stuk, diep + 1) if stuk.strip() else None for stuk in stukken]
        if all(uit is None for uit in gezegd):
            return None
        return "".join(stuk if uit is None else uit for stuk, uit in zip(stukken, gezegd, strict=True))

    def _met_kop(self, tekst: str, diep: int) -> str | None:
        """A label, a colon and what it is, when that is known."""
        kop, _, rest = tekst.partition(": ")
        na = self._bekend(rest, diep) if rest else None
        if na is None:
            return None
        voor = self._kop(kop) or self._zeker(kop, diep + 1) or self._vertaal(kop, diep + 1)
        zeker = voor or (kop if na == rest or self._zeker(rest, diep + 1) else None)
        return zeker and f"{zeker}: {na}"

    def _alleen_kop(self, tekst: str, _diep: int) -> str | None:
        """A label, a colon and what somebody typed."""
        kop, dubbelepunt, rest = tekst.partition(": ")
        voor = self._kop(kop) if dubbelepunt else None
        return voor and f"{voor}: {rest}"

    def _kop(self, kop: str) -> str | None:
        uit = kop if kop in self._gezegd else self.precies(f"{kop}:") or self.precies(kop)
        return uit and uit.removesuffix(":")

    def _bekend(self, tekst: str, diep: int) -> str | None:
        return self._zeker(tekst, diep) or self._vertaal(tekst, diep + 1)

    def _opgesomd(self, tekst: str, diep: int) -> str | None:
        """Things with commas, when each of them is known; or one of more words is: a row that is read out."""
        stukken = tekst.split(", ")
        if len(stukken) == 1 or _DEEL.search(tekst):
            return None
        zeker = [self._zeker(stuk, diep) for stuk in stukken]
        if None not in zeker:
            return ", ".join(uit for uit in zeker if uit is not None)
        gezegd = [uit or self._vertaal(stuk, diep + 1) for stuk, uit in zip(stukken, zeker, strict=True)]
        if not any(uit and uit != stuk and _LOS.search(stuk) for stuk, uit in zip(stukken, gezegd, strict=True)):
            return None
        return ", ".join(stuk if uit is None else uit for stuk, uit in zip(stukken, gezegd, strict=True))

    def _met_getal(self, tekst: str, _diep: int) -> str | None:
        """A number of something, or a label and a number."""
        if (aantal := _AANTAL.fullmatch(tekst)) and (uit := self.precies(aantal[2])):
            return f"{in_cijfers(aantal[1]) or aantal[1]} {uit}"
        vondst = _MET_GETAL.fullmatch(tekst)
        uit = vondst and self.precies(vondst[1])
        return f"{uit} {in_cijfers(vondst[2]) or vondst[2]}" if uit and vondst else None

    def _zonder_punt(self, tekst: str, diep: int) -> str | None:
        uit = self._vertaal(tekst[:-1], diep + 1) if tekst.endswith(".") else None
        return None if uit is None else f"{uit}."

    def _erachter(self, tekst: str, diep: int) -> str | None:
        """Something with something between brackets."""
        vondst = _HAAKJES.fullmatch(tekst)
        if vondst is None:
            return None
        een = self._zeker(vondst[1], diep) or self._vertaal(vondst[1], diep + 1)
        ander = self._zeker(vondst[2], diep)
        if een is None and (ander is None or ander == vondst[2]):
            return None
        return f"{vondst[1] if een is None else een} ({vondst[2] if ander is None else ander})"


def tijd(tekst: str) -> str | None:
    """A day, an hour or a stretch of time; None when it is anything else."""
    if _KOMMA.search(tekst) and not _UREN.search(tekst):
        return None
    woorden = re.split(r"(\s+|,(?!\d)\s*)", tekst)
    gezegd, woord_gezien, cijfer_gezien = [], False, False
    for plek, woord in enumerate(woorden):
        kaal = woord.rstrip(":")
        uit = f"Q{kaal[1]}" if _KWARTAAL.fullmatch(kaal) else _TIJD.get(kaal.lower())
        if kaal == "u" and not re.search(r"\d\s$", "".join(woorden[:plek])):
            return None  # you, and no hour
        if uit is not None:
            woord_gezien = woord_gezien or kaal.lower() not in _ERTUSSEN or _DAG.search(tekst) is not None
            gezegd.append((uit[:1].upper() + uit[1:] if woord[:1].isupper() else uit) + woord[len(kaal) :])
        elif _GETAL.fullmatch(woord) or re.fullmatch(r"’?\d+[.)]?", woord):
            cijfer_gezien = cijfer_gezien or any(map(str.isdigit, woord))
            gezegd.append(_IN_CIJFERS.sub(_omgezet, woord))
        else:
            return None
    if not woord_gezien or not (cijfer_gezien or tekst.lower() in _KAN_ALLEEN):
        return None
    return re.sub(r"\b([Ww]eek \d+) from", r"\1 of", "".join(gezegd))


def in_cijfers(tekst: str) -> str | None:
    """A number with a point for its comma, or a day in digits with its month by name; None for any other text."""
    if (dag := _DATUM.fullmatch(tekst)) is not None:
        return f"{int(dag[1])} {_MAANDEN[int(dag[2]) - 1]} {dag[3]}{dag[4] or ''}"
    getal = _TIENTAL.fullmatch(tekst)
    if getal is None or not (getal[4] or "." in getal[3]) or getal[1].strip() not in {"", "€", "▲", "▼"}:
        return None
    return f"{getal[1]}{getal[2]}{getal[3].replace('.', ',')}{(getal[4] or '').replace(',', '.')}{getal[5] or ''}"


def _omgezet(vondst: re.Match[str]) -> str:
    return in_cijfers(vondst[0]) or vondst[0]


def verhouding(tekst: str) -> str | None:
    """Numbers of numbers: "3 van 7", "van 120"; None when it is anything else."""
    vondst = _VERHOUDING.fullmatch(tekst)
    eerst, rest = (in_cijfers(deel) or deel for deel in ((vondst[1] or "").strip(), vondst[3])) if vondst else ("", "")
    return vondst and f"{eerst}{eerst and ' '}{'of' if vondst[2] == 'van' else 'for'} {rest}"


def _eigen_woorden(bron: str) -> list[str]:
    """The words of a pattern that stand free of its holes, so that they are words of the sentence too."""
    gevonden = []
    for vondst in _WOORD.finditer(GAT.sub(lambda gat: "\0" * len(gat[0]), bron)):
        ervoor, erna = bron[vondst.start() - 1 : vondst.start()], bron[vondst.end() : vondst.end() + 1]
        if ervoor != "}" and erna != "{":
            gevonden.append(vondst[0])
    return gevonden
