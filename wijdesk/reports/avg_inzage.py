"""Everything kept about somebody, as a document they can read and as a file another program can. Knows no files.

What is covered is not in what comes in here, so it is in neither. The document says per subject why it is kept, where
it came from and how long (AVG art. 15 lid 1); the file is JSON by `resources/avg-inzage.schema.json`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from wijdesk.models.avgnabestaande import GRONDEN
from wijdesk.models.rows.avg import InzageGroep, InzagePapier, InzageStuk
from wijdesk.models.values import lokaal
from wijdesk.reports.een_blad import Paren
from wijdesk.reports.opmaak import ACCENT, GEWOON, GRIJS, MIDDEL, Blok
from wijdesk.reports.opmaak_brief import Alinea, Kader, Rijen, Samen, kop, titel
from wijdesk.reports.papier_tekst import dag, dag_kort
from wijdesk.reports.plan_pdf import zet
from wijdesk.resources import lees_tekst, lees_toml

SCHEMA = "avg-inzage.schema.json"
VERSIE = 1
"""Of the layout of the file; a change that breaks a reader gets a new one."""
LANG = 3000
"""Signs of one text after which it goes on in a new paragraph: one block has to fit a page."""
UITLEG = (
    "U hebt ons gevraagd wat wij over u bewaren. Dat leest u hier, per onderwerp. Bij elk onderwerp staat waarom wij "
    "het bewaren, van wie wij het weten en hoe lang wij het bewaren."
)
UITLEG_MEENEMEN = (
    "U hebt ons gevraagd om de gegevens die u ons zelf gaf. Die leest u hier. Ze staan ook in het bestand dat u erbij "
    "krijgt; dat kan een ander programma lezen."
)
UITLEG_NABESTAANDE = (
    "U mag dit zien, omdat {}. Hier staat alleen wat daarbij hoort (Jeugdwet art. 7.3.12a lid 3). Ga er zorgvuldig mee "
    "om: het is in vertrouwen verteld."
)
LID_4, LID_4_NABESTAANDE = "AVG art. 15 lid 4", "Jeugdwet art. 7.3.12a lid 4"
WEGGELATEN = (
    "Op {0} gaat een stukje over iemand anders. Dat hebben wij weggelaten of samengevat: ook die ander heeft recht op "
    "privacy ({1}). U ziet steeds waar dat is."
)
BESCHRIJVING = "Alles wat het wijkteam over een inwoner bewaart, op verzoek van die inwoner."
OPBOUW = (
    "'onderwerpen' zijn groepen van "
    "stukken; een stuk is één aantekening, bijvoorbeeld een gesprek of een doel. Per veld: de naam in het programma "
    "('veld'), hoe het heet ('label') en de tekst; 'weggelaten' is waar als een tekst over iemand anders gaat. "
    "Dagen staan voluit; 'opgeschreven' is een moment in UTC (ISO 8601). Tekst is UTF-8. Concepten die een "
    "medewerker nog niet opsloeg, horen niet bij het dossier en staan er niet in. Wat later is verbeterd, staat er als "
    "'Eerder' bij."
)


def maak(papier: InzagePapier) -> bytes:
    """The document: A4, tagged, with bookmarks; every typeface embedded."""
    naam = f"Verzoek {papier.nummer}, {_onderwerp(papier).lower()}"
    return zet(
        list(_blokken(papier)),
        naam=naam,
        onderwerp=_onderwerp(papier),
        team=f"Wijkteam {papier.locatie}",
        voettekst=f"{naam} · {dag(papier.vandaag)}",
    )


def maak_json(papier: InzagePapier) -> bytes:
    """The file: UTF-8, by its schema, one layout for ever."""
    inhoud = {
        "$schema": SCHEMA,
        "versie": VERSIE,
        "beschrijving": f"{BESCHRIJVING if papier.grond is None else _uitleg(papier)} {OPBOUW}",
        "verzoek": papier.nummer,
        "soort": papier.soort,
        "gemaakt_op": papier.vandaag,
        "verantwoordelijke": f"Wijkteam {papier.locatie}",
        "betrokkene": papier.wie,
        "rechten": lees_toml("avg.toml")["rechten"] if papier.grond is None else [],
        "ontvangers": list(papier.ontvangers),
        "onderwerpen": [_als_json(groep) for groep in papier.groepen],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=2).encode()


def bestanden(papier: InzagePapier) -> dict[str, bytes]:
    """Name → content of everything that goes along; no name says whom it is about."""
    return {
        f"{papier.soort}-{papier.nummer}.pdf": maak(papier),
        f"{papier.soort}-{papier.nummer}.json": maak_json(papier),
        SCHEMA: lees_tekst(SCHEMA).encode(),
    }


def _als_json(groep: InzageGroep) -> dict[str, object]:
    return {
        "code": groep.code,
        "titel": groep.titel,
        "doel": groep.doel,
        "bron": groep.bron,
        "bewaartermijn": groep.bewaren,
        "stukken": [
            {
                "soort": stuk.soort,
                "naam": stuk.naam,
                "opgeschreven": datetime.fromtimestamp(stuk.opgeschreven / 1000, tz=UTC).isoformat(),
                "door": stuk.door,
                "velden": [
                    {"veld": veld.naam, "label": veld.label, "tekst": veld.tekst, "weggelaten": veld.bedekt}
                    for veld in stuk.velden
                ],
            }
            for stuk in groep.stukken
        ],
    }


def _onderwerp(papier: InzagePapier) -> str:
    if papier.grond is not None:
        return "Uit het dossier van iemand die is overleden"
    return "Gegevens die u ons gaf" if papier.soort == "overdraagbaarheid" else "Wat wij over u bewaren"


def _uitleg(papier: InzagePapier) -> str:
    if papier.grond is not None:
        omdat = GRONDEN[papier.grond].omdat if papier.grond in GRONDEN else "de wet dat toestaat"
        return UITLEG_NABESTAANDE.format(omdat)
    return UITLEG_MEENEMEN if papier.soort == "overdraagbaarheid" else UITLEG


def _blokken(papier: InzagePapier) -> Iterator[Blok]:
    yield Alinea(f"Wijkteam {papier.locatie}", grootte=10, letter=MIDDEL, kleur=ACCENT, lucht=2)
    yield titel(_onderwerp(papier))
    yield Alinea(f"{papier.wie} · {dag(papier.vandaag)} · verzoek {papier.nummer}", kleur=GRIJS, lucht=10)
    yield Alinea(_uitleg(papier), lucht=10)
    if papier.bedekt:
        plekken = "1 plek" if papier.bedekt == 1 else f"{papier.bedekt} plekken"
        yield Alinea(WEGGELATEN.format(plekken, LID_4 if papier.grond is None else LID_4_NABESTAANDE), lucht=14)
    if papier.grond is None:
        yield Kader((("Wat mag u?", MIDDEL), *((zin, GEWOON) for zin in lees_toml("avg.toml")["rechten"])))
    if papier.ontvangers:
        yield Samen((kop("Met wie wij iets deelden"), Alinea("\n".join(papier.ontvangers), lucht=20)))
    for groep in papier.groepen:
        yield from _groep(groep)


def _groep(groep: InzageGroep) -> Iterator[Blok]:
    over = f"Waarom: {groep.doel}.\nVan wie: {groep.bron}.\nHoe lang: {groep.bewaren}."
    if groep.doel:
        yield Samen((kop(groep.titel), Alinea(over, grootte=9.5, regelafstand=14, kleur=GRIJS, lucht=10)))
    else:
        yield kop(groep.titel)
    if groep.code == "log":
        rijen = tuple((dag_kort(_dag(stuk)), stuk.door, _wat(stuk)) for stuk in groep.stukken)
        yield Rijen(("Wanneer", "Wie", "Wat en waarom"), (0.2, 0.26, 0.54), rijen)
        return
    for stuk in groep.stukken:
        door = f" · opgeschreven door {stuk.door}" if stuk.door else ""
        boven = Alinea(
            f"{stuk.naam}, {dag(_dag(stuk))}{door}", grootte=10, regelafstand=15, letter=MIDDEL, soort="H3", lucht=2
        )
        paren = [(veld.label, deel) for veld in stuk.velden for deel in _delen(veld.tekst)]
        yield Samen((boven, Paren(tuple(paren[:1]), lucht=0.0 if len(paren) > 1 else 12.0)))
        if len(paren) > 1:
            yield Paren(tuple(paren[1:]))


def _delen(tekst: str) -> Iterator[str]:
    """A text in pieces that fit a page."""
    for plek in range(0, max(1, len(tekst)), LANG):
        yield tekst[plek : plek + LANG]


def _wat(stuk: InzageStuk) -> str:
    velden = {veld.naam: veld.tekst for veld in stuk.velden}
    doel = velden.get("doel", "")
    namens = f" (namens {velden['namens']})" if "namens" in velden else ""
    return f"{stuk.naam}: {velden.get('wat', '')}{namens}. {doel[:1].upper()}{doel[1:]}"


def _dag(stuk: InzageStuk) -> str:
    return lokaal(stuk.opgeschreven).date().isoformat()
