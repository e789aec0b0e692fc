"""What each side of a difference said, in words: values, references, why it does not fit, what choosing it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from wijdesk.models.journaal import Waarde
from wijdesk.models.rows.verschil import (
    CASUS,
    OPGEGAAN,
    PAST_NIET,
    PLAN,
    STAAT_DUBBEL,
    WACHT,
    WEG,
    KantKort,
    KantRij,
    WaardeInWoorden,
)
from wijdesk.models.uitwisseling_woorden import ONBEKEND
from wijdesk.models.values import MAANDEN, Id, datum_in_woorden, moment_in_woorden
from wijdesk.models.woordverschil import verschil_in_delen
from wijdesk.services.historie import BEDEKT
from wijdesk.services.verschil.bron import GEBRUIK, LAAT_STAAN, WEGHALEN, Groep, Kant
from wijdesk.services.verschil.casus import GEEN, regie_van
from wijdesk.services.verschil.dubbel import BEIDE, HUISHOUDEN
from wijdesk.services.verschil.dubbelwoorden import dubbelwaarden
from wijdesk.services.verschil.gebruik import in_woorden
from wijdesk.services.verschil.instellingwoorden import keus_van, naam_van
from wijdesk.services.verschil.opgegaan import MEE, opgegaan, te_zien
from wijdesk.services.verschil.over import OverWie
from wijdesk.services.verschil.velden import noun_in_woorden, veld_in_woorden, waarom_niet, wordt_verteld
from wijdesk.store.eigenketens import EigenKetens
from wijdesk.store.lezer import Lezer
from wijdesk.store.praktijk import labels_bij
from wijdesk.store.queries import gemaskeerd
from wijdesk.store.tabelregels import gebroken, rij_van
from wijdesk.store.verwijzingen import VERWIJZINGEN, Namen

LEEG, INSTELLING = "leeg", "instelling"
ENTRY = 32
"""Letters of the id of an entry (hex); other sides than entries have a word."""
HIER, ELDERS = "deze balie", "een andere balie"
PAST_NIET_MEER = "Dit past niet bij wat er verder is vastgelegd."
WACHT_NOG = "Dit wacht nog op iets dat moet binnenkomen."
NIEUWER = "Dit komt van een nieuwere versie van het programma."
STATUS = {"actief": "blijft staan", "vervallen": "weggehaald", "samengevoegd": "opgegaan in een andere"}


class Woorden:
    """Puts differences into words for one viewer."""

    def __init__(self, lezer: Lezer) -> None:
        self._lezer = lezer
        self._eigen = EigenKetens(lezer.rows)
        self._wie: dict[str, tuple[str, str]] = {}

    def kort(self, kant: Kant) -> KantKort:
        """Who and when."""
        wie = self.wie(kant)[0] if kant.sleutel not in (BEIDE, MEE) else ""
        return KantKort(sleutel=kant.sleutel, wie=wie, op=kant.op, hier=self._is_hier(kant))

    def _is_hier(self, kant: Kant) -> bool:
        return self._eigen.is_hier(kant.toestel, kant.sleutel if len(kant.sleutel) == ENTRY else "")

    def wie(self, kant: Kant) -> tuple[str, str]:
        """Who said it (with who said the same), and the locatie of the first."""
        naam, locatie = self._medewerker(kant.medewerker)
        return ", ".join((naam, *(self._medewerker(id_)[0] for id_ in kant.ook))), locatie

    def _medewerker(self, id_: str) -> tuple[str, str]:
        if id_ not in self._wie:
            vraag = "SELECT m.naam, l.naam FROM medewerker m JOIN locatie l ON l.id = m.locatie_id WHERE m.id = ?"
            rij = self._lezer.row(vraag, (bytes.fromhex(id_),)) if id_ else None
            self._wie[id_] = ("onbekend", "") if rij is None else (rij[0], rij[1])
        return self._wie[id_]

    def titel(self, groep: Groep) -> str:
        """What a difference is about."""
        if groep.aard == CASUS:
            aantal = sum(kant.sleutel != GEEN for kant in groep.kanten)
            return "Twee casussen voor één huishouden" if aantal > 1 else "Casus open of gesloten"
        if groep.aard == PLAN:
            return "Twee plannen die lopen"
        if groep.aard == STAAT_DUBBEL:
            noun = noun_in_woorden(groep.soort)
            return "Misschien hetzelfde huishouden" if groep.soort == HUISHOUDEN else f"{noun} staat er twee keer"
        if groep.aard == OPGEGAAN:
            wat = "op een kaart die" if groep.soort == "persoon" else "in een huishouden dat"
            return f"Gewerkt {wat} is samengevoegd"
        if groep.aard == WEG:
            gebruikt = any(GEBRUIK in kant.waarden for kant in groep.kanten)
            wat = self._instelling(groep) if groep.soort == INSTELLING else ""
            wat = naam_van(wat) if wat else noun_in_woorden(groep.soort)
            return f"{wat} weggehaald en {'gebruikt' if gebruikt else 'gewijzigd'}"
        if groep.soort == "huishouden" and "regisseur_id" in groep.velden and groep.aard != PAST_NIET:
            return "Twee regisseurs"
        labels = [self._label(groep, veld)[0] for veld in _vertelde(groep)]
        kort = ", ".join(labels[:3])
        return f"{kort} en {len(labels) - 3} meer" if len(labels) > 3 else kort

    def kanten(self, groep: Groep, bedekt: tuple[str, ...] = ()) -> tuple[KantRij, ...]:
        """Every side, in full."""
        namen = Namen(self._lezer, _verwezen(groep))
        teksten = [self._waarden(groep, kant, namen, bedekt) for kant in groep.kanten]
        gewoon = groep.aard not in (CASUS, PLAN, WEG, OPGEGAAN)
        naast = teksten[0] if gewoon else ()
        return tuple(
            self._kant(groep, kant, met_delen(tekst, naast if plek else teksten[1] if gewoon else ()))
            for plek, (kant, tekst) in enumerate(zip(groep.kanten, teksten, strict=True))
        )

    def kant(self, kant: Kant, naam: str, waarden: tuple[WaardeInWoorden, ...]) -> KantRij:
        """A side that has a name of its own, and fits."""
        return self._kant(None, kant, waarden, naam)

    def _kant(self, groep: Groep | None, kant: Kant, waarden: tuple[WaardeInWoorden, ...], naam: str = "") -> KantRij:
        wie, locatie = self.wie(kant) if kant.sleutel not in (BEIDE, MEE) else ("", "")
        hier = self._is_hier(kant)
        waar = HIER if hier else f"{ELDERS}, {locatie}" if locatie else ELDERS if wie else ""
        return KantRij(
            sleutel=kant.sleutel,
            naam=naam if groep is None else self._naam(groep, kant),
            wie=wie,
            waar=waar,
            op=kant.op,
            hier=hier,
            getoond=kant.getoond,
            waarden=waarden,
            reden=kant.reden if not kant.reden.startswith(("ongedaan:", "samengevoegd:", "uiteengehaald:")) else "",
            waarom_niet="" if groep is None else self._waarom_niet(groep, kant),
        )

    def _naam(self, groep: Groep, kant: Kant) -> str:
        vast = {
            BEIDE: "Ze zijn allebei juist",
            MEE: "Alles verhuist mee",
            WEGHALEN: "Toch weg",
            LAAT_STAAN: "Blijft" if GEBRUIK in kant.waarden else "Blijft, met deze wijziging",
            GEEN: "Er loopt geen casus",
        }
        if groep.aard in (STAAT_DUBBEL, OPGEGAAN, WEG, CASUS) and kant.sleutel in vast:
            return vast[kant.sleutel]
        match groep.aard:
            case "staat dubbel":
                return "De andere gaat hierin op" if groep.soort == HUISHOUDEN else "Deze blijft"
            case "casus":
                nummer = self._een("SELECT nummer FROM casus WHERE id = ?", kant.sleutel)
                return f"Casus {nummer} gaat verder"
            case "plan":
                soort = self._een("SELECT soort FROM plan WHERE id = ?", kant.sleutel)
                return f"{str(soort).capitalize()} geldt"
        return ""

    def _een(self, vraag: str, id_: str) -> Any:
        rij = self._lezer.row(vraag, (bytes.fromhex(id_),))
        return "" if rij is None else rij[0]

    def _waarom_niet(self, groep: Groep, kant: Kant) -> str:
        if not kant.ingehouden:
            return ""
        if kant.ingehouden != PAST_NIET:
            return {WACHT: WACHT_NOG, ONBEKEND: NIEUWER}.get(kant.ingehouden, "")
        nu = rij_van(self._lezer, groep.soort, groep.rij)
        if nu is None:
            return PAST_NIET_MEER
        nu.pop("koppen", None)
        proef = nu | {veld: als_kolom(nu.get(veld), veld, waarde) for veld, waarde in kant.waarden.items()}
        zinnen = [waarom_niet(check) for check in gebroken(self._lezer, groep.soort, proef)]
        return " ".join(zin for zin in zinnen if zin) or PAST_NIET_MEER

    # Values ----------------------------------------------------------------------------------------------------------

    def _waarden(self, groep: Groep, kant: Kant, namen: Namen, bedekt: tuple[str, ...]) -> tuple[WaardeInWoorden, ...]:
        if groep.aard == CASUS:
            return self._casus(groep.rij, kant.sleutel) if kant.sleutel != GEEN else ()
        if groep.aard == PLAN:
            return self._plan(kant.sleutel)
        if groep.aard == OPGEGAAN:
            return self._opgegaan(groep, namen, bedekt)
        if groep.aard == STAAT_DUBBEL:
            if kant.sleutel == BEIDE:
                return ()
            return dubbelwaarden(self._lezer, groep.soort, bytes.fromhex(kant.sleutel), bedekt, self.tekst)
        velden = tuple(kant.waarden) if groep.aard == WEG else _vertelde(groep)
        if groep.aard == WEG and kant.sleutel == LAAT_STAAN:
            velden = tuple(veld for veld in velden if wordt_verteld(groep.soort, veld)) or velden[:1]
        uit = []
        for veld in velden:
            label, aard = self._label(groep, veld)
            tekst = BEDEKT if veld in bedekt else self.tekst(groep.soort, veld, aard, kant.waarden[veld], namen)
            if (groep.soort, veld) == (INSTELLING, "waarde"):
                tekst = keus_van(self._instelling(groep), tekst, self._lezer.nu)
            uit.append(WaardeInWoorden(veld=veld, label=label, tekst=tekst or LEEG))
        return tuple(uit)

    def _instelling(self, groep: Groep) -> str:
        """The name of the setting a difference is about."""
        rij = rij_van(self._lezer, groep.soort, groep.rij)
        return "" if rij is None else str(rij["naam"])

    def _label(self, groep: Groep, veld: str) -> tuple[str, str]:
        """(label, kind) of a field; of a practice form and a setting as its kind calls it."""
        label, aard = veld_in_woorden(groep.soort, veld)
        if (groep.soort, veld) == (INSTELLING, "waarde"):
            return naam_van(self._instelling(groep)), aard
        rij = rij_van(self._lezer, groep.soort, groep.rij) if groep.soort == "praktijkveld" else None
        if rij is None:
            return label, aard
        eigen = labels_bij(self._lezer.rows, {veld: (rij["praktijkvorm_id"].hex(), rij["veld"])}).get(veld)
        return (label, aard) if eigen is None else (eigen[0], aard or eigen[1])

    def tekst(self, soort: str, veld: str, aard: str, waarde: Waarde, namen: Namen) -> str:
        """One value as people read it; empty when there is none."""
        if veld == "status":
            return STATUS.get(str(waarde), str(waarde))
        if veld == "bsn":
            return gemaskeerd(str(waarde or ""))
        if aard == "ja":
            return "ja" if waarde else "nee"
        if waarde in (None, ""):
            return ""
        match aard:
            case "":
                return _zonder_id(str(waarde), veld)
            case "moment":
                return moment_in_woorden(int(waarde or 0), self._lezer.nu)
            case _ if (maak := _ANDERS.get(aard)) is not None:
                return maak(str(waarde))
        return namen.van(aard, str(waarde))

    def _casus(self, huishouden_id: Id, casus: str) -> tuple[WaardeInWoorden, ...]:
        """What there is of a casus."""
        regie = regie_van(self._lezer, huishouden_id, casus)
        regisseur = "" if regie is None or regie.regisseur_id is None else str(regie.regisseur_id)
        tandem = "" if regie is None or regie.tandem_id is None else str(regie.tandem_id)
        rij = self._lezer.row(
            "SELECT c.aanleiding, c.wettelijk_kader, c.geopend_op, "
            "(SELECT count(*) FROM contactmoment t WHERE t.casus_id = c.id AND t.status = 'actief'), "
            "(SELECT count(*) FROM plan p WHERE p.casus_id = c.id AND p.status = 'actief'), "
            "(SELECT count(*) FROM doel d JOIN plan p ON p.id = d.plan_id WHERE p.casus_id = c.id "
            "AND d.status = 'actief') FROM casus c WHERE c.id = ?",
            (bytes.fromhex(casus),),
        )
        if rij is None:
            return ()
        plannen = "geen" if not rij[4] else f"{_aantal(rij[4], 'plan', 'plannen')}, {_aantal(rij[5], 'doel', 'doelen')}"
        delen = [
            ("regisseur_id", "Regisseur", self._medewerker(regisseur)[0]),
            ("tandem_id", "Tandem", self._medewerker(tandem)[0] if tandem else ""),
            ("geopend_op", "Geopend", moment_in_woorden(rij[2], self._lezer.nu)),
            ("wettelijk_kader", "Wettelijk kader", rij[1]),
            ("aanleiding", "Aanleiding", rij[0]),
            ("plan", "Plan", plannen),
            ("contactmoment", "Contactmomenten", str(rij[3])),
        ]
        return tuple(WaardeInWoorden(veld=veld, label=label, tekst=tekst) for veld, label, tekst in delen if tekst)

    def _opgegaan(self, groep: Groep, namen: Namen, bedekt: tuple[str, ...]) -> tuple[WaardeInWoorden, ...]:
        """What came to a record that was merged, and where it goes."""
        een = next(opgegaan(self._lezer, groep.plek), None)
        if een is None:
            return ()
        naar = OverWie(self._lezer).van(een.soort, een.blijft).naam
        delen = [("naar", "Naar", naar), ("werk", "Wat erbij kwam", in_woorden(te_zien(self._lezer, een)))]
        for veld, waarde in een.gewijzigd.items():
            label, aard = veld_in_woorden(groep.soort, veld)
            tekst = BEDEKT if veld in bedekt else self.tekst(groep.soort, veld, aard, waarde, namen)
            delen.append((veld, label, tekst or LEEG))
        return tuple(WaardeInWoorden(veld=veld, label=label, tekst=tekst) for veld, label, tekst in delen if tekst)

    def _plan(self, plan: str) -> tuple[WaardeInWoorden, ...]:
        """What there is of a plan."""
        id_ = bytes.fromhex(plan)
        rij = self._lezer.row("SELECT soort, opgesteld_op, situatie FROM plan WHERE id = ?", (id_,))
        if rij is None:
            return ()
        vraag = "SELECT woorden FROM doel WHERE plan_id = ? AND status = 'actief' ORDER BY volgorde, id"
        doelen = [doel[0] for doel in self._lezer.rows(vraag, (id_,))]
        delen = [
            ("soort", "Soort", rij[0]),
            ("opgesteld_op", "Opgesteld", _dag(rij[1])),
            ("situatie", "Wat er speelt", rij[2]),
            ("doel", "Doelen", " · ".join(doelen) or "nog geen"),
        ]
        return tuple(WaardeInWoorden(veld=veld, label=label, tekst=tekst) for veld, label, tekst in delen if tekst)


def als_kolom(nu: object, veld: str, waarde: Waarde) -> object:
    """A value of the journal as the column has it: ids are bytes."""
    is_id = veld.endswith("_id") or veld in ("samengevoegd_in", "gesplitst_uit")
    if isinstance(waarde, str) and (isinstance(nu, bytes) or (is_id and len(waarde) == 32)):
        return bytes.fromhex(waarde)
    return waarde


def _vertelde(groep: Groep) -> tuple[str, ...]:
    verteld = tuple(veld for veld in groep.velden if wordt_verteld(groep.soort, veld))
    return verteld or groep.velden


def _verwezen(groep: Groep) -> dict[str, set[str]]:
    gezocht: dict[str, set[str]] = {}
    for kant in groep.kanten:
        for veld, waarde in kant.waarden.items():
            aard = veld_in_woorden(groep.soort, veld)[1]
            if aard in VERWIJZINGEN and isinstance(waarde, str) and waarde:
                gezocht.setdefault(aard, set()).add(waarde)
    return gezocht


def met_delen(waarden: tuple[WaardeInWoorden, ...], naast: tuple[WaardeInWoorden, ...]) -> tuple[WaardeInWoorden, ...]:
    """With what differs from the other side marked."""
    ander: Mapping[str, str] = {waarde.veld: waarde.tekst for waarde in naast}
    return tuple(
        WaardeInWoorden(
            veld=waarde.veld,
            label=waarde.label,
            tekst=waarde.tekst,
            delen=verschil_in_delen(waarde.tekst, ander[waarde.veld]) if waarde.veld in ander else (),
        )
        for waarde in waarden
    )


def _zonder_id(tekst: str, veld: str) -> str:
    """A reference without a name of its own says nothing as figures and letters."""
    return "een andere verwijzing" if veld.endswith("_id") and len(tekst) == 32 else tekst


def _dag(tekst: str) -> str:
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        return tekst
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def _aantal(aantal: int, een: str, meer: str) -> str:
    return f"1 {een}" if aantal == 1 else f"{aantal} {meer}"


_ANDERS: Mapping[str, Callable[[str], str]] = {
    "dag": _dag,
    "datum": datum_in_woorden,
    "minuten": lambda waarde: f"{waarde} minuten",
}
"""How a kind of value reads."""
