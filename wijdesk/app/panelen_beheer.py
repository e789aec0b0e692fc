"""The panels with which the house itself is kept: lists, keys, copies, the log, figures. Each is loaded when shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wijdesk.ui.jobs import Voortgang
from wijdesk.ui.panel import Omgeving, Panel

if TYPE_CHECKING:
    from wijdesk.app.behoud.bewaking import Bewaking
    from wijdesk.app.bureau import Bureau
    from wijdesk.app.uitwisseling.werker import Uitwisselaar
    from wijdesk.models.rows.export import ExportVraag
    from wijdesk.models.rows.kaart import Kaartbestand
    from wijdesk.models.rows.periodecijfers import MaandVraag
    from wijdesk.models.rows.verslag import GemaaktVerslag, VerslagVraag, Waarvan
    from wijdesk.services.bestand import Importverslag


def laddergebruik(omgeving: Omgeving) -> Panel:
    """How often the ladder is used."""
    from wijdesk.ui.panels.laddergebruik import LadderGebruikPaneel

    return LadderGebruikPaneel(omgeving)


def ladder(omgeving: Omgeving) -> Panel:
    """The rungs of the organisation."""
    from wijdesk.ui.panels.ladder import LadderPaneel

    return LadderPaneel(omgeving)


def kaart(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """Where somebody can be sent."""
    from wijdesk.ui.panels.kaart import KaartPaneel

    return KaartPaneel(omgeving, _lees_kaartbestand, bijhouden="kaart.bijhouden" in bureau.rechten)


def _lees_kaartbestand(pad: Path, /) -> Kaartbestand:
    from wijdesk.services.kaartbestand import lees_kaartbestand

    return lees_kaartbestand(pad)


def locaties(omgeving: Omgeving) -> Panel:
    """The places of the organisation."""
    from wijdesk.ui.panels.locaties import LocatiesPaneel

    return LocatiesPaneel(omgeving)


def tarieven(omgeving: Omgeving) -> Panel:
    """What maatwerk costs."""
    from wijdesk.ui.panels.tarieven import TarievenPaneel

    return TarievenPaneel(omgeving)


def impact(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """What residents think of the help."""
    from wijdesk.app.papier_impact import maak_impact

    return maak_impact(bureau.rechten, omgeving)


def logboek(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """Who looked at what."""
    from wijdesk.app.papier import Afdrukker
    from wijdesk.ui.panels.logboek import LogboekPaneel

    afdrukker = Afdrukker(omgeving)
    afdrukker.paneel = paneel = LogboekPaneel(
        omgeving,
        afdrukker.verzoeken(),
        beoordeelt="log.beoordelen" in bureau.rechten,
        vernietigt="bewaren" in bureau.rechten,
    )
    return paneel


def noodinzage(omgeving: Omgeving) -> Panel:
    """Opening a dossier in an emergency."""
    from wijdesk.ui.panels.noodinzage import NoodinzagePaneel

    return NoodinzagePaneel(omgeving)


def bewaren(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """What may go, and carrying it out."""
    from wijdesk.app.papier import Afdrukker
    from wijdesk.app.vernietigen import voer_uit
    from wijdesk.models.opdrachten.bewaren import LeesBewaarproef, LeesVernietiglijst
    from wijdesk.ui.panels.bewaren import BewarenPaneel
    from wijdesk.ui.panels.bewaren.poort import Poort

    afdrukker = Afdrukker(omgeving)
    poort = Poort(
        proef=lambda dag: bureau.lees_apart(LeesBewaarproef(peildatum=dag)),
        oordeel=bureau.lees_apart,
        afvallers=lambda lijst: bureau.lees_apart(LeesVernietiglijst(id=lijst)),
        voer_uit=partial(voer_uit, bureau),
        afdrukken=afdrukker.verklaring,
    )
    afdrukker.paneel = paneel = BewarenPaneel(omgeving, poort, maakt="bewaren" in bureau.rechten)
    return paneel


def dashboard(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """The figures. The charts load with the first of them, not with the panel."""
    from wijdesk.app.papier_cijfers import dashboard_afdrukken
    from wijdesk.ui.panels.dashboard import DashboardPaneel

    def maak_grafiek(soort: str) -> object:
        from wijdesk.ui.grafieken.maak import maak_grafiek

        return maak_grafiek(soort)

    def mag_lijst(som: str) -> bool:
        from wijdesk.services.cijfers.lijsten import LIJSTEN

        return {"rapport", "contact.lezen", LIJSTEN[som][0]} <= bureau.rechten

    paneel = DashboardPaneel(omgeving, maak_grafiek, mag_lijst=mag_lijst, werkt_bij=not bureau.alleen_lezen)
    paneel.afdrukken = dashboard_afdrukken(bureau, paneel)
    return paneel


def jaarverslag(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """The year of a team or a city."""
    from wijdesk.ui.panels.jaarverslag import JaarverslagPanel

    def maak(vraag: VerslagVraag, voortgang: Voortgang) -> GemaaktVerslag:
        from wijdesk.app.openbaar import maak_jaarverslag

        return maak_jaarverslag(bureau, vraag, voortgang)

    def waarvan() -> Waarvan:
        from wijdesk.app import jaarverslag

        return jaarverslag.waarvan(bureau)

    return JaarverslagPanel(omgeving, maak, waarvan)


def maandrapport(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """The month of a team."""
    from wijdesk.ui.panels.maandrapport import MaandrapportPaneel

    def maak(vraag: MaandVraag, voortgang: Voortgang) -> GemaaktVerslag:
        from wijdesk.app.periodecijfers import maak_maandrapport

        return maak_maandrapport(bureau, vraag, voortgang)

    return MaandrapportPaneel(omgeving, maak)


def export(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """The figures of a year for the municipality or for everyone."""
    from wijdesk.models.rows.export import REGELS, STEL_VAST
    from wijdesk.ui.panels.export import ExportPaneel

    def maak(vraag: ExportVraag, voortgang: Voortgang) -> GemaaktVerslag:
        from wijdesk.app.export import maak_export, verslag_van

        gemaakt = maak_export(
            bureau, vraag.jaar, vraag.graad, vraag.locatie_id, vraag.map, voortgang, vaststellen=vraag.vaststellen
        )
        return verslag_van(gemaakt)

    return ExportPaneel(omgeving, maak, met_regels=REGELS in bureau.rechten, stelt_vast=STEL_VAST in bureau.rechten)


def invoer(omgeving: Omgeving) -> Panel:
    """Putting files in."""
    from wijdesk.ui.panels.invoer import InvoerPanel

    return InvoerPanel(omgeving, _importeer, lees_kop=_lees_kop)


def _lees_kop(pad: Path, /) -> dict[str, tuple[str, ...]]:
    from wijdesk.services.bestand import ontbrekende_kolommen

    return ontbrekende_kolommen(pad)


def delen(bureau: Bureau, uitwisselaar: Uitwisselaar, omgeving: Omgeving) -> Panel:
    """Working with other desks."""
    from wijdesk.app.uitwisseling.poort import maak_poort
    from wijdesk.ui.panels.delen import DelenPanel

    return DelenPanel(omgeving, maak_poort(bureau, uitwisselaar, omgeving))


def toegang(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """Who can log in, and with what."""
    from wijdesk.app.toegang_vensters import maak_paneel

    return maak_paneel(bureau, omgeving)


def reservekopieen(bureau: Bureau, bewaking: Bewaking, omgeving: Omgeving) -> Panel:
    """Copies of the store."""
    from wijdesk.app.behoud.pagina import maak_paneel

    return maak_paneel(bureau, bewaking, omgeving)


def vragenlijsten(omgeving: Omgeving) -> Panel:
    """What a triage asks."""
    from wijdesk.ui.panels.vragenlijsten import VragenlijstenPanel

    return VragenlijstenPanel(omgeving)


def definities(omgeving: Omgeving) -> Panel:
    """The definitions of figures that the organisation keeps."""
    from wijdesk.models.eigencijfer import MEESTE_TEKENS
    from wijdesk.services.tekstbestand import lees_tekstbestand
    from wijdesk.ui.panels.cijferdefinities import CijferdefinitiesPaneel

    lees = partial(lees_tekstbestand, hoogstens=MEESTE_TEKENS, waarvoor="een definitie")
    return CijferdefinitiesPaneel(omgeving, lees)


def controlelijsten(omgeving: Omgeving) -> Panel:
    """The checklist of dossiercontrole."""
    from wijdesk.services.controlebestand import lees_controlebestand
    from wijdesk.ui.panels.controlelijsten import ControlelijstenPaneel

    return ControlelijstenPaneel(omgeving, lees_controlebestand)


def praktijksoorten(omgeving: Omgeving) -> Panel:
    """Which practice forms there are."""
    from wijdesk.services.praktijkbestand import lees_praktijkbestand
    from wijdesk.ui.panels.praktijksoorten import PraktijksoortenPaneel

    return PraktijksoortenPaneel(omgeving, lees_praktijkbestand)


def praktijklijst(omgeving: Omgeving) -> Panel:
    """Practice forms over households."""
    from wijdesk.ui.panels.praktijklijst import PraktijklijstPaneel

    return PraktijklijstPaneel(omgeving)


def avg(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """Requests of residents about their own data."""
    from wijdesk.app.papier_avg import maak_avg

    return maak_avg(bureau.rechten, omgeving)


def agressie(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """The register of agressie."""
    from wijdesk.ui.panels.agressie import AgressiePaneel

    return AgressiePaneel(omgeving, meldt="agressie.melden" in bureau.rechten)


def klachten(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """The register of klachten."""
    from wijdesk.app.papier_klacht import maak_klachten

    return maak_klachten(bureau.rechten, omgeving)


def dossiercontrole(bureau: Bureau, omgeving: Omgeving) -> Panel:
    """Files drawn by lot, and what was found in them."""
    from wijdesk.app.papier_dossiercontrole import maak_dossiercontrole

    return maak_dossiercontrole(bureau.rechten, omgeving)


def handleiding(omgeving: Omgeving) -> Panel:
    """The guide."""
    from wijdesk.ui.panels.handleiding import HandleidingPanel

    return HandleidingPanel(omgeving)


def _importeer(
    pad: Path,
    *,
    soort: str,
    vertaling: Path | None,
    proef: bool,
    voortgang: Voortgang,
    locaties: frozenset[str] | None = None,
) -> Importverslag:
    from wijdesk.services.bestand import eis_geen_nieuwe, importeer, lees_bestand

    bestand = lees_bestand(pad, soort, vertaling)
    if locaties is not None:
        eis_geen_nieuwe(bestand, locaties)
    return importeer(bestand, voortgang.write, proef=proef, voortgang=voortgang.meld, gestopt=voortgang.gestopt)
