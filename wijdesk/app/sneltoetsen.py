"""The card with all keys, from what the panels and the window declare: nothing is written down a second time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wijdesk.models.values import lokaal
from wijdesk.ui.taal import is_nederlands, zin
from wijdesk.ui.toetsen import toets_tekst
from wijdesk.ui.vaktoetsen import VAKKEN

if TYPE_CHECKING:
    from wijdesk.app.bureau import Bureau
    from wijdesk.app.venster import Programma
    from wijdesk.reports.sneltoetsen import Groep, Opschrift
    from wijdesk.ui.main_window import MainWindow
    from wijdesk.ui.panel import Omgeving

NAAM = "sneltoetsen.pdf"
TITEL = "Kaart met sneltoetsen"
UITLEG = "Een letter werkt zolang de lijst aan de beurt is. F1 toont de toetsen van waar u bent, Shift+F1 de uitleg."
VERVOLG, BLADZIJDE, OVERAL = "{0}, vervolg", "pagina {0} van {1}", "Overal"
_VOLUIT = {"Return": "Enter", "Space": "spatie", "Del": "Delete", "Delete": "Delete"}


def toets_op_papier(sneltoets: str) -> str:
    """A key as it is called on paper: the sign of Enter is a word there. Several with a space between them, or a comma
    when a name has a space itself.
    """
    if " " in sneltoets:
        namen = [toets_op_papier(een) for een in sneltoets.split(" ")]
        return (", " if any(" " in naam for naam in namen) else " ").join(namen)
    voluit = _VOLUIT.get(sneltoets)
    return zin(voluit) if voluit else toets_tekst(sneltoets)


def groepen(venster: MainWindow) -> tuple[Groep, ...]:
    """What works everywhere and in what one walks through, then panel by panel, for the rollen of whoever works here;
    makes every panel.
    """
    from wijdesk.reports.sneltoetsen import Groep

    overal = {actie.shortcut().toString(): actie.text() for actie in venster.actions()}
    toetsen = {(toets_op_papier(toets), zin(tekst)): None for toets, tekst in overal.items()}
    uit = [Groep(titel=zin(OVERAL), toetsen=tuple(toetsen))]
    for vak in VAKKEN:
        in_vak = tuple((toets_op_papier(er.sneltoets), zin(er.tekst)) for er in vak.toetsen)
        uit.append(Groep(titel=zin(vak.titel), toetsen=in_vak))
    for paneel in venster.docks.panelen(alle=True):
        toetsen = {(toets_op_papier(er.sneltoets), zin(er.tekst)): None for er in paneel.acties() if er.sneltoets}
        if toetsen:
            uit.append(Groep(titel=zin(venster.docks.titel(paneel.naam)), toetsen=tuple(toetsen)))
    return tuple(uit)


def opschrift(omgeving: Omgeving) -> Opschrift:
    """What stands around the keys: whose they are and of when, as the screen says it now."""
    from wijdesk.reports.papier_tekst import dag
    from wijdesk.reports.sneltoetsen import Opschrift

    wie = ", ".join(zin(rol) for rol in omgeving.medewerker.rollen)
    vandaag = zin(dag(lokaal(omgeving.klok()).date().isoformat()))
    return Opschrift(
        titel=zin(TITEL),
        uitleg=zin(UITLEG),
        vervolg=zin(VERVOLG),
        bladzijde=zin(BLADZIJDE),
        voet=f"{zin(TITEL)} · {wie} · {vandaag}",
        nederlands=is_nederlands(),
    )


def toon_kaart(programma: Programma, omgeving: Omgeving) -> None:
    """The card in the preview, to print or to keep."""
    from wijdesk.ui.afdruk import AfdrukVenster

    venster = programma.venster
    if venster is None:
        return
    inhoud, eromheen = groepen(venster), opschrift(omgeving)

    def maak() -> bytes:
        from wijdesk.reports.sneltoetsen import maak

        return maak(inhoud, eromheen)

    AfdrukVenster(omgeving.jobs, TITEL, maak, NAAM, venster).show()


def kaart_zonder_venster(bureau: Bureau) -> bytes:
    """The card as a PDF, for the command line: the window is made and never shown, and no work begins in it."""
    import random

    from PySide6.QtWidgets import QApplication

    from wijdesk.app.panelen import maak_omgeving, maak_panelen, programma_acties
    from wijdesk.app.uitwisseling.werker import Uitwisselaar
    from wijdesk.app.venster import Programma
    from wijdesk.reports.sneltoetsen import maak
    from wijdesk.ui.jobs import Jobs
    from wijdesk.ui.main_window import MainWindow
    from wijdesk.ui.theme import maak_app

    app = QApplication.instance()
    programma = Programma(app if isinstance(app, QApplication) else maak_app(), bureau.map)
    programma.bureau = bureau
    jobs = Jobs(bureau.schrijf, bureau.lees, programma, plaats=bureau.plaats)
    uitwisselaar = Uitwisselaar(bureau, jobs, toeval=random.random, parent=jobs)
    omgeving = maak_omgeving(bureau, jobs)
    try:
        venster = MainWindow(
            omgeving,
            maak_panelen(bureau, uitwisselaar, programma.bewaking),
            acties=programma_acties(programma, omgeving),
        )
        inhoud = groepen(venster)
        venster.close()
        venster.deleteLater()
    finally:
        uitwisselaar.sluit()
        jobs.sluit()
        bureau.zonder_banen()
        programma.deleteLater()
    return maak(inhoud, opschrift(omgeving))
