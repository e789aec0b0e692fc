"""Reads an import file row by row and hands it on in batches. Knows no store, no SQLAlchemy and no Qt.

A file is checked as a whole before its first row (is it a table, is it UTF-8, are the columns there); after that every
row is either handed on or reported, so that what was read always equals what was added, known or refused. No message
holds anything of a row but its number, its `nummer` and the name of a column. openpyxl is loaded for a workbook only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from importlib import import_module
from pathlib import Path
from typing import Protocol, TypeVar, cast

from wijdesk.errors import Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.locatienaam import geen_nieuwe_locatie
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels, RondPartijAf
from wijdesk.models.rows.invoer import RegelFout, anders_dan
from wijdesk.models.values import Id
from wijdesk.services.bestand_csv import CsvTabel

R = TypeVar("R")
Rij = tuple[int, list[str]] | RegelFout
"""A read row: its line number with its cells, or why it could not be read."""
Regel = tuple[int, dict[str, str]] | RegelFout
"""A row with the names of its columns."""

KOLOMMEN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "vragen": (
        (
            *("nummer", "ontvangen", "locatie", "kanaal", "melder", "meldingtype"),
            *("direct_afgehandeld", "uitkomst", "toelichting"),
        ),
        ("persoon",),
    ),
    "personen": (
        (
            *("nummer", "bsn", "voornamen", "roepnaam", "tussenvoegsel", "achternaam", "geboortedatum"),
            *("straat", "huisnummer", "toevoeging", "postcode", "woonplaats", "telefoon", "email"),
        ),
        (),
    ),
    "indicaties": (
        ("nummer", "besloten_op", "productgroep", "soort", "aanbieder", "van", "tot"),
        ("omvang", "locatie"),
    ),
    "klachten": (
        ("nummer", "ontvangen", "afgerond", "uitkomst", "reden", "over_ondersteuningsstructuur"),
        ("locatie",),
    ),
    "agressie": (("nummer", "datum", "soort", "maatregel"), ("locatie",)),
    "activiteiten": (
        ("nummer", "thema", "gebied", "initiatief", "start", "einde"),
        (
            *("locatie", "naam", "partners", "vrijwilligers", "deelopdracht", "financier", "financiering_van"),
            *("financiering_tot", "resultaat"),
        ),
    ),
    "sessies": (("nummer", "activiteit", "datum"), ("van", "tot", "plek", "aanwezig")),
    "straatrondes": (("nummer", "gebied", "dag", "contacten"), ("van", "tot", "verslag", "locatie")),
    "buurtagenda": (
        ("nummer", "onderwerp", "thema", "ingebracht_op", "ingebracht_bij"),
        ("gebied", "toelichting", "gedaan", "teruggekoppeld_op", "teruggekoppeld_hoe", "locatie"),
    ),
    "bewonersinitiatieven": (
        ("nummer", "onderwerp", "thema", "ingebracht_op", "stand"),
        ("gebied", "toelichting", "steun", "resultaat", "locatie"),
    ),
    "impactmeting": (("nummer", "datum", "cijfer"), ("locatie",)),
    "dossiercontroles": (("nummer", "datum", "goed", "punten"), ("locatie",)),
    "buitencijfers": (
        ("nummer", "naam", "jaar", "waarde", "eenheid", "basis", "bron", "definitieversie"),
        ("locatie",),
    ),
    "tarieven": (("nummer", "productgroep", "bedrag", "eenheid", "van", "tot", "bron"), ()),
}
"""Per kind of file the columns that must be there and those that may (the order in the file is free)."""

VRIJ = frozenset({"impactmeting"})
"""Kinds of which every column is handed on: which of them mean something, the store says (its questions)."""

PROEF_PARTIJ = Id(bytes(16))
"""Stands for the batch in a proef run, which keeps nothing and so begins no batch."""


class Tabel(Protocol):
    """A file as a table: names of columns and rows of text, read again at every call of `rijen`."""

    @property
    def kop(self) -> tuple[str, ...]: ...
    @property
    def schatting(self) -> int: ...
    def rijen(self) -> Iterator[Rij]: ...


class Schrijver(Protocol):
    """Carries one write out and answers its result."""

    def __call__(self, opdracht: Opdracht[R], /) -> R: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoerbestand:
    """An import file that passed its check. `schatting` is about how many rows it has, for a progress bar."""

    naam: str
    soort: str
    onbekende_kolommen: tuple[str, ...]
    schatting: int
    _tabel: Tabel = field(repr=False)
    _plaatsen: tuple[tuple[str, int], ...] = field(repr=False)
    _vertaling: dict[tuple[str, str], str] = field(repr=False)

    def regels(self) -> Iterator[Regel]:
        """The rows from the top, lazily: (line number, column → trimmed text) or a `RegelFout`."""
        breedte = len(self._tabel.kop)
        vertaling = self._vertaling
        for rij in self._tabel.rijen():
            if isinstance(rij, RegelFout):
                yield rij
                continue
            nummer, cellen = rij
            if len(cellen) != breedte and not (len(cellen) > breedte and not any(map(str.strip, cellen[breedte:]))):
                yield RegelFout(regel=nummer, nummer="", veld="", reden=_verkeerde_breedte(len(cellen), breedte))
                continue
            waarden = {kolom: cellen[plaats].strip() for kolom, plaats in self._plaatsen}
            if vertaling:
                waarden = {
                    kolom: vertaling.get((kolom, waarde.casefold()), waarde) for kolom, waarde in waarden.items()
                }
            yield nummer, waarden


@dataclass(frozen=True, slots=True, kw_only=True)
class Importverslag:
    """What became of a file: gelezen == toegevoegd + al_bekend + len(fouten), always."""

    gelezen: int
    toegevoegd: int
    al_bekend: int
    fouten: tuple[RegelFout, ...]
    anders: tuple[RegelFout, ...]
    """Rows counted in `al_bekend` of which the file says something else than what is there; the reason says more."""
    onbekende_kolommen: tuple[str, ...]
    nieuwe_locaties: tuple[str, ...]
    """Names of locaties that were not there and were made (in a proef run: would be made)."""
    partij_id: Id | None
    """None after a proef run, or when no row came as far as the store."""
    gestopt: bool


MEESTE_NAMEN = 12
"""So many new locaties are named in a question."""


def lees_bestand(pad: Path, soort: str, vertaling: Path | None = None) -> Invoerbestand:
    """Open a CSV or XLSX file of a kind of `KOLOMMEN` and check that it can be read.

    `vertaling` is a CSV `kolom,van,naar`: a value `van` in that column is read as `naar`. Raises `Weigering` on the
    fields "soort", "bestand" or "vertaling".
    """
    if soort not in KOLOMMEN:
        raise Weigering(f"Kies een soort die er is: {', '.join(KOLOMMEN)}.", veld="soort")
    tabel = open_tabel(pad, "bestand")
    verplicht, optioneel = KOLOMMEN[soort]
    bekend = set(verplicht + optioneel) | ({*tabel.kop} - {""} if soort in VRIJ else set())
    plaatsen = _plaatsen(tabel.kop, bekend)
    if not plaatsen:
        raise Weigering(
            f"In dit bestand staat geen enkele kolom van {soort}. Is dit het goede bestand?", veld="bestand"
        )
    ontbreekt = [kolom for kolom in verplicht if kolom not in plaatsen]
    if ontbreekt:
        wat = "ontbreekt de kolom" if len(ontbreekt) == 1 else "ontbreken de kolommen"
        raise Weigering(f"In het bestand {wat} {', '.join(ontbreekt)}.", veld="bestand")
    return Invoerbestand(
        naam=pad.name,
        soort=soort,
        onbekende_kolommen=tuple(kolom for kolom in tabel.kop if kolom and kolom not in bekend),
        schatting=tabel.schatting,
        _tabel=tabel,
        _plaatsen=tuple(plaatsen.items()),
        _vertaling=_lees_vertaling(vertaling, bekend) if vertaling else {},
    )


def ontbrekende_kolommen(pad: Path) -> dict[str, tuple[str, ...]]:
    """Per kind of `KOLOMMEN` the columns that the header of this file lacks. Raises `Weigering` when it is no table."""
    kop = open_tabel(pad, "bestand").kop
    return {soort: tuple(k for k in verplicht if k not in kop) for soort, (verplicht, _) in KOLOMMEN.items()}


def eis_geen_nieuwe(bestand: Invoerbestand, locaties: Iterable[str]) -> None:
    """Ask before a file makes a locatie: raise Weigering on "nieuwe_locatie" with those that are not among these names.

    Only vragen make one. A row with a name that looks like one there is, is refused anyway.
    """
    if bestand.soort != "vragen":
        return
    er = {naam.casefold() for naam in locaties}
    namen = (regel[1].get("locatie", "") for regel in bestand.regels() if not isinstance(regel, RegelFout))
    nieuw = {naam.casefold(): naam for naam in namen if naam and naam.casefold() not in er}
    nieuw = {klein: naam for klein, naam in nieuw.items() if geen_nieuwe_locatie(naam, er) is None}
    if nieuw:
        wat = f"staan {len(nieuw)} locaties die er nog niet zijn"
        wat = "staat een locatie die er nog niet is" if len(nieuw) == 1 else wat
        namen_ = ", ".join([*nieuw.values()][:MEESTE_NAMEN]) + (", …" if len(nieuw) > MEESTE_NAMEN else "")
        raise Weigering(
            f"In dit bestand {wat}: {namen_}. Wie inleest, maakt een nieuw team, en elk cijfer telt dat mee. "
            "Klopt de naam?",
            veld="nieuwe_locatie",
        )


def importeer(
    bestand: Invoerbestand,
    schrijf: Schrijver,
    *,
    proef: bool = False,
    voortgang: Callable[[int, int], None] = lambda _gedaan, _totaal: None,
    gestopt: Callable[[], bool] = lambda: False,
    partij_grootte: int = 500,
) -> Importverslag:
    """Put a file in, `partij_grootte` rows per transaction; answers what became of every row.

    `voortgang` gets (rows done, about how many in all) after each batch, `gestopt` is asked after each batch. Trouble
    of the store goes up as it is: the batches before it stay, and reading the same file again adds only the rest.
    """
    loop = _Loop(bestand, schrijf, proef=proef)
    voortgang(0, bestand.schatting)
    afgebroken = False
    for regel in bestand.regels():
        loop.neem(regel)
        if loop.gelezen % partij_grootte == 0:
            loop.verwerk()
            voortgang(loop.gelezen, max(bestand.schatting, loop.gelezen))
            afgebroken = gestopt()
            if afgebroken:
                break
    loop.verwerk()
    loop.rond_af()
    if not afgebroken:
        voortgang(loop.gelezen, loop.gelezen)
    return loop.verslag(gestopt=afgebroken)


class _Loop:
    """The running count of one import."""

    def __init__(self, bestand: Invoerbestand, schrijf: Schrijver, *, proef: bool) -> None:
        self._bestand = bestand
        self._schrijf = schrijf
        self._proef = proef
        self._partij_id: Id | None = None
        self._wachtend: list[tuple[int, dict[str, str]]] = []
        self._gezien: dict[str, dict[str, str]] = {}
        self._toegevoegd = 0
        self._al_bekend = 0
        self._fouten: list[RegelFout] = []
        self._anders: list[RegelFout] = []
        self._locaties: dict[str, None] = {}
        self._onbekend: dict[str, None] = dict.fromkeys(bestand.onbekende_kolommen)
        self.gelezen = 0

    def neem(self, regel: Regel) -> None:
        self.gelezen += 1
        if isinstance(regel, RegelFout):
            self._fouten.append(regel)
        elif regel[1]["nummer"] in self._gezien:
            self._al_bekend += 1
            if (anders := anders_dan(*regel, self._gezien[regel[1]["nummer"]])) is not None:
                self._anders.append(anders)
        else:
            self._wachtend.append(regel)

    def verwerk(self) -> None:
        """Hand on what waits, in one transaction."""
        regels, self._wachtend = tuple(self._wachtend), []
        if not regels:
            return
        if self._partij_id is None:
            self._partij_id = (
                PROEF_PARTIJ
                if self._proef
                else self._schrijf(BeginPartij(soort=self._bestand.soort, bestand=self._bestand.naam))
            )
        uitslag = self._schrijf(
            ImporteerRegels(partij_id=self._partij_id, soort=self._bestand.soort, regels=regels, proef=self._proef)
        )
        if uitslag.toegevoegd + uitslag.al_bekend + len(uitslag.fouten) != len(regels):
            raise RuntimeError("an import batch does not account for every row it was given")
        self._toegevoegd += uitslag.toegevoegd
        self._al_bekend += uitslag.al_bekend
        self._fouten.extend(uitslag.fouten)
        self._anders.extend(uitslag.anders)
        self._locaties.update(dict.fromkeys(uitslag.nieuwe_locaties))
        self._onbekend.update(dict.fromkeys(uitslag.onbekende_kolommen))
        if self._proef:  # nothing is kept, so only this memory knows what an earlier batch would have added
            overslaan = {fout.regel for fout in (*uitslag.fouten, *uitslag.anders)}
            for regel, waarden in regels:
                if regel not in overslaan and waarden["nummer"] not in self._gezien:
                    self._gezien[waarden["nummer"]] = _te_vergelijken(self._bestand.soort, waarden)

    def rond_af(self) -> None:
        """Say that the last row of this file is in."""
        if self._partij_id is not None and not self._proef:
            self._schrijf(RondPartijAf(partij_id=self._partij_id))

    def verslag(self, *, gestopt: bool) -> Importverslag:
        return Importverslag(
            gelezen=self.gelezen,
            toegevoegd=self._toegevoegd,
            al_bekend=self._al_bekend,
            fouten=tuple(sorted(self._fouten, key=lambda fout: fout.regel)),
            anders=tuple(sorted(self._anders, key=lambda fout: fout.regel)),
            onbekende_kolommen=tuple(self._onbekend),
            nieuwe_locaties=tuple(self._locaties),
            partij_id=None if self._proef else self._partij_id,
            gestopt=gestopt,
        )


def _te_vergelijken(soort: str, waarden: dict[str, str]) -> dict[str, str]:
    """What a proef run keeps of a row, to see whether the same number comes again with something else."""
    if soort != "indicaties":
        return {}
    return {kolom: waarde for kolom, waarde in waarden.items() if kolom != "nummer"} | {
        "soort": waarden["soort"].casefold()
    }


def open_tabel(pad: Path, veld: str) -> Tabel:
    """A CSV or XLSX file as a table. Raises `Weigering` on `veld` when it is none."""
    try:
        with pad.open("rb") as bestand:
            begin = bestand.read(8)
    except FileNotFoundError as fout:
        raise Weigering("Dit bestand is er niet.", veld=veld) from fout
    except IsADirectoryError as fout:
        raise Weigering("Dit is een map. Kies een bestand.", veld=veld) from fout
    except OSError as fout:
        raise Weigering("Dit bestand mag of kan niet gelezen worden. Is het nog ergens open?", veld=veld) from fout
    if not begin:
        raise Weigering("Het bestand is leeg.", veld=veld)
    if begin.startswith(b"\xd0\xcf\x11\xe0"):
        raise Weigering(
            "Dit is een oud Excel-bestand (.xls) of een met een wachtwoord. Sla het op als .xlsx of als CSV (UTF-8).",
            veld=veld,
        )
    if begin.startswith(b"PK\x03\x04"):
        open_werkmap = import_module("wijdesk.services.bestand_xlsx").XlsxTabel
        return cast("Callable[[Path, str], Tabel]", open_werkmap)(pad, veld)
    if pad.suffix.lower() == ".xlsx":
        raise Weigering("Dit Excel-bestand is beschadigd. Vraag om een nieuw bestand.", veld=veld)
    return CsvTabel(pad, veld)


def _plaatsen(kop: tuple[str, ...], bekend: set[str], veld: str = "bestand") -> dict[str, int]:
    dubbel = sorted({kolom for kolom in kop if kolom in bekend and kop.count(kolom) > 1})
    if dubbel:
        raise Weigering(f"Deze kolom staat er twee keer in: {', '.join(dubbel)}.", veld=veld)
    return {kolom: plaats for plaats, kolom in enumerate(kop) if kolom in bekend}


def _lees_vertaling(pad: Path, bekend: set[str]) -> dict[tuple[str, str], str]:
    tabel = open_tabel(pad, "vertaling")
    plaatsen = _plaatsen(tabel.kop, {"kolom", "van", "naar"}, "vertaling")
    if len(plaatsen) < 3:
        raise Weigering("De vertaling heeft de kolommen kolom, van en naar nodig.", veld="vertaling")
    uit: dict[tuple[str, str], str] = {}
    for rij in tabel.rijen():
        if isinstance(rij, RegelFout):
            raise Weigering(f"Regel {rij.regel} van de vertaling: {rij.reden}", veld="vertaling")
        regel, cellen = rij
        if len(cellen) < len(tabel.kop):
            raise Weigering(f"Regel {regel} van de vertaling is niet af.", veld="vertaling")
        kolom, van, naar = (cellen[plaatsen[naam]].strip() for naam in ("kolom", "van", "naar"))
        if kolom.lower() not in bekend:
            raise Weigering(f"Regel {regel} van de vertaling noemt een kolom die niet bestaat.", veld="vertaling")
        if uit.setdefault((kolom.lower(), van.casefold()), naar) != naar:
            raise Weigering(f"Regel {regel} van de vertaling spreekt een eerdere regel tegen.", veld="vertaling")
    return uit


def _verkeerde_breedte(gevonden: int, verwacht: int) -> str:
    cellen = "1 kolom" if gevonden == 1 else f"{gevonden} kolommen"
    return f"Deze regel heeft {cellen} in plaats van {verwacht}."
