"""The letter that confirms the receipt of a melding (Wmo) or aanvraag (Jeugdwet), in plain Dutch, on one page.

In the language of the resident it comes first, as far as there are words for it (`resources/brieven`), with the Dutch
letter behind it.

What it must say: that it came in and when (Wmo 2015 art. 2.3.2 lid 1; Awb art. 4:3a), that one may hand in a personal
plan within seven days (lid 2) or make a familiegroepsplan (Jeugdwet art. 2.1 onder g), that independent
cliëntondersteuning costs nothing (lid 3; art. 2.2.4), and when it is ready at the latest. The days come from the terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijdesk.models.rows.onderzoek import OntvangstPapier
from wijdesk.reports.brieftaal import NEDERLANDS, Woorden, woorden
from wijdesk.reports.een_blad import die_past, ingekort
from wijdesk.reports.opmaak import ACCENT, GEWOON, GRIJS, MIDDEL, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Kader, Samen
from wijdesk.reports.papier_tekst import dag
from wijdesk.reports.plan_pdf import zet
from wijdesk.reports.vertaling import vertaald

WMO = "Wmo 2015"
MATEN = ((10.5, 900), (10.5, 500), (10.0, 320), (9.5, 200))
"""(points, signs of the question) from roomy to tight."""
VERTAALD = (*MATEN, (9.0, 160))
"""The same for another language, which may take more room and has a line on top."""


def maak(papier: OntvangstPapier, taal: str = NEDERLANDS) -> bytes:
    """The whole document: A4, tagged, with title, language, author and bookmarks; every typeface embedded."""
    naam = f"Ontvangstbevestiging {papier.nummer}"
    w = woorden("ontvangst")
    return zet(
        die_past(lambda maat: list(_blokken(papier, w, *maat)), MATEN),
        naam=naam,
        onderwerp=w("titel_wmo" if papier.wet == WMO else "titel_jeugd"),
        team=f"Wijkteam {papier.locatie}",
        voettekst=f"{naam} · {dag(papier.vandaag)}",
        vooraf=vertaald(
            "ontvangst", taal, lambda w, boven: die_past(lambda m: [*boven, *_blokken(papier, w, *m)], VERTAALD)
        ),
    )


def _blokken(papier: OntvangstPapier, w: Woorden, letter: float, hoogstens: int) -> Iterator[Blok]:
    wmo = papier.wet == WMO
    wet = "wmo" if wmo else "jeugd"

    def tekst(*zinnen: str, **anders: Any) -> Alinea:
        velden: dict[str, Any] = {"grootte": letter, "regelafstand": letter + 4.5, "lucht": 9.0, **anders}
        return Alinea(" ".join(filter(None, zinnen)), **velden)

    def deel(kopje: str, *zinnen: str) -> Blok:
        boven = Alinea(
            kopje, wegwijzer=kopje, grootte=12.5, regelafstand=17.0, letter=VET, kleur=ACCENT, soort="H2", lucht=2.0
        )
        return Samen((boven, tekst(*zinnen, lucht=10)))

    yield Alinea(w("wijkteam", locatie=papier.locatie), grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=6)
    yield Alinea("\n".join((papier.aan, *papier.adres)), grootte=letter, regelafstand=letter + 4.5, lucht=8)
    yield tekst(w.dag(papier.vandaag), kleur=GRIJS, lucht=6)
    yield Alinea(w(f"titel_{wet}"), grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=4)
    yield tekst(_beste(papier, w))
    yield tekst(_begin(papier, wet, w), w("begin_vraag"))
    yield Kader(((ingekort(papier.vraag, hoogstens), GEWOON),), lucht=10, rand=10)
    yield deel(w("kop_verloop"), w(f"verloop_{wet}", medewerker=papier.medewerker))
    yield deel(w("kop_klaar"), *_klaar(papier, wet, w))
    yield deel(w(f"kop_plan_{wet}"), *(_eigen_plan(papier, w) if wmo else (w("plan_jeugd"),)))
    yield deel(w("kop_client"), *_clientondersteuner(papier, w))
    yield deel(w("kop_vragen"), *_vragen(papier, w))
    yield tekst(w("groet"), lucht=2)
    yield tekst(w("van", medewerker=papier.medewerker, locatie=papier.locatie), letter=MIDDEL, lucht=8)
    yield Alinea(w(f"wet_{wet}"), grootte=8.5, regelafstand=12, kleur=GRIJS, lucht=0)


def _beste(papier: OntvangstPapier, w: Woorden) -> str:
    return w("beste_ouders", naam=papier.over) if papier.over else w("beste", naam=papier.aan)


def _begin(papier: OntvangstPapier, wet: str, w: Woorden) -> str:
    op = w.dag(papier.melding_op)
    return w(f"begin_{wet}_voor", dag=op, naam=papier.over) if papier.over else w(f"begin_{wet}", dag=op)


def _klaar(papier: OntvangstPapier, wet: str, w: Woorden) -> Iterator[str]:
    op = papier.onderzoek_klaar if wet == "wmo" else papier.besluit
    yield w(f"klaar_{wet}_dag", dag=w.dag(op)) if op else w(f"klaar_{wet}")
    yield w(f"daarna_{wet}")


def _eigen_plan(papier: OntvangstPapier, w: Woorden) -> Iterator[str]:
    yield w("plan_wmo")
    if papier.persoonlijk_plan and papier.persoonlijk_plan < papier.vandaag:
        yield w("plan_wmo_voorbij")
    elif papier.persoonlijk_plan:
        yield w("plan_wmo_dag", dag=w.dag(papier.persoonlijk_plan))
    else:
        yield w("plan_wmo_kan")


def _clientondersteuner(papier: OntvangstPapier, w: Woorden) -> Iterator[str]:
    yield w("client")
    if papier.clientondersteuning:
        yield w("client_waar", waar=papier.clientondersteuning)
    else:
        yield w("client_vraag", medewerker=papier.medewerker)


def _vragen(papier: OntvangstPapier, w: Woorden) -> Iterator[str]:
    if papier.telefoon:
        yield w("vragen_bel", telefoon=papier.telefoon, medewerker=papier.medewerker)
    else:
        yield w("vragen", locatie=papier.locatie, medewerker=papier.medewerker)
    yield w("vragen_klopt")
