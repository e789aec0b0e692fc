"""Counting a year: the year of Amsterdam, what was withdrawn left out, one location or all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.verslag import LeesJaarCijfers
from wijdesk.models.values import Id
from wijdesk.services.reads.verslag import lees_jaarcijfers
from wijdesk.store.lezer import Lezer

SELWERD, BEIJUM = Id(b"s" * 16), Id(b"b" * 16)


@pytest.fixture
def lezer() -> Iterator[Lezer]:
    """The columns that counting reads, in a database in memory; the real store is read by the flows."""
    db = sqlite3.connect(":memory:")
    db.executescript(
        "CREATE TABLE locatie (id, naam, van DEFAULT '', tot DEFAULT '', status DEFAULT 'actief');"
        "CREATE TABLE contact (id, locatie_id, maand, melder, kanaal, status, ontvangen);"
        "CREATE TABLE vraag (contact_id, meldingtype, uitkomst, direct_afgehandeld, status, id, voorziening_id);"
        "CREATE TABLE toeleiding (id, huishouden_id, voorziening_id, voorgesteld_op, eerste_contact_op, status);"
        "CREATE TABLE indicatie (id, huishouden_id, productgroep, besloten_op, status, locatie_id);"
        "CREATE TABLE huishouden (id, locatie_id, casus_id, regisseur_id, status); CREATE TABLE kast (naam, waarde);"
        "CREATE TABLE teamoverdracht (huishouden_id, op, van_id, status);"
        "CREATE TABLE cijferrest (soort, dag, locatie_id, gegevens, status, id);"
        "CREATE TABLE praktijksoort (id, code, naam, vanaf, medewerker_id, status);"
        "CREATE TABLE praktijkvorm (id, code, begin, einde, uitkomst, locatie_id, status);"
        "CREATE TABLE agressie (soort, locatie_id, datum, status);"
        "CREATE TABLE klacht (ontvangen, afgerond, uitkomst, reden, locatie_id, status);"
        "CREATE TABLE activiteit (thema, start, einde, locatie_id, status, id);"
        "CREATE TABLE impactmeting (id, datum, tienden, vragenlijst_id, antwoorden, locatie_id, status);"
        "CREATE TABLE vragenlijst (id, soort, versie, inhoud, vanaf);"
        "CREATE TABLE straatronde (id, gebied, dag, contacten, locatie_id, status);"
        "CREATE TABLE buurtonderwerp (thema, gedaan, activiteit_id, teruggekoppeld_op, ingebracht_op, locatie_id,"
        "status);"
        "CREATE TABLE bewonersinitiatief (thema, stand, ingebracht_op, locatie_id, status);"
        "CREATE TABLE dossiercontrole (datum, goed, punten, locatie_id, status);"
        "CREATE TABLE casus (id, huishouden_id, locatie_id, laatste_regisseur_id, geopend_op, gesloten_op, status);"
        "CREATE TABLE regieoverdracht (id, casus_id, beantwoord_op, van_id, naar_id, stand, status);"
        "CREATE TABLE instelling (naam, waarde, status);"
        "CREATE TABLE sessie (activiteit_id, datum, aanwezig, status);"
        "CREATE TABLE buitencijfer (id, naam, jaar, waarde, eenheid, basis, bron, definitieversie, locatie_id, status);"
    )
    db.executemany("INSERT INTO locatie (id, naam) VALUES (?, ?)", [(SELWERD, "Selwerd"), (BEIJUM, "Beijum")])
    db.executemany(
        "INSERT INTO contact VALUES (?, ?, ?, 'Overig', 'telefoon', ?, 0)",
        [
            (1, SELWERD, "2020-01", "actief"),
            (2, BEIJUM, "2020-12", "actief"),
            (3, SELWERD, "2021-01", "actief"),
            (4, SELWERD, "2020-03", "vervallen"),
        ],
    )
    db.executemany(
        "INSERT INTO vraag VALUES (?, ?, 'zelf beantwoord', ?, ?, NULL, NULL)",
        [
            *((1, "Wonen", 1, "actief"), (1, "Onbekend", 0, "actief"), (1, "Wonen", 1, "vervallen")),
            *((2, "Wonen", 1, "actief"), (3, "Wonen", 1, "actief"), (4, "Wonen", 1, "actief")),
        ],
    )
    db.execute("INSERT INTO huishouden (id, locatie_id) VALUES (1, ?)", (BEIJUM,))
    db.executemany(
        "INSERT INTO indicatie (huishouden_id, productgroep, besloten_op, status) VALUES (?, ?, ?, ?)",
        [
            *((None, "Jeugd", "2020-01-01", "actief"), (1, "Jeugd", "2020-12-31", "actief")),
            *((None, "Wmo GON", "2020-07-01", "actief"), (None, "Jeugd", "2021-01-01", "actief")),
            (None, "Jeugd", "2020-07-01", "vervallen"),
        ],
    )
    db.executemany(
        "INSERT INTO agressie VALUES (?, ?, ?, ?)",
        [
            *(("verbaal", SELWERD, "2020-01-01", "actief"), ("verbaal", BEIJUM, "2020-12-31", "actief")),
            *(("fysiek", SELWERD, "2021-01-01", "actief"), ("fysiek", SELWERD, "2020-05-05", "vervallen")),
        ],
    )
    db.execute(
        "INSERT INTO cijferrest (soort, dag, locatie_id, gegevens, status) "
        "VALUES ('agressie', '2020-06-01', ?, '{\"soort\":\"fysiek\"}', 'actief')",
        (BEIJUM,),
    )
    yield Lezer(db, nu=7, medewerker_id=SELWERD, rechten=frozenset())
    db.close()


def test_that_a_year_counts_every_standing_vraag_once(lezer: Lezer) -> None:
    cijfers = lees_jaarcijfers(lezer, LeesJaarCijfers(jaar=2020))
    assert (cijfers.vragen, cijfers.direct_afgehandeld, cijfers.onbekend, cijfers.gemaakt_op) == (3, 2, 1, 7)
    assert dict(cijfers.per_meldingtype) == {"Wonen": 2, "Onbekend": 1}
    assert cijfers.per_maand == ((1, 2), (12, 1))
    assert cijfers.trechter == (("geregistreerd", 3), ("direct afgehandeld", 2), ("nader onderzoek", 1))
    assert cijfers.locatie == "alle locaties"


def test_that_one_location_is_counted_apart_and_an_unknown_one_refused(lezer: Lezer) -> None:
    cijfers = lees_jaarcijfers(lezer, LeesJaarCijfers(jaar=2020, locatie_id=BEIJUM))
    assert (cijfers.vragen, cijfers.locatie) == (1, "Beijum")
    with pytest.raises(Weigering):
        lees_jaarcijfers(lezer, LeesJaarCijfers(jaar=2020, locatie_id=Id(b"x" * 16)))


def test_that_a_year_without_registrations_is_all_zero(lezer: Lezer) -> None:
    cijfers = lees_jaarcijfers(lezer, LeesJaarCijfers(jaar=1999))
    assert (cijfers.vragen, cijfers.per_maand, cijfers.onbekend) == (0, (), 0)


def test_that_indicaties_are_counted_by_the_day_they_were_decided(lezer: Lezer) -> None:
    cijfers = lees_jaarcijfers(lezer, LeesJaarCijfers(jaar=2020))
    assert dict(cijfers.per_productgroep) == {"Jeugd": 2, "Wmo GON": 1}
    assert cijfers.indicaties == 3
    van_beijum = lees_jaarcijfers(lezer, LeesJaarCijfers(jaar=2020, locatie_id=BEIJUM))
    assert van_beijum.per_productgroep == (("Jeugd", 1),)


def test_that_agressie_is_counted_where_it_happened_and_after_its_dossier_is_gone(lezer: Lezer) -> None:
    assert dict(lees_jaarcijfers(lezer, LeesJaarCijfers(jaar=2020)).per_agressie) == {"verbaal": 2, "fysiek": 1}
    van_selwerd = lees_jaarcijfers(lezer, LeesJaarCijfers(jaar=2020, locatie_id=SELWERD))
    assert van_selwerd.per_agressie == (("verbaal", 1),)
