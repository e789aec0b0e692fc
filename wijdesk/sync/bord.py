"""What hangs on the board of a centre: requests of desks, roosters, wrapped keys; read with distrust, written once.

A centre may hide papers or hang up rubbish. Rubbish is passed over here: it can keep nobody from what is real.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.values import Id
from wijdesk.sync import jws
from wijdesk.sync import rooster as roosters
from wijdesk.sync.centrum import Centrum, Geplaatst, Merk
from wijdesk.sync.naamblad import MAX_VERZEGELD
from wijdesk.sync.rooster import MAX_TEAMS, Rooster
from wijdesk.sync.sleutels import vingerafdruk
from wijdesk.sync.velden import Velden, vorm

TYP, TYP_OPVOLGER, TYP_TERUG = "wd-aanvraag+jwt", "wd-opvolger+jwt", "wd-terug+jwt"
ROOSTER, AANVRAAG, EPOCH = "rooster", "aanvraag", "epoch"
"""The kinds of paper: rooster/VERSIE, aanvraag/BALIE, epoch/TEAM-EPOCH-BALIE."""

TERUG = "terug-"
"""Before the name of a request, the name of the paper that takes it back: a board keeps what hangs there, and some let
a desk hang up requests only.
"""

MAX_AANVRAAG = 64 << 10
"""Signs: room for 500 teams."""
MAX_POGINGEN = 100
"""How many papers that claim to be a later rooster are looked at from either end. Whoever can write on the board can
hang up rubbish there under high numbers; the beheerder goes on from the latest that is real.
"""

MAX_TERUG = 4096
"""Signs; it takes some hundreds."""

OPVOLGER = "opvolger"
"""The kind of paper in which a beheerder's key, the last time it signs, names the next: opvolger/SLEUTEL."""
MAX_OPVOLGER = 4096
"""Signs; it takes some hundreds."""
MAX_OPVOLGERS = 50
"""How many keys may have followed each other since somebody last looked."""

_WAT = "Een aanvraag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvraag:
    """A desk asks to be let in, or tells which new chain it writes from now on; signed with its own key.

    `beheerder` is the key this desk took for the beheerder's; the fingerprint is over both, so both are compared.
    """

    centrum: Id
    balie: Id
    toestel: Id
    sleutel: bytes
    ontvanger: str
    teams: tuple[Id, ...]
    beheerder: bytes
    t: int
    wie: str = ""
    """Who comes along, sealed for the beheerder (`naamblad`); empty for a desk that is on the rooster already."""

    @property
    def vingerafdruk(self) -> str:
        """What the desk and the beheerder compare; equal on both screens or it is somebody else."""
        return vingerafdruk(self.centrum, self.beheerder, self.balie, self.sleutel, self.ontvanger.encode())


def teken_aanvraag(aanvraag: Aanvraag, sleutel: bytes) -> str:
    """The request as text, signed with the desk's raw Ed25519 private key."""
    claims: dict[str, object] = {
        "centrum": aanvraag.centrum.hex(),
        "balie": aanvraag.balie.hex(),
        "toestel": aanvraag.toestel.hex(),
        "sleutel": aanvraag.sleutel.hex(),
        "ontvanger": aanvraag.ontvanger,
        "teams": [team.hex() for team in aanvraag.teams],
        "beheerder": aanvraag.beheerder.hex(),
        "t": aanvraag.t,
        "wie": aanvraag.wie,
    }
    return jws.teken(claims, typ=TYP, sleutel=sleutel)


def lees_aanvraag(papier: bytes, *, sleutel: bytes | None, centrum: Id, balie: Id) -> Aanvraag:
    """A request signed with `sleutel`; with None, with the key it names itself: proof only that its maker has it.

    Raises Onbetrouwbaar.
    """
    try:
        tekst = papier.decode("ascii")
    except UnicodeDecodeError:
        raise vorm(_WAT) from None
    if sleutel is None:
        sleutel = jws.ongezien(tekst, wat=_WAT, hoogstens=MAX_AANVRAAG, diepte=2).bytes_("sleutel", 32)
    velden = jws.lees(tekst, typ=TYP, sleutel=sleutel, wat=_WAT, hoogstens=MAX_AANVRAAG, diepte=2)
    aanvraag = _uit_velden(velden)
    if aanvraag.sleutel != sleutel or aanvraag.centrum != centrum or aanvraag.balie != balie:
        raise Onbetrouwbaar("Een aanvraag hoort bij een andere balie of een ander centrum.", reden="plaats")
    return aanvraag


def _uit_velden(velden: Velden) -> Aanvraag:
    return Aanvraag(
        centrum=velden.id("centrum"),
        balie=velden.id("balie"),
        toestel=velden.id("toestel"),
        sleutel=velden.bytes_("sleutel", 32),
        ontvanger=roosters.als_ontvanger(velden.ruw("ontvanger"), wat=_WAT),
        teams=velden.ids("teams", hoogstens=MAX_TEAMS),
        beheerder=velden.bytes_("beheerder", 32),
        t=velden.getal("t"),
        wie=velden.tekst("wie", hoogstens=MAX_VERZEGELD) if "wie" in velden else "",
    )


def hangende_aanvragen(centrum: Centrum, merk: Merk, *, zonder: Collection[Id] = ()) -> tuple[list[Aanvraag], set[Id]]:
    """Every request on the board that is signed with the key it names, and the places of what is none, or no more.

    Those of the desks and chains in `zonder` are not read: a paper never changes, and a board has thousands.
    """
    gelezen, geen = [], set()
    namen = centrum.papieren(AANVRAAG)
    terug = {naam for naam in namen if naam.startswith(TERUG)}
    for naam in namen:
        balie = _id(naam)
        if balie is None or balie in zonder:
            continue
        papier = centrum.papier(AANVRAAG, naam)
        if papier is None:
            continue
        try:
            aanvraag = lees_aanvraag(papier, sleutel=None, centrum=merk.centrum, balie=balie)
        except Onbetrouwbaar:
            geen.add(balie)
            continue
        if TERUG + naam in terug and _is_teruggenomen(centrum, aanvraag):
            geen.add(balie)
        else:
            gelezen.append(aanvraag)
    return gelezen, geen


def neem_terug(centrum: Centrum, *, merk: Merk, balie: Id, sleutel: bytes) -> bool:
    """Take the request of this desk back, signed with its own raw private key; answers whether the board says so now.

    A desk that was let in stays in. Doing it again changes nothing.
    """
    papier = jws.teken({"centrum": merk.centrum.hex(), "balie": balie.hex()}, typ=TYP_TERUG, sleutel=sleutel)
    return centrum.hang_op(AANVRAAG, TERUG + balie.hex(), papier.encode()) is not Geplaatst.ANDERS


def _is_teruggenomen(centrum: Centrum, aanvraag: Aanvraag) -> bool:
    """Whether whoever asked says it itself: a stranger can hang up a paper for somebody else."""
    papier = centrum.papier(AANVRAAG, TERUG + aanvraag.balie.hex()) or b""
    try:
        velden = jws.lees(
            papier.decode("ascii"), typ=TYP_TERUG, sleutel=aanvraag.sleutel, wat=_WAT, hoogstens=MAX_TERUG, diepte=1
        )
        return velden.id("centrum") == aanvraag.centrum and velden.id("balie") == aanvraag.balie
    except (UnicodeDecodeError, Onbetrouwbaar):
        return False


def schrijver_van(centrum: Centrum, rooster: Rooster, keten: Id) -> Id | None:
    """Which desk (as enrolled) writes a chain: the rooster says so, or the chain's own paper, signed with a desk's key.

    None when nobody on the rooster does.
    """
    if keten in rooster.balies:
        return keten
    papier = centrum.papier(AANVRAAG, keten.hex())
    if papier is None:
        return None
    try:
        aanvraag = lees_aanvraag(papier, sleutel=None, centrum=rooster.centrum, balie=keten)
    except Onbetrouwbaar:
        return None
    return rooster.balie_met(aanvraag.sleutel)


def rooster_versies(centrum: Centrum) -> list[int]:
    """The versies of the roosters on the board, or of what says it is one; the latest last."""
    namen = centrum.papieren(ROOSTER)
    return sorted(int(naam) for naam in namen if naam.isascii() and naam.isdigit() and len(naam) < 16)


def nieuwste_rooster(
    centrum: Centrum, versies: list[int], *, beheerder: bytes, merk: Merk
) -> tuple[Rooster, str] | None:
    """The latest of these roosters on the board that the beheerder signed, and its text; None when there is none."""

    def lees(versie: int) -> tuple[Rooster, str] | None:
        try:
            tekst = (centrum.papier(ROOSTER, str(versie)) or b"").decode("ascii")
            rooster = roosters.lees(tekst, beheerder=beheerder, merk=merk)
        except (UnicodeDecodeError, Onbetrouwbaar):
            return None
        return (rooster, tekst) if rooster.versie == versie else None

    return next((gelezen for versie in _te_proberen(versies) if (gelezen := lees(versie)) is not None), None)


def _te_proberen(versies: list[int]) -> list[int]:
    """The latest first; of a long row the highest and then the lowest."""
    hoogste = versies[: -MAX_POGINGEN - 1 : -1]
    return hoogste + versies[: min(MAX_POGINGEN, len(versies) - len(hoogste))][::-1]


def beheerder_van(centrum: Centrum, merk: Merk) -> bytes | None:
    """The key the roosters on the board are signed with, or the one that followed it; unproven: the fingerprint is what
    proves it. None when no rooster hangs there that is signed with the key it names.
    """
    for versie in _te_proberen(rooster_versies(centrum)):
        papier = centrum.papier(ROOSTER, str(versie))
        try:
            tekst = (papier or b"").decode("ascii")
            velden = jws.ongezien(tekst, wat="Het rooster", hoogstens=roosters.MAX_ROOSTER, diepte=4)
            sleutel = velden.bytes_("beheerder", 32)
            roosters.lees(tekst, beheerder=sleutel, merk=merk)
        except (UnicodeDecodeError, Onbetrouwbaar):
            continue
        for _ in range(MAX_OPVOLGERS):
            volgende = opvolger(centrum, merk, sleutel)
            if volgende is None:
                break
            sleutel = volgende[0]
        return sleutel
    return None


def opvolger(centrum: Centrum, merk: Merk, beheerder: bytes) -> tuple[bytes, bytes] | None:
    """The key that this one named as the next, and the paper that says so; None when it named none."""
    papier = centrum.papier(OPVOLGER, kort(beheerder)) or b""
    try:
        velden = jws.lees(
            papier.decode("ascii"), typ=TYP_OPVOLGER, sleutel=beheerder, wat="Een opvolging", hoogstens=MAX_OPVOLGER,
            diepte=1,
        )  # fmt: skip
        naar = velden.bytes_("naar", 32)
        return (naar, papier) if velden.id("centrum") == merk.centrum and naar != beheerder else None
    except (UnicodeDecodeError, Onbetrouwbaar):
        return None


def kort(beheerder: bytes) -> str:
    """A name for a key on the board."""
    return hashlib.sha256(b"wijdesk beheerder" + beheerder).hexdigest()[:32]


def epoch_papier(team: Id, epoch: int, balie: Id) -> str:
    """The name of a wrapped epoch key on the board."""
    return f"{team.hex()}-{epoch}-{balie.hex()}"


def epochs_van(namen: list[str], team: Id) -> list[int]:
    """The epochs of a team for which something hangs on the board, given the names of all such papers."""
    delen = (naam.split("-") for naam in namen)
    return [
        int(deel[1])
        for deel in delen
        if len(deel) == 3 and deel[0] == team.hex() and deel[1].isascii() and deel[1].isdigit() and len(deel[1]) < 7
    ]


def eerste_epochs(namen: Iterable[str]) -> dict[tuple[str, str], int]:
    """Per team and desk (both as hex) the first epoch that hangs there, given the names of all such papers."""
    eerste: dict[tuple[str, str], int] = {}
    for naam in namen:
        team, _, rest = naam.partition("-")
        epoch, _, balie = rest.partition("-")
        if epoch.isascii() and epoch.isdigit() and len(epoch) < 7:
            eerste[team, balie] = min(int(epoch), eerste.get((team, balie), int(epoch)))
    return eerste


def _id(naam: str) -> Id | None:
    try:
        gelezen = bytes.fromhex(naam)
    except ValueError:
        return None
    return Id(gelezen) if len(gelezen) == 16 and naam == gelezen.hex() else None
