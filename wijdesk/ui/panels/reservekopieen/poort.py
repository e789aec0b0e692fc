"""What the page can have done to the store; handed in, and carried out on a free worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from wijdesk.models.rows.behoud import BehoudStand
from wijdesk.ui.jobs import Voortgang


class Poort(NamedTuple):
    """Each raises Weigering (beside the field it names) or a Storing."""

    overzicht: Callable[[], BehoudStand]
    maak: Callable[[Voortgang], Path]
    maak_op: Callable[[Path, Voortgang], Path]
    kijk_kopie_na: Callable[[Path], tuple[str, ...]]
    """Answers everything that is wrong with one backup."""
    kijk_alles_na: Callable[[Voortgang], tuple[str, ...] | None]
    """Answers everything that is wrong with the store; None when it was stopped."""
    weet_ervan: Callable[[], None]
    wat_kost: Callable[[Path], tuple[str, ...]]
    """Answers in words what putting a backup back would lose."""
    zet_tweede: Callable[[str], None]
    wis_eerdere: Callable[[], int]
    """Answers at how many earlier second places the copies went."""
    gooi_weg: Callable[[str], None]
    pak_in: Callable[[Path, Voortgang], Path]
    herstel: Callable[[Path], None]
    """On the GUI thread: closes the window, and goes on with putting this one back."""
    verhuisd: Callable[[], None]
    """On the GUI thread: this computer only reads from here on."""
