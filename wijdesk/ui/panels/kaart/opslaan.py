"""Asking where the sociale kaart is kept as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

BESTANDEN = "Tabel (*.csv);;Alle bestanden (*)"


def vraag_waar(ouder: QWidget, titel: str, naam: str, gekozen: Callable[[Path], object]) -> None:
    """Show the dialog, with a name proposed in the folder of documents; what was chosen goes to `gekozen`."""
    documenten = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    venster = QFileDialog(ouder, titel, str(Path(documenten) / naam), BESTANDEN)
    venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    venster.setDefaultSuffix("csv")
    venster.selectFile(naam)
    venster.fileSelected.connect(lambda pad: gekozen(Path(pad)))
    venster.open()
