"""Desks that work without each other end up the same: nothing lost, nothing silently overwritten, whatever happens.

Each desk is real (schema, unit of work, merge, cycle), the centre is the one in memory with all its faults turned on.
After every step each desk's tables are what the pure function makes of its entries.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tests.conftest import MAANDAG_9_UUR
from tests.sync.licht import TEAM_ID, Tafel, Teller
from wijdesk.errors import AnderCentrum, CentrumGeweigerd, GeenContact
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.models.verloop import Taak
from wijdesk.sync import beheer
from wijdesk.sync.centrum import Merk
from wijdesk.sync.geheugen import GeheugenCentrum, Kopie

VOL = os.environ.get("WIJDESK_BENCH") == "full"
BALIES = 3
DAG_MS = 86_400_000
getal = st.integers(0, 11)
balie = st.integers(0, 5)


class Samen(RuleBasedStateMachine):
    """Three desks, their twins, and one centre."""

    def __init__(self) -> None:
        super().__init__()
        self.ids, self.tijd = Teller(), [MAANDAG_9_UUR]
        merk = Merk(centrum=self.ids(), generatie=1)
        self.centrum = GeheugenCentrum(lambda: self.tijd[0], merk)
        self.tafels = [Tafel(f"balie {nummer}", self.ids, self.tijd) for nummer in range(BALIES)]
        self.beheerder = self.tafels[0].kast
        beheer.richt_in(self.beheerder, self.centrum, teams={TEAM_ID: "Selwerd"}, nu=self.tijd[0])
        for tafel in self.tafels:
            tafel.meld_aan(self.centrum, self.beheerder)
        self.kopieen: list[tuple[int, Tafel]] = []
        self.banden: list[Kopie] = []
        self.vuil: set[int] = set(range(BALIES))

    def tafel(self, welke: int) -> Tafel:
        welke %= len(self.tafels)
        self.vuil.add(welke)
        self.tijd[0] += 1000
        return self.tafels[welke]

    def kies(self, tafel: Tafel, soort: str, welke: int) -> Id | None:
        rijen = tafel.rijen(soort)
        return rijen[welke % len(rijen)] if rijen else None

    # Work -------------------------------------------------------------------------------------------------------------

    @rule(b=balie)
    def nieuw(self, b: int) -> None:
        tafel = self.tafel(b)
        tafel.persoon(f"p{self.tijd[0]}")
        tafel.gezin()

    @rule(b=balie, welke=getal, veld=st.sampled_from(["telefoon", "email", "roepnaam"]), woord=getal)
    def wijzig(self, b: int, welke: int, veld: str, woord: int) -> None:
        tafel = self.tafel(b)
        if (id_ := self.kies(tafel, "persoon", welke)) is not None:
            tafel.zet(Persoon, id_, **{veld: f"w{woord}"})

    @rule(b=balie, welke=getal, soort=st.sampled_from([Persoon, Taak]))
    def neem_weg(self, b: int, welke: int, soort: Any) -> None:
        tafel = self.tafel(b)
        if (id_ := self.kies(tafel, soort.__tablename__, welke)) is not None:
            tafel.zet(soort, id_, status="vervallen")

    @rule(b=balie, welke=getal, wat=st.integers(0, 5), wie=getal)
    def casus(self, b: int, welke: int, wat: int, wie: int) -> None:
        tafel = self.tafel(b)
        huis = self.kies(tafel, "huishouden", welke)
        if huis is None:
            return
        if wat < 2:
            tafel.open_casus(huis)
        elif wat == 2:
            tafel.sluit_casus(huis)
        elif wat == 3:
            tafel.plan(huis)
        elif (naar := self.kies(tafel, "medewerker", wie)) is not None:
            tafel.draag_over(huis, naar)

    @rule(b=balie)
    def werkdag(self, b: int) -> None:
        """Much at once, on everything that is known here."""
        tafel = self.tafel(b)
        for nummer, id_ in enumerate(tafel.rijen("persoon")[:6]):
            tafel.zet(Persoon, id_, telefoon=f"{b}{nummer}{self.tijd[0]}")
        for huis in tafel.rijen("huishouden")[:3]:
            tafel.open_casus(huis)

    @rule(b=balie, welke=getal)
    def beslis(self, b: int, welke: int) -> None:
        self.tafel(b).beslis(welke)

    @rule(b=balie, welke=getal, soort=st.sampled_from(["persoon", "huishouden"]))
    def vernietig(self, b: int, welke: int, soort: str) -> None:
        tafel = self.tafel(b)
        id_ = self.kies(tafel, soort, welke)
        if id_ is not None and (soort == "persoon" or not tafel.rijen("huishouden", "casus_id IS NOT NULL")):
            tafel.vernietig(id_)

    @rule(b=balie, dagen=st.sampled_from([-1, 0, 1, 365 * 70]))
    def klok(self, b: int, dagen: int) -> None:
        self.tafel(b).klok.scheef = dagen * DAG_MS

    # Meeting ----------------------------------------------------------------------------------------------------------

    @rule(b=balie)
    def deel(self, b: int) -> None:
        self._ronde(self.tafel(b))

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

    @rule()
    def toon(self) -> None:
        self.centrum.toon()

    def _ronde(self, tafel: Tafel) -> None:
        with suppress(GeenContact, CentrumGeweigerd, AnderCentrum):
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
    @rule(b=balie, samen=st.booleans())
    def kloon(self, b: int, samen: bool) -> None:
        """A disk is copied, and both go on."""
        tafel = self.tafel(b)
        tweede = tafel.kopie(f"tweeling van {tafel.naam}")
        self.tafels.append(tweede)
        self.vuil.add(len(self.tafels) - 1)
        if samen:
            for een in (tafel, tweede):
                een.persoon(f"na {een.naam}")
                self._ronde(een)

    @rule()
    def band(self) -> None:
        self.banden.append(self.centrum.kopie())

    @precondition(lambda self: self.banden)
    @rule(welke=getal)
    def centrum_terug(self, welke: int) -> None:
        self.centrum.zet_terug(self.banden[welke % len(self.banden)], nieuwe_generatie=True)

    # Always -----------------------------------------------------------------------------------------------------------

    @invariant()
    def tabellen_zijn_wat_de_regels_zeggen(self) -> None:
        for welke in self.vuil:
            assert self.tafels[welke].bevindingen() == []
        self.vuil.clear()

    def teardown(self) -> None:
        """Everybody meets until nothing moves: all are equal, a fresh desk is, and nothing is lost."""
        self.centrum.toon()
        verplicht: dict[bytes, Any] = {}
        for tafel in self.tafels:
            verplicht |= tafel.mutaties()
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
        alle = [*self.tafels, vers]
        for tafel in alle:
            assert tafel.bevindingen() == []
            assert tafel.stand() == alle[0].stand()
            assert verplicht.keys() <= tafel.mutaties().keys()
        _hoofden_kloppen(alle[0])


def _hoofden_kloppen(tafel: Tafel) -> None:
    """The heads the tables hold are the entries nobody replaced, worked out here once more and plainly."""
    alle = tafel.mutaties().values()
    vervangen = {(veld, id_) for regel in alle for veld, ids in regel.basis.items() for id_ in ids}
    ingehouden = {rij[0].hex() for rij in tafel.db.execute("SELECT mutatie_id FROM ingehouden")}
    for id_, tekst in tafel.db.execute("SELECT id, koppen FROM persoon"):
        koppen: dict[str, list[str]] = json.loads(tekst)
        for veld in Persoon.velden():
            hoort = {
                regel.id
                for regel in alle
                if regel.rij == id_.hex()
                and veld in regel.velden
                and (veld, regel.id) not in vervangen
                and regel.id not in ingehouden
            }
            assert set(koppen.get(veld, koppen[""])) == hoort


@pytest.mark.parametrize("zaad", range(8 if VOL else 2))
def test_that_desks_that_work_apart_end_up_the_same(zaad: int) -> None:
    run_state_machine_as_test(
        Samen,
        settings=settings(
            max_examples=int(os.environ.get("AANTAL", "30")),
            stateful_step_count=50 if VOL else 40,
            deadline=None,
            report_multiple_bugs=False,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
