"""Which operations the access log tells of, besides the journal: who may do what, settings, and what goes for good.

The line is written in the transaction of the operation itself: there is no one without the other.
"""

from __future__ import annotations

from wijdesk.models.huis import Toegang
from wijdesk.models.logsoort import AVG, INSTELLING, LOG, RECHTEN, UITVOER, VERNIETIGEN
from wijdesk.models.ongewoon import ZELF_INWONER
from wijdesk.models.opdrachten.belang import BeeindigBelang, LegBelangVast, MeldBelang
from wijdesk.models.opdrachten.huis import MaakMedewerker
from wijdesk.models.opdrachten.rol import BeeindigRol, BeslisOveral, GeefRol
from wijdesk.models.values import Id, datum_in_woorden
from wijdesk.services.register import use_case
from wijdesk.store.unit_of_work import UnitOfWork

GEBEURTENISSEN: dict[str, tuple[str, str]] = {
    "avg.BeslisAvgverzoek": (AVG, "besloten over een AVG-verzoek"),
    "avg.HefBeperkingOp": (AVG, "beperking van een dossier opgeheven"),
    "avg.TekenInzageAan": (AVG, "gevraagd om inzage opgeschreven"),
    "avg.VoerAvgverzoekUit": (AVG, "AVG-verzoek uitgevoerd"),
    "belang.BeeindigBelang": (RECHTEN, "band met een inwoner beëindigd"),
    "belang.LegBelangVast": (RECHTEN, "band met een inwoner vastgelegd"),
    "belang.MeldBelang": (RECHTEN, "eigen band met een inwoner gemeld"),
    "bewaren.GeefVernietigakkoord": (VERNIETIGEN, "akkoord gegeven op een lijst om te vernietigen"),
    "bewaren.HefBlokkadeOp": (VERNIETIGEN, "blokkade van vernietigen opgeheven"),
    "bewaren.MaakVernietiglijst": (VERNIETIGEN, "lijst om te vernietigen gemaakt"),
    "bewaren.MaakVerzoeklijst": (VERNIETIGEN, "lijst om te vernietigen gemaakt op verzoek"),
    "bewaren.RondLijstAf": (VERNIETIGEN, "lijst om te vernietigen afgerond"),
    "bewaren.TrekLijstIn": (VERNIETIGEN, "lijst om te vernietigen ingetrokken"),
    "bewaren.VernietigDossier": (VERNIETIGEN, "dossier vernietigd"),
    "bewaren.ZetBlokkade": (VERNIETIGEN, "vernietigen geblokkeerd"),
    "huis.HaalMedewerkerUiteen": (RECHTEN, "samengevoegde collega losgemaakt"),
    "huis.MaakMedewerker": (RECHTEN, "medewerker toegevoegd"),
    "huis.ZetMedewerkerActief": (RECHTEN, "medewerker weer toegang gegeven"),
    "huis.ZetMedewerkerInactief": (RECHTEN, "toegang van medewerker gestopt"),
    "instelling.ZetInstelling": (INSTELLING, "instelling gewijzigd"),
    "inzage.BeoordeelNoodinzage": (LOG, "noodinzage beoordeeld"),
    "logboek.VernietigOudLog": (VERNIETIGEN, "oude regels van het logboek vernietigd"),
    "rol.BeeindigRol": (RECHTEN, "rol beëindigd"),
    "rol.BeslisOveral": (RECHTEN, "nagegaan waar een rol geldt"),
    "rol.GeefRol": (RECHTEN, "rol gegeven"),
    "teamoverdracht.DraagHuishoudenOver": (UITVOER, "huishouden overgedragen aan een ander team"),
}
"""Module and name of a request → kind of event and what the log says."""
MET_HUISHOUDEN = frozenset({"bewaarblokkade", "inzagegrond"})
OVER = MET_HUISHOUDEN | {"avgverzoek", "belang"}
"""Rows of these nouns say whose they are, when the request names only the row."""


_VAN_WIE = (
    "SELECT medewerker_id FROM roltoekenning WHERE id = ?",
    "SELECT medewerker_id FROM belang WHERE id = ?",
)


def meld(uow: UnitOfWork, opdracht: object, uitkomst: object) -> None:
    """Add the line of this operation, if the log tells of it."""
    soort = type(opdracht)
    gebeurtenis = GEBEURTENISSEN.get(f"{soort.__module__.rpartition('.')[2]}.{soort.__name__}")
    if gebeurtenis is None:
        return
    persoon_id, huishouden_id = _over_wie(uow, opdracht)
    uow.voeg_toe(
        Toegang(
            tijd=uow.nu,
            medewerker_id=uow.wie.medewerker_id,
            persoon_id=persoon_id,
            huishouden_id=huishouden_id if persoon_id is None else None,
            namens_id=_collega(uow, opdracht, uitkomst),
            soort=gebeurtenis[0],
            wat=": ".join(filter(None, (gebeurtenis[1], _welke_rol(uow, opdracht)))),
            doel=use_case(opdracht).doel,
        )
    )


def _welke_rol(uow: UnitOfWork, opdracht: object) -> str:
    """Of a rol that was given or ended: which, where, and on which days. Of a new colleague: which. Of a tie: whether
    it says which resident that colleague is.
    """
    if isinstance(opdracht, MeldBelang | LegBelangVast | BeeindigBelang):
        soort = uow.sql("SELECT soort FROM belang WHERE id = ?", opdracht.id)
        return ZELF_INWONER if soort == ("zelf",) else ""
    if isinstance(opdracht, MaakMedewerker):
        return ", ".join(sorted(opdracht.rollen))
    if isinstance(opdracht, GeefRol):
        rol, plek, van, tot = opdracht.rol, opdracht.locatie_id, opdracht.van, opdracht.tot
    elif isinstance(opdracht, BeeindigRol):
        rol, plek = uow.sql("SELECT rol, locatie_id FROM roltoekenning WHERE id = ?", opdracht.id)
        van, tot = "", opdracht.tot
    elif isinstance(opdracht, BeslisOveral):
        rollen = {uow.sql("SELECT rol FROM roltoekenning WHERE id = ?", id_)[0] for id_ in opdracht.rollen}
        rol, plek, van, tot = ", ".join(sorted(rollen)), opdracht.locatie_id, "", ""
    else:
        return ""
    locatie = None if plek is None else uow.sql("SELECT naam FROM locatie WHERE id = ?", plek)
    dagen = [f"vanaf {datum_in_woorden(van)}"] * bool(van) + [f"tot en met {datum_in_woorden(tot)}"] * bool(tot)
    return ", ".join((rol, "alle locaties" if locatie is None else str(locatie[0]), *dagen))


def _over_wie(uow: UnitOfWork, opdracht: object) -> tuple[Id | None, Id | None]:
    """(person, household) it is about: named by the request, or by the row it wrote. Of what was destroyed neither."""
    genoemd = getattr(opdracht, "persoon_id", None), getattr(opdracht, "huishouden_id", None)
    if type(opdracht).__name__ == "VernietigDossier":
        return None, None
    if genoemd != (None, None):
        return genoemd
    for soort in sorted(OVER & uow.veranderd.keys()):
        huis = "huishouden_id" if soort in MET_HUISHOUDEN else "NULL"
        for id_ in sorted(uow.veranderd[soort]):
            rij = uow.sql(f"SELECT persoon_id, {huis} FROM {soort} WHERE id = ?", id_)  # noqa: S608
            if rij is not None:
                return _id(rij[0]), _id(rij[1])
    return None, None


def _id(waarde: bytes | None) -> Id | None:
    return None if waarde is None else Id(waarde)


def _collega(uow: UnitOfWork, opdracht: object, uitkomst: object) -> Id | None:
    """The colleague whose rights or key it is about: named, just made, or of the row that changed."""
    for id_ in (getattr(opdracht, "medewerker_id", None), getattr(opdracht, "id", None), uitkomst):
        if not isinstance(id_, bytes):
            continue
        if uow.sql("SELECT 1 FROM medewerker WHERE id = ?", id_) is not None:
            return Id(id_)
        for vraag in _VAN_WIE:
            rij = uow.sql(vraag, id_)
            if rij is not None and rij[0] is not None:
                return Id(rij[0])
    return None
