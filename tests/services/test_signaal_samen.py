"""Signalen together: found by themselves with why, combined, taken out again, an activity; rounds in the street."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import Klok
from tests.gezin import de_vries, gezin, lid, persoon
from tests.services.collega import Collega
from tests.signalen import DAG, THUIS, invoer, lees, meld
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.activiteit import (
    LeesActiviteitvoorstellen,
    MaakActiviteitvoorstel,
    TrekActiviteitvoorstelIn,
    WijzigActiviteitvoorstel,
)
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.huis import MaakMedewerker, MaakOngedaan
from wijdesk.models.opdrachten.huishouden import AdresInvoer
from wijdesk.models.opdrachten.signaal import (
    BundelSignalen,
    HaalUitBundel,
    HernoemBundel,
    KoppelSignaalTerug,
    LeesBundel,
    LeesBundels,
    LeesSamenhang,
    LeesSignaalrijen,
    LeesStraatrondes,
    LeesVerwantBijInvoer,
    LeesVerwanteSignalen,
    MelderInvoer,
    RegistreerStraatronde,
    SluitBundel,
    SluitSignaal,
)
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.vondst import ZoekSignalen
from wijdesk.models.values import Id, moment_in_woorden

OVERLAST: dict[str, Any] = {"soort": "woonoverlast", "thema": "overlast en burenconflict", "straat": "Elzenlaan"}


def verwant(bureau: Bureau, id_: Id) -> dict[Id, tuple[str, ...]]:
    return {rij.rij.id: rij.redenen for rij in bureau.lees(LeesVerwanteSignalen(id=id_))}


def winkel_adres(bureau: Bureau, persoon_id: Id) -> Id:
    return Id(rauw(bureau, "SELECT adres_id FROM persoon WHERE id = ?", persoon_id)[0][0])


def ronde(bureau: Bureau, **anders: Any) -> RegistreerStraatronde:
    velden: dict[str, Any] = {
        "id": bureau.wereld.ids(), "locatie_id": bureau.medewerker.locatie_id, "gebied": "Selwerd",
        "dag": "2026-03-01", "van": "19:00", "tot": "21:30", "contacten": 14,
    }  # fmt: skip
    return RegistreerStraatronde(**(velden | anders))


# By themselves -------------------------------------------------------------------------------------------------------


def test_that_signalen_of_one_household_and_address_find_each_other_however_they_were_told(bureau: Bureau) -> None:
    fatima = persoon(bureau, "Fatima", postcode="9741EA", woonplaats="Groningen")
    sem = persoon(bureau, "Sem", straat="", huisnummer="")
    buur = persoon(bureau, "Buur", postcode="9741EA", woonplaats="Groningen")
    huis = gezin(bureau, lid(fatima, "ouder met gezag"), lid(sem, "kind"))
    over_fatima, over_sem, over_huis, over_adres, over_buur, los = (
        meld(bureau, **anders)
        for anders in (
            {"persoon_id": fatima}, {"persoon_id": sem}, {"huishouden_id": huis},
            {"adres": AdresInvoer(straat="", huisnummer="12", postcode="9741 ea"), "thema": ""},
            {"persoon_id": buur, "thema": "wonen"}, {"thema": "veiligheid"},
        )
    )  # fmt: skip
    bij_adres = verwant(bureau, over_adres)
    assert bij_adres == dict.fromkeys((over_fatima, over_sem, over_huis, over_buur), ("zelfde adres",))
    bij_sem = verwant(bureau, over_sem)
    assert [reden[0] for reden in (bij_sem[over_fatima], bij_sem[over_huis], bij_sem[over_adres])] == [
        "zelfde huishouden", "zelfde huishouden", "zelfde adres",
    ]  # fmt: skip
    assert los not in bij_sem
    assert verwant(bureau, los) == {}


def test_that_one_street_and_theme_find_each_other_for_ninety_days(bureau: Bureau) -> None:
    nu = bureau.wereld.klok()
    id_, rand, te_lang, ander_thema = (
        meld(bureau, **(OVERLAST | anders), ontvangen=nu - dagen * DAG)
        for dagen, anders in ((0, {}), (90, {"straat": "ELZEN laan"}), (91, {}), (1, {"thema": "wonen"}))
    )
    assert verwant(bureau, id_) == {rand: ("zelfde straat en thema, 90 dagen ervoor",)}
    assert te_lang in verwant(bureau, rand)
    assert verwant(bureau, ander_thema) == {}


def test_that_it_is_said_while_typing_what_there_is_already(bureau: Bureau) -> None:
    fatima = persoon(bureau, "Fatima", woonplaats="Groningen")
    id_ = meld(bureau, persoon_id=fatima)
    straat = meld(bureau, **OVERLAST)

    def vraag(**anders: Any) -> list[Id]:
        return [rij.rij.id for rij in bureau.lees(LeesVerwantBijInvoer(**anders))]

    assert vraag(persoon_id=fatima) == [id_]
    assert vraag(adres=AdresInvoer(straat="eikenlaan", huisnummer="12")) == [id_]
    assert vraag(straat="elzenlaan", thema=OVERLAST["thema"]) == [straat]
    assert vraag(straat="elzenlaan") == vraag() == vraag(persoon_id=bureau.wereld.ids()) == []


def test_that_the_home_street_counts_while_typing_as_it_will_when_it_is_kept(bureau: Bureau) -> None:
    nu, thema = bureau.wereld.klok(), OVERLAST["thema"]
    wonen = {"straat": "Elzenlaan", "huisnummer": "7", "woonplaats": "Groningen"}
    piet, huis = persoon(bureau, "Piet", **wonen), persoon(bureau, "Els", **(wonen | {"huisnummer": "99"}))
    familie = gezin(bureau, lid(huis, "alleenstaande"))
    adres = winkel_adres(bureau, huis)
    straat, _te_lang = (meld(bureau, **OVERLAST, ontvangen=nu - dagen * DAG) for dagen in (90, 91))

    def vraag(**anders: Any) -> dict[Id, tuple[str, ...]]:
        return {rij.rij.id: rij.redenen for rij in bureau.lees(LeesVerwantBijInvoer(**anders))}

    zo = {straat: ("zelfde straat en thema, 90 dagen ervoor",)}
    for anders in ({"persoon_id": piet}, {"huishouden_id": familie}, {"adres_id": adres}):
        assert vraag(**anders, thema=thema) == zo
        assert vraag(**anders) == vraag(**anders, thema="wonen") == {}
        assert vraag(**anders, thema=thema, adres=AdresInvoer(straat="Iepenlaan", huisnummer="3")) == {}
    assert vraag(persoon_id=piet, thema=thema, straat="Iepenlaan") == {}, "what is typed goes first"
    gemeld = meld(bureau, persoon_id=piet, thema=thema)
    assert verwant(bureau, gemeld) == zo, "and so it is when it was kept"


def test_that_open_signalen_that_belong_together_stand_together(bureau: Bureau) -> None:
    fatima = persoon(bureau, "Fatima")
    samen = [meld(bureau, persoon_id=fatima), meld(bureau, adres=AdresInvoer(straat="Eikenlaan", huisnummer="12"))]
    straat = [meld(bureau, **OVERLAST) for _ in range(3)]
    dicht = meld(bureau, **OVERLAST)
    bureau.doe(SluitSignaal(id=dicht, uitkomst="geen zorgen gebleken"))
    meld(bureau, thema="veiligheid")
    groepen = {groep.waarom: groep.signaal_ids for groep in bureau.lees(LeesSamenhang())}
    assert groepen == {
        "Elzenlaan: overlast en burenconflict": tuple(straat),
        "zelfde inwoner, huishouden of adres": tuple(samen),
    } | {waarom: ids for waarom, ids in groepen.items() if waarom.startswith("Eikenlaan")}
    bureau.doe(BundelSignalen(signaal_ids=tuple(straat), naam="Elzenlaan"))
    assert [groep.gebundeld for groep in bureau.lees(LeesSamenhang()) if groep.straat == "Elzenlaan"] == [True]


# In a bundel ---------------------------------------------------------------------------------------------------------


def test_that_signalen_are_combined_taken_out_and_become_an_activity(bureau: Bureau) -> None:
    eerste, tweede, derde = (meld(bureau, **OVERLAST) for _ in range(3))
    bundel = bureau.doe(BundelSignalen(signaal_ids=(eerste, tweede), naam=" Elzenlaan  geluid "))
    bureau.doe(BundelSignalen(signaal_ids=(derde,), bundel_id=bundel))
    detail = bureau.lees(LeesBundel(id=bundel))
    assert ({rij.id for rij in detail.rijen}, detail.naam) == ({eerste, tweede, derde}, "Elzenlaan geluid")
    assert (detail.straat, detail.thema) == ("Elzenlaan", "overlast en burenconflict")
    assert verwant(bureau, eerste).keys() == {tweede, derde}
    bureau.doe(HaalUitBundel(id=derde))
    bureau.doe(HernoemBundel(id=bundel, naam="Geluid"))
    voorstel = bureau.doe(
        MaakActiviteitvoorstel(bundel_id=bundel, naam="Buurtborrel", thema=detail.thema, waarom="Kennismaken")
    )  # fmt: skip
    (rij,) = bureau.lees(LeesActiviteitvoorstellen())
    assert (rij.id, rij.naam, rij.stand, rij.signalen) == (voorstel, "Buurtborrel", "voorstel", 2)
    assert [(een.naam, een.aantal, een.voorstel) for een in bureau.lees(LeesBundels())] == [
        ("Geluid", 2, "Buurtborrel")
    ]
    assert bureau.doe(SluitBundel(id=bundel, uitkomst="onderdeel van een activiteit")) == 2
    assert lees(bureau, derde).stand == "nieuw"
    assert [stap.soort for stap in lees(bureau, eerste).stappen] == ["gebundeld", "afgesloten"]


def test_that_a_proposal_is_changed_and_withdrawn_with_a_reason_until_it_is_taken_up(bureau: Bureau) -> None:
    ids = (meld(bureau, **OVERLAST), meld(bureau, **OVERLAST))
    bundel = bureau.doe(BundelSignalen(signaal_ids=ids, naam="Samen"))
    maak = MaakActiviteitvoorstel(bundel_id=bundel, naam="Borrel", thema="wonen", waarom="Kennismaken")
    eerste, tweede = bureau.doe(maak), bureau.doe(maak)
    anders = {"naam": " Samen  eten ", "thema": "wonen", "waarom": "Elkaar zien", "gebied": "Selwerd"}
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(WijzigActiviteitvoorstel(id=eerste, naam="", thema="x", waarom=" ", reden=" "))
    assert set(geweigerd.value.fouten) == {"naam", "thema", "waarom", "reden"}
    bureau.doe(WijzigActiviteitvoorstel(id=eerste, reden="De buurt wil eten", **anders))
    rij = next(rij for rij in bureau.lees(LeesActiviteitvoorstellen()) if rij.id == eerste)
    assert (rij.naam, rij.waarom, rij.gebied) == ("Samen eten", "Elkaar zien", "Selwerd")
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(TrekActiviteitvoorstelIn(id=tweede, reden=" "))
    assert set(geweigerd.value.fouten) == {"reden"}
    bureau.doe(TrekActiviteitvoorstelIn(id=tweede, reden="Dubbel"))
    assert [rij.id for rij in bureau.lees(LeesActiviteitvoorstellen())] == [eerste]
    journaal = " ".join(rij[0] for rij in rauw(bureau, "SELECT inhoud FROM mutatie"))
    assert all(f'"{reden}"' in journaal for reden in ("De buurt wil eten", "Dubbel"))
    for id_ in ids:
        bureau.doe(HaalUitBundel(id=id_))
    assert bureau.lees(LeesBundel(id=bundel)).voorstellen, "the bundel stays for the activity"
    bureau.doe(TrekActiviteitvoorstelIn(id=eerste, reden="Toch niet"))
    with pytest.raises(Weigering):
        bureau.lees(LeesBundel(id=bundel))
    for opdracht in (
        WijzigActiviteitvoorstel(id=eerste, reden="x", **anders),
        TrekActiviteitvoorstelIn(id=eerste, reden="x"),
    ):
        with pytest.raises(Weigering):
            bureau.doe(opdracht)


def test_that_the_last_one_taken_out_leaves_no_empty_bundel(bureau: Bureau) -> None:
    ids = tuple(meld(bureau) for _ in range(2))
    bundel = bureau.doe(BundelSignalen(signaal_ids=ids, naam="Samen"))
    for id_ in ids:
        bureau.doe(HaalUitBundel(id=id_))
    assert bureau.lees(LeesBundels()) == ()
    with pytest.raises(Weigering):
        bureau.lees(LeesBundel(id=bundel))
    with pytest.raises(Weigering):
        bureau.doe(HaalUitBundel(id=ids[0]))


def test_that_a_bundel_closes_but_for_who_must_still_hear(bureau: Bureau) -> None:
    wacht, dicht = meld(bureau, terugkoppeling="gevraagd"), meld(bureau)
    bundel = bureau.doe(BundelSignalen(signaal_ids=(wacht, dicht), naam="Samen"))
    sluit = SluitBundel(id=bundel, uitkomst="samen met andere signalen behandeld")
    assert bureau.doe(sluit) == 1
    with pytest.raises(Weigering, match="melders moeten nog iets horen"):
        bureau.doe(sluit)
    bureau.doe(KoppelSignaalTerug(id=wacht, wat="Gezegd"))
    assert bureau.doe(sluit) == 1
    with pytest.raises(Weigering, match="al afgesloten"):
        bureau.doe(sluit)


@pytest.mark.parametrize("aantal", [0, 1])
def test_that_one_is_no_bundel_and_a_bundel_has_a_name(bureau: Bureau, aantal: int) -> None:
    ids = tuple(meld(bureau) for _ in range(aantal))
    with pytest.raises(Weigering):
        bureau.doe(BundelSignalen(signaal_ids=ids, naam="Samen"))
    paar = (meld(bureau), meld(bureau))
    for naam in (" ", "x" * 200):
        with pytest.raises(Weigering) as geweigerd:
            bureau.doe(BundelSignalen(signaal_ids=paar, naam=naam))
        assert "naam" in geweigerd.value.fouten
    bundel = bureau.doe(BundelSignalen(signaal_ids=paar, naam="Samen"))
    with pytest.raises(Weigering, match="al in deze bundel"):
        bureau.doe(BundelSignalen(signaal_ids=paar, bundel_id=bundel))
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(MaakActiviteitvoorstel(bundel_id=bundel, naam="", thema="", waarom=" "))
    assert set(geweigerd.value.fouten) == {"naam", "thema", "waarom"}


def test_that_combining_proposing_and_a_round_can_be_taken_back(bureau: Bureau) -> None:
    paar = (meld(bureau), meld(bureau))
    bundel = bureau.doe(BundelSignalen(signaal_ids=paar, naam="Samen"))
    voorstel = MaakActiviteitvoorstel(bundel_id=bundel, naam="Borrel", thema="wonen", waarom="Samen eten")
    ander = bureau.doe(MaakActiviteitvoorstel(bundel_id=bundel, naam="Koffie", thema="wonen", waarom="Samen drinken"))
    zetten: tuple[tuple[Opdracht[Any], Leesvraag[Any]], ...] = (
        (BundelSignalen(signaal_ids=(meld(bureau), meld(bureau)), naam="Ook"), LeesBundels()),
        (HaalUitBundel(id=paar[0]), LeesBundel(id=bundel)),
        (voorstel, LeesActiviteitvoorstellen()),
        (
            WijzigActiviteitvoorstel(id=ander, naam="Thee", thema="wonen", waarom="Samen", reden="Past beter"),
            LeesActiviteitvoorstellen(),
        ),
        (TrekActiviteitvoorstelIn(id=ander, reden="Toch niet"), LeesActiviteitvoorstellen()),
        (ronde(bureau, signalen=(invoer(),)), LeesStraatrondes()),
    )
    for opdracht, telt in zetten:
        vooraf = bureau.lees(telt)
        _, wijziging = bureau.schrijf(opdracht)
        assert bureau.lees(telt) != vooraf
        assert wijziging.transactie is not None
        bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
        assert bureau.lees(telt) == vooraf


def test_that_undo_brings_nothing_back_into_a_bundel_that_is_gone(bureau: Bureau) -> None:
    ids = (meld(bureau), meld(bureau))
    bureau.doe(BundelSignalen(signaal_ids=ids, naam="Samen"))
    _, eerste = bureau.schrijf(HaalUitBundel(id=ids[0]))
    bureau.doe(HaalUitBundel(id=ids[1]))
    assert eerste.transactie is not None
    with pytest.raises(Weigering, match="bestaat niet"):
        bureau.doe(MaakOngedaan(transactie=eerste.transactie))
    assert lees(bureau, ids[0]).bundel_id is None


def test_that_undo_brings_no_proposal_back_for_a_bundel_that_is_gone(bureau: Bureau) -> None:
    ids = (meld(bureau), meld(bureau))
    bundel = bureau.doe(BundelSignalen(signaal_ids=ids, naam="Samen"))
    voorstel = bureau.doe(
        MaakActiviteitvoorstel(bundel_id=bundel, naam="Borrel", thema="wonen", waarom="Samen")
    )  # fmt: skip
    _, ingetrokken = bureau.schrijf(TrekActiviteitvoorstelIn(id=voorstel, reden="Toch niet"))
    for id_ in ids:
        bureau.doe(HaalUitBundel(id=id_))
    assert ingetrokken.transactie is not None
    with pytest.raises(Weigering, match="bestaat niet"):
        bureau.doe(MaakOngedaan(transactie=ingetrokken.transactie))
    assert bureau.lees(LeesActiviteitvoorstellen()) == ()


# In the street -------------------------------------------------------------------------------------------------------


def test_that_a_round_is_written_down_with_its_signalen_at_once(bureau: Bureau) -> None:
    ander = bureau.doe(MaakMedewerker(naam="Omar", locatie_id=bureau.medewerker.locatie_id, rollen=("casemanager",)))
    gehoord = (
        invoer(bron="", soort="overlast op straat", thema="jeugd op straat", straat="Elzenlaan"),
        invoer(gebied="Paddepoel", melder=MelderInvoer(naam="Piet")),
    )
    opdracht = ronde(bureau, tweede_id=ander, signalen=gehoord)
    assert bureau.doe(opdracht) == bureau.doe(opdracht) == opdracht.id
    (rij,) = bureau.lees(LeesStraatrondes())
    assert (rij.tweede, rij.contacten, len(rij.signaal_ids)) == ("Omar", 14, 2)
    eerste, tweede = bureau.lees(LeesSignaalrijen(ids=rij.signaal_ids))
    assert (eerste.bron, eerste.gebied) == ("eigen straatronde", "Selwerd")
    assert moment_in_woorden(eerste.ontvangen, bureau.wereld.klok()) == "gisteren 21:30"
    assert (tweede.bron, tweede.gebied) == ("buur of buurtbewoner", "Paddepoel")
    assert rauw(bureau, "SELECT count(*) FROM signaalmelder") == [(0,)]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"gebied": " "}, "gebied"), ({"dag": "2026-03-03"}, "dag"), ({"dag": "1-3-2026"}, "dag"),
        ({"van": "25:00"}, "van"), ({"van": "22:00"}, "tot"), ({"van": "13:29", "tot": "01:30"}, "tot"),
        ({"dag": "2026-03-02", "van": "22:00", "tot": "01:30"}, "dag"), ({"contacten": -1}, "contacten"),
        ({"contacten": 10_000}, "contacten"), ({"signalen": (invoer(), invoer(tekst=""))}, "signalen.1.tekst"),
    ],
)  # fmt: skip
def test_that_what_is_wrong_with_a_round_is_said_and_nothing_is_kept(
    bureau: Bureau, anders: dict[str, Any], veld: str
) -> None:
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(ronde(bureau, **anders))
    assert veld in geweigerd.value.fouten
    assert rauw(bureau, "SELECT (SELECT count(*) FROM straatronde) + (SELECT count(*) FROM signaal)") == [(0,)]


@pytest.mark.parametrize(("van", "tot"), [("22:00", "01:30"), ("12:00", "00:00"), ("23:59", "00:00")])
def test_that_a_round_may_end_past_midnight_and_its_signalen_were_heard_on_that_day(
    bureau: Bureau, klok: Klok, van: str, tot: str
) -> None:
    bureau.doe(ronde(bureau, van=van, tot=tot, signalen=(invoer(bron=""),)))
    (rij,) = bureau.lees(LeesStraatrondes())
    assert (rij.dag, rij.van, rij.tot) == ("2026-03-01", van, tot)
    (gehoord,) = bureau.lees(LeesSignaalrijen(ids=rij.signaal_ids))
    assert moment_in_woorden(gehoord.ontvangen, klok()) == f"vandaag {tot}"


def test_that_a_round_is_of_two(bureau: Bureau) -> None:
    for niemand in (bureau.medewerker.id, bureau.wereld.ids()):
        with pytest.raises(Weigering) as geweigerd:
            bureau.doe(ronde(bureau, tweede_id=niemand))
        assert "tweede_id" in geweigerd.value.fouten


# Elsewhere -----------------------------------------------------------------------------------------------------------


def test_that_what_a_signaal_asks_stands_among_what_must_be_done_by_a_day(bureau: Bureau, klok: Klok) -> None:
    thuis = de_vries(bureau)
    mijn = meld(bureau, oppakken=True, urgentie=2, terugkoppeling="gevraagd", huishouden_id=thuis.huishouden)
    van_niemand = meld(bureau, urgentie=1)
    rijen = {(rij.bron_id, rij.wat): rij.voor for rij in bureau.lees(LeesTermijnen()) if rij.bron == "signaal"}
    assert rijen == {
        (mijn, "Signaal beoordelen: zorgen over een inwoner"): "2026-03-09",
        (mijn, "Melder laten weten: zorgen over een inwoner"): "2026-03-09",
    }
    locatie = LeesTermijnen(bereik="locatie", locatie_id=bureau.medewerker.locatie_id)
    van_allen = [(rij.soort, rij.bron_id) for rij in bureau.lees(locatie) if rij.bron == "signaal"]
    assert van_allen == [("signaal", van_niemand), ("terugkoppeling", mijn)]
    gezin_ = LeesTermijnen(bereik="huishouden", huishouden_id=thuis.huishouden)
    assert {rij.bron_id for rij in bureau.lees(gezin_) if rij.bron == "signaal"} == {mijn}
    bureau.doe(KoppelSignaalTerug(id=mijn, wat="Gezegd"))
    bureau.doe(SluitSignaal(id=mijn, uitkomst="in gesprek opgelost"))
    klok.verzet(DAG)
    assert [rij for rij in bureau.lees(LeesTermijnen()) if rij.bron == "signaal"] == []


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("woonoverlast", {"straat"}), ("elzen", {"straat"}), ("ELZENLAAN burenconflict", {"straat"}),
        ("fatima", {"persoon"}), ("van der meulen, fatima", {"persoon"}), ("selwerd", {"gebied"}),
        ("eenzaamheid", {"gebied", "persoon"}), ("x", set()), ("elzenlaan fatima", set()), ("%_", set()), ("", set()),
    ],
)  # fmt: skip
def test_that_the_search_box_finds_signalen(bureau: Bureau, tekst: str, gevonden: set[str]) -> None:
    fatima = persoon(bureau, "Fatima", straat="", huisnummer="")
    ids = {
        meld(bureau, **OVERLAST): "straat",
        meld(bureau, persoon_id=fatima): "persoon",
        meld(bureau, gebied="Selwerd"): "gebied",
    }
    bureau.doe(SluitSignaal(id=meld(bureau, adres=THUIS, thema="wonen"), uitkomst="niet te plaatsen"))
    assert {ids[rij.id] for rij in bureau.lees(ZoekSignalen(tekst=tekst))} == gevonden


def test_that_what_is_closed_is_found_by_its_street_after_what_is_open(bureau: Bureau) -> None:
    dicht, spoed, gewoon = (meld(bureau, **OVERLAST, urgentie=urgentie) for urgentie in (1, 1, 3))
    bureau.doe(SluitSignaal(id=dicht, uitkomst="niet te plaatsen"))
    assert [rij.id for rij in bureau.lees(ZoekSignalen(tekst="Elzenlaan"))] == [spoed, gewoon, dicht]


def test_that_the_entree_sees_the_round_without_its_signalen(bureau: Bureau) -> None:
    bureau.warm_op()
    bureau.doe(ronde(bureau, signalen=(invoer(),)))
    entree = Collega(bureau, "entree")
    assert [rij.signaal_ids for rij in entree.lees(LeesStraatrondes())] == [()]
    entree.sluit()
