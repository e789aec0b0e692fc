"""English is complete, and says what the Dutch says: every text has one, with the same holes, tags and keys."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.bouw.scripts import laad
from wijdesk.models.rows.huishouden import CaseloadRij
from wijdesk.models.rows.opschaling import BerichtRij, OpschalingStap
from wijdesk.models.rows.termijn import AgendaRij, TermijnBesluit, TermijnRij
from wijdesk.models.rows.triage import ConsultRij, TriageRij
from wijdesk.models.rows.verloop import VerloopRij
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import Id
from wijdesk.ui import agendaregel, berichtregel
from wijdesk.ui.engels import PAREN, engelse_zinnen
from wijdesk.ui.fields import etiket, knop
from wijdesk.ui.gezegd import gezegd
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.panels.caseload import beeld as beeld_in_caseload
from wijdesk.ui.panels.casus.verloop.beeld import beeld as beeld_in_verloop
from wijdesk.ui.panels.opschaling.beeld import stap
from wijdesk.ui.panels.triage.begin import waarover
from wijdesk.ui.paren import Paren
from wijdesk.ui.taal import ENGELS, is_nederlands, spreek, vergeet, zin
from wijdesk.ui.werkregel import beeld, voluit
from wijdesk.ui.zinnen import Zinnen

GAT = re.compile(r"\{\w*\}|%n|%L?\d")
LABEL = re.compile(r"</?[a-z]+[^>]*>")
TOETS = re.compile(r"&(?=[^\s&;])")
GETYPT = "Wil meer uren, 6 uur is niet genoeg. Terugbelverzoek gemaakt."
"""Words of a colleague that are partly said in English when nobody knows that they were typed."""


@cache
def talen() -> Any:
    """The script that finds the texts."""
    return laad("talen")


@cache
def berichten() -> dict[tuple[str, str], str]:
    """Both sources."""
    return {**talen().lees(talen().VENSTER), **talen().lees(talen().ZINNEN)}


def test_that_every_text_of_the_other_rooms_has_english_and_none_is_left_over() -> None:
    gevonden = set(talen().taalbron.zinnen())
    vertaald = {bron for (_, bron), uit in talen().lees(talen().ZINNEN).items() if uit}
    assert sorted(gevonden - vertaald) == [], (
        "run: make talen ARGS='--open LIST', translate, make talen ARGS='--vul LIST'"
    )
    assert sorted(vertaald - gevonden) == [], "run: make talen"


def test_that_every_text_of_the_window_has_english_and_none_is_left_over() -> None:
    gevonden = set(talen().van_venster())
    vertaald = {sleutel for sleutel, uit in talen().lees(talen().VENSTER).items() if uit}
    assert sorted(gevonden - vertaald) == [], (
        "run: make talen ARGS='--open LIST', translate, make talen ARGS='--vul LIST'"
    )
    assert sorted(vertaald - gevonden) == [], "run: make talen"


@pytest.mark.parametrize(("wat", "vorm"), [("holes", GAT), ("tags", LABEL)])
def test_that_english_has_the_same_parts(wat: str, vorm: re.Pattern[str]) -> None:
    anders = [
        (bron, uit)
        for (_, bron), uit in berichten().items()
        if uit and sorted(vorm.findall(bron)) != sorted(vorm.findall(uit))
    ]
    assert anders == [], wat


def test_that_english_has_the_same_signs_of_a_key_and_the_same_room_around_it() -> None:
    anders = [
        (bron, uit)
        for (_, bron), uit in berichten().items()
        if uit
        and (
            len(TOETS.findall(bron)) != len(TOETS.findall(uit))
            or (bron[:1].isspace(), bron[-1:].isspace()) != (uit[:1].isspace(), uit[-1:].isspace())
            or bron.count("\n") != uit.count("\n")
        )
    ]
    assert anders == []


def test_that_no_letter_of_a_form_or_menu_is_of_two_texts_in_either_language() -> None:
    letters: dict[tuple[str, str, str], list[str]] = {}
    for (context, bron), uit in berichten().items():
        for taal, tekst in (("nl", bron), ("en", uit)):
            for vondst in TOETS.finditer(tekst):
                letters.setdefault((taal, context, tekst[vondst.end()].upper()), []).append(tekst)
    assert {taal for taal, _, _ in letters} == {"nl", "en"}
    assert {plek: teksten for plek, teksten in letters.items() if len(teksten) > 1} == {}
    assert not [plek for plek in letters if plek[2] == "A"], "Alt+A is of the Inloop, which stands beside a form"


def test_that_what_is_compiled_is_what_stands_in_the_sources() -> None:
    assert json.loads(PAREN.read_text(encoding="utf-8")) == talen().paren()
    vertaler = QTranslator()
    assert vertaler.load(str(ENGELS))
    venster = talen().lees(talen().VENSTER)
    assert len(venster) > 3_000
    assert [sleutel for sleutel, uit in venster.items() if uit and vertaler.translate(*sleutel) != uit] == []


@pytest.fixture
def in_het_engels(qapp: QApplication) -> Iterator[Callable[[], object]]:
    eerder = QLocale()
    yield lambda: spreek(qapp, "en")
    for vertaler in spreek(qapp):
        qapp.removeTranslator(vertaler)
        vertaler.setParent(None)
    QLocale.setDefault(eerder)


def test_that_what_other_rooms_say_is_english_on_the_screen_and_dutch_again_after(
    qtbot: QtBot, qapp: QApplication, in_het_engels: Callable[[], object]
) -> None:
    def label(tekst: str) -> QLabel:
        gemaakt = QLabel(tekst)
        qtbot.addWidget(gemaakt)
        return gemaakt

    assert label("klacht").text() == "klacht"
    in_het_engels()
    assert not is_nederlands()
    assert (zin("klacht"), label("klacht").text()) == ("complaint", "complaint")
    ons = etiket("klacht")
    qtbot.addWidget(ons)
    assert (ons.text(), QLabel.text(ons)) == ("klacht", "complaint"), "who reads a label back gets what was said"
    druk = knop("Klacht")
    qtbot.addWidget(druk)
    druk.setAccessibleName("Klacht: telefoon")
    assert (druk.text(), druk.accessibleName()) == ("Complaint", "Complaint: phone")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    spreek(qapp)
    assert is_nederlands()
    assert (label("klacht").text(), zin("klacht")) == ("klacht", "klacht")


ZEGT = Zinnen(
    {
        "Nog {0} vragen van {1} open": "Still {0} enquiries of {1} open",
        "{0} van {1}": "{1}: {0}",
        "Dit is “{0}”.": "This is “{0}”.",
        "vragen": "enquiries",
        "Klacht": "Complaint",
        "staat stil": "is paused",
        "Let op": "Note",
        "▲ {0} meer": "▲ {0} more",
        "{0} dan {1}": "{0} than {1}",
        "Ook bewaard in {0}": "Also saved in {0}",
        "Familie {0}": "Family {0}",
    },
    ["Decision: {}"],
)


@pytest.mark.parametrize(
    ("gezegd", "engels"),
    [
        ("vragen", "enquiries"),
        ("Vragen", "Enquiries"),
        ("klacht.", "complaint."),
        ("Nog 3 vragen van Anna de Boer open", "Still 3 enquiries of Anna de Boer open"),
        ("Nog 3 vragen van klacht open", "Still 3 enquiries of complaint open"),
        ("Dit is “klacht”.", "This is “klacht”."),
        ("Decision: klacht", "Decision: complaint"),
        ("Anna · klacht · ma 3 feb", "Anna · complaint · Mon 3 Feb"),
        ("vandaag 14:02", "today 14:02"),
        ("sinds 3 mrt 2019", "since 3 Mar 2019"),
        ("za 3 t/m di 6 okt", "Sat 3 to Tue 6 Oct"),
        ("Let op: klacht", "Note: complaint"),
        ("Klacht (staat stil)", "Complaint (is paused)"),
        ("vragen, klacht", "enquiries, complaint"),
        ("Vertelde over vragen, en over de buurt", "Vertelde over vragen, en over de buurt"),
        ("Zij kwam van ver", "Zij kwam van ver"),
        ("3 van 7", "3 of 7"),
        ("3 van de buurt", "3 van de buurt"),
        ("Astrid van Tiel", "Astrid van Tiel"),
        ("Alberda van Ekenstein, vragen", "Alberda van Ekenstein, enquiries"),
        ("T. van den Tuin", "T. van den Tuin"),
        ("Nog 3 vragen van T. van den Tuin open", "Still 3 enquiries of T. van den Tuin open"),
        ("Complaint", "Complaint"),
        ("Familie Klacht en Van Tiel", "Family Klacht and Van Tiel"),
        ("Familie vraagt om advies", "Familie vraagt om advies"),
        ("t/m 08-05-2026", "to 8 May 2026"),
        ("→ klacht", "→ complaint"),
        ("▲ 2 meer dan 1 t/m 23 okt 2026", "▲ 2 more than 1 to 23 Oct 2026"),
        ("K4 2026", "Q4 2026"),
        ("week 47 van 2026", "week 47 of 2026"),
        ("Complaint: staat stil", "Complaint: is paused"),
        ("09-04-2026: staat stil", "9 Apr 2026: is paused"),
        ("12-02-2026 10:11", "12 Feb 2026 10:11"),
        ("12,5 % (3)", "12.5 % (3)"),
        ("€ 1.234,50", "€ 1,234.50"),
        ("1.234 vragen", "1,234 enquiries"),
        ("vandaag 10:00, 3,4 MB", "today 10:00, 3.4 MB"),
        ("▲ 1,2 meer", "▲ 1.2 more"),
        ("06-12345678", "06-12345678"),
        ("192.168.100.200", "192.168.100.200"),
        ("Hij zei 3,5 en 31-12-2026", "Hij zei 3,5 en 31-12-2026"),
        ("Anna, sinds vr 27 feb, klacht", "Anna, since Fri 27 Feb, complaint"),
        ("Ook bewaard in /home/a b/.local/log/fout-1.txt", "Also saved in /home/a b/.local/log/fout-1.txt"),
        (r"Ook bewaard in C:\Users\anna\fout-1.txt", r"Also saved in C:\Users\anna\fout-1.txt"),
        (r"Ook bewaard in \\server\deel", r"Also saved in \\server\deel"),
        ("Ook bewaard in de kluis van oma", "Ook bewaard in de kluis van oma"),
        ("Anna", "Anna"),
        ("", ""),
        ("Familie Kok · klacht", "Family Kok · complaint"),
        ("Familie Vink en Prins, klacht", "Family Vink and Prins, complaint"),
        ("klacht\tCtrl+,", "complaint\tCtrl+,"),
    ],
)
def test_that_a_text_is_said_as_far_as_it_is_known_and_what_was_typed_stays(gezegd: str, engels: str) -> None:
    assert ZEGT.zeg(gezegd) == engels


def test_that_what_was_said_is_let_go_of_when_the_screen_is_put_away(in_het_engels: Callable[[], object]) -> None:
    in_het_engels()
    said = zin("klacht")
    assert (said, zin("Saar Voorbeeld"), engelse_zinnen().onthouden) == ("complaint", "Saar Voorbeeld", 2)
    vergeet()
    assert engelse_zinnen().onthouden == 0
    assert zin("klacht") == said


def test_that_what_somebody_typed_stands_there_as_it_was_typed(in_het_engels: Callable[[], object]) -> None:
    in_het_engels()
    assert QLabel.text(etiket("Rustig op straat")) != "Rustig op straat", "words of ours are said"
    assert QLabel.text(etiket(ZoalsGetypt("Rustig op straat"))) == "Rustig op straat"
    paren = Paren()
    paren.toon([("Resultaat", ZoalsGetypt("klacht"))])
    label, tekst = paren.findChildren(QLabel)
    assert (QLabel.text(label), QLabel.text(tekst)) == ("Result", "klacht")
    assert tekst.accessibleName() == "Result: klacht"


def test_that_a_line_of_a_list_says_its_own_words_and_leaves_those_of_a_colleague(
    in_het_engels: Callable[[], object],
) -> None:
    in_het_engels()
    getypt = GETYPT
    assert zin(getypt) != getypt
    rij = WerkRij(
        id=Id(b"i"), soort="terugbelverzoek", vraag_id=Id(b"v"), contact_id=Id(b"c"), persoon_id=None,
        persoon="Astrid van Tiel", toelichting=getypt, ontvangen=0, stand="open", medewerker="",
    )  # fmt: skip
    regel = gezegd(beeld(rij, nu=3_600_000, ik="Sanne"))
    assert (regel.titel, regel.onder) == ("Astrid van Tiel", f"Call back · {getypt}")
    assert regel.gesproken == f"Call back, Astrid van Tiel, since 1 h 00, open, {getypt}"
    assert zin(voluit(rij)) == getypt
    notitie = VerloopRij(
        sleutel=b"n", soort="contact", code="", id=Id(b"n"), dag="2026-02-03", moment=None, titel="Bezoek",
        tekst=getypt, wie="", persoon="",
    )  # fmt: skip
    assert gezegd(beeld_in_verloop(notitie, date(2026, 2, 4))).tekst == getypt


def test_that_the_list_of_triages_leaves_a_question_and_what_was_said_at_handing_over(
    in_het_engels: Callable[[], object],
) -> None:
    in_het_engels()
    consult = ConsultRij(
        id=Id(b"c"), triage_id=None, huishouden_id=None, over="Anna", vraag=GETYPT, aan="", gesteld_door="Sanne Kok",
        gesteld_op=0,
    )  # fmt: skip
    assert zin(waarover(consult)) == f"Sanne Kok: {GETYPT}"
    triage = TriageRij(
        id=Id(b"t"), over="Anna", persoon_id=None, huishouden_id=None, vraag_id=None, signaal_id=None,
        vraag="De post; klacht", medewerker_id=Id(b"m"), medewerker="Sanne Kok", begonnen_op=0, stand="lopend",
        route="complex", besluit="", spoed=False, bladzijde="", consulten_open=0, consulten_beantwoord=0,
        van_mij=True, overgedragen=f"Noor Bakker: {GETYPT}",
    )  # fmt: skip
    assert zin(waarover(triage)) == f"“De post; klacht” · Noor Bakker: {GETYPT} · Complex"


def test_that_a_step_on_the_ladder_and_its_message_leave_why_it_was_taken(in_het_engels: Callable[[], object]) -> None:
    in_het_engels()
    genomen = OpschalingStap(
        id=Id(b"s"), richting="op", trede_id=Id(b"t"), trede="Teamleider", op=0, medewerker="Sanne Kok",
        waarom=GETYPT, aan="Noor Bakker", bij="triage",
    )  # fmt: skip
    regel = gezegd(stap(genomen, 0))
    assert (regel.titel, regel.onder) == ("To “Teamleider”", f"{GETYPT} · started with a triage")
    assert regel.gesproken == f"escalated, To “Teamleider”, {GETYPT}, Sanne Kok, Told to Noor Bakker"
    bericht = BerichtRij(
        id=Id(b"b"), soort="persoon", onderwerp_id=Id(b"p"), over="Anna", richting="op", trede="Teamleider",
        waarom=GETYPT, van="Sanne Kok", op=0,
    )  # fmt: skip
    assert zin(berichtregel.voluit(bericht)) == f"Escalated to “Teamleider” by Sanne Kok\n{GETYPT}"
    heard = gezegd(berichtregel.beeld(bericht, 0)).gesproken
    assert heard == f"You need to know this, Anna, Escalated to “Teamleider”, Sanne Kok, {GETYPT}"


@pytest.mark.parametrize(
    ("soort", "kop", "wat", "engels"),
    [
        ("taak", "Zelf geschreven taak", GETYPT, GETYPT),
        ("taak", "Spoed: eerste actie uit een triage", f"Spoed om 10:30: {GETYPT}", f"Urgent at 10:30: {GETYPT}"),
        ("taak", "Nieuwe vraag uit een triage", "Nieuwe vraag uit triage: Klacht", "New enquiry from triage: Klacht"),
        ("taak", "Zelf geschreven taak", "Zelf geschreven taak", "Task written by hand"),
        ("taak", "", "Taak", "Task"),
        ("taak", "Het gezin aanvullen", "Vul het gezin aan", "Complete the family"),
        ("taak", "Navragen of een dienst het oppakte", f"Navragen bij Limor: {GETYPT}", f"Ask Limor: {GETYPT}"),
        ("actie", "", GETYPT, GETYPT),
        ("actie", "", f"Vraag na: {GETYPT} (moeder)", f"Ask about: {GETYPT} (mother)"),
        ("actie", "", f"Vraag na: {GETYPT}", f"Ask about: {GETYPT}"),
        ("actie", "", "Actie uit het plan", "Action from the plan"),
        ("verbeteractie", "", GETYPT, GETYPT),
        ("toeleiding", "", "De klacht: op orde: nog geen antwoord", "De klacht: op orde: no answer yet"),
        ("toeleiding", "", "Toeleiding", "Referral to care"),
        ("evaluatie", "", "Plan evalueren", "Evaluate plan"),
    ],
)  # fmt: skip
def test_that_what_must_be_done_leaves_the_words_of_a_colleague(
    in_het_engels: Callable[[], object], soort: str, kop: str, wat: str, engels: str
) -> None:
    assert agendaregel.wat_te_doen(soort, kop, wat) == wat, "in Dutch it is what it was"
    in_het_engels()
    assert zin(agendaregel.wat_te_doen(soort, kop, wat)) == engels


def test_that_a_line_of_termijnen_leaves_why_somebody_put_it_off(in_het_engels: Callable[[], object]) -> None:
    in_het_engels()
    besluit = TermijnBesluit(soort="verlengen", van="2026-02-02", tot="", dagen=3, reden=GETYPT, medewerker="Sanne Kok")
    termijn = TermijnRij(
        id=Id(b"t"), regel="", naam="", grondslag="", begin="", streef="", fataal="", besluiten=(besluit,)
    )
    rij = AgendaRij(
        sleutel="taak:1", soort="taak", kop="Zelf geschreven taak", wat=GETYPT, voor="2026-02-06", termijn=termijn,
        in_woorden="nog 3 dagen (vr 6 feb)", huishouden="Familie Kok", medewerker="Sanne Kok",
    )  # fmt: skip
    regel = gezegd(agendaregel.beeld(rij, date(2026, 2, 3), met_wie=True))
    assert regel.titel == GETYPT
    assert regel.gesproken == f"{GETYPT}, Family Kok, task, Sanne Kok, 3 days to go (Fri 6 Feb)"
    assert zin(agendaregel.voluit(rij, date(2026, 2, 3))) == (
        f"{GETYPT} · 3 days to go (Fri 6 Feb)\nExtended by 3 days on yesterday: {GETYPT} (Sanne Kok)"
    )


def test_that_a_casus_in_the_list_leaves_the_task_that_comes_first(in_het_engels: Callable[[], object]) -> None:
    in_het_engels()
    rij = CaseloadRij(
        huishouden_id=Id(b"h"), naam="Familie Vink", nummer="C-1", locatie="", regisseur="Sanne Kok", tandem="",
        leden=2, kinderen=1, geopend_op=0, laatste_contact=None, plan_stand="concept", volgende_termijn="2026-02-03",
        wat=GETYPT, soort="taak", kop="Zelf geschreven taak",
    )  # fmt: skip
    regel = gezegd(beeld_in_caseload(rij, vandaag=date(2026, 2, 3), ik="Sanne Kok", team=False))
    assert regel.onder == f"{GETYPT} · plan: draft · C-1"
    assert regel.gesproken == f"Family Vink, {GETYPT}, today, plan: draft, 2 persons, 1 child, C-1"


def test_that_the_dutch_word_of_makes_no_text_english() -> None:
    assert talen().taalbron._leesbaar("Wat loopt of begint")
    assert talen().taalbron._leesbaar("Enter om te lezen"), "and neither does a word that begins as a key does"
    assert talen().taalbron._leesbaar("Escalatieladder")
    assert not talen().taalbron._leesbaar("Ctrl+Shift+Del")
    assert not talen().taalbron._leesbaar("a kind of support, whoever gets it")
