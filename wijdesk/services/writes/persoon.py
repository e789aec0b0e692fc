"""Persons: making, changing, merging two records of one person and taking that apart again."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.agressie import Agressie
from wijdesk.models.contact import Contact, Wachtende
from wijdesk.models.journaal import REDEN_ONGEDAAN
from wijdesk.models.opdrachten.persoon import (
    HaalPersonenUiteen,
    MaakPersoon,
    PersoonInvoer,
    VoegPersonenSamen,
    WijzigPersoon,
)
from wijdesk.models.persoon import Persoon
from wijdesk.models.tabellen import MutatieRij
from wijdesk.models.values import Id
from wijdesk.services.personalia import (
    ADRESVELDEN,
    EIGEN_VELDEN,
    adres_voor,
    haal_zichtbaar,
    maak_persoon,
    naam_van_persoon,
    nagekeken,
)
from wijdesk.services.register import opdracht
from wijdesk.store.unit_of_work import UnitOfWork

MERK = "samengevoegd:"
"""Begins the reason with which a row followed a merge; the id of the record it came from comes after it."""
MERK_UITEEN = "uiteengehaald:"
"""Begins the reason with which a row went back; the id of the record it went back to comes after it."""


@opdracht(MaakPersoon, recht="persoon.schrijven", doel="inwoner registreren (Wmo 2015 art. 5.1.1)")
def maak(uow: UnitOfWork, o: MaakPersoon) -> Id:
    """A new person card."""
    persoon = maak_persoon(uow, o.invoer)
    uow.zin = f"{naam_van_persoon(persoon)} toegevoegd"
    return persoon.id


@opdracht(WijzigPersoon, recht="persoon.schrijven", doel="gegevens van een inwoner verbeteren (AVG art. 16)")
def wijzig(uow: UnitOfWork, o: WijzigPersoon) -> None:
    """Write only what differs from what the person at the screen saw; the rest may have been changed elsewhere."""
    persoon = haal_zichtbaar(uow, o.id)
    if persoon.samengevoegd_in is not None:
        raise Weigering("Deze kaart is intussen samengevoegd met een andere. Open de kaart opnieuw.")
    anders = {veld for veld in (*EIGEN_VELDEN, *ADRESVELDEN) if getattr(o.invoer, veld) != getattr(o.gezien, veld)}
    velden = nagekeken(_te_controleren(o, anders), nu=uow.nu)
    for veld in anders & set(EIGEN_VELDEN):
        setattr(persoon, veld, velden[veld])
    if anders & set(ADRESVELDEN):
        persoon.adres_id = adres_voor(uow, velden)
    uow.zin = f"Gegevens van {naam_van_persoon(persoon)} opgeslagen"


@opdracht(VoegPersonenSamen, recht="persoon.samenvoegen", doel="dubbele persoonskaart samenvoegen")
def voeg_samen(uow: UnitOfWork, o: VoegPersonenSamen) -> None:
    """`weg` points to `blijft` from now on; contacts, incidents, places in the queue and protection follow."""
    blijft = haal_zichtbaar(uow, o.blijft, wat="De kaart die blijft")
    weg = haal_zichtbaar(uow, o.weg, wat="De kaart die opgaat")
    _eis_reden(o.reden)
    weg.voeg_samen_in(blijft)
    if weg.afgeschermd:
        blijft.afgeschermd = True
    uow.reden(weg, o.reden.strip())
    for rij in _van(uow, weg.id):
        rij.persoon_id = blijft.id
        uow.reden(rij, f"{MERK}{weg.id.hex()}")
    uow.zin = f"Twee kaarten van {naam_van_persoon(blijft)} samengevoegd"


@opdracht(HaalPersonenUiteen, recht="persoon.samenvoegen", doel="onterecht samengevoegde kaarten uit elkaar halen")
def haal_uiteen(uow: UnitOfWork, o: HaalPersonenUiteen) -> None:
    """Undo a merge: what followed goes back, as far as nobody gave it to somebody else since.

    It may have gone further by now, when the record it followed to was merged too.
    """
    weg = haal_zichtbaar(uow, o.weg)
    _eis_reden(o.reden)
    keten = _keten(uow, weg)
    weg.maak_los()
    uow.reden(weg, o.reden.strip())
    for houder in keten:
        for rij in _van(uow, houder):
            if _kwam_mee(uow, rij.id, weg.id, keten):
                rij.persoon_id = weg.id
                uow.reden(rij, f"{MERK_UITEEN}{weg.id.hex()}")
    uow.zin = f"De kaart van {naam_van_persoon(weg)} staat weer apart"


def _van(uow: UnitOfWork, persoon_id: Id) -> list[Contact | Wachtende | Agressie]:
    return [
        *uow.vind(select(Contact).where(Contact.persoon_id == persoon_id)),
        *uow.vind(select(Wachtende).where(Wachtende.persoon_id == persoon_id)),
        *uow.vind(select(Agressie).where(Agressie.persoon_id == persoon_id)),
    ]


def _keten(uow: UnitOfWork, persoon: Persoon) -> list[Id]:
    """The records this one was merged into, one after the other."""
    keten: list[Id] = []
    naar = persoon.samengevoegd_in
    while naar is not None and naar not in keten:
        keten.append(naar)
        naar = uow.haal(Persoon, naar, wat="Deze persoonskaart").samengevoegd_in
    return keten


def _kwam_mee(uow: UnitOfWork, rij: Id, weg: Id, keten: list[Id]) -> bool:
    """Whether a row came along with `weg`, and since then moved only with merges further down its chain."""
    mutaties = uow.sessie.execute(
        select(MutatieRij.id, MutatieRij.inhoud).where(MutatieRij.rij == rij).order_by(MutatieRij.id.desc())
    )
    verder = {f"{MERK}{ander.hex()}" for ander in keten}
    teruggegeven = ongedaan = ""
    for id_, inhoud in mutaties:
        gezegd = json.loads(inhoud or "{}")
        reden: str = gezegd.get("reden", "")
        if "persoon_id" not in gezegd.get("v", {}):
            continue
        if ongedaan:  # back over what undo took back
            ongedaan = "" if id_.hex() == ongedaan else ongedaan
        elif reden.startswith(REDEN_ONGEDAAN):
            ongedaan = reden.removeprefix(REDEN_ONGEDAAN)
        elif teruggegeven:  # back over what a taking apart undid, to where the row came from
            teruggegeven = "" if reden == f"{MERK}{teruggegeven}" else teruggegeven
        elif reden.startswith(MERK_UITEEN):
            teruggegeven = reden.removeprefix(MERK_UITEEN)
        elif reden == f"{MERK}{weg.hex()}":
            return True
        elif reden not in verder:
            return False
    return False


def _te_controleren(o: WijzigPersoon, anders: set[str]) -> PersoonInvoer:
    """What the form holds, without a BSN that was only shown masked."""
    return o.invoer if "bsn" in anders else replace(o.invoer, bsn="")


def _eis_reden(reden: str) -> None:
    if not reden.strip():
        raise Weigering("Schrijf in één zin waarom dit dezelfde persoon is (of niet).", veld="reden")
