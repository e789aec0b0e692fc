"""How the regie of a household stands in the whole city, in words: confirmed, not yet, or somebody else has it too.

Pure: what the centre answered about each member, and whether there is a centre that can answer, come from outside.
Nothing here stops anybody: a plan goes on whatever the answer (ontwerp.md 6, "Regie across teams").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date

from wijdesk.models.gegeven import dataclass
from wijdesk.models.values import Id

BEVESTIGD, ELDERS, VRIJGEGEVEN = "bevestigd", "elders", "vrijgegeven"
"""What the centre answered about a person: this team has the regie, another team has, or nobody any more."""
VOORLOPIG, NIET_GECONTROLEERD = "voorlopig", "niet gecontroleerd"

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
DOEL = "nagaan of iemand in een ander team al een regisseur heeft (één gezin, één plan, één regisseur)"
"""Why somebody is looked up; stands in the log of what was looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Antwoord:
    """What the centre answered last about one person."""

    persoon_id: Id
    stand: str
    team_id: Id | None
    team_naam: str = ""
    sinds: str = ""
    """The day (ISO) that team began; empty when it did not say."""
    generatie: int
    versie: int
    op: int = 0
    """When the centre wrote it down (its own clock, ms UTC)."""

    @property
    def nummer(self) -> tuple[int, int, int]:
        """Which of two answers about one person came later; after a BSN was corrected numbers begin anew."""
        return self.generatie, self.op, self.versie


@dataclass(frozen=True, slots=True, kw_only=True)
class Lid:
    """A member of the household now. `te_vragen`: has a BSN and may be asked about."""

    persoon_id: Id
    naam: str
    """As the reader may see it."""
    te_vragen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ander:
    """Another team that has a regisseur for members of this household."""

    team: str
    sinds: str
    namen: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regiestand:
    """How it stands. `soort`: BEVESTIGD, VOORLOPIG, ELDERS, NIET_GECONTROLEERD, or empty where there is no centre."""

    soort: str = ""
    kort: str = ""
    """Two or three words for beside the name of the regisseur."""
    zin: str = ""
    """The whole of it, with what to do."""
    anderen: tuple[Ander, ...] = ()

    @property
    def op_papier(self) -> str:
        """What a paper must say: only what is not certain, and never about another team."""
        return VOORLOPIG if self.soort in (VOORLOPIG, ELDERS) else ""


GEEN_REGIESTAND = Regiestand()
"""Of a household without an open casus, or at a desk without a centre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Centrumstand:
    """What this desk knows of its centre: whether it answers for the whole city, and which team each locatie is."""

    stadsbreed: bool = True
    teams: Mapping[Id, Id] = field(default_factory=dict)


def laatste(antwoorden: Iterable[Antwoord]) -> dict[Id, Antwoord]:
    """Per person the answer with the highest number."""
    gevonden: dict[Id, Antwoord] = {}
    for antwoord in antwoorden:
        er = gevonden.get(antwoord.persoon_id)
        if er is None or er.nummer < antwoord.nummer:
            gevonden[antwoord.persoon_id] = antwoord
    return gevonden


def is_eigen(antwoord: Antwoord, team: Id | None) -> bool:
    """Whether an answer says that the regie is with this team; of a team nobody knows what was written then counts."""
    if antwoord.team_id is None:
        return False
    return antwoord.team_id == team if team is not None else antwoord.stand == BEVESTIGD


def is_elders(antwoord: Antwoord, team: Id | None) -> bool:
    """Whether an answer says that another team than this one has the regie."""
    return antwoord.team_id is not None and not is_eigen(antwoord, team)


def regiestand(
    leden: Sequence[Lid], antwoorden: Mapping[Id, Antwoord], centrum: Centrumstand | None, *, team: Id | None,
    open_: bool,
) -> Regiestand:  # fmt: skip
    """The state of a household of this team with an open casus; nothing without one, or at a desk without a centre."""
    if centrum is None or not open_:
        return GEEN_REGIESTAND
    if not centrum.stadsbreed and not antwoorden:
        return Regiestand(
            soort=NIET_GECONTROLEERD,
            kort="niet stadsbreed gecontroleerd",
            zin="Of een ander team al een regisseur heeft, wordt bij dit centrum niet nagegaan.",
        )
    if anderen := _anderen(leden, antwoorden, team):
        zin = " ".join(ander_in_woorden(ander) for ander in anderen)
        waar = _zonder_team(anderen[0].team) or "een ander team"
        return Regiestand(
            soort=ELDERS,
            kort=f"ook bij {waar}" if len(anderen) == 1 else f"ook bij {len(anderen)} andere teams",
            zin=f"{zin} Bel dat team en spreek af wie de regie houdt. Het plan blijft zoals het is.",
            anderen=anderen,
        )
    te_vragen = [lid for lid in leden if lid.te_vragen]
    wacht = [lid for lid in te_vragen if not _is_van(antwoorden.get(lid.persoon_id), team)]
    zonder = _zonder(leden)
    if not te_vragen:
        soort, zin = VOORLOPIG, "Of een ander team al een regisseur heeft, is niet na te gaan."
    elif wacht:
        wie = "" if len(wacht) == len(leden) else f" voor {opsomming([lid.naam for lid in wacht])}"
        soort = VOORLOPIG
        zin = (
            f"De regie is voorlopig: het centrum heeft{wie} nog niet bevestigd dat geen ander team een regisseur "
            "heeft. Dat gaat vanzelf zodra er contact is."
        )
    else:
        soort, zin = BEVESTIGD, "Het centrum heeft bevestigd dat geen ander team een regisseur heeft."
    return Regiestand(soort=soort, kort=soort, zin=f"{zin} {zonder}".strip())


def _is_van(antwoord: Antwoord | None, team: Id | None) -> bool:
    return antwoord is not None and is_eigen(antwoord, team)


def ander_in_woorden(ander: Ander) -> str:
    """As in "Team Selwerd heeft al een regisseur voor Sam de Wit, sinds 3 maart 2026."."""
    sinds = f", sinds {dag_voluit(ander.sinds)}" if ander.sinds else ""
    return f"{team_in_woorden(ander.team)} heeft al een regisseur voor {opsomming(ander.namen)}{sinds}."


def te_doen(team: str, sinds: str) -> str:
    """What there is to do about another team, with that first: a list shows the beginning."""
    wie = f"team {_zonder_team(team)}" if team.strip() else "het andere team"
    dag = f", sinds {dag_voluit(sinds)}" if sinds else ""
    return f"Bel {wie}: daar is ook een regisseur{dag}. Spreek af wie de regie houdt."


def team_in_woorden(naam: str) -> str:
    """As in "Team Selwerd", also when the team is called so itself."""
    return f"Team {_zonder_team(naam)}" if naam.strip() else "Een ander team"


def team_in_zin(naam: str) -> str:
    """As in "team Selwerd", within a sentence."""
    zo = team_in_woorden(naam)
    return f"{zo[:1].lower()}{zo[1:]}"


def dag_voluit(iso: str) -> str:
    """As in "3 maart 2026"; what is no day stays as it is."""
    try:
        dag = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def opsomming(namen: Sequence[str]) -> str:
    """As in "Eva", "Eva en Sam", "Eva, Sam en Noor"."""
    return " en ".join(filter(None, (", ".join(namen[:-1]), *namen[-1:])))


def _zonder_team(naam: str) -> str:
    kaal = naam.strip()
    return kaal[5:] if kaal.casefold().startswith("team ") else kaal


def _anderen(leden: Sequence[Lid], antwoorden: Mapping[Id, Antwoord], team: Id | None) -> tuple[Ander, ...]:
    """The other teams, who was first on top; of one team the first day."""
    per_team: dict[tuple[Id | None, str], list[tuple[str, str]]] = {}
    for lid in leden:
        antwoord = antwoorden.get(lid.persoon_id)
        if antwoord is not None and is_elders(antwoord, team):
            per_team.setdefault((antwoord.team_id, antwoord.team_naam), []).append((antwoord.sinds, lid.naam))
    gevonden = [
        Ander(
            team=naam,
            sinds=min((sinds for sinds, _ in wie if sinds), default=""),
            namen=tuple(dict.fromkeys(lid for _, lid in wie)),
        )
        for (_, naam), wie in per_team.items()
    ]
    return tuple(sorted(gevonden, key=lambda ander: (ander.sinds or "9999", ander.team)))


def _zonder(leden: Sequence[Lid]) -> str:
    """Who cannot be asked about, in a sentence; empty when everybody can."""
    aantal = sum(not lid.te_vragen for lid in leden)
    if not aantal:
        return ""
    namen = [lid.naam for lid in leden if not lid.te_vragen]
    return f"Voor {opsomming(namen)} kan dat niet worden nagegaan (geen BSN, of afgeschermd)."
