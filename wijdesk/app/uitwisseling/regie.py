"""Regie across teams, as a step after each round: asks the centre about the persons of open casussen, and writes down
what it said. Before that, what went to another team while somebody merged it comes apart again.

Nothing here can fail a round: without contact, or after too many questions, what was not answered stays voorlopig and
is asked the next time. Who is asked about is logged before it is asked (NEN 7513), with the person and never a BSN.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import field
from functools import partial

from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import deelname
from wijdesk.errors import Bezet, CentrumGeweigerd, GeenContact, Weigering
from wijdesk.models.gegeven import dataclass
from wijdesk.models.logsoort import UITVOER, Logregel
from wijdesk.models.opdrachten.huis import LogToegang
from wijdesk.models.opdrachten.regieclaim import Centrumantwoord, LegRegieVast
from wijdesk.models.opdrachten.teamoverdracht import HaalVerhuisdeUiteen
from wijdesk.models.regiestand import BEVESTIGD, DOEL, ELDERS, VRIJGEGEVEN, Centrumstand
from wijdesk.models.values import Id
from wijdesk.store import elders, regieclaims
from wijdesk.store.regieclaims import Navraag, TeVragen, Vrijgave
from wijdesk.sync import aanmelding, aanneming, bord, regie, sleutels
from wijdesk.sync.centrum import Centrum, Claim, Merk
from wijdesk.sync.centrumregels import PERSONEN_MAX
from wijdesk.sync.claimwacht import Claimwacht
from wijdesk.sync.deelnemer import Deelnemer
from wijdesk.sync.rooster import BEHEER, LEZEN, Rooster
from wijdesk.sync.uitslag import Uitslag
from wijdesk.sync.verdeling import schrijft_voor

UUR_MS = 3_600_000
MEESTE_VALS = 1000
"""Claims that do not hold of which a desk remembers since when."""
MEESTE_BEZET = 3
"""So often a round waits some seconds for a desk that does not let go of a person."""
RUST_MS = 900_000
"""So long nothing is asked after a refusal (too many questions within the hour): a server logs each of them."""
NAGEVRAAGD, VRIJ = "regie nagevraagd", "regie vrijgegeven"
"""What stands in the log of what was looked at."""

BijGewijzigd = Callable[[Mapping[str, set[Id]]], None]


def ronde(
    bureau: Bureau, balie: Deelnemer, centrum: Centrum, *, bij_gewijzigd: BijGewijzigd = lambda _: None
) -> Uitslag:
    """One round, the questions about regie, and when they brought something a second round that shares it.

    `bij_gewijzigd` hears what the answers changed here. Raises as `cycle.ronde`, but never because of the questions.
    """
    locatie = deelname.locatie_van(bureau)
    uit = deelname.doe_ronde(balie, centrum, locatie=locatie)
    with suppress(GeenContact, CentrumGeweigerd):  # the next round goes on from here
        if gehoord := aanneming.beurt(balie, centrum):
            bij_gewijzigd({"teamoverdracht": set(), "huishouden": gehoord})
    geschreven = False
    if uit.toegelaten and uit.geweigerd is None:
        geschreven = haal_uiteen(bureau, balie, bij_gewijzigd=bij_gewijzigd)
        geschreven |= vraag_regie(bureau, balie, centrum, bij_gewijzigd=bij_gewijzigd)
    if geschreven:
        gedeeld = deelname.doe_ronde(balie, centrum, locatie=locatie)
        uit.gedeeld += gedeeld.gedeeld
        uit.gehaald += gedeeld.gehaald
    return uit


def haal_uiteen(bureau: Bureau, balie: Deelnemer, *, bij_gewijzigd: BijGewijzigd = lambda _: None) -> bool:
    """What went to another team comes out of the household it was merged into by a colleague who did not know; True
    when there was any. What cannot now stays closed, and is tried again.
    """
    rooster = aanmelding.bewaard_rooster(balie.kast)
    if rooster is None or not schrijft_voor(balie, rooster):
        return False
    if not balie.op(lambda winkel: elders.opgegaan_in_eigen(lambda vraag, _: winkel.db.execute(vraag).fetchall())):
        return False
    with suppress(Weigering):
        _, wijziging = bureau.schrijf(HaalVerhuisdeUiteen())
        bij_gewijzigd({soort: set(ids) for soort, ids in wijziging.per_soort.items()})
        return True
    return False


def vraag_regie(
    bureau: Bureau, balie: Deelnemer, centrum: Centrum, *, bij_gewijzigd: BijGewijzigd = lambda _: None
) -> bool:
    """Ask what must be asked, as far as this desk may ask within the hour; True when all went well and something was
    written down here.
    """
    rooster, merk = aanmelding.bewaard_rooster(balie.kast), aanmelding.bewaard_merk(balie.kast)
    regel = rooster.balies.get(balie.ingeschreven) if rooster else None
    if rooster is None or merk is None or regel is None:
        return False
    naamgever = regie.naamgever(centrum, rooster)
    locaties = balie.op(lambda winkel: winkel.db.execute("SELECT id, naam FROM locatie").fetchall())
    teams = {
        Id(locatie): team
        for locatie, naam in locaties
        if (team := deelname.kies_team(rooster.teams, rooster, Id(locatie), naam) or balie.team) is not None
    }
    _onthoud_centrum(balie, Centrumstand(stadsbreed=naamgever is not None, teams=teams), bij_gewijzigd)
    # The beheerder's desk is of every team, to hold their keys; it works for one, and asks for that one.
    welke = frozenset(team for team in regel.teams if regel.rol != BEHEER or team == balie.team)
    teken = balie.kast.get(sleutels.TEKEN)
    if naamgever is None or regel.rol == LEZEN or not welke or teken is None:
        return False
    vals: set[int] = set()
    centrum.bewaak_claims(
        Claimwacht(
            rooster=rooster,
            merk=merk,
            balie=balie.ingeschreven,
            sleutel=teken,
            nieuwste=partial(_nieuwste_rooster, centrum, rooster, merk),
            bij_vals=vals.add,
        )
    )
    navraag = _Navraag(bureau, balie, centrum, rooster, merk.generatie, naamgever, bij_gewijzigd)
    try:
        return navraag.loop(welke, teams)
    finally:
        _onthoud_valse(balie, vals)


def _nieuwste_rooster(centrum: Centrum, rooster: Rooster, merk: Merk) -> int:
    hangt = bord.nieuwste_rooster(centrum, bord.rooster_versies(centrum), beheerder=rooster.beheerder, merk=merk)
    return rooster.versie if hangt is None else hangt[0].versie


def _onthoud_valse(balie: Deelnemer, vals: set[int]) -> None:
    """What does not hold stays in the folder: it is told from when it was first seen."""
    bekend: dict[str, int] = json.loads(balie.kast.get(regieclaims.VALS) or b"{}")
    nieuw = {str(nummer): balie.klok() for nummer in sorted(vals) if str(nummer) not in bekend}
    if nieuw:
        laatste = dict(sorted((bekend | nieuw).items(), key=lambda een: int(een[0]))[-MEESTE_VALS:])
        balie.kast.put(regieclaims.VALS, json.dumps(laatste).encode())


def _onthoud_centrum(balie: Deelnemer, stand: Centrumstand, bij_gewijzigd: BijGewijzigd) -> None:
    waarde = regieclaims.centrum_als_bytes(stand)
    if balie.kast.get(regieclaims.CENTRUM) != waarde:
        balie.kast.put(regieclaims.CENTRUM, waarde)
        bij_gewijzigd({"regieclaim": set()})  # what stands beside a regisseur reads differently from now on


@dataclass(slots=True)
class _Navraag:
    bureau: Bureau
    balie: Deelnemer
    centrum: Centrum
    rooster: Rooster
    generatie: int
    naamgever: regie.Naamgever
    bij_gewijzigd: BijGewijzigd
    _geschreven: bool = False
    _bezet: int = 0
    _uur: list[list[int]] = field(default_factory=list)

    def loop(self, teams: frozenset[Id], team_van: Mapping[Id, Id]) -> bool:
        nu = self.balie.klok()
        if 0 <= nu - int(self.balie.kast.get(regieclaims.RUST) or 0) < RUST_MS:
            return False
        opnieuw = regieclaims.lees_ids(self.balie.kast.get(regieclaims.OPNIEUW))
        gevraagd = regieclaims.lees_momenten(self.balie.kast.get(regieclaims.GEVRAAGD))
        sinds = self._generatie_sinds(nu)
        werk = self.balie.op(
            lambda winkel: regieclaims.lees_werk(
                winkel.db,
                nu=nu,
                generatie=self.generatie,
                teams=teams,
                team_van=team_van,
                opnieuw=opnieuw,
                gevraagd=gevraagd,
                generatie_sinds=sinds,
            )
        )
        self._uur = [een for een in json.loads(self.balie.kast.get(regieclaims.UUR) or b"[]") if een[0] > nu - UUR_MS]
        heel = True
        try:
            for navraag in werk.vragen:
                if not self._tenzij_bezet(partial(self._vraag, navraag, gevraagd)):
                    break
                opnieuw -= {navraag.huishouden_id}
            else:
                opnieuw = frozenset()
            for vrijgave in werk.vrijgaven:
                if not self._tenzij_bezet(partial(self._geef_vrij, vrijgave)):
                    break
        except GeenContact:
            heel = False  # the next round goes on from here
        except CentrumGeweigerd:
            heel = False
            self.balie.kast.put(regieclaims.RUST, str(nu).encode())
        self._onthoud(regieclaims.OPNIEUW, regieclaims.ids_als_bytes(opnieuw))
        recent = {wie: op for wie, op in gevraagd.items() if 0 <= nu - op < regieclaims.OPNIEUW_NA_MS}
        self._onthoud(regieclaims.GEVRAAGD, regieclaims.momenten_als_bytes(recent))
        return heel and self._geschreven

    def _tenzij_bezet(self, vraag: Callable[[], bool]) -> bool:
        """One question; who is held by a desk that does not let go stays for the next round, and the others go on."""
        try:
            return vraag()
        except Bezet:
            self._bezet += 1
            if self._bezet >= MEESTE_BEZET:
                raise
            return True

    def _generatie_sinds(self, nu: int) -> int:
        """When this desk first saw this generatie; of the first one it knows: always."""
        bekend = json.loads(self.balie.kast.get(regieclaims.GENERATIE) or b"null")
        if bekend is None or bekend[0] != self.generatie:
            bekend = [self.generatie, 0 if bekend is None else nu]
            self.balie.kast.put(regieclaims.GENERATIE, json.dumps(bekend).encode())
        return int(bekend[1])

    def _onthoud(self, naam: str, waarde: bytes) -> None:
        er = self.balie.kast.get(naam)
        if er != waarde and (er or waarde not in (b"[]", b"{}")):
            self.balie.kast.put(naam, waarde)

    # One household ----------------------------------------------------------------------------------------------------

    def _vraag(self, navraag: Navraag, gevraagd: dict[Id, int]) -> bool:
        """Ask about one household; False when this desk asked enough for now."""
        if not self._mag(len({wie.bsn for wie in navraag.personen})):
            return False
        self._log(NAGEVRAAGD, [wie.persoon_id for wie in navraag.personen])
        namen = {wie.persoon_id: self.naamgever(wie.bsn) for wie in navraag.personen}
        bekend = {namen[wie.persoon_id]: wie.versie for wie in navraag.personen}
        inhoud = regie.Inhoud(team=navraag.team, regie=navraag.casus_id, sinds=navraag.sinds)
        stand = regie.vraag(self.centrum, bekend, inhoud, mag=self._tel, bij_onleesbaar=self._onleesbaar)
        self._leg_vast(navraag.huishouden_id, navraag.casus_id, navraag.team, navraag.personen, namen, stand)
        nu = self.balie.klok()
        gevraagd.update({wie.persoon_id: nu for wie in navraag.personen if namen[wie.persoon_id] in stand})
        return True

    def _onleesbaar(self) -> None:
        self.balie.kast.put(regieclaims.ONLEESBAAR, str(self.balie.klok()).encode())

    def _geef_vrij(self, vrijgave: Vrijgave) -> bool:
        wie = vrijgave.persoon
        if not self._mag(1):
            return False
        self._log(VRIJ, [wie.persoon_id])
        self._tel(1)
        naam = self.naamgever(wie.bsn)
        stand = regie.geef_vrij(self.centrum, [naam], wie.versie)
        self._leg_vast(vrijgave.huishouden_id, vrijgave.casus_id, vrijgave.team, (wie,), {wie.persoon_id: naam}, stand)
        return True

    # The limit of an hour ---------------------------------------------------------------------------------------------

    def _mag(self, aantal: int) -> bool:
        """Whether there is room within the hour. A server counts itself; a folder cannot, so the desk does."""
        return self.centrum.stadsbreed or sum(er for _, er in self._uur) + aantal <= PERSONEN_MAX

    def _tel(self, aantal: int) -> bool:
        """Count persons that are asked about now; False when that is too many."""
        if self.centrum.stadsbreed:
            return True
        if not self._mag(aantal):
            return False
        self._uur.append([self.balie.klok(), aantal])
        self.balie.kast.put(regieclaims.UUR, json.dumps(self._uur).encode())
        return True

    # What is written --------------------------------------------------------------------------------------------------

    def _log(self, wat: str, personen: list[Id]) -> None:
        self.balie.op(lambda _: None)  # raises when the program is closing
        self.bureau.schrijf(LogToegang(regels=tuple(Logregel(wat, wie, DOEL, soort=UITVOER) for wie in personen)))
        self._geschreven = True

    def _leg_vast(
        self,
        huishouden_id: Id,
        casus_id: Id,
        team: Id,
        personen: tuple[TeVragen, ...],
        namen: Mapping[Id, str],
        stand: Mapping[str, Claim],
    ) -> None:
        antwoorden = []
        for wie in personen:
            claim = stand.get(namen[wie.persoon_id])
            gezegd = regie.lees_inhoud(claim.inhoud) if claim is not None else None
            if claim is None or gezegd is None:
                continue
            antwoorden.append(
                Centrumantwoord(
                    huishouden_id=huishouden_id,
                    casus_id=casus_id,
                    persoon_id=wie.persoon_id,
                    generatie=self.generatie,
                    versie=claim.versie,
                    stand=VRIJGEGEVEN if gezegd.team is None else BEVESTIGD if gezegd.team == team else ELDERS,
                    team_id=gezegd.team,
                    team_naam=self._naam_van(gezegd.team),
                    sinds=gezegd.sinds,
                    op=claim.sinds,
                )
            )
        if antwoorden:
            self.balie.op(lambda _: None)
            _, wijziging = self.bureau.schrijf(LegRegieVast(antwoorden=tuple(antwoorden)))
            self.bij_gewijzigd({soort: set(ids) for soort, ids in wijziging.per_soort.items()})

    def _naam_van(self, team: Id | None) -> str:
        regel = None if team is None else self.rooster.teams.get(team)
        return regel.naam if regel is not None else ""
