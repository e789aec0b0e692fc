"""A typeface in a PDF that can be read back: every glyph says which letters it stands for. Knows no page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_EIGEN = 0xF0000
"""Signs of our own for glyphs, in a plane for private use where no typeface of ours has letters."""
NIETS = "\0"
"""What a mark reads as that belongs to a letter beside it. Poppler and PDFium leave NUL out of the text; any other sign
without width (zero width space, joiner, soft hyphen) stays in it and spoils searching (tried in 2026).
"""
_DOELTEKEN = re.compile(r"<F[0-9A-F]{4}>")


class Gelezen(TTFont):  # type: ignore[misc] # reportlab has no types
    """A typeface whose glyphs say which letters they stand for, also when shaping chose another form of them.

    Who copies or hears the text gets letters: without this a joined form comes out as a sign of its own or not at all.
    """

    def __init__(self, naam: str, bestand: BytesIO) -> None:
        super().__init__(naam, bestand)
        self._tekens: dict[tuple[int, str], int] = {}
        self._letters: dict[str, str] = {}

    def lees_als(self, tekst: str, gevormd: str, data: Sequence[Any]) -> str:
        """The glyphs of `gevormd`, each as a sign that reads as what it stands for in `tekst`."""
        grenzen = sorted({deel.cluster for deel in data} | {len(tekst)})
        tot = dict(pairwise(grenzen))
        groepen: dict[int, list[int]] = {}
        for plaats, deel in enumerate(data):
            groepen.setdefault(deel.cluster, []).append(plaats)
        leest = [NIETS] * len(data)
        for cluster, plaatsen in groepen.items():
            eerste = next((plaats for plaats in plaatsen if data[plaats].x_advance), plaatsen[0])
            leest[eerste] = tekst[cluster : tot[cluster]]
        return "".join(self._teken(ord(vorm), stuk) for vorm, stuk in zip(gevormd, leest, strict=True))

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - as reportlab calls it
        namen = [self.getSubsetInternalName(nummer, doc)[1:] for nummer in range(len(self.state[doc].subsets))]
        super().addObjects(doc)
        for naam in namen:
            stroom = doc.idToObject[doc.idToObject["BasicFonts"].dict[naam].ToUnicode.name]
            stroom.content = _DOELTEKEN.sub(
                lambda gevonden: self._letters.get(gevonden[0], gevonden[0]), stroom.content
            )

    def _teken(self, vorm: int, leest: str) -> str:
        if leest == chr(vorm):
            return leest
        glyph = self.face.charToGlyph[vorm]
        if (glyph, leest) not in self._tekens:
            code = _EIGEN + len(self._tekens)
            self._tekens[glyph, leest] = code
            self.face.charToGlyph[code], self.face.charWidths[code] = glyph, self.face.charWidths[vorm]
            self._letters[f"<{code:04X}>"] = f"<{leest.encode('utf-16-be').hex().upper()}>"
        return chr(self._tekens[glyph, leest])
