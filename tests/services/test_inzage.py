"""Need to know: whom a dossier concerns, what is asked of others, until when it is open, and who judges it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from tests import signalen, winkel
from tests.conftest import Klok
from tests.gezin import Gezin, bakker, bewaar, lees, lid, persoon, zet
from tests.services import collega as bij_collega
from tests.services import triages
from tests.services.collega import Collega
from tests.services.test_register import geladen
from wijdesk.app.bureau import Bureau
from wijdesk.errors import DoelNodig, Weigering
from wijdesk.models.casus import Nazorg
from wijdesk.models.huis import Locatie, Roltoekenning
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.inzage import Belang
from wijdesk.models.inzagegronden import NOOD_DUUR, TOEZICHT, einde_van_de_dag, gronden
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.huishouden import MaakHuishouden
from wijdesk.models.opdrachten.inzage import BeoordeelNoodinzage, LeesNoodinzages, OpenInNood, ZegDoel, ZoekInNood
from wijdesk.models.opdrachten.ondersteuning import BeginOndersteuning, LeesOndersteuning
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, PersoonInvoer, ZoekDubbelen, ZoekPersonen
from wijdesk.models.opdrachten.plan import DoelInvoer, LeesPlan, VoegDoelToe
from wijdesk.models.opdrachten.regie import BeantwoordOverdracht, VraagOverdracht, ZetTandem
from wijdesk.models.opdrachten.signaal import LeesSignalen, PakSignaalOp
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.triage import LeesTriage, LeesTriages, VraagConsult
from wijdesk.models.opdrachten.verloop import LeesVerloop, MaakTaak
from wijdesk.models.opdrachten.vondst import ZoekHuishoudens
from wijdesk.models.persoon import Persoon
from wijdesk.models.plan import Actie
from wijdesk.models.taaksoort import taaksoort
from wijdesk.models.values import AMSTERDAM, Id, moment_van
from wijdesk.services.inzage.plekken import PLEKKEN, ZEEF

DAG = 86_400_000
REDEN = "Buurvrouw hoort een kind gillen"


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return bakker(bureau)


aan_het_werk = partial(bij_collega.aan_het_werk, zwijgt=True)


def is_open(wie: Collega | Bureau, gezin: Gezin) -> bool:
    """Whether plan and timeline can be read."""
    try:
        wie.lees(LeesPlan(huishouden_id=gezin.huishouden))
        wie.lees(LeesVerloop(huishouden_id=gezin.huishouden))
    except DoelNodig:
        return False
    return True


def verhuis(bureau: Bureau, gezin: Gezin) -> Id:
    """The household is of another locatie, where nobody has a rol yet."""
    elders = bureau.wereld.ids()
    bewaar(bureau, Locatie(id=elders, naam="Beijum"))
    zet(bureau, Huishouden, gezin.huishouden, locatie_id=elders)
    return elders


def alleen_hier(bureau: Bureau, collega: Collega) -> None:
    """The rollen of this colleague hold at the own locatie only."""
    for rij in winkel.rauw(bureau, "SELECT id FROM roltoekenning WHERE medewerker_id = ?", collega.id):
        zet(bureau, Roltoekenning, Id(rij[0]), locatie_id=bureau.medewerker.locatie_id)


def log(bureau: Bureau, wie: Id) -> list[tuple[str, str, str]]:
    """(kind, ground, outcome) of what this colleague did, in order."""
    vraag = "SELECT soort, grondslag, uitkomst FROM toegang WHERE medewerker_id = ? ORDER BY rowid"
    return [(rij[0], rij[1], rij[2]) for rij in winkel.rauw(bureau, vraag, wie)]


# Whom it concerns ----------------------------------------------------------------------------------------------------


def tandem(bureau: Bureau, gezin: Gezin, wie: Id) -> None:
    bureau.doe(ZetTandem(huishouden_id=gezin.huishouden, medewerker_id=wie))


def gevraagd(bureau: Bureau, gezin: Gezin, wie: Id) -> None:
    bureau.doe(VraagOverdracht(huishouden_id=gezin.huishouden, naar_id=wie, notitie="Wil jij?"))


def regisseur(bureau: Bureau, gezin: Gezin, wie: Id) -> None:
    zet(bureau, Huishouden, gezin.huishouden, regisseur_id=wie)


def taak(bureau: Bureau, gezin: Gezin, wie: Id) -> None:
    opdracht = MaakTaak(
        id=bureau.wereld.ids(), huishouden_id=gezin.huishouden, wat="Bellen", voor="2026-03-09", medewerker_id=wie
    )
    bureau.doe(opdracht)


def actie(bureau: Bureau, gezin: Gezin, wie: Id) -> None:
    zet(bureau, Actie, gezin.acties[1], medewerker_id=wie)


def advies(bureau: Bureau, gezin: Gezin, wie: Id) -> None:
    opdracht = VraagConsult(id=bureau.wereld.ids(), vraag="Is dit trauma?", huishouden_id=gezin.huishouden, aan_id=wie)
    bureau.doe(opdracht)


def controle(bureau: Bureau, gezin: Gezin, wie: Id) -> None:
    bewaar(
        bureau,
        Nazorg(casus_id=gezin.casus, huishouden_id=gezin.huishouden, medewerker_id=wie, gepland_op="2026-06-01"),
    )


@pytest.mark.parametrize("band", [tandem, gevraagd, regisseur, taak, actie, advies, controle])
def test_that_a_dossier_is_open_to_whom_it_concerns(
    bureau: Bureau, gezin: Gezin, band: Callable[[Bureau, Gezin, Id], None]
) -> None:
    rol = "gedragswetenschapper" if band is advies else "casemanager"
    with aan_het_werk(bureau, rol) as collega:
        assert not is_open(collega, gezin)
        band(bureau, gezin, collega.id)
        assert is_open(collega, gezin)
        assert lees(collega, gezin.huishouden).mag_inhoud
        assert log(bureau, collega.id)[-1][1] == "", "who it concerns needs no purpose"


def test_that_the_list_of_the_team_says_what_kind_of_task_a_colleague_has_and_none_of_its_words(
    bureau: Bureau, gezin: Gezin
) -> None:
    team = LeesTermijnen(bereik="locatie", locatie_id=bureau.medewerker.locatie_id)
    with aan_het_werk(bureau, "casemanager") as collega, aan_het_werk(bureau, "teamleider", naam="Noor Bos") as noor:
        for wat, wie in (("Controle uit de ondersteuning: De post", None), ("Sem ophalen bij oma", gezin.zoon)):
            bureau.doe(
                MaakTaak(
                    id=bureau.wereld.ids(), huishouden_id=gezin.huishouden, wat=wat, voor="2026-03-09",
                    medewerker_id=collega.id, persoon_id=wie,
                )
            )  # fmt: skip
        taken = [rij.wat for rij in noor.lees(team) if rij.soort == "taak"]
        assert sorted(taken) == ["Controle uit de ondersteuning", "Zelf geschreven taak"]
        eigen = {rij.wat for rij in collega.lees(LeesTermijnen(bereik="mijn")) if rij.soort == "taak"}
        assert eigen == {"Controle uit de ondersteuning: De post", "Sem ophalen bij oma"}


@pytest.mark.parametrize(
    ("soort", "sleutel", "wat", "kop"),
    [
        ("eigen", "", "Spoed om 16:00: Ga langs", "Spoed: eerste actie uit een triage"),
        ("eigen", "", "Spoedig bellen", "Zelf geschreven taak"),
        ("meldcode", "", "Begin de meldcode", "Taak uit een triage"),
        ("taak", "overdracht geweigerd:01", "Noor neemt de regie niet over.", "De regie is niet overgenomen"),
        ("leeftijd", "grens-18:01", "Sem wordt 18", "Kind wordt 12, 16 of 18"),
    ],
)
def test_that_a_kind_of_task_is_said_without_its_words(soort: str, sleutel: str, wat: str, kop: str) -> None:
    assert taaksoort(soort, sleutel, wat) == kop


def test_that_whoever_had_the_regie_still_answers_for_it_for_three_months(
    bureau: Bureau, gezin: Gezin, klok: Klok
) -> None:
    with aan_het_werk(bureau, "casemanager") as collega, aan_het_werk(bureau, "casemanager", naam="Noor Bakker") as nu:
        regisseur(bureau, gezin, collega.id)
        collega.doe(VraagOverdracht(huishouden_id=gezin.huishouden, naar_id=nu.id, notitie="Ik ga weg"))
        verzoek = Id(winkel.rauw(bureau, "SELECT id FROM regieoverdracht")[0][0])
        nu.doe(BeantwoordOverdracht(id=verzoek, aannemen=True))
        assert is_open(nu, gezin)
        klok.zet(moment_van(datetime(2026, 6, 2, 8, tzinfo=AMSTERDAM)))
        assert is_open(collega, gezin)
        klok.zet(moment_van(datetime(2026, 6, 3, 8, tzinfo=AMSTERDAM)))
        assert not is_open(collega, gezin)
        assert is_open(nu, gezin)


def test_that_whoever_made_the_household_today_goes_on_with_it(bureau: Bureau, klok: Klok) -> None:
    with aan_het_werk(bureau, "casemanager") as collega, aan_het_werk(bureau, "casemanager", naam="Noor Bakker") as nu:
        huis = collega.doe(MaakHuishouden(leden=(lid(persoon(bureau, "Fatima"), "alleenstaande"),)))
        assert lees(collega, huis).inzage == ""
        assert lees(nu, huis).inzage == "doel"
        klok.verzet(DAG)
        assert lees(collega, huis).inzage == "doel"


def test_that_the_purpose_of_a_teamleider_is_clear_at_the_own_locatie(bureau: Bureau, gezin: Gezin) -> None:
    with aan_het_werk(bureau, "teamleider") as collega:
        assert is_open(collega, gezin)
        assert lees(collega, gezin.huishouden).mag_inhoud
        assert log(bureau, collega.id)[-1][1] == TOEZICHT
        alleen_hier(bureau, collega)
        assert is_open(collega, gezin)
        verhuis(bureau, gezin)
        assert not is_open(collega, gezin)


def test_that_a_piece_of_work_is_open_to_who_has_it_in_hand_and_asks_a_purpose_of_others(bureau: Bureau) -> None:
    triage_id = triages.begin(bureau)
    persoon_id = Id(winkel.rauw(bureau, "SELECT persoon_id FROM triage")[0][0])
    with (
        aan_het_werk(bureau, "casemanager") as collega,
        aan_het_werk(bureau, "gedragswetenschapper", naam="J") as ander,
    ):
        with pytest.raises(DoelNodig) as geweigerd:
            collega.lees(LeesTriage(id=triage_id))
        assert (geweigerd.value.persoon_id, geweigerd.value.huishouden_id, geweigerd.value.nood) == (
            persoon_id, None, False,
        )  # fmt: skip
        collega.doe(ZegDoel(grondslag="waarneming", persoon_id=persoon_id))
        assert collega.lees(LeesTriage(id=triage_id)).id == triage_id
        with pytest.raises(DoelNodig):
            ander.lees(LeesTriage(id=triage_id))
        bureau.doe(VraagConsult(id=bureau.wereld.ids(), vraag="Wat ziet u?", triage_id=triage_id))
        assert ander.lees(LeesTriage(id=triage_id)).id == triage_id, "advice for whoever is first waits with them"


def test_that_a_new_signaal_waits_for_anybody_and_then_is_of_who_took_it_up(bureau: Bureau, gezin: Gezin) -> None:
    id_ = signalen.meld(bureau, persoon_id=gezin.moeder)
    with aan_het_werk(bureau, "casemanager") as collega, aan_het_werk(bureau, "casemanager", naam="Noor Bakker") as nu:
        assert signalen.lees(collega, id_).tekst
        nu.doe(PakSignaalOp(id=id_))
        assert signalen.lees(nu, id_).tekst
        with pytest.raises(DoelNodig):
            signalen.lees(collega, id_)
        vraag = LeesSignalen(locatie_id=bureau.medewerker.locatie_id)
        assert [rij.begin for rij in collega.lees(vraag).rijen] == [""]
        assert [bool(rij.begin) for rij in nu.lees(vraag).rijen] == [True]


# Saying what for -----------------------------------------------------------------------------------------------------


def test_that_a_purpose_opens_it_until_midnight_and_stands_in_the_log(bureau: Bureau, gezin: Gezin, klok: Klok) -> None:
    with aan_het_werk(bureau, "casemanager") as collega:
        kop = lees(collega, gezin.huishouden)
        gezien = (kop.inzage, kop.mag_inhoud, kop.mag_schrijven, kop.plan_stand, kop.meldingen)
        assert gezien == (
            "doel",
            False,
            False,
            "",
            (),
        )
        assert kop.casus is not None
        assert (kop.casus.nummer, kop.casus.aanleiding) == ("C26-TEST1", "")
        tot = collega.doe(ZegDoel(grondslag="klacht", huishouden_id=gezin.huishouden))
        assert tot == einde_van_de_dag(klok())
        assert is_open(collega, gezin)
        assert lees(collega, gezin.huishouden).mag_inhoud
        assert ("doel", "klacht", "") in log(bureau, collega.id)
        assert log(bureau, collega.id)[-1][1] == "klacht"
        klok.zet(tot - 1)
        assert is_open(collega, gezin)
        klok.zet(tot)
        assert not is_open(collega, gezin)


@pytest.mark.parametrize(
    ("dag", "uren"),
    [
        (datetime(2026, 3, 29, 0, tzinfo=AMSTERDAM), 23),
        (datetime(2026, 10, 25, 0, tzinfo=AMSTERDAM), 25),
        (datetime(2026, 3, 2, 0, tzinfo=AMSTERDAM), 24),
    ],
)
def test_that_a_day_is_a_day_when_the_clock_is_put_forward_or_back(dag: datetime, uren: int) -> None:
    begin = moment_van(dag)
    assert einde_van_de_dag(begin) - begin == uren * 3_600_000
    assert einde_van_de_dag(einde_van_de_dag(begin) - 1) == einde_van_de_dag(begin)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"grondslag": ""}, "grondslag"), ({"grondslag": "zomaar"}, "grondslag"),
        ({"grondslag": TOEZICHT}, "grondslag"),
        ({"grondslag": "anders"}, "reden"), ({"grondslag": "anders", "reden": " \0 "}, "reden"),
    ],
)  # fmt: skip
def test_that_a_purpose_that_says_nothing_opens_nothing(
    bureau: Bureau, gezin: Gezin, velden: dict[str, Any], veld: str
) -> None:
    with aan_het_werk(bureau, "casemanager") as collega:
        with pytest.raises(Weigering) as geweigerd:
            collega.doe(ZegDoel(huishouden_id=gezin.huishouden, **velden))
        assert list(geweigerd.value.fouten) == [veld]
        assert not is_open(collega, gezin)
        collega.doe(ZegDoel(huishouden_id=gezin.huishouden, grondslag="anders", reden="De school belde mij"))
        assert is_open(collega, gezin)


def test_that_a_purpose_is_of_who_said_it_and_of_that_dossier_alone(bureau: Bureau, gezin: Gezin) -> None:
    ander = bakker(bureau)
    with aan_het_werk(bureau, "casemanager") as collega, aan_het_werk(bureau, "casemanager", naam="Noor Bakker") as nu:
        collega.doe(ZegDoel(grondslag="waarneming", huishouden_id=gezin.huishouden))
        assert [is_open(collega, gezin), is_open(collega, ander), is_open(nu, gezin)] == [True, False, False]


def test_that_undo_opens_nothing_again_and_takes_no_purpose_back(bureau: Bureau, gezin: Gezin, klok: Klok) -> None:
    with aan_het_werk(bureau, "casemanager") as collega:
        gezegd = collega.schrijf(ZegDoel(grondslag="waarneming", huishouden_id=gezin.huishouden))[1]
        assert not gezegd.ongedaan_mogelijk
        with pytest.raises(Weigering):
            collega.doe(MaakOngedaan(transactie=gezegd.transactie or Id(b"")))
        assert is_open(collega, gezin)
        doel = DoelInvoer(woorden="Rust in huis", leefgebied="Financiën", begin="2026-03-02")
        geschreven = collega.schrijf(VoegDoelToe(plan_id=gezin.plan, invoer=doel))[1]
        klok.verzet(DAG)
        with pytest.raises(DoelNodig):
            collega.doe(MaakOngedaan(transactie=geschreven.transactie or Id(b"")))
        plan = bureau.lees(LeesPlan(huishouden_id=gezin.huishouden))
        assert plan is not None
        assert len(plan.doelen) == 3


def test_that_nothing_is_written_in_a_dossier_that_is_not_open(bureau: Bureau, gezin: Gezin) -> None:
    with aan_het_werk(bureau, "casemanager") as collega:
        doel = DoelInvoer(woorden="Rust in huis", leefgebied="Financiën", begin="2026-03-02")
        with pytest.raises(DoelNodig) as geweigerd:
            collega.doe(VoegDoelToe(plan_id=gezin.plan, invoer=doel))
        assert geweigerd.value.huishouden_id == gezin.huishouden
        collega.doe(ZegDoel(grondslag="waarneming", huishouden_id=gezin.huishouden))
        assert collega.doe(VoegDoelToe(plan_id=gezin.plan, invoer=doel))


# An emergency --------------------------------------------------------------------------------------------------------


def test_that_at_another_locatie_only_an_emergency_opens_it_and_for_two_hours(
    bureau: Bureau, gezin: Gezin, klok: Klok
) -> None:
    with aan_het_werk(bureau, "casemanager") as collega:
        alleen_hier(bureau, collega)
        elders = verhuis(bureau, gezin)
        assert lees(collega, gezin.huishouden).inzage == "nood"
        with pytest.raises(Weigering, match="Alleen in nood"):
            collega.doe(ZegDoel(grondslag="waarneming", huishouden_id=gezin.huishouden))
        with pytest.raises(Weigering, match="wat er aan de hand is"):
            collega.doe(OpenInNood(huishouden_id=gezin.huishouden, reden="nood"))
        tot = collega.doe(OpenInNood(huishouden_id=gezin.huishouden, reden=REDEN))
        assert tot == klok() + NOOD_DUUR
        assert is_open(collega, gezin)
        assert lees(collega, gezin.huishouden).noodinzage_tot == tot
        assert ("nood", "", "") in log(bureau, collega.id)
        assert log(bureau, collega.id)[-1][1] == "nood"
        klok.verzet(NOOD_DUUR)
        assert not is_open(collega, gezin)
        bewaar(bureau, Roltoekenning(medewerker_id=collega.id, rol="casemanager", locatie_id=elders))
        assert lees(collega, gezin.huishouden).inzage == "doel", "a rol there makes it the own locatie"


def ondersteuning(wie: Collega, gezin: Gezin) -> Id:
    opdracht = BeginOndersteuning(
        id=gezin.bureau.wereld.ids(), persoon_id=gezin.moeder, doel="Rekeningen", verwacht_einde="2026-04-30"
    )
    wie.doe(opdracht)
    return opdracht.id


def test_that_work_one_began_by_oneself_does_not_open_a_dossier_of_another_locatie(
    bureau: Bureau, gezin: Gezin
) -> None:
    with aan_het_werk(bureau, "casemanager") as collega:
        alleen_hier(bureau, collega)
        verhuis(bureau, gezin)
        werk = ondersteuning(collega, gezin)
        assert collega.lees(LeesOndersteuning(id=werk)).doel == "Rekeningen"
        with pytest.raises(DoelNodig) as eerst:
            collega.lees(LeesPlan(huishouden_id=gezin.huishouden))
        assert not eerst.value.nood
        collega.doe(ZegDoel(grondslag="waarneming", huishouden_id=gezin.huishouden))
        assert is_open(collega, gezin)
        assert log(bureau, collega.id)[-1][1] == "waarneming"


def test_that_work_in_hand_opens_the_dossier_of_the_own_locatie(bureau: Bureau, gezin: Gezin) -> None:
    with aan_het_werk(bureau, "casemanager") as collega:
        alleen_hier(bureau, collega)
        assert not is_open(collega, gezin)
        ondersteuning(collega, gezin)
        assert is_open(collega, gezin)


def test_that_a_purpose_does_not_go_along_to_another_locatie(bureau: Bureau, gezin: Gezin) -> None:
    with aan_het_werk(bureau, "casemanager") as collega:
        alleen_hier(bureau, collega)
        collega.doe(ZegDoel(grondslag="waarneming", huishouden_id=gezin.huishouden))
        verhuis(bureau, gezin)
        assert not is_open(collega, gezin)


@pytest.mark.parametrize(
    ("gezocht", "gevonden"),
    [
        ({"bsn": "111222333"}, True), ({"bsn": "123456782"}, False),
        ({"achternaam": "bakker ", "geboortedatum": "1985-04-01"}, True),
        ({"achternaam": "Bakker", "geboortedatum": "1985-04-02"}, False),
        ({"achternaam": "Bakke", "geboortedatum": "1985-04-01"}, False),
    ],
)  # fmt: skip
def test_that_somebody_is_found_in_an_emergency_or_not_and_both_are_written_down(
    bureau: Bureau, gezin: Gezin, gezocht: dict[str, str], gevonden: bool
) -> None:
    zet(bureau, Persoon, gezin.moeder, bsn="111222333", afgeschermd=True)
    with aan_het_werk(bureau, "casemanager") as collega:
        uit = collega.doe(ZoekInNood(reden=REDEN, **gezocht))
        assert (uit.persoon_id == gezin.moeder, uit.huishouden_id == gezin.huishouden) == (gevonden, gevonden)
        assert is_open(collega, gezin) is gevonden
        nood = [rij for rij in log(bureau, collega.id) if rij[0] == "nood"]
        assert nood == [("nood", "", "" if gevonden else "niet gevonden")]


@pytest.mark.parametrize(
    ("gezocht", "veld"),
    [
        ({}, "bsn"), ({"bsn": "123"}, "bsn"), ({"achternaam": "Bakker"}, "geboortedatum"),
        ({"bsn": "111222333", "reden": ""}, "reden"),
    ],
)  # fmt: skip
def test_that_a_search_in_an_emergency_needs_enough_to_go_by(
    bureau: Bureau, gezin: Gezin, gezocht: dict[str, str], veld: str
) -> None:
    with aan_het_werk(bureau, "casemanager") as collega, pytest.raises(Weigering) as geweigerd:
        collega.doe(ZoekInNood(**({"reden": REDEN} | gezocht)))
    assert list(geweigerd.value.fouten) == [veld]


@pytest.mark.parametrize("band", [False, True])
def test_that_an_emergency_shows_who_is_hidden_to_who_opened_it_and_for_two_hours(
    bureau: Bureau, gezin: Gezin, klok: Klok, band: bool
) -> None:
    zet(bureau, Persoon, gezin.moeder, bsn="111222333", afgeschermd=True)
    zet(bureau, Persoon, gezin.zoon, afgeschermd=True)
    with aan_het_werk(bureau, "casemanager") as collega, aan_het_werk(bureau, "casemanager", naam="Noor Bakker") as nu:
        if band:
            mij = bureau.medewerker.id
            bewaar(
                bureau, Belang(persoon_id=gezin.moeder, medewerker_id=collega.id, soort="familie", gemeld_door_id=mij)
            )

        def ziet(wie: Collega) -> tuple[bool, bool]:
            try:
                wie.lees(LeesPersoonKaart(id=gezin.moeder))
                namen = {lid.naam for lid in lees(wie, gezin.huishouden).leden}
            except Weigering:
                return False, False
            return "Fatima Bakker" in namen, "Sem Bakker" in namen

        def vindt(wie: Collega) -> tuple[bool, bool]:
            treffers = wie.lees(ZoekPersonen(tekst="Bakker"))
            dubbel = wie.lees(ZoekDubbelen(invoer=PersoonInvoer(bsn="111222333", achternaam="Bakker")))
            gevonden = {kandidaat.persoon_id for kandidaat in (*treffers, *dubbel)}
            huizen = {vondst.id for vondst in wie.lees(ZoekHuishoudens(tekst="Fatima Bakker"))}
            assert (gezin.moeder in gevonden) is (gezin.huishouden in huizen)
            return gezin.moeder in gevonden, gezin.zoon in gevonden

        assert ziet(collega) == vindt(collega) == (False, False)
        assert collega.doe(ZoekInNood(reden=REDEN, bsn="111222333")).persoon_id == gezin.moeder
        assert ziet(collega) == vindt(collega) == (True, False)
        assert ziet(nu) == vindt(nu) == (False, False)
        klok.verzet(NOOD_DUUR - 1)
        assert vindt(collega) == (True, False)
        klok.verzet(1)
        assert ziet(collega) == vindt(collega) == (False, False)


def test_that_two_who_fit_are_nobody(bureau: Bureau, gezin: Gezin) -> None:
    zet(bureau, Persoon, gezin.zoon, geboortedatum="2017-09-01")
    with aan_het_werk(bureau, "casemanager") as collega:
        uit = collega.doe(ZoekInNood(reden=REDEN, achternaam="Bakker", geboortedatum="2017-09-01"))
        assert uit.persoon_id is None


@pytest.mark.parametrize("gezocht", [{"bsn": "111222333"}, {"achternaam": "Bakker", "geboortedatum": "1985-04-01"}])
def test_that_two_cards_of_one_person_open_both(bureau: Bureau, gezin: Gezin, gezocht: dict[str, str]) -> None:
    zet(bureau, Persoon, gezin.moeder, bsn="111222333", afgeschermd=True, geboortedatum="1985-04-01")
    tweede = bureau.wereld.ids()
    bewaar(
        bureau,
        Persoon(id=tweede, bsn="111222333", achternaam="Bakker", geboortedatum="1985-04-01", afgeschermd=True),
    )
    with aan_het_werk(bureau, "casemanager") as collega:
        uit = collega.doe(ZoekInNood(reden=REDEN, **gezocht))
        assert (uit.persoon_id, uit.ook, uit.huishouden_id) == (gezin.moeder, (tweede,), gezin.huishouden)
        assert all(collega.lees(LeesPersoonKaart(id=id_)) for id_ in (gezin.moeder, tweede))
        treffers = collega.lees(ZoekPersonen(tekst="Bakker"))
        assert {gezin.moeder, tweede} <= {kandidaat.persoon_id for kandidaat in treffers}
        assert [rij[0] for rij in log(bureau, collega.id)].count("nood") == 2


@pytest.mark.parametrize("reden", ["x y", "nood nood nood", "a b c d e f", "12345 67890 11111"])
def test_that_a_reason_without_a_sentence_opens_nothing(bureau: Bureau, gezin: Gezin, reden: str) -> None:
    with (
        aan_het_werk(bureau, "casemanager") as collega,
        pytest.raises(Weigering, match="wat er aan de hand is") as fout,
    ):
        collega.doe(OpenInNood(huishouden_id=gezin.huishouden, reden=reden))
    assert list(fout.value.fouten) == ["reden"]


def test_that_every_emergency_is_judged_by_somebody_else_and_once(bureau: Bureau, gezin: Gezin, klok: Klok) -> None:
    with (
        aan_het_werk(bureau, "casemanager", "privacybeheerder") as collega,
        aan_het_werk(bureau, "privacybeheerder", naam="Noor Bakker") as beheer,
    ):
        collega.doe(OpenInNood(huishouden_id=gezin.huishouden, reden=REDEN))
        (rij,) = beheer.lees(LeesNoodinzages())
        assert (rij.medewerker, rij.over, rij.reden, rij.mag_beoordelen, rij.van_eerder) == (
            "Omar El Idrissi", "Bakker", REDEN, True, False,
        )  # fmt: skip
        assert not collega.lees(LeesNoodinzages())[0].mag_beoordelen
        klok.verzet(DAG)
        assert beheer.lees(LeesNoodinzages())[0].van_eerder
        for opdracht, woord in (
            (BeoordeelNoodinzage(id=rij.id, oordeel="onterecht", reden=" "), "waarom"),
            (BeoordeelNoodinzage(id=rij.id, oordeel="terecht", reden=""), "nagekeken"),
            (BeoordeelNoodinzage(id=rij.id, oordeel="misschien", reden="x"), "Kies"),
        ):
            with pytest.raises(Weigering, match=woord):
                beheer.doe(opdracht)
        with pytest.raises(Weigering, match="eigen noodinzage"):
            collega.doe(BeoordeelNoodinzage(id=rij.id, oordeel="terecht", reden="Nagebeld"))
        beheer.doe(BeoordeelNoodinzage(id=rij.id, oordeel="onterecht", reden="Er was geen gevaar"))
        assert beheer.lees(LeesNoodinzages()) == ()
        (klaar,) = beheer.lees(LeesNoodinzages(ook_beoordeeld=True))
        assert (klaar.oordeel, klaar.gezien_door, klaar.mag_beoordelen) == ("onterecht", "Noor Bakker", False)
        with pytest.raises(Weigering, match="al beoordeeld"):
            beheer.doe(BeoordeelNoodinzage(id=rij.id, oordeel="terecht", reden="Nagebeld"))


# Every request -------------------------------------------------------------------------------------------------------


def test_that_every_use_case_says_whether_it_is_about_content() -> None:
    namen = {soort.__name__ for soort in geladen()}
    assert namen - PLEKKEN.keys() == set(), "place it in services/inzage/plekken.py"
    assert PLEKKEN.keys() - namen == set()
    assert namen >= ZEEF


def test_that_the_fields_that_say_whose_are_fields_of_the_request() -> None:
    fout = [
        (soort.__name__, veld)
        for soort in geladen()
        for veld in PLEKKEN[soort.__name__]
        if veld != "*" and veld not in {eigen.name for eigen in dataclasses.fields(soort)}
    ]
    assert fout == []


def test_that_every_purpose_has_its_law_and_a_key_of_its_own() -> None:
    assert [grond.code for grond in gronden() if not grond.wet] == []
    assert len(gronden()) == 6
    assert [grond.code for grond in gronden() if grond.zin] == ["anders"]


def test_that_a_list_of_the_team_shows_no_words_of_what_is_not_open(bureau: Bureau) -> None:
    triages.begin(bureau)
    with aan_het_werk(bureau, "casemanager") as collega:
        hier = bureau.medewerker.locatie_id
        (van_hem,) = collega.lees(LeesTriages(bereik="team", locatie_id=hier))
        (van_mij,) = bureau.lees(LeesTriages(bereik="team", locatie_id=hier))
        assert (van_hem.vraag, bool(van_mij.vraag), van_hem.over == van_mij.over) == ("", True, True)
