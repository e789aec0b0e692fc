"""Beginning help without a casus: short support, and an onderzoek with its clocks. Shared by triage and by hand."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.ondersteuning import WETTEN, Ondersteuning, Onderzoek
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.services.casusstart import dag_van_melding, eis_collega
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.gezin import vandaag_van
from wijdesk.services.termijn_start import lopende, start
from wijdesk.store.unit_of_work import UnitOfWork

KORTDUREND = "kortdurende ondersteuning"
AFGESCHAALD = "afgeschaald (vinger aan de pols)"
JA_NEE = ("ja", "nee")
JAREN_VOORUIT = 5
"""An end later than this many years from now is a year typed wrong."""
TERMIJNEN = {
    "Wmo 2015": ("wmo-ontvangst", "wmo-onderzoek", "wmo-persoonlijk-plan"),
    "Jeugdwet": ("jeugd-besluit",),
}
"""The rules that count from the day of the melding (Wmo 2015 art. 2.3.2; Awb art. 4:13 under the Jeugdwet)."""
FAMILIEGROEPSPLAN = "jeugd-familiegroepsplan"
"""Runs as long as a familiegroepsplan was not offered (Jeugdwet art. 4.1.2)."""


def begin_ondersteuning(
    uow: UnitOfWork,
    persoon: Persoon,
    *,
    doel: str,
    verwacht_einde: str,
    id_: Id | None = None,
    soort: str = KORTDUREND,
    vraag: str = "",
    begin: str = "",
    controle_op: str = "",
    huishouden_id: Id | None = None,
    triage_id: Id | None = None,
    medewerker_id: Id | None = None,
    locatie_id: Id | None = None,
) -> Ondersteuning:
    """Short support from the day `begin` (ISO; empty is today). Raises Weigering with a sentence per wrong field."""
    begin = begin or vandaag_van(uow)
    fouten: dict[str, str] = {}
    if not Codeboek(uow).kent("ondersteuningsoort", soort):
        fouten["soort"] = "Kies wat voor ondersteuning het is."
    if not doel.strip():
        fouten["doel"] = "Schrijf op wat er bereikt moet zijn."
    laatste = f"{int(vandaag_van(uow)[:4]) + JAREN_VOORUIT}-12-31"
    for veld, dag in (("begin", begin), ("verwacht_einde", verwacht_einde), ("controle_op", controle_op)):
        if dag and (fout := fout_in_dag(dag, laatste=laatste)):
            fouten[veld] = fout
    if not verwacht_einde:
        fouten["verwacht_einde"] = "Vul in wanneer deze ondersteuning ophoudt."
    elif not fouten.keys() & {"begin", "verwacht_einde"} and verwacht_einde < begin:
        fouten["verwacht_einde"] = "Het einde ligt op of na het begin."
    elif not fouten.keys() & {"controle_op", "verwacht_einde"} and controle_op and controle_op < verwacht_einde:
        fouten["controle_op"] = "De controle komt op of na het einde."
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
    wie = uow.wie.medewerker_id
    return uow.voeg_toe(
        Ondersteuning(
            id=id_,
            soort=soort,
            persoon_id=persoon.id,
            huishouden_id=huishouden_id,
            triage_id=triage_id,
            locatie_id=locatie_id or uow.wie.locatie_id,
            medewerker_id=wie if medewerker_id is None else eis_collega(uow, medewerker_id, veld="medewerker_id").id,
            vraag=vraag.strip(),
            doel=doel.strip(),
            begin=begin,
            verwacht_einde=verwacht_einde,
            controle_op=controle_op,
        )
    )


def begin_onderzoek(
    uow: UnitOfWork,
    persoon: Persoon,
    huishouden: Huishouden,
    *,
    wet: str,
    vraag: str,
    clientondersteuning: str,
    familiegroepsplan: str = "",
    melding_op: str = "",
    vraag_id: Id | None = None,
    triage_id: Id | None = None,
    medewerker_id: Id | None = None,
) -> Onderzoek:
    """An onderzoek after a melding on the day `melding_op` (ISO; empty: of the vraag, or today); its terms run.

    Whether free cliëntondersteuning was offered (Wmo 2015 art. 2.2.4 and 2.3.2 lid 3) and, under the Jeugdwet, a
    familiegroepsplan (art. 4.1.2) is asked: "ja" or "nee". A term that runs already for this person goes on.
    """
    vandaag = vandaag_van(uow)
    fouten: dict[str, str] = {}
    if wet not in WETTEN:
        fouten["wet"] = "Kies de Wmo of de Jeugdwet."
    if not vraag.strip():
        fouten["vraag"] = "Schrijf op wat de inwoner vraagt."
    if clientondersteuning not in JA_NEE:
        fouten["clientondersteuning"] = "Kies of u gratis cliëntondersteuning heeft aangeboden."
    if wet == "Jeugdwet" and familiegroepsplan not in JA_NEE:
        fouten["familiegroepsplan"] = "Kies of u een familiegroepsplan heeft aangeboden."
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
    begin = dag_van_melding(uow, melding_op, vraag_id)
    _eis_geen_ander(uow, persoon, wet)
    onderzoek = uow.voeg_toe(
        Onderzoek(
            wet=wet,
            persoon_id=persoon.id,
            huishouden_id=huishouden.id,
            triage_id=triage_id,
            locatie_id=huishouden.locatie_id,
            medewerker_id=uow.wie.medewerker_id
            if medewerker_id is None
            else eis_collega(uow, medewerker_id, veld="medewerker_id").id,
            vraag=vraag.strip(),
            melding_op=begin,
            clientondersteuning_op=vandaag if clientondersteuning == "ja" else "",
            familiegroepsplan=familiegroepsplan if wet == "Jeugdwet" else "",
            familiegroepsplan_op=vandaag if wet == "Jeugdwet" and familiegroepsplan == "ja" else "",
        )
    )
    regels = [(regel, begin) for regel in TERMIJNEN[wet]]
    if wet == "Jeugdwet" and familiegroepsplan == "nee":
        regels.append((FAMILIEGROEPSPLAN, vandaag))
    for regel, dag in regels:
        if any(termijn.persoon_id in (None, persoon.id) for termijn in lopende(uow, huishouden.id, regel=regel)):
            continue
        start(
            uow,
            regel,
            onderwerp="huishouden",
            onderwerp_id=huishouden.id,
            begin=dag,
            locatie_id=huishouden.locatie_id,
            persoon_id=persoon.id,
            medewerker_id=onderzoek.medewerker_id,
        )
    return onderzoek


def _eis_geen_ander(uow: UnitOfWork, persoon: Persoon, wet: str) -> None:
    lopend = select(Onderzoek).where(
        Onderzoek.persoon_id == persoon.id,
        Onderzoek.wet == wet,
        Onderzoek.afgerond_op == "",
        Onderzoek.status == "actief",
    )
    if gevonden := uow.vind(lopend):
        sinds = datum_in_woorden(gevonden[0].melding_op)
        raise Weigering(f"Er loopt al een onderzoek {wet} voor deze inwoner, sinds {sinds}.", veld="wet")
