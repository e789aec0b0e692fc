"""What the agenda raises by itself: children who turn 12, 16 or 18, and indicaties that end. Plain reading.

Such a task has no row until somebody deals with it; then a row of table taak with its key takes it off the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain

from wijdesk.models.leeftijd import GRENZEN, MAANDEN_VOORAF, leeftijdsgrenzen, sleutel_van_grens
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.toeleiding_tempo import herinnering_op, limieten
from wijdesk.models.values import Id
from wijdesk.services.agenda.bereik import Bereik, id_van, maak_rij, stukken, tekens
from wijdesk.store.huishoudens import LID_NU
from wijdesk.store.overleden import LEEFT
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van

BLIJFT_STAAN = timedelta(days=90)
"""How long a birthday or the end of an indicatie that nobody dealt with stays on the list."""


def leeftijden(bereik: Bereik) -> Iterator[AgendaRij]:
    """Members of households with an open casus who turn 12, 16 or 18; of somebody hidden the birthday is not told."""
    binnen, waarden = bereik.huishoudens()
    dag = bereik.vandaag.isoformat()
    # Born so that the birthday lies between: a list of hundreds of families stays quick.
    eerst, laatst = bereik.vandaag - BLIJFT_STAAN, bereik.vandaag + timedelta(days=31 * MAANDEN_VOORAF)
    randen = [(_jaren_terug(eerst, grens.leeftijd), _jaren_terug(laatst, grens.leeftijd)) for grens in GRENZEN]
    tussen = " OR ".join(["p.geboortedatum BETWEEN ? AND ?"] * len(randen))
    rijen = bereik.lezer.rows(
        f"SELECT h.id, h.naam, p.id, p.geboortedatum, p.afgeschermd, h.regisseur_id, {NAAM_KOLOMMEN} "  # noqa: S608
        "FROM huishoudlid l JOIN huishouden h ON h.id = l.huishouden_id JOIN persoon p ON p.id = l.persoon_id "
        f"WHERE l.huishouden_id IN ({binnen} AND casus_id IS NOT NULL) AND {LID_NU} "
        f"AND p.overleden_op = '' AND ({tussen})",
        [*waarden, dag, dag, *chain.from_iterable(randen)],
    )
    for huishouden_id, naam, persoon_id, geboren, afgeschermd, regisseur_id, *namen in rijen:
        if afgeschermd and not bereik.lezer.mag("persoon.afgeschermd"):
            continue
        for grens in leeftijdsgrenzen(geboren, bereik.vandaag - BLIJFT_STAAN):
            if grens.vanaf > bereik.vandaag:
                break
            yield maak_rij(
                bereik,
                "leeftijd",
                persoon_id,
                grens.op.isoformat(),
                sleutel=sleutel_van_grens(grens.leeftijd, Id(persoon_id)),
                wat=f"{naam_van(namen)} wordt {grens.leeftijd}. {grens.doen}",
                grondslag=grens.wet,
                huishouden_id=Id(huishouden_id),
                huishouden=naam,
                persoon_id=Id(persoon_id),
                medewerker_id=id_van(regisseur_id),
                tab="gezin",
                bron="persoon",
            )


def _jaren_terug(dag: date, jaren: int) -> str:
    """So many years before, as text to compare with: 29 February need not exist in that year."""
    return f"{dag.year - jaren:04}{dag.isoformat()[4:]}"


def herindicaties(bereik: Bereik) -> Iterator[AgendaRij]:
    """Indicaties that end soon and that nothing follows, in households with an open casus."""
    binnen, waarden = bereik.huishoudens()
    rijen = bereik.rijen(
        "x.id, x.productgroep, x.tot, x.persoon_id, h.regisseur_id",
        "indicatie x JOIN huishouden h ON h.id = x.huishouden_id",
        f"SELECT id FROM indicatie WHERE huishouden_id IN ({binnen} AND casus_id IS NOT NULL)",  # noqa: S608
        [*waarden, (bereik.vandaag - BLIJFT_STAAN).isoformat()],
        "x.tot <> '' AND x.tot >= ? AND NOT EXISTS (SELECT 1 FROM indicatie n "  # noqa: S608
        "WHERE n.huishouden_id = x.huishouden_id AND n.vorige_id = x.id AND n.status = 'actief') "
        "AND " + LEEFT.format("x.persoon_id"),
    )
    for huishouden_id, naam, id_, productgroep, tot, persoon_id, wie in rijen:
        if herinnering_op(tot) <= bereik.vandaag.isoformat():
            over = {
                "persoon_id": id_van(persoon_id),
                "medewerker_id": id_van(wie),
                "tab": "toeleiding",
                "bron": "indicatie",
            }
            yield maak_rij(
                bereik,
                "herindicatie",
                id_,
                tot,
                wat=f"Herindicatie aanvragen of afbouwen: {productgroep}",
                grondslag=limieten()["herindicatie"].reden,
                huishouden_id=Id(huishouden_id),
                huishouden=naam,
                **over,
            )


def al_een_taak(bereik: Bereik, rijen: Iterable[AgendaRij]) -> frozenset[str]:
    """The keys somebody dealt with or put on a list already, also in another household of the same child."""
    alle = tuple(rijen)
    personen = {rij.persoon_id for rij in alle if rij.persoon_id is not None}
    huishoudens = {rij.huishouden_id for rij in alle if rij.huishouden_id is not None}
    for stuk in stukken(personen):
        leden = "SELECT huishouden_id FROM huishoudlid WHERE persoon_id IN"
        huishoudens |= {Id(rij[0]) for rij in bereik.lezer.rows(f"{leden} ({tekens(stuk)})", stuk)}
    taken = "SELECT sleutel FROM taak WHERE sleutel <> '' AND status = 'actief' AND huishouden_id IN"
    return frozenset(
        rij[0]
        for stuk in stukken(huishoudens)
        for rij in bereik.lezer.rows(f"{taken} ({tekens(stuk)})", stuk)
    )  # fmt: skip
