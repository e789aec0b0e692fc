"""One round with the centre: take the latest rooster, read what others wrote, put down what is not there yet.

What counts as published is the unbroken chain at the centre, never a counter here. A desk that finds other bytes in
its own chain has a twin (a backup that was put back, a copied disk): what it had not published yet moves, ids and all,
to a new chain. A centre that was put back says so with a new generatie; then every desk begins a new chain, reads
everything again, and offers what no reader can reach. Every step may be cut short anywhere and done again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import groupby

from wijdesk.errors import AnderCentrum, CentrumGeweigerd, Onbetrouwbaar
from wijdesk.models.journaal import SCHEMA_VERSIE
from wijdesk.models.values import Id
from wijdesk.store import uitwisseling
from wijdesk.store.samenvoegen import Schakelregel, neem_op
from wijdesk.sync import aanmelding, bord, sleutels
from wijdesk.sync import rooster as roosters
from wijdesk.sync.centrum import Centrum, Geplaatst, Merk, Naam
from wijdesk.sync.deelnemer import Deelnemer, Leesstand, gedeeld, leesstand, zet_gedeeld
from wijdesk.sync.rooster import Rooster
from wijdesk.sync.segment import knip, kop_na
from wijdesk.sync.verzegeld import lees_zegel, ontzegel, verzegel
from wijdesk.sync.zegel import MAX_GEZIEN

PER_KEER = 20_000
"""Entries taken from the own chain at a time."""
PER_BEURT = 2_000
"""Entries taken in at a time: some tenths of a second, in which nobody else writes. Fewer cost a full store more: every
transaction encrypts the same pages of its indexes again."""
HERBEGIN = 3
"""How often one round finds a twin before it leaves the rest to the next."""
KLOK_MS = 120_000
"""From here on a difference between the clocks is told."""


@dataclass(slots=True)
class Uitslag:
    """What a round did. `per_soort`: ids that changed here; `stil`: chains that stand still, with the reason."""

    toegelaten: bool = True
    gedeeld: int = 0
    gehaald: int = 0
    te_laat: int = 0
    """Entries of a dossier that was destroyed; their content was dropped."""
    per_soort: dict[str, set[Id]] = field(default_factory=lambda: defaultdict(set))
    stil: dict[Id, str] = field(default_factory=dict)
    nieuwe_keten: bool = False
    klokverschil: int = 0
    """This desk's clock minus the centre's (ms), when it is worth a word."""
    rooster_verlopen: bool = False
    geweigerd: CentrumGeweigerd | None = None
    """Why nothing was published, when something was waiting."""


def ronde(balie: Deelnemer, centrum: Centrum) -> Uitslag:
    """One round. Raises GeenContact, AnderCentrum, Onbetrouwbaar (of the rooster); what was done by then stays done."""
    uit = Uitslag()
    merk = centrum.merk()
    nieuwe_generatie = aanmelding.eis_merk(balie.kast, merk)
    bij = aanmelding.werk_bij(balie.kast, centrum, balie=balie.ingeschreven)
    team = balie.team
    if bij is None or team is None:
        uit.toegelaten = False
        return uit
    _Ronde(balie, centrum, merk, bij.rooster, team, uit).loop(nieuwe_generatie=nieuwe_generatie)
    return uit


@dataclass(slots=True)
class _Ronde:
    balie: Deelnemer
    centrum: Centrum
    merk: Merk
    rooster: Rooster
    team: Id
    uit: Uitslag
    stand: Leesstand = field(init=False)
    _schrijvers: dict[Id, Id | None] = field(default_factory=dict)
    _voor: int = 0
    """This desk's clock minus the centre's (ms), asked once a round."""

    def loop(self, *, nieuwe_generatie: bool) -> None:
        self._kijk_op_de_klok()
        if nieuwe_generatie:
            self._begin_keten(vanaf=uitwisseling_eind(self.balie))
            self.uit.nieuwe_keten = True
        self.stand = leesstand(self.balie.kast, self.merk.generatie)
        eigen = self._lees()
        if nieuwe_generatie:
            self._bied_opnieuw_aan()
            aanmelding.bewaar_merk(self.balie.kast, self.merk)
        self._deel(eigen)
        self.uit.stil = self.balie.op(uitwisseling.stilstaande)

    def _kijk_op_de_klok(self) -> None:
        self._voor = self.balie.klok() - self.centrum.tijd()
        self.uit.klokverschil = self._voor if abs(self._voor) > KLOK_MS else 0
        self.uit.rooster_verlopen = self.rooster.verlopen(self._nu())

    def _nu(self) -> int:
        """This desk's clock, never ahead of the centre's."""
        return self.balie.klok() - max(0, self._voor)

    # Reading ----------------------------------------------------------------------------------------------------------

    def _lees(self) -> list[Naam]:
        """Read what others wrote; answers this desk's own segments at the centre."""
        keten = self.balie.keten
        eigen: list[Naam] = []
        verder: set[Id] = set()
        regel = self.rooster.balies.get(self.balie.ingeschreven)
        for team in regel.teams if regel else ():
            na = dict(self.stand.nummers) | {keten: max(0, gedeeld(self.balie.kast, keten)[1] - 1)}
            for balie, namen in groupby(self.centrum.lijst(team, na), key=lambda naam: naam.balie):
                if balie == keten:
                    eigen += namen
                else:
                    verder.add(balie)
                    self._volg(balie, list(namen))
        for balie in self.balie.op(uitwisseling.stilstaande).keys() - verder:  # nothing is missing there (any more)
            self._loopt_weer(balie)
        return eigen

    def _volg(self, balie: Id, namen: list[Naam]) -> None:
        """Follow one chain as far as it goes; trouble stops this chain only."""
        regels: list[Schakelregel] = []
        try:
            for naam in namen:
                regels += self._open(balie, naam, regels)
                if len(regels) >= PER_BEURT:
                    vol, regels = regels, []
                    self._neem(naam.team, vol)
        except (Onbetrouwbaar, CentrumGeweigerd) as fout:
            reden = fout.reden if isinstance(fout, Onbetrouwbaar) else fout.soort
            nu = self.balie.klok()
            self.balie.op(lambda winkel: uitwisseling.zet_stil(winkel, balie, reden, nu))
        else:
            self._loopt_weer(balie)
        finally:
            if regels:
                self._neem(namen[0].team, regels)

    def _loopt_weer(self, balie: Id) -> None:
        self.balie.op(lambda winkel: uitwisseling.loopt_weer(winkel, balie))

    def _open(self, balie: Id, naam: Naam, vooraf: list[Schakelregel]) -> list[Schakelregel]:
        """The entries of the next segment of a chain, after those that were opened but are not taken in yet."""
        volgnr, schakel = (vooraf[-1].volgnr, vooraf[-1].schakel) if vooraf else self.stand.van(balie)
        geopend = ontzegel(
            self.centrum.haal(naam),
            rooster=self.rooster,
            balie=self._schrijver(balie),
            merk=self.merk,
            nu=self._nu(),
            volgnr=volgnr,
            schakel=schakel,
            sleutel=lambda team, epoch: sleutels.epochsleutel(self.balie.kast, self.rooster, team, epoch),
        )
        regels: list[Schakelregel] = []
        for mutatie in geopend.mutaties:
            volgnr, schakel = volgnr + 1, kop_na(schakel, (mutatie,))
            regels.append(Schakelregel(balie, volgnr, schakel, mutatie))
        return regels

    def _neem(self, team: Id, regels: list[Schakelregel]) -> None:
        """Take entries of one chain in, and remember that they were read."""
        genomen = self.balie.op(lambda winkel: neem_op(winkel, regels))
        laatste = regels[-1]
        self.stand.ketens[laatste.balie_id] = (laatste.volgnr, laatste.schakel)
        self.stand.teams[laatste.balie_id] = team
        self.stand.bewaar(self.balie.kast)
        self.uit.gehaald += len(regels)
        self.uit.te_laat += genomen.te_laat
        for soort, ids in genomen.per_soort.items():
            self.uit.per_soort[soort] |= ids

    def _schrijver(self, keten: Id) -> Id:
        if keten not in self._schrijvers:
            self._schrijvers[keten] = bord.schrijver_van(self.centrum, self.rooster, keten)
        return self._schrijvers[keten] or keten

    # Publishing -------------------------------------------------------------------------------------------------------

    def _deel(self, eigen: list[Naam]) -> None:
        for _ in range(HERBEGIN):
            try:
                tot = self._aan_het_centrum(eigen)
            except _Tweeling as tweeling:
                self._verhuis(tweeling.vanaf)
                eigen = []
                continue
            if self._plaats_rest(tot):
                return
            eigen = [naam for naam in self.centrum.lijst(self.team, {}) if naam.balie == self.balie.keten]

    def _aan_het_centrum(self, eigen: list[Naam]) -> int:
        """Up to where the own chain is there, with this desk's own bytes. Raises _Tweeling, AnderCentrum."""
        keten = self.balie.keten
        van, verwacht = gedeeld(self.balie.kast, keten)
        if (eigen[-1].tot if eigen else 0) < verwacht:
            eigen = self._staat_er_toch(Naam(team=self.team, balie=keten, van=van, tot=verwacht))
        if eigen and not self._is_van_mij(eigen[-1]):
            alle = [naam for naam in self.centrum.lijst(self.team, {}) if naam.balie == keten]
            raise _Tweeling(next((naam.tot for naam in reversed(alle) if self._is_van_mij(naam)), 0))
        if not eigen:
            return 0
        zet_gedeeld(self.balie.kast, keten, eigen[-1].van, eigen[-1].tot)
        return eigen[-1].tot

    def _staat_er_toch(self, naam: Naam) -> list[Naam]:
        """A listing may be behind; asked by name it must be there."""
        try:
            self.centrum.haal(naam)
        except CentrumGeweigerd:
            raise AnderCentrum(
                "Het centrum is teruggezet zonder dat te zeggen: eerder gedeeld werk ontbreekt daar.",
                uitweg="Hier is niets weg. Vraag de applicatiebeheerder om het centrum een nieuwe generatie te geven.",
            ) from None
        return [naam]

    def _is_van_mij(self, naam: Naam) -> bool:
        """Whether a segment in the own chain ends with the hash that stands here at that place."""
        hier = self.balie.op(lambda winkel: uitwisseling.schakel_op(winkel, naam.balie, naam.tot))
        if hier is None:
            return False
        zegel = lees_zegel(
            self.centrum.haal(naam),
            rooster=self.rooster,
            balie=self._schrijver(naam.balie),
            merk=self.merk,
            nu=self._nu(),
        )
        return zegel.kop_na == hier

    def _plaats_rest(self, tot: int) -> bool:
        """Put down what is not there yet; False when the centre turned out to hold something else by now."""
        keten = self.balie.keten
        while regels := self._mijn_regels(keten, tot):
            try:
                roosters.eis_publiceren(
                    self.rooster, self.balie.ingeschreven, self.team, sv=SCHEMA_VERSIE, nu=self._nu()
                )
            except CentrumGeweigerd as fout:
                self.uit.geweigerd = fout
                return True
            self._zeg_van_wie(keten)
            for stuk in knip(regel.mutatie for regel in regels):
                if not self._plaats(keten, tot, [regel for regel in regels if tot < regel.volgnr <= tot + len(stuk)]):
                    return False
                zet_gedeeld(self.balie.kast, keten, tot + 1, tot + len(stuk))
                tot += len(stuk)
                self.uit.gedeeld += len(stuk)
        return True

    def _zeg_van_wie(self, keten: Id) -> None:
        """A board that was put back may have lost the paper that says who writes this chain."""
        if self._schrijver(keten) != self.balie.ingeschreven:
            aanmelding.begin_keten(
                self.balie.kast, self.centrum, self.rooster, keten=keten, team=self.team, nu=self.balie.klok()
            )
            self._schrijvers[keten] = self.balie.ingeschreven

    def _mijn_regels(self, keten: Id, tot: int) -> list[Schakelregel]:
        return self.balie.op(lambda winkel: uitwisseling.na(winkel, keten, tot, PER_KEER))

    def _plaats(self, keten: Id, tot: int, regels: list[Schakelregel]) -> bool:
        kop_voor = self.balie.op(lambda winkel: uitwisseling.schakel_op(winkel, keten, tot))
        teken = self.balie.kast.get(sleutels.TEKEN)
        if kop_voor is None or teken is None:
            return False
        gezien = sorted(self.stand.nummers.items(), key=lambda stand: -stand[1])[:MAX_GEZIEN]
        segment = verzegel(
            [regel.mutatie for regel in regels],
            rooster=self.rooster,
            merk=self.merk,
            team=self.team,
            keten=keten,
            van=tot + 1,
            kop_voor=kop_voor,
            gezien=dict(gezien),
            nu=self.balie.klok(),
            teken=teken,
        )
        return self.centrum.plaats(segment) is not Geplaatst.ANDERS

    # A new chain ------------------------------------------------------------------------------------------------------

    def _verhuis(self, vanaf: int) -> None:
        """This desk has a twin: its chain is told differently after `vanaf`. What was not published moves."""
        oud = self.balie.keten
        schakel = self.balie.op(lambda winkel: uitwisseling.schakel_op(winkel, oud, vanaf))
        self.stand.ketens[oud] = (vanaf, schakel or b"")
        self.stand.teams[oud] = self.team
        self.stand.bewaar(self.balie.kast)
        self._begin_keten(vanaf=vanaf)
        self.uit.nieuwe_keten = True
        self._lees()

    def _begin_keten(self, *, vanaf: int) -> None:
        nieuw = self.balie.ids()
        aanmelding.begin_keten(
            self.balie.kast, self.centrum, self.rooster, keten=nieuw, team=self.team, nu=self.balie.klok()
        )
        self.balie.op(lambda winkel: uitwisseling.begin_keten(winkel, nieuw, vanaf=vanaf))

    def _bied_opnieuw_aan(self) -> None:
        """Offer, in the own new chain, what no reader of this generatie can reach."""
        gelezen = self.stand.nummers
        elders = {balie for balie, team in self.stand.teams.items() if team != self.team}
        ids = self.balie.op(lambda winkel: uitwisseling.onbereikbaar(winkel, gelezen, elders))
        if ids:
            self.balie.op(lambda winkel: uitwisseling.bied_opnieuw_aan(winkel, ids))


class _Tweeling(Exception):
    """The own chain is told differently at the centre after `vanaf`."""

    def __init__(self, vanaf: int) -> None:
        super().__init__(vanaf)
        self.vanaf = vanaf


def uitwisseling_eind(balie: Deelnemer) -> int:
    """The last number of the own chain."""
    return balie.op(lambda winkel: uitwisseling.eind(winkel, winkel.balie_id))[0]
