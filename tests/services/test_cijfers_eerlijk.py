"""A figure, the list behind it, the annual report and the words beside it say the same, also afterwards."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests import gezin as maak
from tests import signalen, winkel
from tests.conftest import Klok
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_plaatsgebonden import alleen_in
from tests.services.test_teamoverdracht import BEIJUM, VINKHUIZEN, draag_over, met_teams
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.cijfer import Periode, periode_van, vrije_periode
from wijdesk.models.huis import Locatie
from wijdesk.models.opdrachten.belang import MeldBelang
from wijdesk.models.opdrachten.cijfer import LeesCijferlijst, LeesCijfers, LeesVerdeling, LeesWarmtekaart
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.locatie import BewaarLocatie
from wijdesk.models.opdrachten.regie import DraagAllesOver, SluitCasus
from wijdesk.models.opdrachten.termijn import HaalTermijn, StartTermijn
from wijdesk.models.opdrachten.toeleiding import LegIndicatieVast, StelToeleidingVoor
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.rows.cijfer import Meting
from wijdesk.models.values import Id, lokaal
from wijdesk.services.bestand import importeer, lees_bestand

DAG = 86_400_000


def lees_in(bureau: Bureau, map_: Path, soort: str, *rijen: tuple[str, ...]) -> None:
    pad = map_ / f"{soort}.csv"
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        csv.writer(bestand).writerows(rijen)
    uitslag = importeer(lees_bestand(pad, soort), bureau.doe)
    assert uitslag.fouten == ()


def meting(bureau: Bureau, naam: str, periode: Periode, plek: Id | None = None) -> Meting:
    blad = bureau.lees(LeesCijfers(periode=periode, locatie_id=plek))
    return next(een.nu for een in blad.cijfers if een.definitie.naam == naam)


def van_gezin(bureau: Bureau) -> Id:
    gezin = maak.gezin(bureau, maak.lid(maak.persoon(bureau, "Anna"), "partner"))
    maak.open_casus(bureau, gezin)
    return gezin


def test_that_an_activiteit_still_runs_on_its_last_day(bureau: Bureau, tmp_path: Path) -> None:
    koppen = ("nummer", "thema", "gebied", "initiatief", "start", "einde")
    lees_in(bureau, tmp_path, "activiteiten", koppen, ("t1", "wonen", "", "WIJ", "2025-02-01", "2025-12-31"))
    jaar = periode_van("jaar", "2025-06-01")
    assert meting(bureau, "activiteiten_lopend", jaar).teller == 1
    assert sum(lopend for _, lopend, _ in bureau.lees(LeesJaarCijfers(jaar=2025)).activiteiten) == 1
    assert meting(bureau, "activiteiten_lopend", vrije_periode("2026-01-01", "2026-01-01")).teller == 0


def test_that_reasons_of_klachten_are_those_of_the_jaarverslag(bureau: Bureau, tmp_path: Path) -> None:
    koppen = ("nummer", "ontvangen", "afgerond", "uitkomst", "reden", "over_ondersteuningsstructuur")
    rijen = (
        ("k1", "2024-12-01", "2025-01-10", "gegrond", "bejegening", "nee"),
        ("k2", "2025-12-01", "", "", "bejegening", "nee"),
    )
    lees_in(bureau, tmp_path, "klachten", koppen, *rijen)
    op_scherm = bureau.lees(LeesVerdeling(soort="klachtreden", periode=periode_van("jaar", "2025-06-01")))
    geteld = {rij.code: rij.aantal for rij in op_scherm.rijen}
    assert geteld == {"bejegening": 1}
    assert geteld == {reden: n for reden, n in bureau.lees(LeesJaarCijfers(jaar=2025)).klachtredenen if n}


def test_that_a_term_that_was_missed_stays_missed_when_the_casus_closes(bureau: Bureau, klok: Klok) -> None:
    gezin, vandaag = van_gezin(bureau), lokaal(klok()).date().isoformat()
    bureau.doe(StartTermijn(regel="wmo-beschikking", onderwerp_id=gezin, begin=vandaag))
    klok.verzet(200 * DAG)
    jaar = periode_van("jaar", vandaag)
    voor = meting(bureau, "op_tijd", jaar)
    assert voor.noemer
    bureau.doe(SluitCasus(huishouden_id=gezin, sluitreden="verhuisd"))
    assert meting(bureau, "op_tijd", jaar) == voor


def test_that_a_term_that_lapsed_in_time_was_not_missed(bureau: Bureau, klok: Klok) -> None:
    gezin, vandaag = van_gezin(bureau), lokaal(klok()).date().isoformat()
    bureau.doe(StartTermijn(regel="wmo-beschikking", onderwerp_id=gezin, begin=vandaag))
    bureau.doe(SluitCasus(huishouden_id=gezin, sluitreden="verhuisd"))
    klok.verzet(200 * DAG)
    assert meting(bureau, "op_tijd", periode_van("jaar", vandaag)).noemer == 0


def test_that_a_term_counts_in_the_period_of_its_last_day(bureau: Bureau, klok: Klok) -> None:
    gezin, vandaag = van_gezin(bureau), lokaal(klok()).date().isoformat()
    termijn = bureau.doe(StartTermijn(regel="wmo-beschikking", onderwerp_id=gezin, begin=vandaag))
    bureau.doe(HaalTermijn(id=termijn, op=vandaag))
    assert meting(bureau, "op_tijd", vrije_periode(vandaag, vandaag)).noemer == 0
    lijst = bureau.lees(LeesCijferlijst(naam="op_tijd", periode=periode_van("jaar", vandaag)))
    assert any(rij.teller for rij in lijst.rijen)
    assert "laatste dag in de periode ligt" in lijst.definitie.noemer


def test_that_of_a_past_period_nobodys_caseload_of_today_is_shown(bureau: Bureau) -> None:
    van_gezin(bureau)
    vroeger = periode_van("jaar", "2019-01-01")
    lijst = bureau.lees(LeesCijferlijst(naam="caseload", periode=vroeger))
    assert (lijst.meting.teller, lijst.rijen) == (0, ())
    assert bureau.lees(LeesVerdeling(soort="regisseur", periode=vroeger)).totaal == 0
    assert bureau.lees(LeesCijferlijst(naam="open_overdrachten", periode=vroeger)).rijen == ()


@pytest.mark.parametrize(
    ("van", "tot", "noemer"),
    [("", "2020-12-31", 8), ("2026-03-01", "", 8), ("", "2025-01-31", 16), ("2025-01-02", "", 8), ("", "", 16)],
)
def test_that_a_locatie_owes_dossiercontroles_only_while_it_is_open(
    bureau: Bureau, van: str, tot: str, noemer: int
) -> None:
    ander = bureau.doe(MaakLocatie(naam="Beijum"))
    bureau.doe(BewaarLocatie(id=ander, naam="Beijum", van=van, tot=tot))
    assert meting(bureau, "dossiercontroles", periode_van("maand", "2025-01-01")).noemer == noemer


def test_that_the_list_of_indicaties_goes_by_the_locatie_of_then_as_the_figure_does(bureau: Bureau, klok: Klok) -> None:
    hier = bureau.medewerker.locatie_id
    met_teams(bureau, hier, VINKHUIZEN, BEIJUM)
    gezin, dag = maak.bakker(bureau), lokaal(klok()).date().isoformat()
    bureau.doe(
        LegIndicatieVast(
            huishouden_id=gezin.huishouden, productgroep="Jeugd", soort="nieuw", besloten_op=dag, van=dag,
            tot="2027-01-01",
        )
    )  # fmt: skip
    klok.verzet(DAG)
    draag_over(bureau, gezin)
    for plek in (hier, VINKHUIZEN):
        lijst = bureau.lees(LeesCijferlijst(naam="indicaties", periode=periode_van("jaar", dag), locatie_id=plek))
        assert lijst.meting.teller == len(lijst.rijen) + lijst.niet_te_zien
        assert plek == hier or not lijst.rijen


def test_that_a_list_shows_no_rows_of_a_locatie_where_the_asker_has_no_rol(bureau: Bureau, klok: Klok) -> None:
    ander, hier = bureau.wereld.ids(), bureau.medewerker.locatie_id
    maak.bewaar(bureau, Locatie(id=ander, naam="Beijum"))
    bureau.doe(winkel.contact(bureau))
    maak.bakker(bureau)
    signalen.meld(bureau)
    maand = periode_van("maand", lokaal(klok()).date().isoformat())
    namen = ("vragen", "een_plan", "caseload", "eigen_kracht", "signalen")
    for naam in namen:
        assert bureau.lees(LeesCijferlijst(naam=naam, periode=maand)).rijen, naam
    with alleen_in(bureau, ander, "teamleider", "Teun Beijum") as teun:
        for naam in namen:
            for plek in (hier, None):
                lijst = teun.lees(LeesCijferlijst(naam=naam, periode=maand, locatie_id=plek))
                assert lijst.rijen == (), naam
        assert teun.lees(LeesCijferlijst(naam="vragen", periode=maand)).niet_te_zien == 1


def test_that_a_past_month_knows_its_caseload_and_who_waited(bureau: Bureau, klok: Klok) -> None:
    eerst = periode_van("maand", lokaal(klok()).date().isoformat())
    gezin = van_gezin(bureau)
    bureau.doe(StelToeleidingVoor(huishouden_id=gezin, naar="Humanitas", soort="basisvoorziening", waarom="Post"))
    klok.verzet(40 * DAG)
    with aan_het_werk(bureau, "casemanager", naam="Bo Nieuw") as bo:
        bureau.doe(DraagAllesOver(van_id=bureau.medewerker.id, verdeling=((gezin, bo.id),), reden="Ander werk"))
    nu = periode_van("maand", lokaal(klok()).date().isoformat())

    def regie(periode: Periode) -> tuple[int, list[str], list[str]]:
        verdeling = bureau.lees(LeesVerdeling(soort="regisseur", periode=periode))
        lijst = bureau.lees(LeesCijferlijst(naam="caseload", periode=periode))
        return meting(bureau, "caseload", periode).teller, [rij.code for rij in verdeling.rijen], [
            rij.cellen[2] for rij in lijst.rijen
        ]  # fmt: skip

    assert regie(eerst) == (1, [winkel.MEDEWERKER], [winkel.MEDEWERKER])
    assert regie(nu) == (1, ["Bo Nieuw"], ["Bo Nieuw"])
    assert regie(nu.volgende().volgende()) == regie(eerst.vorige()) == (0, [], [])
    klok.verzet(40 * DAG)
    assert regie(nu) == (1, ["Bo Nieuw"], ["Bo Nieuw"])
    assert [(meting(bureau, "open_overdrachten", een).noemer) for een in (eerst.vorige(), eerst, nu)] == [0, 1, 1]
    assert meting(bureau, "open_overdrachten", nu).teller == 1


def test_that_few_in_a_short_period_are_not_divided(bureau: Bureau, klok: Klok) -> None:
    vandaag = lokaal(klok()).date().isoformat()
    dag, week, maand = vrije_periode(vandaag, vandaag), periode_van("week", vandaag), periode_van("maand", vandaag)

    def ziet(periode: Periode) -> tuple[int, int, bool]:
        verdeling = bureau.lees(LeesVerdeling(soort="meldingtype", periode=periode, vergelijk="vorige"))
        kaart = bureau.lees(LeesWarmtekaart(periode=periode))
        return sum(rij.aantal for rij in verdeling.rijen), kaart.totaal, bool(verdeling.let_op)

    assert ziet(dag) == (0, 0, False)
    for nummer in range(1, 6):
        bureau.doe(winkel.contact(bureau))
        klein = nummer < 5
        assert ziet(dag) == ziet(week) == (0 if klein else nummer, 0 if klein else nummer, klein)
        assert ziet(maand) == (nummer, nummer, False)
        assert meting(bureau, "vragen", dag).teller == nummer
    morgen = dag.volgende()
    klok.verzet(DAG)
    for _ in range(6):
        bureau.doe(winkel.contact(bureau))
    volgend = bureau.lees(LeesVerdeling(soort="meldingtype", periode=morgen, vergelijk="vorige"))
    assert [rij.eerder for rij in volgend.rijen] == [5]


def test_that_no_two_long_periods_that_differ_a_day_tell_who_came_to_whom_somebody_is_hidden_from(
    bureau: Bureau, klok: Klok
) -> None:
    vandaag = lokaal(klok()).date().isoformat()
    for _ in range(6):
        bureau.doe(winkel.contact(bureau))
    maand, week = periode_van("maand", vandaag), periode_van("week", vandaag)
    vrij = vrije_periode(maand.van, vandaag)
    heel = vrije_periode(periode_van("jaar", vandaag).van, maand.tot)

    def ziet(wie: Collega, periode: Periode) -> tuple[int, int, bool]:
        verdeling = wie.lees(LeesVerdeling(soort="melder", periode=periode))
        return verdeling.totaal, wie.lees(LeesWarmtekaart(periode=periode)).totaal, "hele maanden" in verdeling.let_op

    with (
        aan_het_werk(bureau, "klachtencoordinator", naam="Kim") as kim,
        aan_het_werk(bureau, "teamleider", naam="Ted") as ted,
    ):
        for periode in (maand, heel, vrij, week):
            assert ziet(ted, periode) == (6, 6, False)
        assert ziet(kim, maand) == ziet(kim, heel) == (6, 6, False)
        assert ziet(kim, vrij) == ziet(kim, week) == (0, 0, True)
        neef = maak.persoon(bureau, "Neef")
        ted.doe(MeldBelang(id=bureau.wereld.ids(), persoon_id=neef, soort="familie"))
        assert ziet(ted, maand) == (6, 6, False)
        assert ziet(ted, vrij) == (0, 0, True)


def test_that_a_comparison_that_would_begin_before_the_first_year_is_refused_at_its_own_field(bureau: Bureau) -> None:
    lang = vrije_periode("1900-01-01", "2199-12-31")
    assert bureau.lees(LeesCijfers(periode=lang)).vergeleken is None
    with pytest.raises(Weigering, match="Kies hier Niets") as fout:
        bureau.lees(LeesCijfers(periode=lang, vergelijk="vorige"))
    assert [*fout.value.volledig()] == ["vergelijk"]
