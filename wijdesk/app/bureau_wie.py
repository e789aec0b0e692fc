"""Who opens the desk: the card of a key slot, or the one that stands for it by now."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from wijdesk.app.uitwisseling.volg import ADRES
from wijdesk.errors import GeenToegang
from wijdesk.models.doorwijzing import einde
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.rows.huis import MedewerkerRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.reads.huis import lees_medewerkers
from wijdesk.store import verbinding as verb
from wijdesk.store.kast import Kast
from wijdesk.store.lezer import Lezer
from wijdesk.store.rollen import GELDT, rollen_hier, werkplekken, werkt_bij
from wijdesk.store.wijzers import wijzers
from wijdesk.store.zicht import personen_niet_hier

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.store.keys import Sleutel

BEHEERDER = "applicatiebeheerder"
DEELDE = "lease.deelde"
"""In the cupboard of a file that is only read, and so has no centre: the desk it was made of has one."""
_IEMAND = (
    "SELECT 1 FROM roltoekenning r JOIN medewerker m ON m.id = r.medewerker_id AND m.status = 'actief' "  # noqa: S608
    f"WHERE r.rol = ? AND {GELDT} LIMIT 1"
)
"""Whether anybody has a rol on a day (twice the same ISO date)."""
EIGEN_LOCATIE = "SELECT locatie_id FROM medewerker WHERE id = ?"


def aan_centrum(verbinding: Any) -> bool:
    """Whether this desk shares, or is a copy of one that does: then its days without the centre count."""
    kast = Kast(verbinding.cursor)
    return bool(kast.get(ADRES) or kast.get(DEELDE))


def medewerker_van(verbinding: Any, id_: Id, nu: int) -> MedewerkerRij:
    """Who this is now (ms UTC), at the locatie where they work now and the rollen that hold there (`store.rollen`).

    A card that was merged into one of another desk opens as that one, with its rights, at the locatie of this desk.
    Raises GeenToegang when who it is does not work here any more, or has no rol today.
    """
    lezer = Lezer(verbinding, nu=nu, medewerker_id=id_, rechten=frozenset())
    with verb.vertaald():
        dag = lokaal(lezer.zeker).date().isoformat()
        wie = einde(wijzers(verbinding), id_)
        gevonden = next(
            (rij for rij in lees_medewerkers(lezer, LeesMedewerkers()) if rij.id == wie and rij.actief), None
        )
        if gevonden is None:
            raise GeenToegang(
                "Deze medewerker werkt niet (meer) bij dit wijkteam.", uitweg="Vraag de applicatiebeheerder om toegang."
            )
        hier = lezer.row(EIGEN_LOCATIE, (id_,))
        plek = werkt_bij(lezer.rows, wie, gevonden.locatie_id if hier is None else Id(hier[0]), dag)
        rollen = rollen_hier(lezer.rows, wie, plek, dag) or _laatste_beheerder(lezer, wie, plek, dag)
        naam = lezer.row("SELECT naam FROM locatie WHERE id = ?", (plek,))
    if not rollen:
        raise GeenToegang(
            "U hebt vandaag geen rol bij dit wijkteam.", uitweg="Vraag de applicatiebeheerder om een rol, of kom later."
        )
    return replace(gevonden, locatie_id=plek, locatie=naam[0] if naam is not None else "", rollen=rollen)


def _laatste_beheerder(lezer: Lezer, wie: Id, plek: Id, dag: str) -> tuple[str, ...]:
    """The rollen by the clock alone, of a beheerder, when by what the desk knew (`dag`) nobody would be one any more:
    somebody must be able to say that the clock is right.
    """
    rollen = rollen_hier(lezer.rows, wie, plek, lokaal(lezer.nu).date().isoformat())
    if BEHEERDER not in rollen or lezer.row(_IEMAND, (BEHEERDER, dag, dag)) is not None:
        return ()
    return rollen


def eis_toegang(bureau: Bureau, sleutel: Sleutel) -> Id:
    """Whether who opened a slot may come in today, asked at the desk that is open; answers who it is. Any thread.

    Raises GeenToegang.
    """
    with closing(bureau.eigen_verbinding()) as verbinding:
        return medewerker_van(verbinding, Id(sleutel.medewerker_id), bureau.wereld.klok()).id


def werkplekken_van(verbinding: Any, id_: Id, nu: int) -> tuple[tuple[Id, str], ...]:
    """(locatie, name) where this medewerker can work today; one place for nearly everybody."""
    lezer = Lezer(verbinding, nu=nu, medewerker_id=id_, rechten=frozenset())
    with verb.vertaald():
        eigen = lezer.row(EIGEN_LOCATIE, (id_,))
        wie = einde(wijzers(verbinding), id_)
        dag = lokaal(lezer.zeker).date().isoformat()
        return () if eigen is None else tuple(werkplekken(lezer.rows, wie, Id(eigen[0]), dag))


def niet_voor(verbinding: Any, id_: Id, rechten: frozenset[str], nu: int) -> frozenset[Id]:
    """The residents who are not there today for this medewerker (`store.zicht`)."""
    with verb.vertaald():
        lezer = Lezer(verbinding, nu=nu, medewerker_id=id_, rechten=rechten)
        wie, dag = einde(wijzers(verbinding), id_), lokaal(lezer.zeker).date().isoformat()
        return personen_niet_hier(verbinding, medewerker_id=wie, rechten=rechten, dag=dag)
