"""How a desk, a request and the whole state read in words."""

from __future__ import annotations

from collections.abc import Sequence

from wijdesk.models.rows.delen import AanvraagRij, BalieRij, DelenStand, wie_in_woorden
from wijdesk.models.values import Id, dag_in_woorden, lokaal, moment_in_woorden
from wijdesk.ui.regels import Regel
from wijdesk.ui.syncpil import sinds, wijzigingen

LEZEN, STAFBUREAU = "lezen", "stafbureau"
ROLLEN = {"beheer": "beheert", LEZEN: "leest alleen"}
"""What the rooster calls a desk that is not like others, in words."""


def daar_werkten(wie: Sequence[str]) -> str:
    """Who worked at a desk last; empty when that is not known."""
    return f"Daar werkte {', '.join(wie)}" if wie else ""


def balie_beeld(rij: BalieRij, *, nu: int, nieuwste: int, teams: int = 0, wie: Sequence[str] = ()) -> Regel:
    """One desk: who worked there last, how far it is, its version, and why it stands still. `nieuwste`: the highest
    version among them; `teams`: how many there are.
    """
    hoeveel = f"{len(rij.teams)} van {teams} teams" if rij.rol == LEZEN and teams else f"{len(rij.teams)} teams"
    stad = rij.rol == LEZEN and len(rij.teams) == teams > 1
    naast = "alle teams" if stad else hoeveel if len(rij.teams) > 1 else "".join(rij.teams)
    titel = " · ".join(filter(None, (rij.naam, naast)))
    if rij.ingetrokken:
        weg = ("Doet niet meer mee", daar_werkten(wie))
        return Regel(titel=titel, onder=" · ".join(filter(None, weg)), pil="ingetrokken", let_op=rij.stil)
    delen = [f"Hier tot {moment_in_woorden(rij.laatst, nu)}" if rij.laatst else "Hier is nog niets van"]
    if rij.eigen:
        delen = [f"Laatste werk {moment_in_woorden(rij.laatst, nu)}" if rij.laatst else "Nog geen werk"]
    elif wie:
        delen.insert(0, daar_werkten(wie))
    if rij.versie is not None:
        oud = " (ouder dan andere)" if rij.versie < nieuwste else ""
        delen.append(f"versie {rij.versie}{oud}")
    if len(rij.teams) > 1:
        delen.append("Leest voor de cijfers van de stad" if stad else ", ".join(rij.teams))
    stil = rij.stil
    if stil and rij.stil_sinds:
        stil = f"Staat stil sinds {sinds(rij.stil_sinds, nu)}. {stil}"
    return Regel(
        titel=titel,
        rechts=f"{rij.tot} {'regel' if rij.tot == 1 else 'regels'}",
        onder=" · ".join(delen),
        pil="deze balie" if rij.eigen else STAFBUREAU if stad else ROLLEN.get(rij.rol, ""),
        let_op=stil,
    )


def aanvraag_beeld(rij: AanvraagRij, *, nu: int, teams: dict[Id, str]) -> Regel:
    """One request, with what is to be compared."""
    welke = ", ".join(teams.get(team, "") for team in rij.teams) or "Team onbekend"
    return Regel(
        titel=rij.vingerafdruk,
        onder=wie_in_woorden(rij),
        verder=f"{welke} · vraagt sinds {moment_in_woorden(rij.sinds, nu)}",
        pil="niet toegelaten"
        if rij.weggelegd
        else "met beheer"
        if rij.beheer
        else "nog geen collega"
        if rij.onbekend
        else "",
    )


def gegevens(stand: DelenStand, nu: int) -> str:
    """The lines below the heading."""
    if stand.alleen:
        return "Wat u hier vastlegt, blijft op deze computer. Andere balies zien het niet."
    regels = [f"Centrum: {stand.waar}"]
    if stand.laatste_contact is not None:
        regels.append(f"Laatste contact: {moment_in_woorden(stand.laatste_contact, nu)}")
    if stand.wacht and stand.wacht_sinds is not None:
        regels.append(f"{wijzigingen(stand.wacht)} sinds {sinds(stand.wacht_sinds, nu)}")
        per_team = [
            f"{rij.naam} {rij.wacht} (sinds {sinds(rij.sinds, nu)})"
            for rij in stand.per_team
            if rij.mag and rij.wacht and rij.sinds is not None
        ]
        if per_team:
            regels.append(f"Per team: {', '.join(per_team)}")
    elif stand.leest_alleen:
        regels.append("Deze balie leest alleen. Wat u hier vastlegt, blijft op deze computer.")
    elif stand.toegelaten:
        regels.append("Alles van hier is gedeeld")
    if stand.geldig_tot is not None:
        dag = dag_in_woorden(lokaal(stand.geldig_tot).date(), lokaal(nu).date())
        regels.append(f"Het rooster geldt tot {dag}")
    return "\n".join(regels)
