"""A desk that goes to another team, or may only read for a while: whose its work is, and that nothing of it is lost."""

from __future__ import annotations

import pytest

from tests import winkel
from tests.sync.teams import SELWERD, VINKHUIZEN, Stad, bevindingen
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling.deelname import lees_stand
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.values import Id

pytestmark = [pytest.mark.lang, pytest.mark.timeout(300)]


def zet(stad: Stad, balie: Bureau, *teams: str, lezen: bool | None = None) -> None:
    """The beheerder lets a desk work for these teams from now on."""
    per_naam = {team.naam: team.id for team in lees_stand(stad.beheer).teams}
    eigen = deelname.deelnemer(balie).ingeschreven
    uitwisseling_beheer.zet_teams(
        stad.beheer, eigen, [per_naam[naam] for naam in teams], lezen=lezen, database=stad.eigenaar
    )


def vragen(bureau: Bureau) -> int:
    return len(bureau.lees(LeesVragen(van=0, tot=2**60)))


def nieuw_in_selwerd(stad: Stad) -> Bureau:
    """A desk that was let in for Selwerd, has met the centre, and shared nothing yet."""
    bureau = stad._open(9, nieuw=True, locatie=SELWERD, wie="Nora Nieuw")
    waar = stad.waar
    if stad.eigenaar:
        rol = stad._rol()
        bestand = stad.map / f"{rol}.txt"
        uitwisseling_beheer.nodig_uit(stad.eigenaar, rol, bestand)
        waar = bestand.read_text(encoding="utf-8").strip()
    afdruk = deelname.meld_aan(bureau, waar)
    uitwisseling_beheer.laat_toe(stad.beheer, afdruk, database=stad.eigenaar, met_beheer=True)
    return bureau


def personen(bureau: Bureau) -> set[Id]:
    return {Id(rij[0]) for rij in winkel.rauw(bureau, "SELECT id FROM persoon")}


def test_that_what_a_desk_wrote_in_one_team_goes_to_no_other_when_it_moves_before_it_shared(stad: Stad) -> None:
    _, sanne, _, yara = stad.bureaus[:4]
    nora = nieuw_in_selwerd(stad)
    contact = winkel.contact(nora)
    nora.doe(contact)
    van_selwerd = winkel.persoon_van(nora, contact)
    zet(stad, nora, VINKHUIZEN)
    stad.ronde(nora, yara, sanne, nora, yara)
    assert van_selwerd not in personen(yara)
    assert van_selwerd not in personen(sanne)
    assert any("Niet gedeeld" in zin and SELWERD in zin for zin in lees_stand(nora).waarschuwingen)
    zet(stad, nora, SELWERD, VINKHUIZEN)
    stad.ronde(nora, sanne, yara)
    assert van_selwerd in personen(sanne)
    assert van_selwerd not in personen(yara)
    assert not bevindingen(nora)


def test_that_a_desk_that_shared_may_only_read_for_a_while_and_shares_the_rest_afterwards(stad: Stad) -> None:
    _, sanne, piet = stad.bureaus[:3]
    sanne.doe(winkel.contact(sanne))
    stad.ronde(sanne)
    sanne.doe(winkel.contact(sanne))
    zet(stad, sanne, SELWERD, lezen=True)
    [uit] = stad.ronde(sanne)
    assert (uit.gedeeld, uit.geweigerd) == (0, None)
    [zin] = [zin for zin in lees_stand(sanne).waarschuwingen if "alleen lezen" in zin]
    assert zin.startswith("Niet gedeeld: 1 wijziging. ")
    stad.ronde(piet)
    assert vragen(piet) == 1  # what was shared before stays, also for whoever reads it now first
    assert not lees_stand(piet).balies[1].stil
    piet.doe(winkel.contact(piet))
    stad.ronde(piet, sanne)
    assert vragen(sanne) == 3
    nieuw = stad.balie(SELWERD, "Nina Nieuw")
    assert vragen(nieuw) == 2
    zet(stad, sanne, SELWERD, lezen=False)
    stad.ronde(sanne, piet, nieuw)
    assert (vragen(piet), vragen(nieuw)) == (3, 3)
    assert not [zin for zin in lees_stand(sanne).waarschuwingen if "Niet gedeeld" in zin]
    assert not bevindingen(piet)
