"""The first start: what its window can do with the folder of the store. Loaded only when there is none yet."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wijdesk.beleid import lees_beleid
from wijdesk.ui.eerste_aansluiten import Aansluiter
from wijdesk.ui.eerste_start import EersteStart

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.app.venster import Programma
    from wijdesk.models.rows.delen import Teruggenomen
    from wijdesk.ui.eerste_aansluiten import Aansluiting


def maak_eerste_start(programma: Programma) -> EersteStart:
    """The window of the first start, for the folder this program works with."""
    map_, beleid = programma.map, lees_beleid()
    return EersteStart(
        partial(_begin_winkel, programma),
        partial(_begin_voorbeeld, map_),
        plaats=str(map_),
        aansluiten=Aansluiter(
            vraag_aan=partial(_vraag_aan, map_),
            ga_verder=partial(_sluit_aan, map_),
            neem_terug=partial(_neem_terug, map_),
            adres=beleid.centrum or "",
        ),
        vervangt=lambda: programma.bewaking.herstel(nieuw=True),
        mag_voorbeeld=beleid.voorbeeld is not False,
        taal=programma.taal.bij_begin() if beleid.taal is None else None,
    )


# In a thread of the window. What they need is loaded there: it is heavy, and the window stands already --------------


def _begin_winkel(
    programma: Programma, locatie: str, naam: str, wachtwoord: str, _meld: Callable[[int, int], None]
) -> Bureau:
    from wijdesk.app.bureau import maak_winkel, ontgrendel

    maak_winkel(programma.map, locatie=locatie, medewerker=naam, wachtwoord=wachtwoord)
    programma.inlog.pas_gemaakt = True
    return ontgrendel(programma.map, naam, wachtwoord)


def _begin_voorbeeld(map_: Path, meld: Callable[[int, int], None]) -> tuple[str, Bureau]:
    from wijdesk.app.bureau import ontgrendel
    from wijdesk.app.voorbeeld import MEDEWERKER, WACHTWOORD, maak_voorbeeld

    maak_voorbeeld(map_, wachtwoord=WACHTWOORD, voortgang=meld)
    return WACHTWOORD, ontgrendel(map_, MEDEWERKER, WACHTWOORD)


def _vraag_aan(map_: Path, invoer: Aansluiting) -> str:
    from wijdesk.app.uitwisseling.begin import begin

    return begin(map_, invoer.adres, medewerker=invoer.naam, wachtwoord=invoer.wachtwoord)


def _sluit_aan(map_: Path, naam: str, wachtwoord: str, meld: Callable[[int, int], None]) -> Bureau:
    from wijdesk.app.bureau import ontgrendel
    from wijdesk.app.uitwisseling.begin import ga_verder

    ga_verder(map_, naam, wachtwoord, meld=meld)
    return ontgrendel(map_, naam, wachtwoord)


def _neem_terug(map_: Path, naam: str, wachtwoord: str) -> Teruggenomen:
    from wijdesk.app.uitwisseling.begin import neem_terug

    return neem_terug(map_, naam, wachtwoord)
