"""Who may still see the record of a resident who died, on which ground, and how much of it. Pure.

The AVG does not hold for the dead (overweging 27); what was told in confidence stays so. Sources: Jeugdwet art. 7.3.12a
and, in its spirit, art. 7:458a BW (both since 2020).
"""

from __future__ import annotations

from datetime import date

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import leeftijd

NABESTAANDE = "nabestaande"
GEZAG = "gezag"
JONGER_DAN = 16
WET = "Jeugdwet art. 7.3.12a en art. 7:458a BW"


@dataclass(frozen=True, slots=True)
class Grond:
    """One ground: what people call it, as a letter says it after "omdat", where it stands, what to look at first."""

    naam: str
    omdat: str
    wet: str
    kijk_na: str


GRONDEN = {
    "toestemming": Grond(
        "De inwoner gaf bij leven toestemming",
        "de inwoner daar bij leven toestemming voor gaf",
        "lid 1 onder a",
        "De toestemming moet op papier of digitaal vastliggen. Geef alleen waarvoor zij geldt.",
    ),
    "incident": Grond(
        "Wij meldden aan de nabestaande dat er iets misging",
        "wij u meldden dat er in de zorg iets misging",
        "art. 7:458a lid 1 onder b BW en Wkkgz art. 10 lid 3",
        "Dit geldt voor zorg. Geef alleen wat over dat incident gaat.",
    ),
    "belang": Grond(
        "Een zwaarwegend belang",
        "u een zwaarwegend belang hebt dat zonder deze gegevens geschaad kan worden",
        "lid 1 onder b",
        "De nabestaande maakt aannemelijk welk belang dat is, en waarom het niet zonder dit dossier kan.",
    ),
    GEZAG: Grond(
        f"Had het gezag over een kind dat nog geen {JONGER_DAN} was",
        f"u het gezag had over een kind dat nog geen {JONGER_DAN} jaar was",
        "lid 2",
        "Ga na of deze ouder of voogd het gezag had. Het kan niet als dat niet past bij goede hulp.",
    ),
}
"""Code → the ground the law names."""
GEEN_WENS = "Legde de inwoner vanaf 12 jaar vast dat niemand dit mag zien? Dan mag het niet (lid 4)."
NIET_OVERLEDEN = "Op de kaart staat niet dat deze inwoner is overleden. Vul die dag daar eerst in."
WEL_OVERLEDEN = (
    "Deze inwoner is overleden: de AVG geldt niet meer, en een machtiging of gezag stopt dan. Kies bij het verzoek "
    "“Nabestaande”, of wijs het af."
)
GAAT_NIET_WEG = "Wat was toegewezen, gaat niet meer weg. Verbeter de kaart, of neem een nieuw besluit."
TOCH_OVERLEDEN = (
    "Deze inwoner is overleden: wat was toegewezen, gaat niet meer weg. Neem een nieuw besluit. Een nabestaande doet "
    "een eigen verzoek."
)


def let_op(grond: str, geboren: str, overleden_op: str) -> str:
    """What to look at before answering: what the ground asks for, and what stands in its way; a line each."""
    er = GRONDEN.get(grond)
    delen = (er.kijk_na if er is not None else "", waarom_niet(grond, geboren, overleden_op), GEEN_WENS)
    return "\n".join(filter(None, delen))


def waarom_niet(grond: str, geboren: str, overleden_op: str) -> str:
    """Why nothing can be granted on this ground; empty when it can. Both days ISO, or as much as is known."""
    if not overleden_op:
        return NIET_OVERLEDEN
    if grond != GEZAG:
        return ""
    jaren = [leeftijd(geboren, dag) for dag in _tussen(overleden_op)]
    bekend = [oud for oud in jaren if oud is not None]
    if not bekend or min(bekend) < JONGER_DAN <= max(bekend):
        return "Hoe oud dit kind werd, is niet zeker. Vul op de kaart de hele geboortedatum en dag van overlijden in."
    if bekend[0] >= JONGER_DAN:
        return f"De inwoner werd {bekend[0]}. Wie het gezag had, mag dit alleen zien van een kind tot {JONGER_DAN}."
    return ""


def waarom_niet_meer(hoedanigheid: str, grond: str, geboren: str, overleden_op: str) -> str:
    """Why what was granted goes out no more, by what the card says now; empty when it may. Days as in `waarom_niet`."""
    if hoedanigheid != NABESTAANDE:
        return TOCH_OVERLEDEN if overleden_op else ""
    zin = waarom_niet(grond, geboren, overleden_op)
    return f"{GAAT_NIET_WEG}\n{zin}" if zin else ""


def _tussen(deels: str) -> tuple[date, date]:
    """The first and last day a day can be of which a month or only a year is known."""
    jaar, *rest = (int(deel) for deel in deels.split("-"))
    if len(rest) == 2:
        return (date(jaar, *rest),) * 2
    if rest:
        volgende = date(jaar + rest[0] // 12, rest[0] % 12 + 1, 1)
        return date(jaar, rest[0], 1), date.fromordinal(volgende.toordinal() - 1)
    return date(jaar, 1, 1), date(jaar, 12, 31)
