"""English for what was not made in the window: refusals, codes, labels and days, looked up when they are shown.

Loaded only when English was chosen. What the window itself says stands in the compiled `.qm`; Qt asks that first.
"""

from __future__ import annotations

import json
from functools import cache

from PySide6.QtCore import QObject, QTranslator

from wijdesk.ui.taal import ENGELS, ZINNEN
from wijdesk.ui.zinnen import Zinnen

PAREN = ENGELS.with_suffix(".json")
"""{"zinnen": {Dutch: English}, "venster": the same of the window, "ook": [English sentences with holes]}, made of the
`.ts` by `make talen`.
"""


@cache
def engelse_zinnen() -> Zinnen:
    """All of them; read once."""
    gelezen = json.loads(PAREN.read_text(encoding="utf-8"))
    return Zinnen(gelezen["venster"] | gelezen["zinnen"], gelezen["ook"])


class Engels(QTranslator):
    """Answers Qt for the context "zinnen", and for a text that another context has no English for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._zinnen = engelse_zinnen()

    # Qt --------------------------------------------------------------------------------------------------------------

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        if context == ZINNEN:
            gezegd = self._zinnen.zeg(sourceText)
            return None if gezegd == sourceText else gezegd
        return self._zinnen.precies(sourceText)
