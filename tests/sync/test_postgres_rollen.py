"""A typing error in the name of a role opens and closes nothing of another desk's."""

from __future__ import annotations

from pathlib import Path

from tests.sync.opdrachtregel import Opdrachtregel, nodig_uit, vingerafdruk
from tests.sync.server import Server
from wijdesk.sync.centra import beheer_van


def test_that_the_role_of_another_desk_is_refused_for_this_one(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], server: Server
) -> None:
    een, ander = balies
    databank = server.nieuwe_databank()
    eigenaar = server.url(databank)
    beheer, rol, nieuw = (f"balie_{server.nieuwe_naam()}" for _ in range(3))

    def open_rollen() -> set[str]:
        rijen = server.voer_uit("SELECT rol FROM wijdesk.toestel WHERE ingetrokken IS NULL", databank)
        return {er for (er,) in rijen}

    assert wijdesk(een, "centrum", "nieuw", "--met", eigenaar, "--rol", beheer) == 0, wijdesk.fout
    adressen = nodig_uit(wijdesk, balies, eigenaar, rol, nieuw)
    toelaten = ("centrum", "toelaten", "--met-beheer", "--vingerafdruk", vingerafdruk(wijdesk.uit), "--met", eigenaar)
    for verkeerd in (beheer, nieuw):
        assert wijdesk(een, *toelaten, "--rol", verkeerd) == 1
        assert f"als {rol}, niet als {verkeerd}" in wijdesk.fout
    assert wijdesk(een, *toelaten) == 0, wijdesk.fout
    assert wijdesk(ander, "sync", "--eenmalig") == 0, wijdesk.fout
    teams = ("centrum", "teams", "Balie 2", "--team", "Selwerd", "--met", eigenaar)
    for verkeerd in (beheer, nieuw):
        for opdracht in (teams, ("centrum", "intrekken", "Balie 2", "--met", eigenaar)):
            assert wijdesk(een, *opdracht, "--rol", verkeerd) == 1
            assert rol in wijdesk.fout
    assert open_rollen() == {beheer, rol, nieuw}
    assert wijdesk(ander, "sync", "--eenmalig") == 0, wijdesk.fout

    # Put back from a copy of before it was let in: its old role is of no use any more, so it gets another.
    beheer_van(eigenaar).trek_in(rol)
    assert wijdesk(een, "centrum", "teruggezet", "--met", eigenaar) == 0, wijdesk.fout
    assert wijdesk(een, "sync", "--eenmalig") == 0, wijdesk.fout
    assert wijdesk(een, *teams, "--rol", beheer) == 1
    assert "andere balie" in wijdesk.fout
    assert wijdesk(een, *teams, "--rol", nieuw) == 0, wijdesk.fout
    assert wijdesk(ander, "sync", "--eenmalig", "--met-bestand", adressen[nieuw]) == 0, wijdesk.fout
    assert wijdesk(een, *teams) == 0, wijdesk.fout
    wijdesk(een, "centrum", "database", "--met", eigenaar)
    assert [er for er in wijdesk.uit.splitlines() if er.startswith(nieuw) and "Balie 2" in er]
    assert wijdesk(een, "centrum", "database", "--met", eigenaar, "--sluit", nieuw) == 1
    assert "meedoet" in wijdesk.fout
    assert wijdesk(een, "centrum", "intrekken", "Balie 2", "--met", eigenaar) == 0, wijdesk.fout
    assert open_rollen() == {beheer}
    assert wijdesk(een, "sync", "--eenmalig") == 0, wijdesk.fout


def test_that_a_role_of_an_earlier_centre_on_the_same_server_is_named_for_what_it_is(
    wijdesk: Opdrachtregel, balies: tuple[Path, Path], server: Server
) -> None:
    een, ander = balies
    rol = f"balie_{server.nieuwe_naam()}"
    eerder, nu = (server.url(server.nieuwe_databank()) for _ in range(2))
    assert wijdesk(een, "centrum", "nieuw", "--met", eerder, "--rol", rol) == 0, wijdesk.fout
    assert wijdesk(ander, "centrum", "nieuw", "--met", nu, "--rol", rol) == 1
    assert f"rol {rol}" in wijdesk.fout
    assert "eerder of ander centrum" in wijdesk.fout
    assert "al toegang" not in wijdesk.fout
    assert wijdesk(ander, "centrum", "nieuw", "--met", nu, "--rol", f"{rol}_2") == 0, wijdesk.fout
    assert wijdesk(ander, "sync", "--eenmalig") == 0, wijdesk.fout
