"""Acts that need no form: done at once, or after one sentence. Data and no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.signaal import (
    HaalUitBundel,
    HeropenSignaal,
    LegSignaalTerug,
    OntkoppelSignaal,
    PakSignaalOp,
    TrekSignaalIn,
    WachtOpTerugkoppeling,
)
from wijdesk.models.rows.signaal import SignaalDetail

LOSMAKEN = {"los_persoon": "persoon", "los_huishouden": "huishouden", "los_adres": "adres"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraag:
    """One sentence that is asked, and what is done with the answer."""

    zin: str
    knop: str
    maak: Callable[[str], Opdracht[Any]]
    gevaar: bool = False


def meteen(naam: str, signaal: SignaalDetail) -> Opdracht[Any] | None:
    """What is done at once; None for an act that is not."""
    match naam:
        case "oppakken":
            return PakSignaalOp(id=signaal.id)
        case "wachten":
            return WachtOpTerugkoppeling(id=signaal.id)
        case "uit_bundel":
            return HaalUitBundel(id=signaal.id)
        case _:
            return None


def vraag(naam: str, signaal: SignaalDetail) -> Vraag | None:
    """What is asked first; None for an act that asks nothing."""
    if naam == "heropenen":
        return Vraag(
            zin="Waarom gaat dit signaal weer open?", knop="Heropenen",
            maak=lambda reden: HeropenSignaal(id=signaal.id, reden=reden),
        )  # fmt: skip
    if naam == "terugleggen":
        return Vraag(
            zin="Wat moet wie het oppakt weten?", knop="Terugleggen",
            maak=lambda zin: LegSignaalTerug(id=signaal.id, notitie=zin),
        )  # fmt: skip
    if naam == "intrekken":
        return Vraag(
            zin="Waarom was dit geen signaal?", knop="Intrekken", gevaar=True,
            maak=lambda reden: TrekSignaalIn(id=signaal.id, reden=reden),
        )  # fmt: skip
    if naam in LOSMAKEN:
        wat = LOSMAKEN[naam]
        lidwoord = "deze inwoner" if wat == "persoon" else f"dit {wat}"
        return Vraag(zin=f"Waarom gaat het niet over {lidwoord}?", knop="Losmaken", maak=partial(_los, signaal, wat))
    return None


def _los(signaal: SignaalDetail, wat: str, reden: str) -> Opdracht[Any]:
    return OntkoppelSignaal(id=signaal.id, wat=wat, reden=reden)
