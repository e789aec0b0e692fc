"""What the page "Reservekopieën" has done to the open store, and what closes the window for it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wijdesk.app.behoud import bewaking as wacht
from wijdesk.app.behoud import kopie, nakijken, verhuizen
from wijdesk.app.kopieen import eis_recht
from wijdesk.models.values import AMSTERDAM
from wijdesk.store import backup
from wijdesk.ui.panels.reservekopieen import Poort, ReservekopieenPaneel

if TYPE_CHECKING:
    from wijdesk.app.behoud.bewaking import Bewaking
    from wijdesk.app.bureau import Bureau
    from wijdesk.ui.jobs import Voortgang
    from wijdesk.ui.panel import Omgeving


def maak_paneel(bureau: Bureau, bewaking: Bewaking, omgeving: Omgeving) -> ReservekopieenPaneel:
    """The page for whoever is at work."""
    return ReservekopieenPaneel(
        omgeving,
        Poort(
            overzicht=partial(kopie.overzicht, bureau),
            maak=lambda v: kopie.maak(bureau, meld=v.meld, gestopt=v.gestopt),
            maak_op=lambda waar, v: kopie.maak_op(bureau, waar, meld=v.meld, gestopt=v.gestopt),
            kijk_kopie_na=partial(kopie.kijk_kopie_na, bureau),
            kijk_alles_na=partial(_kijk_alles_na, bureau),
            weet_ervan=partial(nakijken.weet_ervan, bureau),
            wat_kost=partial(_wat_kost, bureau),
            zet_tweede=partial(kopie.zet_tweede_plek, bureau),
            wis_eerdere=partial(kopie.wis_eerdere, bureau),
            gooi_weg=partial(kopie.gooi_weg, bureau),
            pak_in=lambda waar, v: verhuizen.pak_in(bureau, waar, meld=v.meld, gestopt=v.gestopt),
            herstel=bewaking.sluit_en_zet_terug,
            verhuisd=bewaking.opnieuw,
        ),
    )


def _kijk_alles_na(bureau: Bureau, voortgang: Voortgang) -> tuple[str, ...] | None:
    eis_recht(bureau.rechten)
    zinnen = nakijken.kijk_alles_na(bureau, voortgang.gestopt)
    if zinnen is None:
        return None
    gevonden = (*zinnen, *nakijken.kijk_op_peil(bureau))
    wacht.onthoud(bureau, gevonden, bureau.wereld.klok(), alles=True)
    return gevonden


def _wat_kost(bureau: Bureau, van: Path) -> tuple[str, ...]:
    eis_recht(bureau.rechten)
    return backup.kost(bureau.map, van, bureau.bestandssleutel).zinnen(datetime.now(AMSTERDAM).date())
