"""Notes beside figures, and counting months ahead so that figures come quickly."""

from __future__ import annotations

from wijdesk.errors import Weigering
from wijdesk.models.cijfer import controleer_periode, definitie_op
from wijdesk.models.huis import Locatie, Medewerker
from wijdesk.models.kwaliteit import Duiding
from wijdesk.models.opdrachten.cijfer import WerkCijfersBij, ZetDuiding
from wijdesk.models.values import Id
from wijdesk.services.register import opdracht
from wijdesk.store import cijferkubus
from wijdesk.store.unit_of_work import UnitOfWork

DOEL = "sturen op en verantwoorden van het werk van het wijkteam"
LANGSTE = 2_000


@opdracht(ZetDuiding, recht="rapport", doel=DOEL)
def zet_duiding(uow: UnitOfWork, o: ZetDuiding) -> Id:
    """A new note, another text, or none any more. Raises Weigering (`tekst`, `naam`, `periode`, `locatie`)."""
    tekst = o.tekst.strip()
    if len(tekst) > LANGSTE:
        raise Weigering(f"Houd de duiding korter dan {LANGSTE} tekens.", veld="tekst")
    if o.id is not None:
        duiding = uow.haal(Duiding, o.id, wat="Deze duiding")
        _eis_schrijver(uow, duiding)
        if tekst:
            duiding.tekst = tekst
        else:
            duiding.status = "vervallen"
        uow.zin = f"Duiding {'gewijzigd' if tekst else 'weggehaald'}: {definitie_op(duiding.cijfer, duiding.tot).titel}"
        return duiding.id
    if not tekst:
        raise Weigering("Schrijf op wat er speelde.", veld="tekst")
    definitie = definitie_op(o.cijfer, o.periode.tot)
    controleer_periode(o.periode)
    if o.locatie_id is not None:
        uow.haal(Locatie, o.locatie_id, wat="Deze locatie")
    duiding = uow.voeg_toe(
        Duiding(
            cijfer=definitie.naam, periode=o.periode.soort, van=o.periode.van, tot=o.periode.tot,
            locatie_id=o.locatie_id, tekst=tekst, medewerker_id=uow.wie.medewerker_id, op=uow.nu,
        )
    )  # fmt: skip
    uow.flush()
    uow.zin = f"Duiding bij {definitie.titel}, {o.periode.naam}"
    return duiding.id


def _eis_schrijver(uow: UnitOfWork, duiding: Duiding) -> None:
    """A name stands beside a note: only whoever wrote it changes it, or anybody once that person does not work here."""
    schrijver = uow.sessie.get(Medewerker, duiding.medewerker_id)
    if duiding.medewerker_id != uow.wie.medewerker_id and schrijver is not None and schrijver.status == "actief":
        raise Weigering("Deze duiding is van een collega. Schrijf uw eigen duiding ernaast.", veld="tekst")


@opdracht(WerkCijfersBij, recht="rapport", doel="cijfers vooruit tellen")
def werk_bij(uow: UnitOfWork, _o: WerkCijfersBij) -> int:
    """Some months; what is counted is this desk's own, so nothing of it stands in the journal."""
    uow.ongedaan = False
    return cijferkubus.werk_bij(uow.cursor())
