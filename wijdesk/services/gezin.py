"""Who may belong to a household and since when: the rules that making, changing, splitting and merging share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import dag_van, fout_in_dag
from wijdesk.models.gezinsrol import Naamdrager, gezinsnaam, te_jong
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.leeftijd import geboortedag
from wijdesk.models.opdrachten.huishouden import LidInvoer
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.services.codeboek import Codeboek
from wijdesk.services.personalia import haal_persoon, haal_zichtbaar, maak_persoon, naam_van_persoon
from wijdesk.store.gezag import Rijen
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, WOONT_ELDERS, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.unit_of_work import UnitOfWork

HOOGSTENS_NAAM = 120


def haal_huishouden(uow: UnitOfWork, id_: Id) -> Huishouden:
    """The household that stands for this one now: a screen may still hold one that was merged since."""
    huishouden = uow.haal(Huishouden, id_, wat="Dit huishouden")
    gezien = {huishouden.id}
    while huishouden.samengevoegd_in is not None and huishouden.samengevoegd_in not in gezien:
        huishouden = uow.haal(Huishouden, huishouden.samengevoegd_in, wat="Dit huishouden")
        gezien.add(huishouden.id)
    return huishouden


def haal_lid(uow: UnitOfWork, id_: Id) -> Huishoudlid:
    """A membership to change."""
    return uow.haal(Huishoudlid, id_, wat="Dit lidmaatschap")


def leden_van(uow: UnitOfWork, huishouden_id: Id) -> list[Huishoudlid]:
    """Every membership, earlier ones too, oldest first."""
    return uow.vind(
        select(Huishoudlid)
        .where(Huishoudlid.huishouden_id == huishouden_id, Huishoudlid.status == "actief")
        .order_by(Huishoudlid.van, Huishoudlid.id)
    )


def rijen_van(uow: UnitOfWork) -> Rijen:
    """Reading with plain SQL within this transaction, for what readings and use cases look up the same way."""

    def rijen(vraag: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
        cursor = uow.cursor()
        cursor.execute(vraag, params)
        gevonden: list[tuple[Any, ...]] = cursor.fetchall()
        return gevonden

    return rijen


def lezer_van(uow: UnitOfWork) -> Lezer:
    """Reading inside this transaction, with the rights of whoever works; sees what was added so far."""
    uow.flush()
    wie = uow.wie
    return Lezer(uow.cursor(), nu=uow.nu, medewerker_id=wie.medewerker_id, rechten=wie.rechten)


def vandaag_van(uow: UnitOfWork) -> str:
    """Today (ISO)."""
    return lokaal(uow.nu).date().isoformat()


def voeg_lid_toe(
    uow: UnitOfWork, huishouden_id: Id, invoer: LidInvoer, *, bekend: Iterable[Huishoudlid]
) -> Huishoudlid:
    """A new membership, with a new person when asked. Raises Weigering beside the field that is wrong."""
    if invoer.persoon_id is not None:
        persoon = haal_zichtbaar(uow, haal_persoon(uow, invoer.persoon_id).id)
    elif invoer.nieuwe_persoon is not None:
        persoon = maak_persoon(uow, invoer.nieuwe_persoon)
    else:
        raise Weigering("Kies wie erbij hoort.", veld="persoon_id")
    lid = Huishoudlid(
        huishouden_id=huishouden_id,
        persoon_id=persoon.id,
        rol=invoer.rol,
        verblijf=invoer.verblijf,
        van=invoer.van or vandaag_van(uow),
        tot=invoer.tot,
        opmerking=invoer.opmerking.strip(),
    )
    controleer(uow, lid, persoon, bekend=bekend)
    return uow.voeg_toe(lid)


def controleer(uow: UnitOfWork, lid: Huishoudlid, persoon: Persoon, *, bekend: Iterable[Huishoudlid]) -> None:
    """Role, stay and dates hold, and nobody belongs twice to one household at the same time."""
    codes = Codeboek(uow)
    fouten: dict[str, str] = {}
    if not codes.kent("gezinsrol", lid.rol):
        fouten["rol"] = "Kies wat deze persoon in het huishouden is."
    elif te_jong(lid.rol, persoon.geboortedatum, dag_van(lid.tot) or lokaal(uow.nu).date()):
        fouten["rol"] = f"Deze persoon is te jong voor {lid.rol}. Kies iets anders of verbeter de geboortedatum."
    if lid.verblijf and not codes.kent("verblijf", lid.verblijf):
        fouten["verblijf"] = "Kies waar deze persoon woont."
    fouten |= _datumfouten(lid, persoon, vandaag=vandaag_van(uow))
    if not fouten:
        for ander in bekend:
            if ander is not lid and ander.persoon_id == lid.persoon_id and ander.overlapt(lid.van, lid.tot):
                tot = f" tot en met {datum_in_woorden(ander.tot)}" if ander.tot else ""
                zin = f"Deze persoon hoort al bij dit huishouden: sinds {datum_in_woorden(ander.van)}{tot}."
                fouten["persoon_id" if lid.id is None else "van"] = zin
    if fouten:
        raise Weigering(next(iter(fouten.values())), fouten=fouten)


def _datumfouten(lid: Huishoudlid, persoon: Persoon, *, vandaag: str) -> dict[str, str]:
    fouten: dict[str, str] = {}
    geboren = geboortedag(persoon.geboortedatum)
    if fout := fout_in_dag(lid.van, tot=vandaag):
        fouten["van"] = fout
    elif geboren is not None and lid.van < geboren.isoformat():
        fouten["van"] = "Deze persoon was toen nog niet geboren."
    if lid.tot and dag_van(lid.tot) is None:
        fouten["tot"] = "Vul een dag in die bestaat, of laat dit leeg."
    elif lid.tot and "van" not in fouten and lid.tot < lid.van:
        fouten["tot"] = "De laatste dag ligt op of na de eerste."
    return fouten


def naam_van_leden(uow: UnitOfWork, leden: Iterable[Huishoudlid]) -> str:
    """The name that is proposed: of the surnames; the whole name of who is alone. Nobody hidden gives a name away."""
    met = [(lid, uow.haal(Persoon, lid.persoon_id)) for lid in leden]
    open_ = [(lid, persoon) for lid, persoon in met if not persoon.afgeschermd]
    if len({persoon.id for _, persoon in met}) == 1 and open_:
        return naam_van_persoon(open_[0][1])
    namen = (
        Naamdrager(
            naam=" ".join(deel for deel in (p.tussenvoegsel, p.achternaam or p.geboortenaam) if deel),
            rol=lid.rol,
            elders=lid.verblijf == WOONT_ELDERS,
        )
        for lid, p in open_
    )
    return gezinsnaam(namen) or "Huishouden"


def naam_groeit_mee(uow: UnitOfWork, huishouden: Huishouden, eerder: Sequence[Huishoudlid], lid: Huishoudlid) -> str:
    """The name now that `lid` came: a proposed one grows with who belongs now; a chosen one stays."""
    vandaag = vandaag_van(uow)
    nu = [ander for ander in eerder if ander.overlapt(vandaag, vandaag)]
    voorgesteld = {naam_van_leden(uow, leden) for leden in (eerder, nu) if leden}
    return naam_van_leden(uow, [*nu, lid]) if huishouden.naam in voorgesteld else huishouden.naam


def naam_voor_wie_werkt(uow: UnitOfWork, huishouden: Huishouden) -> str:
    """What the status line calls a household: not by its name when only hidden people belong to it."""
    zonder_naam, _ = wat_verborgen_is(lezer_van(uow), (huishouden.id,), vandaag_van(uow))
    return AFGESCHERMD_HUISHOUDEN if zonder_naam else huishouden.naam


def nagekeken_naam(naam: str) -> str:
    """The name of a household as it is kept."""
    schoon = " ".join(naam.split())
    if len(schoon) > HOOGSTENS_NAAM:
        raise Weigering(f"Houd de naam korter dan {HOOGSTENS_NAAM} tekens.", veld="naam")
    return schoon


def eis_reden(reden: str, zin: str) -> str:
    """One sentence why; refused when there is none."""
    if not reden.strip():
        raise Weigering(zin, veld="reden")
    return reden.strip()
