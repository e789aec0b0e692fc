"""A command line parser that speaks Dutch. Knows no command; on its own, as the window must not load argparse."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any, NoReturn

FOUTEN = (
    (r"argument (.+?): (.+)", "{0}: {1}"),
    (r"unrecognized arguments: (.+)", "dit hoort hier niet: {0}"),
    (r"the following arguments are required: (.+)", "er ontbreekt: {0}"),
    (r"one of the arguments (.+) is required", "geef een van deze: {0}"),
    (r"invalid choice: '?(.+?)'? \(choose from (.+)\)", "“{0}” is er niet bij; kies uit {1}"),
    (r"invalid int value: '(.*)'", "“{0}” is geen getal"),
    (r"expected (?:one|at least one) argument", "hier hoort een waarde achter"),
    (r"ignored explicit argument '(.*)'", "hier hoort geen waarde achter, ook niet “{0}”"),
    (r"not allowed with argument (.+)", "dit kan niet samen met {0}"),
    (r"ambiguous option: (\S+) could match (.+)", "{0} kan van alles zijn: {1}"),
)
"""What argparse says is wrong, and what it comes to here."""
VOORAF = ("--map", "--medewerker", "--wachtwoord-bestand")
"""What is said before the command."""


class Ontleder(argparse.ArgumentParser):
    """An ArgumentParser with Dutch headings; its subcommands get the same."""

    def __init__(self, **anders: Any) -> None:
        super().__init__(**anders | {"add_help": False})
        self._positionals.title = "wat"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp")

    def error(self, message: str) -> NoReturn:
        """How it is used, and in one sentence what is wrong; a sentence we do not know is said as it is."""
        self.print_usage(sys.stderr)
        tip = next((deel for deel in VOORAF if message.startswith("unrecognized") and deel in message), "")
        tip = tip and f". {tip} hoort voor de opdracht"
        self.exit(2, f"{self.prog}: {_fout(message)}{tip}.\n")

    def format_usage(self) -> str:
        return _gebruik(super().format_usage())

    def format_help(self) -> str:
        return _gebruik(super().format_help())


def _gebruik(tekst: str) -> str:
    return tekst.replace("usage: ", "gebruik: ", 1)


def _fout(zin: str) -> str:
    for patroon, nederlands in FOUTEN:
        if vondst := re.fullmatch(patroon, zin, re.DOTALL):
            delen = [_fout(deel) for deel in vondst.groups()]
            return nederlands.format(*(deel.replace("'", "") for deel in delen))
    return zin
