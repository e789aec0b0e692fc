"""Every figure again, the simple way: all rows of the tables in memory, and plain Python over them.

Shares no code with the program but the deadline engine, which has its own tests, and local time.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from statistics import median
from typing import Any

from tests import winkel
from tests.services import waarde_na
from wijdesk.app.bureau import Bureau
from wijdesk.models.termijnen import Besluit, loop, regels
from wijdesk.models.values import Id, lokaal
from wijdesk.resources import lees_toml

Rij = dict[str, Any]


class Winkel:
    """The tables of a store as lists of dicts, as they are when first asked for."""

    def __init__(self, bureau: Bureau) -> None:
        self._bureau = bureau
        self._gelezen: dict[str, list[Rij]] = {}
        self.vandaag = lokaal(bureau.wereld.klok()).date()

    def __getitem__(self, tabel: str) -> list[Rij]:
        if tabel not in self._gelezen:
            with winkel.lezer(self._bureau) as lees:
                namen = [rij[1] for rij in lees(f"PRAGMA table_xinfo({tabel})")]
                rijen = [dict(zip(namen, waarden, strict=True)) for waarden in lees(f"SELECT * FROM {tabel}")]
            self._gelezen[tabel] = [rij for rij in rijen if rij["status"] == "actief"]
        return self._gelezen[tabel]

    def toen(self, tabel: str, tot: str) -> list[Rij]:
        """The rows of a table as they stood at the end of a day, out of every entry of the journal."""
        if "" not in self._gelezen:
            with winkel.lezer(self._bureau) as lees:
                alles = lees("SELECT kop, inhoud FROM mutatie ORDER BY id")
                self._gelezen[""] = [
                    json.loads(kop) | {"v": json.loads(inhoud)["v"]} for kop, inhoud in alles if inhoud
                ]
        rijen: dict[str, Rij] = {}
        for regel in self._gelezen[""]:
            if regel["s"] == tabel and dag(regel["t"]) <= tot:
                rijen.setdefault(regel["r"], {"status": "actief", "niet_meer_nodig": ""}).update(regel["v"])
        return [rij for rij in rijen.values() if rij["status"] == "actief"]


def dag(moment: int) -> str:
    return lokaal(moment).date().isoformat()


def tel(alles: Winkel, van: str, tot: str, plek: Id | None) -> dict[str, tuple[int, int | None]]:
    """Numerator and denominator of every figure."""

    def hier(rij: Rij) -> bool:
        return plek is None or rij["locatie_id"] == plek

    contacten = {rij["id"]: rij for rij in alles["contact"] if van <= dag(rij["ontvangen"]) <= tot and hier(rij)}
    vragen = [rij for rij in alles["vraag"] if rij["contact_id"] in contacten]
    direct = sum(rij["direct_afgehandeld"] for rij in vragen)
    uitkomst = Counter(rij["uitkomst"] for rij in vragen)
    dicht = len(vragen) - uitkomst["terugbelverzoek"] - uitkomst["niet bereikt"]
    wacht = []
    for contact in {rij["contact_id"]: contacten[rij["contact_id"]] for rij in vragen}.values():
        van_contact = [rij for rij in vragen if rij["contact_id"] == contact["id"]]
        if contact["partij_id"] is not None:
            continue  # a file does not say when anybody reacted
        eerst = [contact["eerste_reactie"]] * any(
            rij["uitkomst"] not in ("terugbelverzoek", "niet bereikt") for rij in van_contact
        )
        terug = {rij["id"] for rij in van_contact if rij["uitkomst"] == "terugbelverzoek"}
        eerst += [
            werk["afgerond_op"] for werk in alles["werk"]
            if werk["vraag_id"] in terug and werk["soort"] == "terugbelverzoek" and werk["stand"] == "afgerond"
        ]  # fmt: skip
        if eerst:
            wacht.append((min(eerst) - contact["ontvangen"]) // 60_000)
    uit: dict[str, tuple[int, int | None]] = {
        "vragen": (len(vragen), None),
        "direct_afgehandeld": (direct, len(vragen)),
        "nader_onderzoek": (len(vragen) - direct, None),
        "onbekend": (sum(rij["meldingtype"] == "Onbekend" for rij in vragen), len(vragen)),
        "eerste_contact": (round(median(wacht)) if wacht else 0, len(wacht)),
        "naar_basisvoorziening": (uitkomst["verwezen naar basisvoorziening"], dicht),
        "naar_specialistisch": (
            uitkomst["naar triage"] + uitkomst["naar lopende casus"] + uitkomst["doorverbonden"], dicht
        ),
        "agressie": (sum(van <= rij["datum"] <= tot and hier(rij) for rij in alles["agressie"]), None),
        "wettelijke_meldingen": (
            sum(van <= rij["melding_op"] <= tot and hier(rij) for rij in alles["onderzoek"]), None
        ),
        "signalen": (sum(van <= dag(rij["ontvangen"]) <= tot and hier(rij) for rij in alles["signaal"]), None),
        "opschalingen": (
            sum(van <= dag(rij["op"]) <= tot and rij["richting"] == "op" and hier(rij) for rij in alles["opschaling"]),
            None,
        ),
        "op_tijd": termijnen(alles, van, tot, plek),
    }  # fmt: skip
    huizen = {rij["id"]: rij for rij in alles["huishouden"]}
    besloten = [rij for rij in alles["indicatie"] if van <= rij["besloten_op"] <= tot]
    uit["indicaties"] = (
        sum(plek is None or waarde_na.plek_van(rij, huizen) == plek for rij in besloten), None
    )  # fmt: skip
    uit["indicatiewaarde"] = waarde_na.tel(alles, huizen, van, tot, plek)[:2]
    return uit | casussen(alles, van, tot, plek) | kwaliteit(alles, van, tot, plek)


def termijnen(alles: Winkel, van: str, tot: str, plek: Id | None) -> tuple[int, int]:
    gehaald = er = 0
    for rij in alles["termijn"]:
        besluiten = [
            Besluit(
                van=date.fromisoformat(b["van"]),
                tot=date.fromisoformat(b["tot"]) if b["tot"] else None,
                dagen=b["dagen"],
            )
            for b in alles["termijnwijziging"]
            if b["termijn_id"] == rij["id"]
        ]
        if plek is not None and rij["locatie_id"] != plek:
            continue
        eind = loop(regels()[rij["regel"]], date.fromisoformat(rij["begin"]), besluiten, vandaag=alles.vandaag).fataal
        if eind is not None and rij["vervallen_op"] and rij["vervallen_op"] <= eind.isoformat():
            continue  # it lapsed before it could be missed
        if eind is not None and van <= eind.isoformat() <= tot and (rij["gehaald_op"] or eind < alles.vandaag):
            er += 1
            gehaald += bool(rij["gehaald_op"]) and rij["gehaald_op"] <= eind.isoformat()
    return gehaald, er


def casussen(alles: Winkel, van: str, tot: str, plek: Id | None) -> dict[str, tuple[int, int | None]]:
    casus = {rij["id"]: rij for rij in alles["casus"] if plek is None or rij["locatie_id"] == plek}
    open_ = {
        id_: rij
        for id_, rij in casus.items()
        if dag(rij["geopend_op"]) <= tot and (rij["gesloten_op"] is None or dag(rij["gesloten_op"]) > tot)
    }
    plannen = [rij for rij in alles["plan"] if rij["casus_id"] in casus]
    lopend = [
        rij
        for rij in plannen
        if rij["casus_id"] in open_
        and rij["opgesteld_op"] <= tot
        and not (rij["afgesloten_op"] and rij["afgesloten_op"] <= tot)
    ]
    per_casus = Counter(rij["casus_id"] for rij in lopend)
    leden = [
        id_
        for id_, rij in open_.items()
        for lid in alles["huishoudlid"]
        if lid["huishouden_id"] == rij["huishouden_id"] and lid["van"] <= tot and not (lid["tot"] and lid["tot"] < tot)
    ]
    zelf = {
        bytes.fromhex(rij["plan_id"])
        for rij in alles.toen("actie", tot)
        if rij["uitvoerder"] in ("zelf", "netwerk") and not rij["niet_meer_nodig"]
    }
    dicht = [
        [
            doel["stand"] == "behaald"
            for doel in alles["doel"]
            if doel["plan_id"] == rij["id"] and doel["stand"] != "vervallen"
        ]
        for rij in plannen
        if van <= rij["afgesloten_op"] <= tot
    ]
    regie = {id_: regisseur(alles, rij, tot) for id_, rij in open_.items()}
    begonnen = van <= alles.vandaag.isoformat()
    peil = min(tot, alles.vandaag.isoformat())
    wacht = [
        r for r in alles["toeleiding"]
        if begonnen and r["voorgesteld_op"] <= peil
        and not any(r[veld] and r[veld] <= peil for veld in ("gestopt_op", "teruggekoppeld_op"))
    ]  # fmt: skip
    return {
        "een_plan": (sum(per_casus[id_] == 1 for id_ in leden), len(leden)),
        "eigen_kracht": (sum(rij["id"] in zelf for rij in lopend), len(lopend)),
        "doelen_bereikt": (sum(all(doelen) for doelen in dicht if doelen), sum(bool(doelen) for doelen in dicht)),
        "doelen_deel": (sum(map(sum, dicht)), sum(map(len, dicht))),
        "caseload": (len(regie), len({*regie.values()})) if begonnen else (0, 0),
        "caseload_gewicht": (
            (sum(zwaarte(alles, rij, peil) for rij in open_.values()), len({*regie.values()})) if begonnen else (0, 0)
        ),
        "open_overdrachten": (0, len(wacht)),
    }


def zwaarte(alles: Winkel, casus: Rij, dag_: str) -> int:
    """By hand what resources/caseload.toml says, with the points it has."""

    def geldt(van: str, tot: str) -> bool:
        return van <= dag_ and (not tot or dag_ <= tot)

    punten = {deel["code"]: deel["gewicht"] for deel in lees_toml("caseload.toml")["reden"]}
    thuis, begin = casus["huishouden_id"], date.fromisoformat(dag(casus["geopend_op"]))
    kinderen = sum(
        lid["huishouden_id"] == thuis and "kind" in lid["rol"] and geldt(lid["van"], lid["tot"])
        for lid in alles["huishoudlid"]
    )
    plannen = {plan["id"]: plan["afgesloten_op"] for plan in alles["plan"] if plan["casus_id"] == casus["id"]}
    veilig = any(
        a["plan_id"] in plannen and geldt(a["van"], a["tot"]) and geldt("", plannen[a["plan_id"]])
        for a in alles["veiligheidsafspraak"]
    )
    vormen = [v["code"] for v in alles["praktijkvorm"] if v["huishouden_id"] == thuis and geldt(v["begin"], v["einde"])]
    zwaar = any(code in ("forensisch", "bemoeizorg", "wvggz") for code in vormen)
    licht = sum(code not in ("forensisch", "bemoeizorg", "wvggz") for code in vormen)
    samen: int = (
        punten["casus"]
        + punten["begin"] * (date.fromisoformat(dag_) - begin < timedelta(weeks=8))
        + punten["kind"] * min(kinderen, 3)
        + punten["veiligheid"] * veilig
        + punten["zware_vorm"] * zwaar
        + punten["vorm"] * min(licht, 2)
    )
    return samen


def regisseur(alles: Winkel, casus: Rij, tot: str) -> bytes:
    """Walk the regie back from whoever has or had it last."""
    huis = next(rij for rij in alles["huishouden"] if rij["id"] == casus["huishouden_id"])
    wie: bytes = casus["laatste_regisseur_id"] or huis["regisseur_id"]
    gegaan = [r for r in alles["regieoverdracht"] if r["casus_id"] == casus["id"] and r["stand"] == "aangenomen"]
    for rij in sorted(gegaan, key=lambda r: -r["beantwoord_op"]):
        if dag(rij["beantwoord_op"]) > tot:
            wie = rij["van_id"]
    return wie


def kwaliteit(alles: Winkel, van: str, tot: str, plek: Id | None) -> dict[str, tuple[int, int | None]]:
    def van_hier(tabel: str) -> list[Rij]:
        return [rij for rij in alles[tabel] if plek is None or rij["locatie_id"] == plek]

    klachten, acties = van_hier("klacht"), van_hier("activiteit")
    begin = sum(k["ontvangen"] < van and (not k["afgerond"] or k["afgerond"] >= van) for k in klachten)
    gemeld = [k for k in klachten if van <= k["ontvangen"] <= tot]
    afgerond = sum(van <= k["afgerond"] <= tot for k in klachten)
    van_acties = {actie["id"] for actie in acties}
    kwamen = [
        rij["aanwezig"]
        for rij in alles["sessie"]
        if rij["activiteit_id"] in van_acties and rij["aanwezig"] is not None and van <= rij["datum"] <= tot
    ]
    huizen = {rij["id"] for rij in van_hier("huishouden")}
    toegeleid = [
        rij for rij in alles["toeleiding"]
        if rij["voorziening_id"] and rij["huishouden_id"] in huizen and van <= rij["voorgesteld_op"] <= tot
    ]  # fmt: skip
    hier = {rij["id"] for rij in van_hier("contact") if van <= dag(rij["ontvangen"]) <= tot}
    gestuurd = [rij for rij in alles["vraag"] if rij["voorziening_id"] and rij["contact_id"] in hier]
    marken = [rij["tienden"] for rij in van_hier("impactmeting") if van <= rij["datum"] <= tot]
    maanden = hele_maanden(van, min(tot, (alles.vandaag - timedelta(days=1)).isoformat()))
    controles = Counter(
        (rij["locatie_id"], rij["datum"][:7]) for rij in van_hier("dossiercontrole") if rij["datum"][:7] in maanden
    )
    rondes = [rij for rij in van_hier("straatronde") if van <= rij["dag"] <= tot]
    onderwerpen = [rij for rij in van_hier("buurtonderwerp") if van <= rij["ingebracht_op"] <= tot]
    teams = 1 if plek is not None else len({rij["naam"].casefold() for rij in alles["locatie"]})
    return {
        "praktijkvormen": (sum(van <= rij["begin"] <= tot for rij in van_hier("praktijkvorm")), None),
        "klachten_structuur": (sum(k["over_structuur"] for k in gemeld), len(gemeld)),
        "klachten_begin": (begin, None),
        "klachten_gemeld": (len(gemeld), None),
        "klachten_te_behandelen": (begin + len(gemeld), None),
        "klachten_afgerond": (afgerond, None),
        "klachten_einde": (begin + len(gemeld) - afgerond, None),
        "activiteiten_lopend": (
            sum(a["start"] <= tot and not (a["einde"] and a["einde"] < tot) for a in acties),
            None,
        ),
        "activiteiten_gestart": (sum(van <= a["start"] <= tot for a in acties), None),
        "activiteit_sessies": (len(kwamen), None),
        "activiteit_bezoeken": (sum(kwamen), None),
        "straatrondes": (len(rondes), None),
        "straatronde_gesprekken": (sum(rij["contacten"] for rij in rondes), None),
        "buurtagenda_terug": (sum(bool(rij["teruggekoppeld_op"]) for rij in onderwerpen), len(onderwerpen)),
        "bewonersinitiatieven": (
            sum(van <= rij["ingebracht_op"] <= tot for rij in van_hier("bewonersinitiatief")),
            None,
        ),
        "kaart_verwezen": (len(toegeleid) + len(gestuurd), None),
        "kaart_aangekomen": (sum(bool(rij["eerste_contact_op"]) for rij in toegeleid), len(toegeleid)),
        "impactcijfer": (sum(marken), len(marken)),
        "dossiercontroles": (sum(min(8, aantal) for aantal in controles.values()), 8 * len(maanden) * teams),
    }


def hele_maanden(van: str, tot: str) -> set[str]:
    """The months that lie in a period from their first to their last day."""
    een, alle = date.fromisoformat(van), Counter[str]()
    while een.isoformat() <= tot:
        alle[een.isoformat()[:7]] += 1
        een += timedelta(days=1)
    heel = set()
    for maand, aantal in alle.items():
        eerste = date.fromisoformat(f"{maand}-01")
        volgende = (eerste + timedelta(days=31)).replace(day=1)
        if aantal == (volgende - eerste).days:
            heel.add(maand)
    return heel
