"""A card that is protected is told to the teamleider of the locatie, until that teamleider opened it."""

from __future__ import annotations

from dataclasses import replace

from tests import winkel
from tests.gezin import persoon
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_plaatsgebonden import alleen_in, beijum
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.opschaling import LeesBerichten
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, WijzigPersoon
from wijdesk.models.values import Id
from wijdesk.ui.panels.inwoner.gegevens import invoer_van

__all__ = ["beijum"]
LEIDER = "teamleider"


def scherm_af(collega: Collega, wie: Id, *, aan: bool = True) -> None:
    """As somebody at the entree does it, with why."""
    gezien = invoer_van(collega.lees(LeesPersoonKaart(id=wie)).persoon)
    wens = replace(gezien, afgeschermd=aan)
    collega.doe(WijzigPersoon(id=wie, invoer=wens, gezien=gezien, reden="Haar ex-man werkt in het gebouw."))


def berichten(collega: Collega) -> list[tuple[str, str, str]]:
    return [(rij.over, rij.richting, rij.van) for rij in collega.lees(LeesBerichten())]


def test_that_the_teamleider_of_the_locatie_is_told_until_the_card_was_opened(bureau: Bureau, beijum: Id) -> None:
    wie = persoon(bureau, "Fatima")
    bureau.doe(winkel.contact(bureau, persoon_id=wie))
    with (
        aan_het_werk(bureau, "entree", naam="Eva Entree") as eva,
        aan_het_werk(bureau, "casemanager", naam="Carla Case") as carla,
        alleen_in(bureau, bureau.medewerker.locatie_id, LEIDER, "Lies Hier") as lies,
        alleen_in(bureau, beijum, LEIDER, "Bert Beijum") as bert,
        aan_het_werk(bureau, LEIDER, naam="Ans Overal") as ans,
    ):
        scherm_af(eva, wie)
        gemeld = [("Fatima van der Meulen", "afgeschermd", "Eva Entree")]
        assert (berichten(lies), berichten(ans)) == (gemeld, gemeld)
        assert (berichten(bert), berichten(carla)) == ([], [])
        lies.lees(LeesPersoonKaart(id=wie))
        assert (berichten(lies), berichten(ans)) == ([], gemeld)
        scherm_af(lies, wie, aan=False)
        assert berichten(ans) == []


def test_that_whoever_protected_it_is_not_told_and_a_second_time_is_told_again(bureau: Bureau) -> None:
    wie = persoon(bureau, "Fatima")
    bureau.doe(winkel.contact(bureau, persoon_id=wie))
    with (
        aan_het_werk(bureau, LEIDER, naam="Ans Overal") as ans,
        aan_het_werk(bureau, LEIDER, naam="Bea Ook") as bea,
    ):
        scherm_af(ans, wie)
        assert (berichten(ans), len(berichten(bea))) == ([], 1)
        scherm_af(bea, wie, aan=False)
        scherm_af(bea, wie)
        assert berichten(ans) == [("Fatima van der Meulen", "afgeschermd", "Bea Ook")]
        assert berichten(bea) == []
