"""Which dossiers may go on a day: a quick look at the tables for who can be meant, and an exact one at each of those.

Plain reading, for the dry run and for who makes a list alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from wijdesk.errors import Weigering
from wijdesk.models.bewaartermijn import Bewaren, bewaren_tot, uiterste_begin
from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.bewaren import Bewaaroordeel, ProefRij
from wijdesk.models.values import Id, moment_van
from wijdesk.services.bewaren import maanden
from wijdesk.services.bewaren.feiten import Feiten, feiten_van
from wijdesk.services.verschil.velden import noun_in_woorden
from wijdesk.store.lezer import Lezer
from wijdesk.store.omvang import HUISHOUDEN, PERSOON, Omvang, omvang
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van

MEESTE = 200
"""Dossiers of one list: what two people can look at line by line. The next list has the others."""
MEESTE_MAANDEN = 24
"""Months of what is nobody's on one list: each is a thousand rows in a busy team."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Oordeel:
    """One dossier as the rules see it on a day."""

    wat: Omvang
    feiten: Feiten
    bewaren: Bewaren | None

    def mag_weg(self, dag: date) -> bool:
        """Whether its term is over and nothing holds it."""
        voorbij = self.bewaren is not None and self.bewaren.mag_weg(dag)
        return voorbij and not self.feiten.loopt and not self.feiten.blokkade

    @property
    def waarom_niet(self) -> str:
        """Why it does not go, in words; empty when it may."""
        if self.feiten.blokkade:
            return "Er staat een blokkade op."
        if self.feiten.loopt:
            return f"Er is nog {self.feiten.loopt[0]}."
        return ""


class Db:
    """A reading use case's rows as a connection has them."""

    def __init__(self, lezer: Lezer) -> None:
        self._lezer = lezer

    def execute(self, sql: str, params: Sequence[Any] = ()) -> _Rijen:
        """Read."""
        return _Rijen(self._lezer.rows(sql, params))


class _Rijen:
    def __init__(self, rijen: list[tuple[Any, ...]]) -> None:
        self._rijen = rijen

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Every row."""
        return self._rijen


def beoordeel(db: Any, soort: str, id_: Id, dag: date) -> Oordeel:
    """One dossier, looked at whole; of a month of what is nobody's, what may go of it."""
    if soort in maanden.LOS:
        maand = maanden.bekijk(db, soort, id_, dag)
        return Oordeel(wat=maand.wat, feiten=maand.feiten, bewaren=maand.bewaren)
    wat = omvang(db, soort, id_)
    feiten = feiten_van(db, wat, dag)
    return Oordeel(wat=wat, feiten=feiten, bewaren=bewaren_tot(feiten.kenmerken, feiten.gebeurtenissen, dag))


def kandidaten(db: Any, dag: date) -> Iterator[tuple[str, Id]]:
    """Households and persons of none of which nothing at first sight is too young, the oldest first."""
    grens = moment_van(datetime.combine(uiterste_begin(dag) + timedelta(days=1), time()))
    laatst_contact = (
        "(SELECT coalesce(max(c.ontvangen), 0) FROM main.contact c WHERE c.persoon_id = {} AND c.status <> 'vervallen')"
    )
    huizen = (
        "SELECT h.id, coalesce(max(k.gesloten_op), 0) AS laatst FROM main.huishouden h "
        "LEFT JOIN main.casus k ON k.huishouden_id = h.id AND k.status <> 'vervallen' "
        "WHERE h.status <> 'samengevoegd' AND h.casus_id IS NULL AND h.samengevoegd_in IS NULL GROUP BY h.id "
        "HAVING laatst < ? ORDER BY laatst, h.id"
    )
    te_jong = (
        "SELECT 1 FROM main.huishoudlid l WHERE l.huishouden_id = ? "
        f"AND {laatst_contact.format('l.persoon_id')} >= ? LIMIT 1"
    )
    for id_, _ in db.execute(huizen, (grens,)).fetchall():
        if not db.execute(te_jong, (id_, grens)).fetchall():
            yield HUISHOUDEN, Id(id_)
    personen = (
        f"SELECT p.id, {laatst_contact.format('p.id')} AS laatst FROM main.persoon p WHERE p.status <> 'samengevoegd' "
        "AND p.samengevoegd_in IS NULL AND NOT EXISTS (SELECT 1 FROM main.huishoudlid l WHERE l.persoon_id = p.id "
        "AND l.status <> 'vervallen') AND laatst < ? ORDER BY laatst, p.id"
    )
    for id_, _ in db.execute(personen, (grens,)).fetchall():
        yield PERSOON, Id(id_)


def proef(db: Any, dag: date) -> tuple[list[ProefRij], bool]:
    """What may go on a day, and what would if nothing held it; and whether there is more than one list takes."""
    rijen: list[ProefRij] = []
    meer, op_lijst = False, lopende(db)
    for soort, id_ in maanden.maanden(db, dag):
        oordeel = beoordeel(db, soort, id_, dag)
        if oordeel.bewaren is None:
            continue
        if len(rijen) == MEESTE_MAANDEN:
            meer = True
            break
        rijen.append(als_rij(db, oordeel, oordeel.bewaren, op_lijst.get(id_, "")))
    for soort, id_ in kandidaten(db, dag):
        oordeel = beoordeel(db, soort, id_, dag)
        if oordeel.bewaren is None or not oordeel.bewaren.mag_weg(dag):
            continue
        if len(rijen) == MEESTE:
            return rijen, True
        rijen.append(als_rij(db, oordeel, oordeel.bewaren, op_lijst.get(id_, "")))
    return rijen, meer


def als_rij(db: Any, oordeel: Oordeel, bewaren: Bewaren, op_lijst: str) -> ProefRij:
    """As a person reads it."""
    wat = oordeel.wat
    aantallen = sorted((noun_in_woorden(soort), aantal) for soort, aantal in wat.aantallen.items())
    return ProefRij(
        soort=wat.soort,
        id=wat.dossier,
        naam=naam_van_dossier(db, wat.soort, wat.dossier),
        regel=bewaren.regel.naam,
        wet=bewaren.regel.wet,
        begin=bewaren.begin.isoformat(),
        einde=bewaren.einde.isoformat(),
        personen=len(wat.personen),
        rijen=len(wat.alle),
        omvang=tuple(aantallen),
        blokkade=oordeel.feiten.blokkade,
        loopt=oordeel.feiten.loopt,
        op_lijst=op_lijst,
    )


def eis_mag_weg(db: Any, dossiers: Sequence[tuple[str, Id]], dag: date) -> tuple[Bewaaroordeel, ...]:
    """Each of these looked at whole. Raises Weigering for what cannot be on a list, and for too many of them."""
    if not dossiers:
        raise Weigering("Kies ten minste één dossier.", veld="dossiers")
    if len(dossiers) > MEESTE:
        raise Weigering(f"Zet hoogstens {MEESTE} dossiers op één lijst.", veld="dossiers")
    al, uit = lopende(db), []
    for soort, id_ in dict.fromkeys(dossiers):
        oordeel = beoordeel(db, soort, id_, dag)
        if id_ in al or oordeel.bewaren is None or not oordeel.mag_weg(dag):
            waarom = oordeel.waarom_niet or "Het staat al op een lijst, of er is iets in veranderd."
            raise Weigering(f"Een dossier kan niet (meer) op de lijst. {waarom} Maak het overzicht opnieuw.")
        uit.append(
            Bewaaroordeel(
                soort=soort,
                id=id_,
                regel=oordeel.bewaren.regel.code,
                begin=oordeel.bewaren.begin.isoformat(),
                einde=oordeel.bewaren.einde.isoformat(),
            )
        )
    return tuple(uit)


def lopende(db: Any) -> dict[Id, str]:
    """The dossiers on a list that goes on, with its number."""
    vraag = (
        "SELECT r.dossier, l.nummer FROM main.vernietigregel r JOIN main.vernietiglijst l ON l.id = r.lijst_id "
        "WHERE l.ingetrokken_op IS NULL AND l.uitgevoerd_op IS NULL AND r.status = 'actief' AND l.status = 'actief' "
        "AND r.besluit <> 'bewaren' AND r.vernietigd_op IS NULL"
    )
    return {Id(dossier): nummer for dossier, nummer in db.execute(vraag, ()).fetchall()}


def is_er(db: Any, soort: str, id_: Id) -> bool:
    """Whether a dossier is there, also one that was taken away; not one that went on in another."""
    if soort in maanden.LOS:
        return maanden.hoeveel(db, soort, id_) > 0
    vraag = f"SELECT 1 FROM main.{soort} WHERE id = ? AND status <> 'samengevoegd'"
    return bool(db.execute(vraag, (id_,)).fetchall())


def naam_van_dossier(db: Any, soort: str, id_: Id) -> str:
    """Whose it is, or which month of what; empty when it is not there any more."""
    if soort in maanden.LOS:
        return maanden.naam_van(soort, id_)
    if soort == HUISHOUDEN:
        rijen = db.execute("SELECT naam FROM main.huishouden WHERE id = ?", (id_,)).fetchall()
        return str(rijen[0][0]) if rijen else ""
    rijen = db.execute(f"SELECT {NAAM_KOLOMMEN} FROM main.persoon p WHERE p.id = ?", (id_,)).fetchall()
    return naam_van(rijen[0]) if rijen else ""
