"""The list behind a figure: which rows it counts, as whoever asks may see them. A list is no opening.

The question asks for no right to figures but to registrations, so the connection leaves out whom the asker may not
know of; what is then in the figure and not in the list is said as a number. Of a resident the name stands there.
"""

from __future__ import annotations

from wijdesk.models.cijfer import Periode
from wijdesk.models.rows.cijfer import LijstRij
from wijdesk.models.termijnen import regels
from wijdesk.models.values import Id, datum_in_woorden, lokaal
from wijdesk.models.zwaarte import gewicht, in_woorden
from wijdesk.services.cijfers import kaartlijsten, kwaliteit, sommen, standen, waarde
from wijdesk.services.cijfers.eigenkracht import Eigenkracht
from wijdesk.services.cijfers.plekken import Plekken
from wijdesk.services.cijfers.vraaglijst import VRAGEN, Lijst, Maak, vragenlijst
from wijdesk.services.waarover import ONDERWERP_KOLOMMEN, onderwerp, verborgen_onderwerpen
from wijdesk.services.zwaarte import punten, stukken_van
from wijdesk.store import klachtzicht
from wijdesk.store.cijfercellen import grenzen
from wijdesk.store.indicatieplek import plek_nu, plek_toen
from wijdesk.store.lezer import Lezer
from wijdesk.store.signaalgeheim import alleen_zichtbaar

HOOGSTENS = 1_000
"""So many rows a list shows."""
CASUS = "casus.lezen"


def _indicaties(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    rijen = lezer.rows(
        "SELECT i.id, i.besloten_op, i.productgroep, i.soort, i.aanbieder, i.locatie_id, i.huishouden_id, "
        "h.locatie_id FROM indicatie i "
        "LEFT JOIN huishouden h ON h.id = i.huishouden_id WHERE i.besloten_op BETWEEN ? AND ? "
        "AND i.status = 'actief' ORDER BY i.besloten_op DESC, i.id DESC",
        (periode.van, periode.tot),
    )
    waar = plek_toen(lezer, ook_maker=bool(plekken.niet))
    return ("Besloten", "Productgroep", "Soort", "Aanbieder"), (
        LijstRij(soort="indicatie", id=Id(id_), cellen=(datum_in_woorden(dag), groep, soort, aanbieder))
        for id_, dag, groep, soort, aanbieder, *van in rijen
        if plekken.telt(waar(id_, *van))
    )


def _waarden(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    """What runs in the period, with what it costs a month; in the numerator when that is known."""
    prijzen = waarde.tarieven(lezer)
    rijen = lezer.rows(
        "SELECT i.id, i.productgroep, i.omvang, i.van, i.tot, i.locatie_id, i.huishouden_id, h.locatie_id "  # noqa: S608
        f"FROM indicatie i LEFT JOIN huishouden h ON h.id = i.huishouden_id WHERE {waarde.LOOPT} "
        "ORDER BY i.van DESC, i.id DESC",
        (periode.tot, periode.van, periode.van, periode.tot),
    )

    def rij(id_: bytes, groep: str, omvang: str, van: str, tot: str) -> LijstRij:
        kost = waarde.kost(prijzen, (groep, omvang, van, tot), periode.van, periode.tot)
        bedrag = None if kost.centen is None else waarde.per_maand(kost.centen, periode)
        wanneer = f"{datum_in_woorden(van) if van else '?'} tot en met {datum_in_woorden(tot) if tot else 'open'}"
        zin = kost.waarom if bedrag is None else f"€ {bedrag:.2f}".replace(".", ",")
        return LijstRij(soort="indicatie", id=Id(id_), cellen=(groep, omvang, wanneer, zin), teller=bedrag is not None)

    waar = plek_nu(lezer, ook_maker=bool(plekken.niet))
    return ("Productgroep", "Omvang", "Van wanneer tot wanneer", "Waarde per maand"), (
        rij(id_, groep, omvang, van, tot)
        for id_, groep, omvang, van, tot, *van_wie in rijen
        if plekken.telt(waar(id_, *van_wie))
    )


def _casussen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    """Households with an open casus on the last day; in the numerator with exactly one plan."""
    dag, moment = periode.tot, grenzen(periode.tot, periode.tot)[1]
    rijen = lezer.rows(
        "SELECT h.id, h.naam, c.nummer, coalesce(m.naam, ''), c.locatie_id, (SELECT count(*) FROM plan p "  # noqa: S608
        f"WHERE p.casus_id = c.id AND {standen.PLAN_OPEN}), (SELECT count(*) FROM huishoudlid l "
        f"WHERE l.huishouden_id = h.id AND {standen.LID}) FROM casus c JOIN huishouden h ON h.id = c.huishouden_id "
        f"LEFT JOIN medewerker m ON m.id = h.regisseur_id WHERE {standen.CASUS_OPEN} ORDER BY h.naam, c.nummer",
        (dag, dag, dag, dag, moment, moment),
    )
    return ("Huishouden", "Casus", "Regisseur", "Leden", "Plannen"), (
        LijstRij(
            soort="huishouden", id=Id(id_), cellen=(naam, nummer, wie, str(leden), str(plannen)), teller=plannen == 1
        )
        for id_, naam, nummer, wie, plek, plannen, leden in rijen
        if plekken.telt(plek)
    )


def _plannen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    """Plans that were closed, with how many goals were attained."""
    rijen = lezer.rows(
        "SELECT p.huishouden_id, h.naam, p.afgesloten_op, c.locatie_id, (SELECT count(*) FROM doel d "
        "WHERE d.plan_id = p.id AND d.status = 'actief' AND d.stand = ?), (SELECT count(*) FROM doel d "
        "WHERE d.plan_id = p.id AND d.status = 'actief' AND d.stand <> ?) FROM plan p "
        "JOIN casus c ON c.id = p.casus_id "
        "JOIN huishouden h ON h.id = p.huishouden_id WHERE p.status = 'actief' AND p.afgesloten_op BETWEEN ? AND ? "
        "ORDER BY p.afgesloten_op DESC",
        (standen.HAALDE, standen.VERVIEL, periode.van, periode.tot),
    )
    return ("Huishouden", "Plan afgesloten", "Doelen bereikt", "Doelen"), (
        LijstRij(
            soort="huishouden",
            id=Id(id_),
            cellen=(naam, datum_in_woorden(dag), str(gehaald), str(alle)),
            teller=gehaald == alle,
        )
        for id_, naam, dag, plek, gehaald, alle in rijen
        if plekken.telt(plek) and alle
    )


def _zelf(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    huizen = {
        rij[0]: rij[1:]
        for rij in lezer.rows(
            "SELECT p.id, p.huishouden_id, h.naam, p.opgesteld_op FROM plan p JOIN huishouden h "
            "ON h.id = p.huishouden_id WHERE p.status = 'actief' AND p.opgesteld_op <= ?",
            (periode.tot,),
        )
    }
    rijen = [
        (een.eigen, *huizen[een.plan_id])
        for een in standen.plannen_met_eigen(lezer, periode, Eigenkracht(lezer))
        if plekken.telt(een.locatie_id) and een.plan_id in huizen
    ]
    return ("Huishouden", "Plan opgesteld", "Acties zelf of netwerk"), (
        LijstRij(soort="huishouden", id=Id(id_), cellen=(naam, datum_in_woorden(op), str(aantal)), teller=bool(aantal))
        for aantal, id_, naam, op in sorted(rijen, key=lambda rij: (rij[2], rij[3]))
    )


def _van_wie(lezer: Lezer, plekken: Plekken, periode: Periode) -> list[tuple[str, bytes, str, str, bytes]]:
    """(regisseur, household, its name, number, casus) of each casus that was open on the last day, by regisseur."""
    namen = dict(lezer.rows("SELECT id, naam FROM medewerker"))
    casussen = {
        rij[0]: rij[1:]
        for rij in lezer.rows(
            "SELECT c.id, h.id, h.naam, c.nummer, c.id FROM casus c JOIN huishouden h ON h.id = c.huishouden_id "
            "WHERE c.status = 'actief'"
        )
    }
    rijen = [
        (namen.get(een.regisseur_id, ""), *casussen[een.casus_id])
        for een in standen.lopende_casussen(lezer, periode)
        if plekken.telt(een.locatie_id) and een.casus_id in casussen
    ]
    return sorted(rijen, key=lambda rij: (rij[0], rij[2], rij[3]))


def _caseload(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    """Who had what on the last day."""
    return ("Huishouden", "Casus", "Regisseur"), (
        LijstRij(soort="huishouden", id=Id(id_), cellen=(naam, nummer, wie))
        for wie, id_, naam, nummer, _ in _van_wie(lezer, plekken, periode)
    )


def _gewichten(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    """What each weighed on the last day, and why."""
    alle = _van_wie(lezer, plekken, periode)
    dag = min(periode.tot, lokaal(lezer.nu).date().isoformat())
    delen, waard = stukken_van(lezer, [rij[4] for rij in alle]), punten(lezer)
    return ("Huishouden", "Casus", "Regisseur", "Gewicht", "Waarom"), (
        LijstRij(
            soort="huishouden",
            id=Id(id_),
            cellen=(naam, nummer, wie, str(gewicht(zwaar, dag, waard)), in_woorden(zwaar, dag, waard)),
        )
        for wie, id_, naam, nummer, casus in alle
        for zwaar in (delen.get(casus, ()),)
    )


def _toeleidingen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    return ("Huishouden", "Naar", "Voorgesteld", "Stand"), (
        LijstRij(
            soort="huishouden",
            id=Id(id_),
            cellen=(naam, naar, datum_in_woorden(voor), "op tijd" if vast is None else vast.zin),
            teller=vast is not None,
        )
        for id_, naam, naar, plek, voor, vast in standen.open_toeleidingen(lezer, periode)
        if plekken.telt(plek)
    )


def _termijnen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    alle = sorted(sommen.termijnen(lezer, plekken, periode), key=lambda rij: rij[2], reverse=True)
    return ("Termijn", "Laatste dag", "Gehaald"), (
        LijstRij(
            soort="termijn",
            id=id_,
            cellen=(
                regels()[regel].naam if regel in regels() else regel, datum_in_woorden(fataal),
                datum_in_woorden(gehaald) or "niet",
            ),
            teller=bool(gehaald) and gehaald <= fataal,
        )
        for id_, regel, fataal, gehaald in alle
    )  # fmt: skip


def _opschalingen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    rijen = lezer.rows(
        f"SELECT {ONDERWERP_KOLOMMEN}, x.id, x.op, coalesce(t.naam, ''), m.naam, x.locatie_id FROM opschaling x "  # noqa: S608
        "LEFT JOIN trede t ON t.id = x.trede_id JOIN medewerker m ON m.id = x.medewerker_id "
        "WHERE x.op BETWEEN ? AND ? AND x.richting = 'op' AND x.status = 'actief' ORDER BY x.op DESC",
        grenzen(periode.van, periode.tot),
    )
    weg = verborgen_onderwerpen(lezer, (onderwerp(rij[:4]) for rij in rijen))
    return ("Wanneer", "Trede", "Door"), (
        LijstRij(soort="opschaling", id=Id(rij[4]), cellen=(f"{lokaal(rij[5]):%d-%m-%Y}", rij[6], rij[7]))
        for rij in rijen
        if plekken.telt(rij[8]) and onderwerp(rij[:4]) not in weg
    )


def _signalen(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
    rijen = lezer.rows(
        "SELECT s.id, s.ontvangen, s.soort, s.thema, s.stand, s.locatie_id FROM signaal s "  # noqa: S608
        f"WHERE s.ontvangen BETWEEN ? AND ? AND {alleen_zichtbaar(lezer)} ORDER BY s.ontvangen DESC",
        grenzen(periode.van, periode.tot),
    )
    return ("Ontvangen", "Soort", "Thema", "Stand"), (
        LijstRij(soort="signaal", id=Id(id_), cellen=(f"{lokaal(op):%d-%m-%Y}", soort, thema, stand))
        for id_, op, soort, thema, stand, plek in rijen
        if plekken.telt(plek)
    )


def _tabel(
    soort: str, conditie: str, koppen: dict[str, str], dagen: tuple[str, ...] = (), goed: str = "1", uit: str = ""
) -> Maak:
    """Rows of a table without a resident: column → heading; `dagen` are days, `goed` says what is in the numerator.
    `uit` is what they are read from, when that is more than the table itself.
    """

    def maak(lezer: Lezer, plekken: Plekken, periode: Periode) -> Lijst:
        waar, params = kwaliteit.waar_van(conditie, periode)
        rijen = lezer.rows(
            f"SELECT id, locatie_id, {goed}, {', '.join(koppen)} FROM {uit or soort} "  # noqa: S608
            f"WHERE status = 'actief' AND {waar} ORDER BY {next(iter(koppen))} DESC, id",
            params,
        )
        weg = klachtzicht.van_lezer(lezer) if soort == "klacht" else frozenset()
        return tuple(koppen.values()), (
            LijstRij(
                soort=soort,
                id=Id(rij[0]),
                cellen=tuple(
                    datum_in_woorden(str(cel)) if kolom in dagen else str(cel)
                    for kolom, cel in zip(koppen, rij[3:], strict=True)
                ),
                teller=bool(rij[2]),
            )
            for rij in rijen
            if plekken.telt(rij[1]) and rij[0] not in weg
        )

    return maak


_KLACHT = {"ontvangen": "Ontvangen", "afgerond": "Afgerond", "uitkomst": "Uitkomst", "reden": "Waarover"}
_KLACHT_DAGEN = ("ontvangen", "afgerond")
_SESSIE = {"datum": "Dag", "titel": "Activiteit", "gebied": "Gebied", "aanwezig": "Aanwezig"}
_PRAKTIJK = {"begin": "Begonnen", "vorm": "Praktijkvorm", "einde": "Afgerond", "uitkomst": "Uitkomst"}
_RONDE = {"dag": "Dag", "gebied": "Gebied", "contacten": "Gesproken"}
_ONDERWERP = {"ingebracht_op": "Ingebracht", "onderwerp": "Onderwerp", "gebied": "Gebied", "gedaan": "Wat er is gedaan"}
_INITIATIEF = {"ingebracht_op": "Ingebracht", "onderwerp": "Initiatief", "gebied": "Gebied", "stand": "Stand"}
_ACTIVITEIT = {"start": "Begonnen", "thema": "Thema", "gebied": "Gebied", "initiatief": "Initiatief"}

LIJSTEN: dict[str, tuple[str, Maak]] = {
    **{som: ("contact.lezen", vragenlijst(som, telt)) for som, telt in VRAGEN.items()},
    "een_plan": (CASUS, _casussen),
    "eigen_kracht": (CASUS, _zelf),
    "doelen_bereikt": (CASUS, _plannen),
    "doelen_deel": (CASUS, _plannen),
    "caseload": (CASUS, _caseload),
    "caseload_gewicht": (CASUS, _gewichten),
    "open_overdrachten": (CASUS, _toeleidingen),
    "op_tijd": (CASUS, _termijnen),
    "indicaties": (CASUS, _indicaties),
    "indicatiewaarde": (CASUS, _waarden),
    "opschalingen": ("opschalen", _opschalingen),
    "signalen": ("signaal.lezen", _signalen),
    "agressie": (
        "agressie.lezen",
        _tabel("agressie", kwaliteit.OP_DAG, {"datum": "Dag", "soort": "Soort", "maatregel": "Maatregel"}, ("datum",)),
    ),
    "wettelijke_meldingen": (
        "ondersteuning.lezen",
        _tabel(
            "onderzoek", "melding_op BETWEEN :van AND :tot", {"melding_op": "Gemeld", "wet": "Wet"}, ("melding_op",)
        ),
    ),
    "klachten_structuur": (
        "rapport",
        _tabel("klacht", kwaliteit.ONTVANGEN, _KLACHT, _KLACHT_DAGEN, goed="over_structuur"),
    ),
    "klachten_begin": ("rapport", _tabel("klacht", kwaliteit.OPEN_BEGIN, _KLACHT, _KLACHT_DAGEN)),
    "klachten_gemeld": ("rapport", _tabel("klacht", kwaliteit.ONTVANGEN, _KLACHT, _KLACHT_DAGEN)),
    "klachten_te_behandelen": (
        "rapport",
        _tabel("klacht", f"(({kwaliteit.OPEN_BEGIN}) OR {kwaliteit.ONTVANGEN})", _KLACHT, _KLACHT_DAGEN),
    ),
    "klachten_afgerond": ("rapport", _tabel("klacht", kwaliteit.AFGEROND, _KLACHT, _KLACHT_DAGEN)),
    "klachten_einde": ("rapport", _tabel("klacht", kwaliteit.OPEN_EINDE, _KLACHT, _KLACHT_DAGEN)),
    "praktijkvormen": (
        "rapport",
        _tabel("praktijkvorm", kwaliteit.BEGONNEN, _PRAKTIJK, ("begin", "einde"), uit=kwaliteit.PRAKTIJK),
    ),
    "activiteiten_lopend": ("rapport", _tabel("activiteit", kwaliteit.LOOPT, _ACTIVITEIT, ("start",))),
    "activiteiten_gestart": ("rapport", _tabel("activiteit", kwaliteit.GESTART, _ACTIVITEIT, ("start",))),
    **{
        naam: ("rapport", _tabel("sessie", kwaliteit.GETELD, _SESSIE, ("datum",), uit=kwaliteit.SESSIES))
        for naam in ("activiteit_sessies", "activiteit_bezoeken")
    },
    **{
        naam: ("rapport", _tabel("straatronde", kwaliteit.GELOPEN, _RONDE, ("dag",)))
        for naam in ("straatrondes", "straatronde_gesprekken")
    },
    "buurtagenda_terug": (
        "collectief.lezen",
        _tabel("buurtonderwerp", kwaliteit.INGEBRACHT, _ONDERWERP, ("ingebracht_op",), goed="teruggekoppeld_op <> ''"),
    ),
    "bewonersinitiatieven": (
        "collectief.lezen",
        _tabel("bewonersinitiatief", kwaliteit.INGEBRACHT, _INITIATIEF, ("ingebracht_op",)),
    ),
    "kaart_verwezen": (CASUS, kaartlijsten.verwezen),
    "kaart_aangekomen": (CASUS, kaartlijsten.toegeleid),
    "impactcijfer": (
        "rapport",
        _tabel(
            "impactmeting",
            kwaliteit.OP_DAG,
            {"datum": "Dag", "replace(printf('%.1f', tienden / 10.0), '.', ',')": "Cijfer"},
            ("datum",),
        ),
    ),
    "dossiercontroles": (
        "rapport",
        _tabel(
            "dossiercontrole",
            kwaliteit.OP_DAG,
            {"datum": "Dag", "goed": "Punten in orde", "punten": "Punten bekeken"},
            ("datum",),
        ),
    ),
}
"""Calculation → the right its list needs besides that to figures, and how it is made."""
