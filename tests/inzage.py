"""A family of which a record is looked through, and every sign of what goes out."""

from __future__ import annotations

import re
import zlib
from typing import Any

from tests.gezin import Gezin, bakker, bewaar
from tests.papier import tekst as pdf_tekst
from wijdesk.app.bureau import Bureau
from wijdesk.models.betrokkene import Betrokkene
from wijdesk.models.opdrachten.avg import (
    BeslisAvgverzoek,
    BewaarAvgverzoek,
    KiesBijInzage,
    LeesInzage,
    LeesInzagePapier,
)
from wijdesk.models.rows.avg import Inzage, InzagePapier, InzagePlek
from wijdesk.models.signaal import Signaal, Signaalmelder
from wijdesk.models.values import Id
from wijdesk.models.verloop import Contactmoment
from wijdesk.reports import avg_inzage

MELDER, BUURVROUW = "Wilhelmina Kwakernaat", "Truus Jansen"


def thuis_van(bureau: Bureau) -> Gezin:
    """A family about which somebody told something, with a neighbour who helps and a note about both."""
    gezin, ids, nu, ik = bakker(bureau), bureau.wereld.ids, bureau.wereld.klok(), bureau.medewerker
    signaal = ids()
    bewaar(
        bureau,
        Betrokkene(
            id=ids(), huishouden_id=gezin.huishouden, soort="netwerk", naam=BUURVROUW, relatie="buurvrouw",
            telefoon="0612345678", van="2026-01-01",
        ),
        Contactmoment(
            id=ids(), huishouden_id=gezin.huishouden, casus_id=gezin.casus, op=nu, soort="huisbezoek",
            notitie="Truus helpt met de post. Sem was boos.", medewerker_id=ik.id, geschreven_op=nu,
        ),
        Signaal(
            id=signaal, soort="zorgen", bron="buren", tekst="De kinderen zijn laat buiten, zag ik uit mijn raam.",
            ontvangen=nu, locatie_id=ik.locatie_id, geschreven_door_id=ik.id, persoon_id=gezin.moeder,
        ),
        Signaalmelder(id=ids(), signaal_id=signaal, naam=MELDER, telefoon="0687654321"),
    )  # fmt: skip
    return gezin


def vraag(bureau: Bureau, wie: Id, **anders: Any) -> Id:
    velden: dict[str, Any] = {"soort": "inzage", "identiteit": "bekend", "gevraagd": "Alles zien"}
    return Id(bureau.doe(BewaarAvgverzoek(id=bureau.wereld.ids(), persoon_id=wie, **(velden | anders))))


def kijk(bureau: Bureau, verzoek_id: Id) -> Inzage:
    inzage: Inzage = bureau.lees(LeesInzage(verzoek_id=verzoek_id))
    return inzage


def kies(bureau: Bureau, verzoek_id: Id, *plekken: InzagePlek, keuze: str = "", tekst: str = "") -> None:
    keuzes = tuple((plek.plek, plek.afdruk, keuze or plek.voorstel, tekst) for plek in plekken)
    bureau.doe(KiesBijInzage(verzoek_id=verzoek_id, keuzes=keuzes))


def als_voorgesteld(bureau: Bureau, wie: Id, **anders: Any) -> InzagePapier:
    """The record as it goes out when everything is done as proposed."""
    id_ = vraag(bureau, wie, **anders)
    kies(bureau, id_, *(plek for plek in kijk(bureau, id_).plekken if plek.moet))
    bureau.doe(BeslisAvgverzoek(id=id_, besluit="toegewezen"))
    papier: InzagePapier = bureau.lees(LeesInzagePapier(verzoek_id=id_))
    return papier


def alles_in(papier: InzagePapier) -> str:
    """Every sign of the paper and the file: read as a person does, raw, and unpacked."""
    pdf = avg_inzage.maak(papier)
    uitgepakt = []
    for stroom in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        for deel in (stroom, stroom.strip(b"\r\n")):
            try:
                uitgepakt.append(zlib.decompress(deel).decode("latin-1"))
                break
            except zlib.error:
                continue
    utf16 = pdf.decode("utf-16-be", "ignore")
    delen = (pdf_tekst(pdf), pdf.decode("latin-1"), utf16, *uitgepakt, avg_inzage.maak_json(papier).decode())
    return "\n".join(delen)


def plek_van(inzage: Inzage, wat: str) -> InzagePlek:
    (plek,) = [plek for plek in inzage.plekken if wat in plek.wat]
    return plek
