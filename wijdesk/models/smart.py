"""Questions that help a family to make a goal SMART. They ask and never forbid: a goal is saved as it was said.

Pure: words and fields in, at most three short questions in plain Dutch (B1) out.
"""

from __future__ import annotations

import re

HOOGSTENS = 3
"""More than three questions about one goal nobody reads."""

IN_EIGEN_WOORDEN = "Zou het gezin dit zelf zo zeggen?"
HOEVEEL = "Hoeveel, of hoe vaak?"
WAARAAN = "Waaraan merkt u dat het gelukt is?"
WANNEER = "Wanneer wilt u dit bereikt hebben?"
WIE_HELPT = "Wie helpt hierbij?"

_VAAG = frozenset(
    [
        "beter",
        "betere",
        "beste",
        "meer",
        "minder",
        "vaker",
        "weinig",
        "genoeg",
        "voldoende",
        "goed",
        "goede",
        "fijner",
        "rustiger",
        "gezonder",
        "gelukkiger",
        "sneller",
        "regelmatig",
        "soms",
        "mogelijk",
        "zoveel",
        "netter",
        "sterker",
    ]
)
_SYSTEEMWOORDEN = frozenset(
    [
        "cliënt",
        "cliënte",
        "cliënten",
        "client",
        "clienten",
        "cliëntsysteem",
        "inzet",
        "inzetten",
        "ingezet",
        "traject",
        "trajecten",
        "problematiek",
        "hulpverlening",
        "interventie",
        "interventies",
        "casus",
        "casuïstiek",
        "indicatie",
        "beschikking",
        "maatwerkvoorziening",
        "zelfredzaam",
        "zelfredzaamheid",
        "participatie",
        "participeren",
        "ondersteuningsbehoefte",
        "draagkracht",
        "draaglast",
        "opvoedvaardigheden",
        "opvoedingsvaardigheden",
        "competenties",
        "leefgebied",
        "leefgebieden",
        "stabiliseren",
        "stabilisatie",
        "begeleidingstraject",
        "zorgmijdend",
        "zorgmijder",
        "gedragsproblematiek",
        "monitoren",
        "optimaliseren",
        "bewerkstelligen",
        "regulier",
        "toeleiden",
        "toeleiding",
        "systeemgericht",
        "netwerkberaad",
        "betrokkene",
        "betrokkenen",
        "inwoner",
    ]
)
_GETAL = re.compile(
    r"\d|\b(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elke|iedere|elk|ieder|dagelijks|wekelijks|maandelijks|"
    r"nooit|altijd|geen|keer)\b"
)
_TIJD = re.compile(
    r"\b(?:voor|vóór|op|eind|einde|begin|binnen|over)\s+(?:\d|een|één|twee|drie|vier|vijf|zes|half|de (?:zomer|winter|"
    r"herfst|lente|kerst)|het (?:einde|eind|nieuwe)|januari|februari|maart|april|mei|juni|juli|augustus|september|"
    r"oktober|november|december)|\b20\d\d\b"
)
_WOORD = re.compile(r"[^\W\d_]+")


def tips(*, woorden: str, wanneer_bereikt: str, streef: str, heeft_acties: bool) -> tuple[str, ...]:
    """At most three questions about a goal, the most helpful first; none for a goal that has it all.

    Whose words it is comes first, then how much, how one sees it worked, by when, and who helps.
    """
    zin = woorden.lower()
    los = set(_WOORD.findall(zin))
    vragen = []
    if los & _SYSTEEMWOORDEN:
        vragen.append(IN_EIGEN_WOORDEN)
    if los & _VAAG and not _GETAL.search(f"{zin} {wanneer_bereikt.lower()}"):
        vragen.append(HOEVEEL)
    if not wanneer_bereikt.strip():
        vragen.append(WAARAAN)
    if not streef and not _TIJD.search(zin):
        vragen.append(WANNEER)
    if not heeft_acties:
        vragen.append(WIE_HELPT)
    return tuple(vragen[:HOOGSTENS])
