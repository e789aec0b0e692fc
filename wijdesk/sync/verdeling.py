"""What a desk that writes for several teams does besides: a chain for each, and in it what is that team's."""

from __future__ import annotations

from wijdesk.models.values import Id
from wijdesk.store import teamketens
from wijdesk.store.eigenketens import SCHRIJFT
from wijdesk.store.teamketens import FASEN, PER_BEURT, Staat, staat_uit
from wijdesk.store.teams import Kaart
from wijdesk.sync.deelnemer import Deelnemer, Leesstand, gedeeld
from wijdesk.sync.rooster import LEZEN, Rooster


def staat_van(balie: Deelnemer) -> Staat | None:
    """How far it got; None at a desk of one team."""
    return staat_uit(balie.kast.get(SCHRIJFT))


def kaart_van(balie: Deelnemer, rooster: Rooster, generatie: int) -> Kaart:
    """The teams, as this desk sees them. Of a desk that writes for several."""
    schrijft, eerst = balie.schrijft, balie.team
    thuis = eerst if eerst in schrijft and eerst is not None else min(schrijft)
    return Kaart(generatie=generatie, teams={team: er.naam for team, er in rooster.teams.items()}, thuis=thuis)


def schrijft_voor(balie: Deelnemer, rooster: Rooster) -> frozenset[Id]:
    """The teams this desk may write for."""
    regel = rooster.balies.get(balie.ingeschreven)
    return frozenset(regel.teams) if regel is not None and regel.rol != LEZEN else frozenset()


def wordt_meer(balie: Deelnemer, rooster: Rooster) -> bool:
    """Whether a desk that had one chain needs more: for a second team, or because it left the team of that chain.

    One that published nothing yet simply takes another team, unless it was let in for that one: what it wrote then is
    of that team or of nobody.
    """
    teams, team = schrijft_voor(balie, rooster), balie.team
    if team is None or staat_van(balie) is not None or not teams or teams == {team}:
        return False
    return team in teams or hoorde_bij(balie, rooster, team) or gedeeld(balie.kast, balie.keten) != (0, 0)


def hoorde_bij(balie: Deelnemer, rooster: Rooster, team: Id) -> bool:
    """Whether this desk was let in for a team it does not work for any more."""
    regel = rooster.balies.get(balie.ingeschreven)
    return regel is not None and team in regel.eerder


def begin(balie: Deelnemer, rooster: Rooster, stand: Leesstand, *, vanaf: int) -> None:
    """Write for several teams from now on; the chain it had was published up to `vanaf`."""
    team, teams = balie.team, schrijft_voor(balie, rooster)
    if team is None:
        return
    ids, zelf = [balie.ids() for _ in range(len(teams) + 1)], balie.ingeschreven
    balie.op(lambda winkel: teamketens.begin(winkel, team=team, teams=sorted(teams), nieuw=ids, vanaf=vanaf, zelf=zelf))
    herstel(balie, stand)


def vul_aan(balie: Deelnemer, rooster: Rooster) -> None:
    """A chain for every team that came."""
    nieuw = sorted(schrijft_voor(balie, rooster) - balie.schrijft.keys())
    if nieuw:
        ids = [balie.ids() for _ in nieuw]
        balie.op(lambda winkel: teamketens.vul_aan(winkel, nieuw, ids))


def herstel(balie: Deelnemer, stand: Leesstand) -> None:
    """Note again what stands where, as the chains say."""
    gelezen = {keten: (tot, stand.teams[keten]) for keten, (tot, _) in stand.ketens.items()}
    balie.op(lambda winkel: teamketens.herstel_plaatsen(winkel, gelezen, stand.generatie))


def verdeel(balie: Deelnemer, kaart: Kaart) -> None:
    """What was written here since the last time goes to the chains of the teams it is of."""
    staat = staat_van(balie)
    if staat is not None and staat.alles:
        _, eind = balie.op(teamketens.achter)
        for fase in FASEN:
            na: bytes | None = b""
            while na is not None:
                na = _veeg(balie, kaart, na, fase)
        balie.op(lambda winkel: teamketens.is_geveegd(winkel, eind))
    tot, eind = balie.op(teamketens.achter)
    if eind - tot <= PER_BEURT:
        if eind > tot:
            _stuk(balie, kaart, tot, eind, FASEN, klaar=True)
        return
    for fase in FASEN:
        for van in range(tot, eind, PER_BEURT):
            tot_hier = min(van + PER_BEURT, eind)
            _stuk(balie, kaart, van, tot_hier, (fase,), klaar=fase == FASEN[-1] and tot_hier == eind)


def _veeg(balie: Deelnemer, kaart: Kaart, na: bytes, fase: int) -> bytes | None:
    return balie.op(lambda winkel: teamketens.veeg(winkel, kaart, na, fase))


def _stuk(balie: Deelnemer, kaart: Kaart, van: int, tot: int, fasen: tuple[int, ...], *, klaar: bool) -> None:
    balie.op(lambda winkel: teamketens.verdeel_stuk(winkel, kaart, van, tot, fasen, klaar=klaar))
