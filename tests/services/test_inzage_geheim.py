"""No question that can be asked tells what is in a dossier to a colleague who said nothing: every Leesvraag there is,
with the ids of everything in a household that is not theirs. A question that is added later is in it by itself.
"""

from __future__ import annotations

import pytest

from tests import signalen, winkel
from tests.gezin import Gezin, bakker, zet
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_casus_geheim import vragen, zo_gevraagd
from wijdesk.app.bureau import Bureau
from wijdesk.errors import DoelNodig, Weigering
from wijdesk.models.opdrachten.akkoord import StelVersieVast
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.inzage import ZegDoel
from wijdesk.models.opdrachten.ondersteuning import BeginOndersteuning
from wijdesk.models.opdrachten.onderzoek import BeginOnderzoek
from wijdesk.models.opdrachten.opschaling import LeesLadder, LeesOpschaling, SchaalOp
from wijdesk.models.opdrachten.signaal import PakSignaalOp
from wijdesk.models.opdrachten.toeleiding import StelToeleidingVoor
from wijdesk.models.opdrachten.verloop import ContactmomentInvoer, LegContactmomentVast, LegGebeurtenisVast, MaakTaak
from wijdesk.models.opdrachten.zrm import LegZrmVast, ZrmInvoer
from wijdesk.models.plan import Actie, Doel, Plan
from wijdesk.models.values import Id, lokaal

GEHEIM = "WATERLELIE"
TABELLEN = (
    "huishouden", "persoon", "plan", "planversie", "contactmoment", "casus", "doel", "triage", "ondersteuning",
    "onderzoek", "signaal", "toeleiding", "zrmmeting",
)  # fmt: skip


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    """A household with something to read in every noun there is, all of whoever sits at the desk."""
    thuis, ids, nu = bakker(bureau), bureau.wereld.ids, bureau.wereld.klok()
    vandaag, huis = lokaal(nu).date().isoformat(), thuis.huishouden
    zet(bureau, Plan, thuis.plan, situatie=GEHEIM)
    zet(bureau, Doel, thuis.doelen[0], woorden=GEHEIM)
    zet(bureau, Actie, thuis.acties[0], wat=GEHEIM)
    bureau.doe(StelVersieVast(plan_id=thuis.plan, reden=GEHEIM))
    gesprek = ContactmomentInvoer(op=nu - 60_000, soort="telefoon", personen=(thuis.zoon,), notitie=GEHEIM)
    scores = (ZrmInvoer(domein="Financiën", niveau=2, toelichting=GEHEIM),)
    for opdracht in (
        LegContactmomentVast(id=ids(), huishouden_id=huis, invoer=gesprek),
        LegGebeurtenisVast(id=ids(), huishouden_id=huis, op=vandaag, soort="verhuizing", tekst=GEHEIM),
        MaakTaak(id=ids(), huishouden_id=huis, wat=GEHEIM, voor="2026-04-01"),
        LegZrmVast(id=ids(), huishouden_id=huis, persoon_id=thuis.zoon, op=vandaag, scores=scores, toelichting=GEHEIM),
        StelToeleidingVoor(
            huishouden_id=huis, naar="Humanitas", soort="netwerk en informele hulp", waarom=GEHEIM, contactpersoon="",
        ),
        BeginOndersteuning(
            id=ids(), persoon_id=thuis.moeder, doel=GEHEIM, verwacht_einde="2026-04-01", huishouden_id=huis
        ),
        BeginOnderzoek(
            persoon_id=thuis.moeder, wet="Wmo 2015", vraag=GEHEIM, huishouden_id=huis, clientondersteuning="ja"
        ),
        SchaalOp(soort="huishouden", id=huis, trede_id=bureau.lees(LeesLadder())[0].id, waarom=GEHEIM, aan=""),
    ):  # fmt: skip
        bureau.doe(opdracht)
    signaal = signalen.meld(bureau, huishouden_id=huis, tekst=GEHEIM)
    bureau.doe(PakSignaalOp(id=signaal))
    return thuis


def gehoord(wie: Collega | Bureau, bureau: Bureau) -> tuple[dict[str, int], set[str]]:
    """Per kind of question how often the secret was told, and which kinds asked what for."""
    ids = [Id(rij[0]) for tabel in TABELLEN for rij in winkel.rauw(bureau, f"SELECT id FROM {tabel}")]
    verteld: dict[str, int] = {}
    vroeg = set[str]()
    for soort in vragen():
        for vraag in zo_gevraagd(soort, ids):
            try:
                antwoord = repr(wie.lees(vraag))
            except DoelNodig:
                vroeg.add(soort.__name__)
                continue
            except Weigering as weigering:
                antwoord = f"{weigering.zin} {weigering.fouten}"
            verteld[soort.__name__] = verteld.get(soort.__name__, 0) + (GEHEIM in antwoord)
    return {naam: aantal for naam, aantal in verteld.items() if aantal}, vroeg


def test_that_a_colleague_who_said_nothing_is_told_nothing_and_one_who_did_is(bureau: Bureau, gezin: Gezin) -> None:
    with aan_het_werk(bureau, "casemanager", zwijgt=True) as collega:
        verteld, vroeg = gehoord(collega, bureau)
        assert verteld == {}
        assert {"LeesPlan", "LeesVerloop", "LeesHistorie", "LeesZrm", "LeesVersie", "LeesSignaal"} <= vroeg
        assert collega.lees(LeesHuishouden(id=gezin.huishouden)).inzage == "doel"
        ladder = LeesOpschaling(soort="huishouden", id=gezin.huishouden)
        with pytest.raises(DoelNodig):
            collega.lees(ladder)
        collega.doe(ZegDoel(grondslag="dossiercontrole", huishouden_id=gezin.huishouden))
        assert GEHEIM in repr(collega.lees(ladder))
        verteld, vroeg = gehoord(collega, bureau)
        assert vroeg == set()
        assert {"LeesPlan", "LeesVerloop", "LeesHistorie", "LeesZrm", "LeesVersie", "LeesSignaal"} <= verteld.keys()
        assert {"LeesOndersteuning", "LeesOnderzoek", "LeesToeleidingen"} <= verteld.keys()
