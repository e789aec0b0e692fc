"""The rules of keeping over days: leap days, the youngest child, a hold between the two, a rule that changed."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from tests import gezin as maak
from tests import winkel
from tests.bevel import er_is_gewerkt
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_bewaren import JAAR, REDEN, lijst, proef
from wijdesk.app.bureau import Bureau
from wijdesk.models import bewaartermijn
from wijdesk.models.bewaartermijn import (
    JONGSTE_18,
    LAATSTE_WIJZIGING,
    Bewaarregel,
    bewaarregels,
    bewaren_tot,
    regel_van,
    uiterste_begin,
)
from wijdesk.models.leeftijd import VOLWASSEN, wordt
from wijdesk.models.opdrachten.avg import BeslisAvgverzoek, BewaarAvgverzoek
from wijdesk.models.opdrachten.bewaren import (
    BesluitRegel,
    GeefVernietigakkoord,
    HefBlokkadeOp,
    LeesVernietiglijst,
    MaakVernietiglijst,
    VernietigDossier,
    ZetBlokkade,
)
from wijdesk.models.opdrachten.blokkade import LeesBlokkades
from wijdesk.models.termijnen import Duur
from wijdesk.models.values import Id, lokaal

DAG = 86_400_000
geboren = st.dates(date(2000, 1, 1), date(2025, 12, 31))
STAPPEN = ("voorstel", "besluit", "akkoord")
"""After which of the steps to carrying out a hold is set."""


def na_jaren(dag: date, jaren: int) -> date:
    """The same day so many years later; 29 February is 28 February where there is none (as a term ends)."""
    kort = (dag.month, dag.day) == (2, 29) and not isleap(dag.year + jaren)
    return dag.replace(year=dag.year + jaren, day=28 if kort else dag.day)


# The youngest child ---------------------------------------------------------------------------------------------------


@given(st.lists(geboren, min_size=1, max_size=5), st.dates(date(2000, 1, 1), date(2040, 12, 31)))
@example([date(2004, 2, 29)], date(2010, 1, 1))
@example([date(2004, 2, 29), date(2005, 2, 28)], date(2010, 2, 28))
def test_that_a_dossier_with_children_stays_until_two_years_after_the_youngest_is_grown_up(
    kinderen: list[date], laatste: date
) -> None:
    jongste = max(er for kind in kinderen if (er := wordt(kind.isoformat(), VOLWASSEN)) is not None)
    wanneer = {LAATSTE_WIJZIGING: laatste, JONGSTE_18: jongste}
    for dag in (jongste + timedelta(days=1), na_jaren(jongste, 2), na_jaren(jongste, 2) + timedelta(days=1)):
        bewaard = bewaren_tot({"contact", "kind"}, wanneer, dag)
        assert bewaard is not None
        beide_voorbij = dag > na_jaren(jongste, 2) and dag > na_jaren(laatste, 5)
        assert bewaard.mag_weg(dag) == beide_voorbij
        if bewaard.mag_weg(dag):
            assert all((dag.year - kind.year, dag.month, dag.day) > (20, kind.month, kind.day) for kind in kinderen)


@pytest.mark.parametrize(("kind", "vanaf"), [("2008-02-29", "2028-03-01"), ("2007-03-01", "2027-03-02")])
def test_that_the_day_is_reckoned_so_in_the_store_too(bureau: Bureau, klok: Klok, kind: str, vanaf: str) -> None:
    ouder, dochter = maak.persoon(bureau, "Ouder", "1980-01-01"), maak.persoon(bureau, "Dochter", kind)
    huis = maak.gezin(bureau, maak.lid(ouder, "ouder met gezag"), maak.lid(dochter, "kind"))
    for wie in (ouder, dochter):
        bureau.doe(winkel.contact(bureau, persoon_id=wie))
    with aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een:
        eerste = max(date.fromisoformat(vanaf), na_jaren(lokaal(klok()).date(), 5) + timedelta(days=1))
        klok.verzet((eerste - lokaal(klok()).date()).days * DAG - DAG)
        assert huis not in {rij.id for rij in proef(bureau, een).values()}
        klok.verzet(DAG)
        assert huis in {rij.id for rij in proef(bureau, een).values()}


# A hold between the two -----------------------------------------------------------------------------------------------


@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])
@given(na=st.sampled_from(STAPPEN), dagen=st.integers(0, 40), opgeheven=st.booleans())
@example(na="besluit", dagen=0, opgeheven=False)
@example(na="akkoord", dagen=0, opgeheven=True)
def test_that_a_hold_placed_at_any_step_keeps_the_dossier_as_long_as_it_stands(
    tmp_path_factory: pytest.TempPathFactory, na: str, dagen: int, *, opgeheven: bool
) -> None:
    klok = Klok(MAANDAG_9_UUR)
    ids, map_ = Ids(klok()), tmp_path_factory.mktemp("blokkade") / "winkel"
    winkel.maak(map_, klok, ids)
    with (
        winkel.bureau(map_, klok, ids) as bureau,
        aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een,
        aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as ander,
    ):
        weg = winkel.persoon_van(bureau, winkel.contact(bureau))
        klok.verzet(6 * JAAR)
        er_is_gewerkt(bureau)
        dag = lokaal(klok()).date().isoformat()
        nummer = een.doe(MaakVernietiglijst(peildatum=dag, dossiers=(("persoon", weg),)))
        (regel,) = een.lees(LeesVernietiglijst(id=nummer)).regels
        for stap in STAPPEN:
            if stap == "besluit":
                een.doe(BesluitRegel(id=regel.id, besluit="weg"))
            elif stap == "akkoord":
                ander.doe(GeefVernietigakkoord(id=nummer))
            if stap == na:
                een.doe(ZetBlokkade(soort="persoon", id=weg, reden=REDEN))
                klok.verzet(dagen * DAG)
        if opgeheven:
            (er,) = een.lees(LeesBlokkades(soort="persoon", id=weg))
            een.doe(HefBlokkadeOp(id=er.id, reden="Zaak klaar"))
        uit = een.doe(VernietigDossier(id=regel.id))
        assert bool(uit.afgevallen) is not opgeheven
        assert len(winkel.rauw(bureau, "SELECT 1 FROM persoon WHERE id = ?", weg)) == int(not opgeheven)


def na_een_zomer(bureau: Bureau, klok: Klok, een: Collega, ander: Collega) -> tuple[Id, Id]:
    """Somebody, and the line of a list two people agreed to, where the desk was closed for forty days just before."""
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(6 * JAAR)
    er_is_gewerkt(bureau)
    klok.verzet(40 * DAG)
    dag = lokaal(klok()).date().isoformat()
    nummer = een.doe(MaakVernietiglijst(peildatum=dag, dossiers=(("persoon", wie),)))
    (regel,) = een.lees(LeesVernietiglijst(id=nummer)).regels
    een.doe(BesluitRegel(id=regel.id, besluit="weg"))
    ander.doe(GeefVernietigakkoord(id=nummer))
    return wie, regel.id


@pytest.mark.parametrize("wat", ["blokkade", "beperking", "inzage", "contact", "niets"])
def test_that_what_came_after_the_agreement_keeps_it_also_where_the_desk_was_closed_for_weeks(
    bureau: Bureau, klok: Klok, wat: str
) -> None:
    with (
        aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een,
        aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as ander,
    ):
        wie, regel = na_een_zomer(bureau, klok, een, ander)
        id_ = bureau.wereld.ids()
        if wat == "blokkade":
            een.doe(ZetBlokkade(soort="persoon", id=wie, reden=REDEN))
        elif wat == "contact":
            bureau.doe(winkel.contact(bureau, persoon_id=wie))
        elif wat != "niets":
            een.doe(BewaarAvgverzoek(id=id_, soort=wat, persoon_id=wie, identiteit="bekend"))
            volgende_week = (lokaal(klok()).date() + timedelta(days=7)).isoformat()
            van = volgende_week if wat == "beperking" else ""
            een.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen", beperkt_van=van))
        uit = een.doe(VernietigDossier(id=regel))
        zinnen = {"blokkade": "blokkade", "beperking": "beperking", "inzage": "verzoek", "contact": "", "niets": ""}
        assert zinnen[wat] in uit.afgevallen
        assert bool(winkel.rauw(bureau, "SELECT 1 FROM persoon WHERE id = ?", wie)) is (wat != "niets")


def test_that_a_hold_set_at_a_desk_whose_clock_is_ahead_holds_at_once(bureau: Bureau, klok: Klok) -> None:
    with (
        aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een,
        aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as ander,
    ):
        wie, regel = na_een_zomer(bureau, klok, een, ander)
        klok.verzet(3 * DAG)
        een.doe(ZetBlokkade(soort="persoon", id=wie, reden=REDEN))
        klok.verzet(-3 * DAG)
        assert een.doe(VernietigDossier(id=regel)).afgevallen == "Er staat een blokkade op."


# A rule that changes --------------------------------------------------------------------------------------------------


@given(
    laatste=st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    wissel=st.dates(date(2000, 1, 1), date(2060, 12, 31)),
    oud=st.integers(1, 30),
    nieuw=st.integers(1, 30),
    dag=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
)
@example(laatste=date(2024, 2, 29), wissel=date(2030, 1, 1), oud=5, nieuw=20, dag=date(2029, 3, 1))
@example(laatste=date(2024, 2, 29), wissel=date(2029, 3, 1), oud=5, nieuw=20, dag=date(2029, 3, 1))
def test_that_the_rule_of_the_day_counts_also_for_what_is_older(
    laatste: date, wissel: date, oud: int, nieuw: int, dag: date
) -> None:
    regels = (
        maak_regel(oud, "1990-01-01", (wissel - timedelta(days=1)).isoformat()),
        maak_regel(nieuw, wissel.isoformat(), ""),
    )
    bewaard = bewaren_tot({"contact"}, {LAATSTE_WIJZIGING: laatste}, dag, regels)
    assert bewaard is not None
    assert bewaard.mag_weg(dag) == (dag > na_jaren(laatste, nieuw if dag >= wissel else oud))


def maak_regel(jaren: int, van: str, tot: str) -> Bewaarregel:
    return Bewaarregel(
        code="contact", naam="Contact", wet="", bron="afspraak", termijn=Duur(jaren, "jaren"), begin=LAATSTE_WIJZIGING,
        bij=frozenset({"contact"}), van=van, tot=tot,
    )  # fmt: skip


def test_that_a_longer_term_that_came_in_force_after_the_agreement_keeps_the_dossier(
    bureau: Bureau, klok: Klok, monkeypatch: pytest.MonkeyPatch
) -> None:
    weg = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(6 * JAAR)
    nu = lokaal(klok()).date()
    morgen, gisteren = nu + timedelta(days=1), nu
    regels = (maak_regel(5, "2015-01-01", gisteren.isoformat()), maak_regel(10, morgen.isoformat(), ""))
    monkeypatch.setattr(bewaartermijn, "bewaarregels", lambda: regels)
    with (
        aan_het_werk(bureau, "privacybeheerder", naam="Petra Prins") as een,
        aan_het_werk(bureau, "teamleider", naam="Tom Teunis") as ander,
    ):
        nummer = lijst(bureau, een, ("persoon", weg))
        ander.doe(GeefVernietigakkoord(id=nummer))
        klok.verzet(DAG)
        (regel,) = een.lees(LeesVernietiglijst(id=nummer)).regels
        assert een.doe(VernietigDossier(id=regel.id)).afgevallen
        assert winkel.rauw(bureau, "SELECT id FROM persoon WHERE id = ?", weg) == [(weg,)]
        klok.verzet(5 * JAAR)
        er_is_gewerkt(bureau)
        assert een.doe(VernietigDossier(id=regel.id)).afgevallen == ""


def test_that_a_rule_that_follows_another_leaves_no_day_without_one() -> None:
    per_code: dict[str, list[Bewaarregel]] = {}
    for regel in bewaarregels():
        per_code.setdefault(regel.code, []).append(regel)
    for code, alle in per_code.items():
        for eerst, dan in pairwise(alle):
            assert eerst.tot, f"{code} has two rules at once"
            assert date.fromisoformat(eerst.tot) + timedelta(days=1) == date.fromisoformat(dan.van)
        assert alle[-1].tot == ""
        for dag in (date.fromisoformat(alle[0].van), date(2026, 2, 28), date(2096, 2, 29)):
            assert regel_van(code, dag) in alle


@given(st.dates(date(1992, 1, 1), date(2180, 12, 31)))
@example(date(2028, 2, 29))
@example(date(2029, 2, 28))
@example(date(2029, 3, 1))
def test_that_the_first_look_leaves_out_nothing_that_may_go(dag: date) -> None:
    for kenmerk in ("contact", "agressie", "kind"):
        for laatste in (uiterste_begin(dag), uiterste_begin(dag) + timedelta(days=1)):
            wanneer = {LAATSTE_WIJZIGING: laatste, JONGSTE_18: laatste}
            bewaard = bewaren_tot({kenmerk}, wanneer, dag)
            if bewaard is not None and bewaard.mag_weg(dag):
                assert laatste <= uiterste_begin(dag)
