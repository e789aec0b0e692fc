"""The command `sneltoetsen`: the card with all keys of whoever logs in, as a PDF on one sheet."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijdesk.errors import Weigering

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from wijdesk.app.bureau import Bureau

PDF = b"%PDF"


class Sneltoetsen:
    """This command, over the store of this desk: which keys there are follows from who one is."""

    def __init__(self, open_: Callable[[argparse.Namespace], AbstractContextManager[Bureau]]) -> None:
        self._open = open_

    def voeg_toe(self, soorten: Any) -> None:
        """Make it known."""
        kaart = soorten.add_parser("sneltoetsen", help="de kaart met alle toetsen, als PDF op één vel")
        kaart.add_argument("--uit", type=Path, required=True, metavar="BESTAND", help="waar de PDF komt")
        kaart.set_defaults(doe=self.sneltoetsen)

    def sneltoetsen(self, keuze: argparse.Namespace) -> int:
        """Make the card; an earlier one is replaced, another file is not."""
        from wijdesk.app.sneltoetsen import kaart_zonder_venster
        from wijdesk.reports.wegschrijven import schrijf_samen

        _eis_plek(keuze.uit)
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nothing flashes up where there is a screen
        with self._open(keuze) as bureau:
            pdf = kaart_zonder_venster(bureau)
        for pad in schrijf_samen(keuze.uit.parent, {keuze.uit.name: pdf}):
            sys.stdout.write(f"{pad}\n")
        return 0


def _eis_plek(pad: Path) -> None:
    if not pad.parent.is_dir():
        raise Weigering("De map waar de kaart moet komen, is er niet.", veld="uit")
    if pad.is_dir():
        raise Weigering("Geef een bestand, bijvoorbeeld sneltoetsen.pdf.", veld="uit")
    if pad.exists():
        with pad.open("rb") as bestand:
            if bestand.read(len(PDF)) != PDF:
                raise Weigering("Daar staat al een bestand dat geen PDF is.", veld="uit")
