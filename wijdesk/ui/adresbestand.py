"""The address of a centre from the file it was handed over in. It may hold a password, so it is not shown."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from wijdesk.ui.fields import Veld, knop

_MET_WACHTWOORD = re.compile(r"//[^/@]*:[^/@]+@|[?&]password=", re.IGNORECASE)


def bestandsknop(regel: QLineEdit, veld: Veld, *, naam: str) -> QPushButton:
    """A button that fills this line from a file. What came so is shown as dots until somebody types; what was typed is
    too, once somebody leaves a line with a password in it.
    """
    regel.textEdited.connect(lambda _: _toon(regel))
    regel.editingFinished.connect(lambda: verberg(regel))
    return knop(_tr("Uit een bestand…"), partial(_kies, regel, veld), naam=naam)


def lees_adres(regel: QLineEdit, veld: Veld, pad: str) -> None:
    """Take the first line of this file; without one the field says so."""
    try:
        regels = Path(pad).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        regels = []
    adres = regels[0].strip() if regels else ""
    if not adres:
        veld.toon_fout(_tr("In dit bestand staat op de eerste regel geen adres."))
    else:
        veld.wis_fout()
        regel.setEchoMode(QLineEdit.EchoMode.Password)
        regel.setText(adres)
    regel.setFocus()


def verberg(regel: QLineEdit) -> None:
    """Show dots when a password is in it."""
    if _MET_WACHTWOORD.search(regel.text()):
        regel.setEchoMode(QLineEdit.EchoMode.Password)


def _kies(regel: QLineEdit, veld: Veld) -> None:
    venster = QFileDialog(regel, _tr("Bestand met het adres"))
    venster.setFileMode(QFileDialog.FileMode.ExistingFile)
    venster.fileSelected.connect(partial(lees_adres, regel, veld))
    venster.open()


def _toon(regel: QLineEdit) -> None:
    if not regel.property("geheim"):
        regel.setEchoMode(QLineEdit.EchoMode.Normal)


def _tr(tekst: str) -> str:
    return QCoreApplication.translate("Adresbestand", tekst)
