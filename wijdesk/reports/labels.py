"""A canvas that says what is what: headings, paragraphs, tables and signatures, for a screen reader (tagged PDF).

reportlab draws but does not tag, so the marked content and the structure tree (ISO 32000-1, 14.7 and 14.8) are added
here. What is not labelled is decoration: rules, boxes, page numbers. Knows nothing of what is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from wijdesk.reports.opmaak import GEWOON

TAAL = "nl-NL"
"""The language of a paper of ours (BCP 47)."""


@dataclass
class _Element:
    """One node of the structure tree; `merken` are (page, number) of its marked content."""

    soort: str
    kinderen: list[_Element] = field(default_factory=list)
    merken: list[tuple[int, int]] = field(default_factory=list)
    tekst: str = ""
    """What a picture shows, in words (Alt)."""
    naam: str = ""
    taal: str = ""
    """Its language (BCP 47) where that is not the language of the document."""


class LabelDoek(Canvas):  # type: ignore[misc] # reportlab has no types
    """A reportlab canvas on A4 that keeps the structure of what is drawn on it."""

    def __init__(self, uit: BytesIO, taal: str = TAAL) -> None:
        super().__init__(uit, pagesize=A4, lang=taal, initialFontName=GEWOON)
        self.taal = self._taal = taal
        """The language of what is drawn from here on."""
        self._wortel = _Element("Document")
        self._open = [self._wortel]
        self._merken: list[list[_Element]] = [[]]
        self._wegwijzers = 0

    @contextmanager
    def groep(self, soort: str) -> Iterator[None]:
        """Everything labelled inside belongs to one `Table`, `TR`, `L`, ...; it draws nothing itself."""
        element = _Element(soort, taal=self._anders())
        self._open[-1].kinderen.append(element)
        self._open.append(element)
        try:
            yield
        finally:
            self._open.pop()

    @contextmanager
    def inhoud(self, soort: str, tekst: str = "") -> Iterator[None]:
        """What is drawn inside is one `H1`, `P`, `TD`, `Figure`, ...; `tekst` says a picture in words."""
        element = _Element(soort, tekst=tekst, taal=self._anders())
        self._open[-1].kinderen.append(element)
        blad = self._merken[-1]
        element.merken.append((len(self._merken) - 1, len(blad)))
        self._code.append(f"/{soort} <</MCID {len(blad)}>> BDC")
        blad.append(element)
        try:
            yield
        finally:
            self.einde_label()

    def _anders(self) -> str:
        return "" if self.taal == self._taal or len(self._open) > 1 else self.taal

    @contextmanager
    def versiering(self) -> Iterator[None]:
        """What is drawn inside is for the eye only."""
        self._code.append("/Artifact BMC")
        try:
            yield
        finally:
            self.einde_label()

    def begin_zelfde_als(self, tekst: str) -> None:
        """What is drawn until `einde_label` reads as this text (ActualText): glyphs are not always letters."""
        self._code.append(f"/Span <</ActualText <feff{tekst.encode('utf-16-be').hex()}>>> BDC")

    def einde_label(self) -> None:
        """End what the last label opened."""
        self._code.append("EMC")

    def wegwijzer(self, titel: str, y: float, niveau: int) -> None:
        """A bookmark to this height of this page; `niveau` 0 is a part, 1 a part of the last part."""
        self._wegwijzers += 1
        sleutel = f"w{self._wegwijzers}"
        self.bookmarkHorizontal(sleutel, 0, y)
        self.addOutlineEntry(titel, sleutel, niveau)

    def nieuw_blad(self) -> None:
        """Finish this page."""
        self.showPage()
        blad = self._doc.Pages.pages[-1]
        blad.__NoDefault__ = [*blad.__NoDefault__, "StructParents", "Tabs"]
        blad.StructParents, blad.Tabs = len(self._merken) - 1, pdfdoc.PDFName("S")
        self._merken.append([])

    def bewaar(self) -> None:
        """Write the structure tree and the document."""
        bladen = [self._doc.Reference(blad) for blad in self._doc.Pages.pages]
        wortel = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        wortel_ref = self._doc.Reference(wortel)
        namen: dict[int, Any] = {}
        wortel.dict["K"] = self._schrijf(self._wortel, wortel_ref, bladen, namen)
        per_blad: list[Any] = []
        for nummer, elementen in enumerate(self._merken[: len(bladen)]):
            per_blad += [nummer, pdfdoc.PDFArray([namen[id(element)] for element in elementen])]
        wortel.dict["ParentTree"] = self._doc.Reference(pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(per_blad)}))
        wortel.dict["ParentTreeNextKey"] = len(bladen)
        catalogus = self._doc.Catalog
        catalogus.StructTreeRoot = wortel_ref
        catalogus.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        self.save()

    def _schrijf(self, element: _Element, ouder: Any, bladen: list[Any], namen: dict[int, Any]) -> Any:
        knoop = _Knoop()
        namen[id(element)] = eigen = self._doc.Reference(knoop)
        delen = [f"<< /S /{element.soort} /P ".encode(), ouder]
        if element.merken:
            delen += [b" /Pg ", bladen[element.merken[0][0]]]
        if element.tekst:
            delen += [b" /Alt ", pdfdoc.PDFString(element.tekst)]
        if element.taal:
            delen += [b" /Lang ", pdfdoc.PDFString(element.taal)]
        if element.soort == "TH":
            delen.append(b" /A << /O /Table /Scope /Column >>")
        delen.append(b" /K [" + b" ".join(str(nummer).encode() for _, nummer in element.merken))
        for kind in element.kinderen:
            delen += [b" ", self._schrijf(kind, eigen, bladen, namen)]
        delen.append(b"] >>")
        knoop.delen = tuple(delen)
        return eigen


class _Knoop(pdfdoc.PDFObject):  # type: ignore[misc] # reportlab has no types
    """One element of the structure tree, nearly as it stands in the file: there are hundreds, and dictionaries cost."""

    __RefOnly__ = 1
    delen: tuple[Any, ...] = ()

    def format(self, document: Any) -> bytes:
        return b"".join(deel if isinstance(deel, bytes) else deel.format(document) for deel in self.delen)
