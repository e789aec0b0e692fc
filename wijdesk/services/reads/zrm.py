"""Reading assessments with the Zelfredzaamheid-Matrix, per person of a household. Nothing is summed or averaged."""

from __future__ import annotations

from wijdesk.models.opdrachten.zrm import LeesZrm
from wijdesk.models.rows.zrm import ZrmBeeld, ZrmMetingRij, ZrmPersoon, ZrmScoreRij
from wijdesk.models.values import Id, leeftijd, lokaal
from wijdesk.models.zelfredzaamheid import is_verouderd
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van, verborgen


@leesvraag(LeesZrm, recht="casus.lezen", doel="zelfredzaamheid volgen in de casus")
def lees_zrm(lezer: Lezer, v: LeesZrm) -> ZrmBeeld:
    """Everybody in the household now, oldest first, each with their assessments, newest first."""
    vandaag = lokaal(lezer.nu).date()
    codes = lezer.rows("SELECT code FROM code WHERE lijst = 'zrm_domein' AND status = 'actief' ORDER BY volgorde")
    leden = lezer.rows(
        f"SELECT DISTINCT p.id, p.geboortedatum, p.afgeschermd, {NAAM_KOLOMMEN} FROM huishoudlid h "
        "JOIN persoon p ON p.id = h.persoon_id WHERE h.huishouden_id = ? AND h.status = 'actief' AND h.van <= ? "
        "AND (h.tot = '' OR h.tot >= ?) ORDER BY p.geboortedatum = '', p.geboortedatum, p.id",
        (v.huishouden_id, vandaag.isoformat(), vandaag.isoformat()),
    )
    zichtbaar = [rij for rij in leden if not verborgen(lezer, afgeschermd=bool(rij[2]))]
    metingen = _metingen(lezer, tuple(Id(rij[0]) for rij in zichtbaar))
    return ZrmBeeld(
        personen=tuple(
            ZrmPersoon(
                persoon_id=Id(rij[0]),
                naam=naam_van(rij[3:]),
                leeftijd=leeftijd(rij[1], vandaag),
                metingen=metingen.get(Id(rij[0]), ()),
            )
            for rij in zichtbaar
        ),
        domeinen=tuple(str(code[0]) for code in codes),
        verborgen=len(leden) - len(zichtbaar),
    )


def _metingen(lezer: Lezer, personen: tuple[Id, ...]) -> dict[Id, tuple[ZrmMetingRij, ...]]:
    if not personen:
        return {}
    tekens = ", ".join("?" * len(personen))
    scores: dict[bytes, list[ZrmScoreRij]] = {}
    for meting_id, domein, niveau, informatie_op, toelichting, op in lezer.rows(
        "SELECT s.meting_id, s.domein, s.niveau, s.informatie_op, s.toelichting, m.op FROM zrmmeting m "
        f"JOIN zrmscore s ON s.meting_id = m.id WHERE m.persoon_id IN ({tekens}) AND m.status = 'actief' "
        "AND s.status = 'actief'",
        personen,
    ):
        scores.setdefault(meting_id, []).append(
            ZrmScoreRij(
                domein=domein,
                niveau=niveau,
                informatie_op=informatie_op,
                toelichting=toelichting,
                verouderd=is_verouderd(informatie_op, op),
            )
        )
    gevonden: dict[Id, tuple[ZrmMetingRij, ...]] = {}
    for id_, persoon_id, op, medewerker, toelichting in lezer.rows(
        "SELECT m.id, m.persoon_id, m.op, w.naam, m.toelichting FROM zrmmeting m JOIN medewerker w "
        f"ON w.id = m.medewerker_id WHERE m.persoon_id IN ({tekens}) AND m.status = 'actief' "
        "ORDER BY m.op DESC, m.id DESC",
        personen,
    ):
        rij = ZrmMetingRij(
            id=Id(id_),
            persoon_id=Id(persoon_id),
            op=op,
            medewerker=medewerker,
            toelichting=toelichting,
            scores=tuple(scores.get(id_, ())),
        )
        gevonden[Id(persoon_id)] = (*gevonden.get(Id(persoon_id), ()), rij)
    return gevonden
