"""Looking at registered contacts and vragen, and at the drafts of open forms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.contact import LeesBegonnen, LeesConcepten, LeesContact, LeesVragen
from wijdesk.models.rows.contact import Begonnen, ConceptRij, ContactDetail, VraagRij
from wijdesk.models.values import Id, lokaal
from wijdesk.services.hier import hier, waar_mag
from wijdesk.services.register import leesvraag
from wijdesk.store import beperkt
from wijdesk.store.concepten import eigen_concepten
from wijdesk.store.lezer import Lezer
from wijdesk.store.queries import (
    OVER_AFGESCHERMD,
    VRAAG_KOLOMMEN,
    VRAAG_VAN,
    naam_of_afgeschermd,
    verborgen,
    vraag_rij,
)  # fmt: skip


@leesvraag(LeesVragen, recht="contact.lezen", doel="overzicht van registraties")
def lees_vragen(lezer: Lezer, v: LeesVragen) -> tuple[VraagRij, ...]:
    """The vragen of a period, newest first; names of afgeschermde persons are hidden without the right.

    A list is not an opening, so it gives the words of what one wrote oneself, and of what the colleagues at the same
    locatie wrote today; of the others they are read by opening them. Of a locatie where no rol of the asker holds,
    there is only what they wrote themselves.
    """
    waar = "c.ontvangen >= ? AND c.ontvangen < ?"
    params: list[int | bytes] = [v.van, v.tot]
    if v.locatie_id is not None:
        waar, params = f"{waar} AND c.locatie_id = ?", [*params, v.locatie_id]
    if v.alleen_van_mij:
        waar, params = f"{waar} AND c.medewerker_id = ?", [*params, lezer.medewerker_id]
    if (plekken := waar_mag(lezer, "contact.lezen")) is not None:
        waar = f"{waar} AND (c.medewerker_id = ? OR c.locatie_id IN ({', '.join('?' * len(plekken))}))"
        params = [*params, lezer.medewerker_id, *sorted(plekken)]
    rijen = lezer.rows(
        f"SELECT {VRAAG_KOLOMMEN}, c.locatie_id {VRAAG_VAN} WHERE {waar} AND v.status = 'actief' "
        "ORDER BY c.ontvangen DESC, v.volgnummer DESC",
        tuple(params),
    )
    samen, vandaag = hier(lezer), lokaal(lezer.nu).date()
    ongeopend = {
        rij[0]
        for rij in rijen
        if rij[20] != lezer.medewerker_id and not (rij[21] in samen and lokaal(rij[2]).date() == vandaag)
    }
    vragen = zonder_woorden(lezer, tuple(vraag_rij(rij[:21], lezer) for rij in rijen))
    return tuple(
        replace(rij, toelichting="", dicht=True) if rij.toelichting and rij.id in ongeopend else rij for rij in vragen
    )


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
        raise Weigering(OVER_AFGESCHERMD)
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
        vragen=zonder_woorden(lezer, tuple(vraag_rij(regel, lezer) for regel in vragen)),
    )


def zonder_woorden(lezer: Lezer, vragen: tuple[VraagRij, ...]) -> tuple[VraagRij, ...]:
    """The vragen, without the words of those of a record that is not used (AVG art. 18)."""
    dicht = beperkt.woorden_dicht(lezer, ((rij.persoon_id, rij.ontvangen) for rij in vragen))
    if not dicht:
        return vragen
    return tuple(
        replace(rij, toelichting=beperkt.ZIN) if (rij.persoon_id, rij.ontvangen) in dicht else rij for rij in vragen
    )


@leesvraag(LeesConcepten, recht="desk.openen", doel="eigen concept verder invullen")
def lees_concepten(lezer: Lezer, v: LeesConcepten) -> tuple[ConceptRij, ...]:
    """The drafts of whoever asks, oldest first."""
    return tuple(
        ConceptRij(id=Id(id_), soort=soort, inhoud=inhoud, bijgewerkt=bijgewerkt)
        for id_, soort, inhoud, bijgewerkt in eigen_concepten(lezer, v.soort)
    )


@leesvraag(LeesBegonnen, recht="casus.lezen", doel="eigen concept verder invullen")
def lees_begonnen(lezer: Lezer, v: LeesBegonnen) -> tuple[Begonnen, ...]:
    """Newest first; forms know their household, member, plan or version by the name or the keys of the draft."""
    concepten = sorted(eigen_concepten(lezer), key=lambda rij: (rij[3], rij[0]), reverse=True)
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
        for _, soort, inhoud, bijgewerkt in concepten
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
