"""The meldcode on the screen: five steps by keys, weighed, decided; drafts stay; hidden is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import gezin as huis
from tests.conftest import Klok
from tests.gezin import Gezin
from tests.signalen import meld
from tests.ui.panels.zorgpaneel import Proef, proef
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_panelen
from wijdesk.models.opdrachten.meldcode import BeginMeldcode, LeesMeldcode, LeesMeldcodes, LegMeldcodestapVast
from wijdesk.models.rows.meldcode import MeldcodeDetail
from wijdesk.models.values import Id
from wijdesk.services.register import rechten_van
from wijdesk.ui.panels.meldcode import MeldcodePaneel
from wijdesk.ui.panels.termijnen import TermijnenPanel

K = Qt.Key


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    return huis.de_vries(bureau)


@pytest.fixture
def p(bureau: Bureau, qtbot: QtBot) -> Iterator[Proef]:
    with proef(bureau, qtbot, "meldcode") as gemaakt:
        yield gemaakt


def paneel_van(p: Proef) -> MeldcodePaneel:
    assert isinstance(p.paneel, MeldcodePaneel)
    return p.paneel


def begonnen(bureau: Bureau, persoon: Id) -> Id:
    return bureau.doe(
        BeginMeldcode(id=bureau.wereld.ids(), soort="persoon", onderwerp_id=persoon, aanleiding="Blauwe plekken")
    )


def open_(p: Proef, id_: Id) -> MeldcodePaneel:
    paneel = paneel_van(p)
    assert paneel.handle("meldcode.open", id_)
    p.wacht(lambda: paneel.detail is not None)
    paneel.eerste_veld().setFocus()
    return paneel


def kies(p: Proef, stap: int) -> None:
    paneel = paneel_van(p)
    paneel.stappen.lijst.setCurrentIndex(paneel.model.index(stap - 1, 0))
    paneel.stappen.lijst.setFocus()


def lees(bureau: Bureau, id_: Id) -> MeldcodeDetail:
    return bureau.lees(LeesMeldcode(id=id_))


def _aantal_stappen(bureau: Bureau, paneel: MeldcodePaneel, id_: Id, aantal: int) -> bool:
    return len(lees(bureau, id_).stappen) == aantal and not paneel.in_vorm


def test_that_a_meldcode_opened_from_elsewhere_has_the_focus_once_it_stands_there(
    bureau: Bureau, gezin: Gezin, p: Proef
) -> None:
    paneel, id_ = paneel_van(p), begonnen(bureau, gezin.zoon)
    assert paneel.handle("meldcode.open", id_)
    paneel.eerste_veld().setFocus()  # as the window does, before anything is read
    p.wacht(lambda: paneel.detail is not None)
    assert p.focus() is paneel.stappen.lijst
    p.toets(K.Key_Return)
    assert paneel.in_vorm


def test_that_a_meldcode_that_runs_has_the_focus_when_one_asks_to_begin_it(
    bureau: Bureau, gezin: Gezin, p: Proef
) -> None:
    paneel, _ = paneel_van(p), begonnen(bureau, gezin.zoon)
    assert paneel.handle("meldcode.begin", ("persoon", gezin.zoon))
    paneel.eerste_veld().setFocus()
    p.wacht(lambda: paneel.detail is not None)
    assert p.focus() is paneel.stappen.lijst


def test_that_a_meldcode_goes_from_begin_to_decision_by_keys(bureau: Bureau, gezin: Gezin, p: Proef) -> None:
    paneel = paneel_van(p)
    signaal = meld(bureau, persoon_id=gezin.zoon)
    assert paneel.handle("meldcode.begin", ("signaal", signaal))
    p.wacht(lambda: paneel.in_vorm)
    p.wacht(lambda: "Sami de Vries" in p.teksten())
    assert "0800-2000" in p.teksten()
    p.typ("Blauwe plekken, gezien door de juf")
    p.bewaar()
    p.wacht(lambda: paneel.detail is not None and not paneel.in_vorm)
    assert paneel.detail is not None
    id_ = paneel.detail.id
    assert "0800-2000" in p.teksten()
    # step 3 first: the order may vary
    kies(p, 3)
    p.toets(K.Key_Return)
    p.typ("beide ouders")
    p.toets(K.Key_Tab)
    p.typ("Zij schrokken en willen hulp")
    p.bewaar()
    p.wacht(lambda: len(lees(bureau, id_).stappen) == 1 and not paneel.in_vorm)
    for stap in (1, 2):
        kies(p, stap)
        p.toets(K.Key_S)
        p.typ("Dat was al gedaan")
        p.bewaar()
        p.wacht(partial(_aantal_stappen, bureau, paneel, id_, stap + 1))
    p.wacht(lambda: paneel.detail is not None and paneel.detail.open == (4,))
    p.toets(K.Key_B)
    assert "4. Wegen" in p.meldingen()
    assert not paneel.in_vorm
    p.toets(K.Key_W)
    for code in ("vermoeden", "onveilig", "zelf_helpen", "meedoen", "blijvend"):
        paneel.weeg_vorm.delen[code].knop("nee" if code == "onveilig" else "ja").click()  # type: ignore[attr-defined]
    assert "niet melden, zelf hulp bieden" in paneel.weeg_vorm.voorstel.text()
    p.bewaar()
    p.wacht(lambda: 4 in {rij.stap for rij in lees(bureau, id_).stappen} and not paneel.in_vorm)
    p.wacht(lambda: paneel.detail is not None and paneel.detail.open == ())
    p.toets(K.Key_B)
    assert "Voorstel: niet melden" in p.teksten()
    p.toets(K.Key_Down)
    p.bewaar()
    p.wacht(paneel.besluit_vorm.velden["tekst"].heeft_fout)
    p.typ("Iedereen doet mee; wij kijken elke week")
    p.bewaar()
    p.wacht(lambda: paneel.detail is not None and bool(paneel.detail.besluit))
    assert lees(bureau, id_).besluit == "melden bij Veilig Thuis en samen hulp bieden"
    p.toets(K.Key_Return)
    assert "opent u hem opnieuw" in p.meldingen()
    p.toets(K.Key_H)
    p.typ("Er kwam een nieuw signaal")
    p.toets(K.Key_Return)
    p.wacht(lambda: paneel.detail is not None and not paneel.detail.besluit)


def test_that_the_weighing_shows_what_was_answered_and_asks_only_what_follows(
    bureau: Bureau, gezin: Gezin, p: Proef
) -> None:
    paneel = open_(p, begonnen(bureau, gezin.zoon))
    p.toets(K.Key_W)
    vorm = paneel.weeg_vorm
    assert vorm.velden["onveilig"].isHidden()
    vorm.delen["vermoeden"].knop("ja").click()  # type: ignore[attr-defined]
    assert not vorm.velden["onveilig"].isHidden()
    vorm.zet_waarden({"vermoeden.waarom": "Drie keer gezien", "tekst": "Het vermoeden blijft"})
    p.bewaar()
    p.wacht(vorm.velden["zonder_kader"].heeft_fout)
    assert vorm.delen["zonder_kader"].hasFocus()
    p.typ("De rest weten we nog niet")
    p.bewaar()
    p.wacht(lambda: not paneel.in_vorm)
    p.wacht(lambda: paneel.detail is not None and bool(paneel.detail.antwoorden))
    kies(p, 4)
    p.toets(K.Key_Return)
    assert vorm.waarden()["vermoeden"] == ["ja"]
    assert vorm.waarden()["vermoeden.waarom"] == "Drie keer gezien"
    assert vorm.waarden()["tekst"] == ""


def test_that_five_steps_are_counted_and_a_kader_that_is_answered_asks_no_sentence(
    bureau: Bureau, gezin: Gezin, p: Proef
) -> None:
    paneel = open_(p, begonnen(bureau, gezin.zoon))
    assert paneel.stand.text() == "0 van 5 stappen"
    p.toets(K.Key_W)
    vorm = paneel.weeg_vorm
    assert not vorm.velden["zonder_kader"].isHidden()
    vorm.delen["vermoeden"].knop("nee").click()  # type: ignore[attr-defined]
    assert vorm.velden["zonder_kader"].isHidden()
    p.bewaar()
    p.wacht(lambda: not paneel.in_vorm)


def test_that_a_signaal_about_nobody_is_told_before_anything_is_typed(bureau: Bureau, p: Proef) -> None:
    paneel = paneel_van(p)
    paneel.handle("meldcode.begin", ("signaal", meld(bureau)))
    p.wacht(lambda: "koppel een inwoner" in p.meldingen())
    assert not paneel.in_vorm


def test_that_what_was_typed_survives_escape_and_a_crash(
    bureau: Bureau, gezin: Gezin, qtbot: QtBot, klok: Klok
) -> None:
    id_ = begonnen(bureau, gezin.zoon)
    with proef(bureau, qtbot, "meldcode") as p:
        open_(p, id_)
        p.toets(K.Key_Return)
        p.toets(K.Key_Tab)
        p.typ("Half af")
        p.toets(K.Key_Escape)
        assert not paneel_van(p).in_vorm
    with proef(bureau, qtbot, "meldcode") as p:
        paneel = open_(p, id_)
        p.toets(K.Key_Return)
        p.wacht(lambda: paneel.stap_vorm.waarden()["tekst"] == "Half af")


def test_that_a_step_in_the_future_is_refused_beside_its_day(bureau: Bureau, gezin: Gezin, p: Proef) -> None:
    paneel = open_(p, begonnen(bureau, gezin.zoon))
    p.toets(K.Key_Return)
    paneel.stap_vorm.zet_waarden({"dag": "3-3-2026", "tekst": "Morgen"})
    p.bewaar()
    p.wacht(paneel.stap_vorm.velden["dag"].heeft_fout)
    assert "nog niet geweest" in p.teksten()


def test_that_a_step_written_wrong_is_taken_in(bureau: Bureau, gezin: Gezin, p: Proef) -> None:
    id_ = begonnen(bureau, gezin.zoon)
    bureau.doe(
        LegMeldcodestapVast(id=bureau.wereld.ids(), meldcode_id=id_, stap=1, dag="2026-03-02", tekst="FOUTWOORD")
    )
    paneel = open_(p, id_)
    kies(p, 1)
    assert "FOUTWOORD" in p.teksten()
    p.toets(K.Key_X)
    p.typ("Verkeerd gezin")
    p.toets(K.Key_Return)
    p.wacht(lambda: paneel.detail is not None and not paneel.detail.stappen)


def test_that_beginning_twice_goes_on_with_the_first(bureau: Bureau, gezin: Gezin, p: Proef) -> None:
    id_ = begonnen(bureau, gezin.zoon)
    paneel = paneel_van(p)
    paneel.handle("meldcode.begin", ("persoon", gezin.zoon))
    p.wacht(lambda: paneel.detail is not None)
    assert paneel.detail is not None
    assert paneel.detail.id == id_
    assert "loopt al" in p.meldingen()


def test_that_the_list_has_mine_and_with_m_those_of_the_team(bureau: Bureau, gezin: Gezin, p: Proef) -> None:
    id_ = begonnen(bureau, gezin.zoon)
    paneel = paneel_van(p)
    paneel.ververs()
    p.wacht(lambda: paneel.model_lijst.rowCount() == 1)
    paneel.eerste_veld().setFocus()
    p.toets(K.Key_M)
    assert paneel.team.isChecked()
    p.toets(K.Key_Return)
    p.wacht(lambda: paneel.detail is not None)
    p.toets(K.Key_D)
    assert ("huishouden.open", gezin.huishouden) in p.gevraagd
    p.toets(K.Key_Escape)
    assert paneel.detail is None
    assert [rij.id for rij in bureau.lees(LeesMeldcodes())] == [id_]


def test_that_termijnen_leads_to_it(bureau: Bureau, gezin: Gezin, qtbot: QtBot) -> None:
    id_ = begonnen(bureau, gezin.zoon)
    with proef(bureau, qtbot, "termijnen") as p:
        paneel = p.paneel
        assert isinstance(paneel, TermijnenPanel)
        p.wacht(lambda: any(rij.soort == "meldcode" for rij in paneel._rijen))
        plek = next(n for n in range(paneel.model.rowCount()) if paneel.model.rij(n).soort == "meldcode")
        paneel.lijst.lijst.setCurrentIndex(paneel.model.index(plek, 0))
        paneel.lijst.lijst.setFocus()
        p.toets(K.Key_Return)
        assert ("meldcode.open", id_) in p.gevraagd


@pytest.mark.parametrize("rol", ["entree", "gedragswetenschapper", "applicatiebeheerder"])
def test_that_who_lacks_the_right_has_no_such_panel(bureau: Bureau, rol: str) -> None:
    bureau.rechten = rechten_van((rol,))
    namen = {soort.naam for soort in maak_panelen(bureau)}
    assert not namen & {"meldcode", "wvggz", "opschaling"}


def test_that_one_about_somebody_hidden_does_not_open(bureau: Bureau, gezin: Gezin, p: Proef) -> None:
    id_ = begonnen(bureau, gezin.zoon)
    huis.scherm_af(bureau, gezin.zoon)
    bureau._leesloket._rechten = bureau.rechten - {"persoon.afgeschermd"}
    paneel = paneel_van(p)
    paneel.open(id_)
    p.wacht(lambda: "afgeschermd" in p.meldingen())
    assert paneel.detail is None
    assert "Sami" not in p.teksten()
