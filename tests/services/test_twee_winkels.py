"""Two stores: in one lives a family with a row in every table there is, in the other it never came. Whoever may not
know of them is answered the same in both: every Leesvraag there is, with every id there is, every filter, every word.

What a figure counts (the right "rapport") is the same for everybody, and names nobody. A question, a filter or a table
that is added later is in it by itself.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import Any

import pytest

from tests import gezin as huis
from tests import signalen, winkel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.services import triages
from tests.services.test_casus_geheim import vragen, zo_gevraagd
from tests.services.test_casus_verborgen import maak
from tests.services.test_register import geladen
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Storing, Weigering
from wijdesk.models.avg import Avgkeuze
from wijdesk.models.bewaren import Vernietiglijst, Vernietigregel
from wijdesk.models.casus import Nazorg
from wijdesk.models.dossiercontrole import Controledossier, Controlepunt
from wijdesk.models.huis import Locatie, Toegang
from wijdesk.models.inzage import Belang, Inzagegrond
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.models.opdrachten.akkoord import PlanEvaluatie
from wijdesk.models.opdrachten.avg import BewaarAvgverzoek, VoegAantekeningToe
from wijdesk.models.opdrachten.bewaren import ZetBlokkade
from wijdesk.models.opdrachten.contact import BewaarConcept
from wijdesk.models.opdrachten.huis import MaakMedewerker
from wijdesk.models.opdrachten.huishouden import LegGezagVast
from wijdesk.models.opdrachten.impact import BewaarImpactmeting, KoppelImpactmeting
from wijdesk.models.opdrachten.klacht import BewaarKlacht, ZetKlachtstap
from wijdesk.models.opdrachten.meldcode import BeginMeldcode, LegMeldcodestapVast
from wijdesk.models.opdrachten.ondersteuning import BeginOndersteuning, LegMomentVast
from wijdesk.models.opdrachten.onderzoek import BeginOnderzoek
from wijdesk.models.opdrachten.opschaling import LeesLadder, SchaalOp
from wijdesk.models.opdrachten.praktijk import BeginPraktijkvorm
from wijdesk.models.opdrachten.signaal import (
    BewaarMelder,
    BewaarSignaalvelden,
    BundelSignalen,
    LegSignaalcontactVast,
    MelderInvoer,
)
from wijdesk.models.opdrachten.triage import BewaarBladzijde, VraagConsult
from wijdesk.models.opdrachten.wachtrij import MeldWachtendeAan
from wijdesk.models.opdrachten.wvggz import BeginWvggz
from wijdesk.models.plan import Doelscore, Veiligheidsafspraak
from wijdesk.models.regieclaim import Regieclaim
from wijdesk.models.regiestand import ELDERS
from wijdesk.models.teamoverdracht import Teamoverdracht
from wijdesk.models.values import Id, lokaal
from wijdesk.models.vragenlijst import Antwoord
from wijdesk.resources import lees_toml
from wijdesk.services.leesloket import CIJFERS, Leesloket
from wijdesk.services.register import rechten_van
from wijdesk.store.zicht import COLLEGA, ERBIJ, VOLGT

ROLLEN = tuple(lees_toml("rollen.toml")["rol"])
ZONDER_COLLEGA = tuple(rol for rol in ROLLEN if COLLEGA not in rechten_van((rol,)))
KIJKERS = {"familie": ROLLEN, "collega": ZONDER_COLLEGA, "vrijwilliger": ("vrijwilliger",)}
"""Who looks: somebody with every rol who knows them, somebody who may not know of residents who work here, and one who
may do little.
"""
WOORDEN = (
    "Zwartkop",
    "Xandra",
    "123456782",
    "0612345678",
    "Verstopweg 99",
    "C26-",
    "17-07-1987",
    "contact",
    "persoon",
    "",
)
ELDERS_BEPROEFD = {
    "verschil": "two desks that differ: tests/sync/test_zicht_samen.py",
    "ingehouden": "what waits for another desk: tests/services/test_verschil.py",
    "activiteitsignaal": "which signalen of an activiteit one sees: tests/services/test_collectief.py",
}
PER_TABEL = 2


@dataclasses.dataclass
class Paar:
    """The same desk, with and without them."""

    met: Bureau
    zonder: Bureau
    kijkers: dict[str, Id]
    ids: list[Id]


def gewoon(bureau: Bureau) -> dict[str, Id]:
    """What both stores hold: a family, what runs for it, and the colleagues."""
    thuis, ids, hier = huis.bakker(bureau), bureau.wereld.ids, bureau.medewerker.locatie_id
    kijkers = {
        wie: bureau.doe(MaakMedewerker(naam=f"Kijker {wie}", locatie_id=hier, rollen=rollen))
        for wie, rollen in {**KIJKERS, "gevraagd": ("casemanager",)}.items()
    }
    bureau.doe(winkel.contact(bureau, persoon_id=thuis.moeder, uitkomst="terugbelverzoek"))
    bureau.doe(MeldWachtendeAan(locatie_id=hier, naam="", persoon_id=thuis.moeder, waarvoor="Huur", urgentie=2))
    signalen.meld(bureau, persoon_id=thuis.zoon)
    signalen.meld(bureau, soort="woonoverlast", adres=signalen.THUIS)
    triages.begin(bureau, persoon_id=thuis.moeder)
    bureau.doe(BewaarConcept(id=ids(), soort="contact", inhoud="{}"))
    meting = bureau.doe(
        BewaarImpactmeting(
            id=ids(), datum="2026-02-02", locatie_id=hier, vragenlijst_id=None, antwoorden=(("cijfer", "8"),)
        )
    )
    nu = bureau.wereld.klok()
    lijst, elders = ids(), ids()
    huis.bewaar(
        bureau,
        Locatie(id=elders, naam="Beijum"),
        Vernietiglijst(
            id=lijst, nummer="V26-1", peildatum="2026-03-01", opgesteld_door_id=bureau.medewerker.id, opgesteld_op=nu
        ),
        Vernietigregel(lijst_id=lijst, soort="huishouden", dossier=thuis.huishouden, regel="wmo"),
        *(
            Inzagegrond(
                soort="doel", medewerker_id=wie, huishouden_id=thuis.huishouden, grondslag="waarneming", van=nu,
                tot=nu + huis.DAG,
            )
            for wie in kijkers.values()
        ),
    )  # fmt: skip
    return kijkers | {"lijst": lijst, "elders": elders, "meting": meting}


def erbij(bureau: Bureau, klok: Klok, bekend: dict[str, Id]) -> None:
    """The family that is not there for whoever looks, and everything of theirs."""
    thuis = maak(bureau, klok, allen=False, gevraagd=bekend["gevraagd"])
    wie, kind, hier, ids, doe = thuis.verborgen, thuis.open, bureau.medewerker.locatie_id, bureau.wereld.ids, bureau.doe
    ik, dag, nu = bureau.medewerker, lokaal(klok()).date().isoformat(), klok()
    doe(winkel.contact(bureau, persoon_id=wie, uitkomst="terugbelverzoek"))
    doe(
        MeldAgressie(
            persoon_id=wie, locatie_id=hier, datum=dag, soort="verbaal", maatregel="pandverbod", omschrijving="Riep",
            van=dag, tot="2026-06-01", locaties=(hier,),
        )
    )  # fmt: skip
    doe(MeldWachtendeAan(locatie_id=hier, naam="", persoon_id=wie, waarvoor="Huur", urgentie=1))
    signaal = signalen.meld(bureau, soort="woonoverlast", persoon_id=wie, thema="")
    doe(BewaarMelder(id=signaal, melder=MelderInvoer(naam="Buurman Zwartkop")))
    doe(BewaarSignaalvelden(id=signaal, velden=(("overlast_soort", "geluid"),)))
    doe(LegSignaalcontactVast(id=signaal, tekst="Gebeld met Xandra"))
    ander = signalen.meld(bureau, huishouden_id=thuis.huishouden)
    doe(BundelSignalen(signaal_ids=(signaal, ander), naam="Alles om Zwartkop"))
    wvggz = signalen.meld(bureau, soort="Wvggz-melding", persoon_id=kind, thema="")
    doe(BeginWvggz(signaal_id=wvggz))
    triage = triages.begin(bureau, persoon_id=wie)
    bladzijde = next(iter(triages.gesprek(triages.lees(bureau, triage)).lijst.per_bladzijde))
    doe(BewaarBladzijde(triage_id=triage, bladzijde=bladzijde, overgeslagen="Later"))
    doe(VraagConsult(id=ids(), vraag="Is dit trauma?", triage_id=triage))
    ladder = bureau.lees(LeesLadder())
    doe(SchaalOp(soort="persoon", id=wie, trede_id=ladder[0].id, waarom="Het gaat slechter", aan=""))
    meldcode = ids()
    doe(BeginMeldcode(id=meldcode, soort="persoon", onderwerp_id=wie, aanleiding="Blauwe plekken"))
    doe(LegMeldcodestapVast(id=ids(), meldcode_id=meldcode, stap=1, dag=dag, tekst="In kaart gebracht"))
    hulp = ids()
    doe(BeginOndersteuning(id=hulp, persoon_id=wie, doel="Rust", verwacht_einde="2026-04-01"))
    doe(LegMomentVast(id=ids(), ondersteuning_id=hulp, tekst="Gebeld", soort="telefoon"))
    doe(BeginOnderzoek(persoon_id=wie, wet="Wmo 2015", vraag="Hulp in huis", clientondersteuning="ja"))
    vorm = (("plek", "school"), ("praktijk", "De Zwerm"), ("vraag", "Xandra slaapt slecht"))
    doe(BeginPraktijkvorm(id=ids(), code="ojg", huishouden_id=thuis.huishouden, persoon_id=wie, waarden=vorm))
    doe(PlanEvaluatie(plan_id=thuis.ids["plan_id"]))
    doe(LegGezagVast(kind_id=kind, ouders=(wie,), van="2024-01-01"))
    verzoek = ids()
    doe(BewaarAvgverzoek(id=verzoek, soort="inzage", persoon_id=wie, identiteit="bekend", gevraagd="Alles"))
    doe(VoegAantekeningToe(id=ids(), persoon_id=wie, tekst="Het klopt niet"))
    klacht, controle = ids(), ids()
    doe(BewaarKlacht(id=klacht, kanaal="brief", persoon_id=wie, woorden="Niemand belde", over_anderen="De balie"))
    doe(ZetKlachtstap(id=ids(), klacht_id=klacht, soort="gesprek", tekst="Met de leidinggevende"))
    doe(KoppelImpactmeting(impactmeting_id=bekend["meting"], persoon_id=wie, gevraagd_op="2026-02-02"))
    doe(ZetBlokkade(soort="persoon", id=wie, reden="bezwaar of beroep"))
    plan = thuis.ids["plan_id"]
    doel = Id(winkel.rauw(bureau, "SELECT id FROM doel WHERE plan_id = ?", plan)[0][0])
    casus = Id(winkel.rauw(bureau, "SELECT casus_id FROM huishouden WHERE id = ?", thuis.huishouden)[0][0])
    huis.bewaar(
        bureau,
        Nazorg(casus_id=casus, huishouden_id=thuis.huishouden, medewerker_id=ik.id, gepland_op="2026-04-01"),
        Veiligheidsafspraak(plan_id=plan, volgorde=1, tekst="Bij ruzie naar oma", van=dag),
        Doelscore(doel_id=doel, op=dag, score=6, medewerker_id=ik.id),
        Antwoord(onderwerp="triage", onderwerp_id=triage, vraag="Wat speelt er?", medewerker_id=ik.id, op=nu),
        Avgkeuze(
            verzoek_id=verzoek, plek=f"persoon.{wie.hex()}", afdruk="0" * 64, keuze="tonen", medewerker_id=ik.id
        ),
        Regieclaim(
            huishouden_id=thuis.huishouden, casus_id=casus, persoon_id=wie, generatie=1, versie=1, stand=ELDERS,
            team_id=hier, team_naam="Beijum", op=nu,
        ),
        Teamoverdracht(
            huishouden_id=thuis.huishouden, van_id=hier, van_naam="Selwerd", naar_id=bekend["elders"],
            naar_naam="Beijum", notitie="Verhuisd", op=nu, medewerker_id=ik.id, status="vervallen",
        ),
        Controledossier(
            id=controle, huishouden_id=thuis.huishouden, locatie_id=hier, maand=dag[:7], soort="lopend", methode=1,
            lijst="2026-1", controleur_id=ik.id, gedaan_op=dag, aan_id=ik.id,
        ),
        Controlepunt(
            controledossier_id=controle, punt="een_plan", oordeel="nee", opmerking="Twee plannen", actie="Maak er een",
            wie_id=ik.id, klaar_voor="2026-04-01",
        ),
        Vernietigregel(lijst_id=bekend["lijst"], soort="persoon", dossier=wie, regel="wmo"),
        *(
            Inzagegrond(
                soort="doel", medewerker_id=ik.id, persoon_id=wie, grondslag="waarneming", van=nu, tot=nu + huis.DAG
            ),
            Toegang(tijd=nu, medewerker_id=ik.id, soort="inzien", wat="geopend", doel="hulp", persoon_id=wie),
        ),
        *(Belang(persoon_id=id_, soort="collega", gemeld_door_id=ik.id) for id_ in (wie, kind)),
        *(
            Belang(persoon_id=id_, medewerker_id=bekend["familie"], soort="familie", gemeld_door_id=ik.id)
            for id_ in (wie, kind)
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def paar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paar]:
    klok, ids, map_ = Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR), tmp_path_factory.mktemp("winkels")
    winkel.maak(map_ / "zonder", klok, ids)
    with winkel.bureau(map_ / "zonder", klok, ids) as bureau:
        kijkers = gewoon(bureau)
        voor = {Id(rij[0]) for rij in _rijen(bureau)}
    shutil.copytree(map_ / "zonder", map_ / "met")
    with winkel.bureau(map_ / "met", klok, ids) as bureau:
        erbij(bureau, klok, kijkers)
        gekozen: dict[tuple[str, bool], list[Id]] = {}
        for id_, tabel in _rijen(bureau):
            gekozen.setdefault((tabel, Id(id_) in voor), []).append(Id(id_))
    klok.verzet(60_000)
    gevraagd = [id_ for alle in gekozen.values() for id_ in alle[:PER_TABEL]]
    with (
        winkel.bureau(map_ / "met", klok, ids) as met,
        winkel.bureau(map_ / "zonder", klok, Ids(MAANDAG_9_UUR + 10_000_000)) as zonder,
    ):
        yield Paar(met, zonder, {wie: kijkers[wie] for wie in KIJKERS}, gevraagd)


def _rijen(bureau: Bureau) -> list[tuple[bytes, str]]:
    """Every row with an id, and its table."""
    alle = {*VOLGT, *ERBIJ, "persoon", "huishouden", "toegang", "concept", "locatie", "medewerker"}
    tabellen = sorted(alle - {"mutatie", "verschil", "ingehouden"})
    return [(rij[0], naam) for naam in tabellen for rij in winkel.rauw(bureau, f"SELECT id FROM {naam} ORDER BY id")]


def alle_vragen(ids: list[Id]) -> Iterator[Any]:
    """Every question, and then with each of its filters otherwise."""
    for soort in vragen():
        if geladen()[soort].recht in CIJFERS:
            continue
        eerste = None
        for vraag in zo_gevraagd(soort, ids, WOORDEN):
            eerste = eerste or vraag
            yield vraag
        for veld in dataclasses.fields(soort):
            if eerste is not None and veld.default is not dataclasses.MISSING:
                yield from (dataclasses.replace(eerste, **{veld.name: waarde}) for waarde in _anders(veld, ids))


def _anders(veld: Any, ids: list[Id]) -> list[Any]:
    tekst = str(veld.type)
    if veld.default is True or veld.default is False:
        return [not veld.default]
    if "tuple" in tekst:
        return []
    if "Id" in tekst:
        return list(ids)
    if veld.name in ("van", "tot", "peildatum", "dag"):
        return ["2026-01-01", "2026-12-31"]
    return [*WOORDEN, "mijn", "locatie", "team", "huishouden"] if tekst == "str" else []


def antwoord(loket: Leesloket, vraag: Any) -> str:
    try:
        return repr(loket.beantwoord(vraag))
    except (Weigering, Storing) as fout:
        return f"{type(fout).__name__}: {vars(fout)}"


def test_that_they_have_a_row_in_every_table(paar: Paar) -> None:
    """What follows compares nothing in a table that is empty in both."""

    def tel(bureau: Bureau, naam: str) -> int:
        return int(winkel.rauw(bureau, f"SELECT count(*) FROM {naam}")[0][0])

    tabellen = {"persoon", "huishouden", *VOLGT, *ERBIJ}
    assert {naam for naam in tabellen if tel(paar.met, naam) <= tel(paar.zonder, naam)} == set(ELDERS_BEPROEFD)


@pytest.mark.parametrize("wie", KIJKERS)
def test_that_every_question_is_answered_as_if_they_never_came(paar: Paar, wie: str) -> None:
    anders: dict[str, Any] = {}
    gelijk = verteld = 0
    with ExitStack() as open_:
        loketten = [
            _loket(open_, bureau, paar.kijkers[wie], rechten_van(KIJKERS[wie])) for bureau in (paar.met, paar.zonder)
        ]
        for vraag in alle_vragen(paar.ids):
            een, ander = (antwoord(loket, vraag) for loket in loketten)
            if een != ander:
                anders.setdefault(type(vraag).__name__, (vraag, een, ander))
            gelijk += 1
            verteld += not een.startswith(("GeenRecht", "Weigering", "()", "None"))
    assert anders == {}
    assert gelijk > 1_000
    assert verteld > 50


def test_that_whoever_may_know_of_them_is_answered_otherwise(paar: Paar) -> None:
    """The comparison can fail: of nearly every kind of question."""
    with ExitStack() as open_:
        loketten = [
            _loket(open_, bureau, bureau.medewerker.id, rechten_van(ROLLEN)) for bureau in (paar.met, paar.zonder)
        ]
        anders = {
            type(vraag).__name__
            for vraag in alle_vragen(paar.ids)
            if antwoord(loketten[0], vraag) != antwoord(loketten[1], vraag)
        }
    assert len(anders) > 60


def _loket(open_: ExitStack, bureau: Bureau, wie: Id, rechten: frozenset[str]) -> Leesloket:
    bureau.warm_op()
    assert bureau._winkel is not None
    db = open_.enter_context(closing(bureau._winkel.lees_verbinding()))
    return Leesloket(db, klok=bureau.wereld.klok, medewerker_id=wie, rechten=rechten, log=lambda _: None)
