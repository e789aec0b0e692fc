"""A resident who died: nobody reminds of them or writes to them; a nabestaande sees what a ground of the law covers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.gezin import Gezin, bakker, persoon
from tests.inzage import alles_in, kies, kijk, thuis_van, vraag
from tests.papier import tekst as pdf_tekst
from tests.services.weigering import fouten
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.avg import GRONDEN as IN_SCHEMA
from wijdesk.models.avgnabestaande import (
    GRONDEN,
    NABESTAANDE,
    NIET_OVERLEDEN,
    TOCH_OVERLEDEN,
    WEL_OVERLEDEN,
    waarom_niet,
)
from wijdesk.models.opdrachten.avg import (
    BeslisAvgverzoek,
    BewaarAvgverzoek,
    LeesAvgbrief,
    LeesAvgverzoek,
    LeesInzagePapier,
    TekenInzageAan,
)
from wijdesk.models.opdrachten.klacht import BewaarKlacht, LeesKlachtbrief
from wijdesk.models.opdrachten.onderzoek import BeginOnderzoek, LeesOntvangst
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, VoegPersonenSamen, WijzigPersoon, ZoekPersonen
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.toeleiding import LeesWachtlijst, LegIndicatieVast
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import Id, IdMaker
from wijdesk.reports import avg_brief, avg_inzage
from wijdesk.store.controle import controleer
from wijdesk.ui.panels.inwoner.gegevens import invoer_van

WIE = "Hans Bakker"


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        yield open_


def sterft(bureau: Bureau, wie: Id, op: str = "2026-02-20") -> None:
    wijzig(bureau, wie, overleden_op=op)


def wijzig(bureau: Bureau, wie: Id, **anders: str) -> None:
    was = invoer_van(bureau.lees(LeesPersoonKaart(id=wie)).persoon)
    bureau.doe(WijzigPersoon(id=wie, gezien=was, invoer=replace(was, **anders)))  # type: ignore[arg-type]


def van_nabestaande(bureau: Bureau, wie: Id, grond: str = "belang", **anders: Any) -> Id:
    return vraag(bureau, wie, hoedanigheid=NABESTAANDE, verzoeker=WIE, grond=grond, **anders)


@pytest.mark.parametrize(
    ("geboren", "overleden", "reden"),
    [
        ("2010-03-01", "2026-02-28", ""),
        ("2010-03-01", "2026-03-01", "werd 16"),
        ("2010-03-01", "2026-02", ""),
        ("2010-03-10", "2026-03", "niet zeker"),
        ("2010", "2026-01-01", "niet zeker"),
        ("2008-03-01", "2026", "werd 17"),
        ("2010-03-01", "", "niet dat deze inwoner is overleden"),
    ],
)
def test_that_gezag_over_a_child_counts_until_it_was_sixteen(geboren: str, overleden: str, reden: str) -> None:
    zin = waarom_niet("gezag", geboren, overleden)
    assert reden in zin
    assert bool(zin) == bool(reden)
    assert waarom_niet("belang", geboren, overleden or "2026") == ""


def test_that_the_grounds_of_the_law_are_those_of_the_schema() -> None:
    assert ("", *GRONDEN) == IN_SCHEMA
    assert all(grond.naam and grond.omdat and grond.wet and grond.kijk_na for grond in GRONDEN.values())


def test_that_a_nabestaande_asks_on_a_ground_and_is_granted_it_on_one(bureau: Bureau) -> None:
    thuis = bakker(bureau)
    velden: dict[str, Any] = {"persoon_id": thuis.moeder, "hoedanigheid": NABESTAANDE, "verzoeker": WIE}
    zonder = BewaarAvgverzoek(id=bureau.wereld.ids(), soort="rectificatie", **velden)
    assert fouten(bureau, zonder).keys() == {"grond", "soort"}
    id_ = van_nabestaande(bureau, thuis.moeder)
    besluit = BeslisAvgverzoek(id=id_, besluit="deels", reden="Alleen het plan", grond="belang")
    assert fouten(bureau, besluit) == {"grond": NIET_OVERLEDEN}
    sterft(bureau, thuis.moeder)
    assert fouten(bureau, BeslisAvgverzoek(id=id_, besluit="toegewezen", reden="Alles")).keys() == {"grond"}
    assert fouten(bureau, BeslisAvgverzoek(id=id_, besluit="toegewezen", grond="belang")).keys() == {"reden"}
    assert "werd" in fouten(bureau, BeslisAvgverzoek(id=id_, besluit="toegewezen", reden="x", grond="gezag"))["grond"]
    bureau.doe(besluit)
    detail = bureau.lees(LeesAvgverzoek(id=id_))
    assert (detail.grond, detail.besluitgrond, detail.hoedanigheid) == ("belang", "belang", NABESTAANDE)
    brief = bureau.lees(LeesAvgbrief(id=id_, soort="besluit"))
    tekst = pdf_tekst(avg_brief.maak(brief))
    assert WIE in tekst
    assert "Jeugdwet art. 7.3.12a" in tekst
    assert "zwaarwegend belang" in tekst
    assert "Autoriteit Persoonsgegevens" not in tekst
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


def test_that_of_somebody_who_died_no_machtiging_counts_and_no_letter_is_made(bureau: Bureau) -> None:
    thuis = bakker(bureau)
    zelf = vraag(bureau, thuis.moeder)
    ander = vraag(bureau, thuis.moeder, hoedanigheid="gemachtigde", verzoeker=WIE)
    sterft(bureau, thuis.moeder)
    for id_ in (zelf, ander):
        assert fouten(bureau, BeslisAvgverzoek(id=id_, besluit="toegewezen")) == {"besluit": WEL_OVERLEDEN}
        assert bureau.lees(LeesAvgverzoek(id=id_)).let_op.startswith(WEL_OVERLEDEN)
    with pytest.raises(Weigering, match="overleden op 20-02-2026"):
        bureau.lees(LeesAvgbrief(id=zelf, soort="ontvangst"))
    bureau.doe(BeslisAvgverzoek(id=ander, besluit="afgewezen", reden="De machtiging is gestopt"))
    assert WIE in pdf_tekst(avg_brief.maak(bureau.lees(LeesAvgbrief(id=ander, soort="besluit"))))


def test_that_no_letter_about_a_melding_or_klacht_is_addressed_to_who_died(bureau: Bureau) -> None:
    wie, ids = bakker(bureau).moeder, bureau.wereld.ids
    onderzoek = bureau.doe(
        BeginOnderzoek(persoon_id=wie, wet="Wmo 2015", vraag="Het huis is te veel", clientondersteuning="ja")
    )
    klacht = bureau.doe(
        BewaarKlacht(id=ids(), kanaal="telefoon", woorden="Niemand belde", persoon_id=wie, over_anderen="De balie")
    )
    vragen: tuple[Any, ...] = (LeesOntvangst(id=onderzoek), LeesKlachtbrief(id=klacht, soort="ontvangst"))
    assert [bureau.lees(een).aan for een in vragen] == ["Fatima Bakker"] * 2
    sterft(bureau, wie, "2026")
    for een in vragen:
        with pytest.raises(Weigering, match="Deze inwoner is overleden in 2026"):
            bureau.lees(een)


def test_that_only_what_the_ground_covers_goes_out(bureau: Bureau) -> None:
    thuis = thuis_van(bureau)
    sterft(bureau, thuis.moeder)
    bureau.lees(LeesPersoonKaart(id=thuis.moeder))
    id_ = van_nabestaande(bureau, thuis.moeder)
    delen = [plek for plek in kijk(bureau, id_).plekken if plek.soort == "onderdeel"]
    assert {plek.plek.partition("/")[2] for plek in delen} >= {"persoon", "verloop", "signaal", "casus"}
    assert {plek.voorstel for plek in delen} == {"bedekken"}
    assert all(plek.moet for plek in delen)
    kies(bureau, id_, *kijk(bureau, id_).plekken)
    per_code = {plek.plek.partition("/")[2]: plek for plek in delen}
    kies(bureau, id_, per_code["verloop"], keuze="tonen")
    kies(bureau, id_, per_code["casus"], keuze="samenvatten", tekst="Er was hulp in 2026.")
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="deels", reden="Alleen wat er is gedaan", grond="belang"))
    papier = bureau.lees(LeesInzagePapier(verzoek_id=id_))
    assert {groep.code for groep in papier.groepen} == {"verloop", "casus"}
    assert (papier.ontvangers, papier.grond) == ((), "belang")
    alles = alles_in(papier)
    assert "Er was hulp in 2026. [samengevat]" in alles
    assert "Uit het dossier van iemand die is overleden" in alles
    assert "7.3.12a lid 4" in alles
    assert "laat buiten" not in alles
    assert "Wat mag u?" not in alles
    bestand = json.loads(avg_inzage.maak_json(papier))
    assert (bestand["rechten"], bestand["ontvangers"]) == ([], [])


def test_that_what_was_granted_goes_out_no_more_once_the_card_says_otherwise(bureau: Bureau) -> None:
    thuis = thuis_van(bureau)
    levend = vraag(bureau, thuis.moeder, hoedanigheid="gemachtigde", verzoeker=WIE)
    kies(bureau, levend, *kijk(bureau, levend).plekken)
    bureau.doe(BeslisAvgverzoek(id=levend, besluit="toegewezen"))
    assert bureau.lees(LeesInzagePapier(verzoek_id=levend)).groepen
    sterft(bureau, thuis.moeder)
    dood = van_nabestaande(bureau, thuis.moeder, "incident")
    kies(bureau, dood, *kijk(bureau, dood).plekken)
    bureau.doe(BeslisAvgverzoek(id=dood, besluit="deels", reden="Alleen het belang", grond="belang"))
    with pytest.raises(Weigering, match="Bekijk eerst nog"):  # they were looked at for another ground
        bureau.lees(LeesInzagePapier(verzoek_id=dood))
    kies(bureau, dood, *kijk(bureau, dood).plekken)
    assert bureau.lees(LeesInzagePapier(verzoek_id=dood)).grond == "belang"
    for id_, zin, op in ((levend, TOCH_OVERLEDEN, "2026-02-20"), (dood, NIET_OVERLEDEN, "")):
        wijzig(bureau, thuis.moeder, overleden_op=op)
        assert zin in bureau.lees(LeesAvgverzoek(id=id_)).niet_meer
        weg: tuple[Any, ...] = (LeesInzagePapier(verzoek_id=id_), LeesAvgbrief(id=id_, soort="besluit"))
        for vraag_ in weg:
            with pytest.raises(Weigering, match=zin):
                bureau.lees(vraag_)
        with pytest.raises(Weigering, match=zin):
            bureau.doe(TekenInzageAan(verzoek_id=id_))
        bureau.doe(BeslisAvgverzoek(id=id_, besluit="afgewezen", reden="De kaart zegt nu iets anders"))
        detail = bureau.lees(LeesAvgverzoek(id=id_))
        assert (detail.rij.besluit, detail.besluitgrond, detail.niet_meer) == ("afgewezen", "", "")


def test_that_what_was_decided_of_one_resident_is_of_no_other(bureau: Bureau) -> None:
    thuis = thuis_van(bureau)
    sterft(bureau, thuis.moeder)
    velden: dict[str, Any] = {"soort": "inzage", "identiteit": "bekend", "gevraagd": "Alles", "verzoeker": WIE}
    als_was: dict[str, Any] = {"persoon_id": thuis.moeder, "hoedanigheid": NABESTAANDE, "grond": "belang", **velden}
    id_ = Id(bureau.doe(BewaarAvgverzoek(id=bureau.wereld.ids(), **als_was)))
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="deels", reden="Alleen het plan", grond="belang"))
    anders: tuple[tuple[str, dict[str, Any]], ...] = (
        ("persoon_id", {"persoon_id": thuis.zoon}),
        ("persoon_id", {"persoon_id": None, "over": "De moeder"}),
        ("hoedanigheid", {"hoedanigheid": "zelf"}),
        ("identiteit", {"identiteit": ""}),
        ("soort", {"soort": "beperking"}),
    )
    for veld, nieuw in anders:
        assert fouten(bureau, BewaarAvgverzoek(id=id_, **(als_was | nieuw))).keys() == {veld}
    bureau.doe(BewaarAvgverzoek(id=id_, **(als_was | {"gevraagd": "Het plan"})))
    assert bureau.lees(LeesAvgverzoek(id=id_)).gevraagd == "Het plan"


def test_that_who_had_gezag_over_a_child_sees_the_record_but_what_is_of_others(bureau: Bureau) -> None:
    thuis = thuis_van(bureau)
    sterft(bureau, thuis.zoon)
    id_ = van_nabestaande(bureau, thuis.zoon, "gezag")
    delen = [plek for plek in kijk(bureau, id_).plekken if plek.soort == "onderdeel"]
    assert {plek.voorstel for plek in delen} == {"tonen"}
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen", reden="Had het gezag", grond="gezag"))
    with pytest.raises(Weigering, match="Bekijk eerst nog"):
        bureau.lees(LeesInzagePapier(verzoek_id=id_))


def test_that_a_resident_who_died_is_told_of_and_reminded_of_no_more(bureau: Bureau, thuis_met_taken: Gezin) -> None:
    thuis = thuis_met_taken
    voor = bureau.lees(LeesTermijnen())
    assert {rij.soort for rij in voor} >= {"leeftijd", "herindicatie"}
    assert len(bureau.lees(LeesWachtlijst(voor="mij"))) == 1
    wijzig(bureau, thuis.zoon, telefoon="050 123 4567")
    bureau.doe(winkel.contact(bureau, persoon_id=thuis.zoon, nieuwe_persoon=None, uitkomst="terugbelverzoek"))
    assert [(rij.persoon, rij.telefoon) for rij in terugbellen(bureau)] == [("Sem Bakker", "050 123 4567")]
    sterft(bureau, thuis.zoon, "2026-02")
    assert [(rij.persoon, rij.telefoon) for rij in terugbellen(bureau)] == [("Sem Bakker (overleden)", "")]
    na = bureau.lees(LeesTermijnen())
    assert not {rij.soort for rij in na if rij.persoon_id == thuis.zoon} & {"leeftijd", "herindicatie"}
    assert bureau.lees(LeesWachtlijst(voor="mij")) == ()
    assert bureau.lees(LeesPersoonKaart(id=thuis.zoon)).persoon.overleden_op == "2026-02"
    (gevonden,) = [rij for rij in bureau.lees(ZoekPersonen(tekst="sem bakker")) if rij.persoon_id == thuis.zoon]
    assert gevonden.waarschuwing == "overleden in 02-2026"
    for dag in ("2026-03-03", "2009-12-31"):
        with pytest.raises(Weigering) as fout:
            wijzig(bureau, thuis.zoon, overleden_op=dag)
        assert fout.value.fouten.keys() == {"overleden_op"}


def test_that_who_died_stays_so_when_two_cards_become_one(bureau: Bureau) -> None:
    een, twee = (persoon(bureau, "Karim", "1983-01-01") for _ in range(2))
    verzoek = vraag(bureau, twee, hoedanigheid="gemachtigde", verzoeker=WIE)
    sterft(bureau, twee, "2026-02")
    bureau.doe(VoegPersonenSamen(blijft=een, weg=twee, reden="Stond er dubbel"))
    assert bureau.lees(LeesPersoonKaart(id=een)).persoon.overleden_op == "2026-02"
    assert fouten(bureau, BeslisAvgverzoek(id=verzoek, besluit="toegewezen")) == {"besluit": WEL_OVERLEDEN}


def terugbellen(bureau: Bureau) -> tuple[WerkRij, ...]:
    rijen: tuple[WerkRij, ...] = bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))
    return rijen


@pytest.fixture
def thuis_met_taken(bureau: Bureau) -> Gezin:
    thuis = bakker(bureau)
    wijzig(bureau, thuis.zoon, geboortedatum="2010-04-01")
    bureau.doe(
        LegIndicatieVast(
            huishouden_id=thuis.huishouden, persoon_id=thuis.zoon, productgroep="Jeugd", soort="nieuw",
            besloten_op="2026-01-05", van="2026-01-05", tot="2026-03-20", wacht_sinds="2026-01-05",
        )
    )  # fmt: skip
    return thuis
