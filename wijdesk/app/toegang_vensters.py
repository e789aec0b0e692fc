"""The windows about keys, wired to the open desk: the recovery key, the second factor, the panel Toegang."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from wijdesk.app import toegang
from wijdesk.models.values import lokaal
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.herstelsleutel_dialog import HerstelsleutelVenster
from wijdesk.ui.medewerkers_dialog import MedewerkersVenster
from wijdesk.ui.panel import Toegangsbeheer
from wijdesk.ui.panels.toegang import ToegangPaneel, Toegangspoort
from wijdesk.ui.tweede_factor import TweedeFactorVenster

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wijdesk.app.bureau import Bureau
    from wijdesk.app.venster import Programma
    from wijdesk.ui.jobs import Jobs
    from wijdesk.ui.panel import Omgeving


def maak_paneel(bureau: Bureau, omgeving: Omgeving) -> ToegangPaneel:
    """The panel, for whoever has the right."""

    def toon_herstelsleutel(daarna: Callable[[], None]) -> None:
        _maak(bureau, omgeving, paneel.window(), daarna)

    poort = Toegangspoort(
        stand=partial(toegang.stand, bureau),
        geef_wachtwoord=partial(toegang.geef_eerste_wachtwoord, bureau),
        zet_tweede_af=partial(toegang.zet_tweede_af, bureau),
        toon_herstelsleutel=toon_herstelsleutel,
        mag_instellen="beheer.winkel" in bureau.rechten,
    )
    paneel = ToegangPaneel(omgeving, poort)
    return paneel


def toon_medewerkers(programma: Programma, omgeving: Omgeving, *, op_overal: bool = False) -> None:
    """Who works here, a new colleague and one's own password. `op_overal`: begin with rollen that hold everywhere."""
    bureau = programma.bureau
    if bureau is None:
        return
    beheert = "beheer.medewerkers" in bureau.rechten
    beheer = Toegangsbeheer(
        maak_medewerker=partial(bureau.maak_medewerker, eerste=True),
        wijzig_wachtwoord=partial(toegang.wijzig_wachtwoord, bureau),
        stop_toegang=bureau.stop_toegang if beheert else None,
    )
    draagt_over = "casus.regie_team" in bureau.rechten
    MedewerkersVenster(
        omgeving, beheer, programma.venster, beheert=beheert, draagt_over=draagt_over, op_overal=op_overal
    ).open()


def maak_herstelsleutel(programma: Programma, omgeving: Omgeving) -> None:
    """The store was made just now: its recovery key."""
    if programma.bureau is not None and programma.venster is not None:
        _maak(programma.bureau, omgeving, programma.venster)


def vervang_herstelsleutel(programma: Programma, omgeving: Omgeving) -> None:
    """The one there was is used up by who is at work now: the next, which holds once it lies in an envelope."""
    if programma.bureau is not None and programma.venster is not None:
        _maak(programma.bureau, omgeving, programma.venster, gebruikt=True)


def stel_tweede_in(programma: Programma, omgeving: Omgeving, *, moet: bool = False) -> None:
    """Set up the second factor of who is at work, or take it off. `moet`: who steps out of it locks the desk."""
    bureau, ouder = programma.bureau, programma.venster
    if bureau is None or ouder is None:
        return
    venster = _maak_tweede(omgeving.jobs, bureau, ouder, moet=moet)
    if moet:
        venster.rejected.connect(lambda: programma.vergrendel() if venster.moet else None)
    venster.open()


def eis_tweede(programma: Programma, daarna: Callable[[], object]) -> None:
    """Everybody must have a second factor and who logs in has none: nothing of the desk is shown before there is one.
    Who steps out of it is back at the login window, and is asked again; `daarna` when the desk stands.
    """
    bureau, jobs = programma.bureau, programma.jobs
    if bureau is None or jobs is None:
        return
    venster = _maak_tweede(jobs, bureau, None, moet=True)
    venster.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)

    def klaar() -> None:
        if programma.scherm is not venster:  # access ended meanwhile: the login window is there
            return
        if venster.moet:
            programma.toon_login(bureau.medewerker.naam, op_slot=True)
        else:
            programma.open(bureau)
            daarna()

    venster.finished.connect(klaar)
    programma.slot.houd_weg(venster)


def _maak_tweede(jobs: Jobs, bureau: Bureau, ouder: QWidget | None, *, moet: bool) -> TweedeFactorVenster:
    def druk_af(codes: tuple[str, ...]) -> None:
        dag = lokaal(bureau.wereld.klok()).date()

        def maak() -> bytes:
            from wijdesk.reports.herstelcodes import maak
            from wijdesk.reports.papier_tekst import dag as in_woorden

            return maak(codes, naam=bureau.medewerker.naam, dag=in_woorden(dag.isoformat()))

        AfdrukVenster(jobs, "Herstelcodes", maak, "herstelcodes.pdf", venster).show()

    venster = TweedeFactorVenster(
        jobs,
        partial(toegang.begin_tweede, bureau),
        partial(toegang.zet_tweede_aan, bureau),
        partial(toegang.zet_eigen_tweede_af, bureau),
        druk_af,
        ouder,
        heeft=toegang.heeft_tweede(bureau),
        moet=moet,
    )
    return venster


def _maak(
    bureau: Bureau,
    omgeving: Omgeving,
    ouder: QWidget,
    daarna: Callable[[], None] = lambda: None,
    *,
    gebruikt: bool = False,
) -> None:
    """Show a new recovery key; it holds once somebody says it lies in an envelope."""
    sleutel = toegang.nieuwe_herstelsleutel()
    venster = _toon_herstelsleutel(omgeving, sleutel, ouder, gebruikt=gebruikt)

    def zet() -> None:
        omgeving.jobs.background(
            lambda _: toegang.zet_herstelsleutel(bureau, sleutel, na_herstel=gebruikt),
            lambda _: daarna(),
            eigenaar=ouder,
        )

    venster.accepted.connect(zet)


def _toon_herstelsleutel(
    omgeving: Omgeving, sleutel: str, ouder: QWidget, *, gebruikt: bool = False
) -> HerstelsleutelVenster:
    vandaag = lokaal(omgeving.klok()).date()

    def druk_af(tekst: str) -> None:
        def maak() -> bytes:
            from wijdesk.reports.herstelsleutel import maak
            from wijdesk.reports.papier_tekst import dag

            return maak(tekst, balie=omgeving.locatie.naam, dag=dag(vandaag.isoformat()))

        AfdrukVenster(omgeving.jobs, "Herstelsleutel", maak, "herstelsleutel.pdf", venster).show()

    venster = HerstelsleutelVenster(sleutel, druk_af, ouder, gebruikt=gebruikt)
    venster.open()
    return venster
