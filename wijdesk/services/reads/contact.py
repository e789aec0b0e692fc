"""Looking at registered contacts and vragen, and at the drafts of open forms."""

from __future__ import annotations

import json
from collections.abc import Iterator

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import LeesBegonnen, LeesConcepten, LeesContact, LeesVragen
from wijdesk.models.rows.contact import Begonnen, ConceptRij, ContactDetail, VraagRij
from wijdesk.models.values import Id
from wijdesk.services.register import leesvraag
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import VRAAG_KOLOMMEN, VRAAG_VAN, naam_of_afgeschermd, verborgen, vraag_rij


@leesvraag(LeesVragen, recht="contact.lezen", doel="overzicht van registraties")
def lees_vragen(lezer: Lezer, v: LeesVragen) -> tuple[VraagRij, ...]:
    """The vragen of a period, newest first; names of afgeschermde persons are hidden without the right."""
    waar = "c.ontvangen >= ? AND c.ontvangen < ?"
    params: list[int | bytes] = [v.van, v.tot]
    if v.locatie_id is not None:
        waar, params = f"{waar} AND c.locatie_id = ?", [*params, v.locatie_id]
    if v.alleen_van_mij:
        waar, params = f"{waar} AND c.medewerker_id = ?", [*params, lezer.medewerker_id]
    rijen = lezer.rows(
        f"SELECT {VRAAG_KOLOMMEN} {VRAAG_VAN} WHERE {waar} AND v.status = 'actief' "
        "ORDER BY c.ontvangen DESC, v.volgnummer DESC",
        tuple(params),
    )
    return tuple(vraag_rij(rij, lezer) for rij in rijen)


@leesvraag(LeesContact, recht="contact.lezen", doel="registratie nakijken")
def lees_contact(lezer: Lezer, v: LeesContact) -> ContactDetail:
    """One contact with its vragen; about somebody hidden only for whoever registered it."""
    rij = lezer.row(
        "SELECT c.id, c.ontvangen, c.kanaal, c.melder, c.melder_naam, c.persoon_id, l.naam, m.naam, "
        "p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam, p.geboorte_tussenvoegsel, p.geboortenaam, "
        "p.afgeschermd, c.medewerker_id FROM contact c JOIN locatie l ON l.id = c.locatie_id "
        "JOIN medewerker m ON m.id = c.medewerker_id LEFT JOIN persoon p ON p.id = c.persoon_id "
        "WHERE c.id = ? AND c.status = 'actief'",
        (v.id,),
    )
    if rij is None:
        raise Weigering("Deze registratie bestaat niet meer.")
    id_, ontvangen, kanaal, melder, melder_naam, persoon_id, locatie, medewerker, *naam, afgeschermd, van = rij
    if verborgen(lezer, afgeschermd=bool(afgeschermd)) and van != lezer.medewerker_id:
        raise Weigering("Deze registratie gaat over een afgeschermde persoon. Vraag uw teamleider.")
    vragen = lezer.rows(
        f"SELECT {VRAAG_KOLOMMEN} {VRAAG_VAN} WHERE v.contact_id = ? AND v.status = 'actief' ORDER BY v.volgnummer",
        (v.id,),
    )
    if persoon_id is not None:
        lezer.toegang("registratie geopend", Id(persoon_id), "registratie nakijken")
    return ContactDetail(
        id=Id(id_),
        ontvangen=ontvangen,
        kanaal=kanaal,
        melder=melder,
        melder_naam=melder_naam,
        persoon_id=Id(persoon_id) if persoon_id is not None else None,
        persoon="Anoniem" if persoon_id is None else naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd)),
        locatie=locatie,
        medewerker=medewerker,
        vragen=tuple(vraag_rij(regel, lezer) for regel in vragen),
    )


@leesvraag(LeesConcepten, recht="desk.openen", doel="eigen concept verder invullen")
def lees_concepten(lezer: Lezer, v: LeesConcepten) -> tuple[ConceptRij, ...]:
    """The drafts of whoever asks, oldest first."""
    rijen = lezer.rows(
        "SELECT id, soort, inhoud, bijgewerkt FROM concept WHERE medewerker_id = ? AND soort = ? ORDER BY id",
        (lezer.medewerker_id, v.soort),
    )
    return tuple(ConceptRij(id=Id(rij[0]), soort=rij[1], inhoud=rij[2], bijgewerkt=rij[3]) for rij in rijen)


@leesvraag(LeesBegonnen, recht="casus.lezen", doel="eigen concept verder invullen")
def lees_begonnen(lezer: Lezer, v: LeesBegonnen) -> tuple[Begonnen, ...]:
    """Newest first; forms know their household, member, plan or version by the name or the keys of the draft."""
    concepten = lezer.rows(
        "SELECT soort, inhoud, bijgewerkt FROM concept WHERE medewerker_id = ? ORDER BY bijgewerkt DESC, id DESC",
        (lezer.medewerker_id,),
    )
    if not concepten:
        return ()
    huis = v.huishouden_id.hex()
    eigen = {huis} | {
        bytes(rij[0]).hex()
        for rij in lezer.rows(
            "SELECT persoon_id FROM huishoudlid WHERE huishouden_id = ? AND status = 'actief' "
            "UNION ALL SELECT id FROM plan WHERE huishouden_id = ? "
            "UNION ALL SELECT o.id FROM planversie o JOIN plan p ON p.id = o.plan_id WHERE p.huishouden_id = ? "
            "UNION ALL SELECT id FROM toeleiding WHERE huishouden_id = ? "
            "UNION ALL SELECT id FROM indicatie WHERE huishouden_id = ?",
            (v.huishouden_id,) * 5,
        )
    }
    return tuple(
        Begonnen(
            formulier=formulier, bijgewerkt=bijgewerkt, rij=rij, soort=soort, tekst=_woorden(inhoud, rij, formulier)
        )
        for soort, inhoud, bijgewerkt in concepten
        for formulier, rij in _formulieren(soort, inhoud, eigen)
    )


def _formulieren(soort: str, inhoud: str, eigen: set[str]) -> Iterator[tuple[str, str]]:
    """The forms in one draft that are about one of `eigen` (ids in hex): name, and what row they are about."""
    naam, *rest = soort.replace(":", ".").removeprefix("casus.").split(".")
    if naam in ("evaluatie", "akkoord"):
        yield from ((naam, sleutel) for sleutel in json.loads(inhoud) if sleutel.partition("/")[0] in eigen)
    elif not rest or rest[0] not in eigen:
        return
    elif naam == "verloop":
        yield from ((formulier, "") for formulier in json.loads(inhoud))
    elif naam in ("zrm", "stap"):
        yield naam, ".".join(rest)
    else:
        yield naam, str(json.loads(inhoud).get("rij", ""))


def _woorden(inhoud: str, rij: str, formulier: str) -> str:
    """What somebody wrote in this form of a draft: its texts of more than one word, in their order."""
    try:
        deel = json.loads(inhoud)
    except ValueError:
        deel = inhoud  # of one line there are only the words
    if isinstance(deel, dict):
        deel = deel.get(rij) or deel.get(formulier) or deel
    return "\n".join(tekst for tekst in _teksten(deel) if " " in tekst)


def _teksten(deel: object) -> Iterator[str]:
    if isinstance(deel, str):
        yield deel.strip()
    elif isinstance(deel, dict):
        for wat, inhoud in deel.items():
            if wat != "gezien":
                yield from _teksten(inhoud)
    elif isinstance(deel, list):
        for inhoud in deel:
            yield from _teksten(inhoud)
