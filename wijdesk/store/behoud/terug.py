"""A backup is put back: beside the present file, with what may never be lost by it, and only then in its place.

The register of what was destroyed is applied again, and the log of who looked goes along: neither is anybody's work of
after the backup. So does what protects somebody (`bescherming`). All come from the present file as far as it can be
read, and the register from its own file too.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from wijdesk.errors import BeschadigdBestand, Storing
from wijdesk.models.journaal import Mutatie
from wijdesk.models.values import Id
from wijdesk.store import backup, keys, logsessie, redding
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import bescherming, register, verlies, wissel
from wijdesk.store.bestanden import bij_volle_schijf, kopieer_veilig, storing_van
from wijdesk.store.bevel import REGEL, VERNIETIGING, uit_register
from wijdesk.store.engine import open_winkel
from wijdesk.store.migratie import migreer
from wijdesk.store.redding import Gered
from wijdesk.store.zoekregels import stukken

LEESMAP = "alleen-lezen"
"""In the folder of a damaged store, while it is only read: what could be made of it."""
GAAT_MEE = frozenset({"toegang", "inzagegrond", VERNIETIGING, REGEL, "vernietiglijst"})
EEN = "SELECT id, kop, zout, inhoud FROM main.mutatie WHERE id"
LOG = "SELECT id, kop, zout, inhoud FROM main.mutatie WHERE json_extract(kop, '$.s') = 'toegang'"


def zet_terug(map_: Path, van: Path, sleutel: bytes) -> Path | None:
    """Put a backup back; the present file is kept aside and its place is answered. The store must not be open.

    Raises a Storing, and then everything is as it was: what takes the place is made and looked at before.
    """
    with bij_volle_schijf("De kopie is niet teruggezet: de gegevens zijn nog zoals ze waren."):
        backup.kijk_na(van, sleutel)
        wissel.maak_af(map_)
        return _zet_terug(map_, van, sleutel)


def _zet_terug(map_: Path, van: Path, sleutel: bytes) -> Path | None:
    werk = map_ / wissel.WERKMAP
    try:
        shutil.rmtree(werk, ignore_errors=True)
        werk.mkdir(mode=0o700)
        kopieer_veilig(van / verb.BESTAND, werk / verb.BESTAND)
        mee = gelezen_intussen(map_, sleutel)
        mee.eigen |= wat_meegaat(map_, van, sleutel)
        if mee.eigen or mee.lokaal or logsessie.staat_in(werk, sleutel):
            winkel = open_winkel(werk, sleutel, migreer=migreer)
            try:
                redding.zet_bij(winkel, mee)
                logsessie.einde(winkel.db)
                winkel.vouw_in()
            finally:
                winkel.sluit()
            eis_heel(werk, sleutel)
        apart = backup.zet_in_de_plaats(map_, werk / verb.BESTAND, van / keys.BESTAND)
        shutil.rmtree(map_ / LEESMAP, ignore_errors=True)
        return apart
    except OSError as fout:
        raise storing_van(fout) from None
    finally:
        shutil.rmtree(werk, ignore_errors=True)


def eis_heel(werk: Path, sleutel: bytes) -> None:
    """Look at the file that will take the place, as it will be: without its WAL. Raises a Storing when it is not whole,
    which is the disk: it was made of a whole one.
    """
    backup.eis_ingevouwen(werk / verb.BESTAND)
    if not backup.is_heel(werk, sleutel):
        raise BeschadigdBestand(
            "Wat hier is gemaakt, is niet heel. Er is niets veranderd.",
            uitweg="Kijk of er ruimte is op de schijf en probeer het opnieuw.",
        )


def wat_meegaat(map_: Path, van: Path, sleutel: bytes) -> dict[Id, Mutatie]:
    """The log, the register and what protects somebody of the present file, and the register beside it and beside the
    backup.
    """
    uit = {mutatie.id: mutatie for mutatie in (*register.lees(map_, sleutel), *register.lees_bij(van, sleutel))}
    return uit | _uit_bestand(map_, van, sleutel)


def gelezen_intussen(map_: Path, sleutel: bytes) -> Gered:
    """What was written while a damaged store was only read: who looked and what for, emergencies, and drafts."""
    if not (map_ / LEESMAP / verb.BESTAND).exists():
        return Gered()
    gered = redding.lees(map_ / LEESMAP, sleutel, alles=True)
    log = {id_: mutatie for id_, mutatie in gered.eigen.items() if register.soort_van(mutatie) in GAAT_MEE}
    return Gered(eigen=log, lokaal=gered.lokaal)


def _uit_bestand(map_: Path, van: Path, sleutel: bytes) -> dict[Id, Mutatie]:
    try:
        db = verb.verbind(map_, sleutel, lezen=True)
        try:
            with verb.vertaald():
                if verb.schema_van(db) != verb.SCHEMA:  # empty, or of an older program: read as what is damaged
                    raise verb.beschadigd()
                log = {Id(rij[0]): Mutatie(Id(rij[0]), *rij[1:]) for rij in db.execute(LOG).fetchall()}
                verlies.hang_aan(db, van, sleutel)
                for stuk in stukken(sorted(bescherming.kies(verlies.nieuw(db)))):
                    rijen = db.execute(f"{EEN} IN ({', '.join('?' * len(stuk))})", stuk).fetchall()
                    log |= {Id(rij[0]): Mutatie(Id(rij[0]), *rij[1:]) for rij in rijen}
                return log | {mutatie.id: mutatie for mutatie in uit_register(db)}
        finally:
            db.close()
    except Storing:
        gered = redding.lees(map_, sleutel, alles=True).eigen
        er_al = backup.bekende(van, sleutel)
        mee = bescherming.kies((een.id, een.kop, een.inhoud) for een in gered.values() if een.id not in er_al)
        return {id_: mutatie for id_, mutatie in gered.items() if id_ in mee or register.soort_van(mutatie) in GAAT_MEE}
