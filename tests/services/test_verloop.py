"""Verloop: notes are never overwritten, all that runs for the family is one timeline, what is hidden stays hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import gezin as huis
from tests import winkel
from tests.conftest import Klok
from tests.services.collega import Collega
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishoudlid
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.verloop import (
    AfgeleideTaak,
    ContactmomentInvoer,
    CorrigeerContactmoment,
    LeesVerloop,
    LeesVersiesVan,
    LegContactmomentVast,
    LegGebeurtenisVast,
    MaakTaak,
    RondTaakAf,
    VervalTaak,
    WijzigTaak,
)
from wijdesk.models.rows.verloop import OJG_HOOGSTENS, Verloop, VerloopRij
from wijdesk.models.values import Id

UUR = 3_600_000


@pytest.fixture
def gezin(bureau: Bureau) -> huis.Gezin:
    return huis.de_vries(bureau)


@pytest.fixture
def collega(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, "casemanager")
    yield ander
    ander.sluit()


def invoer(bureau: Bureau, **anders: Any) -> ContactmomentInvoer:
    velden: dict[str, Any] = {
        "op": bureau.wereld.klok() - UUR,
        "soort": "huisbezoek",
        "notitie": "Samen de post doorgenomen.",
        "duur": 60,
    }
    return ContactmomentInvoer(**(velden | anders))


def leg_vast(bureau: Any, gezin: huis.Gezin, *, id_: Id | None = None, ojg_reden: str = "", **anders: Any) -> Id:
    maker = gezin.bureau
    opdracht = LegContactmomentVast(
        id=id_ or maker.wereld.ids(),
        huishouden_id=gezin.huishouden,
        invoer=invoer(maker, **anders),
        ojg_reden=ojg_reden,
    )
    gemaakt: Id = bureau.doe(opdracht)
    return gemaakt


def verloop(wie: Any, gezin: huis.Gezin, **anders: Any) -> Verloop:
    gelezen: Verloop = wie.lees(LeesVerloop(huishouden_id=gezin.huishouden, **anders))
    return gelezen


def van_soort(gelezen: Verloop, soort: str) -> list[VerloopRij]:
    return [rij for rij in gelezen.rijen if rij.soort == soort]


def eigen_taken(gelezen: Verloop) -> list[VerloopRij]:
    """Open tasks somebody made; not those the program raised."""
    return [rij for rij in gelezen.open_taken if not rij.sleutelwoord]


def test_that_a_contact_moment_is_kept_once_however_often_it_is_saved(bureau: Bureau, gezin: huis.Gezin) -> None:
    id_ = bureau.wereld.ids()
    for _ in range(2):
        assert leg_vast(bureau, gezin, id_=id_, personen=(gezin.moeder,), met="oma Truus") == id_
    (rij,) = van_soort(verloop(bureau, gezin), "contact")
    assert (rij.titel, rij.tekst, rij.duur, rij.versies) == ("Huisbezoek", "Samen de post doorgenomen.", 60, 1)
    assert (rij.persoon, rij.wie) == ("Fatima de Vries, oma Truus", winkel.MEDEWERKER)


def test_that_several_members_are_named_the_first_by_reference(bureau: Bureau, gezin: huis.Gezin) -> None:
    leg_vast(bureau, gezin, personen=(gezin.moeder, gezin.zoon), met="juf Anja")
    (rij,) = van_soort(verloop(bureau, gezin), "contact")
    assert rij.persoon == "Fatima de Vries, Sami de Vries, juf Anja"
    assert rij.tekst == "Samen de post doorgenomen."


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": "toneelstuk"}, "soort"),
        ({"soort": ""}, "soort"),
        ({"notitie": " \n "}, "notitie"),
        ({"notitie": "x" * 100_001}, "notitie"),
        ({"duur": -1}, "duur"),
        ({"duur": 1441}, "duur"),
        ({"op": 4_102_444_800_000}, "op"),
        ({"op": -9_000_000_000_000_000}, "op"),
        ({"personen": (Id(b"\x09" * 16),)}, "personen"),
    ],
)
def test_that_what_cannot_be_is_refused_beside_its_field(
    bureau: Bureau, gezin: huis.Gezin, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(Weigering) as weigering:
        leg_vast(bureau, gezin, **anders)
    assert list(weigering.value.fouten) == [veld]
    assert van_soort(verloop(bureau, gezin), "contact") == []


def test_that_a_correction_is_a_new_version_and_the_earlier_one_stays_readable(
    bureau: Bureau, gezin: huis.Gezin, klok: Klok
) -> None:
    eerste = leg_vast(bureau, gezin, personen=(gezin.moeder,))
    klok.verzet(UUR)
    tweede = bureau.wereld.ids()
    correctie = CorrigeerContactmoment(
        id=tweede,
        vorige_id=eerste,
        invoer=invoer(bureau, notitie="Post én belasting.", duur=90),
        reden="Duur klopte niet",
    )
    assert bureau.doe(correctie) == bureau.doe(correctie) == tweede
    (rij,) = van_soort(verloop(bureau, gezin), "contact")
    assert (rij.id, rij.tekst, rij.duur, rij.versies) == (tweede, "Post én belasting.", 90, 2)
    for id_ in (eerste, tweede):
        nieuw, oud = bureau.lees(LeesVersiesVan(contactmoment_id=id_))
        assert (nieuw.notitie, nieuw.reden, nieuw.geldt) == ("Post én belasting.", "Duur klopte niet", True)
        assert (oud.notitie, oud.persoon, oud.geldt) == ("Samen de post doorgenomen.", "Fatima de Vries", False)
    with pytest.raises(Weigering, match="intussen gecorrigeerd"):
        bureau.doe(
            CorrigeerContactmoment(id=bureau.wereld.ids(), vorige_id=eerste, invoer=invoer(bureau), reden="nog eens")
        )


def test_that_a_correction_without_a_reason_is_refused_and_undo_brings_the_earlier_one_back(
    bureau: Bureau, gezin: huis.Gezin
) -> None:
    eerste = leg_vast(bureau, gezin)
    with pytest.raises(Weigering) as weigering:
        bureau.doe(CorrigeerContactmoment(id=bureau.wereld.ids(), vorige_id=eerste, invoer=invoer(bureau), reden=" "))
    assert list(weigering.value.fouten) == ["reden"]
    _, wijziging = bureau.schrijf(
        CorrigeerContactmoment(
            id=bureau.wereld.ids(), vorige_id=eerste, invoer=invoer(bureau, notitie="Anders."), reden="vergist"
        )
    )
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    (rij,) = van_soort(verloop(bureau, gezin), "contact")
    assert (rij.id, rij.versies) == (eerste, 1)


def test_that_ojg_talks_are_counted_per_young_person_and_the_eighth_asks_why(bureau: Bureau, gezin: huis.Gezin) -> None:
    for nummer in range(OJG_HOOGSTENS):
        leg_vast(bureau, gezin, soort="OJG-gesprek", personen=(gezin.zoon,), op=bureau.wereld.klok() - nummer * UUR)
    leg_vast(bureau, gezin, soort="OJG-gesprek")
    stand = {ojg.persoon_id: ojg for ojg in verloop(bureau, gezin).ojg}
    assert stand[gezin.zoon].in_woorden == "OJG-gesprek 7 van 7"
    assert stand[None].aantal == 1
    tellers = [rij.ojg for rij in van_soort(verloop(bureau, gezin), "contact") if rij.persoon_id == gezin.zoon]
    assert tellers == [7, 6, 5, 4, 3, 2, 1]
    with pytest.raises(Weigering) as weigering:
        leg_vast(bureau, gezin, soort="OJG-gesprek", personen=(gezin.zoon,))
    assert list(weigering.value.fouten) == ["ojg_reden"]
    leg_vast(bureau, gezin, soort="OJG-gesprek", personen=(gezin.zoon,), ojg_reden="School vraagt één gesprek extra")
    assert {ojg.persoon_id: ojg.aantal for ojg in verloop(bureau, gezin).ojg}[gezin.zoon] == 8


def test_that_an_event_and_the_tasks_stand_in_the_timeline(bureau: Bureau, gezin: huis.Gezin) -> None:
    bureau.doe(
        LegGebeurtenisVast(
            id=bureau.wereld.ids(), huishouden_id=gezin.huishouden, op="2026-02-20", soort="school",
            tekst="Sami is geschorst.", persoon_id=gezin.zoon,
        )
    )  # fmt: skip
    taak = bureau.doe(
        MaakTaak(id=bureau.wereld.ids(), huishouden_id=gezin.huishouden, wat="School bellen", voor="2026-03-04")
    )
    gelezen = verloop(bureau, gezin)
    (gebeurd,) = van_soort(gelezen, "gebeurtenis")
    assert (gebeurd.titel, gebeurd.tekst, gebeurd.persoon, gebeurd.dag) == (
        "School", "Sami is geschorst.", "Sami de Vries", "2026-02-20",
    )  # fmt: skip
    assert [(rij.titel, rij.dag) for rij in eigen_taken(gelezen)] == [("School bellen", "2026-03-04")]
    bureau.doe(WijzigTaak(id=taak, wat="Mentor bellen", voor="2026-03-05", medewerker_id=bureau.medewerker.id))
    assert [rij.titel for rij in eigen_taken(verloop(bureau, gezin))] == ["Mentor bellen"]
    bureau.doe(RondTaakAf(id=taak, uitkomst="Gebeld"))
    gelezen = verloop(bureau, gezin)
    assert eigen_taken(gelezen) == []
    assert [(rij.titel, rij.tekst) for rij in van_soort(gelezen, "taak")] == [
        ("Taak afgerond: Mentor bellen", "Gebeld")
    ]
    for opdracht in (
        RondTaakAf(id=taak),
        VervalTaak(id=taak, reden="x"),
        WijzigTaak(id=taak, wat="x", voor="2026-03-05"),
    ):
        with pytest.raises(Weigering, match="al afgerond"):
            bureau.doe(opdracht)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"op": "2026-13-01"}, "op"),
        ({"op": "2027-01-01"}, "op"),
        ({"soort": ""}, "soort"),
        ({"tekst": " "}, "tekst"),
    ],
)
def test_that_an_event_without_sense_is_refused(
    bureau: Bureau, gezin: huis.Gezin, anders: dict[str, str], veld: str
) -> None:
    velden: dict[str, Any] = {"op": "2026-02-20", "soort": "school", "tekst": "x"} | anders
    with pytest.raises(Weigering) as weigering:
        bureau.doe(LegGebeurtenisVast(id=bureau.wereld.ids(), huishouden_id=gezin.huishouden, **velden))
    assert list(weigering.value.fouten) == [veld]


def test_that_a_task_needs_words_and_a_day_and_lapses_with_a_reason(bureau: Bureau, gezin: huis.Gezin) -> None:
    with pytest.raises(Weigering) as weigering:
        bureau.doe(
            MaakTaak(
                id=bureau.wereld.ids(),
                huishouden_id=gezin.huishouden,
                wat=" ",
                voor="morgen",
                medewerker_id=Id(b"\x09" * 16),
            )
        )
    assert sorted(weigering.value.fouten) == ["medewerker_id", "voor", "wat"]
    taak = bureau.doe(MaakTaak(id=bureau.wereld.ids(), huishouden_id=gezin.huishouden, wat="Bellen", voor="2026-03-04"))
    with pytest.raises(Weigering):
        bureau.doe(VervalTaak(id=taak, reden=""))
    bureau.doe(VervalTaak(id=taak, reden="De familie belde zelf"))
    assert eigen_taken(verloop(bureau, gezin)) == []


def test_that_a_birthday_raises_a_task_until_somebody_dealt_with_it(bureau: Bureau, gezin: huis.Gezin) -> None:
    (taak,) = verloop(bureau, gezin).open_taken
    assert taak.titel == "Nora de Vries wordt 16"
    assert (taak.dag, taak.persoon_id) == ("2026-05-01", gezin.dochter)
    afgeleid = AfgeleideTaak(
        huishouden_id=gezin.huishouden, sleutel=taak.sleutelwoord, soort="leeftijd", wat=taak.titel, voor=taak.dag,
        persoon_id=taak.persoon_id,
    )  # fmt: skip
    bureau.doe(RondTaakAf(afgeleid=afgeleid, uitkomst="Besproken met Nora"))
    assert verloop(bureau, gezin).open_taken == ()
    with pytest.raises(Weigering, match="al afgerond"):
        bureau.doe(RondTaakAf(afgeleid=afgeleid))
    assert rauw(bureau, "SELECT count(*) FROM taak") == [(1,)]


def test_that_the_timeline_holds_everything_newest_first_and_says_how_much_of_each(
    bureau: Bureau, gezin: huis.Gezin
) -> None:
    leg_vast(bureau, gezin)
    bureau.doe(winkel.contact(bureau, persoon_id=gezin.moeder))
    gelezen = verloop(bureau, gezin)
    soorten = [rij.soort for rij in gelezen.rijen]
    assert soorten[0] == "inloop"
    assert {"contact", "gezin", "casus"} <= set(soorten)
    assert gelezen.per_soort["gezin"] == 3
    momenten = [(rij.dag, rij.moment or 0) for rij in gelezen.rijen]
    assert momenten == sorted(momenten, reverse=True)
    assert gelezen.totaal == len(gelezen.rijen)


def test_that_a_vraag_from_before_the_membership_is_not_the_familys(bureau: Bureau, klok: Klok) -> None:
    klok.verzet(-400 * 24 * UUR)
    persoon = winkel.persoon_van(bureau, winkel.contact(bureau))
    klok.verzet(400 * 24 * UUR)
    gezin = huis.de_vries(bureau)
    huis.bewaar(
        bureau, Huishoudlid(huishouden_id=gezin.huishouden, persoon_id=persoon, rol="partner", van="2026-02-01")
    )
    assert van_soort(verloop(bureau, gezin), "inloop") == []


def test_that_it_is_searched_without_minding_capitals_or_accents_and_by_kind_and_day(
    bureau: Bureau, gezin: huis.Gezin
) -> None:
    leg_vast(bureau, gezin, notitie="Café-overleg over de huur", op=bureau.wereld.klok() - 48 * UUR)
    leg_vast(bureau, gezin, notitie="Gewandeld")
    assert [rij.tekst for rij in verloop(bureau, gezin, tekst="HUUR cafe").rijen] == ["Café-overleg over de huur"]
    assert verloop(bureau, gezin, tekst="huur bestaat-niet").totaal == 0
    assert {rij.soort for rij in verloop(bureau, gezin, soorten=("contact",)).rijen} == {"contact"}
    assert [rij.tekst for rij in verloop(bureau, gezin, soorten=("contact",), tot="2026-03-01").rijen] == [
        "Café-overleg over de huur"
    ]
    bladzij = verloop(bureau, gezin, soorten=("contact",), vanaf_plek=1, hoogstens=1)
    assert ([rij.tekst for rij in bladzij.rijen], bladzij.totaal) == (["Café-overleg over de huur"], 2)


def test_that_who_may_not_know_somebody_sees_that_there_is_a_note_not_what(
    bureau: Bureau, gezin: huis.Gezin, collega: Collega
) -> None:
    huis.scherm_af(bureau, gezin.zoon)
    geheim = leg_vast(bureau, gezin, notitie="Woont nu in de Kerkstraat", personen=(gezin.moeder, gezin.zoon))
    bureau.doe(
        MaakTaak(
            id=bureau.wereld.ids(), huishouden_id=gezin.huishouden, wat="Kerkstraat bezoeken", voor="2026-03-04",
            persoon_id=gezin.zoon,
        )
    )  # fmt: skip
    gelezen = verloop(collega, gezin)
    (rij,) = van_soort(gelezen, "contact")
    assert (rij.afgeschermd, rij.tekst, rij.persoon) == (True, "", "Afgeschermde persoon")
    alles = f"{gelezen}"
    assert "Kerkstraat" not in alles
    assert "Sami" not in alles
    assert verloop(collega, gezin, tekst="kerkstraat").totaal == 0
    (versie,) = collega.lees(LeesVersiesVan(contactmoment_id=geheim))
    assert (versie.afgeschermd, versie.notitie, versie.met) == (True, "", "")
    with pytest.raises(Weigering, match="afgeschermde persoon"):
        collega.doe(
            CorrigeerContactmoment(
                id=bureau.wereld.ids(), vorige_id=geheim, invoer=invoer(bureau), reden="nieuwsgierig"
            )
        )
    eigen = leg_vast(collega, gezin, notitie="Zelf geschreven", personen=(gezin.zoon,))
    assert {r.id: r.tekst for r in van_soort(verloop(collega, gezin), "contact")}[eigen] == "Zelf geschreven"
    assert {r.id: r.tekst for r in van_soort(verloop(bureau, gezin), "contact")}[geheim] == "Woont nu in de Kerkstraat"
