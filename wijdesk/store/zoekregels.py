"""What the search index must know of persons, read from the tables. No SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from wijdesk.models.values import Id
from wijdesk.store import search

S = TypeVar("S")


def stukken(waarden: Iterable[S], grootte: int = 500) -> list[list[S]]:
    """Values in pieces that fit one statement."""
    alle = list(waarden)
    return [alle[begin : begin + grootte] for begin in range(0, len(alle), grootte)]


def zoekregels(cursor: Any, ids: Sequence[Id] | None = None) -> Iterable[search.ZoekRegel]:
    """What the search index must know of these persons (None: of everybody)."""
    waar = "" if ids is None else f" WHERE p.id IN ({', '.join('?' * len(ids))})"
    cursor.execute(
        "SELECT p.id, p.voornamen, p.roepnaam, p.tussenvoegsel, p.achternaam, p.geboorte_tussenvoegsel, "
        "p.geboortenaam, p.geboortedatum, coalesce(a.straat, ''), coalesce(a.huisnummer, ''), "
        "coalesce(a.toevoeging, ''), coalesce(a.postcode, ''), coalesce(a.woonplaats, ''), p.telefoon, p.bsn, p.email, "
        "p.afgeschermd, p.status "
        f"FROM persoon p LEFT JOIN adres a ON a.id = p.adres_id{waar}",
        ids or (),
    )
    for rij in cursor.fetchall():
        (
            id_,
            voornamen,
            roepnaam,
            tussenvoegsel,
            achternaam,
            g_tussenvoegsel,
            geboortenaam,
            geboortedatum,
            straat,
            huisnummer,
            toevoeging,
            postcode,
            woonplaats,
            telefoon,
            bsn,
            email,
            afgeschermd,
            status,
        ) = rij
        yield search.ZoekRegel(
            persoon_id=Id(id_),
            voornamen=voornamen,
            roepnaam=roepnaam,
            tussenvoegsel=tussenvoegsel,
            achternaam=achternaam,
            geboorte_tussenvoegsel=g_tussenvoegsel,
            geboortenaam=geboortenaam,
            geboortedatum=geboortedatum,
            straat=straat,
            huisnummer=huisnummer,
            toevoeging=toevoeging,
            postcode=postcode,
            woonplaats=woonplaats,
            telefoon=telefoon,
            bsn=bsn,
            email=email,
            afgeschermd=bool(afgeschermd),
            status=status,
        )


def werk_bij(cursor: Any, personen: Iterable[Id], adressen: Iterable[Id]) -> None:
    """Bring the index up to date with persons that changed, and with who lives at addresses that did."""
    alle = set(personen)
    for stuk in stukken(adressen):
        cursor.execute(f"SELECT id FROM persoon WHERE adres_id IN ({', '.join('?' * len(stuk))})", stuk)
        alle.update(Id(rij[0]) for rij in cursor.fetchall())
    if not alle:
        return
    weg = set(alle)
    for stuk in stukken(alle):
        regels = [regel for regel in zoekregels(cursor, stuk) if regel.status == "actief"]
        weg -= {regel.persoon_id for regel in regels}
        search.indexeer(cursor, regels)
    if weg:
        search.verwijder(cursor, list(weg))  # in one call: many at once are cheaper as one rebuild
