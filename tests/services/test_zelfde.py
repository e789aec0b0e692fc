"""One colleague and one locatie that were made at two desks: proposed, decided, and one everywhere from then on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import gezin, winkel
from tests.conftest import Ids, Klok
from tests.services.tweebalies import Balies, twee_balies
from tests.sync.balies import alles, breng, keten, open_balie
from wijdesk.app.bureau import Bureau, ontgrendel
from wijdesk.errors import Weigering
from wijdesk.models.huis import Roltoekenning
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesConcepten, LeesVragen
from wijdesk.models.opdrachten.huis import (
    HaalMedewerkerUiteen,
    LeesLocaties,
    LeesMedewerkers,
    LeesSamengevoegden,
    MaakMedewerker,
    MaakOngedaan,
    ZetMedewerkerInactief,
)
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer
from wijdesk.models.opdrachten.regie import LeesCaseload, ZetTandem
from wijdesk.models.opdrachten.verschil import BeslisVerschil, LeesVerschil
from wijdesk.models.opdrachten.verschiltelling import TelVerschillen
from wijdesk.models.rows.verschil import DUBBEL, ZELFDE, VerschilRij
from wijdesk.models.values import Id
from wijdesk.store.engine import Winkel
from wijdesk.store.uitwisseling import begin_keten
from wijdesk.store.unit_of_work import UnitOfWork, Wie

NAAM = winkel.MEDEWERKER
COLLEGA, LOCATIE = "Misschien dezelfde collega", "Misschien dezelfde locatie"


@pytest.fixture
def balies(tmp_path: Path, klok: Klok) -> Iterator[Balies]:
    """Two desks that each began alone: the same colleague and the same locatie twice."""
    with twee_balies(tmp_path, klok, kennen_elkaar=False) as twee:
        yield twee


def voorstel(bureau: Bureau, balies: Balies, titel: str) -> VerschilRij | None:
    gevonden = [rij for rij in balies.lijst(bureau) if rij.aard == ZELFDE and rij.titel == titel]
    return gevonden[0] if gevonden else None


def maak_een(balies: Balies, titel: str, blijft: Id, *, bureau: Bureau | None = None, rollen: bool = False) -> None:
    waar = bureau or balies.een
    rij = voorstel(waar, balies, titel)
    assert rij is not None
    detail = waar.lees(LeesVerschil(plek=rij.plek))
    sleutel = f"{blijft.hex()}+rollen" if rollen else blijft.hex()
    waar.doe(BeslisVerschil(plek=rij.plek, kant=sleutel, gezien=tuple(kant.sleutel for kant in detail.kanten)))


def neem_rol(bureau: Bureau, rol: Id) -> None:
    """Somebody has a role no more."""

    def neem(open_: Winkel) -> None:
        wie = Wie(medewerker_id=bureau.medewerker.id, naam=NAAM, locatie_id=Id(b""), rechten=bureau.rechten)
        with UnitOfWork(winkel=open_, wie=wie, klok=bureau.wereld.klok, ids=bureau.wereld.ids, doel="toets") as uow:
            uow.haal(Roltoekenning, rol).status = "vervallen"
            uow.commit()

    bureau.op_winkel(neem)


def locatie(balies: Balies) -> Id:
    return balies.een.medewerker.locatie_id


def is_gelijk(balies: Balies) -> bool:
    """After meeting again both hold the same, and every table is the journal's."""
    balies.ontmoet()
    return alles(balies.een) == alles(balies.ander) and balies.is_heel()


def test_that_both_desks_are_told_of_a_colleague_and_a_locatie_that_may_be_one(balies: Balies) -> None:
    for bureau in (balies.een, balies.ander):
        for titel, over in ((COLLEGA, NAAM), (LOCATIE, "Selwerd")):
            rij = voorstel(bureau, balies, titel)
            assert rij is not None
            assert (rij.over, rij.mag) == (over, True)
        assert bureau.lees(TelVerschillen()) == 2


def test_that_work_of_both_cards_is_one_caseload_at_both_desks(balies: Balies) -> None:
    een, ander = balies.een.medewerker.id, balies.ander.medewerker.id
    hier, daar = gezin.bakker(balies.een), gezin.bakker(balies.ander)
    maak_een(balies, COLLEGA, een)
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        assert {rij.huishouden_id for rij in bureau.lees(LeesCaseload())} == {hier.huishouden, daar.huishouden}
        assert [rij.id for rij in bureau.lees(LeesMedewerkers())] == [een]
        assert [(rij.id, rij.waarheen) for rij in bureau.lees(LeesSamengevoegden())] == [(ander, f"{NAAM} · Selwerd")]
        assert voorstel(bureau, balies, COLLEGA) is None
    assert balies.is_heel()


def test_that_who_logs_in_with_the_card_that_went_is_the_one_that_stays_with_its_rights(
    balies: Balies, klok: Klok
) -> None:
    een = balies.een.medewerker.id
    maak_een(balies, COLLEGA, een)
    balies.ontmoet()
    plek = balies.ander.map
    balies.ander.sluit()
    balies.ander = ontgrendel(plek, NAAM, winkel.WACHTWOORD, balies.ander.wereld)
    assert balies.ander.medewerker.id == een
    assert balies.ander.rechten == balies.een.rechten


def test_that_who_was_at_work_goes_on_as_the_one_that_stays_and_drafts_are_there(balies: Balies) -> None:
    een, ander = balies.een.medewerker.id, balies.ander.medewerker.id
    balies.ander.doe(BewaarConcept(id=balies.ander.wereld.ids(), soort="contact", inhoud="{}"))
    maak_een(balies, COLLEGA, een)
    balies.ontmoet()
    gemaakt = balies.ander.doe(winkel.contact(balies.ander))
    assert winkel.rauw(balies.ander, "SELECT medewerker_id FROM contact WHERE id = ?", gemaakt.contact_id) == [(een,)]
    assert len(balies.ander.lees(LeesConcepten(soort="contact"))) == 1
    assert balies.ander.medewerker.id == ander, "the window still holds the card it was opened with"
    assert balies.ander.kijk_wie(), "until the round is done: then it is opened anew"
    assert balies.ander.medewerker.id == een
    assert not balies.ander.kijk_wie()
    assert is_gelijk(balies)


def test_that_history_goes_on_saying_who_did_it(balies: Balies) -> None:
    een, ander = balies.een.medewerker.id, balies.ander.medewerker.id
    gemaakt = balies.ander.doe(winkel.contact(balies.ander))
    balies.ontmoet()
    maak_een(balies, COLLEGA, een)
    ((kop,),) = winkel.rauw(balies.een, "SELECT kop FROM mutatie WHERE rij = ?", gemaakt.contact_id)
    assert ander.hex() in kop
    assert winkel.rauw(balies.een, "SELECT medewerker_id FROM contact WHERE id = ?", gemaakt.contact_id) == [(een,)]


def test_that_rights_of_the_card_that_went_do_not_come_along_unless_chosen(balies: Balies) -> None:
    for bureau in (balies.een, balies.ander):
        rollen = ("entree",) if bureau is balies.een else ("teamleider",)
        bureau.doe(MaakMedewerker(naam="Xander Vos", locatie_id=bureau.medewerker.locatie_id, rollen=rollen))
    balies.ontmoet()
    hier, daar = (
        next(rij.id for rij in balies.een.lees(LeesMedewerkers()) if rij.naam == "Xander Vos" and rij.rollen == (rol,))
        for rol in ("entree", "teamleider")
    )
    (rij,) = [rij for rij in balies.lijst() if rij.over == "Xander Vos"]
    detail = balies.lees(rij.plek)
    getoond = [{w.tekst for w in kant.waarden if w.veld == "rollen"} for kant in detail.kanten]
    assert getoond == [{"entree"}, {"teamleider"}, *[{"entree, teamleider"}] * 2, set()]
    balies.beslis(detail, hier.hex())
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        assert [r.rollen for r in bureau.lees(LeesMedewerkers()) if r.naam == "Xander Vos"] == [("entree",)]
    balies.een.doe(HaalMedewerkerUiteen(weg=daar))
    detail = balies.lees(rij.plek)
    balies.beslis(detail, f"{hier.hex()}+rollen")
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        (over,) = [r for r in bureau.lees(LeesMedewerkers()) if r.naam == "Xander Vos"]
        assert (over.id, set(over.rollen)) == (hier, {"entree", "teamleider"})
    assert balies.is_heel()


def test_that_a_rol_that_comes_along_holds_where_it_held_and_as_long(balies: Balies) -> None:
    for bureau, rol in ((balies.een, "entree"), (balies.ander, "teamleider")):
        bureau.doe(MaakMedewerker(naam="Xander Vos", locatie_id=bureau.medewerker.locatie_id, rollen=(rol,)))
    balies.ontmoet()
    hier = next(r.id for r in balies.een.lees(LeesMedewerkers()) if (r.naam, r.rollen) == ("Xander Vos", ("entree",)))
    (rij,) = [rij for rij in balies.lijst() if rij.over == "Xander Vos"]
    balies.beslis(balies.lees(rij.plek), f"{hier.hex()}+rollen")
    plek = "SELECT locatie_id FROM roltoekenning WHERE medewerker_id = ? AND rol = 'teamleider'"
    assert winkel.rauw(balies.een, plek, hier) == [(balies.ander.medewerker.locatie_id,)]


def test_that_a_locatie_that_was_made_twice_counts_as_one_everywhere(balies: Balies) -> None:
    een, ander = balies.een.medewerker.locatie_id, balies.ander.medewerker.locatie_id
    for bureau in (balies.een, balies.ander):
        bureau.doe(winkel.contact(bureau))
    balies.ontmoet()
    maak_een(balies, LOCATIE, een)
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        assert [rij.id for rij in bureau.lees(LeesLocaties())] == [een]
        van = 0
        assert len(bureau.lees(LeesVragen(van=van, tot=2**60, locatie_id=een))) == 2
        assert len(bureau.lees(LeesVragen(van=van, tot=2**60, locatie_id=ander))) == 2, "a screen that was open"
    balies.ander.doe(winkel.contact(balies.ander))
    assert len(balies.ander.lees(LeesVragen(van=0, tot=2**60, locatie_id=een))) == 3
    assert is_gelijk(balies)


def test_that_two_that_are_two_are_remembered_at_both_desks(balies: Balies) -> None:
    for titel in (COLLEGA, LOCATIE):
        rij = voorstel(balies.een, balies, titel)
        assert rij is not None
        detail = balies.lees(rij.plek)
        balies.beslis(detail, detail.kanten[-1].sleutel)
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        assert [rij for rij in balies.lijst(bureau) if rij.aard == ZELFDE] == []
        assert len(bureau.lees(LeesMedewerkers())) == 2


def test_that_desks_that_each_keep_the_other_card_end_the_same(balies: Balies) -> None:
    een, ander = balies.een.medewerker.id, balies.ander.medewerker.id
    for bureau in (balies.een, balies.ander):
        bureau.doe(winkel.contact(bureau))
    balies.ontmoet()
    maak_een(balies, COLLEGA, een)
    balies.klok.verzet(60_000)
    maak_een(balies, COLLEGA, ander, bureau=balies.ander)
    balies.ontmoet()
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        assert len(bureau.lees(LeesMedewerkers())) == 1
    assert alles(balies.een) == alles(balies.ander)
    assert balies.is_heel()


def test_that_two_that_were_made_one_can_be_taken_apart_with_all_that_was_theirs(balies: Balies) -> None:
    een, ander = balies.een.medewerker.id, balies.ander.medewerker.id
    gezin.bakker(balies.een)
    daar = gezin.bakker(balies.ander)
    balies.ontmoet()
    voor = alles(balies.een)
    maak_een(balies, COLLEGA, een)
    balies.ontmoet()
    balies.een.doe(HaalMedewerkerUiteen(weg=ander))
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        na = alles(bureau)
        assert {soort: rijen for soort, rijen in na.items() if soort != "toegang"} == {
            soort: rijen for soort, rijen in voor.items() if soort != "toegang"
        }
        regisseur = winkel.rauw(bureau, "SELECT regisseur_id FROM huishouden WHERE id = ?", daar.huishouden)
        assert regisseur == [(ander,)]
    assert balies.is_heel()
    with pytest.raises(Weigering, match="niet"):
        balies.een.doe(HaalMedewerkerUiteen(weg=ander))


def test_that_a_tandem_who_turns_out_to_be_the_regisseur_is_no_tandem(balies: Balies) -> None:
    een, ander = balies.een.medewerker.id, balies.ander.medewerker.id
    alle = gezin.bakker(balies.een)
    balies.een.doe(ZetTandem(huishouden_id=alle.huishouden, medewerker_id=ander))
    balies.ontmoet()
    maak_een(balies, COLLEGA, een)
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        rij = winkel.rauw(bureau, "SELECT regisseur_id, tandem_id FROM huishouden WHERE id = ?", alle.huishouden)
        assert rij == [(een, None)]
    assert balies.is_heel()


def test_that_one_of_many_desks_with_one_colleague_each_is_chosen_at_once(
    balies: Balies, tmp_path: Path, klok: Klok
) -> None:
    een = balies.een.medewerker.id
    derde = open_balie(tmp_path, 3, klok)
    try:
        breng(derde, balies.een)
        breng(derde, balies.ander)
        maak_een(balies, COLLEGA, een)
        balies.ontmoet()
        breng(balies.een, derde)
        breng(balies.ander, derde)
        for bureau in (balies.een, balies.ander, derde):
            assert [rij.id for rij in bureau.lees(LeesMedewerkers())] == [een]
    finally:
        derde.sluit()


def test_that_nobody_is_left_who_may_give_access_is_refused(balies: Balies) -> None:
    ander = balies.ander.medewerker.id
    winkel_een = balies.een
    for rol in winkel.rauw(winkel_een, "SELECT id FROM roltoekenning WHERE medewerker_id = ?", ander):
        neem_rol(winkel_een, Id(rol[0]))
    with pytest.raises(Weigering, match="niemand meer"):
        maak_een(balies, COLLEGA, ander)
    maak_een(balies, COLLEGA, ander, rollen=True)
    (over,) = winkel_een.lees(LeesMedewerkers())
    assert "applicatiebeheerder" in over.rollen


def test_that_who_does_not_manage_colleagues_sees_that_it_waits(balies: Balies) -> None:
    balies.een.maak_medewerker("Zoë Kok", winkel.WACHTWOORD, ("casemanager",), balies.een.medewerker.locatie_id)
    plek = balies.een.map
    balies.een.sluit()
    balies.een = ontgrendel(plek, "Zoë Kok", winkel.WACHTWOORD, balies.een.wereld)
    rij = voorstel(balies.een, balies, COLLEGA)
    assert rij is not None
    assert (rij.mag, rij.wat) == (False, "De applicatiebeheerder beslist hierover")
    assert balies.een.lees(TelVerschillen()) == 0
    detail = balies.lees(rij.plek)
    assert "rollen" not in {waarde.veld for kant in detail.kanten for waarde in kant.waarden}
    with pytest.raises(Weigering, match="Vraag de applicatiebeheerder"):
        balies.een.doe(
            BeslisVerschil(plek=rij.plek, kant=rij.kanten[0].sleutel, gezien=tuple(k.sleutel for k in detail.kanten))
        )


@pytest.mark.parametrize("bsn", ["", "123456782"])
def test_that_somebody_registered_at_twins_is_proposed_as_one_by_bsn_or_else_by_name_and_birth_date(
    balies: Balies, tmp_path: Path, klok: Klok, bsn: str
) -> None:
    gezin.persoon(balies.een, "Vroeger", "1970-01-01")
    plek, eind_ = balies.een.map, len(keten(balies.een))
    balies.een.sluit()
    shutil.copytree(plek, tmp_path / "tweeling", ignore=shutil.ignore_patterns("*.slot"))
    balies.een = winkel.open_bureau(plek, klok, Ids(1_772_500_000_000))
    tweede = winkel.open_bureau(tmp_path / "tweeling", klok, Ids(1_772_600_000_000))
    try:
        for bureau, naam in ((balies.een, "Anna"), (tweede, "Anneke" if bsn else "Anna")):
            invoer = PersoonInvoer(roepnaam=naam, achternaam="Bakker", geboortedatum="1980-05-12", bsn=bsn)
            bureau.doe(MaakPersoon(invoer=invoer))
            klok.verzet(60_000)
        tweede.op_winkel(lambda open_: begin_keten(open_, Id(b"nieuw-van-tweede"), vanaf=eind_))
        breng(tweede, balies.een)
        breng(balies.een, tweede)
        for bureau in (balies.een, tweede):
            assert [rij.titel for rij in balies.lijst(bureau) if rij.aard == DUBBEL] == ["Misschien dezelfde persoon"]
    finally:
        tweede.sluit()


def test_that_the_same_name_at_one_desk_is_nobodys_business(balies: Balies) -> None:
    for _ in range(2):
        gezin.persoon(balies.een, "Anna", "1980-05-12")
    balies.ontmoet()
    assert [rij for rij in balies.lijst() if rij.aard == DUBBEL] == []


def test_that_who_was_merged_while_at_work_still_takes_back_the_last_thing_done(balies: Balies) -> None:
    _, wijziging = balies.ander.schrijf(winkel.contact(balies.ander))
    maak_een(balies, COLLEGA, balies.een.medewerker.id)
    breng(balies.een, balies.ander)
    assert wijziging.transactie is not None
    balies.ander.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert winkel.rauw(balies.ander, "SELECT 1 FROM contact WHERE status = 'actief'") == []


def test_that_two_regisseurs_who_turn_out_to_be_one_are_no_difference(balies: Balies) -> None:
    een, ander = balies.een.medewerker.id, balies.ander.medewerker.id
    derde = balies.een.maak_medewerker("Zoë Kok", winkel.WACHTWOORD, ("casemanager",), balies.een.medewerker.locatie_id)
    alle = gezin.bakker(balies.een)
    gezin.zet(balies.een, Huishouden, alle.huishouden, regisseur_id=derde)
    balies.ontmoet()
    for bureau, wie in ((balies.een, een), (balies.ander, ander)):
        gezin.zet(bureau, Huishouden, alle.huishouden, regisseur_id=wie)
        balies.klok.verzet(60_000)
    balies.ontmoet()
    assert "Twee regisseurs" in {rij.titel for rij in balies.lijst()}
    maak_een(balies, COLLEGA, een)
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        assert "Twee regisseurs" not in {rij.titel for rij in balies.lijst(bureau)}
        assert winkel.rauw(bureau, "SELECT regisseur_id FROM huishouden") == [(een,)]
    assert balies.is_heel()


def test_that_whose_access_was_ended_elsewhere_does_not_get_in_by_the_card_that_was_merged(balies: Balies) -> None:
    een, ander = balies.een.medewerker.id, balies.ander.medewerker.id
    derde = balies.een.maak_medewerker("Zoë Kok", winkel.WACHTWOORD, ("applicatiebeheerder",), locatie(balies))
    balies.ontmoet()
    maak_een(balies, COLLEGA, een)
    balies.klok.verzet(60_000)
    balies.ander.doe(ZetMedewerkerInactief(id=een))
    balies.ontmoet()
    for bureau in (balies.een, balies.ander):
        actief = {rij.id for rij in bureau.lees(LeesMedewerkers()) if rij.actief}
        assert actief == {derde}
        assert winkel.rauw(bureau, "SELECT samengevoegd_in FROM medewerker WHERE id = ?", ander) == [(een,)]
    assert balies.is_heel()
    assert alles(balies.een) == alles(balies.ander)
