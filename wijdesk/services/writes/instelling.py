"""What the organisation chooses for every desk."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.huis import Instelling, Toegang
from wijdesk.models.instellingen import EIGEN, HERSTELSLEUTEL_GEBRUIKT, SOORTEN, fout_tussen, id_van
from wijdesk.models.logsoort import INSTELLING
from wijdesk.models.opdrachten.instelling import ZegKlokGoed, ZetHerstelGezien, ZetInstelling
from wijdesk.services.gezin import rijen_van
from wijdesk.services.register import opdracht
from wijdesk.store import klokstand
from wijdesk.store.kast import Kast
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


@opdracht(ZetHerstelGezien, recht="beheer.toegang", doel="nagaan waarom de herstelsleutel is gebruikt")
def zet_herstel_gezien(uow: UnitOfWork, _: ZetHerstelGezien) -> None:
    """What the log tells of it until now need not be told any more. When that was said is kept: one word, so that an
    older program takes it for nothing to tell.
    """
    rij = uow.sessie.get(Instelling, id_van(HERSTELSLEUTEL_GEBRUIKT))
    if rij is None:
        uow.voeg_toe(Instelling(id=id_van(HERSTELSLEUTEL_GEBRUIKT), naam=HERSTELSLEUTEL_GEBRUIKT, waarde=str(uow.nu)))
    else:
        rij.waarde = str(uow.nu) if rij.waarde != str(uow.nu) else str(uow.nu + 1)
    uow.ongedaan = False


@opdracht(ZegKlokGoed, recht="beheer.toegang", doel="bewaken van de klok")
def zeg_klok_goed(uow: UnitOfWork, _: ZegKlokGoed) -> None:
    """From here on what ended is judged by the clock again. Raises Weigering when it is not behind."""
    if not klokstand.lees(rijen_van(uow)).is_terug(uow.nu):
        raise Weigering("De klok van deze computer staat niet terug.")
    klokstand.goed(Kast(uow.cursor), uow.nu)
    uow.voeg_toe(
        Toegang(
            tijd=uow.nu,
            medewerker_id=uow.wie.medewerker_id,
            soort=INSTELLING,
            wat="gezegd dat de klok van deze computer goed staat",
            doel=klokstand.DOEL,
        )
    )
    uow.ongedaan = False
    uow.zin = "De klok van deze computer telt weer"
