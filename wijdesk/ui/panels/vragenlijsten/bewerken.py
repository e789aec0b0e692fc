"""A list of questions as text: a chosen file, or the questions of a team. Looked at while one types.

It knows how to look and how to show faults; reading files, the store and what happens next are of the panel.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from wijdesk.models.gegeven import dataclass
from wijdesk.models.rows.huis import LocatieRij
from wijdesk.models.voorstel import kale_tekst
from wijdesk.models.vragen import Lijst
from wijdesk.models.vragen_lezen import Fout, FouteLijst, lees
from wijdesk.ui.fields import Veld, etiket, knop, zet_eigenschap
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.panel import Omgeving
from wijdesk.ui.panels.vragenlijsten.editor import Editor
from wijdesk.ui.panels.vragenlijsten.voorlezen import verschil, wat_wegvalt
from wijdesk.ui.toetsen import ToetsKnop

KIJK_NA = 250
"""Milliseconds after the last key before the text is looked at; looking takes some 10."""

VOORBEELD = """# Extra vragen van {naam}, naast de stedelijke vragenlijst.
# Elke code begint met het voorvoegsel en een liggend streepje.
soort = "triage"
versie = "{naam} 1"
voorvoegsel = "{voor}"

# Haal de hekjes weg om een vraag te maken.
#
# [[vraag]]
# code = "{voor}_voorbeeld"
# bladzijde = "vraag"
# soort = "ja_nee"
# tekst = "Woont de inwoner in een flat die gesloopt wordt?"
# toon_als = ["aard is meer"]
#
# [[regel]]
# code = "{voor}_regel"
# als = ["{voor}_voorbeeld is ja"]
# route = "complex"
# omdat = "De woning wordt gesloopt."
"""


@dataclass(frozen=True, slots=True)
class Stand:
    """What the text came to at the last look."""

    lijst: Lijst | None = None
    fouten: tuple[Fout, ...] = ()


def voorvoegsel_van(naam: str) -> str:
    """What the codes of a team begin with: "De Wijert" gives "dewijert"."""
    kaal = "".join(letter for letter in kale_tekst(naam) if letter.isalnum()).lstrip("0123456789")
    return kaal or "team"


def team_begin(naam: str) -> str:
    """A first list for a team without one: nothing asked yet, and how to ask."""
    veilig = naam.replace("\\", "").replace('"', "")
    return VOORBEELD.format(naam=veilig, voor=voorvoegsel_van(naam))


class Bewerken(QWidget):
    """The editor with its faults.

    Signals:
        take_asked: take this text into use
        save_asked: keep this text as a file
        drop_asked: throw this text away
        back_asked: stop here
        typed: something changed that a draft must keep
        team_changed: another team (or the city) was chosen
    """

    take_asked = Signal()
    save_asked = Signal()
    drop_asked = Signal()
    back_asked = Signal()
    typed = Signal()
    team_changed = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        self._omgeving = omgeving
        self._kernen: dict[str, Lijst] = {}
        self._nu: Lijst | None = None
        self._gevraagd: tuple[str, ...] = ()
        self.stand = Stand()
        self.titel = etiket("", "kop", breekt_af=True, naam="vragenlijst_titel")
        self.voor = Keuze(leeg=self.tr("De hele stad"))
        self._bied_locaties_aan()
        omgeving.codes.sein.gegeven.connect(self._bied_locaties_aan)
        self.veld_voor = Veld(self.tr("Voor wie"), self.voor, naam="vragenlijst_voor")
        self.editor = Editor()
        self.editor.setAccessibleName(self.tr("Tekst van de vragenlijst"))
        self.editor.setMinimumHeight(90)
        self.uitslag = etiket("", "bij", breekt_af=True, naam="vragenlijst_uitslag")
        self.fouten = QListWidget()
        self.fouten.setAccessibleName(self.tr("Fouten; Enter gaat naar de regel"))
        self.fouten.setWordWrap(True)
        self.fouten.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.fouten.itemActivated.connect(self._naar_fout)
        self.fouten.itemClicked.connect(self._naar_fout)
        self.neem = ToetsKnop(self.tr("In gebruik nemen"), "Ctrl+Return", rol="primair")
        self.neem.clicked.connect(self.take_asked)
        self.bewaar = knop(self.tr("Opslaan als bestand…"), self.save_asked.emit, naam="vragenlijst_opslaan")
        self.weg = knop(self.tr("Weggooien"), self._gooi_weg, rol="stil", naam="vragenlijst_weg")
        self.terug = ToetsKnop(self.tr("Terug"), "Esc", rol="stil")
        self.terug.clicked.connect(self.back_asked)
        self._straks = QTimer(self, singleShot=True, interval=KIJK_NA)
        self._straks.timeout.connect(self.kijk)
        self.editor.textChanged.connect(self._getypt)
        self.voor.currentIndexChanged.connect(self._ander_team)
        self._bouw()

    def _bouw(self) -> None:
        kop = QHBoxLayout()
        kop.setSpacing(8)
        kop.addWidget(self.titel, 1)
        kop.addWidget(self.terug, 0, Qt.AlignmentFlag.AlignTop)
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.neem)
        knoppen.addWidget(self.bewaar)
        knoppen.addWidget(self.weg)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(8)
        kolom.addLayout(kop)
        kolom.addWidget(self.veld_voor)
        kolom.addWidget(self.editor, 3)
        kolom.addWidget(self.uitslag)
        kolom.addWidget(self.fouten, 1)
        kolom.addLayout(knoppen)

    def zet_kernen(self, kernen: dict[str, Lijst]) -> None:
        """The city-wide lists in use, by soort: what a team adds to, and what a new one is compared with."""
        self._kernen = kernen

    def open(self, titel: str, tekst: str, *, locatie: str = "", nu: Lijst | None = None) -> None:
        """Show a text. `locatie` is the id of a team in hex; `nu` is what that team has in use now."""
        self._gevraagd = ()
        self.titel.setText(titel)
        self.zet_voor(locatie, nu=nu)
        self.editor.setPlainText(tekst)
        self.weg.hide()
        self.kijk()

    def zet_voor(self, locatie: str, *, nu: Lijst | None) -> None:
        """For whom it is, and what they have in use now."""
        self._nu = nu
        self.weg.setText(self.tr("Weggooien"))
        self.voor.blockSignals(True)
        self.voor.zet(locatie)
        self.voor.blockSignals(False)
        self.veld_voor.wis_fout()

    @Slot()
    def _bied_locaties_aan(self) -> None:
        open_ = self._omgeving.open_locaties
        self.voor.zet_paren((self.tr("Alleen {0}").format(rij.naam), rij.id.hex()) for rij in open_)

    @property
    def locatie(self) -> LocatieRij | None:
        """The team it is for; None is the city."""
        return next((rij for rij in self._omgeving.locaties if rij.id.hex() == self.voor.waarde), None)

    @property
    def tekst(self) -> str:
        """What stands there now."""
        return self.editor.toPlainText()

    def kijk(self) -> None:
        """Look at the text now and show what is wrong."""
        self._straks.stop()
        # An unreadable soort is a fault of the text itself; it is compared with a triage then.
        kern = self._kern() if self.locatie is not None else None
        try:
            self.stand = Stand(lijst=lees(self.tekst, kern=kern))
        except FouteLijst as fout:
            self.stand = Stand(fouten=fout.regels)
        self._toon()

    def naar_tekst(self) -> None:
        """Stand in the text: in its first line with a fault, or else at its begin."""
        self.editor.ga_naar(min((fout.regel for fout in self.stand.fouten), default=1))

    def vraagt_wat_wegvalt(self) -> bool:
        """Whether it asked, once: a text made on an older version lacks what a colleague added since."""
        if (lijst := self.stand.lijst) is None or (nu := self._nu_in_gebruik(lijst)) is None:
            return False
        blijft = {vraag.code for vraag in lijst.vragen}
        weg = tuple(vraag.tekst for vraag in nu.vragen if vraag.code not in blijft)
        vraagt = bool(weg) and self._gevraagd != weg
        self._gevraagd = weg
        if vraagt:
            self.toon_weigering(wat_wegvalt(weg))
        return vraagt

    def _nu_in_gebruik(self, lijst: Lijst) -> Lijst | None:
        return self._nu if self.locatie is not None else self._kernen.get(lijst.soort)

    def toon_weigering(self, zin: str) -> None:
        """Say why it was not taken into use; the text stays."""
        self._zeg(zin, fout=True)

    def _kern(self) -> Lijst | None:
        return next((kern for soort, kern in self._kernen.items() if f'"{soort}"' in self.tekst), None) or (
            self._kernen.get("triage")
        )

    def _toon(self) -> None:
        fouten = self.stand.fouten
        per_regel: dict[int, str] = {}
        for fout in fouten:
            per_regel[fout.regel] = f"{per_regel[fout.regel]} {fout.wat}" if fout.regel in per_regel else fout.wat
        self.editor.toon_fouten(per_regel)
        self.fouten.clear()
        for fout in fouten:
            regel = QListWidgetItem(str(fout))
            regel.setData(Qt.ItemDataRole.UserRole, fout.regel)
            self.fouten.addItem(regel)
        self.fouten.setVisible(bool(fouten))
        self.neem.setEnabled(not fouten)
        if fouten:
            aantal = self.tr("1 fout") if len(fouten) == 1 else self.tr("{0} fouten").format(len(fouten))
            self._zeg(self.tr("{0}. Wat nu in gebruik is, blijft in gebruik.").format(aantal), fout=True)
        elif (lijst := self.stand.lijst) is not None:
            nu = self._nu_in_gebruik(lijst)
            vragen = len(lijst.vragen)
            telling = self.tr("1 vraag.") if vragen == 1 else self.tr("{0} vragen.").format(vragen or self.tr("Geen"))
            anders = verschil(nu, lijst) if nu is not None else telling
            if lijst.soort == "impactmeting":
                blijft = self.tr("Wat al is ingevuld, houdt zijn eigen vragen: in de cijfers begint een nieuwe lijn.")
            else:
                blijft = self.tr("Triages die al lopen houden hun eigen vragen.")
            self._zeg(self.tr("Geen fouten. {0} {1}").format(anders, blijft))

    def _zeg(self, zin: str, *, fout: bool = False) -> None:
        self.uitslag.setText(zin)
        zet_eigenschap(self.uitslag, "rol", "fout" if fout else "bij")

    def _gooi_weg(self) -> None:
        """The first press only asks: what was typed is not lost by one wrong key."""
        if self.weg.text() == self.tr("Weggooien"):
            self.weg.setText(self.tr("Echt weggooien?"))
        else:
            self.drop_asked.emit()

    def _naar_fout(self, regel: QListWidgetItem) -> None:
        self.editor.ga_naar(int(regel.data(Qt.ItemDataRole.UserRole)))

    def _getypt(self) -> None:
        self._gevraagd = ()
        self._straks.start()
        self.weg.show()
        self.typed.emit()

    def _ander_team(self) -> None:
        self.team_changed.emit()
        self.kijk()
        self.typed.emit()
