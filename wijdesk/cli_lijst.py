"""The commands `controlelijst` and `cijferdefinitie`: show what is in use, or take another one into use."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from wijdesk.app.bureau import Bureau


class Controlelijst:
    """This command, over the store of this desk."""

    def __init__(self, open_: Callable[[argparse.Namespace], AbstractContextManager[Bureau]]) -> None:
        self._open = open_

    def voeg_toe(self, soorten: Any) -> None:
        """Make it known."""
        lijst = soorten.add_parser("controlelijst", help="de vragen van de dossiercontrole: tonen of in gebruik nemen")
        lijst.add_argument(
            "bestand", nargs="?", type=Path, help="TOML; neemt deze lijst in gebruik. Zonder bestand: toon wat er geldt"
        )
        lijst.set_defaults(doe=self.doe)

    def doe(self, keuze: argparse.Namespace) -> int:
        """Show it as a text one can change, or take another one into use."""
        from wijdesk.models.opdrachten.dossiercontrole import LeesControlelijsten, NeemControlelijstInGebruik
        from wijdesk.services.controlebestand import lees_controlebestand

        if keuze.bestand is None:
            with self._open(keuze) as bureau:
                rijen = bureau.lees(LeesControlelijsten())
            sys.stdout.write(next(rij.inhoud for rij in rijen if rij.in_gebruik))
            return 0
        inhoud = lees_controlebestand(keuze.bestand)
        with self._open(keuze) as bureau:
            _, wijziging = bureau.schrijf(NeemControlelijstInGebruik(inhoud=inhoud))
        sys.stdout.write(f"{wijziging.zin}.\n")
        return 0


class Cijferdefinitie:
    """The command of the definitions of figures, over the store of this desk."""

    def __init__(self, open_: Callable[[argparse.Namespace], AbstractContextManager[Bureau]]) -> None:
        self._open = open_

    def voeg_toe(self, soorten: Any) -> None:
        """Make it known."""
        een = soorten.add_parser("cijferdefinitie", help="definities van cijfers: tonen of in gebruik nemen")
        een.add_argument(
            "bestand", nargs="?", type=Path, help="TOML; neemt deze in gebruik. Zonder bestand: toon wat er geldt"
        )
        een.set_defaults(doe=self.doe)

    def doe(self, keuze: argparse.Namespace) -> int:
        """Show those that hold today as texts one can change, or take another one into use."""
        from wijdesk.models.eigencijfer import MEESTE_TEKENS
        from wijdesk.models.opdrachten.cijfer import LeesEigenDefinities, NeemDefinitieInGebruik
        from wijdesk.services.tekstbestand import lees_tekstbestand

        if keuze.bestand is None:
            with self._open(keuze) as bureau:
                rijen = bureau.lees(LeesEigenDefinities())
            sys.stdout.write("\n".join(rij.inhoud for rij in rijen if rij.in_gebruik))
            return 0
        inhoud = lees_tekstbestand(keuze.bestand, hoogstens=MEESTE_TEKENS, waarvoor="een definitie")
        with self._open(keuze) as bureau:
            _, wijziging = bureau.schrijf(NeemDefinitieInGebruik(inhoud=inhoud))
        sys.stdout.write(f"{wijziging.zin}.\n")
        return 0
