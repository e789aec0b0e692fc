"""What the desk itself needs to know: codes, locaties, medewerkers, preferences, earlier imports."""

from __future__ import annotations

from wijdesk.models.opdrachten.huis import LeesCodes, LeesLocaties, LeesMedewerkers, LeesSamengevoegden, LeesVoorkeuren
from wijdesk.models.opdrachten.invoer import LeesPartijen
from wijdesk.models.rows.huis import CodeRij, LocatieRij, MedewerkerRij, SamengevoegdRij
from wijdesk.models.rows.invoer import PartijRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer


@leesvraag(LeesCodes, recht="desk.openen", doel="lijsten tonen")
def lees_codes(lezer: Lezer, v: LeesCodes) -> tuple[CodeRij, ...]:
    """The codes in use on a day, or all."""
    waar, params = ("(van = '' OR van <= ?) AND (tot = '' OR tot >= ?) AND", (v.op, v.op)) if v.op else ("", ())
    rijen = lezer.rows(
        f"SELECT lijst, code, volgorde, van, tot, toets, direct, overdracht FROM code WHERE {waar} status = 'actief' "
        "ORDER BY lijst, volgorde, code",
        params,
    )
    return tuple(
        CodeRij(
            lijst=rij[0],
            code=rij[1],
            volgorde=rij[2],
            van=rij[3],
            tot=rij[4],
            toets=rij[5],
            direct=bool(rij[6]),
            overdracht=rij[7],
        )
        for rij in rijen
    )


@leesvraag(LeesLocaties, recht="desk.openen", doel="locaties tonen")
def lees_locaties(lezer: Lezer, _v: LeesLocaties) -> tuple[LocatieRij, ...]:
    """All locaties by name, also those that are closed: what was done there is still looked up."""
    rijen = lezer.rows("SELECT id, naam, van, tot FROM locatie WHERE status = 'actief' ORDER BY naam")
    return tuple(LocatieRij(id=Id(rij[0]), naam=rij[1], van=rij[2], tot=rij[3]) for rij in rijen)


@leesvraag(LeesMedewerkers, recht="desk.openen", doel="collega's tonen")
def lees_medewerkers(lezer: Lezer, _v: LeesMedewerkers) -> tuple[MedewerkerRij, ...]:
    """All medewerkers by name, with the rollen that hold today."""
    vandaag = lokaal(lezer.nu).date().isoformat()
    rijen = lezer.rows(
        "SELECT m.id, m.naam, m.locatie_id, l.naam, m.status, (SELECT group_concat(rol, '|') FROM (SELECT r.rol FROM "
        "roltoekenning r WHERE r.medewerker_id = m.id AND r.status = 'actief' AND (r.van = '' OR r.van <= ?) "
        "AND (r.tot = '' OR r.tot >= ?) ORDER BY r.id)) FROM medewerker m JOIN locatie l "
        "ON l.id = m.locatie_id WHERE m.status <> 'samengevoegd' ORDER BY m.naam",
        (vandaag, vandaag),
    )
    return tuple(
        MedewerkerRij(
            id=Id(rij[0]),
            naam=rij[1],
            locatie_id=Id(rij[2]),
            locatie=rij[3],
            actief=rij[4] == "actief",
            rollen=tuple(rij[5].split("|")) if rij[5] else (),
        )
        for rij in rijen
    )


@leesvraag(LeesSamengevoegden, recht="beheer.medewerkers", doel="samengevoegde collega's en locaties tonen")
def lees_samengevoegden(lezer: Lezer, _v: LeesSamengevoegden) -> tuple[SamengevoegdRij, ...]:
    """All that were found to be another, colleagues first, by name."""
    collegas = (
        "SELECT w.id, w.naam, b.naam || ' · ' || l.naam FROM medewerker w "
        "JOIN medewerker b ON b.id = w.samengevoegd_in "
        "JOIN locatie l ON l.id = b.locatie_id WHERE w.status = 'samengevoegd' ORDER BY w.naam, w.id"
    )
    locaties = (
        "SELECT w.id, w.naam, b.naam FROM locatie w JOIN locatie b ON b.id = w.samengevoegd_in "
        "WHERE w.status = 'samengevoegd' ORDER BY w.naam, w.id"
    )
    return tuple(
        SamengevoegdRij(soort=soort, id=Id(id_), naam=naam, waarheen=waarheen)
        for soort, vraag in (("medewerker", collegas), ("locatie", locaties))
        for id_, naam, waarheen in lezer.rows(vraag)
    )


@leesvraag(LeesVoorkeuren, recht="desk.openen", doel="eigen indeling herstellen")
def lees_voorkeuren(lezer: Lezer, _v: LeesVoorkeuren) -> dict[str, bytes]:
    """What whoever asks arranged on this desk."""
    rijen = lezer.rows("SELECT sleutel, waarde FROM voorkeur WHERE medewerker_id = ?", (lezer.medewerker_id,))
    return {rij[0]: bytes(rij[1]) for rij in rijen}


@leesvraag(LeesPartijen, recht="import", doel="invoer nakijken")
def lees_partijen(lezer: Lezer, _v: LeesPartijen) -> tuple[PartijRij, ...]:
    """All imports, newest first."""
    rijen = lezer.rows(
        "SELECT id, soort, bestand, op, goed, overgeslagen, fout, status FROM importpartij ORDER BY op DESC, id DESC"
    )
    return tuple(
        PartijRij(
            id=Id(rij[0]),
            soort=rij[1],
            bestand=rij[2],
            op=rij[3],
            goed=rij[4],
            overgeslagen=rij[5],
            fout=rij[6],
            teruggenomen=rij[7] != "actief",
        )
        for rij in rijen
    )
