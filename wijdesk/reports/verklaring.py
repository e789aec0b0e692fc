"""The declaration that dossiers were destroyed: numbers, rules with their law, who proposed, agreed and carried out.

It names colleagues and no residents: of a dossier that was destroyed nobody knows any more whose it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from wijdesk.models.rows.bewaren import VerklaringPapier, VerklaringRegel
from wijdesk.models.values import lokaal
from wijdesk.reports.een_blad import Paren
from wijdesk.reports.opmaak import ACCENT, GRIJS, MIDDEL, VET, Blok
from wijdesk.reports.opmaak_brief import Alinea, Samen
from wijdesk.reports.papier_tekst import dag
from wijdesk.reports.plan_pdf import zet

SOORTEN = {"huishouden": "huishouden", "persoon": "inwoner"}

WEG = (
    "Weg zijn het dossier en de kaarten van wie in geen ander dossier staat. Daarbij horen hun contacten, triages, "
    "plannen, notities, adressen en zoekwoorden, en signalen met wie die meldde. Ook op de andere balies van "
    "het team: de opdracht gaat mee met het delen, en wat later binnenkomt, wordt weggelaten."
)
BLIJFT = "Wat blijft, is van niemand: aantallen voor de cijfers, en in het log dat er is gekeken, zonder naam."
OP_VERZOEK = (
    "Ging een inwoner op eigen verzoek weg? Dan blijft het dossier van het gezin waarin die inwoner stond, met wat "
    "daarin over de inwoner staat. Het blijft tot de bewaartermijn van dat dossier voorbij is."
)
KOPIEEN = (
    "In reservekopieën van voor deze dag kan het dossier nog staan, uiterlijk tot en met {0}. Staat een computer dan "
    "uit, dan gaan die kopieën weg als zij weer drie dagen is gebruikt. Wordt zo’n kopie teruggezet, dan wordt het "
    "dossier daarin opnieuw vernietigd. Kopieën op een eerdere tweede plek of die iemand zelf ergens heeft gezet, en "
    "papieren afdrukken, vallen hierbuiten: wis die zelf."
)


def maak(papier: VerklaringPapier) -> bytes:
    """The whole document: A4, tagged, with title, language, author and bookmarks; every typeface embedded."""
    naam = f"Verklaring van vernietiging {papier.nummer}"
    return zet(
        list(_blokken(papier)),
        naam=naam,
        onderwerp="Vernietigde dossiers, met de regel en de wet",
        team=f"Wijkteam {papier.locatie}",
        voettekst=f"{naam} · {dag(papier.vandaag)}",
    )


def _blokken(papier: VerklaringPapier) -> Iterator[Blok]:
    rijen = sum(regel.rijen for regel in papier.regels)
    yield Alinea(f"Wijkteam {papier.locatie}", grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=6)
    yield Alinea("Verklaring van vernietiging", grootte=19, regelafstand=25, letter=VET, soort="H1", lucht=4)
    yield Alinea(
        f"Lijst {papier.nummer}. Vernietigd: {_aantal(len(papier.regels), 'dossier', 'dossiers')}, samen "
        f"{_aantal(rijen, 'rij', 'rijen')}. De namen staan hier niet: die zijn mee vernietigd.",
        grootte=10.5, regelafstand=15, lucht=10,
    )  # fmt: skip
    yield _kop("Wie en wanneer")
    yield Paren(
        (
            ("Peildatum", dag(papier.peildatum)),
            ("Opgesteld", f"{papier.opgesteld_door}, {_dag(papier.opgesteld_op)}"),
            ("Akkoord", f"{papier.akkoord_door}, {_dag(papier.akkoord_op)}"),
            ("Uitgevoerd", f"{papier.uitgevoerd_door}, {_dag(papier.uitgevoerd_op)}"),
        )
    )
    vernietigd = tuple((f"Nummer {regel.nummer}", _regel(regel)) for regel in papier.regels)
    yield Samen((_kop("Wat is vernietigd"), Paren(vernietigd or (("–", "Niets."),))))
    if papier.bewaard:
        redenen = Paren(tuple((str(aantal), reden) for reden, aantal in papier.bewaard))
        yield Samen((_kop("Wat op de lijst stond en blijft"), redenen))
    op_verzoek = any(regel.op_verzoek for regel in papier.regels)
    zinnen = (WEG, BLIJFT, *(OP_VERZOEK,) * op_verzoek, KOPIEEN.format(dag(papier.kopieen_tot)))
    eerste, *rest = (Alinea(zin, grootte=10.5, regelafstand=15, lucht=6) for zin in zinnen)
    yield Samen((_kop("Wat ermee weg is, en wat blijft"), eerste))  # a heading never ends a page
    yield from rest
    yield Alinea(
        "AVG artikel 5 lid 1 onder e; Archiefwet 1995 artikel 5; Archiefbesluit 1995 artikel 8.",
        grootte=8.5, regelafstand=12, kleur=GRIJS, lucht=0,
    )  # fmt: skip


def _aantal(getal: int, een: str, meer: str) -> str:
    return f"{getal} {een if getal == 1 else meer}"


def _kop(tekst: str) -> Blok:
    return Alinea(
        tekst, wegwijzer=tekst, grootte=12.5, regelafstand=17.0, letter=VET, kleur=ACCENT, soort="H2", lucht=3.0
    )


def _regel(regel: VerklaringRegel) -> str:
    soort = SOORTEN.get(regel.soort, regel.soort)
    bewaard = "te bewaren" if regel.op_verzoek else "bewaard"
    return (
        f"{soort}; {regel.regel} ({regel.wet}); termijn vanaf {dag(regel.begin)}, {bewaard} tot en met "
        f"{dag(regel.einde)}; vernietigd op {_dag(regel.vernietigd_op)}, {_aantal(regel.rijen, 'rij', 'rijen')}"
    )


def _dag(moment: int) -> str:
    return dag(lokaal(moment).date().isoformat())
