"""The first sheet of an Excel workbook as rows of text. The only module that loads openpyxl; load it when needed.

Numbers become plain text (no "123.0"), dates ISO 8601, true and false ja and nee; text stays as it is, leading zeros
included. Formulas are read as their last result.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import MAXYEAR, date, datetime, time, timedelta
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from wijdesk.errors import Weigering
from wijdesk.models.rows.invoer import RegelFout
from wijdesk.models.values import schrijfbaar

HOOGSTENS = 2 << 30
"""Bytes a workbook may unpack to. A file of a million rows stays below; one made to fill the memory does not."""
BLOK = 1 << 20
BESCHADIGD = "Dit Excel-bestand is beschadigd of is geen Excel-bestand. Vraag om een nieuw bestand."
MET_TIJD = frozenset({"ontvangen"})
"""Columns that hold a moment: at midnight they keep their time, where another date has none."""
EXCEL_FOUTEN = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
_STUK = (
    *(zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError),
    *(
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
    ),
)
"""What zipfile and openpyxl raise on a damaged workbook: openpyxl has no error of its own for it."""


class XlsxTabel:
    """A checked workbook: `kop` in small letters, `schatting` about how many rows it has below the header."""

    def __init__(self, pad: Path, veld: str) -> None:
        self._pad = pad
        self._veld = veld
        self.schatting = max(0, self._controleer() - 1)
        self._kop_op = 0
        kop: list[str] = []
        for nummer, cellen in self._ruw():
            if any(cel is not None for cel in cellen):
                self._kop_op, kop = nummer, [als_tekst(cel).strip().lower() for cel in cellen]
                break
        while kop and not kop[-1]:
            kop.pop()
        if not kop:
            raise Weigering("Het eerste blad van dit Excel-bestand is leeg.", veld=veld)
        self.kop = tuple(kop)
        self._tijden = tuple(naam in MET_TIJD for naam in kop)

    def rijen(self) -> Iterator[tuple[int, list[str]] | RegelFout]:
        """The rows below the header; a row without anything in it is no row, a shorter one ends in empty cells."""
        tijden = self._tijden
        for nummer, ruw in self._ruw():
            if nummer <= self._kop_op or not any(cel is not None and cel != "" for cel in ruw):
                continue
            cellen = [
                als_tekst(cel, met_tijd=plaats < len(tijden) and tijden[plaats]) for plaats, cel in enumerate(ruw)
            ]
            if not EXCEL_FOUTEN.isdisjoint(cellen):
                yield RegelFout(regel=nummer, nummer="", veld="", reden="Een cel in deze regel is een fout in Excel.")
                continue
            cellen.extend([""] * (len(self.kop) - len(cellen)))
            yield nummer, cellen

    def _controleer(self) -> int:
        """Unpack everything once, which checks it; answers the rows of the longest sheet, as not every file says it."""
        langste = 0
        with _weiger_schade(self._veld), zipfile.ZipFile(self._pad) as archief:
            if sum(deel.file_size for deel in archief.infolist()) > HOOGSTENS:
                raise Weigering("Dit Excel-bestand is te groot. Sla het op als CSV (UTF-8).", veld=self._veld)
            for deel in archief.infolist():
                rijen = 0
                with archief.open(deel) as inhoud:
                    while blok := inhoud.read(BLOK):
                        rijen += blok.count(b"<row ")
                langste = max(langste, rijen)
        return langste

    def _ruw(self) -> Iterator[tuple[int, tuple[object, ...]]]:
        with self._pad.open("rb") as bestand:  # by its content: a workbook may have any name
            with _weiger_schade(self._veld):
                werkmap = openpyxl.load_workbook(bestand, read_only=True, data_only=True, keep_links=False)
            if not werkmap.worksheets:
                raise Weigering("Dit Excel-bestand heeft geen blad met een tabel.", veld=self._veld)
            blad = werkmap.worksheets[0]
            blad.reset_dimensions()  # some programs write "A1" as the size, and openpyxl would read one cell per row
            rijen = enumerate(blad.iter_rows(values_only=True), start=1)
            while True:
                with _weiger_schade(self._veld):
                    rij = next(rijen, None)
                if rij is None:
                    return
                yield rij


@contextmanager
def _weiger_schade(veld: str) -> Iterator[None]:
    try:
        yield
    except _STUK as fout:
        raise Weigering(BESCHADIGD, veld=veld) from fout


def als_tekst(cel: object, *, met_tijd: bool = False) -> str:
    """One cell as the text a CSV file would hold."""
    if cel is None:
        return ""
    if isinstance(cel, str):
        return schrijfbaar(cel)
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, float):
        return str(int(cel)) if cel.is_integer() else repr(cel)
    if isinstance(cel, datetime):
        heel = cel if cel.year == MAXYEAR else cel + timedelta(microseconds=500_000)  # times are fractions of a day
        heel = heel.replace(microsecond=0)
        return heel.isoformat() if met_tijd or heel.time() != time() else heel.date().isoformat()
    if isinstance(cel, date):
        return cel.isoformat()
    if isinstance(cel, time):
        return cel.isoformat(timespec="seconds")
    return str(cel)
