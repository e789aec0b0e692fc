"""Who is the beheerder: the key that signs the rooster, given to a second desk, taken over, and replaced.

The key hangs on the board, wrapped with age for each desk that is beheerder and for the noodsleutel: one lost computer
loses it for nobody. A stolen one has it, so withdrawing such a desk puts a new key in its place: the old key signs
once which key follows it, and every desk goes over by itself. A name on the board is taken once, so a thief who comes
later can name no other.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyrage

from wijdesk.errors import CentrumGeweigerd, Weigering
from wijdesk.models.values import Id
from wijdesk.sync import bord, jws, sleutels
from wijdesk.sync.centrum import Centrum, Geplaatst, Merk
from wijdesk.sync.rooster import BEHEER, Rooster
from wijdesk.sync.sleutels import Kast

SLEUTEL = "beheer"
"""The kind of paper of a wrapped key: beheer/VOOR-SLEUTEL."""
MAX_PAPIER = 4096
"""Bytes of a wrapped key; it takes some hundreds."""


def is_beheerder(kast: Kast) -> bool:
    """Whether the key in this cupboard is the one that signs the rooster now."""
    teken = kast.get(sleutels.BEHEERDER_TEKEN)
    return teken is not None and sleutels.publiek(teken) == kast.get(sleutels.BEHEERDER)


# Giving it -----------------------------------------------------------------------------------------------------------


def hang_sleutel(centrum: Centrum, rooster: Rooster, teken: bytes) -> None:
    """Hang up the key (32 raw bytes) that signs this rooster, for the beheerder's desks and for the noodsleutel."""
    hangt = set(centrum.papieren(SLEUTEL))
    voor = {balie: regel.ontvanger for balie, regel in rooster.balies.items() if _mag(rooster, balie)}
    voor[sleutels.noodplek(rooster.noodsleutel)] = rooster.noodsleutel
    for wie, ontvanger in voor.items():
        if (naam := papiernaam(rooster.beheerder, wie)) not in hangt:
            centrum.hang_op(SLEUTEL, naam, sleutels.wikkel(teken.hex(), ontvanger))


def neem_sleutel(kast: Kast, centrum: Centrum, rooster: Rooster, balie: Id) -> bool:
    """Take the key that hangs ready for a desk that is beheerder; answers whether it came now."""
    eigen = kast.get(sleutels.OPEN)
    if eigen is None or is_beheerder(kast) or not _mag(rooster, balie):
        return False
    teken = _open(centrum, rooster, balie, eigen.decode())
    if teken is not None:
        kast.put(sleutels.BEHEERDER_TEKEN, teken)
    return teken is not None


def neem_over(kast: Kast, centrum: Centrum, rooster: Rooster, een: str, ander: str) -> None:
    """With both halves of the noodsleutel: put the beheerder's key and the keys of all teams in this cupboard.

    A centre that was put back may have lost the papers for the noodsleutel of now; then the one before it will do.
    Raises Weigering beside the half that is wrong, for another noodsleutel, or when its copy hangs nowhere.
    """
    identiteit = sleutels.noodsleutel_uit(een, ander)
    nu, plek = sleutels.noodplek(rooster.noodsleutel), sleutels.noodplek(sleutels.ontvanger_van(identiteit))
    ligt_er = centrum.papier(SLEUTEL, papiernaam(rooster.beheerder, nu)) is not None
    if plek != nu and ligt_er:
        raise andere_noodsleutel()
    teken = _open(centrum, rooster, plek, identiteit)
    if teken is None:
        raise Weigering(
            "In dit centrum ligt geen kopie van de sleutel van de beheerder voor deze noodsleutel. Is het centrum "
            "teruggezet? Neem dan de enveloppen van voor de reservekopie."
        )
    kast.put(sleutels.BEHEERDER_TEKEN, teken)
    for team, stand in rooster.teams.items():
        for epoch, ontvanger in stand.ontvangers.items():
            papier = centrum.papier(bord.EPOCH, bord.epoch_papier(team, epoch, plek))
            gelezen = _ontwikkel(papier, identiteit)
            if gelezen is not None and sleutels.hoort_bij(gelezen, ontvanger):
                kast.put(sleutels.epoch_naam(team, epoch), gelezen)


def andere_noodsleutel() -> Weigering:
    """The halves are real, and of an earlier noodsleutel."""
    return Weigering("Dit is een andere noodsleutel dan die nu geldt. Zoek de nieuwste enveloppen.", veld="een")


def _mag(rooster: Rooster, balie: Id) -> bool:
    regel = rooster.balies.get(balie)
    return regel is not None and regel.rol == BEHEER and not regel.ingetrokken


def _open(centrum: Centrum, rooster: Rooster, voor: Id, identiteit: str) -> bytes | None:
    """The key this rooster is signed with, from the paper for `voor`; None when it hangs nowhere or is another."""
    gelezen = _ontwikkel(centrum.papier(SLEUTEL, papiernaam(rooster.beheerder, voor)), identiteit)
    try:
        teken = bytes.fromhex((gelezen or b"").decode("ascii"))
    except ValueError:
        return None
    return teken if len(teken) == 32 and sleutels.publiek(teken) == rooster.beheerder else None


def _ontwikkel(papier: bytes | None, identiteit: str) -> bytes | None:
    if papier is None or len(papier) > MAX_PAPIER:
        return None
    try:
        return bytes(pyrage.decrypt(papier, [pyrage.x25519.Identity.from_str(identiteit)]))
    except (pyrage.DecryptError, ValueError):
        return None


# Replacing it --------------------------------------------------------------------------------------------------------


def wijs_aan(kast: Kast, centrum: Centrum, merk: Merk, *, nieuw: bytes) -> None:
    """Have the key of now sign, once, that `nieuw` (32 raw bytes) follows it.

    Raises CentrumGeweigerd when another one was named before.
    """
    oud = kast.get(sleutels.BEHEERDER_TEKEN) or b""
    claims: dict[str, object] = {"centrum": merk.centrum.hex(), "naar": sleutels.publiek(nieuw).hex()}
    papier = jws.teken(claims, typ=bord.TYP_OPVOLGER, sleutel=oud).encode()
    if centrum.hang_op(bord.OPVOLGER, bord.kort(sleutels.publiek(oud)), papier) is Geplaatst.ANDERS:
        raise CentrumGeweigerd(
            "Voor deze beheerder is al een andere opvolger aangewezen.",
            uitweg="Kies Nu delen en probeer het opnieuw. Blijft het, bel dan de beheerder van de server.",
        )


def volg(kast: Kast, centrum: Centrum, merk: Merk) -> None:
    """Go over to the key that the beheerder this desk knows named as the next, and to the one after that."""
    for _ in range(bord.MAX_OPVOLGERS):
        bekend = kast.get(sleutels.BEHEERDER)
        volgende = bord.opvolger(centrum, merk, bekend) if bekend is not None else None
        if bekend is None or volgende is None:
            return
        naar, papier = volgende
        vorige = kast.get(sleutels.BEHEERDER_VORIGE) or b""
        kast.put(sleutels.OPVOLGING, papier)
        kast.put(sleutels.BEHEERDER_VORIGE, vorige + bekend)  # first: what lies here is signed with that one
        klaar = kast.get(sleutels.BEHEERDER_VOLGEND)
        if klaar and sleutels.publiek(klaar) == naar:
            kast.put(sleutels.BEHEERDER_TEKEN, klaar)
        kast.put(sleutels.BEHEERDER, naar)


def hang_terug(kast: Kast, centrum: Centrum) -> None:
    """A board that was put back may have lost the paper by which this desk came to its beheerder."""
    papier, vorige = kast.get(sleutels.OPVOLGING), kast.get(sleutels.BEHEERDER_VORIGE)
    if papier and vorige:
        centrum.hang_op(bord.OPVOLGER, bord.kort(vorige[-32:]), papier)


def bekende(kast: Kast) -> Iterable[bytes]:
    """The key of the beheerder, then those of before: the rooster that lies here may be of one of them still."""
    nu, vorige = kast.get(sleutels.BEHEERDER), kast.get(sleutels.BEHEERDER_VORIGE) or b""
    if nu is not None:
        yield nu
    yield from (vorige[plek : plek + 32] for plek in range(len(vorige) - 32, -1, -32))


def papiernaam(beheerder: bytes, voor: Id) -> str:
    """The name of a wrapped beheerder's key on the board."""
    return f"{voor.hex()}-{bord.kort(beheerder)}"
