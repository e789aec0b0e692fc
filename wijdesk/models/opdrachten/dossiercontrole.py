"""Asking for dossiercontrole (domein.md 8): drawing files, checking one, and answering what was found. Days are ISO."""

from __future__ import annotations

from wijdesk.models.dossierregels import Lijst
from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.dossiercontrole import Bevinding, Controledetail, ControlelijstRij, Controlemaand
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekDossiers(Opdracht[int]):
    """Draw the files of a team for a month ("2026-03"), or what is missing; answers how many were added.

    Asked again it adds nothing. Whoever draws gets no file of their own and none of somebody they have a tie with.
    """

    locatie_id: Id
    maand: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Puntinvoer:
    """The answer to one question; `actie`, `wie_id` and `klaar_voor` only of what is not in order."""

    punt: str
    oordeel: str
    opmerking: str = ""
    actie: str = ""
    wie_id: Id | None = None
    klaar_voor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BewaarControle(Opdracht[None]):
    """The checklist as far as it is filled in; `rond_af` finishes it: it counts, and the findings are told."""

    id: Id
    punten: tuple[Puntinvoer, ...]
    rond_af: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeropenControle(Opdracht[None]):
    """It was not finished: it counts no more and can be changed."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlaDossierOver(Opdracht[None]):
    """This file cannot be checked; the next one of its kind is drawn in its place."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeantwoordBevinding(Opdracht[None]):
    """What the casemanager says to a finding. `id` is of the point."""

    id: Id
    antwoord: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RondVerbeteractieAf(Opdracht[None]):
    """It was done, on a day (empty is today). `id` is of the point."""

    id: Id
    op: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesDossiercontroles(Leesvraag[Controlemaand]):
    """The files of a team for a month, in the order of their lots; without a locatie of where one works."""

    maand: str = ""
    locatie_id: Id | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesControle(Leesvraag[Controledetail]):
    """One file with the checklist as it is filled in. Logged as looking into it."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBevindingen(Leesvraag[tuple[Bevinding, ...]]):
    """The files of which something waits for whoever asks, and those that were answered this quarter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeemControlelijstInGebruik(Opdracht[Id]):
    """Take the checklist in this text (TOML, `models.controlelezen`) into use; answers the id of its version.

    Refused with what is wrong in it (veld: inhoud); what was in use stays then.
    """

    inhoud: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesControlelijsten(Leesvraag[tuple[ControlelijstRij, ...]]):
    """Every version of the checklist there ever was, the one in use first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesControlelijst(Leesvraag[Lijst]):
    """The checklist a control begins with now."""
