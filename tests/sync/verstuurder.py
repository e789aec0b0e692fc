"""A desk in a process of its own that publishes until it is killed: `python -m tests.sync.verstuurder ADRES BALIE`.

Goes on from what is really there and says after each answer up to which entry it got; every life seals anew, so what it
makes has other bytes than what died with the one before.
"""

from __future__ import annotations

import hashlib
import os
import sys

from wijdesk.models.values import Id
from wijdesk.sync.centra import open_centrum
from wijdesk.sync.centrum import Geplaatst, Naam, Segment

TEAM = Id(b"team-van-selwerd")


def bezegel(naam: Naam, toeval: bytes) -> Segment:
    """A segment whose seal says what its body is, as real ones do."""
    lichaam = toeval * (1 + naam.van % 50)
    return Segment(naam=naam, lichaam=lichaam, zegel=hashlib.sha256(lichaam).hexdigest())


def gezin(nr: int) -> list[str]:
    """Whom the desk claims after segment `nr`."""
    return [hashlib.sha256(f"{nr} {lid}".encode()).hexdigest() for lid in range(3)]


def verstuur(adres: str, balie: Id, aantal: int) -> None:
    """Publish so many segments, unless killed."""
    centrum = open_centrum(adres)
    tot = max((naam.tot for naam in centrum.lijst(TEAM, {})), default=0)
    for _ in range(aantal):
        naam = Naam(team=TEAM, balie=balie, van=tot + 1, tot=tot + 1 + tot % 3)
        if centrum.plaats(bezegel(naam, os.urandom(64))) is not Geplaatst.NIEUW:
            sys.stdout.write("tweeling\n")
            sys.exit(3)
        tot = naam.tot
        if not centrum.claim(gezin(tot), 1, f"{tot}".encode()).gegeven:
            sys.exit(4)
        sys.stdout.write(f"{tot}\n")
        sys.stdout.flush()
    centrum.sluit()


if __name__ == "__main__":
    verstuur(sys.argv[1], Id(bytes.fromhex(sys.argv[2])), 100_000)
