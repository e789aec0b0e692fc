"""Attacks on signalen in a real store: two at once, who it is about that changes, pages of the inbox that count what is
hidden, undo in any order, and what nobody would type on purpose.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from tests import gezin as huis
from tests import winkel
from tests.conftest import Klok
from tests.services import triages as t
from tests.services.collega import aan_het_werk
from tests.signalen import THUIS, invoer, lees, meld
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.activiteit import (
    MaakActiviteitvoorstel,
    TrekActiviteitvoorstelIn,
    WijzigActiviteitvoorstel,
)
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.contact import TrekContactIn
from wijdesk.models.opdrachten.huis import MaakOngedaan, ZetMedewerkerInactief
from wijdesk.models.opdrachten.huishouden import AdresInvoer, HaalHuishoudensUiteen, VoegHuishoudensSamen
from wijdesk.models.opdrachten.persoon import HaalPersonenUiteen, VoegPersonenSamen
from wijdesk.models.opdrachten.signaal import (
    BeoordeelSignaal,
    BewaarMelder,
    BewaarSignaalvelden,
    BundelSignalen,
    DraagSignaalOver,
    HaalUitBundel,
    HernoemBundel,
    HeropenSignaal,
    KoppelSignaal,
    KoppelSignaalTerug,
    LeesBundel,
    LeesSignalen,
    LeesSignalenVan,
    LegSignaalcontactVast,
    MelderInvoer,
    PakSignaalOp,
    RegistreerSignaal,
    SluitBundel,
    SluitSignaal,
    SpreekTerugkoppelingAf,
    TrekSignaalIn,
    WijzigSignaal,
)
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.triage import BesluitTriage, CasusGevolg
from wijdesk.models.opdrachten.vondst import ZoekSignalen
from wijdesk.models.values import Id
from wijdesk.store.controle import controleer


@pytest.fixture(autouse=True)
def _heel(bureau: Bureau) -> Iterator[None]:
    """After every attack journal and tables still say the same."""
    yield
    assert controleer(bureau.eigen_verbinding()) == ()


def rijen(bureau: Bureau, sql: str, *params: object) -> list[Any]:
    return winkel.rauw(bureau, sql, *params)


def terug(bureau: Bureau, opdracht: Opdracht[Any]) -> Id:
    """Do it; answers how to take it back."""
    _, wijziging = bureau.schrijf(opdracht)
    assert wijziging.transactie is not None
    return wijziging.transactie


def ongedaan(bureau: Bureau, transactie: Id) -> None:
    bureau.doe(MaakOngedaan(transactie=transactie))


# Hidden ---------------------------------------------------------------------------------------------------------------


def bladzijden(wie: Any, hoogstens: int) -> list[tuple[tuple[Id, ...], str]]:
    """The inbox page by page: what is on each, and what asks for the next."""
    uit, na = [], ""
    while True:
        blad = wie.lees(LeesSignalen(stand="alles", hoogstens=hoogstens, na=na))
        uit.append((tuple(rij.id for rij in blad.rijen), blad.na))
        na = blad.na
        if not na:
            return uit


@pytest.mark.parametrize("hoogstens", [1, 2, 3, 50])
def test_that_pages_of_the_inbox_do_not_count_what_is_hidden(bureau: Bureau, klok: Klok, hoogstens: int) -> None:
    geheim = huis.persoon(bureau, "Zorgvuldius")
    huis.scherm_af(bureau, geheim)
    zichtbaar = []
    for _ in range(4):
        klok.verzet(60_000)
        zichtbaar.append(meld(bureau))
    bureau.doe(SluitSignaal(id=meld(bureau), uitkomst="geen zorgen gebleken"))
    with aan_het_werk(bureau, "casemanager") as wie:
        vooraf = [wat for wat, _ in bladzijden(wie, hoogstens)]
        for urgentie in (1, 2, 3, 3, 3, 3):
            klok.verzet(-45_000)
            id_ = meld(bureau, persoon_id=geheim, urgentie=urgentie)
            if urgentie == 2:
                bureau.doe(SluitSignaal(id=id_, uitkomst="geen zorgen gebleken"))
        assert [wat for wat, _ in bladzijden(wie, hoogstens)] == vooraf
        assert sorted(itertools.chain.from_iterable(vooraf)) == sorted(
            Id(r[0]) for r in rijen(bureau, "SELECT id FROM signaal WHERE persoon_id IS NULL")
        )


def test_that_a_signaal_is_not_handed_to_who_may_not_see_it(bureau: Bureau) -> None:
    geheim = huis.persoon(bureau, "Zorgvuldius")
    huis.scherm_af(bureau, geheim)
    id_ = meld(bureau, persoon_id=geheim)
    with aan_het_werk(bureau, "casemanager") as mag_niet, aan_het_werk(bureau, "teamleider", naam="Lies") as mag:
        with pytest.raises(Weigering) as geweigerd:
            bureau.doe(DraagSignaalOver(id=id_, naar_id=mag_niet.id, notitie="Neem jij dit?"))
        assert set(geweigerd.value.fouten) == {"naar_id"}
        bureau.doe(DraagSignaalOver(id=id_, naar_id=mag.id, notitie="Neem jij dit?"))
        assert lees(mag, id_).medewerker == "Lies"


def test_that_linking_to_a_protected_household_is_refused_to_who_may_not_know_it(bureau: Bureau) -> None:
    geheim = huis.persoon(bureau, "Zorgvuldius")
    gezin = huis.gezin(bureau, huis.lid(geheim, "alleenstaande"))
    huis.open_casus(bureau, gezin)
    huis.scherm_af(bureau, geheim)
    id_ = meld(bureau)
    with aan_het_werk(bureau, "casemanager") as wie:
        for opdracht in (KoppelSignaal(id=id_, huishouden_id=gezin), KoppelSignaal(id=id_, persoon_id=geheim)):
            with pytest.raises(Weigering, match="afgeschermd"):
                wie.doe(opdracht)
    assert lees(bureau, id_).huishouden_id is None


# Two at once ----------------------------------------------------------------------------------------------------------


def test_that_who_is_second_is_told_and_changes_nothing(bureau: Bureau) -> None:
    id_ = meld(bureau)
    with aan_het_werk(bureau, "casemanager") as wie:
        wie.doe(PakSignaalOp(id=id_))
        with pytest.raises(Weigering, match="Omar El Idrissi"):
            bureau.doe(PakSignaalOp(id=id_))
        wie.doe(SluitSignaal(id=id_, uitkomst="in gesprek opgelost"))
        opdrachten: tuple[Opdracht[Any], ...] = (
            SluitSignaal(id=id_, uitkomst="niet te plaatsen"),
            BeoordeelSignaal(id=id_, beoordeling="Te laat"),
            LegSignaalcontactVast(id=id_, tekst="Te laat"),
            WijzigSignaal(id=id_, reden="x", tekst="Te laat"),
            BewaarSignaalvelden(id=id_, velden=()),
            BewaarMelder(id=id_, melder=MelderInvoer(naam="Te laat")),
            DraagSignaalOver(id=id_, naar_id=wie.id, notitie="x"),
            KoppelSignaal(id=id_, adres=THUIS),
            KoppelSignaalTerug(id=id_, wat="Te laat"),
        )
        for opdracht in opdrachten:
            with pytest.raises(Weigering, match="afgesloten"):
                bureau.doe(opdracht)
    assert lees(bureau, id_).uitkomst == "in gesprek opgelost"


def test_that_a_signaal_of_who_left_can_be_taken_up_by_anybody(bureau: Bureau) -> None:
    with aan_het_werk(bureau, "casemanager") as weg:
        id_ = meld(bureau, wie=weg, oppakken=True)
    bureau.doe(ZetMedewerkerInactief(id=weg.id))
    bureau.doe(PakSignaalOp(id=id_))
    assert lees(bureau, id_).medewerker == winkel.MEDEWERKER


def test_that_a_vraag_becomes_one_signaal_and_its_registration_is_not_pulled_from_under_its_triage(
    bureau: Bureau,
) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    signaal = meld(bureau, vraag_id=vraag_id, persoon_id=persoon_id)
    with pytest.raises(Weigering, match="al een signaal"):
        meld(bureau, vraag_id=vraag_id)
    ((contact,),) = rijen(bureau, "SELECT contact_id FROM vraag")
    bureau.doe(TrekContactIn(id=Id(contact), reden="dubbel"))
    id_ = t.begin(bureau, signaal_id=signaal)
    assert t.lees(bureau, id_).vraag == "De gordijnen zijn al dagen dicht"
    assert t.besluit(bureau, id_, "casus", CasusGevolg(wettelijk_kader="Wmo 2015")).gevolg == "casus"


# Records that become one ----------------------------------------------------------------------------------------------


def test_that_signalen_are_found_by_a_record_that_became_another(bureau: Bureau) -> None:
    een, twee = huis.persoon(bureau, "Ali"), huis.persoon(bureau, "Ali")
    id_ = meld(bureau, persoon_id=een)
    bureau.doe(VoegPersonenSamen(blijft=twee, weg=een, reden="zelfde mens"))
    for wie in (een, twee):
        assert [rij.id for rij in bureau.lees(LeesSignalenVan(soort="persoon", id=wie))] == [id_]
    bureau.doe(HaalPersonenUiteen(weg=een, reden="toch twee"))
    assert lees(bureau, id_).persoon_id == een


def test_that_signalen_are_found_by_a_household_that_became_another(bureau: Bureau) -> None:
    een = huis.gezin(bureau, huis.lid(huis.persoon(bureau, "Ali"), "alleenstaande"))
    twee = huis.gezin(bureau, huis.lid(huis.persoon(bureau, "Bea"), "alleenstaande"))
    id_ = meld(bureau, huishouden_id=een)
    bureau.doe(VoegHuishoudensSamen(blijft=twee, weg=een, reden="zelfde gezin"))
    for gezin in (een, twee):
        assert [rij.id for rij in bureau.lees(LeesSignalenVan(soort="huishouden", id=gezin))] == [id_]
    assert lees(bureau, id_).huishouden_id == twee
    bureau.doe(HaalHuishoudensUiteen(weg=een, reden="toch twee"))
    assert lees(bureau, id_).huishouden_id == een


# Taken back -----------------------------------------------------------------------------------------------------------


def test_that_steps_of_a_signaal_are_taken_back_in_any_order_without_orphans(bureau: Bureau) -> None:
    for nummer, volgorde in enumerate(list(itertools.permutations(range(5)))[::4]):
        wie = huis.persoon(bureau, f"Ali{nummer}")
        een, twee = bureau.wereld.ids(), meld(bureau)
        hier = bureau.medewerker.locatie_id
        gegeven = invoer(persoon_id=wie, melder=MelderInvoer(naam="Buur"), terugkoppeling="gevraagd", adres=THUIS)
        stappen = [terug(bureau, RegistreerSignaal(id=een, locatie_id=hier, invoer=gegeven))]
        stappen.append(terug(bureau, BundelSignalen(signaal_ids=(een, twee), naam="Samen")))
        bundel = lees(bureau, een).bundel_id
        assert bundel is not None
        voorstel = MaakActiviteitvoorstel(bundel_id=bundel, naam="Koffie", thema="wonen", waarom="Het is er stil")
        stappen.append(terug(bureau, voorstel))
        triage = t.begin(bureau, signaal_id=een)
        besluit = BesluitTriage(
            id=triage, route="complex", besluit="casus", gevolg=CasusGevolg(wettelijk_kader="Wmo 2015"),
            afwijkreden="Zo is het beter", overslaan="Zo is het beter",
        )  # fmt: skip
        stappen.append(terug(bureau, besluit))
        stappen.append(terug(bureau, KoppelSignaalTerug(id=een, wat="Wij gaan langs")))
        for plek in volgorde:
            with suppress(Weigering):
                ongedaan(bureau, stappen[plek])
        heel(bureau)


def heel(bureau: Bureau) -> None:
    for tabel, veld, naar in (
        ("signaal", "bundel_id", "signaalbundel"), ("signaalstap", "signaal_id", "signaal"),
        ("signaalmelder", "signaal_id", "signaal"), ("activiteitvoorstel", "bundel_id", "signaalbundel"),
        ("triage", "signaal_id", "signaal"), ("signaal", "adres_id", "adres"), ("signaal", "persoon_id", "persoon"),
        ("signaal", "huishouden_id", "huishouden"),
    ):  # fmt: skip
        los = f"SELECT count(*) FROM {tabel} a JOIN {naar} b ON b.id = a.{veld} WHERE a.status = 'actief'"
        assert rijen(bureau, f"{los} AND b.status = 'vervallen'") == [(0,)], (tabel, veld)
    half = "SELECT count(*) FROM signaal WHERE (stand = 'afgesloten') <> (afgesloten_op IS NOT NULL)"
    assert rijen(bureau, half) == [(0,)]


def test_that_a_bundel_that_lapsed_comes_back_with_what_stood_in_it(bureau: Bureau) -> None:
    een, twee = meld(bureau), meld(bureau)
    bundel = bureau.doe(BundelSignalen(signaal_ids=(een, twee), naam="Samen"))
    uit = [terug(bureau, HaalUitBundel(id=id_)) for id_ in (een, twee)]
    with pytest.raises(Weigering):
        bureau.lees(LeesBundel(id=bundel))
    with pytest.raises(Weigering):
        ongedaan(bureau, uit[0])  # the bundel is gone by now
    for stap in reversed(uit):
        ongedaan(bureau, stap)
    assert {rij.id for rij in bureau.lees(LeesBundel(id=bundel)).rijen} == {een, twee}


# What nobody would type -----------------------------------------------------------------------------------------------

RAAR = (
    "\0",
    "\ud83d",
    "🧓🏽" * 3000,
    "a" * 100_000,
    "\u202e\u2066",
    "'; DROP TABLE signaal; --",
    "%s{0}",
    "\n\n\t",
    "%",
    "_",
)


@pytest.mark.parametrize("tekst", RAAR)
def test_that_any_text_is_kept_or_refused_in_words(bureau: Bureau, tekst: str) -> None:
    id_, ander = meld(bureau), meld(bureau)
    hier, ids = bureau.medewerker.locatie_id, bureau.wereld.ids
    bundel = bureau.doe(BundelSignalen(signaal_ids=(id_, ander), naam="Samen"))
    voorstel = bureau.doe(MaakActiviteitvoorstel(bundel_id=bundel, naam="Borrel", thema="wonen", waarom="Samen"))
    adres = AdresInvoer(straat=tekst, huisnummer=tekst, postcode=tekst, woonplaats=tekst)
    wie = MelderInvoer(naam=tekst, organisatie=tekst, telefoon=tekst, email=tekst)
    velden = ("soort", "bron", "thema", "tekst", "straat", "woonplaats", "gebied", "terugkoppeling")
    opdrachten: list[Opdracht[Any]] = [
        *(RegistreerSignaal(id=ids(), locatie_id=hier, invoer=invoer(**{veld: tekst})) for veld in velden),
        RegistreerSignaal(id=ids(), locatie_id=hier, invoer=invoer(adres=adres)),
        RegistreerSignaal(id=ids(), locatie_id=hier, invoer=invoer(adres=AdresInvoer(straat=tekst, huisnummer="1"))),
        RegistreerSignaal(id=ids(), locatie_id=hier, invoer=invoer(melder=wie)),
        RegistreerSignaal(id=ids(), locatie_id=hier, invoer=invoer(melder=MelderInvoer(naam=tekst))),
        RegistreerSignaal(id=ids(), locatie_id=hier, invoer=invoer(velden=((tekst, tekst),))),
        RegistreerSignaal(id=ids(), locatie_id=hier, invoer=invoer(terugkoppelen_voor=tekst)),
        WijzigSignaal(id=id_, reden=tekst, tekst=tekst, gebied=tekst), WijzigSignaal(id=id_, reden="x", soort=tekst),
        BewaarSignaalvelden(id=id_, velden=((tekst, tekst),)), BewaarMelder(id=id_, melder=MelderInvoer(naam=tekst)),
        LegSignaalcontactVast(id=id_, tekst=tekst), BeoordeelSignaal(id=id_, beoordeling=tekst),
        HernoemBundel(id=bundel, naam=tekst), KoppelSignaal(id=id_, adres=adres),
        SpreekTerugkoppelingAf(id=id_, terugkoppeling=tekst, voor=tekst),
        KoppelSignaalTerug(id=id_, wat=tekst, op=tekst), KoppelSignaalTerug(id=id_, wat=tekst),
        MaakActiviteitvoorstel(bundel_id=bundel, naam=tekst, thema=tekst, waarom=tekst),
        MaakActiviteitvoorstel(bundel_id=bundel, naam=tekst, thema="wonen", waarom=tekst),
        WijzigActiviteitvoorstel(id=voorstel, naam=tekst, thema="wonen", waarom=tekst, gebied=tekst, reden=tekst),
        TrekActiviteitvoorstelIn(id=voorstel, reden=tekst),
        SluitSignaal(id=id_, uitkomst=tekst), SluitSignaal(id=id_, uitkomst="in gesprek opgelost", tekst=tekst),
        HeropenSignaal(id=id_, reden=tekst), TrekSignaalIn(id=ander, reden=tekst),
        SluitBundel(id=bundel, uitkomst=tekst),
    ]  # fmt: skip
    for opdracht in opdrachten:
        with suppress(Weigering):
            bureau.doe(opdracht)
    bureau.lees(ZoekSignalen(tekst=tekst))
    bureau.lees(LeesSignalen(stand="alles"))
    bureau.lees(LeesTermijnen(bereik="locatie", locatie_id=hier))
    assert lees(bureau, id_).over


@pytest.mark.parametrize("dag", ["1800-01-01", "2026-03-01", "2027-02-29", "9999-12-31", "morgen"])
def test_that_feedback_is_promised_for_a_day_that_can_be(bureau: Bureau, dag: str) -> None:
    gegeven = invoer(terugkoppeling="gevraagd", terugkoppelen_voor=dag)
    opdracht = RegistreerSignaal(id=bureau.wereld.ids(), locatie_id=bureau.medewerker.locatie_id, invoer=gegeven)
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(opdracht)
    assert set(geweigerd.value.fouten) == {"terugkoppelen_voor"}
    with pytest.raises(Weigering) as geweigerd:
        bureau.doe(SpreekTerugkoppelingAf(id=meld(bureau), terugkoppeling="gevraagd", voor=dag))
    assert set(geweigerd.value.fouten) == {"voor"}
    goed = replace(gegeven, terugkoppelen_voor="2026-06-01")
    assert bureau.doe(replace(opdracht, id=bureau.wereld.ids(), invoer=goed))


@pytest.mark.parametrize("ontvangen", [-1, -(2**62), 2**62])
def test_that_a_moment_that_cannot_be_is_refused_or_now(bureau: Bureau, ontvangen: int) -> None:
    try:
        id_ = meld(bureau, ontvangen=ontvangen)
    except Weigering as weigering:
        fouten = set(weigering.fouten)
        id_ = None
        assert fouten == {"ontvangen"}
    assert (id_ is None) == (ontvangen < 0)
    if id_ is not None:
        assert lees(bureau, id_).ontvangen <= bureau.wereld.klok()
