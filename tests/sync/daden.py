"""What the machine lets a desk do besides what `licht` knows: tied rows, entries of a newer program, redaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from sqlalchemy import select

from tests.sync.licht import DAG, TEAM_ID, Tafel
from wijdesk.models.base import Gejournaald
from wijdesk.models.contact import Contact, Vraag
from wijdesk.models.doorwijzing import WIJST
from wijdesk.models.huishouden import Huishoudlid
from wijdesk.models.journaal import SCHEMA_VERSIE, Mutatie, Waarde, koppen_lees, maak_mutatie
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.store import uitwisseling, verschillen
from wijdesk.store.unit_of_work import UnitOfWork
from wijdesk.sync import aanmelding, sleutels
from wijdesk.sync.geheugen import GeheugenCentrum
from wijdesk.sync.verzegeld import lees_zegel, verzegel

NIEUW_SOORT, NIEUW_VELD = "huisdier", "lievelingskleur"
"""A noun and a field of a program that is newer than this one."""


def maak_lid(tafel: Tafel, huis: Id, persoon: Id) -> None:
    """Somebody lives in a household: a row that refers to another dossier."""
    lid = Huishoudlid(huishouden_id=huis, persoon_id=persoon, rol="kind", van=DAG)
    tafel.doe(lambda uow: uow.voeg_toe(lid))


def casusdaad(tafel: Tafel, huis: Id, wat: int) -> None:
    """What is done most with a household: its casus opened (0, 1) or closed (2), a plan made (3)."""
    if wat < 2:
        tafel.open_casus(huis)
    elif wat == 2:
        tafel.sluit_casus(huis)
    else:
        tafel.plan(huis)


def registreer(tafel: Tafel, persoon: Id | None, woord: str = "hulp") -> Id:
    """Somebody comes with a question: a contact in the dossier of a person, a vraag in that of the contact."""

    def werk(uow: UnitOfWork) -> Id:
        wie = tafel.wie
        contact = Contact(
            locatie_id=wie.locatie_id, medewerker_id=wie.medewerker_id, persoon_id=persoon, kanaal="balie",
            melder="zelf", ontvangen=uow.nu, eerste_reactie=uow.nu, maand=DAG[:7],
        )  # fmt: skip
        uow.voeg_toe(contact)
        uow.voeg_toe(
            Vraag(
                contact_id=contact.id, volgnummer=1, toelichting=woord, meldingtype="geld", uitkomst="klaar",
                direct_afgehandeld=True,
            )
        )  # fmt: skip
        return contact.id

    return tafel.doe(werk)


def trek_in(tafel: Tafel, contact: Id, *, ouder_eerst: bool = False) -> None:
    """A registration is taken back with what was asked in it, in one operation."""

    def werk(uow: UnitOfWork) -> None:
        rijen: list[Contact | Vraag] = [
            uow.haal(Contact, contact),
            *uow.vind(select(Vraag).where(Vraag.contact_id == contact)),
        ]
        for rij in rijen:
            rij.status = "vervallen"
            if ouder_eerst:
                uow.flush()

    tafel.doe(werk)


def neem_af(een: Tafel, ander: Tafel, welke: int, hoe: int, *, ouder_eerst: bool) -> None:
    """One desk takes away what another hangs something on, or works in."""
    soort = "contact" if hoe == 3 else "persoon"
    samen = sorted(set(een.rijen(soort)) & set(ander.rijen(soort)))
    if not samen:
        return
    id_ = samen[welke % len(samen)]
    if soort == "contact":
        trek_in(een, id_, ouder_eerst=ouder_eerst)
        for vraag in ander.rijen("vraag")[:2]:
            ander.zet(Vraag, vraag, toelichting=f"anders {een.klok()}")
        return
    een.zet(Persoon, id_, status="vervallen")
    huizen, personen = ander.rijen("huishouden"), ander.rijen("persoon")
    if id_ not in personen:
        return
    if hoe == 0:
        registreer(ander, id_)
    elif hoe == 1 and huizen:
        maak_lid(ander, huizen[welke % len(huizen)], id_)
    else:
        voeg_samen(ander, personen[(welke + 1) % len(personen)], id_)


def voeg_samen(tafel: Tafel, weg: Id, blijft: Id) -> None:
    """Two records turn out to be one person."""

    def werk(uow: UnitOfWork) -> None:
        een, ander = uow.haal(Persoon, weg), uow.haal(Persoon, blijft)
        if een.id != ander.id and een.status == ander.status == "actief":
            een.voeg_samen_in(ander)

    tafel.doe(werk)


def ga_op(tafel: Tafel, klasse: type[Gejournaald], weg: Id, blijft: Id) -> None:
    """A colleague or locatie turns out to be another; nothing when it is itself."""
    if weg != blijft:
        waarden = {"status": "samengevoegd", WIJST: blijft.hex()}
        tafel.doe(lambda uow: verschillen.beslis(uow, klasse, weg, waarden))


def maak_los(tafel: Tafel, klasse: type[Gejournaald], weg: Id) -> None:
    """It was two after all."""
    tafel.doe(lambda uow: verschillen.beslis(uow, klasse, weg, {"status": "actief", WIJST: None}))


def zet(tafel: Tafel, id_: Id, veld: str, woord: str) -> None:
    """An ordinary change replaces what was on the screen, and leaves what others said beside it."""
    voor = koppen_van(tafel, id_, veld)
    tafel.zet(Persoon, id_, **{veld: woord})
    assert set(voor[:-1]) <= set(koppen_van(tafel, id_, veld))
    assert tafel.db.execute(f"SELECT {veld} FROM persoon WHERE id = ?", (id_,)).fetchone() == (woord,)


def koppen_van(tafel: Tafel, id_: Id, veld: str) -> list[str]:
    koppen = koppen_lees(tafel.db.execute("SELECT koppen FROM persoon WHERE id = ?", (id_,)).fetchone()[0])
    return koppen.get(veld) or koppen[""]


def schrijf_later(
    tafel: Tafel, soort: str, rij: Id, waarden: Mapping[str, Waarde], basis: dict[str, list[str]] | None = None
) -> Id:
    """Write an entry as a program of the next schema version would; answers its id."""

    def schrijf(uow: UnitOfWork) -> Id:
        dossier = rij if soort == "persoon" else None
        nu = maak_mutatie(
            uow.herkomst, mutatie_id=uow.ids(), zout=secrets.token_bytes(16), soort=soort, rij=rij, dossier=dossier,
            waarden=waarden, basis=basis or {},
        )  # fmt: skip
        later = nu.kop.replace(f'"sv":{SCHEMA_VERSIE}', f'"sv":{SCHEMA_VERSIE + 1}')
        uow.schrijf(soort, Mutatie(nu.id, later, nu.zout, nu.inhoud), rij)
        verschillen._herzie(uow, {rij})
        return nu.id

    return tafel.doe(schrijf)


def schrijf_zomaar(tafel: Tafel, soort: str, rij: Id, waarden: Mapping[str, Waarde]) -> None:
    """Write an entry that no program writes, without looking at it."""

    def schrijf(uow: UnitOfWork) -> None:
        nu = maak_mutatie(
            uow.herkomst, mutatie_id=uow.ids(), zout=secrets.token_bytes(16), soort=soort, rij=rij, dossier=None,
            waarden=waarden, basis={},
        )  # fmt: skip
        uow.schrijf(soort, nu, rij)

    tafel.doe(schrijf)


def redigeer(centrum: GeheugenCentrum, tafel: Tafel, welke: int) -> None:
    """Seal one segment of this desk's chain again, as it stands in its store now: what was destroyed is left out."""
    keten, rooster = tafel.winkel.balie_id, aanmelding.bewaard_rooster(tafel.kast)
    teken = tafel.kast.get(sleutels.TEKEN)
    eigen = [naam for naam in centrum.lijst(TEAM_ID, {}) if naam.balie == keten]
    if not eigen or rooster is None or teken is None:
        return
    naam = eigen[welke % len(eigen)]
    voor = uitwisseling.schakel_op(tafel.winkel, keten, naam.van - 1)
    na = uitwisseling.schakel_op(tafel.winkel, keten, naam.tot)
    merk, nu = centrum.merk(), tafel.klok()
    zegel = lees_zegel(centrum.haal(naam), rooster=rooster, balie=tafel.deelnemer.ingeschreven, merk=merk, nu=nu)
    if voor is None or zegel.kop_na != na:
        return  # a twin wrote that
    regels = uitwisseling.na(tafel.winkel, keten, naam.van - 1, naam.tot - naam.van + 1)
    centrum.vervang(
        verzegel(
            [regel.mutatie for regel in regels], rooster=rooster, merk=merk, team=TEAM_ID, keten=keten, van=naam.van,
            kop_voor=voor, gezien={}, nu=nu, teken=teken,
        )
    )  # fmt: skip
