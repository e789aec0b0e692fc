"""Advice of a gedragswetenschapper, early in a triage or about a household: the question and the answer are kept."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.triage import BeantwoordConsult, TrekConsultIn, VraagConsult
from wijdesk.models.triage import Consult, Triage
from wijdesk.models.values import Id
from wijdesk.services.gezin import haal_huishouden, naam_voor_wie_werkt
from wijdesk.services.regisseurs import heeft_recht
from wijdesk.services.register import opdracht
from wijdesk.services.triage.rijen import AFGESCHERMD, haal_triage
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN
from wijdesk.store.unit_of_work import UnitOfWork

ANTWOORDEN = "consult.antwoorden"
DOEL = "advies van de gedragswetenschapper bij triage of casus (Jeugdwet art. 2.1, Wmo 2015 art. 2.3.2)"


@opdracht(VraagConsult, recht="triage.voeren", doel=DOEL)
def vraag(uow: UnitOfWork, o: VraagConsult) -> Id:
    """A question that waits for whoever was named, or for the first of the gedragswetenschappers."""
    if uow.bestaat(Consult, o.id):
        return o.id
    if not o.vraag.strip():
        raise Weigering("Schrijf op wat u wilt weten.", veld="vraag")
    triage_id, huishouden, locatie_id = None, None, None
    if o.triage_id is not None:
        triage = haal_triage(uow, o.triage_id)
        triage_id, locatie_id = triage.id, triage.locatie_id
        huishouden = None if triage.huishouden_id is None else uow.sessie.get(Huishouden, triage.huishouden_id)
    elif o.huishouden_id is not None:
        huishouden = haal_huishouden(uow, o.huishouden_id)
        _eis_zichtbaar(uow, huishouden)
        locatie_id = huishouden.locatie_id
    else:
        raise Weigering("Kies waarover u advies vraagt: een triage of een huishouden.")
    naam = _eis_adviseur(uow, o.aan_id).naam if o.aan_id is not None else ""
    consult = uow.voeg_toe(
        Consult(
            id=o.id,
            triage_id=triage_id,
            huishouden_id=huishouden.id if huishouden is not None else None,
            locatie_id=locatie_id,
            vraag=o.vraag.strip(),
            aan_id=o.aan_id,
            gesteld_door_id=uow.wie.medewerker_id,
            gesteld_op=uow.nu,
        )
    )
    uow.zin = f"Advies gevraagd aan {naam}" if naam else "Advies gevraagd aan de gedragswetenschappers"
    return consult.id


@opdracht(BeantwoordConsult, recht=ANTWOORDEN, doel=DOEL)
def beantwoord(uow: UnitOfWork, o: BeantwoordConsult) -> None:
    """The advice. Somebody else than who was named may give it: people are ill. Never who asked."""
    consult = _haal(uow, o.id)
    if consult.gesteld_door_id == uow.wie.medewerker_id:
        raise Weigering("U vroeg dit zelf. Een ander moet antwoorden.", veld="antwoord")
    consult.beantwoord(o.antwoord, door=uow.wie.medewerker_id, nu=max(uow.nu, consult.gesteld_op))
    uow.zin = "Advies gegeven"


@opdracht(TrekConsultIn, recht="triage.voeren", doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekConsultIn) -> None:
    """Not needed any more; by whoever asked or leads the triage now."""
    consult = _haal(uow, o.id)
    triage = None if consult.triage_id is None else uow.sessie.get(Triage, consult.triage_id)
    eigen = {consult.gesteld_door_id, triage.medewerker_id if triage is not None else None}
    if uow.wie.medewerker_id not in eigen:
        raise Weigering("Alleen wie de vraag stelde, kan hem intrekken.")
    if consult.antwoord:
        raise Weigering("Deze vraag is al beantwoord; het advies blijft bewaard.")
    if not o.reden.strip():
        raise Weigering("Schrijf in één zin waarom.", veld="reden")
    consult.status = "vervallen"
    uow.reden(consult, o.reden.strip())
    uow.zin = "Vraag om advies ingetrokken"


def _haal(uow: UnitOfWork, id_: Id) -> Consult:
    consult = uow.haal(Consult, id_, wat="Deze vraag om advies")
    if consult.triage_id is not None:
        haal_triage(uow, consult.triage_id)
    elif consult.huishouden_id is not None:
        _eis_zichtbaar(uow, haal_huishouden(uow, consult.huishouden_id))
    return consult


def _eis_zichtbaar(uow: UnitOfWork, huishouden: Huishouden) -> None:
    if naam_voor_wie_werkt(uow, huishouden) == AFGESCHERMD_HUISHOUDEN:
        raise Weigering(AFGESCHERMD)


def _eis_adviseur(uow: UnitOfWork, id_: Id) -> Medewerker:
    """The colleague, who works here and whose rollen let them give advice."""
    if id_ == uow.wie.medewerker_id:
        raise Weigering("U kunt uzelf geen advies vragen. Kies een ander.", veld="aan_id")
    medewerker = uow.sessie.get(Medewerker, id_)
    if medewerker is None or medewerker.status != "actief":
        raise Weigering("Deze collega werkt hier niet (meer).", veld="aan_id")
    if not heeft_recht(uow, id_, ANTWOORDEN):
        raise Weigering("Deze collega geeft geen advies bij triage. Kies een gedragswetenschapper.", veld="aan_id")
    return medewerker
