"""An edit that begins before a round and ends after it, in the game of `machine`: nothing is ever replaced unseen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule, run_state_machine_as_test

from tests.sync.daden import zet
from tests.sync.licht import Tafel
from tests.sync.machine import Samen
from tests.sync.spel import balie, getal
from tests.sync.straat import Straat
from tests.tellingen import VOL, telling
from wijdesk.errors import Achterhaald
from wijdesk.models.huis import Locatie
from wijdesk.models.huishouden import Huishouden
from wijdesk.models.opdrachten.basis import Gezien
from wijdesk.models.persoon import Persoon
from wijdesk.models.uitwisseling_woorden import WACHT
from wijdesk.models.values import Id
from wijdesk.store.unit_of_work import UnitOfWork

AANTAL, STAPPEN = (2000, 50) if VOL else (60, 40)
VELDEN = ("telefoon", "email")


@dataclass(slots=True)
class Vorm:
    """A form somebody has open: what it showed, and how far the journal was."""

    tafel: Tafel
    id: Id
    zag: tuple[str, ...]
    gezien: Gezien


class Vormen(Samen):
    """Somebody opens a form, all kinds of things happen, and then it is saved."""

    def __init__(self) -> None:
        super().__init__()
        self.vormen: list[Vorm] = []
        self.verteld = 0

    @initialize(b=balie, c=balie, welke=getal, veld=st.sampled_from(VELDEN))
    def begin_ermee(self, b: int, c: int, welke: int, veld: str) -> None:
        """No game goes by without it: hypothesis leaves out some rules of every game."""
        self.terwijl(b, c, welke, veld, meteen=True)

    @rule(b=balie, welke=getal)
    def open_vorm(self, b: int, welke: int) -> None:
        tafel = self.tafel(b)
        if (id_ := self.kies(tafel, "persoon", welke)) is not None:
            plaats = tafel.db.execute("SELECT max(rowid) FROM mutatie").fetchone()[0]
            self.vormen.append(Vorm(tafel, id_, staat(tafel, id_), Gezien(tot=plaats, eigen=plaats)))

    @rule(b=balie, c=balie, welke=getal, veld=st.sampled_from(VELDEN), meteen=st.booleans())
    def terwijl(self, b: int, c: int, welke: int, veld: str, meteen: bool) -> None:
        """What this is about: a form is open at one desk, another writes, and both meet."""
        een, ander = self.tafel(b), self.tafel(c)
        een.persoon(f"p{self.tijd[0]}")
        for tafel in (een, ander, een):
            self._ronde(tafel)
        samen = sorted(set(een.rijen("persoon")) & set(ander.rijen("persoon")))
        if not samen:
            return
        id_ = samen[welke % len(samen)]
        self.open_vorm(b, een.rijen("persoon").index(id_))
        zet(ander, id_, veld, f"t{self.tijd[0]}")
        self._ronde(ander)
        self._ronde(een)
        if meteen:
            self.bewaar_vorm(len(self.vormen) - 1, veld, opnieuw=True)

    @rule(welke=getal, veld=st.sampled_from(VELDEN), opnieuw=st.booleans())
    def bewaar_vorm(self, welke: int, veld: str, opnieuw: bool) -> None:
        if not self.vormen:
            return
        vorm = self.vormen.pop(welke % len(self.vormen))
        if vorm.tafel not in self.tafels or vorm.id not in vorm.tafel.rijen("persoon"):
            return
        self.tafel(self.tafels.index(vorm.tafel))
        nieuw = dict(zip(VELDEN, vorm.zag, strict=True)) | {veld: f"vorm {self.tijd[0]}"}
        nu = dict(zip(VELDEN, staat(vorm.tafel, vorm.id), strict=True))
        botst = nu[veld] != vorm.zag[VELDEN.index(veld)]
        assert bewaar(vorm, nieuw) == ({veld: nu[veld]} if botst else {})
        if botst:
            self.verteld += 1
            assert staat(vorm.tafel, vorm.id) == tuple(nu.values())
            if not opnieuw:
                return
            assert not bewaar(vorm, nieuw)
        assert staat(vorm.tafel, vorm.id) == tuple((nu | {veld: nieuw[veld]}).values())


def staat(tafel: Tafel, id_: Id) -> tuple[str, ...]:
    """What a form shows of somebody."""
    rij: tuple[str, ...] = tafel.db.execute(f"SELECT {', '.join(VELDEN)} FROM persoon WHERE id = ?", (id_,)).fetchone()
    return rij


def bewaar(vorm: Vorm, nieuw: dict[str, str]) -> dict[str, object]:
    """Save every field of the form; answers what it was told instead."""
    tafel = vorm.tafel
    uow = UnitOfWork(
        winkel=tafel.winkel, wie=tafel.wie, klok=tafel.klok, ids=tafel.ids, doel="toets", gezien=vorm.gezien
    )
    try:
        with uow:
            persoon = uow.haal(Persoon, vorm.id)
            for veld, waarde in nieuw.items():
                setattr(persoon, veld, waarde)
            uow.commit()
    except Achterhaald as fout:
        vorm.gezien.ook.update(anders.mutatie for anders in fout.wat)
        return {anders.veld: anders.waarde for anders in fout.wat}
    return {}


@pytest.mark.lang
@pytest.mark.timeout(7200 if VOL else 600)
@telling(f"games of {STAPPEN} steps with forms open", AANTAL // 2)
@pytest.mark.parametrize("zaad", range(2))
def test_that_a_save_never_replaces_what_came_in_while_the_form_was_open(zaad: int) -> None:
    verteld: list[int] = []

    class Deel(Vormen):
        """The same game from another seed."""

        def teardown(self) -> None:
            verteld.append(self.verteld)
            super().teardown()

    run_state_machine_as_test(
        seed(zaad)(Deel),
        settings=settings(
            max_examples=AANTAL // 2,
            stateful_step_count=STAPPEN,
            deadline=None,
            database=None,
            report_multiple_bugs=False,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert sum(verteld) > AANTAL // 20, "the game seldom came to what it is about"


def test_that_what_was_held_back_when_the_form_opened_and_appears_while_it_is_open_is_told() -> None:
    straat = Straat()
    een, ander, derde = straat.tafels
    huis, beijum, lewenborg = een.gezin(), straat.ids(), straat.ids()
    straat.allen(een, ander)
    derde.doe(lambda uow: uow.voeg_toe(Locatie(id=beijum, naam="Beijum")))
    straat.allen(derde, ander)
    ander.zet(Huishouden, huis, locatie_id=beijum)
    straat.allen(ander)
    straat.centrum.verberg(straat.segmenten(derde))
    een.ronde(straat.centrum)
    assert [rij[0] for rij in een.db.execute("SELECT waarom FROM ingehouden")] == [WACHT]
    plaats = een.db.execute("SELECT max(rowid) FROM mutatie").fetchone()[0]
    gezien = Gezien(tot=plaats, eigen=plaats)
    straat.centrum.toon()
    een.ronde(straat.centrum)
    een.doe(lambda uow: uow.voeg_toe(Locatie(id=lewenborg, naam="Lewenborg")))
    uow = UnitOfWork(winkel=een.winkel, wie=een.wie, klok=een.klok, ids=een.ids, doel="toets", gezien=gezien)

    def verplaats() -> None:
        with uow:
            uow.haal(Huishouden, huis).locatie_id = lewenborg
            uow.commit()

    with pytest.raises(Achterhaald) as fout:
        verplaats()
    assert {anders.veld: anders.waarde for anders in fout.value.wat} == {"locatie_id": beijum.hex()}
    assert een.bevindingen() == []


def test_that_what_was_told_is_not_told_again_however_wrong_the_clock_was_of_what_it_replaced() -> None:
    spel = Vormen()
    spel.klok(b=1, dagen=25550)
    spel.kind_voor_ouder(b=0, c=1, d=2, komt=True, weg=False)
    spel.werkdag(b=1)
    spel.kind_voor_ouder(b=0, c=4, d=4, komt=True, weg=False)
    spel.open_vorm(b=1, welke=0)
    spel.werkdag(b=3)
    spel.werkdag(b=0)
    spel.door_elkaar(b=0, zaad=11)
    spel.kind_voor_ouder(b=5, c=4, d=1, komt=True, weg=False)
    spel.bewaar_vorm(opnieuw=True, veld="telefoon", welke=1)
    assert spel.verteld == 1
    spel.teardown()
