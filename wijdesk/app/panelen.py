"""Which panels and actions the window gets, and what each is handed. The only place that knows them all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from wijdesk.app import panelen_beheer as beheer
from wijdesk.app.bureau import Bureau
from wijdesk.app.hulp import hulp_acties
from wijdesk.app.verzoeken import NEEMT
from wijdesk.app.wie_mag import banden, werkplekken, wie_mag_wat
from wijdesk.models.opdrachten.huis import LeesCodes, LeesLocaties, LeesVoorkeuren
from wijdesk.models.rows.huis import CodeRij, LocatieRij, Wijziging
from wijdesk.ui.actions import PanelSoort
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panel import Actie, Codes, Omgeving, Panel
from wijdesk.ui.panels.inloop import InloopPanel

if TYPE_CHECKING:
    from wijdesk.app.behoud.bewaking import Bewaking
    from wijdesk.app.uitwisseling.werker import Uitwisselaar
    from wijdesk.app.venster import Programma
    from wijdesk.models.opdrachten.klacht import LeesKlachtmeldingen
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


def maak_panelen(
    bureau: Bureau, uitwisselaar: Uitwisselaar | None = None, bewaking: Bewaking | None = None
) -> tuple[PanelSoort, ...]:
    """The panels, each built when it is first shown, as far as the rollen of whoever works here use them.

    With an `uitwisselaar` also Delen, with a `bewaking` also Reservekopieën.
    """
    inloop, inwoner, jaarverslag, termijnen, triage, werk = (
        partial(maak, bureau) for maak in (_inloop, _inwoner, beheer.jaarverslag, _termijnen, _triage, _werk)
    )
    # Who reads no casus has the deadlines of AVG requests and klachten where the window begins.
    termijnen_bij = CASUSREGIE | TEAMLEIDER | (frozenset() if "casus.lezen" in bureau.rechten else ENTREE)
    soorten: list[tuple[str, str, str, str, str, frozenset[str], Callable[[Omgeving], Panel]]] = [
        ("wachtrij", "wachtrij", "Wachtrij", "users", "links", ENTREE | TEAMLEIDER, _wachtrij),
        ("werk", "werk", "Mijn werk", "inbox", "links", ENTREE | CASUSREGIE | TEAMLEIDER, werk),
        ("casus.lezen|avg|klacht.behandelen", "termijnen", "Termijnen", "clock", "links", termijnen_bij, termijnen),
        ("huishouden.lezen", "casus", "Casusregie", "briefcase", "midden", CASUSREGIE, partial(_casus, bureau)),
        ("contact.registreren", "inloop", "Inloop", "door-open", "midden", ENTREE | CASUSREGIE, inloop),
        ("triage.lezen", "triage", "Triage", "split", "midden", CASUSREGIE, triage),
        ("signaal.melden", "signaal", "Signaal", "megaphone", "midden", CASUSREGIE, partial(_signaal, bureau)),
        ("rapport", "dashboard", "Dashboard", "layout-dashboard", "midden", TEAMLEIDER,
         partial(beheer.dashboard, bureau)),
        ("straatronde", "straatronde", "Straatronde", "footprints", "midden", frozenset(),
         partial(_straatronde, bureau)),
        ("collectief.lezen", "collectief", "Collectief", "users", "midden", frozenset(), partial(_collectief, bureau)),
        ("ondersteuning.lezen", "ondersteuning", "Ondersteuning", "life-buoy", "midden",
         CASUSREGIE | TEAMLEIDER, partial(_ondersteuning, bureau)),
        ("opschalen", "opschaling", "Opschaling", "trending-up", "midden", frozenset(), partial(_opschaling, bureau)),
        ("meldcode", "meldcode", "Meldcode", "shield-alert", "midden", frozenset(), partial(_meldcode, bureau)),
        ("wvggz", "wvggz", "Wvggz-meldpunt", "stethoscope", "midden", frozenset(), _wvggz),
        ("contact.lezen", "vandaag", "Vandaag", "calendar", "midden", ENTREE | TEAMLEIDER, partial(_vandaag, bureau)),
        ("persoon.lezen", "inwoner", "Inwoner", "user", "rechts", ENTREE | CASUSREGIE | TEAMLEIDER, inwoner),
        ("kaart.lezen", "kaart", "Sociale kaart", "building-2", "rechts", ENTREE | CASUSREGIE,
         partial(beheer.kaart, bureau)),
        ("signaal.lezen", "signalen", "Signalen", "bell", "rechts", ENTREE | CASUSREGIE | TEAMLEIDER,
         partial(_signalen, bureau)),
        ("casus.lezen", "caseload", "Mijn casussen", "clipboard-list", "links", CASUSREGIE, _caseload),
        ("verschil.beslissen", "verschillen", "Verschillen", "git-compare", "midden", frozenset(), _verschillen),
        ("rapport", "jaarverslag", "Jaarverslag", "layout-dashboard", "midden", TEAMLEIDER, jaarverslag),
        ("rapport", "maandrapport", "Maandrapport", "calendar", "midden", frozenset(),
         partial(beheer.maandrapport, bureau)),
        ("rapport", "export", "Export", "download", "midden", frozenset(), partial(beheer.export, bureau)),
        ("rapport", "laddergebruik", "Gebruik van de ladder", "trending-up", "midden", frozenset(),
         beheer.laddergebruik),
        ("import", "invoer", "Import", "upload", "midden", frozenset(), beheer.invoer),
        ("beheer.lijsten", "locaties", "Locaties", "building-2", "midden", frozenset(), beheer.locaties),
        ("beheer.lijsten", "tarieven", "Tarieven", "clipboard-list", "midden", frozenset(), beheer.tarieven),
        ("casus.lezen", "praktijklijst", "Praktijkvormen", "life-buoy", "midden", frozenset(), beheer.praktijklijst),
        ("beheer.lijsten", "praktijksoorten", "Praktijkvormen beheren", "life-buoy", "midden", frozenset(),
         beheer.praktijksoorten),
        ("beheer.lijsten", "controlelijsten", "Controlelijst beheren", "list-todo", "midden", frozenset(),
         beheer.controlelijsten),
        ("beheer.lijsten", "cijferdefinities", "Cijferdefinities", "info", "midden", frozenset(), beheer.definities),
        ("beheer.toegang", "toegang", "Toegang", "key-round", "midden", frozenset(), partial(beheer.toegang, bureau)),
        ("bewaren.akkoord", "bewaren", "Bewaren en vernietigen", "trash-2", "midden", frozenset(),
         partial(beheer.bewaren, bureau)),
        ("beheer.vragen", "vragenlijsten", "Vragenlijsten", "list-todo", "midden", frozenset(), beheer.vragenlijsten),
        ("beheer.ladder", "ladder", "Escalatieladder", "trending-up", "midden", frozenset(), beheer.ladder),
        ("desk.openen", "banden", "Ik ken een inwoner", "users", "midden", frozenset(), partial(banden, bureau)),
        ("rechten.lezen", "rechten", "Wie mag wat", "eye", "midden", frozenset(), wie_mag_wat),
        ("log.lezen", "logboek", "Logboek", "eye", "midden", frozenset(), partial(beheer.logboek, bureau)),
        ("inzage.nood", "noodinzage", "Noodinzage", "triangle-alert", "midden", frozenset(), beheer.noodinzage),
        ("desk.openen", "handleiding", "Handleiding", "info", "midden", frozenset(), beheer.handleiding),
    ]  # fmt: skip
    klachten = partial(beheer.klachten, bureau)
    soorten.append(("klacht.lezen", "klacht", "Klachten", "message-square", "midden", frozenset(), klachten))
    controle = partial(beheer.dossiercontrole, bureau)
    soorten.append(
        ("dossiercontrole.lezen", "dossiercontrole", "Dossiercontrole", "list-todo", "midden", frozenset(), controle)
    )
    agressie = partial(beheer.agressie, bureau)
    soorten.append(("agressie.lezen", "agressie", "Agressie", "triangle-alert", "midden", frozenset(), agressie))
    impact = partial(beheer.impact, bureau)
    soorten.append(("impact", "impact", "Impactmeting", "target", "midden", frozenset(), impact))
    beheert = "avg" in bureau.rechten
    titel = "AVG-verzoeken" if beheert else "AVG-verzoek doorgeven"
    recht = "avg" if beheert else "contact.registreren"
    soorten.append((recht, "avg", titel, "lock", "midden", frozenset(), partial(beheer.avg, bureau)))
    if bewaking is not None:
        kopieen = partial(beheer.reservekopieen, bureau, bewaking)
        soorten.append(("beheer.winkel", "reservekopieen", "Reservekopieën", "save", "midden", frozenset(), kopieen))
    if uitwisselaar is not None:
        delen = partial(beheer.delen, bureau, uitwisselaar)
        soorten.append(("desk.openen", "delen", "Delen", "cloud", "midden", frozenset(), delen))
    return tuple(
        PanelSoort(
            naam=naam, titel=titel, pictogram=pictogram, gebied=gebied, maak=maak, indelingen=indelingen,
            neemt=NEEMT.get(naam, frozenset()),
        )
        for recht, naam, titel, pictogram, gebied, indelingen, maak in soorten
        if not bureau.rechten.isdisjoint(recht.split("|"))
    )  # fmt: skip


def programma_acties(programma: Programma, omgeving: Omgeving) -> tuple[Actie, ...]:
    """What belongs to the program and not to a panel."""
    rechten = frozenset() if programma.bureau is None else programma.bureau.rechten
    alleen_lezen = programma.bureau is not None and bool(programma.bureau.alleen_lezen)
    beheert = not rechten.isdisjoint({"beheer.medewerkers", "casus.regie_team"})
    wie = ("beheer.medewerkers", "Medewerkers en wachtwoord") if beheert else ("beheer.wachtwoord", "Mijn wachtwoord")
    instellingen, over = partial(_instellingen, programma, omgeving), partial(_over, programma, omgeving)
    return (
        Actie("programma.instellingen", "Instellingen", "Ctrl+,", instellingen, "settings"),
        Actie(*wie, "", partial(_medewerkers, programma, omgeving), "key-round"),
        *(
            (Actie("programma.reservekopie", "Reservekopie maken", "", programma.bewaking.maak_kopie, "save"),)
            if "beheer.winkel" in rechten and not alleen_lezen
            else ()
        ),
        Actie(
            "beheer.tweede",
            "Code van mijn telefoon",
            "",
            partial(_tweede, programma, omgeving),
            "key-round",
            "tweede factor inloggen app herstelcodes",
        ),
        *werkplekken(programma, omgeving),
        Actie("programma.over", "Over wijdesk", "", over, "info", "versie licenties onderdelen"),
        *hulp_acties(programma, omgeving),
        Actie("programma.vergrendel", "Vergrendelen", "Ctrl+L", programma.vergrendel, "lock", "andere medewerker"),
    )


def uitwegen(programma: Programma) -> dict[str, tuple[str, Callable[[], None]]]:
    """Per kind of trouble in the open window what a person can do about it with one button."""
    return {
        "schijf_vol": ("Waar staan de gegevens?", programma.bewaking.toon_map),
        "beschadigd": ("Sluiten en herstellen…", programma.bewaking.sluit_en_herstel),
    }


def _wachtrij(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.wachtrij import WachtrijPanel

    return WachtrijPanel(omgeving)


def _inloop(bureau: Bureau, omgeving: Omgeving) -> Panel:
    paneel = InloopPanel(omgeving)
    if "klacht" in bureau.rechten:
        from wijdesk.ui.panels.inloop.klachtbalk import KlachtBalk

        KlachtBalk(paneel, _klachtmeldingen)
    if "triage.voeren" in bureau.rechten:
        from wijdesk.ui.panels.inloop.triagebalk import TriageBalk

        TriageBalk(paneel)
    return paneel


def _klachtmeldingen() -> LeesKlachtmeldingen:
    from wijdesk.models.opdrachten.klacht import LeesKlachtmeldingen

    return LeesKlachtmeldingen()


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
        avg="avg" in rechten,
        triage="triage.voeren" in rechten,
        signaal="signaal.melden" in rechten,
        opschalen="opschalen" in rechten,
        klacht="klacht" in rechten,
    )


def _termijnen(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.termijnen import TermijnenPanel

    rechten = bureau.rechten
    alleen = "" if "casus.lezen" in rechten else "klacht" if "klacht.behandelen" in rechten else "avg"
    return TermijnenPanel(omgeving, team="casus.regie_team" in rechten, alleen=alleen)


def _signalen(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.signalen import SignalenPanel

    rechten = bureau.rechten
    return SignalenPanel(omgeving, behandelen="signaal.behandelen" in rechten, melden="signaal.melden" in rechten)


def _signaal(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.signaal import SignaalPanel

    return SignaalPanel(omgeving, bureau.rechten)


def _straatronde(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.straatronde import StraatrondePanel

    rechten = bureau.rechten
    return StraatrondePanel(omgeving, lezen="signaal.lezen" in rechten, collectief="collectief.schrijven" in rechten)


def _collectief(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.collectief import CollectiefPanel

    rechten = bureau.rechten
    return CollectiefPanel(omgeving, schrijft="collectief.schrijven" in rechten, signalen="signaal.lezen" in rechten)


def _opschaling(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.opschaling import OpschalingPaneel

    return OpschalingPaneel(omgeving, gebruik="rapport" in bureau.rechten)


def _meldcode(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.meldcode import MeldcodePaneel

    return MeldcodePaneel(omgeving, team="casus.regie_team" in bureau.rechten)


def _wvggz(omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.wvggz import WvggzPaneel

    return WvggzPaneel(omgeving)


def _vandaag(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.vandaag import VandaagPanel

    return VandaagPanel(omgeving, registreert="contact.registreren" in bureau.rechten)


def _inwoner(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.ui.panels.inwoner import InwonerPanel

    return InwonerPanel(omgeving, rechten=bureau.rechten)


def _casus(bureau: Bureau, omgeving: Omgeving) -> Panel:
    from wijdesk.app.papier import Afdrukker
    from wijdesk.ui.panels.casus import CasusPanel

    afdrukker = Afdrukker(omgeving)
    leest = "casus.lezen" in bureau.rechten
    paneel = CasusPanel(omgeving, afdrukker.verzoeken(), {"plan": _plan, "zrm": _zrm}, leest=leest)
    afdrukker.paneel = paneel
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


def _instellingen(programma: Programma, omgeving: Omgeving) -> None:
    from wijdesk.app.programma_vensters import instellingen

    instellingen(programma, omgeving)


def _over(programma: Programma, omgeving: Omgeving) -> None:
    from wijdesk.app.programma_vensters import over

    over(programma, omgeving)


def _tweede(programma: Programma, omgeving: Omgeving) -> None:
    from wijdesk.app.toegang_vensters import stel_tweede_in

    stel_tweede_in(programma, omgeving)


def _medewerkers(programma: Programma, omgeving: Omgeving) -> None:
    from wijdesk.app.toegang_vensters import toon_medewerkers

    toon_medewerkers(programma, omgeving)
