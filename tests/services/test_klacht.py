"""The register of klachten: the term and what moves it, the hearing, the outcome, figures; for whom one is there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests import gezin as maak
from tests import winkel
from tests.conftest import Klok
from tests.gezin import DAG
from tests.services.collega import Collega, aan_het_werk
from tests.services.weigering import fouten
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.cijfer import periode_van
from wijdesk.models.jaartabellen import GEMELD, KLACHTUITKOMSTEN, OPEN_BEGIN, OPEN_EIND, TE_BEHANDELEN
from wijdesk.models.klachtregels import AFGEZIEN, GEHOORD, GESPREK, NIET_GEHOORD, OMBUDSMAN, UITSTEL, VERDAAGD
from wijdesk.models.opdrachten.cijfer import LeesCijferlijst, LeesCijfers
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.klacht import (
    BewaarKlacht,
    DeelKlacht,
    HeropenKlacht,
    LeesKlacht,
    LeesKlachtbrief,
    LeesKlachten,
    LeesKlachtmeldingen,
    LeesKlachttermijnen,
    PakKlachtOp,
    RondKlachtAf,
    TrekKlachtstapIn,
    ZetKlachtstap,
)
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.klacht import KlachtDetail
from wijdesk.models.values import Id, IdMaker, lokaal
from wijdesk.resources import lees_csv
from wijdesk.services.bewaren.feiten import feiten_van
from wijdesk.store.omvang import omvang

WOORDEN = "De medewerker belde nooit terug"


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


def klacht(bureau: Bureau | Collega, ids: IdMaker, **anders: Any) -> Id:
    """A klacht that came in today about how things are done."""
    velden: dict[str, Any] = {"kanaal": "brief", "klager": "Nora Visser", "woorden": WOORDEN, "over_structuur": True}
    return Id(bureau.doe(BewaarKlacht(id=ids(), **(velden | anders))))


def stap(bureau: Bureau | Collega, ids: IdMaker, id_: Id, soort: str, **anders: Any) -> Id:
    nieuw = Id(ids())
    bureau.doe(ZetKlachtstap(id=nieuw, klacht_id=id_, soort=soort, **({"tekst": "Gedaan"} | anders)))
    return nieuw


def lees(bureau: Bureau | Collega, id_: Id) -> KlachtDetail:
    detail: KlachtDetail = bureau.lees(LeesKlacht(id=id_))
    return detail


# The term and what moves it ------------------------------------------------------------------------------------------


def test_that_the_term_is_six_weeks_or_ten_with_a_commissie(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids, ontvangen="2026-02-02")
    assert lees(bureau, id_).rij.uiterlijk == "2026-03-16"
    oud = lees(bureau, id_)
    bureau.doe(
        BewaarKlacht(
            id=id_,
            kanaal="brief",
            klager="Nora Visser",
            woorden=WOORDEN,
            over_structuur=True,
            commissie=True,
            ontvangen=oud.rij.ontvangen,
        )
    )
    detail = lees(bureau, id_)
    assert (detail.rij.uiterlijk, detail.commissie) == ("2026-04-13", True)
    assert "9:11" in detail.grondslag


def test_that_it_is_put_off_four_weeks_at_most_and_further_only_with_consent(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids, ontvangen="2026-02-02")
    assert lees(bureau, id_).ruimte == 28
    eerst = ZetKlachtstap(id=ids(), klacht_id=id_, soort=UITSTEL, tekst="x", dagen=7, instemming=True)
    assert "soort" in fouten(bureau, eerst), "what can be put off without asking, is"
    assert "dagen" in fouten(bureau, ZetKlachtstap(id=ids(), klacht_id=id_, soort=VERDAAGD, tekst="x", dagen=29))
    assert "tekst" in fouten(bureau, ZetKlachtstap(id=ids(), klacht_id=id_, soort=VERDAAGD, dagen=28))
    verdaagd = stap(bureau, ids, id_, VERDAAGD, dagen=28)
    assert (lees(bureau, id_).rij.uiterlijk, lees(bureau, id_).ruimte) == ("2026-04-13", 0)
    assert "dagen" in fouten(bureau, ZetKlachtstap(id=ids(), klacht_id=id_, soort=VERDAAGD, tekst="x", dagen=1))
    verder = ZetKlachtstap(id=ids(), klacht_id=id_, soort=UITSTEL, tekst="x", dagen=14)
    assert "instemming" in fouten(bureau, verder)
    uitstel = stap(bureau, ids, id_, UITSTEL, dagen=14, instemming=True)
    assert lees(bureau, id_).rij.uiterlijk == "2026-04-28", "14 days later is Koningsdag, a holiday"
    with pytest.raises(Weigering, match="bouwt hierop voort"):
        bureau.doe(TrekKlachtstapIn(id=verdaagd, reden="Per ongeluk"))
    for stap_id in (uitstel, verdaagd):
        bureau.doe(TrekKlachtstapIn(id=stap_id, reden="Per ongeluk"))
    assert lees(bureau, id_).ruimte == 28


def test_that_nothing_is_put_off_when_the_term_is_over(bureau: Bureau, klok: Klok) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids)
    klok.verzet(60 * DAG)
    assert lees(bureau, id_).rij.toestand == "te laat"
    assert "dag" in fouten(bureau, ZetKlachtstap(id=ids(), klacht_id=id_, soort=VERDAAGD, tekst="x", dagen=7))


def test_that_a_judgement_asks_for_a_hearing_or_why_there_was_none(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids)
    oordeel = RondKlachtAf(id=id_, uitkomst="gegrond", reden="bejegening", motivering="Er is niet gebeld.")
    assert "9:10" in fouten(bureau, oordeel)["uitkomst"]
    zonder = ZetKlachtstap(id=ids(), klacht_id=id_, soort=NIET_GEHOORD)
    assert "keuze" in fouten(bureau, zonder)
    stap(bureau, ids, id_, NIET_GEHOORD, keuze=next(iter(AFGEZIEN)))
    assert "motivering" in fouten(bureau, RondKlachtAf(id=id_, uitkomst="gegrond", reden="bejegening"))
    bureau.doe(oordeel)
    detail = lees(bureau, id_)
    assert (detail.rij.uitkomst, detail.rij.wacht_op, detail.rij.open) == ("gegrond", "brief", False)
    assert "soort" in fouten(bureau, ZetKlachtstap(id=ids(), klacht_id=id_, soort=GEHOORD, tekst="x"))
    stap(bureau, ids, id_, OMBUDSMAN, keuze="Nationale ombudsman")
    bureau.doe(HeropenKlacht(id=id_, reden="Er kwam iets bij"))
    assert lees(bureau, id_).rij.open


def test_that_what_was_withdrawn_needs_no_hearing_and_says_which_one(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids)
    assert "overig" in fouten(bureau, RondKlachtAf(id=id_, uitkomst="overig", reden="overig"))
    bureau.doe(RondKlachtAf(id=id_, uitkomst="overig", reden="overig", overig="ingetrokken"))
    assert lees(bureau, id_).rij.in_woorden.startswith("ingetrokken")


def test_that_a_conversation_may_lie_before_the_klacht_and_the_rest_not(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    id_ = klacht(bureau, ids, ontvangen="2026-02-23")
    stap(bureau, ids, id_, GESPREK, dag="2026-02-16")
    assert "dag" in fouten(bureau, ZetKlachtstap(id=ids(), klacht_id=id_, soort=GEHOORD, tekst="x", dag="2026-02-16"))
    assert [rij.soort for rij in lees(bureau, id_).stappen] == [GESPREK]


def test_that_a_form_says_beside_each_field_what_is_missing(bureau: Bureau) -> None:
    leeg = BewaarKlacht(
        id=bureau.wereld.ids(), kanaal="", woorden="", hoedanigheid="gemachtigde", ontvangen="2030-01-01"
    )
    assert set(fouten(bureau, leeg)) == {"ontvangen", "kanaal", "gemachtigde", "klager", "woorden", "over"}


def test_that_who_is_complained_about_neither_deals_with_it_nor_registers_it(bureau: Bureau) -> None:
    ids, ik = bureau.wereld.ids, bureau.medewerker.id
    with aan_het_werk(bureau, "teamleider", naam="Lea") as lea:
        zelf = BewaarKlacht(id=ids(), kanaal="brief", klager="N", woorden="x", over=(lea.id,), behandelaar_id=lea.id)
        assert "9:7" in fouten(bureau, zelf)["behandelaar_id"]
        over_mij = BewaarKlacht(id=ids(), kanaal="brief", klager="N", woorden="x", over=(ik,))
        assert "over" in fouten(bureau, over_mij)


def test_that_a_letter_says_what_there_is_to_tell(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    wie = maak.persoon(bureau, "Nora")
    id_ = klacht(bureau, ids, klager="", persoon_id=wie, ontvangen="2026-02-02")
    maak.zet(bureau, Persoon, wie, taal="Turks")
    brief = bureau.lees(LeesKlachtbrief(id=id_, soort="ontvangst"))
    assert (brief.uiterlijk, brief.woorden, brief.al_gedaan) == ("2026-03-16", WOORDEN, False)
    assert brief.taal == "Turks"
    for soort in ("verdaging", "uitkomst", "onzin"):
        with pytest.raises(Weigering):
            bureau.lees(LeesKlachtbrief(id=id_, soort=soort))
    stap(bureau, ids, id_, VERDAAGD, dagen=14, tekst="De medewerker is ziek")
    brief = bureau.lees(LeesKlachtbrief(id=id_, soort="verdaging"))
    assert (brief.dagen, brief.uitstelreden, brief.uiterlijk) == (14, "De medewerker is ziek", "2026-03-30")


def test_that_what_must_be_done_stands_with_who_deals_with_it(bureau: Bureau, klok: Klok) -> None:
    ids = bureau.wereld.ids
    with (
        aan_het_werk(bureau, "teamleider", naam="Lea") as lea,
        aan_het_werk(bureau, "teamleider", naam="Ben") as ben,
        aan_het_werk(bureau, "klachtencoordinator", naam="Kim") as kim,
    ):
        id_ = klacht(kim, ids, behandelaar_id=lea.id)
        (rij,) = lea.lees(LeesKlachttermijnen(tot="2026-12-31"))
        assert "ontvangst bevestigen" in rij.wat
        assert rij.bron_id == id_
        stap(lea, ids, id_, "ontvangstbrief")
        (rij,) = lea.lees(LeesKlachttermijnen(tot="2026-12-31"))
        assert (rij.voor, "horen" in rij.wat) == (lees(lea, id_).rij.uiterlijk, True)
        for ander in (ben, kim):
            assert ander.lees(LeesKlachttermijnen(tot="2026-12-31")) == ()
        kim.doe(PakKlachtOp(id=id_))
        assert lea.lees(LeesKlachttermijnen(tot="2026-12-31")) == ()


# From the desk -------------------------------------------------------------------------------------------------------


def test_that_a_klacht_at_the_desk_is_taken_up_in_the_register(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    bureau.doe(winkel.contact(bureau, uitkomst="klacht"))
    (melding,) = bureau.lees(LeesKlachtmeldingen())
    id_ = klacht(bureau, ids, vraag_id=melding.vraag_id)
    assert bureau.lees(LeesKlachtmeldingen()) == ()
    assert bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id)) == ()
    assert lees(bureau, id_).contact_id == melding.contact_id
    with pytest.raises(Weigering, match="staat al een klacht"):
        klacht(bureau, ids, vraag_id=melding.vraag_id)


def test_that_figures_count_what_is_in_the_register_beside_what_was_imported(bureau: Bureau, klok: Klok) -> None:
    ids, jaar = bureau.wereld.ids, periode_van("jaar", lokaal(klok()).date().isoformat())
    id_ = klacht(bureau, ids)
    klacht(bureau, ids)
    bureau.doe(RondKlachtAf(id=id_, uitkomst="overig", reden="overig", overig="tevreden"))
    er = {rij.definitie.naam: rij.nu.teller for rij in bureau.lees(LeesCijfers(periode=jaar)).cijfers}
    assert (er["klachten_gemeld"], er["klachten_afgerond"], er["klachten_einde"]) == (2, 1, 1)


# For whom it is there ------------------------------------------------------------------------------------------------


def test_that_a_klacht_is_there_for_who_keeps_the_register_and_who_is_named(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    with (
        aan_het_werk(bureau, "klachtencoordinator", naam="Kim") as kim,
        aan_het_werk(bureau, "teamleider", naam="Lea") as lea,
        aan_het_werk(bureau, "casemanager", naam="Bas") as bas,
        aan_het_werk(bureau, "casemanager", "klachtencoordinator", naam="Oda") as oda,
    ):
        id_ = klacht(kim, ids, behandelaar_id=lea.id, over=(oda.id,))
        for ziet in (kim, lea):
            assert [rij.id for rij in ziet.lees(LeesKlachten())] == [id_]
        for ziet_niet in (bas, oda):
            assert ziet_niet.lees(LeesKlachten()) == ()
            with pytest.raises(Weigering, match="bestaat niet"):
                ziet_niet.lees(LeesKlacht(id=id_))
            with pytest.raises(Weigering):
                ziet_niet.doe(ZetKlachtstap(id=ids(), klacht_id=id_, soort=GESPREK, tekst="x"))
        with pytest.raises(GeenRecht):
            lea.doe(DeelKlacht(id=lees(kim, id_).over[0].id))
        kim.doe(DeelKlacht(id=lees(kim, id_).over[0].id))
        stap(lea, ids, id_, "notitie", tekst="Alleen voor ons")
        detail = lees(oda, id_)
        assert detail.rij.mij
        assert detail.woorden == WOORDEN
        assert bas.lees(LeesKlachten()) == ()


def test_that_a_klacht_nobody_deals_with_is_not_there_for_others(bureau: Bureau) -> None:
    with aan_het_werk(bureau, "teamleider", naam="Lea") as lea:
        klacht(bureau, bureau.wereld.ids)
        assert lea.lees(LeesKlachten()) == ()


def test_that_who_was_complained_about_and_only_reads_writes_nothing(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    with aan_het_werk(bureau, "casemanager", naam="Bas") as bas:
        id_ = klacht(bureau, ids, over=(bas.id,), adres="Plein 1\n9700 AA Groningen", bereikbaar="050-1234567")
        bureau.doe(DeelKlacht(id=lees(bureau, id_).over[0].id))
        stap(bureau, ids, id_, "notitie", tekst="Alleen voor ons")
        gelezen = lees(bas, id_)
        assert (gelezen.adres, gelezen.bereikbaar, gelezen.stappen, gelezen.behandelt) == ("", "", (), False)
        for opdracht in (
            ZetKlachtstap(id=ids(), klacht_id=id_, soort=GESPREK, tekst="x"),
            RondKlachtAf(id=id_, uitkomst="overig", reden="overig", overig="geen klacht"),
            HeropenKlacht(id=id_, reden="x"),
        ):
            with pytest.raises(Weigering, match="gaat over u"):
                bas.doe(opdracht)


def test_that_a_list_behind_a_figure_leaves_out_what_is_not_there_for_the_asker(bureau: Bureau, klok: Klok) -> None:
    ids, jaar = bureau.wereld.ids, periode_van("jaar", lokaal(klok()).date().isoformat())
    vraag = LeesCijferlijst(naam="klachten_gemeld", periode=jaar)
    with (
        aan_het_werk(bureau, "klachtencoordinator", naam="Kim") as kim,
        aan_het_werk(bureau, "teamleider", naam="Lea") as lea,
    ):
        klacht(kim, ids, over=(lea.id,))
        assert len(kim.lees(vraag).rijen) == 1
        assert len(lea.lees(vraag).rijen) == 0
        tellers = {rij.definitie.naam: rij.nu.teller for rij in lea.lees(LeesCijfers(periode=jaar)).cijfers}
        assert tellers["klachten_gemeld"] == 1, "figures are the same for everybody"


def test_that_the_published_table_of_2020_comes_out_of_a_register_with_that_flow(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    tabel = {rij["regel"]: int(rij["aantal"]) for rij in lees_csv("tabellen/klachten-2020.csv")}
    afloop = [code for code, regel in KLACHTUITKOMSTEN.items() for _ in range(tabel[regel])]
    for nummer in range(tabel[TE_BEHANDELEN]):
        oud = nummer < tabel[OPEN_BEGIN]
        id_ = klacht(bureau, ids, ontvangen="2019-12-31" if oud else "2020-06-15")
        if nummer >= len(afloop):
            continue
        uitkomst = afloop[nummer]
        if uitkomst in ("gegrond", "deels gegrond", "ongegrond"):
            stap(bureau, ids, id_, NIET_GEHOORD, keuze="klager", dag="2020-07-01")
        bureau.doe(
            RondKlachtAf(
                id=id_,
                uitkomst=uitkomst,
                reden="bejegening",
                motivering="Zo is het gegaan",
                overig="ingetrokken" if uitkomst == "overig" else "",
                op="2020-12-31",
            )
        )
    assert dict(bureau.lees(LeesJaarCijfers(jaar=2020)).klachten) == tabel
    volgend = dict(bureau.lees(LeesJaarCijfers(jaar=2021)).klachten)
    assert (volgend[OPEN_BEGIN], volgend[GEMELD]) == (tabel[OPEN_EIND], 0)


def test_that_registering_is_undone_as_a_whole_and_the_desk_has_its_hand_over_again(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    bureau.doe(winkel.contact(bureau, uitkomst="klacht"))
    (melding,) = bureau.lees(LeesKlachtmeldingen())
    opdracht = BewaarKlacht(
        id=ids(), kanaal="brief", klager="Nora", woorden=WOORDEN, over_structuur=True, vraag_id=melding.vraag_id
    )
    _, wijziging = bureau.schrijf(opdracht)
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert bureau.lees(LeesKlachten()) == ()
    assert bureau.lees(LeesKlachtmeldingen()) == (melding,)


def test_that_a_klacht_goes_with_the_record_of_who_complained_and_stays_counted(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    wie = maak.persoon(bureau, "Nora")
    id_ = klacht(bureau, ids, klager="", persoon_id=wie, over_anderen="De balie")
    stap(bureau, ids, id_, GESPREK)
    with closing(bureau.eigen_verbinding()) as db:
        gaat = omvang(db, "persoon", wie).per_soort
        assert {"klachtdossier", "klachtstap", "klachtbetrokkene"} <= gaat.keys()
        assert "klacht" not in gaat
        feiten = feiten_van(db, omvang(db, "persoon", wie), date(2026, 3, 2))
    assert "klacht" in feiten.kenmerken
    assert "een klacht die loopt" in feiten.loopt
