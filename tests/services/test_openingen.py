"""Every question says whether it opens somebody's file, and those that do are in the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

from tests import winkel
from wijdesk.app.bureau import Bureau, bureau_open
from wijdesk.app.voorbeeld import MEDEWERKER
from wijdesk.errors import Weigering
from wijdesk.models.logsoort import ZOEKEN
from wijdesk.models.opdrachten.ondersteuning import LeesHulp, LeesLopend
from wijdesk.models.values import Id
from wijdesk.services import leesloket
from wijdesk.services.openingen import (
    IN_BEELD,
    IN_LIJST,
    OPENT_NIETS,
    OVER,
    VAN_EEN,
    VAN_HUISHOUDEN,
    VAN_PERSOON,
    ZELF,
    ZOEKT,
)
from wijdesk.services.register import REGISTER

leesloket.laad()
VRAGEN = {verzoek.__name__: verzoek for verzoek, geval in REGISTER.items() if not geval.schrijft}
LIJSTEN = (ZELF, VAN_HUISHOUDEN, VAN_PERSOON, OVER, VAN_EEN, ZOEKT, IN_LIJST, IN_BEELD, OPENT_NIETS)

TABEL = {
    "huishouden_id": "huishouden", "persoon_id": "persoon", "kind_id": "persoon", "plan_id": "plan",
    "versie_id": "planversie", "contactmoment_id": "contactmoment", "signaal_id": "signaal",
    "LeesBsn.id": "persoon", "LeesContact.id": "contact", "LeesHuishouden.id": "huishouden", "LeesMelder.id": "signaal",
    "LeesMeldcode.id": "meldcode", "LeesOndersteuning.id": "ondersteuning", "LeesOnderzoek.id": "onderzoek",
    "LeesOntvangst.id": "onderzoek", "LeesOverdrachtPapier.id": "toeleiding", "LeesPersoonKaart.id": "persoon",
    "LeesSignaal.id": "signaal", "LeesTriage.id": "triage", "LeesTriagePapier.id": "triage",
    "LeesOpschaling.id": "persoon", "LeesSignalenVan.id": "persoon", "LeesMeldcodeOver.onderwerp_id": "persoon",
    "LeesHulp.onderwerp_id": "persoon",
}  # fmt: skip
"""Field, or request and field → the table its id is of. A `soort` is "persoon"."""
ELDERS_BEPROEFD = {
    "LeesAvgverzoek": "tests/services/test_avg.py",
    "LeesAgressie": "tests/services/test_agressie_register.py",
    "LeesAantekeningen": "tests/services/test_avg.py",
    "LeesVoorzet": "somebody's words that a signaal begins with: tests/services/test_lijsten.py",
    "LeesKlacht": "tests/services/test_klacht.py",
    "LeesImpactmeting": "tests/services/test_impact.py",
    "LeesControle": "tests/services/test_dossiercontrole.py",
    "LeesKlachthistorie": "tests/services/test_klacht.py",
    "LeesKlachtbrief": "tests/services/test_klacht.py",
    "LeesInzage": "tests/services/test_avg.py",
    "LeesInzagePapier": "tests/services/test_avg.py",
    "LeesMelder": "somebody's signaal asks a purpose first: tests/services/test_signaal.py",
    "LeesSignaal": "somebody's signaal asks a purpose first: tests/services/test_signaal.py",
    "LeesVerschil": "a difference between desks: tests/services/test_verschil.py",
    "LeesWvggz": "a melding of the Wvggz: tests/services/test_wvggz.py",
    "LeesLogboek": "tests/services/test_logboek.py",
    "LeesInzageoverzicht": "tests/services/test_logboek.py",
    "VergelijkVersies": "two versions of one plan: its household is found as that of LeesVersies",
}
"""Questions that open something and that the example has nothing for, and where they are tried."""
HOOGSTENS = 12
EERST = {"signaal": "persoon_id IS NULL, id"}
"""Those that are about somebody first."""


def test_that_every_question_is_placed_once() -> None:
    geplaatst = [naam for lijst in LIJSTEN for naam in lijst]
    assert sorted(geplaatst) == sorted(set(geplaatst)), "placed twice"
    assert sorted(VRAGEN.keys() - set(geplaatst)) == [], "say in services/openingen.py whose file these open"
    assert sorted(set(geplaatst) - VRAGEN.keys()) == [], "nobody asks these any more"


def test_that_a_field_that_is_named_exists() -> None:
    for naam, veld in [
        *VAN_HUISHOUDEN.items(),
        *((naam, veld) for naam, (veld, _) in (*VAN_PERSOON.items(), *OVER.items())),
    ]:
        assert veld in {er.name for er in fields(VRAGEN[naam])}, naam


@pytest.fixture(scope="module")
def geleefd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bureau]:
    """A small example store: every noun has rows, made by the use cases."""
    map_: Path = tmp_path_factory.mktemp("openingen") / "winkel"
    winkel.voorbeeld(map_, 60)
    with bureau_open(map_, MEDEWERKER, winkel.WACHTWOORD) as bureau:
        yield bureau


def vragen_van(bureau: Bureau, naam: str) -> Iterator[Any]:
    """The question about real rows; none when it asks more than ids."""
    soort = VRAGEN[naam]
    vast: dict[str, Any] = {}
    wisselt = ""
    for veld in fields(soort):
        tabel = TABEL.get(f"{naam}.{veld.name}") or TABEL.get(veld.name)
        if tabel is not None and not wisselt:
            wisselt, uit = veld.name, tabel
        elif veld.name in ("soort", "bereik") and naam in (*OVER, "LeesOpschaling"):
            vast[veld.name] = "persoon"
        elif veld.default is MISSING and veld.default_factory is MISSING:
            return
    if wisselt:
        for rij in winkel.rauw(
            bureau, f"SELECT id FROM {uit} WHERE status = 'actief' ORDER BY {EERST.get(uit, 'id')} LIMIT {HOOGSTENS}"
        ):
            yield soort(**vast, **{wisselt: Id(rij[0])})


def gelogd(bureau: Bureau, vraag: Any) -> list[Any] | None:
    """What asking this tells the log; None when it was not answered."""
    regels: list[Any] = []
    loket = bureau._maak_leesloket(bureau.eigen_verbinding())
    loket._log = regels.extend
    try:
        antwoord = loket.beantwoord(vraag)
    except Weigering:
        return None
    finally:
        loket.sluit()
    return None if antwoord is None else regels


@pytest.mark.lang
@pytest.mark.parametrize(
    "naam", sorted({*ZELF, *VAN_HUISHOUDEN, *VAN_PERSOON, *OVER, *VAN_EEN} - ELDERS_BEPROEFD.keys())
)
def test_that_a_question_that_opens_a_file_is_logged_with_whose(geleefd: Bureau, naam: str) -> None:
    uit = [(vraag, regels) for vraag in vragen_van(geleefd, naam) if (regels := gelogd(geleefd, vraag)) is not None]
    assert uit, "the example has nothing this can be asked of: say in ELDERS_BEPROEFD where it is tried"
    niet = [vraag for vraag, regels in uit if not regels]
    assert len(niet) < len(uit), "nothing is logged"
    iemand = [regel for _, regels in uit for regel in regels]
    assert all(regel.wat and regel.doel for regel in iemand)
    assert any(regel.persoon_id is not None for regel in iemand)
    assert naam in ZONDER_PERSOON or not niet, "some of these are not logged"


ZONDER_PERSOON = {
    "LeesContact": "an anonymous contact is nobody's",
    "LeesTriage": "a triage of an anonymous question is nobody's",
    "LeesTriagePapier": "a triage of an anonymous question is nobody's",
}
"""Questions that sometimes are about nobody."""


@pytest.mark.lang
@pytest.mark.parametrize("naam", sorted(OPENT_NIETS))
def test_that_a_list_a_head_or_a_figure_opens_nothing(geleefd: Bureau, naam: str) -> None:
    vragen = list(vragen_van(geleefd, naam))
    if not vragen and all(veld.default is not MISSING for veld in fields(VRAGEN[naam])):
        vragen = [VRAGEN[naam]()]
    for vraag in vragen:
        assert not gelogd(geleefd, vraag)


@pytest.mark.lang
def test_that_a_search_opens_nobody(geleefd: Bureau) -> None:
    for naam in sorted(ZOEKT.keys() - {"ZoekDubbelen"}):
        regels = gelogd(geleefd, VRAGEN[naam](tekst="de"))
        assert regels is not None
        assert {(regel.soort, regel.persoon_id) for regel in regels} == {(ZOEKEN, None)}


@pytest.mark.lang
def test_that_help_of_a_team_is_a_list_and_of_a_household_an_opening(geleefd: Bureau) -> None:
    assert not gelogd(geleefd, LeesHulp(bereik="mijn"))
    assert not gelogd(geleefd, LeesHulp(bereik="team", locatie_id=geleefd.medewerker.locatie_id))
    ((huis,),) = winkel.rauw(geleefd, "SELECT huishouden_id FROM casus WHERE gesloten_op IS NULL LIMIT 1")
    for vraag in (LeesHulp(bereik="huishouden", onderwerp_id=Id(huis)), LeesLopend(huishouden_id=Id(huis))):
        assert {regel.huishouden_id for regel in gelogd(geleefd, vraag) or ()} == {Id(huis)}
