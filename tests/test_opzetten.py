"""The set-up script, against a pretended Debian: small programs on the PATH that answer as dpkg, apt and sudo do."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bouw.scripts import laad

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pretends to be Debian with shell scripts")


@pytest.fixture
def opzetten() -> Any:
    """The script as a module, fresh for each test."""
    return laad("opzetten")


class Debian:
    """A computer with some packages installed; `gevraagd` is what apt-get was told to install."""

    def __init__(self, map_: Path, *, aanwezig: list[str], sudo: bool, apt_lukt: bool = True) -> None:
        self.logboek = map_ / "apt.txt"
        regels = "\n".join(f"echo '{pakket} installed'" for pakket in aanwezig)
        uitgang = 0 if apt_lukt else 100
        programmas = {
            "dpkg-query": regels or ":",
            "apt-cache": "case $2 in *t64) exit 0;; *) exit 100;; esac",
            "apt-get": f'echo "$*" >> "{self.logboek}"; exit {uitgang}',
            "env": 'shift; exec "$@"',
        }
        if sudo:
            programmas["sudo"] = 'shift; exec "$@"'
            programmas["true"] = "exit 0"
        for naam, tekst in programmas.items():
            (map_ / naam).write_text(f"#!/bin/sh\n{tekst}\n", encoding="utf-8")
            (map_ / naam).chmod(0o755)

    @property
    def gevraagd(self) -> list[str]:
        if not self.logboek.exists():
            return []
        laatste = self.logboek.read_text(encoding="utf-8").splitlines()[-1]
        return laatste.partition(" install ")[2].split()


@pytest.fixture
def gewoon_mens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Somebody who is not root, on a computer whose programs are those in the given folder only."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return tmp_path


def test_that_nothing_is_installed_when_nothing_is_missing(opzetten: Any, gewoon_mens: Path) -> None:
    debian = Debian(gewoon_mens, aanwezig=["libegl1", "libglib2.0-0t64"], sudo=True)
    opzetten.zorg_voor_debian(["libegl1", "libglib2.0-0|libglib2.0-0t64"])
    assert debian.gevraagd == []


def test_that_only_what_is_missing_is_installed_by_the_name_of_this_release(opzetten: Any, gewoon_mens: Path) -> None:
    debian = Debian(gewoon_mens, aanwezig=["libegl1"], sudo=True)
    opzetten.zorg_voor_debian(["libegl1", "xvfb", "libglib2.0-0|libglib2.0-0t64"])
    assert debian.gevraagd == ["xvfb", "libglib2.0-0t64"]


def test_that_without_rights_it_says_what_is_missing_and_the_command(opzetten: Any, gewoon_mens: Path) -> None:
    debian = Debian(gewoon_mens, aanwezig=[], sudo=False)
    with pytest.raises(opzetten.Stop, match="sudo apt-get install libegl1 xvfb") as reden:
        opzetten.zorg_voor_debian(["libegl1", "xvfb"])
    assert "ontbreken: libegl1, xvfb" in str(reden.value)
    assert debian.gevraagd == []


def test_that_a_failing_apt_leaves_the_command_to_try(opzetten: Any, gewoon_mens: Path) -> None:
    Debian(gewoon_mens, aanwezig=[], sudo=True, apt_lukt=False)
    with pytest.raises(opzetten.Stop, match="niet gelukt") as reden:
        opzetten.zorg_voor_debian(["xvfb"])
    assert "sudo apt-get update && sudo apt-get install xvfb" in str(reden.value)


def test_that_on_another_linux_the_programs_the_tests_use_are_named(opzetten: Any, gewoon_mens: Path) -> None:
    opzetten.VENSTER, opzetten.XCB = {}, {}
    opzetten.zorg_voor_linux(tests=False)
    with pytest.raises(opzetten.Stop, match=r"ontbreken: age, pdftoppm \(poppler\)"):
        opzetten.zorg_voor_linux(tests=True)


def test_that_the_stamp_follows_the_lock_and_the_dependencies_but_not_the_lint_rules(
    opzetten: Any, tmp_path: Path
) -> None:
    opzetten.ROOT, opzetten.LOCK = tmp_path, tmp_path / "requirements.lock"
    project = tmp_path / "pyproject.toml"
    opzetten.LOCK.write_text("a==1\n", encoding="utf-8")
    project.write_text('[project]\nname = "x"\n[tool.ruff]\nline-length = 1\n', encoding="utf-8")
    eerst = opzetten.stempel()
    project.write_text('[project]\nname = "x"\n[tool.ruff]\nline-length = 2\n', encoding="utf-8")
    assert opzetten.stempel() == eerst
    opzetten.LOCK.write_text("a==2\n", encoding="utf-8")
    assert opzetten.stempel() != eerst


def test_that_an_unfinished_environment_is_not_taken_for_a_finished_one(opzetten: Any, tmp_path: Path) -> None:
    opzetten.PYTHON, opzetten.STEMPEL = tmp_path / "python", tmp_path / "stempel"
    opzetten.PYTHON.touch()
    assert not opzetten.is_opgezet("goed")
    opzetten.STEMPEL.write_text("goed", encoding="utf-8")
    assert opzetten.is_opgezet("goed")
    assert not opzetten.is_opgezet("anders")


def test_that_bytecode_is_written_also_where_python_is_told_not_to(
    opzetten: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in opzetten.schone_omgeving()


def test_that_an_old_python_is_refused_with_the_version_that_is_needed(opzetten: Any) -> None:
    opzetten.OUDSTE_PYTHON = (99, 0)
    with pytest.raises(opzetten.Stop, match=r"Python 99\.0 of nieuwer"):
        opzetten.controleer_python()


@pytest.mark.parametrize(("scherm", "verwacht"), [("", False), (":0", True)])
def test_that_a_window_is_only_opened_where_there_is_a_screen(
    opzetten: Any, monkeypatch: pytest.MonkeyPatch, scherm: str, *, verwacht: bool
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", scherm)
    assert opzetten.heeft_scherm() is verwacht
