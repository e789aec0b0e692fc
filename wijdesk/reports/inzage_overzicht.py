"""The paper "Wie zag mijn gegevens, en waarom?": who looked at the file of one resident, in plain Dutch.

A page when the period is quiet, more when it was not; then the table goes on with its heads. It names no other resident
and nothing a resident need not know of: the rows hold neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from wijdesk.models.rows.logboek import InzageOverzicht, InzageRegel
from wijdesk.reports.opmaak import ACCENT, GRIJS, MIDDEL, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Rijen, Samen
from wijdesk.reports.papier_tekst import dag, dag_kort
from wijdesk.reports.plan_pdf import zet

TITEL = "Wie zag mijn gegevens, en waarom?"
LETTER = 10.5
SMAL = (0.19, 0.3, 0.29, 0.22)
"""Shares of the width: the longest day ("23-11-2026") stands on one line."""


def maak(papier: InzageOverzicht) -> bytes:
    """The whole document: A4, tagged, with title, language, author and bookmarks; every typeface embedded."""
    return zet(
        list(_blokken(papier)),
        naam=TITEL,
        onderwerp="Wie in het dossier keek, wanneer en waarom",
        team=f"Wijkteam {papier.locatie}",
        voettekst=f"{TITEL} · {dag(papier.gemaakt_op)} · vertrouwelijk",
    )


def _blokken(papier: InzageOverzicht) -> Iterator[Blok]:
    def tekst(*zinnen: str, **anders: Any) -> Alinea:
        velden: dict[str, Any] = {"grootte": LETTER, "regelafstand": LETTER + 4.5, "lucht": 9.0, **anders}
        return Alinea(" ".join(filter(None, zinnen)), **velden)

    def deel(kopje: str, *zinnen: str) -> Blok:
        boven = Alinea(
            kopje, wegwijzer=kopje, grootte=12.5, regelafstand=17.0, letter=VET, kleur=ACCENT, soort="H2", lucht=2.0
        )
        return Samen((boven, tekst(*zinnen)))

    yield Alinea(f"Wijkteam {papier.locatie}", grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=4)
    yield Alinea(TITEL, grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=2)
    yield tekst(f"Voor {papier.naam}. Gemaakt op {dag(papier.gemaakt_op)}.", kleur=GRIJS, lucht=8)
    yield tekst(
        f"Hieronder staat wie uw gegevens bij ons zag van {dag(papier.van)} tot en met {dag(papier.tot)}.",
        "Elke keer dat een medewerker uw gegevens opent, schrijft het programma dat op. Dat kan niemand uitzetten.",
        _sinds(papier),
    )
    if papier.regels:
        yield Rijen(("Dag", "Wie", "Wat", "Waarom"), SMAL, tuple(_rijen(papier.regels)))
    else:
        yield tekst("In deze periode heeft niemand uw gegevens geopend.", letter=MIDDEL)
    yield deel(
        "Wat staat er niet in?",
        "Wie alleen uw naam zag in een lijst of bij het zoeken, staat er niet in." if papier.regels else "",
        "" if papier.met_namen else "Namen van medewerkers staan er niet in: u ziet wat hun werk is en waar ze werken.",
        "Ook gegevens van anderen laten we weg, bijvoorbeeld van uw gezin of van iemand die zich zorgen maakt.",
    )
    yield deel(
        "Klopt er iets niet?",
        "Denkt u dat iemand uw gegevens zag en dat niet mocht? Vertel het ons.",
        f"Bel of kom langs bij wijkteam {papier.locatie} en vraag naar de privacybeheerder. Wij zoeken het uit.",
        "U krijgt binnen een maand antwoord.",
    )
    yield deel(
        "Bent u het niet met ons eens?",
        "U kunt een klacht indienen bij de gemeente of bij de functionaris gegevensbescherming van de gemeente.",
        "Dat kan ook bij de Autoriteit Persoonsgegevens: autoriteitpersoonsgegevens.nl of 088 - 1805 250.",
    )
    yield Alinea(
        "Dit overzicht krijgt u op grond van de Algemene verordening gegevensbescherming (artikel 15). Waarom de namen "
        "van medewerkers er niet bij hoeven te staan, zegt het Hof van Justitie van de EU (22 juni 2023, C-579/21)."
        if not papier.met_namen
        else "Dit overzicht krijgt u op grond van de Algemene verordening gegevensbescherming (artikel 15).",
        grootte=8.5,
        regelafstand=12,
        kleur=GRIJS,
        lucht=0,
    )


def _sinds(papier: InzageOverzicht) -> str:
    """What was not kept yet, or not any more, cannot be told."""
    if not papier.sinds or papier.sinds <= papier.van:
        return ""
    return f"Van voor {dag(papier.sinds)} hebben we dit niet."


def _rijen(regels: tuple[InzageRegel, ...]) -> Iterator[tuple[str, ...]]:
    for _, op_dag in groupby(regels, key=lambda rij: rij.dag):
        for nummer, rij in enumerate(op_dag):
            keer = f" ({rij.keer} keer)" if rij.keer > 1 else ""
            wat = f"{rij.wat}{keer}. {rij.let_op}" if rij.let_op else f"{rij.wat}{keer}"
            yield "" if nummer else dag_kort(rij.dag), rij.wie, wat, rij.waarom
