"""Asking about keeping and destroying: holds, what may go by a day, lists that two people agree to, carrying out."""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.opdrachten.basis import Leesvraag, Opdracht
from wijdesk.models.rows.bewaren import Bewaaroordelen, Gedaan, LijstDetail, LijstRij, Proef, VerklaringPapier
from wijdesk.models.values import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetBlokkade(Opdracht[Id]):
    """Nothing of this household or person is destroyed from today on. `reden` is a code of the list "bewaarreden"."""

    soort: str
    id: Id
    reden: str
    toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HefBlokkadeOp(Opdracht[None]):
    """A hold ends today; `reden` in a few words."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBewaarproef(Leesvraag[Proef]):
    """The dry run: what may go on `peildatum` (ISO), oldest first. Nothing is written."""

    peildatum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesBewaaroordelen(Leesvraag[Bewaaroordelen]):
    """Look at dossiers of a dry run, (soort, id) each, once more and whole: milliseconds of each, beside the lanes.
    What may not go any more is refused by name of the reason.
    """

    peildatum: str
    dossiers: tuple[tuple[str, Id], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakVernietiglijst(Opdracht[Id]):
    """Propose dossiers of a dry run: (soort, id) each. What may not go any more is refused by name of the reason.

    `oordelen`: what `LeesBewaaroordelen` just found of these; it stands when nothing was written since, and is found
    again when something was.
    """

    peildatum: str
    dossiers: tuple[tuple[str, Id], ...]
    oordelen: Bewaaroordelen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakVerzoeklijst(Opdracht[Id]):
    """Propose the dossier of a request of the resident that was granted (AVG art. 17): no term, but two people."""

    verzoek_id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVernietiglijsten(Leesvraag[tuple[LijstRij, ...]]):
    """Every list, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVernietiglijst(Leesvraag[LijstDetail]):
    """One list with its dossiers. With `afvallers` each of those is looked at whole, which takes a moment per dossier;
    without, none falls off.
    """

    id: Id
    afvallers: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BesluitRegel(Opdracht[None]):
    """`besluit` is "weg" or "bewaren"; to keep asks a `reden` of the list "bewaarreden"."""

    id: Id
    besluit: str
    reden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeefVernietigakkoord(Opdracht[None]):
    """Somebody else than who made the list agrees to what it says goes."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class TrekLijstIn(Opdracht[None]):
    """The list is not carried out (further)."""

    id: Id
    reden: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VernietigDossier(Opdracht[Gedaan]):
    """Carry out one line of a list, in one transaction; a line that was done answers so again."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class RondLijstAf(Opdracht[None]):
    """Every line is done or fell off: the list is closed."""

    id: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class LeesVerklaring(Leesvraag[VerklaringPapier]):
    """What the declaration of a list that was carried out says."""

    id: Id
