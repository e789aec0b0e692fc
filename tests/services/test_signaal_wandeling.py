"""Whatever is asked of a signaal, in whatever order: it is done or refused in words; never half, never by the database.

Afterwards every step can be told, and the signaal holds together: closed has an outcome, looked into has somebody.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import Klok
from tests.gezin import eenheid, persoon
from tests.services.collega import Collega
from tests.signalen import THUIS, lees, meld
from tests.winkel import rauw
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.signaal import (
    BeoordeelSignaal,
    BewaarSignaalvelden,
    BundelSignalen,
    DraagSignaalOver,
    HaalUitBundel,
    HeropenSignaal,
    KoppelSignaal,
    KoppelSignaalTerug,
    LegSignaalcontactVast,
    LegSignaalTerug,
    OntkoppelSignaal,
    PakSignaalOp,
    SluitSignaal,
    SpreekTerugkoppelingAf,
    WachtOpTerugkoppeling,
    WijzigSignaal,
)
from wijdesk.models.signaalregels import STANDEN
from wijdesk.models.values import Id
from wijdesk.services.signaal_start import zet_door

Stap = Callable[[Id, Id, Id], Opdracht[Any]]
STAPPEN: tuple[Stap, ...] = (
    lambda s, _w, _p: PakSignaalOp(id=s),
    lambda s, _w, _p: LegSignaalTerug(id=s),
    lambda s, _w, _p: LegSignaalcontactVast(id=s, tekst="Gebeld"),
    lambda s, _w, _p: BeoordeelSignaal(id=s, beoordeling="Langsgaan", urgentie=1),
    lambda s, w, _p: DraagSignaalOver(id=s, naar_id=w, notitie="Neem jij dit?"),
    lambda s, _w, p: KoppelSignaal(id=s, persoon_id=p),
    lambda s, _w, _p: KoppelSignaal(id=s, adres=THUIS),
    lambda s, _w, _p: OntkoppelSignaal(id=s, wat="persoon", reden="Verkeerd"),
    lambda s, _w, _p: OntkoppelSignaal(id=s, wat="adres", reden="Verkeerd"),
    lambda s, _w, _p: WijzigSignaal(id=s, reden="Anders", thema="", soort="woonoverlast"),
    lambda s, _w, _p: WijzigSignaal(id=s, reden="Anders", thema="wonen", urgentie=2),
    lambda s, _w, _p: BewaarSignaalvelden(id=s, velden=(("overlast_soort", "geluid"),)),
    lambda s, _w, _p: SpreekTerugkoppelingAf(id=s, terugkoppeling="gevraagd"),
    lambda s, _w, _p: SpreekTerugkoppelingAf(id=s, terugkoppeling="niet gewenst"),
    lambda s, _w, _p: KoppelSignaalTerug(id=s, wat="Gezegd"),
    lambda s, _w, _p: WachtOpTerugkoppeling(id=s),
    lambda s, _w, _p: SluitSignaal(id=s, uitkomst="in gesprek opgelost"),
    lambda s, _w, _p: SluitSignaal(id=s, uitkomst="niet te plaatsen", niet_teruggekoppeld="Onbereikbaar"),
    lambda s, _w, _p: HeropenSignaal(id=s, reden="Toch weer"),
    lambda s, _w, p: BundelSignalen(signaal_ids=(s, p), naam="Samen"),
    lambda s, _w, _p: HaalUitBundel(id=s),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(STAPPEN) - 1), st.booleans(), st.booleans()), max_size=14))
def test_that_every_walk_is_done_or_refused_in_words_and_can_go_back(
    bureau: Bureau, klok: Klok, wandeling: list[tuple[int, bool, bool]]
) -> None:
    bureau.warm_op()
    collega = Collega(bureau, "casemanager", naam=f"Collega {bureau.wereld.ids().hex()[-6:]}")
    wie, mens = collega.id, persoon(bureau, "Gerda")
    id_, ander = meld(bureau, persoon_id=mens), meld(bureau)
    for nummer, door_collega, terug in wandeling:
        klok.verzet(60_000)
        stap = STAPPEN[nummer](id_, wie, ander if "Bundel" in repr(STAPPEN[nummer](id_, wie, mens)) else mens)
        wat: Any = collega if door_collega else bureau
        vooraf = lees(bureau, id_)
        try:
            _, wijziging = wat.schrijf(stap)
        except Weigering:
            assert lees(bureau, id_) == vooraf
            continue
        assert wijziging.zin
        if terug and wijziging.transactie is not None:
            wat.doe(MaakOngedaan(transactie=wijziging.transactie))
            assert lees(bureau, id_) == vooraf
    detail = lees(bureau, id_)
    assert detail.stand in STANDEN
    assert (detail.stand == "afgesloten") == bool(detail.uitkomst)
    assert detail.stand != "in onderzoek" or detail.medewerker
    assert detail.over
    assert [stap.op for stap in detail.stappen] == sorted(stap.op for stap in detail.stappen)
    collega.sluit()


def test_that_what_goes_on_elsewhere_ends_the_signaal_or_waits_for_the_melder(bureau: Bureau) -> None:
    klaar, wacht = meld(bureau), meld(bureau, terugkoppeling="gevraagd")
    for id_ in (klaar, wacht):
        with eenheid(bureau) as uow:
            zet_door(uow, id_, "naar triage", "Met de moeder gesproken")
            zet_door(uow, id_, "naar triage")
            uow.commit()
    assert (lees(bureau, klaar).stand, lees(bureau, klaar).uitkomst) == ("afgesloten", "naar triage")
    assert lees(bureau, wacht).stand == "wacht op terugkoppeling"
    assert rauw(bureau, "SELECT count(*) FROM signaalstap WHERE signaal_id = ?", klaar) == [(1,)]
