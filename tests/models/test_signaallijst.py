"""The inbox in memory: spoed first and then the oldest, whatever is typed; nothing is lost and nothing stays."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wijdesk.models.rows.signaal import SignaalRij
from wijdesk.models.signaallijst import Keus, Signaallijst, tekst_van
from wijdesk.models.signaalregels import AFGESLOTEN, STANDEN
from wijdesk.models.values import Id
from wijdesk.models.zoektekst import vouw

HIER, IK = Id(bytes(16)), Id(b"i" * 16)


def rij(nummer: int, **anders: Any) -> SignaalRij:
    velden: dict[str, Any] = {
        "id": Id(nummer.to_bytes(16, "big")), "soort": "woonoverlast", "thema": "wonen", "bron": "politie",
        "urgentie": 3, "ontvangen": nummer, "stand": "nieuw", "over": "Eikenlaan 12", "straat": "Eikenlaan",
        "gebied": "Selwerd", "begin": "Harde muziek", "locatie_id": HIER, "medewerker_id": None, "medewerker": "",
    }  # fmt: skip
    return SignaalRij(**(velden | anders))


RIJEN = st.lists(
    st.builds(
        rij,
        st.integers(1, 500),
        urgentie=st.integers(1, 3),
        ontvangen=st.integers(0, 50),
        stand=st.sampled_from(STANDEN),
        over=st.sampled_from(("Jansen", "Café De Ster", "Yılmaz")),
        medewerker_id=st.sampled_from((None, IK)),
    ),
    unique_by=lambda een: een.id,
    max_size=25,
)


@given(RIJEN, st.sampled_from(("", "jan", "cafe", "ster de", "muziek", "zzz")), st.booleans())
def test_that_what_shows_is_what_fits_in_order_of_weight_and_age(
    rijen: list[SignaalRij], tekst: str, mijn: bool
) -> None:
    lijst = Signaallijst()
    lijst.voeg_toe(rijen[: len(rijen) // 2])
    lijst.voeg_toe(rijen[len(rijen) // 2 :])
    for lengte in range(len(tekst) + 1):
        getypt = tekst[:lengte]
        keus = Keus(tekst=getypt, medewerker_id=IK if mijn else None)
        uitzicht = lijst.toon(keus)
        verwacht = [
            een
            for een in rijen
            if all(woord in tekst_van(een) for woord in vouw(getypt).split()) and (not mijn or een.medewerker_id == IK)
        ]
        open_ = [een for een in verwacht if een.stand != AFGESLOTEN]
        assert list(uitzicht.rijen) == sorted(open_, key=lambda een: (een.urgentie, een.ontvangen, een.id))
        assert uitzicht.per_stand == {s: n for s in STANDEN if (n := sum(een.stand == s for een in verwacht))}


def test_that_urgency_sorts_by_weight_and_not_by_letter() -> None:
    lijst = Signaallijst()
    lijst.voeg_toe([rij(1, urgentie=3), rij(2, urgentie=1), rij(3, urgentie=2)])
    assert [een.urgentie for een in lijst.toon(Keus()).rijen] == [1, 2, 3]


def test_that_what_is_closed_shows_the_newest_first() -> None:
    lijst = Signaallijst()
    lijst.voeg_toe([rij(nummer, stand=AFGESLOTEN, urgentie=nummer) for nummer in (1, 2, 3)])
    assert [een.ontvangen for een in lijst.toon(Keus(stand=AFGESLOTEN)).rijen] == [3, 2, 1]
    assert lijst.toon(Keus()).rijen == ()


def test_that_a_row_that_changed_takes_its_new_place_and_one_that_is_gone_goes() -> None:
    lijst = Signaallijst()
    lijst.voeg_toe([rij(1), rij(2)])
    assert lijst.toon(Keus(tekst="muziek")).totaal == 2
    lijst.ververs([rij(1).id, rij(2).id], [rij(2, urgentie=1, begin="Ruzie")])
    assert len(lijst) == 1
    assert lijst.toon(Keus(tekst="muziek")).rijen == ()
    assert [een.urgentie for een in lijst.toon(Keus(tekst="ruzie", urgentie=1)).rijen] == [1]


@given(RIJEN, st.lists(RIJEN, max_size=4))
def test_that_changes_one_by_one_end_where_all_at_once_do(
    begin: list[SignaalRij], daarna: list[list[SignaalRij]]
) -> None:
    lijst = Signaallijst()
    lijst.voeg_toe(begin)
    stand = {een.id: een for een in begin}
    for stap in daarna:
        lijst.toon(Keus())
        gevraagd = [een.id for een in stap]
        antwoord = stap[::2]
        lijst.ververs(gevraagd, antwoord)
        stand = {id_: een for id_, een in stand.items() if id_ not in gevraagd} | {een.id: een for een in antwoord}
    vers = Signaallijst()
    vers.voeg_toe(stand.values())
    for keus in (Keus(), Keus(stand="alles"), Keus(stand=AFGESLOTEN), Keus(tekst="jan", stand="alles")):
        assert lijst.toon(keus) == vers.toon(keus)
    assert len(lijst) == len(stand)


def test_that_each_choice_narrows_and_only_so_many_rows_are_handed_out() -> None:
    lijst = Signaallijst()
    lijst.voeg_toe(rij(nummer, thema="wonen" if nummer % 2 else "veiligheid") for nummer in range(1, 11))
    uitzicht = lijst.toon(Keus(thema="wonen", soort="woonoverlast", stand="nieuw"), hoogstens=3)
    assert (len(uitzicht.rijen), uitzicht.totaal) == (3, 5)
    assert lijst.toon(Keus(soort="overig", stand="alles")).totaal == 0
