"""The commands `centrum` and `sync` with a centre in a folder and two stores, in process and as a program."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.sync.balies import keten
from tests.sync.opdrachtregel import Opdrachtregel, nieuw_centrum, richt_in, vingerafdruk
from tests.sync.server import Server
from wijdesk.app.uitwisseling import deelname
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.huis import LeesMedewerkers, MaakLocatie
from wijdesk.sync import aanmelding
from wijdesk.sync.deelnemer import gedeeld

GEHEIM = "een groen geheim 31"


def registreer(map_: Path, klok: Klok) -> None:
    with winkel.bureau(
        map_, klok, Ids(klok() + len(str(map_)) * 50_000_000 + sum(map_.name.encode()) * 1_000)
    ) as open_:
        open_.doe(winkel.contact(open_))


def vragen(map_: Path, klok: Klok) -> int:
    with winkel.bureau(map_, klok, Ids(klok())) as open_:
        return len(open_.lees(LeesVragen(van=0, tot=2**60)))


def gedeelde_tabellen(map_: Path, klok: Klok) -> list[str]:
    """Of every entry this desk has shared, in order, which table it is of."""
    with winkel.bureau(map_, klok, Ids(klok())) as open_:
        balie = deelname.deelnemer(open_)
        tot = gedeeld(balie.kast, balie.keten)[1]
        return [str(regel.mutatie.header["s"]) for regel in keten(open_) if regel.volgnr <= tot]


def test_that_two_desks_join_and_end_up_with_the_same(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], klok: Klok
) -> None:
    een, ander = balies
    registreer(een, klok)
    met = richt_in(wijdesk, balies)
    registreer(ander, klok)
    for map_ in (een, ander, een):
        assert wijdesk(map_, "sync", "--met", met, "--eenmalig") == 0, wijdesk.fout
    assert "gelezen" in wijdesk.uit
    assert vragen(een, klok) == vragen(ander, klok) == 2
    for map_ in balies:
        assert wijdesk(map_, "store", "controle") == 0, wijdesk.fout
    vooraf = gedeelde_tabellen(een, klok)
    assert wijdesk(een, "sync", "--eenmalig") == 0
    erbij = gedeelde_tabellen(een, klok)[len(vooraf) :]
    assert set(erbij) == {"toegang"}, "a command tells the log of itself; nothing else is left to share"
    assert wijdesk.uit.startswith(f"{len(erbij)} regels gedeeld, 0 gelezen")


def test_that_a_new_centre_says_two_halves_that_open_what_was_shared(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], klok: Klok
) -> None:
    from wijdesk.app.uitwisseling.beheer import oefen

    _, helften = nieuw_centrum(wijdesk, balies[0])
    with winkel.bureau(balies[0], klok, Ids(klok())) as bureau:
        assert oefen(bureau, *helften) > 0


def test_that_toelaten_lists_who_asks_and_lets_nobody_in_with_another_fingerprint(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path]
) -> None:
    met, _ = nieuw_centrum(wijdesk, balies[0])
    assert wijdesk(balies[0], "centrum", "toelaten") == 0
    assert "Niemand" in wijdesk.uit
    tweede = shutil.copytree(balies[1], wijdesk.thuis / "kopie")
    wijdesk(balies[1], "centrum", "aanmelden", "--met", met)
    afdruk = vingerafdruk(wijdesk.uit)
    assert "eigen nummer" not in wijdesk.uit
    assert wijdesk(tweede, "centrum", "aanmelden", "--met", met) == 0
    assert "eigen nummer" in wijdesk.uit
    assert vingerafdruk(wijdesk.uit) != afdruk
    assert wijdesk(balies[1], "sync", "--eenmalig") == 1
    assert "nog niet toegelaten" in wijdesk.fout
    assert vingerafdruk(wijdesk.uit) == afdruk
    assert wijdesk(balies[0], "centrum", "toelaten") == 0
    assert afdruk in wijdesk.uit
    assert "Selwerd" in wijdesk.uit
    assert wijdesk(balies[0], "centrum", "toelaten", "--vingerafdruk", "AAAA AAAA AAAA AAAA") == 1
    assert "geen aanvraag" in wijdesk.fout
    assert wijdesk(balies[1], "sync", "--eenmalig") == 1


def test_that_a_withdrawn_desk_shares_nothing_more(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], klok: Klok
) -> None:
    met = richt_in(wijdesk, balies)
    een, ander = balies
    for map_ in (een, ander, een):
        assert wijdesk(map_, "sync", "--eenmalig") == 0, wijdesk.fout
    assert wijdesk(een, "centrum", "balies") == 0
    naam = next(regel.split(",")[0] for regel in wijdesk.uit.splitlines() if "deze balie" not in regel)
    assert wijdesk(een, "centrum", "intrekken", naam) == 0, wijdesk.fout
    registreer(ander, klok)
    assert wijdesk(ander, "sync", "--eenmalig", "--met", met) == 1
    assert "niet (meer)" in wijdesk.fout
    assert wijdesk(een, "sync", "--eenmalig") == 0
    assert vragen(een, klok) == 0
    assert wijdesk(een, "centrum", "intrekken", "Balie 9") == 1


@pytest.mark.parametrize(
    ("woorden", "code"),
    [
        (("sync", "--eenmalig"), 1),
        (("sync", "--eenmalig", "--met", "zomaar"), 1),
        (("sync", "--eenmalig", "--met", "map:/bestaat/niet"), 1),
        (("centrum", "balies"), 1),
        (("centrum", "toelaten"), 1),
        (("centrum", "intrekken", "Balie 1"), 1),
        (("centrum", "nieuw", "--met", "ftp://daar"), 1),
    ],
)
def test_that_what_cannot_be_done_is_one_plain_sentence(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], woorden: tuple[str, ...], code: int
) -> None:
    assert wijdesk(balies[0], *woorden) == code
    assert len(wijdesk.fout.strip().splitlines()) == 1
    assert not wijdesk.uit


@pytest.mark.parametrize("woorden", [("centrum",), ("centrum", "nieuw"), ("centrum", "intrekken"), ("sync", "--wat")])
def test_that_wrong_use_is_2(wijdesk: Opdrachtregel, balies: tuple[Path, Path], woorden: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as gestopt:
        wijdesk(balies[0], *woorden)
    assert gestopt.value.code == 2


def test_that_an_address_with_a_password_is_never_said(wijdesk: Opdrachtregel, balies: tuple[Path, Path]) -> None:
    bestand = wijdesk.thuis / "adres.txt"
    bestand.write_text(f"postgresql://balie:{GEHEIM.replace(' ', '%20')}@127.0.0.1:1/wijdesk\n", encoding="utf-8")
    assert wijdesk(balies[0], "centrum", "aanmelden", "--met-bestand", bestand) == 1
    assert "geheim" not in wijdesk.uit + wijdesk.fout
    assert wijdesk(balies[0], "sync", "--eenmalig", "--met-bestand", bestand) == 1
    assert "geheim" not in wijdesk.uit + wijdesk.fout
    assert wijdesk(balies[0], "sync", "--eenmalig", "--met-bestand", wijdesk.thuis / "weg.txt") == 1


def test_that_a_new_desk_joins_by_reading_everything_and_knows_who_works_there(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], klok: Klok
) -> None:
    een, _ = balies
    registreer(een, klok)
    met, _ = nieuw_centrum(wijdesk, een)
    nieuw = wijdesk.thuis / "nieuw"
    aansluiten = ("store", "nieuw", "--aansluiten", met, "--medewerker", winkel.MEDEWERKER.upper())
    assert wijdesk(nieuw, *aansluiten) == 0, wijdesk.fout
    afdruk = vingerafdruk(wijdesk.uit)
    assert wijdesk(nieuw, *aansluiten) == 1
    assert afdruk in wijdesk.fout
    assert wijdesk(nieuw, "diagnose") == 1
    assert "nog niet toegelaten" in wijdesk.fout
    assert wijdesk(een, "centrum", "toelaten", "--met-beheer", "--vingerafdruk", afdruk, "--team", "selwerd") == 0, (
        wijdesk.fout
    )
    assert wijdesk(een, "sync", "--eenmalig") == 0
    assert wijdesk(nieuw, *aansluiten) == 0, wijdesk.fout
    assert "U kunt inloggen" in wijdesk.uit
    assert wijdesk(nieuw, "store", "controle") == 0, wijdesk.fout
    assert vragen(nieuw, klok) == 1
    with winkel.bureau(nieuw, klok, Ids(klok() + 900_000_000)) as bureau:
        assert [rij.naam for rij in bureau.lees(LeesMedewerkers())] == [winkel.MEDEWERKER]
        bureau.doe(winkel.contact(bureau))
    for map_ in (nieuw, een):
        assert wijdesk(map_, "sync", "--eenmalig") == 0, wijdesk.fout
    assert vragen(een, klok) == 2


def test_that_who_is_not_known_there_does_not_come_in(wijdesk: Opdrachtregel, balies: tuple[Path, Path]) -> None:
    met, _ = nieuw_centrum(wijdesk, balies[0])
    nieuw = wijdesk.thuis / "nieuw"
    aansluiten = ("store", "nieuw", "--aansluiten", met, "--locatie", "Selwerd", "--medewerker", "Iemand Anders")
    assert wijdesk(nieuw, *aansluiten) == 0
    assert "U logt straks in als Iemand Anders" in wijdesk.uit
    assert wijdesk(balies[0], "centrum", "toelaten", "--vingerafdruk", vingerafdruk(wijdesk.uit)) == 0, wijdesk.fout
    assert "Hier werkt niemand met die naam" in wijdesk.fout
    assert wijdesk(nieuw, *aansluiten) == 1
    assert "niemand met deze naam" in wijdesk.fout


def test_that_joining_what_is_no_centre_leaves_the_folder_empty(wijdesk: Opdrachtregel) -> None:
    nieuw = wijdesk.thuis / "nieuw"
    weg = f"map:{wijdesk.thuis / 'weg'}"
    assert wijdesk(nieuw, "store", "nieuw", "--aansluiten", weg, "--medewerker", "Omar") == 1
    assert not nieuw.exists() or not list(nieuw.glob("*.db"))


def test_that_a_round_as_a_program_answers_with_its_exit_code(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path]
) -> None:
    met = richt_in(wijdesk, balies)

    def draai(map_: Path, *woorden: str) -> subprocess.CompletedProcess[str]:
        opdracht = [sys.executable, "-m", "wijdesk", *wijdesk.argumenten(map_, *woorden)]
        return subprocess.run(opdracht, capture_output=True, text=True, timeout=60)

    gelukt = draai(balies[1], "sync", "--met", met, "--eenmalig")
    assert (gelukt.returncode, gelukt.stderr) == (0, "")
    assert "gelezen" in gelukt.stdout
    (wijdesk.thuis / "centrum" / "wijdesk-centrum.json").unlink()
    mislukt = draai(balies[1], "sync", "--eenmalig")
    assert mislukt.returncode == 1
    assert "Traceback" not in mislukt.stderr


def test_that_a_centre_that_was_put_back_gets_what_it_lost_again(
    wijdesk: Opdrachtregel,
    balies: tuple[Path, Path],
    klok: Klok,
) -> None:
    een, ander = balies
    met = richt_in(wijdesk, balies)
    centrum = wijdesk.thuis / "centrum"
    shutil.copytree(centrum, wijdesk.thuis / "band")
    registreer(ander, klok)
    for map_ in (ander, een):
        assert wijdesk(map_, "sync", "--eenmalig") == 0, wijdesk.fout
    for keer in (1, 2):
        shutil.rmtree(centrum)
        shutil.copytree(wijdesk.thuis / "band", centrum)
        assert wijdesk(een, "centrum", "teruggezet", "--met", met) == 0, wijdesk.fout
        assert f"generatie {keer + 1}" in wijdesk.uit
        assert wijdesk(een, "centrum", "teruggezet", "--met", met) == 0
        assert f"generatie {keer + 1}" in wijdesk.uit
        for map_ in (ander, een, ander):
            assert wijdesk(map_, "sync", "--eenmalig") == 0, wijdesk.fout
        assert vragen(een, klok) == vragen(ander, klok) == 1


def test_that_only_this_centre_can_be_said_to_be_put_back(
    wijdesk: Opdrachtregel,
    balies: tuple[Path, Path],
) -> None:
    een, ander = balies
    nieuw_centrum(wijdesk, een)
    elders = f"map:{wijdesk.thuis / 'elders'}"
    assert wijdesk(ander, "centrum", "nieuw", "--met", elders) == 0
    assert wijdesk(een, "centrum", "teruggezet", "--met", elders) == 1
    assert "niet het centrum" in wijdesk.fout
    assert wijdesk(een, "sync", "--eenmalig") == 0


def test_that_a_desk_gets_other_teams_and_keeps_one_at_least(
    wijdesk: Opdrachtregel,
    balies: tuple[Path, Path],
    klok: Klok,
) -> None:
    een, ander = balies
    with winkel.bureau(een, klok, Ids(klok() + 77_000_000)) as bureau:
        bureau.doe(MaakLocatie(naam="Vinkhuizen"))
    richt_in(wijdesk, balies)
    for map_ in (een, ander, een):
        assert wijdesk(map_, "sync", "--eenmalig") == 0, wijdesk.fout
    assert wijdesk(een, "centrum", "balies") == 0
    naam = next(regel.split(",")[0] for regel in wijdesk.uit.splitlines() if "deze balie" not in regel)
    eigen = next(regel.split(" (")[0] for regel in wijdesk.uit.splitlines() if "deze balie" in regel)
    assert wijdesk(een, "centrum", "teams", naam, "--team", "Selwerd", "--team", "vinkhuizen") == 0, wijdesk.fout
    assert wijdesk(een, "centrum", "balies") == 0
    assert f"{naam}, Selwerd, Vinkhuizen" in wijdesk.uit
    assert wijdesk(ander, "sync", "--eenmalig") == 0, wijdesk.fout
    assert wijdesk(een, "centrum", "teams", naam, "--team", "Selwerd") == 0
    assert f"{naam} werkt nu voor: Selwerd." in wijdesk.uit
    for keuze in ("--alleen-lezen", ""):
        assert wijdesk(een, "centrum", "teams", naam, "--team", "Selwerd", *filter(None, [keuze])) == 0
        assert f"{naam} leest nu alleen: Selwerd." in wijdesk.uit
    assert wijdesk(een, "centrum", "balies") == 0
    assert f"{naam}, Selwerd: leest alleen, " in wijdesk.uit
    assert "Selwerd: beheer, " in wijdesk.uit.replace(", Vinkhuizen", "").replace("Vinkhuizen, ", "")
    assert wijdesk(een, "centrum", "teams", naam, "--team", "Selwerd", "--ook-delen") == 0
    assert f"{naam} werkt nu voor: Selwerd." in wijdesk.uit
    assert wijdesk(een, "centrum", "teams", naam, "--team", "Nergens") == 1
    assert wijdesk(een, "centrum", "teams", eigen, "--team", "Selwerd") == 1
    assert "alle teams" in wijdesk.fout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGINT for one process")
def test_that_sync_goes_on_until_it_is_stopped(wijdesk: Opdrachtregel, balies: tuple[Path, Path]) -> None:
    richt_in(wijdesk, balies)
    opdracht = [sys.executable, "-m", "wijdesk", *wijdesk.argumenten(balies[1], "sync")]
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as draait:
        try:
            assert draait.stdout is not None
            assert "gelezen" in draait.stdout.readline()
            assert draait.poll() is None
            draait.send_signal(signal.SIGINT)
            uit, fout = draait.communicate(timeout=60)
        finally:
            draait.kill()
    assert (draait.returncode, fout) == (0, "")
    assert "Gestopt" in uit


def test_that_two_desks_share_by_a_database_and_one_is_shut_out(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], klok: Klok, server: Server
) -> None:
    een, ander = balies
    eigenaar, adres = server.url(server.nieuwe_databank()), wijdesk.thuis / "adres.txt"
    rollen = (f"beheer_{server.nieuwe_naam()}", f"balie_{server.nieuwe_naam()}")
    registreer(een, klok)
    assert wijdesk(een, "centrum", "nieuw", "--met", eigenaar, "--rol", rollen[0]) == 0, wijdesk.fout
    assert wijdesk(een, "sync", "--eenmalig") == 0, wijdesk.fout
    assert wijdesk(een, "centrum", "uitnodigen", rollen[1], "--met", eigenaar, "--uit", adres) == 0, wijdesk.fout
    geheim = adres.read_text(encoding="utf-8").split(":")[2].split("@")[0]
    assert len(geheim) > 20
    assert wijdesk(een, "centrum", "uitnodigen", rollen[1], "--met", eigenaar, "--uit", adres) == 1
    assert wijdesk(ander, "centrum", "aanmelden", "--met-bestand", adres) == 0, wijdesk.fout
    afdruk = vingerafdruk(wijdesk.uit)
    toelaten = ("centrum", "toelaten", "--met-beheer", "--vingerafdruk", afdruk, "--met", eigenaar, "--rol", rollen[1])
    assert wijdesk(een, *toelaten) == 0, wijdesk.fout
    for map_ in (ander, een, ander):
        assert wijdesk(map_, "sync", "--eenmalig") == 0, wijdesk.fout
        assert geheim not in wijdesk.uit + wijdesk.fout
    assert vragen(ander, klok) == 1
    assert wijdesk(een, "centrum", "intrekken", "Balie 2", "--met", eigenaar, "--rol", rollen[1]) == 0, wijdesk.fout
    assert wijdesk(ander, "sync", "--eenmalig") == 1
    assert wijdesk.fout.strip()


def test_that_a_folder_is_set_up_to_look_for_a_regisseur_of_another_team_only_when_asked(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], klok: Klok
) -> None:
    met = f"map:{wijdesk.thuis / 'centrum'}"
    assert wijdesk(balies[0], "centrum", "nieuw", "--met", met, "--stadsbrede-regie") == 0, wijdesk.fout
    gewoon = f"map:{wijdesk.thuis / 'gewoon'}"
    assert wijdesk(balies[1], "centrum", "nieuw", "--met", gewoon) == 0, wijdesk.fout
    for map_, lengte in zip(balies, (16, 0), strict=True):
        assert wijdesk(map_, "sync", "--eenmalig") == 0, wijdesk.fout
        with winkel.bureau(map_, klok, Ids(klok())) as bureau:
            rooster = aanmelding.bewaard_rooster(deelname.kast(bureau))
            assert rooster is not None
            assert len(rooster.regiezout) == lengte
