"""Every place where something leaves the screen by a file, a printer or the clipboard: it is told to the log, or it
stands here why not. Found by reading the program, so a new place fails until somebody decided.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bron import boom

ROOT = Path(__file__).resolve().parent.parent.parent
WAAR = ("wijdesk/ui/**/*.py", "wijdesk/app/**/*.py", "wijdesk/cli*.py", "wijdesk/reports/**/*.py")
MELDT = {
    "meld_uitgifte",
    "meld_kopie",
    "Logregel",
    "LogUitgifte",
    "LeesInzagePapier",
}
"""Calls that tell the log; the last is a question whose use case writes the line itself (UITVOER)."""

GELOGD: dict[str, str] = {
    "wijdesk/cli_export.py export": "export",
    "wijdesk/cli_rapport.py jaarverslag": "jaarverslag",
    "wijdesk/cli_rapport.py maandrapport": "maandrapport",
    "wijdesk/ui/afdruk.py bewaar": "_log",
    "wijdesk/ui/afdruk.py bewaar_als": "_log",
    "wijdesk/ui/afdruk.py druk": "_log",
    "wijdesk/ui/afdruk.py druk_af": "_log",
    "wijdesk/ui/grafiekkaart.py kopieer": "kopieer",
    "wijdesk/ui/grafiekkaart.py kopieer_beeld": "kopieer_beeld",
    "wijdesk/ui/panels/avg/paneel.py bewaar_in": "bewaar_in",
    "wijdesk/ui/panels/avg/register.py bewaar_als": "bewaar_als",
    "wijdesk/ui/panels/avg/register.py kies_waar": "bewaar_als",
    "wijdesk/ui/panels/casus/zonder_inhoud.py _kopieer": "_kopieer",
    "wijdesk/ui/panels/invoer/paneel.py bewaar_fouten_in": "bewaar_fouten_in",
    "wijdesk/ui/panels/invoer/paneel.py kies_waar_fouten": "bewaar_fouten_in",
    "wijdesk/ui/rapportpaneel.py kies_map": "_toon",
    "wijdesk/ui/panels/kaart/paneel.py bewaar_als": "bewaar_als",
    "wijdesk/ui/panels/collectief/agenda.py bewaar_als": "bewaar_als",
    "wijdesk/ui/panels/collectief/agenda.py kies_waar": "bewaar_als",
    "wijdesk/ui/panels/laddergebruik.py bewaar_als": "bewaar_als",
    "wijdesk/ui/panels/laddergebruik.py kies_waar": "bewaar_als",
    "wijdesk/ui/panels/laddergebruik.py kopieer": "kopieer",
    "wijdesk/ui/panels/logboek/paneel.py _schrijf": "_schrijf",
    "wijdesk/ui/panels/logboek/paneel.py kies_waar": "_schrijf",
    "wijdesk/ui/panels/wvggz/cijfers.py kopieer": "kopieer",
    "wijdesk/ui/regellijst.py keyPressEvent": "keyPressEvent",
    "wijdesk/ui/table.py kopieer": "kopieer",
    "wijdesk/ui/tijdlijn.py keyPressEvent": "keyPressEvent",
}
"""Place → the function of the same file that tells the log."""
NIEMANDS: dict[str, str] = {
    "wijdesk/app/behoud/kopie.py _eis_map": "an empty file, to try whether a folder takes one",
    "wijdesk/app/export.py _leg_neer": "who calls it tells: the panel and the command",
    "wijdesk/app/rondleiding_handen.py bewaar": "walks through an example of made-up people only",
    "wijdesk/app/rondleiding_handen.py tot": "walks through an example of made-up people only",
    "wijdesk/app/uitwisseling/beheer.py nodig_uit": "the address of a centre, for another desk",
    "wijdesk/reports/rapportmap.py leg_neer": "who calls it tells: the panel and the command",
    "wijdesk/reports/wegschrijven.py schrijf_samen": "who calls it tells: every caller stands here",
    "wijdesk/cli_sneltoetsen.py sneltoetsen": "which keys there are: nothing of anybody",
    "wijdesk/ui/crash.py __init__": "where the program stopped: names of functions, nothing of what was typed or read",
    "wijdesk/ui/crash.py bewaar_als": "the same text",
    "wijdesk/ui/crash.py _kies_waar": "the same text",
    "wijdesk/ui/crash.py span": "the file for a crash of the machine itself: places in the program",
    "wijdesk/ui/eerste_start.py _klaar": "the password of an example store",
    "wijdesk/ui/panels/avg/paneel.py vraag_map": "asks for a folder; `bewaar_in` tells",
    "wijdesk/ui/panels/delen/database.py _vraag_bestand": "the address of a centre, for another desk",
    "wijdesk/ui/panels/delen/nazorg.py _kopieer": "a letter about a computer that was withdrawn",
    "wijdesk/ui/panels/delen/paneel.py _kopieer": "the fingerprint of a desk",
    "wijdesk/ui/panels/invoer/verslag.py bewaar_fouten": "who calls it tells",
    "wijdesk/ui/panels/kaart/opslaan.py vraag_waar": "only asks: who writes the file tells",
    "wijdesk/ui/panels/vragenlijsten/paneel.py bewaar_als": "a list of questions, no answers",
    "wijdesk/ui/panels/vragenlijsten/paneel.py kies_waar": "a list of questions, no answers",
    "wijdesk/ui/tweede_factor.py qr": "a picture in memory",
}
"""Place → why the log need not know. What somebody selects and copies out of a text they read or type themselves (a
form, the strip that asks one sentence) is no place of its own: it is on the screen, whose opening is in the log, and
the lock empties the clipboard. Rows and papers are what leaves in numbers.
"""


def soort_van(roep: ast.Call) -> bool:
    """Whether this call writes a file, prints, or puts something on the clipboard, or asks where to."""
    naam = ast.unparse(roep.func)
    eerste = roep.args[0] if roep.args else None
    stand = eerste.value if isinstance(eerste, ast.Constant) else None
    return (
        naam.endswith(("clipboard().setText", "clipboard().setMimeData", "clipboard().setImage"))
        or naam.rpartition(".")[2] in {"schrijf_samen", "bewaar_fouten", "write_text", "write_bytes", "QPrintDialog"}
        or naam.rpartition(".")[2] in {"setAcceptMode", "getSaveFileName", "copyfile", "copy2", "kopieer_veilig"}
        or ((naam.endswith(".open") or naam == "open") and isinstance(stand, str) and stand.startswith(("w", "a", "x")))
        or (naam.endswith(".save") and bool(roep.args))
        or (naam.endswith(".begin") and eerste is not None and "printer" in ast.unparse(eerste))
    )


def functies(pad: Path) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The outermost functions and methods of a file."""

    def loop(knoop: ast.AST) -> Iterator[tuple[str, ast.FunctionDef]]:
        for kind in ast.iter_child_nodes(knoop):
            if isinstance(kind, ast.FunctionDef):
                yield kind.name, kind
            else:
                yield from loop(kind)

    yield from loop(boom(pad))


def plaatsen() -> set[str]:
    uit = set()
    for pad in {pad for patroon in WAAR for pad in ROOT.glob(patroon)}:
        for naam, functie in functies(pad):
            if any(isinstance(knoop, ast.Call) and soort_van(knoop) for knoop in ast.walk(functie)):
                uit.add(f"{pad.relative_to(ROOT).as_posix()} {naam}")
    return uit


def test_that_of_every_place_where_something_leaves_the_screen_it_is_known_whether_the_log_is_told() -> None:
    eigen_naam = {  # these make files by what they call, in words the search does not know
        "wijdesk/cli_export.py export",
        "wijdesk/cli_rapport.py jaarverslag",
        "wijdesk/cli_rapport.py maandrapport",
        "wijdesk/ui/rapportpaneel.py kies_map",
        "wijdesk/ui/panels/avg/paneel.py vraag_map",
    }
    bewaking = {plek for plek in plaatsen() if plek.startswith("wijdesk/app/behoud/lezen.py")}
    assert bewaking == {
        "wijdesk/app/behoud/lezen.py _leg_basis",
        "wijdesk/app/behoud/lezen.py maak_leeswinkel",
    }, "copies of the encrypted file, in its own folder"
    assert plaatsen() - bewaking == (GELOGD.keys() | NIEMANDS.keys()) - eigen_naam
    assert not GELOGD.keys() & NIEMANDS.keys()


@pytest.mark.parametrize("plek", GELOGD)
def test_that_a_place_that_lets_something_out_tells_the_log(plek: str) -> None:
    bestand, _, _ = plek.partition(" ")
    gemeld = [
        knoop
        for naam, functie in functies(ROOT / bestand)
        if naam == GELOGD[plek]
        for knoop in ast.walk(functie)
        if isinstance(knoop, ast.Call) and ast.unparse(knoop.func).rpartition(".")[2] in MELDT
    ]
    assert gemeld, f"{GELOGD[plek]} tells nothing"


def test_that_the_search_finds_what_lets_something_out() -> None:
    zinnen = (
        "QGuiApplication.clipboard().setText(tekst)",
        "pad.write_text(tekst)",
        "pad.open('w', encoding='utf-8')",
        "schrijf_samen(map_, {})",
        "QPrintDialog(printer, self)",
        "painter.begin(self.printer)",
        "venster.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)",
        "beeld.save(str(pad))",
        "QFileDialog.getSaveFileName(self)",
    )
    for zin in zinnen:
        roep = ast.parse(zin).body[0]
        assert isinstance(roep, ast.Expr)
        assert isinstance(roep.value, ast.Call)
        assert soort_van(roep.value), zin
    for zin in ("painter.save()", "venster.open()", "pad.read_text()", "kolom.begin(5)"):
        roep = ast.parse(zin).body[0]
        assert isinstance(roep, ast.Expr)
        assert isinstance(roep.value, ast.Call)
        assert not soort_van(roep.value), zin
