"""What keeps a dossier that would go: a child with two homes, a hold on whom it names, an open casus of the family."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests import gezin as maak
from tests import winkel
from tests.conftest import Klok
from tests.gezin import bakker, bewaar, persoon
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_bewaren import JAAR, REDEN, proef, vernietig
from tests.services.test_bewaren import lijst as lijst_van
from tests.services.test_importeren import PERSOON, VRAAG, zet_in
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.betrokkene import Betrokkene
from wijdesk.models.huis import Medewerker
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, BewaarAvgverzoek, LeesAvgverzoek
from wijdesk.models.opdrachten.bewaren import (
    BesluitRegel,
    GeefVernietigakkoord,
    LeesVernietiglijst,
    MaakVernietiglijst,
    MaakVerzoeklijst,
    TrekLijstIn,
    VernietigDossier,
    ZetBlokkade,
)
from wijdesk.models.opdrachten.huis import ZetMedewerkerInactief
from wijdesk.models.opdrachten.rol import BeeindigRol, LeesRollen
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.panels.bewaren import beeld


@pytest.fixture
def tweede(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as wie:
        yield wie


@pytest.fixture
def opsteller(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as wie:
        yield wie


def test_that_a_child_with_two_homes_keeps_both_as_long_as_one_with_one_home(
    bureau: Bureau, klok: Klok, opsteller: Collega
) -> None:
    vader, moeder = persoon(bureau, "Vader", "1985-01-01"), persoon(bureau, "Moeder", "1986-01-01")
    kind = persoon(bureau, "Kind", "2024-06-01")
    huizen = {
        maak.huishouden(bureau, naam, (ouder, "ouder met gezag"), (kind, "kind"))
        for naam, ouder in (("Moederhuis", moeder), ("Vaderhuis", vader))
    }
    klok.verzet(16 * JAAR)
    assert proef(bureau, opsteller) == {}
    klok.verzet(3 * JAAR)
    rijen = proef(bureau, opsteller)
    assert rijen.keys() == huizen
    assert {rij.einde for rij in rijen.values()} == {"2044-06-01"}


def test_that_a_hold_on_somebody_keeps_every_dossier_that_names_them(
    bureau: Bureau, klok: Klok, opsteller: Collega
) -> None:
    vader, moeder = persoon(bureau, "Karel", "1985-01-01"), persoon(bureau, "Moeder", "1986-01-01")
    huis = maak.huishouden(bureau, "Moederhuis", (moeder, "alleenstaande"))
    bewaar(
        bureau,
        Betrokkene(
            id=bureau.wereld.ids(), huishouden_id=huis, soort="netwerk", naam="Karel", relatie="vader",
            van="2026-01-01", persoon_id=vader,
        ),
    )  # fmt: skip
    klok.verzet(26 * JAAR)
    assert proef(bureau, opsteller)[huis].kan
    opsteller.doe(ZetBlokkade(soort="persoon", id=vader, reden=REDEN))
    rij = proef(bureau, opsteller)[huis]
    assert (rij.blokkade, rij.kan) == (True, False)


def verzoek(bureau: Bureau, wie: Collega, over: Id) -> Id:
    id_: Id = bureau.wereld.ids()
    wie.doe(BewaarAvgverzoek(id=id_, persoon_id=over, soort="verwijdering", identiteit="bekend", gevraagd="weg"))
    return id_


def test_that_what_the_law_keeps_goes_on_request_only_with_a_reason_and_not_while_the_casus_is_open(
    bureau: Bureau, opsteller: Collega
) -> None:
    thuis = bakker(bureau)
    id_ = verzoek(bureau, opsteller, thuis.moeder)
    with pytest.raises(Weigering) as fout:
        opsteller.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    assert "02-03-2046 (Jeugdwet" in fout.value.fouten["reden"]
    opsteller.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen", reden="Niemand heeft hier nog belang bij."))
    with pytest.raises(Weigering, match="open casus"):
        opsteller.doe(MaakVerzoeklijst(verzoek_id=id_))


def test_that_whoever_agrees_to_a_request_reads_term_law_reason_and_what_stays(
    bureau: Bureau, opsteller: Collega
) -> None:
    moeder, kind = persoon(bureau, "Moeder", "1986-01-01"), persoon(bureau, "Kind", "2024-06-01")
    maak.huishouden(bureau, "Wiebelstra", (moeder, "ouder met gezag"), (kind, "kind"))
    id_ = verzoek(bureau, opsteller, moeder)
    opsteller.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen", reden="Niemand heeft hier nog belang bij."))
    lijst = opsteller.doe(MaakVerzoeklijst(verzoek_id=id_))
    with aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as tweede:
        (regel,) = tweede.lees(LeesVernietiglijst(id=lijst)).regels
    assert (regel.einde, regel.valt_af) == ("2044-06-01", "")
    for woorden in ("tot en met 01-06-2044", "Niemand heeft hier nog belang bij.", "“Wiebelstra”"):
        assert woorden in regel.let_op


def test_that_an_account_made_for_it_is_no_second_person(bureau: Bureau, klok: Klok) -> None:
    """`bureau` holds every rol: it makes the list, and colleagues with it."""
    id_ = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(6 * JAAR - 60 * maak.DAG)
    with aan_het_werk(bureau, "teamleider", naam="Kort Erbij") as kort:
        klok.verzet(60 * maak.DAG)
        dag = lokaal(klok()).date().isoformat()
        lijst = bureau.doe(MaakVernietiglijst(peildatum=dag, dossiers=(("persoon", id_),)))
        for regel in bureau.lees(LeesVernietiglijst(id=lijst)).regels:
            bureau.doe(BesluitRegel(id=regel.id, besluit="weg"))
        klok.verzet(100 * maak.DAG)
        with aan_het_werk(bureau, "teamleider", naam="Zelf Gemaakt") as zelf:
            for wie in (kort, zelf):
                detail = wie.lees(LeesVernietiglijst(id=lijst))
                assert not detail.mag_akkoord
                assert "twee personen" in detail.akkoord_niet
                with pytest.raises(Weigering, match="twee personen"):
                    wie.doe(GeefVernietigakkoord(id=lijst))


def test_that_whoever_the_maker_of_the_list_let_in_long_before_it_can_agree(
    bureau: Bureau, klok: Klok, opsteller: Collega
) -> None:
    id_ = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(6 * JAAR)
    nummer = lijst_van(bureau, opsteller, ("persoon", id_))
    klok.verzet(1)
    with (
        aan_het_werk(bureau, "teamleider", naam="Net Begonnen") as nieuw,
        pytest.raises(Weigering, match="nadat deze lijst"),
    ):
        nieuw.doe(GeefVernietigakkoord(id=nummer))
    bureau.doe(GeefVernietigakkoord(id=nummer))
    assert opsteller.lees(LeesVernietiglijst(id=nummer)).rij.stand == "akkoord"


def test_that_what_was_destroyed_does_not_come_back_with_the_same_file(
    bureau: Bureau, klok: Klok, opsteller: Collega
) -> None:
    with aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as tweede:
        zet_in(bureau, PERSOON, soort="personen")
        zet_in(bureau, VRAAG | {"nummer": "1", "persoon": "p1"})
        klok.verzet(6 * JAAR)
        ((id_,),) = winkel.rauw(bureau, "SELECT id FROM persoon")
        assert vernietig(bureau, opsteller, tweede, ("persoon", Id(id_))) == [""]
    for soort, rij in (("personen", PERSOON), ("vragen", VRAAG | {"nummer": "1", "persoon": ""})):
        uitslag = zet_in(bureau, rij, soort=soort)
        assert uitslag.toegevoegd == 0
        assert "vernietigd" in uitslag.fouten[0].reden
    assert winkel.rauw(bureau, "SELECT (SELECT count(*) FROM persoon), (SELECT count(*) FROM contact)") == [(0, 1)]
    assert zet_in(bureau, PERSOON | {"nummer": "p2"}, soort="personen").toegevoegd == 1
    assert "p1" not in str(winkel.rauw(bureau, "SELECT * FROM cijferrest"))


def test_that_why_a_list_is_withdrawn_names_nobody_on_it(bureau: Bureau, klok: Klok, opsteller: Collega) -> None:
    id_ = persoon(bureau, "Zwaantje", achternaam="Wiebelstra")
    klok.verzet(6 * JAAR)
    nummer = lijst_van(bureau, opsteller, ("persoon", id_))
    for reden in ("zwaantje heeft een zaak", "De zaak-Wiebelstra loopt"):
        with pytest.raises(Weigering) as fout:
            opsteller.doe(TrekLijstIn(id=nummer, reden=reden))
        assert "bij naam" in fout.value.fouten["reden"]
    for reden in (
        "Gaat over 111222333", "Zie 111 222 333", "Geboren op 05-05-2012", "Bel 06-12345678", "Woont op 9741ZZ 77",
        "Mail j@voorbeeld.nl",
    ):  # fmt: skip
        with pytest.raises(Weigering) as fout:
            opsteller.doe(TrekLijstIn(id=nummer, reden=reden))
        assert "geen BSN" in fout.value.fouten["reden"], reden
    opsteller.doe(TrekLijstIn(id=nummer, reden="Er loopt nog een zaak, zitting op 12-03-2032; wij waren met 3 mensen"))
    assert "Wiebelstra" not in str(winkel.rauw(bureau, "SELECT toelichting FROM vernietiglijst"))


def test_that_asking_keeps_nobody_whose_term_is_over(bureau: Bureau, klok: Klok, opsteller: Collega) -> None:
    kees = persoon(bureau, "Kees")
    klok.verzet(6 * JAAR)
    id_ = verzoek(bureau, opsteller, kees)
    assert opsteller.lees(LeesAvgverzoek(id=id_)).bewaren == ""
    opsteller.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    assert opsteller.lees(LeesAvgverzoek(id=id_)).rij.besluit == "toegewezen"


def test_that_a_list_of_two_who_turn_out_not_to_be_two_is_not_carried_out(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    """Who gave whom a rol came in from another desk after the agreement."""
    id_ = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(6 * JAAR)
    nummer = lijst_van(bureau, opsteller, ("persoon", id_))
    tweede.doe(GeefVernietigakkoord(id=nummer))
    (regel,) = opsteller.lees(LeesVernietiglijst(id=nummer)).regels
    assert opsteller.lees(LeesVernietiglijst(id=nummer)).twijfel == ""
    maak_bekend(bureau, klok, door=opsteller.id, aan=tweede.id)
    detail = tweede.lees(LeesVernietiglijst(id=nummer))
    assert not detail.mag_uitvoeren
    assert "tellen niet als twee personen" in beeld.wat_nu(detail)
    with pytest.raises(Weigering, match="niet als twee personen"):
        opsteller.doe(VernietigDossier(id=regel.id))
    assert winkel.rauw(bureau, "SELECT count(*) FROM persoon") == [(1,)]


def test_that_whose_access_or_rol_ends_after_the_agreement_agreed_and_before_it_did_not(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    """At a desk that was offline somebody goes on with a rol, or an account, that was ended elsewhere."""
    weg = [winkel.persoon_van(bureau, winkel.contact(bureau)) for _ in range(3)]
    klok.verzet(6 * JAAR)
    nummers = [lijst_van(bureau, opsteller, ("persoon", id_)) for id_ in weg[:2]]
    klok.verzet(1)
    tweede.doe(GeefVernietigakkoord(id=nummers[0]))
    klok.verzet(1)
    bureau.doe(ZetMedewerkerInactief(id=tweede.id))
    klok.verzet(1)
    tweede.doe(GeefVernietigakkoord(id=nummers[1]))
    for rij in bureau.lees(LeesRollen(medewerker_id=opsteller.id)):
        bureau.doe(BeeindigRol(id=rij.id))
    klok.verzet(1)
    nummers.append(lijst_van(bureau, opsteller, ("persoon", weg[2])))
    bureau.doe(GeefVernietigakkoord(id=nummers[2]))
    assert "het recht niet meer" in bureau.lees(LeesVernietiglijst(id=nummers[2])).twijfel
    erna, ervoor = (opsteller.lees(LeesVernietiglijst(id=nummer)) for nummer in nummers[:2])
    assert (erna.twijfel, erna.mag_uitvoeren) == ("", True)
    assert opsteller.doe(VernietigDossier(id=erna.regels[0].id)).afgevallen == ""
    assert "het recht niet meer" in ervoor.twijfel
    assert not ervoor.mag_uitvoeren
    with pytest.raises(Weigering, match="het recht niet meer"):
        opsteller.doe(VernietigDossier(id=ervoor.regels[0].id))


def maak_bekend(bureau: Bureau, klok: Klok, *, door: Id, aan: Id) -> None:
    """The entry with which one brought the other's account back, a day before the list."""
    nu = klok()
    klok.zet(nu - maak.DAG)
    with maak.eenheid(bureau) as uow:
        uow.wie = replace(uow.wie, medewerker_id=door)
        wie = uow.haal(Medewerker, aan)
        wie.status = "vervallen"
        uow.flush()
        wie.status = "actief"
        uow.commit()
    klok.zet(nu)
