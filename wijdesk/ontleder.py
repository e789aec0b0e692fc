"""A command line parser that speaks Dutch. Knows no command; on its own, as the window must not load argparse."""

from __future__ import annotations

import argparse
from typing import Any


class Ontleder(argparse.ArgumentParser):
    """An ArgumentParser with Dutch headings; its subcommands get the same."""

    def __init__(self, **anders: Any) -> None:
        super().__init__(**anders | {"add_help": False})
        self._positionals.title = "wat"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp")

    def format_usage(self) -> str:
        return _gebruik(super().format_usage())

    def format_help(self) -> str:
        return _gebruik(super().format_help())


def _gebruik(tekst: str) -> str:
    return tekst.replace("usage: ", "gebruik: ", 1)
