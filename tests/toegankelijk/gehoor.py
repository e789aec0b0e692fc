"""Somebody who has only AT-SPI, the bus that screen readers on Linux use, beside a program on a screen of X."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from pytestqt.qtbot import QtBot

NODIG = ("Xvfb", "gdbus", "dbus-daemon")
REGISTER = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
ONTBREEKT = [naam for naam in NODIG if not shutil.which(naam)]
if not any(Path(pad).exists() for pad in REGISTER):
    ONTBREEKT.append("at-spi2-core")
WORTEL = "/org/a11y/atspi/accessible/root"
SHOWING = 25
"""The state, by its number, of what can be seen now."""
GEDULD = 60.0
"""Seconds for the window to be heard on a busy machine."""
GEDULD_MS = int(GEDULD * 1000)
DIEP = 24
POGINGEN = 20


T = TypeVar("T")


class Bus:
    """What a screen reader sees: asks the accessibility bus, as text."""

    def __init__(self, adres: str) -> None:
        self.adres = adres

    def vraag(self, wie: str, pad: str, wat: str, *argumenten: str) -> str:
        """One call; the answer as gdbus writes it, empty when there is none."""
        opdracht = ["gdbus", "call", "--address", self.adres, "--dest", wie, "--object-path", pad, "--method", wat]
        klaar = subprocess.run([*opdracht, *argumenten], capture_output=True, text=True, timeout=GEDULD, check=False)
        return klaar.stdout.strip()

    def kinderen(self, wie: str, pad: str) -> list[tuple[str, str]]:
        """Name on the bus and path of what lies below this."""
        antwoord = self.vraag(wie, pad, "org.a11y.atspi.Accessible.GetChildren")
        return re.findall(r"\('([^']+)', (?:objectpath )?'([^']+)'\)", antwoord)

    def naam(self, wie: str, pad: str) -> str:
        """What it is called."""
        antwoord = self.vraag(wie, pad, "org.freedesktop.DBus.Properties.Get", "org.a11y.atspi.Accessible", "Name")
        gevonden = re.match(r"""\(<['"](.*)['"]>,\)""", antwoord, re.DOTALL)
        return gevonden[1] if gevonden else ""

    def rol(self, wie: str, pad: str) -> str:
        """What it is, in the words of AT-SPI."""
        gevonden = re.match(r"\('(.*)',\)", self.vraag(wie, pad, "org.a11y.atspi.Accessible.GetRoleName"))
        return gevonden[1] if gevonden else ""

    def staat_op_het_scherm(self, wie: str, pad: str) -> bool:
        """Whether it can be seen now."""
        antwoord = self.vraag(wie, pad, "org.a11y.atspi.Accessible.GetState")
        getallen = [int(getal) for getal in re.findall(r"\b(\d+)\b", antwoord.replace("uint32", ""))]
        return bool(getallen and getallen[0] >> SHOWING & 1)

    def alles(self, wie: str, pad: str = WORTEL, diep: int = 0) -> Iterator[tuple[str, str, str]]:
        """Path, role and name of everything below this, in order."""
        for naam, kind in self.kinderen(wie, pad):
            rol = self.rol(naam, kind)
            yield kind, rol, self.naam(naam, kind)
            if diep < DIEP and rol not in {"table", "list", "tree", "menu", "combo box"}:
                yield from self.alles(naam, kind, diep + 1)

    def programma(self) -> tuple[str, str] | None:
        """The program that is there, if one is."""
        return next(iter(self.kinderen("org.a11y.atspi.Registry", WORTEL)), None)

    def alles_van(self) -> list[tuple[str, str, str]]:
        """Path, role and name of everything of that program."""
        gevonden = self.programma()
        return [] if gevonden is None else list(self.alles(*gevonden))

    def bij(self, rol: str, naam: str) -> tuple[str, str] | None:
        """The first of this role and name that can be seen, by the names on the bus."""
        gevonden = self.programma()
        if gevonden is None:
            return None
        wie = gevonden[0]
        paden = (pad for pad, *wat in self.alles(*gevonden) if wat == [rol, naam])
        return next(((wie, pad) for pad in paden if self.staat_op_het_scherm(wie, pad)), None)

    def vensters(self) -> set[str]:
        """The names of its windows."""
        gevonden = self.programma()
        return set() if gevonden is None else {self.naam(*venster) for venster in self.kinderen(*gevonden)}

    def druk(self, knop: tuple[str, str]) -> None:
        """Do what it is for."""
        assert self.vraag(*knop, "org.a11y.atspi.Action.DoAction", "0") == "(true,)"

    def vul(self, veld: tuple[str, str], tekst: str) -> None:
        """Put a text in a field."""
        assert self.vraag(*veld, "org.a11y.atspi.EditableText.SetTextContents", tekst) == "(true,)"


@contextmanager
def proces(opdracht: list[str], omgeving: dict[str, str], **anders: int) -> Iterator[subprocess.Popen[str]]:
    """Something that runs as long as the test does."""
    with subprocess.Popen(opdracht, env=omgeving, text=True, **anders) as gestart:  # type: ignore[call-overload]
        try:
            yield gestart
        finally:
            gestart.terminate()


def wacht_op(qtbot: QtBot, vraag: Callable[[], T | None]) -> T:
    """Ask until there is an answer."""
    gehoord: list[T] = []

    def nu() -> bool:
        if antwoord := vraag():
            gehoord.append(antwoord)
        return bool(gehoord)

    qtbot.waitUntil(nu, timeout=GEDULD_MS)
    return gehoord[0]


def begin_gehoor(stapel: ExitStack) -> tuple[dict[str, str], Bus]:
    """A screen of X and the bus of AT-SPI, and the environment for what is started there.

    On some starts the registry is gone before it answered, and comes up the same way each time it is asked for again:
    then all of it begins anew.
    """
    for _ in range(POGINGEN):
        poging = ExitStack()
        omgeving, bus = _gehoor(poging)
        if bus.vraag("org.a11y.atspi.Registry", WORTEL, "org.a11y.atspi.Accessible.GetChildren"):
            stapel.push(poging)
            return omgeving, bus
        poging.close()
    raise AssertionError("the registry of AT-SPI does not stay")


def _gehoor(stapel: ExitStack) -> tuple[dict[str, str], Bus]:
    omgeving = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORMTHEME": "",
        # Short, as the path of a socket has 107 signs at most.
        "XDG_RUNTIME_DIR": stapel.enter_context(TemporaryDirectory(prefix="x", dir="/tmp")),
    }
    lees, schrijf = os.pipe()
    # Without -noreset X begins anew when its last client goes, and takes the registry that just came with it.
    x = ["Xvfb", "-displayfd", str(schrijf), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]
    stapel.enter_context(proces(x, omgeving, pass_fds=(schrijf,), stderr=subprocess.DEVNULL))  # type: ignore[arg-type]
    omgeving["DISPLAY"] = f":{os.read(lees, 16).decode().strip()}"
    for eind in (lees, schrijf):
        os.close(eind)
    bus = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    sessie = stapel.enter_context(proces(bus, omgeving, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL))
    assert sessie.stdout is not None
    omgeving["DBUS_SESSION_BUS_ADDRESS"] = sessie.stdout.readline().strip()
    gevraagd = subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus",
         "--method", "org.a11y.Bus.GetAddress"],
        env=omgeving, capture_output=True, text=True, timeout=GEDULD, check=True,
    )  # fmt: skip
    return omgeving, Bus(gevraagd.stdout.strip().removeprefix("('").removesuffix("',)"))
