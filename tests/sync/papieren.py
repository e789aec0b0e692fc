"""What the tests of segments, seals and roosters share: a cupboard, entries, and a small town with its beheerder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from tests.tellingen import VOL, telling
from wijdesk.errors import Onbetrouwbaar
from wijdesk.models.journaal import BEGIN, Herkomst, Mutatie, Waarde, maak_mutatie
from wijdesk.models.values import Id, IdMaker, Klok
from wijdesk.sync import aanmelding, beheer, sleutels
from wijdesk.sync.centrum import Merk, Segment
from wijdesk.sync.geheugen import GeheugenCentrum
from wijdesk.sync.rooster import Rooster
from wijdesk.sync.verzegeld import Geopend, ontzegel, verzegel

KEREN = 50_000 if VOL else 500
"""How many random and mutated inputs each parser gets in all, from the tests of that parser together."""

F = TypeVar("F", bound=Callable[..., Any])

DUURT_LANG = pytest.mark.timeout(3600 if VOL else 120)


def voer(wat: str, aantal: int) -> Callable[[F], F]:
    """Give a test so many random and mutated inputs, and count them for this parser; goes above `given`."""

    def om(toets: F) -> F:
        geteld: F = telling(f"random and mutated inputs of {wat}", aantal)(settings(max_examples=aantal)(toets))
        begrensd: F = DUURT_LANG(geteld)
        return begrensd

    return om


ALLES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(st.text(max_size=4), deel, max_size=3),
    max_leaves=6,
)
"""Anything that JSON can say."""

NOTITIE = "Mevrouw Pietersma vertelt dat haar zoon 111222333 weg is"
"""Something that must never be seen outside a sealed body."""


class Ladekast:
    """A cupboard in memory."""

    def __init__(self) -> None:
        self.laden: dict[str, bytes] = {}

    def get(self, naam: str) -> bytes | None:
        """What lies under this name."""
        return self.laden.get(naam)

    def put(self, naam: str, waarde: bytes) -> None:
        """Put something under this name."""
        self.laden[naam] = waarde


def mutaties(ids: IdMaker, aantal: int, *, tijd: int = 1_772_438_400_000, notitie: str = NOTITIE) -> list[Mutatie]:
    """Entries like those of a desk, each of a new row; salts follow the ids."""
    herkomst = Herkomst(medewerker=ids(), toestel=ids(), transactie=ids(), tijd=tijd, doel="contact vastleggen")
    gemaakt = []
    for volgnr in range(aantal):
        waarden: dict[str, Waarde] = {"notitie": f"{notitie} {volgnr} “é” \\ \n", "aantal": volgnr, "van": None}
        gemaakt.append(
            maak_mutatie(
                herkomst,
                mutatie_id=ids(),
                zout=bytes(ids()),
                soort="contact",
                rij=ids(),
                dossier=ids() if volgnr % 2 else None,
                waarden=waarden,
                basis={"notitie": [ids().hex()]} if volgnr % 3 else {},
                reden="verkeerd getypt" if volgnr % 2 else "",
            )
        )
    return gemaakt


@dataclass
class Computer:
    """A desk: its cupboard, its chain and its device."""

    balie: Id
    toestel: Id
    kast: Ladekast = field(default_factory=Ladekast)

    @property
    def teken(self) -> bytes:
        """Its key to sign with."""
        return self.kast.laden[sleutels.TEKEN]

    @property
    def rooster(self) -> Rooster:
        """The rooster it goes by."""
        gelezen = aanmelding.bewaard_rooster(self.kast)
        assert gelezen is not None
        return gelezen

    def sleutel(self, team: Id, epoch: int) -> str | None:
        """The key of an epoch, when it lies in this cupboard."""
        return sleutels.epochsleutel(self.kast, self.rooster, team, epoch)


@dataclass
class Stad:
    """A centre in memory, two teams, and the computer of the beheerder (which works for no team itself)."""

    klok: Klok
    ids: IdMaker

    def __post_init__(self) -> None:
        self.merk = Merk(centrum=self.ids(), generatie=1)
        self.centrum = GeheugenCentrum(self.klok, self.merk)
        self.selwerd, self.beijum = self.ids(), self.ids()
        self.beheer = Computer(self.ids(), self.ids())
        teams = {self.selwerd: "Selwerd", self.beijum: "Beijum"}
        _, self.nood = beheer.richt_in(self.beheer.kast, self.centrum, teams=teams, nu=self.klok())

    def laat_toe(self, *teams: Id, historie: bool = True, rol: str = "schrijven") -> Computer:
        """A new desk that asked, was compared, let in, and took its keys."""
        nieuw = Computer(self.ids(), self.ids())
        aanvraag = aanmelding.vraag_aan(
            nieuw.kast, self.centrum, balie=nieuw.balie, toestel=nieuw.toestel, teams=teams, nu=self.klok()
        )
        (gezien,) = beheer.aanvragen(self.beheer.kast, self.centrum)
        assert gezien.vingerafdruk == aanvraag.vingerafdruk
        beheer.laat_toe(self.beheer.kast, self.centrum, gezien, teams=teams, historie=historie, rol=rol, nu=self.klok())
        assert self.werk_bij(nieuw) is not None
        return nieuw

    def werk_bij(self, computer: Computer) -> aanmelding.Bijgewerkt | None:
        """A round of one desk at the board."""
        return aanmelding.werk_bij(computer.kast, self.centrum, balie=computer.balie)

    def verzegel(
        self, computer: Computer, inhoud: list[Mutatie], *, team: Id | None = None, keten: Id | None = None,
        van: int = 1, kop_voor: bytes = BEGIN,
    ) -> Segment:  # fmt: skip
        """A segment of this desk, by the rooster it knows."""
        return verzegel(
            inhoud, rooster=computer.rooster, merk=self.centrum.merk(), team=team or self.selwerd,
            keten=keten or computer.balie, van=van, kop_voor=kop_voor, gezien={computer.balie: 3}, nu=self.klok(),
            teken=computer.teken,
        )  # fmt: skip

    def ontzegel(
        self, lezer: Computer, segment: Segment, schrijver: Id, *, volgnr: int = 0, schakel: bytes = BEGIN
    ) -> Geopend:
        """What a desk reads in a segment of another."""
        return ontzegel(
            segment, rooster=lezer.rooster, balie=schrijver, merk=self.centrum.merk(), nu=self.klok(),
            volgnr=volgnr, schakel=schakel, sleutel=lezer.sleutel,
        )  # fmt: skip


def reden_van(lees: Callable[..., object], *met: object) -> str:
    """Why something is refused; "" when it is not. Any other error is a bug and passes."""
    try:
        lees(*met)
    except Onbetrouwbaar as fout:
        gezegd = f"{fout} {fout.uitweg}"
        reden = fout.reden
    else:
        return ""
    assert NOTITIE[:8] not in gezegd
    return reden
