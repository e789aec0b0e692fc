"""Everything of ours that runs for a person or a family, each kind with its own right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from wijdesk.errors import Weigering
from wijdesk.models.ondersteuning_regels import geweest
from wijdesk.models.opdrachten.ondersteuning import LeesLopend
from wijdesk.models.rows.ondersteuning import HulpRij, LopendRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.agenda.bereik import tekens
from wijdesk.services.hulp_rijen import ondersteuning_rij, onderzoek_rijen
from wijdesk.services.opschaling_stand import VELDEN, Plek, plek_van
from wijdesk.services.register import leesvraag
from wijdesk.services.waarover import Onderwerp, verborgen_onderwerpen
from wijdesk.store import beperkt
from wijdesk.store.huishoudens import LID_NU, huishoudens_van, volg_huishouden
from wijdesk.store.hulp import lees_ondersteuningen, lees_onderzoeken, zichtbaar
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van
from wijdesk.store.signaalgeheim import alleen_zichtbaar
from wijdesk.store.triages import lees_triages

RANG = {"te laat": 0, "spoed": 1, "let-op": 2}


@leesvraag(LeesLopend, recht="persoon.lezen", doel="zien wat er voor iemand loopt")
def lees_lopend(lezer: Lezer, v: LeesLopend) -> tuple[LopendRij, ...]:
    """The most pressing first. Of a family: what hangs on the household or on who belongs to it now. A list is no
    opening. Nothing of a record that is not used (AVG art. 18).
    """
    persoon_id, huishouden_id = v.persoon_id, v.huishouden_id
    if (persoon_id is None) == (huishouden_id is None):
        raise Weigering("Kies voor wie u wilt zien wat er loopt.")
    vandaag = lokaal(lezer.nu).date()
    personen, gezinnen = _wie(lezer, persoon_id, huishouden_id, vandaag)
    if any(beperkt.huis_dicht(lezer, id_) for id_ in gezinnen) or (persoon_id and beperkt.mag_niet(lezer, persoon_id)):
        return ()
    gevonden: list[LopendRij] = []
    if lezer.mag("triage.lezen"):
        gevonden += _triages(lezer, personen, gezinnen, vandaag)
    if lezer.mag("ondersteuning.lezen"):
        gevonden += _hulp(lezer, personen, gezinnen, vandaag)
    if lezer.mag("signaal.lezen"):
        gevonden += _signalen(lezer, personen, gezinnen, vandaag)
    if lezer.mag("opschalen"):
        gevonden += _opschalingen(lezer, personen, gezinnen, vandaag)
    if lezer.mag("meldcode"):
        gevonden += _meldcodes(lezer, personen, gezinnen, vandaag)
    alleen = persoon_id is not None
    gevonden = [_zonder_naam(rij) if alleen else rij for rij in gevonden]
    return tuple(sorted(gevonden, key=lambda rij: (RANG.get(rij.toestand, 3), rij.noun, rij.wat)))


def _wie(
    lezer: Lezer, persoon_id: Id | None, huishouden_id: Id | None, vandaag: date
) -> tuple[tuple[Id, ...], tuple[Id, ...]]:
    """(persons, households): of a person only the person and what hangs on no person in particular."""
    dag = vandaag.isoformat()
    if persoon_id is not None:
        return (persoon_id,), tuple(huishoudens_van(lezer, (persoon_id,), dag))
    id_ = volg_huishouden(lezer, huishouden_id or Id(b""))
    rijen = lezer.rows(
        f"SELECT l.persoon_id FROM huishoudlid l WHERE l.huishouden_id = ? AND {LID_NU}", (id_, dag, dag)
    )
    return tuple(Id(rij[0]) for rij in rijen), (id_,)


def _bij(tabel: str, personen: Sequence[Id], gezinnen: Sequence[Id]) -> tuple[str, tuple[Id, ...]]:
    """About one of these persons, or about nobody in particular in one of these households."""
    delen, waarden = [], tuple[Id, ...]()
    if personen:
        delen.append(f"{tabel}.persoon_id IN ({tekens(personen)})")
        waarden = tuple(personen)
    if gezinnen:
        delen.append(f"({tabel}.persoon_id IS NULL AND {tabel}.huishouden_id IN ({tekens(gezinnen)}))")
        waarden = (*waarden, *gezinnen)
    return f"({' OR '.join(delen) or '0'})", waarden


def _triages(lezer: Lezer, personen: Sequence[Id], gezinnen: Sequence[Id], vandaag: date) -> Iterator[LopendRij]:
    bij, waarden = _bij("t", personen, gezinnen)
    for rij in lees_triages(lezer, f"t.stand = 'lopend' AND {bij}", waarden):
        yield LopendRij(
            noun="triage",
            id=rij.id,
            wat="Triage",
            over=rij.over if rij.persoon_id is not None else "",
            medewerker=rij.medewerker,
            in_woorden=_sinds(rij.begonnen_op, vandaag),
            toestand="spoed" if rij.spoed else "",
            verzoek="triage.open",
            inhoud=rij.id,
        )


def _hulp(lezer: Lezer, personen: Sequence[Id], gezinnen: Sequence[Id], vandaag: date) -> Iterator[LopendRij]:
    bij, waarden = _bij("o", personen, gezinnen)
    open_ = "(o.einde = '' OR (o.controle_op <> '' AND o.controle_gedaan_op = ''))"
    ondersteuningen = lees_ondersteuningen(lezer, f"{bij} AND {open_}", waarden)
    onderzoeken = lees_onderzoeken(lezer, f"{bij} AND o.afgerond_op = ''", waarden)
    rijen: list[HulpRij] = [
        *(ondersteuning_rij(rij, ik=lezer.medewerker_id, vandaag=vandaag) for rij in ondersteuningen),
        *onderzoek_rijen(lezer, onderzoeken, vandaag=vandaag),
    ]
    for rij in rijen:
        yield LopendRij(
            noun=rij.noun,
            id=rij.id,
            wat=rij.soort.capitalize() if rij.noun == "ondersteuning" else rij.soort,
            over=rij.over,
            medewerker=rij.medewerker,
            in_woorden=f"{rij.wat_nu}: {rij.in_woorden}",
            toestand=rij.toestand,
            verzoek=f"{rij.noun}.open",
            inhoud=rij.id,
        )


def _signalen(lezer: Lezer, personen: Sequence[Id], gezinnen: Sequence[Id], vandaag: date) -> Iterator[LopendRij]:
    bij, waarden = _bij("s", personen, gezinnen)
    for id_, soort, urgentie, ontvangen, wie, *naam in lezer.rows(
        f"SELECT s.id, s.soort, s.urgentie, s.ontvangen, coalesce(m.naam, ''), {_naam_of_leeg()} FROM signaal s "
        "LEFT JOIN medewerker m ON m.id = s.medewerker_id LEFT JOIN persoon p ON p.id = s.persoon_id "
        f"WHERE {bij} AND s.stand <> 'afgesloten' AND {alleen_zichtbaar(lezer)} ORDER BY s.ontvangen",
        waarden,
    ):
        yield LopendRij(
            noun="signaal",
            id=Id(id_),
            wat=f"Signaal: {soort}",
            over=naam_van(naam),
            medewerker=wie,
            in_woorden=_sinds(ontvangen, vandaag),
            toestand="spoed" if urgentie == "spoed" else "",
            verzoek="signaal.open",
            inhoud=Id(id_),
        )


def _opschalingen(lezer: Lezer, personen: Sequence[Id], gezinnen: Sequence[Id], vandaag: date) -> Iterator[LopendRij]:
    """The rung each of these stands on now, as it stands when the ladder is opened for it; one step once."""
    wie: list[dict[str, Id | None]] = [{"huishouden_id": gezin} for gezin in gezinnen]
    for mens in personen:
        eigen = huishoudens_van(lezer, (mens,), vandaag.isoformat())
        wie.append({"persoon_id": mens, "huishouden_id": next(iter(eigen), None)})
    plekken = {plek.id: plek for ids in wie if (plek := plek_van(lezer.rows, ids)) is not None}
    plekken = {id_: plek for id_, plek in plekken.items() if _raakt(plek, personen, gezinnen)}
    over = {id_: Onderwerp(*(plek.ids[veld] for veld in VELDEN)) for id_, plek in plekken.items()}
    weg = verborgen_onderwerpen(lezer, over.values())
    for id_, plek in plekken.items():
        if over[id_] in weg:
            continue
        yield LopendRij(
            noun="opschaling",
            id=id_,
            wat=f"Opgeschaald: {plek.naam}",
            over="",
            medewerker=plek.door,
            in_woorden=_sinds(plek.sinds, vandaag),
            toestand="let-op",
            verzoek="opschaling.open",
            inhoud=over[id_].openen,
        )


def _raakt(plek: Plek, personen: Sequence[Id], gezinnen: Sequence[Id]) -> bool:
    """Not the rung of another household that somebody of this one belongs to as well."""
    return plek.ids["persoon_id"] in personen or plek.ids["huishouden_id"] in gezinnen


def _meldcodes(lezer: Lezer, personen: Sequence[Id], gezinnen: Sequence[Id], vandaag: date) -> Iterator[LopendRij]:
    bij, waarden = _bij("o", personen, gezinnen)
    for id_, begonnen, wie, *naam in lezer.rows(
        f"SELECT o.id, o.begonnen_op, m.naam, {_naam_of_leeg()} FROM meldcode o "
        "JOIN medewerker m ON m.id = o.medewerker_id LEFT JOIN persoon p ON p.id = o.persoon_id "
        f"WHERE {bij} AND o.status = 'actief' AND o.afgesloten_op IS NULL AND ({zichtbaar(lezer)} OR p.id IS NULL)",
        waarden,
    ):
        yield LopendRij(
            noun="meldcode",
            id=Id(id_),
            wat="Meldcode",
            over=naam_van(naam),
            medewerker=wie,
            in_woorden=_sinds(begonnen, vandaag),
            toestand="let-op",
            verzoek="meldcode.open",
            inhoud=Id(id_),
        )


def _naam_of_leeg() -> str:
    return ", ".join(f"coalesce({kolom}, '')" for kolom in NAAM_KOLOMMEN.split(", "))


def _sinds(moment: int, vandaag: date) -> str:
    return f"sinds {geweest(lokaal(moment).date().isoformat(), vandaag)}"


def _zonder_naam(rij: LopendRij) -> LopendRij:
    """On somebody's own card the name says nothing."""
    return replace(rij, over="")
