"""Making and changing the record of a person, with its address: shared by every use case that meets a person."""

from __future__ import annotations

import re

from wijdesk.errors import Weigering
from wijdesk.models.herken import controleer_bsn, controleer_geboortedatum, controleer_postcode, controleer_telefoon
from wijdesk.models.naam import weergavenaam
from wijdesk.models.nakijken import EMAIL_VORM, controleer_overlijden
from wijdesk.models.opdrachten.huishouden import AdresInvoer
from wijdesk.models.opdrachten.persoon import PersoonInvoer
from wijdesk.models.persoon import Adres, Persoon
from wijdesk.models.values import Id, lokaal, schrijfbaar
from wijdesk.services.afgeschermd import mag_zien
from wijdesk.store.afgeschermd import RECHT, mee_beschermd
from wijdesk.store.queries import AFGESCHERMD
from wijdesk.store.unit_of_work import UnitOfWork

ADRESVELDEN = ("straat", "huisnummer", "toevoeging", "postcode", "woonplaats")
EIGEN_VELDEN = (
    "bsn", "voornamen", "roepnaam", "tussenvoegsel", "achternaam", "geboorte_tussenvoegsel", "geboortenaam",
    "geboortedatum", "telefoon", "email", "taal", "tolk_nodig", "afgeschermd", "overleden_op",
)  # fmt: skip


ZOEK_ADRES = (
    "SELECT id FROM adres WHERE straat = ? AND huisnummer = ? AND toevoeging = ? AND postcode = ? AND woonplaats = ? "
    "AND status = 'actief' LIMIT 1"
)

_NUMMER_EN_MEER = re.compile(r"([1-9]\d{0,4})[\s-]*([A-Za-z][A-Za-z0-9]{0,5}|(?<=-)\d{1,4})", re.ASCII)


def naam_van_persoon(persoon: Persoon) -> str:
    """The display name of a record."""
    return weergavenaam(
        roepnaam=persoon.roepnaam,
        voornamen=persoon.voornamen,
        tussenvoegsel=persoon.tussenvoegsel,
        achternaam=persoon.achternaam,
        geboorte_tussenvoegsel=persoon.geboorte_tussenvoegsel,
        geboortenaam=persoon.geboortenaam,
    )


def naam_voor(uow: UnitOfWork, persoon: Persoon) -> str:
    """The display name as whoever is at work may see it."""
    return naam_van_persoon(persoon) if _mag_zien(uow, persoon) else AFGESCHERMD


def haal_zichtbaar(uow: UnitOfWork, id_: Id, *, wat: str = "Deze persoonskaart") -> Persoon:
    """A record to change. Refused when it is afgeschermd for whoever is at work, as opening it is."""
    persoon = uow.haal(Persoon, id_, wat=wat)
    if not _mag_zien(uow, persoon):
        raise Weigering("Deze kaart is afgeschermd. Vraag uw teamleider.")
    return persoon


def _mag_zien(uow: UnitOfWork, persoon: Persoon) -> bool:
    if persoon.afgeschermd:
        return mag_zien(uow, persoon.id)
    return RECHT in uow.wie.rechten or persoon.id not in mee_beschermd(uow.cursor())


def nagekeken(invoer: PersoonInvoer, *, nu: int) -> dict[str, str | bool]:
    """What was typed, checked and in its standard form. Raises one Weigering with a sentence per wrong field."""
    velden = _geschoond(invoer, (*EIGEN_VELDEN, *ADRESVELDEN))
    fouten: dict[str, str] = {}
    if not (velden["achternaam"] or velden["roepnaam"] or velden["voornamen"]):
        fouten["achternaam"] = "Vul een naam in, of kies anoniem (Alt+A)."
    vandaag = lokaal(nu).date()
    for veld, controle in (
        ("bsn", controleer_bsn),
        ("postcode", controleer_postcode),
        ("telefoon", controleer_telefoon),
        ("geboortedatum", lambda tekst: controleer_geboortedatum(tekst, vandaag=vandaag)),
        ("overleden_op", lambda tekst: controleer_overlijden(tekst, str(velden["geboortedatum"]), vandaag=vandaag)),
    ):
        if velden[veld]:
            try:
                velden[veld] = controle(str(velden[veld]))
            except Weigering as weigering:
                fouten[veld] = weigering.zin
    if velden["email"] and ("@" not in str(velden["email"]) or " " in str(velden["email"])):
        fouten["email"] = EMAIL_VORM
    if fouten:
        raise Weigering("Kijk de gegevens van de persoon na.", fouten=fouten)
    return velden


def adres_nagekeken(invoer: AdresInvoer) -> dict[str, str | bool]:
    """An address as typed, checked and in its standard form. Raises one Weigering with a sentence per wrong field."""
    velden = _geschoond(invoer, ADRESVELDEN)
    if not (velden["straat"] or velden["postcode"]) or not velden["huisnummer"]:
        veld = "straat" if velden["huisnummer"] else "huisnummer"
        raise Weigering("Vul een straat of postcode in, met het huisnummer.", veld=veld)
    if velden["postcode"]:
        velden["postcode"] = controleer_postcode(str(velden["postcode"]))
    return velden


def _geschoond(invoer: PersoonInvoer | AdresInvoer, namen: tuple[str, ...]) -> dict[str, str | bool]:
    velden: dict[str, str | bool] = {}
    for veld in namen:
        waarde = getattr(invoer, veld)
        velden[veld] = " ".join(schrijfbaar(waarde).split()) if isinstance(waarde, str) else waarde
    if (vondst := _NUMMER_EN_MEER.fullmatch(str(velden["huisnummer"]))) and not velden["toevoeging"]:
        velden["huisnummer"], velden["toevoeging"] = vondst.groups()  # "12a" and "12" with "a" are one address
    return velden


def haal_persoon(uow: UnitOfWork, id_: Id) -> Persoon:
    """The record that stands for this person now: a screen may still hold one that was merged since."""
    persoon = uow.haal(Persoon, id_, wat="Deze persoonskaart")
    gezien = {persoon.id}
    while persoon.samengevoegd_in is not None and persoon.samengevoegd_in not in gezien:
        persoon = uow.haal(Persoon, persoon.samengevoegd_in, wat="Deze persoonskaart")
        gezien.add(persoon.id)
    return persoon


def maak_persoon(uow: UnitOfWork, invoer: PersoonInvoer) -> Persoon:
    """A new record with what was typed. Duplicates are advice, so nothing is refused for looking alike."""
    velden = nagekeken(invoer, nu=uow.nu)
    persoon = Persoon(adres_id=adres_voor(uow, velden), **{veld: velden[veld] for veld in EIGEN_VELDEN})
    return uow.voeg_toe(persoon)


def adres_voor(uow: UnitOfWork, velden: dict[str, str | bool]) -> Id | None:
    """The row of this address, made when it is not there yet; None when no address is known."""
    waarden = {veld: str(velden[veld]) for veld in ADRESVELDEN}
    if not any(waarden.values()):
        return None
    bekend = uow.sql(ZOEK_ADRES, *waarden.values())
    if bekend is not None:
        return Id(bekend[0])
    return uow.voeg_toe(Adres(**waarden)).id
