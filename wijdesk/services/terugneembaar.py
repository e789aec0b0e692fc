"""What undo may not bring back: a state that no use case would have written now.

A use case refuses these beforehand; undo puts old values back past it, so the same rules are asked again here.
"""

from __future__ import annotations

from sqlalchemy import or_, select

from wijdesk.errors import Weigering
from wijdesk.models.base import Gejournaald
from wijdesk.models.casus import Regieoverdracht
from wijdesk.models.contact import Vraag
from wijdesk.models.huis import Medewerker
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opschaling import Opschaling
from wijdesk.models.plan import Akkoord, Planversie
from wijdesk.models.signaal import Activiteitvoorstel, Signaal, Signaalbundel
from wijdesk.models.teamoverdracht import Teamoverdracht
from wijdesk.models.termijn import Termijn, Termijnwijziging
from wijdesk.models.triage import Triage
from wijdesk.services.gezin import rijen_van
from wijdesk.services.klacht_klopt import eis_klopt
from wijdesk.services.triage.over import zelfde_begin
from wijdesk.store.elders import is_verstuurd
from wijdesk.store.unit_of_work import UnitOfWork

VERDER_GEWIJZIGD = "Dit is intussen verder gewijzigd en kan niet meer in één keer terug."


def eis_toegestaan(uow: UnitOfWork, rij: Gejournaald) -> None:
    """Refuse what would stand beside something newer: two of what there is one of. Everything was written before."""
    _eis_niet_voorbij(uow, rij)
    if getattr(rij, "status", "") != "actief":
        return
    if isinstance(rij, Huishoudlid):
        _eis_eenmaal_lid(uow, rij)
    elif isinstance(rij, Termijn) and not rij.gehaald_op and not rij.vervallen_op:
        _eis_loopt_eenmaal(uow, rij)
    elif isinstance(rij, Termijnwijziging) and rij.soort == "opschorten":
        _eis_staat_eenmaal_stil(uow, rij)
    elif isinstance(rij, Regieoverdracht) and rij.stand == "gevraagd":
        _eis_een_verzoek(uow, rij)
    elif isinstance(rij, Akkoord):
        _eis_een_antwoord(uow, rij)
    elif isinstance(rij, Signaal):
        _eis_los_of_gebundeld(uow, rij)
    elif isinstance(rij, Activiteitvoorstel) and rij.bundel_id is not None:
        uow.haal(Signaalbundel, rij.bundel_id, wat="De bundel van dit voorstel")
    elif isinstance(rij, Triage) and rij.stand == "lopend":
        _eis_een_triage(uow, rij)


def _eis_niet_voorbij(uow: UnitOfWork, rij: Gejournaald) -> None:
    """What others built on, or have by now, does not go."""
    if isinstance(rij, Planversie):
        _eis_nieuwste_versie(uow, rij)
    elif isinstance(rij, Opschaling):
        _eis_laatste_stap(uow, rij)
    elif isinstance(rij, Teamoverdracht):
        _eis_nog_hier(uow, rij)
    else:
        eis_klopt(uow, rij)


def _eis_nog_hier(uow: UnitOfWork, rij: Teamoverdracht) -> None:
    """What hangs at the centre has been read, or will be: only the team that has it now can give it back."""
    if rij.status == "vervallen" and is_verstuurd(rijen_van(uow), rij.id):
        raise Weigering(f"Dit dossier is al naar {rij.naar_naam}. Vraag dat team om het terug te geven.")


def eis_heel(uow: UnitOfWork, rij: Huishouden) -> None:
    """Refuse what the database would refuse without words, and a regisseur who left since."""
    rij.eis_heel()
    _eis_aan_het_werk(uow, rij.regisseur_id, "kan de regie niet terugkrijgen")


def _eis_aan_het_werk(uow: UnitOfWork, medewerker_id: object, gevolg: str) -> None:
    medewerker = None if medewerker_id is None else uow.sessie.get(Medewerker, medewerker_id)
    if medewerker is not None and medewerker.status != "actief":
        raise Weigering(f"{medewerker.naam} werkt hier niet meer en {gevolg}.")


def _eis_eenmaal_lid(uow: UnitOfWork, rij: Huishoudlid) -> None:
    """Nobody belongs twice to one household at the same time."""
    anderen = select(Huishoudlid).where(
        Huishoudlid.huishouden_id == rij.huishouden_id,
        Huishoudlid.persoon_id == rij.persoon_id,
        Huishoudlid.status == "actief",
        Huishoudlid.id != rij.id,
    )
    if any(ander.overlapt(rij.van, rij.tot) for ander in uow.vind(anderen)):
        raise Weigering(VERDER_GEWIJZIGD)


def _eis_loopt_eenmaal(uow: UnitOfWork, rij: Termijn) -> None:
    """The same term does not run twice for the same person."""
    anderen = select(Termijn).where(
        Termijn.onderwerp_id == rij.onderwerp_id,
        Termijn.regel == rij.regel,
        Termijn.gehaald_op == "",
        Termijn.vervallen_op == "",
        Termijn.status == "actief",
        Termijn.id != rij.id,
    )
    if any(ander.persoon_id == rij.persoon_id for ander in uow.vind(anderen)):
        raise Weigering("Deze termijn loopt intussen opnieuw; hij kan niet twee keer lopen.")


def _eis_staat_eenmaal_stil(uow: UnitOfWork, rij: Termijnwijziging) -> None:
    """A term does not stand still twice on the same day."""
    anderen = select(Termijnwijziging).where(
        Termijnwijziging.termijn_id == rij.termijn_id,
        Termijnwijziging.soort == "opschorten",
        Termijnwijziging.status == "actief",
        Termijnwijziging.id != rij.id,
    )
    if any((not w.tot or rij.van < w.tot) and (not rij.tot or w.van < rij.tot) for w in uow.vind(anderen)):
        raise Weigering("De termijn staat intussen opnieuw stil. Hervat hem eerst.")


def _eis_een_verzoek(uow: UnitOfWork, rij: Regieoverdracht) -> None:
    """One request to take over a regie at a time, to somebody who works here, of an open casus."""
    _eis_aan_het_werk(uow, rij.naar_id, "kan de regie niet overnemen")
    huishouden = uow.haal(Huishouden, rij.huishouden_id, wat="Dit huishouden")
    anderen = select(Regieoverdracht).where(
        Regieoverdracht.huishouden_id == rij.huishouden_id,
        Regieoverdracht.stand == "gevraagd",
        Regieoverdracht.status == "actief",
        Regieoverdracht.id != rij.id,
    )
    if uow.vind(anderen) or huishouden.casus_id != rij.casus_id or huishouden.regisseur_id != rij.van_id:
        raise Weigering("Dit verzoek kan niet terug: de casus, de regisseur of het verzoek is intussen een ander.")


def _eis_een_antwoord(uow: UnitOfWork, rij: Akkoord) -> None:
    """One answer of one person to one version that still stands."""
    uow.haal(Planversie, rij.planversie_id, wat="Deze versie van het plan")
    anderen = select(Akkoord).where(
        Akkoord.planversie_id == rij.planversie_id, Akkoord.status == "actief", Akkoord.id != rij.id
    )
    if any((ander.persoon_id, ander.naam) == (rij.persoon_id, rij.naam) for ander in uow.vind(anderen)):
        raise Weigering("Er staat intussen een ander antwoord bij deze versie. Trek dat eerst in.")


def _eis_nieuwste_versie(uow: UnitOfWork, rij: Planversie) -> None:
    """A version of a plan does not go from under a newer one, which is compared with it."""
    nieuwer = select(Planversie).where(
        Planversie.plan_id == rij.plan_id, Planversie.status == "actief", Planversie.nummer > rij.nummer
    )
    if rij.status == "vervallen" and uow.vind(nieuwer):
        raise Weigering("Er is intussen een nieuwere versie; deze kan niet meer terug.")


def _eis_laatste_stap(uow: UnitOfWork, rij: Opschaling) -> None:
    """A step along the ladder does not go from under a later one about the same: what went down must have gone up."""
    velden = ("huishouden_id", "persoon_id", "signaal_id", "triage_id")
    zelfde = [getattr(Opschaling, veld) == getattr(rij, veld) for veld in velden if getattr(rij, veld) is not None]
    later = select(Opschaling).where(
        or_(*zelfde), Opschaling.id != rij.id, Opschaling.op >= rij.op, Opschaling.status == "actief"
    )
    if rij.status == "vervallen" and any((stap.op, stap.id) > (rij.op, rij.id) for stap in uow.vind(later)):
        raise Weigering("Er is intussen een volgende stap op de ladder gezet; deze kan niet meer terug.")


def _eis_een_triage(uow: UnitOfWork, rij: Triage) -> None:
    """One triage of a vraag, signaal, person or household at a time; not of a vraag that was taken back."""
    anderen = zelfde_begin(rij)
    if anderen is not None and uow.vind(anderen):
        raise Weigering("Er loopt intussen een andere triage hierover. Ga daarmee verder.")
    if rij.vraag_id is not None:
        uow.haal(Vraag, rij.vraag_id, wat="De vraag van deze triage")


def _eis_los_of_gebundeld(uow: UnitOfWork, rij: Signaal) -> None:
    """Of one vraag there is one signaal, and the bundel it stands in is there."""
    if rij.bundel_id is not None:
        uow.haal(Signaalbundel, rij.bundel_id, wat="De bundel waarin dit signaal stond")
    anderen = select(Signaal).where(Signaal.vraag_id == rij.vraag_id, Signaal.status == "actief", Signaal.id != rij.id)
    if rij.vraag_id is not None and uow.vind(anderen):
        raise Weigering("Van deze vraag is intussen een ander signaal gemaakt.")
