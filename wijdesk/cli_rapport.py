"""The command `rapport`: the year's account and the month of a team, as a PDF and a CSV per table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijdesk.errors import Weigering

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from wijdesk.app.bureau import Bureau
    from wijdesk.models.rows.verslag import GemaaktVerslag
    from wijdesk.models.values import Id

DOEL = "gegevens ergens anders gebruiken"


class Rapporten:
    """These commands, over the store of this desk."""

    def __init__(self, open_: Callable[[argparse.Namespace], AbstractContextManager[Bureau]]) -> None:
        self._open = open_

    def voeg_toe(self, soorten: Any) -> None:
        """Make them known."""
        rapport = soorten.add_parser("rapport", help="jaarverslag, maandrapport")
        delen = rapport.add_subparsers(metavar="WAT", required=True)
        jaar = delen.add_parser("jaarverslag", help="PDF en tabellen van een jaar")
        jaar.add_argument("--jaar", type=int, required=True)
        jaar.add_argument("--locatie", default="")
        jaar.add_argument("--uit", type=Path, required=True, metavar="MAP")
        jaar.add_argument(
            "--gepubliceerd", type=Path, nargs="+", default=[], metavar="MAP|BESTAND",
            help="gepubliceerde tabellen (CSV) om naast de eigen cijfers te leggen",
        )  # fmt: skip
        jaar.add_argument(
            "--publiceren", action="store_true",
            help="alleen wat iedereen mag zien, uit de vastgestelde open cijfers van dat jaar",
        )  # fmt: skip
        jaar.set_defaults(doe=self.jaarverslag)
        maand = delen.add_parser("maand", help="PDF en tabellen van een maand, naast de maand ervoor")
        maand.add_argument("--maand", required=True, metavar="JJJJ-MM")
        maand.add_argument("--locatie", default="")
        maand.add_argument("--uit", type=Path, required=True, metavar="MAP")
        maand.set_defaults(doe=self.maandrapport)

    def jaarverslag(self, keuze: argparse.Namespace) -> int:
        """The year of one locatie or of all."""
        from wijdesk.app.openbaar import maak_jaarverslag
        from wijdesk.models.logsoort import UITVOER, Logregel
        from wijdesk.models.rows.verslag import VerslagVraag

        stond = _rapporten_in(keuze.uit)
        with self._open(keuze) as bureau:
            vraag = VerslagVraag(
                jaar=keuze.jaar,
                locatie_id=_locatie(bureau, keuze.locatie),
                map=keuze.uit,
                gepubliceerd=tuple(keuze.gepubliceerd),
                openbaar=keuze.publiceren,
            )
            verslag = maak_jaarverslag(bureau, vraag, _Stil())
            bureau.noteer(Logregel("Jaarverslag", None, DOEL, soort=UITVOER, aantal=len(verslag.bestanden)))
        return _toon(verslag, stond)

    def maandrapport(self, keuze: argparse.Namespace) -> int:
        """A month of one locatie or of all."""
        from wijdesk.app.periodecijfers import maak_maandrapport
        from wijdesk.models.logsoort import UITVOER, Logregel
        from wijdesk.models.rows.periodecijfers import MaandVraag

        stond = _rapporten_in(keuze.uit)
        with self._open(keuze) as bureau:
            vraag = MaandVraag(maand=keuze.maand, locatie_id=_locatie(bureau, keuze.locatie), map=keuze.uit)
            verslag = maak_maandrapport(bureau, vraag, _Stil())
            bureau.noteer(Logregel("Maandrapport", None, DOEL, soort=UITVOER, aantal=len(verslag.bestanden)))
        return _toon(verslag, stond)


class _Stil:
    """Nobody watches how far it is, and nobody stops it."""

    def meld(self, gedaan: int, totaal: int) -> None:
        """Nothing."""

    def gestopt(self) -> bool:
        """Never."""
        return False


def _locatie(bureau: Bureau, naam: str) -> Id | None:
    from wijdesk.models.opdrachten.huis import LeesLocaties

    if not naam:
        return None
    namen = {" ".join(rij.naam.split()).casefold(): rij.id for rij in bureau.lees(LeesLocaties())}
    gevonden = namen.get(" ".join(naam.split()).casefold())
    if gevonden is None:
        raise Weigering("Deze locatie bestaat niet.", veld="locatie")
    return gevonden


def _rapporten_in(map_: Path) -> frozenset[Path]:
    return frozenset(map_.glob("*.pdf"))


def _toon(verslag: GemaaktVerslag, stond: frozenset[Path]) -> int:
    vervangen = ("Dit rapport stond al in deze map en is vervangen.",) if stond & {*verslag.bestanden} else ()
    for zin in (*vervangen, *verslag.let_op):
        sys.stderr.write(f"Let op: {zin}\n")
    for pad in verslag.bestanden:
        sys.stdout.write(f"{pad}\n")
    return 0
