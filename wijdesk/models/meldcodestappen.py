"""The five steps of the meldcode huiselijk geweld en kindermishandeling, and what to do in each. Pure.

Besluit verplichte meldcode huiselijk geweld en kindermishandeling, art. 2. The order may vary.
"""

from __future__ import annotations

from wijdesk.models.gesprek import Gesprek

STAPPEN = (
    "In kaart brengen van signalen",
    "Collegiale consultatie en zo nodig advies van Veilig Thuis",
    "Gesprek met betrokkenen",
    "Wegen van het geweld of de mishandeling",
    "Beslissen over melden en hulp",
)

UITLEG = (
    "Schrijf op wat u zag en hoorde, met dag en bron. Houd feiten, meningen en wat u van anderen hoorde uit elkaar.",
    (
        "Overleg met een collega, de aandachtsfunctionaris of de gedragswetenschapper. Veilig Thuis geeft dag en nacht "
        "advies; u hoeft geen namen te noemen."
    ),
    (
        "Vertel wat u ziet en vraag hoe zij dat zien, ook het kind. Niet als het gesprek iemand in gevaar brengt: "
        "sla de stap dan over en schrijf op waarom."
    ),
    "Beantwoord de vragen van het afwegingskader. Twijfelt u? Vraag Veilig Thuis om advies.",
    "Melden is de norm bij acute of steeds terugkerende onveiligheid. Daarnaast beslist u over hulp.",
)

BESLISSEN = len(STAPPEN)
"""The step that is the decision itself."""

WEGEN = BESLISSEN - 1
"""The step that is the weighing."""

TAAK_MELDCODE = "meldcode"
"""The kind of a task to begin the meldcode: a triage told of a suspicion. It is changed like any own task."""

ZONDER_KADER = "Zonder afwegingskader: "
"""How a weighing begins that says why the afwegingskader was not answered."""

DAGEN_TOT_BESLUIT = 7
"""After so many days an open meldcode asks for attention; an agreement of WIJ, the law has no number."""

OVER_NIEMAND = "Kies eerst om wie het gaat: koppel een inwoner of een huishouden."
"""What is said about a signaal or triage of a street or of nobody known: a meldcode is about somebody."""


def kader_genoeg(gesprek: Gesprek) -> bool:
    """Whether the answers to the afwegingskader come to a besluit, or to none that one more answer would change."""
    voorstel = gesprek.voorstel()
    return bool(voorstel.besluit) or (bool(gesprek.antwoorden) and not voorstel.beslissend)
