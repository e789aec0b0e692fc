"""Letters about a request under the AVG, in plain Dutch: it came in, it takes longer, what was decided.

On one page where it fits; the reasons are never shortened.

What they must say: by when there is an answer (AVG art. 12 lid 3), why it takes longer, why something is refused, that
one may complain to the Autoriteit Persoonsgegevens (lid 4), and that objection is open (UAVG art. 34, Awb art. 6:7).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijdesk.models.avgnabestaande import GRONDEN, WET
from wijdesk.models.avgregels import SOORTEN, WAT_GEVRAAGD
from wijdesk.models.rows.avg import AvgBrief
from wijdesk.reports.een_blad import die_past, ingekort
from wijdesk.reports.opmaak import ACCENT, GEWOON, GRIJS, MIDDEL, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Kader, Samen
from wijdesk.reports.papier_tekst import dag
from wijdesk.reports.plan_pdf import zet

MATEN = ((10.5, 1200), (10.5, 700), (10.0, 420), (9.5, 240))
"""(points, signs of what was typed) from roomy to tight."""
TITELS = {
    "ontvangst": "Wij hebben uw verzoek ontvangen",
    "verlenging": "Wij hebben meer tijd nodig",
    "besluit": "Ons besluit over uw verzoek",
    "opheffing": "Wij gebruiken de gegevens weer",
}
BEZWAAR = (
    "Bent u het niet met ons eens? Schrijf ons dan een brief met uw bezwaar. Dat kan tot zes weken na de datum van "
    "deze brief. U mag ook een klacht indienen bij de Autoriteit Persoonsgegevens: www.autoriteitpersoonsgegevens.nl."
)


def maak(brief: AvgBrief) -> bytes:
    """The whole letter: A4, tagged; every typeface embedded."""
    naam = f"Verzoek {brief.nummer}, {brief.soort}"
    return zet(
        die_past(lambda maat: list(_blokken(brief, *maat)), MATEN),
        naam=naam,
        onderwerp=TITELS[brief.soort],
        team=f"Wijkteam {brief.locatie}",
        voettekst=f"{naam} · {dag(brief.vandaag)}",
    )


def _blokken(brief: AvgBrief, letter: float, hoogstens: int) -> Iterator[Blok]:
    def tekst(*zinnen: str, **anders: Any) -> Alinea:
        velden: dict[str, Any] = {"grootte": letter, "regelafstand": letter + 4.5, "lucht": 9.0, **anders}
        return Alinea(" ".join(filter(None, zinnen)), **velden)

    def deel(kopje: str, *zinnen: str) -> Blok:
        boven = Alinea(
            kopje, wegwijzer=kopje, grootte=12.5, regelafstand=17.0, letter=VET, kleur=ACCENT, soort="H2", lucht=2.0
        )
        return Samen((boven, tekst(*zinnen, lucht=10)))

    yield Alinea(f"Wijkteam {brief.locatie}", grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=6)
    yield Alinea("\n".join((brief.aan, *brief.adres)), grootte=letter, regelafstand=letter + 4.5, lucht=8)
    yield tekst(f"{dag(brief.vandaag)} · Ons nummer: {brief.nummer}", kleur=GRIJS, lucht=6)
    yield Alinea(TITELS[brief.soort], grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=4)
    yield tekst(f"Beste {brief.aan},")
    yield tekst(f"Op {dag(brief.ontvangen_op)} hebt u ons gevraagd {_gevraagd(brief)}.")
    match brief.soort:
        case "ontvangst":
            if brief.gevraagd:
                yield tekst("Uw vraag is:", lucht=4)
                yield Kader(((ingekort(brief.gevraagd, hoogstens), GEWOON),), lucht=10, rand=10)
            for kopje, zinnen in _ontvangst(brief):
                yield deel(kopje, *zinnen)
        case "verlenging":
            yield deel(
                "Wanneer krijgt u antwoord?",
                f"U krijgt ons antwoord op {dag(brief.uiterlijk)}, of eerder.",
                "De wet geeft ons een maand. Die maand mogen wij één keer met twee maanden verlengen."
                if brief.grond is None
                else "Wij spraken een maand af. Dat lukt niet.",
            )
            yield deel("Waarom duurt het langer?", brief.verlengreden)
            yield deel("Bent u het hier niet mee eens?", _bezwaar(brief))
        case "opheffing":
            yield deel(
                "Wat verandert er?", f"Sinds {dag(brief.opgeheven_op)} gebruiken wij {_uw(brief)} gegevens weer."
            )
            yield deel("Waarom?", brief.opheffingsreden)
            yield deel("Bent u het hier niet mee eens?", _bezwaar(brief))
        case _:
            for kopje, zinnen in _besluit(brief):
                yield deel(kopje, *zinnen)
    yield tekst("Met vriendelijke groet,", lucht=2)
    yield tekst(f"{brief.medewerker}, wijkteam {brief.locatie}", letter=MIDDEL, lucht=8)
    wet = f"{SOORTEN[brief.verzoek][1]} en art. 12" if brief.grond is None else WET
    yield Alinea(f"Deze brief gaat over {wet}.", grootte=8.5, regelafstand=12, kleur=GRIJS, lucht=0)


def _gevraagd(brief: AvgBrief) -> str:
    wat = WAT_GEVRAAGD[brief.verzoek]
    if not brief.over:
        return wat
    return f"{wat.replace('over u ', 'over iemand ').replace('uw gegevens', 'gegevens')}. Het gaat over {brief.over}"


def _ontvangst(brief: AvgBrief) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield (
        "Wanneer krijgt u antwoord?",
        (
            f"U krijgt ons antwoord op {dag(brief.uiterlijk)}, of eerder.",
            "De wet geeft ons een maand." if brief.grond is None else "Dat is onze afspraak met u.",
            "Hebben we meer tijd nodig? Dan schrijven we u dat binnen die maand, met de reden.",
        ),
    )
    if not brief.identiteit:
        yield (
            "Wij willen zeker weten dat u het bent",
            (
                "Kom langs met uw paspoort, identiteitskaart of rijbewijs. Wij kijken ernaar en maken geen kopie.",
                "Zo geven wij niets aan een ander.",
            ),
        )
    yield ("Het kost niets", ("U betaalt niets voor uw verzoek en voor ons antwoord.",))
    yield ("Hebt u vragen?", (f"Vraag dan naar {brief.medewerker} en noem nummer {brief.nummer}.",))


def _besluit(brief: AvgBrief) -> Iterator[tuple[str, tuple[str, ...]]]:
    wie = brief.over or "u"
    weg = {"deels": "Wij halen dat deel van de gegevens weg."}
    ja = {
        "inzage": f"U krijgt bij deze brief wat wij over {wie} bewaren. Wat over een ander gaat, is weggelaten.",
        "rectificatie": "Wij hebben verbeterd wat niet klopte. Waar de tekst blijft staan, staan uw woorden erbij.",
        "verwijdering": weg.get(brief.besluit, "Wij halen de gegevens weg. Twee mensen kijken dat eerst na."),
        "beperking": _beperking(brief),
        "overdraagbaarheid": f"U krijgt de gegevens die {wie} ons gaf, als bestand dat een ander programma kan lezen.",
        "bezwaar": f"Wij stoppen met dit gebruik van {_uw(brief)} gegevens.",
    }[brief.verzoek]
    if brief.grond in GRONDEN:
        ja = f"U mag gegevens zien, omdat {GRONDEN[brief.grond].omdat}. Wat daarbij hoort, krijgt u bij deze brief."
    wat = {
        "toegewezen": f"Wij doen wat u vraagt. {ja}",
        "deels": f"Wij doen een deel van wat u vraagt. {ja}",
        "afgewezen": "Wij doen niet wat u vraagt.",
    }[brief.besluit]
    yield (f"Het besluit van {dag(brief.besloten_op)}", (wat,))
    if brief.besluitreden:
        yield ("Waarom?", (brief.besluitreden,))
    if brief.besluit != "toegewezen":
        yield ("Bent u het hier niet mee eens?", (_bezwaar(brief),))
    else:
        yield ("Hebt u vragen?", (f"Vraag dan naar {brief.medewerker} en noem nummer {brief.nummer}.", _bezwaar(brief)))


def _bezwaar(brief: AvgBrief) -> str:
    """The Autoriteit Persoonsgegevens has no say in the record of the dead."""
    return BEZWAAR if brief.grond is None else BEZWAAR.partition(" U mag ook")[0]


def _uw(brief: AvgBrief) -> str:
    """Whose data they are: of who asks, or of somebody else."""
    return "deze" if brief.over else "uw"


def _beperking(brief: AvgBrief) -> str:
    dacht = f" Wij denken dat het duurt tot en met {dag(brief.beperkt_tot)}." if brief.beperkt_tot else ""
    van = dag(brief.beperkt_van) if brief.beperkt_van else dag(brief.besloten_op)
    tot = f"vanaf {van} tot wij u schrijven dat het stopt.{dacht}"
    return f"Wij bewaren {_uw(brief)} gegevens, maar gebruiken ze niet: {tot}"
