"""Whose yes a plan needs follows from age and gezag; an old version reads as a whole plan."""

from __future__ import annotations

from datetime import date

import pytest

from tests.models.test_planversie import actie, afspraak, doel, nummer_id, plan
from wijdesk.models.ondertekenaars import nog_te_vragen, ondertekening, stand
from wijdesk.models.plantekst import plan_in_regels
from wijdesk.models.rows.huishouden import LidRij
from wijdesk.models.rows.plan import AkkoordRij, VersieRij
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


def test_that_without_a_birth_date_nobody_is_taken_for_sixteen_it_is_asked() -> None:
    neef = lid(5, "Neef", "", "inwonend familielid", gezag_van=VAN_MOEDER)
    partner, zonder = lid(6, "Partner", "", "partner"), lid(7, "Ouder", "", "ouder met gezag")
    eigen = plan(doelen=(doel(11, personen=((neef.persoon_id, "Neef"),)),))
    nodig = ondertekening((MOEDER, neef, partner, zonder), eigen, DAG)
    assert {wie.naam: wie.voor for wie in nodig.tekenaars} == {
        "Moeder": ("Neef",), "Neef": (), "Partner": (), "Ouder": (),
    }  # fmt: skip
    assert nodig.leeftijd_vragen == ("Neef", "Partner")
    assert nodig.zonder_gezag == ()
    halfbekend = ondertekening((MOEDER, lid(3, "Kind", "2010", gezag_van=VAN_MOEDER)), plan(), DAG)
    assert halfbekend.leeftijd_vragen == ("Kind",)


def versie(nummer: int, *ja: Id, nee: tuple[Id, ...] = (), klopt: bool = True) -> VersieRij:
    rijen = tuple(
        AkkoordRij(
            id=nummer_id(100 * nummer + plek), versie=nummer, persoon_id=wie, naam="",
            wijze="niet akkoord" if wie in nee else "op papier", op=f"2026-03-0{plek + 1}", opmerking="", klopt=klopt,
        )
        for plek, wie in enumerate((*ja, *nee))
    )  # fmt: skip
    return VersieRij(
        id=nummer_id(800 + nummer), nummer=nummer, gemaakt_op=0, medewerker="", reden="", vingerafdruk="",
        akkoorden=rijen, klopt=klopt,
    )  # fmt: skip


M, V = MOEDER.persoon_id, VADER.persoon_id


@pytest.mark.parametrize(
    ("versies", "gewijzigd", "zin"),
    [
        ((versie(1),), False, "nog geen akkoord op versie 1"),
        ((versie(1, M),), False, "1 van 2 akkoord op versie 1"),
        ((versie(1, M, V),), False, "akkoord op versie 1 (2026-03-02)"),
        ((versie(1, M, V),), True, "akkoord op versie 1 (2026-03-02), daarna gewijzigd"),
        ((versie(2), versie(1, M, V)), False, "nog geen akkoord op versie 2 (versie 1: 2 van 2)"),
        ((versie(2), versie(1, M)), False, "nog geen akkoord op versie 2 (versie 1: 1 van 2)"),
        ((versie(1, M, nee=(V,)),), False, "1 van 2 akkoord op versie 1, 1 niet akkoord"),
        ((versie(1, nummer_id(66)),), False, "0 van 2 akkoord op versie 1"),
        ((versie(1, M, V, klopt=False),), False, "nog geen akkoord op versie 1"),
    ],
)
def test_that_a_plan_is_agreed_to_only_when_everybody_who_is_needed_said_yes(
    versies: tuple[VersieRij, ...], gewijzigd: bool, zin: str
) -> None:
    nodig = ondertekening((MOEDER, VADER), plan(), DAG)
    assert stand(nodig, versies, gewijzigd=gewijzigd, dag=str) == zin


def test_that_an_unknown_gezag_or_age_keeps_a_plan_from_being_agreed_to() -> None:
    zonder = ondertekening((MOEDER, lid(3, "Kind", "2020-01-01")), plan(), DAG)
    zin = stand(zonder, (versie(1, M),), gewijzigd=False, dag=str)
    assert zin == "1 van 1 akkoord op versie 1, gezag nog niet bekend"
    leeftijd = ondertekening((MOEDER, lid(6, "Partner", "", "partner")), plan(), DAG)
    zin = stand(leeftijd, (versie(1, M, nummer_id(6)),), gewijzigd=False, dag=str)
    assert zin == "2 van 2 akkoord op versie 1, leeftijd nog vragen"
