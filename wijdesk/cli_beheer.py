"""The commands of `centrum` that keep one going: the keys, a second beheerder, taking over, the database."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wijdesk.errors import Weigering

if TYPE_CHECKING:
    import argparse
    from contextlib import AbstractContextManager

    from wijdesk.app.bureau import Bureau
    from wijdesk.models.rows.delen import ServerStand

    Opener = Callable[[argparse.Namespace], AbstractContextManager[Bureau]]

Adres = Callable[["argparse.Namespace"], str]
Vlaggen = Callable[..., None]


class Onderhoud:
    """What these commands do, with the desk opened by `cli` and the address read by `cli_centrum`."""

    def __init__(self, open_bureau: Opener, adres: Adres) -> None:
        self._open = open_bureau
        self._adres = adres

    def voeg_toe(self, delen: Any, met: Vlaggen, database: Vlaggen) -> None:
        """Add them to those of `centrum`; `met` and `database` add the flags for an address."""
        vernieuwen = delen.add_parser("vernieuwen", help="de jaarlijkse vernieuwing: nieuwe sleutels voor alle teams")
        vernieuwen.set_defaults(doe=self.vernieuwen)
        nood = delen.add_parser("noodsleutel", help="oefen met de noodsleutel, of maak een nieuwe")
        wat = nood.add_mutually_exclusive_group(required=True)
        wat.add_argument("--oefenen", action="store_true", help="vraagt om beide helften")
        wat.add_argument("--nieuw", action="store_true", help="toont beide helften, één keer")
        nood.set_defaults(doe=self.noodsleutel)
        beheerder = delen.add_parser("beheerder", help="maak van een balie ook een balie van de beheerder")
        beheerder.add_argument("balie", metavar="BALIE", help="zoals wijdesk centrum balies haar noemt")
        database(beheerder)
        beheerder.set_defaults(doe=self.beheerder)
        overnemen = delen.add_parser("overnemen", help="word de balie van de beheerder, met beide helften")
        met(overnemen, nodig=False)
        overnemen.set_defaults(doe=self.overnemen)
        versie = delen.add_parser("versie", help="vanaf welke versie een balie nog mag delen")
        versie.add_argument("versie", type=int, metavar="NUMMER")
        versie.set_defaults(doe=self.versie)
        server = delen.add_parser("database", help="bij een server: wie er binnen mag, en wat er niet goed staat")
        server.add_argument(
            "--grens", type=int, metavar="AANTAL", help="zoveel inwoners mag een balie per uur opzoeken"
        )
        server.add_argument("--sluit", default="", metavar="ROL", help="sluit een rol die geen balie gebruikt")
        met(server, nodig=True)
        server.set_defaults(doe=self.database)
        vergeten = delen.add_parser("vergeten", help="trek uw aanvraag in: deze balie staat weer alleen")
        vergeten.set_defaults(doe=self.vergeten)

    def vernieuwen(self, keuze: argparse.Namespace) -> int:
        """The yearly renewal."""
        from wijdesk.app.uitwisseling.beheer import vernieuw
        from wijdesk.models.values import lokaal

        with self._open(keuze) as bureau:
            geldig_tot = vernieuw(bureau)
        _zeg(f"Vernieuwd. Het rooster geldt tot {lokaal(geldig_tot):%d-%m-%Y}.")
        return 0

    def noodsleutel(self, keuze: argparse.Namespace) -> int:
        """The drill, or a new one."""
        from wijdesk.app.uitwisseling.beheer import oefen, vervang_noodsleutel

        with self._open(keuze) as bureau:
            if keuze.oefenen:
                aantal = oefen(bureau, *_helften())
                _zeg(f"De noodsleutel werkt: een pakket met {aantal} regels ging open.")
                return 0
            noodblad = vervang_noodsleutel(bureau)
        _zeg("Dit is de nieuwe noodsleutel. U ziet hem één keer. Bewaar de oude ook: die opent wat er al was.")
        _zeg(f"helft 1: {noodblad.een}")
        _zeg(f"helft 2: {noodblad.ander}")
        return 0

    def beheerder(self, keuze: argparse.Namespace) -> int:
        """A second desk of the beheerder."""
        from wijdesk.app.uitwisseling.onderhoud import maak_beheerder

        with self._open(keuze) as bureau:
            naam = maak_beheerder(bureau, keuze.balie, database=self._adres(keuze), rol=keuze.rol)
        _zeg(f"{naam} is nu ook een balie van de beheerder. Zij haalt de sleutels op bij de volgende ronde.")
        return 0

    def overnemen(self, keuze: argparse.Namespace) -> int:
        """Take over with both halves."""
        from wijdesk.app.uitwisseling.onderhoud import neem_over

        with self._open(keuze) as bureau:
            neem_over(bureau, *_helften(), database=self._adres(keuze))
        _zeg("Deze computer is nu een balie van de beheerder.")
        _zeg("Trek de oude computer in en maak een nieuwe noodsleutel.")
        return 0

    def versie(self, keuze: argparse.Namespace) -> int:
        """Older programs only read."""
        from wijdesk.app.uitwisseling.onderhoud import eis_versie

        with self._open(keuze) as bureau:
            versie = eis_versie(bureau, keuze.versie)
        _zeg(f"Delen kan vanaf versie {versie}.")
        return 0

    def database(self, keuze: argparse.Namespace) -> int:
        """How the database stands; 1 when somebody has to mend it."""
        from wijdesk.app.uitwisseling.onderhoud import lees_server, sluit_rol, zet_grens

        adres = self._adres(keuze)
        with self._open(keuze) as bureau:
            stand = lees_server(bureau, adres)
            if keuze.grens is not None:
                stand = zet_grens(bureau, adres, keuze.grens)
            if keuze.sluit:
                stand = sluit_rol(bureau, adres, keuze.sluit)
        niet_goed = _toon(stand)
        return 0 if keuze.grens is not None or keuze.sluit else niet_goed

    def vergeten(self, keuze: argparse.Namespace) -> int:
        """A desk that was not let in stands alone again."""
        from wijdesk.app.uitwisseling.onderhoud import vergeet_aanvraag

        with self._open(keuze) as bureau:
            vergeet_aanvraag(bureau)
        _zeg("De aanvraag is vergeten. Deze balie staat weer alleen.")
        return 0


def _toon(stand: ServerStand) -> int:
    for rij in stand.rollen:
        _zeg(f"{rij.rol}{f' ({rij.balie})' if rij.balie else ''}: {rij.wat}")
    _zeg(f"Een balie kan {stand.grens} inwoners per uur opzoeken.")
    for zin in stand.let_op:
        sys.stderr.write(f"{zin}\n")
    return 1 if stand.let_op else 0


def _helften() -> tuple[str, str]:
    """Both halves, asked or from a pipe; never an argument, which others on the computer could see."""
    helften = []
    for nummer in (1, 2):
        if sys.stdin.isatty():
            sys.stdout.write(f"helft {nummer}: ")
            sys.stdout.flush()
        regel = sys.stdin.readline().strip()
        if not regel:
            raise Weigering("Geef beide helften, elk op een eigen regel.")
        helften.append(regel)
    return helften[0], helften[1]


def _zeg(tekst: str) -> None:
    sys.stdout.write(f"{tekst}\n")
