"""The next page of the triage with its save: conversation, proposal and store, in a store where many triages stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import pytest

from tests import winkel
from tests.benchmarks.meten import in_beurten, noteer
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.services import triages as t
from tests.tellingen import VOL
from wijdesk.app.bureau import Bureau
from wijdesk.models.gesprek import Gesprek
from wijdesk.models.triage import Triage
from wijdesk.models.values import Id
from wijdesk.models.vragen_lezen import lees
from wijdesk.models.vragenlijst import Antwoord, antwoord_id
from wijdesk.resources import lees_tekst
from wijdesk.store.unit_of_work import UnitOfWork, Wie

TRIAGES, PER_TRIAGE = (20_000, 25) if VOL else (40, 5)
BEURTEN = 60 if VOL else 3


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    klok, ids = Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR)
    map_ = tmp_path_factory.mktemp("triage") / "winkel"
    winkel.maak(map_, klok, ids)
    with winkel.bureau(map_, klok, ids) as open_:
        vul(open_, t.begin(open_))
        yield open_


def vul(bureau: Bureau, voorbeeld: Id) -> None:
    """As many triages with answers as years of work leave, by plain rows."""
    assert bureau._winkel is not None
    mij, wereld = bureau.medewerker, bureau.wereld
    wie = Wie(medewerker_id=mij.id, naam=mij.naam, locatie_id=mij.locatie_id, rechten=bureau.rechten)
    with UnitOfWork(winkel=bureau._winkel, wie=wie, klok=wereld.klok, ids=wereld.ids, doel="proef") as uow:
        rij = uow.haal(Triage, voorbeeld)
        velden = {veld: getattr(rij, veld) for veld in Triage.velden()} | {"vraag_id": None, "persoon_id": None}
        ids = [wereld.ids() for _ in range(TRIAGES)]
        uow.voeg_bulk(Triage, [velden | {"id": id_} for id_ in ids])
        gelijk = {
            "onderwerp": "triage", "waarde": "2", "toelichting": "", "medewerker_id": mij.id, "op": MAANDAG_9_UUR,
            "status": "actief",
        }  # fmt: skip
        for id_ in ids:
            antwoorden = [f"vraag_{nummer}" for nummer in range(PER_TRIAGE)]
            uow.voeg_bulk(
                Antwoord,
                [gelijk | {"id": antwoord_id(id_, code), "onderwerp_id": id_, "vraag": code} for code in antwoorden],
            )
        uow.commit()


def test_that_the_next_page_with_its_save_stays_below_fifty_milliseconds_of_work(bureau: Bureau) -> None:
    """One answer on the page, the proposal, the save, and on to the next; and opening a triage to go on with it."""
    id_ = t.begin(bureau)
    gesprek = t.beantwoord(
        bureau, id_, aard="meer", leefgebieden="financien,huisvesting,werk,netwerk", zrm_financien="2", zrm_werk="3"
    )
    waarden = cycle(("1", "2", "3", "4", "5"))
    nu = gesprek.ga_naar("leefgebieden")

    def volgende() -> None:
        nonlocal nu
        nieuw = nu.beantwoord("zrm_huisvesting", next(waarden), toelichting="moet eruit")
        nieuw.voorstel()
        t.bewaar(bureau, id_, nieuw, naar=nieuw.volgende)
        nu = nieuw.ga_naar(nieuw.volgende).ga_naar("leefgebieden")

    volgende()  # the first save loads what every next one has
    bladzijde, openen = in_beurten(volgende, lambda: t.gesprek(t.lees(bureau, id_)), beurten=BEURTEN)
    assert t.gesprek(t.lees(bureau, id_)).antwoord("zrm_huisvesting") == nu.antwoord("zrm_huisvesting"), "not saved"
    wat = f"among {TRIAGES:,} triages, CPU"
    noteer(f"the next page of a triage with its save {wat}", bladzijde * 1000, hoogstens=50, eenheid="ms")
    noteer(f"opening a triage to go on with it {wat}", openen * 1000, hoogstens=50, eenheid="ms")


def test_that_an_answer_with_its_proposal_stays_below_a_millisecond() -> None:
    gesprek = Gesprek.van(lees(lees_tekst("triage.toml")))
    for _ in range(100):
        if not gesprek.nog_open:
            break
        vraag = gesprek.open_vragen(gesprek.nog_open[0].code)[0]
        gesprek = gesprek.beantwoord(vraag.code, vraag.opties[1].code if vraag.opties else "Een zin.")

    def antwoord() -> None:
        gesprek.beantwoord("veilig", "nee").voorstel()

    (duur,) = in_beurten(antwoord, beurten=200 if VOL else 5)
    noteer("an answer of a triage with its proposal, CPU", duur * 1000, hoogstens=1, eenheid="ms")
    assert gesprek.voorstel().redenen
