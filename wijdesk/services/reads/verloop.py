"""Looking at what happened in a casus: the timeline, the versions of a note, and every change in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from wijdesk.errors import Weigering
from wijdesk.models.contactsoort import ojg_soorten
from wijdesk.models.notitie import zonder_met
from wijdesk.models.opdrachten.verloop import LeesHistorie, LeesVerloop, LeesVersiesVan
from wijdesk.models.rows.verloop import ContactmomentVersie, HistoriePagina, OjgStand, Verloop, VerloopRij
from wijdesk.models.values import Id, lokaal
from wijdesk.models.zoektekst import woorden_van
from wijdesk.services.agenda.afgeleid import al_een_taak, herindicaties, leeftijden
from wijdesk.services.agenda.bereik import Bereik
from wijdesk.services.historie import in_woorden
from wijdesk.services.register import leesvraag
from wijdesk.services.tijdlijn import Kijker, Mens, afgeleid, als_rij, contactrijen, in_de_tijd_van
from wijdesk.store.aantekeningen import per_rij
from wijdesk.store.elders import gebracht
from wijdesk.store.lezer import Lezer
from wijdesk.store.mutaties import mutaties_van_huishouden
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen
from wijdesk.store.tijdlijn import Moment, bronrijen, momenten

DOEL = "dossier lezen (Wmo 2015 art. 5.1.1, Jeugdwet art. 7.3.8)"


@leesvraag(LeesVerloop, recht="casus.lezen", doel=DOEL)
def lees_verloop(lezer: Lezer, v: LeesVerloop) -> Verloop:
    """The timeline as far as the viewer may see it: that something happened is shown, hidden words are not."""
    contact, bron = momenten(lezer, v.huishouden_id), bronrijen(lezer, v.huishouden_id)
    casus = lezer.row("SELECT casus_id FROM huishouden WHERE id = ?", (v.huishouden_id,))
    casus_id = Id(casus[0]) if casus is not None and casus[0] is not None else None
    kijker = Kijker(
        lezer.medewerker_id,
        _mensen(lezer, {rij.persoon_id for rij in bron} | {moment[4] for moment in contact}),
        {Id(id_): naam for id_, naam in lezer.rows("SELECT id, naam FROM medewerker")},
    )
    mag_inloop = lezer.mag("contact.lezen")
    ojg, telling = _ojg(contact, casus_id)
    te_zien = (rij for rij in bron if rij.bron != "inloop" or (mag_inloop and in_de_tijd_van(rij)))
    alle = {rij.sleutel: rij for rij in (als_rij(rij, kijker) for rij in te_zien)}
    open_ = [rij for rij in alle.values() if rij.open]
    if casus_id is not None:
        open_ += _afgeleide_taken(lezer, v.huishouden_id, kijker)
    open_.sort(key=lambda rij: (rij.dag, rij.sleutel))
    gebeurd = [*contactrijen(contact, kijker, ojg), *(rij for rij in alle.values() if not rij.open)]
    if naast := per_rij(lezer, v.huishouden_id):
        gebeurd = [_met_aantekening(rij, naast) for rij in gebeurd]
    gebeurd.sort(key=lambda rij: (rij.dag, rij.moment or 0, rij.sleutel), reverse=True)
    gekozen = _gekozen(gebeurd, v)
    tot = None if v.hoogstens is None else v.vanaf_plek + v.hoogstens
    return Verloop(
        rijen=tuple(gekozen[v.vanaf_plek : tot]),
        open_taken=tuple(_gekozen(open_, v)),
        per_soort=dict(Counter(map(attrgetter("soort"), (*open_, *gebeurd)))),
        totaal=len(gekozen),
        ojg=tuple(
            OjgStand(persoon_id=wie, persoon=kijker.mens(wie).naam, aantal=aantal) for wie, aantal in telling.items()
        ),
    )


@leesvraag(LeesVersiesVan, recht="casus.lezen", doel=DOEL)
def lees_versies(lezer: Lezer, v: LeesVersiesVan) -> tuple[ContactmomentVersie, ...]:
    """Every version of a contact moment, newest first; the words of a hidden one only for who wrote them."""
    rijen = lezer.rows(
        "WITH RECURSIVE "
        "eerder(id, vorige_id) AS (SELECT id, vorige_id FROM contactmoment WHERE id = ?1 UNION "
        "SELECT c.id, c.vorige_id FROM contactmoment c JOIN eerder e ON c.id = e.vorige_id), "
        "keten(id) AS (SELECT id FROM eerder WHERE vorige_id IS NULL UNION "
        "SELECT c.id FROM contactmoment c JOIN keten k ON c.vorige_id = k.id) "
        "SELECT c.id, c.huishouden_id, c.vorige_id, c.op, c.soort, c.duur, c.persoon_id, c.notitie, m.naam, c.reden, "
        "c.geschreven_op, c.medewerker_id, coalesce(p.afgeschermd, 0), NOT EXISTS (SELECT 1 FROM contactmoment n "
        f"WHERE n.vorige_id = c.id AND n.status = 'actief'), {NAAM_KOLOMMEN} FROM contactmoment c "
        "JOIN medewerker m ON m.id = c.medewerker_id LEFT JOIN persoon p ON p.id = c.persoon_id "
        "WHERE c.id IN (SELECT id FROM keten) AND c.status = 'actief' ORDER BY c.geschreven_op DESC, c.id DESC",
        (v.contactmoment_id,),
    )
    if not rijen:
        raise Weigering("Dit contactmoment bestaat niet (meer).")
    versies = []
    for id_, huishouden_id, vorige, op, soort, duur, persoon_id, notitie, medewerker, reden, geschreven, *rest in rijen:
        medewerker_id, afgeschermd, geldt, *naam = rest
        dicht = verborgen(lezer, afgeschermd=bool(afgeschermd)) and medewerker_id != lezer.medewerker_id
        met, woorden = zonder_met(notitie)
        wie = naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd)) if persoon_id is not None else ""
        versies.append(
            ContactmomentVersie(
                id=Id(id_),
                huishouden_id=Id(huishouden_id),
                vorige_id=Id(vorige) if vorige is not None else None,
                op=op,
                soort=soort,
                duur=duur,
                persoon_id=Id(persoon_id) if persoon_id is not None else None,
                persoon=wie,
                met="" if dicht else met,
                notitie="" if dicht else woorden,
                medewerker=medewerker,
                reden="" if dicht else reden,
                geschreven_op=geschreven,
                geldt=bool(geldt),
                afgeschermd=dicht,
            )
        )
    return tuple(versies)


@leesvraag(LeesHistorie, recht="casus.lezen", doel=DOEL)
def lees_historie(lezer: Lezer, v: LeesHistorie) -> HistoriePagina:
    """Every change of a household, newest first. What was destroyed is said to be so."""
    if lezer.row("SELECT 1 FROM huishouden WHERE id = ?", (v.huishouden_id,)) is None:
        raise Weigering("Dit huishouden bestaat niet (meer).")
    mutaties = mutaties_van_huishouden(lezer, v.huishouden_id)
    van_een_ander = gebracht(lezer.rows, v.huishouden_id)
    rijen, totaal = in_woorden(
        lezer, mutaties, v.tekst, vanaf=v.vanaf_plek, hoogstens=v.hoogstens, gebracht=van_een_ander
    )
    return HistoriePagina(rijen=rijen, totaal=totaal)


def _ojg(contact: Sequence[Moment], casus_id: Id | None) -> tuple[dict[Id, int], dict[Id | None, int]]:
    """Of each OJG-gesprek in the open casus which one it is, and per young person how many there were."""
    nummers: dict[Id, int] = {}
    telling: dict[Id | None, int] = {}
    soorten = ojg_soorten()
    gesprekken = [moment for moment in contact if moment[2] in soorten]
    if casus_id is None or not gesprekken:
        return nummers, telling
    vervangen = {moment[7] for moment in contact}
    for id_, _, _, _, persoon_id, _, _, _, casus in sorted(gesprekken, key=lambda moment: (moment[1], moment[0])):
        if casus == casus_id and id_ not in vervangen:
            telling[persoon_id] = nummers[id_] = telling.get(persoon_id, 0) + 1
    return nummers, telling


def _gekozen(rijen: list[VerloopRij], v: LeesVerloop) -> list[VerloopRij]:
    woorden = woorden_van(v.tekst)
    if not (woorden or v.soorten or v.van or v.tot):
        return rijen
    return [
        rij
        for rij in rijen
        if (not v.soorten or rij.soort in v.soorten)
        and (not v.van or rij.dag >= v.van)
        and (not v.tot or rij.dag <= v.tot)
        and (not woorden or _staat_in(rij.zoektekst, woorden))
    ]


def _met_aantekening(rij: VerloopRij, naast: dict[Id, str]) -> VerloopRij:
    """With what the resident says of it below; not below words that this viewer may not read."""
    gezegd = "" if rij.afgeschermd else naast.get(rij.id, "")
    return rij._replace(tekst=f"{rij.tekst}\n\n{gezegd}".strip()) if gezegd else rij


def _staat_in(tekst: str, woorden: tuple[str, ...]) -> bool:
    return all(woord in tekst for woord in woorden)


def _mensen(lezer: Lezer, ids: Iterable[Id | None]) -> dict[Id, Mens]:
    gezocht = tuple(id_ for id_ in ids if id_ is not None)
    rijen = lezer.rows(
        f"SELECT p.id, p.afgeschermd, {NAAM_KOLOMMEN} FROM persoon p WHERE p.id IN ({', '.join('?' * len(gezocht))})",
        gezocht,
    )
    return {
        Id(id_): Mens(
            naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd)),
            verborgen=verborgen(lezer, afgeschermd=bool(afgeschermd)),
        )
        for id_, afgeschermd, *naam in rijen
    }


def _afgeleide_taken(lezer: Lezer, huishouden_id: Id, kijker: Kijker) -> list[VerloopRij]:
    """What birthdays and ending indicaties ask for, until somebody dealt with it: the same as in the agenda."""
    bereik = Bereik(
        lezer=lezer,
        vandaag=lokaal(lezer.nu).date(),
        tot="",
        huishouden_id=huishouden_id,
        medewerker_id=None,
        locatie_id=None,
        namen=dict(kijker.medewerkers),
    )
    rijen = (*leeftijden(bereik), *herindicaties(bereik))
    gedaan = al_een_taak(bereik, rijen) if rijen else frozenset()
    return [afgeleid(rij, kijker) for rij in rijen if rij.sleutel not in gedaan]
