"""A desk and its centre: asking to be let in, a new chain, the latest rooster and the keys that are ready.

What the beheerder does stands in `beheer`. Every function can be done again after it was cut short anywhere.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from wijdesk.errors import AnderCentrum, CentrumGeweigerd, GeenContact, Onbetrouwbaar, Weigering
from wijdesk.models.values import Id
from wijdesk.sync import bord, opvolging, sleutels
from wijdesk.sync import rooster as roosters
from wijdesk.sync.bord import Aanvraag
from wijdesk.sync.centrum import Centrum, Geplaatst, Merk
from wijdesk.sync.centrumregels import ander_centrum
from wijdesk.sync.rooster import Rooster
from wijdesk.sync.sleutels import Kast

ANDER = "ander"
"""The `reden` when a place on the board is somebody else's; `kopie` knows the way out for who was not let in yet."""
Sleutelnaam = tuple[Id, int]
"""A team and one of its epochs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bijgewerkt:
    """What a round at the board gave: the rooster this desk goes by, and which keys came or could not be used."""

    rooster: Rooster
    nieuw: bool
    sleutels: tuple[Sleutelnaam, ...] = ()
    """The keys that were put in the cupboard."""
    onbruikbaar: tuple[Sleutelnaam, ...] = ()
    """Those whose papers do not fit: somebody tampered, or this desk lost its own key."""


# Which centre --------------------------------------------------------------------------------------------------------


def bewaard_merk(kast: Kast) -> Merk | None:
    """The centre this desk belongs to, as it last saw it; None when it belongs to none."""
    waarde = kast.get(sleutels.CENTRUM)
    if waarde is None:
        return None
    return Merk(centrum=Id(waarde[:16]), generatie=int.from_bytes(waarde[16:], "big"))


def bewaar_merk(kast: Kast, merk: Merk) -> None:
    """Remember which centre and generatie this desk belongs to."""
    kast.put(sleutels.CENTRUM, merk.centrum + merk.generatie.to_bytes(8, "big"))


def eis_merk(kast: Kast, merk: Merk) -> bool:
    """Whether the centre has a later generatie than this desk last saw.

    Raises AnderCentrum when it is another centre, or the same one gone back.
    """
    bekend = bewaard_merk(kast)
    if bekend is not None and merk.centrum != bekend.centrum:
        raise ander_centrum()
    if bekend is not None and merk.generatie < bekend.generatie:
        raise AnderCentrum(
            "Het centrum is teruggezet zonder dat te zeggen: zijn generatie is ouder dan deze balie al zag.",
            uitweg="Hier is niets weg. Vraag de applicatiebeheerder om het centrum een nieuwe generatie te geven.",
        )
    return bekend is not None and merk.generatie > bekend.generatie


def bewaard_rooster(kast: Kast) -> Rooster | None:
    """The rooster this desk goes by, as it lies in the cupboard; None before it was let in."""
    tekst, merk = kast.get(sleutels.ROOSTER), bewaard_merk(kast)
    if tekst is None or merk is None:
        return None
    merk = Merk(centrum=merk.centrum, generatie=1 << 62)  # one of a new generatie is kept before that one is
    geweigerd: Onbetrouwbaar | None = None
    for beheerder in opvolging.bekende(kast):
        try:
            return roosters.lees(tekst.decode(), beheerder=beheerder, merk=merk)
        except Onbetrouwbaar as fout:
            geweigerd = geweigerd or fout
    if geweigerd is not None:
        raise geweigerd
    return None


# Asking --------------------------------------------------------------------------------------------------------------


def vraag_aan(
    kast: Kast, centrum: Centrum, *, balie: Id, toestel: Id, teams: tuple[Id, ...], nu: int, wie: str = ""
) -> Aanvraag:
    """Ask to be let in with chain `balie`; answers the request, whose fingerprint is to be compared.

    `wie`: who comes along, sealed (`naamblad`). First takes the beheerder's key from the board, for good.

    Raises Weigering when no beheerder set this centre up yet, Onbetrouwbaar when the beheerder's key changed
    ("beheerder") or this place on the board is taken (`ANDER`).
    """
    merk = centrum.merk()
    eis_merk(kast, merk)
    beheerder = bord.beheerder_van(centrum, merk)
    if beheerder is None:
        raise Weigering("Dit centrum is nog niet ingericht. Vraag de applicatiebeheerder om dat eerst te doen.")
    bekend = kast.get(sleutels.BEHEERDER)
    if bekend is not None and bekend != beheerder:
        raise Onbetrouwbaar("Het centrum noemt een andere beheerder dan eerst.", reden="beheerder")
    kast.put(sleutels.BEHEERDER, beheerder)
    bewaar_merk(kast, merk)
    return _hang_aanvraag(kast, centrum, merk, balie=balie, toestel=toestel, teams=teams, nu=nu, wie=wie)


def begin_keten(kast: Kast, centrum: Centrum, rooster: Rooster, *, keten: Id, team: Id, nu: int) -> Aanvraag:
    """Tell the others, signed with this desk's own key, that it writes chain `keten` for a team from now on.

    For a twin, a new generatie or a second team; needs nobody's permission, because the desk is on the rooster already.
    Raises Weigering when it is not.
    """
    teken = kast.get(sleutels.TEKEN)
    eigen = rooster.balie_met(sleutels.publiek(teken)) if teken is not None else None
    if eigen is None:
        raise Weigering("Deze computer is nog niet toegelaten bij dit centrum.")
    toestel = rooster.balies[eigen].toestel
    return _hang_aanvraag(kast, centrum, centrum.merk(), balie=keten, toestel=toestel, teams=(team,), nu=nu)


def _hang_aanvraag(
    kast: Kast,
    centrum: Centrum,
    merk: Merk,
    *,
    balie: Id,
    toestel: Id,
    teams: tuple[Id, ...],
    nu: int,
    wie: str = "",
) -> Aanvraag:
    eigen = sleutels.zorg_voor_toestelsleutels(kast)
    teken, beheerder = kast.get(sleutels.TEKEN), kast.get(sleutels.BEHEERDER)
    if teken is None or beheerder is None:
        raise Weigering("Deze computer is nog niet aangemeld bij dit centrum.")
    aanvraag = Aanvraag(
        centrum=merk.centrum,
        balie=balie,
        toestel=toestel,
        sleutel=eigen.sleutel,
        ontvanger=eigen.ontvanger,
        teams=teams,
        beheerder=beheerder,
        t=nu,
        wie=wie,
    )
    papier = bord.teken_aanvraag(aanvraag, teken).encode()
    if centrum.hang_op(bord.AANVRAAG, balie.hex(), papier) is not Geplaatst.ANDERS:
        return aanvraag
    hangt = centrum.papier(bord.AANVRAAG, balie.hex())
    if hangt is None:
        raise GeenContact("Het centrum is niet bereikbaar.", uitweg="wijdesk probeert het vanzelf opnieuw.")
    try:  # an earlier try, of which the answer got lost
        return bord.lees_aanvraag(hangt, sleutel=eigen.sleutel, centrum=merk.centrum, balie=balie)
    except Onbetrouwbaar:
        raise Onbetrouwbaar("Een andere computer heeft zich onder dit nummer aangemeld.", reden=ANDER) from None


# Keeping up ----------------------------------------------------------------------------------------------------------


def werk_bij(kast: Kast, centrum: Centrum, *, balie: Id) -> Bijgewerkt | None:
    """Take the latest rooster and the keys that are ready for desk `balie`; None while it was not let in.

    A board that lost the rooster this desk goes by (a centre that was put back) gets it back.
    Raises AnderCentrum, GeenContact, or Onbetrouwbaar when the rooster says somebody else is this desk ("balie").
    """
    merk = centrum.merk()
    eis_merk(kast, merk)
    huidig = bewaard_rooster(kast)
    if huidig is not None:
        opvolging.volg(kast, centrum, merk)
    beheerder, teken = kast.get(sleutels.BEHEERDER), kast.get(sleutels.TEKEN)
    if beheerder is None or teken is None:
        return None
    versies = bord.rooster_versies(centrum)
    later = [versie for versie in versies if huidig is None or versie > huidig.versie]
    gevonden = bord.nieuwste_rooster(centrum, later, beheerder=beheerder, merk=merk)
    rooster = gevonden[0] if gevonden else huidig
    regel = rooster.balies.get(balie) if rooster else None
    if rooster is None or (regel is None and huidig is None):
        return None
    if regel is not None and regel.sleutel != sleutels.publiek(teken):
        raise Onbetrouwbaar("Op het rooster staat een andere computer onder dit nummer.", reden="balie")
    gekomen, onbruikbaar = haal_sleutels(kast, centrum, rooster, balie, alle=gevonden is not None)
    if gevonden:
        kast.put(sleutels.ROOSTER, gevonden[1].encode())  # last: a round that was cut short fetches the keys again
    elif huidig is not None and huidig.versie not in versies:
        _hang_terug(kast, centrum, huidig)
    opvolging.neem_sleutel(kast, centrum, rooster, balie)
    return Bijgewerkt(rooster=rooster, nieuw=gevonden is not None, sleutels=gekomen, onbruikbaar=onbruikbaar)


def _hang_terug(kast: Kast, centrum: Centrum, rooster: Rooster) -> None:
    with suppress(CentrumGeweigerd):  # some centres let only the beheerder do this
        opvolging.hang_terug(kast, centrum)
        centrum.hang_op(bord.ROOSTER, str(rooster.versie), kast.get(sleutels.ROOSTER) or b"")


def haal_sleutels(
    kast: Kast, centrum: Centrum, rooster: Rooster, balie: Id, *, alle: bool
) -> tuple[tuple[Sleutelnaam, ...], tuple[Sleutelnaam, ...]]:
    """Fetch what is not here yet: what came, and what could not be used. Older epochs come only with a new rooster."""
    regel = rooster.balies.get(balie)
    gekomen, onbruikbaar = [], []
    for team in regel.teams if regel else ():
        stand = rooster.teams.get(team)
        for epoch in () if stand is None else stand.ontvangers if alle else (stand.epoch,):
            if sleutels.epochsleutel(kast, rooster, team, epoch) is not None:
                continue
            papier = centrum.papier(bord.EPOCH, bord.epoch_papier(team, epoch, balie))
            if papier is None:
                continue  # from before this desk came
            try:
                sleutels.ontwikkel(kast, papier, rooster=rooster, team=team, epoch=epoch)
            except Onbetrouwbaar:
                onbruikbaar.append((team, epoch))
            else:
                gekomen.append((team, epoch))
    return tuple(gekomen), tuple(onbruikbaar)
