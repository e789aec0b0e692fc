"""Putting signalen together from the inbox: the marks, the name of the bundel, and where one goes on. Knows no list."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from wijdesk.errors import Storing, Weigering
from wijdesk.models.opdrachten.signaal import BundelSignalen
from wijdesk.models.rows.huis import Wijziging
from wijdesk.models.rows.signaal import Signaalgroep, SignaalRij
from wijdesk.models.values import Id
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.jobs import Jobs


class Samenvoeger(QObject):
    """Which ones are marked, and the strip that asks what a new bundel is called.

    Signals:
        requested: (request, content) as of a Panel
    """

    requested = Signal(str, object)

    def __init__(self, jobs: Jobs, ouder: QObject) -> None:
        super().__init__(ouder)
        self._jobs = jobs
        self.zin = EenZin()
        self.gemerkt: dict[Id, SignaalRij] = {}

    def merk(self, rij: SignaalRij) -> None:
        """Mark this one, or take the mark away."""
        if rij.id in self.gemerkt:
            del self.gemerkt[rij.id]
        else:
            self.gemerkt[rij.id] = rij

    def voeg_samen(self, rijen: list[SignaalRij], groep: Signaalgroep | None, daarna: str) -> None:
        """Put these together and go on with `daarna`; in the bundel some are in already, or in a new one."""
        if len(rijen) < 2:
            zin = self.tr("Merk met de spatiebalk wat u samenvoegt, of kies een signaal dat bij andere hoort.")
            self.requested.emit("melding", zin)
            return
        ids = tuple(rij.id for rij in rijen)
        bundels = {rij.bundel_id for rij in rijen if rij.bundel_id is not None}
        if len(bundels) == 1 and all(rij.bundel_id is not None for rij in rijen):
            self.requested.emit(daarna, next(iter(bundels)))
        elif len(bundels) == 1:
            self._schrijf(BundelSignalen(signaal_ids=ids, bundel_id=next(iter(bundels))), daarna)
        else:
            straat = groep is not None and groep.straat and groep.waarom.startswith(groep.straat)
            self.zin.vraag(
                self.tr("Hoe heet deze bundel van {0} signalen?").format(len(ids)),
                lambda naam: self._schrijf(BundelSignalen(signaal_ids=ids, naam=naam), daarna),
                knop=self.tr("Samenvoegen"),
                voorzet=groep.waarom if groep is not None and straat else rijen[0].over,
                over=ids[0],
            )

    def _schrijf(self, opdracht: BundelSignalen, daarna: str) -> None:
        def klaar(bundel_id: Id, _: Wijziging) -> None:
            self.gemerkt.clear()
            self.zin.sluit()
            self.requested.emit(daarna, bundel_id)

        self._jobs.write(opdracht, klaar, eigenaar=self, geweigerd=self._geweigerd, mislukt=self._mislukt)

    def _geweigerd(self, weigering: Weigering) -> None:
        self._zeg(weigering.zin)

    def _mislukt(self, storing: Storing) -> None:
        self._zeg(f"{storing.zin} {storing.uitweg}")

    def _zeg(self, zin: str) -> None:
        if self.zin.isVisible():
            self.zin.toon_fout(zin)
        else:
            self.requested.emit("melding", zin)
