"""Practice forms on a real store: kinds from a file, support of a kind, two desks, and what becomes of it."""

from __future__ import annotations

from datetime import date

import pytest

from tests import gezin as maak
from tests import winkel
from tests.gezin import Gezin, bakker
from tests.models.test_praktijk import EIGEN
from tests.services.collega import aan_het_werk
from tests.services.tweebalies import MINUUT, Balies
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.bewaren import Cijferrest
from wijdesk.models.opdrachten.plan import DoelUitkomst
from wijdesk.models.opdrachten.praktijk import (
    ALLE,
    BeginPraktijkvorm,
    HeropenPraktijkvorm,
    HervatPraktijksoort,
    LeesPraktijklijst,
    LeesPraktijksoorten,
    LeesPraktijkvormen,
    NeemPraktijksoortenInGebruik,
    RondPraktijkvormAf,
    StopPraktijksoort,
    TrekPraktijkvormIn,
    WijzigPraktijkvorm,
)
from wijdesk.models.opdrachten.regie import LeesSluitstand, SluitCasus, ZaakBesluit
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.verloop import LeesHistorie
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.rows.praktijk import Praktijkbeeld, PraktijkvormRij
from wijdesk.models.rows.regie import BLIJFT, EINDIGT, OpenZaak
from wijdesk.models.rows.verschil import WAARDE
from wijdesk.models.values import Id
from wijdesk.reports.jaarverslag import tabellen
from wijdesk.services.avg.lopen import loop
from wijdesk.services.avg.woorden import in_woorden
from wijdesk.services.bewaren.feiten import feiten_van
from wijdesk.services.gezin import lezer_van
from wijdesk.store.omvang import HUISHOUDEN, omvang
from wijdesk.store.praktijk import lopend_bij

OJG = (("plek", "school"), ("praktijk", "De Zwerm"), ("vraag", "Sem slaapt slecht"))


def begin(bureau: Bureau, gezin: Gezin, code: str = "ojg", waarden: tuple[tuple[str, str], ...] = OJG) -> Id:
    return bureau.doe(
        BeginPraktijkvorm(
            id=bureau.wereld.ids(), code=code, huishouden_id=gezin.huishouden, persoon_id=gezin.zoon, waarden=waarden
        )
    )


def beeld(bureau: Bureau, gezin: Gezin) -> Praktijkbeeld:
    return bureau.lees(LeesPraktijkvormen(huishouden_id=gezin.huishouden))


def velden(rij: PraktijkvormRij) -> dict[str, str]:
    return {veld.sleutel: veld.tekst for veld in rij.velden}


def test_that_an_organisation_adds_a_kind_from_a_file_and_ends_it(bureau: Bureau) -> None:
    gezin = bakker(bureau)
    assert bureau.doe(NeemPraktijksoortenInGebruik(inhoud=EIGEN)) == ("Maatje",)
    assert "maatje" in {soort.code for soort in beeld(bureau, gezin).soorten}
    id_ = begin(bureau, gezin, "maatje", (("waarvoor", "Samen fietsen"), ("keren", "3")))
    with pytest.raises(Weigering, match="al zo in gebruik"):
        bureau.doe(NeemPraktijksoortenInGebruik(inhoud=EIGEN))
    with pytest.raises(Weigering, match="Zet bovenaan een nieuwe versie"):
        bureau.doe(NeemPraktijksoortenInGebruik(inhoud=EIGEN.replace("Hoe vaak?", "Hoeveel keer?")))
    with pytest.raises(Weigering, match="Geef het een nieuwe sleutel"):
        bureau.doe(NeemPraktijksoortenInGebruik(inhoud=EIGEN.replace('"getal"\nhoogstens = 10', '"tekst"')))
    bureau.doe(NeemPraktijksoortenInGebruik(inhoud=EIGEN.replace("2026-1", "2026-2").replace("Hoe vaak?", "Keren")))
    assert [rij.label for rij in beeld(bureau, gezin).vormen[0].velden] == ["Waarvoor?", "Hoe vaak?"]  # as it was begun
    bureau.doe(StopPraktijksoort(code="maatje"))
    (rij,) = beeld(bureau, gezin).vormen
    assert rij.soort_gestopt
    assert velden(rij) == {"waarvoor": "Samen fietsen", "keren": "3"}
    with pytest.raises(Weigering, match="Maatje is gestopt"):
        begin(bureau, gezin, "maatje", (("waarvoor", "x"),))
    bureau.doe(WijzigPraktijkvorm(id=id_, waarden=(("keren", "4"),)))  # what runs goes on
    eigen = [soort for soort in bureau.lees(LeesPraktijksoorten()) if soort.code == "maatje"]
    assert [(soort.versie, soort.in_gebruik, soort.gestopt) for soort in eigen] == [
        ("2026-2", True, True), ("2026-2", False, False), ("2026-1", False, False)
    ]  # fmt: skip
    bureau.doe(HervatPraktijksoort(code="maatje"))
    assert "maatje" in {soort.code for soort in beeld(bureau, gezin).soorten}


def test_that_no_two_kinds_are_called_the_same(bureau: Bureau) -> None:
    for inhoud in (
        EIGEN.replace('"Maatje"', '"jim"'),
        EIGEN + EIGEN[EIGEN.index("[[vorm]]") :].replace('code = "maatje"', 'code = "maat"'),
    ):
        with pytest.raises(Weigering, match="zo heet al een praktijkvorm, met de code"):
            bureau.doe(NeemPraktijksoortenInGebruik(inhoud=inhoud))
    van_jim = EIGEN.replace('code = "maatje"', 'code = "jim"').replace('"2026-1"', '"eigen"')
    with pytest.raises(Weigering, match="de code “jim” is al van JIM"):
        bureau.doe(NeemPraktijksoortenInGebruik(inhoud=van_jim))
    assert bureau.doe(NeemPraktijksoortenInGebruik(inhoud=van_jim, wijzigt="jim")) == ("Maatje",)
    terug = van_jim.replace('"Maatje"', '"JIM"').replace('"eigen"', '"terug"')
    bureau.doe(NeemPraktijksoortenInGebruik(inhoud=terug, wijzigt="jim"))
    bureau.doe(StopPraktijksoort(code="jim"))
    assert bureau.doe(NeemPraktijksoortenInGebruik(inhoud=EIGEN.replace('"Maatje"', '"JIM"'))) == ("JIM",)
    with pytest.raises(Weigering, match="zo heet al"):
        bureau.doe(HervatPraktijksoort(code="jim"))


def test_that_what_is_filled_in_is_checked_changed_field_by_field_and_ends_with_an_outcome(bureau: Bureau) -> None:
    gezin = bakker(bureau)
    with pytest.raises(Weigering) as fout:
        begin(bureau, gezin, waarden=(("plek", "thuis"), ("gesprekken", "8")))
    assert fout.value.fouten == {
        "veld.plek": "Kies uit de lijst.",
        "veld.praktijk": "Vul dit in.",
        "veld.vraag": "Vul dit in.",
        "veld.gesprekken": "Dit is hoogstens 7.",
    }
    id_ = begin(bureau, gezin)
    bureau.doe(WijzigPraktijkvorm(id=id_, waarden=(("gesprekken", "7"), ("terugkoppeling_op", "2026-03-01"))))
    (rij,) = beeld(bureau, gezin).vormen
    assert velden(rij) == {
        "plek": "school", "praktijk": "De Zwerm", "vraag": "Sem slaapt slecht", "gesprekken": "7",
        "terugkoppeling_op": "1 mrt 2026",
    }  # fmt: skip
    assert rij.grens == ("Aantal gesprekken",)
    regels = [
        regel for stap in bureau.lees(LeesHistorie(huishouden_id=gezin.huishouden)).rijen for regel in stap.regels
    ]
    assert "OJG: Aantal gesprekken: 7" in regels
    assert "OJG: Teruggekoppeld aan huisarts of school op: 1 mrt 2026" in regels
    with pytest.raises(Weigering, match="ontbreekt"):
        bureau.doe(RondPraktijkvormAf(id=id_, uitkomst="klaar"))
    bureau.doe(RondPraktijkvormAf(id=id_, uitkomst="doel bereikt"))
    assert beeld(bureau, gezin).vormen[0].uitkomst == "doel bereikt"
    bureau.doe(HeropenPraktijkvorm(id=id_))
    bureau.doe(TrekPraktijkvormIn(id=id_, reden="Bij het verkeerde gezin"))
    assert beeld(bureau, gezin).vormen == ()


def test_that_closing_the_casus_asks_what_becomes_of_what_runs(bureau: Bureau) -> None:
    gezin = bakker(bureau)
    eerste = begin(bureau, gezin)
    tweede = begin(bureau, gezin, "kortdurend", (("vorm", "budgethulp"), ("doel", "Rust")))

    def vormen() -> dict[Id, OpenZaak]:
        zaken = bureau.lees(LeesSluitstand(huishouden_id=gezin.huishouden)).zaken
        return {zaak.id: zaak for zaak in zaken if zaak.soort == "praktijk"}

    assert (vormen()[eerste].wat, vormen()[eerste].medewerker) == ("OJG", bureau.medewerker.naam)
    assert "doel bereikt" in vormen()[eerste].uitkomsten
    maak.scherm_af(bureau, gezin.zoon)
    with aan_het_werk(bureau, "casemanager") as collega:
        gezien = collega.lees(LeesSluitstand(huishouden_id=gezin.huishouden)).zaken
        assert [(zaak.wat, zaak.uitkomsten) for zaak in gezien if zaak.id == eerste] == [("Praktijkvorm", ())]

    def sluit(uitkomst: str) -> None:
        besluiten = (ZaakBesluit(id=eerste, hoe=EINDIGT, uitkomst=uitkomst), ZaakBesluit(id=tweede, hoe=BLIJFT))
        doelen = tuple(DoelUitkomst(doel_id=doel, stand="behaald") for doel in gezin.doelen)
        bureau.doe(
            SluitCasus(huishouden_id=gezin.huishouden, sluitreden="verhuisd", doelen=doelen, zaken=besluiten)
        )  # fmt: skip

    with pytest.raises(Weigering) as fout:
        sluit("klaar")
    assert fout.value.fouten == {f"zaak.{eerste.hex()}": "Kies hoe het is afgelopen."}
    sluit("doel bereikt")
    stand = {rij.id: (rij.einde, rij.uitkomst) for rij in beeld(bureau, gezin).vormen}
    assert stand == {eerste: ("2026-03-02", "doel bereikt"), tweede: ("", "")}
    bureau.doe(RondPraktijkvormAf(id=tweede, uitkomst="doel bereikt"))  # what stayed is ended where it stands


def test_that_people_are_named_and_a_day_that_waits_stands_in_the_agenda(bureau: Bureau) -> None:
    gezin = bakker(bureau)
    mij = bureau.medewerker.id.hex()
    id_ = begin(bureau, gezin, "bemoeizorg", (("waaruit", "Doet niet open"), ("samen_met", mij)))
    wvggz = (("na", "gewone hulp"), ("naaste", gezin.dochter.hex()))
    begin(bureau, gezin, "wvggz", wvggz)
    per_code = {rij.code: rij for rij in beeld(bureau, gezin).vormen}
    assert velden(per_code["bemoeizorg"])["samen_met"] == bureau.medewerker.naam
    assert velden(per_code["wvggz"])["naaste"].startswith("Noor")
    (wacht,) = per_code["bemoeizorg"].wacht
    assert (wacht.label, wacht.te_laat) == ("Eerste contact op", False)
    agenda = bureau.lees(LeesTermijnen(bereik="huishouden", huishouden_id=gezin.huishouden))
    assert [rij.wat for rij in agenda if rij.soort == "praktijk"] == [
        "Bemoeizorg (OGGz): Eerste contact op",
        "Ondersteuning na Wvggz-melding: Eerste gesprek op",
    ]
    bureau.doe(WijzigPraktijkvorm(id=id_, waarden=(("contact_op", "2026-03-01"),)))
    with pytest.raises(Weigering, match="hoort niet bij dit huishouden"):
        begin(bureau, gezin, "wvggz", (("na", "gewone hulp"), ("naaste", maak.persoon(bureau, "Gerda").hex())))


def test_that_the_list_tells_no_words_of_a_casus_and_nothing_of_a_closed_one(bureau: Bureau) -> None:
    gezin = bakker(bureau)
    begin(bureau, gezin)
    lijst = bureau.lees(LeesPraktijklijst(code="ojg", stand=ALLE))
    (rij,) = lijst.rijen
    assert [(veld.label, veld.tekst, veld.gekozen) for veld in rij.velden] == [
        ("Waar zijn de gesprekken?", "school", True),
        ("Welke praktijk of school?", "De Zwerm", False),
    ]
    assert bureau.lees(LeesPraktijklijst(code="jim")).rijen == ()
    assert bureau.lees(LeesPraktijklijst(regisseur_id=bureau.medewerker.id)).rijen == (rij,)
    with aan_het_werk(bureau, "casemanager") as collega:
        assert collega.lees(LeesPraktijklijst()).rijen == ()
    maak.scherm_af(bureau, gezin.zoon)
    with aan_het_werk(bureau, "casemanager", naam="Geer Gezien") as collega:
        assert collega.lees(LeesPraktijklijst()).rijen == ()


def test_that_it_is_in_what_one_is_told_about_oneself_and_says_how_long_a_dossier_is_kept(bureau: Bureau) -> None:
    gezin = bakker(bureau)
    begin(bureau, gezin)
    with maak.eenheid(bureau) as uow:
        lezer = lezer_van(uow)
        gezegd = {
            waarde.label: waarde.tekst
            for stuk in in_woorden(lezer, loop(lezer, gezin.zoon))
            for waarde in stuk.waarden
            if stuk.soort == "praktijkveld"
        }
    assert gezegd["OJG: Wat vraagt het gezin?"] == "Sem slaapt slecht"
    db = bureau.eigen_verbinding()
    try:
        feiten = feiten_van(db, omvang(db, HUISHOUDEN, gezin.huishouden), date(2026, 3, 2))
    finally:
        db.close()
    assert "jeugd" in feiten.kenmerken
    assert "lopende ondersteuning" in feiten.loopt
    assert winkel.rauw(bureau, "SELECT count(*) FROM praktijkveld WHERE persoon_id IS NOT NULL") == [(0,)]


def test_that_a_year_counts_them_by_the_name_they_have_now_also_when_destroyed(bureau: Bureau) -> None:
    gezin = bakker(bureau)
    begin(bureau, gezin)
    weg = begin(bureau, gezin, "kortdurend", (("vorm", "budgethulp"), ("doel", "Rust")))
    maak.bewaar(
        bureau,
        Cijferrest(
            id=bureau.wereld.ids(), soort="praktijkvorm", locatie_id=bureau.medewerker.locatie_id, dag="2026-02-02",
            gegevens='{"code":"ojg","einde":"2026-02-20","uitkomst":"verwezen"}',
        ),
    )  # fmt: skip
    assert dict(bureau.lees(LeesJaarCijfers(jaar=2026)).praktijkvormen) == {"OJG": 2, "Kortdurende ondersteuning": 1}
    bureau.doe(TrekPraktijkvormIn(id=weg, reden="Bij het verkeerde gezin"))
    jaar = bureau.lees(LeesJaarCijfers(jaar=2026))
    assert dict(jaar.praktijkvormen) == {"OJG": 2}
    assert tabellen(jaar)["praktijkvormen.csv"].decode("utf-8-sig").split() == ["praktijkvorm,aantal", "OJG,2"]
    with maak.eenheid(bureau) as uow:
        rijen = lezer_van(uow).rows
        assert lopend_bij(rijen, gezin.huishouden, (gezin.zoon,)) == ("OJG, sinds 02-03-2026",)
        assert lopend_bij(rijen, gezin.huishouden, (gezin.moeder,)) == ()


def test_that_two_desks_fill_in_two_fields_and_differ_about_the_same_one(balies: Balies, thuis: Gezin) -> None:
    een, ander = balies.een, balies.ander
    een.doe(NeemPraktijksoortenInGebruik(inhoud=EIGEN))
    id_ = begin(een, thuis, "maatje", (("waarvoor", "Samen fietsen"),))
    balies.ontmoet()
    assert [rij.naam for rij in beeld(ander, thuis).vormen] == ["Maatje"]
    een.doe(WijzigPraktijkvorm(id=id_, waarden=(("keren", "3"),)))
    ander.doe(WijzigPraktijkvorm(id=id_, waarden=(("klik_op", "2026-03-01"),)))
    balies.ontmoet()
    for bureau in (een, ander):
        (rij,) = beeld(bureau, thuis).vormen
        assert velden(rij) == {"waarvoor": "Samen fietsen", "keren": "3", "klik_op": "1 mrt 2026"}
    assert balies.is_bijgelegd()
    een.doe(WijzigPraktijkvorm(id=id_, waarden=(("keren", "4"),)))
    balies.klok.verzet(MINUUT)
    ander.doe(WijzigPraktijkvorm(id=id_, waarden=(("keren", "5"),)))
    balies.ontmoet()
    detail = balies.lees(balies.enige(WAARDE).plek)
    assert {waarde.label for kant in detail.kanten for waarde in kant.waarden} == {"Maatje: Hoe vaak?"}
    kant = next(kant for kant in detail.kanten if kant.waarden[0].tekst == "4")
    balies.beslis(detail, kant.sleutel)
    assert balies.is_bijgelegd()
    een.doe(StopPraktijksoort(code="maatje"))
    balies.ontmoet()
    assert "maatje" not in {soort.code for soort in beeld(ander, thuis).soorten}
    assert velden(beeld(ander, thuis).vormen[0])["keren"] == "4"
