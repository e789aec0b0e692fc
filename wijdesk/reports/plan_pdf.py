"""The plan of a family as a PDF they can read: their words first, then who does what by when. Knows no files.

Plain Dutch (B1), 11 points, tagged, with bookmarks. Below every page stands which version it is and the first signs of
its fingerprint, so that a paper and the program can be laid side by side.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO

from wijdesk.models.rows.papier import PlanPapier, Voogdij
from wijdesk.models.rows.plan import ActieRij, AkkoordRij, DoelRij, VeiligheidRij
from wijdesk.reports import papier_tekst as woorden
from wijdesk.reports.labels import TAAL, LabelDoek
from wijdesk.reports.opmaak import ACCENT, ALLEEN, GEWOON, GRIJS, KANT, MIDDEL, Blok, laad_letters, verdeel
from wijdesk.reports.opmaak_brief import (
    HOKJE,
    VINKJE,
    Alinea,
    Handtekening,
    Kader,
    Rijen,
    Samen,
    kop,
    titel,
    tussenkop,
    voet,
)
from wijdesk.reports.papier_tekst import dag, dag_kort
from wijdesk.reports.vertaling import Vooraf

CONCEPT = "Dit is een concept: het plan is nog niet vastgesteld."
UITLEG = (
    "Dit is het plan van u en uw gezin. Hierin staat wat u wilt bereiken en wie daarvoor wat doet. "
    "U hebt dit plan samen met het wijkteam gemaakt. Klopt er iets niet? Of wilt u iets veranderen? "
    "Zeg het tegen uw vaste contactpersoon."
)
UITLEG_FAMILIE = (
    "Dit is het plan van u en uw familie. U hebt het samen met familie en bekenden gemaakt. "
    "Hierin staat wat u wilt bereiken en wie daarvoor wat doet. Wilt u iets veranderen? "
    "Zeg het tegen uw vaste contactpersoon."
)
VOORLOPIG = (
    "Deze contactpersoon is voorlopig. Het wijkteam gaat nog na of u al een vaste contactpersoon hebt bij een ander "
    "wijkteam."
)

GEZINSWOORDEN = ("gezin", "familie", "huishouden")
NAAM_PAST = 44
"""Signs of a name that stand whole beside the line to sign on."""
KORT_GENOEG = 600
"""Signs of a goal and what is said about it that are kept on one page with the first of who does what."""


def maak(papier: PlanPapier) -> bytes:
    """The whole document: A4, tagged, with title, language, author and bookmarks; every typeface embedded."""
    versie = f"versie {papier.versie}" if papier.versie else _nog_geen_versie(papier)
    merk = f" · kenmerk {woorden.afdruk(papier.vingerafdruk)}" if papier.vingerafdruk else f" · {dag(papier.vandaag)}"
    return zet(
        _blokken(papier),
        naam=f"Plan {papier.nummer}, {versie}",
        onderwerp="Wat u wilt bereiken, en wie wat doet",
        team=f"Wijkteam {papier.locatie}",
        voettekst=f"Plan {papier.nummer} · {versie}{merk}",
    )


def zet(
    blokken: list[Blok], *, naam: str, onderwerp: str, team: str, voettekst: str, vooraf: Vooraf | None = None
) -> bytes:
    """Blocks as a document with a foot on every page."""
    with ALLEEN:
        laad_letters()
        uit = BytesIO()
        doek = LabelDoek(uit, vooraf.taal if vooraf is not None else TAAL)
        doek.setTitle(naam)
        doek.setSubject(onderwerp)
        doek.setAuthor(team)
        doek.setCreator("wijdesk")
        doek.setViewerPreference("DisplayDocTitle", "true")
        delen = ((vooraf.taal, vooraf.blokken), (TAAL, blokken)) if vooraf is not None else ((TAAL, blokken),)
        bladen = [(taal, blad) for taal, deel in delen for blad in verdeel(deel, vol=True)]
        for nummer, (taal, blad) in enumerate(bladen, start=1):
            doek.taal = taal
            for y, blok in blad:
                blok.teken(doek, KANT, y)
            voet(doek, voettekst, nummer=nummer, van=len(bladen))
            doek.nieuw_blad()
        doek.bewaar()
        return uit.getvalue()


def _blokken(papier: PlanPapier) -> list[Blok]:
    plan = papier.plan
    blokken: list[Blok] = [*_begin(papier)]
    for kopje, tekst in (("Wat er speelt", plan.situatie), ("Wat goed gaat", plan.gaat_goed)):
        if tekst.strip():
            blokken.append(Samen((kop(kopje), Alinea(tekst.strip(), lucht=20))))
    blokken += _doelen(papier)
    op = papier.vastgesteld_op or papier.vandaag
    geldig = tuple(rij for rij in plan.veiligheid if not rij.tot or rij.tot >= op)
    if geldig:
        blokken += _veiligheid(geldig)
    for nummer, (wat, gezegd) in enumerate(plan.aantekeningen):
        delen = (tussenkop(wat), Alinea(gezegd, lucht=14))
        blokken.append(Samen(delen if nummer else (kop("Wat u erbij zegt"), *delen)))
    blokken.append(_evaluatie(papier))
    blokken += _handtekeningen(papier)
    return blokken


def _begin(papier: PlanPapier) -> Iterable[Blok]:
    familieplan = papier.plan.soort == "familiegroepsplan"
    yield Alinea(f"Wijkteam {papier.locatie}", grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=2)
    yield titel(f"Plan van {_familie(papier)}" if papier.familie else "Het plan van uw gezin")
    if papier.adres:
        yield Alinea(papier.adres, kleur=GRIJS, lucht=8)
    yield Alinea(_stand(papier), letter=GEWOON if papier.versie else MIDDEL, lucht=8)
    yield Alinea(UITLEG_FAMILIE if familieplan else UITLEG, lucht=14)
    if papier.leden:
        namen = "\n".join(
            [*(woorden.lid(rij) for rij in papier.leden), *(_wie_voogd_is(rij) for rij in papier.voogdij)]
        )
        yield Samen((tussenkop("Voor wie is dit plan?"), Alinea(namen, lucht=14)))
    yield _contact(papier)


def _stand(papier: PlanPapier) -> str:
    """Which plan this is: a fixed version, one that changed since, or one that was never fixed."""
    nummer, op = papier.na_versie
    if papier.versie:
        return f"Versie {papier.versie}, vastgesteld op {dag(papier.vastgesteld_op)}."
    if nummer:
        return (
            f"Dit is het plan op {dag(papier.vandaag)}. Sinds versie {nummer} van {dag(op)} is er iets veranderd. "
            "Die verandering is nog niet samen vastgesteld."
        )
    return f"{CONCEPT} Afgedrukt op {dag(papier.vandaag)}."


def _nog_geen_versie(papier: PlanPapier) -> str:
    return f"na versie {papier.na_versie[0]}" if papier.na_versie[0] else "concept"


def _familie(papier: PlanPapier) -> str:
    """As in a sentence: "gezin Bakker", "Jan de Vries" for who is alone."""
    eerste, _, rest = papier.familie.partition(" ")
    if eerste.lower() in GEZINSWOORDEN:
        return f"{eerste.lower()} {rest}".strip()
    return f"gezin {papier.familie}" if len(papier.leden) > 1 else papier.familie


def _contact(papier: PlanPapier) -> Kader:
    regels = [("Uw vaste contactpersoon (regisseur)", MIDDEL)]
    if papier.regisseur:
        regels.append((f"{papier.regisseur}, wijkteam {papier.locatie}", GEWOON))
        regels.append(("Uw contactpersoon let op het hele plan. Daar kunt u altijd terecht.", GEWOON))
        if papier.regie_voorlopig:
            regels.append((VOORLOPIG, GEWOON))
    else:
        regels.append((f"Vraag naar uw contactpersoon bij wijkteam {papier.locatie}.", GEWOON))
    if papier.tandem:
        regels.append((f"Is uw contactpersoon er niet? Dan helpt {papier.tandem} u.", GEWOON))
    regels.append(("Telefoon van het wijkteam: " + "." * 44, GEWOON))
    return Kader(tuple(regels))


def _doelen(papier: PlanPapier) -> Iterable[Blok]:
    doelen = sorted(papier.plan.doelen, key=lambda doel: doel.volgorde)
    if not doelen:
        yield Samen((kop("Wat u wilt bereiken"), Alinea("Er staan nog geen doelen in dit plan.", lucht=20)))
        return
    scores = {doel_id: (op, score) for doel_id, op, score in papier.scores}
    for nummer, doel in enumerate(doelen, start=1):
        begin = _doelkop(nummer, doel)
        if nummer == 1:
            begin = (kop("Wat u wilt bereiken"), *begin)
        laatste = doel.stand != "lopend" and not doel.acties
        over = Alinea(_over_doel(doel, scores.get(doel.id)), lucht=24 if laatste else 10)
        lang = len(doel.woorden) + len(over.tekst) > KORT_GENOEG
        if lang:
            yield Samen(begin)
            yield over
        yield from _wie_doet_wat(doel, papier.regisseur, () if lang else (*begin, over))


def _wie_doet_wat(doel: DoelRij, regisseur: str, boven: tuple[Blok, ...]) -> Iterable[Blok]:
    """The table of a goal, on one page with what stands above it for at least its first rows."""
    if doel.acties:
        rijen = tuple(_actie(actie, regisseur) for actie in doel.acties)
        koppen = ("Wie", "Wat", "Voor wanneer", "Klaar")
        tabel = Rijen(koppen, (0.24, 0.385, 0.185, 0.19), rijen, lucht=24)
        yield Samen((*boven, tussenkop("Wie doet wat, en wanneer"), tabel))
    elif doel.stand == "lopend":
        yield Samen((*boven, Alinea("We spreken nog af wie hiervoor wat doet.", kleur=GRIJS, lucht=24)))
    elif boven:
        yield Samen(boven)


def _doelkop(nummer: int, doel: DoelRij) -> tuple[Blok, ...]:
    naam = f"Doel {nummer}"
    return (
        Alinea(
            naam, grootte=10, regelafstand=14, letter=MIDDEL, kleur=GRIJS, soort="H3", lucht=0,
            wegwijzer=f"{naam}: {doel.woorden[:60]}", niveau=1,
        ),
        Alinea(doel.woorden, grootte=13, regelafstand=18, letter=MIDDEL, lucht=4),
    )  # fmt: skip


def _over_doel(doel: DoelRij, score: tuple[str, int] | None) -> str:
    zinnen = [f"Dit gaat over: {woorden.gaat_over(doel.leefgebied)}. Dit doel is voor: {woorden.voor_wie(doel)}."]
    if doel.wanneer_bereikt:
        zinnen.append(f"Zo merken we dat het gelukt is: {doel.wanneer_bereikt}")
    if doel.stand == "lopend" and doel.streef:
        zinnen.append(f"We willen dit bereiken voor {dag(doel.streef)}.")
    if doel.stand == "lopend" and score is not None:
        zinnen.append(f"Zo ver bent u volgens uzelf: {score[1]} van de 10 (op {dag(score[0])}).")
    zinnen.append(woorden.einde(doel))
    return "\n".join(filter(None, zinnen))


def _actie(actie: ActieRij, regisseur: str) -> tuple[str, ...]:
    klaar = HOKJE
    if actie.gedaan_op:
        klaar = f"{VINKJE} {dag_kort(actie.gedaan_op)}"
    elif actie.niet_meer_nodig:
        klaar = "niet meer nodig"
    return woorden.wie(actie, regisseur), actie.wat, dag_kort(actie.klaar_voor), klaar


def _veiligheid(rijen: tuple[VeiligheidRij, ...]) -> Iterable[Blok]:
    uitleg = Alinea("Deze afspraken zijn er zodat iedereen in het gezin veilig is. Iedereen houdt zich eraan.", lucht=8)
    tabel = Rijen(
        ("Afspraak", "Wie zorgt daarvoor", "Vanaf"),
        (0.55, 0.28, 0.17),
        tuple((rij.tekst, rij.wie or "Iedereen", dag_kort(rij.van)) for rij in rijen),
        lucht=24,
    )
    yield Samen((kop("Afspraken over veiligheid"), uitleg, tabel))


def _evaluatie(papier: PlanPapier) -> Blok:
    if papier.volgende_evaluatie:
        tekst = f"Op {dag(papier.volgende_evaluatie)} bekijken we samen hoe het gaat en of het plan nog klopt."
    else:
        tekst = "We hebben nog geen dag afgesproken om samen te bekijken hoe het gaat. Vraag ernaar."
    return Samen((kop("Wanneer we het plan samen bekijken"), Alinea(tekst, lucht=24)))


def _handtekeningen(papier: PlanPapier) -> Iterable[Blok]:
    namens = {rij.instelling: _voogd(rij) for rij in papier.voogdij}
    ook_voor = dict(papier.ook_voor)
    getekend = [
        _handtekening(rij, namens.get(rij.naam, "") or _ook_voor(ook_voor.get(rij.persoon_id or b"", ())))
        for rij in papier.akkoorden
    ]
    al = {rij.naam for rij in papier.akkoorden}
    open_ = [
        Handtekening(woorden.heet(rij.naam), zin=_ook_voor(rij.ook_voor))
        for rij in papier.leden
        if rij.tekent and rij.naam not in al
    ]
    open_ += [Handtekening(rij.instelling, zin=_voogd(rij)) for rij in papier.voogdij if rij.instelling not in al]
    wijkteam = [Handtekening(f"{papier.regisseur}, namens het wijkteam")] if papier.regisseur else []
    uitleg = Alinea(
        "Wie hieronder tekent, is het eens met dit plan. U mag altijd van gedachten veranderen. "
        "Bent u het niet met alles eens? Schrijf dat erbij.",
        lucht=12,
    )
    alle = [*getekend, *open_, *wijkteam] or [Handtekening("")]
    eerste, midden, laatste = alle[:1], alle[1:-2], alle[1:][-2:]
    yield Samen((kop("Handtekeningen"), uitleg, *eerste))
    yield from midden
    if laatste:
        yield Samen(tuple(laatste))  # nobody signs alone on the last page


def _wie_voogd_is(rij: Voogdij) -> str:
    return f"Voogd van {woorden.opsomming(rij.over)}: {rij.instelling}"


def _voogd(rij: Voogdij) -> str:
    """For whom an institution signs; a long name has no room where people's names stand."""
    zin = f"voogd van {woorden.opsomming(rij.over)}"
    return f"{rij.instelling}, {zin}" if len(rij.instelling) > NAAM_PAST else woorden.hoofdletter(zin)


def _ook_voor(namen: tuple[str, ...]) -> str:
    return f"Ook voor {woorden.opsomming(namen)}." if namen else ""


def _handtekening(rij: AkkoordRij, namens: str) -> Handtekening:
    """What somebody answered; `namens` says for whom (else) it was, the remark of an institution who did it there."""
    zin = ""
    if rij.wijze == "niet akkoord":
        zin = " ".join(filter(None, ("Is het niet eens met dit plan.", rij.opmerking)))
    elif rij.wijze == "op papier":
        zin = "Heeft op papier getekend."
    elif not rij.handtekening:
        zin = "Heeft op het scherm getekend."
    if namens:
        door = rij.opmerking if rij.wijze != "niet akkoord" and rij.persoon_id is None else ""
        zin = " ".join(filter(None, (f"{namens.rstrip('.')}.", zin, door)))
    return Handtekening(woorden.heet(rij.naam), dag(rij.op), halen=halen(rij.handtekening), zin=zin)


def halen(tekst: str) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The strokes of a stored signature; what is no stroke, or lies outside its field of 1000 × 400, is left out."""
    try:
        gelezen = json.loads(tekst) if tekst else []
        return tuple(
            tuple((min(1000.0, max(0.0, float(x))), min(400.0, max(0.0, float(y)))) for x, y in haal)
            for haal in gelezen
            if haal
        )
    except (ValueError, TypeError):
        return ()
