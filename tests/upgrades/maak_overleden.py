"""What schema 0010 added, in the stored file: an indicatie of a locatie, and a nabestaande of a resident who died."""

from __future__ import annotations

from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.avg import BewaarAvgverzoek
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels, RondPartijAf
from wijdesk.models.opdrachten.persoon import MaakPersoon, PersoonInvoer
from wijdesk.models.values import lokaal

OVERLEDEN = "Najaar"
NABESTAANDE = "Karel Najaar"


def maak_overleden(bureau: Bureau) -> None:
    """One of everything."""
    wie = bureau.doe(MaakPersoon(invoer=PersoonInvoer(roepnaam="Bep", achternaam=OVERLEDEN, overleden_op="2025-11")))
    bureau.doe(
        BewaarAvgverzoek(
            id=bureau.wereld.ids(), soort="inzage", persoon_id=wie, hoedanigheid="nabestaande", verzoeker=NABESTAANDE,
            grond="belang", gevraagd="Hoe ging het met haar?", identiteit="legitimatie",
        )
    )  # fmt: skip
    dag = lokaal(bureau.wereld.klok()).date().isoformat()
    partij = bureau.doe(BeginPartij(soort="indicaties", bestand="indicaties.csv"))
    rij = {
        "nummer": "I1", "besloten_op": dag, "productgroep": "Jeugd", "soort": "nieuw", "aanbieder": "", "van": dag,
        "tot": "", "locatie": "Selwerd",
    }  # fmt: skip
    bureau.doe(ImporteerRegels(partij_id=partij, soort="indicaties", regels=((2, rij),)))
    bureau.doe(RondPartijAf(partij_id=partij))
