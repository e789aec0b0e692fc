"""The access log: its pages, what is unusual, and the overview for a resident."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from tests.conftest import Ids, Klok
from tests.gezin import Gezin, zet
from tests.services.collega import aan_het_werk
from tests.services.tweebalies import Balies
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.logsoort import (
    AANMELDEN,
    AFDRUKKEN,
    GEWEIGERD,
    LOG,
    MISLUKT,
    NIEMAND,
    RECHTEN,
    UITVOER,
    WOORDEN,
    ZOEKEN,
    Logregel,
)
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.bewaren import LeesBewaarproef
from wijdesk.models.opdrachten.contact import LeesContact
from wijdesk.models.opdrachten.huis import LogToegang, MaakMedewerker, ZetMedewerkerInactief
from wijdesk.models.opdrachten.huishouden import LeesHuishouden
from wijdesk.models.opdrachten.inzage import OpenInNood, ZegDoel
from wijdesk.models.opdrachten.logboek import LeesInzageoverzicht, LeesLogboek, RuimLogOp, VernietigOudLog
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart, ZoekPersonen
from wijdesk.models.opdrachten.regie import ZetTandem
from wijdesk.models.opdrachten.rol import BeeindigRol, GeefRol, LeesRollen
from wijdesk.models.opdrachten.verloop import LeesVerloop
from wijdesk.models.persoon import Persoon
from wijdesk.models.rows.logboek import LogRij
from wijdesk.models.values import Id, lokaal, moment_van
from wijdesk.services.gebeurtenissen import GEBEURTENISSEN
from wijdesk.services.register import REGISTER
from wijdesk.store.controle import controleer
from wijdesk.store.logsessie import AFGEBROKEN
from wijdesk.store.logwacht import BESTAND

MINUUT = 60_000
UUR = 60 * MINUUT
DAG = 24 * UUR


def regels(bureau: Bureau, **vraag: object) -> tuple[LogRij, ...]:
    """The log as it is now, everything written first."""
    bureau.doe(LogToegang())
    return bureau.lees(LeesLogboek(**vraag)).regels  # type: ignore[arg-type]


def test_that_a_line_says_who_did_what_whose_when_why_and_where(bureau: Bureau, klok: Klok) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    toen = klok()
    bureau.lees(LeesPersoonKaart(id=wie))
    klok.verzet(5 * MINUUT)
    regel = next(rij for rij in regels(bureau, persoon_id=wie) if rij.wat == "persoonskaart geopend")
    assert (regel.medewerker, regel.soort, regel.over) == (winkel.MEDEWERKER, "Bekeken", "Jantje van der Meulen")
    assert regel.tijd == toen, "the moment of looking, not of writing"
    assert regel.waarom == "inwoner helpen aan de entree"
    assert regel.waar == "deze balie"


def test_that_a_search_is_one_line_that_says_by_what_and_how_much_and_never_the_words(
    bureau: Bureau, klok: Klok
) -> None:
    winkel.persoon_van(bureau, winkel.contact(bureau))
    for tekst in ("me", "meu", "meul", "meulen"):
        bureau.lees(ZoekPersonen(tekst=tekst))
        klok.verzet(200)
    assert not [rij for rij in regels(bureau) if rij.soort == "Gezocht"], "it did not come to rest yet"
    klok.verzet(4_000)
    gezocht = [rij for rij in regels(bureau) if rij.soort == "Gezocht"]
    assert [(rij.wat, rij.aantal) for rij in gezocht] == [("inwoner gezocht op naam", 1)]
    klok.verzet(4_000)
    for tekst in ("12-05-1980", "9741EA 12", "06-12345678", "123456782"):
        bureau.lees(ZoekPersonen(tekst=tekst))
        klok.verzet(4_000)
    assert [rij.wat for rij in regels(bureau, soort=ZOEKEN)] == [
        "inwoner gezocht op BSN",
        "inwoner gezocht op telefoonnummer",
        "inwoner gezocht op adres",
        "inwoner gezocht op geboortedatum",
        "inwoner gezocht op naam",
    ]
    alles = str(winkel.rauw(bureau, "SELECT wat, doel FROM toegang"))
    assert "meulen" not in alles
    assert "1980" not in alles
    assert "9741" not in alles


def test_that_what_was_refused_for_want_of_a_right_is_in_the_log(bureau: Bureau) -> None:
    with aan_het_werk(bureau, "privacybeheerder") as collega, pytest.raises(GeenRecht):
        collega.lees(LeesContact(id=Id(bytes(16))))
    (regel,) = (rij for rij in regels(bureau) if rij.uitkomst == GEWEIGERD)
    assert regel.medewerker == "Omar El Idrissi"
    assert regel.ongewoon == ("geweigerd",)


def test_that_only_who_keeps_the_log_reads_it_and_that_is_logged(bureau: Bureau) -> None:
    with aan_het_werk(bureau, "teamleider", naam="Noor Bakker") as collega, pytest.raises(GeenRecht):
        collega.lees(LeesLogboek())
    with aan_het_werk(bureau, "privacybeheerder", naam="Iris Postma") as collega:
        collega.lees(LeesLogboek())
    assert [rij.soort for rij in regels(bureau) if rij.medewerker == "Iris Postma"] == ["Logboek bekeken"]


def test_that_pages_follow_one_another_without_gap_or_double(bureau: Bureau, klok: Klok) -> None:
    for nummer in range(25):
        bureau.noteer(Logregel(f"blad {nummer}", None, "afdrukken", soort=AFDRUKKEN))
        klok.verzet(1_000 if nummer % 3 else 0)
    gezien: list[str] = []
    vraag = LeesLogboek(soort=AFDRUKKEN, hoogstens=10)
    bureau.doe(LogToegang())
    for _ in range(3):
        blad = bureau.lees(vraag)
        gezien += [rij.wat for rij in blad.regels]
        vraag = LeesLogboek(soort=AFDRUKKEN, hoogstens=10, na=blad.verder)
    assert sorted(gezien) == sorted(f"blad {nummer}" for nummer in range(25))
    assert blad.verder is None


def test_that_an_attempt_under_a_name_nobody_has_is_nobodys(bureau: Bureau, klok: Klok) -> None:
    bureau.noteer(Logregel("aanmelden", None, "inloggen", soort=MISLUKT, medewerker_id=NIEMAND, tijd=klok() - UUR))
    (regel,) = regels(bureau, soort=MISLUKT)
    assert regel.medewerker == "onbekende naam"
    assert regel.tijd == klok() - UUR


STERFT = """
import os, signal, sys
from pathlib import Path
from tests import winkel
from wijdesk.app.bureau import Wereld, ontgrendel
from wijdesk.models.opdrachten.persoon import LeesPersoonKaart
from wijdesk.models.values import Id, moment_van
bureau = ontgrendel(Path(sys.argv[1]), "", winkel.WACHTWOORD)
bureau.lees(LeesPersoonKaart(id=Id(bytes.fromhex(sys.argv[2]))))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_that_what_was_shown_is_in_the_log_though_the_program_was_killed_before_it_wrote(
    map_: Path, klok: Klok, ids: object
) -> None:
    with winkel.bureau(map_, klok, ids) as open_:  # type: ignore[arg-type]
        wie = winkel.persoon_van(open_, winkel.contact(open_))
    klaar = subprocess.run(
        [sys.executable, "-c", STERFT, str(map_), wie.hex()], env=os.environ | {"PYTHONPATH": "."}, check=False
    )
    assert klaar.returncode == -9
    inhoud = (map_ / BESTAND).read_bytes()
    assert inhoud
    assert bytes(wie) not in inhoud
    assert wie.hex().encode() not in inhoud
    with winkel.bureau(map_, klok, ids) as open_:  # type: ignore[arg-type]
        gezien = [rij.wat for rij in regels(open_, persoon_id=wie)]
        assert gezien.count("persoonskaart geopend") == 1
    assert not (map_ / BESTAND).exists()


def test_that_a_waiting_file_somebody_touched_is_told_in_the_log(map_: Path, klok: Klok, ids: object) -> None:
    (map_ / BESTAND).write_bytes(b"onzin\n")
    with winkel.bureau(map_, klok, ids) as open_:  # type: ignore[arg-type]
        open_.doe(LogToegang())
        (regel,) = (rij for rij in regels(open_) if "niet te lezen" in rij.wat)
        assert regel.aantal == 1


def test_that_the_overview_says_functions_and_reasons_and_no_more(bureau: Bureau, klok: Klok) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    bureau.lees(LeesPersoonKaart(id=wie))
    bureau.noteer(Logregel("signaal geopend", wie, "signaal behandelen"))
    bureau.noteer(Logregel("persoonskaart geopend", wie, "x", uitkomst=GEWEIGERD))
    bureau.doe(LogToegang())
    gevonden = bureau.lees(LeesInzageoverzicht(persoon_id=wie))
    assert {(rij.wat, rij.waarom) for rij in gevonden.regels} == {
        ("Uw kaart bekeken", "Om u te helpen"),
        ("Uw gegevens bekeken", "Om u te helpen"),
        ("Een vraag van u opgeschreven", "Om u te helpen"),
    }
    assert all(winkel.MEDEWERKER not in rij.wie and "Selwerd" in rij.wie for rij in gevonden.regels)
    zet(bureau, Persoon, wie, taal="Pools")
    met = bureau.lees(LeesInzageoverzicht(persoon_id=wie, met_namen=True))
    assert met.taal == "Pools"
    assert all(rij.wie.startswith(winkel.MEDEWERKER) for rij in met.regels)


def test_that_a_change_of_rights_says_whose_and_cannot_be_without_its_line(bureau: Bureau) -> None:
    hier = bureau.medewerker.locatie_id
    wie = bureau.doe(MaakMedewerker(naam="Noor Bakker", locatie_id=hier, rollen=("entree",)))
    bureau.doe(ZetMedewerkerInactief(id=wie))
    assert [(rij.wat, rij.over, rij.namens) for rij in regels(bureau, soort=RECHTEN)] == [
        ("toegang van medewerker gestopt", "Noor Bakker", ""),
        ("medewerker toegevoegd: entree", "Noor Bakker", ""),
    ]


def test_that_every_event_is_of_a_request_there_is_and_of_a_kind_there_is() -> None:
    namen = {f"{verzoek.__module__.rpartition('.')[2]}.{verzoek.__name__}" for verzoek in REGISTER}
    assert GEBEURTENISSEN.keys() <= namen
    assert {soort for soort, _ in GEBEURTENISSEN.values()} <= WOORDEN.keys()


def test_that_whoever_may_keep_people_or_keys_is_told_of() -> None:
    wijzigt_rechten = {
        f"{verzoek.__module__.rpartition('.')[2]}.{verzoek.__name__}"
        for verzoek, geval in REGISTER.items()
        if geval.schrijft and geval.recht in ("beheer.medewerkers", "belang", "bewaren.akkoord", "log.beoordelen")
    }
    assert wijzigt_rechten <= GEBEURTENISSEN.keys()


def test_that_a_command_is_told_though_it_writes_nothing_and_loads_nothing_that_writes(
    map_: Path, klok: Klok, ids: object, tmp_path: Path
) -> None:
    (tmp_path / "ww").write_text(winkel.WACHTWOORD, encoding="utf-8")
    klaar = subprocess.run(
        [
            sys.executable, "-m", "wijdesk", "--map", str(map_), "--wachtwoord-bestand", str(tmp_path / "ww"),
            "rapport", "jaarverslag", "--jaar", "2026", "--uit", str(tmp_path / "uit"),
        ],
        check=False,
    )  # fmt: skip
    assert klaar.returncode == 0
    assert (map_ / BESTAND).exists()
    with winkel.bureau(map_, klok, ids) as open_:  # type: ignore[arg-type]
        assert [rij.wat for rij in regels(open_) if rij.wat.startswith("opdrachtregel")] == [
            "opdrachtregel: jaarverslag"
        ]


def test_that_the_log_of_two_desks_is_one_and_says_at_which(balies: Balies) -> None:
    wie = winkel.persoon_van(balies.een, winkel.contact(balies.een))
    balies.ontmoet()
    balies.ander.lees(LeesPersoonKaart(id=wie))
    balies.ander.doe(LogToegang())
    balies.ontmoet()
    gezien = [rij for rij in regels(balies.een, persoon_id=wie) if rij.wat == "persoonskaart geopend"]
    assert len(gezien) == 1
    assert gezien[0].waar.startswith("balie ")
    assert balies.is_heel()


def test_that_a_tandem_and_who_stands_in_look_on_behalf_of_the_regisseur(balies: Balies, thuis: Gezin) -> None:
    bureau = balies.een
    with aan_het_werk(bureau, "casemanager", "teamleider", naam="Noor Bakker") as collega:
        bureau.doe(ZetTandem(huishouden_id=thuis.huishouden, medewerker_id=collega.id))
        collega.lees(LeesHuishouden(id=thuis.huishouden))
    bureau.lees(LeesHuishouden(id=thuis.huishouden))
    namens = {(rij.medewerker, rij.namens) for rij in regels(bureau, huishouden_id=thuis.huishouden)}
    assert ("Noor Bakker", bureau.medewerker.naam) in namens
    assert (bureau.medewerker.naam, "") in namens


def _zes_jaar(bureau: Bureau, klok: Klok, kant: int) -> None:
    """The clock of the computer is put back (-1) or ahead, and ids are made by it."""
    klok.verzet(kant * 6 * 366 * DAG)
    assert isinstance(bureau.wereld.ids, Ids)
    bureau.wereld.ids.begin += kant * 6 * 366 * DAG


def test_that_a_line_written_with_the_clock_set_back_is_not_old(bureau: Bureau, klok: Klok) -> None:
    nu = klok()
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    bureau.doe(LogToegang())
    _zes_jaar(bureau, klok, -1)
    bureau.lees(LeesPersoonKaart(id=wie))
    bureau.doe(LogToegang())
    _zes_jaar(bureau, klok, 1)
    assert winkel.rauw(bureau, "SELECT count(*) FROM toegang WHERE tijd < ?", nu - 5 * 366 * DAG)[0][0] == 1
    with pytest.raises(Weigering, match="geen regels"):
        bureau.doe(VernietigOudLog())


def werk_door(bureau: Bureau, klok: Klok) -> None:
    """A year in which somebody logs in now and then."""
    for _ in range(8):
        klok.verzet(50 * DAG)
        bureau.noteer(Logregel("aangemeld", None, "werken aan de balie", soort=AANMELDEN))
        bureau.doe(LogToegang())


def test_that_lines_of_five_whole_years_ago_go_on_every_desk_and_the_chain_holds(balies: Balies, klok: Klok) -> None:
    wie = winkel.persoon_van(balies.een, winkel.contact(balies.een))
    balies.een.lees(LeesPersoonKaart(id=wie))
    balies.een.doe(LogToegang())
    balies.ontmoet()
    with pytest.raises(Weigering, match="geen regels"):
        balies.een.doe(VernietigOudLog())
    klok.zet(moment_van(datetime(2031, 12, 31, 12)))  # noqa: DTZ001 - a wall time, here
    with pytest.raises(Weigering, match="geen regels"):
        balies.een.doe(VernietigOudLog())
    klok.zet(moment_van(datetime(2032, 1, 1, 12)))  # noqa: DTZ001
    with pytest.raises(Weigering, match=r"02-03-2026 tot 01-01-2032 .* klok"):
        balies.een.doe(VernietigOudLog())  # the clock was put ahead
    balies.een.noteer(Logregel("aangemeld", None, "werken aan de balie", soort=AANMELDEN))
    klok.verzet(MINUUT)
    with pytest.raises(Weigering, match="klok"):
        balies.een.doe(VernietigOudLog())  # and working on does not make it true
    werk_door(balies.een, klok)
    assert balies.een.doe(VernietigOudLog()) > 0
    assert not list(regels(balies.een, persoon_id=wie))
    balies.ontmoet()
    assert balies.ander.doe(RuimLogOp()) > 0
    assert balies.ander.doe(RuimLogOp()) == 0
    for bureau in (balies.een, balies.ander):
        assert "persoonskaart" not in str(winkel.rauw(bureau, "SELECT inhoud FROM mutatie WHERE inhoud LIKE '%kaart%'"))
    assert balies.is_heel()


def test_that_lines_of_two_desks_with_other_clocks_stand_alike_at_both_in_pages_too(balies: Balies, klok: Klok) -> None:
    """By the moment each desk knew, and of one desk as its chain has them; which desk it was stands beside each."""
    wie = winkel.persoon_van(balies.een, winkel.contact(balies.een))
    balies.ontmoet()
    for keer in range(6):
        balies.een.noteer(Logregel(f"een {keer}", wie, "proef", soort=UITVOER))
        balies.een.doe(LogToegang())
        klok.verzet(7 * MINUUT)  # the clock of the other is so far ahead
        balies.ander.noteer(Logregel(f"ander {keer}", wie, "proef", soort=UITVOER))
        balies.ander.doe(LogToegang())
        klok.verzet(-4 * MINUUT)
        balies.ander.noteer(Logregel(f"terug {keer}", wie, "proef", soort=UITVOER))  # put right a little
        balies.ander.doe(LogToegang())
        klok.verzet(-2 * MINUUT)
        if keer % 2:
            balies.ontmoet()
            klok.verzet(-MINUUT)
    balies.ontmoet()
    heel = [[rij.id for rij in regels(bureau, persoon_id=wie)] for bureau in (balies.een, balies.ander)]
    assert heel[0] == heel[1]
    for bureau, hier in ((balies.een, "een"), (balies.ander, "ander")):
        na = None
        gelezen: list[LogRij] = []
        while True:
            blad = bureau.lees(LeesLogboek(persoon_id=wie, hoogstens=4, na=na))
            gelezen += blad.regels
            if (na := blad.verder) is None:
                break
        assert [rij.id for rij in gelezen] == heel[0]
        assert [rij.tijd for rij in gelezen] == sorted((rij.tijd for rij in gelezen), reverse=True)
        for naam in ("een", "ander", "terug"):
            van_deze = [rij for rij in gelezen if rij.wat.startswith(naam)]
            assert [rij.wat for rij in van_deze] == [f"{naam} {keer}" for keer in reversed(range(6))]
            assert {rij.waar == "deze balie" for rij in van_deze} == {(naam == "een") is (hier == "een")}


@pytest.mark.parametrize("nood", [True, False])
def test_that_the_log_says_the_sentence_with_which_a_dossier_was_opened(
    balies: Balies, thuis: Gezin, klok: Klok, nood: bool
) -> None:
    bureau = balies.een
    zin = "De buurvrouw hoort een kind gillen"
    with aan_het_werk(bureau, "casemanager", zwijgt=True) as collega:
        if nood:
            collega.doe(OpenInNood(huishouden_id=thuis.huishouden, reden=zin))
        else:
            collega.doe(ZegDoel(huishouden_id=thuis.huishouden, grondslag="anders", reden=zin))
        klok.verzet(MINUUT)
        collega.lees(LeesVerloop(huishouden_id=thuis.huishouden))
        van_hem = [rij for rij in regels(bureau, medewerker_id=collega.id) if not rij.wat.startswith("rol")]
    assert [rij.waarom.endswith(f"“{zin}”") for rij in van_hem if rij.soort in ("Doel opgegeven", "Noodinzage")] == [
        True
    ]
    if not nood:
        anders = regels(bureau, medewerker_id=collega.id, ongewoon="anders")
        assert anders
        assert all(zin in rij.waarom for rij in anders)
    assert zin not in str(winkel.rauw(bureau, "SELECT wat, doel, grondslag, uitkomst FROM toegang"))


def test_that_the_log_says_which_rol_where_and_on_which_days_and_that_it_was_ones_own(bureau: Bureau) -> None:
    mij, hier = bureau.medewerker.id, bureau.medewerker.locatie_id
    bureau.doe(
        BeeindigRol(id=next(rij.id for rij in bureau.lees(LeesRollen(medewerker_id=mij)) if rij.rol == "entree"))
    )
    bureau.doe(GeefRol(medewerker_id=mij, rol="entree", locatie_id=hier, van="2026-03-03", tot="2026-03-09"))
    tijdelijk = bureau.doe(MaakMedewerker(naam="Bram Postma", locatie_id=hier, rollen=("teamleider", "entree")))
    bureau.doe(ZetMedewerkerInactief(id=tijdelijk))
    gestopt, gemaakt, gegeven, beeindigd, *_ = regels(bureau, soort=RECHTEN)
    assert beeindigd.wat == "rol beëindigd: entree, alle locaties"
    assert gegeven.wat == "rol gegeven: entree, Selwerd, vanaf 03-03-2026, tot en met 09-03-2026"
    assert gemaakt.wat == "medewerker toegevoegd: entree, teamleider"
    assert [rij.ongewoon for rij in (gegeven, gemaakt, gestopt)] == [("eigen rechten",), (), ("kort account",)]
    (zelf,) = regels(bureau, ongewoon="eigen_rechten")
    assert zelf == gegeven


def test_that_a_line_in_the_name_of_a_colleague_is_told(bureau: Bureau, klok: Klok) -> None:
    """Whoever is at work can ask that a line is written; the journal knows who that was."""
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    with aan_het_werk(bureau, "vrijwilliger", naam="Vera Vals") as vals, aan_het_werk(bureau, "casemanager") as carla:
        carla.lees(LeesPersoonKaart(id=wie))
        for van, tijd in ((carla.id, None), (vals.id, klok() - 40 * 86_400_000)):
            regel = Logregel("persoonskaart geopend", wie, "nieuwsgierig", medewerker_id=van, tijd=tijd)
            vals.doe(LogToegang(regels=(regel,)))
    gevonden = [rij for rij in regels(bureau, persoon_id=wie) if rij.waarom == "nieuwsgierig"]
    assert ["andere hand" in rij.ongewoon for rij in gevonden] == [True, True]
    assert not [rij for rij in regels(bureau, persoon_id=wie) if rij not in gevonden and "andere hand" in rij.ongewoon]
    oudste = lokaal(klok() - 40 * DAG).date().isoformat()
    voor_inwoner = bureau.lees(LeesInzageoverzicht(persoon_id=wie, van=oudste)).regels
    assert sum(rij.keer for rij in voor_inwoner if "door een ander of later opgeschreven" in rij.let_op) == 2
    assert sum(rij.keer for rij in voor_inwoner if not rij.let_op and rij.wat == "Uw kaart bekeken") == 1
    (hand,) = bureau.op_winkel(lambda open_: controleer(open_.db))
    assert (hand.soort, len(hand.plekken)) == ("andere hand", 2)


def test_that_lines_that_waited_for_the_next_who_opens_are_explained(
    bureau: Bureau, map_: Path, klok: Klok, ids: Ids
) -> None:
    """A session that was broken off: somebody else writes its lines, and the log tells that it did."""
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    with aan_het_werk(bureau, "casemanager") as carla:
        bureau.noteer(Logregel("persoonskaart geopend", wie, "helpen", medewerker_id=carla.id))
        afgebroken = Logregel(AFGEBROKEN, None, "bewaken", LOG, medewerker_id=carla.id, tijd=klok())
        bureau.doe(LogToegang(regels=(afgebroken, Logregel("BSN bekeken", wie, "helpen", medewerker_id=carla.id))))
    bureau.doe(LogToegang())
    bevindingen = bureau.op_winkel(lambda open_: controleer(open_.db))
    assert [len(een.plekken) for een in bevindingen] == [1]  # what stood by itself; not what came with a broken session


@pytest.mark.parametrize("dag", ["9999-12-31", "1900-01-01"])
def test_that_a_day_without_end_is_a_day(bureau: Bureau, dag: str) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    bureau.lees(LeesPersoonKaart(id=wie))
    van, tot = ("1900-01-01", dag) if dag > "2000" else (dag, "")
    for ongewoon in ("", "alles"):
        assert isinstance(regels(bureau, van=van, tot=tot, ongewoon=ongewoon), tuple)
    assert regels(bureau, van=van, tot=tot)
    assert bureau.lees(LeesInzageoverzicht(persoon_id=wie, van=van, tot=tot)).regels


@pytest.mark.parametrize("dag", ["2026-02-31", "31-12-2026", "0001-01-01", "Zwaantje"])
def test_that_a_day_that_is_none_is_refused_beside_its_field(bureau: Bureau, dag: str) -> None:
    wie = winkel.persoon_van(bureau, winkel.contact(bureau))
    for veld in ("van", "tot"):
        dagen: dict[str, Any] = {veld: dag}
        vragen: tuple[Leesvraag[Any], ...] = (
            LeesLogboek(**dagen),
            LeesLogboek(**dagen, ongewoon="alles"),
            LeesInzageoverzicht(persoon_id=wie, **dagen),
        )
        for vraag in vragen:
            with pytest.raises(Weigering) as fout:
                bureau.lees(vraag)
            assert veld in fout.value.fouten
    with pytest.raises(Weigering) as fout:
        bureau.lees(LeesBewaarproef(peildatum=dag))
    assert "peildatum" in fout.value.fouten
