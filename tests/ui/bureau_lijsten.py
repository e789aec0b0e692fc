"""A desk in memory for the panels with lists: it answers and changes as the store would, without a store.

Made-up people only. Shows what panels ask; the real store is used where flows are tested.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, TypeVar

from pytestqt.qtbot import QtBot

from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.agressie import MeldAgressie
from wijdesk.models.opdrachten.contact import (
    BewaarConcept,
    CorrigeerContact,
    CorrigeerVraag,
    LeesConcepten,
    LeesContact,
    LeesVragen,
    TrekContactIn,
    WisConcept,
)
from wijdesk.models.opdrachten.huis import BewaarVoorkeur, LeesLocaties
from wijdesk.models.opdrachten.invoer import LeesPartijen, NeemPartijTerug
from wijdesk.models.opdrachten.persoon import (
    HaalPersonenUiteen,
    LeesBsn,
    LeesPersoonKaart,
    VoegPersonenSamen,
    WijzigPersoon,
    ZoekPersonen,
)
from wijdesk.models.opdrachten.wachtrij import LeesWachtrij, MeldWachtendeAan, ZetWachtende
from wijdesk.models.opdrachten.werk import LeesWerk, LegWerkTerug, PakWerkOp, RondWerkAf
from wijdesk.models.rows.agressie import WaarschuwingRij
from wijdesk.models.rows.contact import ConceptRij, ContactDetail, VraagRij
from wijdesk.models.rows.huis import CodeRij, LocatieRij, MedewerkerRij, Wijziging
from wijdesk.models.rows.invoer import PartijRij
from wijdesk.models.rows.persoon import Kandidaat, PersoonKaart, PersoonRij
from wijdesk.models.rows.wachtrij import WachtendeRij
from wijdesk.models.rows.werk import WerkRij
from wijdesk.models.values import Id, moment_van
from wijdesk.resources import lees_toml
from wijdesk.ui.jobs import Jobs
from wijdesk.ui.panel import Codes, Omgeving, Panel

NU = moment_van(datetime(2026, 2, 3, 14, 2))  # noqa: DTZ001 - wall time of Amsterdam, said by moment_van
MINUUT = 60_000


def id_van(nummer: int) -> Id:
    """A fixed id."""
    return Id(nummer.to_bytes(16, "big"))


def codes() -> Codes:
    """The code lists as shipped."""
    lijsten = ("kanaal", "melder", "meldingtype", "uitkomst", "agressiesoort", "maatregel", "urgentie", "stand")
    return Codes(
        tuple(
            CodeRij(lijst=lijst, code=code["code"], volgorde=code["volgorde"], van=code["van"], tot=code["tot"])
            for lijst in lijsten
            for code in lees_toml(f"codes/{lijst}.toml")["code"]
        )
    )


SELWERD = LocatieRij(id=id_van(1), naam="Selwerd")
BEIJUM = LocatieRij(id=id_van(2), naam="Beijum")
MEDEWERKER = MedewerkerRij(
    id=id_van(10), naam="S. de Vries", locatie_id=SELWERD.id, locatie=SELWERD.naam, rollen=("entree",)
)


def persoon(nummer: int, achternaam: str, **anders: Any) -> PersoonRij:
    """A made-up person."""
    velden: dict[str, Any] = {
        "id": id_van(nummer),
        "naam": f"{anders.get('roepnaam', '')} {anders.get('tussenvoegsel', '')} {achternaam}".replace(
            "  ", " "
        ).strip(),
        "bsn": "",
        "voornamen": "",
        "roepnaam": "",
        "tussenvoegsel": "",
        "achternaam": achternaam,
        "geboorte_tussenvoegsel": "",
        "geboortenaam": "",
        "geboortedatum": "",
        "straat": "",
        "huisnummer": "",
        "toevoeging": "",
        "postcode": "",
        "woonplaats": "",
        "telefoon": "",
        "email": "",
        "taal": "",
        "tolk_nodig": False,
        "afgeschermd": False,
        "status": "",
    }
    return PersoonRij(**{**velden, **anders})


def _methode(verzoek: object) -> str:
    return "_" + re.sub(r"(?<!^)(?=[A-Z])", "_", type(verzoek).__name__).lower()


class Bureau:
    """Persons, contacts, the row, work and batches; one method per request."""

    def __init__(self) -> None:
        self.nummer = itertools.count(1000)
        self.nu = NU
        self.wachtenden: dict[Id, WachtendeRij] = {}
        self.personen: dict[Id, PersoonRij] = {}
        self.vragen: dict[Id, VraagRij] = {}
        self.werk: dict[Id, WerkRij] = {}
        self.waarschuwingen: dict[Id, WaarschuwingRij] = {}
        self.partijen: dict[Id, PartijRij] = {}
        self.locaties = [SELWERD, BEIJUM]
        self.samengevoegd: dict[Id, tuple[Id, PersoonRij]] = {}
        self.gedaan: list[object] = []
        self.gelezen: list[object] = []
        self.mag_bsn = True
        self.concepten: dict[Id, ConceptRij] = {}
        self.weiger: Callable[[object], None] = lambda _: None

    def nieuw(self) -> Id:
        return id_van(next(self.nummer))

    def omgeving(self, jobs: Jobs) -> Omgeving:
        return Omgeving(
            jobs=jobs,
            klok=lambda: self.nu,
            ids=self.nieuw,
            medewerker=MEDEWERKER,
            locatie=SELWERD,
            locaties=tuple(self.locaties),
            codes=codes(),
            voorkeuren={},
        )

    # Filling ---------------------------------------------------------------------------------------------------------

    def wacht(self, naam: str, *, minuten: int = 5, urgentie: int = 3, **anders: Any) -> WachtendeRij:
        rij = WachtendeRij(
            **{
                "id": self.nieuw(),
                "volgnummer": len(self.wachtenden) + 1,
                "naam": naam,
                "persoon_id": None,
                "waarvoor": "",
                "urgentie": urgentie,
                "stand": "aangemeld",
                "aangemeld_op": self.nu - minuten * MINUUT,
                "opgeroepen_op": None,
                **anders,
            }
        )
        self.wachtenden[rij.id] = rij
        return rij

    def vraag(self, wie: PersoonRij | None, toelichting: str, *, minuten: int = 30, **anders: Any) -> VraagRij:
        rij = VraagRij(
            **{
                "id": self.nieuw(),
                "contact_id": self.nieuw(),
                "ontvangen": self.nu - minuten * MINUUT,
                "persoon_id": wie.id if wie else None,
                "persoon": wie.naam if wie else "Anoniem",
                "kanaal": "balie/inloop",
                "melder": "Inwoner / zelfmelder",
                "meldingtype": "Financiën",
                "uitkomst": "zelf beantwoord",
                "direct_afgehandeld": True,
                "toelichting": toelichting,
                "medewerker": MEDEWERKER.naam,
                "locatie": SELWERD.naam,
                **anders,
            }
        )
        self.vragen[rij.id] = rij
        return rij

    def overdracht(self, vraag: VraagRij, soort: str, **anders: Any) -> WerkRij:
        rij = WerkRij(
            **{
                "id": self.nieuw(),
                "soort": soort,
                "vraag_id": vraag.id,
                "contact_id": vraag.contact_id,
                "persoon_id": vraag.persoon_id,
                "persoon": vraag.persoon,
                "toelichting": vraag.toelichting,
                "ontvangen": vraag.ontvangen,
                "stand": "open",
                "medewerker": "",
                **anders,
            }
        )
        self.werk[rij.id] = rij
        return rij

    def bewoner(self, wie: PersoonRij) -> PersoonRij:
        self.personen[wie.id] = wie
        return wie

    # The two lanes ---------------------------------------------------------------------------------------------------

    def lees(self, vraag: Any) -> Any:
        self.gelezen.append(vraag)
        self.weiger(vraag)
        return getattr(self, _methode(vraag))(vraag)

    def schrijf(self, opdracht: Any) -> tuple[Any, Wijziging]:
        self.weiger(opdracht)
        resultaat, soort, ids = getattr(self, _methode(opdracht))(opdracht)
        if not isinstance(opdracht, BewaarConcept | WisConcept | BewaarVoorkeur):
            self.gedaan.append(opdracht)
        return resultaat, Wijziging(per_soort={soort: frozenset(ids)} if soort else {})

    # Reads -----------------------------------------------------------------------------------------------------------

    def _lees_wachtrij(self, v: LeesWachtrij) -> tuple[WachtendeRij, ...]:
        return tuple(sorted(self.wachtenden.values(), key=lambda w: (w.urgentie, w.aangemeld_op)))

    def _zoek_personen(self, v: ZoekPersonen) -> tuple[Kandidaat, ...]:
        gevonden = [
            p for p in self.personen.values() if v.tekst.lower() in p.naam.lower() and p.status != "samengevoegd"
        ]
        return tuple(
            Kandidaat(
                persoon_id=p.id,
                naam=p.naam,
                geboortedatum=p.geboortedatum,
                adres=f"{p.straat} {p.huisnummer}".strip(),
                waarom=("naam",),
                waarschuwing=next(
                    (f"Pandverbod tot {w.tot}" for w in self.waarschuwingen.values() if w.persoon_id == p.id), ""
                ),
            )
            for p in gevonden[: v.hoogstens]
        )

    def _lees_werk(self, v: LeesWerk) -> tuple[WerkRij, ...]:
        rijen = sorted(self.werk.values(), key=lambda w: w.ontvangen)
        return tuple(w for w in rijen if v.ook_afgerond or w.stand != "afgerond")

    def _lees_vragen(self, v: LeesVragen) -> tuple[VraagRij, ...]:
        rijen = [q for q in self.vragen.values() if v.van <= q.ontvangen < v.tot]
        if v.alleen_van_mij:
            rijen = [q for q in rijen if q.medewerker == MEDEWERKER.naam]
        return tuple(sorted(rijen, key=lambda q: -q.ontvangen))

    def _lees_contact(self, v: LeesContact) -> ContactDetail:
        vragen = tuple(q for q in self.vragen.values() if q.contact_id == v.id)
        if not vragen:
            raise Weigering("Dit contact is er niet meer.")
        q = vragen[0]
        return ContactDetail(
            id=v.id,
            ontvangen=q.ontvangen,
            kanaal=q.kanaal,
            melder=q.melder,
            melder_naam="",
            persoon_id=q.persoon_id,
            persoon=q.persoon,
            locatie=q.locatie,
            medewerker=q.medewerker,
            vragen=vragen,
        )

    def _lees_persoon_kaart(self, v: LeesPersoonKaart) -> PersoonKaart:
        p = self.personen[self.samengevoegd[v.id][0] if v.id in self.samengevoegd else v.id]
        return PersoonKaart(
            persoon=replace(p, bsn=f"••••••{p.bsn[-3:]}" if p.bsn else ""),
            waarschuwingen=tuple(w for w in self.waarschuwingen.values() if w.persoon_id == p.id),
            vragen=tuple(sorted((q for q in self.vragen.values() if q.persoon_id == p.id), key=lambda q: -q.ontvangen)),
            op_hetzelfde_adres=tuple(
                (a.id, a.naam, a.geboortedatum)
                for a in self.personen.values()
                if a.id != p.id and a.straat and (a.straat, a.huisnummer) == (p.straat, p.huisnummer)
            ),
            woont_met=tuple(
                (a.id, a.naam)
                for a in self.personen.values()
                if a.id != p.id
                and a.straat
                and (a.straat, a.huisnummer) == (p.straat, p.huisnummer)
                and not a.afgeschermd
            ),
        )

    def _lees_bsn(self, v: LeesBsn) -> str:
        if not self.mag_bsn:
            raise Weigering("U mag dit BSN niet zien.")
        return self.personen[v.id].bsn

    def _lees_partijen(self, v: LeesPartijen) -> tuple[PartijRij, ...]:
        return tuple(sorted(self.partijen.values(), key=lambda p: -p.op))

    def _lees_concepten(self, v: LeesConcepten) -> tuple[ConceptRij, ...]:
        return tuple(c for c in self.concepten.values() if c.soort == v.soort)

    def _lees_locaties(self, v: LeesLocaties) -> tuple[LocatieRij, ...]:
        return tuple(self.locaties)

    # Writes: result, noun, ids ---------------------------------------------------------------------------------------

    def _bewaar_voorkeur(self, w: BewaarVoorkeur) -> tuple[None, str, list[Id]]:
        return None, "", []

    def _bewaar_concept(self, w: BewaarConcept) -> tuple[None, str, list[Id]]:
        self.concepten[w.id] = ConceptRij(id=w.id, soort=w.soort, inhoud=w.inhoud, bijgewerkt=self.nu)
        return None, "", []

    def _wis_concept(self, w: WisConcept) -> tuple[None, str, list[Id]]:
        self.concepten.pop(w.id, None)
        return None, "", []

    def _meld_wachtende_aan(self, w: MeldWachtendeAan) -> tuple[Id, str, list[Id]]:
        rij = self.wacht(w.naam, minuten=0, urgentie=w.urgentie, waarvoor=w.waarvoor, persoon_id=w.persoon_id)
        return rij.id, "wachtende", [rij.id]

    def _zet_wachtende(self, w: ZetWachtende) -> tuple[None, str, list[Id]]:
        rij = self.wachtenden[w.id]
        if w.stand:
            rij = replace(rij, stand=w.stand, opgeroepen_op=self.nu if w.stand == "opgeroepen" else rij.opgeroepen_op)
        self.wachtenden[w.id] = replace(rij, urgentie=w.urgentie or rij.urgentie)
        return None, "wachtende", [w.id]

    def _pak_werk_op(self, w: PakWerkOp) -> tuple[None, str, list[Id]]:
        self.werk[w.id] = replace(self.werk[w.id], stand="opgepakt", medewerker=MEDEWERKER.naam)
        return None, "werk", [w.id]

    def _leg_werk_terug(self, w: LegWerkTerug) -> tuple[None, str, list[Id]]:
        self.werk[w.id] = replace(self.werk[w.id], stand="open", medewerker="")
        return None, "werk", [w.id]

    def _rond_werk_af(self, w: RondWerkAf) -> tuple[None, str, list[Id]]:
        self.werk[w.id] = replace(self.werk[w.id], stand="afgerond")
        return None, "werk", [w.id]

    def _corrigeer_vraag(self, w: CorrigeerVraag) -> tuple[None, str, list[Id]]:
        velden = {n: getattr(w, n) for n in ("toelichting", "meldingtype", "uitkomst") if getattr(w, n) is not None}
        self.vragen[w.id] = replace(self.vragen[w.id], gecorrigeerd=True, **velden)
        return None, "vraag", [w.id]

    def _corrigeer_contact(self, w: CorrigeerContact) -> tuple[None, str, list[Id]]:
        velden: dict[str, Any] = {n: getattr(w, n) for n in ("kanaal", "melder") if getattr(w, n) is not None}
        if w.maak_anoniem:
            velden |= {"persoon_id": None, "persoon": "Anoniem"}
        elif w.persoon_id:
            velden |= {"persoon_id": w.persoon_id, "persoon": self.personen[w.persoon_id].naam}
        for q in list(self.vragen.values()):
            if q.contact_id == w.id:
                self.vragen[q.id] = replace(q, gecorrigeerd=True, **velden)
        return None, "contact", [w.id]

    def _trek_contact_in(self, w: TrekContactIn) -> tuple[None, str, list[Id]]:
        self.vragen = {k: q for k, q in self.vragen.items() if q.contact_id != w.id}
        return None, "contact", [w.id]

    def _wijzig_persoon(self, w: WijzigPersoon) -> tuple[None, str, list[Id]]:
        gezien, invoer = asdict(w.gezien), asdict(w.invoer)
        anders = {naam: invoer[naam] for naam in invoer if invoer[naam] != gezien[naam]}
        if anders.get("bsn") == "123456789":
            raise Weigering("Dit BSN klopt niet: controleer de cijfers.", veld="bsn")
        nieuw = replace(self.personen[w.id], **anders)
        naam = f"{nieuw.roepnaam or nieuw.voornamen} {nieuw.tussenvoegsel} {nieuw.achternaam}".replace(
            "  ", " "
        ).strip()
        self.personen[w.id] = replace(nieuw, naam=naam)
        return None, "persoon", [w.id]

    def _voeg_personen_samen(self, w: VoegPersonenSamen) -> tuple[None, str, list[Id]]:
        weg = self.personen.pop(w.weg)
        self.samengevoegd[w.weg] = (w.blijft, weg)
        blijft = self.personen[w.blijft]
        self.personen[w.blijft] = replace(blijft, samengevoegd_met=(*blijft.samengevoegd_met, w.weg))
        return None, "persoon", [w.blijft, w.weg]

    def _haal_personen_uiteen(self, w: HaalPersonenUiteen) -> tuple[None, str, list[Id]]:
        blijft_id, weg = self.samengevoegd.pop(w.weg)
        self.personen[weg.id] = weg
        blijft = self.personen[blijft_id]
        over = tuple(p for p in blijft.samengevoegd_met if p != w.weg)
        self.personen[blijft_id] = replace(blijft, samengevoegd_met=over)
        return None, "persoon", [blijft_id, weg.id]

    def _meld_agressie(self, w: MeldAgressie) -> tuple[Id, str, list[Id]]:
        if w.maatregel == "pandverbod" and not w.locaties:
            raise Weigering("Kies minstens één locatie.", veld="locaties")
        nieuw = self.nieuw()
        assert w.persoon_id is not None
        self.waarschuwingen[nieuw] = WaarschuwingRij(
            id=nieuw,
            persoon_id=w.persoon_id,
            datum=w.datum,
            soort=w.soort,
            maatregel=w.maatregel,
            omschrijving=w.omschrijving,
            van=w.van,
            tot=w.tot,
            locaties=tuple(loc.naam for loc in self.locaties if loc.id in w.locaties),
            geldig=True,
        )
        return nieuw, "agressie", [nieuw]

    def _neem_partij_terug(self, w: NeemPartijTerug) -> tuple[int, str, list[Id]]:
        self.partijen[w.partij_id] = replace(self.partijen[w.partij_id], teruggenomen=True)
        return self.partijen[w.partij_id].goed, "importpartij", [w.partij_id]


def gevuld_bureau() -> Bureau:
    """A desk on an ordinary afternoon, with long and foreign names in it."""
    b = Bureau()
    fatima = b.bewoner(
        persoon(
            101,
            "Jansen",
            roepnaam="Fatima",
            voornamen="Fatima Zahra",
            tussenvoegsel="el",
            bsn="111222333",
            geboortedatum="1984-05-12",
            straat="Eikenlaan",
            huisnummer="24",
            toevoeging="b",
            postcode="9741 AB",
            woonplaats="Groningen",
            telefoon="050 555 01 23",
            email="fatima@voorbeeld.example",
            taal="Arabisch",
            tolk_nodig=True,
        )
    )
    b.bewoner(persoon(102, "Jansen", roepnaam="Yusuf", geboortedatum="2012-11-02", straat="Eikenlaan", huisnummer="24"))
    lang = b.bewoner(
        persoon(
            103,
            "Oude Avenhuis-van Weerden tot Wolthuizen",
            roepnaam="Wilhelmina Catharina",
            tussenvoegsel="van den",
            geboortedatum="1947-02-28",
            straat="Professor Enno Dirk Wiersmastraat",
            huisnummer="118",
            postcode="9713 GX",
            woonplaats="Groningen",
            telefoon="06 55 50 12 34",
        )
    )
    pieter = b.bewoner(
        persoon(
            104, "Bakker", roepnaam="Pieter", tussenvoegsel="de", geboortedatum="1990-01-31", telefoon="06 55 50 00 11"
        )
    )
    w = WaarschuwingRij(
        id=b.nieuw(),
        persoon_id=pieter.id,
        datum="2026-01-12",
        soort="verbaal",
        maatregel="pandverbod",
        omschrijving="Schold en bedreigde een collega aan de balie.",
        van="2026-01-12",
        tot="2026-04-12",
        locaties=("Selwerd", "Beijum"),
        geldig=True,
    )
    b.waarschuwingen[w.id] = w
    b.wacht(
        "Fatima el Jansen",
        minuten=24,
        urgentie=3,
        waarvoor="Brief van de belasting, snapt het niet",
        persoon_id=fatima.id,
    )
    b.wacht("Ömer Yıldız", minuten=7, urgentie=1, waarvoor="Moet vandaag uit huis, met twee kinderen")
    b.wacht(
        lang.naam,
        minuten=65,
        urgentie=2,
        waarvoor="Huishoudelijke hulp is gestopt",
        stand="even weg",
        persoon_id=lang.id,
    )
    b.wacht(
        "Pieter de Bakker",
        minuten=12,
        urgentie=3,
        waarvoor="Uitkering",
        waarschuwing="Pandverbod tot 12 apr",
        persoon_id=pieter.id,
    )
    b.wacht("mevrouw met rode jas", minuten=0, urgentie=3, waarvoor="")
    b.wacht(
        "Tsegay Gebremariam",
        minuten=31,
        urgentie=3,
        stand="opgeroepen",
        opgeroepen_op=NU - 3 * MINUUT,
        waarvoor="Taalles",
    )
    v1 = b.vraag(fatima, "Begrijpt een brief van de Belastingdienst niet, samen gelezen en gebeld.")
    v2 = b.vraag(
        fatima,
        "Toeslagen stopgezet sinds de verhuizing.",
        minuten=24 * 60 * 40,
        meldingtype="Wonen",
        uitkomst="naar triage",
        direct_afgehandeld=False,
        kanaal="telefoon",
    )
    v3 = b.vraag(
        lang,
        "Hulp in de huishouding is gestopt; dochter belt namens moeder.",
        minuten=95,
        kanaal="telefoon",
        melder="Iemand uit netwerk inwoner",
        meldingtype="Verzoek herbeoordeling Wmo maatwerk",
        uitkomst="terugbelverzoek",
        direct_afgehandeld=False,
        medewerker="M. Bos",
    )
    v4 = b.vraag(
        None, "Waar is de voedselbank?", minuten=140, meldingtype="Onbekend", uitkomst="verwezen naar basisvoorziening"
    )
    b.vraag(pieter, "Uitkering niet ontvangen.", minuten=200, uitkomst="doorverbonden", gecorrigeerd=True)
    b.overdracht(v3, "terugbelverzoek", telefoon="06 55 50 12 34")
    b.overdracht(v2, "triage", stand="opgepakt", medewerker=MEDEWERKER.naam)
    b.overdracht(v1, "casus", stand="opgepakt", medewerker="M. Bos")
    b.overdracht(v4, "signaal", toelichting="Drie bewoners melden overlast in hetzelfde portiek aan de Vossenstraat.")
    for nummer, bestand in enumerate(("vragen-2020.csv", "personen-proef.xlsx")):
        p = PartijRij(
            id=b.nieuw(),
            soort="vragen" if not nummer else "personen",
            bestand=bestand,
            op=NU - nummer * 86_400_000 * 3,
            goed=30974 - nummer * 30000,
            overgeslagen=12,
            fout=3 * nummer,
            teruggenomen=bool(nummer),
        )
        b.partijen[p.id] = p
    return b


P = TypeVar("P", bound=Panel)


@contextmanager
def open_paneel(
    qtbot: QtBot, bureau: Bureau, maak: Callable[[Omgeving], P], *, maat: tuple[int, int] = (360, 600)
) -> Iterator[P]:
    """A panel on this desk, shown and active; its lanes are closed afterwards."""
    jobs = Jobs(bureau.schrijf, bureau.lees)
    paneel = maak(bureau.omgeving(jobs))
    qtbot.addWidget(paneel)
    paneel.resize(*maat)
    paneel.show()
    qtbot.waitExposed(paneel)
    paneel.activateWindow()
    try:
        yield paneel
    finally:
        jobs.sluit()
