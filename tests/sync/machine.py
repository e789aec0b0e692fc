"""Desks that work without each other, their twins and one centre with all its faults: what hypothesis plays with.

After every step each desk's tables are what the pure function makes of its entries; in the end `slot` looks at what
everybody has. The centre is the one in memory, with its segments in any order and twice when it is told to.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.conftest import MAANDAG_9_UUR
from tests.sync import slot
from tests.sync.daden import (
    NIEUW_SOORT,
    NIEUW_VELD,
    casusdaad,
    ga_op,
    koppen_van,
    maak_lid,
    maak_los,
    neem_af,
    redigeer,
    registreer,
    schrijf_later,
    voeg_samen,
    zet,
)
from tests.sync.licht import TEAM_ID, Tafel, Teller
from tests.sync.spel import Spel, balie, getal
from wijdesk.errors import AnderCentrum, CentrumGeweigerd, GeenContact
from wijdesk.models.huis import Locatie, Medewerker
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.store import samenvoegen
from wijdesk.sync import aanmelding, beheer
from wijdesk.sync.centrum import Merk, Naam
from wijdesk.sync.deelnemer import gedeeld
from wijdesk.sync.geheugen import GeheugenCentrum, Kopie

BALIES = 3
DAG_MS = 86_400_000


class RommeligCentrum(GeheugenCentrum):
    """One whose listing is shuffled and doubled for as long as `rommel` is set, which no centre should do."""

    rommel: int | None = None

    def lijst(self, team: Id, na_per_balie: Mapping[Id, int]) -> list[Naam]:
        """A team's segments."""
        alle = super().lijst(team, na_per_balie)
        if self.rommel is None:
            return alle
        dubbel = alle * 2
        random.Random(self.rommel).shuffle(dubbel)
        return dubbel


class Samen(Spel):
    """Three desks, their twins, and one centre."""

    def __init__(self) -> None:
        super().__init__()
        self.ids, self.tijd = Teller(), [MAANDAG_9_UUR]
        self.centrum = RommeligCentrum(lambda: self.tijd[0], Merk(centrum=self.ids(), generatie=1))
        self.tafels = [Tafel(f"balie {nummer}", self.ids, self.tijd) for nummer in range(BALIES)]
        self.beheerder = self.tafels[0].kast
        beheer.richt_in(self.beheerder, self.centrum, teams={TEAM_ID: "Selwerd"}, nu=self.tijd[0])
        for tafel in self.tafels:
            tafel.meld_aan(self.centrum, self.beheerder)
        self.kopieen: list[tuple[int, Tafel]] = []
        self.banden: list[Kopie] = []
        self.vuil: set[int] = set(range(BALIES))
        self.verborgen = False

    def tafel(self, welke: int) -> Tafel:
        welke %= len(self.tafels)
        self.vuil.add(welke)
        self.tijd[0] += 1000
        return self.tafels[welke]

    # Work -------------------------------------------------------------------------------------------------------------

    @rule(b=balie)
    def nieuw(self, b: int) -> None:
        tafel = self.tafel(b)
        registreer(tafel, tafel.persoon(f"p{self.tijd[0]}"))
        tafel.gezin()

    @rule(b=balie, welke=getal, veld=st.sampled_from(["telefoon", "email", "roepnaam"]), woord=getal)
    def wijzig(self, b: int, welke: int, veld: str, woord: int) -> None:
        tafel = self.tafel(b)
        if (id_ := self.kies(tafel, "persoon", welke)) is not None:
            zet(tafel, id_, veld, f"w{woord}")

    @rule(b=balie, c=balie, welke=getal, weg=st.booleans(), delen=st.booleans())
    def botsing(self, b: int, c: int, welke: int, weg: bool, delen: bool) -> None:
        """Two desks say something else about one person: both change it, or one of them takes it away."""
        een, ander = self.tafel(b), self.tafel(c)
        samen = sorted(set(een.rijen("persoon")) & set(ander.rijen("persoon")))
        if not samen:
            return
        id_ = samen[welke % len(samen)]
        zet(een, id_, "telefoon", f"{b}{self.tijd[0]}")
        if weg:
            ander.zet(Persoon, id_, status="vervallen")
        else:
            zet(ander, id_, "telefoon", f"{c}{self.tijd[0]}")
        if delen:
            for tafel in (een, ander, een):
                self._ronde(tafel)
            if id_ in een.rijen("persoon"):
                zet(een, id_, "telefoon", "nu weer anders")

    @rule(b=balie, c=balie, welke=getal, hoe=st.integers(0, 3), eerst=st.booleans(), delen=st.booleans())
    def gebruik(self, b: int, c: int, welke: int, hoe: int, eerst: bool, delen: bool) -> None:
        een, ander = self.tafel(b), self.tafel(c)
        neem_af(een, ander, welke, hoe, ouder_eerst=eerst)
        if delen:
            for tafel in (een, ander, een):
                self._ronde(tafel)

    @rule(b=balie, c=balie, d=balie, welke=getal, drie=st.booleans())
    def voeg_rond_samen(self, b: int, c: int, d: int, welke: int, drie: bool) -> None:
        """Desks that each merge the same people, and keep another."""
        tafels = [self.tafel(b), self.tafel(c), self.tafel(d)][: 3 if drie else 2]
        samen = sorted(set.intersection(*(set(tafel.rijen("persoon")) for tafel in tafels)))
        if len(samen) < len(tafels):
            return
        rij = [samen[(welke + plek) % len(samen)] for plek in range(len(tafels))]
        for plek, tafel in enumerate(tafels):
            weg, blijft = rij[plek], rij[(plek + 1) % len(rij)]
            if {weg, blijft} <= set(tafel.rijen("persoon")):
                voeg_samen(tafel, weg, blijft)
                self.tijd[0] += 1000

    @rule(b=balie, c=balie, welke=getal, wie=getal, klasse=st.sampled_from([Medewerker, Locatie]), los=st.booleans())
    def een_collega(self, b: int, c: int, welke: int, wie: int, klasse: Any, los: bool) -> None:
        """Two desks say who of the colleagues (or locaties) is one, each the other way round; or that they are two."""
        een, ander = self.tafel(b), self.tafel(c)
        for tafel, weg_, blijft_ in ((een, welke, wie), (ander, wie, welke)):
            weg, blijft = (self.kies(tafel, klasse.__tablename__, plek) for plek in (weg_, blijft_))
            if weg is not None and blijft is not None:
                ga_op(tafel, klasse, weg, blijft)
            registreer(tafel, tafel.persoon(f"p{self.tijd[0]}"))
        samen = een.rijen(klasse.__tablename__, "status = 'samengevoegd'")
        if los and samen:
            maak_los(een, klasse, samen[welke % len(samen)])

    @rule(b=balie, welke=getal, soort=st.sampled_from([Persoon, Taak]))
    def neem_weg(self, b: int, welke: int, soort: Any) -> None:
        tafel = self.tafel(b)
        if (id_ := self.kies(tafel, soort.__tablename__, welke)) is not None:
            tafel.zet(soort, id_, status="vervallen")

    @rule(b=balie, welke=getal, wat=st.integers(0, 5), wie=getal)
    def casus(self, b: int, welke: int, wat: int, wie: int) -> None:
        tafel = self.tafel(b)
        if (huis := self.kies(tafel, "huishouden", welke)) is None:
            return
        if wat < 4:
            casusdaad(tafel, huis, wat)
        elif (naar := self.kies(tafel, "medewerker", wie)) is not None:
            tafel.draag_over(huis, naar)

    @rule(b=balie)
    def werkdag(self, b: int) -> None:
        """Much at once, on everything that is known here."""
        tafel = self.tafel(b)
        for nummer, id_ in enumerate(tafel.rijen("persoon")[:6]):
            zet(tafel, id_, "telefoon", f"{b}{nummer}{self.tijd[0]}")
        for huis in tafel.rijen("huishouden")[:3]:
            tafel.open_casus(huis)

    @rule(b=balie, welke=getal)
    def beslis(self, b: int, welke: int) -> None:
        self.tafel(b).beslis(welke)

    @rule(b=balie, welke=getal, wie=getal, samen=st.booleans())
    def verbind(self, b: int, welke: int, wie: int, samen: bool) -> None:
        """A row that refers to one of another dossier: somebody in a household, or a record that is another's too."""
        tafel = self.tafel(b)
        persoon, ander = self.kies(tafel, "persoon", wie), self.kies(tafel, "persoon", welke)
        huis = self.kies(tafel, "huishouden", welke)
        if samen and persoon is not None and ander is not None:
            voeg_samen(tafel, persoon, ander)
        elif persoon is not None and huis is not None:
            maak_lid(tafel, huis, persoon)

    @rule(b=balie, welke=getal, nieuw=st.booleans())
    def van_later(self, b: int, welke: int, nieuw: bool) -> None:
        """An entry as a newer program makes it: of a noun that nobody knows here, or with a field too many."""
        tafel = self.tafel(b)
        id_ = self.kies(tafel, "persoon", welke)
        if nieuw or id_ is None:
            schrijf_later(tafel, NIEUW_SOORT, tafel.ids(), {"naam": "Bello"})
            return
        basis = {"telefoon": koppen_van(tafel, id_, "telefoon")[-1:]}
        schrijf_later(tafel, "persoon", id_, {"telefoon": f"w{welke}", NIEUW_VELD: "rood"}, basis)

    @rule(b=balie, dagen=st.sampled_from([-1, 0, 1, 365 * 70]))
    def klok(self, b: int, dagen: int) -> None:
        self.tafel(b).klok.scheef = dagen * DAG_MS

    @rule(b=balie)
    def herbouw(self, b: int) -> None:
        """Every table is made again from the journal, and nothing is to be seen of it."""
        tafel = self.tafel(b)
        voor = tafel.stand()
        samenvoegen.herbouw(tafel.db)
        assert tafel.stand() == voor

    # Meeting ----------------------------------------------------------------------------------------------------------

    @rule(b=balie, na=st.integers(0, 4))
    def sterf(self, b: int, na: int) -> None:
        """The round is cut short before or after one of its writes."""
        self.centrum.sterf_na(na)
        self._ronde(self.tafel(b))
        self.centrum.sterf_na(1 << 30)

    @rule(b=balie)
    def verlies_antwoord(self, b: int) -> None:
        self.centrum.verlies_antwoord()
        self._ronde(self.tafel(b))
        self.centrum.verlies_antwoord(0)

    @rule(welke=getal)
    def verberg(self, welke: int) -> None:
        alle = self.centrum.lijst(TEAM_ID, {})
        if alle:
            self.centrum.verberg([alle[welke % len(alle)]])
            self.verborgen = True

    @rule(b=balie, c=balie, d=balie, komt=st.booleans(), weg=st.booleans())
    def kind_voor_ouder(self, b: int, c: int, d: int, komt: bool, weg: bool) -> None:
        """Somebody reads what hangs on a household before the household itself; then who lives there is destroyed."""
        een, ander, lezer = self.tafel(b), self.tafel(c), self.tafel(d)
        huis = een.gezin()
        persoon = een.persoon(f"p{self.tijd[0]}")
        self._ronde(een)
        self._ronde(ander)
        if huis not in ander.rijen("huishouden"):
            return
        ander.open_casus(huis)
        maak_lid(ander, huis, persoon)
        self._ronde(ander)
        keten = een.winkel.balie_id
        van_een = [naam for naam in self.centrum.lijst(TEAM_ID, {}) if naam.balie == keten]
        een.persoon(f"later {self.tijd[0]}")
        self._ronde(een)
        self.centrum.verberg(van_een[-1:])
        self.verborgen = True
        self._ronde(lezer)
        if komt:
            self.toon()
            self._ronde(lezer)
        if weg and persoon in lezer.rijen("persoon"):
            lezer.vernietig(persoon)

    @rule()
    def toon(self) -> None:
        self.centrum.toon()
        self.verborgen = False

    @rule(b=balie, zaad=getal)
    def door_elkaar(self, b: int, zaad: int) -> None:
        """Segments come twice and in any order."""
        self.centrum.rommel = zaad
        self._ronde(self.tafel(b))
        self.centrum.rommel = None

    def _ronde(self, tafel: Tafel) -> None:
        """One round. Only somebody whose own segment is hidden may think that the centre went back."""
        with suppress(GeenContact, CentrumGeweigerd, *([AnderCentrum] if self.verborgen else [])):
            tafel.ronde(self.centrum)

    # Trouble ----------------------------------------------------------------------------------------------------------

    @rule(b=balie)
    def reservekopie(self, b: int) -> None:
        welke = b % len(self.tafels)
        self.kopieen.append((welke, self.tafels[welke].kopie(f"kopie {welke}")))

    @precondition(lambda self: self.kopieen)
    @rule(welke=getal)
    def herstel(self, welke: int) -> None:
        """A backup is put back; what was not shared since is gone, and the user was told so."""
        plek, kopie = self.kopieen[welke % len(self.kopieen)]
        self.tafels[plek] = kopie.kopie(f"balie {plek}")
        self.vuil.add(plek)

    @precondition(lambda self: len(self.tafels) < 5)
    @rule(b=balie, welke=getal, samen=st.booleans())
    def kloon(self, b: int, welke: int, samen: bool) -> None:
        """A disk is copied, and both go on."""
        tafel = self.tafel(b)
        tweede = tafel.kopie(f"tweeling van {tafel.naam}")
        self.tafels.append(tweede)
        self.vuil.add(len(self.tafels) - 1)
        if samen:
            ook = self.kies(tafel, "persoon", welke)
            if ook is not None:  # neither knows of the other yet, and both are the same desk
                tafel.zet(Persoon, ook, status="vervallen")
                zet(tweede, ook, "telefoon", f"{self.tijd[0]}")
            for een in (tafel, tweede):
                een.persoon(f"na {een.naam}")
                self._ronde(een)

    @rule(b=balie, welke=getal)
    def redigeer(self, b: int, welke: int) -> None:
        """The archive puts a segment without destroyed content where it was."""
        redigeer(self.centrum, self.tafel(b), welke)

    @rule()
    def band(self) -> None:
        self.banden.append(self.centrum.kopie())

    @precondition(lambda self: self.banden)
    @rule(welke=getal)
    def centrum_terug(self, welke: int) -> None:
        self._zet_terug(self.banden[welke % len(self.banden)], nieuwe_generatie=True)

    @precondition(lambda self: self.banden)
    @rule(welke=getal)
    def centrum_stil_terug(self, welke: int) -> None:
        """Nobody says that the centre was put back: who misses work of its own stops, warns and throws nothing away."""
        self._zet_terug(self.banden[welke % len(self.banden)], nieuwe_generatie=False)
        for tafel in self.tafels:
            bekend = aanmelding.bewaard_merk(tafel.kast)
            keten = tafel.winkel.balie_id
            daar = max((naam.tot for naam in self.centrum.lijst(TEAM_ID, {}) if naam.balie == keten), default=0)
            mist = bekend == self.centrum.merk() and gedeeld(tafel.kast, keten)[1] > daar
            voor = tafel.mutaties().keys()
            try:
                tafel.ronde(self.centrum)
            except AnderCentrum:
                assert mist
            else:
                assert not mist
            assert voor <= tafel.mutaties().keys()
        self.vuil = set(range(len(self.tafels)))
        self._zet_terug(self.centrum.kopie(), nieuwe_generatie=True)

    def _zet_terug(self, kopie: Kopie, *, nieuwe_generatie: bool) -> None:
        self.centrum.zet_terug(kopie, nieuwe_generatie=nieuwe_generatie)
        self.verborgen = False

    # In the end -------------------------------------------------------------------------------------------------------

    def teardown(self) -> None:
        """Everybody meets until nothing moves: all are equal, a fresh desk is, and nothing is lost."""
        self.centrum.toon()
        self.centrum.rommel = None
        verplicht: set[bytes] = set()
        for tafel in self.tafels:
            verplicht |= tafel.mutaties().keys()
        for _ in range(8):
            uitslagen = [tafel.ronde(self.centrum) for tafel in self.tafels]
            if not any(uit.gedeeld or uit.gehaald or uit.nieuwe_keten for uit in uitslagen):
                break
        else:
            raise AssertionError("it never comes to rest")
        assert not any(uit.stil for uit in uitslagen)
        vers = Tafel("vers", self.ids, self.tijd)
        vers.meld_aan(self.centrum, self.beheerder)
        vers.ronde(self.centrum)
        for tafel in self.tafels:
            tafel.ronde(self.centrum)
        slot.kijk_na([*self.tafels, vers], verplicht)
