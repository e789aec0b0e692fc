"""One change of the beheerder is one new rooster: what is kept, wrapped and hung up, in which order, and done again.

Keys are kept first, then wrapped and hung up, then comes the rooster: an action that was cut short before that did not
happen and is done again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from wijdesk.errors import CentrumGeweigerd, Onbetrouwbaar, Weigering
from wijdesk.models.values import Id
from wijdesk.sync import bord, opvolging, sleutels
from wijdesk.sync import rooster as roosters
from wijdesk.sync.aanmelding import bewaard_rooster, eis_merk, haal_sleutels
from wijdesk.sync.centrum import Centrum, Geplaatst, Merk
from wijdesk.sync.rooster import DAG_MS, GELDIG_MS, Balie, Rooster, Team
from wijdesk.sync.sleutels import Kast

Verandering = Callable[[Rooster], Rooster]


def teken_van(kast: Kast) -> bytes:
    """The key that signs the rooster. Raises Weigering at a desk that is not the beheerder's."""
    teken = kast.get(sleutels.BEHEERDER_TEKEN)
    if teken is None or not opvolging.is_beheerder(kast):
        raise Weigering("Dit kan alleen op de computer van de applicatiebeheerder.")
    return teken


def eigen_sleutel(kast: Kast) -> bytes | None:
    """The public key of this desk; None when it never asked to be let in."""
    teken = kast.get(sleutels.TEKEN)
    return None if teken is None else sleutels.publiek(teken)


def nieuwste(kast: Kast, centrum: Centrum, merk: Merk) -> Rooster:
    """The latest rooster, here or on the board: an action that was cut short may have hung one up already."""
    eis_merk(kast, merk)
    opvolging.volg(kast, centrum, merk)
    huidig = bewaard_rooster(kast)
    beheerder = sleutels.publiek(teken_van(kast))
    later = [versie for versie in bord.rooster_versies(centrum) if huidig is None or versie > huidig.versie]
    gevonden = bord.nieuwste_rooster(centrum, later, beheerder=beheerder, merk=merk)
    if gevonden is not None:
        sleutel = eigen_sleutel(kast)
        eigen = gevonden[0].balie_met(sleutel) if sleutel is not None else None
        if eigen is not None:
            haal_sleutels(kast, centrum, gevonden[0], eigen, alle=True)  # another desk of the beheerder made keys
        kast.put(sleutels.ROOSTER, gevonden[1].encode())
        return gevonden[0]
    if huidig is None:
        raise Weigering("Dit centrum is nog niet ingericht.")
    return huidig


def verander(
    kast: Kast, centrum: Centrum, verandering: Verandering, *, nu: int, historie: set[Id] | None = None
) -> Rooster:
    """The latest rooster with this change."""
    merk = centrum.merk()
    with suppress(CentrumGeweigerd):  # whoever took its place on the board may not stop the beheerder in all else
        rond_opvolging_af(kast, centrum, nu=nu)
    nieuw = verandering(nieuwste(kast, centrum, merk))
    return hang(kast, centrum, merk, nieuw, nu=nu, historie=historie or set())


def rond_opvolging_af(kast: Kast, centrum: Centrum, *, nu: int) -> Rooster | None:
    """Put the key that lies ready in the place of the one that signs the rooster; None when none does.

    Named first, then used: a rooster of a key that was not named would stand in the way of every later one.
    """
    volgend, merk = kast.get(sleutels.BEHEERDER_VOLGEND), centrum.merk()
    if not volgend:
        return None
    rooster, wie = nieuwste(kast, centrum, merk), sleutels.publiek(volgend)
    nu_beheerder, *eerdere = opvolging.bekende(kast)
    klaar = None
    if rooster.beheerder != wie and wie not in eerdere:
        if nu_beheerder != wie:
            opvolging.wijs_aan(kast, centrum, merk, nieuw=volgend)
            opvolging.volg(kast, centrum, merk)
        klaar = hang(kast, centrum, merk, replace(rooster, beheerder=wie), nu=nu)
    kast.put(sleutels.BEHEERDER_VOLGEND, b"")
    return klaar


def eerlijk(centrum: Centrum, nu: int) -> int:
    """This desk's clock, or that of the centre when they are a day apart: a rooster holds for every desk."""
    daar = centrum.tijd()
    return nu if abs(nu - daar) < DAG_MS else daar


def hang(
    kast: Kast, centrum: Centrum, merk: Merk, rooster: Rooster, *, nu: int, historie: Iterable[Id] = ()
) -> Rooster:
    """Wrap and hang up what the desks need, then the rooster, then keep it."""
    teken, huidig = teken_van(kast), bewaard_rooster(kast)
    tot = eerlijk(centrum, nu) + GELDIG_MS
    hangt = set(centrum.papieren(bord.EPOCH))
    rooster = _met_eerste_epochs(rooster, huidig, hangt, frozenset(historie))
    rooster = replace(rooster, versie=rooster.versie + 1, generatie=merk.generatie, geldig_tot=tot)
    tekst = roosters.teken(rooster, teken)
    roosters.lees(tekst, beheerder=rooster.beheerder, merk=merk)  # what this desk would refuse, nobody gets
    opvolging.hang_terug(kast, centrum)
    opvolging.hang_sleutel(centrum, rooster, teken)
    _hang_sleutels(kast, centrum, rooster, huidig, hangt)
    while centrum.hang_op(bord.ROOSTER, str(rooster.versie), tekst.encode()) is Geplaatst.ANDERS:
        if bord.nieuwste_rooster(centrum, [rooster.versie], beheerder=rooster.beheerder, merk=merk) is not None:
            raise _ondertussen()
        rooster = replace(rooster, versie=rooster.versie + 1)  # that place holds no rooster of ours
        tekst = roosters.teken(rooster, teken)
    kast.put(sleutels.ROOSTER, tekst.encode())
    return rooster


def hang_terug(kast: Kast, centrum: Centrum, rooster: Rooster) -> None:
    """A board that was put back lost papers that desks have not fetched yet: this desk of the beheerder has the keys.

    A desk that is none does nothing. Harmless to do twice.
    """
    teken = kast.get(sleutels.BEHEERDER_TEKEN)
    if teken is None or not opvolging.is_beheerder(kast) or sleutels.publiek(teken) != rooster.beheerder:
        return
    with suppress(CentrumGeweigerd):  # a server that was put back may not know yet that this is the beheerder
        opvolging.hang_terug(kast, centrum)
        opvolging.hang_sleutel(centrum, rooster, teken)
        _hang_sleutels(kast, centrum, rooster, rooster, set(centrum.papieren(bord.EPOCH)))


def _met_eerste_epochs(rooster: Rooster, huidig: Rooster | None, hangt: set[str], historie: frozenset[Id]) -> Rooster:
    """Note per desk from which epoch it may read; one of an older program, as what hangs for it says."""
    eerste = bord.eerste_epochs(hangt)
    balies = {}
    for balie, regel in rooster.balies.items():
        was = huidig.balies.get(balie) if huidig is not None else None
        epochs = {}
        for team in regel.teams:
            stand = rooster.teams[team]
            if balie in historie:
                epochs[team] = min(stand.ontvangers)
            elif was is not None and team in was.teams:
                epochs[team] = was.epochs.get(team) or eerste.get((team.hex(), balie.hex()), stand.epoch)
            else:
                epochs[team] = stand.epoch
        balies[balie] = replace(regel, epochs=epochs)
    return replace(rooster, balies=balies)


def _hang_sleutels(kast: Kast, centrum: Centrum, rooster: Rooster, huidig: Rooster | None, hangt: set[str]) -> None:
    """What hangs already stays: it was wrapped from the same key, which lay in the cupboard before it was used.

    Of an epoch that is made now nothing hangs yet; if it does, another desk of the beheerder makes one just now.
    """
    nood = sleutels.noodplek(rooster.noodsleutel)
    for team, stand in rooster.teams.items():
        gekend = huidig.teams[team].ontvangers if huidig is not None and team in huidig.teams else {}
        voor = {balie: regel.ontvanger for balie, regel in rooster.lezers(team).items()} | {nood: rooster.noodsleutel}
        for balie, ontvanger in voor.items():
            eerste = 1 if balie == nood else rooster.balies[balie].epochs.get(team, stand.epoch)
            for epoch in (epoch for epoch in stand.ontvangers if epoch >= eerste):
                naam = bord.epoch_papier(team, epoch, balie)
                if naam in hangt and epoch in gekend:
                    continue
                identiteit = sleutels.epochsleutel(kast, rooster, team, epoch)
                if identiteit is None and epoch != stand.epoch:
                    continue  # from before this desk: an earlier noodsleutel may have it
                if identiteit is None:
                    raise Onbetrouwbaar("Op deze computer ontbreekt de sleutel van een team.", reden="sleutel")
                geplaatst = centrum.hang_op(bord.EPOCH, naam, sleutels.wikkel(identiteit, ontvanger))
                if geplaatst is Geplaatst.ANDERS and epoch not in gekend:
                    raise _ondertussen()


def _ondertussen() -> CentrumGeweigerd:
    return CentrumGeweigerd(
        "Het rooster is ondertussen ergens anders gewijzigd.", uitweg="Kijk wat er nu staat en probeer het opnieuw."
    )


def met_andere_teams(
    kast: Kast, centrum: Centrum, rooster: Rooster, balie: Id, teams: tuple[Id, ...], rol: str, na: Mapping[Id, int]
) -> Rooster:
    """A desk with these teams; those it leaves get a new epoch."""
    regel = regel_van(rooster, balie)
    weg = frozenset(regel.teams) - frozenset(teams)
    nieuw = replace(
        regel,
        teams=teams,
        rol=rol,
        eerder=tuple(sorted((frozenset(regel.eerder) | weg) - frozenset(teams))),
        ingetrokken_na={**regel.ingetrokken_na, **na},
    )
    return met_epochs(kast, centrum, replace(rooster, balies={**rooster.balies, balie: nieuw}), weg)


def met_teams(kast: Kast, centrum: Centrum, rooster: Rooster, teams: Mapping[Id, str]) -> Rooster:
    """Teams added or renamed; a new one gets its first epoch."""
    nieuw = dict(rooster.teams)
    for team, naam in teams.items():
        nieuw[team] = replace(nieuw[team], naam=naam) if team in nieuw else Team(naam=naam, epoch=0, ontvangers={})
    zonder = [team for team, stand in nieuw.items() if not stand.ontvangers]
    return met_epochs(kast, centrum, replace(rooster, teams=nieuw), zonder)


def met_epochs(kast: Kast, centrum: Centrum, rooster: Rooster, teams: Iterable[Id]) -> Rooster:
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


def regel_van(rooster: Rooster, balie: Id) -> Balie:
    """What the rooster says of a desk. Raises Weigering when that is nothing."""
    regel = rooster.balies.get(balie)
    if regel is None:
        raise Weigering("Deze balie staat niet op het rooster.")
    return regel


def eis_teams(rooster: Rooster, teams: Iterable[Id]) -> None:
    """Raises Weigering when one of these is no team of this centre."""
    if not frozenset(teams) <= rooster.teams.keys():
        raise Weigering("Een van de teams bestaat niet bij dit centrum.", veld="teams")
