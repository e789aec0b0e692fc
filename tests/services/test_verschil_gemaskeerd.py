"""What comes from the journal passes no view of the store: without the right to a kind of data it is covered too."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from tests.gezin import bakker, persoon
from tests.services.tweebalies import MINUUT, Balies, wijzig
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.opdrachten.basis import Leesvraag
from wijdesk.models.opdrachten.betrokkene import BetrokkeneInvoer, VoegBetrokkeneToe
from wijdesk.models.opdrachten.verloop import LeesHistorie
from wijdesk.models.opdrachten.verschil import BeslisVerschil, LeesVerschil, LeesVerschillen
from wijdesk.models.rows.verschil import WAARDE
from wijdesk.models.values import Id
from wijdesk.services.leesloket import Leesloket
from wijdesk.services.schrijfloket import Schrijfloket
from wijdesk.store.unit_of_work import Wie

CONTACT = "persoon.contact"


def zonder(bureau: Bureau, *rechten: str) -> frozenset[str]:
    return bureau.rechten - frozenset(rechten)


def lees(bureau: Bureau, vraag: Leesvraag[Any], rechten: frozenset[str]) -> Any:
    """The same question by somebody with these rights."""
    bureau.warm_op()
    assert bureau._winkel is not None
    wie = bureau.medewerker.id
    with closing(bureau._winkel.lees_verbinding()) as db:
        return Leesloket(
            db, klok=bureau.wereld.klok, medewerker_id=wie, rechten=rechten, log=lambda _: None
        ).beantwoord(vraag)  # fmt: skip


def anders(balies: Balies) -> Id:
    """Somebody of whom both desks wrote down another phone, address and name."""
    id_ = persoon(balies.een, "Jantje", telefoon="0612345678")
    balies.ontmoet()
    for bureau, nummer, straat in ((balies.een, "06 11111111", "Kerklaan"), (balies.ander, "06 22222222", "Dorpslaan")):
        wijzig(bureau, id_, telefoon=nummer, straat=straat, huisnummer="4", woonplaats="Groningen", roepnaam=straat)
        balies.klok.verzet(MINUUT)
    balies.ontmoet()
    return id_


def test_that_a_difference_tells_no_phone_or_address_to_who_may_not_see_those(balies: Balies) -> None:
    anders(balies)
    gezien: dict[str, str] = {}
    for naam, rechten in (("met", balies.een.rechten), ("zonder", zonder(balies.een, CONTACT))):
        lijst = lees(balies.een, LeesVerschillen(), rechten)
        rijen = [rij for rij in lijst.rijen if rij.aard == WAARDE]
        details = [lees(balies.een, LeesVerschil(plek=rij.plek), rechten) for rij in rijen]
        gezien[naam] = repr((lijst, details))
        assert rijen
    for woord in ("06 11111111", "06 22222222", "Kerklaan 4", "Dorpslaan 4"):
        assert woord in gezien["met"]
        assert woord not in gezien["zonder"]
    assert "'Kerklaan'" in gezien["zonder"], "the name is no contact data"


def test_that_nobody_decides_about_what_they_may_not_see(balies: Balies) -> None:
    anders(balies)
    rechten = zonder(balies.een, CONTACT)
    rij = next(rij for rij in balies.lijst() if rij.titel == "Telefoon")
    assert rij.mag
    detail = lees(balies.een, LeesVerschil(plek=rij.plek), rechten)
    assert (detail.rij.mag, detail.eigen) == (False, ())
    ik = balies.een.medewerker
    assert balies.een._winkel is not None
    wie = Wie(medewerker_id=ik.id, naam=ik.naam, locatie_id=ik.locatie_id, rechten=rechten)
    loket = Schrijfloket(balies.een._winkel, wie=wie, klok=balies.klok, ids=balies.een.wereld.ids)
    gezien = tuple(kant.sleutel for kant in detail.kanten)
    with pytest.raises(Weigering):
        loket.voer_uit(BeslisVerschil(plek=rij.plek, kant=gezien[0], gezien=gezien))


def test_that_the_history_tells_no_phone_to_who_may_not_see_it(bureau: Bureau) -> None:
    thuis = bakker(bureau)
    buur = BetrokkeneInvoer(soort="netwerk", naam="Truus Jansen", relatie="buurvrouw", telefoon="0687654321")
    bureau.doe(VoegBetrokkeneToe(huishouden_id=thuis.huishouden, invoer=buur))
    vraag = LeesHistorie(huishouden_id=thuis.huishouden)
    met, niet = (repr(lees(bureau, vraag, rechten)) for rechten in (bureau.rechten, zonder(bureau, CONTACT)))
    assert "Truus Jansen" in met
    assert "Truus Jansen" in niet
    assert "87654321" in met
    assert "87654321" not in niet
    zoek = lees(bureau, LeesHistorie(huishouden_id=thuis.huishouden, tekst="87654321"), zonder(bureau, CONTACT))
    assert zoek.rijen == ()
