"""Who is protected is seen by the teamleider of the locatie they belong to, and for one of another is not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import winkel
from tests.gezin import bakker, persoon, scherm_af
from tests.services.collega import Collega
from tests.services.test_plaatsgebonden import alleen_in, beijum
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.inzage import OpenInNood
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer, WijzigPersoon, ZoekPersonen
from wijdesk.models.values import Id
from wijdesk.ui.panels.inwoner.gegevens import invoer_van

__all__ = ["beijum"]
LEIDER = "teamleider"


def gevonden(collega: Collega, naam: str) -> set[Id]:
    return {rij.persoon_id for rij in collega.lees(ZoekPersonen(tekst=naam))}


def namen(collega: Collega) -> set[str]:
    return {rij.persoon for rij in collega.lees(LeesVragen(van=0, tot=2**60))}


def test_that_a_teamleider_sees_the_protected_of_the_own_locatie_only(bureau: Bureau, beijum: Id) -> None:
    hier = bureau.medewerker.locatie_id
    van_hier, van_daar = persoon(bureau, "Fatima"), persoon(bureau, "Jolanda")
    bureau.doe(winkel.contact(bureau, persoon_id=van_hier))
    bureau.doe(winkel.contact(bureau, persoon_id=van_daar, locatie_id=beijum))
    for wie in (van_hier, van_daar):
        scherm_af(bureau, wie)
    with (
        alleen_in(bureau, hier, LEIDER, "Lies Hier") as lies,
        alleen_in(bureau, beijum, LEIDER, "Bert Beijum") as bert,
        alleen_in(bureau, None, LEIDER, "Ans Overal") as ans,
    ):
        for collega, eigen, ander in ((lies, van_hier, van_daar), (bert, van_daar, van_hier)):
            assert collega.lees(LeesPersoonKaart(id=eigen)).persoon.afgeschermd
            with pytest.raises(Weigering, match="afgeschermd"):
                collega.lees(LeesPersoonKaart(id=ander))
            assert gevonden(collega, "van der Meulen") == {eigen}
        assert "Fatima van der Meulen" in namen(lies)
        assert "Jolanda van der Meulen" not in namen(lies)
        assert "Fatima van der Meulen" not in namen(bert)
        assert gevonden(ans, "van der Meulen") == {van_hier, van_daar}
        assert namen(ans) == {"Fatima van der Meulen", "Jolanda van der Meulen"}


def test_that_only_the_teamleider_of_the_locatie_lifts_it(bureau: Bureau, beijum: Id) -> None:
    wie = persoon(bureau, "Fatima")
    bureau.doe(winkel.contact(bureau, persoon_id=wie))
    scherm_af(bureau, wie)
    gezien = invoer_van(bureau.lees(LeesPersoonKaart(id=wie)).persoon)

    def hef_op(wat: PersoonInvoer) -> WijzigPersoon:
        return WijzigPersoon(id=wie, invoer=replace(wat, afgeschermd=False), gezien=wat, reden="Het gevaar is voorbij.")

    with alleen_in(bureau, beijum, LEIDER, "Bert Beijum") as bert, pytest.raises(Weigering, match="afgeschermd"):
        bert.doe(hef_op(gezien))
    with alleen_in(bureau, bureau.medewerker.locatie_id, LEIDER, "Lies Hier") as lies:
        kaart = lies.lees(LeesPersoonKaart(id=wie)).persoon
        lies.doe(hef_op(invoer_van(kaart)))
        assert not lies.lees(LeesPersoonKaart(id=wie)).persoon.afgeschermd


def test_that_a_household_says_where_somebody_belongs_and_an_emergency_opens_it_all_the_same(
    bureau: Bureau, beijum: Id
) -> None:
    thuis = bakker(bureau)
    scherm_af(bureau, thuis.zoon)
    with alleen_in(bureau, beijum, LEIDER, "Bert Beijum") as bert:
        with pytest.raises(Weigering, match="afgeschermd"):
            bert.lees(LeesPersoonKaart(id=thuis.zoon))
        assert thuis.zoon not in gevonden(bert, "Sem Bakker")
        bert.doe(OpenInNood(reden="De buren horen een kind gillen", persoon_id=thuis.zoon))
        assert bert.lees(LeesPersoonKaart(id=thuis.zoon)).persoon.roepnaam == "Sem"
        assert thuis.zoon in gevonden(bert, "Sem Bakker")


def test_that_who_belongs_nowhere_yet_is_there_for_every_teamleider(bureau: Bureau, beijum: Id) -> None:
    wie = persoon(bureau, "Fatima")
    scherm_af(bureau, wie)
    with alleen_in(bureau, beijum, LEIDER, "Bert Beijum") as bert:
        assert bert.lees(LeesPersoonKaart(id=wie)).persoon.afgeschermd
        assert gevonden(bert, "Fatima") == {wie}
