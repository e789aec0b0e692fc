"""A centre is found by its address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sync.opstelling import MERK, SELWERD, A, segment
from tests.sync.server import Server
from wijdesk.errors import CentrumGeweigerd, GeenContact
from wijdesk.sync.centra import beheer_van, maak_centrum, open_centrum, probeer_plek
from wijdesk.sync.centrum import Geplaatst
from wijdesk.sync.postgres_verbinding import gegevens


def test_that_a_folder_is_set_up_and_found_again(tmp_path: Path) -> None:
    waar = f"map:{tmp_path / 'centrum'}"
    assert maak_centrum(waar, MERK.centrum) == MERK
    assert open_centrum(waar).merk() == MERK
    assert open_centrum(waar).plaats(segment(A, 1, 2)) is Geplaatst.NIEUW


def test_that_a_database_is_set_up_once_and_found_by_a_desk(server: Server) -> None:
    databank = server.nieuwe_databank()
    waar = server.url(databank)
    assert maak_centrum(waar, MERK.centrum) == MERK
    with pytest.raises(CentrumGeweigerd, match="al een centrum"):
        maak_centrum(waar, MERK.centrum)
    rol = f"balie_{server.nieuwe_naam()}"
    beheer = beheer_van(waar)
    beheer.nodig_uit(rol, "geheim")
    beheer.laat_toe(rol, [SELWERD])
    centrum = open_centrum(server.url(databank, rol), wachtwoord="geheim")
    assert centrum.merk() == MERK
    assert centrum.stadsbreed
    centrum.sluit()


@pytest.mark.parametrize("waar", ["", "map:", "map: ", "ftp://x", "C:\\centrum", "mysql://x/y"])
def test_that_what_is_no_address_is_refused_in_words(waar: str) -> None:
    with pytest.raises(CentrumGeweigerd, match="geen adres"):
        open_centrum(waar)
    with pytest.raises(CentrumGeweigerd, match="geen adres"):
        maak_centrum(waar, MERK.centrum)


def test_that_an_address_that_cannot_be_read_does_not_show_its_password() -> None:
    with pytest.raises(CentrumGeweigerd) as fout:
        open_centrum("postgresql://balie:geheim@server:geen_poort:1/x?onbekend=1")
    assert "geheim" not in f"{fout.value}{fout.value.uitweg}"


def test_that_a_database_over_a_network_is_spoken_to_only_when_its_certificate_is_checked() -> None:
    assert "sslmode=verify-full" in gegevens("postgresql://balie@centrum.voorbeeld.nl/wijdesk")
    assert "sslrootcert=system" in gegevens("postgresql://balie@centrum.voorbeeld.nl/wijdesk")
    eigen = gegevens("postgresql://balie@10.0.0.7/w?sslcert=b.crt&sslkey=b.key&sslrootcert=ca.crt&sslmode=verify-full")
    assert all(deel in eigen for deel in ("sslcert=b.crt", "sslkey=b.key", "sslrootcert=ca.crt"))
    for zwak in ("disable", "prefer", "require", "verify-ca"):
        with pytest.raises(CentrumGeweigerd, match="controleert niet"):
            gegevens(f"postgresql://balie@centrum.voorbeeld.nl/wijdesk?sslmode={zwak}")
    with pytest.raises(CentrumGeweigerd, match="controleert niet"):
        gegevens("postgresql://balie@127.0.0.1,centrum.voorbeeld.nl/wijdesk?sslmode=disable")
    assert "sslmode" not in gegevens("postgresql://balie@127.0.0.1/wijdesk")


def test_that_a_database_that_is_not_there_is_no_contact(tmp_path: Path) -> None:
    centrum = open_centrum(f"postgresql://balie@/wijdesk?host={tmp_path}")
    with pytest.raises(GeenContact):
        centrum.merk()
    with pytest.raises(GeenContact):
        centrum.plaats(segment(A, 1, 2))


def test_that_a_place_that_cannot_be_is_refused_in_words_and_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "brief.docx").touch()
    for waar, waarom in (
        (f"map:{tmp_path / ('q' * 300)}", GeenContact),
        (f"map:{tmp_path / 'niet' / 'hier'}", GeenContact),
        (f"map:{tmp_path / 'brief.docx'}", CentrumGeweigerd),
        ("map:~niemand-heet-hier-zo/centrum", CentrumGeweigerd),
        ("map:/mnt/a\0b", CentrumGeweigerd),
        (f"map:{tmp_path / 'OneDrive' / 'centrum'}", CentrumGeweigerd),
    ):
        (tmp_path / "OneDrive").mkdir(exist_ok=True)
        with pytest.raises(waarom):
            probeer_plek(waar)
        with pytest.raises(waarom):
            maak_centrum(waar, MERK.centrum)
    assert sorted(er.name for er in tmp_path.rglob("*")) == ["OneDrive", "brief.docx"]
    assert "er nog niet" in probeer_plek(f"map:{tmp_path / 'centrum'}")
