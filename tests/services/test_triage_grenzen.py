"""What the database itself refuses about triage, whoever writes it: raw SQL cannot get round the checks."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from tests.services import triages as t
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.triage import VraagConsult

BESLOTEN = "stand = 'besloten', route = 'complex', besluit = 'casus', besloten_op = 1"


def schrijf(bureau: Bureau, sql: str, *params: object) -> int:
    """Run one statement on the file, past the program; answers how many rows it changed."""
    db = bureau.eigen_verbinding()
    try:
        return int(db.execute(sql, params).rowcount)
    finally:
        db.close()


@pytest.mark.parametrize(
    "velden",
    [
        "stand = 'klaar'",
        "stand = 'besloten'",
        "stand = 'besloten', route = 'complex', besluit = 'casus'",
        "route = 'complex', besluit = 'casus', besloten_op = 1",
        "route = 'omweg'",
        "voorstel_route = 'omweg'",
        "voorstel_besluit = 'niets'",
        f"{BESLOTEN}, besluit = 'niets'",
        f"{BESLOTEN}, voorstel_route = 'spoed'",
        f"{BESLOTEN}, voorstel_besluit = 'verwijzing'",
        "stand = 'gestaakt'",
        "gestaakt_om = 'zomaar'",
        "gevolg = 'casus'",
        "gevolg_id = randomblob(16)",
    ],
)
def test_that_an_impossible_triage_cannot_be_written(bureau: Bureau, velden: str) -> None:
    with pytest.raises(dbapi2.IntegrityError, match="ck_triage_"):
        schrijf(bureau, f"UPDATE triage SET {velden} WHERE id = ?", t.begin(bureau))


def test_that_another_decision_with_its_sentence_can_be_written(bureau: Bureau) -> None:
    anders = f"{BESLOTEN}, voorstel_route = 'spoed', afwijkreden = 'het is al rustig'"
    assert schrijf(bureau, f"UPDATE triage SET {anders} WHERE id = ?", t.begin(bureau)) == 1


@pytest.mark.parametrize("velden", ["stand = 'leeg'", "stand = 'overgeslagen'", "reden = 'daarom'"])
def test_that_a_page_is_skipped_with_its_reason_or_not_at_all(bureau: Bureau, velden: str) -> None:
    t.beantwoord(bureau, t.begin(bureau), aard="klein")
    with pytest.raises(dbapi2.IntegrityError, match="ck_bladzijdestand_"):
        schrijf(bureau, f"UPDATE bladzijdestand SET {velden}")


@pytest.mark.parametrize("velden", ["onderwerp = 'iets'", "vraag = ''"])
def test_that_an_answer_is_of_something_and_to_something(bureau: Bureau, velden: str) -> None:
    t.beantwoord(bureau, t.begin(bureau), aard="klein")
    with pytest.raises(dbapi2.IntegrityError, match="ck_antwoord_"):
        schrijf(bureau, f"UPDATE antwoord SET {velden}")


@pytest.mark.parametrize("velden", ["vraag = ''", "antwoord = 'x'", "antwoord_op = 1", "triage_id = NULL"])
def test_that_advice_is_whole_or_not_there(bureau: Bureau, velden: str) -> None:
    bureau.doe(VraagConsult(id=bureau.wereld.ids(), triage_id=t.begin(bureau), vraag="Hoe nu?"))
    with pytest.raises(dbapi2.IntegrityError, match="ck_consult_"):
        schrijf(bureau, f"UPDATE consult SET {velden}")
