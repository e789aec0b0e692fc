"""Stories as they come to a neighbourhood team, and what an experienced consulent would expect the answers to propose.

Each walks in the order of the pages; what is not asked is not answered. Nothing that must be known stays open.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from wijdesk.models.gesprek import Gesprek
from wijdesk.models.vragen_lezen import lees
from wijdesk.resources import lees_tekst


@dataclass(frozen=True, slots=True)
class Verhaal:
    """What somebody tells, the answers (code=value), what is proposed, and words of the first reason."""

    vertelt: str
    antwoorden: str
    route: str
    besluit: str
    omdat: str


VERHALEN = (
    Verhaal(
        "Een man wil weten hoe hij huurtoeslag aanvraagt.",
        "aard=klein breder=nee kinderen=nee veilig=ja zelf=alles",
        "enkelvoudig", "afgehandeld", "kan dit zelf",
    ),
    Verhaal(
        "Een weduwnaar kan de tuin niet meer aan; zijn zoon en de buren doen het voortaan.",
        "aard=klein breder=nee kinderen=nee veilig=ja zelf=deel netwerk=genoeg",
        "enkelvoudig", "afgehandeld", "omgeving",
    ),
    Verhaal(
        "Een vrouw van 79 is eenzaam sinds haar man dood is; het ouderenwerk heeft een eetgroep.",
        "aard=klein breder=nee kinderen=nee veilig=ja zelf=deel netwerk=deel voorliggend=ja",
        "enkelvoudig", "verwijzing", "basisvoorziening",
    ),
    Verhaal(
        "Een jongen van 19 durft zijn post niet te openen; drie gesprekken en een map helpen.",
        "aard=meer kinderen=nee leefgebieden=financien zrm_financien=3 veilig=ja dakloos=nee "
        "zelf=deel netwerk=niemand voorliggend=deel licht=genoeg",
        "enkelvoudig", "kortdurend", "Korte hulp",
    ),
    Verhaal(
        "Een vrouw van 84 vraagt hulp bij het huishouden; haar dochter doet al wat zij kan.",
        "aard=klein breder=nee kinderen=nee veilig=ja zelf=niets netwerk=deel voorliggend=nee licht=nee "
        "maatwerk=wmo melding=ja clientondersteuning=ja regie=nee",
        "complex", "onderzoek", "termijn",
    ),
    Verhaal(
        "Een moeder vraagt hulp voor haar zoon van 9, die thuis en op school vastloopt.",
        "aard=meer kinderen=ja leefgebieden=relaties,geestelijk zrm_relaties=3 zrm_geestelijk=2 veilig=ja kindcheck=ja "
        "suicide=nee zelf=deel netwerk=deel voorliggend=deel licht=nee maatwerk=jeugd melding=ja "
        "clientondersteuning=ja familiegroepsplan=ja regie=nee",
        "complex", "onderzoek", "Jeugdwet",
    ),
    Verhaal(
        "Een gezin met schulden, ruzie en een kind dat niet naar school gaat; vier instanties lopen langs elkaar.",
        "aard=meer kinderen=ja leefgebieden=financien,relaties,werk zrm_financien=2 zrm_relaties=2 zrm_werk=2 "
        "veilig=ja geweld=nee kindcheck=ja dakloos=nee zelf=niets netwerk=niemand voorliggend=deel licht=nee "
        "maatwerk=uitzoeken regie=ja",
        "complex", "casus", "niet zelfredzaam",
    ),
    Verhaal(
        "Een vrouw is net door haar man geslagen en hij staat voor de deur; de kinderen zijn thuis.",
        "aard=spoed kinderen=ja veilig=nee gevaar=ja",
        "spoed", "opschaling", "direct gevaar",
    ),
    Verhaal(
        "Een man heeft pillen gespaard en een afscheidsbrief geschreven.",
        "aard=spoed kinderen=nee veilig=nee gevaar=onbekend suicide=plan",
        "spoed", "opschaling", "zelfdoding",
    ),
    Verhaal(
        "Een moeder met een baby staat morgen op straat.",
        "aard=spoed kinderen=ja leefgebieden=huisvesting zrm_huisvesting=2 veilig=nee gevaar=nee geweld=nee "
        "kindcheck=nee suicide=nee wapens=nee dakloos=nu zelf=niets netwerk=niemand voorliggend=nee licht=nee "
        "maatwerk=uitzoeken regie=ja",
        "spoed", "casus", "geen dak",
    ),
    Verhaal(
        "Vrijdagmiddag: een vader heeft tot maandag geen eten; de voedselbank geeft vandaag een pakket.",
        "aard=spoed kinderen=ja leefgebieden=financien zrm_financien=2 veilig=ja gevaar=nee kindcheck=nee dakloos=nee "
        "zelf=deel netwerk=deel voorliggend=ja",
        "spoed", "verwijzing", "basisvoorziening",
    ),
    Verhaal(
        "De juf ziet vaak blauwe plekken bij een jongen; hij is nu veilig op school.",
        "aard=meer kinderen=ja leefgebieden=relaties zrm_relaties=2 veilig=nee gevaar=nee geweld=ja kindcheck=ja "
        "suicide=nee wapens=nee dakloos=nee zelf=niets netwerk=niemand voorliggend=nee licht=nee maatwerk=uitzoeken "
        "regie=ja",
        "complex", "casus", "niet iedereen is veilig",
    ),
    Verhaal(
        "Een vrouw belt in paniek: haar ex dreigt. Ze denkt dat ze het met uitleg zelf kan regelen.",
        "aard=spoed kinderen=ja leefgebieden=relaties zrm_relaties=2 veilig=nee gevaar=nee geweld=ja kindcheck=nee "
        "suicide=nee wapens=nee dakloos=nee zelf=alles",
        "spoed", "casus", "meldcode",
    ),
    Verhaal(
        "Een meisje van 15 appt dat ze niet naar huis durft; ze zegt niet waarom en vriendinnen vangen haar op.",
        "aard=spoed kinderen=ja veilig=nee gevaar=onbekend geweld=onbekend kindcheck=ja suicide=onbekend wapens=nee "
        "dakloos=onbekend zelf=deel netwerk=genoeg",
        "spoed", "opschaling", "niet duidelijk of er nu gevaar is",
    ),
    Verhaal(
        "Een vader kan niet wachten: hij slaapt niet van de zorgen om zijn dochter. Opa wil alles wel regelen.",
        "aard=spoed kinderen=ja leefgebieden=geestelijk zrm_geestelijk=3 veilig=ja gevaar=nee kindcheck=ja zelf=deel "
        "netwerk=genoeg",
        "spoed", "casus", "kind",
    ),
    Verhaal(
        "Een studente belt overstuur en denkt soms aan de dood; haar moeder haalt haar vanavond op.",
        "aard=spoed kinderen=nee leefgebieden=geestelijk zrm_geestelijk=2 veilig=ja gevaar=nee suicide=gedachten "
        "zelf=deel netwerk=genoeg",
        "spoed", "kortdurend", "kijk een tijd mee",
    ),
    Verhaal(
        "Een man denkt soms aan de dood; de huisarts en de praktijkondersteuner zijn deze week al bij hem.",
        "aard=meer kinderen=nee leefgebieden=geestelijk zrm_geestelijk=2 veilig=onbekend gevaar=nee geweld=nee "
        "suicide=gedachten wapens=nee dakloos=nee zelf=niets netwerk=deel voorliggend=ja",
        "complex", "kortdurend", "kijk een tijd mee",
    ),
    Verhaal(
        "Een gezin heeft vijf maanden huurachterstand; over drie weken komt de deurwaarder.",
        "aard=meer kinderen=ja leefgebieden=financien,huisvesting zrm_financien=2 zrm_huisvesting=3 veilig=ja "
        "kindcheck=nee dakloos=maand zelf=niets netwerk=niemand voorliggend=deel licht=naast maatwerk=geen regie=ja",
        "complex", "casus", "binnen een maand",
    ),
    Verhaal(
        "Een man zoekt werk en heeft geen inkomen; verder gaat het goed.",
        "aard=klein breder=nee kinderen=nee veilig=ja zelf=niets netwerk=niemand voorliggend=nee licht=nee "
        "maatwerk=participatie regie=nee",
        "complex", "verwijzing", "werk of inkomen",
    ),
    Verhaal(
        "Na een jaar hulp gaat het goed met een gezin; tante past op en het buurthuis kent hen.",
        "aard=minder kinderen=ja leefgebieden=geen veilig=ja kindcheck=nee vangnet=Tante",
        "enkelvoudig", "afschalen", "gaat beter",
    ),
    Verhaal(
        "Een gezin wil minder hulp, maar er is weer een schuld en niemand weet hoe het met het kind gaat.",
        "aard=minder kinderen=ja leefgebieden=financien zrm_financien=2 veilig=ja kindcheck=onbekend dakloos=nee "
        "vangnet=Nog_niemand",
        "complex", "casus", "kinderen",
    ),
    Verhaal(
        "Een bejaarde vrouw betaalt steeds voor haar neef; niemand weet of zij nu gevaar loopt.",
        "aard=meer kinderen=nee leefgebieden=financien,relaties zrm_financien=3 zrm_relaties=2 veilig=onbekend "
        "gevaar=onbekend geweld=ja suicide=nee wapens=nee dakloos=nee zelf=deel netwerk=niemand voorliggend=nee "
        "licht=nee maatwerk=uitzoeken regie=nee",
        "spoed", "opschaling", "niet duidelijk of er nu gevaar is",
    ),
    Verhaal(
        "De buren melden een verwarde man die 's nachts schreeuwt; niemand heeft hem gesproken.",
        "aard=meer kinderen=nee leefgebieden=geestelijk,middelen zrm_geestelijk=nb zrm_middelen=nb veilig=onbekend "
        "gevaar=onbekend geweld=onbekend suicide=onbekend wapens=onbekend dakloos=onbekend zelf=niets "
        "netwerk=niet_gevraagd voorliggend=nee licht=nee maatwerk=uitzoeken regie=onbekend",
        "complex", "casus", "niet duidelijk of er gevaar is",
    ),
    Verhaal(
        "Een man die voor zijn demente vrouw zorgt, houdt het niet vol; hij wil eerst praten, nog niets aanvragen.",
        "aard=meer kinderen=nee leefgebieden=iadl,adl,netwerk zrm_iadl=2 zrm_adl=3 zrm_netwerk=3 veilig=ja zelf=niets "
        "netwerk=niemand voorliggend=deel licht=naast maatwerk=wmo melding=nee regie=nee",
        "complex", "casus", "drie of meer leefgebieden",
    ),
)  # fmt: skip


def loop(verhaal: Verhaal) -> Gesprek:
    """Every answer when its question is asked, in the order of the story."""
    gesprek = Gesprek.van(lees(lees_tekst("triage.toml"))).beantwoord("woorden", verhaal.vertelt)
    for stuk in verhaal.antwoorden.split():
        code, waarde = stuk.split("=")
        assert gesprek.wordt_gesteld(code), f"{code} is not asked"
        gesprek = gesprek.beantwoord(code, waarde)
    return gesprek


@pytest.mark.parametrize("verhaal", VERHALEN, ids=[verhaal.vertelt[:40] for verhaal in VERHALEN])
def test_that_a_story_gives_what_a_professional_expects(verhaal: Verhaal) -> None:
    gesprek = loop(verhaal)
    voorstel = gesprek.voorstel()
    assert (voorstel.route, voorstel.besluit) == (verhaal.route, verhaal.besluit), voorstel.zin
    assert verhaal.omdat.lower() in " ".join(reden.tekst for reden in voorstel.redenen).lower()
    if verhaal.route != "spoed":
        assert [vraag.code for blad in gesprek.nog_open for vraag in gesprek.open_vragen(blad.code)] == []
    assert voorstel.kan_zwaarder == () or verhaal.route != "spoed"


def test_that_the_solutions_are_asked_in_their_fixed_order() -> None:
    """Zelf, netwerk, voorliggend, licht, maatwerk (domein.md 4): each only when the one before is not enough."""
    gesprek = Gesprek.van(lees(lees_tekst("triage.toml")))
    for code, waarde in (("aard", "klein"), ("breder", "nee"), ("kinderen", "nee"), ("veilig", "ja")):
        gesprek = gesprek.beantwoord(code, waarde)
    stappen = (("zelf", "niets"), ("netwerk", "niemand"), ("voorliggend", "nee"), ("licht", "nee"), ("maatwerk", "wmo"))
    for plek, (code, waarde) in enumerate(stappen):
        assert gesprek.wordt_gesteld(code)
        assert not any(gesprek.wordt_gesteld(later) for later, _ in stappen[plek + 1 :])
        gesprek = gesprek.beantwoord(code, waarde)


def test_that_questions_are_short_and_ask_one_thing() -> None:
    for vraag in lees(lees_tekst("triage.toml")).vragen:
        assert len(vraag.tekst) <= 75, vraag.tekst
        assert vraag.tekst.count("?") <= 1
        assert len(vraag.hulp) <= 125, vraag.hulp
        assert vraag.soort == "zrm" or vraag.tekst.endswith("?")


@pytest.mark.parametrize("zorg", ["veilig=nee", "geweld=ja", "geweld=onbekend", "suicide=gedachten", "suicide=onbekend",
                                  "kindcheck=ja", "kindcheck=onbekend", "dakloos=maand"])  # fmt: skip
@pytest.mark.parametrize("aard", ["klein", "meer", "minder", "spoed"])
@pytest.mark.parametrize("oplossing", ["zelf=alles", "zelf=deel netwerk=genoeg"])
def test_that_nothing_with_a_worry_about_safety_is_proposed_as_done(aard: str, zorg: str, oplossing: str) -> None:
    """A worry never ends with "the resident can do it": at least somebody looks along for a while."""
    vast = {"kinderen": "ja", "veilig": "nee", "gevaar": "nee", "geweld": "nee", "kindcheck": "nee", "suicide": "nee",
            "wapens": "nee", "dakloos": "nee"}  # fmt: skip
    eigen = dict(stuk.split("=") for stuk in (zorg, *oplossing.split()))
    gesprek = Gesprek.van(lees(lees_tekst("triage.toml"))).beantwoord("aard", aard)
    for code, waarde in ({"breder": "nee"} | vast | eigen).items():
        if gesprek.wordt_gesteld(code):
            gesprek = gesprek.beantwoord(code, waarde)
    voorstel = gesprek.voorstel()
    assert voorstel.besluit not in ("afgehandeld", "afschalen"), voorstel.zin
    assert voorstel.besluit
