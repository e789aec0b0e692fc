"""What a chart shows, as data: its values in rows and columns, each in words, as a table and as CSV. No Qt.

One picture per kind of chart: lines through time, bars, a heat map and a funnel. A chart draws one, the table beside it
shows the same one, and a screen reader hears a sentence of it, so they cannot say different things.
"""

from __future__ import annotations

from itertools import pairwise

from wijdesk.models.cijfer import KLEIN
from wijdesk.models.gegeven import dataclass

Cel = str | float | None
"""A cell of the table: text, a number, or nothing known."""


def getal(waarde: float | None, eenheid: str = "") -> str:
    """A number as people here write it: 1.234 or 12,5, with its unit behind it; "niet bekend" for None."""
    if waarde is None:
        return "niet bekend"
    heel = round(waarde, 1)
    tekst = f"{heel:,.0f}" if heel == int(heel) else f"{heel:,.1f}"
    tekst = tekst.replace(",", " ").replace(".", ",").replace(" ", ".")
    if eenheid == "%":
        return f"{tekst} %"
    if eenheid == "€":
        return f"€ {tekst}"
    return f"{tekst} {eenheid}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Datalijn:
    """One line: a value per point, None where nothing is known.

    `breuken` are the places (0-based) of the first point under another definition: no line crosses to it.
    """

    naam: str
    waarden: tuple[float | None, ...]
    breuken: tuple[int, ...] = ()
    teksten: tuple[str, ...] = ()
    """Per point what it is made of ("3 van 7"); a column of its own in the table."""

    def stukken(self) -> tuple[tuple[int, int], ...]:
        """The parts one line may be drawn through: (first, after the last), in order; never across a break."""
        randen = (0, *(plek for plek in sorted(set(self.breuken)) if 0 < plek < len(self.waarden)), len(self.waarden))
        return tuple((van, tot) for van, tot in pairwise(randen) if tot > van)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lijnbeeld:
    """Lines over the same points of time. Walked by point (left, right) and by line (up, down)."""

    titel: str
    eenheid: str = ""
    punten: tuple[str, ...]
    """The points in full: "maart 2026"."""
    kort: tuple[str, ...] = ()
    """As they stand on the axis ("mrt"); `punten` when empty."""
    lijnen: tuple[Datalijn, ...]
    breuken: tuple[tuple[int, str], ...] = ()
    """(first point of a new definition, sentence), as they are said beside the chart."""
    andere_vragen: bool = False
    """The lines break because people were asked something else, not because the definition changed."""
    wat_tekst: str = "Telling"
    """What the texts of a line are: heading of their column."""

    @property
    def soort(self) -> str:
        """Which chart draws it."""
        return "lijn"

    @property
    def vorm(self) -> tuple[int, int]:
        """(rows, columns) one can walk."""
        return len(self.lijnen), len(self.punten)

    @property
    def leeg(self) -> bool:
        """Whether there is nothing to draw, and nothing of so few that it is only told."""
        return not any(any(lijn.waarden) or any(lijn.teksten) for lijn in self.lijnen)

    def zin(self, rij: int, kolom: int) -> str:
        """One value in words."""
        lijn = self.lijnen[rij]
        naam = f"{lijn.naam}, " if len(self.lijnen) > 1 else ""
        breuk = next((f". {zin}" for plek, zin in self.breuken if plek == kolom), "")
        waarde, tekst = lijn.waarden[kolom], lijn.teksten[kolom] if lijn.teksten else ""
        zin = tekst if waarde is None and tekst else getal(waarde, self.eenheid)
        zin = f"{zin} ({tekst})" if tekst and waarde is not None else zin
        return f"{naam}{self.punten[kolom]}: {zin}{breuk}"

    def koppen(self) -> tuple[str, ...]:
        """The headings of the table."""
        een = len(self.lijnen) == 1
        namen = tuple("Waarde" if een else lijn.naam for lijn in self.lijnen)
        wat = self.wat_tekst
        teksten = tuple(wat if een else f"{wat}, {lijn.naam.lower()}" for lijn in self.lijnen if lijn.teksten)
        return ("Periode", *namen, *teksten, *(("Let op",) if self.breuken else ()))

    def rijen(self) -> tuple[tuple[Cel, ...], ...]:
        """One row per point."""
        bij = dict(self.breuken)
        staart = bool(self.breuken)
        return tuple(
            (
                punt,
                *(lijn.waarden[nr] for lijn in self.lijnen),
                *(lijn.teksten[nr] for lijn in self.lijnen if lijn.teksten),
                *((bij.get(nr, ""),) if staart else ()),
            )
            for nr, punt in enumerate(self.punten)
        )

    def rij_bij(self, rij: int, kolom: int) -> int:
        """The row of the table in which a value stands."""
        return kolom


@dataclass(frozen=True, slots=True, kw_only=True)
class Staaf:
    """One bar: its name in full, its value, and the value of the period it is compared with.

    `tekst` stands at its end in place of the number ("3 van 7"); `opent` is what a panel opens when it is chosen.
    """

    naam: str
    waarde: float | None
    """None of so few that only `tekst` says it, and of what is not known."""
    toen: float | None = None
    tekst: str = ""
    opent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staafbeeld:
    """Horizontal bars, walked from top to bottom; as a `trechter` each stands in the middle below the one before."""

    titel: str
    eenheid: str = ""
    staven: tuple[Staaf, ...]
    wat: str = "Soort"
    """What the names are: heading of the first column."""
    nu: str = "Aantal"
    toen: str = ""
    """What the period compared with is called; empty when nothing is compared."""
    trechter: bool = False
    noot: str = ""
    """What is not in it, as a sentence below the chart."""

    @property
    def soort(self) -> str:
        """Which chart draws it."""
        return "trechter" if self.trechter else "staven"

    @property
    def vorm(self) -> tuple[int, int]:
        """(rows, columns) one can walk."""
        return len(self.staven), 1

    @property
    def leeg(self) -> bool:
        """Whether there is nothing to draw, and nothing of so few that it is only told."""
        return not any(staaf.waarde or staaf.toen or (staaf.waarde is None and staaf.tekst) for staaf in self.staven)

    def tekst(self, rij: int) -> str:
        """What stands at the end of a bar."""
        staaf = self.staven[rij]
        tekst = staaf.tekst or getal(staaf.waarde, self.eenheid)
        if self.trechter and not staaf.tekst and rij and (eerste := self.staven[0].waarde):
            deel = 100 * (staaf.waarde or 0) / eerste
            tekst = f"{tekst} van {getal(eerste)}" if eerste < KLEIN else f"{tekst} ({getal(deel)} % van het begin)"
        return tekst

    def zin(self, rij: int, kolom: int) -> str:
        """One bar in words."""
        staaf = self.staven[rij]
        toen = "" if not self.toen or staaf.toen is None else f", {self.toen} {getal(staaf.toen, self.eenheid)}"
        return f"{staaf.naam}: {self.tekst(rij)}{toen}"

    def koppen(self) -> tuple[str, ...]:
        """The headings of the table."""
        uitleg = ("Uitleg",) if any(staaf.tekst for staaf in self.staven) else ()
        return (self.wat, self.nu, *((self.toen.capitalize(),) if self.toen else ()), *uitleg)

    def rijen(self) -> tuple[tuple[Cel, ...], ...]:
        """One row per bar."""
        uitleg = any(staaf.tekst for staaf in self.staven)
        return tuple(
            (
                staaf.naam,
                staaf.waarde,
                *((staaf.toen,) if self.toen else ()),
                *((staaf.tekst,) if uitleg else ()),
            )
            for staaf in self.staven
        )

    def rij_bij(self, rij: int, kolom: int) -> int:
        """The row of the table in which a value stands."""
        return rij


@dataclass(frozen=True, slots=True, kw_only=True)
class Warmtebeeld:
    """Counts by two things: `op_rijen` (hours) downwards and `op_kolommen` (weekdays) to the right."""

    titel: str
    eenheid: str = ""
    op_rijen: tuple[str, ...]
    op_kolommen: tuple[str, ...]
    kort: tuple[str, ...] = ()
    """The columns as they stand above the map; `op_kolommen` when empty."""
    waarden: tuple[tuple[int, ...], ...]
    """Per row its columns."""
    wat: str = "Uur"

    @property
    def soort(self) -> str:
        """Which chart draws it."""
        return "warmte"

    @property
    def vorm(self) -> tuple[int, int]:
        """(rows, columns) one can walk."""
        return len(self.op_rijen), len(self.op_kolommen)

    @property
    def leeg(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(any(rij) for rij in self.waarden)

    @property
    def hoogst(self) -> int:
        """The largest count; 0 when there is none."""
        return max((waarde for rij in self.waarden for waarde in rij), default=0)

    def zin(self, rij: int, kolom: int) -> str:
        """One cell in words."""
        return f"{self.op_kolommen[kolom]} {self.op_rijen[rij]}: {getal(self.waarden[rij][kolom], self.eenheid)}"

    def koppen(self) -> tuple[str, ...]:
        """The headings of the table."""
        return (self.wat, *(self.kort or self.op_kolommen))

    def rijen(self) -> tuple[tuple[Cel, ...], ...]:
        """One row per row of the map."""
        return tuple((naam, *rij) for naam, rij in zip(self.op_rijen, self.waarden, strict=True))

    def rij_bij(self, rij: int, kolom: int) -> int:
        """The row of the table in which a value stands."""
        return rij


Beeld = Lijnbeeld | Staafbeeld | Warmtebeeld


def _waar(beeld: Lijnbeeld) -> str:
    return "de vragen veranderen" if beeld.andere_vragen else "de definitie verandert"


def samengevat(beeld: Beeld) -> str:
    """What the whole chart shows in one sentence, for who comes to it with a screen reader."""
    if beeld.leeg:
        return "Er is niets geteld in deze periode."
    rijen, kolommen = beeld.vorm
    if isinstance(beeld, Lijnbeeld):
        eerste, laatste = beeld.punten[0], beeld.punten[-1]
        if kolommen == 1:
            return f"{beeld.zin(0, 0)}."
        lijnen = "1 lijn" if rijen == 1 else f"{rijen} lijnen"
        breuk = "" if not beeld.breuken else f" De lijn is onderbroken waar {_waar(beeld)}."
        return f"{lijnen} van {eerste} tot en met {laatste}, {kolommen} punten.{breuk}"
    if isinstance(beeld, Staafbeeld):
        if rijen == 1:
            return f"{beeld.zin(0, 0)}."
        hoogste = max(range(rijen), key=lambda nr: beeld.staven[nr].waarde or 0.0)
        stappen = "stappen" if beeld.trechter else "staven"
        return f"{rijen} {stappen}. Het meest: {beeld.zin(hoogste, 0)}."
    rij, kolom = max(((r, k) for r in range(rijen) for k in range(kolommen)), key=lambda p: beeld.waarden[p[0]][p[1]])
    return f"{rijen} bij {kolommen} vakken. Het drukst: {beeld.zin(rij, kolom)}."
