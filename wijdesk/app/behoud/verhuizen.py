"""To another computer: one package with everything, after which this computer only shows lists and figures. No dossier
opens there any more, from when the package is being made: who looked would stand in a log that goes with that computer.

What belongs to this machine (its settings, the second place of backups, what waits in a printer) does not travel. On
the other computer the package is put in an empty folder; the desk stays who it is. Should this one be worked with
again, then the two are twins, which sharing recognises.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wijdesk.app.kopieen import DOEL, eis_recht
from wijdesk.errors import Weigering
from wijdesk.models.logsoort import RESERVEKOPIE, Logregel
from wijdesk.store import backup
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud import verhuisd

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau


def pak_in(bureau: Bureau, waar: Path, *, meld: Callable[[int, int], None], gestopt: Callable[[], bool]) -> Path:
    """Make the package, check it, and write nothing here any more. Raises Weigering beside the field, or a Storing."""
    eis_recht(bureau.rechten)
    if bureau.alleen_lezen:
        raise Weigering(bureau.alleen_lezen)
    if not waar.is_absolute() or not waar.is_dir():
        raise Weigering("Deze map is er niet. Sluit de schijf aan, of kies een andere map.", veld="waar")
    if waar.resolve().is_relative_to(bureau.map.resolve()):
        raise Weigering("Dit is de map met de gegevens zelf. Kies een map op een andere schijf.", veld="waar")
    bureau.noteer(Logregel("klaargezet voor een andere computer", None, DOEL, soort=RESERVEKOPIE))
    bureau.warm_op()
    bureau.alleen_lezen = verhuisd.ONDERWEG  # from here on nothing is written, so that the package has everything
    try:
        bureau.op_winkel(lambda _: None)  # what was being written has its turn first
        pakket = backup.maak(
            bureau.map, bureau.bestandssleutel, waar, vorm=backup.VERHUIZING, meld=meld, gestopt=gestopt
        )
        db = bureau.eigen_verbinding()
        try:
            with verb.transactie(db):
                verhuisd.zet_verhuisd(db, bureau.wereld.klok())
            bureau.alleen_lezen = bureau.stand_in_woorden = verhuisd.waarom_alleen_lezen(db)
        finally:
            db.close()
    except BaseException:
        bureau.alleen_lezen = ""
        raise
    return pakket


def is_verhuisd(bureau: Bureau) -> bool:
    """Whether this store went to another computer."""
    db = bureau.eigen_verbinding()
    try:
        with verb.vertaald():
            return verhuisd.verhuisd_op(db) is not None
    finally:
        db.close()


def eis_mag_wissen(bureau: Bureau) -> None:
    """Raises Weigering without the right, or where the data did not go to another computer."""
    eis_recht(bureau.rechten)
    if not is_verhuisd(bureau):
        raise Weigering("Deze gegevens zijn niet verhuisd. Alleen wat op een andere computer staat, mag hier weg.")


def werk_hier_verder(bureau: Bureau) -> None:
    """This computer is used after all. Raises Weigering without the right."""
    eis_recht(bureau.rechten)
    db = bureau.eigen_verbinding()
    try:
        with verb.transactie(db):
            verhuisd.zet_terug_hier(db)
    finally:
        db.close()
