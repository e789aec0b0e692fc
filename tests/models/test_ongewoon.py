"""What is unusual about looking: each rule with a case, and one that just is none."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from wijdesk.models.logsoort import GEWEIGERD, INZIEN, LIJST, NOOD, RECHTEN, SLEUTEL, UITVOER, ZOEKEN
from wijdesk.models.ongewoon import ZELF_INWONER, Feit, Kennis, achternaam, ongewoon, woorden
from wijdesk.models.values import Id, moment_van

MINUUT = 60_000
IK, ANDER = Id(b"i" * 16), Id(b"a" * 16)
MAANDAG = moment_van(datetime(2026, 3, 2, 10, 0))  # noqa: DTZ001 - a wall time, here


def persoon(nummer: int) -> Id:
    return Id(b"p" * 12 + nummer.to_bytes(4, "big"))


def feit(nummer: int, tijd: int = MAANDAG, wie: Id | None = None, **anders: object) -> Feit:
    velden: dict[str, object] = {
        "id": Id(b"f" * 12 + nummer.to_bytes(4, "big")),
        "tijd": tijd,
        "medewerker_id": IK,
        "persoon_id": persoon(nummer) if wie is None else wie,
        "soort": INZIEN,
        "grondslag": "",
        "uitkomst": "",
        "op_adres": False,
    }
    return Feit(**(velden | anders))  # type: ignore[arg-type]


def kennis(**anders: object) -> Kennis:
    velden: dict[str, object] = {
        "straat_van": {},
        "naam_van": {},
        "eigen_straat": {},
        "eigen_naam": {},
        "kantoor_van": time(7),
        "kantoor_tot": time(19),
    }
    return Kennis(**(velden | anders))  # type: ignore[arg-type]


def codes(feiten: list[Feit], weet: Kennis | None = None) -> set[str]:
    return {code for alle in ongewoon(feiten, weet or kennis()).values() for code in alle}


def test_that_somebody_of_ones_own_street_is_unusual_and_of_that_street_elsewhere_is_not() -> None:
    weet = kennis(straat_van={persoon(1): "eikenlaan, groningen", persoon(2): "eikenlaan, haren"},
                  eigen_straat={IK: {"eikenlaan, groningen"}})  # fmt: skip
    assert codes([feit(1)], weet) == {"eigen_straat"}
    assert not codes([feit(2)], weet)
    assert not codes([feit(1, medewerker_id=ANDER)], weet), "whose own street is not known"


def test_that_somebody_called_alike_is_unusual_and_nearly_is_not() -> None:
    weet = kennis(naam_van={persoon(1): "vries", persoon(2): "vriesema"}, eigen_naam={IK: achternaam("Sanne de Vries")})
    assert codes([feit(1)], weet) == {"zelfde_naam"}
    assert not codes([feit(2)], weet)
    assert not codes([feit(1, soort=ZOEKEN)], weet), "a hit is no opening"


def test_that_who_came_by_in_a_list_was_chosen_by_nobody_but_a_list_at_night_is_looked_at() -> None:
    weet = kennis(straat_van={persoon(1): "eikenlaan, groningen"}, eigen_straat={IK: {"eikenlaan, groningen"}},
                  naam_van={persoon(1): "vries"}, eigen_naam={IK: "vries"})  # fmt: skip
    assert codes([feit(1)], weet) == {"eigen_straat", "zelfde_naam"}
    assert not codes([feit(1, soort=LIJST)], weet)
    assert not codes([feit(nummer, soort=LIJST) for nummer in range(60)]), "not many in an hour either"
    assert codes([feit(1, MAANDAG + 12 * 60 * MINUUT, soort=LIJST)], weet) == {"buiten_kantoor"}


def test_that_who_has_one_name_or_only_a_tussenvoegsel_has_no_surname() -> None:
    assert achternaam("Sanne") == ""
    assert achternaam("Sanne van de") == ""
    assert achternaam("Zoë Çelik") == "celik"


def test_that_before_and_after_hours_weekends_and_holidays_are_unusual_to_the_minute() -> None:
    def om(*tijd: int) -> set[str]:
        return codes([feit(1, moment_van(datetime(*tijd)))], kennis(vrij={date(2026, 4, 6)}))  # type: ignore[arg-type]  # noqa: DTZ001

    assert not om(2026, 3, 2, 7, 0)
    assert not om(2026, 3, 2, 18, 59)
    assert om(2026, 3, 2, 6, 59) == om(2026, 3, 2, 19, 0) == {"buiten_kantoor"}
    assert om(2026, 3, 7, 12, 0) == om(2026, 4, 6, 12, 0) == {"buiten_kantoor"}
    assert not om(2026, 3, 6, 12, 0)


def test_that_many_residents_within_an_hour_are_unusual_and_the_same_ones_again_are_not() -> None:
    assert codes([feit(nummer, MAANDAG + nummer * MINUUT) for nummer in range(26)]) == {"veel"}
    assert not codes([feit(nummer, MAANDAG + nummer * MINUUT) for nummer in range(25)])
    assert not codes([feit(nummer, MAANDAG + nummer * MINUUT, persoon(nummer % 5)) for nummer in range(59)])
    assert not codes([feit(nummer, MAANDAG + nummer * 5 * MINUUT) for nummer in range(60)]), "spread over the day"


def test_that_going_along_a_street_after_a_search_by_address_is_unusual() -> None:
    weet = kennis(straat_van={persoon(nummer): "eikenlaan, groningen" for nummer in range(1, 5)})
    zoekt = feit(100, MAANDAG, persoon_id=None, soort=ZOEKEN, op_adres=True)
    drie = [feit(nummer, MAANDAG + nummer * MINUUT) for nummer in (1, 2, 3)]
    assert codes([zoekt, *drie], weet) == {"straat_gezocht"}
    assert not codes([zoekt, *drie[:2]], weet)
    assert not codes(drie, weet), "nobody searched by address"
    laat = [feit(nummer, MAANDAG + (nummer + 10) * MINUUT) for nummer in (1, 2, 3)]
    assert not codes([zoekt, *laat], weet)


def test_that_other_purposes_refusals_and_emergencies_are_told() -> None:
    assert codes([feit(1, grondslag="anders")]) == {"anders"}
    assert not codes([feit(1, grondslag="klacht")])
    assert codes([feit(1, uitkomst=GEWEIGERD)]) == {"geweigerd"}
    assert not codes([feit(1, soort=UITVOER)])
    assert codes([feit(1, soort=NOOD)]) == {"nood"}


def test_that_every_code_has_words() -> None:
    assert set(woorden()) == {
        "eigen_straat", "zelfde_naam", "buiten_kantoor", "veel", "straat_gezocht", "anders", "geweigerd", "nood",
        "eigen_rechten", "anders_sleutel", "kort_account", "andere_hand", "klok",
        "eigen_adres",
    }  # fmt: skip


def test_that_who_says_which_resident_they_are_is_looked_at_unless_somebody_else_recorded_it() -> None:
    band: dict[str, Any] = {"soort": RECHTEN, "persoon_id": None}
    gemeld = band | {"wat": f"eigen band met een inwoner gemeld: {ZELF_INWONER}"}
    assert codes([feit(1, **gemeld)]) == {"eigen_adres"}
    vastgelegd = band | {"wat": f"band met een inwoner vastgelegd: {ZELF_INWONER}"}
    assert codes([feit(1, namens_id=IK, **vastgelegd)]) == {"eigen_adres"}
    assert not codes([feit(1, namens_id=ANDER, **vastgelegd)])
    assert codes([feit(1, namens_id=ANDER, **band | {"wat": f"band met een inwoner beëindigd: {ZELF_INWONER}"})])
    assert not codes([feit(1, **band | {"wat": "eigen band met een inwoner gemeld"})])


def test_that_a_rol_for_oneself_is_unusual_and_for_another_is_not() -> None:
    gaf: dict[str, Any] = {"soort": RECHTEN, "wat": "rol gegeven: teamleider, alle locaties", "persoon_id": None}
    assert codes([feit(1, namens_id=IK, **gaf)]) == {"eigen_rechten"}
    assert not codes([feit(1, namens_id=ANDER, **gaf)])
    assert not codes([feit(1, namens_id=IK, **gaf | {"wat": "rol beëindigd: teamleider, alle locaties"})])


def test_that_the_key_of_another_is_unusual_and_ones_own_is_not() -> None:
    zette: dict[str, Any] = {"soort": SLEUTEL, "wat": "nieuw eerste wachtwoord voor een collega", "persoon_id": None}
    assert codes([feit(1, namens_id=ANDER, **zette)]) == {"anders_sleutel"}
    assert not codes([feit(1, namens_id=None, **zette | {"wat": "eigen wachtwoord gewijzigd"})])


def test_that_an_account_of_a_few_days_is_unusual_and_of_a_month_is_not() -> None:
    stopte: dict[str, Any] = {
        "soort": RECHTEN,
        "wat": "toegang van medewerker gestopt",
        "persoon_id": None,
        "namens_id": ANDER,
    }
    dag = 24 * 60 * MINUUT
    assert codes([feit(1, **stopte)], kennis(begonnen={ANDER: MAANDAG - dag})) == {"kort_account"}
    assert not codes([feit(1, **stopte)], kennis(begonnen={ANDER: MAANDAG - 30 * dag}))
    assert not codes([feit(1, **stopte)])
