"""Persons: making, changing, merging two records of one person and taking that apart again."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from wijdesk.errors import Weigering
from wijdesk.models.base import Gejournaald
from wijdesk.models.huis import Toegang
from wijdesk.models.huishouden import Gezag, Huishoudlid
from wijdesk.models.journaal import REDEN_ONGEDAAN
from wijdesk.models.logsoort import AFSCHERMEN
from wijdesk.models.opdrachten.persoon import (
    HaalPersonenUiteen,
    MaakPersoon,
    PersoonInvoer,
    VoegPersonenSamen,
    WijzigPersoon,
)
from wijdesk.models.persoon import Adres, Persoon
from wijdesk.models.plan import Doelpersoon
from wijdesk.models.values import Id
from wijdesk.services.gezin import lezer_van
from wijdesk.services.personalia import (
    ADRESVELDEN,
    EIGEN_VELDEN,
    adres_voor,
    haal_zichtbaar,
    maak_persoon,
    naam_van_persoon,
    nagekeken,
)
from wijdesk.services.register import opdracht
from wijdesk.services.terugkijken import terug
from wijdesk.services.verwijzingen import NAAR_PERSOON
from wijdesk.store.huishoudens import wiens_adres_verborgen_is
from wijdesk.store.queries import gemaskeerd
from wijdesk.store.tussentijds import zag
from wijdesk.store.unit_of_work import UnitOfWork

Eenmaal = Huishoudlid | Doelpersoon
EENMAAL: tuple[type[Eenmaal], ...] = (Huishoudlid, Doelpersoon)
"""In what a person stands only once: a household at a time, a goal."""
MERK = "samengevoegd:"
"""Begins the reason with which a row followed a merge; the id of the record it came from comes after it."""
MERK_UITEEN = "uiteengehaald:"
"""Begins the reason with which a row went back; the id of the record it went back to comes after it."""


@opdracht(MaakPersoon, recht="persoon.schrijven", doel="inwoner registreren (Wmo 2015 art. 5.1.1)")
def maak(uow: UnitOfWork, o: MaakPersoon) -> Id:
    """A new person card."""
    persoon = maak_persoon(uow, o.invoer)
    uow.zin = f"{naam_van_persoon(persoon)} toegevoegd"
    return persoon.id


VERBORGEN_ADRES = (
    "Het adres van deze inwoner is afgeschermd. Geef een ander adres door aan de regisseur of de teamleider; die vult "
    "het in."
)


@opdracht(WijzigPersoon, recht="persoon.schrijven", doel="gegevens van een inwoner verbeteren (AVG art. 16)")
def wijzig(uow: UnitOfWork, o: WijzigPersoon) -> None:
    """Write only what differs from what the person at the screen saw; the rest may have been changed elsewhere."""
    persoon = haal_zichtbaar(uow, o.id)
    if persoon.samengevoegd_in is not None:
        raise Weigering("Deze kaart is intussen samengevoegd met een andere. Open de kaart opnieuw.")
    anders = {veld for veld in (*EIGEN_VELDEN, *ADRESVELDEN) if getattr(o.invoer, veld) != getattr(o.gezien, veld)}
    if anders & set(ADRESVELDEN) and persoon.id in wiens_adres_verborgen_is(lezer_van(uow), (persoon.id,)):
        raise Weigering(VERBORGEN_ADRES, fouten=dict.fromkeys(sorted(anders & set(ADRESVELDEN)), VERBORGEN_ADRES))
    zag(uow, persoon, _gezien(uow, persoon, o.gezien, anders))
    velden = nagekeken(_te_controleren(o, anders), nu=uow.nu)
    if "afgeschermd" in anders:
        _zeg_waarom(uow, persoon, o.reden, afgeschermd=bool(velden["afgeschermd"]))
    for veld in anders & set(EIGEN_VELDEN):
        setattr(persoon, veld, velden[veld])
    if "afgeschermd" in anders and not velden["afgeschermd"]:
        _hef_bescherming_op(uow, persoon)
    if anders & set(ADRESVELDEN):
        persoon.adres_id = adres_voor(uow, velden)
    uow.zin = f"Gegevens van {naam_van_persoon(persoon)} opgeslagen"


def _zeg_waarom(uow: UnitOfWork, persoon: Persoon, reden: str, *, afgeschermd: bool) -> None:
    """A card that goes from or comes back into sight takes a sentence, and a line in the log without that sentence."""
    if not reden.strip():
        waarom = "u deze kaart afschermt" if afgeschermd else "deze kaart niet meer afgeschermd hoeft te zijn"
        raise Weigering(f"Schrijf in één zin waarom {waarom}.", veld="reden")
    uow.reden(persoon, reden.strip())
    uow.voeg_toe(
        Toegang(
            tijd=uow.nu, medewerker_id=uow.wie.medewerker_id, persoon_id=persoon.id, soort=AFSCHERMEN,
            wat="kaart afgeschermd" if afgeschermd else "afscherming opgeheven",
            doel="iemand beschermen (AVG art. 32)",
        )
    )  # fmt: skip


def _hef_bescherming_op(uow: UnitOfWork, persoon: Persoon) -> None:
    """Also of the cards that were merged into this one: else it stays protected because of those."""
    for kaart in uow.vind(select(Persoon).where(Persoon.samengevoegd_in == persoon.id)):
        kaart.afgeschermd = False
        _hef_bescherming_op(uow, kaart)


@opdracht(VoegPersonenSamen, recht="persoon.samenvoegen", doel="dubbele persoonskaart samenvoegen")
def voeg_samen(uow: UnitOfWork, o: VoegPersonenSamen) -> None:
    """`weg` points to `blijft` from now on; contacts, incidents, places in the queue and protection follow, and that
    somebody died.
    """
    blijft = haal_zichtbaar(uow, o.blijft, wat="De kaart die blijft")
    weg = haal_zichtbaar(uow, o.weg, wat="De kaart die opgaat")
    _eis_reden(o.reden)
    _eis_geen_gezag_over_elkaar(uow, blijft, weg)
    weg.voeg_samen_in(blijft)
    if weg.afgeschermd:
        blijft.afgeschermd = True
    if weg.overleden_op and not blijft.overleden_op:  # else letters and reminders would begin again
        blijft.overleden_op = weg.overleden_op
    uow.reden(weg, o.reden.strip())
    _laat_dubbele_weg(uow, blijft.id, weg.id)
    for rij, veld in _van(uow, weg.id):
        setattr(rij, veld, blijft.id)
        uow.reden(rij, f"{MERK}{weg.id.hex()}")
    uow.zin = f"Twee kaarten van {naam_van_persoon(blijft)} samengevoegd"


@opdracht(HaalPersonenUiteen, recht="persoon.samenvoegen", doel="onterecht samengevoegde kaarten uit elkaar halen")
def haal_uiteen(uow: UnitOfWork, o: HaalPersonenUiteen) -> None:
    """Undo a merge: what followed goes back, as far as nobody gave it to somebody else since.

    It may have gone further by now, when the record it followed to was merged too.
    """
    weg = haal_zichtbaar(uow, o.weg)
    _eis_reden(o.reden)
    keten = _keten(uow, weg)
    weg.maak_los()
    uow.reden(weg, o.reden.strip())
    for houder in keten:
        for rij, veld in _van(uow, houder):
            if _kwam_mee(uow, rij.id, weg.id, keten, veld):
                setattr(rij, veld, weg.id)
                uow.reden(rij, f"{MERK_UITEEN}{weg.id.hex()}")
    for rij in _dubbel_weggelaten(uow, (weg.id, *keten), f"{MERK}{weg.id.hex()}"):
        rij.status = "actief"
        uow.reden(rij, f"{MERK_UITEEN}{weg.id.hex()}")
    uow.zin = f"De kaart van {naam_van_persoon(weg)} staat weer apart"


def _eis_geen_gezag_over_elkaar(uow: UnitOfWork, een: Persoon, ander: Persoon) -> None:
    """A child and who has gezag over it are two people."""
    paar = (een.id, ander.id)
    waar = Gezag.kind_id.in_(paar) & Gezag.ouder_id.in_(paar) & (Gezag.status == "actief")
    if uow.vind(select(Gezag).where(waar)):
        raise Weigering("De een heeft gezag over de ander; dit zijn twee mensen.", veld="weg")


def _van(uow: UnitOfWork, persoon_id: Id) -> list[tuple[Gejournaald, str]]:
    """Every row that refers to a person, with the field that does."""
    gevonden: list[tuple[Gejournaald, str]] = []
    for soort, veld in NAAR_PERSOON:
        rijen = uow.sessie.scalars(select(soort).where(getattr(soort, veld) == persoon_id))
        gevonden += [(rij, veld) for rij in rijen if rij.status == "actief" or soort not in (*EENMAAL, Gezag)]
    return gevonden


def _laat_dubbele_weg(uow: UnitOfWork, blijft: Id, weg: Id) -> None:
    """Both records in one household at the same time, or with one goal: it stands there once from now on."""
    for soort in EENMAAL:
        rijen = [
            *uow.sessie.scalars(select(soort).where(soort.persoon_id.in_((blijft, weg)), soort.status == "actief"))
        ]
        for lid in [rij for rij in rijen if rij.persoon_id == weg]:
            for ander in [rij for rij in rijen if rij.persoon_id == blijft and rij.status == "actief"]:
                eindigt = _wie_van_beide(ander, lid)
                if eindigt is not None:
                    eindigt.status = "vervallen"
                    uow.reden(eindigt, f"{MERK}{weg.hex()}")
                if eindigt is lid:
                    break
    uow.flush()


def _wie_van_beide(van_blijft: Eenmaal, van_weg: Eenmaal) -> Eenmaal | None:
    """The one that is left out when both cannot stand there; of two memberships the one that ends first."""
    match van_blijft, van_weg:
        case Huishoudlid(), Huishoudlid():
            zelfde = van_blijft.huishouden_id == van_weg.huishouden_id
            if not zelfde or not van_blijft.overlapt(van_weg.van, van_weg.tot):
                return None
            return van_blijft if (van_weg.tot or "9999") > (van_blijft.tot or "9999") else van_weg
        case Doelpersoon(), Doelpersoon():
            return van_weg if van_blijft.doel_id == van_weg.doel_id else None
    return None


def _dubbel_weggelaten(uow: UnitOfWork, personen: tuple[Id, ...], merk: str) -> list[Eenmaal]:
    """What a merge left out because it stood there twice."""
    weggelaten: list[Eenmaal] = []
    for soort in EENMAAL:
        waar = soort.persoon_id.in_(personen) & (soort.status == "vervallen")
        weggelaten += uow.sessie.scalars(select(soort).where(waar))
    return [rij for rij in weggelaten if _laatste_reden(uow, rij.id, "status") == merk]


def _laatste_reden(uow: UnitOfWork, rij: Id, veld: str) -> str:
    return next((gezegd.reden for gezegd in terug(uow, rij, veld)), "")


def _keten(uow: UnitOfWork, persoon: Persoon) -> list[Id]:
    """The records this one was merged into, one after the other."""
    keten: list[Id] = []
    naar = persoon.samengevoegd_in
    while naar is not None and naar not in keten:
        keten.append(naar)
        naar = uow.haal(Persoon, naar, wat="Deze persoonskaart").samengevoegd_in
    return keten


def _kwam_mee(uow: UnitOfWork, rij: Id, weg: Id, keten: list[Id], veld: str) -> bool:
    """Whether a row came along with `weg`, and since then moved only with merges further down its chain."""
    verder = {f"{MERK}{ander.hex()}" for ander in keten}
    teruggegeven = ongedaan = ""
    for gezegd in terug(uow, rij, veld):
        reden = gezegd.reden
        if ongedaan:  # back over what undo took back
            ongedaan = "" if gezegd.id == ongedaan else ongedaan
        elif reden.startswith(REDEN_ONGEDAAN):
            ongedaan = reden.removeprefix(REDEN_ONGEDAAN)
        elif teruggegeven:  # back over what a taking apart undid, to where the row came from
            teruggegeven = "" if reden == f"{MERK}{teruggegeven}" else teruggegeven
        elif reden.startswith(MERK_UITEEN):
            teruggegeven = reden.removeprefix(MERK_UITEEN)
        elif reden == f"{MERK}{weg.hex()}":
            return True
        elif reden not in verder:
            return False
    return False


def _gezien(uow: UnitOfWork, persoon: Persoon, gezien: PersoonInvoer, velden: set[str]) -> dict[str, object]:
    """What the row held when the form was opened; what the form showed in part or not at all is as it was seen."""
    waarden: dict[str, object] = {veld: getattr(gezien, veld) for veld in velden & set(EIGEN_VELDEN)}
    if "bsn" in waarden and gezien.bsn == gemaskeerd(persoon.bsn):
        waarden["bsn"] = persoon.bsn
    if velden & set(ADRESVELDEN):
        toen = tuple(str(getattr(gezien, veld)) for veld in ADRESVELDEN)
        adres = None if persoon.adres_id is None else uow.haal(Adres, persoon.adres_id, wat="Dit adres")
        nu = tuple(str(getattr(adres, veld)) if adres is not None else "" for veld in ADRESVELDEN)
        waarden["adres_id"] = persoon.adres_id if toen == nu else "ander"
    return waarden


def _te_controleren(o: WijzigPersoon, anders: set[str]) -> PersoonInvoer:
    """What the form holds, without a BSN that was only shown masked."""
    return o.invoer if "bsn" in anders else replace(o.invoer, bsn="")


def _eis_reden(reden: str) -> None:
    if not reden.strip():
        raise Weigering("Schrijf in één zin waarom dit dezelfde persoon is (of niet).", veld="reden")
