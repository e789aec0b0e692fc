"""A round in which nothing happened asks the same of the centre however many desks, chains and papers there are."""

from __future__ import annotations

from tests.sync.licht import Teller
from tests.sync.papieren import Ladekast, mutaties
from tests.sync.rustig import Stad, tel
from wijdesk.models.values import Id
from wijdesk.sync import aanmelding, beheer
from wijdesk.sync.segment import knip


def test_that_a_round_without_news_asks_the_same_with_few_and_with_many_desks() -> None:
    klein, groot = Stad(3), Stad(30)
    for een, veel in ((klein.beheer, groot.beheer), (klein.balie, groot.balie)):
        assert tel(klein, een).keren == tel(groot, veel).keren
    assert sum(tel(groot, groot.balie).keren.values()) <= 16


def test_that_the_question_for_news_names_the_chains_of_its_team_only() -> None:
    stad = Stad(24)
    van_een_team = 2 * 24 // 12 + 2  # two chains each, and the desks that are looked at
    assert tel(stad, stad.balie).meegestuurd <= van_een_team
    assert tel(stad, stad.beheer).meegestuurd <= 2 * 24 + 2 * 12 + 2


def test_that_somebody_who_asks_later_is_seen_among_papers_that_are_not_read_again() -> None:
    stad = Stad(5)
    nieuw, balie = Ladekast(), stad.ids()
    aanvraag = aanmelding.vraag_aan(nieuw, stad.centrum, balie=balie, toestel=stad.ids(), teams=(), nu=stad.tijd[0])
    stad.centrum.hang_op("aanvraag", stad.ids().hex(), b"geen aanvraag")
    for _ in range(2):
        assert [er.balie for er in beheer.aanvragen(stad.beheer.kast, stad.centrum)] == [aanvraag.balie]
    beheer.laat_toe(stad.beheer.kast, stad.centrum, aanvraag, teams=stad_teams(stad), historie=True, nu=stad.tijd[0])
    assert beheer.aanvragen(stad.beheer.kast, stad.centrum) == []


def stad_teams(stad: Stad) -> tuple[Id, ...]:
    rooster = aanmelding.bewaard_rooster(stad.beheer.kast)
    assert rooster is not None
    return tuple(rooster.teams)[:1]


def test_that_what_every_round_looks_at_again_is_small_after_a_long_run() -> None:
    ids = Teller()
    for aantal, stukken in ((40, [40]), (60, [35, 25]), (1000, [500, 475, 25])):
        geknipt = list(knip(mutaties(ids, aantal)))
        assert [len(stuk) for stuk in geknipt] == stukken
