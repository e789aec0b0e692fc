"""The other half of the work in the stored file: an activiteit, a klacht, a practice form, a form of a resident."""

from __future__ import annotations

from wijdesk.app.bureau import Bureau
from wijdesk.models.impactvragen import lees_regel
from wijdesk.models.opdrachten.collectief import MaakActiviteit
from wijdesk.models.opdrachten.dossiercontrole import TrekDossiers
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.impact import BewaarImpactmeting, KoppelImpactmeting, LeesImpactvragen
from wijdesk.models.opdrachten.klacht import BewaarKlacht
from wijdesk.models.opdrachten.praktijk import BeginPraktijkvorm
from wijdesk.models.opdrachten.regie import LeesCaseload
from wijdesk.models.opdrachten.signaal import RegistreerStraatronde
from wijdesk.models.values import Id, lokaal
from wijdesk.models.vragen_lezen import lees

ACTIVITEIT = "Koken met de buurt"
KLACHT = "Niemand belde mij terug"
MENTOR = "Tante Riet"
GEANTWOORD = "8 9 - 7 8 6 j"


def maak_kwaliteit(bureau: Bureau, wie: Id) -> None:
    """One of everything; `wie` is the resident who wants to be named with a form."""
    ids, hier = bureau.wereld.ids, bureau.medewerker.locatie_id
    vandaag = lokaal(bureau.wereld.klok()).date().isoformat()
    bureau.doe(
        MaakActiviteit(
            id=ids(), locatie_id=hier, titel=ACTIVITEIT, thema="wonen", initiatief="WIJ",
            start=vandaag,
        )
    )  # fmt: skip
    bureau.doe(BewaarKlacht(id=ids(), kanaal="telefoon", woorden=KLACHT, persoon_id=wie, over_anderen="De balie"))
    (casus,) = [rij for rij in bureau.lees(LeesCaseload()) if rij.plan_stand != "gesloten"]
    (*_, kind) = bureau.lees(LeesHuishouden(id=casus.huishouden_id)).leden
    bureau.doe(
        BeginPraktijkvorm(
            id=ids(), code="jim", huishouden_id=casus.huishouden_id, persoon_id=kind.persoon_id,
            waarden=(("wie", MENTOR), ("gekozen_op", vandaag)),
        )
    )  # fmt: skip
    vragen = bureau.lees(LeesImpactvragen())
    meting = bureau.doe(
        BewaarImpactmeting(
            id=ids(), datum=vandaag, locatie_id=hier, vragenlijst_id=vragen.vragenlijst_id,
            antwoorden=tuple(lees_regel(lees(vragen.inhoud), GEANTWOORD).items()),
        )
    )  # fmt: skip
    bureau.doe(KoppelImpactmeting(impactmeting_id=meting, persoon_id=wie, gevraagd_op=vandaag))
    bureau.doe(
        RegistreerStraatronde(
            id=ids(), locatie_id=hier, gebied="Selwerd", dag=vandaag, straten=("Eikenlaan", "Elzenlaan"),
            volgende_op="2099-05-01", volgende_wat="Lampen nakijken",
        )
    )  # fmt: skip
    bureau.doe(TrekDossiers(locatie_id=hier, maand=vandaag[:7]))
