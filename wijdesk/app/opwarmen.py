"""What the first case of the day would wait for, made while nobody does.

A dataclass of ours gets its methods with its first object (`models/gegeven.py`). That keeps the start short, and would
make the first case that is opened a fifth dearer than the next.
"""

from __future__ import annotations

import dataclasses
import sys

NA = 2_000
"""Milliseconds after the window can be used before it begins."""
MODULES = (
    *(f"models.rows.{naam}" for naam in ("betrokkene", "huishouden", "plan", "verloop", "zrm")),
    *(f"models.opdrachten.{naam}" for naam in ("blokkade", "huishouden", "plan", "verloop", "zrm")),
    *("models.gezagsregel", "models.toestemming", "services.agenda.bereik", "services.tijdlijn", "store.gezag"),
    *("ui.regels", "ui.tijdlijn", "ui.tijdlijn_tekenaar"),
)
"""Where what a case is made of is declared. One that is not loaded is left alone."""


def warm_op() -> int:
    """Make the methods of these dataclasses; answers of how many. Any thread."""
    klassen = [
        iets
        for module in (f"wijdesk.{naam}" for naam in MODULES)
        for iets in (vars(sys.modules[module]).values() if module in sys.modules else ())
        if isinstance(iets, type) and iets.__module__ == module and dataclasses.is_dataclass(iets)
    ]
    return sum(bool(dataclasses.fields(klasse)) for klasse in klassen)
