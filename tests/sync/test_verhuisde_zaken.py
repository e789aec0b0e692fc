"""What runs about the members of a household that moves, and what is known of them, is with one team at a time."""

from __future__ import annotations

import pytest

from tests import gezin, winkel
from tests.gezin import GEEN, Gezin
from tests.sync.teams import BEIJUM, VINKHUIZEN, Stad, bevindingen, draag_over, team
from tests.sync.verhuizing import NOTITIE, eis_heel, is_dicht, met_verleden, mutaties, noteer, notities
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import (
    AdresInvoer,
    HaalHuishoudensUiteen,
    VerhuisHuishouden,
    VoegHuishoudensSamen,
)
from wijdesk.models.opdrachten.meldcode import BeginMeldcode, LeesMeldcode, LeesMeldcodes, LegMeldcodestapVast
from wijdesk.models.opdrachten.persoon import ZoekPersonen
from wijdesk.models.opdrachten.signaal import (
    LeesSignalen,
    LegSignaalcontactVast,
    PakSignaalOp,
    RegistreerSignaal,
    SignaalInvoer,
)
from wijdesk.models.opdrachten.teamoverdracht import LeesOntvangen, NeemHuishoudenAan
from wijdesk.models.opdrachten.triage import BeginTriage
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Doel, Plan
from wijdesk.models.teamoverdracht import Teamoverdracht
from wijdesk.models.values import Id


@pytest.fixture
def stad(drie_teams: Stad) -> Stad:
    return drie_teams


def met_zaken(bureau: Bureau) -> tuple[Gezin, tuple[Id, Id, Id]]:
    """A meldcode, a signaal and a triage about somebody alone, who is in a household since."""
    meldcode, signaal, triage = (bureau.wereld.ids() for _ in range(3))
    plek = bureau.medewerker.locatie_id
    kind = gezin.persoon(bureau, "Tygo", "2018-02-02", achternaam="Zandstra")
    moeder = gezin.persoon(bureau, "Els", "1988-02-02", achternaam="Zandstra")
    bureau.doe(BeginMeldcode(id=meldcode, soort="persoon", onderwerp_id=kind, aanleiding="Blauwe plekken"))
    invoer = SignaalInvoer(
        soort="zorgen over een kind", bron="buur of buurtbewoner", tekst="Ziet blauwe plekken", persoon_id=kind
    )
    bureau.doe(RegistreerSignaal(id=signaal, locatie_id=plek, invoer=invoer))
    bureau.doe(BeginTriage(id=triage, persoon_id=moeder, locatie_id=plek))
    huis = gezin.gezin(bureau, gezin.lid(moeder, "ouder met gezag"), gezin.lid(kind, "kind"))
    gezin.open_casus(bureau, huis)
    alle = Gezin(bureau=bureau, huishouden=huis, moeder=moeder, zoon=kind, dochter=GEEN)
    return alle, (meldcode, signaal, triage)


def stap(bureau: Bureau, meldcode: Id) -> LegMeldcodestapVast:
    return LegMeldcodestapVast(
        id=bureau.wereld.ids(), meldcode_id=meldcode, stap=1, dag="2026-03-02", tekst="Stap gezet"
    )


def test_that_what_was_begun_about_a_member_alone_goes_along_and_is_closed_where_it_was(stad: Stad) -> None:
    beheer, x1, x2, y1, y2, _ = stad.bureaus
    alle, (meldcode, signaal, triage) = met_zaken(x1)
    stad.ronde(x1, x2, beheer)
    id_ = draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, x2, y1, y2, beheer)
    for bureau in (x1, x2):
        assert bureau.lees(LeesMeldcodes()) == ()
        assert bureau.lees(LeesSignalen()).rijen == ()
        with pytest.raises(Weigering, match="ander team"):
            bureau.doe(stap(bureau, meldcode))
        with pytest.raises(Weigering, match="ander team"):
            bureau.doe(PakSignaalOp(id=signaal))
    y1.doe(NeemHuishoudenAan(id=id_))
    plek = gezin.lees(y1, alle.huishouden).locatie_id
    assert [rij.id for rij in y1.lees(LeesMeldcodes(locatie_id=plek))] == [meldcode]
    assert [rij.id for rij in y1.lees(LeesSignalen(locatie_id=plek)).rijen] == [signaal]
    assert winkel.rauw(y1, "SELECT locatie_id, medewerker_id FROM triage WHERE id = ?", triage) == [
        (plek, y1.medewerker.id)
    ]
    y1.doe(stap(y1, meldcode))
    y1.doe(LegSignaalcontactVast(id=signaal, tekst="Vinkhuizen belde school"))
    stad.ronde(y1, y2, beheer, x1, x2, beheer, x1)
    assert len(y2.lees(LeesMeldcode(id=meldcode)).stappen) == len(y1.lees(LeesMeldcode(id=meldcode)).stappen)
    for bureau in (x1, x2):
        gelezen = str([er.inhoud for er in mutaties(bureau).values()])
        assert "Ziet blauwe plekken" in gelezen
        assert "Vinkhuizen belde school" not in gelezen
        assert "Stap gezet" not in gelezen
    eis_heel(x1, x2, y1, y2)
    assert bevindingen(beheer) == ()


def test_that_what_is_about_somebody_who_lives_here_too_stays_here(stad: Stad) -> None:
    _, x1, _, y1, *_ = stad.bureaus
    alle, (meldcode, signaal, triage) = met_zaken(x1)
    vader = gezin.persoon(x1, "Omar", achternaam="Haddad")
    gezin.gezin(x1, gezin.lid(vader, "ouder met gezag"), gezin.lid(alle.zoon, "kind"))
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, y1)
    assert [rij.id for rij in x1.lees(LeesMeldcodes())] == [meldcode]
    assert [rij.id for rij in x1.lees(LeesSignalen()).rijen] == [signaal]
    for id_ in (meldcode, signaal):
        assert not winkel.rauw(y1, "SELECT 1 FROM mutatie WHERE rij = ?", id_)
    assert winkel.rauw(y1, "SELECT huishouden_id FROM triage WHERE id = ?", triage) == [(alle.huishouden,)]
    eis_heel(x1, y1)


def test_that_taking_the_move_back_takes_that_back_too(stad: Stad) -> None:
    _, x1, *_ = stad.bureaus
    alle, (meldcode, *_) = met_zaken(x1)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    assert x1.lees(LeesMeldcodes()) == ()
    (transactie,) = winkel.rauw(x1, "SELECT transactie FROM mutatie ORDER BY rowid DESC LIMIT 1")[0]
    x1.doe(MaakOngedaan(transactie=Id(transactie)))
    assert winkel.rauw(x1, "SELECT huishouden_id FROM meldcode WHERE id = ?", meldcode) == [(None,)]
    assert [rij.id for rij in x1.lees(LeesMeldcodes())] == [meldcode]


# What is known of them ------------------------------------------------------------------------------------------------


def verhuis_en_wijzig(stad: Stad) -> Gezin:
    """After the move Vinkhuizen hears a new number and the new address; every desk meets the administrator's."""
    beheer, x1, x2, y1, y2, _ = stad.bureaus
    alle = met_verleden(x1)
    stad.ronde(x1, x2, beheer)
    id_ = draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, x2, y1, y2, beheer, y1)
    y1.doe(NeemHuishoudenAan(id=id_))
    gezin.zet(y1, Persoon, alle.moeder, telefoon="0699999999")
    adres = AdresInvoer(straat="Nieuwelaan", huisnummer="7", postcode="9741AA", woonplaats="Groningen")
    y1.doe(VerhuisHuishouden(id=alle.huishouden, mee=(alle.moeder, alle.zoon), adres=adres, op="2026-03-02"))
    stad.ronde(y1, beheer, x1, x2, y2, beheer, x1)
    return alle


def telefoon(bureau: Bureau, alle: Gezin) -> str:
    return str(winkel.rauw(bureau, "SELECT telefoon FROM persoon WHERE id = ?", alle.moeder)[0][0])


def test_that_what_the_new_team_hears_of_them_stays_there(stad: Stad) -> None:
    beheer, x1, x2, _, y2, _ = stad.bureaus
    alle = verhuis_en_wijzig(stad)
    for bureau in (x1, x2):
        assert telefoon(bureau, alle) == ""
        assert not winkel.rauw(bureau, "SELECT 1 FROM adres WHERE straat = 'Nieuwelaan'")
        assert bureau.lees(ZoekPersonen(tekst="Bakker"))
    assert telefoon(y2, alle) == telefoon(beheer, alle) == "0699999999"
    eis_heel(x1, x2, y2, beheer)


def test_that_the_old_team_hears_it_as_soon_as_they_come_to_its_desk_again(stad: Stad) -> None:
    beheer, x1, x2, _, _, _ = stad.bureaus
    alle = verhuis_en_wijzig(stad)
    x1.doe(winkel.contact(x1, persoon_id=alle.moeder))
    stad.ronde(x1, beheer, x2, x1)
    assert [telefoon(bureau, alle) for bureau in (x1, x2)] == ["0699999999"] * 2
    assert bevindingen(beheer) == ()
    eis_heel(x1, x2, beheer)


def test_that_the_old_team_goes_on_hearing_of_who_lives_there_too(stad: Stad) -> None:
    beheer, x1, _, y1, _, _ = stad.bureaus
    alle = met_verleden(x1)
    vader = gezin.persoon(x1, "Omar", achternaam="Haddad")
    gezin.gezin(x1, gezin.lid(vader, "ouder met gezag"), gezin.lid(alle.zoon, "kind"))
    stad.ronde(x1, beheer)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, y1, beheer)
    for wie in (alle.zoon, alle.moeder):
        gezin.zet(y1, Persoon, wie, telefoon="0699999999")
    stad.ronde(y1, beheer, x1)
    kent = winkel.rauw(x1, "SELECT id FROM persoon WHERE telefoon = '0699999999'")
    assert kent == [(alle.zoon,)]
    eis_heel(x1, y1, beheer)


# A colleague who did not know merges ----------------------------------------------------------------------------------


def met_buren(bureau: Bureau) -> tuple[Gezin, Gezin]:
    """The family that moves, and another household of the same team without a casus."""
    alle = met_verleden(bureau)
    omar = gezin.persoon(bureau, "Omar", achternaam="Haddad")
    huis = gezin.gezin(bureau, gezin.lid(omar, "alleenstaande"))
    return alle, Gezin(bureau=bureau, huishouden=huis, moeder=omar, zoon=GEEN, dochter=GEEN)


def test_that_a_household_merged_into_the_one_that_moved_comes_whole_and_can_be_taken_apart(stad: Stad) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle, buren = met_buren(x1)
    noteer(x1, buren, "Over Omar")
    stad.ronde(x1, x2)
    id_ = draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, y1)
    x2.doe(VoegHuishoudensSamen(blijft=alle.huishouden, weg=buren.huishouden, reden="Zelfde gezin"))
    stad.ronde(x2, x1, y1, y2)
    eis_heel(y1, y2)
    assert "Over Omar" in notities(y2, alle)
    y1.doe(NeemHuishoudenAan(id=id_))
    y1.doe(HaalHuishoudensUiteen(weg=buren.huishouden, reden="Toch niet"))
    assert notities(y1, buren) == ["Over Omar"]


@pytest.mark.parametrize("eerst_gestuurd", [True, False])
def test_that_the_one_that_moved_arrives_whole_when_it_was_merged_away(stad: Stad, *, eerst_gestuurd: bool) -> None:
    _, x1, x2, y1, y2, _ = stad.bureaus
    alle, buren = met_buren(x1)
    stad.ronde(x1, x2)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    if eerst_gestuurd:
        stad.ronde(x1, y1)
    stad.klok.verzet(60_000)
    x2.doe(VoegHuishoudensSamen(blijft=buren.huishouden, weg=alle.huishouden, reden="Zelfde gezin"))
    stad.ronde(x2, x1, y1, y2, x1, y1)
    for bureau in (y1, y2):
        assert notities(bureau, alle) == [NOTITIE]
        assert not is_dicht(bureau, alle)
        for tabel, id_ in (("persoon", buren.moeder), ("huishouden", buren.huishouden)):
            assert winkel.rauw(bureau, f"SELECT 1 FROM {tabel} WHERE id = ?", id_) == []
    assert [er.huishouden_id for er in y1.lees(LeesOntvangen())] == [alle.huishouden]
    eis_heel(y1, y2)


# Through a desk of all teams ------------------------------------------------------------------------------------------


def test_that_a_desk_of_all_teams_passes_on_nothing_that_the_old_team_says_of_it_later(stad: Stad) -> None:
    """In the chain of the old team: sent on, merged away, written in. Its own colleagues may think what they like."""
    beheer, x1, x2, y1, y2, z = stad.bureaus
    alle, buren = met_buren(x1)
    stad.ronde(x1, x2, beheer)
    id_ = draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, x2, y1, y2, beheer)
    y1.doe(NeemHuishoudenAan(id=id_))
    noteer(y1, alle, "Alleen voor Vinkhuizen")
    stad.ronde(y1, y2, beheer)
    voor = mutaties(y2).keys()
    beijum, hier = team(y1, alle.huishouden, BEIJUM), team(x1, buren.huishouden, VINKHUIZEN)
    with gezin.eenheid(x2) as uow:
        uow.voeg_toe(
            Teamoverdracht(
                huishouden_id=alle.huishouden, van_id=hier, van_naam=VINKHUIZEN, naar_id=beijum, naar_naam=BEIJUM,
                notitie="Vervalst", op=stad.klok(), medewerker_id=x2.medewerker.id,
            )
        )  # fmt: skip
    gezin.zet(x2, Huishouden, alle.huishouden, locatie_id=beijum, naam="Vervalst")
    gezin.zet(x2, Plan, alle.plan, huishouden_id=buren.huishouden)
    for _ in range(2):
        stad.ronde(x2, beheer, y1, y2, z)
        stad.klok.verzet(3_600_000)
    assert not winkel.rauw(z, "SELECT 1 FROM mutatie WHERE rij = ?", alle.huishouden)
    assert notities(z, alle) == []
    erbij = {er.header["s"] for id_, er in mutaties(y2).items() if id_ not in voor}
    assert erbij == {"locatie", "medewerker", "huishouden"}, "by paper, that it would be Beijums: for people to decide"
    assert not is_dicht(y2, alle)
    noteer(y2, alle, "Daarna")
    gezin.zet(y2, Doel, alle.doelen[0], woorden="Daarna ook")
    stad.ronde(y2, beheer, x2, z)
    assert "Daarna" not in notities(x2, alle)
    assert "Daarna ook" not in str([er.inhoud for er in mutaties(x2).values()])
    assert winkel.rauw(z, "SELECT 1 FROM contactmoment WHERE notitie = 'Daarna'") == []
    assert bevindingen(beheer) == ()
    eis_heel(y1, y2)
