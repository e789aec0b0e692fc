"""That a household was accepted by the team it went to: that team hangs up who and when, and the old team hears it.

The paper hangs with those that carry households (overdracht/MOVE-aangenomen-N), is signed by the desk that hung it up,
and names the colleague for the old team only. It says nothing of the dossier. What was heard stays in the cupboard:
it is no part of what teams share.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyrage

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.values import Id
from wijdesk.store.elders import AANGENOMEN
from wijdesk.store.engine import Winkel
from wijdesk.sync import aanmelding, jws, overdracht, sleutels
from wijdesk.sync.centrum import Centrum, Geplaatst
from wijdesk.sync.deelnemer import Deelnemer
from wijdesk.sync.rooster import Rooster
from wijdesk.sync.velden import Velden, lees_json, vorm
from wijdesk.sync.verdeling import schrijft_voor

TYP = "wd-aanneming+jwt"
MAX_PAPIER = 8192
"""Bytes; it takes some hundreds."""
MAX_NAAM = 200
PLEKKEN = 3
"""Names tried for one paper: somebody may have hung up rubbish under the first."""
LUISTER_MS = 365 * 86_400_000
"""So long after a household went the board is asked about it."""
HOOGSTENS = 50
"""Moves a round asks the board about, the latest first."""

_WAT = "Een bericht van aanneming"
_RIJEN = (
    "SELECT t.id, t.huishouden_id, t.van_id, t.van_naam, t.naar_id, t.naar_naam, t.op, t.aangenomen_op, "
    "coalesce(m.naam, '') FROM teamoverdracht t LEFT JOIN medewerker m ON m.id = t.aangenomen_door_id "
    "WHERE t.status = 'actief' ORDER BY t.op DESC"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rij:
    id: Id
    huishouden_id: Id
    van: Id
    naar: Id
    op: int
    aangenomen_op: int | None
    door: str


def beurt(balie: Deelnemer, centrum: Centrum) -> set[Id]:
    """This desk's part of a round; answers the households of which it heard now that they were accepted.

    Raises GeenContact, CentrumGeweigerd; what was done by then is done again or stays.
    """
    rooster, merk = aanmelding.bewaard_rooster(balie.kast), aanmelding.bewaard_merk(balie.kast)
    regel = rooster.balies.get(balie.ingeschreven) if rooster else None
    if rooster is None or merk is None or regel is None or regel.ingetrokken:
        return set()
    boek: dict[str, Any] = json.loads(balie.kast.get(AANGENOMEN) or b"{}")
    if boek.get("generatie") != merk.generatie:  # a board that was put back may have lost papers
        boek = {"generatie": merk.generatie, "gehangen": [], "gehoord": boek.get("gehoord", {})}
    voor, gehoord, nu = json.dumps(boek), set(), balie.klok()
    mag, eigen, gevraagd = schrijft_voor(balie, rooster), frozenset(regel.teams), 0
    for rij in balie.op(lambda winkel: list(_lees_rijen(winkel, rooster))):
        sleutel = rij.id.hex()
        if rij.naar in mag and rij.van not in eigen:
            if rij.aangenomen_op is not None and sleutel not in boek["gehangen"]:
                _hang(balie, centrum, rooster, rij)
                boek["gehangen"].append(sleutel)
        elif rij.van in eigen and rij.naar not in eigen and sleutel not in boek["gehoord"] and gevraagd < HOOGSTENS:
            if nu - rij.op > LUISTER_MS:
                continue
            gevraagd += 1
            if (gelezen := _luister(balie, centrum, rooster, rij)) is not None:
                boek["gehoord"][sleutel] = gelezen
                gehoord.add(rij.huishouden_id)
    if json.dumps(boek) != voor:
        balie.kast.put(AANGENOMEN, json.dumps(boek, separators=(",", ":")).encode())
    return gehoord


def _lees_rijen(winkel: Winkel, rooster: Rooster) -> Iterator[_Rij]:
    per_naam = {" ".join(er.naam.casefold().split()): team for team, er in rooster.teams.items()}

    def team(id_: bytes, naam: str) -> Id | None:
        return Id(id_) if id_ in rooster.teams else per_naam.get(" ".join(naam.casefold().split()))

    for id_, huis, van_id, van_naam, naar_id, naar_naam, op, aangenomen, door in winkel.db.execute(_RIJEN).fetchall():
        van, naar = team(van_id, van_naam), team(naar_id, naar_naam)
        if van is not None and naar is not None:
            yield _Rij(
                id=Id(id_), huishouden_id=Id(huis), van=van, naar=naar, op=op, aangenomen_op=aangenomen, door=door
            )


def naam(id_: Id, plek: int) -> str:
    """What the paper about this move is called on the board."""
    return f"{id_.hex()}-aangenomen-{plek}"


def _hang(balie: Deelnemer, centrum: Centrum, rooster: Rooster, rij: _Rij) -> None:
    """Hang it up, unless a colleague's desk did."""
    teken = balie.kast.get(sleutels.TEKEN)
    if teken is None or rij.aangenomen_op is None:
        return
    papier = maak(
        rooster, teken, balie=balie.ingeschreven, id_=rij.id, van=rij.van, naar=rij.naar, op=rij.aangenomen_op,
        door=rij.door,
    )  # fmt: skip
    for plek in range(1, PLEKKEN + 1):
        hangt = centrum.papier(overdracht.SOORT, naam(rij.id, plek))
        if hangt is not None and _is_echt(hangt, rooster, rij):
            return
        if hangt is None and centrum.hang_op(overdracht.SOORT, naam(rij.id, plek), papier) is not Geplaatst.ANDERS:
            return


def _luister(balie: Deelnemer, centrum: Centrum, rooster: Rooster, rij: _Rij) -> list[object] | None:
    """When it was accepted (ms UTC) and by whom; None while nothing real hangs there."""
    for plek in range(1, PLEKKEN + 1):
        papier = centrum.papier(overdracht.SOORT, naam(rij.id, plek))
        if papier is None:
            return None
        try:
            velden, lichaam = lees(papier, rooster=rooster, id_=rij.id, van=rij.van, naar=rij.naar)
        except Onbetrouwbaar:
            continue
        open_ = sleutels.epochsleutel(balie.kast, rooster, rij.van, velden.getal("epoch", 1))
        return [velden.getal("op"), "" if open_ is None else _door(lichaam, open_)]
    return None


def _is_echt(papier: bytes, rooster: Rooster, rij: _Rij) -> bool:
    try:
        lees(papier, rooster=rooster, id_=rij.id, van=rij.van, naar=rij.naar)
    except Onbetrouwbaar:
        return False
    return True


def maak(rooster: Rooster, teken: bytes, *, balie: Id, id_: Id, van: Id, naar: Id, op: int, door: str) -> bytes:
    """The paper, signed with the desk's raw Ed25519 private key (32 bytes); only team `van` can read who it was."""
    voor = [pyrage.x25519.Recipient.from_str(er) for er in rooster.ontvangers(van)]
    lichaam = bytes(pyrage.encrypt(json.dumps({"naam": door[:MAX_NAAM]}).encode(), voor))
    claims: dict[str, object] = {
        "centrum": rooster.centrum.hex(),
        "overdracht": id_.hex(),
        "van": van.hex(),
        "naar": naar.hex(),
        "balie": balie.hex(),
        "epoch": rooster.teams[van].epoch,
        "op": op,
        "sha256": hashlib.sha256(lichaam).hexdigest(),
    }
    return jws.teken(claims, typ=TYP, sleutel=teken).encode() + b"\n" + lichaam


def lees(papier: bytes, *, rooster: Rooster, id_: Id, van: Id, naar: Id) -> tuple[Velden, bytes]:
    """What it says and its shut body, when a desk of the team that got this household signed it.

    Raises Onbetrouwbaar with the reden of `jws.lees`, "balie", "plaats", "team" or "hash".
    """
    kop, streep, lichaam = papier.partition(b"\n")
    if not streep or len(papier) > MAX_PAPIER:
        raise vorm(_WAT)
    try:
        tekst = kop.decode("ascii")
    except UnicodeDecodeError:
        raise vorm(_WAT) from None
    balie = jws.ongezien(tekst, wat=_WAT, hoogstens=MAX_PAPIER, diepte=1).id("balie")
    regel = rooster.balies.get(balie)
    if regel is None:
        raise Onbetrouwbaar(f"{_WAT} komt van een balie die niet op het rooster staat.", reden="balie")
    velden = jws.lees(tekst, typ=TYP, sleutel=regel.sleutel, wat=_WAT, hoogstens=MAX_PAPIER, diepte=1)
    waar = (velden.id("centrum"), velden.id("overdracht"), velden.id("van"), velden.id("naar"))
    if waar != (rooster.centrum, id_, van, naar):
        raise Onbetrouwbaar(f"{_WAT} hangt op een andere plaats.", reden="plaats")
    if naar not in {*regel.teams, *regel.eerder}:
        raise Onbetrouwbaar(f"{_WAT} komt van een ander team.", reden="team")
    velden.getal("op")
    velden.getal("epoch", 1)
    if hashlib.sha256(lichaam).digest() != velden.bytes_("sha256", 32):
        raise Onbetrouwbaar(f"{_WAT} is onderweg veranderd of niet heel.", reden="hash")
    return velden, lichaam


def _door(lichaam: bytes, identiteit: str) -> str:
    """Who accepted it; empty when that cannot be read."""
    try:
        open_ = bytes(pyrage.decrypt(lichaam, [pyrage.x25519.Identity.from_str(identiteit)]))
        return Velden(lees_json(open_.decode("ascii"), wat=_WAT, diepte=1), wat=_WAT).tekst("naam", hoogstens=MAX_NAAM)
    except (pyrage.DecryptError, ValueError, Onbetrouwbaar):
        return ""
