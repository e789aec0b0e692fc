"""The commands `centrum` and `sync`. Addresses can hold a password: none is ever said, and `--met-bestand` keeps them
out of the list of processes.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wijdesk.cli_beheer import Onderhoud
from wijdesk.errors import GeenContact, Weigering

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.app.uitwisseling.volg import Ritme
    from wijdesk.models.rows.delen import AanvraagRij, DelenStand
    from wijdesk.models.values import Id
    from wijdesk.sync.uitslag import Uitslag

Opener = Callable[["argparse.Namespace"], AbstractContextManager["Bureau"]]
Balk = Callable[[str], Callable[[int, int], None]]

_ROLLEN = {"lezen": "leest alleen, ", "beheer": "beheer, "}
"""What is said of a desk that does not simply read and share."""
MET = "map:PAD of postgresql://NAAM@SERVER/DATABASE"


class Opdrachten:
    """What the commands do, with the desk opened and the bar drawn by `cli`."""

    def __init__(self, open_bureau: Opener, balk: Balk) -> None:
        self._open = open_bureau
        self._balk = balk

    def voeg_toe(self, soorten: Any) -> None:
        """Add the commands to those of the program."""
        centrum = soorten.add_parser("centrum", help="het centrum waar balies delen: nieuw, aanmelden, toelaten")
        delen = centrum.add_subparsers(metavar="WAT", required=True)
        nieuw = delen.add_parser("nieuw", help="richt een centrum in, met de locaties als teams")
        _met(nieuw, nodig=True)
        nieuw.add_argument("--rol", default="", help="bij een server: de rol van deze balie (anders balie_beheer)")
        nieuw.add_argument(
            "--stadsbrede-regie",
            action="store_true",
            help="bij een map: zoek op of een ander team een regisseur heeft (lees eerst de handleiding)",
        )
        nieuw.set_defaults(doe=self.nieuw)
        aanmelden = delen.add_parser("aanmelden", help="vraag om toegelaten te worden; toont de vingerafdruk")
        _met(aanmelden, nodig=True)
        aanmelden.set_defaults(doe=self.aanmelden)
        toelaten = delen.add_parser("toelaten", help="toon wie er vraagt, of laat toe wie u hebt vergeleken")
        toelaten.add_argument("--vingerafdruk", default="", metavar="TEKENS")
        toelaten.add_argument(
            "--team", action="append", default=[], metavar="NAAM", help="standaard: waar zij om vraagt"
        )
        toelaten.add_argument("--zonder-historie", action="store_true", help="alleen wat vanaf nu gedeeld wordt")
        toelaten.add_argument("--alleen-lezen", action="store_true", help="deze balie deelt zelf niets (stafbureau)")
        toelaten.add_argument(
            "--met-beheer", action="store_true", help="ook wie er rechten van beheer heeft; spreek die eerst zelf"
        )
        toelaten.add_argument("--wegleggen", action="store_true", help="laat die vingerafdruk niet toe")
        _database(toelaten)
        toelaten.set_defaults(doe=self.toelaten)
        intrekken = delen.add_parser("intrekken", help="een balie mag niet meer meedoen (verloren, gestolen, oud)")
        intrekken.add_argument("balie", metavar="BALIE", help="zoals wijdesk centrum balies haar noemt")
        _database(intrekken)
        intrekken.set_defaults(doe=self.intrekken)
        teams = delen.add_parser("teams", help="voor welke teams een balie werkt, vanaf nu")
        teams.add_argument("balie", metavar="BALIE", help="zoals wijdesk centrum balies haar noemt")
        teams.add_argument(
            "--team", action="append", required=True, metavar="NAAM", help="elk team dat zij houdt of krijgt"
        )
        lezen = teams.add_mutually_exclusive_group()
        lezen.add_argument("--alleen-lezen", action="store_true", default=None, help="zij deelt zelf niets meer")
        lezen.add_argument(
            "--ook-delen", action="store_false", dest="alleen_lezen", default=None, help="zij deelt zelf weer"
        )
        _database(teams)
        teams.set_defaults(doe=self.teams)
        teruggezet = delen.add_parser("teruggezet", help="zeg dat het centrum is teruggezet: een nieuwe generatie")
        _met(teruggezet, nodig=True)
        teruggezet.set_defaults(doe=self.teruggezet)
        delen.add_parser("balies", help="wie er meedoet en hoe ver iedereen is").set_defaults(doe=self.balies)
        uitnodigen = delen.add_parser("uitnodigen", help="bij een server: maak de rol van een balie")
        uitnodigen.add_argument("rol", metavar="ROL")
        uitnodigen.add_argument("--uit", type=Path, required=True, metavar="BESTAND", help="waar haar adres in komt")
        _met(uitnodigen, nodig=True)
        uitnodigen.set_defaults(doe=self.uitnodigen)
        Onderhoud(self._open, waar).voeg_toe(delen, _met, _database)

        sync = soorten.add_parser("sync", help="deel met het centrum, tot u het stopt")
        _met(sync, nodig=False)
        sync.add_argument("--eenmalig", action="store_true", help="één keer, dan klaar")
        sync.set_defaults(doe=self.sync)

    @staticmethod
    def voeg_aansluiten_toe(ontleder: Any) -> None:
        """A new store that joins others."""
        groep = ontleder.add_mutually_exclusive_group()
        groep.add_argument(
            "--aansluiten", dest="met", default="", metavar="ADRES", help=f"sluit aan bij andere balies: {MET}"
        )
        groep.add_argument(
            "--aansluiten-bestand",
            dest="met_bestand",
            default="",
            metavar="BESTAND",
            help="adres uit een bestand",
        )

    def nieuw(self, keuze: argparse.Namespace) -> int:
        """Set up a centre and say both halves of the noodsleutel, once."""
        from wijdesk.app.uitwisseling.beheer import richt_in

        with self._open(keuze) as bureau:
            noodblad = richt_in(bureau, waar(keuze), rol=keuze.rol, stadsbreed=keuze.stadsbrede_regie)
        _zeg("Het centrum is ingericht en deze balie doet mee.")
        _zeg("Dit is de noodsleutel. U ziet hem één keer. Schrijf elke helft op een eigen vel, voor een eigen envelop.")
        _zeg(f"helft 1: {noodblad.een}")
        _zeg(f"helft 2: {noodblad.ander}")
        return 0

    def aanmelden(self, keuze: argparse.Namespace) -> int:
        """Ask to be let in."""
        from wijdesk.app.uitwisseling.deelname import ANDER_NUMMER, lees_stand, meld_aan

        with self._open(keuze) as bureau:
            vingerafdruk = meld_aan(bureau, waar(keuze))
            ook = {ANDER_NUMMER} & set(lees_stand(bureau).waarschuwingen)
        zeg_vingerafdruk(vingerafdruk, *ook)
        return 0

    def toelaten(self, keuze: argparse.Namespace) -> int:
        """Tell who asks; with a fingerprint, let that one in."""
        from wijdesk.app.uitwisseling.beheer import aanvragen, is_afdruk, laat_toe, werk_teams_bij
        from wijdesk.app.uitwisseling.deelname import lees_stand
        from wijdesk.app.uitwisseling.onderhoud import eis_eigenaar, leg_aanvraag_weg

        database = waar(keuze)
        with self._open(keuze) as bureau:
            werk_teams_bij(bureau, database=database)
            if not keuze.vingerafdruk:
                return _toon_aanvragen(aanvragen(bureau), {team.id: team.naam for team in lees_stand(bureau).teams})
            if keuze.wegleggen:
                leg_aanvraag_weg(bureau, keuze.vingerafdruk)
                _zeg("De aanvraag is weggelegd. Die balie hoort dat niet vanzelf.")
                return 0
            eis_eigenaar(bureau, database)
            onbekend = [rij for rij in aanvragen(bureau) if rij.onbekend and is_afdruk(rij, keuze.vingerafdruk)]
            naam = laat_toe(
                bureau,
                keuze.vingerafdruk,
                teams=_teams(lees_stand(bureau), keuze.team),
                historie=not keuze.zonder_historie,
                lezen=keuze.alleen_lezen,
                met_beheer=keuze.met_beheer,
                database=database,
                rol=keuze.rol,
            )
        for rij in onbekend:
            _fout(f"Daar logt in: {', '.join(rij.namen)}. Hier werkt niemand met die naam, dus dat lukt nog niet.")
            _fout("Voeg die collega toe in Medewerkers, precies zo geschreven.")
        _zeg(f"{naam} is toegelaten.")
        return 0

    def teams(self, keuze: argparse.Namespace) -> int:
        """Give a desk other teams."""
        from wijdesk.app.uitwisseling.beheer import werk_teams_bij, zet_teams
        from wijdesk.app.uitwisseling.deelname import lees_stand
        from wijdesk.app.uitwisseling.onderhoud import eis_eigenaar

        with self._open(keuze) as bureau:
            eis_eigenaar(bureau, waar(keuze))
            werk_teams_bij(bureau, database=waar(keuze))
            teams = _teams(lees_stand(bureau), keuze.team)
            naam = zet_teams(bureau, keuze.balie, teams, lezen=keuze.alleen_lezen, database=waar(keuze), rol=keuze.rol)
            leest = any(rij.naam == naam and rij.rol == "lezen" for rij in lees_stand(bureau).balies)
        _zeg(f"{naam} {'leest nu alleen' if leest else 'werkt nu voor'}: {', '.join(keuze.team)}.")
        return 0

    def teruggezet(self, keuze: argparse.Namespace) -> int:
        """Give a centre that was put back its new generatie."""
        from wijdesk.app.uitwisseling.onderhoud import zet_centrum_terug

        with self._open(keuze) as bureau:
            generatie = zet_centrum_terug(bureau, waar(keuze))
        _zeg(f"Het centrum heeft nu generatie {generatie}. Elke balie biedt vanzelf aan wat er mist.")
        return 0

    def intrekken(self, keuze: argparse.Namespace) -> int:
        """Withdraw a desk."""
        from wijdesk.app.uitwisseling.beheer import is_database, trek_in
        from wijdesk.app.uitwisseling.deelname import adres

        with self._open(keuze) as bureau:
            naam = trek_in(bureau, keuze.balie, database=waar(keuze), rol=keuze.rol)
            rol_open = is_database(adres(bureau)) and not is_database(waar(keuze))
        if rol_open:
            _fout("Haar rol in de database is nog open: wie het adres van die balie heeft, kan daar nog in. Geef deze")
            _fout("opdracht nog eens, met --met-bestand en het adres van de eigenaar van de database.")
        _zeg(f"{naam} is ingetrokken. Zij kan niets nieuws meer lezen of delen. Wat op die computer staat, blijft daar")
        _zeg("versleuteld staan. Is de computer gestolen? Meld dan ook een datalek.")
        return 0

    def balies(self, keuze: argparse.Namespace) -> int:
        """Who takes part."""
        from wijdesk.app.uitwisseling.deelname import RECHT, lees_stand
        from wijdesk.app.uitwisseling.werkers import wie_werkten

        with self._open(keuze) as bureau:
            stand = lees_stand(bureau)
            werkten = wie_werkten(bureau) if RECHT in bureau.rechten else {}
        if stand.alleen:
            raise Weigering("Deze balie hoort nog bij geen centrum.")
        for rij in stand.balies:
            regels = f"{rij.tot} regels{'; staat stil: ' if rij.stil else ''}{rij.stil}"
            wat = "ingetrokken" if rij.ingetrokken else f"{_ROLLEN.get(rij.rol, '')}{regels}"
            wie = f"; daar werkte {', '.join(werkten[rij.id])}" if werkten.get(rij.id) else ""
            _zeg(f"{rij.naam}{' (deze balie)' if rij.eigen else ''}, {', '.join(rij.teams)}: {wat}{wie}")
        for zin in stand.waarschuwingen:
            _zeg(f"! {zin}")
        return 0

    def uitnodigen(self, keuze: argparse.Namespace) -> int:
        """Make the role of a desk; its address, password included, goes to a file only its owner can read."""
        from wijdesk.app.uitwisseling.beheer import nodig_uit

        nodig_uit(waar(keuze), keuze.rol, keuze.uit)
        _zeg(f"Het adres voor deze balie staat in {keuze.uit.name}. Breng het veilig over en gooi het daarna weg.")
        return 0

    def sync(self, keuze: argparse.Namespace) -> int:
        """One round, or rounds until stopped."""
        with self._open(keuze) as bureau:
            if keuze.eenmalig:
                return self._ronde(bureau, waar(keuze))
            return self._blijf(bureau, waar(keuze))

    def _blijf(self, bureau: Bureau, adres: str) -> int:
        import random

        from wijdesk.app.uitwisseling.volg import Ritme

        ritme, gestopt = Ritme(random.random), list[bool]()

        def stop(_signaal: int, _plek: object) -> None:
            gestopt.append(True)  # kept: what is at work (a library, a file being closed) may swallow the exception
            raise KeyboardInterrupt

        eerder = signal.signal(signal.SIGINT, stop)
        try:
            while not gestopt:
                tot = time.monotonic() + self._wacht_na(bureau, adres, ritme) / 1000
                while not gestopt and (over := tot - time.monotonic()) > 0:
                    time.sleep(min(over, 1))
        except KeyboardInterrupt:
            pass
        finally:
            signal.signal(signal.SIGINT, eerder)
        _zeg("Gestopt. Wat gedeeld is, blijft gedeeld.")
        return 0

    def _wacht_na(self, bureau: Bureau, adres: str, ritme: Ritme) -> int:
        """One round; answers how long to wait for the next (ms). Without contact it goes on trying."""
        try:
            self._ronde(bureau, adres)
        except GeenContact as storing:
            _fout(f"{storing.zin} {storing.uitweg}")
            return ritme.mislukt()
        return ritme.gelukt()

    def _ronde(self, bureau: Bureau, adres: str) -> int:
        from wijdesk.app.uitwisseling import deelname
        from wijdesk.app.uitwisseling import regie as uitwisseling_regie
        from wijdesk.app.uitwisseling.volg import GevolgdCentrum

        centrum = GevolgdCentrum(deelname.open_eigen(bureau, adres), meld=self._balk("Lezen"))
        try:
            balie = deelname.deelnemer(bureau)
            centrum.eigen = frozenset(balie.schrijft.values())
            uit = uitwisseling_regie.ronde(bureau, balie, centrum)
            if adres and deelname.adres(bureau):
                deelname.onthoud_adres(bureau, adres)
            stand = deelname.lees_stand(bureau)
            bureau.kijk_wie()
        finally:
            centrum.sluit()
        if not uit.toegelaten:
            if stand.vingerafdruk:
                _fout("Deze balie is nog niet toegelaten.")
                zeg_vingerafdruk(stand.vingerafdruk)
            else:
                _fout("Deze balie is nog niet aangemeld. Doe dat met: wijdesk centrum aanmelden --met ...")
            return 1
        return _vertel(uit, [f"{rij.naam}: {rij.stil}" for rij in stand.balies if rij.stil], list(stand.waarschuwingen))


def sluit_aan(keuze: argparse.Namespace, wachtwoord: str, balk: Callable[[int, int], None]) -> int:
    """A new desk joins: the first time it asks, the next time it reads everything."""
    from wijdesk.app.uitwisseling.begin import begin, ga_verder
    from wijdesk.settings import heeft_winkel

    if not heeft_winkel(keuze.map):
        vingerafdruk = begin(
            keuze.map, waar(keuze), medewerker=keuze.eerste, wachtwoord=wachtwoord, locatie=keuze.locatie
        )
        zeg_vingerafdruk(vingerafdruk)
        _zeg(f"U logt straks in als {keuze.eerste}. Zo moet u al bij de medewerkers van uw team staan.")
        _zeg("Geef daarna dezelfde opdracht nog eens.")
        return 0
    aantal = ga_verder(keuze.map, keuze.eerste, wachtwoord, meld=balk)
    _zeg(f"{aantal} regels gelezen. U kunt inloggen.")
    return 0


def _vertel(uit: Uitslag, stil: list[str], waarschuwingen: list[str]) -> int:
    _zeg(f"{uit.gedeeld} regels gedeeld, {uit.gehaald} gelezen.")
    if uit.nieuwe_keten:
        _zeg("Dit bestand was teruggezet of gekopieerd, of het centrum was dat. Er is niets weg; het is hersteld.")
    if uit.klokverschil:
        _fout("De klok van deze computer staat niet gelijk met die van het centrum. Zet hem goed.")
    for zin in (*waarschuwingen, *stil):
        _fout(zin)
    if uit.geweigerd is not None:
        _fout(f"{uit.geweigerd.zin} {uit.geweigerd.uitweg}")
        return 1
    return 0


def _toon_aanvragen(rijen: tuple[AanvraagRij, ...], teams: dict[Any, str]) -> int:
    from wijdesk.models.rows.delen import wie_in_woorden
    from wijdesk.models.values import AMSTERDAM

    if not rijen:
        _zeg("Niemand vraagt om toegelaten te worden.")
    for rij in rijen:
        sinds = datetime.fromtimestamp(rij.sinds / 1000, AMSTERDAM)
        welke = ", ".join(teams[team] for team in rij.teams) or "team onbekend"
        _zeg(f"{rij.vingerafdruk}  {welke}  sinds {sinds:%d-%m-%Y %H:%M}{'  niet toegelaten' if rij.weggelegd else ''}")
        _zeg(f"  {wie_in_woorden(rij)}")
    if rijen:
        _zeg("Vergelijk de vingerafdruk met wie er belt. Klopt hij: wijdesk centrum toelaten --vingerafdruk '...'")
    return 0


def _teams(stand: DelenStand, namen: list[str]) -> list[Id]:
    """The teams of these names. Raises Weigering when one does not exist."""
    bekend = {team.naam.casefold(): team.id for team in stand.teams}
    if not all(naam.casefold() in bekend for naam in namen):
        raise Weigering(
            "Dit team bestaat niet bij dit centrum. Maak een locatie met die naam: wijdesk locatie nieuw NAAM",
            veld="team",
        )
    return [bekend[naam.casefold()] for naam in namen]


def zeg_vingerafdruk(vingerafdruk: str, *ook: str) -> None:
    """Say what is to be compared, after what else there is to know."""
    bel = "Bel de applicatiebeheerder en lees hem voor. Pas als hij daar hetzelfde is, wordt deze balie toegelaten."
    for zin in (*ook, f"Vingerafdruk: {vingerafdruk}", bel):
        _zeg(zin)


def _met(ontleder: Any, *, nodig: bool) -> None:
    groep = ontleder.add_mutually_exclusive_group(required=nodig)
    groep.add_argument("--met", default="", metavar="ADRES", help=MET)
    groep.add_argument("--met-bestand", default="", metavar="BESTAND", help="bestand met het adres op de eerste regel")


def _database(ontleder: Any) -> None:
    _met(ontleder, nodig=False)
    ontleder.add_argument("--rol", default="", help="bij een server: de rol van die balie, als wijdesk hem niet kent")


def waar(keuze: argparse.Namespace) -> str:
    """The address that was given. Raises Weigering when its file cannot be read."""
    if not keuze.met_bestand:
        return str(keuze.met)
    try:
        regels = Path(keuze.met_bestand).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Weigering("Het bestand met het adres is niet te lezen.") from None
    return regels[0].strip() if regels else ""


def _zeg(tekst: str) -> None:
    sys.stdout.write(f"{tekst}\n")
    sys.stdout.flush()  # `sync` goes on for days, also into a file


def _fout(tekst: str) -> None:
    sys.stderr.write(f"{tekst}\n")
