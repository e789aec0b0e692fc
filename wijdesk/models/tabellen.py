"""Every mapped class in one place, for those who need the whole schema: migrations, the journal, the check."""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models import (
    agressie,
    avg,
    betrokkene,
    bewaren,
    casus,
    collectief,
    contact,
    dossiercontrole,
    huis,
    huishouden,
    impact,
    inzage,
    kaart,
    klacht,
    kwaliteit,
    meldcode,
    ondersteuning,
    opschaling,
    persoon,
    plan,
    praktijk,
    regieclaim,
    signaal,
    tarief,
    teamoverdracht,
    termijn,
    toeleiding,
    triage,
    uitwisseling,
    verloop,
    vragenlijst,
    zrm,
)
from wijdesk.models.base import Base, Gejournaald
from wijdesk.models.journaal import DOSSIER
from wijdesk.models.values import Id


class MutatieRij(Base):
    """One journal entry (see `journaal`). The layout is frozen: columns may be added, never changed."""

    __tablename__ = "mutatie"
    id: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    kop: Mapped[str]
    zout: Mapped[bytes | None]
    inhoud: Mapped[str | None] = mapped_column(String())
    rij: Mapped[Id] = mapped_column(LargeBinary(16), index=True)
    transactie: Mapped[Id] = mapped_column(LargeBinary(16), index=True)

    __table_args__ = (Index("ix_mutatie_dossier", text(DOSSIER)),)


class Schakel(Base):
    """The place of an entry in the chain of one desk. Transport, never identity."""

    __tablename__ = "keten"
    balie_id: Mapped[Id] = mapped_column(LargeBinary(16), primary_key=True)
    volgnr: Mapped[int] = mapped_column(primary_key=True)
    mutatie_id: Mapped[Id] = mapped_column(LargeBinary(16))
    schakel: Mapped[bytes]


GEJOURNAALD: dict[str, type[Gejournaald]] = {
    klasse.__tablename__: klasse
    for klasse in (
        huis.Locatie,
        huis.Medewerker,
        huis.Roltoekenning,
        huis.Code,
        huis.Importpartij,
        huis.Toegang,
        huis.Instelling,
        kaart.Voorziening,
        persoon.Adres,
        persoon.Persoon,
        contact.Contact,
        contact.Vraag,
        contact.Wachtende,
        contact.Werk,
        agressie.Agressie,
        agressie.Pandverbod,
        huishouden.Huishouden,
        huishouden.Huishoudlid,
        huishouden.Gezag,
        casus.Casus,
        casus.Regieoverdracht,
        casus.Nazorg,
        plan.Plan,
        plan.Planversie,
        plan.Akkoord,
        plan.Doel,
        plan.Doelpersoon,
        plan.Doelscore,
        plan.Actie,
        plan.Veiligheidsafspraak,
        plan.Evaluatie,
        zrm.Zrmmeting,
        zrm.Zrmscore,
        verloop.Contactmoment,
        verloop.Gebeurtenis,
        verloop.Taak,
        betrokkene.Betrokkene,
        betrokkene.Toestemming,
        toeleiding.Toeleiding,
        toeleiding.Indicatie,
        termijn.Termijn,
        termijn.Termijnwijziging,
        vragenlijst.Vragenlijst,
        signaal.Straatronde,
        signaal.Signaalbundel,
        signaal.Signaal,
        signaal.Signaalmelder,
        signaal.Signaalveld,
        signaal.Signaalstap,
        signaal.Activiteitvoorstel,
        triage.Triage,
        triage.Consult,
        vragenlijst.Antwoord,
        vragenlijst.Bladzijdestand,
        ondersteuning.Ondersteuning,
        ondersteuning.Ondersteuningsmoment,
        ondersteuning.Onderzoek,
        praktijk.Praktijksoort,
        praktijk.Praktijkvorm,
        praktijk.Praktijkveld,
        opschaling.Trede,
        opschaling.Opschaling,
        opschaling.Bericht,
        meldcode.Meldcode,
        meldcode.Meldcodestap,
        meldcode.Wvggzmelding,
        meldcode.Wvggzconsult,
        regieclaim.Regieclaim,
        teamoverdracht.Teamoverdracht,
        inzage.Inzagegrond,
        inzage.Belang,
        avg.Avgverzoek,
        avg.Avgkeuze,
        avg.Aantekening,
        bewaren.Bewaarblokkade,
        bewaren.Vernietiglijst,
        bewaren.Vernietigregel,
        bewaren.Cijferrest,
        kwaliteit.Klacht,
        klacht.Klachtdossier,
        klacht.Klachtbetrokkene,
        klacht.Klachtstap,
        kwaliteit.Activiteit,
        collectief.Sessie,
        collectief.Activiteitsignaal,
        collectief.Activiteitronde,
        collectief.Bewonersinitiatief,
        collectief.Buurtonderwerp,
        kwaliteit.Impactmeting,
        impact.Impactkoppeling,
        kwaliteit.Dossiercontrole,
        dossiercontrole.Controledossier,
        dossiercontrole.Controlepunt,
        kwaliteit.Buitencijfer,
        kwaliteit.Duiding,
        tarief.Tarief,
    )
}
"""Noun → mapped class, in an order in which foreign keys can be filled."""

EIGEN: tuple[type[Base], ...] = (
    uitwisseling.Verschil,
    uitwisseling.Ingehouden,
    uitwisseling.Stilstand,
    uitwisseling.Gewist,
    uitwisseling.Teamplaats,
    uitwisseling.Kast,
    kwaliteit.Cijfercel,
    kwaliteit.Cijferstand,
)
"""What a desk keeps for itself: about working with others, and what it counted ahead."""

METADATA = Base.metadata

ZONDER_INDEX = frozenset({"medewerker", "locatie", "vragenlijst", "praktijksoort", "trede"})
"""Nouns of which nobody asks what refers to them row by row: nothing that refers to them goes when they do."""


def _vul_aan() -> None:
    """An index on every column that names another row: what goes when that row goes is looked up, never walked."""
    for soort in GEJOURNAALD:
        tabel = METADATA.tables[soort]
        voorop = {getattr(index.expressions[0], "name", "") for index in tabel.indexes}
        for kolom in tabel.columns:
            naar = {sleutel.column.table.name for sleutel in kolom.foreign_keys} - ZONDER_INDEX
            if naar and kolom.name not in voorop:
                alleen = text(f"{kolom.name} IS NOT NULL") if kolom.nullable else None
                Index(f"ix_{soort}_{kolom.name}", kolom, sqlite_where=alleen)


_vul_aan()
