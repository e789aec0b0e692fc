"""A form of the versions or the evaluations in the place of the whole page, so that it is never opened out of sight."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.ui.panels.casus.plan.akkoord_vragen import AkkoordFormulier
from wijdesk.ui.panels.casus.plan.evaluatie_houden import HoudFormulier
from wijdesk.ui.panels.casus.plan.versies import VersieVergelijker
from wijdesk.ui.rolblad import Rolblad

Plaatsbaar = AkkoordFormulier | HoudFormulier | VersieVergelijker


class Plaats(Rolblad):
    """Holds one form, seen from its top. `terug` gets the focus when the form is put away."""

    def __init__(self, formulier: Plaatsbaar, terug: QWidget) -> None:
        blad = QWidget()
        kolom = QVBoxLayout(blad)
        kolom.setContentsMargins(12, 8, 12, 12)
        kolom.addWidget(formulier)
        kolom.addStretch(1)
        formulier.hide()
        super().__init__(blad)
        self.formulier = formulier
        self.terug = terug

    @property
    def open(self) -> bool:
        """Whether the form was opened and not put away since."""
        return not self.formulier.isHidden()

    def eerste_veld(self) -> QWidget:
        """What one stood on, or the first field."""
        nu = self.focusWidget()
        return nu if nu is not None and self.formulier.isAncestorOf(nu) else self.formulier.eerste_veld()
