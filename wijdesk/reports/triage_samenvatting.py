"""A triage on one page, in plain Dutch: what was asked, what we looked at, what was decided and why, what happens next.

The order is that of the conversation: the question, the leefgebieden, safety, and then what was weighed from own
strength to maatwerk (domein.md 4). Nobody afgeschermd is named: the row says so already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.triage import PapierBladzijde, TriagePapier
from wijdesk.reports.een_blad import Paren, die_past, ingekort
from wijdesk.reports.opmaak import ACCENT, GEWOON, GRIJS, INKT, MIDDEL, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Samen
from wijdesk.reports.plan_pdf import zet

INGEKORT = (
    "Niet alles past op dit blad. Wat is ingekort, staat helemaal in het dossier. U mag het dossier altijd inzien."
)
UITLEG = (
    "Dit is een samenvatting van het gesprek over uw vraag. Hierin staat wat u hebt verteld, wat we hebben bekeken en "
    "wat er nu gebeurt. Klopt er iets niet? Zeg het ons."
)
INTERN = "Intern: geef dit blad niet mee"
UITLEG_INTERN = (
    "Alleen voor medewerkers. Op dit blad staat alles, ook wat is afgewogen over veiligheid en wie iets meldde. "
    "Geef het niet mee en laat het niet liggen; voor de inwoner is er een eigen versie."
)
NOG_NIET = "Er is nog geen besluit. We praten hierover verder met u."


@dataclass(frozen=True, slots=True)
class _Maat:
    """How long texts may be: signs of the question, of an answer, of a remark; answers per page; reasons."""

    vraag: int
    antwoord: int
    toelichting: int
    antwoorden: int
    redenen: int
    apart: bool = False
    """Every answer on a line of its own; otherwise they follow each other."""


MATEN = (
    _Maat(vraag=1200, antwoord=400, toelichting=400, antwoorden=40, redenen=8, apart=True),
    _Maat(vraag=1200, antwoord=400, toelichting=400, antwoorden=40, redenen=8),
    _Maat(vraag=700, antwoord=200, toelichting=160, antwoorden=30, redenen=6),
    _Maat(vraag=500, antwoord=120, toelichting=90, antwoorden=20, redenen=5),
    _Maat(vraag=380, antwoord=90, toelichting=60, antwoorden=14, redenen=4),
    _Maat(vraag=320, antwoord=70, toelichting=45, antwoorden=13, redenen=3),
    _Maat(vraag=300, antwoord=60, toelichting=30, antwoorden=13, redenen=3),
    _Maat(vraag=260, antwoord=60, toelichting=0, antwoorden=13, redenen=3),
    _Maat(vraag=240, antwoord=50, toelichting=0, antwoorden=8, redenen=2),
    _Maat(vraag=220, antwoord=50, toelichting=0, antwoorden=5, redenen=2),
    _Maat(vraag=160, antwoord=40, toelichting=0, antwoorden=2, redenen=1),
)


def maak(papier: TriagePapier) -> bytes:
    """The whole document: A4, tagged, with title, language, author and bookmarks; every typeface embedded."""
    wanneer = papier.besloten_op or papier.begonnen_op
    return zet(
        die_past(lambda maat: list(_blokken(papier, maat)), MATEN),
        naam=f"Samenvatting van de triage{' · intern' if papier.intern else ''}",
        onderwerp="Wat u vroeg, wat we bekeken en wat er nu gebeurt",
        team=f"Wijkteam {papier.locatie}",
        voettekst=f"Triage {wanneer} · vragenlijst {papier.lijst_versie} · "
        f"{'intern, niet meegeven' if papier.intern else 'vertrouwelijk'}",
    )


def _blokken(papier: TriagePapier, maat: _Maat) -> Iterator[Blok]:
    yield Alinea(f"Wijkteam {papier.locatie}", grootte=9.5, regelafstand=14, letter=MIDDEL, kleur=ACCENT, lucht=0)
    yield Alinea("Samenvatting van de triage", grootte=20, regelafstand=25, letter=VET, soort="H1", lucht=2)
    yield _klein(_wie(papier), lucht=6)
    if papier.intern:
        yield Alinea(INTERN, grootte=12, regelafstand=16, letter=VET, kleur=ACCENT, lucht=2)
    yield _klein(UITLEG_INTERN if papier.intern else UITLEG, lucht=10)
    if papier.vraag or papier.intern:
        vraag = ingekort(papier.vraag, maat.vraag) or "Niet opgeschreven."
        yield _deel("De vraag, in eigen woorden", _klein(vraag, lucht=9))
    bladen = map(partial(_zonder_vraag, papier.vraag), papier.bladzijden)
    rijen = tuple(_rij(blad, maat) for blad in bladen if blad.antwoorden or blad.overgeslagen)
    if rijen:
        yield _deel("Wat we samen hebben bekeken, in deze volgorde", Paren(rijen, lucht=10))
    if papier.consulten:
        advies = (
            (f"{rij.antwoord_door or 'Advies'}", _advies(rij.vraag, rij.antwoord, maat)) for rij in papier.consulten
        )
        yield _deel("Advies van een gedragswetenschapper", Paren(tuple(advies)))
    yield _deel("Voorstel en besluit", Paren(tuple(_besluit(papier, maat))))
    yield _deel("Hoe het verdergaat", Paren(tuple(_verder(papier, maat)), lucht=8))
    if maat.vraag < MATEN[0].vraag:
        yield _klein(INGEKORT, kleur=GRIJS, lucht=0)


def _wie(papier: TriagePapier) -> str:
    geboren = f"geboren {papier.geboortedatum}" if papier.geboortedatum else ""
    regels = [" · ".join(filter(None, (papier.over, geboren, papier.adres)))]
    if papier.huishouden:
        regels.append(f"Huishouden: {', '.join(papier.huishouden)}")
    wanneer = f"Begonnen op {papier.begonnen_op}"
    if papier.besloten_op:
        wanneer += f", besloten op {papier.besloten_op}"
    regels.append(f"{wanneer}, door {papier.medewerker}")
    return "\n".join(regels)


def _zonder_vraag(vraag: str, blad: PapierBladzijde) -> PapierBladzijde:
    """The page without the words that stand above it already."""
    return replace(blad, antwoorden=tuple(rij for rij in blad.antwoorden if not vraag or rij.antwoord != vraag))


def _rij(blad: PapierBladzijde, maat: _Maat) -> tuple[str, str]:
    """One page of the conversation: its answers a line each, or why it was skipped."""
    regels = []
    for antwoord in blad.antwoorden[: maat.antwoorden]:
        erbij = (
            f" ({ingekort(antwoord.toelichting, maat.toelichting)})"
            if antwoord.toelichting and maat.toelichting
            else ""
        )
        wat = ingekort(antwoord.antwoord, maat.antwoord)
        vraag = ingekort(antwoord.vraag, 110)
        regels.append(f"{vraag}{'' if vraag.endswith('?') else ':'} {wat or 'niet ingevuld'}{erbij}")
    over = len(blad.antwoorden) - maat.antwoorden
    if over > 0:
        regels.append(f"En nog {over} {'antwoord' if over == 1 else 'antwoorden'} (zie dossier)")
    if blad.overgeslagen:
        regels.append(f"Overgeslagen: {ingekort(blad.overgeslagen, max(maat.toelichting, 80))}")
    return ingekort(blad.titel, 60), ("\n" if maat.apart else " · ").join(regels)


def _advies(vraag: str, antwoord: str, maat: _Maat) -> str:
    lang = max(maat.antwoord, 90)
    gevraagd = f"Gevraagd: {ingekort(vraag, lang)}\n" if maat.toelichting else ""
    return f"{gevraagd}{ingekort(antwoord, lang)}"


def _besluit(papier: TriagePapier, maat: _Maat) -> Iterator[tuple[str, str]]:
    redenen = [ingekort(reden, max(maat.antwoord, 90)) for reden in papier.redenen[: maat.redenen]]
    if papier.voorstel:
        yield "Wat de antwoorden voorstellen", "\n".join((papier.voorstel, *(f"• {reden}" for reden in redenen)))
    if papier.stand == "besloten":
        yield "Besluit", " · ".join(filter(None, (papier.route, papier.besluit)))
    else:
        yield "Besluit", NOG_NIET
    if papier.afwijkreden:
        yield "Waarom anders dan het voorstel", ingekort(papier.afwijkreden, max(maat.antwoord, 90))
    if papier.toelichting:
        yield "Toelichting", ingekort(papier.toelichting, max(maat.antwoord, 90))


def _verder(papier: TriagePapier, maat: _Maat) -> Iterator[tuple[str, str]]:
    if papier.eerste_actie:
        yield "Eerste actie", ingekort(papier.eerste_actie, max(maat.antwoord, 90))
    yield "Wat er nu gebeurt", papier.gevolg or papier.besluit or NOG_NIET
    for wat, woorden in papier.afspraken:
        yield wat, ingekort(woorden, max(maat.antwoord, 90))
    yield "Wie u spreekt", _contact(papier)


def _contact(papier: TriagePapier) -> str:
    return f"{papier.medewerker}, wijkteam {papier.locatie}"


def _deel(kopje: str, blok: Blok) -> Blok:
    stijl = Alinea(kopje, grootte=12, regelafstand=16, letter=VET, kleur=ACCENT, soort="H2", lucht=3, wegwijzer=kopje)
    return Samen((stijl, blok))


def _klein(tekst: str, *, lucht: float, kleur: Any = INKT) -> Alinea:
    return Alinea(tekst, grootte=9.0, regelafstand=12, letter=GEWOON, lucht=lucht, kleur=kleur)
