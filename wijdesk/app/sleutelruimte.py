"""Key slots of people who do not work here any more, which another desk may have said: they go from the file here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from wijdesk.app.bureau import Bureau
from wijdesk.app.kopieen import reservekopieen
from wijdesk.errors import Storing, Weigering
from wijdesk.models.doorwijzing import einde
from wijdesk.models.opdrachten.huis import LeesMedewerkers, ZetMedewerkerInactief
from wijdesk.models.rows.huis import MedewerkerRij, Wijziging
from wijdesk.models.values import Id
from wijdesk.services.beheerplek import Beheer
from wijdesk.store import backup, keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import staat
from wijdesk.store.inloggen.besloten import Besloten
from wijdesk.store.wijzers import wijzers

NIET_OVERAL = "Niet elke reservekopie was te bereiken: die opent nog met het oude wachtwoord"


def ruim_sleutels_op(bureau: Bureau) -> int:
    """Whoever does not work here any more, which another desk may have said, loses the slot here; answers how many.

    Refuses nothing: the last slot stays as long as there is no recovery key, and opens no desk
    (`bureau_wie.medewerker_van`).
    """
    with closing(bureau.eigen_verbinding()) as db, verb.vertaald():
        rijen = db.execute("SELECT id, naam, status FROM medewerker").fetchall()
    er_nog = [naam for _, naam, status in rijen if status != "vervallen"]
    weg = [
        naam
        for id_, naam, status in rijen
        if status == "vervallen" and (not _een_van(naam, er_nog) or van_wie(bureau, naam) == id_)
    ]
    aantal = 0
    for naam in weg:
        if keys.heeft_sleutel(bureau.map, naam) and keys.mag_laatste_weg(bureau.map):
            keys.trek_sleutel_in(bureau.map, naam)
            aantal += 1
        trek_in_kopieen_in(bureau.map, naam)
    return aantal


def trek_in_kopieen_in(map_: Path, naam: str) -> bool:
    """The backups of this desk have the key slots of their day: what was withdrawn goes from those too. Where nobody
    else has a key, or the disk with the copy is full or gone, it stays until the copy itself goes; answers whether it
    is gone from all.
    """
    ook = staat.lees(map_).tweede_plek
    overal = not ook or Path(ook).is_dir()
    for kopie, _ in reservekopieen(map_):
        try:
            if keys.heeft_sleutel(kopie, naam):
                keys.trek_sleutel_in(kopie, naam)
        except (Storing, Weigering):
            overal = False
    return overal


def breng_kopieen_bij(bureau: Bureau) -> bool:
    """The backups of this desk open with what opens the store today: whoever knows a password of before would else
    read them with it, and with their slots the store itself. Any thread but Qt's.

    Answers whether that holds for all: a disk that is not there is done the next time (`bewaking.doe`).
    """
    stand = staat.lees(bureau.map)
    plekken = [Path(waar) for waar in (stand.tweede_plek, *stand.eerdere_plekken) if waar]
    overal = all(plek.is_dir() for plek in plekken)
    kopieen = {pad.parent for pad in bureau.map.glob(f"*/**/{keys.BESTAND}")}
    kopieen |= {kopie for plek in plekken for ander in plek.glob("wijdesk-*") for kopie in backup.lijst_in(ander)}
    for kopie in sorted(kopieen):
        try:
            overal = keys.breng_bij(kopie, bureau.map, bureau.bestandssleutel) and overal
        except Storing:
            overal = False
    return overal


def stop_toegang(bureau: Bureau, medewerker: MedewerkerRij) -> Wijziging:
    """Somebody does not work here any more; the key goes after the use case agreed, from the backups of this desk too.
    Call on lane N. Should the key stay behind (the disk is full), the name no longer opens the desk
    (`bureau_wie.medewerker_van`).
    """
    _, wijziging = bureau.schrijf(ZetMedewerkerInactief(id=medewerker.id))
    if not _is_van(bureau, medewerker):
        return wijziging
    keys.trek_sleutel_in(bureau.map, medewerker.naam)
    if trek_in_kopieen_in(bureau.map, medewerker.naam):
        return wijziging
    return replace(wijziging, zin=f"{wijziging.zin}. {NIET_OVERAL}")


def van_wie(bureau: Bureau, naam: str) -> Id | None:
    """Whose key slot stands under this name: two desks may each have made a colleague of one name. None when there is
    none, or it does not say.
    """
    wie = keys.lees_besloten(bureau.map, naam, bureau.bestandssleutel).wie
    if not wie:
        return None
    with closing(bureau.eigen_verbinding()) as db, verb.vertaald():
        return einde(wijzers(db), Id(bytes.fromhex(wie)))


def naamgenoot(bureau: Bureau, medewerker: MedewerkerRij) -> MedewerkerRij | None:
    """The other colleague at work here who logs in under the name of this one."""
    van = van_wie(bureau, medewerker.naam)
    if van in (None, medewerker.id):
        return None
    return next((rij for rij in bureau.lees_apart(LeesMedewerkers()) if rij.actief and rij.id == van), None)


def _is_van(bureau: Bureau, medewerker: MedewerkerRij) -> bool:
    """Whether the slot under the name of who left is theirs; of one that does not say, when nobody else has the name.
    Kept for another it opens no desk for who left (`bureau_wie.medewerker_van`).
    """
    if (van := van_wie(bureau, medewerker.naam)) is not None:
        return van == medewerker.id or naamgenoot(bureau, medewerker) is None
    namen = [rij.naam for rij in bureau.lees_apart(LeesMedewerkers()) if rij.actief and rij.id != medewerker.id]
    return not _een_van(medewerker.naam, namen)


def geef_bekende(bureau: Bureau, naam: str, wachtwoord: str, besloten: Besloten) -> Id | None:
    """A key slot for the colleague of this name who works here already; None when there is nobody. Raises GeenRecht."""
    for bekend in bureau.lees_apart(LeesMedewerkers()):
        if bekend.actief and keys.zelfde_naam(bekend.naam, naam):
            eis_over(bureau, bekend.id)
            sleutel = keys.Sleutel(bureau.bestandssleutel, bekend.id)
            keys.zet_sleutel(bureau.map, naam, wachtwoord, sleutel, besloten=besloten)
            return bekend.id
    return None


def eis_over(bureau: Bureau, medewerker_id: Id, recht: str = "beheer.medewerkers") -> None:
    """Refuse to touch the key of a colleague who works outside what whoever asks manages. Raises GeenRecht."""
    with closing(bureau.eigen_verbinding()) as db, verb.vertaald():

        def rijen(vraag: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
            return list(db.execute(vraag, params).fetchall())

        Beheer(rijen, bureau.medewerker.id, bureau.wereld.klok(), recht).eis_over(medewerker_id)


def _een_van(naam: str, namen: Iterable[str]) -> bool:
    return any(keys.zelfde_naam(naam, ander) for ander in namen)
