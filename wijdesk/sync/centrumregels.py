"""What every centre holds to, whatever it is made of: sizes, names, the order of a chain, what a claim becomes.

Pure: knows no disk and no database. PostgreSQL says the same in its own language (`resources/centrum.sql`), because
there the database itself has to refuse; one suite of tests holds both to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from wijdesk.errors import AnderCentrum, CentrumGeweigerd, GeenContact, NietGevonden, NietLeesbaar
from wijdesk.sync.centrum import Claim, Claimantwoord, Geplaatst, Naam, Segment


class Archief(Protocol):
    """What only the archive may do at a centre, when a dossier is destroyed."""

    def vervang(self, segment: Segment) -> None:
        """Put a redacted segment in the place of one: same name, other bytes. The bytes that were are gone.

        Raises CentrumGeweigerd when it is not there or this is not the archive, GeenContact.
        """

    def sluit(self) -> None:
        """Let go of connections."""


LICHAAM_MAX = 32 * 2**20
"""Bytes of a body: 10,000 entries of 3 kB, far above a day of one desk, and small enough to hold in memory."""
ZEGEL_MAX = 64 * 2**10
"""Bytes of a seal: it names every desk of a team once (about 60 bytes each)."""
PAPIER_MAX = 4 * 2**20
"""Bytes of a paper: a rooster of 400 desks is about 200 kB."""
CLAIM_MAX = 4096
"""Bytes of what a claim says."""
PER_SEGMENT = 10_000
"""Entries in one segment. The folder counts on it: the next segment begins in this bucket of numbers or the next."""
PERSONEN_MAX = 60
"""Persons in one claim: no household is larger, and it is what a desk may look up in an hour."""

_SOORT = re.compile(r"[a-z]{1,20}")
_PAPIERNAAM = re.compile(r"[0-9a-z-]{1,120}")


def geen_contact() -> GeenContact:
    """The trouble of a centre that cannot be reached."""
    return GeenContact(
        "Het centrum is niet bereikbaar.", uitweg="Werk gewoon door; wijdesk probeert het vanzelf opnieuw."
    )


def ander_centrum() -> AnderCentrum:
    """The trouble of a place where this centre is not."""
    return AnderCentrum(
        "Hier staat niet het centrum waar deze balie bij hoort.",
        uitweg="Kijk of het adres van het centrum klopt, of vraag het de beheerder.",
    )


def gat() -> CentrumGeweigerd:
    """The trouble of a segment that does not follow what is there."""
    return CentrumGeweigerd(
        "Het centrum mist wijzigingen die hieraan voorafgaan.", uitweg="wijdesk biedt ze vanzelf opnieuw aan."
    )


def niet_gevonden() -> NietGevonden:
    """The trouble of a segment that is not there."""
    return NietGevonden("Deze wijzigingen staan niet in het centrum.", uitweg="wijdesk probeert het later opnieuw.")


def niet_leesbaar() -> NietLeesbaar:
    """The trouble of a segment whose seal cannot be read."""
    return NietLeesbaar("Deze wijzigingen zijn in het centrum beschadigd.", uitweg="wijdesk biedt ze opnieuw aan.")


def te_groot() -> CentrumGeweigerd:
    """The trouble of something that is larger than a centre takes."""
    return CentrumGeweigerd("Dit is te groot voor het centrum.", uitweg="Meld dit bij de beheerder.")


def geen_recht() -> CentrumGeweigerd:
    """The trouble of a desk that may not do this (any more)."""
    return CentrumGeweigerd(
        "Het centrum laat deze balie hier niet toe.",
        uitweg="Vraag de beheerder of deze balie is toegelaten en niet is ingetrokken.",
    )


def te_vaak() -> CentrumGeweigerd:
    """The trouble of a desk that asked about too many persons within the hour."""
    return CentrumGeweigerd(
        "Deze balie heeft het afgelopen uur te veel personen opgezocht.", uitweg="wijdesk probeert het later opnieuw."
    )


def eis_segment(segment: Segment) -> None:
    """Refuse a segment no centre can take. Raises CentrumGeweigerd (size) or ValueError (a bug of the caller)."""
    naam = segment.naam
    if len(naam.team) != 16 or len(naam.balie) != 16 or not 1 <= naam.van <= naam.tot:
        raise ValueError("no name of a segment")
    if (
        len(segment.lichaam) > LICHAAM_MAX
        or len(segment.zegel.encode()) > ZEGEL_MAX
        or naam.tot - naam.van >= PER_SEGMENT
    ):
        raise te_groot()


def eis_papier(soort: str, naam: str, papier: bytes = b"") -> None:
    """Refuse a paper no centre can take. Raises CentrumGeweigerd (size) or ValueError (a bug of the caller)."""
    if not _SOORT.fullmatch(soort) or not _PAPIERNAAM.fullmatch(naam):
        raise ValueError("no name of a paper")
    if len(papier) > PAPIER_MAX:
        raise te_groot()


def eis_claim(pseudoniemen: Iterable[str], versie: int, inhoud: bytes) -> tuple[str, ...]:
    """The pseudonyms, each once, in order. Raises CentrumGeweigerd (size) or ValueError (a bug of the caller)."""
    namen = tuple(sorted(set(pseudoniemen)))
    if not namen or not all(0 < len(naam) <= 200 for naam in namen) or versie < 1:
        raise ValueError("no claim")
    if len(namen) > PERSONEN_MAX or len(inhoud) > CLAIM_MAX:
        raise te_groot()
    return namen


def op_volgorde(namen: Iterable[str]) -> list[str]:
    """Names of papers in order: numbers by their value (2 before 10), then the others by their letters."""
    return sorted(namen, key=lambda naam: (0, int(naam), naam) if naam.isdecimal() else (1, 0, naam))


def beoordeel_plaats(segment: Segment, aanwezig: Segment | None, laatste: int) -> Geplaatst:
    """What becomes of a segment, given what is at its `van` and the last number of its chain (0 for none).

    Raises CentrumGeweigerd when it would leave a gap.
    """
    if aanwezig is not None:
        return Geplaatst.ZELFDE if aanwezig == segment else Geplaatst.ANDERS
    if segment.naam.van <= laatste:
        return Geplaatst.ANDERS
    if segment.naam.van != laatste + 1:
        raise gat()
    return Geplaatst.NIEUW


def beoordeel_claim(
    stand: Mapping[str, Claim], pseudoniemen: Iterable[str], versie: int, inhoud: bytes
) -> tuple[str, ...] | None:
    """For whom this claim still has to be written down (nobody: it stood there already); None when it is refused."""
    nog = []
    for naam in pseudoniemen:
        er = stand.get(naam)
        if er is not None and er.versie == versie and er.inhoud == inhoud:
            continue
        if (er.versie if er else 0) != versie - 1:
            return None
        nog.append(naam)
    return tuple(nog)


def antwoord(stand: Mapping[str, Claim], pseudoniemen: Iterable[str], *, gegeven: bool) -> Claimantwoord:
    """The answer to a claim about these pseudonyms, given what stands now."""
    return Claimantwoord(gegeven=gegeven, stand={naam: stand[naam] for naam in pseudoniemen if naam in stand})


def in_volgorde(namen: Iterable[Naam]) -> list[Naam]:
    """Names of segments as `lijst` gives them: chain by chain, each by number."""
    return sorted(namen)
