"""A triage about somebody hidden does not exist for who may not see it: in no list, count, history, paper or sentence,
and nothing can be done with it. Every question there is is asked by every rol without the right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests import gezin as huis
from tests import signalen as s
from tests import winkel
from tests.services import triages as t
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_casus_geheim import HOOGSTENS, vragen, zo_gevraagd
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.opdrachten.huishouden import (
    AdresInvoer,
)
from wijdesk.models.opdrachten.ondersteuning import LeesLopend
from wijdesk.models.opdrachten.termijn import LeesTermijnen
from wijdesk.models.opdrachten.triage import (
    BeantwoordConsult,
    BesluitTriage,
    BewaarBladzijde,
    CasusGevolg,
    HervatTriage,
    Kortdurend,
    LeesConsulten,
    LeesTriage,
    LeesTriagePapier,
    LeesTriages,
    NeemTriageOver,
    OnderzoekGevolg,
    OpschalingGevolg,
    StaakTriage,
    TrekConsultIn,
    Verwijzing,
    VraagConsult,
)
from wijdesk.models.opschaling import Trede
from wijdesk.models.values import Id
from wijdesk.models.vragen import route_bij
from wijdesk.store.controle import controleer

GEHEIM = ("WATERLELIE", "Zorgvuldius", "Geheimhof", "Verstopweg", "9799ZZ", "0612399999")
ROLLEN = ("casemanager", "gedragswetenschapper", "entree")
STRAKS, LATER = "2026-06-01", "2026-07-01"
CASUS = CasusGevolg(wettelijk_kader="Wmo 2015")
KORT = Kortdurend(doel="De post op orde", verwacht_einde=STRAKS, controle_op=LATER)


@pytest.fixture(autouse=True)
def _heel(bureau: Bureau) -> Iterator[None]:
    """After every attack journal and tables still say the same."""
    yield
    assert controleer(bureau.eigen_verbinding()) == ()


def rijen(bureau: Bureau, sql: str, *params: object) -> list[Any]:
    return winkel.rauw(bureau, sql, *params)


def neem_besluit(id_: Id, besluit: str, gevolg: Any = None, **anders: Any) -> BesluitTriage:
    velden = {
        "id": id_,
        "route": route_bij(besluit, "complex"),
        "besluit": besluit,
        "gevolg": gevolg,
        "afwijkreden": "Zo is het beter",
        "overslaan": "Zo is het beter",
    }
    return BesluitTriage(**(velden | anders))


class Wereld:
    """Somebody hidden with a household, and somebody everybody may know with a triage of their own."""

    def __init__(self, bureau: Bureau) -> None:
        self.bureau = bureau
        waar = {"straat": "Verstopweg", "huisnummer": "7", "postcode": "9799ZZ", "woonplaats": "Groningen"}
        self.verborgen = huis.persoon(bureau, "Zorgvuldius", achternaam="Geheimhof", telefoon="0612399999", **waar)
        self.ander = huis.persoon(bureau, "Annie", achternaam="Bos")
        self.gezin = huis.gezin(bureau, huis.lid(self.verborgen, "alleenstaande"), naam="Gezin Geheimhof")
        self.open_gezin = huis.gezin(bureau, huis.lid(self.ander, "alleenstaande"))
        huis.scherm_af(bureau, self.verborgen)
        self.triage = t.begin(bureau, persoon_id=self.ander)
        trede = Trede(id=bureau.wereld.ids(), volgorde=98, naam="Teamleider", wie="teamleider,casemanager")
        huis.bewaar(bureau, trede)
        self.trede = trede.id

    def geheime_triages(self) -> list[Id]:
        """One of every way to begin, and one of every decision about somebody hidden."""
        b = self.bureau
        ids: list[Id] = []
        gevraagd: list[Id] = []
        for waarover in self.waarover():
            id_ = t.begin(b, **waarover)
            t.beantwoord(b, id_, woorden="WATERLELIE", aard="spoed")
            b.doe(VraagConsult(id=b.wereld.ids(), triage_id=id_, vraag="WATERLELIE?"))
            beantwoord = VraagConsult(id=b.wereld.ids(), triage_id=id_, vraag="WATERLELIE dan?")
            b.doe(beantwoord)
            gevraagd.append(beantwoord.id)
            ids.append(id_)
        with aan_het_werk(b, "teamleider", naam="Bea") as ander:
            for consult in gevraagd:
                ander.doe(BeantwoordConsult(id=consult, antwoord="WATERLELIE!"))
        b.doe(VraagConsult(id=b.wereld.ids(), huishouden_id=self.gezin, vraag="WATERLELIE"))
        gevolgen = (
            ("verwijzing", Verwijzing(naar="WATERLELIE", soort="basisvoorziening")),
            ("kortdurend", replace(KORT, doel="WATERLELIE")),
            ("opschaling", OpschalingGevolg(trede_id=self.trede, waarom="WATERLELIE")),
            ("onderzoek", OnderzoekGevolg(wet="Wmo 2015", vraag="WATERLELIE", clientondersteuning="nee")),
            ("casus", CasusGevolg(wettelijk_kader="Wmo 2015", aanleiding="Rust")),
            ("afgehandeld", None),
        )
        for besluit, gevolg in gevolgen:
            vraag_id, _ = t.vraag(b, persoon_id=self.verborgen)
            id_ = t.begin(b, vraag_id=vraag_id)
            # What goes into a casus is for who works in that household, whoever lives there.
            t.beantwoord(b, id_, woorden="Rust" if besluit == "casus" else "WATERLELIE")
            b.doe(neem_besluit(id_, besluit, gevolg, toelichting="WATERLELIE"))
            ids.append(id_)
        return ids

    def waarover(self) -> Iterator[dict[str, Id]]:
        b = self.bureau
        yield {"vraag_id": t.vraag(b, persoon_id=self.verborgen)[0]}
        yield {"persoon_id": self.verborgen}
        yield {"huishouden_id": self.gezin}
        yield {"signaal_id": s.meld(b, persoon_id=self.verborgen, tekst="WATERLELIE")}
        yield {"signaal_id": s.meld(b, huishouden_id=self.gezin, tekst="WATERLELIE")}
        adres = AdresInvoer(straat="Verstopweg", huisnummer="7")
        yield {"signaal_id": s.meld(b, adres=adres, tekst="WATERLELIE")}

    def vragen(self) -> list[Leesvraag[Any]]:
        """Every question of triage and around it."""
        hier, triages = self.bureau.medewerker.locatie_id, ("persoon", "huishouden", "signaal")
        wie = (self.verborgen, self.ander, self.gezin, self.open_gezin)
        return [
            LeesTriages(), LeesTriages(bereik="team", locatie_id=hier), LeesConsulten(),
            LeesConsulten(bereik="gevraagd"), LeesTriage(id=self.triage), LeesTriagePapier(id=self.triage),
            *(LeesTriages(bereik=bereik, onderwerp_id=id_) for bereik in triages for id_ in wie),
            *(LeesConsulten(bereik=bereik, onderwerp_id=id_) for bereik in ("triage", "huishouden") for id_ in wie),
            LeesTermijnen(bereik="locatie", locatie_id=hier),
            *(LeesLopend(persoon_id=id_) for id_ in (self.verborgen, self.ander)),
            LeesLopend(huishouden_id=self.open_gezin),
        ]  # fmt: skip


@pytest.fixture
def wereld(bureau: Bureau) -> Wereld:
    return Wereld(bureau)


@pytest.fixture(params=ROLLEN)
def collega(request: pytest.FixtureRequest, bureau: Bureau) -> Iterator[Collega]:
    with aan_het_werk(bureau, request.param) as ander:
        yield ander


def gehoord(wie: Collega, wereld_: Wereld) -> list[tuple[str, str]]:
    uit = []
    for vraag in wereld_.vragen():
        try:
            uit.append((repr(vraag), repr(wie.lees(vraag))))
        except Weigering as weigering:
            uit.append((repr(vraag), weigering.zin))
    return uit


def test_that_no_list_or_count_differs_by_a_triage_one_may_not_see(wereld: Wereld, collega: Collega) -> None:
    vooraf = gehoord(collega, wereld)
    ids = wereld.geheime_triages()
    nu = gehoord(collega, wereld)
    assert [een for een, ander in zip(nu, vooraf, strict=True) if een != ander] == []
    for id_ in ids:
        for vraag in (LeesTriage(id=id_), LeesTriagePapier(id=id_)):
            with pytest.raises(Weigering) as geweigerd:
                collega.lees(vraag)
            assert not any(woord in geweigerd.value.zin for woord in GEHEIM)


def test_that_no_question_at_all_tells_of_a_protected_triage(wereld: Wereld, collega: Collega) -> None:
    wereld.geheime_triages()
    tabellen = ("triage", "consult", "signaal", "persoon", "huishouden", "opschaling", "ondersteuning", "onderzoek")
    ids = [Id(rij[0]) for tabel in tabellen for rij in rijen(wereld.bureau, f"SELECT id FROM {tabel}")]
    gelekt = set()
    for soort in vragen():
        for vraag in list(zo_gevraagd(soort, ids))[:HOOGSTENS]:
            try:
                antwoord = repr(collega.lees(vraag))
            except Weigering as weigering:
                antwoord = f"{weigering.zin} {weigering.fouten}"
            gelekt |= {(soort.__name__, woord) for woord in GEHEIM if woord in antwoord}
    assert gelekt == set()


def test_that_nothing_can_be_done_with_a_protected_triage_by_who_may_not_see_it(wereld: Wereld) -> None:
    b, ids = wereld.bureau, wereld.geheime_triages()
    consulten = [Id(rij[0]) for rij in rijen(b, "SELECT id FROM consult")]
    with aan_het_werk(b, "casemanager", "gedragswetenschapper") as wie:
        gedaan: list[Opdracht[Any]] = []
        for id_ in ids:
            gedaan += [
                NeemTriageOver(id=id_), StaakTriage(id=id_, waarom="x"), HervatTriage(id=id_),
                BewaarBladzijde(triage_id=id_, bladzijde="vraag"), neem_besluit(id_, "afgehandeld"),
                VraagConsult(id=b.wereld.ids(), triage_id=id_, vraag="x"),
            ]  # fmt: skip
        gedaan += [TrekConsultIn(id=id_, reden="x") for id_ in consulten]
        gedaan += [BeantwoordConsult(id=id_, antwoord="x") for id_ in consulten]
        for opdracht in gedaan:
            with pytest.raises(Weigering) as geweigerd:
                wie.doe(opdracht)
            assert not any(woord in geweigerd.value.zin for woord in GEHEIM)


def test_that_paper_names_nobody_and_no_place_of_who_is_hidden_even_for_the_teamleider(wereld: Wereld) -> None:
    eigen = ("Zorgvuldius", "Geheimhof", "Verstopweg", "9799ZZ")
    ids = wereld.geheime_triages()
    for id_ in ids:
        papier = repr(wereld.bureau.lees(LeesTriagePapier(id=id_)))
        assert not [woord for woord in eigen if woord in papier]


def test_that_no_status_line_names_who_is_hidden(wereld: Wereld) -> None:
    ids = wereld.geheime_triages()
    zinnen = [wereld.bureau.lees(LeesTriage(id=id_)).over for id_ in ids]  # the desk may know
    assert any("Zorgvuldius" in zin for zin in zinnen)
    werk = rijen(wereld.bureau, "SELECT uitkomst FROM werk UNION SELECT tekst FROM signaalstap")
    assert not [zin for (zin,) in werk if "Zorgvuldius" in zin or "Geheimhof" in zin]


def test_that_who_becomes_hidden_while_it_runs_disappears_with_all_of_it(bureau: Bureau) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    assert persoon_id is not None
    id_ = t.begin(bureau, vraag_id=vraag_id)
    consult = VraagConsult(id=bureau.wereld.ids(), triage_id=id_, vraag="Hoe nu?")
    bureau.doe(consult)
    with aan_het_werk(bureau, "casemanager", "gedragswetenschapper") as wie:
        hier = bureau.medewerker.locatie_id
        assert len(wie.lees(LeesTriages(bereik="team", locatie_id=hier))) == 1
        huis.scherm_af(bureau, persoon_id)
        assert wie.lees(LeesTriages(bereik="team", locatie_id=hier)) == ()
        assert wie.lees(LeesConsulten()) == ()
        with pytest.raises(Weigering, match="afgeschermd"):
            wie.doe(BeantwoordConsult(id=consult.id, antwoord="x"))
