"""Nothing in casusregie tells who somebody afgeschermd is, or what a casus holds, to whoever may not know.

Every question there is is asked by every rol, about a household with a hidden member: the loop finds new ones itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import MISSING, dataclass, fields
from itertools import product
from typing import Any

import pytest

from tests import gezin as huis
from tests import winkel
from tests.conftest import Klok
from tests.services.collega import Collega
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.logsoort import DOEL, INZIEN
from wijdesk.models.opdrachten.akkoord import GeefAkkoord, StelVersieVast
from wijdesk.models.opdrachten.betrokkene import BetrokkeneInvoer, LegToestemmingVast, VoegBetrokkeneToe
from wijdesk.models.opdrachten.huishouden import (
    AdresInvoer,
    BeeindigLid,
    HernoemHuishouden,
    LeesHuishouden,
    VerhuisHuishouden,
    VoegHuishoudensSamen,
    VoegLidToe,
)
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.opdrachten.plan import ActieInvoer, DoelInvoer, MaakPlan, VoegActieToe, VoegDoelToe
from wijdesk.models.opdrachten.regie import VraagOverdracht
from wijdesk.models.opdrachten.toeleiding import LegIndicatieVast, StelToeleidingVoor
from wijdesk.models.opdrachten.verloop import (
    ContactmomentInvoer,
    CorrigeerContactmoment,
    LegContactmomentVast,
    LegGebeurtenisVast,
    MaakTaak,
)
from wijdesk.models.opdrachten.vondst import ZoekHuishoudens
from wijdesk.models.opdrachten.zrm import LegZrmVast, ZrmInvoer
from wijdesk.models.values import Id
from wijdesk.services import leesloket
from wijdesk.services.register import REGISTER

WIE = ("Zwartkop", "Xandra", "123456782", "17-07", "1987-07", "Schuilstraat", "Verstopweg", "0612345678", "geheim.nl")
OVER = (
    "LIDWOORD", "NOTITIE", "WAAROMBETER", "GEBEURTENIS", "TAAKWOORD", "ZRMWOORD", "OMAWOORD", "NAARWOORD", "REDENWOORD",
    "AANBIEDER", "AKKOORDWOORD",
)  # fmt: skip
INHOUD = ("DOELWOORD", "ACTIEWOORD", "OVERDRACHTWOORD", "Ruzie thuis", "Jeugdwet")
ZONDER_INHOUD = ("entree", "klachtencoordinator", "applicatiebeheerder")
NOUNS = (
    "huishouden", "gezag", "regie", "plan", "akkoord", "zrm", "verloop", "betrokkene", "toeleiding", "termijn",
    "papier", "werk", "vondst", "persoon",
)  # fmt: skip


@dataclass(frozen=True)
class Geheim:
    """A household of which one member, or everybody, is hidden."""

    bureau: Bureau
    huishouden: Id
    verborgen: Id
    open: Id
    ids: dict[str, Id]


def maak(bureau: Bureau, klok: Klok, *, allen: bool, gevraagd: Id | None = None) -> Geheim:
    """A casus with something of every kind in it, written before its mother became afgeschermd. `gevraagd` is asked to
    take over; without, a new colleague.
    """
    moeder = huis.persoon(
        bureau, "Xandra", "1987-07-17", achternaam="Zwartkop", tussenvoegsel="", bsn="123456782",
        telefoon="0612345678", email="x@geheim.nl", straat="Schuilstraat", huisnummer="77",
    )  # fmt: skip
    kind = huis.persoon(bureau, "Kiki", "2010-04-20", achternaam="Open", straat="", huisnummer="")
    leden = [huis.lid(moeder, "ouder met gezag", opmerking="LIDWOORD")]
    leden += [] if allen else [huis.lid(kind, "kind")]
    id_ = huis.gezin(bureau, *leden)
    huis.open_casus(bureau, id_)
    nieuw, doe = bureau.wereld.ids, bureau.doe
    doe(HernoemHuishouden(id=id_, naam="Familie Zwartkop"))
    adres = AdresInvoer(straat="Verstopweg", huisnummer="99", woonplaats="Groningen")
    doe(VerhuisHuishouden(id=id_, adres=adres, op="2026-03-01", mee=(moeder,)))
    plan_id = doe(MaakPlan(huishouden_id=id_, soort="integraal ondersteuningsplan"))
    doel = DoelInvoer(woorden="DOELWOORD", leefgebied="Financiën", personen=(moeder,))
    doel_id = doe(VoegDoelToe(plan_id=plan_id, invoer=doel))
    actie = ActieInvoer(wat="ACTIEWOORD", uitvoerder="WIJ", persoon_id=moeder, klaar_voor="2026-02-01")
    doe(VoegActieToe(doel_id=doel_id, invoer=actie))
    klok.verzet(1000)
    versie_id = doe(StelVersieVast(plan_id=plan_id))
    doe(GeefAkkoord(
        versie_id=versie_id, wijze="op papier", op="2026-03-02", persoon_id=moeder, opmerking="AKKOORDWOORD"
    ))  # fmt: skip
    gesprek = ContactmomentInvoer(op=klok() - 1000, soort="huisbezoek", notitie="NOTITIE", personen=(moeder,))
    moment_id = doe(LegContactmomentVast(id=nieuw(), huishouden_id=id_, invoer=gesprek))
    moment_id = doe(CorrigeerContactmoment(id=nieuw(), vorige_id=moment_id, invoer=gesprek, reden="WAAROMBETER"))
    gebeurd: dict[str, Any] = {"op": "2026-03-01", "soort": "anders", "tekst": "GEBEURTENIS", "persoon_id": moeder}
    doe(LegGebeurtenisVast(id=nieuw(), huishouden_id=id_, **gebeurd))
    doe(MaakTaak(id=nieuw(), huishouden_id=id_, wat="TAAKWOORD", voor="2026-02-01", persoon_id=moeder))
    score = ZrmInvoer(domein="Financiën", niveau=2, toelichting="ZRMWOORD")
    doe(LegZrmVast(id=nieuw(), huishouden_id=id_, persoon_id=moeder, op="2026-03-02", scores=(score,)))
    oma = BetrokkeneInvoer(soort="netwerk", persoon_id=moeder, telefoon="0612345678", opmerking="OMAWOORD")
    doe(VoegBetrokkeneToe(huishouden_id=id_, invoer=oma))
    school = doe(VoegBetrokkeneToe(huishouden_id=id_, invoer=BetrokkeneInvoer(soort="professional", naam="Juf")))
    doe(LegToestemmingVast(betrokkene_id=school, persoon_id=moeder, gegevens=("plan",), gevers=(moeder,)))
    toeleiding_id = doe(StelToeleidingVoor(
        huishouden_id=id_, naar="NAARWOORD", soort="maatwerk", waarom="REDENWOORD", persoon_id=moeder, op="2025-12-01"
    ))  # fmt: skip
    productgroep = winkel.rauw(bureau, "SELECT code FROM code WHERE lijst = 'productgroep' ORDER BY volgorde")[0][0]
    indicatie_id = doe(LegIndicatieVast(
        huishouden_id=id_, productgroep=productgroep, soort="nieuw", besloten_op="2026-01-01", persoon_id=moeder,
        aanbieder="AANBIEDER", wacht_sinds="2026-01-02", tot="2026-04-01",
    ))  # fmt: skip
    if gevraagd is None:
        collega = Collega(bureau, "casemanager", naam="Gevraagde collega")
        gevraagd = collega.id
        collega.sluit()
    doe(VraagOverdracht(huishouden_id=id_, naar_id=gevraagd, notitie="OVERDRACHTWOORD"))
    huis.scherm_af(bureau, moeder)
    ids = {
        "huishouden_id": id_, "persoon_id": moeder, "kind_id": moeder, "plan_id": plan_id, "versie_id": versie_id,
        "contactmoment_id": moment_id, "medewerker_id": bureau.medewerker.id, "toeleiding": toeleiding_id,
        "locatie_id": bureau.medewerker.locatie_id, "indicatie": indicatie_id,
    }  # fmt: skip
    return Geheim(bureau, id_, moeder, kind, ids)


@pytest.fixture(params=[True, False], ids=["everybody", "one"])
def geheim(request: pytest.FixtureRequest, bureau: Bureau, klok: Klok) -> Geheim:
    """Everybody of the household is hidden, or one of two."""
    return maak(bureau, klok, allen=request.param)


def vragen(geheim: Geheim) -> Iterator[Any]:
    """Every question about this household and its people that can be put."""
    leesloket.laad()
    gekozen: dict[str, tuple[Any, ...]] = {
        "tekst": ("Zwartkop", "Verstopweg 99", "C26-", "Kiki", ""), "bereik": ("mijn", "locatie", "huishouden"),
        "voor": ("mij", "locatie", "team"), "team": (True, False), "afgelopen": (True, False), "van": (0, 1),
        "naar": (0, 1), "invoer": (PersoonInvoer(achternaam="Zwartkop", geboortedatum="1987-07-17"),),
        "id": (geheim.huishouden, geheim.verborgen, geheim.ids["toeleiding"], geheim.ids["indicatie"]),
    }  # fmt: skip
    for geval in REGISTER.values():
        if geval.schrijft or geval.verzoek.__module__.rpartition(".")[2] not in NOUNS:
            continue
        keuzes: dict[str, tuple[Any, ...]] = {}
        for veld in fields(geval.verzoek):
            if veld.name in geheim.ids:
                keuzes[veld.name] = (geheim.ids[veld.name],)
            elif veld.name in gekozen and (veld.default is MISSING or veld.name not in {"van", "naar"}):
                keuzes[veld.name] = gekozen[veld.name]
        if geval.verzoek.__name__ == "VergelijkVersies":
            keuzes["naar"] = (0, 1)
        for waarden in product(*keuzes.values()):
            yield geval.verzoek(**dict(zip(keuzes, waarden, strict=True)))


@pytest.mark.parametrize(
    "rol", ["entree", "klachtencoordinator", "applicatiebeheerder", "gedragswetenschapper", "casemanager"]
)
def test_that_no_answer_tells_who_is_hidden_or_what_one_may_not_read(geheim: Geheim, rol: str) -> None:
    verboden = (*WIE, *OVER, *(INHOUD if rol in ZONDER_INHOUD else ()))
    collega, beantwoord = Collega(geheim.bureau, rol, naam="Nieuwsgierig"), 0
    try:
        for vraag in vragen(geheim):
            antwoord = ""
            with suppress(Weigering):
                antwoord = repr(collega.lees(vraag))
                beantwoord += 1
            assert [woord for woord in verboden if woord in antwoord] == [], type(vraag).__name__
    finally:
        collega.sluit()
    assert beantwoord or rol in ZONDER_INHOUD


def test_that_the_status_line_does_not_name_who_is_hidden(geheim: Geheim) -> None:
    bureau = geheim.bureau
    ander = huis.gezin(bureau, huis.lid(huis.persoon(bureau, "Tante"), "alleenstaande"))
    lid = winkel.rauw(bureau, "SELECT id FROM huishoudlid WHERE persoon_id = ?", geheim.verborgen)[0][0]
    collega = Collega(bureau, "casemanager", naam="Nieuwsgierig")
    nieuw = huis.persoon(bureau, "Buurman")
    try:
        for opdracht in (
            VerhuisHuishouden(id=geheim.huishouden, adres=AdresInvoer(straat="Laan", huisnummer="1"), op="2026-03-02"),
            VoegLidToe(huishouden_id=geheim.huishouden, lid=huis.lid(nieuw, "kind")),
            VoegHuishoudensSamen(blijft=geheim.huishouden, weg=ander, reden="hetzelfde"),
            BeeindigLid(id=lid, tot="2026-03-02", reden="verhuisd"),
        ):
            _, wijziging = collega.schrijf(opdracht)
            assert wijziging.zin
            assert not [woord for woord in WIE if woord in wijziging.zin]
    finally:
        collega.sluit()


def test_that_a_household_everybody_left_does_not_give_them_away_and_is_logged(bureau: Bureau, klok: Klok) -> None:
    geheim = maak(bureau, klok, allen=True)
    lid = winkel.rauw(bureau, "SELECT id FROM huishoudlid WHERE persoon_id = ?", geheim.verborgen)[0][0]
    bureau.doe(BeeindigLid(id=lid, tot="2026-03-01", reden="verhuisd"))
    collega = Collega(bureau, "casemanager", naam="Nieuwsgierig")
    try:
        detail = collega.lees(LeesHuishouden(id=geheim.huishouden))
    finally:
        collega.sluit()
    assert [woord for woord in WIE if woord in repr(detail)] == []
    gelogd = winkel.rauw(
        bureau, "SELECT soort, persoon_id, huishouden_id FROM toegang WHERE medewerker_id = ? ORDER BY id", collega.id
    )
    wiens = (geheim.verborgen, geheim.huishouden)
    assert gelogd == [(INZIEN, *wiens), (DOEL, None, geheim.huishouden), (INZIEN, *wiens)]


def test_that_a_household_named_after_who_is_hidden_is_found_by_somebody_else_in_it(bureau: Bureau, klok: Klok) -> None:
    geheim = maak(bureau, klok, allen=False)
    collega = Collega(bureau, "casemanager", naam="Nieuwsgierig")
    try:
        (vondst,) = collega.lees(ZoekHuishoudens(tekst="Kiki"))
        assert collega.lees(ZoekHuishoudens(tekst="Zwartkop")) == ()
    finally:
        collega.sluit()
    assert (vondst.id, vondst.naam) == (geheim.huishouden, "Afgeschermd huishouden")
