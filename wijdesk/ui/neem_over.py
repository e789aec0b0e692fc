"""What came in while a form was open, offered beside its field: one key takes it over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from wijdesk.errors import Achterhaald
from wijdesk.ui.fields import Veld
from wijdesk.ui.veldwaarde import als_getypt, schrijf

Toon = Callable[[str, "str | int | None"], Any]
"""A value of the store as one would type it in the field of this name; None when it cannot be."""


def bied_aan(
    weigering: Achterhaald, velden: Mapping[str, Veld], delen: Mapping[str, QWidget], toon: Toon | None = None
) -> None:
    """Below each field that says what stands there now, the offer to take that over."""
    for ander in weigering.wat:
        deel, veld = delen.get(ander.veld), velden.get(ander.veld)
        if deel is None or veld is None or not veld.heeft_fout():
            continue
        waarde = als_getypt(deel, ander.waarde) if toon is None else toon(ander.veld, ander.waarde)
        if waarde is not None:
            tekst = QCoreApplication.translate("Formulier", "Neem dat over")
            veld.bied(tekst, partial(_neem_over, veld, deel, waarde))


def _neem_over(veld: Veld, deel: QWidget, waarde: Any) -> None:
    deel.setFocus(Qt.FocusReason.OtherFocusReason)
    schrijf(deel, waarde)
    veld.wis_fout()
