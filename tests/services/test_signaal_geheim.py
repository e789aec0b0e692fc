"""A signaal about somebody or somewhere protected does not exist for who may not see it: in no list, count, group or
search, and neither does a bundel that holds nothing else. Every question about signalen is asked before and after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.gezin import bewaar, gezin, lid, persoon, scherm_af
from tests.services.collega import Collega
from tests.services.test_casus_geheim import HOOGSTENS, vragen, zo_gevraagd
from tests.signalen import DAG, invoer, meld
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishoudlid
from wijdesk.models.opdrachten.activiteit import (
    LeesActiviteitvoorstellen,
    MaakActiviteitvoorstel,
    TrekActiviteitvoorstelIn,
    WijzigActiviteitvoorstel,
)
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.huishouden import AdresInvoer
from wijdesk.models.opdrachten.signaal import (
    BeoordeelSignaal,
    BundelSignalen,
    DraagSignaalOver,
    HaalUitBundel,
    HernoemBundel,
    KoppelSignaal,
    LeesBundel,
    LeesBundels,
    LeesMelder,
    LeesSamenhang,
    LeesSignaal,
    LeesSignaalcijfers,
    LeesSignaalrijen,
    LeesSignaaltelling,
    LeesSignalen,
    LeesSignalenVan,
    LeesStraatrondes,
    LeesVerwantBijInvoer,
    LeesVerwanteSignalen,
    LeesVoorzet,
    MelderInvoer,
    PakSignaalOp,
    RegistreerStraatronde,
    SluitBundel,
    SluitSignaal,
    TrekSignaalIn,
    WijzigSignaal,
)
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.vondst import ZoekSignalen
from wijdesk.models.values import Id

GEHEIM = ("WATERLELIE", "Zorgvuldius", "Geheimhof", "Verstopweg", "Piet Melder", "0612399999")
ROLLEN = ("casemanager", "gedragswetenschapper", "entree")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wereld:
    """Somebody hidden, where he lives and with whom, and what everybody may know."""

    bureau: Bureau
    verborgen: Id
    huisgenoot: Id
    huishouden: Id
    open_: Id
    andere: Id


@pytest.fixture
def wereld(bureau: Bureau) -> Wereld:
    waar = {"straat": "Verstopweg", "huisnummer": "7", "postcode": "9799ZZ", "woonplaats": "Groningen"}
    eigen = {"achternaam": "Geheimhof", "telefoon": "0612399999"} | waar
    verborgen = persoon(bureau, "Zorgvuldius", **eigen)
    ander = persoon(bureau, "Annie", achternaam="Bos", straat="Elzenlaan", huisnummer="1")
    huis = gezin(bureau, lid(verborgen, "alleenstaande"), naam="Gezin Geheimhof")
    scherm_af(bureau, verborgen)
    return Wereld(
        bureau=bureau,
        verborgen=verborgen,
        huisgenoot=ander,
        huishouden=huis,
        open_=meld(bureau, persoon_id=ander, thema="wonen", straat="Laan", tekst="Voor iedereen"),
        andere=meld(bureau, straat="Laan", thema="wonen", gebied="Selwerd"),
    )


@pytest.fixture(params=ROLLEN)
def collega(request: pytest.FixtureRequest, bureau: Bureau) -> Iterator[Collega]:
    bureau.warm_op()
    ander = Collega(bureau, request.param)
    yield ander
    ander.sluit()


def alle_vragen(w: Wereld) -> list[Leesvraag[Any]]:
    hier = w.bureau.medewerker.locatie_id
    return [
        *(LeesSignalen(stand=stand, locatie_id=waar) for stand in ("", "nieuw", "alles") for waar in (None, hier)),
        LeesSignalen(stand="afgesloten"), LeesSignalen(mijn=True), LeesSignalen(mijn=True, stand="alles"),
        LeesSignaaltelling(), LeesSignaaltelling(locatie_id=hier), LeesSamenhang(), LeesSamenhang(locatie_id=hier),
        LeesBundels(), LeesBundels(locatie_id=hier), LeesActiviteitvoorstellen(),
        LeesSignaalcijfers(van="2020-01-01", tot="2030-01-01"),
        LeesVerwanteSignalen(id=w.open_), LeesVerwanteSignalen(id=w.andere), LeesSignaal(id=w.open_),
        LeesVerwantBijInvoer(persoon_id=w.verborgen), LeesVerwantBijInvoer(huishouden_id=w.huishouden),
        LeesVerwantBijInvoer(adres=AdresInvoer(straat="Verstopweg", huisnummer="7")),
        LeesVerwantBijInvoer(huishouden_id=w.huishouden, thema="wonen"),
        LeesVerwantBijInvoer(persoon_id=w.verborgen, thema="wonen"),
        LeesVerwantBijInvoer(straat="Laan", thema="wonen"),
        LeesSignalenVan(soort="persoon", id=w.verborgen), LeesSignalenVan(soort="huishouden", id=w.huishouden),
        *(ZoekSignalen(tekst=t) for t in (*GEHEIM, "overlast", "laan", "wonen", "Selwerd", "zorgen", "verstop")),
        LeesTermijnen(), LeesTermijnen(bereik="huishouden", huishouden_id=w.huishouden),
    ]  # fmt: skip


def antwoorden(wie: Collega, w: Wereld) -> list[tuple[str, str]]:
    gehoord = []
    for vraag in alle_vragen(w):
        try:
            gehoord.append((repr(vraag), repr(wie.lees(vraag))))
        except Weigering as weigering:
            gehoord.append((repr(vraag), f"geweigerd: {weigering.zin}"))
    return gehoord


def geheime_signalen(w: Wereld) -> list[Id]:
    """About the hidden person, the household, the address however it is typed, in the same street with that theme."""
    vast: dict[str, Any] = {
        "tekst": "WATERLELIE", "thema": "wonen", "gebied": "Selwerd", "urgentie": 1, "terugkoppeling": "gevraagd",
        "melder": MelderInvoer(naam="Piet Melder"),
    }  # fmt: skip
    adressen = (
        {"straat": "Verstopweg", "huisnummer": "7", "woonplaats": "Groningen"},
        {"straat": "VERSTOPWEG", "huisnummer": "7"},
        {"straat": "", "huisnummer": "7", "postcode": "9799 zz"},
    )
    ids = [
        meld(w.bureau, **(vast | {"persoon_id": w.verborgen, "straat": "Laan"})),
        meld(w.bureau, **(vast | {"persoon_id": w.verborgen}), oppakken=True),
        meld(w.bureau, **(vast | {"huishouden_id": w.huishouden})),
        *(meld(w.bureau, **(vast | {"adres": AdresInvoer(**adres)})) for adres in adressen),
    ]
    dicht = meld(w.bureau, persoon_id=w.verborgen, tekst="WATERLELIE")
    w.bureau.doe(SluitSignaal(id=dicht, uitkomst="geen zorgen gebleken", tekst="WATERLELIE"))
    return [*ids, dicht]


def test_that_nothing_anywhere_differs_by_a_signaal_one_may_not_see(wereld: Wereld, collega: Collega) -> None:
    vooraf = antwoorden(collega, wereld)
    ids = geheime_signalen(wereld)
    bundel = wereld.bureau.doe(BundelSignalen(signaal_ids=tuple(ids[:3]), naam="WATERLELIE"))
    wereld.bureau.doe(
        MaakActiviteitvoorstel(bundel_id=bundel, naam="WATERLELIE", thema="wonen", waarom="Verstopweg", gebied="x")
    )
    assert antwoorden(collega, wereld) == vooraf
    verboden: list[Leesvraag[Any]] = [LeesSignaal(id=id_) for id_ in ids]
    verboden += [LeesMelder(id=id_) for id_ in ids] + [LeesVerwanteSignalen(id=id_) for id_ in ids]
    for vraag in (*verboden, LeesBundel(id=bundel)):
        with pytest.raises(Weigering) as geweigerd:
            collega.lees(vraag)
        assert not any(woord in geweigerd.value.zin for woord in GEHEIM)
    if "signaal.lezen" in collega._lees._rechten:
        assert collega.lees(LeesSignaalrijen(ids=tuple(ids))) == ()


def test_that_the_check_above_can_fail(wereld: Wereld) -> None:
    wereld.bureau.warm_op()
    leider = Collega(wereld.bureau, "teamleider")
    vooraf = dict(antwoorden(leider, wereld))
    geheime_signalen(wereld)
    anders = [vraag for vraag, zin in antwoorden(leider, wereld) if zin != vooraf[vraag]]
    assert len(anders) > len(vooraf) / 2
    leider.sluit()


def test_that_no_question_at_all_tells_of_a_protected_signaal(wereld: Wereld, collega: Collega) -> None:
    geheime_signalen(wereld)
    tabellen = ("signaal", "persoon", "huishouden", "signaalmelder", "signaalstap", "medewerker")
    ids = [Id(rij[0]) for tabel in tabellen for rij in rauw(wereld.bureau, f"SELECT id FROM {tabel}")]
    gelekt = []
    for soort in vragen():
        for vraag in list(zo_gevraagd(soort, ids))[:HOOGSTENS]:
            try:
                antwoord = repr(collega.lees(vraag))
            except Weigering as weigering:
                antwoord = f"{weigering.zin} {weigering.fouten}"
            gelekt += [(soort.__name__, woord) for woord in (*GEHEIM, "9799ZZ") if woord in antwoord]
    assert sorted(set(gelekt)) == []


def test_that_a_bundel_shows_of_it_what_may_be_seen_and_counts_nothing_else(wereld: Wereld) -> None:
    wereld.bureau.warm_op()
    collega = Collega(wereld.bureau, "casemanager")
    ids = geheime_signalen(wereld)
    bundel = wereld.bureau.doe(BundelSignalen(signaal_ids=(wereld.open_, wereld.andere, *ids[:2]), naam="Laan"))
    assert {rij.id for rij in collega.lees(LeesBundel(id=bundel)).rijen} == {wereld.open_, wereld.andere}
    assert [(rij.aantal, rij.open) for rij in collega.lees(LeesBundels())] == [(2, 2)]
    assert collega.doe(SluitBundel(id=bundel, uitkomst="onderdeel van een activiteit")) == 2
    assert rauw(wereld.bureau, "SELECT stand FROM signaal WHERE id = ?", ids[0]) == [("nieuw",)]
    collega.sluit()


def test_that_nothing_can_be_done_with_one_by_who_may_not_see_it(wereld: Wereld) -> None:
    wereld.bureau.warm_op()
    collega = Collega(wereld.bureau, "casemanager")
    ids = geheime_signalen(wereld)
    geheim = ids[0]
    bundel = wereld.bureau.doe(BundelSignalen(signaal_ids=tuple(ids[:2]), naam="WATERLELIE"))
    maak = MaakActiviteitvoorstel(bundel_id=bundel, naam="WATERLELIE", thema="wonen", waarom="Verstopweg")
    voorstel = wereld.bureau.doe(maak)
    werk: list[Opdracht[Any]] = [
        PakSignaalOp(id=geheim), BeoordeelSignaal(id=geheim, beoordeling="x"), TrekSignaalIn(id=geheim, reden="x"),
        DraagSignaalOver(id=geheim, naar_id=collega.id, notitie="x"), WijzigSignaal(id=geheim, reden="x", tekst="y"),
        SluitSignaal(id=geheim, uitkomst="niet te plaatsen", niet_teruggekoppeld="x"), HaalUitBundel(id=geheim),
        BundelSignalen(signaal_ids=(wereld.open_, geheim), naam="x"), HernoemBundel(id=bundel, naam="x"),
        BundelSignalen(signaal_ids=(wereld.open_,), bundel_id=bundel),
        SluitBundel(id=bundel, uitkomst="niet te plaatsen"),
        MaakActiviteitvoorstel(bundel_id=bundel, naam="x", thema="wonen", waarom="x"),
        WijzigActiviteitvoorstel(id=voorstel, naam="x", thema="wonen", waarom="x", reden="x"),
        TrekActiviteitvoorstelIn(id=voorstel, reden="x"),
        KoppelSignaal(id=wereld.open_, persoon_id=wereld.verborgen),
    ]  # fmt: skip
    vooraf = rauw(wereld.bureau, "SELECT * FROM signaal ORDER BY id")
    for opdracht in werk:
        with pytest.raises(Weigering) as geweigerd:
            collega.doe(opdracht)
        assert not any(woord in geweigerd.value.zin for woord in GEHEIM), opdracht
    assert rauw(wereld.bureau, "SELECT * FROM signaal ORDER BY id") == vooraf
    for soort, id_ in (("persoon", wereld.verborgen),):
        with pytest.raises(Weigering):
            collega.lees(LeesVoorzet(soort=soort, id=id_))
    collega.sluit()


def test_that_who_registers_one_may_not_read_it_back(wereld: Wereld) -> None:
    wereld.bureau.warm_op()
    collega = Collega(wereld.bureau, "casemanager")
    _, wijziging = collega.schrijf(
        RegistreerStraatronde(
            id=wereld.bureau.wereld.ids(),
            locatie_id=wereld.bureau.medewerker.locatie_id,
            gebied="Selwerd",
            dag="2026-03-02",
            signalen=(invoer(adres=AdresInvoer(straat="verstopweg", huisnummer="7")), invoer(thema="wonen")),
        )
    )
    assert [len(rij.signaal_ids) for rij in collega.lees(LeesStraatrondes())] == [1]
    assert "Geheimhof" not in f"{wijziging.zin} {wijziging.over}"
    collega.sluit()


def test_that_who_left_before_hides_no_later_signaal_and_who_is_protected_later_hides_the_earlier_ones(
    bureau: Bureau,
) -> None:
    bureau.warm_op()
    collega = Collega(bureau, "casemanager")
    blijft, weg = persoon(bureau, "Blijver"), persoon(bureau, "Wegganger", straat="Ver", huisnummer="1")
    huis = gezin(bureau, lid(blijft, "alleenstaande"))
    nu = bureau.wereld.klok()
    bewaar(bureau, Huishoudlid(huishouden_id=huis, persoon_id=weg, rol="partner", van="2025-01-01", tot="2026-02-01"))
    eerder, later = (meld(bureau, huishouden_id=huis, ontvangen=nu - dagen * DAG) for dagen in (40, 1))
    van_blijver = meld(bureau, persoon_id=blijft)
    scherm_af(bureau, weg)
    assert {rij.id for rij in collega.lees(LeesSignalen()).rijen} == {later, van_blijver}
    assert eerder in {rij.id for rij in bureau.lees(LeesSignalen()).rijen}
    scherm_af(bureau, blijft)
    assert collega.lees(LeesSignalen()).rijen == ()
    collega.sluit()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from(("persoon", "huishouden", "adres"))), max_size=4)
)
def test_that_a_count_is_always_what_the_list_shows(bureau: Bureau, gevallen: list[tuple[bool, bool, str]]) -> None:
    bureau.warm_op()
    collega = Collega(bureau, "casemanager", naam=f"Collega {bureau.wereld.ids().hex()[-6:]}")
    for geheim, spoed, waarover in gevallen:
        nr = bureau.wereld.ids().hex()[-6:]
        waar = {"straat": f"Straat{nr}", "huisnummer": "1"}
        wie = persoon(bureau, f"Naam{nr}", **waar)
        over: dict[str, Any] = {
            "persoon": lambda wie=wie: {"persoon_id": wie},
            "huishouden": lambda wie=wie: {"huishouden_id": gezin(bureau, lid(wie, "alleenstaande"))},
            "adres": lambda waar=waar: {"adres": AdresInvoer(**waar)},
        }[waarover]()
        meld(bureau, **over, urgentie=1 if spoed else 3)
        if geheim:
            scherm_af(bureau, wie)
    telling = collega.lees(LeesSignaaltelling())
    rijen = collega.lees(LeesSignalen()).rijen
    assert (telling.nieuw, telling.spoed) == (len(rijen), sum(rij.urgentie == 1 for rij in rijen))
    eerder = rauw(bureau, "SELECT count(*) FROM persoon WHERE afgeschermd")[0][0]
    assert len(rijen) == rauw(bureau, "SELECT count(*) FROM signaal")[0][0] - eerder
    collega.sluit()
