"""What stays of each noun when a dossier is destroyed: the one place that says so, for every noun there is.

A contact with its vragen stays as a contact of nobody, which is a normal thing here: codes and the day, no text, no
name and no time of the day. Of the other nouns a figure counts, a `Cijferrest` stays: codes and a day. Of a request
under the AVG stays what the register must be able to show (art. 5 lid 2). Ids are made of the old ones, so two desks
that destroy one dossier leave the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from wijdesk.models.avg import Avgverzoek
from wijdesk.models.bewaren import Cijferrest
from wijdesk.models.contact import Contact, Vraag, Werk
from wijdesk.models.signaalregels import GEVRAAGD
from wijdesk.models.values import Id, lokaal
from wijdesk.services.bewaren import restcasus
from wijdesk.services.bewaren.restrij import cijferrest, dag_van, middag, rest_id, rijen_van, tekens
from wijdesk.services.gezin import lezer_van
from wijdesk.services.termijn_rijen import besluiten_van, loop_van
from wijdesk.services.waarover import ONDERWERP_KOLOMMEN, onderwerp, verborgen_onderwerpen
from wijdesk.store.cijferrest import GEHEIM
from wijdesk.store.lezer import Lezer
from wijdesk.store.omvang import Omvang
from wijdesk.store.signaalgeheim import GEHEIM as SIGNAAL_GEHEIM
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.store.zoekregels import stukken

BRON = "bron"
"""Remainders that no figure counts: what came in with this number was destroyed, so an import brings it in no more."""
TERUGBELLEN = "terugbelverzoek"
BRONNEN = ("persoon", "vraag", "indicatie")
_GEEN: frozenset[Id] = frozenset()


def laat_rest(uow: UnitOfWork, wat: Omvang) -> int:
    """Write, in this transaction and before the order, what the figures keep; answers how many rows."""
    aantal = 0
    for rij in _resten(lezer_van(uow), wat.per_soort):
        if not uow.bestaat(type(rij), rij.id):
            uow.voeg_toe(rij)
            aantal += not (isinstance(rij, Cijferrest) and rij.soort == BRON)
    uow.flush()
    return aantal


def rest_van(db: Any, per_soort: Mapping[str, frozenset[Id]], nu: int) -> Iterator[Rest]:
    """The same of rows that go because another desk said so, for `store.nalaten`. `db` has `execute(sql, params)`."""
    yield from _resten(Lezer(db, nu=nu, medewerker_id=Id(b""), rechten=frozenset()), per_soort)


def _resten(lezer: Lezer, per_soort: Mapping[str, frozenset[Id]]) -> Iterator[Rest]:
    for soort, ids in per_soort.items():
        if (maak := REST.get(soort)) is not None:
            yield from maak(lezer, ids)
    for soort in BRONNEN:
        nummers = {nummer for _, nummer in rijen_van(lezer, soort, "id, bron_nummer", per_soort.get(soort, _GEEN))}
        for id_ in sorted(bron_id(soort, nummer) for nummer in nummers - {""}):
            yield Cijferrest(id=id_, soort=BRON, locatie_id=None, dag="", gegevens="{}")


def bron_id(soort: str, nummer: str) -> Id:
    """Under which a number of another system stands here as destroyed: the number itself cannot be read from it."""
    return Id(hashlib.sha256(f"wijdesk bron {soort} {nummer}".encode()).digest()[:16])


# Per noun -------------------------------------------------------------------------------------------------------------

Rest = Contact | Vraag | Werk | Cijferrest | Avgverzoek


def _contact(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Rest]:
    kolommen = "id, locatie_id, medewerker_id, kanaal, melder, ontvangen, eerste_reactie, maand, partij_id"
    for id_, plek, wie, kanaal, melder, ontvangen, reactie, maand, partij in rijen_van(lezer, "contact", kolommen, ids):
        begin = middag(ontvangen)
        yield Contact(
            id=rest_id(id_), locatie_id=Id(plek), medewerker_id=Id(wie), kanaal=kanaal, melder=melder,
            ontvangen=begin, eerste_reactie=begin + reactie - ontvangen, maand=maand,
            partij_id=None if partij is None else Id(partij),
        )  # fmt: skip


def _vraag(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Rest]:
    kolommen = "id, contact_id, volgnummer, meldingtype, voorstel, uitkomst, gelukt, direct_afgehandeld, voorziening_id"
    for id_, van, nummer, soort, voorstel, uitkomst, gelukt, direct, kaart in rijen_van(lezer, "vraag", kolommen, ids):
        if lezer.row("SELECT 1 FROM contact WHERE id = ? AND status = 'actief'", (van,)) is None:
            continue
        yield Vraag(
            id=rest_id(id_), contact_id=rest_id(van), volgnummer=nummer, toelichting="", meldingtype=soort,
            voorstel=voorstel, uitkomst=uitkomst, gelukt=None if gelukt is None else bool(gelukt),
            direct_afgehandeld=bool(direct), voorziening_id=None if kaart is None else Id(kaart),
        )  # fmt: skip


def _werk(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Rest]:
    """Who was called back, how long after calling: as a piece of work that is done, of a vraag of nobody."""
    for stuk in stukken(sorted(ids)):
        for id_, van, plek, wie, gemaakt, klaar, ontvangen in lezer.rows(
            "SELECT w.id, w.vraag_id, w.locatie_id, w.medewerker_id, w.gemaakt_op, w.afgerond_op, c.ontvangen "
            "FROM werk w JOIN vraag v ON v.id = w.vraag_id JOIN contact c ON c.id = v.contact_id "
            f"WHERE w.id IN ({tekens(stuk)}) AND w.soort = ? AND w.stand = 'afgerond' AND w.status = 'actief' "
            "AND v.status = 'actief' AND c.status = 'actief' AND c.partij_id IS NULL ORDER BY w.id",
            (*stuk, TERUGBELLEN),
        ):
            begin = middag(ontvangen)
            yield Werk(
                id=rest_id(id_), soort=TERUGBELLEN, vraag_id=rest_id(van), locatie_id=Id(plek), stand="afgerond",
                medewerker_id=Id(wie), uitkomst="", gemaakt_op=begin + gemaakt - ontvangen,
                afgerond_op=begin + klaar - ontvangen,
            )  # fmt: skip


def _agressie(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Rest]:
    for id_, plek, dag, soort, maatregel in rijen_van(
        lezer, "agressie", "id, locatie_id, datum, soort, maatregel", ids
    ):
        yield cijferrest(id_, "agressie", Id(plek), dag, {"soort": soort, "maatregel": maatregel})


def _opschaling(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Rest]:
    for stuk in stukken(sorted(ids)):
        rijen = lezer.rows(
            f"SELECT {ONDERWERP_KOLOMMEN}, x.id, x.locatie_id, x.op, x.kwartaal, x.richting, x.trede_id "
            f"FROM opschaling x WHERE x.id IN ({tekens(stuk)}) AND x.status = 'actief'",
            stuk,
        )
        weg = _verborgen(lezer, rijen)
        for rij in rijen:
            id_, plek, op, kwartaal, richting, trede = rij[4:]
            gegevens = {"kwartaal": kwartaal, "richting": richting, "trede": None if trede is None else trede.hex()}
            yield cijferrest(
                id_, "opschaling", Id(plek), dag_van(op), gegevens | {GEHEIM: int(onderwerp(rij[:4]) in weg)}
            )


def _verborgen(lezer: Lezer, rijen: list[tuple[Any, ...]]) -> frozenset[Any]:
    """What is about somebody protected, whoever does this."""
    iemand = Lezer(_Verbinding(lezer), nu=lezer.nu, medewerker_id=lezer.medewerker_id, rechten=frozenset())
    return verborgen_onderwerpen(iemand, (onderwerp(rij[:4]) for rij in rijen))


class _Verbinding:
    """The same rows, for one who has no rights."""

    def __init__(self, lezer: Lezer) -> None:
        self._lezer = lezer

    def execute(self, sql: str, params: Any = (), /) -> Any:
        """As a connection has it."""
        return _Gevonden(self._lezer.rows(sql, params))


class _Gevonden:
    def __init__(self, rijen: list[tuple[Any, ...]]) -> None:
        self._rijen = rijen

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Every row."""
        return self._rijen

    def fetchone(self) -> tuple[Any, ...] | None:
        """The first."""
        return self._rijen[0] if self._rijen else None


def _signaal(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Rest]:
    for stuk in stukken(sorted(ids)):
        for rij in lezer.rows(
            "SELECT s.id, s.locatie_id, s.soort, s.stand, s.ontvangen, s.eerste_reactie, s.terugkoppeling, "
            f"s.terugkoppelen_voor, s.teruggekoppeld_op, s.straatronde_id, {SIGNAAL_GEHEIM} FROM signaal s "
            f"WHERE s.id IN ({tekens(stuk)}) AND s.status = 'actief'",
            stuk,
        ):
            id_, plek, soort, stand, op, reactie, terug, voor, gedaan, ronde, geheim = rij
            teruggekoppeld = terug == GEVRAAGD and bool(gedaan)
            gegevens = {
                "soort": soort,
                "stand": stand,
                "reactie": None if reactie is None else reactie - op,
                "terug": int(teruggekoppeld),
                "op_tijd": int(teruggekoppeld and (not voor or gedaan <= voor)),
                "ronde": None if ronde is None else ronde.hex(),
                GEHEIM: int(bool(geheim)),
            }
            yield cijferrest(id_, "signaal", Id(plek), dag_van(op), gegevens)


def _wvggzmelding(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Rest]:
    for stuk in stukken(sorted(ids)):
        for id_, plek, dag, uitkomst, besloten, geheim in lezer.rows(
            f"SELECT w.id, s.locatie_id, w.melding_op, w.uitkomst, w.besloten_op, {SIGNAAL_GEHEIM} "
            "FROM wvggzmelding w JOIN signaal s ON s.id = w.signaal_id "
            f"WHERE w.id IN ({tekens(stuk)}) AND w.status = 'actief' AND s.status = 'actief'",
            stuk,
        ):
            gegevens = {"uitkomst": uitkomst, "besloten_op": besloten, GEHEIM: int(bool(geheim))}
            yield cijferrest(id_, "wvggzmelding", Id(plek), dag, gegevens)


def _termijn(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Rest]:
    """Its last day, and when it was met; of one that lapsed only when that was after its last day."""
    kolommen = "id, regel, begin, gehaald_op, vervallen_op, locatie_id"
    besluiten, vandaag = besluiten_van(lezer, sorted(ids)), lokaal(lezer.nu).date()
    for id_, regel, begin, gehaald, vervallen, plek in rijen_van(lezer, "termijn", kolommen, ids):
        loop = loop_van(regel, begin, besluiten.get(Id(id_), ()), vandaag)
        if loop is not None and loop.fataal is not None and not (vervallen and vervallen <= loop.fataal.isoformat()):
            yield cijferrest(
                id_, "termijn", Id(plek), loop.fataal.isoformat(), {"regel": regel, "gehaald": gehaald, "begin": begin}
            )


def _onderzoek(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Rest]:
    for id_, plek, dag, wet in rijen_van(lezer, "onderzoek", "id, locatie_id, melding_op, wet", ids):
        yield cijferrest(id_, "onderzoek", Id(plek), dag, {"wet": wet})


def _praktijkvorm(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Rest]:
    """Which kind, and how it ended; what was filled in stays with nobody."""
    kolommen = "id, locatie_id, begin, code, einde, uitkomst"
    for id_, plek, dag, code, einde, uitkomst in rijen_van(lezer, "praktijkvorm", kolommen, ids):
        gegevens = {"code": code, "einde": einde, "uitkomst": uitkomst}
        yield cijferrest(id_, "praktijkvorm", Id(plek), dag, gegevens)


def _avgverzoek(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Rest]:
    kolommen = (
        "id, nummer, soort, locatie_id, hoedanigheid, ontvangen_op, identiteit, bevestigd_op, verlengd_tot, "
        "behandelaar_id, besluit, besloten_op, besloten_door_id, uitgevoerd_op"
    )
    vandaag = dag_van(lezer.nu)
    for rij in rijen_van(lezer, "avgverzoek", kolommen, ids):
        velden = dict(zip(kolommen.split(", "), rij, strict=True))
        for veld in ("locatie_id", "behandelaar_id", "besloten_door_id"):
            velden[veld] = None if velden[veld] is None else Id(velden[veld])
        yield Avgverzoek(**velden | {"id": rest_id(rij[0]), "vernietigd_op": vandaag})


REST: Mapping[str, Callable[[Lezer, frozenset[Id]], Iterator[Rest]]] = {
    "contact": _contact,
    "vraag": _vraag,
    "werk": _werk,
    "indicatie": restcasus.indicatie,
    "agressie": _agressie,
    "opschaling": _opschaling,
    "signaal": _signaal,
    "wvggzmelding": _wvggzmelding,
    "huishoudlid": restcasus.huishoudlid,
    "casus": restcasus.casus,
    "plan": restcasus.plan,
    "toeleiding": restcasus.toeleiding,
    "termijn": _termijn,
    "onderzoek": _onderzoek,
    "praktijkvorm": _praktijkvorm,
    "avgverzoek": _avgverzoek,
}
"""Noun → what stays of it, for the figures and the register of requests."""

NIETS: Mapping[str, tuple[str, ...]] = {
    "no figure counts it": (
        "actie", "activiteitsignaal", "akkoord", "aantekening", "antwoord", "avgkeuze", "belang", "bericht",
        "betrokkene", "bewaarblokkade", "bladzijdestand", "consult", "contactmoment", "doel", "doelpersoon",
        "doelscore", "evaluatie", "gebeurtenis", "gezag", "huishouden", "impactkoppeling", "inzagegrond",
        "klachtbetrokkene", "controledossier", "controlepunt",
        "klachtdossier", "klachtstap", "meldcode",
        "meldcodestap", "nazorg", "ondersteuning", "ondersteuningsmoment", "pandverbod", "persoon",
        "planversie", "praktijkveld", "regieclaim", "regieoverdracht", "signaalmelder", "signaalstap",
        "signaalveld", "taak", "teamoverdracht", "termijnwijziging", "toestemming", "triage", "veiligheidsafspraak",
        "wachtende", "zrmmeting", "zrmscore",
    ),
    "of no dossier: it stays as it is": (
        "activiteit", "activiteitronde", "activiteitvoorstel", "bewonersinitiatief", "buurtonderwerp", "sessie",
        "buitencijfer", "cijferrest", "code", "dossiercontrole", "duiding",
        "impactmeting", "instelling", "klacht", "locatie", "medewerker", "roltoekenning", "signaalbundel",
        "straatronde", "tarief", "toegang", "trede", "vernietiglijst", "vernietigregel", "voorziening",
        "vragenlijst", "praktijksoort",
        "wvggzconsult",
    ),
    "goes when nothing names it any more; no figure counts it": ("adres", "importpartij"),
}  # fmt: skip
"""Why nothing stays of a noun → those nouns. With `REST` this is every noun there is; a test holds it so."""
