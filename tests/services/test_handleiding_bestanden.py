"""The guide pages about import files: every example on them comes in as it stands, and no kind of file is forgotten."""

from __future__ import annotations

import re
from pathlib import Path

from wijdesk.app.bureau import Bureau
from wijdesk.resources import lees_tekst
from wijdesk.services.bestand import KOLOMMEN, VRIJ, importeer, lees_bestand

BLOK = re.compile(r"^```\n(nummer,.*?)^```$", re.MULTILINE | re.DOTALL)
BLADEN = ("bestanden", "bestanden-wijk", "bestanden-tarieven")
ELDERS = {"vragen", "personen"}
"""Kinds that the pages are not about."""


def test_that_every_example_of_the_pages_comes_in_as_it_stands(bureau: Bureau, tmp_path: Path) -> None:
    gezien = set()
    for nummer, tekst in enumerate(BLOK.findall("".join(lees_tekst(f"handleiding/{blad}.md") for blad in BLADEN))):
        kop = set(tekst.splitlines()[0].split(","))
        (soort,) = [
            naam for naam, (moet, mag) in KOLOMMEN.items() if {*moet} <= kop and (naam in VRIJ or kop <= {*moet, *mag})
        ]
        pad = tmp_path / f"{nummer}.csv"
        pad.write_text(tekst, encoding="utf-8")
        verslag = importeer(lees_bestand(pad, soort), bureau.doe)
        assert (verslag.fouten, verslag.onbekende_kolommen) == ((), ()), soort
        assert verslag.toegevoegd == len(tekst.splitlines()) - 1
        gezien.add(soort)
    assert gezien == KOLOMMEN.keys() - ELDERS
