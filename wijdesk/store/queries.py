"""Pieces of SQL that several reading use cases share, and how their rows become frozen rows. No SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from wijdesk.models.naam import weergavenaam
from wijdesk.models.rows.agressie import WaarschuwingRij
from wijdesk.models.rows.contact import VraagRij
from wijdesk.models.rows.persoon import PersoonRij
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.store.lezer import Lezer

AFGESCHERMD = "Afgeschermde persoon"
WAARSCHUWING_GELDT_JAREN = 2
"""How long a measure without a last day is shown before a talk."""

NAAM_KOLOMMEN = "p.roepnaam, p.voornamen, p.tussenvoegsel, p.achternaam, p.geboorte_tussenvoegsel, p.geboortenaam"

VRAAG_KOLOMMEN = (
    f"v.id, v.contact_id, c.ontvangen, c.persoon_id, {NAAM_KOLOMMEN}, p.afgeschermd, c.kanaal, c.melder, "
    "v.meldingtype, v.uitkomst, v.direct_afgehandeld, v.toelichting, m.naam, l.naam, "
    "instr(v.koppen || c.koppen, '],') > 0, c.medewerker_id"
)
VRAAG_VAN = (
    "FROM contact c JOIN vraag v ON v.contact_id = c.id JOIN medewerker m ON m.id = c.medewerker_id "
    "JOIN locatie l ON l.id = c.locatie_id LEFT JOIN persoon p ON p.id = c.persoon_id"
)

PERSOON_KOLOMMEN = (
    "p.id, p.bsn, p.voornamen, p.roepnaam, p.tussenvoegsel, p.achternaam, p.geboorte_tussenvoegsel, p.geboortenaam, "
    "p.geboortedatum, coalesce(a.straat, ''), coalesce(a.huisnummer, ''), coalesce(a.toevoeging, ''), "
    "coalesce(a.postcode, ''), coalesce(a.woonplaats, ''), p.telefoon, p.email, p.taal, p.tolk_nodig, "
    "p.afgeschermd, p.status, p.overleden_op"
)
PERSOON_VAN = "FROM persoon p LEFT JOIN adres a ON a.id = p.adres_id"


def naam_van(naam: Sequence[str]) -> str:
    """The display name of the columns NAAM_KOLOMMEN."""
    roepnaam, voornamen, tussenvoegsel, achternaam, geboorte_tussenvoegsel, geboortenaam = naam
    return weergavenaam(
        roepnaam=roepnaam,
        voornamen=voornamen,
        tussenvoegsel=tussenvoegsel,
        achternaam=achternaam,
        geboorte_tussenvoegsel=geboorte_tussenvoegsel,
        geboortenaam=geboortenaam,
    )


def naam_of_afgeschermd(naam: Sequence[str], lezer: Lezer, *, afgeschermd: bool) -> str:
    """The display name, or that somebody is hidden from this viewer."""
    return AFGESCHERMD if verborgen(lezer, afgeschermd=afgeschermd) else naam_van(naam)


OVER_AFGESCHERMD = "Deze registratie gaat over een afgeschermde persoon. Vraag uw teamleider."


def verborgen(lezer: Lezer, *, afgeschermd: bool) -> bool:
    """Whether what would tell who somebody is stays hidden from this viewer: name, phone, the words of the question."""
    return afgeschermd and not lezer.mag("persoon.afgeschermd")


def vraag_rij(rij: Sequence[Any], lezer: Lezer) -> VraagRij:
    """One row of VRAAG_KOLOMMEN. Of somebody hidden only whoever wrote a question down reads its words back."""
    persoon_id = Id(rij[3]) if rij[3] is not None else None
    naam = "Anoniem" if persoon_id is None else naam_of_afgeschermd(rij[4:10], lezer, afgeschermd=bool(rij[10]))
    leesbaar = rij[20] == lezer.medewerker_id or not verborgen(lezer, afgeschermd=bool(rij[10]))
    return VraagRij(
        id=Id(rij[0]),
        contact_id=Id(rij[1]),
        ontvangen=rij[2],
        persoon_id=persoon_id,
        persoon=naam,
        kanaal=rij[11],
        melder=rij[12],
        meldingtype=rij[13],
        uitkomst=rij[14],
        direct_afgehandeld=bool(rij[15]),
        toelichting=rij[16] if leesbaar else "",
        medewerker=rij[17],
        locatie=rij[18],
        gecorrigeerd=bool(rij[19]),
        van_mij=rij[20] == lezer.medewerker_id,
    )


def gemaskeerd(bsn: str) -> str:
    """A BSN as a card shows it: the last three digits."""
    return f"••••••{bsn[-3:]}" if bsn else ""


def persoon_rij(rij: Sequence[Any], samengevoegd: tuple[Id, ...] = ()) -> PersoonRij:
    """One row of PERSOON_KOLOMMEN, with the BSN masked."""
    return PersoonRij(
        id=Id(rij[0]),
        naam=naam_van((rij[3], rij[2], rij[4], rij[5], rij[6], rij[7])),
        bsn=gemaskeerd(rij[1]),
        voornamen=rij[2],
        roepnaam=rij[3],
        tussenvoegsel=rij[4],
        achternaam=rij[5],
        geboorte_tussenvoegsel=rij[6],
        geboortenaam=rij[7],
        geboortedatum=rij[8],
        straat=rij[9],
        huisnummer=rij[10],
        toevoeging=rij[11],
        postcode=rij[12],
        woonplaats=rij[13],
        telefoon=rij[14],
        email=rij[15],
        taal=rij[16],
        tolk_nodig=bool(rij[17]),
        afgeschermd=bool(rij[18]),
        status=rij[19],
        overleden_op=rij[20],
        samengevoegd_met=samengevoegd,
    )


def waarschuwingen(lezer: Lezer, persoon_ids: Iterable[Id]) -> dict[Id, tuple[WaarschuwingRij, ...]]:
    """The agressie-incidenten of these persons, newest first."""
    ids = tuple(persoon_ids)
    if not ids:
        return {}
    vandaag = lokaal(lezer.nu).date().isoformat()
    grens = f"{int(vandaag[:4]) - WAARSCHUWING_GELDT_JAREN}{vandaag[4:]}"
    gevonden: dict[Id, tuple[WaarschuwingRij, ...]] = {}
    rijen = lezer.rows(
        "SELECT a.id, a.persoon_id, a.datum, a.soort, a.maatregel, a.omschrijving, a.van, a.tot, "
        "(SELECT group_concat(l.naam, '|') FROM pandverbod b JOIN locatie l ON l.id = b.locatie_id "
        "WHERE b.agressie_id = a.id AND b.status = 'actief') FROM agressie a "
        f"WHERE a.persoon_id IN ({', '.join('?' * len(ids))}) AND a.status = 'actief' ORDER BY a.datum DESC, a.id DESC",
        ids,
    )
    for id_, persoon_id, datum, soort, maatregel, omschrijving, van, tot, locaties in rijen:
        geldig = van <= vandaag <= tot if tot else datum >= grens
        rij = WaarschuwingRij(
            id=Id(id_),
            persoon_id=Id(persoon_id),
            datum=datum,
            soort=soort,
            maatregel=maatregel,
            omschrijving=omschrijving,
            van=van,
            tot=tot,
            locaties=tuple(locaties.split("|")) if locaties else (),
            geldig=geldig,
        )
        gevonden[Id(persoon_id)] = (*gevonden.get(Id(persoon_id), ()), rij)
    return gevonden


def waarschuwing_in_woorden(rijen: Iterable[WaarschuwingRij]) -> str:
    """One short sentence about what holds now; empty when nothing does. A pandverbod goes first."""
    geldig = [rij for rij in rijen if rij.geldig]
    for rij in geldig:
        if rij.maatregel == "pandverbod":
            waar = f" ({', '.join(rij.locaties)})" if rij.locaties else ""
            return f"Pandverbod tot en met {datum_in_woorden(rij.tot)}{waar}"
    return f"Agressie-incident op {datum_in_woorden(geldig[0].datum)}" if geldig else ""
