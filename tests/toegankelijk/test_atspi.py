"""Once in a real window: the program on a screen of X, and beside it somebody who has only AT-SPI, the bus that screen
readers on Linux use. They log in by it, and hear the panels.

Skipped where Xvfb, the registry of at-spi2-core or gdbus is missing; packaging/opzetten.py installs them for the tests.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from tests import tellingen, winkel
from tests.conftest import Ids, Klok

NODIG = ("Xvfb", "gdbus", "dbus-daemon")
REGISTER = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
ONTBREEKT = [naam for naam in NODIG if not shutil.which(naam)]
if not any(Path(pad).exists() for pad in REGISTER):
    ONTBREEKT.append("at-spi2-core")
WORTEL = "/org/a11y/atspi/accessible/root"
BEDIENING = {"push button", "check box", "combo box", "text", "list", "table", "page tab", "button menu"}
"""What somebody works with, in the words of AT-SPI."""
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


@pytest.mark.lang
@tellingen.telling("the desk heard by AT-SPI in a real window", 1)
@pytest.mark.timeout(300)
@pytest.mark.skipif(not tellingen.VOL, reason="done by make bench: a hundred looks at a bus cost 15 seconds")
@pytest.mark.skipif(bool(ONTBREEKT), reason=f"not on this computer: {', '.join(ONTBREEKT)}")
def test_that_somebody_with_a_screen_reader_logs_in_and_hears_the_desk(
    tmp_path: Path, huis: Path, klok: Klok, ids: Ids, qtbot: QtBot
) -> None:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with ExitStack() as stapel:
        omgeving, hoort = begin_gehoor(stapel)
        program = [
            sys.executable,
            "-m",
            "wijdesk",
            "--map",
            str(tmp_path / "winkel"),
            "--medewerker",
            winkel.MEDEWERKER,
        ]
        stapel.enter_context(proces(program, omgeving, stderr=subprocess.DEVNULL))

        def programma() -> tuple[str, str] | None:
            return next(iter(hoort.kinderen("org.a11y.atspi.Registry", WORTEL)), None)

        def bij(rol: str, naam: str) -> tuple[str, str] | None:
            gevonden = programma()
            if gevonden is None:
                return None
            return next(((gevonden[0], pad) for pad, *wat in hoort.alles(*gevonden) if wat == [rol, naam]), None)

        def bureau() -> bool:
            gevonden = programma()
            return gevonden is not None and any(
                hoort.naam(*venster) == "wijdesk" for venster in hoort.kinderen(*gevonden)
            )

        knop: tuple[str, str] = wacht_op(qtbot, lambda: bij("push button", "Openen"))
        veld = bij("text", "Wachtwoord")
        assert veld is not None
        assert hoort.vraag(*veld, "org.a11y.atspi.EditableText.SetTextContents", winkel.WACHTWOORD) == "(true,)"
        assert hoort.vraag(*knop, "org.a11y.atspi.Action.DoAction", "0") == "(true,)"
        wacht_op(qtbot, bureau)
        wacht_op(qtbot, lambda: bij("text", "Zoek inwoner, adres, dossier of opdracht"))
        gevonden = programma()
        assert gevonden is not None
        gehoord = list(hoort.alles(*gevonden))
        namen = {naam for _, _, naam in gehoord}
        assert {"Inloop", "Wachtrij", "Mijn werk", "Inwoner", "Beeld", "Iemand toevoegen"} <= namen
        naamloos = [
            f"{rol} after {gehoord[plek - 1][1:]}"
            for plek, (pad, rol, naam) in enumerate(gehoord)
            if not naam and rol in BEDIENING and hoort.staat_op_het_scherm(gevonden[0], pad)
        ]
        assert naamloos == []
