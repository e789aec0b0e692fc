"""What the answers of a triage give for what comes next, so that nothing is typed twice. Pure.

Goals for a draft plan, scores of the ZRM, and what can stand in the forms of the decision from the start. Questions are
found by what they are (a domain, `vul_in`) or by the codes of the shipped list; in another list what is not there stays
empty.
"""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.gesprek import Gesprek
from wijdesk.models.opdrachten.triage import ConceptDoel
from wijdesk.models.vragen import NIET_BEOORDEELD, Vraag, delen
from wijdesk.models.zelfredzaamheid import NIVEAUS

LAAG = 2
"""Up to this level ("niet zelfredzaam") a domain gets a goal."""
NOG_OP_TE_SCHRIJVEN = "doel nog samen in eigen woorden opschrijven"
WET_VAN = {"wmo": "Wmo 2015", "jeugd": "Jeugdwet"}
KADER_VAN = WET_VAN | {"participatie": "Participatiewet", "geen": "zonder wettelijk kader"}
HULP_VAN = (
    ("netwerk", ("genoeg",), "netwerk en informele hulp"),
    ("voorliggend", ("ja", "deel"), "basisvoorziening"),
    ("licht", ("genoeg", "naast"), "lichte ondersteuning door WIJ"),
    ("maatwerk", ("participatie",), "andere organisatie"),
    ("maatwerk", ("wmo", "jeugd"), "maatwerk"),
)
"""In the fixed order: what solves it says what kind of hand-off it is (code list toeleidingsoort)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The level of one domain of the ZRM, with the words beside it."""

    domein: str
    niveau: int
    toelichting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Oogst:
    """What the answers give. Texts are empty when nothing was answered."""

    scores: tuple[Score, ...]
    doelen: tuple[ConceptDoel, ...]
    situatie: str
    """What is going on, in the words of the resident: for the plan, the aanleiding of a casus, the vraag of support."""
    gaat_goed: str
    """Who helps already."""
    wettelijk_kader: str
    wetten: tuple[str, ...]
    """The laws an onderzoek is asked under: none, one or both."""
    kinderen: str
    """"ja", "nee" or "" (not said) to whether there are children or somebody is pregnant."""
    gezinsregels: tuple[str, ...]
    """Who belongs to the household as it was typed, a person each."""
    clientondersteuning: str
    familiegroepsplan: str
    verwijzing_naar: str
    verwijzing_soort: str
    kortdurend_doel: str
    afschalen_doel: str
    eerste_actie: str


def oogst(gesprek: Gesprek) -> Oogst:
    """What the answers to the questions that are asked now give."""
    scores = _scores(gesprek)
    wens = _tekst(gesprek, "wens")
    woorden = next((gesprek.antwoord(v.code).waarde for v in _gesteld(gesprek) if v.vul_in == "vraag"), "")
    maatwerk = delen(_tekst(gesprek, "maatwerk"))
    wetten = [WET_VAN[deel] for deel in maatwerk if deel in WET_VAN]
    kaders = [KADER_VAN[deel] for deel in maatwerk if deel in KADER_VAN]
    return Oogst(
        scores=scores,
        doelen=_doelen(scores, wens),
        situatie=woorden,
        gaat_goed=_tekst(gesprek, "netwerk_wie"),
        wettelijk_kader=kaders[0] if kaders else "",
        wetten=tuple(wetten),
        kinderen=_ja_nee(gesprek, "kinderen"),
        gezinsregels=_gezinsregels(gesprek),
        clientondersteuning=_ja_nee(gesprek, "clientondersteuning"),
        familiegroepsplan=_ja_nee(gesprek, "familiegroepsplan"),
        verwijzing_naar=_tekst(gesprek, "voorliggend_welke"),
        verwijzing_soort=_hulp(gesprek),
        kortdurend_doel=_tekst(gesprek, "licht_wat") or wens,
        afschalen_doel=_tekst(gesprek, "vangnet"),
        eerste_actie=_tekst(gesprek, "nodig_vandaag"),
    )


def conceptdoelen(gesprek: Gesprek) -> tuple[ConceptDoel, ...]:
    """The goals a draft plan begins with."""
    return oogst(gesprek).doelen


def _gesteld(gesprek: Gesprek) -> list[Vraag]:
    return [vraag for vraag in gesprek.lijst.vragen if gesprek.wordt_gesteld(vraag.code)]


def _scores(gesprek: Gesprek) -> tuple[Score, ...]:
    """The domains that were scored, in the order of the list; "niet beoordeeld" is no score. Once per domain."""
    scores: dict[str, Score] = {}
    for vraag in _gesteld(gesprek):
        antwoord = gesprek.antwoord(vraag.code)
        if vraag.soort == "zrm" and vraag.domein and antwoord.waarde not in ("", NIET_BEOORDEELD):
            niveau = int(antwoord.waarde) if antwoord.waarde.isdigit() else 0
            if niveau in NIVEAUS:
                nieuw = Score(domein=vraag.domein, niveau=niveau, toelichting=antwoord.toelichting)
                scores.setdefault(vraag.domein, nieuw)
    return tuple(scores.values())


def _doelen(scores: tuple[Score, ...], wens: str) -> tuple[ConceptDoel, ...]:
    """Per domain that was scored low one goal, the lowest first, in the words beside the score.

    What the resident wants goes with the first of them that has no words of its own. Somebody who wants something and
    has no low score gets one goal for it, on the lowest domain there is.
    """
    laag = sorted((score for score in scores if score.niveau <= LAAG), key=lambda score: score.niveau)
    if wens and not laag and scores:
        return (ConceptDoel(woorden=wens, leefgebied=min(scores, key=lambda score: score.niveau).domein),)
    zonder = next((score for score in laag if not score.toelichting), None)
    doelen = [
        ConceptDoel(woorden=_woorden(score, wens if score is zonder else ""), leefgebied=score.domein) for score in laag
    ]
    if wens and laag and zonder is None:
        doelen.insert(0, ConceptDoel(woorden=wens, leefgebied=laag[0].domein))
    return tuple(doelen)


def _woorden(score: Score, wens: str) -> str:
    return score.toelichting or wens or f"{score.domein}: {NOG_OP_TE_SCHRIJVEN}"


def _gezinsregels(gesprek: Gesprek) -> tuple[str, ...]:
    tekst = next((gesprek.antwoord(v.code).waarde for v in _gesteld(gesprek) if v.vul_in == "huishouden"), "")
    return tuple(regel for deel in tekst.splitlines() if (regel := " ".join(deel.split())))


def _hulp(gesprek: Gesprek) -> str:
    for code, waarden, soort in HULP_VAN:
        if gesprek.wordt_gesteld(code) and not set(waarden).isdisjoint(delen(gesprek.antwoord(code).waarde)):
            return soort
    return ""


def _tekst(gesprek: Gesprek, code: str) -> str:
    return gesprek.antwoord(code).waarde if gesprek.wordt_gesteld(code) else ""


def _ja_nee(gesprek: Gesprek, code: str) -> str:
    waarde = _tekst(gesprek, code)
    return waarde if waarde in ("ja", "nee") else ""
