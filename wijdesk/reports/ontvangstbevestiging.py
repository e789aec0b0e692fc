"""The letter that confirms the receipt of a melding (Wmo) or aanvraag (Jeugdwet), in plain Dutch, on one page.

What it must say: that it came in and when (Wmo 2015 art. 2.3.2 lid 1; Awb art. 4:3a), that one may hand in a personal
plan within seven days (lid 2) or make a familiegroepsplan (Jeugdwet art. 2.1 onder g), that independent
cliëntondersteuning costs nothing (lid 3; art. 2.2.4), and when it is ready at the latest. The days come from the terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijdesk.models.rows.onderzoek import OntvangstPapier
from wijdesk.reports.een_blad import die_past, ingekort
from wijdesk.reports.opmaak import ACCENT, GEWOON, GRIJS, MIDDEL, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Kader, Samen
from wijdesk.reports.papier_tekst import dag
from wijdesk.reports.plan_pdf import zet

WMO = "Wmo 2015"
MATEN = ((10.5, 900), (10.5, 500), (10.0, 320), (9.5, 200))
"""(points, signs of the question) from roomy to tight."""


def maak(papier: OntvangstPapier) -> bytes:
    """The whole document: A4, tagged, with title, language, author and bookmarks; every typeface embedded."""
    naam = f"Ontvangstbevestiging {papier.nummer}"
    return zet(
        die_past(lambda maat: list(_blokken(papier, *maat)), MATEN),
        naam=naam,
        onderwerp="Wij hebben uw melding ontvangen" if papier.wet == WMO else "Wij hebben uw aanvraag ontvangen",
        team=f"Wijkteam {papier.locatie}",
        voettekst=f"{naam} · {dag(papier.vandaag)}",
    )


def _blokken(papier: OntvangstPapier, letter: float, hoogstens: int) -> Iterator[Blok]:
    wmo = papier.wet == WMO

    def tekst(*zinnen: str, **anders: Any) -> Alinea:
        velden: dict[str, Any] = {"grootte": letter, "regelafstand": letter + 4.5, "lucht": 9.0, **anders}
        return Alinea(" ".join(filter(None, zinnen)), **velden)

    def deel(kopje: str, *zinnen: str) -> Blok:
        boven = Alinea(
            kopje, wegwijzer=kopje, grootte=12.5, regelafstand=17.0, letter=VET, kleur=ACCENT, soort="H2", lucht=2.0
        )
        return Samen((boven, tekst(*zinnen, lucht=10)))

    yield Alinea(f"Wijkteam {papier.locatie}", grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=6)
    yield Alinea("\n".join((papier.aan, *papier.adres)), grootte=letter, regelafstand=letter + 4.5, lucht=8)
    yield tekst(dag(papier.vandaag), kleur=GRIJS, lucht=6)
    wat = "melding" if wmo else "aanvraag"
    yield Alinea(f"Wij hebben uw {wat} ontvangen", grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=4)
    yield tekst(f"Beste {_aanhef(papier)},")
    yield tekst(
        f"Op {dag(papier.melding_op)} hebt u ons om hulp gevraagd{_voor(papier)}. Dat heet een {wat}.",
        "In deze brief leest u wat er nu gebeurt en wanneer. Uw vraag is:",
    )
    yield Kader(((ingekort(papier.vraag, hoogstens), GEWOON),), lucht=10, rand=10)
    yield deel("Wat gaat er gebeuren?", *(_wmo_verloop(papier) if wmo else _jeugd_verloop(papier)))
    yield deel("Wanneer is het klaar?", *(_wmo_klaar(papier) if wmo else _jeugd_klaar(papier)))
    if wmo:
        yield deel("U mag zelf een plan maken", *_eigen_plan(papier))
    else:
        yield deel(
            "U mag eerst zelf een plan maken",
            "Dat doet u met familie, vrienden of anderen die u vertrouwt. Dat heet een familiegroepsplan.",
            "Wilt u dat? Vertel het ons bij het eerste gesprek. Wij helpen u als u dat wilt.",
        )
    yield deel("Gratis hulp van een cliëntondersteuner", *_clientondersteuner(papier))
    yield deel("Hebt u vragen?", *_vragen(papier))
    yield tekst("Met vriendelijke groet,", lucht=2)
    yield tekst(f"{papier.medewerker}, wijkteam {papier.locatie}", letter=MIDDEL, lucht=8)
    yield Alinea(_wet(wmo=wmo), grootte=8.5, regelafstand=12, kleur=GRIJS, lucht=0)


def _aanhef(papier: OntvangstPapier) -> str:
    return papier.aan.removeprefix("De ")


def _voor(papier: OntvangstPapier) -> str:
    return f" voor {papier.over}" if papier.over else ""


def _wmo_verloop(papier: OntvangstPapier) -> Iterator[str]:
    yield f"Wij onderzoeken samen met u welke hulp past. {papier.medewerker} maakt daarvoor een afspraak met u."
    yield "We kijken eerst wat u zelf kunt en wie u kan helpen. Dan kijken we wat er in de buurt is."
    yield "Is dat niet genoeg? Dan bespreken we welke hulp er nog nodig is. U krijgt een verslag van het onderzoek."
    yield "Iemand die u vertrouwt, mag bij het gesprek zijn. Leg uw paspoort, identiteitskaart of rijbewijs klaar."


def _jeugd_verloop(papier: OntvangstPapier) -> Iterator[str]:
    yield f"Wij bekijken samen met u en uw kind welke hulp past. {papier.medewerker} maakt daarvoor een afspraak met u."
    yield "We kijken eerst wat u zelf kunt en wie u kan helpen. Dan kijken we wat er in de buurt is."
    yield "Is dat niet genoeg? Dan bespreken we welke hulp er nog nodig is."
    yield "Iemand die u vertrouwt, mag bij het gesprek zijn."


def _wmo_klaar(papier: OntvangstPapier) -> Iterator[str]:
    if papier.onderzoek_klaar:
        yield f"Het onderzoek is klaar op {dag(papier.onderzoek_klaar)}, of eerder."
        yield "De wet geeft ons zes weken na uw melding."
    else:
        yield "Het onderzoek is klaar binnen zes weken na uw melding."
    yield "Daarna kunt u een aanvraag doen voor hulp op maat. Op die aanvraag krijgt u binnen twee weken een besluit."
    yield "Is het onderzoek niet op tijd klaar? Dan mag u de aanvraag ook doen."


def _jeugd_klaar(papier: OntvangstPapier) -> Iterator[str]:
    if papier.besluit:
        yield f"U krijgt ons besluit op {dag(papier.besluit)}, of eerder. De wet geeft ons acht weken na uw aanvraag."
    else:
        yield "U krijgt ons besluit binnen acht weken na uw aanvraag."
    yield "Hebben we meer tijd nodig? Dan schrijven we u dat voor die dag. Is er haast bij? Bel ons dan meteen."


def _eigen_plan(papier: OntvangstPapier) -> Iterator[str]:
    yield "Daarin schrijft u zelf welke hulp u nodig hebt en hoe u dat wilt. Dat heet een persoonlijk plan."
    if papier.persoonlijk_plan and papier.persoonlijk_plan < papier.vandaag:
        yield "De wet geeft daar zeven dagen na uw melding voor. Hebt u een plan? Geef het ons; wij kijken er nog naar."
        yield "Het hoeft niet."
        return
    if papier.persoonlijk_plan:
        yield f"Geef het aan ons uiterlijk op {dag(papier.persoonlijk_plan)}. Dat is binnen zeven dagen na uw melding."
    else:
        yield "Geef het aan ons binnen zeven dagen na uw melding."
    yield "Komt het later? Dan kijken we er ook naar. Het hoeft niet."


def _clientondersteuner(papier: OntvangstPapier) -> Iterator[str]:
    yield "Een cliëntondersteuner denkt met u mee en kan bij het gesprek zijn. Dat kost u niets."
    yield "De cliëntondersteuner werkt niet voor ons en staat naast u."
    if papier.clientondersteuning:
        yield f"U bereikt de cliëntondersteuner zo: {papier.clientondersteuning}."
    else:
        yield f"Vraag {papier.medewerker} hoe u een cliëntondersteuner bereikt."


def _vragen(papier: OntvangstPapier) -> Iterator[str]:
    waar = (
        f"Bel {papier.telefoon} en vraag"
        if papier.telefoon
        else f"Bel of kom langs bij wijkteam {papier.locatie} en vraag"
    )
    yield f"{waar} naar {papier.medewerker}."
    yield "Klopt er iets niet in deze brief, of is uw vraag veranderd? Laat het ons weten."


def _wet(*, wmo: bool) -> str:
    if wmo:
        return (
            "Dit staat in de Wet maatschappelijke ondersteuning 2015. Artikel 2.3.2 gaat over de melding, het "
            "onderzoek en uw persoonlijk plan. Artikel 2.2.4 gaat over cliëntondersteuning. Artikel 2.3.5 gaat over "
            "het besluit."
        )
    return (
        "Dit staat in drie wetten. In de Jeugdwet is het artikel 2.3 en 2.1 onder g. In de Algemene wet bestuursrecht "
        "is het artikel 4:3a en 4:13. Cliëntondersteuning staat in de Wet maatschappelijke ondersteuning 2015, in "
        "artikel 2.2.4."
    )
