"""Claims in a folder, signed by the desk that makes them and believed by nobody otherwise.

A folder writes down whatever anybody with a right to write there gives it. So beside every claim stands a compact JWS:
this desk, at this centre, on this place in the row, says exactly this. What holds is what PostgreSQL holds to: only a
desk of a team claims for it, and only a desk of the team that has somebody says what comes after. A file that does not
hold takes its number and nothing else, at every desk alike, and is told.

What nobody can tell here: that a file was taken away, and when a desk was withdrawn; what such a desk claims with its
own key after that counts until the file server shuts it out as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.values import Id
from wijdesk.sync import jws
from wijdesk.sync.centrum import Claim, Merk
from wijdesk.sync.centrumregels import geen_contact
from wijdesk.sync.regie import lees_inhoud
from wijdesk.sync.rooster import LEZEN, Rooster

TYP = "wd-claim+jwt"
MAX_ZEGEL = 2048
_WAT = "Een claim"


def _niets(_: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimwacht:
    """Signs what this desk claims, and judges what stands in the row. `sleutel`: its raw Ed25519 private key."""

    rooster: Rooster
    merk: Merk
    balie: Id
    """As enrolled."""
    sleutel: bytes
    nieuwste: Callable[[], int]
    """The number of the latest rooster on the board."""
    bij_vals: Callable[[int], None] = _niets
    """Hears the number of every file in the row that does not hold."""

    def teken(self, nummer: int, tekst: bytes) -> str:
        """The seal over what a claim says, for this place in the row."""
        claims = {
            "centrum": self.merk.centrum.hex(),
            "generatie": self.merk.generatie,
            "nummer": nummer,
            "balie": self.balie.hex(),
            "sha256": hashlib.sha256(tekst).hexdigest(),
        }
        return jws.teken(claims, typ=TYP, sleutel=self.sleutel)

    def mag(self, balie: Id, inhoud: bytes, erna: Mapping[str, Claim | None]) -> bool:
        """Whether this desk may say this about who stands so now (by pseudonym; None: nobody has them)."""
        regel, gezegd = self.rooster.balies.get(balie), lees_inhoud(inhoud)
        if regel is None or gezegd is None or (regel.rol == LEZEN and not regel.eerder):
            return False
        eigen = {None, *regel.teams, *regel.eerder}
        had = (lees_inhoud(er.inhoud) for er in erna.values() if er is not None)
        return gezegd.team in eigen and all(er is None or er.team in eigen for er in had)

    def wie(self, nummer: int, tekst: bytes, zegel: str) -> Id | None:
        """The desk that signed this for this place; None when nobody on the rooster did.

        Raises GeenContact when it may be a desk of a later rooster than this desk goes by: that is for the next round.
        """
        try:
            gezegd = jws.ongezien(zegel, wat=_WAT, hoogstens=MAX_ZEGEL, diepte=1)
            balie = gezegd.id("balie")
            regel = self.rooster.balies.get(balie)
            if regel is None:
                if self.nieuwste() > self.rooster.versie:
                    raise geen_contact()
                return None
            velden = jws.lees(zegel, typ=TYP, sleutel=regel.sleutel, wat=_WAT, hoogstens=MAX_ZEGEL, diepte=1)
            hier = (velden.id("centrum"), velden.getal("nummer", 1), velden.bytes_("sha256", 32))
            op_tijd = velden.getal("generatie", 1) <= self.merk.generatie
        except Onbetrouwbaar:
            return None
        klopt = hier == (self.merk.centrum, nummer, hashlib.sha256(tekst).digest())
        return balie if klopt and op_tijd and velden.id("balie") == balie else None
