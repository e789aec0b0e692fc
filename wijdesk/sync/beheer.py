"""What the beheerder does: set up a centre, let desks in, withdraw them, renew the keys, keep and try the noodsleutel.

Every change is one new rooster (`roosterwerk`). A desk of the beheerder holds the keys of all teams.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from wijdesk.errors import Weigering
from wijdesk.models.values import Id
from wijdesk.sync import bord, opvolging, sleutels
from wijdesk.sync.aanmelding import bewaar_merk, eis_merk, werk_bij
from wijdesk.sync.bord import Aanvraag
from wijdesk.sync.centrum import Centrum, Segment
from wijdesk.sync.rooster import BEHEER, SCHRIJVEN, Balie, Rooster
from wijdesk.sync.roosterwerk import (
    eerlijk,
    eigen_sleutel,
    eis_teams,
    hang,
    met_andere_teams,
    met_epochs,
    met_teams,
    nieuwste,
    regel_van,
    rond_opvolging_af,
    verander,
)
from wijdesk.sync.segment import pak_uit
from wijdesk.sync.sleutels import Kast

_AFGEDAAN = "aanvragen.afgedaan"
"""In the cupboard: the places on the board (16 bytes each) of requests that will never be one of a new desk."""
_WEGGELEGD = "aanvragen.weggelegd"
"""In the cupboard: the places (16 bytes each) of requests this beheerder does not want to hear of."""
_INGERICHT = "beheerder.ingericht"
"""In the cupboard once the halves of the first noodsleutel were given out."""


@dataclass(frozen=True, slots=True)
class Noodblad:
    """The two halves of the noodsleutel, to be printed once, each for its own envelope. Kept nowhere."""

    een: str
    ander: str

    def __repr__(self) -> str:
        return "Noodblad(…)"


# The centre ----------------------------------------------------------------------------------------------------------


def richt_in(
    kast: Kast, centrum: Centrum, *, teams: Mapping[Id, str], nu: int, regiezout: bytes = b""
) -> tuple[Rooster, Noodblad]:
    """Make this desk the beheerder's of a new centre. The two halves are given once and never again.

    `regiezout` (16 bytes): desks look at this folder whether another team has a regisseur (`regie.pseudoniem`).
    Raises Weigering when the centre has a rooster already or this desk belongs to another one.
    """
    merk = centrum.merk()
    eis_merk(kast, merk)
    if bord.rooster_versies(centrum):
        if kast.get(sleutels.BEHEERDER_TEKEN) is None or kast.get(_INGERICHT) is not None:
            raise Weigering("Dit centrum is al ingericht.")
        # An earlier try of which the answer got lost, and with it what was to be printed.
        voeg_teams_toe(kast, centrum, teams, nu=nu)
        opnieuw = vervang_noodsleutel(kast, centrum, nu=nu)
        kast.put(_INGERICHT, b"1")
        return opnieuw
    teken = kast.get(sleutels.BEHEERDER_TEKEN) or sleutels.nieuwe_tekensleutel()
    kast.put(sleutels.BEHEERDER_TEKEN, teken)
    kast.put(sleutels.BEHEERDER, sleutels.publiek(teken))
    bewaar_merk(kast, merk)
    nood = sleutels.nieuwe_identiteit()
    leeg = Rooster(
        centrum=merk.centrum,
        generatie=merk.generatie,
        versie=0,
        geldig_tot=0,
        beheerder=sleutels.publiek(teken),
        noodsleutel=sleutels.ontvanger_van(nood),
        schrijf_min_sv=1,
        teams={},
        balies={},
        regiezout=regiezout,
        vernieuwd=nu,
    )
    rooster = hang(kast, centrum, merk, met_teams(kast, centrum, leeg, teams), nu=nu)
    kast.put(_INGERICHT, b"1")
    return rooster, Noodblad(*sleutels.noodhelften(nood))


def voeg_teams_toe(kast: Kast, centrum: Centrum, teams: Mapping[Id, str], *, nu: int) -> Rooster:
    """Add teams, or give known ones another name. Desks that are beheerder get them too: they hold all keys."""

    def erbij(rooster: Rooster) -> Rooster:
        balies = {
            balie: replace(regel, teams=tuple(sorted({*regel.teams, *teams})))
            if regel.rol == BEHEER and not regel.ingetrokken
            else regel
            for balie, regel in rooster.balies.items()
        }
        return met_teams(kast, centrum, replace(rooster, balies=balies), teams)

    return verander(kast, centrum, erbij, nu=nu)


def eis_versie(kast: Kast, centrum: Centrum, sv: int, *, nu: int) -> Rooster:
    """From now on a program of an older schema version than `sv` reads and does not write."""
    return verander(kast, centrum, lambda rooster: replace(rooster, schrijf_min_sv=sv), nu=nu)


def vernieuw(kast: Kast, centrum: Centrum, *, nu: int) -> Rooster:
    """The yearly renewal: a new epoch for every team, and a rooster that holds for a year again."""
    return verander(kast, centrum, lambda er: replace(met_epochs(kast, centrum, er, er.teams), vernieuwd=nu), nu=nu)


def nieuwe_epoch(kast: Kast, centrum: Centrum, teams: Iterable[Id], *, nu: int) -> Rooster:
    """A new key for these teams, which only the desks that work for them now get."""
    welke = frozenset(teams)
    return verander(kast, centrum, lambda er: met_epochs(kast, centrum, er, welke), nu=nu)


# Desks ---------------------------------------------------------------------------------------------------------------


def aanvragen(kast: Kast, centrum: Centrum) -> list[Aanvraag]:
    """The requests of desks that are not on the rooster and took this beheerder for theirs.

    What can never become one is remembered: desks that were let in, the papers of their chains, and rubbish.
    """
    merk = centrum.merk()
    rooster = nieuwste(kast, centrum, merk)
    afgedaan = _plekken(kast, _AFGEDAAN)
    gelezen, geen = bord.hangende_aanvragen(centrum, merk, zonder=afgedaan | rooster.balies.keys())
    sleutels_ = {regel.sleutel for regel in rooster.balies.values()}
    geen |= {aanvraag.balie for aanvraag in gelezen if aanvraag.sleutel in sleutels_}
    if geen:
        kast.put(_AFGEDAAN, b"".join(sorted(afgedaan | geen)))
    return [
        aanvraag
        for aanvraag in gelezen
        if aanvraag.sleutel not in sleutels_ and aanvraag.beheerder == rooster.beheerder
    ]


def weggelegd(kast: Kast) -> frozenset[Id]:
    """The requests that were put aside here: a stranger's, a mistake, a computer that is gone. They can still be let
    in; nobody is told of them any more.
    """
    return frozenset(_plekken(kast, _WEGGELEGD))


def leg_weg(kast: Kast, plek: Id) -> None:
    """Put a request aside at this desk. The desk that asks is not told."""
    kast.put(_WEGGELEGD, b"".join(sorted(_plekken(kast, _WEGGELEGD) | {plek})))


def _plekken(kast: Kast, welke: str) -> set[Id]:
    bekend = kast.get(welke) or b""
    return {Id(bekend[plek : plek + 16]) for plek in range(0, len(bekend), 16)}


def laat_toe(
    kast: Kast,
    centrum: Centrum,
    aanvraag: Aanvraag,
    *,
    teams: Iterable[Id],
    historie: bool,
    nu: int,
    rol: str = SCHRIJVEN,
    wie: Id | None = None,
) -> Rooster:
    """Let a desk in whose fingerprint was compared. With `historie` it also gets the keys of earlier epochs.

    `wie`: the medewerker who logs in there first, at a desk where nobody works yet.

    Raises Weigering when its place or key is taken or a team does not exist.
    """
    welke = tuple(sorted(set(teams)))

    def erbij(rooster: Rooster) -> Rooster:
        eis_teams(rooster, welke)
        staat_er = rooster.balies.get(aanvraag.balie)
        if rooster.balie_met(aanvraag.sleutel) not in (None, aanvraag.balie) or (
            staat_er is not None and staat_er.sleutel != aanvraag.sleutel
        ):
            raise Weigering("Deze balie staat al op het rooster. Laat de computer zich opnieuw aanmelden.")
        regel = Balie(
            toestel=aanvraag.toestel,
            sleutel=aanvraag.sleutel,
            ontvanger=aanvraag.ontvanger,
            teams=welke,
            rol=rol,
            vanaf=staat_er.vanaf if staat_er else _na_de_anderen(rooster, eerlijk(centrum, nu)),
            eerder=tuple(team for team in staat_er.eerder if team not in welke) if staat_er else (),
            ingetrokken_na=staat_er.ingetrokken_na if staat_er else {},
            wie=wie,
        )
        return replace(rooster, balies={**rooster.balies, aanvraag.balie: regel})

    return verander(kast, centrum, erbij, nu=nu, historie={aanvraag.balie} if historie else set())


def _na_de_anderen(rooster: Rooster, nu: int) -> int:
    """When a desk was let in, and after every other: what desks are called goes by that order and never changes."""
    return max([nu, *(er.vanaf + 1 for er in rooster.balies.values())])


def zet_teams(
    kast: Kast,
    centrum: Centrum,
    balie: Id,
    *,
    teams: Iterable[Id],
    historie: bool,
    nu: int,
    rol: str = SCHRIJVEN,
    na: Mapping[Id, int] | None = None,
) -> Rooster:
    """Which teams a desk works for from now on. A team it leaves gets a new epoch without it.

    `na`: per chain of this desk the last number that counts (`standen_van`); needed for the teams it leaves.
    """
    welke = tuple(sorted(set(teams)))

    def anders(rooster: Rooster) -> Rooster:
        eis_teams(rooster, welke)
        return met_andere_teams(kast, centrum, rooster, balie, welke, rol, na or {})

    return verander(kast, centrum, anders, nu=nu, historie={balie} if historie else set())


def trek_in(kast: Kast, centrum: Centrum, balie: Id, *, na: Mapping[Id, int], nu: int) -> Rooster:
    """Withdraw a desk (lost, stolen, out of use): nothing of it counts past `na`, and its teams get a new epoch.

    `na`: per chain of this desk the last number at the centre (`standen_van`); a chain not named counts for nothing.
    One that was beheerder has the key that signs the rooster: a new one comes in its place.
    """
    merk = centrum.merk()
    rond_opvolging_af(kast, centrum, nu=nu)
    rooster = nieuwste(kast, centrum, merk)
    regel = regel_van(rooster, balie)
    if regel.sleutel == eigen_sleutel(kast):
        raise Weigering("U kunt de balie waar u nu werkt niet intrekken.", veld="balie")
    if regel.rol == BEHEER:
        kast.put(sleutels.BEHEERDER_VOLGEND, sleutels.nieuwe_tekensleutel())
    nieuw = met_andere_teams(kast, centrum, rooster, balie, (), SCHRIJVEN, na)
    ingetrokken = hang(kast, centrum, merk, nieuw, nu=nu)  # first, so that the new key hangs nowhere for this desk
    return rond_opvolging_af(kast, centrum, nu=nu) or ingetrokken


def maak_beheerder(kast: Kast, centrum: Centrum, balie: Id, *, nu: int) -> Rooster:
    """A second desk of the beheerder: it gets the key that signs the rooster, and the keys of all teams."""
    rooster = nieuwste(kast, centrum, centrum.merk())
    if regel_van(rooster, balie).ingetrokken:
        raise Weigering("Deze balie is ingetrokken. Laat de computer zich opnieuw aanmelden.", veld="balie")
    return zet_teams(kast, centrum, balie, teams=rooster.teams, historie=True, nu=nu, rol=BEHEER)


def neem_over(
    kast: Kast,
    centrum: Centrum,
    balie: Id,
    een: str,
    ander: str,
    *,
    nu: int,
    daarna: Callable[[Rooster], object] = lambda _: None,
) -> Rooster:
    """Become beheerder with both halves of the noodsleutel, when no desk that is one can be used any more.

    For a desk on the rooster, or one that asked to be let in. `daarna` is done once the halves proved right, before
    anything is hung up: a server has to allow that. Raises Weigering beside the half that is wrong, for
    another noodsleutel, or for a desk that was withdrawn.
    """
    merk = centrum.merk()
    bij = werk_bij(kast, centrum, balie=balie)
    beheerder = kast.get(sleutels.BEHEERDER)
    if bij is None and beheerder is not None:
        hangt = bord.nieuwste_rooster(centrum, bord.rooster_versies(centrum), beheerder=beheerder, merk=merk)
        rooster = None if hangt is None else hangt[0]
    else:
        rooster = None if bij is None else bij.rooster
    if rooster is None:
        raise Weigering("Deze computer is nog niet aangemeld bij dit centrum.")
    regel = rooster.balies.get(balie)
    if regel is not None and regel.ingetrokken:
        raise Weigering("Deze computer is ingetrokken. Doe dit op een andere.")
    opvolging.neem_over(kast, centrum, rooster, een, ander)
    daarna(rooster)
    nu_geldend = {team: stand.epoch for team, stand in rooster.teams.items()}
    kwijt = [team for team, epoch in nu_geldend.items() if sleutels.epochsleutel(kast, rooster, team, epoch) is None]
    if kwijt:  # a centre that was put back lost them, and no desk of the beheerder is left to have them
        nieuwe_epoch(kast, centrum, kwijt, nu=nu)
    if regel is not None:
        return maak_beheerder(kast, centrum, balie, nu=nu)
    eigen = [er for er in aanvragen(kast, centrum) if er.balie == balie]
    if not eigen:
        raise Weigering("Deze computer is nog niet aangemeld bij dit centrum.")
    return laat_toe(kast, centrum, eigen[0], teams=rooster.teams, historie=True, nu=nu, rol=BEHEER)


def standen_van(centrum: Centrum, rooster: Rooster, balie: Id, *, na: Mapping[Id, int] | None = None) -> dict[Id, int]:
    """Per chain of a desk the last number at the centre. `na`: what this desk knows already, so that less is listed."""
    bekend = dict(na or {})
    regel = regel_van(rooster, balie)
    for team in regel.teams:
        for naam in centrum.lijst(team, na or {}):
            bekend[naam.balie] = max(bekend.get(naam.balie, 0), naam.tot)
    return {keten: tot for keten, tot in bekend.items() if bord.schrijver_van(centrum, rooster, keten) == balie}


# The noodsleutel -----------------------------------------------------------------------------------------------------


def vervang_noodsleutel(kast: Kast, centrum: Centrum, *, nu: int) -> tuple[Rooster, Noodblad]:
    """A new noodsleutel, after it was used or lost. What was sealed before opens with the old one only: keep it."""
    nood = sleutels.nieuwe_identiteit()
    rooster = verander(
        kast, centrum, lambda er: replace(er, noodsleutel=sleutels.ontvanger_van(nood), geoefend=0), nu=nu
    )
    return rooster, Noodblad(*sleutels.noodhelften(nood))


def oefen_noodsleutel(een: str, ander: str, *, rooster: Rooster, segment: Segment) -> int:
    """The yearly drill: whether the two halves open a recent segment; answers how many entries it holds.

    Raises Weigering beside the half that is wrong or when they are of another noodsleutel, Onbetrouwbaar when the
    segment does not open.
    """
    identiteit = sleutels.noodsleutel_uit(een, ander)
    if sleutels.ontvanger_van(identiteit) != rooster.noodsleutel:
        raise opvolging.andere_noodsleutel()
    return len(pak_uit(segment.lichaam, [identiteit]).mutaties)


def geoefend(kast: Kast, centrum: Centrum, *, nu: int) -> Rooster:
    """Note on the rooster that the drill succeeded, for every desk of the beheerder."""
    return verander(kast, centrum, lambda er: replace(er, geoefend=nu), nu=nu)
