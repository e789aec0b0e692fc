"""Keeping and destroying: what may go, two people, holds, what goes, what stays, and what the figures still count."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from tests import winkel
from tests.bevel import er_is_gewerkt
from tests.conftest import Klok
from tests.services.collega import Collega, aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, BewaarAvgverzoek
from wijdesk.models.opdrachten.bewaren import (
    BesluitRegel,
    GeefVernietigakkoord,
    LeesBewaaroordelen,
    LeesBewaarproef,
    LeesVerklaring,
    LeesVernietiglijst,
    MaakVernietiglijst,
    RondLijstAf,
    TrekLijstIn,
    VernietigDossier,
    ZetBlokkade,
)
from wijdesk.models.opdrachten.contact import CorrigeerContact
from wijdesk.models.rows.bewaren import AKKOORD, UITGEVOERD, Bewaaroordelen, ProefRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.bewaren import kandidaten
from wijdesk.services.bewaren.kandidaten import Oordeel, beoordeel
from wijdesk.store import stilte
from wijdesk.store.controle import controleer

JAAR = 366 * 86_400_000
DAG_MS = 86_400_000
REDEN = "bezwaar of beroep"


@pytest.fixture
def opsteller(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as wie:
        yield wie


@pytest.fixture
def tweede(bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as wie:
        yield wie


def vandaag(bureau: Bureau) -> str:
    return lokaal(bureau.wereld.klok()).date().isoformat()


def proef(bureau: Bureau, wie: Collega) -> dict[Id, ProefRij]:
    return {rij.id: rij for rij in wie.lees(LeesBewaarproef(peildatum=vandaag(bureau))).rijen}


def lijst(bureau: Bureau, wie: Collega, *dossiers: tuple[str, Id]) -> Id:
    er_is_gewerkt(bureau)
    id_: Id = wie.doe(MaakVernietiglijst(peildatum=vandaag(bureau), dossiers=dossiers))
    for regel in wie.lees(LeesVernietiglijst(id=id_)).regels:
        wie.doe(BesluitRegel(id=regel.id, besluit="weg"))
    return id_


def test_that_what_was_judged_beside_the_lane_is_not_judged_again_unless_something_was_written(
    bureau: Bureau, opsteller: Collega, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [winkel.persoon_van(bureau, winkel.contact(bureau)) for _ in range(3)]
    klok.verzet(6 * JAAR)
    er_is_gewerkt(bureau)
    dag, gekeken = vandaag(bureau), list[Id]()

    def tel(db: Any, soort: str, id_: Id, dag: date) -> Oordeel:
        gekeken.append(id_)
        return beoordeel(db, soort, id_, dag)

    def oordelen(*wie: Id) -> Bewaaroordelen:
        gevonden: Bewaaroordelen = opsteller.lees(
            LeesBewaaroordelen(peildatum=dag, dossiers=tuple(("persoon", id_) for id_ in wie))
        )
        gekeken.clear()
        return gevonden

    def maak(gevonden: Bewaaroordelen, *wie: Id) -> Id:
        dossiers = tuple(("persoon", id_) for id_ in wie)
        id_: Id = opsteller.doe(MaakVernietiglijst(peildatum=dag, dossiers=dossiers, oordelen=gevonden))
        return id_

    monkeypatch.setattr(kandidaten, "beoordeel", tel)
    eerste = maak(oordelen(ids[0]), ids[0])
    assert gekeken == []
    (regel,) = opsteller.lees(LeesVernietiglijst(id=eerste)).regels
    opsteller.doe(TrekLijstIn(id=eerste, reden="Verkeerde dag"))
    opsteller.doe(MaakVernietiglijst(peildatum=dag, dossiers=(("persoon", ids[0]),)))
    assert gekeken == [ids[0]]
    rijen = winkel.rauw(bureau, "SELECT DISTINCT regel, begin, einde FROM vernietigregel")
    assert len(rijen) == 1, "both roads find the same"
    assert regel.valt_af == ""
    gevonden = oordelen(ids[1])
    maak(gevonden, ids[2])  # not what was asked about
    assert gekeken == [ids[2]]
    opsteller.doe(ZetBlokkade(soort="persoon", id=ids[1], reden=REDEN))
    with pytest.raises(Weigering, match="blokkade"):
        maak(gevonden, ids[1])


def vernietig(bureau: Bureau, een: Collega, ander: Collega, *dossiers: tuple[str, Id]) -> list[str]:
    """Propose, agree, carry out; answers why lines fell off."""
    id_ = lijst(bureau, een, *dossiers)
    ander.doe(GeefVernietigakkoord(id=id_))
    waarom = [
        een.doe(VernietigDossier(id=regel.id)).afgevallen for regel in een.lees(LeesVernietiglijst(id=id_)).regels
    ]
    een.doe(RondLijstAf(id=id_))
    return waarom


def test_that_a_card_with_a_contact_may_go_after_its_term_and_not_before(
    bureau: Bureau, klok: Klok, opsteller: Collega
) -> None:
    id_ = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(4 * JAAR)
    assert proef(bureau, opsteller) == {}
    klok.verzet(2 * JAAR)
    (rij,) = opsteller.lees(LeesBewaarproef(peildatum=vandaag(bureau))).rijen
    assert (rij.id, rij.soort, rij.regel, rij.kan) == (id_, "persoon", "Contact zonder casus", True)
    assert dict(rij.omvang)["Vraag"] == 1


def test_that_it_takes_two_people_and_leaves_no_trace_but_the_figures(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    id_ = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(6 * JAAR)
    nummer = lijst(bureau, opsteller, ("persoon", id_))
    with pytest.raises(Weigering, match="opsteller"):
        opsteller.doe(GeefVernietigakkoord(id=nummer))
    (regel,) = opsteller.lees(LeesVernietiglijst(id=nummer)).regels
    with pytest.raises(Weigering, match="geen akkoord"):
        opsteller.doe(VernietigDossier(id=regel.id))
    tweede.doe(GeefVernietigakkoord(id=nummer))
    assert opsteller.lees(LeesVernietiglijst(id=nummer)).rij.stand == AKKOORD
    assert opsteller.doe(VernietigDossier(id=regel.id)).rijen > 2
    assert opsteller.doe(VernietigDossier(id=regel.id)).rijen > 2, "again changes nothing"
    opsteller.doe(RondLijstAf(id=nummer))
    detail = opsteller.lees(LeesVernietiglijst(id=nummer))
    assert (detail.rij.stand, detail.regels[0].naam) == (UITGEVOERD, "")
    assert winkel.rauw(bureau, "SELECT count(*) FROM persoon") == [(0,)]
    assert winkel.rauw(bureau, "SELECT count(*) FROM adres") == [(0,)]
    assert winkel.rauw(bureau, "SELECT count(*), max(persoon_id IS NULL) FROM contact") == [(1, 1)]
    assert winkel.rauw(bureau, "SELECT toelichting, meldingtype FROM vraag") == [("", "Financiën")]
    papier = tweede.lees(LeesVerklaring(id=nummer))
    assert (papier.opgesteld_door, papier.akkoord_door, len(papier.regels)) == ("Petra Prins", "Tom Teunis", 1)
    db = bureau.eigen_verbinding()
    try:
        assert controleer(db) == ()
        tekst = "".join(str(rij) for rij in db.execute("SELECT kop, inhoud FROM mutatie").fetchall())
    finally:
        db.close()
    for woord in ("Meulen", "Jantje", "Eikenlaan", "huur"):
        assert woord not in tekst


def test_that_whoever_asked_that_it_is_only_kept_is_kept_until_that_ends(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(6 * JAAR)
    id_ = lijst(bureau, opsteller, ("persoon", wie))
    verzoek = bureau.wereld.ids()
    bureau.doe(BewaarAvgverzoek(id=verzoek, soort="beperking", persoon_id=wie, identiteit="bekend"))
    bureau.doe(BeslisAvgverzoek(id=verzoek, besluit="toegewezen"))
    tweede.doe(GeefVernietigakkoord(id=id_))
    (regel,) = opsteller.lees(LeesVernietiglijst(id=id_)).regels
    assert opsteller.doe(VernietigDossier(id=regel.id)).afgevallen == "Er is nog een beperking die de inwoner vroeg."
    with pytest.raises(Weigering, match="beperk"):
        opsteller.doe(MaakVernietiglijst(peildatum=vandaag(bureau), dossiers=(("persoon", wie),)))


def test_that_a_clock_put_ahead_makes_nothing_old_enough(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(4 * JAAR)
    er_is_gewerkt(bureau)
    klok.verzet(2 * JAAR)  # nobody worked these two years
    id_: Id = opsteller.doe(MaakVernietiglijst(peildatum=vandaag(bureau), dossiers=(("persoon", wie),)))
    (regel,) = opsteller.lees(LeesVernietiglijst(id=id_)).regels
    opsteller.doe(BesluitRegel(id=regel.id, besluit="weg"))
    tweede.doe(GeefVernietigakkoord(id=id_))
    uit = opsteller.doe(VernietigDossier(id=regel.id))
    assert uit.rijen == 0
    assert "stil geweest" in uit.afgevallen
    assert winkel.rauw(bureau, "SELECT count(*) FROM persoon") == [(1,)]
    er_is_gewerkt(bureau)
    assert opsteller.doe(VernietigDossier(id=regel.id)).afgevallen == "", "with the lines of those years it was no jump"


@pytest.mark.parametrize(("gaten", "dagen"), [((), 0), ((29,), 0), ((31,), 31), ((40, 400), 440), ((2900,), 2900)])
def test_that_silence_is_counted_as_it_was(bureau: Bureau, klok: Klok, gaten: tuple[int, ...], dagen: int) -> None:
    """Days between lines, with twenty days of work before and after each."""
    begin = klok()
    momenten = [begin]
    for gat in gaten:
        momenten += [momenten[-1] + gat * DAG_MS]
        momenten += [momenten[-1] + 20 * DAG_MS]
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE toegang (tijd INTEGER)")
    db.executemany("INSERT INTO toegang VALUES (?)", [(moment,) for moment in momenten])
    assert stilte.stil(db, momenten[-1] + DAG_MS) == dagen * DAG_MS


def test_that_a_registration_made_anonymous_goes_with_whom_it_was_about(
    bureau: Bureau, klok: Klok, opsteller: Collega, tweede: Collega
) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    bureau.doe(winkel.contact(bureau, persoon_id=wie, melder_naam="Oma Wiebelstra"))
    ((los,),) = winkel.rauw(bureau, "SELECT id FROM contact WHERE melder_naam <> ''")
    bureau.doe(CorrigeerContact(id=los, maak_anoniem=True, reden="Wiebelstra wilde geen naam"))
    voor = winkel.rauw(bureau, "SELECT count(*) FROM contact"), winkel.rauw(bureau, "SELECT count(*) FROM vraag")
    klok.verzet(6 * JAAR)
    assert vernietig(bureau, opsteller, tweede, ("persoon", wie)) == [""]
    assert winkel.rauw(bureau, "SELECT 1 FROM mutatie WHERE inhoud LIKE '%Wiebelstra%'") == []
    assert winkel.rauw(bureau, "SELECT 1 FROM contact WHERE melder_naam <> ''") == []
    assert voor == (
        winkel.rauw(bureau, "SELECT count(*) FROM contact"),
        winkel.rauw(bureau, "SELECT count(*) FROM vraag"),
    )
    with closing(bureau.eigen_verbinding()) as db:
        assert controleer(db) == ()
