"""The command `locatie`: see, add, rename, close and open the places of the organisation."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

from wijdesk.errors import Weigering

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from wijdesk.app.bureau import Bureau
    from wijdesk.models.rows.locatie import LocatieBeheerRij

_DAG = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
DAG = "DAG"


class Locaties:
    """These commands, over the store of this desk."""

    def __init__(self, open_: Callable[[argparse.Namespace], AbstractContextManager[Bureau]]) -> None:
        self._open = open_

    def voeg_toe(self, soorten: Any) -> None:
        """Make them known."""
        locatie = soorten.add_parser("locatie", help="locaties: elke locatie is een team van het centrum")
        delen = locatie.add_subparsers(metavar="WAT", required=True)
        delen.add_parser("lijst", help="alle locaties, ook wat gesloten is").set_defaults(doe=self.lijst)
        nieuw = delen.add_parser("nieuw", help="een locatie erbij")
        nieuw.add_argument("locatie", metavar="NAAM")
        nieuw.add_argument("--vanaf", default="", metavar=DAG, help="de eerste dag, bijvoorbeeld 1-9-2026")
        nieuw.set_defaults(doe=self.nieuw)
        wijzig = delen.add_parser("wijzig", help="een andere naam, sluiten of weer openen")
        wijzig.add_argument("locatie", metavar="NAAM")
        wijzig.add_argument("--naam", default="", metavar="NAAM", help="hoe zij vanaf nu heet")
        einde = wijzig.add_mutually_exclusive_group()
        einde.add_argument("--laatste-dag", default="", metavar=DAG, help="sluit na deze dag")
        einde.add_argument("--open", action="store_true", help="weer open: zonder laatste dag")
        wijzig.add_argument("--collegas-naar", default="", metavar="NAAM", help="waar wie er werkt verder gaat")
        wijzig.set_defaults(doe=self.wijzig)

    def lijst(self, keuze: argparse.Namespace) -> int:
        """Every locatie on a line."""
        with self._open(keuze) as bureau:
            rijen = _lees(bureau)
        for rij in rijen:
            stand = "open" if rij.in_gebruik else "niet open"
            dagen = "".join(f", {wat} {dag}" for wat, dag in (("vanaf", rij.van), ("laatste dag", rij.tot)) if dag)
            team = "" if rij.team is None else f", team {rij.team}" if rij.team else ", nog geen team"
            collegas = "1 collega" if rij.collegas == 1 else f"{rij.collegas} collega’s"
            huizen = "1 huishouden" if rij.huishoudens == 1 else f"{rij.huishoudens} huishoudens"
            _zeg(f"{rij.naam}: {stand}{dagen}, {collegas}, {huizen}{team}")
        return 0

    def nieuw(self, keuze: argparse.Namespace) -> int:
        """One more."""
        from wijdesk.models.opdrachten.locatie import BewaarLocatie

        with self._open(keuze) as bureau:
            id_ = bureau.wereld.ids()
            id_, wijziging = bureau.schrijf(BewaarLocatie(id=id_, naam=keuze.locatie, van=_dag(keuze.vanaf)))
            rij = next(er for er in _lees(bureau) if er.id == id_)
        _zeg(f"{wijziging.zin}.")
        if rij.team == "":
            _zeg("Zij wordt een team van het centrum zodra de beheerder kijkt: wijdesk centrum toelaten")
        return 0

    def wijzig(self, keuze: argparse.Namespace) -> int:
        """Another name, a last day or none."""
        from wijdesk.models.opdrachten.locatie import BewaarLocatie

        with self._open(keuze) as bureau:
            rijen = _lees(bureau)
            rij = _met(rijen, keuze.locatie, "locatie")
            naar = _met(rijen, keuze.collegas_naar, "collegas-naar").id if keuze.collegas_naar else None
            tot = "" if keuze.open else _dag(keuze.laatste_dag) or rij.tot
            opdracht = BewaarLocatie(id=rij.id, naam=keuze.naam or rij.naam, van=rij.van, tot=tot, collegas_naar=naar)
            _, wijziging = bureau.schrijf(opdracht)
        _zeg(f"{wijziging.zin}.")
        return 0


def _lees(bureau: Bureau) -> tuple[LocatieBeheerRij, ...]:
    from wijdesk.models.opdrachten.locatie import LeesLocatieBeheer

    return bureau.lees(LeesLocatieBeheer())


def _met(rijen: tuple[LocatieBeheerRij, ...], naam: str, veld: str) -> LocatieBeheerRij:
    from wijdesk.models.doorwijzing import naamsleutel

    for rij in rijen:
        if naamsleutel(rij.naam) == naamsleutel(naam):
            return rij
    raise Weigering(f"De locatie {naam} bestaat niet. Welke er zijn, zegt: wijdesk locatie lijst", veld=veld)


def _dag(tekst: str) -> str:
    """A day as the store keeps it; what is no day is refused there."""
    delen = _DAG.fullmatch(tekst.strip())
    return f"{delen[3]}-{int(delen[2]):02}-{int(delen[1]):02}" if delen else tekst.strip()


def _zeg(tekst: str) -> None:
    sys.stdout.write(f"{tekst}\n")
