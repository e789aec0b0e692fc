"""Making one of colleagues or locaties that were made at two desks, and taking that apart again.

One entry on the card that goes: nothing that names it is written again (`models.doorwijzing` says why).
"""

from __future__ import annotations

from sqlalchemy import or_, select

from wijdesk.errors import Weigering
from wijdesk.models.casus import Regieoverdracht
from wijdesk.models.doorwijzing import WIJST
from wijdesk.models.huis import Locatie, Medewerker, Roltoekenning
from wijdesk.models.values import Id, lokaal
from wijdesk.services.gezin import lezer_van
from wijdesk.services.register import rollen_met
from wijdesk.services.verschil.bron import Groep
from wijdesk.services.verschil.dubbel import ALLEBEI, BEIDE
from wijdesk.services.verschil.zelfde import (
    MEDEWERKER,
    MET_ROLLEN,
    RECHT,
    alle_kaarten,
    rij_van_kant,
    rollen_van,
    toekenningen_van,
)
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.verschillen import beslis

KLASSEN: dict[str, type[Locatie] | type[Medewerker]] = {"locatie": Locatie, MEDEWERKER: Medewerker}
STOND_DUBBEL = "dezelfde, op twee balies gemaakt"
TOCH_TWEE = "toch twee"
ZELF = "De twee kaarten waren van dezelfde collega."


def maak_een(uow: UnitOfWork, groep: Groep, kant: str) -> None:
    """The card of this side stands for all of them; or they are all right (BEIDE), which is remembered everywhere."""
    klasse, lezer = KLASSEN[groep.soort], lezer_van(uow)
    kaarten = alle_kaarten(groep)
    if kant == BEIDE:
        for id_ in kaarten[1:]:
            beslis(uow, klasse, id_, {"status": "actief"}, reden=ALLEBEI)
        uow.zin = "Onthouden: het zijn er twee"
        return
    blijft = rij_van_kant(kant)
    weg = [id_ for id_ in kaarten if id_ != blijft]
    nieuw = {rol for id_ in weg for rol in rollen_van(lezer, id_)} if kant.endswith(MET_ROLLEN) else set()
    nieuw -= set(rollen_van(lezer, blijft))
    for rol, locatie_id, van, tot in dict.fromkeys(rij for id_ in weg for rij in toekenningen_van(lezer, id_)):
        if rol in nieuw:
            nieuwe = Roltoekenning(medewerker_id=blijft, rol=rol, locatie_id=locatie_id, van=van, tot=tot)
            uow.voeg_toe(nieuwe, reden=STOND_DUBBEL)
    if groep.soort == MEDEWERKER:
        _trek_verzoeken_in(uow, kaarten)
    uow.flush()
    for id_ in weg:
        beslis(uow, klasse, id_, {"status": "samengevoegd", WIJST: blijft.hex()}, reden=STOND_DUBBEL)
    if groep.soort == MEDEWERKER:
        _eis_beheerder(uow)
    (naam,) = uow.sql(f"SELECT naam FROM {groep.soort} WHERE id = ?", blijft)  # noqa: S608
    uow.zin = f"{naam} staat er nu één keer"


def haal_uiteen(uow: UnitOfWork, weg: Id) -> None:
    """The card stands for itself again, with all that names it. Raises Weigering when it was not merged."""
    for soort, klasse in KLASSEN.items():
        kaart = uow.sql(f"SELECT naam FROM {soort} WHERE id = ? AND status = 'samengevoegd'", weg)  # noqa: S608
        if kaart is not None:
            beslis(uow, klasse, weg, {"status": "actief", WIJST: None}, reden=TOCH_TWEE)
            uow.zin = f"{kaart[0]} staat weer apart"
            return
    raise Weigering("Dit is niet (meer) samengevoegd.")


def _trek_verzoeken_in(uow: UnitOfWork, kaarten: list[Id]) -> None:
    """Nobody is asked to take over from themselves."""
    samen = (Regieoverdracht.van_id.in_(kaarten), Regieoverdracht.naar_id.in_(kaarten))
    for verzoek in uow.vind(
        select(Regieoverdracht).where(*samen, Regieoverdracht.stand == "gevraagd", Regieoverdracht.status == "actief")
    ):
        verzoek.beantwoord("ingetrokken", ZELF, nu=uow.nu)


def _eis_beheerder(uow: UnitOfWork) -> None:
    rijen = uow.vind(
        select(Medewerker).where(
            Medewerker.status == "actief",
            Medewerker.id.in_(
                select(Roltoekenning.medewerker_id).where(
                    Roltoekenning.status == "actief",
                    Roltoekenning.rol.in_(rollen_met(RECHT)),
                    or_(Roltoekenning.tot == "", Roltoekenning.tot >= lokaal(uow.nu).date().isoformat()),
                )
            ),
        )
    )
    if not rijen:
        raise Weigering(
            "Dan is er niemand meer die toegang kan geven. Kies de kaart met die rol, of de rollen van allebei."
        )
