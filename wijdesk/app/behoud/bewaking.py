"""What keeps the store beside the window: a daily backup, a look at the file, warnings, and the way to mending.

Everything runs on a free worker with a connection of its own, some time after the window stands; nothing of it opens
a dialog, and all of it stops when the program closes. Loaded with the login window: nothing of ours is imported here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from wijdesk.errors import Storing

if TYPE_CHECKING:
    from pathlib import Path

    from wijdesk.app.bureau import Bureau
    from wijdesk.app.venster import Programma
    from wijdesk.ui.herstel import HerstelVenster
    from wijdesk.ui.jobs import Voortgang

NA = 30_000
"""Milliseconds after opening before it begins: not while somebody waits at the desk."""
WEER = 3_600_000
"""Milliseconds until it looks again whether a day has passed: a desk may stay open for a week."""
ALLES_NA = 20 * 3_600_000
"""Milliseconds between two looks at everything: once on a working day."""
OUD = 3
"""Days after which the newest backup is told to be old."""
DAG = 86_400_000
WIS_VRAAG = (
    "Alles wat wijdesk op deze computer bewaart, gaat weg: de gegevens, de sleutels en de reservekopieën hier. Dat kan "
    "niet terug. Werkt u al op de nieuwe computer en staat daar alles?"
)
BEKIJK = "Reservekopieën bekijken"


class Uitslag(NamedTuple):
    """What one round of keeping came to."""

    heel: bool = True
    """Every page of the file can be read."""
    gevonden: tuple[str, ...] = ()
    nagekeken: bool = False
    """Everything was looked at in this round."""
    mislukt: Storing | None = None
    """Why a backup was not made."""
    oud: str = ""
    """That the newest backup is old, in words."""


class Bewaking(QObject):
    """Looks after the store of the open desk, and leads to mending one that is damaged."""

    def __init__(self, programma: Programma) -> None:
        super().__init__(programma)
        self._programma = programma
        self._straks = QTimer(self, singleShot=True)
        self._straks.timeout.connect(self.kijk)

    def begin(self) -> None:
        """The window stands."""
        self._straks.start(NA)

    def stop(self) -> None:
        """The lanes are closing; what is under way stops by itself."""
        self._straks.stop()

    def kijk(self) -> None:
        """One round, now."""
        jobs, bureau = self._programma.jobs, self._programma.bureau
        if jobs is None or bureau is None:
            return
        jobs.background(lambda voortgang: doe(bureau, voortgang), self._toon, eigenaar=self, stil=True)
        self._straks.start(WEER)

    def _toon(self, uit: Uitslag) -> None:
        from wijdesk.store.verbinding import beschadigd

        programma = self._programma
        if programma.venster is None or programma.jobs is None or programma.bureau is None:
            return
        if not uit.heel:
            programma.jobs.failed.emit(beschadigd())
            return
        status = programma.venster.status
        mag = "beheer.winkel" in programma.bureau.rechten
        zin = ""
        if uit.gevonden:
            zin = f"Bij het nakijken van de gegevens is iets gevonden. {uit.gevonden[0]}"
        elif uit.mislukt is not None:
            zin = f"De reservekopie is niet gemaakt. {uit.mislukt.zin} {uit.mislukt.uitweg}".strip()
        elif uit.oud:
            zin = uit.oud
        if zin and mag:
            status.bied_aan(zin, tekst=BEKIJK, doe=self.toon_pagina)
        elif zin:
            status.meld(f"{zin} Zeg dit tegen de applicatiebeheerder.")
        elif uit.nagekeken and not status.zin.text():
            status.meld("De gegevens zijn nagekeken: alles is in orde.")

    def maak_kopie(self) -> None:
        """Make a backup now and say so."""
        jobs, bureau, venster = self._programma.jobs, self._programma.bureau, self._programma.venster
        if jobs is None or bureau is None or venster is None:
            return

        def maak(voortgang: Voortgang) -> Path:
            from wijdesk.app.behoud.kopie import maak

            return maak(bureau, meld=voortgang.meld, gestopt=voortgang.gestopt)

        jobs.background(
            maak, lambda kopie: venster.verzoek("melding", f"Reservekopie gemaakt: {kopie.name}"), eigenaar=venster
        )

    def toon_map(self) -> None:
        """Open the folder of the store in the file manager: to see which disk is full."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._programma.map)))

    def toon_pagina(self) -> None:
        """The page with the backups."""
        if self._programma.venster is not None:
            self._programma.venster.verzoek("reservekopieen.open", None)

    # Mending ---------------------------------------------------------------------------------------------------------

    def lees_alleen(self) -> None:
        """Do not mend it yet: read what is left, with what was typed in the login window."""
        from wijdesk.ui.herstel import LEZEN
        from wijdesk.ui.unlock import LoginVenster

        venster, login = self._kies_herstel(), self._programma.scherm
        venster.kies_vast(LEZEN)
        if isinstance(login, LoginVenster) and login.wachtwoord.text():
            venster.begin_als(login.naam.text(), login.wachtwoord.text())

    def herstel(self, *, nieuw: bool = False, van: Path | None = None) -> None:
        """Choose what the store is mended with: the centre, a backup, or first only reading what is left.

        `nieuw`: this computer has no store yet and takes the place of another. `van` is chosen to begin with.
        """
        venster = self._kies_herstel(nieuw=nieuw)
        if van is not None:
            venster.kies_vast(van)

    def _kies_herstel(self, *, nieuw: bool = False) -> HerstelVenster:
        from wijdesk.app.kopieen import reservekopieen, wat_kost, zet_reservekopie_terug
        from wijdesk.ui.herstel import Bronnen, HerstelVenster, Wie

        programma, map_ = self._programma, self._programma.map

        def uit_centrum(wie: Wie, meld: Callable[[int, int], None]) -> tuple[str, ...]:
            from wijdesk.app.uitwisseling.herstel import herstel_van_centrum

            return herstel_van_centrum(map_, wie.naam, wie.wachtwoord, code=wie.code, meld=meld).zinnen

        def alleen_lezen(wie: Wie, meld: Callable[[int, int], None]) -> Bureau:
            from wijdesk.app.behoud.lezen import open_alleen_lezen

            return open_alleen_lezen(map_, wie.naam, wie.wachtwoord, code=wie.code, meld=meld)

        bronnen = Bronnen(
            kopieen=() if nieuw else reservekopieen(map_),
            wat_kost=lambda van, wie: wat_kost(map_, van, *wie),
            zet_terug=lambda van, wie: zet_reservekopie_terug(map_, van, *wie),
            uit_centrum=None if nieuw else uit_centrum,
            alleen_lezen=None if nieuw else alleen_lezen,
            nieuw=nieuw,
        )
        venster = HerstelVenster(bronnen, programma.scherm)
        venster.restored.connect(programma.begin_opnieuw)
        venster.geopend.connect(programma.open)
        venster.open()
        return venster

    def sluit_en_zet_terug(self, van: Path) -> None:
        """Close the window, and go on with putting this backup back."""
        self.opnieuw()
        self.herstel(van=van)

    def sluit_en_herstel(self) -> None:
        """The open store turned out to be damaged, or is only read: let go of it, and mend it from the login window."""
        self.opnieuw()
        self.herstel()

    def strook(self, bureau: Bureau) -> QWidget | None:
        """What stands above everything while nothing may be written: of when it is, and the way on."""
        if not bureau.alleen_lezen:
            return None
        from wijdesk.app.behoud.verhuizen import is_verhuisd
        from wijdesk.ui.leesstrook import Leesstrook, Wissen

        if is_verhuisd(bureau):
            wissen = Wissen("Deze computer wissen…", WIS_VRAAG, "Ja, wis alles hier", self._wis_hier)
            return Leesstrook(bureau.stand_in_woorden, "Toch hier verder werken…", self._werk_hier_verder, wissen)
        return Leesstrook(bureau.stand_in_woorden, "Herstellen…", self.sluit_en_herstel)

    def _werk_hier_verder(self) -> None:
        from wijdesk.app.behoud.verhuizen import werk_hier_verder

        bureau, jobs = self._programma.bureau, self._programma.jobs
        if bureau is not None and jobs is not None:
            jobs.background(lambda _: werk_hier_verder(bureau), lambda _: self.opnieuw(), eigenaar=self)

    def _wis_hier(self) -> None:
        from wijdesk.app.behoud.verhuizen import eis_mag_wissen
        from wijdesk.store.behoud.wegdoen import wis_map

        bureau, jobs, programma = self._programma.bureau, self._programma.jobs, self._programma

        def wis(_: None) -> None:
            programma.sluit_venster()
            try:
                wis_map(programma.map)
            finally:
                programma.begin()

        if bureau is not None and jobs is not None:
            jobs.background(lambda _: eis_mag_wissen(bureau), wis, eigenaar=self)

    def opnieuw(self) -> None:
        """Back to the login window: what is open is another from here on."""
        self._programma.sluit_venster()
        self._programma.begin_opnieuw()


def doe(bureau: Bureau, voortgang: Voortgang) -> Uitslag:
    """One round on a free worker: is the file whole, is nothing put back; old drafts go; is there a backup of today."""
    from wijdesk.app.behoud import concepten, kopie, nakijken, verhuizen
    from wijdesk.app.kopieen import log_wat_wachtte
    from wijdesk.app.sleutelruimte import breng_kopieen_bij
    from wijdesk.store.behoud import staat

    gestopt = voortgang.gestopt
    log_wat_wachtte(bureau)
    nu = bureau.wereld.klok()
    kopie.houd_register_bij(bureau)
    gevonden = nakijken.kijk_op_peil(bureau)
    if not nakijken.kijk_snel(bureau, gestopt):
        return Uitslag(heel=False)
    mislukt: Storing | None = None
    try:
        concepten.ruim_op(bureau)
        breng_kopieen_bij(bureau)
        kopie.maak_als_nodig(bureau, gestopt=gestopt)
    except Storing as storing:
        if gestopt():
            return Uitslag()
        mislukt = storing
    oud = "" if verhuizen.is_verhuisd(bureau) else _oud(bureau.map, nu)  # there nothing is made any more
    nagekeken = False
    if not gestopt() and abs(nu - staat.lees(bureau.map).nagekeken) > ALLES_NA:
        zinnen = nakijken.kijk_alles_na(bureau, gestopt)
        if zinnen is not None:
            nagekeken, gevonden = True, (*zinnen, *gevonden)
    if nagekeken or gevonden:
        onthoud(bureau, gevonden, nu, alles=nagekeken)
    return Uitslag(gevonden=gevonden, nagekeken=nagekeken, mislukt=mislukt, oud=oud)


def onthoud(bureau: Bureau, gevonden: tuple[str, ...], nu: int, *, alles: bool) -> None:
    """Keep what was found for the page; a look at less than everything takes nothing off it."""
    from wijdesk.store.behoud import staat

    def zet(stand: staat.Staat) -> None:
        if alles:
            stand.nagekeken, stand.bevindingen = nu, list(gevonden)
        else:
            stand.bevindingen += [zin for zin in gevonden if zin not in stand.bevindingen]

    staat.wijzig(bureau.map, zet)


def _oud(map_: Path, nu: int) -> str:
    from wijdesk.store import backup

    kopieen = backup.lijst(map_)
    momenten = [round(backup.moment_van(kopie).timestamp() * 1000) for kopie in kopieen]
    geweest = [moment for moment in momenten if moment < nu + DAG]
    if momenten and not geweest:
        return "Alle reservekopieën zijn van een dag die nog komt. Kijk of de klok van deze computer goed staat."
    dagen = (nu - max(geweest)) // DAG if geweest else 0
    return f"De nieuwste reservekopie is {dagen} dagen oud." if dagen > OUD else ""
