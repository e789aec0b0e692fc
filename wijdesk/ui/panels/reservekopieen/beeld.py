"""How a backup and a replaced file read on the page, and how it stands in a few sentences."""

from __future__ import annotations

from wijdesk.models.rows.behoud import HIER, TWEEDE, VERVANGEN, BehoudStand, BewaardRij
from wijdesk.models.values import dag_in_woorden, lokaal, moment_in_woorden
from wijdesk.ui.regels import Regel

GROEPEN = {
    HIER: "Op deze computer",
    TWEEDE: "Op de tweede plek",
    VERVANGEN: "Vervangen bestanden: gaan na 30 dagen vanzelf weg",
}


VERHUIZEN = (
    "1. Kies een map op een usb-stick. Daar komt een versleuteld pakket met alle gegevens.\n"
    "2. Daarna kunt u op deze computer alleen nog lezen.\n"
    "3. Start wijdesk op de nieuwe computer. Kies daar “Deze computer vervangt een andere”.\n"
    "Instellingen van deze computer, zoals de tweede plek, gaan niet mee."
)


def groep(rij: BewaardRij) -> str:
    """What stands above it."""
    return GROEPEN[rij.soort]


def beeld(rij: BewaardRij, nu: int) -> Regel:
    """One row."""
    titel = moment_in_woorden(rij.op, nu)
    if rij.soort == VERVANGEN:
        weg = dag_in_woorden(lokaal(rij.tot).date(), lokaal(nu).date())
        return Regel(titel=titel, rechts=grootte(rij.bytes), onder=rij.naam, verder=f"Gaat weg: {weg}")
    if rij.minder is None:
        verschil = "Niet te lezen"
    elif not rij.minder:
        verschil = "Alles van nu staat erin"
    else:
        verschil = f"{getal(rij.minder)} {'regel' if rij.minder == 1 else 'regels'} minder dan nu"
    kijk = f"Helemaal nagekeken: {moment_in_woorden(rij.nagekeken, nu)}" if rij.nagekeken else "Geopend bij het maken"
    return Regel(
        titel=titel,
        rechts=grootte(rij.bytes),
        onder=f"{verschil} · {kijk}",
        toestand="" if rij.minder is not None else "spoed",
        let_op="" if rij.minder is not None else "Deze kopie is beschadigd of van een ander wijkteam.",
    )


def stand_in_woorden(stand: BehoudStand, nu: int) -> tuple[str, str]:
    """How it stands, and what asks for attention."""
    laatste = "Er is nog geen reservekopie." if stand.laatste is None else (
        f"De nieuwste reservekopie is van {moment_in_woorden(stand.laatste, nu)}."
    )  # fmt: skip
    kijk = (
        f"De gegevens zijn nagekeken: {moment_in_woorden(stand.nagekeken, nu)}."
        if stand.nagekeken
        else "De gegevens zijn nog niet helemaal nagekeken."
    )
    goed = " Alles was in orde." if stand.nagekeken and not stand.bevindingen else ""
    let_op = [*stand.bevindingen]
    if stand.mislukt:
        let_op.append(f"De laatste reservekopie is niet gemaakt. {stand.mislukt}")
    return f"{laatste} {kijk}{goed}", "\n".join(let_op)


def tweede_in_woorden(stand: BehoudStand) -> str:
    """Where the second copies go, and where earlier ones still are."""
    zinnen = [
        f"Tweede plek: {stand.tweede_plek}."
        if stand.tweede_plek
        else "Er is geen tweede plek. Gaat deze computer stuk, dan zijn ook de kopieën weg.",
        stand.tweede_let_op,
    ]
    if stand.eerder:
        waar = ", ".join(stand.eerder)
        zinnen.append(f"Op een eerdere plek kunnen nog kopieën staan: {waar}. Die gaan niet vanzelf weg.")
    return " ".join(zin for zin in zinnen if zin)


def grootte(aantal: int) -> str:
    """A size as people read it."""
    if aantal < 1_000_000:
        return f"{max(1, round(aantal / 1000))} kB"
    return f"{aantal / 1_000_000:.1f} MB".replace(".", ",")


def getal(aantal: int) -> str:
    """A number with points between the thousands."""
    return f"{aantal:,}".replace(",", ".")
