"""Vragenlijsten on the real store: reading a version, a faulty file, taking one into use, the questions of a team."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import winkel
from tests.services.collega import aan_het_werk
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import LeesConcepten
from wijdesk.models.opdrachten.huis import MaakLocatie
from wijdesk.models.opdrachten.vragenlijst import LeesHuidigeVragen, LeesVragenlijsten, NeemVragenlijstInGebruik
from wijdesk.models.values import IdMaker, Klok
from wijdesk.models.vragen_lezen import controleer, lees
from wijdesk.resources import lees_tekst
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.vragenlijsten import VragenlijstenPanel
from wijdesk.ui.panels.vragenlijsten.beeld import lees_bestand
from wijdesk.ui.panels.vragenlijsten.bewerken import team_begin
from wijdesk.ui.panels.vragenlijsten.voorlezen import als_html, verschil

LANG = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bureau(tmp_path: Path, klok: Klok, ids: IdMaker) -> Iterator[Bureau]:
    winkel.maak(tmp_path / "winkel", klok, ids)
    with winkel.bureau(tmp_path / "winkel", klok, ids) as open_:
        open_.doe(MaakLocatie(naam="Beijum"))
        yield open_


@pytest.fixture
def paneel(bureau: Bureau, qtbot: QtBot) -> Iterator[VragenlijstenPanel]:
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    gemaakt = next(s for s in maak_panelen(bureau) if s.naam == "vragenlijsten").maak(maak_omgeving(bureau, jobs))
    assert isinstance(gemaakt, VragenlijstenPanel)
    qtbot.addWidget(gemaakt)
    gemaakt.resize(700, 640)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    gemaakt.activateWindow()
    qtbot.waitUntil(lambda: len(gemaakt._teksten) == 3, timeout=LANG)
    try:
        yield gemaakt
    finally:
        gemaakt.klaar_om_te_sluiten()
        jobs.sluit()


def andere(tmp_path: Path, was: str = "", wordt: str = "") -> Path:
    pad = tmp_path / "vragen.toml"
    tekst = lees_tekst("triage.toml").replace('versie = "2026-1"', 'versie = "2026-2"')
    pad.write_text(tekst.replace(was, wordt, 1) if was else tekst, encoding="utf-8")
    return pad


def test_that_a_version_reads_in_plain_words(paneel: VragenlijstenPanel, qtbot: QtBot) -> None:
    assert "in gebruik" in str(paneel.model.index(0, 0).data())
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_Return)
    qtbot.waitUntil(paneel.lezen.isVisible, timeout=LANG)
    tekst = paneel.lezen.tekst.toPlainText()
    assert "3. Veiligheid" in tekst
    assert "Is er nu direct gevaar voor iemand? (ja of nee)" in tekst
    assert "Spoed: versneld proces · Opschalen" in tekst
    assert "Bij Direct gevaar is “Ja”." in tekst
    QTest.keyClick(paneel.lezen.tekst, Qt.Key.Key_Escape)
    assert paneel.lijst.lijst.isVisible()


def test_that_a_faulty_file_is_shown_with_its_line_and_not_taken(
    paneel: VragenlijstenPanel, bureau: Bureau, tmp_path: Path, qtbot: QtBot
) -> None:
    pad = andere(tmp_path, 'bladzijde = "veiligheid"', 'bladzijde = "veilighied"')
    regel = pad.read_text(encoding="utf-8").split("veilighied")[0].count("\n") + 1
    paneel.open_bestand(pad)
    qtbot.waitUntil(paneel.bewerken.isVisible, timeout=LANG)
    assert not paneel.bewerken.neem.isEnabled()
    editor = paneel.bewerken.editor
    assert editor.hasFocus()
    assert editor.textCursor().blockNumber() == regel - 1
    qtbot.waitUntil(lambda: editor.viewport().rect().contains(editor.cursorRect()), timeout=LANG)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert paneel.bewerken.fouten.item(0).text().startswith(f"Regel {regel}: ")
    paneel.neem_in_gebruik()
    assert paneel.bewerken.fouten.hasFocus()
    assert editor.textCursor().blockNumber() == regel - 1
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(paneel.bewerken.fouten, Qt.Key.Key_Return)
    assert paneel.bewerken.editor.textCursor().blockNumber() == regel - 1
    assert bureau.lees(LeesHuidigeVragen()).inhoud == lees_tekst("triage.toml")


def test_that_a_fault_can_be_mended_here_and_the_list_taken_into_use(
    paneel: VragenlijstenPanel, bureau: Bureau, tmp_path: Path, qtbot: QtBot
) -> None:
    paneel.open_bestand(andere(tmp_path, '"gevaar is ja"', '"gevaar is ja'))
    qtbot.waitUntil(paneel.bewerken.isVisible, timeout=LANG)
    assert paneel.bewerken.stand.fouten
    paneel.bewerken.editor.setPlainText(paneel.bewerken.tekst.replace('"gevaar is ja,', '"gevaar is ja",'))
    qtbot.waitUntil(paneel.bewerken.neem.isEnabled, timeout=LANG)
    assert "dezelfde als nu" in paneel.bewerken.uitslag.text()
    paneel.bewerken.neem.click()
    qtbot.waitUntil(paneel.lijst.lijst.isVisible, timeout=LANG)
    assert lees(bureau.lees(LeesHuidigeVragen()).inhoud).versie == "2026-2"
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 4, timeout=LANG)


def test_that_a_refusal_of_the_store_is_shown_and_the_text_stays(
    paneel: VragenlijstenPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    pad = tmp_path / "zelfde.toml"
    pad.write_text(lees_tekst("triage.toml"), encoding="utf-8")
    paneel.open_bestand(pad)
    qtbot.waitUntil(paneel.bewerken.isVisible, timeout=LANG)
    paneel.neem_in_gebruik()
    qtbot.waitUntil(lambda: "al in gebruik" in paneel.bewerken.uitslag.text(), timeout=LANG)
    assert paneel.bewerken.tekst == lees_tekst("triage.toml")


def test_that_a_team_gets_its_own_question_by_keyboard(
    paneel: VragenlijstenPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    paneel.bewerk_team()
    assert paneel.bewerken.locatie is not None
    editor = paneel.bewerken.editor
    assert editor.hasFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, CTRL)
    QTest.keyClicks(
        editor, '[[vraag]]\rcode = "selwerd_flat"\rbladzijde = "vraag"\rsoort = "ja_nee"\rtekst = "In de flat?"\r'
    )
    qtbot.waitUntil(lambda: "1 vraag." in paneel.bewerken.uitslag.text(), timeout=LANG)
    paneel.neem_in_gebruik()
    qtbot.waitUntil(paneel.lijst.lijst.isVisible, timeout=LANG)
    assert "selwerd_flat" in bureau.lees(LeesHuidigeVragen(locatie_id=bureau.medewerker.locatie_id)).teaminhoud


def test_that_choosing_another_team_shows_its_list_unless_one_typed(paneel: VragenlijstenPanel) -> None:
    paneel.bewerk_team()
    paneel.bewerken.voor.setCurrentIndex(paneel.bewerken.voor.findText("Alleen Beijum"))
    assert 'voorvoegsel = "beijum"' in paneel.bewerken.tekst
    paneel.bewerken.editor.insertPlainText("# mijn werk\n")
    paneel.bewerken.voor.setCurrentIndex(paneel.bewerken.voor.findText("Alleen Selwerd"))
    assert "# mijn werk" in paneel.bewerken.tekst


def test_that_a_file_that_was_opened_stays_when_one_says_which_team_it_is_for(
    paneel: VragenlijstenPanel, bureau: Bureau, tmp_path: Path, qtbot: QtBot
) -> None:
    vraag = '[[vraag]]\ncode = "hier_flat"\nbladzijde = "vraag"\nsoort = "ja_nee"\ntekst = "In de flat?"\n'
    tekst = f'soort = "triage"\nversie = "Hier 1"\nvoorvoegsel = "hier"\n\n{vraag}'
    pad = tmp_path / "hier.toml"
    pad.write_text(tekst, encoding="utf-8")
    paneel.open_bestand(pad)
    qtbot.waitUntil(paneel.bewerken.isVisible, timeout=LANG)
    for team in ("Alleen Beijum", "De hele stad", "Alleen Selwerd"):
        paneel.bewerken.voor.setCurrentIndex(paneel.bewerken.voor.findText(team))
        assert paneel.bewerken.tekst == tekst
    paneel.neem_in_gebruik()
    qtbot.waitUntil(paneel.lijst.lijst.isVisible, timeout=LANG)
    assert bureau.lees(LeesHuidigeVragen(locatie_id=bureau.medewerker.locatie_id)).teaminhoud == tekst


def teamvragen(versie: str, *vragen: str) -> str:
    kop = f'soort = "triage"\nversie = "{versie}"\nvoorvoegsel = "selwerd"\n\n'
    vraag = '[[vraag]]\ncode = "selwerd_{0}"\nbladzijde = "vraag"\nsoort = "ja_nee"\ntekst = "Vraag {0}?"\n'
    return kop + "".join(vraag.format(naam) for naam in vragen)


def test_that_a_question_of_a_colleague_does_not_fall_away_without_a_word(
    paneel: VragenlijstenPanel, bureau: Bureau, tmp_path: Path, qtbot: QtBot
) -> None:
    hier = bureau.medewerker.locatie_id
    bureau.doe(NeemVragenlijstInGebruik(soort="triage", inhoud=teamvragen("Selwerd 1", "flat"), locatie_id=hier))
    paneel.ververs()
    pad = tmp_path / "eigen.toml"
    pad.write_text(teamvragen("Selwerd 3", "flat", "een"), encoding="utf-8")
    paneel.open_bestand(pad)
    qtbot.waitUntil(lambda: "1 vraag" in paneel.bewerken.uitslag.text(), timeout=LANG)
    erbij = NeemVragenlijstInGebruik(soort="triage", inhoud=teamvragen("Selwerd 2", "flat", "ander"), locatie_id=hier)
    with aan_het_werk(bureau, "applicatiebeheerder") as collega:
        collega.doe(erbij)
    paneel.neem_in_gebruik()  # it came in, and this page did not read it yet
    qtbot.waitUntil(lambda: "intussen toegevoegd door Omar" in paneel.bewerken.uitslag.text(), timeout=LANG)
    paneel.ververs()
    qtbot.waitUntil(lambda: "1 vraag weg" in paneel.bewerken.uitslag.text(), timeout=LANG)
    paneel.neem_in_gebruik()
    assert "valt weg: “Vraag ander?”" in paneel.bewerken.uitslag.text()
    assert "selwerd_ander" in bureau.lees(LeesHuidigeVragen(locatie_id=hier)).teaminhoud
    paneel.neem_in_gebruik()  # it was told: now it is meant
    qtbot.waitUntil(paneel.lijst.lijst.isVisible, timeout=LANG)
    assert "selwerd_een" in bureau.lees(LeesHuidigeVragen(locatie_id=hier)).teaminhoud


def test_that_the_begin_of_a_team_is_not_taken_into_use_before_it_asks_something(
    paneel: VragenlijstenPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    paneel.bewerk_team()
    paneel.neem_in_gebruik()
    qtbot.waitUntil(lambda: "geen enkele vraag" in paneel.bewerken.uitslag.text(), timeout=LANG)
    assert paneel.bewerken.isVisible()
    assert bureau.lees(LeesHuidigeVragen(locatie_id=bureau.medewerker.locatie_id)).teamlijst_id is None


def test_that_a_text_one_leaves_can_be_gone_on_with_and_is_not_pushed_aside(
    paneel: VragenlijstenPanel, qtbot: QtBot
) -> None:
    paneel.bewerk_team()
    paneel.bewerken.editor.insertPlainText("# mijn werk\n")
    QTest.keyClick(paneel.bewerken.editor, Qt.Key.Key_Escape)
    assert paneel.verder_knop.isVisible()
    paneel.kies_bestand()
    assert paneel.bewerken.isVisible()
    assert "nog niet klaar" in paneel.bewerken.uitslag.text()
    paneel.bewerken.weg.click()
    assert "# mijn werk" in paneel.bewerken.tekst
    paneel.bewerken.weg.click()
    assert not paneel.verder_knop.isVisible()
    assert paneel.lijst.lijst.isVisible()


def test_that_a_draft_survives_a_restart(paneel: VragenlijstenPanel, bureau: Bureau, qtbot: QtBot) -> None:
    paneel.bewerk_team()
    paneel.bewerken.editor.insertPlainText("# mijn werk\n")
    paneel.klaar_om_te_sluiten()
    qtbot.waitUntil(lambda: bool(bureau.lees(LeesConcepten(soort="vragenlijst"))), timeout=LANG)
    jobs = Jobs(bureau.schrijf, bureau.lees, plaats=bureau.plaats)
    try:
        weer = VragenlijstenPanel(maak_omgeving(bureau, jobs))
        qtbot.addWidget(weer)
        weer.show()
        qtbot.waitUntil(weer.verder_knop.isVisible, timeout=LANG)
        weer.verder_knop.click()
        assert "# mijn werk" in weer.bewerken.tekst
        assert weer.bewerken.locatie is not None
    finally:
        jobs.sluit()


def test_that_a_version_can_be_kept_as_a_file(paneel: VragenlijstenPanel, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(paneel.requested, timeout=LANG) as melding:
        paneel.bewaar_als(lees_tekst("triage.toml"), tmp_path / "uit.toml")
    assert melding.args == ["melding", "uit.toml opgeslagen"]
    assert (tmp_path / "uit.toml").read_text(encoding="utf-8") == lees_tekst("triage.toml")


def test_that_questions_of_a_team_opened_for_the_city_say_whose_they_are(
    paneel: VragenlijstenPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    gezegd: list[object] = []
    paneel.requested.connect(lambda wat, zin: gezegd.append(zin) if wat == "melding" else None)
    (tmp_path / "foto.toml").write_bytes(b"\xff\xfe\x00")
    paneel.open_bestand(tmp_path / "foto.toml")
    qtbot.waitUntil(lambda: len(gezegd) == 1)
    pad = tmp_path / "team.toml"
    pad.write_text(team_begin("Onbekend team"), encoding="utf-8")
    paneel.open_bestand(pad)
    qtbot.waitUntil(lambda: paneel.blad.currentWidget() is paneel.bewerken)
    assert paneel.bewerken.locatie is None
    assert [fout.wat for fout in paneel.bewerken.stand.fouten] == [
        "Dit zijn vragen van een team: dat zegt het voorvoegsel. Kies bij Voor wie dat team."
    ]
    qtbot.waitUntil(lambda: gezegd[-1] == "team.toml geopend")


def test_that_a_team_stops_with_its_questions_by_keyboard_after_a_yes(
    paneel: VragenlijstenPanel, bureau: Bureau, qtbot: QtBot
) -> None:
    vraag = '[[vraag]]\ncode = "selwerd_flat"\nbladzijde = "vraag"\nsoort = "ja_nee"\ntekst = "In de flat?"\n'
    tekst = team_begin("Selwerd") + vraag
    hier = bureau.medewerker.locatie_id
    bureau.doe(NeemVragenlijstInGebruik(soort="triage", inhoud=tekst, locatie_id=hier))
    paneel.ververs()
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 4, timeout=LANG)
    assert paneel.stopper.knop.isHidden(), "the city cannot be stopped with"
    paneel.lijst.lijst.setFocus()
    QTest.keyClick(paneel.lijst.lijst, Qt.Key.Key_Down)
    qtbot.waitUntil(paneel.stopper.knop.isVisible, timeout=LANG)
    paneel.stopper.knop.setFocus()
    QTest.keyClick(paneel.stopper.knop, Qt.Key.Key_Return)
    assert "Selwerd" in paneel.stopper.zin.veld.label.text()
    QTest.keyClick(paneel.stopper.zin.ja, Qt.Key.Key_Escape)
    assert paneel.stopper.zin.isHidden()
    assert bureau.lees(LeesHuidigeVragen(locatie_id=hier)).teamlijst_id is not None
    paneel.stopper.knop.click()
    QTest.keyClick(paneel.stopper.zin.ja, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bureau.lees(LeesHuidigeVragen(locatie_id=hier)).teamlijst_id is None, timeout=LANG)
    paneel.ververs()
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 5, timeout=LANG)
    assert "geen eigen vragen meer" in str(paneel.model.index(1, 0).data())
    qtbot.waitUntil(paneel.stopper.knop.isHidden, timeout=LANG)
    paneel.bewerk_team()
    assert paneel.bewerken.tekst == team_begin("Selwerd"), "one begins anew"


def test_that_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00soort")
    with pytest.raises(Weigering, match="gewone tekst"):
        lees_bestand(tmp_path / "x.toml")


def test_that_the_begin_of_a_team_is_a_right_list() -> None:
    kern = lees(lees_tekst("triage.toml"))
    for naam in ("Selwerd", "De Wijert", "'s-Gravenburg", 'Oost "extra"', "Été 2", "12"):
        assert controleer(team_begin(naam), kern=kern) == (), naam
        bloot = "\n".join(r.removeprefix("# ").removeprefix("#") for r in team_begin(naam).splitlines()[5:][3:])
        kop = "\n".join(team_begin(naam).splitlines()[:6])
        assert controleer(f"{kop}\n{bloot}", kern=kern) == (), naam


def test_that_nothing_in_a_list_is_read_as_markup() -> None:
    lijst = lees(lees_tekst("triage.toml").replace("Wat kan de inwoner zelf?", "Wat <b>kan</b> & wil?"))
    assert "Wat &lt;b&gt;kan&lt;/b&gt; &amp; wil?" in als_html(lijst)


def test_that_what_changed_is_counted() -> None:
    oud = lees(lees_tekst("triage.toml"))
    nieuw = lees(lees_tekst("triage.toml").replace("Wat kan de inwoner zelf?", "Wat lukt zelf?"))
    assert verschil(oud, nieuw) == "Anders dan nu: 1 vraag veranderd."


def test_that_only_who_manages_lists_gets_the_panel(bureau: Bureau) -> None:
    assert "vragenlijsten" in {soort.naam for soort in maak_panelen(bureau)}
    assert len(bureau.lees(LeesVragenlijsten())) == 3
    bureau.rechten = bureau.rechten - {"beheer.vragen"}
    assert "vragenlijsten" not in {soort.naam for soort in maak_panelen(bureau)}


def test_that_a_list_that_has_the_focus_while_it_fills_shows_which_row_is_chosen(
    paneel: VragenlijstenPanel, qtbot: QtBot
) -> None:
    paneel.lijst.zet(())
    paneel.lijst.leeg.setFocus()
    paneel.lijst.setFocus()
    paneel.ververs()
    qtbot.waitUntil(lambda: paneel.model.rowCount() == 3, timeout=LANG)
    assert paneel.lijst.lijst.selectionModel().hasSelection()
