"""Nothing is written in a record that is kept and not used (AVG art. 18), but what its second paragraph allows.

Asked of every operation, so none can forget it: of what it names before it is carried out, and of what it wrote after,
along what refers to what in the database. What is not in `MAG` is refused. Whoever has the right to deal with the
request is no exception: that is lifting it first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from wijdesk.errors import Weigering
from wijdesk.models.tabellen import METADATA
from wijdesk.models.values import Id
from wijdesk.services.elders import ids_in
from wijdesk.services.gezin import rijen_van
from wijdesk.store import beperkt
from wijdesk.store.unit_of_work import UnitOfWork

ZIN = "Deze gegevens zijn beperkt: u mag ze nu niet wijzigen of gebruiken (AVG art. 18)."
UITWEG = "Wil de inwoner dit zelf? Geef het door met AVG-verzoek op de kaart. Loopt iemand gevaar? Gebruik Noodinzage."
OPSLAG = "opslaan en bewaren"
TOESTEMMING = "met toestemming van de inwoner"
RECHTSVORDERING = "voor een recht van de inwoner of een rechtszaak"
BESCHERMING = "om een ander te beschermen"
BELANG = "om een gewichtige reden van algemeen belang"
GRONDEN = (OPSLAG, TOESTEMMING, RECHTSVORDERING, BESCHERMING, BELANG)
"""What art. 18 lid 2 allows, in its order."""
MAG: Mapping[str, str] = {
    # Who has it, who looked, and from where it came: the record itself stays as it is.
    **dict.fromkeys(
        (
            "BeoordeelNoodinzage", "BewaarConcept", "DraagAllesOver", "GeefVernietigakkoord",
            "HaalVerhuisdeUiteen", "ImporteerRegels", "LegRegieVast", "LogToegang", "LogUitgifte", "NeemHuishoudenAan",
            "RuimLogOp", "TrekLijstIn", "WisConcept", "ZetMedewerkerInactief", "ZieBericht",
        ),
        OPSLAG,
    ),
    # A line of a list to destroy: what is restricted falls off it (services/bewaren/feiten.py).
    **dict.fromkeys(("BesluitRegel", "RondLijstAf", "VernietigDossier"), OPSLAG),
    # Somebody who comes or calls asks it themselves, and wants an answer to it.
    **dict.fromkeys(
        ("LegWerkTerug", "MeldWachtendeAan", "PakWerkOp", "RegistreerContact", "RondWerkAf", "ZetWachtende",
         "OntkoppelImpactmeting"),
        TOESTEMMING,
    ),
    # What is asked about the own data, and what keeps it as evidence.
    **dict.fromkeys(
        (
            "BeslisAvgverzoek", "BevestigAvgverzoek", "BewaarAvgverzoek", "HefBeperkingOp", "KiesBijInzage",
            "MeldAvgverzoek", "PakAvgverzoekOp", "TekenInzageAan", "TrekAantekeningIn", "VerlengAvgverzoek",
            "VoegAantekeningToe", "VoerAvgverzoekUit", "ZetBlokkade",
            "BewaarKlacht", "DeelKlacht", "HeropenKlacht", "PakKlachtOp", "RondKlachtAf", "TrekKlachtstapIn",
            "ZegKlachtDubbel", "ZegKlachtNietDubbel", "ZetKlachtstap",
        ),
        RECHTSVORDERING,
    ),
    # The first word about danger, an emergency, and keeping colleagues out who know the resident.
    **dict.fromkeys(
        (
            "BeeindigBelang", "BeeindigMaatregel", "BeginMeldcode", "LegBelangVast", "MeldAgressie", "MeldBelang",
            "OpenInNood", "RegistreerSignaal", "SchaalOp", "TrekAgressieIn", "WijzigAgressie", "ZegDoel", "ZoekInNood",
        ),
        BESCHERMING,
    ),
    "WijzigStraatronde": BELANG,
    "RegistreerStraatronde": BELANG,  # what was seen in the street, for the safety of whoever lives there
}  # fmt: skip
"""Request → on which of these it may be carried out all the same."""
TERUG = frozenset({"MaakOngedaan", "ProbeerOngedaan"})
"""What was written since the record was restricted may be taken back."""
NIEMANDS = frozenset(
    {"adres", "code", "importpartij", "instelling", "locatie", "medewerker", "vragenlijst", "praktijksoort", "trede"}
)
"""Tables that say nothing about whose a row is."""
ANDERMANS = frozenset({"betrokkene"})
"""Tables that name somebody in what is about others: that row is theirs too, what hangs on it is not."""
HOOGSTENS_STAPPEN = 6

_SOORT = "SELECT json_extract(kop, '$.s') FROM mutatie WHERE rij = ? LIMIT 1"
_BEGON = (
    "SELECT max(json_extract(m.kop, '$.t')) FROM avgverzoek a JOIN mutatie m ON m.rij = a.id "
    "WHERE a.beperkt_van <> '' AND a.status = 'actief' AND json_extract(m.inhoud, '$.v.beperkt_van') <> ''"
)
_GESCHREVEN = "SELECT min(json_extract(kop, '$.t')) FROM mutatie WHERE transactie = ?"


class Beperking:
    """What may not be written by this one operation. Costs one query when nothing is restricted."""

    def __init__(self, uow: UnitOfWork, opdracht: object) -> None:
        self._uow, self._opdracht = uow, opdracht
        self._rijen = rijen_van(uow)
        self._personen = frozenset[Id]()
        self._huizen = frozenset[Id]()
        if type(opdracht).__name__ in MAG:
            return
        if self._mag_terug():
            return
        wie = uow.wie.medewerker_id
        self._personen, self._huizen = beperkt.niet_te_schrijven(self._rijen, medewerker_id=wie, nu=uow.nu)

    def eis_niets_genoemd(self) -> None:
        """Refuse an operation that names such a record, or anything that belongs to it, beside the field that does."""
        if not self._personen and not self._huizen:
            return
        for veld in fields(self._opdracht):  # type: ignore[arg-type]  # every request is one
            for id_ in dict.fromkeys(ids_in(getattr(self._opdracht, veld.name))):
                if (soort := self._rijen(_SOORT, (id_,))) and self._is_beperkt(str(soort[0][0]), id_):
                    raise self._weigering(veld.name)

    def eis_niets_geschreven(self) -> None:
        """Refuse as a whole what wrote in such a record."""
        if not self._personen and not self._huizen:
            return
        for soort, ids in self._uow.veranderd.items():
            if any(self._is_beperkt(soort, id_) for id_ in ids):
                raise self._weigering("")

    def _weigering(self, veld: str) -> Weigering:
        invoer, gezien = getattr(self._opdracht, "invoer", None), getattr(self._opdracht, "gezien", None)
        if veld in ("", "id") and gezien is not None and is_dataclass(invoer) and type(invoer) is type(gezien):
            anders = (deel.name for deel in fields(invoer))
            veld = next((naam for naam in anders if getattr(invoer, naam) != getattr(gezien, naam)), veld)
        return Weigering(f"{ZIN} {UITWEG}", veld="" if veld == "id" else veld)

    def _mag_terug(self) -> bool:
        """Whether this takes back what was written since; what stood there before stays as it stood."""
        transactie = getattr(self._opdracht, "transactie", None)
        if type(self._opdracht).__name__ not in TERUG or transactie is None:
            return False
        begon, geschreven = self._rijen(_BEGON, ())[0][0], self._rijen(_GESCHREVEN, (transactie,))[0][0]
        return begon is not None and geschreven is not None and geschreven >= begon

    def _is_beperkt(self, soort: str, id_: Id) -> bool:
        return any(
            rij in (self._personen if noun == "persoon" else self._huizen) for noun, rij in self._van(soort, id_)
        )

    def _van(self, soort: str, id_: Id) -> Iterator[tuple[str, Id]]:
        """The persons and households a row belongs to, along what it refers to."""
        kijk, gezien = [(soort, id_)], set[Id]()
        for _ in range(HOOGSTENS_STAPPEN):
            verder: list[tuple[str, Id]] = []
            for noun, rij in kijk:
                if noun in ("persoon", "huishouden"):
                    yield noun, rij
                elif rij not in gezien:
                    gezien.add(rij)
                    genoemd = noun in ANDERMANS and rij != id_
                    verder += (deel for deel in self._hangt_aan(noun, rij) if not (genoemd and deel[0] == "persoon"))
            kijk = verder

    def _hangt_aan(self, soort: str, id_: Id) -> Iterator[tuple[str, Id]]:
        wijst = _wijst(soort)
        gevonden = self._rijen(f'SELECT {", ".join(wijst)} FROM "{soort}" WHERE id = ?', (id_,)) if wijst else []  # noqa: S608
        for naar, waarde in zip(wijst.values(), gevonden[0] if gevonden else (), strict=False):
            if waarde is None:
                continue
            noun = naar or next((str(rij[0]) for rij in self._rijen(_SOORT, (waarde,))), "")
            if noun:
                yield noun, Id(waarde)


@cache
def _wijst(soort: str) -> Mapping[str, str]:
    """Column → table of what says whose a row is; "" for a row of any noun."""
    tabel = METADATA.tables.get(soort)
    if tabel is None or soort in NIEMANDS:
        return {}
    uit = {
        sleutel.parent.name: sleutel.column.table.name
        for sleutel in tabel.foreign_keys
        if sleutel.column.table.name not in NIEMANDS
    }
    return uit | ({"onderwerp_id": ""} if "onderwerp_id" in tabel.columns else {})
