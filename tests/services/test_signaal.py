"""A signaal from the moment it is told until it is closed: registering, following up, feedback, undo."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Klok
from tests.gezin import de_vries, gezin, lid, open_casus, persoon
from tests.services.collega import Collega
from tests.signalen import DAG, THUIS, invoer, lees, meld
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.huis import MaakLocatie, MaakOngedaan
from wijdesk.models.opdrachten.huishouden import VoegHuishoudensSamen
from wijdesk.models.opdrachten.persoon import PersoonInvoer, VoegPersonenSamen
from wijdesk.models.opdrachten.signaal import (
    BeoordeelSignaal,
    BewaarMelder,
    BewaarSignaalvelden,
    DraagSignaalOver,
    HeropenSignaal,
    KoppelSignaal,
    KoppelSignaalTerug,
    LeesMelder,
    LeesSignaalcijfers,
    LeesSignaaltelling,
    LeesSignalen,
    LeesSignalenVan,
    LeesVoorzet,
    LegSignaalcontactVast,
    LegSignaalTerug,
    MelderInvoer,
    OntkoppelSignaal,
    PakSignaalOp,
    RegistreerSignaal,
    SluitSignaal,
    SpreekTerugkoppelingAf,
    TrekSignaalIn,
    WachtOpTerugkoppeling,
    WijzigSignaal,
)
from wijdesk.models.opdrachten.werk import LeesWerk
from wijdesk.models.values import Id

MELDER = MelderInvoer(naam="Piet Buurman", telefoon="0612345678")


@pytest.fixture
def collega(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, "casemanager")
    yield ander
    ander.sluit()


@pytest.fixture
def entree(bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, "entree", naam="Els Entree")
    yield ander
    ander.sluit()


def inbox(wie: Bureau | Collega, **anders: Any) -> list[Id]:
    return [rij.id for rij in wie.lees(LeesSignalen(**anders)).rijen]


def stappen(wie: Bureau | Collega, id_: Id) -> list[str]:
    return [stap.soort for stap in lees(wie, id_).stappen]


# Registering ---------------------------------------------------------------------------------------------------------


def test_that_one_is_registered_in_one_go_about_a_new_person_with_its_melder_apart(bureau: Bureau) -> None:
    nieuw = PersoonInvoer(roepnaam="Gerda", achternaam="Bos", straat="Elzenlaan", huisnummer="3", woonplaats="Haren")
    id_ = meld(bureau, nieuwe_persoon=nieuw, melder=MELDER, terugkoppeling="gevraagd", urgentie=1)
    detail = lees(bureau, id_)
    assert (detail.over, detail.stand, detail.urgentie, detail.straat) == ("Gerda Bos", "nieuw", 1, "Elzenlaan")
    assert (detail.terugkoppelen_voor, detail.eerste_reactie) == ("2026-03-04", None)
    assert "Buurman" not in repr(detail)
    assert bureau.lees(LeesMelder(id=id_)).naam == "Piet Buurman"
    assert rauw(bureau, "SELECT straat_sleutel FROM signaal") == [("elzenlaan|haren",)]


def test_that_an_anonymous_melder_has_no_row(bureau: Bureau) -> None:
    id_ = meld(bureau, bron="anoniem", melder=MelderInvoer(naam="  "))
    assert rauw(bureau, "SELECT count(*) FROM signaalmelder") == [(0,)]
    assert lees(bureau, id_).heeft_melder is False
    assert bureau.lees(LeesMelder(id=id_)).naam == ""


@pytest.mark.parametrize(
    ("anders", "over"),
    [
        ({"adres": THUIS, "thema": ""}, "Eikenlaan 12"),
        ({"straat": " Elzenlaan ", "thema": ""}, "Elzenlaan"),
        ({"thema": "jeugd op straat"}, "jeugd op straat"),
    ],
)
def test_that_it_can_be_about_an_address_a_street_or_a_theme(bureau: Bureau, anders: Any, over: str) -> None:
    meld(bureau, **anders)
    assert [rij.over for rij in bureau.lees(LeesSignalen()).rijen] == [over]


def test_that_it_can_be_about_a_household_and_says_whose_casus_it_is(bureau: Bureau) -> None:
    thuis = de_vries(bureau)
    detail = lees(bureau, meld(bureau, huishouden_id=thuis.huishouden))
    assert (detail.huishouden, detail.casusnummer) == ("Gezin De Vries", "C26-7KQ4M")
    assert detail.regisseur == bureau.medewerker.naam


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"soort": ""}, "soort"), ({"soort": "roddel"}, "soort"), ({"bron": ""}, "bron"), ({"tekst": " \n"}, "tekst"),
        ({"urgentie": 0}, "urgentie"), ({"urgentie": 4}, "urgentie"), ({"thema": "onzin"}, "thema"),
        ({"thema": ""}, "waarover"), ({"straat": "Eikenlaan 12"}, "straat"),
        ({"terugkoppeling": "ja"}, "terugkoppeling"),
        ({"terugkoppeling": "gevraagd", "terugkoppelen_voor": "morgen"}, "terugkoppelen_voor"),
        ({"terugkoppeling": "gevraagd", "terugkoppelen_voor": "2026-03-01"}, "terugkoppelen_voor"),
        ({"terugkoppeling": "gevraagd", "terugkoppelen_voor": "2062-03-01"}, "terugkoppelen_voor"),
        ({"melder": MelderInvoer(telefoon="12")}, "melder.telefoon"), ({"velden": (("x", "y"),)}, "velden.x"),
        ({"melder": MelderInvoer(email="piet")}, "melder.email"), ({"ontvangen": -1}, "ontvangen"),
        ({"nieuwe_persoon": PersoonInvoer(roepnaam="Jan", bsn="123")}, "nieuwe_persoon.bsn"),
    ],
)  # fmt: skip
def test_that_what_is_missing_or_wrong_is_said_beside_its_field_and_nothing_is_kept(
    bureau: Bureau, anders: Any, veld: str
) -> None:
    with pytest.raises(Weigering) as geweigerd:
        meld(bureau, **anders)
    assert veld in geweigerd.value.fouten
    assert rauw(bureau, "SELECT (SELECT count(*) FROM signaal) + (SELECT count(*) FROM persoon)") == [(0,)]


def test_that_saving_twice_adds_nothing(bureau: Bureau) -> None:
    opdracht = RegistreerSignaal(id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, invoer=invoer())
    assert bureau.doe(opdracht) == bureau.doe(opdracht)
    assert len(inbox(bureau)) == 1


def test_that_an_address_typed_in_other_letters_is_the_same_address(bureau: Bureau) -> None:
    persoon(bureau, "Gerda", woonplaats="Groningen")
    for straat in ("eikenlaan", "EIKENLAAN"):
        meld(bureau, adres=type(THUIS)(straat=straat, huisnummer="12"))
    assert len({rij[0] for rij in rauw(bureau, "SELECT adres_id FROM signaal")}) == 1
    assert rauw(bureau, "SELECT count(*) FROM adres") == [(1,)]


def test_that_a_vraag_of_the_inloop_is_carried_along_and_its_work_is_done(bureau: Bureau) -> None:
    bureau.doe(winkel.contact(bureau, uitkomst="signaal", melder="Politie", melder_naam="Agent Smid"))
    vraag = Id(rauw(bureau, "SELECT id FROM vraag")[0][0])
    voorzet = bureau.lees(LeesVoorzet(soort="vraag", id=vraag))
    assert (voorzet.tekst, voorzet.bron, voorzet.thema) == ("Kan de huur niet betalen", "politie", "geld en schulden")
    assert (voorzet.persoon, voorzet.melder.naam) == ("Jantje van der Meulen", "Agent Smid")
    id_ = meld(bureau, vraag_id=vraag, persoon_id=voorzet.persoon_id, tekst=voorzet.tekst, ontvangen=voorzet.ontvangen)
    assert bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id)) == ()
    assert rauw(bureau, "SELECT stand, uitkomst FROM werk") == [("afgerond", "Als signaal geregistreerd")]
    assert bureau.lees(LeesVoorzet(soort="vraag", id=vraag)).al_geregistreerd == id_
    assert lees(bureau, id_).vraag_id == vraag
    with pytest.raises(Weigering, match="al een signaal"):
        meld(bureau, vraag_id=vraag)


def test_that_the_entree_registers_and_reads_nothing_of_others(bureau: Bureau, entree: Collega) -> None:
    id_ = meld(bureau, entree, melder=MELDER)
    for vraag in (LeesSignalen(), LeesMelder(id=id_), LeesSignaaltelling()):
        with pytest.raises(Weigering, match="rol geeft hier geen toegang"):
            entree.lees(vraag)
    with pytest.raises(Weigering, match="kan geen signalen oppakken"):
        meld(bureau, entree, oppakken=True)


def test_that_reading_who_told_it_has_its_own_right_and_is_logged(bureau: Bureau, collega: Collega) -> None:
    gerda = persoon(bureau, "Gerda")
    id_ = meld(bureau, persoon_id=gerda, melder=MELDER)
    gw = Collega(bureau, "gedragswetenschapper", naam="Wil")
    assert lees(gw, id_).mag_melder is False
    with pytest.raises(Weigering):
        gw.lees(LeesMelder(id=id_))
    gw.sluit()
    collega.lees(LeesMelder(id=id_))
    lees(collega, id_)
    gelogd = rauw(bureau, "SELECT wat, persoon_id FROM toegang WHERE medewerker_id = ? ORDER BY id", collega.id)
    assert gelogd == [("melder van signaal bekeken", gerda), ("signaal geopend", gerda)]


def test_that_who_told_it_can_be_put_right_and_made_anonymous(bureau: Bureau) -> None:
    id_ = meld(bureau)
    bureau.doe(BewaarMelder(id=id_, melder=MELDER))
    bureau.doe(BewaarMelder(id=id_, melder=MelderInvoer(organisatie="Lefier", geheim=False)))
    assert bureau.lees(LeesMelder(id=id_)).organisatie == "Lefier"
    bureau.doe(BewaarMelder(id=id_, melder=MelderInvoer()))
    assert lees(bureau, id_).heeft_melder is False


# The inbox -----------------------------------------------------------------------------------------------------------


def test_that_the_inbox_sorts_by_weight_and_then_by_age(bureau: Bureau) -> None:
    nu = bureau.wereld.klok()
    oud, nieuw, snel, spoed = (
        meld(bureau, urgentie=urgentie, ontvangen=nu - dagen * DAG)
        for urgentie, dagen in ((3, 40), (3, 1), (2, 5), (1, 0))
    )
    assert inbox(bureau) == [spoed, snel, oud, nieuw]


def test_that_pages_together_are_the_whole_inbox_and_the_closed_ones_come_last(bureau: Bureau) -> None:
    ids = [meld(bureau, urgentie=1 + nummer % 3) for nummer in range(7)]
    bureau.doe(SluitSignaal(id=ids[0], uitkomst="geen zorgen gebleken"))
    gezien: list[Id] = []
    blad = bureau.lees(LeesSignalen(stand="alles", hoogstens=2))
    while True:
        gezien += [rij.id for rij in blad.rijen]
        if not blad.na:
            break
        blad = bureau.lees(LeesSignalen(stand="alles", hoogstens=2, na=blad.na))
    assert sorted(gezien) == sorted(ids)
    assert gezien[-1] == ids[0]
    assert ids[0] not in inbox(bureau)
    assert inbox(bureau, stand="afgesloten") == [ids[0]]


def test_that_an_inbox_is_of_one_locatie_and_mine_is_mine(bureau: Bureau, collega: Collega) -> None:
    elders = bureau.doe(MaakLocatie(naam="Lewenborg"))
    hier, daar = meld(bureau), meld(bureau, locatie_id=elders)
    collega.doe(PakSignaalOp(id=daar))
    assert inbox(bureau, locatie_id=bureau.medewerker.locatie_id) == [hier]
    assert inbox(bureau, locatie_id=elders) == [daar]
    assert sorted(inbox(bureau)) == sorted([hier, daar])
    assert (inbox(collega, mijn=True), inbox(bureau, mijn=True)) == ([daar], [])
    assert inbox(collega, mijn=True, stand="nieuw") == []
    telling = collega.lees(LeesSignaaltelling())
    assert (telling.nieuw, telling.in_onderzoek, telling.mijn) == (1, 1, 1)


@pytest.mark.parametrize("na", ["", "x", "0.1.2", "9.9.9.9.9", "9.1.1.1", "0.-1.0.0", "0.99999999999999999999.1.1"])
def test_that_a_page_nobody_handed_out_begins_at_the_top_or_is_empty(bureau: Bureau, na: str) -> None:
    meld(bureau)
    assert len(inbox(bureau, na=na)) in (0, 1)
    with pytest.raises(Weigering):
        bureau.lees(LeesSignalen(stand="weg"))


# Following up --------------------------------------------------------------------------------------------------------


def test_that_the_first_reaction_is_remembered_once(bureau: Bureau, klok: Klok) -> None:
    id_ = meld(bureau)
    klok.verzet(3_600_000)
    bureau.doe(PakSignaalOp(id=id_))
    eerste = lees(bureau, id_).eerste_reactie
    klok.verzet(DAG)
    bureau.doe(LegSignaalcontactVast(id=id_, tekst="Gebeld, niet thuis"))
    detail = lees(bureau, id_)
    assert detail.eerste_reactie == eerste == detail.ontvangen + 3_600_000
    assert [(stap.soort, stap.tekst) for stap in detail.stappen] == [
        ("opgepakt", ""),
        ("contact", "Gebeld, niet thuis"),
    ]


def test_that_one_colleague_looks_into_it_until_it_is_handed_over(bureau: Bureau, collega: Collega) -> None:
    id_ = meld(bureau, oppakken=True)
    with pytest.raises(Weigering, match="heeft dit signaal al opgepakt"):
        collega.doe(PakSignaalOp(id=id_))
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(DraagSignaalOver(id=id_, naar_id=collega.id, notitie=" "))
    assert "notitie" in geweigerd.value.fouten
    bureau.doe(DraagSignaalOver(id=id_, naar_id=collega.id, notitie="Jij kent dit gezin"))
    detail = lees(bureau, id_)
    assert (detail.medewerker, detail.stand) == ("Omar El Idrissi", "in onderzoek")
    assert (detail.stappen[-1].naar, detail.stappen[-1].tekst) == ("Omar El Idrissi", "Jij kent dit gezin")


def test_that_handed_over_to_a_locatie_it_is_new_there(bureau: Bureau) -> None:
    elders = bureau.doe(MaakLocatie(naam="Lewenborg"))
    id_ = meld(bureau, oppakken=True)
    for fout in ({}, {"naar_id": bureau.medewerker.id, "naar_locatie_id": elders}):
        with pytest.raises(Weigering):
            bureau.doe(DraagSignaalOver(id=id_, notitie="Hoort daar", **fout))
    bureau.doe(DraagSignaalOver(id=id_, naar_locatie_id=elders, notitie="Hoort daar"))
    detail = lees(bureau, id_)
    assert (detail.locatie, detail.stand, detail.medewerker) == ("Lewenborg", "nieuw", "")


def test_that_what_was_picked_up_can_be_put_back(bureau: Bureau) -> None:
    id_ = meld(bureau, oppakken=True)
    bureau.doe(LegSignaalTerug(id=id_, notitie="Ik ben ziek"))
    assert (lees(bureau, id_).stand, lees(bureau, id_).medewerker) == ("nieuw", "")
    with pytest.raises(Weigering, match="Niemand"):
        bureau.doe(LegSignaalTerug(id=id_))


def test_that_what_a_kind_needs_first_must_be_known_before_it_is_assessed(bureau: Bureau) -> None:
    id_ = meld(bureau, soort="woonoverlast")
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(BeoordeelSignaal(id=id_, beoordeling="Langsgaan"))
    assert list(geweigerd.value.fouten) == ["velden.overlast_soort"]
    with pytest.raises(Weigering):
        bureau.doe(BewaarSignaalvelden(id=id_, velden=(("overlast_soort", "zang"),)))
    bureau.doe(BewaarSignaalvelden(id=id_, velden=(("overlast_soort", "geluid"), ("sinds", "2026-01-01"))))
    bureau.doe(BewaarSignaalvelden(id=id_, velden=(("sinds", ""),)))
    bureau.doe(BeoordeelSignaal(id=id_, beoordeling="Langsgaan", urgentie=2))
    detail = lees(bureau, id_)
    assert detail.velden == (("overlast_soort", "geluid"),)
    assert (detail.beoordeling, detail.urgentie, detail.stand) == ("Langsgaan", 2, "in onderzoek")
    assert detail.medewerker == bureau.medewerker.naam


def test_that_it_can_be_linked_to_a_person_a_household_or_an_address_and_loosened(bureau: Bureau) -> None:
    thuis, gerda = de_vries(bureau), persoon(bureau, "Gerda")
    id_ = meld(bureau)
    bureau.doe(KoppelSignaal(id=id_, persoon_id=gerda, huishouden_id=thuis.huishouden))
    assert (lees(bureau, id_).over, lees(bureau, id_).casusnummer) == ("Gerda van der Meulen", "C26-7KQ4M")
    assert lees(bureau, id_).straat == "Eikenlaan"
    bureau.doe(OntkoppelSignaal(id=id_, wat="persoon", reden="Verkeerde Gerda"))
    assert (lees(bureau, id_).persoon_id, lees(bureau, id_).straat) == (None, "")
    bureau.doe(KoppelSignaal(id=id_, adres=THUIS))
    assert lees(bureau, id_).adres == "Eikenlaan 12"  # as it is known of Gerda
    for fout in ("persoon", "iets"):
        with pytest.raises(Weigering):
            bureau.doe(OntkoppelSignaal(id=id_, wat=fout, reden="x"))
    with pytest.raises(Weigering):
        bureau.doe(KoppelSignaal(id=id_))


def test_that_something_is_left_that_it_is_about(bureau: Bureau) -> None:
    gerda = persoon(bureau, "Gerda")
    id_ = meld(bureau, persoon_id=gerda, thema="")
    with pytest.raises(Weigering, match="Zeg waarover"):
        bureau.doe(OntkoppelSignaal(id=id_, wat="persoon", reden="Verkeerde Gerda"))
    assert lees(bureau, id_).persoon_id == gerda
    anders = meld(bureau)
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(WijzigSignaal(id=anders, thema="", reden="Weg"))
    assert "thema" in geweigerd.value.fouten


def test_that_what_was_registered_can_be_put_right_with_a_reason(bureau: Bureau) -> None:
    id_ = meld(bureau, terugkoppeling="gevraagd")
    bureau.doe(WijzigSignaal(id=id_, reden="Verkeerd begrepen", tekst="De gordijnen zijn open", urgentie=1))
    detail = lees(bureau, id_)
    assert (detail.tekst, detail.urgentie, detail.terugkoppelen_voor) == ("De gordijnen zijn open", 1, "2026-03-04")
    for anders, veld in (({"tekst": ""}, "tekst"), ({"soort": ""}, "soort"), ({"urgentie": 9}, "urgentie")):
        with pytest.raises(Weigering) as geweigerd:
            bureau.doe(WijzigSignaal(id=id_, reden="x", **anders))
        assert veld in geweigerd.value.fouten
    with pytest.raises(Weigering):
        bureau.doe(WijzigSignaal(id=id_, reden=" ", gebied="Selwerd"))


# Feedback and the end ------------------------------------------------------------------------------------------------


def test_that_it_does_not_end_while_the_melder_must_hear_unless_it_is_said_why(bureau: Bureau) -> None:
    eerste, tweede = meld(bureau, terugkoppeling="gevraagd"), meld(bureau, terugkoppeling="gevraagd")
    dicht = SluitSignaal(id=eerste, uitkomst="in gesprek opgelost")
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(dicht)
    assert "niet_teruggekoppeld" in geweigerd.value.fouten
    bureau.doe(WachtOpTerugkoppeling(id=eerste))
    assert inbox(bureau, stand="wacht op terugkoppeling") == [eerste]
    for op in ("2026-03-03", "2026-02-01", "gisteren"):
        with pytest.raises(Weigering):
            bureau.doe(KoppelSignaalTerug(id=eerste, wat="Gezegd dat we langsgaan", op=op))
    bureau.doe(KoppelSignaalTerug(id=eerste, wat="Gezegd dat we langsgaan"))
    bureau.doe(dicht)
    bureau.doe(SluitSignaal(id=tweede, uitkomst="niet te plaatsen", niet_teruggekoppeld="Nummer klopt niet"))
    assert lees(bureau, eerste).uitkomst == "in gesprek opgelost"
    assert "Nummer klopt niet" in lees(bureau, tweede).stappen[-1].tekst
    assert inbox(bureau) == []


def test_that_who_wants_nothing_to_hear_is_not_waited_for(bureau: Bureau) -> None:
    id_ = meld(bureau, terugkoppeling="gevraagd")
    bureau.doe(WachtOpTerugkoppeling(id=id_))
    bureau.doe(SpreekTerugkoppelingAf(id=id_, terugkoppeling="niet gewenst"))
    assert (lees(bureau, id_).stand, lees(bureau, id_).terugkoppelen_voor) == ("nieuw", "")
    with pytest.raises(Weigering):
        bureau.doe(WachtOpTerugkoppeling(id=id_))
    for fout in ({"terugkoppeling": "misschien"}, {"terugkoppeling": "gevraagd", "voor": "2026-03-01"}):
        with pytest.raises(Weigering):
            bureau.doe(SpreekTerugkoppelingAf(id=id_, **fout))
    bureau.doe(SpreekTerugkoppelingAf(id=id_, terugkoppeling="gevraagd", voor="2026-03-20"))
    assert lees(bureau, id_).terugkoppelen_voor == "2026-03-20"


@pytest.mark.parametrize("uitkomst", ["", "weg", "naar lopende casus", "samen met andere signalen behandeld"])
def test_that_an_outcome_must_be_on_the_list_and_be_so(bureau: Bureau, uitkomst: str) -> None:
    id_ = meld(bureau)
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(SluitSignaal(id=id_, uitkomst=uitkomst))
    assert "uitkomst" in geweigerd.value.fouten
    assert lees(bureau, id_).stand == "nieuw"


def test_that_it_goes_to_a_running_casus_when_there_is_one(bureau: Bureau) -> None:
    id_ = meld(bureau, huishouden_id=de_vries(bureau).huishouden)
    bureau.doe(SluitSignaal(id=id_, uitkomst="naar lopende casus"))
    assert lees(bureau, id_).stand == "afgesloten"


def test_that_what_is_closed_is_opened_again_with_a_reason_and_keeps_its_steps(bureau: Bureau) -> None:
    id_ = meld(bureau)
    bureau.doe(SluitSignaal(id=id_, uitkomst="geen zorgen gebleken", tekst="Op vakantie"))
    with pytest.raises(Weigering, match="afgesloten"):
        bureau.doe(BeoordeelSignaal(id=id_, beoordeling="Toch"))
    with pytest.raises(Weigering):
        bureau.doe(HeropenSignaal(id=id_, reden=""))
    bureau.doe(HeropenSignaal(id=id_, reden="Weer gebeld"))
    detail = lees(bureau, id_)
    assert (detail.stand, detail.uitkomst, detail.medewerker) == ("in onderzoek", "", bureau.medewerker.naam)
    assert [stap.tekst for stap in detail.stappen] == ["Geen zorgen gebleken. Op vakantie", "Weer gebeld"]
    with pytest.raises(Weigering):
        bureau.doe(HeropenSignaal(id=id_, reden="Nog eens"))


def test_that_one_registered_by_mistake_is_gone_from_every_list(bureau: Bureau) -> None:
    id_ = meld(bureau)
    bureau.doe(TrekSignaalIn(id=id_, reden="Verkeerd geklikt"))
    assert inbox(bureau, stand="alles") == []
    with pytest.raises(Weigering):
        lees(bureau, id_)
    with pytest.raises(Weigering):
        bureau.doe(PakSignaalOp(id=id_))


# Undo, merging, counting ---------------------------------------------------------------------------------------------


def gezet(bureau: Bureau) -> list[Any]:
    """Everything that stands about signalen, without heads."""
    return rauw(
        bureau,
        "SELECT soort, stand, urgentie, medewerker_id, locatie_id, persoon_id, huishouden_id, adres_id, straat, thema, "
        "eerste_reactie, beoordeling, beoordeeld_op, terugkoppeling, terugkoppelen_voor, teruggekoppeld_op, "
        "teruggekoppeld_wat, uitkomst, uitkomst_tekst, afgesloten_op, bundel_id, "
        "(SELECT group_concat(t.soort) FROM signaalstap t WHERE t.signaal_id = s.id AND t.status = 'actief'), "
        "(SELECT group_concat(v.waarde) FROM signaalveld v WHERE v.signaal_id = s.id AND v.status = 'actief'), "
        "(SELECT group_concat(m.naam) FROM signaalmelder m WHERE m.signaal_id = s.id AND m.status = 'actief') "
        "FROM signaal s WHERE s.status = 'actief' ORDER BY s.id",
    )


def test_that_each_write_can_be_taken_back(bureau: Bureau, collega: Collega, klok: Klok) -> None:
    gerda = persoon(bureau, "Gerda")
    id_ = meld(bureau, oppakken=True, terugkoppeling="gevraagd", soort="woonoverlast", melder=MELDER)
    klok.verzet(60_000)
    werk: list[Any] = [
        LegSignaalTerug(id=id_),
        DraagSignaalOver(id=id_, naar_id=collega.id, notitie="x"),
        BewaarSignaalvelden(id=id_, velden=(("overlast_soort", "geluid"),)),
        BewaarMelder(id=id_, melder=MelderInvoer()),
        KoppelSignaal(id=id_, persoon_id=gerda),
        LegSignaalcontactVast(id=id_, tekst="Gebeld"),
        SpreekTerugkoppelingAf(id=id_, terugkoppeling="niet gewenst"),
        KoppelSignaalTerug(id=id_, wat="Gezegd"),
        WachtOpTerugkoppeling(id=id_),
        WijzigSignaal(id=id_, urgentie=1, reden="x"),
        SluitSignaal(id=id_, uitkomst="niet te plaatsen", niet_teruggekoppeld="Kan niet"),
        TrekSignaalIn(id=id_, reden="x"),
    ]
    vooraf = gezet(bureau)
    for opdracht in werk:
        _, wijziging = bureau.schrijf(opdracht)
        assert gezet(bureau) != vooraf, opdracht
        assert wijziging.zin
        assert wijziging.transactie is not None
        bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
        assert gezet(bureau) == vooraf, opdracht


def test_that_registering_is_taken_back_with_the_person_it_made_and_the_work_it_ended(bureau: Bureau) -> None:
    bureau.doe(winkel.contact(bureau, uitkomst="signaal", nieuwe_persoon=None))
    vraag = Id(rauw(bureau, "SELECT id FROM vraag")[0][0])
    opdracht = RegistreerSignaal(
        id=bureau.wereld.ids(),
        locatie_id=bureau.medewerker.locatie_id,
        invoer=invoer(nieuwe_persoon=PersoonInvoer(roepnaam="Gerda"), melder=MELDER),
        vraag_id=vraag,
    )
    _, wijziging = bureau.schrijf(opdracht)
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert inbox(bureau, stand="alles") == []
    assert [rij.stand for rij in bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))] == ["open"]
    assert rauw(bureau, "SELECT status FROM persoon") == [("vervallen",)]


def test_that_undo_never_gives_one_vraag_two_signalen(bureau: Bureau) -> None:
    bureau.doe(winkel.contact(bureau, uitkomst="signaal"))
    vraag = Id(rauw(bureau, "SELECT id FROM vraag")[0][0])
    eerste = meld(bureau, vraag_id=vraag)
    _, weg = bureau.schrijf(TrekSignaalIn(id=eerste, reden="Verkeerd"))
    meld(bureau, vraag_id=vraag)
    assert weg.transactie is not None
    with pytest.raises(Weigering, match="ander signaal"):
        bureau.doe(MaakOngedaan(transactie=weg.transactie))


def test_that_an_address_stays_while_another_signaal_is_about_it(bureau: Bureau) -> None:
    opdracht = RegistreerSignaal(
        id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, invoer=invoer(adres=THUIS)
    )
    _, eerste = bureau.schrijf(opdracht)
    tweede = meld(bureau, adres=THUIS)
    assert eerste.transactie is not None
    bureau.doe(MaakOngedaan(transactie=eerste.transactie))
    assert lees(bureau, tweede).adres.startswith("Eikenlaan 12")
    assert rauw(bureau, "SELECT status FROM adres") == [("actief",)]


def test_that_signalen_go_along_when_records_become_one(bureau: Bureau) -> None:
    blijft, weg = persoon(bureau, "Gerda"), persoon(bureau, "Gerda")
    van_persoon = meld(bureau, persoon_id=weg)
    bureau.doe(VoegPersonenSamen(blijft=blijft, weg=weg, reden="Dezelfde"))
    assert lees(bureau, van_persoon).persoon_id == blijft
    ander = persoon(bureau, "Kees")
    huis, dubbel = (gezin(bureau, lid(wie, "alleenstaande")) for wie in (blijft, ander))
    van_huis = meld(bureau, huishouden_id=dubbel)
    bureau.doe(VoegHuishoudensSamen(blijft=huis, weg=dubbel, reden="Eén gezin"))
    assert lees(bureau, van_huis).huishouden_id == huis
    assert {rij.id for rij in bureau.lees(LeesSignalenVan(soort="huishouden", id=huis))} == {van_persoon, van_huis}
    assert [rij.id for rij in bureau.lees(LeesSignalenVan(soort="persoon", id=blijft))] == [van_persoon]


def test_that_counts_say_how_many_and_how_quickly(bureau: Bureau, klok: Klok) -> None:
    eerste, tweede = meld(bureau, terugkoppeling="gevraagd"), meld(bureau)
    klok.verzet(2 * 3_600_000)
    bureau.doe(PakSignaalOp(id=eerste))
    bureau.doe(KoppelSignaalTerug(id=eerste, wat="Gezegd"))
    bureau.doe(SluitSignaal(id=tweede, uitkomst="geen zorgen gebleken"))
    maart = LeesSignaalcijfers(van="2026-03-01", tot="2026-03-31")
    (cijfer,) = bureau.lees(maart)
    assert (cijfer.ontvangen, cijfer.afgesloten, cijfer.open) == (2, 1, 1)
    assert (cijfer.mediaan_eerste_reactie, cijfer.op_tijd_teruggekoppeld) == (2 * 3_600_000, 1)
    assert bureau.lees(LeesSignaalcijfers(van="2026-02-01", tot="2026-02-28")) == ()
    for van, tot in (("", "2026-03-31"), ("2026-03-31", "2026-03-01"), ("2026-03-01", "9999-12-31")):
        with pytest.raises(Weigering):
            bureau.lees(LeesSignaalcijfers(van=van, tot=tot))


def test_that_a_known_melder_who_was_never_asked_keeps_a_signaal_open(bureau: Bureau) -> None:
    id_ = meld(bureau, melder=MelderInvoer(naam="Juf Karin"), oppakken=True)
    with pytest.raises(Weigering, match="niet gevraagd of de melder bericht wil") as fout:
        bureau.doe(SluitSignaal(id=id_, uitkomst="geen zorgen gebleken"))
    assert list(fout.value.fouten) == ["niet_teruggekoppeld"]
    bureau.doe(WachtOpTerugkoppeling(id=id_))
    assert lees(bureau, id_).stand == "wacht op terugkoppeling"
    bureau.doe(SpreekTerugkoppelingAf(id=id_, terugkoppeling="niet gewenst"))
    bureau.doe(SluitSignaal(id=id_, uitkomst="geen zorgen gebleken"))
    ander = meld(bureau, melder=MelderInvoer(naam="Juf Karin"))
    zin = "De juf werkt er niet meer"
    bureau.doe(SluitSignaal(id=ander, uitkomst="niet te plaatsen", niet_teruggekoppeld=zin))
    assert zin in lees(bureau, ander).stappen[-1].tekst


def test_that_a_signaal_about_somebody_with_an_open_casus_ends_there_without_linking_first(bureau: Bureau) -> None:
    fatima = persoon(bureau, "Fatima")
    thuis = gezin(bureau, lid(fatima, "alleenstaande"))
    id_ = meld(bureau, persoon_id=fatima)
    with pytest.raises(Weigering, match="open casus"):
        bureau.doe(SluitSignaal(id=id_, uitkomst="naar lopende casus"))
    open_casus(bureau, thuis)
    bureau.doe(SluitSignaal(id=id_, uitkomst="naar lopende casus"))
    detail = lees(bureau, id_)
    assert (detail.huishouden_id, detail.stand) == (thuis, "afgesloten")
    assert [stap.soort for stap in detail.stappen] == ["gekoppeld", "afgesloten"]


def test_that_a_street_typed_without_capitals_stands_as_it_was_written_before(bureau: Bureau) -> None:
    ids = [meld(bureau, straat=straat) for straat in ("Laan Corpus Den Hoorn", "laan corpus den hoorn", "eikenlaan")]
    assert [lees(bureau, id_).straat for id_ in ids] == ["Laan Corpus Den Hoorn", "Laan Corpus Den Hoorn", "Eikenlaan"]
