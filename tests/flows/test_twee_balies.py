"""Two real windows on two stores. Both write on the same goal while the centre is away; a person decides at one desk,
and it is settled at both. The second desk is a new one, that joined by its first window.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.casus import Leven
from tests.flows.scherm import ALT, CTRL, LANG, K, Toetsenbord, paneel, programma_op, tab_naar, wacht, wacht_op_venster
from tests.gezin import Gezin, bakker
from tests.sync.delen import deel, verbind
from wijdesk.app.bureau import Bureau, Wereld, ontgrendel
from wijdesk.app.uitwisseling import beheer as uitwisseling_beheer
from wijdesk.app.uitwisseling import deelname
from wijdesk.app.venster import Programma
from wijdesk.models.opdrachten.contact import LeesVragen
from wijdesk.models.opdrachten.huis import LeesMedewerkers
from wijdesk.models.opdrachten.plan import LeesPlan
from wijdesk.models.values import Klok as Tijd
from wijdesk.settings import heeft_winkel
from wijdesk.ui.eerste_start import EersteStart
from wijdesk.ui.panels.delen import DelenPanel
from wijdesk.ui.panels.verschillen import VerschillenPaneel
from wijdesk.ui.unlock import LoginVenster


@contextmanager
def aan_het_werk(leven: Leven, open_: Bureau) -> Iterator[Programma]:
    """A window on an open desk, on the household."""
    with programma_op(leven.map, leven.qapp) as programma:
        programma.open(open_)
        leven._venster = wacht_op_venster(programma, leven.qtbot)
        yield programma
        leven._venster = None


def naar(leven: Leven) -> None:
    """Go and sit at this desk."""
    leven.venster.activateWindow()
    leven.wacht(lambda: leven.venster.isAncestorOf(QApplication.focusWidget() or leven.venster.balk))
    leven.rust()


def zeg_doel(leven: Leven, gezin: Gezin, woorden: str) -> None:
    """Write before the words of the first goal, by keyboard."""
    naar(leven)
    leven.venster.verzoek("huishouden.open", gezin.huishouden)
    leven.rust()
    leven.druk(K.Key_2, erbij=ALT)
    leven.druk(K.Key_Home, K.Key_Down, K.Key_Return)
    leven.toetsen.druk(K.Key_Home)
    leven.toetsen.typ(woorden)
    leven.bewaar()


def deel_nu(leven: Leven) -> DelenPanel:
    """Ctrl+D in Delen."""
    naar(leven)
    leven.venster.balk.sync.click()
    leven.rust()
    delen = cast("DelenPanel", paneel(leven.venster, "delen"))
    delen.lijst.lijst.setFocus()
    leven.druk(K.Key_D, erbij=CTRL)
    leven.wacht(lambda: not delen.stand.bezig)
    leven.rust()
    return delen


def doel(open_: Bureau, gezin: Gezin) -> str:
    plan = open_.lees_apart(LeesPlan(huishouden_id=gezin.huishouden))
    assert plan is not None
    return plan.doelen[0].woorden


def sluit_aan(map_: Path, centrum: Path, eerste: Bureau, klok: Tijd) -> None:
    """A second desk with everything of the first, made without a window."""
    from wijdesk.app.uitwisseling.begin import begin, ga_verder

    wereld = Wereld(klok=klok, ids=Ids(klok() + 500_000_000))
    afdruk = begin(map_, f"map:{centrum}", medewerker=winkel.MEDEWERKER, wachtwoord=winkel.WACHTWOORD, wereld=wereld)
    uitwisseling_beheer.laat_toe(eerste, afdruk, teams=[eerste.medewerker.locatie_id], met_beheer=True)
    ga_verder(map_, winkel.MEDEWERKER, winkel.WACHTWOORD, wereld=wereld)


def test_that_the_same_goal_written_on_at_two_desks_is_settled_at_one_and_then_at_both(
    tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    winkel.goedkope_sleutels()
    centrum = tmp_path / "centrum"
    ids = Ids(klok())
    winkel.maak(tmp_path / "een", klok, ids)
    een = winkel.open_bureau(tmp_path / "een", klok, ids)
    gezin = bakker(een)
    uitwisseling_beheer.richt_in(een, f"map:{centrum}")
    deel(een)
    sluit_aan(tmp_path / "ander", centrum, een, klok)
    ander_ids = Ids(klok() + 700_000_000)
    ander = winkel.open_bureau(tmp_path / "ander", klok, ander_ids)
    eerst = doel(een, gezin)
    assert doel(ander, gezin) == eerst
    hier = Leven(tmp_path / "een", klok, ids, qapp, qtbot)
    daar = Leven(tmp_path / "ander", klok, ander_ids, qapp, qtbot)
    with aan_het_werk(hier, een), aan_het_werk(daar, ander):
        centrum.rename(tmp_path / "weg")
        zeg_doel(hier, gezin, "Rust: ")
        klok.verzet(60_000)
        zeg_doel(daar, gezin, "Later: ")
        assert deel_nu(daar).stand.geen_contact_sinds is not None
        assert "Geen contact" in daar.venster.balk.sync.text()
        (tmp_path / "weg").rename(centrum)
        for leven in (hier, daar, hier):
            delen = deel_nu(leven)
            assert delen.stand.geen_contact_sinds is None, delen.stand.waarom
            assert delen.stand.wacht == 0
        assert doel(een, gezin) == doel(ander, gezin) == f"Later: {eerst}"

        naar(hier)
        hier.doe("toon verschillen")
        verschillen = cast("VerschillenPaneel", paneel(hier.venster, "verschillen"))
        hier.wacht(lambda: verschillen.model.rowCount() == 1)
        verschillen.lijst.lijst.setFocus()
        rij = verschillen.lijst.huidige()
        assert rij is not None
        plek = next(nr for nr, kant in enumerate(rij.kanten) if kant.hier)
        hier.druk((K.Key_1, K.Key_2)[plek])
        hier.bewaar()
        hier.wacht(lambda: verschillen.model.rowCount() == 0)
        for leven in (hier, daar):
            deel_nu(leven)
        assert doel(een, gezin) == doel(ander, gezin) == f"Rust: {eerst}"
        naar(daar)
        daar.doe("toon verschillen")
        elders = cast("VerschillenPaneel", paneel(daar.venster, "verschillen"))
        daar.rust()
        assert elders.model.rowCount() == 0


def vraag_aan(programma: Programma, centrum: Path, toetsen: Toetsenbord, qtbot: QtBot) -> EersteStart:
    """The first start, filled in by keyboard until it waits to be let in."""
    begin = programma.scherm
    assert isinstance(begin, EersteStart)
    begin.activateWindow()
    wacht(qtbot, begin.beginnen.hasFocus)
    tab_naar(toetsen, begin.meedoen)
    toetsen.druk(K.Key_Space)
    blad = begin.aansluitblad
    wacht(qtbot, blad.adres.hasFocus)
    teksten = (str(centrum), "sanne de vries", winkel.WACHTWOORD, winkel.WACHTWOORD)
    for veld, tekst in zip((blad.adres, blad.naam, blad.wachtwoord.een, blad.wachtwoord.twee), teksten, strict=True):
        tab_naar(toetsen, veld)
        toetsen.typ(tekst)
    toetsen.druk(K.Key_Return)
    qtbot.waitUntil(begin.wachtblad.kijk.hasFocus, timeout=LANG)
    return begin


def test_that_a_new_computer_waits_on_its_first_window_until_it_is_let_in(
    tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    winkel.goedkope_sleutels()
    ids, toetsen = Ids(klok()), Toetsenbord()
    winkel.maak(tmp_path / "een", klok, ids)
    with winkel.bureau(tmp_path / "een", klok, ids) as een, programma_op(tmp_path / "nieuw", qapp) as programma:
        uitwisseling_beheer.richt_in(een, f"map:{tmp_path / 'centrum'}")
        programma.begin()
        begin = vraag_aan(programma, tmp_path / "centrum", toetsen, qtbot)
        afdruk = begin.wachtblad.vingerafdruk.text()
        uitwisseling_beheer.laat_toe(een, afdruk, teams=[een.medewerker.locatie_id], met_beheer=True)
        toetsen.druk(K.Key_Space)
        wacht_op_venster(programma, qtbot)
        assert programma.bureau is not None
        assert programma.bureau.medewerker.id == een.medewerker.id


def verwacht_opnieuw(begin: EersteStart, qtbot: QtBot, centrum: Path, zin: str) -> None:
    """The page of joining stands there anew, with what was filled in before."""
    blad = begin.aansluitblad
    qtbot.waitUntil(lambda: begin.bladen.currentIndex() == 4, timeout=LANG)
    assert (blad.adres.text(), blad.naam.text()) == (str(centrum), "sanne de vries")
    assert not blad.wachtwoord.tekst
    assert blad.melding.isVisible()
    assert zin in blad.melding.text()


def test_that_a_request_with_a_wrong_name_or_centre_is_taken_back_and_asked_anew(
    tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    winkel.goedkope_sleutels()
    ids, toetsen, nieuw, centrum = Ids(klok()), Toetsenbord(), tmp_path / "nieuw", tmp_path / "centrum"
    winkel.maak(tmp_path / "een", klok, ids)
    with winkel.bureau(tmp_path / "een", klok, ids) as een:
        uitwisseling_beheer.richt_in(een, f"map:{centrum}")
        with programma_op(nieuw, qapp) as programma:
            programma.begin()
            begin = vraag_aan(programma, centrum, toetsen, qtbot)
            eerst = begin.wachtblad.vingerafdruk.text()
            assert [er.vingerafdruk for er in uitwisseling_beheer.aanvragen(een)] == [eerst]
            tab_naar(toetsen, begin.wachtblad.terug)
            toetsen.druk(K.Key_Space)
            verwacht_opnieuw(begin, qtbot, centrum, "is teruggenomen")
            assert not heeft_winkel(nieuw)
            assert not nieuw.exists()
            assert not uitwisseling_beheer.aanvragen(een)

            begin.aansluitblad.wachtwoord.een.setText(winkel.WACHTWOORD)
            begin.aansluitblad.wachtwoord.twee.setText(winkel.WACHTWOORD)
            begin.aansluitblad.verder.click()
            qtbot.waitUntil(begin.wachtblad.kijk.hasFocus, timeout=LANG)
            (weer,) = uitwisseling_beheer.aanvragen(een)
            assert weer.vingerafdruk == begin.wachtblad.vingerafdruk.text() != eerst
        with programma_op(nieuw, qapp) as programma:  # the next start, without the centre
            centrum.rename(tmp_path / "weg")
            programma.begin()
            login = programma.scherm
            assert isinstance(login, LoginVenster)
            login.wachtwoord.setText(winkel.WACHTWOORD)
            login.ontgrendel()
            wacht(qtbot, lambda: login.ook.isVisible() and login.open.isEnabled())
            assert login.ook.text() == "Aanvraag terugnemen"
            login.ook.click()
            weer_begin = programma.scherm
            assert isinstance(weer_begin, EersteStart)
            verwacht_opnieuw(weer_begin, qtbot, centrum, "niet te bereiken")
            assert not nieuw.exists()
        (tmp_path / "weg").rename(centrum)
        with programma_op(nieuw, qapp) as programma:
            programma.begin()
            assert isinstance(programma.scherm, EersteStart)


def test_that_a_wrong_address_is_said_on_the_page_and_makes_nothing(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    winkel.goedkope_sleutels()
    with programma_op(tmp_path / "nieuw", qapp) as programma:
        programma.begin()
        begin = programma.scherm
        assert isinstance(begin, EersteStart)
        begin.ga_naar(4)
        blad = begin.aansluitblad
        blad.verder.click()
        assert blad.veld_adres.heeft_fout()
        assert blad.veld_naam.heeft_fout()
        blad.adres.setText(str(tmp_path / "weg"))
        blad.naam.setText("Sanne de Vries")
        blad.wachtwoord.een.setText(winkel.WACHTWOORD)
        blad.wachtwoord.twee.setText(winkel.WACHTWOORD)
        blad.verder.click()
        qtbot.waitUntil(lambda: "bereik" in blad.veld_adres.onder.text(), timeout=LANG)
        assert begin.bladen.currentIndex() == 4
        assert not blad.fout.text()
        blad.adres.setText("https://centrum.voorbeeld.nl")
        blad.veld_adres.wis_fout()
        blad.verder.click()
        qtbot.waitUntil(blad.veld_adres.heeft_fout, timeout=LANG)
        assert not (tmp_path / "nieuw").exists()


def test_that_a_new_computer_joins_from_its_first_window(
    tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    winkel.goedkope_sleutels()
    ids, toetsen, nieuw = Ids(klok()), Toetsenbord(), tmp_path / "nieuw"
    winkel.maak(tmp_path / "een", klok, ids)
    een = winkel.open_bureau(tmp_path / "een", klok, ids)
    bakker(een)
    uitwisseling_beheer.richt_in(een, f"map:{tmp_path / 'centrum'}")
    deel(een)
    with programma_op(nieuw, qapp) as programma:
        programma.begin()
        begin = vraag_aan(programma, tmp_path / "centrum", toetsen, qtbot)
        toetsen.druk(K.Key_Space)
        qtbot.waitUntil(lambda: "nog niet toegelaten" in begin.wachtblad.fout.text(), timeout=LANG)
        afdruk = begin.wachtblad.vingerafdruk.text()
    with programma_op(nieuw, qapp) as programma:  # closed in the meantime: logging in goes on where it was
        programma.begin()
        login = programma.scherm
        assert isinstance(login, LoginVenster)
        login.activateWindow()
        wacht(qtbot, login.naam.hasFocus)
        toetsen.druk(K.Key_Tab)
        toetsen.typ(winkel.WACHTWOORD)
        toetsen.druk(K.Key_Return)
        qtbot.waitUntil(lambda: afdruk in login.uitleg.text(), timeout=LANG)
        assert [er.vingerafdruk for er in uitwisseling_beheer.aanvragen(een)] == [afdruk]
        uitwisseling_beheer.laat_toe(een, afdruk, teams=[een.medewerker.locatie_id], met_beheer=True)
        een.sluit()
        wacht(qtbot, lambda: login.uitweg.hasFocus() and login.open.isEnabled())
        toetsen.druk(K.Key_Space)
        wacht_op_venster(programma, qtbot)
        bureau = programma.bureau
        assert bureau is not None
        assert bureau.medewerker.id == een.medewerker.id
        assert [rij.naam for rij in bureau.lees_apart(LeesMedewerkers())] == [winkel.MEDEWERKER]
        assert deelname.lees_stand(bureau).toegelaten


def test_that_locking_and_closing_give_colleagues_what_waits(
    tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    winkel.goedkope_sleutels()
    ids, ander_ids = Ids(klok()), Ids(klok() + 10_000_000)
    winkel.maak(tmp_path / "een", klok, ids)
    winkel.maak(tmp_path / "ander", klok, ander_ids)
    een = winkel.open_bureau(tmp_path / "een", klok, ids)
    with winkel.bureau(tmp_path / "ander", klok, ander_ids) as ander:
        verbind(een, ander, centrum=tmp_path / "centrum")
        deel(een)
        with programma_op(tmp_path / "een", qapp) as programma:
            programma.open(een)
            venster = wacht_op_venster(programma, qtbot)
            werker = programma.uitwisselaar
            assert werker is not None
            wacht(qtbot, lambda: not werker.stand.alleen)
            for aantal, weg in enumerate((programma.vergrendel, venster.close), start=1):
                assert programma.jobs is not None
                programma.jobs.write(winkel.contact(een), eigenaar=venster)
                wacht(qtbot, lambda: werker.tel_straks.isActive() or werker.stand.wacht)
                weg()
                if aantal == 1:
                    wacht(qtbot, lambda: not werker._bezig and not werker.stand.wacht and werker.straks.isActive())
                deel(ander)
                assert len(ander.lees(LeesVragen(van=0, tot=2**60))) == aantal
                if aantal == 1:
                    programma.open(een)  # the same person came back


def test_that_who_lost_access_at_another_desk_is_back_at_the_login_window_after_the_next_round(
    tmp_path: Path, klok: Klok, qapp: QApplication, qtbot: QtBot
) -> None:
    winkel.goedkope_sleutels()
    ids, ander_ids = Ids(klok()), Ids(klok() + 10_000_000)
    winkel.maak(tmp_path / "een", klok, ids)
    winkel.maak(tmp_path / "ander", klok, ander_ids)
    with winkel.bureau(tmp_path / "een", klok, ids) as een, winkel.bureau(tmp_path / "ander", klok, ander_ids) as ander:
        verbind(ander, een, centrum=tmp_path / "centrum")
        een.maak_medewerker("Yara Vos", winkel.WACHTWOORD, ("casemanager",), een.medewerker.locatie_id)
        deel(een)
        deel(ander)
        ander.stop_toegang(next(rij for rij in ander.lees(LeesMedewerkers()) if rij.naam == "Yara Vos"))
        deel(ander)
    with programma_op(tmp_path / "een", qapp) as programma:
        programma.open(ontgrendel(tmp_path / "een", "Yara Vos", winkel.WACHTWOORD, Wereld(klok=klok)))
        wacht_op_venster(programma, qtbot)
        werker = programma.uitwisselaar
        assert werker is not None
        wacht(qtbot, lambda: not werker.stand.alleen)
        werker.deel_nu()
        qtbot.waitUntil(lambda: isinstance(programma.scherm, LoginVenster), timeout=LANG)
        assert programma.bureau is None
        assert programma.venster is None
