"""What goes on paper: the plan for the family, and the hand-over sheet. Nobody afgeschermd is named here, for anyone.

Paper leaves the building and is read by others than who asked for it, so no right opens these names.
"""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.plan import AkkoordRij, PlanDetail

GEZINSLID = "een gezinslid"
"""What stands on paper for somebody afgeschermd."""
VOOGD = "de voogd"
"""And for the institution that decides about a child that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PapierLid:
    """One member of the household now."""

    naam: str
    rol: str
    leeftijd: int | None
    tekent: bool
    """Whether there is a line to sign for this person (from 12 years: Jeugdwet art. 7.3.4)."""
    ook_voor: tuple[str, ...] = ()
    """Names of the children under 16 this person decides for; one who is afgeschermd is not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voogdij:
    """An institution that decides for one or more children of the household."""

    instelling: str
    over: tuple[str, ...]
    """Names of the children; one who is afgeschermd is not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPapier:
    """A plan with who it is for and whom to call."""

    plan: PlanDetail
    familie: str
    """The name of the household; empty when it would tell who somebody afgeschermd is."""
    adres: str
    """Empty when somebody afgeschermd lives there, or when it is not known."""
    leden: tuple[PapierLid, ...]
    nummer: str
    """The number of the casus ("C26-7KQ4M")."""
    locatie: str
    regisseur: str
    tandem: str
    vandaag: str
    """ISO date of the day it was asked for."""
    regie_voorlopig: bool = False
    """Whether it is not certain today that no other team has a regisseur for this family."""
    volgende_evaluatie: str = ""
    scores: tuple[tuple[bytes, str, int], ...] = ()
    """(goal id, ISO date, 0 to 10): the newest score of a goal."""
    versie: int = 0
    """Number of the fixed version that this is; 0 when it is not fixed (yet, or again)."""
    vingerafdruk: str = ""
    vastgesteld_op: str = ""
    na_versie: tuple[int, str] = (0, "")
    """Number and day (ISO) of the newest fixed version when the plan changed since; (0, "") when it did not."""
    akkoorden: tuple[AkkoordRij, ...] = ()
    """Who agreed with this version."""
    ook_voor: tuple[tuple[bytes, tuple[str, ...]], ...] = ()
    """(person id, names of the children): for whom somebody with gezag signs, also one who lives elsewhere."""
    voogdij: tuple[Voogdij, ...] = ()
    """Institutions that sign for a child (art. 1:302 BW)."""
    weggelaten: tuple[str, ...] = ()
    """Who is not named because of being afgeschermd, for the screen of the asker only; "" for one hidden there too."""
    taal: str = ""
    """What the first of the family of whom it is known speaks, as it stands on the card; nobody afgeschermd."""


def waarom_weggelaten(papier: PlanPapier) -> str:
    """What is not on the paper and why, in a sentence beside its preview; empty when everything is."""
    if not papier.weggelaten:
        return ""
    namen = [naam for naam in papier.weggelaten if naam]
    if verborgen := len(papier.weggelaten) - len(namen):
        namen.append("iemand die u niet mag zien" if verborgen == 1 else f"{verborgen} mensen die u niet mag zien")
    wie = " en ".join(filter(None, (", ".join(namen[:-1]), namen[-1])))
    is_ = "is" if len(papier.weggelaten) == 1 else "zijn"
    adres = "" if papier.adres else " Het adres staat er ook niet op."
    return (
        f"{wie[:1].upper()}{wie[1:]} {is_} afgeschermd. Op papier staat daarom “{GEZINSLID}” in plaats van de naam."
        f"{adres} Een handtekening van deze persoon wordt niet afgedrukt."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Toestemmingregel:
    """One consent for the receiver: for which kind of data, and who gave it when."""

    gegevens: str
    wie: str
    """Name of the person it is about."""
    door: str
    """Names of who said yes."""
    op: str
    tot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contactpersoon:
    """Somebody to talk to, as far as consent allows."""

    naam: str
    relatie: str
    telefoon: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdrachtPapier:
    """A hand-over sheet. What consent does not allow is not in it."""

    nummer: str
    locatie: str
    regisseur: str
    tandem: str
    vandaag: str
    wie: str
    """For whom: a name, or the name of the household; empty when consent does not let the receiver know."""
    naar: str
    """Who receives it: an organisation."""
    bij: str = ""
    """Whom to ask for there."""
    wat: str = ""
    """What it is for: the kind of support, or the productgroep with how much."""
    waarom: str = ""
    wens: str = ""
    """What the family wants, in their own words (the goal)."""
    periode: tuple[str, str] = ("", "")
    """First and last day of an indicatie (ISO)."""
    besloten_op: str = ""
    overbrugging: str = ""
    telefoon: str = ""
    adres: str = ""
    contactpersonen: tuple[Contactpersoon, ...] = ()
    voogdij: tuple[Voogdij, ...] = ()
    loopt: tuple[str, ...] = ()
    """Practice forms that run for whom it is about, with since when; only with consent to share how it goes."""
    toestemming: tuple[Toestemmingregel, ...] = ()
    """Empty: the sheet may not leave the house."""
    regie_voorlopig: bool = False
    """As in PlanPapier."""
    aantekeningen: tuple[str, ...] = ()
    """What the resident says against what is told here, ready to print."""
    intern: bool = False
    """For colleagues of the same team: nothing is shared with another, so no consent is needed to name the family."""
