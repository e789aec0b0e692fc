"""What of a triage a resident does not get on paper: what was weighed about safety, and where it came from. Pure.

Paper lies on a table where whoever the suspicion is about can read it, and a melder may stay unknown (domein.md 7). The
answers about safety stay out always, so that their absence says nothing either.
"""

from __future__ import annotations

from wijdesk.models.gegeven import dataclass
from wijdesk.models.gesprek import Gesprek
from wijdesk.models.vragen import ONBEKEND

VEILIGHEID = "veiligheid"
"""The page of the city-wide list; extra questions of a team on it count too."""
THUIS = "Huiselijke relaties"
"""The domain of the ZRM whose words stay out as soon as something about safety was answered that gives concern."""
VERMOEDENS = ("geweld", "kindcheck")
"""The questions after which the meldcode is followed (Wet verplichte meldcode)."""


def is_vermoeden(gesprek: Gesprek) -> bool:
    """Whether violence, neglect or concern about a child was said, or nobody knows."""
    return any(gesprek.wordt_gesteld(code) and gesprek.antwoord(code).waarde in ("ja", ONBEKEND) for code in VERMOEDENS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weglating:
    """What stays out: the codes of questions, the sentences of the proposal, and whether free words do as well."""

    vragen: frozenset[str]
    redenen: frozenset[str]
    gevoelig: bool
    """Something of safety weighed in: what the professional wrote beside the decision may say so."""


def _geeft_zorg(gesprek: Gesprek, code: str) -> bool:
    """Whether an answer about safety says more than that it is well. Losing a house is no secret at home."""
    waarde = gesprek.antwoord(code).waarde
    return code != "dakloos" and waarde not in ("", "ja" if code == "veilig" else "nee")


def weg_voor_inwoner(gesprek: Gesprek, *, uit_signaal: bool) -> Weglating:
    """What the version for the resident leaves out. `uit_signaal`: it began with the words of somebody else."""
    veilig = {vraag.code for vraag in gesprek.lijst.per_bladzijde.get(VEILIGHEID, ())}
    voorstel = gesprek.voorstel()
    zorg = {code for code in veilig if _geeft_zorg(gesprek, code)}
    rust_op = [reden for reden in (*voorstel.redenen, *voorstel.ook) if not zorg.isdisjoint(reden.vragen)]
    gevoelig = bool(rust_op) or is_vermoeden(gesprek)
    thuis = {vraag.code for vraag in gesprek.lijst.vragen if vraag.domein == THUIS} if gevoelig else set()
    woorden = {vraag.code for vraag in gesprek.lijst.vragen if vraag.vul_in == "vraag"} if uit_signaal else set()
    redenen = {reden.tekst for reden in rust_op}
    if thuis:
        redenen |= {reden.tekst for reden in voorstel.redenen if not thuis.isdisjoint(reden.vragen)}
    return Weglating(vragen=frozenset(veilig | thuis | woorden), redenen=frozenset(redenen), gevoelig=gevoelig)
