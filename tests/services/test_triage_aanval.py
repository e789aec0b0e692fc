"""Attacks on triage in a real store: two at once, what changes around a triage while it runs, and undo in any order.

Nothing may be lost and nothing may be stuck.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from tests import gezin as huis
from tests import signalen as s
from tests import winkel
from tests.conftest import Klok
from tests.services import triages as t
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.contact import CorrigeerContact, CorrigeerVraag, TrekContactIn
from wijdesk.models.opdrachten.huis import MaakOngedaan, ZetMedewerkerInactief
from wijdesk.models.opdrachten.huishouden import (
    BeeindigLid,
    LeesHuishouden,
    SplitsHuishouden,
    VoegHuishoudensSamen,
)
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels, NeemPartijTerug
from wijdesk.models.opdrachten.ondersteuning import RondOndersteuningAf
from wijdesk.models.opdrachten.opschaling import SchaalAf
from wijdesk.models.opdrachten.persoon import HaalPersonenUiteen, VoegPersonenSamen
from wijdesk.models.opdrachten.regie import VraagOverdracht
from wijdesk.models.opdrachten.signaal import KoppelSignaal, OntkoppelSignaal
from wijdesk.models.opdrachten.toeleiding import NeemToeleidingAan
from wijdesk.models.opdrachten.triage import (
    AntwoordInvoer,
    BeginTriage,
    BesluitTriage,
    BewaarBladzijde,
    CasusGevolg,
    HervatTriage,
    Kortdurend,
    LeesConsulten,
    LeesTriage,
    LeesTriages,
    NeemTriageOver,
    OnderzoekGevolg,
    OpschalingGevolg,
    StaakTriage,
    Verwijzing,
    VraagConsult,
)
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, LegContactmomentVast
from wijdesk.models.opschaling import Trede
from wijdesk.models.values import Id
from wijdesk.models.vragen import route_bij
from wijdesk.store.controle import controleer

STRAKS, LATER = "2026-06-01", "2026-07-01"
CASUS = CasusGevolg(wettelijk_kader="Wmo 2015")
AANLEIDING = replace(CASUS, aanleiding="Ruzie thuis")
KORT = Kortdurend(doel="De post op orde", verwacht_einde=STRAKS, controle_op=LATER)
WEG = Verwijzing(naar="Stadsbank", soort="basisvoorziening")


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


def contact_van(bureau: Bureau, vraag_id: Id) -> Id:
    ((id_,),) = rijen(bureau, "SELECT contact_id FROM vraag WHERE id = ?", vraag_id)
    return Id(id_)


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


# Two at once ----------------------------------------------------------------------------------------------------------


def blad(id_: Id, **antwoorden: str) -> BewaarBladzijde:
    """The answers of the first page."""
    return BewaarBladzijde(
        triage_id=id_,
        bladzijde="vraag",
        antwoorden=tuple(AntwoordInvoer(vraag=code, waarde=waarde) for code, waarde in antwoorden.items()),
    )


def test_that_a_page_saved_after_the_decision_of_somebody_else_changes_nothing(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    bureau.doe(blad(id_, woorden="Eerst"))
    with aan_het_werk(bureau, "casemanager") as wie:
        wie.doe(NeemTriageOver(id=id_))
        with pytest.raises(Weigering, match="Omar El Idrissi voert deze triage"):
            bureau.doe(blad(id_, woorden="Oud scherm"))
        wie.doe(neem_besluit(id_, "afgehandeld"))
        for opdracht in (blad(id_, woorden="Oud scherm"), neem_besluit(id_, "kortdurend", KORT)):
            for doe in (bureau.doe, wie.doe):
                with pytest.raises(Weigering, match="al besloten"):
                    doe(opdracht)
    assert [rij.waarde for rij in t.lees(bureau, id_).antwoorden] == ["Eerst"]
    assert rijen(bureau, "SELECT count(*) FROM ondersteuning") == [(0,)]


def test_that_a_decision_sent_twice_makes_everything_once(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    bureau.doe(neem_besluit(id_, "casus", CASUS))
    with pytest.raises(Weigering, match="al besloten"):
        bureau.doe(neem_besluit(id_, "casus", CASUS))
    for tabel in ("casus", "plan", "huishouden"):
        assert rijen(bureau, f"SELECT count(*) FROM {tabel}") == [(1,)]


def test_that_a_stopped_triage_is_not_decided_and_resumes_beside_no_other(bureau: Bureau) -> None:
    persoon_id = huis.persoon(bureau, "Ali")
    id_ = t.begin(bureau, persoon_id=persoon_id)
    staak = terug(bureau, StaakTriage(id=id_, waarom="ging naar huis"))
    with pytest.raises(Weigering, match="gestaakt"):
        bureau.doe(neem_besluit(id_, "casus", CASUS))
    t.begin(bureau, persoon_id=persoon_id)
    with pytest.raises(Weigering, match="andere triage"):
        bureau.doe(HervatTriage(id=id_))
    with pytest.raises(Weigering, match="andere triage"):
        ongedaan(bureau, staak)
    assert rijen(bureau, "SELECT count(*) FROM triage WHERE stand = 'lopend'") == [(1,)]


@pytest.mark.parametrize("soort", ["huishouden_id", "signaal_id"])
def test_that_undo_of_stopping_brings_no_second_one_of_a_household_or_signaal(bureau: Bureau, soort: str) -> None:
    gezin = huis.gezin(bureau, huis.lid(huis.persoon(bureau, "Ali"), "alleenstaande"))
    waarover = {soort: gezin if soort == "huishouden_id" else s.meld(bureau)}
    staak = terug(bureau, StaakTriage(id=t.begin(bureau, **waarover), waarom="Toch niet"))
    t.begin(bureau, **waarover)
    with pytest.raises(Weigering):
        ongedaan(bureau, staak)


# Who it is about changes ----------------------------------------------------------------------------------------------


def test_that_a_triage_of_a_vraag_follows_when_it_turns_out_to_be_of_somebody_else(bureau: Bureau) -> None:
    vraag_id, fout = t.vraag(bureau)
    goed = huis.persoon(bureau, "Bea")
    gezin = huis.gezin(bureau, huis.lid(goed, "alleenstaande"))
    id_ = t.begin(bureau, vraag_id=vraag_id)
    t.beantwoord(bureau, id_, woorden="Ik heb geen geld")
    verbeterd = CorrigeerContact(id=contact_van(bureau, vraag_id), persoon_id=goed, reden="verkeerde kaart")
    stap = terug(bureau, verbeterd)
    gelezen = t.lees(bureau, id_)
    assert (gelezen.persoon_id, gelezen.huishouden_id) == (goed, gezin)
    assert [rij.waarde for rij in gelezen.antwoorden] == ["Ik heb geen geld"]
    ongedaan(bureau, stap)
    assert t.lees(bureau, id_).persoon_id == fout
    bureau.doe(verbeterd)
    assert t.besluit(bureau, id_, "casus", CASUS).huishouden_id == gezin


def test_that_an_anonymous_triage_can_be_decided_once_it_is_known_who_it_is_about(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau, nieuwe_persoon=None)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    with pytest.raises(Weigering, match="Registreer eerst om wie het gaat"):
        bureau.doe(neem_besluit(id_, "kortdurend", KORT))
    wie = huis.persoon(bureau, "Bea")
    bureau.doe(CorrigeerContact(id=contact_van(bureau, vraag_id), persoon_id=wie, reden="zei haar naam"))
    assert t.lees(bureau, id_).over == "Bea van der Meulen"
    assert t.besluit(bureau, id_, "kortdurend", KORT).gevolg == "ondersteuning"


def test_that_a_vraag_that_must_be_anonymous_takes_the_name_off_its_triage(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    bureau.doe(CorrigeerContact(id=contact_van(bureau, vraag_id), maak_anoniem=True, reden="wil anoniem blijven"))
    gelezen = t.lees(bureau, id_)
    assert (gelezen.over, gelezen.persoon_id, gelezen.telefoon, gelezen.adres) == ("Anoniem", None, "", "")


def test_that_a_triage_of_a_vraag_turns_hidden_with_whom_it_turns_out_to_be_of(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    geheim = huis.persoon(bureau, "Zorgvuldius")
    huis.scherm_af(bureau, geheim)
    bureau.doe(CorrigeerContact(id=contact_van(bureau, vraag_id), persoon_id=geheim, reden="x"))
    with aan_het_werk(bureau, "casemanager") as wie, pytest.raises(Weigering, match="afgeschermd"):
        wie.lees(LeesTriage(id=id_))


def test_that_a_decided_triage_stays_of_whom_it_was_decided_about(bureau: Bureau) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    t.besluit(bureau, id_, "kortdurend", KORT)
    anders = huis.persoon(bureau, "Bea")
    bureau.doe(CorrigeerContact(id=contact_van(bureau, vraag_id), persoon_id=anders, reden="x"))
    assert t.lees(bureau, id_).persoon_id == persoon_id


def test_that_a_registration_with_a_triage_is_not_taken_back_until_the_triage_stopped(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    intrekken = TrekContactIn(id=contact_van(bureau, vraag_id), reden="dubbel")
    with pytest.raises(Weigering, match="triage"):
        bureau.doe(intrekken)
    bureau.doe(StaakTriage(id=id_, waarom="dubbel geregistreerd"))
    bureau.doe(intrekken)
    with pytest.raises(Weigering, match="ingetrokken"):
        bureau.doe(HervatTriage(id=id_))
    assert t.lees(bureau, id_).gestaakt_om == "dubbel geregistreerd"


def test_that_a_registration_something_was_decided_on_is_not_taken_back(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    t.besluit(bureau, id_, "casus", CASUS)
    with pytest.raises(Weigering, match="besloten"):
        bureau.doe(TrekContactIn(id=contact_van(bureau, vraag_id), reden="dubbel"))


def test_that_a_vraag_whose_outcome_is_corrected_keeps_its_triage_and_its_new_words(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau)
    id_ = t.begin(bureau, vraag_id=vraag_id)
    verbeterd = CorrigeerVraag(
        id=vraag_id, reden="x", toelichting="Kan de zorg niet betalen", uitkomst="zelf beantwoord"
    )
    bureau.doe(verbeterd)
    assert t.lees(bureau, id_).vraag == "Kan de zorg niet betalen"
    assert t.besluit(bureau, id_, "kortdurend", KORT).gevolg == "ondersteuning"


def test_that_a_triage_of_a_signaal_follows_whom_the_signaal_is_linked_to(bureau: Bureau) -> None:
    signaal = s.meld(bureau)
    id_ = t.begin(bureau, signaal_id=signaal)
    with pytest.raises(Weigering, match="anoniem"):
        bureau.doe(neem_besluit(id_, "kortdurend", KORT))
    wie = huis.persoon(bureau, "Bea")
    gezin = huis.gezin(bureau, huis.lid(wie, "alleenstaande"))
    bureau.doe(KoppelSignaal(id=signaal, persoon_id=wie))
    gelezen = t.lees(bureau, id_)
    assert (gelezen.persoon_id, gelezen.huishouden_id) == (wie, gezin)
    bureau.doe(OntkoppelSignaal(id=signaal, wat="persoon", reden="toch niet"))
    gelezen = t.lees(bureau, id_)
    assert (gelezen.persoon_id, gelezen.huishouden_id) == (None, None)


def test_that_a_signaal_linked_to_somebody_hidden_hides_its_triage(bureau: Bureau) -> None:
    signaal = s.meld(bureau)
    id_ = t.begin(bureau, signaal_id=signaal)
    geheim = huis.persoon(bureau, "Zorgvuldius")
    huis.scherm_af(bureau, geheim)
    bureau.doe(KoppelSignaal(id=signaal, persoon_id=geheim))
    with aan_het_werk(bureau, "casemanager") as wie, pytest.raises(Weigering, match="afgeschermd"):
        wie.lees(LeesTriage(id=id_))


# The household changes ------------------------------------------------------------------------------------------------


def test_that_who_left_the_household_meanwhile_gets_nothing_decided_there(bureau: Bureau, klok: Klok) -> None:
    ali, bea = huis.persoon(bureau, "Ali"), huis.persoon(bureau, "Bea")
    samen = huis.gezin(bureau, huis.lid(ali, "partner"), huis.lid(bea, "partner"))
    id_ = t.begin(bureau, persoon_id=ali)
    assert t.lees(bureau, id_).huishouden_id == samen
    (lid,) = [lid for lid in bureau.lees(LeesHuishouden(id=samen)).leden if lid.persoon_id == ali]
    bureau.doe(BeeindigLid(id=lid.id, tot="2026-03-02", reden="gescheiden"))
    klok.verzet(huis.DAG)
    assert samen not in {gezin.id for gezin in t.lees(bureau, id_).huishoudens}
    gedaan = t.besluit(bureau, id_, "casus", AANLEIDING)
    assert gedaan.huishouden_id != samen
    assert [lid.persoon_id for lid in bureau.lees(LeesHuishouden(id=gedaan.huishouden_id or Id(b""))).leden] == [ali]
    assert bureau.lees(LeesHuishouden(id=samen)).casus is None


def test_that_a_person_who_moved_by_a_split_is_decided_about_in_the_new_household(bureau: Bureau, klok: Klok) -> None:
    ali, bea = huis.persoon(bureau, "Ali"), huis.persoon(bureau, "Bea")
    samen = huis.gezin(bureau, huis.lid(ali, "partner"), huis.lid(bea, "partner"))
    id_ = t.begin(bureau, persoon_id=ali)
    (lid,) = [lid for lid in bureau.lees(LeesHuishouden(id=samen)).leden if lid.persoon_id == ali]
    nieuw = bureau.doe(SplitsHuishouden(id=samen, leden=(lid.id,), op="2026-03-02"))
    klok.verzet(huis.DAG)
    assert t.besluit(bureau, id_, "casus", AANLEIDING).huishouden_id == nieuw


def test_that_households_that_became_one_are_one_for_the_triage_and_apart_again_after(bureau: Bureau) -> None:
    ali, bea = huis.persoon(bureau, "Ali"), huis.persoon(bureau, "Bea")
    een = huis.gezin(bureau, huis.lid(ali, "alleenstaande"))
    twee = huis.gezin(bureau, huis.lid(bea, "alleenstaande"))
    id_ = t.begin(bureau, persoon_id=ali)
    van_gezin = t.begin(bureau, huishouden_id=een)
    bureau.doe(VoegHuishoudensSamen(blijft=twee, weg=een, reden="zelfde gezin"))
    huis.open_casus(bureau, twee)
    for triage in (id_, van_gezin):
        assert t.lees(bureau, triage).huishouden_id == twee
        gedaan = t.besluit(bureau, triage, "casus", CASUS)
        assert gedaan.huishouden_id == twee
        assert gedaan.zinnen[0].startswith("Sluit aan bij casus")
    assert rijen(bureau, "SELECT count(*) FROM casus") == [(1,)]


def test_that_records_of_one_person_that_became_one_are_one_for_the_triage(bureau: Bureau) -> None:
    vraag_id, oud = t.vraag(bureau)
    assert oud is not None
    id_ = t.begin(bureau, vraag_id=vraag_id)
    echt = huis.persoon(bureau, "Jantje")
    bureau.doe(VoegPersonenSamen(blijft=echt, weg=oud, reden="zelfde mens"))
    assert t.lees(bureau, id_).persoon_id == echt
    assert [rij.id for rij in bureau.lees(LeesTriages(bereik="persoon", onderwerp_id=oud))] == [id_]
    gedaan = t.besluit(bureau, id_, "casus", CASUS)
    assert rijen(bureau, "SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ?", gedaan.huishouden_id) == [
        (echt,)
    ]
    bureau.doe(HaalPersonenUiteen(weg=oud, reden="toch twee"))
    assert t.lees(bureau, id_).persoon_id == oud


def test_that_merging_with_somebody_hidden_hides_the_triage_at_once(bureau: Bureau) -> None:
    vraag_id, oud = t.vraag(bureau)
    assert oud is not None
    t.begin(bureau, vraag_id=vraag_id)
    geheim = huis.persoon(bureau, "Zorgvuldius")
    huis.scherm_af(bureau, geheim)
    bureau.doe(VoegPersonenSamen(blijft=oud, weg=geheim, reden="zelfde mens"))
    with aan_het_werk(bureau, "casemanager") as wie:
        assert wie.lees(LeesTriages(bereik="team", locatie_id=bureau.medewerker.locatie_id)) == ()


def test_that_a_casus_opened_meanwhile_is_joined_and_its_regisseur_stays(bureau: Bureau) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    assert persoon_id is not None
    gezin = huis.gezin(bureau, huis.lid(persoon_id, "alleenstaande"))
    id_ = t.begin(bureau, vraag_id=vraag_id)
    casus = huis.open_casus(bureau, gezin)
    with aan_het_werk(bureau, "casemanager") as wie:
        gedaan = t.besluit(bureau, id_, "casus", replace(CASUS, regisseur_id=wie.id))
    assert gedaan.gevolg_id == casus
    assert rijen(bureau, "SELECT regisseur_id FROM huishouden") == [(bureau.medewerker.id,)]


def test_that_a_regisseur_who_left_is_refused_beside_the_field(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    with aan_het_werk(bureau, "casemanager") as wie:
        weg = wie.id
    bureau.doe(ZetMedewerkerInactief(id=weg))
    for gevolg in (replace(CASUS, regisseur_id=weg), replace(CASUS, tandem_id=weg)):
        with pytest.raises(Weigering) as geweigerd:
            bureau.doe(neem_besluit(id_, "casus", gevolg))
        assert any(veld.startswith("gevolg.") for veld in geweigerd.value.fouten)
    assert rijen(bureau, "SELECT count(*) FROM casus") == [(0,)]


def test_that_advice_asked_of_who_left_waits_with_the_others(bureau: Bureau) -> None:
    id_ = t.begin(bureau)
    with aan_het_werk(bureau, "gedragswetenschapper", naam="Noor") as noor:
        weg = noor.id
    with aan_het_werk(bureau, "gedragswetenschapper", naam="Bas") as bas:
        consult = VraagConsult(id=bureau.wereld.ids(), triage_id=id_, vraag="Hoe nu?", aan_id=weg)
        bureau.doe(consult)
        assert bas.lees(LeesConsulten()) == ()
        bureau.doe(ZetMedewerkerInactief(id=weg))
        assert [rij.id for rij in bas.lees(LeesConsulten())] == [consult.id]


def test_that_an_import_is_not_taken_back_from_under_a_triage(bureau: Bureau) -> None:
    partij = bureau.doe(BeginPartij(soort="personen", bestand="p.csv"))
    namen = ("Triage", "Gezin", "Signaal", "Los")
    regels = tuple((regel, {"nummer": naam, "achternaam": naam}) for regel, naam in enumerate(namen, start=2))
    bureau.doe(ImporteerRegels(partij_id=partij, soort="personen", regels=regels))
    ids = {naam: Id(id_) for naam, id_ in rijen(bureau, "SELECT achternaam, id FROM persoon")}
    id_ = t.begin(bureau, persoon_id=ids["Triage"])
    s.meld(bureau, persoon_id=ids["Signaal"])
    ondersteund = t.begin(bureau, persoon_id=ids["Gezin"])
    t.besluit(bureau, ondersteund, "kortdurend", KORT)
    assert bureau.doe(NeemPartijTerug(partij_id=partij)) == 1
    assert t.besluit(bureau, id_, "casus", AANLEIDING).gevolg == "casus"


def test_that_imported_vragen_with_a_triage_stay_when_the_batch_is_taken_back(bureau: Bureau) -> None:
    partij = bureau.doe(BeginPartij(soort="vragen", bestand="v.csv"))
    basis = {
        "locatie": "Selwerd", "ontvangen": "2026-03-01", "kanaal": "telefoon", "melder": "Inwoner / zelfmelder",
        "meldingtype": "Financiën", "uitkomst": "naar triage", "toelichting": "Schulden", "persoon": "",
        "direct_afgehandeld": "",
    }  # fmt: skip
    regels = tuple((nummer, basis | {"nummer": f"v{nummer}"}) for nummer in (2, 3, 4))
    uitslag = bureau.doe(ImporteerRegels(partij_id=partij, soort="vragen", regels=regels))
    assert uitslag.toegevoegd == 3, uitslag
    ids = [Id(rij[0]) for rij in rijen(bureau, "SELECT id FROM vraag ORDER BY bron_nummer")]
    id_ = t.begin(bureau, vraag_id=ids[0])
    s.meld(bureau, vraag_id=ids[1])
    assert bureau.doe(NeemPartijTerug(partij_id=partij)) == 1
    assert rijen(bureau, "SELECT status FROM vraag ORDER BY bron_nummer") == [("actief",), ("actief",), ("vervallen",)]
    assert t.lees(bureau, id_).vraag == "Schulden"
    assert t.besluit(bureau, id_, "afgehandeld").triage_id == id_


def latere(b: Bureau, besluit: str, gedaan: Any, persoon_id: Id) -> list[Opdracht[Any]]:
    """What people do afterwards with what a decision made."""
    ids, gezin = b.wereld.ids, gedaan.huishouden_id
    gesprek = ContactmomentInvoer(op=b.wereld.klok() - 60_000, soort="telefoon", personen=(), notitie="Gebeld")
    verder: list[Opdracht[Any]] = []
    if gezin is not None:
        verder.append(LegContactmomentVast(id=ids(), huishouden_id=gezin, invoer=gesprek))
    return verder


@pytest.mark.parametrize(
    ("besluit", "gevolg"),
    [("verwijzing", WEG), ("casus", CASUS), ("onderzoek", OnderzoekGevolg(wet="Wmo 2015", clientondersteuning="nee"))],
)
def test_that_a_decision_is_not_taken_back_from_under_later_work(bureau: Bureau, besluit: str, gevolg: Any) -> None:
    vraag_id, persoon_id = t.vraag(bureau)
    assert persoon_id is not None
    id_ = t.begin(bureau, vraag_id=vraag_id)
    uit, wijziging = bureau.schrijf(neem_besluit(id_, besluit, gevolg))
    verder = [terug(bureau, opdracht) for opdracht in latere(bureau, besluit, uit, persoon_id)]
    assert verder
    with pytest.raises(Weigering):
        ongedaan(bureau, wijziging.transactie or Id(b""))
    assert t.lees(bureau, id_).stand == "besloten"
    for stap in reversed(verder):
        ongedaan(bureau, stap)
    ongedaan(bureau, wijziging.transactie or Id(b""))
    assert t.lees(bureau, id_).stand == "lopend"
    assert rijen(bureau, "SELECT count(*) FROM huishouden WHERE status = 'actief'") == [(0,)]


def test_that_what_goes_on_with_a_decision_keeps_it_standing(bureau: Bureau, klok: Klok) -> None:
    trede = Trede(id=bureau.wereld.ids(), volgorde=98, naam="Teamleider", wie="teamleider")
    huis.bewaar(bureau, trede)
    with aan_het_werk(bureau, "casemanager") as wie:
        verder: list[tuple[str, Any, Callable[[Any], Opdracht[Any]]]] = [
            ("kortdurend", KORT, lambda uit: RondOndersteuningAf(id=uit.gevolg_id, uitkomst="doel bereikt")),
            ("casus", AANLEIDING, lambda uit: VraagOverdracht(
                huishouden_id=uit.huishouden_id, naar_id=wie.id, notitie="Neem jij dit?")),
            ("verwijzing", WEG, lambda uit: NeemToeleidingAan(id=uit.gevolg_id, op="2026-03-02")),
            ("opschaling", OpschalingGevolg(trede_id=trede.id, waarom="x"), lambda uit: SchaalAf(
                soort="triage", id=uit.triage_id, trede_id=None, waarom="het is rustig")),
        ]  # fmt: skip
        for besluit, gevolg, later in verder:
            vraag_id, persoon_id = t.vraag(bureau)
            id_ = t.begin(bureau, vraag_id=vraag_id)
            uit, wijziging = bureau.schrijf(neem_besluit(id_, besluit, gevolg))
            klok.verzet(60_000)
            bureau.doe(later(uit))
            with pytest.raises(Weigering):
                ongedaan(bureau, wijziging.transactie or Id(b""))
            assert t.lees(bureau, id_).stand == "besloten"
            assert rijen(bureau, "SELECT status FROM persoon WHERE id = ?", persoon_id) == [("actief",)]
            heel(bureau)


def test_that_a_registration_is_not_undone_from_under_its_triage(bureau: Bureau) -> None:
    uit, wijziging = bureau.schrijf(winkel.contact(bureau, uitkomst="naar triage"))
    id_ = t.begin(bureau, vraag_id=uit.vraag_ids[0])
    with pytest.raises(Weigering):
        ongedaan(bureau, wijziging.transactie or Id(b""))
    assert t.besluit(bureau, id_, "casus", CASUS).gevolg == "casus"


def test_that_steps_are_taken_back_in_any_order_without_orphans(bureau: Bureau) -> None:
    """Two triages decided in one casus, a hand-off, and a signaal that ended with it."""
    for nummer, volgorde in enumerate(itertools.permutations(range(4))):
        wie = huis.persoon(bureau, f"Ali{nummer}")
        signaal = s.meld(bureau, persoon_id=wie)
        een = t.begin(bureau, signaal_id=signaal)
        stappen = [terug(bureau, neem_besluit(een, "casus", CASUS))]
        twee = t.begin(bureau, persoon_id=wie)
        stappen.append(terug(bureau, neem_besluit(twee, "casus", CASUS)))
        drie = t.begin(bureau, vraag_id=t.vraag(bureau, persoon_id=wie)[0])
        stappen.append(terug(bureau, neem_besluit(drie, "verwijzing", WEG)))
        stappen.append(terug(bureau, StaakTriage(id=t.begin(bureau, persoon_id=wie), waarom="Toch niet")))
        for plek in volgorde:
            with suppress(Weigering):
                ongedaan(bureau, stappen[plek])
        heel(bureau)
    assert rijen(bureau, "SELECT count(*) FROM triage WHERE stand = 'besloten' AND gevolg_id IS NULL") == [(0,)]


def heel(bureau: Bureau) -> None:
    """No casus without its household and regisseur, and nothing that hangs on something that is gone."""
    open_casus = (
        "SELECT count(*) FROM huishouden WHERE casus_id IS NOT NULL AND (regisseur_id IS NULL OR status <> 'actief')"
    )
    assert rijen(bureau, open_casus) == [(0,)]
    assert rijen(
        bureau,
        "SELECT count(*) FROM casus c WHERE c.status = 'actief' AND NOT EXISTS "
        "(SELECT 1 FROM huishouden h WHERE h.id = c.huishouden_id AND h.status = 'actief')",
    ) == [(0,)]
    for tabel, veld, naar in (
        ("toeleiding", "huishouden_id", "huishouden"), ("plan", "casus_id", "casus"), ("doel", "plan_id", "plan"),
        ("taak", "huishouden_id", "huishouden"), ("huishoudlid", "huishouden_id", "huishouden"),
        ("zrmscore", "meting_id", "zrmmeting"), ("consult", "triage_id", "triage"),
        ("triage", "vraag_id", "vraag"), ("triage", "signaal_id", "signaal"), ("ondersteuning", "triage_id", "triage"),
    ):  # fmt: skip
        los = f"SELECT count(*) FROM {tabel} a JOIN {naar} b ON b.id = a.{veld} WHERE a.status = 'actief'"
        assert rijen(bureau, f"{los} AND b.status = 'vervallen'") == [(0,)], (tabel, veld)
    gevolg = "SELECT gevolg, gevolg_id FROM triage WHERE stand = 'besloten' AND status = 'actief' AND gevolg <> ''"
    for soort, id_ in rijen(bureau, gevolg):
        assert rijen(bureau, f"SELECT status FROM {soort} WHERE id = ?", id_) == [("actief",)], soort


def test_that_beginning_is_not_taken_back_over_a_sentence_beside_an_answer(bureau: Bureau) -> None:
    vraag_id, _ = t.vraag(bureau)
    id_ = bureau.wereld.ids()
    begin = terug(bureau, BeginTriage(id=id_, locatie_id=bureau.medewerker.locatie_id, vraag_id=vraag_id))
    los = AntwoordInvoer(vraag="kindcheck", toelichting="Zoontje is stil")
    bureau.doe(BewaarBladzijde(triage_id=id_, bladzijde="veiligheid", antwoorden=(los,)))
    with pytest.raises(Weigering):
        ongedaan(bureau, begin)
    assert [rij.toelichting for rij in t.lees(bureau, id_).antwoorden] == ["Zoontje is stil"]
