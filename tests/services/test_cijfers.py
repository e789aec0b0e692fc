"""Every figure against a plain recount of the same store, counted ahead or not, whatever happened in between."""

from __future__ import annotations

import contextlib
import csv
import random
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests import gezin as maak
from tests import signalen, winkel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.services import waarde_na
from tests.services.cijfers_na import Winkel, tel
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.cijfer import Periode, definities, periode_van, vrije_periode
from wijdesk.models.indicatiewaarde import EENHEDEN
from wijdesk.models.opdrachten.cijfer import (
    LeesCijferlijst,
    LeesCijferreeks,
    LeesCijferreeksen,
    LeesCijfers,
    LeesDuidingen,
    LeesVerdeling,
    LeesWarmtekaart,
    WerkCijfersBij,
    ZetDuiding,
)
from wijdesk.models.opdrachten.collectief import (
    BewaarInitiatief,
    BewaarOnderwerp,
    LasSessieAf,
    PlanSessies,
    TelAanwezig,
    TrekVanDeBuurtIn,
)
from wijdesk.models.opdrachten.contact import CorrigeerVraag, TrekContactIn, VraagInvoer
from wijdesk.models.opdrachten.huis import MaakLocatie, ZetMedewerkerInactief
from wijdesk.models.opdrachten.kaart import BewaarVoorziening
from wijdesk.models.opdrachten.opschaling import SchaalOp
from wijdesk.models.opdrachten.plan import ActieInvoer, DoelInvoer, MaakPlan, VoegActieToe, VoegDoelToe
from wijdesk.models.opdrachten.praktijk import BeginPraktijkvorm, TrekPraktijkvormIn
from wijdesk.models.opdrachten.signaal import RegistreerStraatronde
from wijdesk.models.opdrachten.termijn import HaalTermijn, StartTermijn
from wijdesk.models.opdrachten.toeleiding import (
    KoppelToeleidingTerug,
    LegEersteContactVast,
    NeemToeleidingAan,
    StelToeleidingVoor,
    TrekToeleidingIn,
)
from wijdesk.models.values import Id, lokaal
from wijdesk.resources import lees_toml
from wijdesk.services.bestand import KOLOMMEN, importeer, lees_bestand
from wijdesk.store.controle import controleer

DAG = 86_400_000
NAAR_BASIS = "verwezen naar basisvoorziening"
NAAR: dict[str, Any] = {"toelichting": "Eten", "meldingtype": "Financiën", "verwezen_naar": "Humanitas"}
OMVANGEN = ("3 uur per week", "1,5 uur per dag", "2 dagdelen per maand", "40 uur in totaal", "2 stuks", "naar behoefte",
            "4 etmalen per 4 weken", "100 uren per jaar", "")  # fmt: skip


def codes(lijst: str) -> list[str]:
    return [rij["code"] for rij in lees_toml(f"codes/{lijst}.toml")["code"]]


def een_dag(dobbel: random.Random, jaren: int = 2) -> str:
    return (date(2026, 3, 1) - timedelta(days=dobbel.randrange(365 * jaren))).isoformat()


def regels(dobbel: random.Random, aantal: int) -> dict[str, list[tuple[str, ...]]]:
    """Files of every kind with random rows."""
    dagen = [sorted((een_dag(dobbel), een_dag(dobbel))) for _ in range(aantal)]
    kies = dobbel.choice
    plekken = ("Selwerd", "Beijum", "")
    return {
        "vragen": [
            (f"v{n}", f"{een_dag(dobbel)}T{kies((0, 9, 12, 23)):02d}:{kies((0, 30, 59)):02d}", kies(plekken[:2]),
             kies(codes("kanaal")), kies(codes("melder")), kies((*codes("meldingtype")[:4], "Onbekend")),
             kies(("ja", "nee", "")), kies(codes("uitkomst")), "")
            for n in range(aantal * 8)
        ],
        "indicaties": [
            (f"i{n}", dag, kies(codes("productgroep")[:3]), kies(("nieuw", "herindicatie")), "", kies((dag, dag, "")),
             kies((tot, "")), kies(OMVANGEN), kies(plekken))
            for n, (dag, tot) in enumerate(dagen)
        ],
        "tarieven": [
            (f"p{n}", kies(codes("productgroep")[:3]), f"{dobbel.randint(1, 9000) / 100:.2f}", kies(EENHEDEN), van,
             kies((tot, "")), "Besluit")
            for n, (van, tot) in enumerate(dagen)
        ],
        "klachten": [
            (f"k{n}", van, tot if dicht else "", kies(codes("klachtuitkomst")) if dicht else "",
             kies(codes("klachtreden")), kies(("ja", "nee")), kies(plekken))
            for n, (van, tot) in enumerate(dagen) for dicht in (dobbel.random() < 0.7,)
        ],
        "agressie": [
            (f"a{n}", dag, kies(codes("agressiesoort")), kies(codes("maatregel")), kies(plekken[:2]))
            for n, (dag, _) in enumerate(dagen)
        ],
        "activiteiten": [
            (f"t{n}", kies(("wonen", "veiligheid")), "", "WIJ", van, kies((tot, "")), kies(plekken))
            for n, (van, tot) in enumerate(dagen)
        ],
        "impactmeting": [
            (f"m{n}", dag, f"{dobbel.randint(10, 100) / 10}", kies(plekken)) for n, (dag, _) in enumerate(dagen)
        ],
        "dossiercontroles": [(f"d{n}", f"2026-01-{n % 4 + 1:02d}", "3", "4", kies(plekken[:2])) for n in range(aantal)],
    }  # fmt: skip


def vul(bureau: Bureau, map_: Path, dobbel: random.Random, aantal: int) -> None:
    """Random rows of every kind, some changed or taken back afterwards."""
    bureau.doe(MaakLocatie(naam="Beijum"))
    for soort, rijen in regels(dobbel, aantal).items():
        verplicht, ook = KOLOMMEN[soort]
        kop = (*verplicht, *ook)[: len(rijen[0])]
        with (map_ / f"{soort}.csv").open("w", encoding="utf-8", newline="") as bestand:
            csv.writer(bestand).writerows([kop, *rijen])
        uitslag = importeer(lees_bestand(map_ / f"{soort}.csv", soort), bureau.doe)
        assert uitslag.fouten == () or soort == "tarieven"  # two that hold on one day are refused
    houd_sessies(bureau, dobbel)
    in_de_buurt(bureau, dobbel, aantal)
    verander(bureau, dobbel, aantal)


def houd_sessies(bureau: Bureau, dobbel: random.Random) -> None:
    """Some activiteiten have sessies: counted, not counted, called off."""
    for id_, start in winkel.rauw(
        bureau, "SELECT id, start FROM activiteit WHERE status = 'actief' ORDER BY start, id"
    ):
        if dobbel.random() < 0.5:
            continue
        for sessie in bureau.doe(PlanSessies(activiteit_id=Id(id_), datum=start, keren=dobbel.randint(1, 4))):
            with contextlib.suppress(Weigering):  # it has not been yet
                if dobbel.random() < 0.7:
                    bureau.doe(TelAanwezig(id=sessie, aanwezig=dobbel.randint(0, 40)))
                elif dobbel.random() < 0.5:
                    bureau.doe(LasSessieAf(id=sessie))


def in_de_buurt(bureau: Bureau, dobbel: random.Random, aantal: int) -> None:
    """Rounds, subjects and initiatives of both locaties; some are told back, some should not have been recorded."""
    plekken = [Id(rij[0]) for rij in winkel.rauw(bureau, "SELECT id FROM locatie ORDER BY id")]
    for _ in range(aantal):
        plek, dag, id_ = dobbel.choice(plekken), een_dag(dobbel), bureau.wereld.ids
        bureau.doe(
            RegistreerStraatronde(
                id=id_(), locatie_id=plek, gebied="Elzenlaan", dag=dag, contacten=dobbel.randint(0, 9)
            )
        )
        terug = {"teruggekoppeld_op": "2026-03-01", "teruggekoppeld_hoe": "Brief", "gedaan": "Lamp gemeld"}
        terug = terug if dobbel.random() < 0.5 else {}
        van_de_buurt = [
            bureau.doe(BewaarOnderwerp(id=id_(), locatie_id=plek, onderwerp="Licht", ingebracht_op=dag, **terug)),
            bureau.doe(BewaarInitiatief(id=id_(), locatie_id=plek, onderwerp="Moestuin", ingebracht_op=dag)),
        ]
        if dobbel.random() < 0.2:
            bureau.doe(TrekVanDeBuurtIn(id=dobbel.choice(van_de_buurt), reden="dubbel"))


def verander(bureau: Bureau, dobbel: random.Random, aantal: int) -> None:
    vragen = winkel.rauw(bureau, "SELECT id, contact_id FROM vraag WHERE status = 'actief' ORDER BY id")
    for id_, contact in dobbel.sample(vragen, min(aantal, len(vragen))):
        try:
            if dobbel.random() < 0.4:
                bureau.doe(TrekContactIn(id=Id(contact), reden="Dubbel"))
            else:
                code = dobbel.choice(codes("uitkomst"))
                bureau.doe(CorrigeerVraag(id=Id(id_), reden="Verkeerd gehoord", uitkomst=code))
        except Weigering:
            continue


def begin_praktijkvorm(bureau: Bureau, huis: Id, dobbel: random.Random) -> None:
    """Some households have one, some of which should not have been recorded."""
    if dobbel.random() < 0.7:
        waarden = (("vorm", "opvoedhulp"), ("doel", "Rust in huis"))
        id_ = bureau.doe(
            BeginPraktijkvorm(id=bureau.wereld.ids(), code="kortdurend", huishouden_id=huis, waarden=waarden)
        )
        if dobbel.random() < 0.3:
            bureau.doe(TrekPraktijkvormIn(id=id_, reden="Bij het verkeerde gezin"))


def leef(bureau: Bureau, klok: Klok, dobbel: random.Random) -> None:
    """Households with a casus, a plan with goals and actions, terms, signalen and rungs."""
    trede = Id(winkel.rauw(bureau, "SELECT id FROM trede ORDER BY volgorde LIMIT 1")[0][0])
    plek = bureau.doe(BewaarVoorziening(id=bureau.wereld.ids(), soort="basisvoorziening", naam="Humanitas"))
    for nummer in range(4):
        bureau.doe(winkel.contact(bureau, vragen=(VraagInvoer(uitkomst=NAAR_BASIS, **NAAR, voorziening_id=plek),)))
        mensen = [maak.persoon(bureau, f"Naam{nummer}{n}", f"19{50 + nummer}-03-0{n + 1}") for n in range(2)]
        huis = maak.gezin(bureau, *(maak.lid(wie, "partner") for wie in mensen))
        signalen.meld(bureau, ontvangen=klok() - 3_600_000, huishouden_id=huis)
        klok.verzet(dobbel.randint(1, 20) * DAG)
        if nummer:
            maak.open_casus(bureau, huis)
            begin_praktijkvorm(bureau, huis, dobbel)
            vandaag = lokaal(klok()).date().isoformat()
            if winkel.rauw(bureau, "SELECT actief_plan_id FROM huishouden WHERE id = ?", huis)[0][0] is None:
                bureau.doe(MaakPlan(huishouden_id=huis, soort=codes("plansoort")[0]))
            plan = Id(winkel.rauw(bureau, "SELECT actief_plan_id FROM huishouden WHERE id = ?", huis)[0][0])
            doel = bureau.doe(
                VoegDoelToe(plan_id=plan, invoer=DoelInvoer(woorden="Rust", leefgebied=codes("leefgebied")[0]))
            )
            if dobbel.random() < 0.6:
                wie = dobbel.choice(codes("uitvoerder"))
                bureau.doe(VoegActieToe(doel_id=doel, invoer=ActieInvoer(wat="Bellen", uitvoerder=wie)))
            toeleiding = bureau.doe(
                StelToeleidingVoor(huishouden_id=huis, naar="Humanitas", soort="basisvoorziening", voorziening_id=plek)
            )
            if dobbel.random() < 0.6:
                bureau.doe(NeemToeleidingAan(id=toeleiding))
                bureau.doe(LegEersteContactVast(id=toeleiding))
                bureau.doe(KoppelToeleidingTerug(id=toeleiding, woorden="Loopt"))
            else:
                bureau.doe(TrekToeleidingIn(id=toeleiding, reden="Toch niet"))
            termijn = bureau.doe(StartTermijn(regel="wmo-beschikking", onderwerp_id=huis, begin=vandaag))
            klok.verzet(dobbel.randint(1, 30) * DAG)
            if dobbel.random() < 0.5:
                bureau.doe(HaalTermijn(id=termijn, op=lokaal(klok()).date().isoformat()))
            bureau.doe(SchaalOp(soort="huishouden", id=huis, trede_id=trede, waarom="Het gaat slechter"))


def dagen_van(periode: Periode) -> list[date]:
    eerste = date.fromisoformat(periode.van)
    return [eerste + timedelta(days=n) for n in range(periode.dagen)]


def vergelijk(bureau: Bureau, dobbel: random.Random, keren: int) -> None:
    """The figures of random periods and locaties, and the recount."""
    alles = Winkel(bureau)
    plekken = [None, *(Id(rij[0]) for rij in winkel.rauw(bureau, "SELECT id FROM locatie"))]
    for _ in range(keren):
        dag = een_dag(dobbel, 3) if dobbel.random() < 0.7 else alles.vandaag.isoformat()
        soort = dobbel.choice(("week", "maand", "kwartaal", "jaar", "vrij"))
        ander = een_dag(dobbel, 3)
        periode = vrije_periode(min(dag, ander), max(dag, ander)) if soort == "vrij" else periode_van(soort, dag)
        plek = dobbel.choice(plekken)
        blad = bureau.lees(
            LeesCijfers(periode=periode, locatie_id=plek, vergelijk=dobbel.choice(("", "vorige", "jaar_eerder")))
        )
        na = tel(alles, periode.van, periode.tot, plek)
        gezien: dict[str, tuple[int, int | None]] = {c.definitie.naam: (c.nu.teller, c.nu.noemer) for c in blad.cijfers}
        assert gezien == na, periode
        waarden = {cijfer.definitie.naam: cijfer.nu.waarde for cijfer in blad.cijfers}
        huizen = {rij["id"]: rij for rij in alles["huishouden"]}
        bekend, _, centen = waarde_na.tel(alles, huizen, periode.van, periode.tot, plek)
        maanden = sum(Fraction(1, waarde_na.lengte("maand", een)) for een in dagen_van(periode))
        assert waarden["indicatiewaarde"] == (round(centen / maanden) / 100 if bekend else None), periode
        for cijfer in blad.cijfers:
            if blad.vergeleken is not None and cijfer.eerder is not None and cijfer.definitie.naam == "vragen":
                toen = tel(alles, blad.vergeleken.van, blad.vergeleken.tot, plek)
                assert cijfer.eerder.teller == toen["vragen"][0]


@settings(max_examples=3, phases=[Phase.generate], deadline=None)
@given(zaad=st.integers(0, 10_000))
def test_that_every_figure_is_what_a_plain_recount_says(tmp_path_factory: pytest.TempPathFactory, zaad: int) -> None:
    dobbel, klok = random.Random(zaad), Klok(MAANDAG_9_UUR)
    ids, map_ = Ids(klok()), tmp_path_factory.mktemp("cijfers")
    winkel.maak(map_ / "w", klok, ids)
    with winkel.bureau(map_ / "w", klok, ids) as bureau:
        leef(bureau, klok, dobbel)
        vul(bureau, map_, dobbel, 12)
        vergelijk(bureau, dobbel, 6)
        over = bureau.doe(WerkCijfersBij())
        vergelijk(bureau, dobbel, 3)  # some months were counted ahead, others not
        while over:
            over = bureau.doe(WerkCijfersBij())
        vergelijk(bureau, dobbel, 6)
        verander(bureau, dobbel, 8)
        bureau.doe(winkel.contact(bureau))
        assert bureau.lees(LeesCijfers(periode=periode_van("jaar", "2026-01-01"))).bij_te_werken > 0
        vergelijk(bureau, dobbel, 6)
        db = bureau.eigen_verbinding()
        assert controleer(db) == ()
        db.close()


@pytest.fixture(name="gevuld")
def _gevuld(tmp_path: Path, klok: Klok, ids: Ids) -> Any:
    winkel.maak(tmp_path / "w", klok, ids)
    with winkel.bureau(tmp_path / "w", klok, ids) as bureau:
        vul(bureau, tmp_path, random.Random(7), 12)
        yield bureau


def test_that_parts_and_steps_add_up_to_the_whole(gevuld: Bureau) -> None:
    jaar = periode_van("jaar", "2025-06-01")
    geheel = {c.definitie.naam: c.nu.teller for c in gevuld.lees(LeesCijfers(periode=jaar)).cijfers}
    for _ in range(2):
        for soort in ("meldingtype", "melder", "kanaal", "uitkomst"):
            deel = gevuld.lees(LeesVerdeling(soort=soort, periode=jaar))
            assert deel.totaal == sum(rij.aantal for rij in deel.rijen) == geheel["vragen"]
        for soort, naam in (
            ("productgroep", "indicaties"),
            ("agressie", "agressie"),
            ("klachtreden", "klachten_afgerond"),
        ):
            assert gevuld.lees(LeesVerdeling(soort=soort, periode=jaar)).totaal == geheel[naam]
        for naam in ("vragen", "direct_afgehandeld", "nader_onderzoek", "klachten_gemeld"):
            for stap in ("dag", "week", "maand"):
                reeks = gevuld.lees(LeesCijferreeks(naam=naam, periode=jaar, stap=stap))
                assert sum(punt.meting.teller for punt in reeks.punten) == geheel[naam]
        samen = gevuld.lees(LeesCijferreeksen(namen=tuple(geheel), periode=jaar))
        assert samen == tuple(gevuld.lees(LeesCijferreeks(naam=naam, periode=jaar)) for naam in geheel)
        assert gevuld.lees(LeesWarmtekaart(periode=jaar)).totaal == geheel["vragen"]  # one vraag per contact
        while gevuld.doe(WerkCijfersBij()):
            pass


def test_that_a_cell_that_was_changed_from_outside_is_found(gevuld: Bureau) -> None:
    while gevuld.doe(WerkCijfersBij()):
        pass
    db = gevuld.eigen_verbinding()
    try:
        assert controleer(db) == ()
        db.execute("UPDATE cijfercel SET aantal = aantal + 1 WHERE tijdvak = (SELECT max(tijdvak) FROM cijfercel)")
        assert [bevinding.soort for bevinding in controleer(db)] == ["cijfers"]
        db.execute("DROP TRIGGER cijfer_vraag_erbij")
        assert {bevinding.soort for bevinding in controleer(db)} == {"cijfers", "opzet"}
    finally:
        db.close()


def test_that_every_figure_opens_into_the_list_it_counts(gevuld: Bureau) -> None:
    jaar = periode_van("jaar", "2025-06-01")
    anders = {"een_plan", "doelen_deel", "caseload", "eerste_contact", "dossiercontroles", "impactcijfer"}
    anders |= {"activiteit_bezoeken", "caseload_gewicht", "straatronde_gesprekken"}
    for cijfer in gevuld.lees(LeesCijfers(periode=jaar)).cijfers:
        lijst = gevuld.lees(LeesCijferlijst(naam=cijfer.definitie.naam, periode=jaar))
        assert all(len(rij.cellen) == len(lijst.kolommen) for rij in lijst.rijen)
        if cijfer.definitie.naam not in anders:
            assert sum(rij.teller for rij in lijst.rijen) == cijfer.nu.teller, cijfer.definitie.naam
            assert lijst.niet_te_zien == 0
        if cijfer.definitie.naam == "impactcijfer":
            gegeven = sum(float(rij.cellen[1].replace(",", ".")) for rij in lijst.rijen)
            assert 0 < cijfer.nu.teller == round(10 * gegeven)
        if cijfer.definitie.naam == "activiteit_bezoeken":
            assert 0 < cijfer.nu.teller == sum(int(rij.cellen[-1]) for rij in lijst.rijen)
            assert lijst.niet_te_zien == 0  # visits are no sessies that are not shown
    assert len(definities()) == 40


def test_that_a_note_stands_beside_its_figure_in_its_period(gevuld: Bureau) -> None:
    maart, jaar = periode_van("maand", "2025-03-01"), periode_van("jaar", "2025-03-01")
    id_ = gevuld.doe(ZetDuiding(cijfer="vragen", periode=maart, tekst="  De balie was dicht  "))
    (rij,) = gevuld.lees(LeesDuidingen(periode=jaar, cijfer="vragen"))
    assert (rij.tekst, rij.periode, rij.medewerker) == ("De balie was dicht", maart, winkel.MEDEWERKER)
    duidingen = Counter({c.definitie.naam: c.duidingen for c in gevuld.lees(LeesCijfers(periode=jaar)).cijfers})
    assert +duidingen == Counter({"vragen": 1})
    assert gevuld.lees(LeesDuidingen(periode=maart.volgende())) == ()
    gevuld.doe(ZetDuiding(cijfer="vragen", periode=maart, tekst="Twee balies waren dicht", id=id_))
    assert gevuld.lees(LeesDuidingen(periode=maart))[0].tekst == "Twee balies waren dicht"
    gevuld.doe(ZetDuiding(cijfer="vragen", periode=maart, tekst="", id=id_))
    assert gevuld.lees(LeesDuidingen(periode=maart)) == ()
    with pytest.raises(Weigering) as fout:
        gevuld.doe(ZetDuiding(cijfer="vragen", periode=maart, tekst=" "))
    assert "tekst" in fout.value.fouten


def test_that_only_who_wrote_a_note_changes_it_until_that_person_is_gone(bureau: Bureau) -> None:
    maart = periode_van("maand", "2025-03-01")
    id_ = bureau.doe(ZetDuiding(cijfer="vragen", periode=maart, tekst="Griep in het team"))
    with aan_het_werk(bureau, "klachtencoordinator", naam="Kim Klacht") as kim:
        assert [rij.eigen for rij in kim.lees(LeesDuidingen(periode=maart))] == [False]
        for tekst in ("Het team doet te weinig", ""):
            with pytest.raises(Weigering) as fout:
                kim.doe(ZetDuiding(cijfer="vragen", periode=maart, tekst=tekst, id=id_))
            assert list(fout.value.fouten) == ["tekst"]
        (rij,) = bureau.lees(LeesDuidingen(periode=maart))
        assert (rij.tekst, rij.medewerker, rij.eigen) == ("Griep in het team", winkel.MEDEWERKER, True)
        van_kim = kim.doe(ZetDuiding(cijfer="vragen", periode=maart, tekst="Kim schrijft mee"))
    bureau.doe(ZetMedewerkerInactief(id=kim.id))
    bureau.doe(ZetDuiding(cijfer="vragen", periode=maart, tekst="", id=van_kim))
    assert [rij.tekst for rij in bureau.lees(LeesDuidingen(periode=maart))] == ["Griep in het team"]
