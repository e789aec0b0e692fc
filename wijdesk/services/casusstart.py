"""Opening a casus, and which terms begin to run then by its wettelijk kader. Shared by regie and triage."""

from __future__ import annotations

from sqlalchemy import or_, select

from wijdesk.errors import Weigering
from wijdesk.models.casus import Casus, casusnummer
from wijdesk.models.contact import Contact, Vraag
from wijdesk.models.datums import eis_dag
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.ondersteuning import Onderzoek
from wijdesk.models.values import Id, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.regisseurs import eis_regisseur
from wijdesk.services.termijn_start import start
from wijdesk.store.unit_of_work import UnitOfWork

VANAF_MELDING = {"Wmo 2015": ("wmo-ontvangst", "wmo-onderzoek", "wmo-persoonlijk-plan")}
"""Rules that count from the day of the melding (Wmo 2015 art. 2.3.2)."""
VANAF_START = {"Jeugdwet": ("jeugd-familiegroepsplan",)}
"""Rules that count from the day the casus opens (Jeugdwet art. 4.1.2)."""
ALTIJD = ("plan-gereed",)
"""What WIJ agreed for every casus."""
VROEGSTE_MELDING = "2000-01-01"
"""A melding before it is a slip of the keyboard."""


def begin_casus(
    uow: UnitOfWork,
    huishouden: Huishouden,
    *,
    wettelijk_kader: str,
    aanleiding: str,
    regisseur_id: Id,
    tandem_id: Id | None = None,
    vraag_id: Id | None = None,
    melding_op: str = "",
) -> Casus:
    """A new open casus with its one regisseur; the terms of its kader begin to run.

    `melding_op` (ISO) is the day they count from; empty: the day of the vraag, or today. Raises Weigering beside the
    field that is wrong.
    """
    fouten: dict[str, str] = {}
    if not aanleiding.strip():
        fouten["aanleiding"] = "Schrijf kort waarom deze casus wordt geopend."
    if not Codeboek(uow).kent("wettelijk_kader", wettelijk_kader):
        fouten["wettelijk_kader"] = "Kies onder welke wet deze hulp valt."
    if fouten:
        raise Weigering("Er ontbreekt nog iets.", fouten=fouten)
    eis_regisseur(uow, regisseur_id, veld="regisseur_id")
    if tandem_id is not None:
        eis_collega(uow, tandem_id, veld="tandem_id")
    vandaag = lokaal(uow.nu).date()
    begin = dag_van_melding(uow, melding_op, vraag_id)
    casus_id = uow.ids()
    huishouden.begin_casus(casus_id, regisseur_id=regisseur_id, tandem_id=tandem_id)
    casus = uow.voeg_toe(
        Casus(
            id=casus_id,
            huishouden_id=huishouden.id,
            nummer=casusnummer(casus_id, vandaag.year),
            locatie_id=huishouden.locatie_id,
            wettelijk_kader=wettelijk_kader,
            aanleiding=aanleiding.strip(),
            vraag_id=vraag_id,
            geopend_op=uow.nu,
            geopend_door_id=uow.wie.medewerker_id,
        )
    )
    start_termijnen(uow, huishouden, casus, melding_op=begin, start_op=vandaag.isoformat())
    return casus


def dag_van_melding(uow: UnitOfWork, melding_op: str, vraag_id: Id | None) -> str:
    """The day the terms of the law count from: what was filled in, the day of the vraag, or today."""
    vandaag = lokaal(uow.nu).date()
    if vraag_id is not None:
        vraag = uow.haal(Vraag, vraag_id, wat="Deze vraag")
        if not melding_op:
            contact = uow.haal(Contact, vraag.contact_id, wat="Dit contact")
            return lokaal(contact.ontvangen).date().isoformat()
    if not melding_op:
        return vandaag.isoformat()
    eis_dag(melding_op, veld="melding_op", vroegste=VROEGSTE_MELDING, tot=vandaag.isoformat())
    return melding_op


def eis_collega(uow: UnitOfWork, id_: Id, *, veld: str) -> Medewerker:
    """The colleague, who works here. Raises Weigering beside `veld`."""
    medewerker = uow.sessie.get(Medewerker, id_)
    if medewerker is None or medewerker.status != "actief":
        raise Weigering("Deze collega werkt hier niet (meer).", veld=veld)
    return medewerker


def start_termijnen(uow: UnitOfWork, huishouden: Huishouden, casus: Casus, *, melding_op: str, start_op: str) -> None:
    """Let the terms of this kader run; both days are ISO. They stand on the list of the regisseur.

    The clocks of a melding that has its own onderzoek run there already.
    """
    kader = casus.wettelijk_kader
    wettelijk = () if _onderzocht(uow, huishouden, kader, melding_op) else VANAF_MELDING.get(kader, ())
    regels = [(regel, melding_op) for regel in wettelijk]
    regels += [(regel, start_op) for regel in (*VANAF_START.get(kader, ()), *ALTIJD)]
    for regel, begin in regels:
        start(
            uow,
            regel,
            onderwerp="huishouden",
            onderwerp_id=huishouden.id,
            begin=begin,
            locatie_id=huishouden.locatie_id,
        )


def _onderzocht(uow: UnitOfWork, huishouden: Huishouden, kader: str, melding_op: str) -> bool:
    """Whether an onderzoek of this household goes on under this law, or was about the melding of this day."""
    vraag = select(Onderzoek.id).where(
        Onderzoek.huishouden_id == huishouden.id,
        Onderzoek.wet == kader,
        or_(Onderzoek.afgerond_op == "", Onderzoek.melding_op == melding_op),
        Onderzoek.status == "actief",
    )
    return uow.sessie.scalar(vraag.limit(1)) is not None
