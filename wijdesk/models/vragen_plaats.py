"""On which line of a TOML text each key stands, because tomllib does not tell. Pure.

It reads texts that tomllib accepted, so it need not judge them: it only has to know where strings, comments and arrays
end. The texts may use Windows line ends.
"""

from __future__ import annotations

from dataclasses import field

from wijdesk.models.gegeven import dataclass


@dataclass(slots=True)
class Plaatsen:
    """The lines (from 1) of one text. Tables are named and numbered: the third [[vraag]] is ("vraag", 2)."""

    tabellen: dict[tuple[str, int], int] = field(default_factory=dict)
    sleutels: dict[tuple[str, int, str], list[int]] = field(default_factory=dict)

    def regel(self, tabel: str, nummer: int = 0, sleutel: str = "", deel: int = 0) -> int:
        """The line of a table, of a key in it, or of a part of the list after that key. Tables without a name are the
        top of the file. What is not found stands where its table begins.
        """
        gevonden = self.sleutels.get((tabel, nummer, sleutel))
        if gevonden:
            return gevonden[min(deel, len(gevonden) - 1)]
        return self.tabellen.get((tabel, nummer), 1)


def plaatsen(tekst: str) -> Plaatsen:
    """Where everything stands in a text that tomllib could read."""
    return _Lezer(tekst.replace("\r\n", "\n")).lees()


class _Lezer:
    """One walk over a text."""

    def __init__(self, tekst: str) -> None:
        self._tekst = tekst
        self._plek = 0
        self._regel = 1
        self._uit = Plaatsen()
        self._aantal: dict[str, int] = {}
        self._tabel = ("", 0)

    def lees(self) -> Plaatsen:
        while self._plek < len(self._tekst):
            teken = self._tekst[self._plek]
            if teken == "\n":
                self._verder(1)
            elif teken in " \t":
                self._plek += 1
            elif teken == "#":
                self._naar_einde_regel()
            elif teken == "[":
                self._lees_kop()
            else:
                self._lees_sleutel()
        return self._uit

    def _verder(self, aantal: int) -> None:
        self._regel += self._tekst.count("\n", self._plek, self._plek + aantal)
        self._plek += aantal

    def _naar_einde_regel(self) -> None:
        einde = self._tekst.find("\n", self._plek)
        self._plek = len(self._tekst) if einde < 0 else einde

    def _lees_kop(self) -> None:
        begin = self._plek
        while self._plek < len(self._tekst) and self._tekst[self._plek] not in "\n#":
            if self._tekst[self._plek] in "\"'":
                self._sla_tekst_over()
            else:
                self._plek += 1
        naam = self._tekst[begin : self._plek].strip()
        lijst = naam.startswith("[[")
        naam = naam.strip("[] \t").strip("\"'")
        nummer = self._aantal.get(naam, 0) if lijst else 0
        self._aantal[naam] = nummer + 1
        self._tabel = (naam, nummer)
        self._uit.tabellen[self._tabel] = self._regel

    def _lees_sleutel(self) -> None:
        begin, regel = self._plek, self._regel
        while self._plek < len(self._tekst) and self._tekst[self._plek] not in "=\n":
            if self._tekst[self._plek] in "\"'":
                self._sla_tekst_over()
            else:
                self._plek += 1
        sleutel = self._tekst[begin : self._plek].strip().strip("\"'")
        self._plek += 1
        self._uit.sleutels.setdefault((*self._tabel, sleutel), self._lees_waarde(regel))

    def _lees_waarde(self, regel: int) -> list[int]:
        """The lines of the parts of a value: of a list one per part, else the one line of the key."""
        delen: list[int] = []
        diepte = 0
        verwacht = False
        while self._plek < len(self._tekst):
            teken = self._tekst[self._plek]
            if teken == "\n" and not diepte:
                break
            if diepte == 1 and verwacht and teken not in " \t\n#,]":
                delen.append(self._regel)
                verwacht = False
            if teken in "\"'":
                self._sla_tekst_over()
            elif teken == "#":
                self._naar_einde_regel()
            else:
                if teken in "[{":
                    diepte += 1
                    verwacht = verwacht or diepte == 1
                elif teken in "]}":
                    diepte -= 1
                elif teken == "," and diepte == 1:
                    verwacht = True
                self._verder(1)
        return delen or [regel]

    def _sla_tekst_over(self) -> None:
        aanhaling = self._tekst[self._plek]
        lang = self._tekst.startswith(aanhaling * 3, self._plek)
        einde = aanhaling * 3 if lang else aanhaling
        plek = self._plek + len(einde)
        while plek < len(self._tekst) and not self._tekst.startswith(einde, plek):
            plek += 2 if aanhaling == '"' and self._tekst[plek] == "\\" else 1
        plek += len(einde)
        while lang and plek < len(self._tekst) and self._tekst[plek] == aanhaling:
            plek += 1  # a long string may end in one or two quotes of its own
        self._verder(min(plek, len(self._tekst)) - self._plek)
