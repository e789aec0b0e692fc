"""Support of a kind in a casus: begun, filled in field by field, ended, opened again, taken back."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import fout_in_dag
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.praktijk import (
    BeginPraktijkvorm,
    HeropenPraktijkvorm,
    RondPraktijkvormAf,
    TrekPraktijkvormIn,
    WijzigPraktijkvorm,
)
from wijdesk.models.persoon import Persoon
from wijdesk.models.praktijk import Praktijksoort, Praktijkveld, Praktijkvorm
from wijdesk.models.praktijklezen import lees_een
from wijdesk.models.praktijkregels import COLLEGA, PERSOON, VOOR_PERSOON, Vormsoort, controleer
from wijdesk.models.values import Id, lokaal
from wijdesk.models.vragenlijst import antwoord_id
from wijdesk.services.casusstart import eis_collega
from wijdesk.services.gezin import eis_reden, haal_huishouden, rijen_van, vandaag_van
from wijdesk.services.personalia import haal_zichtbaar
from wijdesk.services.praktijksoorten import in_gebruik
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "casus.schrijven"
DOEL = "hulp in een praktijkvorm geven en bijhouden (Wmo 2015 art. 2.1.2, Jeugdwet art. 2.3)"
ONTBREEKT = "Er ontbreekt nog iets."


@opdracht(BeginPraktijkvorm, recht=RECHT, doel=DOEL)
def begin(uow: UnitOfWork, o: BeginPraktijkvorm) -> Id:
    """Support of a kind that is in use; the same id again changes nothing and answers the same."""
    if uow.bestaat(Praktijkvorm, o.id):
        return o.id
    huishouden = _huishouden(uow, o.huishouden_id)
    nu = in_gebruik(rijen_van(uow)).get(o.code)
    if nu is None:
        raise Weigering("Kies een praktijkvorm.", veld="code")
    if nu.gestopt:
        raise Weigering(f"{nu.soort.naam} is gestopt. Kies een andere praktijkvorm.", veld="code")
    waarden = {sleutel: waarde.strip() for sleutel, waarde in o.waarden}
    begin_ = o.begin or vandaag_van(uow)
    fouten = controleer(nu.soort, waarden, vandaag=lokaal(uow.nu).date())
    if fout := fout_in_dag(begin_, tot=vandaag_van(uow)):
        fouten["begin"] = fout
    if nu.soort.voor == VOOR_PERSOON and o.persoon_id is None:
        fouten["persoon_id"] = "Kies voor wie dit is."
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    persoon_id = o.persoon_id if nu.soort.voor == VOOR_PERSOON else None
    if persoon_id is not None:
        _eis_lid(uow, huishouden.id, persoon_id, veld="persoon_id")
    wie = uow.wie.medewerker_id
    rij = uow.voeg_toe(
        Praktijkvorm(
            id=o.id,
            code=o.code,
            praktijksoort_id=nu.id,
            huishouden_id=huishouden.id,
            persoon_id=persoon_id,
            locatie_id=huishouden.locatie_id,
            medewerker_id=wie
            if o.medewerker_id is None
            else eis_collega(uow, o.medewerker_id, veld="medewerker_id").id,
            begin=begin_,
        )
    )
    uow.flush()
    _schrijf(uow, rij, nu.soort, {sleutel: waarde for sleutel, waarde in waarden.items() if waarde})
    uow.zin = f"{nu.soort.naam} begonnen"
    return rij.id


@opdracht(WijzigPraktijkvorm, recht=RECHT, doel=DOEL)
def wijzig(uow: UnitOfWork, o: WijzigPraktijkvorm) -> None:
    """The fields that are named, under the version it was begun under."""
    rij, soort = _haal(uow, o.id)
    nieuw = {sleutel: waarde.strip() for sleutel, waarde in o.waarden}
    stond = _waarden(uow, rij)
    alle = controleer(soort, stond | nieuw, vandaag=lokaal(uow.nu).date())
    fouten = {veld: zin for veld, zin in alle.items() if veld.removeprefix("veld.") in nieuw}
    begin_ = rij.begin if o.begin is None else o.begin
    if begin_ != rij.begin and (fout := fout_in_dag(begin_, tot=rij.einde or vandaag_van(uow))):
        fouten["begin"] = fout
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    if begin_ != rij.begin:
        rij.begin = begin_
    if o.medewerker_id is not None and o.medewerker_id != rij.medewerker_id:
        rij.medewerker_id = eis_collega(uow, o.medewerker_id, veld="medewerker_id").id
    _schrijf(
        uow, rij, soort, {sleutel: waarde for sleutel, waarde in nieuw.items() if waarde != stond.get(sleutel, "")}
    )
    uow.zin = f"{soort.naam} gewijzigd"


@opdracht(RondPraktijkvormAf, recht=RECHT, doel=DOEL)
def rond_af(uow: UnitOfWork, o: RondPraktijkvormAf) -> None:
    """It ended; what was filled in stays as it is."""
    rij, soort = _haal(uow, o.id)
    op = o.op or vandaag_van(uow)
    fouten: dict[str, str] = {}
    if o.uitkomst not in soort.uitkomsten:
        fouten["uitkomst"] = "Kies hoe het is afgelopen."
    if fout := fout_in_dag(op, tot=vandaag_van(uow)):
        fouten["op"] = fout
    if fouten:
        raise Weigering(ONTBREEKT, fouten=fouten)
    rij.rond_af(op=op, uitkomst=o.uitkomst)
    uow.zin = f"{soort.naam} afgerond: {o.uitkomst}"


@opdracht(HeropenPraktijkvorm, recht=RECHT, doel=DOEL)
def heropen(uow: UnitOfWork, o: HeropenPraktijkvorm) -> None:
    """It goes on."""
    rij, soort = _haal(uow, o.id)
    rij.heropen()
    uow.zin = f"{soort.naam} loopt weer"


@opdracht(TrekPraktijkvormIn, recht=RECHT, doel=DOEL)
def trek_in(uow: UnitOfWork, o: TrekPraktijkvormIn) -> None:
    """It no longer counts, with what was filled in."""
    reden = eis_reden(o.reden, "Schrijf in één zin waarom dit niet klopt.")
    rij, soort = _haal(uow, o.id)
    rij.status = "vervallen"
    uow.reden(rij, reden)
    for veld in _velden(uow, rij).values():
        veld.status = "vervallen"
        uow.reden(veld, reden)
    uow.zin = f"{soort.naam} ingetrokken"


# What they share ------------------------------------------------------------------------------------------------------


def _huishouden(uow: UnitOfWork, id_: Id) -> Huishouden:
    huishouden = haal_huishouden(uow, id_)
    if huishouden.casus_id is None:
        raise Weigering("Dit huishouden heeft geen open casus. Open die eerst.")
    return huishouden


def _haal(uow: UnitOfWork, id_: Id) -> tuple[Praktijkvorm, Vormsoort]:
    rij = uow.haal(Praktijkvorm, id_, wat="Deze praktijkvorm")
    if rij.persoon_id is not None and uow.bestaat(Persoon, rij.persoon_id):
        haal_zichtbaar(uow, rij.persoon_id, wat="Deze inwoner")
    return rij, lees_een(uow.haal(Praktijksoort, rij.praktijksoort_id).inhoud)


def _velden(uow: UnitOfWork, rij: Praktijkvorm) -> dict[str, Praktijkveld]:
    vraag = select(Praktijkveld).where(Praktijkveld.praktijkvorm_id == rij.id, Praktijkveld.status == "actief")
    return {veld.veld: veld for veld in uow.vind(vraag)}


def _waarden(uow: UnitOfWork, rij: Praktijkvorm) -> dict[str, str]:
    return {
        sleutel: (veld.collega_id or veld.persoon_id or b"").hex() or veld.waarde
        for sleutel, veld in _velden(uow, rij).items()
    }


def _schrijf(uow: UnitOfWork, rij: Praktijkvorm, soort: Vormsoort, waarden: Mapping[str, str]) -> None:
    """Each field in its own row; what is emptied keeps its row."""
    bekend = _velden(uow, rij)
    for sleutel, waarde in waarden.items():
        veld = bekend.get(sleutel)
        if veld is None:
            veld = uow.voeg_toe(
                Praktijkveld(id=antwoord_id(rij.id, f"praktijkveld/{sleutel}"), praktijkvorm_id=rij.id, veld=sleutel)
            )
        welke = soort.veld(sleutel)
        wie = Id(bytes.fromhex(waarde)) if welke is not None and welke.soort in (COLLEGA, PERSOON) and waarde else None
        if welke is not None and welke.soort == COLLEGA:
            veld.collega_id = None if wie is None else eis_collega(uow, wie, veld=f"veld.{sleutel}").id
        elif welke is not None and welke.soort == PERSOON:
            if wie is not None:
                _eis_lid(uow, rij.huishouden_id, wie, veld=f"veld.{sleutel}")
            veld.persoon_id = wie
        else:
            veld.waarde = waarde


def _eis_lid(uow: UnitOfWork, huishouden_id: Id, persoon_id: Id, *, veld: str) -> None:
    lid = "SELECT 1 FROM huishoudlid WHERE huishouden_id = ? AND persoon_id = ? AND status = 'actief'"
    if uow.sql(lid, huishouden_id, persoon_id) is None:
        raise Weigering("Deze persoon hoort niet bij dit huishouden. Open het huishouden opnieuw.", veld=veld)
    haal_zichtbaar(uow, persoon_id)
