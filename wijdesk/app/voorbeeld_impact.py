"""The impactmeting of the example: some forms a month for a year, under two versions of the questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from wijdesk.app.bureau import Bureau
from wijdesk.models.impactvragen import SOORT
from wijdesk.models.opdrachten.impact import BewaarImpactmeting, LeesImpactvragen
from wijdesk.models.opdrachten.invoer import BeginPartij, ImporteerRegels
from wijdesk.models.opdrachten.vragenlijst import NeemVragenlijstInGebruik
from wijdesk.models.values import Id, moment_van
from wijdesk.models.vragen import Lijst
from wijdesk.models.vragen_lezen import lees
from wijdesk.resources import lees_tekst
from wijdesk.services.voorbeeld.toeval import toeval

PER_MAAND = (6, 9)
"""Forms of a month, from and to."""
NA_MAANDEN = 7
"""So many months after the first day the questions change."""
GETYPT = 6
"""The newest forms are typed at the desk; what is older came in a file."""
HOOGTE = (7.2, 8.1)
"""What residents give on average, before and after."""
NIET_INGEVULD = 0.12


def vul_impact(
    bureau: Bureau, plekken: Sequence[tuple[str, Id]], *, van: date, tot: date, zaad: int,
    zet_klok: Callable[[int | None], None],
) -> None:  # fmt: skip
    """Forms of the days from `van` to `tot` at these locaties (name, id), through the same use cases as real ones."""
    dobbel = toeval(zaad, "impactmeting")
    eerste = lees(bureau.lees(LeesImpactvragen()).inhoud)
    anders = _maand_verder(van, NA_MAANDEN)
    lijsten = [eerste]
    if anders <= tot:
        inhoud = lees_tekst("voorbeeld/impactmeting.toml")
        zet_klok(moment_van(datetime.combine(anders, time(9))))
        bureau.doe(NeemVragenlijstInGebruik(soort=SOORT, inhoud=inhoud))
        zet_klok(None)
        lijsten.append(lees(inhoud))
    rijen = []
    for nummer, dag in enumerate(_dagen(dobbel, van, tot), start=1):
        versie = int(dag >= anders)
        plek = min(int(dobbel.triangular(0, len(plekken), 0)), len(plekken) - 1)
        rijen.append((nummer, dag, plek, lijsten[versie], _antwoorden(dobbel, lijsten[versie], HOOGTE[versie])))
    uit_bestand, getypt = rijen[:-GETYPT], [rij for rij in rijen[-GETYPT:] if rij[3] is lijsten[-1]]
    partij = bureau.doe(BeginPartij(soort=SOORT, bestand="voorbeeld"))
    regels = tuple(
        (nummer + 1, {"nummer": f"i{nummer}", "datum": dag.isoformat(), "locatie": plekken[plek][0],
                      "versie": lijst.versie, **antwoorden})
        for nummer, dag, plek, lijst, antwoorden in uit_bestand
    )  # fmt: skip
    uitslag = bureau.doe(ImporteerRegels(partij_id=partij, soort=SOORT, regels=regels))
    if uitslag.fouten:
        raise RuntimeError(f"the generator made a form that is refused: {uitslag.fouten[0].veld}")
    vragenlijst_id = bureau.lees(LeesImpactvragen()).vragenlijst_id
    for _, dag, plek, _, antwoorden in getypt:
        bureau.doe(
            BewaarImpactmeting(
                id=bureau.wereld.ids(), datum=dag.isoformat(), locatie_id=plekken[plek][1],
                vragenlijst_id=vragenlijst_id, antwoorden=tuple(antwoorden.items()),
            )
        )  # fmt: skip


def _maand_verder(dag: date, maanden: int) -> date:
    """The first day of the month so many months later."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, 1)


def _dagen(dobbel: Random, van: date, tot: date) -> Iterator[date]:
    """The days of the forms in order; never on a Sunday, for then nobody hands one in."""
    begin = van
    while begin <= tot:
        eind = min(tot, _maand_verder(begin, 1) - timedelta(days=1))
        dagen = [begin + timedelta(days=nummer) for nummer in range((eind - begin).days + 1)]
        open_ = [dag for dag in dagen if dag.weekday() < 6]
        deel = len(dagen) / 30
        yield from sorted(dobbel.choices(open_, k=round(dobbel.randint(*PER_MAAND) * deel)) if open_ else ())
        begin = eind + timedelta(days=1)


def _antwoorden(dobbel: Random, lijst: Lijst, hoogte: float) -> dict[str, str]:
    """What somebody answers: numbers around what people give on average, some questions left open."""
    mens = dobbel.gauss(hoogte, 1.1)
    uit: dict[str, str] = {}
    for vraag in lijst.vragen:
        if not vraag.verplicht and dobbel.random() < NIET_INGEVULD:
            continue
        if vraag.soort == "getal":
            uit[vraag.code] = str(min(10, max(1, round(dobbel.gauss(mens, 0.7)))))
        elif vraag.soort == "ja_nee":
            uit[vraag.code] = "ja" if mens > 6 else "nee"
        else:
            keuzes = [keus.code for keus in vraag.keuzes]
            uit[vraag.code] = keuzes[min(len(keuzes) - 1, int(dobbel.triangular(0, len(keuzes), 0)))]
    return uit
