"""The hand-over sheet as a PDF: for whom, to whom, why, and what consent allows. In plain Dutch; no iWmo message.

Without consent for this receiver it says so first of all, with what to do, and names nobody; what may not be told is
not in it (the row holds only what consent allows).
"""

from __future__ import annotations

from collections.abc import Iterable

from wijdesk.models.rows.papier import Contactpersoon, OverdrachtPapier, Toestemmingregel
from wijdesk.reports.opmaak import ACCENT, GEWOON, GRIJS, MIDDEL, Blok
from wijdesk.reports.opmaak_brief import Alinea, Kader, Rijen, Samen, kop, titel
from wijdesk.reports.papier_tekst import dag, heet, hoofdletter, opsomming
from wijdesk.reports.plan_pdf import zet

GEEN_TOESTEMMING = "Dit blad mag het wijkteam niet uit."
INTERN = "Dit blad is voor collega's van het wijkteam."
ZONDER_NAAM = "Dat mag deze ontvanger nog niet weten."


def maak(papier: OverdrachtPapier) -> bytes:
    """The whole document: A4, tagged, with title, language, author and bookmarks; every typeface embedded."""
    naam = f"Overdrachtsblad {papier.nummer}".strip()
    return zet(
        list(_blokken(papier)),
        naam=naam,
        onderwerp="Overdracht naar een andere organisatie",
        team=f"Wijkteam {papier.locatie}",
        voettekst=f"{naam} · {dag(papier.vandaag)} · vertrouwelijk",
    )


def _blokken(papier: OverdrachtPapier) -> Iterable[Blok]:
    yield Alinea(f"Wijkteam {papier.locatie}", grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=2)
    yield titel("Overdrachtsblad")
    yield Alinea(f"Gemaakt op {dag(papier.vandaag)}. Vertrouwelijk: alleen voor wie hieronder staat.", kleur=GRIJS)
    if not papier.toestemming:
        yield Kader(((GEEN_TOESTEMMING, MIDDEL), (INTERN if papier.intern else _uitleg(papier), GEWOON)))
    wie = heet(papier.wie) if papier.wie else ZONDER_NAAM
    voogden = (f"Voogd van {opsomming(rij.over)}: {rij.instelling}" for rij in papier.voogdij)
    yield _deel("Voor wie", wie, papier.adres, _met("Telefoon: ", papier.telefoon), *voogden)
    yield _deel("Naar wie", papier.naar or "Nog niet bekend", _met("Vraag naar: ", papier.bij))
    yield _deel("Waarvoor", hoofdletter(papier.wat), papier.waarom, *_besluit(papier))
    if papier.wens:
        yield _deel("Wat de inwoner wil, in eigen woorden", papier.wens)
    if papier.loopt:
        yield _deel("Hulp die nu loopt bij het wijkteam", *papier.loopt)
    if papier.aantekeningen:
        yield _deel("Wat de inwoner hierbij zegt", *papier.aantekeningen)
    yield _wijkteam(papier)
    if papier.toestemming:
        yield _toestemming(papier.toestemming)
    if papier.contactpersonen:
        yield _contactpersonen(papier.contactpersonen)


def _uitleg(papier: OverdrachtPapier) -> str:
    """What is missing, and how to get it."""
    return (
        f"Er is geen toestemming van iedereen over wie dit gaat om gegevens te delen met "
        f"{papier.naar or 'de ontvanger, want die is nog niet ingevuld'}. Daarom staan hier geen naam en geen andere "
        "gegevens van het gezin. Vraag toestemming en leg die vast bij Betrokkenen in Casusregie, bij deze "
        "ontvanger. Maak het blad daarna opnieuw."
    )


def _deel(kopje: str, *regels: str) -> Blok:
    return Samen((kop(kopje), Alinea("\n".join(filter(None, regels)), lucht=18)))


def _met(voor: str, tekst: str) -> str:
    return f"{voor}{tekst}" if tekst else ""


def _besluit(papier: OverdrachtPapier) -> Iterable[str]:
    van, tot = papier.periode
    if papier.besloten_op:
        yield f"Besluit van {dag(papier.besloten_op)}."
    if van or tot:
        yield hoofdletter(" ".join(filter(None, (_met("van ", dag(van)), _met("tot en met ", dag(tot)))))) + "."
    if papier.overbrugging:
        yield f"Hulp tijdens het wachten: {papier.overbrugging}"


def _toestemming(regels: tuple[Toestemmingregel, ...]) -> Blok:
    rijen = tuple((hoofdletter(rij.gegevens), heet(rij.wie), heet(rij.door), _tot(rij)) for rij in regels)
    uitleg = Alinea("Met deze toestemming mag het wijkteam gegevens delen met de ontvanger van dit blad.", lucht=6)
    tabel = Rijen(("Toestemming voor", "Over wie", "Gegeven door", "Op"), (0.22, 0.26, 0.28, 0.24), rijen, lucht=20)
    return Samen((kop("Toestemming"), uitleg, tabel))


def _tot(rij: Toestemmingregel) -> str:
    return "\n".join(filter(None, (dag(rij.op), _met("tot en met ", dag(rij.tot)))))


def _contactpersonen(rijen: tuple[Contactpersoon, ...]) -> Blok:
    cellen = tuple((rij.naam, rij.relatie, "\n".join(filter(None, (rij.telefoon, rij.email)))) for rij in rijen)
    tabel = Rijen(("Naam", "Wie is dat", "Bereikbaar op"), (0.32, 0.34, 0.34), cellen, lucht=20)
    return Samen((kop("Andere hulpverleners van dit gezin"), tabel))


def _wijkteam(papier: OverdrachtPapier) -> Blok:
    regels = [("Contact bij het wijkteam", MIDDEL)]
    naam = f"{papier.regisseur}, vaste contactpersoon van het gezin (regisseur)" if papier.regisseur else ""
    regels.append((naam or f"Vraag naar de contactpersoon bij wijkteam {papier.locatie}.", GEWOON))
    if naam and papier.regie_voorlopig:
        regels.append(("Deze contactpersoon is voorlopig: er wordt nog nagegaan of een ander wijkteam helpt.", GEWOON))
    if papier.tandem:
        regels.append((f"Bij afwezigheid: {papier.tandem}", GEWOON))
    if papier.toestemming:
        regels.append(("Laat het wijkteam weten wanneer het eerste gesprek was en hoe het gaat.", GEWOON))
    return Kader(tuple(regels))
