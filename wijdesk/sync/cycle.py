"""One round with the centre: take the latest rooster, read what others wrote, put down what is not there yet.

What counts as published is the unbroken chain at the centre, never a counter here. A desk that finds other bytes in
its own chain has a twin (a backup that was put back, a copied disk): what it had not published yet moves, ids and all,
to a new chain. A centre that was put back says so with a new generatie; then every desk begins a new chain, reads
everything again, and offers what no reader can reach. A desk has a chain per team. Every step may be cut short.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from wijdesk.errors import AnderCentrum, CentrumGeweigerd, NietLeesbaar, Onbetrouwbaar
from wijdesk.models.journaal import SCHEMA_VERSIE
from wijdesk.models.values import Id
from wijdesk.store import teamketens, uitwisseling
from wijdesk.store.samenvoegen import Schakelregel, neem_op
from wijdesk.store.teams import Kaart
from wijdesk.sync import aanmelding, roosterwerk, sleutels, sprong, verdeling
from wijdesk.sync import rooster as roosters
from wijdesk.sync.centrum import Centrum, Geplaatst, Merk, Naam
from wijdesk.sync.deelnemer import Deelnemer, Leesstand, gedeeld, leesstand, zet_gedeeld
from wijdesk.sync.ontbreekt import Toets
from wijdesk.sync.rooster import Rooster
from wijdesk.sync.schrijvers import Schrijvers
from wijdesk.sync.segment import knip, kop_na
from wijdesk.sync.uitslag import Tweeling, Uitslag, nog_heel
from wijdesk.sync.verzegeld import lees_zegel, ontzegel, verzegel
from wijdesk.sync.zegel import MAX_GEZIEN, Zegel

PER_KEER = 20_000
"""Entries taken from the own chain at a time."""
PER_BEURT = 2_000
"""Entries taken in at a time: some tenths of a second, in which nobody else writes. Fewer cost a full store more: every
transaction encrypts the same pages of its indexes again."""
HERBEGIN = 3
"""How often one round finds a twin before it leaves the rest to the next."""
KLOK_MS = 120_000
"""From here on a difference between the clocks is told."""


def ronde(balie: Deelnemer, centrum: Centrum) -> Uitslag:
    """One round. Raises GeenContact, AnderCentrum, Onbetrouwbaar (of the rooster); what was done by then stays done."""
    uit = Uitslag()
    merk = centrum.merk()
    nieuwe_generatie = aanmelding.eis_merk(balie.kast, merk)
    bij = aanmelding.werk_bij(balie.kast, centrum, balie=balie.ingeschreven)
    if bij is None or balie.team is None:
        uit.toegelaten = False
        return uit
    _Ronde(balie, centrum, merk, bij.rooster, uit).loop(nieuwe_generatie=nieuwe_generatie)
    return uit


@dataclass(slots=True)
class _Ronde:
    balie: Deelnemer
    centrum: Centrum
    merk: Merk
    rooster: Rooster
    uit: Uitslag
    stand: Leesstand = field(init=False)
    ketens: dict[Id, Id] = field(init=False)
    """The chain this desk publishes for each team."""
    kaart: Kaart | None = field(init=False)
    """Of a desk that writes for several teams."""
    schrijvers: Schrijvers = field(init=False)
    _voor: int = 0
    """This desk's clock minus the centre's (ms), asked once a round."""

    def loop(self, *, nieuwe_generatie: bool) -> None:
        self.schrijvers = Schrijvers(self.balie.kast, self.centrum, self.rooster)
        self._kijk_op_de_klok()
        self._kijk_wat_ik_schrijf()
        if nieuwe_generatie:
            roosterwerk.hang_terug(self.balie.kast, self.centrum, self.rooster)
            self._begin_ketens()
            self.uit.nieuwe_keten = True
        self.stand = leesstand(self.balie.kast, self.merk.generatie)
        sprong.lees_alsnog(self.balie.kast, self.stand, heeft=self._heeft)
        eigen = self._lees()
        if nieuwe_generatie:
            self._bied_opnieuw_aan()
            aanmelding.bewaar_merk(self.balie.kast, self.merk)
        self._verdeel(eigen)
        for team in self._voor_wie():
            self._deel(team, eigen[self.ketens[team]])
        self.uit.stil = self.balie.op(uitwisseling.stilstaande)

    def _kijk_wat_ik_schrijf(self) -> None:
        self.ketens, staat = self.balie.schrijft, verdeling.staat_van(self.balie)
        self.kaart = verdeling.kaart_van(self.balie, self.rooster, self.merk.generatie) if staat is not None else None

    def _voor_wie(self) -> list[Id]:
        """The teams whose chain is published now; of a desk of one team that one, so that it hears why not."""
        if self.kaart is None:
            return list(self.ketens)
        mag = verdeling.schrijft_voor(self.balie, self.rooster)
        if not mag:
            self._zeg_dat_er_wacht()
        return sorted(mag & self.ketens.keys())

    def _kijk_op_de_klok(self) -> None:
        self._voor = self.balie.klok() - self.centrum.tijd()
        self.uit.klokverschil = self._voor if abs(self._voor) > KLOK_MS else 0
        self.uit.rooster_verlopen = self.rooster.verlopen(self._nu())

    def _nu(self) -> int:
        """This desk's clock, never ahead of the centre's."""
        return self.balie.klok() - max(0, self._voor)

    # Reading ----------------------------------------------------------------------------------------------------------

    def _lees(self) -> dict[Id, list[Naam]]:
        """Read what others wrote; answers this desk's own segments at the centre, per chain."""
        eigen: dict[Id, list[Naam]] = defaultdict(list)
        mijn = {keten: max(0, gedeeld(self.balie.kast, keten)[1] - 1) for keten in self.ketens.values()}
        verder: dict[Id, Id] = {}
        regel, toets = self.rooster.balies.get(self.balie.ingeschreven), Toets(self.balie, self.stand)
        for team in regel.teams if regel else ():
            na = toets.na(self.stand.nummers_van(team))  # of this team only: 400 chains are 10 kB on the line
            if team in self.ketens:
                na[self.ketens[team]] = mijn[self.ketens[team]]
            for balie, alle in groupby(self.centrum.lijst(team, na), key=lambda naam: naam.balie):
                if balie in mijn:
                    eigen[balie] += alle
                elif namen := toets.nieuw(balie, alle):
                    verder[balie] = team
                    self._volg(balie, namen)
        klaar = verder.keys() | toets.ontbreken(mijn)
        for balie in self.balie.op(uitwisseling.stilstaande).keys() - klaar:  # nothing is missing there (any more)
            self._loopt_weer(balie)
        self.schrijvers.onthoud({**self.stand.teams, **verder})
        return eigen

    def _volg(self, balie: Id, namen: list[Naam]) -> None:
        """Follow one chain as far as it goes; trouble stops this chain only."""
        regels: list[Schakelregel] = []
        dicht = False
        try:
            for naam in namen:
                regels += self._open(balie, naam, regels)
                if len(regels) >= PER_BEURT:
                    vol, regels = regels, []
                    self._neem(naam.team, vol)
        except (Onbetrouwbaar, CentrumGeweigerd) as fout:
            reden = fout.reden if isinstance(fout, Onbetrouwbaar) else fout.soort
            dicht, nu = reden == "epoch", self.balie.klok()
            self.balie.op(lambda winkel: uitwisseling.zet_stil(winkel, balie, reden, nu))
        else:
            self._loopt_weer(balie)
        finally:
            if regels:
                self._neem(namen[0].team, regels)
        if dicht:
            self._spring(balie, namen)

    def _spring(self, balie: Id, namen: list[Naam]) -> None:
        """Follow a chain from where it opens here, when this desk was let in after its beginning, without history."""
        rest = sprong.sla_over(
            self.balie.kast, self.stand, namen,
            nieuwste=self.rooster.teams[namen[0].team].epoch, zegel=self._zegel_van, heeft=self._heeft,
        )  # fmt: skip
        if rest is not None:
            self._volg(balie, rest)

    def _zegel_van(self, naam: Naam) -> Zegel:
        return lees_zegel(
            self.centrum.haal(naam),
            rooster=self.rooster,
            balie=self._schrijver(naam.balie),
            merk=self.merk,
            nu=self._nu(),
        )

    def _heeft(self, team: Id, epoch: int) -> bool:
        return sleutels.epochsleutel(self.balie.kast, self.rooster, team, epoch) is not None

    def _loopt_weer(self, balie: Id) -> None:
        self.balie.op(partial(uitwisseling.loopt_weer, balie=balie))

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
        if (kaart := self.kaart) is not None:
            self.balie.op(lambda winkel: teamketens.neem_waar(winkel, kaart, team, regels))
        laatste = regels[-1]
        self.stand.ketens[laatste.balie_id] = (laatste.volgnr, laatste.schakel)
        self.stand.teams[laatste.balie_id] = team
        self.stand.bewaar(self.balie.kast)
        self.uit.gehaald += len(regels)
        self.uit.te_laat += genomen.te_laat

    def _schrijver(self, keten: Id) -> Id:
        return self.schrijvers.van(keten) or keten

    # Publishing -------------------------------------------------------------------------------------------------------

    def _verdeel(self, eigen: dict[Id, list[Naam]]) -> None:
        """Where this desk writes for several teams, every chain gets what is that team's."""
        if verdeling.wordt_meer(self.balie, self.rooster):
            self._word_meer(eigen)
        if verdeling.staat_van(self.balie) is None:
            return
        verdeling.vul_aan(self.balie, self.rooster)
        self._kijk_wat_ik_schrijf()
        if self.kaart is not None:
            verdeling.verdeel(self.balie, self.kaart)

    def _word_meer(self, eigen: dict[Id, list[Naam]]) -> None:
        [(team, keten)] = self.ketens.items()
        tot = gedeeld(self.balie.kast, keten)[1]
        if team in verdeling.schrijft_voor(self.balie, self.rooster):
            try:
                tot = self._aan_het_centrum(team, eigen[keten])
            except Tweeling as tweeling:
                self._verhuis(team, tweeling.vanaf)
                tot = 0
        verdeling.begin(self.balie, self.rooster, self.stand, vanaf=tot)

    def _deel(self, team: Id, eigen: list[Naam]) -> None:
        for _ in range(HERBEGIN):
            try:
                tot = self._aan_het_centrum(team, eigen)
            except Tweeling as tweeling:
                self._verhuis(team, tweeling.vanaf)
                eigen = []
                continue
            if self._plaats_rest(team, tot):
                return
            eigen = self._mijn_namen(team)

    def _mijn_namen(self, team: Id) -> list[Naam]:
        return [naam for naam in self.centrum.lijst(team, {}) if naam.balie == self.ketens[team]]

    def _aan_het_centrum(self, team: Id, eigen: list[Naam]) -> int:
        """Up to where the own chain is there, with this desk's own bytes. Raises Tweeling, AnderCentrum."""
        keten = self.ketens[team]
        van, verwacht = gedeeld(self.balie.kast, keten)
        if (eigen[-1].tot if eigen else 0) < verwacht:
            eigen = self._staat_er_toch(Naam(team=team, balie=keten, van=van, tot=verwacht))
        if eigen and not self._is_van_mij(eigen[-1]):
            alle = self._mijn_namen(team)
            raise Tweeling(next((naam.tot for naam in reversed(alle) if self._is_van_mij(naam)), 0))
        if not eigen:
            return 0
        zet_gedeeld(self.balie.kast, keten, eigen[-1].van, eigen[-1].tot)
        return eigen[-1].tot

    def _staat_er_toch(self, naam: Naam) -> list[Naam]:
        """A listing may be behind; asked by name it must be there."""
        try:
            self.centrum.haal(naam)
        except NietLeesbaar:
            return [naam]
        except CentrumGeweigerd:
            raise AnderCentrum(
                "Het centrum is teruggezet zonder dat te zeggen: eerder gedeeld werk ontbreekt daar.",
                uitweg="Hier is niets weg. Vraag de applicatiebeheerder om het centrum een nieuwe generatie te geven.",
            ) from None
        return [naam]

    def _is_van_mij(self, naam: Naam) -> bool:
        """Whether a segment in the own chain ends with the hash that stands here at that place."""
        hier = self.balie.op(lambda winkel: uitwisseling.schakel_op(winkel, naam.balie, naam.tot))
        return hier is not None and nog_heel(lambda: self._zegel_van(naam).kop_na == hier)

    def _plaats_rest(self, team: Id, tot: int) -> bool:
        """Put down what is not there yet; False when the centre turned out to hold something else by now."""
        keten = self.ketens[team]
        while regels := self._mijn_regels(keten, tot):
            if not self._mag_publiceren(team):
                return True
            self._zeg_van_wie(team)
            for stuk in knip(regel.mutatie for regel in regels):
                if not self._plaats(team, tot, [regel for regel in regels if tot < regel.volgnr <= tot + len(stuk)]):
                    return False
                zet_gedeeld(self.balie.kast, keten, tot + 1, tot + len(stuk))
                tot += len(stuk)
                self.uit.gedeeld += len(stuk)
        return True

    def _mag_publiceren(self, team: Id) -> bool:
        try:
            roosters.eis_publiceren(self.rooster, self.balie.ingeschreven, team, sv=SCHEMA_VERSIE, nu=self._nu())
        except CentrumGeweigerd as fout:
            self.uit.geweigerd = fout
        return self.uit.geweigerd is None

    def _zeg_dat_er_wacht(self) -> None:
        """A desk that may write for no team any more hears so when something waits."""
        for team, keten in self.ketens.items():
            if self._mijn_regels(keten, gedeeld(self.balie.kast, keten)[1]):
                self._mag_publiceren(team)

    def _zeg_van_wie(self, team: Id) -> None:
        """The others hear who writes a new chain; a board that was put back may have lost the paper that says so."""
        keten = self.ketens[team]
        if self._schrijver(keten) != self.balie.ingeschreven:
            self._meld_keten(team, keten)
            self.schrijvers.is_van(keten, self.balie.ingeschreven)

    def _meld_keten(self, team: Id, keten: Id) -> None:
        kast, nu = self.balie.kast, self.balie.klok()
        aanmelding.begin_keten(kast, self.centrum, self.rooster, keten=keten, team=team, nu=nu)

    def _mijn_regels(self, keten: Id, tot: int) -> list[Schakelregel]:
        return self.balie.op(lambda winkel: uitwisseling.na(winkel, keten, tot, PER_KEER))

    def _plaats(self, team: Id, tot: int, regels: list[Schakelregel]) -> bool:
        keten = self.ketens[team]
        kop_voor = self.balie.op(lambda winkel: uitwisseling.schakel_op(winkel, keten, tot))
        teken = self.balie.kast.get(sleutels.TEKEN)
        if kop_voor is None or teken is None:
            return False
        gezien = sorted(self.stand.nummers.items(), key=lambda stand: -stand[1])[:MAX_GEZIEN]
        segment = verzegel(
            [regel.mutatie for regel in regels],
            rooster=self.rooster,
            merk=self.merk,
            team=team,
            keten=keten,
            van=tot + 1,
            kop_voor=kop_voor,
            gezien=dict(gezien),
            nu=self.balie.klok(),
            teken=teken,
        )
        return self.centrum.plaats(segment) is not Geplaatst.ANDERS

    # A new chain ------------------------------------------------------------------------------------------------------

    def _verhuis(self, team: Id, vanaf: int) -> None:
        """This desk has a twin: its chain is told differently after `vanaf`. What was not published moves."""
        oud = self.ketens[team]
        schakel = self.balie.op(lambda winkel: uitwisseling.schakel_op(winkel, oud, vanaf))
        self.stand.ketens[oud] = (vanaf, schakel or b"")
        self.stand.teams[oud] = team
        self.stand.bewaar(self.balie.kast)
        self._begin_keten(team, vanaf=vanaf)
        self.uit.nieuwe_keten = True
        self._lees()

    def _begin_keten(self, team: Id, *, vanaf: int) -> None:
        nieuw = self.balie.ids()
        if self.kaart is None or team in verdeling.schrijft_voor(self.balie, self.rooster):
            self._meld_keten(team, nieuw)
        if self.kaart is None:
            self.balie.op(lambda winkel: uitwisseling.begin_keten(winkel, nieuw, vanaf=vanaf))
        else:
            lokaal, nu = self.balie.ids(), self.merk.generatie
            self.balie.op(lambda winkel: teamketens.vervang(winkel, team, nieuw, lokaal, vanaf=vanaf, generatie=nu))
        self._kijk_wat_ik_schrijf()

    def _begin_ketens(self) -> None:
        """A new chain for every team; what no reader can reach is offered there when the others were read."""
        if self.kaart is None:
            for team in self.ketens:
                tot, _ = self.balie.op(lambda winkel: uitwisseling.eind(winkel, winkel.balie_id))
                self._begin_keten(team, vanaf=tot)
            return
        for team, keten in self.ketens.items():
            if tot := gedeeld(self.balie.kast, keten)[1]:
                self._begin_keten(team, vanaf=tot)
            else:  # nothing of it was published: a round that is cut short again and again hangs up few papers
                self.balie.op(partial(teamketens.houd, team=team, generatie=self.merk.generatie))
        self.balie.op(teamketens.kijk_opnieuw)

    def _bied_opnieuw_aan(self) -> None:
        """Offer, in the own new chain, what no reader of this generatie can reach."""
        if self.kaart is not None:
            verdeling.verdeel(self.balie, self.kaart)
            return
        gelezen = self.stand.nummers
        elders = {balie for balie, team in self.stand.teams.items() if team != self.balie.team}
        ids = self.balie.op(lambda winkel: uitwisseling.onbereikbaar(winkel, gelezen, elders))
        if ids:
            self.balie.op(lambda winkel: uitwisseling.bied_opnieuw_aan(winkel, ids))
