"""What the beheerder does: set up a centre, let desks in, withdraw them, renew the keys, keep and try the noodsleutel.

Every change is one new rooster. Keys are kept first, then wrapped and hung up, then comes the rooster: an action that
was cut short before that did not happen and is done again. The beheerder's desk holds the keys of all teams.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from wijdesk.errors import CentrumGeweigerd, Onbetrouwbaar, Weigering
from wijdesk.models.values import Id
from wijdesk.sync import bord, sleutels
from wijdesk.sync import rooster as roosters
from wijdesk.sync.aanmelding import bewaar_merk, bewaard_rooster, eis_merk
from wijdesk.sync.bord import Aanvraag
from wijdesk.sync.centrum import Centrum, Geplaatst, Merk, Segment
from wijdesk.sync.rooster import GELDIG_MS, SCHRIJVEN, Balie, Rooster, Team
from wijdesk.sync.segment import pak_uit
from wijdesk.sync.sleutels import Kast

Verandering = Callable[[Rooster], Rooster]

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


def richt_in(kast: Kast, centrum: Centrum, *, teams: Mapping[Id, str], nu: int) -> tuple[Rooster, Noodblad]:
    """Make this desk the beheerder's of a new centre. The two halves are given once and never again.

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
    )
    rooster = _hang(kast, centrum, merk, _met_teams(kast, centrum, leeg, teams), nu=nu)
    kast.put(_INGERICHT, b"1")
    return rooster, Noodblad(*sleutels.noodhelften(nood))


def voeg_teams_toe(kast: Kast, centrum: Centrum, teams: Mapping[Id, str], *, nu: int) -> Rooster:
    """Add teams, or give known ones another name."""
    return _verander(kast, centrum, lambda rooster: _met_teams(kast, centrum, rooster, teams), nu=nu)


def eis_versie(kast: Kast, centrum: Centrum, sv: int, *, nu: int) -> Rooster:
    """From now on a program of an older schema version than `sv` reads and does not write."""
    return _verander(kast, centrum, lambda rooster: replace(rooster, schrijf_min_sv=sv), nu=nu)


def vernieuw(kast: Kast, centrum: Centrum, *, nu: int) -> Rooster:
    """The yearly renewal: a new epoch for every team, and a rooster that holds for a year again."""
    return nieuwe_epoch(kast, centrum, None, nu=nu)


def nieuwe_epoch(kast: Kast, centrum: Centrum, teams: Iterable[Id] | None, *, nu: int) -> Rooster:
    """A new key for these teams (None: all), which only the desks that work for them now get."""
    welke = None if teams is None else frozenset(teams)
    return _verander(
        kast, centrum, lambda er: _met_epochs(kast, centrum, er, er.teams if welke is None else welke), nu=nu
    )


# Desks ---------------------------------------------------------------------------------------------------------------


def aanvragen(kast: Kast, centrum: Centrum) -> list[Aanvraag]:
    """The requests of desks that are not on the rooster and took this beheerder for theirs."""
    rooster = _nieuwste(kast, centrum, centrum.merk())
    return [
        aanvraag
        for aanvraag in bord.hangende_aanvragen(centrum, centrum.merk())
        if rooster.balie_met(aanvraag.sleutel) is None and aanvraag.beheerder == rooster.beheerder
    ]


def laat_toe(
    kast: Kast,
    centrum: Centrum,
    aanvraag: Aanvraag,
    *,
    teams: Iterable[Id],
    historie: bool,
    nu: int,
    rol: str = SCHRIJVEN,
) -> Rooster:
    """Let a desk in whose fingerprint was compared. With `historie` it also gets the keys of earlier epochs.

    Raises Weigering when its place or key is taken or a team does not exist.
    """
    welke = tuple(sorted(set(teams)))

    def erbij(rooster: Rooster) -> Rooster:
        _eis_teams(rooster, welke)
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
            vanaf=staat_er.vanaf if staat_er else nu,
            eerder=tuple(team for team in staat_er.eerder if team not in welke) if staat_er else (),
            ingetrokken_na=staat_er.ingetrokken_na if staat_er else {},
        )
        return replace(rooster, balies={**rooster.balies, aanvraag.balie: regel})

    return _verander(kast, centrum, erbij, nu=nu, historie={aanvraag.balie} if historie else set())


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
        _eis_teams(rooster, welke)
        regel = _regel(rooster, balie)
        weg = frozenset(regel.teams) - frozenset(welke)
        nieuw = replace(
            regel,
            teams=welke,
            rol=rol,
            eerder=tuple(sorted((frozenset(regel.eerder) | weg) - frozenset(welke))),
            ingetrokken_na={**regel.ingetrokken_na, **(na or {})},
        )
        return _met_epochs(kast, centrum, replace(rooster, balies={**rooster.balies, balie: nieuw}), weg)

    return _verander(kast, centrum, anders, nu=nu, historie={balie} if historie else set())


def trek_in(kast: Kast, centrum: Centrum, balie: Id, *, na: Mapping[Id, int], nu: int) -> Rooster:
    """Withdraw a desk (lost, stolen, out of use): nothing of it counts past `na`, and its teams get a new epoch.

    `na`: per chain of this desk the last number at the centre (`standen_van`); a chain not named counts for nothing.
    """
    return zet_teams(kast, centrum, balie, teams=(), historie=False, nu=nu, na=na)


def standen_van(centrum: Centrum, rooster: Rooster, balie: Id, *, na: Mapping[Id, int] | None = None) -> dict[Id, int]:
    """Per chain of a desk the last number at the centre. `na`: what this desk knows already, so that less is listed."""
    bekend = dict(na or {})
    regel = _regel(rooster, balie)
    for team in regel.teams:
        for naam in centrum.lijst(team, na or {}):
            bekend[naam.balie] = max(bekend.get(naam.balie, 0), naam.tot)
    return {keten: tot for keten, tot in bekend.items() if bord.schrijver_van(centrum, rooster, keten) == balie}


# The noodsleutel -----------------------------------------------------------------------------------------------------


def vervang_noodsleutel(kast: Kast, centrum: Centrum, *, nu: int) -> tuple[Rooster, Noodblad]:
    """A new noodsleutel, after it was used or lost. What was sealed before opens with the old one only: keep it."""
    nood = sleutels.nieuwe_identiteit()
    rooster = _verander(kast, centrum, lambda er: replace(er, noodsleutel=sleutels.ontvanger_van(nood)), nu=nu)
    return rooster, Noodblad(*sleutels.noodhelften(nood))


def oefen_noodsleutel(een: str, ander: str, *, rooster: Rooster, segment: Segment) -> int:
    """The yearly drill: whether the two halves open a recent segment; answers how many entries it holds.

    Raises Weigering beside the half that is wrong or when they are of another noodsleutel, Onbetrouwbaar when the
    segment does not open.
    """
    identiteit = sleutels.noodsleutel_uit(een, ander)
    if sleutels.ontvanger_van(identiteit) != rooster.noodsleutel:
        raise Weigering("Dit is een andere noodsleutel dan die nu geldt. Zoek de nieuwste enveloppen.", veld="een")
    return len(pak_uit(segment.lichaam, [identiteit]).mutaties)


# One change, one rooster ---------------------------------------------------------------------------------------------


def _teken(kast: Kast) -> bytes:
    teken = kast.get(sleutels.BEHEERDER_TEKEN)
    if teken is None:
        raise Weigering("Dit kan alleen op de computer van de applicatiebeheerder.")
    return teken


def _nieuwste(kast: Kast, centrum: Centrum, merk: Merk) -> Rooster:
    """The latest rooster, here or on the board: an action that was cut short may have hung one up already."""
    eis_merk(kast, merk)
    beheerder, huidig = sleutels.publiek(_teken(kast)), bewaard_rooster(kast)
    later = [versie for versie in bord.rooster_versies(centrum) if huidig is None or versie > huidig.versie]
    gevonden = bord.nieuwste_rooster(centrum, later, beheerder=beheerder, merk=merk)
    if gevonden is not None:
        kast.put(sleutels.ROOSTER, gevonden[1].encode())
        return gevonden[0]
    if huidig is None:
        raise Weigering("Dit centrum is nog niet ingericht.")
    return huidig


def _verander(
    kast: Kast, centrum: Centrum, verandering: Verandering, *, nu: int, historie: set[Id] | None = None
) -> Rooster:
    merk = centrum.merk()
    nieuw = verandering(_nieuwste(kast, centrum, merk))
    return _hang(kast, centrum, merk, nieuw, nu=nu, historie=historie or set())


def _hang(
    kast: Kast, centrum: Centrum, merk: Merk, rooster: Rooster, *, nu: int, historie: Iterable[Id] = ()
) -> Rooster:
    """Wrap and hang up what the desks need, then the rooster, then keep it."""
    teken = _teken(kast)
    rooster = replace(rooster, versie=rooster.versie + 1, generatie=merk.generatie, geldig_tot=nu + GELDIG_MS)
    tekst = roosters.teken(rooster, teken)
    roosters.lees(tekst, beheerder=rooster.beheerder, merk=merk)  # what this desk would refuse, nobody gets
    _hang_sleutels(kast, centrum, rooster, frozenset(historie))
    if centrum.hang_op(bord.ROOSTER, str(rooster.versie), tekst.encode()) is Geplaatst.ANDERS:
        raise CentrumGeweigerd(
            "Het rooster is ondertussen ergens anders gewijzigd.", uitweg="Kijk wat er nu staat en probeer het opnieuw."
        )
    kast.put(sleutels.ROOSTER, tekst.encode())
    return rooster


def _hang_sleutels(kast: Kast, centrum: Centrum, rooster: Rooster, historie: frozenset[Id]) -> None:
    """What hangs already stays: it was wrapped from the same key, which lay in the cupboard before it was used."""
    hangt = set(centrum.papieren(bord.EPOCH))
    for team, stand in rooster.teams.items():
        for balie, regel in rooster.lezers(team).items():
            for epoch in stand.ontvangers if balie in historie else (stand.epoch,):
                naam = bord.epoch_papier(team, epoch, balie)
                if naam in hangt:
                    continue
                identiteit = sleutels.epochsleutel(kast, rooster, team, epoch)
                if identiteit is None:
                    raise Onbetrouwbaar("Op deze computer ontbreekt de sleutel van een team.", reden="sleutel")
                centrum.hang_op(bord.EPOCH, naam, sleutels.wikkel(identiteit, regel.ontvanger))


def _met_teams(kast: Kast, centrum: Centrum, rooster: Rooster, teams: Mapping[Id, str]) -> Rooster:
    nieuw = dict(rooster.teams)
    for team, naam in teams.items():
        nieuw[team] = replace(nieuw[team], naam=naam) if team in nieuw else Team(naam=naam, epoch=0, ontvangers={})
    zonder = [team for team, stand in nieuw.items() if not stand.ontvangers]
    return _met_epochs(kast, centrum, replace(rooster, teams=nieuw), zonder)


def _met_epochs(kast: Kast, centrum: Centrum, rooster: Rooster, teams: Iterable[Id]) -> Rooster:
    """A new epoch for these teams, under a number that no key was ever hung up for.

    An action that was cut short may have given its key to a desk that must not have this one.
    """
    nieuw = dict(rooster.teams)
    hangt = centrum.papieren(bord.EPOCH)
    for team in teams:
        stand = nieuw[team]
        epoch = max((0, *stand.ontvangers, *bord.epochs_van(hangt, team))) + 1
        identiteit = sleutels.nieuwe_identiteit()
        kast.put(sleutels.epoch_naam(team, epoch), identiteit.encode())
        ontvangers = {**stand.ontvangers, epoch: sleutels.ontvanger_van(identiteit)}
        nieuw[team] = replace(stand, epoch=epoch, ontvangers=ontvangers)
    return replace(rooster, teams=nieuw)


def _regel(rooster: Rooster, balie: Id) -> Balie:
    regel = rooster.balies.get(balie)
    if regel is None:
        raise Weigering("Deze balie staat niet op het rooster.")
    return regel


def _eis_teams(rooster: Rooster, teams: Iterable[Id]) -> None:
    if not frozenset(teams) <= rooster.teams.keys():
        raise Weigering("Een van de teams bestaat niet bij dit centrum.", veld="teams")
