"""Everything that must be done by a day, from every table that knows one: for a household, an employee or a locatie.

Running terms, tasks, tasks the program raises by itself, evaluations, actions by WIJ, checks after closing, hand-offs
that wait, and requests to take over a regie. A fixed number of queries, however many households. Plain reading: the use
case that calls this demands the right (casus.lezen), and nothing is logged as an opening, since it is a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from wijdesk.models.leeftijd import leeftijdsgrenzen, sleutel_van_grens
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.termijnen import in_woorden, regels, rest_in_woorden, toestand_van
from wijdesk.models.toeleiding_tempo import herinnering_op, limieten, wacht
from wijdesk.models.values import Id, lokaal
from wijdesk.services.termijn_rijen import STUK, TermijnKern, besluiten_van, loop_van, termijn_rij
from wijdesk.store.huishoudens import AFGESCHERMD_HUISHOUDEN, LID_NU, wat_verborgen_is
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_van

BLIJFT_STAAN = timedelta(days=90)
"""How long a birthday or the end of an indicatie that nobody dealt with stays on the list."""
OVERDRACHT_DAGEN = 5
"""Calendar days within which a request to take over a regie wants an answer; an agreement of WIJ."""
ALGEMEEN = {
    "termijn": "Termijn", "taak": "Taak", "actie": "Actie uit het plan", "toeleiding": "Toeleiding",
    "herindicatie": "Herindicatie",
}  # fmt: skip
"""What is said instead when the words could tell about somebody hidden."""

Rijen = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bereik:
    """Whose things are asked for, as pieces of SQL."""

    lezer: Lezer
    vandaag: date
    tot: str
    huishouden_id: Id | None
    medewerker_id: Id | None
    locatie_id: Id | None

    def huishoudens(self, kolom: str = "id", *, tandem: bool = False) -> tuple[str, list[Any]]:
        """A subquery with a column of the households in reach: of an employee those with the regie, of a locatie those
        with an open casus (there is an index on them, and a locatie has many times more closed ones).
        """
        eisen = ["status = 'actief'"]
        waarden: list[Any] = []
        if self.huishouden_id is not None:
            eisen.append("id = ?")
            waarden.append(self.huishouden_id)
        if self.medewerker_id is not None:
            eisen.append("(regisseur_id = ? OR tandem_id = ?)" if tandem else "regisseur_id = ?")
            waarden += [self.medewerker_id] * (2 if tandem else 1)
        if self.locatie_id is not None:
            eisen.append("locatie_id = ? AND regisseur_id IS NOT NULL")
            waarden.append(self.locatie_id)
        return f"SELECT {kolom} FROM huishouden WHERE {' AND '.join(eisen)}", waarden  # noqa: S608

    def van_mij(self, tabel: str, eis: str) -> tuple[str, list[Any]]:
        """A subquery with the rows of a table that an employee was named for, whatever the household."""
        if self.medewerker_id is None:
            return "", []
        return f" UNION SELECT id FROM {tabel} WHERE medewerker_id = ? AND {eis}", [self.medewerker_id]  # noqa: S608

    def rijen(self, kolommen: str, van: str, ids: str, waarden: Sequence[Any], eis: str = "1") -> Rijen:
        """Rows `x` whose id is in the subquery `ids`, each with its household: (h.id, h.naam, the columns)."""
        return self.lezer.rows(
            f"SELECT h.id, h.naam, {kolommen} FROM {van} WHERE x.id IN ({ids}) AND x.status = 'actief' AND {eis}",  # noqa: S608
            waarden,
        )

    def past(self, rij: AgendaRij) -> bool:
        """Whether a row is in reach: of this employee, of this household, and due in time."""
        if self.medewerker_id is not None and rij.medewerker_id != self.medewerker_id:
            return False
        if self.huishouden_id is not None and rij.huishouden_id != self.huishouden_id:
            return False
        eerste = min(rij.voor, rij.streef or rij.voor)
        return not self.tot or bool(eerste and eerste <= self.tot)


def agenda(
    lezer: Lezer,
    *,
    vandaag: date,
    tot: date | None,
    huishouden_id: Id | None = None,
    medewerker_id: Id | None = None,
    locatie_id: Id | None = None,
) -> tuple[AgendaRij, ...]:
    """What must be done until the day `tot` (None: ever), the most pressing first; what is late is always there.

    Of an employee: what he was named for, and what nobody was named for in households of which he has the regie. A term
    that stands still with no end in sight is there only without `tot`, at the end.
    """
    if huishouden_id is None and medewerker_id is None and locatie_id is None:
        raise ValueError("whose agenda?")
    bereik = _Bereik(
        lezer=lezer,
        vandaag=vandaag,
        tot="" if tot is None else tot.isoformat(),
        huishouden_id=huishouden_id,
        medewerker_id=medewerker_id,
        locatie_id=locatie_id,
    )
    gevonden: dict[str, AgendaRij] = {}
    for maak in (_termijnen, _taken, _evaluaties, _acties, _nazorg, _toeleidingen, _overdrachten):
        gevonden |= {rij.sleutel: rij for rij in maak(bereik)}
    afgeleid = {rij.sleutel: rij for maak in (_leeftijden, _herindicaties) for rij in maak(bereik)}
    gedaan = _al_een_taak(bereik, afgeleid.values()) if afgeleid else frozenset()
    gevonden |= {sleutel: rij for sleutel, rij in afgeleid.items() if sleutel not in gedaan}
    over = [rij for rij in gevonden.values() if bereik.past(rij)]
    return tuple(sorted(_met_namen(bereik, over), key=lambda rij: (rij.voor or "9999", rij.wat, rij.sleutel)))


def _rij(bereik: _Bereik, soort: str, bron_id: Any, voor: str, **velden: Any) -> AgendaRij:
    """A row about something with a day, said in words."""
    dag = date.fromisoformat(voor)
    eigen = {
        "sleutel": f"{soort}:{Id(bron_id).hex()}",
        "in_woorden": rest_in_woorden(dag, bereik.vandaag),
        "toestand": toestand_van(dag, bereik.vandaag),
        "bron": soort,
    }
    return AgendaRij(**(eigen | {"soort": soort, "voor": voor, "bron_id": Id(bron_id)} | velden))


def _id(waarde: Any) -> Id | None:
    return None if waarde is None else Id(waarde)


# Per table -----------------------------------------------------------------------------------------------------------


def _termijnen(bereik: _Bereik) -> Iterator[AgendaRij]:
    lopend = "gehaald_op = '' AND vervallen_op = '' AND status = 'actief'"
    if bereik.locatie_id is not None:
        ids, waarden = f"SELECT id FROM termijn WHERE locatie_id = ? AND {lopend}", [bereik.locatie_id]  # noqa: S608
    else:
        binnen, waarden = bereik.huishoudens()
        ids = f"SELECT id FROM termijn WHERE onderwerp_id IN ({binnen}) AND {lopend}"  # noqa: S608
        if bereik.medewerker_id is not None:
            # At the own locatie, so that the index of what runs is used.
            ids += (
                f" UNION SELECT id FROM termijn WHERE medewerker_id = ? AND {lopend} "  # noqa: S608
                "AND locatie_id = (SELECT locatie_id FROM medewerker WHERE id = ?)"
            )
            waarden += [bereik.medewerker_id, bereik.medewerker_id]
    rijen = bereik.rijen(
        "x.id, x.regel, x.begin, x.persoon_id, coalesce(x.medewerker_id, h.regisseur_id)",
        "termijn x LEFT JOIN huishouden h ON h.id = x.onderwerp_id AND h.status = 'actief'",
        ids,
        waarden,
    )
    besluiten = besluiten_van(bereik.lezer, (Id(rij[2]) for rij in rijen))
    for huishouden_id, naam, id_, regel, begin, persoon_id, wie in rijen:
        eigen = besluiten.get(Id(id_), ())
        gezien = loop_van(regel, begin, eigen, bereik.vandaag)
        if gezien is None:
            continue
        rij = termijn_rij(TermijnKern(id=Id(id_), regel=regel, begin=begin), eigen, gezien, regels()[regel])
        urgent = ""
        if gezien.fataal is not None and gezien.stil_sinds is None:
            urgent = toestand_van(gezien.fataal, bereik.vandaag, streef=gezien.streef)
        yield AgendaRij(
            sleutel=f"termijn:{Id(id_).hex()}",
            soort="termijn",
            wat=rij.naam,
            voor=rij.fataal,
            in_woorden=in_woorden(gezien, bereik.vandaag),
            toestand=urgent,
            streef=rij.streef if rij.fataal else "",
            grondslag=rij.grondslag,
            huishouden_id=_id(huishouden_id),
            huishouden=naam or "",
            persoon_id=_id(persoon_id),
            medewerker_id=_id(wie),
            tab=regels()[regel].tab,
            bron="termijn",
            bron_id=Id(id_),
            termijn=rij,
        )


def _taken(bereik: _Bereik) -> Iterator[AgendaRij]:
    binnen, waarden = bereik.huishoudens()
    ook, mij = bereik.van_mij("taak", "gedaan_op = ''")
    rijen = bereik.rijen(
        "x.id, x.wat, x.voor, x.persoon_id, coalesce(x.medewerker_id, h.regisseur_id)",
        "taak x JOIN huishouden h ON h.id = x.huishouden_id",
        f"SELECT id FROM taak WHERE huishouden_id IN ({binnen}) AND gedaan_op = ''{ook}",  # noqa: S608
        [*waarden, *mij],
        "x.gedaan_op = '' AND h.status = 'actief'",
    )
    for huishouden_id, naam, id_, wat, voor, persoon_id, wie in rijen:
        over = {"persoon_id": _id(persoon_id), "medewerker_id": _id(wie), "tab": "verloop"}
        yield _rij(bereik, "taak", id_, voor, wat=wat, huishouden_id=Id(huishouden_id), huishouden=naam, **over)


def _evaluaties(bereik: _Bereik) -> Iterator[AgendaRij]:
    binnen, waarden = bereik.huishoudens()
    rijen = bereik.rijen(
        "x.id, x.gepland_op, coalesce(h.regisseur_id, x.medewerker_id)",
        "evaluatie x JOIN huishouden h ON h.id = x.huishouden_id AND h.actief_plan_id = x.plan_id",
        f"SELECT id FROM evaluatie WHERE huishouden_id IN ({binnen}) AND gehouden_op = ''",  # noqa: S608
        waarden,
    )
    for huishouden_id, naam, id_, voor, wie in rijen:
        over = {"wat": "Plan evalueren", "medewerker_id": _id(wie), "tab": "plan", "grondslag": "gepland in het plan"}
        yield _rij(bereik, "evaluatie", id_, voor, huishouden_id=Id(huishouden_id), huishouden=naam, **over)


def _acties(bereik: _Bereik) -> Iterator[AgendaRij]:
    # Of an employee also as tandem: there is no index that finds an action by who does it.
    binnen, waarden = bereik.huishoudens("actief_plan_id", tandem=True)
    rijen = bereik.rijen(
        "x.id, x.wat, x.klaar_voor, coalesce(x.medewerker_id, h.regisseur_id)",
        "actie x JOIN plan pl ON pl.id = x.plan_id JOIN huishouden h ON h.id = pl.huishouden_id",
        f"SELECT id FROM actie WHERE plan_id IN ({binnen} AND actief_plan_id IS NOT NULL)",  # noqa: S608
        waarden,
        "x.uitvoerder = 'WIJ' AND x.klaar_voor <> '' AND x.gedaan_op = '' AND x.niet_meer_nodig = ''",
    )
    for huishouden_id, naam, id_, wat, voor, wie in rijen:
        over = {"wat": wat, "medewerker_id": _id(wie), "tab": "plan", "grondslag": "actie van WIJ in het plan"}
        yield _rij(bereik, "actie", id_, voor, huishouden_id=Id(huishouden_id), huishouden=naam, **over)


def _nazorg(bereik: _Bereik) -> Iterator[AgendaRij]:
    # After closing there is no regisseur any more, so a locatie asks for every open check.
    ids, waarden, eis = "SELECT id FROM nazorg WHERE gedaan_op = ''", list[Any](), "x.gedaan_op = ''"
    if bereik.medewerker_id is not None:
        ids, waarden = f"{ids} AND medewerker_id = ?", [bereik.medewerker_id]
    elif bereik.huishouden_id is not None:
        ids, waarden = "SELECT id FROM nazorg WHERE huishouden_id = ?", [bereik.huishouden_id]
    if bereik.locatie_id is not None:
        eis, waarden = f"{eis} AND h.locatie_id = ?", [*waarden, bereik.locatie_id]
    rijen = bereik.rijen(
        "x.id, x.gepland_op, x.medewerker_id",
        "nazorg x JOIN huishouden h ON h.id = x.huishouden_id",
        ids,
        waarden,
        f"{eis} AND h.status = 'actief'",
    )
    for huishouden_id, naam, id_, voor, wie in rijen:
        over = {"wat": "Nazorg: vraag hoe het gaat", "medewerker_id": _id(wie), "tab": "verloop"}
        yield _rij(bereik, "nazorg", id_, voor, huishouden_id=Id(huishouden_id), huishouden=naam, **over)


def _toeleidingen(bereik: _Bereik) -> Iterator[AgendaRij]:
    binnen, waarden = bereik.huishoudens()
    rijen = bereik.rijen(
        "x.id, x.naar, x.stand, x.voorgesteld_op, x.aangenomen_op, x.eerste_contact_op, x.persoon_id, "
        "coalesce(h.regisseur_id, x.medewerker_id)",
        "toeleiding x JOIN huishouden h ON h.id = x.huishouden_id",
        f"SELECT id FROM toeleiding WHERE huishouden_id IN ({binnen})",  # noqa: S608
        waarden,
        "x.stand IN ('voorgesteld', 'aangenomen', 'eerste contact')",
    )
    for huishouden_id, naam, id_, naar, stand, voorgesteld, aangenomen, contact, persoon_id, wie in rijen:
        stap = wacht(
            stand,
            voorgesteld_op=voorgesteld,
            aangenomen_op=aangenomen,
            eerste_contact_op=contact,
            vandaag=bereik.vandaag,
        )
        if stap is not None:
            wat = stap.zin.partition(",")[0]
            over = {"persoon_id": _id(persoon_id), "medewerker_id": _id(wie), "tab": "toeleiding"}
            yield _rij(
                bereik,
                "toeleiding",
                id_,
                stap.uiterlijk,
                wat=f"{naar}: {wat[:1].lower()}{wat[1:]}",
                grondslag=stap.reden,
                huishouden_id=Id(huishouden_id),
                huishouden=naam,
                **over,
            )


def _overdrachten(bereik: _Bereik) -> Iterator[AgendaRij]:
    eis, waarden = "naar_id = ?", [bereik.medewerker_id]
    if bereik.medewerker_id is None:
        binnen, waarden = bereik.huishoudens()
        eis = f"huishouden_id IN ({binnen})"
    rijen = bereik.rijen(
        "x.id, x.gevraagd_op, x.naar_id, v.naam",
        "regieoverdracht x JOIN huishouden h ON h.id = x.huishouden_id JOIN medewerker v ON v.id = x.van_id",
        f"SELECT id FROM regieoverdracht WHERE {eis} AND stand = 'gevraagd'",  # noqa: S608
        waarden,
    )
    for huishouden_id, naam, id_, gevraagd, naar, van in rijen:
        voor = (lokaal(gevraagd).date() + timedelta(days=OVERDRACHT_DAGEN)).isoformat()
        over = {"wat": f"{van} vraagt de regie over te nemen", "medewerker_id": _id(naar), "bron": "regieoverdracht"}
        yield _rij(bereik, "overdracht", id_, voor, huishouden_id=Id(huishouden_id), huishouden=naam, **over)


# What the program raises by itself -----------------------------------------------------------------------------------


def _leeftijden(bereik: _Bereik) -> Iterator[AgendaRij]:
    """Members of households with an open casus who turn 12, 16 or 18; of somebody hidden the birthday is not told."""
    binnen, waarden = bereik.huishoudens()
    dag = bereik.vandaag.isoformat()
    jong = f"{bereik.vandaag.year - 19}-01-01"
    rijen = bereik.lezer.rows(
        f"SELECT h.id, h.naam, p.id, p.geboortedatum, p.afgeschermd, h.regisseur_id, {NAAM_KOLOMMEN} "  # noqa: S608
        "FROM huishoudlid l JOIN huishouden h ON h.id = l.huishouden_id JOIN persoon p ON p.id = l.persoon_id "
        f"WHERE l.huishouden_id IN ({binnen} AND casus_id IS NOT NULL) AND {LID_NU} AND p.geboortedatum > ?",
        [*waarden, dag, dag, jong],
    )
    for huishouden_id, naam, persoon_id, geboren, afgeschermd, regisseur_id, *namen in rijen:
        if afgeschermd and not bereik.lezer.mag("persoon.afgeschermd"):
            continue
        for grens in leeftijdsgrenzen(geboren, bereik.vandaag - BLIJFT_STAAN):
            if grens.vanaf > bereik.vandaag:
                break
            yield _rij(
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
                medewerker_id=_id(regisseur_id),
                tab="gezin",
                bron="persoon",
            )


def _herindicaties(bereik: _Bereik) -> Iterator[AgendaRij]:
    """Indicaties that end soon and that nothing follows, in households with an open casus."""
    binnen, waarden = bereik.huishoudens()
    rijen = bereik.rijen(
        "x.id, x.productgroep, x.tot, x.persoon_id, h.regisseur_id",
        "indicatie x JOIN huishouden h ON h.id = x.huishouden_id",
        f"SELECT id FROM indicatie WHERE huishouden_id IN ({binnen} AND casus_id IS NOT NULL)",  # noqa: S608
        [*waarden, (bereik.vandaag - BLIJFT_STAAN).isoformat()],
        "x.tot <> '' AND x.tot >= ? AND NOT EXISTS (SELECT 1 FROM indicatie n "
        "WHERE n.huishouden_id = x.huishouden_id AND n.vorige_id = x.id AND n.status = 'actief')",
    )
    for huishouden_id, naam, id_, productgroep, tot, persoon_id, wie in rijen:
        if herinnering_op(tot) <= bereik.vandaag.isoformat():
            over = {"persoon_id": _id(persoon_id), "medewerker_id": _id(wie), "tab": "toeleiding", "bron": "indicatie"}
            yield _rij(
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


def _al_een_taak(bereik: _Bereik, rijen: Iterable[AgendaRij]) -> frozenset[str]:
    """The keys somebody dealt with or put on a list already, also in another household of the same child."""
    alle = tuple(rijen)
    personen = {rij.persoon_id for rij in alle if rij.persoon_id is not None}
    huishoudens = {rij.huishouden_id for rij in alle if rij.huishouden_id is not None}
    for stuk in _stukken(personen):
        leden = "SELECT huishouden_id FROM huishoudlid WHERE persoon_id IN"
        huishoudens |= {Id(rij[0]) for rij in bereik.lezer.rows(f"{leden} ({_tekens(stuk)})", stuk)}
    taken = "SELECT sleutel FROM taak WHERE sleutel <> '' AND status = 'actief' AND huishouden_id IN"
    return frozenset(
        rij[0]
        for stuk in _stukken(huishoudens)
        for rij in bereik.lezer.rows(f"{taken} ({_tekens(stuk)})", stuk)
    )  # fmt: skip


# Names ---------------------------------------------------------------------------------------------------------------


def _met_namen(bereik: _Bereik, rijen: Sequence[AgendaRij]) -> Iterator[AgendaRij]:
    """The rows with who is to do it, and without what would tell who somebody hidden is."""
    if not rijen:
        return
    lezer = bereik.lezer
    namen = {Id(id_): naam for id_, naam in lezer.rows("SELECT id, naam FROM medewerker")}
    huishoudens = {rij.huishouden_id for rij in rijen if rij.huishouden_id is not None}
    zonder_naam, _ = wat_verborgen_is(lezer, huishoudens, bereik.vandaag.isoformat())
    personen = _verborgen_personen(lezer, {rij.persoon_id for rij in rijen if rij.persoon_id is not None})
    for rij in rijen:
        weg = rij.huishouden_id in zonder_naam
        zwijg = weg or rij.persoon_id in personen
        yield replace(
            rij,
            medewerker="" if rij.medewerker_id is None else namen.get(rij.medewerker_id, ""),
            huishouden=AFGESCHERMD_HUISHOUDEN if weg else rij.huishouden,
            wat=ALGEMEEN.get(rij.soort, rij.wat) if zwijg and rij.soort != "termijn" else rij.wat,
        )


def _verborgen_personen(lezer: Lezer, personen: Iterable[Id]) -> frozenset[Id]:
    if lezer.mag("persoon.afgeschermd"):
        return frozenset()
    return frozenset(
        Id(rij[0])
        for stuk in _stukken(personen)
        for rij in lezer.rows(f"SELECT id FROM persoon WHERE afgeschermd AND id IN ({_tekens(stuk)})", stuk)  # noqa: S608
    )


def _stukken(ids: Iterable[Id]) -> Iterator[tuple[Id, ...]]:
    alle = tuple(ids)
    for plek in range(0, len(alle), STUK):
        yield alle[plek : plek + STUK]


def _tekens(stuk: Sequence[Id]) -> str:
    return ", ".join("?" * len(stuk))
