"""Impactmetingen in a store: typed, changed, read from a file, counted per version, and a name only on request."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.gezin import persoon
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.cijfer import VORIGE, periode_van
from wijdesk.models.impactvragen import lees_regel, score_in_woorden
from wijdesk.models.opdrachten.cijfer import LeesCijferreeks, LeesCijfers
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.impact import (
    BewaarImpactmeting,
    KoppelImpactmeting,
    LeesImpactmeting,
    LeesImpactmetingen,
    LeesImpactuitkomst,
    LeesImpactvragen,
    OntkoppelImpactmeting,
    TrekImpactmetingIn,
)
from wijdesk.models.opdrachten.invoer import LeesPartijen, NeemPartijTerug
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.opdrachten.vragenlijst import NeemVragenlijstInGebruik
from wijdesk.models.rows.impact import ImpactRij, Impactuitkomst
from wijdesk.models.values import Id
from wijdesk.models.vragen_lezen import lees
from wijdesk.reports.jaarverslag import tabellen
from wijdesk.resources import lees_tekst
from wijdesk.services.avg.lopen import loop
from wijdesk.services.bestand import Importverslag, importeer, lees_bestand
from wijdesk.store.controle import controleer
from wijdesk.store.lezer import Lezer
from wijdesk.store.omvang import omvang

VAN, TOT = "2026-01-01", "2026-12-31"
NIEUW = (
    lees_tekst("impactmeting.toml").replace('versie = "2026-1"', 'versie = "2026-2"').replace("Snel geholpen", "Vlot")
)


def typ(bureau: Bureau, regel: str, datum: str = "2026-02-03", id_: Id | None = None, door: Any = None) -> Id:
    """A form as it is typed from a pile, with the questions of now."""
    nu = bureau.lees(LeesImpactvragen())
    gemaakt: Id = (door or bureau).doe(
        BewaarImpactmeting(
            id=id_ or bureau.wereld.ids(),
            datum=datum,
            locatie_id=bureau.medewerker.locatie_id,
            vragenlijst_id=nu.vragenlijst_id,
            antwoorden=tuple(lees_regel(lees(nu.inhoud), regel).items()),
        )
    )
    return gemaakt


def lijst(bureau: Bureau) -> tuple[ImpactRij, ...]:
    return bureau.lees(LeesImpactmetingen(van=VAN, tot=TOT))


def uitkomst(bureau: Bureau) -> Impactuitkomst:
    return bureau.lees(LeesImpactuitkomst(van=VAN, tot=TOT))


def heel(bureau: Bureau) -> bool:
    db = bureau.eigen_verbinding()
    fouten = controleer(db)
    db.close()
    return fouten == ()


def test_that_a_form_is_typed_changed_counted_and_taken_back(bureau: Bureau) -> None:
    een = typ(bureau, "8 9 - 7 7 6 j")
    typ(bureau, "7,5", datum="2026-02-04")
    assert [(rij.tienden, rij.versie, rij.uit_bestand) for rij in lijst(bureau)] == [
        (75, "2026-1", False), (80, "2026-1", False),
    ]  # fmt: skip
    assert "Het contact: 9" in lijst(bureau)[1].woorden
    typ(bureau, "9 9 8 7 7 6 j", id_=een)
    detail = bureau.lees(LeesImpactmeting(id=een))
    assert (dict(detail.antwoorden)["cijfer"], dict(detail.antwoorden)["bereikbaar"]) == ("9", "8")
    (versie,) = uitkomst(bureau).versies
    assert [(score.code, score.aantal, score.som) for score in versie.scores[:3]] == [
        ("cijfer", 2, 165), ("ervaring", 1, 90), ("bereikbaar", 1, 80),
    ]  # fmt: skip
    assert score_in_woorden(versie.scores[0]) == "te weinig antwoorden"
    blad = bureau.lees(LeesCijfers(periode=periode_van("maand", "2026-02-01")))
    (cijfer,) = [een.nu for een in blad.cijfers if een.definitie.naam == "impactcijfer"]
    assert (cijfer.teller, cijfer.noemer) == (165, 2)
    _, wijziging = bureau.schrijf(TrekImpactmetingIn(id=een))
    assert len(lijst(bureau)) == 1
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert len(lijst(bureau)) == 2
    assert heel(bureau)


def test_that_what_is_wrong_stands_beside_its_question(bureau: Bureau) -> None:
    nu = bureau.lees(LeesImpactvragen())
    fout = BewaarImpactmeting(
        id=bureau.wereld.ids(), datum="2099-01-01", locatie_id=bureau.medewerker.locatie_id,
        vragenlijst_id=nu.vragenlijst_id, antwoorden=(("ervaring", "12"), ("aanraden", "misschien")),
    )  # fmt: skip
    with pytest.raises(Weigering) as weigering:
        bureau.doe(fout)
    assert weigering.value.volledig().keys() == {"datum", "cijfer", "ervaring", "aanraden"}
    with pytest.raises(Weigering):
        bureau.lees(LeesImpactmetingen(van="2026-02-01", tot="2026-01-01"))


def test_that_another_version_starts_anew_and_what_was_answered_stays_with_its_own(bureau: Bureau) -> None:
    oud = typ(bureau, "6 6 6 6 6 6 n", datum="2026-01-10")
    with pytest.raises(Weigering, match="hele stad"):
        bureau.doe(
            NeemVragenlijstInGebruik(soort="impactmeting", inhoud=NIEUW, locatie_id=bureau.medewerker.locatie_id)
        )
    bureau.doe(NeemVragenlijstInGebruik(soort="impactmeting", inhoud=NIEUW))
    typ(bureau, "9 9 9 9 9 9 j", datum="2026-01-20")
    alles = uitkomst(bureau)
    assert [(deel.versie, deel.van, deel.scores[0].som) for deel in alles.versies] == [
        ("2026-1", "2026-01-10", 60), ("2026-2", "2026-01-20", 90),
    ]  # fmt: skip
    assert [(punt.maand, punt.versie, punt.score.aantal) for punt in alles.per_maand] == [
        ("2026-01", "2026-1", 1), ("2026-01", "2026-2", 1),
    ]  # fmt: skip
    assert [(plek, versie) for plek, versie, _ in alles.per_locatie] == [("Selwerd", "2026-1"), ("Selwerd", "2026-2")]
    heel_jaar, januari = periode_van("jaar", "2026-01-10"), periode_van("maand", "2026-01-10")
    for datum in ("2025-12-30", *["2026-03-02"] * 5):
        typ(bureau, "8 9 7 - - - j", datum=datum)
    reeks = bureau.lees(LeesCijferreeks(naam="impactcijfer", periode=heel_jaar))
    assert reeks.breuken == (2,)  # January has both, so nothing goes into March; February had none
    assert [(punt.meting.waarde, punt.meting.onder) for punt in reeks.punten[:3]] == [
        (None, ("2026-1", "2026-2")), (None, ()), (8.0, ("2026-2",)),
    ]  # fmt: skip
    (gemengd,) = [
        een for een in bureau.lees(LeesCijfers(periode=januari, vergelijk=VORIGE)).cijfers
        if een.definitie.naam == "impactcijfer"
    ]  # fmt: skip
    assert (gemengd.breukwoord, gemengd.verschil, gemengd.nu.noemer) == ("andere vragen", None, 2)
    jaar = bureau.lees(LeesJaarCijfers(jaar=2026))
    assert jaar.impactcijfer == (0, 7)
    uit = tabellen(jaar)
    assert b"\nimpactcijfer,,,7," in uit["kerncijfers.csv"]
    regels = list(csv.reader(uit["impactmeting.csv"].decode().splitlines()))
    assert regels[:2] == [
        ["versie", "vraag", "antwoord", "aantal", "van", "gemiddelde"],
        ["2026-1", "Cijfer voor de hulp", "", "", "1", ""],
    ]
    assert ["2026-2", "Cijfer voor de hulp", "", "", "6", "8.2"] in regels
    assert ["2026-2", "Raadt ons aan", "Ja", "6", "6", ""] in regels
    typ(bureau, "7 7 7 7 7 7 n", datum="2026-01-10", id_=oud)  # changed today: still an answer to the old questions
    assert bureau.lees(LeesImpactmeting(id=oud)).rij.versie == "2026-1"
    assert heel(bureau)


def lees_in(bureau: Bureau, map_: Path, tekst: str) -> Importverslag:
    pad = map_ / "impact.csv"
    pad.write_text(tekst, encoding="utf-8")
    return importeer(lees_bestand(pad, "impactmeting"), bureau.doe)


def test_that_a_file_brings_answers_in_columns_called_after_the_questions(bureau: Bureau, tmp_path: Path) -> None:
    verslag = lees_in(
        bureau,
        tmp_path,
        "nummer,datum,cijfer,ervaring,aanraden,opmerking,versie\n"
        'I1,2026-02-03,8.1,"7,5",Ja,Mevrouw was aardig,\n'
        "I2,2026-02-03,9,,,,\n"
        "I3,2026-02-03,9,11,ja,,\n"
        "I4,2026-02-03,9,,,,2019-1\n",
    )  # fmt: skip
    assert (verslag.toegevoegd, verslag.onbekende_kolommen) == (2, ("opmerking",))
    assert [(fout.nummer, fout.veld) for fout in verslag.fouten] == [("I3", "ervaring"), ("I4", "versie")]
    assert {(rij.tienden, rij.versie, rij.woorden) for rij in lijst(bureau)} == {
        (81, "2026-1", "Het contact: 7,5 · Raadt ons aan: Ja"), (90, "", ""),
    }  # fmt: skip
    assert {deel.versie: deel.scores[0].aantal for deel in uitkomst(bureau).versies} == {"2026-1": 1, "": 1}
    assert not winkel.rauw(bureau, "SELECT 1 FROM mutatie WHERE inhoud LIKE '%aardig%'")
    bureau.doe(NeemVragenlijstInGebruik(soort="impactmeting", inhoud=NIEUW))
    weer = lees_in(
        bureau, tmp_path, 'nummer,datum,cijfer,ervaring,aanraden\nI1,2026-02-03,8.1,"7,5",Ja\nI2,2026-02-03,9,,\n'
    )
    assert (weer.al_bekend, weer.anders) == (2, ()), "read by the questions it came in with"
    anders = lees_in(bureau, tmp_path, 'nummer,datum,cijfer,ervaring\nI1,2026-02-03,8.1,"9,5"\n')
    assert len(anders.anders) == 1
    assert bureau.doe(NeemPartijTerug(partij_id=bureau.lees(LeesPartijen())[-1].id)) == 2
    assert lijst(bureau) == ()


def test_that_a_name_stands_there_only_on_request_and_goes_without_the_mark(bureau: Bureau) -> None:
    meting, wie = typ(bureau, "8 9 8 7 7 6 j"), persoon(bureau, "Fatima")
    with pytest.raises(Weigering) as zonder_dag:
        bureau.doe(KoppelImpactmeting(impactmeting_id=meting, persoon_id=wie, gevraagd_op=""))
    assert zonder_dag.value.volledig().keys() == {"gevraagd_op"}
    bureau.doe(KoppelImpactmeting(impactmeting_id=meting, persoon_id=wie, gevraagd_op="2026-02-03"))
    with pytest.raises(Weigering, match="al een naam"):
        bureau.doe(KoppelImpactmeting(impactmeting_id=meting, persoon_id=wie, gevraagd_op="2026-02-03"))
    detail = bureau.lees(LeesImpactmeting(id=meting))
    assert (detail.persoon, detail.gevraagd_op, detail.rij.met_naam) == ("Fatima van der Meulen", "2026-02-03", True)
    regels: list[Any] = []
    loket = bureau._maak_leesloket(bureau.eigen_verbinding())
    loket._log = regels.extend
    loket.beantwoord(LeesImpactmeting(id=meting))
    loket.sluit()
    assert [regel.persoon_id for regel in regels] == [wie]
    db = bureau.eigen_verbinding()
    lezer = Lezer(db, nu=bureau.wereld.klok(), medewerker_id=bureau.medewerker.id, rechten=bureau.rechten)
    gevonden = loop(lezer, wie).rijen
    assert (len(gevonden["impactkoppeling"]), set(gevonden["impactmeting"])) == (1, {meting})
    gaat = omvang(db, "persoon", wie).per_soort
    db.close()
    assert len(gaat["impactkoppeling"]) == 1
    assert "impactmeting" not in gaat  # the mark stays counted, of nobody
    bureau.doe(OntkoppelImpactmeting(id=meting))
    assert bureau.lees(LeesImpactmeting(id=meting)).persoon_id is None
    assert len(lijst(bureau)) == 1
    assert heel(bureau)


def test_that_a_volunteer_types_forms_and_reads_no_name(bureau: Bureau) -> None:
    meting, wie = typ(bureau, "8"), persoon(bureau, "Fatima")
    bureau.doe(KoppelImpactmeting(impactmeting_id=meting, persoon_id=wie, gevraagd_op="2026-02-03"))
    with aan_het_werk(bureau, "vrijwilliger", naam="Vera Vrij") as vera:
        detail = vera.lees(LeesImpactmeting(id=meting))
        assert (detail.persoon_id, detail.persoon) == (None, "")
        with pytest.raises(GeenRecht):
            vera.doe(OntkoppelImpactmeting(id=meting))
        typ(bureau, "9 9 9 9 9 9 w", door=vera)
    assert len(lijst(bureau)) == 2
