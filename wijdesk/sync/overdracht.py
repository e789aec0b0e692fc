"""A paper that carries a household to another team: a seal, a line break, and entries as in a segment.

The seal is signed by the desk that sends it; the body can be opened with the key of the receiving team, or with the
noodsleutel, and by nobody else. Papers for a team hang one after another (overdracht/TEAM-NUMMER), so that a reader
asks for the next one and an idle round costs one question. Checks go in the order of `verzegeld`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wijdesk.errors import CentrumGeweigerd, Onbetrouwbaar
from wijdesk.models.journaal import Mutatie
from wijdesk.models.values import Id
from wijdesk.sync import jws
from wijdesk.sync.centrum import Centrum, Geplaatst
from wijdesk.sync.centrumregels import PAPIER_MAX, te_groot
from wijdesk.sync.rooster import LEZEN, Balie, Rooster
from wijdesk.sync.segment import pak_in, pak_uit, regel_van
from wijdesk.sync.velden import vorm
from wijdesk.sync.zegel import MAX_GEZIEN, MAX_ZEGEL, eis_datum

SOORT = "overdracht"
"""The kind of paper on the board."""
TYP = "wd-overdracht+jwt"
PAST_BYTES, PAST_MUTATIES = 2 << 20, 2_000
"""How much goes in one paper: below what a centre takes even when nothing compresses, and one turn for a reader."""
MAX_DELEN = 50
"""Papers of one sending; 100,000 entries, more than a team writes in five years. A reader takes them together."""
MAX_BEZET = 1_000
"""How many places one sending finds taken before it leaves the rest to the next round."""

_WAT = "Een overdracht"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What a desk says about one paper.

    A sending is `delen` papers; the last of them says per chain up to where the sender had it (`gezien`): what stands
    before is in this sending or was not of this dossier.
    """

    centrum: Id
    naar: Id
    nummer: int
    van: Id
    overdracht: Id
    zending: Id
    balie: Id
    epoch: int
    deel: int
    delen: int
    sha256: bytes
    gezien: Mapping[Id, int]
    t: int


@dataclass(frozen=True, slots=True)
class Papier:
    """A paper whose seal holds; its body is still shut."""

    brief: Brief
    lichaam: bytes


def naam(team: Id, nummer: int) -> str:
    """What the paper with this number for a team is called on the board."""
    return f"{team.hex()}-{nummer}"


def knip(mutaties: Sequence[Mutatie]) -> Iterator[list[Mutatie]]:
    """Cut entries into runs that each fit in one paper."""
    stuk: list[Mutatie] = []
    bytes_ = 0
    for mutatie in mutaties:
        lengte = len(regel_van(mutatie))
        if stuk and (len(stuk) == PAST_MUTATIES or bytes_ + lengte > PAST_BYTES):
            yield stuk
            stuk, bytes_ = [], 0
        stuk.append(mutatie)
        bytes_ += lengte
    if stuk:
        yield stuk


def teken(brief: Brief, lichaam: bytes, sleutel: bytes) -> bytes:
    """The paper, signed with the desk's raw Ed25519 private key (32 bytes). Raises CentrumGeweigerd when too large."""
    claims: dict[str, object] = {
        "centrum": brief.centrum.hex(),
        "naar": brief.naar.hex(),
        "nummer": brief.nummer,
        "van": brief.van.hex(),
        "overdracht": brief.overdracht.hex(),
        "zending": brief.zending.hex(),
        "balie": brief.balie.hex(),
        "epoch": brief.epoch,
        "deel": brief.deel,
        "delen": brief.delen,
        "sha256": brief.sha256.hex(),
        "gezien": {keten.hex(): volgnr for keten, volgnr in sorted(brief.gezien.items())},
        "t": brief.t,
    }
    papier = jws.teken(claims, typ=TYP, sleutel=sleutel).encode() + b"\n" + lichaam
    if len(papier) > PAPIER_MAX:
        raise te_groot()
    return papier


def hang_op(
    centrum: Centrum,
    rooster: Rooster,
    mutaties: Sequence[Mutatie],
    *,
    brief: Brief,
    teken_met: bytes,
) -> int:
    """Hang one paper up at the first free number from `brief.nummer` on; answers the number after it.

    `brief` says everything but the hash and the place. Raises GeenContact, CentrumGeweigerd, Storing when too large.
    """
    lichaam = pak_in(mutaties, rooster.ontvangers(brief.naar))
    som = hashlib.sha256(lichaam).digest()
    for nummer in range(brief.nummer, brief.nummer + MAX_BEZET):
        op = Brief(**{veld: getattr(brief, veld) for veld in Brief.__slots__} | {"sha256": som, "nummer": nummer})
        if centrum.hang_op(SOORT, naam(brief.naar, nummer), teken(op, lichaam, teken_met)) is not Geplaatst.ANDERS:
            return nummer + 1
    raise CentrumGeweigerd("Het prikbord van een ander team is vol.", uitweg="wijdesk probeert het later opnieuw.")


def lees(papier: bytes, *, rooster: Rooster, team: Id, nummer: int, nu: int) -> Papier:
    """A paper whose seal holds, of a desk that may send for the team it names. Nothing of the body was looked at.

    Raises Onbetrouwbaar with the reden of `jws.lees`, "centrum", "plaats", "balie", "team" or "datum".
    """
    kop, streep, lichaam = papier.partition(b"\n")
    if not streep or len(papier) > PAPIER_MAX or len(kop) > MAX_ZEGEL:
        raise vorm(_WAT)
    try:
        tekst = kop.decode("ascii")
    except UnicodeDecodeError:
        raise vorm(_WAT) from None
    balie = jws.ongezien(tekst, wat=_WAT, hoogstens=MAX_ZEGEL, diepte=2).id("balie")
    regel = rooster.balies.get(balie)
    if regel is None or regel.ingetrokken or regel.rol == LEZEN:
        raise Onbetrouwbaar("Een balie die niet (meer) mag delen, heeft een huishouden gestuurd.", reden="balie")
    brief = _lees_brief(tekst, regel, nu=nu)
    if brief.centrum != rooster.centrum:
        raise Onbetrouwbaar("Een overdracht hoort bij een ander centrum.", reden="centrum")
    if (brief.naar, brief.nummer) != (team, nummer) or brief.deel > brief.delen:
        raise Onbetrouwbaar("Een overdracht hangt op een andere plaats.", reden="plaats")
    if brief.van not in regel.teams or brief.van == brief.naar:
        raise Onbetrouwbaar("Een balie stuurt een huishouden van een team waar zij niet bij hoort.", reden="team")
    return Papier(brief, lichaam)


def _lees_brief(tekst: str, regel: Balie, *, nu: int) -> Brief:
    velden = jws.lees(tekst, typ=TYP, sleutel=regel.sleutel, wat=_WAT, hoogstens=MAX_ZEGEL, diepte=2)
    eis_datum(velden, nu=nu, wat=_WAT)
    return Brief(
        centrum=velden.id("centrum"),
        naar=velden.id("naar"),
        nummer=velden.getal("nummer", 1),
        van=velden.id("van"),
        overdracht=velden.id("overdracht"),
        zending=velden.id("zending"),
        balie=velden.id("balie"),
        epoch=velden.getal("epoch", 1),
        deel=velden.getal("deel", 1),
        delen=velden.getal("delen", 1, MAX_DELEN),
        sha256=velden.bytes_("sha256", 32),
        gezien=velden.standen("gezien", hoogstens=MAX_GEZIEN),
        t=velden.getal("t"),
    )


def open_(papier: Papier, identiteit: str) -> tuple[Mutatie, ...]:
    """The entries of a paper, with the age identity of its epoch. Raises Onbetrouwbaar: "hash", and as `pak_uit`."""
    if hashlib.sha256(papier.lichaam).digest() != papier.brief.sha256:
        raise Onbetrouwbaar("Een overdracht is onderweg veranderd of niet heel.", reden="hash")
    return pak_uit(papier.lichaam, [identiteit]).mutaties
