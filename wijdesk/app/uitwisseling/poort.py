"""What the panel Delen is handed: the state and the rounds of this desk, and for the beheerder the centre."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling.los import los
from wijdesk.app.uitwisseling.werker import Uitwisselaar
from wijdesk.models.journaal import SCHEMA_VERSIE
from wijdesk.models.rows.delen import AanvraagRij, ServerStand
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.delen import Beheerpoort, Delenpoort
from wijdesk.ui.panels.delen.poort import Helften

if TYPE_CHECKING:
    from wijdesk.sync.beheer import Noodblad


OP_HET_SCHERM = frozenset({"druk_af", "versie"})
"""What of the port runs on the GUI thread; the rest runs on lane N."""


def maak_poort(bureau: Bureau, uitwisselaar: Uitwisselaar, omgeving: Omgeving) -> Delenpoort:
    """The port of one open desk."""
    return Delenpoort(
        stand=uitwisselaar.stand_voor_wie_kijkt,
        luister=uitwisselaar.changed.connect,
        deel_nu=uitwisselaar.deel_nu,
        beheer=_losgemaakt(_Beheer(bureau, omgeving).poort(), uitwisselaar)
        if "beheer.centrum" in bureau.rechten
        else None,
    )


def _losgemaakt(poort: Beheerpoort, uitwisselaar: Uitwisselaar) -> Beheerpoort:
    """Each call to the centre may be left behind when the program closes; what shows a window stays where it is."""

    def vrij(werk: Callable[..., object]) -> Callable[..., object]:
        return lambda *wat, **anders: los(lambda _: werk(*wat, **anders), gestopt=uitwisselaar.is_dicht)

    namen = {veld.name for veld in fields(poort)} - OP_HET_SCHERM
    return replace(poort, **{naam: vrij(getattr(poort, naam)) for naam in namen})  # type: ignore[arg-type]


class _Beheer:
    """What the beheerder asks, called on lane N, where the exchange is loaded when it is first needed.

    Remembers the address of the owner of the database while the window is open. That holds a password: it is neither
    shown nor kept anywhere.
    """

    def __init__(self, bureau: Bureau, omgeving: Omgeving) -> None:
        self._bureau = bureau
        self._omgeving = omgeving
        self._eigenaar = ""

    def poort(self) -> Beheerpoort:
        """These as the panel knows them."""
        return Beheerpoort(
            proef=self.proef,
            richt_in=self.richt_in,
            meld_aan=self.meld_aan,
            aanvragen=self.aanvragen,
            wie_werkten=self.wie_werkten,
            laat_toe=self.laat_toe,
            leg_weg=self.leg_weg,
            zet_teams=self.zet_teams,
            trek_in=self.trek_in,
            vernieuw=self.vernieuw,
            vervang_noodsleutel=self.vervang_noodsleutel,
            oefen=self.oefen,
            druk_af=lambda helften: _druk_af(self._bureau, self._omgeving, helften),
            maak_beheerder=self.maak_beheerder,
            neem_over=self.neem_over,
            zet_terug=self.zet_terug,
            eis_versie=self.eis_versie,
            versie=SCHEMA_VERSIE,
            verander_adres=self.verander_adres,
            vergeet_aanvraag=self.vergeet_aanvraag,
            server=self.server,
            nodig_uit=self.nodig_uit,
            geef_archief=self.geef_archief,
            zet_grens=self.zet_grens,
            sluit_rol=self.sluit_rol,
        )

    def richt_in(self, waar: str, stadsbreed: bool) -> Helften:
        from wijdesk.app.uitwisseling.beheer import is_database, richt_in

        helften = _helften(richt_in(self._bureau, waar, stadsbreed=stadsbreed))
        self._eigenaar = waar if is_database(waar) else ""
        return helften

    def meld_aan(self, waar: str) -> str:
        from wijdesk.app.uitwisseling.deelname import meld_aan

        return meld_aan(self._bureau, waar)

    def aanvragen(self) -> tuple[AanvraagRij, ...]:
        from wijdesk.app.uitwisseling.beheer import aanvragen, werk_teams_bij

        werk_teams_bij(self._bureau, database=self._eigenaar)
        return aanvragen(self._bureau)

    def wie_werkten(self) -> dict[Id, tuple[str, ...]]:
        from wijdesk.app.uitwisseling.werkers import wie_werkten

        return wie_werkten(self._bureau)

    def vervang_noodsleutel(self) -> Helften:
        from wijdesk.app.uitwisseling.beheer import vervang_noodsleutel

        return _helften(vervang_noodsleutel(self._bureau))

    def proef(self, waar: str) -> str:
        from wijdesk.app.uitwisseling.beheer import proef

        return proef(self._bureau, waar)

    def laat_toe(self, vingerafdruk: str, teams: tuple[Id, ...], lezen: bool, vroeger: bool, met_beheer: bool) -> str:
        from wijdesk.app.uitwisseling.beheer import laat_toe
        from wijdesk.app.uitwisseling.onderhoud import eis_eigenaar

        eis_eigenaar(self._bureau, self._eigenaar)
        return laat_toe(
            self._bureau,
            vingerafdruk,
            teams=teams,
            lezen=lezen,
            historie=vroeger,
            met_beheer=met_beheer,
            database=self._eigenaar,
        )

    def leg_weg(self, vingerafdruk: str) -> None:
        from wijdesk.app.uitwisseling.onderhoud import leg_aanvraag_weg

        leg_aanvraag_weg(self._bureau, vingerafdruk)

    def zet_teams(self, balie: Id, teams: tuple[Id, ...], lezen: bool) -> str:
        from wijdesk.app.uitwisseling.beheer import zet_teams
        from wijdesk.app.uitwisseling.onderhoud import eis_eigenaar

        eis_eigenaar(self._bureau, self._eigenaar)
        return zet_teams(self._bureau, balie, teams, lezen=lezen, database=self._eigenaar)

    def trek_in(self, balie: Id) -> str:
        from wijdesk.app.uitwisseling.beheer import trek_in

        return trek_in(self._bureau, balie, database=self._eigenaar)

    def vernieuw(self) -> int:
        from wijdesk.app.uitwisseling.beheer import vernieuw

        return vernieuw(self._bureau)

    def oefen(self, een: str, ander: str) -> int:
        from wijdesk.app.uitwisseling.beheer import oefen

        return oefen(self._bureau, een, ander)

    def zet_terug(self) -> int:
        from wijdesk.app.uitwisseling.deelname import adres
        from wijdesk.app.uitwisseling.onderhoud import eis_eigenaar, zet_centrum_terug

        eis_eigenaar(self._bureau, self._eigenaar)
        return zet_centrum_terug(self._bureau, self._eigenaar or adres(self._bureau))

    def maak_beheerder(self, balie: Id) -> str:
        from wijdesk.app.uitwisseling.onderhoud import maak_beheerder

        return maak_beheerder(self._bureau, balie, database=self._eigenaar)

    def neem_over(self, een: str, ander: str, database: str) -> None:
        from wijdesk.app.uitwisseling.onderhoud import neem_over

        neem_over(self._bureau, een, ander, database=database)
        self._eigenaar = database

    def eis_versie(self, versie: int) -> int:
        from wijdesk.app.uitwisseling.onderhoud import eis_versie

        return eis_versie(self._bureau, versie)

    def verander_adres(self, waar: str) -> None:
        from wijdesk.app.uitwisseling.onderhoud import verander_adres

        verander_adres(self._bureau, waar)

    def vergeet_aanvraag(self) -> None:
        from wijdesk.app.uitwisseling.onderhoud import vergeet_aanvraag

        vergeet_aanvraag(self._bureau)

    def server(self, database: str) -> ServerStand:
        from wijdesk.app.uitwisseling.onderhoud import lees_server

        stand = lees_server(self._bureau, database or self._eigenaar)
        self._eigenaar = database or self._eigenaar
        return stand

    def nodig_uit(self, rol: str, bestand: Path) -> ServerStand:
        from wijdesk.app.uitwisseling.onderhoud import nodig_balie_uit

        return nodig_balie_uit(self._bureau, self._eigenaar, rol, bestand)

    def geef_archief(self, rol: str, bestand: Path) -> ServerStand:
        from wijdesk.app.uitwisseling.onderhoud import geef_archief

        return geef_archief(self._bureau, self._eigenaar, rol, bestand)

    def zet_grens(self, grens: int) -> ServerStand:
        from wijdesk.app.uitwisseling.onderhoud import zet_grens

        return zet_grens(self._bureau, self._eigenaar, grens)

    def sluit_rol(self, rol: str) -> ServerStand:
        from wijdesk.app.uitwisseling.onderhoud import sluit_rol

        return sluit_rol(self._bureau, self._eigenaar, rol)


def _helften(noodblad: Noodblad) -> Helften:
    return noodblad.een, noodblad.ander


def _druk_af(bureau: Bureau, omgeving: Omgeving, helften: Helften) -> None:
    from wijdesk.ui.afdruk import AfdrukVenster

    vandaag = lokaal(bureau.wereld.klok()).date()

    def maak() -> bytes:
        from wijdesk.app.uitwisseling import deelname
        from wijdesk.reports.noodsleutel import maak
        from wijdesk.reports.papier_tekst import dag

        centrum = deelname.toon_adres(deelname.adres(bureau))
        return maak(helften, centrum=centrum, dag=dag(vandaag.isoformat()))

    venster = QApplication.activeWindow()
    AfdrukVenster(omgeving.jobs, "Noodsleutel", maak, "noodsleutel.pdf", venster).show()
