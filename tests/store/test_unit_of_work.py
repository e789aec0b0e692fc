"""One operation, one transaction, and its journal with it."""

from __future__ import annotations

import json

import pytest

from tests import winkel
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.journaal import BEGIN, Mutatie, schakel, stand
from wijdesk.models.opdrachten.contact import CorrigeerVraag, LeesVragen
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.persoon import PersoonInvoer, WijzigPersoon
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer


def mutaties(bureau: Bureau) -> list[Mutatie]:
    return [Mutatie(Id(r[0]), r[1], r[2], r[3]) for r in rauw(bureau, "SELECT id, kop, zout, inhoud FROM mutatie")]


def test_that_making_a_row_is_one_entry_and_the_header_holds_no_content(bureau: Bureau) -> None:
    voor = {mutatie.id for mutatie in mutaties(bureau)}
    bureau.doe(winkel.contact(bureau, uitkomst="naar triage"))
    nieuw = [mutatie for mutatie in mutaties(bureau) if mutatie.id not in voor]
    assert sorted(str(mutatie.header["s"]) for mutatie in nieuw) == ["adres", "contact", "persoon", "vraag", "werk"]
    koppen = " ".join(mutatie.kop for mutatie in nieuw)
    assert "Meulen" not in koppen
    assert "Eikenlaan" not in koppen
    assert "huur" not in koppen
    assert len({mutatie.header["tx"] for mutatie in nieuw}) == 1
    assert all(mutatie.klopt for mutatie in nieuw)


def test_that_every_entry_stands_in_an_unbroken_chain(bureau: Bureau) -> None:
    for _ in range(3):
        bureau.doe(winkel.contact(bureau))
    vorige = BEGIN
    rijen = rauw(
        bureau, "SELECT k.volgnr, k.schakel, m.kop FROM keten k JOIN mutatie m ON m.id = k.mutatie_id ORDER BY k.volgnr"
    )
    assert [rij[0] for rij in rijen] == list(range(1, len(rijen) + 1))
    for _, waarde, kop in rijen:
        vorige = schakel(vorige, kop)
        assert vorige == waarde


def test_that_a_change_names_the_heads_it_replaces_and_only_what_changed(bureau: Bureau) -> None:
    vraag = bureau.doe(winkel.contact(bureau)).vraag_ids[0]
    bureau.doe(CorrigeerVraag(id=vraag, reden="Verkeerd gehoord", meldingtype="Wonen"))
    alle = [mutatie for mutatie in mutaties(bureau) if mutatie.header["r"] == vraag.hex()]
    eerste, tweede = sorted(alle, key=lambda mutatie: mutatie.id)
    assert tweede.header["f"] == ["meldingtype"]
    assert tweede.header["basis"] == {"meldingtype": [eerste.id.hex()]}
    assert json.loads(tweede.inhoud or "")["reden"] == "Verkeerd gehoord"


def test_that_the_tables_are_what_the_journal_says(bureau: Bureau) -> None:
    for uitkomst in ("zelf beantwoord", "naar triage", "klacht"):
        bureau.doe(winkel.contact(bureau, uitkomst=uitkomst))
    vraag = bureau.lees(LeesVragen(van=0, tot=2**60))[0].id
    bureau.doe(CorrigeerVraag(id=vraag, reden="Verkeerd gehoord", uitkomst="naar triage"))
    db = bureau.eigen_verbinding()
    try:
        assert controleer(db) == ()
    finally:
        db.close()
    rijen = stand(mutaties(bureau))
    assert rijen[vraag.hex()].waarden["uitkomst"] == "naar triage"


@pytest.mark.parametrize(
    ("sql", "soort"),
    [
        ("UPDATE vraag SET meldingtype = 'Wonen'", "projectie"),
        ("DELETE FROM vraag", "projectie"),
        ("UPDATE mutatie SET inhoud = replace(inhoud, 'Meulen', 'Molen')", "inhoud"),
        ("UPDATE mutatie SET kop = replace(kop, 'vraag', 'vraaq')", "keten"),
        ("DELETE FROM keten WHERE volgnr = 3", "keten"),
        ("DELETE FROM zoek_persoon", "zoekindex"),
        ('UPDATE vraag SET koppen = \'{"":["00"]}\'', "projectie"),
    ],
)
def test_that_the_check_finds_what_was_changed_behind_the_journal(bureau: Bureau, sql: str, soort: str) -> None:
    bureau.doe(winkel.contact(bureau))
    db = bureau.eigen_verbinding()
    try:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(sql)
        assert soort in {bevinding.soort for bevinding in controleer(db)}
    finally:
        db.close()


def test_that_undo_takes_a_registration_back_by_new_entries(bureau: Bureau) -> None:
    _, wijziging = bureau.schrijf(winkel.contact(bureau, uitkomst="naar triage"))
    aantal = len(mutaties(bureau))
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert bureau.lees(LeesVragen(van=0, tot=2**60)) == ()
    assert len(mutaties(bureau)) > aantal
    assert rauw(bureau, "SELECT DISTINCT status FROM werk") == [("vervallen",)]


def test_that_undo_puts_old_values_back_and_can_itself_be_undone(bureau: Bureau) -> None:
    persoon_id = winkel.persoon_van(bureau, winkel.contact(bureau))
    oud = PersoonInvoer(roepnaam="Jantje", achternaam="Meulen", telefoon="")
    _, wijziging = bureau.schrijf(
        WijzigPersoon(id=persoon_id, gezien=oud, invoer=PersoonInvoer(roepnaam="Jan", achternaam="Meulen"))
    )
    assert rauw(bureau, "SELECT roepnaam FROM persoon") == [("Jan",)]
    assert wijziging.transactie is not None
    _, terug = bureau.schrijf(MaakOngedaan(transactie=wijziging.transactie))
    assert rauw(bureau, "SELECT roepnaam FROM persoon") == [("Jantje",)]
    assert terug.transactie is not None
    bureau.doe(MaakOngedaan(transactie=terug.transactie))
    assert rauw(bureau, "SELECT roepnaam FROM persoon") == [("Jan",)]


def test_that_undo_refuses_what_was_changed_since(bureau: Bureau) -> None:
    uitkomst, wijziging = bureau.schrijf(winkel.contact(bureau))
    bureau.doe(CorrigeerVraag(id=uitkomst.vraag_ids[0], reden="Verkeerd gehoord", meldingtype="Wonen"))
    assert wijziging.transactie is not None
    with pytest.raises(Weigering, match="intussen verder gewijzigd"):
        bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert len(bureau.lees(LeesVragen(van=0, tot=2**60))) == 1


def test_that_a_refused_operation_writes_nothing(bureau: Bureau) -> None:
    aantal = len(mutaties(bureau))
    with pytest.raises(Weigering):
        bureau.doe(winkel.contact(bureau, nieuwe_persoon=PersoonInvoer(achternaam="Jansen", bsn="123456789")))
    assert len(mutaties(bureau)) == aantal
    assert rauw(bureau, "SELECT count(*) FROM persoon") == [(0,)]


def test_that_saving_the_same_contact_twice_adds_nothing(bureau: Bureau) -> None:
    opdracht = winkel.contact(bureau)
    eerste = bureau.doe(opdracht)
    tweede = bureau.doe(opdracht)
    assert eerste.contact_id == tweede.contact_id
    assert len(bureau.lees(LeesVragen(van=0, tot=2**60))) == 1


def test_that_the_database_itself_refuses_impossible_states(bureau: Bureau) -> None:
    bureau.doe(winkel.contact(bureau, uitkomst="naar triage"))
    db = bureau.eigen_verbinding()
    try:
        for sql in (
            "UPDATE werk SET stand = 'opgepakt'",
            "UPDATE persoon SET bsn = '000000000'",
            "UPDATE persoon SET status = 'samengevoegd'",
            "UPDATE persoon SET achternaam = '', roepnaam = '', voornamen = ''",
            "UPDATE contact SET persoon_id = randomblob(16)",
            "UPDATE contact SET eerste_reactie = ontvangen - 1",
        ):
            with pytest.raises(Exception, match="constraint failed"):
                db.execute(sql)
    finally:
        db.close()
