"""Who saw the file of one resident, in words that resident reads: per day, colleague, thing and reason one line.

Of what a resident need not know that it exists (a signaal, the meldcode, who told what) only is said that the file was
looked at: the log would else tell what the file keeps hidden (AVG art. 15 lid 4). By default a colleague
is a function at a locatie and no name: the right of access does not reach the names of employees who looked on behalf
of the organisation, unless those are needed to exercise it (HvJ EU 22 June 2023, C-579/21, Pankki S).
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta

from wijdesk.errors import GeenRecht, Weigering
from wijdesk.models.datums import eis_dag
from wijdesk.models.instellingen import INZAGE_NAMEN, waarde_van
from wijdesk.models.logsoort import AFDRUKKEN, GEWEIGERD, INZIEN, KOPIEREN, LIJST, NOOD, UITVOER
from wijdesk.models.opdrachten.logboek import LeesInzageoverzicht
from wijdesk.models.rows.logboek import InzageOverzicht, InzageRegel
from wijdesk.models.values import Id, datum_in_woorden, lokaal, moment_van
from wijdesk.services.logboek.bladen import VER, zelfde_personen
from wijdesk.store.klokstand import was_zeker
from wijdesk.store.lezer import Lezer
from wijdesk.store.loghand import is_andere_hand
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van
from wijdesk.store.wijzers import WIJZERS

SOORTEN = (INZIEN, LIJST, "", AFDRUKKEN, UITVOER, KOPIEREN, NOOD)
"""Kinds that are somebody looking; a purpose that was said is the reason beside it, and no look of its own."""
WAT = {
    "persoonskaart geopend": "Uw kaart bekeken",
    "BSN bekeken": "Uw burgerservicenummer bekeken",
    "registratie geopend": "Een vraag van u bekeken",
    "huishouden geopend": "Het dossier van uw huishouden bekeken",
    "triage geopend": "Het gesprek over uw vraag bekeken",
    "ondersteuning geopend": "Uw ondersteuning bekeken",
    "onderzoek geopend": "Het onderzoek naar uw vraag bekeken",
    "ontvangstbevestiging gemaakt": "Een brief aan u gemaakt",
    "plan afgedrukt": "Uw plan op papier bekeken",
    "overdrachtsblad afgedrukt": "Een blad voor een andere organisatie bekeken",
    "gezag bekeken": "Bekeken wie het gezag heeft",
    "regie nagevraagd": "Gevraagd of een ander team u ook helpt",
}
"""What the log says → what the resident reads. Of anything else only that the file was looked at."""
PER_SOORT = {
    LIJST: "Een vraag van u gezien in een lijst",
    AFDRUKKEN: "Uw gegevens afgedrukt",
    UITVOER: "Uw gegevens in een bestand bewaard",
    KOPIEREN: "Uw gegevens gekopieerd",
    NOOD: "Uw gegevens bekeken in een noodgeval",
}
FUNCTIES = {
    "casemanager": "casemanager",
    "gedragswetenschapper": "gedragswetenschapper",
    "teamleider": "teamleider",
    "klachtencoordinator": "klachtencoördinator",
    "entree": "medewerker van de entree",
    "vrijwilliger": "vrijwilliger van de entree",
    "privacybeheerder": "privacybeheerder",
    "logbeheerder": "logbeheerder",
    "applicatiebeheerder": "applicatiebeheerder",
}
"""Rol → function; of several the one a resident has most to do with."""
ANDERE_REDEN = "Een andere reden. Vraag ons welke."
BEKEKEN, WAAROM, OPGESCHREVEN = "Uw gegevens bekeken", "Om u te helpen", "Een vraag van u opgeschreven"
ANDERE_HAND = "Dit is door een ander of later opgeschreven. Vraag ons hoe dat komt."
VERST = moment_van(datetime.combine(VER, time()))
"""A line that names a moment after this was made up."""
GRONDEN = {
    "waarneming": "De vaste collega was er niet",
    "overleg met de regisseur": "Overleg met wie uw plan regelt",
    "de inwoner is hier nu": "U was bij ons",
    "dossiercontrole": "Controle of wij goed werken",
    "klacht": "Een klacht",
    "toezicht op het werk": "De teamleider keek mee",
}
VERZOEK = "Een verzoek over uw gegevens"
REDENEN = {
    "een verzoek van een inwoner over de eigen gegevens behandelen (AVG art. 12 en 15 tot 21)": VERZOEK,
    "een inwoner inzage geven in het eigen dossier (AVG art. 15)": VERZOEK,
    "een inwoner laten zien wie de gegevens bekeek (AVG art. 15)": VERZOEK,
    "een klacht behandelen (Awb hoofdstuk 9)": GRONDEN["klacht"],
    "dossiercontrole (Wmo 2015 art. 2.1.1 lid 2, AVG art. 6 lid 1 e)": GRONDEN["dossiercontrole"],
}
"""The purpose of a question, where it is no help → what the resident reads."""


def overzicht_van(lezer: Lezer, v: LeesInzageoverzicht) -> InzageOverzicht:
    """The overview. Raises Weigering when there is no such card or the days are the wrong way round."""
    rij = lezer.row(
        f"SELECT p.afgeschermd, p.taal, {NAAM_KOLOMMEN} FROM persoon p WHERE p.id = ? AND p.status = 'actief'",
        (v.persoon_id,),
    )
    if rij is None:
        raise Weigering("Deze persoonskaart bestaat niet (meer).")
    if rij[0] and not lezer.mag("persoon.afgeschermd"):
        raise GeenRecht("Deze kaart is afgeschermd. Vraag uw teamleider.", persoon_id=v.persoon_id)
    vandaag = lokaal(lezer.nu).date()
    tot = min(eis_dag(v.tot, veld="tot"), VER) if v.tot else vandaag
    gezien_tot = min(tot, vandaag)  # of a day to come nobody can say who looked
    eerste = eis_dag(v.van, veld="van") if v.van else gezien_tot - timedelta(days=365)
    if eerste > tot:
        raise Weigering("De eerste dag ligt na de laatste dag.", veld="van")
    gezet = dict(lezer.rows("SELECT naam, waarde FROM instelling WHERE status = 'actief'"))
    met_namen = waarde_van(gezet, INZAGE_NAMEN) == "ja" if v.met_namen is None else v.met_namen
    begin, einde = _moment(eerste), _moment(tot + timedelta(days=1))
    oudste = lezer.row("SELECT min(tijd) FROM toegang WHERE status = 'actief'")
    hier = lezer.row(
        "SELECT l.naam FROM medewerker m JOIN locatie l ON l.id = m.locatie_id WHERE m.id = ?", (lezer.medewerker_id,)
    )
    return InzageOverzicht(
        persoon_id=v.persoon_id,
        naam=naam_van(rij[2:]),
        van=eerste.isoformat(),
        tot=max(gezien_tot, eerste).isoformat(),
        gemaakt_op=vandaag.isoformat(),
        locatie=hier[0] if hier else "",
        met_namen=met_namen,
        regels=_regels(lezer, v.persoon_id, begin, einde, met_namen=met_namen),
        sinds=lokaal(oudste[0]).date().isoformat() if oudste and oudste[0] is not None else "",
        taal=rij[1],
    )


def _moment(dag: date) -> int:
    return moment_van(datetime.combine(dag, time()))


def _regels(lezer: Lezer, persoon_id: Id, begin: int, einde: int, *, met_namen: bool) -> tuple[InzageRegel, ...]:
    wie = zelfde_personen(lezer, persoon_id)
    plekken = ", ".join("?" * len(wie))
    gelezen = lezer.rows(
        "SELECT t.tijd, t.medewerker_id, t.soort, t.wat, t.grondslag, t.doel, json_extract(m.kop, '$.m'), "
        "json_extract(m.kop, '$.t'), json_extract(m.inhoud, '$.reden') FROM toegang t LEFT JOIN main.mutatie m "
        "ON m.rij = t.id AND json_extract(m.kop, '$.basis') = '{}' "
        f"WHERE t.persoon_id IN ({plekken}) AND t.tijd >= ? AND t.tijd < ? "
        f"AND t.soort IN ({', '.join('?' * len(SOORTEN))}) AND t.uitkomst <> ? AND t.status = 'actief'",
        (*wie, begin, einde, *SOORTEN, GEWEIGERD),
    )
    geschreven = lezer.rows(
        f"SELECT ontvangen, medewerker_id FROM contact WHERE persoon_id IN ({plekken}) "
        "AND ontvangen >= ? AND ontvangen < ? AND status = 'actief'",
        (*wie, begin, einde),
    )
    collegas = _Collegas(lezer, met_namen=met_namen)
    naar = {Id(een): Id(ander) for een, ander in lezer.rows(WIJZERS)}
    keren: Counter[tuple[str, str, str, str, str]] = Counter()
    for tijd, medewerker, soort, wat, grondslag, doel, schrijver, op, reden in gelezen:
        dag = lokaal(tijd).date().isoformat()
        gezien = PER_SOORT.get(soort) or WAT.get(wat, BEKEKEN)
        keren[
            dag,
            collegas.in_woorden(medewerker, dag),
            gezien,
            GRONDEN.get(grondslag, ANDERE_REDEN) if grondslag else REDENEN.get(doel, WAAROM),
            _let_op(Id(medewerker), tijd, schrijver, op, reden, naar),
        ] += 1
    for tijd, medewerker in geschreven:
        dag = lokaal(tijd).date().isoformat()
        keren[dag, collegas.in_woorden(medewerker, dag), OPGESCHREVEN, WAAROM, ""] += 1
    return tuple(
        InzageRegel(dag=dag, wie=wie_, wat=wat, waarom=waarom, keer=keer, let_op=let_op)
        for (dag, wie_, wat, waarom, let_op), keer in sorted(
            keren.items(), key=lambda paar: (_om(paar[0][0]), *paar[0][1:])
        )
    )


def _let_op(
    medewerker: Id, tijd: int, schrijver: str | None, op: int | None, reden: str | None, naar: dict[Id, Id]
) -> str:
    """What a resident must know of a line: the clock was wrong, or another wrote it."""
    zinnen = []
    if (zeker := was_zeker(reden)) is not None and zeker < VERST:
        dag = lokaal(zeker).date()
        zinnen.append(f"De klok van die computer stond verkeerd: dit was op of na {datum_in_woorden(dag.isoformat())}.")
    if schrijver is not None and op is not None:
        hand = Id(bytes.fromhex(schrijver))
        if is_andere_hand(medewerker=medewerker, tijd=tijd, schrijver=hand, op=op, naar=naar):
            zinnen.append(ANDERE_HAND)
    return " ".join(zinnen)


def _om(dag: str) -> int:
    """Newest day first, and within a day by name."""
    return -date.fromisoformat(dag).toordinal()


class _Collegas:
    """Colleagues as the resident may know them: a name, or a function, and where."""

    def __init__(self, lezer: Lezer, *, met_namen: bool) -> None:
        self._lezer = lezer
        self._met_namen = met_namen
        self._bekend: dict[tuple[bytes, str], str] = {}

    def in_woorden(self, id_: bytes, dag: str) -> str:
        """Who this was on a day."""
        if (id_, dag) not in self._bekend:
            self._bekend[id_, dag] = self._zoek(id_, dag)
        return self._bekend[id_, dag]

    def _zoek(self, id_: bytes, dag: str) -> str:
        rij = self._lezer.row(
            "SELECT m.naam, l.naam FROM medewerker m JOIN locatie l ON l.id = m.locatie_id WHERE m.id = ?", (id_,)
        )
        if rij is None:
            return "Een medewerker"
        rollen = self._lezer.rows(
            "SELECT DISTINCT rol FROM roltoekenning WHERE medewerker_id = ? AND status = 'actief' "
            "AND (van = '' OR van <= ?) AND (tot = '' OR tot >= ?) ORDER BY rol",
            (id_, dag, dag),
        )
        functie = next((woord for rol, woord in FUNCTIES.items() if (rol,) in rollen), "medewerker")
        wie = f"{rij[0]}, {functie}" if self._met_namen else functie.capitalize()
        return f"{wie}, wijkteam {rij[1]}"
