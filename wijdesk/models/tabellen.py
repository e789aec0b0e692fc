"""Every mapped class in one place, for those who need the whole schema: migrations, the journal, the check."""

from __future__ import annotations

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from wijdesk.models import (
    agressie,
    betrokkene,
    casus,
    contact,
    huis,
    huishouden,
    meldcode,
    ondersteuning,
    opschaling,
    persoon,
    plan,
    regieclaim,
    signaal,
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
        opschaling.Trede,
        opschaling.Opschaling,
        opschaling.Bericht,
        meldcode.Meldcode,
        meldcode.Meldcodestap,
        meldcode.Wvggzmelding,
        meldcode.Wvggzconsult,
        regieclaim.Regieclaim,
        teamoverdracht.Teamoverdracht,
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
)
"""What a desk keeps for itself about working with others."""

METADATA = Base.metadata
