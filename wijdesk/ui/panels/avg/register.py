"""The register of AVG requests as a file: asks where, reads all of it anew, tells the log and writes it.

What was typed in the filter does not count: a register with gaps is none.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from wijdesk.models.logsoort import UITVOER
from wijdesk.models.opdrachten.avg import LeesAvgverzoeken
from wijdesk.models.rows.avg import AvgRij
from wijdesk.reports.avg_register import BESTAND, tabel
from wijdesk.reports.wegschrijven import schrijf_samen
from wijdesk.ui.kopielog import meld_uitgifte
from wijdesk.ui.panel import Panel

BESTANDEN = "Tabel (*.csv);;Alle bestanden (*)"
DOEL = "verantwoording over AVG-verzoeken (AVG art. 5 lid 2)"


def kies_waar(paneel: Panel) -> None:
    """Ask where the register goes."""
    documenten = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    waar = str(Path(documenten) / BESTAND)
    venster = QFileDialog(paneel, paneel.tr("Register opslaan"), waar, BESTANDEN)
    venster.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    venster.setDefaultSuffix("csv")
    venster.selectFile(BESTAND)
    venster.fileSelected.connect(lambda pad: bewaar_als(paneel, Path(pad)))
    venster.open()


def bewaar_als(paneel: Panel, pad: Path) -> None:
    """Keep the whole register as a file, whole or not at all; the panel tells how it went."""

    def meld(zin: str) -> None:
        paneel.requested.emit("melding", zin)

    def gelezen(rijen: tuple[AvgRij, ...]) -> None:
        wie = [rij.persoon_id for rij in rijen if rij.persoon_id is not None]
        meld_uitgifte(paneel, "register van AVG-verzoeken", wie, soort=UITVOER, doel=DOEL, aantal=len(rijen))
        paneel.omgeving.jobs.background(
            lambda _: schrijf_samen(pad.parent, {pad.name: tabel(rijen)})[0],
            lambda klaar: meld(paneel.tr("{0} opgeslagen. Dit bestand is niet versleuteld.").format(klaar.name)),
            eigenaar=paneel,
            mislukt=lambda storing: meld(f"{storing.zin} {storing.uitweg}"),
        )

    paneel.omgeving.jobs.read(
        LeesAvgverzoeken(), gelezen, eigenaar=paneel, sleutel="register", geweigerd=lambda fout: meld(fout.zin)
    )
