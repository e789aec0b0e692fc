"""Searching as one types what else there is in a neighbourhood and in the registers: what residents put forward, rounds
in the street, klachten and agressie. With the right of its own list, and by nothing that list does not show.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from wijdesk.models.opdrachten.vondst import (
    ZoekAgressie,
    ZoekInitiatieven,
    ZoekKlachten,
    ZoekOnderwerpen,
    ZoekStraatrondes,
)
from wijdesk.models.rows.vondst import WijkVondst
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.models.zoektekst import passend
from wijdesk.services import agressie_rijen, klacht_rijen
from wijdesk.services.agenda.bereik import tekens
from wijdesk.services.register import leesvraag
from wijdesk.services.straatronde_zicht import RECHT, zichtbaar
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN

T = TypeVar("T")
Vraag = ZoekOnderwerpen | ZoekInitiatieven | ZoekStraatrondes | ZoekKlachten | ZoekAgressie
HOOGSTENS = 50
BUURT = "terugvinden wat bewoners inbrachten (Wmo 2015 art. 2.1.3)"
TERUGGEKOPPELD = "teruggekoppeld"
_UIT_DE_BUURT = (
    "SELECT b.onderwerp, b.thema, b.gebied, l.naam, b.id, {stand}, {klaar} FROM {tabel} b "
    "JOIN locatie l ON l.id = b.locatie_id WHERE b.status = 'actief' ORDER BY {klaar}, b.ingebracht_op DESC, b.id DESC"
)


@leesvraag(ZoekOnderwerpen, recht="collectief.lezen", doel=BUURT)
def zoek_onderwerpen(lezer: Lezer, v: ZoekOnderwerpen) -> tuple[WijkVondst, ...]:
    """What residents were not told about yet, then the rest; each with the newest first."""
    stand = f"CASE b.teruggekoppeld_op WHEN '' THEN '' ELSE '{TERUGGEKOPPELD}' END"
    return _uit_de_buurt(lezer, v, "buurtonderwerp", stand, "b.teruggekoppeld_op <> ''")


@leesvraag(ZoekInitiatieven, recht="collectief.lezen", doel=BUURT)
def zoek_initiatieven(lezer: Lezer, v: ZoekInitiatieven) -> tuple[WijkVondst, ...]:
    """What is not done yet, then the rest; each with the newest first."""
    return _uit_de_buurt(lezer, v, "bewonersinitiatief", "b.stand", "b.stand IN ('klaar', 'gestopt')")


@leesvraag(ZoekStraatrondes, recht=RECHT, doel="een straatronde terugvinden")
def zoek_straatrondes(lezer: Lezer, v: ZoekStraatrondes) -> tuple[WijkVondst, ...]:
    """Newest first."""
    eis, waarden = zichtbaar(lezer)
    rijen = lezer.rows(
        "SELECT r.gebied, m.naam, coalesce(t.naam, ''), l.naam, r.straten, r.dag, r.id FROM straatronde r "
        "JOIN medewerker m ON m.id = r.medewerker_id LEFT JOIN medewerker t ON t.id = r.tweede_id "
        f"JOIN locatie l ON l.id = r.locatie_id WHERE {eis} AND r.status = 'actief' "
        "ORDER BY r.dag DESC, r.van DESC, r.id DESC",
        waarden,
    )
    return tuple(
        WijkVondst(
            id=Id(id_), noun="straatronde", naam=gebied, wat=_samen(" en ".join(filter(None, (wie, tweede))), plek),
            stand=datum_in_woorden(dag),
        )
        for gebied, wie, tweede, plek, _, dag, id_ in _eerste(v, (("\n".join(rij[:5]), rij) for rij in rijen))
    )  # fmt: skip


@leesvraag(ZoekKlachten, recht="klacht.lezen", doel="een klacht terugvinden (Awb hoofdstuk 9)")
def zoek_klachten(lezer: Lezer, v: ZoekKlachten) -> tuple[WijkVondst, ...]:
    """In the order of their list. What is not there for the asker does not come through (`store.klachtzicht`)."""
    over: dict[bytes, list[str]] = {}
    for van, wie in lezer.rows(
        "SELECT b.klachtdossier_id, coalesce(m.naam, b.wie) FROM klachtbetrokkene b "
        "LEFT JOIN medewerker m ON m.id = b.medewerker_id WHERE b.status = 'actief'"
    ):
        over.setdefault(van, []).append(wie)
    gevonden = lezer.rows(
        "SELECT d.id, d.nummer, d.klager, coalesce(m.naam, ''), coalesce(l.naam, ''), k.over_structuur, p.afgeschermd, "
        f"{NAAM_KOLOMMEN} {klacht_rijen.VAN} ORDER BY k.afgerond <> '', d.nummer DESC"
    )
    teksten = (
        (
            "\n".join(
                (
                    klacht_rijen.wie_klaagt(lezer, naam, afgeschermd, klager), nummer, wie, plek, *over.get(id_, ()),
                    klacht_rijen.STRUCTUUR if structuur else "",
                )
            ),
            id_,
        )
        for id_, nummer, klager, wie, plek, structuur, afgeschermd, *naam in gevonden
    )  # fmt: skip
    ids = _eerste(v, teksten)
    rijen = klacht_rijen.rijen(lezer, lokaal(lezer.nu).date(), f"d.id IN ({tekens(ids)})", ids) if ids else ()
    return tuple(
        WijkVondst(
            id=rij.id, noun="klacht", naam=f"{rij.klager}: over {rij.over or rij.locatie}",
            wat=f"Antwoord {rij.in_woorden}" if rij.open else f"{rij.in_woorden[:1].upper()}{rij.in_woorden[1:]}",
            stand=rij.nummer,
        )
        for rij in klacht_rijen.op_volgorde(rijen)
    )  # fmt: skip


@leesvraag(ZoekAgressie, recht="agressie.lezen", doel="een agressie-incident terugvinden")
def zoek_agressie(lezer: Lezer, v: ZoekAgressie) -> tuple[WijkVondst, ...]:
    """In the order of their list."""
    gevonden = lezer.rows(
        f"SELECT a.id, a.soort, a.maatregel, l.naam, p.afgeschermd, {NAAM_KOLOMMEN} FROM agressie a "
        "JOIN locatie l ON l.id = a.locatie_id LEFT JOIN persoon p ON p.id = a.persoon_id WHERE a.status = 'actief' "
        "ORDER BY a.tot >= ? DESC, a.datum DESC, a.id DESC",
        (lokaal(lezer.nu).date().isoformat(),),
    )
    teksten = (
        ("\n".join((agressie_rijen.wie_het_was(lezer, naam, afgeschermd), soort, maatregel, plek)), id_)
        for id_, soort, maatregel, plek, afgeschermd, *naam in gevonden
    )
    ids = _eerste(v, teksten)
    rijen = agressie_rijen.rijen(lezer, f"a.id IN ({tekens(ids)})", ids) if ids else ()
    return tuple(
        WijkVondst(
            id=rij.id, noun="agressie", naam=rij.persoon, wat=_samen(rij.soort, rij.maatregel, rij.locatie),
            stand=datum_in_woorden(rij.datum),
        )
        for rij in rijen
    )  # fmt: skip


def _uit_de_buurt(
    lezer: Lezer, v: ZoekOnderwerpen | ZoekInitiatieven, tabel: str, stand: str, klaar: str
) -> tuple[WijkVondst, ...]:
    rijen = lezer.rows(_UIT_DE_BUURT.format(tabel=tabel, stand=stand, klaar=klaar))
    gevonden = passend(v.tekst, (("\n".join(rij[:4]), rij) for rij in rijen))
    gevonden.sort(key=lambda rij: bool(rij[6]))
    return tuple(
        WijkVondst(id=Id(id_), noun=tabel, naam=onderwerp, wat=_samen(thema, gebied, plek), stand=hoe)
        for onderwerp, thema, gebied, plek, id_, hoe, _ in gevonden[: _hoogstens(v)]
    )


def _eerste(v: Vraag, teksten: Iterable[tuple[str, T]]) -> list[T]:
    return passend(v.tekst, teksten)[: _hoogstens(v)]


def _hoogstens(v: Vraag) -> int:
    return max(0, min(v.hoogstens, HOOGSTENS))


def _samen(*delen: str) -> str:
    return " · ".join(filter(None, delen))
