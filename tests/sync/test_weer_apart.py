"""A colleague who did not know that a household went to another team merges it: the old team ends with the stub."""

from __future__ import annotations

import pytest

from tests import gezin, winkel
from tests.gezin import GEEN, Gezin
from tests.sync.teams import VINKHUIZEN, Stad, draag_over
from tests.sync.verhuizing import NOTITIE, eis_heel, is_dicht, met_verleden, noteer, notities
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.uitwisseling import regie as uitwisseling_regie
from wijdesk.models.opdrachten.huishouden import VoegHuishoudensSamen
from wijdesk.models.opdrachten.regie import LeesCaseload, NeemRegieOver
from wijdesk.models.opdrachten.verloop import LeesHistorie, LeesVerloop
from wijdesk.models.opdrachten.verschil import LeesVerschillen
from wijdesk.models.rows.verschil import ZELFDE
from wijdesk.store.elders import WEER_APART


@pytest.fixture
def stad(drie_teams: Stad) -> Stad:
    return drie_teams


def samengevoegd(stad: Stad) -> tuple[Gezin, Gezin]:
    """At one desk of Selwerd the family moves; at the other, which has no contact, it is merged into the neighbours."""
    _, x1, x2, *_ = stad.bureaus
    alle = met_verleden(x1)
    omar = gezin.persoon(x1, "Omar", achternaam="Haddad")
    huis = gezin.gezin(x1, gezin.lid(omar, "alleenstaande"))
    buren = Gezin(bureau=x1, huishouden=huis, moeder=omar, zoon=GEEN, dochter=GEEN)
    noteer(x1, buren, "Over Omar")
    stad.ronde(x1, x2)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.klok.verzet(60_000)
    x2.doe(VoegHuishoudensSamen(blijft=buren.huishouden, weg=alle.huishouden, reden="Zelfde gezin"))
    noteer(x2, buren, "Na het samenvoegen")
    return alle, buren


def hele_ronde(stad: Stad, *bureaus: Bureau) -> None:
    """A round of each as the window does it."""
    for bureau in bureaus:
        centrum = deelname.open_eigen(bureau)
        try:
            uitwisseling_regie.ronde(bureau, deelname.deelnemer(bureau), centrum)
        finally:
            centrum.sluit()
        stad.klok.verzet(60_000)


def eis_apart(stad: Stad, alle: Gezin, buren: Gezin) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    for bureau in (x1, x2):
        assert is_dicht(bureau, alle)
        assert not is_dicht(bureau, buren)
        kop = gezin.lees(bureau, alle.huishouden)
        assert (kop.status, kop.elders is not None, kop.mag_inhoud) == ("actief", True, False)
        van_buren = gezin.lees(bureau, buren.huishouden)
        assert (van_buren.casus, van_buren.elders, [lid.persoon_id for lid in van_buren.leden]) == (
            None, None, [buren.moeder],
        )  # fmt: skip
        teksten = [rij.tekst for rij in bureau.lees(LeesVerloop(huishouden_id=buren.huishouden)).rijen]
        assert "Over Omar" in teksten
        assert NOTITIE not in str(teksten)
        assert NOTITIE not in repr(bureau.lees(LeesHistorie(huishouden_id=buren.huishouden)))
        assert not [rij for rij in bureau.lees(LeesCaseload()) if rij.nummer == "C26-TEST1"]
        assert not [rij for rij in bureau.lees(LeesVerschillen()).rijen if rij.aard != ZELFDE]
    for bureau in (y1, y2):
        assert NOTITIE in notities(bureau, alle)
        assert not is_dicht(bureau, alle)
        assert winkel.rauw(bureau, "SELECT 1 FROM huishouden WHERE id = ?", buren.huishouden) == []
    eis_heel(x1, x2, y1, y2)


@pytest.mark.parametrize("eerst_verhuisd", [True, False])
def test_that_the_old_team_keeps_nothing_to_read_whoever_shares_first(stad: Stad, *, eerst_verhuisd: bool) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle, buren = samengevoegd(stad)
    volgorde = (x1, x2) if eerst_verhuisd else (x2, x1)
    for _ in range(2):
        hele_ronde(stad, *volgorde, y1, y2)
    eis_apart(stad, alle, buren)
    for bureau in (x1, x2):
        assert "Na het samenvoegen" in notities(bureau, buren), "it may be about Omar"
    assert not winkel.rauw(y1, "SELECT 1 FROM contactmoment WHERE notitie = 'Na het samenvoegen'")


def test_that_what_was_made_in_the_casus_meanwhile_goes_with_it_and_arrives(stad: Stad) -> None:
    _, x1, x2, y1, *_ = stad.bureaus
    alle, buren = samengevoegd(stad)
    x2.doe(NeemRegieOver(huishouden_id=buren.huishouden, naar_id=x2.medewerker.id, reden="Sanne is op vakantie"))
    hele_ronde(stad, x1, x2, x1, y1, x2, y1)
    redenen = winkel.rauw(y1, "SELECT notitie FROM regieoverdracht WHERE huishouden_id = ?", alle.huishouden)
    assert redenen == [("Sanne is op vakantie",)]
    assert is_dicht(x2, alle)
    eis_heel(x1, x2, y1)


def test_that_what_they_hang_in_is_closed_until_they_are_apart_and_two_desks_may_do_it_at_once(stad: Stad) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle, buren = samengevoegd(stad)
    stad.ronde(x1, x2, x1)
    for bureau in (x1, x2):
        for huis in (alle, buren):
            assert is_dicht(bureau, huis)
        assert not bureau.lees(LeesCaseload())
        kop = gezin.lees(bureau, buren.huishouden)
        assert kop.elders is not None
        assert kop.elders.naar_naam == VINKHUIZEN
    for bureau in (x1, x2):
        assert uitwisseling_regie.haal_uiteen(bureau, deelname.deelnemer(bureau))
        assert not uitwisseling_regie.haal_uiteen(bureau, deelname.deelnemer(bureau))
    hele_ronde(stad, x1, x2, x1, y1, y2)
    eis_apart(stad, alle, buren)


def test_that_whoever_merged_hears_that_it_did_not_stay_so_and_nobody_else(stad: Stad) -> None:
    _, x1, x2, *_ = stad.bureaus
    alle, _ = samengevoegd(stad)
    hele_ronde(stad, x2, x1, x2)
    (zin,) = [zin for zin in deelname.lees_stand(x2).waarschuwingen if "samen" in zin]
    assert VINKHUIZEN in zin
    assert "Bakker" not in zin
    assert not [zin for zin in deelname.lees_stand(x1).waarschuwingen if "samen" in zin]
    redenen = winkel.rauw(
        x2, "SELECT json_extract(inhoud, '$.reden') FROM mutatie WHERE rij = ? ORDER BY id", alle.huishouden
    )
    assert (WEER_APART,) in redenen
    stad.klok.verzet(15 * 86_400_000)
    assert not [zin for zin in deelname.lees_stand(x2).waarschuwingen if "samen" in zin]


def test_that_what_the_new_team_merges_stays_merged(stad: Stad) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle = met_verleden(x1)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    hele_ronde(stad, x1, y1)
    omar = gezin.persoon(y1, "Omar", achternaam="Haddad")
    huis = gezin.gezin(y1, gezin.lid(omar, "alleenstaande"))
    y1.doe(VoegHuishoudensSamen(blijft=huis, weg=alle.huishouden, reden="Zelfde gezin"))
    hele_ronde(stad, y1, x1, x2, y2, y1)
    for bureau in (y1, y2):
        assert winkel.rauw(bureau, "SELECT samengevoegd_in FROM huishouden WHERE id = ?", alle.huishouden) == [(huis,)]
    assert [is_dicht(bureau, alle) for bureau in (x1, x2)] == [True, True]
    eis_heel(x1, x2, y1, y2)
