"""Keeps the English translation complete: finds every text, and compiles what was translated.

    python packaging/talen.py                  find the texts, keep what was translated, compile (make talen)
    python packaging/talen.py --open LIJST     also write what has no English yet: [{"nl", "in", "en": ""}]
    python packaging/talen.py --vul LIJST...   take such lists in, filled, and compile

Two sources in `wijdesk/resources/talen`, both Qt's own `.ts`: `wijdesk_en.ts` holds what the window says by `tr()`
(read by lupdate), `zinnen_en.ts` what other rooms say (read by taalbron.py). They keep no line numbers, so that they
change only when a text does. Needs the environment of `make setup`.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent))

import taalbron  # type: ignore[import-not-found]  # beside this file, as when it is run

TALEN = taalbron.HULPBRONNEN / "talen"
VENSTER, ZINNEN = TALEN / "wijdesk_en.ts", TALEN / "zinnen_en.ts"
QM, JSON = TALEN / "wijdesk_en.qm", TALEN / "wijdesk_en.json"
GAT = re.compile(r"\{\w*\}")

Berichten = dict[tuple[str, str], str]
"""Per context and source the translation; empty while there is none."""


def lees(pad: Path) -> Berichten:
    """What stands in a `.ts`; what is obsolete in it does not count."""
    if not pad.exists():
        return {}
    berichten: Berichten = {}
    for context in ET.parse(pad).iter("context"):  # noqa: S314 - our own file
        for bericht in context.iter("message"):
            vertaling = bericht.find("translation")
            if vertaling is not None and vertaling.get("type") in ("obsolete", "vanished"):
                continue
            sleutel = (context.findtext("name", ""), bericht.findtext("source", ""))
            berichten[sleutel] = "" if vertaling is None else vertaling.text or ""
    return berichten


def schrijf(pad: Path, berichten: Berichten) -> None:
    """Write a `.ts`: contexts and texts in order, so that a difference can be read."""
    regels = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    regels.append('<TS version="2.1" language="en_GB" sourcelanguage="nl_NL">')
    for context in sorted({context for context, _ in berichten}):
        regels += ["<context>", f"    <name>{escape(context)}</name>"]
        for (van, bron), vertaling in sorted(berichten.items()):
            if van == context:
                kenmerk = "" if vertaling else ' type="unfinished"'
                regels += ["    <message>", f"        <source>{_xml(bron)}</source>"]
                regels += [f"        <translation{kenmerk}>{_xml(vertaling)}</translation>", "    </message>"]
        regels.append("</context>")
    pad.write_text("\n".join([*regels, "</TS>", ""]), encoding="utf-8")


def _xml(tekst: str) -> str:
    return escape(tekst, {'"': "&quot;", "'": "&apos;"})


def van_venster() -> list[tuple[str, str]]:
    """What lupdate finds: context and source of every `tr()` and `translate()`."""
    tijdelijk = TALEN / "gevonden.ts"
    paden = [str(pad) for pad in taalbron.bestanden()]
    try:
        _qt("lupdate", *paden, "-no-obsolete", "-locations", "none", "-ts", str(tijdelijk))
        return list(lees(tijdelijk))
    finally:
        tijdelijk.unlink(missing_ok=True)


def werk_bij(vertaald: Berichten) -> list[dict[str, object]]:
    """Both sources as the program is now, with what was translated and `vertaald`. Answers what has no English yet."""
    venster, zinnen = lees(VENSTER), lees(ZINNEN)
    per_tekst = {bron: uit for berichten in (venster, zinnen, vertaald) for (_, bron), uit in berichten.items() if uit}
    nieuw = {
        sleutel: vertaald.get(sleutel) or venster.get(sleutel) or per_tekst.get(sleutel[1], "")
        for sleutel in van_venster()
    }
    plekken = taalbron.zinnen()
    ook = {("zinnen", bron): per_tekst.get(bron, "") for bron in plekken}
    schrijf(VENSTER, nieuw)
    schrijf(ZINNEN, ook)
    waar: dict[str, str] = plekken | {bron: context for context, bron in nieuw}
    leeg = {bron for (_, bron), uit in (*nieuw.items(), *ook.items()) if not uit}
    return [{"nl": bron, "in": [waar[bron]], "en": ""} for bron in sorted(leeg)]


def compileer() -> None:
    """The `.qm` Qt reads, and the pairs the window looks sentences up in."""
    vers = QM.with_suffix(".nieuw.qm")
    _qt("lrelease", str(VENSTER), "-qm", str(vers))
    vers.replace(QM)  # a window that is open has the old one in its memory: written over, it would bring that down
    JSON.write_text(json.dumps(paren(), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def paren() -> dict[str, object]:
    """What is compiled of both: every text of the other rooms, and of the window for where `tr()` is asked of another
    object than lupdate thinks; of the window also what has a hole for a value, as it is said in English.
    """
    venster = lees(VENSTER)
    zinnen = {bron: uit for (_, bron), uit in lees(ZINNEN).items() if uit}
    los = {bron: uit for (_, bron), uit in sorted(venster.items()) if uit and bron not in zinnen}
    ook = sorted({uit for uit in venster.values() if GAT.search(uit)})
    return {"zinnen": zinnen, "venster": los, "ook": ook}


def _qt(naam: str, *argumenten: str) -> None:
    programma = Path(sys.executable).parent / f"pyside6-{naam}"
    subprocess.run([str(programma), *argumenten], check=True, cwd=taalbron.ROOT, stdout=subprocess.DEVNULL)


def main() -> int:
    """Answers the exit code: 1 while something has no English."""
    vraag = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    vraag.add_argument("--open", type=Path, metavar="LIJST")
    vraag.add_argument("--vul", type=Path, nargs="+", default=[], metavar="LIJST")
    keuze = vraag.parse_args()
    TALEN.mkdir(exist_ok=True)
    lijsten = [json.loads(pad.read_text(encoding="utf-8")) for pad in keuze.vul]
    leeg = werk_bij({(waar, rij["nl"]): rij["en"] for lijst in lijsten for rij in lijst for waar in rij["in"]})
    compileer()
    if keuze.open:
        keuze.open.write_text(json.dumps(leeg, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{len(leeg)} texts have no English yet")
    return 1 if leeg else 0


if __name__ == "__main__":
    sys.exit(main())
