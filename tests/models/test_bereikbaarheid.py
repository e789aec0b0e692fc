"""Office hours and what must be done at once."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.bereikbaarheid import (
    NIET_INGEVULD,
    controleer_eerste_actie,
    diensten,
    kantoor,
    opening_in_woorden,
    spoedzinnen,
    stand,
)
from wijdesk.models.values import lokaal, moment_van

VRIJDAG_VOOR_PASEN = moment_van(datetime(2026, 4, 2, 16, 55))  # noqa: DTZ001 - Thursday: Goede Vrijdag follows
VRIJDAG = moment_van(datetime(2026, 5, 22, 16, 55))  # noqa: DTZ001 - Friday before Pinksteren


def test_that_a_friday_before_a_long_weekend_says_when_we_open_again() -> None:
    gezien = stand(VRIJDAG)
    assert (gezien.open, gezien.bijna_dicht, gezien.lang_dicht) == (True, True, True)
    assert gezien.weer_open.date() == date(2026, 5, 26)
    assert gezien.zin == "WIJ sluit over 5 minuten en gaat pas dinsdag 26 mei om 09:00 weer open."


def test_that_goede_vrijdag_and_easter_are_closed() -> None:
    assert stand(VRIJDAG_VOOR_PASEN).weer_open.date() == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("tijd", "is_open", "zin"),
    [
        (datetime(2026, 5, 20, 8, 59), False, "WIJ is nu dicht en gaat vandaag om 09:00 weer open."),  # noqa: DTZ001
        (datetime(2026, 5, 20, 9, 0), True, "WIJ is open tot 17:00."),  # noqa: DTZ001
        (datetime(2026, 5, 20, 16, 30), True, "WIJ sluit over 30 minuten en gaat morgen om 09:00 weer open."),  # noqa: DTZ001
        (datetime(2026, 5, 20, 17, 0), False, "WIJ is nu dicht en gaat morgen om 09:00 weer open."),  # noqa: DTZ001
        (datetime(2026, 5, 23, 12, 0), False, "WIJ is nu dicht en gaat dinsdag 26 mei om 09:00 weer open."),  # noqa: DTZ001
        (datetime(2026, 5, 20, 16, 59), True, "WIJ sluit over 1 minuut en gaat morgen om 09:00 weer open."),  # noqa: DTZ001
    ],
)
def test_that_the_sentence_says_what_the_clock_says(tijd: datetime, *, is_open: bool, zin: str) -> None:
    gezien = stand(moment_van(tijd))
    assert (gezien.open, gezien.zin) == (is_open, zin)


@given(moment=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_that_we_always_open_again_on_a_working_day(moment: datetime) -> None:
    nu = moment_van(moment)
    gezien = stand(nu)
    assert kantoor().werkt_op(gezien.weer_open.date())
    assert gezien.weer_open > lokaal(nu).replace(tzinfo=None)
    assert gezien.open == (gezien.sluit_om is not None)
    assert "weer open" in gezien.zin or gezien.zin.startswith("WIJ is open tot")
    assert spoedzinnen(nu)


@given(dag=st.dates(date(2020, 1, 1), date(2035, 1, 1)), vandaag=st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_that_an_opening_is_said_with_its_hour(dag: date, vandaag: date) -> None:
    assert opening_in_woorden(datetime(dag.year, dag.month, dag.day, 9), vandaag).endswith("om 09:00")  # noqa: DTZ001


def test_that_the_national_numbers_are_there_and_local_ones_say_they_are_not() -> None:
    assert {code: diensten()[code].nummer for code in ("112", "veilig-thuis")} == {
        "112": "112",
        "veilig-thuis": "0800-2000",
    }
    assert "113" in diensten()["113"].nummer
    assert diensten()["crisisdienst-ggz"].nummer_in_woorden == NIET_INGEVULD


def test_that_the_numbers_stand_beside_the_question_when_we_close() -> None:
    assert any("0800-2000" in zin for zin in spoedzinnen(VRIJDAG))
    midden = spoedzinnen(moment_van(datetime(2026, 5, 20, 11, 0)))  # noqa: DTZ001
    assert not any("0800-2000" in zin for zin in midden)


def fouten(**anders: object) -> dict[str, str]:
    velden = {"wat": "Bellen", "op": "2026-05-22", "om": "", "met_collega": True, "dienst": "", "nu": VRIJDAG}
    return controleer_eerste_actie(**(velden | anders))  # type: ignore[arg-type]


def test_that_the_first_act_of_a_spoed_is_today() -> None:
    assert not fouten()
    assert not fouten(met_collega=False, dienst="crisisdienst-ggz", om="17:30")
    assert "pas dinsdag 26 mei" in fouten(op="2026-05-26")["op"]
    assert fouten(op="2026-05-21").keys() == {"op"}
    assert fouten(op="morgen").keys() == {"op"}


def test_that_a_first_act_says_what_and_who() -> None:
    assert fouten(wat=" ").keys() == {"wat"}
    assert fouten(met_collega=False).keys() == {"medewerker_id"}
    assert fouten(dienst="de buurman").keys() == {"dienst"}
    for tijd in ("25:00", "9:00", "straks", "09:0"):
        assert fouten(om=tijd).keys() == {"om"}, tijd
