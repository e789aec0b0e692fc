"""Triages and the advice asked in them as lists, without those about somebody hidden from whoever asks. No SQLAlchemy.

Nothing of them is shown without the right: no row in a list, no count, no opening (domein.md 10).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from wijdesk.models.rows.triage import ConsultRij, TriageRij
from wijdesk.models.values import Id, lokaal
from wijdesk.store.huishoudens import wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van
from wijdesk.store.signaalgeheim import GEHEIM

RECHT = "persoon.afgeschermd"
ANONIEM = "Anoniem"
_SIGNAAL_VERBORGEN = f"EXISTS (SELECT 1 FROM signaal s WHERE s.id = t.signaal_id AND {GEHEIM})"

OVER_KOLOMMEN = f"t.persoon_id, t.huishouden_id, coalesce(h.naam, ''), s.id, coalesce(s.straat, ''), {NAAM_KOLOMMEN}"
"""What `over_wie` reads."""
OVER_VAN = (
    "LEFT JOIN persoon p ON p.id = t.persoon_id LEFT JOIN huishouden h ON h.id = t.huishouden_id "
    "LEFT JOIN signaal s ON s.id = t.signaal_id"
)
_AANTAL_OVER = 11

_EIGEN_WOORDEN = (
    "(SELECT n.waarde FROM antwoord n WHERE n.onderwerp_id = t.id AND n.vraag = 'woorden' AND n.status = 'actief')"
)
"""What the resident asks, of a triage that began with no vraag: the first question of the city-wide list."""
_TRIAGE = (
    f"SELECT {OVER_KOLOMMEN}, t.id, t.vraag_id, coalesce(v.toelichting, s.tekst, {_EIGEN_WOORDEN}, ''), "
    "t.medewerker_id, m.naam, t.begonnen_op, t.stand, t.route, t.voorstel_route, t.besluit, t.bladzijde, "
    "t.besloten_op, t.gestaakt_om, "
    "t.gevolg, t.gevolg_id, "
    "(SELECT count(*) FROM consult c WHERE c.triage_id = t.id AND c.status = 'actief' AND c.antwoord = ''), "
    "(SELECT count(*) FROM consult c WHERE c.triage_id = t.id AND c.status = 'actief' AND c.antwoord <> '') "
    f"FROM triage t {OVER_VAN} JOIN medewerker m ON m.id = t.medewerker_id LEFT JOIN vraag v ON v.id = t.vraag_id "
    "WHERE t.status = 'actief' AND "
)
_CONSULT = (
    "SELECT {over}, c.id, c.triage_id, c.huishouden_id, c.vraag, coalesce(a.naam, ''), g.naam, c.gesteld_op, "
    "c.antwoord, coalesce(w.naam, ''), c.antwoord_op, c.gesteld_door_id FROM consult c "
    "LEFT JOIN triage t ON t.id = c.triage_id LEFT JOIN persoon p ON p.id = t.persoon_id "
    "LEFT JOIN signaal s ON s.id = t.signaal_id "
    "LEFT JOIN huishouden h ON h.id = coalesce(t.huishouden_id, c.huishouden_id) "
    "LEFT JOIN medewerker a ON a.id = c.aan_id JOIN medewerker g ON g.id = c.gesteld_door_id "
    "LEFT JOIN medewerker w ON w.id = c.antwoord_door_id WHERE c.status = 'actief' AND "
)


def verborgen_triages(lezer: Lezer, ids: Iterable[Id]) -> frozenset[Id]:
    """Those of these triages that the asker may know nothing of. Three queries at most, whatever their number."""
    alle = tuple(dict.fromkeys(ids))
    if not alle or lezer.mag(RECHT):
        return frozenset()
    rijen = lezer.rows(
        "SELECT t.id, t.persoon_id, t.huishouden_id, "
        "coalesce((SELECT p.afgeschermd FROM persoon p WHERE p.id = t.persoon_id), 0) "
        f"OR (t.signaal_id IS NOT NULL AND {_SIGNAAL_VERBORGEN}) "
        f"FROM triage t WHERE t.id IN ({', '.join('?' * len(alle))})",
        alle,
    )
    huishoudens = {Id(rij[2]) for rij in rijen if rij[1] is None and rij[2] is not None}
    geheim, _ = wat_verborgen_is(lezer, huishoudens, _vandaag(lezer))
    return frozenset(Id(rij[0]) for rij in rijen if rij[3] or (rij[1] is None and rij[2] in geheim))


def over_wie(rij: Sequence[Any]) -> str:
    """Whom a triage is about (OVER_KOLOMMEN), of one that is not hidden."""
    if rij[0] is not None:
        return naam_van(rij[5:_AANTAL_OVER]) or ANONIEM
    if rij[1] is not None:
        return str(rij[2])
    if rij[3] is not None:
        return f"Signaal {rij[4]}".strip()
    return ANONIEM


def lees_triages(lezer: Lezer, waar: str, params: Sequence[Any]) -> list[TriageRij]:
    """The triages that `waar` (SQL over triage t) picks, newest first, without those that are hidden."""
    rijen = lezer.rows(f"{_TRIAGE}{waar} ORDER BY t.begonnen_op DESC, t.id DESC", params)
    weg = verborgen_triages(lezer, (Id(rij[_AANTAL_OVER]) for rij in rijen))
    return [_triage(rij, lezer) for rij in rijen if Id(rij[_AANTAL_OVER]) not in weg]


def _triage(rij: Sequence[Any], lezer: Lezer) -> TriageRij:
    (id_, vraag_id, vraag, medewerker_id, medewerker, begonnen_op, stand, route, voorstel, besluit, bladzijde,
     besloten_op, gestaakt_om, gevolg, gevolg_id, open_, beantwoord) = rij[_AANTAL_OVER:]  # fmt: skip
    return TriageRij(
        id=Id(id_),
        over=over_wie(rij),
        persoon_id=_id(rij[0]),
        huishouden_id=_id(rij[1]),
        vraag_id=_id(vraag_id),
        signaal_id=_id(rij[3]),
        vraag=vraag,
        medewerker_id=Id(medewerker_id),
        medewerker=medewerker,
        begonnen_op=begonnen_op,
        stand=stand,
        route=route or voorstel,
        besluit=besluit,
        spoed=(route or voorstel) == "spoed",
        bladzijde=bladzijde,
        consulten_open=open_,
        consulten_beantwoord=beantwoord,
        besloten_op=besloten_op,
        gestaakt_om=gestaakt_om,
        gevolg=gevolg,
        gevolg_id=_id(gevolg_id),
        van_mij=Id(medewerker_id) == lezer.medewerker_id,
    )


def lees_consulten(lezer: Lezer, waar: str, params: Sequence[Any]) -> list[ConsultRij]:
    """The advice that `waar` (SQL over consult c) picks, longest waiting first, without what is about who is hidden."""
    rijen = lezer.rows(f"{_CONSULT.format(over=OVER_KOLOMMEN)}{waar} ORDER BY c.gesteld_op, c.id", params)
    plek = _AANTAL_OVER
    weg = verborgen_triages(lezer, (Id(rij[plek + 1]) for rij in rijen if rij[plek + 1] is not None))
    los = {Id(rij[plek + 2]) for rij in rijen if rij[plek + 1] is None}
    geheim, _ = wat_verborgen_is(lezer, los, _vandaag(lezer))
    mag = lezer.mag("consult.antwoorden")
    return [
        _consult(rij, mag=mag and rij[-1] != lezer.medewerker_id)
        for rij in rijen
        if (rij[plek + 1] not in weg if rij[plek + 1] is not None else rij[plek + 2] not in geheim)
    ]


def _consult(rij: Sequence[Any], *, mag: bool) -> ConsultRij:
    id_, triage_id, huishouden_id, vraag, aan, door, op, antwoord, wie, wanneer, _ = rij[_AANTAL_OVER:]
    return ConsultRij(
        id=Id(id_),
        triage_id=_id(triage_id),
        huishouden_id=_id(huishouden_id),
        over=over_wie(rij) if triage_id is not None else str(rij[2]),
        vraag=vraag,
        aan=aan,
        gesteld_door=door,
        gesteld_op=op,
        antwoord=antwoord,
        antwoord_door=wie,
        antwoord_op=wanneer,
        mag_antwoorden=mag and not antwoord,
    )


def _id(waarde: bytes | None) -> Id | None:
    return None if waarde is None else Id(waarde)


def _vandaag(lezer: Lezer) -> str:
    return lokaal(lezer.nu).date().isoformat()
