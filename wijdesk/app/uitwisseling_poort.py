"""What the panel Delen is handed: the state and the rounds of this desk, and for the beheerder the centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling_werker import Uitwisselaar
from wijdesk.models.rows.delen import AanvraagRij
from wijdesk.models.values import Id, lokaal
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.delen import Beheerpoort, Delenpoort
from wijdesk.ui.panels.delen.poort import Helften

if TYPE_CHECKING:
    from wijdesk.sync.beheer import Noodblad


def maak_poort(bureau: Bureau, uitwisselaar: Uitwisselaar, omgeving: Omgeving) -> Delenpoort:
    """The port of one open desk."""
    return Delenpoort(
        stand=lambda: uitwisselaar.stand,
        luister=uitwisselaar.changed.connect,
        deel_nu=uitwisselaar.deel_nu,
        beheer=_beheer(bureau, omgeving) if "beheer.centrum" in bureau.rechten else None,
    )


def _beheer(bureau: Bureau, omgeving: Omgeving) -> Beheerpoort:
    """Called on lane N, where the exchange is loaded when it is first needed."""

    def richt_in(waar: str) -> Helften:
        from wijdesk.app.uitwisseling_beheer import richt_in

        return _helften(richt_in(bureau, waar))

    def meld_aan(waar: str) -> str:
        from wijdesk.app.uitwisseling import meld_aan

        return meld_aan(bureau, waar)

    def aanvragen() -> tuple[AanvraagRij, ...]:
        from wijdesk.app.uitwisseling_beheer import aanvragen, werk_teams_bij

        werk_teams_bij(bureau)
        return aanvragen(bureau)

    def nieuwe_noodsleutel() -> Helften:
        from wijdesk.app.uitwisseling_beheer import vervang_noodsleutel

        return _helften(vervang_noodsleutel(bureau))

    def proef(waar: str) -> str:
        from wijdesk.app.uitwisseling_beheer import proef

        return proef(bureau, waar)

    def laat_toe(vingerafdruk: str, teams: tuple[Id, ...]) -> str:
        from wijdesk.app.uitwisseling_beheer import laat_toe

        return laat_toe(bureau, vingerafdruk, teams=teams)

    def zet_teams(balie: Id, teams: tuple[Id, ...]) -> str:
        from wijdesk.app.uitwisseling_beheer import zet_teams

        return zet_teams(bureau, balie, teams)

    def trek_in(balie: Id) -> str:
        from wijdesk.app.uitwisseling_beheer import trek_in

        return trek_in(bureau, balie)

    def vernieuw() -> int:
        from wijdesk.app.uitwisseling_beheer import vernieuw

        return vernieuw(bureau)

    def oefen(een: str, ander: str) -> int:
        from wijdesk.app.uitwisseling_beheer import oefen

        return oefen(bureau, een, ander)

    return Beheerpoort(
        proef=proef,
        richt_in=richt_in,
        meld_aan=meld_aan,
        aanvragen=aanvragen,
        laat_toe=laat_toe,
        zet_teams=zet_teams,
        trek_in=trek_in,
        vernieuw=vernieuw,
        vervang_noodsleutel=nieuwe_noodsleutel,
        oefen=oefen,
        druk_af=lambda helften: _druk_af(bureau, omgeving, helften),
    )


def _helften(noodblad: Noodblad) -> Helften:
    return noodblad.een, noodblad.ander


def _druk_af(bureau: Bureau, omgeving: Omgeving, helften: Helften) -> None:
    from wijdesk.ui.afdruk import AfdrukVenster

    vandaag = lokaal(bureau.wereld.klok()).date()

    def maak() -> bytes:
        from wijdesk.app import uitwisseling
        from wijdesk.reports.noodsleutel import maak
        from wijdesk.reports.papier_tekst import dag

        centrum = uitwisseling.toon_adres(uitwisseling.adres(bureau))
        return maak(helften, centrum=centrum, dag=dag(vandaag.isoformat()))

    venster = QApplication.activeWindow()
    AfdrukVenster(omgeving.jobs, "Noodsleutel", maak, "noodsleutel.pdf", venster).show()
