"""Letters about a klacht, in plain Dutch: it came in, it takes longer, how it ended, a copy to whom it is about.

On one page where it fits. What was written is never shortened: the klager must get all reasons (Awb art. 9:12), and
whom it is about all of the klacht (9:9).

What they must say: that it was received (Awb art. 9:6), how one is heard (9:10), by when there is an answer and why it
takes longer (9:11), what was found and concluded, and to which Ombudsman one can go (9:12).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijdesk.models.klachtregels import in_zin
from wijdesk.models.rows.klacht import KlachtBrief
from wijdesk.reports.een_blad import die_past
from wijdesk.reports.opmaak import ACCENT, GEWOON, GRIJS, MIDDEL, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Kader, Samen
from wijdesk.reports.papier_tekst import dag
from wijdesk.reports.plan_pdf import zet

MATEN = (10.5, 10.0, 9.5, 10.5)
"""Points, from roomy to tight; what does not fit on a page goes on on the next one, and is roomy again."""
KADER, KADER_REGELS = 1200, 12
"""Signs and lines of a klacht that stand on a surface of their own; a longer one can go over to the next page."""
TITELS = {
    "ontvangst": "Wij hebben uw klacht ontvangen",
    "verdaging": "Wij hebben meer tijd nodig voor uw klacht",
    "uitkomst": "Ons antwoord op uw klacht",
    "afschrift": "Er is een klacht die over u gaat",
}
OVER_U = {
    "verdaging": "Wij hebben meer tijd nodig voor de klacht die over u gaat",
    "uitkomst": "Ons antwoord op de klacht die over u gaat",
}
"""Kind of letter → its title for whom it is about."""
OMBUDSMAN = (
    "Bent u niet tevreden over hoe wij met uw klacht zijn omgegaan? Dan kunt u binnen een jaar naar de ombudsman. "
    "Heeft uw gemeente een eigen ombudsman, dan gaat u daarheen. Anders is dat de Nationale ombudsman: "
    "www.nationaleombudsman.nl of 0800 33 55 555 (gratis)."
)
UITKOMST = {
    "opgelost door bemiddeling": "Uw klacht is opgelost door samen te praten.",
    "gegrond": "Uw klacht is gegrond: u hebt gelijk gekregen.",
    "deels gegrond": "Uw klacht is voor een deel gegrond: u hebt voor een deel gelijk gekregen.",
    "ongegrond": "Uw klacht is niet gegrond: wij vinden dat wij het goed hebben gedaan.",
}
OVERIG = {
    "ingetrokken": "U hebt uw klacht ingetrokken. Wij gaan er niet verder mee.",
    "tevreden": "U hebt gezegd dat u tevreden bent met wat er is gedaan. Wij ronden uw klacht af, zonder oordeel.",
    "niet van toepassing": "Wij behandelen uw klacht niet. Hieronder leest u waarom.",
    "geen klacht": "Wij zien wat u schreef niet als een klacht. Hieronder leest u waarom.",
}
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
AFGEZIEN = {
    "klager": "Er was geen gesprek om uw klacht te bespreken, omdat {0} dat niet wilde.",
    "geen antwoord": "Wij hebben gevraagd of {0} wilde vertellen wat er is gebeurd. Wij kregen op tijd geen antwoord.",
    "kennelijk ongegrond": "Er was geen gesprek om uw klacht te bespreken. Het was meteen duidelijk dat zij niet "
    "gegrond is.",
    "tevreden": "Er was geen gesprek om uw klacht te bespreken, omdat {0} tevreden was met wat er is gedaan.",
}
"""Why nobody was heard → how who complained reads it; {0} is "u", or who they are when somebody speaks for them."""


def maak(brief: KlachtBrief) -> bytes:
    """The whole letter: A4, tagged; every typeface embedded."""
    naam = f"Klacht {brief.nummer}, {brief.soort}"
    return zet(
        die_past(lambda letter: list(_blokken(brief, letter)), MATEN),
        naam=naam,
        onderwerp=_titel(brief),
        team=_team(brief),
        voettekst=f"{naam} · {dag(brief.vandaag)}",
    )


def _titel(brief: KlachtBrief) -> str:
    titel = TITELS[brief.soort]
    return OVER_U.get(brief.soort, titel) if brief.aan_betrokkene else titel


def _team(brief: KlachtBrief) -> str:
    return f"Wijkteam {brief.locatie}".strip()


def _blokken(brief: KlachtBrief, letter: float) -> Iterator[Blok]:
    def tekst(*zinnen: str, **anders: Any) -> Alinea:
        velden: dict[str, Any] = {"grootte": letter, "regelafstand": letter + 4.5, "lucht": 9.0, **anders}
        return Alinea(" ".join(filter(None, zinnen)), **velden)

    def deel(kopje: str, *zinnen: str) -> Blok:
        boven = Alinea(
            kopje, wegwijzer=kopje, grootte=12.5, regelafstand=17.0, letter=VET, kleur=ACCENT, soort="H2", lucht=2.0
        )
        return Samen((boven, tekst(*zinnen, lucht=10)))

    yield Alinea(_team(brief), grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=6)
    yield Alinea("\n".join((brief.aan, *brief.adres)), grootte=letter, regelafstand=letter + 4.5, lucht=8)
    yield tekst(f"{dag(brief.vandaag)} · Ons nummer: {brief.nummer}", kleur=GRIJS, lucht=6)
    yield Alinea(_titel(brief), grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=4)
    yield tekst(f"Beste {in_zin(brief.aan)},")
    yield tekst(_aanleiding(brief))
    if brief.soort in ("ontvangst", "afschrift"):
        yield tekst("De klacht is:", lucht=4)
        kort = len(brief.woorden) <= KADER and brief.woorden.count("\n") < KADER_REGELS
        yield Kader(((brief.woorden, GEWOON),), lucht=10, rand=10) if kort else tekst(brief.woorden, inspring=10)
    delen = {"ontvangst": _ontvangst, "verdaging": _verdaging, "uitkomst": _uitkomst, "afschrift": _afschrift}
    for kopje, zinnen in delen[brief.soort](brief):
        yield deel(kopje, *zinnen)
    yield tekst("Met vriendelijke groet,", lucht=2)
    yield tekst(", ".join(filter(None, (brief.medewerker, _team(brief)))), letter=MIDDEL, lucht=8)
    yield Alinea(
        "Deze brief gaat over de Algemene wet bestuursrecht, hoofdstuk 9 (klachten).",
        grootte=8.5, regelafstand=12, kleur=GRIJS, lucht=0,
    )  # fmt: skip


Deel = tuple[str, tuple[str, ...]]


def _aanleiding(brief: KlachtBrief) -> str:
    if brief.aan_betrokkene:
        return f"Op {dag(brief.ontvangen)} kregen wij een klacht van {in_zin(brief.namens)}. Die gaat ook over u."
    van = f"de klacht van {in_zin(brief.namens)}" if brief.namens else "uw klacht"
    return f"Op {dag(brief.ontvangen)} kregen wij {van}."


def _termijn(brief: KlachtBrief) -> str:
    lang = "tien weken, omdat een klachtencommissie ons advies geeft" if brief.commissie else "zes weken"
    return f"U krijgt ons antwoord uiterlijk op {dag(brief.uiterlijk)}. De wet geeft ons {lang}."


def _vragen(brief: KlachtBrief) -> Deel:
    wie = brief.behandelaar or brief.medewerker
    return ("Hebt u vragen?", (f"Vraag dan naar {wie} en noem nummer {brief.nummer}.",))


def _ontvangst(brief: KlachtBrief) -> Iterator[Deel]:
    wie = f"{brief.behandelaar} behandelt uw klacht." if brief.behandelaar else "Wij zoeken uit wat er is gebeurd."
    yield (
        "Wat doen wij nu?",
        (
            f"{wie} Wie uw klacht behandelt, is er zelf niet bij betrokken.",
            "Wij nodigen u uit om uw verhaal te vertellen.",
            "Ook degene over wie de klacht gaat, vertelt wat er is gebeurd." if brief.over_iemand else "",
            "Wilt u liever niet komen? Laat het ons weten.",
        ),
    )
    yield (
        "Wanneer krijgt u antwoord?",
        (
            _termijn(brief),
            "Duurt het langer? Dan schrijven wij u dat.",
        ),
    )
    yield ("Bent u al geholpen?", ("Laat het ons weten. Dan hoeven wij uw klacht niet verder te behandelen.",))
    yield _vragen(brief)


def _verdaging(brief: KlachtBrief) -> Iterator[Deel]:
    wie = f"{in_zin(brief.namens)} is" if brief.aan_betrokkene else "U bent"
    mag = "De wet staat vier weken uitstel toe."
    if brief.met_instemming:
        mag = f"{wie[:1].upper()}{wie[1:]} het daarmee eens."
    krijgt = f"U krijgt ons antwoord uiterlijk op {dag(brief.uiterlijk)}."
    if brief.aan_betrokkene:
        krijgt = f"Ons antwoord is uiterlijk op {dag(brief.uiterlijk)} klaar. Ook u krijgt het."
    yield ("Wanneer krijgt u antwoord?", (krijgt, mag))
    yield ("Waarom duurt het langer?", (brief.uitstelreden,))
    yield _vragen(brief)


def _uitkomst(brief: KlachtBrief) -> Iterator[Deel]:
    if brief.aan_betrokkene:
        yield from _uitkomst_over_u(brief)
        return
    oordeel = OVERIG.get(brief.overig) or UITKOMST.get(brief.uitkomst, f"De uitkomst is: {brief.uitkomst}.")
    yield ("Ons oordeel", (oordeel,))
    if brief.gehoord:
        yield ("Hoe hebben wij dit onderzocht?", (_gehoord(brief),))
    if brief.motivering:
        yield ("Waarom?", (brief.motivering,))
    if brief.les:
        yield ("Wat leren wij hiervan?", (brief.les,))
    yield ("Bent u het hier niet mee eens?", (OMBUDSMAN,))


def _uitkomst_over_u(brief: KlachtBrief) -> Iterator[Deel]:
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
    yield _vragen(brief)


def _gehoord(brief: KlachtBrief) -> str:
    wie = in_zin(brief.namens) if brief.namens else "u"
    if brief.gehoord == "gehoord":
        ook = " en degene over wie de klacht gaat" if brief.over_iemand else ""
        return f"Wij hebben {wie}{ook} gevraagd wat er is gebeurd."
    return AFGEZIEN[brief.gehoord].format(wie)


def _afschrift(brief: KlachtBrief) -> Iterator[Deel]:
    wie = f"{brief.behandelaar} behandelt de klacht" if brief.behandelaar else "Wij behandelen de klacht"
    yield (
        "Wat gebeurt er nu?",
        (
            f"{wie}. Wij nodigen u uit om te vertellen hoe het volgens u is gegaan.",
            f"Het antwoord is uiterlijk op {dag(brief.uiterlijk)} klaar. Ook u krijgt het.",
        ),
    )
    yield ("Hebt u vragen?", (f"Vraag dan naar {brief.behandelaar or brief.medewerker}, nummer {brief.nummer}.",))
