"""What stands in a field of a form, as JSON can keep it, and back. Knows no form."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from wijdesk.models.values import datum_in_woorden
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.keuzegroep import KeuzeGroep
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.schakelrij import Schakelrij


def lees(deel: QWidget) -> Any:
    """What stands in a field; None for a field that keeps nothing."""
    if isinstance(deel, QLineEdit):
        return deel.text()
    if isinstance(deel, Notitie):
        return deel.toPlainText()
    if isinstance(deel, Keuze | KeuzeGroep):
        return deel.waarde
    if isinstance(deel, QCheckBox):
        return deel.isChecked()
    return list(deel.aan()) if isinstance(deel, Schakelrij) else None


def als_getypt(deel: QWidget, waarde: str | int | None) -> Any:
    """A value of the store as one would fill it in here; None when it cannot be."""
    if isinstance(deel, DatumRegel):
        return datum_in_woorden(str(waarde or ""))
    if isinstance(deel, QLineEdit | Notitie):
        return str(waarde or "")
    if isinstance(deel, QCheckBox):
        return bool(waarde)
    if isinstance(deel, Keuze):
        return waarde if deel.findData(waarde) >= 0 else None
    return None


def schrijf(deel: QWidget, waarde: Any) -> None:
    """Put in a field what `lees` gave."""
    if isinstance(deel, QLineEdit):
        deel.setText(str(waarde))
    elif isinstance(deel, Notitie):
        deel.setPlainText(str(waarde))
    elif isinstance(deel, Keuze):
        deel.setCurrentIndex(max(0, deel.findData(waarde)))
    elif isinstance(deel, KeuzeGroep):
        deel.zet(str(waarde))
    elif isinstance(deel, QCheckBox):
        deel.setChecked(bool(waarde))
    elif isinstance(deel, Schakelrij):
        deel.zet(waarde)
