"""A store damaged in any way opens to be read, or says in words why not; nothing of the damaged file changes by it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests import winkel
from tests.conftest import MAANDAG_9_UUR, Ids, Klok
from tests.tellingen import VOL, telling
from wijdesk.app.behoud.lezen import GEOPEND, open_alleen_lezen
from wijdesk.app.bureau import Bureau, Wereld
from wijdesk.app.kopieen import log_wat_wachtte, zet_reservekopie_terug
from wijdesk.errors import BeschadigdBestand, EvenWachten, Storing, VerkeerdWachtwoord, Weigering
from wijdesk.models.logsoort import Logregel
from wijdesk.models.opdrachten.contact import BewaarConcept, LeesConcepten, LeesVragen
from wijdesk.models.opdrachten.inzage import LeesNoodinzages, OpenInNood, ZegDoel
from wijdesk.models.values import Id
from wijdesk.store import backup, keys
from wijdesk.store import verbinding as verb
from wijdesk.store.behoud.terug import LEESMAP
from wijdesk.store.controle import controleer
from wijdesk.store.inloggen import pogingen

BLADZIJDE = 4096
IN_KOPIE, ERNA = 3, 4
"""Vragen in the backup, and registered after it."""
KEREN = 400 if VOL else 12
Schade = Callable[[Path, random.Random], None]


def lees(map_: Path, klok: Klok, ids: Ids) -> Bureau:
    return open_alleen_lezen(map_, "", winkel.WACHTWOORD, wereld=Wereld(klok=klok, ids=ids))


def vragen(bureau: Bureau) -> int:
    return len(bureau.lees(LeesVragen(van=0, tot=2**60)))


@pytest.fixture
def gebruikt(map_: Path, klok: Klok, ids: Ids) -> Path:
    """A store with a backup, worked in since; its WAL holds the last of it, as after a power cut."""
    with winkel.bureau(map_, klok, ids) as bureau:
        for _ in range(IN_KOPIE):
            bureau.doe(winkel.contact(bureau))
        bureau.reservekopie()
        for _ in range(ERNA - 1):
            bureau.doe(winkel.contact(bureau))
    with winkel.bureau(map_, klok, ids) as bureau:
        bureau.doe(winkel.contact(bureau))
        wal = (map_ / f"{verb.BESTAND}-wal").read_bytes()
        heel = (map_ / verb.BESTAND).read_bytes()
    (map_ / verb.BESTAND).write_bytes(heel)
    (map_ / f"{verb.BESTAND}-wal").write_bytes(wal)
    return map_


# Kinds of damage ----------------------------------------------------------------------------------------------------


def afgekapt(map_: Path, toeval: random.Random) -> None:
    bestand = map_ / verb.BESTAND
    inhoud = bestand.read_bytes()
    bestand.write_bytes(inhoud[: toeval.randrange(len(inhoud))])


def leeg_bladzijden(map_: Path, toeval: random.Random) -> None:
    inhoud = bytearray((map_ / verb.BESTAND).read_bytes())
    for _ in range(toeval.randint(1, 20)):
        plek = toeval.randrange(len(inhoud) // BLADZIJDE) * BLADZIJDE
        inhoud[plek : plek + BLADZIJDE] = bytes(BLADZIJDE)
    (map_ / verb.BESTAND).write_bytes(inhoud)


def gekantelde_bytes(map_: Path, toeval: random.Random) -> None:
    inhoud = bytearray((map_ / verb.BESTAND).read_bytes())
    for _ in range(toeval.randint(1, 200)):
        inhoud[toeval.randrange(len(inhoud))] ^= 1 << toeval.randrange(8)
    (map_ / verb.BESTAND).write_bytes(inhoud)


def half_geschreven(map_: Path, toeval: random.Random) -> None:
    inhoud = (map_ / verb.BESTAND).read_bytes()
    plek = toeval.randrange(len(inhoud))
    (map_ / verb.BESTAND).write_bytes(inhoud[:plek] + toeval.randbytes(len(inhoud) - plek))


def wal_weg(map_: Path, toeval: random.Random) -> None:
    (map_ / f"{verb.BESTAND}-wal").unlink(missing_ok=True)
    gekantelde_bytes(map_, toeval)


def wal_rommel(map_: Path, toeval: random.Random) -> None:
    wal = bytearray((map_ / f"{verb.BESTAND}-wal").read_bytes())
    for _ in range(50):
        wal[toeval.randrange(len(wal))] ^= 0xFF
    (map_ / f"{verb.BESTAND}-wal").write_bytes(wal)


def bestand_weg(map_: Path, _toeval: random.Random) -> None:
    (map_ / verb.BESTAND).unlink()


def sleutels_weg(map_: Path, toeval: random.Random) -> None:
    if toeval.random() < 0.5:
        (map_ / keys.BESTAND).unlink()
    else:
        (map_ / keys.BESTAND).write_bytes((map_ / keys.BESTAND).read_bytes()[: toeval.randrange(40)])
    leeg_bladzijden(map_, toeval)


SOORTEN: tuple[Schade, ...] = (
    afgekapt, leeg_bladzijden, gekantelde_bytes, half_geschreven, wal_weg, wal_rommel, bestand_weg, sleutels_weg,
)  # fmt: skip


@pytest.mark.parametrize("schade", SOORTEN, ids=lambda schade: schade.__name__)
@telling("a damaged store opened to be read", KEREN)
def test_that_a_store_damaged_at_random_is_read_with_at_least_what_its_backup_has(
    gebruikt: Path, tmp_path: Path, klok: Klok, ids: Ids, schade: Schade
) -> None:
    for zaad in range(KEREN // len(SOORTEN) or 1):
        toeval = random.Random(zaad)
        map_ = tmp_path / f"{zaad}"
        shutil.copytree(gebruikt, map_)
        schade(map_, toeval)
        voor = _bestanden(map_)
        with gesloten_na(lees(map_, klok, ids)) as bureau:
            assert IN_KOPIE <= vragen(bureau) <= IN_KOPIE + ERNA
            with closing(bureau.eigen_verbinding()) as db:
                assert controleer(db) == ()
            assert "stand van de reservekopie" in bureau.stand_in_woorden
            with pytest.raises(Weigering, match="u leest nu alleen"):
                bureau.doe(winkel.contact(bureau))
        assert {naam: inhoud for naam, inhoud in _bestanden(map_).items() if naam in voor} == voor, (
            "what is damaged stays as it was"
        )
        shutil.rmtree(map_)


@pytest.mark.parametrize("schade", SOORTEN, ids=lambda schade: schade.__name__)
def test_that_without_a_backup_it_is_read_as_far_as_it_goes_or_told_why_not(
    gebruikt: Path, klok: Klok, ids: Ids, schade: Schade
) -> None:
    shutil.rmtree(backup.plaats(gebruikt))
    schade(gebruikt, random.Random(5))
    uitkomst = probeer(gebruikt, klok, ids)
    if isinstance(uitkomst, Storing):
        assert uitkomst.zin
        assert uitkomst.uitweg
        return
    with gesloten_na(uitkomst) as bureau:
        assert vragen(bureau) <= IN_KOPIE + ERNA
        with closing(bureau.eigen_verbinding()) as db:
            assert controleer(db) == ()


def probeer(map_: Path, klok: Klok, ids: Ids) -> Bureau | Storing:
    try:
        return lees(map_, klok, ids)
    except Storing as storing:
        return storing


def _bestanden(map_: Path) -> dict[str, bytes]:
    """The files of the damaged store; reading may fold nothing into them and make nothing of them."""
    namen = (verb.BESTAND, f"{verb.BESTAND}-wal", keys.BESTAND)
    return {naam: (map_ / naam).read_bytes() for naam in namen if (map_ / naam).exists()}


@contextmanager
def gesloten_na(bureau: Bureau) -> Iterator[Bureau]:
    try:
        yield bureau
    finally:
        bureau.sluit()


# What comes of it afterwards ----------------------------------------------------------------------------------------


def test_that_who_looked_and_what_was_typed_meanwhile_is_there_after_mending(
    gebruikt: Path, klok: Klok, ids: Ids
) -> None:
    bestand_weg(gebruikt, random.Random(1))
    with gesloten_na(lees(gebruikt, klok, ids)) as bureau:
        bureau.noteer(Logregel("in nood bekeken", None, "lezen bij schade"))
        bureau.doe(BewaarConcept(id=ids(), soort="proef", inhoud="half getypt"))
    with gesloten_na(lees(gebruikt, klok, ids)) as bureau:
        assert [rij.inhoud for rij in bureau.lees(LeesConcepten(soort="proef"))] == ["half getypt"], "opened twice"
    zet_reservekopie_terug(gebruikt, backup.lijst(gebruikt)[0], "", winkel.WACHTWOORD)
    assert not (gebruikt / LEESMAP).exists()
    with winkel.bureau(gebruikt, klok, ids) as bureau:
        assert [rij.inhoud for rij in bureau.lees(LeesConcepten(soort="proef"))] == ["half getypt"]
        assert ("in nood bekeken",) in winkel.rauw(bureau, "SELECT wat FROM toegang")
        assert vragen(bureau) == IN_KOPIE


def test_that_reading_asks_the_password_like_any_opening(gebruikt: Path, klok: Klok, ids: Ids) -> None:
    bestand_weg(gebruikt, random.Random(1))
    with pytest.raises(VerkeerdWachtwoord):
        open_alleen_lezen(gebruikt, "", "een heel ander wachtwoord", wereld=Wereld(klok=klok, ids=ids))
    assert not (gebruikt / LEESMAP).exists()


def test_that_guessing_by_the_slots_of_a_backup_is_slowed_down_and_told(gebruikt: Path, klok: Klok, ids: Ids) -> None:
    heel = (gebruikt / keys.BESTAND).read_bytes()
    (gebruikt / keys.BESTAND).write_bytes(b"{")
    fout: list[type[Storing]] = []
    for poging in range(5):
        with pytest.raises(Storing) as gezien:
            open_alleen_lezen(gebruikt, "", f"raad {poging} keer mis", wereld=Wereld(klok=klok, ids=ids))
        fout.append(gezien.type)
    assert fout[0] is VerkeerdWachtwoord
    assert fout[-1] is EvenWachten
    klok.verzet(3_600_000)
    (gebruikt / keys.BESTAND).write_bytes(heel)
    gemeld = pogingen.te_melden(gebruikt)
    assert sum(een.aantal for een in gemeld) >= 4
    with gesloten_na(lees(gebruikt, klok, ids)):
        pass


def test_that_a_purpose_and_an_emergency_can_be_said_while_reading_and_go_along(
    gebruikt: Path, klok: Klok, ids: Ids
) -> None:
    (kopie,) = backup.lijst(gebruikt)
    bestand_weg(gebruikt, random.Random(1))
    with gesloten_na(lees(gebruikt, klok, ids)) as bureau:
        wie = Id(winkel.rauw(bureau, "SELECT persoon_id FROM contact LIMIT 1")[0][0])
        bureau.doe(ZegDoel(grondslag="waarneming", persoon_id=wie))
        bureau.doe(OpenInNood(persoon_id=wie, reden="Het kind is nu niet veilig"))
        with pytest.raises(Weigering, match="leest nu alleen"):
            bureau.doe(winkel.contact(bureau))
    zet_reservekopie_terug(gebruikt, kopie, "", winkel.WACHTWOORD)
    with winkel.bureau(gebruikt, klok, ids) as bureau:
        (nood,) = bureau.lees(LeesNoodinzages())
        assert nood.reden == "Het kind is nu niet veilig"
        with closing(bureau.eigen_verbinding()) as db:
            assert controleer(db) == ()


def test_that_a_file_damaged_to_read_unseen_and_put_back_leaves_a_line(gebruikt: Path, klok: Klok, ids: Ids) -> None:
    heel = (gebruikt / verb.BESTAND).read_bytes()
    (gebruikt / verb.BESTAND).write_bytes(b"rommel")
    with gesloten_na(lees(gebruikt, klok, ids)) as bureau:
        assert vragen(bureau) >= IN_KOPIE
    shutil.rmtree(gebruikt / LEESMAP)
    (gebruikt / verb.BESTAND).write_bytes(heel)
    with winkel.bureau(gebruikt, klok, ids) as bureau:
        log_wat_wachtte(bureau)
        bureau.doe(winkel.contact(bureau))
        wie = bureau.medewerker.id
        assert winkel.rauw(bureau, "SELECT medewerker_id FROM toegang WHERE wat = ?", GEOPEND) == [(wie,)]


def test_that_nothing_left_at_all_is_said_in_words(tmp_path: Path) -> None:
    klok, ids = Klok(MAANDAG_9_UUR), Ids(MAANDAG_9_UUR)
    winkel.maak(tmp_path / "w", klok, ids)
    (tmp_path / "w" / verb.BESTAND).write_bytes(b"niets")
    with pytest.raises(BeschadigdBestand, match="niets meer te lezen"):
        lees(tmp_path / "w", klok, ids)


def test_that_what_is_read_is_as_unreadable_from_outside_as_the_store(gebruikt: Path, klok: Klok, ids: Ids) -> None:
    half_geschreven(gebruikt, random.Random(3))
    with gesloten_na(lees(gebruikt, klok, ids)) as bureau:
        assert vragen(bureau)
        for pad in (gebruikt / LEESMAP).rglob("*"):
            if pad.is_file():
                assert b"Meulen" not in pad.read_bytes()
                assert b"SQLite format" not in pad.read_bytes()
