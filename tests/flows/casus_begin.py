"""The first half of a lived case: from the desk to a plan that is signed and on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from tests.flows.casus import Leven
from tests.flows.scherm import ALT, CTRL, K, bij, inloop, zie
from wijdesk.ui.afdruk import AfdrukVenster
from wijdesk.ui.bladen import Pdf
from wijdesk.ui.handtekening import HandtekeningVeld

MOEDER, VADER, PARTNER = "Samira el Amrani", "Karim Bouzidi", "Wiesje van der Laan"
COLLEGA, WACHTWOORD = "Omar El Idrissi", "negen blauwe bussen"
OUDSTE, JONGSTE = "Bilal Bouzidi", "Noor Bouzidi"
DOELEN = (
    ("Ik wil weer drie dagen per week naar school", "Werk en opleiding", (OUDSTE,), "School belt een maand niet."),
    (
        "Wij willen weer samen kunnen eten zonder ruzie",
        "Huiselijke relaties",
        (MOEDER, OUDSTE, JONGSTE),
        "Een week rust",
    ),
    (
        "Onze kinderen weten bij wie ze slapen",
        "Opvoeden en opgroeien",
        (MOEDER, VADER, JONGSTE),
        "Er hangt een rooster.",
    ),
)
ACTIES = (
    (("Elke ochtend om zeven uur op", "zelf", "Bilal"), ("Gesprek met de mentor", "WIJ", "")),
    (("Elke woensdag eten bij oma", "netwerk", "oma Fadma"), ("Cursus opvoeden van pubers", "aanbieder", "Accare")),
    (("Samen een rooster maken", "zelf", "Samira en Karim"),),
)
MOMENTEN = (
    ("telefoon", "Rooster besproken met Karim."),
    ("huisbezoek", "Samen gegeten. Er was geen ruzie."),
    ("overleg met betrokkenen", "Mentor gebeld: Bilal begint woensdag."),
)
VRAAG = "Bilal wil niet meer naar school en thuis is er elke dag ruzie. Ik weet het niet meer."


def aan_de_balie(leven: Leven) -> None:
    """A walk-in by somebody who is not known yet goes to triage."""
    with leven.dag("2026-03-02") as venster:
        leven.druk(K.Key_F2)
        formulier = inloop(venster).huidige()
        leven.wacht(lambda: bij() is formulier.wie.zoek)
        leven.toetsen.typ(MOEDER)
        leven.rust()
        leven.druk(K.Key_Return, erbij=CTRL)
        leven.vul("Geboortedatum", "12-5-1984")
        leven.vul("Telefoon", "06 12345678")
        leven.vul("Postcode", "9741 EA")
        leven.vul("Nummer", "12")
        leven.vul("Straat", "Eikenlaan")
        leven.vul("Woonplaats", "Groningen")
        leven.naar("Vraag")
        leven.toetsen.typ(VRAAG)
        leven.druk(K.Key_6, erbij=ALT)
        leven.kijk("inloop", MOEDER, VRAAG, "Naar triage", "Opvoeden en opgroeien")
        leven.bewaar(meldt="Vraag geregistreerd voor Samira el Amrani")


def een_gezin_in_twee_huizen(leven: Leven) -> None:
    """From Mijn werk to the household, and the other home of the children."""
    with leven.dag("2026-03-02", "10:30"):
        leven.doe("toon mijn werk")
        leven.kijk("mijn-werk-triage", MOEDER, "triage", VRAAG)
        leven.druk(K.Key_O)
        leven.meldt("het staat nu op uw naam")
        leven.druk(K.Key_C)
        leven.kies(f"Rol van {MOEDER}", "ouder met gezag")
        leven.kijk("huishouden-maken", f"Rol van {MOEDER}")
        leven.bewaar()
        leven.kijk("gezin-van-een", MOEDER, "Geen open casus")
        for naam, achternaam, geboren, verblijf in (
            ("Bilal", "Bouzidi", "21-9-2008", "deels (co-ouderschap)"),
            ("Noor", "Bouzidi", "4-7-2015", "deels (co-ouderschap)"),
            ("Karim", "Bouzidi", "3-3-1980", "woont elders"),
        ):
            leven.druk(K.Key_N)
            leven.naar("Nog niet bekend")
            leven.toetsen.druk(K.Key_Space)
            leven.vul("Roepnaam", naam)
            leven.vul("Achternaam", achternaam)
            leven.vul("Geboortedatum", geboren)
            leven.kies("Wat is deze persoon", "ouder met gezag" if naam == "Karim" else "kind")
            leven.kies("Waar woont deze persoon", verblijf)
            if verblijf.startswith("deels"):
                leven.naar("Het andere huis")
                leven.druk(K.Key_3)  # not known yet: it is made further on
            if naam == "Bilal":
                leven.kijk("lid-toevoegen", "Bilal")
            leven.bewaar(meldt=f"{naam} {achternaam}")
        leven.kijk("gezin", MOEDER, VADER, OUDSTE, JONGSTE, "woont elders", "Familie El Amrani en Bouzidi")
        leven.druk(K.Key_O, erbij=CTRL)
        leven.naar("Nieuw huishouden")
        leven.druk(K.Key_Return)
        for wie, rol, verblijf in (
            (VADER, "ouder met gezag", "hele tijd"),
            (OUDSTE, "kind", "deels (co-ouderschap)"),
            (JONGSTE, "kind", "deels (co-ouderschap)"),
        ):
            leven.zoek_op("Wie hoort bij het huishouden", wie.lower())
            leven.kies(f"Rol van {wie}", rol)
            leven.kies("Woont hier", verblijf)
        leven.kijk("tweede-huis-maken", VADER, OUDSTE, JONGSTE)
        leven.bewaar(meldt="Huishouden Familie Bouzidi gemaakt")
        leven.druk(K.Key_N)
        leven.naar("Nog niet bekend")
        leven.toetsen.druk(K.Key_Space)
        leven.vul("Roepnaam", "Wiesje")
        leven.vul("Tussenvoegsel", "van der")
        leven.vul("Achternaam", "Laan")
        leven.kies("Wat is deze persoon", "partner")
        leven.bewaar(meldt="Wiesje van der Laan hoort nu bij")
        leven.kijk("tweede-huis", VADER, PARTNER, OUDSTE, JONGSTE, "ook in: Familie El Amrani en Bouzidi")
        leven.kijk("zonder-adres", "Adres onbekend")
        leven.druk(K.Key_V)
        leven.vul("Straat", "Korreweg")
        leven.vul("Nummer", "5")
        leven.vul("Woonplaats", "Groningen")
        leven.kijk("verhuizen", "Korreweg")
        leven.bewaar(meldt="Verhuizing van Familie Bouzidi en Van der Laan vastgelegd")
        # A slip, taken back: somebody who would not belong here any more.
        leven.druk(K.Key_Home, K.Key_E)
        leven.toetsen.typ("Vergissing")
        leven.druk(K.Key_Return)
        leven.meldt("hoort tot en met")
        leven.druk(K.Key_Z, erbij=CTRL)
        leven.meldt("Ongedaan gemaakt")
        leven.kijk("ongedaan", VADER, PARTNER, "Korreweg 5, Groningen")


def een_casus_met_een_plan(leven: Leven) -> None:
    """The case of the mother's home: under the Jeugdwet, with its terms, and a plan that is signed on the screen."""
    with leven.dag("2026-03-03") as venster:
        leven.druk(K.Key_O, erbij=CTRL)
        leven.toetsen.typ("el amrani")
        leven.rust()
        leven.kijk("zoek-huishouden", "Familie El Amrani en Bouzidi")
        leven.druk(K.Key_Return)
        leven.kijk("gezin-gevonden", "Familie El Amrani en Bouzidi", MOEDER)
        leven.doe("casus openen")
        leven.kies("Onder welke wet", "Jeugdwet")
        leven.vul("Aanleiding", "Bilal gaat niet naar school en er is veel ruzie thuis.")
        leven.kijk("casus-openen", "Jeugdwet", "Regisseur", "Hoort bij een vraag")
        leven.bewaar(meldt="Casus C26-")
        leven.kijk("casus-zonder-plan", "Regisseur: Sanne de Vries", "Nog geen plan", "Leeg plan")
        leven.druk(K.Key_Home, K.Key_Return)
        leven.kijk("leeg-plan", "Er zijn nog geen doelen", "Druk op D")
        leven.druk(K.Key_W)
        leven.vul("Wat er speelt", "Er is elke dag ruzie over school.")
        leven.vul("Wat gaat er goed", "We eten elke avond samen.")
        leven.schakel("Familiegroepsplan aangeboden", "Ja")
        leven.kijk("wat-er-speelt", "We eten elke avond samen.")
        leven.bewaar()
        for nummer, (woorden, leefgebied, voor, waaraan) in enumerate(DOELEN):
            leven.druk(K.Key_D)
            leven.toetsen.typ(woorden)
            leven.kies("Leefgebied", leefgebied)
            leven.schakel("Voor wie", *voor)
            leven.vul("Waaraan merken we", waaraan)
            leven.vul("Streefdatum", "1-10-2026")
            if not nummer:
                leven.kijk("doel", woorden)
            leven.bewaar(meldt="Doel")
            leven.kijk("na-doel", woorden)
            for wat, uitvoerder, naam in ACTIES[nummer]:
                leven.druk(K.Key_A)
                leven.toetsen.typ(wat)
                leven.schakel("Wie doet het", uitvoerder)
                leven.vul("Naam", naam)
                leven.vul("Voor wanneer", "1-4-2026")
                if uitvoerder == "WIJ":
                    leven.kijk("actie", wat)
                leven.bewaar(meldt="Actie toegevoegd")
        leven.druk(K.Key_V)
        leven.toetsen.typ("Loopt een ruzie op, dan gaat Bilal een uur naar oma Fadma.")
        leven.bewaar(meldt="afspraak")
        leven.kijk("plan", *(woorden for woorden, *_ in DOELEN), "oma Fadma", "doet het gezin zelf")
        leven.doe("plan vaststellen")
        leven.kijk("plan-vaststellen", "Waarom legt u het plan vast?")
        leven.druk(K.Key_Return)
        leven.meldt("Versie 1")
        leven.kijk("versie", "Versie 1 · vastgesteld vandaag door Sanne de Vries", "Nog niet:")
        leven.doe("akkoord vragen")
        leven.kies("Wie", MOEDER)
        leven.teken(zie(venster, QWidget, "akkoord_handtekening").findChildren(HandtekeningVeld)[0])
        leven.kijk("akkoord", "Antwoord op versie 1")
        leven.bewaar(meldt="kkoord")
        leven.kijk("akkoord-gegeven", f"{MOEDER} · akkoord op het scherm, vandaag", "Plan: 1 van 3 akkoord op versie 1")
        leven.doe("akkoord vragen")
        leven.kies("Wie", VADER)
        leven.naar("Akkoord op het scherm")
        leven.toetsen.druk(K.Key_Right)
        leven.kijk("akkoord-op-papier", "Akkoord op papier")
        leven.bewaar(meldt="kkoord")
        leven.kijk("op-papier-gegeven", f"{VADER} · akkoord op papier, vandaag", "2 van 3 akkoord op versie 1")
        op_papier(leven)


def op_papier(leven: Leven) -> None:
    """The plan in the preview, kept where somebody says, and nowhere else."""
    leven.druk(K.Key_P, erbij=CTRL)
    leven.wacht(lambda: any(deel.is_klaar for deel in leven.venster.findChildren(AfdrukVenster)))
    voorbeeld = leven.venster.findChildren(AfdrukVenster)[-1]
    voorbeeld.activateWindow()
    leven.wacht(voorbeeld.bladen.hasFocus)
    leven.kijk("afdruk", "Afdrukken", "Opslaan als PDF", "niet versleuteld", venster=voorbeeld)
    leven.toetsen.druk(K.Key_S, CTRL)
    leven.wacht(lambda: voorbeeld.findChildren(QFileDialog))
    (kiezer,) = voorbeeld.findChildren(QFileDialog)
    pdf = leven.map.parent / "plan.pdf"
    leven.wacht(lambda: isinstance(bij(), QLineEdit) and kiezer.isAncestorOf(bij()))
    leven.toetsen.druk(K.Key_A, CTRL)
    leven.toetsen.typ(str(pdf))
    leven.toetsen.druk(K.Key_Return)
    leven.wacht(pdf.exists)
    voorbeeld.activateWindow()  # no window manager here that does it when the file dialog is gone
    leven.rust()
    leven.kijk("afdruk-opgeslagen", "Opgeslagen als plan.pdf", venster=voorbeeld)
    leven.toetsen.druk(K.Key_Escape)
    leven.rust()
    document = Pdf(pdf.read_bytes())
    tekst = " ".join(" ".join(document.tekst(nummer) for nummer in range(len(document.maten))).split())
    document.sluit()
    pdf.unlink()
    for woorden, *_ in DOELEN:
        assert woorden in tekst
    for deel in ("oma Fadma", "1-4-2026", "Gesprek met de mentor", "Handtekening", "elke dag ruzie over school"):
        assert deel in tekst, f"“{deel}” is not on paper: {tekst}"
    leesbaar = [pad for pad in leven.map.parent.rglob("*") if pad.is_file() and b"%PDF" in pad.read_bytes()[:9]]
    assert not leesbaar, "a readable copy stayed behind"
