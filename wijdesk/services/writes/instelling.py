"""What the organisation chooses for every desk."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.huis import Instelling
from wijdesk.models.instellingen import EIGEN, HERSTELSLEUTEL_GEBRUIKT, SOORTEN, fout_tussen, id_van
from wijdesk.models.opdrachten.instelling import MeldHerstel, ZetHerstelGezien, ZetInstelling
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork


@opdracht(ZetInstelling, recht="beheer.winkel", doel="instellingen van de organisatie bijhouden")
def zet_instelling(uow: UnitOfWork, o: ZetInstelling) -> None:
    """Write what differs; refuses a value that makes no sense, beside its field."""
    nieuw = {naam: waarde.strip() for naam, waarde in o.waarden}
    fouten = {
        naam: "Deze instelling bestaat niet." if soort is None or soort.soort == EIGEN else soort.fout(waarde)
        for naam, waarde in nieuw.items()
        for soort in (SOORTEN.get(naam),)
    }
    fouten = {naam: zin for naam, zin in fouten.items() if zin}
    staat = {rij.naam: rij for rij in uow.vind(select(Instelling).where(Instelling.status == "actief"))}
    if not fouten:
        samen = {naam: rij.waarde for naam, rij in staat.items()} | nieuw
        fouten = fout_tussen(samen)
    if fouten:
        raise Weigering(next(iter(fouten.values())) if len(fouten) == 1 else "Er klopt nog iets niet.", fouten=fouten)
    for naam, waarde in nieuw.items():
        rij = staat.get(naam)
        if rij is None:
            if waarde != SOORTEN[naam].standaard:
                uow.voeg_toe(Instelling(id=id_van(naam), naam=naam, waarde=waarde))
        elif rij.waarde != waarde:
            rij.waarde = waarde
    uow.ongedaan = False
    uow.zin = "Instellingen bewaard"


@opdracht(MeldHerstel, recht="desk.openen", doel="melden dat de herstelsleutel is gebruikt")
def meld_herstel(uow: UnitOfWork, o: MeldHerstel) -> None:
    """Keep when it was and who: a colleague may have locked the desk this is written at."""
    _zet_eigen(uow, f"{uow.nu} {o.medewerker_id.hex()}")
    uow.zin = "Uw wachtwoord is vervangen; de applicatiebeheerder ziet dat"


@opdracht(ZetHerstelGezien, recht="beheer.toegang", doel="nagaan waarom de herstelsleutel is gebruikt")
def zet_herstel_gezien(uow: UnitOfWork, _: ZetHerstelGezien) -> None:
    """It need not be told any more; the log keeps it."""
    _zet_eigen(uow, "")


def _zet_eigen(uow: UnitOfWork, waarde: str) -> None:
    rij = uow.sessie.get(Instelling, id_van(HERSTELSLEUTEL_GEBRUIKT))
    if rij is None:
        uow.voeg_toe(Instelling(id=id_van(HERSTELSLEUTEL_GEBRUIKT), naam=HERSTELSLEUTEL_GEBRUIKT, waarde=waarde))
    else:
        rij.waarde = waarde
    uow.ongedaan = False
