"""How lists, dossiers and dry runs look. Knows no widget."""

from __future__ import annotations

from wijdesk.models.rows.bewaren import (
    AKKOORD,
    BEWAREN,
    BEZIG,
    INGETROKKEN,
    OPEN,
    UITGEVOERD,
    WEG,
    LijstDetail,
    LijstRij,
    ProefRij,
    RegelRij,
)
from wijdesk.models.values import datum_in_woorden, moment_in_woorden
from wijdesk.ui.regels import Regel

STANDEN = {
    OPEN: "Wacht op besluit en akkoord",
    AKKOORD: "Akkoord: kan worden uitgevoerd",
    BEZIG: "Nog niet helemaal uitgevoerd",
    UITGEVOERD: "Uitgevoerd",
    INGETROKKEN: "Ingetrokken",
}
TEKENS = {OPEN: "?", AKKOORD: "2", BEZIG: "!", UITGEVOERD: "✓", INGETROKKEN: "×"}
SOORTEN = {"huishouden": "Huishouden", "persoon": "Inwoner"}
MAAND = "Maand"
"""What is nobody's goes by the month."""
VERNIETIGD = "Vernietigd dossier"


def aantal(getal: int, een: str, meer: str) -> str:
    """A number with its word."""
    return f"{getal} {een if getal == 1 else meer}"


def lijst(rij: LijstRij, nu: int) -> Regel:
    """One list in the overview."""
    gedaan = f" · {rij.gedaan} vernietigd" if rij.gedaan else ""
    return Regel(
        titel=f"{rij.nummer} · {aantal(rij.dossiers, 'dossier', 'dossiers')}",
        rechts=STANDEN[rij.stand],
        onder=f"Opgesteld door {rij.opgesteld_door}, {moment_in_woorden(rij.opgesteld_op, nu)}{gedaan}",
        let_op="Bewaarplicht op iets dat vernietigd is" if rij.te_laat else "",
        teken="!" if rij.te_laat else TEKENS[rij.stand],
        toestand="let-op" if rij.stand == BEZIG or rij.te_laat else "goed" if rij.stand == UITGEVOERD else "",
    )


def groep(rij: LijstRij) -> str:
    """Above the lists that go on, and those that are done."""
    return "Afgerond" if rij.stand in (UITGEVOERD, INGETROKKEN) else "Lopend"


def voluit(rij: ProefRij | RegelRij | None) -> str:
    """Why a dossier may go, with the law, and of one that is not gone yet what it holds."""
    if rij is None:
        return ""
    van, tot = datum_in_woorden(rij.begin), datum_in_woorden(rij.einde)
    zinnen = [f"{rij.regel}: {rij.wet}. De termijn telt vanaf {van}; bewaren tot en met {tot}."]
    if isinstance(rij, ProefRij):
        zinnen.append(f"Bevat: {', '.join(f'{getal} × {naam.lower()}' for naam, getal in rij.omvang)}.")
    elif rij.let_op:
        zinnen = [f"{rij.regel} ({rij.wet}).", rij.let_op]
    return " ".join(zinnen)


def proef(rij: ProefRij) -> Regel:
    """One dossier of a dry run; what it holds stands below the list."""
    let_op = ""
    if rij.blokkade:
        let_op = "Er staat een blokkade op"
    elif rij.loopt:
        let_op = f"Er is nog {rij.loopt[0]}"
    elif rij.op_lijst:
        let_op = f"Staat al op lijst {rij.op_lijst}"
    return Regel(
        titel=rij.naam,
        rechts=SOORTEN.get(rij.soort, MAAND),
        onder=f"Bewaren tot en met {datum_in_woorden(rij.einde)} · {rij.regel}",
        let_op=let_op,
    )


def proefgroep(rij: ProefRij) -> str:
    """What can be proposed, and what stays."""
    return "Kan op de lijst" if rij.kan else "Termijn voorbij, maar blijft"


def regel(rij: RegelRij, nu: int) -> Regel:
    """One dossier of a list."""
    if rij.vernietigd_op is not None:
        wanneer = f"{moment_in_woorden(rij.vernietigd_op, nu)}, {aantal(rij.rijen, 'rij', 'rijen')} · {rij.regel}"
        titel = f"Vernietigd: {rij.naam}" if rij.naam else VERNIETIGD
        return Regel(
            titel=titel,
            rechts=SOORTEN.get(rij.soort, MAAND),
            onder=wanneer,
            let_op=rij.let_op,
            teken="!" if rij.let_op else "✓",
            toestand="let-op" if rij.let_op else "goed",
        )
    keuze = {"": "Nog kiezen", WEG: "Weg", BEWAREN: f"Bewaren: {rij.reden}"}[rij.besluit]
    return Regel(
        titel=rij.naam or "Dossier dat er niet meer is",
        rechts=SOORTEN.get(rij.soort) or f"{MAAND}, {aantal(rij.aantal, 'stuk', 'stuks')}",
        onder=f"Bewaren tot en met {datum_in_woorden(rij.einde)} · {rij.regel}",
        pil=keuze,
        let_op=f"Valt af. {rij.valt_af}" if rij.valt_af else rij.let_op,
        teken={"": "?", WEG: "×", BEWAREN: "="}[rij.besluit],
        toestand="let-op" if not rij.besluit else "",
    )


def stand(detail: LijstDetail, nu: int) -> str:
    """Who did what with a list, in sentences."""
    rij = detail.rij
    zinnen = [f"Opgesteld door {rij.opgesteld_door}, {moment_in_woorden(rij.opgesteld_op, nu)}"]
    zinnen[0] += f", per {datum_in_woorden(rij.peildatum)}."
    if detail.akkoord_op is not None:
        zinnen.append(f"Akkoord van {detail.akkoord_door}, {moment_in_woorden(detail.akkoord_op, nu)}.")
    if detail.uitgevoerd_op is not None:
        zinnen.append(f"Uitgevoerd door {detail.uitgevoerd_door}, {moment_in_woorden(detail.uitgevoerd_op, nu)}.")
    if rij.stand == INGETROKKEN:
        zinnen.append(f"Ingetrokken: {detail.toelichting}")
    return " ".join(zinnen)


def wat_nu(detail: LijstDetail) -> str:
    """What has to be done next, and by whom."""
    rij = detail.rij
    if detail.twijfel:
        return f"Let op. {detail.twijfel}"
    if rij.stand == OPEN:
        kiezen = sum(not regel.besluit for regel in detail.regels)
        if kiezen:
            return f"Kies nog van {aantal(kiezen, 'dossier', 'dossiers')}: weg of bewaren."
        if not any(regel.besluit == WEG for regel in detail.regels):
            return "Alles blijft bewaard. Trek de lijst in."
        if detail.mag_akkoord:
            return "Klopt de lijst? Geef dan akkoord. Daarna ligt zij vast."
        anders = "Een andere collega met dit recht moet akkoord geven, hier of op een andere balie."
        return anders if detail.mag_besluiten else detail.akkoord_niet or anders
    if rij.stand in (AKKOORD, BEZIG):
        over = rij.weg - rij.gedaan
        wie = "" if detail.mag_uitvoeren else " Dat doet wie de lijst opstelde, of wie akkoord gaf."
        return f"{aantal(over, 'dossier', 'dossiers')} te vernietigen. Dit kan niet ongedaan gemaakt worden.{wie}"
    return ""
