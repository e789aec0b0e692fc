"""Looking in the register of klachten, at one of them, and at what its letters say."""

from __future__ import annotations

from datetime import date

from wijdesk.errors import Weigering
from wijdesk.models import klachtregels as regels
from wijdesk.models.datums import eis_dag
from wijdesk.models.opdrachten.klacht import (
    LeesKlacht,
    LeesKlachtbrief,
    LeesKlachten,
    LeesKlachthistorie,
    LeesKlachtlessen,
    LeesKlachtmeldingen,
    LeesKlachttermijnen,
)
from wijdesk.models.rows.klacht import KlachtBrief, KlachtDetail, KlachtLes, KlachtMelding, KlachtRij
from wijdesk.models.rows.termijn import AgendaRij
from wijdesk.models.rows.verloop import HistorieRij
from wijdesk.models.values import Id, adres_in_woorden, lokaal
from wijdesk.services.agenda.avg import avgverzoeken
from wijdesk.services.agenda.bereik import Bereik
from wijdesk.services.agenda.klacht import klachten
from wijdesk.services.hier import waar_mag
from wijdesk.services.klacht_rijen import betrokkenen_van, dubbelen_van, op_volgorde, rijen, stappen_van, verzet
from wijdesk.services.register import leesvraag
from wijdesk.services.zaakhistorie import wijzigingen
from wijdesk.store import beperkt
from wijdesk.store.klachtzicht import RECHT
from wijdesk.store.lezer import Lezer
from wijdesk.store.overleden import eis_leeft
from wijdesk.store.queries import NAAM_KOLOMMEN, naam_of_afgeschermd, verborgen

LEZEN = "klacht.lezen"
DOEL = "een klacht behandelen (Awb hoofdstuk 9)"
WEG = "Deze klacht bestaat niet (meer)."
BRIEVEN = {
    "ontvangst": regels.BRIEF,
    "verdaging": "",
    "uitkomst": regels.UITKOMSTBRIEF,
    "afschrift": "",
}
"""Kind of letter → the step that says it went out."""
AAN_BETROKKENE = ("afschrift", "verdaging", "uitkomst")
"""What goes to whom it is about (Awb art. 9:9, 9:11 lid 2, and the outcome they were promised); the first to nobody
else.
"""


@leesvraag(LeesKlachten, recht=LEZEN, doel=DOEL)
def lees_klachten(lezer: Lezer, _: LeesKlachten) -> tuple[KlachtRij, ...]:
    """What is open by its term, then what is done, newest first; what is a double last."""
    return op_volgorde(rijen(lezer, lokaal(lezer.nu).date()))


@leesvraag(LeesKlacht, recht=LEZEN, doel=DOEL)
def lees_klacht(lezer: Lezer, v: LeesKlacht) -> KlachtDetail:
    """One klacht. Weigering when it is gone, or not there for whoever asks. Who it is about reads what it says, and not
    how to reach who complains nor what was noted.
    """
    vandaag = lokaal(lezer.nu).date()
    rij = _haal(lezer, v.id, vandaag)
    velden = lezer.row(
        "SELECT d.kanaal, d.hoedanigheid, d.klager, d.gemachtigde, d.adres, d.bereikbaar, d.woorden, k.locatie_id, "
        "d.commissie, k.over_structuur, d.motivering, d.overig, d.les, v.contact_id FROM klachtdossier d "
        "JOIN klacht k ON k.id = d.klacht_id LEFT JOIN vraag v ON v.id = d.vraag_id WHERE d.id = ?",
        (v.id,),
    )
    assert velden is not None  # noqa: S101  # it was just read
    kanaal, hoedanigheid, klager, gemachtigde, adres, bereikbaar, woorden, plek, commissie, structuur = velden[:10]
    motivering, overig, les, contact = velden[10:]
    lezer.toegang("Klacht geopend", rij.persoon_id, DOEL)  # whoever complains is named in it, also without a card
    beheert = lezer.mag(RECHT) and not rij.mij
    behandelt = _behandelt(lezer, rij)
    gedaan = stappen_van(lezer, (v.id,)).get(v.id, ())
    gezien = regels.klok(rij.ontvangen, verzet(gedaan), commissie=bool(commissie), vandaag=vandaag)
    return KlachtDetail(
        rij=rij,
        kanaal=kanaal,
        hoedanigheid=hoedanigheid,
        klager=klager,
        gemachtigde=gemachtigde,
        adres=adres if behandelt else "",
        bereikbaar=bereikbaar if behandelt else "",
        woorden=woorden,
        locatie_id=None if plek is None else Id(plek),
        commissie=bool(commissie),
        over_structuur=bool(structuur),
        motivering=motivering,
        overig=overig,
        les=les,
        over=betrokkenen_van(lezer, (v.id,)).get(v.id, ()),
        stappen=gedaan if behandelt else tuple(stap for stap in gedaan if stap.soort != regels.NOTITIE),
        contact_id=Id(contact) if contact is not None and behandelt else None,
        grondslag=regels.regel(commissie=bool(commissie)).grondslag_voluit,
        streef="" if gezien.streef is None else gezien.streef.isoformat(),
        ontvangst_uiterlijk=regels.ontvangst_uiterlijk(rij.ontvangen, vandaag),
        ruimte=regels.ruimte(rij.ontvangen, verzet(gedaan), commissie=bool(commissie)) if rij.open else 0,
        beheert=beheert,
        behandelt=behandelt and not rij.dubbel,
        dubbelen=dubbelen_van(lezer, v.id),
    )


@leesvraag(LeesKlachthistorie, recht=LEZEN, doel=DOEL)
def lees_historie(lezer: Lezer, v: LeesKlachthistorie) -> tuple[HistorieRij, ...]:
    """Of the klacht, whom it is about and its steps. Weigering for who only reads it: notes stand in it."""
    rij = _haal(lezer, v.id, lokaal(lezer.nu).date())
    if not _behandelt(lezer, rij):
        raise Weigering("Wat er is gewijzigd, ziet alleen wie de klacht behandelt.")
    lezer.toegang("Klacht geopend", rij.persoon_id, DOEL)  # whoever complains is named in it, also without a card
    van = lezer.rows(
        "SELECT id, 'klachtdossier' FROM klachtdossier WHERE id = ? UNION ALL "
        "SELECT klacht_id, 'klacht' FROM klachtdossier WHERE id = ? UNION ALL "
        "SELECT id, 'klachtbetrokkene' FROM klachtbetrokkene WHERE klachtdossier_id = ? UNION ALL "
        "SELECT id, 'klachtstap' FROM klachtstap WHERE klachtdossier_id = ?",
        (v.id,) * 4,
    )
    return wijzigingen(lezer, van, hoogstens=v.hoogstens)


@leesvraag(LeesKlachtlessen, recht=LEZEN, doel="leren van klachten (Awb hoofdstuk 9)")
def lees_lessen(lezer: Lezer, _: LeesKlachtlessen) -> tuple[KlachtLes, ...]:
    """Of what is over. Names nobody; what was told back has the last day of that."""
    gevonden = lezer.rows(
        "SELECT d.id, d.nummer, d.les, k.uitkomst, k.reden, coalesce(l.naam, ''), k.afgerond, "
        "coalesce((SELECT max(s.dag) FROM klachtstap s WHERE s.klachtdossier_id = d.id AND s.soort = ? "
        "AND s.status = 'actief' AND s.keuze = ''), '') FROM klachtdossier d JOIN klacht k ON k.id = d.klacht_id "
        "LEFT JOIN locatie l ON l.id = k.locatie_id WHERE d.status = 'actief' AND k.status = 'actief' "
        "AND d.les <> '' AND k.afgerond <> '' ORDER BY 8 <> '', k.afgerond DESC, d.id",
        (regels.TERUGKOPPELING,),
    )
    return tuple(
        KlachtLes(
            id=Id(id_), nummer=nummer, les=les, uitkomst=uitkomst, reden=reden, locatie=plek, afgerond=afgerond,
            teruggekoppeld=terug,
        )
        for id_, nummer, les, uitkomst, reden, plek, afgerond, terug in gevonden
    )  # fmt: skip


@leesvraag(LeesKlachtmeldingen, recht=RECHT, doel=DOEL)
def lees_meldingen(lezer: Lezer, _: LeesKlachtmeldingen) -> tuple[KlachtMelding, ...]:
    """Of every locatie where a rol of theirs holds; no words of who is hidden or whose record is not used."""
    plekken = waar_mag(lezer, RECHT)
    gevonden = lezer.rows(
        "SELECT w.id, w.vraag_id, v.contact_id, c.persoon_id, v.toelichting, c.kanaal, c.ontvangen, w.locatie_id, "
        f"l.naam, p.afgeschermd, c.medewerker_id, {NAAM_KOLOMMEN} FROM werk w JOIN vraag v ON v.id = w.vraag_id "
        "JOIN contact c ON c.id = v.contact_id JOIN locatie l ON l.id = w.locatie_id "
        "LEFT JOIN persoon p ON p.id = c.persoon_id WHERE w.soort = 'klacht' AND w.stand <> 'afgerond' "
        "AND w.status = 'actief' ORDER BY w.gemaakt_op, w.id"
    )
    dicht = beperkt.woorden_dicht(lezer, ((rij[3], rij[6]) for rij in gevonden))
    return tuple(
        KlachtMelding(
            id=Id(id_),
            vraag_id=Id(vraag),
            contact_id=Id(contact),
            persoon_id=None if wie is None or verborgen(lezer, afgeschermd=bool(afgeschermd)) else Id(wie),
            persoon="" if wie is None else naam_of_afgeschermd(naam, lezer, afgeschermd=bool(afgeschermd)),
            tekst=""
            if verborgen(lezer, afgeschermd=bool(afgeschermd))
            else beperkt.ZIN
            if (wie, ontvangen) in dicht
            else tekst,
            kanaal=kanaal,
            dag=lokaal(ontvangen).date().isoformat(),
            locatie_id=Id(plek),
            locatie=locatie,
            van_mij=van == lezer.medewerker_id,
        )
        for id_, vraag, contact, wie, tekst, kanaal, ontvangen, plek, locatie, afgeschermd, van, *naam in gevonden
        if plekken is None or Id(plek) in plekken
    )


@leesvraag(LeesKlachttermijnen, recht=LEZEN, doel="klachten op tijd behandelen (Awb art. 9:11)")
def lees_termijnen(lezer: Lezer, v: LeesKlachttermijnen) -> tuple[AgendaRij, ...]:
    """The most pressing first; what is late is always there. With AVG requests, for who deals with those."""
    bereik = Bereik(
        lezer=lezer,
        vandaag=lokaal(lezer.nu).date(),
        tot=eis_dag(v.tot, veld="tot").isoformat() if v.tot else "",
        huishouden_id=None,
        medewerker_id=lezer.medewerker_id,
        locatie_id=None,
        namen={},
    )
    alle = (*klachten(bereik), *(avgverzoeken(bereik) if lezer.mag("avg") else ()))
    return tuple(sorted(alle, key=lambda rij: (rij.voor, rij.wat, rij.sleutel)))


@leesvraag(LeesKlachtbrief, recht="klacht.behandelen", doel=DOEL)
def lees_brief(lezer: Lezer, v: LeesKlachtbrief) -> KlachtBrief:
    """What a letter says. Refused while there is nothing to tell yet."""
    d = lees_klacht(lezer, LeesKlacht(id=v.id))
    if v.soort not in BRIEVEN or not d.behandelt:
        raise Weigering("Deze brief is er niet.")
    naar_klager = v.betrokkene_id is None
    if v.soort == "afschrift" if naar_klager else v.soort not in AAN_BETROKKENE:
        raise Weigering("Deze brief is er niet.")
    uitstel = [stap for stap in d.stappen if stap.soort in regels.TERMIJNSTAPPEN]
    if v.soort == "verdaging" and not uitstel:
        raise Weigering("Deze klacht is niet verdaagd.")
    if v.soort == "uitkomst" and d.rij.open:
        raise Weigering("Er is nog geen uitkomst om te schrijven.")
    if v.soort in ("verdaging", "uitkomst") and any(rij.id == v.betrokkene_id and not rij.gedeeld_op for rij in d.over):
        raise Weigering("Stuur eerst het afschrift en leg vast dat het gedeeld is.")
    aan, adres = _aan(lezer, d, v.betrokkene_id)
    ik = lezer.row("SELECT naam FROM medewerker WHERE id = ?", (lezer.medewerker_id,))
    return KlachtBrief(
        soort=v.soort,
        nummer=d.rij.nummer,
        locatie=d.rij.locatie,
        aan=aan,
        adres=adres,
        aan_betrokkene=not naar_klager,
        namens=d.rij.klager if not naar_klager or d.gemachtigde else "",
        vandaag=lokaal(lezer.nu).date().isoformat(),
        ontvangen=d.rij.ontvangen,
        woorden=d.woorden,
        behandelaar=d.rij.behandelaar,
        commissie=d.commissie,
        uiterlijk=d.rij.uiterlijk,
        dagen=sum(stap.dagen for stap in uitstel),
        uitstelreden=uitstel[-1].tekst if uitstel else "",
        met_instemming=bool(uitstel) and uitstel[-1].soort == regels.UITSTEL,
        gehoord=_gehoord(d),
        over_iemand=bool(d.over),
        uitkomst=d.rij.uitkomst,
        overig=d.overig,
        motivering=d.motivering,
        les=d.les,
        medewerker=str(ik[0]) if ik else "",
        al_gedaan=any(stap.soort == BRIEVEN[v.soort] and stap.telt for stap in d.stappen),
        taal=_taal(lezer, d) if naar_klager else "",
    )


def _haal(lezer: Lezer, id_: Id, vandaag: date) -> KlachtRij:
    gevonden = rijen(lezer, vandaag, "d.id = ?", (id_,))
    if not gevonden:
        raise Weigering(WEG)
    return gevonden[0]


def _behandelt(lezer: Lezer, rij: KlachtRij) -> bool:
    """Who keeps the register or deals with it, and never whom it is about (Awb art. 9:7)."""
    return not rij.mij and (lezer.mag(RECHT) or rij.behandelaar_id == lezer.medewerker_id)


def _aan(lezer: Lezer, d: KlachtDetail, betrokkene_id: Id | None) -> tuple[str, tuple[str, ...]]:
    """To whom and where: who it is about, who speaks for whoever complains, or they themselves."""
    if betrokkene_id is not None:
        wie = next((rij for rij in d.over if rij.id == betrokkene_id), None)
        if wie is None:
            raise Weigering("Deze betrokkene staat niet bij de klacht.")
        return wie.naam, ()
    if d.adres:
        return d.gemachtigde or d.rij.klager, tuple(regel.strip() for regel in d.adres.splitlines() if regel.strip())
    if d.gemachtigde or d.rij.persoon_id is None:
        return d.gemachtigde or d.rij.klager, ()
    eis_leeft(lezer, d.rij.persoon_id)
    adres = lezer.row(
        "SELECT a.straat, a.huisnummer, a.toevoeging, a.postcode, a.woonplaats FROM persoon p "
        "JOIN adres a ON a.id = p.adres_id WHERE p.id = ?",
        (d.rij.persoon_id,),
    )
    return d.rij.klager, () if adres is None else tuple(deel for deel in adres_in_woorden(*adres).split(", ") if deel)


def _taal(lezer: Lezer, d: KlachtDetail) -> str:
    if d.gemachtigde or d.rij.persoon_id is None:
        return ""
    rij = lezer.row("SELECT taal FROM persoon WHERE id = ?", (d.rij.persoon_id,))
    return str(rij[0]) if rij else ""


def _gehoord(d: KlachtDetail) -> str:
    """Whether there was a hearing, as a letter says it; who was heard in the end, was heard."""
    if any(stap.soort == regels.GEHOORD for stap in d.stappen):
        return "gehoord"
    return next((stap.keuze for stap in reversed(d.stappen) if stap.soort == regels.NIET_GEHOORD), "")
