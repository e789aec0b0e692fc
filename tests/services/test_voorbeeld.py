"""The made-up world: repeatable, plausible, and exact where the published tables are."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, datetime, time, timedelta
from itertools import islice, pairwise
from pathlib import Path

import phonenumbers
import pytest
from stdnum.nl import bsn

from tests import winkel
from tests.vormen import anders_van_vorm
from wijdesk.app.bureau import bureau_open
from wijdesk.app.voorbeeld import MEDEWERKER
from wijdesk.app.wereld import klok_nu
from wijdesk.models.cijfer import vrije_periode
from wijdesk.models.opdrachten.cijfer import LeesCijferreeks
from wijdesk.models.opdrachten.huis import RONDGANG, LeesVoorkeuren
from wijdesk.models.opdrachten.impact import LeesImpactuitkomst
from wijdesk.models.opdrachten.regie import LeesCaseload, LeesRegisseurs
from wijdesk.models.values import AMSTERDAM, lokaal
from wijdesk.models.voorstel import stel_voor
from wijdesk.resources import lees_csv, lees_toml
from wijdesk.services.voorbeeld import (
    GEPUBLICEERD,
    KOLOMMEN_PERSONEN,
    KOLOMMEN_VRAGEN,
    VoorbeeldPersoon,
    VoorbeeldVraag,
    laatste_werkdag,
    maak_incidenten,
    maak_jaar,
    maak_medewerkers,
    maak_personen,
    maak_vandaag,
    maak_wachtrij,
    maak_wereld,
    schrijf_csv,
)
from wijdesk.services.voorbeeld.adressen import adressen
from wijdesk.services.voorbeeld.agenda import pasen, vrije_dagen, werkdagen
from wijdesk.services.voorbeeld.casussen import VoorbeeldCasus, maak_casussen
from wijdesk.services.voorbeeld.toeval import test_bsn as bsn_op_plaats
from wijdesk.services.voorbeeld.verdeling import kruis
from wijdesk.services.voorbeeld.vertellen import vertel
from wijdesk.store import klokstand
from wijdesk.store.controle import controleer

ZAAD = 20
NU = datetime.fromisoformat("2026-11-20T14:00")


def codes(lijst: str) -> set[str]:
    return {code["code"] for code in lees_toml(f"codes/{lijst}.toml")["code"]}


def tabel(kolom: str) -> dict[str, int]:
    return {rij[kolom]: int(rij["aantal"]) for rij in lees_csv(f"tabellen/vragen-2020-per-{kolom}.csv")}


@pytest.fixture(scope="module")
def mensen() -> list[VoorbeeldPersoon]:
    return list(maak_personen(6000, ZAAD))


@pytest.fixture(scope="module")
def jaar_2020(mensen: list[VoorbeeldPersoon]) -> list[VoorbeeldVraag]:
    return list(maak_jaar(2020, GEPUBLICEERD, mensen, ZAAD))


# People


def test_that_the_same_seed_gives_the_same_people_and_another_seed_others(mensen: list[VoorbeeldPersoon]) -> None:
    assert list(maak_personen(500, ZAAD)) == mensen[:500]
    assert list(maak_personen(50, ZAAD + 1)) != mensen[:50]


def test_that_a_longer_stream_begins_with_the_same_people(mensen: list[VoorbeeldPersoon]) -> None:
    assert list(islice(maak_personen(1_000_000, ZAAD), 200)) == mensen[:200]


def test_that_every_bsn_passes_the_elfproef_is_a_test_number_and_occurs_once(mensen: list[VoorbeeldPersoon]) -> None:
    nummers = [persoon.invoer.bsn for persoon in mensen if persoon.invoer.bsn]
    assert 0.6 < len(nummers) / len(mensen) < 0.85
    assert all(bsn.is_valid(nummer) and nummer.startswith("9999") for nummer in nummers)
    assert len(set(nummers)) == len(nummers)


def test_that_bsns_stay_unique_and_valid_in_the_larger_ranges() -> None:
    reeks = [nummer for plaats in range(9_000, 12_000) if (nummer := bsn_op_plaats(plaats))]
    reeks += [nummer for plaats in range(99_000, 102_000) if (nummer := bsn_op_plaats(plaats))]
    reeks += [nummer for plaats in range(999_000, 1_002_000) if (nummer := bsn_op_plaats(plaats))]
    assert len(set(reeks)) == len(reeks) > 8000
    assert all(bsn.is_valid(nummer) and nummer[0] == "9" for nummer in reeks)


def test_that_telephone_numbers_can_be_dialled_and_are_of_the_made_up_series(mensen: list[VoorbeeldPersoon]) -> None:
    nummers = {persoon.invoer.telefoon for persoon in mensen} - {""}
    assert len(nummers) > 2000
    for nummer in nummers:
        assert phonenumbers.is_valid_number(phonenumbers.parse(nummer, "NL"))
        assert nummer.replace(" ", "").replace("-", "")[:4] in {"0686", "0687", "0688", "0689", "0509"}


def test_that_mail_addresses_lie_in_domains_kept_for_examples(mensen: list[VoorbeeldPersoon]) -> None:
    adres = [persoon.invoer.email for persoon in mensen if persoon.invoer.email]
    assert adres
    assert {email.split("@")[1] for email in adres} == {"voorbeeld.nl", "example.org"}
    assert all(email.isascii() and not email.startswith(("@", ".")) for email in adres)


def test_that_households_share_an_address_and_a_postcode_belongs_to_one_street(mensen: list[VoorbeeldPersoon]) -> None:
    straten: dict[str, set[str]] = {}
    for persoon in mensen:
        if persoon.invoer.postcode:
            straten.setdefault(persoon.invoer.postcode, set()).add(persoon.invoer.straat)
            assert adressen().locatie(persoon.invoer.postcode)
    assert sum(len(namen) == 1 for namen in straten.values()) / len(straten) > 0.8
    adres = {(p.huishouden, p.invoer.straat, p.invoer.huisnummer) for p in mensen if p.invoer.straat}
    assert len(adres) < 1.1 * len({p.huishouden for p in mensen})


def test_that_every_person_has_a_name_and_all_kinds_of_names_occur(mensen: list[VoorbeeldPersoon]) -> None:
    namen = [persoon.invoer for persoon in mensen]
    assert all(invoer.achternaam for invoer in namen)
    assert {"de", "van", "van der", "ten", "'t", "in 't", "el", "al"} <= {invoer.tussenvoegsel for invoer in namen}
    assert any(invoer.geboortenaam for invoer in namen)
    assert any(not invoer.achternaam.isascii() for invoer in namen)
    assert any(invoer.voornamen.endswith(".") for invoer in namen)
    assert min(len(invoer.achternaam) for invoer in namen) == 1
    assert max(len(invoer.achternaam) for invoer in namen) > 25
    assert {len(invoer.geboortedatum) for invoer in namen} >= {0, 4, 7, 10}
    assert any(invoer.tolk_nodig and invoer.taal for invoer in namen)
    assert any(invoer.afgeschermd for invoer in namen)


def test_that_surnames_have_a_heavy_head_and_a_long_tail(mensen: list[VoorbeeldPersoon]) -> None:
    telling = Counter((persoon.invoer.tussenvoegsel, persoon.invoer.achternaam) for persoon in mensen)
    assert len(telling) > 1500
    assert 0.004 < telling.most_common(1)[0][1] / len(mensen) < 0.03


def test_that_nobody_is_older_than_a_hundred_or_born_after_the_day_asked_for() -> None:
    dag = date(2025, 3, 1)
    data = [
        p.invoer.geboortedatum for p in maak_personen(2000, ZAAD, peildatum=dag) if len(p.invoer.geboortedatum) == 10
    ]
    assert max(data) <= dag.isoformat()
    assert min(data) > "1924-01-01"


# The year


def test_that_the_published_year_has_exactly_the_published_counts(jaar_2020: list[VoorbeeldVraag]) -> None:
    assert len(jaar_2020) == GEPUBLICEERD == sum(tabel("melder").values())
    assert Counter(vraag.meldingtype for vraag in jaar_2020) == tabel("meldingtype")
    assert Counter(vraag.melder for vraag in jaar_2020) == tabel("melder")
    assert sum(vraag.direct_afgehandeld for vraag in jaar_2020) == round(0.37 * GEPUBLICEERD)


def test_that_every_code_is_known_and_the_outcome_fits_direct_afgehandeld(jaar_2020: list[VoorbeeldVraag]) -> None:
    assert {vraag.kanaal for vraag in jaar_2020} == codes("kanaal")
    assert {vraag.melder for vraag in jaar_2020} == codes("melder")
    assert {vraag.meldingtype for vraag in jaar_2020} <= codes("meldingtype")
    direct = {code["code"]: code["direct_afgehandeld"] for code in lees_toml("codes/uitkomst.toml")["code"]}
    assert {vraag.uitkomst for vraag in jaar_2020} == set(direct)
    assert all(direct[vraag.uitkomst] == vraag.direct_afgehandeld for vraag in jaar_2020)


def test_that_numbers_are_unique_and_run_with_time(jaar_2020: list[VoorbeeldVraag]) -> None:
    assert len({vraag.nummer for vraag in jaar_2020}) == len(jaar_2020)
    assert all(een.nummer < twee.nummer and een.ontvangen <= twee.ontvangen for een, twee in pairwise(jaar_2020))


def test_that_questions_come_in_opening_hours_on_working_days(jaar_2020: list[VoorbeeldVraag]) -> None:
    dagen = set(werkdagen(2020))
    momenten = [datetime.fromisoformat(vraag.ontvangen) for vraag in jaar_2020]
    assert all(moment.date() in dagen and time(8, 30) <= moment.time() < time(17) for moment in momenten)
    per_dag = Counter(moment.date() for moment in momenten)
    assert len(per_dag) == len(dagen)
    assert 100 < len(jaar_2020) / len(per_dag) < 160


def test_that_people_exist_come_back_and_live_where_they_ask(
    jaar_2020: list[VoorbeeldVraag], mensen: list[VoorbeeldPersoon]
) -> None:
    bekend = {persoon.nummer: persoon for persoon in mensen}
    met_naam = [vraag for vraag in jaar_2020 if vraag.persoon]
    assert 0.85 < len(met_naam) / len(jaar_2020) < 0.97
    assert max(Counter(vraag.persoon for vraag in met_naam).values()) > 15
    for vraag in met_naam[:3000]:
        postcode = bekend[vraag.persoon].invoer.postcode
        assert not postcode or adressen().locatie(postcode) == vraag.locatie


def test_that_notes_are_many_well_formed_and_say_what_the_meldingtype_says(jaar_2020: list[VoorbeeldVraag]) -> None:
    notities = {vraag.toelichting for vraag in jaar_2020}
    assert len(notities) > 8000
    assert not any(teken in notitie for notitie in notities for teken in "[]{}|")
    assert not any("  " in notitie or " ." in notitie or notitie != notitie.strip() for notitie in notities)
    proef = [vraag for vraag in jaar_2020[::10] if vraag.meldingtype != "Onbekend"]
    voorstellen = [(stel_voor(vraag.toelichting), vraag.meldingtype) for vraag in proef]
    assert sum(v is not None and v.meldingtype == soort for v, soort in voorstellen) / len(proef) > 0.95


def test_that_another_number_of_questions_keeps_the_shares_when_asked(mensen: list[VoorbeeldPersoon]) -> None:
    exact = Counter(vraag.meldingtype for vraag in maak_jaar(2023, 1000, mensen, ZAAD, exact=True))
    assert sum(exact.values()) == 1000
    assert all(abs(exact[soort] - 1000 * n / GEPUBLICEERD) < 1 for soort, n in tabel("meldingtype").items())
    assert sum(1 for _ in maak_jaar(2023, 777, mensen, ZAAD)) == 777


def test_that_a_year_is_repeatable_and_works_without_people(mensen: list[VoorbeeldPersoon]) -> None:
    assert list(maak_jaar(2022, 300, mensen, 5)) == list(maak_jaar(2022, 300, mensen, 5))
    assert {vraag.persoon for vraag in maak_jaar(2022, 50, [], 5)} == {""}


@pytest.mark.parametrize(
    "tot",
    [
        datetime.fromisoformat("2026-02-03T10:30"),
        datetime.fromisoformat("2026-01-01T09:00"),
        datetime.fromisoformat("2026-01-02T08:31"),
    ],
)
def test_that_nothing_lies_after_now_in_a_year_that_is_not_over(tot: datetime) -> None:
    assert all(vraag.ontvangen <= tot.isoformat() for vraag in maak_jaar(2026, 200, [], ZAAD, tot=tot))


def test_that_the_last_twelve_months_can_be_made() -> None:
    tot = datetime.fromisoformat("2026-02-03T10:30")
    vragen = list(maak_jaar(2026, 500, [], ZAAD, vanaf=date(2025, 2, 4), tot=tot))
    assert "2025-02-04" <= vragen[0].ontvangen < "2025-02-10"
    assert "2026-01-28" < vragen[-1].ontvangen <= tot.isoformat()


@pytest.mark.parametrize(("jaar", "dag"), [(2020, (4, 12)), (2024, (3, 31)), (2025, (4, 20)), (2038, (4, 25))])
def test_that_easter_falls_where_it_falls(jaar: int, dag: tuple[int, int]) -> None:
    assert pasen(jaar) == date(jaar, *dag)


def test_that_koningsdag_moves_from_a_sunday() -> None:
    assert date(2025, 4, 26) in vrije_dagen(2025)
    assert date(2025, 4, 27) not in vrije_dagen(2025)
    assert laatste_werkdag(date(2026, 1, 1)) == date(2025, 12, 31)


def test_that_a_cross_table_keeps_both_totals_and_refuses_totals_that_differ() -> None:
    uit = kruis({"a": 7, "b": 5, "c": 0}, {"x": 3, "y": 9}, {"a": {"x": 50.0}})
    assert {rij: sum(cellen.values()) for rij, cellen in uit.items()} == {"a": 7, "b": 5, "c": 0}
    assert sum(cellen["x"] for cellen in uit.values()) == 3
    with pytest.raises(ValueError, match="differ"):
        kruis({"a": 1}, {"x": 2}, {})


# Today, and the whole


def test_that_a_moment_with_an_offset_is_taken_as_the_same_wall_time() -> None:
    nu = datetime.fromisoformat("2026-11-20T14:00")
    assert maak_wereld(jaar=2026, vragen=60, zaad=3, nu=nu.replace(tzinfo=AMSTERDAM)) == maak_wereld(
        jaar=2026, vragen=60, zaad=3, nu=nu
    )


def test_that_today_leaves_hand_overs_open_before_now(mensen: list[VoorbeeldPersoon]) -> None:
    nu = datetime.fromisoformat("2026-05-06T15:12")
    vragen = maak_vandaag(nu, mensen, ZAAD, locatie="WIJ Selwerd")
    over = {code["code"] for code in lees_toml("codes/uitkomst.toml")["code"] if "overdracht" in code}
    assert {vraag.uitkomst for vraag in vragen} >= over
    assert {vraag.locatie for vraag in vragen} == {"WIJ Selwerd"}
    assert all("2026-05-06" <= vraag.ontvangen < nu.isoformat() for vraag in vragen)


def test_that_the_waiting_list_has_known_codes_and_somebody_without_a_name(mensen: list[VoorbeeldPersoon]) -> None:
    rij = maak_wachtrij(mensen, ZAAD, locatie="WIJ Haren")
    assert {wachtende.stand for wachtende in rij} <= codes("stand")
    assert {wachtende.urgentie for wachtende in rij} <= {1, 2, 3}
    assert any(not wachtende.persoon for wachtende in rij)
    assert [w.minuten_geleden for w in rij] == sorted((w.minuten_geleden for w in rij), reverse=True)


def test_that_the_incidents_are_as_many_as_in_2020(mensen: list[VoorbeeldPersoon]) -> None:
    incidenten = maak_incidenten(2020, mensen, ZAAD)
    maatregel = Counter(incident.maatregel for incident in incidenten)
    assert maatregel == {"waarschuwing": 3, "aangifte": 1, "pandverbod": 4, "geen": 2}
    assert {incident.soort for incident in incidenten} == codes("agressiesoort")
    for incident in incidenten:
        assert bool(incident.van and incident.tot and incident.locaties) == (incident.maatregel == "pandverbod")


def test_that_a_whole_world_is_made_from_one_seed() -> None:
    nu = datetime.fromisoformat("2026-11-22T14:00")
    wereld = maak_wereld(jaar=2026, vragen=300, zaad=3, nu=nu)
    assert wereld == maak_wereld(jaar=2026, vragen=300, zaad=3, nu=nu)
    assert len(wereld.locaties) == 12
    assert len(set(wereld.medewerkers)) == 14 == len(maak_medewerkers(14, 3))
    assert len(wereld.personen) == 150
    nummers = [vraag.nummer for vraag in (*wereld.vragen, *wereld.vandaag)]
    assert len(set(nummers)) == len(nummers)


def test_that_the_csv_files_have_the_columns_of_the_import(tmp_path: Path, mensen: list[VoorbeeldPersoon]) -> None:
    assert schrijf_csv(iter(mensen), tmp_path / "personen.csv") == len(mensen)
    vragen = list(maak_jaar(2021, 40, mensen, ZAAD))
    assert schrijf_csv(vragen, tmp_path / "vragen.csv") == 40
    with (tmp_path / "personen.csv").open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand)
        rijen = list(lezer)
    assert tuple(lezer.fieldnames or ()) == KOLOMMEN_PERSONEN
    dubbel = next(persoon for persoon in mensen if persoon.invoer.geboortenaam)
    naam = next(rij["achternaam"] for rij in rijen if rij["nummer"] == dubbel.nummer)
    assert naam.startswith(f"{dubbel.invoer.achternaam}-")
    assert naam.endswith(dubbel.invoer.geboortenaam)
    kop, eerste = (tmp_path / "vragen.csv").read_text(encoding="utf-8").splitlines()[:2]
    assert kop == ",".join(KOLOMMEN_VRAGEN)
    assert eerste.startswith("V2021-00001,2021-01-")
    assert {vraag.regel()["direct_afgehandeld"] for vraag in vragen} == {"ja", "nee"}


# Cases


@pytest.fixture(scope="module")
def casussen() -> tuple[VoorbeeldCasus, ...]:
    return maak_casussen(tuple(maak_personen(2000, 1, peildatum=NU.date())), 4000, 1, nu=NU)


def test_that_sixty_cases_are_open_and_twelve_of_them_are_of_who_logs_in(casussen: tuple[VoorbeeldCasus, ...]) -> None:
    open_ = [casus for casus in casussen if not casus.gesloten]
    assert (len(open_), len(casussen) - len(open_)) == (60, 15)
    assert sum(casus.van == 0 for casus in open_) == 12
    nummers = [lid.nummer for casus in casussen for lid in casus.gezin.leden if lid.nummer]
    assert len(nummers) == len(set(nummers))


def test_that_households_of_all_kinds_have_a_casus(casussen: tuple[VoorbeeldCasus, ...]) -> None:
    vormen = {casus.gezin.vorm for casus in casussen}
    assert vormen >= {"alleen", "stel", "gezin", "eenouder", "co-ouders", "oud", "pleeg"}
    assert sum(casus.tweede_huis is not None for casus in casussen) == 5
    assert any(len(casus.gezin.leden) == 5 and casus.tweede_huis for casus in casussen)
    leden = [lid for casus in casussen for lid in casus.gezin.leden]
    assert {lid.rol for lid in leden} >= {"ouder met gezag", "kind", "pleegkind", "inwonend familielid", "partner"}
    assert sum(lid.invoer.afgeschermd for lid in leden) == 1
    bijna = [casus.hoofd.jaren for casus in casussen if casus.hoofd]
    assert bijna
    assert set(bijna) == {17}


def test_that_a_story_is_repeatable_goes_forward_and_ends_before_now(casussen: tuple[VoorbeeldCasus, ...]) -> None:
    for casus in casussen:
        momenten = [stap.moment for stap in vertel(casus, 1, nu=NU)]
        assert momenten == [stap.moment for stap in vertel(casus, 1, nu=NU)]
        assert momenten == sorted(momenten)
        assert momenten[-1] < NU


def test_that_what_the_stories_say_has_known_codes_and_readable_actions() -> None:
    bron = lees_toml("voorbeeld/casussen.toml")
    themas = bron["thema"]
    assert sum(len(thema["doel"]) for thema in themas) > 30
    assert {doel["leefgebied"] for thema in themas for doel in thema["doel"]} <= codes("leefgebied")
    assert {thema["kader"] for thema in themas} <= codes("wettelijk_kader")
    assert {domein for thema in themas for domein in thema["zrm"]} <= codes("zrm_domein")
    notities = [ruw for thema in themas for ruw in thema["notities"]]
    notities += [ruw for naam in ("eerste", "tussen", "later") for ruw in bron["algemeen"][naam]]
    assert {ruw.split(": ")[0].rsplit(" ", 1)[0] for ruw in notities} == codes("contactsoort")
    assert {ruw.split(";")[0] for thema in themas for ruw in thema["naar"]} <= codes("toeleidingsoort")


def test_that_an_example_store_has_a_casemanager_at_work_and_is_sound(tmp_path: Path) -> None:
    winkel.voorbeeld(tmp_path / "winkel", 60)
    with bureau_open(tmp_path / "winkel", MEDEWERKER, winkel.WACHTWOORD) as bureau:
        db = bureau.eigen_verbinding()
        assert controleer(db) == ()
        assert list(anders_van_vorm(lambda sql: list(db.execute(sql).fetchall()))) == []
        nu, stand = klok_nu(), klokstand.lees(lambda sql, waarden: list(db.execute(sql, waarden).fetchall()))
        assert stand.moment(nu) == nu, "the clock of the example ran ahead, that of the computer does not"
        db.close()
        assert bureau.lees(LeesVoorkeuren()) == {RONDGANG: b""}, "the walk is offered to who works there"
        eigen = bureau.lees(LeesCaseload())
        assert len(eigen) >= 4
        assert {rij.regisseur for rij in eigen if not rij.overdracht} == {MEDEWERKER}
        assert any(rij.plan_stand.startswith("versie") for rij in eigen)
        collegas = bureau.lees(LeesRegisseurs())
        assert sum(rij.casussen > 0 for rij in collegas) > 2
        vandaag = lokaal(nu).date()
        jaar = vrije_periode((vandaag - timedelta(days=365)).isoformat(), vandaag.isoformat())
        metingen = bureau.lees(LeesImpactuitkomst(van=jaar.van, tot=jaar.tot))
        assert [deel.versie for deel in metingen.versies] == ["2026-1", "wijk-1"]
        assert all(score.aantal >= 20 for deel in metingen.versies for score in deel.scores)
        reeks = bureau.lees(LeesCijferreeks(naam="impactcijfer", periode=jaar))
        assert len(reeks.breuken) == 1
        assert sum(punt.meting.waarde is not None for punt in reeks.punten) >= 11
