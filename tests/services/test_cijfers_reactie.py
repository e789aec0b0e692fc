"""How long somebody waits for a first reaction: only where it is known, and a promise to call back is no reaction."""

from __future__ import annotations

from pathlib import Path

from tests import winkel
from tests.conftest import Klok
from tests.services.test_bewaren_cijfers import gooi_weg
from tests.services.test_cijfers_eerlijk import lees_in, meting
from wijdesk.app.bureau import Bureau
from wijdesk.models.cijfer import Periode, periode_van
from wijdesk.models.opdrachten.cijfer import LeesCijferlijst, LeesWarmtekaart, WerkCijfersBij
from wijdesk.models.opdrachten.huis import MaakOngedaan
from wijdesk.models.opdrachten.werk import LeesWerk, RondWerkAf
from wijdesk.models.values import lokaal
from wijdesk.store.controle import controleer

UUR = 3_600_000
KOP = (
    "nummer", "ontvangen", "locatie", "kanaal", "melder", "meldingtype", "direct_afgehandeld", "uitkomst", "toelichting"
)  # fmt: skip


def maand(klok: Klok) -> Periode:
    return periode_van("maand", lokaal(klok()).date().isoformat())


def wacht(bureau: Bureau, klok: Klok) -> tuple[int | None, float | None]:
    """How many waited and how long, which is the same when it was counted ahead."""
    eerst = meting(bureau, "eerste_contact", maand(klok))
    while bureau.doe(WerkCijfersBij()):
        pass
    assert meting(bureau, "eerste_contact", maand(klok)) == eerst
    db = bureau.eigen_verbinding()
    try:
        assert controleer(db) == ()
    finally:
        db.close()
    return eerst.noemer, eerst.waarde


def test_that_of_a_file_no_waiting_time_is_known_also_when_it_was_destroyed(
    bureau: Bureau, klok: Klok, tmp_path: Path
) -> None:
    dag = f"{lokaal(klok()).date().isoformat()}T00:10"
    rij = ("a1", dag, "Selwerd", "telefoon", "Inwoner / zelfmelder", "Wonen", "ja", "zelf beantwoord", "")
    lees_in(bureau, tmp_path, "vragen", KOP, rij)
    assert meting(bureau, "vragen", maand(klok)).teller == 1
    assert wacht(bureau, klok) == (0, None)
    assert bureau.lees(LeesWarmtekaart(periode=maand(klok))).totaal == 1
    assert bureau.lees(LeesCijferlijst(naam="eerste_contact", periode=maand(klok))).rijen == ()


def test_that_who_asks_to_be_called_back_waits_until_that_is_done(bureau: Bureau, klok: Klok) -> None:
    bureau.doe(winkel.contact(bureau, uitkomst="terugbelverzoek"))
    assert wacht(bureau, klok) == (0, None)
    klok.verzet(3 * UUR)
    (werk,) = bureau.lees(LeesWerk(locatie_id=bureau.medewerker.locatie_id))
    _, wijziging = bureau.schrijf(RondWerkAf(id=werk.id, uitkomst="Teruggebeld"))
    assert wacht(bureau, klok) == (1, 181.0)
    assert len(bureau.lees(LeesCijferlijst(naam="eerste_contact", periode=maand(klok))).rijen) == 1
    assert wijziging.transactie is not None
    bureau.doe(MaakOngedaan(transactie=wijziging.transactie))
    assert wacht(bureau, klok) == (0, None)


def test_that_who_was_not_reached_got_no_reaction(bureau: Bureau, klok: Klok) -> None:
    bureau.doe(winkel.contact(bureau, uitkomst="niet bereikt"))
    bureau.doe(winkel.contact(bureau))
    assert wacht(bureau, klok) == (1, 1.0)


def test_that_what_was_destroyed_keeps_its_waiting_time(bureau: Bureau, klok: Klok) -> None:
    opdracht = winkel.contact(bureau)
    bureau.doe(opdracht)
    gooi_weg(bureau, "persoon", winkel.persoon_van(bureau, opdracht))
    assert wacht(bureau, klok) == (1, 1.0)
