"""How something that must be done by a day looks in a list, and under which heading it stands. Knows no panel."""

from __future__ import annotations

from datetime import date, timedelta

from wijdesk.models.opdrachten.verloop import AfgeleideTaak, RondTaakAf
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.taaksoort import eigen_woorden
from wijdesk.models.values import Id, dag_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import samen, zin

SOORTEN = {
    "termijn": "termijn",
    "taak": "taak",
    "leeftijd": "leeftijd",
    "herindicatie": "herindicatie",
    "toeleiding": "toeleiding",
    "evaluatie": "evaluatie",
    "actie": "actie uit het plan",
    "nazorg": "nazorg",
    "overdracht": "overdracht",
    "toestemming": "toestemming",
    "regie": "regie",
    "ontvangen": "ander team",
    "signaal": "signaal",
    "terugkoppeling": "terugkoppeling",
    "meldcode": "meldcode",
    "wvggz": "Wvggz",
    "ondersteuning": "ondersteuning",
    "controle": "controle",
    "onderzoek": "onderzoek",
    "praktijk": "praktijkvorm",
    "advies": "advies",
    "avg": "AVG-verzoek",
    "klacht": "klacht",
    "agressie": "agressie",
    "bevinding": "dossiercontrole",
    "verbeteractie": "verbeteractie",
    "dossiers": "dossiercontrole",
}
ELDERS = {
    "taak": "Dit is een taak, geen termijn. Afronden met A; Enter gaat naar Verloop.",
    "leeftijd": "Dit signaal komt van een verjaardag, geen termijn. Afronden met A; Enter gaat naar Gezin.",
    "herindicatie": "Dit signaal komt van een indicatie die afloopt. Afronden met A; Enter gaat naar Toeleiding.",
    "toeleiding": "Dit is een stap in een toeleiding. Enter gaat naar Toeleiding; leg de stap daar vast.",
    "evaluatie": "Dit is een geplande evaluatie. Enter gaat naar Plan; houd of verzet haar daar.",
    "actie": "Dit is een actie uit het plan. Enter gaat naar Plan; zet haar daar op gedaan.",
    "nazorg": "Dit is een check na sluiting. Enter gaat erheen; leg daar vast hoe het gaat.",
    "overdracht": "Dit is een verzoek om de regie over te nemen. Enter opent de casus; antwoord daar bovenaan.",
    "toestemming": "Dit is toestemming die niet rond is. Enter gaat naar Betrokkenen; leg daar het antwoord vast.",
    "regie": "Dit is overleg met een ander team over de regie. Afronden met A; Enter opent de casus.",
    "ontvangen": "Dit huishouden komt van een ander team. Enter opent het; neem het daar bovenaan aan.",
    "avg": "Dit is een AVG-verzoek. Enter opent het; verleng het of besluit daar.",
    "agressie": "Dit is een maatregel die afloopt. Enter opent het incident; met Wijzigen verlengt u haar.",
    "bevinding": "Dit komt van een dossiercontrole. Enter opent haar; antwoord daar.",
    "verbeteractie": "Dit is een verbeteractie uit een dossiercontrole. Enter opent haar; zet haar daar op gedaan.",
    "dossiers": "Dit zijn dossiers om na te kijken. Enter opent de lijst van die maand.",
    "klacht": "Dit is een klacht. Enter opent haar; leg de stap daar vast.",
    "signaal": "Dit is een signaal dat wacht. Enter opent het; pak het daar op.",
    "terugkoppeling": "Dit is een belofte aan een melder. Enter opent het signaal; leg de terugkoppeling daar vast.",
    "meldcode": "Dit is een meldcode die loopt. Enter opent hem; zet de stappen daar.",
    "wvggz": "Dit is een melding bij het Wvggz-meldpunt. Enter opent haar; begin het onderzoek daar.",
    "ondersteuning": "Dit is een ondersteuning die afloopt. Enter opent haar; rond haar daar af of verleng haar.",
    "controle": "Dit is een controle na ondersteuning. Enter opent haar; leg daar vast hoe het gaat.",
    "praktijk": "Dit is een praktijkvorm. Enter gaat naar Praktijkvormen; vul de dag daar in.",
    "onderzoek": "Dit is een onderzoek. Enter opent het; leg de stap daar vast.",
    "advies": "Dit is een vraag om uw advies. Enter opent waar het over gaat; antwoord daar.",
}
"""What is said to whoever wants to decide about a term when the row is none: what it is and where it is settled."""
EIGEN_PANEEL = {
    "signaal": "signaal.open",
    "terugkoppeling": "signaal.open",
    "meldcode": "meldcode.open",
    "wvggz": "wvggz.open",
    "ondersteuning": "ondersteuning.open",
    "controle": "ondersteuning.open",
    "onderzoek": "onderzoek.open",
    "avg": "avg.open",
    "klacht": "klacht.open",
    "agressie": "agressie.open",
    "bevinding": "dossiercontrole.open",
    "verbeteractie": "dossiercontrole.open",
}
"""What is dealt with outside Casusregie, and the request that opens it."""
VAN_ONDERWERP = {"signaal": "wvggz.open", "triage": "triage.open"}
"""What hangs on no household, and the request that opens what it is about."""
UIT_TRIAGE = "Dit is een eerste actie uit een triage. Afronden met A; Enter opent de triage."
AFGELEID = ("leeftijd", "herindicatie", "regie")
"""Tasks the program raises by itself."""
TE_LAAT, VANDAAG, DEZE_WEEK, VOLGENDE_WEEK, LATER, STIL = (
    "Te laat", "Vandaag", "Deze week", "Volgende week", "Later", "Staat stil",
)  # fmt: skip


def sleutel_van(rij: AgendaRij) -> Id:
    """What a list knows the row by."""
    return Id(rij.sleutel.encode())


def zondag(dag: date) -> date:
    """The last day of its week."""
    return dag + timedelta(days=6 - dag.weekday())


def groep(rij: AgendaRij, vandaag: date) -> str:
    """The heading a row stands under."""
    if not rij.voor:
        return STIL
    dag = date.fromisoformat(rij.voor)
    if dag <= vandaag:
        return TE_LAAT if dag < vandaag else VANDAAG
    einde = zondag(vandaag)
    if dag <= einde:
        return DEZE_WEEK
    return VOLGENDE_WEEK if dag <= einde + timedelta(days=7) else LATER


def zonder_dag(in_woorden: str) -> ZoalsGetypt:
    """What is left of a term, as the screen says it, without the day behind it: "nog 3 dagen (do 5 mrt)" is read whole,
    because what else takes three more days is said in other words.
    """
    return ZoalsGetypt(zin(in_woorden).partition(" (")[0])


def rest(rij: AgendaRij) -> str:
    """What is left, without the day: "nog 3 dagen", "2 dagen te laat", "staat stil"."""
    if not rij.voor or rij.in_woorden.startswith("staat stil"):
        return "staat stil"
    return rij.in_woorden.partition(" (")[0]


def wat_te_doen(soort: str, kop: str, wat: str) -> str:
    """What must be done, of columns of an `AgendaRij`: the words a colleague wrote are said as they were typed."""
    if wat == kop or wat.casefold() == SOORTEN.get(soort):
        return wat  # it does not tell its own words
    voor, eigen, na = eigen_woorden(soort, kop, wat)
    door = f"({zin(na[1:-1])})" if na.startswith("(") else na
    return samen(" ", voor, ZoalsGetypt(eigen), door) if eigen else wat


def beeld(rij: AgendaRij, vandaag: date, *, met_wie: bool = False) -> Regel:
    """A row with what it is, what is left, for whom and by when; `met_wie` also who is to do it."""
    wie = (rij.medewerker or "nog van niemand") if met_wie else ""
    dag = dag_in_woorden(date.fromisoformat(rij.voor), vandaag) if rij.voor else ""
    over = rest(rij)
    staat_stil = over == "staat stil"
    teken = {"te laat": "!", "spoed": "!", "let-op": "·"}.get(rij.toestand, "")
    kleur = "spoed" if rij.toestand in ("te laat", "spoed") else rij.toestand
    streef = f"streefdatum {dag_in_woorden(date.fromisoformat(rij.streef), vandaag)}" if rij.streef else ""
    wat = wat_te_doen(rij.soort, rij.kop, rij.wat)
    delen = (wat, rij.huishouden, SOORTEN.get(rij.soort, rij.soort), wie, rij.in_woorden, streef, rij.toestand)
    return Regel(
        titel=wat,
        rechts=over if staat_stil else zonder_dag(rij.in_woorden),
        onder=" · ".join(deel for deel in (rij.huishouden, wie or SOORTEN.get(rij.soort, rij.soort)) if deel),
        pil="" if dag == over else dag,
        teken=teken,
        toestand=kleur,
        voluit=samen(", ", *delen),
    )


def voluit(rij: AgendaRij, vandaag: date) -> ZoalsGetypt:
    """The chosen row in full, for below the list: what, what is left, the streefdatum and what was decided."""
    return samen("\n", samen(" · ", wat_te_doen(rij.soort, rij.kop, rij.wat), rij.in_woorden), uitleg(rij, vandaag))


def uitleg(rij: AgendaRij, vandaag: date) -> ZoalsGetypt:
    """Of the row in full what stands below its first line."""
    regels = []
    if rij.streef and rij.streef != rij.voor:
        regels.append(f"Streefdatum: {dag_in_woorden(date.fromisoformat(rij.streef), vandaag)}")
    for besluit in rij.termijn.besluiten if rij.termijn is not None else ():
        van = dag_in_woorden(date.fromisoformat(besluit.van), vandaag)
        if besluit.soort == "verlengen":
            wat = f"Verlengd met {besluit.dagen} {'dag' if besluit.dagen == 1 else 'dagen'} op {van}"
        elif besluit.tot:
            wat = f"Stond stil van {van} tot {dag_in_woorden(date.fromisoformat(besluit.tot), vandaag)}"
        else:
            wat = f"Staat stil sinds {van}"
        waarom = samen(": ", wat, ZoalsGetypt(besluit.reden))  # in a list that of another's dossier is not told
        regels.append(samen(" ", waarom, f"({besluit.medewerker})"))
    return samen("\n", *regels)


def wegen(rij: AgendaRij) -> tuple[tuple[str, object], ...]:
    """The requests, in order, that lead to where a row is dealt with; none when there is no such place."""
    if (verzoek := EIGEN_PANEEL.get(rij.soort)) is not None:
        return ((verzoek, rij.bron_id),)
    if rij.soort == "dossiers":
        return (("dossiercontrole.open", (rij.onderwerp, rij.onderwerp_id)),)
    if rij.onderwerp in VAN_ONDERWERP and rij.onderwerp_id is not None:
        return ((VAN_ONDERWERP[rij.onderwerp], rij.onderwerp_id),)
    if rij.huishouden_id is None:
        return ()
    daarheen: tuple[tuple[str, object], ...] = (("huishouden.open", rij.huishouden_id),)
    if rij.soort == "nazorg":
        return (*daarheen, ("casus.nazorg", rij.bron_id))
    return (*daarheen, ("casus.tab", rij.tab)) if rij.tab else daarheen


def elders(rij: AgendaRij) -> bool:
    """Whether it is dealt with outside Casusregie."""
    return any(verzoek not in ("huishouden.open", "casus.tab", "casus.nazorg") for verzoek, _ in wegen(rij))


def afronding(rij: AgendaRij, uitkomst: str) -> RondTaakAf | None:
    """What ends a task, one the program raised too; None for what is dealt with in its own place."""
    if rij.soort == "taak" and rij.bron_id is not None:
        return RondTaakAf(id=rij.bron_id, uitkomst=uitkomst)
    if rij.soort in AFGELEID and rij.huishouden_id is not None:
        taak = AfgeleideTaak(
            huishouden_id=rij.huishouden_id, sleutel=rij.sleutel, soort=rij.soort, wat=rij.wat, voor=rij.voor,
            persoon_id=rij.persoon_id,
        )  # fmt: skip
        return RondTaakAf(afgeleid=taak, uitkomst=uitkomst)
    return None


def waarom_niet(rij: AgendaRij, soort: str) -> str:
    """Why a decision about a term ("opschorten", "hervatten", ...) cannot be taken on this row; empty when it can."""
    termijn = rij.termijn
    if termijn is None:
        if rij.onderwerp == "triage" and rij.soort == "taak":
            return UIT_TRIAGE
        return ELDERS.get(rij.soort, "Dit is geen termijn. Enter gaat naar waar het wordt afgehandeld.")
    if termijn.gehaald_op or termijn.vervallen_op:
        return f"{termijn.naam} is al {'gehaald' if termijn.gehaald_op else 'vervallen'}; hieraan verandert niets meer."
    if rij.onderwerp == "signaal" and soort in ("klaar", "vervallen"):
        return f"{termijn.naam} stopt als u de uitkomst vastlegt. Enter opent het Wvggz-meldpunt."
    if soort == "opschorten" and termijn.staat_stil:
        return f"{termijn.naam} staat al stil. Met H loopt de termijn weer."
    if soort == "opschorten" and not termijn.opschorten:
        return f"{termijn.naam} kan niet stilstaan: {termijn.grondslag}."
    if soort == "hervatten" and not termijn.staat_stil:
        return f"{termijn.naam} staat niet stil."
    return termijn.geen_verlenging if soort == "verlengen" and not termijn.verlengen else ""


def kan_af(rij: AgendaRij) -> bool:
    """Whether it is a task that can be rounded off from a list."""
    return afronding(rij, "") is not None
