"""How a klacht and what was done with it look in words. No widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wijdesk.models import klachtregels as regels
from wijdesk.models.klachtdubbel import wijst_naar
from wijdesk.models.rows.klacht import KlachtDetail, KlachtLes, KlachtMelding, KlachtRij, KlachtStapRij
from wijdesk.models.termijnen import dagen_in_woorden
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.ui.leesrichting import ZoalsGetypt
from wijdesk.ui.regels import Regel
from wijdesk.ui.taal import zin

Rij = KlachtRij | KlachtMelding
NIEUW, OPEN, KLAAR, DUBBEL = "Nog te registreren", "Open", "Afgerond", "Dubbel geregistreerd"
WACHT = {
    "ontvangstbrief": "Bevestig de ontvangst",
    "horen": "Nog horen",
    "uitkomst": "Wacht op de uitkomst",
    "brief": "Schrijf de uitkomst",
    "terugkoppeling": "Koppel terug wat er kwam",
}


def sleutel(rij: Rij) -> Id:
    """What a list knows a row by."""
    return rij.id


def groep(rij: Rij) -> str:
    """Under which head a row stands."""
    if isinstance(rij, KlachtMelding):
        return NIEUW
    if rij.dubbel:
        return DUBBEL
    return OPEN if rij.open else KLAAR


def beeld(rij: Rij) -> Regel:
    """A klacht as a row: whose, about whom, by when, and what it waits for."""
    if isinstance(rij, KlachtMelding):
        return Regel(
            titel=rij.persoon or "Anoniem",
            rechts=datum_in_woorden(rij.dag),
            onder=" ".join(rij.tekst.split())[:160] or "Geen tekst",
            verder=f"aan de balie doorgegeven · {rij.locatie}",
            pil="Registreer",
            teken="·",
            toestand="let-op",
        )
    spoed = rij.toestand in ("te laat", "spoed")
    wie = rij.behandelaar or ("nog niemand behandelt dit" if rij.open else "")
    delen = (f"ontvangen {datum_in_woorden(rij.ontvangen)}", wie, "met u gedeeld" if rij.mij else "", rij.locatie)
    return Regel(
        titel=f"{rij.klager}: over {rij.over or rij.locatie}",
        rechts=rij.nummer,
        onder=f"Antwoord {rij.in_woorden}" if rij.open else _hoofdletter(rij.in_woorden),
        verder=" · ".join(filter(None, delen)),
        pil=WACHT.get(rij.wacht_op, ""),
        teken="!" if spoed else "" if rij.open or rij.dubbel else "✓",
        toestand="spoed" if spoed else rij.toestand,
    )


def telling(rijen: Sequence[KlachtRij], te_registreren: int) -> str:
    """How many there are, of which state."""
    open_ = sum(rij.open for rij in rijen)
    laat = sum(rij.toestand == "te laat" for rij in rijen)
    dubbel = sum(rij.dubbel for rij in rijen)
    delen = (
        f"{te_registreren} nog te registreren" if te_registreren else "",
        f"{open_} open",
        f"{len(rijen) - open_ - dubbel} afgerond",
        f"{laat} te laat" if laat else "",
        f"{dubbel} dubbel" if dubbel else "",
    )
    return " · ".join(filter(None, delen))


def velden(d: KlachtDetail) -> Iterator[tuple[str, str]]:
    """(label, text) of everything known about a klacht."""
    yield "De klacht", ZoalsGetypt(d.woorden)
    wie = regels.HOEDANIGHEDEN.get(d.hoedanigheid, d.hoedanigheid)
    yield "Wie klaagt", d.rij.klager if not d.gemachtigde else f"{d.rij.klager}. {wie}: {d.gemachtigde}"
    yield "Bereikbaar", d.bereikbaar
    yield "Brieven naar", ", ".join(regel.strip() for regel in d.adres.splitlines() if regel.strip())
    yield "Ontvangen", f"{datum_in_woorden(d.rij.ontvangen)}, {d.kanaal}"
    yield "Locatie", d.rij.locatie
    yield "Ook geregistreerd als", ", ".join(d.dubbelen)
    if d.rij.dubbel:
        yield "Dubbel van", d.rij.dubbel_nummer or "een andere klacht"
    elif d.rij.open:
        yield "Antwoord uiterlijk", f"{datum_in_woorden(d.rij.uiterlijk)}: {d.rij.in_woorden}"
        yield "Termijn", d.grondslag
        if d.behandelt:
            yield "Verdagen kan", _verdagen(d)
    else:
        yield "Uitkomst", _hoofdletter(f"{d.rij.uitkomst} op {datum_in_woorden(d.rij.afgerond)}")
        yield "Waarover", _hoofdletter(d.rij.reden)
        yield "Geen oordeel", regels.OVERIG.get(d.overig, "")
        yield "Motivering", ZoalsGetypt(d.motivering)
        yield "Wat wij leren", ZoalsGetypt(d.les)
    yield "Klachtencommissie", "Adviseert (tien weken)" if d.commissie else ""
    yield "Behandelaar", d.rij.behandelaar or "Nog niemand"


def _verdagen(d: KlachtDetail) -> str:
    """Whether it can be put off: what was not told before the term was over, is too late."""
    if d.rij.toestand == "te laat":
        return "niet meer: de termijn is voorbij"
    return f"nog {dagen_in_woorden(d.ruimte)}" if d.ruimte else "niet meer zonder instemming van de klager"


def les(rij: KlachtLes) -> Regel:
    """What was learned: when and from what, and whether who complained heard what came of it."""
    terug = f"teruggekoppeld op {datum_in_woorden(rij.teruggekoppeld)}" if rij.teruggekoppeld else ""
    return Regel(
        titel=" ".join(rij.les.split()),
        rechts=datum_in_woorden(rij.afgerond),
        onder=_hoofdletter(" · ".join(filter(None, (rij.reden, rij.uitkomst, rij.locatie)))),
        verder=" · ".join(filter(None, (rij.nummer, terug))),
        pil="" if terug else "Nog terugkoppelen",
        teken="✓" if terug else "",
    )


def stap(rij: KlachtStapRij) -> ZoalsGetypt:
    """What was done, in one text; what was typed stays so in another language."""
    wat = regels.STAPPEN.get(rij.soort, rij.soort)
    if rij.dagen:
        wat = f"{wat}: {dagen_in_woorden(rij.dagen)}"
    keuze = {**regels.AFGEZIEN, **regels.OMBUDSMANNEN}.get(rij.keuze, rij.keuze)
    if wijst_naar(rij.soort, rij.keuze) is not None:
        wat, keuze = "Dubbel", ""
    elif not rij.telt:
        keuze = f"Dit ging over de uitkomst van eerder: {rij.keuze}"
    wie = f"({rij.medewerker})" if rij.medewerker else ""
    delen = (zin(f"{datum_in_woorden(rij.dag)} · {wat}"), zin(keuze), rij.tekst, wie)
    return ZoalsGetypt("\n".join(filter(None, delen)))


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
