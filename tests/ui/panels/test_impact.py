"""The panel of the impactmeting, by keys: a pile, one form, what they come to, a name on request, and the paper."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gezin import persoon
from tests.ui.panels.zorgpaneel import Proef, proef
from wijdesk.app.bureau import Bureau
from wijdesk.models.opdrachten.impact import LeesImpactmeting, LeesImpactmetingen
from wijdesk.models.rows.impact import ImpactRij
from wijdesk.models.values import lokaal
from wijdesk.models.vragen import Keus
from wijdesk.models.vragen_lezen import lees
from wijdesk.reports.impact_formulier import maak
from wijdesk.reports.opmaak import BREED, KANT
from wijdesk.resources import lees_tekst
from wijdesk.ui.panels.impact import ImpactPaneel
from wijdesk.ui.panels.impact.vormen import MetingVorm, NaamVorm, StapelVorm

K = Qt.Key


def metingen(bureau: Bureau) -> tuple[ImpactRij, ...]:
    jaar = lokaal(bureau.wereld.klok()).year
    return bureau.lees(LeesImpactmetingen(van=f"{jaar}-01-01", tot=f"{jaar}-12-31"))


def voorste(paneel: ImpactPaneel) -> object:
    return paneel.bladen.currentWidget()


def typ_stapel(p: Proef, paneel: ImpactPaneel, *regels: str) -> StapelVorm:
    """Type these forms, a line each."""
    paneel.eerste_veld().setFocus()
    p.toets(K.Key_S)
    p.wacht(lambda: isinstance(voorste(paneel), StapelVorm))
    vorm = voorste(paneel)
    assert isinstance(vorm, StapelVorm)
    for nummer, regel in enumerate(regels, start=1):
        p.typ(regel)
        p.toets(K.Key_Return)
        p.wacht(lambda nummer=nummer: vorm.telling.text().startswith(f"{nummer} formulier"))  # type: ignore[misc]
    return vorm


def test_that_a_pile_is_typed_by_number_and_its_outcome_told(bureau: Bureau, qtbot: QtBot) -> None:
    with proef(bureau, qtbot, "impact") as p:
        paneel = p.paneel
        assert isinstance(paneel, ImpactPaneel)
        p.wacht(paneel.isVisible)
        paneel.toon("uitkomst")
        voor = paneel.window().focusWidget()
        assert voor is not None
        assert paneel.zichten.isAncestorOf(voor), "without an outcome one is still in the panel"
        paneel.toon("formulieren")
        vorm = typ_stapel(p, paneel, "8 9 8 7 7 6 j", "7,5 8 - 7 7 6 j", "8", "9 9 9 9 9 9 n")
        p.typ("12 3")
        assert "Vraag 1, Cijfer voor de hulp" in vorm.gelezen.text()
        p.toets(K.Key_Return)
        p.wacht(vorm.velden["regel"].heeft_fout)
        vorm.regel.clear()
        p.typ("- 8")
        assert "Het contact: 8" in vorm.gelezen.text()
        p.toets(K.Key_Return)
        p.wacht(vorm.velden["regel"].heeft_fout)
        vorm.regel.setText("6 6 6 6 6 6 w")
        p.toets(K.Key_Return)
        p.wacht(lambda: vorm.telling.text().startswith("5 formulieren"))
        p.toets(K.Key_Escape)
        p.wacht(lambda: paneel.model.rowCount() == 5)
        assert sorted(rij.tienden for rij in metingen(bureau)) == [60, 75, 80, 80, 90]
        p.toets(K.Key_2)
        p.wacht(lambda: paneel.uitkomst.lijst.model().rowCount() > 0)
        model = paneel.uitkomst.lijst.model()
        teksten = [str(model.index(plek, 0).data()) for plek in range(model.rowCount())]
        assert teksten[0] == "Cijfer voor de hulp, 5 antwoorden, 7,7"  # 77,0 tenths
        assert any("te weinig antwoorden" in tekst for tekst in teksten)


def test_that_one_form_is_typed_changed_named_on_request_and_taken_away(bureau: Bureau, qtbot: QtBot) -> None:
    wie = persoon(bureau, "Fatima", "1985-06-01")
    with proef(bureau, qtbot, "impact") as p:
        paneel = p.paneel
        assert isinstance(paneel, ImpactPaneel)
        p.wacht(paneel.isVisible)
        paneel.eerste_veld().setFocus()
        p.toets(K.Key_N)
        p.wacht(lambda: isinstance(voorste(paneel), MetingVorm))
        vorm = voorste(paneel)
        assert isinstance(vorm, MetingVorm)
        p.bewaar()
        p.wacht(vorm.velden["cijfer"].heeft_fout)
        vorm.zet_waarden({"cijfer": "8,5", "redden": "7", "aanraden": "ja"})
        p.bewaar()
        p.wacht(lambda: paneel.lijst.huidige() is not None and not paneel.in_vorm)
        (rij,) = metingen(bureau)
        assert (rij.tienden, rij.woorden) == (85, "Zich redden: 7 · Raadt ons aan: Ja")
        paneel.lijst.lijst.setFocus()
        p.toets(K.Key_Return)
        p.wacht(lambda: paneel.in_vorm)
        assert vorm.waarden()["cijfer"] == "8,5"
        vorm.zet_waarden({"cijfer": "9"})
        p.bewaar()
        p.wacht(lambda: [rij.tienden for rij in metingen(bureau)] == [90] and not paneel.in_vorm)
        paneel.lijst.lijst.setFocus()
        p.toets(K.Key_K)
        p.wacht(lambda: isinstance(voorste(paneel), NaamVorm))
        naam = paneel.naamvorm
        p.bewaar()
        p.wacht(naam.velden["persoon_id"].heeft_fout)
        naam.zoeker.regel.setFocus()
        p.typ("Fatima")
        p.wacht(naam.zoeker.lijst.isVisible)
        p.toets(K.Key_Return)
        p.wacht(lambda: naam.zoeker.gekozen is not None)
        p.bewaar()
        p.wacht(lambda: metingen(bureau)[0].met_naam)
        assert bureau.lees(LeesImpactmeting(id=rij.id)).persoon_id == wie
        p.wacht(lambda: not paneel.in_vorm and paneel.lijst.huidige() is not None)
        paneel.lijst.lijst.setFocus()
        p.toets(K.Key_K)
        p.wacht(lambda: not metingen(bureau)[0].met_naam)
        paneel.lijst.lijst.setFocus()
        p.toets(K.Key_Delete)
        p.wacht(lambda: metingen(bureau) == ())


def test_that_the_paper_has_every_question_and_nothing_that_says_who() -> None:
    lijst = lees(lees_tekst("impactmeting.toml"))
    pdf = maak(lijst, locatie="Selwerd", vandaag="2026-03-02")
    blad = pypdfium2.PdfDocument(pdf)
    assert len(blad) == 1
    tekst = " ".join(blad[0].get_textpage().get_text_range().split())
    assert all(f"{nummer}. {vraag.tekst}" in tekst for nummer, vraag in enumerate(lijst.vragen, start=1))
    assert "Naam:" not in tekst


def test_that_the_answers_of_an_own_question_stay_on_the_paper() -> None:
    lijst = lees(lees_tekst("impactmeting.toml"))
    cijfer, ander = lijst.vragen[:2]
    lang = Keus("goed", "Ik werd goed geholpen, al duurde het wel wat langer dan ik had gehoopt. " * 2)
    eigen = (replace(cijfer, minst=0, meest=10), replace(ander, soort="keuze", keuzes=(lang, Keus("nee", "Nee"))))
    with pypdfium2.PdfDocument(maak(replace(lijst, vragen=eigen), locatie="Selwerd", vandaag="2026-03-02")) as blad:
        vlak = blad[0].get_textpage()
        rechts = [vlak.get_charbox(plek)[2] for plek in range(vlak.count_chars())]
    assert max(rechts) <= KANT + BREED
