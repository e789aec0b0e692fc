"""Another day for a task, asked where its list is. Knows no panel."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.verloop import VerzetTaak
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.ui.datum import DatumRegel
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import Veld
from wijdesk.ui.jobs import Jobs


def kan_verzet(rij: object) -> bool:
    """Whether it is a task that was written down, which can be done another day."""
    return isinstance(rij, AgendaRij) and rij.soort == "taak" and rij.bron_id is not None


def vraag_dag(strook: EenZin, rij: AgendaRij, vandaag: date, jobs: Jobs) -> None:
    """Ask in `strook` by which day it must be done, and write that."""
    regel = DatumRegel()
    regel.zet(date.fromisoformat(rij.voor))
    vraag = strook.tr("Klaar vóór welke dag?")
    veld = Veld(vraag, regel, naam="verzet_voor")
    veld.label.hide()  # the strip asks it already

    def fout(zin: str) -> None:
        veld.toon_fout(zin)
        strook.weer_open()
        regel.setFocus(Qt.FocusReason.OtherFocusReason)

    def verzet(_: str) -> None:
        dag, id_ = regel.iso(vandaag), rij.bron_id
        if id_ is None or not dag:
            fout(strook.tr("Vul een dag in, bijvoorbeeld “morgen” of 3-2-2026."))
            return
        jobs.write(
            strook.met_gezien(VerzetTaak(id=id_, voor=dag)),
            lambda _, __: strook.sluit(),
            eigenaar=strook,
            geweigerd=lambda weigering: fout(_zin(weigering)),
            mislukt=lambda storing: fout(f"{storing.zin} {storing.uitweg}"),
        )

    regel.textEdited.connect(lambda _: veld.wis_fout())
    regel.returnPressed.connect(strook.ja.click)
    strook.vraag(vraag, verzet, knop=strook.tr("Verzetten"), zin_nodig=False, erbij=veld)
    regel.setFocus(Qt.FocusReason.OtherFocusReason)
    regel.selectAll()


def _zin(weigering: Weigering) -> str:
    return weigering.volledig().get("voor", weigering.in_een_zin())
