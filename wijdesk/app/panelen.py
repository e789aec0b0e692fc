"""Which panels and actions the window gets, and what each is handed. The only place that knows them all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.huis import LeesCodes, LeesLocaties, LeesVoorkeuren
from wijdesk.models.rows.huis import CodeRij, LocatieRij, Wijziging
from wijdesk.models.values import Id
from wijdesk.ui.actions import PanelSoort
from wijdesk.ui.jobs import Jobs, Voortgang
from wijdesk.ui.panel import Actie, Codes, Omgeving, Panel, Toegangsbeheer
from wijdesk.ui.panels.inloop import InloopPanel

if TYPE_CHECKING:
    from wijdesk.app.uitwisseling_werker import Uitwisselaar
    from wijdesk.app.venster import Programma
    from wijdesk.models.rows.verslag import GemaaktVerslag, Waarvan
    from wijdesk.services.bestand import Importverslag
    from wijdesk.ui.panels.casus.tab import Tab

ENTREE = frozenset({"entree"})
CASUSREGIE = frozenset({"casusregie"})
TEAMLEIDER = frozenset({"teamleider"})


def maak_omgeving(bureau: Bureau, jobs: Jobs) -> Omgeving:
    """What every panel of this session gets. Reads on the calling thread: the lanes have nothing to do yet."""
    locaties = bureau.lees(LeesLocaties())
    eigen = LocatieRij(id=bureau.medewerker.locatie_id, naam=bureau.medewerker.locatie)
    omgeving = Omgeving(
        jobs=jobs,
        klok=bureau.wereld.klok,
        ids=bureau.wereld.ids,
        medewerker=bureau.medewerker,
        locatie=eigen,
        locaties=locaties,
        codes=Codes(bureau.lees(LeesCodes())),
        voorkeuren=bureau.lees(LeesVoorkeuren()),
    )
    houd_bij(omgeving)
    return omgeving


def houd_bij(omgeving: Omgeving) -> None:
    """Locaties and codes of a colleague's desk are choices here as soon as they arrive."""
    jobs = omgeving.jobs

    def bij_wijziging(wijziging: Wijziging) -> None:
        if "locatie" in wijziging.per_soort:
            jobs.read(LeesLocaties(), zet_locaties, eigenaar=jobs, sleutel="omgeving.locaties")
        if "code" in wijziging.per_soort:
            jobs.read(LeesCodes(), zet_codes, eigenaar=jobs, sleutel="omgeving.codes")

    def zet_locaties(rijen: tuple[LocatieRij, ...]) -> None:
        omgeving.locaties = rijen
        omgeving.codes.sein.gegeven.emit()

    def zet_codes(rijen: tuple[CodeRij, ...]) -> None:
        omgeving.codes.zet(rijen)
        omgeving.codes.sein.gegeven.emit()

    jobs.changed.connect(bij_wijziging)


def maak_panelen(bureau: Bureau, uitwisselaar: Uitwisselaar | None = None) -> tuple[PanelSoort, ...]:
    """The panels, each built when it is first shown, as far as the rollen of whoever works here use them.

    With an `uitwisselaar` also Delen.
    """
    inloop, inwoner, jaarverslag, termijnen, triage, werk = (
        partial(maak, bureau) for maak in (_inloop, _inwoner, _jaarverslag, _termijnen, _triage, _werk)
    )
    soorten: list[tuple[str, str, str, str, str, frozenset[str], Callable[[Omgeving], Panel]]] = [
        ("wachtrij", "wachtrij", "Wachtrij", "users", "links", ENTREE | TEAMLEIDER, _wachtrij),
        ("werk", "werk", "Mijn werk", "inbox", "links", ENTREE | CASUSREGIE | TEAMLEIDER, werk),
        ("casus.lezen", "termijnen", "Termijnen", "clock", "links", CASUSREGIE | TEAMLEIDER, termijnen),
        ("huishouden.lezen", "casus", "Casusregie", "briefcase", "midden", CASUSREGIE, _casus),
        ("contact.registreren", "inloop", "Inloop", "door-open", "midden", ENTREE | CASUSREGIE, inloop),
        ("triage.lezen", "triage", "Triage", "split", "midden", CASUSREGIE, triage),
        ("signaal.melden", "signaal", "Signaal", "megaphone", "midden", CASUSREGIE, partial(_signaal, bureau)),
        ("straatronde", "straatronde", "Straatronde", "footprints", "midden", frozenset(),
         partial(_straatronde, bureau)),
        ("ondersteuning.lezen", "ondersteuning", "Ondersteuning", "life-buoy", "midden",
         CASUSREGIE | TEAMLEIDER, partial(_ondersteuning, bureau)),
        ("opschalen", "opschaling", "Opschaling", "trending-up", "midden", frozenset(), partial(_opschaling, bureau)),
        ("meldcode", "meldcode", "Meldcode", "shield-alert", "midden", frozenset(), partial(_meldcode, bureau)),
        ("wvggz", "wvggz", "Wvggz-meldpunt", "stethoscope", "midden", frozenset(), _wvggz),
        ("contact.lezen", "vandaag", "Vandaag", "calendar", "midden", ENTREE | TEAMLEIDER, _vandaag),
        ("persoon.lezen", "inwoner", "Inwoner", "user", "rechts", ENTREE | CASUSREGIE | TEAMLEIDER, inwoner),
        ("signaal.lezen", "signalen", "Signalen", "bell", "rechts", ENTREE | CASUSREGIE | TEAMLEIDER,
         partial(_signalen, bureau)),
        ("casus.lezen", "caseload", "Mijn casussen", "clipboard-list", "links", CASUSREGIE, _caseload),
        ("verschil.beslissen", "verschillen", "Verschillen", "git-compare", "midden", frozenset(), _verschillen),
        ("rapport", "jaarverslag", "Jaarverslag", "layout-dashboard", "midden", TEAMLEIDER, jaarverslag),
        ("rapport", "laddergebruik", "Gebruik van de ladder", "trending-up", "midden", frozenset(), _laddergebruik),
        ("import", "invoer", "Import", "upload", "midden", frozenset(), _invoer),
        ("beheer.lijsten", "locaties", "Locaties", "building-2", "midden", frozenset(), _locaties),
        ("beheer.vragen", "vragenlijsten", "Vragenlijsten", "list-todo", "midden", frozenset(), _vragenlijsten),
        ("beheer.ladder", "ladder", "Escalatieladder", "trending-up", "midden", frozenset(), _ladder),
        ("beheer.centrum", "handleiding", "Handleiding", "info", "midden", frozenset(), _handleiding),
    ]  # fmt: skip
    if uitwisselaar is not None:
        delen = partial(_delen, bureau, uitwisselaar)
        soorten.append(("desk.openen", "delen", "Delen", "cloud", "midden", frozenset(), delen))
    return tuple(
        PanelSoort(naam=naam, titel=titel, pictogram=pictogram, gebied=gebied, maak=maak, indelingen=indelingen)
        for recht, naam, titel, pictogram, gebied, indelingen, maak in soorten
        if recht in bureau.rechten
    )


def programma_acties(programma: Programma, omgeving: Omgeving) -> tuple[Actie, ...]:
    """What belongs to the program and not to a panel."""
    rechten = frozenset() if programma.bureau is None else programma.bureau.rechten
    beheert = not rechten.isdisjoint({"beheer.medewerkers", "casus.regie_team"})
    wie = ("beheer.medewerkers", "Medewerkers en wachtwoord") if beheert else ("beheer.wachtwoord", "Mijn wachtwoord")
    instellingen = partial(_instellingen, programma, omgeving)
    return (
        Actie("programma.instellingen", "Instellingen", "Ctrl+,", instellingen, "settings"),
        Actie(*wie, "", partial(_medewerkers, programma, omgeving), "key-round"),
        Actie("programma.reservekopie", "Reservekopie maken", "", programma.maak_kopie, "save"),
        Actie("programma.vergrendel", "Vergrendelen", "Ctrl+L", programma.vergrendel, "lock"),
    )


def uitwegen(programma: Programma) -> dict[str, tuple[str, Callable[[], None]]]:
    """Per kind of trouble in the open window what a person can do about it with one button."""
    return {
        "schijf_vol": ("Waar staan de gegevens?", programma.toon_map),
        "beschadigd": ("Sluiten en herstellen…", programma.sluit_en_herstel),
    }


def _wachtrij(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.wachtrij import WachtrijPanel

    return WachtrijPanel(omgeving)


def _inloop(bureau: Bureau, omgeving: Omgeving) -> Panel:
    paneel = InloopPanel(omgeving)
    if "triage.voeren" in bureau.rechten:
        from wijdesk.ui.panels.inloop.triagebalk import TriageBalk

        TriageBalk(paneel)
    return paneel


def _triage(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.app.papier import Afdrukker
    from wijdesk.ui.panels.triage import TriagePanel

    afdrukker = Afdrukker(omgeving, mag_schrijven="ondersteuning.schrijven" in bureau.rechten)
    afdrukker.paneel = paneel = TriagePanel(omgeving, afdrukker.verzoeken(), voert="triage.voeren" in bureau.rechten)
    return paneel


def _ondersteuning(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.app.papier import Afdrukker
    from wijdesk.ui.panels.ondersteuning import OndersteuningPanel

    mag = "ondersteuning.schrijven" in bureau.rechten
    afdrukker = Afdrukker(omgeving, mag_schrijven=mag)
    afdrukker.paneel = paneel = OndersteuningPanel(
        omgeving, afdrukker.verzoeken(), mag=mag, casus="casus.regie" in bureau.rechten
    )
    return paneel


def _werk(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.werk import WerkPanel

    rechten = bureau.rechten
    return WerkPanel(
        omgeving,
        casus="casus.lezen" in rechten,
        triage="triage.voeren" in rechten,
        signaal="signaal.melden" in rechten,
        opschalen="opschalen" in rechten,
    )


def _termijnen(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.termijnen import TermijnenPanel

    return TermijnenPanel(omgeving, team="casus.regie_team" in bureau.rechten)


def _signalen(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.signalen import SignalenPanel

    rechten = bureau.rechten
    return SignalenPanel(omgeving, behandelen="signaal.behandelen" in rechten, melden="signaal.melden" in rechten)


def _signaal(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.signaal import SignaalPanel

    return SignaalPanel(omgeving, bureau.rechten)


def _straatronde(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.straatronde import StraatrondePanel

    return StraatrondePanel(omgeving, lezen="signaal.lezen" in bureau.rechten)


def _opschaling(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.opschaling import OpschalingPaneel

    return OpschalingPaneel(omgeving, gebruik="rapport" in bureau.rechten)


def _meldcode(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.meldcode import MeldcodePaneel

    return MeldcodePaneel(omgeving, team="casus.regie_team" in bureau.rechten)


def _wvggz(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.wvggz import WvggzPaneel

    return WvggzPaneel(omgeving)


def _laddergebruik(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.laddergebruik import LadderGebruikPaneel

    return LadderGebruikPaneel(omgeving)


def _ladder(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.ladder import LadderPaneel

    return LadderPaneel(omgeving)


def _locaties(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.locaties import LocatiesPaneel

    return LocatiesPaneel(omgeving)


def _vandaag(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.vandaag import VandaagPanel

    return VandaagPanel(omgeving)


def _inwoner(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.inwoner import InwonerPanel

    return InwonerPanel(omgeving, rechten=bureau.rechten)


def _casus(omgeving: Omgeving) -> Panel:
    from wijdesk.app.papier import Afdrukker
    from wijdesk.ui.panels.casus import CasusPanel

    afdrukker = Afdrukker(omgeving)
    afdrukker.paneel = paneel = CasusPanel(omgeving, afdrukker.verzoeken(), {"plan": _plan, "zrm": _zrm})
    return paneel


def _plan(omgeving: Omgeving) -> Tab:
    from wijdesk.ui.panels.casus.plan import PlanTab
    from wijdesk.ui.panels.casus.zrm.klein import ZrmKlein

    return PlanTab(omgeving, naast=ZrmKlein)


def _zrm(omgeving: Omgeving) -> Tab:
    from wijdesk.ui.grafieken.zrm import ZrmGrafiek
    from wijdesk.ui.panels.casus.zrm import ZrmTab

    return ZrmTab(omgeving, maak_grafiek=ZrmGrafiek)


def _caseload(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.caseload import CaseloadPanel

    return CaseloadPanel(omgeving)


def _verschillen(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.verschillen import VerschillenPaneel

    return VerschillenPaneel(omgeving)


def _jaarverslag(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.jaarverslag import JaarverslagPanel

    def maak(jaar: int, locatie_id: Id | None, map_: Path, voortgang: Voortgang, /) -> GemaaktVerslag:
        from wijdesk.app.jaarverslag import maak_verslag

        return maak_verslag(bureau, jaar, locatie_id, map_, voortgang)

    def waarvan() -> Waarvan:
        from wijdesk.app import jaarverslag

        return jaarverslag.waarvan(bureau)

    return JaarverslagPanel(omgeving, maak, waarvan)


def _invoer(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.invoer import InvoerPanel

    return InvoerPanel(omgeving, _importeer, lees_kop=_lees_kop)


def _lees_kop(pad: Path, /) -> dict[str, tuple[str, ...]]:
    from wijdesk.services.bestand import ontbrekende_kolommen

    return ontbrekende_kolommen(pad)


def _delen(bureau: Bureau, uitwisselaar: Uitwisselaar, omgeving: Omgeving) -> Panel:
    from wijdesk.app.uitwisseling_poort import maak_poort
    from wijdesk.ui.panels.delen import DelenPanel

    return DelenPanel(omgeving, maak_poort(bureau, uitwisselaar, omgeving))


def _vragenlijsten(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.vragenlijsten import VragenlijstenPanel

    return VragenlijstenPanel(omgeving)


def _handleiding(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.handleiding import HandleidingPanel

    return HandleidingPanel(omgeving)


def _importeer(pad: Path, *, soort: str, vertaling: Path | None, proef: bool, voortgang: Voortgang) -> Importverslag:
    from wijdesk.services.bestand import importeer, lees_bestand

    bestand = lees_bestand(pad, soort, vertaling)
    return importeer(bestand, voortgang.write, proef=proef, voortgang=voortgang.meld, gestopt=voortgang.gestopt)


def _instellingen(programma: Programma, omgeving: Omgeving) -> None:
    from wijdesk.ui.settings_dialog import InstellingenVenster

    venster = InstellingenVenster(
        programma.instellingen, programma.bewaar, theme=programma.theme, omgeving=omgeving, ouder=programma.venster
    )
    venster.open()


def _medewerkers(programma: Programma, omgeving: Omgeving) -> None:
    from wijdesk.ui.medewerkers_dialog import MedewerkersVenster

    bureau = programma.bureau
    if bureau is None:
        return
    beheert = "beheer.medewerkers" in bureau.rechten
    beheer = Toegangsbeheer(
        maak_medewerker=bureau.maak_medewerker,
        wijzig_wachtwoord=bureau.wijzig_wachtwoord,
        stop_toegang=bureau.stop_toegang if beheert else None,
    )
    draagt_over = "casus.regie_team" in bureau.rechten
    MedewerkersVenster(omgeving, beheer, programma.venster, beheert=beheert, draagt_over=draagt_over).open()
