"""Support and onderzoeken as the rows of a list, with the day that counts now. Plain reading, no SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from wijdesk.models.ondersteuning_regels import (
    AFGEROND,
    KAN_NOG,
    LOOPT,
    dag_die_telt,
    geweest,
    rest,
    stand_van,
    wat_nu,
)
from wijdesk.models.rows.ondersteuning import HulpRij
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.termijnen import in_woorden, regels, toestand_van
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.services.termijn_rijen import TermijnKern, afloop_in_woorden, besluiten_van, loop_van, termijn_rij
from wijdesk.store.hulp import Klok, Ondersteuningsrij, Onderzoekrij, klokken
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import naam_van


def ondersteuning_rij(rij: Ondersteuningsrij, *, ik: Id, vandaag: date) -> HulpRij:
    """A support in a list."""
    stand = stand_van(einde=rij.einde, controle_op=rij.controle_op, controle_gedaan_op=rij.controle_gedaan_op)
    voor = dag_die_telt(stand, verwacht_einde=rij.verwacht_einde, controle_op=rij.controle_op, einde=rij.einde)
    woorden, toestand = rest(voor, vandaag)
    if stand == AFGEROND:
        woorden, toestand = f"{rij.uitkomst}, {geweest(rij.einde, vandaag)}", ""
    return HulpRij(
        id=Id(rij.id),
        noun="ondersteuning",
        soort=rij.soort,
        over=naam_van(rij.naam),
        persoon_id=Id(rij.persoon_id),
        huishouden_id=None if rij.huishouden_id is None else Id(rij.huishouden_id),
        wat=rij.doel,
        medewerker_id=Id(rij.medewerker_id),
        medewerker=rij.medewerker,
        van_mij=rij.medewerker_id == ik,
        stand=stand,
        begin=rij.begin,
        voor=voor,
        wat_nu="" if stand == AFGEROND else wat_nu(stand, rij.soort),
        in_woorden=woorden,
        toestand=toestand,
        einde=rij.einde,
        uitkomst=rij.uitkomst,
    )


def onderzoek_rijen(lezer: Lezer, rijen: Sequence[Onderzoekrij], *, vandaag: date) -> list[HulpRij]:
    """Onderzoeken in a list, each with its first running term. A fixed number of queries."""
    per_onderzoek = klokken(lezer, rijen)
    lopend = {id_: [k for k in klok if not k.gehaald_op and not k.vervallen_op] for id_, klok in per_onderzoek.items()}
    agenda = {rij.bron_id: rij for rij in als_agenda(lezer, (k for alle in lopend.values() for k in alle), vandaag)}
    gevonden = []
    for rij in rijen:
        eigen = [agenda[k.id] for k in lopend.get(rij.id, ()) if k.id in agenda]
        telt = [termijn for termijn in eigen if not _was_vrijblijvend(termijn)]
        eerste = min(telt, key=lambda termijn: termijn.voor or "9999", default=None)
        afgerond = bool(rij.afgerond_op)
        woorden = f"{rij.uitkomst}, {geweest(rij.afgerond_op, vandaag)}" if afgerond else "geen termijn meer"
        if eerste is not None and not afgerond:
            woorden = eerste.in_woorden
        gevonden.append(
            HulpRij(
                id=Id(rij.id),
                noun="onderzoek",
                soort=f"Onderzoek {rij.wet}",
                over=naam_van(rij.naam),
                persoon_id=Id(rij.persoon_id),
                huishouden_id=Id(rij.huishouden_id),
                wat=rij.vraag,
                medewerker_id=Id(rij.medewerker_id),
                medewerker=rij.medewerker,
                van_mij=rij.medewerker_id == lezer.medewerker_id,
                stand=AFGEROND if afgerond else LOOPT,
                begin=rij.melding_op,
                voor=rij.afgerond_op if afgerond else eerste.voor if eerste is not None else "",
                wat_nu="" if afgerond else _wat_nu(eerste),
                in_woorden=woorden,
                toestand="" if afgerond or eerste is None else eerste.toestand,
                einde=rij.afgerond_op,
                uitkomst=rij.uitkomst,
            )
        )
    return gevonden


def als_agenda(lezer: Lezer, klok: Iterable[Klok], vandaag: date) -> list[AgendaRij]:
    """Clocks as rows with what can be decided about them; one whose rule is not known here is left out."""
    alle = tuple(klok)
    besluiten = besluiten_van(lezer, (Id(k.id) for k in alle))
    gevonden = []
    for k in alle:
        eigen = besluiten.get(Id(k.id), ())
        gezien = loop_van(k.regel, k.begin, eigen, vandaag)
        if gezien is None:
            continue
        kern = TermijnKern(
            id=Id(k.id), regel=k.regel, begin=k.begin, gehaald_op=k.gehaald_op, vervallen_op=k.vervallen_op,
            reden=k.reden,
        )  # fmt: skip
        rij = termijn_rij(kern, eigen, gezien, regels()[k.regel])
        klaar = bool(k.gehaald_op or k.vervallen_op)
        urgent = ""
        if not klaar and gezien.fataal is not None and gezien.stil_sinds is None:
            urgent = toestand_van(gezien.fataal, vandaag, streef=gezien.streef)
        woorden = afloop_in_woorden(kern, gezien, vandaag) if klaar else in_woorden(gezien, vandaag)
        if k.regel == KAN_NOG and not klaar and urgent == "te laat":
            woorden, urgent = f"kon tot en met {datum_in_woorden(rij.fataal)}", ""
        gevonden.append(
            AgendaRij(
                sleutel=f"termijn:{Id(k.id).hex()}",
                soort="termijn",
                wat=rij.naam,
                voor=rij.fataal,
                in_woorden=woorden,
                toestand=urgent,
                streef="" if klaar else rij.streef,
                grondslag=rij.grondslag,
                medewerker_id=None if k.medewerker_id is None else Id(k.medewerker_id),
                medewerker=k.medewerker,
                bron="termijn",
                bron_id=Id(k.id),
                termijn=rij,
            )
        )
    return gevonden


def _wat_nu(eerste: AgendaRij | None) -> str:
    """What must be done first: the term says so, or that only the report is left."""
    if eerste is None or (eerste.termijn is not None and eerste.termijn.regel == "wmo-onderzoek"):
        return "Verslag en uitkomst"
    return eerste.wat


def _was_vrijblijvend(rij: AgendaRij) -> bool:
    """Whether its day is past and nothing was asked of us."""
    return rij.termijn is not None and rij.termijn.regel == KAN_NOG and rij.in_woorden.startswith("kon")
