"""The keys of what one walks through: a chart, a list, a table. What obeys them asks its list here, and F1 and the card
tell that same list: a key that is not in it does nothing. Knows no widget.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from wijdesk.models.gegeven import dataclass


@dataclass(frozen=True, slots=True)
class Vaktoets:
    """Keys that do one thing. `sneltoets` as Qt spells them, with a space between two."""

    tekst: str
    sneltoets: str


@dataclass(frozen=True, slots=True)
class Vak:
    """One kind of thing with keys of its own. Whoever has them names it in a class attribute `vak`."""

    titel: str
    toetsen: tuple[Vaktoets, ...]

    def toets(self, event: QKeyEvent) -> str:
        """The key that was pressed, as it stands in the list; empty when it does not."""
        ingedrukt = toets_van(event)
        return ingedrukt if any(ingedrukt in er.sneltoets.split(" ") for er in self.toetsen) else ""


def toets_van(event: QKeyEvent) -> str:
    """A key with what was held, as Qt spells it in English; that of the number pad is the same key."""
    welke = Qt.Key.Key_Return.value if event.key() == Qt.Key.Key_Enter else event.key()
    erbij = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(erbij.value | welke).toString(QKeySequence.SequenceFormat.PortableText)


KOPIE = "Ctrl+C"
WISSEN = "Del Backspace"
GRAFIEK = Vak(
    "In een grafiek",
    (
        Vaktoets("Vorige of volgende waarde", "Left Right"),
        Vaktoets("Andere lijn of rij", "Up Down"),
        Vaktoets("Tien waarden verder of terug", "PgDown PgUp"),
        Vaktoets("Eerste of laatste waarde", "Home End"),
        Vaktoets("De waarde openen", "Return"),
        Vaktoets("De waarde loslaten", "Esc"),
        Vaktoets("Gegevens kopiëren", KOPIE),
        Vaktoets("Plaatje kopiëren", "Ctrl+Shift+C"),
        Vaktoets("Naar de tabel ernaast", "Tab"),
    ),
)
TEGELS = Vak("Op een tegel", (Vaktoets("Andere tegel", "Left Right Up Down"), Vaktoets("Uitleg en lijst", "Return")))
LIJST = Vak("In een lijst", (Vaktoets("Openen", "Return"), Vaktoets("Regel kopiëren", KOPIE)))
TABEL = Vak("In een tabel", (Vaktoets("Openen", "Return"), Vaktoets("Rijen kopiëren", KOPIE)))
TIJDLIJN = Vak(
    "In de tijdlijn",
    (
        Vaktoets("Uitvouwen of invouwen", "Return"),
        Vaktoets("Uitvouwen", "Right"),
        Vaktoets("Invouwen", "Left"),
        Vaktoets("Regel kopiëren", KOPIE),
    ),
)
LEEFGEBIED = Vak(
    "Bij een leefgebied",
    (
        Vaktoets("Niveau kiezen", "1 2 3 4 5"),
        Vaktoets("Niveau wissen", "0 " + WISSEN),
        Vaktoets("Vorig of volgend leefgebied", "Up Down"),
    ),
)
DOSSIER = Vak(
    "In het dossier",
    (Vaktoets("Zoek in dit dossier", "Ctrl+F"), Vaktoets("Vorig of volgend onderdeel", "Ctrl+PgUp Ctrl+PgDown")),
)
VERSCHIL = Vak(
    "In de lijst van verschillen",
    (
        Vaktoets("Een van de kanten kiezen", "1 2 3 4 5 6 7 8 9"),
        Vaktoets("Aanvinken", "Space"),
        Vaktoets("De tekst ernaast lezen", "Shift+Up Shift+Down"),
    ),
)
ANTWOORD = Vak("Bij een antwoord", (Vaktoets("Ander antwoord", "Left Right Up Down"), Vaktoets("Wissen", WISSEN)))
SCORE = Vak(
    "Bij een cijfer van 0 tot 10",
    (Vaktoets("Cijfer kiezen", "0 1 2 3 4 5 6 7 8 9"), Vaktoets("Een tien", "T"), Vaktoets("Wissen", WISSEN)),
)
BLADEN = Vak(
    "In een voorbeeld op papier",
    (
        Vaktoets("Verder of terug", "PgDown PgUp"),
        Vaktoets("Verder", "Space"),
        Vaktoets("Begin of einde", "Home End"),
    ),
)
VAKKEN = (GRAFIEK, TEGELS, LIJST, TABEL, TIJDLIJN, DOSSIER, LEEFGEBIED, ANTWOORD, SCORE, VERSCHIL, BLADEN)
"""In the order they are told."""
