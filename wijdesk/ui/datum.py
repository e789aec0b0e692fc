"""A line to type a date on, as people write one: "3-2-2026", "3 feb", "03022026", "vandaag". Knows no panel."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit

from wijdesk.models.values import MAANDEN

_WOORDEN = {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1}


def iso_van(tekst: str, vandaag: date) -> str | None:
    """The ISO date somebody means; "" for nothing, None when it cannot be read. Without a year: this year."""
    schoon = tekst.strip().lower()
    if not schoon:
        return ""
    if schoon in _WOORDEN:
        return (vandaag + timedelta(days=_WOORDEN[schoon])).isoformat()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", schoon):
        jaar, maand, dag = schoon.split("-")
    elif vondst := re.fullmatch(r"(\d{2})(\d{2})(\d{4})", schoon):
        dag, maand, jaar = vondst.groups()
    elif vondst := re.fullmatch(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3,9})[-/. ]*(\d{4}|\d{2})?", schoon):
        dag, maand, jaar = vondst[1], vondst[2], vondst[3] or str(vandaag.year)
    else:
        return None
    if not maand.isdigit():
        kort = {"maa": "mrt"}.get(maand[:3], maand[:3])
        if kort not in MAANDEN:
            return None
        maand = str(MAANDEN.index(kort) + 1)
    if len(jaar) == 2:
        jaar = f"20{jaar}"
    try:
        return date(int(jaar), int(maand), int(dag)).isoformat()
    except ValueError:
        return None


class DatumRegel(QLineEdit):
    """A line for a date; what is typed stays as it was typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("dd-mm-jjjj")
        self.setMaxLength(20)

    def zet(self, dag: date) -> None:
        """Show this day."""
        self.setText(f"{dag:%d-%m-%Y}")

    def iso(self, vandaag: date) -> str | None:
        """What stands there as an ISO date; "" when empty, None when it is not a date."""
        return iso_van(self.text(), vandaag)
