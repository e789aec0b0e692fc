"""Inloop: what a contact keeps, what its outcomes leave to do, and that corrections lose nothing."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.services.collega import aan_het_werk
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import (
    BewaarConcept,
    CorrigeerContact,
    CorrigeerVraag,
    LeesConcepten,
    LeesContact,
    LeesVragen,
    RegistreerContact,
    TrekContactIn,
    VraagInvoer,
    WisConcept,
)
from wijdesk.models.opdrachten.huis import MaakLocatie, MaakOngedaan
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, MaakPersoon, PersoonInvoer
from wijdesk.models.opdrachten.rol import BeeindigRol, GeefRol, KiesWerkplek, LeesRollen
from wijdesk.models.opdrachten.werk import LeesWerk, PakWerkOp, RondWerkAf
from wijdesk.models.rows.contact import Geregistreerd, VraagRij
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import Id
from wijdesk.resources import lees_toml
from wijdesk.store.controle import controleer
from wijdesk.store.engine import Winkel

UITKOMSTEN = {
    str(code["code"]): (str(code.get("overdracht", "")), bool(code["direct_afgehandeld"]))
    for code in lees_toml("codes/uitkomst.toml")["code"]
}
ALTIJD: dict[str, Any] = {"van": 0, "tot": 2**60}


def invoer(**anders: Any) -> VraagInvoer:
    velden = {"toelichting": "Kan de huur niet betalen", "meldingtype": "Financiën", "uitkomst": "zelf beantwoord"}
    return VraagInvoer(**(velden | anders))


def vragen(bureau: Bureau) -> tuple[VraagRij, ...]:
    return bureau.lees(LeesVragen(**ALTIJD))


def werk(bureau: Bureau) -> list[WerkRij]:
    rijen = bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))
    return list(rijen)


def met(bureau: Bureau, **anders: Any) -> Geregistreerd:
    return bureau.doe(winkel.contact(bureau, **anders))


def test_that_a_registration_reads_nothing_back_of_what_it_wrote(bureau: Bureau) -> None:
    met(bureau)  # what is remembered of an open store is read once
    gezegd: list[str] = []

    def schrijf_op(winkel: Winkel) -> None:
        winkel.db.set_trace_callback(gezegd.append)

    bureau.op_winkel(schrijf_op)
    met(bureau)
    bureau.op_winkel(lambda winkel: winkel.db.set_trace_callback(None))
    # What a trigger does is told as the statement that set it off, once more.
    zelf = [regel for regel, _ in groupby(regel for regel in gezegd if not regel.startswith("--"))]
    assert "BEGIN IMMEDIATE" in zelf
    assert not [regel for regel in zelf if regel.startswith(("SELECT contact.", "SELECT vraag.", "SELECT persoon."))]
    assert len(zelf) <= 27, "every statement more is paid at every save"


def redenen(bureau: Bureau, rij: Id) -> list[str]:
    return [
        json.loads(inhoud).get("reden", "")
        for (inhoud,) in rauw(bureau, "SELECT inhoud FROM mutatie WHERE rij = ? ORDER BY id", rij)
    ]


# Registering ---------------------------------------------------------------------------------------------------------


def test_that_one_contact_holds_several_vragen_in_order_each_with_its_own_end(bureau: Bureau) -> None:
    gemaakt = met(
        bureau,
        vragen=(invoer(), invoer(meldingtype="Wonen", uitkomst="naar triage"), invoer(uitkomst="klacht")),
    )
    detail = bureau.lees(LeesContact(id=gemaakt.contact_id))
    assert [vraag.uitkomst for vraag in detail.vragen] == ["zelf beantwoord", "naar triage", "klacht"]
    assert tuple(vraag.id for vraag in detail.vragen) == gemaakt.vraag_ids
    assert gemaakt.overdrachten == 2
    assert sorted(rij.soort for rij in werk(bureau)) == ["klacht", "triage"]
    assert len({vraag.contact_id for vraag in detail.vragen}) == 1


def test_that_nobody_has_to_be_named(bureau: Bureau) -> None:
    gemaakt = met(bureau, nieuwe_persoon=None)
    assert gemaakt.persoon_id is None
    assert [vraag.persoon for vraag in vragen(bureau)] == ["Anoniem"]
    assert rauw(bureau, "SELECT count(*) FROM persoon") == [(0,)]
    assert rauw(bureau, "SELECT count(*) FROM toegang") == [(0,)]


def test_that_the_melder_stands_apart_from_the_inwoner(bureau: Bureau) -> None:
    gemaakt = met(bureau, melder="Huisarts POH", melder_naam=" Dr. Bos ", melder_telefoon="050 312 3456")
    detail = bureau.lees(LeesContact(id=gemaakt.contact_id))
    assert (detail.melder, detail.melder_naam) == ("Huisarts POH", "Dr. Bos")
    assert detail.persoon == "Jantje van der Meulen"


@pytest.mark.parametrize("uitkomst", UITKOMSTEN)
def test_that_every_uitkomst_counts_as_the_list_says_and_leaves_its_hand_over(bureau: Bureau, uitkomst: str) -> None:
    overdracht, direct = UITKOMSTEN[uitkomst]
    gelukt = True if uitkomst == "doorverbonden" else None
    gemaakt = met(bureau, vragen=(invoer(uitkomst=uitkomst, gelukt=gelukt),))
    (vraag,) = vragen(bureau)
    assert vraag.direct_afgehandeld is direct
    assert [rij.soort for rij in werk(bureau)] == ([overdracht] if overdracht else [])
    assert gemaakt.overdrachten == bool(overdracht)


def test_that_doorverbonden_asks_whether_it_worked_and_counts_only_then(bureau: Bureau) -> None:
    with pytest.raises(Weigering) as weigering:
        met(bureau, vragen=(invoer(), invoer(uitkomst="doorverbonden")))
    assert list(weigering.value.fouten) == ["vragen.1.gelukt"]
    met(bureau, vragen=(invoer(uitkomst="doorverbonden", gelukt=False), invoer(uitkomst="doorverbonden", gelukt=True)))
    assert [vraag.direct_afgehandeld for vraag in reversed(vragen(bureau))] == [False, True]


def test_that_everything_that_is_missing_is_said_at_once_beside_its_field(bureau: Bureau) -> None:
    with pytest.raises(Weigering) as weigering:
        met(bureau, kanaal="postduif", melder="", vragen=(invoer(meldingtype=""), invoer(uitkomst="opgelost")))
    assert list(weigering.value.fouten) == ["kanaal", "melder", "vragen.0.meldingtype", "vragen.1.uitkomst"]
    with pytest.raises(Weigering) as weigering:
        met(bureau, vragen=())
    assert list(weigering.value.fouten) == ["vragen"]
    with pytest.raises(Weigering) as weigering:
        met(bureau, locatie_id=Id(b"x" * 16))
    assert list(weigering.value.fouten) == ["locatie"]
    assert rauw(bureau, "SELECT count(*) FROM contact") == [(0,)]


def test_that_what_somebody_said_about_direct_afgehandeld_goes_before_the_list(bureau: Bureau) -> None:
    met(bureau, vragen=(invoer(direct_afgehandeld=False), invoer(uitkomst="klacht", direct_afgehandeld=True)))
    assert [vraag.direct_afgehandeld for vraag in reversed(vragen(bureau))] == [False, True]


def test_that_a_contact_of_new_years_eve_counts_in_the_year_of_the_clock_on_the_wall(
    bureau: Bureau, klok: Klok
) -> None:
    klok.zet(1_767_222_000_000)  # 1 January 2026, 00:00 in Amsterdam
    met(bureau, ontvangen=klok.nu - 1)
    met(bureau, ontvangen=klok.nu)
    assert rauw(bureau, "SELECT maand FROM contact ORDER BY ontvangen") == [("2025-12",), ("2026-01",)]


def test_that_a_clock_that_runs_ahead_does_not_put_a_contact_in_the_future(bureau: Bureau, klok: Klok) -> None:
    met(bureau, ontvangen=klok.nu + 3_600_000)
    assert rauw(bureau, "SELECT ontvangen, eerste_reactie FROM contact") == [(klok.nu, klok.nu)]


def test_that_two_contacts_at_the_same_address_share_it(bureau: Bureau) -> None:
    met(bureau)
    met(bureau)
    assert rauw(bureau, "SELECT count(*), count(DISTINCT adres_id) FROM persoon") == [(2, 1)]


def test_that_saving_again_after_it_was_withdrawn_is_refused(bureau: Bureau) -> None:
    opdracht = winkel.contact(bureau)
    bureau.doe(TrekContactIn(id=bureau.doe(opdracht).contact_id, reden="Een test"))
    with pytest.raises(Weigering):
        bureau.doe(opdracht)


# Correcting ----------------------------------------------------------------------------------------------------------


def test_that_a_correction_keeps_the_earlier_value_and_the_reason(bureau: Bureau) -> None:
    gemaakt = met(bureau)
    vraag = gemaakt.vraag_ids[0]
    bureau.doe(CorrigeerVraag(id=vraag, reden=" Verkeerd gehoord ", toelichting="Huur én zorgtoeslag"))
    inhouden = [rij[0] for rij in rauw(bureau, "SELECT inhoud FROM mutatie WHERE rij = ? ORDER BY id", vraag)]
    assert "Kan de huur niet betalen" in inhouden[0]
    assert redenen(bureau, vraag) == ["", "Verkeerd gehoord"]
    (rij,) = vragen(bureau)
    assert (rij.toelichting, rij.gecorrigeerd) == ("Huur én zorgtoeslag", True)


@pytest.mark.parametrize(
    "maak",
    [
        lambda gemaakt: CorrigeerVraag(id=gemaakt.vraag_ids[0], reden=" ", meldingtype="Wonen"),
        lambda gemaakt: CorrigeerContact(id=gemaakt.contact_id, reden="", kanaal="telefoon"),
        lambda gemaakt: TrekContactIn(id=gemaakt.contact_id, reden=""),
    ],
)
def test_that_no_correction_goes_without_a_reason(bureau: Bureau, maak: Any) -> None:
    with pytest.raises(Weigering) as weigering:
        bureau.doe(maak(met(bureau)))
    assert list(weigering.value.fouten) == ["reden"]


@pytest.mark.parametrize("veld", ["meldingtype", "uitkomst"])
def test_that_a_correction_takes_only_codes_of_the_list(bureau: Bureau, veld: str) -> None:
    vraag = met(bureau).vraag_ids[0]
    with pytest.raises(Weigering) as weigering:
        bureau.doe(CorrigeerVraag(id=vraag, reden="Anders", **{veld: "verzonnen"}))  # type: ignore[arg-type]
    assert list(weigering.value.fouten) == [veld]


def test_that_correcting_the_uitkomst_closes_and_reopens_the_hand_over(bureau: Bureau) -> None:
    vraag = met(bureau, uitkomst="naar triage").vraag_ids[0]

    def verbeter(uitkomst: str) -> list[str]:
        bureau.doe(CorrigeerVraag(id=vraag, reden="Anders", uitkomst=uitkomst))
        return [rij.soort for rij in werk(bureau)]

    assert verbeter("klacht") == ["klacht"]
    assert verbeter("zelf beantwoord") == []
    assert vragen(bureau)[0].direct_afgehandeld is True
    assert verbeter("naar triage") == ["triage"]
    assert vragen(bureau)[0].direct_afgehandeld is False
    assert rauw(bureau, "SELECT count(*) FROM werk") == [(3,)]


def test_that_a_hand_over_that_is_done_stays_done_when_the_uitkomst_changes(bureau: Bureau) -> None:
    vraag = met(bureau, uitkomst="naar triage").vraag_ids[0]
    (open_,) = werk(bureau)
    bureau.doe(PakWerkOp(id=open_.id))
    bureau.doe(RondWerkAf(id=open_.id, uitkomst="Plan gemaakt"))
    bureau.doe(CorrigeerVraag(id=vraag, reden="Anders", uitkomst="zelf beantwoord"))
    assert rauw(bureau, "SELECT stand, status FROM werk") == [("afgerond", "actief")]


def test_that_correcting_the_words_leaves_what_was_said_about_direct_afgehandeld(bureau: Bureau) -> None:
    vraag = met(bureau, vragen=(invoer(direct_afgehandeld=False),)).vraag_ids[0]
    bureau.doe(CorrigeerVraag(id=vraag, reden="Anders", toelichting="Anders gezegd", uitkomst="zelf beantwoord"))
    assert vragen(bureau)[0].direct_afgehandeld is False


def test_that_a_correction_to_doorverbonden_asks_whether_it_worked_and_away_from_it_forgets(bureau: Bureau) -> None:
    vraag = met(bureau).vraag_ids[0]
    with pytest.raises(Weigering) as weigering:
        bureau.doe(CorrigeerVraag(id=vraag, reden="Anders", uitkomst="doorverbonden"))
    assert list(weigering.value.fouten) == ["gelukt"]
    bureau.doe(CorrigeerVraag(id=vraag, reden="Anders", uitkomst="doorverbonden", gelukt=False))
    assert vragen(bureau)[0].direct_afgehandeld is False
    bureau.doe(CorrigeerVraag(id=vraag, reden="Toch wel", gelukt=True))
    assert vragen(bureau)[0].direct_afgehandeld is True
    bureau.doe(CorrigeerVraag(id=vraag, reden="Anders", uitkomst="naar triage", gelukt=True))
    assert rauw(bureau, "SELECT gelukt, direct_afgehandeld FROM vraag") == [(None, 0)]


def test_that_a_contact_can_be_given_to_somebody_else_or_to_nobody(bureau: Bureau) -> None:
    gemaakt = met(bureau)
    ander = winkel.persoon_van(bureau, winkel.contact(bureau, nieuwe_persoon=PersoonInvoer(achternaam="Bakker")))
    bureau.doe(CorrigeerContact(id=gemaakt.contact_id, reden="Verkeerde persoon", persoon_id=ander, kanaal="telefoon"))
    assert len(bureau.lees(LeesPersoonKaart(id=ander)).vragen) == 2
    bureau.doe(CorrigeerContact(id=gemaakt.contact_id, reden="Wil anoniem blijven", maak_anoniem=True))
    detail = bureau.lees(LeesContact(id=gemaakt.contact_id))
    assert (detail.persoon_id, detail.persoon, detail.kanaal) == (None, "Anoniem", "telefoon")
    with pytest.raises(Weigering):
        bureau.doe(CorrigeerContact(id=gemaakt.contact_id, reden="Anders", melder="Niemand"))


# Withdrawing and undo ------------------------------------------------------------------------------------------------


def test_that_withdrawing_takes_vragen_and_hand_overs_along_and_keeps_the_history(bureau: Bureau) -> None:
    gemaakt = met(bureau, vragen=(invoer(), invoer(uitkomst="naar triage")))
    _, wijziging = bureau.schrijf(TrekContactIn(id=gemaakt.contact_id, reden="Dubbel ingevoerd"))
    assert vragen(bureau) == ()
    assert werk(bureau) == []
    assert redenen(bureau, gemaakt.contact_id)[-1] == "Dubbel ingevoerd"
    with pytest.raises(Weigering):
        bureau.doe(CorrigeerVraag(id=gemaakt.vraag_ids[0], reden="Anders", meldingtype="Wonen"))
    with pytest.raises(Weigering):
        bureau.lees(LeesContact(id=gemaakt.contact_id))
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert len(vragen(bureau)) == 2
    assert len(werk(bureau)) == 1


def test_that_undoing_a_correction_gives_the_old_hand_over_back(bureau: Bureau) -> None:
    vraag = met(bureau, uitkomst="naar triage").vraag_ids[0]
    (eerst,) = werk(bureau)
    _, wijziging = bureau.schrijf(CorrigeerVraag(id=vraag, reden="Anders", uitkomst="klacht"))
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert werk(bureau) == [eerst]
    assert vragen(bureau)[0].uitkomst == "naar triage"


def test_that_undoing_a_registration_keeps_an_address_where_somebody_else_lives_by_now(bureau: Bureau) -> None:
    _, wijziging = bureau.schrijf(winkel.contact(bureau))
    met(bureau)
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    met(bureau)
    assert rauw(bureau, "SELECT count(*), group_concat(DISTINCT status) FROM adres") == [(1, "actief")]
    assert rauw(bureau, "SELECT count(*) FROM persoon WHERE status = 'actief'") == [(2,)]


def test_that_undoing_a_registration_keeps_a_person_who_came_back_and_drops_one_who_did_not(bureau: Bureau) -> None:
    gemaakt, wijziging = bureau.schrijf(winkel.contact(bureau))
    met(bureau, persoon_id=gemaakt.persoon_id)
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert len(vragen(bureau)) == 1
    assert rauw(bureau, "SELECT status FROM persoon") == [("actief",)]
    _, los = bureau.schrijf(winkel.contact(bureau, nieuwe_persoon=PersoonInvoer(achternaam="Los")))
    assert los.transactie is not None
    bureau.doe(MaakOngedaan(transactie=los.transactie))
    assert rauw(bureau, "SELECT status FROM persoon WHERE achternaam = 'Los'") == [("vervallen",)]
    db = bureau.eigen_verbinding()
    assert controleer(db) == ()
    db.close()


def test_that_the_phone_of_the_melder_is_checked_and_kept_as_people_write_it(bureau: Bureau) -> None:
    with pytest.raises(Weigering) as geweigerd:
        met(bureau, melder_telefoon="tel")
    assert geweigerd.value.fouten == {"melder_telefoon": "Dit is geen telefoonnummer."}
    met(bureau, melder_telefoon=" 0612345678 ")
    assert rauw(bureau, "SELECT melder_telefoon FROM contact") == [("06 12345678",)]


# Drafts --------------------------------------------------------------------------------------------------------------


def test_that_a_draft_is_kept_replaced_and_gone_after_saving(bureau: Bureau) -> None:
    concept = bureau.wereld.ids()
    for tekst in ("Kan", "Kan de huur"):
        _, wijziging = bureau.schrijf(BewaarConcept(id=concept, soort="contact", inhoud=tekst))
        assert not wijziging.ongedaan_mogelijk
    assert [rij.inhoud for rij in bureau.lees(LeesConcepten(soort="contact"))] == ["Kan de huur"]
    met(bureau, concept_id=concept)
    assert bureau.lees(LeesConcepten(soort="contact")) == ()


def test_that_a_draft_is_not_journaled_and_can_be_thrown_away(bureau: Bureau) -> None:
    bureau.warm_op()
    voor = rauw(bureau, "SELECT count(*) FROM mutatie")
    een, ander = bureau.wereld.ids(), bureau.wereld.ids()
    bureau.doe(BewaarConcept(id=een, soort="contact", inhoud="1"))
    bureau.doe(BewaarConcept(id=ander, soort="agressie", inhoud="2"))
    bureau.doe(WisConcept(id=een))
    bureau.doe(WisConcept(id=een))
    assert bureau.lees(LeesConcepten(soort="contact")) == ()
    assert len(bureau.lees(LeesConcepten(soort="agressie"))) == 1
    assert rauw(bureau, "SELECT count(*) FROM mutatie") == voor


def test_that_a_refused_registration_keeps_its_draft(bureau: Bureau) -> None:
    concept = bureau.wereld.ids()
    bureau.doe(BewaarConcept(id=concept, soort="contact", inhoud="Kan de huur"))
    opdracht: RegistreerContact = winkel.contact(bureau, concept_id=concept, kanaal="")
    with pytest.raises(Weigering):
        bureau.doe(opdracht)
    assert len(bureau.lees(LeesConcepten(soort="contact"))) == 1


def test_that_a_list_gives_the_words_of_today_here_and_the_others_when_they_are_opened(
    bureau: Bureau, klok: Klok
) -> None:
    iemand = bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen")))
    gedaan = met(bureau, persoon_id=iemand)
    with aan_het_werk(bureau, "entree") as omar:
        (rij,) = omar.lees(LeesVragen(**ALTIJD))
        assert (rij.toelichting, rij.dicht) == ("Kan de huur niet betalen", False)
        klok.verzet(2 * 24 * 3_600_000)
        (rij,) = omar.lees(LeesVragen(**ALTIJD))
        assert (rij.toelichting, rij.dicht) == ("", True)
        (vraag,) = omar.lees(LeesContact(id=gedaan.contact_id)).vragen
        assert vraag.toelichting == "Kan de huur niet betalen"
        assert rauw(bureau, "SELECT count(*) FROM toegang WHERE wat = 'registratie geopend'") == [(1,)]
        assert vragen(bureau)[0].toelichting == "Kan de huur niet betalen", "what one wrote oneself"


def test_that_a_rol_of_one_locatie_lists_nothing_of_another(bureau: Bureau) -> None:
    beijum = bureau.doe(MaakLocatie(naam="Beijum"))
    met(bureau, uitkomst="terugbelverzoek", melder_telefoon="050 312 3456")
    plek = bureau.medewerker.locatie_id
    with aan_het_werk(bureau, "entree", "teamleider") as overal:
        for rij in bureau.lees(LeesRollen(medewerker_id=overal.id)):
            bureau.doe(BeeindigRol(id=rij.id))
            bureau.doe(GeefRol(medewerker_id=overal.id, rol=rij.rol, locatie_id=beijum))
        assert overal.lees(LeesVragen(**ALTIJD)) == ()
        assert overal.lees(LeesWerk(locatie_id=plek)) == ()
        bureau.doe(GeefRol(medewerker_id=overal.id, rol="entree"))
        overal.doe(KiesWerkplek(locatie_id=beijum))
        assert [(rij.toelichting, rij.dicht) for rij in overal.lees(LeesVragen(**ALTIJD))] == [("", True)]
        (werk_,) = overal.lees(LeesWerk(locatie_id=plek))
        assert (werk_.toelichting, werk_.telefoon) == ("", "")


def test_that_a_registration_about_somebody_hidden_is_not_put_right_by_who_may_not_read_it(bureau: Bureau) -> None:
    hidden = bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Schuil", afgeschermd=True)))
    open_ = bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen")))
    gedaan = met(bureau, persoon_id=hidden)
    with aan_het_werk(bureau, "entree") as omar:
        for daad in (
            CorrigeerContact(id=gedaan.contact_id, persoon_id=open_, reden="Verkeerde kaart"),
            CorrigeerContact(id=gedaan.contact_id, maak_anoniem=True, reden="Anoniem"),
            CorrigeerVraag(id=gedaan.vraag_ids[0], toelichting="Iets anders", reden="Tikfout"),
            TrekContactIn(id=gedaan.contact_id, reden="Dubbel"),
        ):
            with pytest.raises(Weigering, match="afgeschermde persoon"):
                omar.doe(daad)
        eigen = omar.doe(winkel.contact(bureau, persoon_id=hidden))
        omar.doe(CorrigeerContact(id=eigen.contact_id, kanaal="telefoon", reden="Belde"))
    assert vragen(bureau)[-1].toelichting == "Kan de huur niet betalen"
    bureau.doe(CorrigeerContact(id=gedaan.contact_id, persoon_id=open_, reden="Verkeerde kaart"))


def test_that_an_id_is_of_one_thing_for_good(bureau: Bureau, klok: Klok) -> None:
    iemand = bureau.doe(MaakPersoon(invoer=PersoonInvoer(achternaam="Meulen")))
    klok.verzet(2_000)
    with pytest.raises(Weigering, match="al als iets anders"):
        bureau.doe(winkel.contact(bureau, id=iemand))
    assert bureau.lees(LeesVragen(**ALTIJD)) == ()
