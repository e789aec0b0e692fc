"""What the suite over the three centres asks of each: a fresh one, and desks that go to it under their own name."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import Klok
from tests.sync.server import Server
from wijdesk.models.values import Id
from wijdesk.sync.centrum import Centrum, Merk, Naam, Segment
from wijdesk.sync.centrumregels import Archief
from wijdesk.sync.folder import MapCentrum, maak_map_centrum
from wijdesk.sync.geheugen import GeheugenCentrum
from wijdesk.sync.postgres import PostgresCentrum
from wijdesk.sync.postgres_beheer import PostgresBeheer

MERK = Merk(centrum=Id(b"centrum-van-hier"), generatie=1)
SELWERD = Id(b"team-van-selwerd")
VINKHUIZEN = Id(b"team-vinkhuizen-")
A, B = Id(b"balie-selwerd--a"), Id(b"balie-selwerd--b")
V = Id(b"balie-vinkhuiz-v")


def segment(balie: Id, van: int, tot: int, *, team: Id = SELWERD, inhoud: bytes = b"") -> Segment:
    """A segment as a centre sees it: bytes it cannot read."""
    lichaam = hashlib.sha256(balie + van.to_bytes(8, "big") + inhoud).digest() * 9
    return Segment(naam=Naam(team=team, balie=balie, van=van, tot=tot), lichaam=lichaam, zegel=f"e30.{van}.{tot}")


def pseudoniem(nummer: int) -> str:
    """What somebody is called at a claim."""
    return hashlib.sha256(f"inwoner {nummer}".encode()).hexdigest()


class Opstelling(ABC):
    """A fresh centre of one kind."""

    def __init__(self) -> None:
        self.open_handen: list[Centrum] = []

    def ga(self, wie: str) -> Centrum:
        """The centre as this desk sees it: "a" and "b" of Selwerd, "v" of Vinkhuizen, "beheer" for both teams; "team
        …" of the team with these letters."""
        centrum = self.open(wie)
        self.open_handen.append(centrum)
        return centrum

    def sluit(self) -> None:
        """Let go of everything that was opened."""
        for centrum in self.open_handen:
            centrum.sluit()

    @abstractmethod
    def archief(self) -> Archief:
        """Who may put redacted segments down."""

    @abstractmethod
    def bewaard(self) -> Iterator[bytes]:
        """What lies there for whoever looks at the bytes, after cleaning up."""

    @abstractmethod
    def open(self, wie: str) -> Centrum:
        """A new handle."""


class InGeheugen(Opstelling):
    """All desks share one object."""

    def __init__(self, klok: Klok) -> None:
        super().__init__()
        self.centrum = GeheugenCentrum(klok, MERK)

    def archief(self) -> Archief:
        return self.centrum

    def bewaard(self) -> Iterator[bytes]:
        yield repr(self.centrum.kopie()).encode()

    def open(self, wie: str) -> Centrum:
        return self.centrum


class InMap(Opstelling):
    """Each desk opens the folder for itself."""

    def __init__(self, map_: Path) -> None:
        super().__init__()
        self.map = map_
        maak_map_centrum(map_, MERK.centrum)

    def archief(self) -> Archief:
        return MapCentrum(self.map)

    def bewaard(self) -> Iterator[bytes]:
        return (pad.read_bytes() for pad in self.map.rglob("*") if pad.is_file())

    def open(self, wie: str) -> Centrum:
        return MapCentrum(self.map)


TEAMS_VAN = {"a": (SELWERD,), "b": (SELWERD,), "v": (VINKHUIZEN,), "beheer": (SELWERD, VINKHUIZEN)}


class InPostgres(Opstelling):
    """Each desk goes in by a role of its own."""

    def __init__(self, server: Server, sjabloon: str) -> None:
        super().__init__()
        self.server = server
        self.databank = server.nieuwe_databank(sjabloon)
        self.beheer = PostgresBeheer(server.url(self.databank))
        self.rollen: dict[str, str] = {}

    def sluit(self) -> None:
        super().sluit()
        self.server.vergeet(self.databank)

    def url(self, wie: str) -> str:
        """Where this desk finds the centre; it is let in when it comes for the first time."""
        if wie not in self.rollen:
            rol = f"balie_{self.server.nieuwe_naam()}"
            self.beheer.nodig_uit(rol, "geheim")
            eigen = Id(wie.ljust(16).encode()) if wie.startswith("team ") else SELWERD
            self.beheer.laat_toe(rol, TEAMS_VAN.get(wie, (eigen,)), beheer=wie == "beheer")
            self.rollen[wie] = rol
        return self.server.url(self.databank, self.rollen[wie], "geheim")

    def archief(self) -> Archief:
        rol = f"archief_{self.server.nieuwe_naam()}"
        self.beheer.maak_archief(rol, "geheim")
        archief = PostgresCentrum(self.server.url(self.databank, rol, "geheim"))
        self.open_handen.append(archief)
        return archief

    def bewaard(self) -> Iterator[bytes]:
        self.beheer.ruim_op()
        self.server.voer_uit("CHECKPOINT")
        [(map_,)] = self.server.voer_uit("SELECT pg_relation_filepath('wijdesk.segment')", self.databank)
        return (pad.read_bytes() for pad in (self.server.data / map_).parent.iterdir() if pad.is_file())

    def open(self, wie: str) -> Centrum:
        return PostgresCentrum(self.url(wie))
