"""The command line (README, "Commands"). Knows no Qt: the window is opened by `app` when no command is given.

Exit 0 done, 1 refused or failed with one sentence on stderr, 2 wrong use. A password is read from a file or asked,
never an argument. `wijdesk` alone opens the desk and waits for nothing that only commands need.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from wijdesk import __version__
from wijdesk.errors import CodeNodig, Storing, Weigering
from wijdesk.settings import heeft_scherm, heeft_winkel, lees_instellingen, winkel_map

if TYPE_CHECKING:
    import argparse
    from contextlib import AbstractContextManager

    from wijdesk.app.bureau import Bureau
    from wijdesk.models.values import Id


def voer_uit(argumenten: Sequence[str]) -> int:
    """Carry out one command line; answers the exit code."""
    try:
        if list(argumenten) == ["nakijken-als-kind"]:
            from wijdesk.app.behoud.nakijken import als_kind

            return als_kind()
        if not argumenten:
            _eis_scherm()
            return _start(winkel_map(instellingen=lees_instellingen()), os.environ.get("WIJDESK_MEDEWERKER", ""))
        code = _doe(argumenten)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:  # who read along saw enough (`wijdesk diagnose | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python says so when it ends
        return 0
    except Weigering as weigering:
        for veld, zin in weigering.fouten.items():
            _fout(f"{veld}: {zin}" if veld else zin)
        return 1
    except Storing as storing:
        _fout(f"{storing.zin} {storing.uitweg}")
        return 1
    except KeyboardInterrupt:
        _fout("Gestopt.")
        return 1


def _doe(argumenten: Sequence[str]) -> int:
    keuze = _ontleder().parse_args(argumenten)
    keuze.map = winkel_map(keuze.map, instellingen=lees_instellingen())
    uitkomst: int = keuze.doe(keuze)
    return uitkomst


def _ontleder() -> argparse.ArgumentParser:
    from wijdesk.cli_centrum import Opdrachten
    from wijdesk.cli_export import Uitgeven
    from wijdesk.cli_lijst import Cijferdefinitie, Controlelijst
    from wijdesk.cli_locatie import Locaties
    from wijdesk.cli_rapport import Rapporten
    from wijdesk.cli_sneltoetsen import Sneltoetsen
    from wijdesk.cli_store import Bewaren
    from wijdesk.ontleder import Ontleder

    ontleder = Ontleder(prog="wijdesk", description="Het loket van een wijkteam.")
    ontleder.add_argument("--version", action="version", version=f"wijdesk {__version__}", help="toon de versie")
    ontleder.add_argument("--map", default="", help="map met de gegevens (ook WIJDESK_MAP)")
    ontleder.add_argument("--medewerker", default="", help="wie er werkt (ook WIJDESK_MEDEWERKER)")
    ontleder.add_argument("--wachtwoord-bestand", default="", help="bestand met het wachtwoord op de eerste regel")
    ontleder.set_defaults(doe=_open)
    soorten = ontleder.add_subparsers(title="opdrachten", metavar="OPDRACHT")

    demo = soorten.add_parser("demo", help="maak en open een voorbeeld met verzonnen mensen")
    demo.add_argument(
        "--jaar", type=int, default=0, help="jaar van de registraties (standaard: de laatste twaalf maanden)"
    )
    demo.add_argument("--vragen", type=int, default=4000, help="aantal registraties")
    demo.add_argument("--zaad", type=int, default=1, help="zelfde zaad, zelfde voorbeeld")
    demo.add_argument("--alleen-maken", action="store_true", help="maak het voorbeeld en open het venster niet")
    demo.set_defaults(doe=_demo)

    rondleiding = soorten.add_parser("rondleiding", help="loop het werk door in het venster en bewaar de beelden")
    rondleiding.add_argument("--uit", type=Path, required=True, help="map voor beelden, PDF en tabellen")
    rondleiding.set_defaults(doe=_rondleiding)

    winkel = soorten.add_parser("store", help="de gegevens: nieuw, controle, reservekopie, herstel")
    delen = winkel.add_subparsers(metavar="WAT", required=True)
    nieuw = delen.add_parser("nieuw", help="begin een nieuw wijkteam, zonder gegevens")
    nieuw.add_argument("--medewerker", dest="eerste", required=True, metavar="NAAM")
    nieuw.add_argument("--locatie", default="", metavar="NAAM")
    Opdrachten.voeg_aansluiten_toe(nieuw)
    nieuw.set_defaults(doe=_store_nieuw)
    Bewaren(_zonder_lease, lambda keuze: (_medewerker(keuze), _wachtwoord(keuze)), _balk).voeg_toe(delen)

    invoer = soorten.add_parser("import", help="lees een bestand in, of neem een invoer terug")
    invoer.add_argument(
        "soort",
        metavar="SOORT",
        help="vragen, personen, indicaties, klachten, agressie, activiteiten, sessies, straatrondes, buurtagenda, "
        "bewonersinitiatieven, impactmeting, dossiercontroles, buitencijfers, tarieven, of terug",
    )
    invoer.add_argument("bestand", metavar="BESTAND", help="CSV of XLSX; bij terug het nummer van de invoer")
    invoer.add_argument("--proef", action="store_true", help="kijk alleen na, bewaar niets")
    invoer.add_argument("--vertaling", type=Path, help="CSV kolom,van,naar")
    invoer.add_argument(
        "--nieuwe-locatie", action="store_true", help="maak locaties die er nog niet zijn; anders wordt niets ingelezen"
    )
    invoer.set_defaults(doe=_import)

    Rapporten(_bureau).voeg_toe(soorten)
    Uitgeven(_bureau, _balk).voeg_toe(soorten)
    Locaties(_bureau).voeg_toe(soorten)
    Controlelijst(_bureau).voeg_toe(soorten)
    Cijferdefinitie(_bureau).voeg_toe(soorten)
    Opdrachten(_zonder_lease, _balk).voeg_toe(soorten)
    Sneltoetsen(_bureau).voeg_toe(soorten)

    soorten.add_parser("diagnose", help="versies, aantallen en controles; geen inhoud").set_defaults(doe=_diagnose)
    return ontleder


# The desk ------------------------------------------------------------------------------------------------------------


def _start(map_: Path, naam: str) -> int:
    # Until the window stands nothing is garbage; looking for it costs 8 of 130 ms. Then `Opruimer` does it.
    gc.disable()
    from wijdesk.app.venster import start

    return start(map_, naam=naam)


def _eis_scherm() -> None:
    """Qt would only abort. Raises Storing."""
    if not heeft_scherm():
        raise Storing(
            "Er is geen scherm om het venster op te tonen.",
            uitweg="Zonder scherm kan wel: wijdesk rondleiding --uit MAP, en alle andere opdrachten (wijdesk --help).",
        )


def _open(keuze: argparse.Namespace) -> int:
    _eis_scherm()
    return _start(keuze.map, _medewerker(keuze))


def _demo(keuze: argparse.Namespace) -> int:
    from wijdesk.app.voorbeeld import MEDEWERKER, WACHTWOORD, is_voorbeeld, maak_voorbeeld

    stond_er = is_voorbeeld(keuze.map)
    if not stond_er:
        _eis_dat_voorbeeld_mag()
        maak_voorbeeld(
            keuze.map, jaar=keuze.jaar, vragen=keuze.vragen, zaad=keuze.zaad, wachtwoord=WACHTWOORD,
            voortgang=_balk("Voorbeeld maken"),
        )  # fmt: skip
    stand = "Het voorbeeld stond er al en is niet veranderd." if stond_er else "Het voorbeeld staat klaar."
    _zeg(f"{stand} Medewerker: {MEDEWERKER}. Wachtwoord: {WACHTWOORD}")
    if keuze.alleen_maken:
        return 0
    keuze.medewerker = keuze.medewerker or MEDEWERKER
    return _open(keuze)


def _rondleiding(keuze: argparse.Namespace) -> int:
    from wijdesk.app.rondleiding import loop

    if not heeft_winkel(keuze.map):
        _eis_dat_voorbeeld_mag()
    wachtwoord = _wachtwoord(keuze) if keuze.wachtwoord_bestand else ""  # an example store has a known one
    for pad in loop(keuze.map, _medewerker(keuze), wachtwoord, keuze.uit):
        _zeg(str(pad))
    return 0


def _eis_dat_voorbeeld_mag() -> None:
    from wijdesk.beleid import lees_beleid

    if lees_beleid().voorbeeld is False:
        raise Weigering("Uw organisatie laat op deze computer geen voorbeeld toe.")


# The store -----------------------------------------------------------------------------------------------------------


def _store_nieuw(keuze: argparse.Namespace) -> int:
    if keuze.met or keuze.met_bestand:
        from wijdesk.cli_centrum import sluit_aan

        return sluit_aan(keuze, _wachtwoord(keuze, nieuw=not heeft_winkel(keuze.map)), _balk("Lezen"))
    from wijdesk.app.bureau import maak_winkel

    maak_winkel(keuze.map, locatie=keuze.locatie, medewerker=keuze.eerste, wachtwoord=_wachtwoord(keuze, nieuw=True))
    _zeg("De gegevens van het nieuwe wijkteam zijn gemaakt.")
    return 0


def _diagnose(keuze: argparse.Namespace) -> int:
    from wijdesk.cli_diagnose import diagnose

    return diagnose(keuze.map, lambda: _zonder_lease(keuze), _zeg)


# Import --------------------------------------------------------------------------------------------------------------


def _import(keuze: argparse.Namespace) -> int:
    from wijdesk.models.opdrachten.huis import LeesLocaties
    from wijdesk.models.opdrachten.invoer import LeesPartijen, NeemPartijTerug
    from wijdesk.services.bestand import eis_geen_nieuwe, importeer, lees_bestand

    if keuze.soort == "terug":
        id_ = _partij(keuze.bestand)
        with _bureau(keuze) as bureau:
            goed = next((rij.goed for rij in bureau.lees(LeesPartijen()) if rij.id == id_), 0)
            aantal = bureau.doe(NeemPartijTerug(partij_id=id_))
        _zeg(f"{aantal} regels teruggenomen.")
        if goed > aantal:
            waarom = "zij zijn sindsdien gewijzigd of in gebruik, of een andere import bracht ze ook"
            _zeg(f"{goed - aantal} blijven: {waarom}.")
        return 0
    bestand = lees_bestand(Path(keuze.bestand), keuze.soort, keuze.vertaling)
    if bestand.onbekende_kolommen:
        _zeg(f"Kolommen die wijdesk niet kent en overslaat: {', '.join(bestand.onbekende_kolommen)}")
    with _bureau(keuze) as bureau:
        if not (keuze.nieuwe_locatie or keuze.proef):
            try:
                eis_geen_nieuwe(bestand, (rij.naam for rij in bureau.lees(LeesLocaties())))
            except Weigering as weigering:
                raise Weigering(f"{weigering.zin} Geef dan --nieuwe-locatie.", veld="locatie") from None
        verslag = importeer(bestand, bureau.doe, proef=keuze.proef, voortgang=_balk("Inlezen"))
    if meer := [kolom for kolom in verslag.onbekende_kolommen if kolom not in bestand.onbekende_kolommen]:
        _zeg(f"Kolommen die geen vraag zijn en zijn overgeslagen: {', '.join(meer)}")
    for naam in verslag.nieuwe_locaties:
        _zeg(f"Nieuwe locatie: {naam}")
    for fout in verslag.fouten:
        nummer = f" (nummer {fout.nummer})" if fout.nummer else ""
        _fout(f"Regel {fout.regel}{nummer}: {fout.veld + ': ' if fout.veld else ''}{fout.reden}")
    for anders in verslag.anders:
        _zeg(f"Regel {anders.regel} (nummer {anders.nummer}): {anders.reden}")
    werkwoord = "zouden toegevoegd worden" if keuze.proef else "toegevoegd"
    _zeg(f"{verslag.gelezen} regels gelezen: {verslag.toegevoegd} {werkwoord}, {verslag.al_bekend} waren er al, "
         f"{len(verslag.fouten)} geweigerd.")  # fmt: skip
    if verslag.partij_id is not None:
        _zeg(f"Terugnemen kan met: wijdesk import terug {verslag.partij_id.hex()}")
    return 1 if verslag.fouten else 0


# Small change --------------------------------------------------------------------------------------------------------


def _zonder_lease(keuze: argparse.Namespace) -> AbstractContextManager[Bureau]:
    """The desk, also when it was too long without the centre: for what shares or mends, and shows nobody's data."""
    return _bureau(keuze, zonder_lease=True)


@contextmanager
def _bureau(keuze: argparse.Namespace, *, zonder_lease: bool = False) -> Iterator[Bureau]:
    """The desk for the length of one command, which is told to the access log."""
    from wijdesk.app.bureau import bureau_open
    from wijdesk.models.logsoort import AANMELDEN, Logregel

    wie, geheim = _medewerker(keuze), _wachtwoord(keuze)
    with bureau_open(keuze.map, wie, geheim, code=_code, zonder_lease=zonder_lease) as bureau:
        bureau.noteer(
            Logregel(f"opdrachtregel: {keuze.doe.__name__.strip('_')}", None, "werken zonder venster", soort=AANMELDEN)
        )
        yield bureau


def _medewerker(keuze: argparse.Namespace) -> str:
    naam: str = keuze.medewerker or os.environ.get("WIJDESK_MEDEWERKER", "")
    return naam


def _wachtwoord(keuze: argparse.Namespace, *, nieuw: bool = False) -> str:
    if keuze.wachtwoord_bestand:
        try:
            regels = Path(keuze.wachtwoord_bestand).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            raise Weigering("Het wachtwoordbestand is niet te lezen.") from None
        return regels[0] if regels else ""
    if not sys.stdin.isatty():
        raise Weigering("Geef het wachtwoord met --wachtwoord-bestand.")
    import getpass

    wachtwoord = getpass.getpass("Wachtwoord: ")
    if nieuw and getpass.getpass("Nog een keer: ") != wachtwoord:
        raise Weigering("De twee wachtwoorden zijn niet gelijk.")
    return wachtwoord


def _code() -> str:
    """Of the telephone, for whoever has a second factor. A file with a password is not enough then."""
    if not sys.stdin.isatty():
        raise CodeNodig
    import getpass

    return getpass.getpass("Code van uw telefoon: ")


def _partij(tekst: str) -> Id:
    from wijdesk.models.values import Id

    try:
        ruw = bytes.fromhex(tekst)
    except ValueError:
        ruw = b""
    if len(ruw) != 16:
        raise Weigering("Dit is geen nummer van een invoer.")
    return Id(ruw)


def _balk(tekst: str) -> Callable[[int, int], None]:
    """A progress bar on a terminal; silence elsewhere."""
    if not sys.stderr.isatty():
        return lambda _gedaan, _totaal: None
    from tqdm import tqdm

    balk = tqdm(desc=tekst, unit=" regels", leave=False)

    def toon(gedaan: int, totaal: int) -> None:
        balk.total = totaal
        balk.update(gedaan - balk.n)
        if gedaan >= totaal:
            balk.close()

    return toon


def _zeg(tekst: str) -> None:
    sys.stdout.write(f"{tekst}\n")


def _fout(tekst: str) -> None:
    sys.stderr.write(f"{tekst}\n")
