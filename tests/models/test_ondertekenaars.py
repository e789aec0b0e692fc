"""Whose yes a plan needs follows from age and gezag; an old version reads as a whole plan."""

from __future__ import annotations

from datetime import date

import pytest

from tests.models.test_planversie import actie, afspraak, doel, nummer_id, plan
from wijdesk.models.ondertekenaars import nog_te_vragen, ondertekening
from wijdesk.models.plantekst import plan_in_regels
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.rows.plan import AkkoordRij
from wijdesk.models.values import Id

DAG = date(2026, 3, 2)


def lid(nummer: int, naam: str, geboren: str, rol: str = "kind", gezag_van: tuple[tuple[Id, str], ...] = ()) -> LidRij:
    return LidRij(
        id=nummer_id(900 + nummer), persoon_id=nummer_id(nummer), naam=naam, geboortedatum=geboren, leeftijd=None,
        rol=rol, verblijf="", van="2026-01-01", tot="", gezag=rol in {"ouder met gezag", "voogd"},
        kind=rol.endswith("kind"), gezag_van=gezag_van,
    )  # fmt: skip


MOEDER = lid(1, "Moeder", "1985-01-01", "ouder met gezag")
VAN_MOEDER = ((MOEDER.persoon_id, "Moeder"),)
VADER = lid(2, "Vader", "1984-01-01", "ouder zonder gezag")


@pytest.mark.parametrize(
    ("geboren", "tekenaars", "voor"),
    [
        ("2014-03-03", ["Moeder", "Vader"], ("Kind",)),  # 11, twelve tomorrow
        ("2014-03-02", ["Moeder", "Vader", "Kind"], ("Kind",)),
        ("2010-03-03", ["Moeder", "Vader", "Kind"], ("Kind",)),  # 15, sixteen tomorrow
        ("2010-03-02", ["Moeder", "Vader", "Kind"], ()),
        ("2000-01-01", ["Moeder", "Vader", "Kind"], ()),
        ("", ["Moeder", "Vader", "Kind"], ("Kind",)),
    ],
)
def test_that_who_signs_follows_from_the_age_on_the_day(
    geboren: str, tekenaars: list[str], voor: tuple[str, ...]
) -> None:
    nodig = ondertekening((MOEDER, VADER, lid(3, "Kind", geboren, gezag_van=VAN_MOEDER)), plan(), DAG)
    assert [wie.naam for wie in nodig.tekenaars] == tekenaars
    assert nodig.tekenaars[0].voor == voor
    assert nodig.zonder_gezag == ()


def test_that_in_a_blended_family_each_child_has_its_own_and_who_lives_elsewhere_signs_too() -> None:
    vader_elders = (nummer_id(7), "Vader elders")
    van_haar = lid(3, "Kind", "2020-01-01", gezag_van=(*VAN_MOEDER, vader_elders))
    van_hem = lid(4, "Stiefkind", "2020-01-01", "stiefkind", ((VADER.persoon_id, "Vader"),))
    nodig = ondertekening((MOEDER, VADER, van_haar, van_hem), plan(), DAG)
    assert {wie.naam: wie.voor for wie in nodig.tekenaars} == {
        "Moeder": ("Kind",), "Vader": ("Stiefkind",), "Vader elders": ("Kind",),
    }  # fmt: skip


def test_that_a_child_without_anybody_with_gezag_is_named() -> None:
    nodig = ondertekening((VADER, lid(3, "Kind", "2020-01-01")), plan(), DAG)
    assert [wie.naam for wie in nodig.tekenaars] == ["Vader"]
    assert nodig.zonder_gezag == ("Kind",)


def test_that_a_lodger_signs_only_for_a_goal_of_his_own() -> None:
    huurder = lid(4, "Huurder", "1990-01-01", "inwonend")
    assert [wie.naam for wie in ondertekening((MOEDER, huurder), plan(), DAG).tekenaars] == ["Moeder"]
    eigen = plan(doelen=(doel(11, personen=((nummer_id(4), "Huurder"),)),))
    assert [wie.naam for wie in ondertekening((MOEDER, huurder), eigen, DAG).tekenaars] == ["Moeder", "Huurder"]


def test_that_a_no_is_an_answer_too_and_a_name_without_a_person_is_nobodys() -> None:
    nodig = ondertekening((MOEDER, VADER), plan(), DAG)
    antwoorden = [
        AkkoordRij(
            id=nummer_id(plek),
            versie=1,
            persoon_id=wie,
            naam="Moeder",
            wijze="niet akkoord",
            op="2026-03-02",
            opmerking="x",
        )
        for plek, wie in enumerate((nummer_id(1), None))
    ]
    assert [wie.naam for wie in nog_te_vragen(nodig, antwoorden)] == ["Vader"]


def test_that_an_old_version_reads_as_the_whole_plan() -> None:
    rijen = (
        doel(
            11, volgorde=1, wanneer_bereikt="Er is geld over", streef="2026-06-01",
            acties=(
                actie(21, 11), actie(22, 11, gedaan_op="2026-03-09", wie="Sem"),
                actie(23, 11, niet_meer_nodig="Al geregeld"), actie(24, 11, klaar_voor=""),
            ),
        ),
        doel(12, volgorde=2, stand="niet behaald", reden="Verhuisd", afgerond_op="2026-03-09"),
    )  # fmt: skip
    tekst = "\n".join(plan_in_regels(plan(doelen=rijen, veiligheid=(afspraak(31, tot="2026-05-01"),))))
    for stuk in (
        "Integraal ondersteuningsplan, opgesteld op 2 mrt 2026",
        "Familiegroepsplan aangeboden: ja (1 mrt 2026)",
        "Wat er speelt: Schulden",
        "Doel 1: “Doel met nummer 11”",
        "Bereikt als: Er is geld over",
        "Brief schrijven (zelf) · voor 1 apr 2026",
        "Brief schrijven (zelf, Sem) · gedaan op 9 mrt 2026",
        "niet meer nodig: Al geregeld",
        "Brief schrijven (zelf) · open",
        "niet behaald op 9 mrt 2026 (Verhuisd)",
        "Bij ruzie naar oma (Sem), vanaf 2 mrt 2026 tot en met 1 mei 2026",
    ):
        assert stuk in tekst
