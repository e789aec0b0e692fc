"""Reads tables that were published, to lay them beside what is counted here. Knows no store, no SQLAlchemy and no Qt.

Which table a file holds is read from its columns, never from its name; of the name only a year is used, to refuse the
figures of another year. Numbers are read as spreadsheets write them in Dutch and in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from pathlib import Path

from wijdesk.errors import Weigering
from wijdesk.models.jaartabellen import DELEN, TOTALEN, VORMEN, Tabelvorm, gelijk
from wijdesk.models.rows.gepubliceerd import GelezenTabellen, Gepubliceerd
from wijdesk.models.rows.invoer import RegelFout
from wijdesk.services.bestand import Tabel, open_tabel

VELD = "gepubliceerd"
SOORTEN = frozenset({".csv", ".xlsx"})
HOOGSTENS = 500
"""No published table has more rows; what has more is a file of registrations."""
_DUIZEND = re.compile(r"[+-]?\d{1,3}([.\s\u00a0\u202f]\d{3})+")
_GETAL = re.compile(r"[+-]?\d+([.,]\d+)?")
_JAAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def lees_gepubliceerd(paden: Sequence[Path], jaar: int) -> GelezenTabellen:
    """The published tables in these files and folders. In a folder only files count that hold a table of ours.

    Raises `Weigering` on "gepubliceerd" when a file is no table, a row of it is no figure, two files hold the same
    table, its name says another year, or nothing was found.
    """
    gelezen: dict[str, tuple[Path, Gepubliceerd]] = {}
    overgeslagen: list[str] = []
    for pad in paden:
        in_map = pad.is_dir()
        for bestand in _in_map(pad) if in_map else (pad,):
            tabel = _lees(bestand, jaar, los=not in_map)
            if tabel is None:
                overgeslagen.append(bestand.name)
            elif tabel.tabel in gelezen:
                eerste = gelezen[tabel.tabel][0].name
                raise _weiger(f"{eerste} en {bestand.name} zijn dezelfde tabel. Kies er één.")
            else:
                gelezen[tabel.tabel] = (bestand, tabel)
    if not gelezen:
        raise _weiger(
            "Hier staat geen tabel van het jaarverslag. Kies een map of bestanden met gepubliceerde tabellen."
        )
    volgorde = [gelezen[naam][1] for naam in VORMEN if naam in gelezen]
    zonder_jaar = tuple(bestand.name for bestand, _ in gelezen.values() if not _jaren(bestand))
    anders = sorted({er for naam in overgeslagen for er in _jaren(Path(naam))} - {jaar})
    vreemd = bool(anders) and len(zonder_jaar) == len(gelezen)
    return GelezenTabellen(
        tabellen=tuple(volgorde),
        overgeslagen=tuple(overgeslagen),
        zonder_jaar=zonder_jaar if vreemd else (),
        ander_jaar=" en ".join(map(str, anders)) if vreemd else "",
    )


def _jaren(pad: Path) -> frozenset[int]:
    """The years its name says."""
    return frozenset(map(int, _JAAR.findall(pad.stem)))


def _in_map(map_: Path) -> list[Path]:
    try:
        return sorted(pad for pad in map_.iterdir() if pad.suffix.lower() in SOORTEN and not pad.name.startswith("."))
    except OSError as fout:
        raise _weiger("Deze map mag of kan niet gelezen worden.") from fout


def _lees(pad: Path, jaar: int, *, los: bool) -> Gepubliceerd | None:
    """One file; None when it is no table of ours of this year, or an empty one, and nobody asked for it by itself."""
    try:
        bestand = open_tabel(pad, VELD)
    except Weigering as weigering:
        if not los:
            return None
        raise _weiger(f"{pad.name}: {weigering.fouten[VELD]}") from weigering
    naam = _welke(bestand.kop)
    jaren = _jaren(pad)
    ander_jaar = bool(jaren) and jaar not in jaren
    if (naam is None or ander_jaar) and not los:
        return None
    if naam is None:
        raise _weiger(f"{pad.name} heeft niet de kolommen van een tabel van het jaarverslag.")
    if ander_jaar:
        raise _weiger(f"{pad.name} is van {min(jaren)}, niet van {jaar}. Kies de tabel van {jaar}.")
    alle = tuple(_rijen(pad.name, bestand, VORMEN[naam]))
    if not alle and not los:
        return None
    if not alle:
        raise _weiger(f"{pad.name} heeft geen regels onder de namen van de kolommen.")
    totaal = tuple(rij for rij in alle if not VORMEN[naam].vast and gelijk(rij[0]) in TOTALEN)
    return Gepubliceerd(
        tabel=naam,
        rijen=tuple(rij for rij in alle if rij not in totaal),
        totaal=tuple((kolom, waarde) for _, kolom, waarde in totaal),
    )


def _rijen(naam: str, bestand: Tabel, vorm: Tabelvorm) -> Iterator[tuple[str, str, Decimal]]:
    kop, gezien = bestand.kop, set[str]()
    kolommen = [(kolom, kop.index(kolom)) for kolom in vorm.getallen if kolom in kop]
    for rij in islice(bestand.rijen(), HOOGSTENS + 1):
        if isinstance(rij, RegelFout):
            raise _weiger(f"{naam}, regel {rij.regel}: {rij.reden}")
        regel, cellen = rij[0], [*rij[1], *[""] * (len(kop) - len(rij[1]))]
        code = " ".join(cellen[kop.index(vorm.sleutel)].split())
        if not code:
            raise _weiger(f"{naam}, regel {regel}: de kolom {vorm.sleutel} is leeg.")
        if gelijk(code) in gezien:
            raise _weiger(f"{naam}, regel {regel}: deze {vorm.sleutel} staat er twee keer in.")
        gezien.add(gelijk(code))
        if len(gezien) > HOOGSTENS:
            raise _weiger(f"{naam} heeft te veel regels voor een tabel met cijfers.")
        for kolom, plaats in kolommen:
            tekst = cellen[plaats].strip()
            if not tekst and vorm.vast:
                continue
            waarde = _getal(tekst, deel=kolom == "waarde" and code.casefold() in DELEN)
            if waarde is None:
                raise _weiger(f"{naam}, regel {regel}: in de kolom {kolom} staat geen getal dat hier past.")
            yield code, kolom, waarde


def _welke(kop: tuple[str, ...]) -> str | None:
    """Which table has these columns. Of the key figures and activiteiten not every column need be there."""
    for naam, vorm in VORMEN.items():
        if vorm.sleutel in kop and vorm.getallen[0] in kop and kop.count(vorm.sleutel) == 1:
            return naam
    return None


def _getal(tekst: str, *, deel: bool) -> Decimal | None:
    """A number: "30974", "30.974", "0,37", "37%"; None when it is none. `deel`: a point begins a fraction."""
    procent = deel and tekst.endswith("%")
    kaal = tekst.removesuffix("%").strip() if procent else tekst
    if not deel and _DUIZEND.fullmatch(kaal):
        kaal = re.sub(r"[.\s\u00a0\u202f]", "", kaal)
    if not _GETAL.fullmatch(kaal):
        return None
    waarde = Decimal(kaal.replace(",", "."))
    if not deel and waarde != waarde.to_integral_value():
        return None
    return waarde.scaleb(-2) if procent else waarde


def _weiger(zin: str) -> Weigering:
    return Weigering(zin, veld=VELD)
