"""The command `export`: the figures of a year as a data package, for the municipality or for everyone."""

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
    from wijdesk.models.values import Id


class Uitgeven:
    """This command, over the store of this desk."""

    def __init__(
        self,
        open_: Callable[[argparse.Namespace], AbstractContextManager[Bureau]],
        balk: Callable[[str], Callable[[int, int], None]],
    ) -> None:
        self._open = open_
        self._balk = balk

    def voeg_toe(self, soorten: Any) -> None:
        """Make it known."""
        uitgave = soorten.add_parser("export", help="de cijfers van een jaar, voor de gemeente of voor iedereen")
        uitgave.add_argument("--jaar", type=int, required=True)
        uitgave.add_argument("--graad", required=True, choices=("verantwoording", "open"))
        uitgave.add_argument("--locatie", default="", metavar="NAAM")
        uitgave.add_argument("--uit", type=Path, required=True, metavar="MAP")
        uitgave.add_argument(
            "--vaststellen", action="store_true", help="stel de open cijfers van het jaar vast: één keer en voorgoed"
        )
        uitgave.set_defaults(doe=self.export)

    def export(self, keuze: argparse.Namespace) -> int:
        """Make it, and say what was made."""
        from wijdesk.app.export import maak_export, verslag_van
        from wijdesk.models.logsoort import UITVOER, Logregel
        from wijdesk.models.rows.export import in_het_log

        with self._open(keuze) as bureau:
            locatie_id = _locatie(bureau, keuze.locatie) if keuze.locatie else None
            try:
                gemaakt = maak_export(
                    bureau, keuze.jaar, keuze.graad, locatie_id, keuze.uit, _Voortgang(self._balk("Uitgave maken")),
                    vaststellen=keuze.vaststellen,
                )  # fmt: skip
            except Weigering as weigering:
                if (zin := weigering.fouten.get("vaststellen")) is None:
                    raise
                raise Weigering(f"{zin} Zet dan --vaststellen achter de opdracht.", veld="vaststellen") from weigering
            bureau.noteer(
                Logregel(
                    in_het_log(keuze.graad, keuze.jaar),
                    None,
                    "gegevens ergens anders gebruiken",
                    soort=UITVOER,
                    aantal=len(gemaakt.bestanden),
                )
            )
        for zin in verslag_van(gemaakt).let_op:
            sys.stderr.write(f"Let op: {zin}\n")
        for pad in gemaakt.bestanden:
            sys.stdout.write(f"{pad}\n")
        return 0


class _Voortgang:
    """A progress bar; nobody stops a command but with Ctrl+C."""

    def __init__(self, toon: Callable[[int, int], None]) -> None:
        self._toon = toon

    def meld(self, gedaan: int, totaal: int) -> None:
        """So many steps of so many."""
        self._toon(gedaan, totaal)

    def gestopt(self) -> bool:
        """Never."""
        return False


def _locatie(bureau: Bureau, naam: str) -> Id:
    from wijdesk.models.opdrachten.huis import LeesLocaties

    namen = {" ".join(rij.naam.split()).casefold(): rij.id for rij in bureau.lees(LeesLocaties())}
    gevonden = namen.get(" ".join(naam.split()).casefold())
    if gevonden is None:
        raise Weigering("Deze locatie bestaat niet.", veld="locatie")
    return gevonden
