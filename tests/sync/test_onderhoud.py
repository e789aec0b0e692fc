"""What keeps a centre going, on whole stores: a folder, and a real PostgreSQL with its owner."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.sync.delen import deel
from tests.sync.server import Server
from tests.sync.test_rooster import ROOSTER
from wijdesk.app.bureau import Bureau
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname, onderhoud
from wijdesk.app.uitwisseling.deelname import lees_stand
from wijdesk.app.uitwisseling.herinner import herinneringen
from wijdesk.errors import AnderCentrum, CentrumGeweigerd, GeenContact, Weigering
from wijdesk.models.journaal import SCHEMA_VERSIE
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.rows.delen import ServerStand
from wijdesk.store.controle import controleer
from wijdesk.sync.postgres import PostgresCentrum
from wijdesk.sync.rooster import DAG_MS


@pytest.fixture
def open_balie(tmp_path: Path, klok: Klok) -> Iterator[Callable[[str], Bureau]]:
    """Opens a new store with an organisation of its own; ids never meet."""
    open_: list[Bureau] = []

    def maak(naam: str) -> Bureau:
        ids = Ids(klok() + (len(open_) + 1) * 10_000_000)
        winkel.maak(tmp_path / naam, klok, ids)
        open_.append(winkel.open_bureau(tmp_path / naam, klok, ids))
        return open_[-1]

    yield maak
    for bureau in open_:
        bureau.sluit()


class Centrumplek:
    """A centre with its first desk, in a folder or in a database."""

    def __init__(self, een: Bureau, map_: Path, server: Server | None) -> None:
        self.een, self.map, self.server = een, map_, server
        self.eigenaar = server.url(server.nieuwe_databank()) if server else ""
        waar = self.eigenaar or f"map:{map_ / 'centrum'}"
        self.nood = uitwisseling_beheer.richt_in(een, waar, rol=f"beheer_{server.nieuwe_naam()}" if server else "")

    def adres(self, naam: str) -> str:
        """Where a new desk finds it."""
        if self.server is None:
            return f"map:{self.map / 'centrum'}"
        bestand = self.map / f"{naam}.txt"
        uitwisseling_beheer.nodig_uit(self.eigenaar, f"balie_{naam}_{self.server.nieuwe_naam()}", bestand)
        return bestand.read_text(encoding="utf-8").strip()

    def erbij(self, bureau: Bureau, naam: str, *, door: Bureau | None = None) -> None:
        """A desk that asks, is let in and shares."""
        afdruk = deelname.meld_aan(bureau, self.adres(naam))
        uitwisseling_beheer.laat_toe(door or self.een, afdruk, database=self.eigenaar, met_beheer=True)
        deel(bureau)


@pytest.fixture(params=["map", "server"])
def plek(request: pytest.FixtureRequest, open_balie: Callable[[str], Bureau], tmp_path: Path) -> Centrumplek:
    server = request.getfixturevalue("server") if request.param == "server" else None
    return Centrumplek(open_balie("een"), tmp_path, server)


def naam_van(bureau: Bureau) -> str:
    """What this desk is called on the rooster."""
    return next(rij.naam for rij in lees_stand(bureau).balies if rij.eigen)


def test_that_a_second_desk_of_the_beheerder_lets_others_in(
    plek: Centrumplek, open_balie: Callable[[str], Bureau]
) -> None:
    twee, drie = open_balie("twee"), open_balie("drie")
    plek.erbij(twee, "twee")
    assert not lees_stand(twee).beheerder
    with pytest.raises(Weigering, match="alleen op de computer"):
        uitwisseling_beheer.vernieuw(twee)
    naam = onderhoud.maak_beheerder(plek.een, naam_van(twee), database=plek.eigenaar)
    with pytest.raises(Weigering, match="al een balie van de beheerder"):
        onderhoud.maak_beheerder(plek.een, naam, database=plek.eigenaar)
    deel(twee)
    assert lees_stand(twee).beheerder
    drie.doe(winkel.contact(drie))
    plek.erbij(drie, "drie", door=twee)
    deel(plek.een)
    assert len(plek.een.lees(LeesVragen(van=0, tot=2**60))) == 1
    assert {rij.rol for rij in lees_stand(plek.een).balies} == {"beheer", "schrijven"}
    uitwisseling_beheer.trek_in(plek.een, naam_van(twee), database=plek.eigenaar)
    with pytest.raises((Weigering, CentrumGeweigerd, GeenContact)):
        uitwisseling_beheer.vernieuw(twee)
    deel(drie)
    assert not lees_stand(drie).waarschuwingen


def test_that_a_desk_takes_over_with_both_halves_when_the_beheerder_is_gone(
    plek: Centrumplek, open_balie: Callable[[str], Bureau]
) -> None:
    twee, drie = open_balie("twee"), open_balie("drie")
    plek.een.doe(winkel.contact(plek.een))
    deel(plek.een)
    plek.erbij(twee, "twee")
    plek.een.sluit()
    een, ander = plek.nood.een, plek.nood.ander
    verschreven = een[:-1] + ("Q" if een[-1] != "Q" else "R")
    for helften in ((een, een), (ander, ander), (een, ""), (verschreven, ander)):
        with pytest.raises(Weigering) as fout:
            onderhoud.neem_over(twee, *helften, database=plek.eigenaar)
        assert fout.value.fouten.keys() <= {"een", "ander"}
    assert not lees_stand(twee).beheerder
    deel(twee)  # nothing was lost by trying
    if plek.eigenaar:
        with pytest.raises(Weigering) as fout:
            onderhoud.neem_over(twee, een, ander)
        assert "eigenaar" in fout.value.fouten
    onderhoud.neem_over(twee, een, ander, database=plek.eigenaar)
    assert lees_stand(twee).beheerder
    plek.erbij(drie, "drie", door=twee)
    assert len(drie.lees(LeesVragen(van=0, tot=2**60))) == 1
    uitwisseling_beheer.vervang_noodsleutel(twee)
    uitwisseling_beheer.trek_in(twee, "Balie 1", database=plek.eigenaar)
    deel(drie)
    deel(twee)
    assert lees_stand(twee).beheerder
    assert [bureau.op_winkel(lambda open_: controleer(open_.db)) for bureau in (twee, drie)] == [(), ()]


def test_that_somebody_without_the_right_does_none_of_it(plek: Centrumplek) -> None:
    plek.een.rechten = frozenset({"desk.openen"})
    for doe in (
        lambda: onderhoud.maak_beheerder(plek.een, "Balie 1"),
        lambda: onderhoud.neem_over(plek.een, plek.nood.een, plek.nood.ander),
        lambda: onderhoud.lees_server(plek.een, plek.eigenaar),
        lambda: onderhoud.zet_grens(plek.een, plek.eigenaar, 1),
        lambda: onderhoud.eis_versie(plek.een, 1),
        lambda: onderhoud.verander_adres(plek.een, "map:x"),
        lambda: onderhoud.vergeet_aanvraag(plek.een),
    ):
        with pytest.raises(Weigering, match="alleen de applicatiebeheerder"):
            doe()


def test_that_a_new_locatie_is_a_team_for_every_desk_of_the_beheerder(
    plek: Centrumplek, open_balie: Callable[[str], Bureau]
) -> None:
    twee = open_balie("twee")
    plek.erbij(twee, "twee")
    onderhoud.maak_beheerder(plek.een, naam_van(twee), database=plek.eigenaar)
    plek.een.doe(MaakLocatie(naam="Lewenborg"))
    if plek.eigenaar:
        assert uitwisseling_beheer.werk_teams_bij(plek.een) == 0  # the database would keep everybody out
    assert uitwisseling_beheer.werk_teams_bij(plek.een, database=plek.eigenaar) == 1
    for bureau in (plek.een, twee):
        deel(bureau)
        stand = lees_stand(bureau)
        assert "Lewenborg" in next(rij.teams for rij in stand.balies if rij.eigen)
        assert not stand.waarschuwingen


def test_that_the_owner_sees_and_changes_what_the_database_allows(
    server: Server, open_balie: Callable[[str], Bureau], tmp_path: Path
) -> None:
    een, twee = open_balie("een"), open_balie("twee")
    plek = Centrumplek(een, tmp_path, server)
    rol = f"balie_{server.nieuwe_naam()}"
    stand = onderhoud.nodig_balie_uit(een, plek.eigenaar, rol, tmp_path / "b.txt")
    assert [(rij.balie, rij.wat) for rij in stand.rollen if rij.rol == rol] == [
        ("", "uitgenodigd, nog niet toegelaten")
    ]
    with pytest.raises(Weigering) as fout:
        onderhoud.nodig_balie_uit(een, plek.eigenaar, rol, tmp_path / "b.txt")
    assert "uit" in fout.value.fouten
    afdruk = deelname.meld_aan(twee, (tmp_path / "b.txt").read_text(encoding="utf-8").strip())
    uitwisseling_beheer.laat_toe(een, afdruk, database=plek.eigenaar, met_beheer=True)  # nobody has to name the role
    deel(twee)
    stand = onderhoud.lees_server(een, plek.eigenaar)
    assert [(rij.balie, rij.wat) for rij in stand.rollen if rij.rol == rol] == [
        ("Balie 2", "leest en schrijft, 1 team")
    ]
    assert stand.grens == 60
    assert stand.let_op  # the server of the tests is quick and not safe
    assert onderhoud.zet_grens(een, plek.eigenaar, 5).grens == 5
    for fout_getal in (-1, 0, 10_001):
        with pytest.raises(Weigering) as fout:
            onderhoud.zet_grens(een, plek.eigenaar, fout_getal)
        assert "grens" in fout.value.fouten
    with pytest.raises(Weigering, match="meedoet"):
        onderhoud.sluit_rol(een, plek.eigenaar, rol)
    uitwisseling_beheer.trek_in(een, "Balie 2", database=plek.eigenaar)
    uitwisseling_beheer.trek_in(een, "Balie 2", database=plek.eigenaar)  # twice is once
    assert _rol(onderhoud.lees_server(een, plek.eigenaar), rol) == ("Balie 2", "gesloten")


def _rol(stand: ServerStand, rol: str) -> tuple[str, str]:
    return next((rij.balie, rij.wat) for rij in stand.rollen if rij.rol == rol)


def test_that_an_address_that_is_not_the_owners_is_told_beside_the_field(
    server: Server, open_balie: Callable[[str], Bureau], tmp_path: Path
) -> None:
    een, ander = open_balie("een"), open_balie("ander")
    plek = Centrumplek(een, tmp_path, server)
    vreemd = Centrumplek(ander, tmp_path / "ander", server)
    for adres in ("", "zomaar", "map:x", deelname.adres(een)):
        with pytest.raises((Weigering, CentrumGeweigerd)):
            onderhoud.lees_server(een, adres)
    with pytest.raises(AnderCentrum):
        onderhoud.lees_server(een, vreemd.eigenaar)
    with pytest.raises(AnderCentrum):
        onderhoud.lees_server(een, server.url("postgres"))
    with pytest.raises((GeenContact, CentrumGeweigerd)):
        onderhoud.lees_server(een, "postgresql://x:geheim@127.0.0.1:1/y?connect_timeout=2")
    assert onderhoud.lees_server(een, plek.eigenaar).rollen


def test_that_older_programs_only_read_when_the_beheerder_says_so(plek: Centrumplek) -> None:
    assert lees_stand(plek.een).min_versie == 1
    for versie in (0, SCHEMA_VERSIE + 1):
        with pytest.raises(Weigering) as fout:
            onderhoud.eis_versie(plek.een, versie)
        assert "versie" in fout.value.fouten
    assert onderhoud.eis_versie(plek.een, SCHEMA_VERSIE) == SCHEMA_VERSIE
    assert lees_stand(plek.een).min_versie == SCHEMA_VERSIE


def test_that_a_centre_that_moved_is_found_again_and_another_one_refused(
    open_balie: Callable[[str], Bureau], tmp_path: Path
) -> None:
    een, ander = open_balie("een"), open_balie("ander")
    Centrumplek(een, tmp_path, None)
    Centrumplek(ander, tmp_path / "ander", None)
    (tmp_path / "centrum").rename(tmp_path / "elders")
    with pytest.raises(AnderCentrum):
        onderhoud.verander_adres(een, f"map:{tmp_path / 'ander' / 'centrum'}")
    with pytest.raises((GeenContact, AnderCentrum)):
        onderhoud.verander_adres(een, f"map:{tmp_path / 'centrum'}")
    assert str(tmp_path / "centrum") in deelname.adres(een)
    onderhoud.verander_adres(een, f"map:{tmp_path / 'elders'}")
    deel(een)
    assert str(tmp_path / "elders") in deelname.adres(een)


def test_that_a_request_at_the_wrong_centre_is_forgotten_and_made_elsewhere(
    open_balie: Callable[[str], Bureau], tmp_path: Path
) -> None:
    een, ander, nieuw = open_balie("een"), open_balie("ander"), open_balie("nieuw")
    Centrumplek(een, tmp_path, None)
    goed = Centrumplek(ander, tmp_path / "ander", None)
    nieuw.doe(winkel.contact(nieuw))
    eerste = deelname.meld_aan(nieuw, f"map:{tmp_path / 'centrum'}")
    with pytest.raises((Weigering, AnderCentrum)):
        deelname.meld_aan(nieuw, f"map:{tmp_path / 'ander' / 'centrum'}")
    onderhoud.vergeet_aanvraag(nieuw)
    assert lees_stand(nieuw).alleen
    goed.erbij(nieuw, "nieuw")
    assert lees_stand(nieuw).toegelaten
    assert lees_stand(nieuw).wacht == 0
    with pytest.raises(Weigering, match="al toegelaten"):
        onderhoud.vergeet_aanvraag(nieuw)
    assert eerste not in [rij.vingerafdruk for rij in uitwisseling_beheer.aanvragen(ander)]


def test_that_the_drill_is_remembered_for_every_desk_of_the_beheerder(
    plek: Centrumplek, open_balie: Callable[[str], Bureau], klok: Klok
) -> None:
    twee = open_balie("twee")
    plek.erbij(twee, "twee")
    onderhoud.maak_beheerder(plek.een, naam_van(twee), database=plek.eigenaar)
    assert lees_stand(plek.een).geoefend is None
    assert uitwisseling_beheer.oefen(plek.een, plek.nood.een, plek.nood.ander) > 0
    deel(twee)
    assert lees_stand(twee).geoefend == lees_stand(plek.een).geoefend == klok()
    uitwisseling_beheer.vervang_noodsleutel(twee)
    assert lees_stand(twee).geoefend is None


def test_that_a_desk_that_published_nothing_since_practises_on_what_others_shared(
    plek: Centrumplek, open_balie: Callable[[str], Bureau]
) -> None:
    twee = open_balie("twee")
    plek.erbij(twee, "twee")
    nieuw = uitwisseling_beheer.vervang_noodsleutel(plek.een)
    with pytest.raises(Weigering, match="sinds deze noodsleutel"):
        uitwisseling_beheer.oefen(plek.een, nieuw.een, nieuw.ander)
    deel(twee)
    twee.doe(winkel.contact(twee))
    deel(twee)
    assert uitwisseling_beheer.oefen(plek.een, nieuw.een, nieuw.ander) > 0
    with pytest.raises(Weigering):
        uitwisseling_beheer.oefen(plek.een, plek.nood.een, plek.nood.ander)


def test_that_a_role_that_is_still_open_for_a_withdrawn_desk_is_told(
    server: Server, open_balie: Callable[[str], Bureau], tmp_path: Path
) -> None:
    plek, twee = Centrumplek(open_balie("een"), tmp_path, server), open_balie("twee")
    plek.erbij(twee, "twee")
    uitwisseling_beheer.trek_in(plek.een, "Balie 2")
    zinnen = [zin for zin in onderhoud.lees_server(plek.een, plek.eigenaar).let_op if "nog open" in zin]
    assert len(zinnen) == 1
    assert zinnen[0].startswith("Balie 2 is ingetrokken, maar haar rol “balie_twee_")
    uitwisseling_beheer.trek_in(plek.een, "Balie 2", database=plek.eigenaar)
    assert not any("nog open" in zin for zin in onderhoud.lees_server(plek.een, plek.eigenaar).let_op)


def test_that_a_desk_that_may_not_come_into_a_database_is_told_so(server: Server) -> None:
    eigenaar = server.url(server.nieuwe_databank())
    rol = f"los_{server.nieuwe_naam()}"
    with psycopg.connect(eigenaar, autocommit=True) as db:
        db.execute(f'REVOKE CONNECT ON DATABASE "{db.info.dbname}" FROM PUBLIC')
        db.execute(f"CREATE ROLE {rol} LOGIN PASSWORD 'geheim'")
    adres = urlunsplit(
        urlsplit(eigenaar)._replace(netloc=f"{rol}:geheim@{urlsplit(eigenaar).netloc.rpartition('@')[2]}")
    )
    with pytest.raises(CentrumGeweigerd, match="laat deze balie hier niet toe"):
        PostgresCentrum(adres).merk()


@pytest.mark.parametrize(
    ("dagen", "geoefend", "zinnen"),
    [
        (0, 0, []),
        (29, 0, []),
        (30, 0, ["nog niet geoefend"]),
        (334, 0, ["nog niet geoefend"]),
        (335, 300, ["Doe voor 2 maart 2027 de jaarlijkse vernieuwing"]),
        (364, 29, ["Doe voor 2 maart 2027", "laatste oefening met de noodsleutel was op 31 maart 2026"]),
        (365, 300, ["had voor 2 maart 2027 gedaan moeten zijn"]),
        (800, 0, ["gedaan moeten zijn", "nog niet geoefend"]),
    ],
)
def test_that_what_has_to_be_done_once_a_year_is_told_in_time(
    klok: Klok, dagen: int, geoefend: int, zinnen: list[str]
) -> None:
    begin = klok()
    rooster = replace(
        ROOSTER, vernieuwd=begin, geldig_tot=begin + 365 * DAG_MS, geoefend=begin + geoefend * DAG_MS if geoefend else 0
    )
    gezegd = herinneringen(rooster, begin + dagen * DAG_MS)
    assert len(gezegd) == len(zinnen)
    assert all(deel_ in zin for deel_, zin in zip(zinnen, gezegd, strict=True))


def test_that_only_the_beheerder_is_reminded(open_balie: Callable[[str], Bureau], tmp_path: Path, klok: Klok) -> None:
    plek, twee = Centrumplek(open_balie("een"), tmp_path, None), open_balie("twee")
    plek.erbij(twee, "twee")
    klok.verzet(340 * DAG_MS)
    assert any("jaarlijkse vernieuwing" in zin for zin in lees_stand(plek.een).waarschuwingen)
    assert lees_stand(twee).waarschuwingen == (lees_stand(twee).lease,)  # that it did not share for so long
    rechten, plek.een.rechten = plek.een.rechten, frozenset({"desk.openen"})
    assert lees_stand(plek.een).waarschuwingen == (lees_stand(plek.een).lease,)  # a colleague there cannot do it
    plek.een.rechten = rechten
    uitwisseling_beheer.vernieuw(plek.een)
    assert not any("jaarlijkse" in zin for zin in lees_stand(plek.een).waarschuwingen)


def test_that_a_desk_that_only_reads_shares_nothing_and_says_nothing_is_wrong(
    plek: Centrumplek, open_balie: Callable[[str], Bureau]
) -> None:
    staf = open_balie("staf")
    plek.een.doe(winkel.contact(plek.een))
    deel(plek.een)
    afdruk = deelname.meld_aan(staf, plek.adres("staf"))
    naam = uitwisseling_beheer.laat_toe(plek.een, afdruk, lezen=True, database=plek.eigenaar, met_beheer=True)
    staf.doe(winkel.contact(staf))
    deel(staf)
    centrum = deelname.open_eigen(staf)
    assert deelname.doe_ronde(deelname.deelnemer(staf), centrum).geweigerd is None
    centrum.sluit()
    stand = lees_stand(staf)
    assert stand.leest_alleen
    assert stand.wacht == 0
    assert not stand.waarschuwingen
    assert len(staf.lees(LeesVragen(van=0, tot=2**60))) == 2
    deel(plek.een)
    assert len(plek.een.lees(LeesVragen(van=0, tot=2**60))) == 1
    assert next(rij.rol for rij in lees_stand(plek.een).balies if rij.naam == naam) == "lezen"
    teams = [team.id for team in lees_stand(plek.een).teams]
    uitwisseling_beheer.zet_teams(plek.een, naam, teams, lezen=False, database=plek.eigenaar)
    deel(staf)
    deel(plek.een)
    assert len(plek.een.lees(LeesVragen(van=0, tot=2**60))) == 2


def test_that_one_beheerder_knows_what_the_other_just_changed(
    plek: Centrumplek, open_balie: Callable[[str], Bureau]
) -> None:
    """The desk got a second team from the other beheerder a moment ago, and wrote for it: that counts on withdrawal."""
    plek.een.doe(MaakLocatie(naam="Lewenborg"))
    uitwisseling_beheer.werk_teams_bij(plek.een, database=plek.eigenaar)
    twee, drie = open_balie("twee"), open_balie("drie")
    plek.erbij(twee, "twee")
    plek.erbij(drie, "drie")
    onderhoud.maak_beheerder(plek.een, naam_van(twee), database=plek.eigenaar)
    for bureau in (twee, plek.een):
        deel(bureau)
    teams = [team.id for team in lees_stand(twee).teams]
    uitwisseling_beheer.zet_teams(twee, naam_van(drie), teams, database=plek.eigenaar)
    deel(drie)
    drie.doe(winkel.contact(drie))
    deel(drie)
    uitwisseling_beheer.trek_in(plek.een, naam_van(drie), database=plek.eigenaar)
    deel(plek.een)
    assert len(plek.een.lees(LeesVragen(van=0, tot=2**60))) == 1
    assert not any(rij.stil for rij in lees_stand(plek.een).balies)
