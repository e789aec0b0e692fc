"""Every stored file of a released schema opens here, is sound, and still says what was written in it.

`maak.py` beside this file makes the one of the present schema; it is kept for ever once it was released.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.upgrades.maak import WACHTWOORD, maak
from tests.upgrades.maak_gezin import DOEL, GEZIN, HANDTEKENING
from tests.upgrades.maak_inzage import AANTEKENING, NOOD, WEG
from tests.upgrades.maak_kwaliteit import ACTIVITEIT, KLACHT, MENTOR
from tests.upgrades.maak_meldingen import ADVIES, MELDER, WOORDEN
from tests.upgrades.maak_overleden import NABESTAANDE, OVERLEDEN, maak_overleden
from wijdesk.app.bureau import bureau_open
from wijdesk.models.instellingen import VERGRENDEL_NA
from wijdesk.models.opdrachten.akkoord import LeesEvaluaties, LeesVersies
from wijdesk.models.opdrachten.avg import LeesAantekeningen, LeesAvgverzoek, LeesAvgverzoeken
from wijdesk.models.opdrachten.betrokkene import LeesBetrokkenen
from wijdesk.models.opdrachten.bewaren import LeesVernietiglijst, LeesVernietiglijsten
from wijdesk.models.opdrachten.blokkade import LeesBlokkades
from wijdesk.models.opdrachten.collectief import LeesActiviteiten
from wijdesk.models.opdrachten.contact import CorrigeerVraag, LeesConcepten, LeesVragen
from wijdesk.models.opdrachten.huishouden import LeesGezag, LeesHuishouden
from wijdesk.models.opdrachten.impact import LeesImpactmeting, LeesImpactmetingen
from wijdesk.models.opdrachten.instelling import LeesInstellingen
from wijdesk.models.opdrachten.invoer import LeesPartijen
from wijdesk.models.opdrachten.inzage import LeesNoodinzages
from wijdesk.models.opdrachten.kaart import LeesKaart
from wijdesk.models.opdrachten.klacht import LeesKlacht, LeesKlachten
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, ZoekPersonen
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.opdrachten.praktijk import LeesPraktijkvormen
from wijdesk.models.opdrachten.regie import LeesCaseload, LeesNazorg
from wijdesk.models.opdrachten.signaal import LeesMelder, LeesSignalen, LeesStraatrondes
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.toeleiding import LeesIndicaties, LeesToeleidingen
from wijdesk.models.opdrachten.triage import LeesTriage, LeesTriages
from wijdesk.models.opdrachten.verloop import LeesVerloop
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.opdrachten.vragenlijst import LeesVragenlijsten
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.vragen_lezen import lees_samen
from wijdesk.services.writes.huis import LIJSTEN
from wijdesk.store import keys
from wijdesk.store import verbinding as verb
from wijdesk.store.controle import controleer

HIER = Path(__file__).parent
MET_CASUSREGIE = "0002"
"""The first schema with households and cases."""
MET_TRIAGE = "0003"
"""The first with triage and signalen."""
MET_INZAGE = "0006"
"""The first with ties, emergencies, requests under the AVG and retention."""
MET_KAART = "0008"
"""The first with a sociale kaart."""
MET_KWALITEIT = "0009"
"""The first with practice forms, dossiercontrole and the answers of an impactmeting."""
MET_OVERLEDEN = "0010"
"""The first with a locatie of an imported indicatie, the day somebody died, and who may still see that record."""
WINKELS = sorted(pad.name for pad in HIER.iterdir() if (pad / verb.BESTAND).exists())


def test_that_there_is_a_stored_file_of_the_present_schema_and_none_is_large() -> None:
    assert verb.SCHEMA in WINKELS, "run python -m tests.upgrades.maak and keep the folder it makes"
    for naam in WINKELS:  # 460 tables and indexes of 4 kB at least (330 until 0007), and the lists of questions as text
        bomen = 460 if naam > "0007" else 330
        assert sum(pad.stat().st_size for pad in (HIER / naam).iterdir()) < 1_150_000 + 4096 * bomen


def kopie_van(naam: str, tmp_path: Path) -> Path:
    map_ = tmp_path / "winkel"
    map_.mkdir()
    for bestand in (verb.BESTAND, keys.BESTAND):
        shutil.copyfile(HIER / naam / bestand, map_ / bestand)
    return map_


@pytest.mark.parametrize("naam", WINKELS)
def test_that_a_store_of_an_earlier_release_opens_with_all_it_held(naam: str, tmp_path: Path) -> None:
    map_ = kopie_van(naam, tmp_path)
    with bureau_open(map_, "Sanne de Vries", WACHTWOORD) as bureau:
        db = bureau.eigen_verbinding()
        assert controleer(db) == ()
        assert verb.schema_van(db) == verb.SCHEMA
        assert {rij[0] for rij in db.execute("SELECT DISTINCT lijst FROM code").fetchall()} >= set(LIJSTEN)
        db.close()
        assert {rij.soort for rij in bureau.lees(LeesVragenlijsten()) if rij.in_gebruik} == {
            "triage", "afwegingskader", "impactmeting",
        }  # fmt: skip
        assert [rij.naam for rij in bureau.lees(LeesKaart()).rijen] == ["Buurtkamer"] * (naam >= MET_KAART)
        vragen = bureau.lees(LeesVragen(van=0, tot=2**60))
        assert len(vragen) == 4
        assert {vraag.toelichting for vraag in vragen} == {"Kan de huur niet betalen", "Vraag over een kamer"}
        (meulen,) = bureau.lees(ZoekPersonen(tekst="meulen"))
        kaart = bureau.lees(LeesPersoonKaart(id=meulen.persoon_id))
        assert (kaart.persoon.naam, kaart.persoon.geboortedatum) == ("Jantje van der Meulen", "1980-05-12")
        assert (len(kaart.vragen), len(kaart.persoon.samengevoegd_met)) == (2, 1)
        (bakker,) = bureau.lees(ZoekPersonen(tekst="bakker"))
        assert "Pandverbod" in bakker.waarschuwing
        assert [werk.soort for werk in bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))] == ["triage"] * 2
        assert bureau.lees(LeesJaarCijfers(jaar=2020)).vragen == 1
        assert [partij.goed for partij in bureau.lees(LeesPartijen())] == [1] * (1 + (naam >= MET_OVERLEDEN))
        assert [concept.inhoud for concept in bureau.lees(LeesConcepten(soort="contact"))] == [
            '{"toelichting": "nog bezig"}'
        ]
        bureau.doe(CorrigeerVraag(id=vragen[0].id, reden="Toch anders", meldingtype="Wonen"))


@pytest.mark.parametrize("naam", [naam for naam in WINKELS if naam >= MET_CASUSREGIE])
def test_that_a_casus_of_an_earlier_release_is_there_with_all_that_was_written(naam: str, tmp_path: Path) -> None:
    with bureau_open(kopie_van(naam, tmp_path), "Sanne de Vries", WACHTWOORD) as bureau:
        (rij,) = [rij for rij in bureau.lees(LeesCaseload()) if rij.plan_stand != "gesloten"]
        thuis = rij.huishouden_id
        gezin = bureau.lees(LeesHuishouden(id=thuis))
        assert (gezin.naam, gezin.regisseur, gezin.tandem) == (GEZIN, "Sanne de Vries", "Piet Bos")
        assert [(lid.rol, lid.verblijf) for lid in gezin.leden] == [
            ("ouder met gezag", "hele tijd"), ("kind", "deels (co-ouderschap)"),
        ]  # fmt: skip
        assert gezin.overdracht is not None
        gezag = bureau.lees(LeesGezag(kind_id=gezin.leden[1].persoon_id))
        assert (gezag.vast, gezag.sinds, gezag.soort) == (True, "2015-03-04", "ouderlijk gezag")
        assert gezin.overdracht.naar == "Piet Bos"
        plan = bureau.lees(LeesPlan(huishouden_id=thuis))
        assert plan is not None
        (doel,) = plan.doelen
        assert (doel.woorden, [score.score for score in doel.scores]) == (DOEL, [6])
        assert [actie.gedaan_op != "" for actie in doel.acties] == [True]
        (versie,) = bureau.lees(LeesVersies(plan_id=plan.id))
        akkoorden = {akkoord.naam: akkoord.handtekening for akkoord in versie.akkoorden}
        assert akkoorden == {"Eva de Wit": HANDTEKENING, "Oma Truus": ""}
        assert {rij.evaluatie.gehouden_op != "" for rij in bureau.lees(LeesEvaluaties(plan_id=plan.id))} == {
            True,
            False,
        }
        assert len(bureau.lees(LeesVerloop(huishouden_id=thuis, tekst="aan tafel gepraat")).rijen) == 1
        assert not bureau.lees(LeesVerloop(huishouden_id=thuis, tekst="gebelt")).rijen
        overzicht = bureau.lees(LeesBetrokkenen(huishouden_id=thuis))
        assert [rij.organisatie for rij in overzicht.professionals] == ["De Boog"]
        assert {rij.gegevens: rij.stand for rij in overzicht.toestemmingen} == {
            "plan": "volledig", "voortgang": "geweigerd"
        }  # fmt: skip
        (toeleiding,) = bureau.lees(LeesToeleidingen(huishouden_id=thuis))
        assert (toeleiding.stand, toeleiding.terugkoppeling) == ("teruggekoppeld", "Het klikt")
        assert [rij.soort for rij in bureau.lees(LeesIndicaties(huishouden_id=thuis))] == ["herindicatie", "nieuw"]
        termijnen = [rij.termijn for rij in bureau.lees(LeesTermijnen(bereik="huishouden", huishouden_id=thuis))]
        assert [termijn.regel for termijn in termijnen if termijn and termijn.staat_stil] == ["wmo-onderzoek"]
        db = bureau.eigen_verbinding()
        (alleen,) = db.execute("SELECT huishouden_id FROM nazorg").fetchone()
        db.close()
        assert [rij.hoe_gaat_het for rij in bureau.lees(LeesNazorg(huishouden_id=alleen))] == ["gaat goed"]


def test_that_the_way_to_make_the_next_one_works(tmp_path: Path) -> None:
    maak(tmp_path / "nieuw")
    assert sorted(pad.name for pad in (tmp_path / "nieuw").iterdir()) == [verb.BESTAND, keys.BESTAND]


@pytest.mark.parametrize("naam", [naam for naam in WINKELS if naam >= MET_TRIAGE])
def test_that_triage_and_signalen_of_an_earlier_release_are_there_with_all_that_was_written(
    naam: str, tmp_path: Path
) -> None:
    with bureau_open(kopie_van(naam, tmp_path), "Sanne de Vries", WACHTWOORD) as bureau:
        (veenstra,) = bureau.lees(ZoekPersonen(tekst="veenstra"))
        triages = bureau.lees(LeesTriages(bereik="persoon", onderwerp_id=veenstra.persoon_id))
        assert {rij.stand for rij in triages} == {"besloten", "lopend"}
        (besloten,) = [rij.id for rij in triages if rij.stand == "besloten"]
        triage = bureau.lees(LeesTriage(id=besloten))
        assert {antwoord.waarde for antwoord in triage.antwoorden if antwoord.vraag == "woorden"} == {WOORDEN}
        assert lees_samen(triage.lijst, triage.teamlijst).per_code["woorden"].tekst
        assert [consult.vraag for consult in triage.consulten] == [ADVIES]
        pagina = bureau.lees(LeesSignalen(locatie_id=bureau.medewerker.locatie_id))
        assert sorted(rij.soort for rij in pagina.rijen) == ["Wvggz-melding", "woonoverlast", "woonoverlast"]
        eigen = [rij.id for rij in pagina.rijen if rij.soort == "woonoverlast"]
        assert {bureau.lees(LeesMelder(id=id_)).naam for id_ in eigen} == {MELDER}
        rondes = bureau.lees(LeesStraatrondes(locatie_id=bureau.medewerker.locatie_id))
        assert [ronde.verslag for ronde in rondes if not ronde.straten] == ["Rustig"]


@pytest.mark.parametrize("naam", [naam for naam in WINKELS if naam >= MET_INZAGE])
def test_that_who_may_see_what_and_what_went_away_is_there_as_an_earlier_release_left_it(
    naam: str, tmp_path: Path
) -> None:
    with bureau_open(kopie_van(naam, tmp_path), "Sanne de Vries", WACHTWOORD) as bureau:
        assert bureau.lees(LeesInstellingen())[VERGRENDEL_NA] == "15"
        assert not bureau.lees(ZoekPersonen(tekst="zomer"))  # a cousin
        (winter,) = bureau.lees(ZoekPersonen(tekst="winter"))
        assert not bureau.lees(ZoekPersonen(tekst=WEG))
        assert [rij.tekst for rij in bureau.lees(LeesAantekeningen(persoon_id=winter.persoon_id))] == [AANTEKENING]
        assert [rij.reden for rij in bureau.lees(LeesNoodinzages())] == [NOOD]
        vraagt, weg = (rij for rij in bureau.lees(LeesAvgverzoeken()) if OVERLEDEN not in rij.wie)
        assert (vraagt.soort, vraagt.open) == ("inzage", True)
        assert (weg.soort, weg.wie, weg.open) == ("verwijdering", "Gegevens vernietigd", False)
        (lijst,) = bureau.lees(LeesVernietiglijsten())
        (regel,) = bureau.lees(LeesVernietiglijst(id=lijst.id)).regels
        assert regel.vernietigd_op is not None
        assert len(bureau.lees(LeesBlokkades(soort="persoon", id=winter.persoon_id))) == 1


@pytest.mark.parametrize("naam", [naam for naam in WINKELS if naam >= MET_KWALITEIT])
def test_that_the_other_half_of_the_work_of_an_earlier_release_is_there(naam: str, tmp_path: Path) -> None:
    with bureau_open(kopie_van(naam, tmp_path), "Sanne de Vries", WACHTWOORD) as bureau:
        assert [rij.titel for rij in bureau.lees(LeesActiviteiten())] == [ACTIVITEIT]
        (klacht,) = bureau.lees(LeesKlachten())
        assert bureau.lees(LeesKlacht(id=klacht.id)).woorden == KLACHT
        (casus,) = [rij for rij in bureau.lees(LeesCaseload()) if rij.plan_stand != "gesloten"]
        (vorm,) = bureau.lees(LeesPraktijkvormen(huishouden_id=casus.huishouden_id)).vormen
        assert (vorm.naam, vorm.velden[0].tekst) == ("JIM", MENTOR)
        (meting,) = bureau.lees(LeesImpactmetingen(van="2020-01-01", tot="2099-12-31"))
        assert "van der Meulen" in bureau.lees(LeesImpactmeting(id=meting.id)).persoon
        (ronde,) = [rij for rij in bureau.lees(LeesStraatrondes()) if rij.straten]
        assert (ronde.straten, ronde.volgende_op) == (("Eikenlaan", "Elzenlaan"), "2099-05-01")


@pytest.mark.parametrize("naam", [naam for naam in WINKELS if naam >= MET_KWALITEIT])
def test_that_who_died_and_of_which_locatie_an_indicatie_is_can_be_said_in_a_store_of_an_earlier_release(
    naam: str, tmp_path: Path
) -> None:
    with bureau_open(kopie_van(naam, tmp_path), "Sanne de Vries", WACHTWOORD) as bureau:
        if naam < MET_OVERLEDEN:
            maak_overleden(bureau)
        (wie,) = bureau.lees(ZoekPersonen(tekst=OVERLEDEN))
        assert wie.waarschuwing == "overleden in 11-2025"
        (verzoek,) = [rij for rij in bureau.lees(LeesAvgverzoeken()) if rij.persoon_id == wie.persoon_id]
        detail = bureau.lees(LeesAvgverzoek(id=verzoek.id))
        assert (detail.hoedanigheid, detail.verzoeker, detail.grond) == ("nabestaande", NABESTAANDE, "belang")
        db = bureau.eigen_verbinding()
        telling = "SELECT count(*), count(locatie_id) FROM indicatie WHERE status = 'actief'"
        alle, met = db.execute(telling).fetchone()
        assert (alle > met, met, controleer(db)) == (True, 1, ())
        db.close()
