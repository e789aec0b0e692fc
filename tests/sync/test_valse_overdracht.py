"""Forged papers for another team, hung up with a desk's own key: nothing comes in that the sending team never had."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from tests import gezin, winkel
from tests.sync.teams import BEIJUM, SELWERD, VINKHUIZEN, Stad, bevindingen, draag_over
from tests.sync.verhuizing import NOTITIE, dossier_van, is_dicht, met_verleden, mutaties, neem_post, noteer, notities
from tests.sync.vervalser import GEHEIM, Toneel, hang, team_id, waarden_van, zet_toneel
from wijdesk.app.bureau import Bureau
from wijdesk.models.journaal import Mutatie
from wijdesk.models.opdrachten.verloop import LeesHistorie
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id


@pytest.fixture
def toneel(drie_teams: Stad) -> Toneel:
    return zet_toneel(drie_teams)


@dataclass(frozen=True)
class Poging:
    """Who hangs up what, under which move (None: the real one)."""

    van: Callable[[Toneel], Bureau]
    maak: Callable[[Toneel, Id], list[Mutatie]]
    """With an id for the move it names."""
    onder_eigen: bool = False


def oud(toneel: Toneel) -> Bureau:
    return toneel.oud


def derde(toneel: Toneel) -> Bureau:
    return toneel.derde


def stuur_door(toneel: Toneel, _id: Id) -> list[Mutatie]:
    """From Vinkhuizen on to Beijum, as if Vinkhuizen said so."""
    van, huis = toneel.oud, toneel.alle.huishouden
    return [
        toneel.verhuizing(van, van.wereld.ids(), huis, VINKHUIZEN, BEIJUM),
        toneel.zeg(van, "huishouden", huis, {"locatie_id": team_id(van, BEIJUM).hex()}, vervangt=True),
    ]


def haal_terug(toneel: Toneel, _id: Id) -> list[Mutatie]:
    van, huis = toneel.oud, toneel.alle.huishouden
    return [
        toneel.verhuizing(van, van.wereld.ids(), huis, VINKHUIZEN, SELWERD),
        toneel.zeg(van, "huishouden", huis, {"locatie_id": team_id(van, SELWERD).hex()}, vervangt=True),
    ]


def stuur_een_mens(toneel: Toneel, id_: Id) -> list[Mutatie]:
    """A household of one's own making with somebody of Vinkhuizen in it, which Vinkhuizen gives to Beijum."""
    return [*nep_huishouden(toneel, toneel.oud, toneel.buur, id_, VINKHUIZEN, BEIJUM)]


def stuur_een_mens_erbij(toneel: Toneel, id_: Id) -> list[Mutatie]:
    """The same, beside a move that is as it should be."""
    goed = nep_huishouden(toneel, toneel.oud, toneel.buur, id_, SELWERD, VINKHUIZEN)
    huis = goed[0].header["r"]
    assert isinstance(huis, str)
    door = toneel.verhuizing(toneel.oud, toneel.oud.wereld.ids(), Id(bytes.fromhex(huis)), VINKHUIZEN, BEIJUM)
    return [*goed, door]


def nep_huishouden(
    toneel: Toneel, van: Bureau, wie: Id, overdracht_id: Id, vertrek: str, naar: str
) -> tuple[Mutatie, ...]:
    huis, lid = van.wereld.ids(), van.wereld.ids()
    echt_lid = Id(winkel.rauw(toneel.hier, "SELECT id FROM huishoudlid LIMIT 1")[0][0])
    waarden = {"naam": "Nep", "locatie_id": team_id(van, naar).hex()}
    van_lid = waarden_van(toneel.hier, echt_lid) | {"huishouden_id": huis.hex(), "persoon_id": wie.hex()}
    return (
        toneel.zeg(van, "huishouden", huis, waarden, dossier=huis),
        toneel.zeg(van, "huishoudlid", lid, van_lid, dossier=huis),
        toneel.verhuizing(van, overdracht_id, huis, vertrek, naar),
    )


def schrijf_notitie(toneel: Toneel, van: Bureau, huis: Id) -> Mutatie:
    echt = Id(winkel.rauw(toneel.hier, "SELECT id FROM contactmoment WHERE notitie = ?", NOTITIE)[0][0])
    waarden = waarden_van(toneel.hier, echt) | {"huishouden_id": huis.hex(), "notitie": "Vervalst", "casus_id": None}
    return toneel.zeg(van, "contactmoment", van.wereld.ids(), waarden, dossier=huis)


def derde_schrijft(toneel: Toneel, _id: Id) -> list[Mutatie]:
    doel = toneel.zeg(toneel.derde, "doel", toneel.alle.doelen[0], {"woorden": "Vervalst"}, vervangt=True)
    return [schrijf_notitie(toneel, toneel.derde, toneel.alle.huishouden), doel]


def derde_verhuist_zelf(toneel: Toneel, id_: Id) -> list[Mutatie]:
    """The third team says that it gave Vinkhuizen the household that Vinkhuizen has."""
    huis = toneel.alle.huishouden
    erbij = derde_schrijft(toneel, id_)
    return [toneel.verhuizing(toneel.derde, id_, huis, BEIJUM, VINKHUIZEN), *erbij]


def oud_schrijft_bij_een_ander(toneel: Toneel, _id: Id) -> list[Mutatie]:
    """Under its real move, in a household of Vinkhuizen that never was of this team."""
    van, ander = toneel.oud, toneel.eigen
    doel = toneel.zeg(van, "doel", ander.doelen[0], {"woorden": "Vervalst"}, vervangt=True, dossier=ander.huishouden)
    naar_hier = toneel.zeg(
        van, "doel", ander.doelen[1], {"plan_id": toneel.alle.plan.hex(), "woorden": "Vervalst"}, vervangt=True
    )
    return [schrijf_notitie(toneel, van, ander.huishouden), doel, naar_hier]


def oud_wijzigt_een_mens(toneel: Toneel, _id: Id) -> list[Mutatie]:
    return [toneel.zeg(toneel.oud, "persoon", toneel.buur, {"roepnaam": "Vervalst"}, vervangt=True)]


def onthul(toneel: Toneel, _id: Id) -> list[Mutatie]:
    """Somebody Vinkhuizen hid, with and without saying to have seen that."""
    moeder = toneel.alle.moeder
    return [
        toneel.zeg(toneel.oud, "persoon", moeder, {"afgeschermd": 0}, vervangt=vervangt, dossier=moeder)
        for vervangt in (True, False)
    ]


def neem_weg(toneel: Toneel, _id: Id) -> list[Mutatie]:
    """Taken away, or merged into another."""
    van, huis = toneel.oud, toneel.alle.huishouden
    ander = {"samengevoegd_in": toneel.eigen.huishouden.hex(), "status": "samengevoegd"}
    return [
        toneel.zeg(van, "huishouden", huis, {"status": "vervallen"}, vervangt=True),
        toneel.zeg(van, "huishouden", huis, ander, vervangt=True),
        toneel.zeg(van, "huishouden", toneel.eigen.huishouden, {"samengevoegd_in": huis.hex()}, vervangt=True),
        toneel.zeg(van, "teamoverdracht", toneel.echte, {"naar_id": team_id(van, BEIJUM).hex()}, vervangt=True),
    ]


def vernietig(toneel: Toneel, _id: Id) -> list[Mutatie]:
    van = toneel.oud
    wie = (toneel.alle.huishouden, toneel.buur, van.wereld.ids())
    return [toneel.zeg(van, "vernietiging", rij, {"grond": "bewaartermijn"}, dossier=rij) for rij in wie]


def als_collega(toneel: Toneel, _id: Id) -> list[Mutatie]:
    """In the name of somebody of Vinkhuizen, from her own desk."""
    doel = {"woorden": "Vervalst"}
    return [toneel.zeg(toneel.oud, "doel", toneel.alle.doelen[0], doel, vervangt=True, als=toneel.hier)]


def maak_rechten(toneel: Toneel, _id: Id) -> list[Mutatie]:
    van, yara = toneel.oud, toneel.hier.medewerker.id
    return [
        toneel.zeg(van, "roltoekenning", van.wereld.ids(), {"medewerker_id": yara.hex(), "rol": "teamleider"}),
        toneel.zeg(van, "medewerker", yara, {"naam": "Vervalst"}, vervangt=True),
        toneel.zeg(van, "locatie", van.wereld.ids(), {"naam": "Vervalst"}),
        toneel.zeg(van, "medewerker", van.wereld.ids(), {"naam": "Vervalst"}),
        toneel.zeg(van, "doel", toneel.alle.moeder, {"roepnaam": "Vervalst"}),
    ]


POGINGEN = {
    "sent on to a third team": Poging(oud, stuur_door),
    "taken back": Poging(oud, haal_terug),
    "somebody in a made-up household": Poging(oud, stuur_een_mens, onder_eigen=True),
    "a third team writes": Poging(derde, derde_schrijft),
    "a third team under a move of its own": Poging(derde, derde_verhuist_zelf, onder_eigen=True),
    "the old team in a household it never had": Poging(oud, oud_schrijft_bij_een_ander),
    "the old team about somebody it never knew": Poging(oud, oud_wijzigt_een_mens),
    "somebody hidden is shown": Poging(oud, onthul),
    "merged away": Poging(oud, neem_weg),
    "destroyed": Poging(oud, vernietig),
    "in the name of a colleague's desk": Poging(oud, als_collega),
    "rights, names and lists": Poging(oud, maak_rechten),
}


@pytest.mark.parametrize("hoe", POGINGEN)
def test_that_a_forged_paper_brings_nothing_and_makes_nobody_send_anything(toneel: Toneel, hoe: str) -> None:
    gezin.zet(toneel.hier, Persoon, toneel.alle.moeder, afgeschermd=True)
    toneel.stad.ronde(toneel.hier, toneel.collega)
    voor = [mutaties(bureau) for bureau in (toneel.hier, toneel.collega, toneel.derde)]
    poging = POGINGEN[hoe]
    id_ = toneel.oud.wereld.ids()
    kwaad = poging.maak(toneel, id_)
    assert kwaad
    toneel.stuur(poging.van(toneel), *kwaad, overdracht_id=id_ if poging.onder_eigen else None)
    assert [mutaties(bureau) for bureau in (toneel.hier, toneel.collega, toneel.derde)] == voor
    assert not is_dicht(toneel.hier, toneel.alle)
    assert bevindingen(toneel.hier) == ()


def test_that_a_move_away_beside_a_real_one_is_left_out(toneel: Toneel) -> None:
    id_ = toneel.oud.wereld.ids()
    *goed, kwaad = stuur_een_mens_erbij(toneel, id_)
    toneel.stuur(toneel.oud, *goed, kwaad, overdracht_id=id_)
    hier = mutaties(toneel.hier)
    assert [er.id in hier for er in (*goed, kwaad)] == [True, True, True, False]
    assert not winkel.rauw(toneel.derde, "SELECT 1 FROM persoon WHERE id = ?", toneel.buur)


def test_that_before_it_was_accepted_nobody_is_made_to_send_it_on_either(drie_teams: Stad) -> None:
    toneel = zet_toneel(drie_teams, aangenomen=False)
    toneel.stuur(toneel.oud, *stuur_door(toneel, toneel.echte))
    assert notities(toneel.derde, toneel.alle) == []
    assert not is_dicht(toneel.hier, toneel.alle)


def test_that_a_sending_counts_whole_and_only_when_every_part_of_it_is_there(toneel: Toneel) -> None:
    van, id_ = toneel.oud, toneel.oud.wereld.ids()
    goed = list(nep_huishouden(toneel, van, toneel.alle.moeder, id_, SELWERD, VINKHUIZEN))
    naar = team_id(van, VINKHUIZEN)
    hang(van, naar, [[er] for er in goed], overdracht_id=id_)
    toneel.stad.ronde(toneel.hier)
    assert {er.id for er in goed} <= mutaties(toneel.hier).keys()


def test_that_a_move_that_is_here_before_what_a_colleague_did_waits_for_that(drie_teams: Stad) -> None:
    """Vinkhuizen gave it back; the desk that hears of its return does not know yet that it ever went."""
    stad = drie_teams
    _, x1, _, y1, y2, _ = stad.bureaus
    alle = met_verleden(x1)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, y1, y2)
    draag_over(y1, alle.huishouden, SELWERD)
    stad.ronde(y1, x1)
    weer = draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1)
    assert not neem_post(y2).gehaald
    stad.ronde(y2, y2)
    assert not is_dicht(y2, alle)
    assert dossier_van(y2, alle).keys() == dossier_van(x1, alle).keys()
    assert winkel.rauw(y2, "SELECT id FROM teamoverdracht WHERE id = ?", weer)


def test_that_the_history_says_which_team_brought_what_whoever_it_says_wrote_it(toneel: Toneel) -> None:
    """The old team may still say something late; in whose name is only what it says."""
    yara = replace(toneel.herkomst(toneel.oud), medewerker=toneel.hier.medewerker.id)
    laat = toneel.zeg(toneel.oud, "doel", toneel.alle.doelen[0], {"woorden": "Laat gezegd"}, vervangt=True, her=yara)
    toneel.stuur(toneel.oud, laat)
    nieuw = toneel.stad.erbij(len(toneel.stad.bureaus), VINKHUIZEN)
    for bureau in (toneel.hier, toneel.collega, nieuw):
        rijen = bureau.lees(LeesHistorie(huishouden_id=toneel.alle.huishouden)).rijen
        (van_laat,) = [rij.wie for rij in rijen if rij.id == laat.id]
        assert van_laat == f"{toneel.hier.medewerker.naam} (overgedragen door {SELWERD})"
        eigen = [rij.wie for rij in rijen if GEHEIM in str(rij.regels) and rij.wat.endswith("toegevoegd")]
        assert eigen == [toneel.hier.medewerker.naam]
        assert any(rij.wie.startswith("Sanne de Vries (overgedragen") for rij in rijen)
    for rij in toneel.hier.lees(LeesHistorie(huishouden_id=toneel.eigen.huishouden)).rijen:
        assert "overgedragen" not in rij.wie


def test_that_what_comes_back_is_not_said_to_be_another_teams(drie_teams: Stad) -> None:
    stad = drie_teams
    _, x1, x2, y1, _, _ = stad.bureaus
    alle = met_verleden(x1)
    draag_over(x1, alle.huishouden, VINKHUIZEN)
    stad.ronde(x1, x2, y1)
    noteer(y1, alle, GEHEIM)
    draag_over(y1, alle.huishouden, SELWERD)
    stad.ronde(y1, x1, x2)
    for bureau in (x1, x2):
        rijen = bureau.lees(LeesHistorie(huishouden_id=alle.huishouden)).rijen
        van_ander = {rij.wie for rij in rijen if "overgedragen" in rij.wie}
        assert van_ander == {f"Yara Smit (overgedragen door {VINKHUIZEN})"}
        assert any(rij.wie == "Sanne de Vries" for rij in rijen)
