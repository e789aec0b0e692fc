"""The page "Wie zag mijn gegevens?" as it is read back from the PDF."""

from __future__ import annotations

from tests.papier import nummer_id, tekst, teksten
from wijdesk.models.rows.logboek import InzageOverzicht, InzageRegel
from wijdesk.reports.brieftaal import woorden
from wijdesk.reports.inzage_overzicht import maak

TITEL = woorden("inzage")("titel")


def papier(*regels: InzageRegel, **anders: object) -> InzageOverzicht:
    velden: dict[str, object] = {
        "persoon_id": nummer_id(1), "naam": "Jantje van der Meulen", "van": "2025-03-02", "tot": "2026-03-02",
        "gemaakt_op": "2026-03-02", "locatie": "Selwerd", "met_namen": False, "regels": regels, "sinds": "2024-01-01",
    }  # fmt: skip
    return InzageOverzicht(**(velden | anders))  # type: ignore[arg-type]


def regel(dag: str, wat: str = "Uw kaart bekeken", keer: int = 1) -> InzageRegel:
    return InzageRegel(dag=dag, wie="Casemanager, wijkteam Selwerd", wat=wat, waarom="U was bij ons", keer=keer)


def test_that_it_says_who_what_when_why_and_where_to_complain() -> None:
    gelezen = tekst(maak(papier(regel("2026-02-03", keer=3), regel("2026-02-03", "Uw plan op papier bekeken"))))
    for zin in (
        TITEL, "Jantje van der Meulen", "van 2 maart 2025 tot en met 2 maart 2026", "3-2-2026", "Casemanager",
        "(3 keer)", "U was bij ons", "privacybeheerder", "binnen een maand", "Autoriteit Persoonsgegevens", "C-579/21",
    ):  # fmt: skip
        assert zin in gelezen, zin
    assert gelezen.count("3-2-2026") == 1, "a day stands once"


def test_that_a_quiet_year_says_so_and_what_is_not_kept_is_told() -> None:
    gelezen = tekst(maak(papier(sinds="2026-01-01")))
    assert "heeft niemand uw gegevens geopend" in gelezen
    assert "Van voor 1 januari 2026 hebben we dit niet" in gelezen


def test_that_a_paper_with_names_does_not_say_there_are_none() -> None:
    met = tekst(maak(papier(regel("2026-02-03"), met_namen=True)))
    assert "Namen van medewerkers staan er niet in" not in met
    assert "C-579/21" not in met


def test_that_a_busy_year_goes_on_over_pages_with_its_heads() -> None:
    bladen = teksten(maak(papier(*(regel(f"2026-01-{1 + nummer % 28:02}") for nummer in range(120)))))
    assert len(bladen) > 2
    assert all("Waarom" in blad for blad in bladen[:-1])


def test_that_the_longest_day_stands_on_one_line() -> None:
    gelezen = tekst(maak(papier(regel("2026-11-23"), regel("2028-12-28"))))
    assert "23-11-2026" in gelezen
    assert "28-12-2028" in gelezen
