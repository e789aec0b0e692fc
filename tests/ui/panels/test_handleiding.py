"""The guide: what it names exists in the program, its links lead somewhere, and it is read and searched by keyboard."""

from __future__ import annotations

import argparse
import ast
import contextlib
import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import wijdesk
from tests.bron import boom
from wijdesk import cli
from wijdesk.app.bureau import Bureau
from wijdesk.app.panelen import maak_omgeving, maak_panelen
from wijdesk.app.uitwisseling.balies import ANDERE_REDEN, REDENEN
from wijdesk.resources import lees_tekst
from wijdesk.sync.sleutels import nieuwe_identiteit, noodhelften
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panels.handleiding import BEGIN, BLADEN, HandleidingPanel, blad, gevonden, titel
from wijdesk.ui.uitleg import BLAD_VAN, blad_van

MAP = Path(wijdesk.__file__).parent
BLOK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CITAAT = re.compile(r"“([^”]+)”")
CODE = re.compile(r"`([^`\n]+)`")
BEELD = re.compile(r"!\[([^\]]*)\]\(beeld/([a-z-]+)\.png\)")
VERWIJZING = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]+)\)")
VAN_BUITEN = {
    "age", "gunzip", "pg_dump", "pg_hba.conf", "postgresql.conf", "clientcert=verify-full", "CREATEROLE", "--create",
}  # fmt: skip
"""What belongs to other programs."""
VOORBEELDEN = {"rollen.sql", "selwerd.txt", "sleutel.txt", "8 9 - 7 8 6 j"}
"""Files of the reader's own, and what somebody types."""


@pytest.fixture(scope="module")
def bron() -> str:
    """Everything the program is made of, as text."""
    return "\n".join(pad.read_text(encoding="utf-8") for deel in ("*.py", "*.sql") for pad in MAP.rglob(deel))


class Zinnen:
    """Every text of the program, also those put together from pieces."""

    def __init__(self) -> None:
        self._heel: set[str] = set()
        uit = set()
        for pad in MAP.rglob("*.py"):
            for knoop in ast.walk(boom(pad)):
                if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                    uit.add(self._patroon(knoop.value, re.sub(r"\\\{\w*\\\}", ".+", re.escape(knoop.value))))
                elif isinstance(knoop, ast.JoinedStr):
                    tekst = "".join(str(er.value) if isinstance(er, ast.Constant) else "\0" for er in knoop.values)
                    uit.add(self._patroon(tekst, re.escape(tekst).replace("\0", ".+").replace("\\.+", ".+")))
        lang = [er for er in uit if len(re.findall(r"[a-z]", er.replace(".+", ""))) > 5]
        self._met_gaten = [re.compile(er) for er in lang]

    def _patroon(self, tekst: str, patroon: str) -> str:
        """What is to be looked for as a pattern; a text without gaps is kept as it is, that is found at once."""
        if ".+" in patroon:
            return patroon
        self._heel.add(tekst)
        return ""

    def zeggen(self, tekst: str) -> bool:
        """Whether the program says exactly this somewhere."""
        return tekst in self._heel or any(patroon.fullmatch(tekst) for patroon in self._met_gaten)


@pytest.fixture(scope="module")
def zinnen() -> Zinnen:
    return Zinnen()


def proza(naam: str) -> str:
    """A page without its blocks of code, every space one space."""
    return " ".join(BLOK.sub("", blad(naam)).split())


def opdrachten(naam: str) -> Iterator[str]:
    """The commands of wijdesk on a page."""
    for _, inhoud in BLOK.findall(blad(naam)):
        yield from (regel for regel in inhoud.splitlines() if regel.startswith("wijdesk "))
    yield from (code for code in CODE.findall(proza(naam)) if code.startswith("wijdesk "))


@pytest.mark.parametrize("naam", BLADEN)
def test_that_every_command_of_a_page_can_be_given(naam: str) -> None:
    for regel in opdrachten(naam):
        fout = io.StringIO()
        with contextlib.redirect_stderr(fout):
            try:
                keuze = cli._ontleder().parse_args(shlex.split(regel)[1:])
            except SystemExit:
                pytest.fail(f"{regel}: {fout.getvalue()}")
        assert isinstance(keuze, argparse.Namespace)
        assert callable(keuze.doe)


@pytest.mark.parametrize("naam", BLADEN)
def test_that_every_name_of_a_page_stands_in_the_program(naam: str, bron: str, zinnen: Zinnen) -> None:
    tekst = proza(naam)
    for citaat in CITAAT.findall(tekst):
        gezegd = citaat.removesuffix(" …")
        goed = zinnen.zeggen(gezegd) or (citaat != gezegd and f'"{gezegd} ' in bron.replace('f"', '"'))
        assert goed, f"“{citaat}” is said nowhere"
    for code in CODE.findall(tekst):
        if not code.startswith("wijdesk ") and code not in VAN_BUITEN | VOORBEELDEN:
            assert code in bron, f"`{code}` is named nowhere"


def test_that_a_name_that_is_said_nowhere_is_found_out(zinnen: Zinnen) -> None:
    assert zinnen.zeggen("Jaarlijkse vernieuwing…")
    assert not zinnen.zeggen("Jaarlijkse verniewing…")
    assert not zinnen.zeggen("Nu samenvoegen met Balie 3")


def test_that_every_link_leads_to_a_page_and_every_page_is_linked() -> None:
    doelen = {doel for naam in BLADEN for doel in VERWIJZING.findall(blad(naam))}
    assert doelen == {f"{naam}.md" for naam in BLADEN if naam != BEGIN}
    assert {pad.stem for pad in (MAP / "resources" / "handleiding").glob("*.md")} == set(BLADEN)


def test_that_every_picture_stands_on_one_page_with_what_it_shows_in_words() -> None:
    gebruikt = {naam: BEELD.findall(blad(naam)) for naam in BLADEN if "](beeld/" in blad(naam)}
    assert {pad.stem for pad in (MAP / "resources" / "handleiding" / "beeld").iterdir()} == set(gebruikt)
    for naam, beelden in gebruikt.items():
        ((alt, welk),) = beelden
        assert welk == naam
        assert len(alt) > 80


@pytest.mark.parametrize("naam", BLADEN)
def test_that_a_page_is_short_and_has_one_title(naam: str) -> None:
    regels = lees_tekst(f"handleiding/{naam}.md").splitlines()
    assert max(map(len, regels)) <= 120
    assert len(regels) < 100
    assert [regel for regel in BLOK.sub("", blad(naam)).splitlines() if regel.startswith("# ")] == [regels[0]]
    assert not any(regel.endswith(" ") for regel in regels)


def test_that_every_reason_why_a_desk_stands_still_is_explained() -> None:
    tekst = proza("stilstand")
    for zin in (*REDENEN.values(), ANDERE_REDEN):
        assert f"“{zin}”" in tekst
    codes = {
        knoop.value.value
        for pad in (MAP / "sync").glob("*.py")
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.keyword) and knoop.arg == "reden" and isinstance(knoop.value, ast.Constant)
    }
    assert codes | {"vorm"} | set(REDENEN) <= set(CODE.findall(tekst))


def test_that_everything_a_desk_may_say_of_another_centre_is_explained() -> None:
    zinnen = {
        str(knoop.args[0].value)
        for pad in (MAP / "sync").glob("*.py")
        for knoop in ast.walk(boom(pad))
        if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") == "AnderCentrum"
        and knoop.args and isinstance(knoop.args[0], ast.Constant)
    }  # fmt: skip
    tekst = proza("stilstand")
    assert len(zinnen) >= 3
    assert [zin for zin in sorted(zinnen) if f"“{zin}”" not in tekst] == []


def test_that_the_noodsleutel_goes_together_with_plain_python() -> None:
    identiteit = nieuwe_identiteit()
    script = next(inhoud for taal, inhoud in BLOK.findall(blad("noodsleutel")) if taal == "python")
    gedaan = subprocess.run(
        [sys.executable, "-c", script],
        input="\n".join(noodhelften(identiteit)),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert gedaan.stdout.strip().endswith(identiteit)


def test_that_the_page_that_says_it_in_its_title_is_found_first() -> None:
    assert gevonden("noodsleutel")[0][0] == "noodsleutel"
    assert gevonden("STAAT stil sleutel")[0][0] == "stilstand"
    assert gevonden("generatie")[0][0] == "centrum-terugzetten"
    assert gevonden("delen hapert")[0][0] == "delen-hapert"
    assert gevonden("laptop kwijt")[0][0] == "laptop-kwijt"
    assert "delen-hapert" in {naam for naam, _ in gevonden("synchroniseren")}
    assert gevonden("bestaatniet") == gevonden(" ") == []


def test_that_every_panel_has_a_page_that_tells_about_it(bureau: Bureau) -> None:
    namen = {soort.naam for soort in maak_panelen(bureau)} | {"delen", "reservekopieen"}
    assert len(namen) > 30
    assert sorted(namen - set(BLAD_VAN)) == []
    assert set(BLAD_VAN.values()) <= set(BLADEN)
    assert blad_van("bestaat niet") == BEGIN
    voor_de_balie = {"inloop", "inwoner", "werk", "triage", "signaal", "casus", "ondersteuning", "onveilig"}
    assert voor_de_balie <= {BLAD_VAN[naam] for naam in namen}


@pytest.fixture
def paneel(bureau: Bureau, jobs: Jobs, qtbot: QtBot) -> HandleidingPanel:
    soort = next(er for er in maak_panelen(bureau) if er.naam == "handleiding")
    gemaakt = soort.maak(maak_omgeving(bureau, jobs))
    assert isinstance(gemaakt, HandleidingPanel)
    qtbot.addWidget(gemaakt)
    gemaakt.resize(710, 640)
    gemaakt.show()
    qtbot.waitExposed(gemaakt)
    gemaakt.activateWindow()
    qtbot.waitUntil(gemaakt.isActiveWindow)
    return gemaakt


def test_that_a_page_is_searched_read_and_left_by_keyboard(paneel: HandleidingPanel) -> None:
    paneel.acties()[0].doe()
    assert QApplication.focusWidget() is paneel.zoek
    QTest.keyClicks(paneel.zoek, "gestolen")
    assert titel("intrekken") in paneel.tekst.toPlainText()
    QTest.keyClick(paneel.zoek, Qt.Key.Key_Return)
    assert paneel.blad == "intrekken"
    assert not paneel.zoek.text()
    assert paneel.tekst.hasFocus()
    assert {plek.cursor.selectedText().casefold() for plek in paneel.tekst.extraSelections()} == {"gestolen"}
    paneel.acties()[1].doe()
    assert paneel.blad == BEGIN
    QTest.keyClick(paneel.tekst, Qt.Key.Key_Tab)
    QTest.keyClick(paneel.tekst, Qt.Key.Key_Return)
    assert paneel.blad == "rondgang"


def test_that_what_is_not_there_says_so_and_markup_that_is_typed_is_only_text(paneel: HandleidingPanel) -> None:
    QTest.keyClicks(paneel.zoek, "](stilstand.md) <b>")
    assert paneel.tekst.toPlainText().startswith("Niets gevonden")
    QTest.keyClick(paneel.zoek, Qt.Key.Key_Return)
    assert paneel.blad == BEGIN
    paneel.zoek.clear()
    assert paneel.tekst.toPlainText().startswith(titel(BEGIN))


def test_that_a_request_opens_a_page_and_an_unknown_one_the_contents(paneel: HandleidingPanel) -> None:
    assert paneel.handle("handleiding.open", "noodsleutel")
    assert paneel.tekst.accessibleName() == titel("noodsleutel")
    assert paneel.handle("handleiding.open", "../geheim")
    assert paneel.blad == BEGIN
    assert not paneel.handle("iets.anders", None)


def beeldmaat(paneel: HandleidingPanel) -> tuple[str, float]:
    """The picture that is shown: its name, and how wide."""
    blok = paneel.tekst.document().begin()
    while blok.isValid():
        stuk = blok.begin()
        while not stuk.atEnd():
            vorm = stuk.fragment().charFormat()
            if vorm.isImageFormat():
                return vorm.toImageFormat().name(), vorm.toImageFormat().width()
            stuk += 1
        blok = blok.next()
    raise AssertionError("there is no picture")


def test_that_a_picture_fits_is_told_in_words_and_is_shown_larger_by_keyboard(paneel: HandleidingPanel) -> None:
    paneel.open("triage")
    naam, breed = beeldmaat(paneel)
    assert naam == "beeld/triage.png"
    assert 400 < breed <= paneel.tekst.viewport().width()
    assert "Links staan de bladzijden met wat is ingevuld" in paneel.tekst.toPlainText()
    paneel.resize(520, 640)
    QApplication.processEvents()
    assert beeldmaat(paneel)[1] <= paneel.tekst.viewport().width() < breed
    paneel.tekst.setFocus()
    for _ in range(20):
        QTest.keyClick(paneel.tekst, Qt.Key.Key_Tab)
        if paneel.tekst.textCursor().selectedText() == "Plaatje groter":
            break
    QTest.keyClick(paneel.tekst, Qt.Key.Key_Return)
    assert beeldmaat(paneel)[1] > 1.5 * breed
    assert paneel.tekst.horizontalScrollBar().maximum() > 0
    assert "Links staan de bladzijden" in paneel.tekst.toPlainText()
    assert "Plaatje groter" not in paneel.tekst.toPlainText()
    paneel.acties()[1].doe()
    assert paneel.blad == "triage"
    assert "Plaatje groter" in paneel.tekst.toPlainText()
    paneel._volg(QUrl("beeld/../../fonts/Inter.ttf"))
    assert paneel.blad == "triage"
