"""Asking the centre who has the regie of a person: what a claim says, pseudonyms, one household at a time.

A claim says which team, which casus and since when, and nothing else; it is the same, byte for byte, from every desk of
the team, so that asking twice is given. One can only ask by claiming: who has no open casus learns nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.values import Id
from wijdesk.store.inloggen.argon import argon2id
from wijdesk.sync.centrum import Centrum, Claim
from wijdesk.sync.rooster import Rooster
from wijdesk.sync.velden import Velden, is_hex, lees_json

POGINGEN = 4
"""Calls for one household: each closes somebody or learns a number; more happens only while others claim them too."""
KOSTEN = {"geheugen_kib": 131_072, "rondes": 4, "banen": 1}
"""Argon2id for a folder with an index: 128 MiB and 4 passes, measured as half a second for one person.

There are 90,909,091 possible numbers: whoever has the folder and the rooster tries them all in about a year and a half
on one core, in days on many. That is why it is a choice, and PostgreSQL is better: there the key stays on the server.
"""
_DAG = len("2026-03-03")

Naamgever = Callable[[str], str]
"""Makes of a BSN the name by which a centre knows a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """What a claim says. Without a team nobody has the regie any more."""

    team: Id | None
    regie: Id | None
    """The casus it was claimed for."""
    sinds: str
    """The day that casus was opened (ISO)."""

    def als_bytes(self) -> bytes:
        """As it stands at the centre."""
        velden = {
            "team": "" if self.team is None else self.team.hex(),
            "regie": "" if self.regie is None else self.regie.hex(),
            "sinds": self.sinds,
        }
        return json.dumps(velden, separators=(",", ":")).encode()


VRIJ = Inhoud(team=None, regie=None, sinds="")


def lees_inhoud(inhoud: bytes) -> Inhoud | None:
    """What a claim says, to the letter as `als_bytes` writes it; None when it says nothing: then it is nobody's."""
    try:
        velden = Velden(lees_json(inhoud.decode("ascii"), wat="Een claim", diepte=2), wat="Een claim")
        team, regie = velden.tekst("team", hoogstens=32), velden.tekst("regie", hoogstens=32)
        sinds = velden.tekst("sinds", hoogstens=_DAG)
    except (Onbetrouwbaar, UnicodeDecodeError):
        return None
    if not all(tekst == "" or is_hex(tekst, 16) for tekst in (team, regie)):
        return None
    gezegd = Inhoud(team=_id(team), regie=_id(regie), sinds=sinds)
    return gezegd if gezegd.als_bytes() == inhoud else None


def _id(tekst: str) -> Id | None:
    return Id(bytes.fromhex(tekst)) if tekst else None


def naamgever(centrum: Centrum, rooster: Rooster) -> Naamgever | None:
    """How persons are named at this centre: it makes pseudonyms itself, or the rooster says how; None: not at all."""
    if centrum.stadsbreed:
        return str
    zout = rooster.regiezout
    return (lambda bsn: pseudoniem(bsn, zout)) if zout else None


def pseudoniem(bsn: str, zout: bytes) -> str:
    """The name of a person in a folder with an index: Argon2id (RFC 9106) of the BSN with the salt of the rooster."""
    return argon2id(bsn.encode(), zout=zout, **KOSTEN).hex()


def vraag(
    centrum: Centrum,
    bekend: Mapping[str, int],
    inhoud: Inhoud,
    *,
    mag: Callable[[int], bool] = lambda _: True,
    bij_onleesbaar: Callable[[], None] = lambda: None,
) -> dict[str, Claim]:
    """Claim for the persons of a household, all of them in one call; answers what stands for each.

    `bekend`: by name the number that stands as far as is known (0: none). Who is with another team stays there, and the
    others are claimed all the same: else a third team could claim them, and nobody would know of the other. What says
    nothing is followed: whoever wrote rubbish keeps nobody waiting, and `bij_onleesbaar` hears of it. `mag` is asked
    before each call about so many persons; when it says no, what is not answered yet is left out. Raises as
    `Centrum.claim`.
    """
    open_ = dict(bekend)
    stand: dict[str, Claim] = {}
    for _ in range(POGINGEN):
        if not open_:
            break
        laagste = min(open_.values())
        groep = [naam for naam, versie in open_.items() if versie == laagste]
        if not mag(len(groep)):
            break
        antwoord = centrum.claim(groep, laagste + 1, inhoud.als_bytes())
        for naam in groep:
            er = antwoord.stand.get(naam)
            gezegd = None if er is None else lees_inhoud(er.inhoud)
            if er is None:
                open_[naam] = 0
            elif gezegd is not None and gezegd.team is not None:
                stand[naam] = er
                del open_[naam]
            else:
                open_[naam] = er.versie
                if gezegd is None:
                    bij_onleesbaar()
    return stand


def geef_vrij(centrum: Centrum, namen: Iterable[str], versie: int) -> dict[str, Claim]:
    """Say that the regie of these persons, of whom `versie` stands, is nobody's any more; answers what stands now.

    When one of them turns out to stand otherwise nothing is changed. Raises as `Centrum.claim`.
    """
    return dict(centrum.claim(namen, versie + 1, VRIJ.als_bytes()).stand)
