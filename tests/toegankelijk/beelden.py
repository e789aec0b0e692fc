"""The pictures of the guide: which screens they are of, how they are made, and what each of them showed when it was.

A picture is a PNG of few colours, twice as many pixels as the screen has, in `wijdesk/resources/handleiding/beeld`.
Beside it, in `tests/toegankelijk/beeld`, stands in words what was to be seen, along the accessible tree: fonts differ
per computer, words do not. The first line of that text names the picture it belongs to, so neither changes alone.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QComboBox, QScrollBar, QWidget

import wijdesk
from tests import winkel
from tests.conftest import Ids, Klok
from tests.flows.scherm import ALT, K, Toetsenbord, te_zien
from tests.toegankelijk.zaal import MAAT, Zaal
from wijdesk.app import voorbeeld
from wijdesk.app.bureau import Wereld, ontgrendel
from wijdesk.app.uitwisseling import beheer, deelname, volg
from wijdesk.app.uitwisseling.begin import begin
from wijdesk.ui.panel import Panel
from wijdesk.ui.panels.inloop import InloopPanel

WAAR = Path(wijdesk.__file__).parent / "resources" / "handleiding" / "beeld"
WOORDEN = Path(__file__).parent / "beeld"
SCHERP = 2
"""Pixels of a picture for each of the screen: letters stay sharp when the text of the program is twice as large."""
KLEUREN = 64
HOOGSTENS = 1_500_000
"""Bytes of all pictures together."""
RIJEN = 30
"""Of a longer list the rest is not looked at."""
BEVAT = {QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree, QAccessible.Role.PageTabList}
"""What says what stands in it by its children."""
CENTRUM = Path("server/centrum")
"""Where the example shares, below the folder in which a test works."""
WISSELT = (
    (re.compile(r"\bC\d\d-[0-9A-Z]{5}\b"), "C..-....."),
    (re.compile(r"\bversie \d+ · WIJ|\b\d{3,} regels\b"), "…"),
)
"""What need not be the same: numbers made of an id, and how much the example wrote by which program."""

CASUS = """SELECT id FROM huishouden h WHERE casus_id IS NOT NULL
ORDER BY (SELECT count(*) FROM doel WHERE plan_id = h.actief_plan_id) DESC, id LIMIT 1"""
TRIAGE = "SELECT id FROM triage WHERE stand = 'lopend' ORDER BY id LIMIT 1"
SIGNAAL = "SELECT id FROM signaal ORDER BY terugkoppeling = 'gevraagd' DESC, id LIMIT 1"


@dataclass(frozen=True)
class Beeld:
    """One picture: the page it stands on, which it is called after, and what to take it of."""

    naam: str
    vlak: QWidget


# Which screens -------------------------------------------------------------------------------------------------------


def schermen(zaal: Zaal, _klok: Klok) -> Iterator[Beeld]:
    """The screens of a desk that shares with nobody, each in the state its page tells about."""
    handen = Toetsenbord()
    for naam, doe, hoogte in (
        ("inloop", _inloop, 0), ("triage", _triage, 0), ("signaal", _signaal, -90), ("casus", _casus, 0),
        ("dashboard", _dashboard, 0),
    ):  # fmt: skip
        zaal.venster.resize(MAAT[0], MAAT[1] + hoogte)
        paneel = doe(zaal, handen)
        zaal.rust()
        yield Beeld(naam, zaal.venster.docks.dock(paneel.naam))


def _inloop(zaal: Zaal, handen: Toetsenbord) -> Panel:
    paneel = zaal.venster.docks.toon("inloop")
    assert isinstance(paneel, InloopPanel)
    handen.druk(K.Key_F2)
    zaal.rust()
    handen.typ("van der")
    zaal.qtbot.waitUntil(paneel.huidige().wie.lijst_vlak.isVisible)
    zaal.rust()
    handen.druk(K.Key_Return)
    zaal.qtbot.waitUntil(paneel.huidige().vragen[0].tekst.hasFocus)
    handen.typ("Wil hulp bij het aanvragen van huurtoeslag.")
    handen.druk(K.Key_1, ALT)
    return paneel


def _open(zaal: Zaal, verzoek: str, sql: str, naam: str) -> Panel:
    (gevonden,) = winkel.rauw(zaal.bureau, sql)
    zaal.venster.verzoek(verzoek, gevonden[0])
    zaal.rust()
    return next(paneel for paneel in zaal.venster.docks.panelen() if paneel.naam == naam)


def _triage(zaal: Zaal, _handen: Toetsenbord) -> Panel:
    return _open(zaal, "triage.open", TRIAGE, "triage")


def _signaal(zaal: Zaal, _handen: Toetsenbord) -> Panel:
    return _open(zaal, "signaal.open", SIGNAAL, "signaal")


def _casus(zaal: Zaal, handen: Toetsenbord) -> Panel:
    paneel = _open(zaal, "huishouden.open", CASUS, "casus")
    handen.druk(K.Key_2, ALT)
    return paneel


def _dashboard(zaal: Zaal, handen: Toetsenbord) -> Panel:
    paneel = zaal.venster.docks.toon("dashboard")
    zaal.qtbot.waitUntil(lambda: paneel.isAncestorOf(QApplication.focusWidget() or zaal.venster))
    handen.druk(K.Key_4, ALT)
    return paneel


def richt_centrum_in(map_: Path, klok: Klok) -> None:
    """Have the example share through the folder CENTRUM, with a second desk let in."""
    CENTRUM.parent.mkdir()
    bureau = ontgrendel(map_, voorbeeld.MEDEWERKER, voorbeeld.WACHTWOORD, Wereld(klok=klok))
    try:
        beheer.richt_in(bureau, f"map:{CENTRUM}")
        ander = Wereld(klok=klok, ids=Ids(klok() + 500_000_000))
        wie, geheim = voorbeeld.MEDEWERKER, winkel.WACHTWOORD
        afdruk = begin(map_.parent / "ander", f"map:{CENTRUM}", medewerker=wie, wachtwoord=geheim, wereld=ander)
        beheer.laat_toe(bureau, afdruk, teams=[bureau.medewerker.locatie_id], met_beheer=True)
        # As it is kept, an address begins at the root: the place of this test would stand in the picture.
        deelname.kast(bureau).put(volg.ADRES, f"map:{CENTRUM}".encode())
    finally:
        bureau.sluit()


def schermen_delen(zaal: Zaal, klok: Klok) -> Iterator[Beeld]:
    """Sharing while the network is away, and withdrawing a computer that was lost."""
    handen = Toetsenbord()
    zaal.venster.resize(MAAT[0], MAAT[1] - 190)
    paneel = zaal.venster.docks.toon("delen")
    vlak = zaal.venster.docks.dock("delen")
    zaal.rust()
    _deel(zaal, paneel)
    weg = CENTRUM.rename(CENTRUM.with_name("weg"))
    klok.verzet(40 * 60_000)
    _deel(zaal, paneel)
    yield Beeld("delen-hapert", vlak)
    weg.rename(CENTRUM)
    _deel(zaal, paneel)
    paneel.ingang().setFocus()
    handen.druk(K.Key_Down)
    handen.druk(K.Key_I)
    zaal.rust()
    yield Beeld("laptop-kwijt", vlak)


def _deel(zaal: Zaal, paneel: Panel) -> None:
    next(actie for actie in paneel.acties() if actie.naam == "delen.nu").doe()
    uitwisselaar = zaal.programma.uitwisselaar
    assert uitwisselaar is not None
    zaal.qtbot.waitUntil(lambda: not uitwisselaar.stand.bezig)
    zaal.rust()


# Making one ----------------------------------------------------------------------------------------------------------


def maak(vlak: QWidget) -> bytes:
    """A picture of what stands there, as a PNG of few colours."""
    vlak.window().activateWindow()
    QApplication.processEvents()
    beeld = QImage(vlak.size() * SCHERP, QImage.Format.Format_RGB888)
    beeld.setDevicePixelRatio(SCHERP)
    beeld.fill(vlak.palette().window().color())
    vlak.render(beeld)
    rauw = Image.frombuffer(
        "RGB", (beeld.width(), beeld.height()), bytes(beeld.constBits()), "raw", "RGB", beeld.bytesPerLine(), 1
    )
    uit = io.BytesIO()
    rauw.quantize(KLEUREN, dither=Image.Dither.NONE).save(uit, "PNG", optimize=True)
    return uit.getvalue()


def in_woorden(vlak: QWidget) -> list[str]:
    """What is to be seen there, a line for each thing: what it is, what it says and what stands in it."""
    uit: list[str] = []
    for widget in te_zien(vlak):
        gehoord = QAccessible.queryAccessibleInterface(widget)
        if gehoord is None or not gehoord.isValid() or not _in_beeld(widget):
            continue
        if (regel := _zegt(gehoord, widget)) not in {"", *uit[-1:]}:
            uit.append(regel)
    return uit


def _in_beeld(widget: QWidget) -> bool:
    """Half of it or more is not scrolled away, and it is no part of what Qt makes of several."""
    if isinstance(widget.parentWidget(), QComboBox) or isinstance(widget, QScrollBar):
        return False
    return 2 * widget.visibleRegion().boundingRect().height() >= widget.height()


def _zegt(gehoord: QAccessibleInterface, widget: QWidget) -> str:
    naam, waarde = gehoord.text(QAccessible.Text.Name), gehoord.text(QAccessible.Text.Value)
    if gehoord.role() in BEVAT:
        kinderen = (gehoord.child(plek) for plek in range(min(gehoord.childCount(), RIJEN)))
        waarde = " / ".join(kind.text(QAccessible.Text.Name) for kind in kinderen if kind is not None)
    waarde = "" if waarde == naam else waarde
    if not naam and not waarde:
        return ""
    tekst = " ".join(f"{gehoord.role().name}: {naam}{f' = {waarde}' if waarde else ''}".split())
    for patroon, vast in WISSELT:
        tekst = patroon.sub(vast, tekst)
    staat = gehoord.state()
    return f"{tekst}{' (gekozen)' if staat.checked else ''}{' (kan niet)' if staat.disabled else ''}"


def stempel(png: bytes) -> str:
    """The first line of the words, which names the picture."""
    return f"beeld {hashlib.sha256(png).hexdigest()[:16]}"


def bewaar(beeld: Beeld) -> None:
    """Put a picture and its words in the source."""
    png = maak(beeld.vlak)
    for map_ in (WAAR, WOORDEN):
        map_.mkdir(exist_ok=True)
    (WAAR / f"{beeld.naam}.png").write_bytes(png)
    regels = [stempel(png), *in_woorden(beeld.vlak)]
    (WOORDEN / f"{beeld.naam}.txt").write_text("\n".join(regels) + "\n", encoding="utf-8")
