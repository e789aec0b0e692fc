"""What stays of a casus that is destroyed, with its plans, toeleidingen and indicaties: days and codes, of nobody.

Who was regisseur is a colleague, not a resident: how many casussen each had stays known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from wijdesk.models.bewaren import Cijferrest
from wijdesk.models.indicatiewaarde import lees_omvang
from wijdesk.models.values import Id
from wijdesk.services.bewaren.restrij import cijferrest, dag_van, rijen_van, tekens
from wijdesk.services.cijfers.eigenkracht import Eigenkracht
from wijdesk.services.zwaarte import stukken_van
from wijdesk.store.indicatieplek import plek_toen
from wijdesk.store.lezer import Lezer
from wijdesk.store.zoekregels import stukken


def huishoudlid(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Cijferrest]:
    """Of each casus somebody belonged to: when it was open, and which plans it had."""
    for id_, huis, van, tot in rijen_van(lezer, "huishoudlid", "id, huishouden_id, van, tot", ids):
        for casus, plek, geopend, gesloten in lezer.rows(
            "SELECT id, locatie_id, geopend_op, gesloten_op FROM casus WHERE huishouden_id = ? AND status = 'actief' "
            "ORDER BY id",
            (huis,),
        ):
            plannen = lezer.rows(
                "SELECT opgesteld_op, afgesloten_op FROM plan WHERE casus_id = ? AND status = 'actief' "
                "ORDER BY opgesteld_op, id",
                (casus,),
            )
            open_ = {"geopend": dag_van(geopend), "gesloten": "" if gesloten is None else dag_van(gesloten)}
            gegevens = {"tot": tot, "plannen": [list(plan) for plan in plannen], **open_}
            yield cijferrest(id_ + casus, "huishoudlid", Id(plek), van, gegevens)


def plan(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Cijferrest]:
    """When it ran, since when the family did a part itself or no more, and how many of its goals were attained."""
    kracht = Eigenkracht(lezer)
    doelen = "SELECT count(*) FROM doel d WHERE d.plan_id = p.id AND d.status = 'actief' AND d.stand"
    for stuk in stukken(sorted(ids)):
        for id_, plek, op, tot, geopend, gesloten, gehaald, alle in lezer.rows(
            "SELECT p.id, c.locatie_id, p.opgesteld_op, p.afgesloten_op, c.geopend_op, c.gesloten_op, "
            f"({doelen} = 'behaald'), ({doelen} <> 'vervallen') FROM plan p JOIN casus c "
            f"ON c.id = p.casus_id WHERE p.id IN ({tekens(stuk)}) AND p.status = 'actief' AND c.status = 'actief'",
            stuk,
        ):
            open_ = {"geopend": dag_van(geopend), "gesloten": "" if gesloten is None else dag_van(gesloten)}
            gegevens = {"tot": tot, "zelf": kracht.dagen(id_), "doelen": [gehaald, alle], **open_}
            yield cijferrest(id_, "plan", Id(plek), op, gegevens)


def casus(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Cijferrest]:
    """When it was open, from which day on who had the regie, and what made it heavy on which days: as
    `services.cijfers.standen` counts it.
    """
    for stuk in stukken(sorted(ids)):
        gegaan: dict[bytes, list[tuple[int, bytes, bytes]]] = defaultdict(list)
        for van, op, gaf, kreeg in lezer.rows(
            "SELECT casus_id, beantwoord_op, van_id, naar_id FROM regieoverdracht WHERE stand = 'aangenomen' "
            f"AND status = 'actief' AND casus_id IN ({tekens(stuk)}) ORDER BY beantwoord_op, id",
            stuk,
        ):
            gegaan[van].append((op, gaf, kreeg))
        for id_, plek, geopend, gesloten, laatst in lezer.rows(
            "SELECT c.id, c.locatie_id, c.geopend_op, c.gesloten_op, coalesce(c.laatste_regisseur_id, "
            "CASE WHEN h.casus_id = c.id THEN h.regisseur_id END) FROM casus c JOIN huishouden h "
            f"ON h.id = c.huishouden_id WHERE c.id IN ({tekens(stuk)}) AND c.status = 'actief'",
            stuk,
        ):
            eerst = gegaan[id_][0][1] if gegaan[id_] else laatst
            regie = [("", None if eerst is None else eerst.hex())]
            regie += [(dag_van(op), kreeg.hex()) for op, _, kreeg in gegaan[id_]]
            gegevens = {
                "gesloten": "" if gesloten is None else dag_van(gesloten),
                "regie": regie,
                "zwaar": stukken_van(lezer, [id_]).get(id_, []),
            }
            yield cijferrest(id_, "casus", Id(plek), dag_van(geopend), gegevens)


def toeleiding(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Cijferrest]:
    """The days of its steps, how long it waited follows from them; and to which entry of the sociale kaart it went."""
    kolommen = "id, huishouden_id, voorgesteld_op, aangenomen_op, eerste_contact_op, gestopt_op, teruggekoppeld_op, "
    kolommen += "voorziening_id"
    for id_, huis, voor, aan, contact, gestopt, terug, kaart in rijen_van(lezer, "toeleiding", kolommen, ids):
        nu = lezer.row("SELECT locatie_id FROM huishouden WHERE id = ?", (huis,))
        waar = "" if kaart is None else kaart.hex()
        gegevens = {"aan": aan, "contact": contact, "gestopt": gestopt, "terug": terug, "kaart": waar}
        yield cijferrest(id_, "toeleiding", None if nu is None else Id(nu[0]), voor, gegevens)


def indicatie(lezer: Lezer, ids: frozenset[Id]) -> Iterator[Cijferrest]:
    """What it was for and what it costs; of its volume only a phrase of numbers and units stays, never a text."""
    waar = plek_toen(lezer, ook_maker=True)
    kolommen = "id, productgroep, soort, besloten_op, locatie_id, huishouden_id, van, tot, omvang"
    for id_, groep, soort, dag, eigen, huis, van, tot, omvang in rijen_van(lezer, "indicatie", kolommen, ids):
        gevonden = lezer.row("SELECT locatie_id FROM huishouden WHERE id = ?", (huis,)) if huis is not None else None
        nu = eigen if gevonden is None or eigen is not None else gevonden[0]
        plek = waar(id_, eigen, huis, nu)
        gegevens = {
            "productgroep": groep,
            "soort": soort,
            "los": int(huis is None and eigen is None),
            "van": van,
            "tot": tot,
            "omvang": " ".join(omvang.casefold().split()) if lees_omvang(omvang) else "",
            "nu": None if nu is None else nu.hex(),
        }
        yield cijferrest(id_, "indicatie", None if plek is None else Id(plek), dag, gegevens)
