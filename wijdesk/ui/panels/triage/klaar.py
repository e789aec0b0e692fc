"""The last page once it was decided or stopped: what was decided, what was made with a way to it, and on paper."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.rows.triage import TriageBesloten, TriageDetail
from wijdesk.models.vragen import BESLUITEN, ROUTES
from wijdesk.ui.fields import etiket, kaart, knop
from wijdesk.ui.flow import FlowLayout
from wijdesk.ui.panels.triage.strook import route_kort
from wijdesk.ui.toetsen import ToetsKnop

GEVOLGEN = {
    "toeleiding": ("Er is een warme overdracht gemaakt.", "Naar de toeleiding"),
    "ondersteuning": ("Er is ondersteuning begonnen.", "Naar de ondersteuning"),
    "casus": ("Er is een casus.", "Naar de casus"),
    "onderzoek": ("Er loopt een onderzoek.", "Naar het onderzoek"),
    "opschaling": ("Er is opgeschaald.", "Naar de opschaling"),
}
"""Noun of what was made → how one says it, and the way to it."""


class KlaarDeel(QWidget):
    """What came of it.

    Signals:
        requested: (request, content) go there, or print
    """

    requested = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._detail: TriageDetail | None = None
        self.setObjectName("triage_klaar")
        vlak = kaart()
        binnen = QVBoxLayout(vlak)
        binnen.setContentsMargins(12, 12, 12, 12)
        binnen.setSpacing(6)
        self.kop = etiket("", "kop", breekt_af=True, naam="klaar_kop")
        self.gemaakt = etiket("", "", breekt_af=True, naam="klaar_gemaakt")
        self.voorstel = etiket("", "bij", breekt_af=True, naam="klaar_voorstel")
        self.afwijking = etiket("", "", breekt_af=True, naam="klaar_afwijking")
        self.toelichting = etiket("", "", breekt_af=True, naam="klaar_toelichting")
        for deel in (self.kop, self.gemaakt, self.voorstel, self.afwijking, self.toelichting):
            deel.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            binnen.addWidget(deel)
        self.naar = ToetsKnop("", "Alt+G", rol="primair")
        self.naar.setObjectName("klaar_naar")
        self.naar.clicked.connect(self.ga)
        self.papier = ToetsKnop(self.tr("Samenvatting voor de inwoner"), "Ctrl+P")
        self.papier.setObjectName("klaar_papier")
        self.papier.clicked.connect(self.druk_af)
        self.intern = knop(self.tr("Interne versie"), self.druk_intern_af, rol="stil", naam="klaar_intern")
        self.wat_op_papier = etiket(
            self.tr(
                "Op de samenvatting voor de inwoner staat niet wat over veiligheid is beantwoord, en niets over de "
                "meldcode. In de interne versie staat alles."
            ),
            "bij",
            breekt_af=True,
            naam="klaar_wat_op_papier",
        )
        self.brief = ToetsKnop(self.tr("Ontvangstbevestiging afdrukken"), "Alt+B")
        self.brief.setObjectName("klaar_brief")
        self.brief.clicked.connect(self.druk_brief_af)
        self.tweede_brief = knop("", self.druk_tweede_brief_af, naam="klaar_tweede_brief")
        self.meldcode = knop(self.tr("Meldcode beginnen of verder"), self.naar_meldcode, naam="klaar_meldcode")
        self.undo = etiket(
            self.tr("Vergissing? Ctrl+Z maakt het besluit ongedaan, met alles wat het maakte."), "bij", breekt_af=True
        )
        knoppen = FlowLayout(ruimte=8)
        knoppen.addWidget(self.naar)
        knoppen.addWidget(self.meldcode)
        knoppen.addWidget(self.brief)
        knoppen.addWidget(self.tweede_brief)
        knoppen.addWidget(self.papier)
        knoppen.addWidget(self.intern)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(12)
        kolom.addWidget(vlak)
        kolom.addLayout(knoppen)
        kolom.addWidget(self.wat_op_papier)
        kolom.addWidget(self.undo)

    def toon(self, detail: TriageDetail, zojuist: TriageBesloten | None, *, vermoeden: bool = False) -> None:
        """`zojuist` is what the decision made, when it was taken here a moment ago; of a `vermoeden` the meldcode."""
        self._detail = detail
        besloten = detail.stand == "besloten"
        if besloten:
            self.kop.setText(f"{ROUTES.get(detail.route, '')} → {BESLUITEN.get(detail.besluit, '')}")
        else:
            gestopt = detail.stand == "gestaakt"
            self.kop.setText(self.tr("Er is niets besloten.") if gestopt else self.tr("Er is nog niets besloten."))
        zinnen = zojuist.zinnen if zojuist is not None else ()
        gevolg, waarheen = GEVOLGEN.get(detail.gevolg, ("", ""))
        if not zinnen and gevolg:
            zinnen = (f"{detail.gevolg_zin}." if detail.gevolg_zin else gevolg,)
        self.gemaakt.setText("\n".join(f"• {zin}" for zin in zinnen))
        voorgesteld = " → ".join(
            deel for deel in (route_kort(detail.voorstel_route), BESLUITEN.get(detail.voorstel_besluit, "")) if deel
        )
        redenen = " ".join(detail.voorstel_redenen)
        self.voorstel.setText(self.tr("Voorgesteld: {0}. {1}").format(voorgesteld, redenen) if voorgesteld else "")
        self.afwijking.setText(self.tr("Anders besloten, omdat: {0}").format(detail.afwijkreden))
        gezegd = set(zinnen)
        self.toelichting.setText("\n".join(regel for regel in detail.toelichting.splitlines() if regel not in gezegd))
        self.naar.zet_tekst(waarheen)
        self.naar.setVisible(bool(waarheen) and besloten)
        wetten = [wet for _, wet in detail.onderzoeken] if besloten and detail.gevolg == "onderzoek" else []
        brief = self.tr("Ontvangstbevestiging {0}")
        self.brief.zet_tekst(brief.format(wetten[0]) if len(wetten) > 1 else self.tr("Ontvangstbevestiging afdrukken"))
        self.brief.setVisible(besloten and detail.gevolg == "onderzoek")
        self.tweede_brief.setText(brief.format(wetten[1]) if len(wetten) > 1 else "")
        self.tweede_brief.setVisible(len(wetten) > 1)
        self.meldcode.setVisible(besloten and vermoeden)
        for deel in (self.papier, self.intern, self.wat_op_papier):
            deel.setVisible(besloten)
        self.undo.setVisible(zojuist is not None)
        self.gemaakt.setVisible(bool(zinnen))
        self.voorstel.setVisible(bool(voorgesteld))
        self.afwijking.setVisible(bool(detail.afwijkreden))
        self.toelichting.setVisible(bool(self.toelichting.text()))

    def ingang(self) -> QWidget:
        """The way on."""
        return self.naar if self.naar.isVisibleTo(self) else self.papier

    def ga(self) -> None:
        """To what was made."""
        detail = self._detail
        if detail is None or detail.gevolg_id is None:
            return
        match detail.gevolg:
            case "ondersteuning" | "onderzoek":
                self.requested.emit(f"{detail.gevolg}.open", detail.gevolg_id)
            case "opschaling":
                self.requested.emit("opschaling.open", ("triage", detail.id))
            case "toeleiding":
                self.requested.emit("huishouden.open", detail.huishouden_id)
                self.requested.emit("casus.tab", "toeleiding")
            case _:
                self.requested.emit("huishouden.open", detail.huishouden_id)

    def druk_brief_af(self) -> None:
        """The letter that says the melding of the onderzoek was received."""
        detail = self._detail
        if detail is not None and detail.stand == "besloten" and detail.gevolg == "onderzoek":
            self.requested.emit("ontvangst.afdrukken", detail.gevolg_id)

    def druk_tweede_brief_af(self) -> None:
        """The letter of the onderzoek under the other law."""
        if self._detail is not None and len(self._detail.onderzoeken) > 1:
            self.requested.emit("ontvangst.afdrukken", self._detail.onderzoeken[1][0])

    def naar_meldcode(self) -> None:
        """Begin the meldcode about whom this was, or go on with it."""
        if self._detail is not None:
            self.requested.emit("meldcode.begin", ("triage", self._detail.id))

    def druk_intern_af(self) -> None:
        """All of it on paper, for colleagues."""
        if self._detail is not None and self._detail.stand == "besloten":
            self.requested.emit("triage.intern_afdrukken", self._detail.id)

    def druk_af(self) -> None:
        """The summary on paper, for the resident."""
        if self._detail is not None and self._detail.stand == "besloten":
            self.requested.emit("triage.afdrukken", self._detail.id)
