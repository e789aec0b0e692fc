"""A bundel: signalen that are dealt with together, the activities proposed from it, and the forms for both."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wijdesk.models.opdrachten.basis import Opdracht
from wijdesk.models.opdrachten.signaal import BundelSignalen, SluitBundel
from wijdesk.models.rows.signaal import BundelDetail, SignaalDetail, SignaalRij, VerwantRij, VoorstelRij
from wijdesk.models.signaallijst import volgorde
from wijdesk.models.signaalregels import AFGESLOTEN, ouderdom_in_woorden
from wijdesk.models.values import Id, Klok, dag_in_woorden, lokaal
from wijdesk.ui import signaalregel
from wijdesk.ui.een_zin import EenZin
from wijdesk.ui.fields import etiket
from wijdesk.ui.formulier import VeldFormulier, regel
from wijdesk.ui.keuze import Keuze
from wijdesk.ui.notitie import Notitie
from wijdesk.ui.panel import Actie, Omgeving
from wijdesk.ui.panels.signaal.formulieren import SignaalFormulier
from wijdesk.ui.regellijst import RegelLijst
from wijdesk.ui.regels import Regel, RegelModel
from wijdesk.ui.schakelrij import Schakelrij
from wijdesk.ui.toetsen import Toetsen

Rij = SignaalRij | VoorstelRij
VOORSTEL = "voorstel"
"""The stand in which a proposal can still change."""


class BundelBlad(QWidget):
    """The page of one bundel.

    Signals:
        open_asked: (Id) open this signaal
        activity_asked, close_asked: show the form for it
        rename_asked: ask another name
        out_asked: (Id) take this signaal out
        change_asked: (VoorstelRij) show the form for this proposed activity
        withdraw_asked: (VoorstelRij) ask why it is not needed any more
        requested: (request, content) as of a Panel
    """

    open_asked = Signal(object)
    activity_asked = Signal()
    close_asked = Signal()
    rename_asked = Signal()
    out_asked = Signal(object)
    change_asked = Signal(object)
    withdraw_asked = Signal(object)
    requested = Signal(str, object)

    def __init__(self, klok: Klok, ik: str, *, behandelen: bool, collectief: bool) -> None:
        """`collectief`: may begin activiteiten."""
        super().__init__()
        self._klok, self._ik, self._behandelen, self._collectief = klok, ik, behandelen, collectief
        self.bundel: BundelDetail | None = None
        self.titel = etiket("", "titel", breekt_af=True, naam="bundel_naam")
        self.feiten = etiket("", "bij", breekt_af=True, naam="bundel_feiten")
        model: RegelModel[Rij] = RegelModel(lambda rij: rij.id, self._regel, groep=self._groep)
        self.lijst: RegelLijst[Rij] = RegelLijst(model, naam=self.tr("In deze bundel"), tekens=True, leeg="")
        self.zin = EenZin()
        self.toetsen = Toetsen(self.acties(), self.lijst.lijst, primair="bundel.activiteit")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(12, 12, 12, 12)
        kolom.setSpacing(8)
        for deel in (self.titel, self.feiten):
            kolom.addWidget(deel)
        kolom.addWidget(self.lijst, 1)
        for strook in (self.zin, self.toetsen):
            kolom.addWidget(strook)
        self.lijst.opened.connect(lambda _: self._open())
        self.lijst.chosen.connect(lambda _: self._kan())
        self.zin.opened.connect(lambda _: self._kan())

    def acties(self) -> tuple[Actie, ...]:
        """What can be done with it."""
        openen = Actie("bundel.openen", self.tr("Signaal openen"), "Return", self._open)
        begin = (
            Actie("bundel.begin", self.tr("Begin de activiteit"), "B", self._begin, "users"),
            Actie("bundel.erbij", self.tr("Bij een activiteit zetten"), "Z", self._zet_erbij),
        )
        if not self._behandelen:
            return (openen, *(begin if self._collectief else ()))
        return (
            Actie("bundel.activiteit", self.tr("Maak er een activiteit van"), "A", self.activity_asked.emit, "flag"),
            *(begin if self._collectief else ()),
            openen,
            Actie("bundel.voorstel", self.tr("Voorstel wijzigen"), "W", self._wijzig),
            Actie("bundel.intrekken", self.tr("Voorstel intrekken"), "I", self._trek_in),
            Actie("bundel.uit", self.tr("Uit de bundel"), "U", self._uit),
            Actie("bundel.hernoem", self.tr("Andere naam"), "R", self.rename_asked.emit),
            Actie("bundel.sluit", self.tr("Alles afsluiten"), "X", self.close_asked.emit, "circle-check"),
        )

    def toon(self, bundel: BundelDetail) -> None:
        """Show this one."""
        if self.bundel is None or self.bundel.id != bundel.id:
            self.zin.sluit()
        self.bundel = bundel
        self.titel.setText(bundel.naam)
        open_ = sum(rij.stand != AFGESLOTEN for rij in bundel.rijen)
        sinds = self._dag(bundel.gemaakt_op)
        waar = (bundel.straat, bundel.thema, bundel.gebied)
        delen = (
            self.tr("Bundel van {0} signalen, {1} open").format(len(bundel.rijen), open_),
            *(deel for deel in waar if deel.casefold() not in bundel.naam.casefold()),  # the name says it already
            f"{sinds} door {bundel.medewerker}",
        )
        self.feiten.setText(" · ".join(deel for deel in delen if deel))
        op_volgorde = sorted(bundel.rijen, key=lambda rij: (rij.stand == AFGESLOTEN, volgorde(rij)))
        self.lijst.zet((*op_volgorde, *bundel.voorstellen))
        self._kan()

    def eerste_veld(self) -> QWidget:
        """The list."""
        return self.zin.regel if self.zin.isVisible() else self.lijst.lijst

    def _open(self) -> None:
        if isinstance(rij := self.lijst.huidige(), SignaalRij):
            self.open_asked.emit(rij.id)
        else:
            self._wijzig()

    def _wijzig(self) -> None:
        if self._voorstel_kan(rij := self.lijst.huidige()):
            self.change_asked.emit(rij)

    def _trek_in(self) -> None:
        if self._voorstel_kan(rij := self.lijst.huidige()):
            self.withdraw_asked.emit(rij)

    def _begin(self) -> None:
        """With what was proposed, or with the bundel as it is."""
        rij = self.lijst.huidige()
        if isinstance(rij, VoorstelRij) and rij.stand == VOORSTEL:
            self.requested.emit("collectief.voorstel", rij)
        elif self.bundel is not None:
            self.requested.emit("collectief.bundel", self.bundel)

    def _zet_erbij(self) -> None:
        if self.bundel is not None:
            self.requested.emit("collectief.erbij", tuple(rij.id for rij in self.bundel.rijen))

    def _voorstel_kan(self, rij: Rij | None) -> bool:
        return self._behandelen and isinstance(rij, VoorstelRij) and rij.stand == VOORSTEL

    def _uit(self) -> None:
        if isinstance(rij := self.lijst.huidige(), SignaalRij):
            self.out_asked.emit(rij.id)

    def _kan(self) -> None:
        rij = self.lijst.huidige()
        is_signaal = isinstance(rij, SignaalRij)
        self.toetsen.setVisible(self.zin.isHidden())
        self.toetsen.kan("bundel.openen", ja=is_signaal, zichtbaar=not isinstance(rij, VoorstelRij))
        if self._behandelen:
            open_ = self.bundel is not None and any(rij.stand != AFGESLOTEN for rij in self.bundel.rijen)
            self.toetsen.kan("bundel.uit", ja=is_signaal, zichtbaar=not isinstance(rij, VoorstelRij))
            for naam in ("bundel.voorstel", "bundel.intrekken"):
                self.toetsen.kan(naam, ja=self._voorstel_kan(rij), zichtbaar=isinstance(rij, VoorstelRij))
            self.toetsen.kan("bundel.sluit", ja=open_)
        if self._collectief:
            over = isinstance(rij, VoorstelRij) and rij.stand != VOORSTEL
            self.toetsen.kan("bundel.begin", ja=not over, zichtbaar=not over)
            self.toetsen.kan("bundel.erbij", ja=is_signaal, zichtbaar=is_signaal)

    def _dag(self, moment: int) -> str:
        return dag_in_woorden(lokaal(moment).date(), lokaal(self._klok()).date())

    def _groep(self, rij: Rij) -> str:
        return self.tr("Voorgestelde activiteiten") if isinstance(rij, VoorstelRij) else self.tr("Signalen")

    def _regel(self, rij: Rij) -> Regel:
        if isinstance(rij, VoorstelRij):
            wat = " · ".join(deel for deel in (rij.thema, rij.gebied, rij.stand) if deel)
            return Regel(
                titel=rij.naam, rechts=self._dag(rij.gemaakt_op), onder=wat, verder=rij.waarom, pil=rij.medewerker
            )
        gewoon = signaalregel.beeld(rij, nu=self._klok(), ik=self._ik)
        return Regel(
            titel=gewoon.titel, rechts=gewoon.rechts, onder=f"{gewoon.onder} · {rij.stand}", verder=gewoon.verder,
            pil=gewoon.pil, teken=gewoon.teken, toestand=gewoon.toestand, let_op=gewoon.let_op, voluit=gewoon.voluit,
        )  # fmt: skip

    # Qt --------------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.lijst.setMinimumHeight(self.fontMetrics().height() * 8)
        super().changeEvent(event)


class BundelFormulier(VeldFormulier):
    """A form about one bundel."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self.bundel: BundelDetail | None = None

    def begin(self, bundel: BundelDetail) -> None:
        """Show the form for this one, with its draft when there is one."""
        soort = f"{self.naam}.{bundel.id.hex()}"
        if not self._bezig_met(soort):
            self.klaar_om_te_sluiten()
        self.bundel = bundel
        self.open_voor(soort)

    def eerste_veld(self) -> QWidget:
        """The first field."""
        return next(iter(self.delen.values()))

    @property
    def _id(self) -> Id:
        if self.bundel is None:
            raise AssertionError("a form without a bundel")
        return self.bundel.id


class BundelSluiten(BundelFormulier):
    """Close all that may be closed."""

    naam = "bundel_sluiten"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Alle signalen van deze bundel afsluiten"), self.tr("Afsluiten"))
        uitkomst = Keuze(omgeving.codes.van("signaaluitkomst"), leeg=self.tr("Kies hoe het is afgelopen"))
        self._leg(self._veld("uitkomst", self.tr("Uitkomst"), uitkomst))
        hulp = self.tr("Waar de melder nog bericht krijgt, blijft het signaal open.")
        self._leg(self._veld("tekst", self.tr("Toelichting"), Notitie(regels=3), hulp=hulp))
        self.kolom.addStretch(1)

    def vul(self) -> None:
        """Nothing yet."""
        self.zet_waarden({"uitkomst": "", "tekst": ""})

    def opdracht(self) -> Opdracht[Any]:
        """As filled in."""
        return SluitBundel(id=self._id, **self.waarden())


class Samenvoegen(SignaalFormulier):
    """Put one signaal together with those that belong with it."""

    naam = "signaal_samenvoegen"

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving)
        self._noem(self.tr("Samenvoegen"), self.tr("Samenvoegen"))
        self._rijen: dict[str, SignaalRij] = {}
        self.uitleg = etiket("", "bij", breekt_af=True)
        self.kolom.addWidget(self.uitleg)
        self.met: Schakelrij[str] = Schakelrij(naam="samenvoegen_met", titel=self.tr("Samen met"))
        self._leg(self._veld("signaal_ids", self.tr("Samen met"), self.met))
        self._naam = self._veld("naam", self.tr("Naam van de bundel"), regel(120))
        self._leg(self._naam)
        self.kolom.addStretch(1)

    def begin_met(self, signaal: SignaalDetail, verwanten: tuple[VerwantRij, ...]) -> None:
        """With what belongs with it by itself; all of it at first."""
        self._rijen = {verwant.rij.id.hex(): verwant.rij for verwant in verwanten if not verwant.zelfde_bundel}
        nu = self.omgeving.klok()
        self.met.maak(
            (sleutel, f"{rij.over} · {rij.soort} · {ouderdom_in_woorden(rij.ontvangen, nu)}")
            for sleutel, rij in self._rijen.items()
        )
        zin = self.tr("Elk signaal blijft bestaan, met zijn eigen melder en terugkoppeling.")
        self.uitleg.setText(zin)
        self.begin(signaal)
        self._naam.setVisible(self._bundel() is None)

    def vul(self) -> None:
        """All of them, under the name of the street and theme."""
        signaal = self.signaal
        self.met.zet(self._rijen)
        samen = "" if signaal is None else ": ".join(deel for deel in (signaal.straat, signaal.thema) if deel)
        self.zet_waarden({"naam": samen or ("" if signaal is None else signaal.over)})

    def opdracht(self) -> Opdracht[Any] | None:
        """In the bundel that one of them is in already, or in a new one."""
        gekozen = [self._rijen[sleutel] for sleutel in self.met.aan()]
        if not gekozen:
            self.velden["signaal_ids"].toon_fout(self.tr("Kies met welke u dit signaal samenvoegt."))
            return None
        return BundelSignalen(
            signaal_ids=(self._id, *(rij.id for rij in gekozen)), bundel_id=self._bundel(), naam=self.waarden()["naam"]
        )

    def eerste_veld(self) -> QWidget:
        """The name, as what to put together is chosen already."""
        return self.delen["naam"] if self._bundel() is None else self.met

    def _bundel(self) -> Id | None:
        eigen = None if self.signaal is None else self.signaal.bundel_id
        andere = {rij.bundel_id for rij in self._rijen.values() if rij.bundel_id is not None}
        return eigen or (next(iter(andere)) if len(andere) == 1 else None)
