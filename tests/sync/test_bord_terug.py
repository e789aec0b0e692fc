"""A centre that was put back lost papers of its board; the beheerder's desk hangs them up again from its own keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.sync.licht import TEAM_ID, Tafel
from tests.sync.straat import Straat, namen
from wijdesk.errors import Weigering
from wijdesk.sync import aanmelding, beheer, bord, opvolging, rooster, sleutels


def sleutel(tafel: Tafel, epoch: int) -> bytes | None:
    return tafel.kast.get(sleutels.epoch_naam(TEAM_ID, epoch))


def test_that_a_desk_let_in_after_the_copy_was_made_still_opens_everything() -> None:
    straat = Straat()
    een, ander, _ = straat.tafels
    straat.persoon(een, "Anna")
    straat.allen()
    beheer.vernieuw(straat.beheer, straat.centrum, nu=straat.tijd[0])
    straat.persoon(ander, "Bert")
    straat.allen()
    band = straat.centrum.kopie()
    vers = straat.nieuw("vers", TEAM_ID)
    straat.centrum.zet_terug(band, nieuwe_generatie=True)
    straat.allen()
    straat.allen(vers)
    assert namen(vers) == ["Anna", "Bert"]
    assert vers.ronde(straat.centrum).stil == {}


@pytest.mark.parametrize("eerst", [0, 1])
def test_that_who_was_away_gets_the_key_of_a_renewal_that_the_copy_does_not_know(eerst: int) -> None:
    """Also when another desk hung up the rooster before the beheerder's came."""
    straat = Straat()
    een, ander, weg = straat.tafels
    straat.allen()
    band = straat.centrum.kopie()
    beheer.vernieuw(straat.beheer, straat.centrum, nu=straat.tijd[0])
    ander.ronde(straat.centrum)
    straat.persoon(ander, "Bert")
    straat.centrum.zet_terug(band, nieuwe_generatie=True)
    straat.allen(straat.tafels[eerst], een, ander)
    assert sleutel(weg, 2) is None
    straat.allen(weg)
    assert sleutel(weg, 2) == sleutel(een, 2) is not None
    assert namen(weg) == ["Bert"]


def test_that_a_desk_without_history_gets_no_key_from_before_it_came() -> None:
    straat = Straat()
    een, ander, _ = straat.tafels
    straat.persoon(een, "Anna")
    straat.allen()
    beheer.vernieuw(straat.beheer, straat.centrum, nu=straat.tijd[0])
    band = straat.centrum.kopie()
    later = straat.nieuw("later", TEAM_ID, historie=False)
    beheer.vernieuw(straat.beheer, straat.centrum, nu=straat.tijd[0])
    straat.centrum.zet_terug(band, nieuwe_generatie=True)
    straat.allen()
    straat.persoon(ander, "Bert")
    straat.allen(ander, een, later)
    assert [sleutel(later, epoch) is not None for epoch in (1, 2, 3)] == [False, True, True]
    hangt = bord.eerste_epochs(straat.centrum.papieren(bord.EPOCH))
    assert hangt[TEAM_ID.hex(), later.deelnemer.ingeschreven.hex()] == 2
    assert "Bert" in namen(later)


def test_that_a_rooster_of_an_older_program_says_by_its_board_what_a_desk_may_read() -> None:
    straat = Straat(1)
    (een,) = straat.tafels
    beheer.vernieuw(straat.beheer, straat.centrum, nu=straat.tijd[0])
    zonder = straat.nieuw("zonder", TEAM_ID, historie=False)
    van_toen = aanmelding.bewaard_rooster(een.kast)
    teken = een.kast.get(sleutels.BEHEERDER_TEKEN)
    assert van_toen is not None
    assert teken is not None
    kaal = {balie: replace(regel, epochs={}) for balie, regel in van_toen.balies.items()}
    een.kast.put(sleutels.ROOSTER, rooster.teken(replace(van_toen, balies=kaal), teken).encode())
    wordt = beheer.vernieuw(straat.beheer, straat.centrum, nu=straat.tijd[0])
    epochs = {balie: regel.epochs[TEAM_ID] for balie, regel in wordt.balies.items()}
    assert epochs == {een.deelnemer.ingeschreven: 1, zonder.deelnemer.ingeschreven: 2}


def test_that_the_new_noodsleutel_works_although_the_copy_is_from_before_it() -> None:
    straat = Straat()
    ander = straat.tafels[1]
    straat.allen()
    band = straat.centrum.kopie()
    _, blad = beheer.vervang_noodsleutel(straat.beheer, straat.centrum, nu=straat.tijd[0])
    straat.allen()
    straat.centrum.zet_terug(band, nieuwe_generatie=True)
    straat.allen()
    beheer.neem_over(ander.kast, straat.centrum, ander.deelnemer.ingeschreven, blad.een, blad.ander, nu=straat.tijd[0])
    assert opvolging.is_beheerder(ander.kast)


def test_that_the_noodsleutel_of_before_the_copy_works_when_nobody_has_the_papers_of_the_new_one() -> None:
    straat = Straat()
    ander = straat.tafels[1]
    _, oud = beheer.vervang_noodsleutel(straat.beheer, straat.centrum, nu=straat.tijd[0])
    straat.allen()
    with pytest.raises(Weigering, match="helft"):
        neem(straat, ander, oud.een, "AAAA")
    band = straat.centrum.kopie()
    _, nieuw = beheer.vervang_noodsleutel(straat.beheer, straat.centrum, nu=straat.tijd[0])
    beheer.vernieuw(straat.beheer, straat.centrum, nu=straat.tijd[0])
    straat.allen()
    with pytest.raises(Weigering, match="andere noodsleutel"):
        neem(straat, ander, oud.een, oud.ander)
    straat.persoon(ander, "Bert")
    straat.centrum.zet_terug(band, nieuwe_generatie=True)  # and the beheerder's desk was lost in the same fire
    straat.allen(ander)
    with pytest.raises(Weigering, match="van voor de reservekopie"):
        neem(straat, ander, nieuw.een, nieuw.ander)
    neem(straat, ander, oud.een, oud.ander)
    straat.beheer = ander.kast
    vers = straat.nieuw("vers", TEAM_ID)
    straat.allen(ander, vers)
    assert namen(vers) == ["Bert"]


def neem(straat: Straat, tafel: Tafel, een: str, ander: str) -> None:
    beheer.neem_over(tafel.kast, straat.centrum, tafel.deelnemer.ingeschreven, een, ander, nu=straat.tijd[0])
