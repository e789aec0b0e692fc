"""A city of three teams by the commands of the guide: nothing is imported, every team comes about by its locatie."""

from __future__ import annotations

from pathlib import Path

from tests import winkel
from tests.conftest import Ids, Klok
from tests.sync.opdrachtregel import Opdrachtregel, vingerafdruk
from tests.sync.server import Server
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.locatie import LeesLocatieBeheer


def doe(wijdesk: Opdrachtregel, map_: Path, *woorden: str) -> str:
    assert wijdesk(map_, *woorden) == 0, wijdesk.fout
    return wijdesk.uit


def test_that_a_city_of_three_teams_comes_about_by_the_commands_of_the_guide(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path]
) -> None:
    een, ander = balies
    met = f"map:{wijdesk.thuis / 'centrum'}"
    doe(wijdesk, een, "centrum", "nieuw", "--met", met)
    assert "toelaten" in doe(wijdesk, een, "locatie", "nieuw", "Vinkhuizen")
    doe(wijdesk, een, "locatie", "nieuw", "Beijum", "--vanaf", "1-9-2026")
    afdruk = vingerafdruk(doe(wijdesk, ander, "centrum", "aanmelden", "--met", met))
    doe(wijdesk, een, "centrum", "toelaten", "--vingerafdruk", afdruk, "--team", "Vinkhuizen", "--met-beheer")
    doe(wijdesk, ander, "sync", "--eenmalig")
    doe(wijdesk, een, "locatie", "nieuw", "Lewenborg")
    naam = next(
        regel.split(",")[0]
        for regel in doe(wijdesk, een, "centrum", "balies").splitlines()
        if "deze balie" not in regel
    )
    doe(wijdesk, een, "centrum", "teams", naam, "--team", "Vinkhuizen", "--team", "Lewenborg")
    for map_ in (ander, een):
        doe(wijdesk, map_, "sync", "--eenmalig")
    lijst = doe(wijdesk, een, "locatie", "lijst").splitlines()  # the other desk brought a Selwerd of its own
    teams = {regel.split(":")[0]: regel.rsplit(", ", 1)[1] for regel in lijst}
    assert teams == {naam: f"team {naam}" for naam in ("Beijum", "Lewenborg", "Selwerd", "Vinkhuizen")}


def test_that_another_name_is_that_of_the_team_and_closing_leaves_the_team(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], klok: Klok
) -> None:
    een, _ = balies
    doe(wijdesk, een, "locatie", "nieuw", "Vinkhuizen")
    doe(wijdesk, een, "centrum", "nieuw", "--met", f"map:{wijdesk.thuis / 'centrum'}")
    doe(wijdesk, een, "locatie", "wijzig", "vinkhuizen", "--naam", "WIJ Vinkhuizen")
    doe(wijdesk, een, "locatie", "wijzig", "Selwerd", "--laatste-dag", "1-3-2026", "--collegas-naar", "WIJ Vinkhuizen")
    doe(wijdesk, een, "locatie", "nieuw", "Tijdelijk", "--vanaf", "2026-01-01")
    doe(wijdesk, een, "locatie", "wijzig", "Tijdelijk", "--laatste-dag", "2026-02-01")
    doe(wijdesk, een, "centrum", "toelaten")
    doe(wijdesk, een, "sync", "--eenmalig")
    with winkel.bureau(een, klok, Ids(klok() + 5)) as bureau:
        teams = {rij.naam: (rij.in_gebruik, rij.team) for rij in bureau.lees(LeesLocatieBeheer())}
        assert {rij.locatie for rij in bureau.lees(LeesMedewerkers())} == {"WIJ Vinkhuizen"}
        assert uitwisseling_beheer.werk_teams_bij(bureau) == 0
    assert teams == {
        "Selwerd": (False, "Selwerd"), "Tijdelijk": (False, ""), "WIJ Vinkhuizen": (True, "WIJ Vinkhuizen"),
    }  # fmt: skip
    doe(wijdesk, een, "locatie", "wijzig", "Selwerd", "--open")
    assert "Selwerd: open" in doe(wijdesk, een, "locatie", "lijst")


def test_that_what_cannot_be_done_is_one_sentence(wijdesk: Opdrachtregel, balies: tuple[Path, Path]) -> None:
    for woorden, zin in (
        (("nieuw", "selwerd"), "bestaat al"),
        (("nieuw", "Beijum", "--vanaf", "morgen"), "dag"),
        (("wijzig", "Nergens", "--open"), "bestaat niet"),
        (("wijzig", "Selwerd", "--laatste-dag", "1-3-2026"), "open blijven"),
    ):
        assert wijdesk(balies[0], "locatie", *woorden) == 1
        assert zin in wijdesk.fout
        assert wijdesk.fout.count("\n") == 1


def test_that_on_a_server_a_new_team_takes_the_owner(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], server: Server
) -> None:
    een, _ = balies
    eigenaar = server.url(server.nieuwe_databank())
    bestand = wijdesk.thuis / "eigenaar.txt"
    bestand.write_text(eigenaar, encoding="utf-8")
    doe(wijdesk, een, "centrum", "nieuw", "--met", eigenaar, "--rol", f"beheer_{server.nieuwe_naam()}")
    doe(wijdesk, een, "locatie", "nieuw", "Vinkhuizen")
    doe(wijdesk, een, "centrum", "toelaten")
    doe(wijdesk, een, "sync", "--eenmalig")
    assert "Vinkhuizen: open, 0 collega’s, 0 huishoudens, nog geen team" in doe(wijdesk, een, "locatie", "lijst")
    doe(wijdesk, een, "centrum", "toelaten", "--met-bestand", str(bestand))
    doe(wijdesk, een, "sync", "--eenmalig")
    assert "Vinkhuizen: open, 0 collega’s, 0 huishoudens, team Vinkhuizen" in doe(wijdesk, een, "locatie", "lijst")
