"""Letters about a klacht, in plain Dutch: it came in, it takes longer, how it ended, a copy to whom it is about.

On one page where it fits. What was written is never shortened: the klager must get all reasons (Awb art. 9:12), and
whom it is about all of the klacht (9:9). Whoever complains may get it in their own language, with the Dutch one behind.

What they must say: that it was received (Awb art. 9:6), how one is heard (9:10), by when there is an answer and why it
takes longer (9:11), what was found and concluded, and to which Ombudsman one can go (9:12).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijdesk.models.klachtregels import in_zin
from wijdesk.models.rows.klacht import KlachtBrief
from wijdesk.reports import klacht_tekst
from wijdesk.reports.brieftaal import NEDERLANDS, Woorden, woorden
from wijdesk.reports.een_blad import die_past
from wijdesk.reports.klacht_tekst import Deel
from wijdesk.reports.opmaak import ACCENT, GEWOON, GRIJS, MIDDEL, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Kader, Samen
from wijdesk.reports.papier_tekst import dag
from wijdesk.reports.plan_pdf import zet
from wijdesk.reports.vertaling import vertaald

MATEN = (10.5, 10.0, 9.5, 10.5)
"""Points, from roomy to tight; what does not fit on a page goes on on the next one, and is roomy again."""
KADER, KADER_REGELS = 1200, 12
"""Signs and lines of a klacht that stand on a surface of their own; a longer one can go over to the next page."""
OVER_U = {
    "afschrift": "Er is een klacht die over u gaat",
    "verdaging": "Wij hebben meer tijd nodig voor de klacht die over u gaat",
    "uitkomst": "Ons antwoord op de klacht die over u gaat",
}
"""Kind of letter → its title for whom it is about. Those letters are Dutch: who gets them works here."""
UITKOMST_OVER_U = {
    "opgelost door bemiddeling": "De klacht is opgelost door samen te praten.",
    "gegrond": "De klacht is gegrond: {0} heeft gelijk gekregen.",
    "deels gegrond": "De klacht is voor een deel gegrond: {0} heeft voor een deel gelijk gekregen.",
    "ongegrond": "De klacht is niet gegrond: wij vinden dat het goed is gedaan.",
    "ingetrokken": "De klacht is ingetrokken. Wij gaan er niet verder mee.",
    "tevreden": "De klacht is opgelost: {0} is tevreden met wat er is gedaan. Wij geven geen oordeel.",
    "niet van toepassing": "Wij behandelen de klacht niet. Hieronder leest u waarom.",
    "geen klacht": "Wij zien dit niet als een klacht. Hieronder leest u waarom.",
}
"""Outcome, or which one of "overig" → how whom it is about reads it; {0} is who complained."""


def maak(brief: KlachtBrief, taal: str = NEDERLANDS) -> bytes:
    """The whole letter: A4, tagged; every typeface embedded."""
    naam = f"Klacht {brief.nummer}, {brief.soort}"
    w = woorden("klacht")
    anders = NEDERLANDS if _over_u(brief) else taal
    return zet(
        die_past(lambda letter: list(_blokken(brief, w, letter)), MATEN),
        naam=naam,
        onderwerp=_titel(brief, w),
        team=_team(brief, w),
        voettekst=f"{naam} · {dag(brief.vandaag)}",
        vooraf=vertaald(
            "klacht", anders, lambda w, boven: die_past(lambda letter: [*boven, *_blokken(brief, w, letter)], MATEN)
        ),
    )


def _titel(brief: KlachtBrief, w: Woorden) -> str:
    return OVER_U[brief.soort] if _over_u(brief) else w(f"titel_{brief.soort}")


def _over_u(brief: KlachtBrief) -> bool:
    """Whether it is one of the letters to somebody it is about."""
    return brief.soort in OVER_U and (brief.aan_betrokkene or brief.soort not in klacht_tekst.DELEN)


def _team(brief: KlachtBrief, w: Woorden) -> str:
    return w("wijkteam", locatie=brief.locatie).strip()


def _blokken(brief: KlachtBrief, w: Woorden, letter: float) -> Iterator[Blok]:
    def tekst(*zinnen: str, **anders: Any) -> Alinea:
        velden: dict[str, Any] = {"grootte": letter, "regelafstand": letter + 4.5, "lucht": 9.0, **anders}
        return Alinea(" ".join(filter(None, zinnen)), **velden)

    def deel(kopje: str, *zinnen: str) -> Blok:
        boven = Alinea(
            kopje, wegwijzer=kopje, grootte=12.5, regelafstand=17.0, letter=VET, kleur=ACCENT, soort="H2", lucht=2.0
        )
        return Samen((boven, tekst(*zinnen, lucht=10)))

    yield Alinea(_team(brief, w), grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=6)
    yield Alinea("\n".join((brief.aan, *brief.adres)), grootte=letter, regelafstand=letter + 4.5, lucht=8)
    yield tekst(w("nummer", dag=w.dag(brief.vandaag), nummer=brief.nummer), kleur=GRIJS, lucht=6)
    yield Alinea(_titel(brief, w), grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=4)
    yield tekst(w("beste", naam=in_zin(brief.aan)))
    yield tekst(_aanleiding(brief) if brief.aan_betrokkene else klacht_tekst.aanleiding(brief, w))
    if brief.soort in ("ontvangst", "afschrift"):
        yield tekst(w("de_klacht"), lucht=4)
        kort = len(brief.woorden) <= KADER and brief.woorden.count("\n") < KADER_REGELS
        yield Kader(((brief.woorden, GEWOON),), lucht=10, rand=10) if kort else tekst(brief.woorden, inspring=10)
    for kopje, zinnen in _delen(brief, w):
        yield deel(kopje, *zinnen)
    yield tekst(w("groet"), lucht=2)
    yield tekst(", ".join(filter(None, (brief.medewerker, _team(brief, w)))), letter=MIDDEL, lucht=8)
    yield Alinea(w("wet"), grootte=8.5, regelafstand=12, kleur=GRIJS, lucht=0)


def _delen(brief: KlachtBrief, w: Woorden) -> Iterator[Deel]:
    if not _over_u(brief):
        return klacht_tekst.DELEN[brief.soort](brief, w)
    delen = {"verdaging": _verdaging, "uitkomst": _uitkomst, "afschrift": _afschrift}
    return delen[brief.soort](brief, w)


def _aanleiding(brief: KlachtBrief) -> str:
    return f"Op {dag(brief.ontvangen)} kregen wij een klacht van {in_zin(brief.namens)}. Die gaat ook over u."


def _verdaging(brief: KlachtBrief, w: Woorden) -> Iterator[Deel]:
    wie = in_zin(brief.namens)
    mag = f"{wie[:1].upper()}{wie[1:]} is het daarmee eens." if brief.met_instemming else w("uitstel_wet")
    yield (w("kop_wanneer"), (_klaar("Ons antwoord", brief), mag))
    yield (w("kop_langer"), (brief.uitstelreden,))
    yield klacht_tekst.vragen(brief, w)


def _uitkomst(brief: KlachtBrief, w: Woorden) -> Iterator[Deel]:
    """The same outcome and reasons, for whom it is about: who complained is "who complained", and not "u"."""
    wie = in_zin(brief.namens)
    oordeel = UITKOMST_OVER_U.get(brief.overig or brief.uitkomst, f"De uitkomst is: {brief.uitkomst}.")
    yield ("Ons oordeel", (oordeel.format(wie),))
    if brief.gehoord == "gehoord":
        yield ("Hoe hebben wij dit onderzocht?", (f"Wij hebben {wie} en u gevraagd wat er is gebeurd.",))
    elif brief.gehoord:
        yield ("Hoe hebben wij dit onderzocht?", ("Er was geen gesprek om de klacht te bespreken.",))
    if brief.motivering:
        yield (f"Wat hebben wij {wie} geschreven?", (brief.motivering,))
    if brief.les:
        yield ("Wat leren wij hiervan?", (brief.les,))
    nog = f"{wie[:1].upper()}{wie[1:]} kan met de klacht nog naar de ombudsman. Die kan ook u vragen wat er is gebeurd."
    yield ("Wat kan er nog gebeuren?", (nog,))
    yield klacht_tekst.vragen(brief, w)


def _afschrift(brief: KlachtBrief, _: Woorden) -> Iterator[Deel]:
    wie = f"{brief.behandelaar} behandelt de klacht" if brief.behandelaar else "Wij behandelen de klacht"
    yield (
        "Wat gebeurt er nu?",
        (
            f"{wie}. Wij nodigen u uit om te vertellen hoe het volgens u is gegaan.",
            _klaar("Het antwoord", brief),
        ),
    )
    yield ("Hebt u vragen?", (f"Vraag dan naar {brief.behandelaar or brief.medewerker}, nummer {brief.nummer}.",))


def _klaar(wat: str, brief: KlachtBrief) -> str:
    """By when there is an answer, for whom it is about."""
    if klacht_tekst.te_laat(brief):
        return f"{wat} had er uiterlijk op {dag(brief.uiterlijk)} moeten zijn. Dat is niet gelukt. Ook u krijgt het."
    return f"{wat} is uiterlijk op {dag(brief.uiterlijk)} klaar. Ook u krijgt het."
