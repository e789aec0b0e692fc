"""Moving along what came to a card or household that was merged into another."""

from __future__ import annotations

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.huishouden import Huishouden, Huishoudlid
from wijdesk.models.persoon import Persoon
from wijdesk.models.projectie import REGIE
from wijdesk.models.rows.verschil import Plek
from wijdesk.services.gezin import lezer_van
from wijdesk.services.verschil.opgegaan import Opgegaan, opgegaan
from wijdesk.services.verschil.woorden import als_kolom
from wijdesk.services.verwijzingen import NAAR_HUISHOUDEN, NAAR_PERSOON
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.verschillen import beslis

MERK = "samengevoegd:"
"""Begins the reason with which a row follows a merge, so that taking apart takes it back."""
NAGEKOMEN = "nagekomen werk is meeverhuisd"


def verhuis_mee(uow: UnitOfWork, plek: Plek) -> None:
    """All of it goes to the record that stayed. Taking the two apart later takes it back."""
    een = next(opgegaan(lezer_van(uow), plek), None)
    if een is None:
        raise Weigering("Dit verschil is intussen beslist.")
    if een.soort == "persoon":
        _persoon(uow, een)
    else:
        _huishouden(uow, een)
    uow.zin = "Nagekomen werk is meeverhuisd"


def _persoon(uow: UnitOfWork, een: Opgegaan) -> None:
    blijft = uow.haal(Persoon, een.blijft, wat="De kaart die bleef")
    for veld, waarde in een.gewijzigd.items():
        nu = getattr(blijft, veld)
        if veld == "afgeschermd":
            blijft.afgeschermd = blijft.afgeschermd or bool(waarde)
        elif waarde not in (None, "") and (veld != "bsn" or not nu):
            setattr(blijft, veld, als_kolom(nu, veld, waarde))
    for soort, veld in NAAR_PERSOON:
        waar = (getattr(soort, veld) == een.weg) & (soort.status != "vervallen")
        for rij in uow.sessie.scalars(select(soort).where(waar)).all():
            setattr(rij, veld, blijft.id)
            uow.reden(rij, f"{MERK}{een.weg.hex()}")
    uow.flush()
    beslis(uow, Persoon, een.weg, {"status": "samengevoegd"}, reden=NAGEKOMEN)


def _huishouden(uow: UnitOfWork, een: Opgegaan) -> None:
    blijft = uow.haal(Huishouden, een.blijft, wat="Het huishouden dat bleef")
    for veld, waarde in een.gewijzigd.items():
        if veld not in REGIE and waarde not in (None, ""):
            setattr(blijft, veld, als_kolom(getattr(blijft, veld), veld, waarde))
    uow.flush()
    for soort, veld in NAAR_HUISHOUDEN:
        geldt = " AND status = 'actief'" if soort is Huishoudlid else ""
        uow.zet_bulk(soort, veld, blijft.id, waar=f"{veld} = ?{geldt}", params=(een.weg,))
    open_ = {veld for (veld,) in lezer_van(uow).rows("SELECT veld FROM verschil WHERE rij = ?", (een.weg,))}
    leeg = {veld: None for veld in REGIE if veld in open_}
    beslis(uow, Huishouden, een.weg, {"status": "samengevoegd", **leeg}, reden=NAGEKOMEN)
