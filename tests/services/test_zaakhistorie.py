"""What was changed in a klacht or an activiteit, in words: everything that belongs to it, and only for whom it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.collega import aan_het_werk
from tests.services.test_collectief import maak, onderwerp
from wijdesk.app.bureau import Bureau
from wijdesk.errors import Weigering
from wijdesk.models.klachtregels import NOTITIE, VERDAAGD
from wijdesk.models.opdrachten.collectief import LeesActiviteithistorie, PlanSessies, TelAanwezig, TrekVanDeBuurtIn
from wijdesk.models.opdrachten.klacht import (
    BewaarKlacht,
    DeelKlacht,
    LeesKlacht,
    LeesKlachthistorie,
    LeesKlachtlessen,
    RondKlachtAf,
    ZetKlachtstap,
)
from wijdesk.models.tabellen import METADATA
from wijdesk.resources import vaste_toml


@pytest.mark.parametrize(
    "tabel",
    [
        "klacht",
        "klachtdossier",
        "klachtbetrokkene",
        "klachtstap",
        "activiteit",
        "sessie",
        "voorziening",
        "buurtonderwerp",
        "bewonersinitiatief",
    ],
)
def test_that_every_field_that_can_change_has_a_word_or_is_left_out_on_purpose(tabel: str) -> None:
    woorden = vaste_toml("historie.toml")
    bekend = {*woorden["velden"], *woorden["tabel"][tabel]["velden"]}
    assert {kolom.name for kolom in METADATA.tables[tabel].columns} - {"id", "koppen"} <= bekend


def test_that_an_activiteit_tells_its_sessies_too(bureau: Bureau) -> None:
    id_ = maak(bureau)
    (sessie,) = bureau.doe(PlanSessies(activiteit_id=id_, datum="2026-03-02", plek="Buurthuis"))
    bureau.doe(TelAanwezig(id=sessie, aanwezig=12))
    rijen = bureau.lees(LeesActiviteithistorie(id=id_))
    assert [rij.wat for rij in rijen] == [
        "Sessie van een activiteit gewijzigd", "Sessie van een activiteit toegevoegd", "Activiteit toegevoegd",
    ]  # fmt: skip
    assert "12" in rijen[0].regels[0]
    with pytest.raises(Weigering):
        bureau.lees(LeesActiviteithistorie(id=sessie))


def test_that_what_residents_put_forward_tells_what_was_changed(bureau: Bureau) -> None:
    idee = onderwerp(bureau)
    bureau.doe(idee)
    bureau.doe(replace(idee, gedaan="Lamp gemeld"))
    rijen = bureau.lees(LeesActiviteithistorie(id=idee.id))
    assert [rij.wat for rij in rijen] == [
        "Onderwerp van de buurtagenda gewijzigd", "Onderwerp van de buurtagenda toegevoegd",
    ]  # fmt: skip
    assert "Lamp gemeld" in rijen[0].regels[0]
    bureau.doe(TrekVanDeBuurtIn(id=idee.id, reden="dubbel"))
    with pytest.raises(Weigering):
        bureau.lees(LeesActiviteithistorie(id=idee.id))


def test_that_a_klacht_tells_its_steps_and_only_to_who_deals_with_it(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    with aan_het_werk(bureau, "casemanager") as collega:
        over = (collega.id,)
        id_ = bureau.doe(BewaarKlacht(id=ids(), kanaal="brief", klager="Nora", woorden="Nooit gebeld", over=over))
        for soort, dagen in ((VERDAAGD, 14), (NOTITIE, 0)):
            bureau.doe(ZetKlachtstap(id=ids(), klacht_id=id_, soort=soort, tekst="Ziek", dagen=dagen))
        laatste, verdaagd, *eerder = bureau.lees(LeesKlachthistorie(id=id_))
        assert laatste.wat == verdaagd.wat == "Stap bij een klacht toegevoegd"
        assert "Erbij: 14 dagen" in verdaagd.regels
        assert not any(regel.startswith("Erbij") for regel in laatste.regels)
        assert {rij.wat.rpartition(" ")[0] for rij in eerder} == {
            "Klacht", "Klacht, behandeling", "Over wie een klacht gaat",
        }  # fmt: skip
        bureau.doe(DeelKlacht(id=bureau.lees(LeesKlacht(id=id_)).over[0].id))
        assert collega.lees(LeesKlacht(id=id_)).woorden == "Nooit gebeld"
        with pytest.raises(Weigering, match="alleen wie de klacht behandelt"):
            collega.lees(LeesKlachthistorie(id=id_))


def test_that_what_was_learned_names_nobody_and_is_there_for_whom_the_klacht_is(bureau: Bureau) -> None:
    ids = bureau.wereld.ids
    id_ = bureau.doe(
        BewaarKlacht(id=ids(), kanaal="brief", klager="Nora Visser", woorden="Nooit gebeld", over_structuur=True)
    )
    af = RondKlachtAf(
        id=id_, uitkomst="opgelost door bemiddeling", reden="bejegening", les="Wij bellen binnen een week"
    )
    bureau.doe(af)
    (les,) = bureau.lees(LeesKlachtlessen())
    assert (les.id, les.les, les.teruggekoppeld) == (id_, "Wij bellen binnen een week", "")
    assert "Visser" not in repr(les)
    with aan_het_werk(bureau, "entree") as collega:
        assert collega.lees(LeesKlachtlessen()) == ()
