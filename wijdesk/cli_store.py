"""The commands `store controle|reservekopie|herstel`: keeping the store and mending it. Each asks who has the right."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijdesk.errors import Weigering

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from wijdesk.app.bureau import Bureau


class Bewaren:
    """These commands, over the store of a folder."""

    def __init__(
        self,
        open_: Callable[[argparse.Namespace], AbstractContextManager[Bureau]],
        wie: Callable[[argparse.Namespace], tuple[str, str]],
        balk: Callable[[str], Callable[[int, int], None]],
    ) -> None:
        """`wie` gives name and password, `balk` a progress bar."""
        self._open = open_
        self._wie = wie
        self._balk = balk

    def voeg_toe(self, delen: Any) -> None:
        """Make them known."""
        delen.add_parser("controle", help="kijk de gegevens na").set_defaults(doe=self.controle)
        kopie = delen.add_parser("reservekopie", help="maak een reservekopie")
        kopie.add_argument("naar", nargs="?", type=Path, metavar="NAAR")
        kopie.set_defaults(doe=self.reservekopie)
        herstel = delen.add_parser("herstel", help="zet een reservekopie terug, of haal alles terug")
        bron = herstel.add_mutually_exclusive_group(required=True)
        bron.add_argument("van", nargs="?", type=Path, metavar="VAN", help="een reservekopie")
        bron.add_argument("--van-centrum", action="store_true", help="bij schade: van het centrum, met wat hier leest")
        herstel.add_argument("--proef", action="store_true", help="zeg alleen wat er weg zou zijn")
        herstel.set_defaults(doe=self.herstel)

    def controle(self, keuze: argparse.Namespace) -> int:
        """Is the file whole, does the chain hold, do the tables say what the journal says, is nothing put back."""
        from wijdesk.app.behoud.nakijken import kijk_na
        from wijdesk.app.kopieen import eis_recht
        from wijdesk.app.uitwisseling.volg import ADRES
        from wijdesk.store.kast import Kast

        with self._open(keuze) as bureau, closing(bureau.eigen_verbinding()) as db:
            eis_recht(bureau.rechten)
            zinnen = kijk_na(bureau, db)
            deelt = bool(Kast(db.cursor).get(ADRES)) if zinnen else False
        for zin in zinnen:
            _fout(zin)
        if deelt:
            _fout("Deze balie deelt met andere. Herstellen kan met: wijdesk store herstel --van-centrum")
        if not zinnen:
            _zeg("De gegevens zijn in orde.")
        return 1 if zinnen else 0

    def reservekopie(self, keuze: argparse.Namespace) -> int:
        """A checked, encrypted copy."""
        from wijdesk.app.kopieen import maak_reservekopie

        _zeg(str(maak_reservekopie(keuze.map, *self._wie(keuze), keuze.naar)))
        return 0

    def herstel(self, keuze: argparse.Namespace) -> int:
        """Put a backup back after saying what that loses, or heal a damaged store from the centre."""
        if keuze.van_centrum:
            if keuze.proef:
                raise Weigering("Met --van-centrum is er geen proef: daarmee gaat niets verloren dat gedeeld is.")
            from wijdesk.app.uitwisseling.herstel import herstel_van_centrum

            hersteld = herstel_van_centrum(keuze.map, *self._wie(keuze), meld=self._balk("Lezen"))
            for zin in hersteld.zinnen:
                _zeg(zin)
            return 0
        return self._zet_terug(keuze)

    def _zet_terug(self, keuze: argparse.Namespace) -> int:
        from datetime import datetime

        from wijdesk.app.kopieen import wat_kost, zet_reservekopie_terug
        from wijdesk.models.values import AMSTERDAM
        from wijdesk.store.backup import BEWAAR_VERVANGEN

        naam, wachtwoord = self._wie(keuze)
        kost = wat_kost(keuze.map, keuze.van, naam, wachtwoord)
        for zin in kost.zinnen(datetime.now(AMSTERDAM).date()):
            _zeg(zin)
        if keuze.proef:
            return 0
        if kost.mutaties and sys.stdin.isatty() and input("Terugzetten? Typ ja: ").strip().casefold() != "ja":
            _zeg("Er is niets veranderd.")
            return 0
        verlies, apart = zet_reservekopie_terug(keuze.map, keuze.van, naam, wachtwoord)
        gemaakt = verlies.gemaakt.astimezone(AMSTERDAM)
        _zeg(f"De reservekopie van {gemaakt:%d-%m-%Y %H:%M} staat terug.")
        if verlies.mutaties is not None:
            _zeg(f"{verlies.mutaties} wijzigingen van na dat moment zijn hier weg.")
        if apart is not None:
            _zeg(f"Het vorige bestand is bewaard als {apart.name}, nog {BEWAAR_VERVANGEN.days} dagen.")
        return 0


def _zeg(tekst: str) -> None:
    sys.stdout.write(f"{tekst}\n")


def _fout(tekst: str) -> None:
    sys.stderr.write(f"{tekst}\n")
