"""A household: making it, who belongs to it from when to when, and moving house (domein.md 6)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.datums import dag_van
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.opdrachten.huishouden import (
    BeeindigLid,
    HernoemHuishouden,
    MaakHuishouden,
    VerhuisHuishouden,
    VoegLidToe,
    WijzigLid,
)
from wijdesk.models.persoon import Adres, Persoon
from wijdesk.models.values import Id, adres_in_woorden, datum_in_woorden
from wijdesk.models.verloop import Gebeurtenis
from wijdesk.services.gezin import (
    controleer,
    eis_reden,
    haal_huishouden,
    haal_lid,
    leden_van,
    naam_groeit_mee,
    naam_van_leden,
    naam_voor_wie_werkt,
    nagekeken_naam,
    vandaag_van,
    voeg_lid_toe,
)
from wijdesk.services.gezin_ander import eis_andere_helft, leg_ander_huis_vast
from wijdesk.services.gezin_vertrek import werk_plan_bij
from wijdesk.services.personalia import ADRESVELDEN, adres_nagekeken, adres_voor, haal_zichtbaar, naam_voor
from wijdesk.services.register import opdracht
from wijdesk.store.huishoudens import WOONT_DEELS, WOONT_ELDERS
from wijdesk.store.unit_of_work import UnitOfWork

RECHT = "huishouden.schrijven"
DOEL = "samenstelling van het huishouden bijhouden (Wmo 2015 art. 2.3.2, Jeugdwet art. 7.3.8)"
GEBEURTENIS = "verhuizing"


@opdracht(MaakHuishouden, recht=RECHT, doel=DOEL)
def maak(uow: UnitOfWork, o: MaakHuishouden) -> Id:
    """A new household; name and address come from its members when nothing else is said."""
    if not o.leden:
        raise Weigering("Een huishouden heeft minstens één lid.", veld="leden")
    naam = nagekeken_naam(o.naam)
    id_ = uow.ids()
    leden: list[Huishoudlid] = []
    for plek, invoer in enumerate(o.leden):
        try:
            leden.append(voeg_lid_toe(uow, id_, invoer, bekend=leden))
        except Weigering as weigering:
            fouten = {f"leden.{plek}.{veld}": zin for veld, zin in weigering.fouten.items()}
            raise Weigering(weigering.zin, fouten=fouten) from None
    uow.flush()
    # Who is there part of the time has the address of another home: that one says nothing about this household.
    thuis = [lid for lid in leden if lid.verblijf not in (WOONT_ELDERS, WOONT_DEELS)] or leden
    adressen = [uow.haal(Persoon, lid.persoon_id).adres_id for lid in thuis]
    huishouden = uow.voeg_toe(
        Huishouden(
            id=id_,
            naam=naam or naam_van_leden(uow, leden),
            adres_id=next((adres for adres in adressen if adres is not None), None),
            locatie_id=uow.wie.locatie_id,
            bekend_sinds=vandaag_van(uow),
        )
    )
    for invoer, lid in zip(o.leden, leden, strict=True):
        if invoer.nieuwe_persoon is not None:
            _woont_ook_hier(uow, huishouden, lid)
    uow.zin = f"Huishouden {huishouden.naam} gemaakt"
    return huishouden.id


@opdracht(HernoemHuishouden, recht=RECHT, doel=DOEL)
def hernoem(uow: UnitOfWork, o: HernoemHuishouden) -> None:
    """Another name; the journal keeps the earlier ones."""
    huishouden = haal_huishouden(uow, o.id)
    naam = nagekeken_naam(o.naam)
    if not naam:
        raise Weigering("Vul een naam in.", veld="naam")
    huishouden.naam = naam
    uow.zin = f"Het huishouden heet nu {naam}"


@opdracht(VoegLidToe, recht=RECHT, doel=DOEL)
def voeg_toe(uow: UnitOfWork, o: VoegLidToe) -> Id:
    """Somebody belongs to this household (too)."""
    huishouden = haal_huishouden(uow, o.huishouden_id)
    eerder = leden_van(uow, huishouden.id)
    lid = voeg_lid_toe(uow, huishouden.id, o.lid, bekend=eerder)
    uow.flush()
    huishouden.naam = naam_groeit_mee(uow, huishouden, eerder, lid)
    if o.lid.nieuwe_persoon is not None:
        _woont_ook_hier(uow, huishouden, lid)
    if o.ander is not None:
        leg_ander_huis_vast(uow, lid, o.ander)
    uow.zin = f"{_naam(uow, lid)} hoort nu bij {naam_voor_wie_werkt(uow, huishouden)}"
    return lid.id


@opdracht(WijzigLid, recht=RECHT, doel=DOEL)
def wijzig(uow: UnitOfWork, o: WijzigLid) -> None:
    """Correct what was filled in; fields that are None stay as they are."""
    lid = haal_lid(uow, o.id)
    deels = lid.verblijf == WOONT_DEELS
    for veld in ("rol", "verblijf", "van", "tot", "opmerking"):
        waarde = getattr(o, veld)
        if waarde is not None and waarde.strip() != getattr(lid, veld):
            setattr(lid, veld, waarde.strip())
    persoon = uow.haal(Persoon, lid.persoon_id, wat="Deze persoonskaart")
    controleer(uow, lid, persoon, bekend=leden_van(uow, lid.huishouden_id))
    if deels and (lid.verblijf != WOONT_DEELS or o.tot):
        eis_andere_helft(uow, lid, o.andere_helft, tot=lid.tot)
    if o.ander is not None:
        leg_ander_huis_vast(uow, lid, o.ander)
    uow.zin = f"Gegevens van {_naam(uow, lid)} in het huishouden opgeslagen"


@opdracht(BeeindigLid, recht=RECHT, doel=DOEL)
def beeindig(uow: UnitOfWork, o: BeeindigLid) -> None:
    """Somebody leaves; `tot` is the last day and the reason stands in the journal."""
    lid = haal_lid(uow, o.id)
    fouten: dict[str, str] = {}
    if dag_van(o.tot) is None:
        fouten["tot"] = "Vul de laatste dag in, bijvoorbeeld 3-2-2026."
    elif o.tot < lid.van:
        fouten["tot"] = "De laatste dag ligt op of na de eerste."
    if not o.reden.strip():
        fouten["reden"] = "Schrijf in één zin waarom deze persoon niet meer bij het huishouden hoort."
    if fouten:
        raise Weigering(next(iter(fouten.values())), fouten=fouten)
    if lid.verblijf == WOONT_DEELS:
        eis_andere_helft(uow, lid, o.andere_helft, tot=o.tot)
    werk_plan_bij(uow, lid, o.plan, o.plan_naar, o.reden)
    lid.tot = o.tot
    uow.reden(lid, eis_reden(o.reden, ""))
    uow.zin = f"{_naam(uow, lid)} hoort tot en met {datum_in_woorden(o.tot)} bij het huishouden"


@opdracht(VerhuisHuishouden, recht=RECHT, doel="adres van het huishouden bijhouden (AVG art. 5 lid 1 sub d)")
def verhuis(uow: UnitOfWork, o: VerhuisHuishouden) -> None:
    """A new address for the household and for who was ticked; told in the timeline, without where when one hides."""
    huishouden = haal_huishouden(uow, o.id)
    vandaag = vandaag_van(uow)
    if dag_van(o.op) is None or o.op > vandaag:
        raise Weigering("Vul de dag van de verhuizing in; die ligt niet in de toekomst.", veld="op")
    velden = adres_nagekeken(o.adres)
    alle = leden_van(uow, huishouden.id)
    nu = [lid for lid in alle if lid.overlapt(vandaag, vandaag)]
    if not set(o.mee) <= {lid.persoon_id for lid in nu}:
        raise Weigering("Wie meeverhuist, hoort bij het huishouden. Open het huishouden opnieuw.", veld="mee")
    _eis_erbij(uow, alle, o)
    oud = huishouden.adres_id
    adres_id = adres_voor(uow, velden)
    if adres_id == oud:
        raise Weigering("Dit is het adres dat er al staat.", veld="straat")
    huishouden.adres_id = adres_id
    for persoon_id in dict.fromkeys(o.mee):
        haal_zichtbaar(uow, persoon_id).adres_id = adres_id
    personen = [uow.haal(Persoon, lid.persoon_id) for lid in nu]
    tekst = "Het huishouden is verhuisd."
    if not any(persoon.afgeschermd for persoon in personen):
        naar = adres_in_woorden(*(str(velden[veld]) for veld in ADRESVELDEN))
        van = _adres(uow, oud)
        tekst = f"Verhuisd van {van} naar {naar}." if van else f"Verhuisd naar {naar}."
    uow.voeg_toe(
        Gebeurtenis(
            huishouden_id=huishouden.id,
            op=o.op,
            soort=GEBEURTENIS,
            tekst=tekst,
            medewerker_id=uow.wie.medewerker_id,
            geschreven_op=uow.nu,
        )
    )
    uow.zin = f"Verhuizing van {naam_voor_wie_werkt(uow, huishouden)} vastgelegd"


def _eis_erbij(uow: UnitOfWork, leden: Sequence[Huishoudlid], o: VerhuisHuishouden) -> None:
    """Nobody moves along with a household before belonging to it, nor a household before anybody did."""
    eerste = min((lid.van for lid in leden), default=o.op)
    if o.op < eerste:
        raise Weigering(
            f"Het huishouden bestaat hier pas sinds {datum_in_woorden(eerste)}. Vul een latere dag in, of verander "
            "eerst “Sinds” bij de leden.",
            veld="op",
        )
    erbij = {lid.persoon_id for lid in leden if lid.overlapt(o.op, o.op)}
    for lid in leden:
        if lid.persoon_id in o.mee and lid.persoon_id not in erbij:
            sinds = datum_in_woorden(min(ander.van for ander in leden if ander.persoon_id == lid.persoon_id))
            raise Weigering(
                f"{_naam(uow, lid)} hoort pas sinds {sinds} bij dit huishouden. Vul een latere dag in, zet deze "
                "persoon uit bij “Wie verhuist mee”, of verander eerst “Sinds”.",
                veld="op",
            )


def _woont_ook_hier(uow: UnitOfWork, huishouden: Huishouden, lid: Huishoudlid) -> None:
    """Somebody made here without an address lives where the household does, unless elsewhere."""
    persoon = uow.haal(Persoon, lid.persoon_id, wat="Deze persoonskaart")
    if persoon.adres_id is None and lid.verblijf != WOONT_ELDERS:
        persoon.adres_id = huishouden.adres_id


def _adres(uow: UnitOfWork, adres_id: Id | None) -> str:
    adressen = [] if adres_id is None else uow.vind(select(Adres).where(Adres.id == adres_id))
    return "".join(adres_in_woorden(a.straat, a.huisnummer, a.toevoeging, a.postcode, a.woonplaats) for a in adressen)


def _naam(uow: UnitOfWork, lid: Huishoudlid) -> str:
    return naam_voor(uow, uow.haal(Persoon, lid.persoon_id, wat="Deze persoonskaart"))
