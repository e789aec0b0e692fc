"""A desk and its centre: where the two rooms meet that may not know each other, the open store and the exchange.

Everything of the centre lies in the cupboard of the encrypted store: its address (which may hold a password), the
keys, the rooster. Only rows leave this module, and addresses without what is secret in them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TypeVar
from urllib.parse import urlsplit

from wijdesk.app import lease
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import gemist
from wijdesk.app.uitwisseling import teams as uitwisseling_teams
from wijdesk.app.uitwisseling import wie as uitwisseling_wie
from wijdesk.app.uitwisseling.balies import balierijen
from wijdesk.app.uitwisseling.herinner import herinneringen, over_de_sleutel, over_regie
from wijdesk.app.uitwisseling.volg import ADRES, Gestopt
from wijdesk.errors import CentrumGeweigerd, Weigering
from wijdesk.models.opdrachten.huis import LeesLocaties
from wijdesk.models.rows.delen import DelenStand, TeamRij
from wijdesk.models.values import Id
from wijdesk.store import kast as kasten
from wijdesk.store.engine import Winkel
from wijdesk.store.projecteren import Samengevoegd
from wijdesk.sync import aanmelding, beheer, bord, cycle, kopie, naamblad, opvolging, overdragen, sleutels, verdeling
from wijdesk.sync.centra import MAP, open_centrum, vast_adres
from wijdesk.sync.centrum import Centrum
from wijdesk.sync.deelnemer import TEAM, Deelnemer, gedeeld
from wijdesk.sync.naamblad import Naamblad
from wijdesk.sync.rooster import LEZEN, Rooster
from wijdesk.sync.uitslag import Uitslag

T = TypeVar("T")

CONTACT = "contact"
"""The last round that reached the centre (ms UTC as text)."""
VOOR = "klok.voor"
"""How far this desk's clock was ahead of the centre's then (ms as text)."""
ANDER_NUMMER = (
    "Onder het nummer van deze balie was al gevraagd om mee te doen: door een kopie van dit bestand, of eerder door "
    "deze computer zelf. Deze balie heeft nu een eigen nummer en een eigen vingerafdruk. Er is niets weg: wat hier "
    "staat, gaat mee."
)
RECHT = "beheer.centrum"
"""Of whoever sets up a centre, lets in and withdraws."""


class Kast:
    """The cupboard of an open desk: every look is one turn on the writing connection."""

    def __init__(self, op: Callable[[Callable[[Winkel], object]], object]) -> None:
        self._op = op

    def get(self, naam: str) -> bytes | None:
        """What lies under this name, or None."""
        waarde = self._op(lambda winkel: kasten.Kast(winkel.db.cursor).get(naam))
        return waarde if isinstance(waarde, bytes) else None

    def put(self, naam: str, waarde: bytes) -> None:
        """Put something there."""
        self._op(lambda winkel: kasten.Kast(winkel.db.cursor).put(naam, waarde))

    def __repr__(self) -> str:
        return "Kast(…)"


def kast(bureau: Bureau) -> Kast:
    """The cupboard of this desk."""
    return Kast(bureau.op_winkel)


def deelnemer(
    bureau: Bureau,
    *,
    bij_gewijzigd: Callable[[Mapping[str, set[Id]]], None] | None = None,
    gestopt: Callable[[], None] | None = None,
) -> Deelnemer:
    """This desk as it takes part. `bij_gewijzigd` hears what every segment changed here, also of a round that fails
    later on; `gestopt` raises when the program is closing, and is asked before every turn.
    """

    def op(werk: Callable[[Winkel], T], /) -> T:
        if gestopt is not None:
            gestopt()
        uitkomst = bureau.op_winkel(werk)
        if bij_gewijzigd is not None and isinstance(uitkomst, Samengevoegd) and uitkomst.per_soort:
            bij_gewijzigd(uitkomst.per_soort)
        return uitkomst

    return Deelnemer(op=op, kast=Kast(op), klok=bureau.wereld.klok, ids=bureau.wereld.ids)


def adres(bureau: Bureau) -> str:
    """Where the centre of this desk is; empty when it stands alone. May hold a password: never show or log it."""
    return (kast(bureau).get(ADRES) or b"").decode()


def onthoud_adres(bureau: Bureau, waar: str) -> None:
    """Keep where the centre is."""
    if (vast := vast_adres(waar)) != adres(bureau):
        kast(bureau).put(ADRES, vast.encode())


def toon_adres(waar: str) -> str:
    """An address as it may be shown: without name and password."""
    if waar.startswith(MAP):
        return f"map {waar.removeprefix(MAP).strip()}"
    delen = urlsplit(waar)
    return f"server {delen.hostname or 'op deze computer'}, database {delen.path.strip('/') or '?'}" if waar else ""


def eis_recht(bureau: Bureau) -> None:
    """Raises Weigering for whoever is no applicatiebeheerder."""
    if RECHT not in bureau.rechten:
        raise Weigering("Dit kan alleen de applicatiebeheerder.")


# Joining and rounds --------------------------------------------------------------------------------------------------


def meld_aan(bureau: Bureau, waar: str) -> str:
    """Ask to be let in; answers the fingerprint that is to be compared. The same again changes nothing."""
    eis_recht(bureau)
    locaties = {rij.id: rij.naam for rij in bureau.lees_apart(LeesLocaties())}
    eigen = bureau.medewerker.locatie_id
    centrum = open_centrum(waar)
    try:
        namen = (eigen, locaties.get(eigen, ""))
        return vraag_aan(deelnemer(bureau), waar, centrum, locatie=namen, blad=uitwisseling_wie.van_bureau(bureau))
    finally:
        centrum.sluit()


def vraag_aan(balie: Deelnemer, waar: str, centrum: Centrum, *, locatie: tuple[Id | None, str], blad: Naamblad) -> str:
    """As `meld_aan`, for a desk that may have no medewerkers yet; `locatie` names the team it would like, `blad` says
    who comes along. Raises Weigering at a desk that was withdrawn.
    """
    merk = centrum.merk()
    aanmelding.eis_merk(balie.kast, merk)
    beheerder = bord.beheerder_van(centrum, merk)
    hangt = (
        bord.nieuwste_rooster(centrum, bord.rooster_versies(centrum), beheerder=beheerder, merk=merk)
        if beheerder is not None
        else None
    )
    team = kies_team(hangt[0].teams, hangt[0], *locatie) if hangt else None
    _eis_niet_ingetrokken(balie, hangt[0] if hangt else None)
    wie = naamblad.verzegel(blad, hangt[0]) if hangt else ""
    aanvraag = kopie.vraag_aan(balie, centrum, teams=() if team is None else (team,), wie=wie)
    if team is not None and not balie.kast.get(TEAM):
        balie.kast.put(TEAM, team)
    balie.kast.put(ADRES, vast_adres(waar).encode())
    return aanvraag.vingerafdruk


def _eis_niet_ingetrokken(balie: Deelnemer, rooster: Rooster | None) -> None:
    teken = balie.kast.get(sleutels.TEKEN)
    eigen = rooster.balie_met(sleutels.publiek(teken)) if rooster is not None and teken is not None else None
    if rooster is not None and eigen is not None and rooster.balies[eigen].ingetrokken:
        raise Weigering(
            "Deze balie is ingetrokken en kan niet opnieuw vragen. Alleen een nieuwe balie, in een lege map, kan weer "
            "meedoen."
        )


def kies_team(uit: Iterable[Id], rooster: Rooster, locatie_id: Id | None, naam: str) -> Id | None:
    """The team of a locatie: the one with its id, or with its name (two desks may have made the same locatie)."""
    teams = list(uit)
    if locatie_id in teams:
        return locatie_id
    gelijk = [team for team in teams if rooster.teams[team].naam.casefold().split() == naam.casefold().split()]
    return gelijk[0] if gelijk else None


def doe_ronde(balie: Deelnemer, centrum: Centrum, *, locatie: tuple[Id | None, str] = (None, "")) -> Uitslag:
    """One round; a desk that was let in just now first takes the team it was let in for."""
    vooraf = gemist.kijk_vooraf(balie)
    try:
        uit = cycle.ronde(balie, centrum)
        if (uit.geweigerd is not None or not uit.toegelaten) and _neem_team(balie, locatie):
            uit = cycle.ronde(balie, centrum)
        _draag_over(balie, centrum, uit)
    finally:
        with suppress(Gestopt):
            gemist.kijk_na(balie, vooraf)
    if _leest_alleen(balie):
        uit.geweigerd = None  # it was let in to read: that it shares nothing is no trouble
    if not _is_ingetrokken(balie):  # whose days without the centre run on: a stolen computer is not used for ever
        balie.kast.put(CONTACT, str(balie.klok()).encode())
    if balie.kast.get(VOOR) != (voor := str(max(0, uit.klokverschil)).encode()):
        balie.kast.put(VOOR, voor)
    return uit


def _leest_alleen(balie: Deelnemer) -> bool:
    rooster = aanmelding.bewaard_rooster(balie.kast)
    regel = rooster.balies.get(balie.ingeschreven) if rooster else None
    return regel is not None and regel.rol == LEZEN and not regel.ingetrokken


def _is_ingetrokken(balie: Deelnemer) -> bool:
    rooster = aanmelding.bewaard_rooster(balie.kast)
    regel = rooster.balies.get(balie.ingeschreven) if rooster else None
    return regel is not None and regel.ingetrokken


def _draag_over(balie: Deelnemer, centrum: Centrum, uit: Uitslag) -> None:
    """What moves between teams, after what the own team shares; what came in goes on to colleagues at once."""
    try:
        beurt = overdragen.beurt(balie, centrum)
    except CentrumGeweigerd as fout:
        uit.geweigerd = uit.geweigerd or fout
        return
    if beurt.gehaald:
        uit.gehaald += beurt.gehaald
        uit.gedeeld += cycle.ronde(balie, centrum).gedeeld


def tel_aanvragen(balie: Deelnemer, centrum: Centrum) -> int:
    """How many desks ask to be let in and were not put aside; 0 at any desk but the beheerder's."""
    if not opvolging.is_beheerder(balie.kast):
        return 0
    weg = beheer.weggelegd(balie.kast)
    return sum(er.balie not in weg for er in beheer.aanvragen(balie.kast, centrum))


def _neem_team(balie: Deelnemer, locatie: tuple[Id | None, str]) -> bool:
    """Take a team this desk was let in for; once it published, it gets a chain for another team by itself."""
    rooster = aanmelding.bewaard_rooster(balie.kast)
    regel = rooster.balies.get(balie.ingeschreven) if rooster else None
    if rooster is None or regel is None or not regel.teams or balie.team in regel.teams:
        return False
    if verdeling.staat_van(balie) is not None or gedeeld(balie.kast, balie.keten) != (0, 0):
        return False
    if balie.team is not None and verdeling.hoorde_bij(balie, rooster, balie.team):
        return False
    balie.kast.put(TEAM, kies_team(regel.teams, rooster, *locatie) or regel.teams[0])
    return True


def locatie_van(bureau: Bureau) -> tuple[Id | None, str]:
    """The own locatie, as a team may be called."""
    return bureau.medewerker.locatie_id, bureau.medewerker.locatie


def open_eigen(bureau: Bureau, waar: str = "") -> Centrum:
    """The way into the centre of this desk. Raises CentrumGeweigerd when it has none."""
    waar = waar or adres(bureau)
    if not waar:
        raise CentrumGeweigerd(
            "Deze balie hoort nog bij geen centrum.", uitweg="Meld haar aan: wijdesk centrum aanmelden --met map:PAD."
        )
    return open_centrum(waar)


# How it stands -------------------------------------------------------------------------------------------------------


def lees_stand(bureau: Bureau) -> DelenStand:
    """How things stand, from this desk alone. Takes some ms; not on the GUI thread."""
    balie = deelnemer(bureau)
    waar = adres(bureau)
    if not waar:
        return DelenStand()
    contact = balie.kast.get(CONTACT)
    rooster = aanmelding.bewaard_rooster(balie.kast)
    (wacht, sinds), per_team = uitwisseling_teams.wacht(balie, rooster)
    regel = rooster.balies.get(balie.ingeschreven) if rooster else None
    stand = DelenStand(
        waar=toon_adres(waar),
        op_server=not waar.startswith(MAP),
        toegelaten=regel is not None and not regel.ingetrokken,
        laatste_contact=int(contact) if contact else None,
        wacht=wacht,
        wacht_sinds=sinds,
        per_team=per_team,
        beheerder=opvolging.is_beheerder(balie.kast),
    )
    if rooster is None or regel is None:
        anders = (ANDER_NUMMER,) if balie.kast.get(kopie.ANDER_NUMMER) is not None else ()
        return replace(stand, vingerafdruk=vingerafdruk_van(balie), waarschuwingen=anders)
    zonder = [team for team in regel.teams if _mist_sleutel(balie, rooster, team)]
    waarschuwingen = [f"De sleutel van {rooster.teams[team].naam} is hier nog niet." for team in zonder]
    if not regel.ingetrokken and RECHT in bureau.rechten:
        waarschuwingen += over_de_sleutel(balie.kast)
    if regel.ingetrokken:
        waarschuwingen.append("Deze computer is ingetrokken. Wat hier staat, blijft; delen kan niet meer.")
    elif regel.rol == LEZEN:
        stand = replace(stand, leest_alleen=True, wacht=0, wacht_sinds=None, per_team=())
        if wacht and any(gedeeld(balie.kast, keten) != (0, 0) for keten in balie.schrijft.values()):
            waarschuwingen.append(uitwisseling_teams.leest_nu_alleen(wacht))
    else:
        waarschuwingen += uitwisseling_teams.zonder_team(per_team)
    dagen = lease.lees(bureau)
    if dagen is not None and regel.ingetrokken and dagen.hoelang:
        waarschuwingen.append(f"Inloggen kan hier {dagen.hoelang}.")
    elif dagen is not None and dagen.waarschuwing:
        waarschuwingen.insert(0, dagen.waarschuwing)
        stand = replace(stand, lease=dagen.waarschuwing)
    nu = bureau.wereld.klok() - int(balie.kast.get(VOOR) or 0)  # a clock that runs ahead lets nothing expire
    waarschuwingen += gemist.gemiste_zinnen(balie, bureau.medewerker.id)
    waarschuwingen += gemist.weer_apart(balie, bureau.medewerker.id)
    waarschuwingen += gemist.zonder_akkoord(balie)
    waarschuwingen += gemist.te_laat_geblokkeerd(balie, bureau.medewerker.id)
    waarschuwingen += over_regie(balie.kast, nu)
    if stand.beheerder and not regel.ingetrokken and RECHT in bureau.rechten:
        waarschuwingen += herinneringen(rooster, nu)
    elif rooster.verlopen(nu):
        waarschuwingen.append("Het rooster is verlopen. Vraag de applicatiebeheerder om de jaarlijkse vernieuwing.")
    return replace(
        stand,
        balies=balierijen(bureau, balie, rooster),
        teams=tuple(TeamRij(id=team, naam=rooster.teams[team].naam) for team in rooster.teams),
        waarschuwingen=tuple(waarschuwingen),
        geldig_tot=rooster.geldig_tot,
        vernieuwd=rooster.vernieuwd or None,
        geoefend=rooster.geoefend or None,
        min_versie=rooster.schrijf_min_sv,
    )


def _mist_sleutel(balie: Deelnemer, rooster: Rooster, team: Id) -> bool:
    return sleutels.epochsleutel(balie.kast, rooster, team, rooster.teams[team].epoch) is None


def vingerafdruk_van(balie: Deelnemer) -> str:
    """What to compare before this desk is let in; empty before it asked."""
    merk, beheerder, teken = (
        aanmelding.bewaard_merk(balie.kast),
        balie.kast.get(sleutels.BEHEERDER),
        balie.kast.get(sleutels.TEKEN),
    )
    if merk is None or beheerder is None or teken is None:
        return ""
    eigen = sleutels.zorg_voor_toestelsleutels(balie.kast)
    return sleutels.vingerafdruk(merk.centrum, beheerder, balie.ingeschreven, eigen.sleutel, eigen.ontvanger.encode())
