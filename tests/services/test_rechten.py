"""The table of rights, tried whole: every use case there is, by somebody of every rol.

Who lacks the declared right is refused before anything is read or written. Who has it, is answered or refused in words,
and never told what the other rights hide. A use case that is added later is in it by itself.
"""

from __future__ import annotations

import contextlib
import dataclasses
import types
import typing
from collections.abc import Iterator
from itertools import islice
from typing import Any, get_type_hints

import pytest

from tests import winkel
from tests.gezin import Gezin, bakker, scherm_af, zet
from tests.services.collega import Collega, aan_het_werk
from tests.services.test_belang import TABELLEN
from tests.services.test_casus_geheim import EIGEN, vragen, zo_gevraagd
from tests.services.test_register import alle_rechten, geladen
from wijdesk.app.bureau import Bureau
from wijdesk.errors import GeenRecht, Storing, Weigering
from wijdesk.models.opdrachten.agressie import LeesWaarschuwingen, MeldAgressie
from wijdesk.models.opdrachten.contact import CorrigeerVraag, LeesVragen
from wijdesk.models.opdrachten.persoon import (
    LeesPersoonKaart,
    PersoonInvoer,
    WijzigPersoon,
    ZoekDubbelen,
    ZoekPersonen,
)
from wijdesk.models.opdrachten.rol import LeesRechten
from wijdesk.models.opdrachten.signaal import LeesVoorzet
from wijdesk.models.opdrachten.vondst import LeesHuishoudensVan, ZoekHuishoudens, ZoekSignalen
from wijdesk.models.opdrachten.wachtrij import LeesWachtrij, MeldWachtendeAan
from wijdesk.models.persoon import Persoon
from wijdesk.models.values import Id
from wijdesk.resources import lees_toml
from wijdesk.services.leesloket import Leesloket
from wijdesk.services.register import rechten_van, rechtentabel
from wijdesk.services.schrijfloket import Schrijfloket
from wijdesk.store.unit_of_work import Wie

ROLLEN = tuple(lees_toml("rollen.toml")["rol"])
ID = Id(b"\5" * 16)
VAN_HET_PROGRAMMA = frozenset({"RichtIn", "VulLijstenAan", "LogToegang", "LogUitgifte", "ImporteerRegels"})
"""Requests whose values nobody types: the program makes them itself, and nonsense in them is a bug."""
PER_VRAAG = 12


class Dicht:
    """A connection or a store that may not be touched."""

    def __getattr__(self, naam: str) -> Any:
        raise AssertionError(f"{naam} was asked before the right was")


def een(soort: Any) -> Any:
    """Some value of a type, as a request may hold it."""
    if isinstance(soort, typing.NewType):
        soort = soort.__supertype__ if soort is not Id else Id
    if soort is Id or soort is bytes:
        return ID
    vorm = typing.get_origin(soort)
    if vorm in (typing.Union, types.UnionType):
        return None if type(None) in typing.get_args(soort) else een(typing.get_args(soort)[0])
    if vorm is typing.Literal:
        return typing.get_args(soort)[0]
    if vorm is not None:
        return {} if issubclass(vorm, dict | typing.Mapping) else frozenset() if issubclass(vorm, frozenset) else ()
    if isinstance(soort, type) and dataclasses.is_dataclass(soort):
        return gevraagd(soort)
    return soort()


def gevraagd(soort: type[Any]) -> Any:
    """A request with something in every place that must be filled."""
    hints = get_type_hints(soort)
    return soort(
        **{
            veld.name: een(hints[veld.name])
            for veld in dataclasses.fields(soort)
            if veld.default is dataclasses.MISSING and veld.default_factory is dataclasses.MISSING
        }
    )


def allen() -> Iterator[tuple[type[Any], str, bool]]:
    """Every use case: its request, the right it declares, whether it writes."""
    yield from ((soort, geval.recht, geval.schrijft) for soort, geval in geladen().items())


@pytest.mark.parametrize("rol", ROLLEN)
def test_that_who_lacks_the_right_is_refused_before_anything_is_read(rol: str) -> None:
    rechten = rechten_van((rol,))
    wie = Wie(medewerker_id=ID, naam="Iemand", locatie_id=ID, rechten=rechten)
    dicht: Any = Dicht()
    lezen = Leesloket(dicht, klok=int, medewerker_id=ID, rechten=rechten, log=lambda _: None)
    schrijven = Schrijfloket(dicht, wie=wie, klok=int, ids=lambda: ID)
    geweigerd = 0
    for soort, recht, schrijft in allen():
        if recht not in rechten:
            geweigerd += 1
            with pytest.raises(GeenRecht):
                schrijven.voer_uit(gevraagd(soort)) if schrijft else lezen.beantwoord(gevraagd(soort))
    assert geweigerd > 20


@pytest.fixture
def gezin(bureau: Bureau) -> Gezin:
    thuis = bakker(bureau)
    zet(bureau, Persoon, thuis.zoon, **EIGEN)
    return thuis


@pytest.mark.parametrize("rol", ROLLEN)
def test_that_who_has_the_right_is_answered_or_refused_in_words(bureau: Bureau, gezin: Gezin, rol: str) -> None:
    ids = [Id(rij[0]) for tabel in TABELLEN for rij in winkel.rauw(bureau, f"SELECT id FROM {tabel}")]
    rechten, beantwoord = rechten_van((rol,)), 0
    with aan_het_werk(bureau, rol) as collega:
        for soort in vragen():
            if geladen()[soort].recht not in rechten:
                continue
            for vraag in islice(zo_gevraagd(soort, ids), PER_VRAAG):
                try:
                    collega.lees(vraag)
                    beantwoord += 1
                except (Weigering, Storing):
                    continue
        for soort, recht, schrijft in allen():
            if schrijft and recht in rechten and soort.__name__ not in VAN_HET_PROGRAMMA:
                with contextlib.suppress(Weigering, Storing):
                    collega.doe(gevraagd(soort))
    assert beantwoord >= len([1 for soort in vragen() if geladen()[soort].recht == "desk.openen"]) // 2


@pytest.mark.parametrize("rol", [rol for rol in ROLLEN if "persoon.afgeschermd" not in rechten_van((rol,))])
def test_that_no_way_of_searching_finds_somebody_hidden(bureau: Bureau, gezin: Gezin, rol: str) -> None:
    scherm_af(bureau, gezin.zoon)
    zoekwoorden = (*EIGEN.values(), "Geheimhof Zorgvuldius", "zorgvul", "geheimhov", "0612", "09-07-2012")
    with aan_het_werk(bureau, rol) as collega:
        for woord in zoekwoorden:
            for soort in (ZoekPersonen, ZoekHuishoudens, ZoekSignalen):
                assert not {"Zorgvuldius", "Geheimhof", gezin.zoon} & _genoemd(collega, soort(tekst=woord))


def _genoemd(collega: Collega, vraag: Any) -> set[Any]:
    try:
        antwoord = collega.lees(vraag)
    except GeenRecht:
        return set()
    tekst = repr(antwoord)
    return {woord for woord in ("Zorgvuldius", "Geheimhof") if woord in tekst} | {
        getattr(rij, "persoon_id", None) for rij in antwoord
    }


# Kinds of data -------------------------------------------------------------------------------------------------------

CONTACTGEGEVENS = ("0612399999", "geheim@hof.nl", "Korreweg", "9715")


def _zonder(bureau: Bureau, recht: str) -> Collega:
    """A colleague who may do everything but this."""
    collega = Collega(bureau, *ROLLEN, naam="Bijna Alles")
    rechten = rechten_van(ROLLEN) - {recht}
    collega._lees.zet_rechten(rechten)
    collega._schrijf.zet_rechten(rechten, bureau.medewerker.locatie_id)
    return collega


def test_that_without_the_right_no_answer_holds_contact_data(bureau: Bureau, gezin: Gezin) -> None:
    zet(bureau, Persoon, gezin.zoon, afgeschermd=False)
    nu = bureau.lees(LeesPersoonKaart(id=gezin.zoon)).persoon
    oud = PersoonInvoer(**{veld.name: getattr(nu, veld.name) for veld in dataclasses.fields(PersoonInvoer)})
    oud = dataclasses.replace(oud, bsn=EIGEN["bsn"])
    adres: dict[str, Any] = {"straat": "Korreweg", "huisnummer": "41", "postcode": "9715 AA", "woonplaats": "Groningen"}
    bureau.doe(WijzigPersoon(id=gezin.zoon, invoer=dataclasses.replace(oud, **adres), gezien=oud))
    assert bureau.lees(LeesPersoonKaart(id=gezin.zoon)).persoon.straat == "Korreweg"
    ids = [Id(rij[0]) for tabel in TABELLEN for rij in winkel.rauw(bureau, f"SELECT id FROM {tabel}")]
    collega = _zonder(bureau, "persoon.contact")
    gelekt = set()
    for soort in vragen():
        for vraag in islice(zo_gevraagd(soort, ids), 200):
            try:
                tekst = repr(collega.lees(vraag))
            except (Weigering, Storing):
                continue
            gelekt |= {(soort.__name__, deel) for deel in CONTACTGEGEVENS if deel in tekst}
    kaart = collega.lees(LeesPersoonKaart(id=gezin.zoon)).persoon
    assert (kaart.telefoon, kaart.email, kaart.straat, kaart.achternaam) == ("", "", "", "Geheimhof")
    for tekst in ("0612399999", "Korreweg 41", "9715AA 41", "Korreweg", "geheim"):
        assert (
            gezin.zoon not in {rij.persoon_id for rij in collega.lees(ZoekPersonen(tekst=tekst))} or tekst == "geheim"
        )
    assert collega.lees(ZoekPersonen(tekst="Geheimhof"))[0].adres == ""
    assert collega.lees(ZoekDubbelen(invoer=PersoonInvoer(telefoon="0612399999"))) == ()
    collega.sluit()
    assert gelekt == set()


def test_that_a_volunteer_sees_no_case_and_of_what_others_wrote_not_the_words(bureau: Bureau, gezin: Gezin) -> None:
    mijn = bureau.doe(winkel.contact(bureau, persoon_id=gezin.zoon))
    bureau.doe(
        MeldAgressie(
            persoon_id=gezin.zoon, locatie_id=bureau.medewerker.locatie_id, datum="2026-02-20", soort="verbaal",
            maatregel="waarschuwing", omschrijving="Schold lang en hard",
        )
    )  # fmt: skip
    plek = bureau.medewerker.locatie_id
    wacht = MeldWachtendeAan(locatie_id=plek, naam="Wim", persoon_id=gezin.zoon, waarvoor="Schulden", urgentie=1)
    bureau.doe(wacht)
    with aan_het_werk(bureau, "vrijwilliger", naam="Vera Vrij") as vera:
        vera.doe(dataclasses.replace(wacht, persoon_id=None, waarvoor="Iets vragen", urgentie=3))
        wachtenden = vera.lees(LeesWachtrij(locatie_id=plek))
        assert [(rij.waarvoor, rij.urgentie) for rij in wachtenden] == [("", 1), ("Iets vragen", 3)]
        assert [rij.waarvoor for rij in bureau.lees(LeesWachtrij(locatie_id=plek))] == ["Schulden", "Iets vragen"]
        with pytest.raises(GeenRecht):
            vera.lees(LeesHuishoudensVan(persoon_id=gezin.zoon))
        with pytest.raises(GeenRecht):
            vera.lees(LeesVoorzet(soort="huishouden", id=gezin.huishouden))
        eigen = vera.doe(winkel.contact(bureau, persoon_id=gezin.moeder))
        (vraag,) = vera.lees(LeesPersoonKaart(id=gezin.zoon)).vragen
        assert (vraag.id, vraag.toelichting, vraag.meldingtype, vraag.uitkomst) == (mijn.vraag_ids[0], "", "", "")
        assert vera.lees(LeesPersoonKaart(id=gezin.moeder)).vragen[0].toelichting != ""
        (waarschuwing,) = vera.lees(LeesWaarschuwingen(persoon_id=gezin.zoon))
        assert (waarschuwing.maatregel, waarschuwing.omschrijving) == ("waarschuwing", "")
        with pytest.raises(GeenRecht):
            vera.doe(CorrigeerVraag(id=mijn.vraag_ids[0], reden="Beter", meldingtype="Wonen"))
        vera.doe(CorrigeerVraag(id=eigen.vraag_ids[0], reden="Beter", toelichting="Huur en gas"))
        assert "en gas" in repr(vera.lees(LeesVragen(van=0, tot=2**60)))
    assert rechten_van(("vrijwilliger",)) < rechten_van(("entree",))


# The table -----------------------------------------------------------------------------------------------------------


def test_that_every_right_is_told_in_words_and_every_rol_is_on_the_list() -> None:
    tabel = rechtentabel()
    assert {regel.recht for regel in tabel.regels} == alle_rechten()
    assert {geval.recht for geval in geladen().values()} <= {regel.recht for regel in tabel.regels}
    assert all(regel.rollen and regel.wat[0].isupper() and not regel.wat.endswith(".") for regel in tabel.regels)
    assert len({regel.wat for regel in tabel.regels}) == len(tabel.regels)
    assert set(tabel.rollen) == {str(code["code"]) for code in lees_toml("codes/rol.toml")["code"]}


def test_that_the_page_shows_what_the_program_goes_by(bureau: Bureau) -> None:
    tabel = bureau.lees(LeesRechten())
    for regel in tabel.regels:
        assert regel.rollen == tuple(rol for rol in ROLLEN if regel.recht in rechten_van((rol,)))
