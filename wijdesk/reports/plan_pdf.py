"""The plan of a family as a PDF they can read: their words first, then who does what by when. Knows no files.

In the language of the family it comes first, with the Dutch plan behind it: that one is signed.
Plain Dutch (B1), 11 points, tagged, with bookmarks. Below every page stands which version it is and the first signs of
its fingerprint, so that a paper and the program can be laid side by side.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO

from wijdesk.models.rows.papier import PlanPapier, Voogdij
from wijdesk.models.rows.plan import ActieRij, AkkoordRij, DoelRij, VeiligheidRij
from wijdesk.reports import papier_tekst, plan_tekst
from wijdesk.reports.brieftaal import NEDERLANDS, Woorden, woorden
from wijdesk.reports.labels import TAAL, LabelDoek
from wijdesk.reports.opmaak import ACCENT, ALLEEN, GEWOON, GRIJS, KANT, MIDDEL, Blok, laad_letters, verdeel
from wijdesk.reports.opmaak_brief import (
    BLADZIJDE,
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
from wijdesk.reports.vertaling import Vooraf, vertaald

NAAM_PAST = 44
"""Signs of a name that stand whole beside the line to sign on."""
KORT_GENOEG = 600
"""Signs of a goal and what is said about it that are kept on one page with the first of who does what."""


def maak(papier: PlanPapier, taal: str = NEDERLANDS) -> bytes:
    """The whole document: A4, tagged, with title, language, author and bookmarks; every typeface embedded."""
    versie = f"versie {papier.versie}" if papier.versie else _nog_geen_versie(papier)
    merk = papier_tekst.afdruk(papier.vingerafdruk)
    merk = f" · kenmerk {merk}" if papier.vingerafdruk else f" · {dag(papier.vandaag)}"
    return zet(
        [*_blokken(papier, woorden("plan")), *_handtekeningen(papier)],
        naam=f"Plan {papier.nummer}, {versie}",
        onderwerp="Wat u wilt bereiken, en wie wat doet",
        team=f"Wijkteam {papier.locatie}",
        voettekst=f"Plan {papier.nummer} · {versie}{merk}",
        vooraf=vertaald("plan", taal, lambda w, boven: [*boven, *_blokken(papier, w), _tekenen(w)]),
    )


def zet(
    blokken: list[Blok],
    *,
    naam: str,
    onderwerp: str,
    team: str,
    voettekst: str,
    vooraf: Vooraf | None = None,
    taal: str = TAAL,
    bladzijde: str = BLADZIJDE,
) -> bytes:
    """Blocks as a document with a foot on every page. `taal`: the tag of its language; `bladzijde`: how a page is
    numbered, with a place for which and one for of how many.
    """
    with ALLEEN:
        laad_letters()
        uit = BytesIO()
        doek = LabelDoek(uit, vooraf.taal if vooraf is not None else taal)
        doek.setTitle(naam)
        doek.setSubject(onderwerp)
        doek.setAuthor(team)
        doek.setCreator("wijdesk")
        doek.setViewerPreference("DisplayDocTitle", "true")
        delen = ((vooraf.taal, vooraf.blokken), (taal, blokken)) if vooraf is not None else ((taal, blokken),)
        bladen = [(van, blad) for van, deel in delen for blad in verdeel(deel, vol=True)]
        for nummer, (van, blad) in enumerate(bladen, start=1):
            doek.taal = van
            for y, blok in blad:
                blok.teken(doek, KANT, y)
            voet(doek, voettekst, nummer=nummer, van=len(bladen), bladzijde=bladzijde)
            doek.nieuw_blad()
        doek.bewaar()
        return uit.getvalue()


def _blokken(papier: PlanPapier, w: Woorden) -> list[Blok]:
    plan = papier.plan
    blokken: list[Blok] = [*_begin(papier, w)]
    for kopje, tekst in ((w("kop_speelt"), plan.situatie), (w("kop_goed"), plan.gaat_goed)):
        if tekst.strip():
            blokken.append(Samen((kop(kopje), Alinea(tekst.strip(), lucht=20))))
    blokken += _doelen(papier, w)
    op = papier.vastgesteld_op or papier.vandaag
    geldig = tuple(rij for rij in plan.veiligheid if not rij.tot or rij.tot >= op)
    if geldig:
        blokken += _veiligheid(geldig, w)
    for nummer, (wat, gezegd) in enumerate(plan.aantekeningen):
        delen = (tussenkop(wat), Alinea(gezegd, lucht=14))
        blokken.append(Samen(delen if nummer else (kop(w("kop_zegt")), *delen)))
    blokken.append(_evaluatie(papier, w))
    return blokken


def _begin(papier: PlanPapier, w: Woorden) -> Iterable[Blok]:
    familieplan = papier.plan.soort == "familiegroepsplan"
    yield Alinea(w("wijkteam", locatie=papier.locatie), grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=2)
    yield titel(plan_tekst.titel(papier, w))
    if papier.adres:
        yield Alinea(papier.adres, kleur=GRIJS, lucht=8)
    yield Alinea(plan_tekst.stand(papier, w), letter=GEWOON if papier.versie else MIDDEL, lucht=8)
    yield Alinea(w("uitleg_familie" if familieplan else "uitleg"), lucht=14)
    if papier.leden:
        namen = [plan_tekst.lid(rij, w) for rij in papier.leden]
        namen += [plan_tekst.wie_voogd_is(rij, w) for rij in papier.voogdij]
        yield Samen((tussenkop(w("kop_voor_wie")), Alinea("\n".join(namen), lucht=14)))
    yield _contact(papier, w)


def _nog_geen_versie(papier: PlanPapier) -> str:
    return f"na versie {papier.na_versie[0]}" if papier.na_versie[0] else "concept"


def _contact(papier: PlanPapier, w: Woorden) -> Kader:
    regels = [(w("contact_kop"), MIDDEL)]
    if papier.regisseur:
        regels.append((w("contact", naam=papier.regisseur, locatie=papier.locatie), GEWOON))
        regels.append((w("contact_let_op"), GEWOON))
        if papier.regie_voorlopig:
            regels.append((w("contact_voorlopig"), GEWOON))
    else:
        regels.append((w("contact_vraag", locatie=papier.locatie), GEWOON))
    if papier.tandem:
        regels.append((w("contact_tandem", naam=papier.tandem), GEWOON))
    regels.append((f"{w('contact_telefoon')} {'.' * 44}", GEWOON))
    return Kader(tuple(regels))


def _doelen(papier: PlanPapier, w: Woorden) -> Iterable[Blok]:
    doelen = sorted(papier.plan.doelen, key=lambda doel: doel.volgorde)
    if not doelen:
        yield Samen((kop(w("kop_doelen")), Alinea(w("geen_doelen"), lucht=20)))
        return
    scores = {doel_id: (op, score) for doel_id, op, score in papier.scores}
    for nummer, doel in enumerate(doelen, start=1):
        begin = _doelkop(w("doel", nummer=str(nummer)), doel)
        if nummer == 1:
            begin = (kop(w("kop_doelen")), *begin)
        laatste = doel.stand != "lopend" and not doel.acties
        over = Alinea(plan_tekst.over_doel(doel, scores.get(doel.id), w), lucht=24 if laatste else 10)
        lang = len(doel.woorden) + len(over.tekst) > KORT_GENOEG
        if lang:
            yield Samen(begin)
            yield over
        yield from _wie_doet_wat(doel, papier.regisseur, () if lang else (*begin, over), w)


def _wie_doet_wat(doel: DoelRij, regisseur: str, boven: tuple[Blok, ...], w: Woorden) -> Iterable[Blok]:
    """The table of a goal, on one page with what stands above it for at least its first rows."""
    if doel.acties:
        rijen = tuple(_actie(actie, regisseur, w) for actie in doel.acties)
        koppen = (w("wie"), w("wat"), w("wanneer"), w("klaar"))
        tabel = Rijen(koppen, (0.24, 0.385, 0.185, 0.19), rijen, lucht=24)
        yield Samen((*boven, tussenkop(w("kop_wie_doet_wat")), tabel))
    elif doel.stand == "lopend":
        yield Samen((*boven, Alinea(w("nog_afspreken"), kleur=GRIJS, lucht=24)))
    elif boven:
        yield Samen(boven)


def _doelkop(naam: str, doel: DoelRij) -> tuple[Blok, ...]:
    return (
        Alinea(
            naam, grootte=10, regelafstand=14, letter=MIDDEL, kleur=GRIJS, soort="H3", lucht=0,
            wegwijzer=f"{naam}: {doel.woorden[:60]}", niveau=1,
        ),
        Alinea(doel.woorden, grootte=13, regelafstand=18, letter=MIDDEL, lucht=4),
    )  # fmt: skip


def _actie(actie: ActieRij, regisseur: str, w: Woorden) -> tuple[str, ...]:
    klaar = HOKJE
    if actie.gedaan_op:
        klaar = f"{VINKJE} {dag_kort(actie.gedaan_op)}"
    elif actie.niet_meer_nodig:
        klaar = w("niet_meer_nodig")
    return plan_tekst.wie(actie, regisseur, w), actie.wat, dag_kort(actie.klaar_voor), klaar


def _veiligheid(rijen: tuple[VeiligheidRij, ...], w: Woorden) -> Iterable[Blok]:
    iedereen = papier_tekst.hoofdletter(w("iedereen"))
    tabel = Rijen(
        (w("afspraak"), w("wie_zorgt"), w("vanaf")),
        (0.55, 0.28, 0.17),
        tuple((rij.tekst, plan_tekst.naam(rij.wie, w) or iedereen, dag_kort(rij.van)) for rij in rijen),
        lucht=24,
    )
    yield Samen((kop(w("kop_veiligheid")), Alinea(w("veiligheid"), lucht=8), tabel))


def _evaluatie(papier: PlanPapier, w: Woorden) -> Blok:
    op = papier.volgende_evaluatie
    tekst = w("bekijken", dag=w.dag(op)) if op else w("bekijken_vraag")
    return Samen((kop(w("kop_bekijken")), Alinea(tekst, lucht=24)))


def _tekenen(w: Woorden) -> Blok:
    """Instead of lines to sign on: nobody signs twice."""
    return Samen((kop(w("kop_tekenen")), Alinea(w("tekenen"))))


def _handtekeningen(papier: PlanPapier) -> Iterable[Blok]:
    namens = {rij.instelling: _voogd(rij) for rij in papier.voogdij}
    ook_voor = dict(papier.ook_voor)
    getekend = [
        _handtekening(rij, namens.get(rij.naam, "") or _ook_voor(ook_voor.get(rij.persoon_id or b"", ())))
        for rij in papier.akkoorden
    ]
    al = {rij.naam for rij in papier.akkoorden}
    open_ = [
        Handtekening(papier_tekst.heet(rij.naam), zin=_ook_voor(rij.ook_voor))
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


def _voogd(rij: Voogdij) -> str:
    """For whom an institution signs; a long name has no room where people's names stand."""
    zin = f"voogd van {papier_tekst.opsomming(rij.over)}"
    return f"{rij.instelling}, {zin}" if len(rij.instelling) > NAAM_PAST else papier_tekst.hoofdletter(zin)


def _ook_voor(namen: tuple[str, ...]) -> str:
    return f"Ook voor {papier_tekst.opsomming(namen)}." if namen else ""


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
    return Handtekening(papier_tekst.heet(rij.naam), dag(rij.op), halen=halen(rij.handtekening), zin=zin)


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
