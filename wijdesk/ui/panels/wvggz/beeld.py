"""How meldingen and the steps of one look in a list. Knows no panel."""

from __future__ import annotations

from datetime import date

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.wvggz import WvggzCijfers, WvggzDetail, WvggzRij
from wijdesk.models.values import Id, dag_in_woorden
from wijdesk.ui.agendaregel import zonder_dag
from wijdesk.ui.regels import Regel

BEGIN, BEVINDINGEN, UITKOMST, TERUG = "begin", "bevindingen", "uitkomst", "terug"
LOPEND, AFGEROND = "Lopend", "Afgerond dit jaar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Punt:
    """One point of the checklist."""

    naam: str
    titel: str
    onder: str
    klaar: bool
    kan: bool

    @property
    def id(self) -> Id:
        """What a list knows it by."""
        return Id(self.naam.encode())


def dag(iso: str, vandaag: date) -> str:
    """A day as people say it."""
    return dag_in_woorden(date.fromisoformat(iso), vandaag) if iso else ""


def punten(detail: WvggzDetail, vandaag: date) -> tuple[Punt, ...]:
    """The checklist of one melding."""
    loopt = detail.begonnen and not detail.uitkomst
    gesproken = f"gesproken of geprobeerd {dag(detail.gesproken_op, vandaag)}" if detail.gesproken_op else ""
    wil = {"niet gewenst": "de melder wil niets horen", "niet mogelijk": "de melder is niet te bereiken"}
    return (
        Punt(
            naam=BEGIN,
            titel="Melding en begin van het onderzoek",
            onder=f"melding van {dag(detail.melding_op, vandaag)}" if detail.begonnen else "nog niet begonnen",
            klaar=detail.begonnen,
            kan=not detail.begonnen,
        ),
        Punt(
            naam=BEVINDINGEN,
            titel="Gesprek en bevindingen",
            onder=gesproken or ("bevindingen geschreven" if detail.bevindingen else "nog te doen"),
            klaar=bool(detail.bevindingen and detail.gesproken_op),
            kan=loopt,
        ),
        Punt(
            naam=UITKOMST,
            titel="Uitkomst",
            onder=f"{detail.uitkomst} · {dag(detail.besloten_op, vandaag)}" if detail.uitkomst else "nog te doen",
            klaar=bool(detail.uitkomst),
            kan=loopt,
        ),
        Punt(
            naam=TERUG,
            titel="Terugkoppeling aan de melder",
            onder=f"gehoord {dag(detail.teruggekoppeld_op, vandaag)}"
            if detail.teruggekoppeld_op
            else wil.get(detail.terugkoppeling, "nog te doen"),
            klaar=bool(detail.teruggekoppeld_op),
            kan=detail.begonnen,
        ),
    )


def punt(rij: Punt) -> Regel:
    """A point with its sign."""
    stand = "klaar" if rij.klaar else "nog te doen"
    return Regel(
        titel=rij.titel,
        onder=rij.onder,
        teken="✓" if rij.klaar else "",
        toestand="goed",
        voluit=", ".join(dict.fromkeys((rij.titel, stand, rij.onder))),
    )


def voluit(rij: Punt, detail: WvggzDetail) -> str:
    """What was written down at a point."""
    match rij.naam:
        case "begin":
            return detail.tekst
        case "bevindingen":
            return detail.bevindingen or "Wat ziet u, wat wil de betrokkene zelf, en welke hulp is er al?"
        case "uitkomst":
            return detail.toelichting or "Enter legt de uitkomst vast; dan stopt de termijn."
        case _:
            return detail.teruggekoppeld_wat or "De melder hoort of er onderzoek is gedaan en of er een aanvraag komt."


def melding(rij: WvggzRij, vandaag: date) -> Regel:
    """One melding in the list, with its clock."""
    rechts = rij.uitkomst or zonder_dag(rij.in_woorden)
    teken = {"te laat": "!", "spoed": "!", "let-op": "·"}.get(rij.toestand, "✓" if rij.uitkomst else "")
    stand = "" if rij.uitkomst or rij.begonnen else "nog niet begonnen"
    hoort = "" if rij.teruggekoppeld or not rij.uitkomst else "melder hoort nog niets"
    return Regel(
        titel=rij.over,
        rechts="" if rij.uitkomst else rechts,
        onder=rij.uitkomst or f"Melding {dag(rij.melding_op, vandaag)} · {rij.bron} · {rij.medewerker}",
        pil=stand or hoort,
        teken=teken,
        toestand="spoed" if rij.toestand in ("te laat", "spoed") else rij.toestand or "goed",
        voluit=", ".join(
            deel
            for deel in (rij.over, rij.in_woorden, rij.toestand, stand, rij.uitkomst, hoort, rij.bron, rij.medewerker)
            if deel
        ),
    )


def groep(rij: WvggzRij) -> str:
    """The heading a melding stands under."""
    return AFGEROND if rij.uitkomst else LOPEND


def cijfers(telling: WvggzCijfers) -> tuple[tuple[str, int], ...]:
    """The counts, a line each."""
    return (
        ("Meldingen", telling.meldingen),
        *((f"   {uitkomst}", aantal) for uitkomst, aantal in telling.per_uitkomst),
        ("   nog in onderzoek", telling.lopend),
        ("   waarvan te laat of te laat afgerond", telling.te_laat),
        ("Consulten per telefoon", telling.consulten),
        *((f"   {bron}", aantal) for bron, aantal in telling.per_bron),
        ("   minuten samen", telling.minuten),
    )
