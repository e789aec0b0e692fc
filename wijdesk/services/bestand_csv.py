"""A CSV file as rows of text, read lazily and without losing a line. Knows no columns of ours.

Spreadsheets write a comma or a semicolon by the language of the computer, with or without a byte order mark; both are
read. A quotation mark that is never closed would swallow the rest of the file as one cell: such a record is reported
by its first line and reading goes on at the next.
"""

from __future__ import annotations

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from wijdesk.errors import Weigering
from wijdesk.models.rows.invoer import RegelFout

BLOK = 1 << 20
SCHEIDINGSTEKENS = (",", ";", "\t")
QUOTE_FOUT = "Een aanhalingsteken in deze regel staat verkeerd of wordt niet gesloten."
GEEN_UTF8 = (
    "De letters in dit bestand staan er niet in UTF-8 in. Sla het in Excel op als 'CSV UTF-8', of gebruik een .xlsx."
)


class CsvTabel:
    """A checked CSV file: `kop` in small letters, `schatting` its number of lines below the header."""

    def __init__(self, pad: Path, veld: str) -> None:
        self._pad = pad
        self.schatting = max(0, _controleer(pad, veld) - 1)
        self._sla_over, regel = self._kopregel()
        self._teken = max(SCHEIDINGSTEKENS, key=regel.count)
        try:
            kop = next(csv.reader([regel], delimiter=self._teken, strict=True), [])
        except csv.Error as fout:
            raise Weigering("De eerste regel met de namen van de kolommen is niet te lezen.", veld=veld) from fout
        self.kop = tuple(naam.strip().lower() for naam in kop)
        while self.kop and not self.kop[-1]:
            self.kop = self.kop[:-1]
        if not self.kop:
            raise Weigering("Het bestand heeft geen regel met de namen van de kolommen.", veld=veld)

    def rijen(self) -> Iterator[tuple[int, list[str]] | RegelFout]:
        """The rows below the header; lines without anything in them are no rows."""
        with self._pad.open(encoding="utf-8-sig", newline="") as bestand:
            for _ in range(self._sla_over):
                next(bestand, "")
            lezer = _Regels(bestand, eerste=self._sla_over + 1, teken=self._teken, breedte=len(self.kop))
            yield from lezer.rijen()

    def _kopregel(self) -> tuple[int, str]:
        """How many lines come before the first row, and the header itself; Excel may put "sep=;" above it."""
        with self._pad.open(encoding="utf-8-sig", newline="") as bestand:
            for nummer, regel in enumerate(bestand, start=1):
                if regel.strip() and not (nummer == 1 and regel.lower().startswith("sep=")):
                    return nummer, regel
        return 0, ""


class _Regels:
    """Cuts lines into records, and can go back to just after the first line of a record that is wrong."""

    def __init__(self, bron: Iterator[str], *, eerste: int, teken: str, breedte: int) -> None:
        self._bron = bron
        self._terug: deque[str] = deque()
        self._genomen: list[str] = []
        self._regel = eerste
        self._teken = teken
        self._breedte = breedte

    def rijen(self) -> Iterator[tuple[int, list[str]] | RegelFout]:
        lezer = self._lezer()
        while True:
            self._genomen.clear()
            try:
                cellen = next(lezer)
            except StopIteration:
                return
            except csv.Error:
                yield self._weiger_eerste()
                lezer = self._lezer()
                continue
            if len(self._genomen) > 1 and len(cellen) != self._breedte:
                yield self._weiger_eerste()
                lezer = self._lezer()
                continue
            regel = self._regel
            self._regel += len(self._genomen)
            if any(cel and not cel.isspace() for cel in cellen):
                yield regel, cellen

    def _lezer(self) -> Iterator[list[str]]:
        return csv.reader(self._lijnen(), delimiter=self._teken, strict=True)

    def _lijnen(self) -> Iterator[str]:
        while True:
            lijn = self._terug.popleft() if self._terug else next(self._bron, None)
            if lijn is None:
                return
            self._genomen.append(lijn)
            yield lijn

    def _weiger_eerste(self) -> RegelFout:
        fout = RegelFout(regel=self._regel, nummer="", veld="", reden=QUOTE_FOUT)
        self._terug.extendleft(reversed(self._genomen[1:]))
        self._regel += 1
        return fout


def _controleer(pad: Path, veld: str) -> int:
    """Read the whole file once: is it UTF-8 text? Answers its number of lines."""
    ontcijfer = codecs.getincrementaldecoder("utf-8")()
    lijnen, einde = 0, b""
    with pad.open("rb") as bestand:
        try:
            while blok := bestand.read(BLOK):
                if not lijnen and blok.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                    raise Weigering(GEEN_UTF8, veld=veld)
                if b"\x00" in blok:
                    raise Weigering("Dit bestand is geen tabel. Kies een CSV- of XLSX-bestand.", veld=veld)
                ontcijfer.decode(blok)
                lijnen += blok.count(b"\n")
                einde = blok[-1:]
            ontcijfer.decode(b"", final=True)
        except UnicodeDecodeError as fout:
            raise Weigering(GEEN_UTF8, veld=veld) from fout
    return lijnen + (einde != b"\n")
